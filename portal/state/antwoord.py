"""Answers: searching in them, saying whether one helped, and what staff learns from both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import clock, i18n, routes
from portal.database import perform, read
from portal.domain.antwoord.actions import antwoord_beoordelen, zoekwoorden_tellen
from portal.domain.antwoord.antwoord import Antwoord
from portal.domain.antwoord.queries import antwoord_onder, antwoorden_bij, feiten, gezocht, oordelen
from portal.domain.antwoord.rules import te_tellen
from portal.domain.antwoord.teksten import ANTWOORD_BIJ_NAAM, ANTWOORDEN
from portal.domain.shared.actor import Rol
from portal.domain.shared.invoer import BSN_MISSCHIEN
from portal.domain.toegang.actions import binnen_tempo
from portal.i18n import say, spoken, t
from portal.state import gate
from portal.state.basis import adres, fout_bij, refusals, refused, schoon
from portal.state.gate import policy
from portal.view import Fout
from portal.wiring import beleid

__all__ = [
    "ANTWOORDEN",
    "ANTWOORD_BIJ_NAAM",
    "Antwoord",
    "AntwoordState",
    "AntwoordenBalieState",
    "antwoord_onder",
    "feiten_nu",
]

MEESTE_RESULTATEN = 5


@dataclass(frozen=True)
class Gevonden:
    """One answer that was found."""

    vraag: str
    kort: str
    adres: str


@dataclass(frozen=True)
class OordelenOpScherm:
    """What people said of one answer, as staff reads it."""

    naam: str
    vraag: str
    adres: str
    telling: str
    eigenaar: str
    nakijken: bool
    toelichtingen: list[str]


class AntwoordState(rx.State):
    """The search on `/hulp`, the facts in an answer, and whether it helped."""

    feiten: dict[str, str] = {}
    gezocht: bool = False
    gevonden: list[Gevonden] = []
    waarden: dict[str, str] = {}
    bedankt: str = ""
    geholpen: bool = False
    vraag_bsn: bool = False
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """The facts of today's policy, and an empty search."""
        self.feiten = feiten_nu()
        self.gezocht, self.gevonden, self.waarden, self.bedankt, self.vraag_bsn = False, [], {}, "", False
        schoon(self)

    @rx.event
    @policy()
    async def feiten_laden(self):
        """The facts of today's policy, for a page on which they stand in a sentence."""
        self.feiten = feiten_nu()

    @rx.event
    @policy()
    async def zoeken(self, form: dict[str, Any]):
        """Zoeken: the answers, or a person. What was looked for in vain is counted, word by word."""
        vraag = str(form.get("zoek", ""))[:200]
        self.waarden = {**self.waarden, "zoek": vraag}
        schoon(self)
        self.gezocht, self.gevonden = False, []
        if not vraag.strip():
            return fout_bij(self, "zoek", t("Typ een of meer woorden. Bijvoorbeeld: betalen."))
        taal = i18n.language()
        self.gevonden = [
            Gevonden(say(a.vraag), _met_feiten(say(a.kort), feiten_nu()), adres(routes.antwoord(a.naam)))
            for a in antwoorden_bij(vraag, taal=taal)[:MEESTE_RESULTATEN]
        ]
        self.gezocht = True
        if not self.gevonden:
            await self._tellen(vraag, taal)
        return rx.set_focus("resultaten")

    @rx.event
    @policy()
    async def beoordelen(self, form: dict[str, Any]):
        """Versturen: whether this answer helped; who says so is not kept."""
        getypt = {k: str(form.get(k, ""))[:2000] for k in ("antwoord", "geholpen", "toelichting", "geen_bsn")}
        self.waarden = {**self.waarden, **getypt}
        if getypt["antwoord"] not in ANTWOORD_BIJ_NAAM:
            return None
        if not await perform(binnen_tempo, soort="oordeel-ip", wie=self._ip()):
            self.melding = t("Dank u. U heeft ons al veel verteld.")
            self.melding_verder = t("Wilt u iets vragen? Bel ons.")
            return rx.set_focus("melding")
        with refusals(self):
            self.geholpen = await perform(
                antwoord_beoordelen,
                antwoord=getypt["antwoord"],
                formulier=getypt,
                taal=i18n.language(),
                door=gate.actor(),
            )
        if refused(self):
            self.vraag_bsn = self.fout.get("toelichting") == say(BSN_MISSCHIEN)
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.bedankt = getypt["antwoord"]
        return rx.set_focus("bedankt")

    async def _tellen(self, vraag: str, taal: str) -> None:
        ip = self._ip()
        if not await perform(binnen_tempo, soort="zoeken-ip", wie=ip):
            return
        nieuw = [
            woord
            for woord in te_tellen(vraag, taal)
            if await perform(binnen_tempo, soort="zoekwoord", wie=f"{ip} {woord}")
        ]
        await perform(zoekwoorden_tellen, woorden=nieuw, taal=taal, door=gate.actor())

    def _ip(self) -> str:
        return str(self.router.session.client_ip)


class AntwoordenBalieState(rx.State):
    """What staff learns: which answers helped, which are due, and what was looked for in vain."""

    geladen: bool = False
    oordelen: list[OordelenOpScherm] = []
    woorden: list[list[str]] = []
    samenvatting: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Everything that was said and looked for, never by whom."""
        self.oordelen = [
            OordelenOpScherm(
                rij.antwoord.naam,
                say(rij.antwoord.vraag),
                adres(routes.antwoord(rij.antwoord.naam)),
                t("Geholpen: {ja} keer ja, {nee} keer nee.", ja=rij.ja, nee=rij.nee),
                t(
                    "Eigenaar: {eigenaar}. Nakijken voor {dag}.",
                    eigenaar=rij.antwoord.eigenaar,
                    dag=rij.antwoord.nakijken_voor,
                ),
                rij.nakijken,
                list(rij.toelichtingen),
            )
            for rij in await read(oordelen)
        ]
        gevonden = await read(gezocht)
        self.woorden = [[woord, str(aantal)] for woord, aantal in gevonden.woorden]
        self.samenvatting = t(
            "{aantal} keer vond iemand niets. {verborgen} woorden kwamen te weinig voor om te tonen.",
            aantal=gevonden.zonder_resultaat,
            verborgen=gevonden.verborgen,
        )
        self.geladen = True


def feiten_nu() -> dict[str, str]:
    """What stands for the `{names}` in answers today, in the language spoken now."""
    return {naam: str(spoken(feit)) for naam, feit in feiten(beleid(), vandaag=clock.today()).items()}


def _met_feiten(tekst: str, waarden: dict[str, str]) -> str:
    return tekst.format(**waarden)
