"""Ending an inschrijving: on one's own wish with days to think again, after a death, and after a contract.

CORA Uitschrijving. Whoever ends sees first what is lost. Between asking and ending the inschrijving runs on; VERA
calls that "voorlopig opgezegd". The work of the worker comes in batches, each a transaction of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.betaling.actions import betaling_laten_vervallen, betaling_teruggeven
from portal.domain.betaling.model import Betaalstatus, Betaling
from portal.domain.corporatie.policy import Beleid, Regiobeleid
from portal.domain.inschrijving.keten import schakel_toevoegen
from portal.domain.inschrijving.model import (
    LOOPT,
    OVERGANGEN,
    VERLENGING_OVERGANGEN,
    Eindereden,
    Herkomst,
    Inschrijving,
    Inschrijvingstatus,
    Medeaanvrager,
    Medeaanvragerstatus,
    Verlenging,
    Verlengingstatus,
)
from portal.domain.inschrijving.queries import laatste_ketencode, loopt_of_wacht
from portal.domain.inschrijving.rules import (
    bedenken_tot,
    datum_na_contract,
    deel_terug,
    geldig_tot,
    wachttijd,
)
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.invoer import Antwoorden, parse_vinkje
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import lokale_dag
from portal.i18n import Bedrag, Zin

PER_KEER = 200
# The link of the chain that says what went back when it ended.
UITGESCHREVEN = "uitgeschreven"


class NietsUitTeSchrijven(Weigering):
    """There is no inschrijving that runs, or it is ending already."""

    def __init__(self) -> None:
        super().__init__(
            zin("U kunt zich nu niet uitschrijven."), zin("Bij Mijn inschrijving ziet u hoe het staat. Of bel ons.")
        )


class IntussenVeranderd(Weigering):
    """Something happened to the inschrijving after this page was opened."""

    def __init__(self) -> None:
        super().__init__(
            zin("Uw inschrijving is intussen veranderd. Er is nog niets gedaan."),
            zin("Hieronder staat hoe het nu is. Kijk het nog eens na."),
        )


@dataclass(frozen=True)
class Uitschrijfgevolgen:
    """What somebody loses by ending, shown before anything is saved; `ketencode` is the version that was on screen."""

    nummer: str
    inschrijfdatum: date
    jaren: int
    maanden: int
    geldig_tot: date
    medeaanvrager: str
    # The co-applicant brought an own date along, and goes on with that one.
    mede_houdt_eigen: bool
    bedenken_tot: date
    geld_terug_cent: int
    verlengen_cent: int
    ketencode: str


def uitschrijfgevolgen(
    session: Session, *, relatie_id: str, beleid: Beleid, vandaag: date
) -> Uitschrijfgevolgen | None:
    """What ending would mean for this client today; None when nothing runs that can be ended."""
    inschrijving = session.exec(
        select(Inschrijving).where(
            Inschrijving.relatie_id == relatie_id, Inschrijving.status == Inschrijvingstatus.LOPEND
        )
    ).first()
    if inschrijving is None or inschrijving.inschrijfdatum is None or inschrijving.geldig_tot is None:
        return None
    regels = beleid.regio.beleid_op(vandaag)
    tot = bedenken_tot(vandaag, beleid=regels.uitschrijven)
    mede = _medeaanvrager(session, inschrijving)
    jaren, maanden = wachttijd(inschrijving.inschrijfdatum, vandaag)
    return Uitschrijfgevolgen(
        nummer=inschrijving.nummer,
        inschrijfdatum=inschrijving.inschrijfdatum,
        jaren=jaren,
        maanden=maanden,
        geldig_tot=inschrijving.geldig_tot,
        medeaanvrager=mede.naam if mede else "",
        mede_houdt_eigen=mede is not None and mede.eigen_datum is not None,
        bedenken_tot=tot,
        geld_terug_cent=terug_bij_einde(session, inschrijving, tot, beleid),
        verlengen_cent=regels.verlengen.bedrag_cent,
        ketencode=laatste_ketencode(session, inschrijving.id),
    )


@handeling(Rol.KLANT, bindend=True)
def inschrijving_uitschrijven(
    session: Session,
    *,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> date:
    """Ask to end; returns until when it can be undone. Everyone who loses something hears it at once.

    Raises `FouteInvoer` without having said that the consequences are understood, `NietsUitTeSchrijven`, and
    `IntussenVeranderd` when what was on screen is not true any more.
    """
    antwoorden = Antwoorden(formulier)
    antwoorden.neem("begrepen", parse_vinkje, verplicht=zin("Kruis aan dat u weet dat u uw inschrijfdatum kwijtraakt."))
    antwoorden.controleer()
    inschrijving = _van_klant(session, door, Inschrijvingstatus.LOPEND)
    if inschrijving is None:
        raise NietsUitTeSchrijven
    if formulier.get("ketencode") != laatste_ketencode(session, inschrijving.id):
        raise IntussenVeranderd
    regels = beleid.regio.beleid_op(vandaag)
    tot = bedenken_tot(vandaag, beleid=regels.uitschrijven)
    overgang(session, OVERGANGEN, inschrijving, Inschrijvingstatus.OPGEZEGD, door=door, nu=nu)
    inschrijving.eindereden, inschrijving.bedenken_tot = Eindereden.OPGEZEGD, tot
    schakel_toevoegen(
        session,
        inschrijving_id=inschrijving.id,
        soort="uitschrijving-gevraagd",
        inhoud={
            "reden": Eindereden.OPGEZEGD,
            "bedenken_tot": tot.isoformat(),
            "door": inschrijving.relatie_id,
            "beleid": regels.versie,
        },
        nu=nu,
    )
    _berichten(session, inschrijving, "uitschrijven-gevraagd", "samen-uitschrijven-gevraagd", origin, nu)
    return tot


@handeling(Rol.KLANT)
def uitschrijving_ongedaan_maken(session: Session, *, door: Actor, origin: str, nu: datetime) -> None:
    """Stay registered after all, with the same date; raises `NietGevonden` when nothing is ending."""
    inschrijving = _van_klant(session, door, Inschrijvingstatus.OPGEZEGD)
    if inschrijving is None:
        raise NietGevonden("een opgezegde inschrijving")
    weer_laten_lopen(session, inschrijving, door=door, nu=nu)
    _berichten(session, inschrijving, "uitschrijven-ongedaan", "samen-uitschrijven-ongedaan", origin, nu)


def weer_laten_lopen(session: Session, inschrijving: Inschrijving, *, door: Actor, nu: datetime) -> None:
    """An inschrijving that was about to end goes on as if nothing was asked."""
    overgang(session, OVERGANGEN, inschrijving, Inschrijvingstatus.LOPEND, door=door, nu=nu)
    inschrijving.eindereden, inschrijving.bedenken_tot = "", None
    schakel_toevoegen(session, inschrijving_id=inschrijving.id, soort="uitschrijving-ongedaan", inhoud={}, nu=nu)


def uitschrijvingen_afronden(
    session: Session, *, beleid: Beleid, origin: str, vandaag: date, nu: datetime, hoogstens: int = PER_KEER
) -> int:
    """End the next inschrijvingen whose days to think again are over. Returns how many."""
    klaar = (Inschrijving.status == Inschrijvingstatus.OPGEZEGD, col(Inschrijving.bedenken_tot) < vandaag)
    ids = session.exec(
        select(Inschrijving.id)
        .where(*klaar)
        .order_by(col(Inschrijving.bedenken_tot), col(Inschrijving.id))
        .limit(hoogstens)
    ).all()
    for inschrijving_id in ids:
        betalingen_vasthouden(session, inschrijving_id)
        inschrijving = session.get_one(Inschrijving, inschrijving_id, with_for_update=True, populate_existing=True)
        # Undone at this very moment: nobody loses a place they chose to keep.
        if inschrijving.status != Inschrijvingstatus.OPGEZEGD:
            continue
        laatste_dag = inschrijving.bedenken_tot or vandaag
        mede_gaat_alleen_verder(session, inschrijving, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)
        geld = beeindigen(
            session, inschrijving, Eindereden.OPGEZEGD, laatste_dag=laatste_dag, beleid=beleid, door=SYSTEEM, nu=nu
        )
        _berichten(session, inschrijving, "uitgeschreven", "samen-uitgeschreven", origin, nu, geld=geld)
    return len(ids)


def uitschrijven_na_contract(
    session: Session,
    *,
    inschrijving_id: str,
    contract: str,
    op: date,
    door: Actor,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> Inschrijving | None:
    """A home was accepted: the inschrijving ends, and by policy a new one runs on with all, part or none of the time.

    Called by the flow that makes the contract, in its transaction. `contract` is its reference. Returns the new
    inschrijving; None when policy ends it. Raises `NietGevonden` for one that does not run.
    """
    betalingen_vasthouden(session, inschrijving_id)
    oud = session.get(Inschrijving, inschrijving_id, with_for_update=True)
    if oud is None or oud.status not in LOOPT:
        raise NietGevonden(f"inschrijving {inschrijving_id}")
    regels = beleid.regio.beleid_op(op)
    datum = datum_na_contract(oud.inschrijfdatum or op, op=op, beleid=regels.uitschrijven)
    reden = Eindereden.WONING_GEACCEPTEERD
    beeindigen(session, oud, reden, laatste_dag=None, beleid=beleid, door=door, nu=nu, contract=contract)
    if datum is None:
        _berichten(session, oud, "uitgeschreven-na-contract", "samen-uitgeschreven", origin, nu)
        return None
    nieuw = Inschrijving(
        nummer=nieuw_kenmerk("W"),
        relatie_id=oud.relatie_id,
        herkomst=Herkomst.HEROPEND,
        status=Inschrijvingstatus.LOPEND,
        weg=oud.weg,
        aangevraagd_op=nu,
        inschrijfdatum=datum,
        geldig_tot=geldig_tot(op, beleid=regels),
        beleid_versie=regels.versie,
        voorwaarden_versie=oud.voorwaarden_versie,
        privacy_versie=oud.privacy_versie,
        akkoord_op=oud.akkoord_op,
        kinderen=oud.kinderen,
        inkomen_cent=oud.inkomen_cent,
        woonwensen=oud.woonwensen,
    )
    session.add(nieuw)
    session.flush()
    schakel_toevoegen(
        session,
        inschrijving_id=nieuw.id,
        soort="heropend",
        inhoud={"inschrijfdatum": datum.isoformat(), "na": oud.nummer, "contract": contract, "beleid": regels.versie},
        nu=nu,
    )
    bericht_maken(
        session,
        relatie=relatie_van(session, oud.relatie_id),
        soort="ingeschreven-na-contract",
        waarden={
            "oud": oud.nummer,
            "nummer": nieuw.nummer,
            "inschrijfdatum": datum,
            "geldig_tot": nieuw.geldig_tot,
        },
        origin=origin,
        nu=nu,
    )
    bericht_aan_mede(session, oud, "samen-uitgeschreven", origin, nu)
    return nieuw


# --- the parts of these use cases -------------------------------------------------------------------------------


def betalingen_vasthouden(session: Session, inschrijving_id: str) -> None:
    """Lock every payment of an inschrijving and its renewals first: the order in which paying locks them."""
    verlengingen = select(Verlenging.id).where(Verlenging.inschrijving_id == inschrijving_id)
    session.exec(
        select(Betaling.id)
        .where((col(Betaling.object_id) == inschrijving_id) | col(Betaling.object_id).in_(verlengingen))
        .order_by(col(Betaling.id))
        .with_for_update()
    ).all()


def beeindigen(
    session: Session,
    inschrijving: Inschrijving,
    reden: Eindereden,
    *,
    laatste_dag: date | None,
    beleid: Beleid,
    door: Actor,
    nu: datetime,
    **erbij: object,
) -> int:
    """It is over: nothing is asked any more, and by policy money goes back; returns how much (in cents).

    Without `laatste_dag` no money goes back. What else is known goes into the chain.
    """
    naar = (
        Inschrijvingstatus.GEANNULEERD
        if inschrijving.status == Inschrijvingstatus.VOORLOPIG
        else Inschrijvingstatus.BEEINDIGD
    )
    if inschrijving.status != naar:
        overgang(session, OVERGANGEN, inschrijving, naar, door=door, nu=nu)
    inschrijving.eindereden = reden
    inschrijving.bedenken_tot = inschrijving.herstelbaar_tot = inschrijving.betalen_tot = None
    for verlenging in session.exec(
        select(Verlenging).where(
            Verlenging.inschrijving_id == inschrijving.id,
            col(Verlenging.status).in_([Verlengingstatus.GEVRAAGD, Verlengingstatus.TE_LAAT]),
        )
    ).all():
        overgang(session, VERLENGING_OVERGANGEN, verlenging, Verlengingstatus.VERVALLEN, door=door, nu=nu)
        verlenging.afgerond_op, verlenging.herinneren_op = nu, None
        _niet_meer_vragen(session, verlenging.id, nu)
    _niet_meer_vragen(session, inschrijving.id, nu)
    terug_cent = 0
    if laatste_dag is not None:
        betaling = _laatste_betaling(session, inschrijving)
        terug_cent = _terug(betaling, inschrijving, laatste_dag, beleid)
        if betaling is not None and terug_cent:
            betaling_teruggeven(session, betaling=betaling, bedrag_cent=terug_cent, nu=nu)
    schakel_toevoegen(
        session,
        inschrijving_id=inschrijving.id,
        soort=UITGESCHREVEN,
        inhoud={"reden": reden, "terug_cent": terug_cent, **erbij},
        nu=nu,
    )
    return terug_cent


def afsplitsen(
    session: Session, inschrijving: Inschrijving, mede: Medeaanvrager, datum: date, *, regels: Regiobeleid, nu: datetime
) -> Inschrijving:
    """The co-applicant goes on with an own inschrijving that has this date; the chain says where it comes from."""
    eigen = Inschrijving(
        nummer=nieuw_kenmerk("W"),
        relatie_id=str(mede.relatie_id),
        herkomst=Herkomst.GESPLITST,
        status=Inschrijvingstatus.LOPEND,
        aangevraagd_op=nu,
        inschrijfdatum=datum,
        geldig_tot=inschrijving.geldig_tot,
        beleid_versie=regels.versie,
        voorwaarden_versie=inschrijving.voorwaarden_versie,
        privacy_versie=inschrijving.privacy_versie,
        akkoord_op=nu,
    )
    session.add(eigen)
    session.flush()
    schakel_toevoegen(
        session,
        inschrijving_id=eigen.id,
        soort="afgesplitst",
        inhoud={
            "uit": inschrijving.nummer,
            "inschrijfdatum": str(eigen.inschrijfdatum),
            "bijschrijfdatum": str(mede.bijschrijfdatum),
            "beleid": regels.versie,
        },
        nu=nu,
    )
    return eigen


def mede_gaat_alleen_verder(
    session: Session, inschrijving: Inschrijving, *, beleid: Beleid, origin: str, vandaag: date, nu: datetime
) -> None:
    """Whoever brought an own date along keeps it when the other ends; nobody loses years by what another does."""
    mede = _medeaanvrager(session, inschrijving)
    if mede is None or mede.relatie_id is None or mede.eigen_datum is None:
        return
    if session.exec(select(Inschrijving.id).where(loopt_of_wacht(mede.relatie_id))).first() is not None:
        return
    regels = beleid.regio.beleid_op(vandaag)
    eigen = afsplitsen(session, inschrijving, mede, mede.eigen_datum, regels=regels, nu=nu)
    bericht_maken(
        session,
        relatie=relatie_van(session, mede.relatie_id),
        soort="alleen-verder",
        waarden={
            "naam": relatie_van(session, inschrijving.relatie_id).naam,
            "nummer": eigen.nummer,
            "inschrijfdatum": eigen.inschrijfdatum,
            "geldig_tot": eigen.geldig_tot,
        },
        origin=origin,
        nu=nu,
    )
    session.delete(mede)
    session.flush()


def _van_klant(session: Session, door: Actor, status: Inschrijvingstatus) -> Inschrijving | None:
    return session.exec(
        select(Inschrijving)
        .where(Inschrijving.relatie_id == door.klant_id, Inschrijving.status == status)
        .with_for_update()
    ).first()


def _niet_meer_vragen(session: Session, object_id: str, nu: datetime) -> None:
    for betaling in session.exec(select(Betaling).where(Betaling.object_id == object_id)).all():
        betaling_laten_vervallen(session, betaling=betaling, nu=nu)


def _laatste_betaling(session: Session, inschrijving: Inschrijving) -> Betaling | None:
    """What was paid for the term that runs now; None where that term was free, whatever was paid before."""
    verlengd = session.exec(
        select(Verlenging.id)
        .where(Verlenging.inschrijving_id == inschrijving.id, Verlenging.status == Verlengingstatus.VERLENGD)
        .order_by(col(Verlenging.nieuw_tot).desc())
    ).first()
    return session.exec(
        select(Betaling)
        .where(Betaling.object_id == (verlengd or inschrijving.id), Betaling.status == Betaalstatus.BETAALD)
        .order_by(col(Betaling.betaald_op).desc())
    ).first()


def _terug(betaling: Betaling | None, inschrijving: Inschrijving, laatste_dag: date, beleid: Beleid) -> int:
    if betaling is None or betaling.betaald_op is None or inschrijving.geldig_tot is None:
        return 0
    # The policy under which was paid, also when it changed since.
    regels = beleid.regio.beleid_op(lokale_dag(betaling.betaald_op))
    return deel_terug(betaling.bedrag_cent, laatste_dag=laatste_dag, geldig_tot=inschrijving.geldig_tot, beleid=regels)


def terug_bij_einde(session: Session, inschrijving: Inschrijving, laatste_dag: date, beleid: Beleid) -> int:
    """How much (in cents) goes back by policy when an inschrijving ends after `laatste_dag`."""
    return _terug(_laatste_betaling(session, inschrijving), inschrijving, laatste_dag, beleid)


def geld_terug(cent: int) -> Zin:
    """What becomes of the money, as a sentence."""
    if not cent:
        return zin("Geld dat u al betaalde, krijgt u niet terug.")
    return zin("U krijgt {bedrag} terug.", bedrag=Bedrag(cent))


def _medeaanvrager(session: Session, inschrijving: Inschrijving) -> Medeaanvrager | None:
    return session.exec(
        select(Medeaanvrager).where(
            Medeaanvrager.inschrijving_id == inschrijving.id, Medeaanvrager.status == Medeaanvragerstatus.BEVESTIGD
        )
    ).first()


def _berichten(
    session: Session,
    inschrijving: Inschrijving,
    soort: str,
    soort_mede: str,
    origin: str,
    nu: datetime,
    *,
    geld: int = 0,
) -> None:
    bericht_maken(
        session,
        relatie=relatie_van(session, inschrijving.relatie_id),
        soort=soort,
        waarden={
            "nummer": inschrijving.nummer,
            "inschrijfdatum": inschrijving.inschrijfdatum,
            "bedenken_tot": inschrijving.bedenken_tot,
            "geld": geld_terug(geld),
        },
        origin=origin,
        nu=nu,
    )
    bericht_aan_mede(session, inschrijving, soort_mede, origin, nu)


def bericht_aan_mede(session: Session, inschrijving: Inschrijving, soort: str, origin: str, nu: datetime) -> None:
    """Whoever stands on the same inschrijving loses a place too, and so hears it."""
    mede = _medeaanvrager(session, inschrijving)
    if mede is None or mede.relatie_id is None:
        return
    bericht_maken(
        session,
        relatie=relatie_van(session, mede.relatie_id),
        soort=soort,
        waarden={
            "naam": relatie_van(session, inschrijving.relatie_id).naam,
            "nummer": inschrijving.nummer,
            "bedenken_tot": inschrijving.bedenken_tot,
            "daarna": zin("Daarna gaat u alleen verder, met uw eigen inschrijfdatum.")
            if mede.eigen_datum
            else zin("Daarna staat u ook niet meer ingeschreven."),
        },
        origin=origin,
        nu=nu,
    )
