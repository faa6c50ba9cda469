"""The right of withdrawal: registered, paid, thought again, and the money on its way back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import Visitor
from tests.journeys.people import has_asked, someone_like
from tests.journeys.screens import Betalen, MijnInschrijving, Screen
from tests.people import BILAL
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


class Herroepen(Screen):
    path = routes.HERROEPEN


def test_registered_paid_and_withdrawn_with_the_money_back(visitors: Visitors, portal: RunningPortal) -> None:
    client = someone_like(BILAL)
    has_asked(portal, client)
    visitor = visitors(client.email)
    Betalen.opened(visitor).betalen().gelukt()
    expect(MijnInschrijving.opened(visitor).main.get_by_role("link", name="Zie af van uw inschrijving")).to_be_visible()
    # Also where one is about to end it: only withdrawing gives the money back.
    uitschrijven = Screen.opened(visitor, routes.UITSCHRIJVEN)
    uitschrijven.hand.press(uitschrijven.main.get_by_role("link", name="Zie af van uw inschrijving"))
    herroepen = Herroepen(visitor)
    expect(herroepen.main).to_contain_text("25")
    herroepen.send()
    gestopt = MijnInschrijving(visitor)
    gestopt.says("U heeft afgezien van uw inschrijving. Die is gestopt.")
    gestopt.says("Beëindigd")
    assert portal.newest_to(client.email, soort="inschrijving-herroepen").belangrijk
    # The worker asked the provider, and the provider said yes.
    portal.newest_to(client.email, soort="betaling-terug")
    Herroepen.opened(visitor).says("U kunt hier nu niet van afzien.")
