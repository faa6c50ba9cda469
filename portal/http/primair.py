"""What a primary system delivers over HTTP: its token is checked, it streams to the drop folder, the worker takes it.

    curl -H "Authorization: Bearer $TOKEN" --data-binary @woningen.json https://.../webhooks/primair

The answer says that it arrived; what became of each record the desk reads on `/balie/advertenties`.
"""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from portal import clock
from portal.database import outside
from portal.integrations.primair.protocol import Aanhef, LeveringOnleesbaar
from portal.integrations.primair.vera import lees
from portal.settings import settings

SECONDS = 900


async def levering(request: Request) -> Response:
    """Take a delivery of the corporation whose token this is; of another one it is refused."""
    corporatie = _wie(request.headers.get("authorization", ""))
    if corporatie is None:
        return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
    naam = f"{clock.now():%Y%m%dT%H%M%S}-{corporatie}-{secrets.token_hex(4)}"
    ingang = settings().data_dir / "primair"
    ingang.mkdir(parents=True, exist_ok=True)
    half = ingang / f"{naam}.half"
    try:
        async with asyncio.timeout(SECONDS):
            await _bewaren(request, half)
        try:
            aanhef = await outside(_aanhef, half)
        except LeveringOnleesbaar as fout:
            return JSONResponse({"code": "onleesbaar", "omschrijving": str(fout.reden)}, 422)
        if aanhef.corporatie != corporatie:
            return JSONResponse({"code": "zender", "omschrijving": "zenderOrganisatie is not who sends this."}, 403)
        half.rename(ingang / f"{naam}.json")
    except (ClientDisconnect, TimeoutError):
        return Response(status_code=400)
    finally:
        half.unlink(missing_ok=True)
    return JSONResponse({"levering": naam}, 202)


def _wie(kop: str) -> str | None:
    """Whose token this is. Every token is compared, each in the same time, whatever was sent."""
    soort, _, gestuurd = kop.partition(" ")
    gevonden = None
    for corporatie, token in settings().primair_tokens.items():
        if secrets.compare_digest(token.encode(), gestuurd.strip().encode("utf-8", "replace")):
            gevonden = corporatie
    return gevonden if soort.lower() == "bearer" else None


async def _bewaren(request: Request, half: Path) -> None:
    with half.open("wb") as bestand:
        async for stuk in request.stream():
            await outside(bestand.write, stuk)


def _aanhef(bestand: Path) -> Aanhef:
    with bestand.open("rb") as bron:
        eerste = next(lees(bron))
    assert isinstance(eerste, Aanhef)  # noqa: S101  what a reader begins with
    return eerste
