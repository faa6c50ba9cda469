"""A co-applicant who comes to the desk: says yes or no there, with identity seen and never copied."""

from __future__ import annotations

import pytest

from portal.domain.bericht.model import Bericht
from portal.domain.inschrijving.actions import medeaanvraag_aan_balie_beantwoorden
from portal.domain.inschrijving.model import Inschrijvinggebeurtenis, Medeaanvrager, Medeaanvragerstatus
from portal.domain.relatie.model import Inzage
from portal.domain.shared.errors import FouteInvoer
from tests.conftest import Store
from tests.makers import aangevraagd, medewerker, samen_met
from tests.people import CARLA, DIRK, EVA


def formulier(nummer: str, **anders: str) -> dict[str, str]:
    return {"mede_nummer": nummer, "mede_antwoord": "ja", "mede_gezien": "ja", **anders}


@pytest.mark.parametrize(("antwoord", "status"), [("ja", "bevestigd"), ("nee", "geweigerd")])
def test_the_answer_at_the_desk_counts_and_says_who_saw_identity(store: Store, antwoord: str, status: str) -> None:
    aanvraag = aangevraagd(store, CARLA, anders=samen_met(EVA, weg="balie"))
    dirk = medewerker(store, DIRK)
    answered = formulier(aanvraag.nummer.lower(), mede_antwoord=antwoord)
    store.perform(medeaanvraag_aan_balie_beantwoorden, formulier=answered, door=dirk)
    mede = store.all(Medeaanvrager)[0]
    assert mede.status == status
    assert (mede.bijschrijfdatum == store.vandaag) is (antwoord == "ja")
    schakel = store.all(Inschrijvinggebeurtenis, soort=f"medeaanvrager-{status}")[0]
    assert schakel.inhoud is not None
    assert schakel.inhoud["gezien_door"] == dirk.medewerker_id
    assert len(store.all(Bericht, soort="medeaanvrager-antwoord")) == 1
    assert [inzage.medewerker_id for inzage in store.all(Inzage)] == [dirk.medewerker_id]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"mede_antwoord": ""}, "mede_antwoord"),
        ({"mede_gezien": ""}, "mede_gezien"),
        ({"mede_nummer": "W-3333-3333"}, "mede_nummer"),
        ({"mede_nummer": "onzin"}, "mede_nummer"),
    ],
)
def test_without_answer_identity_or_number_nothing_changes(store: Store, anders: dict[str, str], veld: str) -> None:
    aanvraag = aangevraagd(store, CARLA, anders=samen_met(EVA, weg="balie"))
    dirk = medewerker(store, DIRK)
    before = store.count()
    with pytest.raises(FouteInvoer) as refused:
        store.perform(medeaanvraag_aan_balie_beantwoorden, formulier=formulier(aanvraag.nummer, **anders), door=dirk)
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert store.count() == before
    assert store.all(Medeaanvrager)[0].status == Medeaanvragerstatus.GEVRAAGD


def test_an_answer_is_recorded_once(store: Store) -> None:
    aanvraag = aangevraagd(store, CARLA, anders=samen_met(EVA, weg="balie"))
    dirk = medewerker(store, DIRK)
    store.perform(medeaanvraag_aan_balie_beantwoorden, formulier=formulier(aanvraag.nummer), door=dirk)
    with pytest.raises(FouteInvoer):
        store.perform(medeaanvraag_aan_balie_beantwoorden, formulier=formulier(aanvraag.nummer), door=dirk)
