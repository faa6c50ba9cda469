"""Whatever the provider says, in any order and as often as it likes: money confirms once, and only money does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.bericht.model import Bericht
from portal.domain.betaling.model import Betaalpoging, Betaalstatus, Betaling, Pogingstatus, Werkitem
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import onbetaalde_aanvragen_laten_vervallen
from portal.domain.inschrijving.model import Inschrijvingstatus
from tests.conftest import NU, Store, Stores
from tests.makers import Aanvraag, aangevraagd, betaalsessie, stand_van, verwerkt
from tests.people import BILAL

ANTWOORDEN: dict[str, dict[str, Any]] = {
    "open": {"status": "open", "betaald": False},
    "bank is bezig": {"status": "voltooid", "betaald": False},
    "mislukt": {"status": "voltooid", "betaald": False},
    "verlopen": {"status": "verlopen", "betaald": False},
    "betaald": {},
    "te weinig": {"bedrag_cent": 1},
    "dollars": {"valuta": "usd"},
}


@dataclass(frozen=True)
class Antwoord:
    """What the provider says about a session."""

    sessie: str
    wat: str


@dataclass(frozen=True)
class Vervalt:
    """The term to pay ends."""


gebeurtenissen = st.one_of(
    st.builds(Antwoord, st.sampled_from(["cs_1", "cs_2", "cs_3"]), st.sampled_from(sorted(ANTWOORDEN))),
    st.builds(Antwoord, st.sampled_from(["cs_1", "cs_2"]), st.sampled_from(["betaald", "bank is bezig"])),
    st.just(Vervalt()),
)


@settings(max_examples=40)
@given(st.lists(gebeurtenissen, min_size=1, max_size=10))
def test_money_confirms_once_and_nothing_else_does(
    stores: Stores, beleid: Beleid, reeks: list[Antwoord | Vervalt]
) -> None:
    store = stores.empty("sqlite", beleid)
    _speel_af(store, aangevraagd(store, BILAL), reeks)


def _speel_af(store: Store, aanvraag: Aanvraag, reeks: list[Antwoord | Vervalt]) -> None:
    vereffend_door = ""
    vreemd: set[str] = set()
    vervallen = False
    for gebeurtenis in reeks:
        if isinstance(gebeurtenis, Vervalt):
            wachtte_op_bank = store.all(Betaling)[0].status == Betaalstatus.IN_BEHANDELING
            store.nu = NU + timedelta(days=15)
            store.perform(onbetaalde_aanvragen_laten_vervallen)
            vervallen = vervallen or not (vereffend_door or wachtte_op_bank)
        else:
            verwerkt(
                store,
                betaalsessie(
                    aanvraag.betaling_id,
                    id=gebeurtenis.sessie,
                    betaalkenmerk=f"pi_{gebeurtenis.sessie}",
                    **ANTWOORDEN[gebeurtenis.wat],
                ),
                mislukt=gebeurtenis.wat == "mislukt",
            )
            if gebeurtenis.wat == "betaald" and not vereffend_door and not vervallen:
                vereffend_door = gebeurtenis.sessie
            elif gebeurtenis.wat in ("te weinig", "dollars") or (
                gebeurtenis.wat == "betaald" and gebeurtenis.sessie != vereffend_door
            ):
                vreemd.add(gebeurtenis.sessie)
    _klopt(store, aanvraag, vereffend_door, vreemd, vervallen)


def _klopt(store: Store, aanvraag: Aanvraag, vereffend_door: str, vreemd: set[str], vervallen: bool) -> None:
    stand = stand_van(store, aanvraag.door)
    assert (stand.status is Inschrijvingstatus.LOPEND) == bool(vereffend_door)
    assert (stand.status is Inschrijvingstatus.GEANNULEERD) == vervallen
    assert len(store.all(Bericht, soort="inschrijving-bevestigd")) == bool(vereffend_door)
    assert {item.sleutel for item in store.all(Werkitem)} == vreemd
    (betaling,) = store.all(Betaling)
    bezig = any(poging.status == Pogingstatus.BEZIG for poging in store.all(Betaalpoging))
    if not vereffend_door and not vervallen:
        assert betaling.status == (Betaalstatus.IN_BEHANDELING if bezig else Betaalstatus.OPEN)
