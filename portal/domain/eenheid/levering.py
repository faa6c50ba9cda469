"""Taking in what a primary system delivers, batch by batch. Called by the worker; running again changes nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlmodel import Session, col, func, select

from portal.domain.corporatie.policy import Beleid, GeenBeleid
from portal.domain.eenheid.model import Eenheid, Levering, Leveringsregel, Prijscomponent, Primairsysteem
from portal.domain.eenheid.rules import waarom_niet
from portal.domain.shared.insert import insert_once
from portal.i18n import Zin, zin
from portal.integrations.primair.protocol import Aanhef, Eenheidrecord, Gelezen, LeveringOnleesbaar, Publicatierecord

# Of a delivery full of mistakes the first ones say enough.
MEESTE_REGELS = 1000
BEWAARTIJD = timedelta(days=365)


def levering_beginnen(session: Session, *, aanhef: Aanhef, bron: str, beleid: Beleid, nu: datetime) -> str:
    """A delivery of this corporation begins; raises `LeveringOnleesbaar` when the region does not know it."""
    try:
        beleid.regio.corporatie(aanhef.corporatie)
    except GeenBeleid as fout:
        raise LeveringOnleesbaar(
            zin("Wij kennen deze corporatie niet: {code}.", code=aanhef.corporatie[:40]), "zenderOrganisatie"
        ) from fout
    insert_once(session, Primairsysteem(corporatie=aanhef.corporatie))
    levering = Levering(corporatie=aanhef.corporatie, bron=bron[:200], volledig=aanhef.volledig, begonnen_op=nu)
    session.add(levering)
    session.flush()
    return levering.id


def begonnen_levering(session: Session, levering_id: str) -> Levering:
    """This delivery, with the lock that keeps a second one of the same corporation out of this transaction."""
    levering = session.get_one(Levering, levering_id)
    session.get(Primairsysteem, levering.corporatie, with_for_update=True)
    return levering


def vingerafdruk(record: Eenheidrecord | Publicatierecord) -> str:
    """The same for the same content, whatever else the primary system changed."""
    return hashlib.sha256(json.dumps(asdict(record), sort_keys=True, default=str).encode()).hexdigest()


def weigeren(session: Session, levering: Levering, gelezen: Gelezen, reden: Zin) -> None:
    """This record is not taken; the first thousand say why."""
    levering.geweigerd += 1
    if levering.geweigerd <= MEESTE_REGELS:
        session.add(
            Leveringsregel(
                levering_id=levering.id,
                plaats=gelezen.plaats,
                sleutel=gelezen.sleutel,
                reden=reden.msgid,
                waarden={naam: str(waarde) for naam, waarde in reden.waarden.items()},
            )
        )


def eenheden_verwerken(session: Session, *, levering_id: str, gelezen: Sequence[Gelezen], nu: datetime) -> None:
    """Take in a batch of eenheden: each is new, changed, the same or refused."""
    levering = begonnen_levering(session, levering_id)
    bekend = {
        eenheid.id_extern: eenheid
        for eenheid in session.exec(
            select(Eenheid).where(
                Eenheid.corporatie == levering.corporatie, col(Eenheid.id_extern).in_([g.sleutel for g in gelezen])
            )
        ).all()
    }
    gezien: set[str] = set()
    for een in gelezen:
        _eenheid_verwerken(session, levering, een, bekend, gezien, nu)
        gezien.add(een.sleutel)
    session.flush()
    # What is named is there, also when we cannot read it.
    session.exec(
        update(Eenheid)
        .where(col(Eenheid.corporatie) == levering.corporatie, col(Eenheid.id_extern).in_([g.sleutel for g in gelezen]))
        .values(gezien_in=levering.id, gezien_op=nu, verdwenen_op=None)
    )


def _eenheid_verwerken(
    session: Session, levering: Levering, een: Gelezen, bekend: dict[str, Eenheid], gezien: set[str], nu: datetime
) -> None:
    record = een.record
    if not isinstance(record, Eenheidrecord):
        weigeren(session, levering, een, een.reden or zin("Dit is geen record."))
        return
    if (reden := waarom_niet(record)) is not None:
        weigeren(session, levering, een, reden)
        return
    eenheid, afdruk = bekend.get(record.id_extern), vingerafdruk(record)
    if eenheid is not None and eenheid.vingerafdruk == afdruk:
        levering.gelijk += 1
        return
    if eenheid is not None and (eenheid.gezien_in == levering.id or een.sleutel in gezien):
        weigeren(session, levering, een, zin("Deze sleutel staat twee keer in de levering, met andere gegevens."))
        return
    velden = {naam: waarde for naam, waarde in asdict(record).items() if naam != "prijscomponenten"}
    if eenheid is None:
        levering.nieuw += 1
        eenheid = Eenheid(corporatie=levering.corporatie, gewijzigd_op=nu, **velden)
    else:
        levering.gewijzigd += 1
        for naam, waarde in velden.items():
            setattr(eenheid, naam, waarde)
        eenheid.gewijzigd_op = nu
        session.exec(delete(Prijscomponent).where(col(Prijscomponent.eenheid_id) == eenheid.id))
    eenheid.criteria = list(velden["criteria"])
    eenheid.vingerafdruk = afdruk
    bekend[record.id_extern] = eenheid
    session.add(eenheid)
    session.flush()
    session.add_all(
        Prijscomponent(eenheid_id=eenheid.id, volgorde=nummer, **asdict(rij))
        for nummer, rij in enumerate(record.prijscomponenten)
    )


def levering_afronden(
    session: Session,
    *,
    levering_id: str,
    nu: datetime,
    gestopt: Zin | None = None,
    plaats: str = "",
) -> Levering:
    """The delivery is over. What a full one did not name is marked, never withdrawn: a person looks at it."""
    levering = begonnen_levering(session, levering_id)
    levering.klaar_op = nu
    if gestopt is not None:
        levering.gestopt = gestopt.msgid
        weigeren(session, levering, Gelezen(plaats, "", None), gestopt)
    elif levering.volledig and _noemde_eenheden(session, levering):
        levering.verdwenen = int(
            session.exec(
                update(Eenheid)
                .where(
                    col(Eenheid.corporatie) == levering.corporatie,
                    col(Eenheid.verdwenen_op).is_(None),
                    col(Eenheid.gezien_op) < levering.begonnen_op,
                )
                .values(verdwenen_op=nu)
            ).rowcount
        )
        session.get_one(Primairsysteem, levering.corporatie).volledig_op = nu
    return levering


def _noemde_eenheden(session: Session, levering: Levering) -> bool:
    """A delivery of publicaties alone says nothing about which eenheden there are."""
    genoemd = select(func.count()).select_from(Eenheid).where(Eenheid.gezien_in == levering.id)
    return session.exec(genoemd).one() > 0


def leveringsregels(session: Session, *, levering_id: str) -> list[Leveringsregel]:
    """The records of a delivery that were refused."""
    return list(session.exec(select(Leveringsregel).where(Leveringsregel.levering_id == levering_id)).all())


def oude_leveringen_wissen(session: Session, *, nu: datetime) -> int:
    """What was delivered more than a year ago is not of interest any more. Returns how many."""
    oud = select(Levering.id).where(col(Levering.begonnen_op) < nu - BEWAARTIJD)
    session.exec(delete(Leveringsregel).where(col(Leveringsregel.levering_id).in_(oud)))
    return int(session.exec(delete(Levering).where(col(Levering.begonnen_op) < nu - BEWAARTIJD)).rowcount)
