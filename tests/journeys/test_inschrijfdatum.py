"""No one changes the inschrijfdatum alone or unnoticed: two medewerkers, a message, and who looked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from playwright.sync_api import expect

from portal.domain.bericht.soorten import SOORTEN
from portal.i18n import zin
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.screens import Balie, Mijn, MijnBerichten, MijnGegevens, MijnInschrijving
from tests.people import DIRK, FATMA

Visitors = Callable[..., Visitor]

NIEUWE_DATUM = date(2024, 3, 1)


def test_dirk_proposes_fatma_approves_and_bilal_knows(visitors: Visitors) -> None:
    bilal = visitors("bilal@voorbeeld.nl")
    nieuw = bilal.says(zin("{dag}", dag=NIEUWE_DATUM))
    inschrijving = MijnInschrijving.opened(bilal)
    expect(inschrijving.main).not_to_contain_text(nieuw)

    dirk = Balie.opened(visitors(DIRK.email, viewport=DESKTOP))
    dirk.goedkeuren(dirk.werk(nieuw))
    dirk.told()
    expect(dirk.werk(nieuw)).to_have_count(1)
    bilal.page.reload()
    expect(MijnInschrijving(bilal).main).not_to_contain_text(nieuw)

    fatma = Balie.opened(visitors(FATMA.email, viewport=DESKTOP))
    fatma.goedkeuren(fatma.werk(nieuw))
    expect(fatma.werk(nieuw)).to_have_count(0)

    bilal.page.reload()
    MijnInschrijving(bilal).says(zin("{dag}", dag=NIEUWE_DATUM))
    bericht = Mijn.opened(bilal).naar(MijnBerichten).lees(SOORTEN["inschrijfdatum-gewijzigd"].onderwerp)
    expect(bericht).to_contain_text(nieuw)
    kijkers = Mijn.opened(bilal).naar(MijnGegevens).main.get_by_role("table")
    for reden in (
        "Voorstel om de inschrijfdatum te wijzigen",
        "Voorstel beoordelen om de inschrijfdatum te wijzigen",
    ):
        expect(kijkers.get_by_role("row").filter(has_text=reden)).to_have_count(1)
