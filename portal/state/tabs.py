"""The memory of a tab, which Reflex keeps on the server: only what the tab uses, and never locked for nobody.

Both lean on the inner works of Reflex: look again at each upgrade.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from functools import cache
from typing import Any

import reflex as rx
from reflex.event import Event
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.manager.redis import StateManagerRedis
from reflex.istate.manager.token import BaseStateToken
from reflex.middleware import Middleware
from reflex.state import BaseState, OnLoadInternalState, StateUpdate


def keep_tabs(app: rx.App) -> None:
    """Let the state manager of this worker keep the tabs as this module says."""
    match app.state_manager:
        case StateManagerMemory() as manager:
            keep_only_what_is_used(manager)
        case StateManagerRedis() as manager:
            never_forget_a_lock(manager)


class OnDemand(dict[str, BaseState]):
    """The States below one State, each made when it is first asked for: a visitor carries nothing of the desk."""

    def __init__(self, parent: BaseState) -> None:
        super().__init__()
        self._parent = parent

    def __contains__(self, name: object) -> bool:
        return name in _kinds(type(self._parent))

    def __missing__(self, name: str) -> BaseState:
        kind = _kinds(type(self._parent))[name]
        made = self[name] = kind(parent_state=self._parent, init_substates=False, _reflex_internal_init=True)
        made.substates = OnDemand(made)
        return made


@cache
def _kinds(parent: type[BaseState]) -> Mapping[str, type[BaseState]]:
    return {kind.get_name(): kind for kind in parent.get_substates()}


def keep_only_what_is_used(manager: StateManagerMemory) -> None:
    """A tab begins with nothing but its root; Reflex would make every State of the portal for everyone."""
    get_or_create = manager._get_or_create_state

    def state_of(token: Any) -> Any:
        if isinstance(token, BaseStateToken) and token.cache_key not in manager.states:
            root = token.cls.get_root_state()(init_substates=False, _reflex_internal_init=True)
            root.substates = OnDemand(root)
            manager.states[token.cache_key] = root
        return get_or_create(token)

    manager._get_or_create_state = state_of  # type: ignore[method-assign]


class WholeTab(Middleware):
    """A page that connects again, or that this worker does not know, gets every State: it may show what was before.

    A page that was just loaded says so, and what the server does not send is on it as it was built.
    """

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        root = state._get_root_state()
        connects = event.name.endswith((".hydrate", ".hydrate_and_load"))
        just_loaded = bool(event.payload.get("hashes"))
        if isinstance(root.substates, OnDemand) and not just_loaded and (connects or not root.substates):
            _make_all(root)
        if just_loaded:
            # From here on this worker knows the tab.
            await root.get_state(OnLoadInternalState)
        return None


def _make_all(state: BaseState) -> None:
    for name in _kinds(type(state)):
        _make_all(state.substates[name])


def never_forget_a_lock(manager: StateManagerRedis) -> None:
    """A lock that was asked for is always given back, also by an event that was cancelled meanwhile.

    With Valkey, Reflex locks the memory of a tab while an event runs. Whoever leaves a page while it loads cancels that
    load; when that happens in the moment in which the lock is asked for or given back, Reflex forgets the lock instead
    of releasing it, and the next page of that tab stands still until it expires: ten seconds in which nothing answers.
    """
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
