"""Reads of `document`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from portal.domain.document.model import Document, Documentstatus


@dataclass(frozen=True)
class Documentregel:
    """A photo as it stands in a list."""

    id: str
    naam: str
    grootte: int
    status: Documentstatus
    toegevoegd_op: datetime
    toegevoegd_door: str


def documenten_bij(session: Session, *, relatie_id: str, onderwerp: str, object_id: str) -> list[Documentregel]:
    """The photos of one object of one client, in the order in which they came."""
    rows = session.exec(
        select(Document)
        .where(Document.relatie_id == relatie_id, Document.onderwerp == onderwerp, Document.object_id == object_id)
        .order_by(col(Document.toegevoegd_op), col(Document.id))
    ).all()
    return [
        Documentregel(row.id, row.naam, row.grootte, Documentstatus(row.status), row.toegevoegd_op, row.toegevoegd_door)
        for row in rows
    ]


def wachtende_documenten(session: Session, *, maximum: int = 50) -> list[str]:
    """The ids of photos that wait for the virus scanner, oldest first."""
    query = select(Document.id).where(Document.status == Documentstatus.WACHT)
    return list(session.exec(query.order_by(col(Document.toegevoegd_op)).limit(maximum)).all())


def bekende_documenten(session: Session, *, ids: Collection[str]) -> set[str]:
    """Which of these files belong to something that may be kept; a file without it is swept away."""
    query = select(Document.id).where(col(Document.id).in_(ids), Document.status != Documentstatus.GEWEIGERD)
    return set(session.exec(query).all())


def aantal_wachtend(session: Session) -> int:
    """How many photos wait for the virus scanner."""
    return len(wachtende_documenten(session, maximum=1000))
