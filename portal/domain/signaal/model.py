"""Tables of `signaal`."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Column, Field, SQLModel


class Signaal(SQLModel, table=True):
    """Where a client sticks: on which page, how that shows, how often, in which fields; never what was typed.

    Personal data. Kept: until the step succeeds, and never longer than 30 days (policy) after the last time.
    """

    __tablename__ = "signaal"
    __table_args__ = (UniqueConstraint("relatie_id", "plek", "soort", name="een_signaal_per_soort_en_plek"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    plek: str
    soort: str
    aantal: int = 0
    velden: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    begonnen_op: datetime
    laatst_op: datetime
    afgewezen_op: datetime | None = None
    contactverzoek_id: str | None = None
