"""The rules of rent and income. No database here; amounts come as data, in cents, and every limit is "at most"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from dateutil.relativedelta import relativedelta

from portal.domain.corporatie.policy import (
    Beleid,
    GeenBeleid,
    Huurgrens,
    Huurinkomensregel,
    Huurinkomenstabel,
    Jaarbedragen,
)
from portal.domain.shared.errors import Weigering, Zin, zin
from portal.i18n import Bedrag


class Uitkomst(StrEnum):
    """Whether a home suits a household."""

    PAST = "past"
    PAST_ALS = "past-als"
    PAST_NIET = "past-niet"


class Ontbreekt(StrEnum):
    """What we would have to know to be sure."""

    INKOMEN = "inkomen"
    HUISHOUDEN = "huishouden"


class Groep(StrEnum):
    """Which incomes a household belongs to: passend toewijzen, DAEB above it, or above DAEB."""

    PRIMAIR = "primair"
    SECUNDAIR = "secundair"
    MIDDEN = "midden"


class GeenBedragen(Weigering):
    """The year in which a contract begins has no amounts, so nobody can say for whom the home is."""


@dataclass(frozen=True)
class Huishouden:
    """Who would live there, as far as we know; `ouder` is whether one of the adults has reached the AOW age."""

    personen: int | None = None
    inkomen_cent: int | None = None
    ouder: bool | None = None

    @property
    def ontbreekt(self) -> frozenset[Ontbreekt]:
        """What we do not know."""
        deel = {Ontbreekt.INKOMEN} if self.inkomen_cent is None else set()
        return frozenset(deel | ({Ontbreekt.HUISHOUDEN} if self.personen is None or self.ouder is None else set()))


@dataclass(frozen=True)
class Voorwaarden:
    """What decides about one home: its rent for the law (rekenhuur), the amounts of its contract year, own policy.

    `daeb` is false for a home of the free sector and for what is not a home: no limit of income holds there.
    """

    huur_cent: int
    daeb: bool
    bedragen: Jaarbedragen
    tabel: Huurinkomenstabel | None = None


@dataclass(frozen=True)
class Oordeel:
    """The answer, why, the way on, and whether this household goes first."""

    uitkomst: Uitkomst
    reden: Zin
    verder: Zin | None = None
    voorrang: bool = False
    ontbreekt: frozenset[Ontbreekt] = frozenset()


# Design: a year without amounts stops hard and never falls back to last year.
def bedragen_bij(beleid: Beleid, ingang: date) -> Jaarbedragen:
    """The amounts for a contract that begins on this day; raises `GeenBedragen` with what is missing."""
    try:
        return beleid.jaarbedragen_voor(ingang.year)
    except GeenBeleid as fout:
        raise GeenBedragen(
            zin("De grenzen voor huur en inkomen in {jaar} zijn nog niet bekend.", jaar=ingang.year),
            zin("Vul de bedragen van {jaar} aan in het beleid. Daarna kan het wel.", jaar=ingang.year),
        ) from fout


# AOW art. 7a and Wet op de huurtoeslag art. 2: one person of that age makes it a household of ouderen.
def is_ouder(geboortedatums: Sequence[date], *, op: date, bedragen: Jaarbedragen) -> bool:
    """Whether somebody of these people has reached the AOW age on this day."""
    leeftijd = relativedelta(months=bedragen.aow_leeftijd_maanden)
    return any(geboren + leeftijd <= op for geboren in geboortedatums)


# Woningwet art. 46 lid 2: the income limit splits at two persons, and again for ouderen.
def passend_inkomen_cent(personen: int, ouder: bool, bedragen: Jaarbedragen) -> int:
    """Up to and including which income passend toewijzen holds."""
    if ouder:
        return (
            bedragen.passend_inkomen_eenpersoons_ouderen_cent
            if personen == 1
            else bedragen.passend_inkomen_meerpersoons_ouderen_cent
        )
    return bedragen.passend_inkomen_eenpersoons_cent if personen == 1 else bedragen.passend_inkomen_meerpersoons_cent


# Woningwet art. 46 lid 2: the rent limit splits at three persons. "Ten hoogste": a rent on the limit suits; HUURKLASSE
# puts that rent one class higher, so it is never used here.
def aftoppingsgrens_cent(personen: int, bedragen: Jaarbedragen) -> int:
    """Up to and including which rent a home suits somebody for whom passend toewijzen holds."""
    return (
        bedragen.aftoppingsgrens_een_en_twee_personen_cent
        if personen <= 2
        else bedragen.aftoppingsgrens_drie_of_meer_personen_cent
    )


# Woningwet art. 48: "ten hoogste" too; this limit splits at two persons and knows no ouderen.
def daeb_inkomen_cent(personen: int, bedragen: Jaarbedragen) -> int:
    """Up to and including which income a DAEB home is meant for."""
    return bedragen.daeb_inkomen_eenpersoons_cent if personen == 1 else bedragen.daeb_inkomen_meerpersoons_cent


def groep_van(personen: int, inkomen_cent: int, ouder: bool, bedragen: Jaarbedragen) -> Groep:
    """Which incomes this household belongs to."""
    if inkomen_cent <= passend_inkomen_cent(personen, ouder, bedragen):
        return Groep.PRIMAIR
    return Groep.SECUNDAIR if inkomen_cent <= daeb_inkomen_cent(personen, bedragen) else Groep.MIDDEN


def huurgrens_cent(grens: Huurgrens, bedragen: Jaarbedragen) -> int:
    """A limit of rent in cents, from its name in the yearly amounts or as it stands."""
    return grens if isinstance(grens, int) else int(getattr(bedragen, f"{grens}_cent"))


# Policy of a corporation (seed: De Kernen, "hanteren huur-inkomenstabel"): the first row that holds counts.
def tabelregel(
    tabel: Huurinkomenstabel, groep: Groep, personen: int, inkomen_cent: int, huur_cent: int, bedragen: Jaarbedragen
) -> Huurinkomensregel | None:
    """The row of the table by which this household may have a home of this rent; None without one."""
    for regel in tabel.regels:
        if (
            regel.groep == groep
            and personen >= regel.personen_vanaf
            and (regel.inkomen_tot_cent is None or inkomen_cent <= regel.inkomen_tot_cent)
            and (regel.huur_boven is None or huur_cent > huurgrens_cent(regel.huur_boven, bedragen))
            and huur_cent <= huurgrens_cent(regel.huur_tot, bedragen)
        ):
            return regel
    return None


def oordeel(woning: Voorwaarden, huishouden: Huishouden, *, uiterlijk: date | None = None) -> Oordeel:
    """Whether this home suits this household; `uiterlijk` is the last day to fill in what is missing."""
    if not woning.daeb:
        return Oordeel(Uitkomst.PAST, zin("Bij deze huur kijken wij nu niet naar uw inkomen."))
    ontbreekt = huishouden.ontbreekt
    antwoorden = [(geval, _zeker(woning, *geval)) for geval in _gevallen(woning, huishouden)]
    uitkomsten = {antwoord.uitkomst for _, antwoord in antwoorden}
    if not ontbreekt:
        return antwoorden[0][1]
    if uitkomsten == {Uitkomst.PAST}:
        voorrang = all(antwoord.voorrang for _, antwoord in antwoorden)
        return Oordeel(Uitkomst.PAST, zin("Deze huur past bij elk inkomen en huishouden."), voorrang=voorrang)
    if uitkomsten == {Uitkomst.PAST_NIET}:
        niet = antwoorden[0][1]
        een_reden = len({str(antwoord.reden) for _, antwoord in antwoorden}) == 1
        return niet if een_reden else _niet(_PAST_NIET, _BEL_ONS)
    return _past_als(antwoorden, ontbreekt, uiterlijk)


Geval = tuple[int, int, bool]

_BEL_ONS = zin("Vindt u dat dit niet klopt? Bel ons. Dan kijken wij samen.")
_PAST_NIET = zin("De huur van deze woning past niet bij uw inkomen en huishouden.")
_INKOMEN_ANDERS = zin("Is uw inkomen anders dan u invulde? Wijzig het bij uw inschrijving, of bel ons.")


def _gevallen(woning: Voorwaarden, huishouden: Huishouden) -> Iterator[Geval]:
    """Every household it can be that gets another answer: between these incomes nothing changes."""
    personen = [1, 2, 3] if huishouden.personen is None else [huishouden.personen]
    ouder = [False, True] if huishouden.ouder is None else [huishouden.ouder]
    if huishouden.inkomen_cent is not None:
        inkomens = [huishouden.inkomen_cent]
    else:
        grenzen = {daeb_inkomen_cent(p, woning.bedragen) for p in personen}
        grenzen |= {passend_inkomen_cent(p, o, woning.bedragen) for p, o in product(personen, ouder)}
        eigen = woning.tabel.regels if woning.tabel else ()
        grenzen |= {regel.inkomen_tot_cent for regel in eigen if regel.inkomen_tot_cent is not None}
        inkomens = sorted({0} | grenzen | {grens + 1 for grens in grenzen})
    yield from product(_met_meer(personen, woning.tabel, huishouden.personen), inkomens, ouder)


def _met_meer(personen: list[int], tabel: Huurinkomenstabel | None, bekend: int | None) -> list[int]:
    """The sizes to look at: a table of policy may split at a size of its own."""
    if bekend is not None or tabel is None:
        return personen
    return sorted({*personen, *(regel.personen_vanaf for regel in tabel.regels)})


def _zeker(woning: Voorwaarden, personen: int, inkomen_cent: int, ouder: bool) -> Oordeel:
    """The answer for a household of which everything is known."""
    bedragen = woning.bedragen
    groep = groep_van(personen, inkomen_cent, ouder, bedragen)
    grens = aftoppingsgrens_cent(personen, bedragen)
    if groep is Groep.PRIMAIR and woning.huur_cent > grens:
        verder = zin("Heeft u veel spaargeld? Bel ons. Soms mag de huur dan hoger zijn.") if ouder else _INKOMEN_ANDERS
        return _niet(zin("Bij uw inkomen en huishouden mag de huur hooguit {grens} zijn.", grens=Bedrag(grens)), verder)
    if woning.huur_cent > bedragen.daeb_huurprijsgrens_cent:
        return _niet(
            zin("De huur is hoger dan bij sociale huur mag: {grens}.", grens=Bedrag(bedragen.daeb_huurprijsgrens_cent)),
            _BEL_ONS,
        )
    regel = (
        tabelregel(woning.tabel, groep, personen, inkomen_cent, woning.huur_cent, bedragen) if woning.tabel else None
    )
    if groep is Groep.MIDDEN and regel is None:
        hoogste = Bedrag(daeb_inkomen_cent(personen, bedragen))
        return _niet(
            zin("Deze woning is voor een inkomen tot en met {grens} per jaar.", grens=hoogste), _INKOMEN_ANDERS
        )
    if woning.tabel is not None and regel is None:
        return _niet(zin("Deze corporatie verhuurt woningen met deze huur aan andere inkomens."), _INKOMEN_ANDERS)
    if regel is not None and regel.voorrang:
        return Oordeel(
            Uitkomst.PAST, zin("De huur past bij uw inkomen en huishouden. U gaat hier voor."), voorrang=True
        )
    return Oordeel(Uitkomst.PAST, zin("De huur past bij uw inkomen en huishouden."))


def _niet(reden: Zin, verder: Zin) -> Oordeel:
    return Oordeel(Uitkomst.PAST_NIET, reden, verder)


def _past_als(
    antwoorden: list[tuple[Geval, Oordeel]], ontbreekt: frozenset[Ontbreekt], uiterlijk: date | None
) -> Oordeel:
    """What has to be true for the home to suit, and what to fill in before when."""
    alleen_inkomen = ontbreekt == {Ontbreekt.INKOMEN}
    reden = _bereik(antwoorden) if alleen_inkomen else zin("Dit hangt af van uw huishouden en inkomen.")
    if alleen_inkomen:
        verder = zin("Vul uw inkomen in bij uw inschrijving.")
    elif ontbreekt == {Ontbreekt.HUISHOUDEN}:
        verder = zin("Vul uw huishouden in bij uw inschrijving.")
    else:
        verder = zin("Vul uw inkomen en huishouden in bij uw inschrijving.")
    if uiterlijk is not None:
        verder = zin("{wat} Dat kan tot en met {dag}.", wat=verder, dag=uiterlijk)
    return Oordeel(Uitkomst.PAST_ALS, reden, verder, ontbreekt=ontbreekt)


def _bereik(antwoorden: list[tuple[Geval, Oordeel]]) -> Zin:
    """Between which incomes the home suits; the cases stand in order of income."""
    goed = [inkomen for (_, inkomen, _), antwoord in antwoorden if antwoord.uitkomst is Uitkomst.PAST]
    fout = [inkomen for (_, inkomen, _), antwoord in antwoorden if antwoord.uitkomst is Uitkomst.PAST_NIET]
    laagste, hoogste = min(goed), max(goed)
    eronder, erboven = any(f < laagste for f in fout), any(f > hoogste for f in fout)
    if any(laagste < f < hoogste for f in fout):
        return zin("Dit hangt af van uw inkomen.")
    if not eronder:
        return zin("Deze woning past bij een inkomen tot en met {tot} per jaar.", tot=Bedrag(hoogste))
    # The income itself is one cent above the limit; people read the limit.
    if not erboven:
        return zin("Deze woning past bij een inkomen boven {vanaf} per jaar.", vanaf=Bedrag(laagste - 1))
    return zin(
        "Deze woning past bij een inkomen boven {vanaf}, tot en met {tot} per jaar.",
        vanaf=Bedrag(laagste - 1),
        tot=Bedrag(hoogste),
    )
