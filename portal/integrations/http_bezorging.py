"""Handing a message to a provider over HTTP: one meaning of the answers for SMS and print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from portal.integrations.bezorging import AdresGeweigerd, DienstNietBereikbaar, DienstWeigert

# 409: the first attempt with this reference is still being handled; asking again later tells how it ended.
_LATER_OPNIEUW = {408, 409, 425, 429}
_ADRES_DEUGT_NIET = {400, 422}


def afgeven(
    adres: str,
    *,
    sleutel: str,
    kenmerk: str,
    timeout: float,
    json: Mapping[str, str] | None = None,
    data: Mapping[str, str] | None = None,
    files: Mapping[str, tuple[str, bytes, str]] | None = None,
) -> None:
    """Post one message; `kenmerk` is the idempotency key, so offering it again never sends it twice.

    Refuses with DienstNietBereikbaar (no answer, busy, 5xx), AdresGeweigerd (400, 422) or DienstWeigert
    (any other answer, such as a key that is not accepted).
    """
    body: dict[str, Any] = {"json": json, "data": data, "files": files}
    try:
        antwoord = httpx.post(
            adres,
            headers={"Authorization": f"Bearer {sleutel}", "Idempotency-Key": kenmerk},
            timeout=timeout,
            **body,
        )
    except httpx.RequestError as fout:
        raise DienstNietBereikbaar(type(fout).__name__) from fout
    status = antwoord.status_code
    if antwoord.is_success:
        return
    if status in _LATER_OPNIEUW or antwoord.is_server_error:
        raise DienstNietBereikbaar(f"HTTP {status}")
    if status in _ADRES_DEUGT_NIET:
        raise AdresGeweigerd(f"HTTP {status}")
    raise DienstWeigert(f"HTTP {status}")
