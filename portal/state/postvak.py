"""The demo's outbox on screen: what would have gone out by mail, SMS and post. Refused outside the demo."""

from __future__ import annotations

from dataclasses import dataclass

import reflex as rx

from portal.database import read
from portal.domain.bericht.queries import postvak
from portal.i18n import spoken
from portal.settings import settings
from portal.state.gate import policy


@dataclass(frozen=True)
class Verstuurd:
    """One message that went out, along one way."""

    naar: str
    kanaal: str
    status: str
    onderwerp: str
    wanneer: str
    tekst: list[str]
    kenmerk: str
    knop_tekst: str
    knop_adres: str


class PostvakState(rx.State):
    """The outbox of the demo."""

    berichten: list[Verstuurd] = []

    @rx.event
    @policy()
    async def laden(self):
        """The newest messages; nothing at all outside the demo."""
        if not settings().demo:
            return
        origin = settings().origin
        self.berichten = [
            Verstuurd(
                naar=row.naar.replace("\n", ", "),
                kanaal=row.kanaal,
                status=row.status,
                onderwerp=row.bericht.onderwerp,
                wanneer=str(spoken(row.bericht.gemaakt_op)),
                tekst=[deel for deel in row.bericht.tekst.split("\n\n") if deel],
                kenmerk=row.bericht.kenmerk,
                knop_tekst=row.bericht.knop_tekst,
                knop_adres=row.bericht.knop_adres.removeprefix(origin),
            )
            for row in await read(postvak)
        ]
