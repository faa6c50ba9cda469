"""Reads of `verzoek`: those of one client, one whole verzoek, what waits at the desk, and what one can object to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, select

from portal.domain.belofte.queries import Belofteregel, belofte_bij, beloften_bij
from portal.domain.bericht.model import Bericht
from portal.domain.bericht.soorten import SOORTEN
from portal.domain.contactmoment.model import Contactmoment
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.document.model import Document, Documentstatus
from portal.domain.document.queries import Documentregel, documenten_bij
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.working_days import lokale_dag
from portal.domain.verzoek.model import OPEN, Verzoek, Verzoekregel, Verzoeksoort, Verzoekstatus
from portal.domain.verzoek.rules import laatste_dag_bezwaar

# What `belofte` and `document` know a verzoek by; a photo of a draft belongs to the kind of draft.
ONDERWERP, ONDERWERP_CONCEPT = "verzoek", "verzoek-concept"


class BezwaarLoopt(Weigering):
    """The client objected in time to a decision that this act would carry further: it waits for the answer."""

    def __init__(self) -> None:
        super().__init__(
            zin("De klant maakte bezwaar tegen het vorige besluit. Dit moet daarom wachten."),
            zin("Beslis eerst over het bezwaar. Dat staat bij Verzoeken."),
        )


@dataclass(frozen=True)
class Besluit:
    """A decision we sent to this client, and until when a bezwaar against it is in time."""

    bericht_id: str
    soort: str
    onderwerp: str
    kenmerk: str
    op: date
    tot: date


@dataclass(frozen=True)
class Verzoekregels:
    """A verzoek as one line of a list."""

    id: str
    kenmerk: str
    soort: Verzoeksoort
    status: Verzoekstatus
    spoed: bool
    ontvangen_op: datetime
    behandelaar: str
    voor: datetime | None
    houdt_tegen: bool


@dataclass(frozen=True)
class Gezegd:
    """One thing that was said; `door` is the medewerker, empty for the client."""

    op: datetime
    door: str
    namens_klant: bool
    tekst: str


@dataclass(frozen=True)
class Verzoekbeeld:
    """One verzoek, as whoever may see it sees it."""

    id: str
    kenmerk: str
    relatie_id: str
    soort: Verzoeksoort
    status: Verzoekstatus
    spoed: str
    antwoorden: dict[str, Any]
    ingevuld_door: dict[str, str]
    ontvangen_op: datetime
    genomen: bool
    eerste_behandelaar_id: str
    behandelaar: str
    behandelaar_id: str
    voor: datetime | None
    verlengd: bool
    gezegd: list[Gezegd]
    documenten: list[Documentregel]
    op_tijd: bool | None
    houdt_tegen: bool
    beslisser: str
    uitkomst: str
    motivering: str
    beeindigd_op: datetime | None
    versie: int


def besluiten_van(session: Session, *, relatie_id: str, beleid: Beleid, vandaag: date) -> list[Besluit]:
    """The decisions we sent to this client, newest first, with the last day on which a bezwaar is in time."""
    soorten = [naam for naam, soort in SOORTEN.items() if soort.besluit]
    rows = session.exec(
        select(Bericht)
        .where(Bericht.relatie_id == relatie_id, col(Bericht.soort).in_(soorten))
        .order_by(col(Bericht.gemaakt_op).desc(), col(Bericht.id))
    ).all()
    weken = beleid.regio.beleid_op(vandaag).verzoek.bezwaar.indienen_weken
    dagen = [(row, lokale_dag(row.gemaakt_op)) for row in rows]
    return [
        Besluit(row.id, row.soort, row.onderwerp, row.kenmerk, dag, laatste_dag_bezwaar(dag, weken, beleid))
        for row, dag in dagen
    ]


def bezwaar_loopt(relatie_id: object, soort: str) -> ColumnElement[bool]:
    """Whether a bezwaar of this client holds our decision of this kind, as SQL: a decision that goes further waits.

    `soort` is the kind of message in which the decision was told; which kinds wait is policy, at the moment of asking.
    """
    return exists().where(
        col(Verzoek.relatie_id) == relatie_id,
        col(Verzoek.houdt_tegen).is_(True),
        col(Verzoek.status).in_(OPEN),
        col(Bericht.id) == col(Verzoek.besluit_bericht_id),
        col(Bericht.soort) == soort,
    )


def weiger_tijdens_bezwaar(session: Session, *, relatie_id: str, soort: str) -> None:
    """Raises `BezwaarLoopt` when a bezwaar of this client holds our decision of this kind."""
    if session.exec(select(bezwaar_loopt(relatie_id, soort))).one():
        raise BezwaarLoopt


def verzoeken_van(session: Session, *, relatie_id: str) -> list[Verzoekregels]:
    """Every verzoek of this client: open ones first, newest first."""
    rows = session.exec(
        select(Verzoek).where(Verzoek.relatie_id == relatie_id).order_by(col(Verzoek.ontvangen_op).desc())
    ).all()
    return sorted(_regels(session, rows), key=lambda regel: regel.status not in OPEN)


def open_verzoeken(session: Session, *, door: Actor, beleid: Beleid) -> list[Verzoekregels]:
    """What waits at the desk: urgent first, then by deadline; what waits for the client last."""
    rows = session.exec(
        select(Verzoek)
        .where(col(Verzoek.status).in_(OPEN), van_onze_klant(Verzoek.relatie_id, door, beleid))
        .order_by(col(Verzoek.ontvangen_op), col(Verzoek.id))
    ).all()
    return sorted(
        _regels(session, rows),
        key=lambda regel: (
            regel.status is Verzoekstatus.WACHT_OP_KLANT,
            not regel.spoed,
            regel.voor or regel.ontvangen_op,
        ),
    )


def _regels(session: Session, verzoeken: Sequence[Verzoek]) -> list[Verzoekregels]:
    beloften = beloften_bij(session, soort=ONDERWERP, object_ids=[verzoek.id for verzoek in verzoeken])
    return [_regel(verzoek, beloften.get(verzoek.id)) for verzoek in verzoeken]


def _regel(verzoek: Verzoek, belofte: Belofteregel | None) -> Verzoekregels:
    loopt = belofte is not None and verzoek.status in OPEN
    return Verzoekregels(
        id=verzoek.id,
        kenmerk=verzoek.kenmerk,
        soort=Verzoeksoort(verzoek.soort),
        status=Verzoekstatus(verzoek.status),
        spoed=bool(verzoek.spoed),
        ontvangen_op=verzoek.ontvangen_op,
        behandelaar=belofte.medewerker if belofte and loopt else "",
        voor=belofte.voor if belofte and loopt and verzoek.status != Verzoekstatus.WACHT_OP_KLANT else None,
        houdt_tegen=verzoek.houdt_tegen and verzoek.status in OPEN,
    )


def verzoek_van(session: Session, *, verzoek_id: str, door: Actor) -> Verzoek:
    """A verzoek of the client behind this actor; anybody else's is `NietGevonden`."""
    verzoek = session.get(Verzoek, verzoek_id)
    if verzoek is None or door.klant_id is None or verzoek.relatie_id != door.klant_id:
        raise NietGevonden(f"verzoek {verzoek_id}")
    return verzoek


def eigen_verzoek(session: Session, *, verzoek_id: str, door: Actor) -> Verzoekbeeld:
    """Everything about one own verzoek; raises `NietGevonden`."""
    return beeld_van(session, verzoek_van(session, verzoek_id=verzoek_id, door=door))


def bestaat_verzoek(session: Session, *, verzoek_id: str) -> None:
    """For the address at the desk: raises `NietGevonden` when there is no such verzoek; tells nothing about it."""
    if session.get(Verzoek, verzoek_id) is None:
        raise NietGevonden(f"verzoek {verzoek_id}")


def beeld_van(session: Session, verzoek: Verzoek) -> Verzoekbeeld:
    """A verzoek with everything that was said, sent along and decided."""
    namen = {row.id: row.naam for row in session.exec(select(Medewerker)).all()}
    regels = session.exec(
        select(Verzoekregel).where(Verzoekregel.verzoek_id == verzoek.id).order_by(col(Verzoekregel.volgnummer))
    ).all()
    belofte = belofte_bij(session, soort=ONDERWERP, object_id=verzoek.id)
    status = Verzoekstatus(verzoek.status)
    return Verzoekbeeld(
        id=verzoek.id,
        kenmerk=verzoek.kenmerk,
        relatie_id=verzoek.relatie_id,
        soort=Verzoeksoort(verzoek.soort),
        status=status,
        spoed=verzoek.spoed,
        antwoorden=dict(verzoek.antwoorden),
        ingevuld_door=dict(verzoek.ingevuld_door),
        ontvangen_op=verzoek.ontvangen_op,
        genomen=verzoek.behandelaar_id is not None,
        eerste_behandelaar_id=verzoek.behandelaar_id or "",
        behandelaar=belofte.medewerker if belofte else "",
        behandelaar_id=belofte.medewerker_id if belofte else "",
        voor=belofte.voor if belofte and status in OPEN and status is not Verzoekstatus.WACHT_OP_KLANT else None,
        verlengd=verzoek.verlengd_op is not None,
        gezegd=[Gezegd(r.op, namen.get(r.medewerker_id or "", ""), r.namens_klant, r.tekst) for r in regels],
        documenten=documenten_bij(session, relatie_id=verzoek.relatie_id, onderwerp=ONDERWERP, object_id=verzoek.id),
        op_tijd=verzoek.op_tijd,
        houdt_tegen=verzoek.houdt_tegen,
        beslisser=namen.get(verzoek.beslisser_id or "", ""),
        uitkomst=verzoek.uitkomst,
        motivering=verzoek.motivering,
        beeindigd_op=verzoek.beeindigd_op,
        versie=verzoek.versie,
    )


def document_voor(session: Session, *, document_id: str, door: Actor) -> Document:
    """A photo that this actor may see: the owner, a medewerker in conversation with the owner, who deals with it.

    Raises `NietGevonden` for everybody else, and for a photo that was not looked at by the scanner yet.
    """
    document = session.get(Document, document_id)
    if document is None or not _mag_zien(session, document, door):
        raise NietGevonden(f"document {document_id}")
    if document.status != Documentstatus.BESCHIKBAAR:
        raise NietGevonden(f"document {document_id}")
    return document


def _mag_zien(session: Session, document: Document, door: Actor) -> bool:
    if door.rol is not Rol.MEDEWERKER:
        return door.rol is Rol.KLANT and door.relatie_id == document.relatie_id
    in_gesprek = select(Contactmoment.id).where(
        Contactmoment.relatie_id == document.relatie_id,
        Contactmoment.medewerker_id == door.medewerker_id,
        col(Contactmoment.afgesloten_op).is_(None),
    )
    if session.exec(in_gesprek).first() is not None:
        return True
    if document.onderwerp != ONDERWERP:
        return False
    verzoek = session.get(Verzoek, document.object_id)
    belofte = belofte_bij(session, soort=ONDERWERP, object_id=document.object_id)
    wie = {verzoek.behandelaar_id if verzoek else None, belofte.medewerker_id if belofte else None}
    return door.medewerker_id in wie
