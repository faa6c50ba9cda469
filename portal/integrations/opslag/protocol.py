"""What the portal asks of the place where files are kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol


class OpslagVol(Exception):
    """There is no room, or the place cannot be written: nothing was kept."""


class Opslag(Protocol):
    """Keeps files under an id; a file is there whole or not at all."""

    def bewaren(self, naam: str, inhoud: bytes) -> None:
        """Keep a file; raises `OpslagVol` and leaves nothing behind when it cannot."""

    def lezen(self, naam: str) -> bytes:
        """The content; raises `FileNotFoundError`."""

    def wissen(self, naam: str) -> None:
        """Erase a file; one that is not there is no trouble."""

    def ouder_dan(self, moment: datetime) -> Iterator[str]:
        """The ids of the files that were kept before this moment, half-written ones included."""
