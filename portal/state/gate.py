"""Deny by default: a handler without a policy is refused, and so is who does not have the role it names.

Every public method of a State can be called by anyone over the socket with any arguments, on any page. The gate
runs before each of them: it looks the session up in the database, checks the policy, and checks the arguments
against the type hints. The policy decorator stands below `@rx.event`. Whose object it is, is checked by the use case.
"""

from __future__ import annotations

import hashlib
import inspect
import logging
import re
import time
import typing
import uuid
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar
from urllib.parse import parse_qs

import reflex as rx
from pydantic import TypeAdapter
from reflex.event import Event
from reflex.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex.utils.token_manager import RedisTokenManager
from reflex_base.registry import RegistrationContext
from reflex_base.utils.form import form_data_as_dict
from starlette.requests import cookie_parser

from portal import i18n, routes
from portal.database import look_up, perform, read
from portal.domain.machtiging.actions import MachtigingGestopt, machtiging_gebruiken
from portal.domain.machtiging.queries import is_vastgelegd
from portal.domain.shared.actor import Actor, Machtigingsrecht, Rol
from portal.domain.toegang.queries import NIEMAND, Ingelogde, ingelogde
from portal.settings import settings
from portal.web import SESSION_COOKIE

log = logging.getLogger("portal.gate")

POLICY = "__portal_policy__"
NAMENS_KLANT = "__portal_namens_klant__"
MACHTIGING = "__portal_machtiging__"
INZAGE = "__portal_inzage__"
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

# What a page calls when it opens is named so everywhere.
LOADS = "laden"
# What a page calls by its clock as long as it is open is named so everywhere; nobody pressed anything.
LOOKS = "kijken"

# How much at once, and how many a second after that. A whole office or village may share one address.
_TIMES = settings().socket_tempo
EVENTS_PER_SOCKET = (60 * _TIMES, 15 * _TIMES)
EVENTS_PER_ADDRESS = (1000 * _TIMES, 200 * _TIMES)
CONNECTIONS_PER_ADDRESS = (200 * _TIMES, 10 * _TIMES)
REMEMBERED = 10_000
# Whose screens those of a locked desk are: of nobody.
LOCKED = "vergrendeld"

# What the browser's half of Reflex sends; Socket.IO would also run `connect` and `disconnect` for anyone who asks.
FROM_BROWSERS = frozenset({"event", "client_error"})
ROUTER = frozenset({"pathname", "asPath", "query"})
TOKEN = re.compile(r"[0-9A-Za-z-]{8,64}")

F = TypeVar("F", bound=Callable[..., Any])
_current: ContextVar[Ingelogde] = ContextVar("ingelogde", default=NIEMAND)


def policy(
    *rollen: Rol, namens_klant: bool = False, machtiging: tuple[Machtigingsrecht, ...] = (), inzage: str = ""
) -> Callable[[F], F]:
    """Who may call this handler; without arguments everyone may, visitors too.

    With `namens_klant` a medewerker may, inside a help session: on the client's own screens, for that client.
    With `machtiging` somebody with one of these rights may, for the client they chose in this tab; `inzage` names
    what they see, for the log that the client reads. What changes something is recorded by its use case instead.
    """

    def mark(function: F) -> F:
        setattr(function, POLICY, frozenset(rollen) or IEDEREEN)
        setattr(function, NAMENS_KLANT, namens_klant)
        setattr(function, MACHTIGING, machtiging)
        setattr(function, INZAGE, inzage)
        return function

    return mark


def who() -> Ingelogde:
    """Who is behind the event being handled, as the gate found in the database."""
    return _current.get()


def actor() -> Actor:
    """The actor of the event being handled."""
    return _current.get().door


def leest_alles() -> bool:
    """Whether this is the client, who reads what is for the client alone; not who helps on the client's screens."""
    return _current.get().door.rol is Rol.KLANT


def tab_of(state: BaseState) -> str:
    """The token of this tab; a help session is bound to it, so that two tabs never mix two clients."""
    return str(state.router_data.get("token", ""))


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
    """One cookie out of a Cookie header, read as the HTTP routes read it; empty when it is not there."""
    return cookie_parser(header).get(name, "")


class GateState(rx.State):
    """What the gate remembers of a tab: for whom its screens were filled, and whether the desk is locked."""

    vergrendeld: bool = False
    _whom: str = ""


class Gate(Middleware):
    """The check before every event, those of Reflex itself included."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        path = str(state.router_data.get("pathname", "/"))
        i18n.speak(i18n.language_of(path))
        headers = state.router_data.get("headers", {})
        secret = cookie_value(headers.get("cookie", ""), SESSION_COOKIE)
        found = await look_up(ingelogde, geheim=secret, tab=tab_of(state)) if secret else NIEMAND
        _current.set(found)
        if secret and found.door.rol is not Rol.KLANT:
            # A client is one person as long as the session lasts; a session that is over, and a help session, are not.
            whom = "niemand" if found is NIEMAND else LOCKED if found.vergrendeld else found.door.namens or ""
            await _forget_others(state, whom, event)
        refusal = _refusal(event, found, path)
        if refusal is None and found.door.rol is Rol.GEMACHTIGDE:
            refusal = await _look_recorded(event, found)
        if refusal is None:
            return None
        # A refused event sends nothing by itself, and a screen that was emptied must be seen empty.
        root = state._get_root_state()
        delta = await root._get_resolved_delta()
        root._clean()
        return replace(refusal, delta=delta)


def _refusal(event: Event, found: Ingelogde, path: str) -> StateUpdate | None:
    """What happens instead of this event; None when it may run."""
    registered = RegistrationContext.get().event_handlers.get(event.name)
    if registered is None:
        return StateUpdate()
    function = registered.handler.fn
    allowed = IEDEREEN if is_framework(event.name) else getattr(function, POLICY, None)
    if allowed is None:
        return StateUpdate()
    if found.vergrendeld and found.door.rol not in allowed:
        return StateUpdate()
    helps = found.door.helpt and getattr(function, NAMENS_KLANT, False)
    if found.door.rol is Rol.GEMACHTIGDE and Rol.GEMACHTIGDE not in allowed:
        return _refusal_to_act(event, function, found, path)
    if found.door.rol not in allowed and not helps:
        if found is not NIEMAND and function.__name__ == LOOKS:
            # The last look of a page that was just left, when the help on it ended: not a reason to lead anybody away.
            return StateUpdate()
        # Being logged in in another role leads to the start page: logging in again would change nothing.
        target = routes.INLOGGEN if found is NIEMAND else routes.START
        return _redirect(routes.in_language(target, i18n.language()), vanaf=path if found is NIEMAND else "")
    return None if _fitting(event, function) else StateUpdate()


def _fitting(event: Event, function: Callable[..., Any]) -> bool:
    if _fits(function, event.payload):
        return True
    log.debug("refused arguments of %s", event.name)
    return False


def _refusal_to_act(event: Event, function: Callable[..., Any], found: Ingelogde, path: str) -> StateUpdate | None:
    """The same for somebody who acts for a client: what no right opens is closed.

    What else a page for helpers shows stays away without a word; the rest leads to who they act for and how to stop.
    """
    rechten: tuple[Machtigingsrecht, ...] = getattr(function, MACHTIGING, ())
    if found.door.mag(*rechten):
        return None if _fitting(event, function) else StateUpdate()
    beside = not rechten and found.door.machtiging is not None and function.__name__ == LOADS
    if beside and routes.without_language(path) in routes.VOOR_GEMACHTIGDEN:
        return StateUpdate()
    return _to_who_they_act_for()


def _to_who_they_act_for() -> StateUpdate:
    target = f"{routes.in_language(routes.MIJN_NAMENS, i18n.language())}?niet=ja"
    return StateUpdate(events=Event.from_event_type(rx.redirect(target)))


async def _look_recorded(event: Event, found: Ingelogde) -> StateUpdate | None:
    """Write down what somebody sees of the client they act for: once for each thing in one sitting."""
    function = RegistrationContext.get().event_handlers[event.name].handler.fn
    inzage = getattr(function, INZAGE, "")
    if not inzage or await read(is_vastgelegd, door=found.door, handeling=inzage):
        return None
    try:
        await perform(machtiging_gebruiken, door=found.door, rechten=getattr(function, MACHTIGING), handeling=inzage)
    except MachtigingGestopt:
        return _to_who_they_act_for()
    return None


async def becomes(state: BaseState, whom: str) -> None:
    """This tab is about to act for somebody else, or for its owner again: every screen is emptied first."""
    await _forget_others(state, whom, None)


async def _forget_others(state: BaseState, whom: str, event: Event | None) -> None:
    """Empty every screen when it becomes somebody else's; once, so that visitors can go on with public pages.

    A locked desk is covered and keeps what was being typed; only a page that is loaded anew while locked comes empty.
    """
    memory = await state.get_state(GateState)
    if memory.vergrendeld != (whom == LOCKED):
        memory.vergrendeld = whom == LOCKED
    anew = event is None or event.name.endswith((".hydrate", ".hydrate_and_load"))
    if memory._whom == whom or (whom == LOCKED and not anew):
        return
    for kind in rx.State.get_substates():
        if kind.__module__.startswith("portal."):
            screen = await state.get_state(kind)
            for var in kind.base_vars:
                setattr(screen, var, kind.get_fields()[var].default_value())
    memory._whom, memory.vergrendeld = whom, whom == LOCKED


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
            # A form travels as a list of names and values; Reflex fails on one that is not.
            form_data_as_dict(value)
    except (TypeError, KeyError, ValueError):
        return False
    return _can_be_typed(payload)


def _can_be_typed(value: object) -> bool:
    """Whether every text in it can be stored: no NUL, which PostgreSQL refuses, and no half of a character."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= character <= "\udfff" for character in value)
    if isinstance(value, dict):
        return all(_can_be_typed(part) for pair in value.items() for part in pair)
    return all(_can_be_typed(part) for part in value) if isinstance(value, list) else not isinstance(value, bytes)


class _Bucket:
    """How much may still come from one side; it fills up again with time."""

    def __init__(self, burst: int, per_second: int) -> None:
        self.burst, self.per_second = burst, per_second
        self.level, self.at = float(burst), time.monotonic()

    def take(self) -> bool:
        now = time.monotonic()
        self.level = min(float(self.burst), self.level + (now - self.at) * self.per_second)
        self.at = now
        if self.level < 1:
            return False
        self.level -= 1
        return True


class _Buckets:
    """A bucket for each key; the oldest go when there are too many, so that nobody fills the memory with addresses."""

    def __init__(self, limit: tuple[int, int]) -> None:
        self._limit = limit
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, key: str) -> bool:
        bucket = self._buckets.setdefault(key, _Bucket(*self._limit))
        self._buckets.move_to_end(key)
        if len(self._buckets) > REMEMBERED:
            self._buckets.popitem(last=False)
        return bucket.take()

    def drop(self, key: str) -> None:
        self._buckets.pop(key, None)


def bound_token(token: str, cookie_header: str) -> str:
    """The key of the memory of a tab: the tab's own token and its session together.

    Reflex keeps what a screen shows under the token alone, and the token stands in an address. With the session in
    it, whoever finds a token finds nothing, and two people who log in one after the other in one tab share nothing.
    """
    secret = cookie_value(cookie_header, SESSION_COOKIE)
    return str(uuid.UUID(bytes=hashlib.sha256(f"{token} {secret}".encode()).digest()[:16]))


_namespace: list[Any] = []


async def nudge(tab: str, handler: Any) -> None:
    """Ask another tab to call one of its own handlers, in whichever worker it is; a tab that is gone is let be.

    The tab comes through the gate as itself: this carries no data and gives no rights.
    """
    for namespace in _namespace:
        manager = namespace._token_manager
        if tab in manager.token_to_socket or isinstance(manager, RedisTokenManager):
            await namespace.emit_update(StateUpdate(events=Event.from_event_type(handler)), tab)


def guard_socket(app: rx.App) -> None:
    """What may reach Reflex over a socket: known events, in the right form, not too many; anything else is dropped.

    Socket.IO runs `connect` and `disconnect` of the namespace for anyone who sends an event of that name, with an
    address and headers of their choice; and Reflex writes what it cannot read to its log, cookie included.
    """
    namespace, server = app.event_namespace, app.sio
    if namespace is None or server is None:
        raise RuntimeError("the event namespace does not exist yet")
    _namespace[:] = [namespace]
    sockets, addresses, connections = (
        _Buckets(kind) for kind in (EVENTS_PER_SOCKET, EVENTS_PER_ADDRESS, CONNECTIONS_PER_ADDRESS)
    )
    on_connect, on_event, on_disconnect = namespace.on_connect, namespace.on_event, namespace.on_disconnect
    handle_packet = server._handle_event

    async def guarded_packet(connection: str, where: str | None, number: int | None, data: Any) -> None:
        if isinstance(data, list) and len(data) == 2 and data[0] in FROM_BROWSERS:
            await handle_packet(connection, where, number, data)

    async def guarded_connect(sid: str, environ: dict[str, Any], auth: Any = None) -> None:
        known = namespace._build_static_router_data(sid, environ)
        token = parse_qs(environ.get("QUERY_STRING", "")).get("token", [""])[0]
        if not TOKEN.fullmatch(token) or not connections.take(known["ip"]):
            raise ConnectionRefusedError
        bound = bound_token(token, known["headers"].get("cookie", ""))
        await on_connect(sid, {**environ, "QUERY_STRING": f"token={bound}"}, auth)

    async def guarded_event(sid: str, data: Any) -> None:
        known = namespace._static_router_data.get(sid)
        if known and _well_formed(data) and sockets.take(sid) and addresses.take(known["ip"]):
            router = {key: data["router_data"][key] for key in ROUTER & data["router_data"].keys()}
            await on_event(sid, {"name": data["name"], "payload": data.get("payload", {}), "router_data": router})

    def guarded_disconnect(sid: str, *args: Any) -> Any:
        sockets.drop(sid)
        return on_disconnect(sid)

    server._handle_event = guarded_packet
    namespace.on_connect = guarded_connect  # type: ignore[method-assign]
    namespace.on_event = guarded_event  # type: ignore[method-assign]
    namespace.on_disconnect = guarded_disconnect  # type: ignore[method-assign]


def _well_formed(data: Any) -> bool:
    """Whether this is an event as our pages send it, for a handler that exists."""
    match data:
        # The load of a page after a navigation in the browser comes without a payload.
        case {"name": str(name), "router_data": dict(router)}:
            return (
                isinstance(data.get("payload", {}), dict)
                and name in RegistrationContext.get().event_handlers
                and isinstance(router.get("pathname", ""), str)
                and isinstance(router.get("asPath", ""), str)
                and isinstance(query := router.get("query", {}), dict)
                # The page for what does not exist sends the parts of its address as a list.
                and all(isinstance(value, str | list) for value in query.values())
                and _can_be_typed(router)
            )
        case _:
            return False
