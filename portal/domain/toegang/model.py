"""Tables of `toegang`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


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
    # A colleague who typed the right code is half logged in: the other half is a passkey, in this browser, soon.
    voor_collega: bool = False
    medewerker_id: str | None = None


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
    # Which identity provider logged in ("medewerker", "klant"), its own session, and what it says to log out there:
    # the last two only as long as the login runs.
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
    bevestiging_id: str | None = Field(default=None, description="the heavy act that is confirmed there")
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


class Passkey(SQLModel, table=True):
    """A key in somebody's own device; we have its public half. Personal data. Kept: with whom it is of.

    Made only after proof: a second code of the client, or a code by mail of a colleague who has none yet.
    """

    __tablename__ = "passkey"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    credential: str = Field(unique=True, description="how the key names itself")
    sleutel: str = Field(description="the public key")
    teller: int = Field(default=0, description="how often the key says it was used; a copy falls behind")
    naam: str
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    medewerker_id: str | None = Field(default=None, foreign_key="medewerker.id", index=True)
    gemaakt_op: datetime
    gebruikt_op: datetime | None = None
    geblokkeerd_op: datetime | None = Field(default=None, description="its counter went back: there may be a copy")


class Passkeyvraag(SQLModel, table=True):
    """What a passkey was asked to sign, until it did. Personal data: whose login. Kept: one day."""

    __tablename__ = "passkeyvraag"

    id: str = Field(primary_key=True, description="hash of the challenge")
    browser: str = Field(
        default="", description="hash of the cookie of the browser that asked, before there is a login"
    )
    sessie_id: str | None = Field(default=None, description="or the login that asked")
    waarvoor: str
    bevestiging_id: str | None = None
    doel: str
    taal: str
    gemaakt_op: datetime
    verloopt_op: datetime
    gebruikt_op: datetime | None = None


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
    bevestigd_met: str = Field(default="", description="the code, a passkey, or the identity provider")
    gebruikt_op: datetime | None = None


class Contactwijzigingstatus(StrEnum):
    """How far another e-mail address or number is."""

    GEVRAAGD = "gevraagd"
    AKKOORD = "akkoord"
    RUST = "rust"
    INGEGAAN = "ingegaan"
    GESTOPT = "gestopt"
    VERVALLEN = "vervallen"


CONTACTWIJZIGING_OVERGANGEN: Overgangen = {
    # Filled in; the second code along a way we knew already makes it agreed.
    Contactwijzigingstatus.GEVRAAGD: frozenset(
        {Contactwijzigingstatus.AKKOORD, Contactwijzigingstatus.GESTOPT, Contactwijzigingstatus.VERVALLEN}
    ),
    # Agreed; the code that went to the new address proves it, and the days of rest begin.
    Contactwijzigingstatus.AKKOORD: frozenset(
        {Contactwijzigingstatus.RUST, Contactwijzigingstatus.GESTOPT, Contactwijzigingstatus.VERVALLEN}
    ),
    Contactwijzigingstatus.RUST: frozenset(
        {Contactwijzigingstatus.INGEGAAN, Contactwijzigingstatus.GESTOPT, Contactwijzigingstatus.VERVALLEN}
    ),
    Contactwijzigingstatus.INGEGAAN: frozenset(),
    Contactwijzigingstatus.GESTOPT: frozenset(),
    Contactwijzigingstatus.VERVALLEN: frozenset(),
}


class Contactwijziging(SQLModel, table=True):
    """Another e-mail address or mobile number that a client wants to use. Personal data: the old and the new one.

    Until `gaat_in_op` nothing counts but what we knew already. Kept: one year; one that did not get as far as the days
    of rest one day.
    """

    __tablename__ = "contactwijziging"
    # An address that rests is nobody else's.
    __table_args__ = (
        Index(
            "contactwijziging_een_in_rust",
            "soort",
            "nieuw",
            unique=True,
            sqlite_where=text("status = 'rust'"),
            postgresql_where=text("status = 'rust'"),
        ),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    sessie_id: str = Field(description="the login in which it was asked, and in which each code is typed")
    soort: str
    oud: str = ""
    nieuw: str
    status: str = Field(default=Contactwijzigingstatus.GEVRAAGD, index=True)
    gevraagd_op: datetime
    code_hash: str = ""
    pogingen: int = 0
    verloopt_op: datetime | None = None
    bewezen_op: datetime | None = None
    gaat_in_op: date | None = None
    sleutel_hash: str = Field(default="", index=True, description="hash of the key with which it is stopped")
