"""Client and medewerker on one draft: each sees the other's saved step in time, and neither overwrites the other."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import Controleren, KlantZoeken, Vraag, beantwoord_alles
from tests.journeys.screens_belofte import Werklijst
from tests.journeys.screens_signaal import aanbod, alleen, bel_mij, kijkt_mee, neem_over, twee_antwoorden
from tests.journeys.test_helpen import in_conversation
from tests.journeys.test_hulp_aangeboden import driemaal_mis, heeft_nummer
from tests.people import ANS, BILAL, CARLA, DIRK
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]
# "Within 3 seconds": what the portal promises; the browser and the machine of the test may take a little more.
BINNEN = 3_000


def events(visitor: Visitor) -> list[str]:
    """Every frame this visitor's page sends from here on."""
    sent: list[str] = []
    visitor.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    return sent


def samen_op(visitors: Visitors, portal: RunningPortal, persoon, stap: str):  # type: ignore[no-untyped-def]
    """The client has this question open, and Dirk comes to help at the same one."""
    has_answered(portal, persoon, until=stap)
    zelf = visitors(persoon.email)
    sent = events(zelf)
    vraag = Vraag.opened(zelf, stap)
    alleen(vraag)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    in_conversation(dirk, persoon).help()
    quiet = sum("kijken" in frame for frame in sent)
    assert quiet == 0, "alone, nobody asks"
    dirk.go(routes.inschrijven_stap(stap))
    return zelf, vraag, dirk, Vraag(dirk, stap)


def test_each_sees_the_step_of_the_other_within_three_seconds(visitors: Visitors, portal: RunningPortal) -> None:
    bilal = someone_like(BILAL)
    zelf, bij_bilal, dirk, bij_dirk = samen_op(visitors, portal, bilal, "adres")
    kijkt_mee(bij_bilal, f"{DIRK.naam} kijkt mee.", milliseconden=BINNEN)
    kijkt_mee(bij_dirk, "De klant kijkt mee.", milliseconden=BINNEN)

    bij_bilal.fill_in({"straat": "Havenkade"})
    bij_dirk.terug("geboortedatum").verder("adres")
    kijkt_mee(bij_bilal, f'{DIRK.naam} heeft net "Wanneer bent u geboren?" ingevuld.', milliseconden=BINNEN)
    expect(bij_bilal.field("straat")).to_have_value("Havenkade")

    # Another question of the same draft: no conflict, both are kept.
    bij_bilal.fill_in(bilal.antwoorden()["adres"])
    bij_bilal.verder("contact")
    begin = time.monotonic()
    kijkt_mee(Vraag(dirk, "adres"), 'De klant heeft net "Waar woont u nu?" ingevuld.', milliseconden=BINNEN)
    assert time.monotonic() - begin < 3.5

    dirk.hand.press(dirk.page.get_by_role("button", name=dirk.says("Stop met helpen")))
    alleen(Vraag(zelf, "contact"))


def test_the_same_question_keeps_what_was_typed_and_shows_both(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    _, bij_carla, dirk, bij_dirk = samen_op(visitors, portal, carla, "adres")
    antwoorden = carla.antwoorden()["adres"]
    bij_carla.fill_in({**antwoorden, "straat": "Veerstraat"})
    bij_dirk.fill_in({**antwoorden, "straat": "Kerkpad"})
    bij_dirk.verder("contact")
    kijkt_mee(bij_carla, f'{DIRK.naam} heeft net "Waar woont u nu?" ingevuld.', milliseconden=BINNEN)
    expect(bij_carla.field("straat")).to_have_value("Veerstraat")

    bij_carla.send()
    assert f"{DIRK.naam} heeft deze vraag net ook ingevuld." in bij_carla.told()
    expect(bij_carla.field("straat")).to_have_value("Veerstraat")
    twee_antwoorden(bij_carla, "Straat", "Veerstraat", "Kerkpad")
    neem_over(bij_carla)
    expect(bij_carla.field("straat")).to_have_value("Kerkpad")
    expect(bij_carla.form).to_contain_text(f"Ingevuld door {DIRK.naam}")
    bij_carla.fill_in({"straat": "Veerstraat"})
    bij_carla.verder("contact")
    expect(Vraag.opened(dirk, "adres").field("straat")).to_have_value("Veerstraat")


def test_stuck_offered_help_called_back_and_finished_together(visitors: Visitors, portal: RunningPortal) -> None:
    ans = someone_like(ANS)
    klant = has_answered(portal, ans, until="adres")
    heeft_nummer(portal, klant, "+31687654302")
    zelf = visitors(ans.email)
    adres = Vraag.opened(zelf, "adres")
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    werklijst = Werklijst.opened(dirk)
    driemaal_mis(adres)
    bel_mij(adres)
    kenmerk = aanbod(adres).locator(".kenmerk").inner_text()

    # The list was open already: the promise comes by itself, and is Dirk's from now on.
    expect(werklijst.werk(kenmerk)).to_have_count(0)
    werklijst.kijk()
    expect(werklijst.werk(kenmerk)).to_be_visible()
    assert "U doet dit nu" in werklijst.pak_op(werklijst.werk(kenmerk))
    zoeken = KlantZoeken.opened(dirk)
    gebeld = {"kanaal": "TEL", "verificatie": "teruggebeld"}
    beeld = zoeken.begin_gesprek(zoeken.zoek(ans.email, "Terugbellen"), reden="Komt er niet uit", gezien=gebeld)
    beeld.says("Waar woont u nu?")
    beeld.says("3 keer")
    beeld.help()
    dirk.go(routes.inschrijven_stap("adres"))
    beantwoord_alles(dirk, ans, vanaf="adres")
    controleren = Controleren(dirk)
    controleren.says(DIRK.naam)
    dirk.hand.press(controleren.main.get_by_role("button", name=dirk.says("Laat de klant bevestigen")))
    controleren.told("bevestigen-melding")
    kijkt_mee(adres, f'{DIRK.naam} heeft net "Wat voor woning zoekt u?" ingevuld.')

    zelf.go(routes.inschrijven_stap("controleren"))
    Controleren(zelf).inschrijven_en_betalen().gelukt()
    portal.newest_to(ans.email, soort="inschrijving-bevestigd")

    dirk.hand.press(dirk.page.get_by_role("button", name=dirk.says("Stop met helpen")))
    werklijst = Werklijst(dirk)
    werklijst.gebeld(werklijst.werk(kenmerk))
