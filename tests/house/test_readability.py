"""The Dutch texts stay readable for someone who has little Dutch; `python -m tools.readability` shows the numbers."""

from __future__ import annotations

import pytest

from portal import routes
from tools.readability import LONG_WORDS, Measure, measured, sentences, spoken, syllables, words

MEASURED = measured()


@pytest.mark.parametrize("file", MEASURED)
def test_sentences_are_short_and_words_are_plain(file: str) -> None:
    assert list(MEASURED[file].findings()) == []


def test_there_is_enough_to_measure() -> None:
    assert sum(len(measure.sentences) for measure in MEASURED.values()) > 300
    assert {routes.START, routes.INSCHRIJVEN, routes.antwoord("kosten"), "the frame of every page"} <= MEASURED.keys()
    assert {"message and letter inlogcode", "form inschrijving on paper"} <= MEASURED.keys()


def test_what_stands_in_the_frame_is_counted_once() -> None:
    frame = set(MEASURED["the frame of every page"].sentences)
    assert frame
    assert not frame & set(MEASURED[routes.START].sentences)


def test_a_long_word_that_stays_is_really_used_and_has_a_reason() -> None:
    used = set().union(*(measure.long for measure in MEASURED.values()))
    assert used >= LONG_WORDS.keys()
    assert all(LONG_WORDS.values())


def test_a_name_in_braces_is_a_word_and_a_dot_in_a_number_ends_nothing() -> None:
    assert spoken("U betaalt {bedrag} voor 28.500 mensen.") == "U betaalt datum voor 28500 mensen."


def test_a_number_an_address_or_a_label_is_no_sentence() -> None:
    assert sentences("Vul een bedrag in. Bijvoorbeeld: 28.500 of 28.500,50.") == [
        "Vul een bedrag in.",
        "Bijvoorbeeld: 28.500 of 28.500,50.",
    ]
    assert sentences("Typ naam@voorbeeld.nl. Klaar!") == ["Typ naam@voorbeeld.nl.", "Klaar!"]
    assert sentences("Uw naam") == []
    assert words("Bel ons: {telefoon}, tot 17.00 uur.") == ["Bel", "ons", "{telefoon}", "tot", "17.00", "uur"]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("huis", 1), ("inschrijving", 3), ("woningzoekende", 5), ("geïnformeerd", 4), ("nieuwe", 2),
        ("bijvoorbeeld", 3), ("moeilijk", 2), ("burgerservicenummer", 7),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, number: int) -> None:
    assert syllables(word) == number


def test_what_is_too_long_or_too_hard_is_named() -> None:
    hard = Measure()
    hard.add("Indien u " + "heel " * 18 + "lang wacht.")
    assert list(hard.findings()) == [
        f"22 words: {hard.sentences[0]}",
        "22.0 words per sentence on average",
        '"indien": write "als"',
    ]


def test_easy_text_scores_higher_than_hard_text() -> None:
    easy, hard = Measure(), Measure()
    easy.add("U belt ons. Wij helpen u. Het kost niets.")
    hard.add("De noodzakelijke informatieverstrekking geschiedt overeenkomstig de privacyverklaring.")
    assert easy.score > 100 > 20 > hard.score
