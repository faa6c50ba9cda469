"""Rent and income: around every limit to the cent, what is missing, and what must hold for all households."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.corporatie.policy import Beleid, Huurinkomenstabel, Jaarbedragen, laad_beleid
from portal.domain.passendheid.rules import (
    GeenBedragen,
    Huishouden,
    Ontbreekt,
    Oordeel,
    Uitkomst,
    Voorwaarden,
    bedragen_bij,
    is_ouder,
    oordeel,
)
from portal.settings import settings

NIET, ALS, PAST = Uitkomst.PAST_NIET, Uitkomst.PAST_ALS, Uitkomst.PAST

# The limits of 2026, as the government published them.
PASSEND_1, PASSEND_2, PASSEND_1_OUD, PASSEND_2_OUD = 29_400_00, 39_925_00, 28_775_00, 38_650_00
DAEB_1, DAEB_2, DAEB_HUUR = 51_537_00, 56_910_00, 932_93
LAAG, HOOG = 713_02, 764_14


@pytest.fixture(scope="module")
def bedragen(beleid: Beleid) -> Jaarbedragen:
    return beleid.jaarbedragen_voor(2026)


@pytest.fixture(scope="module")
def tabel(beleid: Beleid) -> Huurinkomenstabel:
    gevonden = beleid.regio.corporatie("lindehof").huurinkomenstabel_op(date(2026, 7, 1))
    assert gevonden is not None
    return gevonden


def woning(huur_cent: int, bedragen: Jaarbedragen, tabel: Huurinkomenstabel | None = None) -> Voorwaarden:
    return Voorwaarden(huur_cent, daeb=True, bedragen=bedragen, tabel=tabel)


@pytest.mark.parametrize(
    ("personen", "ouder", "inkomen", "huur", "verwacht"),
    [
        # One person: the income limit of one, the low rent limit.
        (1, False, PASSEND_1, LAAG, PAST),
        (1, False, PASSEND_1, LAAG + 1, NIET),
        (1, False, PASSEND_1 + 1, LAAG + 1, PAST),
        (1, False, PASSEND_1 + 1, DAEB_HUUR, PAST),
        (1, False, PASSEND_1 + 1, DAEB_HUUR + 1, NIET),
        # Two persons: the income limit of several, and still the low rent limit.
        (2, False, PASSEND_1 + 1, LAAG + 1, NIET),
        (2, False, PASSEND_2, LAAG, PAST),
        (2, False, PASSEND_2, LAAG + 1, NIET),
        (2, False, PASSEND_2 + 1, LAAG + 1, PAST),
        # Three persons: the same income limit as two, the high rent limit.
        (3, False, PASSEND_2, HOOG, PAST),
        (3, False, PASSEND_2, HOOG + 1, NIET),
        (3, False, PASSEND_2 + 1, HOOG + 1, PAST),
        (7, False, PASSEND_2, HOOG, PAST),
        (7, False, PASSEND_2, HOOG + 1, NIET),
        # Ouderen: lower income limits, the same rent limits.
        (1, True, PASSEND_1_OUD, LAAG + 1, NIET),
        (1, True, PASSEND_1_OUD + 1, LAAG + 1, PAST),
        (2, True, PASSEND_2_OUD, LAAG + 1, NIET),
        (2, True, PASSEND_2_OUD + 1, LAAG + 1, PAST),
        (3, True, PASSEND_2_OUD, HOOG, PAST),
        (3, True, PASSEND_2_OUD, HOOG + 1, NIET),
        # DAEB: one or several persons, and no difference for ouderen.
        (1, False, DAEB_1, LAAG, PAST),
        (1, False, DAEB_1 + 1, LAAG, NIET),
        (1, True, DAEB_1, DAEB_HUUR, PAST),
        (1, True, DAEB_1 + 1, DAEB_HUUR, NIET),
        (2, False, DAEB_1 + 1, LAAG, PAST),
        (2, False, DAEB_2, DAEB_HUUR, PAST),
        (2, False, DAEB_2 + 1, DAEB_HUUR, NIET),
        (3, False, DAEB_2 + 1, LAAG, NIET),
        # No income at all is an income.
        (1, False, 0, LAAG, PAST),
    ],
)
def test_the_law_to_the_cent(
    bedragen: Jaarbedragen, personen: int, ouder: bool, inkomen: int, huur: int, verwacht: Uitkomst
) -> None:
    assert oordeel(woning(huur, bedragen), Huishouden(personen, inkomen, ouder)).uitkomst is verwacht


@pytest.mark.parametrize(
    ("personen", "inkomen", "huur", "verwacht", "voorrang"),
    [
        # Lindehof: the lowest incomes go first up to the low limit.
        (1, PASSEND_1, LAAG, PAST, True),
        (2, PASSEND_2, LAAG, PAST, True),
        (3, PASSEND_2, LAAG, PAST, True),
        # From three persons up to the high limit, without going first.
        (3, PASSEND_2, LAAG + 1, PAST, False),
        (3, PASSEND_2, HOOG, PAST, False),
        (3, PASSEND_2, HOOG + 1, NIET, False),
        (2, PASSEND_2, LAAG + 1, NIET, False),
        # The next group up to the highest social rent, never first.
        (1, PASSEND_1 + 1, LAAG, PAST, False),
        (1, DAEB_1, DAEB_HUUR, PAST, False),
        # Above DAEB, in the free part: only dear homes, up to an income of their own.
        (1, DAEB_1 + 1, HOOG, NIET, False),
        (1, DAEB_1 + 1, HOOG + 1, PAST, False),
        (1, 60_000_00, DAEB_HUUR, PAST, False),
        (1, 60_000_01, DAEB_HUUR, NIET, False),
        (2, DAEB_2 + 1, HOOG + 1, PAST, False),
    ],
)
def test_the_table_of_the_corporation_to_the_cent(
    bedragen: Jaarbedragen,
    tabel: Huurinkomenstabel,
    personen: int,
    inkomen: int,
    huur: int,
    verwacht: Uitkomst,
    voorrang: bool,
) -> None:
    antwoord = oordeel(woning(huur, bedragen, tabel), Huishouden(personen, inkomen, ouder=False))
    assert (antwoord.uitkomst, antwoord.voorrang) == (verwacht, voorrang)


def test_a_table_that_leaves_a_group_out_says_so(bedragen: Jaarbedragen, tabel: Huurinkomenstabel) -> None:
    alleen_primair = tabel.model_copy(update={"regels": tabel.regels[:1]})
    antwoord = oordeel(woning(LAAG, bedragen, alleen_primair), Huishouden(1, PASSEND_1 + 1, ouder=False))
    assert antwoord.uitkomst is NIET
    assert str(antwoord.reden) == "Deze corporatie verhuurt woningen met deze huur aan andere inkomens."


def test_no_gives_the_reason_with_the_limit_and_the_way_on(bedragen: Jaarbedragen) -> None:
    te_duur = oordeel(woning(LAAG + 1, bedragen), Huishouden(1, PASSEND_1, ouder=False))
    assert str(te_duur.reden) == "Bij uw inkomen en huishouden mag de huur hooguit €\N{NO-BREAK SPACE}713,02 zijn."
    assert te_duur.verder is not None
    assert "Wijzig het" in str(te_duur.verder)
    te_rijk = oordeel(woning(LAAG, bedragen), Huishouden(1, DAEB_1 + 1, ouder=False))
    assert str(te_rijk.reden) == "Deze woning is voor een inkomen tot en met €\N{NO-BREAK SPACE}51.537 per jaar."
    ouder = oordeel(woning(LAAG + 1, bedragen), Huishouden(1, PASSEND_1_OUD, ouder=True))
    assert ouder.verder is not None
    assert "spaargeld" in str(ouder.verder)


@pytest.mark.parametrize(
    ("personen", "huur", "zin"),
    [
        (1, LAAG, "Deze woning past bij een inkomen tot en met € 51.537 per jaar."),
        (1, LAAG + 1, "Deze woning past bij een inkomen boven € 29.400, tot en met € 51.537 per jaar."),
        (3, HOOG + 1, "Deze woning past bij een inkomen boven € 39.925, tot en met € 56.910 per jaar."),
    ],
)
def test_without_an_income_it_says_which_income_suits_and_before_when(
    bedragen: Jaarbedragen, personen: int, huur: int, zin: str
) -> None:
    antwoord = oordeel(woning(huur, bedragen), Huishouden(personen, None, ouder=False), uiterlijk=date(2026, 4, 3))
    assert antwoord.uitkomst is ALS
    assert str(antwoord.reden).replace("\N{NO-BREAK SPACE}", " ") == zin
    assert str(antwoord.verder) == "Vul uw inkomen in bij uw inschrijving. Dat kan tot en met 3 april 2026."
    assert antwoord.ontbreekt == {Ontbreekt.INKOMEN}


def test_a_gap_between_two_incomes_is_not_told_as_one_range(bedragen: Jaarbedragen, tabel: Huurinkomenstabel) -> None:
    zonder_midden = tabel.regels[1].model_copy(update={"huur_tot": "daeb_huurprijsgrens", "personen_vanaf": 1})
    gaten = tabel.model_copy(update={"regels": (zonder_midden, tabel.regels[3])})
    antwoord = oordeel(woning(LAAG, bedragen, gaten), Huishouden(1, None, ouder=False))
    assert antwoord.uitkomst is ALS
    hoger = woning(HOOG + 1, bedragen, tabel.model_copy(update={"regels": (tabel.regels[3],)}))
    alleen_midden = oordeel(hoger, Huishouden(1, None, ouder=False))
    assert "boven" in str(alleen_midden.reden)


def test_without_a_household_it_asks_for_that(bedragen: Jaarbedragen) -> None:
    antwoord = oordeel(woning(LAAG + 1, bedragen), Huishouden(None, PASSEND_1 + 1, ouder=False))
    assert (antwoord.uitkomst, antwoord.ontbreekt) == (ALS, {Ontbreekt.HUISHOUDEN})
    assert str(antwoord.verder) == "Vul uw huishouden in bij uw inschrijving."
    niets_bekend = oordeel(woning(LAAG, bedragen), Huishouden())
    assert niets_bekend.ontbreekt == {Ontbreekt.INKOMEN, Ontbreekt.HUISHOUDEN}


def test_what_is_missing_and_makes_no_difference_is_not_asked(bedragen: Jaarbedragen) -> None:
    assert oordeel(woning(LAAG, bedragen), Huishouden(None, PASSEND_1, None)).uitkomst is PAST
    assert oordeel(woning(DAEB_HUUR + 1, bedragen), Huishouden(1, None, ouder=False)).uitkomst is NIET


def test_the_free_sector_asks_for_no_income(bedragen: Jaarbedragen) -> None:
    vrij = replace(woning(2_000_00, bedragen), daeb=False)
    assert oordeel(vrij, Huishouden()).uitkomst is PAST


def test_a_year_without_amounts_stops_with_what_is_missing(beleid: Beleid) -> None:
    assert bedragen_bij(beleid, date(2026, 12, 31)).jaar == 2026
    with pytest.raises(GeenBedragen) as gestopt:
        bedragen_bij(beleid, date(2031, 1, 1))
    assert "2031" in str(gestopt.value.reden)


@pytest.mark.parametrize(
    ("geboren", "verwacht"),
    [(date(1959, 3, 10), True), (date(1959, 3, 11), False), (date(1990, 1, 1), False)],
)
def test_ouderen_from_the_birthday_of_the_aow_age(bedragen: Jaarbedragen, geboren: date, verwacht: bool) -> None:
    assert is_ouder([geboren], op=date(2026, 3, 10), bedragen=bedragen) is verwacht
    assert is_ouder([date(2000, 1, 1), geboren], op=date(2026, 3, 10), bedragen=bedragen) is verwacht


# --- properties ---------------------------------------------------------------------------------------------------

BEDRAGEN = laad_beleid(settings().policy_dir).jaarbedragen_voor(2026)
LINDEHOF = laad_beleid(settings().policy_dir).regio.corporatie("lindehof").huurinkomenstabel[0]
HUUR = st.one_of(
    st.integers(0, 1_500_00),
    st.sampled_from([LAAG, HOOG, DAEB_HUUR, 498_20]).flatmap(lambda grens: st.sampled_from([grens, grens + 1])),
)
INKOMEN = st.one_of(
    st.integers(0, 80_000_00),
    st.sampled_from([PASSEND_1, PASSEND_2, PASSEND_1_OUD, PASSEND_2_OUD, DAEB_1, DAEB_2]).flatmap(
        lambda grens: st.sampled_from([grens, grens + 1])
    ),
)
PERSONEN = st.integers(1, 9)


@given(HUUR, HUUR, INKOMEN, PERSONEN, st.booleans())
def test_a_lower_rent_never_suits_worse_by_law(
    huur: int, andere: int, inkomen: int, personen: int, ouder: bool
) -> None:
    lager, hoger = sorted((huur, andere))
    wie = Huishouden(personen, inkomen, ouder)
    if oordeel(woning(hoger, BEDRAGEN), wie).uitkomst is PAST:
        assert oordeel(woning(lager, BEDRAGEN), wie).uitkomst is PAST


@given(HUUR, INKOMEN, st.integers(2, 8), st.booleans(), st.booleans())
def test_from_two_persons_one_more_never_suits_worse(
    huur: int, inkomen: int, personen: int, ouder: bool, eigen: bool
) -> None:
    deze = woning(huur, BEDRAGEN, LINDEHOF if eigen else None)
    if oordeel(deze, Huishouden(personen, inkomen, ouder)).uitkomst is PAST:
        assert oordeel(deze, Huishouden(personen + 1, inkomen, ouder)).uitkomst is PAST


@given(HUUR, INKOMEN, PERSONEN, st.booleans())
def test_whoever_goes_first_has_an_income_for_passend_toewijzen_and_a_home_that_suits(
    huur: int, inkomen: int, personen: int, ouder: bool
) -> None:
    antwoord = oordeel(woning(huur, BEDRAGEN, LINDEHOF), Huishouden(personen, inkomen, ouder))
    if antwoord.voorrang:
        assert antwoord.uitkomst is PAST
        assert huur <= LAAG
        assert inkomen <= PASSEND_2


@given(
    HUUR,
    INKOMEN,
    PERSONEN,
    st.booleans(),
    st.sets(st.sampled_from(["personen", "inkomen_cent", "ouder"])),
    st.booleans(),
)
def test_what_holds_without_knowing_everything_holds_for_whatever_it_turns_out_to_be(
    huur: int, inkomen: int, personen: int, ouder: bool, onbekend: set[str], eigen: bool
) -> None:
    deze = woning(huur, BEDRAGEN, LINDEHOF if eigen else None)
    volledig = Huishouden(personen, inkomen, ouder)
    zeker: Oordeel = oordeel(deze, volledig)
    vooraf = oordeel(deze, replace(volledig, **dict.fromkeys(onbekend)))
    assert zeker.uitkomst is not ALS
    assert vooraf.uitkomst in {ALS, zeker.uitkomst}
    if vooraf.uitkomst is ALS:
        assert vooraf.verder is not None
        assert vooraf.ontbreekt
