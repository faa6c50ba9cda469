"""Tables of `concept`."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Column, Field, SQLModel


class Concept(SQLModel, table=True):
    """A draft. Personal data: the answers so far. Kept: 14 days (policy) after the last answer."""

    __tablename__ = "concept"
    __table_args__ = (UniqueConstraint("relatie_id", "soort", name="een_concept_per_soort"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    soort: str
    gegevens: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    ingevuld_door: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    kanalen: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    versie: int = 0
    begonnen_op: datetime
    bijgewerkt_op: datetime
    verloopt_op: datetime
