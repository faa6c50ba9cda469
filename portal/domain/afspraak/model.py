"""Tables of `afspraak`."""

from __future__ import annotations

import uuid
from datetime import datetime, time
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from portal.domain.relatie.zaken import zaak_van_een_medewerker
from portal.domain.shared.transitions import Overgangen


class Afspraakstatus(StrEnum):
    """How far an appointment is."""

    GEPLAND = "gepland"
    AFGEZEGD = "afgezegd"
    NAGEKOMEN = "nagekomen"
    NIET_VERSCHENEN = "niet-verschenen"


OVERGANGEN: Overgangen = {
    Afspraakstatus.GEPLAND: frozenset(
        # To itself: moved to another moment.
        {
            Afspraakstatus.GEPLAND,
            Afspraakstatus.AFGEZEGD,
            Afspraakstatus.NAGEKOMEN,
            Afspraakstatus.NIET_VERSCHENEN,
        }
    ),
    Afspraakstatus.AFGEZEGD: frozenset(),
    Afspraakstatus.NAGEKOMEN: frozenset(),
    Afspraakstatus.NIET_VERSCHENEN: frozenset(),
}


class Tolkstatus(StrEnum):
    """How far our request for an interpreter is."""

    GEVRAAGD = "gevraagd"
    BEVESTIGD = "bevestigd"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"


TOLK_OVERGANGEN: Overgangen = {
    Tolkstatus.GEVRAAGD: frozenset({Tolkstatus.BEVESTIGD, Tolkstatus.GEWEIGERD, Tolkstatus.INGETROKKEN}),
    # An interpreter can fall ill, and a colleague can find another one.
    Tolkstatus.BEVESTIGD: frozenset({Tolkstatus.GEWEIGERD, Tolkstatus.INGETROKKEN}),
    Tolkstatus.GEWEIGERD: frozenset({Tolkstatus.BEVESTIGD, Tolkstatus.INGETROKKEN}),
    Tolkstatus.INGETROKKEN: frozenset(),
}


class Plaats(StrEnum):
    """Where we meet."""

    BALIE = "balie"
    THUIS = "thuis"
    TELEFOON = "telefoon"


class Tolkkeuze(StrEnum):
    """Who interprets: nobody, somebody the client brings, or somebody we book."""

    GEEN = "geen"
    EIGEN = "eigen"
    BOEKEN = "boeken"


class Werktijd(SQLModel, table=True):
    """When a colleague has appointments on one weekday (0 is Monday), Amsterdam time, and how many at most.

    Kept: as long as the colleague works here.
    """

    __tablename__ = "werktijd"
    __table_args__ = (UniqueConstraint("medewerker_id", "weekdag", "van", name="werktijd_once"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    medewerker_id: str = Field(foreign_key="medewerker.id", index=True)
    weekdag: int
    van: time
    tot: time
    hoogstens: int = 12


class Afspraak(SQLModel, table=True):
    """Who meets whom, where, when and about what. Personal data.

    `bezet_van` and `bezet_tot` are the hours of the colleague that it takes, with preparing and the road. `volgnummer`
    counts the changes (SEQUENCE of the calendar file). Kept: one year after it was; that of a visitor 30 days.
    """

    __tablename__ = "afspraak"
    __table_args__ = (
        # The last guard against two people in one moment; the lock on the calendars comes before it.
        Index(
            "afspraak_een_per_moment",
            "medewerker_id",
            "begin",
            unique=True,
            sqlite_where=text("status = 'gepland'"),
            postgresql_where=text("status = 'gepland'"),
        ),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str = Field(unique=True)
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    medewerker_id: str = Field(foreign_key="medewerker.id", index=True)
    onderwerp: str
    vraag: str = ""
    vanaf: str = ""
    plaats: str
    corporatie: str = ""
    adres: str = ""
    naam: str
    telefoon: str
    email: str = ""
    taal: str
    tolk: str = Tolkkeuze.GEEN
    tolk_taal: str = ""
    begeleider_naam: str = ""
    begeleider_email: str = ""
    begin: datetime = Field(index=True)
    einde: datetime
    bezet_van: datetime
    bezet_tot: datetime
    status: str = Afspraakstatus.GEPLAND
    volgnummer: int = 0
    kanaal: str
    gemaakt_op: datetime
    gewijzigd_op: datetime
    herinnerd_op: datetime | None = None


class TolkBij(StrEnum):
    """Who has our request for an interpreter: nobody yet, the service, or a colleague."""

    NIEMAND = ""
    DIENST = "dienst"
    MEDEWERKER = "medewerker"


class Tolkaanvraag(SQLModel, table=True):
    """Our request for an interpreter at one appointment and moment. Personal data: through the appointment.

    Kept: with the appointment.
    """

    __tablename__ = "tolkaanvraag"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    afspraak_id: str = Field(foreign_key="afspraak.id", index=True)
    taal: str
    begin: datetime
    einde: datetime
    status: str = Tolkstatus.GEVRAAGD
    gevraagd_op: datetime
    bij: str = TolkBij.NIEMAND
    beantwoord_op: datetime | None = None


zaak_van_een_medewerker(Afspraak)
