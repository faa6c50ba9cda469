"""Giving a form out, taking it in, and what happens to it until it is entered."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.corporatie.model import Medewerker
from portal.domain.papier.model import OVERGANGEN, Papierformulier, Papierstatus
from portal.domain.papier.stroom import Stroom
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, Veldfout, Weigering, zin
from portal.domain.shared.reference import lees_kenmerk, nieuw_kenmerk
from portal.domain.shared.transitions import overgang

SOORT = "F"
BEWAREN = timedelta(days=365)


class AlIngevoerd(Weigering):
    """The code was used: entering the same form twice makes one."""


def formulier_uitgeven(
    session: Session, *, stroom: Stroom, taal: str, groot: bool, relatie_id: str | None, nu: datetime
) -> Papierformulier:
    """A fresh code for one form of one person, or of nobody we know yet."""
    formulier = Papierformulier(
        code=nieuw_kenmerk(SOORT),
        stroom=stroom.naam,
        versie=stroom.versie,
        taal=taal,
        groot=groot,
        relatie_id=relatie_id,
        uitgegeven_op=nu,
        gewijzigd_op=nu,
    )
    session.add(formulier)
    session.flush()
    return formulier


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
        raise FouteInvoer([Veldfout("code", zin("Deze code kennen wij niet. Kijk nog eens goed op het papier."))])
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


def formulier_afsluiten(session: Session, *, formulier: Papierformulier, door: Actor, nu: datetime) -> None:
    """Everything is entered and the signature was seen: the code is used up."""
    overgang(session, OVERGANGEN, formulier, Papierstatus.INGEVOERD, door=door, nu=nu)
    formulier.handtekening_gezien_op = formulier.gewijzigd_op = nu
    formulier.ontbreekt = ""


def oude_formulieren_wissen(session: Session, *, nu: datetime) -> int:
    """Delete forms that nobody touched for a year. Returns how many."""
    gone = session.exec(delete(Papierformulier).where(col(Papierformulier.gewijzigd_op) < nu - BEWAREN))
    return int(gone.rowcount)
