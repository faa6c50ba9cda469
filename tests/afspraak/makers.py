"""Calendars and appointments, made by calling the use cases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from portal.domain.afspraak.actions import afspraak_maken, werktijden_bewaren
from portal.domain.afspraak.queries import AfspraakRegel
from portal.domain.shared.actor import Actor
from tests.conftest import Store
from tests.makers import medewerker
from tests.people import BILAL, Collega

DOORDEWEEKS = {
    **{f"van_{dag}": "8.30" for dag in range(5)},
    **{f"tot_{dag}": "17:00" for dag in range(5)},
    "hoogstens": "12",
}
ANTWOORDEN = {
    "onderwerp": "anders",
    "vraag": "Ik heb een vraag.",
    "plaats": "balie:lindehof",
    "adres": "",
    "tolk": "geen",
    "tolk_taal": "",
    "begeleider_naam": "",
    "begeleider_email": "",
    "dag": "2026-03-11",
    "moment": "2026-03-11T09:00:00+00:00",
    "naam": "Bilal El Amrani",
    "telefoon": "06 12345602",
    "email": "",
}


def utc(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=UTC)


def met_agenda(store: Store, collega: Collega) -> Actor:
    """This colleague with hours for appointments on every weekday."""
    door = medewerker(store, collega)
    store.perform(werktijden_bewaren, formulier=DOORDEWEEKS, door=door)
    return door


def gemaakt(store: Store, door: Actor, **anders: str) -> AfspraakRegel:
    """An appointment on Wednesday morning at ten, or as said."""
    gegevens: Mapping[str, str] = {**ANTWOORDEN, "naam": BILAL.naam, **anders}
    return store.perform(afspraak_maken, gegevens=gegevens, vanaf="/inschrijven/adres", taal="nl", door=door)
