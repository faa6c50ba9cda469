"""No id can stand twice on one screen: a label, a link of the error summary and focus would lead to the wrong one.

Read from the parts a page is made of, without drawing it. Of two parts that exclude each other (both sides of one
condition, the answers of a match) only one is on screen; everything else may be there together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

import portal.portal
from portal.pages.page import PAGES, Page
from portal.pages.shared import PARTS

LITERAL = re.compile(r'^"?id"?:"([^"]+)"$')


def ids(part: Any) -> Counter[str]:
    """How often each id can stand on screen at one moment, in the worst case."""
    if not isinstance(part, dict):
        return Counter()
    if "cond_state" in part:
        return ids(part["true_value"]) | ids(part["false_value"])
    if "match_cases" in part:
        answers = Counter[str]()
        for answer in [*(case[-1] for case in part["match_cases"]), part["default"]]:
            answers |= ids(answer)
        return answers
    if (part_of_every_page := str(part.get("name")).partition("_")[0]) in PARTS:
        return _ids_of_part(part_of_every_page)
    found = Counter(match[1] for prop in part.get("props", ()) if (match := LITERAL.match(prop)))
    for child in part.get("children", ()):
        found += ids(child)
    # A row of a list stands there once for each; what a row opens below itself is asked about in `rows`.
    return found


@cache
def _ids_of_part(name: str) -> Counter[str]:
    return ids(PARTS[name]().render())


def rows(part: Any) -> Iterator[dict[str, Any]]:
    """Every list whose rows are made on screen."""
    if isinstance(part, dict):
        if "iterable_state" in part:
            yield part
        for value in part.values():
            yield from rows(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from rows(value)


def unguarded(part: Any) -> Counter[str]:
    """The ids in every row of a list: not behind a condition."""
    if not isinstance(part, dict) or "cond_state" in part or "match_cases" in part:
        return Counter()
    found = Counter(match[1] for prop in part.get("props", ()) if (match := LITERAL.match(prop)))
    for child in part.get("children", ()):
        found += unguarded(child)
    return found


@pytest.fixture(params=PAGES, ids=lambda page: page.path)
def built(request: pytest.FixtureRequest) -> Any:
    page: Page = request.param
    assert portal.portal.app is not None
    return page.built_in("nl")().render()


def test_no_id_can_stand_twice_on_one_screen(built: Any) -> None:
    assert {name for name, times in ids(built).items() if times > 1} == set()


def test_no_row_of_a_list_has_the_id_of_another(built: Any) -> None:
    assert {name for row in rows(built) for name in unguarded(row)} == set()


def test_what_is_the_same_on_every_page_is_looked_at_too() -> None:
    assert {"spoed", "slotcode"} <= ids(PAGES[0].built_in("nl")().render()).keys()
