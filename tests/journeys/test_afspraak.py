"""An appointment from the help block to the calendar: made, moved, cancelled, reminded of; alone and helped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Literal

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from portal import clock, routes
from portal.domain.afspraak.actions import herinneringen_versturen
from portal.domain.shared.working_days import vorige_werkdag
from portal.wiring import beleid
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like, store
from tests.journeys.screens import Balie, Contact, KlantZoeken, Mijn, Screen, Vraag
from tests.journeys.screens_afspraak import (
    AfspraakControleren,
    AfspraakGemaakt,
    AfspraakMaken,
    AfspraakVraag,
    MijnAfspraken,
)
from tests.people import ANS, BILAL, CARLA, DIRK, FATMA, JOKE
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]
BEZOEKER = {"naam": "Jo Jansen", "telefoon": "06 12 34 56 91"}


def begin(screen: Screen) -> AfspraakVraag:
    """Follow "Maak een afspraak" in the help block of this page."""
    link = screen.page.get_by_role("complementary").get_by_role("link", name=screen.visitor.says("Maak een afspraak"))
    screen.hand.press(link)
    return AfspraakVraag(screen.visitor, "waarover")


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_a_client_makes_moves_and_cancels_an_appointment(
    visitors: Visitors, portal: RunningPortal, hand: Literal["mouse", "keyboard"]
) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="inkomen")
    zelf = visitors(carla.email, hand=hand)
    begin(Vraag.opened(zelf, "inkomen"))
    controleren = AfspraakMaken(zelf).tot_controleren(
        vraag="Telt mijn toeslag mee?", naam=carla.naam, telefoon="06 12 34 56 03"
    )
    expect(controleren.antwoord("Uw vraag")).to_have_text("Telt mijn toeslag mee?")
    gemaakt = controleren.maak()
    kenmerk = gemaakt.kenmerk()
    wie, wanneer, waar = gemaakt.wie_wanneer_waar()
    assert wie in (DIRK.naam, FATMA.naam, JOKE.naam)
    assert "Lindelaan 1" in waar

    bericht = portal.newest_to(carla.email, soort="afspraak-gemaakt")
    assert kenmerk in bericht.tekst
    assert wanneer in bericht.tekst
    mijn = Mijn.opened(zelf)
    expect(mijn.main.locator(".taak").filter(has_text=wie)).to_contain_text(wanneer)

    afspraken = MijnAfspraken.opened(zelf)
    expect(afspraken.komend()).to_have_count(1)
    expect(afspraken.komend()).to_contain_text(kenmerk)
    bestand = afspraken.agendabestand()
    (voor,) = Calendar.from_ical(zelf.page.request.get(portal.origin + bestand).body()).events
    assert afspraken.verzet(dag=-2, tijd=3)
    (na,) = Calendar.from_ical(zelf.page.request.get(portal.origin + bestand).body()).events
    assert (voor["uid"], int(voor["sequence"]) + 1) == (na["uid"], int(na["sequence"]))
    assert voor.start != na.start
    portal.newest_to(carla.email, soort="afspraak-verzet")

    assert afspraken.zeg_af()
    expect(afspraken.komend()).to_have_count(0)
    afspraken.says("afgezegd")
    portal.newest_to(carla.email, soort="afspraak-afgezegd")
    ander = visitors(someone_like(ANS).email)
    assert ander.page.request.get(portal.origin + bestand).status == 404


def test_a_visitor_in_english_with_an_interpreter_is_helped_at_the_desk(
    visitors: Visitors, portal: RunningPortal
) -> None:
    visitor = visitors(language="en")
    begin(Screen.opened(visitor, routes.START))
    controleren = AfspraakMaken(visitor).tot_controleren(
        **BEZOEKER, email="jo@reis.voorbeeld.nl", tolk="boeken", tolk_taal="Tigrinya",
        begeleider_naam="Samira", begeleider_email="samira@reis.voorbeeld.nl",
    )  # fmt: skip
    expect(controleren.antwoord("Tolk")).to_contain_text("Tigrinya")
    kenmerk = controleren.maak().kenmerk()
    assert "appointment" in portal.newest_to("jo@reis.voorbeeld.nl", soort="afspraak-gemaakt").tekst
    mee = portal.newest_to("samira@reis.voorbeeld.nl", soort="begeleider-gemaakt").tekst
    assert BEZOEKER["naam"] not in mee

    dirk = visitors(DIRK.email, viewport=DESKTOP)
    balie = Balie.opened(dirk, routes.BALIE_AFSPRAKEN)
    werk = balie.werk(kenmerk)
    expect(werk).to_contain_text(BEZOEKER["naam"])
    dirk.hand.press(werk.get_by_role("button", name=dirk.says("Tolk komt")))
    balie.told()
    expect(balie.werk(kenmerk)).to_contain_text(dirk.says("Tolk {taal}: komt.", taal="Tigrinya"))


def test_two_people_after_the_same_moment(visitors: Visitors) -> None:
    een, twee = visitors(), visitors()
    for number, visitor in enumerate((een, twee)):
        visitor.go(routes.AFSPRAAK)
        AfspraakMaken(visitor).tot_controleren(
            plaats="balie:veerpoort", tijd=4, naam=f"Persoon {number}", telefoon=f"06 12 34 57 0{number}",
            vraag=f"Vraag {number}",
        )  # fmt: skip
    AfspraakControleren(een).maak()
    tweede = AfspraakControleren(twee)
    expect(tweede.antwoord("Uw vraag")).to_have_text("Vraag 1")
    tweede.send()
    assert twee.says("Deze tijd is net door iemand anders gekozen.") in tweede.told()
    expect(tweede.antwoord("Uw vraag")).to_have_text("Vraag 1")
    keuzes = tweede.form.locator("input[name=moment]")
    expect(keuzes).to_have_count(4)
    twee.hand.choose(keuzes.nth(1))
    tweede.maak().kenmerk()


def test_when_nothing_suits_we_call_with_what_was_tried(visitors: Visitors) -> None:
    visitor = visitors()
    visitor.go(routes.AFSPRAAK)
    vraag = AfspraakMaken(visitor).tot_de_dag(naam="Els Kok", telefoon="06 12 34 56 92", vraag="Alleen na zessen.")
    visitor.hand.press(vraag.main.get_by_role("button", name=visitor.says("Bel mij hierover")))
    gelukt = AfspraakGemaakt(visitor)
    assert gelukt.kenmerk().startswith("T-")
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    expect(Balie.opened(dirk).werk("Els Kok")).to_contain_text("Alleen na zessen.")


def test_a_wrong_answer_keeps_what_was_typed(visitors: Visitors) -> None:
    visitor = visitors()
    visitor.go(routes.AFSPRAAK)
    vraag = AfspraakVraag(visitor, "waarover")
    vraag.fill_in({"vraag": "Over de trap."})
    vraag.send()
    vraag.refused("onderwerp")
    expect(vraag.field("vraag")).to_have_value("Over de trap.")
    vraag.beantwoord({"onderwerp": "uithuiszetting"})
    snel = AfspraakVraag(visitor, "waar")
    snel.says("Bel dan direct:")
    visitor.go(routes.afspraak_stap("tijd"))
    AfspraakVraag(visitor, "waar")


def test_a_medewerker_makes_one_on_the_screens_of_the_client(visitors: Visitors, portal: RunningPortal) -> None:
    bilal = someone_like(BILAL)
    has_answered(portal, bilal, until="contact")
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    zoeken = KlantZoeken.opened(dirk)
    beeld = zoeken.begin_gesprek(zoeken.zoek(bilal.email, "Wil een afspraak"), reden="Wil een afspraak")
    dirk.hand.press(beeld.main.get_by_role("button", name=dirk.says("Maak een afspraak")))
    kenmerk = AfspraakMaken(dirk).tot_controleren(dag=-3, naam=bilal.naam, telefoon="06 12 34 56 02").maak().kenmerk()
    zelf = visitors(bilal.email)
    expect(MijnAfspraken.opened(zelf).komend()).to_contain_text(kenmerk)


def test_the_contact_page_leads_to_an_appointment(visitors: Visitors) -> None:
    visitor = visitors()
    contact = Contact.opened(visitor)
    visitor.hand.press(contact.main.get_by_role("link", name=visitor.says("Maak een afspraak")))
    AfspraakVraag(visitor, "waarover")


def test_the_worker_reminds_on_the_working_day_before(visitors: Visitors, portal: RunningPortal) -> None:
    ans = someone_like(ANS)
    zelf = visitors(ans.email)
    zelf.go(routes.AFSPRAAK)
    AfspraakMaken(zelf).tot_controleren(naam=ans.naam, telefoon="06 12 34 56 01").maak()
    bericht = portal.newest_to(ans.email, soort="afspraak-gemaakt")
    begin_op = Calendar.from_ical(bericht.bijlagen[0]["inhoud"]).events[0].start
    rooster = beleid().regio.rooster_op(begin_op.date())
    vooraf = vorige_werkdag(begin_op.astimezone(clock.AMSTERDAM).date(), rooster).open
    store(portal).perform_now(herinneringen_versturen, nu=vooraf + timedelta(minutes=1))
    assert portal.newest_to(ans.email, soort="afspraak-herinnering").tekst
