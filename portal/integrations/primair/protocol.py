"""What the portal takes from a primary system: records in its own words, one at a time, with where each stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from portal.i18n import Zin


class LeveringOnleesbaar(Exception):
    """From here on nothing of this delivery can be read; what came before it counts."""

    def __init__(self, reden: Zin, plaats: str = "") -> None:
        super().__init__(str(reden))
        self.reden = reden
        self.plaats = plaats


@dataclass(frozen=True)
class Aanhef:
    """The beginning of a delivery: of whom it is, and whether it names everything they have."""

    corporatie: str
    volledig: bool


@dataclass(frozen=True)
class Componentrecord:
    """One part of what an eenheid costs a month."""

    soort: str
    detailsoort: str
    naam: str
    subsidiabel: bool
    bedrag_cent: int


@dataclass(frozen=True)
class Criteriumrecord:
    """Who fits or who is first; amounts of income in cents."""

    toepassing: str
    soort: str
    detailsoort: str
    doelgroep: str
    naam: str
    ondergrens: int | None
    bovengrens: int | None


@dataclass(frozen=True)
class Eenheidrecord:
    """One home, garage or parking space."""

    id_extern: str
    soort: str
    detailsoort: str
    status: str
    straat: str
    huisnummer: str
    postcode: str
    plaats: str
    gemeente: str
    buurt: str
    kamers: int | None
    oppervlakte: int | None
    etage: int | None
    bouwjaar: int | None
    zelfstandig: bool
    doelgroep: str
    toegankelijkheid: str
    energielabel: str
    maatschappelijk_label: str
    rekenhuur_cent: int | None
    brutohuur_cent: int | None
    vraagprijs_cent: int | None
    criteria: tuple[Criteriumrecord, ...]
    prijscomponenten: tuple[Componentrecord, ...]


@dataclass(frozen=True)
class Publicatierecord:
    """One eenheid that is or was to be on offer."""

    id_extern: str
    eenheid: str
    status: str
    detailstatus: str
    model: str
    intakevorm: str
    begin_op: datetime | None
    einde_op: datetime | None
    bezichtiging_op: datetime | None
    oplevering_op: datetime | None


@dataclass(frozen=True)
class Gelezen:
    """One record with where it stood; `reden` says why it cannot be read, and then there is no record."""

    plaats: str
    sleutel: str
    record: Eenheidrecord | Publicatierecord | None
    reden: Zin | None = None


class Lezer(Protocol):
    """Reads a delivery as it streams by: first its `Aanhef`, then each record. Raises LeveringOnleesbaar."""

    def __call__(self, bestand: BinaryIO) -> Iterator[Aanhef | Gelezen]:
        """The records of this file."""
