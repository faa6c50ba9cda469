"""What the portal asks of whoever sends its mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol


@dataclass(frozen=True)
class Bijlage:
    """One file with a mail; `soort` is its media type with parameters (`text/calendar; method=REQUEST`)."""

    naam: str
    soort: str
    inhoud: bytes


@dataclass(frozen=True)
class Mail:
    """One mail to one resident.

    `bericht_id` is the Message-ID (`<...@...>`), stored by the caller before the first attempt: a second
    attempt is then the same mail, and a mail program shows it once. `kopregels` are extra headers, such as
    List-Unsubscribe.
    """

    naar: str
    van: str
    van_naam: str
    onderwerp: str
    tekst: str
    html: str
    bericht_id: str
    taal: str
    bijlagen: tuple[Bijlage, ...] = ()
    kopregels: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Maildienst(Protocol):
    """Hands a mail to the outside world."""

    def versturen(self, mail: Mail) -> None:
        """Send one mail; returning means that the other side took it over.

        Refuses with DienstNietBereikbaar, AdresGeweigerd or DienstWeigert.
        """
