"""Wrong input: each page says what to do, focus goes to what is wrong, and what was typed stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from playwright.sync_api import expect

from portal import clock
from portal.domain.shared.errors import zin
from portal.domain.shared.invoer import BSN_GEVONDEN, BSN_MISSCHIEN
from tests.journeys.axe import TOO_WIDE
from tests.journeys.browsers import PHONE, Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import Contact, Controleren, Inloggen, MijnGegevens, Screen, Vraag, beantwoord_alles
from tests.journeys.states import SAMEN
from tests.people import BILAL, CARLA, Formulier
from tests.running import RunningPortal

Visitors = Callable[..., Visitor]

# step, what is typed, the fields that are named
WRONG: list[tuple[str, Formulier, tuple[str, ...]]] = [
    ("naam", {"voornaam": "", "achternaam": "1234"}, ("voornaam", "achternaam")),
    ("naam", {"voornaam": "Jo", "achternaam": "Jansen <3"}, ("achternaam",)),
    ("geboortedatum", {}, ("geboortedatum_dag",)),
    (
        "geboortedatum",
        {"geboortedatum_dag": "31", "geboortedatum_maand": "2", "geboortedatum_jaar": "1990"},
        ("geboortedatum_dag",),
    ),
    (
        "geboortedatum",
        {"geboortedatum_dag": "1", "geboortedatum_maand": "13", "geboortedatum_jaar": "1990"},
        ("geboortedatum_maand",),
    ),
    (
        "geboortedatum",
        {"geboortedatum_dag": "1", "geboortedatum_maand": "1", "geboortedatum_jaar": "2999"},
        ("geboortedatum_jaar",),
    ),
    ("adres", {}, ("straat", "huisnummer", "postcode", "plaats")),
    (
        "adres",
        {"straat": "Lindelaan", "huisnummer": "12 bis", "postcode": "12 AB", "plaats": "Lindeveen"},
        ("huisnummer", "postcode"),
    ),
    ("contact", {}, ("kanaal", "taal")),
    ("huishouden", {}, ("samen", "kinderen")),
    ("huishouden", {"samen": "nee", "kinderen": "veel"}, ("kinderen",)),
    ("medeaanvrager", {}, ("mede_naam", "mede_weg")),
    (
        "medeaanvrager",
        {"mede_naam": "Jo", "mede_weg": "EMA", "mede_email": "jo bij voorbeeld"},
        ("mede_email",),
    ),
    ("inkomen", {"inkomen": "genoeg"}, ("inkomen",)),
    ("woonwensen", {"wens_plaatsen": "Bel mij op 111222333"}, ("wens_plaatsen",)),
]


@pytest.mark.parametrize(("stap", "getypt", "velden"), WRONG, ids=[f"{w[0]}-{'-'.join(w[2])}" for w in WRONG])
def test_a_wrong_answer_is_named_and_kept(
    visitors: Visitors, portal: RunningPortal, stap: str, getypt: Formulier, velden: tuple[str, ...]
) -> None:
    persoon = someone_like(SAMEN)
    has_answered(portal, persoon, until=stap)
    visitor = visitors(persoon.email)
    vraag = Vraag.opened(visitor, stap)
    vraag.fill_in(getypt)
    vraag.send()
    sentences = vraag.refused(*velden)
    assert all(say_what_to_do(sentence) for sentence in sentences), sentences
    still_there(vraag, getypt)
    for veld in velden:
        if vraag.field(veld).get_attribute("type") != "radio":
            expect(vraag.field(veld)).to_have_attribute("aria-invalid", "true")
    vraag.beantwoorden(persoon.antwoorden()[stap], naar=next_after(stap))


def say_what_to_do(sentence: str) -> bool:
    """Whether a sentence tells the reader to do something."""
    return any(word in sentence for word in ("Vul ", "Kies ", "Haal ", "Controleer ", "Kruis "))


def still_there(screen: Screen, typed: Formulier) -> None:
    """What was typed or chosen is still on screen."""
    for name, value in typed.items():
        options = screen.form.locator(f"input[type=radio][name={name}]")
        if options.count():
            expect(screen.form.locator(f"input[name={name}][value={value}]")).to_be_checked()
        else:
            expect(screen.field(name)).to_have_value(value)


def next_after(stap: str) -> str:
    """The page after this one, for who registers together."""
    stappen = [*SAMEN.antwoorden(), "controleren"]
    return stappen[stappen.index(stap) + 1]


def test_the_order_button_without_agreement_is_refused(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla)
    controleren = Controleren.opened(visitors(carla.email))
    controleren.hand.tick(controleren.field("gelezen"))
    controleren.send()
    [sentence] = controleren.refused("akkoord")
    assert say_what_to_do(sentence)
    expect(controleren.field("gelezen")).to_be_checked()
    controleren.inschrijven_en_betalen()


@pytest.mark.parametrize("typed", ["", "bilal bij voorbeeld", "06 123"])
def test_an_address_that_cannot_be_is_named_and_kept(visitors: Visitors, typed: str) -> None:
    inloggen = Inloggen.opened(visitors())
    inloggen.fill_in({"contact": typed})
    inloggen.send()
    inloggen.refused("contact")
    expect(inloggen.field("contact")).to_have_value(typed)
    inloggen.vraag_code(someone_like(BILAL).email)


def test_under_age_is_refused_with_the_day_and_a_way_on(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="geboortedatum")
    visitor = visitors(carla.email)
    vraag = Vraag.opened(visitor, "geboortedatum")
    geboren = clock.today() - relativedelta(years=17, days=3)
    vraag.fill_in(on_day(geboren))
    vraag.send()
    told = vraag.told()
    vanaf = geboren + relativedelta(years=18)
    sentence = zin("U kunt zich inschrijven vanaf {vanaf}. Dan bent u {leeftijd} jaar.", vanaf=vanaf, leeftijd=18)
    assert visitor.says(sentence) in told
    assert "Bel ons" in told
    still_there(vraag, on_day(geboren))
    vraag.beantwoorden(on_day(carla.geboortedatum), naar="adres")


def on_day(day: date) -> Formulier:
    """A date as it is typed."""
    parts = {"dag": day.day, "maand": day.month, "jaar": day.year}
    return {f"geboortedatum_{part}": str(number) for part, number in parts.items()}


@pytest.mark.parametrize(
    ("voornaam", "achternaam"),
    [("O", "E"), ("A" * 200, "Zo" * 100), ("محمد", "الأمراني"), ("Şeyma", "Yılmaz-d’Öztürk")],
    ids=["one letter", "200 letters", "Arabic", "diacritics"],
)
def test_a_name_is_kept_as_its_owner_writes_it(
    visitors: Visitors, portal: RunningPortal, voornaam: str, achternaam: str
) -> None:
    persoon = someone_like(CARLA, voornaam=voornaam, achternaam=achternaam)
    visitor = visitors(persoon.email)
    visitor.go("/inschrijven/naam")
    Vraag(visitor, "naam").beantwoorden(persoon.antwoorden()["naam"], naar="geboortedatum")
    has_answered(portal, persoon)
    controleren = Controleren.opened(visitor)
    controleren.toont(f"{voornaam} {achternaam}")
    assert visitor.page.viewport_size == PHONE
    assert not visitor.page.evaluate(TOO_WIDE)


def test_a_bsn_is_refused_and_what_may_be_one_is_asked(visitors: Visitors) -> None:
    visitor = visitors()
    contact = Contact.opened(visitor)
    contact.bel_mij_terug("Jo Jansen", "06 12345678", "Mijn BSN is 111222333.")
    assert contact.refused("vraag") == [visitor.says(BSN_GEVONDEN)]
    expect(contact.field("geen_bsn")).to_have_count(0)
    contact.bel_mij_terug("Jo Jansen", "06 12345678", "Mijn klantnummer is 111222333 geloof ik.")
    assert contact.refused("vraag") == [visitor.says(BSN_MISSCHIEN)]
    contact.hand.tick(contact.field("geen_bsn"))
    contact.send()
    contact.belofte()


def test_a_recognition_word_with_a_bsn_is_refused(visitors: Visitors) -> None:
    gegevens = MijnGegevens.opened(visitors(someone_like(BILAL).email))
    gegevens.fill_in({"herkenningswoord": "111222333"})
    gegevens.send()
    gegevens.refused("herkenningswoord")
    gegevens.fill_in({"herkenningswoord": "kastanje"})
    gegevens.send()
    assert "kastanje" not in gegevens.told()
    expect(gegevens.field("herkenningswoord")).to_have_value("kastanje")


def test_every_question_after_a_mistake_leads_to_the_check(visitors: Visitors) -> None:
    persoon = someone_like(BILAL)
    visitor = visitors(persoon.email)
    vraag = Vraag.opened(visitor, "naam")
    vraag.send()
    vraag.refused("voornaam", "achternaam")
    beantwoord_alles(visitor, persoon).toont(persoon.naam)
