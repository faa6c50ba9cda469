"""Paying: what the provider says, in any order, from any side, and what it does to what is owed."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import partial

import pytest

from portal.domain.bericht.model import Bericht
from portal.domain.betaling.actions import NietsTeBetalen, betaling_voorbereiden
from portal.domain.betaling.model import (
    Betaalpoging,
    Betaalstatus,
    Betaling,
    Pogingstatus,
    Werkitem,
    Werkitemsoort,
)
from portal.domain.betaling.queries import betaling_bij, na_te_kijken_sessies, open_werkitems
from portal.domain.betaling.rules import Oordeel
from portal.domain.inschrijving.actions import onbetaalde_aanvragen_laten_vervallen
from portal.domain.inschrijving.model import Inschrijvingstatus
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.transitions import Statusovergang
from tests.conftest import Store
from tests.makers import (
    EEN_COLLEGA,
    Aanvraag,
    aangevraagd,
    betaald,
    betaalpagina,
    betaalsessie,
    ingelogd,
    ingeschreven,
    stand_van,
    tegelijk,
    verwerkt,
)
from tests.people import BILAL, CARLA


def status(store: Store) -> str:
    return store.all(Betaling)[0].status


def inschrijving(store: Store, aanvraag: Aanvraag) -> Inschrijvingstatus:
    return stand_van(store, aanvraag.door).status


def berichten(store: Store, soort: str) -> int:
    return len(store.all(Bericht, soort=soort))


def werkitems(store: Store) -> list[str]:
    return [item.soort for item in store.all(Werkitem)]


# --- the way to the payment page ------------------------------------------------------------------------------------


def test_two_tabs_lead_to_the_same_page(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    opdrachten = tegelijk(
        *[partial(store.perform, betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=aanvraag.door)] * 4
    )
    assert len(set(opdrachten)) == 1
    assert len(store.all(Betaalpoging)) == 1


def test_a_page_that_was_opened_before_is_used_again(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaalpagina(store, aanvraag, "cs_1")
    opdracht = store.perform(betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=aanvraag.door)
    assert (opdracht.poging, opdracht.sessie_id, opdracht.bedrag_cent) == (1, "cs_1", 2500)


@pytest.mark.parametrize("einde", ["verlopen", "mislukt"])
def test_a_page_that_is_over_makes_way_for_a_new_one(store: Store, einde: str) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaalpagina(store, aanvraag, "cs_1")
    afloop = "verlopen" if einde == "verlopen" else "voltooid"
    verwerkt(store, betaalsessie(aanvraag.betaling_id, status=afloop, betaald=False), mislukt=einde == "mislukt")
    opdracht = store.perform(betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=aanvraag.door)
    assert (opdracht.poging, opdracht.sessie_id) == (2, None)


def test_somebody_elses_payment_is_not_found(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    carla = ingelogd(store, CARLA)
    with pytest.raises(NietGevonden):
        store.perform(betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=carla)
    with pytest.raises(NietGevonden):
        store.perform(betaling_voorbereiden, betaling_id="bestaat-niet", door=aanvraag.door)
    object_id = stand_van(store, aanvraag.door).id
    assert store.read(betaling_bij, relatie_id=str(carla.relatie_id), object_id=object_id) is None
    assert store.all(Betaalpoging) == []


def test_what_is_paid_cannot_be_paid_again(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    with pytest.raises(NietsTeBetalen) as geweigerd:
        store.perform(betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=aanvraag.door)
    assert geweigerd.value.verder is not None


def test_what_lapsed_cannot_be_paid_any_more(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    store.nu += timedelta(days=15)
    store.perform(onbetaalde_aanvragen_laten_vervallen)
    with pytest.raises(NietsTeBetalen):
        store.perform(betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=aanvraag.door)


# --- paid ----------------------------------------------------------------------------------------------------------


def test_a_payment_confirms(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    assert betaald(store, aanvraag) is Oordeel.BETAALD
    (betaling,) = store.all(Betaling)
    assert (betaling.status, betaling.betaald_op) == (Betaalstatus.BETAALD, store.nu)
    (poging,) = store.all(Betaalpoging)
    assert (poging.status, poging.betaalkenmerk) == (Pogingstatus.BETAALD, "pi_1")
    assert inschrijving(store, aanvraag) is Inschrijvingstatus.LOPEND
    assert berichten(store, "inschrijving-bevestigd") == 1


def test_a_payment_that_comes_in_twice_by_webhook_and_return_confirms_once(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaalpagina(store, aanvraag)
    sessie = betaalsessie(aanvraag.betaling_id)
    eerste = store.nu
    assert verwerkt(store, sessie) is Oordeel.BETAALD
    store.nu += timedelta(hours=1)
    assert verwerkt(store, sessie) is Oordeel.BETAALD
    assert store.all(Betaling)[0].betaald_op == eerste
    assert berichten(store, "inschrijving-bevestigd") == 1
    assert werkitems(store) == []


def test_webhook_and_return_at_the_same_moment_confirm_once(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaalpagina(store, aanvraag)
    uitspraken = tegelijk(*[partial(verwerkt, store, betaalsessie(aanvraag.betaling_id))] * 4)
    assert uitspraken == [Oordeel.BETAALD] * 4
    assert berichten(store, "inschrijving-bevestigd") == 1
    assert len(store.all(Statusovergang, onderwerp="betaling")) == 1
    assert werkitems(store) == []


def test_the_webhook_may_come_before_we_noted_the_session(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    store.perform(betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=aanvraag.door)
    assert verwerkt(store, betaalsessie(aanvraag.betaling_id, id="cs_snel")) is Oordeel.BETAALD
    (poging,) = store.all(Betaalpoging)
    assert (poging.nummer, poging.sessie_id) == (1, "cs_snel")


def test_a_session_we_never_noted_still_pays(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    assert verwerkt(store, betaalsessie(aanvraag.betaling_id, id="cs_vergeten")) is Oordeel.BETAALD
    assert inschrijving(store, aanvraag) is Inschrijvingstatus.LOPEND


def test_an_open_page_changes_nothing(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    assert verwerkt(store, betaalpagina(store, aanvraag)) is Oordeel.NOG_OPEN
    assert status(store) == Betaalstatus.OPEN
    assert inschrijving(store, aanvraag) is Inschrijvingstatus.VOORLOPIG


def test_going_through_the_page_is_not_paying(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    assert betaald(store, aanvraag, betaald=False) is Oordeel.BANK_IS_BEZIG
    assert status(store) == Betaalstatus.IN_BEHANDELING
    assert inschrijving(store, aanvraag) is Inschrijvingstatus.VOORLOPIG
    assert verwerkt(store, betaalsessie(aanvraag.betaling_id)) is Oordeel.BETAALD
    assert inschrijving(store, aanvraag) is Inschrijvingstatus.LOPEND


# --- not paid ------------------------------------------------------------------------------------------------------


def test_an_expired_page_leaves_the_payment_open(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    assert betaald(store, aanvraag, status="verlopen", betaald=False) is Oordeel.VERLOPEN
    assert status(store) == Betaalstatus.OPEN
    assert store.all(Betaalpoging)[0].status == Pogingstatus.VERLOPEN
    assert berichten(store, "betaling-mislukt") == 0


def test_a_payment_the_bank_refuses_afterwards_is_told_once_and_can_be_tried_again(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaald(store, aanvraag, betaald=False)
    voltooid = betaalsessie(aanvraag.betaling_id, betaald=False)
    verwerkt(store, voltooid, mislukt=True)
    verwerkt(store, voltooid, mislukt=True)
    assert status(store) == Betaalstatus.OPEN
    assert berichten(store, "betaling-mislukt") == 1
    betaald(store, aanvraag, id="cs_2", betaalkenmerk="pi_2")
    assert inschrijving(store, aanvraag) is Inschrijvingstatus.LOPEND
    assert werkitems(store) == []


def test_a_failed_payment_stays_failed_when_the_provider_is_asked_again(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    voltooid = betaalsessie(aanvraag.betaling_id, betaald=False)
    betaalpagina(store, aanvraag)
    verwerkt(store, voltooid, mislukt=True)
    verwerkt(store, voltooid)
    assert status(store) == Betaalstatus.OPEN
    assert store.all(Betaalpoging)[0].status == Pogingstatus.MISLUKT


def test_a_failure_that_comes_late_is_not_told_to_who_has_paid_since(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaald(store, aanvraag, betaald=False)
    verwerkt(store, betaalsessie(aanvraag.betaling_id, status="verlopen", betaald=False))
    betaald(store, aanvraag, id="cs_2", betaalkenmerk="pi_2")
    verwerkt(store, betaalsessie(aanvraag.betaling_id, betaald=False), mislukt=True)
    assert status(store) == Betaalstatus.BETAALD
    assert berichten(store, "betaling-mislukt") == 0


@pytest.mark.parametrize("oud", [{"status": "open"}, {"status": "voltooid"}, {"status": "verlopen"}])
@pytest.mark.parametrize("mislukt", [False, True])
def test_an_older_answer_that_was_overtaken_takes_nothing_back(
    store: Store, oud: dict[str, str], mislukt: bool
) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaald(store, aanvraag)
    verwerkt(store, betaalsessie(aanvraag.betaling_id, betaald=False, **oud), mislukt=mislukt)
    assert store.all(Betaalpoging)[0].status == Pogingstatus.BETAALD
    assert verwerkt(store, betaalsessie(aanvraag.betaling_id)) is Oordeel.BETAALD
    assert werkitems(store) == []
    assert berichten(store, "betaling-mislukt") == 0


def test_an_old_page_that_expires_late_does_not_open_what_the_bank_is_busy_with(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaald(store, aanvraag, status="verlopen", betaald=False)
    betaald(store, aanvraag, id="cs_2", betaald=False)
    assert status(store) == Betaalstatus.IN_BEHANDELING
    verwerkt(store, betaalsessie(aanvraag.betaling_id, status="verlopen", betaald=False))
    assert status(store) == Betaalstatus.IN_BEHANDELING


# --- odd money -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "anders", [{"bedrag_cent": 2499}, {"bedrag_cent": 2501}, {"bedrag_cent": 0}, {"valuta": "usd"}]
)
def test_a_wrong_amount_or_currency_confirms_nothing_and_a_person_looks(
    store: Store, anders: dict[str, object]
) -> None:
    aanvraag = aangevraagd(store, BILAL)
    assert betaald(store, aanvraag, **anders) is Oordeel.BEDRAG_KLOPT_NIET
    verwerkt(store, betaalsessie(aanvraag.betaling_id, **anders))
    assert status(store) == Betaalstatus.OPEN
    assert inschrijving(store, aanvraag) is Inschrijvingstatus.VOORLOPIG
    assert werkitems(store) == [Werkitemsoort.BEDRAG_KLOPT_NIET]


def test_after_a_wrong_amount_the_client_can_still_pay_what_is_owed(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaald(store, aanvraag, betaald=False)
    verwerkt(store, betaalsessie(aanvraag.betaling_id, bedrag_cent=1))
    assert status(store) == Betaalstatus.OPEN
    assert betaald(store, aanvraag, id="cs_2") is Oordeel.BETAALD
    assert werkitems(store) == [Werkitemsoort.BEDRAG_KLOPT_NIET]


def test_paid_twice_over_two_sessions_is_one_work_item(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaald(store, aanvraag)
    tweede = betaalsessie(aanvraag.betaling_id, id="cs_2", betaalkenmerk="pi_2")
    assert verwerkt(store, tweede) is Oordeel.DUBBEL_BETAALD
    verwerkt(store, tweede)
    verwerkt(store, betaalsessie(aanvraag.betaling_id))
    (item,) = store.all(Werkitem)
    assert (item.soort, item.sleutel, item.bedrag_cent) == (Werkitemsoort.DUBBEL_BETAALD, "cs_2", 2500)
    (regel,) = store.read(open_werkitems, door=EEN_COLLEGA)
    assert (regel.klant, regel.relatie_id) == ("Bilal El Amrani", aanvraag.door.relatie_id)
    assert berichten(store, "inschrijving-bevestigd") == 1


def test_two_sessions_paid_at_the_same_moment_confirm_once_and_one_is_double(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaalpagina(store, aanvraag)
    sessies = [betaalsessie(aanvraag.betaling_id, id=f"cs_{n}", betaalkenmerk=f"pi_{n}") for n in (1, 2)]
    uitspraken = tegelijk(*(partial(verwerkt, store, sessie) for sessie in sessies))
    assert Counter(uitspraken) == {Oordeel.BETAALD: 1, Oordeel.DUBBEL_BETAALD: 1}
    assert berichten(store, "inschrijving-bevestigd") == 1
    assert werkitems(store) == [Werkitemsoort.DUBBEL_BETAALD]


def test_money_after_the_request_lapsed_is_booked_and_a_person_looks(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    open_pagina = betaalpagina(store, aanvraag)
    store.nu += timedelta(days=15)
    verwerkt(store, open_pagina)
    store.perform(onbetaalde_aanvragen_laten_vervallen)
    sessie = betaalsessie(aanvraag.betaling_id)
    assert verwerkt(store, sessie) is Oordeel.BETAALD_NA_VERVALLEN
    verwerkt(store, sessie)
    assert status(store) == Betaalstatus.BETAALD
    assert inschrijving(store, aanvraag) is Inschrijvingstatus.GEANNULEERD
    assert werkitems(store) == [Werkitemsoort.BETAALD_NA_VERVALLEN]
    assert berichten(store, "inschrijving-bevestigd") == 0


@pytest.mark.parametrize("betaling_id", ["", "bestaat-niet"])
def test_money_for_something_we_do_not_know_is_one_work_item(store: Store, betaling_id: str) -> None:
    sessie = betaalsessie(betaling_id)
    assert tegelijk(*[partial(verwerkt, store, sessie)] * 3) == [None] * 3
    (regel,) = store.read(open_werkitems, door=EEN_COLLEGA)
    assert (regel.soort, regel.klant, regel.bedrag_cent) == (Werkitemsoort.ONBEKENDE_BETALING, "", 2500)


def test_a_session_of_somebody_else_without_money_is_nothing(store: Store) -> None:
    assert verwerkt(store, betaalsessie("bestaat-niet", betaald=False)) is None
    assert set(store.count().values()) == {0}


# --- webhooks that never came --------------------------------------------------------------------------------------


def test_sessions_we_heard_nothing_of_for_ten_minutes_are_looked_up(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaalpagina(store, aanvraag, "cs_1")
    assert store.read(na_te_kijken_sessies) == []
    store.nu += timedelta(minutes=10)
    assert store.read(na_te_kijken_sessies) == ["cs_1"]
    verwerkt(store, betaalsessie(aanvraag.betaling_id, betaald=False))
    assert store.read(na_te_kijken_sessies) == ["cs_1"]
    verwerkt(store, betaalsessie(aanvraag.betaling_id))
    assert store.read(na_te_kijken_sessies) == []


def test_a_page_without_a_session_or_that_is_over_is_not_looked_up(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaald(store, aanvraag, status="verlopen", betaald=False)
    store.perform(betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=aanvraag.door)
    store.nu += timedelta(days=1)
    assert store.read(na_te_kijken_sessies) == []
