"""Saying whether an answer helped, and counting what was looked for in vain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import delete, update
from sqlmodel import Session, col

from portal.domain.antwoord.model import Antwoordoordeel, Zoekwoord
from portal.domain.antwoord.teksten import ANTWOORD_BIJ_NAAM
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden, zin
from portal.domain.shared.insert import insert_once
from portal.domain.shared.invoer import Antwoorden, parse_keuze, parse_tekst
from portal.domain.shared.rights import handeling

OORDEEL_BEWAREN = timedelta(days=365)
ZOEKWOORD_BEWAREN = timedelta(days=90)


@handeling(Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER)
def antwoord_beoordelen(
    session: Session, *, antwoord: str, formulier: Mapping[str, object], taal: str, door: Actor, vandaag: date
) -> bool:
    """Say whether an answer helped; returns what was said. Nothing about who says it is kept.

    Raises `NietGevonden` for an answer that does not exist, and `FouteInvoer` without a yes or no, or with a BSN.
    """
    if antwoord not in ANTWOORD_BIJ_NAAM:
        raise NietGevonden(f"antwoord {antwoord}")
    antwoorden = Antwoorden(formulier)
    geholpen = antwoorden.neem("geholpen", parse_keuze, ("ja", "nee"), leeg=zin("Kies ja of nee."))
    bevestigd = bool(formulier.get("geen_bsn"))
    toelichting = antwoorden.neem("toelichting", parse_tekst, maximum=300, leeg=None, bsn_bevestigd=bevestigd)
    antwoorden.controleer()
    ja = geholpen.waarde == "ja"
    session.add(Antwoordoordeel(antwoord=antwoord, taal=taal, geholpen=ja, toelichting=toelichting.waarde, op=vandaag))
    return ja


@handeling(Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER)
def zoekwoorden_tellen(session: Session, *, woorden: Sequence[str], taal: str, door: Actor, vandaag: date) -> None:
    """Count a search without result, and its words one by one; which stood together is not kept."""
    week = vandaag - timedelta(days=vandaag.weekday())
    # In one order for everybody, so that two searches at once never wait for each other.
    for woord in sorted({"", *woorden}):
        insert_once(session, Zoekwoord(week=week, taal=taal, woord=woord))
        session.exec(
            update(Zoekwoord)
            .where(col(Zoekwoord.week) == week, col(Zoekwoord.taal) == taal, col(Zoekwoord.woord) == woord)
            .values(aantal=Zoekwoord.aantal + 1)
        )


def oude_oordelen_wissen(session: Session, *, vandaag: date) -> int:
    """Delete what was said of answers after a year, and words after 90 days. Returns how many."""
    oordelen = session.exec(delete(Antwoordoordeel).where(col(Antwoordoordeel.op) < vandaag - OORDEEL_BEWAREN))
    geteld = session.exec(delete(Zoekwoord).where(col(Zoekwoord.week) < vandaag - ZOEKWOORD_BEWAREN))
    return int(oordelen.rowcount) + int(geteld.rowcount)
