"""Serve the simulator on loopback:

    python -m portal.integrations.betaling.simulator --port 3001 --adres http://localhost:3001
        --webhook http://127.0.0.1:3000/webhooks/betaling --bestand simulator.db

The API key and the webhook secret come from SIMULATOR_SLEUTEL and SIMULATOR_GEHEIM in the environment,
because everybody on a machine can read a command line.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import socket
from pathlib import Path

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.embed import Server
from starlette.applications import Starlette

from portal.integrations.betaling.simulator.app import build

HOST = "127.0.0.1"


def main() -> None:
    parser = argparse.ArgumentParser(description="Embedded payment provider. No money moves.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--webhook", required=True, help="where the portal takes messages")
    parser.add_argument("--adres", required=True, help="how a browser reaches this simulator")
    parser.add_argument("--bestand", type=Path, required=True, help="SQLite file that keeps the sessions")
    arguments = parser.parse_args()
    try:
        sleutel, geheim = os.environ["SIMULATOR_SLEUTEL"], os.environ["SIMULATOR_GEHEIM"]
    except KeyError as missing:
        parser.error(f"set {missing.args[0]} in the environment")
    try:
        # granian shares a port that is in use, and half of the calls would go to the other program.
        socket.create_server((HOST, arguments.port)).close()
    except OSError as error:
        parser.error(f"port {arguments.port}: {error.strerror}")
    app = build(
        sleutel=sleutel,
        geheim=geheim,
        webhook=arguments.webhook,
        adres=arguments.adres,
        bestand=arguments.bestand,
    )
    asyncio.run(serve(app, arguments.port))


async def serve(app: Starlette, port: int) -> None:
    # One process, up at once. A signal simply ends it: what was answered is committed, and the embedded
    # server can crash while it and the interpreter both clean up.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    server = Server(
        app, address=HOST, port=port, interface=Interfaces.ASGINL, websockets=False, log_level=LogLevels.error
    )
    await server.serve()


if __name__ == "__main__":
    main()
