"""Searching in a handful of short answers: whatever way a word is spelled. No database here.

Words are brought back to what they sound like and to their stem, so that "inschreiven", "ingeschreven?" and "kode" find
what they mean; a part of a compound counts ("geld" in "inschrijfgeld"), and so does a word with one slip of the keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from math import log

MEESTE_WOORDEN = 12
# Half of what somebody asks must be in an answer, weighed by how much a word tells.
GENOEG = 0.5
VRAAG, ZOEKWOORD, TEKST = 4.0, 3.0, 1.0

# Words that are in every question, and so tell nothing.
_NL = (
    "aan al alle als ben bent bij dan dat de deze die dit doe doen doet door een en er ga gaan geef goed "
    "graag had hallo heb hebben heeft het hier hij hoe hun iets ik in is ja jij jullie kan komt kunnen kunt "
    "maar mag mee met mij mijn moet moeten na naar nee niet nieuwe nog nu of om omdat ons ook op over te toch "
    "tot u uit uw van vanaf veel voor vraag vragen waar waarom waarvoor wanneer want waren was wat we weet "
    "wel welke werd wie wij wil wilt word worden wordt zal ze zich zij zijn zit zo zou"
)
_EN = (
    "about an and any are as at be been but by can cannot could do does doing for from get got had has have "
    "he hello her him his how if in is it its let may me must my need no not now of on or our please should "
    "so that the their them then there they this to too up us want was we were what when where which who why "
    "will with would you your"
)
STOPWOORDEN = {"nl": frozenset(_NL.split()), "en": frozenset(_EN.split())}
# Sounds that people who learn Dutch write in more than one way; the order matters.
_KLANKEN = (
    ("ch", "g"), ("ij", "ei"), ("y", "ei"), ("au", "ou"), ("ck", "k"), ("c", "k"), ("z", "s"), ("f", "v"), ("dt", "t"),
    ("th", "t"),
)  # fmt: skip
_UITGANGEN = {
    "nl": ("ingen", "heden", "ing", "heid", "tje", "je", "en", "de", "te", "e", "s", "t", "d"),
    "en": ("ations", "ation", "ings", "ing", "ies", "ed", "es", "ly", "s", "e", "y"),
}


def kaal(tekst: str) -> str:
    """A text without accents and capitals."""
    ontleed = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in ontleed if not unicodedata.combining(teken))


def woorden(tekst: str, taal: str) -> list[str]:
    """The words in a text that tell something, as they were typed but for accents and capitals."""
    gevonden = re.findall(r"[^\W_]+", kaal(tekst))
    return [woord for woord in gevonden if woord not in STOPWOORDEN[taal] and len(woord) > 1]


@cache
def stam(woord: str, taal: str) -> str:
    """What a word sounds like without its ending: betalen, betaling and betaald are one."""
    for uitgang in _UITGANGEN[taal]:
        # The t of kost and klacht is no ending.
        if woord.endswith(uitgang) and len(woord) - len(uitgang) >= 3 and not woord.endswith(("st", "cht")):
            woord = woord[: -len(uitgang)]
            break
    if taal == "nl":
        for geschreven, klank in _KLANKEN:
            woord = woord.replace(geschreven, klank)
        woord = re.sub(r"d$", "t", woord)
    return re.sub(r"(.)\1", r"\1", woord)


def gelijkenis(gevraagd: str, gevonden: str) -> float:
    """How well one stem answers to another, from 0 to 1."""
    if gevraagd == gevonden:
        return 1.0
    kort, lang = sorted((gevraagd, gevonden), key=len)
    if len(kort) >= 4 and lang.startswith(kort):
        return 0.8
    if len(kort) >= 4 and kort in lang:
        return 0.6
    if len(kort) >= 4 and kort[0] == lang[0] and len(lang) - len(kort) <= 2:
        lijkt = SequenceMatcher(None, gevraagd, gevonden).ratio()
        return 0.7 * lijkt if lijkt >= 0.8 else 0.0
    return 0.0


@dataclass(frozen=True)
class Vindbaar:
    """One answer as it is searched: its stems, and how much a hit in each counts."""

    naam: str
    stammen: dict[str, float]


def vindbaar(naam: str, *, taal: str, vraag: str, zoekwoorden: str, teksten: Iterable[str]) -> Vindbaar:
    """Prepare one answer for searching."""
    stammen: dict[str, float] = {}
    for gewicht, tekst in ((TEKST, " ".join(teksten)), (ZOEKWOORD, zoekwoorden), (VRAAG, vraag)):
        stammen |= {stam(woord, taal): gewicht for woord in woorden(tekst, taal)}
    return Vindbaar(naam, stammen)


def zoek(tekst: str, alles: Sequence[Vindbaar], *, taal: str) -> list[str]:
    """The names of the answers to a question, the best first; none when nothing comes near."""
    gevraagd = list(dict.fromkeys(stam(woord, taal) for woord in woorden(tekst, taal)))[:MEESTE_WOORDEN]
    if not gevraagd:
        return []
    zegt = {term: _zegt(term, alles) for term in gevraagd}
    gevonden = []
    for antwoord in alles:
        gedekt, punten = 0.0, 0.0
        for term in gevraagd:
            treffers = [
                (gelijkenis(term, woord), gewicht)
                for woord, gewicht in antwoord.stammen.items()
                if gelijkenis(term, woord) > 0
            ]
            gedekt += zegt[term] * max((hoe for hoe, _ in treffers), default=0.0)
            punten += zegt[term] * max((hoe * gewicht for hoe, gewicht in treffers), default=0.0)
        if gedekt >= GENOEG * sum(zegt.values()):
            gevonden.append((punten, antwoord.naam))
    beste = max((punten for punten, _ in gevonden), default=0.0)
    # What comes nowhere near the best answer only distracts from it.
    return [naam for punten, naam in sorted(gevonden, key=lambda paar: -paar[0]) if punten >= beste / 3]


def _zegt(term: str, alles: Sequence[Vindbaar]) -> float:
    """How much a word tells: one that stands in few answers tells more, one that stands in none little."""
    hoeveel = sum(any(gelijkenis(term, woord) >= 0.8 for woord in antwoord.stammen) for antwoord in alles)
    return log(1 + len(alles) / hoeveel) if hoeveel else 1.0


# AVG art. 5: what people type may name somebody; a number or a long string is never kept, and a sentence neither.
def te_tellen(tekst: str, taal: str) -> list[str]:
    """The words of a search without result that may be counted: plain words, each once, without any digit."""
    return [woord for woord in dict.fromkeys(woorden(tekst, taal)) if woord.isalpha() and 3 <= len(woord) <= 24][:6]
