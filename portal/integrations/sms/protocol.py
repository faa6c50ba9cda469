"""What the portal asks of whoever sends its text messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Sms:
    """One text message; `naar` is in E.164 (+31612345678), `kenmerk` stays the same in a new attempt."""

    naar: str
    tekst: str
    afzender: str
    kenmerk: str


class Smsdienst(Protocol):
    """Hands a text message to the outside world."""

    def versturen(self, sms: Sms) -> None:
        """Send one text message; returning means that the other side took it over.

        Refuses with DienstNietBereikbaar, AdresGeweigerd or DienstWeigert.
        """
