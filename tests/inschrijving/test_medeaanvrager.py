"""Registering together: only the one who is asked can say yes or no."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.inschrijving.actions import (
    medeaanvraag_beantwoorden,
    onbetaalde_aanvragen_laten_vervallen,
)
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import Inschrijvinggebeurtenis, Medeaanvrager, Medeaanvragerstatus
from portal.domain.inschrijving.queries import Medeaanvraag, medeaanvragen_aan
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.transitions import Statusovergang
from tests.conftest import Store
from tests.makers import Aanvraag, aangevraagd, ingelogd, ingeschreven, samen_met, stand_van, tegelijk
from tests.people import ANS, BILAL, CARLA, EVA


def samen(store: Store, weg: str = "EMA") -> Aanvraag:
    """Bilal registers together with Eva."""
    return ingeschreven(store, BILAL, anders=samen_met(EVA, weg=weg))


def vragen(store: Store, door: Actor) -> list[Medeaanvraag]:
    return store.read(medeaanvragen_aan, relatie_id=door.relatie_id)


def antwoord(store: Store, id_: str, door: Actor, *, ja: bool = True) -> Medeaanvragerstatus:
    return store.perform(medeaanvraag_beantwoorden, medeaanvrager_id=id_, ja=ja, door=door)


def gevraagd(store: Store) -> Medeaanvrager:
    (mede,) = store.all(Medeaanvrager)
    return mede


def test_the_medeaanvrager_is_asked_by_message_without_any_data_of_the_household(store: Store) -> None:
    samen(store)
    (bericht,) = store.all(Bericht, soort="medeaanvrager-gevraagd")
    (verzending,) = store.all(Verzending, bericht_id=bericht.id)
    assert (verzending.kanaal, verzending.adres) == ("EMA", EVA.email)
    assert bericht.relatie_id is None
    assert "Bilal El Amrani" in bericht.tekst
    assert bericht.knop_adres == "http://localhost:3000/inloggen"
    assert BILAL.straat not in bericht.tekst
    assert gevraagd(store).status == Medeaanvragerstatus.GEVRAAGD


def test_the_medeaanvrager_may_be_asked_by_text_message(store: Store) -> None:
    samen(store, "MOB")
    (bericht,) = store.all(Bericht, soort="medeaanvrager-gevraagd")
    (verzending,) = store.all(Verzending, bericht_id=bericht.id)
    assert (verzending.kanaal, verzending.adres) == ("SMS", EVA.mobiel)


def test_who_comes_to_the_desk_gets_no_message(store: Store) -> None:
    aanvraag = samen(store, "balie")
    assert store.all(Bericht, soort="medeaanvrager-gevraagd") == []
    assert stand_van(store, aanvraag.door).medeaanvrager == "Eva Smit"


@pytest.mark.parametrize(
    ("ja", "status", "datum"),
    [(True, Medeaanvragerstatus.BEVESTIGD, date(2026, 3, 11)), (False, Medeaanvragerstatus.GEWEIGERD, None)],
)
def test_the_one_who_was_asked_answers_after_proving_the_address(
    store: Store, ja: bool, status: Medeaanvragerstatus, datum: date | None
) -> None:
    aanvraag = samen(store)
    eva = ingelogd(store, EVA)
    (vraag,) = vragen(store, eva)
    assert (vraag.aanvrager, vraag.nummer) == ("Bilal El Amrani", aanvraag.nummer)
    store.nu += timedelta(days=1)
    assert antwoord(store, vraag.id, eva, ja=ja) is status
    mede = gevraagd(store)
    assert (mede.status, mede.relatie_id, mede.bijschrijfdatum) == (status, eva.relatie_id, datum)
    assert vragen(store, eva) == []
    assert stand_van(store, aanvraag.door).medeaanvrager_status == status
    (overgang,) = store.all(Statusovergang, onderwerp="medeaanvrager")
    assert overgang.relatie_id == eva.relatie_id


def test_the_answer_is_in_the_chain_and_told_to_the_aanvrager(store: Store) -> None:
    aanvraag = samen(store)
    eva = ingelogd(store, EVA)
    antwoord(store, gevraagd(store).id, eva)
    (schakel,) = store.all(Inschrijvinggebeurtenis, soort="medeaanvrager-bevestigd")
    assert schakel.inhoud == {
        "medeaanvrager": eva.relatie_id,
        "kanaal": "INT",
        "bevestigd": "eigen-login",
        "bijschrijfdatum": "2026-03-10",
    }
    (bericht,) = store.all(Bericht, soort="medeaanvrager-antwoord")
    assert bericht.relatie_id == aanvraag.door.relatie_id
    assert "Eva Smit heeft gekozen: ja" in bericht.tekst
    assert store.read(keten_controleren, koppen=[]) == []


def test_nobody_else_sees_or_answers_it(store: Store) -> None:
    aanvraag = samen(store)
    ingelogd(store, EVA)
    carla, ans = ingelogd(store, CARLA), ingelogd(store, ANS)
    for ander in (carla, ans, aanvraag.door):
        assert vragen(store, ander) == []
        with pytest.raises(NietGevonden):
            antwoord(store, gevraagd(store).id, ander)
    assert gevraagd(store).status == Medeaanvragerstatus.GEVRAAGD


def test_the_same_person_at_another_address_has_not_proven_this_one(store: Store) -> None:
    samen(store)
    assert vragen(store, ingelogd(store, EVA, soort="MOB")) == []


def test_who_was_asked_by_text_message_proves_the_number(store: Store) -> None:
    samen(store, "MOB")
    eva = ingelogd(store, EVA, soort="MOB")
    assert antwoord(store, vragen(store, eva)[0].id, eva) is Medeaanvragerstatus.BEVESTIGD


def test_who_is_asked_at_the_desk_cannot_answer_from_just_any_login(store: Store) -> None:
    samen(store, "balie")
    for door in (ingelogd(store, EVA), ingelogd(store, CARLA)):
        assert vragen(store, door) == []


@pytest.mark.parametrize("ja", [True, False])
def test_an_answer_is_given_once(store: Store, ja: bool) -> None:
    samen(store)
    eva = ingelogd(store, EVA)
    antwoord(store, gevraagd(store).id, eva)
    with pytest.raises(NietGevonden):
        antwoord(store, gevraagd(store).id, eva, ja=ja)
    assert gevraagd(store).status == Medeaanvragerstatus.BEVESTIGD


def test_yes_and_no_at_the_same_moment_is_one_answer(store: Store) -> None:
    samen(store)
    eva = ingelogd(store, EVA)
    id_ = gevraagd(store).id
    uitkomsten = tegelijk(*(partial(antwoord, store, id_, eva, ja=ja) for ja in (True, False, True, False)))
    assert sum(isinstance(uitkomst, NietGevonden) for uitkomst in uitkomsten) == 3
    assert len(store.all(Statusovergang, onderwerp="medeaanvrager")) == 1
    assert len(store.all(Bericht, soort="medeaanvrager-antwoord")) == 1


def test_a_request_that_lapsed_asks_nobody_any_more(store: Store) -> None:
    aangevraagd(store, BILAL, anders=samen_met(EVA))
    eva = ingelogd(store, EVA)
    store.nu += timedelta(days=15)
    store.perform(onbetaalde_aanvragen_laten_vervallen)
    assert vragen(store, eva) == []
    with pytest.raises(NietGevonden):
        antwoord(store, gevraagd(store).id, eva)


def test_an_unknown_request_is_not_found(store: Store) -> None:
    with pytest.raises(NietGevonden):
        antwoord(store, "bestaat-niet", ingelogd(store, EVA))
