"""People who proved an address and went no further are forgotten; everybody else is not."""

from __future__ import annotations

from datetime import timedelta

from portal.domain.bericht.model import Bericht
from portal.domain.concept.actions import verlopen_concepten_wissen
from portal.domain.inschrijving.actions import medeaanvraag_beantwoorden
from portal.domain.inschrijving.opruimen import onbekenden_wissen
from portal.domain.inschrijving.queries import medeaanvragen_aan
from portal.domain.relatie.model import Contactgegeven, Relatie
from portal.domain.toegang.model import Sessie
from tests.conftest import Store
from tests.makers import beloofd, ingelogd, ingeschreven, medewerker, nagekomen, samen_met, stap_beantwoord
from tests.people import ANS, BILAL, CARLA, DIRK, EVA


def test_who_only_logged_in_is_forgotten_after_fourteen_days(store: Store) -> None:
    ingelogd(store, CARLA)
    store.nu += timedelta(days=14)
    assert store.perform(onbekenden_wissen) == 0
    store.nu += timedelta(seconds=1)
    assert store.perform(onbekenden_wissen) == 1
    assert store.all(Relatie) == store.all(Contactgegeven) == store.all(Sessie) == []


def test_who_is_logged_in_now_is_not_forgotten(store: Store) -> None:
    ingelogd(store, CARLA)
    store.nu += timedelta(days=15)
    opnieuw = ingelogd(store, CARLA)
    assert store.perform(onbekenden_wissen) == 0
    assert [relatie.id for relatie in store.all(Relatie)] == [opnieuw.relatie_id]


def test_who_is_registered_asked_or_waiting_for_us_is_not_forgotten(store: Store) -> None:
    bilal = ingeschreven(store, BILAL, anders=samen_met(EVA))
    eva = ingelogd(store, EVA)
    (vraag,) = store.read(medeaanvragen_aan, relatie_id=eva.relatie_id)
    store.perform(medeaanvraag_beantwoorden, medeaanvrager_id=vraag.id, ja=True, door=eva)
    ans = ingelogd(store, ANS)
    belofte = beloofd(store, ans)
    nagekomen(store, belofte.id, medewerker(store, DIRK))
    berichten = len(store.all(Bericht))
    store.nu += timedelta(days=100)
    assert store.perform(onbekenden_wissen) == 0
    assert {relatie.id for relatie in store.all(Relatie)} == {
        bilal.door.relatie_id,
        eva.relatie_id,
        ans.relatie_id,
    }
    assert len(store.all(Bericht)) == berichten


def test_who_has_a_draft_is_forgotten_when_the_draft_is(store: Store) -> None:
    carla = ingelogd(store, CARLA)
    store.nu += timedelta(days=10)
    stap_beantwoord(store, carla, "naam", CARLA.antwoorden()["naam"])
    store.nu += timedelta(days=10)
    assert store.perform(onbekenden_wissen) == 0
    store.nu += timedelta(days=4)
    assert store.perform(verlopen_concepten_wissen) == 1
    assert store.perform(onbekenden_wissen) == 1
