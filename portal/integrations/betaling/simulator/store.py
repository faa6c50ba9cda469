"""Everything the simulator remembers: JSON records of a few kinds in one SQLite table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

Kind = Literal["session", "payment_intent", "event", "idempotency", "switch"]
Record = dict[str, Any]

TABLE = """
CREATE TABLE IF NOT EXISTS record (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, key)
)
"""


class Transaction:
    """Reads and writes that happen together or not at all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, kind: Kind, key: str) -> Record | None:
        query = "SELECT body FROM record WHERE kind = ? AND key = ?"
        row = self._connection.execute(query, (kind, key)).fetchone()
        return json.loads(row[0]) if row else None

    def put(self, kind: Kind, key: str, body: Record) -> None:
        self._connection.execute(
            "INSERT INTO record (kind, key, body) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body",
            (kind, key, json.dumps(body)),
        )

    def newest_first(self, kind: Kind) -> list[Record]:
        query = "SELECT body FROM record WHERE kind = ? ORDER BY number DESC"
        rows = self._connection.execute(query, (kind,))
        return [json.loads(row[0]) for row in rows]


class Store:
    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with self.transaction() as transaction:
            transaction._connection.execute(TABLE)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """One at a time. Never hold it while a message is sent: the receiver asks back before it answers."""
        connection = sqlite3.connect(self._path, timeout=10, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield Transaction(connection)
            connection.execute("COMMIT")
        finally:
            # Closing rolls back what was not committed.
            connection.close()
