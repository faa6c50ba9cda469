"""Status changes: one table of allowed transitions per subject, one function, and a log of each change."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sqlmodel import Field, Session, SQLModel

from portal.domain.shared.actor import Actor


class Statusovergang(SQLModel, table=True):
    """Who changed which status, on whose behalf, along which way, when, from what to what.

    Kept: as long as the object it is about. Personal data: the ids of the people concerned.
    """

    __tablename__ = "statusovergang"

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    onderwerp: str
    object_id: str = Field(index=True)
    van: str
    naar: str
    op: datetime
    rol: str
    relatie_id: str | None = None
    medewerker_id: str | None = None
    namens: str | None = None
    machtiging_id: str | None = None
    kanaal: str
    reden: str | None = None


class HeeftStatus(Protocol):
    """Anything with an id and a status."""

    id: str
    status: str


class OvergangNietToegestaan(Exception):
    """A mistake in the code or a race that was lost: this status cannot follow that one."""


Overgangen = Mapping[StrEnum, frozenset[StrEnum]]


def overgang(
    session: Session,
    overgangen: Overgangen,
    object_: HeeftStatus,
    naar: StrEnum,
    *,
    door: Actor,
    nu: datetime,
    reden: str | None = None,
) -> None:
    """Bring an object to its next status and log it; refuses what the table of its subject does not allow."""
    van = type(naar)(object_.status)
    if naar not in overgangen.get(van, frozenset()):
        raise OvergangNietToegestaan(f"{type(object_).__name__}: {van} -> {naar}")
    object_.status = naar
    session.add(
        Statusovergang(
            onderwerp=type(object_).__name__.lower(),
            object_id=object_.id,
            van=van,
            naar=naar,
            op=nu,
            rol=door.rol,
            relatie_id=door.relatie_id,
            medewerker_id=door.medewerker_id,
            namens=door.namens,
            machtiging_id=door.machtiging.machtiging_id if door.machtiging else None,
            kanaal=door.kanaal,
            reden=reden,
        )
    )
