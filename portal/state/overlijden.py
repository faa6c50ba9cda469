"""Somebody has died: what a relative tells us, and what two medewerkers check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import i18n
from portal.database import perform, read
from portal.domain.inschrijving.overlijden import (
    open_overlijdens,
    overlijden_beoordelen,
    overlijden_melden,
    overlijden_voorstellen,
)
from portal.domain.relatie.queries import persoonsgegevens
from portal.domain.shared.actor import Rol
from portal.i18n import spoken, t
from portal.state import gate
from portal.state.basis import ingevuld, refusals, refused, schoon, te_vaak
from portal.state.contact import beloofd
from portal.state.gate import policy
from portal.view import Fout


@dataclass(frozen=True)
class OverlijdenOpScherm:
    """A proposal that waits for a second medewerker, in words."""

    id: str
    titel: str
    tekst: str
    wanneer: str


class OverlijdenState(rx.State):
    """What a relative types, and the promise that follows."""

    geladen: bool = False
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""
    kenmerk: str = ""
    kanaal: str = ""
    belooft: str = ""
    waar: str = ""
    voor: str = ""
    spoed: bool = False
    directe_lijn: str = ""
    directe_link: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """An empty form; who is logged in need not type a name again."""
        schoon(self)
        self.kenmerk, self.waarden = "", {}
        door = gate.actor()
        if door.rol is Rol.KLANT:
            eigen = await read(persoonsgegevens, relatie_id=door.klant_id)
            self.waarden = {"naam": eigen.naam, "telefoon": eigen.mobiel, "email": eigen.email}
        self.geladen = True

    @rx.event
    @policy(Rol.BEZOEKER, Rol.KLANT)
    async def melden(self, form: dict[str, Any]):
        """Doorgeven: the answer names a person, a moment and the way; it says nothing about who died."""
        self.waarden = ingevuld(form)
        if await te_vaak(self, "contactverzoek-ip"):
            return rx.set_focus("melding")
        with refusals(self):
            belofte = await perform(overlijden_melden, formulier=self.waarden, taal=i18n.language(), door=gate.actor())
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        for naam, waarde in beloofd(belofte).items():
            setattr(self, naam, waarde)
        return rx.set_focus("kop")


class BalieOverlijdenState(rx.State):
    """The desk: end an inschrijving after a death, with a colleague."""

    geladen: bool = False
    ronde: int = 0
    voorstellen: list[OverlijdenOpScherm] = []
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """What waits for a colleague, and an empty form."""
        schoon(self)
        self.waarden = {}
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def voorstellen_doen(self, form: dict[str, Any]):
        """Vastleggen: with the proof that was seen; by policy a colleague has to agree."""
        self.waarden = ingevuld(form)
        wacht = False
        with refusals(self):
            wacht = await perform(overlijden_voorstellen, formulier=self.waarden, door=gate.actor())
        if self.fouten:
            return rx.set_focus("fouten")
        return await self._gedaan(t("Uw voorstel wacht op een collega.") if wacht else t("De inschrijving is gestopt."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def beoordelen(self, goedkeuring_id: str, akkoord: bool):
        """Goedkeuren of afwijzen: the second pair of eyes."""
        with refusals(self):
            await perform(overlijden_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=akkoord, door=gate.actor())
        return await self._gedaan(
            t("De inschrijving is gestopt. Er gaan geen berichten meer naar deze persoon.")
            if akkoord
            else t("Afgewezen. De inschrijving loopt door.")
        )

    async def _gedaan(self, tekst: str):
        if not refused(self):
            self.melding, self.waarden = tekst, {}
            self.ronde += 1
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        self.voorstellen = [
            OverlijdenOpScherm(
                v.id,
                t("{klant}, inschrijving {nummer}", klant=v.klant, nummer=v.nummer),
                " ".join(
                    (
                        t("Geboren op {dag}.", dag=v.geboortedatum) if v.geboortedatum else "",
                        t("Overleden op {dag}.", dag=v.overleden_op),
                        t("Gezien: {bewijs}.", bewijs=bewijs_tekst(v.bewijs)),
                        t("Voorgesteld door {naam}.", naam=v.gevraagd_door),
                    )
                ).strip(),
                str(spoken(v.gevraagd_op)),
            )
            for v in await read(open_overlijdens, door=gate.actor())
        ]


def bewijs_tekst(code: str) -> str:
    """A kind of proof, in words."""
    return {
        "akte": t("akte van overlijden"),
        "gemeente": t("bericht van de gemeente"),
        "notaris": t("verklaring van de notaris"),
    }.get(code, "")
