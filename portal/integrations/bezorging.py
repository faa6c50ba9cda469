"""What mail, SMS and letter have in common: why a message did not leave, and how a resident knows it is ours.

    BezorgFout
    ├── DienstNietBereikbaar   not now: the same message may be offered again later
    ├── AdresGeweigerd         never to this address: someone has to ask the resident for another one
    └── DienstWeigert          never this message: a fault on our side (key, settings, content)

The text of an error is for staff and logs: it never holds the address, the number or the message itself.
"""

from __future__ import annotations

_HERKENNINGSWOORD = {"nl": "Uw herkenningswoord:", "en": "Your recognition word:"}


class BezorgFout(Exception):
    """The message did not leave; the kind of error says what to do with it."""


class DienstNietBereikbaar(BezorgFout):
    """Temporary: the other side is down, busy or unknown. Offer the same message again later."""


class AdresGeweigerd(BezorgFout):
    """Permanent: this address or number does not work. The resident has to be reached in another way."""


class DienstWeigert(BezorgFout):
    """Permanent for this message, and our fault: wrong key or settings, or it cannot be sent as it is."""


def taal_met_tekst(taal: str) -> str:
    """The language of our own fixed sentences: `taal` where they exist in it, else Dutch."""
    return taal if taal in _HERKENNINGSWOORD else "nl"


def herkenningsregel(herkenningswoord: str, taal: str) -> str:
    """The line with the word that only this resident and the corporation know."""
    return f"{_HERKENNINGSWOORD[taal_met_tekst(taal)]} {herkenningswoord}"
