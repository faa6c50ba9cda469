"""Reads of `zoekprofiel`: the profiles of a client, what suits now, why there is a tip or not, and what to widen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import case
from sqlmodel import Session, col, func, or_, select

from portal.domain.advertentie.aanbod import te_zien
from portal.domain.advertentie.model import Advertentie, Advertentiestatus
from portal.domain.corporatie.policy import Beleid
from portal.domain.eenheid.model import Eenheid
from portal.domain.inschrijving.model import Inschrijving
from portal.domain.inschrijving.queries import loopt_of_wacht
from portal.domain.passendheid.queries import huishouden_van
from portal.domain.passendheid.rules import GeenBedragen, Oordeel, Voorwaarden, bedragen_bij, oordeel
from portal.domain.shared.errors import NietGevonden
from portal.domain.zoekprofiel.model import Tip, Tipronde, Tipstatus, Zoekprofiel
from portal.domain.zoekprofiel.rules import (
    STIL,
    TOT_HERVATTEN,
    Uitleg,
    Vervalreden,
    Wens,
    Wensen,
    gewenst,
    in_pauze,
    uitleg,
)
from portal.domain.zoekprofiel.wensen import ALLE_WONINGEN, deze_wensen, past_sql, wensen_van, woning_van

# VERA MAATSCHAPPELIJKLABEL.
DAEB = "DAE"
GEWEEST = (Advertentiestatus.GEPUBLICEERD, Advertentiestatus.IN_AANBIEDING, Advertentiestatus.AFGEROND)
ZICHTBAAR_HOOGSTENS = 20


@dataclass(frozen=True)
class Passend:
    """A home on offer that meets the wishes of a profile, with what rent and income say about it."""

    id: str
    adres: str
    plaats: str
    huur_cent: int | None
    oordeel: Oordeel | None
    getipt: bool


@dataclass(frozen=True)
class Tipuitleg:
    """Why a home gave a tip or none, profile by profile, and what rent and income say."""

    waar: str
    profielen: tuple[tuple[str, Uitleg], ...]
    oordeel: Oordeel | None


@dataclass(frozen=True)
class Verruiming:
    """How many homes of the last 30 days would have suited without this wish."""

    wens: Wens
    aantal: int


@dataclass(frozen=True)
class Profielstand:
    """A profile as its owner sees it."""

    id: str
    naam: str
    wensen: Wensen
    ritme: str
    uren: str
    pauze_tot: date | None
    tot_hervatten: bool
    versie: int
    woningen: tuple[Passend, ...]
    meer: int
    tips: int
    verruimingen: tuple[Verruiming, ...]


def profielen_van(
    session: Session, *, relatie_id: str | None, beleid: Beleid, vandaag: date, nu: datetime
) -> list[Profielstand]:
    """The profiles of this client, the oldest first."""
    profielen = session.exec(
        select(Zoekprofiel)
        .where(Zoekprofiel.relatie_id == relatie_id)
        .order_by(col(Zoekprofiel.gemaakt_op), col(Zoekprofiel.id))
    ).all()
    return [_stand(session, profiel, beleid=beleid, vandaag=vandaag, nu=nu) for profiel in profielen]


def mag_zoeken(session: Session, *, relatie_id: str | None) -> bool:
    """Whether this client has an inschrijving to which a profile can belong."""
    return (
        relatie_id is not None
        and session.exec(select(Inschrijving.id).where(loopt_of_wacht(relatie_id))).first() is not None
    )


def profiel_van(session: Session, *, profiel_id: str, relatie_id: str | None, lock: bool = False) -> Zoekprofiel:
    """One own profile; raises `NietGevonden`."""
    query = select(Zoekprofiel).where(Zoekprofiel.id == profiel_id, Zoekprofiel.relatie_id == relatie_id)
    profiel = session.exec(query.with_for_update() if lock else query).first()
    if profiel is None:
        raise NietGevonden(f"zoekprofiel {profiel_id}")
    return profiel


def plaatsen_om_te_kiezen(session: Session, *, beleid: Beleid, vandaag: date) -> list[str]:
    """The gemeenten of the region, and every place in which something is on offer or was."""
    gemeenten = {
        gemeente for corporatie in beleid.regio.corporaties for gemeente in corporatie.beleid_op(vandaag).gemeenten
    }
    aanbod = session.exec(select(Advertentie.plaats).where(col(Advertentie.status).in_(GEWEEST)).distinct()).all()
    return sorted(gemeenten | {plaats for plaats in aanbod if plaats})


def oordeel_over(
    session: Session, advertentie: Advertentie, label: str, *, relatie_id: str | None, beleid: Beleid, vandaag: date
) -> Oordeel | None:
    """What rent and income say about this home for this client; None when nobody can say."""
    if advertentie.rekenhuur_cent is None:
        return None
    ingang = max(advertentie.beschikbaar_op or vandaag, vandaag)
    try:
        bedragen = bedragen_bij(beleid, ingang)
    except GeenBedragen:
        return None
    woning = Voorwaarden(
        huur_cent=advertentie.rekenhuur_cent,
        daeb=label == DAEB,
        bedragen=bedragen,
        tabel=beleid.regio.corporatie(advertentie.corporatie).huurinkomenstabel_op(ingang),
    )
    uiterlijk = advertentie.sluiting_op.date() if advertentie.sluiting_op else None
    huishouden = huishouden_van(session, relatie_id=relatie_id, beleid=beleid, op=ingang)
    return oordeel(woning, huishouden, uiterlijk=uiterlijk)


def tips_sinds(session: Session, profiel_id: str, sinds: datetime) -> int:
    """How many homes this profile heard of since this moment, or is about to."""
    return session.exec(
        select(func.count())
        .select_from(Tip)
        .where(Tip.zoekprofiel_id == profiel_id, Tip.gemaakt_op >= sinds, Tip.status != Tipstatus.VERVALLEN)
    ).one()


def verruimingen(session: Session, wensen: Wensen, *, nu: datetime) -> tuple[Verruiming, ...]:
    """What each wish costs: homes of the last 30 days that would have suited without it; in one statement."""
    wat = gewenst(wensen)
    if not wat:
        return ()
    dit = deze_wensen(wensen)
    tellers = [func.sum(case((past_sql(dit, ALLE_WONINGEN, zonder=wens), 1), else_=0)) for wens in wat]
    aantallen = session.exec(
        select(*tellers)
        .select_from(Advertentie)
        .join(Eenheid, col(Eenheid.id) == col(Advertentie.eenheid_id))
        .where(col(Advertentie.status).in_(GEWEEST), col(Advertentie.gepubliceerd_op) >= nu - STIL)
    ).one()
    gevonden = [
        Verruiming(wens, int(aantal or 0))
        for wens, aantal in zip(wat, aantallen if len(wat) > 1 else [aantallen], strict=True)
    ]
    return tuple(sorted((v for v in gevonden if v.aantal), key=lambda v: -v.aantal))


def uitleg_bij(
    session: Session, *, advertentie: str, relatie_id: str | None, beleid: Beleid, vandaag: date, nu: datetime
) -> Tipuitleg:
    """For each own profile why there is a tip about this home, or why not; `advertentie` is its id or kenmerk.

    Raises `NietGevonden` for a home that was never on offer.
    """
    gevonden = session.exec(
        select(Advertentie, Eenheid)
        .join(Eenheid, col(Eenheid.id) == col(Advertentie.eenheid_id))
        .where(
            or_(Advertentie.id == advertentie, Advertentie.kenmerk == advertentie),
            col(Advertentie.gepubliceerd_op).is_not(None),
        )
    ).first()
    if gevonden is None:
        raise NietGevonden(f"advertentie {advertentie}")
    home, eenheid = gevonden
    woning = woning_van(home, eenheid.gemeente)
    bekeken = session.get(Tipronde, (home.id, home.versie)) is not None
    aangeboden = session.exec(select(Advertentie.id).where(Advertentie.id == home.id, te_zien(nu))).first()
    antwoorden = []
    for profiel in session.exec(
        select(Zoekprofiel)
        .where(Zoekprofiel.relatie_id == relatie_id)
        .order_by(col(Zoekprofiel.gemaakt_op), col(Zoekprofiel.id))
    ).all():
        tip = session.get(Tip, (profiel.id, home.id))
        reden = tip.reden if tip else "" if aangeboden else Vervalreden.WONING_WEG.value
        if tip is None and aangeboden and in_pauze(profiel.pauze_tot, vandaag):
            reden = Vervalreden.PAUZE.value
        verstuurd = tip is not None and tip.status == Tipstatus.VERSTUURD
        antwoord = uitleg(wensen_van(profiel), woning, reden=reden, verstuurd=verstuurd, ouder=tip is None and bekeken)
        antwoorden.append((profiel.naam, antwoord))
    return Tipuitleg(
        f"{home.adres}, {home.plaats}",
        tuple(antwoorden),
        oordeel_over(
            session, home, eenheid.maatschappelijk_label, relatie_id=relatie_id, beleid=beleid, vandaag=vandaag
        ),
    )


def _stand(session: Session, profiel: Zoekprofiel, *, beleid: Beleid, vandaag: date, nu: datetime) -> Profielstand:
    wensen = wensen_van(profiel)
    query = (
        select(Advertentie, Eenheid)
        .join(Eenheid, col(Eenheid.id) == col(Advertentie.eenheid_id))
        .where(te_zien(nu), past_sql(deze_wensen(wensen), ALLE_WONINGEN))
    )
    aantal = session.exec(select(func.count()).select_from(query.subquery())).one()
    rijen = session.exec(query.order_by(col(Advertentie.gepubliceerd_op).desc()).limit(ZICHTBAAR_HOOGSTENS)).all()
    getipt = set(
        session.exec(
            select(Tip.advertentie_id).where(Tip.zoekprofiel_id == profiel.id, Tip.status == Tipstatus.VERSTUURD)
        ).all()
    )
    tips = tips_sinds(session, profiel.id, nu - STIL)
    return Profielstand(
        id=profiel.id,
        naam=profiel.naam,
        wensen=wensen,
        ritme=profiel.ritme,
        uren=profiel.uren,
        pauze_tot=profiel.pauze_tot if in_pauze(profiel.pauze_tot, vandaag) else None,
        tot_hervatten=profiel.pauze_tot == TOT_HERVATTEN,
        versie=profiel.versie,
        woningen=tuple(
            Passend(
                id=home.id,
                adres=home.adres,
                plaats=home.plaats,
                huur_cent=home.rekenhuur_cent if home.brutohuur_cent is None else home.brutohuur_cent,
                oordeel=oordeel_over(
                    session,
                    home,
                    eenheid.maatschappelijk_label,
                    relatie_id=profiel.relatie_id,
                    beleid=beleid,
                    vandaag=vandaag,
                ),
                getipt=home.id in getipt,
            )
            for home, eenheid in rijen
        ),
        meer=max(0, aantal - len(rijen)),
        tips=tips,
        verruimingen=verruimingen(session, wensen, nu=nu) if not tips and not aantal else (),
    )
