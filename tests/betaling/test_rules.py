"""What a session at the provider means, for every combination there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.betaling.model import Betaalstatus
from portal.domain.betaling.rules import Oordeel, oordeel
from portal.integrations.betaling.protocol import Betaalsessie
from tests.makers import betaalsessie

sessies = st.builds(
    betaalsessie,
    st.just("b1"),
    status=st.sampled_from(["open", "voltooid", "verlopen"]),
    betaald=st.booleans(),
    bedrag_cent=st.sampled_from([0, 1, 2499, 2500, 2501, 250000]),
    valuta=st.sampled_from(["eur", "usd", "EUR", ""]),
)


@given(sessies, st.sampled_from(Betaalstatus), st.booleans())
def test_only_the_exact_amount_in_euros_for_something_owed_is_paid(
    sessie: Betaalsessie, status: Betaalstatus, door_deze: bool
) -> None:
    uitspraak = oordeel(sessie, bedrag_cent=2500, status=status, door_deze_sessie_betaald=door_deze)
    precies = (sessie.betaald, sessie.bedrag_cent, sessie.valuta) == (True, 2500, "eur")
    verschuldigd = status in (Betaalstatus.OPEN, Betaalstatus.IN_BEHANDELING)
    al_geboekt = status in (Betaalstatus.BETAALD, Betaalstatus.TERUGBETAALD) and door_deze
    assert (uitspraak is Oordeel.BETAALD) == (precies and (verschuldigd or al_geboekt))


@pytest.mark.parametrize(
    ("status", "verwacht"),
    [("open", Oordeel.NOG_OPEN), ("voltooid", Oordeel.BANK_IS_BEZIG), ("verlopen", Oordeel.VERLOPEN)],
)
@pytest.mark.parametrize("betaling", list(Betaalstatus))
def test_without_money_the_visit_says_how_far_it_is(status: str, verwacht: Oordeel, betaling: Betaalstatus) -> None:
    sessie = betaalsessie("b1", status=status, betaald=False)
    assert oordeel(sessie, bedrag_cent=2500, status=betaling, door_deze_sessie_betaald=False) is verwacht


@pytest.mark.parametrize(
    ("betaling", "verwacht"),
    [
        (Betaalstatus.OPEN, Oordeel.BETAALD),
        (Betaalstatus.IN_BEHANDELING, Oordeel.BETAALD),
        (Betaalstatus.BETAALD, Oordeel.DUBBEL_BETAALD),
        (Betaalstatus.TERUGBETAALD, Oordeel.DUBBEL_BETAALD),
        (Betaalstatus.VERVALLEN, Oordeel.BETAALD_NA_VERVALLEN),
    ],
)
def test_money_from_another_visit_depends_on_what_is_owed(betaling: Betaalstatus, verwacht: Oordeel) -> None:
    sessie = betaalsessie("b1")
    assert oordeel(sessie, bedrag_cent=2500, status=betaling, door_deze_sessie_betaald=False) is verwacht
