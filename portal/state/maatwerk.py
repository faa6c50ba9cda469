"""Deviating from a rule: proposing it in a conversation, deciding about it, carrying it out, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import clock, i18n, routes
from portal.database import perform, read
from portal.domain.corporatie.queries import collegas
from portal.domain.maatwerk.actions import (
    maatwerk_besluiten,
    maatwerk_intrekken,
    maatwerk_inzien,
    maatwerk_uitvoeren,
    maatwerk_voorstellen,
)
from portal.domain.maatwerk.model import Maatwerkstatus
from portal.domain.maatwerk.queries import (
    MaatwerkRegel,
    maatwerk_van,
    precedenten_zoeken,
    te_besluiten,
    uit_te_voeren,
)
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.i18n import spoken, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.state.regie import gesprek_tonen
from portal.view import Fout, Keuze, Rij, Taak
from portal.wiring import beleid


class MaatwerkState(rx.State):
    """A proposal, during one conversation."""

    geladen: bool = False
    gesprek_id: str = ""
    terug: str = ""
    naam: str = ""
    regels: list[Keuze] = []
    collegas: list[Keuze] = []
    kenmerk: str = ""
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
        self.regels = [Keuze("", t("Kies een regel")), *regelkeuzes()]
        anderen = await read(collegas, behalve=gate.actor().medewerker_id)
        self.collegas = [Keuze("", t("Kies een collega")), *(Keuze(c.id, c.naam) for c in anderen)]
        self.geladen = True
        return None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def voorstellen(self, form: dict[str, Any]):
        """Voorstellen: a colleague who was not involved decides."""
        self.waarden = ingevuld(form)
        with refusals(self):
            self.kenmerk = await perform(
                maatwerk_voorstellen, contactmoment_id=self.gesprek_id, formulier=self.waarden, door=gate.actor()
            )
        return rx.set_focus("fouten" if self.fouten else "melding" if self.melding else "kop")


@dataclass(frozen=True)
class MaatwerkWerk:
    """One proposal on the worklist."""

    id: str
    titel: str
    tekst: str
    wanneer: str
    mag_besluiten: bool
    zelf: bool


class MaatwerkBalieState(rx.State):
    """What waits for a decision, and what was granted and has to be done."""

    geladen: bool = False
    voorstellen: list[MaatwerkWerk] = []
    uitvoering: list[MaatwerkWerk] = []
    gekozen_id: str = ""
    gekozen: list[Rij] = []
    uit_te_voeren: bool = False
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Everything that waits, the oldest first."""
        schoon(self)
        self.waarden, self.gekozen_id = {}, ""
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def kiezen(self, maatwerk_id: str):
        """Beoordelen or Uitgevoerd: everything about one, with the form for it."""
        self.melding = ""
        try:
            gekozen = await perform(maatwerk_inzien, maatwerk_id=maatwerk_id, door=gate.actor())
        except NietGevonden:
            self.gekozen_id = ""
            return None
        self.gekozen_id, self.waarden, self.fouten, self.fout = gekozen.id, {}, [], {}
        self.uit_te_voeren = gekozen.status is Maatwerkstatus.TOEGEKEND
        self.gekozen = _rijen(gekozen)
        return rx.set_focus("gekozen")

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def besluiten(self, form: dict[str, Any]):
        """Besluiten: yes or no, with the reasons the client reads."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(maatwerk_besluiten, maatwerk_id=self.gekozen_id, formulier=self.waarden, door=gate.actor())
        return await self._gedaan(t("Uw besluit is bewaard. De klant krijgt een brief met de reden."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def uitgevoerd(self, form: dict[str, Any]):
        """Uitgevoerd: what was done, for whoever decides the next time."""
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(maatwerk_uitvoeren, maatwerk_id=self.gekozen_id, formulier=self.waarden, door=gate.actor())
        return await self._gedaan(t("Bewaard."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def intrekken(self, maatwerk_id: str):
        """Intrekken: an own proposal that waits."""
        with refusals(self):
            await perform(maatwerk_intrekken, maatwerk_id=maatwerk_id, door=gate.actor())
        return await self._gedaan(t("Uw voorstel is ingetrokken."))

    async def _gedaan(self, tekst: str):
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden, self.gekozen_id = tekst, {}, ""
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        door = gate.actor()
        self.voorstellen = [_werk(row) for row in await read(te_besluiten, door=door)]
        self.uitvoering = [_werk(row) for row in await read(uit_te_voeren, door=door)]


@dataclass(frozen=True)
class PrecedentOpScherm:
    """What was decided once, without names."""

    id: str
    kop: str
    toegekend: bool
    afwijking: str
    reden: str
    effect: str
    motivering: str
    uitkomst: str


class PrecedentenState(rx.State):
    """What was decided before about a rule."""

    geladen: bool = False
    gezocht: bool = False
    regels: list[Keuze] = []
    gevonden: list[PrecedentOpScherm] = []
    aantallen: str = ""
    waarden: dict[str, str] = {}

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """An empty search."""
        self.gezocht, self.gevonden, self.aantallen, self.waarden = False, [], "", {}
        self.regels = [Keuze("", t("Alle regels")), *regelkeuzes()]
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def zoeken(self, form: dict[str, Any]):
        """Zoeken: by rule and words."""
        self.waarden = ingevuld(form)
        found = await read(
            precedenten_zoeken,
            regel=self.waarden.get("precedent_regel", ""),
            woorden=self.waarden.get("precedent_woorden", ""),
        )
        self.gevonden = [
            PrecedentOpScherm(
                row.id,
                t("Besluit uit {jaar}: {regel}", regel=row.regel, jaar=row.jaar),
                row.toegekend,
                row.afwijking,
                row.reden,
                row.effect,
                row.motivering,
                row.uitkomst,
            )
            for row in found.precedenten
        ]
        self.aantallen = t(
            "Toegekend: {ja}. Geweigerd: {nee}.", ja=_aantal(found.toegekend), nee=_aantal(found.geweigerd)
        )
        self.gezocht = True
        return rx.set_focus("precedenten")


class MijnMaatwerkState(rx.State):
    """What was decided for the client, at `/mijn`."""

    geladen: bool = False
    maatwerk: list[Taak] = []

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """Every deviation that holds or waits."""
        rows = await read(maatwerk_van, relatie_id=gate.actor().klant_id, taal=i18n.language())
        self.maatwerk = [
            Taak(
                t("Maatwerk: {regel}", regel=row.regel),
                _voor_klant(row),
                t("tot en met {dag}", dag=row.tot) if row.tot and row.status is Maatwerkstatus.TOEGEKEND else "",
                "",
                False,
                "scale",
            )
            for row in rows
            if row.status in (Maatwerkstatus.VOORGESTELD, Maatwerkstatus.TOEGEKEND)
        ]
        self.geladen = True


def regelkeuzes() -> list[Keuze]:
    """The rules of policy from which may be deviated today."""
    return [Keuze(r.code, _hoofdletter(r.naam)) for r in beleid().regio.maatwerk_op(clock.today()).regels]


def _voor_klant(row: MaatwerkRegel) -> str:
    if row.status is Maatwerkstatus.VOORGESTELD:
        return t("{naam} stelde dit voor. Een collega beslist.", naam=row.voorgesteld_door)
    return t("Dit doen wij voor u anders: {afwijking}", afwijking=row.afwijking)


def _werk(row: MaatwerkRegel) -> MaatwerkWerk:
    return MaatwerkWerk(
        row.id,
        t("{klant}, over {regel}", klant=row.klant or t("Onbekend"), regel=row.regel),
        t("{afwijking} Voorgesteld door {naam}, overlegd met {collega}.", afwijking=_zin(row.afwijking),
          naam=row.voorgesteld_door, collega=row.overlegd_met),
        str(spoken(row.voorgesteld_op)),
        row.mag_besluiten,
        row.zelf_voorgesteld,
    )  # fmt: skip


def _rijen(row: MaatwerkRegel) -> list[Rij]:
    return [
        Rij(t("Klant"), row.klant or t("Onbekend")),
        Rij(t("Regel"), _hoofdletter(row.regel)),
        Rij(t("Wat wordt anders"), row.afwijking),
        Rij(t("Waarom"), row.reden),
        Rij(t("Gevolgen voor anderen"), _gevolgen(row)),
        Rij(t("Hoe lang"), t("tot en met {dag}", dag=row.tot) if row.tot else t("Een keer")),
        Rij(t("Voorgesteld door"), row.voorgesteld_door),
        Rij(t("Overlegd met"), row.overlegd_met),
    ]


def _gevolgen(row: MaatwerkRegel) -> str:
    return t("Ja. {effect}", effect=row.effect) if row.raakt_anderen else t("Nee. {effect}", effect=row.effect)


def _aantal(aantal: int | None) -> str:
    drempel = beleid().regio.beleid_op(clock.today()).kleine_aantallen_drempel
    return t("minder dan {n}", n=drempel) if aantal is None else str(aantal)


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _zin(tekst: str) -> str:
    return tekst if tekst.endswith((".", "!", "?")) else f"{tekst}."
