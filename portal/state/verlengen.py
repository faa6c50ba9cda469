"""Going on for another term, or bringing an inschrijving back: what the client sees and presses."""

from __future__ import annotations

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.betaling.model import Betaalstatus
from portal.domain.inschrijving.model import Verlengingstatus
from portal.domain.inschrijving.queries import VerlengingStand, verlenging_van
from portal.domain.inschrijving.verlengen import AndereLoopt, inschrijving_verlengen, kosten
from portal.domain.shared.actor import Machtigingsrecht, Rol
from portal.i18n import Bedrag, say, spoken, t
from portal.state import gate
from portal.state.basis import adres, refusals, schoon
from portal.state.betalen import LEZEN_OF_BETALEN, naar_betaalpagina, sessie_bijwerken
from portal.state.gate import policy
from portal.view import Fout, Taak

TE_VERLENGEN = (Verlengingstatus.GEVRAAGD, Verlengingstatus.TE_LAAT)


class VerlengenState(rx.State):
    """The question whether the client goes on, on the page of the inschrijving."""

    kop: str = ""
    verlopen: bool = False
    dagen: str = ""
    uitleg: list[str] = []
    knop: str = ""
    bezig: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=LEZEN_OF_BETALEN, inzage="inschrijving")
    async def laden(self):
        """How the renewal stands; back from the payment page the provider is asked first."""
        klant = gate.actor().klant_id
        stand = await read(verlenging_van, relatie_id=klant)
        if stand and stand.status in TE_VERLENGEN and stand.betaling and stand.betaling.sessie_id:
            await sessie_bijwerken(stand.betaling.sessie_id)
            stand = await read(verlenging_van, relatie_id=klant)
            if stand and stand.status is Verlengingstatus.VERLENGD:
                # What the page shows beside this was read before the provider answered.
                return rx.redirect(_klaar())
        schoon(self)
        # The provider may have told us before the browser is back.
        klaar = {"verlengd", "betaald"} & self.router.url.query_parameters.keys()
        # Only what is true now: an old link, or one that somebody made up, says nothing.
        if klaar and stand and stand.status is Verlengingstatus.VERLENGD and stand.nieuw_tot >= clock.today():
            namens = gate.who().namens
            self.melding = t("De inschrijving is verlengd tot en met {dag}.", dag=stand.nieuw_tot)
            self.melding_verder = (
                t("{naam} houdt de inschrijfdatum en krijgt een bericht om te bewaren.", naam=namens)
                if namens
                else t("U houdt uw inschrijfdatum. Wij sturen u een bericht om te bewaren.")
            )
        self._toon(stand)
        return None

    @rx.event
    @policy(Rol.KLANT, machtiging=(Machtigingsrecht.BETALEN,))
    async def verlengen(self):
        """Verlengen: where it is free this is enough, else it opens the payment page."""
        klant = gate.actor()
        stand = await read(verlenging_van, relatie_id=klant.klant_id)
        url: str | None = None
        with refusals(self):
            # Before any money is asked.
            if stand and stand.ander_loopt:
                raise AndereLoopt
            if stand is None or not stand.bedrag_cent:
                await perform(inschrijving_verlengen, door=klant)
                url = _klaar()
            else:
                url = await naar_betaalpagina(klant, stand.betaling)
        if url is None:
            if not self.melding:
                self.melding = t("Betalen lukt nu even niet.")
                self.melding_verder = t("Uw inschrijving is bewaard. Probeer het later nog eens, of bel ons.")
            return rx.set_focus("melding")
        return rx.redirect(url)

    def _toon(self, stand: VerlengingStand | None) -> None:
        self.kop, self.dagen, self.uitleg, self.knop, self.bezig = "", "", [], "", ""
        self.verlopen = stand is not None and stand.status is Verlengingstatus.TE_LAAT
        if stand is None or stand.status not in TE_VERLENGEN:
            return
        tot = stand.herstelbaar_tot if self.verlopen else stand.verlengen_tot
        over = max((tot - clock.today()).days, 0)
        bedrag = Bedrag(stand.bedrag_cent)
        if self.verlopen:
            self.kop = t("U kunt uw inschrijving terugkrijgen")
            self.uitleg = [
                t("Uw inschrijving liep tot en met {dag}. U heeft niet op tijd verlengd.", dag=stand.verlengen_tot),
                t("Verlengt u alsnog? Dan krijgt u uw plek terug, met uw oude inschrijfdatum."),
            ]
            self.knop = t("Terugkrijgen en {bedrag} betalen", bedrag=bedrag) if stand.bedrag_cent else t("Terugkrijgen")
        else:
            self.kop = t("Wilt u ingeschreven blijven?")
            self.uitleg = [t("U houdt dan uw plek en uw inschrijfdatum.")]
            self.knop = t("Verlengen en {bedrag} betalen", bedrag=bedrag) if stand.bedrag_cent else t("Verlengen")
        self.dagen = nog(over, str(spoken(tot)))
        if stand.staat_stil:
            self.dagen = t("De tijd staat stil. Wij kijken eerst naar uw bezwaar.")
            self.uitleg.append(t("U mag ook nu al betalen.") if stand.bedrag_cent else t("U mag ook nu al ja zeggen."))
        self.uitleg.append(t("U bent dan ingeschreven tot en met {dag}.", dag=stand.nieuw_tot))
        self.uitleg.append(say(kosten(stand.bedrag_cent)))
        if stand.betaling and stand.betaling.status is Betaalstatus.IN_BEHANDELING:
            self.bezig = t("Uw bank is nog bezig. U hoeft niets te doen. Wij sturen u bericht.")
        elif stand.ander_loopt:
            weigering = AndereLoopt()
            self.bezig = " ".join(say(zin) for zin in (weigering.reden, weigering.verder) if zin)
        elif gate.actor().rol is Rol.GEMACHTIGDE and not gate.actor().mag(Machtigingsrecht.BETALEN):
            # Whoever may only read gets no button that is refused.
            self.bezig = t("U mag dit lezen. Verlengen mag u niet voor {naam}.", naam=gate.who().namens)


def _klaar() -> str:
    return f"{adres(routes.MIJN_INSCHRIJVING)}?verlengd=ja"


def nog(dagen: int, tot: str) -> str:
    """How many days are left, in words."""
    if not dagen:
        return t("Vandaag is de laatste dag.")
    if dagen == 1:
        return t("U heeft nog 1 dag: tot en met {dag}.", dag=tot)
    return t("U heeft nog {aantal} dagen: tot en met {dag}.", aantal=dagen, dag=tot)


async def verlengtaak(relatie_id: str | None, voor_wie: str = "") -> Taak | None:
    """What stands on top of `/mijn` while there is something to renew; `voor_wie` for who does it for somebody else."""
    stand = await read(verlenging_van, relatie_id=relatie_id)
    if stand is None or stand.status not in TE_VERLENGEN or stand.ander_loopt:
        return None
    if stand.betaling and stand.betaling.status is Betaalstatus.IN_BEHANDELING:
        return Taak(
            t("De inschrijving wordt verlengd"), t("De bank is nog bezig."), "", adres(routes.MIJN_INSCHRIJVING)
        )
    verlopen = stand.status is Verlengingstatus.TE_LAAT
    if voor_wie:
        titel = (
            t("Krijg de inschrijving van {naam} terug", naam=voor_wie)
            if verlopen
            else t("Verleng de inschrijving van {naam}", naam=voor_wie)
        )
    else:
        titel = t("Krijg uw inschrijving terug") if verlopen else t("Verleng uw inschrijving")
    tot = t("tot en met {dag}", dag=stand.herstelbaar_tot if verlopen else stand.verlengen_tot)
    return Taak(
        titel,
        say(kosten(stand.bedrag_cent)),
        t("de tijd staat stil") if stand.staat_stil else tot,
        adres(routes.MIJN_INSCHRIJVING),
        True,
        "calendar-clock",
    )
