"""When a person is offered: by what was seen, as policy says, and by nothing about who somebody is."""

from __future__ import annotations

import dataclasses
import inspect
from datetime import datetime, timedelta

import pytest
from pydantic import ValidationError

from portal.domain.corporatie.policy import Beleid, Signaalbeleid, Signaalregel
from portal.domain.signaal import rules
from portal.domain.signaal.model import Signaal
from portal.domain.signaal.rules import Aanbod, Waarneming, aanbod, is_herbezoek, is_stil
from tests.conftest import NU
from tools.readability import Measure


@pytest.fixture
def regels(beleid: Beleid) -> Signaalbeleid:
    return beleid.regio.signaal


def met(regels: Signaalbeleid, **anders: object) -> Signaalbeleid:
    return regels.model_copy(update=anders)


@pytest.mark.parametrize(("soort", "drempel"), [("mislukt", 3), ("herbezoek", 2), ("stilte", 1), ("problemen", 2)])
def test_a_person_is_offered_from_the_threshold_of_policy(regels: Signaalbeleid, soort: str, drempel: int) -> None:
    assert aanbod([Waarneming(soort, drempel - 1)], beleid=regels, nu=NU) is None
    gevonden = aanbod([Waarneming(soort, drempel)], beleid=regels, nu=NU)
    assert gevonden is not None
    assert (gevonden.soort, gevonden.aantal) == (soort, drempel)


@pytest.mark.parametrize("soort", ["vraagt-hulp", "gevoelig", "liever-persoonlijk"])
def test_some_things_count_at_once(regels: Signaalbeleid, soort: str) -> None:
    assert aanbod([Waarneming(soort)], beleid=regels, nu=NU) is not None


def test_another_threshold_in_policy_holds_at_once(regels: Signaalbeleid) -> None:
    streng = tuple(r.model_copy(update={"drempel": 5}) if r.soort == "mislukt" else r for r in regels.soorten)
    assert aanbod([Waarneming("mislukt", 4)], beleid=met(regels, soorten=streng), nu=NU) is None
    assert aanbod([Waarneming("mislukt", 5)], beleid=met(regels, soorten=streng), nu=NU) is not None


def test_a_kind_that_policy_leaves_out_is_off(regels: Signaalbeleid) -> None:
    zonder = tuple(r for r in regels.soorten if r.soort != "stilte")
    assert aanbod([Waarneming("stilte", 9)], beleid=met(regels, soorten=zonder), nu=NU) is None


def test_the_most_urgent_signal_is_the_reason_that_is_given(regels: Signaalbeleid) -> None:
    gezien = [Waarneming("liever-persoonlijk"), Waarneming("herbezoek", 4), Waarneming("mislukt", 3)]
    assert aanbod(gezien, beleid=regels, nu=NU) == Aanbod("mislukt", 3, "snel")
    assert aanbod(gezien[:2], beleid=regels, nu=NU) == Aanbod("herbezoek", 4, "rustig")


def test_a_no_holds_for_everything_on_the_page_and_for_as_long_as_policy_says(regels: Signaalbeleid) -> None:
    def later(dagen: float) -> Aanbod | None:
        gezien = [Waarneming("herbezoek", 2, afgewezen_op=NU), Waarneming("mislukt", 3)]
        return aanbod(gezien, beleid=regels, nu=NU + timedelta(days=dagen))

    assert later(0) is None
    assert later(regels.afgewezen_dagen - 0.01) is None
    assert later(regels.afgewezen_dagen) is not None


def test_after_a_no_who_asks_still_gets_somebody(regels: Signaalbeleid) -> None:
    gezien = [Waarneming("mislukt", 3, afgewezen_op=NU), Waarneming("vraagt-hulp")]
    assert aanbod(gezien, beleid=regels, nu=NU) == Aanbod("vraagt-hulp", 1, "snel")


def test_the_rules_take_nothing_about_who_somebody_is() -> None:
    """Age, language, origin, name, home: there is no place for them in the rules, in policy or in what is kept."""
    assert {field.name for field in dataclasses.fields(Waarneming)} == {"soort", "aantal", "afgewezen_op"}
    functions = [f for _, f in inspect.getmembers(rules, inspect.isfunction) if f.__module__ == rules.__name__]
    taken = {name for function in functions for name in inspect.signature(function).parameters}
    assert taken == {"waarnemingen", "beleid", "nu", "bijgewerkt_op", "geopend_op"}
    assert set(Signaalregel.model_fields) == {"soort", "drempel", "urgentie", "uitleg"}
    assert set(Signaalbeleid.model_fields) == {
        "geldig_vanaf", "versie", "bron", "afgewezen_dagen", "bewaardagen", "stilte_seconden", "herbezoek_minuten",
        "gevoelige_plekken", "gevoelige_zinnen", "soorten",
    }  # fmt: skip
    assert set(Signaal.model_fields) == {
        "id", "relatie_id", "plek", "soort", "aantal", "velden", "begonnen_op", "laatst_op", "afgewezen_op",
        "contactverzoek_id",
    }  # fmt: skip


def test_coming_back_counts_after_a_pause_and_the_first_look_does_not(regels: Signaalbeleid) -> None:
    pauze = timedelta(minutes=regels.herbezoek_minuten)
    assert not is_herbezoek(None, beleid=regels, nu=NU)
    assert not is_herbezoek(NU - pauze + timedelta(seconds=1), beleid=regels, nu=NU)
    assert is_herbezoek(NU - pauze, beleid=regels, nu=NU)


def test_a_browser_that_says_too_early_that_it_is_silent_is_not_believed(regels: Signaalbeleid) -> None:
    def na(seconden: float) -> bool:
        geopend: datetime = NU - timedelta(seconds=seconden)
        return is_stil(geopend, beleid=regels, nu=NU)

    assert not na(0)
    assert not na(regels.stilte_seconden * 0.9 - 1)
    assert na(regels.stilte_seconden)


def test_every_reason_is_told_in_both_languages_and_in_short_sentences(regels: Signaalbeleid) -> None:
    gemeten = Measure()
    for regel in regels.soorten:
        assert set(regel.uitleg) == {"nl", "en"}
        gemeten.add(regel.uitleg["nl"].format(aantal=3))
    assert len(gemeten.sentences) > len(regels.soorten)
    assert list(gemeten.findings()) == []
    with pytest.raises(ValidationError):
        Signaalregel(soort="stilte", drempel=1, urgentie="rustig", uitleg={"nl": "Alleen Nederlands."})
