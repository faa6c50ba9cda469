"""Passkeys in a real browser, with an authenticator that Chromium plays: a client, a colleague, and an old browser."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import someone_like
from tests.journeys.screens import Balie, Code, Inloggen, Mijn, MijnGegevens, Passkeys, log_out
from tests.journeys.screens_machtiging import MachtigingCode, Machtigingen
from tests.journeys.test_machtiging import second_code
from tests.people import BILAL, DIRK, EVA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def has_an_authenticator(visitor: Visitor) -> None:
    """From here on this browser has a key of its own, that says yes at once."""
    devtools = visitor.context.new_cdp_session(visitor.page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_client_adds_a_passkey_logs_in_with_it_confirms_with_it_and_removes_it(
    visitors: Visitors, portal: RunningPortal
) -> None:
    bilal, karin = someone_like(BILAL), someone_like(EVA)
    visitor = visitors(bilal.email)
    has_an_authenticator(visitor)
    eigen = MijnGegevens.opened(visitor)
    visitor.hand.press(eigen.main.get_by_role("link", name=visitor.says("Passkey toevoegen")))
    passkeys = Passkeys(visitor)
    passkeys.druk("Passkey toevoegen")
    passkeys.vul_code_in("000000" if second_code(portal, bilal) != "000 000" else "111111")
    passkeys.refused("code")
    passkeys.vul_code_in(second_code(portal, bilal))
    passkeys.maak("Mijn telefoon")
    expect(passkeys.regels).to_have_count(1)
    expect(passkeys.regels).to_contain_text("Mijn telefoon")
    portal.newest_to(bilal.email, soort="passkey-toegevoegd")

    log_out(visitor)
    Inloggen.opened(visitor).met_passkey()
    Mijn(visitor)
    form = Machtigingen.opened(visitor).iemand_machtigen()
    form.vul_in(karin, "lezen")
    code = form.verder()
    visitor.hand.press(code.main.get_by_role("button", name=visitor.says("Bevestig met uw passkey")))
    code = MachtigingCode(visitor)
    code.says("U heeft laten zien dat u het bent. Maak het af met de knop.")
    code.send()
    code.klaar().staat_er(karin, "moet nog ja zeggen")

    eigen = MijnGegevens.opened(visitor)
    expect(eigen.main.locator(".passkeys > li")).not_to_contain_text(visitor.says("Nog niet gebruikt."))
    visitor.hand.press(eigen.main.locator(".passkeys").get_by_role("button"))
    expect(visitor.page.locator("#passkey-melding")).to_be_focused()
    expect(eigen.main.locator(".passkeys > li")).to_have_count(0)
    portal.newest_to(bilal.email, soort="passkey-verwijderd")
    log_out(visitor)
    Inloggen.opened(visitor).met_passkey()
    Inloggen(visitor).says("Deze passkey kennen wij niet. Misschien is hij verwijderd.")


def test_a_colleague_logs_in_with_a_code_and_a_passkey(visitors: Visitors) -> None:
    dirk = visitors(viewport=DESKTOP)
    # The desk leads on to logging in, sometimes before its own heading could take focus.
    dirk.allow("No element found for ref ref_kop in _set_focus")
    has_an_authenticator(dirk)
    dirk.go(routes.BALIE)
    login = Inloggen(dirk)
    expect(login.main).not_to_contain_text(dirk.says("Nog niet bij ons bekend?"))
    login.vraag_code(DIRK.email)
    Code(dirk, DIRK.email).van_de_mail()
    Passkeys(dirk).maak("Laptop van het werk")
    Balie(dirk)
    dirk.hand.press(Balie(dirk).main.get_by_role("link", name=dirk.says("Uw passkeys")))
    Passkeys(dirk).says("Laptop van het werk")
    log_out(dirk)
    dirk.hand.press(Inloggen.opened(dirk).main.get_by_role("link", name=dirk.says("Inloggen als medewerker")))
    Inloggen(dirk).vraag_code(DIRK.email)
    Code(dirk, DIRK.email).van_de_mail()
    Passkeys(dirk).druk("Gebruik uw passkey")
    Balie(dirk)
    expect(dirk.page.get_by_role("banner")).to_contain_text(DIRK.naam)


def test_a_browser_without_passkeys_shows_no_button_that_cannot_work(visitors: Visitors) -> None:
    visitor = visitors()
    visitor.context.add_init_script("delete window.PublicKeyCredential")
    login = Inloggen.opened(visitor)
    knop = login.main.get_by_role("button", name=visitor.says("Inloggen met een passkey"))
    expect(login.main.get_by_role("button", name=visitor.says("Stuur mij een code"))).to_be_visible()
    expect(knop).to_have_count(0)
    met = visitors()
    name = met.says("Inloggen met een passkey")
    expect(Inloggen.opened(met).main.get_by_role("button", name=name)).to_be_visible()
