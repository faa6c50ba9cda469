"""Asking for a person, and keeping the promise that follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, or_, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.contactmoment.model import OVERGANGEN, Contactverzoek, Verzoekstatus
from portal.domain.contactmoment.queries import Belofte, als_belofte, medewerker_voor_nieuw_verzoek
from portal.domain.contactmoment.rules import terugbellen_voor
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden, zin
from portal.domain.shared.invoer import Antwoorden, leesbaar_nummer, parse_naam, parse_tekst, parse_telefoon
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang


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
) -> Belofte:
    """Ask to be called back; the answer names who calls and before when.

    Raises `FouteInvoer` for a name or number we cannot use. The page the client was on goes along.
    """
    antwoorden = Antwoorden(formulier)
    naam = antwoorden.neem("naam", parse_naam)
    telefoon = antwoorden.neem("telefoon", parse_telefoon)
    vraag = antwoorden.neem("vraag", parse_tekst, maximum=500, leeg=None, bsn_bevestigd=bool(formulier.get("geen_bsn")))
    tolk_taal = antwoorden.neem("tolk_taal", parse_tekst, maximum=40, leeg=None)
    antwoorden.controleer()
    medewerker = medewerker_voor_nieuw_verzoek(session)
    verzoek = Contactverzoek(
        kenmerk=nieuw_kenmerk("T"),
        relatie_id=door.klant_id,
        medewerker_id=medewerker.id,
        naam=naam.waarde,
        telefoon=telefoon.waarde,
        vraag=vraag.waarde,
        tolk_taal=tolk_taal.waarde,
        taal=taal,
        vanaf=vanaf,
        ontvangen_op=nu,
        beloofd_voor=terugbellen_voor(nu, beleid),
    )
    session.add(verzoek)
    if door.klant_id:
        bericht_maken(
            session,
            relatie=relatie_van(session, door.klant_id),
            soort="terugbelverzoek",
            waarden={
                "medewerker": medewerker.naam,
                "telefoon": leesbaar_nummer(verzoek.telefoon),
                "beloofd_voor": verzoek.beloofd_voor,
                "kenmerk": verzoek.kenmerk,
            },
            origin=origin,
            nu=nu,
        )
    return als_belofte(verzoek, medewerker, nu)


@handeling(Rol.MEDEWERKER)
def contactverzoek_afhandelen(session: Session, *, contactverzoek_id: str, door: Actor, nu: datetime) -> None:
    """The medewerker called: the promise is kept. Raises `NietGevonden`."""
    verzoek = session.get(Contactverzoek, contactverzoek_id, with_for_update=True)
    if verzoek is None:
        raise NietGevonden(f"contactverzoek {contactverzoek_id}")
    if verzoek.status == Verzoekstatus.AFGEHANDELD:
        return
    overgang(session, OVERGANGEN, verzoek, Verzoekstatus.AFGEHANDELD, door=door, nu=nu)
    verzoek.afgehandeld_op = nu
    inzage_vastleggen(
        session,
        relatie_id=verzoek.relatie_id,
        door=door,
        reden=str(zin("Terugbelverzoek {kenmerk}", kenmerk=verzoek.kenmerk)),
        nu=nu,
    )


def oude_verzoeken_wissen(session: Session, *, nu: datetime) -> int:
    """Delete requests that were dealt with: of a client after a year, of a visitor after 30 days. Returns how many."""
    afgehandeld = col(Contactverzoek.afgehandeld_op)
    gone = session.exec(
        delete(Contactverzoek).where(
            or_(
                afgehandeld < nu - timedelta(days=365),
                col(Contactverzoek.relatie_id).is_(None) & (afgehandeld < nu - timedelta(days=30)),
            )
        )
    )
    return int(gone.rowcount)


def beloften_bewaken(session: Session, *, nu: datetime) -> int:
    """Raise the alarm on promises that are not kept in time; they stand on top at `/balie`. Returns how many."""
    te_laat = session.exec(
        select(Contactverzoek).where(
            Contactverzoek.status == Verzoekstatus.OPEN,
            col(Contactverzoek.beloofd_voor) <= nu,
            col(Contactverzoek.alarm_op).is_(None),
        )
    ).all()
    for verzoek in te_laat:
        verzoek.alarm_op = nu
    return len(te_laat)
