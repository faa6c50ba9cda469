"""Tables of `contactmoment`."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Verzoekstatus(StrEnum):
    """How far a request for contact is."""

    OPEN = "open"
    AFGEHANDELD = "afgehandeld"


OVERGANGEN: Overgangen = {
    Verzoekstatus.OPEN: frozenset({Verzoekstatus.AFGEHANDELD}),
    Verzoekstatus.AFGEHANDELD: frozenset(),
}


class Contactverzoek(SQLModel, table=True):
    """Someone asked us to call, from which page, and what we promised. Personal data.

    Kept: one year after it is dealt with; that of a visitor 30 days.
    """

    __tablename__ = "contactverzoek"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str = Field(unique=True)
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    medewerker_id: str = Field(foreign_key="medewerker.id", index=True)
    naam: str
    telefoon: str
    vraag: str = ""
    tolk_taal: str = ""
    taal: str
    vanaf: str
    status: str = Verzoekstatus.OPEN
    ontvangen_op: datetime
    beloofd_voor: datetime
    alarm_op: datetime | None = None
    afgehandeld_op: datetime | None = None
