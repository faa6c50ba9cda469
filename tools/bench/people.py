"""Clients of the portal who are logged in, and the bare commit that their submits are compared with."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from portal.domain.relatie.actions import relatie_bij_bewezen_contact
from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.toegang.actions import sessie_beginnen
from portal.web import SESSION_COOKIE
from tests.people import ANS
from tests.running import RunningPortal
from tools.bench.clients import WARM_UP_SECONDS

# The form of one question, as a browser sends it; the draft has the version of the number of submits so far.
STAP = {"form": {"stap": "naam", "versie": "{n}", **ANS.antwoorden()["naam"]}}


def log_in(portal: RunningPortal, number: int) -> list[str]:
    """The cookies of so many clients; each is a person of their own with a draft of their own."""
    assert portal.database is not None

    def begin(session: Session, *, peper: str, nu: datetime) -> list[str]:
        secrets = []
        for each in range(number):
            relatie = relatie_bij_bewezen_contact(
                session, soort=ContactgegevenSoort.EMAIL, waarde=f"meting{each}@voorbeeld.nl", taal="nl", nu=nu
            )
            secrets.append(sessie_beginnen(session, relatie_id=relatie.id, bewijs="meting", peper=peper, nu=nu))
        return secrets

    return [f"{SESSION_COOKIE}={secret}" for secret in portal.database.perform_now(begin)]


def bare_commits(file: Path, *, writers: int, seconds: int) -> list[float]:
    """Milliseconds of writing the same rows by plain SQL in a thread, as often as the clients send."""
    store = sqlite3.connect(file, timeout=15, isolation_level=None, check_same_thread=False)
    store.execute("pragma synchronous=normal")
    drafts = [row for (row,) in store.execute("select id from concept limit ?", (writers,))]

    def commit(draft: str) -> float:
        begun = time.perf_counter()
        store.execute("begin immediate")
        store.execute(
            "update concept set gegevens = gegevens, versie = versie, bijgewerkt_op = bijgewerkt_op, "
            "verloopt_op = verloopt_op where id = ?",
            (draft,),
        )
        store.execute("commit")
        return (time.perf_counter() - begun) * 1000

    took = []
    with closing(store), ThreadPoolExecutor(1) as thread:
        begin = time.perf_counter()
        for number in range((WARM_UP_SECONDS + seconds) * len(drafts)):
            time.sleep(max(0.0, begin + number / len(drafts) - time.perf_counter()))
            took.append(thread.submit(commit, drafts[number % len(drafts)]).result())
    return took[WARM_UP_SECONDS * len(drafts) :]
