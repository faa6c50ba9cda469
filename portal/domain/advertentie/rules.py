"""Rules of `advertentie`: what has to be there before it shows, and what it costs a month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from portal.domain.advertentie.model import Criteriumsoort, Intakevorm, Model, Overeenkomstsoort
from portal.domain.eenheid.codes import COMPONENTDELEN, COMPONENTEN, DOELGROEPEN, EENMALIG
from portal.domain.shared.errors import Veldfout
from portal.i18n import Bedrag, Zin, zin

# CORA: the models of letting, in the words of who looks for a home.
MODELLEN: dict[str, Zin] = {
    Model.AANBOD: zin("Op inschrijfduur"),
    Model.LOTING: zin("Loting"),
    Model.DIRECT_TE_HUUR: zin("Direct te huur"),
    Model.OPTIE: zin("Optie"),
    Model.WONINGRUIL: zin("Woningruil"),
    Model.VRIJE_SECTOR: zin("Vrije sector"),
    Model.HANDMATIG: zin("Wij bieden zelf aan"),
}
MODEL_UITLEG: dict[str, Zin] = {
    Model.AANBOD: zin("Wie het langst staat ingeschreven, krijgt de woning als eerste aangeboden."),
    Model.LOTING: zin("Iedereen die past en reageert, loot mee. Hoe lang u staat ingeschreven, telt niet."),
    Model.DIRECT_TE_HUUR: zin("Wie past en als eerste reageert, kan de woning huren."),
    Model.OPTIE: zin("U zet een optie. Komt er een woning vrij, dan hoort u van ons."),
    Model.WONINGRUIL: zin("U ruilt met iemand die ook bij ons huurt."),
    Model.VRIJE_SECTOR: zin("Voor deze woning gelden onze eigen voorwaarden."),
    Model.HANDMATIG: zin("Wij kiezen zelf wie wij deze woning aanbieden, en leggen uit waarom."),
}
INTAKE: dict[str, Zin] = {
    Intakevorm.COOPTATIE: zin("De bewoners kiezen mee wie er komt wonen."),
    Intakevorm.INTAKEGESPREK: zin("U heeft eerst een gesprek met ons."),
    Intakevorm.MOTIVATIE: zin("U schrijft waarom u hier wilt wonen."),
    Intakevorm.SOCIALE_SPELREGELS: zin("U maakt afspraken met uw nieuwe buren."),
}
# VERA PUBLICATIEDETAILSTATUS below ING.
INTREKREDENEN: dict[str, Zin] = {
    "ONJ": zin("De gegevens klopten niet."),
    "BES": zin("De woning krijgt een andere bestemming."),
    "HAN": zin("Wij zoeken zelf een huurder."),
    "ING": zin("De huurder blijft toch wonen."),
    "REN": zin("De woning wordt gerenoveerd."),
    "UIT": zin("Wij verhuren deze woning niet meer."),
}


@dataclass(frozen=True)
class Onderdeel:
    """One part of the rent."""

    soort: str
    detailsoort: str
    naam: str
    bedrag_cent: int

    @property
    def maandelijks(self) -> bool:
        """Whether it is paid every month."""
        return self.soort not in EENMALIG

    @property
    def heet(self) -> Zin:
        """What it is called: by its own code where there is one, else by its kind."""
        if self.soort in ("SER", "VER") and self.detailsoort in COMPONENTDELEN:
            return COMPONENTDELEN[self.detailsoort]
        return COMPONENTEN.get(self.soort, zin("Overig"))


def maandhuur_cent(onderdelen: Iterable[Onderdeel]) -> int:
    """What the parts that are paid every month come to."""
    return sum(onderdeel.bedrag_cent for onderdeel in onderdelen if onderdeel.maandelijks)


@dataclass(frozen=True)
class Klaar:
    """What the check before publishing looks at."""

    overeenkomstsoort: str
    soort: str
    brutohuur_cent: int | None
    rekenhuur_cent: int | None
    vraagprijs_cent: int | None
    onderdelen: Sequence[Onderdeel]
    tekst: str
    fotos: int
    energielabel: str
    beschikbaar_op: date | None
    publicatie_op: datetime | None
    sluiting_op: datetime | None


# CORA (publiceren eenheid): complete and checked before it shows. Besluit energieprestatie gebouwen art. 2.1: a home
# that is advertised shows its energy label.
def wat_ontbreekt(klaar: Klaar) -> list[Veldfout]:
    """Everything that has to be there before the rent can be approved."""
    huur = klaar.overeenkomstsoort == Overeenkomstsoort.HUUR
    woning = klaar.soort == "WOO"
    samen = maandhuur_cent(klaar.onderdelen)
    regels: tuple[tuple[bool, str, Zin], ...] = (
        (not klaar.tekst, "tekst", zin("Schrijf een tekst bij de woning.")),
        (woning and not klaar.fotos, "foto", zin("Kies een foto.")),
        (woning and not klaar.energielabel, "energielabel", zin("Het energielabel ontbreekt in het primaire systeem.")),
        (huur and klaar.brutohuur_cent is None, "huur", zin("De huur ontbreekt in het primaire systeem.")),
        (
            huur and bool(klaar.onderdelen) and klaar.brutohuur_cent not in (None, samen),
            "huur",
            zin(
                "De onderdelen zijn samen {samen}, en de huur is {huur}. Laat dit eerst verbeteren.",
                samen=Bedrag(samen),
                huur=Bedrag(klaar.brutohuur_cent or 0),
            ),
        ),
        (
            huur and woning and klaar.rekenhuur_cent is None,
            "huur",
            zin("De rekenhuur ontbreekt in het primaire systeem."),
        ),
        (not huur and klaar.vraagprijs_cent is None, "huur", zin("De vraagprijs ontbreekt in het primaire systeem.")),
        (klaar.beschikbaar_op is None, "beschikbaar_dag", zin("Vul in vanaf wanneer de woning vrij is.")),
        (klaar.publicatie_op is None, "publicatie_dag", zin("Vul in op welke dag de advertentie verschijnt.")),
        (
            klaar.sluiting_op is not None
            and klaar.publicatie_op is not None
            and klaar.sluiting_op <= klaar.publicatie_op,
            "sluiting_dag",
            zin("De advertentie sluit voordat zij verschijnt. Kies een latere dag."),
        ),
    )  # fmt: skip
    return [Veldfout(veld, reden) for fout, veld, reden in regels if fout]


@dataclass(frozen=True)
class Criterium:
    """Who fits, or who is first."""

    toepassing: str
    soort: str
    detailsoort: str = ""
    doelgroep: str = ""
    naam: str = ""
    ondergrens: int | None = None
    bovengrens: int | None = None


_BINDING = {
    "ECO": zin("u werkt in {waar}"),
    "REG": zin("u woont of werkt in de regio"),
    "KRN": zin("u woont in {waar}"),
}
_GROEPEN: dict[str, Zin] = {
    Criteriumsoort.URGENTIE: zin("u heeft urgentie"),
    Criteriumsoort.INDICATIE: zin("u heeft een indicatie voor deze woning"),
    Criteriumsoort.BINDING: zin("u heeft een band met {waar}"),
}
_ANDERS = zin("u hoort bij de groep voor deze woning")
# From, up to and including, both.
_LEEFTIJD = (
    zin("u bent {van} jaar of ouder"),
    zin("u bent {tot} jaar of jonger"),
    zin("u bent {van} tot en met {tot} jaar"),
)
_PERSONEN = (
    zin("u komt er met {van} of meer mensen wonen"),
    zin("u komt er met hooguit {tot} mensen wonen"),
    zin("u komt er met {van} tot en met {tot} mensen wonen"),
)
_INKOMEN = (
    zin("uw inkomen is {van} of meer"),
    zin("uw inkomen is hooguit {tot}"),
    zin("uw inkomen is {van} tot en met {tot}"),
)


def in_woorden(criterium: Criterium, plaats: str) -> Zin:
    """One criterium as a client reads it, as the end of a sentence: "u bent 55 jaar of ouder"."""
    van, tot = criterium.ondergrens, criterium.bovengrens
    if criterium.naam:
        return Zin(criterium.naam)
    match criterium.soort:
        case Criteriumsoort.LEEFTIJD:
            return _tussen(_LEEFTIJD, van, tot)
        case Criteriumsoort.PERSONEN:
            return _tussen(_PERSONEN, van, tot)
        case Criteriumsoort.INKOMEN:
            return _tussen(_INKOMEN, None if van is None else Bedrag(van), None if tot is None else Bedrag(tot))
        case Criteriumsoort.GROEP if criterium.doelgroep in DOELGROEPEN:
            return zin("u hoort bij de groep {wie}", wie=DOELGROEPEN[criterium.doelgroep])
        case _:
            woorden = _BINDING.get(criterium.detailsoort) if criterium.soort == Criteriumsoort.BINDING else None
            return Zin((woorden or _GROEPEN.get(criterium.soort, _ANDERS)).msgid, {"waar": plaats})


def _tussen(woorden: tuple[Zin, Zin, Zin], van: object, tot: object) -> Zin:
    vanaf, tot_en_met, beide = woorden
    return Zin((vanaf if tot is None else tot_en_met if van is None else beide).msgid, {"van": van, "tot": tot})
