"""Tables of `grens`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Grensstatus(StrEnum):
    """How far bounded contact is."""

    VOORGESTELD = "voorgesteld"
    VAN_KRACHT = "van-kracht"
    AFGEWEZEN = "afgewezen"
    BEEINDIGD = "beeindigd"
    AFGELOPEN = "afgelopen"


OVERGANGEN: Overgangen = {
    Grensstatus.VOORGESTELD: frozenset({Grensstatus.VAN_KRACHT, Grensstatus.AFGEWEZEN}),
    Grensstatus.VAN_KRACHT: frozenset({Grensstatus.BEEINDIGD, Grensstatus.AFGELOPEN}),
    Grensstatus.AFGEWEZEN: frozenset(),
    Grensstatus.BEEINDIGD: frozenset(),
    Grensstatus.AFGELOPEN: frozenset(),
}

_LOOPT = text("status in ('voorgesteld', 'van-kracht')")


class Grens(SQLModel, table=True):
    """What happened, what led to it, and how we go on speaking, until when. Personal data, for teamleiders only.

    `gebeurtenis` is what was seen and heard, `aanleiding` what came before it, `reden` why this measure.
    Kept: one year after it ends; a proposal that was not taken 30 days.
    """

    __tablename__ = "grens"
    __table_args__ = (
        Index("grens_loopt_eenmaal", "relatie_id", unique=True, sqlite_where=_LOOPT, postgresql_where=_LOOPT),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str = Field(unique=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    goedkeuring_id: str | None = Field(default=None, foreign_key="goedkeuring.id")
    gebeurd_op: date
    gebeurtenis: str
    aanleiding: str
    maatregel: str
    reden: str
    tot: date
    herzien_op: date
    voorgesteld_door: str = Field(foreign_key="medewerker.id")
    voorgesteld_op: datetime
    status: str = Field(default=Grensstatus.VOORGESTELD, index=True)
    besloten_door: str | None = Field(default=None, foreign_key="medewerker.id")
    besloten_op: datetime | None = None
    motivering: str = ""
    bezwaar_tot: date | None = None
    bezwaar_op: datetime | None = None
    bezwaar: str = ""
    bezwaar_kanaal: str = ""
    bezwaar_bij: str | None = Field(default=None, foreign_key="medewerker.id")
    bezwaar_gegrond: bool | None = None
    bezwaar_motivering: str = ""
    bezwaar_besloten_op: datetime | None = None
    herzien_laatst_op: datetime | None = None
    herziening: str = ""
    geeindigd_op: datetime | None = None
