"""Parting: two people in two browsers, a no and then a yes."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import Visitor
from tests.journeys.people import is_registered_with, someone_like
from tests.journeys.screens import Mijn, MijnInschrijving
from tests.journeys.screens_splitsen import Splitsen
from tests.journeys.screens_wijzigen import Wijzigen
from tests.people import BILAL, EVA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def test_two_part_after_a_no_and_a_yes(visitors: Visitors, portal: RunningPortal) -> None:
    bilal, eva = someone_like(BILAL), someone_like(EVA)
    is_registered_with(portal, bilal, eva)
    een = visitors(bilal.email)
    twee = visitors(eva.email, language="en", hand="keyboard")
    Wijzigen.opened(een, routes.MIJN_HUISHOUDEN).hand.press(een.page.get_by_role("link", name="Bekijk hoe u apart"))
    vraag = Splitsen(een)
    vraag.says("{naam} krijgt een eigen inschrijving", naam=eva.naam)
    vraag.druk("Vraag {naam} om ja te zeggen", naam=eva.naam)
    portal.newest_to(eva.email, soort="splitsen-gevraagd")

    mijn = Mijn.opened(twee)
    mijn.hand.press(mijn.main.get_by_role("link", name=twee.says("{naam} wil apart verder", naam=bilal.naam)))
    antwoord = Splitsen(twee)
    antwoord.says("{naam} houdt de inschrijving", naam=bilal.naam)
    gezegd = antwoord.druk("Nee, wij blijven samen ingeschreven")
    assert twee.says("U heeft nee gezegd. Er is niets veranderd.") in gezegd
    portal.newest_to(bilal.email, soort="splitsen-geweigerd")

    vraag = Splitsen.opened(een)
    vraag.druk("Vraag {naam} om ja te zeggen", naam=eva.naam)
    vraag.druk("Toch niet, trek mijn vraag in")
    antwoord = Splitsen.opened(twee)
    antwoord.druk("Vraag {naam} om ja te zeggen", naam=bilal.naam)
    vraag = Splitsen.opened(een)
    assert "U staat nu alleen ingeschreven." in vraag.druk("Ja, ik ga apart verder")
    vraag.says("U staat niet samen met iemand ingeschreven.")
    for visitor in (een, twee):
        inschrijving = MijnInschrijving.opened(visitor)
        expect(inschrijving.main).not_to_contain_text(visitor.says("Medeaanvrager"))
        inschrijving.says("Inschrijfdatum")
