"""References a person can read aloud: no look-alike letters, and a check character that catches a slip."""

from __future__ import annotations

import secrets

# Without 0/O, 1/I/L, 5/S, 8/B, 2/Z and vowels that could spell a word.
ALPHABET = "34679CDFGHJKMNPQRTVWXY"


def nieuw_kenmerk(soort: str) -> str:
    """A fresh reference such as `T-7KM3-9QXF`; the last character checks the others."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(7))
    full = body + _check(soort, body)
    return f"{soort}-{full[:4]}-{full[4:]}"


def lees_kenmerk(typed: str) -> str | None:
    """The reference someone typed, in its one written form; None when it cannot be one of ours."""
    plain = "".join(character for character in typed.upper() if character.isalnum())
    soort, body = plain[:-8], plain[-8:]
    if not soort or any(character not in ALPHABET for character in body) or _check(soort, body[:-1]) != body[-1]:
        return None
    return f"{soort}-{body[:4]}-{body[4:]}"


def _check(soort: str, body: str) -> str:
    weights = sum(index * (ord(character) - 31) for index, character in enumerate(soort + body, start=1))
    return ALPHABET[weights % len(ALPHABET)]
