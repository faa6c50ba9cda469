"""Deny by default: a handler without a policy is refused, and so is who does not have the role it names.

Every public method of a State can be called by anyone over the socket with any arguments, on any page. The gate
runs before each of them: it looks the session up in the database, checks the policy, and checks the arguments
against the type hints. The policy decorator stands below `@rx.event`. Whose object it is, is checked by the use case.
"""

from __future__ import annotations

import inspect
import logging
import time
import typing
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import cache
from http.cookies import CookieError, SimpleCookie
from typing import Any, TypeVar

import reflex as rx
from pydantic import TypeAdapter, ValidationError
from reflex.event import Event
from reflex.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.registry import RegistrationContext

from portal import i18n, routes
from portal.database import read
from portal.domain.shared.actor import Actor, Rol
from portal.domain.toegang.queries import NIEMAND, Ingelogde, ingelogde
from portal.web import SESSION_COOKIE

log = logging.getLogger("portal.gate")

POLICY = "__portal_policy__"
IEDEREEN = frozenset(Rol)
FRAMEWORK = frozenset(
    {
        "hydrate",
        "hydrate_and_load",
        "on_load_internal",
        "set_is_hydrated",
        "update_vars_internal",
        "handle_frontend_exception",
    }
)

BURST, PER_SECOND = 60, 15

F = TypeVar("F", bound=Callable[..., Any])
_current: ContextVar[Ingelogde] = ContextVar("ingelogde", default=NIEMAND)


def policy(*rollen: Rol) -> Callable[[F], F]:
    """Who may call this handler; without arguments everyone may, visitors too."""

    def mark(function: F) -> F:
        setattr(function, POLICY, frozenset(rollen) or IEDEREEN)
        return function

    return mark


def who() -> Ingelogde:
    """Who is behind the event being handled, as the gate found in the database."""
    return _current.get()


def actor() -> Actor:
    """The actor of the event being handled."""
    return _current.get().door


def handlers() -> Iterator[tuple[str, Callable[..., Any], frozenset[Rol] | None]]:
    """Every handler that exists, with its policy; those of the framework left out."""
    for name, registered in RegistrationContext.get().event_handlers.items():
        if not is_framework(name):
            yield name, registered.handler.fn, getattr(registered.handler.fn, POLICY, None)


@cache
def is_framework(name: str) -> bool:
    """Whether this is one of the few handlers Reflex itself needs, by its own name and module."""
    registered = RegistrationContext.get().event_handlers.get(name)
    state = registered.states[0] if registered and registered.states else None
    return state is not None and name.rsplit(".", 1)[-1] in FRAMEWORK and state.__module__.startswith("reflex.")


def cookie_value(header: str, name: str) -> str:
    """One cookie out of a Cookie header; empty when it is not there or the header is nonsense."""
    jar = SimpleCookie()
    try:
        jar.load(header)
    except CookieError:
        return ""
    return jar[name].value if name in jar else ""


class Gate(Middleware):
    """The check before every event."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        if is_framework(event.name):
            return None
        registered = RegistrationContext.get().event_handlers.get(event.name)
        allowed = getattr(registered.handler.fn, POLICY, None) if registered else None
        if registered is None or allowed is None:
            return StateUpdate()
        path = str(state.router_data.get("pathname", "/"))
        i18n.speak(i18n.language_of(path))
        headers = state.router_data.get("headers", {})
        secret = cookie_value(headers.get("cookie", ""), SESSION_COOKIE)
        found = await read(ingelogde, geheim=secret) if secret else NIEMAND
        _current.set(found)
        if found.door.rol not in allowed:
            # Being logged in in another role leads to the start page: logging in again would change nothing.
            target = routes.INLOGGEN if found is NIEMAND else routes.START
            return _redirect(routes.in_language(target, i18n.language()), vanaf=path if found is NIEMAND else "")
        if not _fits(registered.handler.fn, event.payload):
            log.info("refused arguments of %s", event.name)
            return StateUpdate()
        return None


def _redirect(target: str, *, vanaf: str) -> StateUpdate:
    volgende = f"?volgende={routes.without_language(vanaf)}" if vanaf else ""
    return StateUpdate(events=Event.from_event_type(rx.redirect(f"{target}{volgende}")))


@cache
def _checks(function: Callable[..., Any]) -> tuple[inspect.Signature, dict[str, TypeAdapter[Any]]]:
    plain = inspect.unwrap(function)
    hints = typing.get_type_hints(plain)
    adapters = {
        name: TypeAdapter(hint, config={"strict": True})
        for name, hint in hints.items()
        if name not in ("self", "return")
    }
    return inspect.signature(plain), adapters


def _fits(function: Callable[..., Any], payload: dict[str, Any]) -> bool:
    signature, adapters = _checks(function)
    try:
        signature.bind(None, **payload)
        for name, value in payload.items():
            adapters[name].validate_python(value)
    except (TypeError, KeyError, ValidationError):
        return False
    return True


class _Bucket:
    """How many events a socket may still send; it fills up again with time."""

    def __init__(self) -> None:
        self.level, self.at = float(BURST), time.monotonic()

    def take(self) -> bool:
        now = time.monotonic()
        self.level = min(float(BURST), self.level + (now - self.at) * PER_SECOND)
        self.at = now
        if self.level < 1:
            return False
        self.level -= 1
        return True


def guard_socket(app: rx.App) -> None:
    """Drop events of an unknown name (Reflex would log their headers, cookie included) and of a socket gone wild."""
    namespace = app.event_namespace
    if namespace is None:
        raise RuntimeError("the event namespace does not exist yet")
    buckets: dict[str, _Bucket] = defaultdict(_Bucket)
    on_event, on_disconnect = namespace.on_event, namespace.on_disconnect

    async def guarded_event(sid: str, data: Any) -> None:
        name = data.get("name") if isinstance(data, dict) else None
        known = isinstance(name, str) and name in RegistrationContext.get().event_handlers
        if known and isinstance(data.get("payload", {}), dict) and buckets[sid].take():
            await on_event(sid, data)

    def guarded_disconnect(sid: str, *args: Any) -> Any:
        buckets.pop(sid, None)
        return on_disconnect(sid)

    namespace.on_event = guarded_event  # type: ignore[method-assign]
    namespace.on_disconnect = guarded_disconnect  # type: ignore[method-assign]
