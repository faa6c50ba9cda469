"""Tables of `corporatie`: the people who work there. The corporations themselves are policy data."""

from __future__ import annotations

import uuid
from enum import StrEnum

from sqlmodel import Field, SQLModel


class MedewerkerRol(StrEnum):
    """What a medewerker is there for."""

    KLANTCONTACT = "klantcontact"
    TEAMLEIDER = "teamleider"


class Medewerker(SQLModel, table=True):
    """Someone who works at a corporation. Personal data. Kept: as long as their work is in the files."""

    __tablename__ = "medewerker"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    corporatie: str
    naam: str
    functie: str
    rol: str
    email: str = Field(unique=True)
    actief: bool = True
