"""A tab without a server: the event processor of Reflex with our gate, on a store of the test."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

import httpx
from reflex.state import StateUpdate
from reflex_base.event import Event
from reflex_base.event.processor.base_state_processor import BaseStateEventProcessor
from starlette.applications import Starlette

from portal import routes
from portal.web import SESSION_COOKIE
from tests.security.visitor import ROOT_STATE, full_name


class Headless:
    """The event processor of Reflex with our gate, as the server has it, on a store of the test."""

    def __init__(self, processor: BaseStateEventProcessor) -> None:
        self._processor = processor
        self.token = str(uuid.uuid4())
        # What a help session or a machtiging is bound to; without one the tab acts for nobody.
        self.tab = ""
        self.deltas: list[dict[str, dict[str, Any]]] = []
        self.events: list[Any] = []
        self.mistakes: list[Exception] = []

    async def emit_update(self, update: StateUpdate, token: str) -> None:
        """Where Reflex leaves what a browser would get."""
        assert token == self.token
        if update.delta:
            self.deltas.append(dict(update.delta))
        self.events += update.events

    async def call(
        self, handler: str, payload: dict[str, Any] | None = None, *, cookie: str = "", path: str = "/"
    ) -> None:
        """Call a handler with this session cookie, and wait for all that follows."""
        name = handler if handler.startswith(ROOT_STATE) else full_name(handler)
        headers = {"cookie": f"{SESSION_COOKIE}={cookie}"} if cookie else {}
        router = {
            "pathname": path,
            "asPath": path,
            "query": {},
            "headers": headers,
            "ip": "10.0.0.1",
            "sid": "tab",
        }
        if self.tab:
            router["token"] = self.tab
        future = await self._processor.enqueue(self.token, Event(name=name, payload=payload or {}, router_data=router))
        await future.wait_all()

    def redirects(self) -> list[str]:
        """Where the browser was sent."""
        return [event.payload["path"] for event in self.events if event.name == "_redirect"]

    def vars_of_ours(self) -> dict[str, Any]:
        """Every var of our States that was sent, with its last value; without those of the framework."""
        found = {}
        for delta in self.deltas:
            for state, values in delta.items():
                if "portal___" in state:
                    found.update(
                        {f"{state}.{name.removesuffix('_rx_state_')}": value for name, value in values.items()}
                    )
        return found


async def every_route(
    app: Starlette, cookies: Mapping[str, str], parts: Mapping[str, str], form: Mapping[str, str]
) -> dict[str, httpx.Response]:
    """Every HTTP route of the portal, asked for by one browser: `parts` fills addresses, `form` what is posted."""
    answers = {}
    asgi = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    headers = {
        "Sec-Fetch-Site": "same-origin",
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
    }
    async with httpx.AsyncClient(transport=asgi, base_url="http://localhost:3000") as client:
        # Logging out comes last: it would make everything after it be asked by nobody.
        for route in sorted(app.routes, key=lambda route: route.path == routes.UITLOGGEN):  # type: ignore[attr-defined]
            path = route.path  # type: ignore[attr-defined]
            for name in route.param_convertors:  # type: ignore[attr-defined]
                path = path.replace(f"{{{name}}}", parts.get(name, "0" * 32))
            for method in (route.methods or set()) - {"HEAD"}:  # type: ignore[attr-defined]
                data = dict(form) if method == "POST" else None
                answers[f"{method} {path}"] = await client.request(method, path, headers=headers, data=data)
    return answers
