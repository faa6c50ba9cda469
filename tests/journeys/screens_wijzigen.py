"""The pages on which one's own data change."""

from __future__ import annotations

from playwright.sync_api import expect

from portal import routes
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


class ContactWijzigen(Screen):
    """Another e-mail address or number; each step is on this one page."""

    path = routes.MIJN_CONTACT

    def vul_in(self, contact: str) -> None:
        """Fill in the new one, and go on to see what it means."""
        self.fill_in({"contact": contact})
        self.send()
        self.stap("Klopt dit?")

    def typ_code(self, adres: str, soort: str) -> None:
        """Type over the newest code of this kind that went to this address."""
        self.hand.write(self.field("code"), self.visitor.portal.code_for(adres, soort=soort))
        self.send()

    def stap(self, kop: str) -> None:
        """This step has focus."""
        expect(self.page.locator("#nakijken")).to_be_focused()
        expect(self.page.locator("#nakijken")).to_have_text(self.visitor.says(kop))

    def bevestig_en_bewijs(self, oud: str, nieuw: str) -> None:
        """A code to the old address, then one to the new; and it rests."""
        self.vul_in(nieuw)
        self.typ_code(oud, "bevestigingscode")
        self.stap("Laat zien dat dit van u is")
        self.typ_code(nieuw, "nieuw-adres-code")
        self.stap("Dit verandert binnenkort")

    def stop(self, knop: str) -> None:
        """Press the button that leaves it as it was."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says(knop)))
        assert self.visitor.says("De wijziging is gestopt. Er is niets veranderd.") in self.told()


class WijzigingStoppen(Screen):
    """Where the button in the message to the old address leads."""

    path = routes.WIJZIGING_STOPPEN
