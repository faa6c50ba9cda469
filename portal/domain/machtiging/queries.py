"""Reads of `machtiging`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select, tuple_

from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.machtiging.model import (
    Machtiging,
    Machtiginggebruik,
    Machtigingsoort,
    Machtigingstatus,
)
from portal.domain.machtiging.rules import GEBRUIK_TEKST, RECHT_TEKST, klant_mag_beeindigen
from portal.domain.relatie.model import Contactgegeven
from portal.domain.relatie.queries import persoonsgegevens, relatie_van
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor, Machtigingsrecht
from portal.domain.shared.errors import NietGevonden
from portal.domain.toegang.queries import verhuld
from portal.i18n import Zin, zin

_LOPEND = (Machtigingstatus.VOORGESTELD, Machtigingstatus.GEVRAAGD, Machtigingstatus.ACTIEF)
MEESTE_GEBRUIK = 50


@dataclass(frozen=True)
class MachtigingRegel:
    """A machtiging as the client and the medewerker see it."""

    id: str
    soort: Machtigingsoort
    naam: str
    contact: str
    rechten: tuple[Machtigingsrecht, ...]
    vanaf: date
    tot: date
    status: Machtigingstatus
    klant_mag_beeindigen: bool


@dataclass(frozen=True)
class GebruikRegel:
    """What somebody did or looked at for the client."""

    op: datetime
    wie: str
    wat: Zin


@dataclass(frozen=True)
class Uitnodiging:
    """A machtiging as the one who is asked, or acts, sees it."""

    id: str
    klant: str
    rechten: tuple[Machtigingsrecht, ...]
    tot: date
    gevraagd: bool
    telt_vandaag: bool
    mag_stoppen: bool


@dataclass(frozen=True)
class Bewindvoorstel:
    """Proof of bewind or curatele that was seen, and waits for a second medewerker."""

    id: str
    klant: str
    naam: str
    soort: Machtigingsoort
    bewijs: str
    tot: date
    gevraagd_door: str
    gevraagd_op: datetime


def rechten_zin(rechten: Sequence[str]) -> Zin:
    """Rights in words, one after the other."""
    delen = {f"r{nummer}": RECHT_TEKST[Machtigingsrecht(recht)] for nummer, recht in enumerate(rechten)}
    return Zin(", ".join(f"{{{naam}}}" for naam in delen), delen)


def naam_klant(session: Session, relatie_id: str) -> str:
    """What to call the client to whoever helps: the name, or a masked address; never where they live."""
    relatie = relatie_van(session, relatie_id)
    if relatie.naam:
        return relatie.naam
    eigen = persoonsgegevens(session, relatie_id=relatie_id)
    return verhuld(eigen.email or eigen.mobiel)


def is_van(session: Session, machtiging: Machtiging, *, relatie_id: str) -> bool:
    """Whether the address that was asked is a proven address of this person."""
    return (
        session.exec(
            select(Contactgegeven.id).where(
                Contactgegeven.relatie_id == relatie_id,
                Contactgegeven.soort == machtiging.contactsoort,
                Contactgegeven.waarde == machtiging.contactwaarde,
            )
        ).first()
        is not None
    )


def machtigingen_van(session: Session, *, relatie_id: str) -> list[MachtigingRegel]:
    """Everyone who acts, was asked or acted for this client; what runs first."""
    rows = session.exec(
        select(Machtiging)
        .where(
            Machtiging.relatie_id == relatie_id,
            col(Machtiging.status).not_in([Machtigingstatus.CONCEPT, Machtigingstatus.AFGEWEZEN]),
        )
        .order_by(col(Machtiging.status).in_(_LOPEND).desc(), col(Machtiging.gemaakt_op).desc())
    ).all()
    return [_regel(row) for row in rows]


def wie_helpen(session: Session, *, relatie_id: str, vandaag: date) -> list[MachtigingRegel]:
    """Everyone whose machtiging counts for this client today."""
    return [
        regel
        for regel in machtigingen_van(session, relatie_id=relatie_id)
        if regel.status is Machtigingstatus.ACTIEF and regel.vanaf <= vandaag <= regel.tot
    ]


def machtigingen_in_gesprek(session: Session, *, contactmoment_id: str, door: Actor) -> list[MachtigingRegel]:
    """The same for the medewerker in conversation with this client; raises `NietGevonden` for anyone else."""
    gesprek = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    return machtigingen_van(session, relatie_id=gesprek.relatie_id)


def klaargezet(session: Session, *, relatie_id: str) -> MachtigingRegel | None:
    """The machtiging that waits for the second code of this client; None when there is none."""
    row = session.exec(
        select(Machtiging)
        .where(Machtiging.relatie_id == relatie_id, Machtiging.status == Machtigingstatus.CONCEPT)
        .order_by(col(Machtiging.gemaakt_op).desc())
    ).first()
    return _regel(row) if row else None


def klaargezet_aan_balie(session: Session, *, relatie_id: str) -> str | None:
    """The machtiging that a medewerker wrote down and that waits for this client's yes."""
    return session.exec(
        select(Machtiging.id).where(
            Machtiging.relatie_id == relatie_id,
            Machtiging.status == Machtigingstatus.CONCEPT,
            col(Machtiging.medewerker_id).is_not(None),
        )
    ).first()


def machtiging_punten(
    session: Session, relatie_id: str, object_id: str, beleid: Beleid, vandaag: date, nu: datetime
) -> list[Zin]:
    """What granting this comes to; raises `NietGevonden` for another client's."""
    row = session.get(Machtiging, object_id)
    if row is None or row.relatie_id != relatie_id:
        raise NietGevonden(f"machtiging {object_id}")
    return [
        zin("{naam} mag dit voor u doen: {rechten}.", naam=row.naam, rechten=rechten_zin(row.rechten)),
        zin("Dit mag tot en met {dag}.", dag=row.tot),
        zin("Wij vragen {naam} eerst om ja te zeggen, via {adres}.", naam=row.naam, adres=row.contactwaarde),
        zin("U kunt dit op elk moment stoppen."),
    ]


def gebruik_van(session: Session, *, relatie_id: str) -> list[GebruikRegel]:
    """What others did or looked at for this client, newest first."""
    rows = session.exec(
        select(Machtiginggebruik, Machtiging.naam)
        .join(Machtiging, col(Machtiging.id) == col(Machtiginggebruik.machtiging_id))
        .where(Machtiginggebruik.relatie_id == relatie_id)
        .order_by(col(Machtiginggebruik.op).desc())
        .limit(MEESTE_GEBRUIK)
    ).all()
    return [GebruikRegel(gebruik.op, naam, GEBRUIK_TEKST[gebruik.handeling]) for gebruik, naam in rows]


def is_vastgelegd(session: Session, *, door: Actor, handeling: str) -> bool:
    """Whether this look stands in the log of this sitting already."""
    sessie_id = door.machtiging.sessie_id if door.machtiging else ""
    return (
        session.exec(
            select(Machtiginggebruik.id).where(
                Machtiginggebruik.machtigingsessie_id == sessie_id, Machtiginggebruik.handeling == handeling
            )
        ).first()
        is not None
    )


def voor_wie(session: Session, *, relatie_id: str, vandaag: date) -> list[Uitnodiging]:
    """For whom this person may act, and who asks them to; those who ask first."""
    adressen = session.exec(
        select(Contactgegeven.soort, Contactgegeven.waarde).where(Contactgegeven.relatie_id == relatie_id)
    ).all()
    gevraagd = (
        session.exec(
            select(Machtiging).where(
                Machtiging.status == Machtigingstatus.GEVRAAGD,
                col(Machtiging.relatie_id) != relatie_id,
                col(Machtiging.tot) >= vandaag,
                tuple_(col(Machtiging.contactsoort), col(Machtiging.contactwaarde)).in_(list(adressen)),
            )
        ).all()
        if adressen
        else []
    )
    actief = session.exec(
        select(Machtiging)
        .where(Machtiging.gemachtigde_id == relatie_id, Machtiging.status == Machtigingstatus.ACTIEF)
        .order_by(col(Machtiging.gemaakt_op))
    ).all()
    return [
        Uitnodiging(
            id=row.id,
            klant=naam_klant(session, row.relatie_id),
            rechten=tuple(Machtigingsrecht(recht) for recht in row.rechten),
            tot=row.tot,
            gevraagd=row.status == Machtigingstatus.GEVRAAGD,
            telt_vandaag=row.vanaf <= vandaag <= row.tot,
            mag_stoppen=klant_mag_beeindigen(row.soort),
        )
        for row in (*gevraagd, *actief)
    ]


def open_bewindvoorstellen(session: Session, *, soort: str, door: Actor, beleid: Beleid) -> list[Bewindvoorstel]:
    """Proof that was seen by one medewerker and waits for a second one, oldest first."""
    rows = session.exec(
        select(Goedkeuring, Machtiging, Medewerker)
        .join(Machtiging, col(Machtiging.id) == col(Goedkeuring.object_id))
        .join(Medewerker, col(Medewerker.id) == col(Goedkeuring.gevraagd_door))
        .where(
            Goedkeuring.soort == soort,
            Goedkeuring.status == Besluit.GEVRAAGD,
            van_onze_klant(Machtiging.relatie_id, door, beleid),
        )
        .order_by(col(Goedkeuring.gevraagd_op))
    ).all()
    return [
        Bewindvoorstel(
            id=goedkeuring.id,
            klant=naam_klant(session, machtiging.relatie_id),
            naam=machtiging.naam,
            soort=Machtigingsoort(machtiging.soort),
            bewijs=machtiging.bewijs,
            tot=machtiging.tot,
            gevraagd_door=medewerker.naam,
            gevraagd_op=goedkeuring.gevraagd_op,
        )
        for goedkeuring, machtiging, medewerker in rows
    ]


def _regel(row: Machtiging) -> MachtigingRegel:
    return MachtigingRegel(
        id=row.id,
        soort=Machtigingsoort(row.soort),
        naam=row.naam,
        contact=row.contactwaarde,
        rechten=tuple(Machtigingsrecht(recht) for recht in row.rechten),
        vanaf=row.vanaf,
        tot=row.tot,
        status=Machtigingstatus(row.status),
        klant_mag_beeindigen=klant_mag_beeindigen(row.soort),
    )
