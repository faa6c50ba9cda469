"""Who else has a draft open, and whether it changed: asked every few seconds while two are there, so it is cheap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, select
from sqlmodel import Session, col

from portal.domain.concept.model import Aanwezig, Concept

# Somebody is there when their tab was seen this long ago; it says so again well before.
AANWEZIG = timedelta(seconds=75)
OPNIEUW_MELDEN = timedelta(seconds=30)
# A tab that was quiet for longer is not told that somebody came.
BEKEND = timedelta(hours=1)
# Before the name of a part in `ingevuld_door`, so that a part and a field never share a name.
DEEL = "deel:"


@dataclass(frozen=True)
class Samen:
    """A draft with two people on it, as one of them sees it now."""

    versie: int
    laatste_deel: str
    laatste_door: str
    anderen: tuple[str, ...]
    anderen_bekend: bool
    ik_gezien_op: datetime | None


_CONCEPT = select(col(Concept.versie), col(Concept.versies), col(Concept.ingevuld_door)).where(
    col(Concept.relatie_id) == bindparam("relatie_id"), col(Concept.soort) == bindparam("soort")
)
_AANWEZIG = select(col(Aanwezig.tab), col(Aanwezig.medewerker_id), col(Aanwezig.naam), col(Aanwezig.gezien_op)).where(
    col(Aanwezig.relatie_id) == bindparam("relatie_id"),
    col(Aanwezig.soort) == bindparam("soort"),
    col(Aanwezig.gezien_op) > bindparam("grens"),
)


def samen(
    session: Session | Connection, *, relatie_id: str, soort: str, tab: str, medewerker_id: str | None, nu: datetime
) -> Samen:
    """Who of the other side has this draft open, its version, and which part was answered last by whom."""
    welk = {"relatie_id": relatie_id, "soort": soort}
    concept = session.execute(_CONCEPT, welk).first()
    rows = session.execute(_AANWEZIG, {**welk, "grens": nu - BEKEND}).all()
    anderen = [(naam, gezien) for _, wie, naam, gezien in rows if wie != medewerker_id]
    versie, versies, door = concept or (0, {}, {})
    laatste = next((deel for deel, op in versies.items() if op == versie), "")
    return Samen(
        versie=versie,
        laatste_deel=laatste,
        laatste_door=door.get(f"{DEEL}{laatste}", ""),
        anderen=tuple(sorted({naam for naam, gezien in anderen if gezien > nu - AANWEZIG})),
        anderen_bekend=bool(anderen),
        ik_gezien_op=next((gezien for mijn, _, _, gezien in rows if mijn == tab), None),
    )
