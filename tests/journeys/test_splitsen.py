"""Together or apart: two people in two browsers, a no and then a yes; and the last word at the desk."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import is_registered, is_registered_with, someone_like
from tests.journeys.screens import KlantBevestigt, Mijn, MijnInschrijving, TweedeScherm
from tests.journeys.screens_splitsen import Splitsen
from tests.journeys.screens_wijzigen import Wijzigen
from tests.journeys.test_helpen import in_conversation
from tests.people import BILAL, CARLA, DIRK, EVA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def test_two_part_after_a_no_and_a_yes(visitors: Visitors, portal: RunningPortal) -> None:
    bilal, eva = someone_like(BILAL), someone_like(EVA)
    is_registered_with(portal, bilal, eva)
    een = visitors(bilal.email)
    twee = visitors(eva.email, language="en", hand="keyboard")
    Wijzigen.opened(een, routes.MIJN_HUISHOUDEN).hand.press(
        een.page.get_by_role("link", name="Bekijk hoe u samen of apart")
    )
    vraag = Splitsen(een)
    vraag.says("{naam} krijgt een eigen inschrijving", naam=eva.naam)
    vraag.druk("Vraag {naam} om ja te zeggen", naam=eva.naam)
    portal.newest_to(eva.email, soort="splitsen-gevraagd")

    mijn = Mijn.opened(twee)
    mijn.hand.press(mijn.main.get_by_role("link", name=twee.says("{naam} wil apart verder", naam=bilal.naam)))
    antwoord = Splitsen(twee)
    antwoord.says("{naam} houdt de inschrijving", naam=bilal.naam)
    gezegd = antwoord.druk("Nee, wij blijven samen ingeschreven")
    assert twee.says("U heeft nee gezegd. Er is niets veranderd.") in gezegd
    portal.newest_to(bilal.email, soort="splitsen-geweigerd")

    vraag = Splitsen.opened(een)
    vraag.druk("Vraag {naam} om ja te zeggen", naam=eva.naam)
    vraag.druk("Toch niet, trek mijn vraag in")
    antwoord = Splitsen.opened(twee)
    antwoord.druk("Vraag {naam} om ja te zeggen", naam=bilal.naam)
    vraag = Splitsen.opened(een)
    assert "U staat nu alleen ingeschreven." in vraag.druk("Ja, ik ga apart verder")
    vraag.says("Gaat u met iemand samenwonen?")
    for visitor in (een, twee):
        inschrijving = MijnInschrijving.opened(visitor)
        expect(inschrijving.main).not_to_contain_text(visitor.says("Medeaanvrager"))
        inschrijving.says("Inschrijfdatum")


def test_two_join_and_one_of_them_at_the_desk(visitors: Visitors, portal: RunningPortal) -> None:
    carla, eva = someone_like(CARLA), someone_like(EVA)
    for persoon in (carla, eva):
        is_registered(portal, persoon)
    een = visitors(carla.email)
    vraag = Splitsen.opened(een)
    vraag.vul_in(naam=eva.naam, contact="eva")
    vraag.refused("contact")
    vraag.vul_in(naam=eva.naam, contact=eva.email)
    assert "Uw vraag is verstuurd. Er is nog niets veranderd." in vraag.told()
    portal.newest_to(eva.email, soort="samenvoegen-gevraagd")

    twee = visitors(eva.email, language="en", hand="keyboard")
    mijn = Mijn.opened(twee)
    mijn.hand.press(mijn.main.get_by_role("link", name=twee.says("{naam} wil samen verder", naam=carla.naam)))
    antwoord = Splitsen(twee)
    antwoord.says("{naam} wordt medeaanvrager", naam=eva.naam)
    gezegd = antwoord.druk("Ja, ik ga samen verder")
    assert twee.says("U heeft ja gezegd. De ander heeft nu het laatste woord.") in gezegd

    tweede = TweedeScherm.opened(visitors(viewport=DESKTOP))
    code = tweede.code()
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    in_conversation(dirk, carla).help()
    samen = Splitsen.opened(dirk)
    samen.says("{naam} wordt medeaanvrager", naam=eva.naam)
    samen.hand.press(samen.main.get_by_role("link", name=dirk.says("Laat de klant bevestigen")))
    bevestigt = KlantBevestigt(dirk)
    bevestigt.zet_op_het_scherm(code)
    expect(tweede.main).to_contain_text(f"{eva.naam} wordt medeaanvrager.")
    tweede.zegt("Ja, dit wil ik")
    bevestigt.staat("De klant heeft bevestigd")

    portal.newest_to(eva.email, soort="samengevoegd-mede")
    antwoord = Splitsen.opened(twee)
    antwoord.says("{naam} krijgt een eigen inschrijving", naam=eva.naam)
    MijnInschrijving.opened(een).says("bevestigd")
