"""Tables of `afscherming`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Afschermingstatus(StrEnum):
    """How far a note is that the client does not read."""

    # Somebody wants that not even its existence shows; that waits for a second person.
    VOORGESTELD = "voorgesteld"
    AFGESCHERMD = "afgeschermd"
    GEOPEND = "geopend"


OVERGANGEN: Overgangen = {
    Afschermingstatus.VOORGESTELD: frozenset({Afschermingstatus.AFGESCHERMD}),
    Afschermingstatus.AFGESCHERMD: frozenset({Afschermingstatus.GEOPEND}),
    Afschermingstatus.GEOPEND: frozenset(),
}


class Afscherming(SQLModel, table=True):
    """A note beside a conversation, why the client does not read it, and when we look again. Personal data.

    `zichtbaar` is whether the client reads that there is one. Kept: the months of policy after it was written.
    """

    __tablename__ = "afscherming"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    contactmoment_id: str = Field(index=True)
    tekst: str
    grond: str
    reden: str
    zichtbaar: bool
    verzwijgen_reden: str = ""
    goedkeuring_id: str | None = Field(default=None, foreign_key="goedkeuring.id")
    opgesteld_door: str = Field(foreign_key="medewerker.id")
    opgesteld_op: datetime
    teamleider_id: str = Field(foreign_key="medewerker.id", description="who looks again")
    status: str = Field(default=Afschermingstatus.AFGESCHERMD, index=True)
    besluit_reden: str = ""
    herzien_op: date
    herziening: str = ""
    geopend_op: datetime | None = None
