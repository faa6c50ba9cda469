"""Asking to be erased, from the first look until one is a stranger again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

from portal import clock, routes
from portal.domain.bewaren.actions import personen_wissen
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import is_registered, someone_like, store
from tests.journeys.screens import MijnGegevens
from tests.journeys.screens_verzoek import BalieVerzoeken, MijnVerzoek, MijnVerzoeken
from tests.people import ANS, BILAL, FATMA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def test_a_client_asks_to_be_erased_and_is(visitors: Visitors, portal: RunningPortal) -> None:
    ans = visitors(someone_like(ANS).email)
    gegevens = MijnGegevens.opened(ans)
    gegevens.says("Uw naam, adres, e-mail en telefoonnummer.")
    gegevens.says("Wat u betaalde. Dat moeten wij van de wet 7 jaar bewaren.")
    gegevens.laat_wissen()
    verzoek = MijnVerzoek.hier(ans)
    verzoek.staat("Ontvangen")
    kenmerk = verzoek.kenmerk
    gegevens = MijnGegevens.opened(ans)
    gegevens.says(f"U heeft dit gevraagd. Uw kenmerk is {kenmerk}.")

    werk = BalieVerzoeken.opened(visitors(FATMA.email, viewport=DESKTOP)).open_verzoek(kenmerk)
    werk.nemen()
    werk.doe("Besluit sturen", {"uitkomst": "gewist", "motivering": "Er loopt niets meer bij ons."})
    MijnVerzoeken.opened(ans).open_verzoek("Uw gegevens wissen").says("Wij wissen uw gegevens")
    MijnGegevens.opened(ans).says("Wij wissen uw gegevens na")

    # The worker, eight days later.
    later = {"nu": clock.now() + timedelta(days=8), "vandaag": clock.today() + timedelta(days=8)}
    na = ""
    while na := store(portal).perform_now(personen_wissen, na=na, **later):
        pass
    ans.page.goto(f"{portal.origin}{routes.MIJN_GEGEVENS}")
    expect(ans.page.get_by_role("heading", level=1)).to_have_text("Inloggen")


def test_who_is_registered_reads_why_it_cannot_be_yet(visitors: Visitors, portal: RunningPortal) -> None:
    bilal = someone_like(BILAL, taal="en")
    is_registered(portal, bilal)
    gegevens = MijnGegevens.opened(visitors(bilal.email, language="en"))
    gegevens.says("You are registered.")
    expect(gegevens.main.get_by_role("link", name="End your registration")).to_be_visible()
    expect(gegevens.main.get_by_role("button", name="Ask to erase my data")).to_have_count(0)
