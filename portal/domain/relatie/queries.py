"""Reads of `relatie`, as small frozen pieces for screens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from portal.domain.corporatie.model import Medewerker
from portal.domain.relatie.model import Contactgegeven, ContactgegevenSoort, Inzage, Relatie
from portal.domain.shared.errors import NietGevonden


@dataclass(frozen=True)
class Persoonsgegevens:
    """What a client sees of their own data."""

    naam: str
    geboortedatum: date | None
    adres: tuple[str, ...]
    email: str
    mobiel: str
    taal: str
    voorkeurskanaal: str
    tolk_taal: str
    herkenningswoord: str
    alleen_digitaal: bool
    liever_persoonlijk: bool
    geheim_adres: bool


@dataclass(frozen=True)
class Kijker:
    """One look into a client's data: the role of who looked, when and why."""

    wie: str
    op: datetime
    reden: str


def relatie_van(session: Session, relatie_id: str | None) -> Relatie:
    """The person behind an id; raises `NietGevonden`."""
    relatie = session.get(Relatie, relatie_id) if relatie_id else None
    if relatie is None:
        raise NietGevonden(f"relatie {relatie_id}")
    return relatie


def relatie_bij_contact(session: Session, soort: str, waarde: str) -> Relatie | None:
    """The person who proved to own this e-mail address or number."""
    return session.exec(
        select(Relatie).join(Contactgegeven).where(Contactgegeven.soort == soort, Contactgegeven.waarde == waarde)
    ).first()


def contact_van(session: Session, relatie_id: str, soort: ContactgegevenSoort) -> str:
    """The proven address or number of a person; empty when there is none."""
    return (
        session.exec(
            select(Contactgegeven.waarde).where(Contactgegeven.relatie_id == relatie_id, Contactgegeven.soort == soort)
        ).first()
        or ""
    )


def persoonsgegevens(session: Session, *, relatie_id: str, eigen: bool = False) -> Persoonsgegevens:
    """Everything a client may see and correct of themselves; raises `NietGevonden`.

    An address that is kept secret is only there for the client (`eigen`).
    """
    relatie = relatie_van(session, relatie_id)
    return Persoonsgegevens(
        naam=relatie.naam,
        geboortedatum=relatie.geboortedatum,
        adres=relatie.adresregels if eigen or not relatie.geheim_adres else (),
        email=contact_van(session, relatie_id, ContactgegevenSoort.EMAIL),
        mobiel=contact_van(session, relatie_id, ContactgegevenSoort.MOBIEL),
        taal=relatie.taal,
        voorkeurskanaal=relatie.voorkeurskanaal,
        tolk_taal=relatie.tolk_taal,
        herkenningswoord=relatie.herkenningswoord,
        alleen_digitaal=relatie.alleen_digitaal,
        liever_persoonlijk=relatie.liever_persoonlijk,
        geheim_adres=relatie.geheim_adres,
    )


def inzagen(session: Session, *, relatie_id: str) -> list[Kijker]:
    """Who looked into this client's data and why, newest first."""
    rows = session.exec(
        select(Inzage, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Inzage.medewerker_id))
        .where(Inzage.relatie_id == relatie_id)
        .order_by(col(Inzage.op).desc())
    ).all()
    return [Kijker(wie=medewerker.functie, op=inzage.op, reden=inzage.reden) for inzage, medewerker in rows]
