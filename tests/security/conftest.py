"""One running portal for all attacks, without its worker, so that what is in the store changes only by an attack."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterator

import pytest
from reflex.istate.manager.memory import StateManagerMemory
from reflex_base.event.processor.base_state_processor import BaseStateEventProcessor
from sqlmodel import Session, SQLModel, col, select

from portal import database
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.model import Contactgegeven
from portal.domain.shared.actor import Actor, Rol
from portal.portal import app
from portal.state.tabs import keep_only_what_is_used
from tests.conftest import Store, Stores
from tests.running import RunningPortal, running_portal
from tests.security.headless import Headless
from tests.security.visitor import BEHIND_A_PROXY

BILAL, CARLA, EVA, ANS = (f"{naam}@voorbeeld.nl" for naam in ("bilal", "carla", "eva", "ans"))
DIRK, FATMA, GERDA = "dirk@lindehof.example", "fatma@lindehof.example", "gerda@veerpoort.example"

# What a refused attack may leave: that somebody logged in, and that somebody tried.
MAY_GROW = frozenset({"sessie", "tempometing"})


def sums(session: Session) -> dict[str, str]:
    """Every table but those that may grow, summed up; the same sum means that nothing changed."""
    found = {}
    for name in sorted(SQLModel.metadata.tables.keys() - MAY_GROW):
        rows = session.connection().exec_driver_sql(f'select * from "{name}" order by 1').all()
        found[name] = f"{len(rows)} rows, {hashlib.sha256(repr(rows).encode()).hexdigest()[:12]}"
    return found


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """The portal with the people of the demo, behind one proxy."""
    with running_portal(tmp_path_factory.mktemp("portal"), **BEHIND_A_PROXY) as running:
        running.stop_one("worker")
        yield running


@pytest.fixture
def contents(portal: RunningPortal) -> Callable[[], dict[str, str]]:
    """A function that sums up every table but those that may grow; the same sum means that nothing changed."""

    def look() -> dict[str, str]:
        assert portal.database is not None
        return portal.database.read_now(sums)

    return look


@pytest.fixture
def written(portal: RunningPortal) -> Callable[[], str]:
    """A function that returns what the processes logged since the test began."""
    begin = portal.log.stat().st_size
    return lambda: portal.log.read_bytes()[begin:].decode()


def klant(portal: RunningPortal, email: str) -> Actor:
    """The actor of a client of the demo."""
    assert portal.database is not None
    query = select(Contactgegeven.relatie_id).where(col(Contactgegeven.waarde) == email)
    return Actor(Rol.KLANT, relatie_id=portal.database.read_now(lambda session: session.exec(query).one()))


def medewerker(portal: RunningPortal, email: str) -> Actor:
    """The actor of a medewerker of the demo."""
    assert portal.database is not None
    query = select(Medewerker).where(Medewerker.email == email)
    found = portal.database.read_now(lambda session: session.exec(query).one())
    return Actor(Rol.MEDEWERKER, medewerker_id=found.id, corporatie=found.corporatie)


# --- without a server ---------------------------------------------------------------------------------------------


@pytest.fixture
def store(stores: Stores, beleid: Beleid) -> Iterator[Store]:
    """A store that is also the one of this process; which kind makes no difference to the gate."""
    fresh, drop = stores.fresh("sqlite", beleid)
    before = database._current
    database.use(fresh.database)
    yield fresh
    database._current = before
    drop()


@pytest.fixture
async def headless(store: Store) -> AsyncIterator[Headless]:
    processor = BaseStateEventProcessor(middleware=app)
    browser = Headless(processor)
    processor.backend_exception_handler = browser.mistakes.append
    manager = StateManagerMemory()
    keep_only_what_is_used(manager)
    processor.configure(state_manager=manager, event_namespace=browser)  # type: ignore[arg-type]
    async with processor:
        yield browser
    assert browser.mistakes == []
