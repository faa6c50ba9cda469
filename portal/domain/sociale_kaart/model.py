"""Tables of `sociale_kaart`."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Column, Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Doorverwijzingstatus(StrEnum):
    """How far a warm referral is."""

    GEVRAAGD = "gevraagd"
    VERSTUURD = "verstuurd"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    GELUKT = "gelukt"
    NIET_GELUKT = "niet-gelukt"
    ANDERS = "anders"


UITKOMSTEN = (Doorverwijzingstatus.GELUKT, Doorverwijzingstatus.NIET_GELUKT, Doorverwijzingstatus.ANDERS)
OVERGANGEN: Overgangen = {
    Doorverwijzingstatus.GEVRAAGD: frozenset(
        {Doorverwijzingstatus.VERSTUURD, Doorverwijzingstatus.GEWEIGERD, Doorverwijzingstatus.INGETROKKEN}
    ),
    Doorverwijzingstatus.VERSTUURD: frozenset({*UITKOMSTEN, Doorverwijzingstatus.INGETROKKEN}),
    Doorverwijzingstatus.GEWEIGERD: frozenset(),
    Doorverwijzingstatus.INGETROKKEN: frozenset(),
    Doorverwijzingstatus.GELUKT: frozenset(),
    Doorverwijzingstatus.NIET_GELUKT: frozenset(),
    Doorverwijzingstatus.ANDERS: frozenset(),
}


class Toestemming(StrEnum):
    """How the client says yes to what is shared."""

    MONDELING = "mondeling"
    ZELF = "zelf"


class Doorverwijzing(SQLModel, table=True):
    """One introduction of a client to a partner, and the consent for it. Personal data.

    `gedeeld` is what went along, word for word. Kept: one year after it ends.
    """

    __tablename__ = "doorverwijzing"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str = Field(unique=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    medewerker_id: str = Field(foreign_key="medewerker.id")
    kanaal: str
    partner: str
    partner_naam: str
    partner_email: str
    contactpersoon: str
    toelichting: str
    delen: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    gedeeld: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    gevraagd_op: datetime
    toestemming_hoe: str
    toestemming_op: datetime | None = None
    toestemming_tot: datetime
    ingetrokken_op: datetime | None = None
    status: str = Field(default=Doorverwijzingstatus.GEVRAAGD, index=True)
    uitkomst: str = ""
    geeindigd_op: datetime | None = None
