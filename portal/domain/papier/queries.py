"""Reads of `papier`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.papier.model import Papierformulier, Papierstatus
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden


@dataclass(frozen=True)
class Papierregel:
    """A form that came back and is not entered yet, as the desk sees it."""

    id: str
    code: str
    stroom: str
    klant: str
    medewerker: str
    ontvangen_op: date | None
    status: Papierstatus
    ontbreekt: str


def formulier_van(session: Session, formulier_id: str) -> Papierformulier:
    """The form behind an id; raises `NietGevonden`."""
    formulier = session.get(Papierformulier, formulier_id)
    if formulier is None:
        raise NietGevonden(f"papierformulier {formulier_id}")
    return formulier


def formulieren_in_invoer(session: Session, *, relatie_id: str, medewerker_id: str) -> list[Papierformulier]:
    """The forms of this client that this medewerker is entering now, the latest first."""
    return list(
        session.exec(
            select(Papierformulier)
            .where(
                Papierformulier.relatie_id == relatie_id,
                Papierformulier.ingevoerd_door == medewerker_id,
                Papierformulier.status == Papierstatus.ONTVANGEN,
            )
            .order_by(col(Papierformulier.gewijzigd_op).desc())
        ).all()
    )


def open_formulieren(session: Session, *, door: Actor, beleid: Beleid) -> list[Papierregel]:
    """Forms that came back and are not entered yet, the longest waiting first."""
    rows = session.exec(
        select(Papierformulier, Relatie, Medewerker)
        .join(Relatie, col(Relatie.id) == col(Papierformulier.relatie_id))
        .outerjoin(Medewerker, col(Medewerker.id) == col(Papierformulier.ingevoerd_door))
        .where(
            col(Papierformulier.status).in_([Papierstatus.ONTVANGEN, Papierstatus.ONVOLLEDIG]),
            van_onze_klant(Papierformulier.relatie_id, door, beleid),
        )
        .order_by(col(Papierformulier.ontvangen_op), col(Papierformulier.code))
    ).all()
    return [
        Papierregel(
            formulier.id,
            formulier.code,
            formulier.stroom,
            relatie.naam,
            medewerker.naam if medewerker else "",
            formulier.ontvangen_op,
            Papierstatus(formulier.status),
            formulier.ontbreekt,
        )
        for formulier, relatie, medewerker in rows
    ]


def laatste_uitgave(
    session: Session, *, stroom: str, relatie_id: str | None, object_id: str, sinds: datetime
) -> Papierformulier | None:
    """The form of this flow that this client asked for a moment ago: asking twice posts one."""
    return session.exec(
        select(Papierformulier)
        .where(
            Papierformulier.stroom == stroom,
            Papierformulier.relatie_id == relatie_id,
            Papierformulier.object_id == object_id,
            Papierformulier.status == Papierstatus.UITGEGEVEN,
            col(Papierformulier.uitgegeven_op) > sinds,
        )
        .order_by(col(Papierformulier.uitgegeven_op).desc())
    ).first()
