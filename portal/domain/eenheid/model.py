"""Tables of `eenheid`. Codes are those of VERA reference data; amounts are cents a month."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint
from sqlmodel import Column, Field, SQLModel


class Eenheidsoort(StrEnum):
    """VERA EENHEIDSOORT, of which the portal shows these."""

    WOONRUIMTE = "WOO"
    PARKEREN = "PAR"


class Toegankelijkheid(StrEnum):
    """VERA TOEGANKELIJKHEIDSLABEL."""

    ZONDER = "ZON"
    GELIJKVLOERS = "GNV"
    NULTREDEN = "NUL"
    ROLLATOR = "ROA"
    ROLLATOR_GEEN_NULTREDEN = "ROG"
    ROLSTOEL = "ROL"
    RUIME_ROLSTOEL = "RUI"


class Energielabel(StrEnum):
    """VERA ENERGIELABEL, the best one first."""

    A_4 = "AP4"
    A_3 = "AP3"
    A_2 = "APP"
    A_1 = "AP"
    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"


class Eenheid(SQLModel, table=True):
    """A home, garage or parking space. No personal data: never who lives there. Kept: as long as it has an advertentie.

    `id_extern` is its key in the primary system. `criteria` are rows as VERA has them, in their order; an
    advertentie freezes them. `verdwenen_op` says since when a full delivery does not name it; nothing follows from it.
    """

    __tablename__ = "eenheid"
    __table_args__ = (UniqueConstraint("corporatie", "id_extern", name="eenheid_once"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    corporatie: str
    id_extern: str
    soort: str
    detailsoort: str = ""
    status: str = ""
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    gemeente: str = ""
    buurt: str = ""
    kamers: int | None = None
    oppervlakte: int | None = None
    etage: int | None = None
    bouwjaar: int | None = None
    zelfstandig: bool = True
    doelgroep: str = ""
    toegankelijkheid: str = ""
    energielabel: str = ""
    maatschappelijk_label: str = ""
    rekenhuur_cent: int | None = None
    brutohuur_cent: int | None = None
    vraagprijs_cent: int | None = None
    criteria: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    vingerafdruk: str = ""
    gewijzigd_op: datetime
    verdwenen_op: datetime | None = None
    gezien_in: str | None = None
    gezien_op: datetime | None = None


class Prijscomponent(SQLModel, table=True):
    """One part of what an eenheid costs a month. No personal data. Kept: as long as the eenheid."""

    __tablename__ = "prijscomponent"
    __table_args__ = (Index("prijscomponent_order", "eenheid_id", "volgorde", unique=True),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    eenheid_id: str = Field(foreign_key="eenheid.id")
    volgorde: int
    soort: str
    detailsoort: str = ""
    naam: str = ""
    subsidiabel: bool = False
    bedrag_cent: int


class Primairsysteem(SQLModel, table=True):
    """That a corporation delivers; its row keeps two deliveries at once apart. No personal data. Kept: always."""

    __tablename__ = "primairsysteem"

    corporatie: str = Field(primary_key=True)
    volledig_op: datetime | None = None


class Levering(SQLModel, table=True):
    """One file of a primary system, and what became of its records. No personal data. Kept: one year.

    `gestopt` says why reading stopped before the end; empty when it came to the end.
    """

    __tablename__ = "levering"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    corporatie: str = Field(index=True)
    bron: str
    volledig: bool
    begonnen_op: datetime
    klaar_op: datetime | None = None
    nieuw: int = 0
    gewijzigd: int = 0
    gelijk: int = 0
    geweigerd: int = 0
    verdwenen: int = 0
    gestopt: str = ""


class Leveringsregel(SQLModel, table=True):
    """A record that was refused: where it stood, its key, and why. No personal data. Kept: as long as its levering."""

    __tablename__ = "leveringsregel"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    levering_id: str = Field(foreign_key="levering.id", index=True)
    plaats: str
    sleutel: str
    reden: str
    waarden: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
