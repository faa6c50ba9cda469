"""Finding an answer in one's own words, however they are spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import routes
from portal.domain.antwoord.queries import antwoord_onder, antwoorden_bij
from portal.domain.antwoord.rules import gelijkenis, stam, te_tellen, woorden
from portal.domain.antwoord.teksten import ANTWOORD_BIJ_NAAM, ANTWOORDEN
from portal.i18n import LANGUAGES, say


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("waarom moet ik betalen", "kosten"),
        ("Waarom moet ik betálen??", "kosten"),
        ("wat kost het", "kosten"),
        ("inschrijfgeld terug", "kosten"),
        ("ik heb geen code gekregen", "geen-code"),
        ("kode komt niet", "geen-code"),
        ("inlogkode", "geen-code"),
        ("hoe moet ik mij inschreiven", "inschrijven"),
        ("aanmelden", "inschrijven"),
        ("registreren", "inschrijven"),
        ("betaling mislukt", "betalen-lukt-niet"),
        ("mijn geld is afgeschreven maar het werkt niet", "betalen-lukt-niet"),
        ("wachttijd", "inschrijfdatum"),
        ("inschrijfdatum klopt niet", "inschrijfdatum"),
        ("met mijn partner", "samen-inschrijven"),
        ("medeaanvrager", "samen-inschrijven"),
        ("medeaanvrger", "samen-inschrijven"),
        ("nep mail", "echt-bericht"),
        ("is dit phishing", "echt-bericht"),
        ("privacy", "mijn-gegevens"),
        ("bewindvoerder", "iemand-anders-regelt-het"),
        ("mijn dochter doet het voor mij", "iemand-anders-regelt-het"),
        ("tolk arabisch", "hulp-en-tolk"),
        ("afspraak maken op kantoor", "hulp-en-tolk"),
        ("klacht indienen", "klacht"),
        ("ik ben boos", "klacht"),
        ("ik word uit huis gezet uitgezet", "spoed"),
        ("dakloos", "spoed"),
        ("mijn inschrijving is verlopen", "verlengen"),
        ("kraan lekt", "iets-is-kapot"),
        ("reparatie", "iets-is-kapot"),
    ],
)
def test_a_question_in_dutch_finds_its_answer_first(vraag: str, naam: str) -> None:
    gevonden = antwoorden_bij(vraag, taal="nl")
    assert gevonden, vraag
    assert gevonden[0].naam == naam, [antwoord.naam for antwoord in gevonden]


@pytest.mark.parametrize(
    ("vraag", "naam"),
    [
        ("why do I have to pay", "kosten"),
        ("no code received", "geen-code"),
        ("register", "inschrijven"),
        ("homeless", "spoed"),
        ("interpreter", "hulp-en-tolk"),
        ("complaint", "klacht"),
        ("inschrijfdatum", "inschrijfdatum"),
        ("medeaanvrager", "samen-inschrijven"),
    ],
)
def test_a_question_in_english_finds_it_too_also_with_the_dutch_word(vraag: str, naam: str) -> None:
    assert antwoorden_bij(vraag, taal="en")[0].naam == naam


@pytest.mark.parametrize("vraag", ["zwembad", "parkeervergunning", "", "de het een", "?!", "xqzw", "hond kat goudvis"])
def test_what_is_not_there_is_not_found(vraag: str) -> None:
    assert antwoorden_bij(vraag, taal="nl") == []


@pytest.mark.parametrize("taal", LANGUAGES)
def test_every_answer_is_found_by_its_own_question(taal: str) -> None:
    for antwoord in ANTWOORDEN:
        assert antwoorden_bij(say(antwoord.vraag, taal), taal=taal)[0] is antwoord


@pytest.mark.parametrize(
    ("een", "ander"),
    [("betalen", "betaling"), ("betaald", "betaal"), ("inschrijven", "inschreiven"), ("code", "kode"),
     ("vrouw", "vrau"), ("klacht", "klagt"), ("kosten", "kost")],
)  # fmt: skip
def test_words_that_sound_alike_have_one_stem(een: str, ander: str) -> None:
    assert gelijkenis(stam(een, "nl"), stam(ander, "nl")) >= 0.8


@given(st.text(max_size=60))
def test_whatever_is_typed_is_searched_without_trouble(tekst: str) -> None:
    for taal in LANGUAGES:
        antwoorden_bij(tekst, taal=taal)
        assert all(woord.isalpha() and woord in woorden(tekst, taal) for woord in te_tellen(tekst, taal))


def test_only_plain_words_are_counted() -> None:
    assert te_tellen("Mijn BSN is 111222333 en tel 06-12345678, jan@voorbeeld.nl", "nl") == [
        "bsn", "tel", "jan", "voorbeeld",
    ]  # fmt: skip
    assert len(te_tellen("aap noot mies wim zus jet teun vuur gijs lam", "nl")) == 6


def test_every_answer_has_an_address_and_every_address_an_answer() -> None:
    assert set(routes.ANTWOORDEN) == set(ANTWOORD_BIJ_NAAM)
    assert len(ANTWOORDEN) == len(ANTWOORD_BIJ_NAAM)


def test_every_answer_has_an_owner_a_date_and_a_day_to_look_again() -> None:
    for antwoord in ANTWOORDEN:
        assert antwoord.eigenaar
        assert antwoord.geschreven_op < antwoord.nakijken_voor


def test_a_page_has_at_most_one_answer_under_it_and_it_is_a_page() -> None:
    pages = [adres for antwoord in ANTWOORDEN for adres in antwoord.adressen]
    assert len(pages) == len(set(pages))
    assert set(pages) <= routes.PAGES
    bij_code = antwoord_onder(routes.INLOGGEN_CODE)
    assert bij_code is not None
    assert bij_code.naam == "geen-code"
    assert antwoord_onder(routes.START) is None
