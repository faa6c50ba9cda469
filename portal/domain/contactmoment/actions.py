"""Asking for a person, and keeping the promise that follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, or_, select

from portal.domain.belofte.actions import belofte_inlossen, beloven
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.actions import bericht_maken
from portal.domain.contactmoment.model import Contactmoment, Contactverzoek, Notitie, Verificatiepoging
from portal.domain.contactmoment.queries import (
    TERUGBELLEN,
    Contactbelofte,
    als_contactbelofte,
    lopend_contactmoment,
)
from portal.domain.contactmoment.rules import is_spoed
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import NietGevonden, zin
from portal.domain.shared.invoer import Antwoorden, leesbaar_nummer, parse_naam, parse_tekst, parse_telefoon
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling

LANGSTE_NOTITIE = 1000


@handeling(Rol.BEZOEKER, Rol.KLANT)
def terugbelverzoek_doen(
    session: Session,
    *,
    formulier: Mapping[str, object],
    vanaf: str,
    taal: str,
    origin: str,
    door: Actor,
    beleid: Beleid,
    nu: datetime,
) -> Contactbelofte:
    """Ask to be called back; the answer names who calls and before when.

    Raises `FouteInvoer` for a name or number we cannot use. The page the client was on goes along.
    """
    antwoorden = Antwoorden(formulier)
    naam = antwoorden.neem("naam", parse_naam)
    telefoon = antwoorden.neem("telefoon", parse_telefoon)
    vraag = antwoorden.neem("vraag", parse_tekst, maximum=500, leeg=None, bsn_bevestigd=bool(formulier.get("geen_bsn")))
    tolk_taal = antwoorden.neem("tolk_taal", parse_tekst, maximum=40, leeg=None)
    antwoorden.controleer()
    verzoek = Contactverzoek(
        kenmerk=nieuw_kenmerk("T"),
        relatie_id=door.klant_id,
        naam=naam.waarde,
        telefoon=telefoon.waarde,
        vraag=vraag.waarde,
        tolk_taal=tolk_taal.waarde,
        taal=taal,
        vanaf=vanaf,
        ontvangen_op=nu,
    )
    session.add(verzoek)
    belofte = beloven(
        session,
        soort=TERUGBELLEN,
        object_id=verzoek.id,
        titel=verzoek.naam,
        kanaal=Kanaal.TELEFOON,
        relatie_id=verzoek.relatie_id,
        spoed=is_spoed(verzoek.vraag, beleid),
        nu=nu,
        beleid=beleid,
    )
    if door.klant_id:
        bericht_maken(
            session,
            relatie=relatie_van(session, door.klant_id),
            soort="terugbelverzoek",
            waarden={
                "medewerker": belofte.medewerker,
                "telefoon": leesbaar_nummer(verzoek.telefoon),
                "beloofd_voor": belofte.voor,
                "kenmerk": verzoek.kenmerk,
            },
            origin=origin,
            nu=nu,
        )
    return als_contactbelofte(verzoek, belofte.medewerker, belofte.voor, nu)


@handeling(Rol.MEDEWERKER)
def contactverzoek_afhandelen(session: Session, *, contactverzoek_id: str, door: Actor, nu: datetime) -> None:
    """The medewerker called: the promise is kept. Raises `NietGevonden`."""
    verzoek = session.get(Contactverzoek, contactverzoek_id)
    if verzoek is None:
        raise NietGevonden(f"contactverzoek {contactverzoek_id}")
    if belofte_inlossen(session, soort=TERUGBELLEN, object_id=verzoek.id, door=door, nu=nu):
        inzage_vastleggen(
            session,
            relatie_id=verzoek.relatie_id,
            door=door,
            reden=str(zin("Terugbelverzoek {kenmerk}", kenmerk=verzoek.kenmerk)),
            nu=nu,
        )


@handeling(Rol.MEDEWERKER)
def gespreksnotitie_bewaren(
    session: Session, *, contactmoment_id: str, veld: str, tekst: str, door: Actor, nu: datetime
) -> datetime:
    """Keep a part of the notes while the conversation goes on; nothing is lost by a reload or a restart.

    Raises `NietGevonden` for somebody else's conversation or another part, and `FouteInvoer` for a text with a BSN.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    if veld not in set(Notitie):
        raise NietGevonden(f"notitie {veld}")
    antwoorden = Antwoorden({veld: tekst})
    schoon = antwoorden.neem(veld, parse_tekst, maximum=LANGSTE_NOTITIE, leeg=None)
    antwoorden.controleer()
    setattr(moment, veld, schoon.waarde)
    moment.bewaard_op = nu
    return nu


def oude_verzoeken_wissen(session: Session, *, nu: datetime) -> int:
    """Delete requests that were dealt with: of a client after a year, of a visitor after 30 days. Returns how many."""

    def afgerond(voor: datetime):  # type: ignore[no-untyped-def]
        return select(Belofte.object_id).where(Belofte.soort == TERUGBELLEN, col(Belofte.afgerond_op) < voor)

    gone = session.exec(
        delete(Contactverzoek).where(
            or_(
                col(Contactverzoek.id).in_(afgerond(nu - timedelta(days=365))),
                col(Contactverzoek.relatie_id).is_(None)
                & col(Contactverzoek.id).in_(afgerond(nu - timedelta(days=30))),
            )
        )
    )
    return int(gone.rowcount)


def oude_gesprekken_wissen(session: Session, *, nu: datetime) -> int:
    """Delete conversations two years after they ended, and counts of questions after one. Returns how many."""
    oud = col(Contactmoment.afgesloten_op) < nu - timedelta(days=730)
    session.exec(delete(Verificatiepoging).where(col(Verificatiepoging.op) < nu - timedelta(days=365)))
    return int(session.exec(delete(Contactmoment).where(oud)).rowcount)
