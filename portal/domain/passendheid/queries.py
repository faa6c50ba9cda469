"""Reads of `passendheid`: who would live there, as the client told us."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, col, select

from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.model import Inschrijving, Medeaanvrager, Medeaanvragerstatus
from portal.domain.inschrijving.queries import loopt_of_wacht
from portal.domain.passendheid.rules import Huishouden, bedragen_bij, is_ouder
from portal.domain.relatie.model import Relatie


def huishouden_van(session: Session, *, relatie_id: str | None, beleid: Beleid, op: date) -> Huishouden:
    """The household of this client on the day a contract would begin; what they did not tell is left open.

    Somebody who was asked to register together and has not answered leaves the household open.
    """
    if relatie_id is None:
        return Huishouden()
    gevonden = session.exec(
        select(Inschrijving, Relatie, Medeaanvrager)
        .join(Relatie, col(Relatie.id) == col(Inschrijving.relatie_id))
        .outerjoin(Medeaanvrager, col(Medeaanvrager.inschrijving_id) == col(Inschrijving.id))
        .where(loopt_of_wacht(relatie_id))
    ).first()
    if gevonden is None:
        return Huishouden()
    inschrijving, relatie, mede = gevonden
    samen = mede is not None and mede.status == Medeaanvragerstatus.BEVESTIGD
    open_vraag = mede is not None and mede.status == Medeaanvragerstatus.GEVRAAGD
    ander = session.get(Relatie, mede.relatie_id) if mede is not None and samen and mede.relatie_id else None
    mensen = [relatie, *([ander] if ander else [])]
    bedragen = bedragen_bij(beleid, op)
    geboren = [mens.geboortedatum for mens in mensen if mens.geboortedatum is not None]
    ouder = is_ouder(geboren, op=op, bedragen=bedragen)
    alles_bekend = len(geboren) == (2 if samen else 1)
    return Huishouden(
        personen=None if open_vraag else 1 + samen + inschrijving.kinderen,
        inkomen_cent=inschrijving.inkomen_cent,
        # One person of that age is enough; only when nobody is, everybody's age has to be known.
        ouder=ouder if ouder or alles_bekend else None,
    )
