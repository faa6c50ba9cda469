"""Binding acts: the second screen as the client sees it, and how the medewerker who helps follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import i18n, routes
from portal.database import perform, read
from portal.domain.contactmoment.model import Keuzestatus
from portal.domain.hulp.keuzes import (
    STAPPEN,
    KeuzeStand,
    Schermstand,
    keuze_intrekken,
    keuze_stand,
    mondeling_beginnen,
    mondelinge_keuze_terugdraaien,
    mondelinge_stap_vastleggen,
    op_tweede_scherm_bevestigen,
    op_tweede_scherm_weigeren,
    open_voorstellen,
    scherm_koppelen,
    scherm_stand,
    terug_te_draaien,
)
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.i18n import say, t
from portal.state import gate
from portal.state.basis import adres, foute_schermcode, ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.view import Fout
from portal.web import SCREEN_COOKIE


class SchermState(rx.State):
    """The second screen: a code, then what there is to agree, then nothing any more."""

    geladen: bool = False
    ingelogd: bool = False
    stand: str = ""
    code: str = ""
    naam: str = ""
    punten: list[str] = []
    vraagt_akkoord: bool = False
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """What this device shows now."""
        schoon(self)
        self.waarden = {}
        self.ingelogd = gate.who() is not gate.NIEMAND
        self.stand = ""
        result = await self._kijk()
        self.geladen = True
        return result

    @rx.event
    @policy()
    async def kijken(self):
        """Look again, every few seconds, as long as this device waits."""
        return await self._kijk()

    @rx.event
    @policy()
    async def bevestigen(self, form: dict[str, Any]):
        """Ja: the client agrees, on this screen; after that the screen knows nothing of anyone."""
        getypt = ingevuld(form)
        self.waarden = getypt
        with refusals(self):
            await perform(op_tweede_scherm_bevestigen, geheim=self._geheim(), formulier=getypt, door=gate.actor())
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return await self._kijk()

    @rx.event
    @policy()
    async def weigeren(self):
        """Nee: nothing is agreed."""
        with refusals(self):
            await perform(op_tweede_scherm_weigeren, geheim=self._geheim(), door=gate.actor())
        if refused(self):
            return rx.set_focus("melding")
        return await self._kijk()

    def _geheim(self) -> str:
        return gate.cookie_value(self.router.headers.cookie, SCREEN_COOKIE)

    async def _kijk(self):
        stand: Schermstand = await read(scherm_stand, geheim=self._geheim())
        if (stand.stand, stand.code) == (self.stand, self.code):
            return None
        before, self.stand = self.stand, stand.stand
        self.code = stand.code
        self.naam = say(stand.naam, stand.taal) if stand.naam else ""
        self.punten = list(stand.punten)
        self.vraagt_akkoord = stand.vraagt_akkoord
        if stand.stand != "lezen":
            self.waarden, self.fouten, self.fout = {}, [], {}
        if stand.stand == "lezen" and stand.taal != i18n.language():
            return rx.redirect(routes.in_language(routes.TWEEDE_SCHERM, stand.taal))
        return rx.set_focus("scherm-kop") if before else None


@dataclass(frozen=True)
class Wacht:
    """A binding act that waits for the client."""

    wat: str
    naam: str


class BevestigState(rx.State):
    """Putting a binding act before the client who is being helped."""

    geladen: bool = False
    wacht: list[Wacht] = []
    gekozen: str = ""
    gekozen_naam: str = ""
    keuze_id: str = ""
    wijze: str = ""
    status: str = ""
    taal: str = ""
    punten: list[str] = []
    stap: int = 0
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """What waits for a yes of this client; without a help session there is nobody to ask."""
        await self._opnieuw()

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def kiezen(self, wat: str):
        """Kies: this is what the client confirms now."""
        self._kies(wat)
        return rx.set_focus("kies-kop")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def koppelen(self, form: dict[str, Any]):
        """Zet op het tweede scherm: the device with this code shows what there is to agree."""
        getypt = ingevuld(form)
        self.waarden = getypt
        keuze = ""
        with refusals(self):
            keuze = await perform(scherm_koppelen, formulier=getypt, **_wat(getypt), **self._hier())
        if not keuze and not refused(self):
            foute_schermcode(self)
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return await self._volg(keuze)

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def mondeling(self, form: dict[str, Any]):
        """Begin met voorlezen: the protocol for a spoken yes."""
        getypt = ingevuld(form)
        self.waarden = getypt
        keuze = ""
        with refusals(self):
            keuze = await perform(mondeling_beginnen, formulier=getypt, **_wat(getypt), **self._hier())
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return await self._volg(keuze)

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def stap_gedaan(self):
        """One step of the protocol was done; after the last one the client has agreed."""
        if self.stap >= len(STAPPEN):
            return None
        with refusals(self):
            await perform(mondelinge_stap_vastleggen, keuze_id=self.keuze_id, stap=STAPPEN[self.stap], **self._hier())
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return await self._volg(self.keuze_id)

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def kijken(self):
        """Look again whether the client answered."""
        if self.keuze_id and self.status == Keuzestatus.GEVRAAGD:
            return await self._volg(self.keuze_id)
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def intrekken(self):
        """Stoppen: the second screen forgets, nothing is agreed."""
        with refusals(self):
            await perform(keuze_intrekken, keuze_id=self.keuze_id, door=gate.actor())
        await self._opnieuw()

    def _hier(self) -> dict[str, Any]:
        found = gate.who()
        return {"sessie_id": found.sessie_id, "tab": gate.tab_of(self), "door": found.door}

    async def _opnieuw(self):
        schoon(self)
        self.waarden = {}
        self.keuze_id, self.wijze, self.status, self.punten, self.stap = "", "", "", [], 0
        door = gate.actor()
        # Whoever helps nobody has nothing that waits for a yes; the page says so.
        rows = await read(open_voorstellen, relatie_id=door.namens) if door.helpt else []
        hiervoor = self.router.url.query_parameters.get("wat", "")
        self.wacht = [
            Wacht(f"{row.soort} {row.object_id}", say(row.naam)) for row in rows if row.wacht or row.soort == hiervoor
        ]
        self._kies(self.wacht[0].wat if len(self.wacht) == 1 else "")
        self.geladen = True

    def _kies(self, wat: str) -> None:
        gekozen = next((wacht for wacht in self.wacht if wacht.wat == wat), Wacht("", ""))
        self.gekozen, self.gekozen_naam = gekozen.wat, gekozen.naam

    async def _volg(self, keuze_id: str):
        try:
            stand: KeuzeStand = await read(keuze_stand, keuze_id=keuze_id, door=gate.actor())
        except NietGevonden:
            return rx.redirect(adres(routes.BALIE_KLANTEN))
        before = (self.keuze_id, self.status, self.stap)
        self.keuze_id, self.wijze, self.taal = stand.id, stand.wijze, stand.taal
        self.status = Keuzestatus.VERVALLEN if stand.over else stand.status
        self.punten, self.stap = list(stand.punten), len(stand.stappen)
        return rx.set_focus("stand-kop") if before != (self.keuze_id, self.status, self.stap) else None


@dataclass(frozen=True)
class Terug:
    """A spoken choice that can still be undone."""

    id: str
    tekst: str


class TerugState(rx.State):
    """Spoken choices the client can undo, in the dossier."""

    keuzes: list[Terug] = []
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """What was agreed to aloud and can still be undone without cost."""
        self.melding = ""
        await self._haal()

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def terugdraaien(self, keuze_id: str):
        """Draai terug: as if it was never agreed."""
        with refusals(self):
            await perform(mondelinge_keuze_terugdraaien, keuze_id=keuze_id, door=gate.actor())
        if not refused(self):
            self.melding = t("Uw keuze is teruggedraaid. Het kost u niets.")
            await self._haal()
        return rx.set_focus("terug-melding")

    async def _haal(self) -> None:
        rows = await read(terug_te_draaien, relatie_id=gate.actor().klant_id)
        self.keuzes = [
            Terug(
                id_,
                t("{wat}. Dit zei u aan de telefoon. U kunt het terugdraaien tot {moment}.", wat=naam, moment=tot),
            )
            for id_, naam, tot in rows
        ]


def _wat(getypt: dict[str, str]) -> dict[str, str]:
    soort, _, object_id = getypt.get("wat", "").partition(" ")
    return {"soort": soort, "object_id": object_id}
