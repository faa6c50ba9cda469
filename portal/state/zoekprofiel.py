"""The profiles of a client on screen: what suits now, make and change, pause, and why there is a tip or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import reflex as rx

from portal import routes
from portal.database import perform, read
from portal.domain.advertentie.aanbod import TOEGANG
from portal.domain.advertentie.rules import MODELLEN as MODELNAMEN
from portal.domain.eenheid.codes import LABELS, WONINGTYPEN
from portal.domain.passendheid.rules import Oordeel, Uitkomst
from portal.domain.shared.actor import Machtigingsrecht, Rol
from portal.domain.shared.reference import lees_kenmerk
from portal.domain.zoekprofiel.actions import (
    zoekprofiel_bewaren,
    zoekprofiel_hervatten,
    zoekprofiel_pauzeren,
    zoekprofiel_verwijderen,
)
from portal.domain.zoekprofiel.invoer import (
    KAMERS,
    PAUZES,
    als_formulier,
    minstens_label,
    minstens_toegankelijk,
    uit_zoekopdracht,
)
from portal.domain.zoekprofiel.model import Ritme, Uren
from portal.domain.zoekprofiel.queries import (
    Passend,
    Profielstand,
    mag_zoeken,
    plaatsen_om_te_kiezen,
    profielen_van,
    uitleg_bij,
)
from portal.domain.zoekprofiel.rules import (
    MODELLEN,
    RITME_NAMEN,
    UREN_NAMEN,
    WENS_NAMEN,
    Wensen,
)
from portal.i18n import Bedrag, say, spoken, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.view import Fout, Keuze, Rij

LEZEN_OF_REAGEREN = (Machtigingsrecht.LEZEN, Machtigingsrecht.REAGEREN)
REAGEREN = (Machtigingsrecht.REAGEREN,)
NIEUW = "nieuw"


@dataclass(frozen=True)
class WoningOpScherm:
    """A home that suits a profile."""

    id: str
    waar: str
    huur: str
    uitleg: str
    adres: str


@dataclass(frozen=True)
class ProfielOpScherm:
    """A profile with what it gives."""

    id: str
    naam: str
    rijen: list[Rij]
    pauze: str
    aantal: str
    woningen: list[WoningOpScherm]
    verruimingen: list[str]


@dataclass(frozen=True)
class UitlegOpScherm:
    """Why one profile gave a tip about a home, or none."""

    naam: str
    tip: str
    redenen: list[str]


class ZoekprofielState(rx.State):
    """All profiles, and the one that is being filled in."""

    geladen: bool = False
    kan: bool = False
    mag_wijzigen: bool = False
    profielen: list[ProfielOpScherm] = []
    # Empty, "nieuw" or the id of the profile in the form.
    bewerken: str = ""
    weg: str = ""
    versie: int = 0
    plaatsen: list[Keuze] = []
    waarden: dict[str, str] = {}
    aangevinkt: list[str] = []
    waar: str = ""
    uitleg: list[UitlegOpScherm] = []
    inkomen: str = ""
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=LEZEN_OF_REAGEREN, inzage="zoekprofielen")
    async def laden(self):
        """The profiles; with a search of `/woningen` in the address, a new one filled in with it."""
        schoon(self)
        self.bewerken, self.weg, self.waar = "", "", ""
        self.uitleg, self.inkomen = [], ""
        self._vul({})
        await self._toon()
        zoekopdracht = {str(naam): str(waarde) for naam, waarde in self.router.url.query_parameters.items()}
        if zoekopdracht.get("bewaren") == "ja" and self.kan and self.mag_wijzigen:
            wensen = uit_zoekopdracht(zoekopdracht, plaatsen=[keuze.code for keuze in self.plaatsen])
            self.bewerken, self.versie = NIEUW, 0
            self._vul(als_formulier("", wensen, Ritme.METEEN, Uren.HELE_DAG))
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=REAGEREN, inzage="zoekprofielen")
    async def nieuw(self):
        """Nieuw zoekprofiel: the empty form."""
        schoon(self)
        self.bewerken, self.versie = NIEUW, 0
        self._vul(als_formulier("", Wensen(), Ritme.METEEN, Uren.HELE_DAG))
        return rx.set_focus("formulier")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=REAGEREN, inzage="zoekprofielen")
    async def wijzigen(self, profiel_id: str):
        """Wijzigen: this profile in the form, as it is now."""
        schoon(self)
        stand = next((p for p in await self._profielen() if p.id == profiel_id), None)
        if stand is None:
            await self._toon()
            return rx.set_focus("kop")
        self.bewerken, self.versie = stand.id, stand.versie
        self._vul(als_formulier(stand.naam, stand.wensen, stand.ritme, stand.uren))
        return rx.set_focus("formulier")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=REAGEREN, inzage="zoekprofielen")
    async def toch_niet(self):
        """Annuleren: back to the list, nothing changed."""
        schoon(self)
        self.bewerken, self.weg = "", ""
        return rx.set_focus("kop")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=REAGEREN)
    async def bewaren(self, form: dict[str, Any]):
        """Bewaren: from now on new homes give a tip."""
        self._vul(ingevuld(form))
        with refusals(self):
            await perform(
                zoekprofiel_bewaren,
                formulier=self.waarden,
                profiel_id="" if self.bewerken == NIEUW else self.bewerken,
                versie=self.versie,
                door=gate.actor(),
            )
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.bewerken = ""
        await self._toon()
        self.melding = t("Uw zoekprofiel is bewaard.")
        self.melding_verder = t("Komt er een woning die past? Dan krijgt u een tip.")
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=REAGEREN)
    async def pauzeren(self, form: dict[str, Any]):
        """Pauze: no tips until the chosen day."""
        velden = ingevuld(form)
        with refusals(self):
            await perform(
                zoekprofiel_pauzeren,
                profiel_id=velden.get("profiel", "")[:40],
                formulier=velden,
                door=gate.actor(),
            )
        return await self._klaar(t("U krijgt nu geen tips van dit zoekprofiel."))

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=REAGEREN)
    async def hervatten(self, profiel_id: str):
        """Weer tips krijgen."""
        with refusals(self):
            await perform(zoekprofiel_hervatten, profiel_id=profiel_id, door=gate.actor())
        return await self._klaar(t("U krijgt weer tips van dit zoekprofiel."))

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=REAGEREN, inzage="zoekprofielen")
    async def vraag_verwijderen(self, profiel_id: str):
        """Verwijderen: ask once more, because it cannot be undone."""
        schoon(self)
        self.weg = profiel_id[:40]
        return rx.set_focus("weg")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=REAGEREN)
    async def verwijderen(self, profiel_id: str):
        """Ja, verwijderen."""
        with refusals(self):
            await perform(zoekprofiel_verwijderen, profiel_id=profiel_id, door=gate.actor())
        return await self._klaar(t("Het zoekprofiel is verwijderd."))

    @rx.event
    @policy(Rol.KLANT, namens_klant=True, machtiging=LEZEN_OF_REAGEREN, inzage="zoekprofielen")
    async def waarom(self, form: dict[str, Any]):
        """Waarom (geen) tip: what decided about this home, profile by profile."""
        getypt = ingevuld(form).get("woning", "").strip()[:80]
        self.uitleg, self.waar, self.inkomen = [], "", ""
        with refusals(self):
            antwoord = await read(
                uitleg_bij, advertentie=lees_kenmerk(getypt) or getypt, relatie_id=gate.actor().klant_id
            )
            self.waar = antwoord.waar
            self.uitleg = [
                UitlegOpScherm(
                    naam, t("Wel een tip") if wat.tip else t("Geen tip"), [say(reden) for reden in wat.redenen]
                )
                for naam, wat in antwoord.profielen
            ]
            if antwoord.oordeel is not None and _mag_inkomen_zien():
                self.inkomen = _oordeel(antwoord.oordeel)
        return rx.set_focus("melding" if refused(self) else "uitleg")

    async def _klaar(self, gelukt: str) -> Any:
        if not refused(self):
            self.weg = ""
            await self._toon()
            self.melding = gelukt
        return rx.set_focus("fouten" if self.fouten else "melding")

    def _vul(self, waarden: dict[str, str]) -> None:
        """What stands in the form; the boxes of a group also as the list of what is ticked."""
        self.waarden = waarden
        self.aangevinkt = [naam.partition("_")[2] for naam in waarden if naam.startswith(("soort_", "model_"))]

    async def _profielen(self) -> list[Profielstand]:
        return await read(profielen_van, relatie_id=gate.actor().klant_id)

    async def _toon(self) -> None:
        door = gate.actor()
        self.kan = await read(mag_zoeken, relatie_id=door.klant_id)
        self.mag_wijzigen = door.machtiging is None or door.mag(*REAGEREN)
        self.profielen = [_profiel(stand) for stand in await self._profielen()]
        gekozen = {plaats for stand in await self._profielen() for plaats in stand.wensen.plaatsen}
        plaatsen = await read(plaatsen_om_te_kiezen)
        self.plaatsen = [Keuze(plaats, plaats) for plaats in sorted({*plaatsen, *gekozen})]


def _mag_inkomen_zien() -> bool:
    """What rent and income say tells something of the income: for who may read for the client."""
    door = gate.actor()
    return door.machtiging is None or door.mag(Machtigingsrecht.LEZEN)


def _profiel(stand: Profielstand) -> ProfielOpScherm:
    aantal = len(stand.woningen) + stand.meer
    pauze = ""
    if stand.pauze_tot is not None:
        pauze = (
            t("Op pauze. U krijgt geen tips tot u weer verdergaat.")
            if stand.tot_hervatten
            else t("Op pauze tot en met {dag}.", dag=stand.pauze_tot)
        )
    return ProfielOpScherm(
        id=stand.id,
        naam=stand.naam,
        rijen=[*wensen_in_woorden(stand.wensen), Rij(t("Wanneer u tips krijgt"), _ritme(stand))],
        pauze=pauze,
        aantal=(
            t("Er is nu geen woning die past.")
            if not aantal
            else t("Er is nu 1 woning die past.")
            if aantal == 1
            else t("Er zijn nu {aantal} woningen die passen.", aantal=aantal)
        ),
        woningen=[_woning(woning) for woning in stand.woningen],
        verruimingen=[
            t("Zonder uw wens over {wens}: 1 woning.", wens=WENS_NAMEN[v.wens])
            if v.aantal == 1
            else t("Zonder uw wens over {wens}: {aantal} woningen.", wens=WENS_NAMEN[v.wens], aantal=v.aantal)
            for v in stand.verruimingen
        ],
    )


def wensen_in_woorden(wensen: Wensen) -> list[Rij]:
    """What somebody looks for, one row a wish; what was not filled in is not shown."""
    rijen = [Rij(t("Plaats"), ", ".join(wensen.plaatsen) or t("Overal in de regio"))]
    if huur := _tussen(
        str(spoken(Bedrag(wensen.huur_van_cent))) if wensen.huur_van_cent is not None else "",
        str(spoken(Bedrag(wensen.huur_tot_cent))) if wensen.huur_tot_cent is not None else "",
    ):
        rijen.append(Rij(t("Huur"), huur))
    if kamers := _tussen(
        str(wensen.kamers_min) if wensen.kamers_min is not None else "",
        str(wensen.kamers_max) if wensen.kamers_max is not None else "",
    ):
        rijen.append(Rij(t("Kamers"), kamers))
    if wensen.soorten:
        rijen.append(Rij(t("Soort"), ", ".join(say(WONINGTYPEN[soort]) for soort in wensen.soorten)))
    if toegankelijk := minstens_toegankelijk(wensen):
        rijen.append(Rij(t("Toegankelijk"), _toegang(toegankelijk)))
    if label := minstens_label(wensen):
        rijen.append(Rij(t("Energielabel"), t("{label} of beter", label=LABELS[label])))
    if wensen.modellen:
        rijen.append(Rij(t("Hoe verdeeld"), ", ".join(say(MODELNAMEN[model]) for model in wensen.modellen)))
    return rijen


def _toegang(code: str) -> str:
    return {
        "zonder-trap": t("Zonder trap in huis"),
        "rollator": t("Met een rollator"),
        "rolstoel": t("Met een rolstoel"),
    }[code]


Keuzelijst = list[tuple[str, str]]


def _maakt_niet_uit() -> tuple[str, str]:
    return ("", t("Maakt niet uit"))


def keuzes_van_kamers() -> Keuzelijst:
    """How many rooms one can ask for."""
    return [_maakt_niet_uit(), *((aantal, aantal) for aantal in KAMERS)]


def keuzes_van_soorten() -> Keuzelijst:
    """A home, or a place for a car."""
    return [(code, say(naam)) for code, naam in WONINGTYPEN.items()]


def keuzes_van_toegankelijkheid() -> Keuzelijst:
    """How accessible a home has to be at least."""
    return [_maakt_niet_uit(), *((code, _toegang(code)) for code in TOEGANG)]


def keuzes_van_labels() -> Keuzelijst:
    """Which energielabel is good enough."""
    return [
        _maakt_niet_uit(),
        *((code, t("{label} of beter", label=naam)) for code, naam in LABELS.items()),
    ]


def keuzes_van_modellen() -> Keuzelijst:
    """How homes are let of which one can hear in time."""
    return [(model.value, say(MODELNAMEN[model])) for model in MODELLEN]


def keuzes_van_ritmes() -> Keuzelijst:
    """How often."""
    return [(code, say(naam)) for code, naam in RITME_NAMEN.items()]


def keuzes_van_uren() -> Keuzelijst:
    """In which part of the day."""
    return [(code, say(naam)) for code, naam in UREN_NAMEN.items()]


def keuzes_van_pauzes() -> Keuzelijst:
    """How long without tips."""
    namen = {
        "week": t("Een week"),
        "maand": t("Een maand"),
        "kwartaal": t("Drie maanden"),
        "hervatten": t("Tot ik zelf weer verderga"),
    }
    return [(code, namen[code]) for code in PAUZES]


def _tussen(van: str, tot: str) -> str:
    if van and tot:
        return t("{van} tot en met {tot}", van=van, tot=tot)
    if van:
        return t("vanaf {van}", van=van)
    return t("tot en met {tot}", tot=tot) if tot else ""


def _ritme(stand: Profielstand) -> str:
    return f"{say(RITME_NAMEN[stand.ritme])}, {say(UREN_NAMEN[stand.uren]).lower()}"


def _woning(woning: Passend) -> WoningOpScherm:
    return WoningOpScherm(
        id=woning.id,
        waar=f"{woning.adres}, {woning.plaats}",
        huur=t("{huur} per maand", huur=Bedrag(woning.huur_cent)) if woning.huur_cent is not None else "",
        uitleg=_oordeel(woning.oordeel) if woning.oordeel is not None and _mag_inkomen_zien() else "",
        adres=adres(routes.woning(woning.id)),
    )


def _oordeel(oordeel: Oordeel) -> str:
    kop = {
        Uitkomst.PAST: t("Past bij u."),
        Uitkomst.PAST_ALS: t("Past misschien bij u."),
        Uitkomst.PAST_NIET: t("Past niet bij u."),
    }[oordeel.uitkomst]
    delen = [kop, say(oordeel.reden), *([say(oordeel.verder)] if oordeel.verder else [])]
    return " ".join(delen)
