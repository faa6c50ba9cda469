"""Nothing a client did is lost: another device, a reload, two tabs, the back button, a server that dies."""

from __future__ import annotations

import signal
from collections.abc import Callable

from playwright.sync_api import WebSocketRoute, expect

from portal.domain.concept.actions import ConceptIsNieuwer
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import Inloggen, Mijn, Startpagina, Vraag, beantwoord_alles
from tests.people import BILAL, CARLA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def test_stop_half_way_and_go_on_at_another_device(visitors: Visitors) -> None:
    bilal = someone_like(BILAL)
    antwoorden = bilal.antwoorden()
    phone = visitors()
    Startpagina.opened(phone).inschrijven().beginnen().vraag_code(bilal.email).van_de_mail()
    Vraag(phone, "naam").beantwoorden(antwoorden["naam"], naar="geboortedatum")
    Vraag(phone, "geboortedatum").beantwoorden(antwoorden["geboortedatum"], naar="adres")
    phone.page.close()

    desktop = visitors(viewport=DESKTOP)
    Inloggen.opened(desktop).vraag_code(bilal.email).van_de_mail()
    mijn = Mijn(desktop)
    mijn.staat("Niet ingeschreven")
    mijn.page.get_by_role("link", name=mijn.visitor.says("Maak uw inschrijving af")).click()
    adres = Vraag(desktop, "adres")
    terug = adres.terug("geboortedatum")
    expect(terug.field("geboortedatum_jaar")).to_have_value(str(bilal.geboortedatum.year))
    terug.verder("adres")
    beantwoord_alles(desktop, bilal, vanaf="adres").toont(bilal.naam)


def test_registering_again_with_a_code_goes_on_where_it_stopped(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="huishouden")
    visitor = visitors()
    Startpagina.opened(visitor).inschrijven().beginnen().vraag_code(carla.email).van_de_mail()
    Vraag(visitor, "huishouden")


def test_a_reload_keeps_what_was_answered(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="contact")
    visitor = visitors(carla.email)
    adres = Vraag.opened(visitor, "adres")
    visitor.page.reload()
    adres = Vraag(visitor, "adres")
    expect(adres.field("plaats")).to_have_value(carla.plaats)
    expect(adres.main.locator(".bewaard")).to_be_visible()


def test_the_back_button_of_the_browser_shows_the_earlier_answer(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="geboortedatum")
    visitor = visitors(carla.email)
    naam = Vraag.opened(visitor, "naam")
    naam.beantwoorden({"voornaam": "Carolina"}, naar="geboortedatum")
    visitor.page.go_back()
    naam = Vraag(visitor, "naam")
    expect(naam.field("voornaam")).to_have_value("Carolina")
    naam.beantwoorden({"voornaam": "Carla"}, naar="geboortedatum")


def test_two_tabs_the_older_one_is_told_and_keeps_what_was_typed(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="adres")
    one = visitors(carla.email)
    two = one.new_tab()
    here, there = Vraag.opened(one, "adres"), Vraag.opened(two, "adres")
    there.beantwoorden({**carla.antwoorden()["adres"], "straat": "Kerkpad"}, naar="contact")

    here.fill_in({**carla.antwoorden()["adres"], "straat": "Veerstraat"})
    here.send()
    assert one.says(ConceptIsNieuwer().reden) in here.told()
    expect(here.field("straat")).to_have_value("Veerstraat")
    contact = here.verder("contact")
    assert isinstance(contact, Vraag)
    expect(contact.terug("adres").field("straat")).to_have_value("Veerstraat")


def test_the_connection_drops_after_a_mistake_and_what_was_typed_stays(
    visitors: Visitors, portal: RunningPortal
) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="adres")
    visitor = visitors(carla.email)
    sockets: list[WebSocketRoute] = []

    def through(socket: WebSocketRoute) -> None:
        socket.connect_to_server()
        sockets.append(socket)

    visitor.page.route_web_socket("**/_event/**", through)
    adres = Vraag.opened(visitor, "adres")
    typed = {"straat": "Molenweg", "huisnummer": "3", "postcode": "12 AB", "plaats": "Oud-Sandel"}
    adres.fill_in(typed)
    adres.send()
    adres.refused("postcode")
    adres.fill_in({"toevoeging": "bis"})
    sockets[-1].close()
    # What is sent now waits for the new connection, and comes after all that a new connection brings.
    adres.send()
    adres.refused("postcode")
    assert len(sockets) == 2
    for name, value in {**typed, "toevoeging": "bis"}.items():
        expect(adres.field(name)).to_have_value(value)


def test_the_server_dies_half_way_and_nothing_is_lost(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="adres")
    visitor = visitors(carla.email)
    adres = Vraag.opened(visitor, "adres")
    adres.fill_in({"straat": "Molenweg", "huisnummer": "3"})
    for reason in ("WebSocket connection to", "net::ERR_CONNECTION_REFUSED"):
        visitor.allow(reason)
    portal.stop_one("web", signal.SIGKILL)
    expect(
        visitor.page.get_by_role("status").filter(has_text=visitor.says("De verbinding is even weg."))
    ).to_be_visible()
    expect(adres.field("straat")).to_have_value("Molenweg")
    portal.start_one("web")
    portal.wait_until_well()
    expect(visitor.page.locator(".verbinding")).to_have_count(0, timeout=30_000)
    expect(adres.field("straat")).to_have_value("Molenweg")
    expect(adres.field("huisnummer")).to_have_value("3")
    adres.fill_in({"postcode": carla.postcode, "plaats": carla.plaats})
    adres.verder("contact")
    beantwoord_alles(visitor, carla, vanaf="contact").toont("Molenweg 3", carla.naam)
