"""Making an appointment, one question a page; and seeing, moving and cancelling those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import reflex as rx

from portal import clock, i18n, routes
from portal.database import perform, read
from portal.domain.afspraak.actions import (
    OP_PAPIER,
    MomentBezet,
    afspraak_afronden,
    afspraak_afzeggen,
    afspraak_maken,
    afspraak_verzetten,
    afspraakstap_bewaren,
    concept_afspraak,
    tolk_vastleggen,
    werktijden_bewaren,
)
from portal.domain.afspraak.model import Afspraakstatus, Tolkkeuze, Tolkstatus
from portal.domain.afspraak.queries import (
    AfspraakRegel,
    afspraak_als,
    afspraken_van,
    afspraken_vanaf,
    komende_afspraken_van,
    vrije_momenten_voor,
    werktijden_van,
)
from portal.domain.afspraak.rules import CONTROLEREN, STAP_BIJ_NAAM, STAPPEN, Moment, eerste_open_stap
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.contactmoment.model import Tolk
from portal.domain.contactmoment.rules import is_spoed
from portal.domain.hulp.actions import klant_helpen
from portal.domain.relatie.queries import persoonsgegevens
from portal.domain.shared.actor import Rol
from portal.domain.shared.invoer import BSN_MISSCHIEN, leesbaar_nummer
from portal.domain.shared.working_days import lokale_dag
from portal.i18n import say, spoken, t
from portal.state import gate
from portal.state.basis import adres, fout_bij, ingevuld, refusals, refused, schoon, te_vaak
from portal.state.contact import kantoren_met_code, vandaan
from portal.state.gate import policy
from portal.state.papier import PapierAfrondenState, klaar, papier_is_ingevoerd
from portal.state.signaal import gelukt, geopend, mislukt
from portal.view import Fout, Keuze, Rij, Taak
from portal.wiring import beleid

GELUKT = "gelukt"


@dataclass(frozen=True)
class AfspraakOpScherm:
    """An appointment in words for its reader."""

    id: str
    wanneer: str
    wat: str
    waar: str
    tolk: str
    tolkaanvraag_id: str
    tolk_open: bool
    mee: str
    kenmerk: str
    status: str
    kan_wijzigen: bool
    te_laat: str
    agenda: str
    vandaag: bool
    dringend: bool


class AfspraakState(rx.State):
    """The appointment that is being made, and what became of it."""

    stap: str = ""
    nummer: int = 1
    versie: int = 0
    waarden: dict[str, str] = {}
    vanaf: str = ""
    lijn: str = ""
    lijn_link: str = ""
    vraag_bsn: bool = False
    onderwerpen: list[Keuze] = []
    dagen: list[Keuze] = []
    tijden: list[Keuze] = []
    dag_tekst: str = ""
    rijen: list[Rij] = []
    kenmerk: str = ""
    samen: str = ""
    wanneer: str = ""
    waar: str = ""
    agenda: str = ""
    per_mail: str = ""
    belooft: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
    async def openen(self):
        """Open the question of this address with what was answered before; the page one came from goes along."""
        stap = _stap_van(str(self.router.url.path))
        door = gate.actor()
        if stap == GELUKT:
            self.stap = stap
            return None
        if stap == self.stap and refused(self):
            return None
        if door.klant_id is not None:
            stand = await read(concept_afspraak, relatie_id=door.klant_id)
            self.versie = stand.versie
            self.waarden = {k: v for k, v in stand.gegevens.items() if isinstance(v, str)}
            await self._vul_voor(door.klant_id)
        if stap == routes.AFSPRAAKSTAPPEN[0]:
            self.vanaf = vandaan(self.router.url.query_parameters.get("van", "")) or self.vanaf
            self.kenmerk, self.belooft = "", ""
        mag = [*[s.naam for s in STAPPEN], CONTROLEREN]
        mag = mag[: mag.index(eerste_open_stap(self.waarden)) + 1]
        if stap not in mag:
            return rx.redirect(adres(routes.afspraak_stap(mag[-1])))
        await geopend(self, routes.afspraak_stap(stap))
        schoon(self)
        self.vraag_bsn = False
        await self._toon(stap)
        return None

    @rx.event
    @policy(Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
    async def verder(self, form: dict[str, Any]):
        """Verder: keep the answers of this page and go to the next question."""
        stap = str(form.get("stap", ""))
        if stap not in STAP_BIJ_NAAM:
            return None
        getypt = {veld: waarde for veld, waarde in ingevuld(form).items() if veld != "stap"}
        eerder = dict(self.waarden)
        self.waarden = {**eerder, **getypt}
        with refusals(self):
            stand = await perform(
                afspraakstap_bewaren,
                stap=stap,
                formulier=getypt,
                gegevens=eerder,
                versie=self.versie,
                door=gate.actor(),
            )
        if refused(self):
            self.vraag_bsn = self.fout.get("vraag") == say(BSN_MISSCHIEN)
            await mislukt(self, routes.afspraak_stap(stap), [fout.veld for fout in self.fouten])
            return rx.set_focus("fouten" if self.fouten else "melding")
        await gelukt(self, routes.afspraak_stap(stap))
        self.versie, self.waarden = stand.versie, stand.gegevens
        namen = [*[s.naam for s in STAPPEN], CONTROLEREN]
        open_stap = eerste_open_stap(self.waarden)
        volgende = CONTROLEREN if open_stap == CONTROLEREN else namen[namen.index(stap) + 1]
        return rx.redirect(adres(routes.afspraak_stap(volgende)))

    @rx.event
    @policy(Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
    async def maken(self, form: dict[str, Any]):
        """Afspraak maken: whoever was second keeps what was typed and chooses between the nearest moments."""
        gekozen = str(form.get("moment", ""))[:40]
        gegevens = {**self.waarden, **({"moment": gekozen} if gekozen else {})}
        if gate.actor().rol is Rol.BEZOEKER and await te_vaak(self, "afspraak-ip"):
            return rx.set_focus("melding")
        op_papier = OP_PAPIER in (await self.get_state(PapierAfrondenState)).stromen
        try:
            with refusals(self, MomentBezet):
                if op_papier:
                    await papier_is_ingevoerd(OP_PAPIER, {"moment": gekozen})
                    return rx.redirect(klaar())
                afspraak = await perform(
                    afspraak_maken, gegevens=gegevens, vanaf=self.vanaf, taal=i18n.language(), door=gate.actor()
                )
        except MomentBezet as bezet:
            self.tijden = als_keuzes(bezet.dichtbij, met_dag=True)
            self.melding, self.melding_verder = say(bezet.reden), say(bezet.verder) if bezet.verder else ""
            return rx.set_focus("melding")
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.kenmerk, self.samen = afspraak.kenmerk, afspraak.medewerker
        self.wanneer, self.waar = str(spoken(afspraak.begin)), say(afspraak.waar)
        self.agenda = routes.agendabestand(afspraak.id) if gate.actor().klant_id is not None else ""
        self.per_mail = _bevestiging(self.waarden, gate.actor().klant_id is not None)
        self.waarden = {}
        return rx.redirect(adres(routes.afspraak_stap(GELUKT)))

    @rx.event
    @policy(Rol.BEZOEKER, Rol.KLANT)
    async def bel_mij(self):
        """Past er niets? Wij bellen u: a promise, with what was tried."""
        if gate.actor().rol is Rol.BEZOEKER and await te_vaak(self, "afspraak-ip"):
            return rx.set_focus("melding")
        geprobeerd = t("Zoekt een afspraak: {wat}. Er past geen tijd.", wat=self._in_het_kort())
        vraag = " ".join(deel for deel in (geprobeerd, self.waarden.get("vraag", "")) if deel)[:500]
        formulier = {k: self.waarden.get(k, "") for k in ("naam", "telefoon", "onderwerp", "tolk_taal", "geen_bsn")}
        formulier["begeleider"] = self.waarden.get("begeleider_naam", "")
        formulier["tolk"] = {Tolkkeuze.EIGEN: Tolk.ZELF, Tolkkeuze.BOEKEN: Tolk.WIJ}.get(
            Tolkkeuze(self.waarden.get("tolk", Tolkkeuze.GEEN)), Tolk.NEE
        )
        with refusals(self):
            belofte = await perform(
                terugbelverzoek_doen,
                formulier={**formulier, "vraag": vraag},
                vanaf=self.vanaf or routes.AFSPRAAK,
                taal=i18n.language(),
                door=gate.actor(),
            )
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.kenmerk, self.belooft = belofte.kenmerk, belofte.medewerker
        self.wanneer, self.waar = str(spoken(belofte.beloofd_voor)), leesbaar_nummer(belofte.telefoon)
        return rx.redirect(adres(routes.afspraak_stap(GELUKT)))

    async def _vul_voor(self, klant_id: str) -> None:
        """What we know already need not be typed."""
        eigen = await read(persoonsgegevens, relatie_id=klant_id)
        bekend = {
            "naam_bekend": eigen.naam,
            "telefoon_bekend": eigen.mobiel,
            "adres_bekend": ", ".join(eigen.adres),
            "tolk_taal_bekend": eigen.tolk_taal,
        }
        self.waarden = {**self.waarden, **bekend}

    async def _toon(self, stap: str) -> None:
        self.nummer = [*[s.naam for s in STAPPEN], CONTROLEREN].index(stap) + 1
        regels = beleid().regio.beleid_op(clock.today())
        taal = i18n.language()
        self.onderwerpen = [Keuze(o.code, o.naam_in(taal)) for o in regels.belofte.onderwerpen]
        gevoelig = regels.belofte.onderwerp(self.waarden.get("onderwerp", ""))
        snel = (gevoelig is not None and gevoelig.gevoelig) or is_spoed(self.waarden.get("vraag", ""), beleid())
        lijn = regels.belofte.directe_lijn if snel else ""
        self.lijn, self.lijn_link = (leesbaar_nummer(lijn), f"tel:{lijn.replace(' ', '')}") if lijn else ("", "")
        if stap in ("dag", "tijd"):
            momenten = await read(vrije_momenten_voor, gegevens=self.waarden)
            self.dagen = als_dagen(momenten)
            if stap == "tijd":
                dag = date.fromisoformat(self.waarden["dag"])
                self.dag_tekst = str(spoken_dag(dag))
                self.tijden = als_keuzes([m for m in momenten if lokale_dag(m.begin) == dag])
        if stap == CONTROLEREN:
            self.tijden = []
            self.rijen = self._rijen()
        self.stap = stap

    def _in_het_kort(self) -> str:
        return ", ".join((self._onderwerp(), _plaats_tekst(self.waarden.get("plaats", ""))))

    def _onderwerp(self) -> str:
        regels = beleid().regio.beleid_op(clock.today()).belofte
        onderwerp = regels.onderwerp(self.waarden.get("onderwerp", ""))
        return onderwerp.naam_in(i18n.language()) if onderwerp else ""

    def _rijen(self) -> list[Rij]:
        w = self.waarden

        def rij(vraag: str, antwoord: str, stap: str) -> Rij:
            return Rij(vraag, antwoord, adres(routes.afspraak_stap(stap)))

        plaats = _plaats_tekst(w["plaats"])
        mee = ", ".join(deel for deel in (w.get("begeleider_naam", ""), w.get("begeleider_email", "")) if deel)
        tolk = {
            Tolkkeuze.GEEN: t("Niet nodig"),
            Tolkkeuze.EIGEN: t("U brengt zelf iemand mee"),
            Tolkkeuze.BOEKEN: t("Wij regelen een tolk: {taal}", taal=w.get("tolk_taal", "")),
        }[Tolkkeuze(w["tolk"])]
        bereikbaar = ", ".join(d for d in (leesbaar_nummer(w["telefoon"]), w.get("email", "")) if d)
        return [
            rij(t("Wanneer"), str(spoken(datetime.fromisoformat(w["moment"]))), "dag"),
            rij(t("Waar"), f"{plaats}: {w['adres']}" if w.get("adres") else plaats, "waar"),
            rij(t("Waarover"), self._onderwerp(), "waarover"),
            *([rij(t("Uw vraag"), w["vraag"], "waarover")] if w.get("vraag") else []),
            rij(t("Tolk"), tolk, "tolk"),
            rij(t("Wie gaat er mee?"), mee or t("Niemand"), "tolk"),
            rij(t("Naam"), w["naam"], "gegevens"),
            rij(t("Bereikbaar"), bereikbaar, "gegevens"),
        ]


class AfsprakenState(rx.State):
    """The appointments of a client; at the desk, those of everyone from today on."""

    geladen: bool = False
    komend: list[AfspraakOpScherm] = []
    vandaag: list[AfspraakOpScherm] = []
    geweest: list[AfspraakOpScherm] = []
    waarden: dict[str, str] = {}
    bezig_id: str = ""
    bezig_met: str = ""
    bezig_wanneer: str = ""
    dagen: list[Keuze] = []
    dag: str = ""
    dag_tekst: str = ""
    tijden: list[Keuze] = []
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """The own appointments."""
        await self._opnieuw()

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def balie_laden(self):
        """Everyone's appointments from today on, and the own hours."""
        await self._opnieuw()
        await self._eigen_uren()

    @rx.event
    @policy(Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
    async def verzetten(self, afspraak_id: str):
        """Verzetten: choose another day first."""
        if not await self._kies(afspraak_id, "verzetten"):
            return rx.set_focus("melding")
        regel = await read(afspraak_als, afspraak_id=afspraak_id, door=gate.actor())
        momenten = await read(vrije_momenten_voor, gegevens=regel.gegevens, behalve=afspraak_id)
        self.dagen = als_dagen(momenten)
        return rx.set_focus("bezig")

    @rx.event
    @policy(Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
    async def dag_kiezen(self, form: dict[str, Any]):
        """Toon tijden: the free moments of this day."""
        schoon(self)
        dag = next((k for k in self.dagen if k.code == str(form.get("dag", ""))), None)
        if dag is None:
            return fout_bij(self, "dag", t("Kies een dag."))
        with refusals(self):
            regel = await read(afspraak_als, afspraak_id=self.bezig_id, door=gate.actor())
        if refused(self):
            return rx.set_focus("melding")
        momenten = await read(vrije_momenten_voor, gegevens=regel.gegevens, behalve=self.bezig_id)
        self.dag, self.dag_tekst = dag.code, dag.tekst
        self.tijden = als_keuzes([m for m in momenten if lokale_dag(m.begin).isoformat() == dag.code])
        return rx.set_focus("bezig")

    @rx.event
    @policy(Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
    async def tijd_kiezen(self, form: dict[str, Any]):
        """Verzet de afspraak: to this moment; when somebody else was first, the nearest ones are shown."""
        try:
            with refusals(self, MomentBezet):
                regel = await perform(
                    afspraak_verzetten,
                    afspraak_id=self.bezig_id,
                    moment=str(form.get("moment", ""))[:40],
                    door=gate.actor(),
                )
        except MomentBezet as bezet:
            self.tijden = als_keuzes(bezet.dichtbij, met_dag=True)
            self.melding, self.melding_verder = say(bezet.reden), say(bezet.verder) if bezet.verder else ""
            return rx.set_focus("melding")
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return await self._gedaan(t("De afspraak is verzet naar {moment}.", moment=regel.begin))

    @rx.event
    @policy(Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
    async def afzeggen_vragen(self, afspraak_id: str):
        """Afzeggen: are you sure?"""
        return rx.set_focus("bezig" if await self._kies(afspraak_id, "afzeggen") else "melding")

    @rx.event
    @policy(Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
    async def afzeggen(self, afspraak_id: str):
        """Ja, zeg af: the moment is free again."""
        with refusals(self):
            await perform(afspraak_afzeggen, afspraak_id=afspraak_id, door=gate.actor())
        if refused(self):
            return rx.set_focus("melding")
        return await self._gedaan(t("De afspraak is afgezegd."))

    @rx.event
    @policy(Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
    async def laat_staan(self):
        """Laat de afspraak staan: nothing changes."""
        self._niets_gekozen()
        return rx.set_focus("kop")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def voor_klant(self, contactmoment_id: str):
        """Maak een afspraak voor deze klant: the client's own screens open at the first question."""
        found = gate.who()
        with refusals(self):
            await perform(
                klant_helpen,
                contactmoment_id=contactmoment_id,
                sessie_id=found.sessie_id,
                tab=gate.tab_of(self),
                door=found.door,
            )
        return rx.set_focus("melding") if refused(self) else rx.redirect(adres(routes.AFSPRAAK))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def gekomen(self, afspraak_id: str, ja: bool):
        """Gekomen, or niet gekomen."""
        with refusals(self):
            await perform(afspraak_afronden, afspraak_id=afspraak_id, gekomen=ja, door=gate.actor())
        if refused(self):
            return rx.set_focus("melding")
        return await self._gedaan(t("Vastgelegd."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def tolk(self, tolkaanvraag_id: str, bevestigd: bool):
        """Tolk komt, or tolk kan niet."""
        with refusals(self):
            await perform(tolk_vastleggen, tolkaanvraag_id=tolkaanvraag_id, bevestigd=bevestigd, door=gate.actor())
        if refused(self):
            return rx.set_focus("melding")
        return await self._gedaan(t("Vastgelegd."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def uren_bewaren(self, form: dict[str, Any]):
        """Uren bewaren: the own hours for appointments."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(werktijden_bewaren, formulier=self.waarden, door=gate.actor())
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        await self._eigen_uren()
        return await self._gedaan(t("Uw uren zijn bewaard."))

    async def _eigen_uren(self) -> None:
        dagen, hoogstens = await read(werktijden_van, medewerker_id=str(gate.actor().medewerker_id))
        self.waarden = {"hoogstens": str(hoogstens)}
        for dag, (van, tot) in dagen.items():
            self.waarden |= {f"van_{dag}": i18n.clock_time(van), f"tot_{dag}": i18n.clock_time(tot)}

    async def _kies(self, afspraak_id: str, wat: str) -> bool:
        self._niets_gekozen()
        with refusals(self):
            regel = await read(afspraak_als, afspraak_id=afspraak_id, door=gate.actor())
            self.bezig_id, self.bezig_met, self.bezig_wanneer = regel.id, wat, str(spoken(regel.begin))
        return not refused(self)

    def _niets_gekozen(self) -> None:
        self.bezig_id, self.bezig_met, self.bezig_wanneer = "", "", ""
        self.dagen, self.tijden, self.dag, self.dag_tekst = [], [], "", ""
        schoon(self)

    async def _gedaan(self, tekst: str):
        await self._opnieuw()
        self.melding = tekst
        return rx.set_focus("melding")

    async def _opnieuw(self) -> None:
        self._niets_gekozen()
        klant = gate.actor().klant_id
        if klant is None:
            rows = await read(afspraken_vanaf, door=gate.actor())
        else:
            rows = await read(afspraken_van, relatie_id=klant)
        nu = clock.now()
        komend = [r for r in rows if r.status is Afspraakstatus.GEPLAND and (klant is None or r.einde > nu)]
        self.komend = [_op_scherm(r, klant is None) for r in sorted(komend, key=lambda r: r.begin)]
        self.vandaag = [r for r in self.komend if r.vandaag]
        self.geweest = [_op_scherm(r, klant is None) for r in rows if r not in komend]
        self.geladen = True


async def komende_afspraken(klant_id: str) -> list[Taak]:
    """What is coming, for the overview of the client."""
    rows = await read(komende_afspraken_van, relatie_id=klant_id)
    return [afspraaktaak(row, tolk_tekst(row), routes.MIJN_AFSPRAKEN) for row in rows]


def afspraaktaak(regel: AfspraakRegel, tolk: str, pad: str) -> Taak:
    """An appointment as something that is coming: with whom, where, and how it stands with the interpreter."""
    zonder_tolk = regel.tolk_status is Tolkstatus.GEWEIGERD
    return Taak(
        t("Afspraak met {naam}", naam=regel.medewerker),
        " ".join(deel for deel in (f"{_als_zin(say(regel.waar))}.", tolk) if deel),
        str(spoken(regel.begin)),
        adres(pad),
        zonder_tolk,
        "calendar",
    )


def _stap_van(pad: str) -> str:
    laatste = routes.without_language(pad).removeprefix(routes.AFSPRAAK).strip("/")
    return laatste or routes.AFSPRAAKSTAPPEN[0]


def spoken_dag(dag: date) -> str:
    """A day as people say it: maandag 23 november."""
    return i18n.weekday_of(datetime(dag.year, dag.month, dag.day, 12, tzinfo=clock.AMSTERDAM))


def als_dagen(momenten: Sequence[Moment]) -> list[Keuze]:
    """The days on which something is free, with how much."""
    aantal: dict[date, int] = {}
    for moment in momenten:
        dag = lokale_dag(moment.begin)
        aantal[dag] = aantal.get(dag, 0) + 1
    return [
        Keuze(
            dag.isoformat(),
            spoken_dag(dag),
            t("1 tijd vrij") if vrij == 1 else t("{aantal} tijden vrij", aantal=vrij),
        )
        for dag, vrij in aantal.items()
    ]


def als_keuzes(momenten: Sequence[Moment], *, met_dag: bool = False) -> list[Keuze]:
    """Moments to choose between, with who it is with."""
    return [
        Keuze(
            moment.begin.isoformat(),
            str(spoken(moment.begin)) if met_dag else i18n.time_of(moment.begin),
            t("met {naam}", naam=moment.medewerker),
        )
        for moment in momenten
    ]


def _plaats_tekst(plaats: str) -> str:
    soort, _, code = plaats.partition(":")
    namen = {code: f"{naam}, {regel}" for code, naam, regel in kantoren_met_code()}
    return {"thuis": t("Bij u thuis"), "telefoon": t("Aan de telefoon")}.get(soort) or namen.get(code, "")


def _bevestiging(waarden: dict[str, str], klant: bool) -> str:
    """Along which way the confirmation comes."""
    if klant or waarden.get("email"):
        return t("U krijgt een bevestiging. De dag ervoor krijgt u een herinnering.")
    return t("Schrijf dag, tijd en kenmerk op. Kunt u niet? Bel ons en noem het kenmerk.")


def tolk_tekst(regel: AfspraakRegel) -> str:
    """How it stands with the interpreter."""
    if regel.tolk is Tolkkeuze.EIGEN:
        return t("U brengt zelf iemand mee die tolkt.")
    if regel.tolk is Tolkkeuze.GEEN or regel.tolk_status is None:
        return ""
    return {
        Tolkstatus.GEVRAAGD: t("Tolk {taal}: gevraagd, nog geen antwoord.", taal=regel.tolk_taal),
        Tolkstatus.BEVESTIGD: t("Tolk {taal}: komt.", taal=regel.tolk_taal),
        Tolkstatus.GEWEIGERD: t("Tolk {taal}: deze tolk kan niet. Wij zoeken een andere.", taal=regel.tolk_taal),
    }[regel.tolk_status]


def _als_zin(tekst: str) -> str:
    return f"{tekst[:1].upper()}{tekst[1:]}"


def open_weekdagen() -> list[tuple[int, str]]:
    """The weekdays on which the office is open, with their names."""
    week = beleid().regio.beleid_op(clock.today()).openingstijden.week
    namen = (t("maandag"), t("dinsdag"), t("woensdag"), t("donderdag"), t("vrijdag"), t("zaterdag"), t("zondag"))
    return [(nummer, namen[nummer]) for nummer, tijden in enumerate(week) if tijden is not None]


def _op_scherm(regel: AfspraakRegel, balie: bool) -> AfspraakOpScherm:
    onderwerp = beleid().regio.beleid_op(clock.today()).belofte.onderwerp(regel.onderwerp)
    over = onderwerp.naam_in(i18n.language()) if onderwerp else ""
    wat = t("{medewerker}, over: {onderwerp}", medewerker=regel.medewerker, onderwerp=over)
    if balie:
        wat = t(
            "{telefoon}, met {medewerker}, over: {onderwerp}",
            telefoon=leesbaar_nummer(regel.telefoon),
            medewerker=regel.medewerker,
            onderwerp=over,
        )
        if regel.vraag:
            wat = f"{wat}. {regel.vraag}"
        if regel.collega_weg:
            wat = " ".join((t("{naam} is dan afwezig. Verzet deze afspraak.", naam=regel.medewerker), wat))
    nu = clock.now()
    gepland = regel.status is Afspraakstatus.GEPLAND
    op_tijd = balie or nu < regel.wijzigen_tot
    return AfspraakOpScherm(
        id=regel.id,
        wanneer=f"{spoken(regel.begin)}: {regel.naam}" if balie else str(spoken(regel.begin)),
        wat=wat,
        waar=_als_zin(say(regel.waar)),
        tolk=tolk_tekst(regel),
        tolkaanvraag_id=regel.tolkaanvraag_id,
        tolk_open=regel.tolk_status in (Tolkstatus.GEVRAAGD, Tolkstatus.GEWEIGERD),
        mee=regel.begeleider,
        kenmerk=regel.kenmerk,
        status={
            Afspraakstatus.GEPLAND: "" if regel.einde > nu or balie else t("geweest"),
            Afspraakstatus.AFGEZEGD: t("afgezegd"),
            Afspraakstatus.NAGEKOMEN: t("geweest"),
            Afspraakstatus.NIET_VERSCHENEN: t("niet gekomen"),
        }[regel.status],
        kan_wijzigen=gepland and op_tijd,
        te_laat="" if op_tijd or not gepland or regel.einde <= nu else t("Wilt u nog iets veranderen? Bel ons."),
        agenda=routes.agendabestand(regel.id) if gepland and not balie else "",
        vandaag=lokale_dag(regel.begin) <= lokale_dag(nu),
        dringend=balie and gepland and regel.collega_weg,
    )
