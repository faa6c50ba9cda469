"""When the office is open, what we promise from that, and when a statutory term ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.shared.working_days import (
    AMSTERDAM,
    Openingstijd,
    Openstelling,
    Rooster,
    einde_termijn_in_werkdagen,
    einde_volgende_werkdag,
    einde_wettelijke_termijn,
    is_werkdag,
    lokaal_moment,
    lokale_dag,
    open_nu,
    plus_maanden,
    volgende_werkdag,
    werkdag_op,
)

LANG = Openingstijd(time(8, 30), time(17))
KORT = Openingstijd(time(8, 30), time(16))
WEEK = (LANG, LANG, LANG, LANG, KORT, None, None)
ROOSTER = Rooster(
    WEEK,
    sluitingsdagen=frozenset({date(2026, 5, 15)}),
    eerder_dicht={date(2026, 12, 24): time(12), date(2026, 12, 31): time(12)},
)
GELIJKGESTELD = frozenset({date(2026, 1, 2), date(2026, 5, 15)})

# Written out, not computed. In these years 27 April is never a Sunday, so Koningsdag does not move.
VASTE_FEESTDAGEN = [(1, 1), (4, 27), (12, 25), (12, 26)]
WISSELENDE_FEESTDAGEN = [
    # Goede Vrijdag, Tweede paasdag, Hemelvaartsdag, Tweede pinksterdag
    *(date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25)),
    *(date(2027, 3, 26), date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17)),
    *(date(2028, 4, 14), date(2028, 4, 17), date(2028, 5, 25), date(2028, 6, 5)),
    *(date(2029, 3, 30), date(2029, 4, 2), date(2029, 5, 10), date(2029, 5, 21)),
    *(date(2030, 4, 19), date(2030, 4, 22), date(2030, 5, 30), date(2030, 6, 10)),
]
FEESTDAGEN = [
    *WISSELENDE_FEESTDAGEN,
    *(date(jaar, maand, dag) for jaar in range(2026, 2031) for maand, dag in VASTE_FEESTDAGEN),
]

momenten = st.timedeltas(timedelta(0), timedelta(days=5 * 365)).map(
    lambda later: datetime(2026, 1, 1, tzinfo=UTC) + later
)
dagen = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def amsterdam(dag: date, uur: int, minuut: int = 0) -> datetime:
    return datetime.combine(dag, time(uur, minuut), tzinfo=AMSTERDAM)


# --- the office ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("feestdag", FEESTDAGEN)
def test_the_office_is_closed_on_every_holiday(feestdag: date) -> None:
    assert not is_werkdag(feestdag, ROOSTER)


def test_in_2026_the_office_is_open_on_every_weekday_that_is_no_holiday_or_closure() -> None:
    dicht = {
        dag
        for dag in (date(2026, 1, 1) + timedelta(days=nummer) for nummer in range(365))
        if dag.weekday() < 5 and not is_werkdag(dag, ROOSTER)
    }
    assert dicht == {
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 14),
        date(2026, 5, 15),
        date(2026, 5, 25),
        date(2026, 12, 25),
    }


@pytest.mark.parametrize(
    ("jaar", "dicht_op_elke_5_mei", "open_kantoor"),
    [(2026, False, True), (2026, True, False), (2025, False, False), (2025, True, False)],
)
def test_5_may_is_a_day_off_once_in_five_years_unless_policy_says_each_year(
    jaar: int, dicht_op_elke_5_mei: bool, open_kantoor: bool
) -> None:
    rooster = Rooster(WEEK, dicht_op_elke_5_mei=dicht_op_elke_5_mei)
    assert is_werkdag(date(jaar, 5, 5), rooster) is open_kantoor


def test_5_may_that_is_also_ascension_day_is_closed() -> None:
    assert not is_werkdag(date(2016, 5, 5), ROOSTER)


def test_goede_vrijdag_is_a_working_day_where_policy_says_so() -> None:
    rooster = Rooster(WEEK, open_op_goede_vrijdag=True)
    assert is_werkdag(date(2026, 4, 3), rooster)
    assert not is_werkdag(date(2026, 4, 6), rooster)


def test_koningsdag_moves_to_saturday_when_27_april_is_a_sunday() -> None:
    elke_dag = Rooster((LANG,) * 7)
    assert not is_werkdag(date(2031, 4, 26), elke_dag)
    assert is_werkdag(date(2031, 4, 27), elke_dag)


def test_an_early_closing_shortens_the_day_and_never_lengthens_it() -> None:
    vrijdag = date(2026, 11, 27)
    werkdag = werkdag_op(date(2026, 12, 24), ROOSTER)
    assert werkdag is not None
    assert werkdag.dicht == amsterdam(date(2026, 12, 24), 12)
    later = werkdag_op(vrijdag, Rooster(WEEK, eerder_dicht={vrijdag: time(18)}))
    assert later is not None
    assert later.dicht == amsterdam(vrijdag, 16)


def test_closing_before_opening_time_is_a_closed_day() -> None:
    dag = date(2026, 11, 24)
    assert not is_werkdag(dag, Rooster(WEEK, eerder_dicht={dag: time(8, 30)}))


@pytest.mark.parametrize(
    ("dag", "volgende"),
    [
        (date(2026, 11, 23), date(2026, 11, 24)),
        (date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 4, 2), date(2026, 4, 7)),
        (date(2026, 5, 13), date(2026, 5, 18)),
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2028, 2, 28), date(2028, 2, 29)),
    ],
)
def test_the_next_working_day_skips_what_is_closed(dag: date, volgende: date) -> None:
    assert volgende_werkdag(dag, ROOSTER) == volgende


@pytest.mark.parametrize("week", [(None,) * 7, (LANG,) * 5])
def test_a_roster_has_seven_weekdays_and_an_open_one(week: tuple[Openingstijd | None, ...]) -> None:
    with pytest.raises(ValueError, match="week"):
        Rooster(week)


def test_an_office_cannot_close_before_it_opens() -> None:
    with pytest.raises(ValueError, match="not before"):
        Openingstijd(time(17), time(8, 30))


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        lokale_dag(datetime(2026, 11, 23, 12, tzinfo=UTC).replace(tzinfo=None))


def test_just_before_midnight_utc_it_is_already_the_next_day_in_the_netherlands() -> None:
    assert lokale_dag(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == date(2026, 11, 24)


# --- open now -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "verwacht"),
    [
        (
            amsterdam(date(2026, 11, 23), 8, 29),
            Openstelling(False, None, amsterdam(date(2026, 11, 23), 8, 30)),
        ),
        (amsterdam(date(2026, 11, 23), 8, 30), Openstelling(True, amsterdam(date(2026, 11, 23), 17), None)),
        (amsterdam(date(2026, 11, 23), 16, 59), Openstelling(True, amsterdam(date(2026, 11, 23), 17), None)),
        (amsterdam(date(2026, 11, 23), 17), Openstelling(False, None, amsterdam(date(2026, 11, 24), 8, 30))),
        (amsterdam(date(2026, 11, 27), 16), Openstelling(False, None, amsterdam(date(2026, 11, 30), 8, 30))),
        (amsterdam(date(2026, 12, 24), 11), Openstelling(True, amsterdam(date(2026, 12, 24), 12), None)),
        (amsterdam(date(2026, 12, 24), 12), Openstelling(False, None, amsterdam(date(2026, 12, 28), 8, 30))),
        (amsterdam(date(2026, 4, 3), 10), Openstelling(False, None, amsterdam(date(2026, 4, 7), 8, 30))),
    ],
)
def test_the_help_block_knows_until_when_or_from_when_we_are_there(moment: datetime, verwacht: Openstelling) -> None:
    assert open_nu(moment, ROOSTER) == verwacht


@given(momenten)
def test_open_ends_later_and_closed_opens_later(moment: datetime) -> None:
    stand = open_nu(moment, ROOSTER)
    verandert = stand.tot if stand.open else stand.weer_open
    assert verandert is not None
    assert verandert > moment
    assert open_nu(verandert, ROOSTER).open is not stand.open


# --- the promise to call back -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        # On a working day: the next one, also before the office opens.
        (amsterdam(date(2026, 11, 23), 10), amsterdam(date(2026, 11, 24), 17)),
        (amsterdam(date(2026, 11, 23), 0), amsterdam(date(2026, 11, 24), 17)),
        (amsterdam(date(2026, 11, 23), 16, 59), amsterdam(date(2026, 11, 24), 17)),
        (amsterdam(date(2026, 11, 26), 10), amsterdam(date(2026, 11, 27), 16)),
        (amsterdam(date(2026, 11, 27), 10), amsterdam(date(2026, 11, 30), 17)),
        # After closing time or in the weekend: received on the next working day.
        (amsterdam(date(2026, 11, 23), 17), amsterdam(date(2026, 11, 25), 17)),
        (amsterdam(date(2026, 11, 27), 16), amsterdam(date(2026, 12, 1), 17)),
        (amsterdam(date(2026, 11, 28), 10), amsterdam(date(2026, 12, 1), 17)),
        # Around holidays, bridge days and early closings.
        (amsterdam(date(2026, 4, 2), 10), amsterdam(date(2026, 4, 7), 17)),
        (amsterdam(date(2026, 5, 13), 10), amsterdam(date(2026, 5, 18), 17)),
        (amsterdam(date(2026, 5, 14), 10), amsterdam(date(2026, 5, 19), 17)),
        (amsterdam(date(2026, 12, 23), 10), amsterdam(date(2026, 12, 24), 12)),
        (amsterdam(date(2026, 12, 24), 11), amsterdam(date(2026, 12, 28), 17)),
        (amsterdam(date(2026, 12, 24), 12), amsterdam(date(2026, 12, 29), 17)),
        (amsterdam(date(2026, 12, 31), 11), amsterdam(date(2027, 1, 4), 17)),
    ],
)
def test_we_call_back_before_the_end_of_the_next_working_day(ontvangen: datetime, uiterlijk: datetime) -> None:
    assert einde_volgende_werkdag(ontvangen, ROOSTER) == uiterlijk


@pytest.mark.parametrize("feestdag", FEESTDAGEN)
def test_what_comes_in_on_a_holiday_is_received_on_the_next_working_day(feestdag: date) -> None:
    ontvangen = volgende_werkdag(feestdag, ROOSTER)
    uiterlijk = einde_volgende_werkdag(amsterdam(feestdag, 12), ROOSTER)
    assert lokale_dag(uiterlijk) == volgende_werkdag(ontvangen, ROOSTER)


@pytest.mark.parametrize("feestdag", FEESTDAGEN)
def test_no_promise_ends_on_a_holiday(feestdag: date) -> None:
    dag_ervoor = amsterdam(feestdag - timedelta(days=1), 9)
    assert lokale_dag(einde_volgende_werkdag(dag_ervoor, ROOSTER)) > feestdag


def test_a_term_of_five_working_days_skips_the_weekend() -> None:
    ontvangen = amsterdam(date(2026, 11, 23), 10)
    assert einde_termijn_in_werkdagen(ontvangen, 5, ROOSTER) == amsterdam(date(2026, 11, 30), 17)


@pytest.mark.parametrize(
    ("ontvangen", "uiterlijk"),
    [
        # 29 March 2026: the clock goes from 2 to 3; 25 October 2026: the hour between 2 and 3 comes twice.
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), datetime(2026, 3, 31, 15, tzinfo=UTC)),
        (datetime(2026, 3, 29, 1, 1, tzinfo=UTC), datetime(2026, 3, 31, 15, tzinfo=UTC)),
        (datetime(2026, 3, 27, 9, tzinfo=UTC), datetime(2026, 3, 30, 15, tzinfo=UTC)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 27, 16, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 27, 16, tzinfo=UTC)),
        (datetime(2026, 10, 23, 9, tzinfo=UTC), datetime(2026, 10, 26, 16, tzinfo=UTC)),
    ],
)
def test_the_promise_is_right_when_the_clock_changes(ontvangen: datetime, uiterlijk: datetime) -> None:
    assert einde_volgende_werkdag(ontvangen, ROOSTER) == uiterlijk


@pytest.mark.parametrize("dag", [date(2026, 3, 29), date(2026, 10, 25)])
def test_an_office_that_is_open_on_the_day_the_clock_changes_opens_by_the_clock(dag: date) -> None:
    werkdag = werkdag_op(dag, Rooster((LANG,) * 7))
    assert werkdag is not None
    assert werkdag.open.astimezone(AMSTERDAM).time() == time(8, 30)
    assert werkdag.dicht - werkdag.open == timedelta(hours=8, minutes=30)


@given(momenten, momenten)
def test_who_asks_later_is_never_called_back_earlier(een: datetime, ander: datetime) -> None:
    eerst, later = sorted([een, ander])
    assert einde_volgende_werkdag(eerst, ROOSTER) <= einde_volgende_werkdag(later, ROOSTER)


@given(momenten, st.integers(1, 10))
def test_a_promise_ends_at_closing_time_of_a_later_working_day(moment: datetime, werkdagen: int) -> None:
    uiterlijk = einde_termijn_in_werkdagen(moment, werkdagen, ROOSTER)
    werkdag = werkdag_op(lokale_dag(uiterlijk), ROOSTER)
    assert werkdag is not None
    assert uiterlijk == werkdag.dicht
    assert lokale_dag(uiterlijk) >= lokale_dag(moment) + timedelta(days=werkdagen)


@given(momenten, st.sampled_from(["Asia/Tokyo", "America/New_York", "Europe/Amsterdam"]))
def test_the_time_zone_in_which_a_moment_is_written_makes_no_difference(moment: datetime, zone: str) -> None:
    elders = moment.astimezone(ZoneInfo(zone))
    assert einde_volgende_werkdag(elders, ROOSTER) == einde_volgende_werkdag(moment, ROOSTER)
    assert open_nu(elders, ROOSTER) == open_nu(moment, ROOSTER)


@given(dagen, st.times())
def test_a_moment_by_the_dutch_clock_is_on_that_dutch_day(dag: date, tijd: time) -> None:
    assert lokale_dag(lokaal_moment(dag, tijd)) == dag


# --- statutory terms ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "termijn", "einde"),
    [
        (date(2026, 11, 9), 14, date(2026, 11, 23)),
        (date(2026, 11, 7), 14, date(2026, 11, 23)),  # Saturday
        (date(2026, 11, 8), 14, date(2026, 11, 23)),  # Sunday
        (date(2026, 4, 21), 14, date(2026, 5, 6)),  # 5 May, also when the office is open
        (date(2027, 4, 21), 14, date(2027, 5, 10)),  # 5 May, Hemelvaartsdag, the Friday after it, a weekend
        (date(2026, 3, 20), 14, date(2026, 4, 7)),  # Goede Vrijdag up to and including Tweede paasdag
        (date(2026, 5, 1), 14, date(2026, 5, 18)),  # put on a par by royal decree
        (date(2026, 12, 11), 14, date(2026, 12, 28)),  # Kerstmis and a weekend
        (date(2026, 12, 18), 14, date(2027, 1, 4)),  # Nieuwjaarsdag is a Friday
        (date(2028, 2, 15), 14, date(2028, 2, 29)),
        (date(2026, 12, 24), 3, date(2026, 12, 29)),  # art. 2: 25, 26 and 27 are no ordinary days
        (date(2026, 11, 20), 3, date(2026, 11, 24)),  # art. 2: only Monday would be ordinary
        (date(2026, 11, 20), 2, date(2026, 11, 23)),  # art. 2 is not for terms under three days
        (date(2026, 11, 8), 90, date(2027, 2, 8)),  # ends on Saturday 6 February
        (date(2026, 11, 7), 91, date(2027, 2, 6)),  # art. 4: too long to be extended
    ],
)
def test_a_term_in_days_never_ends_on_a_day_off(begin: date, termijn: int, einde: date) -> None:
    gelijkgesteld = {*GELIJKGESTELD, date(2027, 5, 7)}
    assert einde_wettelijke_termijn(begin, gelijkgesteld=gelijkgesteld, dagen=termijn) == einde


@pytest.mark.parametrize(
    ("begin", "termijn", "einde"),
    [
        (date(2026, 1, 31), 1, date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 22), 1, date(2026, 12, 22)),
        (date(2026, 9, 26), 3, date(2026, 12, 28)),  # Tweede kerstdag
        (date(2026, 8, 26), 4, date(2026, 12, 26)),  # art. 4: too long to be extended
    ],
)
def test_a_term_in_months_never_ends_on_a_day_off(begin: date, termijn: int, einde: date) -> None:
    assert einde_wettelijke_termijn(begin, gelijkgesteld=GELIJKGESTELD, maanden=termijn) == einde


@pytest.mark.parametrize("jaar", range(2026, 2031))
def test_5_may_counts_as_a_holiday_in_every_year(jaar: int) -> None:
    eind = einde_wettelijke_termijn(date(jaar, 4, 21), gelijkgesteld=(), dagen=14)
    assert eind > date(jaar, 5, 5)


@pytest.mark.parametrize("feestdag", FEESTDAGEN)
def test_no_term_ends_on_a_holiday(feestdag: date) -> None:
    einde = einde_wettelijke_termijn(feestdag - timedelta(days=14), gelijkgesteld=(), dagen=14)
    assert feestdag < einde <= feestdag + timedelta(days=4)


@pytest.mark.parametrize("termijn", [{}, {"dagen": 14, "maanden": 1}])
def test_a_term_is_in_days_or_in_months(termijn: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="days or in months"):
        einde_wettelijke_termijn(date(2026, 1, 1), gelijkgesteld=(), **termijn)


@given(dagen, st.integers(1, 90))
def test_an_extended_term_ends_on_an_ordinary_day_and_never_earlier_than_counted(begin: date, termijn: int) -> None:
    einde = einde_wettelijke_termijn(begin, gelijkgesteld=GELIJKGESTELD, dagen=termijn)
    assert begin + timedelta(days=termijn) <= einde
    assert einde.weekday() < 5
    assert einde not in GELIJKGESTELD
    assert einde not in FEESTDAGEN


@given(dagen, dagen, st.integers(1, 120))
def test_a_term_that_begins_later_never_ends_earlier(een: date, ander: date, termijn: int) -> None:
    eerst, later = sorted([een, ander])
    assert einde_wettelijke_termijn(eerst, gelijkgesteld=(), dagen=termijn) <= einde_wettelijke_termijn(
        later, gelijkgesteld=(), dagen=termijn
    )


@pytest.mark.parametrize(
    ("dag", "maanden", "verwacht"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 22), 12, date(2027, 11, 22)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(dag: date, maanden: int, verwacht: date) -> None:
    assert plus_maanden(dag, maanden) == verwacht
