"""The screens of acting for somebody else, as a person goes through them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, expect

from portal import routes
from tests.journeys.browsers import Visitor
from tests.journeys.screens import Mijn, Screen
from tests.people import Persoon


class Machtigingen(Screen):
    path = routes.MIJN_MACHTIGINGEN

    def iemand_machtigen(self) -> Machtigen:
        self.hand.press(self.main.get_by_role("link", name=self.visitor.says("Iemand machtigen")))
        return Machtigen(self.visitor)

    def staat_er(self, persoon: Persoon, status: str) -> Locator:
        """This person stands here, with this status."""
        row = self.main.locator(".gesprekken > li").filter(has_text=persoon.naam).first
        expect(row.locator(".utrecht-status-badge")).to_have_text(self.visitor.says(status))
        return row

    def stop(self, persoon: Persoon) -> None:
        row = self.main.locator(".gesprekken > li").filter(has_text=persoon.naam).first
        self.hand.press(row.get_by_role("button"))
        self.told()


class Machtigen(Screen):
    path = routes.MIJN_MACHTIGEN

    def vul_in(self, helper: Persoon, *rechten: str, maanden: str = "6") -> None:
        self.hand.write(self.field("helper_naam"), helper.naam)
        self.hand.write(self.field("contact"), helper.email)
        for recht in rechten:
            self.hand.tick(self.form.locator(f"input[name=recht_{recht}]"))
        self.hand.choose(self.form.locator(f"input[name=maanden][value='{maanden}']"))

    def verder(self) -> MachtigingCode:
        self.send()
        return MachtigingCode(self.visitor)


class MachtigingCode(Screen):
    path = routes.MIJN_MACHTIGING_CODE

    def vul_in(self, code: str) -> None:
        self.hand.write(self.field("code"), code)
        self.send()

    def klaar(self) -> Machtigingen:
        return Machtigingen(self.visitor)


class Namens(Screen):
    path = routes.MIJN_NAMENS


class MijnVoorEenAnder(Mijn):
    """One's own overview, with who asks and for whom one may act; or the overview of that client."""

    def zeg_ja(self, klant: Persoon) -> None:
        self.hand.press(self._kaart(klant).get_by_role("button").first)
        name = self.visitor.says("Ik doe dit voor {naam}", naam=klant.naam)
        expect(self.main.get_by_role("button", name=name)).to_be_visible()

    def begin(self, klant: Persoon) -> MijnVoorEenAnder:
        name = self.visitor.says("Ik doe dit voor {naam}", naam=klant.naam)
        self.hand.press(self.main.get_by_role("button", name=name))
        acts_for(self.visitor, klant)
        return MijnVoorEenAnder(self.visitor)

    def _kaart(self, klant: Persoon) -> Locator:
        return self.main.locator("section.vlak").filter(has_text=klant.naam)


class Bewindvoorstellen(Screen):
    path = routes.BALIE

    def keur_goed(self, naam: str) -> None:
        werk = self.main.locator(".werk").filter(has_text=naam)
        self.hand.press(werk.get_by_role("button", name=self.visitor.says("Goedkeuren")))
        expect(self.page.locator("#bewind-melding")).to_be_focused()


class MachtigingenAanBalie(Screen):
    """Who acts for the client of a conversation."""

    def __init__(self, visitor: Visitor) -> None:
        expect(visitor.page).to_have_url(re.compile(r"/balie/klanten/[0-9a-f]{32}/machtigingen$"))
        super().__init__(visitor, routes.without_language(urlsplit(visitor.page.url).path))

    def leg_vast(self, soort: str, wie: Persoon, *rechten: str, bewijs: str = "", maanden: str = "12") -> None:
        self.hand.choose(self.form.locator(f"input[name=soort][value={soort}]"))
        if bewijs:
            self.hand.choose(self.form.locator(f"input[name=bewijs][value={bewijs}]"))
        self.hand.write(self.field("helper_naam"), wie.naam)
        self.hand.write(self.field("contact"), wie.email)
        for recht in rechten:
            self.hand.tick(self.form.locator(f"input[name=recht_{recht}]"))
        self.hand.choose(self.form.locator(f"input[name=maanden][value='{maanden}']"))
        self.send()


def acts_for(visitor: Visitor, klant: Persoon) -> None:
    """The banner says for whom."""
    expect(visitor.page.locator(".hulpbalk")).to_contain_text(klant.naam)


def stop(visitor: Visitor) -> Namens:
    """Press Stop in the banner."""
    visitor.hand.press(visitor.page.locator(".hulpbalk").get_by_role("button"))
    expect(visitor.page.locator(".hulpbalk")).to_have_count(0)
    return Namens(visitor)
