"""Accessible in every state: axe without findings, nothing falls off the right side, also with large text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal import routes
from portal.i18n import LANGUAGES
from tests.journeys.axe import check
from tests.journeys.browsers import Visitor
from tests.journeys.screens import Screen
from tests.journeys.states import ONBEKEND, STATES, State

ADDRESSES = sorted({state.path for state in STATES})


def test_every_address_is_looked_at() -> None:
    assert {*ADDRESSES} == routes.PAGES | routes.DEMO_PAGES | {ONBEKEND}


def test_the_check_sees_what_is_wrong(visitors: Callable[..., Visitor]) -> None:
    def broken(screen: Screen) -> None:
        screen.page.locator("#kop").evaluate("""heading => {
            heading.insertAdjacentHTML('afterend', '<button></button><p style="min-width: 2000px">breed</p>');
        }""")

    found = [*check(visitors(bypass_csp=True), (State(routes.HULP, "stuk", do=broken),))]
    assert len(found) == 3
    assert all(one.too_wide for one in found)
    assert all(any(line.startswith("button-name") for line in one.violations) for one in found[:2])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_nothing(visitors: Callable[..., Visitor], path: str, language: str) -> None:
    visitor = visitors(language=language, bypass_csp=True)
    if path == ONBEKEND:
        visitor.allow("the server responded with a status of 404 (Not Found)")
    found = [*check(visitor, tuple(state for state in STATES if state.path == path))]
    assert not [line for one in found for line in one.wrong]
