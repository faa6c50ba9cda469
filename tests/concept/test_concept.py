"""Drafts: kept on every device, never overwritten by a stale screen, and gone in time."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from portal.domain.concept.actions import (
    ConceptIsNieuwer,
    Stand,
    concept_bewaren,
    concept_van,
    concept_weggooien,
    verlopen_concepten_wissen,
)
from portal.domain.concept.model import Concept
from portal.domain.shared.actor import Actor
from tests.conftest import Store
from tests.makers import ingelogd, tegelijk
from tests.people import BILAL, CARLA

SOORT = "inschrijving"


def bewaren(store: Store, door: Actor, gegevens: dict[str, Any], versie: int) -> Stand:
    return store.perform(
        concept_bewaren,
        relatie_id=door.relatie_id,
        soort=SOORT,
        gegevens=gegevens,
        versie=versie,
        bewaardagen=14,
    )


def lezen(store: Store, door: Actor, soort: str = SOORT) -> Stand:
    return store.read(concept_van, relatie_id=door.relatie_id, soort=soort)


def test_who_has_begun_nothing_has_an_empty_draft(store: Store) -> None:
    assert lezen(store, ingelogd(store, BILAL)) == Stand({}, 0, None, None)


def test_answers_add_up_over_devices(store: Store) -> None:
    telefoon, laptop = ingelogd(store, BILAL), ingelogd(store, BILAL)
    bewaren(store, telefoon, {"voornaam": "Bilal"}, 0)
    bewaren(store, laptop, {"plaats": "Veerpoort"}, lezen(store, laptop).versie)
    stand = lezen(store, telefoon)
    assert stand.gegevens == {"voornaam": "Bilal", "plaats": "Veerpoort"}
    assert stand.versie == 2


def test_a_later_answer_replaces_an_earlier_one(store: Store) -> None:
    door = ingelogd(store, BILAL)
    bewaren(store, door, {"voornaam": "Bilal", "plaats": "Veerpoort"}, 0)
    assert bewaren(store, door, {"voornaam": "Billy"}, 1).gegevens == {"voornaam": "Billy", "plaats": "Veerpoort"}


@pytest.mark.parametrize("versie", [0, 1, 3, -1, 99])
def test_a_stale_screen_is_refused_and_overwrites_nothing(store: Store, versie: int) -> None:
    door = ingelogd(store, BILAL)
    bewaren(store, door, {"voornaam": "Bilal"}, 0)
    bewaren(store, door, {"plaats": "Veerpoort"}, 1)
    voor = lezen(store, door)
    with pytest.raises(ConceptIsNieuwer) as geweigerd:
        bewaren(store, door, {"voornaam": "Iemand anders"}, versie)
    assert geweigerd.value.verder is not None
    assert lezen(store, door) == voor


def test_two_tabs_that_send_the_same_page_at_once_are_kept_once(store: Store) -> None:
    door = ingelogd(store, BILAL)
    bewaren(store, door, {"voornaam": "Bilal"}, 0)
    uitkomsten = tegelijk(*(partial(bewaren, store, door, {"plaats": f"plaats {n}"}, 1) for n in range(4)))
    gelukt = [stand for stand in uitkomsten if isinstance(stand, Stand)]
    assert len(gelukt) == 1
    assert sum(isinstance(fout, ConceptIsNieuwer) for fout in uitkomsten) == 3
    assert lezen(store, door) == gelukt[0]


def test_two_tabs_that_begin_at_once_make_one_draft(store: Store) -> None:
    door = ingelogd(store, BILAL)
    uitkomsten = tegelijk(*(partial(bewaren, store, door, {"voornaam": f"Bilal {n}"}, 0) for n in range(4)))
    gelukt = [stand for stand in uitkomsten if isinstance(stand, Stand)]
    assert len(gelukt) == 1
    assert sum(isinstance(fout, ConceptIsNieuwer) for fout in uitkomsten) == 3
    assert lezen(store, door) == gelukt[0]


def test_a_draft_belongs_to_one_person(store: Store) -> None:
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    bewaren(store, bilal, {"voornaam": "Bilal"}, 0)
    assert lezen(store, carla) == Stand()
    bewaren(store, carla, {"voornaam": "Carla"}, 0)
    store.perform(concept_weggooien, relatie_id=carla.relatie_id, soort=SOORT)
    assert lezen(store, bilal).gegevens == {"voornaam": "Bilal"}


def test_a_draft_is_of_one_kind(store: Store) -> None:
    door = ingelogd(store, BILAL)
    bewaren(store, door, {"voornaam": "Bilal"}, 0)
    assert lezen(store, door, "huuropzegging") == Stand()


def test_a_draft_says_until_when_it_is_kept_and_each_answer_moves_that_on(store: Store) -> None:
    door = ingelogd(store, BILAL)
    assert bewaren(store, door, {}, 0).verloopt_op == store.nu + timedelta(days=14)
    store.nu += timedelta(days=13)
    assert bewaren(store, door, {}, 1).verloopt_op == store.nu + timedelta(days=14)


def test_a_draft_is_there_for_fourteen_days_and_then_gone(store: Store) -> None:
    door = ingelogd(store, BILAL)
    bewaren(store, door, {"voornaam": "Bilal"}, 0)
    store.nu += timedelta(days=14) - timedelta(seconds=1)
    assert lezen(store, door).gegevens == {"voornaam": "Bilal"}
    store.nu += timedelta(seconds=1)
    assert lezen(store, door) == Stand()


def test_an_expired_draft_does_not_come_back_with_the_next_answer(store: Store) -> None:
    door = ingelogd(store, BILAL)
    bewaren(store, door, {"voornaam": "Bilal"}, 0)
    store.nu += timedelta(days=14)
    with pytest.raises(ConceptIsNieuwer):
        bewaren(store, door, {"plaats": "Veerpoort"}, 1)
    stand = bewaren(store, door, {"plaats": "Veerpoort"}, 0)
    assert (stand.gegevens, stand.versie) == ({"plaats": "Veerpoort"}, 1)


def test_the_job_deletes_expired_drafts_and_no_others(store: Store) -> None:
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    bewaren(store, bilal, {"voornaam": "Bilal"}, 0)
    store.nu += timedelta(days=1)
    bewaren(store, carla, {"voornaam": "Carla"}, 0)
    store.nu += timedelta(days=13)
    assert store.perform(verlopen_concepten_wissen) == 1
    assert [concept.relatie_id for concept in store.all(Concept)] == [carla.relatie_id]
    assert store.perform(verlopen_concepten_wissen) == 0
