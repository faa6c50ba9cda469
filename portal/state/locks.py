"""No page waits for a lock that nobody holds.

With Valkey, Reflex locks the memory of a tab while an event runs. Whoever leaves a page while it loads cancels that
load; when that happens in the moment in which the lock is asked for or given back, Reflex forgets the lock instead of
releasing it, and the next page of that tab stands still until it expires: ten seconds in which nothing answers.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

import reflex as rx
from reflex.istate.manager.redis import StateManagerRedis


def never_forget_a_lock(app: rx.App) -> None:
    """A lock that was asked for is always given back, also by an event that was cancelled meanwhile."""
    manager = app.state_manager
    if not isinstance(manager, StateManagerRedis):
        return
    forgetful = manager._lock
    finishing: set[asyncio.Task[Any]] = set()

    def to_the_end(work: Any) -> asyncio.Future[Any]:
        """Do this whole, whoever stops waiting for it."""
        task = asyncio.ensure_future(work)
        finishing.add(task)
        task.add_done_callback(finishing.discard)
        return asyncio.shield(task)

    @contextlib.asynccontextmanager
    async def lock(token: Any, event_name: str | None = None) -> AsyncIterator[bytes]:
        held = forgetful(token, event_name)
        asked = asyncio.ensure_future(held.__aenter__())

        async def give_back() -> None:
            with contextlib.suppress(Exception):
                await asked
                await held.__aexit__(None, None, None)

        try:
            lock_id = await asyncio.shield(asked)
        except asyncio.CancelledError:
            to_the_end(give_back())
            raise
        try:
            yield lock_id
        except BaseException as problem:
            if not await to_the_end(held.__aexit__(type(problem), problem, problem.__traceback__)):
                raise
        else:
            await to_the_end(held.__aexit__(None, None, None))

    manager._lock = lock  # type: ignore[method-assign]
