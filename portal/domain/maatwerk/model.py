"""Tables of `maatwerk`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Maatwerkstatus(StrEnum):
    """How far a deviation is."""

    VOORGESTELD = "voorgesteld"
    TOEGEKEND = "toegekend"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    AFGELOPEN = "afgelopen"


OVERGANGEN: Overgangen = {
    Maatwerkstatus.VOORGESTELD: frozenset(
        {Maatwerkstatus.TOEGEKEND, Maatwerkstatus.GEWEIGERD, Maatwerkstatus.INGETROKKEN}
    ),
    Maatwerkstatus.TOEGEKEND: frozenset({Maatwerkstatus.AFGELOPEN}),
    Maatwerkstatus.GEWEIGERD: frozenset(),
    Maatwerkstatus.INGETROKKEN: frozenset(),
    Maatwerkstatus.AFGELOPEN: frozenset(),
}


class Maatwerk(SQLModel, table=True):
    """A deviation from one rule for one client. Personal data.

    `tot` is the last day on which it holds; without one it holds once. Kept: two years after it ends.
    """

    __tablename__ = "maatwerk"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str = Field(unique=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    goedkeuring_id: str | None = Field(default=None, foreign_key="goedkeuring.id")
    regel: str
    afwijking: str
    reden: str
    raakt_anderen: bool
    effect: str
    tot: date | None = None
    voorgesteld_door: str = Field(foreign_key="medewerker.id")
    overlegd_met: str = Field(foreign_key="medewerker.id")
    voorgesteld_op: datetime
    status: str = Field(default=Maatwerkstatus.VOORGESTELD, index=True)
    besloten_door: str | None = Field(default=None, foreign_key="medewerker.id")
    besloten_op: datetime | None = None
    motivering: str = ""
    bezwaar_tot: date | None = None
    uitgevoerd_op: datetime | None = None
    uitkomst: str = ""
    geeindigd_op: datetime | None = None
    precedent_id: str | None = None


class Precedent(SQLModel, table=True):
    """What was decided about a rule once, without names, for whoever has to decide the next time.

    Personal data: none; the texts are checked for names, numbers and addresses. Kept: as long as policy says.
    """

    __tablename__ = "precedent"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    regel: str = Field(index=True)
    afwijking: str
    reden: str
    effect: str
    toegekend: bool
    motivering: str
    uitkomst: str = ""
    jaar: int
