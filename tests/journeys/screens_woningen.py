"""The screens of what is on offer, as a visitor and a medewerker go through them."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from playwright.sync_api import Locator, expect

from portal import routes
from tests.journeys.browsers import Visitor
from tests.journeys.screens import Screen
from tests.journeys.screens_maatwerk import dagen


class Woningen(Screen):
    """The list with its filters."""

    path = routes.WONINGEN

    @classmethod
    def gezocht(cls, visitor: Visitor, vraag: str) -> Woningen:
        """Open an address with a search in it."""
        visitor.go(f"{routes.WONINGEN}?{vraag}")
        return cls(visitor)

    def zoek(self, **keuzes: str) -> None:
        """Open the filters, choose, and press the button."""
        self.vouw_uit()
        for veld, waarde in keuzes.items():
            self.hand.pick(self.field(veld), waarde)
        self.send()

    def vouw_uit(self) -> None:
        """Open the filters; on a wide screen they are."""
        kop = self.main.locator("summary").first
        expect(self.main.locator("#gevonden")).to_be_visible()
        if kop.is_visible():
            self.hand.press(kop)

    def gevonden(self, tekst: str, **waarden: object) -> None:
        """How many there are is said, and has focus."""
        kop = self.main.locator("#gevonden")
        expect(kop).to_have_text(self.visitor.says(tekst, **waarden))
        expect(kop).to_be_focused()

    @property
    def kaarten(self) -> Locator:
        """The homes on this page."""
        return self.main.locator(".woning")

    def open(self, straat: str) -> Woning:
        """Open the home at this address."""
        self.hand.press(self.kaarten.filter(has_text=straat).locator("a"))
        return Woning(self.visitor)


class Woning(Screen):
    """One home."""

    def __init__(self, visitor: Visitor) -> None:
        expect(visitor.page).to_have_url(re.compile(r"/woningen/[0-9a-f]{32}$"))
        super().__init__(visitor, routes.without_language(urlsplit(visitor.page.url).path))


class BalieAdvertenties(Screen):
    """The desk."""

    path = routes.BALIE_ADVERTENTIES

    def werk(self, straat: str) -> Locator:
        """One line of work."""
        return self.main.locator(".werk").filter(has_text=straat)

    def kies(self, straat: str, knop: str) -> None:
        """Press the button of this line; the heading of what opens has focus."""
        self.hand.press(self.werk(straat).get_by_role("button", name=self.visitor.says(knop)))
        expect(self.main.locator("#gekozen")).to_be_focused()

    def vul_aan(self, *, tekst: str, vrij: date, publicatie: date) -> None:
        """Fill in what is missing and send it to a colleague."""
        self.hand.pick(self.field("model"), "LOT")
        self.hand.pick(self.field("foto"), "tussenwoning.png")
        woorden = {"tekst": tekst, "alt_nl": "Drie huizen op een rij.", "alt_en": "Three houses in a row."}
        self.fill_in({**woorden, **dagen("beschikbaar", vrij), **dagen("publicatie", publicatie)})
        self.send()
