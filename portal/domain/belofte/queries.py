"""Reads of `belofte`: the worklist by deadline, a client's own promises, the history of one, who is away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from portal.domain.belofte.model import (
    LOPEND,
    Afwezigheid,
    Belofte,
    Beloftegebeurtenis,
    Beloftestatus,
)
from portal.domain.belofte.rules import Verwachting, Wachtend, is_bezig, oordeel, verwachtingen
from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import Weigering, zin
from portal.domain.shared.working_days import lokaal_moment, lokale_dag

# Kinds of promises of which the moment is a term of law or policy: their subjects say here of which of these objects.
VASTE_TERMIJN: dict[str, Callable[[Session, Collection[str]], Collection[str]]] = {}


class NiemandBeschikbaar(Weigering):
    """A promise without a name is no promise."""


@dataclass(frozen=True)
class Belofteregel:
    """A promise as both sides see it: who does what, and before when."""

    id: str
    kenmerk: str
    soort: str
    object_id: str
    titel: str
    klant: str
    kanaal: str
    onderwerp: str
    spoed: bool
    minuten: int
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
    bezig_op: datetime | None
    klant_zei_nee: bool
    versie: int
    verwachting: Verwachting = Verwachting.OP_TIJD
    # The moment is a term that is not moved and not stopped here.
    vast: bool = False


@dataclass(frozen=True)
class Gehouden:
    """A promise that was done: before when, and when it happened."""

    titel: str
    medewerker: str
    voor: datetime
    eerst_voor: datetime
    op: datetime
    op_tijd: bool
    uitkomst: str


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


def medewerker_voor_belofte(
    session: Session, *, nu: datetime, corporatie: str | None = None, behalve: str | None = None
) -> Medewerker:
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
    if behalve is not None:
        query = query.where(Medewerker.id != behalve)
    collegas = session.exec(query.order_by(lopend, col(Medewerker.naam))).all()
    weg = {periode.medewerker_id for periode in _afwezig_op(session, dag)}
    for collega in sorted(collegas, key=lambda collega: collega.id in weg):
        return collega
    raise NiemandBeschikbaar(zin("Er is nu niemand die u kan terugbellen."), zin("Bel ons, of kom langs op kantoor."))


def werklijst(
    session: Session, *, door: Actor, nu: datetime, beleid: Beleid, medewerker_id: str | None = None
) -> list[Belofteregel]:
    """Every running promise with its forecast: urgent first, then what the client said no to, then by deadline.

    Those to clients of this corporation, and to who is no client; one of an own colleague is always among them.

    Who is no longer busy with it is not named. Of one colleague when asked; the forecast knows the work of all.
    """
    minuten = beleid.regio.beleid_op(lokale_dag(nu)).belofte.bezig_minuten
    regels = met_verwachting(session, _lopend(session), nu=nu, beleid=beleid)
    vast = {
        (soort, object_id)
        for soort in VASTE_TERMIJN
        for object_id in vaste_termijnen(session, soort, {r.object_id for r in regels if r.soort == soort})
    }
    ours = set(session.exec(select(Belofte.id).where(van_onze_klant(Belofte.relatie_id, door, beleid))).all())
    gekozen = [
        replace(
            regel if is_bezig(regel.bezig_op, nu, minuten) else replace(regel, bezig="", bezig_op=None),
            vast=(regel.soort, regel.object_id) in vast,
        )
        for regel in regels
        if regel.id in ours and medewerker_id in (None, regel.medewerker_id)
    ]
    return sorted(gekozen, key=lambda r: (not r.spoed, not r.klant_zei_nee, r.voor, r.id))


def vaste_termijnen(session: Session, soort: str, object_ids: Collection[str]) -> Collection[str]:
    """Of which of these objects the moment of the promise is a term that only its own subject moves."""
    vast = VASTE_TERMIJN.get(soort)
    return vast(session, object_ids) if vast is not None and object_ids else ()


def beloften_van(session: Session, *, relatie_id: str) -> list[Belofteregel]:
    """The running promises to one client, by deadline."""
    return _lopend(session, relatie_id=relatie_id)


def belofte_bij(session: Session, *, soort: str, object_id: str) -> Belofteregel | None:
    """The last promise about this object, running or not; None when nothing was promised."""
    row = session.exec(
        select(Belofte, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Belofte.medewerker_id))
        .where(Belofte.soort == soort, Belofte.object_id == object_id)
        .order_by(col(Belofte.afgerond_op).is_not(None), col(Belofte.beloofd_op).desc())
    ).first()
    return als_regel(*row) if row else None


def beloften_bij(session: Session, *, soort: str, object_ids: Sequence[str]) -> dict[str, Belofteregel]:
    """The last promise about each of these objects, running or not; what nothing was promised about is not in it."""
    rows = session.exec(
        select(Belofte, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Belofte.medewerker_id))
        .where(Belofte.soort == soort, col(Belofte.object_id).in_(object_ids))
        # The last one in this order stays: one that runs, or else the newest.
        .order_by(col(Belofte.afgerond_op).is_(None), col(Belofte.beloofd_op))
    ).all()
    return {belofte.object_id: als_regel(belofte, medewerker) for belofte, medewerker in rows}


def laatst_gehouden(session: Session, *, relatie_id: str) -> Gehouden | None:
    """The last promise to this client that was done, and whether that was in time; None when there was none."""
    row = session.exec(
        select(Belofte, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Belofte.medewerker_id))
        .where(Belofte.relatie_id == relatie_id, Belofte.status == Beloftestatus.NAGEKOMEN)
        .order_by(col(Belofte.afgerond_op).desc())
    ).first()
    if row is None:
        return None
    belofte, medewerker = row
    op = belofte.afgerond_op or belofte.voor
    return Gehouden(
        titel=belofte.titel,
        medewerker=medewerker.naam,
        voor=belofte.gebroken_op or belofte.voor,
        eerst_voor=belofte.eerst_voor,
        op=op,
        op_tijd=oordeel(belofte.voor, gebroken_op=belofte.gebroken_op, afgerond_op=op, nu=op) == (belofte.voor, True),
        uitkomst=belofte.uitkomst,
    )


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


@dataclass(frozen=True)
class Week:
    """How it went in one week; a percentage is None when there were too few to say."""

    maandag: date
    aantal: int
    op_tijd_procent: int | None
    beantwoord: int
    in_een_contact_procent: int | None


def weekcijfers(session: Session, *, nu: datetime, beleid: Beleid, weken: int = 12) -> list[Week]:
    """Promises kept and broken, by the week in which they had to be, and questions answered in one contact.

    What lapsed or stands still counts for nothing, unless it broke before. Counts below the n of policy are left out.
    """
    drempel = beleid.regio.beleid_op(lokale_dag(nu)).kleine_aantallen_drempel
    deze = lokale_dag(nu) - timedelta(days=lokale_dag(nu).weekday())
    maandagen = [deze - timedelta(weeks=nummer) for nummer in range(weken)]
    begin = lokaal_moment(maandagen[-1], time(0))
    gehouden: dict[date, list[bool]] = defaultdict(list)
    in_een: dict[date, list[bool]] = defaultdict(list)
    rows = session.exec(
        select(Belofte.voor, Belofte.gebroken_op, Belofte.afgerond_op, Belofte.in_een_contact).where(
            or_(col(Belofte.voor) >= begin, col(Belofte.afgerond_op) >= begin),
            or_(
                col(Belofte.status).in_([Beloftestatus.OPEN, Beloftestatus.NAGEKOMEN]),
                col(Belofte.gebroken_op).is_not(None),
            ),
        )
    ).all()
    for voor, gebroken_op, afgerond_op, beantwoord in rows:
        if geteld := oordeel(voor, gebroken_op=gebroken_op, afgerond_op=afgerond_op, nu=nu):
            moment, op_tijd = geteld
            gehouden[_maandag(moment)].append(op_tijd)
        if afgerond_op is not None and beantwoord is not None:
            in_een[_maandag(afgerond_op)].append(beantwoord)
    return [
        Week(
            maandag,
            *_aantal_en_procent(gehouden[maandag], drempel),
            *_aantal_en_procent(in_een[maandag], drempel),
        )
        for maandag in maandagen
    ]


def _maandag(moment: datetime) -> date:
    dag = lokale_dag(moment)
    return dag - timedelta(days=dag.weekday())


# AVG art. 5: counts about few people tell too much about each of them; n is policy of the region.
def _aantal_en_procent(uitkomsten: list[bool], drempel: int) -> tuple[int, int | None]:
    if len(uitkomsten) < drempel:
        return 0, None
    return len(uitkomsten), round(100 * sum(uitkomsten) / len(uitkomsten))


def collegas(session: Session) -> list[tuple[str, str]]:
    """The medewerkers klantcontact who may be given a promise: id and name."""
    query = select(Medewerker).where(Medewerker.rol == MedewerkerRol.KLANTCONTACT, col(Medewerker.actief).is_(True))
    return [(row.id, row.naam) for row in session.exec(query.order_by(col(Medewerker.naam))).all()]


def lopende_beloften(session: Session, *, nu: datetime, beleid: Beleid) -> list[Belofteregel]:
    """Every running promise of every corporation with its forecast, for the watch."""
    return met_verwachting(session, _lopend(session), nu=nu, beleid=beleid)


# Hours in which colleagues are with somebody else: a subject above says here which, from a moment on, by colleague.
BEZET: list[Callable[[Session, datetime], Iterable[tuple[str, datetime, datetime]]]] = []


def met_verwachting(
    session: Session, regels: list[Belofteregel], *, nu: datetime, beleid: Beleid
) -> list[Belofteregel]:
    """The same promises, with what will become of each."""
    rooster = beleid.regio.rooster_op(lokale_dag(nu))
    weg: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    for periode in session.exec(select(Afwezigheid)).all():
        weg[periode.medewerker_id].append((periode.van, periode.tot))
    bezet: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for bron in BEZET:
        for medewerker_id, van, tot in bron(session, nu):
            bezet[medewerker_id].append((van, tot))
    per_collega: dict[str, list[Wachtend]] = defaultdict(list)
    for regel in regels:
        if regel.status is Beloftestatus.OPEN:
            per_collega[regel.medewerker_id].append(Wachtend(regel.id, regel.voor, regel.spoed, regel.minuten))
    uitkomst: dict[str, Verwachting] = {}
    for medewerker_id, wachtend in per_collega.items():
        uitkomst |= verwachtingen(wachtend, nu, rooster, weg[medewerker_id], bezet[medewerker_id])
    return [replace(regel, verwachting=uitkomst.get(regel.id, Verwachting.GEPAUZEERD)) for regel in regels]


def als_regel(belofte: Belofte, medewerker: Medewerker, klant: str = "", bezig: str = "") -> Belofteregel:
    """A promise for a screen; the forecast comes with `met_verwachting`."""
    return Belofteregel(
        id=belofte.id,
        kenmerk=belofte.kenmerk,
        soort=belofte.soort,
        object_id=belofte.object_id,
        titel=belofte.titel,
        klant=klant,
        kanaal=belofte.kanaal,
        onderwerp=belofte.onderwerp,
        spoed=belofte.spoed,
        minuten=belofte.minuten,
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
        bezig_op=belofte.bezig_op,
        klant_zei_nee=belofte.klant_zei_nee_op is not None,
        versie=belofte.versie,
    )


def _lopend(session: Session, *, relatie_id: str | None = None) -> list[Belofteregel]:
    query = (
        select(Belofte, Medewerker, Relatie)
        .join(Medewerker, col(Medewerker.id) == col(Belofte.medewerker_id))
        .outerjoin(Relatie, col(Relatie.id) == col(Belofte.relatie_id))
        .where(col(Belofte.status).in_(LOPEND))
        .order_by(col(Belofte.voor), col(Belofte.id))
    )
    if relatie_id is not None:
        query = query.where(Belofte.relatie_id == relatie_id)
    namen = {collega.id: collega.naam for collega in session.exec(select(Medewerker)).all()}
    return [
        als_regel(belofte, medewerker, relatie.naam if relatie else "", namen.get(belofte.bezig_id or "", ""))
        for belofte, medewerker, relatie in session.exec(query).all()
    ]


def _afwezig_op(session: Session, dag: date) -> list[Afwezigheid]:
    return list(
        session.exec(
            select(Afwezigheid).where(
                Afwezigheid.van <= dag, or_(col(Afwezigheid.tot).is_(None), col(Afwezigheid.tot) >= dag)
            )
        ).all()
    )
