"""Who may act for a client, the second code, and for whom one acts oneself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.hulp.actions import klant_helpen
from portal.domain.machtiging.actions import (
    BEWIND,
    VERLENEN,
    bewind_beoordelen,
    bewind_vastleggen,
    machtiging_aan_balie_klaarzetten,
    machtiging_beantwoorden,
    machtiging_beeindigen,
    machtiging_beeindigen_voor_klant,
    machtiging_klaarzetten,
    machtiging_verlenen,
    machtigingscode_vragen,
    namens_beginnen,
)
from portal.domain.machtiging.model import Bewijs, Machtigingsoort, Machtigingstatus
from portal.domain.machtiging.queries import (
    MachtigingRegel,
    Uitnodiging,
    gebruik_van,
    klaargezet,
    machtigingen_in_gesprek,
    machtigingen_van,
    open_bewindvoorstellen,
    voor_wie,
)
from portal.domain.machtiging.rules import BESCHIKBAAR, RECHT_TEKST
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.i18n import say, spoken, t
from portal.state import gate
from portal.state.basis import Formulierstaat, adres, ingevuld, refusals, refused, schoon
from portal.state.bevestigen import bewezen, niet_gelukt, tweede_bewijs
from portal.state.gate import policy
from portal.view import Rij, TweedeBewijs
from portal.wiring import beleid


@dataclass(frozen=True)
class MachtigingOpScherm:
    """A machtiging in words for its reader."""

    id: str
    naam: str
    wie: str
    status: str
    status_soort: str
    rechten: list[str]
    tot: str
    loopt: bool
    kan_stoppen: bool


@dataclass(frozen=True)
class VoorWie:
    """A client one acts for, or who asks."""

    id: str
    klant: str
    vraag: str
    knop: str
    rechten: list[str]
    tot: str
    telt: bool
    kan_stoppen: bool


@dataclass(frozen=True)
class BewindOpScherm:
    """Proof of bewind or curatele that waits for a second medewerker."""

    id: str
    titel: str
    tekst: str
    wanneer: str


class MachtigingenState(Formulierstaat, rx.State):
    """Everyone who acts or acted for the client, and what they did."""

    machtigingen: list[MachtigingOpScherm] = []
    gebruik: list[list[str]] = []

    @rx.event
    @policy(Rol.KLANT)
    async def laden(self):
        """Who may do what for the client, and what they did."""
        schoon(self)
        wacht = await self._haal()
        # Only while somebody has to answer: an address that somebody made up confirms nothing.
        if wacht and "klaar" in self.router.url.query_parameters:
            self.melding = t("De machtiging is gegeven. De ander moet nu zelf inloggen en ja zeggen.")
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def stoppen(self, machtiging_id: str):
        """Stoppen: at once; whatever the helper is doing at this moment is refused."""
        with refusals(self):
            await perform(machtiging_beeindigen, machtiging_id=machtiging_id, door=gate.actor())
        if not refused(self):
            self.melding = t("Gestopt. Deze persoon kan nu niets meer voor u doen.")
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> bool:
        """Returns whether somebody still has to say yes."""
        klant = gate.actor().klant_id
        regels = await read(machtigingen_van, relatie_id=klant)
        self.machtigingen = [op_scherm(regel) for regel in regels]
        self.gebruik = [
            [str(spoken(regel.op)), regel.wie, say(regel.wat)] for regel in await read(gebruik_van, relatie_id=klant)
        ]
        return any(regel.status is Machtigingstatus.GEVRAAGD for regel in regels)


class MachtigenState(Formulierstaat, rx.State):
    """The form with which a client lets somebody act."""

    waarden: dict[str, str] = {}
    rechten: list[str] = []

    @rx.event
    @policy(Rol.KLANT)
    async def laden(self):
        """An empty form."""
        schoon(self)
        self.waarden, self.rechten = {}, []
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def klaarzetten(self, form: dict[str, Any]):
        """Verder: nothing counts yet; the second code is asked for on the next page."""
        found = gate.who()
        self.waarden = ingevuld(form)
        self.rechten = gekozen(self.waarden)
        with refusals(self):
            await perform(machtiging_klaarzetten, formulier=self.waarden, sessie_id=found.sessie_id, door=found.door)
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(adres(routes.MIJN_MACHTIGING_CODE))


class MachtigingCodeState(Formulierstaat, rx.State):
    """The page that asks for the second code."""

    rijen: list[Rij] = []
    tweede: TweedeBewijs = TweedeBewijs()

    @rx.event
    @policy(Rol.KLANT)
    async def laden(self):
        """What is about to be granted, and where the code went; when there is nothing, the page says so."""
        schoon(self)
        self.rijen = []
        await self._haal()
        self.geladen = True
        return rx.set_focus("melding") if niet_gelukt(self) else None

    @rx.event
    @policy(Rol.KLANT)
    async def bevestigen(self, form: dict[str, Any]):
        """Machtiging geven: with the code of this login, for what is on this page."""
        found = gate.who()
        regel = await read(klaargezet, relatie_id=found.door.klant_id)
        if regel is None:
            return rx.redirect(adres(routes.MIJN_MACHTIGINGEN))
        with refusals(self):
            if await bewezen(self, form, handeling=VERLENEN, object_id=regel.id):
                await perform(machtiging_verlenen, machtiging_id=regel.id, sessie_id=found.sessie_id, door=found.door)
                return rx.redirect(adres(routes.MIJN_MACHTIGINGEN) + "?klaar=ja")
        await self._haal()
        return rx.set_focus("fouten" if self.fouten else "melding")

    @rx.event
    @policy(Rol.KLANT)
    async def nieuwe_code(self):
        """Stuur een nieuwe code: the older one works no more."""
        found = gate.who()
        regel = await read(klaargezet, relatie_id=found.door.klant_id)
        if regel is None:
            return rx.redirect(adres(routes.MIJN_MACHTIGINGEN))
        with refusals(self):
            await perform(machtigingscode_vragen, machtiging_id=regel.id, sessie_id=found.sessie_id, door=found.door)
        if not refused(self):
            self.melding = t("Wij hebben een nieuwe code gestuurd.")
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        found = gate.who()
        regel = await read(klaargezet, relatie_id=found.door.klant_id)
        if regel is None:
            return
        self.rijen = [
            Rij(t("Wie"), f"{regel.naam}, {regel.contact}"),
            Rij(t("Mag voor u"), ", ".join(say(RECHT_TEKST[recht]) for recht in regel.rechten)),
            Rij(t("Tot en met"), str(spoken(regel.tot))),
        ]
        self.tweede = await tweede_bewijs(VERLENEN, regel.id) or TweedeBewijs()


class NamensState(Formulierstaat, rx.State):
    """For whom one may act, and who asks."""

    gevraagd: list[VoorWie] = []
    actief: list[VoorWie] = []

    @rx.event
    @policy(Rol.KLANT, Rol.GEMACHTIGDE, namens_klant=True)
    async def laden(self):
        """For whom one may act; whoever came here because something was refused is told so."""
        schoon(self)
        found = gate.who()
        if found.door.helpt:
            return
        if found.namens and found.door.machtiging is None:
            self.melding = t("U kunt nu niets meer doen voor {naam}. Er is niets veranderd.", naam=found.namens)
            self.melding_verder = t("De machtiging is gestopt, of u was een uur bezig. Druk op Stop om verder te gaan.")
        elif found.namens and "niet" in self.router.url.query_parameters:
            self.melding = t("Dit kan alleen {naam} zelf doen. Er is niets veranderd.", naam=found.namens)
            self.melding_verder = t("Wilt u iets voor uzelf doen? Druk dan eerst op Stop.")
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def antwoorden(self, machtiging_id: str, ja: bool):
        """Ja or Nee to acting for somebody."""
        with refusals(self):
            await perform(machtiging_beantwoorden, machtiging_id=machtiging_id, ja=ja, door=gate.actor())
        if not refused(self):
            self.melding = (
                t("U heeft ja gezegd. U kunt nu beginnen.") if ja else t("U heeft nee gezegd. Dat is doorgegeven.")
            )
        await self._haal()
        return rx.set_focus("namens-melding")

    @rx.event
    @policy(Rol.KLANT)
    async def beginnen(self, machtiging_id: str):
        """Ik doe dit voor ...: this tab acts for that client from here on."""
        found = gate.who()
        klant = ""
        with refusals(self):
            namens = await perform(
                namens_beginnen,
                machtiging_id=machtiging_id,
                sessie_id=found.sessie_id,
                tab=gate.tab_of(self),
                door=found.door,
            )
            klant = namens.relatie_id
        if not klant:
            await self._haal()
            return rx.set_focus("namens-melding")
        await gate.becomes(self, klant)
        return rx.redirect(adres(routes.MIJN))

    @rx.event
    @policy(Rol.KLANT)
    async def neerleggen(self, machtiging_id: str):
        """Ik doe dit niet meer: the helper ends it."""
        with refusals(self):
            await perform(machtiging_beeindigen, machtiging_id=machtiging_id, door=gate.actor())
        if not refused(self):
            self.melding = t("U doet dit niet meer. Wij hebben dat doorgegeven.")
        await self._haal()
        return rx.set_focus("namens-melding")

    async def _haal(self) -> None:
        rows = await read(voor_wie, relatie_id=gate.actor().relatie_id)
        self.gevraagd = [_voor_wie(row) for row in rows if row.gevraagd]
        self.actief = [_voor_wie(row) for row in rows if not row.gevraagd]


class MachtigingenAanBalieState(Formulierstaat, rx.State):
    """Who acts for the client of this conversation; granting at the desk, and proof of bewind or curatele."""

    gesprek_id: str = ""
    machtigingen: list[MachtigingOpScherm] = []
    waarden: dict[str, str] = {}
    rechten: list[str] = []

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Who acts for this client; nothing when the conversation is over or somebody else's."""
        self.geladen, self.waarden, self.rechten = False, {}, []
        schoon(self)
        self.gesprek_id = str(self.router.url.path).rstrip("/").rsplit("/", 2)[-2]
        try:
            await self._haal()
        except NietGevonden:
            return rx.redirect(adres(routes.BALIE_KLANTEN))
        self.geladen = True
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def vastleggen(self, form: dict[str, Any]):
        """Verder: a helper, to whom the client says yes; or proof of bewind or curatele, for a colleague."""
        self.waarden = ingevuld(form)
        self.rechten = gekozen(self.waarden)
        found = gate.who()
        helper = self.waarden.get("soort") == Machtigingsoort.HELPER
        action = machtiging_aan_balie_klaarzetten if helper else bewind_vastleggen
        gesprek = {"contactmoment_id": self.gesprek_id, "door": found.door}
        with refusals(self):
            await perform(action, formulier=self.waarden, **gesprek)
            if helper:
                await perform(klant_helpen, sessie_id=found.sessie_id, tab=gate.tab_of(self), **gesprek)
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.waarden, self.rechten = {}, []
        if helper:
            return rx.redirect(adres(routes.BALIE_BEVESTIGEN))
        self.melding = t("Vastgelegd. Een collega moet dit nog goedkeuren.")
        await self._haal()
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def stoppen(self, machtiging_id: str):
        """Stoppen, in conversation with the client."""
        with refusals(self):
            await perform(
                machtiging_beeindigen_voor_klant,
                contactmoment_id=self.gesprek_id,
                machtiging_id=machtiging_id,
                door=gate.actor(),
            )
            await self._haal()
        if not refused(self):
            self.melding = t("Gestopt. De klant krijgt daar bericht van.")
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        rows = await read(machtigingen_in_gesprek, contactmoment_id=self.gesprek_id, door=gate.actor())
        self.machtigingen = [op_scherm(row, medewerker=True) for row in rows]


class BewindState(Formulierstaat, rx.State):
    """Proof of bewind or curatele that waits for a second medewerker."""

    voorstellen: list[BewindOpScherm] = []

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """What waits."""
        schoon(self)
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def beoordelen(self, goedkeuring_id: str, akkoord: bool):
        """Goedkeuren or Afwijzen; never by whoever saw the proof."""
        with refusals(self):
            await perform(bewind_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=akkoord, door=gate.actor())
        if not refused(self):
            self.melding = t("Goedgekeurd. De klant krijgt bericht.") if akkoord else t("Afgewezen.")
        await self._haal()
        return rx.set_focus("bewind-melding")

    async def _haal(self) -> None:
        bewijzen = {
            Bewijs.BESCHIKKING: t("beschikking van de rechter"),
            Bewijs.REGISTER: t("uittreksel uit het register"),
        }
        self.voorstellen = [
            BewindOpScherm(
                v.id,
                t("{naam} als {soort} van {klant}", naam=v.naam, soort=soort_tekst(v.soort), klant=v.klant),
                t(
                    "Gezien: {bewijs}, door {naam}. Tot en met {tot}.",
                    bewijs=bewijzen[Bewijs(v.bewijs)],
                    naam=v.gevraagd_door,
                    tot=v.tot,
                ),
                str(spoken(v.gevraagd_op)),
            )
            for v in await read(open_bewindvoorstellen, soort=BEWIND, door=gate.actor())
        ]


def termijnen(van_rechtswege: bool = False) -> tuple[int, ...]:
    """For how many months one may choose; stands in the built page, and the use case checks it again."""
    regels = beleid().regio.beleid_op(clock.today()).machtigingen
    return regels.termijnen_van_rechtswege_maanden if van_rechtswege else regels.termijnen_maanden


def rechten_om_te_kiezen() -> list[tuple[str, str]]:
    """The rights that can be granted now, in words."""
    return [(str(recht), say(RECHT_TEKST[recht])) for recht in BESCHIKBAAR]


def op_scherm(regel: MachtigingRegel, *, medewerker: bool = False) -> MachtigingOpScherm:
    """A machtiging in words."""
    status, soort = {
        Machtigingstatus.VOORGESTELD: (t("wacht op een collega"), "info"),
        Machtigingstatus.GEVRAAGD: (t("moet nog ja zeggen"), "let-op"),
        Machtigingstatus.ACTIEF: (t("actief"), "goed"),
        Machtigingstatus.GEWEIGERD: (t("heeft nee gezegd"), "info"),
        Machtigingstatus.GESTOPT: (t("gestopt"), "info"),
        Machtigingstatus.VERLOPEN: (t("voorbij"), "info"),
    }[regel.status]
    loopt = regel.status in (Machtigingstatus.GEVRAAGD, Machtigingstatus.ACTIEF)
    return MachtigingOpScherm(
        id=regel.id,
        naam=regel.naam,
        wie=", ".join((soort_tekst(regel.soort), regel.contact)),
        status=status,
        status_soort=soort,
        rechten=[say(RECHT_TEKST[recht]) for recht in regel.rechten],
        tot=t("Tot en met {dag}", dag=regel.tot),
        loopt=loopt,
        kan_stoppen=loopt and (medewerker or regel.klant_mag_beeindigen),
    )


def _voor_wie(row: Uitnodiging) -> VoorWie:
    return VoorWie(
        id=row.id,
        klant=row.klant,
        vraag=t("Wilt u dit doen voor {naam}?", naam=row.klant),
        knop=t("Ik doe dit voor {naam}", naam=row.klant),
        rechten=[say(RECHT_TEKST[recht]) for recht in row.rechten],
        tot=t("Tot en met {dag}", dag=row.tot),
        telt=row.telt_vandaag,
        kan_stoppen=row.mag_stoppen,
    )


def soort_tekst(soort: Machtigingsoort) -> str:
    """By whose will somebody acts, in words."""
    return {
        Machtigingsoort.HELPER: t("helper"),
        Machtigingsoort.BEWINDVOERDER: t("bewindvoerder"),
        Machtigingsoort.CURATOR: t("curator"),
    }[soort]


def gekozen(waarden: dict[str, str]) -> list[str]:
    """The rights that were ticked, to keep them ticked."""
    return [str(recht) for recht in BESCHIKBAAR if waarden.get(f"recht_{recht}") == "ja"]
