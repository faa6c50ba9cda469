"""Tables of `toegang`."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class Inlogpoging(SQLModel, table=True):
    """A code that was asked for. Personal data: the address. Kept: one day."""

    __tablename__ = "inlogpoging"

    id: str = Field(primary_key=True, description="hash of the cookie of the browser that asked")
    soort: str
    waarde: str = Field(index=True)
    code_hash: str
    sleutel_hash: str
    doel: str
    taal: str
    gemaakt_op: datetime
    verloopt_op: datetime
    pogingen: int = 0
    gebruikt_op: datetime | None = None
    uitkomst: str = ""


class Sessie(SQLModel, table=True):
    """A login. The cookie holds a random id, this row its hash. Personal data: whose. Kept: 30 days after it ends."""

    __tablename__ = "sessie"

    id: str = Field(primary_key=True)
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    medewerker_id: str | None = Field(default=None, foreign_key="medewerker.id", index=True)
    bewijs: str
    gemaakt_op: datetime
    verloopt_op: datetime
    vergrendeld_op: datetime | None = None
    beeindigd_op: datetime | None = None


class Hulpsessie(SQLModel, table=True):
    """A medewerker helps one client, in one tab of one login. Personal data: whom. Kept: 30 days after it ends."""

    __tablename__ = "hulpsessie"
    __table_args__ = (Index("hulpsessie_tab", "sessie_id", "tab"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    sessie_id: str = Field(foreign_key="sessie.id")
    tab: str = Field(description="hash of the token of the tab")
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    klant: str
    contactmoment_id: str
    kanaal: str
    begonnen_op: datetime
    verloopt_op: datetime
    beeindigd_op: datetime | None = None


class Tempometing(SQLModel, table=True):
    """One counted event for a rate limit; the bucket is a hash. Kept: one day."""

    __tablename__ = "tempometing"
    __table_args__ = (Index("tempometing_bucket_op", "bucket", "op"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    bucket: str
    op: datetime
