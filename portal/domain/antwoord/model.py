"""Tables of `antwoord`."""

from __future__ import annotations

import uuid
from datetime import date

from sqlmodel import Field, SQLModel


class Antwoordoordeel(SQLModel, table=True):
    """Somebody said whether an answer helped. Not personal data: no person, no moment, and words without a BSN.

    Kept: one year.
    """

    __tablename__ = "antwoordoordeel"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    antwoord: str = Field(index=True)
    taal: str
    geholpen: bool
    toelichting: str = ""
    op: date


class Zoekwoord(SQLModel, table=True):
    """How often a word was in a search without result, in one week. Not personal data: single words, never who.

    Kept: 90 days. The empty word counts the searches themselves.
    """

    __tablename__ = "zoekwoord"

    week: date = Field(primary_key=True)
    taal: str = Field(primary_key=True)
    woord: str = Field(primary_key=True)
    aantal: int = 0
