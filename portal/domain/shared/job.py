"""The job queue: a row written in the transaction of the change that asks for it, claimed with a lease."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, delete, or_, update
from sqlmodel import Column, Field, Session, SQLModel, col, select

from portal.domain.shared.insert import insert_once

LEASE = timedelta(seconds=60)
MAXIMUM_POGINGEN = 8


class JobStatus(StrEnum):
    KLAAR_VOOR_START = "ready"
    BEZIG = "busy"
    GEDAAN = "done"
    OPGEGEVEN = "dead"


class Job(SQLModel, table=True):
    """One piece of work for the worker process. No personal data: ids only. Kept: 30 days after it is done."""

    __tablename__ = "job"
    __table_args__ = (UniqueConstraint("soort", "sleutel", name="job_once"), Index("job_due", "status", "start_op"))

    id: str = Field(primary_key=True, default_factory=lambda: uuid.uuid4().hex)
    soort: str
    sleutel: str | None = None
    gegevens: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    status: str = JobStatus.KLAAR_VOOR_START
    pogingen: int = 0
    start_op: datetime
    lease_tot: datetime | None = None
    werker: str | None = None
    fout: str | None = None
    gedaan_op: datetime | None = None


def plan(
    session: Session, soort: str, gegevens: dict[str, Any], *, start_op: datetime, sleutel: str | None = None
) -> bool:
    """Ask for work in this transaction; the same `soort` and `sleutel` twice is one job. False: it was there."""
    return insert_once(session, Job(soort=soort, sleutel=sleutel, gegevens=gegevens, start_op=start_op))


def claim(session: Session, *, werker: str, nu: datetime, aantal: int = 10) -> list[Job]:
    """Take due jobs for this worker; a job whose worker died is due again when its lease ends.

    One that was taken too often and never closed may be what kills the workers: it is given up.
    """
    session.exec(
        update(Job)
        .where(
            col(Job.status) == JobStatus.BEZIG,
            col(Job.lease_tot) < nu,
            col(Job.pogingen) >= MAXIMUM_POGINGEN,
        )
        .values(status=JobStatus.OPGEGEVEN, fout="the worker died each time")
    )
    due = (
        select(Job.id)
        .where(
            or_(
                (col(Job.status) == JobStatus.KLAAR_VOOR_START) & (col(Job.start_op) <= nu),
                (col(Job.status) == JobStatus.BEZIG) & (col(Job.lease_tot) < nu),
            )
        )
        .order_by(col(Job.start_op))
        .limit(aantal)
        .with_for_update(skip_locked=True)
    )
    ids = session.exec(due).all()
    for job in (jobs := list(session.exec(select(Job).where(col(Job.id).in_(ids))).all())):
        job.status, job.werker, job.lease_tot = JobStatus.BEZIG, werker, nu + LEASE
        job.pogingen += 1
    return jobs


def finish(session: Session, *, job_id: str, werker: str, nu: datetime, fout: str | None = None) -> bool:
    """Close a job, or plan its next try with a growing pause. False: the lease was lost to another worker."""
    mine = (col(Job.id) == job_id) & (col(Job.werker) == werker) & (col(Job.status) == JobStatus.BEZIG)
    if fout is None:
        values: dict[str, Any] = {"status": JobStatus.GEDAAN, "gedaan_op": nu, "fout": None}
    else:
        pogingen = session.exec(select(Job.pogingen).where(mine)).first() or 0
        values = {
            "status": JobStatus.OPGEGEVEN if pogingen >= MAXIMUM_POGINGEN else JobStatus.KLAAR_VOOR_START,
            "start_op": nu + timedelta(seconds=min(3600, 5 * 2**pogingen)),
            "fout": fout[:500],
        }
    return session.exec(update(Job).where(mine).values(**values)).rowcount == 1


def oude_taken_wissen(session: Session, *, nu: datetime) -> int:
    """Delete jobs 30 days after they are done. Returns how many."""
    return int(session.exec(delete(Job).where(col(Job.gedaan_op) < nu - timedelta(days=30))).rowcount)
