"""Use cases of `zoekprofiel`: what a client does with the own profiles."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, delete, func, or_, select

from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.model import Inschrijving, Inschrijvingstatus
from portal.domain.inschrijving.queries import loopt_of_wacht
from portal.domain.shared.actor import Actor, Machtigingsrecht, Rol
from portal.domain.shared.errors import FouteInvoer, Veldfout, Weigering, zin
from portal.domain.shared.invoer import OngeldigeInvoer
from portal.domain.shared.rights import handeling
from portal.domain.toegang.actions import binnen_tempo
from portal.domain.toegang.rules import geheim_hash
from portal.domain.zoekprofiel.invoer import lees_formulier, pauze_tot
from portal.domain.zoekprofiel.model import Tip, Zoekprofiel
from portal.domain.zoekprofiel.queries import plaatsen_om_te_kiezen, profiel_van
from portal.domain.zoekprofiel.rules import MAXIMUM_PROFIELEN, TIP_BEWAARDAGEN, TOT_HERVATTEN, als_lijst, in_pauze
from portal.domain.zoekprofiel.wensen import als_kolommen

_REAGEREN = (Machtigingsrecht.REAGEREN,)


class GeenInschrijving(Weigering):
    """A profile belongs to an inschrijving."""

    def __init__(self) -> None:
        super().__init__(
            zin("U staat nog niet ingeschreven."), zin("Schrijf u eerst in. Daarna bewaart u een zoekprofiel.")
        )


class TeVeelProfielen(Weigering):
    """There is a limit, so that nobody is told the same home many times."""

    def __init__(self) -> None:
        super().__init__(
            zin("U heeft al {aantal} zoekprofielen. Meer kan niet.", aantal=MAXIMUM_PROFIELEN),
            zin("Wijzig een zoekprofiel, of verwijder er een."),
        )


class AndersGeworden(Weigering):
    """Somebody changed the profile after it was put on screen."""

    def __init__(self) -> None:
        super().__init__(
            zin("Dit zoekprofiel is intussen gewijzigd."), zin("Kijk wat er nu staat. Bewaar daarna opnieuw.")
        )


@handeling(Rol.KLANT, namens_klant=True, machtiging=_REAGEREN, over="profiel_id")
def zoekprofiel_bewaren(
    session: Session,
    *,
    formulier: Mapping[str, object],
    profiel_id: str,
    versie: int,
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> str:
    """Make a profile, or (with its id and the version on screen) change it; returns its id.

    Raises `FouteInvoer`, `GeenInschrijving`, `TeVeelProfielen`, `AndersGeworden` and `NietGevonden`.
    """
    profiel = profiel_van(session, profiel_id=profiel_id, relatie_id=door.klant_id, lock=True) if profiel_id else None
    plaatsen = set(plaatsen_om_te_kiezen(session, beleid=beleid, vandaag=vandaag))
    plaatsen |= set(als_lijst(profiel.plaatsen)) if profiel else set()
    ingevuld = lees_formulier(formulier, plaatsen=plaatsen)
    if profiel is not None and profiel.versie != versie:
        raise AndersGeworden
    if profiel is None:
        # The row of the inschrijving puts two tabs in line, so that together they do not pass the limit.
        inschrijving = session.exec(
            select(Inschrijving).where(loopt_of_wacht(str(door.klant_id))).with_for_update(key_share=True)
        ).first()
        if inschrijving is None:
            raise GeenInschrijving
        telling = select(func.count()).select_from(Zoekprofiel).where(Zoekprofiel.relatie_id == door.klant_id)
        if session.exec(telling).one() >= MAXIMUM_PROFIELEN:
            raise TeVeelProfielen
        profiel = Zoekprofiel(
            inschrijving_id=inschrijving.id, relatie_id=inschrijving.relatie_id, naam="", gemaakt_op=nu, gewijzigd_op=nu
        )
        profiel.versie = 0
    profiel.naam, profiel.ritme, profiel.uren = ingevuld.naam, ingevuld.ritme, ingevuld.uren
    for kolom, waarde in als_kolommen(ingevuld.wensen).items():
        setattr(profiel, kolom, waarde)
    profiel.gewijzigd_op, profiel.voorstel_op = nu, None
    profiel.versie += 1
    session.add(profiel)
    session.flush()
    return profiel.id


@handeling(Rol.KLANT, namens_klant=True, machtiging=_REAGEREN, over="profiel_id")
def zoekprofiel_pauzeren(
    session: Session, *, profiel_id: str, formulier: Mapping[str, object], door: Actor, vandaag: date, nu: datetime
) -> date:
    """No tips for some time, or until the client goes on; returns the last day of it."""
    profiel = profiel_van(session, profiel_id=profiel_id, relatie_id=door.klant_id, lock=True)
    try:
        profiel.pauze_tot = pauze_tot(str(formulier.get("pauze", "")), vandaag=vandaag)
    except OngeldigeInvoer as fout:
        raise FouteInvoer([Veldfout("pauze", fout.reden)]) from fout
    profiel.gewijzigd_op = nu
    return profiel.pauze_tot


@handeling(Rol.KLANT, namens_klant=True, machtiging=_REAGEREN, over="profiel_id")
def zoekprofiel_hervatten(session: Session, *, profiel_id: str, door: Actor, nu: datetime) -> None:
    """Tips again, from now on; also after stopping them from a mail program."""
    profiel = profiel_van(session, profiel_id=profiel_id, relatie_id=door.klant_id, lock=True)
    profiel.pauze_tot, profiel.gewijzigd_op = None, nu


@handeling(Rol.KLANT, namens_klant=True, machtiging=_REAGEREN, over="profiel_id")
def zoekprofiel_verwijderen(session: Session, *, profiel_id: str, door: Actor, nu: datetime) -> None:
    """The profile goes, with what we kept about its tips; messages that went out stay with the client."""
    profiel = profiel_van(session, profiel_id=profiel_id, relatie_id=door.klant_id, lock=True)
    session.exec(delete(Tip).where(col(Tip.zoekprofiel_id) == profiel.id))
    session.delete(profiel)


def oude_profielen_wissen(session: Session, *, vandaag: date, nu: datetime) -> int:
    """Delete profiles of an inschrijving that is over and cannot come back, and tips of more than a year ago."""
    over = select(Inschrijving.id).where(
        col(Inschrijving.status).in_([Inschrijvingstatus.GEANNULEERD, Inschrijvingstatus.BEEINDIGD]),
        or_(col(Inschrijving.herstelbaar_tot).is_(None), col(Inschrijving.herstelbaar_tot) < vandaag),
    )
    profielen = select(Zoekprofiel.id).where(col(Zoekprofiel.inschrijving_id).in_(over))
    session.exec(
        delete(Tip).where(
            or_(col(Tip.zoekprofiel_id).in_(profielen), col(Tip.gemaakt_op) < nu - timedelta(days=TIP_BEWAARDAGEN))
        )
    )
    weg = session.exec(delete(Zoekprofiel).where(col(Zoekprofiel.inschrijving_id).in_(over)))
    return int(weg.rowcount)


# RFC 8058. The named exception of design rule 5: this POST takes no login, because a mail program sends it. It only
# pauses, and the client can undo it.
def afmeldsleutel(profiel_id: str, *, peper: str) -> str:
    """What stands in a tip for who wants no more of them: the profile, signed."""
    return f"{profiel_id}.{_handtekening(profiel_id, peper)}"


@handeling(Rol.BEZOEKER)
def tips_afmelden(
    session: Session, *, sleutel: str, ip: str, door: Actor, peper: str, vandaag: date, nu: datetime
) -> bool:
    """Pause a profile with the key in its tips; twice is once. False for a key that is not ours."""
    profiel_id, _, handtekening = sleutel.partition(".")
    if not binnen_tempo(session, soort="tips-afmelden-ip", wie=ip, peper=peper, nu=nu):
        return False
    if not hmac.compare_digest(handtekening.encode(), _handtekening(profiel_id, peper).encode()):
        return False
    profiel = session.get(Zoekprofiel, profiel_id, with_for_update=True)
    if profiel is not None and not (profiel.pauze_tot == TOT_HERVATTEN and in_pauze(profiel.pauze_tot, vandaag)):
        profiel.pauze_tot, profiel.gewijzigd_op = TOT_HERVATTEN, nu
    return True


def _handtekening(profiel_id: str, peper: str) -> str:
    return geheim_hash(f"tips-afmelden:{profiel_id}", peper=peper)[:32]
