"""What may not be kept goes in time, whoever asks is erased, and a restored backup revives nobody."""

from __future__ import annotations

import asyncio
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import portal.portal
import portal.serve
import portal.wiring
from portal import jobs, wissingen
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht
from portal.domain.betaling.model import Betaling
from portal.domain.bewaren.actions import LooptNog, personen_wissen, persoon_wissen, wissen_vragen
from portal.domain.bewaren.klassen import KLASSEN
from portal.domain.bewaren.queries import wisstand_van
from portal.domain.inschrijving.keten import keten_controleren, keten_kop
from portal.domain.inschrijving.model import Inschrijving, Inschrijvinggebeurtenis
from portal.domain.inschrijving.uitschrijven import (
    inschrijving_uitschrijven,
    uitschrijfgevolgen,
    uitschrijvingen_afronden,
)
from portal.domain.inschrijving.verlengen import verlengingen_vragen
from portal.domain.relatie.model import Contactgegeven, Relatie
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Weigering
from portal.domain.shared.working_days import lokaal_moment, lokale_dag, plus_maanden
from portal.domain.verzoek.actions import verzoek_intrekken, verzoek_nemen, verzoek_verlengen
from portal.domain.verzoek.model import Verzoek
from portal.settings import settings
from tests.bewaren.maken import MERK, besloten, gevraagd, opname, overal_een_rij, teruggezet, vindplaatsen
from tests.conftest import Store
from tests.hulp.test_keuzes import Desk
from tests.makers import Aanvraag, ingelogd, ingeschreven, medewerker
from tests.people import ANS, BILAL, CARLA, DIRK, FATMA
from tests.verzoek.maken import genomen

# The last day on which the rows of a table are here, counted from when they ended; the person is there for 24 months.
BEWAARD = {
    "aanmelding": 1,
    "passkeyvraag": 1,
    "inlogpoging": 1,
    "aanwezig": 1,
    "bevestiging": 30,
    "hulpsessie": 30,
    "inlogbewijs": 30,
    "machtigingsessie": 30,
    "sessie": 30,
    "signaal": 30,
    "concept": 1,
    # Of an inschrijving that is over; a tip of one that runs is kept a year (tests/zoekprofiel).
    "tip": 1,
    "zoekprofiel": 1,
    "document": 1,
    "contactwijziging": 365,
    "tolkaanvraag": 365,
    "afspraak": 365,
    "belofte": 365,
    "beloftegebeurtenis": 365,
    "contactverzoek": 365,
    "doorverwijzing": 365,
    "grens": 365,
    "keuze": 365,
    "papierformulier": 365,
    "verificatiepoging": 365,
    "maatwerk": 730,
    "regie": 730,
    "contactmoment": 730,
    "dossiernotitie": 730,
    "machtiging": 730,
    "machtiginggebruik": 730,
    "afscherming": 24 * 31,
    "verzoek": 731,
    "verzoekregel": 731,
}
MET_DE_PERSOON = {
    "contactgegeven",
    "identiteit",
    "passkey",
    "wijziging",
    "inzage",
    "medeaanvrager",
    "bericht",
    "verzending",
}
# What stays of a person without saying who it was.
BLIJFT = {
    "relatie", "inschrijving", "verlenging", "splitsing", "samenvoeging", "inschrijvinggebeurtenis", "goedkeuring",
    "statusovergang",
}  # fmt: skip
BETALINGEN = {"betaling", "betaalpoging", "werkitem"}
COLLEGAS = {"medewerker", "werktijd"}


@pytest.fixture(autouse=True)
def grootboek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger of this test alone."""
    monkeypatch.setattr(settings(), "data_dir", tmp_path)
    return tmp_path / "wissingen.jsonl"


def opgeruimd(store: Store, moment: datetime) -> dict[str, int]:
    """The worker did its rounds at this moment; how many rows each table has."""
    store.nu = moment
    jobs.opruimen(store.database)
    jobs.mensen_wissen(store.database)
    return store.count()


def uitgeschreven(store: Store, aanvraag: Aanvraag) -> None:
    """Asked to end, and the days to think again are over."""
    gevolgen = store.read(uitschrijfgevolgen, relatie_id=str(aanvraag.door.relatie_id))
    assert gevolgen is not None
    formulier = {"begrepen": "ja", "ketencode": gevolgen.ketencode}
    store.perform(inschrijving_uitschrijven, formulier=formulier, door=aanvraag.door)
    store.nu += timedelta(days=30)
    store.perform(uitschrijvingen_afronden)


# --- terms ------------------------------------------------------------------------------------------------------------


def test_every_table_with_people_has_a_term_that_is_played_here() -> None:
    genoemd = set(BEWAARD) | MET_DE_PERSOON | BLIJFT | BETALINGEN | COLLEGAS | {"afwezigheid"}
    assert genoemd == {tabel.naam for klasse in KLASSEN for tabel in klasse.tabellen}


def test_each_class_goes_after_its_term_and_not_before(store: Store) -> None:
    overal_een_rij(store)
    begin = store.nu
    for dagen in sorted(set(BEWAARD.values())):
        rijen = opgeruimd(store, begin + timedelta(days=dagen) - timedelta(hours=2))
        te_vroeg = [naam for naam, term in BEWAARD.items() if term >= dagen > 1 and not rijen[naam]]
        assert te_vroeg == [], dagen
        rijen = opgeruimd(store, begin + timedelta(days=dagen + 1))
        assert [naam for naam, term in BEWAARD.items() if term <= dagen and rijen[naam]] == [], dagen


def test_a_person_goes_24_months_after_the_last_inschrijving_and_a_payment_after_seven_years(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    uitgeschreven(store, aanvraag)
    einde = lokale_dag(store.nu)
    store.nu += timedelta(days=100)
    opgeruimd(store, lokaal_moment(date(einde.year + 2, einde.month, einde.day), datetime.min.time()))
    assert store.all(Relatie)[0].voornaam == "Bilal"
    rijen = opgeruimd(store, store.nu + timedelta(days=2))
    [relatie] = store.all(Relatie)
    assert (relatie.naam, relatie.geboortedatum, relatie.adresregels) == ("", None, ())
    assert relatie.gewist_op == store.nu
    assert rijen["bericht"] == rijen["verzending"] == rijen["contactgegeven"] == 0
    assert rijen["betaling"] == 1
    assert opgeruimd(store, lokaal_moment(date(2033, 12, 31), datetime.min.time()))["betaling"] == 1
    rijen = opgeruimd(store, lokaal_moment(date(2034, 1, 1), datetime.min.time()))
    assert rijen["betaling"] == rijen["betaalpoging"] == 0


def test_whoever_runs_waits_or_was_looked_at_lately_stays(store: Store) -> None:
    ingeschreven(store, BILAL)
    carla = ingelogd(store, CARLA)
    gevraagd(store, carla)
    opgeruimd(store, store.nu + timedelta(days=3650))
    assert {relatie.gewist_op for relatie in store.all(Relatie)} == {None}


# --- what is left -----------------------------------------------------------------------------------------------------


def test_nothing_is_left_that_says_who_it_was(store: Store) -> None:
    relatie_id = overal_een_rij(store)
    store.perform(lambda session: setattr(session.get_one(Inschrijving, "inschrijving-1"), "nummer", "nummer"))
    store.nu += timedelta(days=1)
    assert store.perform(_wis_nu, relatie_id=relatie_id)
    over = {plek for plek in vindplaatsen(store, MERK) if plek.split(".")[0] in BLIJFT | set(BEWAARD) | MET_DE_PERSOON}
    assert over == {
        # Codes, statuses, versions and hashes: which registration it was, and never whose.
        "inschrijving.herkomst", "inschrijving.weg", "inschrijving.eindereden", "inschrijving.beleid_versie",
        "inschrijving.voorwaarden_versie", "inschrijving.privacy_versie", "verlenging.beleid_versie",
        "inschrijvinggebeurtenis.soort", "inschrijvinggebeurtenis.inhoud_hash", "inschrijvinggebeurtenis.vorige_hash",
        "inschrijvinggebeurtenis.hash", "splitsing.status", "samenvoeging.status", "goedkeuring.soort",
        "statusovergang.van",
        "statusovergang.naar", "statusovergang.rol", "statusovergang.relatie_id",
        "statusovergang.medewerker_id", "statusovergang.namens", "statusovergang.machtiging_id",
        "statusovergang.kanaal",
        # A code that was asked for names an address for a day, whoever it is of.
        "inlogpoging.soort", "inlogpoging.waarde", "inlogpoging.code_hash", "inlogpoging.sleutel_hash",
        "inlogpoging.doel", "inlogpoging.taal", "inlogpoging.uitkomst",
    }  # fmt: skip


def _wis_nu(session, *, relatie_id: str, nu: datetime) -> bool:  # type: ignore[no-untyped-def]
    persoon_wissen(session, session.get_one(Relatie, relatie_id), nu=nu)
    return True


def test_the_chain_still_holds_and_the_others_are_untouched(store: Store) -> None:
    bilal, carla = ingeschreven(store, BILAL), ingeschreven(store, CARLA)
    uitgeschreven(store, bilal)
    kop = store.read(keten_kop)
    voor = store.count()
    opgeruimd(store, store.nu + timedelta(days=800))
    assert store.read(keten_controleren, koppen=[kop]) == []
    gewist = [row for row in store.all(Inschrijvinggebeurtenis) if row.inhoud is None and row.zout is None]
    assert {row.inschrijving_id for row in gewist} == {bilal.id}
    assert store.count()["inschrijvinggebeurtenis"] == voor["inschrijvinggebeurtenis"]
    [ander] = store.all(Relatie, id=carla.door.relatie_id)
    assert ander.voornaam == "Carla"
    assert vindplaatsen(store, BILAL.email, BILAL.achternaam, BILAL.straat) == set()


# --- asking for it ----------------------------------------------------------------------------------------------------


def test_who_asks_hears_within_a_month_and_is_erased_after_the_answer(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    uitgeschreven(store, aanvraag)
    verzoek = gevraagd(store, aanvraag.door)
    [belofte] = store.all(Belofte, object_id=verzoek)
    assert timedelta(days=24) < belofte.voor - store.nu < timedelta(days=31)
    besloten(store, verzoek, "gewist")
    bericht = store.all(Bericht, soort="gegevens-wissen-besluit")[0]
    assert "Autoriteit Persoonsgegevens" in bericht.tekst
    begin = store.nu
    opgeruimd(store, begin + timedelta(days=6, hours=23))
    assert store.all(Relatie, id=aanvraag.door.relatie_id)[0].voornaam == "Bilal"
    opgeruimd(store, begin + timedelta(days=7))
    assert store.all(Relatie, id=aanvraag.door.relatie_id)[0].gewist_op == store.nu
    assert vindplaatsen(store, BILAL.email, BILAL.achternaam, BILAL.straat, BILAL.mobiel) == set()
    assert store.all(Verzoek) == []
    assert len(store.all(Betaling)) == 1


def test_asking_twice_is_one_verzoek_and_taking_it_back_keeps_everything(store: Store) -> None:
    ans = ingelogd(store, ANS)
    eerste = gevraagd(store, ans)
    assert gevraagd(store, ans) == eerste
    store.perform(verzoek_intrekken, verzoek_id=eerste, door=ans)
    assert store.read(wisstand_van, relatie_id=str(ans.relatie_id)).verzoek_id == ""
    assert len(store.all(Contactgegeven)) == 1


def test_at_the_desk_it_is_written_down_for_the_client_with_the_channel(store: Store) -> None:
    ans = ingelogd(store, ANS)
    verzoek = store.perform(wissen_vragen, vanaf="/mijn/gegevens", door=Desk(store, ans).helper)
    assert [(v.id, v.kanaal, v.relatie_id) for v in store.all(Verzoek)] == [(verzoek, "BAL", ans.klant_id)]
    assert store.read(wisstand_van, relatie_id=str(ans.relatie_id)).verzoek_id == verzoek
    assert gevraagd(store, ans) == verzoek


def verlengd(store: Store, verzoek_id: str, reden: str) -> None:
    """Fatma says that it takes longer."""
    versie = store.all(Verzoek, id=verzoek_id)[0].versie
    store.perform(
        verzoek_verlengen,
        verzoek_id=verzoek_id,
        versie=versie,
        formulier={"reden": reden},
        door=medewerker(store, FATMA),
    )


def test_it_takes_two_months_longer_once_with_a_reason_told_within_the_first(store: Store) -> None:
    """AVG art. 12(3)."""
    ans = ingelogd(store, ANS)
    verzoek = gevraagd(store, ans)
    begin = store.vandaag
    genomen(store, verzoek, medewerker(store, FATMA))
    with pytest.raises(FouteInvoer):
        verlengd(store, verzoek, "")
    store.nu += timedelta(days=20)
    verlengd(store, verzoek, "Wij zoeken ook in ons oude archief.")
    [belofte] = store.all(Belofte, object_id=verzoek)
    assert timedelta(days=80) < lokale_dag(belofte.voor) - begin <= plus_maanden(begin, 3) - begin
    [bericht] = store.all(Bericht, soort="verzoek-verlengd", relatie_id=ans.relatie_id)
    assert "Wij zoeken ook in ons oude archief." in bericht.tekst
    with pytest.raises(Weigering):
        verlengd(store, verzoek, "Nog een keer.")


def test_after_the_first_month_it_is_too_late_to_take_longer(store: Store) -> None:
    verzoek = gevraagd(store, ingelogd(store, ANS))
    genomen(store, verzoek, medewerker(store, FATMA))
    store.nu += timedelta(days=32)
    with pytest.raises(Weigering):
        verlengd(store, verzoek, "Wij zijn het vergeten.")
    assert store.all(Bericht, soort="verzoek-verlengd") == []


def test_what_runs_is_named_and_nobody_is_erased_until_it_is_over(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    with pytest.raises(LooptNog):
        gevraagd(store, aanvraag.door)
    stand = store.read(wisstand_van, relatie_id=str(aanvraag.door.relatie_id))
    assert [zin.msgid for zin in stand.loopt] == ["U staat ingeschreven."]


def test_who_was_told_yes_and_registered_again_stays(store: Store) -> None:
    ans = ingelogd(store, ANS)
    besloten(store, gevraagd(store, ans), "gewist")
    ingeschreven(store, ANS, door=ans)
    opgeruimd(store, store.nu + timedelta(days=8))
    assert store.all(Relatie, id=ans.relatie_id)[0].gewist_op is None


def test_who_was_told_no_stays(store: Store) -> None:
    ans = ingelogd(store, ANS)
    besloten(store, gevraagd(store, ans), "blijft")
    assert "Uw gegevens blijven dus bij ons." in store.all(Bericht, soort="gegevens-wissen-besluit")[0].tekst
    opgeruimd(store, store.nu + timedelta(days=8))
    assert store.all(Relatie, id=ans.relatie_id)[0].gewist_op is None


def test_whoever_was_erased_is_nobodys_client(store: Store) -> None:
    ans = ingelogd(store, ANS)
    verzoek = gevraagd(store, ans)
    besloten(store, verzoek, "gewist")
    opgeruimd(store, store.nu + timedelta(days=8))
    with pytest.raises(NietGevonden):
        store.perform(verzoek_nemen, verzoek_id=verzoek, versie=1, door=medewerker(store, DIRK))


# --- the restored backup ----------------------------------------------------------------------------------------------


def test_a_restored_backup_revives_nobody(store: Store, grootboek: Path) -> None:
    bilal, carla = ingeschreven(store, BILAL), ingeschreven(store, CARLA)
    backup = opname(store)
    uitgeschreven(store, bilal)
    besloten(store, gevraagd(store, bilal.door), "gewist")
    opgeruimd(store, store.nu + timedelta(days=8))
    assert not [woord for woord in ("Bilal", BILAL.email, BILAL.achternaam) if woord in grootboek.read_text()]
    wissingen.controleren(store.database)

    teruggezet(store, backup)
    assert "relatie.voornaam" in vindplaatsen(store, "Bilal")
    with pytest.raises(wissingen.Herleefd):
        wissingen.controleren(store.database)
    assert wissingen.herhalen(store.database) == 1
    wissingen.controleren(store.database)
    assert wissingen.herhalen(store.database) == 0
    jobs.opruimen(store.database)
    assert vindplaatsen(store, BILAL.email, BILAL.achternaam, BILAL.straat) == set()
    assert store.read(keten_controleren, koppen=[]) == []
    # In the backup the inschrijving still ran: it is over, and nobody is asked to renew it.
    assert [i.status for i in store.all(Inschrijving, id=bilal.id)] == ["BEE"]
    store.nu += timedelta(days=400)
    assert store.perform(verlengingen_vragen) == 1
    assert store.all(Relatie, id=carla.door.relatie_id)[0].voornaam == "Carla"


def test_neither_web_nor_start_shows_whom_a_backup_revived(
    store: Store, grootboek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    medewerker(store, DIRK)
    ans = ingelogd(store, ANS)
    backup = opname(store)
    besloten(store, gevraagd(store, ans), "gewist")
    opgeruimd(store, store.nu + timedelta(days=20))
    teruggezet(store, backup)
    assert "contactgegeven.waarde" in vindplaatsen(store, ANS.email)
    monkeypatch.setattr(store.database, "close", lambda: None)
    monkeypatch.setattr(portal.wiring, "start", lambda: store.database)

    async def serve() -> None:
        async with portal.portal.store():
            raise AssertionError("it serves")

    with pytest.raises(wissingen.Herleefd):
        asyncio.run(serve())
    monkeypatch.setattr(portal.serve, "migrate", lambda: None)
    assert portal.serve.prepare() == 0
    assert "contactgegeven.waarde" not in vindplaatsen(store, ANS.email)


def test_who_was_erased_just_before_a_crash_is_in_the_ledger_after_it(store: Store, grootboek: Path) -> None:
    ans = ingelogd(store, ANS)
    besloten(store, gevraagd(store, ans), "gewist")
    store.nu += timedelta(days=20)
    assert store.perform(personen_wissen, na="") == ans.relatie_id
    assert not grootboek.exists()
    jobs.opruimen(store.database)
    grootboek.write_text('{"wie": "half een reg')
    jobs.mensen_wissen(store.database)
    assert [regel.wie for regel in wissingen.regels()] == [ans.relatie_id]
    assert wissingen.bijschrijven(store.database) == 0
