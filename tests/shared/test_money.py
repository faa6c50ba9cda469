"""Amounts as people read and type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.shared.invoer import OngeldigeInvoer
from portal.domain.shared.money import TIEN_MILJOEN_EURO_CENT, euro_tekst, parse_euro

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("bedrag_cent", "taal", "kort", "tekst"),
    [
        (2500, "nl", False, f"€{NBSP}25,00"),
        (2500, "nl", True, f"€{NBSP}25"),
        (2550, "nl", True, f"€{NBSP}25,50"),
        (0, "nl", False, f"€{NBSP}0,00"),
        (-2500, "nl", False, f"€{NBSP}-25,00"),
        (123_456_789, "nl", False, f"€{NBSP}1.234.567,89"),
        (2500, "en", False, "€25.00"),
        (2500, "en", True, "€25"),
        (123_456_789, "en", False, "€1,234,567.89"),
    ],
)
def test_an_amount_is_written_as_people_in_that_language_write_it(
    bedrag_cent: int, taal: str, kort: bool, tekst: str
) -> None:
    assert euro_tekst(bedrag_cent, taal, kort=kort) == tekst


def test_a_short_amount_does_not_change_the_long_one_after_it() -> None:
    euro_tekst(2500, kort=True)
    assert euro_tekst(2500) == f"€{NBSP}25,00"


@pytest.mark.parametrize(
    ("tekst", "bedrag_cent"),
    [
        ("28500", 2_850_000),
        ("28.500", 2_850_000),
        ("€ 28.500", 2_850_000),
        ("€28.500,-", 2_850_000),
        ("28.500,--", 2_850_000),
        ("28.500 euro", 2_850_000),
        ("EUR 28.500", 2_850_000),
        ("28 500", 2_850_000),
        ("  28.500,50  ", 2_850_050),
        ("28500,50", 2_850_050),
        ("28,500.50", 2_850_050),
        ("28,500", 2_850_000),
        ("28.50", 2850),
        ("0", 0),
        ("0,05", 5),
        ("1.234.567", 123_456_700),
        ("٢٨٥٠٠", 2_850_000),
        ("10.000.000,00", TIEN_MILJOEN_EURO_CENT),
    ],
)
def test_an_amount_is_read_as_people_type_it(tekst: str, bedrag_cent: int) -> None:
    assert parse_euro(tekst) == bedrag_cent


@pytest.mark.parametrize(
    "tekst",
    [
        "abc",
        "-5",
        "28.5",
        "25,5",
        "1.00.000",
        "1.000.00",
        "1,000,00",
        "1.000,000",
        "12e3",
        "1_000",
        ",50",
        "2 8",
    ],
)
def test_what_is_no_amount_is_refused_with_an_example(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer, match="alleen cijfers"):
        parse_euro(tekst)


@pytest.mark.parametrize("tekst", ["", "  ", "€", "euro"])
def test_an_empty_amount_is_asked_for(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer, match="Vul een bedrag in"):
        parse_euro(tekst)


@pytest.mark.parametrize("tekst", ["10.000.000,01", "9" * 5000])
def test_an_amount_that_is_too_high_is_refused_with_the_highest(tekst: str) -> None:
    with pytest.raises(OngeldigeInvoer, match=r"10\.000\.000"):
        parse_euro(tekst)


@given(bedrag_cent=st.integers(0, TIEN_MILJOEN_EURO_CENT), taal=st.sampled_from(["nl", "en"]), kort=st.booleans())
def test_every_amount_we_write_can_be_typed_back(bedrag_cent: int, taal: str, kort: bool) -> None:
    assert parse_euro(euro_tekst(bedrag_cent, taal, kort=kort)) == bedrag_cent


@given(st.one_of(st.text(), st.text("0123456789., €-", max_size=12)))
def test_any_text_is_an_amount_within_bounds_or_a_refusal(tekst: str) -> None:
    try:
        bedrag_cent = parse_euro(tekst)
    except OngeldigeInvoer:
        return
    assert 0 <= bedrag_cent <= TIEN_MILJOEN_EURO_CENT
