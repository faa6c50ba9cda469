"""An advertentie is complete, its rent approved by a second person, and seen from its moment until it closes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from portal.domain.advertentie.actions import (
    GeenBedragen,
    advertentie_bewaren,
    advertentie_intrekken,
    advertentie_maken,
    advertenties_publiceren,
    advertenties_sluiten,
    huur_beoordelen,
)
from portal.domain.advertentie.model import Advertentie, Advertentiecriterium, Advertentiestatus
from portal.domain.advertentie.queries import advertenties_van, bladzijde, eenheden_zonder_advertentie, woning_van
from portal.domain.advertentie.rules import Criterium, Klaar, Onderdeel, in_woorden, maandhuur_cent, wat_ontbreekt
from portal.domain.eenheid.model import Eenheid
from portal.domain.goedkeuring.actions import TweedeMedewerkerNodig
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Weigering
from portal.domain.shared.transitions import Statusovergang
from portal.i18n import say
from tests.conftest import Store
from tests.makers import medewerker
from tests.people import DIRK, FATMA, GERDA
from tests.woningen import bestand, eenheid, formulier, geleverd, gepubliceerd, voorgelegd


@pytest.fixture
def woning(store: Store) -> Store:
    """A store with one empty home."""
    geleverd(store, bestand(eenheid()))
    return store


def zien(store: Store, advertentie: str) -> bool:
    """Whether everybody sees this home."""
    found = store.read(bladzijde, keuzes={}, sortering="nieuw", pagina=1)
    try:
        store.read(woning_van, advertentie_id=advertentie)
    except NietGevonden:
        assert advertentie not in [een.id for een in found.woningen]
        return False
    assert advertentie in [een.id for een in found.woningen]
    return True


def test_a_second_person_approves_the_rent_and_then_it_shows_at_its_moment(woning: Store) -> None:
    dirk, fatma = medewerker(woning, DIRK), medewerker(woning, FATMA)
    morgen = str((woning.vandaag + timedelta(days=1)).day)
    advertentie = voorgelegd(woning, door=dirk, publicatie_dag=morgen)
    with pytest.raises(TweedeMedewerkerNodig):
        woning.perform(huur_beoordelen, advertentie_id=advertentie, akkoord=True, door=dirk)
    woning.perform(huur_beoordelen, advertentie_id=advertentie, akkoord=True, door=fatma)
    assert woning.perform(advertenties_publiceren) == []
    assert not zien(woning, advertentie)
    woning.nu += timedelta(days=1)
    assert woning.perform(advertenties_publiceren) == [advertentie]
    assert woning.perform(advertenties_publiceren) == []
    assert zien(woning, advertentie)
    gezien = woning.read(woning_van, advertentie_id=advertentie)
    assert [deel.bedrag_cent for deel in gezien.onderdelen] == [60010, 1225]
    assert [str(een) for een in gezien.past_bij] == ["u bent 55 jaar of ouder"]
    assert [str(een) for een in gezien.volgorde] == ["u woont in Lindeveen"]
    assert (say(gezien.titel, "en"), gezien.corporatie) == ("Terraced house in Lindeveen", "Woonstichting Lindehof")
    stappen = [rij.naar for rij in woning.all(Statusovergang, object_id=advertentie)]
    assert sorted(stappen) == [Advertentiestatus.GEPUBLICEERD, Advertentiestatus.GEREED]


def test_a_rent_that_is_sent_back_is_filled_in_again(woning: Store) -> None:
    dirk, fatma = medewerker(woning, DIRK), medewerker(woning, FATMA)
    advertentie = voorgelegd(woning, door=dirk)
    with pytest.raises(Weigering, match="wacht op een collega"):
        woning.perform(advertentie_bewaren, advertentie_id=advertentie, formulier=formulier(woning), door=dirk)
    woning.perform(huur_beoordelen, advertentie_id=advertentie, akkoord=False, door=fatma)
    with pytest.raises(NietGevonden):
        woning.perform(huur_beoordelen, advertentie_id=advertentie, akkoord=True, door=fatma)
    assert not zien(woning, advertentie)
    woning.perform(advertentie_bewaren, advertentie_id=advertentie, formulier=formulier(woning), door=fatma)
    woning.perform(huur_beoordelen, advertentie_id=advertentie, akkoord=True, door=dirk)
    woning.perform(advertenties_publiceren)
    assert zien(woning, advertentie)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"tekst": ""}, "tekst"),
        ({"foto": ""}, "foto"),
        ({"foto": "../geheim.png"}, "foto"),
        ({"alt_en": ""}, "alt_en"),
        ({"model": "KOO"}, "model"),
        ({"intakevorm": "X"}, "intakevorm"),
        ({"beschikbaar_dag": "", "beschikbaar_maand": "", "beschikbaar_jaar": ""}, "beschikbaar_dag"),
        ({"publicatie_dag": "", "publicatie_maand": "", "publicatie_jaar": ""}, "publicatie_dag"),
        ({"publicatie_dag": "28"}, "sluiting_dag"),
        ({"bezichtiging_om": "straks"}, "bezichtiging_om"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_asked_of_a_colleague(
    woning: Store, anders: dict[str, str], veld: str
) -> None:
    with pytest.raises(FouteInvoer) as geweigerd:
        voorgelegd(woning, **anders)
    assert veld in [fout.veld for fout in geweigerd.value.fouten]


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"energieprestaties": []}, "Het energielabel ontbreekt"),
        ({"brutohuur": 700}, "samen € 612,35, en de huur is € 700"),
    ],
)
def test_a_home_without_label_or_with_a_rent_that_does_not_add_up_waits(
    store: Store, anders: dict[str, object], reden: str
) -> None:
    geleverd(store, bestand(eenheid(**anders)))
    with pytest.raises(Weigering) as geweigerd:
        voorgelegd(store)
    assert reden in str(geweigerd.value.reden).replace("\N{NO-BREAK SPACE}", " ")
    assert geweigerd.value.verder is not None


def test_a_contract_year_without_amounts_is_refused_with_what_is_missing(woning: Store) -> None:
    woning.beleid = woning.beleid.model_copy(
        update={"jaarbedragen": tuple(b for b in woning.beleid.jaarbedragen if b.jaar == 2026)}
    )
    jaar = {"beschikbaar_dag": "1", "beschikbaar_maand": "1", "beschikbaar_jaar": "2027"}
    with pytest.raises(GeenBedragen, match="2027"):
        voorgelegd(woning, **jaar)
    geleverd(woning, bestand(eenheid("L-2")))
    advertentie = gepubliceerd(woning, "L-2")
    assert zien(woning, advertentie)


def test_amounts_that_went_away_after_the_approval_keep_it_from_showing_and_the_desk_sees_it(woning: Store) -> None:
    advertentie = voorgelegd(woning)
    woning.perform(huur_beoordelen, advertentie_id=advertentie, akkoord=True, door=medewerker(woning, FATMA))
    alle = woning.beleid
    woning.beleid = alle.model_copy(update={"jaarbedragen": ()})
    woning.nu += timedelta(minutes=1)
    assert woning.perform(advertenties_publiceren) == []
    (werk,) = woning.read(advertenties_van, door=medewerker(woning, DIRK))
    assert (werk.status, werk.te_laat) == (Advertentiestatus.GEREED, True)
    woning.beleid = alle
    assert woning.perform(advertenties_publiceren) == [advertentie]


def test_after_its_last_day_it_is_not_open_any_more_also_before_the_worker_came_by(woning: Store) -> None:
    advertentie = gepubliceerd(woning)
    sluiting = woning.all(Advertentie)[0].sluiting_op
    assert sluiting is not None
    woning.nu = sluiting - timedelta(seconds=1)
    assert zien(woning, advertentie)
    woning.nu = sluiting
    assert not zien(woning, advertentie)
    assert woning.perform(advertenties_sluiten) == 1
    assert woning.perform(advertenties_sluiten) == 0
    assert woning.all(Advertentie)[0].status == Advertentiestatus.IN_AANBIEDING


def test_a_withdrawn_one_is_gone_at_once_and_takes_a_reason(woning: Store) -> None:
    advertentie, dirk = gepubliceerd(woning), medewerker(woning, DIRK)
    with pytest.raises(FouteInvoer):
        woning.perform(advertentie_intrekken, advertentie_id=advertentie, formulier={"reden": ""}, door=dirk)
    woning.perform(advertentie_intrekken, advertentie_id=advertentie, formulier={"reden": "REN"}, door=dirk)
    assert not zien(woning, advertentie)
    with pytest.raises(NietGevonden):
        woning.perform(advertentie_intrekken, advertentie_id=advertentie, formulier={"reden": "REN"}, door=dirk)
    # The home is empty again, and a new one can be made.
    assert len(woning.read(eenheden_zonder_advertentie, door=dirk)) == 1
    assert voorgelegd(woning) != advertentie


def test_what_stands_still_stands_still(woning: Store) -> None:
    advertentie = gepubliceerd(woning)
    geleverd(woning, bestand(eenheid(brutohuur=800, rekenhuur=800, criteria=[], kamersAantal=9, prijscomponenten=[])))
    gezien = woning.read(woning_van, advertentie_id=advertentie)
    assert (gezien.kaart.huur_cent, gezien.kaart.kamers, gezien.rekenhuur_cent) == (61235, 4, 60010)
    assert len(woning.all(Advertentiecriterium)) == 2
    # Parts that do not come to the rent that was approved are not shown.
    assert gezien.onderdelen == ()


def test_another_corporation_finds_nothing(woning: Store) -> None:
    gerda, rij = medewerker(woning, GERDA), woning.all(Eenheid)[0]
    with pytest.raises(NietGevonden):
        woning.perform(advertentie_maken, eenheid_id=rij.id, door=gerda)
    advertentie = voorgelegd(woning)
    for act, anders in (
        (advertentie_bewaren, {"formulier": formulier(woning)}),
        (huur_beoordelen, {"akkoord": True}),
        (advertentie_intrekken, {"formulier": {"reden": "REN"}}),
    ):
        with pytest.raises(NietGevonden):
            woning.perform(act, advertentie_id=advertentie, door=gerda, **anders)  # type: ignore[arg-type]
    assert woning.read(advertenties_van, door=gerda) == []
    assert woning.read(eenheden_zonder_advertentie, door=gerda) == []


def test_a_home_has_one_advertentie_at_a_time(woning: Store) -> None:
    voorgelegd(woning)
    with pytest.raises(Weigering, match="al een advertentie"):
        woning.perform(advertentie_maken, eenheid_id=woning.all(Eenheid)[0].id, door=medewerker(woning, DIRK))


# --- rules ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("criterium", "woorden"),
    [
        (Criterium("SEL", "LEE", ondergrens=18, bovengrens=27), "u bent 18 tot en met 27 jaar"),
        (Criterium("SEL", "LEE", bovengrens=27), "u bent 27 jaar of jonger"),
        (Criterium("SEL", "PER", ondergrens=3), "u komt er met 3 of meer mensen wonen"),
        (Criterium("SEL", "INK", bovengrens=2_940_000), "uw inkomen is hooguit €\N{NO-BREAK SPACE}29.400"),
        (Criterium("SEL", "GRO", doelgroep="SEN"), "u hoort bij de groep senioren"),
        (Criterium("SOR", "BIN", detailsoort="ECO"), "u werkt in Lindeveen"),
        (Criterium("SOR", "BIN"), "u heeft een band met Lindeveen"),
        (Criterium("SOR", "URG"), "u heeft urgentie"),
        (Criterium("SEL", "GRO"), "u hoort bij de groep voor deze woning"),
        (Criterium("SEL", "GRO", naam="u werkt in de zorg"), "u werkt in de zorg"),
    ],
)
def test_a_criterium_reads_as_a_sentence(criterium: Criterium, woorden: str) -> None:
    assert str(in_woorden(criterium, "Lindeveen")) == woorden


def test_what_is_paid_once_is_no_rent() -> None:
    delen = [Onderdeel("NET", "", "", 50_000), Onderdeel("SER", "LIF", "", 1_000), Onderdeel("EEN", "BOR", "", 50_000)]
    assert maandhuur_cent(delen) == 51_000
    assert [str(deel.heet) for deel in delen[:2]] == ["Kale huur", "Lift"]


def test_a_home_for_sale_needs_its_price_and_a_garage_no_label() -> None:
    klaar = Klaar("KOO", "WOO", None, None, None, (), "Tekst", 1, "A", date(2026, 5, 1), None, None)
    assert [fout.veld for fout in wat_ontbreekt(klaar)] == ["huur", "publicatie_dag"]
    garage = Klaar("HUU", "PAR", 7_250, None, None, (), "Tekst", 0, "", date(2026, 5, 1), None, None)
    assert [fout.veld for fout in wat_ontbreekt(garage)] == ["publicatie_dag"]
