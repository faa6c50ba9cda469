"""What is on offer: the list with its filters, which stand in the address, and one home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from portal import i18n, routes
from portal.database import read
from portal.domain.advertentie.aanbod import FILTERS, HUREN, KAMERS, SORTERING, TOEGANG
from portal.domain.advertentie.model import Model
from portal.domain.advertentie.queries import Bladzijde, Foto, Kaart, Woning, bladzijde, woning_van
from portal.domain.advertentie.rules import INTAKE, MODEL_UITLEG, MODELLEN
from portal.domain.eenheid.codes import LABELS, TOEGANKELIJK, WONINGTYPEN
from portal.domain.shared.errors import NietGevonden
from portal.i18n import Bedrag, say, spoken, t
from portal.state.basis import adres, ingevuld
from portal.state.gate import policy
from portal.view import Keuze, Rij

# Longer than any name of a town.
LANGSTE_PLAATS = 60


@dataclass(frozen=True)
class WoningKaart:
    """One home on the list."""

    adres: str
    titel: str
    straat: str
    huur: str
    per_maand: bool
    kenmerken: str
    hoe: str
    sluit: str
    beeld: str


@dataclass(frozen=True)
class Stap:
    """One thing to click: a filter to leave out, a wish to widen."""

    tekst: str
    adres: str


@dataclass(frozen=True)
class Beeld:
    """A picture with what is on it."""

    bron: str
    alt: str


class WoningenState(rx.State):
    """The list and one home: both show what is on offer."""

    geladen: bool = False
    weg: bool = False
    woningen: list[WoningKaart] = []
    opties: dict[str, list[Keuze]] = {}
    keuzes: dict[str, str] = {}
    gekozen: list[Stap] = []
    ruimer: list[Stap] = []
    gevonden: str = ""
    bladzijde: str = ""
    vorige: str = ""
    volgende: str = ""
    titel: str = ""
    huur: str = ""
    per_maand: bool = False
    straat: str = ""
    verhuurder: str = ""
    tekst: list[str] = []
    beelden: list[Beeld] = []
    kenmerken: list[Rij] = []
    wanneer: list[Rij] = []
    opbouw: list[list[str]] = []
    toeslag: str = ""
    hoe: str = ""
    hoe_uitleg: str = ""
    intake: str = ""
    past_bij: list[str] = []
    volgorde: list[str] = []

    @rx.event
    @policy()
    async def laden(self):
        """The homes that fit what stands in the address."""
        vraag = self.router.url.query_parameters
        vorige = (dict(self.keuzes), self.bladzijde)
        self.keuzes = _keuzes(vraag)
        pagina = vraag.get("pagina", "1")
        nummer = int(pagina) if pagina.isascii() and pagina.isdigit() and len(pagina) < 5 else 1
        self._toon(
            await read(
                bladzijde,
                keuzes={naam: waarde for naam, waarde in self.keuzes.items() if naam in FILTERS},
                sortering=self.keuzes.get("sorteer", SORTERING[0]),
                pagina=nummer,
            ),
            nummer,
        )
        eerste = not self.geladen
        self.geladen = True
        # Whoever chose something else hears how many there are.
        return None if eerste or vorige == (self.keuzes, self.bladzijde) else rx.set_focus("gevonden")

    @rx.event
    @policy()
    async def zoeken(self, form: dict[str, Any]):
        """Zoeken: what was chosen goes into the address, and from there it is shown."""
        return rx.redirect(_adres(_keuzes(ingevuld(form))))

    @rx.event
    @policy()
    async def woning_laden(self):
        """One home that is on offer now."""
        self.geladen, self.weg, self.titel = False, False, ""
        advertentie_id = str(self.router.url.path).rstrip("/").rsplit("/", 1)[-1]
        try:
            self._toon_een(await read(woning_van, advertentie_id=advertentie_id))
        except NietGevonden:
            # The address itself is a 404; here stands what happened, and the way on.
            self.weg = True
        self.geladen = True

    def _toon(self, gevonden: Bladzijde, nummer: int) -> None:
        self.woningen = [_kaart(een) for een in gevonden.woningen]
        aantal, paginas = gevonden.gevonden.aantal, gevonden.gevonden.paginas
        self.gevonden = t("1 woning gevonden") if aantal == 1 else t("{n} woningen gevonden", n=aantal)
        self.opties = _opties(gevonden.gevonden.tellingen, self.keuzes)
        self.gekozen = [
            Stap(_gekozen(naam, self.keuzes[naam]), _adres(_zonder(self.keuzes, naam)))
            for naam in FILTERS
            if naam in self.keuzes
        ]
        self.ruimer = [
            Stap(
                t("Zonder {wens}: {n} woningen", wens=_gekozen(naam, self.keuzes[naam]), n=hoeveel)
                if hoeveel != 1
                else t("Zonder {wens}: 1 woning", wens=_gekozen(naam, self.keuzes[naam])),
                _adres(_zonder(self.keuzes, naam)),
            )
            for naam, hoeveel in sorted(gevonden.gevonden.zonder.items(), key=lambda paar: -paar[1])
            if hoeveel and not aantal
        ]
        hier = min(max(nummer, 1), paginas)
        self.bladzijde = t("Bladzijde {hier} van {alle}", hier=hier, alle=paginas) if paginas > 1 else ""
        self.vorige = _adres(self.keuzes, hier - 1) if hier > 1 else ""
        self.volgende = _adres(self.keuzes, hier + 1) if hier < paginas else ""

    def _toon_een(self, woning: Woning) -> None:
        kaart = woning.kaart
        self.titel, self.huur = say(woning.titel), _prijs(kaart)
        self.per_maand = kaart.huur_cent is not None
        self.straat = f"{kaart.adres}, {woning.postcode} {kaart.plaats}"
        self.verhuurder, self.tekst = woning.corporatie, [a for a in woning.tekst.split("\n") if a.strip()]
        self.beelden = [_beeld(foto) for foto in woning.fotos]
        self.kenmerken = _kenmerken(woning)
        self.wanneer = _wanneer(woning)
        self.opbouw = [[say(deel.heet), str(spoken(Bedrag(deel.bedrag_cent)))] for deel in woning.onderdelen]
        if self.opbouw:
            self.opbouw.append([t("Samen per maand"), self.huur])
        self.toeslag = (
            t("Voor huurtoeslag telt {bedrag} mee.", bedrag=Bedrag(woning.rekenhuur_cent))
            if woning.rekenhuur_cent and self.per_maand
            else ""
        )
        self.hoe, self.hoe_uitleg = say(MODELLEN[kaart.model]), say(MODEL_UITLEG[kaart.model])
        self.intake = say(INTAKE[woning.intakevorm]) if woning.intakevorm in INTAKE else ""
        self.past_bij = [_hoofdletter(say(een)) for een in woning.past_bij]
        self.volgorde = [_hoofdletter(say(een)) for een in woning.volgorde]


def _keuzes(vraag: Mapping[str, str]) -> dict[str, str]:
    """What was chosen, as far as it is a choice of ours; in one order, so that one search has one address."""
    mogelijk = {
        "huur": {str(grens) for grens in HUREN},
        "kamers": {str(aantal) for aantal in KAMERS},
        "soort": set(WONINGTYPEN),
        "toegankelijk": set(TOEGANG),
        "label": set(LABELS),
        "model": set(Model),
        "sorteer": set(SORTERING[1:]),
    }
    plaats = vraag.get("plaats", "").strip()
    gekozen = {"plaats": plaats} if plaats and len(plaats) <= LANGSTE_PLAATS else {}
    return gekozen | {naam: vraag[naam] for naam, codes in mogelijk.items() if vraag.get(naam) in codes}


def _zonder(keuzes: Mapping[str, str], behalve: str) -> dict[str, str]:
    return {naam: waarde for naam, waarde in keuzes.items() if naam != behalve}


def _vraag(keuzes: Mapping[str, str], pagina: int = 1) -> str:
    return urlencode({**keuzes, **({"pagina": str(pagina)} if pagina > 1 else {})})


def _adres(keuzes: Mapping[str, str], pagina: int = 1) -> str:
    vraag = _vraag(keuzes, pagina)
    return adres(routes.WONINGEN) + (f"?{vraag}" if vraag else "")


def _waarde(naam: str, waarde: str) -> str:
    """A choice as it reads in the list of that filter."""
    match naam:
        case "huur":
            return t("tot en met {bedrag}", bedrag=Bedrag(int(waarde) * 100))
        case "kamers":
            return t("{n} of meer", n=waarde)
        case "soort":
            return say(WONINGTYPEN[waarde])
        case "toegankelijk":
            return {
                "zonder-trap": t("Zonder trap in huis"),
                "rollator": t("Met een rollator"),
                "rolstoel": t("Met een rolstoel"),
            }[waarde]
        case "label":
            return t("{label} of beter", label=LABELS[waarde])
        case "model":
            return say(MODELLEN[waarde])
        case _:
            return waarde


def _gekozen(naam: str, waarde: str) -> str:
    """The same by itself, where the name of the filter is not beside it."""
    match naam:
        case "huur":
            return t("huur tot en met {bedrag}", bedrag=Bedrag(int(waarde) * 100))
        case "kamers":
            return t("{n} of meer kamers", n=waarde)
        case "label":
            return t("energielabel {label} of beter", label=LABELS[waarde])
        case _:
            tekst = _waarde(naam, waarde)
            return tekst if naam == "plaats" else tekst[:1].lower() + tekst[1:]


def _opties(tellingen: Mapping[tuple[str, str], int], keuzes: Mapping[str, str]) -> dict[str, list[Keuze]]:
    """Per filter what can be chosen, with how many homes there would be then."""
    plaatsen = {waarde for naam, waarde in tellingen if naam == "plaats"} | {keuzes.get("plaats", "")} - {""}
    waarden = {
        "plaats": sorted(plaatsen),
        "huur": [str(grens) for grens in HUREN],
        "kamers": [str(aantal) for aantal in KAMERS],
        "soort": list(WONINGTYPEN),
        "toegankelijk": list(TOEGANG),
        "label": list(LABELS),
        "model": list(MODELLEN),
    }
    return {
        naam: [
            Keuze("", t("Maakt niet uit")),
            *(Keuze(waarde, f"{_waarde(naam, waarde)} ({tellingen.get((naam, waarde), 0)})") for waarde in van),
        ]
        for naam, van in waarden.items()
    }


def _prijs(kaart: Kaart) -> str:
    return str(spoken(Bedrag(kaart.huur_cent if kaart.huur_cent is not None else kaart.vraagprijs_cent or 0)))


def _kaart(kaart: Kaart) -> WoningKaart:
    delen = [
        t("{n} kamers", n=kaart.kamers) if kaart.kamers and kaart.kamers > 1 else t("1 kamer") if kaart.kamers else "",
        t("{n} m²", n=kaart.oppervlakte) if kaart.oppervlakte else "",
        t("label {label}", label=LABELS[kaart.energielabel]) if kaart.energielabel in LABELS else "",
    ]
    return WoningKaart(
        adres=adres(routes.woning(kaart.id)),
        titel=t("{wat} in {plaats}", wat=say(kaart.naam), plaats=kaart.plaats),
        straat=kaart.adres,
        huur=_prijs(kaart),
        per_maand=kaart.huur_cent is not None,
        kenmerken=" · ".join(deel for deel in delen if deel),
        hoe=say(MODELLEN[kaart.model]),
        sluit=t("Reageren tot en met {moment}", moment=laatste_moment(kaart.sluiting_op)) if kaart.sluiting_op else "",
        beeld=routes.beeld(kaart.foto.bestand) if kaart.foto else "",
    )


def _beeld(foto: Foto) -> Beeld:
    return Beeld(routes.beeld(foto.bestand), foto.alt(i18n.language()))


def _kenmerken(woning: Woning) -> list[Rij]:
    kaart = woning.kaart
    rijen = (
        (t("Kamers"), str(kaart.kamers) if kaart.kamers else ""),
        (t("Oppervlakte"), t("{n} m²", n=kaart.oppervlakte) if kaart.oppervlakte else ""),
        (t("Verdieping"), "" if woning.etage is None else str(woning.etage) if woning.etage else t("Begane grond")),
        (
            t("Toegankelijk"),
            say(TOEGANKELIJK[kaart.toegankelijkheid]) if kaart.toegankelijkheid in TOEGANKELIJK else "",
        ),
        (t("Energielabel"), LABELS.get(kaart.energielabel, "")),
        (t("Bouwjaar"), str(woning.bouwjaar) if woning.bouwjaar else ""),
        (t("Buurt"), kaart.buurt),
    )
    return [Rij(vraag, antwoord) for vraag, antwoord in rijen if antwoord]


def _wanneer(woning: Woning) -> list[Rij]:
    rijen = (
        (t("Bezichtigen"), woning.bezichtiging_op),
        (t("Vrij vanaf"), woning.beschikbaar_op),
        (t("Reageren tot en met"), laatste_moment(woning.kaart.sluiting_op) if woning.kaart.sluiting_op else None),
        (t("Nummer van de advertentie"), woning.kenmerk),
    )
    return [Rij(vraag, str(spoken(moment))) for vraag, moment in rijen if moment is not None]


def laatste_moment(sluiting: datetime) -> str:
    """The last moment to respond: a day where that day is whole, else with its time."""
    einde = sluiting.astimezone(i18n.AMSTERDAM)
    if einde.time() == time(0):
        return i18n.weekday_of(einde - timedelta(hours=1))
    return str(spoken(sluiting))


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
