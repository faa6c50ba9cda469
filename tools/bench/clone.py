"""From `git clone` to a page that is served, as on a machine that never saw the portal."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.running import ROOT, free_port
from tools.bench.site import wait_until_served

GIVE_UP_SECONDS = 240


def seconds_to_first_page(folder: Path) -> float:
    """`git clone` and `make start` with an empty home and empty caches, until `/` answers 200."""
    home, copy, port = folder / "home", folder / "portal", free_port()
    home.mkdir(parents=True)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PORTAL_", "XDG_", "MAKE"))},
        "HOME": str(home),
        "PIP_CACHE_DIR": str(home / "pip"),
        "UV_CACHE_DIR": str(home / "uv"),
        "BUN_INSTALL_CACHE_DIR": str(home / "bun"),
        "PATH": os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if not p.startswith(str(ROOT))),
        "PORTAL_ORIGIN": f"http://localhost:{port}",
        "PORTAL_BETALING_ADRES": f"http://127.0.0.1:{free_port()}",
    }
    python = Path(sys.base_prefix) / "bin" / f"python{sys.version_info.major}.{sys.version_info.minor}"
    begun = time.monotonic()
    subprocess.run(["git", "clone", "-q", str(ROOT), str(copy)], env=environment, check=True, timeout=60)
    with (folder / "start.log").open("wb") as log:
        started = subprocess.Popen(
            ["make", "start", f"PYTHON={python}"], cwd=copy, env=environment, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
    try:
        wait_until_served(environment["PORTAL_ORIGIN"], seconds=GIVE_UP_SECONDS)
        return time.monotonic() - begun
    finally:
        _stop_all(started)


def _stop_all(started: subprocess.Popen[bytes]) -> None:
    """Stop make and everything it started."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            started.wait(20)
