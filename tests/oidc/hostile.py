"""A provider on loopback that says whatever a test tells it to; the certified one would never."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from joserfc.jwk import RSAKey

from tests.oidc.peer import new_key


@dataclass
class Hostile:
    """`id_token` and `status` are what the token endpoint answers; `metadata` what it says about itself."""

    issuer: str = ""
    key: RSAKey = field(default_factory=new_key)
    id_token: str = ""
    status: int = 200
    metadata: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, list[str]] = field(default_factory=dict)
    key_requests: int = 0


@contextmanager
def hostile_provider() -> Iterator[Hostile]:
    """It runs for the length of the block."""
    peer = Hostile()

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            keys = self.path == "/jwks"
            peer.key_requests += keys
            self._say(200, {"keys": [peer.key.as_dict(private=False)]} if keys else peer.metadata)

        def do_POST(self) -> None:
            peer.asked = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._say(peer.status, {"access_token": "a", "token_type": "Bearer", "id_token": peer.id_token})

        def _say(self, status: int, body: dict[str, Any]) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    peer.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    peer.metadata = {
        "issuer": peer.issuer,
        "authorization_endpoint": f"{peer.issuer}/auth",
        "token_endpoint": f"{peer.issuer}/token",
        "jwks_uri": f"{peer.issuer}/jwks",
        "id_token_signing_alg_values_supported": ["RS256"],
    }
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
