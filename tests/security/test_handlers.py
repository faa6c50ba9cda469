"""Every handler that exists, who may call it, and what happens to everything else. Without a server, so that each
statement to the store is seen."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reflex.state import BaseState, State
from reflex_base.registry import RegistrationContext

import portal.portal
from portal.domain.shared.actor import Rol
from portal.domain.toegang.actions import sessie_beeindigen, sessie_beginnen
from portal.state import gate
from tests.conftest import Store
from tests.makers import medewerker, sessie_van
from tests.people import BILAL, DIRK
from tests.security.headless import Headless
from tests.security.visitor import ROOT_STATE, full_name

SNAPSHOT = Path(__file__).with_name("handlers.txt")
UPDATE = (
    "The handlers that anyone can call over the socket, or who may, changed. Look at each line: is its policy right, "
    "does its use case check whose object it is, are its arguments parsed? Then write it down anew with\n"
    "    python -m tests.security.test_handlers"
)

assert portal.portal.app is not None
HANDLERS = {
    f"{fn.__module__.rsplit('.', 1)[-1]}.{fn.__qualname__}": (fn, rollen)
    for _, fn, rollen in gate.handlers()
    if rollen is not None
}


def inventory() -> str:
    """One line per handler: its name and the roles that may call it."""
    lines = []
    for name, (fn, rollen) in sorted(HANDLERS.items()):
        wie = "iedereen" if rollen == gate.IEDEREEN else " ".join(sorted(rollen))
        namens = ", medewerker for a client" if getattr(fn, gate.NAMENS_KLANT, False) else ""
        met = " of ".join(getattr(fn, gate.MACHTIGING, ()))
        met = f", gemachtigde met {met}" if met else ""
        lines.append(f"{name}: {wie}{namens}{met}\n")
    return "".join(lines)


# --- the inventory --------------------------------------------------------------------------------------------------


def test_every_handler_stands_in_the_inventory_with_who_may_call_it() -> None:
    assert inventory() == SNAPSHOT.read_text(), UPDATE


def test_every_public_method_of_a_state_has_a_policy() -> None:
    without = [name for name, _, rollen in gate.handlers() if rollen is None and not name.endswith(".setvar")]
    assert without == [], "each public method of a State can be called by anyone: give it a policy or an underscore"


def test_the_handlers_of_reflex_that_may_run_are_exactly_these() -> None:
    inside = "reflex___state____"
    assert {name for name in RegistrationContext.get().event_handlers if gate.is_framework(name)} == {
        f"{ROOT_STATE}.hydrate",
        f"{ROOT_STATE}.hydrate_and_load",
        f"{ROOT_STATE}.set_is_hydrated",
        f"{ROOT_STATE}.{inside}on_load_internal_state.on_load_internal",
        f"{ROOT_STATE}.{inside}on_load_internal_state.set_is_hydrated",
        f"{ROOT_STATE}.{inside}update_vars_internal_state.update_vars_internal",
        f"{ROOT_STATE}.{inside}frontend_event_exception_state.handle_frontend_exception",
    }


def test_no_var_of_a_state_is_kept_by_the_browser() -> None:
    """What the browser keeps (cookie, local storage) it may also send back as it likes."""
    kept = [f"{kind.__name__}.{var}" for kind in states() for var in kind.base_vars if kind._is_client_storage(var)]
    assert kept == []


def test_defaults_and_computed_vars_hold_nothing() -> None:
    """All defaults stand in the public scripts of the build; a computed var would be worked out for every visitor."""
    computed = [f"{kind.__name__}.{var}" for kind in states() for var in kind.computed_vars]
    assert computed == []
    texts = {
        f"{kind.__name__}.{var}": value
        for kind in states()
        for var in kind.base_vars
        if isinstance(value := kind.get_fields()[var].default_value(), str | list | dict) and value
    }
    assert texts == {"MijnState.status_soort": "info"}


def test_what_a_state_remembers_beside_its_screen_names_nobody() -> None:
    """The gate empties screens when they become somebody else's; what never reaches a screen stays."""
    beside = {
        f"{kind.__name__}.{name}"
        for kind in states()
        for name, field in kind.get_fields().items()
        if field._owner is kind and name not in kind.base_vars
    }
    assert beside == {"GateState._whom", "BasisState._pad", "SpoedState._gevoelig"}


# --- calling them, without a server -----------------------------------------------------------------------------------


def some(function: Callable[..., Any]) -> dict[str, Any]:
    """Arguments of the right types for a handler."""
    values = {str: "x", bool: True, int: 1, dict[str, Any]: {}}
    hints = typing.get_type_hints(inspect.unwrap(function))
    return {name: values[hint] for name, hint in hints.items() if name not in ("self", "return")}


def not_for(rol: Rol) -> list[str]:
    """Every handler this role may not call."""
    return sorted(name for name, (_, rollen) in HANDLERS.items() if rol not in rollen)


@pytest.mark.parametrize("handler", not_for(Rol.BEZOEKER))
async def test_nobody_is_refused_before_anything_is_read(
    handler: str, headless: Headless, statements: list[str]
) -> None:
    await headless.call(handler, some(HANDLERS[handler][0]), path="/mijn")
    assert headless.redirects() == ["/inloggen?volgende=/mijn"]
    assert headless.vars_of_ours() == {}
    assert statements == []


def is_clock(handler: str) -> bool:
    """Whether a page calls it by itself, so that a refusal leads nobody away."""
    return handler.endswith(f".{gate.LOOKS}")


@pytest.mark.parametrize("rol", [Rol.KLANT, Rol.MEDEWERKER])
async def test_another_role_is_refused_after_the_look_at_the_session_alone(
    rol: Rol, headless: Headless, statements: list[str], store: Store
) -> None:
    cookie = session_of(store, rol)
    handlers = not_for(rol)
    assert handlers
    for handler in handlers:
        statements.clear()
        headless.events.clear()
        await headless.call(handler, some(HANDLERS[handler][0]), cookie=cookie, path="/mijn")
        assert headless.redirects() == ([] if is_clock(handler) else ["/"]), handler
        [asked] = [statement for statement in statements if not statement.startswith("BEGIN")]
        assert "sessie.id = ?" in asked, (handler, statements)
    assert headless.vars_of_ours() == {}


async def test_setvar_is_refused_for_everyone(headless: Headless, store: Store) -> None:
    """Reflex gives each State a `setvar` that calls any method whose name begins with `set_`."""
    setvars = [name for name, _, _ in gate.handlers() if name.endswith(".setvar")]
    assert len(setvars) > 10
    for cookie in ("", session_of(store, Rol.KLANT), session_of(store, Rol.MEDEWERKER)):
        for name in [*setvars, f"{ROOT_STATE}.setvar"]:
            await headless.call(name, {"var_name": "is_hydrated", "value": True}, cookie=cookie)
    assert headless.vars_of_ours() == {}
    assert headless.events == []


async def test_a_visitor_who_connects_gets_defaults_and_the_store_is_not_asked(
    headless: Headless, statements: list[str]
) -> None:
    await headless.call(f"{ROOT_STATE}.hydrate_and_load", path="/nergens")
    assert headless.vars_of_ours() == defaults()
    assert statements == []


async def test_a_client_who_connects_gets_defaults_until_a_page_loads(
    headless: Headless, statements: list[str], store: Store
) -> None:
    cookie = session_of(store, Rol.KLANT)
    statements.clear()
    await headless.call(f"{ROOT_STATE}.hydrate", cookie=cookie, path="/mijn")
    assert headless.vars_of_ours() == defaults()
    [asked] = [statement for statement in statements if not statement.startswith("BEGIN")]
    assert "sessie.id = ?" in asked


async def test_when_the_session_ends_the_next_event_empties_every_screen(headless: Headless, store: Store) -> None:
    cookie = sessie_van(store, BILAL)
    await headless.call("mijn.GegevensState.laden", cookie=cookie)
    await headless.call("contact.ContactState.laden", cookie=cookie)
    assert BILAL.email in repr(headless.deltas)
    store.perform(sessie_beeindigen, geheim=cookie)
    headless.deltas.clear()

    await headless.call("mijn.MijnState.laden", cookie=cookie, path="/mijn")
    assert headless.redirects() == ["/inloggen?volgende=/mijn"]
    emptied = headless.vars_of_ours()
    assert emptied[f"{full_name('mijn.GegevensState.rijen')}"] == []
    assert emptied[f"{full_name('contact.ContactState.waarden')}"] == {}

    headless.deltas.clear()
    await headless.call(f"{ROOT_STATE}.hydrate", cookie=cookie)
    assert BILAL.email not in repr(headless.deltas)


async def test_a_visitor_whose_session_ended_can_still_use_public_pages(headless: Headless, store: Store) -> None:
    cookie = sessie_van(store, BILAL)
    store.perform(sessie_beeindigen, geheim=cookie)
    await headless.call(
        "bericht_controleren.BerichtControlerenState.controleren", {"form": {"kenmerk": ""}}, cookie=cookie
    )
    fouten = full_name("bericht_controleren.BerichtControlerenState.fouten")
    assert headless.vars_of_ours()[fouten] != []
    await headless.call("basis.BasisState.laden", cookie=cookie)
    await headless.call(f"{ROOT_STATE}.hydrate", cookie=cookie)
    assert headless.vars_of_ours()[fouten] != [], "emptied once, not at each event"


def defaults() -> dict[str, Any]:
    """Every var of our States as it stands in the public scripts."""
    return {
        f"{kind.get_full_name()}.{var}": kind.get_fields()[var].default_value()
        for kind in states()
        for var in kind.base_vars
    }


def states() -> list[type[BaseState]]:
    """Every State of the portal."""
    return sorted((kind for kind in State.get_substates() if kind.__module__.startswith("portal.")), key=str)


def session_of(store: Store, rol: Rol) -> str:
    """The cookie of somebody in this role."""
    if rol is Rol.KLANT:
        return sessie_van(store, BILAL)
    return store.perform(sessie_beginnen, medewerker_id=medewerker(store, DIRK).medewerker_id, bewijs="test")


if __name__ == "__main__":
    SNAPSHOT.write_text(inventory())
