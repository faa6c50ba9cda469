"""What an answer is: a question as people ask it, a short answer, and the steps with a drawing each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.domain.shared.errors import Zin


@dataclass(frozen=True)
class Tree:
    """One step; `beeld` is the name of a drawing in `assets/hulp`, which adds nothing to the words."""

    tekst: Zin
    beeld: str = ""


@dataclass(frozen=True)
class Antwoord:
    """One answer. `naam` is its address and never changes; `adressen` are the pages under which it is shown.

    `{names}` in the texts are facts of the policy (`queries.feiten`), so that an amount is never out of date.
    `woorden` are other words by which people look for it.
    """

    naam: str
    onderwerp: Zin
    vraag: Zin
    kort: Zin
    treden: tuple[Tree, ...]
    woorden: Zin
    eigenaar: str
    geschreven_op: date
    nakijken_voor: date
    weetjes: tuple[Zin, ...] = ()
    adressen: tuple[str, ...] = ()
    knop: Zin | None = None
    knop_adres: str = ""

    @property
    def teksten(self) -> tuple[Zin, ...]:
        """Every sentence of it, for a search."""
        return (self.kort, *(tree.tekst for tree in self.treden), *self.weetjes)
