"""The doors: one transaction each, filled in, and a store that is busy is said so instead of lost."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from portal.database import Database
from portal.domain.shared.errors import Weigering, zin
from portal.domain.shared.job import Job, plan
from portal.state.basis import handle_backend_exception
from tests.conftest import NU, Store, create_schema


def test_the_door_fills_in_only_what_a_use_case_declares(store: Store) -> None:
    def wants(session: Session, *, nu: datetime, vandaag: date, naam: str) -> tuple[datetime, date, str]:
        return nu, vandaag, naam

    assert store.perform(wants, naam="Ans") == (NU, NU.date(), "Ans")


def test_a_refusal_rolls_everything_back(store: Store) -> None:
    def refuses(session: Session, *, nu: datetime) -> None:
        plan(session, "iets", {}, start_op=nu)
        raise Weigering(zin("Nee."))

    with pytest.raises(Weigering):
        store.perform(refuses)
    assert store.all(Job) == []


def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    inside, done = threading.Event(), threading.Event()

    def slow(session: Session, *, nu: datetime) -> None:
        plan(session, "traag", {}, start_op=nu)
        inside.set()
        done.wait(10)

    writer = threading.Thread(target=store.perform, args=(slow,))
    writer.start()
    try:
        assert inside.wait(10)
        begun = time.monotonic()
        assert store.all(Job) == []
        assert time.monotonic() - begun < 2
    finally:
        done.set()
        writer.join()
    assert [job.soort for job in store.all(Job)] == ["traag"]


async def test_a_look_up_does_not_wait_for_a_writer_who_has_the_only_connection(store: Store) -> None:
    url = store.database.engine.url.render_as_string(hide_password=False)
    database = Database(url, connections=1)
    inside, done = threading.Event(), threading.Event()

    def slow(session: Session, *, nu: datetime) -> None:
        plan(session, "traag", {}, start_op=nu)
        inside.set()
        done.wait(10)

    writing = asyncio.create_task(database.perform(slow))
    try:
        assert await asyncio.to_thread(inside.wait, 10)
        begun = time.monotonic()
        assert (
            await database.look_up(lambda connection: connection.execute(text("select count(*) from job")).scalar())
            == 0
        )
        assert time.monotonic() - begun < 2
    finally:
        done.set()
        await writing
        database.close()


def test_a_store_that_stays_locked_is_told_as_busy_and_nothing_is_lost(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'busy.db'}"
    database = Database(url, connections=2, wait_seconds=0.2)
    create_schema(database.engine)
    other = Database(url, connections=1)
    with other.engine.execution_options(portal_writes=True).connect() as holder:
        holder.execute(text("select 1"))
        with pytest.raises(OperationalError) as busy:
            database.perform_now(plan, soort="iets", gegevens={}, start_op=NU)
        event = handle_backend_exception(busy.value)
        said = {str(name): str(value) for name, value in event.args}
    assert said["druk"] == "true"
    database.perform_now(plan, soort="iets", gegevens={}, start_op=NU)
    database.close()
    other.close()
