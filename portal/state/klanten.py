"""Finding a client, being in conversation, and helping on the client's own screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import routes
from portal.database import perform, read
from portal.domain.contactmoment.queries import Gesprek, gesprekken_van
from portal.domain.hulp.actions import (
    gesprek_afsluiten,
    gesprek_beginnen,
    klant_helpen,
    klant_laten_bevestigen,
    klanten_zoeken,
)
from portal.domain.hulp.queries import Klantbeeld, klantbeeld
from portal.domain.inschrijving.model import Inschrijvingstatus
from portal.domain.inschrijving.rules import CONTROLEREN, STAP_BIJ_NAAM
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.invoer import leesbaar_nummer
from portal.i18n import Bedrag, say, spoken, t
from portal.state import gate
from portal.state.basis import adres, refusals, refused
from portal.state.gate import policy
from portal.state.inschrijven import kanaal_tekst, taal_tekst
from portal.view import Fout, Rij, Taak


@dataclass(frozen=True)
class Gevonden:
    """One result of a search."""

    relatie_id: str
    naam: str
    wat: str


@dataclass(frozen=True)
class GesprekOpScherm:
    """A conversation as it stands in the dossier."""

    id: str
    kop: str
    wanneer: str
    samenvatting: str
    vervolg: str


class KlantenState(rx.State):
    """The search, and the verification before anything is told."""

    geladen: bool = False
    gezocht: bool = False
    gevonden: list[Gevonden] = []
    gekozen_id: str = ""
    gekozen_naam: str = ""
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """An empty search."""
        self.gezocht, self.gevonden, self.gekozen_id, self.waarden = False, [], "", {}
        self.fouten, self.fout, self.melding = [], {}, ""
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def zoeken(self, form: dict[str, Any]):
        """Zoeken: who this may be; each result is logged with the reason."""
        getypt = _getypt(form)
        self.waarden, self.gevonden, self.gekozen_id, self.gezocht = getypt, [], "", False
        with refusals(self):
            rows = await perform(klanten_zoeken, formulier=getypt, door=gate.actor())
            self.gezocht = True
            self.gevonden = [
                Gevonden(
                    r.relatie_id,
                    r.naam,
                    ", ".join(
                        d
                        for d in (t("geboren in {jaar}", jaar=r.geboortejaar) if r.geboortejaar else "", r.plaats)
                        if d
                    ),
                )
                for r in rows
            ]
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
        return rx.set_focus("verifieren")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def beginnen(self, form: dict[str, Any]):
        """Gesprek beginnen: who it is was verified; the klantbeeld opens."""
        getypt = _getypt(form)
        self.waarden = {**self.waarden, **getypt}
        gesprek = ""
        with refusals(self):
            gesprek = await perform(gesprek_beginnen, relatie_id=self.gekozen_id, formulier=getypt, door=gate.actor())
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(adres(routes.balie_klant(gesprek)))


class KlantState(rx.State):
    """The klantbeeld, during one conversation."""

    geladen: bool = False
    gesprek_id: str = ""
    naam: str = ""
    over: str = ""
    persoon: list[Rij] = []
    loopt: list[Taak] = []
    gesprekken: list[GesprekOpScherm] = []
    berichten: list[list[str]] = []
    kan_bevestigen: bool = False
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Everything about the client of this conversation; nothing when it is over or somebody else's."""
        self.fouten, self.fout, self.melding, self.waarden = [], {}, "", {}
        self.geladen = False
        gesprek = str(self.router.url.path).rstrip("/").rsplit("/", 1)[-1]
        try:
            beeld = await read(klantbeeld, contactmoment_id=gesprek, door=gate.actor())
        except NietGevonden:
            return rx.redirect(adres(routes.BALIE_KLANTEN))
        self._toon(beeld)
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
    async def afsluiten(self, form: dict[str, Any]):
        """Gesprek afsluiten: with a summary, and an answer or an appointment."""
        getypt = _getypt(form)
        self.waarden = getypt
        with refusals(self):
            await perform(gesprek_afsluiten, contactmoment_id=self.gesprek_id, formulier=getypt, door=gate.actor())
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(adres(routes.BALIE))

    def _toon(self, beeld: Klantbeeld) -> None:
        wie = beeld.persoon
        leeg = t("Niet ingevuld")
        self.gesprek_id = beeld.contactmoment_id
        self.naam = beeld.naam
        self.over = t("{kanaal}, over: {reden}", kanaal=kanaal_tekst(beeld.kanaal), reden=beeld.reden)
        self.persoon = [
            Rij(t("Geboortedatum"), str(spoken(wie.geboortedatum)) if wie.geboortedatum else leeg),
            Rij(t("Adres"), ", ".join(wie.adres) or leeg),
            Rij(t("E-mail"), wie.email or leeg),
            Rij(t("Mobiel"), leesbaar_nummer(wie.mobiel) if wie.mobiel else leeg),
            Rij(t("Bericht krijgt deze klant"), kanaal_tekst(wie.voorkeurskanaal)),
            Rij(t("Taal"), taal_tekst(wie.taal)),
            Rij(t("Tolk"), wie.tolk_taal or t("Niet nodig")),
        ]
        self.loopt = _loopt(beeld)
        self.gesprekken = [op_scherm(g) for g in beeld.gesprekken if g.id != beeld.contactmoment_id]
        self.berichten = [
            [b.onderwerp, str(spoken(b.gemaakt_op)), t("gelezen") if b.gelezen else t("nog niet gelezen")]
            for b in beeld.berichten
        ]
        self.kan_bevestigen = beeld.concept_stap == CONTROLEREN


def _loopt(beeld: Klantbeeld) -> list[Taak]:
    """What runs for this client: the draft and where it sticks, the inschrijving, the promises."""
    taken: list[Taak] = []
    if beeld.concept_stap:
        vraag = (
            say(STAP_BIJ_NAAM[beeld.concept_stap].titel) if beeld.concept_stap in STAP_BIJ_NAAM else t("Controleren")
        )
        tot = t("wordt bewaard tot {dag}", dag=beeld.concept_verloopt_op.date()) if beeld.concept_verloopt_op else ""
        taken.append(
            Taak(t("Inschrijving is niet af"), t("Bezig bij: {vraag}", vraag=vraag), tot, "", True, "pen-line")
        )
    stand = beeld.inschrijving
    if stand is not None:
        status = {
            Inschrijvingstatus.VOORLOPIG: t("wacht op betaling"),
            Inschrijvingstatus.LOPEND: t("loopt"),
            Inschrijvingstatus.GEANNULEERD: t("niet doorgegaan"),
            Inschrijvingstatus.BEEINDIGD: t("beëindigd"),
        }[stand.status]
        datum = t("Inschrijfdatum {datum}.", datum=stand.inschrijfdatum) if stand.inschrijfdatum else ""
        bedrag = stand.betaling.bedrag_cent if stand.betaling else 0
        open_bedrag = t("Nog te betalen: {bedrag}.", bedrag=Bedrag(bedrag)) if stand.betalen_tot else ""
        taken.append(
            Taak(
                t("Inschrijving {nummer}", nummer=stand.nummer),
                " ".join(deel for deel in (status, datum, open_bedrag) if deel),
                t("tot en met {dag}", dag=stand.betalen_tot or stand.geldig_tot)
                if stand.betalen_tot or stand.geldig_tot
                else "",
                "",
                stand.status is Inschrijvingstatus.VOORLOPIG,
                "list-checks",
            )
        )
    for belofte in beeld.beloften:
        taken.append(
            Taak(
                t("{naam} belt terug", naam=belofte.medewerker),
                belofte.vraag,
                t("voor {moment}", moment=belofte.beloofd_voor),
                "",
                belofte.te_laat,
                "phone-call",
            )
        )
    return taken


def op_scherm(gesprek: Gesprek) -> GesprekOpScherm:
    """A conversation in words for its reader."""
    if not gesprek.afgesloten:
        vervolg = t("Dit gesprek loopt nog.")
    elif gesprek.vervolg == "afspraak":
        vervolg = t("Wij spraken af: {afspraak}", afspraak=gesprek.afspraak)
    else:
        vervolg = t("De vraag is beantwoord.")
    return GesprekOpScherm(
        id=gesprek.id,
        kop=t(
            "{naam}, {kanaal}, over: {reden}",
            naam=gesprek.medewerker,
            kanaal=kanaal_tekst(gesprek.kanaal),
            reden=gesprek.reden,
        ),
        wanneer=str(spoken(gesprek.begonnen_op)),
        samenvatting=gesprek.samenvatting,
        vervolg=vervolg,
    )


class DossierState(rx.State):
    """The conversations as the client reads them."""

    geladen: bool = False
    gesprekken: list[GesprekOpScherm] = []

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """Every conversation with this client, newest first."""
        rows = await read(gesprekken_van, relatie_id=gate.actor().klant_id)
        self.gesprekken = [op_scherm(row) for row in rows]
        self.geladen = True


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
        return rx.set_focus("melding")


def _getypt(form: dict[str, Any]) -> dict[str, str]:
    return {k: v[:2000] for k, v in form.items() if isinstance(v, str)}
