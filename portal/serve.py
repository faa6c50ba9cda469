"""Runs everything on one machine: `python -m portal.serve prepare`, then `python -m portal.serve` (`make start`).

The first migrates the store and loads the demo when it is empty. The second starts the web process, the worker and,
when the settings name an embedded one, the payment simulator. All of them stop together. Production starts the same
processes one by one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

import httpx
from alembic import command
from alembic.config import Config

from portal.settings import LOOPBACK, ROOT, settings


def migrate() -> None:
    """Bring the store to the newest schema."""
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.set_main_option("script_location", str(ROOT / "portal" / "migrations"))
    command.upgrade(config, "head")


def web_command(port: int, *, host: str = "127.0.0.1") -> list[str]:
    """Granian, started directly: a worker that dies is replaced and the others go on."""
    return [
        sys.executable, "-m", "granian", "--interface", "asgi", "--factory", "--host", host, "--port", str(port),
        "--workers", str(settings().workers), "--respawn-failed-workers", "--workers-kill-timeout", "10",
        "--no-access-log", "--log-level", "warning", "portal.portal:app",
    ]  # fmt: skip


def web_environment() -> dict[str, str]:
    """What Reflex needs to serve a frontend that was built before."""
    chosen = settings()
    redis = {"REFLEX_REDIS_URL": chosen.redis_url} if chosen.redis_url else {}
    return {
        **os.environ,
        **redis,
        "__REFLEX_SKIP_COMPILE": "true",
        "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
        "REFLEX_ENV_MODE": "prod",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_CHECK_LATEST_VERSION": "false",
        "REFLEX_SOCKET_MAX_HTTP_BUFFER_SIZE": "65536",
        "REFLEX_STATE_MANAGER_MODE": "redis" if chosen.redis_url else "memory",
    }


def simulator_command() -> list[str]:
    """The embedded payment provider, when the settings name one on this machine."""
    chosen = settings()
    address = urlsplit(chosen.betaling_adres)
    if address.hostname not in LOOPBACK or address.port is None:
        return []
    return [
        sys.executable, "-m", "portal.integrations.betaling.simulator",
        "--port", str(address.port),
        "--webhook", f"{chosen.origin}/webhooks/betaling",
        "--adres", f"http://localhost:{address.port}",
        "--bestand", str(chosen.data_dir / "betaalsimulator.db"),
    ]  # fmt: skip


def simulator_environment() -> dict[str, str]:
    """The key and secret the portal and its simulator share."""
    chosen = settings()
    return {
        **os.environ,
        "SIMULATOR_SLEUTEL": chosen.betaling_sleutel,
        "SIMULATOR_GEHEIM": chosen.betaling_geheimen[0],
    }


def _wait_until_well(origin: str, processes: Sequence[subprocess.Popen[bytes]]) -> bool:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if any(process.poll() is not None for process in processes):
            return False
        try:
            if httpx.get(f"{origin}/gezondheid", timeout=2).status_code == 200:
                return True
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    return False


def prepare() -> int:
    """The store at the newest schema, without whom it should have forgotten, and with the demo when it is empty."""
    from portal import wissingen
    from portal.demo import laden
    from portal.wiring import start

    settings().data_dir.mkdir(parents=True, exist_ok=True)
    migrate()
    database = start()
    wissingen.herhalen(database)
    laden(database)
    database.close()
    return 0


def main() -> int:
    """Start everything, say where it is, and wait until one stops or somebody stops us."""
    chosen = settings()
    port = urlsplit(chosen.origin).port or 3000
    processes = [subprocess.Popen(web_command(port), env=web_environment(), cwd=ROOT)]
    processes.append(subprocess.Popen([sys.executable, "-m", "portal.jobs"], cwd=ROOT))
    if simulator := simulator_command():
        processes.append(subprocess.Popen(simulator, env=simulator_environment(), cwd=ROOT))
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    if _wait_until_well(chosen.origin, processes):
        print(
            f"\n  The portal is on {chosen.origin}\n  Messages (mail, sms, letters): {chosen.origin}/postvak\n",
            flush=True,
        )
    while not stopping and all(process.poll() is None for process in processes):
        time.sleep(0.2)
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
    return 0 if stopping else 1


if __name__ == "__main__":
    sys.exit(prepare() if sys.argv[1:] == ["prepare"] else main())
