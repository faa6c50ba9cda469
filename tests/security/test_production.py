"""What differs in production: what it refuses to start with, what does not exist, and cookies over TLS."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from portal import routes
from portal.domain.corporatie.policy import OngeldigBeleid, laad_beleid
from portal.settings import DEMO_SECRET, Settings
from tests.running import ROOT

GOOD: dict[str, Any] = {
    "env": "production",
    "origin": "https://portal.example",
    "secret": "een-eigen-geheim-van-tweeendertig-tekens",
    "betaling_adres": "",
    "betaling_sleutel": "sk_live_x",
    "betaling_geheimen": ("whsec_x",),
    "mail_host": "mail.example",
    "sms_adres": "https://sms.example",
    "brief_adres": "https://brief.example",
    "tolk_adres": "https://tolk.example",
    "oidc_medewerker_issuer": "https://inloggen.example",
    "oidc_medewerker_client": "portaal",
    "oidc_medewerker_geheim": "geheim-bij-de-aanbieder",
}


def test_production_starts_with_real_peers() -> None:
    chosen = Settings(**GOOD)
    assert chosen.secure
    assert not chosen.demo


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"secret": DEMO_SECRET}, "PORTAL_SECRET"),
        ({"secret": "kort"}, "PORTAL_SECRET"),
        ({"origin": "http://portal.example"}, "PORTAL_ORIGIN"),
        ({"origin": "http://localhost:3000"}, "PORTAL_ORIGIN"),
        ({"clock_offset_seconds": 60}, "PORTAL_CLOCK_OFFSET_SECONDS"),
        ({"betaling_adres": "http://127.0.0.1:3001"}, "PORTAL_BETALING_ADRES"),
        ({"betaling_adres": "http://localhost:3001"}, "PORTAL_BETALING_ADRES"),
        ({"betaling_adres": "http://[::1]:3001"}, "PORTAL_BETALING_ADRES"),
        ({"betaling_sleutel": "sk_test_demo"}, "PORTAL_BETALING_SLEUTEL"),
        ({"betaling_geheimen": ("whsec_x", "whsec_demo")}, "PORTAL_BETALING_GEHEIMEN"),
        ({"mail_host": ""}, "PORTAL_MAIL_HOST"),
        ({"sms_adres": ""}, "PORTAL_SMS_ADRES"),
        ({"brief_adres": ""}, "PORTAL_BRIEF_ADRES"),
        ({"tolk_adres": ""}, "PORTAL_TOLK_ADRES"),
        ({"primair_tokens": {"lindehof": "kort"}}, "PORTAL_PRIMAIR_TOKENS"),
        ({"oidc_medewerker_issuer": ""}, "PORTAL_OIDC_MEDEWERKER_ISSUER"),
        ({"oidc_medewerker_issuer": "http://inloggen.example"}, "PORTAL_OIDC_MEDEWERKER_ISSUER"),
        ({"oidc_medewerker_geheim": ""}, "PORTAL_OIDC_MEDEWERKER_GEHEIM"),
        ({"oidc_klant_issuer": "https://burger.example", "oidc_klant_client": "x"}, "PORTAL_OIDC_KLANT_GEHEIM"),
        ({"workers": 2}, "PORTAL_REDIS_URL"),
    ],
)
def test_production_refuses_to_start_and_says_why(wrong: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason) as refused:
        Settings(**{**GOOD, **wrong})
    assert str(refused.value).count("PORTAL_") <= 3, "only what is wrong"


def test_staff_log_in_at_a_provider_or_with_a_code_and_a_passkey() -> None:
    met_aanbieder = Settings(**GOOD)
    assert met_aanbieder.medewerker_passkey is False, "one way in, unless it is said"
    zonder = {name: value for name, value in GOOD.items() if not name.startswith("oidc_")}
    assert Settings(**zonder, medewerker_passkey=True).medewerker_passkey is True
    assert Settings(**{**GOOD, "medewerker_passkey": True}).oidc_medewerker_issuer
    assert Settings(env="demo").medewerker_passkey is True


def test_heavy_acts_are_confirmed_at_a_provider_only_where_is_said_how_strongly() -> None:
    klant = {"oidc_klant_issuer": "https://burger.example"}
    assert not Settings(env="demo").aanbieder_bevestigt
    assert not Settings(env="demo", **klant).aanbieder_bevestigt
    assert Settings(env="demo", **klant, oidc_klant_acr="sterk").aanbieder_bevestigt


def test_production_without_an_interpreting_service_says_so() -> None:
    assert Settings(**{**GOOD, "tolk_adres": "", "tolk_door_medewerkers": True}).env == "production"


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(env="production", secret=DEMO_SECRET, origin="http://localhost:3000")
    for name in (
        "SECRET",
        "ORIGIN",
        "BETALING_ADRES",
        "BETALING_SLEUTEL",
        "MAIL_HOST",
        "SMS_ADRES",
        "BRIEF_ADRES",
        "TOLK_ADRES",
        "OIDC_MEDEWERKER_ISSUER",
    ):
        assert f"PORTAL_{name}" in str(refused.value)


def test_a_refusal_to_start_does_not_print_the_secrets() -> None:
    with pytest.raises(ValidationError) as refused:
        Settings(**{**GOOD, "mail_host": "", "mail_wachtwoord": "wachtwoord-van-de-mail"})
    for secret in (GOOD["secret"], "sk_live_x", "whsec_x", "wachtwoord-van-de-mail"):
        assert secret not in str(refused.value)
        assert secret not in repr(refused.value)


def test_the_policy_of_the_demo_is_refused() -> None:
    with pytest.raises(OngeldigBeleid, match="demo"):
        laad_beleid(Settings().policy_dir).controleer_voor_productie()


@pytest.mark.parametrize(
    ("origin", "demo"),
    [
        ("http://localhost:3000", True),
        ("http://127.0.0.1:3000", True),
        ("http://192.168.1.10:3000", False),
        ("http://localhost.evil.example", False),
        ("https://portal.example", False),
        ("http://0.0.0.0:3000", False),
    ],
)
def test_demo_logins_exist_only_on_this_computer(origin: str, demo: bool) -> None:
    assert Settings(origin=origin).demo is demo


# --- the application as it runs elsewhere -----------------------------------------------------------------------------

PROBE = """
import asyncio, json, sys
import httpx
from portal import database, wiring
from portal.http.headers import Headers
from portal import http
from sqlmodel import SQLModel

store = wiring.open_database(wiring.settings().database_url, connections=2)
SQLModel.metadata.create_all(store.engine)
database.use(store)

async def main():
    transport = httpx.ASGITransport(app=Headers(http.app()))
    origin = wiring.settings().origin
    async with httpx.AsyncClient(transport=transport, base_url=origin) as client:
        found = {}
        for method, path in json.loads(sys.argv[1]):
            headers = {"Sec-Fetch-Site": "same-origin"}
            data = {"contact": "iemand@voorbeeld.nl", "wie": "bilal@voorbeeld.nl"}
            answer = await client.request(method, path, headers=headers, data=data if method == "POST" else None)
            found[f"{method} {path}"] = [answer.status_code, answer.headers.multi_items()]
        print(json.dumps(found))

asyncio.run(main())
store.close()
"""


def probe(folder: Path, requests: list[tuple[str, str]], **environment: str) -> dict[str, Any]:
    """Ask the routes of a portal with these settings."""
    settings = {"PORTAL_DATA_DIR": str(folder), "PORTAL_DATABASE_URL": f"sqlite:///{folder / 'x.db'}", **environment}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(requests)],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The answers of a portal that is not on this computer and served over TLS."""
    folder = tmp_path_factory.mktemp("elsewhere")
    pages = [("GET", path) for path in (*routes.DEMO_PAGES, *(f"/en{path}" for path in routes.DEMO_PAGES))]
    posts = [("POST", routes.INLOGGEN_DEMO), ("POST", routes.INLOGGEN_VERSTUREN)]
    production = {
        f"PORTAL_{name.upper()}": json.dumps(value) if isinstance(value, tuple) else value
        for name, value in GOOD.items()
    }
    return probe(folder, [*pages, *posts, ("GET", routes.GEZONDHEID)], **production)


def test_pages_and_logins_of_the_demo_do_not_exist(elsewhere: dict[str, Any]) -> None:
    asked = {
        name: status
        for name, (status, _) in elsewhere.items()
        if "stijl" in name or "postvak" in name or "demo" in name
    }
    assert len(asked) == 5
    assert set(asked.values()) == {404}


def test_cookies_over_tls_are_secure_and_bound_to_this_host(elsewhere: dict[str, Any]) -> None:
    _, headers = elsewhere[f"POST {routes.INLOGGEN_VERSTUREN}"]
    cookies = [value for name, value in headers if name == "set-cookie"]
    [attempt] = [cookie for cookie in cookies if "inlogpoging" in cookie]
    assert attempt.startswith("__Host-inlogpoging=")
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        flags = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"secure", "httponly", "samesite=lax", "path=/"} <= flags
        assert not any(flag.startswith("domain") for flag in flags)


def test_tls_is_asked_for_ever_after(elsewhere: dict[str, Any]) -> None:
    _, headers = elsewhere[f"GET {routes.GEZONDHEID}"]
    assert dict(headers)["strict-transport-security"] == "max-age=31536000; includeSubDomains"


def test_the_outbox_and_the_people_of_the_demo_are_empty_elsewhere(tmp_path: Path) -> None:
    """The handlers behind the pages of the demo exist everywhere, so they look at the settings themselves."""
    code = (
        "import asyncio\n"
        "from portal.state.demo import DemoState\n"
        "from portal.state.postvak import PostvakState\n"
        "for kind, var in ((DemoState, 'personen'), (PostvakState, 'berichten')):\n"
        "    state = kind(_reflex_internal_init=True)\n"
        "    asyncio.run(kind.laden.fn(state))\n"
        "    assert list(getattr(state, var)) == []\n"
        "from portal.demo import demo_sessie\n"
        "assert demo_sessie(None, email='bilal@voorbeeld.nl', peper='x', nu=None) == ('', '')\n"
    )
    environment = {**os.environ, "PORTAL_DATA_DIR": str(tmp_path), "PORTAL_ORIGIN": "https://portal.example"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_the_process_does_not_start_with_a_policy_of_the_demo(tmp_path: Path) -> None:
    production = {
        f"PORTAL_{name.upper()}": json.dumps(value) if isinstance(value, tuple) else value
        for name, value in GOOD.items()
    }
    done = subprocess.run(
        [sys.executable, "-c", "from portal.wiring import start; start()"],
        cwd=ROOT,
        env={**os.environ, **production, "PORTAL_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode != 0
    assert "Not for production" in done.stderr
    for secret in (GOOD["secret"], "sk_live_x", "whsec_x"):
        assert secret not in done.stderr
