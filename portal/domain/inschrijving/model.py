"""Tables of `inschrijving`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Column, Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Inschrijvingstatus(StrEnum):
    """VERA OVEREENKOMSTSTATUS, the part an inschrijving knows."""

    VOORLOPIG = "VOO"
    LOPEND = "LOP"
    GEANNULEERD = "GEA"
    BEEINDIGD = "BEE"


OVERGANGEN: Overgangen = {
    Inschrijvingstatus.VOORLOPIG: frozenset({Inschrijvingstatus.LOPEND, Inschrijvingstatus.GEANNULEERD}),
    Inschrijvingstatus.LOPEND: frozenset({Inschrijvingstatus.BEEINDIGD}),
    Inschrijvingstatus.GEANNULEERD: frozenset(),
    Inschrijvingstatus.BEEINDIGD: frozenset(),
}


class Herkomst(StrEnum):
    """VERA INSCHRIJVINGHERKOMST."""

    WONINGZOEKENDE = "WOO"
    MEDEWERKER = "MED"


class Weg(StrEnum):
    """How somebody registered: alone on screen, together with a medewerker, or on paper."""

    DIGITAAL = "digitaal"
    SAMEN = "samen"
    PAPIER = "papier"


class Inschrijving(SQLModel, table=True):
    """One registration. Personal data: household and own statement of income.

    Kept: while it runs and the term of policy after it; one that did not go through one year.
    """

    __tablename__ = "inschrijving"
    __table_args__ = (
        # At most one inschrijving that waits or runs per person: two tabs cannot make two.
        Index(
            "een_lopende_inschrijving",
            "relatie_id",
            unique=True,
            sqlite_where=text("status IN ('VOO', 'LOP')"),
            postgresql_where=text("status IN ('VOO', 'LOP')"),
        ),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    nummer: str = Field(unique=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    herkomst: str = Herkomst.WONINGZOEKENDE
    status: str = Inschrijvingstatus.VOORLOPIG
    weg: str = Weg.DIGITAAL
    begonnen_op: datetime | None = None
    aangevraagd_op: datetime
    betalen_tot: date | None = None
    inschrijfdatum: date | None = None
    geldig_tot: date | None = None
    beleid_versie: str
    voorwaarden_versie: str
    privacy_versie: str
    akkoord_op: datetime
    kinderen: int = 0
    inkomen_cent: int | None = None
    woonwensen: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class Medeaanvragerstatus(StrEnum):
    """Whether the co-applicant said yes; only the co-applicant can."""

    GEVRAAGD = "gevraagd"
    BEVESTIGD = "bevestigd"
    GEWEIGERD = "geweigerd"


MEDEAANVRAGER_OVERGANGEN: Overgangen = {
    Medeaanvragerstatus.GEVRAAGD: frozenset({Medeaanvragerstatus.BEVESTIGD, Medeaanvragerstatus.GEWEIGERD}),
    # An answer that was spoken can be undone for some time.
    Medeaanvragerstatus.BEVESTIGD: frozenset({Medeaanvragerstatus.GEVRAAGD}),
    Medeaanvragerstatus.GEWEIGERD: frozenset({Medeaanvragerstatus.GEVRAAGD}),
}


class Medeaanvrager(SQLModel, table=True):
    """The person who wants to live there too. Personal data. Kept: with the inschrijving."""

    __tablename__ = "medeaanvrager"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    inschrijving_id: str = Field(foreign_key="inschrijving.id", unique=True)
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    naam: str
    contactsoort: str = ""
    contactwaarde: str = Field(default="", index=True)
    status: str = Medeaanvragerstatus.GEVRAAGD
    bijschrijfdatum: date | None = None


class Inschrijvinggebeurtenis(SQLModel, table=True):
    """One link of the chain: what happened to an inschrijving, sealed by the hash of the link before it.

    Personal data until it is erased. Kept: for ever, but erasing a person empties `inhoud` and `zout`; the hashes stay,
    so the chain still holds.
    """

    __tablename__ = "inschrijvinggebeurtenis"

    volgnummer: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    inschrijving_id: str = Field(foreign_key="inschrijving.id", index=True)
    soort: str
    op: datetime
    inhoud: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON))
    zout: str | None = None
    inhoud_hash: str
    vorige_hash: str
    hash: str


class Ketenkop(SQLModel, table=True):
    """The last link of the chain: its row lock puts writers in line. No personal data. Kept: for ever."""

    __tablename__ = "ketenkop"

    id: int = Field(primary_key=True, default=1)
    volgnummer: int = 0
    hash: str = ""
