"""The right of withdrawal: some days, no reason, all the money back, once."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.bericht.model import Bericht
from portal.domain.betaling.model import Betaalstatus, Betaling, Werkitem
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.herroepen import NietTeHerroepen, herroepbaar, inschrijving_herroepen
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import Inschrijving, Inschrijvingstatus
from portal.domain.inschrijving.rules import herroepen_tot
from portal.domain.inschrijving.uitschrijven import uitschrijvingen_afronden
from portal.domain.shared.job import Job
from tests.conftest import Store, beleid_met
from tests.inschrijving.test_uitschrijven import gevraagd
from tests.inschrijving.test_verlengen import GEVRAAGD, op, verlengd
from tests.makers import aangevraagd, betaalpagina, betaalsessie, ingelogd, ingeschreven, tegelijk, verwerkt
from tests.people import BILAL, CARLA

# The tenth of March and fourteen days; a Tuesday.
TOT = date(2026, 3, 24)


def test_until_the_last_day_one_withdraws_and_all_the_money_goes_back_once(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    store.nu += TOT - store.vandaag
    kan = store.read(herroepbaar, relatie_id=bilal.door.relatie_id)
    assert kan is not None
    assert (kan.nummer, kan.tot, kan.terug_cent) == (bilal.nummer, TOT, 2500)
    assert store.perform(inschrijving_herroepen, door=bilal.door) == 2500
    na = store.all(Inschrijving)[0]
    assert (na.status, na.eindereden) == (Inschrijvingstatus.BEEINDIGD, "HER")
    [job] = store.all(Job, soort="terugbetaling")
    assert job.gegevens["bedrag_cent"] == 2500
    [bericht] = store.all(Bericht, soort="inschrijving-herroepen")
    assert bericht.belangrijk
    assert "24 maart" in bericht.tekst
    with pytest.raises(NietTeHerroepen):
        store.perform(inschrijving_herroepen, door=bilal.door)
    assert len(store.all(Job, soort="terugbetaling")) == 1
    assert store.read(keten_controleren, koppen=[]) == []


def test_the_day_after_it_is_too_late(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    store.nu += TOT - store.vandaag + timedelta(days=1)
    assert store.read(herroepbaar, relatie_id=bilal.door.relatie_id) is None
    with pytest.raises(NietTeHerroepen):
        store.perform(inschrijving_herroepen, door=bilal.door)
    assert store.all(Inschrijving)[0].status == Inschrijvingstatus.LOPEND


def test_who_did_not_pay_yet_owes_nothing_and_money_that_still_comes_is_for_a_person(store: Store) -> None:
    carla = aangevraagd(store, CARLA)
    betaalpagina(store, carla, "cs_open")
    assert store.perform(inschrijving_herroepen, door=carla.door) == 0
    assert store.all(Inschrijving)[0].status == Inschrijvingstatus.GEANNULEERD
    assert store.all(Betaling)[0].status == Betaalstatus.VERVALLEN
    verwerkt(store, betaalsessie(carla.betaling_id, id="cs_open"))
    assert len(store.all(Werkitem)) == 1


def test_also_while_an_inschrijving_is_about_to_end(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    gevraagd(store, bilal.door)
    assert store.perform(inschrijving_herroepen, door=bilal.door) == 2500
    assert store.all(Inschrijving)[0].bedenken_tot is None


def test_twice_at_the_same_moment_is_once(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    tegelijk(*[partial(store.perform, inschrijving_herroepen, door=bilal.door)] * 2)  # type: ignore[list-item]
    assert len(store.all(Job, soort="terugbetaling")) == 1
    assert len(store.all(Bericht, soort="inschrijving-herroepen")) == 1


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_somebody_else_and_who_paid_nothing_cannot(store: Store, gratis_beleid: Beleid) -> None:
    ingeschreven(store, BILAL)
    with pytest.raises(NietTeHerroepen):
        store.perform(inschrijving_herroepen, door=ingelogd(store, CARLA))
    store.beleid = gratis_beleid
    carla = ingeschreven(store, CARLA)
    assert store.read(herroepbaar, relatie_id=carla.door.relatie_id) is None


@given(dag=st.dates(date(2026, 1, 1), date(2035, 12, 31)))
def test_nobody_has_less_than_fourteen_days_and_the_last_one_is_no_weekend(beleid: Beleid, dag: date) -> None:
    regels = beleid.regio.beleid[0]
    tot = herroepen_tot(dag, beleid=regels, gelijkgesteld=beleid.gelijkgestelde_dagen)
    assert tot >= dag + timedelta(days=14)
    assert tot.weekday() < 5
    assert (tot - dag).days <= 20


@pytest.mark.parametrize(("geld_terug", "eerder"), [("geen", 0), ("naar-rato", 2445)])
def test_ending_it_takes_nothing_away_from_the_right_to_withdraw(
    store: Store, beleid: Beleid, geld_terug: str, eerder: int
) -> None:
    regels = beleid.regio.beleid[0].uitschrijven.model_copy(update={"geld_terug": geld_terug})
    store.beleid = beleid_met(beleid, uitschrijven=regels)
    bilal = ingeschreven(store, BILAL)
    gevraagd(store, bilal.door)
    store.nu += timedelta(days=8)
    store.perform(uitschrijvingen_afronden)
    assert store.all(Inschrijving)[0].status == Inschrijvingstatus.BEEINDIGD
    store.nu += TOT - store.vandaag
    kan = store.read(herroepbaar, relatie_id=bilal.door.relatie_id)
    assert kan is not None
    assert (kan.tot, kan.terug_cent, kan.gestopt) == (TOT, 2500 - eerder, True)
    assert store.perform(inschrijving_herroepen, door=bilal.door) == 2500 - eerder
    assert sum(job.gegevens["bedrag_cent"] for job in store.all(Job, soort="terugbetaling")) == 2500
    assert len({job.gegevens["sleutel"] for job in store.all(Job, soort="terugbetaling")}) == (2 if eerder else 1)
    with pytest.raises(NietTeHerroepen):
        store.perform(inschrijving_herroepen, door=bilal.door)
    assert store.read(keten_controleren, koppen=[]) == []


def test_after_the_last_day_what_was_ended_cannot_be_withdrawn(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    gevraagd(store, bilal.door)
    store.nu += timedelta(days=15)
    store.perform(uitschrijvingen_afronden)
    assert store.read(herroepbaar, relatie_id=bilal.door.relatie_id) is None


def test_a_paid_renewal_can_be_withdrawn_too_and_only_that_money_goes_back(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op(store, GEVRAAGD)
    assert store.read(herroepbaar, relatie_id=bilal.door.relatie_id) is None
    verlengd(store, bilal)
    store.nu += timedelta(days=14)
    kan = store.read(herroepbaar, relatie_id=bilal.door.relatie_id)
    assert kan is not None
    assert (kan.tot, kan.terug_cent, kan.gestopt) == (GEVRAAGD + timedelta(days=14), 1000, False)
    assert store.perform(inschrijving_herroepen, door=bilal.door) == 1000
    [job] = store.all(Job, soort="terugbetaling")
    assert (job.gegevens["bedrag_cent"], job.gegevens["betaalkenmerk"]) == (1000, "pi_cs_verlengen")
    assert store.all(Inschrijving)[0].status == Inschrijvingstatus.BEEINDIGD


def test_who_has_nothing_to_withdraw_holds_no_payment_of_anybody(store: Store, statements: list[str]) -> None:
    carla = ingelogd(store, CARLA)
    statements.clear()
    with pytest.raises(NietTeHerroepen):
        store.perform(inschrijving_herroepen, door=carla)
    assert [s for s in statements if "betaling" in s] == []
