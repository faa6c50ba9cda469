"""Many clients on sockets, in a process of their own: `python -m tools.bench.clients`, one `Load` as JSON on stdin.

With an event: each client sends it once a second, the clients spread over that second, and the milliseconds until
each answer come out as JSON. Without one: the clients stay, "ready" comes out, and they leave when stdin closes.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
import uuid
from dataclasses import asdict, dataclass, field
from typing import Any

import socketio

NAMESPACE = "/_event"
# The first seconds of a load fill caches and pools, and are not counted.
WARM_UP_SECONDS = 2
ANSWER_WITHIN_SECONDS = 10
CONNECTING_AT_ONCE = 20


@dataclass(frozen=True)
class Load:
    """What the clients do; `{n}` in the payload becomes the number of the event, `expect` stands in its answer."""

    origin: str
    hello: dict[str, Any]
    clients: int
    cookies: list[str] = field(default_factory=list)
    event: str = ""
    payload: dict[str, Any] = field(default_factory=dict)
    expect: str = ""
    first: int = 0
    seconds: int = 0

    @property
    def events_each(self) -> int:
        """How many events one client sends."""
        return WARM_UP_SECONDS + self.seconds

    def to_json(self) -> str:
        """What goes to the process."""
        return json.dumps(asdict(self))


class Client:
    """One visitor, as the browser does it: the first event goes along when connecting."""

    def __init__(self, load: Load, number: int) -> None:
        self.load, self.number = load, number
        self.socket = socketio.AsyncClient(reconnection=False)
        self.answers: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.socket.on("event", self.answers.put, namespace=NAMESPACE)

    async def connect(self) -> None:
        """Open the socket and wait until the page has what it shows."""
        cookie = {"Cookie": self.load.cookies[self.number]} if self.load.cookies else {}
        await self.socket.connect(
            f"{self.load.origin}?token={uuid.uuid4()}",
            socketio_path=NAMESPACE,
            namespaces=[NAMESPACE],
            transports=["websocket"],
            auth=self.load.hello,
            headers={"Origin": self.load.origin, **cookie},
        )
        while not _is_ready(await self._answer()):
            pass

    async def send(self, number: int) -> float:
        """Send the event; returns the milliseconds until its answer."""
        payload = json.loads(json.dumps(self.load.payload).replace("{n}", str(number)))
        place = {"pathname": "/", "asPath": "/"}
        begun = time.perf_counter()
        await self.socket.emit(
            "event", {"name": self.load.event, "payload": payload, "router_data": place}, namespace=NAMESPACE
        )
        while self.load.expect not in json.dumps(await self._answer()):
            pass
        return (time.perf_counter() - begun) * 1000

    async def send_each_second(self, begin: float) -> list[float]:
        """Send one event a second, at a moment of this client's own; returns what was counted."""
        took = []
        for second in range(self.load.events_each):
            await asyncio.sleep(begin + second + self.number / self.load.clients - time.perf_counter())
            took.append(await self.send(self.load.first + second))
            while not self.answers.empty():
                self.answers.get_nowait()
        return took[WARM_UP_SECONDS:]

    async def _answer(self) -> dict[str, Any]:
        try:
            return await asyncio.wait_for(self.answers.get(), ANSWER_WITHIN_SECONDS)
        except TimeoutError:
            raise RuntimeError(f"client {self.number} got no answer with '{self.load.expect}'") from None


def _is_ready(answer: dict[str, Any]) -> bool:
    return any(values.get("is_hydrated_rx_state_") for values in (answer.get("delta") or {}).values())


async def run(load: Load) -> None:
    """Connect everyone and do what the load says."""
    clients = [Client(load, number) for number in range(load.clients)]
    few = asyncio.Semaphore(CONNECTING_AT_ONCE)

    async def connect(client: Client) -> None:
        async with few:
            await client.connect()

    try:
        await asyncio.gather(*(connect(client) for client in clients))
        if load.event:
            begin = time.perf_counter() + 0.2
            took = await asyncio.gather(*(client.send_each_second(begin) for client in clients))
            print(json.dumps([each for one in took for each in one]))
        else:
            print("ready", flush=True)
            await asyncio.to_thread(sys.stdin.read)
    finally:
        await asyncio.gather(*(client.socket.disconnect() for client in clients))


if __name__ == "__main__":
    asyncio.run(run(Load(**json.loads(sys.stdin.readline()))))
