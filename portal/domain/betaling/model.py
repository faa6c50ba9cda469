"""Tables of `betaling`."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Betaalstatus(StrEnum):
    """How far a payment is, for the client."""

    OPEN = "open"
    IN_BEHANDELING = "in-behandeling"
    BETAALD = "betaald"
    VERVALLEN = "vervallen"
    TERUGBETAALD = "terugbetaald"


OVERGANGEN: Overgangen = {
    Betaalstatus.OPEN: frozenset({Betaalstatus.IN_BEHANDELING, Betaalstatus.BETAALD, Betaalstatus.VERVALLEN}),
    # Back to open: the bank said no after all, and the client may try again.
    Betaalstatus.IN_BEHANDELING: frozenset({Betaalstatus.OPEN, Betaalstatus.BETAALD, Betaalstatus.VERVALLEN}),
    # Money can still arrive for a payment we gave up: it is booked, and a person looks.
    Betaalstatus.VERVALLEN: frozenset({Betaalstatus.BETAALD}),
    Betaalstatus.BETAALD: frozenset({Betaalstatus.TERUGBETAALD}),
    Betaalstatus.TERUGBETAALD: frozenset(),
}


class Pogingstatus(StrEnum):
    """One visit to the payment page."""

    OPEN = "open"
    BEZIG = "bezig"
    BETAALD = "betaald"
    MISLUKT = "mislukt"
    VERLOPEN = "verlopen"


class Betaling(SQLModel, table=True):
    """What a client owes for one thing. Personal data: the id of the client.

    Kept: seven years after payment (tax law), as long as the inschrijving otherwise.
    """

    __tablename__ = "betaling"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    soort: str
    object_id: str = Field(index=True)
    bedrag_cent: int
    status: str = Betaalstatus.OPEN
    gemaakt_op: datetime
    betaald_op: datetime | None = None
    terugbetaald_cent: int = 0


class Betaalpoging(SQLModel, table=True):
    """One visit of the client to the payment page. No personal data. Kept: with the payment."""

    __tablename__ = "betaalpoging"
    __table_args__ = (UniqueConstraint("betaling_id", "nummer", name="poging_is_genummerd"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    betaling_id: str = Field(foreign_key="betaling.id", index=True)
    nummer: int
    sessie_id: str | None = Field(default=None, unique=True)
    status: str = Pogingstatus.OPEN
    betaalkenmerk: str | None = None
    begonnen_op: datetime
    nagekeken_op: datetime | None = None


class Betaalmelding(SQLModel, table=True):
    """A webhook that was taken in; the id makes a second delivery harmless. No personal data. Kept: 60 days."""

    __tablename__ = "betaalmelding"

    id: str = Field(primary_key=True)
    soort: str
    ontvangen_op: datetime


class Werkitemsoort(StrEnum):
    """What a person has to look at."""

    DUBBEL_BETAALD = "dubbel-betaald"
    BEDRAG_KLOPT_NIET = "bedrag-klopt-niet"
    ONBEKENDE_BETALING = "onbekende-betaling"
    BETAALD_NA_VERVALLEN = "betaald-na-vervallen"
    TERUGBETALEN_MISLUKT = "terugbetalen-mislukt"
    # Something would lapse, and the provider does not say whether it was paid.
    BETAALDIENST_ZWIJGT = "betaaldienst-zwijgt"


class Werkitem(SQLModel, table=True):
    """Something odd about money that a medewerker settles. No personal data but ids. Kept: with the payment."""

    __tablename__ = "werkitem"
    __table_args__ = (UniqueConstraint("soort", "sleutel", name="werkitem_once"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    soort: str
    sleutel: str
    betaling_id: str | None = Field(default=None, foreign_key="betaling.id", index=True)
    poging_id: str | None = Field(default=None, foreign_key="betaalpoging.id")
    bedrag_cent: int
    gemaakt_op: datetime
    afgehandeld_op: datetime | None = None
    afgehandeld_door: str | None = None
