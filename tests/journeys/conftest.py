"""The portal as it runs, for the whole session; for each story browsers that fail it on anything that goes wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from sqlalchemy import delete

from portal.domain.toegang.model import Tempometing
from tests.journeys.browsers import Visitor, chromium
from tests.journeys.people import sign_in, store
from tests.running import RunningPortal, running_portal

RESULTS = Path("test-results")
# Every step of every visitor, to look back at what went wrong: it costs a fifth of the time of all journeys.
TRACE = os.environ.get("PORTAL_TRACE") == "1"
LOGGED = re.compile(r"Traceback|\bERROR\b|\bCRITICAL\b")

failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember whether the story itself went wrong, for the fixtures that clean up after it."""
    report = yield
    item.stash[failed] = item.stash.get(failed, False) or report.failed
    return report


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """One portal for all journeys; every story has people of its own."""
    with running_portal(tmp_path_factory.mktemp("portal")) as running:
        yield running


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """One Chromium; every visitor has a context in it that shares nothing."""
    with chromium() as browser:
        yield browser


@pytest.fixture(autouse=True)
def quiet_log(portal: RunningPortal) -> Iterator[None]:
    """Nothing goes wrong in the processes."""
    before = len(portal.log.read_bytes())
    yield
    lines = portal.log.read_bytes()[before:].decode(errors="replace").splitlines()
    written = "\n".join(line for line in lines if not any(word in line for word in portal.expected_in_log))
    portal.expected_in_log.clear()
    assert not LOGGED.search(written), f"in the log:\n{written[-6000:]}"


@pytest.fixture(autouse=True)
def quiet_hour(portal: RunningPortal) -> None:
    """Every story begins as the first of the hour: all of them come from one address."""
    store(portal).perform_now(lambda session: session.exec(delete(Tempometing)))


@pytest.fixture
def visitors(
    request: pytest.FixtureRequest, portal: RunningPortal, chrome: Browser
) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors; each must come through without an error on their side of the screen."""
    made: list[Visitor] = []

    def visitor(email: str = "", **how: Any) -> Visitor:
        made.append(Visitor(chrome, portal, **how))
        if TRACE:
            made[-1].context.tracing.start(snapshots=True)
        if email:
            sign_in(made[-1], email)
        return made[-1]

    yield visitor
    trouble = [line for each in made for line in each.trouble]
    wrong = trouble or request.node.stash.get(failed, False)
    folder = RESULTS / re.sub(r"\W+", "-", request.node.name)
    for number, each in enumerate(made):
        if wrong:
            each.keep(folder, f"visitor-{number}")
        if TRACE:
            each.context.tracing.stop(path=folder / f"visitor-{number}.zip" if wrong else None)
        each.context.close()
    assert not trouble, "in the browser:\n" + "\n".join(trouble)
