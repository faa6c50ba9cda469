"""Chromium, and the people behind it: each visitor has a browser of their own, which notes what goes wrong unseen."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Response, ViewportSize, expect, sync_playwright

from portal import routes
from portal.i18n import Zin, say
from tests.journeys.hand import Hand, Keyboard, Mouse
from tests.running import RunningPortal

# The first is what Playwright fetches too: the same browser without toolbars, which cost as much as the pages.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# What Reflex says when the pages are older than the program: build them again.
STALE = "This page was built for another version"


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium where there is one (without its windows if possible: half the work), else Playwright's."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        expect.set_options(timeout=10_000)
        yield browser
        browser.close()


class Visitor:
    """Someone with a browser, a language and a hand."""

    def __init__(
        self,
        browser: Browser,
        portal: RunningPortal,
        *,
        language: str = "nl",
        hand: Literal["mouse", "keyboard"] = "mouse",
        viewport: ViewportSize = PHONE,
        **context: Any,
    ) -> None:
        self.portal = portal
        self.language = language
        self.trouble: list[str] = []
        self._allowed: list[str] = []
        self.context: BrowserContext = browser.new_context(viewport=viewport, locale=language, **context)
        self.context.set_default_timeout(10_000)
        self.context.on(
            "console", lambda m: self._note(f"console {m.type}: {m.text}", m.type == "error" or STALE in m.text)
        )
        self.context.on("weberror", lambda e: self._note(f"page error: {e.error}"))
        self.context.on("response", self._look_at)
        self.page: Page = self.context.new_page()
        self.hand: Hand = Mouse() if hand == "mouse" else Keyboard(self.page)

    def also(self, **context: Any) -> Visitor:
        """The same person on another device: nothing of this browser goes along."""
        browser = self.context.browser
        assert browser is not None
        return Visitor(browser, self.portal, language=self.language, **context)

    def new_tab(self) -> Visitor:
        """The same browser, one more tab; trouble in it is noted as ours."""
        tab = object.__new__(Visitor)
        tab.__dict__ = {**self.__dict__, "page": self.context.new_page()}
        tab.hand = Mouse()
        return tab

    def allow(self, reason: str) -> None:
        """What must go wrong in this story: an error in the browser with these words in it."""
        self._allowed.append(reason)

    def says(self, text: str | Zin, **values: object) -> str:
        """A Dutch text of the portal in the language of this visitor."""
        return say(text if isinstance(text, Zin) else Zin(text, values), self.language)

    def address(self, path: str) -> str:
        """A page of the portal in the language of this visitor."""
        return self.portal.origin + routes.in_language(path, self.language)

    def go(self, path: str) -> None:
        """Type an address; when a page was open already, its focus may still come when it is gone."""
        if self.page.url != "about:blank":
            self.allow("No element found for ref ref_kop in _set_focus")
        self.page.goto(self.address(path))

    def keep(self, folder: Path, name: str) -> None:
        """Keep a picture of every tab."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(self.context.pages):
            with contextlib.suppress(Exception):
                page.screenshot(path=folder / f"{name}-{number}.png", full_page=True, timeout=5000)

    def _look_at(self, response: Response) -> None:
        if response.status >= 500:
            self._note(f"answer {response.status} of {response.url}")

    def _note(self, text: str, wrong: bool = True) -> None:
        if wrong and not any(reason in text for reason in self._allowed):
            self.trouble.append(text)
