"""Notes that a client does not read: writing one in a conversation, and looking, deciding and looking again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.afscherming.actions import (
    afscherming_besluiten,
    afscherming_herzien,
    afscherming_inzien,
    notitie_afschermen,
)
from portal.domain.afscherming.model import Afschermingstatus
from portal.domain.afscherming.queries import Afschermingdossier, afschermingen
from portal.domain.shared.actor import Rol
from portal.i18n import spoken, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.state.regie import gesprek_tonen
from portal.view import Fout, Keuze, Rij
from portal.wiring import beleid


class AfschermenState(rx.State):
    """Writing a note that the client does not read, during one conversation."""

    geladen: bool = False
    gesprek_id: str = ""
    terug: str = ""
    naam: str = ""
    gronden: list[Keuze] = []
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """The grounds of policy; nothing in a conversation of somebody else."""
        schoon(self)
        self.waarden = {}
        self.geladen = False
        if await gesprek_tonen(self) is None:
            return rx.redirect(adres(routes.BALIE_KLANTEN))
        gronden = beleid().regio.afscherming_op(clock.today()).gronden
        self.gronden = [Keuze("", t("Kies een grond")), *(Keuze(g.code, g.naam) for g in gronden)]
        self.geladen = True
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def afschermen(self, form: dict[str, Any]):
        """Afschermen: the note does not stay on a screen at the desk."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(
                notitie_afschermen, contactmoment_id=self.gesprek_id, formulier=self.waarden, door=gate.actor()
            )
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        stil = self.waarden.get("verzwijgen") == "ja"
        self.melding = (
            t("Bewaard. Een teamleider besluit of wij dit verzwijgen.")
            if stil
            else t("Bewaard. De klant ziet dat er een notitie is, en op welke grond.")
        )
        self.waarden = {}
        return rx.set_focus("melding")


@dataclass(frozen=True)
class AfschermingWerk:
    """One line; what the note says is not on it."""

    id: str
    titel: str
    tekst: str
    wanneer: str
    te_laat: bool


class AfgeschermdState(rx.State):
    """The notes one wrote; for teamleiders those on which they decide."""

    geladen: bool = False
    werk: list[AfschermingWerk] = []
    gekozen_id: str = ""
    gekozen: list[Rij] = []
    besluiten_kan: bool = False
    herzien_kan: bool = False
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """The first review on top."""
        schoon(self)
        self.waarden = {}
        self._sluit()
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def bekijken(self, afscherming_id: str):
        """Bekijken: everything about one; the look is logged."""
        self._sluit()
        gevonden = None
        with refusals(self):
            gevonden = await perform(afscherming_inzien, afscherming_id=afscherming_id, door=gate.actor())
        if gevonden is None:
            return rx.set_focus("melding")
        self.waarden, self.gekozen_id, self.gekozen = {}, gevonden.id, _rijen(gevonden)
        self.besluiten_kan, self.herzien_kan = gevonden.mag_besluiten, gevonden.mag_herzien
        return rx.set_focus("gekozen")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def besluiten(self, form: dict[str, Any]):
        """Besluiten: whether we keep silent about it."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(
                afscherming_besluiten, afscherming_id=self.gekozen_id, formulier=self.waarden, door=gate.actor()
            )
        return await self._gedaan()

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def herzien(self, form: dict[str, Any]):
        """Herzien: the client reads it, or it stays until another day."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(
                afscherming_herzien, afscherming_id=self.gekozen_id, formulier=self.waarden, door=gate.actor()
            )
        return await self._gedaan()

    async def _gedaan(self):
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden = t("Uw besluit is bewaard."), {}
            self._sluit()
        await self._haal()
        return rx.set_focus("melding")

    def _sluit(self) -> None:
        self.gekozen_id, self.gekozen, self.besluiten_kan, self.herzien_kan = "", [], False, False

    async def _haal(self) -> None:
        vandaag = clock.today()
        self.werk = [
            AfschermingWerk(
                row.id,
                row.klant or t("Onbekend"),
                t("Wacht op besluit: mag de klant weten dat dit er is?")
                if row.status is Afschermingstatus.VOORGESTELD
                else t("Geschreven door {naam}.", naam=row.opgesteld_door),
                t("kijken op {dag}", dag=row.herzien_op),
                row.herzien_op < vandaag,
            )
            for row in await read(afschermingen, door=gate.actor())
        ]


def _rijen(gevonden: Afschermingdossier) -> list[Rij]:
    grond = beleid().regio.afscherming_op(gevonden.opgesteld_op.date()).grond(gevonden.grond)
    rijen = [
        Rij(t("Klant"), gevonden.klant or t("Onbekend")),
        Rij(t("Notitie"), gevonden.tekst),
        Rij(t("Grond"), f"{grond.naam} ({grond.wet})" if grond else gevonden.grond),
        Rij(t("Waarom hier nodig"), gevonden.reden),
        Rij(t("Geschreven door"), gevonden.opgesteld_door),
        Rij(t("Geschreven op"), str(spoken(gevonden.opgesteld_op))),
        Rij(t("Wij kijken opnieuw op"), str(spoken(gevonden.herzien_op))),
    ]
    if gevonden.verzwijgen_reden:
        rijen.append(Rij(t("Waarom verzwijgen"), gevonden.verzwijgen_reden))
    if gevonden.status is not Afschermingstatus.VOORGESTELD:
        rijen.append(Rij(t("Weet de klant dat dit er is?"), t("Ja") if gevonden.zichtbaar else t("Nee")))
    if gevonden.herziening:
        rijen.append(Rij(t("Toen wij opnieuw keken"), gevonden.herziening))
    return rijen
