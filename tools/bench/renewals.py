"""Very many renewals on one day: what one worker process does with them on PostgreSQL.

`python -m tools.bench.renewals` is that worker process: it asks everybody, and prints how long it took and how much
memory it had after the first batches and at the end.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from portal import clock
from portal.domain.inschrijving.verlengen import verlengingen_vragen
from portal.serve import migrate
from portal.settings import settings
from portal.wiring import start
from tests.jobs.veel import veel_ingeschreven
from tests.running import ROOT, RunningPortal, big_stores
from tools.bench.table import Row

# After so many batches everything is loaded that the work needs, whatever its size.
WARM_BATCHES = 5
MEMORY_HOLD = 1.25


def renewals(folder: Path, people: int) -> Iterator[Row]:
    """Ask so many people on one day, in batches, and see that the worker does not grow with them."""
    with big_stores(folder / "stores") as stores:
        environment = {**RunningPortal(folder / "portal", **stores).environment, "PORTAL_WORKERS": "1"}
        code = f"from tools.bench.renewals import prepare; prepare({people})"
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
        asked = subprocess.run(
            [sys.executable, "-m", "tools.bench.renewals"], cwd=ROOT, env=environment, check=True, capture_output=True
        )
    seen = json.loads(asked.stdout)
    rate = seen["people"] / seen["seconds"]
    yield Row(
        f"{people} renewals on one day (PostgreSQL): tasks, payments and messages made by one worker",
        f"{seen['seconds']:.0f} s ({rate:.0f} a second)",
        hold="all of them, once",
        ok=seen["people"] == people,
    )
    ratio = seen["memory_at_end"] / seen["memory_warm"]
    yield Row(
        f"memory of that worker at the end, next to after {WARM_BATCHES} batches",
        f"{seen['memory_at_end'] / 1e6:.0f} MB",
        f"{seen['memory_warm'] / 1e6:.0f} MB",
        f"{ratio:.2f}",
        f"≤ {MEMORY_HOLD:g} x",
        ratio <= MEMORY_HOLD,
    )


def prepare(people: int) -> None:
    """The store with everybody in it."""
    settings().data_dir.mkdir(parents=True, exist_ok=True)
    migrate()
    database = start()
    database.perform_now(veel_ingeschreven, aantal=people, geldig_tot=clock.today() + timedelta(days=30))
    database.close()


def ask() -> dict[str, float]:
    """Ask everybody; the batches are those of the worker."""
    database = start()
    people = batches = 0
    warm = 0
    begun = time.perf_counter()
    while asked := database.perform_now(verlengingen_vragen):
        people, batches = people + asked, batches + 1
        if batches == WARM_BATCHES:
            warm = _memory()
    return {
        "people": people,
        "seconds": time.perf_counter() - begun,
        "memory_warm": warm or _memory(),
        "memory_at_end": _memory(),
    }


def _memory() -> int:
    """The most memory this process ever had, in bytes (Linux counts kilobytes, macOS bytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1000


if __name__ == "__main__":
    print(json.dumps(ask()))
