"""The heads of the chain, a file outside the store: whoever cuts off its tail is noticed.

A line is a head at some moment. After a backup was restored the links since then are gone, and so are the heads that
were written of them: one line says that this is known, from which link the chain goes on and why. It stays in sight.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal import clock
from portal.database import Database
from portal.domain.inschrijving.keten import Breuk, Kop, keten_controleren, keten_kop
from portal.settings import settings


@dataclass(frozen=True)
class Hervatting:
    """The chain went on after this link, when and why; `kwijt` heads that were written before it are gone."""

    volgnummer: int
    op: str
    reden: str
    kwijt: int


def pad() -> Path:
    """Where the heads stand."""
    return settings().data_dir / "ketenkoppen.jsonl"


def bijschrijven(database: Database) -> None:
    """Write the head of now."""
    _schrijf(database, {})


def hervatten(database: Database, reden: str) -> list[Breuk]:
    """Say that the chain goes on from the head of now, because a backup was restored. Returns what is still broken.

    Nothing is written where the chain itself does not hold: that is no matter of a backup.
    """
    breuken = database.read_now(keten_controleren, koppen=[])
    if not breuken:
        _schrijf(database, {"hervat": reden})
    return breuken


def lezen() -> tuple[list[Kop], list[Hervatting]]:
    """The heads that must be in the chain, and where it went on after a restored backup."""
    koppen: list[Kop] = []
    hervat: list[Hervatting] = []
    for regel in _regels():
        kop = Kop(regel["volgnummer"], regel["hash"])
        if "hervat" in regel:
            over = [eerder for eerder in koppen if eerder.volgnummer <= kop.volgnummer]
            hervat.append(Hervatting(kop.volgnummer, regel["op"], regel["hervat"], len(koppen) - len(over)))
            koppen = over
        koppen.append(kop)
    return koppen, hervat


def _schrijf(database: Database, erbij: dict[str, str]) -> None:
    kop = database.read_now(keten_kop)
    pad().parent.mkdir(parents=True, exist_ok=True)
    with pad().open("a", encoding="utf-8") as file:
        regel = {"op": clock.now().isoformat(), "volgnummer": kop.volgnummer, "hash": kop.hash, **erbij}
        file.write(json.dumps(regel) + "\n")


def _regels() -> list[dict[str, Any]]:
    return [json.loads(line) for line in pad().read_text(encoding="utf-8").splitlines()] if pad().exists() else []
