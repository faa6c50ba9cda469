"""What an event and a connected visitor cost: many clients on the portal and on the blank app, in turn."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median, quantiles
from typing import Any

from tests.running import ROOT
from tools.bench.clients import Load
from tools.bench.site import Site

COMMAND = [sys.executable, "-m", "tools.bench.clients"]
# What the first visitors load stays in memory for all of them.
FIRST_VISITORS = 20


def load(site: Site, clients: int, **what: Any) -> Load:
    """So many clients on this site."""
    return Load(site.origin, site.hello, clients, **what)


def p95(clients: Load) -> float:
    """Milliseconds within which 95 of 100 answers came."""
    done = subprocess.run(
        COMMAND, cwd=ROOT, input=clients.to_json() + "\n", capture_output=True, text=True,
        timeout=60 + clients.events_each, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"the clients of {clients.event} stopped:\n{done.stderr[-2000:]}")
    return p95_of(json.loads(done.stdout))


def p95_of(took: list[float]) -> float:
    """The 95th percentile."""
    return quantiles(took, n=20)[-1]


def memory_of_a_visitor(site: Site, visitors: int) -> float:
    """Bytes that one connected visitor who does nothing adds to the web worker."""
    with _connected(load(site, FIRST_VISITORS)):
        before = _settled(site)
        with _connected(load(site, visitors)):
            return (_settled(site) - before) / visitors


def _settled(site: Site) -> float:
    """The memory of the worker once nothing happens any more."""
    seen = []
    for _ in range(5):
        time.sleep(0.4)
        seen.append(site.worker_memory())
    return median(seen)


@contextlib.contextmanager
def _connected(clients: Load) -> Iterator[None]:
    process = subprocess.Popen(COMMAND, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(clients.to_json() + "\n")
        process.stdin.flush()
        if process.stdout.readline() != "ready\n":
            raise RuntimeError(f"{clients.clients} visitors could not connect to {clients.origin}")
        yield
        process.stdin.close()
        process.wait(30)
    finally:
        process.kill()
        process.wait(5)
        process.stdout.close()
