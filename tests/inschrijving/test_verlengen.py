"""Years on the list are never lost by accident: asked in time, reminded, paid, and brought back with the old date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.bericht.model import Bericht
from portal.domain.betaling.model import Betaalstatus, Betaling, Werkitem
from portal.domain.betaling.rules import Oordeel
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import KanNogHersteld
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import Inschrijving, Inschrijvingstatus, Verlenging, Verlengingstatus
from portal.domain.inschrijving.queries import VerlengingStand, verlenging_van
from portal.domain.inschrijving.rules import nieuw_geldig_tot, verlengen_tot, volgende_herinnering
from portal.domain.inschrijving.verlengen import (
    NietsTeVerlengen,
    VerlengenKostGeld,
    herstel_laten_vervallen,
    inschrijving_verlengen,
    verlengingen_herinneren,
    verlengingen_laten_verlopen,
    verlengingen_vragen,
)
from portal.domain.shared.working_days import lokaal_moment
from portal.domain.verzoek.actions import verzoek_intrekken
from portal.domain.verzoek.queries import besluiten_van
from tests.conftest import Store, beleid_met, beleid_vanaf
from tests.makers import (
    Aanvraag,
    betaald,
    betaalpagina,
    betaalsessie,
    ingeschreven,
    medewerker,
    stap_beantwoord,
    tegelijk,
    verwerkt,
)
from tests.people import BILAL, CARLA, DIRK
from tests.verzoek.maken import ingediend

BEGIN = date(2026, 3, 10)
GELDIG_TOT = date(2027, 3, 9)
GEVRAAGD = date(2027, 1, 26)
HERSTELBAAR_TOT = GELDIG_TOT + timedelta(days=180)
WERK = (verlengingen_vragen, verlengingen_laten_verlopen, herstel_laten_vervallen, verlengingen_herinneren)


def op(store: Store, dag: date) -> None:
    """It is this day, early in the morning, and the worker has done its rounds."""
    store.nu = lokaal_moment(dag, datetime.min.time()) + timedelta(hours=6)
    for werk in WERK:
        while store.perform(werk):
            pass


def stand(store: Store, aanvraag: Aanvraag) -> VerlengingStand:
    gevonden = store.read(verlenging_van, relatie_id=str(aanvraag.door.relatie_id))
    assert gevonden is not None
    return gevonden


def inschrijving(store: Store, aanvraag: Aanvraag) -> Inschrijving:
    return store.all(Inschrijving, id=aanvraag.id)[0]


def berichten(store: Store, soort: str) -> list[Bericht]:
    return store.all(Bericht, soort=soort)


def te_betalen(store: Store, aanvraag: Aanvraag) -> Aanvraag:
    """The payment of the renewal, in the shape in which the makers pay."""
    betaling = stand(store, aanvraag).betaling
    assert betaling is not None
    return Aanvraag(aanvraag.door, aanvraag.id, aanvraag.nummer, betaling.id)


def verlengd(store: Store, aanvraag: Aanvraag, sessie: str = "cs_verlengen") -> Oordeel | None:
    return betaald(store, te_betalen(store, aanvraag), id=sessie, bedrag_cent=1000, betaalkenmerk=f"pi_{sessie}")


# --- asked ----------------------------------------------------------------------------------------------------------


def test_six_weeks_ahead_one_is_asked_once_with_the_price_and_the_last_day(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    assert inschrijving(store, bilal).geldig_tot == GELDIG_TOT
    op(store, GEVRAAGD - timedelta(days=1))
    assert berichten(store, "verlengen-gevraagd") == []
    op(store, GEVRAAGD)
    op(store, GEVRAAGD + timedelta(days=1))
    [bericht] = berichten(store, "verlengen-gevraagd")
    assert bericht.belangrijk
    assert "9 maart 2027" in bericht.tekst
    assert "€ 10" in bericht.tekst.replace("\N{NO-BREAK SPACE}", " ")
    assert "10 maart 2026" in bericht.tekst
    assert stand(store, bilal).betaling.bedrag_cent == 1000  # type: ignore[union-attr]


def test_two_workers_at_the_same_moment_ask_once(store: Store) -> None:
    for persoon in (BILAL, CARLA):
        ingeschreven(store, persoon)
    store.nu = lokaal_moment(GEVRAAGD, datetime.min.time())
    assert sum(tegelijk(*[partial(store.perform, verlengingen_vragen, hoogstens=1)] * 4)) >= 2  # type: ignore[arg-type]
    while store.perform(verlengingen_vragen):
        pass
    assert len(store.all(Verlenging)) == len(berichten(store, "verlengen-gevraagd")) == 2


def test_a_worker_that_was_away_for_months_asks_first_and_gives_the_days_of_policy(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    laat = GELDIG_TOT + timedelta(days=40)
    op(store, laat)
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert stand(store, bilal).verlengen_tot == laat + timedelta(days=14)
    op(store, laat + timedelta(days=14))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    verlengd(store, bilal)
    assert inschrijving(store, bilal).geldig_tot == date(2028, 3, 9)


def test_one_is_reminded_on_the_days_of_policy_and_not_after_renewing(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    gezien = []
    for dagen in range(1, 41):
        dag = GEVRAAGD + timedelta(days=dagen)
        voor = len(berichten(store, "verlengen-herinnering"))
        op(store, dag)
        if len(berichten(store, "verlengen-herinnering")) > voor:
            gezien.append((GELDIG_TOT - dag).days)
        if dag == GELDIG_TOT - timedelta(days=5):
            verlengd(store, bilal)
    assert gezien == [21, 7]


# --- renewed --------------------------------------------------------------------------------------------------------


def test_paying_renews_from_the_end_of_the_old_term_and_keeps_the_date(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    assert verlengd(store, bilal) is Oordeel.BETAALD
    na = inschrijving(store, bilal)
    assert (na.status, na.inschrijfdatum, na.geldig_tot) == (Inschrijvingstatus.LOPEND, BEGIN, date(2028, 3, 9))
    [bericht] = berichten(store, "inschrijving-verlengd")
    assert "9 maart 2028" in bericht.tekst
    assert store.read(keten_controleren, koppen=[]) == []
    op(store, GELDIG_TOT + timedelta(days=1))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND


def test_paid_twice_in_two_tabs_renews_once_and_a_person_sees_the_rest(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    betaling = te_betalen(store, bilal)
    betaalpagina(store, betaling, "cs_een")
    for sessie in ("cs_een", "cs_twee"):
        verwerkt(store, betaalsessie(betaling.betaling_id, id=sessie, bedrag_cent=1000))
    assert inschrijving(store, bilal).geldig_tot == date(2028, 3, 9)
    assert len(berichten(store, "inschrijving-verlengd")) == 1
    assert [item.soort for item in store.all(Werkitem)] == [Oordeel.DUBBEL_BETAALD]


def test_where_it_is_free_the_button_is_enough_and_only_once(store: Store, beleid: Beleid) -> None:
    regels = beleid.regio.beleid[0].verlengen.model_copy(update={"bedrag_cent": 0})
    store.beleid = beleid_met(beleid, verlengen=regels)
    bilal = ingeschreven(store, BILAL)
    with pytest.raises(NietsTeVerlengen):
        store.perform(inschrijving_verlengen, door=bilal.door)
    op(store, GEVRAAGD)
    store.perform(inschrijving_verlengen, door=bilal.door)
    with pytest.raises(NietsTeVerlengen):
        store.perform(inschrijving_verlengen, door=bilal.door)
    assert inschrijving(store, bilal).geldig_tot == date(2028, 3, 9)


def test_where_it_costs_money_the_button_alone_renews_nothing(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    with pytest.raises(VerlengenKostGeld):
        store.perform(inschrijving_verlengen, door=bilal.door)
    assert inschrijving(store, bilal).geldig_tot == GELDIG_TOT


def test_a_price_that_changes_in_the_middle_is_for_the_next_time(store: Store, beleid: Beleid) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    duurder = beleid.regio.beleid[-1].verlengen.model_copy(update={"bedrag_cent": 5000, "herstellen_dagen": 1})
    store.beleid = beleid_vanaf(beleid, GEVRAAGD + timedelta(days=1), verlengen=duurder)
    op(store, GEVRAAGD + timedelta(days=2))
    assert (stand(store, bilal).bedrag_cent, stand(store, bilal).herstelbaar_tot) == (1000, HERSTELBAAR_TOT)
    assert verlengd(store, bilal) is Oordeel.BETAALD


def test_the_term_after_a_leap_day_ends_where_people_expect(store: Store) -> None:
    store.nu = datetime(2028, 2, 29, 9, tzinfo=UTC)
    bilal = ingeschreven(store, BILAL)
    assert inschrijving(store, bilal).geldig_tot == date(2029, 2, 27)
    op(store, date(2029, 2, 1))
    verlengd(store, bilal)
    assert inschrijving(store, bilal).geldig_tot == date(2030, 2, 27)


# --- forgotten ------------------------------------------------------------------------------------------------------


def test_the_day_after_the_last_day_it_is_over_and_can_be_brought_back(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    op(store, GELDIG_TOT)
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    op(store, GELDIG_TOT + timedelta(days=1))
    na = inschrijving(store, bilal)
    assert (na.status, na.eindereden, na.herstelbaar_tot) == (Inschrijvingstatus.BEEINDIGD, "VER", HERSTELBAAR_TOT)
    [bericht] = berichten(store, "inschrijving-verlopen")
    assert bericht.belangrijk
    assert "5 september 2027" in bericht.tekst
    assert store.read(keten_controleren, koppen=[]) == []


@pytest.mark.parametrize("seconden", [1, 150 * 24 * 3600])
def test_paid_after_the_end_brings_it_back_with_the_old_date(store: Store, seconden: int) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    op(store, GELDIG_TOT + timedelta(days=1))
    store.nu += timedelta(seconds=seconden)
    assert verlengd(store, bilal) is Oordeel.BETAALD
    na = inschrijving(store, bilal)
    assert (na.status, na.inschrijfdatum, na.geldig_tot) == (Inschrijvingstatus.LOPEND, BEGIN, date(2028, 3, 9))
    assert (na.eindereden, na.herstelbaar_tot) == ("", None)
    op(store, HERSTELBAAR_TOT + timedelta(days=1))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert store.read(keten_controleren, koppen=[]) == []


def test_paid_in_time_while_the_bank_is_busy_is_not_late(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    betaling = te_betalen(store, bilal)
    sessie = betaalpagina(store, betaling, "cs_traag")
    verwerkt(store, betaalsessie(betaling.betaling_id, id=sessie.id, betaald=False, status="voltooid"))
    op(store, GELDIG_TOT + timedelta(days=1))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert berichten(store, "verlengen-herinnering") == []
    verwerkt(store, betaalsessie(betaling.betaling_id, id=sessie.id, bedrag_cent=1000))
    assert inschrijving(store, bilal).geldig_tot == date(2028, 3, 9)


def test_while_it_can_come_back_nobody_throws_the_years_away_by_beginning_anew(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    op(store, GELDIG_TOT + timedelta(days=1))
    with pytest.raises(KanNogHersteld):
        stap_beantwoord(store, bilal.door, "naam", BILAL.antwoorden()["naam"])
    op(store, HERSTELBAAR_TOT + timedelta(days=1))
    assert stap_beantwoord(store, bilal.door, "naam", BILAL.antwoorden()["naam"]) == 1


def test_the_time_to_bring_it_back_is_counted_down_and_then_over(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    einde = GELDIG_TOT + timedelta(days=1)
    gezien = []
    while einde <= HERSTELBAAR_TOT:
        voor = len(berichten(store, "herstellen-herinnering"))
        op(store, einde)
        if len(berichten(store, "herstellen-herinnering")) > voor:
            gezien.append((HERSTELBAAR_TOT - einde).days)
        einde += timedelta(days=1)
    assert gezien == [90, 30, 7]
    assert stand(store, bilal).status is Verlengingstatus.TE_LAAT
    op(store, HERSTELBAAR_TOT + timedelta(days=1))
    assert stand(store, bilal).status is Verlengingstatus.VERVALLEN
    assert len(berichten(store, "herstellen-voorbij")) == 1
    assert inschrijving(store, bilal).herstelbaar_tot is None


def test_money_after_that_is_booked_and_a_person_looks(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    betaling = te_betalen(store, bilal)
    betaalpagina(store, betaling, "cs_heel_laat")
    op(store, GELDIG_TOT + timedelta(days=1))
    op(store, HERSTELBAAR_TOT + timedelta(days=1))
    oordeel = verwerkt(store, betaalsessie(betaling.betaling_id, id="cs_heel_laat", bedrag_cent=1000))
    assert oordeel is Oordeel.BETAALD_NA_VERVALLEN
    assert inschrijving(store, bilal).status == Inschrijvingstatus.BEEINDIGD
    assert [item.soort for item in store.all(Werkitem)] == [Oordeel.BETAALD_NA_VERVALLEN]
    assert store.all(Betaling, id=betaling.betaling_id)[0].status == Betaalstatus.BETAALD


def test_paying_and_lapsing_at_the_same_moment_never_lose_the_place(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    betaling = te_betalen(store, bilal)
    betaalpagina(store, betaling, "cs_net")
    store.nu = lokaal_moment(GELDIG_TOT + timedelta(days=1), datetime.min.time())
    tegelijk(
        partial(verwerkt, store, betaalsessie(betaling.betaling_id, id="cs_net", bedrag_cent=1000)),
        partial(store.perform, verlengingen_laten_verlopen),
    )
    na = inschrijving(store, bilal)
    assert (na.status, na.geldig_tot) == (Inschrijvingstatus.LOPEND, date(2028, 3, 9))


# --- for any term ---------------------------------------------------------------------------------------------------


@given(geldig_tot=st.dates(date(2026, 1, 1), date(2040, 1, 1)), dagen=st.integers(-90, 400))
def test_nobody_has_less_time_than_policy_says_and_no_term_shrinks(
    geldig_tot: date, dagen: int, beleid: Beleid
) -> None:
    regels = beleid.regio.beleid[-1]
    gevraagd = geldig_tot + timedelta(days=dagen)
    laatste = verlengen_tot(geldig_tot, gevraagd=gevraagd, beleid=regels.verlengen)
    assert laatste >= geldig_tot
    assert (laatste - gevraagd).days >= regels.verlengen.minste_dagen
    assert (nieuw_geldig_tot(geldig_tot, beleid=regels) - geldig_tot).days in (364, 365, 366)


@given(
    na=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    tot=st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    dagen=st.lists(st.integers(0, 200), max_size=5),
)
def test_a_reminder_lies_ahead_and_never_after_the_end(na: date, tot: date, dagen: list[int]) -> None:
    volgende = volgende_herinnering(na, tot, dagen)
    assert volgende is None or na < volgende <= tot


def test_who_objects_to_the_lapse_can_bring_it_back_until_that_is_decided(store: Store) -> None:
    medewerker(store, DIRK)
    bilal, carla = ingeschreven(store, BILAL), ingeschreven(store, CARLA)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    [besluit] = store.read(besluiten_van, relatie_id=str(bilal.door.relatie_id))
    ingediend(store, bilal.door, "bezwaar", besluit=besluit.bericht_id)
    op(store, HERSTELBAAR_TOT + timedelta(days=1))
    statussen = {row.relatie_id: row.status for row in store.all(Verlenging)}
    assert statussen == {
        bilal.door.relatie_id: Verlengingstatus.TE_LAAT,
        carla.door.relatie_id: Verlengingstatus.VERVALLEN,
    }
    assert [b.relatie_id for b in berichten(store, "herstellen-voorbij")] == [carla.door.relatie_id]
    verlengd(store, bilal)
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND


def test_a_bezwaar_that_was_taken_back_holds_nothing(store: Store) -> None:
    medewerker(store, DIRK)
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    [besluit] = store.read(besluiten_van, relatie_id=str(bilal.door.relatie_id))
    bezwaar = ingediend(store, bilal.door, "bezwaar", besluit=besluit.bericht_id)
    store.perform(verzoek_intrekken, verzoek_id=bezwaar, door=bilal.door)
    op(store, HERSTELBAAR_TOT + timedelta(days=1))
    assert [row.status for row in store.all(Verlenging)] == [Verlengingstatus.VERVALLEN]
