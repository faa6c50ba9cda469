"""Numbers and calculations of `toegang`."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import timedelta
from enum import StrEnum

CODE_GELDIG = timedelta(minutes=10)
SESSIE_GELDIG = timedelta(hours=8)
MAXIMUM_POGINGEN = 5
# How long somebody has at an identity provider, and how fresh a proof must be for who adds a way to log in.
AANMELDING_GELDIG = timedelta(minutes=15)
VERS_BEWIJS = timedelta(minutes=10)
# A letter is printed within days; after that its text is erased here.
BRIEF_VLUCHTIG = timedelta(days=3)
HULP_GELDIG = timedelta(minutes=45)
NAMENS_GELDIG = timedelta(minutes=60)
BEVESTIGING_GELDIG = timedelta(minutes=10)
# How long a passkey has to answer; browsers give up sooner.
PASSKEYVRAAG_GELDIG = timedelta(minutes=5)
MAXIMUM_PASSKEYS = 10

# At most 15 tries an hour per address: a guesser has 15 chances in a million an hour.
TEMPO: dict[str, tuple[tuple[timedelta, int], ...]] = {
    "code-adres": ((timedelta(hours=1), 6), (timedelta(days=1), 15)),
    "code-ip": ((timedelta(hours=1), 60),),
    "proberen-adres": ((timedelta(hours=1), 15),),
    "proberen-ip": ((timedelta(hours=1), 120),),
    "aanmelden-ip": ((timedelta(hours=1), 120),),
    "afmelden-ip": ((timedelta(minutes=1), 300),),
    "passkey-ip": ((timedelta(hours=1), 120),),
    "bewijs-ip": ((timedelta(hours=1), 20), (timedelta(days=1), 60)),
    "inlogbrief": ((timedelta(days=1), 1), (timedelta(days=30), 5)),
    # A logout token works once.
    "afmelding": ((timedelta(days=1), 1),),
    "bevestiging-vragen": ((timedelta(hours=1), 6), (timedelta(days=1), 15)),
    "bevestiging-proberen": ((timedelta(hours=1), 15),),
    "nieuw-adres": ((timedelta(hours=1), 3), (timedelta(days=1), 6)),
    "nieuw-adres-persoon": ((timedelta(hours=1), 6), (timedelta(days=1), 10)),
    # A mail provider stops for many readers from one address.
    "tips-afmelden-ip": ((timedelta(hours=1), 600),),
    "stoppen-ip": ((timedelta(hours=1), 60),),
    "contactverzoek-ip": ((timedelta(hours=1), 20),),
    "afspraak-ip": ((timedelta(hours=1), 10), (timedelta(days=1), 30)),
    "foto-persoon": ((timedelta(hours=1), 30),),
    "controleren-ip": ((timedelta(hours=1), 30),),
    "papier-ip": ((timedelta(hours=1), 30),),
    "papier-code": ((timedelta(minutes=15), 60),),
    "scherm-ip": ((timedelta(hours=1), 60),),
    # A guesser at a desk has ten chances in a million an hour, and a code works once, for minutes.
    "scherm-koppelen": ((timedelta(hours=1), 10),),
    "zoeken-ip": ((timedelta(hours=1), 120),),
    "oordeel-ip": ((timedelta(hours=1), 30),),
    # A word counts once a day for one visitor, so that nobody makes their own words look like those of many.
    "zoekwoord": ((timedelta(days=1), 1),),
}


# Kind and value of a proven address or number, as in Contactgegeven: mail ("EMA") before phone ("MOB").
Weg = tuple[str, str]


class Bewijswijze(StrEnum):
    """Along which way somebody got a code of ours."""

    BALIE = "balie"
    BRIEF = "brief"


BEWIJS_GELDIG = {Bewijswijze.BALIE: timedelta(minutes=10), Bewijswijze.BRIEF: timedelta(days=14)}


class Uitkomst(StrEnum):
    """What became of a try; the screen has a sentence for each."""

    GELUKT = "gelukt"
    FOUT = "fout"
    VERLOPEN = "verlopen"
    GEBRUIKT = "gebruikt"
    TE_VAAK = "te-vaak"
    ANDERE_BROWSER = "andere-browser"
    # Proved, and it counts only after the days of rest.
    RUST = "rust"
    # A colleague: the code was right, and a passkey is the other half; or nobody works here with that address.
    PASSKEY = "passkey"
    GEEN_COLLEGA = "geen-collega"


def weg_voor_bevestiging(wegen: Sequence[Weg], *, bewezen_met: str) -> tuple[Weg, bool]:
    """Along which way a second code goes, and whether that is another way than the one of the login.

    Somebody who got hold of a mailbox does not have the phone too: another proven way wins, wherever there is one.
    """
    anders = [weg for weg in wegen if weg[0] != bewezen_met]
    if bewezen_met in {soort for soort, _ in wegen} and anders:
        return anders[0], True
    # A login that proved no address (the desk, the demo): a text message is harder to read along with than mail.
    return (wegen[0], False) if bewezen_met in {soort for soort, _ in wegen} else (wegen[-1], False)


class Bewijsmiddel(StrEnum):
    """With what somebody confirmed a heavy act."""

    CODE = "code"
    PASSKEY = "passkey"
    AANBIEDER = "aanbieder"


def teller_klopt(was: int, nu: int) -> bool:
    """Whether the counter of a passkey went on. Many keys do not count and say 0 each time (WebAuthn 3, 6.1.1)."""
    return nu > was or (nu == 0 and was == 0)


def hoogste_rol(claims: Sequence[str], rollen: Mapping[str, str], volgorde: Sequence[str]) -> str:
    """The role of a colleague by what the identity provider says of them; empty when nothing it says is in policy."""
    gevonden = {rollen[claim] for claim in claims if claim in rollen}
    return next((rol for rol in volgorde if rol in gevonden), "")


def geheim_hash(geheim: str, *, peper: str) -> str:
    """What we store of a secret; useless without the pepper, which is not in the database."""
    return hmac.new(peper.encode(), geheim.encode(), hashlib.sha256).hexdigest()


def gelijk(hash_: str, geheim: str, *, peper: str) -> bool:
    """Whether this is the secret behind the hash, compared in constant time."""
    return hmac.compare_digest(hash_, geheim_hash(geheim, peper=peper))


def cijfers(getypt: str) -> str:
    """The digits of a typed code: spaces and dashes do not count against anyone."""
    return "".join(character for character in getypt if character.isascii() and character.isdigit())
