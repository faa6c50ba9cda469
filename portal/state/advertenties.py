"""The desk's work on what is on offer: making it, having its rent approved, withdrawing it, and what was delivered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import reflex as rx

from portal import clock
from portal.database import perform, read
from portal.domain.advertentie.actions import (
    FOTOS,
    advertentie_bewaren,
    advertentie_intrekken,
    advertentie_maken,
    huur_beoordelen,
)
from portal.domain.advertentie.model import Advertentie, Advertentiestatus
from portal.domain.advertentie.queries import (
    Leveringstand,
    Werk,
    Woning,
    advertentie_voor,
    advertenties_van,
    eenheden_zonder_advertentie,
    laatste_levering,
)
from portal.domain.advertentie.rules import INTAKE, INTREKREDENEN, MODELLEN
from portal.domain.shared.actor import Rol
from portal.i18n import Bedrag, Zin, say, spoken, t
from portal.state import gate
from portal.state.basis import ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.state.woningen import laatste_moment
from portal.view import Fout, Keuze, Rij


@dataclass(frozen=True)
class AdvertentieWerk:
    """One advertentie on the list, with what can be done about it now."""

    id: str
    titel: str
    tekst: str
    wanneer: str
    dringend: bool
    kan: str


class AdvertentiesState(rx.State):
    """What is on offer or will be, of the own corporation."""

    geladen: bool = False
    lopend: list[AdvertentieWerk] = []
    leeg: list[AdvertentieWerk] = []
    levering: list[Rij] = []
    geweigerd: list[str] = []
    gekozen_id: str = ""
    kan: str = ""
    gekozen: list[Rij] = []
    modellen: list[Keuze] = []
    intakes: list[Keuze] = []
    fotos: list[Keuze] = []
    redenen: list[Keuze] = []
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Everything that runs, what waits first."""
        schoon(self)
        self.gekozen_id, self.waarden = "", {}
        self.modellen = [Keuze(code, say(naam)) for code, naam in MODELLEN.items()]
        self.intakes = [Keuze("", t("Niets extra")), *(Keuze(code, say(naam)) for code, naam in INTAKE.items())]
        self.fotos = [Keuze("", t("Kies een foto")), *(Keuze(naam, naam) for naam in FOTOS)]
        self.redenen = [
            Keuze("", t("Kies een reden")),
            *(Keuze(code, say(naam)) for code, naam in INTREKREDENEN.items()),
        ]
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def maken(self, eenheid_id: str):
        """Advertentie maken: the form opens with what the primary system knows."""
        gemaakt = ""
        with refusals(self):
            gemaakt = await perform(advertentie_maken, eenheid_id=eenheid_id, door=gate.actor())
        await self._haal()
        return await self._open(gemaakt) if gemaakt else rx.set_focus("melding")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def kiezen(self, advertentie_id: str):
        """Aanvullen, beoordelen or bekijken: one advertentie with what can be done about it."""
        schoon(self)
        return await self._open(advertentie_id)

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def bewaren(self, form: dict[str, Any]):
        """Bewaren: complete it, and ask a colleague to approve the rent."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(
                advertentie_bewaren, advertentie_id=self.gekozen_id, formulier=self.waarden, door=gate.actor()
            )
        return await self._gedaan(t("Bewaard. Een collega beoordeelt nu de huur."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def beoordelen(self, akkoord: bool):
        """De huur klopt, or not: by somebody else than who asked."""
        with refusals(self):
            await perform(huur_beoordelen, advertentie_id=self.gekozen_id, akkoord=akkoord, door=gate.actor())
        goed = t("De huur is goedgekeurd. De advertentie verschijnt op haar dag.")
        return await self._gedaan(goed if akkoord else t("De advertentie gaat terug naar uw collega."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def intrekken(self, form: dict[str, Any]):
        """Intrekken: nobody sees it from now on."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(
                advertentie_intrekken, advertentie_id=self.gekozen_id, formulier=self.waarden, door=gate.actor()
            )
        return await self._gedaan(t("De advertentie is ingetrokken."))

    async def _gedaan(self, tekst: str):
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden, self.gekozen_id = tekst, {}, ""
        await self._haal()
        return rx.set_focus("melding")

    async def _open(self, advertentie_id: str):
        self.gekozen_id = ""
        with refusals(self):
            advertentie, woning = await read(advertentie_voor, advertentie_id=advertentie_id, door=gate.actor())
            self.gekozen_id, self.kan = advertentie.id, self._wat_kan(advertentie.id)
            self.gekozen, self.waarden = _rijen(advertentie, woning), _waarden(advertentie, woning)
        return rx.set_focus("melding" if refused(self) else "gekozen")

    def _wat_kan(self, advertentie_id: str) -> str:
        return next((werk.kan for werk in self.lopend if werk.id == advertentie_id), "")

    async def _haal(self) -> None:
        door = gate.actor()
        self.lopend = [_werk(een) for een in await read(advertenties_van, door=door)]
        self.leeg = [
            AdvertentieWerk(
                een.id, f"{een.adres}, {een.plaats}", say(een.naam),
                str(spoken(Bedrag(een.huur_cent))) if een.huur_cent is not None else "", False, "maken",
            )
            for een in await read(eenheden_zonder_advertentie, door=door)
        ]  # fmt: skip
        stand = await read(laatste_levering, door=door)
        self.levering, self.geweigerd = _levering(stand) if stand else ([], [])


def _werk(een: Werk) -> AdvertentieWerk:
    stand, kan, wanneer = _stand(een)
    if een.verdwenen:
        stand = t("Let op: deze woning staat niet meer in het primaire systeem. {stand}", stand=stand)
    return AdvertentieWerk(
        een.id, f"{een.adres}, {een.plaats}", f"{say(een.naam)}. {stand}", wanneer, een.te_laat or een.verdwenen, kan
    )


def _stand(een: Werk) -> tuple[str, str, str]:
    """How it stands, what can be done, and the moment that counts."""
    if een.status is Advertentiestatus.IN_VOORBEREIDING:
        if not een.wacht_op_collega:
            return t("Nog niet compleet."), "aanvullen", ""
        if een.zelf_gevraagd:
            return t("De huur wacht op een collega."), "bekijken", ""
        return t("Beoordeel de huur."), "beoordelen", ""
    if een.status is Advertentiestatus.GEREED:
        if een.te_laat:
            return (
                t("Had al moeten verschijnen. Kijk of de bedragen van dat jaar er zijn."),
                "bekijken",
                _op(een.publicatie_op),
            )
        return t("Verschijnt op haar dag."), "bekijken", _op(een.publicatie_op)
    if een.status is Advertentiestatus.GEPUBLICEERD:
        return t("Iedereen ziet deze woning."), "bekijken", laatste_moment(een.sluiting_op) if een.sluiting_op else ""
    return t("Gesloten. De woning wordt aangeboden."), "bekijken", ""


def _op(moment: datetime | None) -> str:
    return str(spoken(moment)) if moment else ""


def _rijen(advertentie: Advertentie, woning: Woning) -> list[Rij]:
    kaart = woning.kaart
    rijen = [
        Rij(t("Woning"), f"{say(kaart.naam)}, {kaart.adres}, {kaart.plaats}"),
        Rij(t("Advertentie"), woning.kenmerk),
        *(Rij(say(deel.heet), str(spoken(Bedrag(deel.bedrag_cent)))) for deel in woning.onderdelen),
    ]
    if kaart.huur_cent is not None:
        rijen.append(Rij(t("Huur per maand"), str(spoken(Bedrag(kaart.huur_cent)))))
    if advertentie.rekenhuur_cent is not None:
        rijen.append(Rij(t("Rekenhuur"), str(spoken(Bedrag(advertentie.rekenhuur_cent)))))
    if woning.past_bij:
        rijen.append(Rij(t("Past bij"), ", ".join(say(een) for een in woning.past_bij)))
    if woning.volgorde:
        rijen.append(Rij(t("Voorrang"), ", ".join(say(een) for een in woning.volgorde)))
    if advertentie.publicatie_op:
        rijen.append(Rij(t("Verschijnt"), _op(advertentie.publicatie_op)))
    if advertentie.beschikbaar_op:
        rijen.append(Rij(t("Vrij vanaf"), str(spoken(advertentie.beschikbaar_op))))
    return rijen


def _waarden(advertentie: Advertentie, woning: Woning) -> dict[str, str]:
    """The form as it was left."""
    foto = woning.fotos[0] if woning.fotos else None
    waarden = {
        "model": advertentie.model,
        "intakevorm": advertentie.intakevorm,
        "tekst": advertentie.tekst,
        "foto": foto.bestand if foto else "",
        "alt_nl": foto.alt_nl if foto else "",
        "alt_en": foto.alt_en if foto else "",
    }
    bezichtiging, sluiting = advertentie.bezichtiging_op, advertentie.sluiting_op
    # It closes at the end of its last day.
    laatste = sluiting - timedelta(minutes=1) if sluiting else None
    for naam, dag in (
        ("beschikbaar", advertentie.beschikbaar_op),
        ("publicatie", max(_dag(advertentie.publicatie_op) or clock.today(), clock.today())),
        ("sluiting", _dag(laatste)),
        ("bezichtiging", _dag(bezichtiging)),
    ):
        waarden |= _vakken(naam, dag) if dag else {}
    if bezichtiging:
        waarden["bezichtiging_om"] = f"{bezichtiging.astimezone(clock.AMSTERDAM):%H.%M}"
    return waarden


def _dag(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.AMSTERDAM).date() if moment else None


def _vakken(naam: str, dag: date) -> dict[str, str]:
    return {f"{naam}_dag": str(dag.day), f"{naam}_maand": str(dag.month), f"{naam}_jaar": str(dag.year)}


def _levering(stand: Leveringstand) -> tuple[list[Rij], list[str]]:
    rijen = [
        Rij(t("Ontvangen"), str(spoken(stand.op))),
        Rij(t("Bestand"), stand.bron),
        Rij(t("Nieuw"), str(stand.nieuw)),
        Rij(t("Gewijzigd"), str(stand.gewijzigd)),
        Rij(t("Hetzelfde"), str(stand.gelijk)),
        Rij(t("Geweigerd"), str(stand.geweigerd)),
    ]
    if stand.volledig:
        rijen.append(Rij(t("Niet meer genoemd"), str(stand.verdwenen)))
    if stand.gestopt:
        rijen.append(Rij(t("Gestopt"), say(Zin(stand.gestopt))))
    regels = [
        " ".join(deel for deel in (plaats, sleutel) if deel) + ": " + say(reden)
        for plaats, sleutel, reden in stand.regels
    ]
    return rijen, regels
