"""Somebody has died: told without an account, checked by two, and then silence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from portal.domain.bericht.actions import bericht_maken, verzendingen_claimen
from portal.domain.bericht.model import Bericht, Verzending, Verzendstatus
from portal.domain.contactmoment.model import Contactverzoek
from portal.domain.corporatie.policy import Beleid
from portal.domain.goedkeuring.actions import TweedeMedewerkerNodig
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.inschrijving.actions import medeaanvraag_beantwoorden
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import Inschrijving, Inschrijvinggebeurtenis, Inschrijvingstatus, Medeaanvrager
from portal.domain.inschrijving.overlijden import (
    AlGestopt,
    open_overlijdens,
    overlijden_beoordelen,
    overlijden_melden,
    overlijden_voorstellen,
)
from portal.domain.inschrijving.queries import medeaanvragen_aan
from portal.domain.inschrijving.uitschrijven import inschrijving_uitschrijven, uitschrijfgevolgen
from portal.domain.machtiging.model import Machtiging, Machtigingstatus
from portal.domain.relatie.model import Contactgegeven, Inzage, Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import BEZOEKER, Actor
from portal.domain.shared.errors import FouteInvoer
from portal.domain.toegang.queries import ingelogde
from tests.conftest import Store, beleid_met
from tests.inschrijving.test_uitschrijven import gevraagd, op
from tests.machtiging.makers import Login, gemachtigd
from tests.makers import (
    Aanvraag,
    aangevraagd,
    ingelogd,
    ingeschreven,
    medewerker,
    samen_met,
    sessie_van,
)
from tests.people import ANS, BILAL, CARLA, DIRK, FATMA

MELDING = {
    "overledene": "Bilal El Amrani",
    "overleden_dag": "2",
    "overleden_maand": "3",
    "overleden_jaar": "2026",
    "geboren_dag": "3",
    "geboren_maand": "9",
    "geboren_jaar": "1994",
    "overledene_plaats": "Veerpoort",
    "overledene_relatie": "zijn zus",
    "naam": "Samira El Amrani",
    "telefoon": "06 12345699",
}
DAG = {"overleden_dag": "2", "overleden_maand": "3", "overleden_jaar": "2026", "bewijs": "akte"}


def gemeld(store: Store, **anders: str):  # type: ignore[no-untyped-def]
    medewerker(store, DIRK)
    return store.perform(overlijden_melden, formulier={**MELDING, **anders}, taal="nl", door=BEZOEKER)


def voorgesteld(store: Store, aanvraag: Aanvraag, **anders: str) -> str:
    formulier = {"nummer": aanvraag.nummer, **DAG, **anders}
    assert store.perform(overlijden_voorstellen, formulier=formulier, door=medewerker(store, DIRK))
    return store.all(Goedkeuring)[-1].id


def beoordeeld(store: Store, goedkeuring_id: str, *, akkoord: bool = True) -> None:
    store.perform(overlijden_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=akkoord, door=medewerker(store, FATMA))


def inschrijving(store: Store, aanvraag: Aanvraag) -> Inschrijving:
    return store.all(Inschrijving, id=aanvraag.id)[0]


# --- telling us -----------------------------------------------------------------------------------------------------


def test_a_relative_without_an_account_tells_us_and_hears_who_calls(store: Store) -> None:
    belofte = gemeld(store)
    assert belofte.medewerker == DIRK.naam
    [verzoek] = store.all(Contactverzoek)
    assert verzoek.onderwerp == "overlijden"
    assert "Bilal El Amrani, op 2 maart 2026" in verzoek.vraag
    assert "3 september 1994" in verzoek.vraag
    assert "zijn zus" in verzoek.vraag


def test_the_answer_is_the_same_whether_we_know_the_person_or_not(store: Store) -> None:
    onbekend = gemeld(store)
    voor = store.count()
    ingeschreven(store, BILAL)
    bekend_voor = store.count()
    bekend = gemeld(store)
    na = store.count()
    assert (onbekend.medewerker, onbekend.waar, onbekend.kanaal) == (bekend.medewerker, bekend.waar, bekend.kanaal)
    # The same rows come in, whoever died: nothing about the person was touched.
    assert {t for t in na if na[t] != bekend_voor[t]} == {"belofte", "beloftegebeurtenis", "contactverzoek"}
    assert voor["contactverzoek"] == 1
    assert [verzoek.relatie_id for verzoek in store.all(Contactverzoek)] == [None, None]
    assert store.all(Inzage) == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_everything_that_is_wrong_is_said_at_once(store: Store) -> None:
    medewerker(store, DIRK)
    with pytest.raises(FouteInvoer) as fout:
        store.perform(overlijden_melden, formulier={"kanaal": "TEL"}, taal="nl", door=BEZOEKER)
    assert [f.veld for f in fout.value.fouten] == ["overledene", "overleden_dag", "naam", "telefoon"]
    with pytest.raises(FouteInvoer) as fout:
        gemeld(store, overledene="", overleden_jaar="2027")
    assert [f.veld for f in fout.value.fouten] == ["overledene", "overleden_jaar"]
    assert store.all(Contactverzoek) == []


# --- checked by two -------------------------------------------------------------------------------------------------


def test_a_proposal_changes_nothing_until_a_colleague_agrees(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    voorstel = voorgesteld(store, bilal)
    [gezien] = store.read(open_overlijdens, door=medewerker(store, FATMA))
    assert (gezien.nummer, gezien.klant, gezien.overleden_op) == (bilal.nummer, BILAL.naam, date(2026, 3, 2))
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    with pytest.raises(TweedeMedewerkerNodig):
        store.perform(overlijden_beoordelen, goedkeuring_id=voorstel, akkoord=True, door=medewerker(store, DIRK))
    beoordeeld(store, voorstel)
    na = inschrijving(store, bilal)
    assert (na.status, na.eindereden) == (Inschrijvingstatus.BEEINDIGD, "OVE")
    assert store.all(Relatie, id=bilal.door.relatie_id)[0].overleden_op == date(2026, 3, 2)
    assert store.read(open_overlijdens, door=medewerker(store, FATMA)) == []
    schakel = store.all(Inschrijvinggebeurtenis, soort="uitgeschreven")[-1]
    dirk, fatma = medewerker(store, DIRK).medewerker_id, medewerker(store, FATMA).medewerker_id
    assert schakel.inhoud is not None
    assert (schakel.inhoud["voorgesteld_door"], schakel.inhoud["vastgesteld_door"]) == (dirk, fatma)
    assert {inzage.medewerker_id for inzage in store.all(Inzage)} == {dirk, fatma}
    assert store.read(keten_controleren, koppen=[]) == []


def test_a_colleague_who_disagrees_changes_nothing(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    beoordeeld(store, voorgesteld(store, bilal), akkoord=False)
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert store.all(Goedkeuring)[0].status == Besluit.AFGEWEZEN
    assert store.all(Relatie, id=bilal.door.relatie_id)[0].overleden_op is None


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_by_policy_one_medewerker_is_enough(store: Store, beleid: Beleid) -> None:
    regels = beleid.regio.beleid[0].uitschrijven.model_copy(update={"overlijden_tweede_medewerker": False})
    store.beleid = beleid_met(beleid, uitschrijven=regels)
    bilal = ingeschreven(store, BILAL)
    formulier = {"nummer": bilal.nummer, **DAG}
    assert not store.perform(overlijden_voorstellen, formulier=formulier, door=medewerker(store, DIRK))
    assert inschrijving(store, bilal).eindereden == "OVE"


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_without_the_number_by_surname_and_date_of_birth_and_only_when_exactly_one_fits(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    op_naam = {"nummer": "", "achternaam": "el amrani", "geboren_dag": "3", "geboren_maand": "9"}
    voorgesteld(store, bilal, **op_naam, geboren_jaar="1994")
    with pytest.raises(FouteInvoer):
        voorgesteld(store, bilal)
    with pytest.raises(FouteInvoer):
        voorgesteld(store, bilal, **op_naam, geboren_jaar="1995")
    with pytest.raises(FouteInvoer) as fout:
        voorgesteld(store, bilal, nummer="", bewijs="")
    assert [f.veld for f in fout.value.fouten] == ["achternaam", "geboren_dag", "bewijs"]
    assert len(store.all(Goedkeuring)) == 1


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_one_that_ended_in_the_meantime_is_told(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    gevraagd(store, bilal.door)
    voorstel = voorgesteld(store, bilal)
    op(store, store.vandaag + timedelta(days=8))
    with pytest.raises(AlGestopt):
        beoordeeld(store, voorstel)


def test_one_that_was_not_paid_yet_does_not_go_through(store: Store) -> None:
    carla = aangevraagd(store, CARLA)
    beoordeeld(store, voorgesteld(store, carla))
    assert inschrijving(store, carla).status == Inschrijvingstatus.GEANNULEERD


# --- and then silence -----------------------------------------------------------------------------------------------


def _geschreven(store: Store, door: Actor) -> Bericht:
    def schrijf(session, origin, nu):  # type: ignore[no-untyped-def]
        relatie = relatie_van(session, door.relatie_id)
        return bericht_maken(session, relatie=relatie, soort="uitschrijven-ongedaan", waarden={}, origin=origin, nu=nu)

    return store.perform(schrijf)


def test_nothing_is_sent_any_more_also_not_what_was_on_its_way(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    eerder = _geschreven(store, bilal.door)
    beoordeeld(store, voorgesteld(store, bilal))
    later = _geschreven(store, bilal.door)
    assert store.all(Verzending, bericht_id=later.id) == []
    geclaimd = {te.verzending_id for te in store.perform(verzendingen_claimen, werker="w", aantal=100)}
    onderweg = store.all(Verzending, bericht_id=eerder.id)
    assert onderweg
    assert not geclaimd & {verzending.id for verzending in onderweg}
    assert {verzending.status for verzending in onderweg} == {Verzendstatus.KLAAR}


def test_nobody_is_logged_in_as_them_and_a_shared_address_begins_anew(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    geheim = sessie_van(store, BILAL)
    beoordeeld(store, voorgesteld(store, bilal))
    assert store.read(ingelogde, geheim=geheim).door == BEZOEKER
    assert store.all(Contactgegeven, waarde=BILAL.email) == []
    weduwe = ingelogd(store, BILAL)
    assert weduwe.relatie_id != bilal.door.relatie_id


def test_whoever_acted_for_them_stops_and_whoever_stood_on_it_hears_it(store: Store) -> None:
    bilal = ingeschreven(store, BILAL, anders=samen_met(ANS))
    ans = ingelogd(store, ANS)
    (vraag,) = store.read(medeaanvragen_aan, relatie_id=ans.relatie_id)
    store.perform(medeaanvraag_beantwoorden, medeaanvrager_id=vraag.id, ja=True, door=ans)
    gemachtigd(store, Login(store, BILAL))
    beoordeeld(store, voorgesteld(store, bilal))
    assert {machtiging.status for machtiging in store.all(Machtiging)} == {Machtigingstatus.GESTOPT}
    [gehoord] = store.all(Bericht, soort="samen-uitgeschreven")
    assert gehoord.relatie_id == ans.relatie_id


# --- who only stands beside somebody else ---------------------------------------------------------------------------


def samen(store: Store) -> tuple[Aanvraag, Actor]:
    """Bilal is registered together with Ans, who has no inschrijving of her own."""
    bilal = ingeschreven(store, BILAL, anders=samen_met(ANS))
    ans = ingelogd(store, ANS)
    [vraag] = store.read(medeaanvragen_aan, relatie_id=str(ans.relatie_id))
    store.perform(medeaanvraag_beantwoorden, medeaanvrager_id=vraag.id, ja=True, door=ans)

    def gegevens(session: Session) -> None:
        relatie = session.get_one(Relatie, ans.relatie_id)
        relatie.achternaam, relatie.geboortedatum = ANS.achternaam, date(1950, 1, 2)

    store.perform(gegevens)
    return bilal, ans


def test_the_death_of_a_co_applicant_is_recorded_and_the_holder_keeps_the_place(store: Store) -> None:
    bilal, ans = samen(store)
    zoek = {"geboren_dag": "2", "geboren_maand": "1", "geboren_jaar": "1950", "achternaam": ANS.achternaam}
    formulier = {**DAG, **zoek}
    assert store.perform(overlijden_voorstellen, formulier=formulier, door=medewerker(store, DIRK))
    [gezien] = store.read(open_overlijdens, door=medewerker(store, FATMA))
    assert gezien.geboortedatum == date(1950, 1, 2)
    beoordeeld(store, store.all(Goedkeuring)[-1].id)
    assert store.all(Relatie, id=ans.relatie_id)[0].overleden_op == date(2026, 3, 2)
    assert store.all(Relatie, id=bilal.door.relatie_id)[0].overleden_op is None
    assert inschrijving(store, bilal).status == Inschrijvingstatus.LOPEND
    assert store.all(Medeaanvrager) == []
    assert store.all(Contactgegeven, relatie_id=ans.relatie_id) == []
    [bericht] = store.all(Bericht, soort="medeaanvrager-overleden")
    assert bericht.relatie_id == bilal.door.relatie_id
    assert {inzage.relatie_id for inzage in store.all(Inzage)} == {ans.relatie_id}
    # Nothing goes to her any more, whatever happens to the inschrijving.
    na = len(store.all(Bericht, relatie_id=ans.relatie_id))
    gevolgen = store.read(uitschrijfgevolgen, relatie_id=str(bilal.door.relatie_id))
    assert gevolgen is not None
    formulier = {"begrepen": "ja", "ketencode": gevolgen.ketencode}
    store.perform(inschrijving_uitschrijven, formulier=formulier, door=bilal.door)
    assert len(store.all(Bericht, relatie_id=ans.relatie_id)) == na
    assert store.read(keten_controleren, koppen=[]) == []
