"""Two people on one draft: neither overwrites the other, and each knows that the other is there."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from portal.domain.concept.actions import (
    ConceptIsNieuwer,
    Stand,
    aanwezig_melden,
    afwezig_melden,
    concept_van,
    oude_aanwezigheid_wissen,
)
from portal.domain.concept.model import Aanwezig
from portal.domain.concept.queries import AANWEZIG, BEKEND, Samen, samen
from portal.domain.inschrijving.actions import CONCEPT, inschrijfstap_bewaren
from portal.domain.shared.actor import Actor, Rol
from tests.conftest import Store
from tests.makers import ingelogd, medewerker, tegelijk
from tests.people import BILAL, CARLA, DIRK

ANTWOORDEN = BILAL.antwoorden()
ANDER_ADRES = {**ANTWOORDEN["adres"], "straat": "Kerkpad"}


@pytest.fixture
def bilal(store: Store) -> Actor:
    return ingelogd(store, BILAL)


@pytest.fixture
def dirk(store: Store, bilal: Actor) -> Actor:
    """Dirk helps Bilal, on Bilal's own screens."""
    door = medewerker(store, DIRK)
    return Actor(Rol.MEDEWERKER, medewerker_id=door.medewerker_id, namens=bilal.relatie_id)


def bewaren(store: Store, door: Actor, stap: str, versie: int, formulier: dict[str, str] | None = None) -> Stand:
    return store.perform(
        inschrijfstap_bewaren, stap=stap, formulier=formulier or ANTWOORDEN[stap], versie=versie, door=door
    )


def stand(store: Store, bilal: Actor) -> Stand:
    return store.read(concept_van, relatie_id=str(bilal.relatie_id), soort=CONCEPT)


def melden(store: Store, door: Actor, tab: str) -> list[str]:
    naam = DIRK.naam if door.medewerker_id else ""
    return store.perform(
        aanwezig_melden,
        relatie_id=str(door.klant_id),
        soort=CONCEPT,
        tab=tab,
        medewerker=naam,
        medewerker_id=door.medewerker_id,
    )


def kijken(store: Store, door: Actor, tab: str) -> Samen:
    """The look of every few seconds, through the cheap door."""
    return store.database.look_up_now(
        samen, relatie_id=str(door.klant_id), soort=CONCEPT, tab=tab, medewerker_id=door.medewerker_id
    )


# --- saving -----------------------------------------------------------------------------------------------------------


def test_client_and_staff_who_save_the_same_step_at_once_keep_one_and_tell_the_other(
    store: Store, bilal: Actor, dirk: Actor
) -> None:
    versie = bewaren(store, bilal, "naam", 0).versie
    uitkomsten = tegelijk(
        partial(bewaren, store, bilal, "adres", versie),
        partial(bewaren, store, dirk, "adres", versie, ANDER_ADRES),
    )
    gelukt = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Stand)]
    [geweigerd] = [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, ConceptIsNieuwer)]
    assert len(gelukt) == 1
    assert stand(store, bilal) == gelukt[0]
    wie = DIRK.naam if gelukt[0].gegevens["straat"] == "Kerkpad" else "De klant"
    assert str(geweigerd.reden) == f"{wie} heeft deze vraag net ook ingevuld."


def test_client_and_staff_who_save_two_steps_at_once_keep_both(store: Store, bilal: Actor, dirk: Actor) -> None:
    versie = bewaren(store, bilal, "naam", 0).versie
    uitkomsten = tegelijk(
        partial(bewaren, store, bilal, "adres", versie),
        partial(bewaren, store, dirk, "contact", versie),
    )
    assert all(isinstance(uitkomst, Stand) for uitkomst in uitkomsten)
    samen_ingevuld = stand(store, bilal)
    assert samen_ingevuld.gegevens["straat"] == BILAL.straat
    assert samen_ingevuld.gegevens["kanaal"] == BILAL.kanaal
    assert samen_ingevuld.versie == versie + 2


def test_a_step_the_other_answered_since_is_told_with_the_name_and_may_be_sent_again(
    store: Store, bilal: Actor, dirk: Actor
) -> None:
    bewaren(store, bilal, "naam", 0)
    nu = bewaren(store, dirk, "adres", 1, ANDER_ADRES).versie
    with pytest.raises(ConceptIsNieuwer) as geweigerd:
        bewaren(store, bilal, "adres", 1)
    assert DIRK.naam in str(geweigerd.value.reden)
    assert stand(store, bilal).gegevens["straat"] == "Kerkpad"
    assert bewaren(store, bilal, "adres", nu).gegevens["straat"] == BILAL.straat


def test_each_field_remembers_who_filled_it_in(store: Store, bilal: Actor, dirk: Actor) -> None:
    bewaren(store, bilal, "naam", 0)
    versie = bewaren(store, bilal, "adres", 1).versie
    door = bewaren(store, dirk, "adres", versie, ANDER_ADRES).ingevuld_door
    assert door["straat"] == DIRK.naam
    assert (door["plaats"], door["voornaam"]) == ("", "")


def test_a_version_that_never_was_is_refused(store: Store, bilal: Actor) -> None:
    bewaren(store, bilal, "naam", 0)
    for versie in (-1, 2, 99):
        with pytest.raises(ConceptIsNieuwer):
            bewaren(store, bilal, "adres", versie)


# --- being there ------------------------------------------------------------------------------------------------------


def test_each_sees_that_the_other_is_there_and_what_they_answered(store: Store, bilal: Actor, dirk: Actor) -> None:
    assert melden(store, bilal, "tab-bilal") == []
    assert kijken(store, bilal, "tab-bilal").anderen == ()
    assert melden(store, dirk, "tab-dirk") == ["tab-bilal"], "the client's tab is told"
    assert kijken(store, bilal, "tab-bilal").anderen == (DIRK.naam,)
    assert kijken(store, dirk, "tab-dirk").anderen == ("",)
    bewaren(store, dirk, "naam", 0)
    gezien = kijken(store, bilal, "tab-bilal")
    assert (gezien.versie, gezien.laatste_deel, gezien.laatste_door) == (1, "naam", DIRK.naam)


def test_who_says_again_that_they_are_there_tells_nobody(store: Store, bilal: Actor, dirk: Actor) -> None:
    melden(store, bilal, "tab-bilal")
    melden(store, dirk, "tab-dirk")
    store.nu += timedelta(seconds=30)
    assert melden(store, dirk, "tab-dirk") == []
    store.nu += AANWEZIG
    assert melden(store, dirk, "tab-dirk") == ["tab-bilal"], "after an absence it is news again"


def test_presence_ends_by_itself_and_at_once_when_somebody_leaves(store: Store, bilal: Actor, dirk: Actor) -> None:
    melden(store, bilal, "tab-bilal")
    melden(store, dirk, "tab-dirk")
    store.nu += AANWEZIG
    assert kijken(store, bilal, "tab-bilal").anderen == ()
    melden(store, dirk, "tab-dirk")
    assert kijken(store, bilal, "tab-bilal").anderen == (DIRK.naam,)
    store.perform(afwezig_melden, tab="tab-dirk")
    assert kijken(store, bilal, "tab-bilal").anderen == ()


def test_a_second_tab_of_the_same_person_is_nobody_else(store: Store, bilal: Actor) -> None:
    melden(store, bilal, "tab-een")
    assert melden(store, bilal, "tab-twee") == []
    assert kijken(store, bilal, "tab-een").anderen == ()


def test_nobody_sees_who_is_on_the_draft_of_somebody_else(store: Store, bilal: Actor, dirk: Actor) -> None:
    carla = ingelogd(store, CARLA)
    melden(store, dirk, "tab-dirk")
    melden(store, bilal, "tab-bilal")
    assert melden(store, carla, "tab-carla") == []
    assert kijken(store, carla, "tab-carla") == Samen(0, "", "", (), False, store.nu)


def test_a_tab_that_goes_on_with_another_client_is_no_longer_with_the_first(
    store: Store, bilal: Actor, dirk: Actor
) -> None:
    carla = ingelogd(store, CARLA)
    melden(store, bilal, "tab-bilal")
    melden(store, dirk, "tab-dirk")
    melden(store, Actor(Rol.MEDEWERKER, medewerker_id=dirk.medewerker_id, namens=carla.relatie_id), "tab-dirk")
    assert kijken(store, bilal, "tab-bilal").anderen == ()


def test_presence_is_deleted_after_an_hour(store: Store, bilal: Actor) -> None:
    melden(store, bilal, "tab-bilal")
    store.nu += BEKEND - timedelta(seconds=1)
    assert store.perform(oude_aanwezigheid_wissen) == 0
    store.nu += timedelta(seconds=1)
    assert store.perform(oude_aanwezigheid_wissen) == 1
    assert store.all(Aanwezig) == []
