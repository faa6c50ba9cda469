"""Before when a promise must be kept."""

from __future__ import annotations

from datetime import datetime

from portal.domain.corporatie.policy import Beleid
from portal.domain.shared.working_days import einde_termijn_in_werkdagen, lokale_dag


# Service concept: "voor het einde van de volgende werkdag"; the number of working days is policy of the region.
def terugbellen_voor(ontvangen_op: datetime, beleid: Beleid) -> datetime:
    """The moment before which we call back someone who asks for it now."""
    dag = lokale_dag(ontvangen_op)
    werkdagen = beleid.regio.beleid_op(dag).terugbeltermijn_werkdagen
    return einde_termijn_in_werkdagen(ontvangen_op, werkdagen, beleid.regio.rooster_op(dag))
