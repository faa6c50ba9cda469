"""Bounded contact: proposing it, deciding, objecting and looking again; and what the client sees of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import clock, i18n, routes
from portal.database import perform, read
from portal.domain.grens.actions import (
    grens_besluiten,
    grens_bezwaar_besluiten,
    grens_bezwaar_maken,
    grens_bezwaar_vastleggen,
    grens_herzien,
    grens_inzien,
    grens_voorstellen,
)
from portal.domain.grens.model import Grensstatus
from portal.domain.grens.queries import GrensDossier, GrensRegel, eigen_grens, grenzen, instructie_in_gesprek
from portal.domain.shared.actor import Rol
from portal.i18n import spoken, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.state.regie import gesprek_tonen
from portal.view import Fout, Keuze, Rij
from portal.wiring import beleid


class GrensState(rx.State):
    """Proposing bounded contact, and writing down an objection, during one conversation."""

    geladen: bool = False
    gesprek_id: str = ""
    terug: str = ""
    naam: str = ""
    instructie: str = ""
    maatregelen: list[Keuze] = []
    kenmerk: str = ""
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """The instruction that holds, or the form to propose one."""
        schoon(self)
        self.waarden, self.kenmerk = {}, ""
        self.geladen = False
        if await gesprek_tonen(self) is None:
            return rx.redirect(adres(routes.BALIE_KLANTEN))
        self.instructie = await read(instructie_in_gesprek, contactmoment_id=self.gesprek_id, door=gate.actor())
        regels = beleid().regio.grens_op(clock.today())
        self.maatregelen = [
            Keuze("", t("Kies een maatregel")),
            *(Keuze(m.code, m.naam) for m in regels.maatregelen),
        ]
        self.geladen = True
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def voorstellen(self, form: dict[str, Any]):
        """Voorstellen: a teamleider decides."""
        self.waarden = ingevuld(form)
        with refusals(self):
            self.kenmerk = await perform(
                grens_voorstellen, contactmoment_id=self.gesprek_id, formulier=self.waarden, door=gate.actor()
            )
        if self.kenmerk:
            # What happened does not stay on a screen at the desk.
            self.waarden = {}
        return rx.set_focus("fouten" if self.fouten else "melding" if self.melding else "kop")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def bezwaar_vastleggen(self, form: dict[str, Any]):
        """Bezwaar vastleggen: in the words of the client, for someone who was not involved."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(
                grens_bezwaar_vastleggen, contactmoment_id=self.gesprek_id, formulier=self.waarden, door=gate.actor()
            )
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden = t("Bewaard. Iemand die er niet bij was, kijkt ernaar."), {}
        return rx.set_focus("melding")


@dataclass(frozen=True)
class GrensWerk:
    """One line for a teamleider; what happened is not on it."""

    id: str
    titel: str
    tekst: str
    wanneer: str
    te_laat: bool


class GrensBalieState(rx.State):
    """What teamleiders decide, and objections for who was asked."""

    geladen: bool = False
    grenzen: list[GrensWerk] = []
    gekozen_id: str = ""
    gekozen: list[Rij] = []
    besluiten_kan: bool = False
    bezwaar_kan: bool = False
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
    async def bekijken(self, grens_id: str):
        """Bekijken: everything about one; the look is logged and visible to the client."""
        self._sluit()
        dossier = None
        with refusals(self):
            dossier = await perform(grens_inzien, grens_id=grens_id, door=gate.actor())
        if dossier is None:
            return rx.set_focus("melding")
        self.waarden = {}
        self.gekozen_id, self.gekozen = dossier.id, _rijen(dossier)
        self.besluiten_kan = dossier.status is Grensstatus.VOORGESTELD and dossier.mag_besluiten
        self.bezwaar_kan = dossier.mag_bezwaar
        self.herzien_kan = dossier.status is Grensstatus.VAN_KRACHT and not dossier.mag_bezwaar
        return rx.set_focus("gekozen")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def besluiten(self, form: dict[str, Any]):
        """Besluiten: yes or no to a proposal."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(grens_besluiten, grens_id=self.gekozen_id, formulier=self.waarden, door=gate.actor())
        return await self._gedaan(t("Uw besluit is bewaard."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def bezwaar_besluiten(self, form: dict[str, Any]):
        """Bezwaar beantwoorden: by someone who was not involved."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(grens_bezwaar_besluiten, grens_id=self.gekozen_id, formulier=self.waarden, door=gate.actor())
        return await self._gedaan(t("Uw antwoord is bewaard. De klant krijgt een brief."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def herzien(self, form: dict[str, Any]):
        """Herzien: it stops, or goes on until the next look."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(grens_herzien, grens_id=self.gekozen_id, formulier=self.waarden, door=gate.actor())
        return await self._gedaan(t("Bewaard. De klant krijgt een brief."))

    async def _gedaan(self, tekst: str):
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden = tekst, {}
            self._sluit()
        await self._haal()
        return rx.set_focus("melding")

    def _sluit(self) -> None:
        self.gekozen_id, self.gekozen = "", []
        self.besluiten_kan = self.bezwaar_kan = self.herzien_kan = False

    async def _haal(self) -> None:
        vandaag = clock.today()
        self.grenzen = [
            GrensWerk(
                row.id,
                row.klant or row.kenmerk,
                _werk_tekst(row),
                t("kijken op {dag}", dag=row.herzien_op),
                row.status is Grensstatus.VAN_KRACHT and row.herzien_op < vandaag,
            )
            for row in await read(grenzen, door=gate.actor())
        ]


class ContactafsprakenState(rx.State):
    """How we speak with this client, to the client alone."""

    geladen: bool = False
    loopt: bool = False
    wijze: str = ""
    tot: str = ""
    gekozen: list[Rij] = []
    antwoord: list[Rij] = []
    bezwaar_kan: bool = False
    bezwaar_tot: str = ""
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT)
    async def laden(self):
        """What holds, why, until when, and how to object."""
        schoon(self)
        self.waarden = {}
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def bezwaar_maken(self, form: dict[str, Any]):
        """Ik ben het er niet mee eens: someone who was not involved looks at it again."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(grens_bezwaar_maken, formulier=self.waarden, door=gate.actor())
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden = t("Wij hebben uw bezwaar ontvangen. U krijgt bericht wie ernaar kijkt."), {}
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        found = await read(eigen_grens, door=gate.actor(), taal=i18n.language())
        self.loopt = found is not None and found.status is Grensstatus.VAN_KRACHT
        self.gekozen, self.antwoord, self.bezwaar_kan = [], [], False
        self.wijze, self.tot, self.bezwaar_tot = "", "", ""
        if found is None:
            return
        self.wijze, self.tot = found.wijze, str(spoken(found.tot))
        self.gekozen = [
            Rij(t("Wat er gebeurde"), t("Op {dag}: {tekst}", dag=found.gebeurd_op, tekst=found.gebeurtenis)),
            Rij(t("Wat eraan voorafging"), found.aanleiding),
            Rij(t("Waarom wij dit afspreken"), f"{found.motivering} {found.reden}"),
            Rij(t("Geldt tot en met"), str(spoken(found.tot))),
            Rij(t("Wij kijken opnieuw op"), str(spoken(found.herzien_op))),
        ]
        if found.herziening:
            self.gekozen.append(Rij(t("Toen wij opnieuw keken"), found.herziening))
        if found.bezwaar_op:
            self.antwoord = [
                Rij(t("Uw bezwaar"), found.bezwaar),
                Rij(t("Wie kijkt ernaar"), found.bezwaar_bij),
                Rij(t("Ons antwoord"), _antwoord(found)),
            ]
        dag = found.bezwaar_tot
        self.bezwaar_kan = self.loopt and not found.bezwaar_op and dag is not None and clock.today() <= dag
        self.bezwaar_tot = t("Dit kan tot en met {dag}.", dag=dag) if dag else ""


def _antwoord(found: GrensDossier) -> str:
    if found.bezwaar_gegrond is None:
        return t("Nog niet. U krijgt bericht.")
    uitslag = t("U kreeg gelijk.") if found.bezwaar_gegrond else t("De afspraken blijven.")
    return f"{uitslag} {found.bezwaar_motivering}"


def _werk_tekst(row: GrensRegel) -> str:
    if row.status is Grensstatus.VOORGESTELD:
        return t("Voorstel: {maatregel}.", maatregel=row.maatregel.lower())
    if row.bezwaar_open:
        return t("{maatregel}, tot en met {dag}. Er is bezwaar gemaakt.", maatregel=row.maatregel, dag=row.tot)
    return t("{maatregel}, tot en met {dag}.", maatregel=row.maatregel, dag=row.tot)


def _rijen(d: GrensDossier) -> list[Rij]:
    rijen = [
        Rij(t("Klant"), d.klant or t("Onbekend")),
        Rij(t("Gebeurd op"), str(spoken(d.gebeurd_op))),
        Rij(t("Wat er gebeurde"), d.gebeurtenis),
        Rij(t("Wat eraan voorafging"), d.aanleiding),
        Rij(t("Maatregel"), d.maatregel),
        Rij(t("Waarom deze maatregel"), d.reden),
        Rij(t("Geldt tot en met"), str(spoken(d.tot))),
        Rij(t("Wij kijken opnieuw op"), str(spoken(d.herzien_op))),
        Rij(t("Voorgesteld door"), d.voorgesteld_door),
    ]
    if d.besloten_door:
        rijen += [Rij(t("Besloten door"), d.besloten_door), Rij(t("Reden van het besluit"), d.motivering)]
    if d.bezwaar_op:
        rijen += [Rij(t("Bezwaar van de klant"), d.bezwaar), Rij(t("Ons antwoord"), _antwoord(d))]
    return rijen
