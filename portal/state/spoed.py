"""Words that ask for a person now, in whatever form they are typed: the phone number comes first."""

from __future__ import annotations

import reflex as rx
from reflex.event import Event
from reflex.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.utils.form import form_data_as_dict

from portal.database import read
from portal.domain.contactmoment.rules import Spoed, spoed_in, zinnen_in
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
    # Something difficult was typed in this tab: a person is offered once. Kept nowhere else.
    _gevoelig: bool = False

    @rx.event
    @policy()
    async def gezien(self):
        """Sluiten: the number was seen; the next page begins as always."""
        self._sluit()
        return rx.set_focus("kop")

    def _sluit(self) -> None:
        self.soort, self.bellen, self.belooft, self.voor = "", [], "", ""

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
        teksten = [
            tekst[:LANGSTE_TEKST]
            for payload in event.payload.values()
            if isinstance(form := form_data_as_dict(payload), dict)
            for tekst in form.values()
            if isinstance(tekst, str) and " " in tekst
        ]
        gevonden = [spoed for tekst in teksten if (spoed := spoed_in(tekst, beleid()))]
        if gevonden:
            scherm = await state.get_state(SpoedState)
            ergste = min(gevonden, key=_ernst)
            scherm.soort, scherm.bellen = ergste.soort, list(ergste.bellen)
        elif any(zinnen_in(tekst, beleid().regio.signaal.gevoelige_zinnen) for tekst in teksten):
            (await state.get_state(SpoedState))._gevoelig = True
        return None


def _ernst(spoed: Spoed) -> int:
    return [groep.soort for groep in beleid().regio.spoed.groepen].index(spoed.soort)
