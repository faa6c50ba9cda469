"""The household as the client told it, and what stays open."""

from __future__ import annotations

from datetime import date

from portal.domain.inschrijving.actions import medeaanvraag_beantwoorden
from portal.domain.inschrijving.queries import medeaanvragen_aan
from portal.domain.passendheid.queries import huishouden_van
from portal.domain.passendheid.rules import Huishouden
from tests.conftest import Store
from tests.makers import ingelogd, ingeschreven, samen_met
from tests.people import ANS, BILAL, CARLA

OP = date(2026, 7, 1)


def _huishouden(store: Store, relatie_id: str | None) -> Huishouden:
    return store.read(huishouden_van, relatie_id=relatie_id, op=OP)


def test_the_household_is_what_the_client_told(store: Store) -> None:
    bilal = ingeschreven(store, BILAL).door
    assert _huishouden(store, bilal.relatie_id) == Huishouden(personen=3, inkomen_cent=28_500_00, ouder=False)


def test_somebody_of_the_aow_age_makes_it_a_household_of_ouderen(store: Store) -> None:
    ans = ingeschreven(store, ANS).door
    assert _huishouden(store, ans.relatie_id) == Huishouden(personen=1, inkomen_cent=None, ouder=True)


def test_an_unanswered_question_to_register_together_leaves_the_household_open(store: Store) -> None:
    ans = ingeschreven(store, ANS, anders=samen_met(CARLA)).door
    assert _huishouden(store, ans.relatie_id).personen is None
    carla = ingelogd(store, CARLA)
    (vraag,) = store.read(medeaanvragen_aan, relatie_id=carla.relatie_id)
    store.perform(medeaanvraag_beantwoorden, medeaanvrager_id=vraag.id, ja=True, door=carla)
    assert _huishouden(store, ans.relatie_id).personen == 2


def test_of_a_visitor_nothing_is_known(store: Store) -> None:
    assert _huishouden(store, None) == Huishouden()
    assert _huishouden(store, ingelogd(store, CARLA).relatie_id) == Huishouden()
