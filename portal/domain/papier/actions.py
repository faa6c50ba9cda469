"""Giving a form out, taking it in, and what happens to it until it is entered."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.corporatie.model import Medewerker
from portal.domain.papier.model import OVERGANGEN, Papierformulier, Papierstatus
from portal.domain.papier.queries import formulieren_in_invoer
from portal.domain.papier.stroom import Stroom
from portal.domain.shared import job as queue
from portal.domain.shared.actor import Actor, Kanaal
from portal.domain.shared.errors import FouteInvoer, Veldfout, Weigering, zin
from portal.domain.shared.reference import lees_kenmerk, nieuw_kenmerk
from portal.domain.shared.transitions import overgang

SOORT = "F"
PRINTEN = "papier-printen"
BEWAREN = timedelta(days=365)
ONBEKENDE_CODE = zin("Deze code kennen wij niet. Kijk nog eens goed op het papier.")


class AlIngevoerd(Weigering):
    """The code was used: entering the same form twice makes one."""


class AlleenMetHetPapier(Weigering):
    """This flow is being entered from paper here; it is finished as such."""


def formulier_uitgeven(
    session: Session,
    *,
    stroom: Stroom,
    taal: str,
    groot: bool,
    relatie_id: str | None,
    object_id: str = "",
    nu: datetime,
) -> Papierformulier:
    """A fresh code for one form of one person, or of nobody we know yet."""
    formulier = Papierformulier(
        code=nieuw_kenmerk(SOORT),
        stroom=stroom.naam,
        versie=stroom.versie,
        taal=taal,
        groot=groot,
        relatie_id=relatie_id,
        object_id=object_id,
        uitgegeven_op=nu,
        gewijzigd_op=nu,
    )
    session.add(formulier)
    session.flush()
    return formulier


def formulier_posten(session: Session, *, formulier: Papierformulier, nu: datetime) -> None:
    """Have it printed and posted; asked twice, it is one sheet of paper."""
    queue.plan(session, PRINTEN, {"formulier_id": formulier.id}, start_op=nu, sleutel=f"{PRINTEN}:{formulier.id}")


def formulier_bij_code(session: Session, *, getypt: str) -> Papierformulier:
    """The form with this code, locked; raises `FouteInvoer` for a code that is not ours, `AlIngevoerd` when used."""
    code = lees_kenmerk(getypt) or ""
    formulier = session.exec(
        select(Papierformulier)
        .where(Papierformulier.code == code)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()
    if formulier is None:
        raise FouteInvoer([Veldfout("code", ONBEKENDE_CODE)])
    if formulier.status == Papierstatus.INGEVOERD:
        wie = session.get(Medewerker, formulier.ingevoerd_door) if formulier.ingevoerd_door else None
        raise AlIngevoerd(
            zin(
                "{medewerker} heeft dit formulier al ingevoerd op {dag}.",
                medewerker=wie.naam if wie else "",
                dag=formulier.gewijzigd_op.date(),
            ),
            zin("Is dit van iemand anders? Geef dan een nieuw formulier uit."),
        )
    return formulier


def niet_buiten_het_papier_om(session: Session, *, stroom: str, door: Actor) -> None:
    """Whoever enters a form finishes that form: sending beside it would lose the day it came, and leave its code open.

    Raises `AlleenMetHetPapier`.
    """
    if not (door.helpt and door.kanaal is Kanaal.BRIEF):
        return
    papieren = formulieren_in_invoer(session, relatie_id=str(door.namens), medewerker_id=str(door.medewerker_id))
    if any(papier.stroom == stroom for papier in papieren):
        raise AlleenMetHetPapier(
            zin("U voert een formulier in. Rond dat formulier af."), zin("Open deze pagina opnieuw.")
        )


def formulier_ontvangen(
    session: Session, *, formulier: Papierformulier, ontvangen_op: date, door: Actor, nu: datetime
) -> None:
    """It came back; the first day on which it did is the one that counts, also when something was missing."""
    if formulier.status != Papierstatus.ONTVANGEN:
        overgang(session, OVERGANGEN, formulier, Papierstatus.ONTVANGEN, door=door, nu=nu)
    formulier.ontvangen_op = formulier.ontvangen_op or ontvangen_op
    formulier.ingevoerd_door, formulier.gewijzigd_op = door.medewerker_id, nu


def formulier_terugleggen(
    session: Session, *, formulier: Papierformulier, ontbreekt: str, door: Actor, nu: datetime
) -> None:
    """Something is missing; what, is kept until the form is complete."""
    overgang(session, OVERGANGEN, formulier, Papierstatus.ONVOLLEDIG, door=door, nu=nu)
    formulier.ontbreekt, formulier.gewijzigd_op = ontbreekt, nu


def formulier_afsluiten(
    session: Session, *, formulier: Papierformulier, object_id: str, getekend: bool, door: Actor, nu: datetime
) -> None:
    """Everything is entered, and a signature that was needed was seen: the code is used up."""
    overgang(session, OVERGANGEN, formulier, Papierstatus.INGEVOERD, door=door, nu=nu)
    formulier.handtekening_gezien_op = nu if getekend else None
    formulier.object_id, formulier.gewijzigd_op, formulier.ontbreekt = object_id, nu, ""


def oude_formulieren_wissen(session: Session, *, nu: datetime) -> int:
    """Delete forms that nobody touched for a year. Returns how many."""
    gone = session.exec(delete(Papierformulier).where(col(Papierformulier.gewijzigd_op) < nu - BEWAREN))
    return int(gone.rowcount)
