"""The screens of promises: the worklist of the desk, the numbers, and a client's own promises."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from portal import routes
from tests.journeys.screens import Balie, Mijn, Screen


class Werklijst(Balie):
    """The worklist at the desk."""

    def toon(self, filter_: str) -> None:
        """Alle, Van mij or In gevaar."""
        knop = self.main.locator(".filter").filter(has_text=self.visitor.says(filter_))
        self.hand.press(knop)
        expect(knop).to_have_attribute("aria-pressed", "true")

    def kijk(self) -> None:
        """A minute is over: the list looks again by itself."""
        self.page.locator("[data-kijk='60']").dispatch_event("click")

    def pak_op(self, werk: Locator) -> str:
        """Ik doe dit nu, whoever held it; gives what is said after it."""
        namen = [self.visitor.says(naam) for naam in ("Ik doe dit nu", "Neem over")]
        self.hand.press(werk.get_by_role("button", name=re.compile("|".join(namen))))
        return self.gezegd()

    def open(self, werk: Locator, wat: str) -> None:
        """Open what one can do with a promise."""
        self.hand.press(werk.get_by_role("button", name=self.visitor.says(wat)).first)
        expect(self.page.locator("#belofte-doen")).to_be_focused()

    def doe(self, werk: Locator, **antwoorden: str) -> str:
        """Fill in what was opened and send it; gives what is said after it."""
        self.fill_in(antwoorden)
        self.hand.press(werk.locator("button[type=submit]"))
        return self.gezegd()

    def druk(self, werk: Locator, knop: str) -> str:
        """Press a button of this promise or colleague; gives what is said after it."""
        self.hand.press(werk.get_by_role("button", name=self.visitor.says(knop)))
        return self.gezegd()

    def gezegd(self) -> str:
        """What came of the last button; it has focus."""
        notice = self.page.locator("#belofte-melding")
        expect(notice).to_be_focused()
        return notice.inner_text()

    def verzet(self, werk: Locator, *, keuze: int, reden: str) -> str:
        """Agree on one of the days that are offered; gives what is said after it."""
        self.open(werk, "Nieuw moment")
        dagen = self.field("verzet_dag").locator("option")
        dag = dagen.nth(keuze).get_attribute("value") or ""
        return self.doe(werk, verzet_dag=dag, verzet_reden=reden)

    def vouw_open(self, kop: str) -> None:
        """Open a part of the desk that is folded."""
        deel = self.main.locator("details").filter(has_text=self.visitor.says(kop))
        if deel.get_attribute("open") is None:
            self.hand.press(deel.locator("summary"))
        expect(deel).to_have_attribute("open", "")

    def meld_afwezig(self, naam: str, dagen: str = "") -> str:
        """A colleague is not there."""
        self.vouw_open("Is een collega er niet?")
        collega = self.field("collega").locator("option").filter(has_text=naam).get_attribute("value") or ""
        self.fill_in({"collega": collega, "dagen": dagen})
        self.hand.press(self.form.filter(has=self.field("collega")).locator("button[type=submit]"))
        return self.gezegd()


class Monitor(Screen):
    path = routes.BALIE_MONITOR


class MijnBeloften(Mijn):
    """What we promised, on the overview of the client."""

    def belofte(self, tekst: str) -> Locator:
        """The promise with this text in it."""
        return self.main.locator(".taak").filter(has_text=tekst)

    def past_niet(self) -> str:
        """Say that the new moment does not suit; gives what is said after it."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Dit moment past niet")))
        notice = self.page.locator("#belofte-melding")
        expect(notice).to_be_focused()
        return notice.inner_text()
