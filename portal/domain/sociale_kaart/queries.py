"""Reads of `sociale_kaart`: referrals as the client and the colleague who watches over them see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import medewerker_naam
from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.relatie.queries import contact_van, relatie_van
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor
from portal.domain.shared.invoer import leesbaar_nummer
from portal.domain.sociale_kaart.model import Doorverwijzing, Doorverwijzingstatus
from portal.domain.sociale_kaart.rules import DEELBAAR


@dataclass(frozen=True)
class DoorverwijzingRegel:
    """One introduction to a partner."""

    id: str
    kenmerk: str
    klant: str
    partner: str
    contactpersoon: str
    toelichting: str
    deelt: tuple[tuple[str, str], ...]
    medewerker: str
    status: Doorverwijzingstatus
    toestemming_hoe: str
    gevraagd_op: datetime
    toestemming_op: datetime | None
    toestemming_tot: datetime
    uitkomst: str


def deelbaar_van(session: Session, *, relatie_id: str) -> dict[str, str]:
    """What we know of a client that may be shared with a partner; what we do not know is left out."""
    relatie = relatie_van(session, relatie_id)
    mobiel = contact_van(session, relatie_id, ContactgegevenSoort.MOBIEL)
    bekend = {
        "naam": relatie.naam,
        "telefoon": leesbaar_nummer(mobiel) if mobiel else "",
        "email": contact_van(session, relatie_id, ContactgegevenSoort.EMAIL),
        "plaats": "" if relatie.geheim_adres else relatie.plaats,
        "tolk": relatie.tolk_taal,
    }
    return {code: waarde for code, waarde in bekend.items() if waarde}


def doorverwijzingen_van(session: Session, *, relatie_id: str) -> list[DoorverwijzingRegel]:
    """Every introduction of this client, newest first."""
    rows = session.exec(
        select(Doorverwijzing)
        .where(Doorverwijzing.relatie_id == relatie_id)
        .order_by(col(Doorverwijzing.gevraagd_op).desc())
    ).all()
    return [_regel(session, row) for row in rows]


def open_doorverwijzingen(session: Session, *, door: Actor, beleid: Beleid) -> list[DoorverwijzingRegel]:
    """Introductions of which the outcome is not known yet, the oldest first."""
    open_ = (Doorverwijzingstatus.GEVRAAGD, Doorverwijzingstatus.VERSTUURD)
    rows = session.exec(
        select(Doorverwijzing)
        .where(col(Doorverwijzing.status).in_(open_), van_onze_klant(Doorverwijzing.relatie_id, door, beleid))
        .order_by(col(Doorverwijzing.gevraagd_op))
    ).all()
    return [_regel(session, row) for row in rows]


def _regel(session: Session, row: Doorverwijzing) -> DoorverwijzingRegel:
    deelt = row.gedeeld or deelbaar_van(session, relatie_id=row.relatie_id)
    return DoorverwijzingRegel(
        id=row.id,
        kenmerk=row.kenmerk,
        klant=relatie_van(session, row.relatie_id).naam,
        partner=row.partner_naam,
        contactpersoon=row.contactpersoon,
        toelichting=row.toelichting,
        deelt=tuple((code, deelt[code]) for code in DEELBAAR if code in row.delen and code in deelt),
        medewerker=medewerker_naam(session, row.medewerker_id),
        status=Doorverwijzingstatus(row.status),
        toestemming_hoe=row.toestemming_hoe,
        gevraagd_op=row.gevraagd_op,
        toestemming_op=row.toestemming_op,
        toestemming_tot=row.toestemming_tot,
        uitkomst=row.uitkomst,
    )
