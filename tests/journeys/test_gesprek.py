"""At the desk: a visit with a yes on the second screen, notes that survive a reload, and a desk that locks."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import expect

from portal import routes
from portal.domain.inschrijving.rules import STAP_BIJ_NAAM
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import (
    Balie,
    Controleren,
    Klantbeeld,
    KlantBevestigt,
    Mijn,
    Screen,
    TweedeScherm,
    Vraag,
)
from tests.journeys.screens_afspraak import AfspraakMaken, MijnAfspraken
from tests.journeys.test_helpen import in_conversation
from tests.people import BILAL, CARLA, DIRK
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def test_a_desk_visit_with_an_interpreter_from_the_appointment_to_the_dossier(
    visitors: Visitors, portal: RunningPortal
) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="woonwensen")
    zelf = visitors(carla.email)
    zelf.go(routes.AFSPRAAK)
    gevraagd = AfspraakMaken(zelf).tot_controleren(
        tolk="boeken", tolk_taal="Arabisch", naam=carla.naam, telefoon="06 12 34 56 03"
    )
    _, wanneer, _ = gevraagd.maak().wie_wanneer_waar()

    scherm = visitors(viewport=DESKTOP)
    tweede = TweedeScherm.opened(scherm)
    code = tweede.code()

    dirk = visitors(DIRK.email, viewport=DESKTOP)
    beeld = in_conversation(dirk, carla)
    adres = routes.without_language(urlsplit(dirk.page.url).path)
    komt = beeld.main.locator(".taak").filter(has_text=wanneer)
    expect(komt).to_contain_text("Arabisch")
    beeld.says(STAP_BIJ_NAAM["woonwensen"].titel)

    beeld.help()
    dirk.go(routes.inschrijven_stap("woonwensen"))
    laatste = Vraag(dirk, "woonwensen")
    laatste.fill_in({"wens_plaatsen": "Veerpoort"})
    laatste.send()
    Controleren(dirk)
    bevestigen = KlantBevestigt.opened(dirk)
    bevestigen.zet_op_het_scherm(code, erbij="Tolk")

    expect(tweede.main).to_contain_text(carla.naam)
    tweede.hand.tick(tweede.field("akkoord"))
    tweede.hand.tick(tweede.field("gelezen"))
    tweede.zegt("Ja, dit wil ik")
    expect(tweede.main).to_contain_text(scherm.says("Bedankt. U heeft bevestigd."))
    expect(tweede.main).not_to_contain_text(carla.achternaam)

    bevestigen.staat("De klant heeft bevestigd")
    portal.newest_to(carla.email, soort="bevestigd-tweede-scherm")

    dirk.hand.press(dirk.page.get_by_role("button", name=dirk.says("Stop met helpen")))
    Balie(dirk)
    dirk.go(adres)
    dag = Klantbeeld(dirk).spreek_af("U bent aangevraagd. Wij praten verder.", onderwerp="anders", plaats="telefoon")
    assert dag in portal.newest_to(carla.email, soort="contact-samenvatting").tekst

    Mijn.opened(zelf).staat("Wacht op betaling")
    dossier = Screen.opened(zelf, routes.MIJN_DOSSIER)
    expect(dossier.main).to_contain_text("U bent aangevraagd. Wij praten verder.")
    expect(dossier.main).to_contain_text(dag)
    expect(MijnAfspraken.opened(zelf).komend()).to_have_count(2)


def test_notes_survive_a_reload_and_a_locked_desk_shows_nothing_and_keeps_the_work(
    visitors: Visitors, portal: RunningPortal
) -> None:
    bilal = someone_like(BILAL)
    has_answered(portal, bilal, until="adres")
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    beeld = in_conversation(dirk, bilal)
    beeld.hand.write(beeld.field("vraag"), "Hoe lang moet ik wachten?")
    expect(beeld.main.locator(".bewaard")).to_be_visible()
    dirk.page.reload()
    expect(beeld.field("vraag")).to_have_value("Hoe lang moet ik wachten?")

    beeld.hand.write(beeld.field("aanpak"), "Nog niet bewaard")
    dirk.page.keyboard.press("Control+Alt+KeyL")
    expect(dirk.page.locator("#slot-kop")).to_be_focused()
    expect(beeld.main).not_to_be_visible()
    dirk.page.get_by_role("button", name=dirk.says("Ontgrendelen (demo)")).click()
    expect(beeld.main).to_be_visible()
    expect(beeld.field("aanpak")).to_have_value("Nog niet bewaard")

    dirk.page.keyboard.press("Control+Alt+KeyV")
    expect(beeld.main).not_to_be_visible()
    dirk.page.keyboard.press("Control+Alt+KeyV")
    expect(beeld.main).to_be_visible()
