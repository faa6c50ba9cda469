"""What another subject may do to the clock of its own belofte: stop it, let it go on, move it, give it to a colleague.

Nothing happens when no belofte runs about the object. The subject tells the client; here it is only written down.
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from portal.domain.belofte.actions import breuk_vasthouden, gebeurtenis, lopende_belofte
from portal.domain.belofte.model import OVERGANGEN, Beloftestatus, Gebeurtenissoort
from portal.domain.belofte.rules import voor_na_pauze
from portal.domain.corporatie.policy import Beleid
from portal.domain.shared.actor import Actor
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import lokale_dag


def belofte_stilzetten(session: Session, *, soort: str, object_id: str, reden: str, door: Actor, nu: datetime) -> None:
    """The clock stops with a reason, until `belofte_laten_lopen`."""
    belofte = lopende_belofte(session, soort=soort, object_id=object_id)
    if belofte is None or belofte.status == Beloftestatus.GEPAUZEERD:
        return
    breuk_vasthouden(belofte, nu)
    overgang(session, OVERGANGEN, belofte, Beloftestatus.GEPAUZEERD, door=door, nu=nu)
    belofte.gepauzeerd_op, belofte.pauze_reden, belofte.pauze_tot = nu, reden, None
    gebeurtenis(session, belofte, Gebeurtenissoort.GEPAUZEERD, reden=reden, door=door, nu=nu)


def belofte_laten_lopen(
    session: Session, *, soort: str, object_id: str, door: Actor, beleid: Beleid, nu: datetime
) -> None:
    """The clock goes on with the working hours that were left."""
    belofte = lopende_belofte(session, soort=soort, object_id=object_id)
    if belofte is None or belofte.status != Beloftestatus.GEPAUZEERD or belofte.gepauzeerd_op is None:
        return
    overgang(session, OVERGANGEN, belofte, Beloftestatus.OPEN, door=door, nu=nu)
    belofte.voor = voor_na_pauze(belofte.voor, belofte.gepauzeerd_op, nu, beleid.regio.rooster_op(lokale_dag(nu)))
    belofte.gepauzeerd_op, belofte.pauze_reden, belofte.pauze_tot = None, "", None
    gebeurtenis(session, belofte, Gebeurtenissoort.HERVAT, door=door, nu=nu)


def belofte_uitstellen(
    session: Session, *, soort: str, object_id: str, voor: datetime, reden: str, door: Actor, nu: datetime
) -> None:
    """The belofte is due later, for a reason the client hears; never earlier."""
    belofte = lopende_belofte(session, soort=soort, object_id=object_id)
    if belofte is None or belofte.voor >= voor:
        return
    breuk_vasthouden(belofte, nu)
    belofte.voor, belofte.alarm_op = voor, None
    gebeurtenis(session, belofte, Gebeurtenissoort.VERZET, reden=reden, door=door, nu=nu)


def belofte_doorgeven(
    session: Session, *, soort: str, object_id: str, medewerker_id: str, reden: str, door: Actor, nu: datetime
) -> None:
    """Another colleague keeps this belofte; before when stays what it was."""
    belofte = lopende_belofte(session, soort=soort, object_id=object_id)
    if belofte is None or belofte.medewerker_id == medewerker_id:
        return
    belofte.medewerker_id, belofte.bezig_id, belofte.bezig_op = medewerker_id, None, None
    gebeurtenis(session, belofte, Gebeurtenissoort.OVERGENOMEN, reden=reden, door=door, nu=nu)
