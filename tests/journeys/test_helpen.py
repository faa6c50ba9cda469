"""Stuck, called, finished together: a medewerker fills in on the client's own screens, and the client confirms."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import Balie, Controleren, KlantZoeken, Mijn, Screen, Vraag
from tests.people import ANS, BILAL, CARLA, DIRK, Persoon
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def in_conversation(dirk: Visitor, persoon: Persoon):  # type: ignore[no-untyped-def]
    """Dirk finds this person and makes sure who it is."""
    zoeken = KlantZoeken.opened(dirk)
    klant = zoeken.zoek(persoon.email, "Belt over de inschrijving")
    expect(klant).to_have_count(1)
    return zoeken.begin_gesprek(klant, reden="Komt er niet uit")


def helps(visitor: Visitor, persoon: Persoon) -> None:
    """The banner says whose screens these are."""
    expect(visitor.page.locator(".hulpbalk")).to_contain_text(persoon.naam)


def test_a_draft_is_finished_together_and_confirmed_by_the_client(visitors: Visitors, portal: RunningPortal) -> None:
    ans = someone_like(ANS)
    has_answered(portal, ans, until="adres")
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    beeld = in_conversation(dirk, ans)
    beeld.says("Waar woont u nu?")
    mijn = beeld.help()
    helps(dirk, ans)
    dirk.hand.press(mijn.main.get_by_role("link", name=dirk.says("Maak uw inschrijving af")))
    stappen = list(ans.antwoorden())
    for stap in stappen[stappen.index("adres") :]:
        vraag = Vraag(dirk, stap)
        helps(dirk, ans)
        vraag.fill_in(ans.antwoorden()[stap])
        vraag.send()
    controleren = Controleren(dirk)
    controleren.says(DIRK.naam)
    expect(controleren.main.get_by_role("checkbox")).to_have_count(0)
    dirk.hand.press(controleren.main.get_by_role("button", name=dirk.says("Laat de klant bevestigen")))
    controleren.told("bevestigen-melding")

    zelf = visitors(ans.email)
    Mijn.opened(zelf)
    zelf.go(routes.inschrijven_stap("controleren"))
    Controleren(zelf).inschrijven_en_betalen().gelukt()
    portal.newest_to(ans.email, soort="inschrijving-bevestigd")

    dirk.hand.press(dirk.page.get_by_role("button", name=dirk.says("Stop met helpen")))
    balie = Balie(dirk)
    expect(dirk.page.locator(".hulpbalk")).to_have_count(0)
    assert balie.page.url.endswith(routes.BALIE)


def test_closing_a_conversation_puts_it_in_the_dossier_where_the_client_corrects_it(
    visitors: Visitors, portal: RunningPortal
) -> None:
    bilal = someone_like(BILAL)
    has_answered(portal, bilal, until="adres")
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    beeld = in_conversation(dirk, bilal)
    address = dirk.page.url
    beeld.send()
    beeld.refused("vraag", "samenvatting", "instemming", "vervolg")
    beeld.sluit_af("Wij hebben samen gekeken waar u bent gebleven.")
    zelf = visitors(bilal.email)
    dossier = Screen.opened(zelf, routes.MIJN_DOSSIER)
    expect(dossier.main).to_contain_text("Wij hebben samen gekeken waar u bent gebleven.")
    expect(dossier.main).to_contain_text(DIRK.naam)
    assert dirk.page.request.get(address).status == 404, "a conversation that is over is nowhere"

    dossier.hand.press(dossier.main.get_by_role("button", name=zelf.says("Dit klopt niet")))
    dossier.send()
    dossier.refused("tekst")
    dossier.fill_in({"tekst": "Ik vroeg naar mijn adres."})
    dossier.send()
    assert DIRK.naam in dossier.told()
    expect(dossier.main.get_by_role("button", name=zelf.says("Dit klopt niet"))).to_have_count(0)

    werk = Balie.opened(dirk).werk("Antwoord op wat u schreef").last
    dirk.hand.press(werk.get_by_role("link", name=dirk.says("Openen")))
    correcties = Screen(dirk, routes.BALIE_DOSSIER)
    wacht = correcties.main.locator(".werk").filter(has_text=bilal.naam).last
    correcties.hand.press(wacht.get_by_role("button", name=dirk.says("Bekijken")))
    expect(dirk.page.locator("#gekozen")).to_be_focused()
    correcties.says("Ik vroeg naar mijn adres.")
    correcties.fill_in({"uitkomst": "aangepast", "antwoord": "De vraag ging over het adres."})
    correcties.send()
    correcties.told()

    portal.newest_to(bilal.email, soort="dossier-antwoord")
    dossier = Screen.opened(zelf, routes.MIJN_DOSSIER)
    for tekst in ("Wij hebben samen gekeken", "Ik vroeg naar mijn adres.", "De vraag ging over het adres."):
        expect(dossier.main).to_contain_text(tekst)


def test_two_tabs_with_two_clients_mix_nothing(visitors: Visitors, portal: RunningPortal) -> None:
    bilal, carla = someone_like(BILAL), someone_like(CARLA)
    for persoon in (bilal, carla):
        has_answered(portal, persoon, until="geboortedatum")
    een = visitors(DIRK.email, viewport=DESKTOP)
    twee = een.new_tab()
    in_conversation(een, bilal).help()
    in_conversation(twee, carla).help()
    for tab, persoon in ((een, bilal), (twee, carla), (een, bilal)):
        tab.go(routes.inschrijven_stap("naam"))
        helps(tab, persoon)
        expect(Vraag(tab, "naam").field("voornaam")).to_have_value(persoon.voornaam)
    for tab, persoon in ((twee, carla), (een, bilal)):
        vraag = Vraag(tab, "naam")
        vraag.fill_in({"voornaam": f"{persoon.voornaam} Twee"})
        vraag.send()
        Vraag(tab, "geboortedatum")
    for persoon in (bilal, carla):
        zelf = visitors(persoon.email)
        expect(Vraag.opened(zelf, "naam").field("voornaam")).to_have_value(f"{persoon.voornaam} Twee")
