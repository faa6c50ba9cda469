"""The ledger of erasures, a file outside the store: a restored backup revives nobody.

A line is a random id and a moment, no personal data. The store is written first and the ledger after it; who is not in
it yet after a crash is added the next time, because the row without a name says when. Keep the file apart from the
backups of the store, as `ketenkoppen.jsonl`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from portal.database import Database
from portal.domain.bewaren.actions import wissing_herhalen
from portal.domain.bewaren.queries import gewist_sinds, herleefden
from portal.settings import settings

# So many at once; a web process that starts looks at the newest ones, which a backup misses first.
PER_KEER = 500


class Herleefd(RuntimeError):
    """The store holds people who were erased: it came from a backup."""

    def __init__(self, aantal: int) -> None:
        super().__init__(f"{aantal} erased people are back: run `python -m portal.jobs wissingen-herhalen` first")


class Regel(NamedTuple):
    """One line of the ledger."""

    wie: str
    op: datetime


def pad() -> Path:
    """Where the ledger stands."""
    return settings().data_dir / "wissingen.jsonl"


def regels() -> list[Regel]:
    """The ledger, oldest first; a line that was cut off by a crash says nothing."""
    return list(_lees()) if pad().exists() else []


def bijschrijven(database: Database) -> int:
    """Add whoever was erased and is not in the ledger yet; it is on disk when this returns. Returns how many."""
    bekend = regels()
    laatste = max((regel.op for regel in bekend), default=None)
    al = {regel.wie for regel in bekend}
    nieuw = [Regel(wie, op) for wie, op in database.read_now(gewist_sinds, moment=laatste) if wie not in al]
    if nieuw:
        pad().parent.mkdir(parents=True, exist_ok=True)
        with pad().open("a", encoding="utf-8") as file:
            # A line of its own, also after one that was cut off.
            file.write("".join(f"\n{json.dumps({'wie': r.wie, 'op': r.op.isoformat()})}" for r in nieuw) + "\n")
            file.flush()
            os.fsync(file.fileno())
    return len(nieuw)


def herhalen(database: Database) -> int:
    """Erase again whoever is in the ledger and here with their data. Returns how many."""
    wie = [regel.wie for regel in regels()]
    aantal = 0
    for begin in range(0, len(wie), PER_KEER):
        terug = database.read_now(herleefden, ids=wie[begin : begin + PER_KEER])
        if terug:
            aantal += database.perform_now(wissing_herhalen, ids=terug)
    return aantal


def controleren(database: Database) -> None:
    """Refuse to serve a store that revived somebody; raises `Herleefd`."""
    terug = database.read_now(herleefden, ids=[regel.wie for regel in regels()[-PER_KEER:]])
    if terug:
        raise Herleefd(len(terug))


def _lees() -> Iterator[Regel]:
    for line in pad().read_text(encoding="utf-8").splitlines():
        try:
            gelezen = json.loads(line)
            yield Regel(gelezen["wie"], datetime.fromisoformat(gelezen["op"]))
        except (ValueError, KeyError, TypeError):
            continue
