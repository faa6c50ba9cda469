"""Whoever is stuck is offered a person and may say no; whoever is in need sees the number first."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from portal import routes
from portal.domain.relatie.model import Contactgegeven
from portal.domain.shared.actor import Actor
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like, store
from tests.journeys.screens import Bewijs, Contact, Controleren, Screen, Vraag
from tests.journeys.screens_afspraak import AfspraakVraag
from tests.journeys.screens_signaal import (
    aanbod,
    aangeboden,
    bel_mij,
    bel_mij_zonder_nummer,
    eerst_bellen,
    nee,
    niets_aangeboden,
    vraag_hulp,
)
from tests.journeys.screens_verzoek import WAT, VerzoekStap
from tests.people import ANS, BILAL, CARLA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]
NOOD = "Ik word vanavond uit huis gezet"


def driemaal_mis(vraag: Screen) -> None:
    """Send an empty page three times; only then a person is offered."""
    for keer in range(3):
        niets_aangeboden(vraag)
        vraag.send()
        expect(vraag.page.locator("#fouten")).to_be_focused()
        if keer == 2:
            aangeboden(vraag, vraag.visitor.says("Zullen wij even helpen?"))


def heeft_nummer(portal: RunningPortal, klant: Actor, nummer: str) -> None:
    """This client proved a mobile number before."""
    row = {"relatie_id": klant.klant_id, "soort": "MOB", "waarde": nummer}
    store(portal).perform_now(lambda session, nu: session.add(Contactgegeven(**row, gevalideerd_op=nu)))


def test_three_failed_submits_and_one_tap_is_a_promise(visitors: Visitors, portal: RunningPortal) -> None:
    bilal = someone_like(BILAL)
    klant = has_answered(portal, bilal, until="adres")
    heeft_nummer(portal, klant, "+31687654301")
    visitor = visitors(bilal.email)
    adres = Vraag.opened(visitor, "adres")
    driemaal_mis(adres)
    expect(aanbod(adres)).to_contain_text("U probeerde dit 3 keer.")
    wie = bel_mij(adres)
    assert wie
    bericht = portal.newest_to(bilal.email, soort="terugbelverzoek")
    assert wie in bericht.tekst
    # The digital road stays open.
    adres.fill_in(bilal.antwoorden()["adres"])
    adres.verder("contact")


def test_no_is_no_and_the_road_stays_open(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="adres")
    visitor = visitors(carla.email)
    adres = Vraag.opened(visitor, "adres")
    driemaal_mis(adres)
    nee(adres)
    adres.send()
    expect(adres.page.locator("#fouten")).to_be_focused()
    niets_aangeboden(adres)
    elders = visitors(carla.email)
    niets_aangeboden(Vraag.opened(elders, "adres"))
    vraag_hulp(adres)
    nee(adres)
    adres.fill_in(carla.antwoorden()["adres"])
    adres.verder("contact")


def test_who_asks_by_keyboard_gets_every_way_and_the_page_goes_along(visitors: Visitors, portal: RunningPortal) -> None:
    ans = someone_like(ANS)
    has_answered(portal, ans, until="inkomen")
    visitor = visitors(ans.email, hand="keyboard")
    inkomen = Vraag.opened(visitor, "inkomen")
    vraag_hulp(inkomen)
    contact = bel_mij_zonder_nummer(inkomen)
    contact.says("Wat is uw inkomen per jaar?")
    expect(contact.field("telefoon")).to_be_visible()


def test_a_step_that_is_left_and_opened_again_offers_somebody(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="huishouden")
    visitor = visitors(carla.email)
    huishouden = Vraag.opened(visitor, "huishouden")
    niets_aangeboden(huishouden)
    huishouden.terug("contact").verder("huishouden")
    huishouden = Vraag(visitor, "huishouden")
    aangeboden(huishouden, "U was hier al eerder.")


def test_silence_offers_somebody_and_costs_no_event_before(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="huishouden")
    visitor = visitors(carla.email)
    visitor.page.clock.install()
    frames: list[str] = []
    visitor.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: frames.append(str(frame))))
    huishouden = Vraag.opened(visitor, "huishouden")
    visitor.page.wait_for_timeout(500)
    before = len([frame for frame in frames if "signaal_state" in frame])
    visitor.page.clock.fast_forward(60_000)
    assert len([frame for frame in frames if "signaal_state" in frame]) == before
    visitor.page.clock.fast_forward(120_000)
    visitor.page.wait_for_timeout(300)
    # The clock of the browser ran ahead; the server is not fooled by it.
    assert len([frame for frame in frames if "signaal_state" in frame]) == before + 1
    niets_aangeboden(huishouden)


def test_a_visitor_before_login_is_offered_somebody_too(visitors: Visitors) -> None:
    visitor = visitors()
    bewijs = Bewijs.opened(visitor)
    vraag_hulp(bewijs)
    aangeboden(bewijs, "U komt er niet uit.")
    nee(bewijs)


@pytest.mark.parametrize(
    ("language", "vraag", "nummers"),
    [
        ("nl", NOOD, ()),
        ("nl", "mijn man slaat mij en de kinderen", ("112",)),
        ("nl", "het hoeft niet meer, ik wil niet meer leven", ("113", "112")),
        ("en", "We are evicted tonight and have nowhere to sleep", ()),
    ],
)
def test_a_visitor_in_need_sees_the_number_first(
    visitors: Visitors, language: str, vraag: str, nummers: tuple[str, ...]
) -> None:
    visitor = visitors(language=language)
    contact = Contact.opened(visitor)
    contact.bel_mij_terug("Jo Jansen", "06 12345678", vraag)
    eerst_bellen(contact, *nummers)
    contact.belofte()


def test_what_was_typed_in_need_is_kept_when_something_else_is_wrong(visitors: Visitors) -> None:
    visitor = visitors()
    contact = Contact.opened(visitor)
    contact.bel_mij_terug("Jo Jansen", "12", NOOD)
    contact.refused("telefoon")
    eerst_bellen(contact)
    expect(contact.field("vraag")).to_have_value(NOOD)


def test_in_need_among_the_wishes_by_keyboard(visitors: Visitors, portal: RunningPortal) -> None:
    ans = someone_like(ANS)
    has_answered(portal, ans, until="woonwensen")
    visitor = visitors(ans.email, hand="keyboard", viewport=DESKTOP)
    wensen = Vraag.opened(visitor, "woonwensen")
    wensen.fill_in({"wens_plaatsen": NOOD})
    wensen.send()
    controleren = Controleren(visitor)
    eerst_bellen(controleren)
    expect(controleren.page.locator("#spoed")).to_be_focused()
    controleren.says("Wat u schreef, is niet weg.")
    controleren.toont(NOOD)
    controleren.hand.press(controleren.page.locator("#spoed").get_by_role("button"))
    expect(controleren.page.locator("#spoed")).to_have_count(0)


def test_the_help_block_knows_the_page_and_says_when_somebody_answers(visitors: Visitors) -> None:
    visitor = visitors()
    visitor.go(routes.INSCHRIJVEN)
    hulp = visitor.page.locator(".hulp")
    for weg in ("Bel mij terug", "Maak een afspraak"):
        link = hulp.get_by_role("link", name=visitor.says(weg))
        assert routes.INSCHRIJVEN in str(link.get_attribute("href"))
    expect(hulp.locator(".hulp__open")).to_have_text(
        re.compile(r"^(Nu open, tot \d{1,2}\.\d\d\suur|Nu dicht\. Weer open op \w+ \d{1,2} \w+ om \d{1,2}\.\d\d\suur)$")
    )
    expect(hulp.locator("a[href^='mailto:']")).to_be_hidden()
    hulp.locator("summary").click()
    mail = hulp.locator("a[href^='mailto:']")
    expect(mail).to_be_visible()
    assert "subject=" in str(mail.get_attribute("href"))
    expect(hulp).to_contain_text("Postbus 12")


def test_who_sticks_in_a_verzoek_or_an_appointment_is_offered_somebody_too(visitors: Visitors) -> None:
    ans = visitors(someone_like(ANS).email)
    wat = VerzoekStap.typed(ans, "reparatie", "wat")
    driemaal_mis(wat)
    expect(aanbod(wat)).to_contain_text("U probeerde dit 3 keer.")
    # It succeeded: nobody needs to know any more.
    wat.beantwoord(WAT, "foto")
    niets_aangeboden(VerzoekStap.typed(ans, "reparatie", "wat"))
    ans.go(routes.AFSPRAAK)
    waarover = AfspraakVraag(ans, "waarover")
    for _ in range(3):
        niets_aangeboden(waarover)
        waarover.send()
        expect(waarover.page.locator("#fouten")).to_be_focused()
    expect(aanbod(waarover)).to_contain_text("U probeerde dit 3 keer.")


def test_who_writes_about_something_difficult_is_offered_somebody_once(visitors: Visitors) -> None:
    ans = visitors(someone_like(ANS).email)
    zin = "Door mijn schulden kan ik het slot niet zelf betalen"
    foto = VerzoekStap.typed(ans, "reparatie", "wat").beantwoord({**WAT, "wat": zin}, "foto")
    aangeboden(foto, "Dit kan een lastig onderwerp zijn.")
    nee(foto)
    niets_aangeboden(foto.verder("thuis"))
