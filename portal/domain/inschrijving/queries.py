"""Reads of `inschrijving`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from portal.domain.betaling.queries import BetalingStand, betaling_bij
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.inschrijving.model import (
    Inschrijving,
    Inschrijvinggebeurtenis,
    Inschrijvingstatus,
    Medeaanvrager,
    Medeaanvragerstatus,
    Verlenging,
    Verlengingstatus,
)
from portal.domain.relatie.model import Contactgegeven, Relatie
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor
from portal.domain.shared.reference import lees_kenmerk
from portal.domain.verzoek.queries import bezwaar_loopt

DATUM_WIJZIGEN = "inschrijfdatum-wijzigen"
# The message in which the lapse is told; a client may object to it.
NIET_VERLENGD = "inschrijving-verlopen"


@dataclass(frozen=True)
class InschrijvingStand:
    """An inschrijving as its holder sees it."""

    id: str
    nummer: str
    status: Inschrijvingstatus
    aangevraagd_op: datetime
    betalen_tot: date | None
    inschrijfdatum: date | None
    geldig_tot: date | None
    kinderen: int
    inkomen_cent: int | None
    medeaanvrager: str
    medeaanvrager_status: str
    ketencode: str
    betaling: BetalingStand | None
    eindereden: str
    herstelbaar_tot: date | None
    bedenken_tot: date | None


@dataclass(frozen=True)
class VerlengingStand:
    """The newest question to go on for another term, as the client sees it."""

    id: str
    status: Verlengingstatus
    termijn_tot: date
    nieuw_tot: date
    bedrag_cent: int
    verlengen_tot: date
    herstelbaar_tot: date
    betaling: BetalingStand | None
    # A bezwaar against the lapse runs: the term stands still.
    staat_stil: bool
    ander_loopt: bool


@dataclass(frozen=True)
class Medeaanvraag:
    """A request to someone to register together, as the one who is asked sees it."""

    id: str
    aanvrager: str
    nummer: str
    status: Medeaanvragerstatus


@dataclass(frozen=True)
class Datumvoorstel:
    """A proposed change of an inschrijfdatum that waits for a second medewerker."""

    id: str
    nummer: str
    klant: str
    oude_datum: date
    nieuwe_datum: date
    reden: str
    gevraagd_door: str
    gevraagd_op: datetime


def loopt_of_wacht(relatie_id: str) -> ColumnElement[bool]:
    """Which rows are the inschrijving this client has now; at most one, by an index."""
    return (col(Inschrijving.relatie_id) == relatie_id) & col(Inschrijving.status).in_(
        [Inschrijvingstatus.VOORLOPIG, Inschrijvingstatus.LOPEND, Inschrijvingstatus.OPGEZEGD]
    )


def ander_loopt(session: Session, *, relatie_id: str, inschrijving_id: str) -> bool:
    """Whether this client has another inschrijving now than this one."""
    ander = select(Inschrijving.id).where(loopt_of_wacht(relatie_id), col(Inschrijving.id) != inschrijving_id)
    return session.exec(ander).first() is not None


def inschrijving_van(session: Session, *, relatie_id: str) -> InschrijvingStand | None:
    """The newest inschrijving of this client that waits or runs, or else the newest of all."""
    inschrijving = session.exec(
        select(Inschrijving)
        .where(Inschrijving.relatie_id == relatie_id)
        .order_by(
            loopt_of_wacht(relatie_id).desc(),
            col(Inschrijving.aangevraagd_op).desc(),
        )
    ).first()
    if inschrijving is None:
        return None
    mede = session.exec(select(Medeaanvrager).where(Medeaanvrager.inschrijving_id == inschrijving.id)).first()
    return InschrijvingStand(
        id=inschrijving.id,
        nummer=inschrijving.nummer,
        status=Inschrijvingstatus(inschrijving.status),
        aangevraagd_op=inschrijving.aangevraagd_op,
        betalen_tot=inschrijving.betalen_tot,
        inschrijfdatum=inschrijving.inschrijfdatum,
        geldig_tot=inschrijving.geldig_tot,
        kinderen=inschrijving.kinderen,
        inkomen_cent=inschrijving.inkomen_cent,
        medeaanvrager=mede.naam if mede else "",
        medeaanvrager_status=mede.status if mede else "",
        ketencode=laatste_ketencode(session, inschrijving.id),
        betaling=betaling_bij(session, relatie_id=relatie_id, object_id=inschrijving.id),
        eindereden=inschrijving.eindereden,
        herstelbaar_tot=inschrijving.herstelbaar_tot,
        bedenken_tot=inschrijving.bedenken_tot,
    )


def verlenging_van(session: Session, *, relatie_id: str) -> VerlengingStand | None:
    """The newest renewal of this client; None for who was never asked, or asked to end the inschrijving."""
    verlenging = session.exec(
        select(Verlenging)
        .join(Inschrijving, col(Inschrijving.id) == col(Verlenging.inschrijving_id))
        .where(Verlenging.relatie_id == relatie_id, Inschrijving.status != Inschrijvingstatus.OPGEZEGD)
        .order_by(col(Verlenging.gevraagd_op).desc())
    ).first()
    if verlenging is None:
        return None
    return VerlengingStand(
        id=verlenging.id,
        status=Verlengingstatus(verlenging.status),
        termijn_tot=verlenging.termijn_tot,
        nieuw_tot=verlenging.nieuw_tot,
        bedrag_cent=verlenging.bedrag_cent,
        verlengen_tot=verlenging.verlengen_tot,
        herstelbaar_tot=verlenging.herstelbaar_tot,
        betaling=betaling_bij(session, relatie_id=relatie_id, object_id=verlenging.id),
        staat_stil=session.exec(select(bezwaar_loopt(relatie_id, NIET_VERLENGD))).one(),
        ander_loopt=ander_loopt(session, relatie_id=relatie_id, inschrijving_id=verlenging.inschrijving_id),
    )


def laatste_ketencode(session: Session, inschrijving_id: str) -> str:
    """The hash of the last event of this inschrijving, as it stands on the receipt."""
    return (
        session.exec(
            select(Inschrijvinggebeurtenis.hash)
            .where(Inschrijvinggebeurtenis.inschrijving_id == inschrijving_id)
            .order_by(col(Inschrijvinggebeurtenis.volgnummer).desc())
        ).first()
        or ""
    )


def medeaanvragen_aan(session: Session, *, relatie_id: str) -> list[Medeaanvraag]:
    """Requests to register together that wait for this person, found by their proven address or number."""
    rows = session.exec(
        select(Medeaanvrager, Inschrijving, Relatie)
        .join(Inschrijving, col(Inschrijving.id) == col(Medeaanvrager.inschrijving_id))
        .join(Relatie, col(Relatie.id) == col(Inschrijving.relatie_id))
        .outerjoin(
            Contactgegeven,
            (col(Contactgegeven.soort) == col(Medeaanvrager.contactsoort))
            & (col(Contactgegeven.waarde) == col(Medeaanvrager.contactwaarde)),
        )
        .where(
            Medeaanvrager.status == Medeaanvragerstatus.GEVRAAGD,
            col(Inschrijving.relatie_id) != relatie_id,
            col(Inschrijving.status).in_([Inschrijvingstatus.VOORLOPIG, Inschrijvingstatus.LOPEND]),
            or_(col(Contactgegeven.relatie_id) == relatie_id, col(Medeaanvrager.relatie_id) == relatie_id),
        )
    ).all()
    return [
        Medeaanvraag(mede.id, relatie.naam, inschrijving.nummer, Medeaanvragerstatus(mede.status))
        for mede, inschrijving, relatie in rows
    ]


def wachtende_medeaanvrager(session: Session, *, nummer: str) -> Medeaanvrager | None:
    """Who is asked to register together under this inschrijfnummer and has not answered yet."""
    return session.exec(
        select(Medeaanvrager)
        .join(Inschrijving, col(Inschrijving.id) == col(Medeaanvrager.inschrijving_id))
        .where(
            Inschrijving.nummer == (lees_kenmerk(nummer) or ""),
            Medeaanvrager.status == Medeaanvragerstatus.GEVRAAGD,
            col(Inschrijving.status).in_([Inschrijvingstatus.VOORLOPIG, Inschrijvingstatus.LOPEND]),
        )
        .with_for_update(of=Medeaanvrager)
    ).first()


def open_datumvoorstellen(session: Session, *, door: Actor, beleid: Beleid) -> list[Datumvoorstel]:
    """Proposed changes of an inschrijfdatum that wait for a second medewerker, oldest first."""
    rows = session.exec(
        select(Goedkeuring, Inschrijving, Relatie, Medewerker)
        .join(Inschrijving, col(Inschrijving.id) == col(Goedkeuring.object_id))
        .join(Relatie, col(Relatie.id) == col(Inschrijving.relatie_id))
        .join(Medewerker, col(Medewerker.id) == col(Goedkeuring.gevraagd_door))
        .where(
            Goedkeuring.soort == DATUM_WIJZIGEN,
            Goedkeuring.status == Besluit.GEVRAAGD,
            van_onze_klant(Inschrijving.relatie_id, door, beleid),
        )
        .order_by(col(Goedkeuring.gevraagd_op))
    ).all()
    return [
        Datumvoorstel(
            id=goedkeuring.id,
            nummer=inschrijving.nummer,
            klant=relatie.naam,
            oude_datum=date.fromisoformat(goedkeuring.voorstel["oud"]),
            nieuwe_datum=date.fromisoformat(goedkeuring.voorstel["nieuw"]),
            reden=goedkeuring.reden,
            gevraagd_door=medewerker.naam,
            gevraagd_op=goedkeuring.gevraagd_op,
        )
        for goedkeuring, inschrijving, relatie, medewerker in rows
    ]
