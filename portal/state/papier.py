"""Paper: asking for a form, entering what came back, and saying what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import routes
from portal.database import perform, read
from portal.domain.concept.actions import concept_van
from portal.domain.hulp.papier import papier_afronden, papier_invoeren, papier_onvolledig, papier_versturen
from portal.domain.inschrijving.actions import CONCEPT, NogNietCompleet
from portal.domain.papier.model import Papierstatus
from portal.domain.papier.queries import open_formulieren
from portal.domain.shared.actor import Kanaal, Rol
from portal.i18n import t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused
from portal.state.gate import policy
from portal.view import Fout


@dataclass(frozen=True)
class FormulierOpScherm:
    """A form that came back, as the desk sees it."""

    id: str
    titel: str
    tekst: str
    wanneer: str
    in_invoer: bool


class OpPapierState(rx.State):
    """Asking for a form on paper."""

    te_vaak: bool = False
    verstuurd: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """Nothing asked yet; or too often, when the download said so."""
        self.te_vaak = self.router.url.query_parameters.get("te-vaak", "") == "ja"
        self.verstuurd, self.fouten, self.fout, self.melding, self.melding_verder = "", [], {}, "", ""

    @rx.event
    @policy(Rol.KLANT)
    async def versturen(self, form: dict[str, Any]):
        """Stuur het mij met de post: the form with what was filled in so far."""
        with refusals(self):
            self.verstuurd = await perform(papier_versturen, formulier=ingevuld(form), door=gate.actor())
        return rx.set_focus("melding" if refused(self) else "verstuurd")


class BaliePapierState(rx.State):
    """The forms that came back."""

    geladen: bool = False
    formulieren: list[FormulierOpScherm] = []
    gekozen_id: str = ""
    gekozen_titel: str = ""
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Which forms wait; and what was just entered."""
        klaar = self.router.url.query_parameters.get("klaar", "")
        self.waarden, self.gekozen_id, self.fouten, self.fout = {}, "", [], {}
        self.melding = self.melding_verder = ""
        if klaar == "ja":
            self.melding = t("Het formulier is ingevoerd. De klant krijgt een brief.")
        await self._haal()
        if "vastgelegd" in self.router.url.query_parameters:
            self.melding = t("Vastgelegd. De klant hoort van ons.")
            return rx.set_focus("melding")
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def invoeren(self, form: dict[str, Any]):
        """Invoeren: the client's own pages open in this tab, with the channel of a letter."""
        found = gate.who()
        getypt = ingevuld(form)
        self.waarden = getypt
        with refusals(self):
            await perform(
                papier_invoeren,
                formulier=getypt,
                sessie_id=found.sessie_id,
                tab=gate.tab_of(self),
                door=found.door,
            )
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(adres(routes.inschrijven_stap("naam")))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def kiezen(self, formulier_id: str):
        """Er ontbreekt iets: say what, and how we ask for it."""
        gekozen = next((rij for rij in self.formulieren if rij.id == formulier_id), None)
        if gekozen is None:
            return None
        self.gekozen_id, self.gekozen_titel, self.fouten, self.fout = gekozen.id, gekozen.titel, [], {}
        return rx.set_focus("ontbreekt-kop")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def terugleggen(self, form: dict[str, Any]):
        """Vastleggen: call, or write what is missing."""
        getypt = ingevuld(form)
        self.waarden = {**self.waarden, **getypt}
        with refusals(self):
            await perform(papier_onvolledig, formulier_id=self.gekozen_id, formulier=getypt, door=gate.actor())
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        # This tab acts for nobody any more, so its screens are emptied: the page opens anew and says what happened.
        return rx.redirect(f"{adres(routes.BALIE_PAPIER)}?vastgelegd=ja")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def posten(self, form: dict[str, Any]):
        """Met de post sturen: to a client we know."""
        getypt = ingevuld(form)
        self.waarden = {**self.waarden, **getypt}
        code = ""
        with refusals(self):
            code = await perform(papier_versturen, formulier=getypt, door=gate.actor())
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.waarden = {}
        self.melding = t("Formulier {code} gaat met de post.", code=code)
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        self.formulieren = [
            FormulierOpScherm(
                rij.id,
                " · ".join(deel for deel in (rij.code, rij.klant) if deel),
                t("Dit missen wij nog: {ontbreekt}", ontbreekt=rij.ontbreekt)
                if rij.ontbreekt
                else t("Wordt ingevoerd door {medewerker}.", medewerker=rij.medewerker),
                t("binnen op {dag}", dag=rij.ontvangen_op) if rij.ontvangen_op else "",
                rij.status is Papierstatus.ONTVANGEN,
            )
            for rij in await read(open_formulieren, door=gate.actor())
        ]
        self.geladen = True


class PapierAfrondenState(rx.State):
    """The last step of entering a form: the signature on it was seen."""

    is_papier: bool = False
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """Whether this tab enters a form."""
        self.is_papier = gate.actor().helpt and gate.actor().kanaal is Kanaal.BRIEF
        self.fouten, self.fout, self.melding, self.melding_verder = [], {}, "", ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def afronden(self, form: dict[str, Any]):
        """Inschrijven: what the client signed on paper is done."""
        door = gate.actor()
        stand = await read(concept_van, relatie_id=door.namens or "", soort=CONCEPT)
        try:
            with refusals(self, NogNietCompleet):
                await perform(papier_afronden, formulier=ingevuld(form), versie=stand.versie, door=door)
        except NogNietCompleet as onaf:
            return rx.redirect(adres(routes.inschrijven_stap(onaf.stap)))
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(f"{adres(routes.BALIE_PAPIER)}?klaar=ja")
