"""Reads of `betaling`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select

from portal.domain.betaling.model import (
    Betaalpoging,
    Betaalstatus,
    Betaling,
    Pogingstatus,
    Werkitem,
    Werkitemsoort,
)
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor


@dataclass(frozen=True)
class BetalingStand:
    """A payment as its payer sees it."""

    id: str
    soort: str
    object_id: str
    bedrag_cent: int
    status: Betaalstatus
    laatste_poging: Pogingstatus | None
    sessie_id: str | None
    betaald_op: datetime | None


@dataclass(frozen=True)
class WerkitemRegel:
    """Something odd about money, as staff sees it."""

    id: str
    soort: str
    klant: str
    relatie_id: str | None
    bedrag_cent: int
    gemaakt_op: datetime


def betaling_bij(session: Session, *, relatie_id: str, object_id: str) -> BetalingStand | None:
    """The newest payment of this client for this thing; None when nothing was ever owed."""
    betaling = session.exec(
        select(Betaling)
        .where(Betaling.relatie_id == relatie_id, Betaling.object_id == object_id)
        .order_by(col(Betaling.gemaakt_op).desc())
    ).first()
    if betaling is None:
        return None
    poging = laatste_poging(session, betaling.id)
    return BetalingStand(
        id=betaling.id,
        soort=betaling.soort,
        object_id=betaling.object_id,
        bedrag_cent=betaling.bedrag_cent,
        status=Betaalstatus(betaling.status),
        laatste_poging=Pogingstatus(poging.status) if poging else None,
        sessie_id=poging.sessie_id if poging else None,
        betaald_op=betaling.betaald_op,
    )


def laatste_poging(session: Session, betaling_id: str) -> Betaalpoging | None:
    """The last visit to the payment page."""
    return session.exec(
        select(Betaalpoging).where(Betaalpoging.betaling_id == betaling_id).order_by(col(Betaalpoging.nummer).desc())
    ).first()


def na_te_kijken_sessies(session: Session, *, nu: datetime, ouder_dan: timedelta = timedelta(minutes=10)) -> list[str]:
    """Sessions of which we heard nothing for a while: a webhook may be lost. Oldest first."""
    rows = session.exec(
        select(Betaalpoging.sessie_id)
        .where(
            col(Betaalpoging.sessie_id).is_not(None),
            col(Betaalpoging.status).in_([Pogingstatus.OPEN, Pogingstatus.BEZIG]),
            col(Betaalpoging.begonnen_op) <= nu - ouder_dan,
        )
        .order_by(col(Betaalpoging.begonnen_op))
    ).all()
    return [sessie_id for sessie_id in rows if sessie_id]


def onbeantwoord(betaling_id: object, sinds: datetime) -> ColumnElement[bool]:
    """Whether a visit to the payment page is open that the provider said nothing about since then, as SQL.

    What would lapse waits for the answer: it may be paid. A person can settle it where no answer will ever come.
    """
    bekeken = exists().where(
        col(Werkitem.poging_id) == col(Betaalpoging.id),
        col(Werkitem.soort) == Werkitemsoort.BETAALDIENST_ZWIJGT,
        col(Werkitem.afgehandeld_op).is_not(None),
    )
    return exists().where(
        col(Betaalpoging.betaling_id) == betaling_id,
        col(Betaalpoging.sessie_id).is_not(None),
        col(Betaalpoging.status).in_([Pogingstatus.OPEN, Pogingstatus.BEZIG]),
        col(Betaalpoging.nagekeken_op).is_(None) | (col(Betaalpoging.nagekeken_op) < sinds),
        ~bekeken,
    )


def onbeantwoorde_betalingen(session: Session, ids: Sequence[str], *, sinds: datetime) -> set[str]:
    """Which of these payments wait for an answer of the provider, as in `onbeantwoord`."""
    waar = (col(Betaling.id).in_(ids), onbeantwoord(col(Betaling.id), sinds))
    return set(session.exec(select(Betaling.id).where(*waar)).all())


def open_werkitems(session: Session, *, door: Actor, beleid: Beleid) -> list[WerkitemRegel]:
    """What a person has to look at, oldest first."""
    rows = session.exec(
        select(Werkitem, Relatie)
        .outerjoin(Betaling, col(Betaling.id) == col(Werkitem.betaling_id))
        .outerjoin(Relatie, col(Relatie.id) == col(Betaling.relatie_id))
        .where(col(Werkitem.afgehandeld_op).is_(None), van_onze_klant(Betaling.relatie_id, door, beleid))
        .order_by(col(Werkitem.gemaakt_op))
    ).all()
    return [
        WerkitemRegel(
            id=item.id,
            soort=item.soort,
            klant=relatie.naam if relatie else "",
            relatie_id=relatie.id if relatie else None,
            bedrag_cent=item.bedrag_cent,
            gemaakt_op=item.gemaakt_op,
        )
        for item, relatie in rows
    ]
