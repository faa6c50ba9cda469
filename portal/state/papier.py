"""Paper: asking for a form, entering what came back, and saying what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import reflex as rx

from portal import routes
from portal.database import perform, read
from portal.domain.concept.actions import concept_van
from portal.domain.hulp.papier import (
    STROMEN,
    formulieren_voor,
    papier_afronden,
    papier_invoeren,
    papier_onvolledig,
    papier_versturen,
    papieren_in_invoer,
)
from portal.domain.inschrijving.actions import NogNietCompleet
from portal.domain.papier.model import Papierstatus
from portal.domain.papier.queries import open_formulieren
from portal.domain.shared.actor import Rol
from portal.domain.toegang.actions import binnen_tempo
from portal.i18n import say, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.view import Fout, Keuze

# What anybody can download; the rest is for one person alone.
VOOR_IEDEREEN = tuple(stroom.formulier for stroom in STROMEN.values() if not stroom.persoonlijk)


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

    formulieren: list[Keuze] = []
    alleen_voor_u: list[Keuze] = []
    gekozen: str = ""
    te_vaak: bool = False
    verstuurd: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """Which forms there are for this person; what the download said when it gave none."""
        vraag = self.router.url.query_parameters
        self.te_vaak = vraag.get("te-vaak", "") == "ja"
        schoon(self)
        self.verstuurd = ""
        kan = await read(formulieren_voor, relatie_id=gate.actor().klant_id)
        self.formulieren = [Keuze(keuze.naam, say(keuze.titel)) for keuze in kan]
        self.alleen_voor_u = [keuze for keuze in self.formulieren if STROMEN[keuze.code].persoonlijk]
        gevraagd = vraag.get("formulier", "")
        bekend = gevraagd in {stroom.naam for stroom in VOOR_IEDEREEN}
        self.gekozen = gevraagd if bekend else VOOR_IEDEREEN[0].naam
        if "kies" in vraag:
            self.melding = t("Dit formulier is nu niet nodig. Kies een ander formulier.")

    @rx.event
    @policy(Rol.KLANT)
    async def versturen(self, form: dict[str, Any]):
        """Stuur het mij met de post: the form with what was filled in so far."""
        # The fields of the post have names of their own: the download beside it asks the same.
        getypt = {naam.removeprefix("post_"): waarde for naam, waarde in ingevuld(form).items()}
        self.verstuurd = ""
        with refusals(self):
            self.verstuurd = await perform(papier_versturen, formulier=getypt, door=gate.actor())
        self.fouten = [replace(fout, veld=f"post_{fout.veld}") for fout in self.fouten]
        self.fout = {f"post_{veld}": reden for veld, reden in self.fout.items()}
        if not refused(self):
            return rx.set_focus("verstuurd")
        return rx.set_focus("fouten" if self.fouten else "melding")


class BaliePapierState(rx.State):
    """The forms that came back."""

    geladen: bool = False
    formulieren: list[FormulierOpScherm] = []
    soorten: list[Keuze] = []
    gekozen_id: str = ""
    gekozen_titel: str = ""
    # Where entering begins, of a form of which the questions changed since it was printed.
    verder_naar: str = ""
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
        self.waarden, self.gekozen_id, self.verder_naar, self.fouten, self.fout = {}, "", "", [], {}
        self.melding = self.melding_verder = ""
        if klaar == "ja":
            self.melding = t("Het formulier is ingevoerd. De klant krijgt bericht.")
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
        if not await perform(binnen_tempo, soort="papier-code", wie=str(found.door.medewerker_id)):
            self.fouten, self.fout, self.melding_verder = [], {}, ""
            self.melding = t("U probeerde veel codes. Wacht een kwartier, of vraag een collega.")
            return rx.set_focus("melding")
        begonnen = None
        with refusals(self):
            begonnen = await perform(
                papier_invoeren,
                formulier=getypt,
                sessie_id=found.sessie_id,
                tab=gate.tab_of(self),
                door=found.door,
            )
        if begonnen is None:
            return rx.set_focus("fouten" if self.fouten else "melding")
        if begonnen.veranderd:
            # First what to look out for: on the client's pages the questions are as they are now.
            self.verder_naar = adres(begonnen.adres)
            await self._haal()
            return rx.set_focus("veranderd")
        return rx.redirect(adres(begonnen.adres))

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
                " · ".join(deel for deel in (rij.code, _titel(rij.stroom), rij.klant) if deel),
                t("Dit missen wij nog: {ontbreekt}", ontbreekt=rij.ontbreekt)
                if rij.ontbreekt
                else t("Wordt ingevoerd door {medewerker}.", medewerker=rij.medewerker),
                t("binnen op {dag}", dag=rij.ontvangen_op) if rij.ontvangen_op else "",
                rij.status is Papierstatus.ONTVANGEN,
            )
            for rij in await read(open_formulieren, door=gate.actor())
        ]
        self.soorten = [Keuze(naam, say(stroom.heet)) for naam, stroom in STROMEN.items()]
        self.geladen = True


class PapierAfrondenState(rx.State):
    """The last step of entering a form: what had to be seen on it was seen."""

    stromen: list[str] = []
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """Which forms are entered in this tab."""
        schoon(self)
        door = gate.actor()
        papieren = await read(papieren_in_invoer, door=door) if door.helpt else []
        self.stromen = [papier.stroom for papier in papieren]

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def afronden(self, form: dict[str, Any]):
        """What stands on the paper is done, as the client."""
        try:
            with refusals(self, NogNietCompleet):
                await papier_is_ingevoerd(str(form.get("stroom", "")), ingevuld(form))
        except NogNietCompleet as onaf:
            return rx.redirect(adres(routes.inschrijven_stap(onaf.stap)))
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(klaar())


async def papier_is_ingevoerd(stroom: str, getypt: dict[str, str]) -> None:
    """Finish the form of this flow that is entered in this tab, at the version of its draft as it is now."""
    door = gate.actor()
    concept = STROMEN[stroom].concept if stroom in STROMEN else ""
    versie = (await read(concept_van, relatie_id=door.namens or "", soort=concept)).versie if concept else 0
    await perform(papier_afronden, stroom=stroom, formulier=getypt, versie=versie, door=door)


def klaar() -> str:
    """Where a medewerker is told that a form was entered: this tab acts for nobody any more."""
    return f"{adres(routes.BALIE_PAPIER)}?klaar=ja"


def _titel(stroom: str) -> str:
    return say(STROMEN[stroom].heet) if stroom in STROMEN else ""
