"""What a client fills in on a profile. No database here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from portal.domain.advertentie.aanbod import HUREN, TOEGANG
from portal.domain.eenheid.codes import Woningtype
from portal.domain.eenheid.model import Energielabel
from portal.domain.shared.errors import Zin, zin
from portal.domain.shared.invoer import Antwoorden, OngeldigeInvoer, parse_keuze, parse_tekst
from portal.domain.shared.money import parse_euro
from portal.domain.zoekprofiel.model import Ritme, Uren
from portal.domain.zoekprofiel.rules import (
    MODELLEN,
    TOT_HERVATTEN,
    Wensen,
    als_lijst,
    als_tekst,
    labels_vanaf,
)
from portal.i18n import Bedrag

KAMERS = ("1", "2", "3", "4", "5")
SOORTEN = tuple(soort.value for soort in Woningtype)
HOOGSTE_HUUR_CENT = 10_000_00
NAAM_MAXIMUM = 60
PAUZES: Mapping[str, relativedelta | None] = {
    "week": relativedelta(weeks=1),
    "maand": relativedelta(months=1),
    "kwartaal": relativedelta(months=3),
    "hervatten": None,
}


@dataclass(frozen=True)
class Ingevuld:
    """A profile as it was filled in."""

    naam: str
    wensen: Wensen
    ritme: Ritme
    uren: Uren


def lees_formulier(formulier: Mapping[str, object], *, plaatsen: Collection[str]) -> Ingevuld:
    """Read a profile; raises FouteInvoer with everything that cannot be taken.

    A box that is ticked comes as `<name>_<value>` with "ja"; `plaatsen` are the places one can choose.
    """
    antwoorden = Antwoorden(formulier)
    naam = antwoorden.neem("naam", parse_tekst, maximum=NAAM_MAXIMUM, leeg=None)
    van = antwoorden.neem("huur_van", _bedrag)
    tot = antwoorden.neem("huur_tot", _bedrag_vanaf, van)
    kamers_min = antwoorden.neem("kamers_min", parse_keuze, ("", *KAMERS))
    kamers_max = antwoorden.neem("kamers_max", _kamers_tot, kamers_min)
    toegankelijk = antwoorden.neem("toegankelijkheid", parse_keuze, ("", *TOEGANG))
    label = antwoorden.neem("energielabel", parse_keuze, ("", *(label.value for label in Energielabel)))
    ritme = antwoorden.neem("ritme", parse_keuze, tuple(Ritme))
    uren = antwoorden.neem("uren", parse_keuze, tuple(Uren))
    antwoorden.controleer()
    wensen = Wensen(
        plaatsen=_aangevinkt(formulier, "plaats", sorted(plaatsen)),
        huur_van_cent=van.waarde,
        huur_tot_cent=tot.waarde,
        kamers_min=_getal(kamers_min.waarde),
        kamers_max=_getal(kamers_max.waarde),
        soorten=_aangevinkt(formulier, "soort", SOORTEN),
        toegankelijkheid=_op_volgorde(TOEGANG.get(toegankelijk.waarde, ())),
        energielabels=_op_volgorde(labels_vanaf(label.waarde)),
        modellen=_aangevinkt(formulier, "model", [model.value for model in MODELLEN]),
    )
    return Ingevuld(
        naam=" ".join(naam.waarde.split()) or "Mijn zoekprofiel",
        wensen=wensen,
        ritme=Ritme(ritme.waarde),
        uren=Uren(uren.waarde),
    )


def als_formulier(naam: str, wensen: Wensen, ritme: str, uren: str) -> dict[str, str]:
    """A profile as its form shows it."""
    velden = {
        "naam": naam,
        "huur_van": _euro(wensen.huur_van_cent),
        "huur_tot": _euro(wensen.huur_tot_cent),
        "kamers_min": "" if wensen.kamers_min is None else str(wensen.kamers_min),
        "kamers_max": "" if wensen.kamers_max is None else str(wensen.kamers_max),
        "toegankelijkheid": minstens_toegankelijk(wensen),
        "energielabel": minstens_label(wensen),
        "ritme": ritme,
        "uren": uren,
    }
    for naam_, waarden in (("plaats", wensen.plaatsen), ("soort", wensen.soorten), ("model", wensen.modellen)):
        velden |= {f"{naam_}_{waarde}": "ja" for waarde in waarden}
    return velden


def uit_zoekopdracht(zoekopdracht: Mapping[str, str], *, plaatsen: Collection[str]) -> Wensen:
    """The wishes in a search of `/woningen`, as it stands in its address; what is no choice of ours is left out."""

    def een(naam: str, keuzes: Collection[str]) -> tuple[str, ...]:
        return tuple(keuze for keuze in keuzes if keuze == zoekopdracht.get(naam))

    huur = zoekopdracht.get("huur", "")
    kamers = een("kamers", KAMERS)
    return Wensen(
        plaatsen=een("plaats", plaatsen),
        huur_tot_cent=int(huur) * 100 if huur in {str(grens) for grens in HUREN} else None,
        kamers_min=int(kamers[0]) if kamers else None,
        soorten=een("soort", SOORTEN),
        toegankelijkheid=_op_volgorde(TOEGANG.get(zoekopdracht.get("toegankelijk", ""), ())),
        energielabels=_op_volgorde(labels_vanaf(zoekopdracht.get("label", ""))),
        modellen=een("model", [model.value for model in MODELLEN]),
    )


def minstens_toegankelijk(wensen: Wensen) -> str:
    """Which of the choices these codes are; empty when none was made."""
    gezocht = set(wensen.toegankelijkheid)
    return next((naam for naam, codes in TOEGANG.items() if gezocht and gezocht == set(codes)), "")


def minstens_label(wensen: Wensen) -> str:
    """The lowest label that is good enough; empty without a wish."""
    return next((label.value for label in reversed(Energielabel) if label.value in wensen.energielabels), "")


def pauze_tot(keuze: str, *, vandaag: date) -> date:
    """The last day without tips; raises OngeldigeInvoer when nothing was chosen."""
    if keuze not in PAUZES:
        raise OngeldigeInvoer(zin("Kies hoe lang u pauze wilt."))
    duur = PAUZES[keuze]
    return TOT_HERVATTEN if duur is None else vandaag + duur


def _bedrag(tekst: str) -> int | None:
    return parse_euro(tekst, maximum_cent=HOOGSTE_HUUR_CENT) if tekst.strip() else None


def _bedrag_vanaf(tekst: str, van: object) -> int | None:
    tot = _bedrag(tekst)
    laagste = None if getattr(van, "fout", None) else getattr(van, "waarde", None)
    if tot is not None and laagste is not None and tot < laagste:
        raise OngeldigeInvoer(zin("Vul een bedrag in vanaf {laagste}.", laagste=Bedrag(laagste)))
    return tot


def _kamers_tot(tekst: str, minstens: object) -> str:
    gekozen = parse_keuze(tekst, ("", *KAMERS))
    laagste = "" if getattr(minstens, "fout", None) else getattr(minstens, "waarde", "")
    if gekozen and laagste and int(gekozen) < int(laagste):
        raise OngeldigeInvoer(_MINDER_KAMERS)
    return gekozen


_MINDER_KAMERS: Zin = zin("Kies minstens zo veel kamers als bij 'vanaf'.")


def _aangevinkt(formulier: Mapping[str, object], naam: str, keuzes: Collection[str]) -> tuple[str, ...]:
    return _op_volgorde(keuze for keuze in keuzes if formulier.get(f"{naam}_{keuze}") == "ja")


def _op_volgorde(waarden: object) -> tuple[str, ...]:
    return als_lijst(als_tekst(waarden))  # type: ignore[arg-type]


def _getal(tekst: str) -> int | None:
    return int(tekst) if tekst else None


def _euro(cent: int | None) -> str:
    if cent is None:
        return ""
    return str(cent // 100) if cent % 100 == 0 else f"{cent // 100},{cent % 100:02d}"
