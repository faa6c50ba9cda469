"""The screens on which an inschrijving ends."""

from __future__ import annotations

from playwright.sync_api import expect

from portal import routes
from tests.journeys.screens import MijnInschrijving, Screen


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


def naar_uitschrijven(inschrijving: MijnInschrijving) -> Uitschrijven:
    """Follow the link under the inschrijving."""
    link = inschrijving.main.get_by_role("link", name=inschrijving.visitor.says("Bekijk wat uitschrijven betekent"))
    inschrijving.hand.press(link)
    return Uitschrijven(inschrijving.visitor)
