"""Everything that can happen at the bank: the client is told, nothing is lost, nothing is paid twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Route, expect
from sqlmodel import select

from portal.domain.bericht.soorten import SOORTEN
from portal.domain.betaling.model import Betaalstatus, Betaling
from portal.domain.inschrijving.model import Inschrijving
from tests.journeys.browsers import Visitor
from tests.journeys.people import has_answered, someone_like, store
from tests.journeys.screens import (
    Betaalpagina,
    Betalen,
    Bevestiging,
    Controleren,
    Mijn,
    MijnBerichten,
    MijnInschrijving,
)
from tests.people import CARLA, Persoon
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


@pytest.fixture
def carla(portal: RunningPortal) -> Persoon:
    """Someone who only has to check and pay."""
    carla = someone_like(CARLA)
    has_answered(portal, carla)
    return carla


def at_the_bank(visitor: Visitor) -> Betaalpagina:
    """Checked the answers and pressed the button that costs money."""
    return Controleren.opened(visitor).inschrijven_en_betalen()


class Bediening:
    """The page where the operator of the demo plays the bank and the network."""

    def __init__(self, visitor: Visitor) -> None:
        self.page = visitor.page
        self.address = f"http://localhost:{visitor.portal.simulator_port}/demo"
        self.page.goto(self.address)

    def meldingen(self, stand: str) -> None:
        """Switch messages to the portal `aan` or `uit`."""
        self.page.goto(self.address)
        button = self.page.locator(f"button[name=versturen][value={stand}]")
        if button.count():
            button.click()
        expect(self.page.locator(f"button[name=versturen][value={stand}]")).to_have_count(0)

    def bank_zegt(self, uitkomst: str, betaling_id: str) -> None:
        """The bank that was still busy says `betaald` or `mislukt` about this payment."""
        self.page.goto(self.address)
        waiting = self.page.locator("li").filter(has=self.page.locator("button[value=betaald]"))
        waiting.filter(has_text=betaling_id).locator(f"button[value={uitkomst}]").click()
        expect(waiting.filter(has_text=betaling_id)).to_have_count(0)


@pytest.fixture
def bediening(visitors: Visitors) -> Iterator[Bediening]:
    """The operator; messages are switched on again afterwards."""
    operator = Bediening(visitors())
    yield operator
    operator.meldingen("aan")


def payment_of(visitor: Visitor, nummer: str) -> Betaling:
    """The one payment for this inschrijving."""
    query = select(Betaling).join(Inschrijving, Inschrijving.id == Betaling.object_id)  # type: ignore[arg-type]
    found: Betaling = store(visitor.portal).read_now(lambda s: s.exec(query.where(Inschrijving.nummer == nummer)).one())
    return found


def number_on(betalen: Betalen) -> str:
    """The inschrijfnummer that the page shows."""
    return betalen.main.locator(".kenmerk").inner_text()


def test_cancelled_at_the_bank_and_paid_later(visitors: Visitors, carla: Persoon) -> None:
    visitor = visitors(carla.email)
    betalen = at_the_bank(visitor).terug_zonder_te_betalen()
    betalen.says("U heeft nog niet betaald.")
    Mijn.opened(visitor).staat("Wacht op betaling")
    bevestiging = Betalen.opened(visitor).betalen().gelukt()
    assert payment_of(visitor, bevestiging.nummer).status == Betaalstatus.BETAALD


def test_failed_at_the_bank_and_paid_at_the_second_try(visitors: Visitors, carla: Persoon) -> None:
    visitor = visitors(carla.email)
    bevestiging = at_the_bank(visitor).mislukt().gelukt()
    assert payment_of(visitor, bevestiging.nummer).status == Betaalstatus.BETAALD


def test_expired_at_the_bank_and_paid_on_a_new_page(visitors: Visitors, carla: Persoon) -> None:
    visitor = visitors(carla.email)
    bank = at_the_bank(visitor)
    first = visitor.page.url
    betalen = bank.laat_verlopen()
    betalen.says("Uw betaling is niet gelukt. Er is niets afgeschreven. U kunt het opnieuw proberen.")
    second = betalen.betalen()
    assert visitor.page.url != first
    second.gelukt()


def test_the_bank_is_busy_and_says_yes_later(visitors: Visitors, carla: Persoon, bediening: Bediening) -> None:
    visitor = visitors(carla.email)
    betalen = at_the_bank(visitor).bank_is_bezig()
    betalen.says("Uw bank is nog bezig. U hoeft niets te doen. Wij sturen u bericht.")
    expect(betalen.form).to_have_count(0)
    nummer = number_on(betalen)
    bediening.bank_zegt("betaald", payment_of(visitor, nummer).id)
    visitor.portal.newest_to(carla.email, soort="inschrijving-bevestigd")
    mijn = Mijn.opened(visitor)
    mijn.staat("Ingeschreven")
    bericht = mijn.naar(MijnBerichten).lees(SOORTEN["inschrijving-bevestigd"].onderwerp)
    expect(bericht).to_contain_text(nummer)


def test_the_bank_is_busy_and_says_no_later(visitors: Visitors, carla: Persoon, bediening: Bediening) -> None:
    visitor = visitors(carla.email)
    betalen = at_the_bank(visitor).bank_is_bezig()
    bediening.bank_zegt("mislukt", payment_of(visitor, number_on(betalen)).id)
    visitor.portal.newest_to(carla.email, soort="betaling-mislukt")
    betalen = Betalen.opened(visitor)
    betalen.says("Uw betaling is niet gelukt. Er is niets afgeschreven. U kunt het opnieuw proberen.")
    betalen.betalen().gelukt()


def test_the_message_of_the_bank_is_lost_and_the_return_page_confirms(
    visitors: Visitors, carla: Persoon, bediening: Bediening
) -> None:
    bediening.meldingen("uit")
    visitor = visitors(carla.email)
    bevestiging = at_the_bank(visitor).gelukt()
    bevestiging.naar_mijn().staat("Ingeschreven")


def test_paid_but_the_phone_never_came_back(visitors: Visitors, carla: Persoon) -> None:
    visitor = visitors(carla.email)
    bank = at_the_bank(visitor)
    visitor.allow("Failed to load resource: net::ERR_FAILED")

    def paid_but_cut_off(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    visitor.page.route("**/c/pay/**", paid_but_cut_off)
    with visitor.page.expect_event("requestfailed"):
        bank.betaald_maar_weg()
    visitor.portal.newest_to(carla.email, soort="inschrijving-bevestigd")
    later = visitors(carla.email)
    Mijn.opened(later).staat("Ingeschreven")


def test_pressing_the_order_button_twice_is_one_inschrijving(visitors: Visitors, carla: Persoon) -> None:
    visitor = visitors(carla.email)
    controleren = Controleren.opened(visitor)
    controleren.akkoord()
    controleren.knop.dblclick()
    bevestiging = Betaalpagina(visitor).gelukt()
    relatie = payment_of(visitor, bevestiging.nummer).relatie_id
    made = store(visitor.portal).read_now(
        lambda s: s.exec(select(Inschrijving).where(Inschrijving.relatie_id == relatie)).all()
    )
    assert len(made) == 1


def test_the_order_button_in_two_tabs_leads_to_one_payment(visitors: Visitors, carla: Persoon) -> None:
    visitor = visitors(carla.email)
    other = visitor.new_tab()
    here, there = Controleren.opened(visitor), Controleren.opened(other)
    here.inschrijven_en_betalen()
    there.inschrijven_en_betalen()
    assert visitor.page.url == other.page.url
    bevestiging = Betaalpagina(visitor).gelukt()
    Bevestiging.opened(other)
    assert payment_of(visitor, bevestiging.nummer).status == Betaalstatus.BETAALD


def test_registered_already_goes_on_to_what_there_is(visitors: Visitors) -> None:
    visitor = visitors("bilal@voorbeeld.nl")
    visitor.go("/inschrijven/naam")
    MijnInschrijving(visitor)
