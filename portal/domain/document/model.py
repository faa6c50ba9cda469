"""Tables of `document`."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Documentstatus(StrEnum):
    """Whether a photo may be seen: one that still has to be checked for viruses is seen by nobody."""

    WACHT = "wacht"
    BESCHIKBAAR = "beschikbaar"
    GEWEIGERD = "geweigerd"


OVERGANGEN: Overgangen = {
    Documentstatus.WACHT: frozenset({Documentstatus.BESCHIKBAAR, Documentstatus.GEWEIGERD}),
    Documentstatus.BESCHIKBAAR: frozenset(),
    Documentstatus.GEWEIGERD: frozenset(),
}


class Document(SQLModel, table=True):
    """A photo of a client; the file itself stands in the folder of the documents under this id. Personal data.

    Kept: with what it belongs to; in a draft as long as the draft.
    """

    __tablename__ = "document"
    __table_args__ = (Index("document_van", "onderwerp", "object_id"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    onderwerp: str
    object_id: str
    naam: str
    soort: str
    grootte: int
    sha256: str
    status: str
    toegevoegd_op: datetime
    toegevoegd_door: str = ""
    verloopt_op: datetime | None = None
