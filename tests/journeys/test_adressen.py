"""Every address answers with its own page, in its own language; everything else is not there."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import expect

from portal import routes
from portal.i18n import LANGUAGES, say
from portal.pages import PAGES
from tests.journeys.browsers import Visitor
from tests.journeys.screens import Begin, Screen, Startpagina
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]

TITLES = {page.path: page.title for page in PAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", sorted(routes.PAGES))
def test_an_address_answers_200_with_its_language_and_title(portal: RunningPortal, path: str, language: str) -> None:
    answer = httpx.get(portal.origin + routes.in_language(path, language))
    assert answer.status_code == 200
    assert re.search(r"<html[^>]* lang=\"(\w+)\"", answer.text).group(1) == language  # type: ignore[union-attr]
    title = re.search(r"<title>([^<]+)</title>", answer.text)
    assert title is not None
    assert say(TITLES[path], language) in html.unescape(title.group(1))


@pytest.mark.parametrize(
    "path",
    ["/bestaat-niet", "/inschrijven/bestaat-niet", "/mijn/berichten/1", "/en/nope", "/nl", "/index.html", "/hulp.html"],
)
def test_an_unknown_address_is_a_real_404(portal: RunningPortal, path: str) -> None:
    answer = httpx.get(portal.origin + path)
    assert answer.status_code == 404


def test_an_unknown_address_leads_back_to_the_start(visitors: Visitors) -> None:
    visitor = visitors()
    visitor.allow("the server responded with a status of 404 (Not Found)")
    Screen.opened(visitor, "/bestaat-niet")
    visitor.page.locator("main").get_by_role("link").click()
    Startpagina(visitor)


def test_going_to_another_page_brings_focus_to_its_heading(visitors: Visitors) -> None:
    visitor = visitors(hand="keyboard")
    start = Startpagina.opened(visitor)
    expect(start.page.locator("body")).to_be_focused()
    title = visitor.page.title()
    begin = start.inschrijven()
    expect(begin.page.locator("h1")).to_be_focused()
    assert visitor.page.title() != title
    begin.beginnen()
    expect(begin.page.locator("h1")).to_be_focused()


def test_the_language_switch_stays_on_the_page(visitors: Visitors) -> None:
    visitor = visitors()
    Begin.opened(visitor)
    visitor.page.get_by_role("banner").get_by_role("link", name="English").click()
    visitor.language = "en"
    Begin(visitor)
    visitor.page.get_by_role("banner").get_by_role("link", name="Nederlands").click()
    visitor.language = "nl"
    Begin(visitor)
