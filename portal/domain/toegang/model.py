"""Tables of `toegang`."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
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
    # When this person last proved who they are; some acts ask for a proof of the last minutes.
    bewezen_op: datetime | None = None
    # Which identity provider logged in ("medewerker", "klant"), its own session, and what it says to log out there.
    aanbieder: str = ""
    aanbieder_sid: str = Field(default="", index=True)
    id_token: str = ""
    vergrendeld_op: datetime | None = None
    beeindigd_op: datetime | None = None


class Aanmelding(SQLModel, table=True):
    """An attempt to log in at an identity provider, until the browser is back.

    Personal data: whose login began it, if one did. Kept: one day. What ties the answer to this attempt (state, nonce,
    PKCE) follows from the cookie, so that nothing here is of use to a thief.
    """

    __tablename__ = "aanmelding"

    id: str = Field(primary_key=True, description="hash of the cookie of the browser that began")
    aanbieder: str
    wat: str
    sessie_id: str | None = Field(default=None, description="the login that links or proves again")
    doel: str
    taal: str
    gemaakt_op: datetime
    verloopt_op: datetime
    gebruikt_op: datetime | None = None


class Identiteit(SQLModel, table=True):
    """Who somebody is at an identity provider; they log in with it. Personal data. Kept: with whom it is of.

    Made only after proof: by the login of the client, or from the list of staff. Never because an address is the same.
    """

    __tablename__ = "identiteit"
    __table_args__ = (UniqueConstraint("issuer", "subject", name="identiteit_is_van_een_persoon"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    issuer: str
    subject: str
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    medewerker_id: str | None = Field(default=None, foreign_key="medewerker.id", index=True)
    gekoppeld_op: datetime


class Inlogbewijs(SQLModel, table=True):
    """A login code that we handed out at the desk or by letter. Personal data: to whom. Kept: 30 days after it ends."""

    __tablename__ = "inlogbewijs"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    wijze: str
    code_hash: str = Field(index=True)
    medewerker_id: str | None = Field(default=None, foreign_key="medewerker.id")
    gemaakt_op: datetime
    verloopt_op: datetime
    pogingen: int = 0
    gebruikt_op: datetime | None = None


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


class Machtigingsessie(SQLModel, table=True):
    """Somebody acts for a client, in one tab of one login. Personal data: who and for whom.

    Kept: 30 days after the login ends. `beeindigd_op` is when the gemachtigde stopped; `ingetrokken_op` when the
    machtiging itself ended, and then the tab acts for nobody until its owner has seen that.
    """

    __tablename__ = "machtigingsessie"
    __table_args__ = (
        Index(
            "machtigingsessie_een_per_tab",
            "sessie_id",
            "tab",
            unique=True,
            sqlite_where=text("beeindigd_op IS NULL"),
            postgresql_where=text("beeindigd_op IS NULL"),
        ),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    sessie_id: str = Field(foreign_key="sessie.id")
    tab: str = Field(description="hash of the token of the tab")
    gemachtigde_id: str = Field(foreign_key="relatie.id", index=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    klant: str
    machtiging_id: str = Field(index=True)
    rechten: str = Field(description="as they were when it began, with a comma in between")
    begonnen_op: datetime
    verloopt_op: datetime
    ingetrokken_op: datetime | None = None
    beeindigd_op: datetime | None = None


class Bevestiging(SQLModel, table=True):
    """A second code for one heavy act on one object, in one login. Personal data: the address. Kept: 30 days.

    It is used up by the act itself, or by a newer code for the same act.
    """

    __tablename__ = "bevestiging"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    sessie_id: str = Field(foreign_key="sessie.id", index=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    handeling: str
    object_id: str
    soort: str
    waarde: str
    andere_weg: bool
    code_hash: str
    gevraagd_op: datetime
    verloopt_op: datetime
    pogingen: int = 0
    bevestigd_op: datetime | None = None
    gebruikt_op: datetime | None = None
