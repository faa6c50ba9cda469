"""Reads of `signaal`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from portal.domain.belofte.model import LOPEND, Belofte
from portal.domain.concept.model import Concept
from portal.domain.contactmoment.model import Contactverzoek
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.model import ContactgegevenSoort, volledige_naam
from portal.domain.relatie.queries import contact_van, relatie_van
from portal.domain.signaal.model import Signaal
from portal.domain.signaal.rules import Aanbod, Waarneming, aanbod


@dataclass(frozen=True)
class Bereikbaar:
    """Under which name and number we can call a client back without asking."""

    naam: str
    telefoon: str

    @property
    def bekend(self) -> bool:
        """Whether one tap is enough."""
        return bool(self.naam and self.telefoon)


@dataclass(frozen=True)
class Spoedbelofte:
    """Who takes up what a client in need wrote, and before when."""

    medewerker: str
    voor: datetime


@dataclass(frozen=True)
class Vastloper:
    """Where a client sticks, for who helps: the page, the signal, how often, and the fields that were refused."""

    plek: str
    soort: str
    aantal: int
    velden: tuple[str, ...]
    laatst_op: datetime


@dataclass(frozen=True)
class Stroever:
    """One page where clients stick now: how many of them and in which fields; nobody is named."""

    plek: str
    klanten: int
    velden: tuple[str, ...]
    laatst_op: datetime


def aanbod_op(
    session: Session,
    *,
    relatie_id: str,
    plek: str,
    gezien: Iterable[Waarneming] = (),
    beleid: Beleid,
    nu: datetime,
) -> Aanbod | None:
    """Whether a person is offered to this client on this page: what was kept, what is seen now, and their wish."""
    regels = beleid.regio.signaal
    waarnemingen = [
        Waarneming(row.soort, row.aantal, row.afgewezen_op)
        for row in session.exec(select(Signaal).where(Signaal.relatie_id == relatie_id, Signaal.plek == plek)).all()
        if row.contactverzoek_id is None
    ]
    afgewezen = {w.soort for w in waarnemingen if w.afgewezen_op is not None}
    nieuw = [*gezien]
    if relatie_van(session, relatie_id).liever_persoonlijk:
        nieuw.append(Waarneming("liever-persoonlijk"))
    if plek in regels.gevoelige_plekken:
        nieuw.append(Waarneming("gevoelig"))
    waarnemingen += [w for w in nieuw if w.soort not in afgewezen]
    return aanbod(waarnemingen, beleid=regels, nu=nu)


def bereikbaar(session: Session, *, relatie_id: str, nu: datetime) -> Bereikbaar:
    """What we may call a client by and on which number: proven, or given to us earlier."""
    relatie = relatie_van(session, relatie_id)
    naam, telefoon = relatie.naam, contact_van(session, relatie_id, ContactgegevenSoort.MOBIEL)
    if not naam:
        for concept in session.exec(select(Concept).where(Concept.relatie_id == relatie_id)).all():
            g = concept.gegevens if concept.verloopt_op > nu else {}
            naam = naam or volledige_naam(g.get("voornaam", ""), g.get("tussenvoegsel", ""), g.get("achternaam", ""))
    if not naam or not telefoon:
        eerder = session.exec(
            select(Contactverzoek)
            .where(Contactverzoek.relatie_id == relatie_id)
            .order_by(col(Contactverzoek.ontvangen_op).desc())
        ).first()
        if eerder is not None:
            naam, telefoon = naam or eerder.naam, telefoon or eerder.telefoon
    return Bereikbaar(naam, telefoon)


def vastlopers_van(session: Session, *, relatie_id: str) -> list[Vastloper]:
    """Where this client sticks, newest first; what they declined help with is theirs to solve."""
    rows = session.exec(
        select(Signaal)
        .where(Signaal.relatie_id == relatie_id, col(Signaal.afgewezen_op).is_(None))
        .order_by(col(Signaal.laatst_op).desc())
    ).all()
    return [Vastloper(r.plek, r.soort, r.aantal, tuple(r.velden), r.laatst_op) for r in rows]


def stroeve_plekken(session: Session, *, beleid: Beleid, vandaag: date) -> list[Stroever]:
    """The pages where clients stick now and nobody is on their way yet, without a name: most clients first."""
    regels = beleid.regio.signaal
    gevonden: dict[str, list[Signaal]] = {}
    for row in session.exec(
        select(Signaal).where(col(Signaal.afgewezen_op).is_(None), col(Signaal.contactverzoek_id).is_(None))
    ).all():
        regel = regels.regel(row.soort)
        if regel is not None and row.aantal >= regel.drempel:
            gevonden.setdefault(row.plek, []).append(row)
    plekken = [
        Stroever(
            plek,
            len({row.relatie_id for row in rows}),
            tuple(sorted({veld for row in rows for veld in row.velden})),
            max(row.laatst_op for row in rows),
        )
        for plek, rows in gevonden.items()
    ]
    return sorted(plekken, key=lambda plek: (-plek.klanten, plek.plek))


def spoedbelofte_van(session: Session, *, relatie_id: str) -> Spoedbelofte | None:
    """The urgent promise that runs for this client."""
    row = session.exec(
        select(Medewerker.naam, Belofte.voor)
        .join(Belofte, col(Belofte.medewerker_id) == col(Medewerker.id))
        .where(Belofte.relatie_id == relatie_id, col(Belofte.spoed).is_(True), col(Belofte.status).in_(LOPEND))
        .order_by(col(Belofte.beloofd_op).desc())
    ).first()
    return Spoedbelofte(*row) if row else None
