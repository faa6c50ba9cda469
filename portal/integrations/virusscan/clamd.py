"""ClamAV's daemon over a socket, with its INSTREAM command (clamd(8))."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass

from portal.integrations.virusscan.protocol import ScanNietBereikbaar

_CHUNK = 1 << 16


@dataclass(frozen=True)
class Clamd:
    """A daemon at `adres`: `host:port`, or the path of a local socket."""

    adres: str
    timeout: float = 20.0
    aan = True

    def is_schoon(self, inhoud: bytes) -> bool:
        """False when the daemon finds something; raises `ScanNietBereikbaar` without an answer that says either."""
        try:
            with self._connected() as connection:
                connection.sendall(b"zINSTREAM\0")
                for begin in range(0, len(inhoud), _CHUNK):
                    chunk = inhoud[begin : begin + _CHUNK]
                    connection.sendall(struct.pack("!I", len(chunk)) + chunk)
                connection.sendall(struct.pack("!I", 0))
                answer = self._answer(connection)
        except OSError as error:
            raise ScanNietBereikbaar(type(error).__name__) from error
        if answer.endswith(b"FOUND"):
            return False
        if answer.endswith(b" OK"):
            return True
        raise ScanNietBereikbaar("no answer")

    def _connected(self) -> socket.socket:
        if self.adres.startswith("/"):
            connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            connection.settimeout(self.timeout)
            try:
                connection.connect(self.adres)
            except OSError:
                connection.close()
                raise
            return connection
        host, _, port = self.adres.rpartition(":")
        return socket.create_connection((host, int(port)), self.timeout)

    @staticmethod
    def _answer(connection: socket.socket) -> bytes:
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < 4096 and (part := connection.recv(4096)):
            answer += part
        return answer.rstrip(b"\0\n")
