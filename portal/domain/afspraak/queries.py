"""Reads of `afspraak`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlmodel import Session, col, or_, select

from portal.domain.afspraak.agendabestand import Methode, agendabestand
from portal.domain.afspraak.model import (
    Afspraak,
    Afspraakstatus,
    Plaats,
    Tolkaanvraag,
    TolkBij,
    Tolkkeuze,
    Tolkstatus,
    Werktijd,
)
from portal.domain.afspraak.rules import (
    Agenda,
    Blok,
    Moment,
    vrije_momenten,
    wens_van,
    wijzigen_tot,
)
from portal.domain.belofte.model import Afwezigheid
from portal.domain.belofte.queries import BEZET
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden, Zin, zin
from portal.domain.shared.invoer import leesbaar_nummer
from portal.domain.shared.working_days import lokaal_moment, lokale_dag
from portal.i18n import say
from portal.integrations.tolk.protocol import Tolkverzoek

TERUGKIJKEN = timedelta(days=365)
# A service that is away for longer is no reason to let somebody wait: a colleague finds an interpreter.
TOLKDIENST_WACHT = timedelta(hours=1)


@dataclass(frozen=True)
class AfspraakRegel:
    """An appointment as both sides see it."""

    id: str
    kenmerk: str
    status: Afspraakstatus
    begin: datetime
    einde: datetime
    medewerker: str
    onderwerp: str
    vraag: str
    vanaf: str
    plaats: Plaats
    waar: Zin
    naam: str
    telefoon: str
    van_klant: bool
    tolk: Tolkkeuze
    tolk_taal: str
    tolk_status: Tolkstatus | None
    tolkaanvraag_id: str
    begeleider: str
    wijzigen_tot: datetime
    gegevens: Mapping[str, str]
    collega_weg: bool


def agendas(session: Session, *, nu: datetime, behalve: str = "") -> list[Agenda]:
    """The calendars of everyone who works here; `behalve` is the appointment that is being moved."""
    blokken: dict[str, list[Blok]] = {}
    for werktijd in session.exec(select(Werktijd).order_by(col(Werktijd.weekdag), col(Werktijd.van))).all():
        blokken.setdefault(werktijd.medewerker_id, []).append(
            Blok(werktijd.weekdag, werktijd.van, werktijd.tot, werktijd.hoogstens)
        )
    bezet: dict[str, list[tuple[datetime, datetime]]] = {}
    begin: dict[str, list[datetime]] = {}
    loopt = or_(col(Afwezigheid.tot).is_(None), col(Afwezigheid.tot) >= lokale_dag(nu))
    for weg in session.exec(select(Afwezigheid).where(loopt)).all():
        weer_terug = lokaal_moment(weg.tot + timedelta(days=1), time()) if weg.tot else nu + timedelta(days=366)
        bezet.setdefault(weg.medewerker_id, []).append((lokaal_moment(weg.van, time()), weer_terug))
    gepland = select(Afspraak).where(
        Afspraak.status == Afspraakstatus.GEPLAND, col(Afspraak.bezet_tot) > nu - timedelta(days=1)
    )
    for afspraak in session.exec(gepland.where(Afspraak.id != behalve)).all():
        bezet.setdefault(afspraak.medewerker_id, []).append((afspraak.bezet_van, afspraak.bezet_tot))
        begin.setdefault(afspraak.medewerker_id, []).append(afspraak.begin)
    collegas = select(Medewerker).where(col(Medewerker.actief).is_(True), col(Medewerker.id).in_(list(blokken)))
    return [
        Agenda(
            collega.id,
            collega.naam,
            collega.corporatie,
            tuple(blokken[collega.id]),
            tuple(bezet.get(collega.id, ())),
            tuple(begin.get(collega.id, ())),
        )
        for collega in session.exec(collegas.order_by(col(Medewerker.naam))).all()
    ]


def _bezette_uren(session: Session, vanaf: datetime) -> list[tuple[str, datetime, datetime]]:
    """The hours that planned appointments take of each colleague, with preparing and the road."""
    rows = session.exec(
        select(Afspraak.medewerker_id, Afspraak.bezet_van, Afspraak.bezet_tot).where(
            Afspraak.status == Afspraakstatus.GEPLAND, col(Afspraak.bezet_tot) > vanaf
        )
    ).all()
    return [(medewerker_id, van, tot) for medewerker_id, van, tot in rows]


BEZET.append(_bezette_uren)


def werktijden_van(session: Session, *, medewerker_id: str) -> tuple[dict[int, tuple[time, time]], int]:
    """The hours of this medewerker per weekday, and how many appointments fit in a day."""
    rows = session.exec(select(Werktijd).where(Werktijd.medewerker_id == medewerker_id)).all()
    return {row.weekdag: (row.van, row.tot) for row in rows}, min((row.hoogstens for row in rows), default=10)


def vrije_momenten_voor(
    session: Session, *, gegevens: Mapping[str, str], behalve: str = "", beleid: Beleid, nu: datetime
) -> list[Moment]:
    """Every free moment for these answers."""
    return vrije_momenten(wens_van(gegevens), agendas(session, nu=nu, behalve=behalve), beleid, nu)


def afspraken_van(session: Session, *, relatie_id: str, beleid: Beleid, nu: datetime) -> list[AfspraakRegel]:
    """The appointments of this client of the last year, newest first."""
    query = _rows().where(Afspraak.relatie_id == relatie_id, col(Afspraak.begin) > nu - TERUGKIJKEN)
    rows = session.exec(query.order_by(col(Afspraak.begin).desc())).all()
    return _regels(session, rows, beleid)


def komende_afspraken_van(session: Session, *, relatie_id: str, beleid: Beleid, nu: datetime) -> list[AfspraakRegel]:
    """What is planned with this client and not over yet, by time."""
    query = _rows().where(
        Afspraak.relatie_id == relatie_id, Afspraak.status == Afspraakstatus.GEPLAND, col(Afspraak.einde) > nu
    )
    return _regels(session, session.exec(query.order_by(col(Afspraak.begin))).all(), beleid)


def laatst_gemaakt(session: Session, *, relatie_id: str, sinds: datetime, beleid: Beleid) -> AfspraakRegel | None:
    """The newest appointment with this client that was made since then and still holds; None without one."""
    query = _rows().where(
        Afspraak.relatie_id == relatie_id,
        Afspraak.status == Afspraakstatus.GEPLAND,
        col(Afspraak.gemaakt_op) >= sinds,
    )
    row = session.exec(query.order_by(col(Afspraak.gemaakt_op).desc())).first()
    return _regels(session, [row], beleid)[0] if row else None


def afspraken_vanaf(
    session: Session, *, door: Actor, beleid: Beleid, nu: datetime, dagen: int = 28
) -> list[AfspraakRegel]:
    """What is planned at the region from the beginning of today on, by time; for medewerkers."""
    vandaag = lokale_dag(nu)
    begin = lokaal_moment(vandaag, time())
    query = _rows().where(
        Afspraak.status == Afspraakstatus.GEPLAND,
        col(Afspraak.begin) >= begin,
        col(Afspraak.begin) < begin + timedelta(days=dagen),
        van_onze_klant(Afspraak.relatie_id, door, beleid),
    )
    return _regels(session, session.exec(query.order_by(col(Afspraak.begin))).all(), beleid)


def afspraak_als(session: Session, *, afspraak_id: str, door: Actor, beleid: Beleid) -> AfspraakRegel:
    """One appointment, as this actor may see it; raises `NietGevonden`."""
    return _regels(session, [_rij_als(session, afspraak_id, door)], beleid)[0]


def regel_van(session: Session, afspraak: Afspraak, beleid: Beleid) -> AfspraakRegel:
    """One appointment that was found already."""
    return _regels(session, [(afspraak, session.get_one(Medewerker, afspraak.medewerker_id))], beleid)[0]


def agendabestand_van(session: Session, *, afspraak_id: str, door: Actor, beleid: Beleid, nu: datetime) -> str:
    """The calendar file of one appointment, for its owner; raises `NietGevonden` for anyone else."""
    afspraak, medewerker = _rij_als(session, afspraak_id, door)
    return bestand(afspraak, medewerker.naam, beleid, nu)


def bestand(afspraak: Afspraak, medewerker: str, beleid: Beleid, nu: datetime, *, voor_begeleider: bool = False) -> str:
    """The appointment as it is now, in the language of who made it; a companion reads less."""
    regio = beleid.regio
    kop = zin("Afspraak bij {regio}", regio=regio.naam)
    uitleg = zin("U spreekt met {medewerker}. Kenmerk: {kenmerk}.", medewerker=medewerker, kenmerk=afspraak.kenmerk)
    if voor_begeleider:
        uitleg = zin("U gaat mee naar een afspraak. Kenmerk: {kenmerk}.", kenmerk=afspraak.kenmerk)
    return agendabestand(
        afspraak_id=afspraak.id,
        volgnummer=afspraak.volgnummer,
        methode=Methode.VERZOEK if afspraak.status != Afspraakstatus.AFGEZEGD else Methode.AFGEZEGD,
        begin=afspraak.begin,
        einde=afspraak.einde,
        titel=say(kop, afspraak.taal),
        waar=say(waar_voor_begeleider(afspraak, beleid) if voor_begeleider else waar(afspraak, beleid), afspraak.taal),
        uitleg=say(uitleg, afspraak.taal),
        van_naam=regio.naam,
        van_email=str(regio.beleid_op(lokale_dag(nu)).email),
        genodigde=afspraak.begeleider_email if voor_begeleider else afspraak.email,
        nu=nu,
    )


def tolkverzoek_bij(session: Session, *, tolkaanvraag_id: str, beleid: Beleid) -> Tolkverzoek | None:
    """What we ask of an interpreting service; None when it is not needed any more."""
    aanvraag = session.get(Tolkaanvraag, tolkaanvraag_id)
    if aanvraag is None or aanvraag.status == Tolkstatus.INGETROKKEN:
        return None
    afspraak = session.get_one(Afspraak, aanvraag.afspraak_id)
    # The service hears an office; the address of a client only the interpreter who comes, from us.
    plaatsen = {Plaats.BALIE: str(_op_kantoor(afspraak, beleid)), Plaats.THUIS: "thuis", Plaats.TELEFOON: ""}
    return Tolkverzoek(
        kenmerk=aanvraag.id,
        taal=aanvraag.taal,
        begin=aanvraag.begin,
        einde=aanvraag.einde,
        waar=plaatsen[Plaats(afspraak.plaats)],
    )


@dataclass(frozen=True)
class OpenTolkaanvraag:
    """A request without an answer; `gemeld` when the service has it, `oud` when it should have by now."""

    id: str
    gemeld: bool
    oud: bool


def open_tolkaanvragen(session: Session, *, nu: datetime) -> list[OpenTolkaanvraag]:
    """Requests that wait for an answer of the service."""
    query = select(Tolkaanvraag).where(
        Tolkaanvraag.status == Tolkstatus.GEVRAAGD,
        Tolkaanvraag.begin > nu,
        # What was asked just now still has its own job.
        or_(
            Tolkaanvraag.bij == TolkBij.DIENST,
            (col(Tolkaanvraag.bij) == TolkBij.NIEMAND) & (col(Tolkaanvraag.gevraagd_op) < nu - TOLKDIENST_WACHT / 2),
        ),
    )
    return [
        OpenTolkaanvraag(row.id, row.bij == TolkBij.DIENST, row.gevraagd_op < nu - TOLKDIENST_WACHT)
        for row in session.exec(query).all()
    ]


def waar(afspraak: Afspraak, beleid: Beleid) -> Zin:
    """Where this is, in words for the client."""
    if afspraak.plaats == Plaats.THUIS:
        return zin("bij u thuis: {adres}", adres=afspraak.adres)
    if afspraak.plaats == Plaats.TELEFOON:
        return zin("aan de telefoon: wij bellen {telefoon}", telefoon=leesbaar_nummer(afspraak.telefoon))
    return _op_kantoor(afspraak, beleid)


def waar_voor_begeleider(afspraak: Afspraak, beleid: Beleid) -> Zin:
    """Where this is, without an address or number of the client."""
    if afspraak.plaats == Plaats.THUIS:
        return zin("thuis, bij wie u meegaat")
    if afspraak.plaats == Plaats.TELEFOON:
        return zin("aan de telefoon")
    return _op_kantoor(afspraak, beleid)


def _op_kantoor(afspraak: Afspraak, beleid: Beleid) -> Zin:
    kantoor = beleid.regio.corporatie(afspraak.corporatie).beleid_op(lokale_dag(afspraak.begin))
    adres = f"{kantoor.adres.straat_en_nummer}, {kantoor.adres.plaats}"
    return zin("op kantoor bij {naam}, {adres}", naam=kantoor.naam, adres=adres)


def _rows() -> Any:
    return select(Afspraak, Medewerker).join(Medewerker, col(Medewerker.id) == col(Afspraak.medewerker_id))


def _rij_als(session: Session, afspraak_id: str, door: Actor) -> tuple[Afspraak, Medewerker]:
    query = _rows().where(Afspraak.id == afspraak_id)
    if door.rol is not Rol.MEDEWERKER or door.namens is not None:
        # Without a client this is nobody's: `relatie_id is null` is an appointment of a visitor.
        query = query.where(col(Afspraak.relatie_id) == (door.klant_id or "-"))
    row: tuple[Afspraak, Medewerker] | None = session.exec(query).first()
    if row is None:
        raise NietGevonden(f"afspraak {afspraak_id}")
    return row


def _regels(session: Session, rows: Sequence[tuple[Afspraak, Medewerker]], beleid: Beleid) -> list[AfspraakRegel]:
    aanvragen = session.exec(
        select(Tolkaanvraag).where(
            col(Tolkaanvraag.afspraak_id).in_([afspraak.id for afspraak, _ in rows]),
            Tolkaanvraag.status != Tolkstatus.INGETROKKEN,
        )
    ).all()
    tolken = {aanvraag.afspraak_id: aanvraag for aanvraag in aanvragen}
    weg = session.exec(
        select(Afwezigheid).where(col(Afwezigheid.medewerker_id).in_([medewerker.id for _, medewerker in rows]))
    ).all()
    return [
        AfspraakRegel(
            id=afspraak.id,
            kenmerk=afspraak.kenmerk,
            status=Afspraakstatus(afspraak.status),
            begin=afspraak.begin,
            einde=afspraak.einde,
            medewerker=medewerker.naam,
            onderwerp=afspraak.onderwerp,
            vraag=afspraak.vraag,
            vanaf=afspraak.vanaf,
            plaats=Plaats(afspraak.plaats),
            waar=waar(afspraak, beleid),
            naam=afspraak.naam,
            telefoon=afspraak.telefoon,
            van_klant=afspraak.relatie_id is not None,
            tolk=Tolkkeuze(afspraak.tolk),
            tolk_taal=afspraak.tolk_taal,
            tolk_status=Tolkstatus(tolken[afspraak.id].status) if afspraak.id in tolken else None,
            tolkaanvraag_id=tolken[afspraak.id].id if afspraak.id in tolken else "",
            begeleider=afspraak.begeleider_naam,
            wijzigen_tot=wijzigen_tot(afspraak.begin, beleid),
            gegevens=gegevens_van(afspraak),
            collega_weg=any(
                periode.medewerker_id == medewerker.id
                and periode.van <= lokale_dag(afspraak.begin)
                and (periode.tot is None or lokale_dag(afspraak.begin) <= periode.tot)
                for periode in weg
            ),
        )
        for afspraak, medewerker in rows
    ]


def gegevens_van(afspraak: Afspraak) -> dict[str, str]:
    """The answers behind an appointment, to plan it anew with."""
    kantoor = f"{Plaats.BALIE}:{afspraak.corporatie}"
    return {
        "onderwerp": afspraak.onderwerp,
        "plaats": kantoor if afspraak.plaats == Plaats.BALIE else afspraak.plaats,
        "tolk": afspraak.tolk,
    }
