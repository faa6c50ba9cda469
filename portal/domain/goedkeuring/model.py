"""Tables of `goedkeuring`."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Column, Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Besluit(StrEnum):
    """What became of a proposal."""

    GEVRAAGD = "gevraagd"
    GOEDGEKEURD = "goedgekeurd"
    AFGEWEZEN = "afgewezen"


OVERGANGEN: Overgangen = {
    Besluit.GEVRAAGD: frozenset({Besluit.GOEDGEKEURD, Besluit.AFGEWEZEN}),
    Besluit.GOEDGEKEURD: frozenset(),
    Besluit.AFGEWEZEN: frozenset(),
}


class Goedkeuring(SQLModel, table=True):
    """A proposal that waits for a second medewerker. Personal data: the ids of the people concerned.

    Kept: as long as the object it is about.
    """

    __tablename__ = "goedkeuring"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    soort: str
    object_id: str = Field(index=True)
    voorstel: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    reden: str
    gevraagd_door: str = Field(foreign_key="medewerker.id")
    gevraagd_op: datetime
    besloten_door: str | None = Field(default=None, foreign_key="medewerker.id")
    besloten_op: datetime | None = None
    status: str = Besluit.GEVRAAGD
