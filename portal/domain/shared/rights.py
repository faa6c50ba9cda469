"""The right to each act stands on the act itself; `docs/rights.md` shows the same table and a test compares them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from portal.domain.shared.actor import Actor, Machtigingsrecht, Rol
from portal.domain.shared.errors import Weigering, zin

F = TypeVar("F", bound=Callable[..., Any])

RECHTEN: dict[str, frozenset[Rol]] = {}
# What a medewerker may do for a client, inside a help session; anything else only the client can.
NAMENS_KLANT: set[str] = set()
# What a gemachtigde may do for a client, and with which rights (one of them is enough); anything else only the client.
MET_MACHTIGING: dict[str, tuple[Machtigingsrecht, ...]] = {}

# What the check of a machtiging needs; the doors fill it in, also when the use case itself does not ask for it.
_VOOR_DE_WACHT = ("nu", "origin", "machtigingswacht")
# What binds the client: only the client completes it, in their own login, on the second screen or with a spoken yes.
BINDEND: set[str] = set()


class NietToegestaan(Weigering):
    """This role may not do this; the way on is logging in, or a person."""


def handeling(
    *rollen: Rol,
    namens_klant: bool = False,
    bindend: bool = False,
    machtiging: tuple[Machtigingsrecht, ...] = (),
    over: str = "",
) -> Callable[[F], F]:
    """Mark a use case with the roles that may perform it; anyone else is refused before it looks at anything.

    With `namens_klant` a medewerker may do it for the client of their help session; a `bindend` act never has it.
    With `machtiging` somebody with one of these rights may do it for a client. That right is checked again in the
    transaction of the act, and the use is recorded; `over` is the argument that names the object.
    The use case takes the actor as keyword `door`.
    """

    def mark(function: F) -> F:
        RECHTEN[function.__name__] = frozenset(rollen)
        if namens_klant:
            NAMENS_KLANT.add(function.__name__)
        signature = inspect.signature(function)
        extra = [name for name in _VOOR_DE_WACHT if machtiging and name not in signature.parameters]
        if machtiging:
            MET_MACHTIGING[function.__name__] = machtiging
        BINDEND.update([function.__name__] if bindend else [])

        @wraps(function)
        def guarded(*args: Any, door: Actor, **given: Any) -> Any:
            known = {name: given.get(name) for name in _VOOR_DE_WACHT}
            for name in extra:
                given.pop(name, None)
            if door.rol is Rol.GEMACHTIGDE and door.rol not in rollen:
                wacht = known.pop("machtigingswacht")
                if not machtiging or wacht is None:
                    raise NietToegestaan(
                        zin("Dit kan alleen de klant zelf."),
                        zin("Vraag de klant om het te doen, of bel ons."),
                    )
                object_id = str(given.get(over, ""))
                wacht(*args, door=door, rechten=machtiging, handeling=function.__name__, object_id=object_id, **known)
            elif door.rol not in rollen and not (namens_klant and door.helpt):
                raise NietToegestaan(
                    zin("Met deze inlog kan dit niet."),
                    zin("Log in, of bel ons. Dan kijken wij het samen na."),
                )
            return function(*args, door=door, **given)

        if extra:
            added = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None) for name in extra]
            guarded.__signature__ = signature.replace(  # type: ignore[attr-defined]
                parameters=[*signature.parameters.values(), *added]
            )
        return guarded  # type: ignore[return-value]

    return mark
