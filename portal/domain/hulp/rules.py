"""Which questions tell who someone is, and whether an answer is right."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from portal.domain.shared.invoer import OngeldigeInvoer, parse_datum
from portal.domain.shared.reference import lees_kenmerk
from portal.i18n import zin

# How long a client who answered well stays on the line before the conversation begins.
VERIFICATIE_GELDIG = timedelta(minutes=15)

_DATUM = re.compile(r"\s*(\d{1,2})\D+(\d{1,2})\D+(\d{4})\s*")


# AVG art. 32: nothing is disclosed to whoever cannot show who they are. What the caller already said is no proof.
def te_stellen_vragen(
    bekend: Mapping[str, str], *, volgorde: Sequence[str], aantal: int, al_gezegd: Collection[str], wie: str, dag: date
) -> list[str]:
    """The questions to ask this client today: as many as policy wants, from what we hold; none when we hold too little.

    The same all day, so that asking again never gives easier ones.
    """
    over = [
        vraag
        for vraag in volgorde
        if bekend.get(vraag) and not any(klopt(vraag, gezegd, bekend[vraag]) for gezegd in al_gezegd)
    ]
    over.sort(key=lambda vraag: hashlib.sha256(f"{wie} {dag} {vraag}".encode()).hexdigest())
    return over[:aantal] if len(over) >= aantal else []


def klopt(vraag: str, antwoord: str, bekend: str) -> bool:
    """Whether this answer is what we hold, however it was typed."""
    gelezen = _gelezen(vraag, antwoord)
    return gelezen != "" and gelezen == _gelezen(vraag, bekend)


def _gelezen(vraag: str, tekst: str) -> str:
    match vraag:
        case "geboortedatum":
            return _datum(tekst)
        case "mobiel":
            # The last three digits: enough to recognise, and nobody reads a whole number aloud at a desk.
            digits = "".join(character for character in tekst if character.isdigit())
            return digits[-3:] if len(digits) >= 3 else ""
        case "inschrijfnummer":
            return lees_kenmerk(tekst) or ""
        case _:
            return "".join(tekst.casefold().split())


def _datum(tekst: str) -> str:
    try:
        return date.fromisoformat(tekst).isoformat()
    except ValueError:
        pass
    found = _DATUM.fullmatch(tekst)
    if found is None:
        return ""
    try:
        return parse_datum(*found.groups(), vandaag=date.max, leeg=zin("Vul een datum in.")).isoformat()
    except OngeldigeInvoer:
        return ""
