"""Reads of `maatwerk`: what waits for a decision, what holds for a client, and what was decided before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import medewerker_naam
from portal.domain.maatwerk.model import Maatwerk, Maatwerkstatus, Precedent
from portal.domain.maatwerk.rules import getoond_aantal
from portal.domain.relatie.queries import relatie_van
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor
from portal.domain.shared.working_days import lokale_dag

MEESTE_PRECEDENTEN = 20


@dataclass(frozen=True)
class MaatwerkRegel:
    """One deviation: what a colleague has to decide or do, or what a client reads about it."""

    id: str
    kenmerk: str
    klant: str
    regel: str
    afwijking: str
    reden: str
    raakt_anderen: bool
    effect: str
    tot: date | None
    voorgesteld_door: str
    overlegd_met: str
    voorgesteld_op: datetime
    status: Maatwerkstatus
    motivering: str
    bezwaar_tot: date | None
    uitgevoerd: bool
    mag_besluiten: bool
    zelf_voorgesteld: bool


@dataclass(frozen=True)
class PrecedentRegel:
    """What was decided about a rule once, without names."""

    id: str
    regel: str
    afwijking: str
    reden: str
    effect: str
    toegekend: bool
    motivering: str
    uitkomst: str
    jaar: int


@dataclass(frozen=True)
class Gevonden:
    """Precedents and how often each answer was given; a count about few people is None."""

    precedenten: tuple[PrecedentRegel, ...]
    toegekend: int | None
    geweigerd: int | None


def te_besluiten(session: Session, *, door: Actor, beleid: Beleid) -> list[MaatwerkRegel]:
    """Every proposal that waits, the oldest first, and whether this colleague may decide it."""
    return _regels(
        session,
        beleid,
        door,
        Maatwerk.status == Maatwerkstatus.VOORGESTELD,
        van_onze_klant(Maatwerk.relatie_id, door, beleid),
    )


def uit_te_voeren(session: Session, *, door: Actor, beleid: Beleid) -> list[MaatwerkRegel]:
    """Everything that was granted and not yet carried out."""
    granted = Maatwerk.status == Maatwerkstatus.TOEGEKEND
    ours = van_onze_klant(Maatwerk.relatie_id, door, beleid)
    return _regels(session, beleid, door, granted, col(Maatwerk.uitgevoerd_op).is_(None), ours)


def maatwerk_van(session: Session, *, relatie_id: str, beleid: Beleid, taal: str = "nl") -> list[MaatwerkRegel]:
    """What was decided for this client and what waits; a proposal that was withdrawn is left out."""
    niet_ingetrokken = Maatwerk.status != Maatwerkstatus.INGETROKKEN
    return _regels(session, beleid, None, Maatwerk.relatie_id == relatie_id, niet_ingetrokken, taal=taal)


def regelnaam(beleid: Beleid, code: str, dag: date, taal: str = "nl") -> str:
    """The name of a rule as a client reads it; its code when policy no longer knows it."""
    regel = beleid.regio.maatwerk_op(dag).regel(code)
    return code if regel is None else regel.naam_en if taal == "en" else regel.naam


def precedenten_zoeken(
    session: Session, *, regel: str = "", woorden: str = "", beleid: Beleid, vandaag: date
) -> Gevonden:
    """What was decided before about this rule, with all of these words in it, the newest first."""
    query = select(Precedent)
    if regel:
        query = query.where(Precedent.regel == regel)
    text = func.lower(
        col(Precedent.afwijking) + " " + col(Precedent.reden) + " " + col(Precedent.effect) + " "
        + col(Precedent.motivering) + " " + col(Precedent.uitkomst)
    )  # fmt: skip
    for woord in woorden.lower().split()[:8]:
        query = query.where(text.contains(woord, autoescape=True))
    rows = session.exec(query.order_by(col(Precedent.jaar).desc(), col(Precedent.id))).all()
    drempel = beleid.regio.beleid_op(vandaag).kleine_aantallen_drempel
    toegekend = sum(row.toegekend for row in rows)
    return Gevonden(
        tuple(
            PrecedentRegel(
                row.id,
                regelnaam(beleid, row.regel, vandaag),
                row.afwijking,
                row.reden,
                row.effect,
                row.toegekend,
                row.motivering,
                row.uitkomst,
                row.jaar,
            )
            for row in rows[:MEESTE_PRECEDENTEN]
        ),
        getoond_aantal(toegekend, drempel),
        getoond_aantal(len(rows) - toegekend, drempel),
    )


def _regels(
    session: Session, beleid: Beleid, door: Actor | None, *where: object, taal: str = "nl"
) -> list[MaatwerkRegel]:
    rows = session.exec(select(Maatwerk).where(*where).order_by(col(Maatwerk.voorgesteld_op), col(Maatwerk.id))).all()  # type: ignore[arg-type]
    wie = door.medewerker_id if door else None
    return [
        MaatwerkRegel(
            id=row.id,
            kenmerk=row.kenmerk,
            klant=relatie_van(session, row.relatie_id).naam,
            regel=regelnaam(beleid, row.regel, lokale_dag(row.voorgesteld_op), taal),
            afwijking=row.afwijking,
            reden=row.reden,
            raakt_anderen=row.raakt_anderen,
            effect=row.effect,
            tot=row.tot,
            voorgesteld_door=medewerker_naam(session, row.voorgesteld_door),
            overlegd_met=medewerker_naam(session, row.overlegd_met),
            voorgesteld_op=row.voorgesteld_op,
            status=Maatwerkstatus(row.status),
            motivering=row.motivering,
            bezwaar_tot=row.bezwaar_tot,
            uitgevoerd=row.uitgevoerd_op is not None,
            mag_besluiten=wie is not None and wie not in (row.voorgesteld_door, row.overlegd_met),
            zelf_voorgesteld=wie == row.voorgesteld_door,
        )
        for row in rows
    ]
