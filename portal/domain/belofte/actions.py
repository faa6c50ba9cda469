"""Promising, and what may happen to a promise until it is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, func, update
from sqlmodel import Session, col, select

from portal.domain.belofte.model import (
    LOPEND,
    OVERGANGEN,
    Afwezigheid,
    Belofte,
    Beloftegebeurtenis,
    Beloftestatus,
    Gebeurtenissoort,
)
from portal.domain.belofte.queries import Belofteregel, als_regel, medewerker_voor_belofte
from portal.domain.belofte.rules import termijn
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.shared.actor import Actor, Kanaal
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.insert import insert_once
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import lokale_dag


def beloven(
    session: Session,
    *,
    soort: str,
    object_id: str,
    titel: str,
    kanaal: Kanaal,
    relatie_id: str | None,
    spoed: bool = False,
    medewerker_id: str | None = None,
    corporatie: str | None = None,
    onderwerp: str = "",
    voor: datetime | None = None,
    nu: datetime,
    beleid: Beleid,
) -> Belofteregel:
    """Promise someone something: who does it and before when, from policy unless given.

    The same object twice, while the first promise runs, is one promise: the one that was there is returned.
    Raises `NiemandBeschikbaar` without a colleague who could keep it.
    """
    if medewerker_id is not None:
        medewerker = session.get(Medewerker, medewerker_id)
        if medewerker is None:
            raise NietGevonden(f"medewerker {medewerker_id}")
    else:
        medewerker = medewerker_voor_belofte(session, nu=nu, corporatie=corporatie)
    moment = voor or termijn(nu, kanaal=kanaal, beleid=beleid, onderwerp=onderwerp, spoed=spoed).voor
    belofte = Belofte(
        soort=soort,
        object_id=object_id,
        titel=titel,
        kanaal=kanaal,
        onderwerp=onderwerp,
        spoed=spoed,
        relatie_id=relatie_id,
        medewerker_id=medewerker.id,
        beloofd_op=nu,
        voor=moment,
        eerst_voor=moment,
    )
    if not insert_once(session, belofte):
        return _als_regel(session, lopende_belofte(session, soort=soort, object_id=object_id))
    gebeurtenis(session, belofte, Gebeurtenissoort.BELOOFD, nu=nu)
    return als_regel(belofte, medewerker)


def belofte_inlossen(
    session: Session,
    *,
    soort: str,
    object_id: str,
    door: Actor,
    nu: datetime,
    uitkomst: str = "",
    in_een_contact: bool | None = None,
) -> bool:
    """The promise about this object is kept. False: none runs, and nothing happened."""
    belofte = lopende_belofte(session, soort=soort, object_id=object_id)
    if belofte is None:
        return False
    afronden(session, belofte, Beloftestatus.NAGEKOMEN, reden=uitkomst, in_een_contact=in_een_contact, door=door, nu=nu)
    return True


def belofte_vervallen(session: Session, *, soort: str, object_id: str, reden: str, door: Actor, nu: datetime) -> bool:
    """The promise about this object is not needed any more (withdrawn, cancelled). False: none runs."""
    belofte = lopende_belofte(session, soort=soort, object_id=object_id)
    if belofte is None:
        return False
    afronden(session, belofte, Beloftestatus.VERVALLEN, reden=reden, door=door, nu=nu)
    return True


def beloften_bewaken(session: Session, *, nu: datetime) -> int:
    """Raise the alarm on promises that are not kept in time; they stand on top at `/balie`. Returns how many."""
    te_laat = session.exec(
        select(Belofte)
        .where(Belofte.status == Beloftestatus.OPEN, col(Belofte.voor) <= nu, col(Belofte.alarm_op).is_(None))
        .with_for_update(skip_locked=True)
    ).all()
    for belofte in te_laat:
        belofte.alarm_op = nu
        gebeurtenis(session, belofte, Gebeurtenissoort.TE_LAAT, nu=nu)
    return len(te_laat)


def oude_beloften_wissen(session: Session, *, nu: datetime) -> int:
    """Delete promises a year after they ended, and after 30 days the words of those to someone who is no client.

    What is left of those are moments, for the numbers per week. Returns how many were deleted.
    """
    anoniem = select(Belofte.id).where(
        col(Belofte.relatie_id).is_(None), col(Belofte.afgerond_op) < nu - timedelta(days=30)
    )
    oud = select(Belofte.id).where(col(Belofte.afgerond_op) < nu - timedelta(days=365))
    session.exec(update(Belofte).where(col(Belofte.id).in_(anoniem)).values(titel="", uitkomst="", pauze_reden=""))
    session.exec(update(Beloftegebeurtenis).where(col(Beloftegebeurtenis.belofte_id).in_(anoniem)).values(reden=""))
    session.exec(delete(Beloftegebeurtenis).where(col(Beloftegebeurtenis.belofte_id).in_(oud)))
    session.exec(delete(Afwezigheid).where(col(Afwezigheid.tot) < lokale_dag(nu - timedelta(days=365))))
    return int(session.exec(delete(Belofte).where(col(Belofte.id).in_(oud))).rowcount)


def lopende_belofte(session: Session, *, soort: str, object_id: str) -> Belofte | None:
    """The promise that runs about this object, held until the end of this transaction."""
    return session.exec(
        select(Belofte)
        .where(Belofte.soort == soort, Belofte.object_id == object_id, col(Belofte.status).in_(LOPEND))
        .with_for_update()
    ).first()


def afronden(
    session: Session,
    belofte: Belofte,
    status: Beloftestatus,
    *,
    reden: str,
    in_een_contact: bool | None = None,
    door: Actor,
    nu: datetime,
) -> None:
    """End a promise: kept, or not needed any more."""
    overgang(session, OVERGANGEN, belofte, status, door=door, nu=nu)
    belofte.afgerond_op, belofte.uitkomst, belofte.in_een_contact = nu, reden, in_een_contact
    belofte.bezig_id = belofte.bezig_op = None
    soort = Gebeurtenissoort.NAGEKOMEN if status is Beloftestatus.NAGEKOMEN else Gebeurtenissoort.VERVALLEN
    gebeurtenis(session, belofte, soort, reden=reden, door=door, nu=nu)


def gebeurtenis(
    session: Session,
    belofte: Belofte,
    soort: Gebeurtenissoort,
    *,
    nu: datetime,
    door: Actor | None = None,
    reden: str = "",
) -> None:
    """Write down what happened to a promise, as it stands after it; a screen that shows the version before is old."""
    vorige = session.exec(
        select(func.max(Beloftegebeurtenis.volgnummer)).where(Beloftegebeurtenis.belofte_id == belofte.id)
    ).one()
    session.add(
        Beloftegebeurtenis(
            belofte_id=belofte.id,
            volgnummer=(vorige or 0) + 1,
            soort=soort,
            op=nu,
            door_id=door.medewerker_id if door else None,
            medewerker_id=belofte.medewerker_id,
            voor=belofte.voor,
            reden=reden,
        )
    )
    if vorige is not None:
        belofte.versie += 1


def _als_regel(session: Session, belofte: Belofte | None) -> Belofteregel:
    medewerker = session.get(Medewerker, belofte.medewerker_id) if belofte else None
    if belofte is None or medewerker is None:
        raise NietGevonden("belofte")
    return als_regel(belofte, medewerker)
