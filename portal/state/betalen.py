"""Paying: the way to the payment page, and what came of it. Only the provider says what is paid."""

from __future__ import annotations

import logging

import reflex as rx

from portal import i18n, routes
from portal.database import outside, perform, read
from portal.domain.betaling.actions import (
    betaling_voorbereiden,
    poging_opgeven,
    sessie_vastleggen,
    sessie_verwerken,
)
from portal.domain.betaling.model import Betaalstatus, Pogingstatus
from portal.domain.betaling.queries import BetalingStand
from portal.domain.inschrijving.actions import INSCHRIJFGELD
from portal.domain.inschrijving.model import LOOPT, Inschrijvingstatus
from portal.domain.inschrijving.queries import InschrijvingStand, inschrijving_van
from portal.domain.inschrijving.verlengen import VERLENGINGSGELD
from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.relatie.queries import contact_van
from portal.domain.shared.actor import Actor, Machtigingsrecht, Rol
from portal.i18n import Bedrag, spoken, t
from portal.integrations.betaling.protocol import BetaaldienstFout, BetaaldienstWeigert
from portal.settings import settings
from portal.state import gate
from portal.state.basis import adres, refusals
from portal.state.gate import policy
from portal.view import Fout
from portal.wiring import beleid, diensten

log = logging.getLogger("portal.betalen")


# Whoever may pay must see how much; whoever may read sees it too.
LEZEN_OF_BETALEN = (Machtigingsrecht.LEZEN, Machtigingsrecht.BETALEN)


class BetalenState(rx.State):
    """The payment of the person who is logged in."""

    bedrag: str = ""
    betalen_tot: str = ""
    knop: str = ""
    uitleg: str = ""
    uitleg_soort: str = ""
    kan_betalen: bool = False
    nummer: str = ""
    inschrijfdatum: str = ""
    geldig_tot: str = ""
    ketencode: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=LEZEN_OF_BETALEN, inzage="betaling")
    async def nakijken(self):
        """Ask the provider how the payment stands; when it is paid, show the confirmation."""
        klant = gate.actor()
        stand = await read(inschrijving_van, relatie_id=klant.klant_id)
        if stand and stand.betaling and stand.status is Inschrijvingstatus.VOORLOPIG and stand.betaling.sessie_id:
            await sessie_bijwerken(stand.betaling.sessie_id)
            stand = await read(inschrijving_van, relatie_id=klant.klant_id)
        if stand is None:
            return rx.redirect(adres(routes.INSCHRIJVEN))
        if stand.status in LOOPT:
            return rx.redirect(adres(routes.inschrijven_stap("bevestiging")))
        self._toon(stand)
        return None

    @rx.event
    @policy(Rol.KLANT, machtiging=(Machtigingsrecht.BETALEN,))
    async def betalen(self):
        """Betalen: open the payment page, the same one in two tabs."""
        klant = gate.actor()
        stand = await read(inschrijving_van, relatie_id=klant.klant_id)
        if stand is None or stand.betaling is None:
            return rx.redirect(adres(routes.INSCHRIJVEN))
        url: str | None = None
        with refusals(self):
            url = await naar_betaalpagina(klant, stand.betaling)
        if url is None:
            if not self.melding:
                self.melding = t("Betalen lukt nu even niet.")
                self.melding_verder = t("Uw inschrijving is bewaard. Probeer het later nog eens, of bel ons.")
            return rx.set_focus("melding")
        return rx.redirect(url)

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=LEZEN_OF_BETALEN, inzage="betaling")
    async def bevestiging_laden(self):
        """The confirmation: number, date and until when."""
        stand = await read(inschrijving_van, relatie_id=gate.actor().klant_id)
        if stand is None or stand.status not in LOOPT:
            return rx.redirect(adres(routes.inschrijven_stap("betalen") if stand else routes.INSCHRIJVEN))
        self.nummer = stand.nummer
        self.inschrijfdatum = str(spoken(stand.inschrijfdatum))
        self.geldig_tot = str(spoken(stand.geldig_tot))
        self.ketencode = stand.ketencode[:16]
        return None

    def _toon(self, stand: InschrijvingStand) -> None:
        betaling = stand.betaling
        self.nummer = stand.nummer
        self.bedrag = str(spoken(Bedrag(betaling.bedrag_cent))) if betaling else ""
        self.betalen_tot = str(spoken(stand.betalen_tot)) if stand.betalen_tot else ""
        self.knop = t("Betaal {bedrag}", bedrag=self.bedrag)
        self.uitleg, self.uitleg_soort = _uitleg(stand)
        door = gate.actor()
        mag = door.rol is not Rol.GEMACHTIGDE or door.mag(Machtigingsrecht.BETALEN)
        self.kan_betalen = bool(mag and betaling and betaling.status is Betaalstatus.OPEN)


def _uitleg(stand: InschrijvingStand) -> tuple[str, str]:
    betaling = stand.betaling
    if stand.status is Inschrijvingstatus.GEANNULEERD:
        if betaling and betaling.status is Betaalstatus.BETAALD:
            return t(
                "Wij hebben uw betaling gekregen na de laatste dag. Een medewerker kijkt wat kan en belt u."
            ), "let-op"
        return t("U heeft niet op tijd betaald. Daarom ging uw inschrijving niet door."), "let-op"
    if betaling is None:
        return "", ""
    if betaling.status is Betaalstatus.IN_BEHANDELING:
        return t("Uw bank is nog bezig. U hoeft niets te doen. Wij sturen u bericht."), "info"
    if betaling.laatste_poging in (Pogingstatus.MISLUKT, Pogingstatus.VERLOPEN):
        return t("Uw betaling is niet gelukt. Er is niets afgeschreven. U kunt het opnieuw proberen."), "let-op"
    if betaling.laatste_poging is Pogingstatus.OPEN:
        return t("U heeft nog niet betaald."), "info"
    return "", ""


async def sessie_bijwerken(sessie_id: str) -> None:
    """Take in what the provider says now; when it cannot be reached, the nightly check does it later."""
    try:
        sessie = await outside(diensten().betaling.sessie_ophalen, sessie_id)
    except BetaaldienstFout as fout:
        log.warning("payment provider: %s", type(fout).__name__)
        return
    await perform(sessie_verwerken, sessie=sessie, beleid=beleid())


async def naar_betaalpagina(klant: Actor, betaling: BetalingStand | None) -> str | None:
    """The address of the payment page; None when the provider cannot be reached now.

    It leads back to the page on which this kind of payment is asked.

    A page that was opened before is used again; one that is over makes way for a new one.
    """
    if betaling is None:
        return None
    # Of whoever pays, so that nobody reads the address of the client on a page of the provider.
    email = await read(contact_van, klant.relatie_id, ContactgegevenSoort.EMAIL)
    terug_naar, omschrijving = _waarvoor(betaling.soort)
    terug = f"{settings().origin}{adres(terug_naar)}"
    try:
        for _ in range(2):
            opdracht = await perform(betaling_voorbereiden, betaling_id=betaling.id, door=klant)
            if opdracht.sessie_id is None:
                try:
                    sessie = await outside(
                        diensten().betaling.sessie_starten,
                        betaling_id=opdracht.betaling_id,
                        poging=opdracht.poging,
                        bedrag_cent=opdracht.bedrag_cent,
                        omschrijving=omschrijving,
                        email=email or None,
                        taal="en" if i18n.language() == "en" else "nl",
                        klaar_url=f"{terug}?betaald=ja",
                        afgebroken_url=terug,
                    )
                except BetaaldienstWeigert:
                    # The same attempt was asked before in other words (another language, say) and its answer got lost.
                    await perform(poging_opgeven, betaling_id=opdracht.betaling_id, poging=opdracht.poging)
                    continue
                await perform(
                    sessie_vastleggen, betaling_id=opdracht.betaling_id, poging=opdracht.poging, sessie_id=sessie.id
                )
                return sessie.url
            sessie = await outside(diensten().betaling.sessie_ophalen, opdracht.sessie_id)
            if sessie.status == "open" and sessie.url:
                return sessie.url
            await perform(sessie_verwerken, sessie=sessie, beleid=beleid())
    except BetaaldienstFout as fout:
        log.warning("payment provider: %s", type(fout).__name__)
    return None


def _waarvoor(soort: str) -> tuple[str, str]:
    """Where a payment of this kind is asked, and what the bank statement calls it."""
    return {
        INSCHRIJFGELD: (routes.inschrijven_stap("betalen"), t("Inschrijfgeld woningzoekende")),
        VERLENGINGSGELD: (routes.MIJN_INSCHRIJVING, t("Verlenging inschrijving")),
    }[soort]
