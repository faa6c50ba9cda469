"""Very many renewals on one day: in batches, each exactly once, whatever happens to the worker in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func
from sqlmodel import Session, SQLModel, select

from portal import clock, jobs
from portal.domain.bericht.model import Bericht, Verzending, Verzendstatus
from portal.domain.betaling.model import Betaling
from portal.domain.inschrijving.model import Verlenging
from portal.domain.inschrijving.verlengen import PER_KEER
from portal.domain.shared.job import Job, JobStatus
from tests.conftest import Store
from tests.jobs.veel import veel_ingeschreven
from tests.running import ROOT

AANTAL = 2 * PER_KEER + 50


def werker(store: Store, folder: Path, *, later: timedelta = timedelta(0)) -> subprocess.Popen[bytes]:
    """A worker process on this store, so much later."""
    environment = {
        **os.environ,
        "PORTAL_DATABASE_URL": store.database.engine.url.render_as_string(hide_password=False),
        "PORTAL_DATA_DIR": str(folder),
        "PORTAL_CLOCK_OFFSET_SECONDS": str(int(later.total_seconds())),
    }
    return subprocess.Popen([sys.executable, "-m", "portal.jobs", "eenmaal"], cwd=ROOT, env=environment)


def hoeveel(store: Store, model: type[SQLModel]) -> int:
    def tellen(session: Session) -> int:
        return session.exec(select(func.count()).select_from(model)).one()

    return store.read(tellen)


def in_het_midden_gedood(store: Store, folder: Path) -> int:
    """A worker that was killed after a batch and before the last; returns how many it had asked."""
    process = werker(store, folder)
    deadline = time.monotonic() + 60
    while not hoeveel(store, Verlenging):
        assert process.poll() is None, "the worker stopped before it asked anybody"
        assert time.monotonic() < deadline, "the worker asked nobody"
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    return hoeveel(store, Verlenging)


def test_a_killed_worker_leaves_nobody_out_and_asks_nobody_twice(store: Store, tmp_path: Path) -> None:
    store.nu = clock.now()
    store.perform(veel_ingeschreven, aantal=AANTAL, geldig_tot=clock.today() + timedelta(days=30))
    gevraagd = in_het_midden_gedood(store, tmp_path)
    assert 0 < gevraagd < AANTAL
    # What was asked before the kill is whole: each with its payment and its message.
    assert gevraagd == hoeveel(store, Betaling) == hoeveel(store, Bericht)

    # Two others go on when the lease of the dead one is over.
    anderen = [werker(store, tmp_path, later=timedelta(minutes=2)) for _ in range(2)]
    assert [process.wait(120) for process in anderen] == [0, 0]
    for model, wie in ((Verlenging, "relatie_id"), (Betaling, "relatie_id"), (Bericht, "relatie_id")):
        per_persoon = Counter(getattr(row, wie) for row in store.all(model))
        assert len(per_persoon) == AANTAL
        assert set(per_persoon.values()) == {1}
    assert {v.status for v in store.all(Verzending)} == {Verzendstatus.VERSTUURD}
    assert {job.status for job in store.all(Job, soort="verlengingen-bijhouden")} == {JobStatus.GEDAAN}


def test_other_work_is_not_kept_waiting_by_many_renewals(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.nu = clock.now()
    store.perform(veel_ingeschreven, aantal=AANTAL, geldig_tot=clock.today() + timedelta(days=30))
    monkeypatch.setattr(clock, "now", lambda: store.nu)
    monkeypatch.setattr(jobs, "BEURT_SECONDS", 0.0)
    jobs.verlengingen_bijhouden(store.database)
    assert hoeveel(store, Verlenging) == PER_KEER
    # The rest is a job again, behind whatever waits; as often as it takes.
    rondes = 0
    while jobs.taken_uitvoeren(store.database, werker="w"):
        rondes += 1
    assert rondes > 1
    assert hoeveel(store, Verlenging) == AANTAL
    assert {job.status for job in store.all(Job)} == {JobStatus.GEDAAN}
