"""What happens to a promise until it is kept: taken up, moved, paused, handed over, and never done twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from portal.domain.belofte.actions import (
    AlVoorbij,
    IemandWasEerder,
    afwezigheid_beeindigen,
    afwezigheid_vastleggen,
    belofte_hervatten,
    belofte_inlossen,
    belofte_nakomen,
    belofte_oppakken,
    belofte_pauzeren,
    belofte_vervallen,
    belofte_verzetten,
    beloften_bewaken,
    beloften_overnemen,
    beloven,
    nieuw_moment_afwijzen,
    pauzes_beeindigen,
)
from portal.domain.belofte.klok import belofte_stilzetten, belofte_uitstellen
from portal.domain.belofte.model import Belofte, Beloftestatus
from portal.domain.belofte.queries import (
    Belofteregel,
    NiemandBeschikbaar,
    afwezigen,
    beloften_van,
    geschiedenis,
    laatst_gehouden,
    weekcijfers,
    werklijst,
)
from portal.domain.belofte.rules import Verwachting
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.bericht.queries import berichten_van
from portal.domain.relatie.queries import inzagen
from portal.domain.shared.actor import Actor, Kanaal
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from tests.conftest import NU, Store
from tests.makers import EEN_COLLEGA, ingelogd, medewerker, tegelijk
from tests.people import BILAL, CARLA, DIRK, FATMA, GERDA, JOKE

GEDAAN = {"uitkomst": "Uitgelegd hoe lang het duurt.", "in_een_contact": "ja"}
MORGEN_17 = datetime(2026, 3, 11, 16, 0, tzinfo=UTC)


@pytest.fixture
def dirk(store: Store) -> Actor:
    return medewerker(store, DIRK)


@pytest.fixture
def fatma(store: Store, dirk: Actor) -> Actor:
    return medewerker(store, FATMA)


@pytest.fixture
def bilal(store: Store) -> Actor:
    return ingelogd(store, BILAL)


def beloofd_aan(store: Store, klant: Actor | None, object_id: str = "v1", **anders: object) -> Belofteregel:
    gegeven: dict[str, object] = {
        "soort": "proef",
        "titel": "Terugbellen over uw vraag",
        "kanaal": Kanaal.TELEFOON,
        "relatie_id": klant.relatie_id if klant else None,
    }
    return store.perform(beloven, object_id=object_id, **(gegeven | anders))


def nu(store: Store, belofte_id: str) -> Belofte:
    (rij,) = store.all(Belofte, id=belofte_id)
    return rij


def doe(store: Store, use_case: Callable[..., None], regel: Belofteregel, door: Actor, **formulier: str) -> None:
    """Act on the promise as it stands on the screen now."""
    extra = {"formulier": formulier} if formulier else {}
    store.perform(use_case, belofte_id=regel.id, versie=nu(store, regel.id).versie, door=door, **extra)


# --- two people on one promise ----------------------------------------------------------------------------------------


def test_the_second_is_told_who_has_it(store: Store, dirk: Actor, fatma: Actor) -> None:
    regel = beloofd_aan(store, None)
    store.perform(belofte_oppakken, belofte_id=regel.id, versie=regel.versie, door=dirk)
    for use_case, formulier in ((belofte_oppakken, {}), (belofte_nakomen, {"formulier": GEDAAN})):
        with pytest.raises(IemandWasEerder, match=DIRK.naam):
            store.perform(use_case, belofte_id=regel.id, versie=regel.versie, door=fatma, **formulier)
    assert store.read(werklijst, door=EEN_COLLEGA)[0].bezig == DIRK.naam
    assert nu(store, regel.id).medewerker_id == dirk.medewerker_id


def test_two_who_take_it_up_at_once_are_one_who_does_it(store: Store, dirk: Actor, fatma: Actor) -> None:
    regel = beloofd_aan(store, None)
    uitkomsten = tegelijk(
        *[
            lambda wie=wie: store.perform(belofte_oppakken, belofte_id=regel.id, versie=regel.versie, door=wie)
            for wie in (dirk, fatma)
        ]
    )
    assert sorted(type(uitkomst) for uitkomst in uitkomsten if uitkomst) == [IemandWasEerder]
    assert nu(store, regel.id).bezig_id in (dirk.medewerker_id, fatma.medewerker_id)


def test_two_who_finish_it_at_once_finish_it_once(store: Store, dirk: Actor, fatma: Actor, bilal: Actor) -> None:
    regel = beloofd_aan(store, bilal)
    uitkomsten = tegelijk(
        *[
            lambda wie=wie: store.perform(
                belofte_nakomen, belofte_id=regel.id, versie=regel.versie, formulier=GEDAAN, door=wie
            )
            for wie in (dirk, fatma)
        ]
    )
    assert [type(uitkomst) for uitkomst in uitkomsten if uitkomst] == [IemandWasEerder]
    assert [m.soort for m in store.read(geschiedenis, belofte_id=regel.id)] == ["beloofd", "nagekomen"]
    assert len(store.read(inzagen, relatie_id=bilal.relatie_id)) == 1


def test_an_old_screen_changes_nothing_and_names_who_was_there(store: Store, dirk: Actor, fatma: Actor) -> None:
    regel = beloofd_aan(store, None)
    doe(store, belofte_verzetten, regel, dirk, verzet_dag="2026-03-12", verzet_reden="Te druk")
    with pytest.raises(IemandWasEerder, match=DIRK.naam):
        store.perform(belofte_nakomen, belofte_id=regel.id, versie=regel.versie, formulier=GEDAAN, door=fatma)
    assert nu(store, regel.id).status == Beloftestatus.OPEN


def test_who_is_called_away_does_not_keep_it_for_ever(store: Store, dirk: Actor, fatma: Actor) -> None:
    regel = beloofd_aan(store, None)
    doe(store, belofte_oppakken, regel, dirk)
    store.nu += timedelta(minutes=30)
    assert store.read(werklijst, door=EEN_COLLEGA)[0].bezig == ""
    doe(store, belofte_oppakken, regel, fatma)
    assert nu(store, regel.id).medewerker_id == fatma.medewerker_id


@pytest.mark.parametrize("use_case", [belofte_oppakken, belofte_hervatten])
def test_an_unknown_promise_is_not_found(store: Store, dirk: Actor, use_case: Callable[..., None]) -> None:
    with pytest.raises(NietGevonden):
        store.perform(use_case, belofte_id="bestaat-niet", versie=1, door=dirk)


# --- kept -------------------------------------------------------------------------------------------------------------


def test_done_says_what_came_of_it_and_is_logged_for_the_client(store: Store, dirk: Actor, bilal: Actor) -> None:
    regel = beloofd_aan(store, bilal)
    doe(store, belofte_nakomen, regel, dirk, **GEDAAN)
    rij = nu(store, regel.id)
    assert (rij.status, rij.in_een_contact, rij.afgerond_op) == (Beloftestatus.NAGEKOMEN, True, store.nu)
    (kijker,) = store.read(inzagen, relatie_id=bilal.relatie_id)
    assert regel.kenmerk in kijker.reden
    assert store.read(beloften_van, relatie_id=bilal.relatie_id) == []


def test_done_without_words_is_not_done(store: Store, dirk: Actor) -> None:
    regel = beloofd_aan(store, None)
    with pytest.raises(FouteInvoer) as geweigerd:
        doe(store, belofte_nakomen, regel, dirk, uitkomst="", in_een_contact="misschien")
    assert [fout.veld for fout in geweigerd.value.fouten] == ["uitkomst", "in_een_contact"]
    assert nu(store, regel.id).status == Beloftestatus.OPEN


# --- a new moment -----------------------------------------------------------------------------------------------------


def test_a_new_moment_is_told_with_name_and_reason(store: Store, dirk: Actor, bilal: Actor) -> None:
    regel = beloofd_aan(store, bilal)
    doe(store, belofte_verzetten, regel, dirk, verzet_dag="2026-03-13", verzet_reden="Fatma is ziek.")
    rij = nu(store, regel.id)
    assert (rij.voor, rij.eerst_voor) == (datetime(2026, 3, 13, 15, 0, tzinfo=UTC), MORGEN_17)
    bericht = store.read(berichten_van, relatie_id=bilal.relatie_id)[0]
    assert all(deel in bericht.tekst for deel in (DIRK.naam, "vrijdag 13 maart, 16.00", "Fatma is ziek."))


@pytest.mark.parametrize("dag", ["", "2026-03-14", "2026-03-09", "2027-01-04", "morgen"])
def test_a_new_moment_is_a_working_day_to_come(store: Store, dirk: Actor, dag: str) -> None:
    regel = beloofd_aan(store, None)
    with pytest.raises(FouteInvoer) as geweigerd:
        doe(store, belofte_verzetten, regel, dirk, verzet_dag=dag, verzet_reden="Te druk")
    assert [fout.veld for fout in geweigerd.value.fouten] == ["verzet_dag"]


def test_the_client_may_say_no_and_it_stands_on_top(store: Store, dirk: Actor, bilal: Actor) -> None:
    andere = beloofd_aan(store, None, "v2")
    regel = beloofd_aan(store, bilal)
    doe(store, belofte_verzetten, regel, dirk, verzet_dag="2026-03-13", verzet_reden="Te druk")
    assert [r.id for r in store.read(werklijst, door=EEN_COLLEGA)] == [andere.id, regel.id]
    for _ in range(2):
        store.perform(nieuw_moment_afwijzen, belofte_id=regel.id, door=bilal)
    assert [r.id for r in store.read(werklijst, door=EEN_COLLEGA)] == [regel.id, andere.id]
    assert [m.soort for m in store.read(geschiedenis, belofte_id=regel.id)] == ["beloofd", "verzet", "klant-zegt-nee"]
    doe(store, belofte_verzetten, regel, dirk, verzet_dag="2026-03-12", verzet_reden="Toch eerder")
    assert not store.read(werklijst, door=EEN_COLLEGA)[0].klant_zei_nee


def test_nobody_else_and_nothing_else_is_said_no_to(store: Store, dirk: Actor, bilal: Actor) -> None:
    regel, carla = beloofd_aan(store, bilal), ingelogd(store, CARLA)
    with pytest.raises(NietGevonden):
        store.perform(nieuw_moment_afwijzen, belofte_id=regel.id, door=bilal)
    doe(store, belofte_verzetten, regel, dirk, verzet_dag="2026-03-13", verzet_reden="Te druk")
    with pytest.raises(NietGevonden):
        store.perform(nieuw_moment_afwijzen, belofte_id=regel.id, door=carla)
    assert not store.read(werklijst, door=EEN_COLLEGA)[0].klant_zei_nee


def test_a_new_moment_makes_what_was_late_open_again_for_the_alarm(store: Store, dirk: Actor) -> None:
    regel = beloofd_aan(store, None)
    store.nu = regel.voor
    store.perform(beloften_bewaken)
    doe(store, belofte_verzetten, regel, dirk, verzet_dag="2026-03-12", verzet_reden="Te druk")
    assert store.perform(beloften_bewaken) == 0
    store.nu = datetime(2026, 3, 12, 16, 0, tzinfo=UTC)
    assert store.perform(beloften_bewaken) == 1


def verzet_na(store: Store, dirk: Actor, minuten: int, *, bewaakt: bool = False) -> Belofteregel:
    """A promise for Tuesday that is moved to next week's Monday, so many minutes after its moment, and kept then."""
    regel = beloofd_aan(store, None, f"v{len(store.all(Belofte))}")
    store.nu = MORGEN_17 + timedelta(minutes=minuten)
    if bewaakt:
        store.perform(beloften_bewaken)
    doe(store, belofte_verzetten, regel, dirk, verzet_dag="2026-03-16", verzet_reden="Te druk")
    store.nu = datetime(2026, 3, 16, 12, 0, tzinfo=UTC)
    doe(store, belofte_nakomen, regel, dirk, **GEDAAN)
    store.nu = NU
    return regel


@pytest.mark.parametrize("bewaakt", [False, True])
def test_what_broke_counts_as_broken_in_its_week_whatever_is_agreed_after(
    store: Store, dirk: Actor, bewaakt: bool
) -> None:
    for minuten in (-60, -1, -1, -1, 0, 1, 60, 60, 60, 60):
        verzet_na(store, dirk, minuten, bewaakt=bewaakt)
    for nummer in range(4):
        beloofd_aan(store, None, f"op-tijd-{nummer}")
        store.perform(belofte_inlossen, soort="proef", object_id=f"op-tijd-{nummer}", door=dirk)
    store.nu = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)
    nieuwe_week, week_van_de_belofte, *_ = store.read(weekcijfers)
    # Six broke, at their moment or after it; four were kept without a move. Four were planned anew in time.
    assert (week_van_de_belofte.aantal, week_van_de_belofte.op_tijd_procent) == (10, 40)
    assert (nieuwe_week.aantal, nieuwe_week.op_tijd_procent) == (0, None), "four are too few to show"
    verzet_na_een = verzet_na(store, dirk, -1)
    assert nu(store, verzet_na_een.id).gebroken_op is None
    store.nu = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)
    assert (store.read(weekcijfers)[0].aantal, store.read(weekcijfers)[0].op_tijd_procent) == (5, 100)


def test_a_promise_that_broke_twice_counts_once_where_it_first_did(store: Store, dirk: Actor) -> None:
    regel = beloofd_aan(store, None)
    for dag, tot in (("2026-03-12", MORGEN_17), ("2026-03-17", datetime(2026, 3, 12, 16, 0, tzinfo=UTC))):
        store.nu = tot
        doe(store, belofte_verzetten, regel, dirk, verzet_dag=dag, verzet_reden="Te druk")
    assert nu(store, regel.id).gebroken_op == MORGEN_17


def test_what_broke_and_then_lapsed_or_stands_still_is_broken(store: Store, dirk: Actor) -> None:
    vervalt, stil = beloofd_aan(store, None), beloofd_aan(store, None, "v2")
    store.nu = MORGEN_17 + timedelta(minutes=1)
    over = {"reden": "Niet meer nodig", "door": dirk}
    store.perform(belofte_vervallen, soort="proef", object_id="v1", **over)
    store.perform(belofte_stilzetten, soort="proef", object_id="v2", **over)
    assert [nu(store, regel.id).gebroken_op for regel in (vervalt, stil)] == [MORGEN_17, MORGEN_17]


def test_a_subject_that_moves_its_own_promise_too_late_has_broken_it(store: Store, dirk: Actor) -> None:
    for object_id, moment in (("te-laat", MORGEN_17), ("op-tijd", MORGEN_17 - timedelta(minutes=1))):
        regel = beloofd_aan(store, None, object_id)
        store.nu = moment
        later = MORGEN_17 + timedelta(days=3)
        store.perform(belofte_uitstellen, soort="proef", object_id=object_id, voor=later, reden="Meer tijd", door=dirk)
        assert (nu(store, regel.id).gebroken_op is not None) == (object_id == "te-laat")
        store.nu = NU


def test_the_last_promise_of_a_client_is_judged_by_the_same_rule(store: Store, dirk: Actor, bilal: Actor) -> None:
    for minuten, op_tijd, voor in ((-1, True, datetime(2026, 3, 16, 16, 0, tzinfo=UTC)), (1, False, MORGEN_17)):
        regel = beloofd_aan(store, bilal, f"v{minuten}")
        store.nu = MORGEN_17 + timedelta(minutes=minuten)
        doe(store, belofte_verzetten, regel, dirk, verzet_dag="2026-03-16", verzet_reden="Te druk")
        store.nu = datetime(2026, 3, 16, 12 + minuten, 0, tzinfo=UTC)
        doe(store, belofte_nakomen, regel, dirk, **GEDAAN)
        gehouden = store.read(laatst_gehouden, relatie_id=bilal.relatie_id)
        assert (gehouden.op_tijd, gehouden.voor) == (op_tijd, voor)
        store.nu = NU


# --- the alarm --------------------------------------------------------------------------------------------------------


@pytest.fixture
def gerda(store: Store) -> Actor:
    return medewerker(store, GERDA)


def gemaild(store: Store, soort: str) -> list[tuple[str, str]]:
    """Who got a mail of this kind, and what stands in it, in order."""
    rows = [(v.adres, b.tekst) for b in store.all(Bericht, soort=soort) for v in store.all(Verzending, bericht_id=b.id)]
    return sorted(rows)


def test_a_broken_promise_is_told_to_who_holds_it_and_to_the_teamleider_there(
    store: Store, dirk: Actor, fatma: Actor, gerda: Actor, bilal: Actor
) -> None:
    joke = medewerker(store, JOKE)
    regel = beloofd_aan(store, bilal, medewerker_id=dirk.medewerker_id)
    store.nu = regel.voor
    for _ in range(2):
        store.perform(beloften_bewaken)
    leiding = {mens.email for mens, actor in ((GERDA, gerda), (JOKE, joke)) if actor.corporatie == dirk.corporatie}
    assert leiding
    mails = gemaild(store, "belofte-te-laat")
    assert {adres for adres, _ in mails} == {DIRK.email} | leiding
    assert len(mails) == 1 + len(leiding), "once, however often one looks"
    for _, tekst in mails:
        assert all(deel in tekst for deel in (regel.kenmerk, DIRK.naam, "woensdag 11 maart, 17.00"))
        assert BILAL.naam not in tekst
        assert regel.titel not in tekst


def test_a_promise_that_will_break_is_told_in_time_and_again_to_who_takes_it_over(
    store: Store, dirk: Actor, fatma: Actor
) -> None:
    regel = beloofd_aan(store, None, medewerker_id=dirk.medewerker_id)
    store.perform(beloften_bewaken)
    assert gemaild(store, "belofte-dreigt") == []
    # Five minutes are left, and calling takes longer.
    store.nu = regel.voor - timedelta(minutes=5)
    for _ in range(2):
        assert store.perform(beloften_bewaken) == 0
    assert [adres for adres, _ in gemaild(store, "belofte-dreigt")] == [DIRK.email]
    assert nu(store, regel.id).versie == 1, "the screen of who is busy with it is not old by that"
    doe(store, belofte_oppakken, regel, fatma)
    store.perform(beloften_bewaken)
    assert [adres for adres, _ in gemaild(store, "belofte-dreigt")] == [DIRK.email, FATMA.email]
    assert [m.soort for m in store.read(geschiedenis, belofte_id=regel.id)][1:3] == ["dreigt", "overgenomen"]


def test_many_promises_are_one_mail(store: Store, dirk: Actor) -> None:
    kenmerken = [beloofd_aan(store, None, f"v{nummer}").kenmerk for nummer in range(3)]
    store.nu = MORGEN_17
    store.perform(beloften_bewaken)
    ((_, tekst),) = gemaild(store, "belofte-te-laat")
    assert all(kenmerk in tekst for kenmerk in kenmerken)


# --- a pause ----------------------------------------------------------------------------------------------------------


def test_a_pause_stops_the_clock_and_the_client_reads_why(store: Store, dirk: Actor, bilal: Actor) -> None:
    regel = beloofd_aan(store, bilal)
    doe(store, belofte_pauzeren, regel, dirk, pauze_reden="Uw loonstrook.")
    assert store.read(werklijst, door=EEN_COLLEGA)[0].verwachting is Verwachting.GEPAUZEERD
    assert store.read(beloften_van, relatie_id=bilal.relatie_id)[0].pauze_reden == "Uw loonstrook."
    assert "Uw loonstrook." in store.read(berichten_van, relatie_id=bilal.relatie_id)[0].tekst
    store.nu = regel.voor + timedelta(hours=1)
    assert store.perform(beloften_bewaken) == 0


def test_going_on_leaves_the_hours_that_were_left(store: Store, dirk: Actor, bilal: Actor) -> None:
    regel = beloofd_aan(store, bilal)
    doe(store, belofte_pauzeren, regel, dirk, pauze_reden="Uw loonstrook.")
    store.nu += timedelta(hours=24)
    doe(store, belofte_hervatten, regel, dirk)
    # Ten o'clock to ten o'clock is a whole working day of eight and a half hours.
    assert nu(store, regel.id).voor == datetime(2026, 3, 12, 16, 0, tzinfo=UTC)
    assert [m.soort for m in store.read(geschiedenis, belofte_id=regel.id)] == ["beloofd", "gepauzeerd", "hervat"]
    assert "12 maart" in store.read(berichten_van, relatie_id=bilal.relatie_id)[0].tekst


def test_a_pause_ends_by_itself(store: Store, dirk: Actor) -> None:
    regel = beloofd_aan(store, None)
    doe(store, belofte_pauzeren, regel, dirk, pauze_reden="Antwoord van de huurder.")
    tot = nu(store, regel.id).pauze_tot
    assert tot == datetime(2026, 3, 17, 16, 0, tzinfo=UTC)
    store.nu = tot - timedelta(seconds=1)
    assert store.perform(pauzes_beeindigen) == 0
    store.nu = tot
    assert [store.perform(pauzes_beeindigen) for _ in range(2)] == [1, 0]
    assert nu(store, regel.id).status == Beloftestatus.OPEN


def test_a_pause_saves_no_promise_that_was_broken(store: Store, dirk: Actor) -> None:
    regel = beloofd_aan(store, None)
    store.nu = regel.voor
    with pytest.raises(AlVoorbij):
        doe(store, belofte_pauzeren, regel, dirk, pauze_reden="Even wachten")
    assert nu(store, regel.id).status == Beloftestatus.OPEN


def test_the_clock_stops_and_goes_on_once(store: Store, dirk: Actor) -> None:
    regel = beloofd_aan(store, None)
    with pytest.raises(AlVoorbij):
        doe(store, belofte_hervatten, regel, dirk)
    doe(store, belofte_pauzeren, regel, dirk, pauze_reden="Wachten")
    with pytest.raises(AlVoorbij):
        doe(store, belofte_pauzeren, regel, dirk, pauze_reden="Wachten")


def test_a_paused_promise_that_gets_a_new_moment_runs_again(store: Store, dirk: Actor) -> None:
    regel = beloofd_aan(store, None)
    doe(store, belofte_pauzeren, regel, dirk, pauze_reden="Wachten")
    doe(store, belofte_verzetten, regel, dirk, verzet_dag="2026-03-13", verzet_reden="De klant belde")
    rij = nu(store, regel.id)
    assert (rij.status, rij.pauze_reden, rij.pauze_tot) == (Beloftestatus.OPEN, "", None)


# --- a sick colleague -------------------------------------------------------------------------------------------------


def test_the_promises_of_a_sick_colleague_are_in_danger_until_they_are_taken_over(
    store: Store, dirk: Actor, fatma: Actor, bilal: Actor
) -> None:
    regel = beloofd_aan(store, bilal, medewerker_id=fatma.medewerker_id)
    ander = beloofd_aan(store, None, "v2", medewerker_id=fatma.medewerker_id)
    store.perform(afwezigheid_vastleggen, formulier={"collega": fatma.medewerker_id, "dagen": ""}, door=dirk)
    (weg,) = store.read(afwezigen)
    assert (weg.medewerker, weg.tot, weg.open_beloften) == (FATMA.naam, None, 2)
    assert {r.verwachting for r in store.read(werklijst, door=EEN_COLLEGA)} == {Verwachting.DREIGT}

    assert store.perform(beloften_overnemen, van_id=fatma.medewerker_id, naar_id="", door=dirk) == 2
    assert {(r.medewerker, r.verwachting) for r in store.read(werklijst, door=EEN_COLLEGA)} == {
        (DIRK.naam, Verwachting.OP_TIJD)
    }
    (bericht,) = store.read(berichten_van, relatie_id=bilal.relatie_id)
    assert DIRK.naam in bericht.tekst
    assert [m.soort for m in store.read(geschiedenis, belofte_id=regel.id)] == ["beloofd", "overgenomen"]
    assert store.perform(beloften_overnemen, van_id=fatma.medewerker_id, naar_id="", door=dirk) == 0

    store.perform(afwezigheid_beeindigen, afwezigheid_id=weg.id, door=dirk)
    assert store.read(afwezigen) == []
    assert beloofd_aan(store, None, "v3").medewerker == FATMA.naam
    assert ander.id


def test_one_promise_is_taken_over_by_taking_it_up(store: Store, dirk: Actor, fatma: Actor, bilal: Actor) -> None:
    regel = beloofd_aan(store, bilal, medewerker_id=fatma.medewerker_id)
    doe(store, belofte_oppakken, regel, dirk)
    assert nu(store, regel.id).medewerker_id == dirk.medewerker_id
    assert DIRK.naam in store.read(berichten_van, relatie_id=bilal.relatie_id)[0].tekst


def test_two_who_take_over_everything_at_once_take_it_over_once(store: Store, dirk: Actor, fatma: Actor) -> None:
    for nummer in range(3):
        beloofd_aan(store, None, f"v{nummer}", medewerker_id=fatma.medewerker_id)
    uitkomsten = tegelijk(
        *[lambda: store.perform(beloften_overnemen, van_id=fatma.medewerker_id, naar_id=dirk.medewerker_id, door=dirk)]
        * 2
    )
    assert sorted(uitkomsten) == [0, 3]


def test_only_a_colleague_gets_the_promises_of_another(store: Store, dirk: Actor, fatma: Actor) -> None:
    beloofd_aan(store, None, medewerker_id=fatma.medewerker_id)
    for naar_id in ("bestaat-niet", str(fatma.medewerker_id)):
        with pytest.raises(NietGevonden):
            store.perform(beloften_overnemen, van_id=fatma.medewerker_id, naar_id=naar_id, door=dirk)


def test_with_nobody_else_the_promises_stay_where_they_are(store: Store, dirk: Actor) -> None:
    beloofd_aan(store, None)
    with pytest.raises(NiemandBeschikbaar):
        store.perform(beloften_overnemen, van_id=dirk.medewerker_id, naar_id="", door=dirk)


@pytest.mark.parametrize(
    ("collega", "dagen", "fout"), [("", "2", "collega"), ("dirk", "0", "dagen"), ("dirk", "x", "dagen")]
)
def test_who_is_away_and_for_how_long_must_be_known(
    store: Store, dirk: Actor, collega: str, dagen: str, fout: str
) -> None:
    wie = str(dirk.medewerker_id) if collega else ""
    with pytest.raises(FouteInvoer) as geweigerd:
        store.perform(afwezigheid_vastleggen, formulier={"collega": wie, "dagen": dagen}, door=dirk)
    assert [f.veld for f in geweigerd.value.fouten] == [fout]


# --- the list and the numbers -----------------------------------------------------------------------------------------


def test_urgent_stands_first_then_what_is_due_first(store: Store, dirk: Actor) -> None:
    gewoon = beloofd_aan(store, None, "gewoon")
    later = beloofd_aan(store, None, "brief", kanaal=Kanaal.BRIEF)
    spoed = beloofd_aan(store, None, "spoed", spoed=True)
    assert [r.id for r in store.read(werklijst, door=EEN_COLLEGA)] == [spoed.id, gewoon.id, later.id]


def test_the_list_of_one_colleague_is_theirs(store: Store, dirk: Actor, fatma: Actor) -> None:
    van_dirk = beloofd_aan(store, None, medewerker_id=dirk.medewerker_id)
    beloofd_aan(store, None, "v2", medewerker_id=fatma.medewerker_id)
    assert [r.id for r in store.read(werklijst, door=EEN_COLLEGA, medewerker_id=dirk.medewerker_id)] == [van_dirk.id]


def test_the_weeks_show_what_was_kept_and_what_was_answered_at_once(store: Store, dirk: Actor) -> None:
    for nummer in range(8):
        regel = beloofd_aan(store, None, f"v{nummer}")
        store.nu = MORGEN_17 if nummer < 6 else MORGEN_17 + timedelta(minutes=1)
        doe(store, belofte_nakomen, regel, dirk, uitkomst="Gebeld.", in_een_contact="ja" if nummer < 2 else "nee")
        store.nu = NU
    beloofd_aan(store, None, "niet-gebeld")
    gepauzeerd = beloofd_aan(store, None, "gepauzeerd")
    doe(store, belofte_pauzeren, gepauzeerd, dirk, pauze_reden="Wachten")
    store.nu = MORGEN_17 + timedelta(days=7)
    deze, vorige, *_ = store.read(weekcijfers)
    assert (deze.aantal, deze.op_tijd_procent) == (0, None)
    assert (vorige.aantal, vorige.op_tijd_procent) == (9, 67)
    assert (vorige.beantwoord, vorige.in_een_contact_procent) == (8, 25)


def test_a_week_with_few_promises_tells_nothing(store: Store, dirk: Actor) -> None:
    for nummer in range(4):
        doe(store, belofte_nakomen, beloofd_aan(store, None, f"v{nummer}"), dirk, **GEDAAN)
    assert [(w.aantal, w.op_tijd_procent, w.beantwoord) for w in store.read(weekcijfers)[:1]] == [(0, None, 0)]
    doe(store, belofte_nakomen, beloofd_aan(store, None, "v5"), dirk, **GEDAAN)
    assert [(w.aantal, w.op_tijd_procent, w.beantwoord) for w in store.read(weekcijfers)[:1]] == [(5, 100, 5)]
