"""Tables of `concept`."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Column, Field, SQLModel

from portal.domain.relatie.zaken import zaak_van_de_regio
from portal.domain.shared.reference import nieuw_kenmerk


class Concept(SQLModel, table=True):
    """A draft. Personal data: the answers so far. Kept: 14 days (policy) after the last answer.

    `versies` says at which version each part was last answered, and `ingevuld_door` which medewerker filled in a part
    or a field (empty: the client). The kenmerk is what stands in a mail about it.
    """

    __tablename__ = "concept"
    __table_args__ = (
        UniqueConstraint("relatie_id", "soort", name="een_concept_per_soort"),
        UniqueConstraint("kenmerk", name="concept_kenmerk"),
    )

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    soort: str
    gegevens: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    ingevuld_door: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    kanalen: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    versie: int = 0
    versies: dict[str, int] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    kenmerk: str = Field(default_factory=lambda: nieuw_kenmerk("C"))
    begonnen_op: datetime
    bijgewerkt_op: datetime
    verloopt_op: datetime


class Aanwezig(SQLModel, table=True):
    """Who has a draft open, in which tab: the client, or a medewerker who helps. Personal data.

    `tab` is how our own server finds the tab; a stranger can do nothing with it. Kept: one hour after it was last seen.
    """

    __tablename__ = "aanwezig"

    tab: str = Field(primary_key=True)
    relatie_id: str = Field(foreign_key="relatie.id", index=True)
    soort: str
    medewerker_id: str | None = Field(default=None, foreign_key="medewerker.id")
    naam: str = ""
    gezien_op: datetime


zaak_van_de_regio(Concept)
