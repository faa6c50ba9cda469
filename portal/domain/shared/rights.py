"""The right to each act stands on the act itself; `docs/rights.md` shows the same table and a test compares them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import Weigering, zin

F = TypeVar("F", bound=Callable[..., Any])

RECHTEN: dict[str, frozenset[Rol]] = {}
# What a medewerker may do for a client, inside a help session; anything else only the client can.
NAMENS_KLANT: set[str] = set()


class NietToegestaan(Weigering):
    """This role may not do this; the way on is logging in, or a person."""


def handeling(*rollen: Rol, namens_klant: bool = False) -> Callable[[F], F]:
    """Mark a use case with the roles that may perform it; anyone else is refused before it looks at anything.

    With `namens_klant` a medewerker may do it for the client of their help session; a binding act never has it.
    The use case takes the actor as keyword `door`.
    """

    def mark(function: F) -> F:
        RECHTEN[function.__name__] = frozenset(rollen)
        if namens_klant:
            NAMENS_KLANT.add(function.__name__)

        @wraps(function)
        def guarded(*args: Any, door: Actor, **given: Any) -> Any:
            if door.rol not in rollen and not (namens_klant and door.helpt):
                raise NietToegestaan(
                    zin("Met deze inlog kan dit niet."),
                    zin("Log in, of bel ons. Dan kijken wij het samen na."),
                )
            return function(*args, door=door, **given)

        return guarded  # type: ignore[return-value]

    return mark
