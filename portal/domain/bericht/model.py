"""Tables of `bericht`."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index
from sqlmodel import Column, Field, SQLModel


class Verzendstatus(StrEnum):
    """How far a message is along one way."""

    KLAAR = "klaar"
    BEZIG = "bezig"
    VERSTUURD = "verstuurd"
    MISLUKT = "mislukt"


class Bericht(SQLModel, table=True):
    """What we wrote, word for word. Personal data.

    Kept: with the relatie; a login code until it expires. Of a message to an address without a relatie the text one
    day, the kenmerk a year.
    """

    __tablename__ = "bericht"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    kenmerk: str = Field(unique=True)
    soort: str
    taal: str
    onderwerp: str
    tekst: str
    knop_tekst: str = ""
    knop_adres: str = ""
    # Where a mail program can stop this kind of message with one click (RFC 8058); only what can be stopped has one.
    afmelden_adres: str = ""
    bijlagen: list[dict[str, str]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    belangrijk: bool = False
    gemaakt_op: datetime
    vluchtig_tot: datetime | None = None
    gelezen_op: datetime | None = None


class Verzending(SQLModel, table=True):
    """One way along which a message goes, and how that went. Personal data: the address. Kept: with the message."""

    __tablename__ = "verzending"
    __table_args__ = (Index("verzending_due", "status", "volgende_op"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    bericht_id: str = Field(foreign_key="bericht.id", index=True)
    kanaal: str
    adres: str
    status: str = Verzendstatus.KLAAR
    pogingen: int = 0
    volgende_op: datetime
    werker: str | None = None
    fout: str | None = None
    verstuurd_op: datetime | None = None
    # The form that goes in the envelope of a letter.
    formulier_id: str = ""
