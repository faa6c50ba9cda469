"""Somebody seems to be stuck: why a person is offered, and what the client does with the offer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import reflex as rx
from reflex.state import BaseState

from portal import clock, i18n, routes
from portal.database import perform, read
from portal.domain.afspraak.rules import STAP_BIJ_NAAM as AFSPRAAKSTAP_BIJ_NAAM
from portal.domain.hulp.queries import lopende_problemen
from portal.domain.inschrijving.rules import STAP_BIJ_NAAM
from portal.domain.inschrijving.vragen import VELD_BIJ_NAAM
from portal.domain.relatie.queries import persoonsgegevens
from portal.domain.shared.actor import Rol
from portal.domain.shared.invoer import leesbaar_nummer
from portal.domain.signaal.actions import (
    hulp_aannemen,
    hulp_afwijzen,
    liever_persoonlijk_kiezen,
    signaal_geven,
    stap_gelukt,
)
from portal.domain.signaal.queries import Vastloper, aanbod_op, bereikbaar, stroeve_plekken
from portal.domain.signaal.rules import VRAAGT_HULP, Aanbod, Waarneming, aanbod, is_herbezoek, is_stil
from portal.domain.verzoek.rules import FORMULIEREN
from portal.i18n import Zin, say, spoken, t
from portal.state import gate
from portal.state.basis import refusals, refused, te_vaak
from portal.state.gate import policy
from portal.state.spoed import SpoedState
from portal.view import Fout, Taak
from portal.wiring import beleid

MISLUKT, HERBEZOEK, STILTE, PROBLEMEN, GEVOELIG = "mislukt", "herbezoek", "stilte", "problemen", "gevoelig"


class SignaalState(rx.State):
    """The offer on screen. Of a visitor before login everything stays here; of a client the signals are kept."""

    plek: str = ""
    geopend_op: str = ""
    soort: str = ""
    uitleg: str = ""
    snel: bool = False
    meteen: bool = False
    nummer: str = ""
    stilte: int = 0
    bezocht: dict[str, int] = {}
    gezien: dict[str, int] = {}
    afgewezen: list[str] = []
    kenmerk: str = ""
    belooft: str = ""
    voor: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """A page without steps of its own: what was seen here before may be a reason to offer somebody."""
        await self._geopend(self._hier())

    @rx.event
    @policy()
    async def mijn_laden(self):
        """The own overview: several things that go wrong at the same time are a reason to offer somebody."""
        if gate.actor().rol is not Rol.KLANT:
            return
        problemen = await read(lopende_problemen, relatie_id=gate.actor().klant_id)
        await self._geopend(routes.MIJN, extra=[Waarneming(PROBLEMEN, len(problemen))])
        self.stilte = 0

    @rx.event
    @policy()
    async def stil(self):
        """The browser saw nothing happen for a long time; whether it was long enough is judged here."""
        stil = self.geopend_op and is_stil(
            datetime.fromisoformat(self.geopend_op), beleid=beleid().regio.signaal, nu=clock.now()
        )
        self.stilte = 0
        if stil and not self.soort:
            await self._signaal(STILTE)

    @rx.event
    @policy()
    async def vraag_hulp(self):
        """Ik kom er niet uit: the ways to a person, with the page already told."""
        if self.plek != self._hier():
            await self._geopend(self._hier())
        await self._signaal(VRAAGT_HULP)
        return rx.set_focus("aanbod")

    @rx.event
    @policy(Rol.KLANT)
    async def bel_mij(self):
        """Bel mij terug, in one tap: who calls and before when."""
        if await te_vaak(self, "contactverzoek-ip"):
            return rx.set_focus("aanbod")
        with refusals(self):
            belofte = await perform(
                hulp_aannemen,
                plek=self.plek,
                soort=self.soort or VRAAGT_HULP,
                waar=waar(self.plek),
                taal=i18n.language(),
                door=gate.actor(),
            )
        if refused(self):
            self.meteen = False
            return rx.set_focus("aanbod")
        self.kenmerk, self.belooft = belofte.kenmerk, belofte.medewerker
        self.voor = str(spoken(belofte.beloofd_voor))
        return rx.set_focus("aanbod")

    @rx.event
    @policy()
    async def nee(self):
        """Nee, ik ga zelf verder: no more is offered on this page."""
        if self.soort and self.plek:
            self.afgewezen = [*{*self.afgewezen, self.plek}]
            if gate.actor().rol is Rol.KLANT:
                await perform(hulp_afwijzen, plek=self.plek, soort=self.soort, door=gate.actor())
        (await self.get_state(SpoedState))._gevoelig = False
        self._toon(None)
        return rx.set_focus("kop")

    def _hier(self) -> str:
        return routes.without_language(str(self.router.url.path))

    async def _geopend(
        self,
        plek: str,
        *,
        onaf: bool = False,
        bijgewerkt_op: datetime | None = None,
        extra: Iterable[Waarneming] = (),
    ) -> None:
        """A page opened; an unfinished step that was left and opened again is a signal."""
        if gate.actor().rol is Rol.MEDEWERKER:
            self._toon(None)
            self.stilte = 0
            return
        terug = plek != self.plek
        self.plek, self.geopend_op = plek, clock.now().isoformat()
        regels = beleid().regio.signaal
        stilte = regels.regel(STILTE)
        self.stilte = regels.stilte_seconden if stilte and plek not in self.afgewezen else 0
        if terug:
            self.kenmerk = self.melding = ""
        keer = self.bezocht.get(plek, 0)
        if onaf and terug:
            eerder = keer == 0 and is_herbezoek(bijgewerkt_op, beleid=regels, nu=clock.now())
            keer += 2 if eerder else 1
            self.bezocht = {**self.bezocht, plek: keer}
            if keer > 1:
                await self._signaal(HERBEZOEK, keer=2 if eerder or keer == 2 else 1)
                return
        if gate.actor().rol is Rol.KLANT:
            gevonden = await read(
                aanbod_op, relatie_id=gate.actor().klant_id, plek=plek, gezien=list(extra), beleid=beleid()
            )
        else:
            gevonden = self._voor_bezoeker()
        await self._aanbieden(gevonden)

    async def _signaal(self, soort: str, *, velden: Iterable[str] = (), keer: int = 1) -> None:
        """One more sign of being stuck: of a client it is kept, of a visitor only remembered in this tab."""
        if gate.actor().rol is Rol.MEDEWERKER:
            return
        if gate.actor().rol is Rol.KLANT:
            gevonden = await perform(
                signaal_geven, plek=self.plek, soort=soort, velden=list(velden), keer=keer, door=gate.actor()
            )
        else:
            sleutel = f"{self.plek} {soort}"
            self.gezien = {**self.gezien, sleutel: self.gezien.get(sleutel, 0) + keer}
            gevonden = self._voor_bezoeker()
        await self._aanbieden(gevonden)

    def _voor_bezoeker(self) -> Aanbod | None:
        regels = beleid().regio.signaal
        nee = clock.now() if self.plek in self.afgewezen else None
        waarnemingen = [
            Waarneming(soort, aantal, None if soort == VRAAGT_HULP else nee)
            for sleutel, aantal in self.gezien.items()
            for plek, soort in [sleutel.rsplit(" ", 1)]
            if plek == self.plek
        ]
        return aanbod(waarnemingen, beleid=regels, nu=clock.now())

    async def _aanbieden(self, gevonden: Aanbod | None) -> None:
        if gevonden is None and (await self.get_state(SpoedState))._gevoelig and self.plek not in self.afgewezen:
            regel = beleid().regio.signaal.regel(GEVOELIG)
            gevonden = Aanbod(GEVOELIG, 1, regel.urgentie) if regel else None
        self._toon(gevonden)
        if gevonden is not None and gate.actor().rol is Rol.KLANT:
            wie = await read(bereikbaar, relatie_id=gate.actor().klant_id)
            self.meteen, self.nummer = wie.bekend, leesbaar_nummer(wie.telefoon) if wie.bekend else ""

    def _toon(self, gevonden: Aanbod | None) -> None:
        self.soort = gevonden.soort if gevonden else ""
        self.snel = gevonden is not None and gevonden.urgentie == "snel"
        self.meteen, self.nummer, self.uitleg = False, "", ""
        if gevonden and (regel := beleid().regio.signaal.regel(gevonden.soort)):
            self.uitleg = regel.uitleg["en" if i18n.language() == "en" else "nl"].format(aantal=gevonden.aantal)


async def geopend(state: BaseState, plek: str, *, onaf: bool = False, bijgewerkt_op: datetime | None = None) -> None:
    """A step opened, for the State of its flow."""
    scherm = await state.get_state(SignaalState)
    await scherm._geopend(plek, onaf=onaf, bijgewerkt_op=bijgewerkt_op)


async def mislukt(state: BaseState, plek: str, velden: Iterable[str]) -> None:
    """A submit was refused in these fields, for the State of its flow."""
    scherm = await state.get_state(SignaalState)
    scherm.plek = plek
    await scherm._signaal(MISLUKT, velden=velden)


async def gelukt(state: BaseState, plek: str) -> None:
    """A step succeeded, for the State of its flow: nobody needs to know any more that it was hard."""
    scherm = await state.get_state(SignaalState)
    scherm.gezien = {sleutel: keer for sleutel, keer in scherm.gezien.items() if sleutel.rsplit(" ", 1)[0] != plek}
    if gate.actor().rol is Rol.KLANT:
        await perform(stap_gelukt, relatie_id=str(gate.actor().klant_id), plek=plek)


def waar(plek: str) -> str:
    """What a page is called, for who helps."""
    return _titel(plek, "nl")


def vastgelopen(vastloper: Vastloper) -> Taak:
    """Where a client sticks, for the medewerker who has them on the line."""
    velden = velden_tekst(vastloper.velden)
    hoe = {
        MISLUKT: t("Probeerde het {aantal} keer.", aantal=vastloper.aantal),
        HERBEZOEK: t("Kwam {aantal} keer terug.", aantal=vastloper.aantal),
        STILTE: t("Was lang stil."),
        VRAAGT_HULP: t("Vroeg om hulp."),
    }.get(vastloper.soort, "")
    tekst = " ".join(deel for deel in (hoe, t("Ging mis bij: {velden}.", velden=velden) if velden else "") if deel)
    return Taak(
        t('Loopt vast bij "{vraag}"', vraag=_titel(vastloper.plek)),
        tekst,
        str(spoken(vastloper.laatst_op)),
        "",
        vastloper.soort in (MISLUKT, VRAAGT_HULP),
        "message-circle",
    )


def velden_tekst(velden: Iterable[str]) -> str:
    """The fields that were refused, by the words beside them."""
    namen = [VELD_BIJ_NAAM[veld].label if veld in VELD_BIJ_NAAM else None for veld in velden]
    return ", ".join(say(naam) if naam else veld.replace("_", " ") for naam, veld in zip(namen, velden, strict=True))


def _titel(plek: str, taal: str | None = None) -> str:
    """The question of a step as its page asks it; any other page by its address."""
    return say(VRAGEN[plek], taal) if plek in VRAGEN else plek


VRAGEN: dict[str, Zin] = {
    **{routes.inschrijven_stap(naam): stap.titel for naam, stap in STAP_BIJ_NAAM.items()},
    **{routes.afspraak_stap(naam): stap.titel for naam, stap in AFSPRAAKSTAP_BIJ_NAAM.items()},
    **{
        routes.verzoek_stap(soort, stap.naam): stap.titel
        for soort, formulier in FORMULIEREN.items()
        for stap in formulier.stappen
    },
}


class StroefState(rx.State):
    """The pages where clients stick now, for the desk; nobody is named."""

    geladen: bool = False
    plekken: list[Taak] = []

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Most clients first."""
        self.plekken = [
            Taak(
                _titel(plek.plek),
                " ".join(
                    deel
                    for deel in (
                        t("1 klant komt niet verder.")
                        if plek.klanten == 1
                        else t("{aantal} klanten komen niet verder.", aantal=plek.klanten),
                        t("Ging mis bij: {velden}.", velden=velden_tekst(plek.velden)) if plek.velden else "",
                    )
                    if deel
                ),
                str(spoken(plek.laatst_op)),
            )
            for plek in await read(stroeve_plekken)
        ]
        self.geladen = True


class WensState(rx.State):
    """The wish to arrange things with a person: set once, kept, taken back whenever."""

    geladen: bool = False
    liever: bool = False
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """The wish as it is kept; it is the client's own."""
        self.geladen = False
        if gate.actor().rol is not Rol.KLANT:
            return
        eigen = await read(persoonsgegevens, relatie_id=gate.actor().klant_id)
        self.liever, self.melding, self.melding_verder = eigen.liever_persoonlijk, "", ""
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def kiezen(self, liever: bool):
        """Ja, liever persoonlijk; or no longer."""
        self.liever = await perform(liever_persoonlijk_kiezen, liever=liever, door=gate.actor())
        self.melding = (
            t("Bewaard. Wij bieden u voortaan steeds een medewerker aan.")
            if self.liever
            else t("Bewaard. Wij bieden u alleen een medewerker aan als iets niet lukt.")
        )
        return rx.set_focus("wens")
