"""Makes a photo safe to keep and to show: what it is by content, upright, of a sane size, without hidden parts."""

from __future__ import annotations

import subprocess
import sys
import threading
from enum import StrEnum
from pathlib import Path

_CHILD = Path(__file__).with_name("herschrijven.py")
_SECONDS = 20
# A photo of a large phone takes some hundred megabytes while it is turned: one at a time in each process.
_TURN = threading.Lock()


class Probleem(StrEnum):
    """Why a file cannot be taken; the screen has a sentence for each."""

    SOORT = "soort"
    HEIC = "heic"
    PDF = "pdf"
    STUK = "stuk"
    TE_VEEL_PUNTEN = "te-veel-punten"


class FotoGeweigerd(Exception):
    """This file is not kept."""

    def __init__(self, probleem: Probleem) -> None:
        super().__init__(probleem)
        self.probleem = probleem


_BY_CODE = {3: Probleem.SOORT, 4: Probleem.HEIC, 5: Probleem.PDF, 6: Probleem.TE_VEEL_PUNTEN}


def foto_herschrijven(inhoud: bytes) -> bytes:
    """The same picture as a new JPEG, without the place where it was taken; raises `FotoGeweigerd`.

    It runs in a child process with little memory and time: a file made to hurt hurts that, and is refused.
    """
    with _TURN:
        try:
            child = subprocess.run(  # noqa: S603  our own file, run by our own Python
                [sys.executable, "-I", str(_CHILD)], input=inhoud, capture_output=True, timeout=_SECONDS, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise FotoGeweigerd(Probleem.STUK) from error
    if child.returncode or not child.stdout:
        raise FotoGeweigerd(_BY_CODE.get(child.returncode, Probleem.STUK))
    return child.stdout
