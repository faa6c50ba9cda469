"""Without JavaScript and without a connection every page still says how to reach a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from portal import routes
from portal.i18n import LANGUAGES, speaking
from portal.state.contact import reguliere_tijden, telefoon_regio
from tests.journeys.browsers import Visitor
from tests.journeys.screens import Startpagina

Visitors = Callable[..., Visitor]


def says_how_to_reach_us(notice: Locator, language: str) -> None:
    """The phone number and the regular hours, in this language."""
    with speaking(language):
        telefoon, tijden = telefoon_regio()[0], reguliere_tijden()
    expect(notice).to_be_visible()
    text = plain(notice.inner_text())
    assert plain(telefoon) in text
    assert plain(tijden) in text


def plain(text: str) -> str:
    """With ordinary spaces: a number and a time are kept on one line by other ones."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", [routes.START, routes.inschrijven_stap("naam"), routes.CONTACT, routes.MIJN])
def test_without_javascript_the_page_says_how_to_reach_us(visitors: Visitors, path: str, language: str) -> None:
    visitor = visitors(language=language, java_script_enabled=False)
    visitor.go(path)
    says_how_to_reach_us(visitor.page.locator("noscript .verbinding"), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_connection_the_page_says_so_after_five_seconds(visitors: Visitors, language: str) -> None:
    visitor = visitors(language=language)
    visitor.page.route_web_socket("**/_event/**", lambda socket: None)
    visitor.go(routes.START)
    notice = visitor.page.locator(".verbinding--wacht")
    expect(notice).to_be_hidden()
    says_how_to_reach_us(notice, language)
    again = visitor.new_tab()
    Startpagina.opened(again)
