"""What suits a profile, and when tips go out. No database here; `wensen.py` says the same in SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from portal.domain.advertentie.model import Model, Overeenkomstsoort
from portal.domain.eenheid.codes import Woningtype, woningtype
from portal.domain.eenheid.model import Energielabel
from portal.domain.shared.errors import Zin, zin
from portal.domain.shared.working_days import lokaal_moment, lokale_dag
from portal.domain.zoekprofiel.model import Ritme, Uren
from portal.i18n import AMSTERDAM

TEKEN = "|"
# Paused until the client goes on.
TOT_HERVATTEN = date(9999, 12, 31)
MAXIMUM_PROFIELEN = 10
# After this long without a home that suits we propose which wish to widen.
STIL = timedelta(days=30)
TIP_BEWAARDAGEN = 365

# How homes are let of which one can hear in time; what is mediated by hand is not responded to.
MODELLEN = tuple(model for model in Model if model is not Model.HANDMATIG)


def als_tekst(waarden: Iterable[str]) -> str:
    """Several values as one wish is stored: `|Lindeveen|Veerpoort|`, in a fixed order; empty without any."""
    schoon = sorted({waarde.replace(TEKEN, " ").strip() for waarde in waarden} - {""})
    return f"{TEKEN}{TEKEN.join(schoon)}{TEKEN}" if schoon else ""


def als_lijst(tekst: str) -> tuple[str, ...]:
    """The values of a stored wish."""
    return tuple(tekst.strip(TEKEN).split(TEKEN)) if tekst else ()


def labels_vanaf(minstens: str) -> tuple[str, ...]:
    """Every energielabel that is this good or better; the best one stands first in VERA's order."""
    codes = [label.value for label in Energielabel]
    return tuple(codes[: codes.index(minstens) + 1]) if minstens in codes else ()


class Wens(StrEnum):
    """The wishes of a profile, in the order in which a client reads them."""

    PLAATS = "plaats"
    HUUR = "huur"
    KAMERS = "kamers"
    SOORT = "soort"
    TOEGANKELIJKHEID = "toegankelijkheid"
    ENERGIELABEL = "energielabel"
    MODEL = "model"


@dataclass(frozen=True)
class Wensen:
    """What somebody looks for; an empty tuple and None are no wish. The names are those of the table."""

    plaatsen: tuple[str, ...] = ()
    huur_van_cent: int | None = None
    huur_tot_cent: int | None = None
    kamers_min: int | None = None
    kamers_max: int | None = None
    soorten: tuple[str, ...] = ()
    toegankelijkheid: tuple[str, ...] = ()
    energielabels: tuple[str, ...] = ()
    modellen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Woning:
    """A home on offer, as far as wishes are about it."""

    plaats: str
    soort: str
    gemeente: str = ""
    detailsoort: str = ""
    huur_cent: int | None = None
    kamers: int | None = None
    toegankelijkheid: str = ""
    energielabel: str = ""
    model: str = Model.AANBOD
    overeenkomstsoort: str = Overeenkomstsoort.HUUR

    @property
    def type(self) -> str:
        """What people call it: a house, a flat, a place for a car."""
        return woningtype(self.soort, self.detailsoort).value


def _tussen(waarde: int | None, van: int | None, tot: int | None) -> bool:
    """Whether this lies between the limits, both included; what we do not know suits only who has no wish about it."""
    if van is None and tot is None:
        return True
    return waarde is not None and (van is None or van <= waarde) and (tot is None or waarde <= tot)


def _soort(wensen: Wensen, woning: Woning) -> bool:
    # Who did not choose looks for a home, not for a garage.
    if not wensen.soorten:
        return woning.type != Woningtype.PARKEREN
    return woning.type in wensen.soorten


# VERA Zoekprofiel: one condition for each wish. `wensen.VOORWAARDEN` has the same ones in SQL.
REGELS: Mapping[Wens, Callable[[Wensen, Woning], bool]] = {
    Wens.PLAATS: lambda w, h: not w.plaatsen or h.plaats in w.plaatsen or h.gemeente in w.plaatsen,
    Wens.HUUR: lambda w, h: _tussen(h.huur_cent, w.huur_van_cent, w.huur_tot_cent),
    Wens.KAMERS: lambda w, h: _tussen(h.kamers, w.kamers_min, w.kamers_max),
    Wens.SOORT: _soort,
    Wens.TOEGANKELIJKHEID: lambda w, h: not w.toegankelijkheid or h.toegankelijkheid in w.toegankelijkheid,
    Wens.ENERGIELABEL: lambda w, h: not w.energielabels or h.energielabel in w.energielabels,
    Wens.MODEL: lambda w, h: not w.modellen or h.model in w.modellen,
}


# A tip is about a home to rent that somebody can respond to.
def te_tippen(woning: Woning) -> bool:
    """Whether anybody gets a tip about this home."""
    return woning.overeenkomstsoort == Overeenkomstsoort.HUUR and woning.model != Model.HANDMATIG


def niet_vervuld(wensen: Wensen, woning: Woning) -> tuple[Wens, ...]:
    """The wishes that this home does not meet."""
    return tuple(wens for wens, voldoet in REGELS.items() if not voldoet(wensen, woning))


def past(wensen: Wensen, woning: Woning) -> bool:
    """Whether this home suits this profile."""
    return te_tippen(woning) and not niet_vervuld(wensen, woning)


def zonder(wensen: Wensen, wens: Wens) -> Wensen:
    """The same wishes without this one."""
    leeg: dict[Wens, dict[str, object]] = {
        Wens.PLAATS: {"plaatsen": ()},
        Wens.HUUR: {"huur_van_cent": None, "huur_tot_cent": None},
        Wens.KAMERS: {"kamers_min": None, "kamers_max": None},
        Wens.SOORT: {"soorten": ()},
        Wens.TOEGANKELIJKHEID: {"toegankelijkheid": ()},
        Wens.ENERGIELABEL: {"energielabels": ()},
        Wens.MODEL: {"modellen": ()},
    }
    return replace(wensen, **leeg[wens])  # type: ignore[arg-type]


def gewenst(wensen: Wensen) -> tuple[Wens, ...]:
    """The wishes that somebody filled in."""
    return tuple(wens for wens in Wens if zonder(wensen, wens) != wensen)


_WENS_ZIN: Mapping[Wens, Zin] = {
    Wens.PLAATS: zin("De plaats is een andere dan u zoekt."),
    Wens.HUUR: zin("De huur valt buiten uw bedragen."),
    Wens.KAMERS: zin("Het aantal kamers is anders dan u zoekt."),
    Wens.SOORT: zin("Het is een ander soort woning dan u zoekt."),
    Wens.TOEGANKELIJKHEID: zin("De woning is minder toegankelijk dan u zoekt."),
    Wens.ENERGIELABEL: zin("Het energielabel is lager dan u zoekt."),
    Wens.MODEL: zin("De woning wordt op een andere manier verdeeld."),
}


class Vervalreden(StrEnum):
    """Why a tip does not go out."""

    WONING_WEG = "woning-weg"
    PAUZE = "pauze"
    GEEN_INSCHRIJVING = "geen-inschrijving"
    PAST_NIET_MEER = "past-niet-meer"
    INKOMEN = "inkomen"
    AL_GETIPT = "al-getipt"


_VERVAL_ZIN: Mapping[Vervalreden, Zin] = {
    Vervalreden.WONING_WEG: zin("De woning was niet meer te huur."),
    Vervalreden.PAUZE: zin("Uw zoekprofiel stond op pauze."),
    Vervalreden.GEEN_INSCHRIJVING: zin("Uw inschrijving liep niet."),
    Vervalreden.PAST_NIET_MEER: zin("U wijzigde uw wensen. De woning paste niet meer."),
    Vervalreden.INKOMEN: zin("De huur past niet bij uw inkomen en huishouden."),
    Vervalreden.AL_GETIPT: zin("U kreeg deze woning al door een ander zoekprofiel."),
}


@dataclass(frozen=True)
class Uitleg:
    """Why there is a tip about a home, or why there is none."""

    tip: bool
    redenen: tuple[Zin, ...]


def uitleg(wensen: Wensen, woning: Woning, *, reden: str = "", verstuurd: bool = False, ouder: bool = False) -> Uitleg:
    """Why this tip, or why none: from the same rules that decided. A wish that is not met says most, so it goes first.

    `reden` is why a tip lapsed; with `ouder` the home was on offer before the profile was as it is now.
    """
    if verstuurd:
        return Uitleg(True, (zin("Deze woning past bij al uw wensen."),))
    if not te_tippen(woning):
        return Uitleg(False, (zin("Op deze woning kunt u niet zelf reageren als huurder."),))
    if mist := niet_vervuld(wensen, woning):
        return Uitleg(False, tuple(_WENS_ZIN[wens] for wens in mist))
    if reden in set(Vervalreden):
        return Uitleg(False, (_VERVAL_ZIN[Vervalreden(reden)],))
    if ouder:
        return Uitleg(False, (zin("Deze woning stond er al toen u dit zoekprofiel bewaarde."),))
    return Uitleg(True, (zin("Deze woning past bij al uw wensen. De tip komt op het moment dat u koos."),))


# --- when a tip goes out --------------------------------------------------------------------------------------------

# VERA DAGDEEL; nobody is woken, so that a day is over at nine.
VENSTERS: Mapping[Uren, tuple[int, int]] = {
    Uren.HELE_DAG: (8, 21),
    Uren.OCHTEND: (8, 12),
    Uren.MIDDAG: (12, 18),
    Uren.AVOND: (18, 21),
}
MAANDAG = 0


@dataclass(frozen=True)
class Beurt:
    """Tips of profiles with this rhythm and these hours that were made at or before `tot` may go out now."""

    ritme: Ritme
    uren: Uren
    tot: datetime


# The client chose the rhythm and the hours (CORA: notificeren passend aanbod).
def beurten(nu: datetime) -> tuple[Beurt, ...]:
    """Whose turn it is at this moment."""
    lokaal = nu.astimezone(AMSTERDAM)
    vandaag = lokale_dag(nu)
    gevonden = []
    for uren, (van, tot) in VENSTERS.items():
        if not van <= lokaal.hour < tot:
            continue
        begin = lokaal_moment(vandaag, time(van))
        maandag = vandaag - timedelta(days=(vandaag.weekday() - MAANDAG) % 7)
        gevonden += [
            Beurt(Ritme.METEEN, uren, nu),
            Beurt(Ritme.DAG, uren, begin),
            Beurt(Ritme.WEEK, uren, lokaal_moment(maandag, time(van))),
        ]
    return tuple(gevonden)


def in_pauze(pauze_tot: date | None, vandaag: date) -> bool:
    """Whether no tips go out today."""
    return pauze_tot is not None and vandaag <= pauze_tot


# --- in words -------------------------------------------------------------------------------------------------------

WENS_NAMEN: Mapping[Wens, Zin] = {
    Wens.PLAATS: zin("de plaats"),
    Wens.HUUR: zin("de huur"),
    Wens.KAMERS: zin("het aantal kamers"),
    Wens.SOORT: zin("de soort woning"),
    Wens.TOEGANKELIJKHEID: zin("de toegankelijkheid"),
    Wens.ENERGIELABEL: zin("het energielabel"),
    Wens.MODEL: zin("hoe de woning verdeeld wordt"),
}
RITME_NAMEN: Mapping[str, Zin] = {
    Ritme.METEEN: zin("Meteen"),
    Ritme.DAG: zin("Een keer per dag"),
    Ritme.WEEK: zin("Een keer per week, op maandag"),
}
UREN_NAMEN: Mapping[str, Zin] = {
    Uren.HELE_DAG: zin("De hele dag (8 tot 21 uur)"),
    Uren.OCHTEND: zin("'s Ochtends (8 tot 12 uur)"),
    Uren.MIDDAG: zin("'s Middags (12 tot 18 uur)"),
    Uren.AVOND: zin("'s Avonds (18 tot 21 uur)"),
}
