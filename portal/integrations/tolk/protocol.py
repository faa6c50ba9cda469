"""What the portal asks of whoever sends interpreters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class TolkdienstFout(Exception):
    """No answer, or none that we understand: the same request may be sent again later."""


class Antwoord(StrEnum):
    """What is said of a request; AAN_MEDEWERKER: there is no service, a colleague has to find somebody."""

    AAN_MEDEWERKER = "aan-medewerker"
    GEVRAAGD = "gevraagd"
    BEVESTIGD = "bevestigd"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True)
class Tolkverzoek:
    """An interpreter in one language, for some time; nothing about the client.

    `kenmerk` stays the same in a new attempt; `waar` is an office or a town, empty for a conversation by phone.
    """

    kenmerk: str
    taal: str
    begin: datetime
    einde: datetime
    waar: str


class Tolkdienst(Protocol):
    """Sends interpreters, or says that it cannot."""

    def aanvragen(self, verzoek: Tolkverzoek) -> Antwoord:
        """Ask for an interpreter; asking again with the same kenmerk is the same request. Raises TolkdienstFout."""

    def stand(self, kenmerk: str) -> Antwoord:
        """How far a request is. Raises TolkdienstFout."""

    def intrekken(self, kenmerk: str) -> None:
        """We do not need this interpreter any more. Raises TolkdienstFout."""
