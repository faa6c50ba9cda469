"""The demo tells its story on any day: the last of the year, the first, and 29 February."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.demo import KLANTEN, MEDEWERKERS, demo_sessie, is_leeg, verhaal
from portal.domain.belofte.queries import weekcijfers
from portal.domain.inschrijving.model import Inschrijving, Inschrijvingstatus
from portal.domain.kansen.queries import kansen
from portal.domain.toegang.queries import ingelogde
from portal.settings import settings
from tests.conftest import Store


@pytest.mark.parametrize(
    "nu",
    [
        datetime(2026, 12, 31, 22, 30, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        datetime(2028, 2, 29, 11, 0, tzinfo=UTC),
    ],
    ids=["31 December", "1 January", "the night of the clocks", "29 February"],
)
def test_the_story_can_be_told_on(nu: datetime, store: Store) -> None:
    store.nu = nu
    store.perform(verhaal)
    assert not store.read(is_leeg)
    statuses = {row.status for row in store.all(Inschrijving)}
    assert statuses == {Inschrijvingstatus.LOPEND, Inschrijvingstatus.VOORLOPIG}


@pytest.mark.parametrize("persoon", [*KLANTEN, *MEDEWERKERS], ids=lambda persoon: persoon.naam)
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_everyone_of_the_demo_can_log_in_with_one_click(persoon, store: Store) -> None:  # type: ignore[no-untyped-def]
    store.perform(verhaal)
    geheim, doel = store.perform(demo_sessie, email=persoon.email)
    found = store.read(ingelogde, geheim=geheim)
    assert (doel == "/balie") is persoon.medewerker
    assert (found.door.medewerker_id is not None) is persoon.medewerker


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_the_monitor_and_the_table_of_equal_chances_have_something_to_show(store: Store) -> None:
    """Above the number of policy, along every way and for most weeks."""
    store.nu = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
    store.perform(verhaal)
    weken = store.read(weekcijfers)
    assert sum(week.op_tijd_procent is not None for week in weken) >= 6
    assert {week.op_tijd_procent for week in weken} > {None, 100}, "some were late"
    [kwartaal, *_] = store.read(kansen)
    assert [rij for rij in kwartaal.rijen if rij.deel_gelukt is None] == []
    assert [rij for rij in kwartaal.rijen if rij.dagen is None] == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_demo_login_outside_the_demo_is_nobody(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.perform(verhaal)
    assert store.perform(demo_sessie, email="iemand@anders.nl") == ("", "")
    monkeypatch.setattr(settings(), "origin", "https://portaal.voorbeeld.nl")
    assert store.perform(demo_sessie, email=KLANTEN[0].email) == ("", "")
