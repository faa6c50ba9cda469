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


@dataclass(frozen=True)
class TweedeBewijs:
    """What a page that asks for a second proof shows: the code that went out, and what else would do.

    `handeling` and `object_id` name what is confirmed; empty when only a code is asked, and nothing else counts.
    """

    werkt: bool = False
    uitleg: str = ""
    bevestigd: bool = False
    passkey: bool = False
    aanbieder: str = ""
    handeling: str = ""
    object_id: str = ""


@dataclass(frozen=True)
class PasskeyOpScherm:
    """One passkey of whoever looks."""

    id: str
    naam: str
    tekst: str
    geblokkeerd: bool
