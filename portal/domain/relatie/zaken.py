"""Whose client is whose: staff find, list and see only people with whom their corporation has a case.

Which tables make a case is said by the subjects themselves; this rule is the only one that asks.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, not_, or_
from sqlmodel import Session, col, select

from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden

_VAN_DE_REGIO: list[Any] = []
_VAN_EEN_MEDEWERKER: list[Any] = []
_GESPROKEN: list[Any] = []


def zaak_van_de_regio(model: type) -> None:
    """Whoever has a row in this table is a client of every corporation of the region."""
    _VAN_DE_REGIO.append(model)


def zaak_van_een_medewerker(model: type, *, gesproken: bool = False) -> None:
    """Whoever has a row in this table is a client of the corporation of its medewerker.

    With `gesproken` it also means that who has nothing else is a client of no other corporation.
    """
    _VAN_EEN_MEDEWERKER.append(model)
    if gesproken:
        _GESPROKEN.append(model)


def heeft_zaak(corporatie: str | None, beleid: Beleid) -> ColumnElement[bool]:
    """Whether a Relatie is a client of this corporation; everything staff finds or sees goes through this one rule.

    An inschrijving, a draft of one or a request for contact counts for every corporation of the region; a conversation,
    a promise or an appointment for the corporation of who has it. Whoever only spoke with another corporation is not
    theirs. Someone who just proved an address and has nothing yet is at the front door of the region.
    """
    if corporatie not in {eigen.code for eigen in beleid.regio.corporaties}:
        return false()
    here = [exists().where(col(model.relatie_id) == col(Relatie.id)) for model in _VAN_DE_REGIO]
    ours = [_bij(model, col(Medewerker.corporatie) == corporatie) for model in _VAN_EEN_MEDEWERKER]
    elsewhere = [_bij(model, col(Medewerker.corporatie) != corporatie) for model in _GESPROKEN]
    # Whoever was erased is nobody's client any more.
    return and_(col(Relatie.gewist_op).is_(None), or_(*here, *ours, not_(or_(*elsewhere))))


def van_onze_klant(relatie_id: Any, door: Actor, beleid: Beleid) -> ColumnElement[bool]:
    """Whether a row of a list is of a client of this medewerker's corporation, or of nobody we know."""
    klanten = select(Relatie.id).where(heeft_zaak(door.corporatie, beleid))
    if door.corporatie not in {eigen.code for eigen in beleid.regio.corporaties}:
        return false()
    return or_(col(relatie_id).is_(None), col(relatie_id).in_(klanten))


def klant_bij(session: Session, *, relatie_id: str, door: Actor, beleid: Beleid) -> Relatie:
    """This client, when the corporation of this medewerker has a case with them; raises `NietGevonden`."""
    query = select(Relatie).where(Relatie.id == relatie_id, heeft_zaak(door.corporatie, beleid))
    relatie = session.exec(query).first()
    if relatie is None:
        raise NietGevonden(f"relatie {relatie_id}")
    return relatie


def _bij(model: Any, welke: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        col(model.relatie_id) == col(Relatie.id), col(model.medewerker_id) == col(Medewerker.id), welke
    )
