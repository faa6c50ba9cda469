"""Promises on screen: the worklist of the desk by deadline, colleagues who are away, and a client's own promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.belofte.actions import (
    afwezigheid_beeindigen,
    afwezigheid_vastleggen,
    belofte_hervatten,
    belofte_inzien,
    belofte_nakomen,
    belofte_oppakken,
    belofte_pauzeren,
    belofte_verzetten,
    beloften_overnemen,
    nieuw_moment_afwijzen,
)
from portal.domain.belofte.model import Beloftestatus, Gebeurtenissoort
from portal.domain.belofte.queries import (
    Belofteregel,
    afwezigen,
    beloften_van,
    collegas,
    weekcijfers,
    werklijst,
)
from portal.domain.belofte.rules import Verwachting, nieuwe_momenten
from portal.domain.contactmoment.actions import contactverzoek_vastleggen
from portal.domain.contactmoment.model import Tolk, Wanneer
from portal.domain.contactmoment.queries import Contactbelofte, open_beloften
from portal.domain.shared.actor import Kanaal, Rol
from portal.i18n import spoken, t, weekday_of
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.contact import onderwerpen
from portal.state.gate import policy
from portal.state.inschrijven import kanaal_tekst
from portal.view import Fout, Keuze, Moment, Taak
from portal.wiring import beleid

# Where a promise of a kind is dealt with; one that is not here is finished on the list itself.
ADRESSEN: dict[str, Callable[[str], str]] = {
    "verzoek": routes.balie_verzoek,
    "maatwerk-besluit": lambda _: routes.BALIE_MAATWERK,
    "maatwerk-uitvoeren": lambda _: routes.BALIE_MAATWERK,
    "doorverwijzing": lambda _: routes.BALIE_DOORVERWIJZINGEN,
    "regie": lambda _: routes.BALIE_REGIE,
    "grens-besluit": lambda _: routes.BALIE_CONTACTAFSPRAKEN,
    "grens-herziening": lambda _: routes.BALIE_CONTACTAFSPRAKEN,
    "grens-bezwaar": lambda _: routes.BALIE_CONTACTAFSPRAKEN,
    "tolk": lambda _: routes.BALIE_AFSPRAKEN,
    "dossier-correctie": lambda _: routes.BALIE_DOSSIER,
    "afscherming-besluit": lambda _: routes.BALIE_AFGESCHERMD,
    "afscherming-herziening": lambda _: routes.BALIE_AFGESCHERMD,
}
PICTOGRAMMEN = {Kanaal.TELEFOON: "phone-call", Kanaal.EMAIL: "mail", Kanaal.BRIEF: "mail"}
FILTERS = ("alle", "mijn", "gevaar")
FORMULIEREN = ("klaar", "verzetten", "pauzeren", "verloop")


@dataclass(frozen=True)
class Beloftewerk:
    """One promise on the worklist."""

    id: str
    versie: int
    naam: str
    wat: str
    kanaal: str
    waar: str
    bellen: str
    vraag: str
    vanaf: str
    wensen: str
    van: str
    wanneer: str
    stand: str
    spoed: bool
    bezig: str
    zelf_bezig: bool
    van_mij: bool
    nee: bool
    pauze: str
    adres: str
    krijgt_bericht: bool
    vast: bool


@dataclass(frozen=True)
class Weg:
    """A colleague who is away."""

    id: str
    medewerker_id: str
    naam: str
    tekst: str
    beloften: int


class BelofteState(rx.State):
    """The worklist of everyone who is at the desk."""

    geladen: bool = False
    filter: str = ""
    werk: list[Beloftewerk] = []
    aantal: int = 0
    aantal_mijn: int = 0
    aantal_gevaar: int = 0
    open_id: str = ""
    open_wat: str = ""
    momenten: list[Keuze] = []
    onderwerpen: list[Keuze] = []
    collegas: list[Keuze] = []
    verloop: list[Moment] = []
    weg: list[Weg] = []
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Every promise by deadline."""
        schoon(self)
        self.waarden = {}
        self.filter, self.open_id, self.open_wat = "alle", "", ""
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def kijken(self):
        """Look again, every minute: what came in or is late stands there without a reload."""
        bezig = next((werk for werk in self.werk if werk.id == self.open_id), None)
        await self._haal()
        if bezig is not None:
            # Below it somebody may be typing: it stays as it was, and whoever was first is named on submit.
            andere = [werk for werk in self.werk if werk.id != bezig.id]
            plek = next((nummer for nummer, werk in enumerate(self.werk) if werk.id == bezig.id), 0)
            self.werk = [*andere[:plek], bezig, *andere[plek:]]

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def tonen(self, filter: str):  # noqa: A002 (what it is called on screen)
        """Alle, van mij, or in danger."""
        if filter in FILTERS:
            self.filter, self.open_id = filter, ""
            await self._haal()

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def openen(self, belofte_id: str, wat: str):
        """Open what one can do with a promise, below it; the same again closes it."""
        schoon(self)
        self.waarden = {}
        if wat not in FORMULIEREN or self._versie(belofte_id) is None or (belofte_id, wat) == self._geopend():
            self.open_id = self.open_wat = ""
            return None
        self.open_id, self.open_wat = belofte_id, wat
        if wat == "verloop":
            rows = await perform(belofte_inzien, belofte_id=belofte_id, door=gate.actor())
            self.verloop = [
                Moment(gebeurtenis_tekst(r.soort, r.medewerker), _wanneer_en_waarom(r.op, r.door, r.reden), True)
                for r in rows
            ]
        return rx.set_focus("belofte-doen")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def oppakken(self, belofte_id: str):
        """Ik doe dit: colleagues see who is busy with it; a colleague's promise becomes mine."""
        with refusals(self):
            await perform(
                belofte_oppakken, belofte_id=belofte_id, versie=self._versie(belofte_id) or 0, door=gate.actor()
            )
        return await self._gedaan(t("U doet dit nu. Uw collega's zien dat."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def klaar(self, form: dict[str, Any]):
        """Klaar: what came of it, and whether it was answered in one contact."""
        return await self._doe(belofte_nakomen, form, t("Klaar. De belofte is nagekomen."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def verzetten(self, form: dict[str, Any]):
        """Nieuw moment: the client hears the name, the moment and the reason."""
        return await self._doe(belofte_verzetten, form, t("Het nieuwe moment staat vast."), self._zelf_vertellen())

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def pauzeren(self, form: dict[str, Any]):
        """Pauze: the clock stops, the client reads why."""
        return await self._doe(belofte_pauzeren, form, t("De klok staat stil."), self._zelf_vertellen())

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def hervatten(self, belofte_id: str):
        """Ga verder: the clock goes on."""
        with refusals(self):
            await perform(
                belofte_hervatten, belofte_id=belofte_id, versie=self._versie(belofte_id) or 0, door=gate.actor()
            )
        return await self._gedaan(t("De klok loopt weer."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def afwezig_melden(self, form: dict[str, Any]):
        """Vastleggen: this colleague is away."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(afwezigheid_vastleggen, formulier=self.waarden, door=gate.actor())
        return await self._gedaan(t("Vastgelegd. Kijk hieronder wie de beloften overneemt."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def is_er_weer(self, afwezigheid_id: str):
        """Is er weer: the colleague gets promises again."""
        with refusals(self):
            await perform(afwezigheid_beeindigen, afwezigheid_id=afwezigheid_id, door=gate.actor())
        return await self._gedaan(t("Deze collega is er weer."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def overnemen(self, medewerker_id: str, zelf: bool):
        """Take over every promise of a colleague, oneself or divided over who has the fewest."""
        door, aantal = gate.actor(), 0
        with refusals(self):
            aantal = await perform(
                beloften_overnemen, van_id=medewerker_id, naar_id=door.medewerker_id if zelf else "", door=door
            )
        return await self._gedaan(
            t("1 belofte is overgenomen.") if aantal == 1 else t("{aantal} beloften zijn overgenomen.", aantal=aantal)
        )

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def vastleggen(self, form: dict[str, Any]):
        """Vastleggen: an e-mail or letter that came in, with its own term; who sent it is told."""
        self.waarden, tekst = ingevuld(form), ""
        with refusals(self):
            b = await perform(contactverzoek_vastleggen, formulier=self.waarden, door=gate.actor())
            tekst = t(
                "Vastgelegd, kenmerk {kenmerk}. {naam} geeft antwoord voor {moment}.",
                kenmerk=b.kenmerk,
                naam=b.medewerker,
                moment=b.beloofd_voor,
            )
        return await self._gedaan(tekst)

    async def _doe(self, use_case: Callable[..., None], form: dict[str, Any], gelukt: str, verder: str = ""):
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(
                use_case,
                belofte_id=self.open_id,
                versie=self._versie(self.open_id) or 0,
                formulier=self.waarden,
                door=gate.actor(),
            )
        return await self._gedaan(gelukt, verder)

    async def _gedaan(self, tekst: str, verder: str = ""):
        if self.fouten:
            return rx.set_focus("belofte-fouten")
        if not refused(self):
            self.melding, self.melding_verder, self.waarden = tekst, verder, {}
        self.open_id = self.open_wat = ""
        await self._haal()
        return rx.set_focus("belofte-melding")

    def _geopend(self) -> tuple[str, str]:
        return self.open_id, self.open_wat

    def _versie(self, belofte_id: str) -> int | None:
        """The version of a promise as it stands on this screen."""
        return next((werk.versie for werk in self.werk if werk.id == belofte_id), None)

    def _zelf_vertellen(self) -> str:
        """Who is no client gets no message: the medewerker still has to tell them."""
        return (
            t("Deze persoon krijgt geen bericht. Bel zelf.")
            if any(werk.id == self.open_id and not werk.krijgt_bericht for werk in self.werk)
            else ""
        )

    async def _haal(self) -> None:
        ik = str(gate.actor().medewerker_id)
        regels = await read(werklijst, door=gate.actor())
        vragen = {vraag.id: vraag for vraag in await read(open_beloften)}
        gevaar = [r for r in regels if r.verwachting in (Verwachting.DREIGT, Verwachting.TE_LAAT) or r.klant_zei_nee]
        mijn = [r for r in regels if r.medewerker_id == ik]
        self.aantal, self.aantal_mijn, self.aantal_gevaar = len(regels), len(mijn), len(gevaar)
        gekozen = {"mijn": mijn, "gevaar": gevaar}.get(self.filter, regels)
        self.werk = [_werk(r, vragen.get(r.object_id), ik) for r in gekozen]
        self.momenten = [
            Keuze(str(moment.astimezone(clock.AMSTERDAM).date()), weekday_of(moment))
            for moment in nieuwe_momenten(clock.now(), beleid())
        ]
        self.onderwerpen = onderwerpen()
        self.collegas = [Keuze("", t("Kies een collega")), *(Keuze(id_, naam) for id_, naam in await read(collegas))]
        self.weg = [
            Weg(
                w.id,
                w.medewerker_id,
                w.medewerker,
                t("Afwezig tot en met {dag}.", dag=w.tot) if w.tot else t("Afwezig tot nader bericht."),
                w.open_beloften,
            )
            for w in await read(afwezigen)
        ]


def _werk(regel: Belofteregel, vraag: Contactbelofte | None, ik: str) -> Beloftewerk:
    onderwerp = beleid().regio.beleid_op(clock.today()).belofte.onderwerp(regel.onderwerp)
    zelf_bezig = bool(regel.bezig) and regel.medewerker_id == ik
    waar = ADRESSEN.get(regel.soort)
    return Beloftewerk(
        id=regel.id,
        versie=regel.versie,
        naam=_wie(regel, vraag),
        wat=onderwerp.naam_in("nl") if onderwerp else ("" if vraag else regel.titel),
        kanaal=kanaal_tekst(regel.kanaal),
        waar=vraag.waar if vraag else "",
        bellen=vraag.telefoon if vraag else "",
        vraag=vraag.vraag if vraag else "",
        vanaf=vraag.vanaf if vraag else "",
        wensen=wensen_tekst(vraag) if vraag else "",
        van=t("Belofte van {naam}, kenmerk {kenmerk}.", naam=regel.medewerker, kenmerk=regel.kenmerk),
        wanneer=t("voor {moment}", moment=regel.voor),
        stand=regel.verwachting,
        spoed=regel.spoed,
        bezig=regel.bezig,
        zelf_bezig=zelf_bezig,
        van_mij=regel.medewerker_id == ik,
        nee=regel.klant_zei_nee,
        pauze=t("Wij wachten tot {moment} op: {reden}", moment=regel.pauze_tot, reden=regel.pauze_reden)
        if regel.pauze_tot
        else "",
        adres=adres(waar(regel.object_id)) if waar else "",
        krijgt_bericht=regel.relatie_id is not None,
        vast=regel.vast,
    )


def _wie(regel: Belofteregel, vraag: Contactbelofte | None) -> str:
    """Who asked; for whom, when that is somebody else."""
    if vraag is not None and vraag.namens_klant:
        return t("{naam}, voor {klant}", naam=vraag.naam, klant=regel.klant or t("Onbekend"))
    return (vraag.naam if vraag else "") or regel.klant or regel.titel


def wensen_tekst(vraag: Contactbelofte) -> str:
    """When it suits, who comes along, what has to be prepared, and what may be told."""
    delen = []
    if vraag.namens_klant:
        delen.append(t("Mag gegevens van de klant lezen. Kijk of de machtiging nog geldt."))
    if vraag.wanneer != Wanneer.ZO_SNEL_MOGELIJK:
        delen.append(t("Liefst in de ochtend.") if vraag.wanneer == Wanneer.OCHTEND else t("Liefst in de middag."))
    if vraag.tolk == Tolk.WIJ:
        minuten = beleid().regio.beleid_op(clock.today()).belofte.tolk_minuten
        delen.append(
            t("Tolk: {taal}. Regel de tolk eerst, dat kost {minuten} minuten.", taal=vraag.tolk_taal, minuten=minuten)
        )
    elif vraag.tolk == Tolk.ZELF:
        delen.append(t("Tolk: neemt zelf iemand mee. {taal}", taal=vraag.tolk_taal).strip())
    if vraag.begeleider:
        delen.append(t("Luistert mee: {naam}.", naam=vraag.begeleider))
    return " ".join(delen)


def gebeurtenis_tekst(soort: str, medewerker: str) -> str:
    """What happened to a promise, in a few words."""
    return {
        Gebeurtenissoort.BELOOFD: t("Beloofd door {naam}", naam=medewerker),
        Gebeurtenissoort.OVERGENOMEN: t("Overgenomen door {naam}", naam=medewerker),
        Gebeurtenissoort.VERZET: t("Nieuw moment"),
        Gebeurtenissoort.KLANT_ZEGT_NEE: t("Dit moment past de klant niet"),
        Gebeurtenissoort.GEPAUZEERD: t("De klok staat stil"),
        Gebeurtenissoort.HERVAT: t("De klok loopt weer"),
        Gebeurtenissoort.DREIGT: t("Dreigde te breken"),
        Gebeurtenissoort.TE_LAAT: t("Niet op tijd gedaan"),
        Gebeurtenissoort.NAGEKOMEN: t("Nagekomen"),
        Gebeurtenissoort.VERVALLEN: t("Niet meer nodig"),
    }[Gebeurtenissoort(soort)]


def _wanneer_en_waarom(op: Any, door: str, reden: str) -> str:
    return ". ".join(deel for deel in (str(spoken(op)), door, reden) if deel)


@dataclass(frozen=True)
class MijnBelofte:
    """One promise as its client sees it."""

    id: str
    taak: Taak
    pauze: str
    verzet: bool


class MijnBeloftenState(rx.State):
    """What we promised the client who is logged in."""

    beloften: list[MijnBelofte] = []
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """Every running promise: who, what, before when, and why it waits."""
        schoon(self)
        await self._haal()

    @rx.event
    @policy(Rol.KLANT)
    async def past_niet(self, belofte_id: str):
        """Dit moment past niet: a colleague looks at it first."""
        with refusals(self):
            await perform(nieuw_moment_afwijzen, belofte_id=belofte_id, door=gate.actor())
        if not refused(self):
            self.melding = t("Wij weten dat dit moment niet past. Wij bellen u om iets anders af te spreken.")
        await self._haal()
        return rx.set_focus("belofte-melding")

    async def _haal(self) -> None:
        regels = await read(beloften_van, relatie_id=gate.actor().klant_id)
        self.beloften = [_mijn(regel) for regel in regels]


def _mijn(regel: Belofteregel) -> MijnBelofte:
    wacht = regel.status is Beloftestatus.GEPAUZEERD
    verzet = regel.voor != regel.eerst_voor and not regel.klant_zei_nee and not wacht
    return MijnBelofte(
        id=regel.id,
        taak=Taak(
            titel=regel.titel,
            tekst=t("{naam} doet dit. Kenmerk {kenmerk}.", naam=regel.medewerker, kenmerk=regel.kenmerk),
            wanneer=t("de klok staat stil") if wacht else t("voor {moment}", moment=regel.voor),
            pictogram=PICTOGRAMMEN.get(regel.kanaal, "calendar"),
        ),
        pauze=t("Wij wachten op: {reden} Wij wachten tot {moment}.", reden=regel.pauze_reden, moment=regel.pauze_tot)
        if wacht and regel.pauze_tot
        else t("Dit moment past u niet. Wij bellen u om iets anders af te spreken.")
        if regel.klant_zei_nee
        else "",
        verzet=verzet,
    )


@dataclass(frozen=True)
class Staaf:
    """One week in the chart: where its bar stands and how high it is, in the units of the drawing."""

    x: int
    y: int
    hoogte: int
    tekst: str
    label: str


@dataclass(frozen=True)
class Grafiek:
    """A chart with the table that says the same."""

    staven: list[Staaf]
    rijen: list[list[str]]


class MonitorState(rx.State):
    """How it goes, per week."""

    geladen: bool = False
    op_tijd: Grafiek = Grafiek([], [])
    in_een_contact: Grafiek = Grafiek([], [])
    drempel: int = 0

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Promises kept and questions answered at once, of the last twelve weeks."""
        weken = await read(weekcijfers)
        self.drempel = beleid().regio.beleid_op(clock.today()).kleine_aantallen_drempel
        self.op_tijd = _grafiek([(w.maandag, w.aantal, w.op_tijd_procent) for w in weken])
        self.in_een_contact = _grafiek([(w.maandag, w.beantwoord, w.in_een_contact_procent) for w in weken])
        self.geladen = True


BREEDTE, HOOGTE = 50, 100


def _grafiek(weken: list[tuple[Any, int, int | None]]) -> Grafiek:
    """The oldest week stands left in the drawing, the newest on top of the table."""
    te_weinig = t("te weinig om te tonen")
    staven = [
        Staaf(
            x=nummer * BREEDTE,
            y=HOOGTE - (procent or 0),
            hoogte=procent or 0,
            tekst="" if procent is None else f"{procent}%",
            label=str(maandag.isocalendar().week),
        )
        for nummer, (maandag, _, procent) in enumerate(reversed(weken))
    ]
    rijen = [
        [
            t("Week van {dag}", dag=maandag),
            te_weinig if procent is None else f"{procent}%",
            "" if procent is None else str(aantal),
        ]
        for maandag, aantal, procent in weken
    ]
    return Grafiek(staven if any(procent is not None for _, _, procent in weken) else [], rijen)
