"""Where a rule hurts, where others can help, who keeps the overview, and what happens after aggression."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import expect

from portal import clock, routes
from portal.domain.corporatie.policy import laad_beleid
from portal.settings import settings
from tests.journeys.browsers import DESKTOP, PHONE, Visitor
from tests.journeys.people import has_asked, someone_like
from tests.journeys.screens import Klantbeeld, KlantZoeken, Mijn, MijnBerichten, Screen
from tests.journeys.screens_maatwerk import (
    GEBEURD,
    Afschermen,
    Afwijken,
    BalieContactafspraken,
    BalieDoorverwijzingen,
    BalieMaatwerk,
    BalieRegie,
    Buurt,
    Doorverwijzen,
    MijnContactafspraken,
    RegieRegelen,
    VeiligContact,
)
from tests.people import BILAL, CARLA, DIRK, EVA, FATMA, GERDA, JOKE, Persoon
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]
MOTIVERING = "De brief lag op een oud adres."


def in_gesprek(medewerker: Visitor, persoon: Persoon) -> Klantbeeld:
    """Find this person at the desk and see who it is."""
    zoeken = KlantZoeken.opened(medewerker)
    return zoeken.begin_gesprek(zoeken.zoek(persoon.email, "Komt langs"), reden="Komt er niet uit")


def test_a_rule_that_hurts_is_decided_by_three_and_leaves_a_precedent(
    visitors: Visitors, portal: RunningPortal
) -> None:
    klant = someone_like(BILAL, achternaam="Maatman")
    has_asked(portal, klant)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    afwijken = Afwijken.bij(in_gesprek(dirk, klant))
    afwijken.send()
    afwijken.refused("regel", "afwijking", "reden", "collega", "raakt_anderen", "effect", "duur")
    afwijken.fill_in({"reden": "Meneer Maatman krijgt zijn salaris later"})
    afwijken.kies("collega", FATMA.naam)
    reden = "Het salaris komt pas aan het einde van de maand"
    assert afwijken.stel_voor(FATMA.naam, reden).startswith("M-")
    eigen = BalieMaatwerk.opened(dirk)
    expect(eigen.werk("Maatman").get_by_role("button", name="Beoordelen")).to_have_count(0)

    meegedacht = BalieMaatwerk.opened(visitors(FATMA.email, viewport=DESKTOP))
    expect(meegedacht.werk("Maatman").get_by_role("button")).to_have_count(0)

    balie = BalieMaatwerk.opened(visitors(GERDA.email))
    balie.kies("Maatman", "Beoordelen")
    balie.send()
    balie.refused("besluit", "motivering")
    assert "brief met de reden" in balie.beantwoord({"besluit": "ja", "motivering": MOTIVERING})
    assert MOTIVERING in portal.newest_to(klant.email, soort="maatwerk-toegekend").tekst
    Mijn.opened(visitors(klant.email)).says("Anders dan de regel")

    eigen = BalieMaatwerk.opened(dirk)
    eigen.kies("Maatman", "Uitgevoerd")
    eigen.beantwoord({"uitkomst": "Op tijd betaald"})
    expect(eigen.werk("Maatman")).to_have_count(0)
    gevonden = BalieMaatwerk.opened(visitors(FATMA.email)).zoek_precedent("salaris maand")
    expect(gevonden).to_have_count(1)
    for deel in (MOTIVERING, reden, "Op tijd betaald"):
        expect(gevonden).to_contain_text(deel)
    expect(gevonden).not_to_contain_text("Maatman")


def test_a_warm_referral_with_the_clients_own_yes_by_keyboard(visitors: Visitors, portal: RunningPortal) -> None:
    klant = someone_like(CARLA, achternaam="Verwijs")
    has_asked(portal, klant)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    doorverwijzen = Doorverwijzen.bij(in_gesprek(dirk, klant))
    doorverwijzen.send()
    doorverwijzen.refused("partner", "contactpersoon", "toelichting", "toestemming")
    assert doorverwijzen.verwijs("zelf").startswith("V-")
    portal.newest_to(klant.email, soort="doorverwijzing-gevraagd")

    zelf = visitors(klant.email, hand="keyboard", viewport=PHONE)
    mijn = Mijn.opened(zelf)
    vak = mijn.main.locator("li.vlak").filter(has_text="Geldloket Lindeveen")
    for deel in (klant.email, klant.naam, "Wil hulp met een brief."):
        expect(vak).to_contain_text(deel)
    zelf.hand.press(vak.get_by_role("button", name=zelf.says("Ja, dat is goed")))
    expect(zelf.page.locator("#verwijzing-melding")).to_be_focused()
    aan_partner = portal.newest_to("aanmelden@geldloket.example", soort="doorverwijzing-aan-partner")
    assert klant.email in aan_partner.tekst
    assert klant.straat not in aan_partner.tekst
    expect(vak).to_contain_text("Mira Vos")

    balie = BalieDoorverwijzingen.opened(dirk)
    balie.kies(klant.naam, "Nagekeken")
    balie.send()
    balie.refused("uitkomst")
    balie.beantwoord({"uitkomst": "gelukt"})
    portal.newest_to(klant.email, soort="doorverwijzing-uitkomst")
    Mijn.opened(zelf).says("Het contact is gelukt.")


def test_consent_is_stopped_by_the_client(visitors: Visitors, portal: RunningPortal) -> None:
    klant = someone_like(EVA, achternaam="Stopt", taal="nl")
    has_asked(portal, klant)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    Doorverwijzen.bij(in_gesprek(dirk, klant)).verwijs("mondeling", partner="taalhuis")
    zelf = visitors(klant.email, language="en")
    mijn = Mijn.opened(zelf)
    zelf.hand.press(mijn.main.get_by_role("button", name=zelf.says("Toestemming stoppen")))
    expect(zelf.page.locator("#verwijzing-melding")).to_be_focused()
    expect(mijn.main.locator("li.vlak").filter(has_text="Taalhuis")).to_have_count(0)
    portal.newest_to("taalhuis@delinde.example", soort="doorverwijzing-ingetrokken")


def test_one_colleague_keeps_the_overview(visitors: Visitors, portal: RunningPortal) -> None:
    klant = someone_like(CARLA, achternaam="Overzicht")
    has_asked(portal, klant)
    dirk, fatma = visitors(DIRK.email, viewport=DESKTOP), visitors(FATMA.email, viewport=DESKTOP)
    RegieRegelen.bij(in_gesprek(dirk, klant)).vraag(FATMA.naam, "Er lopen veel dingen tegelijk.")
    balie = BalieRegie.opened(fatma)
    fatma.hand.press(balie.werk("Overzicht").get_by_role("button", name=fatma.says("Ja, ik doe dit")))
    balie.told()
    mijn = Mijn.opened(visitors(klant.email))
    mijn.says("Uw vaste contactpersoon")
    expect(mijn.main).to_contain_text(FATMA.naam)
    beeld = in_gesprek(dirk, klant)
    expect(beeld.main.locator(".melding").first).to_contain_text(FATMA.naam)
    regelen = RegieRegelen.bij(beeld)
    regelen.fill_in({"reden": "Fatma is ziek."})
    regelen.send()
    regelen.told()
    assert DIRK.naam in portal.newest_to(klant.email, soort="regie-begonnen").tekst
    eigen = BalieRegie.opened(dirk)
    eigen.kies("Overzicht", "Stoppen")
    eigen.beantwoord({"reden": "Alles is geregeld."})
    portal.newest_to(klant.email, soort="regie-geeindigd")


def test_after_aggression_everybody_knows_how_to_speak_and_the_client_is_heard(
    visitors: Visitors, portal: RunningPortal
) -> None:
    klant = someone_like(BILAL, achternaam="Grens")
    has_asked(portal, klant)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    veilig = VeiligContact.bij(in_gesprek(dirk, klant))
    veilig.send()
    veilig.refused("gebeurd_dag", "gebeurtenis", "aanleiding", "maatregel", "reden", "tot_dag", "herzien_dag")
    assert veilig.stel_voor().startswith("G-")
    expect(BalieContactafspraken.opened(dirk).werk("Grens")).to_have_count(0)

    gerda = visitors(GERDA.email, viewport=DESKTOP)
    balie = BalieContactafspraken.opened(gerda)
    expect(balie.main).not_to_contain_text(GEBEURD)
    balie.kies("Grens", "Bekijken")
    balie.says(GEBEURD)
    balie.beantwoord({"besluit": "ja", "motivering": "Iedereen schrok."})
    assert GEBEURD in portal.newest_to(klant.email, soort="grens-besluit").tekst

    fatma = visitors(FATMA.email, viewport=DESKTOP)
    beeld = in_gesprek(fatma, klant)
    expect(beeld.page.locator("#instructie")).to_contain_text("twee collega's")
    expect(beeld.main).not_to_contain_text(GEBEURD)
    mijn = beeld.help()
    expect(mijn.page.locator("body")).not_to_contain_text("twee collega's tegelijk")

    zelf = visitors(klant.email, hand="keyboard", viewport=PHONE)
    mijn = Mijn.opened(zelf)
    expect(zelf.page.locator(".hulp")).to_contain_text("U spreekt altijd met twee collega's tegelijk.")
    zelf.hand.press(mijn.main.get_by_role("link", name=zelf.says("Lees waarom, en tot wanneer")))
    eigen = MijnContactafspraken(zelf)
    eigen.says(GEBEURD)
    eigen.send()
    eigen.refused("bezwaar")
    eigen.fill_in({"bezwaar": "Ik was boos omdat niemand belde."})
    eigen.send()
    eigen.told()
    eigen.says(JOKE.naam)
    MijnBerichten.opened(zelf).says("Wij kijken opnieuw naar onze afspraken")

    joke = BalieContactafspraken.opened(visitors(JOKE.email, viewport=DESKTOP))
    joke.kies("Grens", "Bekijken")
    joke.says("Ik was boos omdat niemand belde.")
    joke.beantwoord({"besluit": "nee", "motivering": "Wij bellen voortaan wel terug."})
    balie = BalieContactafspraken.opened(gerda)
    balie.kies("Grens", "Bekijken")
    balie.beantwoord({"besluit": "stoppen", "motivering": "Het gaat goed."})
    portal.newest_to(klant.email, soort="grens-herzien")
    Mijn.opened(zelf)
    expect(zelf.page.locator(".hulp")).not_to_contain_text("twee collega's")


def test_help_near_you_by_keyboard_on_a_phone(visitors: Visitors) -> None:
    iemand = visitors(hand="keyboard", viewport=PHONE)
    buurt = Buurt.opened(iemand)
    alle = len(laad_beleid(settings().policy_dir).sociale_kaart.partners)
    expect(buurt.main.locator(".partner")).to_have_count(alle)
    gevonden = buurt.zoek("Veerpoort", "geld")
    expect(gevonden).to_have_count(1)
    expect(gevonden).to_contain_text("De Geldwijzer Veerpoort")
    expect(gevonden.get_by_role("link")).to_have_attribute("href", "tel:+31313123461")
    assert iemand.page.url.endswith(routes.HULP_IN_DE_BUURT), "what was chosen is not in the address"
    expect(buurt.zoek("Oud-Sandel", "spullen")).to_have_count(0)
    Buurt.opened(visitors(language="en")).says("Hulp bij u in de buurt")


def test_what_a_client_may_not_read_is_named_and_opens_when_a_teamleider_looks_again(
    visitors: Visitors, portal: RunningPortal
) -> None:
    klant = someone_like(BILAL, achternaam="Schermer")
    has_asked(portal, klant)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    geheim = "De buurvrouw meldde dit en is bang."
    assert dirk.says("Bewaard.") in Afschermen.bij(in_gesprek(dirk, klant)).schrijf(
        geheim, clock.today() + timedelta(days=30)
    )
    zelf = visitors(klant.email)
    dossier = Screen.opened(zelf, routes.MIJN_DOSSIER)
    dossier.says("De reden is: {grond}.", grond="de veiligheid of de privacy van iemand anders")
    expect(dossier.main).not_to_contain_text(geheim)

    joke = Screen.opened(visitors(JOKE.email, viewport=DESKTOP), routes.BALIE_AFGESCHERMD)
    werk = joke.main.locator(".werk").filter(has_text="Schermer")
    joke.hand.press(werk.get_by_role("button", name=joke.visitor.says("Bekijken")))
    expect(joke.page.locator("#gekozen")).to_be_focused()
    expect(joke.main).to_contain_text(geheim)
    joke.fill_in({"besluit": "openen", "motivering": "De buurvrouw vindt het nu goed."})
    joke.send()
    joke.told()
    expect(werk).to_have_count(0)

    portal.newest_to(klant.email, soort="dossier-geopend")
    expect(Screen.opened(zelf, routes.MIJN_DOSSIER).main).to_contain_text(geheim)
