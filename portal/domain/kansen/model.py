"""Tables of `kansen`."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field, SQLModel


class Kansentelling(SQLModel, table=True):
    """How many drafts of one way lapsed in a quarter. Not personal data: counts. Kept: five years."""

    __tablename__ = "kansentelling"

    kwartaal: date = Field(primary_key=True)
    stroom: str = Field(primary_key=True)
    weg: str = Field(primary_key=True)
    verlopen: int = 0
