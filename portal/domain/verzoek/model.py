"""Tables of `verzoek`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Column, Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Verzoeksoort(StrEnum):
    """What is asked (VERA RECLAMATIESOORT has the last but one and the one before it: KLA and BEZ)."""

    REPARATIE = "reparatie"
    OVERLAST = "overlast"
    KLACHT = "klacht"
    BEZWAAR = "bezwaar"
    VRAAG = "vraag"
    # Without a form of its own: asked where the client sees their data (`bewaren`).
    GEGEVENS_WISSEN = "gegevens-wissen"


class Verzoekstatus(StrEnum):
    """How far a verzoek is."""

    ONTVANGEN = "ontvangen"
    IN_BEHANDELING = "in-behandeling"
    WACHT_OP_KLANT = "wacht-op-klant"
    AFGEHANDELD = "afgehandeld"
    INGETROKKEN = "ingetrokken"


OVERGANGEN: Overgangen = {
    Verzoekstatus.ONTVANGEN: frozenset({Verzoekstatus.IN_BEHANDELING, Verzoekstatus.INGETROKKEN}),
    Verzoekstatus.IN_BEHANDELING: frozenset(
        {Verzoekstatus.WACHT_OP_KLANT, Verzoekstatus.AFGEHANDELD, Verzoekstatus.INGETROKKEN}
    ),
    Verzoekstatus.WACHT_OP_KLANT: frozenset(
        {Verzoekstatus.IN_BEHANDELING, Verzoekstatus.AFGEHANDELD, Verzoekstatus.INGETROKKEN}
    ),
    Verzoekstatus.AFGEHANDELD: frozenset(),
    Verzoekstatus.INGETROKKEN: frozenset(),
}
OPEN = (Verzoekstatus.ONTVANGEN, Verzoekstatus.IN_BEHANDELING, Verzoekstatus.WACHT_OP_KLANT)


class Verzoek(SQLModel, table=True):
    """What a client asked, how far it is and how it ended. Personal data.

    `behandelaar_id` is who took it, `beslisser_id` who decided; before when it must be done stands in its belofte.
    `houdt_tegen` is a bezwaar that was in time against a decision that waits for it. Kept: two years (policy) after
    it ends.
    """

    __tablename__ = "verzoek"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str = Field(unique=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    soort: str
    status: str = Verzoekstatus.ONTVANGEN
    antwoorden: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    ingevuld_door: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    spoed: str = ""
    kanaal: str
    vanaf: str = ""
    ontvangen_op: datetime = Field(index=True)
    behandelaar_id: str | None = Field(default=None, foreign_key="medewerker.id", index=True)
    verlengd_op: datetime | None = None
    besluit_bericht_id: str | None = None
    besluit_op: date | None = None
    op_tijd: bool | None = None
    houdt_tegen: bool = False
    beslisser_id: str | None = Field(default=None, foreign_key="medewerker.id")
    uitkomst: str = ""
    motivering: str = ""
    beeindigd_op: datetime | None = None
    versie: int = 1


class Verzoekregel(SQLModel, table=True):
    """What was said about a verzoek, by the client or by us, in words both read. Personal data.

    Kept: with the verzoek.
    """

    __tablename__ = "verzoekregel"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    verzoek_id: str = Field(foreign_key="verzoek.id", index=True)
    volgnummer: int
    op: datetime
    medewerker_id: str | None = Field(default=None, foreign_key="medewerker.id")
    namens_klant: bool = False
    tekst: str
