"""Tables of `contactmoment`."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel


class Verificatie(StrEnum):
    """How a medewerker made sure who the client is, before anything is said."""

    TERUGGEBELD = "teruggebeld"
    IDENTITEIT_GEZIEN = "identiteit-gezien"
    CONTROLEVRAGEN = "controlevragen"


class Vervolg(StrEnum):
    """How a conversation ends: nobody leaves without an answer or an appointment (service concept)."""

    BEANTWOORD = "beantwoord"
    AFSPRAAK = "afspraak"


class Contactmoment(SQLModel, table=True):
    """One conversation with a client, in words the client may read (VERA Contactmoment). Personal data.

    Kept: two years after it ends.
    """

    __tablename__ = "contactmoment"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    medewerker_id: str = Field(foreign_key="medewerker.id", index=True)
    kanaal: str
    reden: str
    verificatie: str
    begonnen_op: datetime
    afgesloten_op: datetime | None = None
    samenvatting: str = ""
    vervolg: str = ""
    afspraak: str = ""


class Contactverzoek(SQLModel, table=True):
    """Someone asked us to call, and from which page; what we promised is a belofte. Personal data.

    Kept: one year after it is dealt with; that of a visitor 30 days.
    """

    __tablename__ = "contactverzoek"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str = Field(unique=True)
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    naam: str
    telefoon: str
    vraag: str = ""
    tolk_taal: str = ""
    taal: str
    vanaf: str
    ontvangen_op: datetime
