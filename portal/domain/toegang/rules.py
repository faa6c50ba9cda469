"""Numbers and calculations of `toegang`."""

from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from enum import StrEnum

CODE_GELDIG = timedelta(minutes=10)
SESSIE_GELDIG = timedelta(hours=8)
MAXIMUM_POGINGEN = 5
HULP_GELDIG = timedelta(minutes=45)

# At most 15 tries an hour per address: a guesser has 15 chances in a million an hour.
TEMPO: dict[str, tuple[tuple[timedelta, int], ...]] = {
    "code-adres": ((timedelta(hours=1), 6), (timedelta(days=1), 15)),
    "code-ip": ((timedelta(hours=1), 60),),
    "proberen-adres": ((timedelta(hours=1), 15),),
    "proberen-ip": ((timedelta(hours=1), 120),),
    "contactverzoek-ip": ((timedelta(hours=1), 20),),
    "controleren-ip": ((timedelta(hours=1), 30),),
    "zoeken-ip": ((timedelta(hours=1), 120),),
    "oordeel-ip": ((timedelta(hours=1), 30),),
    # A word counts once a day for one visitor, so that nobody makes their own words look like those of many.
    "zoekwoord": ((timedelta(days=1), 1),),
}


class Uitkomst(StrEnum):
    """What became of a try; the screen has a sentence for each."""

    GELUKT = "gelukt"
    FOUT = "fout"
    VERLOPEN = "verlopen"
    GEBRUIKT = "gebruikt"
    TE_VAAK = "te-vaak"
    ANDERE_BROWSER = "andere-browser"


def geheim_hash(geheim: str, *, peper: str) -> str:
    """What we store of a secret; useless without the pepper, which is not in the database."""
    return hmac.new(peper.encode(), geheim.encode(), hashlib.sha256).hexdigest()


def gelijk(hash_: str, geheim: str, *, peper: str) -> bool:
    """Whether this is the secret behind the hash, compared in constant time."""
    return hmac.compare_digest(hash_, geheim_hash(geheim, peper=peper))


def cijfers(getypt: str) -> str:
    """The digits of a typed code: spaces and dashes do not count against anyone."""
    return "".join(character for character in getypt if character.isascii() and character.isdigit())
