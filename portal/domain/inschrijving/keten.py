"""The hash chain that makes a quiet change of an inschrijfdatum visible.

Each link holds the salted hash of its content and the hash of the link before it. The head is written out
daily, so that a tail that was cut off is noticed too. Salt and content can be erased (AVG art. 17) while
every hash stays checkable.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from portal.domain.inschrijving.model import Inschrijving, Inschrijvinggebeurtenis, Ketenkop
from portal.domain.shared.insert import insert_once

BEGIN = "0" * 64

# Which kinds of links set the inschrijfdatum, and under which name.
DATUM_IN = {
    "bevestigd": "inschrijfdatum",
    "inschrijfdatum-gewijzigd": "nieuw",
    "heropend": "inschrijfdatum",
    "afgesplitst": "inschrijfdatum",
}


@dataclass(frozen=True)
class Kop:
    """The last link at some moment, as it was written out."""

    volgnummer: int
    hash: str


@dataclass(frozen=True)
class Breuk:
    """Where the chain does not hold, and why."""

    volgnummer: int
    reden: str


def inhoud_hash(inhoud: dict[str, Any], zout: str) -> str:
    """The salted hash of what happened; without the salt nobody can guess it back."""
    canonical = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{zout}\n{canonical}".encode()).hexdigest()


def schakel_hash(
    *, volgnummer: int, inschrijving_id: str, soort: str, op: datetime, inhoud_hash: str, vorige_hash: str
) -> str:
    """The hash of one link: everything in it and the link before it."""
    moment = op.astimezone(UTC).isoformat(timespec="microseconds")
    parts = (str(volgnummer), inschrijving_id, soort, moment, inhoud_hash, vorige_hash)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def schakel_toevoegen(
    session: Session, *, inschrijving_id: str, soort: str, inhoud: dict[str, Any], nu: datetime
) -> str:
    """Add what happened to the chain and return the hash that goes on the receipt of the client."""
    insert_once(session, Ketenkop(id=1, volgnummer=0, hash=BEGIN))
    kop = session.get_one(Ketenkop, 1, with_for_update=True)
    zout = secrets.token_hex(16)
    van_inhoud = inhoud_hash(inhoud, zout)
    volgnummer = kop.volgnummer + 1
    hash_ = schakel_hash(
        volgnummer=volgnummer,
        inschrijving_id=inschrijving_id,
        soort=soort,
        op=nu,
        inhoud_hash=van_inhoud,
        vorige_hash=kop.hash,
    )
    session.add(
        Inschrijvinggebeurtenis(
            volgnummer=volgnummer,
            inschrijving_id=inschrijving_id,
            soort=soort,
            op=nu,
            inhoud=inhoud,
            zout=zout,
            inhoud_hash=van_inhoud,
            vorige_hash=kop.hash,
            hash=hash_,
        )
    )
    kop.volgnummer, kop.hash = volgnummer, hash_
    session.flush()
    return hash_


def controleer(schakels: Iterable[Inschrijvinggebeurtenis], koppen: Iterable[Kop]) -> list[Breuk]:
    """Everything that does not hold: a changed link, a missing one, or a tail that was cut since a head was written."""
    breuken: list[Breuk] = []
    gezien: dict[int, str] = {}
    vorige_hash, verwacht = BEGIN, 1
    for schakel in schakels:
        if schakel.volgnummer != verwacht:
            breuken.append(Breuk(verwacht, "schakel ontbreekt"))
        if schakel.vorige_hash != vorige_hash:
            breuken.append(Breuk(schakel.volgnummer, "sluit niet aan op de vorige schakel"))
        if not _inhoud_klopt(schakel):
            breuken.append(Breuk(schakel.volgnummer, "inhoud is gewijzigd"))
        zelf = schakel_hash(
            volgnummer=schakel.volgnummer,
            inschrijving_id=schakel.inschrijving_id,
            soort=schakel.soort,
            op=schakel.op,
            inhoud_hash=schakel.inhoud_hash,
            vorige_hash=schakel.vorige_hash,
        )
        if zelf != schakel.hash:
            breuken.append(Breuk(schakel.volgnummer, "schakel is gewijzigd"))
        gezien[schakel.volgnummer] = schakel.hash
        vorige_hash, verwacht = schakel.hash, schakel.volgnummer + 1
    for kop in koppen:
        if kop.volgnummer and kop.volgnummer not in gezien:
            breuken.append(Breuk(kop.volgnummer, "staart is afgeknipt: deze schakel was al weggeschreven"))
        elif kop.volgnummer and gezien[kop.volgnummer] != kop.hash:
            breuken.append(Breuk(kop.volgnummer, "schakel is niet meer die van de weggeschreven kop"))
    return breuken


def _inhoud_klopt(schakel: Inschrijvinggebeurtenis) -> bool:
    # Erasing a person empties both; content without its salt was tampered with.
    if schakel.inhoud is None or schakel.zout is None:
        return schakel.inhoud is None and schakel.zout is None
    return inhoud_hash(schakel.inhoud, schakel.zout) == schakel.inhoud_hash


def keten_controleren(session: Session, *, koppen: Iterable[Kop]) -> list[Breuk]:
    """Check the chain in the database next to the heads that were written out, and every date next to the chain."""
    schakels = session.exec(
        select(Inschrijvinggebeurtenis)
        .order_by(col(Inschrijvinggebeurtenis.volgnummer))
        .execution_options(yield_per=1000)
    )
    kop = session.get(Ketenkop, 1)
    eigen = [Kop(kop.volgnummer, kop.hash)] if kop else []
    laatste: dict[str, tuple[int, str | None]] = {}

    def gelezen() -> Iterator[Inschrijvinggebeurtenis]:
        for schakel in schakels:
            if schakel.soort in DATUM_IN:
                datum = schakel.inhoud.get(DATUM_IN[schakel.soort]) if schakel.inhoud is not None else None
                laatste[schakel.inschrijving_id] = (schakel.volgnummer, datum)
            yield schakel

    breuken = controleer(gelezen(), [*koppen, *eigen])
    return breuken + _verschoven_datums(session, laatste)


def _verschoven_datums(session: Session, laatste: dict[str, tuple[int, str | None]]) -> list[Breuk]:
    """Dates that differ from what the chain says; a link that was erased says nothing."""
    inschrijvingen = session.exec(
        select(Inschrijving).where(col(Inschrijving.inschrijfdatum).is_not(None)).execution_options(yield_per=1000)
    )
    breuken = []
    for inschrijving in inschrijvingen:
        volgnummer, datum = laatste.get(inschrijving.id, (0, ""))
        if datum is not None and datum != str(inschrijving.inschrijfdatum):
            breuken.append(Breuk(volgnummer, "inschrijfdatum is niet die van de laatste schakel"))
    return breuken


def keten_kop(session: Session) -> Kop:
    """The head to write out."""
    kop = session.get(Ketenkop, 1)
    return Kop(kop.volgnummer, kop.hash) if kop else Kop(0, BEGIN)
