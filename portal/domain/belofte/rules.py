"""The clock of promises: before when, what a pause does, and which promise is about to break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from portal.domain.corporatie.policy import Beleid
from portal.domain.shared.actor import Kanaal
from portal.domain.shared.errors import zin
from portal.domain.shared.working_days import (
    Rooster,
    einde_termijn_in_werkdagen,
    lokale_dag,
    plus_werktijd,
    werktijd_tussen,
)
from portal.i18n import Zin

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Termijn:
    """Before when we say that we have it, and before when the promise is kept."""

    bevestigen_voor: datetime | None
    voor: datetime


# Service concept, reactietermijnen: call back before the end of the next working day; e-mail acknowledged the next
# working day and answered within 5; a letter within 5. The numbers are policy of the region; a subject may differ.
def termijn(
    ontvangen_op: datetime, *, kanaal: Kanaal, beleid: Beleid, onderwerp: str = "", spoed: bool = False
) -> Termijn:
    """The moments we promise to whoever asks this now, along this way, about this subject."""
    dag = lokale_dag(ontvangen_op)
    regels, rooster = beleid.regio.beleid_op(dag).belofte, beleid.regio.rooster_op(dag)
    per_kanaal, eigen = regels.termijnen[kanaal], regels.onderwerp(onderwerp)
    gewoon = eigen.werkdagen if eigen and eigen.werkdagen is not None else per_kanaal.antwoord_werkdagen
    voor = einde_termijn_in_werkdagen(ontvangen_op, gewoon, rooster)
    if spoed or (eigen is not None and eigen.spoed):
        voor = min(voor, plus_werktijd(ontvangen_op, timedelta(minutes=regels.spoed_minuten), rooster))
    bevestigen = per_kanaal.bevestigen_werkdagen
    return Termijn(
        None if bevestigen is None else min(voor, einde_termijn_in_werkdagen(ontvangen_op, bevestigen, rooster)), voor
    )


# Service concept: a clock that waits for the client stops, and the client knows. What was left of the working hours
# when it stopped is left when it goes on.
def voor_na_pauze(voor: datetime, gepauzeerd_op: datetime, hervat_op: datetime, rooster: Rooster) -> datetime:
    """Before when the promise is due after a pause; never earlier than it was."""
    if hervat_op <= gepauzeerd_op or voor <= gepauzeerd_op:
        return voor
    stil = werktijd_tussen(gepauzeerd_op, hervat_op, rooster)
    return max(voor, plus_werktijd(voor, stil, rooster)) if stil else voor


# Service concept: a new moment is agreed before the promise breaks. What broke stays broken, in the week it did,
# whatever is agreed after; what was agreed in time is a new plan.
def oordeel(
    voor: datetime, *, gebroken_op: datetime | None, afgerond_op: datetime | None, nu: datetime
) -> tuple[datetime, bool] | None:
    """At which moment a promise counts, and whether it was kept; None while that is not known."""
    if gebroken_op is not None:
        return gebroken_op, False
    if afgerond_op is not None:
        return voor, afgerond_op <= voor
    return (voor, False) if voor <= nu else None


# Whoever is busy with a promise has it for a while; after that somebody else may, for people are called away.
def is_bezig(bezig_op: datetime | None, nu: datetime, minuten: int) -> bool:
    """Whether whoever took it up at this moment is still busy with it."""
    return bezig_op is not None and nu < bezig_op + timedelta(minutes=minuten)


# Service concept: a new moment is proposed before the promise breaks; it is a moment on which we are there.
def nieuwe_momenten(nu: datetime, beleid: Beleid, aantal: int = 5) -> list[datetime]:
    """The moments one can move a promise to: closing time of the working days from now on."""
    rooster = beleid.regio.rooster_op(lokale_dag(nu))
    return [einde_termijn_in_werkdagen(nu, nummer, rooster) for nummer in range(aantal)]


class Verwachting(StrEnum):
    """How a promise stands."""

    OP_TIJD = "op-tijd"
    DREIGT = "dreigt"
    TE_LAAT = "te-laat"
    GEPAUZEERD = "gepauzeerd"


@dataclass(frozen=True)
class Wachtend:
    """What the forecast needs to know of one promise."""

    id: str
    voor: datetime
    spoed: bool
    minuten: int


def afwezige_dagen(perioden: Sequence[tuple[date, date | None]], van: date, tot: date) -> frozenset[date]:
    """The days between these two on which a colleague is away."""
    dagen = (van + _EEN_DAG * nummer for nummer in range((tot - van).days + 1))
    return frozenset(
        dag for dag in dagen if any(begin <= dag and (einde is None or dag <= einde) for begin, einde in perioden)
    )


def antwoordtermijnen(beleid: Beleid, *, vandaag: date) -> dict[str, Zin]:
    """In how many working days we answer, along each way, in words for the client."""
    termijnen = beleid.regio.beleid_op(vandaag).belofte.termijnen
    email = termijnen[Kanaal.EMAIL]

    def werkdagen(aantal: int) -> Zin:
        return zin("1 werkdag") if aantal == 1 else zin("{aantal} werkdagen", aantal=aantal)

    return {
        "termijn_bellen": werkdagen(termijnen[Kanaal.TELEFOON].antwoord_werkdagen),
        "termijn_email": werkdagen(email.antwoord_werkdagen),
        "termijn_bevestiging": werkdagen(email.bevestigen_werkdagen or email.antwoord_werkdagen),
        "termijn_brief": werkdagen(termijnen[Kanaal.BRIEF].antwoord_werkdagen),
    }


# A promise is done in the order of its deadline, urgent ones first, by its own colleague, in office hours in which that
# colleague is not away and has no appointment (own hours per weekday are known for appointments only). When the work
# before it takes too long, it breaks: that is known before it happens.
def verwachtingen(
    beloften: Sequence[Wachtend],
    nu: datetime,
    rooster: Rooster,
    afwezig: Sequence[tuple[date, date | None]] = (),
    bezet: Sequence[tuple[datetime, datetime]] = (),
) -> dict[str, Verwachting]:
    """What will become of the promises of one colleague, when nobody does anything about it."""
    if not beloften:
        return {}
    # After the last deadline it no longer matters when the colleague is back.
    laatste = max(lokale_dag(max(belofte.voor, nu)) for belofte in beloften)
    weg = afwezige_dagen(afwezig, lokale_dag(nu), laatste)
    aanwezig = replace(rooster, sluitingsdagen=rooster.sluitingsdagen | weg)
    werk, uitkomst = timedelta(0), {}
    for belofte in sorted(beloften, key=lambda b: (not b.spoed, b.voor)):
        werk += timedelta(minutes=belofte.minuten)
        elders = sum(
            (werktijd_tussen(max(van, nu), min(tot, belofte.voor), aanwezig) for van, tot in _los_van_elkaar(bezet)),
            timedelta(0),
        )
        if belofte.voor <= nu:
            uitkomst[belofte.id] = Verwachting.TE_LAAT
        elif plus_werktijd(nu, werk + elders, aanwezig) > belofte.voor:
            uitkomst[belofte.id] = Verwachting.DREIGT
        else:
            uitkomst[belofte.id] = Verwachting.OP_TIJD
    return uitkomst


def _los_van_elkaar(bezet: Sequence[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """The same hours, none of them twice."""
    los: list[tuple[datetime, datetime]] = []
    for van, tot in sorted(bezet):
        if los and van <= los[-1][1]:
            los[-1] = (los[-1][0], max(tot, los[-1][1]))
        else:
            los.append((van, tot))
    return los
