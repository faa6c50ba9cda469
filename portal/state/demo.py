"""The people of the demo, for the login page; nobody outside the demo."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx

from portal.demo import KLANTEN, MEDEWERKERS
from portal.i18n import say
from portal.settings import settings
from portal.state.gate import policy


@dataclass(frozen=True)
class Persoon:
    """Someone to become with one click."""

    naam: str
    email: str
    wie: str


class DemoState(rx.State):
    """Who one can be in the demo."""

    personen: list[Persoon] = []

    @rx.event
    @policy()
    async def laden(self):
        """The people of the demo; an empty list anywhere else."""
        if settings().demo:
            self.personen = [Persoon(p.naam, p.email, say(p.wie)) for p in (*KLANTEN, *MEDEWERKERS)]
