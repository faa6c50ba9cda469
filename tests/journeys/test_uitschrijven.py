"""Ending an inschrijving: read what is lost, ask, think again, ask again, and over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Literal

import pytest
from playwright.sync_api import expect

from portal import clock
from portal.domain.inschrijving.uitschrijven import uitschrijvingen_afronden
from tests.journeys.browsers import Visitor
from tests.journeys.people import is_registered, someone_like, store
from tests.journeys.screens import Mijn, MijnInschrijving
from tests.journeys.screens_uitschrijven import Uitschrijven, naar_uitschrijven
from tests.people import BILAL, EVA, Persoon
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


@pytest.mark.parametrize(("persoon", "hand"), [(BILAL, "mouse"), (EVA, "keyboard")], ids=["nl-mouse", "en-keyboard"])
def test_read_what_is_lost_ended_undone_and_ended_after_all(
    visitors: Visitors, portal: RunningPortal, persoon: Persoon, hand: Literal["mouse", "keyboard"]
) -> None:
    client = someone_like(persoon)
    is_registered(portal, client)
    visitor = visitors(client.email, language=client.taal, hand=hand)
    uitschrijven = naar_uitschrijven(MijnInschrijving.opened(visitor))
    uitschrijven.says("Dit raakt u kwijt")
    expect(uitschrijven.main).to_contain_text("2 jaar en 8 maanden" if client.taal == "nl" else "2 years and 8 months")
    zeker = uitschrijven.verder()
    zeker.send()
    zeker.refused("begrepen")
    stopt = zeker.uitschrijven()
    ontvangen = visitor.says("Wij hebben uw vraag om te stoppen ontvangen.")
    expect(stopt.page.locator("#stopt-melding")).to_contain_text(ontvangen)
    stopt.says("Ingeschreven, stopt binnenkort")
    assert portal.newest_to(client.email, soort="uitschrijven-gevraagd").belangrijk
    Mijn.opened(visitor).says("Uw inschrijving stopt")

    blijft = MijnInschrijving.opened(visitor).blijven()
    assert blijft.told("stopt-melding") == visitor.says("U blijft ingeschreven. U houdt uw inschrijfdatum.")
    portal.newest_to(client.email, soort="uitschrijven-ongedaan")

    Uitschrijven.opened(visitor).verder().uitschrijven()
    later = timedelta(days=9)
    store(portal).perform_now(uitschrijvingen_afronden, vandaag=clock.today() + later, nu=clock.now() + later)
    assert portal.newest_to(client.email, soort="uitgeschreven").belangrijk
    voorbij = MijnInschrijving.opened(visitor)
    voorbij.says("Beëindigd")
    expect(voorbij.main.get_by_role("link", name=visitor.says("Bekijk wat uitschrijven betekent"))).to_have_count(0)
    Uitschrijven.opened(visitor).says("U kunt zich nu niet uitschrijven.")
