"""A passkey in software (ES256, no attestation): an honest one, unless a test says otherwise."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from webauthn import base64url_to_bytes
from webauthn.helpers import bytes_to_base64url, encode_cbor

PRESENT, VERIFIED, NEW_KEY = 0x01, 0x04, 0x40
TYPES = {"make": "webauthn.create", "use": "webauthn.get"}


@dataclass
class Authenticator:
    """One key in one device. `counts` False: a key that says 0 each time, as those that are synchronised do."""

    origin: str
    counts: bool = True
    counter: int = 0
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    user: bytes = b""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def name(self) -> str:
        """How this key names itself."""
        return bytes_to_base64url(self.credential)

    def make(self, options: dict[str, Any], **differently: Any) -> str:
        """What the browser sends when this key is made."""
        self.user = base64url_to_bytes(options["user"]["id"])
        numbers = self.key.public_key().public_numbers()
        public = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        data = self._data(options["rp"]["id"], NEW_KEY, **differently)
        data += bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + encode_cbor(public)
        attestation = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("make", options, **differently)
        return self._said(clientDataJSON=client, attestationObject=attestation, transports=["internal"])

    def use(self, options: dict[str, Any], **differently: Any) -> str:
        """What the browser sends when this key is used."""
        self.counter += self.counts
        data = self._data(options["rpId"], 0, **differently)
        client = self._client("use", options, **differently)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        user = differently.get("user", self.user)
        return self._said(clientDataJSON=client, authenticatorData=data, signature=signature, userHandle=user)

    def _data(self, rp_id: str, flags: int, *, verified: bool = True, host: str = "", **_: Any) -> bytes:
        flags |= PRESENT | (VERIFIED if verified else 0)
        counter = self.counter if self.counts else 0
        return hashlib.sha256((host or rp_id).encode()).digest() + bytes([flags]) + counter.to_bytes(4, "big")

    def _client(self, what: str, options: dict[str, Any], *, origin: str = "", **_: Any) -> bytes:
        said = {"type": TYPES[what], "challenge": options["challenge"], "origin": origin or self.origin}
        return json.dumps(said).encode()

    def _said(self, **response: Any) -> str:
        told = {name: bytes_to_base64url(part) if isinstance(part, bytes) else part for name, part in response.items()}
        return json.dumps({"id": self.name, "rawId": self.name, "type": "public-key", "response": told})
