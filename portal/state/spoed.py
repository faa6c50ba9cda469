"""Words that ask for a person now, in whatever form they are typed: the phone number comes first."""

from __future__ import annotations

import reflex as rx
from reflex.event import Event
from reflex.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.utils.form import form_data_as_dict

from portal.database import read
from portal.domain.contactmoment.rules import Spoed, spoed_in
from portal.domain.shared.actor import Rol
from portal.domain.signaal.queries import spoedbelofte_van
from portal.i18n import spoken
from portal.state import gate
from portal.state.gate import policy
from portal.wiring import beleid

LANGSTE_TEKST = 2000


class SpoedState(rx.State):
    """What kind of urgency was typed in this tab; empty as long as there is none."""

    soort: str = ""
    bellen: list[str] = []
    belooft: str = ""
    voor: str = ""

    @rx.event
    @policy()
    async def gezien(self):
        """Sluiten: the number was seen; the next page begins as always."""
        self.soort, self.bellen, self.belooft, self.voor = "", [], "", ""
        return rx.set_focus("kop")

    async def _beloofd(self) -> bool:
        """Whether there is urgency on screen; who we promised that a colleague calls sees the name."""
        klant = gate.actor()
        if self.soort and klant.rol is Rol.KLANT:
            belofte = await read(spoedbelofte_van, relatie_id=klant.klant_id)
            self.belooft, self.voor = (belofte.medewerker, str(spoken(belofte.voor))) if belofte else ("", "")
        return bool(self.soort)


class Spoedwacht(Middleware):
    """Looks at every form before its handler does; the handler runs as always, so what was typed is kept."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        gevonden = [
            spoed
            for payload in event.payload.values()
            if isinstance(form := form_data_as_dict(payload), dict)
            for tekst in form.values()
            if isinstance(tekst, str) and " " in tekst and (spoed := spoed_in(tekst[:LANGSTE_TEKST], beleid()))
        ]
        if gevonden:
            scherm = await state.get_state(SpoedState)
            ergste = min(gevonden, key=_ernst)
            scherm.soort, scherm.bellen = ergste.soort, list(ergste.bellen)
        return None


def _ernst(spoed: Spoed) -> int:
    return [groep.soort for groep in beleid().regio.spoed.groepen].index(spoed.soort)
