"""Axe on every screen in every state, in both languages, on a narrow phone and a wide screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import axe_playwright_python  # type: ignore[import-untyped]
from playwright.sync_api import Page, ViewportSize

from tests.journeys.browsers import Visitor
from tests.journeys.states import STATES, State

WIDTHS: tuple[ViewportSize, ...] = ({"width": 320, "height": 740}, {"width": 1280, "height": 900})
_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
_RUN = "() => axe.run(document, { resultTypes: ['violations', 'incomplete'] })"
# The first element that reaches past the right edge, so that a failure says what to look at.
TOO_WIDE = """() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return '';
    const wide = [...document.body.querySelectorAll('*')].find(e => e.getBoundingClientRect().right > edge + 1);
    return `${document.documentElement.scrollWidth} px: ${(wide || document.body).outerHTML.slice(0, 160)}`;
}"""


@dataclass
class Findings:
    """What axe found on one screen, and whether anything fell off its right side."""

    screen: str
    violations: list[str] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> list[str]:
        """Everything that must not be."""
        return [f"{self.screen}: {line}" for line in (*self.violations, *self.too_wide)]


def check(visitor: Visitor, states: tuple[State, ...] = STATES) -> Iterator[Findings]:
    """Bring each state on screen and look at it at every width; the visitor's context must bypass the CSP."""
    for state in states:
        if visitor.language not in state.languages:
            continue
        state.show(visitor)
        page = visitor.page
        for width in WIDTHS:
            page.set_viewport_size(width)
            found = Findings(f"{visitor.language} {width['width']} {state.title}")
            _look(page, found)
            if page_is_wider := page.evaluate(TOO_WIDE):
                found.too_wide.append(page_is_wider)
            yield found
        # Text twice as large on a screen of 1280 px: what a person with poor sight sets in the browser.
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        large = Findings(f"{visitor.language} 200% {state.title}")
        if page_is_wider := page.evaluate(TOO_WIDE):
            large.too_wide.append(page_is_wider)
        yield large


def _look(page: Page, found: Findings) -> None:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE)
    result: dict[str, Any] = page.evaluate(_RUN)
    found.violations = [_line(rule) for rule in result["violations"]]
    found.incomplete = [_line(rule) for rule in result["incomplete"]]


def _line(rule: dict[str, Any]) -> str:
    nodes = "; ".join(" ".join(map(str, node["target"])) for node in rule["nodes"][:4])
    return f"{rule['id']} ({rule['impact']}) {len(rule['nodes'])}x: {nodes}"
