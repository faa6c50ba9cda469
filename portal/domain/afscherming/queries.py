"""Reads of `afscherming`: the client's own, as far as it may be told, and the list of who wrote or decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from portal.domain.afscherming.model import Afscherming, Afschermingstatus
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import is_teamleider
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.working_days import lokale_dag


@dataclass(frozen=True)
class Afgeschermd:
    """What a client reads of a note that is withheld: since when and on which ground; the text once it is open."""

    contactmoment_id: str
    sinds: date
    grond: str
    herzien_op: date
    tekst: str


@dataclass(frozen=True)
class Afschermingregel:
    """One line for who wrote it or decides; what it says is not on it."""

    id: str
    klant: str
    grond: str
    status: Afschermingstatus
    opgesteld_door: str
    herzien_op: date
    mag_besluiten: bool


@dataclass(frozen=True)
class Afschermingdossier:
    """Everything about one."""

    id: str
    klant: str
    tekst: str
    grond: str
    reden: str
    zichtbaar: bool
    verzwijgen_reden: str
    status: Afschermingstatus
    opgesteld_door: str
    opgesteld_op: datetime
    herzien_op: date
    herziening: str
    mag_besluiten: bool
    mag_herzien: bool


def afgeschermd_van(session: Session, *, relatie_id: str, beleid: Beleid, taal: str) -> list[Afgeschermd]:
    """What this client may know is withheld, and what was opened since; nothing of what is kept silent."""
    rows = session.exec(
        select(Afscherming)
        .where(
            Afscherming.relatie_id == relatie_id,
            col(Afscherming.zichtbaar).is_(True),
            Afscherming.status != Afschermingstatus.VOORGESTELD,
        )
        .order_by(col(Afscherming.opgesteld_op))
    ).all()
    return [
        Afgeschermd(
            contactmoment_id=row.contactmoment_id,
            sinds=lokale_dag(row.opgesteld_op),
            grond=_grond(row, beleid, taal),
            herzien_op=row.herzien_op,
            tekst=row.tekst if row.status == Afschermingstatus.GEOPEND else "",
        )
        for row in rows
    ]


def afschermingen(session: Session, *, door: Actor) -> list[Afschermingregel]:
    """What is withheld at this corporation: all of it for its teamleiders, the own notes for anyone else."""
    query = _rows(session, door).where(Afscherming.status != Afschermingstatus.GEOPEND)
    leidt = is_teamleider(session, door=door)
    return [
        Afschermingregel(
            id=row.id,
            klant=relatie.naam,
            grond=row.grond,
            status=Afschermingstatus(row.status),
            opgesteld_door=medewerker.naam,
            herzien_op=row.herzien_op,
            mag_besluiten=leidt,
        )
        for row, medewerker, relatie in session.exec(query.order_by(col(Afscherming.herzien_op))).all()
    ]


def afscherming_voor(session: Session, afscherming_id: str, door: Actor) -> tuple[Afscherming, Medewerker, Relatie]:
    """One of them, held; raises `NietGevonden` for who neither wrote it nor leads a team that decides."""
    query = _rows(session, door).where(Afscherming.id == afscherming_id).with_for_update(of=Afscherming)
    row: tuple[Afscherming, Medewerker, Relatie] | None = session.exec(query).first()
    if row is None:
        raise NietGevonden(f"afscherming {afscherming_id}")
    return row


def _rows(session: Session, door: Actor) -> Any:
    query = (
        select(Afscherming, Medewerker, Relatie)
        .join(Medewerker, col(Medewerker.id) == col(Afscherming.opgesteld_door))
        .join(Relatie, col(Relatie.id) == col(Afscherming.relatie_id))
    )
    eigen = or_(
        col(Afscherming.opgesteld_door) == door.medewerker_id, col(Afscherming.teamleider_id) == door.medewerker_id
    )
    if is_teamleider(session, door=door):
        return query.where(or_(eigen, col(Medewerker.corporatie) == door.corporatie))
    return query.where(eigen)


def _grond(row: Afscherming, beleid: Beleid, taal: str) -> str:
    grond = beleid.regio.afscherming_op(lokale_dag(row.opgesteld_op)).grond(row.grond)
    if grond is None:
        return row.grond
    return grond.voor_klant if taal == "nl" else grond.voor_klant_en
