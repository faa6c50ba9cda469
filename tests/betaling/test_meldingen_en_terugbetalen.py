"""Webhooks that come twice, and money that goes back."""

from __future__ import annotations

from functools import partial

import pytest

from portal.domain.bericht.model import Bericht
from portal.domain.betaling.actions import (
    NietsTeBetalen,
    melding_ontvangen,
    terugbetalen,
    terugbetaling_melden,
    terugbetaling_mislukt,
    terugbetaling_verwerken,
    werkitem_afhandelen,
)
from portal.domain.betaling.model import Betaalmelding, Betaalstatus, Betaling, Werkitem, Werkitemsoort
from portal.domain.betaling.queries import open_werkitems
from portal.domain.relatie.queries import inzagen
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.job import Job
from portal.integrations.betaling.protocol import Melding
from tests.conftest import Store
from tests.makers import EEN_COLLEGA, Aanvraag, betaalsessie, ingeschreven, medewerker, tegelijk, verwerkt
from tests.people import BILAL, DIRK, FATMA

MELDING = Melding("evt_1", "sessie", "cs_1", "b1", None)


def dubbel_betaald(store: Store) -> tuple[Aanvraag, str]:
    """Bilal paid twice; returns the id of the work item."""
    aanvraag = ingeschreven(store, BILAL)
    verwerkt(store, betaalsessie(aanvraag.betaling_id, id="cs_2", betaalkenmerk="pi_2"))
    return aanvraag, store.all(Werkitem)[0].id


def terug(store: Store, aanvraag: Aanvraag, cent: int) -> Betaling:
    store.perform(terugbetaling_verwerken, betaling_id=aanvraag.betaling_id, terugbetaald_cent=cent)
    return store.all(Betaling)[0]


# --- webhooks ------------------------------------------------------------------------------------------------------


def test_a_webhook_is_taken_in_and_its_work_planned_in_one_go(store: Store) -> None:
    assert store.perform(melding_ontvangen, melding=MELDING)
    (job,) = store.all(Job)
    assert (job.soort, job.sleutel, job.start_op) == ("betaalmelding", "evt_1", store.nu)
    assert job.gegevens == {
        "soort": "sessie",
        "sessie_id": "cs_1",
        "betaling_id": "b1",
        "terugbetaald_cent": None,
    }


def test_a_webhook_that_comes_twice_is_planned_once(store: Store) -> None:
    assert store.perform(melding_ontvangen, melding=MELDING)
    assert not store.perform(melding_ontvangen, melding=MELDING)
    assert len(store.all(Job)) == len(store.all(Betaalmelding)) == 1


def test_a_webhook_that_comes_four_times_at_once_is_planned_once(store: Store) -> None:
    uitkomsten = tegelijk(*[partial(store.perform, melding_ontvangen, melding=MELDING)] * 4)
    assert sorted(map(str, uitkomsten)) == ["False", "False", "False", "True"]
    assert len(store.all(Job)) == len(store.all(Betaalmelding)) == 1


# --- sending money back --------------------------------------------------------------------------------------------


def test_a_medewerker_sends_double_money_back_once(store: Store) -> None:
    aanvraag, werkitem_id = dubbel_betaald(store)
    dirk = medewerker(store, DIRK)
    store.perform(terugbetalen, werkitem_id=werkitem_id, door=dirk)
    (job,) = store.all(Job)
    assert job.soort == "terugbetaling"
    assert job.gegevens == {
        "betaling_id": aanvraag.betaling_id,
        "betaalkenmerk": "pi_2",
        "bedrag_cent": 2500,
        "sleutel": f"terug-{werkitem_id}",
    }
    (item,) = store.all(Werkitem)
    assert (item.afgehandeld_op, item.afgehandeld_door) == (store.nu, dirk.medewerker_id)
    assert store.read(open_werkitems, door=EEN_COLLEGA) == []
    with pytest.raises(NietGevonden):
        store.perform(terugbetalen, werkitem_id=werkitem_id, door=medewerker(store, FATMA))
    assert len(store.all(Job)) == 1


def test_two_colleagues_at_once_send_it_back_once(store: Store) -> None:
    _, werkitem_id = dubbel_betaald(store)
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    uitkomsten = tegelijk(
        *(partial(store.perform, terugbetalen, werkitem_id=werkitem_id, door=door) for door in (dirk, fatma))
    )
    assert sum(isinstance(uitkomst, NietGevonden) for uitkomst in uitkomsten) == 1
    assert len(store.all(Job)) == 1


def test_the_client_sees_that_a_medewerker_looked(store: Store) -> None:
    aanvraag, werkitem_id = dubbel_betaald(store)
    store.perform(terugbetalen, werkitem_id=werkitem_id, door=medewerker(store, DIRK))
    assert [kijker.reden for kijker in store.read(inzagen, relatie_id=aanvraag.door.relatie_id)] == [
        "Geld terugbetalen"
    ]


def test_money_without_a_reference_of_the_provider_is_not_sent_back_blindly(store: Store) -> None:
    verwerkt(store, betaalsessie("bestaat-niet"))
    with pytest.raises(NietsTeBetalen) as geweigerd:
        store.perform(terugbetalen, werkitem_id=store.all(Werkitem)[0].id, door=medewerker(store, DIRK))
    assert geweigerd.value.verder is not None
    assert store.all(Job) == []
    assert len(store.read(open_werkitems, door=EEN_COLLEGA)) == 1


def test_an_unknown_work_item_is_not_found(store: Store) -> None:
    with pytest.raises(NietGevonden):
        store.perform(terugbetalen, werkitem_id="bestaat-niet", door=medewerker(store, DIRK))


def test_a_medewerker_settles_something_odd_once_and_the_client_sees_who_looked(store: Store) -> None:
    aanvraag, item = dubbel_betaald(store)
    store.perform(werkitem_afhandelen, werkitem_id=item, door=medewerker(store, DIRK))
    assert store.read(open_werkitems, door=EEN_COLLEGA) == []
    assert store.all(Job, soort="terugbetaling") == [], "no money moves by itself"
    assert len(store.read(inzagen, relatie_id=str(aanvraag.door.relatie_id))) == 1
    with pytest.raises(NietGevonden):
        store.perform(werkitem_afhandelen, werkitem_id=item, door=medewerker(store, FATMA))
    with pytest.raises(NietGevonden):
        store.perform(terugbetalen, werkitem_id=item, door=medewerker(store, FATMA))


def test_the_client_is_told_that_money_is_on_its_way_back(store: Store) -> None:
    aanvraag, _ = dubbel_betaald(store)
    store.perform(terugbetaling_melden, betaling_id=aanvraag.betaling_id, bedrag_cent=2500)
    (bericht,) = store.all(Bericht, soort="betaling-terug")
    assert bericht.relatie_id == aanvraag.door.relatie_id
    assert "25" in bericht.tekst


def test_a_refund_the_provider_refuses_is_work_for_a_person(store: Store) -> None:
    aanvraag, werkitem_id = dubbel_betaald(store)
    store.perform(terugbetalen, werkitem_id=werkitem_id, door=medewerker(store, DIRK))
    store.perform(terugbetaling_mislukt, betaling_id=aanvraag.betaling_id, bedrag_cent=2500)
    assert [regel.soort for regel in store.read(open_werkitems, door=EEN_COLLEGA)] == [
        Werkitemsoort.TERUGBETALEN_MISLUKT
    ]


# --- what the provider says went back ------------------------------------------------------------------------------


def test_a_refund_in_parts_is_complete_when_all_of_it_is_back(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    assert (terug(store, aanvraag, 1000).status, terug(store, aanvraag, 2499).status) == ("betaald", "betaald")
    helemaal = terug(store, aanvraag, 2500)
    assert (helemaal.status, helemaal.terugbetaald_cent) == (Betaalstatus.TERUGBETAALD, 2500)


def test_refund_messages_in_the_wrong_order_or_twice_take_nothing_back(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    terug(store, aanvraag, 1500)
    assert terug(store, aanvraag, 1000).terugbetaald_cent == 1500
    terug(store, aanvraag, 2500)
    nogmaals = terug(store, aanvraag, 2500)
    assert (nogmaals.status, nogmaals.terugbetaald_cent) == (Betaalstatus.TERUGBETAALD, 2500)


def test_the_refund_of_a_double_payment_leaves_the_first_one_paid(store: Store) -> None:
    aanvraag, _ = dubbel_betaald(store)
    assert terug(store, aanvraag, 2500).status == Betaalstatus.BETAALD


def test_a_paid_session_that_is_looked_up_after_the_refund_changes_nothing(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    terug(store, aanvraag, 2500)
    verwerkt(
        store,
        betaalsessie(aanvraag.betaling_id, id=f"cs_{aanvraag.nummer}", betaalkenmerk=f"pi_{aanvraag.nummer}"),
    )
    assert store.all(Betaling)[0].status == Betaalstatus.TERUGBETAALD
    assert store.all(Werkitem) == []


def test_a_refund_of_something_unknown_is_nothing(store: Store) -> None:
    store.perform(terugbetaling_verwerken, betaling_id="bestaat-niet", terugbetaald_cent=2500)
    assert set(store.count().values()) == {0}
