"""A tab without a server: the event processor of Reflex with our gate, on a store of the test."""

from __future__ import annotations

import uuid
from typing import Any

from reflex.state import StateUpdate
from reflex_base.event import Event
from reflex_base.event.processor.base_state_processor import BaseStateEventProcessor

from portal.web import SESSION_COOKIE
from tests.security.visitor import ROOT_STATE, full_name


class Headless:
    """The event processor of Reflex with our gate, as the server has it, on a store of the test."""

    def __init__(self, processor: BaseStateEventProcessor) -> None:
        self._processor = processor
        self.token = str(uuid.uuid4())
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
            "token": self.token,
        }
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
