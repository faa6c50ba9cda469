"""What another site may send us, and the one click of a mail program that takes no login (RFC 8058)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpx
import pytest

from portal import database, http, routes
from portal.domain.shared.actor import Actor
from portal.domain.zoekprofiel.actions import afmeldsleutel, zoekprofiel_hervatten
from portal.domain.zoekprofiel.model import Zoekprofiel
from portal.domain.zoekprofiel.rules import TOT_HERVATTEN
from portal.settings import settings
from tests.bewaren.maken import opname
from tests.conftest import Store
from tests.makers import ingeschreven
from tests.people import BILAL
from tests.zoekprofiel.maken import profiel

# What may come from another site: a signed message, a delivery with a token, a logout token, the named exception.
VAN_ELDERS = {
    routes.WEBHOOK_BETALING,
    routes.WEBHOOK_PRIMAIR,
    routes.INLOGGEN_AANBIEDER_AFGEMELD,
    routes.TIPS_AFMELDEN,
}
EEN_KLIK = {"List-Unsubscribe": "One-Click"}

Vraag = Callable[..., httpx.Response]


@pytest.fixture
def vraag(store: Store, monkeypatch: pytest.MonkeyPatch) -> Vraag:
    """Asks the portal's own routes something, as another site or a mail program would."""
    monkeypatch.setattr(database, "_current", store.database)

    def ask(method: str, path: str, data: dict[str, str] | None = None) -> httpx.Response:
        async def call() -> httpx.Response:
            asgi = httpx.ASGITransport(app=http.app(), raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=asgi, base_url="http://localhost:3000") as client:
                return await client.request(method, path, data=data, headers={"Sec-Fetch-Site": "cross-site"})

        return asyncio.run(call())

    return ask


@pytest.fixture
def bilal(store: Store) -> Actor:
    return ingeschreven(store, BILAL).door


def test_only_these_posts_may_come_from_another_site(vraag: Vraag) -> None:
    posts = {route.path for route in http.app().routes if "POST" in (route.methods or ())}  # type: ignore[attr-defined]
    refused = {path for path in posts if vraag("POST", path, {}).status_code == 403}
    # Not there without an identity provider; `test_aanbieder.py` has one, and is refused.
    assert posts - refused - {routes.INLOGGEN_AANBIEDER} == VAN_ELDERS


def test_one_click_pauses_one_profile_and_changes_nothing_else(store: Store, vraag: Vraag, bilal: Actor) -> None:
    van, ander = profiel(store, bilal), profiel(store, bilal)
    pad = routes.tips_afmelden(afmeldsleutel(van.id, peper=settings().secret))
    before = opname(store)
    assert vraag("POST", pad, EEN_KLIK).status_code == 200
    after = opname(store)
    assert {naam for naam in before if before[naam] != after[naam]} == {"zoekprofiel", "tempometing"}
    pauzes = {rij.id: rij.pauze_tot for rij in store.all(Zoekprofiel)}
    assert pauzes == {van.id: TOT_HERVATTEN, ander.id: None}
    store.perform(zoekprofiel_hervatten, profiel_id=van.id, door=bilal)
    assert store.all(Zoekprofiel, id=van.id)[0].pauze_tot is None


def test_opening_the_address_changes_nothing(store: Store, vraag: Vraag, bilal: Actor) -> None:
    pad = routes.tips_afmelden(afmeldsleutel(profiel(store, bilal).id, peper=settings().secret))
    before = opname(store)
    for method in ("GET", "HEAD"):
        answer = vraag(method, pad)
        assert answer.headers["location"] == routes.MIJN_ZOEKPROFIEL
    assert vraag("POST", pad, {"iets": "anders"}).status_code == 400
    assert opname(store) == before


@pytest.mark.parametrize("vorm", ["{id}.00000000000000000000000000000000", "{id}", ".", "{id}.{goed}x"])
def test_a_forged_key_is_not_found(store: Store, vraag: Vraag, bilal: Actor, vorm: str) -> None:
    van = profiel(store, bilal)
    goed = afmeldsleutel(van.id, peper=settings().secret).partition(".")[2]
    assert vraag("POST", routes.tips_afmelden(vorm.format(id=van.id, goed=goed)), EEN_KLIK).status_code == 404
    assert store.all(Zoekprofiel)[0].pauze_tot is None
