"""Whatever we promise anyone: one row with a name, a moment and an alarm."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from portal.domain.belofte.actions import (
    belofte_inlossen,
    belofte_vervallen,
    beloften_bewaken,
    beloven,
    oude_beloften_wissen,
)
from portal.domain.belofte.model import Afwezigheid, Belofte, Beloftegebeurtenis, Beloftestatus
from portal.domain.belofte.queries import Belofteregel, NiemandBeschikbaar, belofte_bij, beloften_van, geschiedenis
from portal.domain.shared.actor import SYSTEEM, Kanaal
from portal.domain.shared.errors import NietGevonden
from tests.conftest import Store
from tests.makers import ingelogd, medewerker, tegelijk
from tests.people import BILAL, CARLA, DIRK, FATMA, GERDA


def belofte(store: Store, object_id: str = "v1", **anders: object) -> Belofteregel:
    """A promise about something, to someone who is no client."""
    gegeven = {"soort": "proef", "titel": "Iets", "kanaal": Kanaal.TELEFOON, "relatie_id": None, **anders}
    return store.perform(beloven, object_id=object_id, **gegeven)


@pytest.fixture
def collegas(store: Store) -> Store:
    medewerker(store, DIRK)
    medewerker(store, FATMA)
    medewerker(store, GERDA)
    return store


def test_a_promise_has_a_name_and_a_moment_of_policy(collegas: Store) -> None:
    regel = belofte(collegas)
    assert regel.medewerker in (DIRK.naam, FATMA.naam)
    assert regel.voor == datetime(2026, 3, 11, 16, 0, tzinfo=UTC)
    assert (regel.status, regel.eerst_voor, regel.versie) == (Beloftestatus.OPEN, regel.voor, 1)


def test_the_work_is_shared_whatever_it_is_about(collegas: Store) -> None:
    namen = [belofte(collegas, f"v{nummer}", soort=f"soort{nummer}").medewerker for nummer in range(4)]
    assert sorted(namen) == [DIRK.naam, DIRK.naam, FATMA.naam, FATMA.naam]


def test_a_given_colleague_and_moment_hold(collegas: Store) -> None:
    gerda = medewerker(collegas, GERDA)
    voor = collegas.nu + timedelta(days=42)
    regel = belofte(collegas, medewerker_id=gerda.medewerker_id, voor=voor)
    assert (regel.medewerker, regel.voor) == (GERDA.naam, voor)
    with pytest.raises(NietGevonden):
        belofte(collegas, "v2", medewerker_id="bestaat-niet")


def test_only_colleagues_of_the_corporatie_that_was_asked_are_promised(collegas: Store) -> None:
    assert belofte(collegas, corporatie="lindehof").medewerker in (DIRK.naam, FATMA.naam)
    with pytest.raises(NiemandBeschikbaar):
        belofte(collegas, "v2", corporatie="veerpoort")


def test_who_is_away_today_is_promised_last(collegas: Store) -> None:
    dirk, fatma = medewerker(collegas, DIRK), medewerker(collegas, FATMA)
    collegas.add(_weg(str(dirk.medewerker_id), collegas))
    assert {belofte(collegas, f"v{nummer}").medewerker for nummer in range(3)} == {FATMA.naam}
    collegas.add(_weg(str(fatma.medewerker_id), collegas))
    assert belofte(collegas, "v9").medewerker == DIRK.naam, "a request is never lost because everyone is ill"


def _weg(medewerker_id: str, store: Store) -> Afwezigheid:
    return Afwezigheid(
        medewerker_id=medewerker_id,
        van=store.vandaag,
        tot=store.vandaag,
        vastgelegd_door=medewerker_id,
        vastgelegd_op=store.nu,
    )


def test_the_same_object_twice_is_one_promise(collegas: Store) -> None:
    eerste = belofte(collegas)
    collegas.nu += timedelta(days=1)
    assert belofte(collegas) == eerste
    assert len(collegas.all(Belofte)) == len(collegas.all(Beloftegebeurtenis)) == 1


def test_two_at_once_about_one_object_are_one_promise(collegas: Store) -> None:
    uitkomsten = tegelijk(*[lambda: belofte(collegas)] * 4)
    assert len({uitkomst.id for uitkomst in uitkomsten if isinstance(uitkomst, Belofteregel)}) == 1
    assert len(collegas.all(Belofte)) == 1


def test_a_promise_is_kept_once(collegas: Store) -> None:
    dirk = medewerker(collegas, DIRK)
    regel = belofte(collegas)
    over = {"soort": "proef", "object_id": "v1", "door": dirk}
    assert collegas.perform(belofte_inlossen, **over, uitkomst="Gebeld.", in_een_contact=True)
    assert not collegas.perform(belofte_inlossen, **over)
    (rij,) = collegas.all(Belofte)
    assert (rij.status, rij.uitkomst, rij.in_een_contact) == (Beloftestatus.NAGEKOMEN, "Gebeld.", True)
    assert [m.soort for m in collegas.read(geschiedenis, belofte_id=regel.id)] == ["beloofd", "nagekomen"]


def test_what_is_not_needed_any_more_lapses_with_its_reason(collegas: Store) -> None:
    belofte(collegas)
    over = {"soort": "proef", "object_id": "v1", "reden": "Ingetrokken", "door": SYSTEEM}
    assert collegas.perform(belofte_vervallen, **over)
    assert not collegas.perform(belofte_vervallen, **over)
    laatste = collegas.read(belofte_bij, soort="proef", object_id="v1")
    assert laatste is not None
    assert laatste.status is Beloftestatus.VERVALLEN
    assert collegas.read(belofte_bij, soort="proef", object_id="anders") is None


def test_after_it_ended_something_new_can_be_promised(collegas: Store) -> None:
    eerste = belofte(collegas)
    collegas.perform(belofte_inlossen, soort="proef", object_id="v1", door=SYSTEEM)
    collegas.nu += timedelta(minutes=1)
    tweede = belofte(collegas)
    assert tweede.id != eerste.id
    assert collegas.read(belofte_bij, soort="proef", object_id="v1").id == tweede.id


def test_a_client_sees_their_own_promises_only(collegas: Store) -> None:
    bilal, carla = ingelogd(collegas, BILAL), ingelogd(collegas, CARLA)
    van_bilal = belofte(collegas, relatie_id=bilal.relatie_id)
    belofte(collegas, "v2", relatie_id=carla.relatie_id)
    belofte(collegas, "v3")
    assert [r.id for r in collegas.read(beloften_van, relatie_id=bilal.relatie_id)] == [van_bilal.id]


def test_the_alarm_goes_off_once(collegas: Store) -> None:
    regel = belofte(collegas)
    collegas.nu = regel.voor
    assert [collegas.perform(beloften_bewaken) for _ in range(2)] == [1, 0]
    assert [m.soort for m in collegas.read(geschiedenis, belofte_id=regel.id)] == ["beloofd", "te-laat"]


def test_words_about_a_visitor_go_after_a_month_and_the_row_after_a_year(collegas: Store) -> None:
    bilal = ingelogd(collegas, BILAL)
    belofte(collegas, "open")
    for object_id, relatie_id in (("bezoeker", None), ("klant", bilal.relatie_id)):
        belofte(collegas, object_id, relatie_id=relatie_id)
        collegas.perform(
            belofte_inlossen, soort="proef", object_id=object_id, door=medewerker(collegas, DIRK), uitkomst="Gebeld."
        )

    def over() -> dict[str, tuple[str, str]]:
        collegas.perform(oude_beloften_wissen)
        return {rij.object_id: (rij.titel, rij.uitkomst) for rij in collegas.all(Belofte)}

    collegas.nu += timedelta(days=30)
    assert over()["bezoeker"] == ("Iets", "Gebeld.")
    collegas.nu += timedelta(seconds=1)
    assert over() == {"open": ("Iets", ""), "bezoeker": ("", ""), "klant": ("Iets", "Gebeld.")}
    collegas.nu += timedelta(days=335)
    assert over() == {"open": ("Iets", "")}
    assert len(collegas.all(Beloftegebeurtenis)) == 1
