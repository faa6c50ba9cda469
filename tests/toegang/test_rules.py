"""Codes and hashes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.toegang.queries import verhuld
from portal.domain.toegang.rules import cijfers, geheim_hash, gelijk

PEPER = "peper"


@given(st.text())
def test_only_ordinary_digits_are_left_of_a_typed_code(getypt: str) -> None:
    over = cijfers(getypt)
    assert set(over) <= set("0123456789")
    assert [teken for teken in getypt if teken in "0123456789"] == list(over)


@given(st.text(), st.text())
def test_a_hash_recognises_its_own_secret_and_no_other(geheim: str, ander: str) -> None:
    bewaard = geheim_hash(geheim, peper=PEPER)
    assert gelijk(bewaard, geheim, peper=PEPER)
    assert gelijk(bewaard, ander, peper=PEPER) == (geheim == ander)


@given(st.text(), st.text(min_size=1))
def test_a_hash_without_the_pepper_is_useless(geheim: str, andere_peper: str) -> None:
    bewaard = geheim_hash(geheim, peper=PEPER)
    assert gelijk(bewaard, geheim, peper=andere_peper) == (andere_peper == PEPER)


@given(st.emails())
def test_a_masked_address_shows_one_letter_of_the_name(adres: str) -> None:
    naam, _, domein = adres.partition("@")
    assert verhuld(adres) == f"{naam[0]}•••@{domein}"


def test_a_masked_number_shows_the_last_three_digits() -> None:
    assert verhuld("+31612345602") == "•••• 602"
