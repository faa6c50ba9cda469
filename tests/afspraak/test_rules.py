"""Which moments are free: hours, holidays, the clock change, interpreters, the road."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.afspraak.model import Plaats, Tolkkeuze
from portal.domain.afspraak.rules import (
    Agenda,
    Blok,
    Wens,
    dichtstbij,
    duur,
    herinneren_vanaf,
    keuzes_op,
    vrije_momenten,
    wijzigen_tot,
)
from portal.domain.corporatie.policy import Beleid
from portal.domain.shared.working_days import AMSTERDAM, lokale_dag, werkdag_op
from tests.afspraak.makers import utc

HELE_WEEK = tuple(Blok(dag, time(8, 30), time(17), 12) for dag in range(7))
DIRK = Agenda("dirk", "Dirk Jansen", "lindehof", HELE_WEEK)
FATMA = Agenda("fatma", "Fatma Yılmaz", "veerpoort", HELE_WEEK)
BALIE = Wens("anders", Plaats.BALIE)
# Tuesday, ten o'clock.
NU = utc("2026-03-10 09:00")


def tijden(beleid: Beleid, dag: str, wens: Wens = BALIE, agenda: Agenda = DIRK, nu: datetime = NU) -> list[str]:
    """The free times of one day, on Dutch clocks."""
    return [
        f"{moment.begin.astimezone(AMSTERDAM):%H:%M}"
        for moment in vrije_momenten(wens, [agenda], beleid, nu)
        if lokale_dag(moment.begin) == date.fromisoformat(dag)
    ]


def test_moments_lie_within_the_opening_hours_of_the_day(beleid: Beleid) -> None:
    assert tijden(beleid, "2026-03-11")[0] == "08:30"
    assert tijden(beleid, "2026-03-11")[-1] == "16:30"
    assert tijden(beleid, "2026-03-13")[-1] == "15:30", "on Friday the office closes at four"


def test_today_the_first_moment_leaves_the_notice_of_policy(beleid: Beleid) -> None:
    assert tijden(beleid, "2026-03-10")[0] == "11:00"


def test_hours_of_the_colleague_count_too(beleid: Beleid) -> None:
    ochtend = replace(DIRK, blokken=(Blok(2, time(9), time(10, 30), 12),))
    assert tijden(beleid, "2026-03-11", agenda=ochtend) == ["09:00", "09:30", "10:00"]
    assert tijden(beleid, "2026-03-12", agenda=ochtend) == []


@pytest.mark.parametrize(
    ("nu", "dicht"),
    [
        ("2026-03-31 09:00", "2026-04-03"),  # Goede Vrijdag
        ("2026-04-22 09:00", "2026-04-27"),  # Koningsdag
        ("2026-05-11 09:00", "2026-05-14"),  # Hemelvaartsdag
        ("2026-05-11 09:00", "2026-05-15"),  # the closure of policy
        ("2026-03-10 09:00", "2026-03-14"),  # Saturday
    ],
)
def test_nothing_is_free_on_a_day_the_office_is_closed(beleid: Beleid, nu: str, dicht: str) -> None:
    assert tijden(beleid, dicht, nu=utc(nu)) == []


def test_a_day_that_closes_early_has_fewer_moments(beleid: Beleid) -> None:
    assert tijden(beleid, "2026-12-24", nu=utc("2026-12-21 09:00"))[-1] == "11:30"


def test_the_clock_change_keeps_the_times_of_the_door(beleid: Beleid) -> None:
    nu = utc("2026-03-26 09:00")
    vrijdag, maandag = tijden(beleid, "2026-03-27", nu=nu), tijden(beleid, "2026-03-30", nu=nu)
    assert vrijdag[0] == maandag[0] == "08:30"
    eerste = {lokale_dag(m.begin): m.begin for m in reversed(vrije_momenten(BALIE, [DIRK], beleid, nu))}
    assert eerste[date(2026, 3, 27)].hour == 7
    assert eerste[date(2026, 3, 30)].hour == 6, "on Monday the clocks are in summer time"


def test_an_appointment_and_an_absence_take_time(beleid: Beleid) -> None:
    bezet = replace(
        DIRK,
        bezet=(
            (utc("2026-03-11 09:00"), utc("2026-03-11 09:30")),
            (utc("2026-03-11 11:00"), utc("2026-03-12 16:00")),
        ),
    )
    assert tijden(beleid, "2026-03-11", agenda=bezet) == ["08:30", "09:00", "09:30", "10:30", "11:00", "11:30"]
    assert tijden(beleid, "2026-03-12", agenda=bezet) == []


def test_a_full_day_has_no_moment_left(beleid: Beleid) -> None:
    blokken = tuple(replace(blok, hoogstens=2) for blok in HELE_WEEK)
    vol = replace(DIRK, blokken=blokken, afspraken=(utc("2026-03-11 08:00"), utc("2026-03-11 14:00")))
    assert tijden(beleid, "2026-03-11", agenda=vol) == []
    assert tijden(beleid, "2026-03-12", agenda=vol) != []


def test_a_home_visit_takes_preparing_and_the_road_there_and_back(beleid: Beleid) -> None:
    thuis = Wens("anders", Plaats.THUIS)
    assert tijden(beleid, "2026-03-12", thuis)[0] == "09:00"
    assert tijden(beleid, "2026-03-12", thuis)[-1] == "16:00"
    moment = vrije_momenten(thuis, [DIRK], beleid, NU)[0]
    assert moment.begin >= NU + timedelta(hours=24)
    assert (moment.begin - moment.bezet_van, moment.bezet_tot - moment.einde) == (
        timedelta(minutes=30),
        timedelta(minutes=20),
    )
    bezet = replace(DIRK, bezet=((utc("2026-03-12 09:00"), utc("2026-03-12 09:30")),))
    assert "10:30" not in tijden(beleid, "2026-03-12", thuis, bezet), "the road goes before it"


def test_an_interpreter_takes_minutes_and_one_that_we_book_takes_notice(beleid: Beleid) -> None:
    regels = beleid.regio.beleid_op(date(2026, 3, 10)).afspraken
    zonder, eigen, boeken = (Wens("anders", Plaats.BALIE, tolk=tolk) for tolk in Tolkkeuze)
    assert duur(eigen, regels) - duur(zonder, regels) == timedelta(minutes=30)
    assert tijden(beleid, "2026-03-10", eigen) != []
    assert tijden(beleid, "2026-03-11", boeken) == []
    assert tijden(beleid, "2026-03-12", boeken)[0] == "10:00", "two working days after Tuesday ten o'clock"
    vrijdag = utc("2026-03-13 09:00")
    assert tijden(beleid, "2026-03-16", boeken, nu=vrijdag) == []
    assert tijden(beleid, "2026-03-17", boeken, nu=vrijdag)[0] == "10:00"


def test_a_desk_is_at_the_office_of_the_colleague(beleid: Beleid) -> None:
    wens = Wens("anders", Plaats.BALIE, "veerpoort")
    assert {m.medewerker for m in vrije_momenten(wens, [DIRK, FATMA], beleid, NU)} == {"Fatma Yılmaz"}
    assert vrije_momenten(wens, [DIRK], beleid, NU) == []


def test_of_two_who_can_the_one_with_fewer_appointments_is_asked(beleid: Beleid) -> None:
    druk = replace(DIRK, afspraken=(utc("2026-03-20 09:00"),))
    assert {m.medewerker for m in vrije_momenten(BALIE, [druk, FATMA], beleid, NU)} == {"Fatma Yılmaz"}
    assert {m.medewerker for m in vrije_momenten(BALIE, [DIRK, FATMA], beleid, NU)} == {"Dirk Jansen"}


def test_a_subject_takes_the_minutes_of_policy(beleid: Beleid) -> None:
    regels = beleid.regio.beleid_op(date(2026, 3, 10)).afspraken
    assert duur(BALIE, regels) == timedelta(minutes=30)
    assert duur(Wens("schulden", Plaats.BALIE), regels) == timedelta(minutes=45)
    assert set(regels.minuten) <= set(keuzes_op(date(2026, 3, 10), beleid).onderwerpen), "no minutes for nothing"


def test_the_nearest_moments_lie_around_the_one_that_was_wanted(beleid: Beleid) -> None:
    vrij = vrije_momenten(BALIE, [DIRK], beleid, NU)
    nabij = dichtstbij([m for m in vrij if m.begin != utc("2026-03-11 09:00")], utc("2026-03-11 09:00"))
    assert [m.begin for m in nabij] == [utc(f"2026-03-11 {tijd}") for tijd in ("08:00", "08:30", "09:30", "10:00")]


def test_the_term_to_change_and_the_reminder(beleid: Beleid) -> None:
    assert wijzigen_tot(utc("2026-03-11 09:00"), beleid) == utc("2026-03-11 05:00")
    assert herinneren_vanaf(utc("2026-03-11 09:00"), beleid) == utc("2026-03-10 07:30")
    assert herinneren_vanaf(utc("2026-03-16 09:00"), beleid) == utc("2026-03-13 07:30"), "Monday: on Friday"
    assert herinneren_vanaf(utc("2026-04-07 09:00"), beleid) == utc("2026-04-02 06:30"), "after Easter: on Thursday"


@given(
    minuten=st.integers(0, 60 * 24 * 365),
    plaats=st.sampled_from(Plaats),
    tolk=st.sampled_from(Tolkkeuze),
    bezet=st.lists(st.tuples(st.integers(0, 60 * 24 * 20), st.integers(1, 600)), max_size=6),
)
def test_a_free_moment_is_always_open_later_than_now_and_clear_of_what_is_taken(
    beleid: Beleid, minuten: int, plaats: Plaats, tolk: Tolkkeuze, bezet: list[tuple[int, int]]
) -> None:
    nu = utc("2026-01-02 00:00") + timedelta(minutes=minuten)
    taken = tuple((nu + timedelta(minutes=begin), nu + timedelta(minutes=begin + lang)) for begin, lang in bezet)
    for moment in vrije_momenten(Wens("schulden", plaats, tolk=tolk), [replace(DIRK, bezet=taken)], beleid, nu):
        dag = lokale_dag(moment.begin)
        werkdag = werkdag_op(dag, beleid.regio.rooster_op(dag))
        assert werkdag is not None
        assert nu < moment.begin
        assert werkdag.open <= moment.bezet_van <= moment.begin < moment.einde <= moment.bezet_tot <= werkdag.dicht
        assert all(tot <= moment.bezet_van or moment.bezet_tot <= van for van, tot in taken)
