"""The appointment as a calendar file (iCalendar, RFC 5545 and 5546): one UID for ever, a higher number per change."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress, vText


class Methode(StrEnum):
    """What a calendar has to do with it."""

    VERZOEK = "REQUEST"
    AFGEZEGD = "CANCEL"


def agendabestand(
    *,
    afspraak_id: str,
    volgnummer: int,
    methode: Methode,
    begin: datetime,
    einde: datetime,
    titel: str,
    waar: str,
    uitleg: str,
    van_naam: str,
    van_email: str,
    genodigde: str,
    nu: datetime,
) -> str:
    """The file; moments in UTC, which every calendar shows in the time of its reader."""
    kalender = Calendar()
    kalender.add("prodid", "-//portal//afspraak//NL")
    kalender.add("version", "2.0")
    kalender.add("method", methode.value)
    event = Event()
    event.add("uid", f"afspraak-{afspraak_id}")
    event.add("sequence", volgnummer)
    event.add("dtstamp", nu)
    event.add("dtstart", begin)
    event.add("dtend", einde)
    event.add("summary", titel)
    event.add("location", waar)
    event.add("description", uitleg)
    event.add("status", "CANCELLED" if methode is Methode.AFGEZEGD else "CONFIRMED")
    organisator = vCalAddress(f"mailto:{van_email}")
    organisator.params["CN"] = vText(van_naam)
    event.add("organizer", organisator)
    if genodigde:
        gast = vCalAddress(f"mailto:{genodigde}")
        # No answer is asked for: who cannot come cancels with us.
        gast.params["RSVP"] = vText("FALSE")
        event.add("attendee", gast)
    kalender.add_component(event)
    return bytes(kalender.to_ical()).decode()
