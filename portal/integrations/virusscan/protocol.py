"""What the portal asks of a virus scanner."""

from __future__ import annotations

from typing import Protocol


class ScanNietBereikbaar(Exception):
    """The scanner gave no answer: the file waits until it does."""


class Virusscan(Protocol):
    """Looks at a file."""

    @property
    def aan(self) -> bool:
        """Whether anything is looked at."""

    def is_schoon(self, inhoud: bytes) -> bool:
        """False: something harmful was found. Raises `ScanNietBereikbaar`."""
