"""A form on paper: printed, filled in by hand, entered at the desk, confirmed by letter."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import time, timedelta
from typing import Literal

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from sqlmodel import Session, col, select

from portal import clock, routes
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.shared.working_days import lokaal_moment
from portal.domain.verzoek.rules import CONTROLEREN, antwoord_voor
from portal.i18n import spoken
from portal.wiring import beleid
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, has_planned, has_to_renew, someone_like, store
from tests.journeys.screens import Begin, Contact, MijnInschrijving, Screen, Vraag
from tests.journeys.screens_papier import BaliePapier, OpPapier, OpPapierGetekend, has_printed
from tests.journeys.screens_verzoek import KLACHT, BalieVerzoeken, VerzoekStap
from tests.people import ANS, BILAL, DIRK
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def text_of(pdf: bytes) -> str:
    """Every word on the form."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def letter_about(portal: RunningPortal, nummer_of: str) -> Bericht:
    """The newest letter to whoever lives here."""

    def newest(session: Session) -> Bericht:
        query = (
            select(Bericht)
            .join(Verzending, col(Verzending.bericht_id) == col(Bericht.id))
            .where(Bericht.soort == nummer_of, Verzending.kanaal == "BRI")
            .order_by(col(Bericht.gemaakt_op).desc())
        )
        found = session.exec(query).first()
        assert found is not None
        session.expunge(found)
        return found

    return store(portal).read_now(newest)


@pytest.mark.parametrize("hand", ["mouse", "keyboard"])
def test_printed_filled_in_by_hand_entered_at_the_desk_and_confirmed_by_letter(
    visitors: Visitors, portal: RunningPortal, hand: Literal["mouse", "keyboard"]
) -> None:
    thuis = visitors(hand=hand)
    begin = Begin.opened(thuis)
    thuis.hand.press(begin.main.get_by_role("link", name=thuis.says("Of vul een formulier in op papier.")))
    formulier = text_of(OpPapier(thuis).download())
    code = re.search(r"F-\w{4}-\w{4}", formulier)
    assert code is not None
    assert "Hoe heet u?" in formulier

    dirk = visitors(DIRK.email, viewport=DESKTOP, hand=hand)
    BaliePapier.opened(dirk).voer_in(code[0])
    # Who is called away before the name is typed finds the conversation back, though nobody is named in it yet.
    elders = dirk.new_tab()
    elders.go(routes.BALIE_KLANTEN)
    expect(elders.page.get_by_role("link", name="Naam nog niet ingevuld").first).to_be_visible()
    elders.page.close()
    for stap, antwoorden in ANS.antwoorden().items():
        vraag = Vraag(dirk, stap)
        expect(dirk.page.locator(".hulpbalk")).to_be_visible()
        vraag.fill_in(antwoorden)
        vraag.send()
    controleren = OpPapierGetekend(dirk)
    controleren.toont(f"ingevuld door {DIRK.naam}")
    controleren.send()
    controleren.refused("handtekening")
    balie = controleren.getekend()
    balie.says("Het formulier is ingevoerd. De klant krijgt bericht.")
    expect(dirk.page.locator(".hulpbalk")).to_have_count(0)
    assert "op ons kantoor" in letter_about(portal, "inschrijving-op-papier").tekst

    balie.vul_code_in(code[0])
    assert DIRK.naam in balie.told()


def test_a_client_prints_what_was_filled_in_and_somebody_else_an_empty_form(
    visitors: Visitors, portal: RunningPortal
) -> None:
    bilal = someone_like(BILAL, voornaam="Bilalzelf")
    has_answered(portal, bilal, until="huishouden")
    assert "Bilalzelf" in text_of(OpPapier.opened(visitors(bilal.email)).download())
    assert "Bilalzelf" not in text_of(OpPapier.opened(visitors()).download())


def test_a_form_goes_with_the_post(visitors: Visitors, portal: RunningPortal) -> None:
    bilal = someone_like(BILAL)
    has_answered(portal, bilal, until="contact")
    visitor = visitors(bilal.email)
    screen = OpPapier.opened(visitor)
    screen.hand.press(screen.main.get_by_role("button", name=visitor.says("Stuur het mij met de post")))
    gezegd = screen.page.locator("#verstuurd")
    expect(gezegd).to_be_focused()
    code = re.search(r"F-\w{4}-\w{4}", gezegd.inner_text())
    assert code is not None


def test_what_is_missing_is_asked_and_the_form_waits(visitors: Visitors, portal: RunningPortal) -> None:
    code = has_printed(portal)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    BaliePapier.opened(dirk).voer_in(code)
    balie = BaliePapier.opened(dirk)
    balie.ontbreekt(code)
    balie.send()
    balie.refused("ontbreekt", "hoe")
    balie.fill_in({"ontbreekt": "Uw naam is niet te lezen.", "hoe": "bellen"})
    balie.send()
    balie.told()
    expect(balie.main.locator(".werk").filter(has_text=code)).to_contain_text("Uw naam is niet te lezen.")


def test_the_page_for_paper_is_there_in_english(visitors: Visitors) -> None:
    visitor = visitors(language="en")
    screen = OpPapier.opened(visitor)
    assert "What is your name?" in text_of(screen.download())
    assert routes.in_language(routes.OP_PAPIER, "en") in visitor.page.url


def test_a_klacht_on_paper_is_entered_on_the_clients_pages_and_its_term_runs_from_the_day_it_came(
    visitors: Visitors, portal: RunningPortal
) -> None:
    klant = visitors()
    assert "Waarover heeft u een klacht?" in text_of(OpPapier.opened(klant).download("klacht"))
    code = has_printed(portal, "klacht", dagen_geleden=6)
    binnen = clock.today() - timedelta(days=4)

    dirk = visitors(DIRK.email, viewport=DESKTOP)
    balie = BaliePapier.opened(dirk)
    balie.vul_code_in(code, binnen)
    balie.refused("voornaam", "achternaam", "straat", "huisnummer", "postcode", "plaats")
    anna = someone_like(ANS)
    balie.wie_het_is(anna)
    balie.send()
    wat = VerzoekStap(dirk, "klacht", "wat")
    expect(dirk.page.locator(".hulpbalk")).to_contain_text(anna.naam)
    klaar = wat.beantwoord(KLACHT, "foto").verder(CONTROLEREN)
    klaar.says(f"ingevuld door {DIRK.naam}")
    klaar.send()
    balie = BaliePapier(dirk)
    balie.says("Het formulier is ingevoerd. De klant krijgt bericht.")
    expect(dirk.page.locator(".hulpbalk")).to_have_count(0)

    brief = letter_about(portal, "verzoek-ontvangen")
    kenmerk = re.search(r"V-\w{4}-\w{4}", brief.tekst)
    assert kenmerk is not None
    verzoek = BalieVerzoeken.opened(dirk).open_verzoek(kenmerk[0])
    ontvangen = lokaal_moment(binnen, time(12))
    verzoek.says(str(spoken(ontvangen)))
    verzoek.says(str(spoken(antwoord_voor("klacht", ontvangen, beleid()))))
    balie = BaliePapier.opened(dirk)
    balie.vul_code_in(code)
    assert DIRK.naam in balie.told()


def test_a_renewal_a_request_for_contact_and_an_appointment_come_by_post(
    visitors: Visitors, portal: RunningPortal
) -> None:
    bilal = someone_like(BILAL)
    has_to_renew(portal, bilal)
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    balie = BaliePapier.opened(dirk)
    balie.vul_code_in(has_printed(portal, "verlengen", van=bilal))
    inschrijving = MijnInschrijving(dirk)
    inschrijving.says("De klant tekende op papier")
    inschrijving.send()
    inschrijving.refused("handtekening")
    inschrijving.hand.tick(inschrijving.field("handtekening"))
    inschrijving.send()
    balie = BaliePapier(dirk)
    balie.says("Het formulier is ingevoerd. De klant krijgt bericht.")
    assert "belt u voor" in portal.newest_to(bilal.email, soort="verlengen-op-papier").tekst

    balie.vul_code_in(has_printed(portal, "contact", van=bilal))
    contact = Contact(dirk)
    contact.fill_in({"naam": "", "telefoon": "06 12345602", "vraag": "Hoe lang duurt het nog?"})
    contact.send()
    contact.refused("naam")
    contact.fill_in({"naam": bilal.naam})
    contact.send()
    BaliePapier(dirk).says("Het formulier is ingevoerd. De klant krijgt bericht.")
    portal.newest_to(bilal.email, soort="terugbelverzoek")

    # Somebody began on the screen and printed the rest, before a question changed.
    has_planned(portal, bilal)
    balie.vul_code_in(has_printed(portal, "afspraak", van=bilal, met_oude_vragen=True))
    expect(dirk.page.locator("#veranderd")).to_be_focused()
    dirk.hand.press(balie.main.get_by_role("link", name=dirk.says("Ga verder met invoeren")))
    expect(dirk.page.locator(".hulpbalk")).to_contain_text(bilal.naam)
    dirk.go(routes.afspraak_stap("controleren"))
    Screen(dirk, routes.afspraak_stap("controleren")).send()
    BaliePapier(dirk).says("Het formulier is ingevoerd. De klant krijgt bericht.")
    portal.newest_to(bilal.email, soort="afspraak-gemaakt")
