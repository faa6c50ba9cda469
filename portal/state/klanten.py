"""Finding a client, being in conversation, and helping on the client's own screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.afspraak.actions import MomentBezet
from portal.domain.afspraak.model import Tolkkeuze
from portal.domain.belofte.rules import nieuwe_momenten
from portal.domain.contactmoment.actions import gespreksnotitie_bewaren
from portal.domain.contactmoment.model import Verificatie
from portal.domain.hulp.actions import (
    controlevragen_beantwoorden,
    geheim_adres_inzien,
    gesprek_afsluiten,
    gesprek_beginnen,
    klant_helpen,
    klant_laten_bevestigen,
    klanten_zoeken,
)
from portal.domain.hulp.inlogcode import inlogbrief_versturen, inlogcode_tonen
from portal.domain.hulp.queries import Klantbeeld, klantbeeld, open_gesprekken, verificatiewegen
from portal.domain.hulp.vervolg import momenten_in_gesprek
from portal.domain.inschrijving.rules import CONTROLEREN
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.invoer import leesbaar_nummer
from portal.domain.shared.working_days import lokale_dag
from portal.i18n import say, spoken, t, time_of
from portal.state import gate
from portal.state.afspraak import als_dagen, als_keuzes, spoken_dag
from portal.state.basis import adres, foute_schermcode, ingevuld, refusals, refused, schoon
from portal.state.contact import onderwerpen
from portal.state.dossier import GesprekOpScherm, op_scherm
from portal.state.gate import policy
from portal.state.inschrijven import kanaal_tekst, taal_tekst
from portal.state.klantbeeld import contactrijen, eerst_en_lopend, klanttaken
from portal.view import Fout, Keuze, Rij, Taak
from portal.wiring import beleid


@dataclass(frozen=True)
class Gevonden:
    """One result of a search."""

    relatie_id: str
    naam: str
    wat: str


@dataclass(frozen=True)
class Controlevraag:
    """One question to ask; the answer is not in it."""

    veld: str
    vraag: str


@dataclass(frozen=True)
class OpenGesprek:
    """A conversation that still has to be closed."""

    adres: str
    naam: str
    sinds: str


class KlantenState(rx.State):
    """The search, and the verification before anything is told."""

    geladen: bool = False
    gezocht: bool = False
    gevonden: list[Gevonden] = []
    open_gesprekken: list[OpenGesprek] = []
    gekozen_id: str = ""
    gekozen_naam: str = ""
    vragen: list[Controlevraag] = []
    nummers: str = ""
    te_vaak_fout: bool = False
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """An empty search, and the conversations that still have to be closed."""
        self.gezocht, self.gevonden, self.gekozen_id, self.waarden = False, [], "", {}
        schoon(self)
        rows = await read(open_gesprekken, medewerker_id=gate.actor().medewerker_id)
        self.open_gesprekken = [
            OpenGesprek(adres(routes.balie_klant(id_)), naam or t("Naam nog niet ingevuld"), str(spoken(sinds)))
            for id_, naam, sinds in rows
        ]
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def zoeken(self, form: dict[str, Any]):
        """Zoeken: who this may be; each result is logged with the reason."""
        getypt = ingevuld(form)
        self.waarden, self.gevonden, self.gekozen_id, self.gezocht = getypt, [], "", False
        with refusals(self):
            rows = await perform(klanten_zoeken, formulier=getypt, door=gate.actor())
            self.gezocht = True
            self.gevonden = [Gevonden(r.relatie_id, r.naam, r.plaats) for r in rows]
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.set_focus("resultaten")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def kiezen(self, relatie_id: str):
        """Dit is de klant: now make sure who it is."""
        gekozen = next((r for r in self.gevonden if r.relatie_id == relatie_id), None)
        if gekozen is None:
            return None
        self.gekozen_id, self.gekozen_naam = gekozen.relatie_id, gekozen.naam
        await self._vraag_wegen()
        return rx.set_focus("verifieren")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def beginnen(self, form: dict[str, Any]):
        """Gesprek beginnen: who it is was verified; the klantbeeld opens."""
        getypt = ingevuld(form)
        # What was answered is compared and then forgotten: the next try is typed anew.
        self.waarden = {**self.waarden, **{k: v for k, v in getypt.items() if not k.startswith("vraag_")}}
        gesprek, goed = "", True
        with refusals(self):
            if getypt.get("verificatie") == Verificatie.CONTROLEVRAGEN:
                goed = await perform(
                    controlevragen_beantwoorden,
                    relatie_id=self.gekozen_id,
                    formulier=getypt,
                    al_gezegd=self._al_gezegd(),
                    door=gate.actor(),
                )
            if goed:
                gesprek = await perform(
                    gesprek_beginnen, relatie_id=self.gekozen_id, formulier=getypt, door=gate.actor()
                )
        if not goed:
            await self._vraag_wegen()
            self.melding = t("Niet alle antwoorden kloppen. Vertel de klant niet welke.")
            self.melding_verder = (
                t("Bel terug op een bekend nummer, of vraag de klant om langs te komen.")
                if self.te_vaak_fout
                else t("Vraag het nog een keer, of bel terug op een bekend nummer.")
            )
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(adres(routes.balie_klant(gesprek)))

    def _al_gezegd(self) -> tuple[str, ...]:
        """What the search was made with: whoever said it proves nothing by saying it again."""
        geboren = "-".join(self.waarden.get(f"geboren_{deel}", "") for deel in ("dag", "maand", "jaar"))
        return (self.waarden.get("zoek", ""), geboren)

    async def _vraag_wegen(self) -> None:
        wegen = await read(verificatiewegen, relatie_id=self.gekozen_id, al_gezegd=self._al_gezegd(), door=gate.actor())
        self.vragen = [Controlevraag(f"vraag_{vraag}", vraag_tekst(vraag)) for vraag in wegen.vragen]
        self.nummers = t("Bel alleen dit nummer: {nummers}", nummers=", ".join(wegen.nummers)) if wegen.nummers else ""
        self.te_vaak_fout = wegen.te_vaak_fout


def vraag_tekst(vraag: str) -> str:
    """A question as the medewerker asks it."""
    return {
        "geboortedatum": t("Wat is uw geboortedatum?"),
        "postcode": t("Wat is uw postcode?"),
        "huisnummer": t("Wat is uw huisnummer?"),
        "inschrijfnummer": t("Wat is uw inschrijfnummer?"),
        "mobiel": t("Wat zijn de laatste 3 cijfers van uw mobiele nummer?"),
        "email": t("Wat is uw e-mailadres?"),
    }[vraag]


class KlantState(rx.State):
    """The klantbeeld, during one conversation."""

    geladen: bool = False
    gesprek_id: str = ""
    naam: str = ""
    over: str = ""
    persoon: list[Rij] = []
    geheim_adres: bool = False
    adres_gezien: str = ""
    contact: list[Rij] = []
    eerst: list[Taak] = []
    klanttaken: list[Taak] = []
    loopt: list[Taak] = []
    gesprekken: list[GesprekOpScherm] = []
    berichten: list[list[str]] = []
    kan_bevestigen: bool = False
    onderwerpen: list[Keuze] = []
    beldagen: list[Keuze] = []
    wens: dict[str, str] = {}
    dagen: list[Keuze] = []
    tijden: list[Keuze] = []
    gekozen_dag: str = ""
    al_gemaakt: str = ""
    bewaard: str = ""
    andere_taal: str = ""
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Everything about the client of this conversation; nothing when it is over or somebody else's."""
        schoon(self)
        self.waarden = {}
        self.geladen = False
        gesprek = str(self.router.url.path).rstrip("/").rsplit("/", 1)[-1]
        try:
            beeld = await read(klantbeeld, contactmoment_id=gesprek, door=gate.actor())
        except NietGevonden:
            return rx.redirect(adres(routes.BALIE_KLANTEN))
        self._toon(beeld)
        self.klanttaken = await klanttaken(beeld)
        self.geladen = True
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def helpen(self):
        """Help deze klant: the client's own screens open in this tab."""
        found = gate.who()
        with refusals(self):
            await perform(
                klant_helpen,
                contactmoment_id=self.gesprek_id,
                sessie_id=found.sessie_id,
                tab=gate.tab_of(self),
                door=found.door,
            )
        if refused(self):
            return rx.set_focus("melding")
        return rx.redirect(adres(routes.MIJN))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def inlogcode(self, form: dict[str, Any]):
        """Laat een code zien: the client reads it on the second screen, and nobody else does."""
        getoond = False
        with refusals(self):
            getoond = await perform(
                inlogcode_tonen, contactmoment_id=self.gesprek_id, formulier=ingevuld(form), door=gate.actor()
            )
        if not getoond and not refused(self):
            foute_schermcode(self)
        if self.fouten:
            return rx.set_focus("fouten")
        if getoond:
            self.melding = t("De code staat op het tweede scherm. De klant heeft 10 minuten.")
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def inlogbrief(self):
        """Stuur een brief met een code: to the address we know."""
        with refusals(self):
            await perform(inlogbrief_versturen, contactmoment_id=self.gesprek_id, door=gate.actor())
            self.melding = t("De brief met de code gaat naar het adres dat wij kennen.")
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def adres_inzien(self, form: dict[str, Any]):
        """Geheim adres bekijken: with a reason that the client reads, and only on this screen."""
        getypt = ingevuld(form)
        regels: tuple[str, ...] = ()
        with refusals(self):
            regels = await perform(
                geheim_adres_inzien, contactmoment_id=self.gesprek_id, formulier=getypt, door=gate.actor()
            )
        if refused(self):
            self.waarden = {**self.waarden, **getypt}
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.adres_gezien = ", ".join(regels) or t("Niet ingevuld")
        return rx.set_focus("adres-gezien")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def afsluiten(self, form: dict[str, Any]):
        """Gesprek afsluiten: with a summary, and an answer or an appointment."""
        getypt = ingevuld(form)
        self.waarden = {**self.waarden, **getypt}
        try:
            with refusals(self, MomentBezet):
                await perform(gesprek_afsluiten, contactmoment_id=self.gesprek_id, formulier=getypt, door=gate.actor())
        except MomentBezet as bezet:
            # The day of the nearest moments may be another one: each says its day itself.
            self.tijden = [Keuze("", t("Kies een tijd")), *als_keuzes(bezet.dichtbij, met_dag=True)]
            self.gekozen_dag = "dichtbij"
            self.melding, self.melding_verder = say(bezet.reden), t("Kies bij 5 een andere tijd.")
            return rx.set_focus("melding")
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(adres(routes.BALIE))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def wensen(self, veld: str, gekozen: str):
        """Waarover, waar, tolk: the days on which that can; then the times of a day."""
        if veld == "dag":
            self.gekozen_dag = gekozen if any(dag.code == gekozen for dag in self.dagen) else ""
        elif veld in ("onderwerp", "plaats", "tolk"):
            self.wens, self.gekozen_dag = {**self.wens, veld: gekozen}, ""
        with refusals(self):
            await self._momenten()

    async def _momenten(self) -> None:
        """What is free for what was chosen so far."""
        momenten = await read(momenten_in_gesprek, contactmoment_id=self.gesprek_id, wens=self.wens, door=gate.actor())
        self.dagen = [Keuze("", t("Kies een dag") if momenten else t("Kies eerst een plaats")), *als_dagen(momenten)]
        vrij = [m for m in momenten if lokale_dag(m.begin).isoformat() == self.gekozen_dag]
        self.tijden = [Keuze("", t("Kies een tijd") if vrij else t("Kies eerst een dag")), *als_keuzes(vrij)]

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def notitie(self, veld: str, tekst: str):
        """Each part of the notes is kept as soon as it is typed; the screen goes on with what is in the field."""
        with refusals(self):
            op = await perform(
                gespreksnotitie_bewaren,
                contactmoment_id=self.gesprek_id,
                veld=veld,
                tekst=tekst[:2000],
                door=gate.actor(),
            )
            self.bewaard = t("Bewaard om {tijd}.", tijd=time_of(op))

    def _toon(self, beeld: Klantbeeld) -> None:
        wie = beeld.persoon
        leeg = t("Niet ingevuld")
        self.gesprek_id = beeld.contactmoment_id
        self.naam = beeld.naam
        self.over = t(
            "{kanaal}, over: {reden}. {bewijs}",
            kanaal=kanaal_tekst(beeld.kanaal),
            reden=beeld.reden,
            bewijs=bewijs_tekst(beeld.verificatie, beeld.verificatie_bewijs),
        )
        self.persoon = [
            Rij(t("Geboortedatum"), str(spoken(wie.geboortedatum)) if wie.geboortedatum else leeg),
            Rij(t("Adres"), t("Geheim") if wie.geheim_adres else ", ".join(wie.adres) or leeg),
            Rij(t("E-mail"), wie.email or leeg),
            Rij(t("Mobiel"), leesbaar_nummer(wie.mobiel) if wie.mobiel else leeg),
        ]
        self.geheim_adres, self.adres_gezien = wie.geheim_adres, ""
        self.contact = contactrijen(beeld)
        self.eerst, self.loopt = eerst_en_lopend(beeld)
        self.gesprekken = [op_scherm(g) for g in beeld.gesprekken if g.id != beeld.contactmoment_id]
        self.berichten = [
            [b.onderwerp, str(spoken(b.gemaakt_op)), t("gelezen") if b.gelezen else t("nog niet gelezen")]
            for b in beeld.berichten
        ]
        nummer = leesbaar_nummer(beeld.nummer) if beeld.nummer else ""
        # What the client wished for an appointment that is coming says more than nothing.
        tolk_taal = wie.tolk_taal or next((a.tolk_taal for a in beeld.afspraken if a.tolk_taal), "")
        tolk = Tolkkeuze.BOEKEN if tolk_taal else Tolkkeuze.GEEN
        self.waarden = {
            **beeld.notities,
            "tolk": tolk,
            "tolk_taal": tolk_taal,
            "adres": ", ".join(wie.adres),
            "naam": "" if "@" in beeld.naam else beeld.naam,
            "telefoon": nummer,
            "bel_telefoon": nummer,
        }
        self.wens, self.gekozen_dag = {"tolk": tolk}, ""
        self.dagen, self.tijden = [Keuze("", t("Kies eerst een plaats"))], [Keuze("", t("Kies eerst een dag"))]
        self.al_gemaakt = (
            t("Al gemaakt in dit gesprek: {moment}. Kies geen plaats als dat klopt.", moment=beeld.al_gemaakt.begin)
            if beeld.al_gemaakt
            else ""
        )
        self.onderwerpen = onderwerpen()
        nu = clock.now()
        self.beldagen = [
            Keuze("", t("Kies een dag")),
            *(Keuze(str(lokale_dag(op)), spoken_dag(lokale_dag(op))) for op in nieuwe_momenten(nu, beleid())),
        ]
        self.bewaard = t("Bewaard om {tijd}.", tijd=time_of(beeld.bewaard_op)) if beeld.bewaard_op else ""
        self.andere_taal = taal_tekst(wie.taal) if wie.taal != "nl" else ""
        self.kan_bevestigen = beeld.concept_stap == CONTROLEREN


def bewijs_tekst(verificatie: str, bewijs: str) -> str:
    """How the medewerker knows who the client is, in words."""
    match verificatie:
        case Verificatie.IDENTITEIT_GEZIEN:
            return t("Gezien: {bewijs}.", bewijs=document_tekst(bewijs))
        case Verificatie.TERUGGEBELD:
            return t("Teruggebeld op {bewijs}.", bewijs=bewijs)
        case _:
            return t("Controlevragen goed: {bewijs}.", bewijs=bewijs)


def document_tekst(code: str) -> str:
    """A kind of document, in words."""
    return {
        "paspoort": t("paspoort"),
        "identiteitskaart": t("identiteitskaart"),
        "rijbewijs": t("rijbewijs"),
        "verblijfsdocument": t("verblijfsdocument"),
    }.get(code, "")


class BevestigenState(rx.State):
    """At the end of a draft that was filled in together: the client confirms, not the medewerker."""

    verstuurd: bool = False
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laten_bevestigen(self):
        """Laat de klant bevestigen: a message asks the client to log in, check, agree and pay."""
        with refusals(self):
            await perform(klant_laten_bevestigen, door=gate.actor())
        self.verstuurd = not refused(self)
        if self.verstuurd:
            self.melding = t("Verstuurd. De klant kan nu zelf inloggen, controleren en betalen.")
        return rx.set_focus("bevestigen-melding")
