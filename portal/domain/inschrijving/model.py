"""Tables of `inschrijving`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, text
from sqlmodel import Column, Field, SQLModel

from portal.domain.relatie.zaken import zaak_van_de_regio
from portal.domain.shared.transitions import Overgangen


class Inschrijvingstatus(StrEnum):
    """VERA OVEREENKOMSTSTATUS, the part an inschrijving knows."""

    VOORLOPIG = "VOO"
    LOPEND = "LOP"
    OPGEZEGD = "VOP"
    GEANNULEERD = "GEA"
    BEEINDIGD = "BEE"


# What has a date and can be used to react.
LOOPT = (Inschrijvingstatus.LOPEND, Inschrijvingstatus.OPGEZEGD)

OVERGANGEN: Overgangen = {
    Inschrijvingstatus.VOORLOPIG: frozenset({Inschrijvingstatus.LOPEND, Inschrijvingstatus.GEANNULEERD}),
    Inschrijvingstatus.LOPEND: frozenset({Inschrijvingstatus.OPGEZEGD, Inschrijvingstatus.BEEINDIGD}),
    # Asked to end, and still running: for some days it can be undone.
    Inschrijvingstatus.OPGEZEGD: frozenset({Inschrijvingstatus.LOPEND, Inschrijvingstatus.BEEINDIGD}),
    Inschrijvingstatus.GEANNULEERD: frozenset(),
    # Back to running: renewed after all, within the time policy gives for that.
    Inschrijvingstatus.BEEINDIGD: frozenset({Inschrijvingstatus.LOPEND}),
}


class Herkomst(StrEnum):
    """VERA INSCHRIJVINGHERKOMST."""

    WONINGZOEKENDE = "WOO"
    HEROPEND = "HER"
    MEDEWERKER = "MED"
    GESPLITST = "SPL"


class Weg(StrEnum):
    """How somebody registered: alone on screen, together with a medewerker, or on paper."""

    DIGITAAL = "digitaal"
    SAMEN = "samen"
    PAPIER = "papier"


class Eindereden(StrEnum):
    """VERA REDENOPZEGGING: why an inschrijving is over."""

    HERROEPEN = "HER"
    NIET_VERLENGD = "VER"
    OPGEZEGD = "OPZ"
    OVERLEDEN = "OVE"
    SAMENGEVOEGD = "SAM"
    WONING_GEACCEPTEERD = "ACC"


class Inschrijving(SQLModel, table=True):
    """One registration. Personal data: household and own statement of income.

    Kept: while it runs and the term of policy after it; one that did not go through, the term of policy for that. After
    that number, dates and status stay without a name.
    """

    __tablename__ = "inschrijving"
    __table_args__ = (
        # At most one inschrijving that waits or runs per person: two tabs cannot make two.
        Index(
            "een_lopende_inschrijving",
            "relatie_id",
            unique=True,
            sqlite_where=text("status IN ('VOO', 'LOP', 'VOP')"),
            postgresql_where=text("status IN ('VOO', 'LOP', 'VOP')"),
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
    eindereden: str = ""
    # An inschrijving that was not renewed in time comes back, with its date, until and including this day.
    herstelbaar_tot: date | None = Field(default=None, index=True)
    # Whoever asked to end it can undo that until and including this day.
    bedenken_tot: date | None = Field(default=None, index=True)


class Verlengingstatus(StrEnum):
    """How far the renewal of one term is."""

    GEVRAAGD = "gevraagd"
    VERLENGD = "verlengd"
    TE_LAAT = "te-laat"
    VERVALLEN = "vervallen"


VERLENGING_OVERGANGEN: Overgangen = {
    # Lapsed at once: the inschrijving ended for another reason, so there is nothing to renew.
    Verlengingstatus.GEVRAAGD: frozenset(
        {Verlengingstatus.VERLENGD, Verlengingstatus.TE_LAAT, Verlengingstatus.VERVALLEN}
    ),
    Verlengingstatus.TE_LAAT: frozenset({Verlengingstatus.VERLENGD, Verlengingstatus.VERVALLEN}),
    Verlengingstatus.VERLENGD: frozenset(),
    # Back: a bezwaar was granted after all, or it turns out that it was paid in time.
    Verlengingstatus.VERVALLEN: frozenset({Verlengingstatus.TE_LAAT, Verlengingstatus.VERLENGD}),
}


class Verlenging(SQLModel, table=True):
    """The question whether one goes on for another term, what it costs, and until when it can be answered.

    Personal data: the id of the client. Kept: with the inschrijving.
    """

    __tablename__ = "verlenging"
    # One question per term, however often and by however many workers the work is done.
    __table_args__ = (UniqueConstraint("inschrijving_id", "termijn_tot", name="een_verlenging_per_termijn"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    inschrijving_id: str = Field(foreign_key="inschrijving.id", index=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    status: str = Field(default=Verlengingstatus.GEVRAAGD, index=True)
    termijn_tot: date
    nieuw_tot: date
    bedrag_cent: int
    beleid_versie: str
    gevraagd_op: datetime
    verlengen_tot: date
    herstelbaar_tot: date
    herinneren_op: date | None = Field(default=None, index=True)
    afgerond_op: datetime | None = None


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
    # Brought along from an own inschrijving that was joined with this one: it counts again after parting.
    eigen_datum: date | None = None


class Splitsingstatus(StrEnum):
    """How far parting is."""

    GEVRAAGD = "gevraagd"
    INGEGAAN = "ingegaan"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"


SPLITSING_OVERGANGEN: Overgangen = {
    Splitsingstatus.GEVRAAGD: frozenset(
        {Splitsingstatus.INGEGAAN, Splitsingstatus.GEWEIGERD, Splitsingstatus.INGETROKKEN, Splitsingstatus.VERLOPEN}
    ),
    Splitsingstatus.INGEGAAN: frozenset(),
    Splitsingstatus.GEWEIGERD: frozenset(),
    Splitsingstatus.INGETROKKEN: frozenset(),
    Splitsingstatus.VERLOPEN: frozenset(),
}


class Splitsing(SQLModel, table=True):
    """One of two people on an inschrijving wants to part. Personal data: the ids of both. Kept: with the inschrijving.

    `relatie_id` asked, and said yes by asking; `ander_id` has to answer.
    """

    __tablename__ = "splitsing"
    __table_args__ = (
        Index(
            "een_open_splitsing",
            "inschrijving_id",
            unique=True,
            sqlite_where=text("status = 'gevraagd'"),
            postgresql_where=text("status = 'gevraagd'"),
        ),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    inschrijving_id: str = Field(foreign_key="inschrijving.id")
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    ander_id: str = Field(foreign_key="relatie.id", index=True)
    status: str = Splitsingstatus.GEVRAAGD
    gevraagd_op: datetime
    beantwoorden_tot: date
    afgerond_op: datetime | None = None


class Samenvoegingstatus(StrEnum):
    """How far joining is: asked, the other said yes, and the last yes of whoever asked."""

    GEVRAAGD = "gevraagd"
    AANGENOMEN = "aangenomen"
    INGEGAAN = "ingegaan"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"


SAMENVOEGING_OVERGANGEN: Overgangen = {
    Samenvoegingstatus.GEVRAAGD: frozenset(
        {
            Samenvoegingstatus.AANGENOMEN,
            Samenvoegingstatus.GEWEIGERD,
            Samenvoegingstatus.INGETROKKEN,
            Samenvoegingstatus.VERLOPEN,
        }
    ),
    Samenvoegingstatus.AANGENOMEN: frozenset(
        {Samenvoegingstatus.INGEGAAN, Samenvoegingstatus.INGETROKKEN, Samenvoegingstatus.VERLOPEN}
    ),
    Samenvoegingstatus.INGEGAAN: frozenset(),
    Samenvoegingstatus.GEWEIGERD: frozenset(),
    Samenvoegingstatus.INGETROKKEN: frozenset(),
    Samenvoegingstatus.VERLOPEN: frozenset(),
}


class Samenvoeging(SQLModel, table=True):
    """Somebody with an inschrijving asks another to go on together. Personal data: name and address of the other.

    Kept: with the inschrijving; name and address until it is over. `ander_id` is known once the other said yes;
    `afspraak` is a hash of what both keep, as the other saw it.
    """

    __tablename__ = "samenvoeging"
    __table_args__ = (
        Index(
            "een_open_samenvoeging",
            "relatie_id",
            unique=True,
            sqlite_where=text("status IN ('gevraagd', 'aangenomen')"),
            postgresql_where=text("status IN ('gevraagd', 'aangenomen')"),
        ),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    ander_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    naam: str
    contactsoort: str
    contactwaarde: str = Field(index=True)
    afspraak: str = ""
    status: str = Samenvoegingstatus.GEVRAAGD
    gevraagd_op: datetime
    beantwoorden_tot: date
    afgerond_op: datetime | None = None


class Wijziging(SQLModel, table=True):
    """What a client changed of their own data: the old and the new value, when, and who typed it. Personal data.

    Kept: with the relatie.
    """

    __tablename__ = "wijziging"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    soort: str
    oud: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    nieuw: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    op: datetime
    kanaal: str
    medewerker_id: str | None = Field(default=None, foreign_key="medewerker.id")


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


zaak_van_de_regio(Inschrijving)
zaak_van_de_regio(Medeaanvrager)
