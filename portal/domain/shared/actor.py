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
    # Somebody with an own login who acts for a client: no act is open to this role unless it names a right.
    GEMACHTIGDE = "gemachtigde"


class Machtigingsrecht(StrEnum):
    """What a client can let somebody else do, each by itself. Which acts ask for it stands in `docs/rights.md`."""

    LEZEN = "lezen"
    REAGEREN = "reageren"
    ACCEPTEREN = "accepteren"
    BETALEN = "betalen"
    ONDERTEKENEN = "ondertekenen"
    OPZEGGEN = "opzeggen"


class Kanaal(StrEnum):
    """VERA COMMUNICATIEKANAAL: along which way a client reached us."""

    PORTAAL = "INT"
    BALIE = "BAL"
    TELEFOON = "TEL"
    BRIEF = "BRI"
    EMAIL = "EMA"
    SMS = "SMS"


class Bevestigingswijze(StrEnum):
    """How a client completed a binding act; it is recorded on the act and told to the client."""

    EIGEN_LOGIN = "eigen-login"
    TWEEDE_SCHERM = "tweede-scherm"
    MONDELING = "mondeling"
    OP_PAPIER = "op-papier"


@dataclass(frozen=True)
class Gemachtigd:
    """By which machtiging somebody acts for a client, in which tab, and with which rights."""

    machtiging_id: str
    sessie_id: str
    rechten: frozenset[Machtigingsrecht]


@dataclass(frozen=True)
class Actor:
    """The person behind an event, as the session says; never what the browser says."""

    rol: Rol
    relatie_id: str | None = None
    medewerker_id: str | None = None
    corporatie: str | None = None
    namens: str | None = None
    kanaal: Kanaal = Kanaal.PORTAAL
    machtiging: Gemachtigd | None = None
    bevestigd: Bevestigingswijze = Bevestigingswijze.EIGEN_LOGIN

    @property
    def klant_id(self) -> str | None:
        """The client this is about: oneself, the client a medewerker helps, or the client a gemachtigde acts for."""
        return self.relatie_id if self.rol is Rol.KLANT else self.namens

    @property
    def helpt(self) -> bool:
        """Whether this is a medewerker inside a help session."""
        return self.rol is Rol.MEDEWERKER and self.namens is not None

    def mag(self, *rechten: Machtigingsrecht) -> bool:
        """Whether this is a gemachtigde with one of these rights, as far as the session knows."""
        return self.machtiging is not None and not self.machtiging.rechten.isdisjoint(rechten)


BEZOEKER = Actor(Rol.BEZOEKER)
SYSTEEM = Actor(Rol.SYSTEEM)
