"""The page on which two people part or join."""

from __future__ import annotations

from portal import routes
from tests.journeys.screens import Screen


class Splitsen(Screen):
    path = routes.SPLITSEN

    def vraag(self) -> str:
        """Ask the other to say yes."""
        self.send()
        return self.told()

    def vul_in(self, *, naam: str, contact: str) -> None:
        """Ask somebody at this address to join."""
        self.fill_in({"ander_naam": naam, "contact": contact})
        self.send()

    def druk(self, knop: str, **waarden: object) -> str:
        """Press this button; gives what the page says then."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says(knop, **waarden)))
        return self.told()
