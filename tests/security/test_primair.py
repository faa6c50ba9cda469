"""Only who has the token of a corporation delivers for it, and what is kept is a delivery."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from portal import routes
from portal.http import primair
from portal.http.headers import MAXIMUM_DELIVERY, Headers
from portal.settings import settings
from tests.woningen import bestand, eenheid

TOKENS = {"lindehof": "een-token-van-lindehof-van-32-tekens", "veerpoort": "een-token-van-veerpoort-van-32-teken"}


@pytest.fixture
def ingang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where deliveries stand ready, of a portal with a token for each corporation."""
    monkeypatch.setenv("PORTAL_PRIMAIR_TOKENS", json.dumps(TOKENS))
    monkeypatch.setenv("PORTAL_DATA_DIR", str(tmp_path))
    settings.cache_clear()

    async def here(call: Callable[..., Any], *args: Any) -> Any:
        return call(*args)

    monkeypatch.setattr(primair, "outside", here)
    yield tmp_path / "primair"
    monkeypatch.undo()
    settings.cache_clear()


def sturen(inhoud: bytes, kop: str | None, **headers: str) -> int:
    """Deliver this; the answer is a status."""
    app = Headers(Starlette(routes=[Route(routes.WEBHOOK_PRIMAIR, primair.levering, methods=["POST"])]))
    if kop is not None:
        headers["Authorization"] = kop

    async def post() -> int:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return (await client.post(routes.WEBHOOK_PRIMAIR, content=inhoud, headers=headers)).status_code

    return asyncio.run(post())


def test_a_delivery_with_the_token_of_its_corporation_is_kept_for_the_worker(ingang: Path) -> None:
    inhoud = bestand(eenheid())
    assert sturen(inhoud, f"Bearer {TOKENS['lindehof']}") == 202
    (bewaard,) = ingang.iterdir()
    assert bewaard.suffix == ".json"
    assert bewaard.read_bytes() == inhoud


@pytest.mark.parametrize(
    "kop",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer fout",
        f"Basic {TOKENS['lindehof']}",
        TOKENS["lindehof"],
        f"Bearer {TOKENS['lindehof'][:-1]}",
        f"Bearer {TOKENS['lindehof']}x",
    ],
)
def test_without_that_token_nothing_is_kept(ingang: Path, kop: str | None) -> None:
    assert sturen(bestand(eenheid()), kop) == 401
    assert not ingang.exists()


def test_for_another_corporation_nothing_is_kept(ingang: Path) -> None:
    assert sturen(bestand(eenheid(), van="veerpoort"), f"Bearer {TOKENS['lindehof']}") == 403
    assert list(ingang.iterdir()) == []


@pytest.mark.parametrize("inhoud", [b"", b"[]", b"\xff" * 1000, b"[" * 100_000])
def test_junk_is_not_kept(ingang: Path, inhoud: bytes) -> None:
    assert sturen(inhoud, f"Bearer {TOKENS['lindehof']}") == 422
    assert list(ingang.iterdir()) == []


def test_a_delivery_that_is_too_large_is_refused_unread(ingang: Path) -> None:
    kop = f"Bearer {TOKENS['lindehof']}"
    assert sturen(b"x", kop, **{"Content-Length": str(MAXIMUM_DELIVERY + 1)}) == 413
    assert not ingang.exists()
