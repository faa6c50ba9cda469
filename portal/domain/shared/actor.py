"""Who is doing this, for whom, and along which way. Every use case takes an `Actor`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Rol(StrEnum):
    """What someone may do follows from this; the table is `docs/rights.md`."""

    BEZOEKER = "bezoeker"
    KLANT = "klant"
    MEDEWERKER = "medewerker"
    SYSTEEM = "systeem"


class Kanaal(StrEnum):
    """VERA COMMUNICATIEKANAAL: along which way a client reached us."""

    PORTAAL = "INT"
    BALIE = "BAL"
    TELEFOON = "TEL"
    BRIEF = "BRI"
    EMAIL = "EMA"
    SMS = "SMS"


@dataclass(frozen=True)
class Actor:
    """The person behind an event, as the session says; never what the browser says."""

    rol: Rol
    relatie_id: str | None = None
    medewerker_id: str | None = None
    corporatie: str | None = None
    namens: str | None = None
    kanaal: Kanaal = Kanaal.PORTAAL

    @property
    def klant_id(self) -> str | None:
        """The client this is about: oneself, or the client a medewerker helps."""
        return self.relatie_id if self.rol is Rol.KLANT else self.namens

    @property
    def helpt(self) -> bool:
        """Whether this is a medewerker inside a help session."""
        return self.rol is Rol.MEDEWERKER and self.namens is not None


BEZOEKER = Actor(Rol.BEZOEKER)
SYSTEEM = Actor(Rol.SYSTEEM)
