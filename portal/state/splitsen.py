"""Parting: what both keep, the question to the other, and the answer."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import routes
from portal.database import perform, read
from portal.domain.inschrijving.splitsen import (
    Splitsstand,
    splitsen_beantwoorden,
    splitsen_intrekken,
    splitsen_vragen,
    splitsstand,
)
from portal.domain.shared.actor import Rol
from portal.i18n import spoken, t
from portal.state import gate
from portal.state.basis import adres, refusals, refused, schoon
from portal.state.gate import policy
from portal.view import Fout, Rij, Taak


class SplitsenState(rx.State):
    """The page on which two people part; each sees it in their own login."""

    geladen: bool = False
    # "vragen", "vrager" (waits for the other), "ander" (has to answer), or empty when there is nothing to part.
    stap: str = ""
    rijen: list[Rij] = []
    uitleg: str = ""
    knop: str = ""
    ketencode: str = ""
    splitsing: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT)
    async def laden(self):
        """What each keeps; nothing is saved by looking."""
        schoon(self)
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def vragen(self, form: dict[str, Any]):
        """Vraag ...: a yes of one's own, and the question to the other."""
        with refusals(self):
            await perform(splitsen_vragen, ketencode=_tekst(form, "ketencode"), door=gate.actor())
        if not refused(self):
            self.melding = t("Uw vraag is verstuurd. Er is nog niets veranderd.")
        await self._haal()
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.KLANT)
    async def ja(self, form: dict[str, Any]):
        """Ja: from now on each has an own inschrijving."""
        return await self._antwoord(form, ja=True)

    @rx.event
    @policy(Rol.KLANT)
    async def nee(self, form: dict[str, Any]):
        """Nee: everything stays as it was."""
        return await self._antwoord(form, ja=False)

    @rx.event
    @policy(Rol.KLANT)
    async def intrekken(self):
        """Toch niet: the question is taken back."""
        with refusals(self):
            await perform(splitsen_intrekken, splitsing_id=self.splitsing, door=gate.actor())
        if not refused(self):
            self.melding = t("Uw vraag is ingetrokken. Er is niets veranderd.")
        await self._haal()
        return rx.set_focus("melding")

    async def _antwoord(self, form: dict[str, Any], *, ja: bool) -> Any:
        with refusals(self):
            await perform(
                splitsen_beantwoorden,
                splitsing_id=_tekst(form, "splitsing"),
                ja=ja,
                ketencode=_tekst(form, "ketencode"),
                door=gate.actor(),
            )
        if not refused(self):
            self.melding = (
                t("U staat nu alleen ingeschreven.") if ja else t("U heeft nee gezegd. Er is niets veranderd.")
            )
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        stand = await read(splitsstand, relatie_id=gate.actor().klant_id)
        self.stap, self.rijen, self.uitleg, self.knop = "", [], "", ""
        if stand is None:
            return
        self.stap = stand.wie_wacht or "vragen"
        self.ketencode, self.splitsing = stand.ketencode, stand.splitsing_id
        self.rijen = [
            Rij(t("{naam} houdt de inschrijving", naam=stand.houder), _datum(stand.inschrijfdatum)),
            Rij(
                t("{naam} houdt de eigen inschrijving", naam=stand.mede)
                if stand.mede_heeft_al
                else t("{naam} krijgt een eigen inschrijving", naam=stand.mede),
                "" if stand.mede_heeft_al else _datum(stand.mede_datum),
            ),
            Rij(t("Betaald tot en met"), str(spoken(stand.geldig_tot))),
        ]
        ander = stand.houder if stand.ik_ben_mede else stand.mede
        self.knop = t("Vraag {naam} om ja te zeggen", naam=ander)
        if stand.wie_wacht == "vrager":
            self.uitleg = t("{naam} kan antwoorden tot en met {dag}.", naam=ander, dag=stand.beantwoorden_tot)
        elif stand.wie_wacht == "ander":
            self.uitleg = t(
                "{naam} wil apart verder. U kunt antwoorden tot en met {dag}.", naam=ander, dag=stand.beantwoorden_tot
            )


async def splitstaak(relatie_id: str | None) -> Taak | None:
    """What stands on `/mijn` of somebody who is asked to part."""
    stand: Splitsstand | None = await read(splitsstand, relatie_id=relatie_id)
    if stand is None or stand.wie_wacht != "ander":
        return None
    return Taak(
        t("{naam} wil apart verder", naam=stand.houder if stand.ik_ben_mede else stand.mede),
        t("Bekijk wat u allebei houdt. Zeg dan ja of nee."),
        t("tot en met {dag}", dag=stand.beantwoorden_tot),
        adres(routes.SPLITSEN),
        True,
        "users",
    )


def _datum(dag: Any) -> str:
    return t("Inschrijfdatum: {dag}", dag=dag)


def _tekst(form: dict[str, Any], veld: str) -> str:
    waarde = form.get(veld)
    return waarde[:80] if isinstance(waarde, str) else ""
