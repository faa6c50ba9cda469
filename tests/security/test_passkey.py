"""Passkeys over HTTP, as an attacker sees them; the passkey itself is one in software."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from portal import routes
from portal.domain.shared.actor import Actor
from portal.domain.toegang.bevestigen import bevestigingscode_proberen
from portal.domain.toegang.passkey import TOEVOEGEN, passkeycode_vragen
from portal.domain.toegang.queries import ingelogde
from portal.web import PASSKEY_COOKIE, SESSION_COOKIE
from tests.authenticator import Authenticator
from tests.running import RunningPortal
from tests.security.conftest import FATMA
from tests.security.visitor import Visitor

Contents = Callable[[], dict[str, str]]


def ask(browser: Visitor, waarvoor: str = "inloggen", **form: str) -> dict[str, Any]:
    """What the script on the page asks first."""
    answer = browser.post(routes.PASSKEY_VRAAG, {"waarvoor": waarvoor, **form})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def answered(browser: Visitor, antwoord: str, waarvoor: str = "inloggen", **form: str) -> str:
    """Send what the key said; returns where the portal leads to."""
    answer = browser.post(routes.PASSKEY_ANTWOORD, {"antwoord": antwoord, "waarvoor": waarvoor, **form})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def log_in(browser: Visitor, key: Authenticator, **form: str) -> str:
    return answered(browser, key.use(ask(browser, **form)["gebruiken"]))


def alive(browser: Visitor) -> bool:
    """Whether the login of this client opens their own data."""
    return browser.get(routes.GEGEVENS_JSON).status_code == 200


def who(portal: RunningPortal, browser: Visitor) -> Any:
    assert portal.database is not None
    return portal.database.read_now(ingelogde, geheim=browser.session)


def with_passkey(portal: RunningPortal, email: str) -> tuple[Visitor, Authenticator]:
    """A client who is logged in and added a passkey."""
    assert portal.database is not None
    browser, key = Visitor(portal).login(email), Authenticator(portal.origin)
    found = who(portal, browser)
    door: Actor = found.door
    portal.database.perform_now(passkeycode_vragen, sessie_id=found.sessie_id, door=door)
    portal.database.perform_now(
        bevestigingscode_proberen,
        sessie_id=found.sessie_id,
        handeling=TOEVOEGEN,
        object_id=str(door.klant_id),
        code=portal.code_for(email, soort="bevestigingscode"),
        door=door,
    )
    made = key.make(ask(browser, "toevoegen")["maken"])
    assert answered(browser, made, "toevoegen", naam="Telefoon") == routes.PASSKEYS
    return browser, key


def half(portal: RunningPortal, email: str = FATMA) -> Visitor:
    """A colleague who typed the code from the mail."""
    browser = Visitor(portal)
    browser.ask_code(email, doel="collega", volgende=routes.BALIE)
    answer = browser.try_code(portal.code_for(email))
    assert answer.headers["location"] == routes.PASSKEYS
    return browser


async def works_at_the_desk(browser: Visitor) -> bool:
    async with browser.tab() as tab:
        await tab.open(routes.BALIE)
        return bool(tab.of("balie.BalieState").get("geladen"))


def test_a_client_logs_in_with_a_new_session_and_the_one_before_ends(portal: RunningPortal) -> None:
    own, key = with_passkey(portal, "passkey-een@voorbeeld.nl")
    attacker = Visitor(portal).login("planter-passkey@voorbeeld.nl")
    planted, victim = attacker.session, Visitor(portal)
    victim.jar = httpx.Cookies(attacker.jar)
    assert log_in(victim, key, volgende=routes.MIJN_GEGEVENS) == routes.MIJN_GEGEVENS
    assert victim.session not in ("", planted)
    assert who(portal, victim).door == who(portal, own).door
    assert not alive(attacker)
    assert not victim.cookies.get(PASSKEY_COOKIE)


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {}])
@pytest.mark.parametrize("path", [routes.PASSKEY_VRAAG, routes.PASSKEY_ANTWOORD])
def test_another_site_neither_asks_nor_answers(
    path: str, headers: dict[str, str], portal: RunningPortal, contents: Contents
) -> None:
    before = contents()
    answer = Visitor(portal).request("POST", path, headers=headers, data={"waarvoor": "inloggen", "antwoord": "{}"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert Visitor(portal).get(path).status_code in (404, 405), "and a link does neither"
    assert contents() == before


def test_an_answer_that_was_caught_opens_nothing_again(portal: RunningPortal) -> None:
    _, key = with_passkey(portal, "passkey-twee@voorbeeld.nl")
    browser, thief = Visitor(portal), Visitor(portal)
    caught = key.use(ask(browser)["gebruiken"])
    jar = httpx.Cookies(browser.jar)
    assert answered(thief, caught) == f"{routes.INLOGGEN}?aanmelden=passkey-verlopen"
    assert answered(browser, caught) == routes.MIJN
    thief.jar = jar
    assert answered(thief, caught) == f"{routes.INLOGGEN}?aanmelden=passkey-verlopen"
    assert not thief.session


def test_an_answer_for_another_site_is_refused(portal: RunningPortal) -> None:
    _, key = with_passkey(portal, "passkey-drie@voorbeeld.nl")
    browser = Visitor(portal)
    phished = key.use(ask(browser)["gebruiken"], origin="https://evil.example")
    assert answered(browser, phished) == f"{routes.INLOGGEN}?aanmelden=passkey-mislukt"
    assert not browser.session


@pytest.mark.parametrize("volgende", ["https://evil.example", "//evil.example", "/\\evil.example", "/a?b=https://x"])
def test_after_a_passkey_nobody_ends_up_somewhere_else(volgende: str, portal: RunningPortal) -> None:
    browser = Visitor(portal)
    ask(browser, volgende=volgende)
    for waarvoor in ("inloggen", "bevestigen", "onzin"):
        assert "evil" not in answered(browser, "{}", waarvoor, volgende=volgende)
    assert "evil" not in repr(ask(browser, "bevestigen", volgende=volgende))


async def test_half_a_login_opens_nothing(portal: RunningPortal) -> None:
    browser = half(portal)
    assert not browser.session
    assert not alive(browser)
    assert not await works_at_the_desk(browser)
    assert ask(browser, "bewijzen")["naar"].endswith("aanmelden=passkey-verlopen")


async def test_a_colleague_works_after_both_halves_and_never_after_one(portal: RunningPortal) -> None:
    key, browser = Authenticator(portal.origin), half(portal)
    made = key.make(ask(browser, "toevoegen")["maken"])
    assert answered(browser, made, "toevoegen") == routes.BALIE
    assert await works_at_the_desk(browser)
    later = half(portal)
    assert ask(later, "toevoegen")["naar"].endswith("aanmelden=passkey-eerst-bewijzen"), "a mailbox adds no second key"
    assert answered(later, key.use(ask(later, "collega")["gebruiken"]), "collega") == routes.BALIE
    assert await works_at_the_desk(later)
    alone = Visitor(portal)
    assert log_in(alone, key).endswith("aanmelden=passkey-van-collega")
    assert not alone.session


async def test_half_a_login_ends_whoever_was_logged_in_before(portal: RunningPortal) -> None:
    browser = Visitor(portal).login("deelt-computer@voorbeeld.nl")
    before = browser.session
    browser.ask_code(FATMA, doel="collega")
    browser.try_code(portal.code_for(FATMA))
    assert not browser.session
    old = Visitor(portal)
    old.jar.set(SESSION_COOKIE, before)
    assert not alive(old)


def test_whether_somebody_works_here_is_not_told_before_the_code(portal: RunningPortal) -> None:
    told = set()
    for email in (FATMA, "niemand@lindehof.example"):
        answer = Visitor(portal).ask_code(email, doel="collega")
        told.add((answer.status_code, answer.headers["location"], answer.text))
    assert len(told) == 1
    nobody = Visitor(portal)
    nobody.ask_code("niemand@lindehof.example", doel="collega")
    answer = nobody.try_code(portal.code_for("niemand@lindehof.example"))
    assert answer.headers["location"] == f"{routes.INLOGGEN}?aanmelden=geen-collega"
    assert not nobody.session


async def test_nobody_removes_a_passkey_of_somebody_else_over_the_socket(portal: RunningPortal) -> None:
    own, key = with_passkey(portal, "passkey-vier@voorbeeld.nl")
    async with own.tab() as tab:
        await tab.open(routes.PASSKEYS)
        [row] = tab.of("inloggen.InloggenState")["passkeys"]
    thief = Visitor(portal).login("dief-passkey@voorbeeld.nl")
    async with thief.tab() as tab:
        await tab.open(routes.PASSKEYS)
        await tab.call("inloggen.InloggenState.passkey_verwijderen", {"passkey_id": row["id"]}, path=routes.PASSKEYS)
        assert tab.of("inloggen.InloggenState")["melding"]
        assert tab.of("inloggen.InloggenState")["passkeys"] == []
    assert log_in(Visitor(portal), key) == routes.MIJN


def test_what_is_asked_is_not_in_the_log(portal: RunningPortal) -> None:
    own, key = with_passkey(portal, "passkey-vijf@voorbeeld.nl")
    browser = Visitor(portal)
    options = ask(browser)["gebruiken"]
    cookie = browser.cookies[PASSKEY_COOKIE]
    answered(browser, key.use(options))
    written = portal.log.read_text()
    for secret in (options["challenge"], cookie, key.name, own.session):
        assert secret not in written
