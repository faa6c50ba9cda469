"""Parting: who keeps what is shown first, both say yes, and a no leaves everything as it was."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal.domain.bericht.model import Bericht
from portal.domain.corporatie.policy import Splitsbeleid
from portal.domain.inschrijving.actions import medeaanvraag_beantwoorden
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import Inschrijving, Medeaanvrager, Splitsing
from portal.domain.inschrijving.queries import medeaanvragen_aan
from portal.domain.inschrijving.rules import datum_na_splitsen
from portal.domain.inschrijving.splitsen import (
    NietSamenIngeschreven,
    Splitsstand,
    splitsen_beantwoorden,
    splitsen_intrekken,
    splitsen_vragen,
    splitsingen_laten_verlopen,
    splitsstand,
)
from portal.domain.inschrijving.uitschrijven import IntussenVeranderd
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden
from tests.conftest import Store, beleid_met
from tests.machtiging.makers import Login
from tests.makers import ingelogd, ingeschreven, samen_met, stand_van
from tests.people import ANS, BILAL, CARLA

Paar = tuple[Actor, Actor]


def samen_ingeschreven(store: Store, houder: Login, mede: Login, *, dagen: int = 0) -> None:
    """One is registered, and so many days later the other says yes to being registered along."""
    ingeschreven(store, houder.persoon, door=houder.door, anders=samen_met(mede.persoon))
    store.nu += timedelta(days=dagen)
    vragen = store.read(medeaanvragen_aan, relatie_id=str(mede.door.relatie_id))
    (vraag,) = (vraag for vraag in vragen if vraag.aanvrager == houder.persoon.naam)
    store.perform(medeaanvraag_beantwoorden, medeaanvrager_id=vraag.id, ja=True, door=mede.door)


def paar(store: Store) -> Paar:
    """Bilal is registered, and Ans with him since hundred days later."""
    bilal, ans = Login(store, BILAL), Login(store, ANS)
    samen_ingeschreven(store, bilal, ans, dagen=100)
    store.nu += timedelta(days=50)
    return bilal.door, ans.door


@pytest.fixture(name="paar")
def een_paar(store: Store) -> Paar:
    return paar(store)


def stand(store: Store, door: Actor) -> Splitsstand:
    found = store.read(splitsstand, relatie_id=str(door.klant_id))
    assert found is not None
    return found


def gevraagd(store: Store, door: Actor) -> str:
    store.perform(splitsen_vragen, ketencode=stand(store, door).ketencode, door=door)
    return stand(store, door).splitsing_id


def beantwoord(store: Store, door: Actor, splitsing_id: str, *, ja: bool) -> None:
    code = stand(store, door).ketencode
    store.perform(splitsen_beantwoorden, splitsing_id=splitsing_id, ja=ja, ketencode=code, door=door)


def inschrijvingen(store: Store) -> dict[str, tuple[str, date | None]]:
    return {i.relatie_id: (i.status, i.inschrijfdatum) for i in store.all(Inschrijving)}


@pytest.mark.parametrize(
    ("mede_houdt", "verwacht"),
    [("bijschrijfdatum", date(2024, 5, 1)), ("inschrijfdatum", date(2020, 1, 1)), ("niets", date(2026, 3, 10))],
)
def test_policy_says_what_the_co_applicant_keeps(mede_houdt: str, verwacht: date) -> None:
    regels = Splitsbeleid(mede_houdt=mede_houdt, antwoorden_dagen=7)
    datum = datum_na_splitsen(date(2020, 1, 1), date(2024, 5, 1), op=date(2026, 3, 10), beleid=regels)
    assert datum == verwacht


def test_nobody_waits_longer_than_the_inschrijving_is_old() -> None:
    regels = Splitsbeleid(mede_houdt="bijschrijfdatum", antwoorden_dagen=7)
    datum = datum_na_splitsen(date(2025, 1, 1), date(2024, 5, 1), op=date(2026, 3, 10), beleid=regels)
    assert datum == date(2025, 1, 1)


@pytest.mark.parametrize("vrager", [0, 1], ids=["the holder asks", "the co-applicant asks"])
def test_after_both_said_yes_each_has_an_own_inschrijving_with_the_date_that_was_shown(
    store: Store, paar: Paar, vrager: int
) -> None:
    wie, ander = paar[vrager], paar[1 - vrager]
    getoond, voor = stand(store, ander), inschrijvingen(store)
    splitsing_id = gevraagd(store, wie)
    assert inschrijvingen(store) == voor, "asking changes nothing"
    beantwoord(store, ander, splitsing_id, ja=True)
    bilal, ans = (str(door.relatie_id) for door in paar)
    assert inschrijvingen(store) == {bilal: voor[bilal], ans: ("LOP", getoond.mede_datum)}
    assert getoond.mede_datum == store.vandaag - timedelta(days=50)
    assert stand_van(store, paar[1]).geldig_tot == stand_van(store, paar[0]).geldig_tot
    assert store.all(Medeaanvrager) == []
    assert {b.relatie_id for b in store.all(Bericht, soort="gesplitst")} == {bilal, ans}
    assert store.read(keten_controleren, koppen=[]) == []


def test_a_no_leaves_everything_as_it_was_and_can_be_asked_again(store: Store, paar: Paar) -> None:
    bilal, ans = paar
    voor = inschrijvingen(store)
    beantwoord(store, ans, gevraagd(store, bilal), ja=False)
    assert inschrijvingen(store) == voor
    assert [m.status for m in store.all(Medeaanvrager)] == ["bevestigd"]
    assert len(store.all(Bericht, soort="splitsen-geweigerd", relatie_id=bilal.relatie_id)) == 1
    assert gevraagd(store, bilal)


def test_whoever_asked_takes_it_back_and_nobody_else(store: Store, paar: Paar) -> None:
    bilal, ans = paar
    splitsing_id = gevraagd(store, bilal)
    with pytest.raises(NietGevonden):
        store.perform(splitsen_intrekken, splitsing_id=splitsing_id, door=ans)
    store.perform(splitsen_intrekken, splitsing_id=splitsing_id, door=bilal)
    with pytest.raises(NietGevonden):
        beantwoord(store, ans, splitsing_id, ja=True)
    assert len(store.all(Bericht, soort="splitsen-niet-door")) == 1


def test_only_who_was_asked_answers(store: Store, paar: Paar) -> None:
    bilal, _ = paar
    splitsing_id = gevraagd(store, bilal)
    carla = ingelogd(store, CARLA)
    for door in (bilal, carla):
        with pytest.raises(NietGevonden):
            store.perform(splitsen_beantwoorden, splitsing_id=splitsing_id, ja=True, ketencode="x", door=door)


def test_what_nobody_answers_lapses_by_policy(store: Store, paar: Paar) -> None:
    bilal, ans = paar
    splitsing_id = gevraagd(store, bilal)
    store.nu += timedelta(days=21)
    store.perform(splitsingen_laten_verlopen)
    assert [s.status for s in store.all(Splitsing)] == ["gevraagd"]
    store.nu += timedelta(days=1)
    with pytest.raises(NietGevonden):
        beantwoord(store, ans, splitsing_id, ja=True)
    store.perform(splitsingen_laten_verlopen)
    assert [s.status for s in store.all(Splitsing)] == ["verlopen"]
    assert len(store.all(Bericht, soort="splitsen-niet-door")) == 2


def test_who_stands_alone_cannot_part(store: Store) -> None:
    alleen = ingeschreven(store, CARLA).door
    assert store.read(splitsstand, relatie_id=str(alleen.klant_id)) is None
    with pytest.raises(NietSamenIngeschreven):
        store.perform(splitsen_vragen, ketencode="x", door=alleen)


def test_a_stale_screen_asks_nothing_and_answers_nothing(store: Store, paar: Paar) -> None:
    bilal, ans = paar
    with pytest.raises(IntussenVeranderd):
        store.perform(splitsen_vragen, ketencode="x", door=bilal)
    splitsing_id = gevraagd(store, bilal)
    with pytest.raises(IntussenVeranderd):
        store.perform(splitsen_beantwoorden, splitsing_id=splitsing_id, ja=True, ketencode="x", door=ans)
    with pytest.raises(IntussenVeranderd):
        store.perform(splitsen_vragen, ketencode=stand(store, ans).ketencode, door=ans)
    assert [s.status for s in store.all(Splitsing)] == ["gevraagd"]


def test_a_co_applicant_with_an_own_inschrijving_gets_no_second_one(store: Store, paar: Paar) -> None:
    bilal, ans = paar
    ingeschreven(store, ANS, door=ans)
    voor = inschrijvingen(store)
    assert stand(store, bilal).mede_heeft_al
    beantwoord(store, ans, gevraagd(store, bilal), ja=True)
    assert inschrijvingen(store) == voor
    assert store.all(Medeaanvrager) == []


def test_the_days_to_answer_are_policy(store: Store, paar: Paar) -> None:
    store.beleid = beleid_met(store.beleid, splitsen=Splitsbeleid(mede_houdt="niets", antwoorden_dagen=3))
    gevraagd(store, paar[0])
    assert stand(store, paar[1]).beantwoorden_tot == store.vandaag + timedelta(days=3)
