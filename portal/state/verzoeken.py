"""Verzoeken of the client: the list, a new one question by question, and one that runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import reflex as rx
from reflex.event import Event
from reflex.middleware import Middleware
from reflex.state import BaseState, StateUpdate

from portal import clock, i18n, routes
from portal.database import perform, read
from portal.domain.concept.actions import Stand, concept_van
from portal.domain.document.model import Documentstatus
from portal.domain.document.queries import Documentregel, documenten_bij
from portal.domain.hulp.papier import STROMEN
from portal.domain.relatie.queries import persoonsgegevens
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.invoer import BSN_MISSCHIEN, leesbaar_nummer
from portal.domain.verzoek.actions import (
    concept_soort,
    foto_weghalen,
    verzoek_aanvullen,
    verzoek_indienen,
    verzoek_intrekken,
    verzoekstap_bewaren,
)
from portal.domain.verzoek.model import OPEN, Verzoeksoort, Verzoekstatus
from portal.domain.verzoek.queries import (
    ONDERWERP_CONCEPT,
    Besluit,
    Verzoekbeeld,
    Verzoekregels,
    besluiten_van,
    eigen_verzoek,
    verzoeken_van,
)
from portal.domain.verzoek.rules import (
    ANDER_BESLUIT,
    BELLEN,
    CONTROLEREN,
    FORMULIEREN,
    FOTO,
    TWEEDE_PERSOON,
    UITKOMSTEN,
    eerste_open_stap,
    gevraagde_stappen,
    laatste_dag_bezwaar,
    spoed_nummers,
    stap_van,
    stappen_van,
    titel_van,
)
from portal.i18n import say, spoken, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.contact import telefoon_regio, vandaan
from portal.state.gate import policy
from portal.state.signaal import gelukt, geopend, mislukt
from portal.state.spoed import SpoedState
from portal.view import Fout, Moment, Rij
from portal.wiring import beleid

__all__ = ["ANDER_BESLUIT", "BELLEN", "CONTROLEREN", "FORMULIEREN", "FOTO", "Verzoeksoort"]


# On which of them somebody signs when they are sent on paper.
GETEKEND_OP_PAPIER = {soort: STROMEN[soort].formulier.tekenen for soort in FORMULIEREN}
# What the route for photos says in the address when all went well.
FOTO_GELUKT = "gelukt"


@dataclass(frozen=True)
class VerzoekOpScherm:
    """One line of a list of verzoeken."""

    id: str
    titel: str
    kenmerk: str
    status: str
    status_soort: str
    wie: str
    wanneer: str
    adres: str
    spoed: bool = False


@dataclass(frozen=True)
class FotoOpScherm:
    """A photo that was added; `bekijken` is empty while it may not be seen."""

    id: str
    naam: str
    over: str
    bekijken: str


@dataclass(frozen=True)
class GezegdOpScherm:
    """One thing that was said about a verzoek."""

    wie: str
    wanneer: str
    tekst: str
    van_ons: bool


@dataclass(frozen=True)
class Nummer:
    """A number to call, as it reads and as a phone dials it."""

    tekst: str
    link: str
    wie: str


@dataclass(frozen=True)
class KeuzeOpScherm:
    """A decision one can object to."""

    code: str
    tekst: str
    uitleg: str


class VerzoekenState(rx.State):
    """All verzoeken of the client."""

    geladen: bool = False
    open: list[VerzoekOpScherm] = []
    klaar: list[VerzoekOpScherm] = []

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """What runs first, then what is over."""
        rows = await read(verzoeken_van, relatie_id=gate.actor().klant_id)
        self.open = [op_scherm(row, routes.mijn_verzoek(row.id)) for row in rows if row.status in OPEN]
        self.klaar = [op_scherm(row, routes.mijn_verzoek(row.id)) for row in rows if row.status not in OPEN]
        self.geladen = True


class VerzoekNieuwState(rx.State):
    """The draft of one kind of verzoek, and the question that is on screen."""

    soort: str = ""
    stap: str = ""
    titel: str = ""
    naam: str = ""
    nummer: int = 1
    totaal: int = 1
    vorige: str = ""
    waarden: dict[str, str] = {}
    versie: int = 0
    vanaf: str = ""
    bewaard: str = ""
    besluiten: list[KeuzeOpScherm] = []
    rijen: list[Rij] = []
    fotos: list[FotoOpScherm] = []
    tab: str = ""
    spoed_titel: str = ""
    spoed_tekst: str = ""
    nummers: list[Nummer] = []
    wie_betaalt: str = ""
    termijn: str = ""
    vraag_bsn: bool = False
    gedaan: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def kiezen_laden(self):
        """The page a client came from goes along with what they ask."""
        self.vanaf = vandaan(self.router.url.query_parameters.get("van", ""))
        self.stap = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def openen(self):
        """Open the question of this address with what was answered before, on whatever device."""
        delen = str(self.router.url.path).rstrip("/").split("/")
        soort, stap = delen[-2], delen[-1]
        if soort not in FORMULIEREN:
            return rx.redirect(adres(routes.VERZOEK_NIEUW))
        kind = Verzoeksoort(soort)
        stand = await read(concept_van, relatie_id=gate.actor().klant_id, soort=concept_soort(kind))
        if stap not in _bereikbaar(kind, stand):
            return rx.redirect(adres(routes.verzoek_stap(kind, eerste_open_stap(kind, stand.gegevens))))
        uitslag = self.router.url.query_parameters.get("foto", "")
        bezig = stap == eerste_open_stap(kind, stand.gegevens) and stap != CONTROLEREN and stand.versie > 0
        await geopend(self, routes.verzoek_stap(kind, stap), onaf=bezig, bijgewerkt_op=stand.bijgewerkt_op)
        if (soort, stap) == (self.soort, self.stap) and refused(self) and not uitslag:
            # The connection was away for a moment: what was typed, and what is wrong with it, stays on screen.
            return None
        schoon(self)
        self.vraag_bsn = False
        self.gedaan = ""
        await self._toon(kind, stap, stand)
        if uitslag == FOTO_GELUKT:
            self.gedaan = t("De foto is toegevoegd.")
        else:
            self.melding, self.melding_verder = foto_uitslag(uitslag)
        return None

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def bewaren(self, form: dict[str, Any]):
        """Verder: keep the answers of this page and go to the next question."""
        soort, stap = str(form.get("soort", "")), str(form.get("stap", ""))
        if soort not in FORMULIEREN:
            return None
        kind = Verzoeksoort(soort)
        self.gedaan = ""
        getypt = ingevuld(form)
        self.waarden = {**self.waarden, **getypt}
        stand: Stand | None = None
        with refusals(self):
            stand = await perform(
                verzoekstap_bewaren,
                soort=kind,
                stap=stap,
                formulier=getypt,
                versie=_getal(getypt.get("versie", "")),
                door=gate.actor(),
            )
        if stand is None:
            self.vraag_bsn = say(BSN_MISSCHIEN) in self.fout.values()
            if self.melding:
                # Somebody saved this page elsewhere: go on from what is there now, and keep what was typed here.
                nu = await read(concept_van, relatie_id=gate.actor().klant_id, soort=concept_soort(kind))
                self.versie = nu.versie
            await mislukt(self, routes.verzoek_stap(kind, stap), [fout.veld for fout in self.fouten])
            return rx.set_focus("fouten" if self.fouten else "melding")
        await gelukt(self, routes.verzoek_stap(kind, stap))
        if stand.gegevens.get("spoed"):
            # The next page is about nothing else: two panels with numbers are one too many.
            (await self.get_state(SpoedState))._sluit()
        return rx.redirect(adres(routes.verzoek_stap(kind, _volgende(kind, stap, stand))))

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def foto_weg(self, document_id: str):
        """Weghalen: a photo leaves the draft."""
        if self.soort not in FORMULIEREN:
            return None
        self.gedaan = ""
        with refusals(self):
            await perform(foto_weghalen, soort=self.soort, document_id=document_id, door=gate.actor())
        if not refused(self):
            self.gedaan = t("De foto is weg.")
        await self._fotos(Verzoeksoort(self.soort))
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def indienen(self, form: dict[str, Any]):
        """Versturen: from the draft comes a verzoek with a promise."""
        soort = str(form.get("soort", ""))
        verzoek_id, self.gedaan = "", ""
        with refusals(self):
            verzoek_id = await perform(
                verzoek_indienen,
                soort=soort,
                versie=_getal(str(form.get("versie", ""))),
                vanaf=self.vanaf,
                door=gate.actor(),
            )
        if not verzoek_id:
            if soort in FORMULIEREN:
                kind = Verzoeksoort(soort)
                stand = await read(concept_van, relatie_id=gate.actor().klant_id, soort=concept_soort(kind))
                await self._toon(kind, CONTROLEREN, stand)
            return rx.set_focus("melding")
        self.stap = ""
        return rx.redirect(f"{adres(routes.mijn_verzoek(verzoek_id))}?verstuurd=ja")

    def _zeg_niets(self) -> None:
        self.melding = self.melding_verder = self.gedaan = ""

    async def _toon(self, kind: Verzoeksoort, stap: str, stand: Stand) -> None:
        klant = gate.actor().klant_id
        formulier, gegevens = FORMULIEREN[kind], stand.gegevens
        pagina = stap_van(kind, stap)
        namen = [s.naam for s in gevraagde_stappen(kind, gegevens)] + [CONTROLEREN]
        self.naam = say(formulier.titel)
        self.titel = say(pagina.titel) if pagina else t("Controleer uw verzoek")
        self.nummer, self.totaal = namen.index(stap) + 1, len(namen)
        vorige = namen[namen.index(stap) - 1] if stap != namen[0] else ""
        self.vorige = adres(routes.verzoek_stap(kind, vorige) if vorige else routes.VERZOEK_NIEUW)
        self.waarden = await self._waarden(klant, kind, gegevens)
        self.besluiten = []
        if kind is Verzoeksoort.BEZWAAR:
            self.besluiten = [besluit_keuze(besluit) for besluit in await read(besluiten_van, relatie_id=klant)]
        self.tab = gate.tab_of(self)
        await self._fotos(kind)
        self.rijen = antwoord_rijen(kind, gegevens, stand.ingevuld_door, self.besluiten)
        self.spoed_titel, self.spoed_tekst, self.nummers = spoed_op_scherm(str(gegevens.get("spoed", "")))
        regels = beleid().regio.beleid_op(clock.today()).verzoek
        self.wie_betaalt = (
            regels.wie_betaalt["en" if i18n.language() == "en" else "nl"] if kind is Verzoeksoort.REPARATIE else ""
        )
        self.termijn = _termijn_tekst(kind)
        moment = stand.bijgewerkt_op
        self.bewaard = t("Bewaard om {tijd}", tijd=i18n.time_of(moment)) if moment else ""
        self.versie, self.soort, self.stap = stand.versie, str(kind), stap

    async def _waarden(self, klant: str | None, kind: Verzoeksoort, gegevens: dict[str, Any]) -> dict[str, str]:
        waarden = {naam: waarde for naam, waarde in gegevens.items() if isinstance(waarde, str)}
        eigen = await read(persoonsgegevens, relatie_id=klant)
        waarden.setdefault("adres", ", ".join(deel.replace("  ", " ") for deel in eigen.adres))
        waarden.setdefault("telefoon", eigen.mobiel)
        if waarden["telefoon"]:
            waarden["telefoon"] = leesbaar_nummer(waarden["telefoon"]).replace("\N{NO-BREAK SPACE}", " ")
        if waarden.get("besluit_datum"):
            dag = date.fromisoformat(waarden["besluit_datum"])
            waarden |= {
                "besluit_datum_dag": str(dag.day),
                "besluit_datum_maand": str(dag.month),
                "besluit_datum_jaar": str(dag.year),
            }
        return waarden

    async def _fotos(self, kind: Verzoeksoort) -> None:
        rows = await read(
            documenten_bij, relatie_id=gate.actor().klant_id, onderwerp=ONDERWERP_CONCEPT, object_id=str(kind)
        )
        self.fotos = [foto_op_scherm(row) for row in rows]


class VerzoekState(rx.State):
    """One verzoek of the client, from received to decided."""

    geladen: bool = False
    verzoek_id: str = ""
    titel: str = ""
    kenmerk: str = ""
    status: str = ""
    status_soort: str = ""
    verstuurd: bool = False
    open: bool = False
    wacht: bool = False
    wie: str = ""
    hold: str = ""
    spoed_titel: str = ""
    spoed_tekst: str = ""
    nummers: list[Nummer] = []
    momenten: list[Moment] = []
    gezegd: list[GezegdOpScherm] = []
    rijen: list[Rij] = []
    fotos: list[FotoOpScherm] = []
    uitkomst: str = ""
    motivering: str = ""
    niet_eens: list[str] = []
    kan_bezwaar: bool = False
    tab: str = ""
    vraag_bsn: bool = False
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """Everything about this verzoek; somebody else's leads to the own list."""
        self.fouten, self.fout, self.waarden, self.vraag_bsn, self.geladen = [], {}, {}, False, False
        verzoek_id = str(self.router.url.path).rstrip("/").rsplit("/", 1)[-1]
        try:
            await self._haal(verzoek_id)
        except NietGevonden:
            return rx.redirect(adres(routes.MIJN_VERZOEKEN))
        vraag = self.router.url.query_parameters
        self.verstuurd = "verstuurd" in vraag
        uitslag = vraag.get("foto", "")
        self.melding, self.melding_verder = foto_uitslag(uitslag)
        if uitslag == FOTO_GELUKT:
            self.melding = t("De foto is toegevoegd.")
        self.geladen = True
        return None

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def aanvullen(self, form: dict[str, Any]):
        """Versturen: say something more."""
        getypt = ingevuld(form)
        self.waarden = getypt
        with refusals(self):
            await perform(verzoek_aanvullen, verzoek_id=self.verzoek_id, formulier=getypt, door=gate.actor())
        if refused(self):
            self.vraag_bsn = say(BSN_MISSCHIEN) in self.fout.values()
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.waarden, self.vraag_bsn = {"tekst": ""}, False
        await self._haal(self.verzoek_id)
        self.melding = t("Verstuurd. Wij lezen het.")
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def intrekken(self):
        """Stoppen: take the verzoek back."""
        with refusals(self):
            await perform(verzoek_intrekken, verzoek_id=self.verzoek_id, door=gate.actor())
        if not refused(self):
            await self._haal(self.verzoek_id)
            self.melding = t("Uw verzoek is gestopt.")
        return rx.set_focus("melding")

    def _zeg_niets(self) -> None:
        self.melding = self.melding_verder = ""

    async def _haal(self, verzoek_id: str) -> None:
        beeld: Verzoekbeeld = await read(eigen_verzoek, verzoek_id=verzoek_id, door=gate.actor())
        self.verzoek_id, self.kenmerk = beeld.id, beeld.kenmerk
        self.titel = say(titel_van(beeld.soort))
        self.status, self.status_soort = status_tekst(beeld.status)
        self.open, self.wacht = beeld.status in OPEN, beeld.status is Verzoekstatus.WACHT_OP_KLANT
        self.wie = _wie_en_wanneer(beeld)
        self.hold = _houdt_tegen(beeld)
        self.spoed_titel, self.spoed_tekst, self.nummers = spoed_op_scherm(beeld.spoed if self.open else "")
        self.momenten = momenten(beeld)
        self.gezegd = gezegd_op_scherm(beeld)
        self.rijen = antwoord_rijen(beeld.soort, beeld.antwoorden, beeld.ingevuld_door, [], links=False)
        self.fotos = [foto_op_scherm(foto) for foto in beeld.documenten]
        self.uitkomst = uitkomst_tekst(beeld)
        self.motivering = beeld.motivering
        self.kan_bezwaar = beeld.status is Verzoekstatus.AFGEHANDELD and beeld.soort in TWEEDE_PERSOON
        self.niet_eens = _niet_eens(beeld) if beeld.status is Verzoekstatus.AFGEHANDELD else []
        self.tab = gate.tab_of(self)


# --- in words ---------------------------------------------------------------------------------------------------------


def op_scherm(regel: Verzoekregels, pad: str, *, spoed: bool = False) -> VerzoekOpScherm:
    """A verzoek as one line, in words."""
    status, soort = status_tekst(regel.status)
    return VerzoekOpScherm(
        id=regel.id,
        titel=say(titel_van(regel.soort)),
        kenmerk=regel.kenmerk,
        status=status,
        status_soort=soort,
        wie=regel.behandelaar,
        wanneer=t("voor {moment}", moment=regel.voor) if regel.voor else "",
        adres=adres(pad),
        spoed=spoed and regel.spoed,
    )


def status_tekst(status: Verzoekstatus) -> tuple[str, str]:
    """How a verzoek stands, and the colour that repeats it."""
    return {
        Verzoekstatus.ONTVANGEN: (t("Ontvangen"), "info"),
        Verzoekstatus.IN_BEHANDELING: (t("Wij zijn bezig"), "info"),
        Verzoekstatus.WACHT_OP_KLANT: (t("Wij wachten op u"), "let-op"),
        Verzoekstatus.AFGEHANDELD: (t("Klaar"), "goed"),
        Verzoekstatus.INGETROKKEN: (t("Gestopt"), "info"),
    }[status]


def uitkomst_tekst(beeld: Verzoekbeeld) -> str:
    """How it ended, in words."""
    return say(dict(UITKOMSTEN[beeld.soort])[beeld.uitkomst]) if beeld.uitkomst else ""


def momenten(beeld: Verzoekbeeld) -> list[Moment]:
    """The status as steps: what happened, and what comes."""
    bezig = beeld.status not in (Verzoekstatus.ONTVANGEN, Verzoekstatus.INGETROKKEN)
    punten = [Moment(t("Ontvangen"), str(spoken(beeld.ontvangen_op)), True)]
    if beeld.status is Verzoekstatus.INGETROKKEN:
        return [*punten, Moment(t("Gestopt door u"), str(spoken(beeld.beeindigd_op or beeld.ontvangen_op)), True)]
    punten.append(Moment(t("In behandeling"), beeld.behandelaar if bezig else "", bezig))
    if beeld.status is Verzoekstatus.WACHT_OP_KLANT:
        punten.append(Moment(t("Wij wachten op uw antwoord"), t("De klok staat stil."), False))
    klaar = beeld.beeindigd_op
    wanneer = str(spoken(klaar)) if klaar else t("voor {moment}", moment=beeld.voor) if bezig and beeld.voor else ""
    return [*punten, Moment(t("Klaar"), wanneer, klaar is not None)]


def gezegd_op_scherm(beeld: Verzoekbeeld) -> list[GezegdOpScherm]:
    """What was said both ways; what a medewerker typed for the client says so."""
    return [
        GezegdOpScherm(
            wie=t("Klant, getypt door {naam}", naam=regel.door) if regel.namens_klant else regel.door or t("U (klant)"),
            wanneer=str(spoken(regel.op)),
            tekst=regel.tekst,
            van_ons=bool(regel.door) and not regel.namens_klant,
        )
        for regel in beeld.gezegd
    ]


def antwoord_rijen(
    soort: Verzoeksoort,
    gegevens: dict[str, Any],
    ingevuld_door: dict[str, str],
    besluiten: list[KeuzeOpScherm],
    *,
    links: bool = True,
) -> list[Rij]:
    """The answers as they were given, who filled them in for the client, and the way back to each question."""
    rijen = []
    for stap in stappen_van(soort):
        for veld in stap.velden:
            waarde = str(gegevens.get(veld.naam, ""))
            if not waarde and (veld.leeg is None or not links):
                continue
            if veld.soort == "keuze":
                waarde = next((say(tekst) for code, tekst in veld.keuzes if code == waarde), waarde)
            elif veld.soort == "besluit":
                gekozen = next((keuze.tekst for keuze in besluiten if keuze.code == waarde), "")
                waarde = str(gegevens.get("besluit_tekst", "")) or gekozen or t("Een ander besluit")
            elif veld.soort == "datum":
                waarde = str(spoken(date.fromisoformat(waarde)))
            elif veld.soort == "telefoon":
                waarde = leesbaar_nummer(waarde)
            if door := ingevuld_door.get(stap.naam):
                waarde = t("{antwoord} (ingevuld door {naam})", antwoord=waarde, naam=door)
            rijen.append(Rij(say(veld.vraag), waarde, adres(routes.verzoek_stap(soort, stap.naam)) if links else ""))
    return rijen


def foto_op_scherm(foto: Documentregel) -> FotoOpScherm:
    """A photo in words."""
    over = {
        Documentstatus.BESCHIKBAAR: f"{max(1, foto.grootte // 1024)} kB",
        Documentstatus.WACHT: t("Wij controleren deze foto nog. Hij is wel bewaard."),
        Documentstatus.GEWEIGERD: t("In deze foto zat een virus. Stuur een andere."),
    }[foto.status]
    if foto.toegevoegd_door:
        over = t("{over} Toegevoegd door {naam}.", over=over, naam=foto.toegevoegd_door)
    zichtbaar = foto.status is Documentstatus.BESCHIKBAAR
    return FotoOpScherm(foto.id, foto.naam, over, routes.document(foto.id) if zichtbaar else "")


class Fotowacht(Middleware):
    """A page that comes back from adding a photo begins without the notice of the photo before, for eyes and ears."""

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        if event.name.endswith(".hydrate_and_load") and "foto" in state.router.url.query_parameters:
            (await state.get_state(VerzoekNieuwState))._zeg_niets()
            (await state.get_state(VerzoekState))._zeg_niets()
        return None


def foto_uitslag(code: str) -> tuple[str, str]:
    """Why a photo that was sent could not be taken, and what to do; nothing when it could."""
    regels = beleid().regio.beleid_op(clock.today()).verzoek
    anders = t("Kies een andere foto. Of sla dit over.")
    return {
        "leeg": (t("U heeft nog geen foto gekozen."), t("Kies eerst een foto. Klik dan op de knop.")),
        "te-groot": (t("Deze foto is te groot."), t("Kies een foto tot {mb} MB.", mb=regels.foto_megabyte)),
        "te-veel-punten": (t("Deze foto is te groot."), anders),
        "soort": (t("Dit is geen foto die wij kunnen lezen."), t("Stuur een foto als JPG of PNG.")),
        "heic": (
            t("Deze foto is in HEIC gemaakt. Dat kunnen wij niet lezen."),
            t("Bewaar de foto als JPG. Stuur hem dan nog eens."),
        ),
        "pdf": (t("Een PDF kunnen wij hier niet aannemen."), t("Maak er een foto van. Of neem het mee naar kantoor.")),
        "stuk": (t("Deze foto is stuk. Wij kunnen hem niet openen."), anders),
        "virus": (t("In dit bestand zit een virus. Wij hebben het niet bewaard."), anders),
        "vol": (
            t("Wij kunnen nu geen foto's bewaren. Dat ligt aan ons."),
            t("Wat u typte, is bewaard. Ga verder zonder foto."),
        ),
        "te-veel": (
            t("U heeft al {aantal} foto's toegevoegd. Meer kan niet.", aantal=regels.fotos),
            t("Haal eerst een foto weg. Of vertel de rest in uw tekst."),
        ),
        "te-vaak": (t("U stuurde veel foto's achter elkaar."), t("Wacht een uur. Of ga verder zonder foto.")),
        "klaar": (t("Dit verzoek is al klaar."), t("Doe een nieuw verzoek, of bel ons.")),
    }.get(code, ("", ""))  # fmt: skip


def spoed_op_scherm(spoed: str) -> tuple[str, str, list[Nummer]]:
    """What to do about what cannot wait: what it is, what to do now, and whom to call first."""
    if not spoed:
        return "", "", []
    vandaag = clock.today()
    titel, tekst = {
        "gas": (t("Ruikt u gas? Bel nu."), t("Zet ramen open. Maak geen vuur en geen licht. Ga naar buiten.")),
        "water": (t("Lekt er water? Bel nu."), t("Draai de hoofdkraan dicht. Zet iets onder het lek.")),
        "verwarming": (t("Geen verwarming? Bel nu."), t("Wij komen zo snel als het kan.")),
        "slot": (t("Kan uw deur niet op slot? Bel nu."), t("Blijf thuis tot wij er zijn, als dat kan.")),
        "stroom": (t("Geen stroom? Bel nu."), t("Raak niets aan wat nat of heet is.")),
        "gevaar": (t("Is er gevaar? Bel nu 112."), t("Breng uzelf eerst in veiligheid. De rest komt later.")),
        "geweld": (t("Bent u niet veilig? Bel nu 112."), t("Breng uzelf eerst in veiligheid. Wij helpen u daarna.")),
        "zelfdoding": (t("Denkt u aan zelfdoding? Bel nu 113."), t("Er is dag en nacht iemand om mee te praten.")),
    }.get(spoed, (t("Dit kan niet wachten. Bel ons nu."), t("Wij zoeken samen met u naar hulp.")))
    bellen = [
        Nummer(nummer, f"tel:{nummer.replace(' ', '')}", _van_wie(nummer))
        for nummer in spoed_nummers(spoed, beleid(), vandaag)
    ]
    if not bellen and spoed == "gevaar":
        bellen = [Nummer("112", "tel:112", _van_wie("112"))]
    telefoon, link, _ = telefoon_regio()
    return titel, tekst, [*bellen, Nummer(telefoon, link, t("Wij, als wij open zijn"))]


def _van_wie(nummer: str) -> str:
    return {
        "112": t("Politie, brandweer, ambulance"),
        "113": t("Praten over zelfdoding"),
        "0800 9009": t("Storingsdienst gas en stroom, gratis"),
    }.get(nummer, t("Onze storingsdienst, dag en nacht"))


def besluit_keuze(besluit: Besluit) -> KeuzeOpScherm:
    """A decision to choose, with until when one is in time."""
    return KeuzeOpScherm(
        besluit.bericht_id,
        f"{besluit.onderwerp}, {spoken(besluit.op)}",
        t("Bezwaar kan tot en met {dag}.", dag=besluit.tot)
        if clock.today() <= besluit.tot
        else t("De laatste dag was {dag}. U mag toch bezwaar maken.", dag=besluit.tot),
    )


def _termijn_tekst(kind: Verzoeksoort) -> str:
    regels = beleid().regio.beleid_op(clock.today()).verzoek
    if kind in TWEEDE_PERSOON:
        eigen = regels.klacht if kind is Verzoeksoort.KLACHT else regels.bezwaar
        return t(
            "Binnen {dagen} werkdagen hoort u wie uw zaak behandelt. Binnen {weken} weken krijgt u ons besluit.",
            dagen=eigen.bevestigen_werkdagen,
            weken=eigen.beslissen_weken,
        )
    return t("U hoort binnen {dagen} werkdagen van ons.", dagen=regels.antwoord_werkdagen[kind.value])


def _wie_en_wanneer(beeld: Verzoekbeeld) -> str:
    if beeld.status not in OPEN:
        return ""
    if beeld.status is Verzoekstatus.WACHT_OP_KLANT:
        return t("{naam} wacht op uw antwoord. De klok staat stil.", naam=beeld.behandelaar)
    if beeld.voor is None:
        return t("{naam} behandelt uw verzoek.", naam=beeld.behandelaar)
    wie = {"naam": beeld.behandelaar, "moment": beeld.voor}
    if not beeld.genomen:
        return t("{naam} neemt uw verzoek op. U hoort van ons voor {moment}.", **wie)
    if beeld.verlengd:
        return t("{naam} heeft meer tijd nodig. U hoort de uitkomst voor {moment}.", **wie)
    return t("{naam} behandelt uw verzoek. U hoort de uitkomst voor {moment}.", **wie)


def _houdt_tegen(beeld: Verzoekbeeld) -> str:
    if beeld.houdt_tegen and beeld.status in OPEN:
        return t("Uw bezwaar is op tijd. Wij wachten met ons besluit tot uw bezwaar klaar is.")
    if beeld.op_tijd:
        return t("Uw bezwaar is op tijd.")
    if beeld.op_tijd is False:
        return t("Uw bezwaar kwam na de laatste dag. Wij kijken er toch naar. Soms kan er meer dan u denkt.")
    return ""


def _niet_eens(beeld: Verzoekbeeld) -> list[str]:
    regels = beleid().regio.beleid_op(clock.today()).verzoek
    zinnen = []
    if beeld.soort is Verzoeksoort.GEGEVENS_WISSEN:
        # AVG art. 12(4) and 77.
        zinnen.append(t("U kunt een klacht doen bij de Autoriteit Persoonsgegevens."))
    if beeld.soort in TWEEDE_PERSOON and beeld.beeindigd_op:
        dag = beeld.beeindigd_op.astimezone(clock.AMSTERDAM).date()
        laatste = laatste_dag_bezwaar(dag, regels.bezwaar.indienen_weken, beleid())
        zinnen.append(t("U kunt bezwaar maken tot en met {dag}.", dag=laatste))
    for loket in (regels.klachtencommissie, regels.huurcommissie):
        zinnen.append(f"{loket.naam}: {loket.telefoon}, {loket.website}")
    return zinnen


def _bereikbaar(kind: Verzoeksoort, stand: Stand) -> list[str]:
    """The pages this person may be on: those answered before, and the first one that was not."""
    namen = [stap.naam for stap in gevraagde_stappen(kind, stand.gegevens)]
    eerste = eerste_open_stap(kind, stand.gegevens)
    gedaan = [naam for naam in namen if stand.gegevens.get(f"gedaan_{naam}")]
    return [*gedaan, eerste]


def _volgende(kind: Verzoeksoort, stap: str, stand: Stand) -> str:
    if stand.gegevens.get("spoed") and not stand.gegevens.get(f"gedaan_{BELLEN}"):
        return BELLEN
    namen = [s.naam for s in gevraagde_stappen(kind, stand.gegevens)] + [CONTROLEREN]
    open_stap = eerste_open_stap(kind, stand.gegevens)
    volgende = namen[namen.index(stap) + 1] if stap in namen else open_stap
    return open_stap if namen.index(open_stap) < namen.index(volgende) else volgende


def _getal(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else -1
