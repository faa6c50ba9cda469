"""Is this message really from you? Answers by its reference; never says to whom it went."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal.database import perform, read
from portal.domain.bericht.queries import is_van_ons
from portal.domain.toegang.actions import binnen_tempo
from portal.i18n import t
from portal.state.basis import fout_bij
from portal.state.gate import policy
from portal.view import Fout


class BerichtControlerenState(rx.State):
    """One reference that someone typed over."""

    getypt: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    uitslag: str = ""
    uitleg: str = ""
    echt: bool = False

    @rx.event
    @policy()
    async def laden(self):
        """An empty form."""
        self.getypt, self.fouten, self.fout, self.uitslag = "", [], {}, ""

    @rx.event
    @policy()
    async def controleren(self, form: dict[str, Any]):
        """Controleren: whether we sent a message with this reference."""
        self.getypt = str(form.get("kenmerk", ""))[:60]
        self.fouten, self.fout, self.uitslag = [], {}, ""
        if not self.getypt.strip():
            return fout_bij(self, "kenmerk", t("Vul het kenmerk in dat onder het bericht staat."))
        if not await perform(binnen_tempo, soort="controleren-ip", wie=str(self.router.session.client_ip)):
            self.echt, self.uitslag = False, t("U heeft te veel kenmerken ingevuld. Bel ons, dan kijken wij samen.")
            return rx.set_focus("uitslag")
        herkomst = await read(is_van_ons, kenmerk=self.getypt)
        self.echt = herkomst is not None
        if herkomst:
            self.uitslag = t("Ja, dit kenmerk is van ons.")
            self.uitleg = t(
                "Wij stuurden dit bericht op {moment}. Het gaat over: {onderwerp}.",
                moment=herkomst.gemaakt_op,
                onderwerp=herkomst.onderwerp,
            )
        else:
            self.uitslag = t("Wij kennen dit kenmerk niet.")
            self.uitleg = t("Klik nergens op en betaal niets. Twijfelt u? Bel ons.")
        return rx.set_focus("uitslag")
