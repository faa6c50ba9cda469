"""Sentences and refusals: what the domain says to a person, in Dutch, translated at the edge.

PortalFout
├── Weigering          a "nee" with its reason and, where there is one, the way on
│   └── FouteInvoer    one or more answers that cannot be taken as they are
└── NietGevonden       not there, or not yours: the same thing to whoever asks
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portal.i18n import Zin, zin

__all__ = ["FouteInvoer", "NietGevonden", "PortalFout", "Veldfout", "Weigering", "Zin", "zin"]


class PortalFout(Exception):
    """Anything the portal expects to go wrong and can explain to the person in front of it."""


class Weigering(PortalFout):
    """The answer is no: `reden` says why, `verder` what would change it or who to talk to."""

    def __init__(self, reden: Zin, verder: Zin | None = None) -> None:
        super().__init__(str(reden))
        self.reden = reden
        self.verder = verder


@dataclass(frozen=True)
class Veldfout:
    """What is wrong with one answer; `veld` is the `name` of the form field."""

    veld: str
    reden: Zin


class FouteInvoer(Weigering):
    """One or more answers cannot be taken; all of them are named at once."""

    def __init__(self, fouten: Iterable[Veldfout]) -> None:
        self.fouten = tuple(fouten)
        super().__init__(self.fouten[0].reden)


class NietGevonden(PortalFout):
    """It does not exist, or it belongs to someone else; which of the two is never told."""
