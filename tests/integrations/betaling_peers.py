"""The peers of the payment tests: the simulator as a program of its own, and a portal that takes messages."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any

import httpx

SLEUTEL = "sk_test_sleutel"
GEHEIM = "whsec_geheim"
BROWSER = httpx.Client(limits=httpx.Limits(max_keepalive_connections=0))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@dataclass(frozen=True)
class Bericht:
    body: bytes
    handtekening: str | None


@dataclass
class Receiver:
    """Answers every POST with `status`, keeps what came in, and calls `on_message` before it answers."""

    status: int = 200
    received: list[Bericht] = field(default_factory=list)
    on_message: Callable[[Bericht], object] = lambda bericht: None

    def __enter__(self) -> Receiver:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                bericht = Bericht(body, self.headers["stripe-signature"])
                receiver.received.append(bericht)
                receiver.on_message(bericht)
                self.send_response(receiver.status)
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                """Nothing: the output of the tests is for the tests."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"


class Simulator:
    """`python -m portal.integrations.betaling.simulator`; `start` after `stop` is a restart."""

    def __init__(self, bestand: Path, webhook: str) -> None:
        self._bestand = bestand
        self._webhook = webhook
        self._port = free_port()
        self.adres = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        self._process = self.launch()
        deadline = time.monotonic() + 20
        while True:
            try:
                BROWSER.get(f"{self.adres}/demo")
                return
            except httpx.ConnectError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def launch(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "portal.integrations.betaling.simulator", "--port", str(self._port)]
        command += ["--webhook", self._webhook, "--adres", self.adres, "--bestand", str(self._bestand)]
        environment = os.environ | {"SIMULATOR_SLEUTEL": SLEUTEL, "SIMULATOR_GEHEIM": GEHEIM}
        return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)

    def stop(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=10)

    def get(self, path: str, *, sleutel: str = SLEUTEL) -> httpx.Response:
        return BROWSER.get(self.adres + path, headers={"Authorization": f"Bearer {sleutel}"})

    def post(self, path: str, **values: str) -> httpx.Response:
        """As the Stripe client sends it; the names may hold brackets."""
        return BROWSER.post(self.adres + path, data=values, headers={"Authorization": f"Bearer {SLEUTEL}"})

    def choose(self, sessie_id: str, uitkomst: str) -> httpx.Response:
        """Press a button on the payment page; where it leads to is not followed."""
        return BROWSER.post(f"{self.adres}/c/pay/{sessie_id}", data={"uitkomst": uitkomst})

    def settle(self, sessie_id: str, uitkomst: str) -> httpx.Response:
        return BROWSER.post(f"{self.adres}/demo/sessies/{sessie_id}/alsnog", data={"uitkomst": uitkomst})

    def switch_messages(self, versturen: str) -> httpx.Response:
        return BROWSER.post(f"{self.adres}/demo/versturen", data={"versturen": versturen})
