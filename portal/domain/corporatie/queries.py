"""Reads of `corporatie`: who works here, and who may decide about colleagues' proposals."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, select

from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden, Weigering, zin


class AlleenTeamleider(Weigering):
    """Only a teamleider may see or decide this."""

    def __init__(self) -> None:
        super().__init__(zin("Dit kan alleen een teamleider."), zin("Vraag uw teamleider om mee te kijken."))


@dataclass(frozen=True)
class Collega:
    """A colleague to choose from a list."""

    id: str
    naam: str


def medewerker_naam(session: Session, medewerker_id: str | None) -> str:
    """The name of a colleague; empty without one."""
    medewerker = session.get(Medewerker, medewerker_id) if medewerker_id else None
    return medewerker.naam if medewerker else ""


def medewerker_van(session: Session, medewerker_id: str) -> Medewerker:
    """A colleague who works here now; raises `NietGevonden`."""
    medewerker = session.get(Medewerker, medewerker_id)
    if medewerker is None or not medewerker.actief:
        raise NietGevonden(f"medewerker {medewerker_id}")
    return medewerker


def collegas(session: Session, *, behalve: str | None = None, rol: MedewerkerRol | None = None) -> list[Collega]:
    """Everyone who works here now, by name; of one role when asked."""
    query = select(Medewerker).where(col(Medewerker.actief).is_(True)).order_by(col(Medewerker.naam))
    if rol is not None:
        query = query.where(Medewerker.rol == rol)
    return [Collega(m.id, m.naam) for m in session.exec(query).all() if m.id != behalve]


def is_teamleider(session: Session, *, door: Actor) -> bool:
    """Whether this actor leads a team now."""
    medewerker = session.get(Medewerker, door.medewerker_id) if door.medewerker_id else None
    return medewerker is not None and medewerker.actief and medewerker.rol == MedewerkerRol.TEAMLEIDER


# Service concept (veilige dienstverlening): who speaks with clients decides nothing alone about who may be spoken to.
def eis_teamleider(session: Session, *, door: Actor) -> None:
    """Raises `AlleenTeamleider` for everyone else."""
    if not is_teamleider(session, door=door):
        raise AlleenTeamleider
