"""References that can be read aloud, and a slip that is noticed."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.domain.shared.reference import ALPHABET, lees_kenmerk, nieuw_kenmerk

soorten = st.sampled_from(["T", "B", "W", "S"])


@st.composite
def kenmerken(draw: st.DrawFn) -> str:
    """A reference that could have been given out."""
    begin = draw(soorten) + draw(st.text(ALPHABET, min_size=7, max_size=7))
    gevonden = [kenmerk for teken in ALPHABET if (kenmerk := lees_kenmerk(begin + teken))]
    assume(gevonden)
    return gevonden[0]


@pytest.mark.parametrize("soort", ["T", "B", "W", "S"])
def test_a_new_reference_has_one_written_form(soort: str) -> None:
    for _ in range(200):
        kenmerk = nieuw_kenmerk(soort)
        assert re.fullmatch(rf"{soort}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", kenmerk)
        assert lees_kenmerk(kenmerk) == kenmerk


@given(kenmerken(), st.sampled_from(["{}", " {} ", "{}\n"]), st.booleans(), st.sampled_from(["-", " ", "", "–", "."]))
def test_case_and_separators_do_not_matter(kenmerk: str, vorm: str, klein: bool, streep: str) -> None:
    getypt = vorm.format(kenmerk.replace("-", streep))
    assert lees_kenmerk(getypt.lower() if klein else getypt) == kenmerk


@given(kenmerken(), st.data())
def test_one_mistyped_sign_is_noticed(kenmerk: str, data: st.DataObject) -> None:
    plek = data.draw(st.sampled_from([i for i, teken in enumerate(kenmerk) if teken != "-" and i > 0]))
    ander = data.draw(st.sampled_from(ALPHABET.replace(kenmerk[plek], "")))
    assert lees_kenmerk(kenmerk[:plek] + ander + kenmerk[plek + 1 :]) is None


@given(kenmerken(), st.integers(2, 9))
def test_two_signs_in_the_wrong_order_are_noticed(kenmerk: str, plek: int) -> None:
    rechts = plek + 2 if kenmerk[plek + 1] == "-" else plek + 1
    assume("-" != kenmerk[plek] != kenmerk[rechts])
    tekens = list(kenmerk)
    tekens[plek], tekens[rechts] = tekens[rechts], tekens[plek]
    assert lees_kenmerk("".join(tekens)) is None


@given(kenmerken())
def test_the_reference_of_another_kind_is_no_reference(kenmerk: str) -> None:
    assert lees_kenmerk("T" + kenmerk[1:]) == (kenmerk if kenmerk[0] == "T" else None)


@given(kenmerken(), st.integers(0, 8))
def test_a_part_of_a_reference_is_no_reference(kenmerk: str, lengte: int) -> None:
    assert lees_kenmerk(kenmerk[:lengte]) is None


@given(st.text())
def test_any_text_can_be_read(getypt: str) -> None:
    gelezen = lees_kenmerk(getypt)
    assert gelezen is None or lees_kenmerk(gelezen) == gelezen
