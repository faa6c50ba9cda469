"""References a person can read aloud: no look-alike letters, and a check character that catches a slip."""

from __future__ import annotations

import secrets

# Without 0/O, 1/I/L, 5/S, 8/B, 2/Z and vowels that could spell a word.
ALPHABET = "34679CDFGHJKMNPQRTVWXY"


def nieuw_kenmerk(soort: str) -> str:
    """A fresh reference such as `T-7KM3-9QXF`; the last character checks the others."""
    check = None
    while check is None:
        body = "".join(secrets.choice(ALPHABET) for _ in range(7))
        check = _check(soort, body)
    return f"{soort}-{body[:4]}-{body[4:]}{check}"


def lees_kenmerk(typed: str) -> str | None:
    """The reference someone typed, in its one written form; None when it cannot be one of ours."""
    plain = "".join(character for character in typed.upper() if character.isalnum())
    soort, body = plain[:-8], plain[-8:]
    if not soort or any(character not in ALPHABET for character in body) or _check(soort, body[:-1]) != body[-1]:
        return None
    return f"{soort}-{body[:4]}-{body[4:]}"


# A weighted sum modulo a prime notices every wrong sign and every two signs that changed places. The smallest prime
# that fits has one remainder more than the alphabet has signs: what comes out at that one is not given out.
_PRIME = 23


def _check(soort: str, body: str) -> str | None:
    values = [ord(character) for character in soort] + [ALPHABET.index(character) for character in body]
    remainder = sum(weight * value for weight, value in enumerate(values, start=1)) % _PRIME
    return ALPHABET[remainder] if remainder < len(ALPHABET) else None
