"""A secret address is on no screen but the client's own: not at the desk, and not in a help session."""

from __future__ import annotations

from portal import routes
from portal.domain.hulp.actions import gesprek_beginnen
from portal.domain.toegang.geheim import adres_geheim_houden
from tests.running import RunningPortal
from tests.security.conftest import BILAL, FATMA, klant, medewerker
from tests.security.test_persoonlijk import GESPREK
from tests.security.visitor import Visitor

# The number too: our office is in the same street.
STRAAT = "Lindelaan 12"


async def test_no_screen_of_staff_or_of_a_helper_holds_a_secret_address(portal: RunningPortal) -> None:
    assert portal.database is not None
    bilal = klant(portal, BILAL)
    gesprek = portal.database.perform_now(
        gesprek_beginnen, relatie_id=str(bilal.klant_id), formulier=GESPREK, door=medewerker(portal, FATMA)
    )
    address = routes.balie_klant(gesprek)

    async def seen_by_the_desk() -> str:
        async with Visitor(portal).demo_login(FATMA).tab() as tab:
            await tab.open(address)
            everything = str(tab.everything())
            await tab.call("klanten.KlantState.helpen", path=address)
            for path in (routes.MIJN, routes.MIJN_GEGEVENS, routes.MIJN_ADRES, routes.MIJN_INSCHRIJVING):
                await tab.open(path)
            nieuw = {
                "land": "NL", "straat": "Kerkstraat", "huisnummer": "7", "toevoeging": "", "postcode": "6991 BB",
                "plaats": "Oud-Sandel",
            }  # fmt: skip
            await tab.call("wijzigen.WijzigenState.verder", {"form": nieuw}, path=routes.MIJN_ADRES)
            assert "Kerkstraat" in str(tab.everything())
            return everything + str(tab.everything())

    assert STRAAT in await seen_by_the_desk(), "this test would notice"
    portal.database.perform_now(adres_geheim_houden, door=bilal)
    assert STRAAT not in await seen_by_the_desk()
    async with Visitor(portal).demo_login(BILAL).tab() as tab:
        await tab.open(routes.MIJN_GEGEVENS)
        assert STRAAT in str(tab.everything())
    async with Visitor(portal).demo_login(FATMA).tab() as tab:
        await tab.open(address)
        await tab.call("klanten.KlantState.adres_inzien", {"form": {"adresreden": "Brief terug"}}, path=address)
        assert STRAAT not in str(tab.everything())
        assert "Dit kan alleen een teamleider." in str(tab.everything())
