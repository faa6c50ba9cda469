"""Tables of `papier`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Papierstatus(StrEnum):
    """Where a form on paper is."""

    UITGEGEVEN = "uitgegeven"
    ONTVANGEN = "ontvangen"
    ONVOLLEDIG = "onvolledig"
    INGEVOERD = "ingevoerd"


OVERGANGEN: Overgangen = {
    Papierstatus.UITGEGEVEN: frozenset({Papierstatus.ONTVANGEN}),
    Papierstatus.ONTVANGEN: frozenset({Papierstatus.ONVOLLEDIG, Papierstatus.INGEVOERD}),
    Papierstatus.ONVOLLEDIG: frozenset({Papierstatus.ONTVANGEN}),
    Papierstatus.INGEVOERD: frozenset(),
}


class Papierformulier(SQLModel, table=True):
    """One printed form and its code; the answers are not in it but in the flow. Personal data: whose it is.

    Kept: one year after it was given out or last touched.
    """

    __tablename__ = "papierformulier"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    code: str = Field(unique=True)
    stroom: str
    versie: str
    taal: str
    groot: bool = False
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    object_id: str = Field(default="", description="what it is about (a renewal), and what it became")
    status: str = Papierstatus.UITGEGEVEN
    uitgegeven_op: datetime
    gewijzigd_op: datetime
    ontvangen_op: date | None = None
    ingevoerd_door: str | None = None
    contactmoment_id: str | None = None
    handtekening_gezien_op: datetime | None = None
    ontbreekt: str = ""
