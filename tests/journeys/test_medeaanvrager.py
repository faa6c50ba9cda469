"""Registering together: the other person says yes in their own login."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.browsers import Visitor
from tests.journeys.screens import Inloggen, Mijn, MijnInschrijving

Visitors = Callable[..., Visitor]


def test_eva_says_yes_and_carla_sees_it(visitors: Visitors) -> None:
    carla, eva = visitors(), visitors()
    Inloggen.opened(carla).word("Carla Mulder")
    inschrijving = Mijn(carla).naar(MijnInschrijving)
    inschrijving.says("nog niet bevestigd")

    Inloggen.opened(eva).word("Eva Bakker")
    mijn = Mijn(eva)
    vraag = mijn.main.locator("section").filter(has_text="Carla Mulder")
    vraag.get_by_role("button", name=eva.says("Ja, dat wil ik")).click()
    mijn.told()
    expect(mijn.main.get_by_role("button", name=eva.says("Ja, dat wil ik"))).to_have_count(0)

    carla.page.reload()
    inschrijving = MijnInschrijving(carla)
    inschrijving.says("bevestigd")
    expect(inschrijving.main).not_to_contain_text(carla.says("nog niet bevestigd"))
    carla.portal.newest_to("carla@voorbeeld.nl", soort="medeaanvrager-antwoord")
