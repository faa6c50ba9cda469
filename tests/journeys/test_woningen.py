"""A visitor finds a home on a phone; two medewerkers put one on offer, and one takes it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from portal import clock, routes
from portal.domain.advertentie.actions import advertenties_publiceren
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import store
from tests.journeys.screens import Startpagina
from tests.journeys.screens_woningen import BalieAdvertenties, Woningen
from tests.people import DIRK, FATMA, GERDA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]
STRAAT = "Populierstraat 40"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_visitor_finds_a_home_by_what_they_need_and_opens_it(visitors: Visitors, language: str) -> None:
    visitor = visitors(language=language)
    start = Startpagina.opened(visitor)
    start.hand.press(start.main.get_by_role("link", name=visitor.says("Woningen bekijken")))
    woningen = Woningen(visitor)
    woningen.zoek(plaats="Veerpoort", toegankelijk="rolstoel")
    woningen.gevonden("1 woning gevonden")
    assert "plaats=Veerpoort" in visitor.page.url
    expect(woningen.kaarten).to_have_count(1)

    # Too much to ask: what to let go is said, with how many homes that gives.
    woningen.zoek(soort="kamer")
    woningen.gevonden("{n} woningen gevonden", n=0)
    ruimer = woningen.main.get_by_role(
        "link", name=visitor.says("Zonder {wens}: 1 woning", wens=visitor.says("Kamer").lower())
    )
    woningen.hand.press(ruimer)
    woningen.gevonden("1 woning gevonden")

    # The back button goes back through the searches, and the address is all there is to a search.
    visitor.page.go_back()
    woningen.gevonden("{n} woningen gevonden", n=0)
    visitor.page.go_forward()
    woning = woningen.open("Veertoren 5-31")
    expect(visitor.page).to_have_title(
        visitor.says("{wat} in {plaats}", wat=visitor.says("Appartement met binnengang"), plaats="Veerpoort")
    )
    woning.says("per maand")
    woning.says("Wie het langst staat ingeschreven, krijgt de woning als eerste aangeboden.")
    woning.says("Lift")
    expect(woning.main.get_by_role("img")).to_have_attribute(
        "alt",
        ("Tekening van een flat met vier verdiepingen.", "Drawing of a block of flats with four floors.")[
            language == "en"
        ],
    )
    head = visitor.page.request.get(visitor.page.url).text()
    assert '<meta property="og:image" content="http' in head


def test_two_medewerkers_put_a_home_on_offer_and_take_it_back(visitors: Visitors, portal: RunningPortal) -> None:
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    balie = BalieAdvertenties.opened(dirk)
    balie.kies(STRAAT, "Advertentie maken")
    balie.send()
    balie.refused("tekst", "foto", "beschikbaar_dag")
    vandaag = clock.today()
    vrij = vandaag + timedelta(days=20)
    balie.vul_aan(tekst="Een huis in een rustige straat.", vrij=vrij, publicatie=vandaag)
    assert dirk.says("Bewaard. Een collega beoordeelt nu de huur.") in balie.told()
    balie.kies(STRAAT, "Bekijken")
    expect(balie.main.get_by_role("button", name=dirk.says("De huur klopt"))).to_have_count(0)

    elders = BalieAdvertenties.opened(visitors(GERDA.email, viewport=DESKTOP))
    expect(elders.werk(STRAAT)).to_have_count(0)

    fatma = visitors(FATMA.email, viewport=DESKTOP)
    tweede = BalieAdvertenties.opened(fatma)
    tweede.kies(STRAAT, "Huur beoordelen")
    tweede.says("Kale huur")
    tweede.hand.press(tweede.main.get_by_role("button", name=fatma.says("Terug naar mijn collega")))
    assert fatma.says("De advertentie gaat terug naar uw collega.") in tweede.told()

    # What was filled in is still there.
    balie = BalieAdvertenties.opened(dirk)
    balie.kies(STRAAT, "Aanvullen")
    expect(balie.field("beschikbaar_dag")).to_have_value(str(vrij.day))
    expect(balie.field("foto")).to_have_value("tussenwoning.png")
    balie.send()
    assert dirk.says("Bewaard. Een collega beoordeelt nu de huur.") in balie.told()

    tweede = BalieAdvertenties.opened(fatma)
    tweede.kies(STRAAT, "Huur beoordelen")
    tweede.hand.press(tweede.main.get_by_role("button", name=fatma.says("De huur klopt")))
    assert fatma.says("De huur is goedgekeurd. De advertentie verschijnt op haar dag.") in tweede.told()
    store(portal).perform_now(advertenties_publiceren)

    visitor = visitors()
    woningen = Woningen.gezocht(visitor, "model=LOT")
    woning = woningen.open(STRAAT)
    woning.says("Een huis in een rustige straat.")

    balie = BalieAdvertenties.opened(dirk)
    balie.kies(STRAAT, "Bekijken")
    balie.hand.press(balie.main.locator("summary"))
    balie.fill_in({"reden": "REN"})
    balie.send()
    assert dirk.says("De advertentie is ingetrokken.") in balie.told()
    visitor.allow("404")
    gone = visitor.page.reload()
    assert gone is not None
    assert gone.status == 404
    expect(visitor.page.get_by_role("link", name="Bekijk de andere woningen")).to_be_visible()
    assert visitor.page.request.get(visitor.address(routes.woning("bestaat-niet"))).status == 404
