"""The session cookie, what ends it, and two people in one browser."""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, select

from portal import routes
from portal.domain.toegang.model import Sessie
from portal.settings import settings
from portal.web import BROWSER_COOKIE, SESSION_COOKIE
from tests.running import RunningPortal
from tests.security.conftest import ANS, BILAL, CARLA, DIRK
from tests.security.visitor import ROOT_STATE, Visitor


def test_no_script_can_read_the_cookie_and_no_other_site_can_send_it(portal: RunningPortal) -> None:
    browser = Visitor(portal)
    asked = browser.ask_code(BILAL).headers["set-cookie"]
    given = browser.try_code(portal.code_for(BILAL)).headers.get_list("set-cookie")
    [session] = [cookie for cookie in given if cookie.startswith(f"{SESSION_COOKIE}=")]
    for cookie in (asked, session):
        flags = {part.strip().lower() for part in cookie.split(";")[1:]}
        assert {"httponly", "samesite=lax", "path=/"} <= flags
        assert not any(flag.startswith("domain") for flag in flags)
    assert len(session.split(";")[0].partition("=")[2]) >= 43, "32 random bytes"
    # Over plain http, in the demo, a Secure cookie would be lost; test_production.py looks at https.
    assert "secure" not in session.lower()


def test_a_cookie_that_was_planted_before_the_login_is_worth_nothing(portal: RunningPortal) -> None:
    browser = Visitor(portal)
    browser.jar.set(SESSION_COOKIE, "gekozen-door-de-aanvaller", domain="localhost.local")
    browser.login(BILAL)
    assert browser.session != "gekozen-door-de-aanvaller"
    thief = Visitor(portal)
    thief.jar.set(SESSION_COOKIE, "gekozen-door-de-aanvaller")
    assert thief.get(routes.GEGEVENS_JSON).headers["location"] == routes.INLOGGEN


def test_each_login_is_another_session_and_ends_the_one_before_in_this_browser(portal: RunningPortal) -> None:
    browser = Visitor(portal).login(BILAL)
    first = browser.session
    browser.login(BILAL)
    assert browser.session != first
    assert alive(portal, browser.session)
    assert not alive(portal, first)


def test_the_store_holds_no_secret_only_its_hash(portal: RunningPortal) -> None:
    browser = Visitor(portal)
    browser.ask_code(CARLA)
    attempt, code = browser.cookies[BROWSER_COOKIE], portal.code_for(CARLA)
    browser.try_code(code)
    hashed = hmac.new(settings().secret.encode(), browser.session.encode(), hashlib.sha256).hexdigest()
    everything = dump(portal, without="bericht")
    assert hashed in everything
    assert browser.session not in everything
    assert attempt not in everything
    # Six digits stand in a hash or between the microseconds of some moment by chance: only a number of its own counts.
    without_moments = re.sub(r"datetime\.datetime\([^)]*\)", "", everything)
    assert not re.search(rf"(?<![0-9a-f]){code.replace(' ', ' ?')}(?![0-9a-f])", without_moments)
    plain = hashlib.sha256(browser.session.encode()).hexdigest()
    assert plain not in everything, "whoever has the store alone cannot check a guess"


async def test_logging_out_ends_the_session_for_pages_files_and_open_sockets(portal: RunningPortal) -> None:
    browser = Visitor(portal).demo_login(BILAL)
    cookies = browser.cookies
    async with browser.tab() as tab:
        await tab.open("/mijn/gegevens")
        assert tab.of("mijn.GegevensState")["rijen"]
        answer = browser.logout()
        assert answer.headers["clear-site-data"] == '"storage"'
        assert f'{SESSION_COOKIE}=""' in answer.headers["set-cookie"]

        await tab.call("basis.BasisState.laden", path="/mijn/gegevens")
        assert tab.of("mijn.GegevensState")["rijen"] == []
        assert tab.of("basis.BasisState")["naam"] == ""
        told = await tab.call("mijn.GegevensState.laden", path="/mijn/gegevens")
        assert [event["payload"]["path"] for event in told] == ["/inloggen?volgende=/mijn/gegevens"]
        assert tab.of("mijn.GegevensState")["rijen"] == []

    thief = Visitor(portal)
    thief.jar.update(cookies)
    assert thief.get(routes.GEGEVENS_JSON).headers["location"] == routes.INLOGGEN
    async with thief.tab(token=tab.token) as again:
        await again.open("/mijn/gegevens")
        assert "El Amrani" not in again.everything()


async def test_logging_out_everywhere_ends_every_session_of_this_person_and_of_nobody_else(
    portal: RunningPortal,
) -> None:
    phone, desk, other = (Visitor(portal).demo_login(wie) for wie in (BILAL, BILAL, CARLA))
    async with phone.tab() as tab:
        await tab.open("/mijn")
        desk.logout(overal="ja")
        await tab.call("mijn.MijnState.laden", path="/mijn")
        assert tab.redirects() == ["/inloggen?volgende=/mijn"]
        assert tab.of("mijn.MijnState")["begroeting"] == ""
    assert not alive(portal, phone.session)
    assert alive(portal, other.session)


async def test_a_session_that_is_over_or_revoked_in_the_store_is_noticed_at_the_next_event(
    portal: RunningPortal,
) -> None:
    browser = Visitor(portal).demo_login(ANS)
    async with browser.tab() as tab:
        await tab.open("/mijn/gegevens")
        assert portal.database is not None

        def run_out(session: Session) -> None:
            row = session.get(Sessie, session_id(browser.session))
            assert row is not None
            row.verloopt_op = row.gemaakt_op

        portal.database.perform_now(run_out)
        await tab.call(
            "mijn.GegevensState.woord_kiezen", {"form": {"herkenningswoord": "te laat"}}, path="/mijn/gegevens"
        )
        assert tab.redirects() == ["/inloggen?volgende=/mijn/gegevens"]
        assert tab.of("mijn.GegevensState")["rijen"] == []
    assert "te laat" not in dump(portal)


@pytest.mark.parametrize("second", [CARLA, DIRK])
async def test_two_people_in_one_browser_never_meet_on_one_screen(second: str, portal: RunningPortal) -> None:
    """Bilal has a tab open; then somebody else logs in in another tab of the same browser."""
    browser = Visitor(portal).demo_login(BILAL)
    async with browser.tab() as old:
        await old.open("/mijn/gegevens")
        assert BILAL in old.everything()
        browser.demo_login(second)

        # The socket of the old tab still carries the cookie of Bilal, whose session ended with the second login.
        old.deltas.clear()
        for page in ("/mijn", "/mijn/gegevens", "/mijn/berichten"):
            await old.open(page)
        assert second not in old.everything()
        assert BILAL not in old.everything()
        assert old.of("mijn.GegevensState")["rijen"] == []

    # The old tab is loaded anew: the same token, the cookie of the second.
    async with browser.tab(token=old.token) as renewed:
        await renewed.open("/mijn/gegevens")
        assert BILAL not in renewed.everything()
        assert "El Amrani" not in renewed.everything()
        if second == CARLA:
            assert CARLA in renewed.everything()
        else:
            assert renewed.redirects() == ["/"]


async def test_a_visitor_who_logs_in_in_another_tab_stays_a_visitor_in_the_first(portal: RunningPortal) -> None:
    browser = Visitor(portal)
    async with browser.tab() as old:
        await old.open("/contact")
        browser.demo_login(BILAL)
        await old.open("/mijn")
        assert set(old.redirects()) == {"/inloggen?volgende=/mijn"}
        assert BILAL not in old.everything()


async def test_the_cookie_is_never_sent_to_the_screen(portal: RunningPortal) -> None:
    browser = Visitor(portal).demo_login(BILAL)
    async with browser.tab() as tab:
        for page in ("/", "/mijn", "/inloggen", "/inloggen/code"):
            await tab.open(page)
        assert browser.session not in tab.everything()
        assert f"{ROOT_STATE}" in tab.everything()


def session_id(secret: str) -> str:
    return hmac.new(settings().secret.encode(), secret.encode(), hashlib.sha256).hexdigest()


def alive(portal: RunningPortal, secret: str) -> bool:
    """Whether this session still opens the files of a client."""
    browser = Visitor(portal)
    browser.jar.set(SESSION_COOKIE, secret)
    return browser.get(routes.GEGEVENS_JSON).status_code == 200


def dump(portal: RunningPortal, *, without: str = "") -> str:
    """All rows of all tables as text."""
    assert portal.database is not None

    def rows(session: Session) -> list[Any]:
        tables = [table for name, table in SQLModel.metadata.tables.items() if name != without]
        return [session.execute(select(table)).all() for table in tables]

    return repr(portal.database.read_now(rows))
