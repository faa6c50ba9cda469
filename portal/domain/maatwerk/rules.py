"""What may stand in a text that colleagues search later, and how counts about few people are told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import phonenumbers

from portal.domain.shared.errors import Zin, zin
from portal.domain.shared.invoer import met_gewone_cijfers, misschien_bsn, zeker_bsn

KORTSTE_NAAM = 3

_EMAIL = re.compile(r"\S+@\S+\.\w+")
_POSTCODE = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b", re.IGNORECASE)
_KENMERK = re.compile(r"\b[A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_WOORD = re.compile(r"[^\W_]+")


# AVG art. 5 (data minimisation): a precedent is about a rule, not about the person it was made for.
def persoonlijk_in(tekst: str, *, namen: Iterable[str], straten: Iterable[str], geboren: date | None) -> Zin | None:
    """Why this text cannot be searched by others: it tells who it is about; None when it does not."""
    gewoon = met_gewone_cijfers(tekst)
    woorden = {woord.casefold() for woord in _WOORD.findall(gewoon)}
    delen = {deel.casefold() for naam in namen for deel in _WOORD.findall(naam) if len(deel) >= KORTSTE_NAAM}
    if woorden & delen:
        return zin("In deze tekst staat een naam van de klant. Haal die weg.")
    if zeker_bsn(gewoon) or misschien_bsn(gewoon):
        return zin("In deze tekst staat een nummer dat een BSN kan zijn. Haal het weg.")
    if _EMAIL.search(gewoon) or any(phonenumbers.PhoneNumberMatcher(gewoon, "NL")):
        return zin("In deze tekst staat een e-mailadres of telefoonnummer. Haal het weg.")
    if _POSTCODE.search(gewoon) or any(straat and straat.casefold() in gewoon.casefold() for straat in straten):
        return zin("In deze tekst staat een adres. Haal het weg.")
    if _KENMERK.search(gewoon) or (geboren and _dagen(geboren) & set(re.findall(r"\d+[-/. ]\d+[-/. ]\d+", gewoon))):
        return zin("In deze tekst staat een kenmerk of geboortedatum. Haal dat weg.")
    return None


def _dagen(dag: date) -> set[str]:
    """A day as people write it in figures."""
    return {
        f"{d}{teken}{m}{teken}{dag.year}"
        for teken in "-/. "
        for d in (f"{dag.day}", f"{dag.day:02d}")
        for m in (f"{dag.month}", f"{dag.month:02d}")
    }


# Design, section 1: counts about few people are not shown (policy n); zero tells nothing about anyone.
def getoond_aantal(aantal: int, drempel: int) -> int | None:
    """A count that may be shown; None when it is about too few people."""
    return aantal if aantal == 0 or aantal >= drempel else None
