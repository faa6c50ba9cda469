"""Rules of `relatie`."""

from __future__ import annotations

from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.shared.errors import zin
from portal.domain.shared.invoer import OngeldigeInvoer, parse_email, parse_mobiel


def parse_contact(tekst: str) -> tuple[ContactgegevenSoort, str]:
    """What was typed in one field for either: an e-mail address or a mobile number; raises `OngeldigeInvoer`."""
    if not tekst.strip():
        raise OngeldigeInvoer(zin("Vul een e-mailadres of een mobiel nummer in."))
    if lijkt_email(tekst):
        return ContactgegevenSoort.EMAIL, parse_email(tekst)
    return ContactgegevenSoort.MOBIEL, parse_mobiel(tekst)


def lijkt_email(tekst: str) -> bool:
    """Whether somebody meant an e-mail address, right or wrong."""
    return "@" in tekst or not any(teken.isdigit() for teken in tekst)
