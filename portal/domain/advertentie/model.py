"""Tables of `advertentie`. Codes are those of VERA reference data; amounts are cents (a month, where it is rent)."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from portal.domain.shared.transitions import Overgangen


class Advertentiestatus(StrEnum):
    """VERA PUBLICATIESTATUS. Only `GEPUBLICEERD` is seen by everybody; after its closing time it is in aanbieding."""

    IN_VOORBEREIDING = "VOO"
    GEREED = "GER"
    GEPUBLICEERD = "GEP"
    IN_AANBIEDING = "AAN"
    AFGEROND = "AFG"
    INGETROKKEN = "ING"


OVERGANGEN: Overgangen = {
    Advertentiestatus.IN_VOORBEREIDING: frozenset({Advertentiestatus.GEREED, Advertentiestatus.INGETROKKEN}),
    Advertentiestatus.GEREED: frozenset(
        {Advertentiestatus.IN_VOORBEREIDING, Advertentiestatus.GEPUBLICEERD, Advertentiestatus.INGETROKKEN}
    ),
    Advertentiestatus.GEPUBLICEERD: frozenset({Advertentiestatus.IN_AANBIEDING, Advertentiestatus.INGETROKKEN}),
    Advertentiestatus.IN_AANBIEDING: frozenset({Advertentiestatus.AFGEROND, Advertentiestatus.INGETROKKEN}),
    Advertentiestatus.AFGEROND: frozenset(),
    Advertentiestatus.INGETROKKEN: frozenset(),
}


class Model(StrEnum):
    """VERA PUBLICATIEMODEL: how it is let. Verkoop is `VRIJE_SECTOR` with overeenkomstsoort `KOO`."""

    AANBOD = "AAN"
    LOTING = "LOT"
    DIRECT_TE_HUUR = "EER"
    OPTIE = "OPT"
    WONINGRUIL = "WON"
    VRIJE_SECTOR = "VRI"
    HANDMATIG = "DIS"


class Intakevorm(StrEnum):
    """VERA PUBLICATIEINTAKEVORM: what somebody does beside responding; `GEEN` is our own word for nothing."""

    GEEN = ""
    COOPTATIE = "COO"
    INTAKEGESPREK = "INT"
    MOTIVATIE = "MOT"
    SOCIALE_SPELREGELS = "SOC"


class Overeenkomstsoort(StrEnum):
    """VERA OVEREENKOMSTSOORT: to let or for sale."""

    HUUR = "HUU"
    KOOP = "KOO"


class Toepassing(StrEnum):
    """VERA EENHEIDCRITERIUMTOEPASSING: a selection says yes or no, a sorting says who is first."""

    SELECTIE = "SEL"
    SORTERING = "SOR"


class Criteriumsoort(StrEnum):
    """VERA EENHEIDCRITERIUMSOORT."""

    BINDING = "BIN"
    GROEP = "GRO"
    INDICATIE = "IND"
    URGENTIE = "URG"
    INKOMEN = "INK"
    LEEFTIJD = "LEE"
    PERSONEN = "PER"


class Advertentie(SQLModel, table=True):
    """An eenheid on offer, frozen as it is offered. No personal data. Kept: always, for the account of letting.

    `publicatie_op` is when it shows, `sluiting_op` until when somebody can respond; without it, until it is let.
    `beschikbaar_op` is when the contract begins: the year of that day decides which amounts hold.
    """

    __tablename__ = "advertentie"
    __table_args__ = (
        UniqueConstraint("corporatie", "id_extern", name="advertentie_once"),
        Index("advertentie_on_offer", "status", "gepubliceerd_op"),
        Index("advertentie_desk", "corporatie", "status"),
        # Whether anything on offer changed is asked at every search.
        Index("advertentie_stamp", "status", "gewijzigd_op", "versie", "id"),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str = Field(unique=True)
    corporatie: str
    id_extern: str | None = None
    eenheid_id: str = Field(foreign_key="eenheid.id", index=True)
    status: str = Advertentiestatus.IN_VOORBEREIDING
    # VERA PUBLICATIEDETAILSTATUS: why it was withdrawn or how it ended.
    detailstatus: str = ""
    model: str = Model.AANBOD
    intakevorm: str = Intakevorm.GEEN
    overeenkomstsoort: str = Overeenkomstsoort.HUUR
    soort: str
    detailsoort: str = ""
    adres: str
    postcode: str
    plaats: str
    buurt: str = ""
    kamers: int | None = None
    oppervlakte: int | None = None
    zelfstandig: bool = True
    doelgroep: str = ""
    toegankelijkheid: str = ""
    energielabel: str = ""
    rekenhuur_cent: int | None = None
    brutohuur_cent: int | None = None
    vraagprijs_cent: int | None = None
    tekst: str = ""
    bezichtiging_op: datetime | None = None
    beschikbaar_op: date | None = None
    publicatie_op: datetime | None = None
    sluiting_op: datetime | None = None
    gepubliceerd_op: datetime | None = None
    ingetrokken_op: datetime | None = None
    gemaakt_op: datetime
    gewijzigd_op: datetime
    versie: int = 1


class Advertentiecriterium(SQLModel, table=True):
    """Who fits (`SEL`) and who is first (`SOR`), in this order. No personal data. Kept: as long as the advertentie.

    `ondergrens` and `bovengrens` are inclusive; for `INK` in cents a year, for `LEE` years, for `PER` people.
    """

    __tablename__ = "advertentiecriterium"
    __table_args__ = (Index("advertentiecriterium_order", "advertentie_id", "volgorde", unique=True),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    advertentie_id: str = Field(foreign_key="advertentie.id")
    volgorde: int
    toepassing: str
    soort: str
    detailsoort: str = ""
    doelgroep: str = ""
    naam: str = ""
    ondergrens: int | None = None
    bovengrens: int | None = None


class Advertentiefoto(SQLModel, table=True):
    """A picture with an advertentie, and what there is to see for who does not see it. No personal data.

    `bestand` is the name of a file in `assets/beelden`. Kept: as long as the advertentie.
    """

    __tablename__ = "advertentiefoto"
    __table_args__ = (Index("advertentiefoto_order", "advertentie_id", "volgorde", unique=True),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    advertentie_id: str = Field(foreign_key="advertentie.id")
    volgorde: int
    bestand: str
    alt_nl: str
    alt_en: str
