"""Reads of `regie`: who keeps the overview for a client, and what was asked of a colleague."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from portal.domain.belofte.model import LOPEND as LOPENDE_BELOFTEN
from portal.domain.belofte.model import Belofte
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import medewerker_naam
from portal.domain.regie.model import LOOPT, Regie, Regiestatus
from portal.domain.regie.rules import stapelt
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor
from portal.domain.shared.invoer import leesbaar_nummer


@dataclass(frozen=True)
class RegieRegel:
    """Who keeps the overview for one client."""

    id: str
    klant: str
    relatie_id: str
    medewerker_id: str
    medewerker: str
    gevraagd_door: str
    reden: str
    gevraagd_op: datetime
    aanvaard: bool


@dataclass(frozen=True)
class Regiestand:
    """Whether one colleague keeps the overview, or should."""

    regie: RegieRegel | None
    lopende_zaken: int
    stapelt: bool


@dataclass(frozen=True)
class Gesprekspartner:
    """Whom a colleague is in conversation with."""

    relatie_id: str
    naam: str


def gesprekspartner(session: Session, *, contactmoment_id: str, door: Actor) -> Gesprekspartner:
    """The client of this conversation; raises `NietGevonden` for one that is over or somebody else's."""
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    return Gesprekspartner(moment.relatie_id, relatie_van(session, moment.relatie_id).naam)


def directe_lijn(beleid: Beleid, dag: date) -> str:
    """The number on which a client reaches their own colleague."""
    return leesbaar_nummer(beleid.regio.beleid_op(dag).belofte.directe_lijn)


def regiestand(session: Session, *, relatie_id: str, beleid: Beleid, vandaag: date) -> Regiestand:
    """Who keeps the overview for this client, how much runs, and whether that is much."""
    row = session.exec(select(Regie).where(Regie.relatie_id == relatie_id, col(Regie.status).in_(LOOPT))).first()
    aantal = session.exec(
        select(func.count())
        .select_from(Belofte)
        .where(Belofte.relatie_id == relatie_id, col(Belofte.status).in_(LOPENDE_BELOFTEN), Belofte.soort != "regie")
    ).one()
    return Regiestand(
        _regel(session, row) if row else None,
        aantal,
        stapelt(aantal, beleid.regio.regie_op(vandaag).lopende_zaken),
    )


def eigen_regie(session: Session, *, door: Actor) -> list[RegieRegel]:
    """What was asked of this colleague and what they keep, what waits for a yes first."""
    rows = session.exec(
        select(Regie)
        .where(Regie.medewerker_id == door.medewerker_id, col(Regie.status).in_(LOOPT))
        .order_by(col(Regie.status) != Regiestatus.GEVRAAGD, col(Regie.gevraagd_op))
    ).all()
    return [_regel(session, row) for row in rows]


def _regel(session: Session, row: Regie) -> RegieRegel:
    return RegieRegel(
        id=row.id,
        klant=relatie_van(session, row.relatie_id).naam,
        relatie_id=row.relatie_id,
        medewerker_id=row.medewerker_id,
        medewerker=medewerker_naam(session, row.medewerker_id),
        gevraagd_door=medewerker_naam(session, row.gevraagd_door),
        reden=row.reden,
        gevraagd_op=row.gevraagd_op,
        aanvaard=row.status == Regiestatus.LOPEND,
    )
