"""Keeping one's data up to date: shown first, confirmed, told to the old address, and never two at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import Inschrijving, Inschrijvinggebeurtenis, Wijziging
from portal.domain.inschrijving.wijzigen import (
    WAT,
    GegevensIntussenGewijzigd,
    Gegevensstand,
    NietsGewijzigd,
    Voorstel,
    gegevens_nakijken,
    gegevens_van,
    gegevens_wijzigen,
    gevolgen,
    net_gewijzigd,
)
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.rights import NietToegestaan
from tests.conftest import Store
from tests.makers import ingelogd, ingeschreven, medewerker, samen_met, tegelijk
from tests.people import ANS, BILAL, CARLA, DIRK

NIEUW_ADRES = {
    "land": "NL",
    "straat": "Kerkstraat",
    "huisnummer": "7",
    "toevoeging": "A",
    "postcode": "6991 bb",
    "plaats": "Oud-Sandel",
}


def stand(store: Store, door: Actor, wat: str) -> Gegevensstand:
    return store.read(gegevens_van, relatie_id=str(door.klant_id), wat=wat)


def nagekeken(store: Store, door: Actor, wat: str, **formulier: str) -> Voorstel:
    return store.read(gegevens_nakijken, relatie_id=str(door.klant_id), wat=wat, formulier=formulier)


def gewijzigd(store: Store, door: Actor, wat: str, *, versie: str = "", **formulier: str) -> Wijziging:
    return store.perform(
        gegevens_wijzigen, wat=wat, formulier=formulier, versie=versie or stand(store, door, wat).versie, door=door
    )


def test_what_a_change_means_is_shown_and_nothing_is_saved(store: Store) -> None:
    bilal = ingeschreven(store, BILAL, anders=samen_met(ANS))
    voor = store.count()
    verhuizing = nagekeken(store, bilal.door, "adres", **NIEUW_ADRES)
    assert verhuizing.nieuw["postcode"] == "6991 BB"
    tekst = " ".join(str(zin) for zin in verhuizing.gevolgen)
    for verwacht in ("naar dit adres", "oude adres", "ergens anders", "inschrijfdatum verandert niet"):
        assert verwacht in tekst
    assert any(zin.waarden.get("naam") == ANS.naam for zin in verhuizing.gevolgen)
    gezin = nagekeken(store, bilal.door, "huishouden", kinderen="1")
    assert any(zin.waarden.get("aantal") == 3 for zin in gezin.gevolgen)
    assert store.count() == voor
    assert store.all(Relatie, id=bilal.door.relatie_id)[0].straat == "Havenkade"


def test_moving_changes_the_address_and_is_told_at_the_old_one(store: Store) -> None:
    ans = ingeschreven(store, ANS)
    gewijzigd(store, ans.door, "adres", **NIEUW_ADRES)
    relatie = store.all(Relatie, id=ans.door.relatie_id)[0]
    assert relatie.adresregels == ("Kerkstraat 7 A", "6991 BB  Oud-Sandel")
    [bericht] = store.all(Bericht, soort="gegevens-gewijzigd")
    assert bericht.belangrijk
    [brief] = [v for v in store.all(Verzending, bericht_id=bericht.id) if v.kanaal == "BRI"]
    assert "Dorpsstraat 8" in brief.adres
    assert "Kerkstraat" not in bericht.tekst + bericht.onderwerp
    assert "Dorpsstraat" not in bericht.tekst + bericht.onderwerp


def test_a_change_is_confirmed_for_a_moment_and_never_when_nothing_changed(store: Store) -> None:
    ans, bilal = ingeschreven(store, ANS), ingeschreven(store, BILAL)
    gewijzigd(store, ans.door, "adres", **NIEUW_ADRES)
    assert store.read(net_gewijzigd, relatie_id=ans.door.relatie_id)
    assert not store.read(net_gewijzigd, relatie_id=bilal.door.relatie_id)
    store.nu += timedelta(minutes=16)
    assert not store.read(net_gewijzigd, relatie_id=ans.door.relatie_id)


def test_household_and_income_change_and_the_date_does_not(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    datum = store.all(Inschrijving)[0].inschrijfdatum
    gewijzigd(store, bilal.door, "huishouden", kinderen="3")
    gewijzigd(store, bilal.door, "inkomen", inkomen="31.250,50")
    na = store.all(Inschrijving)[0]
    assert (na.kinderen, na.inkomen_cent, na.inschrijfdatum) == (3, 3_125_050, datum)
    gewijzigd(store, bilal.door, "inkomen", inkomen="")
    assert store.all(Inschrijving)[0].inkomen_cent is None
    assert store.read(keten_controleren, koppen=[]) == []


def test_old_and_new_are_kept_for_the_client_and_the_chain_only_points_at_them(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    wijziging = gewijzigd(store, bilal.door, "huishouden", kinderen="3")
    [bewaard] = store.all(Wijziging)
    assert (bewaard.oud["kinderen"], bewaard.nieuw["kinderen"]) == ("2", "3")
    [schakel] = store.all(Inschrijvinggebeurtenis, soort="gegevens-gewijzigd")
    assert schakel.inhoud == {"wat": "huishouden", "wijziging": wijziging.id, "ingevoerd_door": None}


def test_a_stale_tab_is_told_and_saves_nothing(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    oud = stand(store, bilal.door, "huishouden").versie
    gewijzigd(store, bilal.door, "huishouden", kinderen="3")
    with pytest.raises(GegevensIntussenGewijzigd):
        gewijzigd(store, bilal.door, "huishouden", versie=oud, kinderen="4")
    assert store.all(Inschrijving)[0].kinderen == 3


def test_two_tabs_at_the_same_moment_save_once(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    versie = stand(store, bilal.door, "huishouden").versie
    uitkomsten = tegelijk(
        *(partial(gewijzigd, store, bilal.door, "huishouden", versie=versie, kinderen=n) for n in ("3", "4"))
    )
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["GegevensIntussenGewijzigd", "Wijziging"]
    assert len(store.all(Wijziging)) == 1


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_the_same_again_and_what_cannot_be_read_change_nothing(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    with pytest.raises(NietsGewijzigd):
        gewijzigd(store, bilal.door, "huishouden", kinderen="2")
    with pytest.raises(FouteInvoer):
        gewijzigd(store, bilal.door, "adres", **{**NIEUW_ADRES, "postcode": "12"})
    for wat in ("samen", "medeaanvrager", "naam", ""):
        with pytest.raises(NietGevonden):
            gewijzigd(store, bilal.door, wat, versie="x", samen="nee")
    assert store.all(Wijziging) == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_who_registers_together_is_not_changed_by_one_of_the_two(store: Store) -> None:
    bilal = ingeschreven(store, BILAL, anders=samen_met(ANS))
    wijziging = gewijzigd(store, bilal.door, "huishouden", kinderen="4", samen="nee")
    assert wijziging.nieuw == {"samen": "ja", "kinderen": "4"}


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_somebody_without_an_inschrijving_only_has_an_address(store: Store) -> None:
    carla = ingelogd(store, CARLA)
    gewijzigd(store, carla, "adres", **NIEUW_ADRES)
    for wat in ("huishouden", "inkomen"):
        with pytest.raises(NietGevonden):
            stand(store, carla, wat)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_medewerker_who_helps_changes_it_with_the_client_and_the_message_says_so(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    dirk = medewerker(store, DIRK)
    with pytest.raises(NietToegestaan):
        gewijzigd(store, dirk, "huishouden", versie="x", kinderen="3")
    wijziging = gewijzigd(store, replace(dirk, namens=bilal.door.relatie_id), "huishouden", kinderen="3")
    assert wijziging.medewerker_id == dirk.medewerker_id
    assert "Een medewerker deed dit samen met u" in store.all(Bericht, soort="gegevens-gewijzigd")[0].tekst


@given(
    wat=st.sampled_from(sorted(WAT)),
    kinderen=st.integers(0, 20).map(str),
    plaatsen=st.tuples(st.text(max_size=8), st.text(max_size=8)),
    inkomen=st.one_of(st.just(""), st.integers(0, 10**8).map(str)),
    mede=st.sampled_from(["", "Ans"]),
    ingeschreven=st.booleans(),
    brief=st.booleans(),
)
def test_every_change_is_explained_and_says_that_the_date_stays(
    wat: str, kinderen: str, plaatsen: tuple[str, str], inkomen: str, mede: str, ingeschreven: bool, brief: bool
) -> None:
    oud = {"plaats": plaatsen[0], "kinderen": "0", "inkomen_cent": ""}
    nieuw = {"plaats": plaatsen[1], "kinderen": kinderen, "inkomen_cent": inkomen}
    zinnen = gevolgen(wat, oud, nieuw, mede=mede, ingeschreven=ingeschreven, brief=brief)
    assert zinnen
    assert any("inschrijfdatum verandert niet" in str(zin) for zin in zinnen) == ingeschreven
