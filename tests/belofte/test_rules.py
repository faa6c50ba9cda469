"""The clock of promises, over every Dutch holiday and at the edges of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.belofte.rules import (
    Verwachting,
    Wachtend,
    afwezige_dagen,
    is_bezig,
    nieuwe_momenten,
    termijn,
    verwachtingen,
    voor_na_pauze,
)
from portal.domain.corporatie.policy import Beleid, laad_beleid
from portal.domain.shared.actor import Kanaal
from portal.domain.shared.working_days import (
    AMSTERDAM,
    lokaal_moment,
    lokale_dag,
    plus_werktijd,
    werkdag_op,
    werktijd_tussen,
)
from portal.settings import settings

BELEID = laad_beleid(settings().policy_dir)
ROOSTER = BELEID.regio.rooster_op(date(2026, 1, 1))

momenten = st.integers(0, int(timedelta(days=5 * 365 - 12).total_seconds())).map(
    lambda seconden: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconden)
)
kanalen = st.sampled_from(Kanaal)
onderwerpen = st.sampled_from(["", *(o.code for o in BELEID.regio.beleid[0].belofte.onderwerpen)])


def lokaal(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=AMSTERDAM).astimezone(UTC)


def bellen_voor(gevraagd: str) -> datetime:
    return termijn(lokaal(gevraagd), kanaal=Kanaal.TELEFOON, beleid=BELEID).voor


# --- every holiday ----------------------------------------------------------------------------------------------------

# Asked at 10.00 on the last working day before it: called back before closing time of the first working day after it.
# Written out by hand from the calendar, not computed.
FEESTDAGEN = [
    # 2026
    ("Nieuwjaarsdag", "2026-01-01", "2026-01-01 10:00", "2026-01-05 17:00"),
    ("Goede Vrijdag en Pasen", "2026-04-03", "2026-04-02 10:00", "2026-04-07 17:00"),
    ("Tweede paasdag", "2026-04-06", "2026-04-06 10:00", "2026-04-08 17:00"),
    ("Koningsdag", "2026-04-27", "2026-04-24 10:00", "2026-04-28 17:00"),
    ("Bevrijdingsdag, gewoon open", "2026-05-05", "2026-05-04 10:00", "2026-05-05 17:00"),
    ("Hemelvaart en de dag erna", "2026-05-14", "2026-05-13 10:00", "2026-05-18 17:00"),
    ("Pinksteren", "2026-05-25", "2026-05-22 10:00", "2026-05-26 17:00"),
    ("Kerst", "2026-12-25", "2026-12-24 10:00", "2026-12-28 17:00"),
    # 2027
    ("Nieuwjaarsdag", "2027-01-01", "2026-12-31 10:00", "2027-01-04 17:00"),
    ("Goede Vrijdag en Pasen", "2027-03-26", "2027-03-25 10:00", "2027-03-30 17:00"),
    ("Koningsdag", "2027-04-27", "2027-04-26 10:00", "2027-04-28 17:00"),
    ("Hemelvaart en de dag erna", "2027-05-06", "2027-05-05 10:00", "2027-05-10 17:00"),
    ("Pinksteren", "2027-05-17", "2027-05-14 10:00", "2027-05-18 17:00"),
    ("Kerst in het weekend", "2027-12-25", "2027-12-24 10:00", "2027-12-27 17:00"),
    # 2028
    ("Nieuwjaarsdag op zaterdag", "2028-01-01", "2027-12-31 10:00", "2028-01-03 17:00"),
    ("Goede Vrijdag en Pasen", "2028-04-14", "2028-04-13 10:00", "2028-04-18 17:00"),
    ("Koningsdag", "2028-04-27", "2028-04-26 10:00", "2028-04-28 16:00"),
    ("Hemelvaart", "2028-05-25", "2028-05-24 10:00", "2028-05-26 16:00"),
    ("Pinksteren", "2028-06-05", "2028-06-02 10:00", "2028-06-06 17:00"),
    ("Kerst", "2028-12-25", "2028-12-22 10:00", "2028-12-27 17:00"),
    # 2029
    ("Nieuwjaarsdag", "2029-01-01", "2028-12-29 10:00", "2029-01-02 17:00"),
    ("Goede Vrijdag en Pasen", "2029-03-30", "2029-03-29 10:00", "2029-04-03 17:00"),
    ("Koningsdag", "2029-04-27", "2029-04-26 10:00", "2029-04-30 17:00"),
    ("Hemelvaart", "2029-05-10", "2029-05-09 10:00", "2029-05-11 16:00"),
    ("Pinksteren", "2029-05-21", "2029-05-18 10:00", "2029-05-22 17:00"),
    ("Kerst", "2029-12-25", "2029-12-24 10:00", "2029-12-27 17:00"),
    # 2030
    ("Nieuwjaarsdag", "2030-01-01", "2029-12-31 10:00", "2030-01-02 17:00"),
    ("Goede Vrijdag en Pasen", "2030-04-19", "2030-04-18 10:00", "2030-04-23 17:00"),
    ("Koningsdag op zaterdag", "2030-04-27", "2030-04-26 10:00", "2030-04-29 17:00"),
    ("Bevrijdingsdag op zondag, lustrum", "2030-05-05", "2030-05-03 10:00", "2030-05-06 17:00"),
    ("Hemelvaart", "2030-05-30", "2030-05-29 10:00", "2030-05-31 16:00"),
    ("Pinksteren", "2030-06-10", "2030-06-07 10:00", "2030-06-11 17:00"),
    ("Kerst", "2030-12-25", "2030-12-24 10:00", "2030-12-27 16:00"),
]


@pytest.mark.parametrize(
    ("gevraagd", "voor"), [rij[2:] for rij in FEESTDAGEN], ids=[f"{dag}-{naam}" for naam, dag, *_ in FEESTDAGEN]
)
def test_nobody_is_promised_a_call_on_a_holiday(gevraagd: str, voor: str) -> None:
    assert bellen_voor(gevraagd) == lokaal(voor)


def test_the_table_names_every_holiday_that_falls_on_a_weekday() -> None:
    in_tabel = {lokaal(f"{dag} 12:00").date() for _, dag, *_ in FEESTDAGEN}
    in_tabel |= {lokale_dag(bellen_voor(gevraagd)) for *_, gevraagd, _ in FEESTDAGEN}
    overgeslagen = set()
    for dag, naam in holidays.country_holidays(
        "NL", years=range(2026, 2031), categories=("public", "optional")
    ).items():
        gedekt = any(lokaal(gevraagd).date() <= dag <= lokaal(voor).date() for *_, gevraagd, voor in FEESTDAGEN)
        if dag.weekday() < 5 and dag not in in_tabel and not gedekt:
            overgeslagen.add((dag, naam))
    # Bevrijdingsdag is an ordinary working day in these years.
    assert {dag.year for dag, _ in overgeslagen if (dag.month, dag.day) == (5, 5)} <= {2027, 2028, 2029}
    assert {dag for dag, _ in overgeslagen if (dag.month, dag.day) != (5, 5)} == set()


def test_the_friday_before_pentecost_at_one_minute_to_five() -> None:
    # The office closes at 16.00 on Fridays: it counts as received on the Tuesday after Pentecost.
    assert bellen_voor("2026-05-22 16:59") == lokaal("2026-05-27 17:00")
    assert bellen_voor("2026-05-22 15:59") == lokaal("2026-05-26 17:00")


# --- channels, subjects, urgency --------------------------------------------------------------------------------------


def test_an_email_is_acknowledged_the_next_working_day_and_answered_within_five() -> None:
    email = termijn(lokaal("2026-03-10 10:00"), kanaal=Kanaal.EMAIL, beleid=BELEID)
    assert email.bevestigen_voor == lokaal("2026-03-11 17:00")
    assert email.voor == lokaal("2026-03-17 17:00")


def test_a_letter_is_answered_within_five_working_days() -> None:
    brief = termijn(lokaal("2026-03-10 10:00"), kanaal=Kanaal.BRIEF, beleid=BELEID)
    assert (brief.bevestigen_voor, brief.voor) == (None, lokaal("2026-03-17 17:00"))


def test_what_is_urgent_is_for_today_within_the_hour() -> None:
    spoed = {"kanaal": Kanaal.TELEFOON, "spoed": True, "beleid": BELEID}
    assert termijn(lokaal("2026-03-10 10:00"), **spoed).voor == lokaal("2026-03-10 11:00")
    assert termijn(lokaal("2026-03-10 16:30"), **spoed).voor == lokaal("2026-03-11 09:00")
    assert termijn(lokaal("2026-03-14 12:00"), **spoed).voor == lokaal("2026-03-16 09:30")


def test_a_subject_may_be_urgent_or_have_a_term_of_its_own() -> None:
    nu = lokaal("2026-03-10 10:00")
    assert termijn(nu, kanaal=Kanaal.TELEFOON, beleid=BELEID, onderwerp="geweld-thuis").voor == lokaal(
        "2026-03-10 11:00"
    )
    eigen = _met_werkdagen(BELEID, "overlijden", 0)
    assert termijn(nu, kanaal=Kanaal.TELEFOON, beleid=eigen, onderwerp="overlijden").voor == lokaal("2026-03-10 17:00")


def _met_werkdagen(beleid: Beleid, code: str, werkdagen: int) -> Beleid:
    blok = beleid.regio.beleid[0]
    onderwerpen = tuple(
        onderwerp.model_copy(update={"werkdagen": werkdagen}) if onderwerp.code == code else onderwerp
        for onderwerp in blok.belofte.onderwerpen
    )
    belofte = blok.belofte.model_copy(update={"onderwerpen": onderwerpen})
    regio = beleid.regio.model_copy(update={"beleid": (blok.model_copy(update={"belofte": belofte}),)})
    return beleid.model_copy(update={"regio": regio})


# --- what holds for all input -----------------------------------------------------------------------------------------


def open_op(moment: datetime) -> bool:
    werkdag = werkdag_op(lokale_dag(moment), ROOSTER)
    return werkdag is not None and werkdag.open < moment <= werkdag.dicht


@given(st.lists(momenten, min_size=2, max_size=2).map(sorted), kanalen, onderwerpen, st.booleans())
def test_a_later_request_is_never_due_earlier(
    vragen: list[datetime], kanaal: Kanaal, onderwerp: str, spoed: bool
) -> None:
    eerder, later = (termijn(vraag, kanaal=kanaal, beleid=BELEID, onderwerp=onderwerp, spoed=spoed) for vraag in vragen)
    assert eerder.voor <= later.voor
    if eerder.bevestigen_voor is not None and later.bevestigen_voor is not None:
        assert eerder.bevestigen_voor <= later.bevestigen_voor


@given(momenten, kanalen, onderwerpen, st.booleans())
def test_a_promise_is_due_after_it_is_made_and_while_we_are_open(
    vraag: datetime, kanaal: Kanaal, onderwerp: str, spoed: bool
) -> None:
    belofte = termijn(vraag, kanaal=kanaal, beleid=BELEID, onderwerp=onderwerp, spoed=spoed)
    assert belofte.voor > vraag
    assert open_op(belofte.voor)
    if belofte.bevestigen_voor is not None:
        assert vraag < belofte.bevestigen_voor <= belofte.voor
        assert open_op(belofte.bevestigen_voor)


@given(
    momenten, kanalen, st.timedeltas(timedelta(0), timedelta(days=20)), st.timedeltas(timedelta(0), timedelta(days=20))
)
def test_a_pause_never_makes_it_due_earlier_or_inside_closed_hours(
    vraag: datetime, kanaal: Kanaal, tot_pauze: timedelta, lang: timedelta
) -> None:
    voor = termijn(vraag, kanaal=kanaal, beleid=BELEID).voor
    pauze = vraag + tot_pauze
    na = voor_na_pauze(voor, pauze, pauze + lang, ROOSTER)
    assert na >= voor
    assert open_op(na)
    if pauze < voor:
        assert werktijd_tussen(pauze + lang, na, ROOSTER) == werktijd_tussen(pauze, voor, ROOSTER)


@given(momenten, st.timedeltas(timedelta(microseconds=1), timedelta(hours=60)))
def test_working_time_that_is_added_is_the_working_time_in_between(moment: datetime, duur: timedelta) -> None:
    einde = plus_werktijd(moment, duur, ROOSTER)
    assert open_op(einde)
    assert werktijd_tussen(moment, einde, ROOSTER) == duur


def test_a_pause_over_a_weekend_counts_the_hours_we_were_open() -> None:
    voor = lokaal("2026-03-16 17:00")  # Monday
    assert voor_na_pauze(voor, lokaal("2026-03-13 15:00"), lokaal("2026-03-16 09:00"), ROOSTER) == lokaal(
        "2026-03-17 10:00"
    )
    assert voor_na_pauze(voor, lokaal("2026-03-14 10:00"), lokaal("2026-03-15 10:00"), ROOSTER) == voor


def test_what_was_late_when_it_was_paused_stays_late() -> None:
    voor = lokaal("2026-03-10 17:00")
    assert voor_na_pauze(voor, voor, voor + timedelta(days=3), ROOSTER) == voor


# --- the forecast -----------------------------------------------------------------------------------------------------

NU = lokaal("2026-03-10 15:30")
VANDAAG_DICHT, MORGEN_DICHT = lokaal("2026-03-10 17:00"), lokaal("2026-03-11 17:00")


def wacht(id_: str, voor: datetime, minuten: int = 30, spoed: bool = False) -> Wachtend:
    return Wachtend(id_, voor, spoed, minuten)


def test_more_work_before_a_moment_than_there_is_time_breaks_the_last_promise() -> None:
    beloften = [wacht(str(nummer), VANDAAG_DICHT) for nummer in range(3)]
    assert set(verwachtingen(beloften, NU, ROOSTER).values()) == {Verwachting.OP_TIJD}
    beloften.append(wacht("morgen", MORGEN_DICHT))
    beloften.append(wacht("vierde", VANDAAG_DICHT))
    uitkomst = verwachtingen(beloften, NU, ROOSTER)
    assert uitkomst["vierde"] is Verwachting.DREIGT
    assert uitkomst["morgen"] is Verwachting.OP_TIJD


def test_urgent_work_goes_before_and_may_break_another_promise() -> None:
    gewoon = wacht("gewoon", VANDAAG_DICHT, 60)
    assert verwachtingen([gewoon], NU, ROOSTER)["gewoon"] is Verwachting.OP_TIJD
    uitkomst = verwachtingen([gewoon, wacht("spoed", MORGEN_DICHT, 45, spoed=True)], NU, ROOSTER)
    assert uitkomst == {"spoed": Verwachting.OP_TIJD, "gewoon": Verwachting.DREIGT}


def test_what_is_past_is_late_and_still_takes_time() -> None:
    uitkomst = verwachtingen([wacht("laat", NU, 80), wacht("straks", VANDAAG_DICHT, 20)], NU, ROOSTER)
    assert uitkomst == {"laat": Verwachting.TE_LAAT, "straks": Verwachting.DREIGT}


@pytest.mark.parametrize(
    ("weg", "verwacht"),
    [
        ([], Verwachting.OP_TIJD),
        ([(date(2026, 3, 10), date(2026, 3, 10))], Verwachting.OP_TIJD),
        ([(date(2026, 3, 10), date(2026, 3, 11))], Verwachting.DREIGT),
        ([(date(2026, 3, 10), None)], Verwachting.DREIGT),
        ([(date(2026, 3, 12), None)], Verwachting.OP_TIJD),
    ],
)
def test_a_colleague_who_is_away_keeps_no_promises(weg: list[tuple[date, date | None]], verwacht: Verwachting) -> None:
    assert verwachtingen([wacht("a", MORGEN_DICHT)], NU, ROOSTER, weg) == {"a": verwacht}


@pytest.mark.parametrize(
    ("bezet", "verwacht"),
    [
        ([], Verwachting.OP_TIJD),
        # Ninety minutes are left today, and calling takes thirty.
        ([("15:00", "16:30")], Verwachting.OP_TIJD),
        ([("15:00", "16:31")], Verwachting.DREIGT),
        ([("15:30", "16:15"), ("16:15", "16:31")], Verwachting.DREIGT),
        ([("15:30", "16:30"), ("15:45", "16:15")], Verwachting.OP_TIJD),
        ([("17:00", "18:00"), ("09:00", "12:00")], Verwachting.OP_TIJD),
    ],
)
def test_a_colleague_who_has_an_appointment_keeps_no_promise_meanwhile(
    bezet: list[tuple[str, str]], verwacht: Verwachting
) -> None:
    uren = [(lokaal(f"2026-03-10 {van}"), lokaal(f"2026-03-10 {tot}")) for van, tot in bezet]
    assert verwachtingen([wacht("a", VANDAAG_DICHT)], NU, ROOSTER, bezet=uren) == {"a": verwacht}


def test_nobody_waiting_is_no_forecast() -> None:
    assert verwachtingen([], NU, ROOSTER) == {}


@given(
    st.lists(st.tuples(st.integers(1, 90), st.integers(1, 60), st.booleans()), min_size=1, max_size=8),
    st.integers(1, 90),
)
def test_more_work_never_saves_a_promise(werk: list[tuple[int, int, bool]], erbij: int) -> None:
    beloften = [
        wacht(str(nummer), plus_werktijd(NU, timedelta(hours=uren), ROOSTER), minuten, spoed)
        for nummer, (minuten, uren, spoed) in enumerate(werk)
    ]
    extra = wacht("extra", NU + timedelta(minutes=1), erbij, spoed=True)
    zonder, met = verwachtingen(beloften, NU, ROOSTER), verwachtingen([*beloften, extra], NU, ROOSTER)
    assert all(met[id_] is not Verwachting.OP_TIJD for id_, stand in zonder.items() if stand is not Verwachting.OP_TIJD)


def test_the_days_away_are_counted_with_both_ends() -> None:
    perioden = [(date(2026, 3, 10), date(2026, 3, 11)), (date(2026, 3, 14), None)]
    assert afwezige_dagen(perioden, date(2026, 3, 9), date(2026, 3, 15)) == {
        date(2026, 3, 10),
        date(2026, 3, 11),
        date(2026, 3, 14),
        date(2026, 3, 15),
    }


# --- a new moment, and being busy -------------------------------------------------------------------------------------


def test_a_new_moment_is_closing_time_of_a_working_day_from_today_on() -> None:
    gevonden = nieuwe_momenten(lokaal("2026-05-22 10:00"), BELEID)
    assert gevonden == [
        lokaal("2026-05-22 16:00"),
        *(lokaal(f"2026-05-{dag} 17:00") for dag in (26, 27, 28)),
        lokaal("2026-05-29 16:00"),
    ]
    assert nieuwe_momenten(lokaal("2026-05-22 16:00"), BELEID)[0] == lokaal("2026-05-26 17:00")


def test_who_took_it_up_is_busy_for_half_an_hour() -> None:
    assert not is_bezig(None, NU, 30)
    assert is_bezig(NU, NU + timedelta(minutes=29, seconds=59), 30)
    assert not is_bezig(NU, NU + timedelta(minutes=30), 30)


def test_working_time_stops_when_the_office_closes_early() -> None:
    assert plus_werktijd(lokaal("2026-12-24 11:30"), timedelta(hours=1), ROOSTER) == lokaal("2026-12-28 09:00")
    assert lokaal_moment(date(2026, 12, 24), time(12)) == plus_werktijd(
        lokaal("2026-12-24 11:00"), timedelta(hours=1), ROOSTER
    )
