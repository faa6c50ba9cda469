"""Accessible in every state: axe without findings, nothing falls off the right side, also with large text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portal import routes
from portal.i18n import LANGUAGES
from tests.journeys.axe import check
from tests.journeys.browsers import Visitor
from tests.journeys.states import ONBEKEND, STATES

ADDRESSES = sorted({state.path for state in STATES})


def test_every_address_is_looked_at() -> None:
    assert {*ADDRESSES} == routes.PAGES | routes.DEMO_PAGES | {ONBEKEND}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ADDRESSES)
def test_axe_finds_nothing(visitors: Callable[..., Visitor], path: str, language: str) -> None:
    visitor = visitors(language=language, bypass_csp=True)
    if path == ONBEKEND:
        visitor.allow("the server responded with a status of 404 (Not Found)")
    found = [*check(visitor, tuple(state for state in STATES if state.path == path))]
    assert not [line for one in found for line in one.wrong]
