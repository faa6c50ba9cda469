"""Keeping and dropping photos. A file is stored before its row is, and goes after it: `bekende_documenten`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from portal.domain.document.model import OVERGANGEN, Document, Documentstatus
from portal.domain.shared.actor import SYSTEEM
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.transitions import Statusovergang, overgang


class TeVeelFotos(Weigering):
    """A few photos say enough."""


@dataclass(frozen=True)
class Bestand:
    """A file that was read, written anew and stored, and that nobody can see yet.

    Not `nagekeken` is one that the virus scanner could not look at; without a scanner everything counts as looked at.
    """

    id: str
    naam: str
    soort: str
    grootte: int
    sha256: str
    nagekeken: bool


def document_toevoegen(
    session: Session,
    *,
    bestand: Bestand,
    relatie_id: str,
    onderwerp: str,
    object_id: str,
    maximum: int,
    door_naam: str,
    verloopt_op: datetime | None,
    nu: datetime,
) -> Document:
    """Make a stored file part of this object. Raises `TeVeelFotos`.

    Two at once: the caller holds the object, so that they are counted one after the other.
    """
    aanwezig = session.exec(
        select(Document.id).where(
            Document.onderwerp == onderwerp, Document.object_id == object_id, Document.relatie_id == relatie_id
        )
    ).all()
    if len(aanwezig) >= maximum:
        raise TeVeelFotos(
            zin("U heeft al {aantal} foto's toegevoegd. Meer kan niet.", aantal=maximum),
            zin("Haal eerst een foto weg. Of vertel de rest in uw tekst."),
        )
    document = Document(
        id=bestand.id,
        relatie_id=relatie_id,
        onderwerp=onderwerp,
        object_id=object_id,
        naam=bestand.naam,
        soort=bestand.soort,
        grootte=bestand.grootte,
        sha256=bestand.sha256,
        status=Documentstatus.BESCHIKBAAR if bestand.nagekeken else Documentstatus.WACHT,
        toegevoegd_op=nu,
        toegevoegd_door=door_naam,
        verloopt_op=verloopt_op,
    )
    session.add(document)
    return document


def document_weghalen(session: Session, *, document_id: str, relatie_id: str, onderwerp: str, object_id: str) -> None:
    """Take a photo back; raises `NietGevonden` for one that is not of this client and this object."""
    gone = session.exec(
        delete(Document).where(
            col(Document.id) == document_id,
            col(Document.relatie_id) == relatie_id,
            col(Document.onderwerp) == onderwerp,
            col(Document.object_id) == object_id,
        )
    )
    if not gone.rowcount:
        raise NietGevonden(f"document {document_id}")


def documenten_meenemen(
    session: Session, *, relatie_id: str, van: tuple[str, str], naar: tuple[str, str], verloopt_op: datetime | None
) -> None:
    """What belonged to one object (subject and id) belongs to another from here on, or longer to the same."""
    session.exec(
        update(Document)
        .where(
            col(Document.relatie_id) == relatie_id,
            col(Document.onderwerp) == van[0],
            col(Document.object_id) == van[1],
        )
        .values(onderwerp=naar[0], object_id=naar[1], verloopt_op=verloopt_op)
    )


def document_is_nagekeken(session: Session, *, document_id: str, schoon: bool, nu: datetime) -> None:
    """The scanner looked at a photo that waited for it: it can be seen now, or it is refused."""
    document = session.get(Document, document_id, with_for_update=True)
    if document is not None and document.status == Documentstatus.WACHT:
        naar = Documentstatus.BESCHIKBAAR if schoon else Documentstatus.GEWEIGERD
        overgang(session, OVERGANGEN, document, naar, door=SYSTEEM, nu=nu)


def documenten_wissen(session: Session, *, onderwerp: str, object_ids: Collection[str]) -> None:
    """Erase everything that belongs to these objects; their files follow."""
    mine = select(Document.id).where(col(Document.onderwerp) == onderwerp, col(Document.object_id).in_(object_ids))
    ids = session.exec(mine).all()
    session.exec(delete(Statusovergang).where(col(Statusovergang.object_id).in_(ids)))
    session.exec(delete(Document).where(col(Document.id).in_(ids)))


def verlopen_documenten_wissen(session: Session, *, nu: datetime) -> int:
    """Erase photos of drafts that were forgotten. Returns how many."""
    gone = session.exec(delete(Document).where(col(Document.verloopt_op) <= nu))
    return int(gone.rowcount)
