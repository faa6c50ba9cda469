"""A first visit with Chromium: what the network carried, and how the page says hello to the socket."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, CDPSession, WebSocket

PHONE = {"width": 360, "height": 740}
HELLO = "40/_event,"
# Long enough for what a page fetches after it was loaded and connected.
QUIET_MILLISECONDS = 2000


@dataclass(frozen=True)
class Visit:
    """What one first visit took."""

    bytes_by_kind: Counter[str]
    hello: dict[str, Any]

    @property
    def bytes(self) -> int:
        """Everything, headers included."""
        return self.bytes_by_kind.total()

    @property
    def bytes_without_typeface(self) -> int:
        """Everything but the typeface."""
        return self.bytes - self.bytes_by_kind["Font"]


def first_visit(browser: Browser, address: str) -> Visit:
    """Open an address with an empty cache and wait until nothing more comes."""
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    weight = _weigh(network)
    sent: list[str | bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    page.on("websocket", listen)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(QUIET_MILLISECONDS)
    context.close()
    hello = next(frame for frame in sent if isinstance(frame, str) and frame.startswith(HELLO))
    return Visit(weight, json.loads(hello.removeprefix(HELLO)))


def _weigh(network: CDPSession) -> Counter[str]:
    kinds: dict[str, str] = {}
    weight: Counter[str] = Counter()

    def begun(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = event["type"]

    def finished(event: dict[str, Any]) -> None:
        weight[kinds.get(event["requestId"], "Other")] += int(event["encodedDataLength"])

    network.on("Network.responseReceived", begun)
    network.on("Network.loadingFinished", finished)
    return weight
