"""Reads of `toegang`; these run at every event, so they are one small look-up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from portal.domain.corporatie.model import Medewerker
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import BEZOEKER, Actor, Kanaal, Rol
from portal.domain.toegang.model import Hulpsessie, Inlogpoging, Sessie
from portal.domain.toegang.rules import MAXIMUM_POGINGEN, geheim_hash


@dataclass(frozen=True)
class Ingelogde:
    """The actor of a session and what the header of a page shows."""

    door: Actor
    naam: str = ""
    helpt: str = ""
    sessie_id: str = ""


@dataclass(frozen=True)
class WachtOpCode:
    """What the code page shows: where the code went (masked), and what became of the last try."""

    waarheen: str
    soort: str
    uitkomst: str
    pogingen_over: int
    doel: str


NIEMAND = Ingelogde(BEZOEKER)


def ingelogde(session: Session, *, geheim: str, tab: str = "", peper: str, nu: datetime) -> Ingelogde:
    """Who is behind this session cookie; nobody when it is unknown, over or ended.

    A medewerker who helps a client in this tab acts for that client, as long as the help session lasts.
    """
    if not geheim:
        return NIEMAND
    row = session.exec(
        select(Sessie, Relatie, Medewerker)
        .outerjoin(Relatie, Relatie.id == Sessie.relatie_id)  # type: ignore[arg-type]
        .outerjoin(Medewerker, Medewerker.id == Sessie.medewerker_id)  # type: ignore[arg-type]
        .where(Sessie.id == geheim_hash(geheim, peper=peper))
    ).first()
    if row is None:
        return NIEMAND
    sessie, relatie, medewerker = row
    if sessie.beeindigd_op is not None or sessie.verloopt_op <= nu:
        return NIEMAND
    if medewerker is not None and medewerker.actief:
        return _als_medewerker(session, sessie, medewerker, geheim_hash(tab, peper=peper) if tab else "", nu)
    if relatie is not None:
        return Ingelogde(Actor(Rol.KLANT, relatie_id=relatie.id), relatie.naam)
    return NIEMAND


def _als_medewerker(session: Session, sessie: Sessie, medewerker: Medewerker, tab: str, nu: datetime) -> Ingelogde:
    door = Actor(Rol.MEDEWERKER, medewerker_id=medewerker.id, corporatie=medewerker.corporatie)
    hulp = session.exec(
        select(Hulpsessie, Relatie)
        .join(Relatie, col(Relatie.id) == col(Hulpsessie.relatie_id))
        .where(
            Hulpsessie.sessie_id == sessie.id,
            Hulpsessie.tab == tab,
            col(Hulpsessie.beeindigd_op).is_(None),
            col(Hulpsessie.verloopt_op) > nu,
        )
        .order_by(col(Hulpsessie.begonnen_op).desc())
    ).first()
    if hulp is None:
        return Ingelogde(door, medewerker.naam, sessie_id=sessie.id)
    helpsessie, klant = hulp
    door = replace(door, namens=klant.id, kanaal=Kanaal(helpsessie.kanaal))
    return Ingelogde(door, medewerker.naam, helpt=klant.naam or "?", sessie_id=sessie.id)


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
    )


def verhuld(waarde: str) -> str:
    """An address or number that its owner recognises and a passer-by cannot use: b•••@voorbeeld.nl, •••• 678."""
    name, at, domain = waarde.partition("@")
    return f"{name[:1]}•••@{domain}" if at else f"•••• {waarde[-3:]}"
