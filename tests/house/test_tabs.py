"""What the server keeps of a tab: a visitor pays for the pages they open, not for every screen of the portal."""

from __future__ import annotations

from typing import Any

import pytest
import reflex as rx
from reflex.event import Event
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.manager.token import BaseStateToken

import portal.portal
from portal.state.balie import BalieState
from portal.state.basis import BasisState
from portal.state.tabs import WholeTab, keep_only_what_is_used

HYDRATE = "reflex___state____state.hydrate_and_load"


@pytest.fixture
def manager() -> StateManagerMemory:
    manager = StateManagerMemory()
    keep_only_what_is_used(manager)
    return manager


async def tab(manager: StateManagerMemory, token: str = "tab") -> Any:
    return await manager.get_state(BaseStateToken(ident=token, cls=rx.State))


async def test_a_tab_begins_with_nothing_and_makes_what_is_asked_for(manager: StateManagerMemory) -> None:
    root = await tab(manager)
    assert len(root.substates) == 0
    basis = await root.get_state(BasisState)
    basis.naam = "Ans"
    assert list(root.substates) == [BasisState.get_name()]
    assert (await root.get_state(BasisState)).naam == "Ans"
    assert root.get_delta()[BasisState.get_full_name()]["naam_rx_state_"] == "Ans"
    root._clean()
    assert root.get_delta() == {}


async def test_two_tabs_share_nothing(manager: StateManagerMemory) -> None:
    (await (await tab(manager, "een")).get_state(BasisState)).naam = "Ans"
    assert (await (await tab(manager, "twee")).get_state(BasisState)).naam == ""


async def test_a_state_that_does_not_exist_is_not_made(manager: StateManagerMemory) -> None:
    root = await tab(manager)
    with pytest.raises(ValueError, match="Invalid path"):
        root.get_substate(["geheim"])
    with pytest.raises(KeyError):
        root.substates["geheim"]


@pytest.mark.parametrize(
    ("name", "payload", "whole"),
    [(HYDRATE, {"hashes": ["x"]}, False), (HYDRATE, {}, True), (f"{BasisState.get_full_name()}.laden", {}, True)],
)
async def test_a_page_that_connects_again_or_was_forgotten_gets_everything(
    manager: StateManagerMemory, name: str, payload: dict[str, Any], whole: bool
) -> None:
    """A page that was just loaded holds what it was built with; one that comes back may hold what is no longer so."""
    root = await tab(manager)
    await WholeTab().preprocess(portal.portal.app, root, Event(name=name, payload=payload))
    assert (BalieState.get_full_name() in root.dict()) is whole
    assert (len(root.substates) == len(rx.State.get_substates())) is whole


async def test_what_follows_on_a_page_that_was_just_loaded_makes_nothing_more(manager: StateManagerMemory) -> None:
    root = await tab(manager)
    for event in (Event(name=HYDRATE, payload={"hashes": ["x"]}), Event(name=f"{BasisState.get_full_name()}.laden")):
        await WholeTab().preprocess(portal.portal.app, root, event)
    assert len(root.substates) == 1
