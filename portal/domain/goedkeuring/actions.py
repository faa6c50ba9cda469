"""Proposing and deciding. Each kind of proposal is carried out by the subject that asked for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import Session

from portal.domain.goedkeuring.model import OVERGANGEN, Besluit, Goedkeuring
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.transitions import overgang


class TweedeMedewerkerNodig(Weigering):
    """Whoever proposed a change cannot approve it."""


def goedkeuring_vragen(
    session: Session,
    *,
    soort: str,
    object_id: str,
    voorstel: dict[str, Any],
    reden: str,
    door: Actor,
    nu: datetime,
) -> Goedkeuring:
    """Put a proposal before a colleague."""
    goedkeuring = Goedkeuring(
        soort=soort,
        object_id=object_id,
        voorstel=voorstel,
        reden=reden,
        gevraagd_door=str(door.medewerker_id),
        gevraagd_op=nu,
    )
    session.add(goedkeuring)
    session.flush()
    return goedkeuring


def besluiten(
    session: Session, *, goedkeuring_id: str, soort: str, naar: Besluit, door: Actor, nu: datetime
) -> Goedkeuring:
    """Decide on a proposal; raises `NietGevonden`, or `TweedeMedewerkerNodig` for whoever proposed it."""
    goedkeuring = session.get(Goedkeuring, goedkeuring_id, with_for_update=True)
    if goedkeuring is None or goedkeuring.soort != soort or goedkeuring.status != Besluit.GEVRAAGD:
        raise NietGevonden(f"goedkeuring {goedkeuring_id}")
    if goedkeuring.gevraagd_door == door.medewerker_id:
        raise TweedeMedewerkerNodig(
            zin("U heeft dit zelf voorgesteld."), zin("Vraag een collega om het te beoordelen.")
        )
    overgang(session, OVERGANGEN, goedkeuring, naar, door=door, nu=nu)
    goedkeuring.besloten_door, goedkeuring.besloten_op = door.medewerker_id, nu
    return goedkeuring
