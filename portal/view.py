"""The small frozen pieces that State hands to pages: text for the screen, nothing else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fout:
    """What is wrong with one field; `veld` is the id of the input that takes focus."""

    veld: str
    tekst: str


@dataclass(frozen=True)
class Taak:
    """One thing to do or to expect; `adres` is empty when there is nothing to click."""

    titel: str
    tekst: str = ""
    wanneer: str = ""
    adres: str = ""
    dringend: bool = False
    pictogram: str = "circle-check"


@dataclass(frozen=True)
class Moment:
    """One point on a timeline."""

    titel: str
    tekst: str = ""
    gedaan: bool = False


@dataclass(frozen=True)
class Rij:
    """One question with its answer; `adres` is where to change it, empty when it cannot be changed."""

    vraag: str
    antwoord: str
    adres: str = ""


@dataclass(frozen=True)
class Keuze:
    """One answer to choose; `uitleg` says more about it."""

    code: str
    tekst: str
    uitleg: str = ""


@dataclass(frozen=True)
class Verschil:
    """One field in which what is typed here differs from what somebody else saved."""

    veld: str
    uw: str
    bewaard: str
