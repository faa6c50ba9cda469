"""Registering, one question a page: the draft on screen, and which use case each button calls."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import reflex as rx
from reflex.event import Event
from reflex.middleware import Middleware
from reflex.state import BaseState, StateUpdate

from portal import clock, i18n, routes
from portal.database import look_up, perform, read
from portal.domain.concept.actions import Stand, aanwezig_melden, concept_van, wie_van
from portal.domain.concept.queries import DEEL, OPNIEUW_MELDEN, Samen, samen
from portal.domain.inschrijving.actions import (
    CONCEPT,
    AlIngeschreven,
    NogNietCompleet,
    inschrijfstap_bewaren,
    inschrijving_aanvragen,
)
from portal.domain.inschrijving.model import LOOPT, Inschrijvingstatus
from portal.domain.inschrijving.queries import inschrijving_van
from portal.domain.inschrijving.rules import (
    CONTROLEREN,
    STAP_BIJ_NAAM,
    STAPPEN,
    Gegevens,
    als_velden,
    eerste_open_stap,
    gevraagde_stappen,
    landkeuze,
)
from portal.domain.inschrijving.vragen import VELD_BIJ_NAAM, VELDEN
from portal.domain.shared.actor import Rol
from portal.domain.shared.invoer import landen
from portal.domain.shared.vragen import Veld
from portal.i18n import Bedrag, say, spoken, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.betalen import naar_betaalpagina
from portal.state.gate import policy
from portal.state.signaal import geopend, mislukt
from portal.view import Fout, Rij, Verschil
from portal.wiring import beleid

__all__ = [
    "VELD_BIJ_NAAM",
    "InschrijvenState",
    "kanaal_tekst",
    "kosten_vooraf",
    "landkeuze",
    "taal_tekst",
    "wie_mag",
]

# The proof of the address comes before the questions, the check and the payment after them.
STAPPEN_ERVOOR, STAPPEN_ERNA = 1, 2
# While two are there; alone nobody asks, and says no more than once in ten minutes that they are there.
SAMEN_SECONDEN = 2.5
ALLEEN_OPNIEUW_MELDEN = timedelta(minutes=10)
ADRESVELDEN = ("straat", "huisnummer", "toevoeging", "postcode", "plaats", "land")
# Where the name of an answer differs from the name of its field on screen.
_VELDNAAM = {"inkomen_cent": "inkomen"}


class InschrijvenState(rx.State):
    """The registration of the person who is logged in."""

    stap: str = ""
    waarden: dict[str, str] = {}
    versie: int = 0
    nummer: int = 1
    totaal: int = len(STAPPEN) + STAPPEN_ERVOOR + STAPPEN_ERNA
    bewaard: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""
    rijen: list[Rij] = []
    order_knop: str = ""
    wie: str = ""
    kosten: str = ""
    kenmerk: str = ""
    ingevuld: dict[str, str] = {}
    samen_seconden: float = 0
    samen_tekst: str = ""
    gezien_versie: int = 0
    verschillen: list[Verschil] = []
    ander: str = ""

    @rx.event
    @policy()
    async def begin_laden(self):
        """The first page: what it costs and from which age, from the policy of today."""
        self.wie, self.kosten = wie_mag(), kosten_vooraf()

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def openen(self):
        """Open the question of this address with what was answered before, on whatever device."""
        stap = str(self.router.url.path).rstrip("/").rsplit("/", 1)[-1]
        klant = gate.actor().klant_id
        lopend = await read(inschrijving_van, relatie_id=klant)
        if lopend and lopend.status is Inschrijvingstatus.VOORLOPIG:
            return rx.redirect(adres(routes.inschrijven_stap("betalen")))
        if lopend and lopend.status in LOOPT:
            return rx.redirect(f"{adres(routes.MIJN_INSCHRIJVING)}?al=ja")
        stand = await read(concept_van, relatie_id=klant, soort=CONCEPT)
        mag = _bereikbaar(stand.gegevens)
        if stap not in mag:
            return rx.redirect(adres(routes.inschrijven_stap(mag[-1])))
        bezig = stap == eerste_open_stap(stand.gegevens) and stap != CONTROLEREN and stand.versie > 0
        await geopend(self, routes.inschrijven_stap(stap), onaf=bezig, bijgewerkt_op=stand.bijgewerkt_op)
        await self._kijk(stand.versie)
        if stap == self.stap and refused(self):
            # The connection was away for a moment: what was typed, and what is wrong with it, stays on screen.
            return None
        schoon(self)
        self.verschillen, self.ander = [], ""
        self._toon(stap, stand)
        return None

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def kijken(self):
        """Two people on one draft: who else is here, and what did they answer since the last look?"""
        if not self.stap:
            return
        voor = self.gezien_versie
        beeld = await self._kijk()
        if beeld.versie == voor or beeld.laatste_door == _ik():
            return
        stand = await read(concept_van, relatie_id=gate.actor().klant_id, soort=CONCEPT)
        if self.stap == CONTROLEREN:
            if eerste_open_stap(stand.gegevens) == CONTROLEREN:
                self._toon(CONTROLEREN, stand)
        elif beeld.laatste_deel == self.stap:
            # The same question: what is typed here stays, and the version stays, so that sending it is a choice.
            self.verschillen, self.ander = _verschillen(self.stap, self.waarden, stand), _naam_van(beeld.laatste_door)
        else:
            self.versie, self.ingevuld = stand.versie, _ingevuld(stand)

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def overnemen(self):
        """Overnemen: what the other one saved, instead of what is typed here."""
        stand = await read(concept_van, relatie_id=gate.actor().klant_id, soort=CONCEPT)
        if self.stap in STAP_BIJ_NAAM:
            schoon(self)
            self.verschillen, self.ander = [], ""
            self._toon(self.stap, stand)
        return rx.set_focus("kop")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def bewaren(self, form: dict[str, Any]):
        """Verder: keep the answers of this page and go to the next question."""
        stap = str(form.get("stap", ""))
        if stap not in STAP_BIJ_NAAM:
            return None
        getypt = ingevuld(form)
        self.waarden = {**self.waarden, **getypt}
        try:
            with refusals(self, AlIngeschreven):
                stand = await perform(
                    inschrijfstap_bewaren,
                    stap=stap,
                    formulier=getypt,
                    versie=_getal(form.get("versie")),
                    door=gate.actor(),
                )
        except AlIngeschreven:
            return rx.redirect(adres(routes.MIJN_INSCHRIJVING))
        if refused(self):
            await mislukt(self, routes.inschrijven_stap(stap), [fout.veld for fout in self.fouten])
            return await self._geweigerd()
        self.versie = self.gezien_versie = stand.versie
        self.bewaard = _bewaard_tekst(stand.bijgewerkt_op)
        gevraagd = [s.naam for s in gevraagde_stappen(stand.gegevens)]
        open_stap = eerste_open_stap(stand.gegevens)
        volgende = gevraagd[gevraagd.index(stap) + 1] if gevraagd.index(stap) + 1 < len(gevraagd) else CONTROLEREN
        return rx.redirect(adres(routes.inschrijven_stap(CONTROLEREN if open_stap == CONTROLEREN else volgende)))

    @rx.event
    @policy(Rol.KLANT)
    async def aanvragen(self, form: dict[str, Any]):
        """Inschrijven en betalen: the draft becomes an inschrijving, then the payment page opens."""
        self.waarden = {**self.waarden, **ingevuld(form)}
        klant = gate.actor()
        try:
            with refusals(self, AlIngeschreven, NogNietCompleet):
                await perform(
                    inschrijving_aanvragen,
                    formulier=ingevuld(form),
                    versie=_getal(form.get("versie")),
                    door=klant,
                )
        except AlIngeschreven:
            # The same button in two tabs: the other one did the work.
            pass
        except NogNietCompleet as onaf:
            return rx.redirect(adres(routes.inschrijven_stap(onaf.stap)))
        if refused(self):
            return await self._geweigerd()
        lopend = await read(inschrijving_van, relatie_id=klant.klant_id)
        if lopend is None or lopend.status is not Inschrijvingstatus.VOORLOPIG:
            return rx.redirect(adres(routes.inschrijven_stap("bevestiging")))
        url = await naar_betaalpagina(klant, lopend.betaling)
        return rx.redirect(url or adres(routes.inschrijven_stap("betalen")))

    async def _geweigerd(self):
        """What was typed stays on screen; only the version moves on, so that a second try is a choice."""
        stand = await read(concept_van, relatie_id=gate.actor().klant_id, soort=CONCEPT)
        self.versie = stand.versie
        if self.melding and self.stap in STAP_BIJ_NAAM:
            self.verschillen = _verschillen(self.stap, self.waarden, stand)
            self.ander = _naam_van(stand.ingevuld_door.get(f"{DEEL}{self.stap}", ""))
        else:
            self.verschillen, self.ander = [], ""
        return rx.set_focus("fouten" if self.fouten else "melding")

    async def _kijk(self, versie: int | None = None) -> Samen:
        """Who else is here, by one cheap look; who came or was long quiet is written down, and told to the other."""
        klant, tab = str(gate.actor().klant_id), gate.tab_of(self)
        welk = {"relatie_id": klant, "soort": CONCEPT, "tab": tab, "medewerker_id": gate.actor().medewerker_id}
        beeld = await look_up(samen, **welk)
        lang_stil = beeld.ik_gezien_op is None or clock.now() - beeld.ik_gezien_op > (
            OPNIEUW_MELDEN if beeld.anderen_bekend else ALLEEN_OPNIEUW_MELDEN
        )
        if lang_stil:
            for ander in await perform(aanwezig_melden, medewerker=_ik(), **welk):
                await gate.nudge(ander, InschrijvenState.kijken)
        self.samen_seconden = SAMEN_SECONDEN if beeld.anderen else 0
        nieuw = beeld.versie > self.gezien_versie and self.gezien_versie > 0 and beeld.laatste_door != _ik()
        if nieuw and beeld.laatste_deel in STAP_BIJ_NAAM:
            vraag = say(STAP_BIJ_NAAM[beeld.laatste_deel].titel)
            self.samen_tekst = t('{wie} heeft net "{vraag}" ingevuld.', wie=_naam_van(beeld.laatste_door), vraag=vraag)
        elif not beeld.anderen:
            self.samen_tekst = ""
        elif not self.samen_tekst:
            self.samen_tekst = t("{wie} kijkt mee.", wie=", ".join(_naam_van(naam) for naam in beeld.anderen))
        self.gezien_versie = beeld.versie if versie is None else max(versie, beeld.versie)
        return beeld

    def _toon(self, stap: str, stand: Stand) -> None:
        namen = [s.naam for s in gevraagde_stappen(stand.gegevens)] + [CONTROLEREN]
        self.nummer = namen.index(stap) + 1 + STAPPEN_ERVOOR
        self.totaal = len(namen) + STAPPEN_ERVOOR + STAPPEN_ERNA - 1
        self.versie, self.kenmerk = stand.versie, stand.kenmerk
        self.ingevuld = _ingevuld(stand)
        self.bewaard = _bewaard_tekst(stand.bijgewerkt_op)
        self.waarden = als_velden(stand.gegevens)
        if stap == CONTROLEREN:
            self.rijen = _rijen(stand)
            regels = beleid().regio.beleid_op(clock.today())
            self.order_knop = (
                t("Inschrijven en {bedrag} betalen", bedrag=Bedrag(regels.inschrijfgeld_cent))
                if regels.inschrijfgeld_cent
                else t("Inschrijven")
            )
            self.kosten = (
                t("Inschrijven kost {bedrag}. U betaalt dit nu.", bedrag=Bedrag(regels.inschrijfgeld_cent))
                if regels.inschrijfgeld_cent
                else t("Inschrijven kost niets.")
            )
        self.stap = stap


def wie_mag() -> str:
    """From which age one may register, from the policy of today."""
    return t("U bent {leeftijd} jaar of ouder.", leeftijd=beleid().regio.beleid_op(clock.today()).minimumleeftijd)


def kosten_vooraf() -> str:
    """What registering costs, from the policy of today, before anything was filled in."""
    cent = beleid().regio.beleid_op(clock.today()).inschrijfgeld_cent
    if not cent:
        return t("Inschrijven kost niets.")
    return " ".join(
        (
            t("Inschrijven kost {bedrag}. U betaalt aan het eind.", bedrag=Bedrag(cent)),
            t("Kunt u niet betalen? Bel ons, dan zoeken wij een oplossing."),
        )
    )


class Herstel(Middleware):
    """After a restart of the server an open question is as it was, before the first look at the empty new state.

    The browser would take that look as the truth, empty the form, and lose what was typed but not sent.
    """

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        pad = routes.without_language(str(state.router_data.get("pathname", "/")))
        stap = pad.removeprefix(f"{routes.INSCHRIJVEN}/")
        klant = gate.actor()
        if event.name.endswith(".hydrate_and_load") and stap in STAP_BIJ_NAAM and klant.rol is Rol.KLANT:
            scherm = await state.get_state(InschrijvenState)
            stand = await read(concept_van, relatie_id=klant.klant_id, soort=CONCEPT)
            if not scherm.stap and stap in _bereikbaar(stand.gegevens):
                scherm._toon(stap, stand)
        return None


def _bereikbaar(gegevens: Gegevens) -> list[str]:
    """The pages this person can be on: what was answered and the first question that was not."""
    namen = [s.naam for s in gevraagde_stappen(gegevens)] + [CONTROLEREN]
    return namen[: namen.index(eerste_open_stap(gegevens)) + 1]


def _getal(tekst: object) -> int:
    return int(tekst) if isinstance(tekst, str) and tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else -1


def _bewaard_tekst(op: datetime | None) -> str:
    return t("Bewaard om {tijd}. U kunt later verder, ook op een ander apparaat.", tijd=i18n.time_of(op)) if op else ""


def _ik() -> str:
    """The name of the medewerker behind this event; empty for the client."""
    return gate.who().naam if gate.actor().rol is Rol.MEDEWERKER else ""


def _naam_van(medewerker: str) -> str:
    return say(wie_van(medewerker))


def _ingevuld(stand: Stand) -> dict[str, str]:
    """Under each field who filled it in, as far as that was somebody else."""
    ik = _ik()
    return {
        _VELDNAAM.get(veld, veld): t("Ingevuld door {wie}", wie=_naam_van(door) if door else t("de klant"))
        for veld, door in stand.ingevuld_door.items()
        if door != ik and stand.gegevens.get(veld)
    }


def _verschillen(stap: str, getypt: Mapping[str, str], stand: Stand) -> list[Verschil]:
    """Each field of this question in which what is typed here differs from what was saved."""
    bewaard = als_velden(stand.gegevens)

    def tekst(waarden: Mapping[str, str], veld: Veld) -> str:
        if veld.soort == "datum":
            waarde = " ".join(waarden.get(f"{veld.naam}_{deel}", "") for deel in ("dag", "maand", "jaar")).strip()
        else:
            waarde = waarden.get(veld.naam, "").strip()
        gekozen = next((say(keuze.tekst) for keuze in veld.keuzes if keuze.code == waarde), waarde)
        return gekozen or t("Niet ingevuld")

    return [
        Verschil(say(veld.label), uw, hun)
        for veld in VELDEN[stap]
        if (uw := tekst(getypt, veld)) != (hun := tekst(bewaard, veld))
    ]


def _rijen(stand: Stand) -> list[Rij]:
    """The answers as they were given, who filled them in for the client, and the way back to each question."""
    g = stand.gegevens

    def rij(vraag: str, antwoord: str, stap: str, *velden: str) -> Rij:
        antwoord = antwoord or t("Niet ingevuld")
        if door := next((wie for veld in velden if (wie := stand.ingevuld_door.get(veld))), ""):
            antwoord = t("{antwoord} (ingevuld door {naam})", antwoord=antwoord, naam=door)
        return Rij(vraag, antwoord, adres(routes.inschrijven_stap(stap)))

    naam = " ".join(part for part in (g["voornaam"], g["tussenvoegsel"], g["achternaam"]) if part)
    huisnummer = " ".join(part for part in (g["huisnummer"], g["toevoeging"]) if part)
    land = "" if g["land"] == "NL" else f", {landen(i18n.language())[g['land']]}"
    rijen = [
        rij(t("Naam"), naam, "naam", "voornaam", "tussenvoegsel", "achternaam"),
        rij(t("Geboortedatum"), str(spoken(date.fromisoformat(g["geboortedatum"]))), "geboortedatum", "geboortedatum"),
        rij(
            t("Adres"),
            f"{g['straat']} {huisnummer}".strip() + f", {g['postcode']} {g['plaats']}{land}",
            "adres",
            *ADRESVELDEN,
        ),
        rij(t("Bericht krijgt u"), kanaal_tekst(g["kanaal"]), "contact", "kanaal"),
        rij(t("Taal"), taal_tekst(g["taal"]), "contact", "taal"),
        rij(t("Tolk"), g["tolk_taal"] or t("Niet nodig"), "contact", "tolk_taal"),
        rij(
            t("U zoekt een woning"), t("samen met iemand") if g["samen"] == "ja" else t("alleen"), "huishouden", "samen"
        ),
        rij(t("Kinderen"), g["kinderen"], "huishouden", "kinderen"),
    ]
    if g["samen"] == "ja":
        rijen.append(rij(t("Medeaanvrager"), g["mede_naam"], "medeaanvrager", "mede_naam", "mede_email", "mede_mobiel"))
    inkomen = str(spoken(Bedrag(int(g["inkomen_cent"])))) if g["inkomen_cent"] else ""
    wensen = ", ".join(
        deel
        for deel in (
            g["wens_plaatsen"],
            woningsoort_tekst(g["wens_soort"]) if g["wens_soort"] else "",
            t("{aantal} kamers of meer", aantal=g["wens_kamers"]) if g["wens_kamers"] else "",
            t("zonder trap") if g["wens_zonder_trap"] else "",
        )
        if deel
    )
    return [
        *rijen,
        rij(t("Inkomen per jaar"), inkomen, "inkomen", "inkomen_cent"),
        rij(t("Woonwensen"), wensen, "woonwensen", "wens_plaatsen", "wens_soort", "wens_kamers", "wens_zonder_trap"),
    ]


def kanaal_tekst(code: str) -> str:
    """A way to reach someone, in words."""
    return {
        "EMA": t("per e-mail"),
        "BRI": t("per brief"),
        "SMS": t("per sms"),
        "TEL": t("per telefoon"),
        "BAL": t("aan de balie"),
        "INT": t("via de website"),
    }.get(code, "")


def taal_tekst(code: str) -> str:
    """A language, in words."""
    return {"nl": t("Nederlands"), "en": t("Engels")}.get(code, "")


def woningsoort_tekst(code: str) -> str:
    """A kind of home, in words."""
    return {
        "appartement": t("appartement"),
        "eengezinswoning": t("eengezinswoning"),
        "seniorenwoning": t("seniorenwoning"),
        "studio": t("studio"),
    }.get(code, "")
