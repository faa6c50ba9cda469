"""Calendars and appointments, made by calling the use cases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time

from portal.domain.afspraak.actions import afspraak_maken, werktijden_bewaren
from portal.domain.afspraak.queries import AfspraakRegel
from portal.domain.shared.actor import Actor
from tests.conftest import Store
from tests.makers import medewerker
from tests.people import BILAL, Collega

DOORDEWEEKS = {weekdag: (time(8, 30), time(17)) for weekdag in range(5)}
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


def met_agenda(store: Store, collega: Collega, *, hoogstens: int = 12, **dagen: tuple[time, time]) -> Actor:
    """This colleague with hours for appointments: every weekday, or the weekdays that are named (`dag0`)."""
    door = medewerker(store, collega)
    weekdagen = {int(dag.removeprefix("dag")): tijden for dag, tijden in dagen.items()} or DOORDEWEEKS
    store.perform(werktijden_bewaren, weekdagen=weekdagen, hoogstens=hoogstens, door=door)
    return door


def gemaakt(store: Store, door: Actor, **anders: str) -> AfspraakRegel:
    """An appointment on Wednesday morning at ten, or as said."""
    gegevens: Mapping[str, str] = {**ANTWOORDEN, "naam": BILAL.naam, **anders}
    return store.perform(afspraak_maken, gegevens=gegevens, vanaf="/inschrijven/adres", taal="nl", door=door)
