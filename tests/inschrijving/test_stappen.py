"""The questions of the registration: what is taken, what is refused, which pages one gets."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.rules import (
    CONTROLEREN,
    STAPPEN,
    TeJong,
    betalen_tot,
    eerste_open_stap,
    geldig_tot,
    gevraagde_stappen,
    inschrijfdatum,
    is_gedaan,
    landkeuze,
    lees_stap,
    mag_inschrijven,
)
from portal.domain.shared.errors import FouteInvoer, Veldfout
from portal.domain.shared.invoer import leeftijd_op
from portal.i18n import say
from tests.conftest import beleid_met
from tests.people import BILAL, CARLA, KLANTEN, Formulier, Persoon

VANDAAG = date(2026, 3, 10)


def velden(stap: str, formulier: Formulier) -> list[str]:
    """The fields that are refused, in the order of the page."""
    with pytest.raises(FouteInvoer) as geweigerd:
        lees_stap(stap, formulier, vandaag=VANDAAG)
    return [fout.veld for fout in geweigerd.value.fouten]


def met(persoon: Persoon, stap: str, **anders: str) -> Formulier:
    return {**persoon.antwoorden()[stap], **anders}


# --- what is taken -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("persoon", KLANTEN, ids=lambda persoon: persoon.voornaam)
def test_everybody_in_the_story_can_answer_every_question(persoon: Persoon) -> None:
    for stap, formulier in persoon.antwoorden().items():
        assert is_gedaan(stap, lees_stap(stap, formulier, vandaag=VANDAAG))


@pytest.mark.parametrize("naam", ["X", "É", "李", "ع", "Ø" * 200, "Nguyễn", "O'Neill", "Yılmaz", "van 't Hof-de Boer"])
def test_a_name_is_taken_as_its_owner_writes_it(naam: str) -> None:
    gegevens = lees_stap("naam", met(BILAL, "naam", voornaam=naam, achternaam=naam), vandaag=VANDAAG)
    assert (gegevens["voornaam"], gegevens["achternaam"]) == (naam, naam)


def test_a_page_that_may_be_skipped_counts_as_answered_once_it_was_seen() -> None:
    for stap in ("inkomen", "woonwensen"):
        assert is_gedaan(stap, lees_stap(stap, {}, vandaag=VANDAAG))


def test_an_income_is_kept_in_cents() -> None:
    assert lees_stap("inkomen", {"inkomen": "€ 28.500,50"}, vandaag=VANDAAG)["inkomen_cent"] == "2850050"
    assert lees_stap("inkomen", {"inkomen": "  "}, vandaag=VANDAAG)["inkomen_cent"] == ""


def test_an_address_abroad_needs_no_dutch_postcode_or_number() -> None:
    buiten = {"land": "DE", "straat": "Hauptstraße 5", "postcode": "46446", "plaats": "Emmerich"}
    gegevens = lees_stap("adres", buiten, vandaag=VANDAAG)
    assert (gegevens["land"], gegevens["huisnummer"], gegevens["postcode"]) == ("DE", "", "46446")


@pytest.mark.parametrize(
    ("weg", "bewaard"),
    [("EMA", ("carla@voorbeeld.nl", "")), ("MOB", ("", "+31612345603")), ("balie", ("", ""))],
)
def test_only_the_chosen_way_to_the_medeaanvrager_is_kept(weg: str, bewaard: tuple[str, str]) -> None:
    formulier = {"mede_naam": CARLA.naam, "mede_weg": weg, "mede_email": CARLA.email, "mede_mobiel": CARLA.mobiel}
    gegevens = lees_stap("medeaanvrager", formulier, vandaag=VANDAAG)
    assert (gegevens["mede_email"], gegevens["mede_mobiel"]) == bewaard


# --- what is refused -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stap", "anders", "fout"),
    [
        ("naam", {"voornaam": ""}, ["voornaam"]),
        ("naam", {"voornaam": " \u200b "}, ["voornaam"]),
        ("naam", {"voornaam": "x" * 201, "achternaam": ""}, ["voornaam", "achternaam"]),
        ("naam", {"tussenvoegsel": "x" * 21}, ["tussenvoegsel"]),
        ("naam", {"achternaam": "123456782"}, ["achternaam"]),
        ("naam", {"achternaam": "<script>"}, ["achternaam"]),
        ("geboortedatum", {"geboortedatum_dag": "30", "geboortedatum_maand": "2"}, ["geboortedatum_dag"]),
        (
            "geboortedatum",
            {"geboortedatum_dag": "29", "geboortedatum_maand": "2", "geboortedatum_jaar": "2001"},
            ["geboortedatum_dag"],
        ),
        ("geboortedatum", {"geboortedatum_dag": "0"}, ["geboortedatum_dag"]),
        ("geboortedatum", {"geboortedatum_maand": "13"}, ["geboortedatum_maand"]),
        ("geboortedatum", {"geboortedatum_maand": "mei"}, ["geboortedatum_maand"]),
        ("geboortedatum", {"geboortedatum_jaar": "94"}, ["geboortedatum_jaar"]),
        ("geboortedatum", {"geboortedatum_jaar": "2027"}, ["geboortedatum_jaar"]),
        ("geboortedatum", {"geboortedatum_jaar": "1899"}, ["geboortedatum_jaar"]),
        ("adres", {"postcode": "0123 AB"}, ["postcode"]),
        ("adres", {"huisnummer": "8a"}, ["huisnummer"]),
        ("adres", {"land": ""}, ["land"]),
        ("adres", {"land": "XX", "straat": "", "plaats": ""}, ["land", "straat", "plaats"]),
        ("contact", {"kanaal": "DUIF", "taal": "fr"}, ["kanaal", "taal"]),
        ("contact", {"tolk_taal": "x" * 41}, ["tolk_taal"]),
        ("huishouden", {"samen": "", "kinderen": "-1"}, ["samen", "kinderen"]),
        ("huishouden", {"kinderen": "21"}, ["kinderen"]),
        ("inkomen", {"inkomen": "veel"}, ["inkomen"]),
        ("woonwensen", {"wens_soort": "kasteel", "wens_kamers": "9"}, ["wens_soort", "wens_kamers"]),
        ("woonwensen", {"wens_plaatsen": "x" * 201}, ["wens_plaatsen"]),
    ],
)
def test_what_cannot_be_is_refused_by_field(stap: str, anders: Formulier, fout: list[str]) -> None:
    assert velden(stap, met(BILAL, stap, **anders)) == fout


@pytest.mark.parametrize("stap", [stap.naam for stap in STAPPEN if stap.naam not in ("inkomen", "woonwensen")])
def test_an_empty_page_is_refused(stap: str) -> None:
    assert velden(stap, {})


@pytest.mark.parametrize(
    ("weg", "fout"), [("", ["mede_weg"]), ("EMA", ["mede_email"]), ("MOB", ["mede_mobiel"]), ("duif", ["mede_weg"])]
)
def test_the_medeaanvrager_needs_a_way_to_say_yes(weg: str, fout: list[str]) -> None:
    assert velden("medeaanvrager", {"mede_naam": "Carla", "mede_weg": weg}) == fout


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.integers(), st.text(), st.lists(st.text())), max_size=5))
def test_whatever_a_browser_sends_is_taken_or_refused_in_words(formulier: dict[str, object]) -> None:
    for stap in STAPPEN:
        fouten: tuple[Veldfout, ...] = ()
        gegevens = {}
        try:
            gegevens = lees_stap(stap.naam, formulier, vandaag=VANDAAG)
        except FouteInvoer as geweigerd:
            fouten = geweigerd.fouten
        assert is_gedaan(stap.naam, gegevens) == (not fouten)
        assert all(str(fout.reden) for fout in fouten)


# --- which pages ---------------------------------------------------------------------------------------------------


def test_who_registers_alone_is_not_asked_about_a_medeaanvrager() -> None:
    namen = [stap.naam for stap in gevraagde_stappen({"samen": "nee"})]
    assert "medeaanvrager" not in namen
    assert [stap.naam for stap in gevraagde_stappen({"samen": "ja"})] == [stap.naam for stap in STAPPEN]
    assert namen == [stap.naam for stap in STAPPEN if stap.naam != "medeaanvrager"]


def test_one_continues_at_the_first_page_without_an_answer() -> None:
    gegevens: dict[str, object] = {}
    assert eerste_open_stap(gegevens) == "naam"
    for stap in STAPPEN:
        if stap.naam == "medeaanvrager":
            continue
        assert eerste_open_stap(gegevens) == stap.naam
        gegevens |= lees_stap(stap.naam, BILAL.antwoorden()[stap.naam], vandaag=VANDAAG)
    assert eerste_open_stap(gegevens) == CONTROLEREN


def test_changing_to_together_opens_the_question_about_the_medeaanvrager_and_back_closes_it() -> None:
    gegevens = {"samen": "nee", **{f"gedaan_{stap.naam}": True for stap in STAPPEN if stap.naam != "medeaanvrager"}}
    assert eerste_open_stap({**gegevens, "samen": "ja"}) == "medeaanvrager"
    assert eerste_open_stap({**gegevens, "samen": "ja", "gedaan_medeaanvrager": True}) == CONTROLEREN
    assert eerste_open_stap(gegevens) == CONTROLEREN


@pytest.mark.parametrize("taal", ["nl", "en"])
def test_the_netherlands_comes_first_and_every_country_once(taal: str) -> None:
    codes = [code for code, _ in landkeuze(taal)]
    assert codes[0] == "NL"
    assert len(codes) == len(set(codes)) > 190


# --- age, dates and terms ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("geboren", "vandaag", "vanaf"),
    [
        (date(2008, 3, 11), date(2026, 3, 10), date(2026, 3, 11)),
        (date(2026, 3, 10), date(2026, 3, 10), date(2044, 3, 10)),
        (date(2008, 2, 29), date(2026, 2, 27), date(2026, 3, 1)),
        (date(2008, 2, 29), date(2026, 2, 28), date(2026, 3, 1)),
        (date(2008, 12, 31), date(2026, 12, 30), date(2026, 12, 31)),
    ],
)
def test_who_is_too_young_hears_from_which_day_it_can(
    beleid: Beleid, geboren: date, vandaag: date, vanaf: date
) -> None:
    with pytest.raises(TeJong) as geweigerd:
        mag_inschrijven(geboren, vandaag=vandaag, beleid=beleid.regio.beleid_op(VANDAAG))
    assert geweigerd.value.reden.waarden["vanaf"] == vanaf
    assert geweigerd.value.verder is not None


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.dates(date(2026, 1, 1), date(2040, 12, 31)))
def test_the_day_that_is_named_is_the_first_on_which_it_can(beleid: Beleid, geboren: date, vandaag: date) -> None:
    regels = beleid.regio.beleid_op(VANDAAG)
    assume(geboren <= vandaag)
    if leeftijd_op(geboren, vandaag) >= 18:
        mag_inschrijven(geboren, vandaag=vandaag, beleid=regels)
        return
    with pytest.raises(TeJong) as geweigerd:
        mag_inschrijven(geboren, vandaag=vandaag, beleid=regels)
    vanaf = geweigerd.value.reden.waarden["vanaf"]
    assert isinstance(vanaf, date)
    mag_inschrijven(geboren, vandaag=vanaf, beleid=regels)
    with pytest.raises(TeJong):
        mag_inschrijven(geboren, vandaag=date.fromordinal(vanaf.toordinal() - 1), beleid=regels)


@pytest.mark.parametrize(
    ("vanaf", "tot"),
    [
        (date(2026, 3, 10), date(2027, 3, 9)),
        (date(2026, 12, 31), date(2027, 12, 30)),
        (date(2027, 1, 1), date(2027, 12, 31)),
        (date(2028, 2, 29), date(2029, 2, 27)),
        (date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_an_inschrijving_is_valid_for_a_year(beleid: Beleid, vanaf: date, tot: date) -> None:
    assert geldig_tot(vanaf, beleid=beleid.regio.beleid_op(VANDAAG)) == tot


@pytest.mark.parametrize(
    ("aangevraagd", "laatste_dag"),
    [(date(2026, 12, 31), date(2027, 1, 14)), (date(2028, 2, 29), date(2028, 3, 14))],
)
def test_one_has_fourteen_days_to_pay(beleid: Beleid, aangevraagd: date, laatste_dag: date) -> None:
    assert betalen_tot(aangevraagd, beleid=beleid.regio.beleid_op(VANDAAG)) == laatste_dag


@given(st.dates(), st.dates())
def test_the_inschrijfdatum_is_one_of_two_days_by_policy(beleid: Beleid, aangevraagd: date, betaald: date) -> None:
    vanaf_aanvraag = beleid.regio.beleid_op(VANDAAG)
    vanaf_betaling = beleid_met(beleid, inschrijfdatum_telt_vanaf="betaling").regio.beleid_op(VANDAAG)
    assert inschrijfdatum(aangevraagd=aangevraagd, betaald=betaald, beleid=vanaf_aanvraag) == aangevraagd
    assert inschrijfdatum(aangevraagd=aangevraagd, betaald=betaald, beleid=vanaf_betaling) == betaald


# --- in words, and kept as it was given -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stap", "veld", "reden"),
    [
        ("naam", "voornaam", "Vul uw voornaam in."),
        ("naam", "achternaam", "Vul uw achternaam in."),
        ("huishouden", "samen", "Kies of u samen met iemand een woning zoekt."),
        ("medeaanvrager", "mede_naam", "Vul de naam van uw medeaanvrager in."),
        ("medeaanvrager", "mede_weg", "Kies hoe uw medeaanvrager ja kan zeggen."),
    ],
)
def test_what_is_missing_is_said_in_words(stap: str, veld: str, reden: str) -> None:
    with pytest.raises(FouteInvoer) as geweigerd:
        lees_stap(stap, {}, vandaag=VANDAAG)
    assert {fout.veld: str(fout.reden) for fout in geweigerd.value.fouten}[veld] == reden


def test_who_is_too_young_hears_from_when_and_who_to_call(beleid: Beleid) -> None:
    with pytest.raises(TeJong) as geweigerd:
        mag_inschrijven(date(2012, 5, 1), vandaag=VANDAAG, beleid=beleid.regio.beleid_op(VANDAAG))
    assert say(geweigerd.value.reden) == "U kunt zich inschrijven vanaf 1 mei 2030. Dan bent u 18 jaar."
    assert say(geweigerd.value.verder) == "Heeft u eerder een woning nodig? Bel ons. Dan kijken wij samen wat kan."


def test_an_address_is_kept_whole() -> None:
    adres = {
        "straat": "Lindelaan",
        "huisnummer": "12",
        "toevoeging": "bis",
        "postcode": "6990 AB",
        "plaats": "Lindeveen",
    }
    assert lees_stap("adres", {"land": "NL", **adres}, vandaag=VANDAAG) == {"land": "NL", **adres, "gedaan_adres": True}


@pytest.mark.parametrize(("gekozen", "bewaard"), [({"alleen_digitaal": "ja"}, "ja"), ({}, "")])
def test_digital_only_is_kept_only_when_it_was_chosen(gekozen: Formulier, bewaard: str) -> None:
    formulier = {"kanaal": "EMA", "taal": "nl", **gekozen}
    assert lees_stap("contact", formulier, vandaag=VANDAAG)["alleen_digitaal"] == bewaard


@pytest.mark.parametrize("kamers", ["", "1", "2", "3", "4", "5"])
def test_a_wish_for_rooms_is_kept(kamers: str) -> None:
    assert lees_stap("woonwensen", {"wens_kamers": kamers}, vandaag=VANDAAG)["wens_kamers"] == kamers
