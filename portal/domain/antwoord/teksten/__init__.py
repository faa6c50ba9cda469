"""Every answer there is, in the order of the page: what people ask first stands first."""

from __future__ import annotations

from portal.domain.antwoord.antwoord import Antwoord
from portal.domain.antwoord.teksten import betalen, contact, gegevens, inloggen, inschrijven

ANTWOORDEN: tuple[Antwoord, ...] = (
    *inschrijven.ANTWOORDEN,
    *inloggen.ANTWOORDEN,
    *betalen.ANTWOORDEN,
    *gegevens.ANTWOORDEN,
    *contact.ANTWOORDEN,
)
ANTWOORD_BIJ_NAAM = {antwoord.naam: antwoord for antwoord in ANTWOORDEN}
