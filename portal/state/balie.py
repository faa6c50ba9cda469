"""The desk: promises by deadline, odd payments, proposals for a second pair of eyes, mail that did not arrive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import routes
from portal.database import perform, read
from portal.domain.bericht.queries import mislukte_verzendingen
from portal.domain.betaling.actions import terugbetalen, werkitem_afhandelen
from portal.domain.betaling.queries import open_werkitems
from portal.domain.hulp.actions import medeaanvrager_ontvangen
from portal.domain.inschrijving.actions import datumvoorstel_beoordelen, inschrijfdatum_wijzigen
from portal.domain.inschrijving.queries import open_datumvoorstellen
from portal.domain.shared.actor import Rol
from portal.domain.shared.reference import lees_kenmerk
from portal.i18n import Bedrag, spoken, t
from portal.state import gate
from portal.state.basis import adres, refusals, refused, schoon
from portal.state.gate import policy
from portal.view import Fout


@dataclass(frozen=True)
class Werk:
    """One thing for a medewerker to do."""

    id: str
    titel: str
    tekst: str
    wanneer: str
    te_laat: bool = False


class BalieState(rx.State):
    """The work list of the medewerker who is logged in."""

    geladen: bool = False
    betalingen: list[Werk] = []
    voorstellen: list[Werk] = []
    onbezorgd: list[Werk] = []
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def laden(self):
        """Everything that waits, by deadline."""
        schoon(self)
        self.waarden = {}
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def terugbetalen(self, werkitem_id: str):
        """Terugbetalen: send the money of an odd payment back."""
        with refusals(self):
            await perform(terugbetalen, werkitem_id=werkitem_id, door=gate.actor())
        return await self._gedaan(t("De terugbetaling is gestart."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def nagekeken(self, werkitem_id: str):
        """Nagekeken: settled another way, by bank or by phone."""
        with refusals(self):
            await perform(werkitem_afhandelen, werkitem_id=werkitem_id, door=gate.actor())
        return await self._gedaan(t("Afgehandeld."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def beoordelen(self, goedkeuring_id: str, akkoord: bool):
        """Goedkeuren of afwijzen: a second pair of eyes on an inschrijfdatum."""
        with refusals(self):
            await perform(datumvoorstel_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=akkoord, door=gate.actor())
        return await self._gedaan(t("Uw besluit is bewaard."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def datum_voorstellen(self, form: dict[str, Any]):
        """Voorstellen: another inschrijfdatum, with a reason, for a colleague to judge."""
        getypt = {k: str(v)[:2000] for k, v in form.items() if isinstance(v, str)}
        self.waarden = getypt
        nummer = lees_kenmerk(getypt.get("nummer", "")) or ""
        with refusals(self):
            await perform(inschrijfdatum_wijzigen, nummer=nummer, formulier=getypt, door=gate.actor())
        if self.fouten:
            return rx.set_focus("fouten")
        return await self._gedaan(t("Uw voorstel wacht op een collega."))

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def mede_ontvangen(self, form: dict[str, Any]):
        """Ga verder: this tab helps the co-applicant at the desk, who answers on the second screen."""
        found = gate.who()
        getypt = {k: str(v)[:200] for k, v in form.items() if isinstance(v, str)}
        self.waarden = getypt
        with refusals(self):
            await perform(
                medeaanvrager_ontvangen,
                formulier=getypt,
                sessie_id=found.sessie_id,
                tab=gate.tab_of(self),
                door=found.door,
            )
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(adres(routes.BALIE_BEVESTIGEN))

    async def _gedaan(self, tekst: str):
        if not refused(self):
            self.melding = tekst
            self.waarden = {}
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        self.betalingen = [
            Werk(w.id, _werkitem_tekst(w.soort), w.klant or t("Onbekend"), str(spoken(Bedrag(w.bedrag_cent))))
            for w in await read(open_werkitems, door=gate.actor())
        ]
        self.voorstellen = [
            Werk(
                v.id,
                t("{klant}: van {oud} naar {nieuw}", klant=v.klant, oud=v.oude_datum, nieuw=v.nieuwe_datum),
                t("{reden} Voorgesteld door {naam}.", reden=v.reden, naam=v.gevraagd_door),
                str(spoken(v.gevraagd_op)),
            )
            for v in await read(open_datumvoorstellen, door=gate.actor())
        ]
        self.onbezorgd = [
            Werk(m.bericht.id, m.bericht.onderwerp, m.naar.replace("\n", ", "), str(spoken(m.bericht.gemaakt_op)))
            for m in await read(mislukte_verzendingen, door=gate.actor())
        ]


def _werkitem_tekst(soort: str) -> str:
    return {
        "dubbel-betaald": t("Dubbel betaald"),
        "bedrag-klopt-niet": t("Ander bedrag betaald"),
        "onbekende-betaling": t("Betaling die wij niet kennen"),
        "betaald-na-vervallen": t("Betaald na de laatste dag"),
        "terugbetalen-mislukt": t("Terugbetalen is mislukt"),
        "betaaldienst-zwijgt": t("De betaaldienst zegt niet of er is betaald. De inschrijving wacht hierop."),
    }.get(soort, soort)
