"""What the portal asks of whoever prints and posts its letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True)
class Hokje:
    """One answer to tick; `aan` when we know it already."""

    tekst: str
    uitleg: str = ""
    aan: bool = False


@dataclass(frozen=True)
class Vak:
    """One thing that is asked, and what we know already."""

    label: str
    soort: str
    hint: str = ""
    waarde: str = ""
    delen: tuple[str, str, str] = ("", "", "")
    keuzes: tuple[Hokje, ...] = ()
    aan: bool = False
    optioneel: bool = False
    eerst: str = ""


@dataclass(frozen=True)
class Deel:
    """One question with its boxes."""

    titel: str
    velden: tuple[Vak, ...]
    uitleg: str = ""


@dataclass(frozen=True)
class Papier:
    """One form on paper, in the language of whoever fills it in."""

    code: str
    titel: str
    taal: str
    datum: date
    afzender_naam: str
    afzender_regels: tuple[str, ...]
    inleiding: tuple[str, ...]
    delen: tuple[Deel, ...]
    voorwaarden: tuple[str, ...]
    akkoord: tuple[Vak, ...]
    slot: tuple[str, ...]
    adresregels: tuple[str, ...] = ()
    groot: bool = False
    tekenen: bool = True


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
    # Goes along in the same envelope, as sheets behind the letter.
    formulier: Papier | None = None


class Briefdienst(Protocol):
    """Hands a letter to whoever prints it."""

    def versturen(self, brief: Brief) -> None:
        """Have one letter printed and posted; returning means that the other side took it over.

        Refuses with DienstNietBereikbaar, AdresGeweigerd or DienstWeigert.
        """

    def afdrukken(self, kenmerk: str, pdf: bytes) -> None:
        """Have a PDF that is laid out already printed and posted; the same refusals."""
