"""Verzoeken at the desk: what waits, and one verzoek with what a medewerker may do about it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.belofte.queries import collegas
from portal.domain.document.queries import aantal_wachtend
from portal.domain.relatie.queries import persoonsgegevens
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.invoer import leesbaar_nummer
from portal.domain.verzoek.actions import (
    IemandWasUVoor,
    verzoek_afhandelen,
    verzoek_beantwoorden,
    verzoek_inzien,
    verzoek_nemen,
    verzoek_overdragen,
    verzoek_verlengen,
)
from portal.domain.verzoek.model import OPEN, Verzoekstatus
from portal.domain.verzoek.queries import Verzoekbeeld, open_verzoeken
from portal.domain.verzoek.rules import TWEEDE_PERSOON, UITKOMSTEN, mag_nog_verlengen, titel_van
from portal.i18n import say, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.state.verzoeken import (
    FotoOpScherm,
    GezegdOpScherm,
    VerzoekOpScherm,
    antwoord_rijen,
    foto_op_scherm,
    gezegd_op_scherm,
    momenten,
    op_scherm,
    status_tekst,
    uitkomst_tekst,
)
from portal.view import Fout, Moment, Rij
from portal.wiring import beleid, diensten


class BalieVerzoekenState(rx.State):
    """What waits, urgent first, then by deadline."""

    geladen: bool = False
    verzoeken: list[VerzoekOpScherm] = []
    scan: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """The list names no client: whoever opens a verzoek is seen to have looked."""
        rows = await read(open_verzoeken, door=gate.actor())
        self.verzoeken = [op_scherm(row, routes.balie_verzoek(row.id), spoed=True) for row in rows]
        self.scan = await virusscan_tekst()
        self.geladen = True


class BalieVerzoekState(rx.State):
    """One verzoek, as a medewerker deals with it."""

    geladen: bool = False
    verzoek_id: str = ""
    versie: int = 0
    titel: str = ""
    kenmerk: str = ""
    status: str = ""
    status_soort: str = ""
    spoed: bool = False
    klant: list[Rij] = []
    over: list[str] = []
    rijen: list[Rij] = []
    fotos: list[FotoOpScherm] = []
    momenten: list[Moment] = []
    gezegd: list[GezegdOpScherm] = []
    uitkomst: str = ""
    motivering: str = ""
    kan_nemen: bool = False
    bezig: bool = False
    kan_verlengen: bool = False
    tweede: bool = False
    zelf_behandeld: bool = False
    uitkomsten: list[list[str]] = []
    collegas: list[list[str]] = []
    waarden: dict[str, str] = {}
    gedaan: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Open a verzoek; the client can see that this colleague looked."""
        schoon(self)
        self.waarden = {}
        self.gedaan = ""
        self.geladen = False
        verzoek_id = str(self.router.url.path).rstrip("/").rsplit("/", 1)[-1]
        try:
            await self._haal(verzoek_id)
        except NietGevonden:
            return rx.redirect(adres(routes.BALIE_VERZOEKEN))
        self.geladen = True
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def nemen(self):
        """In behandeling nemen."""
        return await self._doe(verzoek_nemen, None, t("U behandelt dit verzoek. De klant krijgt bericht."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def beantwoorden(self, form: dict[str, Any]):
        """Sturen: say or ask the client something."""
        return await self._doe(verzoek_beantwoorden, form, t("Verstuurd aan de klant."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def verlengen(self, form: dict[str, Any]):
        """Verlengen: more time, once, with the reason."""
        return await self._doe(verzoek_verlengen, form, t("De termijn is verlengd. De klant krijgt bericht."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def overdragen(self, form: dict[str, Any]):
        """Overdragen to a colleague."""
        return await self._doe(verzoek_overdragen, form, t("Overgedragen. De klant krijgt bericht."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def afhandelen(self, form: dict[str, Any]):
        """Besluiten: the outcome with its reason."""
        return await self._doe(verzoek_afhandelen, form, t("Afgehandeld. De klant krijgt bericht."))

    async def _doe(self, handeling: Any, form: dict[str, Any] | None, gedaan: str):
        getypt = ingevuld(form or {})
        self.waarden, self.gedaan = getypt, ""
        extra = {} if form is None else {"formulier": getypt}
        ingehaald = False
        with refusals(self):
            try:
                await perform(handeling, verzoek_id=self.verzoek_id, versie=self.versie, door=gate.actor(), **extra)
            except IemandWasUVoor:
                ingehaald = True
                raise
        if refused(self):
            if ingehaald:
                await self._haal(self.verzoek_id)
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.waarden = {}
        await self._haal(self.verzoek_id)
        self.gedaan = gedaan
        return rx.set_focus("melding")

    async def _haal(self, verzoek_id: str) -> None:
        beeld: Verzoekbeeld = await perform(verzoek_inzien, verzoek_id=verzoek_id, door=gate.actor())
        wie = await read(persoonsgegevens, relatie_id=beeld.relatie_id)
        self.verzoek_id, self.versie, self.kenmerk = beeld.id, beeld.versie, beeld.kenmerk
        self.titel = f"{say(titel_van(beeld.soort))} {beeld.kenmerk}"
        self.status, self.status_soort = status_tekst(beeld.status)
        self.spoed = bool(beeld.spoed)
        leeg = t("Niet ingevuld")
        self.klant = [
            Rij(t("Naam"), wie.naam or leeg),
            Rij(t("E-mail"), wie.email or leeg),
            Rij(t("Mobiel"), leesbaar_nummer(wie.mobiel) if wie.mobiel else leeg),
            Rij(t("Tolk"), wie.tolk_taal or t("Niet nodig")),
        ]
        self.over = _over(beeld)
        self.rijen = antwoord_rijen(beeld.soort, beeld.antwoorden, beeld.ingevuld_door, [], links=False)
        self.fotos = [foto_op_scherm(foto) for foto in beeld.documenten]
        if gate.actor().medewerker_id not in (beeld.behandelaar_id, beeld.eerste_behandelaar_id):
            # Only who deals with it sees the photos: the route says the same.
            over = t("U ziet de foto als u dit verzoek behandelt.")
            self.fotos = [replace(foto, bekijken="", over=over) for foto in self.fotos]
        self.momenten, self.gezegd = momenten(beeld), gezegd_op_scherm(beeld)
        self.uitkomst, self.motivering = uitkomst_tekst(beeld), beeld.motivering
        self.kan_nemen = beeld.status is Verzoekstatus.ONTVANGEN
        self.bezig = beeld.status in OPEN and not self.kan_nemen
        self.tweede = beeld.soort in TWEEDE_PERSOON
        self.kan_verlengen = (
            beeld.status is Verzoekstatus.IN_BEHANDELING
            and not beeld.verlengd
            and mag_nog_verlengen(beeld.soort, beeld.ontvangen_op, nu=clock.now(), beleid=beleid())
        )
        self.zelf_behandeld = self.tweede and beeld.eerste_behandelaar_id == gate.actor().medewerker_id
        self.uitkomsten = [[code, say(tekst)] for code, tekst in UITKOMSTEN[beeld.soort]]
        self.collegas = [[wie, naam] for wie, naam in await read(collegas) if wie != beeld.behandelaar_id]


def _over(beeld: Verzoekbeeld) -> list[str]:
    """What a medewerker has to know of it: who, before when, in time, on hold."""
    regels = []
    if beeld.behandelaar and beeld.status in OPEN:
        regels.append(t("{naam} behandelt dit.", naam=beeld.behandelaar))
    if beeld.voor:
        regels.append(t("Klaar voor {moment}.", moment=beeld.voor))
    if beeld.status is Verzoekstatus.WACHT_OP_KLANT:
        regels.append(t("Wij wachten op de klant. De klok staat stil."))
    if beeld.houdt_tegen and beeld.status in OPEN:
        regels.append(t("Dit bezwaar is op tijd. Voer het besluit nu niet uit."))
    elif beeld.op_tijd:
        regels.append(t("Dit bezwaar is op tijd."))
    elif beeld.op_tijd is False:
        regels.append(t("Dit bezwaar kwam na de laatste dag. Kijk of er een goede reden is."))
    return regels


async def virusscan_tekst() -> str:
    """What the desk should know about the virus scanner."""
    if not diensten().virusscan.aan:
        return t("Foto's van klanten worden niet op virussen gecontroleerd. De controle staat uit.")
    wachten = await read(aantal_wachtend)
    if wachten:
        return t("{aantal} foto's wachten op de controle op virussen.", aantal=wachten)
    return t("Foto's van klanten worden op virussen gecontroleerd.")
