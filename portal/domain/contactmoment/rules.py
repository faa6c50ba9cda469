"""Which words ask for a person now."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from portal.domain.corporatie.policy import Beleid, Spoedbeleid


@dataclass(frozen=True)
class Spoed:
    """Somebody needs a person now: what kind it is, and which numbers come before ours (112, 113)."""

    soort: str
    bellen: tuple[str, ...]


def is_spoed(tekst: str, beleid: Beleid) -> bool:
    """Whether this text asks for a person now: phone first, and an urgent promise."""
    return spoed_in(tekst, beleid) is not None


# Service concept: who is in need hears a voice first. The phrases and their order are policy of the region.
def spoed_in(tekst: str, beleid: Beleid) -> Spoed | None:
    """The most serious urgency in what somebody typed; None when there is none."""
    uitzonderingen, groepen = _patronen(beleid.regio.spoed)
    klanken = f" {' '.join(_klank(woord) for woord in _woorden(tekst))} "
    for uitzondering in uitzonderingen:
        klanken = uitzondering.sub(" ", klanken)
    for spoed, zinnen in groepen:
        if any(all(deel.search(klanken) for deel in zin) for zin in zinnen):
            return spoed
    return None


def zinnen_in(tekst: str, zinnen: tuple[str, ...]) -> bool:
    """Whether one of these phrases of policy occurs in what somebody typed."""
    klanken = f" {' '.join(_klank(woord) for woord in _woorden(tekst))} "
    return any(all(deel.search(klanken) for deel in _delen(zin)) for zin in zinnen)


_Zin = tuple["re.Pattern[str]", ...]
_MEESTE_WOORDEN_ERTUSSEN = 2


@lru_cache(maxsize=8)
def _patronen(beleid: Spoedbeleid) -> tuple[list[re.Pattern[str]], list[tuple[Spoed, list[_Zin]]]]:
    groepen = [(Spoed(groep.soort, groep.bellen), [_delen(zin) for zin in groep.zinnen]) for groep in beleid.groepen]
    return [_patroon(zin) for zin in beleid.uitzonderingen], groepen


@lru_cache(maxsize=512)
def _delen(zin: str) -> _Zin:
    return tuple(_patroon(deel) for deel in zin.split(" + "))


def _patroon(deel: str) -> re.Pattern[str]:
    """The words of a phrase in this order, by sound, with a few other words in between."""
    woorden = [f"(?:{'|'.join(_keus(keus) for keus in woord.split('|'))})" for woord in deel.split()]
    return re.compile(" " + rf"(?: \S+){{0,{_MEESTE_WOORDEN_ERTUSSEN}}} ".join(woorden) + "(?= )")


def _keus(keus: str) -> str:
    return re.sub("d$", "[dt]", _klank(keus, einde=False)) + r"\S*" if keus.endswith("*") else _klank(keus)


def _woorden(tekst: str) -> list[str]:
    kaal = unicodedata.normalize("NFKD", tekst.lower()).replace("'", "").replace("’", "")
    return re.findall(r"[a-z0-9]+", "".join(teken for teken in kaal if not unicodedata.combining(teken)))


def _klank(woord: str, *, einde: bool = True) -> str:
    """A word as it sounds, so that a spelling mistake is no reason to miss somebody in need."""
    klank = "".join(_woorden(woord))
    for geschreven, gehoord in (
        ("ch", "g"),
        ("ei", "y"),
        ("ij", "y"),
        ("au", "ou"),
        ("c", "k"),
        ("z", "s"),
        ("v", "f"),
    ):
        klank = klank.replace(geschreven, gehoord)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"dt?$", "t", klank) if einde else klank)
