"""An interpreting service that takes JSON over HTTP. Other field names: another file like this one."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx

from portal.integrations.tolk.protocol import Antwoord, TolkdienstFout, Tolkverzoek

_ANTWOORDEN = {
    "requested": Antwoord.GEVRAAGD,
    "confirmed": Antwoord.BEVESTIGD,
    "refused": Antwoord.GEWEIGERD,
}
_GEEN_TOLK = {404, 409, 410, 422}


@dataclass(frozen=True)
class Tolkaanbieder:
    """A service at `adres` (the full URL of its requests), with its key."""

    adres: str
    sleutel: str = field(repr=False)
    timeout: float = 10.0

    def aanvragen(self, verzoek: Tolkverzoek) -> Antwoord:
        """Ask for an interpreter; `kenmerk` is the idempotency key. Raises TolkdienstFout."""
        body = {
            "reference": verzoek.kenmerk,
            "language": verzoek.taal,
            "start": verzoek.begin.isoformat(),
            "end": verzoek.einde.isoformat(),
            "mode": "on-site" if verzoek.waar else "phone",
            "location": verzoek.waar,
        }
        return self._antwoord("POST", self.adres, kenmerk=verzoek.kenmerk, json=body)

    def stand(self, kenmerk: str) -> Antwoord:
        """How far a request is. Raises TolkdienstFout."""
        return self._antwoord("GET", f"{self.adres}/{kenmerk}")

    def intrekken(self, kenmerk: str) -> None:
        """We do not need this interpreter any more. Raises TolkdienstFout."""
        self._antwoord("DELETE", f"{self.adres}/{kenmerk}")

    def _antwoord(self, methode: str, adres: str, *, kenmerk: str = "", json: dict[str, str] | None = None) -> Antwoord:
        headers = {"Authorization": f"Bearer {self.sleutel}"} | ({"Idempotency-Key": kenmerk} if kenmerk else {})
        try:
            antwoord = httpx.request(methode, adres, headers=headers, timeout=self.timeout, json=json)
        except httpx.RequestError as fout:
            raise TolkdienstFout(type(fout).__name__) from fout
        if antwoord.status_code in _GEEN_TOLK:
            return Antwoord.GEWEIGERD
        if not antwoord.is_success:
            raise TolkdienstFout(f"HTTP {antwoord.status_code}")
        if antwoord.status_code == 204:
            return Antwoord.GEVRAAGD
        try:
            return _ANTWOORDEN[antwoord.json()["status"]]
        except (ValueError, KeyError, TypeError) as fout:
            raise TolkdienstFout("an answer that is not understood") from fout
