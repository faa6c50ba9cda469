"""What the portal asks of whoever prints and posts its letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True)
class Brief:
    """One letter to one resident; `kenmerk` stays the same in a new attempt.

    The closing ("Met vriendelijke groet" and the name of the sender) is part of the layout, not of `alineas`.
    """

    kenmerk: str
    datum: date
    adresregels: tuple[str, ...]
    afzender_naam: str
    afzender_regels: tuple[str, ...]
    onderwerp: str
    aanhef: str
    alineas: tuple[str, ...]
    herkenningswoord: str | None
    taal: str


class Briefdienst(Protocol):
    """Hands a letter to whoever prints it."""

    def versturen(self, brief: Brief) -> None:
        """Have one letter printed and posted; returning means that the other side took it over.

        Refuses with DienstNietBereikbaar, AdresGeweigerd or DienstWeigert.
        """
