"""Reads of `advertentie`: a page of what is on offer, one home with everything about it, and the desk's list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from portal.domain.advertentie.aanbod import Gevonden, te_zien, zoeken
from portal.domain.advertentie.actions import HUUR, onderdelen_van
from portal.domain.advertentie.model import (
    Advertentie,
    Advertentiecriterium,
    Advertentiefoto,
    Advertentiestatus,
    Toepassing,
)
from portal.domain.advertentie.rules import Criterium, Onderdeel, in_woorden, maandhuur_cent
from portal.domain.corporatie.policy import Beleid
from portal.domain.eenheid.codes import detailnaam
from portal.domain.eenheid.model import Eenheid, Eenheidsoort, Levering, Leveringsregel
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden
from portal.i18n import Bedrag, Zin, zin


@dataclass(frozen=True)
class Foto:
    """A picture, and what is on it in two languages."""

    bestand: str
    alt_nl: str
    alt_en: str

    def alt(self, taal: str) -> str:
        """What is on it."""
        return self.alt_en if taal == "en" else self.alt_nl


@dataclass(frozen=True)
class Kaart:
    """A home on the list."""

    id: str
    naam: Zin
    adres: str
    plaats: str
    buurt: str
    soort: str
    kamers: int | None
    oppervlakte: int | None
    huur_cent: int | None
    vraagprijs_cent: int | None
    energielabel: str
    toegankelijkheid: str
    model: str
    sluiting_op: datetime | None
    foto: Foto | None


@dataclass(frozen=True)
class Woning:
    """Everything about one home on offer."""

    kaart: Kaart
    kenmerk: str
    corporatie: str
    postcode: str
    tekst: str
    etage: int | None
    bouwjaar: int | None
    rekenhuur_cent: int | None
    onderdelen: tuple[Onderdeel, ...]
    intakevorm: str
    past_bij: tuple[Zin, ...]
    volgorde: tuple[Zin, ...]
    bezichtiging_op: datetime | None
    beschikbaar_op: date | None
    fotos: tuple[Foto, ...]

    @property
    def titel(self) -> Zin:
        """What it is and where: the title of the page and of a shared link."""
        return zin("{wat} in {plaats}", wat=self.kaart.naam, plaats=self.kaart.plaats)

    @property
    def samenvatting(self) -> Zin:
        """Where and for how much, for who gets a link to it."""
        waar = f"{self.kaart.adres}, {self.kaart.plaats}"
        if self.kaart.huur_cent is None:
            return zin("{waar}. Te koop voor {prijs}.", waar=waar, prijs=Bedrag(self.kaart.vraagprijs_cent or 0))
        return zin("{waar}. De huur is {huur} per maand.", waar=waar, huur=Bedrag(self.kaart.huur_cent))


@dataclass(frozen=True)
class Bladzijde:
    """One page of the list."""

    woningen: tuple[Kaart, ...]
    gevonden: Gevonden


def bladzijde(session: Session, *, keuzes: Mapping[str, str], sortering: str, pagina: int, nu: datetime) -> Bladzijde:
    """The homes that fit these choices, one page of them."""
    gevonden = zoeken(session, keuzes=keuzes, sortering=sortering, pagina=pagina, nu=nu)
    rijen = session.exec(select(Advertentie).where(col(Advertentie.id).in_(gevonden.ids))).all()
    fotos = _fotos(session, gevonden.ids)
    kaarten = {rij.id: _kaart(rij, fotos.get(rij.id, [])) for rij in rijen}
    return Bladzijde(tuple(kaarten[een] for een in gevonden.ids if een in kaarten), gevonden)


def woning_van(session: Session, *, advertentie_id: str, beleid: Beleid, vandaag: date, nu: datetime) -> Woning:
    """One home that everybody sees now; raises `NietGevonden` for one that was withdrawn, is over or never was."""
    advertentie = session.exec(select(Advertentie).where(Advertentie.id == advertentie_id, te_zien(nu))).first()
    if advertentie is None:
        raise NietGevonden(f"advertentie {advertentie_id}")
    return _woning(session, advertentie, beleid, vandaag)


def _woning(session: Session, advertentie: Advertentie, beleid: Beleid, vandaag: date) -> Woning:
    eenheid = session.get_one(Eenheid, advertentie.eenheid_id)
    criteria = session.exec(
        select(Advertentiecriterium)
        .where(Advertentiecriterium.advertentie_id == advertentie.id)
        .order_by(col(Advertentiecriterium.volgorde))
    ).all()
    fotos = tuple(_fotos(session, (advertentie.id,)).get(advertentie.id, []))

    def van(toepassing: Toepassing) -> tuple[Zin, ...]:
        return tuple(
            in_woorden(
                Criterium(
                    rij.toepassing, rij.soort, rij.detailsoort, rij.doelgroep, rij.naam, rij.ondergrens, rij.bovengrens
                ),
                advertentie.plaats,
            )
            for rij in criteria
            if rij.toepassing == toepassing
        )  # fmt: skip

    return Woning(
        kaart=_kaart(advertentie, fotos),
        kenmerk=advertentie.kenmerk,
        corporatie=beleid.regio.corporatie(advertentie.corporatie).beleid_op(vandaag).naam,
        postcode=advertentie.postcode,
        tekst=advertentie.tekst,
        etage=eenheid.etage,
        bouwjaar=eenheid.bouwjaar,
        rekenhuur_cent=advertentie.rekenhuur_cent,
        onderdelen=_opbouw(session, advertentie),
        intakevorm=advertentie.intakevorm,
        past_bij=van(Toepassing.SELECTIE),
        volgorde=van(Toepassing.SORTERING),
        bezichtiging_op=advertentie.bezichtiging_op,
        beschikbaar_op=advertentie.beschikbaar_op,
        fotos=fotos,
    )


def _opbouw(session: Session, advertentie: Advertentie) -> tuple[Onderdeel, ...]:
    """What the rent is built of, as long as it still comes to the rent that was approved."""
    onderdelen = onderdelen_van(session, advertentie.eenheid_id)
    if maandhuur_cent(onderdelen) != advertentie.brutohuur_cent:
        return ()
    return tuple(onderdeel for onderdeel in onderdelen if onderdeel.maandelijks)


def _kaart(rij: Advertentie, fotos: list[Foto] | tuple[Foto, ...]) -> Kaart:
    return Kaart(
        id=rij.id, naam=detailnaam(rij.soort, rij.detailsoort), adres=rij.adres, plaats=rij.plaats, buurt=rij.buurt,
        soort=rij.soort, kamers=rij.kamers, oppervlakte=rij.oppervlakte, huur_cent=rij.brutohuur_cent,
        vraagprijs_cent=rij.vraagprijs_cent, energielabel=rij.energielabel, toegankelijkheid=rij.toegankelijkheid,
        model=rij.model, sluiting_op=rij.sluiting_op, foto=fotos[0] if fotos else None,
    )  # fmt: skip


def _fotos(session: Session, ids: tuple[str, ...]) -> dict[str, list[Foto]]:
    rijen = session.exec(
        select(Advertentiefoto)
        .where(col(Advertentiefoto.advertentie_id).in_(ids))
        .order_by(col(Advertentiefoto.volgorde))
    ).all()
    gevonden: dict[str, list[Foto]] = {}
    for rij in rijen:
        gevonden.setdefault(rij.advertentie_id, []).append(Foto(rij.bestand, rij.alt_nl, rij.alt_en))
    return gevonden


# --- the desk ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Werk:
    """An advertentie at the desk."""

    id: str
    naam: Zin
    adres: str
    plaats: str
    status: Advertentiestatus
    model: str
    huur_cent: int | None
    publicatie_op: datetime | None
    sluiting_op: datetime | None
    wacht_op_collega: bool
    zelf_gevraagd: bool
    te_laat: bool
    verdwenen: bool
    kenmerk: str


@dataclass(frozen=True)
class Leegstand:
    """An eenheid without an advertentie."""

    id: str
    naam: Zin
    adres: str
    plaats: str
    huur_cent: int | None
    status: str


@dataclass(frozen=True)
class Leveringstand:
    """The last delivery, and the first records that were refused."""

    op: datetime
    bron: str
    volledig: bool
    nieuw: int
    gewijzigd: int
    gelijk: int
    geweigerd: int
    verdwenen: int
    gestopt: str
    regels: tuple[tuple[str, str, Zin], ...]


# An advertentie that was over longer ago is history.
_LOOPT = tuple(set(Advertentiestatus) - {Advertentiestatus.AFGEROND, Advertentiestatus.INGETROKKEN})


def advertenties_van(session: Session, *, door: Actor, nu: datetime) -> list[Werk]:
    """Every advertentie of the own corporation that runs, what waits first."""
    rijen = session.exec(
        select(Advertentie, Eenheid.verdwenen_op)
        .join(Eenheid, col(Eenheid.id) == Advertentie.eenheid_id)
        .where(Advertentie.corporatie == door.corporatie, col(Advertentie.status).in_(_LOOPT))
        .order_by(col(Advertentie.gewijzigd_op).desc())
        .limit(200)
    ).all()
    gevraagd = {
        rij.object_id: rij.gevraagd_door
        for rij in session.exec(
            select(Goedkeuring).where(
                Goedkeuring.soort == HUUR,
                Goedkeuring.status == Besluit.GEVRAAGD,
                col(Goedkeuring.object_id).in_([advertentie.id for advertentie, _ in rijen]),
            )
        ).all()
    }
    return [
        Werk(
            id=rij.id, naam=detailnaam(rij.soort, rij.detailsoort), adres=rij.adres, plaats=rij.plaats,
            status=Advertentiestatus(rij.status), model=rij.model, huur_cent=rij.brutohuur_cent,
            publicatie_op=rij.publicatie_op, sluiting_op=rij.sluiting_op, wacht_op_collega=rij.id in gevraagd,
            zelf_gevraagd=gevraagd.get(rij.id) == door.medewerker_id,
            te_laat=rij.status == Advertentiestatus.GEREED and rij.publicatie_op is not None and rij.publicatie_op < nu,
            verdwenen=verdwenen_op is not None, kenmerk=rij.kenmerk,
        )
        for rij, verdwenen_op in rijen
    ]  # fmt: skip


def advertentie_voor(
    session: Session, *, advertentie_id: str, door: Actor, beleid: Beleid, vandaag: date
) -> tuple[Advertentie, Woning]:
    """One advertentie of the own corporation with all about it; raises `NietGevonden`."""
    advertentie = session.get(Advertentie, advertentie_id)
    if advertentie is None or advertentie.corporatie != door.corporatie:
        raise NietGevonden(f"advertentie {advertentie_id}")
    return advertentie, _woning(session, advertentie, beleid, vandaag)


def eenheden_zonder_advertentie(session: Session, *, door: Actor) -> list[Leegstand]:
    """What stands empty at the own corporation and is not on offer, the first fifty."""
    loopt = select(Advertentie.eenheid_id).where(
        Advertentie.corporatie == door.corporatie, col(Advertentie.status).in_(_LOOPT)
    )
    rijen = session.exec(
        select(Eenheid)
        .where(
            Eenheid.corporatie == door.corporatie,
            Eenheid.status == "LEE",
            col(Eenheid.soort).in_(list(Eenheidsoort)),
            col(Eenheid.id).not_in(loopt),
            col(Eenheid.verdwenen_op).is_(None),
        )
        .order_by(col(Eenheid.plaats), col(Eenheid.straat), col(Eenheid.huisnummer))
        .limit(50)
    ).all()
    return [
        Leegstand(
            rij.id, detailnaam(rij.soort, rij.detailsoort), f"{rij.straat} {rij.huisnummer}", rij.plaats,
            rij.brutohuur_cent, rij.status,
        )
        for rij in rijen
    ]  # fmt: skip


def laatste_levering(session: Session, *, door: Actor) -> Leveringstand | None:
    """What the primary system of the own corporation sent last."""
    rij = session.exec(
        select(Levering)
        .where(Levering.corporatie == door.corporatie)
        .order_by(col(Levering.begonnen_op).desc())
        .limit(1)
    ).first()
    if rij is None:
        return None
    regels = session.exec(
        select(Leveringsregel)
        .where(Leveringsregel.levering_id == rij.id)
        .order_by(col(Leveringsregel.plaats))
        .limit(20)
    ).all()
    return Leveringstand(
        rij.begonnen_op, rij.bron, rij.volledig, rij.nieuw, rij.gewijzigd, rij.gelijk, rij.geweigerd, rij.verdwenen,
        rij.gestopt, tuple((regel.plaats, regel.sleutel, Zin(regel.reden, regel.waarden)) for regel in regels),
    )  # fmt: skip
