"""The engine and the doors. Only this module begins, commits and rolls back.

    read(query, ...)      a look: no write lock, so readers never wait for a writer
    look_up(query, ...)   the same without a transaction, as cheap as it gets: what runs at every event
    perform(action, ...)  one use case, one write transaction; a refusal rolls everything back
    outside(call, ...)    a call to the outside world, never inside a transaction

The doors run synchronous code in bounded pools of worker threads, so the event loop is never blocked; a look-up on
SQLite takes less than waking a thread does, and runs where it is asked.
They fill in what a use case declares and only the edge can know: `session`, `nu`, `vandaag`, `beleid`.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlmodel import Session

from portal import clock

R = TypeVar("R")

WRITES = "portal_writes"


@cache
def _parameters(function: Callable[..., Any]) -> frozenset[str]:
    return frozenset(inspect.signature(function).parameters)


def create_portal_engine(url: str, *, connections: int, wait_seconds: float = 15) -> Engine:
    """An engine for SQLite (WAL, foreign keys on, `BEGIN IMMEDIATE` for writers) or PostgreSQL.

    `wait_seconds` is how long a writer waits for another one on SQLite before the client is told that it is busy.
    """
    if not url.startswith("sqlite"):
        return create_engine(url, pool_size=connections, max_overflow=0, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(
        url, pool_size=connections, max_overflow=0, connect_args={"timeout": wait_seconds}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=wal", "synchronous=normal", "foreign_keys=on"):
            connection.execute(f"pragma {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A writer takes the lock first: upgrading a read lock later is what deadlocks SQLite.
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def create_look_up_engine(url: str, *, connections: int) -> Engine:
    """An engine of its own for look-ups: no transaction around them, and they wait for no reader and no writer."""
    sqlite = url.startswith("sqlite")
    return create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=not sqlite,
        connect_args={"timeout": 1} if sqlite else {},
        pool_reset_on_return=None,
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
        hide_parameters=True,
    )


class Database:
    """One store with its doors. `fill` names what the doors may hand to a use case that declares it."""

    def __init__(
        self,
        url: str,
        *,
        connections: int = 8,
        wait_seconds: float = 15,
        fill: dict[str, Callable[[], Any]] | None = None,
    ) -> None:
        self.engine = create_portal_engine(url, connections=connections, wait_seconds=wait_seconds)
        self._writer = self.engine.execution_options(**{WRITES: True})
        self._looker = create_look_up_engine(url, connections=connections)
        self._fill = {"nu": clock.now, "vandaag": clock.today, **(fill or {})}
        self._looking_up = (
            None if url.startswith("sqlite") else ThreadPoolExecutor(connections, thread_name_prefix="look-up")
        )
        self._inside = ThreadPoolExecutor(connections, thread_name_prefix="database")
        self._outside = ThreadPoolExecutor(connections, thread_name_prefix="outside")

    def _filled(self, function: Callable[..., Any], given: dict[str, Any]) -> dict[str, Any]:
        declared = _parameters(function)
        return {k: make() for k, make in self._fill.items() if k in declared and k not in given} | given

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def read_now(self, query: Callable[..., R], *args: Any, **given: Any) -> R:
        """Run a query in this thread, without a write lock."""
        with self._session(self.engine) as session:
            return query(session, *args, **self._filled(query, given))

    def look_up_now(self, query: Callable[..., R], *args: Any, **given: Any) -> R:
        """Run a query of a few small statements in this thread, without a transaction."""
        with self._looker.connect() as connection:
            return query(connection, *args, **self._filled(query, given))

    def perform_now(self, action: Callable[..., R], *args: Any, **given: Any) -> R:
        """Run one use case in this thread, as one write transaction."""
        with self._session(self._writer) as session:
            return action(session, *args, **self._filled(action, given))

    async def read(self, query: Callable[..., R], *args: Any, **given: Any) -> R:
        """Run a query in a worker thread, without a write lock."""
        return await self._run(self._inside, partial(self.read_now, query, *args, **given))

    async def look_up(self, query: Callable[..., R], *args: Any, **given: Any) -> R:
        """Run a query of a few small statements, without a transaction."""
        call = partial(self.look_up_now, query, *args, **given)
        return await self._run(self._looking_up, call) if self._looking_up else call()

    async def perform(self, action: Callable[..., R], *args: Any, **given: Any) -> R:
        """Run one use case in a worker thread, as one write transaction."""
        return await self._run(self._inside, partial(self.perform_now, action, *args, **given))

    async def outside(self, call: Callable[..., R], *args: Any, **given: Any) -> R:
        """Call the outside world in a worker thread of its own pool, so a slow vendor holds up no query."""
        return await self._run(self._outside, partial(call, *args, **given))

    @staticmethod
    async def _run(pool: ThreadPoolExecutor, call: Callable[[], R]) -> R:
        return await asyncio.get_running_loop().run_in_executor(pool, call)

    def close(self) -> None:
        """Give back every thread and connection."""
        if self._looking_up:
            self._looking_up.shutdown()
        self._inside.shutdown()
        self._outside.shutdown()
        self._looker.dispose()
        self.engine.dispose()


_current: Database | None = None


def use(database: Database) -> Database:
    """Make this the store of the process."""
    global _current
    _current = database
    return database


def current() -> Database:
    """The store of this process; `wiring.start()` puts it in place."""
    if _current is None:
        raise RuntimeError("no database: call portal.wiring.start() first")
    return _current


async def read(query: Callable[..., R], *args: Any, **given: Any) -> R:
    """`Database.read` on the store of this process."""
    return await current().read(query, *args, **given)


async def look_up(query: Callable[..., R], *args: Any, **given: Any) -> R:
    """`Database.look_up` on the store of this process."""
    return await current().look_up(query, *args, **given)


async def perform(action: Callable[..., R], *args: Any, **given: Any) -> R:
    """`Database.perform` on the store of this process."""
    return await current().perform(action, *args, **given)


async def outside(call: Callable[..., R], *args: Any, **given: Any) -> R:
    """`Database.outside` on the store of this process."""
    return await current().outside(call, *args, **given)
