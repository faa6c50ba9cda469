"""Equal chances by way: counted per finished quarter, and never about few people, not even by subtraction."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.concept.model import Concept
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.model import Inschrijving, Inschrijvingstatus, Weg
from portal.domain.inschrijving.rules import weg_van
from portal.domain.kansen.actions import oude_tellingen_wissen, verlopen_concepten_tellen
from portal.domain.kansen.model import Kansentelling
from portal.domain.kansen.queries import kansen
from portal.domain.kansen.rules import TOTAAL, Cel, kwartaal_van, met_totalen, vorig_kwartaal, zichtbaar
from portal.domain.relatie.model import Relatie
from tests.conftest import NU, Store
from tests.makers import alles_ingevuld
from tests.people import BILAL, CARLA

KOLOMMEN = ("gelukt", "verlopen")
TABELLEN = st.lists(st.integers(0, 30), min_size=6, max_size=6).map(
    lambda aantallen: dict(zip([(weg, kolom) for weg in Weg for kolom in KOLOMMEN], aantallen, strict=True))
)


def bepaald(gezien: dict[Cel, int | None]) -> set[Cel]:
    """The hidden numbers that follow from the sums alone: those that are the same in every solution."""
    verborgen = [cel for cel, aantal in gezien.items() if aantal is None]
    rijen, kolommen = {rij for rij, _ in gezien}, {kolom for _, kolom in gezien}
    sommen = [{cel: (-1 if cel[1] == TOTAAL else 1) for cel in verborgen if cel[0] == rij} for rij in rijen]
    sommen += [{cel: (-1 if cel[0] == TOTAAL else 1) for cel in verborgen if cel[1] == kolom} for kolom in kolommen]
    matrix = [[Fraction(som.get(cel, 0)) for cel in verborgen] for som in sommen]
    spil = 0
    for kolom in range(len(verborgen)):
        rij = next((r for r in range(spil, len(matrix)) if matrix[r][kolom]), None)
        if rij is None:
            continue
        matrix[spil], matrix[rij] = matrix[rij], matrix[spil]
        matrix[spil] = [waarde / matrix[spil][kolom] for waarde in matrix[spil]]
        for r in range(len(matrix)):
            if r != spil and matrix[r][kolom]:
                factor = matrix[r][kolom]
                matrix[r] = [a - factor * b for a, b in zip(matrix[r], matrix[spil], strict=True)]
        spil += 1
    alleen = [[i for i, waarde in enumerate(rij) if waarde] for rij in matrix]
    return {verborgen[plek[0]] for plek in alleen if len(plek) == 1}


@settings(max_examples=400)
@given(TABELLEN, st.integers(2, 10))
def test_no_number_below_the_threshold_is_seen_or_follows_from_the_others(tabel: dict[Cel, int], drempel: int) -> None:
    alles, gezien = met_totalen(tabel), zichtbaar(tabel, drempel=drempel)
    assert gezien.keys() == alles.keys()
    for cel, aantal in gezien.items():
        assert aantal in (None, alles[cel])
        assert aantal is None or aantal == 0 or aantal >= drempel
    assert bepaald(gezien) == set()


@given(TABELLEN)
def test_a_table_of_enough_people_is_seen_whole(tabel: dict[Cel, int]) -> None:
    ruim = {cel: aantal + 10 for cel, aantal in tabel.items()}
    assert None not in zichtbaar(ruim, drempel=5).values()


def test_one_small_number_hides_another_so_that_the_total_gives_nothing_away() -> None:
    tabel = {
        (Weg.DIGITAAL, "gelukt"): 50, (Weg.DIGITAAL, "verlopen"): 20, (Weg.SAMEN, "gelukt"): 30,
        (Weg.SAMEN, "verlopen"): 12, (Weg.PAPIER, "gelukt"): 9, (Weg.PAPIER, "verlopen"): 2,
    }  # fmt: skip
    gezien = zichtbaar(tabel, drempel=5)
    assert gezien[Weg.PAPIER, "verlopen"] is None
    assert gezien[Weg.PAPIER, "gelukt"] is None
    assert gezien[Weg.DIGITAAL, "gelukt"] == 50


@pytest.mark.parametrize(
    ("kanalen", "kanaal", "weg"),
    [
        ({"naam": "INT"}, "INT", Weg.DIGITAAL),
        ({}, "INT", Weg.DIGITAAL),
        ({"naam": "TEL", "adres": "INT"}, "INT", Weg.SAMEN),
        ({"naam": "BRI", "adres": "TEL"}, "INT", Weg.PAPIER),
        ({"naam": "INT"}, "BRI", Weg.PAPIER),
    ],
)
def test_the_way_follows_from_how_the_answers_came(kanalen: dict[str, str], kanaal: str, weg: Weg) -> None:
    assert weg_van(kanalen, kanaal) == weg


@pytest.mark.parametrize(
    ("dag", "begin"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_a_quarter_begins_on_the_first_of_four_months(dag: date, begin: date) -> None:
    assert kwartaal_van(dag) == begin
    assert vorig_kwartaal(date(2026, 1, 1)) == date(2025, 10, 1)


def test_a_draft_that_lapses_is_counted_once_and_then_gone(store: Store) -> None:
    for persoon in (BILAL, CARLA):
        alles_ingevuld(store, persoon)
    store.nu += timedelta(days=15)
    assert store.perform(verlopen_concepten_tellen) == 2
    assert store.perform(verlopen_concepten_tellen) == 0
    assert store.all(Concept) == []
    (telling,) = store.all(Kansentelling)
    assert (telling.weg, telling.verlopen) == (Weg.DIGITAAL, 2)
    assert set(Kansentelling.model_fields) == {"kwartaal", "stroom", "weg", "verlopen"}
    store.nu += timedelta(days=366 * 6)
    assert store.perform(oude_tellingen_wissen) == 1


def registraties(store: Store, weg: Weg, aantal: int, *, dagen: int, status: str = Inschrijvingstatus.LOPEND) -> None:
    """This many people registered along this way."""
    for nummer in range(aantal):
        naam = f"{weg}-{status}-{nummer}"
        store.add(Relatie(id=naam, aangemaakt_op=NU))
        store.add(
            Inschrijving(
                nummer=naam,
                relatie_id=naam,
                status=status,
                weg=weg,
                begonnen_op=NU - timedelta(days=dagen),
                aangevraagd_op=NU,
                beleid_versie="1",
                voorwaarden_versie="1",
                privacy_versie="1",
                akkoord_op=NU,
            )
        )


def test_a_finished_quarter_shows_success_lapse_and_duration_by_way(store: Store) -> None:
    registraties(store, Weg.DIGITAAL, 8, dagen=0)
    registraties(store, Weg.SAMEN, 6, dagen=3)
    registraties(store, Weg.PAPIER, 5, dagen=10)
    registraties(store, Weg.DIGITAAL, 7, dagen=1, status=Inschrijvingstatus.GEANNULEERD)
    registraties(store, Weg.SAMEN, 9, dagen=30, status=Inschrijvingstatus.VOORLOPIG)
    store.add(Kansentelling(kwartaal=date(2026, 1, 1), stroom=CONCEPT, weg=Weg.DIGITAAL, verlopen=5))
    store.add(Kansentelling(kwartaal=date(2026, 1, 1), stroom=CONCEPT, weg=Weg.PAPIER, verlopen=15))
    store.add(Kansentelling(kwartaal=date(2026, 4, 1), stroom=CONCEPT, weg=Weg.PAPIER, verlopen=50))
    assert all(rij.totaal in (0, None) for kwartaal in store.read(kansen) for rij in kwartaal.rijen), "it still runs"
    store.nu = datetime(2026, 4, 2, 9, tzinfo=UTC)
    eerste = store.read(kansen)[0]
    assert eerste.begin == date(2026, 1, 1)
    # Who did not pay yet counts for nothing: nine of those who went together.
    assert {rij.weg: (rij.gelukt, rij.verlopen, rij.totaal, rij.deel_gelukt, rij.dagen) for rij in eerste.rijen} == {
        Weg.DIGITAAL: (8, 12, 20, 40, 0),
        Weg.SAMEN: (6, 0, 6, 100, 3),
        Weg.PAPIER: (5, 15, 20, 25, 10),
        TOTAAL: (19, 27, 46, 41, 3),
    }
    store.nu = datetime(2026, 7, 2, 9, tzinfo=UTC)
    assert store.read(kansen)[1] == eerste


def test_a_way_of_few_people_shows_no_number_and_no_duration(store: Store) -> None:
    registraties(store, Weg.DIGITAAL, 8, dagen=0)
    registraties(store, Weg.PAPIER, 2, dagen=10)
    store.nu = datetime(2026, 4, 2, 9, tzinfo=UTC)
    rijen = {rij.weg: rij for rij in store.read(kansen)[0].rijen}
    assert (rijen[Weg.PAPIER].gelukt, rijen[Weg.PAPIER].dagen, rijen[Weg.PAPIER].deel_gelukt) == (None, None, None)


def test_a_quarter_and_a_day_begin_at_midnight_in_the_netherlands(store: Store) -> None:
    alles_ingevuld(store, BILAL)
    (concept,) = store.all(Concept)
    # Half past midnight on the first of April in Amsterdam; in UTC it is still March.
    store.nu = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    concept.verloopt_op = store.nu
    store.add(concept)
    store.perform(verlopen_concepten_tellen)
    assert [telling.kwartaal for telling in store.all(Kansentelling)] == [date(2026, 4, 1)]
