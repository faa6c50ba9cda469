"""A site that is being served: where, and by which process."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import psutil

from tests.journeys.browsers import chromium
from tools.bench.visit import first_visit


@dataclass(frozen=True)
class Site:
    """One of the two that are compared; `hello` is what its page says when the browser connects."""

    origin: str
    server: int
    hello: dict[str, Any]

    def worker_memory(self) -> int:
        """How many bytes the one web worker holds."""
        (worker,) = psutil.Process(self.server).children()
        return int(worker.memory_info().rss)


def looked_at(origin: str, server: int) -> Site:
    """A site after its first visit: everything it needs to answer is loaded by then."""
    with chromium() as browser:
        return Site(origin, server, first_visit(browser, origin).hello)


def wait_until_served(origin: str, *, seconds: float = 60) -> None:
    """Until `/` answers 200."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(origin, timeout=2).status_code == 200:
                return
        time.sleep(0.05)
    raise RuntimeError(f"{origin} was not served within {seconds:.0f} s")


@contextlib.contextmanager
def stopped(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """The process is gone at the end of the block."""
    try:
        yield
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(15)
        if process.poll() is None:
            process.kill()
            process.wait(5)
