"""Going on for another term: asked in time, reminded, paid; and brought back when it was forgotten.

The work of the worker comes in batches, each a transaction of its own: whoever stops in the middle goes on where it
stopped, and nobody is asked or told twice. CORA Verlengen inschrijving.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import Session, col, select

from portal.domain.bericht.actions import bericht_maken, formulier_bij_brief
from portal.domain.bericht.model import Bericht
from portal.domain.bericht.queries import gaat_met_de_post
from portal.domain.betaling.actions import (
    betaling_laten_vervallen,
    betaling_vragen,
    te_laat_betaald,
    zwijgende_betaaldienst_melden,
)
from portal.domain.betaling.model import Betaalpoging, Betaalstatus, Betaling
from portal.domain.betaling.queries import onbeantwoord
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.formulieren import VERLENGEN_OP_PAPIER
from portal.domain.inschrijving.keten import schakel_toevoegen
from portal.domain.inschrijving.model import (
    OVERGANGEN,
    VERLENGING_OVERGANGEN,
    Eindereden,
    Inschrijving,
    Inschrijvingstatus,
    Verlenging,
    Verlengingstatus,
)
from portal.domain.inschrijving.queries import NIET_VERLENGD, ander_loopt
from portal.domain.inschrijving.rules import (
    herstelbaar_na_bezwaar,
    herstelbaar_tot,
    nieuw_geldig_tot,
    verlengen_tot,
    verlengen_vragen_vanaf,
    volgende_herinnering,
)
from portal.domain.inschrijving.uitschrijven import betalingen_vasthouden, weer_laten_lopen
from portal.domain.papier.actions import formulier_uitgeven
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor, Machtigingsrecht, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import dagbegin, lokale_dag
from portal.domain.verzoek.queries import bezwaar_loopt
from portal.i18n import Bedrag, Zin

VERLENGINGSGELD = "verlengingsgeld"
PER_KEER = 200


class NietsTeVerlengen(Weigering):
    """Nothing has to be renewed now: it was done, or it is too early."""

    def __init__(self) -> None:
        super().__init__(
            zin("U hoeft nu niet te verlengen."), zin("Bij Mijn inschrijving ziet u tot wanneer uw inschrijving geldt.")
        )


class VerlengenKostGeld(Weigering):
    """This term is renewed by paying; saying yes is not enough."""

    def __init__(self) -> None:
        super().__init__(zin("Verlengen kost geld."), zin("Kies Verlengen en betalen. Lukt dat niet? Bel ons."))


class AndereLoopt(Weigering):
    """Another inschrijving runs by now: nobody has two places."""

    def __init__(self) -> None:
        super().__init__(
            zin("U kunt deze inschrijving niet terugkrijgen. U heeft al een andere inschrijving."),
            zin("Telt uw oude inschrijfdatum voor u? Bel ons. Dan kijken wij samen wat kan."),
        )


@handeling(Rol.KLANT, bindend=True, machtiging=(Machtigingsrecht.BETALEN,))
def inschrijving_verlengen(session: Session, *, door: Actor, beleid: Beleid, origin: str, nu: datetime) -> Verlenging:
    """Go on for another term where renewing is free: pressing the button is enough.

    Raises `NietsTeVerlengen`, `VerlengenKostGeld` where paying is what renews, and `AndereLoopt`.
    """
    verlenging = session.exec(
        select(Verlenging)
        .where(Verlenging.relatie_id == door.klant_id, col(Verlenging.status).in_(TE_VERLENGEN))
        .with_for_update()
    ).first()
    if verlenging is None:
        raise NietsTeVerlengen
    if verlenging.bedrag_cent:
        raise VerlengenKostGeld
    if ander_loopt(session, relatie_id=verlenging.relatie_id, inschrijving_id=verlenging.inschrijving_id):
        raise AndereLoopt
    _verlengd(session, verlenging, door=door, beleid=beleid, origin=origin, nu=nu)
    return verlenging


def verlenging_is_betaald(
    session: Session,
    *,
    betaling: Betaling,
    poging: Betaalpoging,
    te_laat: bool,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> None:
    """Payment renews: in time it goes on, later it comes back with its old date.

    `te_laat`: we had given it up. Whoever paid while it could come back was not late, however late we hear it.
    """
    verlenging = session.get(Verlenging, betaling.object_id, with_for_update=True)
    if verlenging is None:
        raise NietGevonden(f"verlenging {betaling.object_id}")
    inschrijving = session.get_one(Inschrijving, verlenging.inschrijving_id, with_for_update=True)
    vervallen = verlenging.status not in TE_VERLENGEN
    op_tijd = lokale_dag(betaling.betaald_op or nu) <= verlenging.herstelbaar_tot and _is_verlopen(inschrijving)
    if (
        ((te_laat or vervallen) and not op_tijd)
        or verlenging.status == Verlengingstatus.VERLENGD
        or ander_loopt(session, relatie_id=inschrijving.relatie_id, inschrijving_id=inschrijving.id)
    ):
        te_laat_betaald(session, betaling=betaling, poging=poging, nu=nu)
        return
    _verlengd(session, verlenging, door=SYSTEEM, beleid=beleid, origin=origin, nu=nu)


def verlengingen_vragen(
    session: Session, *, beleid: Beleid, origin: str, vandaag: date, nu: datetime, hoogstens: int = PER_KEER
) -> int:
    """Ask the next people whose term ends within policy's weeks whether they go on. Returns how many were asked."""
    regels = beleid.regio.beleid_op(vandaag)
    gevraagd = exists().where(
        col(Verlenging.inschrijving_id) == col(Inschrijving.id),
        col(Verlenging.termijn_tot) == col(Inschrijving.geldig_tot),
    )
    uiterlijk = vandaag + (vandaag - verlengen_vragen_vanaf(vandaag, beleid=regels.verlengen))
    inschrijvingen = session.exec(
        select(Inschrijving)
        .where(
            Inschrijving.status == Inschrijvingstatus.LOPEND,
            col(Inschrijving.geldig_tot) <= uiterlijk,
            ~gevraagd,
        )
        .order_by(col(Inschrijving.geldig_tot), col(Inschrijving.id))
        .limit(hoogstens)
        .with_for_update(skip_locked=True)
    ).all()
    for inschrijving in inschrijvingen:
        _vragen(session, inschrijving, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)
    return len(inschrijvingen)


def verlengingen_herinneren(
    session: Session, *, beleid: Beleid, origin: str, vandaag: date, nu: datetime, hoogstens: int = PER_KEER
) -> int:
    """Remind the next people of a term, or of the time to bring an inschrijving back. Returns how many."""
    regels = beleid.regio.beleid_op(vandaag).verlengen
    # While a bezwaar runs the term stands still: no date is true.
    wie = and_(col(Verlenging.herinneren_op) <= vandaag, ~bezwaar_loopt(col(Verlenging.relatie_id), NIET_VERLENGD))
    verlengingen = _de_volgende(session, TE_VERLENGEN, wie, hoogstens)
    for verlenging in verlengingen:
        te_laat = verlenging.status == Verlengingstatus.TE_LAAT
        tot, dagen = (
            (verlenging.herstelbaar_tot, regels.herstel_herinneren_dagen_vooraf)
            if te_laat
            else (verlenging.verlengen_tot, regels.herinneren_dagen_vooraf)
        )
        verlenging.herinneren_op = volgende_herinnering(vandaag, tot, dagen)
        if vandaag <= tot:
            _bericht(session, verlenging, "herstellen-herinnering" if te_laat else "verlengen-herinnering", origin, nu)
    return len(verlengingen)


def verlengingen_laten_verlopen(
    session: Session, *, beleid: Beleid, origin: str, vandaag: date, nu: datetime, hoogstens: int = PER_KEER
) -> int:
    """End the next inschrijvingen that were not renewed in time; they can be brought back. Returns how many."""
    voorbij = col(Verlenging.verlengen_tot) < vandaag
    verlengingen = _de_volgende(
        session, (Verlengingstatus.GEVRAAGD,), and_(voorbij, ~_zonder_antwoord(vandaag)), hoogstens
    )
    regels = beleid.regio.beleid_op(vandaag).verlengen
    for verlenging in verlengingen:
        inschrijving = session.get_one(Inschrijving, verlenging.inschrijving_id, with_for_update=True)
        overgang(session, VERLENGING_OVERGANGEN, verlenging, Verlengingstatus.TE_LAAT, door=SYSTEEM, nu=nu)
        overgang(session, OVERGANGEN, inschrijving, Inschrijvingstatus.BEEINDIGD, door=SYSTEEM, nu=nu)
        inschrijving.eindereden = Eindereden.NIET_VERLENGD
        inschrijving.herstelbaar_tot = verlenging.herstelbaar_tot
        verlenging.herinneren_op = volgende_herinnering(
            vandaag, verlenging.herstelbaar_tot, regels.herstel_herinneren_dagen_vooraf
        )
        schakel_toevoegen(
            session,
            inschrijving_id=inschrijving.id,
            soort="niet-verlengd",
            inhoud={"termijn_tot": verlenging.termijn_tot.isoformat(), "reden": Eindereden.NIET_VERLENGD},
            nu=nu,
        )
        _bericht(session, verlenging, NIET_VERLENGD, origin, nu)
    return len(verlengingen)


def herstel_laten_vervallen(
    session: Session, *, origin: str, vandaag: date, nu: datetime, hoogstens: int = PER_KEER
) -> int:
    """The time to bring an inschrijving back is over for the next ones; they hear it. Returns how many.

    Who objects to the lapse can bring it back until the bezwaar is decided.
    """
    voorbij = and_(col(Verlenging.herstelbaar_tot) < vandaag, ~bezwaar_loopt(col(Verlenging.relatie_id), NIET_VERLENGD))
    verlengingen = _de_volgende(
        session, (Verlengingstatus.TE_LAAT,), and_(voorbij, ~_zonder_antwoord(vandaag)), hoogstens
    )
    for verlenging in verlengingen:
        inschrijving = session.get_one(Inschrijving, verlenging.inschrijving_id, with_for_update=True)
        overgang(session, VERLENGING_OVERGANGEN, verlenging, Verlengingstatus.VERVALLEN, door=SYSTEEM, nu=nu)
        verlenging.afgerond_op, verlenging.herinneren_op = nu, None
        inschrijving.herstelbaar_tot = None
        betaling = _betaling(session, verlenging)
        if betaling is not None:
            betaling_laten_vervallen(session, betaling=betaling, nu=nu)
        schakel_toevoegen(session, inschrijving_id=inschrijving.id, soort="herstel-vervallen", inhoud={}, nu=nu)
        _bericht(session, verlenging, "herstellen-voorbij", origin, nu)
    return len(verlengingen)


def wachtende_verlengingen_melden(session: Session, *, vandaag: date, nu: datetime) -> None:
    """What does not lapse, only because the provider does not say whether it was paid, is put before a person."""
    betalingen = session.exec(
        select(Betaling)
        .join(Verlenging, col(Verlenging.id) == col(Betaling.object_id))
        .where(
            or_(
                and_(col(Verlenging.status) == Verlengingstatus.GEVRAAGD, col(Verlenging.verlengen_tot) < vandaag),
                and_(col(Verlenging.status) == Verlengingstatus.TE_LAAT, col(Verlenging.herstelbaar_tot) < vandaag),
            ),
            onbeantwoord(col(Betaling.id), dagbegin(vandaag)),
        )
        .order_by(col(Betaling.id))
    ).all()
    for betaling in betalingen:
        zwijgende_betaaldienst_melden(session, betaling=betaling, nu=nu)


def verlenging_na_bezwaar(
    session: Session,
    *,
    relatie_id: str,
    toegekend: bool,
    stil_vanaf: date | None,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """A bezwaar against the lapse is over: days that stood still are given back, and who was right gets time to pay.

    Where nothing is due it comes back at once. `stil_vanaf` is since when the term stood still, if it did.
    """
    gevonden = session.exec(
        select(Verlenging.id, Verlenging.inschrijving_id)
        .where(Verlenging.relatie_id == relatie_id)
        .order_by(col(Verlenging.gevraagd_op).desc())
    ).first()
    if gevonden is None:
        return
    verlenging_id, inschrijving_id = gevonden
    betalingen_vasthouden(session, inschrijving_id)
    verlenging = session.get_one(Verlenging, verlenging_id, with_for_update=True, populate_existing=True)
    inschrijving = session.get_one(Inschrijving, inschrijving_id, with_for_update=True, populate_existing=True)
    vervallen = verlenging.status == Verlengingstatus.VERVALLEN
    if (
        not _is_verlopen(inschrijving)
        or (vervallen and not toegekend)
        or ander_loopt(session, relatie_id=relatie_id, inschrijving_id=inschrijving_id)
    ):
        return
    regels = beleid.regio.beleid_op(vandaag)
    tot = herstelbaar_na_bezwaar(
        verlenging.herstelbaar_tot, stil_vanaf=stil_vanaf, op=vandaag, toegekend=toegekend, beleid=regels.verlengen
    )
    if toegekend and not verlenging.bedrag_cent:
        _verlengd(session, verlenging, door=door, beleid=beleid, origin=origin, nu=nu)
        return
    if tot == verlenging.herstelbaar_tot and not toegekend:
        return
    if vervallen:
        overgang(session, VERLENGING_OVERGANGEN, verlenging, Verlengingstatus.TE_LAAT, door=door, nu=nu)
        verlenging.afgerond_op = None
    verlenging.herstelbaar_tot = inschrijving.herstelbaar_tot = tot
    verlenging.herinneren_op = volgende_herinnering(vandaag, tot, regels.verlengen.herstel_herinneren_dagen_vooraf)
    betaling = _betaling(session, verlenging)
    if verlenging.bedrag_cent and (betaling is None or betaling.status == Betaalstatus.VERVALLEN):
        _vraag_geld(session, verlenging, nu)
    schakel_toevoegen(
        session,
        inschrijving_id=inschrijving.id,
        soort="bezwaar-besloten",
        inhoud={"toegekend": toegekend, "herstelbaar_tot": tot.isoformat(), "beleid": regels.versie},
        nu=nu,
    )
    _bericht(session, verlenging, "herstellen-na-bezwaar", origin, nu)


# --- the parts of these use cases -------------------------------------------------------------------------------

TE_VERLENGEN = (Verlengingstatus.GEVRAAGD, Verlengingstatus.TE_LAAT)


def _vragen(
    session: Session, inschrijving: Inschrijving, *, beleid: Beleid, origin: str, vandaag: date, nu: datetime
) -> None:
    regels = beleid.regio.beleid_op(vandaag)
    termijn_tot = inschrijving.geldig_tot or vandaag
    laatste_dag = verlengen_tot(termijn_tot, gevraagd=vandaag, beleid=regels.verlengen)
    verlenging = Verlenging(
        inschrijving_id=inschrijving.id,
        relatie_id=inschrijving.relatie_id,
        termijn_tot=termijn_tot,
        nieuw_tot=nieuw_geldig_tot(termijn_tot, beleid=regels),
        bedrag_cent=regels.verlengen.bedrag_cent,
        beleid_versie=regels.versie,
        gevraagd_op=nu,
        verlengen_tot=laatste_dag,
        herstelbaar_tot=herstelbaar_tot(laatste_dag, beleid=regels.verlengen),
        herinneren_op=volgende_herinnering(vandaag, laatste_dag, regels.verlengen.herinneren_dagen_vooraf),
    )
    session.add(verlenging)
    session.flush()
    if verlenging.bedrag_cent:
        _vraag_geld(session, verlenging, nu)
    bericht = _bericht(session, verlenging, "verlengen-gevraagd", origin, nu)
    if gaat_met_de_post(session, bericht):
        # With the letter goes a form to send back: whoever reads paper need not go online to keep their place.
        _formulier_erbij(session, verlenging, bericht, nu)


def _vraag_geld(session: Session, verlenging: Verlenging, nu: datetime) -> None:
    betaling_vragen(
        session,
        relatie_id=verlenging.relatie_id,
        soort=VERLENGINGSGELD,
        object_id=verlenging.id,
        bedrag_cent=verlenging.bedrag_cent,
        nu=nu,
    )


def _is_verlopen(inschrijving: Inschrijving) -> bool:
    """It ended because it was not renewed, and for no other reason: that can still be put right."""
    return inschrijving.status == Inschrijvingstatus.BEEINDIGD and inschrijving.eindereden == Eindereden.NIET_VERLENGD


def _zonder_antwoord(vandaag: date) -> ColumnElement[bool]:
    """The provider did not say today whether this was paid: it may be, so nothing lapses yet."""
    return exists().where(
        col(Betaling.object_id) == col(Verlenging.id), onbeantwoord(col(Betaling.id), dagbegin(vandaag))
    )


def _formulier_erbij(session: Session, verlenging: Verlenging, bericht: Bericht, nu: datetime) -> None:
    formulier = formulier_uitgeven(
        session,
        stroom=VERLENGEN_OP_PAPIER,
        taal=relatie_van(session, verlenging.relatie_id).taal,
        groot=False,
        relatie_id=verlenging.relatie_id,
        object_id=verlenging.id,
        nu=nu,
    )
    formulier_bij_brief(session, bericht=bericht, formulier_id=formulier.id)


def _verlengd(
    session: Session, verlenging: Verlenging, *, door: Actor, beleid: Beleid, origin: str, nu: datetime
) -> None:
    inschrijving = session.get_one(Inschrijving, verlenging.inschrijving_id, with_for_update=True)
    te_laat = verlenging.status != Verlengingstatus.GEVRAAGD
    overgang(session, VERLENGING_OVERGANGEN, verlenging, Verlengingstatus.VERLENGD, door=door, nu=nu)
    verlenging.afgerond_op, verlenging.herinneren_op = nu, None
    if te_laat:
        overgang(session, OVERGANGEN, inschrijving, Inschrijvingstatus.LOPEND, door=door, nu=nu)
        inschrijving.eindereden, inschrijving.herstelbaar_tot = "", None
    elif inschrijving.status == Inschrijvingstatus.OPGEZEGD:
        # Who pays to stay, stays.
        weer_laten_lopen(session, inschrijving, door=door, nu=nu)
    inschrijving.geldig_tot = verlenging.nieuw_tot
    ketencode = schakel_toevoegen(
        session,
        inschrijving_id=inschrijving.id,
        soort="hersteld" if te_laat else "verlengd",
        inhoud={"geldig_tot": verlenging.nieuw_tot.isoformat(), "beleid": verlenging.beleid_versie},
        nu=nu,
    )
    bericht_maken(
        session,
        relatie=relatie_van(session, inschrijving.relatie_id),
        soort="inschrijving-verlengd",
        waarden={
            "nummer": inschrijving.nummer,
            "inschrijfdatum": inschrijving.inschrijfdatum,
            "geldig_tot": inschrijving.geldig_tot,
            "ketencode": ketencode[:16],
        },
        origin=origin,
        nu=nu,
    )


def _bericht(session: Session, verlenging: Verlenging, soort: str, origin: str, nu: datetime) -> Bericht:
    inschrijving = session.get_one(Inschrijving, verlenging.inschrijving_id)
    return bericht_maken(
        session,
        relatie=relatie_van(session, verlenging.relatie_id),
        soort=soort,
        waarden={
            "nummer": inschrijving.nummer,
            "inschrijfdatum": inschrijving.inschrijfdatum,
            "termijn_tot": verlenging.termijn_tot,
            "verlengen_tot": verlenging.verlengen_tot,
            "herstelbaar_tot": verlenging.herstelbaar_tot,
            "kosten": kosten(verlenging.bedrag_cent),
        },
        origin=origin,
        nu=nu,
    )


def kosten(bedrag_cent: int) -> Zin:
    """What renewing costs, as a sentence."""
    if not bedrag_cent:
        return zin("Verlengen kost niets.")
    return zin("Verlengen kost {bedrag}.", bedrag=Bedrag(bedrag_cent))


def _betaling(session: Session, verlenging: Verlenging) -> Betaling | None:
    return session.exec(
        select(Betaling)
        .where(Betaling.soort == VERLENGINGSGELD, Betaling.object_id == verlenging.id)
        .order_by(col(Betaling.gemaakt_op).desc())
        .with_for_update()
    ).first()


def _de_volgende(
    session: Session, statussen: Sequence[Verlengingstatus], wanneer: ColumnElement[bool], hoogstens: int
) -> list[Verlenging]:
    """The next renewals this is true of, payments first: the order in which paying locks them.

    One that the bank is busy with waits for its answer: whoever paid in time was not late. One of an inschrijving that
    is about to end waits too: nobody is asked to renew what they asked to end.
    """
    gaat_eindigen = exists().where(
        col(Inschrijving.id) == col(Verlenging.inschrijving_id),
        col(Inschrijving.status) == Inschrijvingstatus.OPGEZEGD,
    )
    bij_de_bank = exists().where(
        col(Betaling.object_id) == col(Verlenging.id), col(Betaling.status) == Betaalstatus.IN_BEHANDELING
    )
    waar = (col(Verlenging.status).in_(statussen), wanneer, ~bij_de_bank, ~gaat_eindigen)
    volgorde = (col(Verlenging.verlengen_tot), col(Verlenging.id))
    ids = session.exec(select(Verlenging.id).where(*waar).order_by(*volgorde).limit(hoogstens)).all()
    session.exec(
        select(Betaling.id).where(col(Betaling.object_id).in_(ids)).order_by(col(Betaling.id)).with_for_update()
    ).all()
    return list(
        session.exec(
            select(Verlenging)
            .where(col(Verlenging.id).in_(ids), *waar)
            .order_by(*volgorde)
            .with_for_update()
            .execution_options(populate_existing=True)
        ).all()
    )
