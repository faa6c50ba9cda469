"""Tables of `regie`."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Regiestatus(StrEnum):
    """How far being case owner is."""

    GEVRAAGD = "gevraagd"
    LOPEND = "lopend"
    OVERGENOMEN = "overgenomen"
    BEEINDIGD = "beeindigd"


LOOPT = (Regiestatus.GEVRAAGD, Regiestatus.LOPEND)
OVERGANGEN: Overgangen = {
    Regiestatus.GEVRAAGD: frozenset({Regiestatus.LOPEND, Regiestatus.OVERGENOMEN, Regiestatus.BEEINDIGD}),
    Regiestatus.LOPEND: frozenset({Regiestatus.OVERGENOMEN, Regiestatus.BEEINDIGD}),
    Regiestatus.OVERGENOMEN: frozenset(),
    Regiestatus.BEEINDIGD: frozenset(),
}

_LOOPT = text("status in ('gevraagd', 'lopend')")


class Regie(SQLModel, table=True):
    """Who keeps the overview for a client, asked by whom and why; at most one at a time. Personal data.

    Kept: two years after it ends.
    """

    __tablename__ = "regie"
    __table_args__ = (
        Index("regie_loopt_eenmaal", "relatie_id", unique=True, sqlite_where=_LOOPT, postgresql_where=_LOOPT),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    medewerker_id: str = Field(foreign_key="medewerker.id", index=True)
    gevraagd_door: str = Field(foreign_key="medewerker.id")
    reden: str
    gevraagd_op: datetime
    status: str = Regiestatus.GEVRAAGD
    aanvaard_op: datetime | None = None
    geeindigd_op: datetime | None = None
    reden_einde: str = ""
