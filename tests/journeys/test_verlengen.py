"""Years on the list, played with the clock: registered, renewed in time, forgotten, brought back with the old date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Literal

import pytest
from playwright.sync_api import expect

from portal import clock
from portal.i18n import speaking, spoken
from tests.journeys.browsers import Visitor
from tests.journeys.people import has_asked, sign_in, someone_like
from tests.journeys.screens import Betalen, Mijn, MijnInschrijving
from tests.people import BILAL, EVA, Persoon
from tests.running import RunningPortal, running_portal

Visitors = Callable[..., Visitor]
YEAR = timedelta(days=365)


@pytest.fixture
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """A portal of its own, because its clock moves."""
    with running_portal(tmp_path_factory.mktemp("portal")) as running:
        yield running


@pytest.mark.parametrize(("persoon", "hand"), [(BILAL, "mouse"), (EVA, "keyboard")], ids=["nl-mouse", "en-keyboard"])
def test_registered_renewed_forgotten_and_brought_back(
    visitors: Visitors, portal: RunningPortal, persoon: Persoon, hand: Literal["mouse", "keyboard"]
) -> None:
    client = someone_like(persoon)
    has_asked(portal, client)
    visitor = visitors(client.email, language=client.taal, hand=hand)
    Betalen.opened(visitor).betalen().gelukt()
    with speaking(client.taal):
        inschrijfdatum = str(spoken(clock.today()))

    visitor.page.goto("about:blank")
    portal.live_at(YEAR - timedelta(days=40))
    portal.newest_to(client.email, soort="verlengen-gevraagd")
    sign_in(visitor, client.email)
    mijn = Mijn.opened(visitor)
    mijn.says("Verleng uw inschrijving")
    visitor.go(MijnInschrijving.path)
    verlengd = MijnInschrijving(visitor).verlengen_en_betalen().verlengd()
    expect(verlengd.page.locator("#melding")).to_be_visible()
    expect(verlengd.form).to_have_count(0)
    expect(verlengd.main).to_contain_text(inschrijfdatum)
    portal.newest_to(client.email, soort="inschrijving-verlengd")
    # Told as well when the provider told us before the browser is back.
    expect(
        MijnInschrijving.opened(visitor, f"{MijnInschrijving.path}?betaald=ja").main.locator("#melding")
    ).to_be_visible()

    visitor.page.goto("about:blank")
    portal.live_at(2 * YEAR - timedelta(days=40))
    portal.newest_to(client.email, soort="verlengen-gevraagd")
    portal.live_at(2 * YEAR + timedelta(days=10))
    verlopen = portal.newest_to(client.email, soort="inschrijving-verlopen")
    assert verlopen.belangrijk
    sign_in(visitor, client.email)
    Mijn.opened(visitor).says("Krijg uw inschrijving terug")
    inschrijving = MijnInschrijving.opened(visitor)
    inschrijving.says("Verlopen, u kunt die terugkrijgen")
    hersteld = inschrijving.verlengen_en_betalen().verlengd()
    expect(hersteld.page.locator("#melding")).to_be_visible()
    hersteld.says("Ingeschreven")
    expect(hersteld.main).to_contain_text(inschrijfdatum)
