"""Making an advertentie at the desk, having its rent approved by a second person, publishing and withdrawing it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.advertentie.model import (
    OVERGANGEN,
    Advertentie,
    Advertentiecriterium,
    Advertentiefoto,
    Advertentiestatus,
    Intakevorm,
    Model,
    Overeenkomstsoort,
)
from portal.domain.advertentie.rules import INTREKREDENEN, MODELLEN, Klaar, Onderdeel, wat_ontbreekt
from portal.domain.corporatie.policy import Beleid, GeenBeleid
from portal.domain.eenheid.model import Eenheid, Eenheidsoort, Prijscomponent
from portal.domain.goedkeuring.actions import besluiten, goedkeuring_vragen
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.shared.actor import SYSTEEM, Actor, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, zin
from portal.domain.shared.invoer import Antwoord, Antwoorden, parse_keuze, parse_tekst, parse_tijd
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import lokaal_moment

HUUR = "aanbiedhuur"
# What nobody types here: it comes with the eenheid.
UIT_DE_BRON = frozenset({"huur", "energielabel"})
# When an advertentie shows on its day, unless somebody says otherwise.
VERSCHIJNT_OM = time(9)
DAGEN = ("beschikbaar", "publicatie", "sluiting", "bezichtiging")
VOORUIT = timedelta(days=400)


class GeenBedragen(Weigering):
    """The year in which the contract begins has no amounts: whom the home fits cannot be said."""


@handeling(Rol.MEDEWERKER)
def advertentie_maken(session: Session, *, eenheid_id: str, door: Actor, nu: datetime) -> str:
    """Begin an advertentie of an eenheid of the own corporation; raises `NietGevonden`, or `Weigering` when it runs."""
    eenheid = session.get(Eenheid, eenheid_id, with_for_update=True)
    if eenheid is None or eenheid.corporatie != door.corporatie or eenheid.soort not in set(Eenheidsoort):
        raise NietGevonden(f"eenheid {eenheid_id}")
    loopt = session.exec(
        select(Advertentie.id).where(
            Advertentie.eenheid_id == eenheid.id,
            col(Advertentie.status).not_in([Advertentiestatus.AFGEROND, Advertentiestatus.INGETROKKEN]),
        )
    ).first()
    if loopt is not None:
        raise Weigering(zin("Voor deze woning is er al een advertentie."), zin("Zoek haar op in de lijst."))
    advertentie = Advertentie(
        kenmerk=nieuw_kenmerk("W"), corporatie=eenheid.corporatie, eenheid_id=eenheid.id, soort=eenheid.soort,
        adres="", postcode="", plaats="", gemaakt_op=nu, gewijzigd_op=nu,
    )  # fmt: skip
    session.add(advertentie)
    beschrijven(session, advertentie, eenheid)
    return advertentie.id


def beschrijven(session: Session, advertentie: Advertentie, eenheid: Eenheid) -> None:
    """Take over what the eenheid is now; from the moment it is approved that stands still."""
    for naam in (
        "soort", "detailsoort", "postcode", "plaats", "buurt", "kamers", "oppervlakte", "zelfstandig", "doelgroep",
        "toegankelijkheid", "energielabel", "rekenhuur_cent", "brutohuur_cent", "vraagprijs_cent",
    ):  # fmt: skip
        setattr(advertentie, naam, getattr(eenheid, naam))
    koop = eenheid.vraagprijs_cent is not None
    advertentie.overeenkomstsoort = Overeenkomstsoort.KOOP if koop else Overeenkomstsoort.HUUR
    advertentie.adres = f"{eenheid.straat} {eenheid.huisnummer}"
    session.flush()
    session.exec(delete(Advertentiecriterium).where(col(Advertentiecriterium.advertentie_id) == advertentie.id))
    session.add_all(
        Advertentiecriterium(advertentie_id=advertentie.id, volgorde=nummer, **rij)
        for nummer, rij in enumerate(eenheid.criteria)
    )


@handeling(Rol.MEDEWERKER)
def advertentie_bewaren(
    session: Session,
    *,
    advertentie_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> None:
    """Complete an advertentie and put its rent before a colleague.

    Raises `NietGevonden`, `FouteInvoer` with everything that is missing, `Weigering` for what the primary system lacks
    and `GeenBedragen`.
    """
    advertentie = van_ons(session, advertentie_id, door, Advertentiestatus.IN_VOORBEREIDING)
    _weiger_wachtend(session, advertentie)
    antwoorden = Antwoorden(formulier)
    model = antwoorden.neem("model", parse_keuze, tuple(MODELLEN), leeg=zin("Kies hoe u de woning verhuurt."))
    intake = antwoorden.neem("intakevorm", parse_keuze, tuple(Intakevorm))
    tekst = antwoorden.neem("tekst", parse_tekst, maximum=2000, leeg=None)
    foto = antwoorden.neem("foto", parse_tekst, maximum=60, leeg=None)
    alt_nl = antwoorden.neem("alt_nl", parse_tekst, maximum=200, leeg=None)
    alt_en = antwoorden.neem("alt_en", parse_tekst, maximum=200, leeg=None)
    dagen = {naam: _dag(antwoorden, formulier, naam, vandaag) for naam in DAGEN}
    om = antwoorden.neem("bezichtiging_om", parse_tijd)
    antwoorden.controleer()
    advertentie.model, advertentie.intakevorm, advertentie.tekst = Model(model.waarde), intake.waarde, tekst.waarde
    gekozen = {naam: antwoord.waarde if antwoord else None for naam, antwoord in dagen.items()}
    advertentie.beschikbaar_op = gekozen["beschikbaar"]
    verschijnt = gekozen["publicatie"]
    advertentie.publicatie_op = nu if verschijnt == vandaag else _moment(verschijnt, VERSCHIJNT_OM)
    # Until the end of that day.
    sluiting = gekozen["sluiting"]
    advertentie.sluiting_op = _moment(sluiting + timedelta(days=1), time(0)) if sluiting else None
    advertentie.bezichtiging_op = _moment(gekozen["bezichtiging"], om.waarde or time(12))
    if foto.waarde:
        _foto_kiezen(session, advertentie, foto.waarde, alt_nl.waarde, alt_en.waarde)
    _voorleggen(session, advertentie, door=door, beleid=beleid, nu=nu)


def _foto_kiezen(session: Session, advertentie: Advertentie, bestand: str, alt_nl: str, alt_en: str) -> None:
    if bestand not in FOTOS:
        raise FouteInvoer([Veldfout("foto", zin("Kies een foto."))])
    if not alt_nl or not alt_en:
        leeg = "alt_nl" if not alt_nl else "alt_en"
        raise FouteInvoer([Veldfout(leeg, zin("Schrijf op wat er op de foto staat. Wie niet ziet, leest dit."))])
    session.exec(delete(Advertentiefoto).where(col(Advertentiefoto.advertentie_id) == advertentie.id))
    session.add(
        Advertentiefoto(advertentie_id=advertentie.id, volgorde=0, bestand=bestand, alt_nl=alt_nl, alt_en=alt_en)
    )


# The drawings of the demo in `assets/beelden`.
FOTOS = ("tussenwoning.png", "appartement.png", "hoekwoning.png", "hof.png", "studio.png", "garage.png")


def _dag(antwoorden: Antwoorden, formulier: Mapping[str, object], naam: str, vandaag: date) -> Antwoord[date] | None:
    if not any(formulier.get(f"{naam}_{deel}") for deel in ("dag", "maand", "jaar")):
        return None
    return antwoorden.neem_komende_datum(naam, vanaf=vandaag, tot=vandaag + VOORUIT, leeg=zin("Vul een dag in."))


def _moment(dag: date | None, om: time) -> datetime | None:
    return None if dag is None else lokaal_moment(dag, om).astimezone(UTC)


def _weiger_wachtend(session: Session, advertentie: Advertentie) -> None:
    if wachtende_goedkeuring(session, advertentie.id) is not None:
        raise Weigering(zin("De huur wacht op een collega."), zin("Wacht tot de huur is beoordeeld."))


def wachtende_goedkeuring(session: Session, advertentie_id: str) -> Goedkeuring | None:
    """The question to approve the rent of this advertentie that nobody answered yet."""
    return session.exec(
        select(Goedkeuring).where(
            Goedkeuring.soort == HUUR, Goedkeuring.object_id == advertentie_id, Goedkeuring.status == Besluit.GEVRAAGD
        )
    ).first()


def onderdelen_van(session: Session, eenheid_id: str) -> list[Onderdeel]:
    """What the rent of this eenheid is built of."""
    rijen = session.exec(
        select(Prijscomponent).where(Prijscomponent.eenheid_id == eenheid_id).order_by(col(Prijscomponent.volgorde))
    ).all()
    return [Onderdeel(rij.soort, rij.detailsoort, rij.naam, rij.bedrag_cent) for rij in rijen]


# CORA (functiescheiding): who sets the rent on offer does not approve it.
def _voorleggen(session: Session, advertentie: Advertentie, *, door: Actor, beleid: Beleid, nu: datetime) -> None:
    eenheid = session.get_one(Eenheid, advertentie.eenheid_id)
    beschrijven(session, advertentie, eenheid)
    fotos = session.exec(select(Advertentiefoto.id).where(Advertentiefoto.advertentie_id == advertentie.id)).all()
    ontbreekt = wat_ontbreekt(
        Klaar(
            overeenkomstsoort=advertentie.overeenkomstsoort, soort=advertentie.soort, tekst=advertentie.tekst,
            brutohuur_cent=advertentie.brutohuur_cent, rekenhuur_cent=advertentie.rekenhuur_cent,
            vraagprijs_cent=advertentie.vraagprijs_cent, onderdelen=onderdelen_van(session, eenheid.id),
            fotos=len(fotos), energielabel=advertentie.energielabel, beschikbaar_op=advertentie.beschikbaar_op,
            publicatie_op=advertentie.publicatie_op, sluiting_op=advertentie.sluiting_op,
        )
    )  # fmt: skip
    if typbaar := [fout for fout in ontbreekt if fout.veld not in UIT_DE_BRON]:
        raise FouteInvoer(typbaar)
    if ontbreekt:
        verder = zin("Laat dit verbeteren in het primaire systeem. Daarna gaat u hier verder.")
        raise Weigering(ontbreekt[0].reden, verder)
    eis_bedragen(advertentie, beleid)
    advertentie.gewijzigd_op, advertentie.versie = nu, advertentie.versie + 1
    huur = {"brutohuur_cent": advertentie.brutohuur_cent, "rekenhuur_cent": advertentie.rekenhuur_cent}
    goedkeuring_vragen(
        session, soort=HUUR, object_id=advertentie.id, voorstel=huur, reden=advertentie.kenmerk, door=door, nu=nu
    )


# Woningwet art. 46 and 48: whom a home fits follows from the amounts of the year in which the contract begins.
def eis_bedragen(advertentie: Advertentie, beleid: Beleid) -> None:
    """Raises `GeenBedragen` with what is missing."""
    if advertentie.beschikbaar_op is None:
        return
    jaar = advertentie.beschikbaar_op.year
    try:
        beleid.jaarbedragen_voor(jaar)
    except GeenBeleid as fout:
        raise GeenBedragen(
            zin("De bedragen van {jaar} ontbreken. Dan weten wij niet bij wie de woning past.", jaar=str(jaar)),
            zin("Vraag de beheerder om de bedragen van {jaar} toe te voegen.", jaar=str(jaar)),
        ) from fout


@handeling(Rol.MEDEWERKER)
def huur_beoordelen(
    session: Session,
    *,
    advertentie_id: str,
    akkoord: bool,
    door: Actor,
    beleid: Beleid,
    nu: datetime,
) -> None:
    """Approve the rent, and with that the advertentie; or send it back.

    Raises `NietGevonden`, `TweedeMedewerkerNodig` for whoever asked, and `GeenBedragen`.
    """
    advertentie = van_ons(session, advertentie_id, door, Advertentiestatus.IN_VOORBEREIDING)
    goedkeuring = wachtende_goedkeuring(session, advertentie.id)
    if goedkeuring is None:
        raise NietGevonden(f"goedkeuring van {advertentie_id}")
    besluit = Besluit.GOEDGEKEURD if akkoord else Besluit.AFGEWEZEN
    besluiten(session, goedkeuring_id=goedkeuring.id, soort=HUUR, naar=besluit, door=door, nu=nu)
    advertentie.gewijzigd_op, advertentie.versie = nu, advertentie.versie + 1
    if akkoord:
        eis_bedragen(advertentie, beleid)
        overgang(session, OVERGANGEN, advertentie, Advertentiestatus.GEREED, door=door, nu=nu)


@handeling(Rol.MEDEWERKER)
def advertentie_intrekken(
    session: Session, *, advertentie_id: str, formulier: Mapping[str, object], door: Actor, nu: datetime
) -> None:
    """Take an advertentie back, with the reason; raises `NietGevonden` and `FouteInvoer`."""
    advertentie = van_ons(session, advertentie_id, door)
    antwoorden = Antwoorden(formulier)
    reden = antwoorden.neem("reden", parse_keuze, tuple(INTREKREDENEN), leeg=zin("Kies waarom u haar intrekt."))
    antwoorden.controleer()
    if Advertentiestatus.INGETROKKEN not in OVERGANGEN[Advertentiestatus(advertentie.status)]:
        raise NietGevonden(f"advertentie {advertentie_id}")
    intrekken(session, advertentie, detailstatus=reden.waarde, door=door, nu=nu)


def intrekken(session: Session, advertentie: Advertentie, *, detailstatus: str, door: Actor, nu: datetime) -> None:
    """Nobody sees it from now on, and a question about its rent lapses."""
    overgang(session, OVERGANGEN, advertentie, Advertentiestatus.INGETROKKEN, door=door, nu=nu, reden=detailstatus)
    advertentie.detailstatus, advertentie.ingetrokken_op = detailstatus, nu
    advertentie.gewijzigd_op, advertentie.versie = nu, advertentie.versie + 1


def van_ons(session: Session, advertentie_id: str, door: Actor, status: Advertentiestatus | None = None) -> Advertentie:
    """An advertentie of the own corporation, locked; raises `NietGevonden`."""
    advertentie = session.get(Advertentie, advertentie_id, with_for_update=True)
    if advertentie is None or advertentie.corporatie != door.corporatie:
        raise NietGevonden(f"advertentie {advertentie_id}")
    if status is not None and advertentie.status != status:
        raise NietGevonden(f"advertentie {advertentie_id}: {advertentie.status}")
    return advertentie


# --- the worker -------------------------------------------------------------------------------------------------


def advertenties_publiceren(session: Session, *, beleid: Beleid, nu: datetime) -> list[str]:
    """What was approved shows from its moment on, a hundred at a time. Returns their ids.

    One whose year has no amounts any more stays where it is: the desk sees that it is late.
    """
    jaren = {bedragen.jaar for bedragen in beleid.jaarbedragen}
    rijen = session.exec(
        select(Advertentie)
        .where(Advertentie.status == Advertentiestatus.GEREED, col(Advertentie.publicatie_op) <= nu)
        .order_by(col(Advertentie.publicatie_op))
        .limit(100)
        .with_for_update(skip_locked=True)
    ).all()
    gepubliceerd = [rij for rij in rijen if rij.beschikbaar_op is not None and rij.beschikbaar_op.year in jaren]
    for advertentie in gepubliceerd:
        overgang(session, OVERGANGEN, advertentie, Advertentiestatus.GEPUBLICEERD, door=SYSTEEM, nu=nu)
        advertentie.gepubliceerd_op = advertentie.gewijzigd_op = nu
        advertentie.versie += 1
    return [advertentie.id for advertentie in gepubliceerd]


def advertenties_sluiten(session: Session, *, nu: datetime) -> int:
    """Nobody can respond after the closing time; from then on it is offered. Returns how many."""
    rijen = session.exec(
        select(Advertentie)
        .where(Advertentie.status == Advertentiestatus.GEPUBLICEERD, col(Advertentie.sluiting_op) <= nu)
        .limit(100)
        .with_for_update(skip_locked=True)
    ).all()
    for advertentie in rijen:
        overgang(session, OVERGANGEN, advertentie, Advertentiestatus.IN_AANBIEDING, door=SYSTEEM, nu=nu)
        advertentie.gewijzigd_op, advertentie.versie = nu, advertentie.versie + 1
    return len(rijen)
