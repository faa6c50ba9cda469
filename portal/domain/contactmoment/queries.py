"""Reads of `contactmoment`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from portal.domain.contactmoment.model import Contactmoment, Contactverzoek, Verzoekstatus
from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.shared.errors import NietGevonden, Weigering, zin


class NiemandBeschikbaar(Weigering):
    """A promise without a name is no promise."""


@dataclass(frozen=True)
class Belofte:
    """A promise as both sides see it: who calls, about what, and before when."""

    id: str
    kenmerk: str
    medewerker: str
    naam: str
    telefoon: str
    vraag: str
    vanaf: str
    tolk_taal: str
    beloofd_voor: datetime
    te_laat: bool


@dataclass(frozen=True)
class Gesprek:
    """A conversation as the client reads it in the dossier."""

    id: str
    medewerker: str
    kanaal: str
    reden: str
    begonnen_op: datetime
    afgesloten: bool
    samenvatting: str
    vervolg: str
    afspraak: str


def gesprekken_van(session: Session, *, relatie_id: str) -> list[Gesprek]:
    """Every conversation with this client, newest first."""
    rows = session.exec(
        select(Contactmoment, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Contactmoment.medewerker_id))
        .where(Contactmoment.relatie_id == relatie_id)
        .order_by(col(Contactmoment.begonnen_op).desc())
    ).all()
    return [
        Gesprek(
            id=moment.id,
            medewerker=medewerker.naam,
            kanaal=moment.kanaal,
            reden=moment.reden,
            begonnen_op=moment.begonnen_op,
            afgesloten=moment.afgesloten_op is not None,
            samenvatting=moment.samenvatting,
            vervolg=moment.vervolg,
            afspraak=moment.afspraak,
        )
        for moment, medewerker in rows
    ]


def lopend_contactmoment(session: Session, *, contactmoment_id: str, medewerker_id: str) -> Contactmoment:
    """The conversation this medewerker has now; somebody else's, or one that is over, is not found."""
    moment = session.get(Contactmoment, contactmoment_id)
    if moment is None or moment.medewerker_id != medewerker_id or moment.afgesloten_op is not None:
        raise NietGevonden(f"contactmoment {contactmoment_id}")
    return moment


def medewerker_voor_nieuw_verzoek(session: Session) -> Medewerker:
    """The medewerker klantcontact with the fewest open promises; a promise needs a name.

    Raises `NiemandBeschikbaar` when nobody is there to keep it.
    """
    open_verzoeken = (
        select(func.count())
        .select_from(Contactverzoek)
        .where(
            col(Contactverzoek.medewerker_id) == col(Medewerker.id),
            col(Contactverzoek.status) == Verzoekstatus.OPEN,
        )
        .scalar_subquery()
    )
    medewerker = session.exec(
        select(Medewerker)
        .where(Medewerker.rol == MedewerkerRol.KLANTCONTACT, col(Medewerker.actief).is_(True))
        .order_by(open_verzoeken, col(Medewerker.naam))
    ).first()
    if medewerker is None:
        raise NiemandBeschikbaar(
            zin("Er is nu niemand die u kan terugbellen."), zin("Bel ons, of kom langs op kantoor.")
        )
    return medewerker


def open_beloften(
    session: Session, *, nu: datetime, relatie_id: str | None = None, medewerker_id: str | None = None
) -> list[Belofte]:
    """Open promises by deadline: of one client, of one medewerker, or all."""
    query = (
        select(Contactverzoek, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Contactverzoek.medewerker_id))
        .where(Contactverzoek.status == Verzoekstatus.OPEN)
        .order_by(col(Contactverzoek.beloofd_voor))
    )
    if relatie_id is not None:
        query = query.where(Contactverzoek.relatie_id == relatie_id)
    if medewerker_id is not None:
        query = query.where(Contactverzoek.medewerker_id == medewerker_id)
    return [als_belofte(verzoek, medewerker, nu) for verzoek, medewerker in session.exec(query).all()]


def als_belofte(verzoek: Contactverzoek, medewerker: Medewerker, nu: datetime) -> Belofte:
    """The promise in a request for contact."""
    return Belofte(
        id=verzoek.id,
        kenmerk=verzoek.kenmerk,
        medewerker=medewerker.naam,
        naam=verzoek.naam,
        telefoon=verzoek.telefoon,
        vraag=verzoek.vraag,
        vanaf=verzoek.vanaf,
        tolk_taal=verzoek.tolk_taal,
        beloofd_voor=verzoek.beloofd_voor,
        te_laat=verzoek.beloofd_voor <= nu,
    )
