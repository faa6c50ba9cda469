"""The right of withdrawal: for some days one can go back on registering, without a reason and with all the money back.

BW 6:230o (distance contracts) and 6:230r (money back within 14 days); EU directive 2023/2673 asks for a button.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.betaling.model import Betaalstatus, Betaling
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import aanvraag_terugdraaien
from portal.domain.inschrijving.model import Eindereden, Inschrijving
from portal.domain.inschrijving.queries import loopt_of_wacht
from portal.domain.inschrijving.rules import herroepen_tot
from portal.domain.inschrijving.uitschrijven import bericht_aan_mede, betalingen_vasthouden, mede_gaat_alleen_verder
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
    """What somebody can still go back on: until when, and how much comes back."""

    nummer: str
    tot: date
    terug_cent: int


def herroepbaar(session: Session, *, relatie_id: str | None, beleid: Beleid, vandaag: date) -> Herroepbaar | None:
    """Whether this client can still withdraw; None when not, or when no money was asked."""
    gevonden = _overeenkomst(session, relatie_id, beleid, vandaag)
    if gevonden is None:
        return None
    inschrijving, betaling, tot = gevonden
    return Herroepbaar(inschrijving.nummer, tot, _betaald(betaling))


@handeling(Rol.KLANT, bindend=True)
def inschrijving_herroepen(
    session: Session, *, door: Actor, beleid: Beleid, origin: str, vandaag: date, nu: datetime
) -> int:
    """Go back on registering: it ends at once and the money is sent back; returns how much (in cents).

    The message says when it came in, so that the client can prove it. Raises `NietTeHerroepen`.
    """
    # The payment first, before it is read: what comes in at this very moment is seen, and goes back too.
    welke = select(Inschrijving.id).where(loopt_of_wacht(str(door.klant_id)))
    betalingen_vasthouden(session, session.exec(welke).first() or "")
    gevonden = _overeenkomst(session, door.klant_id, beleid, vandaag)
    if gevonden is None:
        raise NietTeHerroepen
    inschrijving, betaling, _ = gevonden
    terug_cent = _betaald(betaling)
    aanvraag_terugdraaien(session, inschrijving_id=inschrijving.id, door=door, nu=nu)
    inschrijving.eindereden = Eindereden.OPGEZEGD
    inschrijving.bedenken_tot = inschrijving.betalen_tot = None
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


def _overeenkomst(
    session: Session, relatie_id: str | None, beleid: Beleid, vandaag: date
) -> tuple[Inschrijving, Betaling, date] | None:
    inschrijving = session.exec(select(Inschrijving).where(loopt_of_wacht(str(relatie_id)))).first()
    if inschrijving is None:
        return None
    betaling = session.exec(select(Betaling).where(Betaling.object_id == inschrijving.id)).first()
    if betaling is None:
        return None
    # Agreed when the order was placed; whoever paid later has the days from then on, which is never less.
    aangegaan = lokale_dag(max(inschrijving.aangevraagd_op, betaling.betaald_op or inschrijving.aangevraagd_op))
    regels = beleid.regio.beleid_op(lokale_dag(inschrijving.aangevraagd_op))
    tot = herroepen_tot(aangegaan, beleid=regels, gelijkgesteld=beleid.gelijkgestelde_dagen)
    return (inschrijving, betaling, tot) if vandaag <= tot else None


def _betaald(betaling: Betaling) -> int:
    return betaling.bedrag_cent - betaling.terugbetaald_cent if betaling.status == Betaalstatus.BETAALD else 0
