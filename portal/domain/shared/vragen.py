"""What a flow asks, said once: the screen and the paper form are both made from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portal.i18n import Zin

Veldsoort = Literal["regel", "tekst", "datum", "getal", "keuze", "vinkje"]


@dataclass(frozen=True)
class Keuze:
    """One answer to choose."""

    code: str
    tekst: Zin
    uitleg: Zin | None = None


@dataclass(frozen=True)
class Veld:
    """One thing that is asked: its name in the form, its words, and how it is answered.

    `bij` is the answer after which it is asked at all (field and code); on paper that is said in front of it.
    """

    naam: str
    label: Zin
    soort: Veldsoort = "regel"
    hint: Zin | None = None
    keuzes: tuple[Keuze, ...] = ()
    optioneel: bool = False
    bij: tuple[str, str] | None = None

    def keuze(self, code: str) -> Keuze:
        """The choice with this code."""
        return next(keuze for keuze in self.keuzes if keuze.code == code)


@dataclass(frozen=True)
class Vraag:
    """One question of a flow, which is one page on screen and one block on paper."""

    naam: str
    titel: Zin
    velden: tuple[Veld, ...]
    uitleg: Zin | None = None
