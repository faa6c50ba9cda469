"""Somebody has died: a relative tells us without an account, two colleagues check, and it ends in silence."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import is_registered, nummer_van, sign_in, someone_like
from tests.journeys.screens import Balie, Contact, MijnInschrijving
from tests.journeys.screens_uitschrijven import BalieOverlijden, Overlijden
from tests.people import BILAL, DIRK, FATMA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def test_a_relative_tells_us_two_colleagues_check_and_it_ends(visitors: Visitors, portal: RunningPortal) -> None:
    wie = someone_like(BILAL)
    nummer = nummer_van(portal, is_registered(portal, wie))
    zus = visitors()
    contact = Contact.opened(zus)
    contact.hand.press(contact.main.get_by_role("link", name=zus.says("Geef een overlijden door")))
    overlijden = Overlijden(zus)
    overlijden.send()
    overlijden.refused("overledene", "overleden_dag", "naam", "telefoon")
    overlijden.geef_door(wie.naam)
    expect(overlijden.main).not_to_contain_text(nummer)

    dirk = visitors(DIRK.email, viewport=DESKTOP)
    belofte = Balie.opened(dirk).werk("Er is iemand overleden").first
    expect(belofte).to_be_visible()
    balie = BalieOverlijden.opened(dirk)
    expect(balie.leg_vast(nummer)).to_contain_text("akte van overlijden")
    assert "zelf voorgesteld" in balie.keur_goed(nummer)

    fatma = visitors(FATMA.email, viewport=DESKTOP)
    balie = BalieOverlijden.opened(fatma)
    assert "geen berichten meer" in balie.keur_goed(nummer)
    expect(balie.voorstel(nummer)).to_have_count(0)

    # Whoever has the mailbox is nobody we know.
    ander = visitors()
    sign_in(ander, wie.email)
    MijnInschrijving.opened(ander).says("U staat nog niet ingeschreven.")
