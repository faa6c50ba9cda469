"""Logging in at an identity provider, with a real one: a colleague who works, and a client who links it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from portal import routes
from portal.domain.corporatie.model import MedewerkerRol
from portal.domain.toegang.aanbieder import Collegaregel, medewerkers_bijwerken
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.screens import Balie, Inloggen, Mijn, MijnGegevens, Startpagina
from tests.journeys.screens_machtiging import MachtigingCode, Machtigingen
from tests.oidc.peer import portal_with_providers
from tests.people import DIRK, EVA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]
STAFF = {"oid-dirk": {"roles": ["Portaal.Klantcontact"]}}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """A portal with an identity provider for staff and another for clients."""
    folder = tmp_path_factory.mktemp("aanbieder")
    with portal_with_providers(folder, STAFF, {"burger-1": {}}) as (running, staff, _):
        assert running.database is not None
        dirk = Collegaregel(
            DIRK.corporatie, DIRK.naam, DIRK.functie, MedewerkerRol.KLANTCONTACT, DIRK.email, "oid-dirk"
        )
        running.database.perform_now(medewerkers_bijwerken, collegas=[dirk], issuer=staff.issuer)
        yield running


def at_the_provider(visitor: Visitor, who: str, *, strong: bool = True) -> None:
    """Fill in the page of the provider."""
    visitor.page.get_by_label("Who").fill(who)
    visitor.page.get_by_label("Strong").set_checked(strong)
    visitor.page.get_by_role("button", name="Log in").click()


def test_a_colleague_logs_in_at_the_provider_works_and_logs_out_there_too(visitors: Visitors) -> None:
    dirk = visitors(viewport=DESKTOP)
    # The desk leads on to logging in, sometimes before its own heading could take focus.
    dirk.allow("No element found for ref ref_kop in _set_focus")
    dirk.go(routes.BALIE)
    login = Inloggen(dirk)
    dirk.hand.press(login.main.get_by_role("button", name=dirk.says("Inloggen als medewerker")))
    at_the_provider(dirk, "oid-dirk")
    Balie(dirk)
    expect(dirk.page.get_by_role("banner")).to_contain_text(DIRK.naam)
    dirk.hand.press(dirk.page.get_by_role("button", name=dirk.says("Uitloggen")))
    dirk.page.get_by_role("button", name="Yes").click()
    Startpagina(dirk)
    dirk.hand.press(Inloggen.opened(dirk).main.get_by_role("button", name=dirk.says("Inloggen als medewerker")))
    expect(dirk.page.get_by_label("Who")).to_be_visible()


def test_a_client_links_the_provider_logs_in_with_it_and_stops_it(visitors: Visitors) -> None:
    visitor = visitors()
    Inloggen.opened(visitor).vraag_code("koppelt@voorbeeld.nl").van_de_mail()
    Mijn(visitor)
    own = MijnGegevens.opened(visitor)
    visitor.hand.press(own.main.get_by_role("button", name=visitor.says("Koppel {naam}", naam="Burgerinlog")))
    at_the_provider(visitor, "burger-1")
    MijnGegevens(visitor).says(visitor.says("U kunt nu ook inloggen met {naam}.", naam="Burgerinlog"))

    later = visitors()
    button = later.says("Inloggen met {naam}", naam="Burgerinlog")
    later.hand.press(Inloggen.opened(later).main.get_by_role("button", name=button))
    at_the_provider(later, "burger-1")
    Mijn(later)
    form = Machtigingen.opened(later).iemand_machtigen()
    form.vul_in(EVA, "lezen")
    code = form.verder()
    later.hand.press(code.main.get_by_role("button", name=later.says("Bevestig via {naam}", naam="Burgerinlog")))
    at_the_provider(later, "burger-1", strong=False)
    code = MachtigingCode(later)
    assert later.says("Het is niet gelukt om te zien wie u bent.") in code.told()
    later.hand.press(code.main.get_by_role("button", name=later.says("Bevestig via {naam}", naam="Burgerinlog")))
    at_the_provider(later, "burger-1")
    code = MachtigingCode(later)
    code.says("U heeft laten zien dat u het bent. Maak het af met de knop.")
    code.send()
    code.klaar().staat_er(EVA, "moet nog ja zeggen")
    own = MijnGegevens.opened(visitor)
    visitor.hand.press(own.main.get_by_role("button", name=visitor.says("Ontkoppelen")))
    own.says(visitor.says("Ontkoppeld. U logt vanaf nu in met een code."))
    later.go(routes.MIJN)
    Inloggen(later)
