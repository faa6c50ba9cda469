"""Searching what is on offer gives what looking at every home one by one would give, counts and pages included."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.advertentie.aanbod import (
    FILTERS,
    HUREN,
    PER_PAGINA,
    SORTERING,
    TOEGANG,
    Gevonden,
    _gezette_bits,
    waarden_van,
    zoeken,
)
from portal.domain.advertentie.model import Advertentie, Advertentiestatus, Model
from portal.domain.eenheid.model import Eenheid, Energielabel, Toegankelijkheid
from tests.conftest import NU, Store

WOORDEN = st.fixed_dictionaries(
    {
        "plaats": st.sampled_from(["Lindeveen", "Veerpoort", "Oud-Sandel"]),
        "brutohuur_cent": st.sampled_from([None, 49_999, 50_000, 50_001, 71_234, 150_000]),
        "kamers": st.sampled_from([None, 1, 2, 3, 5, 8]),
        "detailsoort": st.sampled_from(["TUS", "GAL", "KAM", "WOB"]),
        "toegankelijkheid": st.sampled_from(["", *Toegankelijkheid]),
        "energielabel": st.sampled_from(["", *Energielabel]),
        "model": st.sampled_from(list(Model)),
        "sluiting": st.sampled_from([None, -1, 0, 1, 30]),
    }
)
KEUZES = st.dictionaries(st.sampled_from(FILTERS), st.just(""), max_size=3)
WAARDEN = {
    "plaats": ["Lindeveen", "Veerpoort", "Nergens"],
    "huur": [str(grens) for grens in HUREN],
    "kamers": ["1", "3", "5"],
    "soort": ["huis", "appartement", "kamer", "anders"],
    "toegankelijk": list(TOEGANG),
    "label": ["APP", "A", "C", "G"],
    "model": list(Model),
}


def rij(nummer: int, eenheid: str, **velden: Any) -> Advertentie:
    """One advert, on offer unless its closing time has passed."""
    sluiting = velden.pop("sluiting", None)
    return Advertentie(
        id=f"a{nummer:04}", kenmerk=f"W-{nummer}", corporatie="lindehof", eenheid_id=eenheid, soort="WOO",
        status=Advertentiestatus.GEPUBLICEERD, adres="Laan 1", postcode="6990 AB", gemaakt_op=NU, gewijzigd_op=NU,
        gepubliceerd_op=NU - timedelta(minutes=nummer),
        sluiting_op=None if sluiting is None else NU + timedelta(days=sluiting), **velden,
    )  # fmt: skip


def gevuld(store: Store, rijen: list[dict[str, Any]]) -> list[Advertentie]:
    """These adverts of one home."""
    store.add(
        Eenheid(id="e", corporatie="lindehof", id_extern="e", soort="WOO", straat="Laan", huisnummer="1",
                postcode="6990 AB", plaats="Lindeveen", gewijzigd_op=NU)
    )  # fmt: skip
    gemaakt = [rij(nummer, "e", **velden) for nummer, velden in enumerate(rijen)]
    store.add(*gemaakt)
    return store.all(Advertentie)


def gezocht(store: Store, **keuzes: str) -> Gevonden:
    """The first page of this search."""
    return store.read(zoeken, keuzes=keuzes, sortering="nieuw", pagina=1)


def past(advert: Advertentie, keuzes: dict[str, str]) -> bool:
    """The same rules, one home at a time and written out."""
    labels, huur = [label.value for label in Energielabel], advert.brutohuur_cent
    soorten = {"TUS": "huis", "GAL": "appartement", "KAM": "kamer", "WOB": "anders"}
    checks = {
        "plaats": lambda w: advert.plaats == w,
        "huur": lambda w: huur is not None and huur <= int(w) * 100,
        "kamers": lambda w: advert.kamers is not None and advert.kamers >= int(w),
        "soort": lambda w: soorten[advert.detailsoort] == w,
        "toegankelijk": lambda w: advert.toegankelijkheid in TOEGANG[w],
        "label": lambda w: advert.energielabel in labels and labels.index(advert.energielabel) <= labels.index(w),
        "model": lambda w: advert.model == w,
    }
    return all(checks[naam](waarde) for naam, waarde in keuzes.items())


@given(rijen=st.lists(WOORDEN, max_size=30), data=st.data())
def test_the_bits_say_what_the_rules_say(rijen: list[dict[str, Any]], data: st.DataObject) -> None:
    keuzes = {
        naam: data.draw(st.sampled_from(WAARDEN[naam]))
        for naam in data.draw(st.sets(st.sampled_from(FILTERS), max_size=3))
    }
    for nummer, velden in enumerate(rijen):
        advert = rij(nummer, "e", **dict(velden))
        gehad = set(waarden_van(advert))
        assert all((naam, waarde) in gehad for naam, waarde in keuzes.items()) == past(advert, keuzes)


@given(getal=st.integers(min_value=0, max_value=2**200), begin=st.integers(0, 40), aantal=st.integers(1, 20))
def test_a_page_is_the_next_bits(getal: int, begin: int, aantal: int) -> None:
    alle = [plaats for plaats in range(getal.bit_length()) if getal >> plaats & 1]
    assert _gezette_bits(getal, begin, aantal) == alle[begin : begin + aantal]


def voorbeeld() -> list[dict[str, Any]]:
    """Forty homes that differ in everything."""
    labels, toegang, modellen = ["", *Energielabel], ["", *Toegankelijkheid], list(Model)
    return [
        {
            "plaats": ("Lindeveen", "Veerpoort", "Oud-Sandel")[n % 3],
            "brutohuur_cent": 45_000 + 2_000 * n if n % 9 else None,
            "kamers": n % 6 or None, "detailsoort": ("TUS", "GAL", "KAM", "WOB")[n % 4],
            "toegankelijkheid": toegang[n % len(toegang)], "energielabel": labels[n % len(labels)],
            "model": modellen[n % len(modellen)], "sluiting": (None, -1, 1, 5)[n % 4],
        }
        for n in range(40)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "keuzes",
    [
        {},
        {"plaats": "Lindeveen"},
        {"huur": "700", "kamers": "3"},
        {"soort": "kamer", "label": "C"},
        {"plaats": "Nergens"},
    ],
)
def test_a_search_counts_pages_and_sorts_what_is_open(store: Store, keuzes: dict[str, str]) -> None:
    alle = [een for een in gevuld(store, voorbeeld()) if een.sluiting_op is None or een.sluiting_op > NU]
    passend = [een for een in alle if past(een, keuzes)]
    found = gezocht(store, **keuzes)
    assert found.aantal == len(passend)
    assert found.paginas == max(1, -(-len(passend) // PER_PAGINA))
    ids: list[str] = []
    for pagina in range(1, found.paginas + 1):
        ids += store.read(zoeken, keuzes=keuzes, sortering="nieuw", pagina=pagina).ids
    assert ids == [een.id for een in passend]
    huur = store.read(zoeken, keuzes=keuzes, sortering="huur", pagina=1).ids
    orde = sorted(passend, key=lambda een: (een.brutohuur_cent is None, een.brutohuur_cent or 0, een.id))
    assert list(huur) == [een.id for een in orde[:PER_PAGINA]]
    for (naam, waarde), aantal in found.tellingen.items():
        anders = {**keuzes, naam: waarde}
        assert aantal == sum(past(een, anders) for een in alle), (naam, waarde)
    for naam, aantal in found.zonder.items():
        assert aantal == sum(past(een, {k: w for k, w in keuzes.items() if k != naam}) for een in alle)


def test_a_page_or_order_that_is_not_there_is_the_nearest_one(store: Store) -> None:
    gevuld(store, voorbeeld())
    laatste = store.read(zoeken, keuzes={}, sortering="niets", pagina=9999)
    assert laatste.ids == store.read(zoeken, keuzes={}, sortering=SORTERING[0], pagina=laatste.paginas).ids
    assert store.read(zoeken, keuzes={}, sortering="nieuw", pagina=-3).ids == gezocht(store).ids


def test_what_changes_is_seen_at_the_next_search_also_within_the_same_moment(store: Store) -> None:
    gevuld(store, voorbeeld()[:2])
    assert gezocht(store).aantal == 1

    def verander(session: Any, **velden: Any) -> None:
        een = session.get_one(Advertentie, "a0000")
        for naam, waarde in velden.items():
            setattr(een, naam, waarde)
        een.versie += 1

    store.perform(verander, plaats="Elders")
    assert gezocht(store, plaats="Elders").aantal == 1
    store.perform(verander, sluiting_op=NU + timedelta(hours=1))
    store.nu += timedelta(minutes=59)
    assert gezocht(store).aantal == 1
    store.nu += timedelta(minutes=1)
    assert gezocht(store).aantal == 0


def test_an_advert_without_facts_is_found_by_place_and_model_only() -> None:
    kaal = SimpleNamespace(
        plaats="Lindeveen", brutohuur_cent=None, kamers=None, soort="PAR", detailsoort="GAR", toegankelijkheid="",
        energielabel="", model="EER", sluiting_op=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    assert set(waarden_van(kaal)) == {("plaats", "Lindeveen"), ("soort", "parkeren"), ("model", "EER")}
