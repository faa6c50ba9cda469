"""Finding an answer, saying whether it helped, and what staff sees of what nobody found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.screens import Contact, Inloggen
from tests.journeys.screens_papier import Antwoord, BalieAntwoorden, Hulp
from tests.people import DIRK

Visitors = Callable[..., Visitor]


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_a_question_is_answered_and_it_helped(visitors: Visitors, hand: str) -> None:
    visitor = visitors(hand=hand)
    hulp = Hulp.opened(visitor)
    expect(hulp.zoek("waarom moet ik betalen").first).to_contain_text("€")
    antwoord = hulp.lees("kosten")
    antwoord.says("Goed om te weten")
    expect(antwoord.main).to_contain_text("€\N{NO-BREAK SPACE}25")
    antwoord.send()
    antwoord.refused("geholpen")
    expect(antwoord.geholpen(True)).to_contain_text(visitor.says("Fijn dat dit hielp."))


def test_it_did_not_help_so_a_person_does(visitors: Visitors) -> None:
    visitor = visitors()
    antwoord = Antwoord.opened(visitor, routes.antwoord("geen-code"))
    thanks = antwoord.geholpen(False, "Ik heb geen e-mail.")
    visitor.hand.press(thanks.get_by_role("link"))
    Contact(visitor)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    expect(BalieAntwoorden.from_the_desk(dirk).main).to_contain_text("Ik heb geen e-mail.")


def test_what_nobody_found_reaches_staff_only_when_enough_people_looked(visitors: Visitors) -> None:
    visitor = visitors()
    hulp = Hulp.opened(visitor)
    expect(hulp.zoek("zwembad jansen")).to_have_count(0)
    hulp.says("Wij vonden geen antwoord")
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    scherm = BalieAntwoorden.from_the_desk(dirk)
    scherm.says("Gezocht en niet gevonden")
    expect(scherm.main).not_to_contain_text("jansen")
    expect(scherm.main).not_to_contain_text("zwembad")


def test_the_answer_stands_under_the_step_it_belongs_to(visitors: Visitors) -> None:
    visitor = visitors(language="en")
    inloggen = Inloggen.opened(visitor)
    visitor.hand.press(inloggen.main.locator(".meer-weten").get_by_role("link"))
    Antwoord(visitor, routes.antwoord("geen-code"))


def test_an_answer_that_does_not_exist_is_a_real_404(visitors: Visitors) -> None:
    visitor = visitors()
    answer = visitor.page.request.get(visitor.address(routes.antwoord("bestaat-niet")))
    assert answer.status == 404
