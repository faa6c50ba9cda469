"""A promise is kept, or moved before it breaks; a sick colleague is replaced; nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from portal import routes
from portal.i18n import zin
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import Contact, Inloggen, MijnBerichten
from tests.journeys.screens_belofte import MijnBeloften, Monitor, Werklijst
from tests.people import CARLA, DIRK, FATMA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def at_the_desk(visitors: Visitors, naam: str, **how: str) -> Werklijst:
    """This colleague at the desk, by the button on the login page of the demo."""
    visitor = visitors(viewport=DESKTOP, **how)
    Inloggen.opened(visitor).word(naam)
    return Werklijst(visitor)


def asked(visitors: Visitors, portal: RunningPortal, vraag: str) -> tuple[Visitor, str]:
    """A client asks to be called back; gives their browser and who promised to."""
    klant = someone_like(CARLA)
    has_answered(portal, klant, until="inkomen")
    visitor = visitors(klant.email)
    contact = Contact.opened(visitor)
    contact.bel_mij_terug(klant.naam, "06 12 34 56 03", vraag)
    return visitor, contact.belofte()[0]


def away(balie: Werklijst, naam: str) -> Locator:
    """The colleague in the list of who is away."""
    return balie.main.locator(".werk").filter(has_text="Afwezig").filter(has_text=naam)


def test_a_promise_that_is_about_to_break_is_moved_in_time_and_then_kept(
    visitors: Visitors, portal: RunningPortal
) -> None:
    visitor, wie = asked(visitors, portal, "Hoe werkt de loting?")
    balie = at_the_desk(visitors, DIRK.naam)
    balie.meld_afwezig(wie)
    balie.toon("In gevaar")
    werk = balie.werk("Hoe werkt de loting?")
    expect(werk).to_contain_text("dreigt te breken")

    assert "nieuwe moment" in balie.verzet(werk, keuze=3, reden="Uw contactpersoon is er niet.")
    mijn = MijnBeloften.opened(visitor)
    expect(mijn.belofte("Terugbellen")).to_contain_text(wie)
    bericht = MijnBerichten.opened(visitor).lees(zin("Een nieuw moment: {titel}", titel="Terugbellen over uw vraag"))
    expect(bericht).to_contain_text("Uw contactpersoon is er niet.")

    # The new moment does not suit: it goes to the top, and a colleague calls.
    mijn = MijnBeloften.opened(visitor)
    assert "past" in mijn.past_niet()
    balie = Werklijst.opened(balie.visitor)
    expect(balie.werk("Hoe werkt de loting?")).to_contain_text("nieuw moment past niet")
    balie.gebeld(balie.werk("Hoe werkt de loting?"))
    balie.druk(away(balie, wie), "Is er weer")
    expect(MijnBeloften.opened(visitor).belofte("Terugbellen")).to_have_count(0)


def test_the_promises_of_a_sick_colleague_are_taken_over_at_once_and_the_client_hears_it(
    visitors: Visitors, portal: RunningPortal
) -> None:
    visitor, wie = asked(visitors, portal, "Mag ik een hond?")
    collega = FATMA.naam if wie == DIRK.naam else DIRK.naam
    balie = at_the_desk(visitors, collega)
    balie.meld_afwezig(wie, "3")
    balie.druk(away(balie, wie), "Ik neem alles over")
    expect(balie.werk("Mag ik een hond?")).to_contain_text(collega)
    balie.druk(away(balie, wie), "Is er weer")
    expect(MijnBeloften.opened(visitor).belofte("Terugbellen")).to_contain_text(collega)
    MijnBerichten.opened(visitor).lees(zin("Een andere collega helpt u"))
    balie.gebeld(balie.werk("Mag ik een hond?"))


def test_the_second_medewerker_on_a_promise_is_told_who_has_it(visitors: Visitors, portal: RunningPortal) -> None:
    asked(visitors, portal, "Wanneer is de bezichtiging?")
    dirk, fatma = at_the_desk(visitors, DIRK.naam), at_the_desk(visitors, FATMA.naam)
    van_dirk, van_fatma = (balie.werk("Wanneer is de bezichtiging?") for balie in (dirk, fatma))
    dirk.hand.press(van_dirk.locator(".werk__knoppen button").first)
    dirk.gezegd()
    fatma.open(van_fatma, "Klaar")
    assert DIRK.naam in fatma.doe(van_fatma, uitkomst="Gebeld.", in_een_contact="ja")
    expect(van_fatma).to_contain_text(DIRK.naam)
    dirk.gebeld(van_dirk)


def test_the_clock_stands_still_while_we_wait_and_the_client_reads_why(
    visitors: Visitors, portal: RunningPortal
) -> None:
    visitor, _ = asked(visitors, portal, "Welke papieren heeft u nodig?")
    # With the keyboard alone.
    balie = at_the_desk(visitors, DIRK.naam, hand="keyboard")
    werk = balie.werk("Welke papieren heeft u nodig?")
    balie.open(werk, "Pauze")
    balie.doe(werk, pauze_reden="Uw loonstrook van mei.")
    expect(werk).to_contain_text("klok staat stil")
    mijn = MijnBeloften.opened(visitor)
    mijn.says("de klok staat stil")
    mijn.says("Uw loonstrook van mei.")
    balie.druk(werk, "Ga verder")
    expect(werk).not_to_contain_text("klok staat stil")
    balie.gebeld(werk)


def test_a_letter_that_came_in_is_registered_with_its_own_term(visitors: Visitors) -> None:
    balie = at_the_desk(visitors, DIRK.naam)
    balie.vouw_open("Kwam er een e-mail of brief binnen?")
    balie.fill_in({"kanaal": "BRI"})
    balie.fill_in(
        {
            "naam": "Jo Jansen",
            "adres": "Dorpsstraat 1\n6990 AC Lindeveen",
            "onderwerp": "reparatie",
            "vraag": "De kraan lekt al een week.",
            "binnen_dag": "18",
            "binnen_maand": "11",
            "binnen_jaar": "2026",
        }
    )
    balie.hand.press(balie.form.filter(has=balie.field("binnen_dag")).locator("button[type=submit]"))
    assert "Vastgelegd" in balie.gezegd()
    werk = balie.werk("De kraan lekt al een week.")
    expect(werk).to_contain_text("per brief")
    expect(werk).to_contain_text("Reparatie")
    balie.gebeld(werk)


def test_a_sensitive_subject_gets_a_name_and_a_direct_line_and_a_foreign_number_works(visitors: Visitors) -> None:
    visitor = visitors()
    contact = Contact.opened(visitor)
    contact.fill_in({"onderwerp": "schulden", "tolk": "zelf", "begeleider": "mijn zus", "wanneer": "middag"})
    contact.bel_mij_terug("Jo Jansen", "+49 30 901820", "Ik kan de huur niet betalen.")
    wie, _ = contact.belofte()
    lijn = contact.main.locator(".directe-lijn")
    expect(lijn).to_contain_text(wie)
    expect(lijn.locator("a[href^='tel:']")).to_be_visible()

    balie = at_the_desk(visitors, DIRK.naam)
    werk = balie.werk("Ik kan de huur niet betalen.")
    for tekst in ("Zorgen over geld of schulden", "+49", "mijn zus", "Liefst in de middag"):
        expect(werk).to_contain_text(tekst)
    balie.gebeld(werk)


def test_the_numbers_of_the_weeks_stand_in_a_table(visitors: Visitors) -> None:
    balie = at_the_desk(visitors, DIRK.naam)
    balie.hand.press(balie.main.get_by_role("link", name="Hoe het gaat"))
    monitor = Monitor(balie.visitor)
    expect(monitor.main.get_by_role("table")).to_have_count(2)
    # Of what there is too little to show, there is no chart either.
    for deel in monitor.main.locator("section:has(table)").all():
        cijfers = "%" in deel.get_by_role("table").inner_text()
        expect(deel.locator("svg.grafiek")).to_have_count(1 if cijfers else 0)
    assert monitor.path == routes.BALIE_MONITOR
