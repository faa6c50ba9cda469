"""Which records of a primary system can be taken."""

from __future__ import annotations

from portal.domain.eenheid.codes import (
    COMPONENTEN,
    CRITERIUMSOORTEN,
    DOELGROEPEN,
    EENMALIG,
    LABELS,
    MAATSCHAPPELIJKE_LABELS,
    PLEKKEN,
    SOORTEN,
    STATUSSEN,
    TOEGANKELIJK,
    TOEPASSINGEN,
    WONINGEN,
)
from portal.domain.eenheid.model import Eenheidsoort
from portal.i18n import Zin, zin
from portal.integrations.primair.protocol import Eenheidrecord


# VERA: a code counts within its list; one that is not in it says nothing we could show.
def onbekende_code(*codes: tuple[str, str, frozenset[str] | set[str]]) -> Zin | None:
    """What is wrong with the first of these (attribute, code, list) that is filled in and not in its list."""
    for veld, code, lijst in codes:
        if code and code not in lijst:
            return zin("{veld} heeft een onbekende code: {code}.", veld=veld, code=code)
    return None


# VERA Eenheid: rent is asked for a home and a parking space; CORA: no home is published without its rent.
def waarom_niet(record: Eenheidrecord) -> Zin | None:
    """Why this eenheid cannot be taken; None when it can."""
    details = set(PLEKKEN) if record.soort == Eenheidsoort.PARKEREN else set(WONINGEN)
    toonbaar = record.soort in set(Eenheidsoort)
    fout = onbekende_code(
        ("soort", record.soort, SOORTEN),
        ("detailSoort", record.detailsoort if toonbaar else "", details),
        ("status", record.status, STATUSSEN),
        ("doelgroep", record.doelgroep, set(DOELGROEPEN)),
        ("toegankelijkheidslabel", record.toegankelijkheid, set(TOEGANKELIJK)),
        ("energieprestaties.label", record.energielabel, set(LABELS)),
        ("maatschappelijkLabel", record.maatschappelijk_label, MAATSCHAPPELIJKE_LABELS),
        *(("prijscomponenten.soort", rij.soort, set(COMPONENTEN) | EENMALIG) for rij in record.prijscomponenten),
        *(("criteria.soort", rij.soort, CRITERIUMSOORTEN) for rij in record.criteria),
        *(("criteria.toepassing", rij.toepassing, TOEPASSINGEN) for rij in record.criteria),
        *(("criteria.doelgroep", rij.doelgroep, set(DOELGROEPEN)) for rij in record.criteria),
    )
    if fout is not None:
        return fout
    if not record.plaats:
        return zin("{veld} ontbreekt.", veld="adres.woonplaats.naam")
    if toonbaar and record.vraagprijs_cent is None and record.brutohuur_cent is None:
        return zin("{veld} ontbreekt.", veld="brutohuur")
    if record.soort == Eenheidsoort.WOONRUIMTE and record.vraagprijs_cent is None and record.rekenhuur_cent is None:
        return zin("{veld} ontbreekt.", veld="rekenhuur")
    return None
