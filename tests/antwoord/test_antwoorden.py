"""Saying whether an answer helped, and what staff learns, without ever knowing who."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal import routes
from portal.domain.antwoord.actions import antwoord_beoordelen, oude_oordelen_wissen, zoekwoorden_tellen
from portal.domain.antwoord.model import Antwoordoordeel, Zoekwoord
from portal.domain.antwoord.queries import feiten, gezocht, oordelen
from portal.domain.antwoord.teksten import ANTWOORDEN
from portal.domain.shared.actor import BEZOEKER
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.verzoek.rules import FORMULIEREN
from portal.i18n import LANGUAGES, say, speaking, spoken
from tests.conftest import Store
from tests.makers import tegelijk


def beoordeeld(store: Store, antwoord: str = "kosten", **formulier: str) -> bool:
    return store.perform(antwoord_beoordelen, antwoord=antwoord, formulier=formulier, taal="nl", door=BEZOEKER)


def geteld(store: Store, *woorden: str) -> None:
    store.perform(zoekwoorden_tellen, woorden=woorden, taal="nl", door=BEZOEKER)


def test_what_was_said_reaches_staff_and_names_nobody(store: Store) -> None:
    assert beoordeeld(store, geholpen="nee", toelichting="Ik zoek de prijs voor twee.") is False
    assert beoordeeld(store, geholpen="ja") is True
    bovenaan = store.read(oordelen)[0]
    assert (bovenaan.antwoord.naam, bovenaan.ja, bovenaan.nee) == ("kosten", 1, 1)
    assert bovenaan.toelichtingen == ("Ik zoek de prijs voor twee.",)
    assert set(Antwoordoordeel.model_fields) == {"id", "antwoord", "taal", "geholpen", "toelichting", "op"}


@pytest.mark.parametrize(
    ("formulier", "veld"),
    [({}, "geholpen"), ({"geholpen": "misschien"}, "geholpen"),
     ({"geholpen": "ja", "toelichting": "BSN 111222333"}, "toelichting")],
)  # fmt: skip
def test_no_answer_and_a_bsn_are_refused(store: Store, formulier: dict[str, str], veld: str) -> None:
    with pytest.raises(FouteInvoer) as refused:
        beoordeeld(store, **formulier)
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert store.all(Antwoordoordeel) == []


def test_an_answer_that_does_not_exist_is_not_found(store: Store) -> None:
    with pytest.raises(NietGevonden):
        beoordeeld(store, antwoord="bestaat-niet", geholpen="ja")


def test_a_word_of_few_people_stays_hidden_and_of_enough_is_shown(store: Store) -> None:
    for keer in range(5):
        geteld(store, "zwembad", *(["jansen"] if keer < 4 else []))
    gevonden = store.read(gezocht)
    assert gevonden.woorden == (("zwembad", 5),)
    assert (gevonden.zonder_resultaat, gevonden.verborgen) == (5, 1)


def test_words_that_stood_together_are_not_kept_together(store: Store) -> None:
    geteld(store, "jansen", "zwembad")
    assert {(rij.woord, rij.aantal) for rij in store.all(Zoekwoord)} == {("", 1), ("jansen", 1), ("zwembad", 1)}
    assert set(Zoekwoord.model_fields) == {"week", "taal", "woord", "aantal"}


def test_many_at_once_are_all_counted(store: Store) -> None:
    tegelijk(*[lambda: geteld(store, "zwembad", "sauna")] * 6)
    assert {rij.woord: rij.aantal for rij in store.all(Zoekwoord)} == {"": 6, "sauna": 6, "zwembad": 6}


def test_it_is_all_forgotten_in_time(store: Store) -> None:
    beoordeeld(store, geholpen="ja")
    geteld(store, "zwembad")
    store.nu += timedelta(days=89)
    assert store.perform(oude_oordelen_wissen) == 0
    store.nu += timedelta(days=12)
    assert store.perform(oude_oordelen_wissen) == 2
    store.nu += timedelta(days=265)
    assert store.perform(oude_oordelen_wissen) == 1


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_an_answer_that_is_due_stands_first(store: Store) -> None:
    store.nu += timedelta(days=7 * 31)
    assert store.read(oordelen)[0].nakijken
    assert not store.read(oordelen)[-1].nakijken


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_every_name_in_a_text_is_a_fact_of_the_policy(store: Store) -> None:
    waarden = feiten(store.beleid, vandaag=store.vandaag)
    for taal in LANGUAGES:
        with speaking(taal):
            gezegd = {naam: spoken(feit) for naam, feit in waarden.items()}
        for antwoord in ANTWOORDEN:
            for tekst in antwoord.teksten:
                assert "{" not in say(tekst, taal).format(**gezegd)
    assert str(spoken(waarden["inschrijfgeld"])) == "€\N{NO-BREAK SPACE}25"


VERZOEKEN = {
    routes.verzoek_stap(soort, stap.naam) for soort, formulier in FORMULIEREN.items() for stap in formulier.stappen
}


def test_a_button_leads_to_a_page() -> None:
    for antwoord in ANTWOORDEN:
        assert (antwoord.knop is None) == (antwoord.knop_adres == "")
        assert antwoord.knop_adres in routes.PAGES | VERZOEKEN | {""}
