"""Taking in publicaties of a primary system: each becomes an advertentie that is prepared at the desk, never published
by itself. What is on offer already is not changed from outside; only a withdrawal is followed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from portal.domain.advertentie.actions import beschrijven, intrekken
from portal.domain.advertentie.model import Advertentie, Advertentiestatus, Intakevorm, Model
from portal.domain.advertentie.rules import INTREKREDENEN
from portal.domain.eenheid.levering import begonnen_levering, weigeren
from portal.domain.eenheid.model import Eenheid, Eenheidsoort, Levering
from portal.domain.eenheid.rules import onbekende_code
from portal.domain.shared.actor import SYSTEEM
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.working_days import lokale_dag
from portal.i18n import Zin, zin
from portal.integrations.primair.protocol import Gelezen, Publicatierecord

_EINDE = frozenset({Advertentiestatus.AFGEROND, Advertentiestatus.INGETROKKEN})


def publicaties_verwerken(session: Session, *, levering_id: str, gelezen: Sequence[Gelezen], nu: datetime) -> None:
    """Take in a batch of publicaties: each is new, changed, the same or refused."""
    levering = begonnen_levering(session, levering_id)
    records = [een.record for een in gelezen if isinstance(een.record, Publicatierecord)]
    eenheden = {
        eenheid.id_extern: eenheid
        for eenheid in session.exec(
            select(Eenheid).where(
                Eenheid.corporatie == levering.corporatie, col(Eenheid.id_extern).in_([r.eenheid for r in records])
            )
        ).all()
    }
    bekend = {
        str(advertentie.id_extern): advertentie
        for advertentie in session.exec(
            select(Advertentie).where(
                Advertentie.corporatie == levering.corporatie,
                col(Advertentie.id_extern).in_([r.id_extern for r in records]),
            )
        ).all()
    }
    for een in gelezen:
        reden = een.reden or zin("Dit is geen record.")
        if isinstance(een.record, Publicatierecord):
            wat = _verwerken(session, levering, een.record, eenheden, bekend, nu)
            if wat is None:
                continue
            reden = wat
        weigeren(session, levering, een, reden)


def _verwerken(
    session: Session,
    levering: Levering,
    record: Publicatierecord,
    eenheden: dict[str, Eenheid],
    bekend: dict[str, Advertentie],
    nu: datetime,
) -> Zin | None:
    """Take in one; returns why not."""
    waarom = record.detailstatus if record.status == Advertentiestatus.INGETROKKEN else ""
    fout = onbekende_code(
        ("status", record.status, set(Advertentiestatus)),
        ("detailStatus", waarom, set(INTREKREDENEN)),
        ("model", record.model, set(Model)),
        ("intakevorm", record.intakevorm, set(Intakevorm)),
    )
    eenheid, advertentie = eenheden.get(record.eenheid), bekend.get(record.id_extern)
    if fout is not None:
        return fout
    if eenheid is None or eenheid.soort not in set(Eenheidsoort):
        return zin("Wij kennen deze eenheid niet: {sleutel}. Stuur eerst de eenheden.", sleutel=record.eenheid)
    if record.status in _EINDE:
        return _einde(session, levering, advertentie, record, nu)
    if advertentie is None:
        advertentie = Advertentie(
            kenmerk=nieuw_kenmerk("W"), corporatie=levering.corporatie, id_extern=record.id_extern,
            eenheid_id=eenheid.id, soort=eenheid.soort, adres="", postcode="", plaats="", gemaakt_op=nu,
            gewijzigd_op=nu,
        )  # fmt: skip
        session.add(advertentie)
        _overnemen(session, advertentie, eenheid, record)
        bekend[record.id_extern] = advertentie
        levering.nieuw += 1
        return None
    if _gelijk(advertentie, eenheid, record):
        levering.gelijk += 1
        return None
    if advertentie.status != Advertentiestatus.IN_VOORBEREIDING:
        return zin("Deze advertentie is al nagekeken. Wijzig haar bij de balie.")
    _overnemen(session, advertentie, eenheid, record)
    advertentie.gewijzigd_op, advertentie.versie = nu, advertentie.versie + 1
    levering.gewijzigd += 1
    return None


def _einde(
    session: Session, levering: Levering, advertentie: Advertentie | None, record: Publicatierecord, nu: datetime
) -> Zin | None:
    if advertentie is None or advertentie.status in _EINDE:
        levering.gelijk += 1
    elif record.status == Advertentiestatus.INGETROKKEN:
        intrekken(session, advertentie, detailstatus=record.detailstatus, door=SYSTEEM, nu=nu)
        levering.gewijzigd += 1
    else:
        # Who gets a home is decided here, so the end comes from here.
        return zin("Deze advertentie loopt hier nog. Rond haar bij de balie af.")
    return None


def _gelijk(advertentie: Advertentie, eenheid: Eenheid, record: Publicatierecord) -> bool:
    return advertentie.eenheid_id == eenheid.id and all(
        getattr(advertentie, naam) == waarde for naam, waarde in _velden(record).items()
    )


def _overnemen(session: Session, advertentie: Advertentie, eenheid: Eenheid, record: Publicatierecord) -> None:
    for naam, waarde in _velden(record).items():
        setattr(advertentie, naam, waarde)
    beschrijven(session, advertentie, eenheid)


def _velden(record: Publicatierecord) -> dict[str, object]:
    return {
        "model": record.model,
        "intakevorm": record.intakevorm,
        "publicatie_op": record.begin_op,
        "sluiting_op": record.einde_op,
        "bezichtiging_op": record.bezichtiging_op,
        "beschikbaar_op": lokale_dag(record.oplevering_op) if record.oplevering_op else None,
    }
