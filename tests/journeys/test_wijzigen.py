"""Keeping one's data up to date: a move, more children, a tab that was overtaken, and another e-mail address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Literal

import pytest
from playwright.sync_api import expect

from portal import clock, routes
from portal.domain.toegang.contact import contactwijzigingen_laten_ingaan
from tests.journeys.browsers import Visitor
from tests.journeys.people import is_registered, someone_like, store
from tests.journeys.screens import Inloggen, KlantZoeken, Mijn, MijnGegevens, MijnInschrijving
from tests.journeys.screens_wijzigen import VERHUISD, ContactWijzigen, Wijzigen, WijzigingStoppen
from tests.people import BILAL, EVA, Persoon
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]
GERDA = "gerda@veerpoort.example"


@pytest.mark.parametrize(("persoon", "hand"), [(BILAL, "mouse"), (EVA, "keyboard")], ids=["nl-mouse", "en-keyboard"])
def test_moved_more_children_and_a_stale_tab(
    visitors: Visitors, portal: RunningPortal, persoon: Persoon, hand: Literal["mouse", "keyboard"]
) -> None:
    client = someone_like(persoon)
    is_registered(portal, client)
    visitor = visitors(client.email, language=client.taal, hand=hand)
    gegevens = MijnGegevens.opened(visitor)
    link = gegevens.main.locator(f"a[href='{routes.in_language(routes.MIJN_ADRES, client.taal)}']")
    gegevens.hand.press(link)
    adres = Wijzigen(visitor, routes.MIJN_ADRES)
    expect(adres.field("straat")).to_have_value(client.straat)
    adres.fill_in({"postcode": "12"})
    adres.send()
    adres.refused("postcode")
    nakijken = adres.vul_in(VERHUISD)
    nakijken.says("Onze brieven gaan vanaf nu naar dit adres.")
    expect(nakijken.main).to_contain_text(client.straat)
    nakijken.bewaar()
    verhuisd = MijnGegevens(visitor)
    verhuisd.says("Uw gegevens zijn gewijzigd.")
    expect(verhuisd.main).to_contain_text("Kerkstraat 7 A")
    assert "Kerkstraat" not in portal.newest_to(client.email, soort="gegevens-gewijzigd").tekst

    oud = visitor.new_tab()
    achter = Wijzigen.opened(oud, routes.MIJN_HUISHOUDEN).vul_in({"kinderen": "5"})
    kinderen = Wijzigen.opened(visitor, routes.MIJN_HUISHOUDEN).vul_in({"kinderen": "4"})
    kinderen.says("U zoekt dan een woning voor {aantal} personen.", aantal=5)
    kinderen.bewaar()
    inschrijving = MijnInschrijving(visitor)
    inschrijving.says("Uw gegevens zijn gewijzigd.")
    achter.bewaar()
    assert oud.says("Deze gegevens zijn intussen veranderd. Er is nu niets bewaard.") in achter.told()
    expect(achter.field("kinderen")).to_have_value("5")


def test_another_address_is_stopped_from_the_old_one(visitors: Visitors, portal: RunningPortal) -> None:
    client = someone_like(BILAL)
    is_registered(portal, client)
    visitor = visitors(client.email)
    gegevens = MijnGegevens.opened(visitor)
    gegevens.hand.press(gegevens.main.locator(f"a[href='{routes.MIJN_CONTACT}']").first)
    wijzigen = ContactWijzigen(visitor)
    wijzigen.fill_in({"contact": "geen adres"})
    wijzigen.send()
    wijzigen.refused("contact")
    nieuw = someone_like(BILAL).email
    wijzigen.bevestig_en_bewijs(client.email, nieuw)
    visitor.page.reload()
    wijzigen.says("Dit verandert binnenkort")

    knop = portal.newest_to(client.email, soort="contact-wijzigt").knop_adres
    lezer = visitors()
    stoppen = WijzigingStoppen.opened(lezer, knop.removeprefix(portal.origin))
    MijnGegevens.opened(visitor)
    stoppen.send()
    assert "De wijziging is gestopt." in stoppen.told()
    visitor.go(routes.MIJN_GEGEVENS)
    Inloggen(visitor).vraag_code(client.email).van_de_mail()
    expect(MijnGegevens(visitor).main).to_contain_text(client.email)
    WijzigingStoppen.opened(lezer, knop.removeprefix(portal.origin)).send()
    assert "Deze knop werkt niet meer." in stoppen.told()


def test_after_the_days_of_rest_the_new_address_logs_in(visitors: Visitors, portal: RunningPortal) -> None:
    client = someone_like(EVA)
    is_registered(portal, client)
    visitor = visitors(client.email, language="en", hand="keyboard")
    wijzigen = ContactWijzigen.opened(visitor)
    nieuw = someone_like(EVA).email
    wijzigen.vul_in(nieuw)
    wijzigen.hand.write(wijzigen.field("code"), "12")
    wijzigen.send()
    wijzigen.refused("code")
    wijzigen.stop("Toch niet wijzigen")
    wijzigen.bevestig_en_bewijs(client.email, nieuw)
    later = timedelta(days=8)
    store(portal).perform_now(contactwijzigingen_laten_ingaan, vandaag=clock.today() + later, nu=clock.now() + later)
    portal.newest_to(nieuw, soort="contact-gewijzigd")
    visitor.go(routes.MIJN)
    Inloggen(visitor).vraag_code(nieuw).van_de_mail()
    Mijn(visitor)
    expect(MijnGegevens.opened(visitor).main).to_contain_text(nieuw)


def test_an_address_is_kept_secret_and_shown_again_with_a_code(visitors: Visitors, portal: RunningPortal) -> None:
    client = someone_like(BILAL)
    is_registered(portal, client)
    visitor = visitors(client.email)
    gegevens = MijnGegevens.opened(visitor)
    assert "Wij houden uw adres vanaf nu geheim." in gegevens.druk("Houd mijn adres geheim")
    gegevens.says("(geheim)")

    zoeken = KlantZoeken.opened(visitors(GERDA))
    beeld = zoeken.begin_gesprek(zoeken.zoek(client.email, "Komt langs"), reden="Een brief kwam terug")
    expect(beeld.main).not_to_contain_text(client.straat)
    assert client.straat in beeld.bekijk_adres("Klopt het adres op de brief?")

    gegevens = MijnGegevens.opened(visitor)
    gegevens.says("Geheim adres bekeken: Klopt het adres op de brief?")
    gegevens.druk("Niet meer geheim houden")
    gegevens.hand.write(gegevens.field("code"), portal.code_for(client.email, soort="bevestigingscode"))
    assert "Uw adres is niet meer geheim." in gegevens.druk("Niet meer geheim houden")
    expect(gegevens.main).not_to_contain_text("(geheim)")
