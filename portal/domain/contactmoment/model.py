"""Tables of `contactmoment`."""

from __future__ import annotations

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Column, Field, SQLModel

from portal.domain.relatie.zaken import zaak_van_de_regio, zaak_van_een_medewerker
from portal.domain.shared.transitions import Overgangen


class Verificatie(StrEnum):
    """How a medewerker made sure who the client is, before anything is said."""

    TERUGGEBELD = "teruggebeld"
    IDENTITEIT_GEZIEN = "identiteit-gezien"
    CONTROLEVRAGEN = "controlevragen"


class Identiteitsbewijs(StrEnum):
    """What kind of document was seen; its number and a copy are never kept."""

    PASPOORT = "paspoort"
    IDENTITEITSKAART = "identiteitskaart"
    RIJBEWIJS = "rijbewijs"
    VERBLIJFSDOCUMENT = "verblijfsdocument"


class Notitie(StrEnum):
    """The parts of a good conversation that are written down, in their order."""

    VRAAG = "vraag"
    AANPAK = "aanpak"
    SAMENVATTING = "samenvatting"
    SAMENVATTING_KLANTTAAL = "samenvatting_klanttaal"


class Instemming(StrEnum):
    """Whether the client repeated the summary and agrees with it."""

    EENS = "eens"
    NIET_EENS = "niet-eens"


class Vervolg(StrEnum):
    """How a conversation ends: nobody leaves without an answer or an appointment (service concept)."""

    BEANTWOORD = "beantwoord"
    AFSPRAAK = "afspraak"
    # No moment suits: a day before the end of which we call.
    BELOFTE = "belofte"


class Contactmoment(SQLModel, table=True):
    """One conversation with a client, in words the client may read (VERA Contactmoment). Personal data.

    Kept: two years after it ends.
    """

    __tablename__ = "contactmoment"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    medewerker_id: str = Field(foreign_key="medewerker.id", index=True)
    kanaal: str
    reden: str
    verificatie: str
    verificatie_bewijs: str = Field(default="", description="kind of document, number called (masked), questions right")
    begonnen_op: datetime
    bewaard_op: datetime | None = None
    afgesloten_op: datetime | None = None
    vraag: str = ""
    aanpak: str = ""
    samenvatting: str = ""
    samenvatting_klanttaal: str = ""
    instemming: str = ""
    instemming_uitleg: str = ""
    vervolg: str = ""
    afspraak: str = Field(default="", description="when and where, or before when we call, as the client was told")
    in_een_contact: bool = False


class Notitiesoort(StrEnum):
    """Why a client writes beside a conversation."""

    CORRECTIE = "correctie"
    AANVULLING = "aanvulling"


class Correctieuitkomst(StrEnum):
    """What came of a correction; what was written first stays beside it either way."""

    AANGEPAST = "aangepast"
    BLIJFT = "blijft"


class Dossiernotitie(SQLModel, table=True):
    """What a client says beside a conversation in the dossier, and our answer (AVG art. 16). Personal data.

    `getypt_door` is the medewerker who typed it for the client. Kept: with the contactmoment.
    """

    __tablename__ = "dossiernotitie"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    contactmoment_id: str = Field(foreign_key="contactmoment.id", index=True)
    soort: str
    tekst: str
    getypt_door: str | None = Field(default=None, foreign_key="medewerker.id")
    gemaakt_op: datetime
    uitkomst: str = ""
    antwoord: str = ""
    beantwoord_door: str | None = Field(default=None, foreign_key="medewerker.id")
    beantwoord_op: datetime | None = None


class Verificatiepoging(SQLModel, table=True):
    """A medewerker asked a client questions; how many were right, never which answers. Personal data: about whom.

    Kept: one year.
    """

    __tablename__ = "verificatiepoging"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    medewerker_id: str = Field(foreign_key="medewerker.id")
    vragen: int
    goed: int
    gelukt: bool
    op: datetime
    gebruikt_op: datetime | None = None


class Keuzestatus(StrEnum):
    """How far a binding act is that a medewerker puts before a client."""

    GEVRAAGD = "gevraagd"
    BEVESTIGD = "bevestigd"
    GEWEIGERD = "geweigerd"
    VERVALLEN = "vervallen"
    TERUGGEDRAAID = "teruggedraaid"


KEUZE_OVERGANGEN: Overgangen = {
    Keuzestatus.GEVRAAGD: frozenset({Keuzestatus.BEVESTIGD, Keuzestatus.GEWEIGERD, Keuzestatus.VERVALLEN}),
    Keuzestatus.BEVESTIGD: frozenset({Keuzestatus.TERUGGEDRAAID}),
    Keuzestatus.GEWEIGERD: frozenset(),
    Keuzestatus.VERVALLEN: frozenset(),
    Keuzestatus.TERUGGEDRAAID: frozenset(),
}


class Keuze(SQLModel, table=True):
    """A binding act as it was put before the client: the exact terms, and how the client answered. Personal data.

    Kept: with the relatie; one that was not answered one year.
    """

    __tablename__ = "keuze"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    medewerker_id: str = Field(foreign_key="medewerker.id")
    contactmoment_id: str = Field(index=True)
    hulpsessie_id: str
    wijze: str
    soort: str
    object_id: str
    versie: int
    taal: str
    punten: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    erbij: str = Field(default="", description="interpreter or companion who was there")
    stappen: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    status: str = Keuzestatus.GEVRAAGD
    gevraagd_op: datetime
    verloopt_op: datetime
    beantwoord_op: datetime | None = None
    terug_tot: datetime | None = None


class TweedeScherm(SQLModel, table=True):
    """A device in the office on which a client reads and presses the button themselves. No personal data: hashes.

    Kept: one day.
    """

    __tablename__ = "tweede_scherm"

    id: str = Field(primary_key=True, description="hash of the cookie of the device")
    code_hash: str = Field(index=True)
    gemaakt_op: datetime
    verloopt_op: datetime
    gekoppeld_op: datetime | None = None
    keuze_id: str | None = None
    # A login code that only this device can show, and the one of a client that it shows now.
    inlogcode_hash: str = ""
    inlogbewijs_id: str | None = None
    beeindigd_op: datetime | None = None


class Wanneer(StrEnum):
    """When it suits to be called; a fixed moment is an afspraak."""

    ZO_SNEL_MOGELIJK = "zo-snel-mogelijk"
    OCHTEND = "ochtend"
    MIDDAG = "middag"


class Tolk(StrEnum):
    """Whether there is an interpreter; one a person brings is asked for first."""

    NEE = "nee"
    ZELF = "zelf"
    WIJ = "wij"


class Contactverzoek(SQLModel, table=True):
    """Someone wants to hear from us: about what, how, and from which page; what we promised is a belofte.

    With `machtiging_id` somebody who acts for the client asked: the name and the way to answer are theirs.
    Personal data.
    Kept: one year after it is dealt with; that of a visitor 30 days.
    """

    __tablename__ = "contactverzoek"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    kenmerk: str = Field(unique=True)
    relatie_id: str | None = Field(default=None, foreign_key="relatie.id", index=True)
    naam: str
    kanaal: str
    telefoon: str = ""
    email: str = ""
    adres: str = ""
    onderwerp: str = ""
    vraag: str = ""
    wanneer: str = Wanneer.ZO_SNEL_MOGELIJK
    tolk: str = Tolk.NEE
    tolk_taal: str = ""
    begeleider: str = ""
    taal: str
    vanaf: str
    vastgelegd_door: str | None = Field(default=None, foreign_key="medewerker.id")
    machtiging_id: str | None = None
    ontvangen_op: datetime


zaak_van_de_regio(Contactverzoek)
zaak_van_een_medewerker(Contactmoment, gesproken=True)
