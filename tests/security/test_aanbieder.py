"""Logging in at an identity provider, as an attacker sees it; the provider is a certified one, over HTTP."""

from __future__ import annotations

import base64
import hmac
import json
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from sqlmodel import Session, col, select

from portal import routes
from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.relatie.model import Contactgegeven
from portal.domain.toegang.aanbieder import Collegaregel, medewerkers_bijwerken
from portal.domain.toegang.bevestigen import wacht_op_bevestiging
from portal.domain.toegang.geheim import ADRES_WEER_TONEN, adres_geheim_houden, adrescode_vragen
from portal.domain.toegang.model import Aanmelding, Identiteit, Sessie
from portal.domain.toegang.queries import ingelogde
from portal.web import PROVIDER_COOKIE, SESSION_COOKIE
from tests.oidc.peer import CLIENT, SECRET, STERK, Provider, log_in_at, new_key, portal_with_providers, way_out
from tests.running import RunningPortal
from tests.security.conftest import BILAL, CARLA, DIRK
from tests.security.visitor import BEHIND_A_PROXY, Visitor

STAFF = {
    "oid-dirk": {"roles": ["Portaal.Klantcontact"], "email": DIRK, "email_verified": True},
    "oid-fatma": {"roles": ["Portaal.Klantcontact", "Portaal.Teamleider", "Iets.Anders"]},
    "oid-joke": {"roles": ["Iets.Anders"]},
    # Says to be Dirk, with his address, and is not on the list.
    "oid-onbekend": {"roles": ["Portaal.Teamleider"], "email": DIRK, "email_verified": True},
}
CLIENTS = {
    "burger-bilal": {"email": BILAL, "email_verified": True},
    "burger-carla": {"email": CARLA, "email_verified": True},
    "burger-dief": {"email": BILAL, "email_verified": True},
    **{f"burger-{wie}": {} for wie in ("sterk", "zwak", "een", "twee", "drie", "vier")},
}


@pytest.fixture(scope="module")
def providers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[RunningPortal, Provider, Provider]]:
    """A portal with a provider for staff and another for clients."""
    folder = tmp_path_factory.mktemp("aanbieders")
    with portal_with_providers(folder, STAFF, CLIENTS, **BEHIND_A_PROXY) as (running, staff, clients):
        running.stop_one("worker")
        assert running.database is not None
        running.database.perform_now(
            medewerkers_bijwerken,
            collegas=[
                Collegaregel("lindehof", "Dirk Jansen", "klantcontact", MedewerkerRol.KLANTCONTACT, DIRK, "oid-dirk"),
                Collegaregel(
                    "lindehof", "Fatma Yılmaz", "klantcontact", MedewerkerRol.KLANTCONTACT, "fatma@lindehof.example",
                    "oid-fatma",
                ),
                Collegaregel(
                    "lindehof", "Joke de Wit", "teamleider", MedewerkerRol.TEAMLEIDER, "joke@lindehof.example",
                    "oid-joke",
                ),
            ],
            issuer=staff.issuer,
        )  # fmt: skip
        yield running, staff, clients


@pytest.fixture
def at(providers: tuple[RunningPortal, Provider, Provider]) -> RunningPortal:
    return providers[0]


@pytest.fixture
def staff(providers: tuple[RunningPortal, Provider, Provider]) -> Provider:
    return providers[1]


@pytest.fixture
def clients(providers: tuple[RunningPortal, Provider, Provider]) -> Provider:
    return providers[2]


def begin(browser: Visitor, wie: str = "medewerker", **form: str) -> str:
    """Press the button; returns where it leads."""
    answer = browser.post(routes.bij_aanbieder(routes.INLOGGEN_AANBIEDER, wie), form)
    assert answer.status_code == 200, (answer.status_code, answer.headers.get("location"))
    assert browser.cookies.get(PROVIDER_COOKIE)
    return way_out(answer.text)


def back(browser: Visitor, address: str) -> str:
    """Come back from the provider; returns where the portal leads to."""
    answer = browser.get(address.removeprefix(browser.portal.origin))
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def through(browser: Visitor, who: str, wie: str = "medewerker", *, strong: bool = True, **form: str) -> str:
    """Log in at the provider as this person; returns where one ends up."""
    return back(browser, log_in_at(begin(browser, wie, **form), who, strong=strong))


def look(at: RunningPortal, query: Any) -> Any:
    assert at.database is not None
    return at.database.read_now(lambda session: session.exec(query).all())


def running_sessions(at: RunningPortal) -> int:
    return len(look(at, select(Sessie.id).where(col(Sessie.beeindigd_op).is_(None))))


def alive(browser: Visitor) -> bool:
    """Whether the login of this client still opens their own data."""
    return browser.get(routes.GEGEVENS_JSON).status_code == 200


async def works_at_the_desk(browser: Visitor) -> bool:
    """Whether this login opens the work list."""
    async with browser.tab() as tab:
        await tab.open(routes.BALIE)
        return bool(tab.of("balie.BalieState")["geladen"])


# --- who gets in ------------------------------------------------------------------------------------------------------


async def test_a_colleague_logs_in_and_works(at: RunningPortal) -> None:
    browser = Visitor(at)
    assert through(browser, "oid-dirk") == routes.BALIE
    assert await works_at_the_desk(browser)
    assert not browser.cookies.get(PROVIDER_COOKIE)


def test_the_role_of_a_colleague_is_what_policy_makes_of_what_the_provider_says(at: RunningPortal) -> None:
    assert through(Visitor(at), "oid-fatma") == routes.BALIE
    [rol] = look(at, select(Medewerker.rol).where(Medewerker.email == "fatma@lindehof.example"))
    assert rol == MedewerkerRol.TEAMLEIDER


@pytest.mark.parametrize("who", ["oid-onbekend", "oid-joke"], ids=["not on the list", "without a role of ours"])
def test_who_does_not_work_here_gets_no_account_and_no_login(who: str, at: RunningPortal) -> None:
    before = len(look(at, select(Medewerker.id))), len(look(at, select(Identiteit.id))), running_sessions(at)
    browser = Visitor(at)
    assert through(browser, who) == f"{routes.INLOGGEN}?aanmelden=geen-collega"
    assert not browser.session
    assert (len(look(at, select(Medewerker.id))), len(look(at, select(Identiteit.id))), running_sessions(at)) == before


def test_a_colleague_who_proved_too_little_does_not_get_in(at: RunningPortal) -> None:
    browser = Visitor(at)
    assert through(browser, "oid-dirk", strong=False) == f"{routes.INLOGGEN}?aanmelden=mislukt"
    assert not browser.session


def test_a_client_of_the_provider_is_nobody_until_linked_and_never_by_an_address_alone(at: RunningPortal) -> None:
    browser = Visitor(at)
    assert through(browser, "burger-dief", "klant") == f"{routes.INLOGGEN}?aanmelden=onbekend"
    assert not browser.session


def test_a_client_links_from_the_own_login_and_logs_in_with_it_afterwards(at: RunningPortal) -> None:
    own = Visitor(at).login(BILAL)
    assert through(own, "burger-bilal", "klant", wat="koppelen") == f"{routes.MIJN_GEGEVENS}?gekoppeld=ja"
    assert at.newest_to(BILAL, soort="inlogmanier-gekoppeld").onderwerp
    later = Visitor(at)
    assert through(later, "burger-bilal", "klant") == routes.MIJN
    assert alive(later)
    other = Visitor(at).login(CARLA)
    assert through(other, "burger-bilal", "klant", wat="koppelen").endswith("aanmelden=van-een-ander")
    [owner] = look(at, select(Identiteit.relatie_id).where(Identiteit.subject == "burger-bilal"))
    [bilal] = look(at, select(Contactgegeven.relatie_id).where(Contactgegeven.waarde == BILAL))
    assert owner == bilal


def test_linking_takes_a_login_of_the_last_minutes(at: RunningPortal) -> None:
    browser = Visitor(at).login("laat@voorbeeld.nl")
    assert at.database is not None

    def age(session: Session) -> None:
        for sessie in session.exec(select(Sessie).where(col(Sessie.beeindigd_op).is_(None))).all():
            sessie.bewezen_op = None

    at.database.perform_now(age)
    nobody = Visitor(at)
    for visitor in (browser, nobody):
        answer = visitor.post(routes.bij_aanbieder(routes.INLOGGEN_AANBIEDER, "klant"), {"wat": "koppelen"})
        assert answer.headers["location"] == f"{routes.INLOGGEN}?aanmelden=niet-meer-ingelogd"


def test_whoever_logs_out_while_linking_links_nothing(at: RunningPortal) -> None:
    browser = Visitor(at).login("weg@voorbeeld.nl")
    address = log_in_at(begin(browser, "klant", wat="koppelen"), "burger-carla")
    browser.logout()
    assert back(browser, address).endswith("aanmelden=niet-meer-ingelogd")
    assert look(at, select(Identiteit.id).where(Identiteit.subject == "burger-carla")) == []


# --- attempts that are not one's own ----------------------------------------------------------------------------------


def test_an_answer_works_once(at: RunningPortal) -> None:
    browser = Visitor(at)
    address = log_in_at(begin(browser), "oid-dirk")
    cookies = dict(browser.cookies)
    assert back(browser, address) == routes.BALIE
    again = Visitor(at)
    again.jar.update(cookies)
    assert back(again, address).endswith("aanmelden=mislukt")
    assert not again.session


def test_an_answer_in_another_browser_is_worth_nothing(at: RunningPortal) -> None:
    browser, thief, other = Visitor(at), Visitor(at), Visitor(at)
    address = log_in_at(begin(browser), "oid-dirk")
    begin(other)
    for visitor in (thief, other):
        assert back(visitor, address).endswith("aanmelden=mislukt")
        assert not visitor.session
    assert back(browser, address) == routes.BALIE, "and its owner did not lose it"


@pytest.mark.parametrize("state", ["", "x", "0" * 64, "é", "\ud83d".encode("utf-8", "replace").decode()])
def test_another_state_is_refused(state: str, at: RunningPortal) -> None:
    browser = Visitor(at)
    code = httpx.URL(log_in_at(begin(browser), "oid-dirk")).params["code"]
    path = routes.bij_aanbieder(routes.INLOGGEN_AANBIEDER_TERUG, "medewerker")
    assert back(browser, f"{path}?{httpx.QueryParams(code=code, state=state)}").endswith("aanmelden=mislukt")
    assert not browser.session


def test_a_code_of_somebody_else_is_refused(at: RunningPortal) -> None:
    """The victim comes back with the attacker's code and a right state: nonce and PKCE are of another attempt."""
    victim, attacker = Visitor(at), Visitor(at)
    stolen = httpx.URL(log_in_at(begin(attacker), "oid-dirk")).params["code"]
    own = httpx.URL(log_in_at(begin(victim), "oid-fatma"))
    assert back(victim, str(own.copy_set_param("code", stolen))).endswith("aanmelden=mislukt")
    assert not victim.session


def test_an_answer_of_one_provider_does_not_count_for_the_other(at: RunningPortal) -> None:
    browser = Visitor(at)
    address = log_in_at(begin(browser, "klant"), "burger-bilal")
    assert back(browser, address.replace("/klant/", "/medewerker/")).endswith("aanmelden=mislukt")
    assert not browser.session


def test_an_attempt_ends_after_a_quarter_of_an_hour(at: RunningPortal) -> None:
    browser = Visitor(at)
    address = log_in_at(begin(browser), "oid-dirk")
    assert at.database is not None

    def age(session: Session) -> None:
        for rij in session.exec(select(Aanmelding).where(col(Aanmelding.gebruikt_op).is_(None))).all():
            rij.verloopt_op = rij.gemaakt_op

    at.database.perform_now(age)
    assert back(browser, address).endswith("aanmelden=mislukt")
    assert not browser.session


def test_who_stops_at_the_provider_is_told_so(at: RunningPortal) -> None:
    browser = Visitor(at)
    assert through(browser, "nobody-there").endswith("aanmelden=afgebroken")
    assert not browser.session


@pytest.mark.parametrize(
    "volgende", ["https://evil.example", "//evil.example", "/\\evil.example", "/mijn@evil.example"]
)
def test_after_logging_in_nobody_ends_up_somewhere_else(volgende: str, at: RunningPortal) -> None:
    assert through(Visitor(at), "oid-dirk", volgende=volgende) == routes.BALIE


def test_a_session_that_was_planted_before_is_not_the_one_after(at: RunningPortal) -> None:
    attacker = Visitor(at).login("planter@voorbeeld.nl")
    planted, victim = attacker.session, Visitor(at)
    victim.jar = httpx.Cookies(attacker.jar)
    assert through(victim, "oid-dirk") == routes.BALIE
    assert victim.session != planted
    assert not alive(attacker), "and the planted one is over"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {}])
def test_another_site_cannot_begin(headers: dict[str, str], at: RunningPortal) -> None:
    path = routes.bij_aanbieder(routes.INLOGGEN_AANBIEDER, "medewerker")
    answer = Visitor(at).request("POST", path, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert Visitor(at).get(path).status_code in (404, 405), "and a link begins nothing"


def test_a_provider_that_is_not_there_is_a_404(at: RunningPortal) -> None:
    for path in (routes.INLOGGEN_AANBIEDER, routes.INLOGGEN_AANBIEDER_AFGEMELD):
        assert Visitor(at).post(routes.bij_aanbieder(path, "niets")).status_code == 404
    assert Visitor(at).get(routes.bij_aanbieder(routes.INLOGGEN_AANBIEDER_TERUG, "niets")).status_code == 404


# --- logging out ------------------------------------------------------------------------------------------------------


def test_logging_out_here_logs_out_there_with_what_the_provider_asks_for(at: RunningPortal, staff: Provider) -> None:
    browser = Visitor(at)
    through(browser, "oid-dirk")
    secret = browser.session
    answer = browser.logout()
    there = httpx.URL(way_out(answer.text))
    assert str(there).startswith(f"{staff.issuer}/session/end")
    assert there.params["post_logout_redirect_uri"] == f"{at.origin}/"
    assert there.params["id_token_hint"].count(".") == 2
    assert httpx.get(there).status_code == 200, "the provider knows its own token"
    assert not browser.session
    assert answer.headers["clear-site-data"] == '"storage"'
    old = Visitor(at)
    old.jar.set(SESSION_COOKIE, secret)
    assert old.get(routes.GEGEVENS_JSON).status_code != 200
    assert look(at, select(Sessie.id).where(col(Sessie.beeindigd_op).is_not(None), Sessie.id_token != "")) == []


def logout_token(issuer: str, key: RSAKey, **anders: Any) -> str:
    now = int(time.time())
    claims = {
        "iss": issuer,
        "aud": CLIENT,
        "iat": now,
        "exp": now + 120,
        "jti": uuid.uuid4().hex,
        "sub": "oid-dirk",
        "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        **anders,
    }
    kept = {name: value for name, value in claims.items() if value is not None}
    return str(jwt.encode({"alg": "RS256", "typ": "logout+jwt", "kid": key.kid}, kept, key))


def signed_with_what_is_public(staff: Provider) -> str:
    header = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": staff.key.kid}).encode()).decode().rstrip("=")
    signed = f"{header}.{logout_token(staff.issuer, staff.key).split('.')[1]}"
    mac = hmac.digest(staff.key.as_pem(private=False), signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"


def tell(at: RunningPortal, token: str, wie: str = "medewerker") -> int:
    path = routes.bij_aanbieder(routes.INLOGGEN_AANBIEDER_AFGEMELD, wie)
    return Visitor(at).request("POST", path, headers={}, data={"logout_token": token}).status_code


async def test_logging_out_at_the_provider_ends_what_began_there(at: RunningPortal, staff: Provider) -> None:
    browser, other = Visitor(at), Visitor(at)
    through(browser, "oid-dirk")
    through(other, "oid-fatma")
    token = logout_token(staff.issuer, staff.key)
    assert tell(at, token) == 200
    assert not await works_at_the_desk(browser)
    assert await works_at_the_desk(other), "and nobody else"
    again = Visitor(at)
    through(again, "oid-dirk")
    assert tell(at, token) == 200
    assert await works_at_the_desk(again), "the same token ends nothing a second time"


FORGED: dict[str, Callable[[Provider, Provider], str]] = {
    "key of somebody else": lambda staff, _: logout_token(staff.issuer, new_key()),
    "with the public key as a secret": lambda staff, _: signed_with_what_is_public(staff),
    "other issuer": lambda staff, clients: logout_token(clients.issuer, clients.key),
    "our issuer, key of the other": lambda staff, clients: logout_token(staff.issuer, clients.key),
    "for somebody else": lambda staff, _: logout_token(staff.issuer, staff.key, aud="een-ander"),
    "old": lambda staff, _: logout_token(staff.issuer, staff.key, iat=int(time.time()) - 3600, exp=None),
    "expired": lambda staff, _: logout_token(staff.issuer, staff.key, exp=int(time.time()) - 600),
    "an id_token": lambda staff, _: logout_token(staff.issuer, staff.key, events=None, nonce="x"),
    "with a nonce": lambda staff, _: logout_token(staff.issuer, staff.key, nonce="x"),
    "other event": lambda staff, _: logout_token(staff.issuer, staff.key, events={"iets": {}}),
    "of nobody": lambda staff, _: logout_token(staff.issuer, staff.key, sub=None),
    "without a number": lambda staff, _: logout_token(staff.issuer, staff.key, jti=None),
    "alg none": lambda staff, _: "eyJhbGciOiJub25lIn0." + logout_token(staff.issuer, staff.key).split(".")[1] + ".",
    "no token": lambda staff, _: "x.y.z",
    "empty": lambda staff, _: "",
}


@pytest.mark.parametrize("kind", FORGED)
async def test_a_forged_logout_ends_nothing(kind: str, at: RunningPortal, staff: Provider, clients: Provider) -> None:
    browser = Visitor(at)
    through(browser, "oid-dirk")
    assert tell(at, FORGED[kind](staff, clients)) == 400
    assert await works_at_the_desk(browser)


async def test_the_provider_itself_tells_us_and_that_session_ends(at: RunningPortal, staff: Provider) -> None:
    """The real thing: a browser logs out at the provider, which calls us."""
    browser, elsewhere = Visitor(at), Visitor(at)
    with httpx.Client(timeout=10, trust_env=False) as person:
        address = log_in_at(begin(browser), "oid-dirk", person=person)
        back(browser, address)
        through(elsewhere, "oid-dirk")
        page = person.get(f"{staff.issuer}/session/end", follow_redirects=True)
        xsrf = page.text.split('name="xsrf" value="')[1].split('"')[0]
        person.post(f"{staff.issuer}/session/end/confirm", data={"xsrf": xsrf, "logout": "yes"})
    assert not await works_at_the_desk(browser)
    assert await works_at_the_desk(elsewhere), "another session at the provider goes on"


# --- the provider itself ----------------------------------------------------------------------------------------------


def test_with_another_key_of_the_provider_people_go_on_logging_in(at: RunningPortal, staff: Provider) -> None:
    staff.rotate()
    assert through(Visitor(at), "oid-dirk") == routes.BALIE


def test_while_the_provider_is_away_the_code_still_works_and_nobody_waits(at: RunningPortal, staff: Provider) -> None:
    browser = Visitor(at)
    address = log_in_at(begin(browser), "oid-dirk")
    staff.stop()
    try:
        assert back(browser, address).endswith("aanmelden=stil")
        assert alive(Visitor(at).login(BILAL))
    finally:
        staff.start()


def test_nothing_that_opens_a_door_stands_in_the_log_or_the_store(at: RunningPortal) -> None:
    browser = Visitor(at)
    address = log_in_at(begin(browser), "oid-dirk")
    cookie, code = browser.cookies[PROVIDER_COOKIE], httpx.URL(address).params["code"]
    back(browser, address)
    written = at.log.read_text()
    kept = repr(look(at, select(Aanmelding)))
    for secret in (cookie, code, browser.session, SECRET):
        assert secret not in written
        assert secret not in kept


# --- a second proof at the provider -----------------------------------------------------------------------------------


def waits(at: RunningPortal, subject: str, email: str) -> tuple[Visitor, str]:
    """A client who logged in at the provider and wants to show a secret address again, which takes a second proof."""
    assert at.database is not None
    own = Visitor(at).login(email)
    assert through(own, subject, "klant", wat="koppelen").endswith("gekoppeld=ja")
    browser = Visitor(at)
    assert through(browser, subject, "klant", strong=False) == routes.MIJN, "reading takes no more than logging in"
    found = at.database.read_now(ingelogde, geheim=browser.session)
    at.database.perform_now(adres_geheim_houden, door=found.door)
    at.database.perform_now(adrescode_vragen, sessie_id=found.sessie_id, door=found.door)
    return browser, str(found.door.klant_id)


def confirmed(at: RunningPortal, browser: Visitor) -> bool:
    """Whether the act may be done now."""
    assert at.database is not None
    found = at.database.read_now(ingelogde, geheim=browser.session)
    wacht = at.database.read_now(
        wacht_op_bevestiging,
        sessie_id=found.sessie_id,
        handeling=ADRES_WEER_TONEN,
        object_id=str(found.door.klant_id),
        door=found.door,
    )
    assert wacht is not None
    return bool(wacht.bevestigd)


def the_act(klant: str) -> dict[str, str]:
    return {
        "wat": "bevestigen", "handeling": ADRES_WEER_TONEN, "object_id": klant, "volgende": routes.MIJN_GEGEVENS
    }  # fmt: skip


async def test_who_logged_in_at_the_provider_confirms_there_as_strongly_as_was_asked(at: RunningPortal) -> None:
    browser, klant = waits(at, "burger-sterk", "sterk@voorbeeld.nl")
    asked = httpx.URL(begin(browser, "klant", **the_act(klant))).params
    assert (asked["acr_values"], asked["prompt"], asked["max_age"]) == (STERK, "login", "0")
    assert through(browser, "burger-sterk", "klant", **the_act(klant)) == routes.MIJN_GEGEVENS
    assert confirmed(at, browser)
    async with browser.tab() as tab:
        await tab.open(routes.MIJN_GEGEVENS)
        assert tab.of("mijn.GegevensState")["tweede"]["bevestigd"]
        await tab.call("mijn.GegevensState.adres_weer_tonen", {"form": {}}, path=routes.MIJN_GEGEVENS)
        assert tab.of("mijn.GegevensState")["geheim"] == "nee"


async def test_a_weaker_or_older_proof_confirms_nothing(at: RunningPortal, clients: Provider) -> None:
    browser, klant = waits(at, "burger-zwak", "zwak@voorbeeld.nl")
    where = f"{routes.MIJN_GEGEVENS}?aanmelden=mislukt"
    assert through(browser, "burger-zwak", "klant", strong=False, **the_act(klant)) == where
    assert not confirmed(at, browser)
    # Somebody asks the provider for less: no new login, and no level.
    with httpx.Client(timeout=10, trust_env=False) as person:
        log_in_at(begin(Visitor(at), "klant"), "burger-zwak", person=person, strong=False)
        address = httpx.URL(begin(browser, "klant", **the_act(klant)))
        for name in ("prompt", "max_age", "acr_values"):
            address = address.copy_remove_param(name)
        assert back(browser, log_in_at(str(address), "burger-zwak", person=person)) == where
    assert not confirmed(at, browser)
    async with browser.tab() as tab:
        await tab.open(where)
        assert tab.of("mijn.GegevensState")["melding"]
        assert not tab.of("mijn.GegevensState")["tweede"]["bevestigd"]


def test_somebody_else_at_the_provider_confirms_nothing(at: RunningPortal) -> None:
    browser, klant = waits(at, "burger-een", "een@voorbeeld.nl")
    waits(at, "burger-twee", "twee@voorbeeld.nl")
    assert through(browser, "burger-twee", "klant", **the_act(klant)).endswith("aanmelden=van-een-ander")
    assert not confirmed(at, browser)


def test_a_proof_for_one_act_is_none_for_another_and_none_in_another_login(at: RunningPortal) -> None:
    browser, klant = waits(at, "burger-drie", "drie@voorbeeld.nl")
    path = routes.bij_aanbieder(routes.INLOGGEN_AANBIEDER, "klant")
    by_code = Visitor(at).login("drie@voorbeeld.nl")
    for visitor, form in (
        (browser, {**the_act(klant), "handeling": "passkey_toevoegen"}),
        (browser, {**the_act(klant), "object_id": "iets-anders"}),
        (by_code, the_act(klant)),
    ):
        answer = visitor.post(path, form)
        assert answer.headers["location"] == f"{routes.MIJN_GEGEVENS}?aanmelden=niet-meer-ingelogd"
    assert not confirmed(at, browser)


def test_the_answer_of_a_proof_works_once_and_only_in_the_browser_that_began(at: RunningPortal) -> None:
    browser, klant = waits(at, "burger-vier", "vier@voorbeeld.nl")
    address = log_in_at(begin(browser, "klant", **the_act(klant)), "burger-vier")
    assert back(Visitor(at), address).endswith("aanmelden=mislukt")
    assert not confirmed(at, browser)
    cookies = dict(browser.cookies)
    assert back(browser, address) == routes.MIJN_GEGEVENS
    again = Visitor(at)
    again.jar.update(cookies)
    assert back(again, address).endswith("aanmelden=mislukt")
