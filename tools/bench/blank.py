"""The measure: a Reflex app with one page, one heading and one button, built and served as the portal is."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from portal.serve import web_command, web_environment
from tests.running import free_port
from tools.bench.site import Site, looked_at, stopped, wait_until_served

CONFIG = """
import reflex as rx

config = rx.Config(
    app_name="blank",
    plugins=[],
    disable_plugins=[rx.plugins.SitemapPlugin],
    telemetry_enabled=False,
    show_built_with_reflex=False,
)
"""

APP = """
import reflex as rx


class Counter(rx.State):
    count: int = 0

    @rx.event
    async def more(self):
        self.count += 1


def index() -> rx.Component:
    return rx.el.main(rx.el.h1("Blank"), rx.el.button(Counter.count, on_click=Counter.more))


app = rx.App(html_lang="en", reset_style=False, toaster=None)
app.add_page(index, route="/", title="Blank", description="A blank page.")
"""

COUNTER_EVENT = "reflex___state____state.blank___blank____counter.more"


def build(folder: Path, port: int) -> None:
    """Write the app and build it; the address of its socket is part of the build."""
    (folder / "blank").mkdir(parents=True)
    (folder / "rxconfig.py").write_text(CONFIG)
    (folder / "blank" / "__init__.py").touch()
    (folder / "blank" / "blank.py").write_text(APP)
    environment = {
        **os.environ,
        "REFLEX_API_URL": f"http://localhost:{port}",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_CHECK_LATEST_VERSION": "false",
    }
    done = subprocess.run(
        [sys.executable, "-m", "reflex", "export", "--no-zip", "--frontend-only"],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"the blank app was not built:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")


@contextlib.contextmanager
def running_blank(folder: Path, *, redis_url: str = "") -> Iterator[Site]:
    """A blank app that is built, and served for the length of the block; its states in memory, or in that Valkey."""
    port = free_port()
    build(folder, port)
    *command, _ = web_command(port)
    environment = {**web_environment(), "PYTHONPATH": str(folder)}
    if redis_url:
        environment |= {"REFLEX_REDIS_URL": redis_url, "REFLEX_STATE_MANAGER_MODE": "redis"}
    with (folder / "blank.log").open("wb") as log:
        process = subprocess.Popen([*command, "blank.blank:app"], cwd=folder, env=environment, stdout=log, stderr=log)
    with stopped(process):
        wait_until_served(f"http://localhost:{port}")
        yield looked_at(f"http://localhost:{port}", process.pid)
