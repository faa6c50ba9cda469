"""A folder on disk. A file is written beside its place and moved into it, so that nobody ever sees a part."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from portal.integrations.opslag.protocol import OpslagVol

_NAAM = re.compile(r"[0-9a-f]{32}")
_DEEL = ".deel"


@dataclass(frozen=True)
class Map:
    """Files in a folder, each in a subfolder by the first two signs of its id."""

    folder: Path

    def bewaren(self, naam: str, inhoud: bytes) -> None:
        """Keep a file, readable by this program only; raises `OpslagVol`."""
        place = self._place(naam)
        part = place.with_suffix(_DEEL)
        try:
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(inhoud)
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise OpslagVol(error.strerror or "") from error

    def lezen(self, naam: str) -> bytes:
        """The content; raises `FileNotFoundError`."""
        return self._place(naam).read_bytes()

    def wissen(self, naam: str) -> None:
        """Erase a file and what was left of writing it."""
        place = self._place(naam)
        place.unlink(missing_ok=True)
        place.with_suffix(_DEEL).unlink(missing_ok=True)

    def ouder_dan(self, moment: datetime) -> Iterator[str]:
        """The ids of files last written before this moment."""
        for file in sorted(self.folder.glob("??/*")):
            if _NAAM.fullmatch(file.stem) and datetime.fromtimestamp(file.stat().st_mtime, UTC) < moment:
                yield file.stem

    def _place(self, naam: str) -> Path:
        if not _NAAM.fullmatch(naam):
            raise FileNotFoundError(naam)
        return self.folder / naam[:2] / naam
