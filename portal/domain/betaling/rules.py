"""What a session at the payment provider means for one of our payments."""

from __future__ import annotations

from enum import StrEnum

from portal.domain.betaling.model import Betaalstatus
from portal.integrations.betaling.protocol import Betaalsessie


class Oordeel(StrEnum):
    """The one thing a freshly retrieved session tells us."""

    NOG_OPEN = "nog-open"
    BANK_IS_BEZIG = "bank-is-bezig"
    VERLOPEN = "verlopen"
    BETAALD = "betaald"
    BEDRAG_KLOPT_NIET = "bedrag-klopt-niet"
    DUBBEL_BETAALD = "dubbel-betaald"
    BETAALD_NA_VERVALLEN = "betaald-na-vervallen"


def oordeel(sessie: Betaalsessie, *, bedrag_cent: int, status: Betaalstatus, door_deze_sessie_betaald: bool) -> Oordeel:
    """Judge a session next to the payment it belongs to.

    Only the exact amount in euros confirms anything; money for something that was paid or given up is for a person.
    """
    if sessie.betaald:
        if (sessie.bedrag_cent, sessie.valuta) != (bedrag_cent, "eur"):
            return Oordeel.BEDRAG_KLOPT_NIET
        if status is Betaalstatus.VERVALLEN:
            return Oordeel.BETAALD_NA_VERVALLEN
        if status in (Betaalstatus.BETAALD, Betaalstatus.TERUGBETAALD) and not door_deze_sessie_betaald:
            return Oordeel.DUBBEL_BETAALD
        return Oordeel.BETAALD
    if sessie.status == "verlopen":
        return Oordeel.VERLOPEN
    return Oordeel.BANK_IS_BEZIG if sessie.status == "voltooid" else Oordeel.NOG_OPEN
