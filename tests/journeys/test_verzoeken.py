"""Something is broken, cannot wait, went wrong at our side, or was decided wrongly: asked, dealt with, decided."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from portal import routes
from portal.domain.verzoek.rules import CONTROLEREN
from tests.journeys.browsers import DESKTOP, Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens_verzoek import (
    KLACHT,
    THUIS,
    WAT,
    BalieVerzoeken,
    MijnVerzoek,
    MijnVerzoeken,
    VerzoekStap,
    photo,
)
from tests.journeys.test_helpen import in_conversation
from tests.people import ANS, BILAL, CARLA, DIRK, FATMA
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]


def reparatie(visitor: Visitor) -> MijnVerzoek:
    """A reparatie with a photo, on whosever screens these are."""
    stap = MijnVerzoeken.opened(visitor).nieuw().kies("Iets is kapot", "reparatie", "wat")
    stap = stap.beantwoord(WAT, "foto")
    assert stap.foto(photo()) == visitor.says("De foto is toegevoegd.")
    expect(stap.fotos).to_have_count(1)
    stap = stap.verder("thuis").beantwoord(THUIS, CONTROLEREN)
    expect(stap.fotos.locator("img")).to_have_js_property("naturalWidth", 640)
    stap.says("De kraan druppelt de hele dag.")
    return stap.versturen()


def test_a_reparatie_with_a_photo_on_a_phone_is_followed_to_its_end(visitors: Visitors) -> None:
    ans = visitors(someone_like(ANS).email)
    verzoek = reparatie(ans)
    verzoek.staat("Ontvangen")
    kenmerk = verzoek.kenmerk

    dirk = visitors(DIRK.email, viewport=DESKTOP)
    werk = BalieVerzoeken.opened(dirk).open_verzoek(kenmerk)
    werk.nemen()
    expect(werk.main.locator(".foto img")).to_have_js_property("naturalWidth", 640)
    werk.doe("Sturen", {"tekst": "Is het de warme of de koude kraan?", "wacht": "ja"})

    verzoek = MijnVerzoeken.opened(ans).open_verzoek("Iets is kapot")
    verzoek.staat("Wij wachten op u")
    verzoek.says("Is het de warme of de koude kraan?")
    verzoek.zeg("De warme kraan.")
    verzoek.staat("Wij zijn bezig")

    werk = BalieVerzoeken.opened(dirk).open_verzoek(kenmerk)
    werk.says("De warme kraan.")
    werk.doe("Besluit sturen", {"uitkomst": "gepland", "motivering": "De monteur komt maandag om 14 uur."})
    verzoek = MijnVerzoeken.opened(ans).open_verzoek("Iets is kapot")
    verzoek.staat("Klaar")
    verzoek.says("De monteur komt maandag om 14 uur.")


def test_what_cannot_wait_is_phoned_first(visitors: Visitors) -> None:
    ans = visitors(someone_like(ANS).email)
    stap = VerzoekStap.typed(ans, "reparatie", "wat")
    stap = stap.beantwoord({"plek": "keuken", "wat": "Ik ruik gas bij het fornuis."}, "bellen")
    assert stap.nummers()[0] == "tel:08009009"
    stap.says("Ruikt u gas? Bel nu.")
    stap = stap.verder("foto").verder("thuis").beantwoord(THUIS, CONTROLEREN)
    stap.versturen().says("Ruikt u gas? Bel nu.")


def test_a_klacht_is_acknowledged_extended_and_decided_by_another_and_one_can_object(visitors: Visitors) -> None:
    bilal = visitors(someone_like(BILAL).email)
    stap = VerzoekStap.typed(bilal, "klacht", "wat")
    stap.send()
    stap.refused("onderwerp", "wat", "wens")
    verzoek = stap.beantwoord(KLACHT, "foto").verder(CONTROLEREN).versturen()
    kenmerk = verzoek.kenmerk

    dirk = visitors(DIRK.email, viewport=DESKTOP)
    werk = BalieVerzoeken.opened(dirk).open_verzoek(kenmerk)
    werk.nemen()
    werk.doe("Termijn verlengen", {"reden": "De monteur is twee weken ziek."})
    werk.says("U behandelde dit. Een collega neemt het besluit. Draag het hieronder over.")

    fatma = visitors(FATMA.email, viewport=DESKTOP)
    werk = BalieVerzoeken.opened(fatma).open_verzoek(kenmerk)
    werk.doe("Besluit sturen", {"uitkomst": "gegrond", "motivering": "U heeft te lang gewacht. Dat spijt ons."})

    verzoek = MijnVerzoeken.opened(bilal).open_verzoek("Een klacht over ons")
    verzoek.says("U heeft te lang gewacht. Dat spijt ons.")
    verzoek.says("Huurcommissie")
    bilal.hand.press(verzoek.main.get_by_role("link", name=bilal.says("Bezwaar maken")))
    stap = VerzoekStap(bilal, "bezwaar", "besluit")
    bilal.hand.choose(stap.main.locator("input[name=besluit]").first)
    stap = stap.verder("waarom")
    stap = stap.beantwoord({"waarom": "Er is nog niemand geweest.", "wens": "Een vaste dag."}, "foto")
    stap.verder(CONTROLEREN).versturen().says("Uw bezwaar is op tijd.")


def test_a_medewerker_fills_in_the_same_form_and_the_client_follows_it(
    visitors: Visitors, portal: RunningPortal
) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="geboortedatum")
    dirk = visitors(DIRK.email, viewport=DESKTOP)
    in_conversation(dirk, carla).help()
    verzoek = reparatie(dirk)
    verzoek.says(DIRK.naam)
    zelf = visitors(carla.email)
    eigen = MijnVerzoeken.opened(zelf).open_verzoek("Iets is kapot")
    eigen.says(f"(ingevuld door {DIRK.naam})")
    expect(eigen.main.locator(".foto img")).to_have_js_property("naturalWidth", 640)


def test_by_keyboard_in_english(visitors: Visitors) -> None:
    eva = visitors(someone_like(ANS).email, language="en", hand="keyboard")
    stap = VerzoekStap.typed(eva, "vraag", "vraag")
    stap = stap.beantwoord({"wat": "May I paint the wall?"}, "foto").verder(CONTROLEREN)
    verzoek = stap.versturen()
    verzoek.staat("Ontvangen")


def test_a_photo_that_cannot_be_taken_is_explained_and_nothing_is_lost(visitors: Visitors) -> None:
    ans = visitors(someone_like(ANS).email)
    stap = VerzoekStap.typed(ans, "reparatie", "wat").beantwoord(WAT, "foto")
    broken = {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0nonsense"}
    heic = {"name": "x.heic", "mimeType": "image/heic", "buffer": b"\0\0\0\x18ftypheic" + b"\0" * 40}
    pdf = {"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 x"}
    large = {"name": "x.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8" + b"x" * (11 << 20)}
    for file, words in (
        (broken, "Deze foto is stuk. Wij kunnen hem niet openen."),
        (heic, "Deze foto is in HEIC gemaakt. Dat kunnen wij niet lezen."),
        (pdf, "Een PDF kunnen wij hier niet aannemen."),
        (large, "Deze foto is te groot."),
    ):
        assert ans.says(words) in stap.foto(file), words
        expect(stap.fotos).to_have_count(0)
    stap.foto(photo())
    ans.hand.press(stap.fotos.get_by_role("button"))
    expect(stap.fotos).to_have_count(0)
    ans.page.go_back()
    ans.page.goto(ans.address(routes.verzoek_stap("reparatie", "wat")))
    expect(VerzoekStap(ans, "reparatie", "wat").field("wat")).to_have_value(WAT["wat"])
