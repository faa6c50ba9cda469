"""A note that the client does not read: on a ground, with a day of review, seen by few, told as far as it may be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal.domain.afscherming.actions import (
    afscherming_besluiten,
    afscherming_herzien,
    afscherming_inzien,
    notitie_afschermen,
    oude_afschermingen_wissen,
)
from portal.domain.afscherming.model import Afscherming, Afschermingstatus
from portal.domain.afscherming.queries import Afgeschermd, afgeschermd_van, afschermingen
from portal.domain.belofte.model import LOPEND, Belofte
from portal.domain.bericht.model import Bericht
from portal.domain.contactmoment.queries import gesprekken_van
from portal.domain.corporatie.queries import AlleenTeamleider
from portal.domain.inschrijving.export import alles_van
from portal.domain.relatie.queries import inzagen
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from tests.conftest import Store
from tests.makers import gesprek, ingelogd, medewerker
from tests.people import BILAL, CARLA, DIRK, FATMA, GERDA, JOKE

GEHEIM = "De buurvrouw meldde dit en is bang."


def dag(naam: str, op: date) -> dict[str, str]:
    return {f"{naam}_dag": str(op.day), f"{naam}_maand": str(op.month), f"{naam}_jaar": str(op.year)}


class Verhaal:
    """Dirk spoke with Bilal; Joke leads the team of Lindehof, Gerda that of Veerpoort."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.dirk, self.joke, self.gerda, self.fatma = (medewerker(store, wie) for wie in (DIRK, JOKE, GERDA, FATMA))
        self.bilal = ingelogd(store, BILAL)
        self.gesprek = gesprek(store, self.bilal, self.dirk)

    def formulier(self, **anders: str) -> dict[str, str]:
        over_een_maand = dag("herzien", self.store.vandaag + timedelta(days=30))
        return {
            "tekst": GEHEIM,
            "grond": "veiligheid",
            "reden": "Zij wil niet genoemd worden.",
            **over_een_maand,
            **anders,
        }

    def schermt_af(self, **anders: str) -> str:
        self.store.perform(
            notitie_afschermen, contactmoment_id=self.gesprek, formulier=self.formulier(**anders), door=self.dirk
        )
        return self.store.all(Afscherming)[-1].id

    def verzwijgt(self) -> str:
        return self.schermt_af(verzwijgen="ja", verzwijgen_reden="Dan weet hij wie het was.")

    def weet(self) -> list[Afgeschermd]:
        return self.store.read(afgeschermd_van, relatie_id=str(self.bilal.klant_id), taal="nl")

    def besluit(self, id_: str, wat: str, door: Actor) -> None:
        formulier = {"besluit": wat, "motivering": "Nagevraagd."}
        self.store.perform(afscherming_besluiten, afscherming_id=id_, formulier=formulier, door=door)

    def herziet(self, id_: str, wat: str, door: Actor, **anders: str) -> None:
        formulier = {"besluit": wat, "motivering": "Opnieuw gekeken.", **anders}
        self.store.perform(afscherming_herzien, afscherming_id=id_, formulier=formulier, door=door)

    def export(self) -> str:
        return str(self.store.read(alles_van, relatie_id=str(self.bilal.klant_id)))


@pytest.fixture
def v(store: Store) -> Verhaal:
    return Verhaal(store)


def test_the_client_reads_that_there_is_one_since_when_and_on_which_ground_never_what(store: Store, v: Verhaal) -> None:
    v.schermt_af()
    [weet] = v.weet()
    assert (weet.contactmoment_id, weet.sinds, weet.tekst) == (v.gesprek, store.vandaag, "")
    assert "veiligheid" in weet.grond
    assert store.read(afgeschermd_van, relatie_id=str(ingelogd(store, CARLA).klant_id), taal="nl") == []
    [rij] = store.read(alles_van, relatie_id=str(v.bilal.klant_id))["afscherming"]
    assert (rij["grond"], rij["tekst"]) == ("veiligheid", "")
    assert GEHEIM not in v.export()
    assert GEHEIM not in str(store.read(gesprekken_van, relatie_id=str(v.bilal.klant_id)))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"tekst": ""}, "tekst"),
        ({"grond": ""}, "grond"),
        ({"grond": "liever-niet"}, "grond"),
        ({"reden": " "}, "reden"),
        ({"herzien_dag": ""}, "herzien"),
        (dag("herzien", date(2027, 3, 10)), "herzien"),
        (dag("herzien", date(2026, 3, 9)), "herzien"),
        ({"verzwijgen": "ja"}, "verzwijgen_reden"),
    ],
)
def test_without_a_ground_a_reason_and_a_day_of_review_nothing_is_withheld(
    store: Store, v: Verhaal, anders: dict[str, str], veld: str
) -> None:
    with pytest.raises(FouteInvoer) as refused:
        v.schermt_af(**anders)
    assert {fout.veld.removesuffix("_dag").removesuffix("_jaar") for fout in refused.value.fouten} == {veld}
    assert store.all(Afscherming) == []


def test_only_in_an_own_conversation(store: Store, v: Verhaal) -> None:
    with pytest.raises(NietGevonden):
        store.perform(notitie_afschermen, contactmoment_id=v.gesprek, formulier=v.formulier(), door=v.fatma)


def test_who_wrote_it_and_the_teamleider_look_each_look_is_logged_and_nobody_else_finds_it(
    store: Store, v: Verhaal
) -> None:
    id_ = v.schermt_af()
    for niemand in (v.fatma, v.gerda):
        assert store.read(afschermingen, door=niemand) == []
        with pytest.raises(NietGevonden):
            store.perform(afscherming_inzien, afscherming_id=id_, door=niemand)
    eerder = len(store.read(inzagen, relatie_id=str(v.bilal.klant_id)))
    for wie in (v.dirk, v.joke):
        assert [regel.id for regel in store.read(afschermingen, door=wie)] == [id_]
        assert store.perform(afscherming_inzien, afscherming_id=id_, door=wie).tekst == GEHEIM
    gekeken = store.read(inzagen, relatie_id=str(v.bilal.klant_id))
    assert len(gekeken) == eerder + 2
    assert {kijker.reden for kijker in gekeken if kijker.wie == JOKE.functie} == {"Dossier bekeken"}


def test_keeping_silent_takes_a_second_person_and_until_then_nothing_shows(store: Store, v: Verhaal) -> None:
    id_ = v.verzwijgt()
    assert v.weet() == []
    for wie, fout in ((v.dirk, AlleenTeamleider), (v.fatma, AlleenTeamleider), (v.gerda, NietGevonden)):
        with pytest.raises(fout):
            v.besluit(id_, "ja", wie)
    v.besluit(id_, "ja", v.joke)
    assert v.weet() == []
    assert store.read(alles_van, relatie_id=str(v.bilal.klant_id))["afscherming"] == []
    assert id_ not in v.export()
    assert "scherm" not in str(store.read(inzagen, relatie_id=str(v.bilal.klant_id)))


def test_a_teamleider_who_wrote_it_does_not_decide_about_it(store: Store, v: Verhaal) -> None:
    eigen = gesprek(store, v.bilal, v.joke)
    formulier = v.formulier(verzwijgen="ja", verzwijgen_reden="Dan weet hij wie het was.")
    store.perform(notitie_afschermen, contactmoment_id=eigen, formulier=formulier, door=v.joke)
    [row] = store.all(Afscherming)
    assert row.teamleider_id == v.gerda.medewerker_id, "somebody else, of another corporation when need be"
    with pytest.raises(Exception, match="zelf voorgesteld"):
        v.besluit(row.id, "ja", v.joke)
    v.besluit(row.id, "ja", v.gerda)


def test_after_a_no_the_client_reads_that_there_is_one(v: Verhaal) -> None:
    v.besluit(v.verzwijgt(), "nee", v.joke)
    assert [weet.tekst for weet in v.weet()] == [""]


def test_a_teamleider_is_reminded_to_look_again_without_a_word_to_the_client(store: Store, v: Verhaal) -> None:
    v.verzwijgt()
    beloften = store.all(Belofte)
    assert {belofte.soort for belofte in beloften} == {"afscherming-besluit", "afscherming-herziening"}
    assert {(b.medewerker_id, b.relatie_id, b.titel) for b in beloften} == {
        (v.joke.medewerker_id, None, "Overleg voor de teamleider")
    }


@pytest.mark.parametrize("stil", [False, True])
def test_looking_again_opens_it_and_the_client_reads_all_of_it(store: Store, v: Verhaal, stil: bool) -> None:
    id_ = v.verzwijgt() if stil else v.schermt_af()
    if stil:
        v.besluit(id_, "ja", v.joke)
    with pytest.raises(AlleenTeamleider):
        v.herziet(id_, "openen", v.dirk)
    v.herziet(id_, "openen", v.joke)
    assert [weet.tekst for weet in v.weet()] == [GEHEIM]
    assert GEHEIM in v.export()
    [bericht] = store.all(Bericht, soort="dossier-geopend")
    assert bericht.relatie_id == v.bilal.klant_id
    assert [b for b in store.all(Belofte) if b.status in LOPEND] == []


def test_looking_again_or_going_on_with_a_reason_until_another_day(store: Store, v: Verhaal) -> None:
    id_ = v.schermt_af()
    with pytest.raises(FouteInvoer):
        v.herziet(id_, "blijft", v.joke)
    later = store.vandaag + timedelta(days=60)
    v.herziet(id_, "blijft", v.joke, **dag("herzien", later))
    [row] = store.all(Afscherming)
    assert (row.status, row.herzien_op, row.herziening) == (
        Afschermingstatus.AFGESCHERMD,
        later,
        "Opnieuw gekeken.",
    )
    [loopt] = [b for b in store.all(Belofte) if b.status in LOPEND]
    assert loopt.voor.date() >= later


def test_it_is_kept_as_long_as_policy_says(store: Store, v: Verhaal) -> None:
    v.verzwijgt()
    store.nu += timedelta(days=31 * 24)
    assert store.perform(oude_afschermingen_wissen) == 0
    store.nu += timedelta(days=1)
    assert store.perform(oude_afschermingen_wissen) == 1
    assert store.all(Afscherming) == []
