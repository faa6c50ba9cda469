"""The right to each act: every other role is refused, and nothing changes."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import Any

import pytest

import portal.domain
from portal.domain.shared.actor import BEZOEKER, SYSTEEM, Actor, Gemachtigd, Machtigingsrecht, Rol
from portal.domain.shared.rights import RECHTEN, NietToegestaan, handeling
from tests.conftest import Store
from tests.makers import ingeschreven, medewerker
from tests.people import BILAL, DIRK

# Somebody with every right there is: without the check in the transaction these open nothing.
ALLES = Gemachtigd("machtiging", "sessie", frozenset(Machtigingsrecht))

ACTOREN = {
    Rol.BEZOEKER: BEZOEKER,
    Rol.KLANT: Actor(Rol.KLANT, relatie_id="r1"),
    Rol.MEDEWERKER: Actor(Rol.MEDEWERKER, medewerker_id="m1", corporatie="lindehof"),
    Rol.SYSTEEM: SYSTEEM,
    Rol.GEMACHTIGDE: Actor(Rol.GEMACHTIGDE, relatie_id="r1", namens="r2", machtiging=ALLES),
}


def handelingen() -> dict[str, Callable[..., Any]]:
    """Every use case of the domain that carries a right, found by walking all modules."""
    modules = [
        importlib.import_module(info.name) for info in pkgutil.walk_packages(portal.domain.__path__, "portal.domain.")
    ]
    return {
        naam: waarde
        for module in modules
        for naam, waarde in vars(module).items()
        if naam in RECHTEN and getattr(waarde, "__module__", "") == module.__name__
    }


GEWEIGERD = [
    pytest.param(functie, rol, id=f"{naam}-{rol}")
    for naam, functie in sorted(handelingen().items())
    for rol in sorted(set(Rol) - RECHTEN[naam])
]


def test_every_act_with_a_right_is_found() -> None:
    verwacht = {naam for naam in RECHTEN if not naam.startswith("proef_")}
    assert set(handelingen()) == verwacht
    assert len(verwacht) >= 10


@pytest.mark.parametrize(("functie", "rol"), GEWEIGERD)
def test_every_other_role_is_refused_before_anything_is_looked_at(functie: Callable[..., Any], rol: Rol) -> None:
    with pytest.raises(NietToegestaan) as geweigerd:
        functie(None, door=ACTOREN[rol])
    assert geweigerd.value.verder is not None


def test_a_refused_act_changes_nothing(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    dirk = medewerker(store, DIRK)
    voor = store.count()
    for naam, functie in handelingen().items():
        for door in (BEZOEKER, aanvraag.door, dirk, SYSTEEM):
            if door.rol not in RECHTEN[naam]:
                with pytest.raises(NietToegestaan):
                    store.perform(functie, door=door)
    assert store.count() == voor


@pytest.mark.parametrize("rol", list(Rol))
def test_an_act_runs_for_the_roles_it_names_only(rol: Rol) -> None:
    @handeling(Rol.KLANT, Rol.MEDEWERKER)
    def proef_handeling(*, door: Actor) -> str:
        return f"gedaan door {door.rol}"

    if rol in (Rol.KLANT, Rol.MEDEWERKER):
        assert proef_handeling(door=ACTOREN[rol]) == f"gedaan door {rol}"
    else:
        with pytest.raises(NietToegestaan):
            proef_handeling(door=ACTOREN[rol])


def test_an_act_without_an_actor_does_not_run() -> None:
    @handeling(Rol.KLANT)
    def proef_zonder_actor(*, door: Actor) -> None:
        raise AssertionError(f"ran for {door}")

    with pytest.raises(TypeError):
        proef_zonder_actor()


def test_the_client_an_act_is_about() -> None:
    assert Actor(Rol.KLANT, relatie_id="r1").klant_id == "r1"
    assert Actor(Rol.KLANT, relatie_id="r1", namens="r2").klant_id == "r1"
    assert Actor(Rol.MEDEWERKER, medewerker_id="m1", namens="r2").klant_id == "r2"
    assert Actor(Rol.MEDEWERKER, medewerker_id="m1", relatie_id="r1").klant_id is None
    assert Actor(Rol.GEMACHTIGDE, relatie_id="r1", namens="r2").klant_id == "r2"
    assert Actor(Rol.GEMACHTIGDE, relatie_id="r1").klant_id is None, "the machtiging is over: not even oneself"
    assert BEZOEKER.klant_id is None
    assert SYSTEEM.klant_id is None
