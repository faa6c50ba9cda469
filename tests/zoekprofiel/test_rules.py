"""What suits a profile, wish by wish, in Python and in SQL; and when tips go out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from portal.domain.advertentie.model import Advertentie, Model
from portal.domain.eenheid.model import Eenheid
from portal.domain.zoekprofiel.model import Ritme, Uren, Zoekprofiel
from portal.domain.zoekprofiel.rules import (
    REGELS,
    VENSTERS,
    Wens,
    Wensen,
    Woning,
    als_lijst,
    als_tekst,
    beurten,
    gewenst,
    in_pauze,
    labels_vanaf,
    niet_vervuld,
    past,
    te_tippen,
    uitleg,
    zonder,
)
from portal.domain.zoekprofiel.wensen import (
    ALLE_PROFIELEN,
    ALLE_WONINGEN,
    als_kolommen,
    deze_wensen,
    deze_woning,
    past_sql,
    wensen_van,
    woning_van,
)
from tests.conftest import Store
from tests.makers import ingeschreven
from tests.people import BILAL
from tests.zoekprofiel.maken import profiel, verander, woning

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HUIS = Woning(
    plaats="Lindeveen",
    gemeente="Lindeveen",
    soort="WOO",
    detailsoort="EIN",
    huur_cent=640_00,
    kamers=3,
    toegankelijkheid="NUL",
    energielabel="B",
)


@pytest.mark.parametrize(
    ("wensen", "mist"),
    [
        (Wensen(), ()),
        (Wensen(plaatsen=("Lindeveen",)), ()),
        (Wensen(plaatsen=("Veerpoort",)), (Wens.PLAATS,)),
        (Wensen(huur_tot_cent=640_00), ()),
        (Wensen(huur_tot_cent=639_99), (Wens.HUUR,)),
        (Wensen(huur_van_cent=640_00), ()),
        (Wensen(huur_van_cent=640_01), (Wens.HUUR,)),
        (Wensen(kamers_min=3, kamers_max=3), ()),
        (Wensen(kamers_min=4), (Wens.KAMERS,)),
        (Wensen(kamers_max=2), (Wens.KAMERS,)),
        (Wensen(soorten=("huis",)), ()),
        (Wensen(soorten=("appartement", "huis")), ()),
        (Wensen(soorten=("parkeren",)), (Wens.SOORT,)),
        (Wensen(toegankelijkheid=("NUL", "ROL")), ()),
        (Wensen(toegankelijkheid=("ROL",)), (Wens.TOEGANKELIJKHEID,)),
        (Wensen(energielabels=labels_vanaf("B")), ()),
        (Wensen(energielabels=labels_vanaf("A")), (Wens.ENERGIELABEL,)),
        (Wensen(modellen=("AAN",)), ()),
        (Wensen(modellen=("LOT",)), (Wens.MODEL,)),
        (Wensen(plaatsen=("Veerpoort",), kamers_min=5), (Wens.PLAATS, Wens.KAMERS)),
    ],
)
def test_each_wish(wensen: Wensen, mist: tuple[Wens, ...]) -> None:
    assert niet_vervuld(wensen, HUIS) == mist
    assert past(wensen, HUIS) is (mist == ())


def test_what_we_do_not_know_suits_only_who_has_no_wish_about_it() -> None:
    kaal = Woning(plaats="Lindeveen", soort="WOO")
    assert past(Wensen(), kaal)
    mist = Wensen(huur_tot_cent=900_00, kamers_min=1, toegankelijkheid=("NUL",), energielabels=labels_vanaf("G"))
    assert niet_vervuld(mist, kaal) == (Wens.HUUR, Wens.KAMERS, Wens.TOEGANKELIJKHEID, Wens.ENERGIELABEL)


def test_a_place_is_also_its_gemeente_and_a_garage_only_for_who_asks() -> None:
    dorp = Woning(plaats="Klein Dorp", gemeente="Lindeveen", soort="WOO")
    assert past(Wensen(plaatsen=("Lindeveen",)), dorp)
    garage = Woning(plaats="Lindeveen", soort="PAR")
    assert niet_vervuld(Wensen(), garage) == (Wens.SOORT,)
    assert past(Wensen(soorten=("parkeren",)), garage)


def test_nobody_hears_of_what_is_for_sale_or_mediated_by_hand() -> None:
    assert not te_tippen(Woning(plaats="Lindeveen", soort="WOO", overeenkomstsoort="KOO"))
    assert not past(Wensen(), Woning(plaats="Lindeveen", soort="WOO", model=Model.HANDMATIG))


def test_every_wish_has_a_rule_and_can_be_left_out() -> None:
    alles = Wensen(("a",), 1, 2, 1, 2, ("huis",), ("NUL",), ("A",), ("AAN",))
    assert set(REGELS) == set(Wens) == set(gewenst(alles))
    leeg = alles
    for wens in Wens:
        leeg = zonder(leeg, wens)
    assert leeg == Wensen()


def test_several_values_are_stored_in_one_text_and_read_back() -> None:
    assert als_tekst(["Veerpoort", "Lindeveen", "Veerpoort", ""]) == "|Lindeveen|Veerpoort|"
    assert als_lijst("|Lindeveen|Veerpoort|") == ("Lindeveen", "Veerpoort")
    assert als_tekst([]) == ""
    assert als_lijst("") == ()
    assert labels_vanaf("AP4") == ("AP4",)
    assert len(labels_vanaf("G")) == 11
    assert labels_vanaf("?") == ()


# --- the same in SQL ----------------------------------------------------------------------------------------------

PLAATSEN = st.sampled_from(["Lindeveen", "Veerpoort", "'s-Gravenzande", "Oud-Sandel", "100%_dorp", "Sint Odiliënberg"])


def _enkele(*codes: str) -> Any:
    return st.lists(st.sampled_from(codes), max_size=3).map(lambda w: als_lijst(als_tekst(w)))


GETAL = st.one_of(st.none(), st.integers(0, 6))
BEDRAG = st.one_of(st.none(), st.sampled_from([0, 1, 639_99, 640_00, 640_01, 713_02, 932_93]))
WENSEN = st.builds(
    Wensen,
    plaatsen=st.lists(PLAATSEN, max_size=3).map(lambda w: als_lijst(als_tekst(w))),
    huur_van_cent=BEDRAG,
    huur_tot_cent=BEDRAG,
    kamers_min=GETAL,
    kamers_max=GETAL,
    soorten=_enkele("huis", "appartement", "kamer", "anders", "parkeren"),
    toegankelijkheid=_enkele("NUL", "ROL", "ZON"),
    energielabels=st.sampled_from(["", "A", "C", "G"]).map(lambda label: als_lijst(als_tekst(labels_vanaf(label)))),
    modellen=_enkele("AAN", "LOT", "EER"),
)
WONING = st.builds(
    Woning,
    plaats=PLAATSEN,
    gemeente=st.one_of(st.just(""), PLAATSEN),
    soort=st.sampled_from(["WOO", "PAR"]),
    detailsoort=st.sampled_from(["", "EIN", "GAL", "KAM", "TIN", "onbekend"]),
    huur_cent=BEDRAG,
    kamers=GETAL,
    toegankelijkheid=st.sampled_from(["", "NUL", "ROL", "ZON"]),
    energielabel=st.sampled_from(["", "AP4", "A", "C", "G"]),
    model=st.sampled_from(["AAN", "LOT", "EER", "DIS"]),
    overeenkomstsoort=st.sampled_from(["HUU", "HUU", "KOO"]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(WENSEN, min_size=1, max_size=8), WONING)
def test_all_profiles_for_one_home_in_sql_are_those_of_python(store: Store, lijst: list[Wensen], huis: Woning) -> None:
    def vergelijk(session: Session) -> tuple[set[str], set[str]]:
        punt = session.begin_nested()
        relatie_id, inschrijving_id = _iemand(session)
        rijen = [
            Zoekprofiel(
                naam="x",
                relatie_id=relatie_id,
                inschrijving_id=inschrijving_id,
                gemaakt_op=store.nu,
                gewijzigd_op=store.nu,
                **als_kolommen(wensen),
            )
            for wensen in lijst
        ]
        session.add_all(rijen)
        session.flush()
        in_sql = set(session.exec(select(Zoekprofiel.id).where(past_sql(ALLE_PROFIELEN, deze_woning(huis)))).all())
        in_python = {rij.id for rij in rijen if past(wensen_van(rij), huis)}
        punt.rollback()
        return in_sql, in_python

    if not store.all(Eenheid):
        woning(store)
    in_sql, in_python = store.perform(vergelijk)
    assert in_sql == in_python


def _iemand(session: Session) -> tuple[str, str]:
    from portal.domain.inschrijving.model import Inschrijving
    from portal.domain.relatie.model import Relatie
    from portal.domain.shared.reference import nieuw_kenmerk

    nu = datetime(2026, 3, 10, 9, tzinfo=UTC)
    relatie = Relatie(aangemaakt_op=nu)
    session.add(relatie)
    session.flush()
    inschrijving = Inschrijving(
        nummer=nieuw_kenmerk("I"),
        relatie_id=relatie.id,
        status="LOP",
        aangevraagd_op=nu,
        beleid_versie="x",
        voorwaarden_versie="x",
        privacy_versie="x",
        akkoord_op=nu,
    )
    session.add(inschrijving)
    session.flush()
    return relatie.id, inschrijving.id


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(WENSEN, WONING)
def test_all_homes_for_one_profile_in_sql_are_those_of_python(store: Store, wensen: Wensen, huis: Woning) -> None:
    rijen = store.all(Advertentie)
    deze = rijen[0] if rijen else woning(store)
    verander(store, Eenheid, deze.eenheid_id, gemeente=huis.gemeente)
    verander(
        store,
        Advertentie,
        deze.id,
        plaats=huis.plaats,
        soort=huis.soort,
        detailsoort=huis.detailsoort,
        brutohuur_cent=huis.huur_cent,
        rekenhuur_cent=None,
        kamers=huis.kamers,
        toegankelijkheid=huis.toegankelijkheid,
        energielabel=huis.energielabel,
        model=huis.model,
        overeenkomstsoort=huis.overeenkomstsoort,
    )
    query = select(Advertentie.id).join(Eenheid).where(past_sql(deze_wensen(wensen), ALLE_WONINGEN))
    gevonden = store.read(lambda session: session.exec(query).all())
    assert bool(gevonden) is past(wensen, huis)
    (nu,) = store.all(Advertentie)
    assert woning_van(nu, huis.gemeente) == huis


# --- why ----------------------------------------------------------------------------------------------------------


def test_why_there_is_a_tip_or_none_follows_from_the_same_rules() -> None:
    assert uitleg(Wensen(), HUIS, verstuurd=True).tip
    geen = uitleg(Wensen(plaatsen=("Veerpoort",), kamers_min=5), HUIS)
    assert not geen.tip
    assert [str(reden) for reden in geen.redenen] == [
        "De plaats is een andere dan u zoekt.",
        "Het aantal kamers is anders dan u zoekt.",
    ]
    assert str(uitleg(Wensen(), HUIS, reden="pauze").redenen[0]) == "Uw zoekprofiel stond op pauze."
    assert "stond er al" in str(uitleg(Wensen(), HUIS, ouder=True).redenen[0])
    assert uitleg(Wensen(), HUIS).tip


@given(WENSEN, WONING)
def test_the_explanation_never_says_otherwise_than_the_rule(wensen: Wensen, huis: Woning) -> None:
    antwoord = uitleg(wensen, huis)
    assert antwoord.tip is past(wensen, huis)
    assert antwoord.redenen


# --- when ---------------------------------------------------------------------------------------------------------

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
MOMENT = st.integers(0, 2 * 365 * 24 * 60).map(lambda minuten: BEGIN + timedelta(minutes=minuten))


def _mag(ritme: Ritme, uren: Uren, gemaakt: datetime, nu: datetime) -> bool:
    return any((b.ritme, b.uren) == (ritme, uren) and gemaakt <= b.tot for b in beurten(nu))


@given(MOMENT)
def test_nothing_goes_out_outside_the_hours_that_were_chosen(nu: datetime) -> None:
    uur = nu.astimezone(AMSTERDAM).hour
    for beurt in beurten(nu):
        van, tot = VENSTERS[beurt.uren]
        assert van <= uur < tot
        assert beurt.tot <= nu


@given(st.sampled_from(list(Ritme)), st.sampled_from(list(Uren)), MOMENT)
def test_every_tip_gets_its_turn_within_its_rhythm(ritme: Ritme, uren: Uren, gemaakt: datetime) -> None:
    dagen = 8 if ritme is Ritme.WEEK else 2
    uren_later = [gemaakt + timedelta(hours=uur) for uur in range(24 * dagen)]
    assert any(_mag(ritme, uren, gemaakt, nu) for nu in uren_later)


def test_a_digest_waits_for_its_moment() -> None:
    dinsdag = datetime(2026, 3, 10, 14, 0, tzinfo=AMSTERDAM)
    assert _mag(Ritme.METEEN, Uren.HELE_DAG, dinsdag, dinsdag)
    assert not _mag(Ritme.DAG, Uren.HELE_DAG, dinsdag, dinsdag)
    assert _mag(Ritme.DAG, Uren.HELE_DAG, dinsdag, dinsdag.replace(day=11, hour=8))
    assert not _mag(Ritme.WEEK, Uren.HELE_DAG, dinsdag, dinsdag.replace(day=15, hour=20))
    assert _mag(Ritme.WEEK, Uren.HELE_DAG, dinsdag, dinsdag.replace(day=16, hour=8))
    assert beurten(dinsdag.replace(hour=23)) == ()


def test_the_clock_changes_and_the_hours_stay_those_on_the_wall() -> None:
    # 29 March 2026: the clock goes on one hour; 8 o'clock is 6 UTC from then on, and was 7 the day before.
    assert _mag(Ritme.METEEN, Uren.OCHTEND, datetime(2026, 3, 29, 5, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC))
    assert beurten(datetime(2026, 3, 28, 6, 59, tzinfo=UTC)) == ()


def test_a_pause_includes_its_last_day() -> None:
    assert in_pauze(date(2026, 3, 10), date(2026, 3, 10))
    assert not in_pauze(date(2026, 3, 9), date(2026, 3, 10))
    assert not in_pauze(None, date(2026, 3, 10))


def test_a_stored_profile_has_the_wishes_that_were_filled_in(store: Store) -> None:
    bilal = ingeschreven(store, BILAL).door
    bewaard = profiel(store, bilal, plaats_Lindeveen="ja", huur_tot="700", soort_huis="ja", energielabel="A")
    assert wensen_van(bewaard) == Wensen(
        plaatsen=("Lindeveen",),
        huur_tot_cent=700_00,
        soorten=("huis",),
        energielabels=als_lijst(als_tekst(labels_vanaf("A"))),
    )
