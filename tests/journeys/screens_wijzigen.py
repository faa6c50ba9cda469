"""The pages on which one's own data change."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.screens import Screen
from tests.people import Formulier

VERHUISD = {"straat": "Kerkstraat", "huisnummer": "7", "toevoeging": "A", "postcode": "6991 BB", "plaats": "Oud-Sandel"}


class Wijzigen(Screen):
    """One subject; its address says which."""

    def vul_in(self, answers: Formulier) -> Wijzigen:
        """Fill in what is new, and go on to see what it means."""
        self.fill_in(answers)
        self.send()
        expect(self.page.locator("#nakijken")).to_be_focused()
        return self

    def bewaar(self) -> None:
        """Press Bewaren."""
        self.send()
