"""The job queue: nothing lost, nothing done twice, and a dead worker does not keep its work."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlmodel import Session

from portal.domain.shared.job import LEASE, MAXIMUM_POGINGEN, Job, JobStatus, claim, finish, plan
from tests.conftest import Store
from tests.makers import tegelijk

SOORT = "betaalmelding"


def gepland(store: Store, sleutel: str | None = None, *, over: timedelta = timedelta()) -> bool:
    return store.perform(plan, soort=SOORT, gegevens={"sessie_id": "cs_1"}, start_op=store.nu + over, sleutel=sleutel)


def geclaimd(store: Store, werker: str = "anna", aantal: int = 10) -> list[str]:
    return [job.id for job in store.perform(claim, werker=werker, aantal=aantal)]


def test_a_planned_job_is_taken_with_what_it_is_about(store: Store) -> None:
    assert gepland(store)
    (job,) = store.perform(claim, werker="anna")
    assert (job.soort, job.gegevens, job.pogingen, job.werker) == (SOORT, {"sessie_id": "cs_1"}, 1, "anna")


def test_the_same_job_is_planned_once(store: Store) -> None:
    assert gepland(store, "evt_1")
    assert not gepland(store, "evt_1")
    assert gepland(store, "evt_2")
    assert len(store.all(Job)) == 2


def test_the_same_job_planned_at_once_is_planned_once(store: Store) -> None:
    uitkomsten = tegelijk(*[partial(gepland, store, "evt_1")] * 4)
    assert sorted(map(str, uitkomsten)) == ["False", "False", "False", "True"]
    assert len(store.all(Job)) == 1


def test_jobs_without_a_key_are_all_planned(store: Store) -> None:
    assert gepland(store)
    assert gepland(store)
    assert len(store.all(Job)) == 2


def test_a_job_is_planned_with_the_change_that_asks_for_it_or_not_at_all(store: Store) -> None:
    def mislukte_handeling(session: Session) -> None:
        plan(session, SOORT, {}, start_op=store.nu)
        raise RuntimeError("rolled back")

    with pytest.raises(RuntimeError):
        store.perform(mislukte_handeling)
    assert store.all(Job) == []


def test_a_job_that_is_not_due_waits(store: Store) -> None:
    gepland(store, over=timedelta(minutes=5))
    assert geclaimd(store) == []
    store.nu += timedelta(minutes=5)
    assert len(geclaimd(store)) == 1


def test_the_oldest_jobs_come_first(store: Store) -> None:
    for sleutel, over in (("later", -1), ("eerst", -3), ("dan", -2)):
        gepland(store, sleutel, over=timedelta(minutes=over))
    volgorde = [store.perform(claim, werker="anna", aantal=1)[0].sleutel for _ in range(3)]
    assert volgorde == ["eerst", "dan", "later"]


def test_two_workers_never_take_the_same_job(store: Store) -> None:
    for _ in range(12):
        gepland(store)
    stapels = tegelijk(*(partial(geclaimd, store, f"werker{n}", 4) for n in range(4)))
    genomen = [id_ for stapel in stapels for id_ in stapel]  # type: ignore[attr-defined]
    assert len(genomen) == len(set(genomen)) == 12


def test_a_finished_job_is_done(store: Store) -> None:
    gepland(store)
    (id_,) = geclaimd(store)
    assert store.perform(finish, job_id=id_, werker="anna")
    (job,) = store.all(Job)
    assert (job.status, job.gedaan_op) == (JobStatus.GEDAAN, store.nu)
    store.nu += timedelta(days=1)
    assert geclaimd(store) == []


def test_a_job_is_nobody_elses_as_long_as_its_lease_runs(store: Store) -> None:
    gepland(store)
    geclaimd(store, "anna")
    store.nu += LEASE
    assert geclaimd(store, "bram") == []


def test_the_job_of_a_dead_worker_is_taken_over_and_the_dead_cannot_finish_it(store: Store) -> None:
    gepland(store)
    (id_,) = geclaimd(store, "anna")
    store.nu += LEASE + timedelta(seconds=1)
    assert geclaimd(store, "bram") == [id_]
    assert not store.perform(finish, job_id=id_, werker="anna")
    assert store.all(Job)[0].status == JobStatus.BEZIG
    assert store.perform(finish, job_id=id_, werker="bram")


def test_a_job_that_fails_is_tried_again_with_a_growing_pause(store: Store) -> None:
    gepland(store)
    pauzes = []
    for _ in range(3):
        (id_,) = geclaimd(store)
        store.perform(finish, job_id=id_, werker="anna", fout="Timeout")
        (job,) = store.all(Job)
        assert (job.status, job.fout) == (JobStatus.KLAAR_VOOR_START, "Timeout")
        pauzes.append(job.start_op - store.nu)
        assert geclaimd(store) == []
        store.nu = job.start_op
    assert pauzes == [timedelta(seconds=10), timedelta(seconds=20), timedelta(seconds=40)]


def test_a_job_that_keeps_failing_is_given_up(store: Store) -> None:
    gepland(store)
    for _ in range(MAXIMUM_POGINGEN):
        (id_,) = geclaimd(store)
        store.perform(finish, job_id=id_, werker="anna", fout="x" * 1000)
        store.nu += timedelta(hours=2)
    (job,) = store.all(Job)
    assert (job.status, job.pogingen, len(job.fout or "")) == (JobStatus.OPGEGEVEN, MAXIMUM_POGINGEN, 500)
    assert geclaimd(store) == []


def test_a_job_that_kills_its_workers_is_given_up_too(store: Store) -> None:
    gepland(store)
    for _ in range(MAXIMUM_POGINGEN):
        assert len(geclaimd(store)) == 1
        store.nu += LEASE + timedelta(seconds=1)
    assert geclaimd(store) == []
    assert store.all(Job)[0].status == JobStatus.OPGEGEVEN


def test_a_failure_that_was_mended_leaves_no_trace_of_it(store: Store) -> None:
    gepland(store)
    (id_,) = geclaimd(store)
    store.perform(finish, job_id=id_, werker="anna", fout="Timeout")
    store.nu += timedelta(minutes=1)
    geclaimd(store)
    store.perform(finish, job_id=id_, werker="anna")
    assert store.all(Job)[0].fout is None
