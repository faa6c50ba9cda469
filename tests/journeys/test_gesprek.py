"""At the desk: the client confirms on the second screen, the desk locks, and notes survive a reload."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import KlantBevestigt, Mijn, TweedeScherm
from tests.journeys.test_helpen import in_conversation
from tests.people import BILAL, CARLA, DIRK
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def test_the_client_confirms_on_the_second_screen_at_the_desk(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla)
    scherm = visitors(viewport=DESKTOP)
    tweede = TweedeScherm.opened(scherm)
    code = tweede.code()

    dirk = visitors(DIRK.email, viewport=DESKTOP)
    in_conversation(dirk, carla).help()
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
    zelf = visitors(carla.email)
    Mijn.opened(zelf).staat("Wacht op betaling")


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
