"""The command line: `python -m tools.bench --help`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

import tools.bench
from portal import routes
from portal.state.basis import BasisState
from portal.state.inschrijven import InschrijvenState
from portal.state.woningen import WoningenState
from tests.journeys.browsers import chromium
from tests.running import ROOT, RunningPortal, big_stores, running_portal
from tests.woningen import veel_advertenties
from tools.bench import lighthouse
from tools.bench.blank import COUNTER_EVENT, running_blank
from tools.bench.clone import seconds_to_first_page
from tools.bench.lighthouse import Scores
from tools.bench.people import STAP, bare_commits, log_in
from tools.bench.renewals import renewals
from tools.bench.site import Site, looked_at
from tools.bench.sockets import load, memory_of_a_visitor, p95, p95_of
from tools.bench.table import Row, compared, keep, plain
from tools.bench.tips import tips
from tools.bench.visit import Visit, first_visit

PATHS = (routes.START, routes.INSCHRIJVEN)
CLIENTS = 50
READS = f"{BasisState.get_full_name()}.laden"
HOMES = f"{WoningenState.get_full_name()}.laden"
COMMITS = f"{InschrijvenState.get_full_name()}.bewaren"


@dataclass(frozen=True)
class Effort:
    """How often things are repeated."""

    visits: int
    audits: int
    rounds: int
    seconds: int
    visitors: int
    renewals: int
    profiles: int


FULL = Effort(visits=3, audits=5, rounds=5, seconds=10, visitors=300, renewals=50_000, profiles=1_000_000)
SHORT = Effort(visits=1, audits=1, rounds=2, seconds=4, visitors=60, renewals=2_000, profiles=50_000)


@dataclass(frozen=True)
class Run:
    """The two sites that are compared, side by side on one machine."""

    effort: Effort
    portal: RunningPortal
    ours: Site
    blank: Site


def memory(run: Run) -> Iterator[Row]:
    """What a visitor who only looks costs."""
    ours, blank = (memory_of_a_visitor(site, run.effort.visitors) / 1000 for site in (run.ours, run.blank))
    yield compared("memory of a connected anonymous visitor", ours, blank, "kB", at_most=1.3)


def events(run: Run) -> Iterator[Row]:
    """How long people wait for an answer, with 50 at the same time."""
    blank, read, commit = _round_trips(run)
    what = "event round trip p95, 50 clients: BasisState.laden, logged in (gate, session look-up, opening hours)"
    yield compared(what, read, blank, "ms", at_most=1.5)
    what = "the same for a submit that commits: InschrijvenState.bewaren, one question of the registration"
    yield compared(what, commit, blank, "ms")
    seconds = run.effort.seconds
    bare = p95_of(bare_commits(run.portal.folder / "portal.db", writers=CLIENTS, seconds=seconds))
    yield Row("the bare commit of the same rows in a thread, p95", f"{bare:.1f} ms")


def stores(folder: Path, effort: Effort) -> Iterator[Row]:
    """The same events on PostgreSQL and Valkey, next to a blank app on that Valkey; one web worker each."""
    with (
        big_stores(folder / "stores") as chosen,
        running_portal(folder / "portal", PORTAL_SOCKET_TEMPO="100", **{**chosen, "PORTAL_WORKERS": "1"}) as portal,
        running_blank(folder / "blank", redis_url=chosen["PORTAL_REDIS_URL"]) as blank,
    ):
        for other in ("worker", "simulator"):
            portal.stop_one(other)
        run = Run(effort, portal, looked_at(portal.origin, portal.pid("web")), blank)
        bare, read, commit = _round_trips(run)
        yield compared("event round trip p95 on PostgreSQL and Valkey, 50 clients", read, bare, "ms", at_most=1.5)
        yield compared("the same for a submit that commits, on PostgreSQL and Valkey", commit, bare, "ms")


def _round_trips(run: Run) -> tuple[float, float, float]:
    """Milliseconds within which 95 of 100 answers come: a counter of the blank app, an event that reads, a submit."""
    seconds = run.effort.seconds
    counts = load(run.blank, CLIENTS, event=COUNTER_EVENT, expect="count_rx_state_", seconds=seconds)
    klanten = log_in(run.portal, CLIENTS)
    known = '"ingelogd_rx_state_": true'
    reads = load(run.ours, CLIENTS, event=READS, expect=known, seconds=seconds, cookies=klanten)
    commits = replace(reads, event=COMMITS, payload=STAP, expect="_redirect")
    blank, read, commit = [], [], []
    for number in range(run.effort.rounds):
        blank.append(p95(counts))
        read.append(p95(reads))
        commit.append(p95(replace(commits, first=number * commits.events_each)))
    return median(blank), median(read), median(commit)


def homes(run: Run) -> Iterator[Row]:
    """The list of homes with very many on offer, next to a few; filters, counts and a page of homes in each answer."""
    took = []
    for adverts in (50, 5000):
        assert run.portal.database is not None
        run.portal.database.perform_now(veel_advertenties, aantal=adverts)
        looks = load(run.ours, CLIENTS, event=HOMES, expect="gevonden_rx_state_", seconds=run.effort.seconds)
        took.append(median(p95(looks) for _ in range(run.effort.rounds)))
    few, many = took
    yield compared("/woningen with 5,000 adverts, next to 50: p95, 50 clients", many, few, "ms", at_most=2)


def weight(run: Run) -> Iterator[Row]:
    """The first page, as the network carries it."""
    with chromium() as browser:
        blank = _lightest(browser, run.blank.origin, run.effort.visits)
        for path in PATHS:
            ours = _lightest(browser, run.ours.origin + path, run.effort.visits)
            kinds = ", ".join(f"{kind.lower()} {size / 1000:.1f}" for kind, size in ours.bytes_by_kind.most_common())
            yield compared(f"first page {path}: {kinds}", ours.bytes / 1000, blank.bytes / 1000, "kB", at_most=1.4)
            bare = ours.bytes_without_typeface / 1000
            yield compared(f"first page {path} without the typeface", bare, blank.bytes / 1000, "kB", at_most=1.25)


def _lightest(browser: Browser, address: str, visits: int) -> Visit:
    return min((first_visit(browser, address) for _ in range(visits)), key=lambda visit: visit.bytes)


def audits(run: Run) -> Iterator[Row]:
    """Lighthouse, the pages in turn so that a busy moment of the machine meets each of them."""
    lighthouse.install()
    addresses = {"blank": run.blank.origin, **{path: run.ours.origin + path for path in PATHS}}
    found: dict[str, list[Scores]] = {name: [] for name in addresses}
    for _ in range(run.effort.audits):
        for name, address in addresses.items():
            found[name].append(lighthouse.audit(address))
    for path in PATHS:
        for category in lighthouse.CATEGORIES:
            yield _audited(path, category, found[path], found["blank"])


def _audited(path: str, category: str, ours: list[Scores], blank: list[Scores]) -> Row:
    our, their = ([run.scores[category] for run in runs] for runs in (ours, blank))
    performance = category == "performance"
    short = sorted({check for run in ours for check in run.short[category]})
    what = f"Lighthouse {category} {path}" + (f" (loses points: {', '.join(short)})" if short else "")
    return Row(
        what,
        f"{median(our):g} ({_listed(our)})",
        f"{median(their):g} ({_listed(their)})",
        hold="≥ blank − 2" if performance else "100",
        ok=median(our) >= (median(their) - 2 if performance else 100),
    )


def _listed(scores: list[int]) -> str:
    return " ".join(map(str, scores))


MEASUREMENTS: dict[str, Callable[[Run], Iterator[Row]]] = {
    # Memory first: a worker that was busy has freed memory lying about, which new visitors take without growing it.
    "memory": memory,
    "events": events,
    "weight": weight,
    "lighthouse": audits,
    # Last: it fills the store.
    "homes": homes,
}


def measure(folder: Path, names: Sequence[str], effort: Effort) -> Iterator[Row]:
    """Start both sites, measure what was asked for, stop them."""
    with (
        running_portal(folder / "portal", PORTAL_SOCKET_TEMPO="100") as portal,
        running_blank(folder / "blank") as blank,
    ):
        # Only the web process is compared; the other two would take turns on the same cores.
        for other in ("worker", "simulator"):
            portal.stop_one(other)
        run = Run(effort, portal, looked_at(portal.origin, portal.pid("web")), blank)
        for name in names:
            yield from MEASUREMENTS[name](run)


def clone(folder: Path) -> Iterator[Row]:
    """From nothing to a page."""
    seconds = seconds_to_first_page(folder)
    yield Row("clone to served page, cold caches", f"{seconds:.0f} s", hold="≤ 60 s", ok=seconds <= 60)


def main() -> int:
    """Measure, print one table, and fail on a broken hold."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=tools.bench.__doc__)
    parser.add_argument("--short", action="store_true", help="fewer repetitions: to see that it runs")
    alone = ["clone", "renewals", "stores", "tips"]
    parser.add_argument("--only", choices=[*MEASUREMENTS, *alone], nargs="+", help="a part of the measurements")
    parser.add_argument("--write", action="store_true", help="put the table on top of docs/measurements.md")
    chosen = parser.parse_args()
    names = chosen.only or [*MEASUREMENTS, *alone]
    effort = SHORT if chosen.short else FULL
    # The commands of this environment (bun, reflex) must be found, and the pages must be those of the sources.
    os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    if set(names) - {"renewals", "tips"}:
        subprocess.run(["make", "-s", ".web/built"], cwd=ROOT, check=True)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        parts: list[Iterator[Row]] = []
        if "clone" in names:
            parts.append(clone(folder / "clone"))
        if "renewals" in names:
            parts.append(renewals(folder / "renewals", effort.renewals))
        if "tips" in names:
            parts.append(tips(folder / "tips", effort.profiles))
        if "stores" in names:
            parts.append(stores(folder / "stores", effort))
        if beside := [each for each in names if each in MEASUREMENTS]:
            parts.append(measure(folder, beside, effort))
        for row in chain.from_iterable(parts):
            print(*filter(None, row.cells()), sep="  ", flush=True)
            rows.append(row)
    print(f"\n{plain(rows)}")
    if chosen.write:
        keep(rows, command=" ".join(["python -m tools.bench", *sys.argv[1:]]))
    return int(any(row.ok is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
