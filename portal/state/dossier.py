"""The dossier: the client reads what was discussed, says what is not right and adds; a medewerker answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

import reflex as rx

from portal import i18n
from portal.database import perform, read
from portal.domain.afscherming.queries import Afgeschermd, afgeschermd_van
from portal.domain.contactmoment.dossier import dossier_aanvullen, dossier_corrigeren
from portal.domain.contactmoment.model import Correctieuitkomst, Notitiesoort, Vervolg
from portal.domain.contactmoment.queries import Gesprek, NotitieRegel, gesprekken_van
from portal.domain.hulp.dossier import correctie_beantwoorden, correctie_inzien, open_correcties
from portal.domain.shared.actor import Rol
from portal.i18n import spoken, t
from portal.state import gate
from portal.state.basis import ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.state.inschrijven import kanaal_tekst
from portal.view import Fout, Rij


@dataclass(frozen=True)
class NotitieOpScherm:
    """What the client wrote beside a conversation, and what we answered."""

    id: str
    kop: str
    tekst: str
    antwoord: str


@dataclass(frozen=True)
class GesprekOpScherm:
    """A conversation as it stands in the dossier."""

    id: str
    kop: str
    wanneer: str
    vraag: str
    samenvatting: str
    vervolg: str
    notities: list[NotitieOpScherm]
    klaar: bool
    wacht: bool


def op_scherm(gesprek: Gesprek) -> GesprekOpScherm:
    """A conversation in words for its reader."""
    if not gesprek.afgesloten:
        vervolg = t("Dit gesprek loopt nog.")
    elif gesprek.vervolg == Vervolg.AFSPRAAK:
        vervolg = t("Wij spraken af: {afspraak}", afspraak=gesprek.afspraak)
    elif gesprek.vervolg == Vervolg.BELOFTE:
        vervolg = gesprek.afspraak
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
        vraag=gesprek.vraag,
        samenvatting=gesprek.samenvatting,
        vervolg=vervolg,
        notities=[_notitie(notitie) for notitie in gesprek.notities],
        klaar=gesprek.afgesloten,
        wacht=any(_wacht(notitie) for notitie in gesprek.notities),
    )


def _wacht(notitie: NotitieRegel) -> bool:
    return notitie.soort is Notitiesoort.CORRECTIE and not notitie.uitkomst


def _notitie(notitie: NotitieRegel) -> NotitieOpScherm:
    wat = {"dag": notitie.op.date(), "naam": notitie.getypt_door}
    if notitie.soort is Notitiesoort.CORRECTIE:
        zelf, getypt = t("Dit klopt niet ({dag}):", **wat), t("Dit klopt niet ({dag}, getypt door {naam}):", **wat)
    else:
        zelf, getypt = t("Aanvulling ({dag}):", **wat), t("Aanvulling ({dag}, getypt door {naam}):", **wat)
    kop = getypt if notitie.getypt_door else zelf
    antwoord = {
        Correctieuitkomst.AANGEPAST: t(
            "{naam} heeft het aangepast: {antwoord}", naam=notitie.beantwoord_door, antwoord=notitie.antwoord
        ),
        Correctieuitkomst.BLIJFT: t(
            "{naam} past het niet aan: {antwoord}", naam=notitie.beantwoord_door, antwoord=notitie.antwoord
        ),
    }
    wacht = t("Een medewerker kijkt ernaar en antwoordt.") if _wacht(notitie) else ""
    uitkomst = antwoord[Correctieuitkomst(notitie.uitkomst)] if notitie.uitkomst else wacht
    return NotitieOpScherm(notitie.id, kop, notitie.tekst, uitkomst)


def _niet_te_lezen(niet: Afgeschermd) -> NotitieOpScherm:
    """A note that is withheld, as far as the client may know; its text once it was opened."""
    if niet.tekst:
        kop = t("Dit kon u eerst niet lezen ({dag}):", dag=niet.sinds)
        return NotitieOpScherm(f"open-{niet.sinds}", kop, niet.tekst, "")
    return NotitieOpScherm(
        f"dicht-{niet.sinds}",
        t("Hier staat iets wat u niet kunt lezen, sinds {dag}.", dag=niet.sinds),
        t("De reden is: {grond}.", grond=niet.grond),
        t("Wij kijken opnieuw op {dag}. Bent u het er niet mee eens? Dien dan een klacht in.", dag=niet.herzien_op),
    )


class DossierState(rx.State):
    """The conversations as the client reads them, and what they write beside one."""

    geladen: bool = False
    gesprekken: list[GesprekOpScherm] = []
    open_id: str = ""
    open_wat: str = ""
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """Every conversation with this client, newest first."""
        schoon(self)
        self.open_id, self.open_wat, self.waarden = "", "", {}
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def openen(self, gesprek_id: str, wat: str):
        """Dit klopt niet, or Aanvullen: a place to write, below the conversation; the same again closes it."""
        schoon(self)
        self.waarden = {}
        if wat not in tuple(Notitiesoort) or (gesprek_id, wat) == (self.open_id, self.open_wat):
            self.open_id, self.open_wat = "", ""
            return None
        self.open_id, self.open_wat = gesprek_id, wat
        return rx.set_focus("schrijven")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def versturen(self, form: dict[str, Any]):
        """Versturen: it stands beside the conversation; a correction gets an answer before a day."""
        self.waarden = ingevuld(form)
        given = {"contactmoment_id": self.open_id, "formulier": self.waarden, "door": gate.actor()}
        gelukt = t("Uw aanvulling staat erbij.")
        with refusals(self):
            if self.open_wat == Notitiesoort.CORRECTIE:
                belofte = await perform(dossier_corrigeren, **given)
                gelukt = t(
                    "{naam} kijkt ernaar en antwoordt voor {moment}.", naam=belofte.medewerker, moment=belofte.voor
                )
            else:
                await perform(dossier_aanvullen, **given)
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.open_id, self.open_wat, self.waarden, self.melding = "", "", {}, gelukt
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        klant = gate.actor().klant_id
        rows = await read(gesprekken_van, relatie_id=klant)
        niet_te_lezen: dict[str, list[Afgeschermd]] = defaultdict(list)
        for niet in await read(afgeschermd_van, relatie_id=klant, taal=i18n.language()):
            niet_te_lezen[niet.contactmoment_id].append(niet)
        self.gesprekken = [
            replace(gesprek, notities=[*gesprek.notities, *(_niet_te_lezen(n) for n in niet_te_lezen[gesprek.id])])
            for gesprek in (op_scherm(row) for row in rows)
        ]


@dataclass(frozen=True)
class CorrectieWerk:
    """One correction that waits."""

    id: str
    titel: str
    tekst: str
    wanneer: str


class BalieDossierState(rx.State):
    """Corrections that wait for an answer; what one says is shown, and logged, when it is opened."""

    geladen: bool = False
    correcties: list[CorrectieWerk] = []
    gekozen_id: str = ""
    gekozen: list[Rij] = []
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """The oldest first."""
        schoon(self)
        self.waarden = {}
        self.gekozen_id, self.gekozen = "", []
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def bekijken(self, notitie_id: str):
        """Bekijken: the conversation beside what the client says; the look is logged and visible to the client."""
        self.gekozen_id, self.gekozen, self.waarden = "", [], {}
        gevonden = None
        with refusals(self):
            gevonden = await perform(correctie_inzien, notitie_id=notitie_id, door=gate.actor())
        if gevonden is None:
            return rx.set_focus("melding")
        self.gekozen_id = gevonden.id
        self.gekozen = [
            Rij(t("Klant"), gevonden.klant),
            Rij(t("Gesprek op"), str(spoken(gevonden.gesprek_op))),
            Rij(t("De vraag was"), gevonden.vraag),
            Rij(t("Wij schreven"), gevonden.samenvatting),
            Rij(t("De klant zegt"), gevonden.tekst),
        ]
        return rx.set_focus("gekozen")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def beantwoorden(self, form: dict[str, Any]):
        """Antwoorden: corrected, or kept with the reason."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(correctie_beantwoorden, notitie_id=self.gekozen_id, formulier=self.waarden, door=gate.actor())
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden = t("Uw antwoord is bewaard. De klant krijgt bericht."), {}
            self.gekozen_id, self.gekozen = "", []
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        self.correcties = [
            CorrectieWerk(
                row.id,
                row.klant,
                t("Belooft: {naam}.", naam=row.medewerker) if row.medewerker else "",
                t("voor {moment}", moment=row.voor) if row.voor else "",
            )
            for row in await read(open_correcties, door=gate.actor())
        ]
