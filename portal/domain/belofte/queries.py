"""Reads of `belofte`: the worklist by deadline, a client's own promises, the history of one, who is away."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from portal.domain.belofte.model import (
    LOPEND,
    Afwezigheid,
    Belofte,
    Beloftegebeurtenis,
    Beloftestatus,
)
from portal.domain.belofte.rules import Verwachting, Wachtend, verwachtingen
from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.corporatie.policy import Beleid
from portal.domain.shared.errors import Weigering, zin
from portal.domain.shared.working_days import lokale_dag


class NiemandBeschikbaar(Weigering):
    """A promise without a name is no promise."""


@dataclass(frozen=True)
class Belofteregel:
    """A promise as both sides see it: who does what, and before when."""

    id: str
    soort: str
    object_id: str
    titel: str
    kanaal: str
    onderwerp: str
    spoed: bool
    relatie_id: str | None
    medewerker_id: str
    medewerker: str
    status: Beloftestatus
    beloofd_op: datetime
    voor: datetime
    eerst_voor: datetime
    pauze_reden: str
    pauze_tot: datetime | None
    bezig: str
    klant_zei_nee: bool
    versie: int
    verwachting: Verwachting = Verwachting.OP_TIJD


@dataclass(frozen=True)
class Beloftemoment:
    """One thing that happened to a promise."""

    soort: str
    op: datetime
    door: str
    medewerker: str
    voor: datetime
    reden: str


@dataclass(frozen=True)
class Afwezig:
    """A colleague who is away, or will be."""

    id: str
    medewerker_id: str
    medewerker: str
    van: date
    tot: date | None
    open_beloften: int


def medewerker_voor_belofte(session: Session, *, nu: datetime, corporatie: str | None = None) -> Medewerker:
    """The medewerker klantcontact with the fewest open promises; who is away comes last, for a promise needs a name.

    Raises `NiemandBeschikbaar` when nobody works here who could keep it.
    """
    dag = lokale_dag(nu)
    lopend = (
        select(func.count())
        .select_from(Belofte)
        .where(col(Belofte.medewerker_id) == col(Medewerker.id), col(Belofte.status).in_(LOPEND))
        .scalar_subquery()
    )
    query = select(Medewerker).where(Medewerker.rol == MedewerkerRol.KLANTCONTACT, col(Medewerker.actief).is_(True))
    if corporatie is not None:
        query = query.where(Medewerker.corporatie == corporatie)
    collegas = session.exec(query.order_by(lopend, col(Medewerker.naam))).all()
    weg = {periode.medewerker_id for periode in _afwezig_op(session, dag)}
    for collega in sorted(collegas, key=lambda collega: collega.id in weg):
        return collega
    raise NiemandBeschikbaar(zin("Er is nu niemand die u kan terugbellen."), zin("Bel ons, of kom langs op kantoor."))


def werklijst(
    session: Session, *, nu: datetime, beleid: Beleid, medewerker_id: str | None = None
) -> list[Belofteregel]:
    """Every running promise with its forecast: urgent first, then what the client said no to, then by deadline.

    Of one colleague when asked; the forecast knows the work of all.
    """
    regels = met_verwachting(session, _lopend(session), nu=nu, beleid=beleid)
    gekozen = [regel for regel in regels if medewerker_id in (None, regel.medewerker_id)]
    return sorted(gekozen, key=lambda r: (not r.spoed, not r.klant_zei_nee, r.voor, r.id))


def beloften_van(session: Session, *, relatie_id: str) -> list[Belofteregel]:
    """The running promises to one client, by deadline."""
    return _lopend(session, relatie_id=relatie_id)


def belofte_bij(session: Session, *, soort: str, object_id: str) -> Belofteregel | None:
    """The last promise about this object, running or not; None when nothing was promised."""
    row = session.exec(
        select(Belofte, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Belofte.medewerker_id))
        .where(Belofte.soort == soort, Belofte.object_id == object_id)
        .order_by(col(Belofte.beloofd_op).desc())
    ).first()
    return als_regel(*row) if row else None


def geschiedenis(session: Session, *, belofte_id: str) -> list[Beloftemoment]:
    """Everything that happened to a promise, in order."""
    namen = {row.id: row.naam for row in session.exec(select(Medewerker)).all()}
    rows = session.exec(
        select(Beloftegebeurtenis)
        .where(Beloftegebeurtenis.belofte_id == belofte_id)
        .order_by(col(Beloftegebeurtenis.volgnummer))
    ).all()
    return [
        Beloftemoment(
            soort=row.soort,
            op=row.op,
            door=namen.get(row.door_id or "", ""),
            medewerker=namen.get(row.medewerker_id, ""),
            voor=row.voor,
            reden=row.reden,
        )
        for row in rows
    ]


def afwezigen(session: Session, *, vandaag: date) -> list[Afwezig]:
    """Who is away today or later, with how many promises wait for them."""
    rows = session.exec(
        select(Afwezigheid, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Afwezigheid.medewerker_id))
        .where(or_(col(Afwezigheid.tot).is_(None), col(Afwezigheid.tot) >= vandaag))
        .order_by(col(Afwezigheid.van), col(Medewerker.naam))
    ).all()
    aantal: dict[str, int] = defaultdict(int)
    for medewerker_id in session.exec(select(Belofte.medewerker_id).where(col(Belofte.status).in_(LOPEND))).all():
        aantal[medewerker_id] += 1
    return [Afwezig(weg.id, collega.id, collega.naam, weg.van, weg.tot, aantal[collega.id]) for weg, collega in rows]


def collegas(session: Session) -> list[tuple[str, str]]:
    """The medewerkers klantcontact who may be given a promise: id and name."""
    query = select(Medewerker).where(Medewerker.rol == MedewerkerRol.KLANTCONTACT, col(Medewerker.actief).is_(True))
    return [(row.id, row.naam) for row in session.exec(query.order_by(col(Medewerker.naam))).all()]


def met_verwachting(
    session: Session, regels: list[Belofteregel], *, nu: datetime, beleid: Beleid
) -> list[Belofteregel]:
    """The same promises, with what will become of each."""
    dag = lokale_dag(nu)
    regio = beleid.regio
    minuten, rooster = regio.beleid_op(dag).belofte, regio.rooster_op(dag)
    weg: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    for periode in session.exec(select(Afwezigheid)).all():
        weg[periode.medewerker_id].append((periode.van, periode.tot))
    per_collega: dict[str, list[Wachtend]] = defaultdict(list)
    for regel in regels:
        if regel.status is Beloftestatus.OPEN:
            per_collega[regel.medewerker_id].append(
                Wachtend(regel.id, regel.voor, regel.spoed, minuten.minuten_voor(regel.soort))
            )
    uitkomst: dict[str, Verwachting] = {}
    for medewerker_id, wachtend in per_collega.items():
        uitkomst |= verwachtingen(wachtend, nu, rooster, weg[medewerker_id])
    return [replace(regel, verwachting=uitkomst.get(regel.id, Verwachting.GEPAUZEERD)) for regel in regels]


def als_regel(belofte: Belofte, medewerker: Medewerker, bezig: str = "") -> Belofteregel:
    """A promise for a screen; the forecast comes with `met_verwachting`."""
    return Belofteregel(
        id=belofte.id,
        soort=belofte.soort,
        object_id=belofte.object_id,
        titel=belofte.titel,
        kanaal=belofte.kanaal,
        onderwerp=belofte.onderwerp,
        spoed=belofte.spoed,
        relatie_id=belofte.relatie_id,
        medewerker_id=medewerker.id,
        medewerker=medewerker.naam,
        status=Beloftestatus(belofte.status),
        beloofd_op=belofte.beloofd_op,
        voor=belofte.voor,
        eerst_voor=belofte.eerst_voor,
        pauze_reden=belofte.pauze_reden,
        pauze_tot=belofte.pauze_tot,
        bezig=bezig,
        klant_zei_nee=belofte.klant_zei_nee_op is not None,
        versie=belofte.versie,
    )


def _lopend(session: Session, *, relatie_id: str | None = None) -> list[Belofteregel]:
    query = (
        select(Belofte, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Belofte.medewerker_id))
        .where(col(Belofte.status).in_(LOPEND))
        .order_by(col(Belofte.voor), col(Belofte.id))
    )
    if relatie_id is not None:
        query = query.where(Belofte.relatie_id == relatie_id)
    rows = session.exec(query).all()
    namen = {medewerker.id: medewerker.naam for _, medewerker in rows}
    return [als_regel(belofte, medewerker, namen.get(belofte.bezig_id or "", "")) for belofte, medewerker in rows]


def _afwezig_op(session: Session, dag: date) -> list[Afwezigheid]:
    return list(
        session.exec(
            select(Afwezigheid).where(
                Afwezigheid.van <= dag, or_(col(Afwezigheid.tot).is_(None), col(Afwezigheid.tot) >= dag)
            )
        ).all()
    )
