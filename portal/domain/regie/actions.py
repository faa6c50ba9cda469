"""Asking a colleague to keep the overview, saying yes, taking over, and ending it with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.belofte.actions import EIGEN_AFHANDELING, belofte_inlossen, belofte_vervallen, beloven
from portal.domain.bericht.actions import bericht_maken
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import medewerker_naam, medewerker_van
from portal.domain.regie.model import LOOPT, OVERGANGEN, Regie, Regiestatus
from portal.domain.regie.queries import directe_lijn
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.insert import insert_once
from portal.domain.shared.invoer import Antwoorden, parse_tekst
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import einde_termijn_in_werkdagen

BELOFTE = "regie"
EIGEN_AFHANDELING.update({BELOFTE})
BEWAARTIJD = timedelta(days=730)


class HeeftAlRegie(Weigering):
    """Two colleagues who both keep the overview keep none."""

    def __init__(self) -> None:
        super().__init__(
            zin("Deze klant heeft al een vaste contactpersoon."), zin("Is die er niet? Neem het dan over.")
        )


@handeling(Rol.MEDEWERKER)
def regie_vragen(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Ask a colleague, or oneself, to be case owner for the client of this conversation.

    Raises `FouteInvoer`, `HeeftAlRegie` and `NietGevonden`.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    antwoorden = Antwoorden(formulier)
    wie = antwoorden.neem("medewerker", parse_tekst, maximum=40, leeg=zin("Kies een collega."))
    reden = antwoorden.neem("reden", parse_tekst, maximum=300, leeg=zin("Schrijf op waarom. De klant leest dit."))
    antwoorden.controleer()
    eigenaar = medewerker_van(session, wie.waarde)
    regie = Regie(
        relatie_id=moment.relatie_id,
        medewerker_id=eigenaar.id,
        gevraagd_door=str(door.medewerker_id),
        reden=reden.waarde,
        gevraagd_op=nu,
    )
    if not insert_once(session, regie):
        raise HeeftAlRegie
    loopt = _loopt(session, regie.id)
    if eigenaar.id == door.medewerker_id:
        _beginnen(session, loopt, door=door, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)
        return
    beloven(
        session,
        soort=BELOFTE,
        object_id=regie.id,
        titel=str(zin("Laten weten wie uw vaste contactpersoon wordt")),
        kanaal=Kanaal(moment.kanaal),
        relatie_id=moment.relatie_id,
        medewerker_id=eigenaar.id,
        voor=einde_termijn_in_werkdagen(
            nu, beleid.regio.regie_op(vandaag).aanvaarden_werkdagen, beleid.regio.rooster_op(vandaag)
        ),
        nu=nu,
        beleid=beleid,
    )


@handeling(Rol.MEDEWERKER)
def regie_aanvaarden(
    session: Session, *, regie_id: str, door: Actor, beleid: Beleid, origin: str, vandaag: date, nu: datetime
) -> None:
    """Yes: from now on the client has one name and the direct line. Raises `NietGevonden` for anyone else."""
    regie = _loopt(session, regie_id)
    if regie.medewerker_id != door.medewerker_id or regie.status != Regiestatus.GEVRAAGD:
        raise NietGevonden(f"regie {regie_id}")
    _beginnen(session, regie, door=door, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)
    belofte_inlossen(session, soort=BELOFTE, object_id=regie.id, door=door, nu=nu)


@handeling(Rol.MEDEWERKER)
def regie_overnemen(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Be case owner instead of a colleague who is away, for the client of this conversation; the client is told.

    Raises `FouteInvoer` without a reason and `NietGevonden` when nobody, or you, keep the overview.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    vorige = session.exec(
        select(Regie).where(Regie.relatie_id == moment.relatie_id, col(Regie.status).in_(LOOPT)).with_for_update()
    ).first()
    if vorige is None or vorige.medewerker_id == door.medewerker_id:
        raise NietGevonden(f"regie van {moment.relatie_id}")
    antwoorden = Antwoorden(formulier)
    reden = antwoorden.neem("reden", parse_tekst, maximum=300, leeg=zin("Schrijf op waarom. De klant leest dit."))
    antwoorden.controleer()
    overgang(session, OVERGANGEN, vorige, Regiestatus.OVERGENOMEN, door=door, nu=nu, reden=reden.waarde)
    vorige.geeindigd_op, vorige.reden_einde = nu, reden.waarde
    belofte_vervallen(session, soort=BELOFTE, object_id=vorige.id, reden=reden.waarde, door=door, nu=nu)
    session.flush()
    nieuwe = Regie(
        relatie_id=moment.relatie_id,
        medewerker_id=str(door.medewerker_id),
        gevraagd_door=str(door.medewerker_id),
        reden=reden.waarde,
        gevraagd_op=nu,
    )
    if not insert_once(session, nieuwe):
        raise HeeftAlRegie
    regie = _loopt(session, nieuwe.id)
    _beginnen(session, regie, door=door, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)


@handeling(Rol.MEDEWERKER)
def regie_beeindigen(
    session: Session, *, regie_id: str, formulier: Mapping[str, object], door: Actor, origin: str, nu: datetime
) -> None:
    """The case owner ends it, or says no to what was asked, with a reason the client reads.

    Raises `FouteInvoer` and `NietGevonden`.
    """
    regie = _loopt(session, regie_id)
    if regie.medewerker_id != door.medewerker_id:
        raise NietGevonden(f"regie {regie_id}")
    antwoorden = Antwoorden(formulier)
    reden = antwoorden.neem("reden", parse_tekst, maximum=300, leeg=zin("Schrijf op waarom. De klant leest dit."))
    antwoorden.controleer()
    liep = regie.status == Regiestatus.LOPEND
    overgang(session, OVERGANGEN, regie, Regiestatus.BEEINDIGD, door=door, nu=nu, reden=reden.waarde)
    regie.geeindigd_op, regie.reden_einde = nu, reden.waarde
    belofte_vervallen(session, soort=BELOFTE, object_id=regie.id, reden=reden.waarde, door=door, nu=nu)
    if liep:
        bericht_maken(
            session,
            relatie=relatie_van(session, regie.relatie_id),
            soort="regie-geeindigd",
            waarden={"medewerker": medewerker_naam(session, regie.medewerker_id), "reden": reden.waarde},
            origin=origin,
            nu=nu,
        )


def oude_regie_wissen(session: Session, *, nu: datetime) -> int:
    """Delete who kept the overview two years after it ended. Returns how many."""
    return int(session.exec(delete(Regie).where(col(Regie.geeindigd_op) < nu - BEWAARTIJD)).rowcount)


def _loopt(session: Session, regie_id: str) -> Regie:
    regie = session.get(Regie, regie_id, with_for_update=True)
    if regie is None or regie.status not in LOOPT:
        raise NietGevonden(f"regie {regie_id}")
    return regie


def _beginnen(
    session: Session, regie: Regie, *, door: Actor, beleid: Beleid, origin: str, vandaag: date, nu: datetime
) -> None:
    overgang(session, OVERGANGEN, regie, Regiestatus.LOPEND, door=door, nu=nu)
    regie.aanvaard_op = nu
    bericht_maken(
        session,
        relatie=relatie_van(session, regie.relatie_id),
        soort="regie-begonnen",
        waarden={
            "medewerker": medewerker_naam(session, regie.medewerker_id),
            "telefoon": directe_lijn(beleid, vandaag),
            "reden": regie.reden,
        },
        origin=origin,
        nu=nu,
    )
