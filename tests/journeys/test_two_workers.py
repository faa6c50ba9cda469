"""As a large region runs it, on PostgreSQL, Valkey and two web workers: stories once more, and what goes away."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import pytest
import redis
from playwright.sync_api import expect

from tests.journeys import test_helpen as helping
from tests.journeys.browsers import Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import Vraag
from tests.journeys.test_inschrijven import register_and_pay
from tests.people import BILAL, CARLA
from tests.running import RunningPortal, big_stores, running_portal

Visitors = Callable[..., Visitor]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """The portal on the stores of production; every story of this file walks on it."""
    with (
        big_stores(tmp_path_factory.mktemp("stores")) as stores,
        running_portal(tmp_path_factory.mktemp("portal"), **stores) as running,
    ):
        yield running


def test_register_and_pay_by_keyboard_alone(visitors: Visitors) -> None:
    register_and_pay(visitors(hand="keyboard"), someone_like(BILAL))


def test_a_draft_is_finished_together_and_confirmed_by_the_client(visitors: Visitors, portal: RunningPortal) -> None:
    helping.test_a_draft_is_finished_together_and_confirmed_by_the_client(visitors, portal)


def test_an_open_question_goes_on_after_the_state_store_was_emptied(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="adres")
    visitor = visitors(carla.email)
    adres = Vraag.opened(visitor, "adres")
    redis.from_url(portal.environment["PORTAL_REDIS_URL"]).flushall()
    adres.fill_in(carla.antwoorden()["adres"])
    adres.send()
    Vraag(visitor, "contact").terug("adres")
    visitor.page.reload()
    expect(Vraag(visitor, "adres").field("plaats")).to_have_value(carla.plaats)


def test_workers_are_killed_half_way_a_form_and_nothing_typed_is_lost(
    visitors: Visitors, portal: RunningPortal
) -> None:
    visitor, adres = _half_way(visitors, portal)
    workers = portal.web_workers()
    assert len(workers) == 2
    portal.expected_in_log.append("Unexpected exit from worker")
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    portal.wait_for_other_web_workers(workers)
    expect(adres.field("straat")).to_have_value("Veerstraat")
    adres.send()
    Vraag(visitor, "contact").terug("adres")
    expect(Vraag(visitor, "adres").field("straat")).to_have_value("Veerstraat")


def test_a_rolling_restart_is_not_noticed_by_open_tabs(visitors: Visitors, portal: RunningPortal) -> None:
    half_way = [_half_way(visitors, portal) for _ in range(2)]
    workers = portal.web_workers()
    os.kill(portal.pid("web"), signal.SIGHUP)
    portal.wait_for_other_web_workers(workers)
    for visitor, adres in half_way:
        expect(adres.field("straat")).to_have_value("Veerstraat")
        adres.send()
        Vraag(visitor, "contact").terug("adres")
        expect(Vraag(visitor, "adres").field("straat")).to_have_value("Veerstraat")


def _half_way(visitors: Visitors, portal: RunningPortal) -> tuple[Visitor, Vraag]:
    """Somebody who typed an address and did not send it yet."""
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="adres")
    visitor = visitors(carla.email)
    # The socket that goes away is what the story is about.
    visitor.allow("WebSocket connection to")
    visitor.allow("Failed to load resource")
    adres = Vraag.opened(visitor, "adres")
    adres.fill_in({**carla.antwoorden()["adres"], "straat": "Veerstraat"})
    return visitor, adres
