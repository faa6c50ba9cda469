"""How long bounded contact may last, who may handle an objection, and what is shown of it to whom."""

from __future__ import annotations

from datetime import date

from portal.domain.corporatie.policy import Beleid
from portal.domain.shared.working_days import plus_maanden


def laatste_dag(vandaag: date, beleid: Beleid) -> date:
    """The last day a measure of today may have; bounded contact without an end does not exist."""
    return plus_maanden(vandaag, beleid.regio.grens_op(vandaag).langste_maanden)


# Awb 10:3 and common decency: nobody judges an objection to what they proposed or decided themselves.
def mag_bezwaar_behandelen(
    medewerker_id: str, *, voorgesteld_door: str, besloten_door: str | None, teamleider: bool, gevraagd: bool
) -> bool:
    """Whether this colleague may decide an objection: not involved, and a teamleider or asked for it."""
    return medewerker_id not in (voorgesteld_door, besloten_door) and (teamleider or gevraagd)


def instructie(maatregel: str, beleid: Beleid, vandaag: date) -> str:
    """What a colleague who speaks with the client must know; empty without a measure, never the incident."""
    gevonden = beleid.regio.grens_op(vandaag).maatregel(maatregel) if maatregel else None
    return gevonden.instructie if gevonden else ""


def contactwijze(maatregel: str, beleid: Beleid, vandaag: date, taal: str) -> str:
    """How we do speak, as the client reads it in the help block; empty without a measure."""
    gevonden = beleid.regio.grens_op(vandaag).maatregel(maatregel) if maatregel else None
    return "" if gevonden is None else gevonden.voor_klant_en if taal == "en" else gevonden.voor_klant
