"""Call me back: a promise with a date, a name and an alarm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from portal.domain.belofte.actions import beloften_bewaken
from portal.domain.belofte.model import Belofte, Beloftestatus
from portal.domain.belofte.queries import NiemandBeschikbaar
from portal.domain.bericht.queries import berichten_van
from portal.domain.contactmoment.actions import (
    oude_verzoeken_wissen,
    terugbelverzoek_doen,
)
from portal.domain.contactmoment.model import Contactverzoek
from portal.domain.contactmoment.queries import open_beloften
from portal.domain.corporatie.model import Medewerker
from portal.domain.relatie.queries import inzagen
from portal.domain.shared.actor import BEZOEKER
from portal.domain.shared.errors import FouteInvoer
from portal.domain.shared.reference import lees_kenmerk
from portal.domain.shared.transitions import Statusovergang
from tests.conftest import Store
from tests.makers import beloofd, ingelogd, medewerker, nagekomen
from tests.people import BILAL, CARLA, DIRK, FATMA, GERDA


def utc(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("gevraagd", "beloofd_voor"),
    [
        ("2026-03-10 09:00", "2026-03-11 16:00"),  # Tuesday morning -> Wednesday 17.00 (winter time)
        ("2026-03-10 16:30", "2026-03-12 16:00"),  # after closing time: received on Wednesday
        ("2026-03-13 09:00", "2026-03-16 16:00"),  # Friday -> Monday
        ("2026-03-14 09:00", "2026-03-17 16:00"),  # Saturday: received on Monday
        ("2026-04-02 09:00", "2026-04-07 15:00"),  # Thursday before Easter -> Tuesday (summer time)
        ("2026-12-30 09:00", "2026-12-31 11:00"),  # the office closes early on the last day of the year
        ("2026-12-31 09:00", "2027-01-04 16:00"),  # over New Year and a weekend
    ],
)
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_we_call_before_the_end_of_the_next_working_day(store: Store, gevraagd: str, beloofd_voor: str) -> None:
    store.nu = utc(gevraagd)
    assert beloofd(store, BEZOEKER).beloofd_voor == utc(beloofd_voor)


def test_a_visitor_gets_a_promise_with_a_name_and_a_reference(store: Store) -> None:
    belofte = beloofd(store, BEZOEKER, tolk_taal="Arabisch")
    assert belofte.medewerker in (DIRK.naam, FATMA.naam)
    assert lees_kenmerk(belofte.kenmerk) == belofte.kenmerk
    assert (belofte.telefoon, belofte.vanaf, belofte.tolk_taal) == ("+31612345602", "/inschrijven", "Arabisch")
    assert not belofte.te_laat
    (verzoek,) = store.all(Contactverzoek)
    assert verzoek.relatie_id is None
    assert store.all(Belofte, object_id=verzoek.id)[0].voor == belofte.beloofd_voor


def test_a_client_holds_the_promise_in_writing(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    belofte = beloofd(store, bilal)
    (bericht,) = store.read(berichten_van, relatie_id=bilal.relatie_id)
    assert belofte.medewerker in bericht.tekst
    assert "woensdag 11 maart, 17.00\N{NO-BREAK SPACE}uur" in bericht.tekst
    assert belofte.kenmerk in bericht.tekst


def test_the_medewerker_with_the_fewest_open_promises_calls(store: Store) -> None:
    namen = [beloofd(store, BEZOEKER).medewerker for _ in range(4)]
    assert sorted(namen) == [DIRK.naam, DIRK.naam, FATMA.naam, FATMA.naam]
    van_fatma = store.read(open_beloften, medewerker_id=medewerker(store, FATMA).medewerker_id)
    for belofte in van_fatma:
        nagekomen(store, belofte.id, medewerker(store, FATMA))
    assert beloofd(store, BEZOEKER).medewerker == FATMA.naam


def test_who_left_or_does_other_work_is_not_promised(store: Store) -> None:
    medewerker(store, GERDA)
    beloofd(store, BEZOEKER)

    dirk = medewerker(store, DIRK).medewerker_id

    def vertrekken(session: Session) -> None:
        session.get_one(Medewerker, dirk).actief = False

    store.perform(vertrekken)
    assert {beloofd(store, BEZOEKER).medewerker for _ in range(3)} == {FATMA.naam}


def test_without_anyone_to_call_nothing_is_promised(store: Store) -> None:
    medewerker(store, GERDA)
    with pytest.raises(NiemandBeschikbaar, match="niemand"):
        store.perform(
            terugbelverzoek_doen,
            formulier={"naam": "Bilal", "telefoon": "06 12345602"},
            vanaf="/",
            taal="nl",
            door=BEZOEKER,
        )
    assert store.all(Contactverzoek) == []


def test_everything_that_is_wrong_is_named_at_once_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(FouteInvoer) as geweigerd:
        beloofd(store, BEZOEKER, naam="", telefoon="12", vraag="x" * 501, tolk_taal="x" * 41)
    assert [fout.veld for fout in geweigerd.value.fouten] == ["naam", "telefoon", "vraag", "tolk_taal"]
    assert store.all(Contactverzoek) == []


def test_a_question_that_surely_has_a_bsn_is_refused_also_when_confirmed(store: Store) -> None:
    for geen_bsn in ("", "ja"):
        with pytest.raises(FouteInvoer):
            beloofd(store, BEZOEKER, vraag="Mijn BSN is 123456782", geen_bsn=geen_bsn)


def test_a_question_that_may_have_a_bsn_is_asked_about(store: Store) -> None:
    with pytest.raises(FouteInvoer):
        beloofd(store, BEZOEKER, vraag="Mijn klantnummer is 123456782")
    assert beloofd(store, BEZOEKER, vraag="Mijn klantnummer is 123456782", geen_bsn="ja").vraag


def test_a_question_may_be_left_empty(store: Store) -> None:
    assert beloofd(store, BEZOEKER, vraag="").vraag == ""


def test_the_alarm_goes_off_once_when_the_promise_is_not_kept(store: Store) -> None:
    belofte = beloofd(store, BEZOEKER)
    store.nu = belofte.beloofd_voor - timedelta(seconds=1)
    assert store.perform(beloften_bewaken) == 0
    store.nu = belofte.beloofd_voor
    assert store.perform(beloften_bewaken) == 1
    assert store.perform(beloften_bewaken) == 0
    assert store.all(Belofte)[0].alarm_op == store.nu
    assert [open_.te_laat for open_ in store.read(open_beloften)] == [True]


def test_a_promise_that_was_kept_raises_no_alarm(store: Store) -> None:
    belofte = beloofd(store, BEZOEKER)
    nagekomen(store, belofte.id, medewerker(store, DIRK))
    store.nu = belofte.beloofd_voor + timedelta(days=1)
    assert store.perform(beloften_bewaken) == 0
    assert store.read(open_beloften) == []


def test_dealing_with_it_is_logged_and_shown_to_the_client(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    belofte = beloofd(store, bilal)
    dirk = medewerker(store, DIRK)
    nagekomen(store, belofte.id, dirk)
    (rij,) = store.all(Belofte)
    assert (rij.status, rij.afgerond_op) == (Beloftestatus.NAGEKOMEN, store.nu)
    (overgang,) = store.all(Statusovergang)
    assert (overgang.van, overgang.naar, overgang.medewerker_id) == ("open", "nagekomen", dirk.medewerker_id)
    (kijker,) = store.read(inzagen, relatie_id=bilal.relatie_id)
    assert belofte.kenmerk in kijker.reden


def test_a_client_sees_their_own_promises_only(store: Store) -> None:
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    van_bilal = beloofd(store, bilal)
    beloofd(store, BEZOEKER)
    assert [b.id for b in store.read(open_beloften, relatie_id=bilal.relatie_id)] == [van_bilal.id]
    assert store.read(open_beloften, relatie_id=carla.relatie_id) == []
    assert len(store.read(open_beloften)) == 2


def test_promises_stand_in_order_of_their_deadline(store: Store) -> None:
    eerste = beloofd(store, BEZOEKER)
    store.nu += timedelta(days=1)
    tweede = beloofd(store, BEZOEKER)
    store.nu -= timedelta(days=2)
    vroegste = beloofd(store, BEZOEKER)
    assert [b.id for b in store.read(open_beloften)] == [vroegste.id, eerste.id, tweede.id]


def test_a_request_is_kept_a_year_for_a_client_and_thirty_days_for_a_visitor(store: Store) -> None:
    dirk = medewerker(store, DIRK)
    van_bilal, van_bezoeker = beloofd(store, ingelogd(store, BILAL)), beloofd(store, BEZOEKER)
    open_ = beloofd(store, BEZOEKER)
    for belofte in (van_bilal, van_bezoeker):
        nagekomen(store, belofte.id, dirk)

    def over() -> set[str]:
        store.perform(oude_verzoeken_wissen)
        return {verzoek.id for verzoek in store.all(Contactverzoek)}

    store.nu += timedelta(days=30)
    assert over() == {van_bilal.id, van_bezoeker.id, open_.id}
    store.nu += timedelta(seconds=1)
    assert over() == {van_bilal.id, open_.id}
    store.nu += timedelta(days=335)
    assert over() == {open_.id}
