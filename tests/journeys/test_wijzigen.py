"""Keeping one's data up to date: a move, more children, and a tab that was overtaken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import Visitor
from tests.journeys.people import is_registered, someone_like
from tests.journeys.screens import MijnGegevens, MijnInschrijving
from tests.journeys.screens_wijzigen import VERHUISD, Wijzigen
from tests.people import BILAL, EVA, Persoon
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


@pytest.mark.parametrize(("persoon", "hand"), [(BILAL, "mouse"), (EVA, "keyboard")], ids=["nl-mouse", "en-keyboard"])
def test_moved_more_children_and_a_stale_tab(
    visitors: Visitors, portal: RunningPortal, persoon: Persoon, hand: Literal["mouse", "keyboard"]
) -> None:
    client = someone_like(persoon)
    is_registered(portal, client)
    visitor = visitors(client.email, language=client.taal, hand=hand)
    gegevens = MijnGegevens.opened(visitor)
    link = gegevens.main.locator(f"a[href='{routes.in_language(routes.MIJN_ADRES, client.taal)}']")
    gegevens.hand.press(link)
    adres = Wijzigen(visitor, routes.MIJN_ADRES)
    expect(adres.field("straat")).to_have_value(client.straat)
    adres.fill_in({"postcode": "12"})
    adres.send()
    adres.refused("postcode")
    nakijken = adres.vul_in(VERHUISD)
    nakijken.says("Onze brieven gaan vanaf nu naar dit adres.")
    expect(nakijken.main).to_contain_text(client.straat)
    nakijken.bewaar()
    verhuisd = MijnGegevens(visitor)
    verhuisd.says("Uw gegevens zijn gewijzigd.")
    expect(verhuisd.main).to_contain_text("Kerkstraat 7 A")
    assert "Kerkstraat" not in portal.newest_to(client.email, soort="gegevens-gewijzigd").tekst

    oud = visitor.new_tab()
    achter = Wijzigen.opened(oud, routes.MIJN_HUISHOUDEN).vul_in({"kinderen": "5"})
    kinderen = Wijzigen.opened(visitor, routes.MIJN_HUISHOUDEN).vul_in({"kinderen": "4"})
    kinderen.says("U zoekt dan een woning voor {aantal} personen.", aantal=5)
    kinderen.bewaar()
    inschrijving = MijnInschrijving(visitor)
    inschrijving.says("Uw gegevens zijn gewijzigd.")
    achter.bewaar()
    assert oud.says("Deze gegevens zijn intussen veranderd. Er is nu niets bewaard.") in achter.told()
    expect(achter.field("kinderen")).to_have_value("5")
