"""Tables of `zoekprofiel`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel, select

from portal.domain.inschrijving.export import ook_in_export
from portal.domain.shared.transitions import Overgangen


class Ritme(StrEnum):
    """How often somebody wants to hear."""

    METEEN = "meteen"
    DAG = "dag"
    WEEK = "week"


class Uren(StrEnum):
    """In which part of the day; VERA DAGDEEL, with our own word for all of it."""

    HELE_DAG = "DAG"
    OCHTEND = "OCH"
    MIDDAG = "MID"
    AVOND = "AVO"


class Zoekprofiel(SQLModel, table=True):
    """What somebody looks for, and how they want to hear of it. Personal data. Kept: until the client removes it, or
    the inschrijving is over and cannot come back.

    A wish with several values stands as `|Lindeveen|Veerpoort|`; an empty one is no wish. Amounts are rents a month.
    `pauze_tot` is the last day without tips.
    """

    __tablename__ = "zoekprofiel"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    inschrijving_id: str = Field(foreign_key="inschrijving.id", index=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    naam: str
    plaatsen: str = ""
    huur_van_cent: int | None = None
    huur_tot_cent: int | None = None
    kamers_min: int | None = None
    kamers_max: int | None = None
    soorten: str = ""
    toegankelijkheid: str = ""
    energielabels: str = ""
    modellen: str = ""
    ritme: str = Ritme.METEEN
    uren: str = Uren.HELE_DAG
    pauze_tot: date | None = None
    gemaakt_op: datetime
    gewijzigd_op: datetime
    versie: int = 1
    # When we last proposed to widen a wish, because nothing suited.
    voorstel_op: datetime | None = None


class Tipstatus(StrEnum):
    """How far a tip is."""

    KLAAR = "klaar"
    VERSTUURD = "verstuurd"
    VERVALLEN = "vervallen"


TIP_OVERGANGEN: Overgangen = {
    Tipstatus.KLAAR: frozenset({Tipstatus.VERSTUURD, Tipstatus.VERVALLEN}),
    Tipstatus.VERSTUURD: frozenset(),
    Tipstatus.VERVALLEN: frozenset(),
}


class Tip(SQLModel, table=True):
    """One home for one profile: at most once, by its key. Personal data: through the profile. Kept: with the profile,
    at most one year.

    `reden` is why a tip lapsed: a code of `rules.Vervalreden`.
    """

    __tablename__ = "tip"
    __table_args__ = (
        Index(
            "tip_due",
            "gemaakt_op",
            sqlite_where=text("status = 'klaar'"),
            postgresql_where=text("status = 'klaar'"),
        ),
        Index("tip_of_home", "advertentie_id"),
    )

    zoekprofiel_id: str = Field(primary_key=True, foreign_key="zoekprofiel.id")
    advertentie_id: str = Field(primary_key=True, foreign_key="advertentie.id")
    status: str = Tipstatus.KLAAR
    gemaakt_op: datetime
    verstuurd_op: datetime | None = None
    bericht_id: str | None = Field(default=None, foreign_key="bericht.id")
    reden: str = ""


class Tipronde(SQLModel, table=True):
    """That every profile was looked at for this version of a home. No personal data. Kept: as the advertentie."""

    __tablename__ = "tipronde"

    advertentie_id: str = Field(primary_key=True, foreign_key="advertentie.id")
    versie: int = Field(primary_key=True)
    op: datetime
    aantal: int


ook_in_export(
    "zoekprofiel",
    lambda session, relatie_id: session.exec(select(Zoekprofiel).where(Zoekprofiel.relatie_id == relatie_id)).all(),
)
ook_in_export(
    "tip",
    lambda session, relatie_id: session.exec(
        select(Tip).join(Zoekprofiel).where(Zoekprofiel.relatie_id == relatie_id)
    ).all(),
)
