"""The desk keeps what it shows to itself: a lock, and a way to hide the screen when someone looks along."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.state import OnLoadInternalState

from portal.database import perform
from portal.demo import demo_ontgrendelen
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.toegang.actions import ontgrendelcode_versturen, ontgrendelen, vergrendelen
from portal.i18n import t
from portal.settings import settings
from portal.state import gate
from portal.state.gate import LOCKED, GateState, policy


class SlotState(rx.State):
    """Locking, unlocking and hiding the screen of a desk."""

    verborgen: bool = False
    demo: bool = False
    melding: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def sluiten(self):
        """Vergrendelen: every screen of this login is covered until the medewerker logs in again."""
        found = gate.who()
        await perform(vergrendelen, sessie_id=found.sessie_id, door=found.door)
        slot = await self.get_state(GateState)
        slot.vergrendeld = True
        self.melding, self.demo = "", settings().demo
        return rx.set_focus("slot-kop")

    @rx.event
    @policy()
    async def code_sturen(self):
        """Stuur mij een code: to the own mail address of the medewerker."""
        try:
            gestuurd = await perform(ontgrendelcode_versturen, sessie_id=self._slot())
        except NietGevonden:
            return None
        self.melding = (
            t("Wij stuurden een code naar uw e-mailadres.")
            if gestuurd
            else t("U heeft te vaak een code gevraagd. Probeer het later nog eens.")
        )
        return rx.set_focus("slot-melding")

    @rx.event
    @policy()
    async def openen(self, form: dict[str, Any]):
        """Ontgrendelen: the code is right, and the screen is as it was."""
        code = form.get("slotcode", "")
        try:
            goed = await perform(ontgrendelen, sessie_id=self._slot(), code=code[:40] if isinstance(code, str) else "")
        except NietGevonden:
            return None
        if goed:
            return await self._open()
        self.melding = t("Deze code klopt niet, of werkt niet meer.")
        return rx.set_focus("slot-melding")

    @rx.event
    @policy()
    async def demo_openen(self):
        """Ontgrendelen without a code, in the demo."""
        return await self._open() if await perform(demo_ontgrendelen, sessie_id=self._slot()) else None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def verbergen(self):
        """Hide what is on the screen, or show it again."""
        self.verborgen = not self.verborgen
        return rx.set_focus("verborgen-kop") if self.verborgen else rx.set_focus("kop")

    def _slot(self) -> str:
        found = gate.who()
        return found.sessie_id if found.vergrendeld else ""

    async def _open(self):
        slot = await self.get_state(GateState)
        emptied, slot.vergrendeld, self.melding = slot._whom == LOCKED, False, ""
        # A page that was loaded while locked came empty: load it now.
        return OnLoadInternalState.on_load_internal if emptied else rx.set_focus("kop")
