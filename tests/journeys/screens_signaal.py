"""The offer of a person, the number that comes first in need, and two people on one draft."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.journeys.screens import Contact, Screen


def aanbod(screen: Screen) -> Locator:
    """The panel that offers a person."""
    return screen.page.locator("#aanbod")


def aangeboden(screen: Screen, waarom: str) -> None:
    """A person is offered, and it says why; every way is there."""
    panel = aanbod(screen)
    expect(panel).to_contain_text(waarom)
    for knop in ("Maak een afspraak", "Bel mij terug"):
        expect(panel.get_by_text(screen.visitor.says(knop))).to_be_visible()
    expect(panel.locator("a[href^='tel:']")).to_be_visible()


def niets_aangeboden(screen: Screen) -> None:
    """Nobody is offered."""
    expect(aanbod(screen)).to_have_count(0)


def bel_mij(screen: Screen) -> str:
    """One tap: who calls."""
    screen.hand.press(aanbod(screen).get_by_role("button", name=screen.visitor.says("Bel mij terug")))
    expect(aanbod(screen)).to_be_focused()
    expect(aanbod(screen).locator(".kenmerk")).to_have_text(re.compile(r"^T-\w{4}-\w{4}$"))
    return aanbod(screen).locator("strong").first.inner_text()


def bel_mij_zonder_nummer(screen: Screen) -> Contact:
    """Without a number we know, the form asks for it; the page goes along."""
    screen.hand.press(aanbod(screen).get_by_role("link", name=screen.visitor.says("Bel mij terug")))
    return Contact(screen.visitor)


def nee(screen: Screen) -> None:
    """Go on alone."""
    screen.hand.press(aanbod(screen).get_by_role("button", name=screen.visitor.says("Nee, ik ga zelf verder")))
    niets_aangeboden(screen)
    expect(screen.page.locator("#kop")).to_be_focused()


def vraag_hulp(screen: Screen) -> None:
    """Ik kom er niet uit."""
    screen.hand.press(screen.main.get_by_role("button", name=screen.visitor.says("Ik kom er niet uit")))
    expect(aanbod(screen)).to_be_focused()


def eerst_bellen(screen: Screen, *nummers: str) -> None:
    """The numbers that come first stand on top, in this order, ours last."""
    panel = screen.page.locator("#spoed")
    expect(panel).to_be_visible()
    links = panel.locator("a[href^='tel:']")
    expect(links).to_have_count(len(nummers) + 1)
    for plaats, nummer in enumerate(nummers):
        expect(links.nth(plaats)).to_have_attribute("href", f"tel:{nummer}")
    expect(links.last).to_have_attribute("href", re.compile(r"^tel:\+31"))


def kijkt_mee(screen: Screen, tekst: str, *, milliseconden: int = 10_000) -> None:
    """The page says, calmly, that somebody else is on this draft, or what they just answered."""
    expect(screen.main.locator("[role=status] .samen")).to_have_text(tekst, timeout=milliseconden)


def alleen(screen: Screen) -> None:
    """Nobody else is on this draft."""
    expect(screen.main.locator(".samen")).to_have_count(0)


def twee_antwoorden(screen: Screen, veld: str, hier: str, bewaard: str) -> None:
    """Both answers to one question stand on the page."""
    rij = screen.main.locator(".verschillen > div").filter(has_text=veld)
    expect(rij).to_contain_text(hier)
    expect(rij).to_contain_text(bewaard)


def neem_over(screen: Screen) -> None:
    """Use what the other one saved."""
    screen.hand.press(screen.main.get_by_role("button", name=screen.visitor.says("Neem over wat is bewaard")))
    expect(screen.main.locator(".verschillen")).to_have_count(0)
