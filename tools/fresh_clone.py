"""Follow the README word for word on a fresh clone with an empty home, then register and pay as three people would.

`python -m tools.fresh_clone` clones HEAD, runs the first command of the README, and goes from the start page to the
confirmation at 360 px: in Dutch and in English by mouse, and in Dutch without a single click or fill. The code is read
where a person of the demo reads it: in the outbox on screen.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import Browser, expect

from tests.journeys.browsers import Visitor, chromium
from tests.journeys.people import someone_like
from tests.journeys.test_inschrijven import register_and_pay
from tests.people import BILAL, EVA
from tests.running import CODE

ROOT = Path(__file__).resolve().parent.parent
ORIGIN = "http://localhost:3000"
BLOCK = re.compile(r"```sh\n(.*?)```", re.S)


class OutsidePortal:
    """The portal as anyone on this machine sees it: nothing but its pages."""

    origin = ORIGIN
    simulator_port = 3001

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    def code_for(self, adres: str) -> str:
        """The newest code to this address, from the outbox of the demo."""
        page = self._browser.new_page()
        page.goto(f"{ORIGIN}/postvak")
        message = page.locator("article", has_text=adres).first
        expect(message).to_contain_text(CODE)
        found = CODE.search(message.inner_text())
        page.close()
        assert found
        return found.group(1)


def first_command() -> str:
    """The first command of the README, without its explanation."""
    block = BLOCK.search((ROOT / "README.md").read_text())
    assert block, "the README has no commands"
    return block.group(1).splitlines()[0].split("#")[0].strip()


@contextlib.contextmanager
def started(command: str) -> Iterator[float]:
    """A fresh clone in an empty home, started by this command; gives the seconds until the start page answered."""
    with tempfile.TemporaryDirectory() as folder:
        clone, home = Path(folder) / "clone", Path(folder) / "home"
        home.mkdir()
        begun = time.monotonic()
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        kept = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
        kept |= {k: v for k, v in os.environ.items() if k.startswith(("PIP_", "UV_", "NPM_CONFIG_", "SSL_"))}
        process = subprocess.Popen(
            command, shell=True, cwd=clone, env={**kept, "HOME": str(home)}, start_new_session=True
        )
        try:
            while time.monotonic() - begun < 300 and process.poll() is None:
                with contextlib.suppress(httpx.HTTPError):
                    if httpx.get(f"{ORIGIN}/", timeout=2).status_code == 200:
                        break
                time.sleep(0.2)
            yield time.monotonic() - begun
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(20)


def main() -> int:
    """Do it, and say how long each part took."""
    command = first_command()
    with started(command) as seconds, chromium() as browser:
        print(f"{seconds:6.1f} s  {command}, until the start page")
        people: list[tuple[str, Any, dict[str, str]]] = [
            ("Dutch, mouse", BILAL, {"language": "nl"}),
            ("English, mouse", EVA, {"language": "en"}),
            ("Dutch, keyboard alone", BILAL, {"language": "nl", "hand": "keyboard"}),
        ]
        for what, persoon, how in people:
            begun = time.monotonic()
            visitor = Visitor(browser, OutsidePortal(browser), **how)  # type: ignore[arg-type]
            register_and_pay(visitor, someone_like(persoon))
            assert not visitor.trouble, visitor.trouble
            visitor.context.close()
            print(f"{time.monotonic() - begun:6.1f} s  registered and paid: {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
