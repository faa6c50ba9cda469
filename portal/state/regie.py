"""Who keeps the overview: on top of the klantbeeld, at the desk, and for the client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.corporatie.queries import collegas
from portal.domain.grens.queries import instructie_in_gesprek
from portal.domain.regie.actions import regie_aanvaarden, regie_beeindigen, regie_overnemen, regie_vragen
from portal.domain.regie.queries import (
    Gesprekspartner,
    Regiestand,
    directe_lijn,
    eigen_regie,
    gesprekspartner,
    regiestand,
)
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.invoer import parse_telefoon
from portal.i18n import spoken, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.view import Fout, Keuze
from portal.wiring import beleid


class InGesprek(Protocol):
    """A State of a page under the klantbeeld."""

    gesprek_id: str
    naam: str
    terug: str
    router: Any


async def gesprek_tonen(state: InGesprek) -> Gesprekspartner | None:
    """With whom the medewerker speaks, by the address of this page; None in a conversation of somebody else."""
    gesprek = _gesprek_uit(str(state.router.url.path))
    try:
        wie = await read(gesprekspartner, contactmoment_id=gesprek, door=gate.actor())
    except NietGevonden:
        return None
    state.gesprek_id, state.naam, state.terug = gesprek, wie.naam, adres(routes.balie_klant(gesprek))
    return wie


def _gesprek_uit(pad: str) -> str:
    """The id of the conversation in the address of a page under the klantbeeld."""
    return routes.without_language(pad).removeprefix(f"{routes.BALIE_KLANTEN}/").split("/")[0]


class BovenKlantbeeldState(rx.State):
    """What a colleague must know before saying anything: how to speak, and who keeps the overview."""

    geladen: bool = False
    instructie: str = ""
    regie: str = ""
    stapelt: str = ""
    naar_maatwerk: str = ""
    naar_doorverwijzen: str = ""
    naar_regie: str = ""
    naar_contactafspraken: str = ""
    naar_afschermen: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """The instruction, the case owner, and the ways on; nothing in a conversation of somebody else."""
        gesprek, door = _gesprek_uit(str(self.router.url.path)), gate.actor()
        self.instructie, self.regie, self.stapelt, self.geladen = "", "", "", False
        try:
            wie = await read(gesprekspartner, contactmoment_id=gesprek, door=door)
            self.instructie = await read(instructie_in_gesprek, contactmoment_id=gesprek, door=door)
        except NietGevonden:
            return
        stand = await read(regiestand, relatie_id=wie.relatie_id)
        self.regie = _regie_tekst(stand)
        if stand.stapelt and stand.regie is None:
            self.stapelt = t(
                "Er lopen {aantal} dingen tegelijk. Spreek af wie het overzicht houdt.", aantal=stand.lopende_zaken
            )
        self.naar_maatwerk = adres(routes.bij_klant(routes.BALIE_KLANT_MAATWERK, gesprek))
        self.naar_doorverwijzen = adres(routes.bij_klant(routes.BALIE_KLANT_DOORVERWIJZEN, gesprek))
        self.naar_regie = adres(routes.bij_klant(routes.BALIE_KLANT_REGIE, gesprek))
        self.naar_contactafspraken = adres(routes.bij_klant(routes.BALIE_KLANT_CONTACTAFSPRAKEN, gesprek))
        self.naar_afschermen = adres(routes.bij_klant(routes.BALIE_KLANT_AFSCHERMEN, gesprek))
        self.geladen = True


class RegieState(rx.State):
    """Asking a colleague to keep the overview, or taking over, during one conversation."""

    geladen: bool = False
    gesprek_id: str = ""
    terug: str = ""
    naam: str = ""
    nu: str = ""
    eigen: bool = False
    collegas: list[Keuze] = []
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Who keeps the overview now, and who could."""
        schoon(self)
        self.waarden = {}
        self.geladen = False
        wie = await gesprek_tonen(self)
        if wie is None:
            return rx.redirect(adres(routes.BALIE_KLANTEN))
        await self._haal(wie.relatie_id)
        self.geladen = True
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def vragen(self, form: dict[str, Any]):
        """Vragen: this colleague hears it, and says yes or no."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(regie_vragen, contactmoment_id=self.gesprek_id, formulier=self.waarden, door=gate.actor())
        return await self._gedaan(t("Bewaard."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def overnemen(self, form: dict[str, Any]):
        """Overnemen: from here on you keep the overview, and the client is told."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(regie_overnemen, contactmoment_id=self.gesprek_id, formulier=self.waarden, door=gate.actor())
        return await self._gedaan(t("U bent nu de vaste contactpersoon. De klant krijgt bericht."))

    async def _gedaan(self, tekst: str):
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden = tekst, {}
            wie = await read(gesprekspartner, contactmoment_id=self.gesprek_id, door=gate.actor())
            await self._haal(wie.relatie_id)
        return rx.set_focus("melding")

    async def _haal(self, relatie_id: str) -> None:
        stand = await read(regiestand, relatie_id=relatie_id)
        self.nu = _regie_tekst(stand)
        self.eigen = stand.regie is not None and stand.regie.medewerker_id == gate.actor().medewerker_id
        self.collegas = [Keuze("", t("Kies een collega")), *(Keuze(c.id, c.naam) for c in await read(collegas))]


@dataclass(frozen=True)
class RegieWerk:
    """One client of whom this colleague keeps, or is asked to keep, the overview."""

    id: str
    titel: str
    tekst: str
    wanneer: str
    aanvaard: bool


class RegieBalieState(rx.State):
    """The clients of whom this colleague keeps the overview."""

    geladen: bool = False
    klanten: list[RegieWerk] = []
    gekozen_id: str = ""
    gekozen: str = ""
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """What was asked of you first."""
        schoon(self)
        self.waarden, self.gekozen_id = {}, ""
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def aanvaarden(self, regie_id: str):
        """Ja, ik doe dit: the client gets your name and the direct line."""
        with refusals(self):
            await perform(regie_aanvaarden, regie_id=regie_id, door=gate.actor())
        return await self._gedaan(t("U bent nu de vaste contactpersoon. De klant krijgt bericht."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def kiezen(self, regie_id: str):
        """Stoppen: why?"""
        gekozen = next((klant for klant in self.klanten if klant.id == regie_id), None)
        if gekozen is None:
            return None
        self.gekozen_id, self.gekozen, self.waarden, self.fouten, self.fout = gekozen.id, gekozen.titel, {}, [], {}
        return rx.set_focus("gekozen")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def beeindigen(self, form: dict[str, Any]):
        """Stoppen, with the reason the client reads."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(regie_beeindigen, regie_id=self.gekozen_id, formulier=self.waarden, door=gate.actor())
        return await self._gedaan(t("Bewaard."))

    async def _gedaan(self, tekst: str):
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden, self.gekozen_id = tekst, {}, ""
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        self.klanten = [
            RegieWerk(
                row.id,
                row.klant or t("Onbekend"),
                t("{reden} Gevraagd door {naam}.", reden=row.reden, naam=row.gevraagd_door),
                str(spoken(row.gevraagd_op)),
                row.aanvaard,
            )
            for row in await read(eigen_regie, door=gate.actor())
        ]


class MijnRegieState(rx.State):
    """The one colleague of the client, at `/mijn`."""

    geladen: bool = False
    naam: str = ""
    telefoon: str = ""
    bellen: str = ""
    reden: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """Who keeps the overview, once they said yes."""
        stand = await read(regiestand, relatie_id=gate.actor().klant_id)
        loopt = stand.regie if stand.regie is not None and stand.regie.aanvaard else None
        self.naam, self.reden = (loopt.medewerker, loopt.reden) if loopt else ("", "")
        self.telefoon = directe_lijn(beleid(), clock.today()) if loopt else ""
        self.bellen = f"tel:{parse_telefoon(self.telefoon)}" if loopt else ""
        self.geladen = True


def _regie_tekst(stand: Regiestand) -> str:
    if stand.regie is None:
        return ""
    if stand.regie.aanvaard:
        return t("Vaste contactpersoon: {naam}. Overleg met {naam} voor u iets afspreekt.", naam=stand.regie.medewerker)
    return t("{naam} is gevraagd als vaste contactpersoon.", naam=stand.regie.medewerker)
