"""Years on the list are never lost by accident: asked in time, reminded, paid, and brought back with the old date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, select

from portal.domain.bericht.model import Bericht
from portal.domain.betaling.actions import werkitem_afhandelen
from portal.domain.betaling.model import Betaalstatus, Betaling, Werkitem, Werkitemsoort
from portal.domain.betaling.rules import Oordeel
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import KanNogHersteld
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import Inschrijving, Inschrijvingstatus, Verlenging, Verlengingstatus
from portal.domain.inschrijving.queries import VerlengingStand, verlenging_van
from portal.domain.inschrijving.rules import (
    herstelbaar_na_bezwaar,
    nieuw_geldig_tot,
    verlengen_tot,
    volgende_herinnering,
)
from portal.domain.inschrijving.verlengen import (
    AndereLoopt,
    NietsTeVerlengen,
    VerlengenKostGeld,
    herstel_laten_vervallen,
    inschrijving_verlengen,
    verlengingen_herinneren,
    verlengingen_laten_verlopen,
    verlengingen_vragen,
    wachtende_verlengingen_melden,
)
from portal.domain.shared.working_days import AMSTERDAM, dagbegin, lokaal_moment
from portal.domain.verzoek.actions import verzoek_intrekken
from portal.domain.verzoek.queries import besluiten_van
from portal.i18n import speaking
from portal.state.verlengen import nog
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
from tests.people import BILAL, CARLA, DIRK, FATMA
from tests.verzoek.maken import besloten, genomen, ingediend

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
    sessie = betaalpagina(store, betaling, "cs_heel_laat")
    for dag in (GELDIG_TOT + timedelta(days=1), HERSTELBAAR_TOT + timedelta(days=1)):
        store.nu = dagbegin(dag)
        verwerkt(store, sessie)
        op(store, dag)
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


# --- the provider says nothing --------------------------------------------------------------------------------------


def test_what_the_provider_does_not_answer_for_does_not_lapse_and_a_person_hears_of_it(store: Store) -> None:
    bilal, carla = ingeschreven(store, BILAL), ingeschreven(store, CARLA)
    op(store, GEVRAAGD)
    betaling = te_betalen(store, bilal)
    sessie = betaalpagina(store, betaling, "cs_stil")
    op(store, GELDIG_TOT + timedelta(days=1))
    for _ in range(2):
        store.perform(wachtende_verlengingen_melden)
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert inschrijving(store, carla).status == Inschrijvingstatus.BEEINDIGD
    [item] = store.all(Werkitem)
    assert (item.soort, item.betaling_id, item.afgehandeld_op) == ("betaaldienst-zwijgt", betaling.betaling_id, None)
    # The provider is back and says that nothing was paid: now it lapses, and nobody has to look any more.
    verwerkt(store, sessie)
    op(store, GELDIG_TOT + timedelta(days=1))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.BEEINDIGD
    assert store.all(Werkitem)[0].afgehandeld_op is not None


def test_where_no_answer_will_ever_come_a_person_lets_it_lapse(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    betaalpagina(store, te_betalen(store, bilal), "cs_nooit")
    op(store, GELDIG_TOT + timedelta(days=1))
    store.perform(wachtende_verlengingen_melden)
    [item] = store.all(Werkitem)
    store.perform(werkitem_afhandelen, werkitem_id=item.id, door=medewerker(store, DIRK))
    op(store, GELDIG_TOT + timedelta(days=1))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.BEEINDIGD


def test_the_time_to_bring_it_back_waits_for_the_provider_too(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    betaling = te_betalen(store, bilal)
    betaalpagina(store, betaling, "cs_stil")
    op(store, HERSTELBAAR_TOT + timedelta(days=1))
    store.perform(wachtende_verlengingen_melden)
    assert stand(store, bilal).status is Verlengingstatus.TE_LAAT
    assert [item.soort for item in store.all(Werkitem)] == [Werkitemsoort.BETAALDIENST_ZWIJGT]
    with pytest.raises(KanNogHersteld):
        stap_beantwoord(store, bilal.door, "naam", BILAL.antwoorden()["naam"])
    verwerkt(store, betaalsessie(betaling.betaling_id, id="cs_stil", bedrag_cent=1000))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND


@pytest.mark.parametrize(
    ("dagen", "status"), [(0, Inschrijvingstatus.LOPEND), (1, Inschrijvingstatus.BEEINDIGD)], ids=["in time", "late"]
)
def test_paid_in_time_and_heard_of_after_it_lapsed_for_good_it_comes_back(
    store: Store, dagen: int, status: Inschrijvingstatus
) -> None:
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    betaling = te_betalen(store, bilal)
    sessie = betaalpagina(store, betaling, "cs_kwijt")
    dag = HERSTELBAAR_TOT + timedelta(days=1)
    store.nu = dagbegin(dag)
    verwerkt(store, sessie)
    op(store, dag)
    assert stand(store, bilal).status is Verlengingstatus.VERVALLEN
    toen = dagbegin(HERSTELBAAR_TOT + timedelta(days=dagen)) + timedelta(hours=2)
    store.nu += timedelta(days=3)
    verwerkt(store, betaalsessie(betaling.betaling_id, id="cs_kwijt", bedrag_cent=1000, betaald_op=toen))
    assert inschrijving(store, bilal).status == status
    assert inschrijving(store, bilal).inschrijfdatum == BEGIN
    assert store.all(Betaling, id=betaling.betaling_id)[0].betaald_op == toen
    assert len(store.all(Werkitem)) == dagen
    assert store.read(keten_controleren, koppen=[]) == []


def test_a_moment_the_provider_makes_up_lies_within_the_visit(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    betaling = te_betalen(store, bilal)
    betaalpagina(store, betaling, "cs_klok")
    begonnen = store.nu
    store.nu += timedelta(minutes=5)
    te_vroeg = begonnen - timedelta(days=900)
    verwerkt(store, betaalsessie(betaling.betaling_id, id="cs_klok", bedrag_cent=1000, betaald_op=te_vroeg))
    assert store.all(Betaling, id=betaling.betaling_id)[0].betaald_op == begonnen


# --- a bezwaar against the lapse ------------------------------------------------------------------------------------


def bezwaar_tegen_verloop(store: Store, aanvraag: Aanvraag) -> str:
    [besluit] = store.read(besluiten_van, relatie_id=str(aanvraag.door.relatie_id))
    bezwaar = ingediend(store, aanvraag.door, "bezwaar", besluit=besluit.bericht_id)
    genomen(store, bezwaar, medewerker(store, DIRK))
    return bezwaar


def test_while_a_bezwaar_runs_the_term_stands_still_and_nobody_begins_anew(store: Store) -> None:
    medewerker(store, DIRK)
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    assert not stand(store, bilal).staat_stil
    bezwaar_tegen_verloop(store, bilal)
    op(store, HERSTELBAAR_TOT + timedelta(days=30))
    assert stand(store, bilal).staat_stil
    assert berichten(store, "herstellen-herinnering") == []
    with pytest.raises(KanNogHersteld):
        stap_beantwoord(store, bilal.door, "naam", BILAL.antwoorden()["naam"])


@pytest.mark.parametrize("uitkomst", ["gegrond", "deels"])
def test_a_granted_bezwaar_gives_a_fresh_term_to_pay(store: Store, uitkomst: str) -> None:
    medewerker(store, DIRK)
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    store.nu = dagbegin(GELDIG_TOT + timedelta(days=11))
    bezwaar = bezwaar_tegen_verloop(store, bilal)
    besluit_op = HERSTELBAAR_TOT + timedelta(days=2)
    op(store, besluit_op)
    besloten(store, bezwaar, medewerker(store, FATMA), uitkomst)
    nieuw = HERSTELBAAR_TOT + timedelta(days=171)
    assert stand(store, bilal).herstelbaar_tot == inschrijving(store, bilal).herstelbaar_tot == nieuw
    [bericht] = berichten(store, "herstellen-na-bezwaar")
    assert "23 februari 2028" in bericht.tekst
    assert bericht.belangrijk
    op(store, nieuw)
    assert stand(store, bilal).status is Verlengingstatus.TE_LAAT
    verlengd(store, bilal)
    assert (inschrijving(store, bilal).status, inschrijving(store, bilal).inschrijfdatum) == ("LOP", BEGIN)
    assert store.read(keten_controleren, koppen=[]) == []


def test_a_bezwaar_that_was_refused_gives_back_the_days_that_stood_still(store: Store) -> None:
    medewerker(store, DIRK)
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    store.nu = dagbegin(GELDIG_TOT + timedelta(days=11))
    bezwaar = bezwaar_tegen_verloop(store, bilal)
    op(store, HERSTELBAAR_TOT + timedelta(days=20))
    besloten(store, bezwaar, medewerker(store, FATMA), "ongegrond")
    assert stand(store, bilal).herstelbaar_tot == HERSTELBAAR_TOT + timedelta(days=189)
    assert len(berichten(store, "herstellen-na-bezwaar")) == 1
    op(store, HERSTELBAAR_TOT + timedelta(days=190))
    assert stand(store, bilal).status is Verlengingstatus.VERVALLEN


def test_where_nothing_is_due_a_granted_bezwaar_brings_it_back_at_once(store: Store, beleid: Beleid) -> None:
    medewerker(store, DIRK)
    regels = beleid.regio.beleid[0].verlengen.model_copy(update={"bedrag_cent": 0})
    store.beleid = beleid_met(beleid, verlengen=regels)
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    besloten(store, bezwaar_tegen_verloop(store, bilal), medewerker(store, FATMA), "gegrond")
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert len(berichten(store, "inschrijving-verlengd")) == 1


def test_a_late_bezwaar_that_is_granted_brings_back_what_had_lapsed_for_good(store: Store) -> None:
    medewerker(store, DIRK)
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1), HERSTELBAAR_TOT + timedelta(days=1)):
        op(store, dag)
    bezwaar = bezwaar_tegen_verloop(store, bilal)
    besloten(store, bezwaar, medewerker(store, FATMA), "gegrond")
    assert stand(store, bilal).status is Verlengingstatus.TE_LAAT
    assert stand(store, bilal).herstelbaar_tot == store.vandaag + timedelta(days=14)
    verlengd(store, bilal)
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND


@given(
    tot=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    stil=st.integers(0, 200),
    duur=st.integers(0, 400),
    toegekend=st.booleans(),
)
def test_a_bezwaar_never_takes_time_away(tot: date, stil: int, duur: int, toegekend: bool, beleid: Beleid) -> None:
    regels = beleid.regio.beleid[-1].verlengen
    vanaf = tot - timedelta(days=stil)
    besluit = vanaf + timedelta(days=duur)
    nieuw = herstelbaar_na_bezwaar(tot, stil_vanaf=vanaf, op=besluit, toegekend=toegekend, beleid=regels)
    assert (nieuw - besluit).days >= max(stil, regels.minste_dagen if toegekend else 0)
    assert herstelbaar_na_bezwaar(tot, stil_vanaf=None, op=besluit, toegekend=False, beleid=regels) == tot


# --- another one runs -----------------------------------------------------------------------------------------------


def begonnen(store: Store, aanvraag: Aanvraag) -> None:
    """Another inschrijving of this client runs, as after parting from somebody."""
    oud = inschrijving(store, aanvraag)
    gelijk = oud.model_dump(exclude={"id", "nummer", "status", "herstelbaar_tot", "eindereden", "geldig_tot"})
    rest = {"nummer": "W-ANDER", "status": Inschrijvingstatus.LOPEND, "geldig_tot": date(2029, 1, 1)}
    store.add(Inschrijving(**gelijk, **rest))


def test_free_or_paid_nobody_brings_back_a_second_place_and_hears_why(store: Store, beleid: Beleid) -> None:
    regels = beleid.regio.beleid[0].verlengen.model_copy(update={"bedrag_cent": 0})
    store.beleid = beleid_met(beleid, verlengen=regels)
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    begonnen(store, bilal)
    with pytest.raises(AndereLoopt):
        store.perform(inschrijving_verlengen, door=bilal.door)
    assert stand(store, bilal).ander_loopt
    assert store.all(Werkitem) == []
    assert stand(store, bilal).status is Verlengingstatus.TE_LAAT


def test_money_for_an_old_place_while_another_runs_is_for_a_person_who_can_send_it_back(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    for dag in (GEVRAAGD, GELDIG_TOT + timedelta(days=1)):
        op(store, dag)
    begonnen(store, bilal)
    verlengd(store, bilal)
    [item] = store.all(Werkitem)
    assert (item.soort, item.bedrag_cent) == (Werkitemsoort.BETAALD_NA_VERVALLEN, 1000)
    assert item.poging_id is not None
    assert inschrijving(store, bilal).status == Inschrijvingstatus.BEEINDIGD


# --- nights on which the clock changes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "laatste",
    [date(2027, 3, 27), date(2027, 3, 28), date(2027, 10, 30), date(2027, 10, 31)],
    ids=["before summer", "summer", "before winter", "winter"],
)
@pytest.mark.parametrize("einde", ["verlengen", "herstellen"])
def test_the_last_day_lasts_until_midnight_also_when_the_clock_changes(store: Store, laatste: date, einde: str) -> None:
    """Paid in the last minute is in time, and the first minute after it lapses: in the Netherlands, not in UTC."""
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    morgen = laatste + timedelta(days=1)

    def zet(session: Session) -> None:
        for verlenging in session.exec(select(Verlenging)).all():
            verlenging.verlengen_tot = laatste if einde == "verlengen" else GELDIG_TOT
            verlenging.herstelbaar_tot = laatste + timedelta(days=180 if einde == "verlengen" else 0)

    store.perform(zet)
    if einde == "herstellen":
        op(store, GELDIG_TOT + timedelta(days=1))
    loopt, over = (
        (Verlengingstatus.GEVRAAGD, Verlengingstatus.TE_LAAT)
        if einde == "verlengen"
        else (Verlengingstatus.TE_LAAT, Verlengingstatus.VERVALLEN)
    )
    werk = verlengingen_laten_verlopen if einde == "verlengen" else herstel_laten_vervallen
    store.nu = datetime(laatste.year, laatste.month, laatste.day, 23, 59, tzinfo=AMSTERDAM).astimezone(UTC)
    store.perform(werk)
    assert stand(store, bilal).status is loopt
    store.nu = datetime(morgen.year, morgen.month, morgen.day, 0, 1, tzinfo=AMSTERDAM).astimezone(UTC)
    store.perform(werk)
    assert stand(store, bilal).status is over


# --- what the page says ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("taal", "dagen", "zin"),
    [
        ("nl", 0, "Vandaag is de laatste dag."),
        ("nl", 1, "U heeft nog 1 dag: tot en met 9 maart 2027."),
        ("nl", 2, "U heeft nog 2 dagen: tot en met 9 maart 2027."),
        ("nl", 180, "U heeft nog 180 dagen: tot en met 9 maart 2027."),
        ("en", 0, "Today is the last day."),
        ("en", 1, "You have 1 day left: up to and including 9 maart 2027."),
        ("en", 2, "You have 2 days left: up to and including 9 maart 2027."),
    ],
)
def test_the_days_that_are_left_are_counted_down(taal: str, dagen: int, zin: str) -> None:
    with speaking(taal):
        assert nog(dagen, "9 maart 2027") == zin
