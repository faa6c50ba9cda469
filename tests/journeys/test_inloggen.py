"""Logging in with a code, with the button of the mail, and out again everywhere."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from portal.domain.toegang.rules import MAXIMUM_POGINGEN
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import is_registered, someone_like
from tests.journeys.screens import (
    Code,
    Inloggen,
    Mijn,
    MijnBerichten,
    MijnGegevens,
    Screen,
    Startpagina,
    TweedeScherm,
)
from tests.journeys.test_helpen import in_conversation
from tests.people import BILAL, DIRK
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def test_log_in_with_the_code_of_the_mail(visitors: Visitors) -> None:
    bilal = someone_like(BILAL)
    visitor = visitors()
    visitor.go(routes.MIJN_BERICHTEN)
    Inloggen(visitor).vraag_code(bilal.email).van_de_mail()
    MijnBerichten(visitor)


def test_log_in_with_a_text_message(visitors: Visitors) -> None:
    visitor = visitors()
    code = Inloggen.opened(visitor).vraag_code("06 12 34 56 79")
    code.vul_in(visitor.portal.code_for("+31612345679"))
    Mijn(visitor)


def test_a_wrong_code_five_times_and_then_what_to_do(visitors: Visitors) -> None:
    bilal = someone_like(BILAL)
    visitor = visitors()
    code = Inloggen.opened(visitor).vraag_code(bilal.email)
    for over in range(MAXIMUM_POGINGEN - 1, 0, -1):
        code.vul_in("000000" if visitor.portal.code_for(bilal.email) != "000 000" else "111111")
        [sentence] = Code(visitor, bilal.email).refused("code")
        assert sentence == visitor.says("Deze code klopt niet. U kunt het nog {over} keer proberen.", over=over)
    code.vul_in("000000")
    [sentence] = Code(visitor, bilal.email).refused("code")
    assert "bel ons" in sentence
    code.van_de_mail()
    assert Code(visitor, bilal.email).refused("code") == [sentence], "the right code came too late"


def button_of_the_mail(portal: RunningPortal, email: str) -> str:
    """Where the button in the mail leads."""
    return portal.newest_to(email, soort="inlogcode").knop_adres


def test_opening_the_link_of_the_mail_changes_nothing_and_its_button_logs_in(visitors: Visitors) -> None:
    bilal = someone_like(BILAL)
    visitor = visitors()
    Inloggen.opened(visitor).vraag_code(bilal.email)
    link = button_of_the_mail(visitor.portal, bilal.email)
    for _ in range(2):
        visitor.page.goto(link)
        Screen(visitor, routes.INLOGGEN_LINK)
        Startpagina.opened(visitor)
        expect(visitor.page.get_by_role("banner").get_by_role("link", name=visitor.says("Inloggen"))).to_be_visible()
    visitor.page.goto(link)
    Screen(visitor, routes.INLOGGEN_LINK).send()
    Mijn(visitor)


def test_the_link_of_the_mail_in_another_browser_says_where_the_code_goes(visitors: Visitors) -> None:
    bilal = someone_like(BILAL)
    visitor, other = visitors(), visitors(viewport=DESKTOP)
    Inloggen.opened(visitor).vraag_code(bilal.email)
    other.page.goto(button_of_the_mail(visitor.portal, bilal.email))
    screen = Screen(other, routes.INLOGGEN_LINK)
    expect(screen.main.get_by_role("button")).to_have_count(0)
    screen.says("U vroeg de code op een ander apparaat of in een andere browser.")
    Code(visitor, bilal.email).van_de_mail()
    Mijn(visitor)


def test_logging_out_in_one_tab_ends_the_other_at_its_next_step(visitors: Visitors) -> None:
    visitor = visitors("bilal@voorbeeld.nl")
    other = visitor.new_tab()
    berichten = MijnBerichten.opened(other)
    Mijn.opened(visitor)
    visitor.page.get_by_role("button", name=visitor.says("Uitloggen")).click()
    Startpagina(visitor)
    berichten.main.locator(".bericht").get_by_role("button").first.click()
    Inloggen(other)
    expect(other.page.locator("main .bericht")).to_have_count(0)


def test_logging_out_everywhere_ends_every_device(visitors: Visitors) -> None:
    bilal = someone_like(BILAL)
    phone, desktop, other = visitors(bilal.email), visitors(bilal.email, viewport=DESKTOP), visitors("eva@voorbeeld.nl")
    for device in (desktop, other):
        Mijn.opened(device)
    MijnGegevens.opened(phone)
    phone.page.get_by_role("button", name=phone.says("Overal uitloggen")).click()
    Startpagina(phone)
    address = routes.MIJN_INSCHRIJVING
    for device in (desktop, other):
        device.page.locator(f"main nav a[href='{address}']").click()
    Inloggen(desktop)
    Screen(other, address)


def test_a_client_without_mail_gets_a_code_at_the_desk_and_logs_in(visitors: Visitors, portal: RunningPortal) -> None:
    bilal = someone_like(BILAL)
    is_registered(portal, bilal)
    tweede = TweedeScherm.opened(visitors(viewport=DESKTOP))
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    beeld = in_conversation(dirk, bilal)
    beeld.laat_inlogcode_zien(tweede.code())
    beeld.says("De code staat op het tweede scherm. De klant heeft 10 minuten.")
    code = tweede.inlogcode()
    expect(dirk.page.locator("body")).not_to_contain_text(code)

    visitor = visitors()
    Inloggen.opened(visitor).met_code_van_ons(code, bilal.geboortedatum.replace(year=1950))
    assert Inloggen(visitor).refused("bewijs")
    visitor.go(routes.INLOGGEN)
    Inloggen(visitor).met_code_van_ons(code.lower(), bilal.geboortedatum)
    Mijn(visitor)
    expect(visitor.page.get_by_role("banner")).to_contain_text(bilal.voornaam)
    expect(tweede.main).not_to_contain_text(code)
