"""Tables of `belofte`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from portal.domain.relatie.zaken import zaak_van_een_medewerker
from portal.domain.shared.transitions import Overgangen


class Beloftestatus(StrEnum):
    """How far a promise is."""

    OPEN = "open"
    GEPAUZEERD = "gepauzeerd"
    NAGEKOMEN = "nagekomen"
    VERVALLEN = "vervallen"


OVERGANGEN: Overgangen = {
    Beloftestatus.OPEN: frozenset({Beloftestatus.GEPAUZEERD, Beloftestatus.NAGEKOMEN, Beloftestatus.VERVALLEN}),
    Beloftestatus.GEPAUZEERD: frozenset({Beloftestatus.OPEN, Beloftestatus.NAGEKOMEN, Beloftestatus.VERVALLEN}),
    Beloftestatus.NAGEKOMEN: frozenset(),
    Beloftestatus.VERVALLEN: frozenset(),
}
LOPEND = (Beloftestatus.OPEN, Beloftestatus.GEPAUZEERD)


class Gebeurtenissoort(StrEnum):
    """What happened to a promise."""

    BELOOFD = "beloofd"
    OVERGENOMEN = "overgenomen"
    VERZET = "verzet"
    KLANT_ZEGT_NEE = "klant-zegt-nee"
    GEPAUZEERD = "gepauzeerd"
    HERVAT = "hervat"
    DREIGT = "dreigt"
    TE_LAAT = "te-laat"
    NAGEKOMEN = "nagekomen"
    VERVALLEN = "vervallen"


_LOOPT = text("status in ('open', 'gepauzeerd')")


class Belofte(SQLModel, table=True):
    """What we promised: about which object of which subject, who keeps it, and before when. Personal data.

    `voor` is the moment that holds now, `eerst_voor` the first one, `gebroken_op` the first one that passed.
    `bezig_id` is who is doing it at this moment.
    Kept: one year after it ends; of someone who is no client the words go after 30 days.
    """

    __tablename__ = "belofte"
    __table_args__ = (
        Index(
            "belofte_loopt_eenmaal",
            "soort",
            "object_id",
            unique=True,
            sqlite_where=_LOOPT,
            postgresql_where=_LOOPT,
        ),
        Index("belofte_termijn", "status", "voor"),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str
    soort: str
    object_id: str
    titel: str
    kanaal: str
    onderwerp: str = ""
    spoed: bool = False
    minuten: int
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    medewerker_id: str = Field(foreign_key="medewerker.id", index=True)
    status: str = Beloftestatus.OPEN
    beloofd_op: datetime
    voor: datetime
    eerst_voor: datetime
    gepauzeerd_op: datetime | None = None
    pauze_reden: str = ""
    pauze_tot: datetime | None = None
    bezig_id: str | None = Field(default=None, foreign_key="medewerker.id")
    bezig_op: datetime | None = None
    klant_zei_nee_op: datetime | None = None
    alarm_op: datetime | None = None
    gebroken_op: datetime | None = Field(
        default=None, description="the first moment that passed without it being kept; stays, whatever is agreed after"
    )
    afgerond_op: datetime | None = None
    uitkomst: str = ""
    in_een_contact: bool | None = None
    versie: int = 1


class Beloftegebeurtenis(SQLModel, table=True):
    """One thing that happened to a promise: when, by whom, why, and what it changed. Personal data.

    Kept: with the belofte; of someone who is no client the words go after 30 days.
    """

    __tablename__ = "beloftegebeurtenis"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    belofte_id: str = Field(foreign_key="belofte.id", index=True)
    volgnummer: int
    soort: str
    op: datetime
    door_id: str | None = Field(default=None, foreign_key="medewerker.id")
    medewerker_id: str = Field(foreign_key="medewerker.id")
    voor: datetime
    reden: str = ""


class Afwezigheid(SQLModel, table=True):
    """A colleague is away, from and until which day (without an end: until further notice); never why. Personal data.

    Kept: one year after it ends.
    """

    __tablename__ = "afwezigheid"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    medewerker_id: str = Field(foreign_key="medewerker.id", index=True)
    van: date
    tot: date | None = None
    vastgelegd_door: str = Field(foreign_key="medewerker.id")
    vastgelegd_op: datetime


zaak_van_een_medewerker(Belofte)
