"""A client makes, changes, pauses and removes profiles; nobody else does; a mail program only pauses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal.domain.advertentie.model import Advertentie
from portal.domain.inschrijving.model import Inschrijving
from portal.domain.shared.actor import BEZOEKER, Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.zoekprofiel.actions import (
    AndersGeworden,
    GeenInschrijving,
    TeVeelProfielen,
    afmeldsleutel,
    oude_profielen_wissen,
    tips_afmelden,
    zoekprofiel_bewaren,
    zoekprofiel_hervatten,
    zoekprofiel_pauzeren,
    zoekprofiel_verwijderen,
)
from portal.domain.zoekprofiel.invoer import als_formulier, lees_formulier, uit_zoekopdracht
from portal.domain.zoekprofiel.model import Tip, Zoekprofiel
from portal.domain.zoekprofiel.rules import MAXIMUM_PROFIELEN, TOT_HERVATTEN, Wens, gewenst
from portal.domain.zoekprofiel.wensen import wensen_van
from portal.settings import settings
from tests.conftest import Store
from tests.makers import ingelogd, ingeschreven
from tests.people import BILAL, CARLA
from tests.zoekprofiel.maken import ALLES, klaarzetten, profiel, verander, versturen, woning


@pytest.fixture
def bilal(store: Store) -> Actor:
    return ingeschreven(store, BILAL).door


def bewaar(store: Store, door: Actor, id_: str = "", versie: int = 0, **formulier: str) -> str:
    return store.perform(
        zoekprofiel_bewaren, formulier={**ALLES, **formulier}, profiel_id=id_, versie=versie, door=door
    )


def test_what_is_filled_in_comes_back_in_the_form(store: Store, bilal: Actor) -> None:
    formulier = {
        "naam": "Dicht bij mijn werk",
        "plaats_Lindeveen": "ja",
        "huur_van": "400",
        "huur_tot": "713,02",
        "kamers_min": "2",
        "kamers_max": "4",
        "soort_huis": "ja",
        "toegankelijkheid": "rollator",
        "energielabel": "C",
        "model_LOT": "ja",
        "ritme": "week",
        "uren": "AVO",
    }
    bewaard = profiel(store, bilal, **formulier)
    assert als_formulier(bewaard.naam, wensen_van(bewaard), bewaard.ritme, bewaard.uren) == formulier


def test_everything_that_is_wrong_is_named_at_once(store: Store, bilal: Actor) -> None:
    with pytest.raises(FouteInvoer) as fout:
        bewaar(store, bilal, huur_van="700", huur_tot="600", kamers_min="4", kamers_max="2", ritme="", uren="nooit")
    assert [f.veld for f in fout.value.fouten] == ["huur_tot", "kamers_max", "ritme", "uren"]
    assert store.all(Zoekprofiel) == []


def test_a_place_that_is_not_on_the_list_is_not_kept(store: Store, bilal: Actor) -> None:
    assert profiel(store, bilal, **{"plaats_Elders|Lindeveen": "ja"}).plaatsen == ""


def test_a_profile_takes_an_inschrijving_and_there_is_a_limit(store: Store, bilal: Actor) -> None:
    with pytest.raises(GeenInschrijving):
        bewaar(store, ingelogd(store, CARLA))
    for _ in range(MAXIMUM_PROFIELEN):
        bewaar(store, bilal)
    with pytest.raises(TeVeelProfielen):
        bewaar(store, bilal)


def test_changing_what_somebody_else_changed_is_refused(store: Store, bilal: Actor) -> None:
    id_ = bewaar(store, bilal)
    bewaar(store, bilal, id_, 1, naam="Nieuw")
    with pytest.raises(AndersGeworden):
        bewaar(store, bilal, id_, 1, naam="Oud")
    assert store.all(Zoekprofiel)[0].naam == "Nieuw"


def test_the_profile_of_somebody_else_is_not_found(store: Store, bilal: Actor) -> None:
    id_ = bewaar(store, bilal)
    carla = ingeschreven(store, CARLA).door
    with pytest.raises(NietGevonden):
        bewaar(store, carla, id_, 1)
    with pytest.raises(NietGevonden):
        store.perform(zoekprofiel_pauzeren, profiel_id=id_, formulier={"pauze": "week"}, door=carla)
    for handeling in (zoekprofiel_hervatten, zoekprofiel_verwijderen):
        with pytest.raises(NietGevonden):
            store.perform(handeling, profiel_id=id_, door=carla)


def test_a_pause_ends_by_itself_or_by_the_client(store: Store, bilal: Actor) -> None:
    id_ = bewaar(store, bilal)
    tot = store.perform(zoekprofiel_pauzeren, profiel_id=id_, formulier={"pauze": "week"}, door=bilal)
    assert tot == store.vandaag + timedelta(days=7)
    assert store.perform(zoekprofiel_pauzeren, profiel_id=id_, formulier={"pauze": "hervatten"}, door=bilal) == (
        TOT_HERVATTEN
    )
    store.perform(zoekprofiel_hervatten, profiel_id=id_, door=bilal)
    assert store.all(Zoekprofiel)[0].pauze_tot is None
    with pytest.raises(FouteInvoer):
        store.perform(zoekprofiel_pauzeren, profiel_id=id_, formulier={"pauze": "x"}, door=bilal)


def test_removing_takes_the_tips_along(store: Store, bilal: Actor) -> None:
    id_ = bewaar(store, bilal)
    woning(store)
    klaarzetten(store)
    versturen(store)
    store.perform(zoekprofiel_verwijderen, profiel_id=id_, door=bilal)
    assert store.all(Zoekprofiel) == []
    assert store.all(Tip) == []


def test_one_click_of_a_mail_program_only_pauses_and_can_be_undone(store: Store, bilal: Actor) -> None:
    id_ = bewaar(store, bilal)
    sleutel = afmeldsleutel(id_, peper=settings().secret)
    for _ in range(2):
        assert store.perform(tips_afmelden, sleutel=sleutel, ip="192.0.2.9", door=BEZOEKER)
    (bewaard,) = store.all(Zoekprofiel)
    assert bewaard.pauze_tot == TOT_HERVATTEN
    assert bewaard.naam == "Overal"
    store.perform(zoekprofiel_hervatten, profiel_id=id_, door=bilal)
    assert store.all(Zoekprofiel)[0].pauze_tot is None


@pytest.mark.parametrize("vorm", ["{id}.{ander}", "{id}.", "{id}", "{ander_id}.{goed}", ""])
def test_a_key_that_is_not_ours_pauses_nothing(store: Store, bilal: Actor, vorm: str) -> None:
    id_ = bewaar(store, bilal)
    goed = afmeldsleutel(id_, peper=settings().secret).partition(".")[2]
    sleutel = vorm.format(id=id_, ander="0" * 32, ander_id="x" * 32, goed=goed)
    assert not store.perform(tips_afmelden, sleutel=sleutel, ip="192.0.2.9", door=BEZOEKER)
    assert store.all(Zoekprofiel)[0].pauze_tot is None


def test_a_key_of_a_profile_that_is_gone_does_no_harm(store: Store) -> None:
    sleutel = afmeldsleutel("weg", peper=settings().secret)
    assert store.perform(tips_afmelden, sleutel=sleutel, ip="192.0.2.9", door=BEZOEKER)


def test_profiles_go_when_the_inschrijving_is_over_for_good(store: Store, bilal: Actor) -> None:
    id_ = bewaar(store, bilal)
    woning(store)
    klaarzetten(store)
    inschrijving = store.all(Inschrijving)[0]
    verander(store, Inschrijving, inschrijving.id, status="BEE", herstelbaar_tot=store.vandaag)
    store.perform(oude_profielen_wissen)
    assert [p.id for p in store.all(Zoekprofiel)] == [id_]
    store.nu += timedelta(days=1)
    store.perform(oude_profielen_wissen)
    assert store.all(Zoekprofiel) == []
    assert store.all(Tip) == []
    assert len(store.all(Advertentie)) == 1


def test_a_search_of_the_homes_page_becomes_a_profile() -> None:
    zoekopdracht = {
        "plaats": "Lindeveen",
        "huur": "700",
        "kamers": "3",
        "soort": "huis",
        "toegankelijk": "rolstoel",
        "label": "B",
        "model": "LOT",
        "sorteer": "huur",
    }
    wensen = uit_zoekopdracht(zoekopdracht, plaatsen=["Lindeveen", "Veerpoort"])
    assert gewenst(wensen) == tuple(Wens)
    formulier = als_formulier("", wensen, "meteen", "DAG")
    assert formulier["plaats_Lindeveen"] == "ja"
    assert lees_formulier(formulier, plaatsen=["Lindeveen"]).wensen == wensen
    assert uit_zoekopdracht({"huur": "veel", "kamers": "99", "plaats": "Nergens"}, plaatsen=[]) == uit_zoekopdracht(
        {}, plaatsen=[]
    )


def test_a_year_has_tips_of_that_year(store: Store, bilal: Actor) -> None:
    bewaar(store, bilal)
    woning(store)
    klaarzetten(store)
    store.nu += timedelta(days=364)
    store.perform(oude_profielen_wissen)
    assert len(store.all(Tip)) == 1
    store.nu += timedelta(days=2)
    store.perform(oude_profielen_wissen)
    assert store.all(Tip) == []
    assert store.vandaag > date(2027, 3, 10)
