"""Working days and terms: two different questions that must not be mixed.

*Is the office open?* is a choice of the corporation: hours per weekday, holidays, closures, early closings.
What we promise ("we call you back before ...") follows from it.

*When does a statutory term end?* is fixed by the Algemene termijnenwet, whatever our opening hours are.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

import holidays

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_EEN_DAG = timedelta(days=1)
_WEEKEND = (calendar.SATURDAY, calendar.SUNDAY)


@dataclass(frozen=True)
class Openingstijd:
    """The hours of one weekday, as on the door: Amsterdam time."""

    van: time
    tot: time

    def __post_init__(self) -> None:
        if self.van >= self.tot:
            raise ValueError(f"opening time {self.van} is not before closing time {self.tot}")


@dataclass(frozen=True)
class Rooster:
    """When the office is open; `week` has seven places, Monday first, None for a closed weekday."""

    week: tuple[Openingstijd | None, ...]
    sluitingsdagen: frozenset[date] = frozenset()
    eerder_dicht: Mapping[date, time] = field(default_factory=lambda: MappingProxyType({}))
    open_op_goede_vrijdag: bool = False
    dicht_op_elke_5_mei: bool = False

    def __post_init__(self) -> None:
        if len(self.week) != 7 or not any(self.week):
            raise ValueError("a week has seven weekdays and the office is open on at least one of them")


@dataclass(frozen=True)
class Werkdag:
    """One day on which the office is open, with the moments (UTC) at which it opens and closes."""

    dag: date
    open: datetime
    dicht: datetime


@dataclass(frozen=True)
class Openstelling:
    """Whether somebody answers the phone now: until when, or from when again (UTC)."""

    open: bool
    tot: datetime | None
    weer_open: datetime | None


def lokale_dag(moment: datetime) -> date:
    """The date on the calendar in the Netherlands at this moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone can mean two different days")
    return moment.astimezone(AMSTERDAM).date()


def dagbegin(dag: date) -> datetime:
    """The first moment of a day in the Netherlands, also on a day that the clock changes."""
    return lokaal_moment(dag, time.min)


def lokaal_moment(dag: date, tijd: time) -> datetime:
    """The moment (UTC) at which Dutch clocks show this time on this day."""
    return datetime.combine(dag, tijd, tzinfo=AMSTERDAM).astimezone(UTC)


def werkdag_op(dag: date, rooster: Rooster) -> Werkdag | None:
    """The opening and closing moment of this day, or None when the office is closed all day."""
    tijden = rooster.week[dag.weekday()]
    if tijden is None or dag in rooster.sluitingsdagen or _kantoor_viert(dag, rooster):
        return None
    tot = min(tijden.tot, rooster.eerder_dicht.get(dag, tijden.tot))
    if tot <= tijden.van:
        return None
    return Werkdag(dag, open=lokaal_moment(dag, tijden.van), dicht=lokaal_moment(dag, tot))


def is_werkdag(dag: date, rooster: Rooster) -> bool:
    """Whether the office is open on this day, if only for a part of it."""
    return werkdag_op(dag, rooster) is not None


def volgende_werkdag(dag: date, rooster: Rooster) -> date:
    """The first working day after this day, never this day itself."""
    return _eerste_werkdag(dag + _EEN_DAG, rooster).dag


def vorige_werkdag(dag: date, rooster: Rooster) -> Werkdag:
    """The last working day before this day, never this day itself."""
    while (werkdag := werkdag_op(dag := dag - _EEN_DAG, rooster)) is None:
        continue
    return werkdag


# "Uitgangspunt is dat er voor het einde van de volgende werkdag wordt terug gebeld" (dienstverleningsconcept,
# reactietermijnen). It speaks to the medewerker who takes the request, so on a working day. What comes in
# after closing time or on a closed day counts as received on the next working day: it runs from there.
def einde_volgende_werkdag(moment: datetime, rooster: Rooster) -> datetime:
    """Before when we call back somebody who asks now: closing time of the next working day."""
    return einde_termijn_in_werkdagen(moment, 1, rooster)


def einde_termijn_in_werkdagen(moment: datetime, werkdagen: int, rooster: Rooster) -> datetime:
    """Closing time of the working day that comes `werkdagen` working days after the one of receipt."""
    dag = _eerste_werkdag(lokale_dag(moment), rooster)
    if dag.dicht <= moment:
        dag = _eerste_werkdag(dag.dag + _EEN_DAG, rooster)
    for _ in range(werkdagen):
        dag = _eerste_werkdag(dag.dag + _EEN_DAG, rooster)
    return dag.dicht


def plus_werktijd(moment: datetime, duur: timedelta, rooster: Rooster) -> datetime:
    """The moment at which so much time has passed while the office was open; always within a working day."""
    dag = _eerste_werkdag(lokale_dag(moment), rooster)
    rest = duur
    while True:
        begin = max(moment, dag.open)
        if begin < dag.dicht and rest <= dag.dicht - begin:
            return begin + rest
        rest -= max(timedelta(0), dag.dicht - begin)
        dag = _eerste_werkdag(dag.dag + _EEN_DAG, rooster)


def werktijd_tussen(van: datetime, tot: datetime, rooster: Rooster) -> timedelta:
    """How long the office is open between these two moments."""
    som, dag = timedelta(0), lokale_dag(van)
    while dag <= lokale_dag(tot):
        if werkdag := werkdag_op(dag, rooster):
            som += max(timedelta(0), min(tot, werkdag.dicht) - max(van, werkdag.open))
        dag += _EEN_DAG
    return som


def open_nu(moment: datetime, rooster: Rooster) -> Openstelling:
    """What the help block says: "open tot 17.00 uur", or when the office opens again."""
    dag = _eerste_werkdag(lokale_dag(moment), rooster)
    if dag.dicht <= moment:
        dag = _eerste_werkdag(dag.dag + _EEN_DAG, rooster)
    if dag.open <= moment:
        return Openstelling(open=True, tot=dag.dicht, weer_open=None)
    return Openstelling(open=False, tot=None, weer_open=dag.open)


def plus_maanden(dag: date, maanden: int) -> date:
    """The same day so many months later, or the last day of that month when it is shorter."""
    jaren, maand = divmod(dag.month - 1 + maanden, 12)
    jaar, maand = dag.year + jaren, maand + 1
    return date(jaar, maand, min(dag.day, calendar.monthrange(jaar, maand)[1]))


# Algemene termijnenwet art. 4 onder a: the act does not extend terms of more than 90 days or three months.
_LANGSTE_TERMIJN_DAGEN = 90
_LANGSTE_TERMIJN_MAANDEN = 3


def einde_wettelijke_termijn(
    begin: date, *, gelijkgesteld: Collection[date], dagen: int | None = None, maanden: int | None = None
) -> date:
    """The last day on which the client is in time, for a term set by law; `begin` itself does not count.

    `gelijkgesteld` are the days put on a par with a holiday by royal decree (Beleid.gelijkgestelde_dagen).
    """
    if dagen is not None and maanden is None:
        einde = begin + timedelta(days=dagen)
        te_lang = dagen > _LANGSTE_TERMIJN_DAGEN
    elif maanden is not None and dagen is None:
        einde = plus_maanden(begin, maanden)
        te_lang = maanden > _LANGSTE_TERMIJN_MAANDEN
    else:
        raise ValueError("a term is in days or in months")
    if te_lang:
        return einde
    # Algemene termijnenwet art. 2: a term of at least three days has at least two ordinary days.
    gewone_dagen_nodig = 2 if (einde - begin).days >= 3 else 0
    # Algemene termijnenwet art. 1: a term never ends on a Saturday, a Sunday or a holiday.
    while _is_rustdag(einde, gelijkgesteld) or _gewone_dagen(begin, einde, gelijkgesteld) < gewone_dagen_nodig:
        einde += _EEN_DAG
    return einde


def _gewone_dagen(begin: date, einde: date, gelijkgesteld: Collection[date]) -> int:
    dagen = (begin + timedelta(days=nummer) for nummer in range(1, (einde - begin).days + 1))
    return sum(not _is_rustdag(dag, gelijkgesteld) for dag in dagen)


# Algemene termijnenwet art. 3: lid 1 names the holidays (5 May in every year), lid 2 adds Goede Vrijdag,
# lid 3 lets a royal decree add other days.
def _is_rustdag(dag: date, gelijkgesteld: Collection[date]) -> bool:
    return dag.weekday() in _WEEKEND or dag in _feestdagen(dag.year) or dag in gelijkgesteld


def _kantoor_viert(dag: date, rooster: Rooster) -> bool:
    feestdag = _feestdagen(dag.year).get(dag)
    if feestdag == "Bevrijdingsdag":
        # By custom (and in most collective agreements) a day off only once in five years.
        return rooster.dicht_op_elke_5_mei or dag.year % 5 == 0
    if feestdag == "Goede vrijdag":
        return not rooster.open_op_goede_vrijdag
    return feestdag is not None


def _eerste_werkdag(dag: date, rooster: Rooster) -> Werkdag:
    while (werkdag := werkdag_op(dag, rooster)) is None:
        dag += _EEN_DAG
    return werkdag


@lru_cache
def _feestdagen(jaar: int) -> Mapping[date, str]:
    # Bevrijdingsdag is "optional" in the library, except in years that can be divided by five.
    return dict(holidays.country_holidays("NL", years=jaar, language="nl", categories=("public", "optional")))
