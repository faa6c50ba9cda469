"""Ending an inschrijving: what is lost is shown first, some days to think again, and nobody is surprised."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.betaling.model import Betaalstatus, Betaling, Werkitem
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import AlIngeschreven, medeaanvraag_beantwoorden
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import (
    Inschrijving,
    Inschrijvinggebeurtenis,
    Inschrijvingstatus,
    Verlenging,
    Verlengingstatus,
)
from portal.domain.inschrijving.queries import medeaanvragen_aan, verlenging_van
from portal.domain.inschrijving.rules import datum_na_contract, deel_terug, wachttijd
from portal.domain.inschrijving.uitschrijven import (
    IntussenVeranderd,
    NietsUitTeSchrijven,
    Uitschrijfgevolgen,
    inschrijving_uitschrijven,
    uitschrijfgevolgen,
    uitschrijven_na_contract,
    uitschrijving_ongedaan_maken,
    uitschrijvingen_afronden,
)
from portal.domain.inschrijving.verlengen import (
    inschrijving_verlengen,
    verlengingen_laten_verlopen,
    verlengingen_vragen,
)
from portal.domain.shared.actor import SYSTEEM, Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.job import Job
from portal.domain.shared.working_days import lokaal_moment
from tests.conftest import Store, beleid_met
from tests.makers import (
    Aanvraag,
    aangevraagd,
    betaalpagina,
    betaalsessie,
    ingelogd,
    ingeschreven,
    samen_met,
    stap_beantwoord,
    tegelijk,
    verwerkt,
)
from tests.people import ANS, BILAL, CARLA

BEGIN = date(2026, 3, 10)
BEDENKEN_TOT = BEGIN + timedelta(days=7)
GELDIG_TOT = date(2027, 3, 9)


def op(store: Store, dag: date) -> None:
    """It is this day, early in the morning, and the worker has done its rounds."""
    store.nu = lokaal_moment(dag, datetime.min.time()) + timedelta(hours=6)
    for werk in (uitschrijvingen_afronden, verlengingen_vragen, verlengingen_laten_verlopen):
        while store.perform(werk):
            pass


def gevolgen(store: Store, door: Actor) -> Uitschrijfgevolgen:
    gevonden = store.read(uitschrijfgevolgen, relatie_id=str(door.klant_id))
    assert gevonden is not None
    return gevonden


def gevraagd(store: Store, door: Actor) -> date:
    """This client read what is lost and asked to end it."""
    formulier = {"begrepen": "ja", "ketencode": gevolgen(store, door).ketencode}
    return store.perform(inschrijving_uitschrijven, formulier=formulier, door=door)


def inschrijving(store: Store, aanvraag: Aanvraag) -> Inschrijving:
    return store.all(Inschrijving, id=aanvraag.id)[0]


def berichten(store: Store, soort: str) -> list[Bericht]:
    return store.all(Bericht, soort=soort)


def gebeurtenissen(store: Store, aanvraag: Aanvraag) -> list[str]:
    return [schakel.soort for schakel in store.all(Inschrijvinggebeurtenis, inschrijving_id=aanvraag.id)]


def naar_rato(beleid: Beleid, **anders: object) -> Beleid:
    """Policy of a region that pays back the days that are left."""
    regels = beleid.regio.beleid[0].uitschrijven.model_copy(update={"geld_terug": "naar-rato", **anders})
    return beleid_met(beleid, uitschrijven=regels)


# --- before anything is saved ---------------------------------------------------------------------------------------


def test_what_is_lost_is_shown_and_looking_changes_nothing(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    store.nu += timedelta(days=800)
    voor = store.count()
    gezien = gevolgen(store, bilal.door)
    assert (gezien.nummer, gezien.inschrijfdatum, gezien.jaren, gezien.maanden) == (bilal.nummer, BEGIN, 2, 2)
    assert (gezien.geld_terug_cent, gezien.verlengen_cent) == (0, 1000)
    assert gezien.bedenken_tot == store.vandaag + timedelta(days=7)
    assert store.count() == voor


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_who_is_not_registered_has_nothing_to_lose(store: Store) -> None:
    carla = aangevraagd(store, CARLA)
    assert store.read(uitschrijfgevolgen, relatie_id=carla.door.relatie_id) is None
    with pytest.raises(NietsUitTeSchrijven):
        store.perform(inschrijving_uitschrijven, formulier={"begrepen": "ja", "ketencode": ""}, door=carla.door)


def test_without_saying_that_one_understands_nothing_happens(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    with pytest.raises(FouteInvoer) as fout:
        store.perform(
            inschrijving_uitschrijven, formulier={"ketencode": gevolgen(store, bilal.door).ketencode}, door=bilal.door
        )
    assert [f.veld for f in fout.value.fouten] == ["begrepen"]
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND


def test_what_changed_in_another_tab_is_told_and_nothing_is_done(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    oud = {"begrepen": "ja", "ketencode": gevolgen(store, bilal.door).ketencode}
    gevraagd(store, bilal.door)
    store.perform(uitschrijving_ongedaan_maken, door=bilal.door)
    with pytest.raises(IntussenVeranderd):
        store.perform(inschrijving_uitschrijven, formulier=oud, door=bilal.door)
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND


# --- asked, undone, over --------------------------------------------------------------------------------------------


def test_asked_it_runs_on_and_can_be_undone_until_the_last_day(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    assert gevraagd(store, bilal.door) == BEDENKEN_TOT
    loopt = inschrijving(store, bilal)
    assert (loopt.status, loopt.inschrijfdatum) == (Inschrijvingstatus.OPGEZEGD, BEGIN)
    [bericht] = berichten(store, "uitschrijven-gevraagd")
    assert bericht.belangrijk
    assert "17 maart 2026" in bericht.tekst
    op(store, BEDENKEN_TOT)
    store.perform(uitschrijving_ongedaan_maken, door=bilal.door)
    na = inschrijving(store, bilal)
    assert (na.status, na.inschrijfdatum, na.geldig_tot) == (Inschrijvingstatus.LOPEND, BEGIN, GELDIG_TOT)
    assert (na.eindereden, na.bedenken_tot) == ("", None)
    op(store, BEDENKEN_TOT + timedelta(days=30))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert len(berichten(store, "uitschrijven-ongedaan")) == 1
    assert berichten(store, "uitgeschreven") == []
    assert store.read(keten_controleren, koppen=[]) == []


def test_after_the_days_to_think_again_it_is_over_once_and_told(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    gevraagd(store, bilal.door)
    op(store, BEDENKEN_TOT)
    assert inschrijving(store, bilal).status == Inschrijvingstatus.OPGEZEGD
    for _ in range(2):
        op(store, BEDENKEN_TOT + timedelta(days=1))
    na = inschrijving(store, bilal)
    assert (na.status, na.eindereden, na.bedenken_tot) == (Inschrijvingstatus.BEEINDIGD, "OPZ", None)
    [bericht] = berichten(store, "uitgeschreven")
    assert bericht.belangrijk
    assert "niet terug" in bericht.tekst
    assert gebeurtenissen(store, bilal)[-2:] == ["uitschrijving-gevraagd", "uitgeschreven"]
    assert store.read(keten_controleren, koppen=[]) == []
    with pytest.raises(NietGevonden):
        store.perform(uitschrijving_ongedaan_maken, door=bilal.door)


def test_undoing_and_ending_at_the_same_moment_have_one_outcome(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    gevraagd(store, bilal.door)
    store.nu = lokaal_moment(BEDENKEN_TOT + timedelta(days=1), datetime.min.time())
    tegelijk(
        partial(store.perform, uitschrijving_ongedaan_maken, door=bilal.door),
        partial(store.perform, uitschrijvingen_afronden),
        partial(store.perform, uitschrijvingen_afronden),
    )
    loopt = inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert len(berichten(store, "uitschrijven-ongedaan")) == int(loopt)
    assert len(berichten(store, "uitgeschreven")) == int(not loopt)
    assert store.read(keten_controleren, koppen=[]) == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_somebody_else_can_neither_end_nor_undo_it(store: Store) -> None:
    bilal, carla = ingeschreven(store, BILAL), ingelogd(store, CARLA)
    formulier = {"begrepen": "ja", "ketencode": gevolgen(store, bilal.door).ketencode}
    with pytest.raises(NietsUitTeSchrijven):
        store.perform(inschrijving_uitschrijven, formulier=formulier, door=carla)
    gevraagd(store, bilal.door)
    with pytest.raises(NietGevonden):
        store.perform(uitschrijving_ongedaan_maken, door=carla)
    assert inschrijving(store, bilal).status == Inschrijvingstatus.OPGEZEGD


def test_while_it_can_be_undone_nobody_begins_anew(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    gevraagd(store, bilal.door)
    with pytest.raises(AlIngeschreven):
        stap_beantwoord(store, bilal.door, "naam", BILAL.antwoorden()["naam"])
    op(store, BEDENKEN_TOT + timedelta(days=1))
    stap_beantwoord(store, bilal.door, "naam", BILAL.antwoorden()["naam"])


def test_whoever_stands_on_it_too_hears_it_at_once_and_when_it_ends(store: Store) -> None:
    bilal = ingeschreven(store, BILAL, anders=samen_met(ANS))
    ans = ingelogd(store, ANS)
    (vraag,) = store.read(medeaanvragen_aan, relatie_id=ans.relatie_id)
    store.perform(medeaanvraag_beantwoorden, medeaanvrager_id=vraag.id, ja=True, door=ans)
    assert gevolgen(store, bilal.door).medeaanvrager == ANS.naam
    gevraagd(store, bilal.door)
    [gehoord] = berichten(store, "samen-uitschrijven-gevraagd")
    assert gehoord.relatie_id == ans.relatie_id
    assert "17 maart 2026" in gehoord.tekst
    op(store, BEDENKEN_TOT + timedelta(days=1))
    [einde] = berichten(store, "samen-uitgeschreven")
    assert (einde.relatie_id, einde.belangrijk) == (ans.relatie_id, True)


# --- together with renewing -----------------------------------------------------------------------------------------


def test_nobody_is_asked_to_renew_what_they_asked_to_end(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GELDIG_TOT - timedelta(days=3))
    assert store.read(verlenging_van, relatie_id=bilal.door.relatie_id) is not None
    gevraagd(store, bilal.door)
    assert store.read(verlenging_van, relatie_id=bilal.door.relatie_id) is None
    op(store, GELDIG_TOT + timedelta(days=20))
    na = inschrijving(store, bilal)
    assert (na.status, na.eindereden) == (Inschrijvingstatus.BEEINDIGD, "OPZ")
    [verlenging] = store.all(Verlenging)
    assert verlenging.status == Verlengingstatus.VERVALLEN
    assert store.all(Betaling, object_id=verlenging.id)[0].status == Betaalstatus.VERVALLEN
    assert berichten(store, "inschrijving-verlopen") == []


def test_who_pays_to_stay_in_another_tab_stays(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GELDIG_TOT - timedelta(days=3))
    stand = store.read(verlenging_van, relatie_id=bilal.door.relatie_id)
    assert stand is not None
    assert stand.betaling is not None
    verlengen = Aanvraag(bilal.door, bilal.id, bilal.nummer, stand.betaling.id)
    betaalpagina(store, verlengen, "cs_tab")
    gevraagd(store, bilal.door)
    verwerkt(store, betaalsessie(verlengen.betaling_id, id="cs_tab", bedrag_cent=1000))
    na = inschrijving(store, bilal)
    assert (na.status, na.bedenken_tot, na.geldig_tot) == (Inschrijvingstatus.LOPEND, None, date(2028, 3, 9))
    op(store, GELDIG_TOT + timedelta(days=20))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert store.read(keten_controleren, koppen=[]) == []


def test_money_for_an_inschrijving_that_was_ended_is_for_a_person(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GELDIG_TOT - timedelta(days=3))
    stand = store.read(verlenging_van, relatie_id=bilal.door.relatie_id)
    assert stand is not None
    assert stand.betaling is not None
    verlengen = Aanvraag(bilal.door, bilal.id, bilal.nummer, stand.betaling.id)
    betaalpagina(store, verlengen, "cs_laat")
    gevraagd(store, bilal.door)
    op(store, GELDIG_TOT + timedelta(days=20))
    verwerkt(store, betaalsessie(verlengen.betaling_id, id="cs_laat", bedrag_cent=1000))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.BEEINDIGD
    assert len(store.all(Werkitem)) == 1


# --- money ----------------------------------------------------------------------------------------------------------


def test_by_policy_the_days_that_are_left_are_paid_back_once(store: Store, beleid: Beleid) -> None:
    store.beleid = naar_rato(beleid, bedenkdagen=0)
    bilal = ingeschreven(store, BILAL)
    store.nu = lokaal_moment(date(2026, 9, 8), datetime.min.time())
    # 182 of the 365 days are left after 8 September.
    assert gevolgen(store, bilal.door).geld_terug_cent == 2500 * 182 // 365
    gevraagd(store, bilal.door)
    for _ in range(2):
        op(store, date(2026, 9, 9))
    [job] = store.all(Job, soort="terugbetaling")
    assert job.gegevens["bedrag_cent"] == 1246
    assert "12,46" in berichten(store, "uitgeschreven")[0].tekst


def test_money_of_a_term_that_is_over_does_not_go_back_when_the_next_one_was_free(store: Store, beleid: Beleid) -> None:
    store.beleid = naar_rato(beleid, bedenkdagen=0)
    gratis = store.beleid.regio.beleid[0].verlengen.model_copy(update={"bedrag_cent": 0})
    store.beleid = beleid_met(store.beleid, verlengen=gratis)
    bilal = ingeschreven(store, BILAL)
    store.nu = lokaal_moment(date(2027, 2, 1), datetime.min.time())
    store.perform(verlengingen_vragen)
    store.perform(inschrijving_verlengen, door=bilal.door)
    store.nu = lokaal_moment(date(2027, 6, 1), datetime.min.time())
    assert gevolgen(store, bilal.door).geld_terug_cent == 0
    gevraagd(store, bilal.door)
    op(store, date(2027, 6, 2))
    assert store.all(Job, soort="terugbetaling") == []


@given(
    bedrag=st.integers(0, 100_000),
    geldig_tot=st.dates(date(2026, 1, 1), date(2040, 12, 31)),
    dagen=st.integers(-800, 800),
)
def test_never_more_goes_back_than_was_paid_and_a_later_end_never_gives_more(
    beleid: Beleid, bedrag: int, geldig_tot: date, dagen: int
) -> None:
    regels = naar_rato(beleid).regio.beleid[0]
    dag = geldig_tot + timedelta(days=dagen)
    terug = deel_terug(bedrag, laatste_dag=dag, geldig_tot=geldig_tot, beleid=regels)
    assert 0 <= terug <= bedrag
    assert terug >= deel_terug(bedrag, laatste_dag=dag + timedelta(days=1), geldig_tot=geldig_tot, beleid=regels)
    assert dagen < 0 or terug == 0
    assert deel_terug(bedrag, laatste_dag=dag, geldig_tot=geldig_tot, beleid=beleid.regio.beleid[0]) == 0


@given(begin=st.dates(date(1990, 1, 1), date(2040, 12, 31)), dagen=st.integers(0, 15_000))
def test_the_waiting_time_is_whole_years_and_months(begin: date, dagen: int) -> None:
    jaren, maanden = wachttijd(begin, begin + timedelta(days=dagen))
    assert 0 <= maanden < 12
    assert jaren * 365 + maanden * 28 <= dagen < (jaren + 1) * 367


# --- after a contract -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keuze", "procent", "datum"),
    [("einde", 75, None), ("opnieuw", 75, date(2030, 3, 10)), ("deel", 75, date(2027, 3, 11)), ("deel", 100, BEGIN)],
)
def test_after_a_contract_policy_says_what_stays(
    store: Store, beleid: Beleid, keuze: str, procent: int, datum: date | None
) -> None:
    regels = beleid.regio.beleid[0].uitschrijven.model_copy(
        update={"na_contract": keuze, "na_contract_deel_procent": procent}
    )
    store.beleid = beleid_met(beleid, uitschrijven=regels)
    bilal = ingeschreven(store, BILAL)
    nieuw = store.perform(
        uitschrijven_na_contract, inschrijving_id=bilal.id, contract="H-1", op=date(2030, 3, 10), door=SYSTEEM
    )
    oud = inschrijving(store, bilal)
    assert (oud.status, oud.eindereden, oud.inschrijfdatum) == (Inschrijvingstatus.BEEINDIGD, "ACC", BEGIN)
    assert (nieuw.inschrijfdatum if nieuw else None) == datum
    if nieuw:
        assert (nieuw.status, nieuw.herkomst) == (Inschrijvingstatus.LOPEND, "HER")
        assert nieuw.geldig_tot == date(2031, 3, 9)
    assert len(berichten(store, "ingeschreven-na-contract" if nieuw else "uitgeschreven-na-contract")) == 1
    assert store.read(keten_controleren, koppen=[]) == []
    with pytest.raises(NietGevonden):
        store.perform(
            uitschrijven_na_contract, inschrijving_id=bilal.id, contract="H-1", op=date(2030, 3, 10), door=SYSTEEM
        )


@given(begin=st.dates(date(1990, 1, 1), date(2040, 12, 31)), dagen=st.integers(0, 15_000), procent=st.integers(0, 100))
def test_nobody_gets_more_waiting_time_than_they_had(beleid: Beleid, begin: date, dagen: int, procent: int) -> None:
    regels = beleid.regio.beleid[0].uitschrijven.model_copy(update={"na_contract_deel_procent": procent})
    contract = begin + timedelta(days=dagen)
    datum = datum_na_contract(begin, op=contract, beleid=regels)
    assert datum is not None
    assert begin <= datum <= contract


def test_a_message_of_the_end_reaches_the_client_by_mail_and_on_paper(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    gevraagd(store, bilal.door)
    [bericht] = berichten(store, "uitschrijven-gevraagd")
    assert {v.kanaal for v in store.all(Verzending, bericht_id=bericht.id)} == {"EMA", "BRI"}
