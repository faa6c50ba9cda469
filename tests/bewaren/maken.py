"""A row of one person in every table, a store as a backup holds it, and what of a person is left in it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, Integer, Time, insert
from sqlmodel import Session, SQLModel, select

from portal.domain.bewaren.actions import wissen_vragen
from portal.domain.shared.actor import Actor
from portal.domain.verzoek.actions import verzoek_afhandelen, verzoek_nemen
from portal.domain.verzoek.model import Verzoek
from tests.conftest import Store, _empty
from tests.makers import medewerker
from tests.people import DIRK, FATMA

# What a row says in each column of text: wherever it is found afterwards, something was not erased.
MERK = "MERKTEKEN"
# Where a status, a kind or a number must mean something.
ANDERS: dict[str, dict[str, Any]] = {
    "inschrijving": {"status": "BEE", "herstelbaar_tot": None},
    "betaling": {"status": "vervallen"},
    "verzoek": {"status": "afgehandeld", "soort": "vraag", "uitkomst": "beantwoord"},
    "belofte": {"status": "nagekomen", "soort": "email", "object_id": "contactverzoek-1"},
    "afspraak": {"status": "nagekomen"},
    "machtiging": {"status": "gestopt", "rechten": [MERK]},
    "signaal": {"velden": [MERK]},
    "bericht": {"bijlagen": [{"wat": MERK}]},
    "maatwerk": {"status": "afgelopen"},
    "regie": {"status": "beeindigd"},
    "doorverwijzing": {"status": "gelukt", "delen": [MERK]},
    "grens": {"status": "beeindigd"},
    "afscherming": {"status": "geopend"},
    "keuze": {"status": "geweigerd", "punten": [MERK]},
    "verlenging": {"status": "vervallen"},
    "concept": {"kanalen": {}, "versies": {}},
    "relatie": {"voorkeurskanaal": "EMA", "overleden_op": None, "gewist_op": None},
    "job": {"gegevens": {}},
    "goedkeuring": {"object_id": "inschrijving-1", "status": "goedgekeurd"},
    "statusovergang": {"object_id": "inschrijving-1", "onderwerp": "inschrijving"},
    "document": {"onderwerp": "verzoek", "object_id": "verzoek-1"},
    "inschrijvinggebeurtenis": {"inhoud": {"wat": MERK}, "zout": MERK},
    "sessie": {"medewerker_id": None},
    "aanmelding": {"sessie_id": "sessie-1"},
    "passkey": {"medewerker_id": None},
    "inlogpoging": {"medewerker_id": None},
    "passkeyvraag": {"sessie_id": "sessie-1"},
    "contactwijziging": {"status": "ingegaan"},
}


def overal_een_rij(store: Store) -> str:
    """One row in every table, all of one person and of this moment; returns the id of the person."""

    def vullen(session: Session) -> None:
        for table in SQLModel.metadata.sorted_tables:
            rij = {kolom.name: _waarde(kolom, store.nu) for kolom in table.columns}
            session.connection().execute(insert(table).values({**rij, **ANDERS.get(table.name, {})}))

    store.perform(vullen)
    return "relatie-1"


def _waarde(kolom: Column[Any], nu: datetime) -> Any:
    if kolom.foreign_keys:
        return f"{next(iter(kolom.foreign_keys)).column.table.name}-1"
    if kolom.name == "id" and not isinstance(kolom.type, Integer):
        return f"{kolom.table.name}-1"
    if isinstance(kolom.type, JSON):
        return {"wat": MERK}
    if isinstance(kolom.type, Boolean):
        return False
    if isinstance(kolom.type, Integer):
        return 1
    if isinstance(kolom.type, Date):
        return date(nu.year, nu.month, nu.day)
    if isinstance(kolom.type, Time):
        return time(9)
    return nu if "DateTime" in type(kolom.type).__name__ else MERK


def vindplaatsen(store: Store, *woorden: str) -> set[str]:
    """Every `table.column` in which one of these words still stands."""
    return {
        f"{naam}.{kolom}"
        for naam, rijen in opname(store).items()
        for rij in rijen
        for kolom, waarde in rij.items()
        if any(woord in str(waarde) for woord in woorden)
    }


def opname(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row of the store, as a backup keeps it."""

    def lezen(session: Session) -> dict[str, list[dict[str, Any]]]:
        return {
            table.name: [dict(rij) for rij in session.connection().execute(select(table)).mappings()]
            for table in SQLModel.metadata.sorted_tables
        }

    return store.read(lezen)


def teruggezet(store: Store, eerder: dict[str, list[dict[str, Any]]]) -> None:
    """The store as it was: the backup is restored."""

    def terugzetten(session: Session) -> None:
        _empty(session)
        for table in SQLModel.metadata.sorted_tables:
            if eerder[table.name]:
                session.connection().execute(insert(table), eerder[table.name])

    store.perform(terugzetten)


# --- asking for it ----------------------------------------------------------------------------------------------------


def gevraagd(store: Store, door: Actor) -> str:
    """This client asks to be erased; returns the id of the verzoek."""
    medewerker(store, DIRK)
    medewerker(store, FATMA)
    return store.perform(wissen_vragen, vanaf="/mijn/gegevens", door=door)


def besloten(store: Store, verzoek_id: str, uitkomst: str) -> None:
    """Fatma takes the verzoek and decides."""
    fatma = medewerker(store, FATMA)

    def versie() -> int:
        return store.all(Verzoek, id=verzoek_id)[0].versie

    store.perform(verzoek_nemen, verzoek_id=verzoek_id, versie=versie(), door=fatma)
    formulier = {"uitkomst": uitkomst, "motivering": "Er loopt niets meer bij ons."}
    store.perform(verzoek_afhandelen, verzoek_id=verzoek_id, versie=versie(), formulier=formulier, door=fatma)
