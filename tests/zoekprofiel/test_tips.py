"""A tip for every profile that a home suits, once, in the rhythm of the client, and only as long as it is true."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.domain.advertentie.model import Advertentie, Advertentiestatus
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.inschrijving.model import Inschrijving
from portal.domain.shared.actor import Actor
from portal.domain.zoekprofiel.actions import zoekprofiel_bewaren
from portal.domain.zoekprofiel.model import Tip, Tipronde, Tipstatus, Zoekprofiel
from portal.domain.zoekprofiel.queries import profielen_van, uitleg_bij
from portal.domain.zoekprofiel.rules import past
from portal.domain.zoekprofiel.tips import tips_klaarzetten, voorstellen_doen
from portal.domain.zoekprofiel.wensen import wensen_van, woning_van
from tests.conftest import Store
from tests.makers import ingeschreven, tegelijk
from tests.people import ANS, BILAL, CARLA
from tests.zoekprofiel.maken import ALLES, klaarzetten, profiel, verander, versturen, woning


@pytest.fixture
def bilal(store: Store) -> Actor:
    """Registered, with three people and an income for passend toewijzen."""
    return ingeschreven(store, BILAL).door


def tipberichten(store: Store) -> list[Bericht]:
    return [b for b in store.all(Bericht) if b.soort in ("tip", "tips")]


def test_a_home_that_suits_is_told_once_with_how_to_stop(store: Store, bilal: Actor) -> None:
    past_wel = profiel(store, bilal, plaats_Lindeveen="ja")
    profiel(store, bilal, naam="Ergens anders", plaats_Veerpoort="ja")
    huis = woning(store)
    klaarzetten(store)
    assert [(t.zoekprofiel_id, t.advertentie_id) for t in store.all(Tip)] == [(past_wel.id, huis.id)]
    versturen(store)
    (bericht,) = tipberichten(store)
    assert "Lindelaan 1, Lindeveen" in bericht.tekst
    assert "640" in bericht.tekst
    assert bericht.knop_adres.endswith(f"/woningen/{huis.id}")
    assert f"/mijn/zoekprofiel/afmelden/{past_wel.id}." in bericht.afmelden_adres
    assert not bericht.belangrijk
    (tip,) = store.all(Tip)
    assert (tip.status, tip.bericht_id) == (Tipstatus.VERSTUURD, bericht.id)
    klaarzetten(store)
    versturen(store)
    assert len(tipberichten(store)) == 1


def test_a_correction_brings_only_who_had_no_tip(store: Store, bilal: Actor) -> None:
    profiel(store, bilal, naam="Duur", huur_tot="700")
    profiel(store, ingeschreven(store, CARLA).door, naam="Goedkoop", huur_tot="500")
    huis = woning(store)
    klaarzetten(store)
    versturen(store)
    assert len(tipberichten(store)) == 1
    verander(store, Advertentie, huis.id, brutohuur_cent=500_00, versie=2)
    klaarzetten(store)
    versturen(store)
    assert len(store.all(Tip)) == 2
    assert len(tipberichten(store)) == 2
    assert [(ronde.versie, ronde.aantal) for ronde in store.all(Tipronde)] == [(1, 1), (2, 1)]


def test_a_crash_leaves_nobody_out_and_tells_nobody_twice(store: Store, bilal: Actor) -> None:
    profiel(store, bilal)
    woning(store)

    def half_way(session: object) -> None:
        tips_klaarzetten(session, nu=store.nu)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.perform(half_way)
    assert store.all(Tip) == []
    assert store.all(Tipronde) == []
    klaarzetten(store)
    assert len(store.all(Tip)) == 1


def test_two_workers_at_once_make_one_tip_and_one_message(store: Store, bilal: Actor) -> None:
    profiel(store, bilal)
    profiel(store, ingeschreven(store, CARLA).door)
    woning(store)
    tegelijk(lambda: klaarzetten(store), lambda: klaarzetten(store))
    assert len(store.all(Tip)) == 2
    tegelijk(lambda: versturen(store), lambda: versturen(store))
    assert len(tipberichten(store)) == 2
    assert len({v.bericht_id for v in store.all(Verzending)} & {b.id for b in tipberichten(store)}) == 2


@pytest.mark.parametrize(
    ("wat", "reden"),
    [
        ("ingetrokken", "woning-weg"),
        ("gesloten", "woning-weg"),
        ("gewijzigd", "past-niet-meer"),
        ("pauze", "pauze"),
        ("uitgeschreven", "geen-inschrijving"),
        ("inkomen", "inkomen"),
    ],
)
def test_what_is_no_longer_true_is_not_sent(store: Store, bilal: Actor, wat: str, reden: str) -> None:
    van = profiel(store, bilal)
    huis = woning(store)
    klaarzetten(store)
    if wat == "ingetrokken":
        verander(store, Advertentie, huis.id, status=Advertentiestatus.INGETROKKEN)
    elif wat == "gesloten":
        verander(store, Advertentie, huis.id, sluiting_op=store.nu)
    elif wat == "gewijzigd":
        anders = {**ALLES, "plaats_Veerpoort": "ja"}
        store.perform(zoekprofiel_bewaren, formulier=anders, profiel_id=van.id, versie=1, door=bilal)
    elif wat == "pauze":
        verander(store, Zoekprofiel, van.id, pauze_tot=store.vandaag)
    elif wat == "uitgeschreven":
        verander(store, Inschrijving, van.inschrijving_id, status="BEE")
    else:
        verander(store, Inschrijving, van.inschrijving_id, inkomen_cent=90_000_00)
    versturen(store)
    assert tipberichten(store) == []
    (tip,) = store.all(Tip)
    assert (tip.status, tip.reden) == (Tipstatus.VERVALLEN, reden)


def test_two_profiles_of_one_client_tell_a_home_once(store: Store, bilal: Actor) -> None:
    profiel(store, bilal, naam="Een")
    profiel(store, bilal, naam="Twee", kamers_min="2")
    woning(store)
    klaarzetten(store)
    versturen(store)
    assert len(tipberichten(store)) == 1
    assert sorted(tip.reden for tip in store.all(Tip)) == ["", "al-getipt"]


def test_the_digest_of_a_day_is_one_message_in_the_morning(store: Store, bilal: Actor) -> None:
    profiel(store, bilal, ritme="dag", uren="OCH")
    for nummer in (1, 2):
        woning(store, adres=f"Lindelaan {nummer}")
    klaarzetten(store)
    versturen(store)
    assert tipberichten(store) == []
    store.nu = datetime(2026, 3, 11, 7, 0, tzinfo=UTC)
    versturen(store)
    (bericht,) = tipberichten(store)
    assert bericht.soort == "tips"
    assert "Lindelaan 1, Lindeveen" in bericht.tekst
    assert "Lindelaan 2, Lindeveen" in bericht.tekst


def test_nobody_is_woken(store: Store, bilal: Actor) -> None:
    profiel(store, bilal)
    store.nu = datetime(2026, 3, 10, 22, 0, tzinfo=UTC)
    woning(store)
    klaarzetten(store)
    versturen(store)
    assert tipberichten(store) == []
    store.nu = datetime(2026, 3, 11, 7, 0, tzinfo=UTC)
    versturen(store)
    assert len(tipberichten(store)) == 1


def test_a_paused_profile_gets_no_tip_and_the_next_home_after_it_does(store: Store, bilal: Actor) -> None:
    van = profiel(store, bilal)
    verander(store, Zoekprofiel, van.id, pauze_tot=store.vandaag)
    woning(store)
    klaarzetten(store)
    assert store.all(Tip) == []
    store.nu += timedelta(days=1)
    huis = woning(store)
    klaarzetten(store)
    assert [tip.advertentie_id for tip in store.all(Tip)] == [huis.id]


def test_without_an_income_the_tip_says_what_is_missing_and_before_when(store: Store) -> None:
    profiel(store, ingeschreven(store, CARLA).door)
    woning(store)
    klaarzetten(store)
    versturen(store)
    (bericht,) = tipberichten(store)
    assert "Vul uw inkomen in bij uw inschrijving. Dat kan tot en met 17 maart 2026." in bericht.tekst


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_no_tip_twice_and_none_missing(store: Store, data: st.DataObject) -> None:
    """Profiles and homes in any order, rounds in between: what suits has one tip, and nothing else has."""
    if not store.all(Inschrijving):
        ingeschreven(store, ANS)
    ans = Actor("klant", relatie_id=store.all(Inschrijving)[0].relatie_id)  # type: ignore[arg-type]
    vroeger = {tip.advertentie_id for tip in store.all(Tip)} | {a.id for a in store.all(Advertentie)}
    for oud in store.all(Zoekprofiel):
        verander(store, Zoekprofiel, oud.id, pauze_tot=date(9999, 12, 31))
    nieuw: list[str] = []
    for _ in range(data.draw(st.integers(1, 3))):
        kamers = str(data.draw(st.integers(1, 4)))
        huur = data.draw(st.sampled_from(["", "500", "640", "639,99"]))
        bewaard = Zoekprofiel(
            naam="x",
            inschrijving_id=store.all(Inschrijving)[0].id,
            relatie_id=str(ans.relatie_id),
            kamers_min=int(kamers),
            huur_tot_cent={"": None, "500": 500_00, "640": 640_00, "639,99": 639_99}[huur],
            gemaakt_op=store.nu,
            gewijzigd_op=store.nu,
        )
        nieuw.append(bewaard.id)
        store.add(bewaard)
    for _ in range(data.draw(st.integers(1, 3))):
        woning(store, kamers=data.draw(st.integers(1, 4)), brutohuur_cent=data.draw(st.sampled_from([500_00, 640_00])))
        if data.draw(st.booleans()):
            klaarzetten(store)
    klaarzetten(store)
    profielen = [p for p in store.all(Zoekprofiel) if p.id in nieuw]
    huizen = [a for a in store.all(Advertentie) if a.id not in vroeger]
    verwacht = {(p.id, a.id) for p in profielen for a in huizen if past(wensen_van(p), woning_van(a, "Lindeveen"))}
    assert {(t.zoekprofiel_id, t.advertentie_id) for t in store.all(Tip) if t.zoekprofiel_id in nieuw} == verwacht


# --- on screen ----------------------------------------------------------------------------------------------------


def test_why_a_tip_or_none_for_any_home_and_profile(store: Store, bilal: Actor) -> None:
    profiel(store, bilal, naam="Hier", plaats_Lindeveen="ja")
    store.nu += timedelta(seconds=1)
    profiel(store, bilal, naam="Daar", plaats_Veerpoort="ja")
    huis = woning(store)
    klaarzetten(store)
    versturen(store)
    store.nu += timedelta(seconds=1)
    profiel(store, bilal, naam="Later")
    antwoord = store.read(uitleg_bij, advertentie=huis.kenmerk, relatie_id=bilal.relatie_id)
    assert [(naam, wat.tip) for naam, wat in antwoord.profielen] == [("Hier", True), ("Daar", False), ("Later", False)]
    assert str(antwoord.profielen[1][1].redenen[0]) == "De plaats is een andere dan u zoekt."
    assert "stond er al" in str(antwoord.profielen[2][1].redenen[0])
    assert antwoord.oordeel is not None
    assert antwoord.oordeel.voorrang


def test_the_own_page_shows_what_suits_now_and_what_rent_and_income_say(store: Store, bilal: Actor) -> None:
    profiel(store, bilal)
    woning(store)
    woning(store, rekenhuur_cent=800_00, brutohuur_cent=820_00, adres="Lindelaan 9")
    woning(store, status=Advertentiestatus.INGETROKKEN)
    (stand,) = store.read(profielen_van, relatie_id=bilal.relatie_id)
    assert sorted((w.adres, w.oordeel.uitkomst.value) for w in stand.woningen if w.oordeel) == [
        ("Lindelaan 1", "past"),
        ("Lindelaan 9", "past-niet"),
    ]


def test_who_hears_nothing_for_30_days_is_told_which_wish_to_widen_once(store: Store, bilal: Actor) -> None:
    profiel(store, bilal, naam="Streng", plaats_Veerpoort="ja", kamers_min="5")
    store.nu += timedelta(days=10)
    woning(store, plaats="Veerpoort", kamers=3)
    woning(store, plaats="Veerpoort", kamers=4)
    woning(store, kamers=5)
    store.nu += timedelta(days=21)
    assert store.perform(voorstellen_doen) == 1
    (bericht,) = [b for b in store.all(Bericht) if b.soort == "zoekprofiel-stil"]
    assert "Zonder uw wens over het aantal kamers waren het er 2." in bericht.tekst
    assert store.perform(voorstellen_doen) == 0
    (stand,) = store.read(profielen_van, relatie_id=bilal.relatie_id)
    assert [(v.wens.value, v.aantal) for v in stand.verruimingen] == [("kamers", 2), ("plaats", 1)]


def test_who_had_a_tip_gets_no_proposal(store: Store, bilal: Actor) -> None:
    profiel(store, bilal)
    store.nu += timedelta(days=20)
    woning(store)
    klaarzetten(store)
    store.nu += timedelta(days=15)
    assert store.perform(voorstellen_doen) == 0
