"""The rule of `rules.py` in SQL: one condition for each wish, over columns or over one profile or one home.

`past_sql` takes a profile and a home of which either may be a table: every profile for one home, or the other way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, String, and_, case, func, literal, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction
from sqlmodel import col

from portal.domain.advertentie.model import Advertentie, Model, Overeenkomstsoort
from portal.domain.eenheid.codes import WONINGEN as CODES
from portal.domain.eenheid.codes import Woningtype, woningtype
from portal.domain.eenheid.model import Eenheid, Eenheidsoort
from portal.domain.zoekprofiel.model import Zoekprofiel
from portal.domain.zoekprofiel.rules import TEKEN, Wens, Wensen, Woning, als_lijst, als_tekst


class _plaats_van(GenericFunction[int]):  # noqa: N801  # SQLAlchemy names a function after its class
    """Where a text stands in another, from 1; the stores call it differently."""

    type = Integer()
    inherit_cache = True


@compiles(_plaats_van)
def _in_postgresql(element: Any, compiler: Any, **given: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **given)})"


@compiles(_plaats_van, "sqlite")
def _in_sqlite(element: Any, compiler: Any, **given: Any) -> str:
    return f"instr({compiler.process(element.clauses, **given)})"


@dataclass(frozen=True)
class Wensenkant:
    """The wishes as SQL: columns of the table, or values."""

    plaatsen: Any
    huur_van_cent: Any
    huur_tot_cent: Any
    kamers_min: Any
    kamers_max: Any
    soorten: Any
    toegankelijkheid: Any
    energielabels: Any
    modellen: Any


@dataclass(frozen=True)
class Woningkant:
    """A home as SQL: columns of the tables, or values."""

    plaats: Any
    gemeente: Any
    type: Any
    huur_cent: Any
    kamers: Any
    toegankelijkheid: Any
    energielabel: Any
    model: Any
    overeenkomstsoort: Any


ALLE_PROFIELEN = Wensenkant(**{naam: getattr(Zoekprofiel, naam) for naam in Wensenkant.__dataclass_fields__})
# What a client pays a month; without it the rent for the law.
# `woningtype` over a column, from what it says of each code; the last one is what it says of all others.
_TYPE = case(
    (Advertentie.soort == Eenheidsoort.PARKEREN, Woningtype.PARKEREN.value),  # type: ignore[arg-type]
    *(
        (col(Advertentie.detailsoort).in_([code for code in CODES if woningtype("WOO", code) is soort]), soort.value)
        for soort in (Woningtype.APPARTEMENT, Woningtype.KAMER, Woningtype.ANDERS)
    ),
    else_=Woningtype.HUIS.value,
)
HUUR = func.coalesce(Advertentie.brutohuur_cent, Advertentie.rekenhuur_cent)
ALLE_WONINGEN = Woningkant(
    plaats=Advertentie.plaats,
    gemeente=Eenheid.gemeente,
    type=_TYPE,
    huur_cent=HUUR,
    kamers=Advertentie.kamers,
    toegankelijkheid=Advertentie.toegankelijkheid,
    energielabel=Advertentie.energielabel,
    model=Advertentie.model,
    overeenkomstsoort=Advertentie.overeenkomstsoort,
)


def woning_van(advertentie: Advertentie, gemeente: str) -> Woning:
    """A home on offer, as far as wishes are about it."""
    return Woning(
        plaats=advertentie.plaats,
        gemeente=gemeente,
        soort=advertentie.soort,
        detailsoort=advertentie.detailsoort,
        huur_cent=advertentie.rekenhuur_cent if advertentie.brutohuur_cent is None else advertentie.brutohuur_cent,
        kamers=advertentie.kamers,
        toegankelijkheid=advertentie.toegankelijkheid,
        energielabel=advertentie.energielabel,
        model=advertentie.model,
        overeenkomstsoort=advertentie.overeenkomstsoort,
    )


def wensen_van(profiel: Zoekprofiel) -> Wensen:
    """The wishes of a stored profile."""
    return Wensen(
        plaatsen=als_lijst(profiel.plaatsen),
        huur_van_cent=profiel.huur_van_cent,
        huur_tot_cent=profiel.huur_tot_cent,
        kamers_min=profiel.kamers_min,
        kamers_max=profiel.kamers_max,
        soorten=als_lijst(profiel.soorten),
        toegankelijkheid=als_lijst(profiel.toegankelijkheid),
        energielabels=als_lijst(profiel.energielabels),
        modellen=als_lijst(profiel.modellen),
    )


def als_kolommen(wensen: Wensen) -> dict[str, Any]:
    """The same wishes as they are stored."""
    return {
        naam: als_tekst(waarde) if isinstance(waarde, tuple) else waarde
        for naam in Wensenkant.__dataclass_fields__
        for waarde in [getattr(wensen, naam)]
    }


def deze_woning(woning: Woning) -> Woningkant:
    """One home as values in SQL."""
    return Woningkant(**{naam: _waarde(getattr(woning, naam)) for naam in Woningkant.__dataclass_fields__})


def deze_wensen(wensen: Wensen) -> Wensenkant:
    """One profile as values in SQL."""
    return Wensenkant(**{naam: _waarde(waarde) for naam, waarde in als_kolommen(wensen).items()})


def _waarde(waarde: str | int | None) -> ColumnElement[Any]:
    return literal(waarde, String() if isinstance(waarde, str) else Integer())


def _bevat(wens: Any, waarde: Any) -> ColumnElement[bool]:
    return _plaats_van(wens, literal(TEKEN, String()).concat(waarde).concat(TEKEN)) > 0


def _een_van(wens: Any, waarde: Any) -> ColumnElement[bool]:
    return or_(wens == "", _bevat(wens, waarde))


def _tussen(waarde: Any, van: Any, tot: Any) -> ColumnElement[bool]:
    # What is not known compares to NULL, and NULL suits nobody: also not when it is counted.
    return and_(or_(van.is_(None), waarde >= van), or_(tot.is_(None), waarde <= tot))


def voorwaarden(p: Wensenkant, w: Woningkant) -> dict[Wens, ColumnElement[bool]]:
    """One condition for each wish, the cheap ones first: `rules.REGELS` in SQL."""
    return {
        Wens.HUUR: _tussen(w.huur_cent, p.huur_van_cent, p.huur_tot_cent),
        Wens.KAMERS: _tussen(w.kamers, p.kamers_min, p.kamers_max),
        Wens.SOORT: or_(
            and_(p.soorten == "", w.type != Woningtype.PARKEREN.value),
            _bevat(p.soorten, w.type),
        ),
        Wens.PLAATS: or_(p.plaatsen == "", _bevat(p.plaatsen, w.plaats), _bevat(p.plaatsen, w.gemeente)),
        Wens.TOEGANKELIJKHEID: _een_van(p.toegankelijkheid, w.toegankelijkheid),
        Wens.ENERGIELABEL: _een_van(p.energielabels, w.energielabel),
        Wens.MODEL: _een_van(p.modellen, w.model),
    }


def te_tippen_sql(w: Woningkant) -> ColumnElement[bool]:
    """`rules.te_tippen` in SQL."""
    return and_(w.overeenkomstsoort == Overeenkomstsoort.HUUR, w.model != Model.HANDMATIG)


def past_sql(p: Wensenkant, w: Woningkant, *, zonder: Wens | None = None) -> ColumnElement[bool]:
    """`rules.past` in SQL; `zonder` leaves one wish out."""
    delen = [voorwaarde for wens, voorwaarde in voorwaarden(p, w).items() if wens is not zonder]
    return and_(te_tippen_sql(w), *delen)
