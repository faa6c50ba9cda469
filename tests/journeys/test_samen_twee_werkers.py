"""Two people on one draft once more, on PostgreSQL and Valkey with two workers: whoever comes may be in the other
worker. And a silence that is short in the policy of this portal, so that it can be waited for."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from portal.settings import settings
from tests.journeys import test_samen as samen
from tests.journeys.browsers import Visitor
from tests.journeys.people import has_answered, someone_like
from tests.journeys.screens import Vraag
from tests.journeys.screens_signaal import aanbod, aangeboden
from tests.people import CARLA
from tests.running import RunningPortal, big_stores, running_portal

Visitors = Callable[..., Visitor]
STILTE = 4


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPortal]:
    """The portal as in production, with a policy of its own."""
    policy = Path(shutil.copytree(settings().policy_dir, tmp_path_factory.mktemp("policy") / "policy"))
    region = policy / "woonregio-de-linde.toml"
    text, changed = re.subn(r"stilte_seconden = \d+", f"stilte_seconden = {STILTE}", region.read_text())
    assert changed == 1
    region.write_text(text)
    with (
        big_stores(tmp_path_factory.mktemp("stores")) as stores,
        running_portal(tmp_path_factory.mktemp("portal"), PORTAL_POLICY_DIR=str(policy), **stores) as running,
    ):
        yield running


def test_each_sees_the_step_of_the_other_within_three_seconds(visitors: Visitors, portal: RunningPortal) -> None:
    samen.test_each_sees_the_step_of_the_other_within_three_seconds(visitors, portal)


def test_the_same_question_keeps_what_was_typed_and_shows_both(visitors: Visitors, portal: RunningPortal) -> None:
    samen.test_the_same_question_keeps_what_was_typed_and_shows_both(visitors, portal)


def test_a_long_silence_offers_somebody_and_typing_is_no_silence(visitors: Visitors, portal: RunningPortal) -> None:
    carla = someone_like(CARLA)
    has_answered(portal, carla, until="adres")
    visitor = visitors(carla.email)
    adres = Vraag.opened(visitor, "adres")
    for teken in "Molenweg":
        adres.field("straat").press(teken)
        visitor.page.wait_for_timeout(STILTE * 1000 / 6)
    expect(aanbod(adres)).to_have_count(0)
    aangeboden(adres, "U bent al even bij deze vraag.")
    expect(adres.field("straat")).to_have_value("Molenweg")
