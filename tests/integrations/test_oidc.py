"""What the portal believes of an identity provider: a hostile one on loopback says whatever the test tells it to."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from joserfc import jwt

from portal.integrations.inloggen.oidc import Oidc
from portal.integrations.inloggen.protocol import AanbiederFout, AanbiederNietBereikbaar, Aangemeld, Wisselsleutels
from tests.integrations.aanbieder import vrije_poort
from tests.oidc.hostile import Hostile, hostile_provider
from tests.oidc.peer import new_key

SLEUTELS = Wisselsleutels("s" * 64, "n" * 64, "v" * 64)
TERUG = "https://portal.example/terug"


@pytest.fixture
def peer() -> Iterator[Hostile]:
    with hostile_provider() as running:
        yield running


def client(peer: Hostile, **anders: Any) -> Oidc:
    return Oidc(peer.issuer, "portaal", "geheim", rol_claim="roles", **anders)


def claims(peer: Hostile, **anders: Any) -> dict[str, Any]:
    now = int(time.time())
    all_ = {
        "iss": peer.issuer, "aud": "portaal", "sub": "p1", "iat": now, "exp": now + 300, "nonce": SLEUTELS.nonce,
        "auth_time": now, **anders,
    }  # fmt: skip
    return {name: value for name, value in all_.items() if value is not None}


def signed(peer: Hostile, key: Any = None, **anders: Any) -> str:
    key = key or peer.key
    return str(jwt.encode({"alg": "RS256", "kid": key.kid}, claims(peer, **anders), key))


def exchange(peer: Hostile, token: str, *, opnieuw: bool = False, **how: Any) -> Aangemeld:
    peer.id_token = token
    return client(peer, **how).inwisselen(SLEUTELS, code="c", terug=TERUG, opnieuw=opnieuw)


def test_a_right_token_says_who_it_is(peer: Hostile) -> None:
    found = exchange(peer, signed(peer, roles=["A", "B"], sid="s9"))
    assert (found.issuer, found.subject, found.sid, found.rollen) == (peer.issuer, "p1", "s9", ("A", "B"))
    assert peer.asked["code_verifier"] == [SLEUTELS.verifier]
    assert peer.asked["redirect_uri"] == [TERUG]


def unsigned(peer: Hostile) -> str:
    def part(what: dict[str, Any]) -> str:
        return base64.urlsafe_b64encode(json.dumps(what).encode()).decode().rstrip("=")

    return f"{part({'alg': 'none'})}.{part(claims(peer))}."


WRONG: dict[str, Callable[[Hostile], str]] = {
    "wrong issuer": lambda peer: signed(peer, iss="https://evil.example"),
    "for somebody else": lambda peer: signed(peer, aud="een-ander"),
    "for somebody else too, not by us": lambda peer: signed(peer, aud=["portaal", "een-ander"], azp="een-ander"),
    "other nonce": lambda peer: signed(peer, nonce="x" * 64),
    "no nonce": lambda peer: signed(peer, nonce=None),
    "expired": lambda peer: signed(peer, exp=int(time.time()) - 600),
    "of tomorrow": lambda peer: signed(peer, iat=int(time.time()) + 86400),
    "without a subject": lambda peer: signed(peer, sub=None),
    "without an end": lambda peer: signed(peer, exp=None),
    "key of somebody else": lambda peer: signed(peer, new_key()),
    "alg none": unsigned,
    "no token": lambda _: "x.y.z",
    "empty": lambda _: "",
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_token_that_does_not_hold_logs_nobody_in(kind: str, peer: Hostile) -> None:
    with pytest.raises(AanbiederFout):
        exchange(peer, WRONG[kind](peer))


def test_alg_none_does_not_count_even_when_the_provider_offers_it(peer: Hostile) -> None:
    peer.metadata["id_token_signing_alg_values_supported"] = ["none", "HS256", "RS256"]
    with pytest.raises(AanbiederFout):
        exchange(peer, unsigned(peer))


@pytest.mark.parametrize(
    "anders",
    [{"acr": "laag"}, {}, {"acr": "sterk", "auth_time": int(time.time()) - 900}, {"acr": "sterk", "auth_time": None}],
    ids=["too weak", "says nothing", "of a while ago", "says not when"],
)
def test_proving_again_takes_the_level_and_the_moment(anders: dict[str, Any], peer: Hostile) -> None:
    with pytest.raises(AanbiederFout):
        exchange(peer, signed(peer, **anders), opnieuw=True, acr="sterk")


def test_proving_again_asks_for_the_level_and_a_fresh_login(peer: Hostile) -> None:
    address = client(peer, acr="sterk").begin_adres(SLEUTELS, terug=TERUG, taal="nl", opnieuw=True)
    for part in ("acr_values=sterk", "prompt=login", "max_age=0", "code_challenge_method=S256", "ui_locales=nl"):
        assert part in address
    assert SLEUTELS.verifier not in address
    assert exchange(peer, signed(peer, acr="sterk"), opnieuw=True, acr="sterk").subject == "p1"


def test_a_provider_that_names_another_issuer_is_not_believed(peer: Hostile) -> None:
    peer.metadata["issuer"] = "https://evil.example"
    with pytest.raises(AanbiederFout, match="another issuer"):
        client(peer).begin_adres(SLEUTELS, terug=TERUG, taal="nl", opnieuw=False)


@pytest.mark.parametrize("status", [400, 401, 500, 503])
def test_a_provider_that_refuses_logs_nobody_in(status: int, peer: Hostile) -> None:
    portal = client(peer)
    portal.load_server_metadata()
    peer.status = status
    with pytest.raises(AanbiederNietBereikbaar if status >= 500 else AanbiederFout):
        portal.inwisselen(SLEUTELS, code="c", terug=TERUG, opnieuw=False)


def test_a_provider_that_is_down_is_said_to_be_down() -> None:
    with pytest.raises(AanbiederNietBereikbaar):
        Oidc(f"http://127.0.0.1:{vrije_poort()}", "portaal", "geheim").begin_adres(
            SLEUTELS, terug=TERUG, taal="nl", opnieuw=False
        )


def test_after_a_change_of_keys_the_new_one_is_fetched_and_the_old_one_does_not_count(peer: Hostile) -> None:
    portal, old = client(peer), peer.key
    peer.id_token = signed(peer)
    portal.inwisselen(SLEUTELS, code="c", terug=TERUG, opnieuw=False)
    peer.key = new_key()
    peer.id_token = signed(peer)
    assert portal.inwisselen(SLEUTELS, code="c", terug=TERUG, opnieuw=False).subject == "p1"
    peer.id_token = signed(peer, old)
    with pytest.raises(AanbiederFout):
        portal.inwisselen(SLEUTELS, code="c", terug=TERUG, opnieuw=False)


def test_strangers_cannot_make_us_ask_the_provider_over_and_over(peer: Hostile) -> None:
    portal = client(peer)
    for _ in range(5):
        with pytest.raises(AanbiederFout):
            portal.lees_afmelding(signed(peer, new_key()))
    assert peer.key_requests <= 2
