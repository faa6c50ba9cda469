"""Keeping, reading and dropping drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from portal.domain.concept.model import Concept
from portal.domain.shared.errors import Weigering, zin


class ConceptIsNieuwer(Weigering):
    """Another device saved an answer after this screen was opened; what was typed here is kept on screen."""

    def __init__(self) -> None:
        super().__init__(
            zin("U heeft dit op een ander apparaat of in een ander tabblad gewijzigd."),
            zin("Uw laatste antwoorden staan hieronder. Klopt alles? Kies dan nog een keer Verder."),
        )


@dataclass(frozen=True)
class Stand:
    """A draft as a screen needs it; `versie` 0 means there is none yet."""

    gegevens: dict[str, Any] = field(default_factory=dict)
    versie: int = 0
    bijgewerkt_op: datetime | None = None
    verloopt_op: datetime | None = None
    ingevuld_door: dict[str, str] = field(default_factory=dict)
    kanalen: dict[str, str] = field(default_factory=dict)
    begonnen_op: datetime | None = None


def concept_van(session: Session, *, relatie_id: str, soort: str, nu: datetime) -> Stand:
    """The draft of this person; an expired one is as good as gone."""
    concept = _zoek(session, relatie_id, soort, nu)
    if concept is None:
        return Stand()
    return _stand(concept)


def _stand(concept: Concept) -> Stand:
    return Stand(
        dict(concept.gegevens),
        concept.versie,
        concept.bijgewerkt_op,
        concept.verloopt_op,
        dict(concept.ingevuld_door),
        dict(concept.kanalen),
        concept.begonnen_op,
    )


def concept_bewaren(
    session: Session,
    *,
    relatie_id: str,
    soort: str,
    gegevens: dict[str, Any],
    versie: int,
    bewaardagen: int,
    ingevuld_door: dict[str, str] | None = None,
    kanalen: dict[str, str] | None = None,
    nu: datetime,
) -> Stand:
    """Add answers to the draft; raises `ConceptIsNieuwer` when the screen was opened at an older version.

    `ingevuld_door` says per question which medewerker filled it in, empty for the client; `kanalen` along which way.
    """
    concept = _zoek(session, relatie_id, soort, nu, lock=True)
    if versie != (concept.versie if concept else 0):
        raise ConceptIsNieuwer
    if concept is None:
        concept = Concept(relatie_id=relatie_id, soort=soort, begonnen_op=nu, bijgewerkt_op=nu, verloopt_op=nu)
        session.add(concept)
    concept.gegevens = {**concept.gegevens, **gegevens}
    concept.ingevuld_door = {**concept.ingevuld_door, **(ingevuld_door or {})}
    concept.kanalen = {**concept.kanalen, **(kanalen or {})}
    concept.versie += 1
    concept.bijgewerkt_op = nu
    concept.verloopt_op = nu + timedelta(days=bewaardagen)
    try:
        session.flush()
    except IntegrityError as error:
        # Two tabs began at the same moment: one of them made the draft.
        raise ConceptIsNieuwer from error
    return _stand(concept)


def concept_weggooien(session: Session, *, relatie_id: str, soort: str) -> None:
    """Drop the draft: it was sent, or the client wants to begin again."""
    session.exec(delete(Concept).where(col(Concept.relatie_id) == relatie_id, col(Concept.soort) == soort))


def verlopen_concepten_wissen(session: Session, *, nu: datetime) -> int:
    """Delete drafts whose time is over. Returns how many."""
    gone = session.exec(delete(Concept).where(col(Concept.verloopt_op) <= nu))
    return int(gone.rowcount)


def _zoek(session: Session, relatie_id: str, soort: str, nu: datetime, *, lock: bool = False) -> Concept | None:
    query = select(Concept).where(Concept.relatie_id == relatie_id, Concept.soort == soort)
    concept = session.exec(query.with_for_update() if lock else query).first()
    if concept is not None and concept.verloopt_op <= nu:
        if lock:
            session.delete(concept)
            session.flush()
        return None
    return concept
