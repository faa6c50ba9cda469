"""Four eyes: who proposes does not decide."""

from __future__ import annotations

from functools import partial

import pytest

from portal.domain.goedkeuring.actions import TweedeMedewerkerNodig, besluiten, goedkeuring_vragen
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.transitions import Statusovergang
from tests.conftest import Store
from tests.makers import medewerker, tegelijk
from tests.people import DIRK, FATMA, GERDA

SOORT = "inschrijfdatum-wijzigen"


def voorstel(store: Store) -> str:
    return store.perform(
        goedkeuring_vragen,
        soort=SOORT,
        object_id="i1",
        voorstel={"nieuw": "2020-01-01"},
        reden="Fout bij overname",
        door=medewerker(store, DIRK),
    ).id


def besluit(
    store: Store, id_: str, door: Actor, naar: Besluit = Besluit.GOEDGEKEURD, soort: str = SOORT
) -> Goedkeuring:
    return store.perform(besluiten, goedkeuring_id=id_, soort=soort, naar=naar, door=door)


@pytest.mark.parametrize("naar", [Besluit.GOEDGEKEURD, Besluit.AFGEWEZEN])
def test_a_colleague_decides(store: Store, naar: Besluit) -> None:
    id_ = voorstel(store)
    fatma = medewerker(store, FATMA)
    besluit(store, id_, fatma, naar)
    (goedkeuring,) = store.all(Goedkeuring)
    assert (goedkeuring.status, goedkeuring.besloten_door, goedkeuring.besloten_op) == (
        naar,
        fatma.medewerker_id,
        store.nu,
    )
    assert goedkeuring.gevraagd_door == medewerker(store, DIRK).medewerker_id


@pytest.mark.parametrize("naar", [Besluit.GOEDGEKEURD, Besluit.AFGEWEZEN])
def test_who_proposed_cannot_decide(store: Store, naar: Besluit) -> None:
    id_ = voorstel(store)
    with pytest.raises(TweedeMedewerkerNodig) as geweigerd:
        besluit(store, id_, medewerker(store, DIRK), naar)
    assert geweigerd.value.verder is not None
    assert store.all(Goedkeuring)[0].status == Besluit.GEVRAAGD
    assert store.all(Statusovergang) == []


def test_a_decision_is_made_once(store: Store) -> None:
    id_ = voorstel(store)
    besluit(store, id_, medewerker(store, FATMA))
    with pytest.raises(NietGevonden):
        besluit(store, id_, medewerker(store, GERDA), Besluit.AFGEWEZEN)
    assert store.all(Goedkeuring)[0].status == Besluit.GOEDGEKEURD


def test_two_colleagues_at_once_make_one_decision(store: Store) -> None:
    id_ = voorstel(store)
    fatma, gerda = medewerker(store, FATMA), medewerker(store, GERDA)
    uitkomsten = tegelijk(
        partial(besluit, store, id_, fatma, Besluit.GOEDGEKEURD),
        partial(besluit, store, id_, gerda, Besluit.AFGEWEZEN),
    )
    assert sum(isinstance(uitkomst, NietGevonden) for uitkomst in uitkomsten) == 1
    assert len(store.all(Statusovergang)) == 1


def test_another_kind_of_proposal_or_none_at_all_is_not_found(store: Store) -> None:
    id_ = voorstel(store)
    fatma = medewerker(store, FATMA)
    with pytest.raises(NietGevonden):
        besluit(store, id_, fatma, soort="iets-anders")
    with pytest.raises(NietGevonden):
        besluit(store, "bestaat-niet", fatma)
    assert store.all(Goedkeuring)[0].status == Besluit.GEVRAAGD
