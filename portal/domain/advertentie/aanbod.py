"""What is on offer now, ready to be searched: filters, counts per filter, order and pages.

Counting every filter again for every visitor would cost as much as there are adverts. What is on offer changes a few
times a day and is the same for everybody, so each process keeps it: per value of a filter one whole number of which
each bit is an advert. A search is a few ANDs of such numbers, and a count is how many bits are set. Before each use one
small statement asks whether anything changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlmodel import Session, col, func, select

from portal.domain.advertentie.model import Advertentie, Advertentiestatus
from portal.domain.eenheid.codes import LABELS, woningtype
from portal.domain.eenheid.model import Energielabel, Toegankelijkheid

PER_PAGINA = 12
HUREN = (500, 600, 700, 800, 900, 1000, 1200)
KAMERS = (1, 2, 3, 4, 5)
SORTERING = ("nieuw", "huur", "sluit")
FILTERS = ("plaats", "huur", "kamers", "soort", "toegankelijk", "label", "model")
_LABELS = [label.value for label in Energielabel]
# What somebody can use, by what they need: who needs no stairs can also live in a home for a wheelchair.
TOEGANG: Mapping[str, frozenset[str]] = {
    "zonder-trap": frozenset(set(Toegankelijkheid) - {Toegankelijkheid.ZONDER}),
    "rollator": frozenset(
        {
            Toegankelijkheid.ROLLATOR,
            Toegankelijkheid.ROLLATOR_GEEN_NULTREDEN,
            Toegankelijkheid.ROLSTOEL,
            Toegankelijkheid.RUIME_ROLSTOEL,
        }
    ),
    "rolstoel": frozenset({Toegankelijkheid.ROLSTOEL, Toegankelijkheid.RUIME_ROLSTOEL}),
}


def waarden_van(rij: Any) -> Iterator[tuple[str, str]]:
    """Every (filter, value) under which this advert is found."""
    yield "plaats", rij.plaats
    prijs = rij.brutohuur_cent
    if prijs is not None:
        yield from (("huur", str(grens)) for grens in HUREN if prijs <= grens * 100)
    if rij.kamers is not None:
        yield from (("kamers", str(aantal)) for aantal in KAMERS if rij.kamers >= aantal)
    yield "soort", woningtype(rij.soort, rij.detailsoort)
    yield from (("toegankelijk", naam) for naam, labels in TOEGANG.items() if rij.toegankelijkheid in labels)
    if rij.energielabel in LABELS:
        yield from (("label", ten_minste) for ten_minste in _LABELS[_LABELS.index(rij.energielabel) :])
    yield "model", rij.model


@dataclass
class _Volgorde:
    """The adverts in one order: which there are, and per value of a filter which bits are theirs."""

    ids: list[str] = field(default_factory=list)
    bits: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True)
class Aanbod:
    """Everything on offer at one moment."""

    stempel: tuple[Any, ...]
    geldig_tot: datetime | None
    volgordes: Mapping[str, _Volgorde]


@dataclass(frozen=True)
class Gevonden:
    """One page of what was found, the counts per filter, and what to widen when nothing was found."""

    ids: tuple[str, ...]
    aantal: int
    paginas: int
    tellingen: Mapping[tuple[str, str], int]
    zonder: Mapping[str, int]


# More columns than the types of SQLModel know.
_kolommen: Any = select
_WAT_TELT = _kolommen(
    *(
        getattr(Advertentie, naam)
        for naam in (
            "id", "plaats", "brutohuur_cent", "kamers", "soort", "detailsoort", "toegankelijkheid", "energielabel",
            "model", "gepubliceerd_op", "sluiting_op",
        )
    )
)  # fmt: skip
_NIEUWSTE: WeakKeyDictionary[Any, Aanbod] = WeakKeyDictionary()
_slot = Lock()


def zoeken(session: Session, *, keuzes: Mapping[str, str], sortering: str, pagina: int, nu: datetime) -> Gevonden:
    """The adverts that fit all these choices; `zonder` says how many there would be without one of them."""
    aanbod = _nu_te_zien(session, nu)
    volgorde = aanbod.volgordes[sortering if sortering in SORTERING else SORTERING[0]]
    alles = (1 << len(volgorde.ids)) - 1
    maskers = {naam: volgorde.bits.get((naam, waarde), 0) for naam, waarde in keuzes.items() if naam in FILTERS}

    def samen(behalve: str = "") -> int:
        over = alles
        for naam, masker in maskers.items():
            if naam != behalve:
                over &= masker
        return over

    gevonden = samen()
    ruimer = {naam: samen(naam) for naam in FILTERS}
    tellingen = {(naam, waarde): (ruimer[naam] & bits).bit_count() for (naam, waarde), bits in volgorde.bits.items()}
    aantal = gevonden.bit_count()
    paginas = max(1, -(-aantal // PER_PAGINA))
    begin = (min(max(pagina, 1), paginas) - 1) * PER_PAGINA
    plaatsen = _gezette_bits(gevonden, begin, PER_PAGINA)
    return Gevonden(
        ids=tuple(volgorde.ids[plaats] for plaats in plaatsen),
        aantal=aantal,
        paginas=paginas,
        tellingen=tellingen,
        zonder={naam: ruimer[naam].bit_count() for naam in maskers},
    )


def _gezette_bits(getal: int, begin: int, aantal: int) -> list[int]:
    """Which bits are set, from the lowest, leaving out the first `begin`."""
    tekst, plaats, gevonden = bin(getal)[:1:-1], -1, []
    for nummer in range(begin + aantal):
        plaats = tekst.find("1", plaats + 1)
        if plaats < 0:
            break
        if nummer >= begin:
            gevonden.append(plaats)
    return gevonden


def _nu_te_zien(session: Session, nu: datetime) -> Aanbod:
    engine = session.get_bind()
    rij = _kolommen(
        func.count(), func.max(col(Advertentie.gewijzigd_op)), func.sum(col(Advertentie.versie)),
        func.min(col(Advertentie.id)), func.max(col(Advertentie.id)),
    ).where(Advertentie.status == Advertentiestatus.GEPUBLICEERD)  # fmt: skip
    stempel = tuple(session.exec(rij).one())
    bekend = _NIEUWSTE.get(engine)
    if bekend is not None and bekend.stempel == stempel and (bekend.geldig_tot is None or nu < bekend.geldig_tot):
        return bekend
    with _slot:
        aanbod = _lezen(session, stempel, nu)
        _NIEUWSTE[engine] = aanbod
    return aanbod


def te_zien(nu: datetime) -> Any:
    """What everybody sees: published, and not closed yet."""
    open_ = col(Advertentie.sluiting_op).is_(None) | (col(Advertentie.sluiting_op) > nu)
    return (col(Advertentie.status) == Advertentiestatus.GEPUBLICEERD) & open_


def _lezen(session: Session, stempel: tuple[Any, ...], nu: datetime) -> Aanbod:
    rijen: Sequence[Any] = session.exec(_WAT_TELT.where(te_zien(nu))).all()
    ver = datetime.max.replace(tzinfo=nu.tzinfo)
    orde: dict[str, Callable[[Any], Any]] = {
        "nieuw": lambda rij: (-rij.gepubliceerd_op.timestamp(), rij.id),
        "huur": lambda rij: (rij.brutohuur_cent is None, rij.brutohuur_cent or 0, rij.id),
        "sluit": lambda rij: (rij.sluiting_op or ver, rij.id),
    }
    waarden = {rij.id: tuple(waarden_van(rij)) for rij in rijen}
    return Aanbod(
        stempel,
        min((rij.sluiting_op for rij in rijen if rij.sluiting_op), default=None),
        {naam: _volgorde(sorted(rijen, key=orde[naam]), waarden) for naam in SORTERING},
    )


def _volgorde(rijen: Sequence[Any], waarden: Mapping[str, tuple[tuple[str, str], ...]]) -> _Volgorde:
    gemaakt = _Volgorde([rij.id for rij in rijen])
    plaatsen: dict[tuple[str, str], list[int]] = {}
    for nummer, rij in enumerate(rijen):
        for waarde in waarden[rij.id]:
            plaatsen.setdefault(waarde, []).append(nummer)
    for waarde, nummers in plaatsen.items():
        # From text, because setting bit after bit copies the whole number each time.
        tekens = bytearray(b"0" * len(rijen))
        for nummer in nummers:
            tekens[len(rijen) - 1 - nummer] = ord("1")
        gemaakt.bits[waarde] = int(tekens, 2)
    return gemaakt
