"""Tables of `relatie`."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel


class ContactgegevenSoort(StrEnum):
    """VERA CONTACTGEGEVENSOORT."""

    EMAIL = "EMA"
    MOBIEL = "MOB"


def volledige_naam(voornaam: str, tussenvoegsel: str, achternaam: str) -> str:
    """A name as it stands on a letter: Ans de Vries."""
    return " ".join(part for part in (voornaam, tussenvoegsel, achternaam) if part)


def adresregels(straat: str, huisnummer: str, postcode: str, plaats: str, land: str) -> tuple[str, ...]:
    """An address as it stands on an envelope; empty without a street."""
    if not straat:
        return ()
    lines = (f"{straat} {huisnummer}".strip(), f"{postcode}  {plaats}".strip())
    return lines if land == "NL" else (*lines, land)


class Relatie(SQLModel, table=True):
    """A natural person. Personal data.

    Kept: while an inschrijving or contract runs and the term of policy after it; without either, 14 days. After that a
    row without a name stays for what refers to it.
    """

    __tablename__ = "relatie"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    voornaam: str = ""
    tussenvoegsel: str = ""
    achternaam: str = ""
    geboortedatum: date | None = None
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    land: str = "NL"
    taal: str = "nl"
    voorkeurskanaal: str = "EMA"
    tolk_taal: str = ""
    herkenningswoord: str = ""
    alleen_digitaal: bool = False
    liever_persoonlijk: bool = False
    # Whoever is in danger when somebody knows where they live: hidden from everyone but the client.
    geheim_adres: bool = False
    # How we speak after aggression (`grens`), and until when: all that a colleague in conversation needs to know.
    contactregel: str = ""
    contactregel_tot: date | None = None
    # Nothing is sent to somebody who has died, and nobody logs in as them.
    overleden_op: date | None = None
    aangemaakt_op: datetime
    # Whoever was erased is a row without a name, for what refers to it (`bewaren`).
    gewist_op: datetime | None = None

    @property
    def naam(self) -> str:
        """The full name as it stands on a letter."""
        return volledige_naam(self.voornaam, self.tussenvoegsel, self.achternaam)

    @property
    def adresregels(self) -> tuple[str, ...]:
        """The address as it stands on an envelope; empty when we have none."""
        return adresregels(self.straat, self.huisnummer, self.postcode, self.plaats, self.land)


class Contactgegeven(SQLModel, table=True):
    """A proven way to reach a person; it is also the way they log in. Personal data. Kept: with the relatie."""

    __tablename__ = "contactgegeven"
    __table_args__ = (UniqueConstraint("soort", "waarde", name="contactgegeven_is_van_een_persoon"),)

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    soort: str
    waarde: str
    gevalideerd_op: datetime


class Inzage(SQLModel, table=True):
    """A look by a medewerker into a client's data, with the reason; the client can read it.

    Personal data (the two ids). Kept: with the relatie.
    """

    __tablename__ = "inzage"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    medewerker_id: str
    reden: str
    op: datetime
