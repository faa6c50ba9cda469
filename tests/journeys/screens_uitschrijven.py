"""The screens on which an inschrijving ends."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from portal import routes
from tests.journeys.screens import MijnInschrijving, Screen

OVERLEDEN = {"overleden_dag": "2", "overleden_maand": "3", "overleden_jaar": "2026"}


class Uitschrijven(Screen):
    path = routes.UITSCHRIJVEN

    def verder(self) -> Uitschrijven:
        """Read what is lost, and go on to the last question."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Verder met uitschrijven")))
        expect(self.page.locator("#zeker")).to_be_focused()
        return self

    def uitschrijven(self) -> MijnInschrijving:
        """Say that one knows what is lost, and end it."""
        self.fill_in({"begrepen": "ja"})
        self.send()
        return MijnInschrijving(self.visitor)


class Overlijden(Screen):
    path = routes.OVERLIJDEN

    def geef_door(self, naam: str) -> str:
        """Tell us who died and who tells it; gives the reference of the promise."""
        self.fill_in({"overledene": naam, **OVERLEDEN, "naam": "Samira Jansen", "telefoon": "06 12345699"})
        self.send()
        expect(self.main.locator(".gelukt .kenmerk")).to_have_text(re.compile(r"^T-\w{4}-\w{4}$"))
        return self.main.locator(".gelukt .kenmerk").inner_text()


class BalieOverlijden(Screen):
    path = routes.BALIE_OVERLIJDEN

    def leg_vast(self, nummer: str) -> Locator:
        """Record it with the proof that was seen; gives what waits for a colleague."""
        self.fill_in({"nummer": nummer, **OVERLEDEN, "bewijs": "akte"})
        self.send()
        self.told()
        return self.voorstel(nummer)

    def voorstel(self, nummer: str) -> Locator:
        """What waits for a colleague about this inschrijving."""
        return self.main.locator(".werk").filter(has_text=nummer)

    def keur_goed(self, nummer: str) -> str:
        """Press Goedkeuren; gives what the page then says."""
        self.hand.press(self.voorstel(nummer).get_by_role("button", name=self.visitor.says("Goedkeuren")))
        return self.told()


def naar_uitschrijven(inschrijving: MijnInschrijving) -> Uitschrijven:
    """Follow the link under the inschrijving."""
    link = inschrijving.main.get_by_role("link", name=inschrijving.visitor.says("Bekijk wat uitschrijven betekent"))
    inschrijving.hand.press(link)
    return Uitschrijven(inschrijving.visitor)
