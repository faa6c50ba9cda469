"""Someone who needs a home registers, pays and holds a confirmation; by mouse and by keyboard alone, on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from portal.domain.bericht.soorten import SOORTEN
from tests.journeys.browsers import Visitor
from tests.journeys.people import someone_like
from tests.journeys.screens import (
    Bevestiging,
    MijnBerichten,
    MijnInschrijving,
    Startpagina,
    beantwoord_alles,
)
from tests.people import BILAL, EVA, Persoon

Visitors = Callable[..., Visitor]


def register_and_pay(visitor: Visitor, persoon: Persoon) -> Bevestiging:
    """From the start page to the confirmation."""
    bewijs = Startpagina.opened(visitor).inschrijven().beginnen()
    bewijs.vraag_code(persoon.email).van_de_mail()
    controleren = beantwoord_alles(visitor, persoon)
    controleren.toont(persoon.naam, persoon.straat, persoon.plaats)
    expect(controleren.knop).to_contain_text("€")
    bevestiging = controleren.inschrijven_en_betalen().gelukt()
    nummer = bevestiging.nummer
    mijn = bevestiging.naar_mijn()
    mijn.staat("Ingeschreven")
    inschrijving = mijn.naar(MijnInschrijving)
    inschrijving.says(nummer)
    visitor.go(mijn.path)
    bericht = type(mijn)(visitor).naar(MijnBerichten).lees(SOORTEN["inschrijving-bevestigd"].onderwerp)
    expect(bericht).to_contain_text(nummer)
    return bevestiging


@pytest.mark.parametrize("persoon", [BILAL, EVA], ids=["nl", "en"])
def test_register_and_pay_on_a_phone_by_mouse(visitors: Visitors, persoon: Persoon) -> None:
    register_and_pay(visitors(language=persoon.taal), someone_like(persoon))


def test_register_and_pay_on_a_phone_by_keyboard_alone(visitors: Visitors) -> None:
    register_and_pay(visitors(hand="keyboard"), someone_like(BILAL))
