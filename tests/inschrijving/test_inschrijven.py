"""Registering: from answers to a place on the list, and what happens when it does not come to that."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from portal.domain.bericht.model import Bericht
from portal.domain.betaling.model import Betaalstatus, Betaling, Werkitem
from portal.domain.concept.actions import ConceptIsNieuwer, Stand, concept_van
from portal.domain.concept.model import Concept
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import (
    CONCEPT,
    AlIngeschreven,
    NogNietCompleet,
    inschrijfstap_bewaren,
    inschrijving_aanvragen,
    onbetaalde_aanvragen_laten_vervallen,
)
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import Inschrijving, Inschrijvinggebeurtenis, Inschrijvingstatus
from portal.domain.inschrijving.queries import inschrijving_van
from portal.domain.inschrijving.rules import TeJong
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.reference import lees_kenmerk
from portal.domain.shared.transitions import Statusovergang
from tests.conftest import Store, beleid_vanaf
from tests.makers import (
    AKKOORD,
    aangevraagd,
    alles_ingevuld,
    betaald,
    betaalpagina,
    betaalsessie,
    ingelogd,
    ingeschreven,
    samen_met,
    stand_van,
    stap_beantwoord,
    tegelijk,
    verwerkt,
)
from tests.people import BILAL, CARLA, EVA

TE_JONG = {"geboortedatum_dag": "11", "geboortedatum_maand": "3", "geboortedatum_jaar": "2008"}


def concept(store: Store, door: Actor) -> Stand:
    return store.read(concept_van, relatie_id=str(door.relatie_id), soort=CONCEPT)


def aanvragen(store: Store, door: Actor, versie: int, **anders: str) -> object:
    return store.perform(inschrijving_aanvragen, formulier={**AKKOORD, **anders}, versie=versie, door=door)


# --- answers -------------------------------------------------------------------------------------------------------


def test_each_answer_is_kept_before_the_next_page_shows(store: Store) -> None:
    door = ingelogd(store, BILAL)
    for nummer, (stap, formulier) in enumerate(BILAL.antwoorden().items(), start=1):
        assert stap_beantwoord(store, door, stap, formulier) == nummer
    gegevens = concept(store, door).gegevens
    assert gegevens["voornaam"] == "Bilal"
    assert gegevens["geboortedatum"] == "1994-09-03"
    assert gegevens["kinderen"] == "2"


def test_another_device_continues_where_one_was(store: Store) -> None:
    telefoon = ingelogd(store, BILAL)
    stap_beantwoord(store, telefoon, "naam", BILAL.antwoorden()["naam"])
    laptop = ingelogd(store, BILAL)
    assert concept(store, laptop).gegevens["voornaam"] == "Bilal"


def test_a_refused_page_keeps_what_was_there(store: Store) -> None:
    door = ingelogd(store, BILAL)
    stap_beantwoord(store, door, "naam", BILAL.antwoorden()["naam"])
    voor = concept(store, door)
    with pytest.raises(FouteInvoer):
        stap_beantwoord(store, door, "naam", {"voornaam": "", "achternaam": ""})
    assert concept(store, door) == voor


def test_a_stale_device_is_told_and_overwrites_nothing(store: Store) -> None:
    door = ingelogd(store, BILAL)
    stap_beantwoord(store, door, "naam", BILAL.antwoorden()["naam"])
    voor = concept(store, door)
    with pytest.raises(ConceptIsNieuwer):
        store.perform(inschrijfstap_bewaren, stap="naam", formulier=CARLA.antwoorden()["naam"], versie=0, door=door)
    assert concept(store, door) == voor


def test_who_is_too_young_is_refused_and_the_date_is_not_kept(store: Store) -> None:
    door = ingelogd(store, BILAL)
    with pytest.raises(TeJong) as geweigerd:
        stap_beantwoord(store, door, "geboortedatum", TE_JONG)
    assert "11 maart 2026" in str(geweigerd.value.reden)
    assert concept(store, door) == Stand()
    store.nu += timedelta(days=1)
    assert stap_beantwoord(store, door, "geboortedatum", TE_JONG) == 1


def test_who_is_registered_is_told_so_and_nobody_else_is(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    with pytest.raises(AlIngeschreven):
        stap_beantwoord(store, aanvraag.door, "naam", BILAL.antwoorden()["naam"])
    carla = ingelogd(store, CARLA)
    assert stap_beantwoord(store, carla, "naam", BILAL.antwoorden()["naam"]) == 1


def test_a_session_without_a_person_is_not_found(store: Store) -> None:
    spook = Actor(ingelogd(store, BILAL).rol, relatie_id="bestaat-niet")
    with pytest.raises(NietGevonden):
        stap_beantwoord(store, spook, "naam", BILAL.antwoorden()["naam"])


@pytest.mark.parametrize("stap", ["", "bestaat-niet", "controleren"])
def test_a_page_that_does_not_exist_is_not_found(store: Store, stap: str) -> None:
    with pytest.raises(NietGevonden):
        stap_beantwoord(store, ingelogd(store, BILAL), stap, {})


# --- asking --------------------------------------------------------------------------------------------------------


def test_registering_keeps_who_when_under_which_rules(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    (inschrijving,) = store.all(Inschrijving)
    assert inschrijving.status == Inschrijvingstatus.VOORLOPIG
    assert lees_kenmerk(inschrijving.nummer) == inschrijving.nummer == aanvraag.nummer
    assert (inschrijving.aangevraagd_op, inschrijving.akkoord_op) == (store.nu, store.nu)
    assert (inschrijving.beleid_versie, inschrijving.voorwaarden_versie, inschrijving.privacy_versie) == (
        "2026-1",
        "2026-1",
        "2026-1",
    )
    assert (inschrijving.herkomst, inschrijving.kinderen, inschrijving.inkomen_cent) == ("WOO", 2, 2_850_000)
    assert (inschrijving.betalen_tot, inschrijving.inschrijfdatum) == (date(2026, 3, 24), None)
    assert store.all(Concept) == []
    (betaling,) = store.all(Betaling)
    assert (betaling.object_id, betaling.bedrag_cent, betaling.status) == (inschrijving.id, 2500, "open")


def test_wishes_and_income_may_be_left_out(store: Store) -> None:
    aangevraagd(store, CARLA)
    (inschrijving,) = store.all(Inschrijving)
    assert (inschrijving.inkomen_cent, inschrijving.woonwensen) == (None, {})


def test_wishes_are_kept_as_they_were_answered(store: Store) -> None:
    wensen = {"wens_plaatsen": "Lindeveen", "wens_soort": "studio", "wens_kamers": "2", "wens_zonder_trap": "ja"}
    aangevraagd(store, CARLA, anders={"woonwensen": wensen})
    assert store.all(Inschrijving)[0].woonwensen == wensen


@pytest.mark.parametrize("kruisjes", [{"akkoord": ""}, {"gelezen": ""}, {"akkoord": "", "gelezen": ""}])
def test_without_agreement_or_having_read_nothing_happens(store: Store, kruisjes: dict[str, str]) -> None:
    door, versie = alles_ingevuld(store, BILAL)
    voor = store.count()
    with pytest.raises(FouteInvoer) as geweigerd:
        aanvragen(store, door, versie, **kruisjes)
    assert [fout.veld for fout in geweigerd.value.fouten] == list(kruisjes)
    assert store.count() == voor


@pytest.mark.parametrize("stap", ["naam", "geboortedatum", "adres", "contact", "huishouden", "inkomen", "woonwensen"])
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_question_without_an_answer_is_named(store: Store, stap: str) -> None:
    door = ingelogd(store, BILAL)
    versie = 0
    for naam, formulier in BILAL.antwoorden().items():
        if naam != stap:
            versie = stap_beantwoord(store, door, naam, formulier)
    with pytest.raises(NogNietCompleet) as geweigerd:
        aanvragen(store, door, versie)
    assert geweigerd.value.stap == stap
    assert store.all(Inschrijving) == []


def test_who_chose_together_but_skipped_with_whom_is_sent_there(store: Store) -> None:
    door, versie = alles_ingevuld(store, BILAL, anders={"huishouden": {"samen": "ja", "kinderen": "0"}})
    with pytest.raises(NogNietCompleet) as geweigerd:
        aanvragen(store, door, versie)
    assert geweigerd.value.stap == "medeaanvrager"


def test_who_changes_back_to_alone_has_no_medeaanvrager(store: Store) -> None:
    door, _ = alles_ingevuld(store, BILAL, anders=samen_met(CARLA))
    versie = stap_beantwoord(store, door, "huishouden", {"samen": "nee", "kinderen": "0"})
    aanvragen(store, door, versie)
    assert stand_van(store, door).medeaanvrager == ""
    assert store.all(Bericht, soort="medeaanvrager-gevraagd") == []


def test_without_any_draft_the_first_question_is_named(store: Store) -> None:
    with pytest.raises(NogNietCompleet) as geweigerd:
        aanvragen(store, ingelogd(store, BILAL), 0)
    assert geweigerd.value.stap == "naam"


def test_a_screen_that_shows_older_answers_cannot_send_them(store: Store) -> None:
    door, versie = alles_ingevuld(store, BILAL)
    stap_beantwoord(store, door, "inkomen", {"inkomen": "30.000"})
    with pytest.raises(ConceptIsNieuwer):
        aanvragen(store, door, versie)
    assert store.all(Inschrijving) == []


def test_sending_twice_makes_one(store: Store) -> None:
    door, versie = alles_ingevuld(store, BILAL)
    aanvragen(store, door, versie)
    voor = store.count()
    with pytest.raises(AlIngeschreven):
        aanvragen(store, door, versie)
    assert store.count() == voor


def test_sending_twice_at_the_same_moment_makes_one_and_the_other_hears_so(store: Store) -> None:
    door, versie = alles_ingevuld(store, BILAL)
    uitkomsten = tegelijk(*[partial(aanvragen, store, door, versie)] * 4)
    assert sum(isinstance(uitkomst, Inschrijving) for uitkomst in uitkomsten) == 1
    assert sum(isinstance(uitkomst, AlIngeschreven) for uitkomst in uitkomsten) == 3
    assert len(store.all(Inschrijving)) == len(store.all(Betaling)) == 1
    assert len(store.all(Bericht, soort="inschrijving-aangevraagd")) == 1


def test_the_message_says_until_when_to_pay_and_has_no_link_to_pay(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    (bericht,) = store.all(Bericht, soort="inschrijving-aangevraagd")
    assert "24 maart 2026" in bericht.tekst
    assert aanvraag.nummer in bericht.tekst
    assert bericht.knop_adres == "http://localhost:3000/mijn"


def test_what_was_answered_becomes_what_we_know_of_the_person(store: Store) -> None:
    stand = stand_van(store, aangevraagd(store, EVA).door)
    (bericht,) = store.all(Bericht, soort="inschrijving-aangevraagd")
    assert bericht.taal == "en"
    assert stand.kinderen == 0


def test_nobody_else_sees_the_inschrijving(store: Store) -> None:
    ingeschreven(store, BILAL)
    assert store.read(inschrijving_van, relatie_id=ingelogd(store, CARLA).relatie_id) is None


# --- confirming ----------------------------------------------------------------------------------------------------


def test_paying_confirms_with_date_term_and_code_in_writing(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    store.nu += timedelta(days=2)
    betaald(store, aanvraag)
    stand = stand_van(store, aanvraag.door)
    assert stand.status is Inschrijvingstatus.LOPEND
    assert (stand.inschrijfdatum, stand.geldig_tot, stand.betalen_tot) == (
        date(2026, 3, 10),
        date(2027, 3, 11),
        None,
    )
    (bericht,) = store.all(Bericht, soort="inschrijving-bevestigd")
    assert bericht.belangrijk
    for deel in (aanvraag.nummer, "10 maart 2026", "11 maart 2027", stand.ketencode[:16]):
        assert deel in bericht.tekst


def test_the_date_counts_from_paying_when_policy_says_so(store: Store, datum_vanaf_betaling: Beleid) -> None:
    store.beleid = datum_vanaf_betaling
    aanvraag = aangevraagd(store, BILAL)
    store.nu += timedelta(days=2)
    betaald(store, aanvraag)
    assert stand_van(store, aanvraag.door).inschrijfdatum == date(2026, 3, 12)


def test_without_a_fee_the_inschrijving_runs_at_once(store: Store, gratis_beleid: Beleid) -> None:
    store.beleid = gratis_beleid
    aanvraag = aangevraagd(store, BILAL)
    stand = stand_van(store, aanvraag.door)
    assert (stand.status, stand.inschrijfdatum, stand.betalen_tot) == (
        Inschrijvingstatus.LOPEND,
        date(2026, 3, 10),
        None,
    )
    assert stand.betaling is None
    assert store.all(Betaling) == []
    assert {bericht.soort for bericht in store.all(Bericht)} == {"inlogcode", "inschrijving-bevestigd"}
    (overgang,) = store.all(Statusovergang)
    assert (overgang.rol, overgang.relatie_id) == ("klant", aanvraag.door.relatie_id)


def test_the_rules_one_agreed_to_hold_when_policy_changes_before_paying(store: Store, beleid: Beleid) -> None:
    store.beleid = beleid_vanaf(
        beleid,
        date(2026, 3, 11),
        inschrijfdatum_telt_vanaf="betaling",
        geldigheid_maanden=6,
        inschrijfgeld_cent=9900,
    )
    aanvraag = aangevraagd(store, BILAL)
    store.nu += timedelta(days=3)
    assert betaald(store, aanvraag) == "betaald"
    stand = stand_van(store, aanvraag.door)
    assert (stand.inschrijfdatum, stand.geldig_tot) == (date(2026, 3, 10), date(2027, 3, 12))
    assert store.all(Inschrijving)[0].beleid_versie == "2026-1"
    bevestigd = store.all(Inschrijvinggebeurtenis, soort="bevestigd")[0]
    assert bevestigd.inhoud is not None
    assert bevestigd.inhoud["beleid"] == "2026-1"


def test_who_asks_after_the_change_falls_under_the_new_rules(store: Store, beleid: Beleid) -> None:
    store.beleid = beleid_vanaf(beleid, date(2026, 3, 11), inschrijfgeld_cent=9900)
    store.nu += timedelta(days=1)
    aangevraagd(store, BILAL)
    assert store.all(Inschrijving)[0].beleid_versie == "vanaf-2026-03-11"
    assert store.all(Betaling)[0].bedrag_cent == 9900


@pytest.mark.parametrize(
    ("moment", "datum"),
    [
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2028, 2, 28, 23, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2028, 2, 29, 22, 59, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 7, 1, 22, 0, tzinfo=UTC), date(2026, 7, 2)),
    ],
)
def test_the_date_is_the_day_it_is_in_the_netherlands(store: Store, moment: datetime, datum: date) -> None:
    store.nu = moment
    aanvraag = aangevraagd(store, BILAL)
    store.nu += timedelta(days=1)
    betaald(store, aanvraag)
    assert stand_van(store, aanvraag.door).inschrijfdatum == datum


# --- lapsing -------------------------------------------------------------------------------------------------------


def test_a_request_lapses_after_the_last_day_to_pay_and_not_on_it(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    store.nu = datetime(2026, 3, 24, 22, 59, tzinfo=UTC)
    assert store.perform(onbetaalde_aanvragen_laten_vervallen) == 0
    store.nu += timedelta(minutes=1)
    assert store.perform(onbetaalde_aanvragen_laten_vervallen) == 1
    assert store.perform(onbetaalde_aanvragen_laten_vervallen) == 0
    stand = stand_van(store, aanvraag.door)
    assert stand.status is Inschrijvingstatus.GEANNULEERD
    assert stand.betaling is not None
    assert stand.betaling.status is Betaalstatus.VERVALLEN
    (bericht,) = store.all(Bericht, soort="aanvraag-verlopen")
    assert bericht.belangrijk
    assert store.read(keten_controleren, koppen=[]) == []


def test_after_lapsing_one_can_begin_again(store: Store) -> None:
    eerste = aangevraagd(store, BILAL)
    store.nu += timedelta(days=15)
    store.perform(onbetaalde_aanvragen_laten_vervallen)
    tweede = ingeschreven(store, BILAL)
    assert tweede.nummer != eerste.nummer
    assert stand_van(store, tweede.door).nummer == tweede.nummer


def test_what_was_paid_does_not_lapse(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    store.nu += timedelta(days=400)
    assert store.perform(onbetaalde_aanvragen_laten_vervallen) == 0
    assert stand_van(store, aanvraag.door).status is Inschrijvingstatus.LOPEND


def test_who_paid_in_time_does_not_lapse_while_the_bank_is_busy(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaald(store, aanvraag, betaald=False)
    store.nu += timedelta(days=15)
    assert store.perform(onbetaalde_aanvragen_laten_vervallen) == 0
    verwerkt(store, betaalsessie(aanvraag.betaling_id))
    assert stand_van(store, aanvraag.door).status is Inschrijvingstatus.LOPEND


def test_it_lapses_after_all_when_the_bank_says_no(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    betaald(store, aanvraag, betaald=False)
    store.nu += timedelta(days=15)
    verwerkt(store, betaalsessie(aanvraag.betaling_id, betaald=False), mislukt=True)
    assert store.perform(onbetaalde_aanvragen_laten_vervallen) == 1


def test_paying_and_lapsing_at_the_same_moment_is_one_of_the_two(store: Store) -> None:
    aanvragen_ = [aangevraagd(store, persoon) for persoon in (BILAL, CARLA, EVA)]
    sessies = [betaalpagina(store, aanvraag, f"cs_{aanvraag.nummer}") for aanvraag in aanvragen_]
    store.nu += timedelta(days=15)
    for sessie in sessies:
        verwerkt(store, sessie)
    tegelijk(
        *(partial(verwerkt, store, betaalsessie(s.betaling_id, id=s.id)) for s in sessies),
        partial(store.perform, onbetaalde_aanvragen_laten_vervallen),
    )
    for aanvraag in aanvragen_:
        stand = stand_van(store, aanvraag.door)
        assert stand.betaling is not None
        assert stand.betaling.status is Betaalstatus.BETAALD
        vervallen = stand.status is Inschrijvingstatus.GEANNULEERD
        assert vervallen or stand.status is Inschrijvingstatus.LOPEND
        assert len(store.all(Werkitem, betaling_id=aanvraag.betaling_id)) == vervallen
    assert store.read(keten_controleren, koppen=[]) == []
