"""The right of withdrawal: for some days one can go back on registering, without a reason and with all the money back.

BW 6:230o (distance contracts) and 6:230r (money back within 14 days); EU directive 2023/2673 asks for a button.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.betaling.actions import betaling_teruggeven
from portal.domain.betaling.model import Betaalstatus, Betaling
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.model import (
    Eindereden,
    Inschrijving,
    Inschrijvinggebeurtenis,
    Inschrijvingstatus,
    Verlenging,
    Verlengingstatus,
)
from portal.domain.inschrijving.queries import loopt_of_wacht
from portal.domain.inschrijving.rules import herroepen_tot
from portal.domain.inschrijving.uitschrijven import (
    UITGESCHREVEN,
    beeindigen,
    bericht_aan_mede,
    betalingen_vasthouden,
    mede_gaat_alleen_verder,
)
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import Weigering, Zin, zin
from portal.domain.shared.rights import handeling
from portal.domain.shared.working_days import lokale_dag
from portal.i18n import Bedrag


class NietTeHerroepen(Weigering):
    """The days are over, or there is nothing that was agreed with money."""

    def __init__(self) -> None:
        super().__init__(
            zin("U kunt hier nu niet meer van afzien."),
            zin("U kunt zich wel uitschrijven. Dat kan bij Mijn inschrijving."),
        )


@dataclass(frozen=True)
class Herroepbaar:
    """What somebody can still go back on: until when, and how much comes back; `gestopt` when they ended it before."""

    nummer: str
    tot: date
    terug_cent: int
    gestopt: bool


def herroepbaar(session: Session, *, relatie_id: str | None, beleid: Beleid, vandaag: date) -> Herroepbaar | None:
    """Whether this client can still withdraw; None when not, or when no money was asked."""
    gevonden = _overeenkomst(session, relatie_id, beleid, vandaag)
    if gevonden is None:
        return None
    inschrijving, betaling, tot = gevonden
    gestopt = inschrijving.status == Inschrijvingstatus.BEEINDIGD
    return Herroepbaar(inschrijving.nummer, tot, _te_goed(session, inschrijving, betaling), gestopt)


@handeling(Rol.KLANT, bindend=True)
def inschrijving_herroepen(
    session: Session, *, door: Actor, beleid: Beleid, origin: str, vandaag: date, nu: datetime
) -> int:
    """Go back on registering: it ends at once and the money is sent back; returns how much (in cents).

    The message says when it came in, so that the client can prove it. Raises `NietTeHerroepen`.
    """
    # The payments first, before they are read: what comes in at this very moment is seen, and goes back too.
    for inschrijving_id in session.exec(select(Inschrijving.id).where(_te_herroepen(str(door.klant_id)))).all():
        betalingen_vasthouden(session, inschrijving_id)
    gevonden = _overeenkomst(session, door.klant_id, beleid, vandaag)
    if gevonden is None:
        raise NietTeHerroepen
    inschrijving, betaling, _ = gevonden
    terug_cent = _te_goed(session, inschrijving, betaling)
    beeindigen(session, inschrijving, Eindereden.HERROEPEN, laatste_dag=None, beleid=beleid, door=door, nu=nu)
    betaling_teruggeven(session, betaling=betaling, bedrag_cent=terug_cent, waarom="-herroepen", nu=nu)
    bericht_maken(
        session,
        relatie=relatie_van(session, inschrijving.relatie_id),
        soort="inschrijving-herroepen",
        waarden={"nummer": inschrijving.nummer, "moment": nu, "geld": geld_terug_na_herroepen(terug_cent)},
        origin=origin,
        nu=nu,
    )
    mede_gaat_alleen_verder(session, inschrijving, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)
    bericht_aan_mede(session, inschrijving, "samen-uitgeschreven", origin, nu)
    return terug_cent


def geld_terug_na_herroepen(cent: int) -> Zin:
    """What becomes of the money, as a sentence."""
    if not cent:
        return zin("U hoeft niets meer te betalen.")
    return zin("U krijgt {bedrag} terug, binnen 14 dagen.", bedrag=Bedrag(cent))


def _te_herroepen(relatie_id: str) -> ColumnElement[bool]:
    """What waits or runs, and what somebody ended on their own wish: ending takes no right away."""
    zelf_gestopt = and_(
        col(Inschrijving.relatie_id) == relatie_id,
        col(Inschrijving.status) == Inschrijvingstatus.BEEINDIGD,
        col(Inschrijving.eindereden) == Eindereden.OPGEZEGD,
    )
    return loopt_of_wacht(relatie_id) | zelf_gestopt


def _overeenkomst(
    session: Session, relatie_id: str | None, beleid: Beleid, vandaag: date
) -> tuple[Inschrijving, Betaling, date] | None:
    eigen = str(relatie_id)
    volgorde = (loopt_of_wacht(eigen).desc(), col(Inschrijving.aangevraagd_op).desc())
    for inschrijving in session.exec(select(Inschrijving).where(_te_herroepen(eigen)).order_by(*volgorde)).all():
        betaling = _laatst_afgesproken(session, inschrijving)
        if betaling is None:
            continue
        # Agreed when the order was placed; whoever paid later has the days from then on, which is never less.
        aangegaan = lokale_dag(max(inschrijving.aangevraagd_op, betaling.betaald_op or inschrijving.aangevraagd_op))
        besteld = inschrijving.aangevraagd_op if betaling.object_id == inschrijving.id else betaling.gemaakt_op
        regels = beleid.regio.beleid_op(lokale_dag(besteld))
        tot = herroepen_tot(aangegaan, beleid=regels, gelijkgesteld=beleid.gelijkgestelde_dagen)
        gestopt = inschrijving.status == Inschrijvingstatus.BEEINDIGD
        if vandaag <= tot and (not gestopt or _te_goed(session, inschrijving, betaling)):
            return inschrijving, betaling, tot
    return None


# BW 6:230o lid 1 with 6:230g lid 1 sub e: whoever renews orders the next term anew, at a distance and for money, so the
# days begin again with that payment. A renewal never comes about tacitly here (compare CJEU C-565/22, Sofatutor).
def _laatst_afgesproken(session: Session, inschrijving: Inschrijving) -> Betaling | None:
    """The payment of the newest agreement: of the last renewal that was paid, or else of registering."""
    verlengd = select(Verlenging.id).where(
        Verlenging.inschrijving_id == inschrijving.id, Verlenging.status == Verlengingstatus.VERLENGD
    )
    van_verlenging = select(Betaling).where(
        col(Betaling.object_id).in_(verlengd), Betaling.status == Betaalstatus.BETAALD
    )
    laatste = session.exec(van_verlenging.order_by(col(Betaling.betaald_op).desc())).first()
    return laatste or session.exec(select(Betaling).where(Betaling.object_id == inschrijving.id)).first()


def _te_goed(session: Session, inschrijving: Inschrijving, betaling: Betaling) -> int:
    """What was paid and did not go back yet; a part may have been sent back when it ended."""
    if betaling.status != Betaalstatus.BETAALD:
        return 0
    einde = (
        session.exec(
            select(Inschrijvinggebeurtenis)
            .where(
                Inschrijvinggebeurtenis.inschrijving_id == inschrijving.id,
                Inschrijvinggebeurtenis.soort == UITGESCHREVEN,
            )
            .order_by(col(Inschrijvinggebeurtenis.volgnummer).desc())
        ).first()
        if inschrijving.status == Inschrijvingstatus.BEEINDIGD
        else None
    )
    onderweg = int((einde.inhoud or {}).get("terug_cent", 0)) if einde else 0
    return max(betaling.bedrag_cent - max(betaling.terugbetaald_cent, onderweg), 0)
