"""The chain of events: any change that does not go through it is noticed and named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlmodel import Session, col, delete, update

from portal.domain.inschrijving.actions import datumvoorstel_beoordelen, inschrijving_aanvragen
from portal.domain.inschrijving.keten import (
    BEGIN,
    Breuk,
    Kop,
    controleer,
    inhoud_hash,
    keten_controleren,
    keten_kop,
    schakel_hash,
    schakel_toevoegen,
)
from portal.domain.inschrijving.model import Inschrijving, Inschrijvinggebeurtenis, Ketenkop
from portal.domain.shared.working_days import AMSTERDAM
from tests.conftest import NU, Store
from tests.makers import AKKOORD, alles_ingevuld, datumvoorstel, ingeschreven, medewerker, tegelijk
from tests.people import BILAL, CARLA, EVA, FATMA


def schakel(inschrijving_id: str, inhoud: dict[str, Any], store: Store) -> str:
    return store.perform(schakel_toevoegen, inschrijving_id=inschrijving_id, soort="proef", inhoud=inhoud)


@pytest.fixture
def keten(store: Store) -> Store:
    """Three people who registered: six links, and the heads that were written out after each."""
    for persoon in (BILAL, CARLA, EVA):
        ingeschreven(store, persoon)
        store.nu += timedelta(hours=1)
    return store


def knoei(store: Store, statement: Any) -> None:
    """Change the database behind the back of the portal."""
    store.perform(lambda session: session.exec(statement))


def breuken(store: Store, koppen: tuple[Kop, ...] = ()) -> list[Breuk]:
    return store.read(keten_controleren, koppen=koppen)


# --- in the database -----------------------------------------------------------------------------------------------


def test_an_empty_chain_holds(store: Store) -> None:
    assert breuken(store) == []
    assert store.read(keten_kop) == Kop(0, BEGIN)
    assert breuken(store, (Kop(0, BEGIN),)) == []


def test_what_the_portal_writes_holds(keten: Store) -> None:
    schakels = keten.all(Inschrijvinggebeurtenis)
    assert [schakel.volgnummer for schakel in schakels] == [1, 2, 3, 4, 5, 6]
    assert [schakel.soort for schakel in schakels[:2]] == ["aangevraagd", "bevestigd"]
    assert breuken(keten) == []
    assert keten.read(keten_kop) == Kop(6, schakels[-1].hash)


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"inhoud": {"inschrijfdatum": "2001-01-01"}}, "inhoud is gewijzigd"),
        ({"inhoud": None}, "inhoud is gewijzigd"),
        ({"zout": None}, "inhoud is gewijzigd"),
        ({"zout": "0" * 32}, "inhoud is gewijzigd"),
        ({"soort": "vervallen"}, "schakel is gewijzigd"),
        ({"op": datetime(2001, 1, 1, tzinfo=UTC)}, "schakel is gewijzigd"),
        ({"vorige_hash": "0" * 64}, "sluit niet aan op de vorige schakel"),
        ({"hash": "0" * 64}, "schakel is gewijzigd"),
    ],
)
def test_a_changed_link_is_named(keten: Store, anders: dict[str, Any], reden: str) -> None:
    knoei(keten, update(Inschrijvinggebeurtenis).where(col(Inschrijvinggebeurtenis.volgnummer) == 4).values(**anders))
    assert Breuk(4, reden) in breuken(keten)


def test_a_link_that_was_removed_from_the_middle_is_named(keten: Store) -> None:
    knoei(keten, delete(Inschrijvinggebeurtenis).where(col(Inschrijvinggebeurtenis.volgnummer) == 3))
    assert Breuk(3, "schakel ontbreekt") in breuken(keten)


def test_a_link_that_was_moved_to_another_inschrijving_is_named(keten: Store) -> None:
    ander = keten.all(Inschrijvinggebeurtenis, volgnummer=1)[0].inschrijving_id
    knoei(
        keten,
        update(Inschrijvinggebeurtenis)
        .where(col(Inschrijvinggebeurtenis.volgnummer) == 4)
        .values(inschrijving_id=ander),
    )
    assert Breuk(4, "schakel is gewijzigd") in breuken(keten)


def test_a_tail_that_was_cut_off_is_noticed_by_the_head_in_the_database(keten: Store) -> None:
    knoei(keten, delete(Inschrijvinggebeurtenis).where(col(Inschrijvinggebeurtenis.volgnummer) > 4))
    assert [breuk.volgnummer for breuk in breuken(keten)] == [6, 0]


def test_a_tail_that_was_cut_off_with_its_head_is_noticed_by_the_head_that_was_written_out(keten: Store) -> None:
    weggeschreven = keten.read(keten_kop)
    vierde, _, zesde = keten.all(Inschrijvinggebeurtenis)[3:]
    van_eva = zesde.inschrijving_id
    knoei(keten, delete(Inschrijvinggebeurtenis).where(col(Inschrijvinggebeurtenis.volgnummer) > 4))
    knoei(keten, update(Ketenkop).values(volgnummer=4, hash=vierde.hash))
    knoei(keten, update(Inschrijving).values(inschrijfdatum=None).where(col(Inschrijving.id) == van_eva))
    assert breuken(keten) == []
    assert breuken(keten, (weggeschreven,)) == [Breuk(6, "staart is afgeknipt: deze schakel was al weggeschreven")]


def test_a_chain_that_was_written_anew_from_the_middle_is_noticed_by_an_older_head(keten: Store) -> None:
    weggeschreven = keten.read(keten_kop)

    def herschrijven(session: Session) -> None:
        vorige = session.get_one(Inschrijvinggebeurtenis, 3).hash
        for nummer in (4, 5, 6):
            rij = session.get_one(Inschrijvinggebeurtenis, nummer)
            rij.op, rij.vorige_hash = rij.op - timedelta(days=1), vorige
            rij.hash = vorige = schakel_hash(
                volgnummer=rij.volgnummer,
                inschrijving_id=rij.inschrijving_id,
                soort=rij.soort,
                op=rij.op,
                inhoud_hash=rij.inhoud_hash,
                vorige_hash=rij.vorige_hash,
            )
        session.get_one(Ketenkop, 1).hash = vorige

    keten.perform(herschrijven)
    assert breuken(keten) == []
    assert breuken(keten, (weggeschreven,)) == [Breuk(6, "schakel is niet meer die van de weggeschreven kop")]


def test_a_date_that_was_changed_outside_the_chain_is_noticed(keten: Store) -> None:
    eerste = keten.all(Inschrijvinggebeurtenis, volgnummer=2)[0]
    knoei(
        keten,
        update(Inschrijving)
        .where(col(Inschrijving.id) == eerste.inschrijving_id)
        .values(inschrijfdatum=date(2001, 1, 1)),
    )
    assert breuken(keten) == [Breuk(2, "inschrijfdatum is niet die van de laatste schakel")]


def test_a_date_that_was_changed_by_two_medewerkers_holds_and_its_undoing_is_noticed(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    id_ = datumvoorstel(store, aanvraag)
    store.perform(datumvoorstel_beoordelen, goedkeuring_id=id_, akkoord=True, door=medewerker(store, FATMA))
    assert breuken(store) == []
    knoei(store, update(Inschrijving).values(inschrijfdatum=date(2026, 3, 10)))
    assert breuken(store) == [Breuk(3, "inschrijfdatum is niet die van de laatste schakel")]


def test_erasing_a_person_keeps_the_chain(keten: Store) -> None:
    weggeschreven = keten.read(keten_kop)
    van_carla = keten.all(Inschrijvinggebeurtenis, volgnummer=3)[0].inschrijving_id
    knoei(
        keten,
        update(Inschrijvinggebeurtenis)
        .where(col(Inschrijvinggebeurtenis.inschrijving_id) == van_carla)
        .values(inhoud=None, zout=None),
    )
    assert breuken(keten, (weggeschreven,)) == []


def test_writers_at_the_same_moment_make_one_chain(store: Store) -> None:
    inschrijving_id = ingeschreven(store, BILAL).id
    tegelijk(*(partial(schakel, inschrijving_id, {"n": nummer}, store) for nummer in range(8)))
    assert [rij.volgnummer for rij in store.all(Inschrijvinggebeurtenis)] == list(range(1, 11))
    assert breuken(store) == []


def test_the_very_first_writers_at_the_same_moment_make_one_chain(store: Store) -> None:
    mensen = [replace(BILAL, email=f"bilal{nummer}@voorbeeld.nl") for nummer in range(4)]
    klaar = [alles_ingevuld(store, persoon) for persoon in mensen]
    assert store.all(Ketenkop) == []
    tegelijk(
        *(
            partial(store.perform, inschrijving_aanvragen, formulier=AKKOORD, versie=versie, door=door)
            for door, versie in klaar
        )
    )
    assert [rij.volgnummer for rij in store.all(Inschrijvinggebeurtenis)] == [1, 2, 3, 4]
    assert breuken(store) == []


# --- any single change ---------------------------------------------------------------------------------------------


def ketting(lengte: int = 4) -> list[Inschrijvinggebeurtenis]:
    """A chain in memory, as the portal would write it."""
    schakels: list[Inschrijvinggebeurtenis] = []
    vorige = BEGIN
    for nummer in range(1, lengte + 1):
        inhoud, zout = {"inschrijfdatum": f"2026-03-{nummer:02d}", "reden": "é\n{}"}, f"zout{nummer}"
        velden: dict[str, Any] = {
            "volgnummer": nummer,
            "inschrijving_id": f"i{nummer % 2}",
            "soort": "bevestigd",
            "op": NU + timedelta(minutes=nummer),
            "inhoud_hash": inhoud_hash(inhoud, zout),
            "vorige_hash": vorige,
        }
        vorige = schakel_hash(**velden)
        schakels.append(Inschrijvinggebeurtenis(**velden, inhoud=inhoud, zout=zout, hash=vorige))
    return schakels


KOP = Kop(4, ketting()[-1].hash)
hexen = st.text("0123456789abcdef", min_size=64, max_size=64)
inhouden = st.one_of(
    st.none(),
    st.dictionaries(st.text(max_size=5), st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5))),
    st.fixed_dictionaries({"inschrijfdatum": st.dates().map(str), "reden": st.just("é\n{}")}),
)
WIJZIGINGEN: dict[str, st.SearchStrategy[Any]] = {
    "volgnummer": st.integers(-5, 10),
    "inschrijving_id": st.text(),
    "soort": st.text(),
    "op": st.datetimes(timezones=st.just(UTC)),
    "inhoud": inhouden,
    "zout": st.one_of(st.none(), st.text()),
    "inhoud_hash": hexen,
    "vorige_hash": hexen,
    "hash": hexen,
}


def test_an_untouched_chain_holds_with_every_head_it_ever_had() -> None:
    koppen = [Kop(schakel.volgnummer, schakel.hash) for schakel in ketting()]
    assert controleer(ketting(), [Kop(0, BEGIN), *koppen]) == []


@given(st.integers(0, 3), st.sampled_from(sorted(WIJZIGINGEN)), st.data())
def test_any_single_change_of_any_field_is_noticed(plek: int, veld: str, data: st.DataObject) -> None:
    schakels = ketting()
    nieuw = data.draw(WIJZIGINGEN[veld])
    assume(nieuw != getattr(schakels[plek], veld))
    setattr(schakels[plek], veld, nieuw)
    assert controleer(schakels, [KOP])


@given(st.integers(0, 3))
def test_any_link_that_is_missing_is_noticed(plek: int) -> None:
    schakels = ketting()
    del schakels[plek]
    assert controleer(schakels, [KOP])


@given(st.permutations(range(4)))
def test_any_other_order_is_noticed(volgorde: list[int]) -> None:
    schakels = ketting()
    assert bool(controleer([schakels[plek] for plek in volgorde], [KOP])) == (volgorde != [0, 1, 2, 3])


@given(st.sets(st.integers(0, 3)))
def test_any_erasure_keeps_the_chain(plekken: set[int]) -> None:
    schakels = ketting()
    for plek in plekken:
        schakels[plek].inhoud = schakels[plek].zout = None
    assert controleer(schakels, [KOP]) == []


@given(st.text(), inhouden.filter(lambda inhoud: inhoud is not None))
def test_the_same_content_with_another_salt_has_another_hash(zout: str, inhoud: dict[str, Any]) -> None:
    assert inhoud_hash(inhoud, zout) == inhoud_hash(dict(reversed(inhoud.items())), zout)
    assert inhoud_hash(inhoud, zout) != inhoud_hash(inhoud, zout + "x")


def test_two_links_in_one_use_case_follow_each_other(store: Store, gratis_beleid: Any) -> None:
    store.beleid = gratis_beleid
    ingeschreven(store, BILAL)
    eerste, tweede = store.all(Inschrijvinggebeurtenis)
    assert tweede.vorige_hash == eerste.hash
    assert breuken(store) == []


def test_a_moment_is_the_same_moment_in_any_time_zone() -> None:
    velden: dict[str, Any] = {
        "volgnummer": 1,
        "inschrijving_id": "i",
        "soort": "s",
        "inhoud_hash": "h",
        "vorige_hash": "v",
    }
    assert schakel_hash(op=NU, **velden) == schakel_hash(op=NU.astimezone(AMSTERDAM), **velden)
