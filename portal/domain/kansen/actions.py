"""Counting drafts that lapse, before they are deleted for good."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from portal.domain.concept.actions import verlopen_concepten_wissen
from portal.domain.concept.model import Concept
from portal.domain.inschrijving.rules import weg_van
from portal.domain.kansen.model import Kansentelling
from portal.domain.kansen.rules import kwartaal_van
from portal.domain.shared.actor import Kanaal
from portal.domain.shared.insert import insert_once
from portal.domain.shared.working_days import lokale_dag

BEWAREN_JAREN = 5


def verlopen_concepten_tellen(session: Session, *, nu: datetime) -> int:
    """Count drafts whose time is over, by way and quarter, and delete them. Returns how many."""
    verlopen = session.exec(select(Concept).where(col(Concept.verloopt_op) <= nu).with_for_update()).all()
    geteld: Counter[tuple[date, str, str]] = Counter(
        (kwartaal_van(lokale_dag(c.verloopt_op)), c.soort, str(weg_van(c.kanalen, Kanaal.PORTAAL))) for c in verlopen
    )
    for (kwartaal, stroom, weg), aantal in sorted(geteld.items()):
        insert_once(session, Kansentelling(kwartaal=kwartaal, stroom=stroom, weg=weg))
        session.exec(
            update(Kansentelling)
            .where(
                col(Kansentelling.kwartaal) == kwartaal,
                col(Kansentelling.stroom) == stroom,
                col(Kansentelling.weg) == weg,
            )
            .values(verlopen=Kansentelling.verlopen + aantal)
        )
    return verlopen_concepten_wissen(session, nu=nu)


def oude_tellingen_wissen(session: Session, *, vandaag: date) -> int:
    """Delete counts of more than five years ago. Returns how many."""
    gone = session.exec(
        delete(Kansentelling).where(col(Kansentelling.kwartaal) < vandaag - relativedelta(years=BEWAREN_JAREN))
    )
    return int(gone.rowcount)
