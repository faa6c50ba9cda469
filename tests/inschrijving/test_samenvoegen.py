"""Joining: nobody learns whose address it is, both see first what they keep, and the last yes changes everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.betaling.model import Betaalstatus, Betaling
from portal.domain.corporatie.policy import Samenvoegbeleid, Splitsbeleid
from portal.domain.inschrijving.actions import KanNogHersteld
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import (
    Inschrijving,
    Inschrijvinggebeurtenis,
    Medeaanvrager,
    Samenvoeging,
    Verlenging,
)
from portal.domain.inschrijving.rules import bewaarde_datum, datum_na_splitsen, vrager_gaat_voor
from portal.domain.inschrijving.samenvoegen import (
    AnderKanNuNiet,
    KanNuNietSamen,
    Samenstand,
    samenstand,
    samenvoegen_beantwoorden,
    samenvoegen_bevestigen,
    samenvoegen_intrekken,
    samenvoegen_vragen,
    samenvoegingen_laten_verlopen,
)
from portal.domain.inschrijving.uitschrijven import (
    IntussenVeranderd,
    inschrijving_uitschrijven,
    uitschrijfgevolgen,
    uitschrijvingen_afronden,
)
from portal.domain.inschrijving.verlengen import verlengingen_vragen
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Weigering
from tests.conftest import Store, beleid_met
from tests.inschrijving.test_splitsen import beantwoord, gevraagd, inschrijvingen, samen_ingeschreven
from tests.inschrijving.test_splitsen import stand as splitsstand
from tests.machtiging.makers import Login
from tests.makers import aangevraagd, ingeschreven, stand_van, tegelijk
from tests.people import ANS, BILAL, CARLA, EVA, Persoon

REGELS = Samenvoegbeleid(
    gaat_verder="langste", mede_houdt="eigen", antwoorden_dagen=21, hoogstens_vragen=3, vragen_dagen=90
)


def stand(store: Store, wie: Login) -> Samenstand:
    return store.read(samenstand, relatie_id=str(wie.door.klant_id))


def vraag(store: Store, wie: Login, ander: Persoon, **anders: str) -> None:
    formulier = {"ander_naam": ander.naam, "contact": ander.email, **anders}
    store.perform(samenvoegen_vragen, formulier=formulier, door=wie.door)


def antwoord(store: Store, wie: Login, *, ja: bool = True) -> None:
    """Yes or no to what is on the screen of who was asked."""
    gezien = stand(store, wie)
    store.perform(
        samenvoegen_beantwoorden,
        samenvoeging_id=gezien.samenvoeging_id,
        ja=ja,
        afspraak=gezien.afspraak.code if gezien.afspraak else "",
        door=wie.door,
    )


def bevestig(store: Store, wie: Login) -> None:
    """The last yes to what is on the screen of who asked."""
    gezien = stand(store, wie)
    store.perform(
        samenvoegen_bevestigen,
        samenvoeging_id=gezien.samenvoeging_id,
        afspraak=gezien.afspraak.code if gezien.afspraak else "",
        door=wie.door,
    )


@dataclass
class Paar:
    """Bilal has been registered for long, Carla since hundred days later."""

    bilal: Login
    carla: Login


@pytest.fixture(name="paar")
def een_paar(store: Store) -> Paar:
    bilal, carla = Login(store, BILAL), Login(store, CARLA)
    ingeschreven(store, BILAL, door=bilal.door)
    store.nu += timedelta(days=100)
    ingeschreven(store, CARLA, door=carla.door)
    store.nu += timedelta(days=20)
    return Paar(bilal, carla)


def samen(store: Store, vrager: Login, ander: Login) -> None:
    vraag(store, vrager, ander.persoon)
    antwoord(store, ander)
    bevestig(store, vrager)


# --- the rules ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gaat_verder", "van_ander", "verwacht"),
    [
        ("langste", date(2019, 1, 1), False),
        ("langste", date(2020, 1, 1), True),
        ("langste", date(2021, 1, 1), True),
        ("vrager", date(2019, 1, 1), True),
    ],
)
def test_policy_says_which_of_the_two_goes_on(gaat_verder: str, van_ander: date, verwacht: bool) -> None:
    regels = REGELS.model_copy(update={"gaat_verder": gaat_verder})
    assert vrager_gaat_voor(date(2020, 1, 1), van_ander, beleid=regels) is verwacht


@pytest.mark.parametrize(("mede_houdt", "verwacht"), [("eigen", date(2021, 1, 1)), ("niets", None)])
def test_policy_says_whether_the_other_date_is_kept_for_later(mede_houdt: str, verwacht: date | None) -> None:
    regels = REGELS.model_copy(update={"mede_houdt": mede_houdt})
    assert bewaarde_datum(date(2021, 1, 1), beleid=regels) == verwacht


@pytest.mark.parametrize("mede_houdt", ["bijschrijfdatum", "inschrijfdatum", "niets"])
@pytest.mark.parametrize("eigen", [date(2019, 1, 1), date(2022, 1, 1)])
def test_whatever_policy_says_a_date_that_was_brought_along_is_never_lost(mede_houdt: str, eigen: date) -> None:
    regels = Splitsbeleid(mede_houdt=mede_houdt, antwoorden_dagen=7)
    datum = datum_na_splitsen(date(2020, 1, 1), date(2024, 5, 1), op=date(2026, 3, 10), beleid=regels, eigen=eigen)
    assert datum <= eigen


# --- asked, answered, agreed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("wie_vraagt", ["bilal", "carla"])
def test_the_longest_goes_on_and_the_other_comes_back_with_its_date_after_parting(
    store: Store, paar: Paar, wie_vraagt: str
) -> None:
    vrager, ander = (paar.bilal, paar.carla) if wie_vraagt == "bilal" else (paar.carla, paar.bilal)
    voor, nummer = inschrijvingen(store), stand_van(store, paar.bilal.door).nummer
    vraag(store, vrager, ander.persoon)
    antwoord(store, ander)
    assert inschrijvingen(store) == voor, "a yes of the other changes nothing yet"
    getoond = stand(store, vrager).afspraak
    assert getoond is not None
    assert (getoond.houder, getoond.mede) == (BILAL.naam, CARLA.naam)
    bevestig(store, vrager)

    bilal, carla = str(paar.bilal.door.klant_id), str(paar.carla.door.klant_id)
    assert inschrijvingen(store) == {bilal: voor[bilal], carla: ("BEE", voor[carla][1])}
    assert stand_van(store, paar.carla.door).eindereden == "SAM"
    [mede] = store.all(Medeaanvrager)
    assert (mede.relatie_id, mede.status, mede.bijschrijfdatum) == (carla, "bevestigd", store.vandaag)
    assert mede.eigen_datum == voor[carla][1] == getoond.bewaard
    [bericht] = store.all(Bericht, soort="samengevoegd-mede", relatie_id=carla)
    assert nummer in bericht.tekst
    assert len(store.all(Bericht, soort="samengevoegd", relatie_id=bilal)) == 1
    assert store.read(keten_controleren, koppen=[]) == []

    store.nu += timedelta(days=30)
    assert splitsstand(store, paar.bilal.door).mede_datum == voor[carla][1]
    beantwoord(store, paar.bilal.door, gevraagd(store, paar.carla.door), ja=True)
    assert stand_van(store, paar.carla.door).inschrijfdatum == voor[carla][1]
    assert stand_van(store, paar.bilal.door).inschrijfdatum == voor[bilal][1]
    assert store.read(keten_controleren, koppen=[]) == []


def test_the_chain_says_who_joined_with_which_date(store: Store, paar: Paar) -> None:
    samen(store, paar.carla, paar.bilal)
    houder, stopt = (stand_van(store, wie.door) for wie in (paar.bilal, paar.carla))
    schakels = {(s.inschrijving_id, s.soort): s.inhoud for s in store.all(Inschrijvinggebeurtenis)}
    samengevoegd = schakels[houder.id, "samengevoegd"]
    assert samengevoegd is not None
    assert samengevoegd["uit"] == stopt.nummer
    assert samengevoegd["eigen_datum"] == str(stopt.inschrijfdatum)
    uitgeschreven = schakels[stopt.id, "uitgeschreven"]
    assert uitgeschreven is not None
    assert (uitgeschreven["reden"], uitgeschreven["naar"]) == ("SAM", houder.nummer)


def test_somebody_without_an_inschrijving_joins_and_nothing_ends(store: Store, paar: Paar) -> None:
    eva = Login(store, EVA)
    vraag(store, paar.bilal, EVA)
    gezien = stand(store, eva).afspraak
    assert gezien is not None
    assert (gezien.nummer, gezien.ik_ben_mede) == ("", True)
    antwoord(store, eva)
    bevestig(store, paar.bilal)
    [mede] = store.all(Medeaanvrager)
    assert (mede.relatie_id, mede.naam, mede.eigen_datum) == (str(eva.door.klant_id), EVA.naam, None)


@pytest.mark.parametrize("bekend", [True, False], ids=["a client", "nobody"])
def test_who_asks_learns_nothing_of_whose_address_it_is(store: Store, paar: Paar, bekend: bool) -> None:
    """The same page, the same message and the same rows, whoever reads that address."""
    ander = CARLA if bekend else replace(EVA, email="onbekend@voorbeeld.nl")
    voor = len(store.all(Bericht))
    vraag(store, paar.bilal, ander)
    gezien = stand(store, paar.bilal)
    assert (gezien.wie, gezien.ander, gezien.afspraak, gezien.belet) == ("vrager", ander.naam, None, None)
    [bericht] = store.all(Bericht, soort="samenvoegen-gevraagd")
    assert bericht.relatie_id is None
    assert [v.adres for v in store.all(Verzending, bericht_id=bericht.id)] == [ander.email]
    assert len(store.all(Bericht)) == voor + 1


def test_the_other_reads_the_dates_and_who_asked_only_after_the_yes(store: Store, paar: Paar) -> None:
    vraag(store, paar.carla, BILAL)
    gezien = stand(store, paar.bilal)
    assert gezien.wie == "ander"
    assert gezien.afspraak is not None
    assert stand(store, paar.carla).afspraak is None
    antwoord(store, paar.bilal)
    assert stand(store, paar.carla).afspraak is not None
    assert stand(store, paar.bilal).wie == "ander-wacht"


def test_a_no_leaves_everything_as_it_was_and_can_be_asked_again(store: Store, paar: Paar) -> None:
    voor = inschrijvingen(store)
    vraag(store, paar.bilal, CARLA)
    antwoord(store, paar.carla, ja=False)
    assert inschrijvingen(store) == voor
    assert len(store.all(Bericht, soort="samenvoegen-geweigerd", relatie_id=paar.bilal.door.klant_id)) == 1
    assert [(s.naam, s.contactwaarde, s.ander_id) for s in store.all(Samenvoeging)] == [("", "", None)]
    vraag(store, paar.bilal, CARLA)


@pytest.mark.parametrize("wie", ["bilal", "carla"], ids=["who asked", "who said yes"])
def test_until_the_last_yes_either_takes_it_back(store: Store, paar: Paar, wie: str) -> None:
    voor = inschrijvingen(store)
    vraag(store, paar.bilal, CARLA)
    antwoord(store, paar.carla)
    samenvoeging_id = stand(store, paar.bilal).samenvoeging_id
    store.perform(samenvoegen_intrekken, samenvoeging_id=samenvoeging_id, door=getattr(paar, wie).door)
    ander = paar.carla if wie == "bilal" else paar.bilal
    assert [b.relatie_id for b in store.all(Bericht, soort="samenvoegen-niet-door")] == [ander.door.klant_id]
    with pytest.raises(NietGevonden):
        store.perform(samenvoegen_bevestigen, samenvoeging_id=samenvoeging_id, afspraak="x", door=paar.bilal.door)
    assert inschrijvingen(store) == voor


def test_what_nobody_answers_lapses_by_policy(store: Store, paar: Paar) -> None:
    vraag(store, paar.bilal, CARLA)
    samenvoeging_id = stand(store, paar.carla).samenvoeging_id
    store.nu += timedelta(days=21)
    store.perform(samenvoegingen_laten_verlopen)
    assert [s.status for s in store.all(Samenvoeging)] == ["gevraagd"]
    store.nu += timedelta(days=1)
    with pytest.raises(NietGevonden):
        store.perform(
            samenvoegen_beantwoorden, samenvoeging_id=samenvoeging_id, ja=True, afspraak="", door=paar.carla.door
        )
    store.perform(samenvoegingen_laten_verlopen)
    assert [(s.status, s.contactwaarde) for s in store.all(Samenvoeging)] == [("verlopen", "")]
    assert stand(store, paar.bilal).wie == "vragen"


# --- whose it is ----------------------------------------------------------------------------------------------------


def test_only_the_owner_of_the_address_answers_and_only_who_asked_has_the_last_word(store: Store, paar: Paar) -> None:
    eva = Login(store, EVA)
    vraag(store, paar.bilal, CARLA)
    gezien = stand(store, paar.carla)
    assert gezien.afspraak is not None
    wat = {"samenvoeging_id": gezien.samenvoeging_id, "afspraak": gezien.afspraak.code}
    for wie in (paar.bilal, eva):
        with pytest.raises(NietGevonden):
            store.perform(samenvoegen_beantwoorden, **wat, ja=True, door=wie.door)
    antwoord(store, paar.carla)
    for wie in (paar.carla, eva):
        with pytest.raises(NietGevonden):
            store.perform(samenvoegen_bevestigen, **wat, door=wie.door)
    with pytest.raises(NietGevonden):
        store.perform(samenvoegen_intrekken, samenvoeging_id=gezien.samenvoeging_id, door=eva.door)


def test_nobody_says_yes_to_two_at_once(store: Store, paar: Paar) -> None:
    eva = Login(store, EVA)
    vraag(store, paar.carla, EVA)
    van_carla = stand(store, eva)
    assert van_carla.afspraak is not None
    store.perform(samenvoegen_intrekken, samenvoeging_id=van_carla.samenvoeging_id, door=paar.carla.door)
    vraag(store, paar.bilal, EVA)
    antwoord(store, eva)
    vraag(store, paar.carla, EVA)
    weer = stand(store, paar.carla).samenvoeging_id
    with pytest.raises(IntussenVeranderd):
        store.perform(
            samenvoegen_beantwoorden,
            samenvoeging_id=weer,
            ja=True,
            afspraak=van_carla.afspraak.code,
            door=eva.door,
        )
    bevestig(store, paar.bilal)
    assert [m.relatie_id for m in store.all(Medeaanvrager)] == [eva.door.klant_id]


def test_nobody_joins_with_themselves(store: Store, paar: Paar) -> None:
    with pytest.raises(FouteInvoer):
        vraag(store, paar.bilal, BILAL)


def test_nobody_is_asked_again_and_again(store: Store, paar: Paar) -> None:
    for _ in range(3):
        vraag(store, paar.bilal, CARLA)
        antwoord(store, paar.carla, ja=False)
    with pytest.raises(KanNuNietSamen):
        vraag(store, paar.bilal, CARLA)
    store.nu += timedelta(days=90)
    vraag(store, paar.bilal, CARLA)


# --- what is in the way ---------------------------------------------------------------------------------------------


def _zonder_inschrijving(store: Store, wie: Login) -> None:
    pass


def _niet_betaald(store: Store, wie: Login) -> None:
    aangevraagd(store, wie.persoon, door=wie.door)


def _stopt(store: Store, wie: Login) -> None:
    ingeschreven(store, wie.persoon, door=wie.door)
    gevolgen = store.read(uitschrijfgevolgen, relatie_id=str(wie.door.klant_id))
    assert gevolgen is not None
    formulier = {"begrepen": "ja", "ketencode": gevolgen.ketencode}
    store.perform(inschrijving_uitschrijven, formulier=formulier, door=wie.door)


def _samen_met_een_ander(store: Store, wie: Login) -> None:
    samen_ingeschreven(store, wie, Login(store, ANS))


def _mede_bij_een_ander(store: Store, wie: Login) -> None:
    samen_ingeschreven(store, Login(store, ANS), wie)


def _herstelbaar(store: Store, wie: Login) -> None:
    aanvraag = ingeschreven(store, wie.persoon, door=wie.door)

    def verlopen(session: object) -> None:
        inschrijving = session.get_one(Inschrijving, aanvraag.id)  # type: ignore[attr-defined]
        inschrijving.status, inschrijving.herstelbaar_tot = "BEE", store.vandaag + timedelta(days=30)

    store.perform(verlopen)


@pytest.mark.parametrize(
    ("hoe", "reden"),
    [
        (_zonder_inschrijving, KanNuNietSamen),
        (_niet_betaald, KanNuNietSamen),
        (_stopt, KanNuNietSamen),
        (_samen_met_een_ander, KanNuNietSamen),
        (_mede_bij_een_ander, KanNuNietSamen),
        (_herstelbaar, KanNogHersteld),
    ],
)
def test_who_has_something_to_settle_first_asks_nobody(
    store: Store, hoe: Callable[[Store, Login], None], reden: type[Weigering]
) -> None:
    eva = Login(store, EVA)
    hoe(store, eva)
    assert isinstance(stand(store, eva).belet, reden)
    with pytest.raises(reden):
        vraag(store, eva, CARLA)


@pytest.mark.parametrize("hoe", [_niet_betaald, _stopt, _samen_met_een_ander, _mede_bij_een_ander, _herstelbaar])
def test_what_is_in_the_way_of_the_other_only_the_other_reads(
    store: Store, paar: Paar, hoe: Callable[[Store, Login], None]
) -> None:
    eva = Login(store, EVA)
    vraag(store, paar.bilal, EVA)
    hoe(store, eva)
    belet = stand(store, eva).belet
    assert belet is not None
    assert not isinstance(belet, AnderKanNuNiet)
    assert stand(store, paar.bilal).belet is None
    with pytest.raises(Weigering):
        antwoord(store, eva)
    antwoord(store, eva, ja=False)


def test_what_changed_after_the_yes_stops_the_last_word_without_saying_what(store: Store, paar: Paar) -> None:
    eva = Login(store, EVA)
    vraag(store, paar.bilal, EVA)
    antwoord(store, eva)
    ingeschreven(store, EVA, door=eva.door)
    assert isinstance(stand(store, paar.bilal).belet, AnderKanNuNiet)
    with pytest.raises(IntussenVeranderd):
        bevestig(store, paar.bilal)
    assert store.all(Medeaanvrager) == []


def test_a_stale_screen_agrees_to_nothing(store: Store, paar: Paar) -> None:
    vraag(store, paar.bilal, CARLA)
    wat = {"samenvoeging_id": stand(store, paar.carla).samenvoeging_id, "afspraak": "iets anders"}
    with pytest.raises(IntussenVeranderd):
        store.perform(samenvoegen_beantwoorden, **wat, ja=True, door=paar.carla.door)
    with pytest.raises(IntussenVeranderd):
        vraag(store, paar.bilal, EVA)
    antwoord(store, paar.carla)
    with pytest.raises(IntussenVeranderd):
        store.perform(samenvoegen_bevestigen, **wat, door=paar.bilal.door)
    assert [s.status for s in store.all(Samenvoeging)] == ["aangenomen"]


def test_two_who_ask_each_other_end_up_on_one_inschrijving(store: Store, paar: Paar) -> None:
    vraag(store, paar.bilal, CARLA)
    vraag(store, paar.carla, BILAL)
    antwoord(store, paar.bilal)
    bevestig(store, paar.carla)
    assert sorted(s.status for s in store.all(Samenvoeging)) == ["ingegaan", "verlopen"]
    assert len(store.all(Medeaanvrager)) == 1
    assert isinstance(stand(store, paar.bilal).belet, KanNuNietSamen)


def test_two_last_words_at_the_same_moment_join_once(store: Store, paar: Paar) -> None:
    vraag(store, paar.bilal, CARLA)
    antwoord(store, paar.carla)
    gezien = stand(store, paar.bilal)
    assert gezien.afspraak is not None
    wat = {"samenvoeging_id": gezien.samenvoeging_id, "afspraak": gezien.afspraak.code, "door": paar.bilal.door}
    uitkomsten = tegelijk(*(lambda: store.perform(samenvoegen_bevestigen, **wat) for _ in range(2)))
    assert sorted(type(u).__name__ for u in uitkomsten) == ["NietGevonden", "NoneType"]
    assert len(store.all(Medeaanvrager)) == 1


def test_when_the_other_ends_the_date_that_was_brought_along_goes_on(store: Store, paar: Paar) -> None:
    eigen = stand_van(store, paar.carla.door).inschrijfdatum
    samen(store, paar.bilal, paar.carla)
    gevolgen = store.read(uitschrijfgevolgen, relatie_id=str(paar.bilal.door.klant_id))
    assert gevolgen is not None
    assert gevolgen.mede_houdt_eigen
    formulier = {"begrepen": "ja", "ketencode": gevolgen.ketencode}
    store.perform(inschrijving_uitschrijven, formulier=formulier, door=paar.bilal.door)
    [gewaarschuwd] = store.all(Bericht, soort="samen-uitschrijven-gevraagd", relatie_id=paar.carla.door.klant_id)
    assert "met uw eigen inschrijfdatum" in gewaarschuwd.tekst
    store.nu += timedelta(days=8)
    store.perform(uitschrijvingen_afronden)
    nu = stand_van(store, paar.carla.door)
    assert (nu.status, nu.inschrijfdatum) == ("LOP", eigen)
    assert stand_van(store, paar.bilal.door).status == "BEE"
    assert store.all(Medeaanvrager) == []
    assert [b.relatie_id for b in store.all(Bericht, soort="alleen-verder")] == [paar.carla.door.klant_id]
    assert store.all(Bericht, soort="samen-uitgeschreven") == []
    assert store.read(keten_controleren, koppen=[]) == []


# --- money and terms ------------------------------------------------------------------------------------------------


def test_of_what_stops_nothing_is_asked_any_more_and_the_renewal_of_the_other_goes_on(store: Store, paar: Paar) -> None:
    store.nu += timedelta(days=330)
    while store.perform(verlengingen_vragen):
        pass
    samen(store, paar.bilal, paar.carla)
    van = {wie.door.klant_id: wie for wie in (paar.bilal, paar.carla)}
    statussen = {v.relatie_id: v.status for v in store.all(Verlenging)}
    assert statussen[str(paar.carla.door.klant_id)] == "vervallen"
    assert statussen[str(paar.bilal.door.klant_id)] == "gevraagd"
    open_ = {b.relatie_id for b in store.all(Betaling, soort="verlengingsgeld") if b.status == Betaalstatus.OPEN}
    assert open_ == {str(paar.bilal.door.klant_id)} < set(van)


def test_money_goes_back_by_policy_and_is_shown_first(store: Store, paar: Paar) -> None:
    regels = store.beleid.regio.beleid_op(store.vandaag).uitschrijven.model_copy(update={"geld_terug": "naar-rato"})
    store.beleid = beleid_met(store.beleid, uitschrijven=regels)
    vraag(store, paar.bilal, CARLA)
    antwoord(store, paar.carla)
    getoond = stand(store, paar.bilal).afspraak
    assert getoond is not None
    assert getoond.terug_cent > 0
    bevestig(store, paar.bilal)
    [schakel] = store.all(
        Inschrijvinggebeurtenis, inschrijving_id=stand_van(store, paar.carla.door).id, soort="uitgeschreven"
    )
    assert schakel.inhoud is not None
    assert schakel.inhoud["terug_cent"] == getoond.terug_cent
