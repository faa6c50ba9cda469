"""Tables of `machtiging`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Column, Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Machtigingsoort(StrEnum):
    """By whose will somebody acts for a client."""

    HELPER = "helper"
    BEWINDVOERDER = "bewindvoerder"
    CURATOR = "curator"


class Bewijs(StrEnum):
    """What a medewerker saw; never copied."""

    BESCHIKKING = "beschikking"
    REGISTER = "register"


class Machtigingstatus(StrEnum):
    """How far a machtiging is."""

    CONCEPT = "concept"
    VOORGESTELD = "voorgesteld"
    GEVRAAGD = "gevraagd"
    ACTIEF = "actief"
    GEWEIGERD = "geweigerd"
    AFGEWEZEN = "afgewezen"
    GESTOPT = "gestopt"
    VERLOPEN = "verlopen"


OVERGANGEN: Overgangen = {
    # Filled in by the client; counts for nothing before the second code.
    Machtigingstatus.CONCEPT: frozenset({Machtigingstatus.GEVRAAGD}),
    # Proof was seen by one medewerker; counts for nothing before a second one agrees.
    Machtigingstatus.VOORGESTELD: frozenset({Machtigingstatus.GEVRAAGD, Machtigingstatus.AFGEWEZEN}),
    # Granted; counts for nothing before the helper says yes in their own login.
    Machtigingstatus.GEVRAAGD: frozenset(
        {Machtigingstatus.ACTIEF, Machtigingstatus.GEWEIGERD, Machtigingstatus.GESTOPT, Machtigingstatus.VERLOPEN}
    ),
    Machtigingstatus.ACTIEF: frozenset({Machtigingstatus.GESTOPT, Machtigingstatus.VERLOPEN}),
    Machtigingstatus.GEWEIGERD: frozenset(),
    Machtigingstatus.AFGEWEZEN: frozenset(),
    Machtigingstatus.GESTOPT: frozenset(),
    Machtigingstatus.VERLOPEN: frozenset(),
}

_LOOPT = text("status IN ('voorgesteld', 'gevraagd', 'actief')")


class Machtiging(SQLModel, table=True):
    """Who may act for a client, in what, and from when until when. Personal data: both people.

    Kept: as long as policy says after it ended; what was never granted, one day.
    """

    __tablename__ = "machtiging"
    __table_args__ = (
        # One at a time for one client and one address, however often somebody presses the button.
        Index(
            "machtiging_een_per_adres",
            "relatie_id",
            "contactsoort",
            "contactwaarde",
            unique=True,
            sqlite_where=_LOOPT,
            postgresql_where=_LOOPT,
        ),
        Index("machtiging_uitnodiging", "contactsoort", "contactwaarde"),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    soort: str = Machtigingsoort.HELPER
    naam: str
    contactsoort: str
    contactwaarde: str
    gemachtigde_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    rechten: list[str] = Field(sa_column=Column(JSON, nullable=False))
    vanaf: date
    tot: date
    status: str = Machtigingstatus.CONCEPT
    kanaal: str
    gemaakt_op: datetime
    verleend_op: datetime | None = None
    # Filled when a medewerker recorded it: who saw identity or proof, and which proof. No copies.
    medewerker_id: str | None = Field(default=None, foreign_key="medewerker.id")
    bewijs: str = ""
    beantwoord_op: datetime | None = None
    herinnerd_op: datetime | None = None
    beeindigd_op: datetime | None = None


class Machtiginggebruik(SQLModel, table=True):
    """What somebody did or looked at for a client, under which machtiging. Personal data: both people.

    Kept: with the machtiging. One row for one thing in one sitting.
    """

    __tablename__ = "machtiginggebruik"
    __table_args__ = (
        UniqueConstraint("machtigingsessie_id", "handeling", "object_id", name="machtiginggebruik_eenmaal"),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    machtiging_id: str = Field(foreign_key="machtiging.id", index=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    gemachtigde_id: str = Field(foreign_key="relatie.id", index=True)
    machtigingsessie_id: str
    handeling: str
    object_id: str = ""
    kanaal: str
    op: datetime
