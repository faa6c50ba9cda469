"""Ending one's inschrijving: what is lost, what else is possible, the last question, and the way back."""

from __future__ import annotations

from datetime import date
from typing import Any

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.inschrijving.herroepen import (
    geld_terug_na_herroepen,
    herroepbaar,
    inschrijving_herroepen,
)
from portal.domain.inschrijving.model import Eindereden, Inschrijvingstatus
from portal.domain.inschrijving.queries import inschrijving_van
from portal.domain.inschrijving.splitsen import splitsstand
from portal.domain.inschrijving.uitschrijven import (
    geld_terug,
    inschrijving_uitschrijven,
    uitschrijfgevolgen,
    uitschrijving_ongedaan_maken,
)
from portal.domain.inschrijving.verlengen import kosten
from portal.domain.shared.actor import Rol
from portal.i18n import say, spoken, t
from portal.state import gate
from portal.state.basis import Formulierstaat, adres, ingevuld, refusals, refused, schoon
from portal.state.betalen import LEZEN_OF_BETALEN
from portal.state.gate import policy
from portal.view import Rij, Taak
from portal.wiring import beleid


class UitschrijvenState(Formulierstaat, rx.State):
    """The page on which one ends, and what `/mijn/inschrijving` says until it is final."""

    kan: bool = False
    samen_of_apart: bool = False
    zeker: bool = False
    rijen: list[Rij] = []
    gevolgen: list[str] = []
    blijven_kost: str = ""
    bedenken: str = ""
    ketencode: str = ""
    stopt: str = ""
    herroepen_tot: str = ""

    @rx.event
    @policy(Rol.KLANT)
    async def laden(self):
        """What ending means today; nothing is saved by looking."""
        schoon(self)
        self.zeker = False
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=LEZEN_OF_BETALEN, inzage="inschrijving")
    async def stand_laden(self):
        """On the page of the inschrijving: whether it can be ended, or is ending; for the client alone."""
        schoon(self)
        self.kan, self.stopt, self.herroepen_tot, self.samen_of_apart = False, "", "", False
        if gate.who().namens:
            return None
        vraag = self.router.url.query_parameters
        stand = await read(inschrijving_van, relatie_id=gate.actor().klant_id)
        self.kan = stand is not None and stand.status is Inschrijvingstatus.LOPEND
        self.samen_of_apart = self.kan or await read(splitsstand, relatie_id=gate.actor().klant_id) is not None
        self.stopt = _stopt(stand.bedenken_tot) if stand and stand.bedenken_tot else ""
        kan = await read(herroepbaar, relatie_id=gate.actor().klant_id, beleid=beleid())
        self.herroepen_tot = str(spoken(kan.tot)) if kan else ""
        # Only what is true: an address that somebody made up confirms nothing.
        if "herroepen" in vraag and stand and stand.eindereden == Eindereden.HERROEPEN:
            self.melding = t("U heeft afgezien van uw inschrijving. Die is gestopt.")
            self.melding_verder = t("U krijgt ook een bericht om te bewaren.")
        elif "uitgeschreven" in vraag and self.stopt:
            self.melding = t("Wij hebben uw vraag om te stoppen ontvangen.")
            self.melding_verder = t("U krijgt ook een bericht om te bewaren.")
        elif "blijft" in vraag and self.kan:
            self.melding = t("U blijft ingeschreven. U houdt uw inschrijfdatum.")
            # The same page, anew: the button that was pressed is gone.
            return rx.set_focus("stopt-melding")
        return None

    @rx.event
    @policy(Rol.KLANT)
    async def verder(self):
        """Verder: the last question; still nothing is saved."""
        self.zeker = True
        return rx.set_focus("zeker")

    @rx.event
    @policy(Rol.KLANT)
    async def uitschrijven(self, form: dict[str, Any]):
        """Ja, schrijf mij uit: from now on the days to think again run."""
        with refusals(self):
            await perform(inschrijving_uitschrijven, formulier=ingevuld(form), door=gate.actor())
        if refused(self):
            await self._haal()
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.redirect(f"{adres(routes.MIJN_INSCHRIJVING)}?uitgeschreven=ja")

    @rx.event
    @policy(Rol.KLANT)
    async def blijven(self):
        """Ik blijf ingeschreven: everything is as it was."""
        with refusals(self):
            await perform(uitschrijving_ongedaan_maken, door=gate.actor())
        if refused(self):
            return rx.set_focus("stopt-melding")
        # What the page shows beside this was read before.
        return rx.redirect(f"{adres(routes.MIJN_INSCHRIJVING)}?blijft=ja")

    async def _haal(self) -> None:
        gevolgen = await read(uitschrijfgevolgen, relatie_id=gate.actor().klant_id)
        self.kan = gevolgen is not None
        self.rijen, self.gevolgen = [], []
        kan_herroepen = await read(herroepbaar, relatie_id=gate.actor().klant_id, beleid=beleid())
        self.herroepen_tot = str(spoken(kan_herroepen.tot)) if kan_herroepen and kan_herroepen.terug_cent else ""
        if gevolgen is None:
            return
        self.rijen = [
            Rij(t("Inschrijfnummer"), gevolgen.nummer),
            Rij(t("Inschrijfdatum"), str(spoken(gevolgen.inschrijfdatum))),
            Rij(t("Zo lang wacht u al"), _duur(gevolgen.jaren, gevolgen.maanden)),
        ]
        self.gevolgen = [
            t("U raakt uw plek en uw inschrijfdatum kwijt. Later krijgt u die niet terug."),
            t("U kunt niet meer reageren op woningen."),
            say(geld_terug(gevolgen.geld_terug_cent)),
        ]
        if gevolgen.medeaanvrager:
            wat_mede = (
                t("U staat samen ingeschreven. {naam} gaat verder met de eigen datum.", naam=gevolgen.medeaanvrager)
                if gevolgen.mede_houdt_eigen
                else t("U staat samen ingeschreven. {naam} verliest dan ook deze plek.", naam=gevolgen.medeaanvrager)
            )
            self.gevolgen.insert(1, wat_mede)
        self.blijven_kost = t("U bent nu ingeschreven tot en met {dag}.", dag=gevolgen.geldig_tot) + " "
        self.blijven_kost += say(kosten(gevolgen.verlengen_cent))
        self.bedenken = t("U kunt zich daarna nog bedenken tot en met {dag}.", dag=gevolgen.bedenken_tot)
        self.ketencode = gevolgen.ketencode


class HerroepenState(Formulierstaat, rx.State):
    """The right of withdrawal: until when, how much comes back, and the one button."""

    kan: bool = False
    uitleg: list[str] = []

    @rx.event
    @policy(Rol.KLANT)
    async def laden(self):
        """Whether it can still be done, and what comes back."""
        schoon(self)
        kan = await read(herroepbaar, relatie_id=gate.actor().klant_id, beleid=beleid())
        self.kan = kan is not None
        self.uitleg = (
            [
                t("Dat kan tot en met {dag}. U hoeft niet te zeggen waarom.", dag=kan.tot),
                say(geld_terug_na_herroepen(kan.terug_cent)),
                t("Uw inschrijving {nummer} is al gestopt. Dat blijft zo.", nummer=kan.nummer)
                if kan.gestopt
                else t("Uw inschrijving {nummer} stopt meteen. U raakt uw inschrijfdatum kwijt.", nummer=kan.nummer),
            ]
            if kan
            else []
        )
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def herroepen(self, form: dict[str, Any]):
        """Ja, ik zie ervan af: it ends at once, and the money goes back."""
        with refusals(self):
            await perform(inschrijving_herroepen, door=gate.actor(), beleid=beleid())
        if refused(self):
            return rx.set_focus("melding")
        return rx.redirect(f"{adres(routes.MIJN_INSCHRIJVING)}?herroepen=ja")


def _duur(jaren: int, maanden: int) -> str:
    in_jaren = t("1 jaar") if jaren == 1 else t("{aantal} jaar", aantal=jaren)
    in_maanden = t("1 maand") if maanden == 1 else t("{aantal} maanden", aantal=maanden)
    if not jaren:
        return in_maanden if maanden else t("minder dan 1 maand")
    return t("{jaren} en {maanden}", jaren=in_jaren, maanden=in_maanden) if maanden else in_jaren


def _stopt(tot: date) -> str:
    over = (tot - clock.today()).days
    if over <= 0:
        return t("Vandaag is de laatste dag waarop u zich kunt bedenken.")
    return t("U kunt zich nog bedenken tot en met {dag}.", dag=tot)


async def uitschrijftaak(relatie_id: str | None) -> Taak | None:
    """What stands on top of `/mijn` while an inschrijving is about to end."""
    stand = await read(inschrijving_van, relatie_id=relatie_id)
    if stand is None or stand.bedenken_tot is None:
        return None
    return Taak(
        t("Uw inschrijving stopt"),
        t("U kunt zich nog bedenken. Dan houdt u uw inschrijfdatum."),
        t("tot en met {dag}", dag=stand.bedenken_tot),
        adres(routes.MIJN_INSCHRIJVING),
        True,
        "calendar-clock",
    )
