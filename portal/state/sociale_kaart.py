"""Who else can help, near the client; and introducing a client to a partner, with consent and an outcome."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import reflex as rx

from portal import clock, i18n, routes
from portal.database import perform, read
from portal.domain.corporatie.policy import Partner
from portal.domain.shared.actor import Rol
from portal.domain.shared.invoer import leesbaar_nummer, parse_telefoon
from portal.domain.sociale_kaart.actions import (
    UITKOMST_TEKST,
    doorverwijzing_afronden,
    doorverwijzing_beantwoorden,
    doorverwijzing_intrekken,
    doorverwijzing_maken,
)
from portal.domain.sociale_kaart.model import Doorverwijzingstatus
from portal.domain.sociale_kaart.queries import (
    DoorverwijzingRegel,
    deelbaar_van,
    doorverwijzingen_van,
    open_doorverwijzingen,
)
from portal.domain.sociale_kaart.rules import DEELBAAR, ONDERWERPEN, gemeenten, partners_voor
from portal.i18n import say, spoken, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.contact import week_in_woorden
from portal.state.gate import policy
from portal.state.regie import gesprek_tonen
from portal.view import Fout, Keuze, Rij
from portal.wiring import beleid


@dataclass(frozen=True)
class PartnerOpScherm:
    """An organisation as people look for it."""

    code: str
    naam: str
    waarvoor: str
    telefoon: str
    bellen: str
    open: str
    kosten: str
    talen: str
    waar: str


class BuurtState(rx.State):
    """Help near you; what was asked is on this screen and nowhere else."""

    geladen: bool = False
    gezocht: bool = False
    gemeenten: list[Keuze] = []
    partners: list[PartnerOpScherm] = []
    gevonden: str = ""
    waarden: dict[str, str] = {}

    @rx.event
    @policy()
    async def laden(self):
        """Every partner, before a choice."""
        self.waarden, self.gezocht = {}, False
        vandaag = clock.today()
        self.gemeenten = [
            Keuze("", t("Alle gemeenten")),
            *(Keuze(naam, naam) for naam in gemeenten(beleid().sociale_kaart, vandaag)),
        ]
        self._toon()
        self.geladen = True

    @rx.event
    @policy()
    async def zoeken(self, form: dict[str, Any]):
        """Toon hulp: for this gemeente and this subject."""
        self.waarden = ingevuld(form)
        self._toon()
        self.gezocht = True
        return rx.set_focus("resultaten")

    def _toon(self) -> None:
        partners = partners_voor(
            beleid().sociale_kaart,
            clock.today(),
            gemeente=self.waarden.get("gemeente", ""),
            onderwerp=self.waarden.get("onderwerp", ""),
        )
        self.partners = [partner_op_scherm(partner) for partner in partners]
        aantal = len(partners)
        self.gevonden = (
            t("Wij vonden niemand")
            if not aantal
            else t("1 plek waar u hulp krijgt")
            if aantal == 1
            else t("{aantal} plekken waar u hulp krijgt", aantal=aantal)
        )


class DoorverwijzenState(rx.State):
    """A warm referral, during one conversation."""

    geladen: bool = False
    gesprek_id: str = ""
    terug: str = ""
    naam: str = ""
    partners: list[Keuze] = []
    bekend: list[Rij] = []
    deelbaar: list[Keuze] = []
    kenmerk: str = ""
    zelf: bool = False
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """The form, for the client of this conversation."""
        schoon(self)
        self.waarden, self.kenmerk = {}, ""
        self.geladen = False
        wie = await gesprek_tonen(self)
        if wie is None:
            return rx.redirect(adres(routes.BALIE_KLANTEN))
        kaart = beleid().sociale_kaart.op(clock.today())
        self.partners = [
            Keuze("", t("Kies een partner")),
            *(Keuze(p.code, f"{p.naam} ({', '.join(p.gemeenten)})") for p in kaart),
        ]
        bekend = await read(deelbaar_van, relatie_id=wie.relatie_id)
        self.deelbaar = [Keuze(code, say(DEELBAAR[code]), bekend[code]) for code in DEELBAAR if code in bekend]
        self.geladen = True
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def versturen(self, form: dict[str, Any]):
        """Doorverwijzen: at once after a spoken yes, else the client decides first."""
        self.waarden = ingevuld(form)
        with refusals(self):
            self.kenmerk = await perform(
                doorverwijzing_maken, contactmoment_id=self.gesprek_id, formulier=self.waarden, door=gate.actor()
            )
        self.zelf = self.waarden.get("toestemming") == "zelf"
        return rx.set_focus("fouten" if self.fouten else "melding" if self.melding else "kop")


@dataclass(frozen=True)
class Verwijzing:
    """One introduction, for its reader."""

    id: str
    titel: str
    tekst: str
    deelt: list[str]
    wanneer: str
    gevraagd: bool
    loopt: bool
    kenmerk: str


class DoorverwijzingenBalieState(rx.State):
    """Introductions of which the outcome is not known yet."""

    geladen: bool = False
    verwijzingen: list[Verwijzing] = []
    gekozen_id: str = ""
    gekozen: str = ""
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
        self.waarden, self.gekozen_id = {}, ""
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def kiezen(self, doorverwijzing_id: str):
        """Nagekeken: how did it go?"""
        gekozen = next((v for v in self.verwijzingen if v.id == doorverwijzing_id and v.loopt), None)
        if gekozen is None:
            return None
        self.gekozen_id, self.gekozen, self.waarden, self.fouten, self.fout = gekozen.id, gekozen.titel, {}, [], {}
        return rx.set_focus("gekozen")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def afronden(self, form: dict[str, Any]):
        """Bewaren: the outcome, which the client reads."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(
                doorverwijzing_afronden,
                doorverwijzing_id=self.gekozen_id,
                formulier=self.waarden,
                door=gate.actor(),
            )
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.gekozen_id = t("Bewaard. De klant krijgt bericht."), ""
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        self.verwijzingen = [
            # What is shared is between the client and the partner: a list of work does not need it.
            replace(
                _verwijzing(row, t("{klant} naar {partner}", klant=row.klant or t("Onbekend"), partner=row.partner)),
                deelt=[],
            )
            for row in await read(open_doorverwijzingen, door=gate.actor())
        ]


class MijnDoorverwijzingState(rx.State):
    """The introductions of the client, at `/mijn`."""

    geladen: bool = False
    verwijzingen: list[Verwijzing] = []
    mag_kiezen: bool = False
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """What waits for a yes, what runs, and how it went."""
        self.melding = ""
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def beantwoorden(self, doorverwijzing_id: str, ja: bool):
        """Ja or Nee to what would be shared."""
        with refusals(self):
            await perform(doorverwijzing_beantwoorden, doorverwijzing_id=doorverwijzing_id, ja=ja, door=gate.actor())
        if not refused(self):
            self.melding = (
                t("Wij hebben u voorgesteld. U krijgt hier ook een bericht over.")
                if ja
                else t("Wij delen niets. Dat is goed.")
            )
        await self._haal()
        return rx.set_focus("verwijzing-melding")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def intrekken(self, doorverwijzing_id: str):
        """Toestemming stoppen: the partner is asked to erase what we sent."""
        with refusals(self):
            await perform(doorverwijzing_intrekken, doorverwijzing_id=doorverwijzing_id, door=gate.actor())
        if not refused(self):
            self.melding = t("Uw toestemming is gestopt. Wij vragen de ander om alles te wissen.")
        await self._haal()
        return rx.set_focus("verwijzing-melding")

    async def _haal(self) -> None:
        self.mag_kiezen = gate.leest_alles()
        self.verwijzingen = [
            _verwijzing(row, row.partner)
            for row in await read(doorverwijzingen_van, relatie_id=gate.actor().klant_id)
            if row.status not in (Doorverwijzingstatus.GEWEIGERD, Doorverwijzingstatus.INGETROKKEN)
        ]


def onderwerpkeuzes() -> list[tuple[str, str]]:
    """What help can be about, in the language of the page."""
    return [(code, say(naam)) for code, naam in ONDERWERPEN.items()]


def partner_op_scherm(partner: Partner) -> PartnerOpScherm:
    """An organisation in the language of the visitor."""
    engels = i18n.language() == "en"
    return PartnerOpScherm(
        code=partner.code,
        naam=partner.naam,
        waarvoor=partner.waarvoor_en if engels else partner.waarvoor,
        telefoon=leesbaar_nummer(partner.telefoon),
        bellen=f"tel:{parse_telefoon(partner.telefoon)}",
        open=week_in_woorden(partner.openingstijden),
        kosten=partner.kosten_en if engels else partner.kosten,
        talen=", ".join(partner.talen),
        waar=", ".join(partner.gemeenten),
    )


def verwijzing_tekst(row: DoorverwijzingRegel) -> str:
    """How far an introduction is, or how it ended."""
    match row.status:
        case Doorverwijzingstatus.GEVRAAGD:
            return t("Wacht op toestemming, tot {dag}.", dag=row.toestemming_tot)
        case Doorverwijzingstatus.VERSTUURD:
            return t(
                "{naam} neemt contact op. {medewerker} kijkt of het lukt.",
                naam=row.contactpersoon,
                medewerker=row.medewerker,
            )
        case _:
            return f"{say(UITKOMST_TEKST[row.status])} {row.uitkomst}".strip()


def _verwijzing(row: DoorverwijzingRegel, titel: str) -> Verwijzing:
    return Verwijzing(
        id=row.id,
        titel=titel,
        tekst=verwijzing_tekst(row),
        deelt=[
            *(f"{say(DEELBAAR[code])}: {waarde}" for code, waarde in row.deelt),
            t("Uitleg: {tekst}", tekst=row.toelichting),
        ],
        wanneer=str(spoken(row.gevraagd_op)),
        gevraagd=row.status is Doorverwijzingstatus.GEVRAAGD,
        loopt=row.status is Doorverwijzingstatus.VERSTUURD,
        kenmerk=row.kenmerk,
    )
