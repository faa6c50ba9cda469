"""The client's own pages: tasks first, then what runs; messages; data, who looked, and download."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.bericht.actions import bericht_lezen
from portal.domain.bericht.queries import berichten_van
from portal.domain.betaling.model import Betaalstatus
from portal.domain.bewaren.actions import wissen_vragen
from portal.domain.bewaren.queries import wisstand_van
from portal.domain.concept.actions import Stand, concept_van
from portal.domain.inschrijving.actions import CONCEPT, medeaanvraag_beantwoorden
from portal.domain.inschrijving.model import LOOPT, Inschrijvingstatus
from portal.domain.inschrijving.queries import InschrijvingStand, inschrijving_van, medeaanvragen_aan
from portal.domain.inschrijving.rules import STAP_BIJ_NAAM, eerste_open_stap
from portal.domain.inschrijving.wijzigen import net_gewijzigd
from portal.domain.machtiging.queries import gebruik_van
from portal.domain.relatie.actions import herkenningswoord_kiezen
from portal.domain.relatie.queries import inzagen, persoonsgegevens
from portal.domain.shared.actor import Machtigingsrecht, Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.invoer import leesbaar_nummer
from portal.domain.toegang.aanbieder import gekoppelde_identiteit, inlogmanier_ontkoppelen
from portal.domain.toegang.geheim import ADRES_WEER_TONEN, adres_geheim_houden, adres_weer_tonen, adrescode_vragen
from portal.i18n import Bedrag, say, spoken, t
from portal.settings import settings
from portal.state import gate
from portal.state.afspraak import komende_afspraken
from portal.state.basis import adres, refusals, refused, schoon
from portal.state.betalen import LEZEN_OF_BETALEN
from portal.state.bevestigen import bewezen, niet_gelukt, tweede_bewijs
from portal.state.gate import policy
from portal.state.inschrijven import kanaal_tekst, taal_tekst
from portal.state.splitsen import samen_of_apart_taak
from portal.state.uitschrijven import uitschrijftaak
from portal.state.verlengen import verlengtaak
from portal.view import Fout, Moment, Rij, Taak, TweedeBewijs
from portal.wiring import beleid


@dataclass(frozen=True)
class BerichtOpScherm:
    """A message as its reader sees it."""

    id: str
    onderwerp: str
    wanneer: str
    tekst: list[str]
    kenmerk: str
    wegen: str
    nieuw: bool
    belangrijk: bool


@dataclass(frozen=True)
class Samen:
    """A request to register together."""

    id: str
    aanvrager: str


class MijnState(rx.State):
    """The overview and the inschrijving of the client."""

    geladen: bool = False
    begroeting: str = ""
    aantal_taken: str = ""
    taken: list[Taak] = []
    lopend: list[Taak] = []
    samen: list[Samen] = []
    momenten: list[Moment] = []
    rijen: list[Rij] = []
    inschrijving_status: str = ""
    status_soort: str = "info"
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=LEZEN_OF_BETALEN, inzage="overzicht")
    async def laden(self):
        """Everything on `/mijn`: what the client has to do first, then what runs."""
        klant = gate.actor().klant_id
        if gate.actor().rol is Rol.GEMACHTIGDE:
            return await self._laden_voor_gemachtigde()
        eigen = await read(persoonsgegevens, relatie_id=klant)
        stand = await read(inschrijving_van, relatie_id=klant)
        concept = await read(concept_van, relatie_id=klant, soort=CONCEPT)
        gevraagd = await read(medeaanvragen_aan, relatie_id=klant)
        berichten = await read(berichten_van, relatie_id=klant, vertrouwelijk=gate.leest_alles())
        self.melding, self.melding_verder = "", ""
        self.begroeting = t("Dag {naam}", naam=eigen.naam) if eigen.naam else t("Welkom")
        taken = await taken_van(
            klant,
            stand=stand,
            concept=concept,
            wordt_gevraagd=bool(gevraagd),
            herkenningswoord=eigen.herkenningswoord,
            nieuw=sum(not bericht.gelezen for bericht in berichten),
        )
        self.samen = [Samen(aanvraag.id, aanvraag.aanvrager) for aanvraag in gevraagd]
        self.taken = taken
        aantal = len(taken) + len(gevraagd)
        self.aantal_taken = (
            t("U hoeft nu niets te doen.")
            if not aantal
            else t("U heeft 1 ding te doen.")
            if aantal == 1
            else t("U heeft {aantal} dingen te doen.", aantal=aantal)
        )
        self.lopend = await komende_afspraken(klant)
        self._toon_inschrijving(stand)
        loopt = stand is not None and stand.status in (Inschrijvingstatus.VOORLOPIG, *LOOPT)
        al = loopt and "al" in self.router.url.query_parameters
        self.melding = t("U bent al ingeschreven. Hieronder ziet u uw inschrijving.") if al else ""
        if "gewijzigd" in self.router.url.query_parameters:
            self.melding, self.melding_verder = await gewijzigd(klant)
        self.geladen = True

    async def _laden_voor_gemachtigde(self) -> None:
        """What somebody who acts for the client sees: the inschrijving, and what they may do. No number, no address."""
        found = gate.who()
        stand = await read(inschrijving_van, relatie_id=found.door.klant_id)
        self.melding, self.melding_verder, self.samen, self.lopend = "", "", [], []
        self.begroeting = t("Overzicht van {naam}", naam=found.namens)
        wacht = stand is not None and stand.status is Inschrijvingstatus.VOORLOPIG and stand.betaling is not None
        mag_betalen = found.door.mag(Machtigingsrecht.BETALEN)
        verlengen = await verlengtaak(found.door.klant_id, found.namens) if mag_betalen else None
        betalen = _betaaltaak(stand, found.namens) if stand and wacht and mag_betalen else None
        self.taken = [taak for taak in (verlengen, betalen) if taak]
        self.aantal_taken = (
            t("U kunt nu 1 ding doen voor {naam}.", naam=found.namens)
            if self.taken
            else t("Er is nu niets wat u voor {naam} kunt doen.", naam=found.namens)
        )
        # Whoever may only pay sees what there is to pay, and nothing of the household.
        self._toon_inschrijving(stand)
        if not found.door.mag(Machtigingsrecht.LEZEN):
            self.rijen = [rij for rij in self.rijen if rij.vraag in (t("Inschrijfnummer"), t("Geldig tot en met"))]
            self.momenten = []
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def samen_beantwoorden(self, medeaanvrager_id: str, ja: bool):
        """Ja or Nee to registering together."""
        with refusals(self):
            await perform(medeaanvraag_beantwoorden, medeaanvrager_id=medeaanvrager_id, ja=ja, door=gate.actor())
        if not refused(self):
            self.samen = [aanvraag for aanvraag in self.samen if aanvraag.id != medeaanvrager_id]
            self.melding = t("U staat nu samen ingeschreven.") if ja else t("U heeft nee gezegd. Dat is doorgegeven.")
        return rx.set_focus("melding")

    def _toon_inschrijving(self, stand: InschrijvingStand | None) -> None:
        self.rijen, self.momenten = [], []
        self.inschrijving_status, self.status_soort = t("Niet ingeschreven"), "info"
        if stand is None:
            return
        self.inschrijving_status, self.status_soort = {
            Inschrijvingstatus.VOORLOPIG: (t("Wacht op betaling"), "let-op"),
            Inschrijvingstatus.LOPEND: (t("Ingeschreven"), "goed"),
            Inschrijvingstatus.OPGEZEGD: (t("Ingeschreven, stopt binnenkort"), "let-op"),
            Inschrijvingstatus.GEANNULEERD: (t("Niet doorgegaan"), "fout"),
            Inschrijvingstatus.BEEINDIGD: (t("Beëindigd"), "info"),
        }[stand.status]
        if stand.herstelbaar_tot:
            self.inschrijving_status, self.status_soort = t("Verlopen, u kunt die terugkrijgen"), "let-op"
        rijen = [Rij(t("Inschrijfnummer"), stand.nummer)]
        over = stand.status in (Inschrijvingstatus.BEEINDIGD, Inschrijvingstatus.GEANNULEERD)
        if over and (reden := einde_tekst(stand.eindereden)):
            rijen.append(Rij(t("Gestopt omdat"), reden))
        if stand.inschrijfdatum:
            rijen.append(Rij(t("Inschrijfdatum"), str(spoken(stand.inschrijfdatum))))
        if stand.geldig_tot:
            rijen.append(Rij(t("Geldig tot en met"), str(spoken(stand.geldig_tot))))
        # What a client can change, and a medewerker who helps; never somebody with a machtiging.
        loopt = stand.status in (Inschrijvingstatus.VOORLOPIG, *LOOPT) and gate.actor().rol is not Rol.GEMACHTIGDE
        naar_kinderen, naar_inkomen = (adres(routes.MIJN_HUISHOUDEN), adres(routes.MIJN_INKOMEN)) if loopt else ("", "")
        rijen.append(Rij(t("Kinderen"), str(stand.kinderen), naar_kinderen))
        if stand.medeaanvrager:
            status = {
                "gevraagd": t("nog niet bevestigd"),
                "bevestigd": t("bevestigd"),
                "geweigerd": t("heeft nee gezegd"),
            }[stand.medeaanvrager_status]
            rijen.append(Rij(t("Medeaanvrager"), f"{stand.medeaanvrager} ({status})"))
        if stand.inkomen_cent is not None or loopt:
            inkomen = t("Niet ingevuld") if stand.inkomen_cent is None else str(spoken(Bedrag(stand.inkomen_cent)))
            rijen.append(Rij(t("Inkomen per jaar (eigen opgave)"), inkomen, naar_inkomen))
        rijen.append(Rij(t("Controlecode"), stand.ketencode[:16]))
        self.rijen = rijen
        self.momenten = [Moment(t("Aangevraagd"), str(spoken(stand.aangevraagd_op)), True)]
        if stand.betaling:
            betaald = stand.betaling.betaald_op
            self.momenten.append(Moment(t("Betaald"), str(spoken(betaald)) if betaald else "", betaald is not None))
        self.momenten.append(
            Moment(
                t("Ingeschreven"),
                str(spoken(stand.inschrijfdatum)) if stand.inschrijfdatum else "",
                stand.inschrijfdatum is not None,
            )
        )


async def taken_van(
    klant: str | None,
    *,
    stand: InschrijvingStand | None,
    concept: Stand,
    wordt_gevraagd: bool,
    herkenningswoord: str,
    nieuw: int,
) -> list[Taak]:
    """What a client has to do, on `/mijn` and in the klantbeeld: the same words, what presses first."""
    taken: list[Taak] = []
    verlengen = await verlengtaak(klant)
    if verlengen:
        taken.append(verlengen)
    # For the client alone: whoever acts for them may be the other.
    samen_of_apart = await samen_of_apart_taak(klant) if gate.actor().rol is Rol.KLANT else None
    if samen_of_apart:
        taken.append(samen_of_apart)
    stopt = await uitschrijftaak(klant)
    if stopt:
        taken.append(stopt)
    if stand and stand.status is Inschrijvingstatus.VOORLOPIG and stand.betaling:
        taken.append(_betaaltaak(stand))
    elif concept.versie and not (stand and stand.status in LOOPT):
        stap = eerste_open_stap(concept.gegevens)
        vraag = say(STAP_BIJ_NAAM[stap].titel) if stap in STAP_BIJ_NAAM else t("Controleren")
        taken.append(
            Taak(
                t("Maak uw inschrijving af"),
                t("Uw antwoorden zijn bewaard. U bent bij: {vraag}", vraag=vraag),
                t("voor {dag}", dag=concept.verloopt_op.date()) if concept.verloopt_op else "",
                adres(routes.inschrijven_stap(stap)),
                True,
                "pen-line",
            )
        )
    elif stand is None and not wordt_gevraagd:
        taken.append(
            Taak(
                t("Schrijf u in"),
                t("Dan kunt u reageren op woningen."),
                "",
                adres(routes.INSCHRIJVEN),
                False,
                "house-plus",
            )
        )
    if stand and not herkenningswoord:
        taken.append(
            Taak(
                t("Kies uw herkenningswoord"),
                t("Dan weet u zeker dat een bericht van ons is."),
                "",
                adres(routes.MIJN_GEGEVENS),
                False,
                "shield-check",
            )
        )
    if nieuw:
        taken.append(
            Taak(
                t("Lees uw berichten"),
                t("U heeft 1 nieuw bericht.") if nieuw == 1 else t("U heeft {aantal} nieuwe berichten.", aantal=nieuw),
                "",
                adres(routes.MIJN_BERICHTEN),
                False,
                "mail",
            )
        )
    return taken


def einde_tekst(eindereden: str) -> str:
    """Why an inschrijving is over, in words; empty when there is nothing to tell."""
    return {
        "VER": t("er niet op tijd is verlengd"),
        "OPZ": t("u dat zelf vroeg"),
        "HER": t("u er zelf van afzag"),
        "ACC": t("u een woning heeft"),
        "SAM": t("u samen met iemand verdergaat"),
    }.get(eindereden, "")


async def gewijzigd(klant: str | None) -> tuple[str, str]:
    """What a page says after a change of one's own data; nothing when nothing changed, whatever the address says."""
    if not await read(net_gewijzigd, relatie_id=klant):
        return "", ""
    return t("Uw gegevens zijn gewijzigd."), t("U krijgt ook een bericht om te bewaren.")


def _betaaltaak(stand: InschrijvingStand, voor_wie: str = "") -> Taak:
    betaling = stand.betaling
    bedrag = Bedrag(betaling.bedrag_cent) if betaling else Bedrag(0)
    if betaling and betaling.status is Betaalstatus.IN_BEHANDELING:
        tekst = t("Uw bank is nog bezig met {bedrag}.", bedrag=bedrag)
    else:
        tekst = (
            t("{bedrag}. Daarna is {naam} ingeschreven.", bedrag=bedrag, naam=voor_wie)
            if voor_wie
            else t("{bedrag}. Daarna bent u ingeschreven.", bedrag=bedrag)
        )
    voor = t("tot en met {dag}", dag=stand.betalen_tot) if stand.betalen_tot else ""
    return Taak(
        t("Betaal de inschrijving van {naam}", naam=voor_wie) if voor_wie else t("Betaal uw inschrijving"),
        tekst,
        voor,
        adres(routes.inschrijven_stap("betalen")),
        True,
        "credit-card",
    )


class BerichtenState(rx.State):
    """The messages of the client."""

    geladen: bool = False
    berichten: list[BerichtOpScherm] = []
    open_id: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=(Machtigingsrecht.LEZEN,), inzage="berichten")
    async def laden(self):
        """All messages, newest first."""
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT, machtiging=(Machtigingsrecht.LEZEN,), inzage="berichten")
    async def openen(self, bericht_id: str):
        """Open or close one message; opening marks it as read. A message of somebody else stays closed."""
        if self.open_id == bericht_id:
            self.open_id = ""
            return
        if gate.actor().rol is Rol.GEMACHTIGDE:
            # For the client it stays new: that somebody else saw it does not mean that they did.
            await self._haal()
            self.open_id = bericht_id if any(bericht.id == bericht_id for bericht in self.berichten) else ""
            return
        with contextlib.suppress(NietGevonden):
            await perform(bericht_lezen, bericht_id=bericht_id, door=gate.actor())
            self.open_id = bericht_id
            await self._haal()

    async def _haal(self) -> None:
        door = gate.actor()
        rows = await read(
            berichten_van,
            relatie_id=door.klant_id,
            vertrouwelijk=gate.leest_alles(),
            voor_gemachtigde=door.rol is Rol.GEMACHTIGDE,
        )
        self.berichten = [
            BerichtOpScherm(
                id=row.id,
                onderwerp=row.onderwerp,
                wanneer=str(spoken(row.gemaakt_op)),
                tekst=row.tekst.split("\n\n"),
                kenmerk=row.kenmerk,
                wegen=", ".join(kanaal_tekst(weg) for weg in row.wegen),
                nieuw=not row.gelezen,
                belangrijk=row.belangrijk,
            )
            for row in rows
        ]


class GegevensState(rx.State):
    """What we know of the client, and who looked."""

    geladen: bool = False
    rijen: list[Rij] = []
    kijkers: list[list[str]] = []
    herkenningswoord: str = ""
    wissen_blijft: list[str] = []
    wissen_loopt: list[str] = []
    wissen_gevraagd: str = ""
    wissen_adres: str = ""
    # What the identity provider of clients is called, and since when this client logs in there.
    aanbieder: str = ""
    gekoppeld: str = ""
    waarden: dict[str, str] = {}
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""
    # Whether the address is secret ("nee", "ja", "helpt" for who helps, "code" when it is about to be shown again).
    geheim: str = ""
    tweede: TweedeBewijs = TweedeBewijs()

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """The data of the client, and each look into them by a medewerker with its reason."""
        schoon(self)
        self.aanbieder = settings().oidc_klant_naam if settings().oidc_klant_issuer else ""
        if "gewijzigd" in self.router.url.query_parameters:
            self.melding, self.melding_verder = await gewijzigd(gate.actor().klant_id)
        await self._haal()
        if "gekoppeld" in self.router.url.query_parameters and self.gekoppeld:
            self.melding = t("U kunt nu ook inloggen met {naam}.", naam=self.aanbieder)
        self.geladen = True
        return rx.set_focus("melding") if niet_gelukt(self) else None

    async def _haal(self) -> None:
        found = gate.who()
        klant = found.door.klant_id
        eigen = await read(persoonsgegevens, relatie_id=klant, eigen=not found.door.helpt)
        leeg = t("Niet ingevuld")
        waar = ", ".join(eigen.adres)
        if eigen.geheim_adres:
            waar = t("{adres} (geheim)", adres=waar) if waar else t("Geheim")
        self.rijen = [
            Rij(t("Naam"), eigen.naam or leeg),
            Rij(t("Geboortedatum"), str(spoken(eigen.geboortedatum)) if eigen.geboortedatum else leeg),
            Rij(t("Adres"), waar or leeg, adres(routes.MIJN_ADRES)),
            Rij(t("E-mail"), eigen.email or leeg, adres(routes.MIJN_CONTACT)),
            Rij(t("Mobiel"), leesbaar_nummer(eigen.mobiel) if eigen.mobiel else leeg, adres(routes.MIJN_CONTACT)),
            Rij(t("Bericht krijgt u"), kanaal_tekst(eigen.voorkeurskanaal)),
            Rij(
                t("Brieven"),
                t("nee, alleen digitaal") if eigen.alleen_digitaal else t("ja, van alles wat belangrijk is"),
            ),
            Rij(t("Taal"), taal_tekst(eigen.taal)),
            Rij(t("Tolk"), eigen.tolk_taal or t("Niet nodig")),
        ]
        self.herkenningswoord = eigen.herkenningswoord
        kijkers = [(k.op, k.wie, k.reden) for k in await read(inzagen, relatie_id=klant)]
        kijkers += [(g.op, g.wie, say(g.wat)) for g in await read(gebruik_van, relatie_id=klant)]
        self.kijkers = [[str(spoken(op)), wie, wat] for op, wie, wat in sorted(kijkers, reverse=True)]
        await self._wissen(klant)
        await self._haal_inlogmanier()
        wacht = await tweede_bewijs(ADRES_WEER_TONEN, str(klant))
        self.geheim = "nee" if not eigen.geheim_adres else "helpt" if found.door.helpt else "code" if wacht else "ja"
        self.tweede = wacht or TweedeBewijs()

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def adres_geheim_houden(self):
        """Houd mijn adres geheim: from here on nobody but the client sees it."""
        with refusals(self):
            await perform(adres_geheim_houden, door=gate.actor())
        if not refused(self):
            self.melding = t("Wij houden uw adres vanaf nu geheim.")
        await self._haal()
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.KLANT)
    async def adrescode_vragen(self):
        """Niet meer geheim: a second code first."""
        found = gate.who()
        with refusals(self):
            await perform(adrescode_vragen, sessie_id=found.sessie_id, door=found.door)
        if not refused(self):
            self.melding = t("Wij hebben een nieuwe code gestuurd.")
        await self._haal()
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.KLANT)
    async def adres_weer_tonen(self, form: dict[str, Any]):
        """Niet meer geheim, with the code of this login."""
        found = gate.who()
        with refusals(self):
            if await bewezen(self, form, handeling=ADRES_WEER_TONEN, object_id=str(found.door.klant_id)):
                await perform(adres_weer_tonen, sessie_id=found.sessie_id, door=found.door)
        if not refused(self):
            self.melding = t("Uw adres is niet meer geheim.")
        await self._haal()
        return rx.set_focus("fouten" if self.fouten else "melding")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def wissen_vragen(self):
        """Vragen om te wissen: it becomes a verzoek with a name and a date."""
        verzoek_id = ""
        with refusals(self):
            verzoek_id = await perform(wissen_vragen, vanaf=routes.MIJN_GEGEVENS, door=gate.actor())
        if not verzoek_id:
            await self._wissen(gate.actor().klant_id)
            return rx.set_focus("melding")
        return rx.redirect(f"{adres(routes.mijn_verzoek(verzoek_id))}?verstuurd=ja")

    async def _wissen(self, klant: str | None) -> None:
        regels = beleid().regio.beleid_op(clock.today()).bewaren
        stand = await read(wisstand_van, relatie_id=klant)
        self.wissen_blijft = [
            t("Wat u betaalde. Dat moeten wij van de wet {jaren} jaar bewaren.", jaren=regels.betaling_jaren),
            t("Uw inschrijfnummer en inschrijfdatum, zonder uw naam. Zo blijft de wachtlijst kloppen."),
        ]
        self.wissen_loopt = [say(tekst) for tekst in stand.loopt]
        self.wissen_adres = adres(routes.mijn_verzoek(stand.verzoek_id)) if stand.verzoek_id else ""
        self.wissen_gevraagd = (
            t("Wij wissen uw gegevens na {dag}.", dag=stand.gewist_na)
            if stand.gewist_na
            else t("U heeft dit gevraagd. Uw kenmerk is {kenmerk}.", kenmerk=stand.verzoek_kenmerk)
        )

    @rx.event
    @policy(Rol.KLANT)
    async def ontkoppelen(self):
        """Ontkoppelen: the identity provider opens nothing here any more; a code still does."""
        with refusals(self):
            await perform(inlogmanier_ontkoppelen, door=gate.actor())
            self.melding = t("Ontkoppeld. U logt vanaf nu in met een code.")
        await self._haal_inlogmanier()
        return rx.set_focus("melding")

    async def _haal_inlogmanier(self):
        sinds = await read(gekoppelde_identiteit, relatie_id=gate.actor().klant_id) if self.aanbieder else None
        self.gekoppeld = str(spoken(sinds)) if sinds else ""

    @rx.event
    @policy(Rol.KLANT)
    async def woord_kiezen(self, form: dict[str, Any]):
        """Bewaren: the recognition word from now on stands in every message."""
        getypt = form.get("herkenningswoord")
        woord = getypt[:200] if isinstance(getypt, str) else ""
        self.waarden = {"herkenningswoord": woord}
        with refusals(self):
            self.herkenningswoord = await perform(herkenningswoord_kiezen, woord=woord, door=gate.actor())
        if refused(self):
            return rx.set_focus("fouten")
        self.melding = t("Bewaard. Dit woord staat vanaf nu in elk bericht van ons.")
        return rx.set_focus("melding")
