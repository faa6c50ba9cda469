"""A folder from which somebody prints: the default, and enough for a corporation with its own post room."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from portal.integrations.bezorging import DienstNietBereikbaar, DienstWeigert
from portal.integrations.brief.pdf import maak_pdf
from portal.integrations.brief.protocol import Brief


@dataclass(frozen=True)
class Printmap:
    """The folder `pad`, which has to exist; `lettertypen` are folders with extra fonts."""

    pad: Path
    lettertypen: tuple[Path, ...] = ()

    def versturen(self, brief: Brief) -> None:
        """Put the letter in the folder as `{kenmerk}.pdf`, whole or not at all; again gives the same file.

        Refuses with DienstNietBereikbaar (folder missing, full or not writable) or DienstWeigert (the letter
        cannot be laid out, or its kenmerk is no file name).
        """
        _bestandsnaam(brief.kenmerk)
        self.afdrukken(brief.kenmerk, maak_pdf(brief, self.lettertypen))

    def afdrukken(self, kenmerk: str, pdf: bytes) -> None:
        """Put a PDF in the folder as `{kenmerk}.pdf`, whole or not at all."""
        naam = _bestandsnaam(kenmerk)
        half = self.pad / f".{uuid4().hex}.half"
        try:
            try:
                with half.open("xb") as bestand:
                    bestand.write(pdf)
                    bestand.flush()
                    os.fsync(bestand.fileno())
                half.replace(self.pad / naam)
            finally:
                half.unlink(missing_ok=True)
        except OSError as fout:
            raise DienstNietBereikbaar(f"printmap: {fout.strerror}") from fout


def _bestandsnaam(kenmerk: str) -> str:
    # The kenmerk becomes a file name: it may not lead out of the folder or hide the file.
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", kenmerk):
        raise DienstWeigert("het kenmerk kan geen bestandsnaam zijn")
    return f"{kenmerk}.pdf"
