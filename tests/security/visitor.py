"""A hostile visitor: plain HTTP with cookies of their choice, and a socket that says whatever it likes."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import time
import uuid
from collections.abc import Callable, Mapping
from typing import Any, Self

import aiohttp
import httpx
import socketio

from portal import routes
from portal.web import BROWSER_COOKIE, SESSION_COOKIE
from tests.running import RunningPortal

# Behind one proxy, as in production; each visitor comes from another address unless a test says otherwise.
BEHIND_A_PROXY = {"PORTAL_TRUSTED_PROXY_HOPS": "1"}
_numbers = itertools.count(1)

# How fast somebody who waits for answers goes on: a little slower than a socket may be (`gate.EVENTS_PER_SOCKET`),
# because what is too fast is dropped without a word.
ROOM, ROOM_A_SECOND = 50, 14

ROOT_STATE = "reflex___state____state"
EVENTS = "/_event"


def full_name(handler: str) -> str:
    """The name on the wire of a handler as the inventory writes it: `mijn.MijnState.laden`."""
    module, state, function = handler.split(".")
    snake = "".join(f"_{c.lower()}" if c.isupper() else c for c in state).lstrip("_")
    return f"{ROOT_STATE}.portal___state___{module}____{snake}.{function}"


def new_address() -> str:
    """An address nobody used before, so that the limits of one test are not those of the next."""
    number = next(_numbers)
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


class Visitor:
    """A browser without JavaScript: it keeps cookies and sends forms."""

    def __init__(self, portal: RunningPortal, *, address: str = "") -> None:
        self.portal = portal
        self.address = address or new_address()
        self.jar = httpx.Cookies()

    @property
    def cookies(self) -> dict[str, str]:
        """What the browser would send now."""
        return dict(self.jar)

    @property
    def session(self) -> str:
        """The secret in the session cookie; empty without one."""
        return self.cookies.get(SESSION_COOKIE, "")

    def post(self, path: str, form: dict[str, str] | None = None, **headers: str) -> httpx.Response:
        """Send a form from one of our own pages, unless the headers say otherwise."""
        return self.request("POST", path, data=form or {}, headers={"Sec-Fetch-Site": "same-origin", **headers})

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask for a page or a file."""
        return self.request("GET", path, headers=headers)

    def request(self, method: str, path: str, *, headers: Mapping[str, str | bytes], **content: Any) -> httpx.Response:
        """One request with the cookies of this browser; those of the answer replace them."""
        sent = {"X-Forwarded-For": self.address, **headers}
        with httpx.Client(base_url=self.portal.origin, cookies=self.jar, timeout=30, trust_env=False) as http:
            answer = http.request(method, path, headers=sent, **content)
            self.jar = http.cookies
        return answer

    def demo_login(self, email: str) -> Self:
        """Become one of the people of the demo."""
        answer = self.post(routes.INLOGGEN_DEMO, {"wie": email})
        assert answer.status_code == 303, answer.text
        assert self.session
        return self

    def ask_code(self, contact: str, **form: str) -> httpx.Response:
        """Ask for a login code."""
        return self.post(routes.INLOGGEN_VERSTUREN, {"contact": contact, **form})

    def try_code(self, code: str, **form: str) -> httpx.Response:
        """Type a code."""
        return self.post(routes.INLOGGEN_BEVESTIGEN, {"code": code, **form})

    def login(self, email: str) -> Self:
        """Log in with a code from the mail."""
        self.ask_code(email)
        assert self.cookies.get(BROWSER_COOKIE)
        answer = self.try_code(self.portal.code_for(email))
        assert answer.status_code == 303, answer.text
        assert self.session
        return self

    def logout(self, **form: str) -> httpx.Response:
        """Press Uitloggen."""
        return self.post(routes.UITLOGGEN, form)

    def tab(self, **anders: Any) -> Tab:
        """Open a tab: the handshake of its socket carries the cookies of this moment."""
        return Tab(self.portal, **{"cookies": self.cookies, "address": self.address, **anders})


class Escaped:
    """JSON that can also say what is no text, such as half of a character."""

    dumps = staticmethod(json.dumps)
    loads = staticmethod(json.loads)


class Tab:
    """One socket. `vars` is what the screen of this tab would know, `events` what it was told to do.

    With `opens` it asks for that page as it connects, as a browser does.
    """

    def __init__(
        self,
        portal: RunningPortal,
        *,
        cookies: dict[str, str] | None = None,
        token: str | None = None,
        origin: str | None = None,
        address: str = "",
        opens: str = "",
    ) -> None:
        self.portal = portal
        self.opens = opens
        self.token = token if token is not None else str(uuid.uuid4())
        self.new_token: str | None = None
        self.vars: dict[str, dict[str, Any]] = {}
        self.deltas: list[dict[str, dict[str, Any]]] = []
        self.events: list[dict[str, Any]] = []
        self.closed = asyncio.Event()
        cookie = "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())
        self._headers = {
            "Origin": origin or portal.origin,
            "X-Forwarded-For": address or new_address(),
            **({"Cookie": cookie} if cookie else {}),
        }
        self._room, self._counted_at = float(ROOM), time.monotonic()
        self._beat = 0
        self._heard: set[int] = set()

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession()
        self.sio = socketio.AsyncClient(reconnection=False, http_session=self._http, json=Escaped)
        self.sio.on("event", self._on_event, namespace=EVENTS)
        self.sio.on("new_token", self._on_new_token, namespace=EVENTS)
        self.sio.on("disconnect", self._on_disconnect, namespace=EVENTS)
        try:
            await self.sio.connect(
                f"{self.portal.origin}?token={self.token}" if self.token else self.portal.origin,
                socketio_path="/_event",
                namespaces=[EVENTS],
                transports=["websocket"],
                headers=self._headers,
                auth={"event": self._event(f"{ROOT_STATE}.hydrate_and_load", {}, self.opens)} if self.opens else None,
            )
        except BaseException:
            await self._http.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        with contextlib.suppress(Exception):
            await self.sio.disconnect()
        await self._http.close()

    async def _on_event(self, update: dict[str, Any]) -> None:
        delta = update.get("delta") or {}
        if delta:
            self.deltas.append(delta)
        for state, values in delta.items():
            known = self.vars.setdefault(state, {})
            known.update({name.removesuffix("_rx_state_"): value for name, value in values.items()})
        beat = delta.get(ROOT_STATE, {}).get("rx_router_url_rx_state_", {}).get("query_parameters", {}).get("beat")
        if beat:
            self._heard.add(int(beat))
        self.events += update.get("events") or []

    async def _on_new_token(self, token: str) -> None:
        self.new_token = token

    async def _on_disconnect(self, *_: object) -> None:
        self.closed.set()

    async def emit(self, event: str, *data: Any) -> None:
        """Any event of Socket.IO, not only those of Reflex."""
        await self.sio.emit(event, data, namespace=EVENTS)

    async def send(self, handler: str, payload: Any = None, *, path: str = "/", **fields: Any) -> None:
        """Call a handler, by its full name or as the inventory writes it; as fast as one likes."""
        self._count()
        self._room -= 1
        name = full_name(handler) if handler.count(".") == 2 and not handler.startswith(ROOT_STATE) else handler
        await self.emit("event", {**self._event(name, {} if payload is None else payload, path), **fields})

    @staticmethod
    def _event(name: str, payload: Any, path: str) -> dict[str, Any]:
        where, _, query = path.partition("?")
        router = {"pathname": where, "asPath": path, "query": dict(httpx.QueryParams(query))}
        return {"name": name, "payload": payload, "router_data": router}

    async def wait_until_ready(self, seconds: float = 10) -> None:
        """Until the page would stop saying that it still waits for a connection."""
        await self._until(self._is_ready, seconds)
        assert self._is_ready(), "the page still waits"

    def _is_ready(self) -> bool:
        return bool(self.vars.get(ROOT_STATE, {}).get("is_hydrated"))

    def _count(self) -> None:
        now = time.monotonic()
        self._room = min(float(ROOM), self._room + (now - self._counted_at) * ROOM_A_SECOND)
        self._counted_at = now

    async def _have_room(self) -> None:
        self._count()
        while self._room < 1:
            await asyncio.sleep(0.05)
            self._count()

    async def settle(self, rounds: int = 3, seconds: float = 10) -> None:
        """Wait until the server did everything that was asked: events of one tab run one after the other.

        Each round lets one more link of a chain of events run (a page load is a chain of three). The address of an
        event of the framework, which anyone may send, carries a number there and back.
        """
        for _ in range(rounds):
            self._beat += 1
            beat, deadline = self._beat, asyncio.get_running_loop().time() + seconds
            while beat not in self._heard:
                assert asyncio.get_running_loop().time() < deadline, "the server does not answer this socket"
                await self._have_room()
                await self.send(f"{ROOT_STATE}.set_is_hydrated", {"value": True}, path=f"/?beat={beat}")
                await self._until(lambda beat=beat: beat in self._heard, 0.5)

    async def call(self, handler: str, payload: Any = None, *, path: str = "/") -> list[dict[str, Any]]:
        """Call a handler, wait, and return what the tab was told to do."""
        before = len(self.events)
        await self._have_room()
        await self.send(handler, payload, path=path)
        await self.settle()
        return self.events[before:]

    async def open(self, path: str) -> Self:
        """Open a page the way a browser does: the snapshot first, then what the page loads."""
        await self._have_room()
        await self.send(f"{ROOT_STATE}.hydrate_and_load", {}, path=path)
        await self.settle(rounds=5)
        return self

    def of(self, state: str) -> dict[str, Any]:
        """What this tab knows of one State, named `mijn.MijnState`."""
        return self.vars.get(full_name(f"{state}.x").removesuffix(".x"), {})

    @staticmethod
    async def _until(true: Callable[[], bool], seconds: float) -> None:
        deadline = asyncio.get_running_loop().time() + seconds
        while not true() and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(0.01)

    def redirects(self) -> list[str]:
        """Where the tab was sent."""
        return [event["payload"]["path"] for event in self.events if event["name"] == "_redirect"]

    def everything(self) -> str:
        """All that ever came over this socket, as text to search in."""
        return repr(self.deltas) + repr(self.events)
