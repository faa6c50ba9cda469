"""Reads of `toegang`; these run at every event, so they are one small look-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select
from sqlmodel import Session, col

from portal.domain.corporatie.model import Medewerker
from portal.domain.relatie.model import Relatie, volledige_naam
from portal.domain.shared.actor import BEZOEKER, Actor, Gemachtigd, Kanaal, Machtigingsrecht, Rol
from portal.domain.shared.working_days import lokale_dag
from portal.domain.toegang.model import (
    Contactwijziging,
    Contactwijzigingstatus,
    Hulpsessie,
    Inlogpoging,
    Machtigingsessie,
    Sessie,
)
from portal.domain.toegang.rules import MAXIMUM_POGINGEN, geheim_hash


@dataclass(frozen=True)
class Ingelogde:
    """The actor of a session and what the header of a page shows."""

    door: Actor
    naam: str = ""
    helpt: str = ""
    sessie_id: str = ""
    vergrendeld: bool = False
    # For whom a gemachtigde acts in this tab; or acted, when the machtiging ended in the meantime.
    namens: str = ""
    contactregel: str = ""


@dataclass(frozen=True)
class WachtOpCode:
    """What the code page shows: where the code went (masked), and what became of the last try."""

    waarheen: str
    soort: str
    uitkomst: str
    pogingen_over: int
    doel: str
    voor_collega: bool = False


NIEMAND = Ingelogde(BEZOEKER)


# Built once and without whole rows, because this runs at every event.
_SESSIE = (
    select(
        col(Relatie.id),
        col(Relatie.voornaam),
        col(Relatie.tussenvoegsel),
        col(Relatie.achternaam),
        col(Relatie.contactregel),
        col(Relatie.contactregel_tot),
        col(Sessie.vergrendeld_op),
        col(Medewerker.id),
        col(Medewerker.corporatie),
        col(Medewerker.naam),
        col(Machtigingsessie.id),
        col(Machtigingsessie.machtiging_id),
        col(Machtigingsessie.relatie_id),
        col(Machtigingsessie.klant),
        col(Machtigingsessie.rechten),
        col(Machtigingsessie.verloopt_op),
        col(Machtigingsessie.ingetrokken_op),
    )
    .select_from(Sessie)
    .outerjoin(Relatie, col(Relatie.id) == col(Sessie.relatie_id))
    .outerjoin(Medewerker, and_(col(Medewerker.id) == col(Sessie.medewerker_id), col(Medewerker.actief)))
    .outerjoin(
        Machtigingsessie,
        and_(
            col(Machtigingsessie.sessie_id) == col(Sessie.id),
            col(Machtigingsessie.tab) == bindparam("tab"),
            col(Machtigingsessie.beeindigd_op).is_(None),
        ),
    )
    .where(
        col(Sessie.id) == bindparam("id"),
        col(Sessie.beeindigd_op).is_(None),
        col(Sessie.verloopt_op) > bindparam("nu"),
    )
)

_HULP = (
    select(col(Hulpsessie.kanaal), col(Hulpsessie.relatie_id), col(Hulpsessie.klant))
    .where(
        col(Hulpsessie.sessie_id) == bindparam("sessie_id"),
        col(Hulpsessie.tab) == bindparam("tab"),
        col(Hulpsessie.beeindigd_op).is_(None),
        col(Hulpsessie.verloopt_op) > bindparam("nu"),
    )
    .order_by(col(Hulpsessie.begonnen_op).desc())
)


def ingelogde(session: Session | Connection, *, geheim: str, tab: str = "", peper: str, nu: datetime) -> Ingelogde:
    """Who is behind this session cookie; nobody when it is unknown, over or ended.

    A medewerker who helps a client in this tab acts for that client, as long as the help session lasts. A gemachtigde
    who chose a client in this tab acts for that client; once the machtiging ends, for nobody, until they press stop.
    """
    if not geheim:
        return NIEMAND
    sessie_id = geheim_hash(geheim, peper=peper)
    tab_hash = geheim_hash(tab, peper=peper) if tab else ""
    row = session.execute(_SESSIE, {"id": sessie_id, "tab": tab_hash, "nu": nu}).first()
    if row is None:
        return NIEMAND
    relatie_id, voornaam, tussenvoegsel, achternaam, regel, regel_tot, vergrendeld_op, *rest = row
    medewerker_id, corporatie, naam, *namens = rest
    if medewerker_id is not None and vergrendeld_op is not None:
        # A locked desk acts for nobody, whatever tab it is in.
        return Ingelogde(BEZOEKER, naam, sessie_id=sessie_id, vergrendeld=True)
    if medewerker_id is not None:
        door = Actor(Rol.MEDEWERKER, medewerker_id=medewerker_id, corporatie=corporatie)
        hulp = {"sessie_id": sessie_id, "tab": tab_hash, "nu": nu}
        helpt = session.execute(_HULP, hulp).first() if tab else None
        if helpt is None:
            return Ingelogde(door, naam, sessie_id=sessie_id)
        kanaal, klant_id, klant = helpt
        door = replace(door, namens=klant_id, kanaal=Kanaal(kanaal))
        return Ingelogde(door, naam, helpt=klant, sessie_id=sessie_id)
    if relatie_id is not None:
        naam = volledige_naam(voornaam, tussenvoegsel, achternaam)
        if namens[0] is not None:
            return _gemachtigde(relatie_id, naam, sessie_id, namens, nu)
        geldt = regel_tot is not None and lokale_dag(nu) <= regel_tot
        klant = Actor(Rol.KLANT, relatie_id=relatie_id)
        return Ingelogde(klant, naam, sessie_id=sessie_id, contactregel=regel if geldt else "")
    return NIEMAND


def _gemachtigde(relatie_id: str, naam: str, sessie_id: str, namens: list[Any], nu: datetime) -> Ingelogde:
    """Who acts for a client in this tab; without any right once the machtiging or the time is over."""
    id_, machtiging_id, klant_id, klant, rechten, verloopt_op, ingetrokken_op = namens
    door = Actor(Rol.GEMACHTIGDE, relatie_id=relatie_id)
    if ingetrokken_op is None and verloopt_op > nu:
        gegeven = frozenset(Machtigingsrecht(recht) for recht in rechten.split(","))
        door = replace(door, namens=klant_id, machtiging=Gemachtigd(machtiging_id, id_, gegeven))
    return Ingelogde(door, naam, sessie_id=sessie_id, namens=klant)


def wacht_op_code(session: Session, *, browser: str, peper: str, nu: datetime) -> WachtOpCode | None:
    """The code this browser asked for; None when there is none."""
    poging = session.get(Inlogpoging, geheim_hash(browser, peper=peper)) if browser else None
    if poging is None or poging.gebruikt_op is not None:
        return None
    return WachtOpCode(
        waarheen=verhuld(poging.waarde),
        soort=poging.soort,
        uitkomst=poging.uitkomst or ("verlopen" if poging.verloopt_op <= nu else ""),
        pogingen_over=max(0, MAXIMUM_POGINGEN - poging.pogingen),
        doel=poging.doel,
        voor_collega=poging.voor_collega,
    )


def verhuld(waarde: str) -> str:
    """An address or number that its owner recognises and a passer-by cannot use: b•••@voorbeeld.nl, •••• 678."""
    name, at, domain = waarde.partition("@")
    return f"{name[:1]}•••@{domain}" if at else f"•••• {waarde[-3:]}"


def contactwijziging_in_rust(session: Session, soort: str, waarde: str) -> Contactwijziging | None:
    """The change by which this address or number will be somebody's in a few days."""
    return session.execute(
        select(Contactwijziging).where(
            col(Contactwijziging.soort) == soort,
            col(Contactwijziging.nieuw) == waarde,
            col(Contactwijziging.status) == Contactwijzigingstatus.RUST,
        )
    ).scalar()
