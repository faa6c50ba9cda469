"""The attacks on what a tab remembers once more, on Valkey and PostgreSQL with two workers: there the memory of a tab
is taken apart, stored and put together again by whichever worker is next."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterator

import pytest

from portal import routes
from portal.domain.shared.actor import Rol
from tests.running import RunningPortal, big_stores, running_portal
from tests.security import test_sessions as sessions
from tests.security import test_socket as sockets
from tests.security.conftest import CARLA
from tests.security.visitor import BEHIND_A_PROXY, Tab


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """The portal as in production, without its worker."""
    with (
        big_stores(tmp_path_factory.mktemp("stores")) as stores,
        running_portal(tmp_path_factory.mktemp("portal"), **BEHIND_A_PROXY, **stores) as running,
    ):
        running.stop_one("worker")
        yield running


async def test_the_token_of_someone_who_left_opens_nothing(portal: RunningPortal) -> None:
    await sockets.test_the_token_of_someone_who_left_opens_nothing(portal)


async def test_logging_out_empties_the_open_tabs(portal: RunningPortal) -> None:
    await sessions.test_logging_out_ends_the_session_for_pages_files_and_open_sockets(portal)


async def test_two_people_in_one_browser_never_meet_on_one_screen(portal: RunningPortal) -> None:
    await sessions.test_two_people_in_one_browser_never_meet_on_one_screen(CARLA, portal)


@pytest.mark.parametrize("rol", [Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER])
async def test_junk_changes_nothing_and_breaks_nothing(
    rol: Rol, portal: RunningPortal, contents: Callable[[], dict[str, str]], written: Callable[[], str]
) -> None:
    """PostgreSQL refuses text that SQLite takes."""
    await sockets.test_junk_as_arguments_changes_nothing_and_breaks_nothing(rol, portal, contents, written)


async def test_a_page_that_was_left_while_it_loaded_keeps_nobody_waiting(portal: RunningPortal) -> None:
    """Whoever goes on quickly gets the next page at once: the lock of the page they left is given back."""

    async def goes_on_quickly(leaves: random.Random) -> None:
        token = Tab(portal).token
        for _ in range(30):
            async with Tab(portal, token=token, opens=routes.START):
                await asyncio.sleep(leaves.uniform(0, 0.1))
            async with Tab(portal, token=token, opens=routes.START) as tab:
                await tab.wait_until_ready(seconds=5)

    await asyncio.gather(*(goes_on_quickly(random.Random(number)) for number in range(6)))
