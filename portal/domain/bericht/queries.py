"""Reads of `bericht`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from portal.domain.bericht.model import Bericht, Verzending, Verzendstatus
from portal.domain.bericht.soorten import SOORTEN
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor, Kanaal
from portal.domain.shared.reference import lees_kenmerk


@dataclass(frozen=True)
class BerichtRegel:
    """A message as its reader sees it."""

    id: str
    kenmerk: str
    onderwerp: str
    tekst: str
    gemaakt_op: datetime
    gelezen: bool
    belangrijk: bool
    wegen: tuple[str, ...]
    knop_tekst: str = ""
    knop_adres: str = ""


@dataclass(frozen=True)
class Postvakregel:
    """A message in the demo's outbox: to whom, along which way, and how its delivery went."""

    naar: str
    kanaal: str
    status: str
    bericht: BerichtRegel


@dataclass(frozen=True)
class Herkomst:
    """What `/bericht-controleren` may say: that we wrote it, when and about what. Never to whom."""

    gemaakt_op: datetime
    onderwerp: str


def berichten_van(
    session: Session, *, relatie_id: str, vertrouwelijk: bool = False, voor_gemachtigde: bool = False
) -> list[BerichtRegel]:
    """All messages to this client, newest first; what is vertrouwelijk only when the client asks.

    For a gemachtigde only those of the kinds they may read.
    """
    query = select(Bericht).where(Bericht.relatie_id == relatie_id).order_by(col(Bericht.gemaakt_op).desc())
    if not vertrouwelijk:
        query = query.where(col(Bericht.soort).not_in([naam for naam, soort in SOORTEN.items() if soort.vertrouwelijk]))
    if voor_gemachtigde:
        leesbaar = [naam for naam, soort in SOORTEN.items() if soort.voor_gemachtigde]
        query = query.where(col(Bericht.soort).in_(leesbaar))
    rows = session.exec(query).all()
    wegen: dict[str, list[str]] = {}
    for verzending in session.exec(
        select(Verzending).where(col(Verzending.bericht_id).in_([row.id for row in rows]))
    ).all():
        wegen.setdefault(verzending.bericht_id, []).append(verzending.kanaal)
    return [_regel(row, tuple(sorted(wegen.get(row.id, ())))) for row in rows]


def gaat_met_de_post(session: Session, bericht: Bericht) -> bool:
    """Whether this message is also a letter."""
    query = select(Verzending.id).where(Verzending.bericht_id == bericht.id, Verzending.kanaal == Kanaal.BRIEF)
    return session.exec(query).first() is not None


def postvak(session: Session, *, maximum: int = 50) -> list[Postvakregel]:
    """The demo's outbox, newest first: what would have gone out by mail, SMS and post."""
    rows = session.exec(
        select(Verzending, Bericht)
        .join(Bericht, col(Bericht.id) == col(Verzending.bericht_id))
        .order_by(col(Bericht.gemaakt_op).desc(), col(Verzending.kanaal))
        .limit(maximum)
    ).all()
    return [
        Postvakregel(verzending.adres, verzending.kanaal, verzending.status, _regel(bericht, ()))
        for verzending, bericht in rows
    ]


def is_van_ons(session: Session, *, kenmerk: str) -> Herkomst | None:
    """Whether a message with this reference is ours; None when it is not, or is no reference at all."""
    gelezen = lees_kenmerk(kenmerk)
    bericht = session.exec(select(Bericht).where(Bericht.kenmerk == gelezen)).first() if gelezen else None
    return Herkomst(bericht.gemaakt_op, bericht.onderwerp) if bericht else None


def mislukte_verzendingen(session: Session, *, door: Actor, beleid: Beleid) -> list[Postvakregel]:
    """Messages that did not reach anyone; staff phones or writes instead. One that is erased helps nobody now."""
    rows = session.exec(
        select(Verzending, Bericht, Relatie.geheim_adres)
        .join(Bericht, col(Bericht.id) == col(Verzending.bericht_id))
        .outerjoin(Relatie, col(Relatie.id) == col(Bericht.relatie_id))
        .where(
            Verzending.status == Verzendstatus.MISLUKT,
            Bericht.tekst != "",
            van_onze_klant(Bericht.relatie_id, door, beleid),
        )
        .order_by(col(Bericht.gemaakt_op).desc())
    ).all()
    return [
        Postvakregel(
            # The first line of a letter is the name.
            verzending.adres.partition("\n")[0] if geheim and verzending.kanaal == Kanaal.BRIEF else verzending.adres,
            verzending.kanaal,
            verzending.status,
            _regel(bericht, ()),
        )
        for verzending, bericht, geheim in rows
    ]


def onbereikbaar_langs(session: Session, *, relatie_id: str) -> dict[str, datetime]:
    """The ways along which our last message to this client did not arrive, and since when; empty when all is well."""
    laatst: dict[tuple[str, str], datetime] = {
        (kanaal, status): op
        for kanaal, status, op in session.exec(
            select(Verzending.kanaal, Verzending.status, func.max(Bericht.gemaakt_op))
            .join(Bericht, col(Bericht.id) == col(Verzending.bericht_id))
            # One that was erased before it went out (a code) says nothing about the address.
            .where(Bericht.relatie_id == relatie_id, Bericht.tekst != "")
            .group_by(col(Verzending.kanaal), col(Verzending.status))
        ).all()
    }
    return {
        kanaal: op
        for (kanaal, status), op in laatst.items()
        if status == Verzendstatus.MISLUKT and laatst.get((kanaal, Verzendstatus.VERSTUURD), op) <= op
    }


def _regel(bericht: Bericht, wegen: tuple[str, ...]) -> BerichtRegel:
    return BerichtRegel(
        id=bericht.id,
        kenmerk=bericht.kenmerk,
        onderwerp=bericht.onderwerp,
        tekst=bericht.tekst,
        gemaakt_op=bericht.gemaakt_op,
        gelezen=bericht.gelezen_op is not None,
        belangrijk=bericht.belangrijk,
        wegen=wegen,
        knop_tekst=bericht.knop_tekst,
        knop_adres=bericht.knop_adres,
    )
