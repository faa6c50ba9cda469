"""The routes of logging in, as an attacker sees them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import Session, col, select

from portal import routes
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.toegang.model import Inlogpoging
from portal.web import BROWSER_COOKIE, SESSION_COOKIE
from tests.running import RunningPortal
from tests.security.conftest import BILAL, CARLA, EVA
from tests.security.visitor import Visitor, new_address

Contents = Callable[[], dict[str, str]]
Written = Callable[[], str]

POSTS = (
    routes.INLOGGEN_VERSTUREN,
    routes.INLOGGEN_BEVESTIGEN,
    routes.INLOGGEN_MET_BEWIJS,
    routes.UITLOGGEN,
    routes.INLOGGEN_DEMO,
)


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost:3000"},
        {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
        {"Origin": "null"},
        {},
    ],
    ids=["cross-site", "same-site", "cross-site with a right origin", "empty", "null origin", "says nothing"],
)
def test_a_form_of_another_site_is_refused(
    path: str, headers: dict[str, str], portal: RunningPortal, contents: Contents
) -> None:
    browser = Visitor(portal).demo_login(BILAL)
    before = contents()
    answer = browser.request("POST", path, headers=headers, data={"contact": EVA, "wie": CARLA, "overal": "ja"})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert contents() == before
    assert browser.get(routes.GEGEVENS_JSON).status_code == 200, "nobody was logged out"


def test_an_old_browser_that_only_sends_its_origin_can_log_in(portal: RunningPortal) -> None:
    answer = Visitor(portal).request(
        "POST", routes.INLOGGEN_VERSTUREN, headers={"Origin": portal.origin}, data={"contact": BILAL}
    )
    assert answer.status_code == 303


@pytest.mark.parametrize("path", POSTS)
def test_a_link_changes_nothing(path: str, portal: RunningPortal, contents: Contents) -> None:
    browser = Visitor(portal).demo_login(BILAL)
    before = contents()
    for method in ("GET", "HEAD"):
        assert browser.request(method, f"{path}?contact={EVA}", headers={}).status_code in (404, 405)
    assert contents() == before


NEXT = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/%2f/evil.example",
    "/mijn@evil.example",
    "/mijn?x=https://evil.example",
    "javascript:alert(1)",
    "/mijn\r\nSet-Cookie: sessie=x",
    "/mijn\nLocation: https://evil.example",
    "/../../x",
    "/mijn\0",
    "mijn",
    "/" + "x" * 200,
    "/\t/evil.example",
    " /mijn",
]


@pytest.mark.parametrize("volgende", NEXT)
def test_after_logging_in_nobody_ends_up_somewhere_else(volgende: str, portal: RunningPortal) -> None:
    browser = Visitor(portal)
    email = f"doel{NEXT.index(volgende)}@voorbeeld.nl"
    asked = browser.ask_code(email, volgende=volgende)
    assert asked.headers["location"] == routes.INLOGGEN_CODE
    answer = browser.try_code(portal.code_for(email), volgende=volgende)
    assert answer.headers["location"] == routes.MIJN
    for response in (asked, answer):
        assert "evil" not in repr(response.headers)


def test_what_was_typed_cannot_write_a_header(portal: RunningPortal) -> None:
    for contact in ("x\r\nSet-Cookie: sessie=x", "x@\n\ny", "\0", "é" * 300, "=?utf-8?q?x?="):
        answer = Visitor(portal).ask_code(contact, taal="en\r\nX-Evil: 1", doel="\r\nX-Evil: 1")
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/inloggen?fout=")
        assert "x-evil" not in answer.headers
        assert [c.partition("=")[0] for c in answer.headers.get_list("set-cookie")] == ["getypt"]


def test_text_in_no_known_encoding_is_a_wrong_address_and_no_mistake_of_ours(
    portal: RunningPortal, written: Written
) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="contact"\r\n\r\n\\ud800@x\r\n--x--\r\n'
    for kind in (
        "multipart/form-data; boundary=x; charset=unicode_escape",
        "multipart/form-data; boundary=x; charset=niets",
    ):
        answer = Visitor(portal).request(
            "POST",
            routes.INLOGGEN_VERSTUREN,
            headers={"Sec-Fetch-Site": "same-origin", "Content-Type": kind},
            content=part,
        )
        assert answer.status_code in (303, 400)
    assert "ERROR" not in written()


# --- who is known -----------------------------------------------------------------------------------------------------


def test_a_known_and_an_unknown_address_get_the_same_answer(portal: RunningPortal) -> None:
    answers = []
    for contact in (BILAL, "nooit-gezien@voorbeeld.nl"):
        browser = Visitor(portal)
        asked = browser.ask_code(contact)
        wrong = browser.try_code("000000")
        answers.append(
            [
                (answer.status_code, answer.headers["location"], answer.text, sorted(answer.headers.keys()))
                for answer in (asked, wrong)
            ]
            + [len(browser.cookies[BROWSER_COOKIE])]
        )
    assert answers[0] == answers[1]


async def test_the_code_page_is_the_same_for_a_known_and_an_unknown_address(portal: RunningPortal) -> None:
    seen = []
    for contact in (CARLA, "nooit-gezien-2@voorbeeld.nl"):
        browser = Visitor(portal)
        browser.ask_code(contact)
        async with browser.tab() as tab:
            await tab.open(routes.INLOGGEN_CODE)
            screen = tab.of("inloggen.InloggenState")
            assert contact not in tab.everything()
            seen.append({**screen, "waarheen": screen["waarheen"].partition("@")[2]})
    assert seen[0] == seen[1]


def test_a_known_and_an_unknown_address_take_the_same_time(portal: RunningPortal) -> None:
    """Medians of 15, taken in turn; the difference must drown in the noise of one kind alone."""
    times: dict[str, list[float]] = {"known": [], "unknown": [], "unknown too": []}
    for number in range(15):
        for kind, contact in (
            ("known", f"bekend{number}@voorbeeld.nl"),
            ("unknown", f"onbekend{number}@voorbeeld.nl"),
            ("unknown too", f"ookonbekend{number}@voorbeeld.nl"),
        ):
            browser = Visitor(portal)
            if kind == "known":
                browser.login(contact)
                browser.jar.clear()
            begun = time.perf_counter()
            browser.ask_code(contact)
            times[kind].append(time.perf_counter() - begun)
    known, unknown, again = (statistics.median(found) for found in times.values())
    spread = max(statistics.stdev(times["unknown"]), abs(unknown - again), 0.002)
    assert abs(known - unknown) < 2 * spread, {kind: statistics.median(found) for kind, found in times.items()}


# --- guessing ---------------------------------------------------------------------------------------------------------


def test_five_tries_and_no_more_also_at_the_same_time(portal: RunningPortal) -> None:
    browser = Visitor(portal)
    browser.ask_code("geraden@voorbeeld.nl")
    code = portal.code_for("geraden@voorbeeld.nl")
    wrong = [f"{number:06d}" for number in range(20) if f"{number:06d}" != code.replace(" ", "")]

    def attempt(guess: str) -> bool:
        mine = Visitor(portal, address=new_address())
        mine.jar.update(browser.cookies)
        mine.try_code(guess)
        return bool(mine.session)

    with ThreadPoolExecutor(10) as pool:
        assert not any(pool.map(attempt, wrong))
    assert counted(portal, "geraden@voorbeeld.nl") == [5]
    assert not attempt(code), "the right code comes too late"
    assert counted(portal, "geraden@voorbeeld.nl") == [5]


async def test_who_tries_ten_times_is_told_to_wait_or_to_call(portal: RunningPortal) -> None:
    browser = Visitor(portal)
    browser.ask_code("tien@voorbeeld.nl")
    told = []
    for _ in range(10):
        browser.try_code("000000")
        async with browser.tab() as tab:
            await tab.open(routes.INLOGGEN_CODE)
            told.append(tab.of("inloggen.InloggenState")["fout"]["code"])
    assert told[0] == "Deze code klopt niet. U kunt het nog 4 keer proberen."
    assert set(told[4:]) == {"U heeft te vaak een code gevraagd of geprobeerd. Wacht een uur, of bel ons."}


def test_fifteen_tries_an_hour_for_one_address_with_as_many_codes_and_browsers_as_one_likes(
    portal: RunningPortal,
) -> None:
    email, opened = "uur@voorbeeld.nl", 0
    for _ in range(6):
        browser = Visitor(portal)
        browser.ask_code(email)
        for guess in range(5):
            browser.try_code(f"{guess:06d}")
            opened += bool(browser.session)
    assert opened == 0
    assert sum(counted(portal, email)) == 15


def test_six_codes_an_hour_reach_one_address(portal: RunningPortal) -> None:
    email = "vol@voorbeeld.nl"
    answers = {Visitor(portal).ask_code(email).headers["location"] for _ in range(10)}
    assert answers == {routes.INLOGGEN_CODE}, "whoever asks too often is not told by the route"
    assert len(codes_to(portal, email)) == 6


def test_one_visitor_can_send_codes_to_sixty_addresses_an_hour(portal: RunningPortal) -> None:
    visitor = Visitor(portal)
    for number in range(65):
        # More addresses in the header than there are proxies: only the last, which the proxy added, counts.
        visitor.post(
            routes.INLOGGEN_VERSTUREN,
            {"contact": f"stroom{number}@voorbeeld.nl"},
            **{"X-Forwarded-For": f"192.0.2.{number}, {visitor.address}"},
        )
    assert sum(len(codes_to(portal, f"stroom{number}@voorbeeld.nl")) for number in range(65)) == 60


def test_a_code_works_only_in_the_browser_that_asked_for_it_and_only_once(portal: RunningPortal) -> None:
    browser, other, third = Visitor(portal), Visitor(portal), Visitor(portal)
    browser.ask_code("een@voorbeeld.nl")
    other.ask_code("ander@voorbeeld.nl")
    code = portal.code_for("een@voorbeeld.nl")
    for thief in (other, third):
        thief.try_code(code)
        assert not thief.session
    assert browser.try_code(code).headers["location"] == routes.MIJN
    again = Visitor(portal)
    again.jar.update({name: value for name, value in browser.cookies.items() if name != SESSION_COOKIE})
    again.try_code(code)
    assert not again.session


def test_the_key_in_the_mail_works_only_in_the_browser_that_asked_for_it(portal: RunningPortal) -> None:
    browser, thief = Visitor(portal), Visitor(portal)
    browser.ask_code("sleutel@voorbeeld.nl")
    link = portal.newest_to("sleutel@voorbeeld.nl", soort="inlogcode").knop_adres
    key = link.partition("sleutel=")[2]
    assert browser.get(link.removeprefix(portal.origin)).status_code == 200
    assert not browser.session, "opening the link changes nothing"
    thief.ask_code("dief@voorbeeld.nl")
    thief.try_code("", sleutel=key)
    assert not thief.session
    browser.try_code("", sleutel=key)
    assert browser.session


def test_a_code_of_ours_is_guessed_by_nobody_and_says_nothing_about_anyone(portal: RunningPortal) -> None:
    guesser = Visitor(portal)
    born = {"geboren_dag": "14", "geboren_maand": "3", "geboren_jaar": "1991"}
    answers = [
        guesser.post(routes.INLOGGEN_MET_BEWIJS, {"bewijs": f"3333-33{a}{b}", **born}) for a in "347" for b in "3467679"
    ]
    told = [answer.headers["location"] for answer in answers]
    assert told == [f"{routes.INLOGGEN}?fout=bewijs"] * 20 + [f"{routes.INLOGGEN}?fout=bewijs-vaak"]
    assert not guesser.session
    for odd in (
        {},
        {"bewijs": "\0", **born},
        {"bewijs": "x" * 5000, **born},
        {"bewijs": "3333-3333", "geboren_dag": "é"},
    ):
        answer = Visitor(portal).post(routes.INLOGGEN_MET_BEWIJS, odd)
        assert answer.headers["location"] == f"{routes.INLOGGEN}?fout=bewijs"


def counted(portal: RunningPortal, email: str) -> list[int]:
    """How many tries were compared, of each code that was sent to this address."""
    assert portal.database is not None
    query = select(Inlogpoging.pogingen).where(Inlogpoging.waarde == email)
    return list(portal.database.read_now(lambda session: session.exec(query).all()))


def codes_to(portal: RunningPortal, email: str) -> list[str]:
    """Every code that was sent to this address."""
    assert portal.database is not None

    def look(session: Session) -> list[str]:
        query = (
            select(Bericht.id)
            .join(Verzending, col(Verzending.bericht_id) == col(Bericht.id))
            .where(Verzending.adres == email)
        )
        return list(session.exec(query).all())

    return portal.database.read_now(look)
