"""Registering together: the other person says yes in their own login, or answers on the second screen at the desk."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal.domain.inschrijving.queries import inschrijving_van
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_asked, someone_like, store
from tests.journeys.screens import Balie, Inloggen, Mijn, MijnInschrijving, TweedeScherm
from tests.makers import samen_met
from tests.people import BILAL, CARLA, DIRK
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def test_eva_says_yes_and_carla_sees_it(visitors: Visitors) -> None:
    carla, eva = visitors(), visitors()
    Inloggen.opened(carla).word("Carla Mulder")
    inschrijving = Mijn(carla).naar(MijnInschrijving)
    inschrijving.says("nog niet bevestigd")

    Inloggen.opened(eva).word("Eva Bakker")
    mijn = Mijn(eva)
    vraag = mijn.main.locator("section").filter(has_text="Carla Mulder")
    vraag.get_by_role("button", name=eva.says("Ja, dat wil ik")).click()
    mijn.told()
    expect(mijn.main.get_by_role("button", name=eva.says("Ja, dat wil ik"))).to_have_count(0)

    carla.page.reload()
    inschrijving = MijnInschrijving(carla)
    inschrijving.says("bevestigd")
    expect(inschrijving.main).not_to_contain_text(carla.says("nog niet bevestigd"))
    carla.portal.newest_to("carla@voorbeeld.nl", soort="medeaanvrager-antwoord")


def test_bilal_says_no_on_the_second_screen_at_the_desk(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    klant = has_asked(portal, carla, anders=samen_met(BILAL, weg="balie"))
    stand = store(portal).read_now(inschrijving_van, relatie_id=str(klant.klant_id))
    assert stand is not None
    tweede = TweedeScherm.opened(visitors(viewport=DESKTOP))
    code = tweede.code()

    dirk = visitors(DIRK.email, viewport=DESKTOP)
    bevestigen = Balie.opened(dirk).ontvang_medeaanvrager(stand.nummer)
    bevestigen.zet_op_het_scherm(code)

    expect(tweede.main).to_contain_text(f"{carla.naam} wil zich samen met u inschrijven voor een woning.")
    tweede.zegt("Nee, dit wil ik niet")
    expect(tweede.main).to_contain_text(tweede.visitor.says("U heeft nee gezegd. Er is niets afgesproken."))
    bevestigen.staat("Er is niets afgesproken")

    portal.newest_to(carla.email, soort="medeaanvrager-antwoord")
    inschrijving = MijnInschrijving.opened(visitors(carla.email))
    expect(inschrijving.main).not_to_contain_text(inschrijving.visitor.says("nog niet bevestigd"))
