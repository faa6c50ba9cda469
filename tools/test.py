"""Run the tests in groups and say how long each took: `python -m tools.test fast|all|scale`.

`fast` is what `make check` runs: rules and use cases on SQLite, and the checks of the house. `all` adds the peers,
PostgreSQL, the running portal and the browser, and fails above 25 minutes. No test runs twice. `scale` is the part of
`all` that is about many people and more than one process: PostgreSQL, Valkey, two web workers, the worker.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.journeys.browsers import BROWSERS

ROOT = Path(__file__).resolve().parent.parent
MAXIMUM_MINUTES = 25.0
OTHERS = ("house", "integrations", "security", "journeys", "benchmarks", "oidc")
# Every subject with tests of its own; a new folder is one by itself.
SUBJECTS = sorted(path.parent.name for path in (ROOT / "tests").glob("*/__init__.py") if path.parent.name not in OTHERS)
# name, folders, pytest arguments
FAST = [
    ("rules and use cases, SQLite", SUBJECTS, ["-n", "2", "-m", "not postgresql"]),
    ("house", ["house"], ["-n", "2"]),
]
ALL = [
    ("rules and use cases, SQLite and PostgreSQL", SUBJECTS, ["-n", "2"]),
    ("house", ["house"], ["-n", "2"]),
    ("peers", ["integrations"], []),
    # A file stays in one process, in its order: its stories share a portal.
    ("security", ["security"], ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]),
    # Three browsers keep two cores busy: one of them always waits for an answer.
    ("journeys in the browser", ["journeys"], ["-n", "3", "--dist", "worksteal"]),
]
SCALE = [
    ("rules and use cases, PostgreSQL", SUBJECTS, ["-n", "2", "-m", "postgresql"]),
    ("attacks on two web workers", ["security/test_two_workers.py"], []),
    (
        "journeys on PostgreSQL, Valkey and two web workers",
        ["journeys/test_two_workers.py", "journeys/test_samen_twee_werkers.py"],
        [],
    ),
]


def install_browser() -> None:
    """Chromium without windows: of the system, else of Playwright where it can be fetched, else of Debian."""
    if shutil.which(BROWSERS[0]):
        return
    if not any(map(shutil.which, BROWSERS)):
        command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
        if subprocess.run(command, check=False).returncode == 0:
            return
    if shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        for package in BROWSERS[:2]:
            if subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False).returncode == 0:
                return


def run(groups: list[tuple[str, list[str], list[str]]]) -> int:
    """Run each group in its own pytest; the first failure does not hide the others."""
    environment = {**os.environ, "PORTAL_TESTING": "1"}
    outcomes = []
    for name, folders, arguments in groups:
        paths = [f"tests/{folder}" for folder in folders if (ROOT / "tests" / folder).exists()]
        if not paths:
            continue
        print(f"\n== {name}", flush=True)
        begun = time.monotonic()
        code = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments, *paths], cwd=ROOT, env=environment, check=False
        ).returncode
        outcomes.append((name, (time.monotonic() - begun) / 60, code))
    total = sum(minutes for _, minutes, _ in outcomes)
    print("\nminutes")
    for name, minutes, code in outcomes:
        print(f"  {minutes:6.2f}  {name}{'' if code == 0 else '   FAILED'}")
    print(f"  {total:6.2f}  in all (at most {MAXIMUM_MINUTES})")
    return int(any(code for _, _, code in outcomes) or total > MAXIMUM_MINUTES)


def main(arguments: list[str]) -> int:
    """The command line."""
    if arguments == ["fast"]:
        return run(FAST)
    if arguments == ["all"]:
        install_browser()
        return run(ALL)
    if arguments == ["scale"]:
        install_browser()
        return run(SCALE)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
