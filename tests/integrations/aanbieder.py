"""A provider on loopback that takes messages over HTTP and answers what the test tells it to."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SLEUTEL = "sleutel-van-de-aanbieder"


@dataclass(frozen=True)
class Verzoek:
    kopregels: dict[str, str]
    inhoud: bytes
    methode: str = "POST"
    pad: str = ""


@dataclass
class Aanbieder:
    """`status` and `antwoord` are for whoever has the right key; `traag` the seconds before they come."""

    adres: str = ""
    status: int = 202
    antwoord: bytes = b""
    traag: float = 0.0
    verzoeken: list[Verzoek] = field(default_factory=list)


@contextmanager
def aanbieder_op_loopback() -> Iterator[Aanbieder]:
    aanbieder = Aanbieder()

    class Loket(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            inhoud = self.rfile.read(int(self.headers["Content-Length"] or 0))
            time.sleep(aanbieder.traag)
            kopregels = {naam.lower(): waarde for naam, waarde in self.headers.items()}
            aanbieder.verzoeken.append(Verzoek(kopregels, inhoud, self.command, self.path))
            sleutel_klopt = self.headers["Authorization"] == f"Bearer {SLEUTEL}"
            self.send_response(aanbieder.status if sleutel_klopt else 401)
            self.send_header("Content-Length", str(len(aanbieder.antwoord)))
            self.end_headers()
            self.wfile.write(aanbieder.antwoord)

        do_GET = do_DELETE = do_POST  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Quiet: the tests read `verzoeken`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Loket)
    aanbieder.adres = f"http://127.0.0.1:{server.server_address[1]}/berichten"
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    draad.start()
    try:
        yield aanbieder
    finally:
        server.shutdown()
        server.server_close()
        draad.join()


def vrije_poort() -> int:
    """A port on which nothing listens."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        poort: int = proef.getsockname()[1]
        return poort
