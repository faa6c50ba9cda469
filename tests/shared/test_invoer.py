"""What people type, and what they hear when it cannot be taken."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from stdnum.nl import bsn

from portal.domain.shared.errors import FouteInvoer, zin
from portal.domain.shared.invoer import (
    BSN_GEVONDEN,
    BSN_MISSCHIEN,
    NAAM_MAXIMUM,
    Antwoorden,
    OngeldigeInvoer,
    is_mobiel,
    landen,
    leeftijd_op,
    met_gewone_cijfers,
    misschien_bsn,
    parse_aantal,
    parse_buitenlandse_postcode,
    parse_email,
    parse_geboortedatum,
    parse_huisnummer,
    parse_keuze,
    parse_land,
    parse_mobiel,
    parse_naam,
    parse_plaats,
    parse_postcode,
    parse_straat,
    parse_tekst,
    parse_telefoon,
    parse_toevoeging,
    parse_vinkje,
    zeker_bsn,
)

VANDAAG = date(2026, 11, 22)
BSN = "123456782"
GEEN_BSN = "123456789"


def parse_verhaal(tekst: str) -> str:
    return parse_tekst(tekst, maximum=500, leeg=zin("Vul hier iets in."))


PARSERS: list[Callable[[str], object]] = [
    parse_naam,
    parse_email,
    parse_telefoon,
    parse_mobiel,
    parse_postcode,
    parse_huisnummer,
    parse_toevoeging,
    parse_straat,
    parse_plaats,
    parse_buitenlandse_postcode,
    parse_land,
    parse_verhaal,
    parse_aantal,
    parse_vinkje,
]

getypt = st.one_of(
    st.text(),
    st.text("0123456789 .-+/@aAé\u0301\u200d\u202e\x00\ud800<'€,", max_size=30),
)


@pytest.mark.parametrize("parser", PARSERS)
@given(tekst=getypt)
@example(tekst="\x00")
@example(tekst="\ud800")
@example(tekst="9" * 5000)
def test_any_text_is_a_value_that_can_be_stored_or_a_refusal(parser: Callable[[str], object], tekst: str) -> None:
    try:
        uitkomst = str(parser(tekst))
    except OngeldigeInvoer as fout:
        uitkomst = str(fout.reden)
    assert "\x00" not in uitkomst
    assert uitkomst.encode("utf-8").decode("utf-8") == uitkomst


regels = st.text(st.one_of(st.characters(categories=["L", "M"]), st.sampled_from(" '’-./,\u200d\u200b")))


@pytest.mark.parametrize(
    ("parser", "goed_getypt"),
    [
        (parse_naam, regels),
        (parse_straat, regels),
        (parse_plaats, regels),
        (parse_toevoeging, st.from_regex(r"\s?[a-zA-Z0-9 /-]{1,8}", fullmatch=True)),
        (parse_buitenlandse_postcode, st.from_regex(r"\s?[a-zA-Z0-9 -]{1,10}", fullmatch=True)),
        (parse_verhaal, st.text()),
        (parse_email, st.emails()),
        (parse_telefoon, st.from_regex(r"0[67 ] ?-?[1-5][0-9 ]{7,10}|\+32 4[789]\d{7}", fullmatch=True)),
        (parse_mobiel, st.from_regex(r"(06|\+316|00316)[ -]?[1-5][0-9]{7}", fullmatch=True)),
        (parse_postcode, st.from_regex(r"[1-9]\d{3} {0,2}[a-zA-Z]{2}", fullmatch=True)),
        (parse_huisnummer, st.from_regex(r" ?[0-9]{1,6}", fullmatch=True)),
        (parse_aantal, st.from_regex(r" ?\d{1,2}", fullmatch=True)),
        (parse_land, st.sampled_from(sorted(landen()))),
    ],
)
@given(data=st.data())
def test_a_clean_value_stays_the_same_when_it_is_typed_again(
    parser: Callable[[str], object], goed_getypt: st.SearchStrategy[str], data: st.DataObject
) -> None:
    try:
        waarde = parser(data.draw(goed_getypt))
    except OngeldigeInvoer:
        assume(False)
    assert parser(str(waarde)) == waarde


# --- names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "naam",
    [
        "O",
        "Jan",
        "Anne-Marie van 't Hoff",
        "D’Arcy",
        "Müller",
        "Şükrü Yılmaz",
        "Nguyễn Thị Ánh",
        "محمد",
        "می‌خواهم",
        "王小明",
        "Ольга",
        "ज्योति",
        "St. John",
        "Smit, geb. Bakker",
        "Jan de 2e",
        "Gal·la",
    ],
)
def test_a_name_is_taken_as_its_owner_writes_it(naam: str) -> None:
    assert parse_naam(naam) == unicodedata.normalize("NFC", naam)


def test_a_name_is_stored_in_one_way_however_its_accents_are_typed() -> None:
    assert parse_naam("Jose\u0301") == parse_naam("Jos\u00e9") == "José"


def test_spaces_around_and_in_a_name_are_tidied() -> None:
    assert parse_naam("  Anne\u00a0 \tMarie ") == "Anne Marie"


def test_signs_nobody_can_see_are_left_out_of_a_name() -> None:
    assert parse_naam("\ufeffJan\u202e Smit\u200b") == "Jan Smit"


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("", "Vul uw naam in"),
        (" \u200b ", "Vul uw naam in"),
        ("12345", "letters"),
        ("-", "letters"),
        ("\u0301", "letters"),
        ("<b>Jan</b>", "<"),
        ("Jan & Piet", "&"),
        ("{naam}", "{"),
        ("jan@voorbeeld.nl", "@"),
        ("Jan\x00", "niet kunnen lezen"),
        ("Jan\ud800", "niet kunnen lezen"),
        ("Jan 😀", "😀"),
        (f"Jan {BSN}", "burgerservicenummer"),
        ("a" * (NAAM_MAXIMUM + 1), "201 tekens"),
    ],
)
def test_what_cannot_be_a_name_is_refused_with_what_to_do(tekst: str, reden: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        parse_naam(tekst)
    assert reden in str(fout.value.reden)


def test_a_name_of_two_hundred_letters_is_a_name() -> None:
    assert parse_naam("é" * NAAM_MAXIMUM) == "é" * NAAM_MAXIMUM


def test_the_sentence_for_an_empty_name_can_fit_the_question() -> None:
    with pytest.raises(OngeldigeInvoer, match="achternaam"):
        parse_naam("", leeg=zin("Vul uw achternaam in."))


@given(st.text(st.characters(categories=["L", "M"]), min_size=1, max_size=50))
def test_a_name_keeps_every_letter(naam: str) -> None:
    assume(any(teken.isalpha() for teken in naam))
    assert parse_naam(naam) == unicodedata.normalize("NFC", naam)


# --- date of birth ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("delen", "geboren"),
    [
        (("31", "3", "1980"), date(1980, 3, 31)),
        ((" 01 ", "01", "1900"), date(1900, 1, 1)),
        (("29", "2", "2000"), date(2000, 2, 29)),
        (("22", "11", "2026"), VANDAAG),
        (("٣١", "٣", "١٩٨٠"), date(1980, 3, 31)),
    ],
)
def test_a_date_of_birth_is_read_from_three_boxes(delen: tuple[str, str, str], geboren: date) -> None:
    assert parse_geboortedatum(*delen, vandaag=VANDAAG) == geboren


@pytest.mark.parametrize(
    ("delen", "deel", "reden"),
    [
        (("", "", ""), "dag", "Bijvoorbeeld: 31 3 1980"),
        (("", "3", "1980"), "dag", "dag in van 1 tot en met 31"),
        (("32", "3", "1980"), "dag", "dag in van 1 tot en met 31"),
        (("0", "3", "1980"), "dag", "dag in van 1 tot en met 31"),
        (("14", "13", "1991"), "maand", "maand in van 1 tot en met 12"),
        (("14", "maart", "1991"), "maand", "maand in van 1 tot en met 12"),
        (("14", "", "1991"), "maand", "maand in van 1 tot en met 12"),
        (("14", "3", "91"), "jaar", "4 cijfers"),
        (("14", "3", ""), "jaar", "4 cijfers"),
        (("14", "3", "19910"), "jaar", "4 cijfers"),
        (("14", "3", "1899"), "jaar", "vanaf 1900"),
        (("31", "4", "1980"), "dag", "30 dagen"),
        (("29", "2", "1900"), "dag", "28 dagen"),
        (("29", "2", "2023"), "dag", "28 dagen"),
        (("30", "2", "2024"), "dag", "29 dagen"),
        (("23", "11", "2026"), "jaar", "nog komen"),
        (("1", "1", "2027"), "jaar", "nog komen"),
    ],
)
def test_a_wrong_date_of_birth_names_the_box_and_what_to_do(delen: tuple[str, str, str], deel: str, reden: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        parse_geboortedatum(*delen, vandaag=VANDAAG)
    assert fout.value.deel == deel
    assert reden in str(fout.value.reden)


@given(st.dates(date(1900, 1, 1), VANDAAG))
def test_every_date_since_1900_can_be_a_date_of_birth(geboren: date) -> None:
    delen = (str(geboren.day), str(geboren.month), str(geboren.year))
    assert parse_geboortedatum(*delen, vandaag=VANDAAG) == geboren


@given(getypt, getypt, getypt)
def test_any_three_texts_are_a_date_in_the_past_or_a_refusal(dag: str, maand: str, jaar: str) -> None:
    uitkomst: object
    try:
        uitkomst = date(1900, 1, 1) <= parse_geboortedatum(dag, maand, jaar, vandaag=VANDAAG) <= VANDAAG
    except OngeldigeInvoer as fout:
        uitkomst = fout.deel
    assert uitkomst in (True, "dag", "maand", "jaar")


@pytest.mark.parametrize(
    ("geboren", "dag", "leeftijd"),
    [
        (date(2008, 11, 22), VANDAAG, 18),
        (date(2008, 11, 23), VANDAAG, 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (VANDAAG, VANDAAG, 0),
    ],
)
def test_a_year_is_added_on_the_birthday(geboren: date, dag: date, leeftijd: int) -> None:
    assert leeftijd_op(geboren, dag) == leeftijd


# --- e-mail and phone ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tekst", "email"),
    [
        ("jan@voorbeeld.nl", "jan@voorbeeld.nl"),
        (" Jan.Smit+huis@Voorbeeld.NL\n", "jan.smit+huis@voorbeeld.nl"),
        ("jan@bücher.example", "jan@xn--bcher-kva.example"),
    ],
)
def test_an_email_address_is_taken_in_the_form_every_mail_server_knows(tekst: str, email: str) -> None:
    assert parse_email(tekst) == email


@pytest.mark.parametrize(
    "tekst", ["jan", "jan@", "jan@voorbeeld", "jan@voorbeeld,nl", "jan voorbeeld@x.nl", "jän@voorbeeld.nl"]
)
def test_what_cannot_be_an_email_address_is_refused_with_an_example(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer, match="zoals naam@voorbeeld"):
        parse_email(tekst)


def test_an_empty_email_address_is_asked_for() -> None:
    with pytest.raises(OngeldigeInvoer, match="Vul uw e-mailadres in"):
        parse_email("  ")


@pytest.mark.parametrize(
    ("tekst", "telefoon"),
    [
        ("06 12345678", "+31612345678"),
        ("06-12 34 56 78", "+31612345678"),
        ("+31 (0)6 12345678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("0313 12 34 56", "+31313123456"),
        ("+32 470 12 34 56", "+32470123456"),
        ("+90 532 123 45 67", "+905321234567"),
    ],
)
def test_a_phone_number_is_stored_in_one_way(tekst: str, telefoon: str) -> None:
    assert parse_telefoon(tekst) == telefoon


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("", "Vul uw telefoonnummer in"),
        ("06 1234", "klopt niet"),
        ("geen", "klopt niet"),
        ("112", "klopt niet"),
        ("0" * 300, "klopt niet"),
        ("020 6201234 ext. 12", "zonder toestelnummer"),
        ("0900 1234", "niet bellen"),
    ],
)
def test_a_number_we_cannot_call_back_is_refused_with_what_to_do(tekst: str, reden: str) -> None:
    with pytest.raises(OngeldigeInvoer, match=reden):
        parse_telefoon(tekst)


def test_only_a_mobile_number_gets_an_sms() -> None:
    assert is_mobiel("+31612345678")
    assert not is_mobiel("+31313123456")
    assert parse_mobiel("06 12345678") == "+31612345678"
    with pytest.raises(OngeldigeInvoer, match="geen sms"):
        parse_mobiel("0313 12 34 56")


# --- address ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tekst", ["1234 AB", "1234ab", " 1234  ab ", "１２３４ab"])
def test_a_postcode_is_stored_in_one_way(tekst: str) -> None:
    assert parse_postcode(tekst) == "1234 AB"


@pytest.mark.parametrize("tekst", ["0123 AB", "1234 SS", "1234 SA", "1234 SD", "1234", "AB 1234", "12345 AB"])
def test_a_postcode_that_is_not_given_out_is_refused(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer, match="4 cijfers en 2 letters"):
        parse_postcode(tekst)


def test_an_empty_postcode_is_asked_for() -> None:
    with pytest.raises(OngeldigeInvoer, match="Vul uw postcode in"):
        parse_postcode("")


def test_a_house_number_is_a_number() -> None:
    assert parse_huisnummer(" 012 ") == 12


@pytest.mark.parametrize(
    ("tekst", "reden"),
    [
        ("", "Vul uw huisnummer in"),
        ("12a", "toevoeging"),
        ("12 bis", "toevoeging"),
        ("0", "cijfers"),
        ("a", "cijfers"),
    ],
)
def test_a_wrong_house_number_says_where_the_rest_belongs(tekst: str, reden: str) -> None:
    with pytest.raises(OngeldigeInvoer, match=reden):
        parse_huisnummer(tekst)


@pytest.mark.parametrize("tekst", ["", "A", "bis", "2-hoog", "1/2", "12"])
def test_an_addition_may_be_left_out(tekst: str) -> None:
    assert parse_toevoeging(tekst) == tekst


@pytest.mark.parametrize("tekst", ["a" * 11, "<b>"])
def test_a_strange_addition_is_refused(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer):
        parse_toevoeging(tekst)


@pytest.mark.parametrize("tekst", ["1e Dwarsstraat", "Laan 1940-1945", "'t Zand", 'Pl. "De Brink"', "Rue de l'Été 4"])
def test_a_street_has_letters_and_may_have_digits(tekst: str) -> None:
    assert parse_straat(tekst) == tekst


@pytest.mark.parametrize(("tekst", "reden"), [("", "Vul uw straat in"), ("12", "letters"), ("<i>", "teken")])
def test_what_cannot_be_a_street_is_refused(tekst: str, reden: str) -> None:
    with pytest.raises(OngeldigeInvoer, match=reden):
        parse_straat(tekst)


def test_a_town_is_asked_for() -> None:
    assert parse_plaats("'s-Hertogenbosch") == "'s-Hertogenbosch"
    with pytest.raises(OngeldigeInvoer, match="Vul uw woonplaats in"):
        parse_plaats("")


@pytest.mark.parametrize("tekst", ["", "B-9000", "12345-6782", "SW1A 1AA"])
def test_a_foreign_postcode_has_many_forms(tekst: str) -> None:
    assert parse_buitenlandse_postcode(tekst) == tekst


@pytest.mark.parametrize("tekst", ["1" * 13, "12/3"])
def test_a_strange_foreign_postcode_is_refused(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer):
        parse_buitenlandse_postcode(tekst)


def test_every_country_has_a_name_and_the_list_is_in_order() -> None:
    namen = list(landen().values())
    assert landen()["BE"] == "België"
    assert landen("en")["BE"] == "Belgium"
    assert namen.index("Duitsland") < namen.index("Eritrea") < namen.index("Turkije")
    assert "Europese Unie" not in namen


def test_a_country_is_chosen_from_the_list() -> None:
    assert parse_land("TR") == "TR"
    for tekst in ("", "EU", "be", "ZZ"):
        with pytest.raises(OngeldigeInvoer, match="Kies een land"):
            parse_land(tekst)


# --- other answers ------------------------------------------------------------------------------------


def test_a_story_keeps_its_lines() -> None:
    assert parse_verhaal("  Beste mensen,\r\n\r\nde  kraan\tlekt.\n") == "Beste mensen,\n\nde kraan lekt."


def test_a_story_may_have_any_sign_one_can_see() -> None:
    assert parse_verhaal("<b>3 < 4</b> & {x} 😀 €") == "<b>3 < 4</b> & {x} 😀 €"


def test_an_empty_story_is_refused_unless_nothing_is_an_answer_too() -> None:
    with pytest.raises(OngeldigeInvoer, match="Vul hier iets in"):
        parse_verhaal(" \n ")
    assert parse_tekst(" \n ", maximum=10, leeg=None) == ""


def test_a_story_that_is_too_long_says_how_long_it_is() -> None:
    assert parse_verhaal("a" * 500) == "a" * 500
    with pytest.raises(OngeldigeInvoer, match=r"501 tekens.*500 tekens"):
        parse_verhaal("a" * 501)


def test_only_an_answer_on_the_screen_can_be_chosen() -> None:
    assert parse_keuze("huur", ["huur", "koop"]) == "huur"
    with pytest.raises(OngeldigeInvoer, match="Kies een"):
        parse_keuze("kraak", ["huur", "koop"])


@pytest.mark.parametrize(("tekst", "aantal"), [("0", 0), (" 3 ", 3), ("20", 20), ("٣", 3)])
def test_a_number_of_people_is_counted(tekst: str, aantal: int) -> None:
    assert parse_aantal(tekst) == aantal


@pytest.mark.parametrize("tekst", ["", "21", "-1", "2,5", "twee", "1_0", "1e1"])
def test_what_is_no_number_of_people_is_refused_with_the_bounds(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer, match="van 0 tot en met 20"):
        parse_aantal(tekst)


def test_a_box_is_ticked_or_not() -> None:
    assert parse_vinkje("on") is True
    assert parse_vinkje("") is False
    with pytest.raises(OngeldigeInvoer, match="voorwaarden"):
        parse_vinkje("", verplicht=zin("Lees de voorwaarden en zet een vinkje."))


# --- BSN ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tekst",
    [
        BSN,
        " 123 456 782. ",
        "123.456.782",
        "1234.56.782",
        "123-456-782",
        f"Mijn BSN is {BSN}.",
        f"BSN:{BSN}",
        f"bsn{BSN}",
        f"kopie_bsn_{BSN}.pdf",
        "Mijn burgerservicenummer staat op mijn pas: 123 456 782",
        f"{BSN} is mijn burger service nummer",
        f"sofinummer {BSN}",
        "BSN １２３４５６７８２",
    ],
)
def test_a_bsn_next_to_the_word_or_on_its_own_is_surely_one(tekst: str) -> None:
    assert zeker_bsn(tekst)
    assert not misschien_bsn(tekst)


@pytest.mark.parametrize(
    "tekst", [f"Mijn nummer is {BSN}, graag bellen.", f"dossier {BSN}", f"12 {BSN}", "BSN " + "." * 80 + BSN]
)
def test_a_number_that_could_be_a_bsn_in_other_text_may_be_one(tekst: str) -> None:
    assert misschien_bsn(tekst)
    assert not zeker_bsn(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "Ik heb geen BSN.",
        GEEN_BSN,
        f"BSN {GEEN_BSN}",
        "000000000",
        "0612345678",
        "bel 06-12345678 of 0313 12 34 56",
        "+31 6 12345672",
        "€ 123.456.782",
        "123.456.782,00",
        "123456782 euro",
        "6512 AB 123",
        "NL123456782B01",
        "IBAN NL91 ABNA 0417 1643 00",
        f"1{BSN}",
        f"{BSN}1",
        "1 23456-782",
        "22-11-2026 10.30",
    ],
)
def test_other_numbers_are_no_bsn(tekst: str) -> None:
    assert not zeker_bsn(tekst)
    assert not misschien_bsn(tekst)


def test_a_foreign_phone_number_is_no_bsn_even_if_its_digits_could_be() -> None:
    cijfers = next(f"6{nummer}" for nummer in range(12345000, 12346000) if bsn.is_valid(f"6{nummer}"))
    assert not misschien_bsn(f"bel +31 6 {cijfers[1:]} svp")
    assert not misschien_bsn(f"bel 0031 6 {cijfers[1:]} svp")
    assert misschien_bsn(f"dossier {cijfers} svp")


def test_text_with_a_bsn_is_refused_whatever_is_confirmed() -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        parse_tekst(f"Mijn BSN is {BSN}", maximum=500, leeg=None, bsn_bevestigd=True)
    assert fout.value.reden == BSN_GEVONDEN


def test_text_that_may_have_a_bsn_is_taken_once_the_client_says_it_is_none() -> None:
    tekst = f"Mijn dossier is {BSN}"
    with pytest.raises(OngeldigeInvoer) as fout:
        parse_tekst(tekst, maximum=500, leeg=None)
    assert fout.value.reden == BSN_MISSCHIEN
    assert parse_tekst(tekst, maximum=500, leeg=None, bsn_bevestigd=True) == tekst


@given(st.integers(0, 999_999_999), st.sampled_from(["", " ", ".", "-"]))
def test_a_whole_answer_is_a_bsn_exactly_when_it_passes_the_elfproef(nummer: int, teken: str) -> None:
    cijfers = f"{nummer:09}"
    geschreven = teken.join([cijfers[:3], cijfers[3:6], cijfers[6:]])
    assert zeker_bsn(geschreven) == bsn.is_valid(cijfers)


@given(st.text(), st.text())
def test_no_text_around_it_hides_a_bsn_with_the_word_before_it(voor: str, na: str) -> None:
    assert zeker_bsn(f"{voor}; BSN {BSN}; {na}")


@given(getypt)
def test_a_text_never_both_surely_and_maybe_has_a_bsn(tekst: str) -> None:
    assert not (zeker_bsn(tekst) and misschien_bsn(tekst))


def test_digits_of_every_script_become_ordinary_digits() -> None:
    assert met_gewone_cijfers("٠١٢ ３４ ५६\u00a0x") == "012 34 56 x"


# --- a whole form -------------------------------------------------------------------------------------


def test_every_wrong_answer_is_named_at_once_in_the_order_of_the_form() -> None:
    antwoorden = Antwoorden(
        {"naam": "", "geboortedatum_dag": "1", "geboortedatum_maand": "13", "geboortedatum_jaar": "1990"}
    )
    antwoorden.neem("naam", parse_naam)
    antwoorden.neem_geboortedatum("geboortedatum", VANDAAG)
    antwoorden.neem("email", parse_email)
    with pytest.raises(FouteInvoer) as fout:
        antwoorden.controleer()
    assert [veldfout.veld for veldfout in fout.value.fouten] == ["naam", "geboortedatum_maand", "email"]
    assert str(fout.value.fouten[0].reden) == "Vul uw naam in."


def test_right_answers_have_their_clean_values() -> None:
    antwoorden = Antwoorden(
        {
            "naam": " Jan ",
            "geboortedatum_dag": "1",
            "geboortedatum_maand": "12",
            "geboortedatum_jaar": "1990",
            "aantal": "3",
        }
    )
    naam = antwoorden.neem("naam", parse_naam)
    geboren = antwoorden.neem_geboortedatum("geboortedatum", VANDAAG)
    aantal = antwoorden.neem("aantal", parse_aantal, minimum=1, maximum=3)
    antwoorden.controleer()
    assert (naam.waarde, geboren.waarde, aantal.waarde) == ("Jan", date(1990, 12, 1), 3)


def test_a_wrong_answer_has_no_value_even_without_the_check() -> None:
    naam = Antwoorden({}).neem("naam", parse_naam)
    assert naam.fout is not None
    with pytest.raises(FouteInvoer):
        _ = naam.waarde


@pytest.mark.parametrize("waarde", [None, 3, ["Jan"], {"naam": "Jan"}])
def test_what_is_no_text_counts_as_not_filled_in(waarde: object) -> None:
    naam = Antwoorden({"naam": waarde}).neem("naam", parse_naam)
    assert naam.fout is not None
    assert str(naam.fout.reden) == "Vul uw naam in."
