"""Whoever gets stuck is called back: a person and a moment are promised, and somebody has to keep it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import Balie, Contact, Inloggen, Mijn, Screen, Vraag
from tests.people import BILAL, CARLA, DIRK, FATMA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def as_dirk(visitors: Visitors) -> Balie:
    """Dirk at the desk, by his button on the login page of the demo."""
    visitor = visitors(viewport=DESKTOP)
    Inloggen.opened(visitor).word(DIRK.naam)
    return Balie(visitor)


def ask(screen: Screen) -> Contact:
    """Follow "Bel mij terug" in the help block of this page."""
    screen.hand.press(
        screen.page.get_by_role("complementary").get_by_role("link", name=screen.visitor.says("Bel mij terug"))
    )
    return Contact(screen.visitor)


def test_a_visitor_asks_from_a_page_and_dirk_calls(visitors: Visitors) -> None:
    visitor = visitors()
    contact = ask(Screen.opened(visitor, routes.inschrijven_stap("bewijs")))
    contact.says("Hoe kunnen wij u bereiken?")
    contact.bel_mij_terug("Ans de Vries", "0313 123 456", "Ik heb geen e-mail.")
    wie, wanneer = contact.belofte()
    assert wie in (DIRK.naam, FATMA.naam, "Gerda Smit", "Henk Kok")

    balie = as_dirk(visitors)
    werk = balie.werk("Ik heb geen e-mail.")
    expect(werk).to_contain_text("Ans de Vries")
    expect(werk).to_contain_text(wie)
    expect(werk).to_contain_text(wanneer)
    balie.gebeld(werk)


def test_a_client_asks_from_a_question_and_sees_who_calls(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="inkomen")
    visitor = visitors(carla.email)
    contact = ask(Vraag.opened(visitor, "inkomen"))
    contact.says("Wat is uw inkomen per jaar?")
    contact.bel_mij_terug(carla.naam, "06 12 34 56 03", "Telt mijn toeslag mee?")
    wie, wanneer = contact.belofte()
    mijn = Mijn.opened(visitor)
    belofte = mijn.main.locator(".taak").filter(has_text=wie)
    expect(belofte).to_contain_text(wanneer)

    balie = as_dirk(visitors)
    balie.gebeld(balie.werk("Telt mijn toeslag mee?"))
    visitor.page.reload()
    expect(Mijn(visitor).main.locator(".taak").filter(has_text=wanneer)).to_have_count(0)


def test_who_asked_for_an_interpreter_before_need_not_ask_again(visitors: Visitors) -> None:
    contact = Contact.opened(visitors("bilal@voorbeeld.nl"))
    expect(contact.field("tolk_taal")).to_have_value(BILAL.tolk_taal)
