"""Reads of `grens`: the instruction for who speaks with a client, the worklist of teamleiders, the client's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import eis_teamleider, is_teamleider, medewerker_naam
from portal.domain.grens.model import Grens, Grensstatus
from portal.domain.grens.rules import contactwijze, instructie, mag_bezwaar_behandelen
from portal.domain.relatie.queries import relatie_van
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.working_days import lokale_dag


@dataclass(frozen=True)
class GrensRegel:
    """One line of the worklist of teamleiders: enough to see what waits, nothing of what happened."""

    id: str
    kenmerk: str
    klant: str
    maatregel: str
    status: Grensstatus
    tot: date
    herzien_op: date
    bezwaar_open: bool
    mag_besluiten: bool
    mag_bezwaar: bool


@dataclass(frozen=True)
class GrensDossier:
    """Everything about one measure, for who decides and for the client."""

    id: str
    kenmerk: str
    klant: str
    gebeurd_op: date
    gebeurtenis: str
    aanleiding: str
    maatregel: str
    wijze: str
    reden: str
    motivering: str
    vanaf: date | None
    tot: date
    herzien_op: date
    herziening: str
    status: Grensstatus
    voorgesteld_door: str
    besloten_door: str
    bezwaar_tot: date | None
    bezwaar_op: date | None
    bezwaar: str
    bezwaar_bij: str
    bezwaar_gegrond: bool | None
    bezwaar_motivering: str
    mag_besluiten: bool = False
    mag_bezwaar: bool = False


def instructie_in_gesprek(
    session: Session, *, contactmoment_id: str, door: Actor, beleid: Beleid, vandaag: date
) -> str:
    """What the colleague in this conversation must know about speaking with the client; raises `NietGevonden`."""
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    relatie = relatie_van(session, moment.relatie_id)
    geldt = relatie.contactregel_tot is not None and vandaag <= relatie.contactregel_tot
    return instructie(relatie.contactregel, beleid, vandaag) if geldt else ""


def grenzen(session: Session, *, door: Actor, beleid: Beleid) -> list[GrensRegel]:
    """Everything that runs, for teamleiders and for who was asked to handle an objection; nobody else sees a line."""
    query = select(Grens).where(
        col(Grens.status).in_([Grensstatus.VOORGESTELD, Grensstatus.VAN_KRACHT]),
        van_onze_klant(Grens.relatie_id, door, beleid),
    )
    if not is_teamleider(session, door=door):
        query = query.where(Grens.bezwaar_bij == door.medewerker_id, col(Grens.bezwaar_gegrond).is_(None))
    return [
        _regel(session, row, door, beleid)
        for row in session.exec(query.order_by(col(Grens.herzien_op), col(Grens.id))).all()
    ]


def grens_voor(session: Session, grens_id: str, door: Actor) -> Grens:
    """A measure, for a teamleider or for who handles the objection; raises `AlleenTeamleider` and `NietGevonden`."""
    grens = session.get(Grens, grens_id, with_for_update=True)
    if grens is None or grens.bezwaar_bij != door.medewerker_id:
        eis_teamleider(session, door=door)
    if grens is None:
        raise NietGevonden(f"grens {grens_id}")
    return grens


def eigen_grens(session: Session, *, door: Actor, beleid: Beleid, taal: str) -> GrensDossier | None:
    """What holds for this client, to the client alone: not to a helper, and not on the screens of a help session."""
    if door.rol is not Rol.KLANT or door.relatie_id is None:
        return None
    row = session.exec(
        select(Grens)
        .where(Grens.relatie_id == door.relatie_id, col(Grens.besloten_op).is_not(None))
        .where(col(Grens.status) != Grensstatus.AFGEWEZEN)
        .order_by(col(Grens.besloten_op).desc())
    ).first()
    return dossier(session, row, door, beleid, taal) if row else None


def dossier(session: Session, row: Grens, door: Actor, beleid: Beleid, taal: str = "nl") -> GrensDossier:
    """Everything about one measure."""
    regel = _regel(session, row, door, beleid)
    dag = lokale_dag(row.voorgesteld_op)
    return GrensDossier(
        id=row.id,
        kenmerk=row.kenmerk,
        klant=regel.klant,
        gebeurd_op=row.gebeurd_op,
        gebeurtenis=row.gebeurtenis,
        aanleiding=row.aanleiding,
        maatregel=regel.maatregel,
        wijze=contactwijze(row.maatregel, beleid, dag, taal),
        reden=row.reden,
        motivering=row.motivering,
        vanaf=lokale_dag(row.besloten_op) if row.besloten_op else None,
        tot=row.tot,
        herzien_op=row.herzien_op,
        herziening=row.herziening,
        status=regel.status,
        voorgesteld_door=medewerker_naam(session, row.voorgesteld_door),
        besloten_door=medewerker_naam(session, row.besloten_door),
        bezwaar_tot=row.bezwaar_tot,
        bezwaar_op=lokale_dag(row.bezwaar_op) if row.bezwaar_op else None,
        bezwaar=row.bezwaar,
        bezwaar_bij=medewerker_naam(session, row.bezwaar_bij),
        bezwaar_gegrond=row.bezwaar_gegrond,
        bezwaar_motivering=row.bezwaar_motivering,
        mag_besluiten=regel.mag_besluiten,
        mag_bezwaar=regel.mag_bezwaar,
    )


def _regel(session: Session, row: Grens, door: Actor, beleid: Beleid) -> GrensRegel:
    maatregel = beleid.regio.grens_op(lokale_dag(row.voorgesteld_op)).maatregel(row.maatregel)
    teamleider = is_teamleider(session, door=door)
    bezwaar_open = row.bezwaar_op is not None and row.bezwaar_gegrond is None
    return GrensRegel(
        id=row.id,
        kenmerk=row.kenmerk,
        klant=relatie_van(session, row.relatie_id).naam,
        maatregel=maatregel.naam if maatregel else row.maatregel,
        status=Grensstatus(row.status),
        tot=row.tot,
        herzien_op=row.herzien_op,
        bezwaar_open=bezwaar_open,
        mag_besluiten=teamleider and row.voorgesteld_door != door.medewerker_id,
        mag_bezwaar=bezwaar_open
        and mag_bezwaar_behandelen(
            str(door.medewerker_id),
            voorgesteld_door=row.voorgesteld_door,
            besloten_door=row.besloten_door,
            teamleider=teamleider,
            gevraagd=row.bezwaar_bij == door.medewerker_id,
        ),
    )
