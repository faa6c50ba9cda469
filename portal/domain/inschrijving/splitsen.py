"""Parting: two people on one inschrijving go on with one each. VERA INSCHRIJVINGHERKOMST SPL, bijschrijfdatum.

Whoever asks says yes by asking; the other says yes or no in their own login. Until then, and after a no, everything is
as it was. The client keeps inschrijving and date; the co-applicant gets an own one with the date of policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, or_, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.corporatie.policy import Beleid, Regiobeleid
from portal.domain.inschrijving.keten import schakel_toevoegen
from portal.domain.inschrijving.model import (
    SPLITSING_OVERGANGEN,
    Inschrijving,
    Inschrijvingstatus,
    Medeaanvrager,
    Medeaanvragerstatus,
    Splitsing,
    Splitsingstatus,
)
from portal.domain.inschrijving.queries import laatste_ketencode, loopt_of_wacht
from portal.domain.inschrijving.rules import datum_na_splitsen
from portal.domain.inschrijving.uitschrijven import IntussenVeranderd, afsplitsen
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang


class NietSamenIngeschreven(Weigering):
    """There is no inschrijving that runs on which two people stand."""

    def __init__(self) -> None:
        super().__init__(
            zin("U staat niet samen met iemand ingeschreven."),
            zin("Bij Mijn inschrijving ziet u hoe het staat. Of bel ons."),
        )


@dataclass(frozen=True)
class Splitsstand:
    """Who keeps what when these two part, and how far that is; shown to both before anything is saved."""

    houder: str
    inschrijfdatum: date
    mede: str
    mede_datum: date
    # The co-applicant has an own inschrijving already, and goes on with that one.
    mede_heeft_al: bool
    geldig_tot: date
    ik_ben_mede: bool
    ketencode: str
    splitsing_id: str
    # "vrager" and "ander" while it waits for an answer; empty when nobody asked.
    wie_wacht: str
    beantwoorden_tot: date | None


def splitsstand(session: Session, *, relatie_id: str, beleid: Beleid, vandaag: date) -> Splitsstand | None:
    """What parting means for this client and the other today; None for who stands on no inschrijving with another."""
    gevonden = _samen(session, relatie_id)
    if gevonden is None:
        return None
    inschrijving, mede = gevonden
    open_ = _open(session, inschrijving, vandaag)
    return Splitsstand(
        houder=relatie_van(session, inschrijving.relatie_id).naam,
        inschrijfdatum=inschrijving.inschrijfdatum or vandaag,
        mede=mede.naam,
        mede_datum=_mede_datum(inschrijving, mede, beleid.regio.beleid_op(vandaag), vandaag),
        mede_heeft_al=_eigen(session, mede) is not None,
        geldig_tot=inschrijving.geldig_tot or vandaag,
        ik_ben_mede=mede.relatie_id == relatie_id,
        ketencode=laatste_ketencode(session, inschrijving.id),
        splitsing_id=open_.id if open_ else "",
        wie_wacht="" if open_ is None else "vrager" if open_.relatie_id == relatie_id else "ander",
        beantwoorden_tot=open_.beantwoorden_tot if open_ else None,
    )


@handeling(Rol.KLANT, bindend=True)
def splitsen_vragen(
    session: Session, *, ketencode: str, door: Actor, beleid: Beleid, origin: str, vandaag: date, nu: datetime
) -> None:
    """Say yes to parting and ask the other; nothing changes yet.

    Raises `NietSamenIngeschreven`, and `IntussenVeranderd` when what was on screen is not true any more.
    """
    inschrijving, mede = _vastgehouden(session, door, ketencode)
    if _open(session, inschrijving, vandaag) is not None:
        raise IntussenVeranderd
    regels = beleid.regio.beleid_op(vandaag)
    ander_id = mede.relatie_id if inschrijving.relatie_id == door.klant_id else inschrijving.relatie_id
    splitsing = Splitsing(
        inschrijving_id=inschrijving.id,
        relatie_id=str(door.klant_id),
        ander_id=str(ander_id),
        gevraagd_op=nu,
        beantwoorden_tot=vandaag + timedelta(days=regels.splitsen.antwoorden_dagen),
    )
    session.add(splitsing)
    _schakel(session, splitsing, "splitsen-gevraagd", nu)
    _zeg(session, splitsing, splitsing.ander_id, "splitsen-gevraagd", origin, nu)


@handeling(Rol.KLANT, bindend=True)
def splitsen_beantwoorden(
    session: Session,
    *,
    splitsing_id: str,
    ja: bool,
    ketencode: str,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Say yes or no to parting; with a yes both go on by themselves at once.

    Raises `NietGevonden` for anyone but the one who was asked and after the last day, and as asking does.
    """
    splitsing = _splitsing(session, splitsing_id, vandaag)
    if splitsing.ander_id != door.klant_id:
        raise NietGevonden(f"splitsing {splitsing_id}")
    splitsing.afgerond_op = nu
    if not ja:
        overgang(session, SPLITSING_OVERGANGEN, splitsing, Splitsingstatus.GEWEIGERD, door=door, nu=nu)
        _schakel(session, splitsing, "splitsen-geweigerd", nu)
        _zeg(session, splitsing, splitsing.relatie_id, "splitsen-geweigerd", origin, nu)
        return
    inschrijving, mede = _vastgehouden(session, door, ketencode)
    if inschrijving.id != splitsing.inschrijving_id:
        raise IntussenVeranderd
    regels = beleid.regio.beleid_op(vandaag)
    overgang(session, SPLITSING_OVERGANGEN, splitsing, Splitsingstatus.INGEGAAN, door=door, nu=nu)
    eigen = _eigen(session, mede)
    if eigen is None:
        datum = _mede_datum(inschrijving, mede, regels, vandaag)
        eigen = afsplitsen(session, inschrijving, mede, datum, regels=regels, nu=nu)
    _schakel(session, splitsing, "gesplitst", nu, medeaanvrager=mede.relatie_id, naar=eigen.nummer)
    session.delete(mede)
    for wie in (inschrijving, eigen):
        bericht_maken(
            session,
            relatie=relatie_van(session, wie.relatie_id),
            soort="gesplitst",
            waarden={"nummer": wie.nummer, "inschrijfdatum": wie.inschrijfdatum, "geldig_tot": wie.geldig_tot},
            origin=origin,
            nu=nu,
        )


@handeling(Rol.KLANT)
def splitsen_intrekken(
    session: Session, *, splitsing_id: str, door: Actor, origin: str, vandaag: date, nu: datetime
) -> None:
    """Take the question back before it is answered. Raises `NietGevonden` for anyone but the one who asked."""
    splitsing = _splitsing(session, splitsing_id, vandaag)
    if splitsing.relatie_id != door.klant_id:
        raise NietGevonden(f"splitsing {splitsing_id}")
    splitsing.afgerond_op = nu
    overgang(session, SPLITSING_OVERGANGEN, splitsing, Splitsingstatus.INGETROKKEN, door=door, nu=nu)
    _schakel(session, splitsing, "splitsen-ingetrokken", nu)
    _zeg(session, splitsing, splitsing.ander_id, "splitsen-niet-door", origin, nu)


def splitsingen_laten_verlopen(session: Session, *, origin: str, vandaag: date, nu: datetime) -> None:
    """Questions that nobody answered in time: everything stays as it was, and both hear it."""
    te_laat = select(Splitsing).where(
        Splitsing.status == Splitsingstatus.GEVRAAGD, col(Splitsing.beantwoorden_tot) < vandaag
    )
    for splitsing in session.exec(te_laat.with_for_update(skip_locked=True)).all():
        splitsing.afgerond_op = nu
        overgang(session, SPLITSING_OVERGANGEN, splitsing, Splitsingstatus.VERLOPEN, door=SYSTEEM, nu=nu)
        _schakel(session, splitsing, "splitsen-verlopen", nu)
        for wie in (splitsing.relatie_id, splitsing.ander_id):
            _zeg(session, splitsing, wie, "splitsen-niet-door", origin, nu)


# --- the parts of these use cases -------------------------------------------------------------------------------


def _samen(session: Session, relatie_id: str | None) -> tuple[Inschrijving, Medeaanvrager] | None:
    row = session.exec(
        select(Inschrijving, Medeaanvrager)
        .join(Medeaanvrager, col(Medeaanvrager.inschrijving_id) == col(Inschrijving.id))
        .where(
            Inschrijving.status == Inschrijvingstatus.LOPEND,
            Medeaanvrager.status == Medeaanvragerstatus.BEVESTIGD,
            or_(col(Inschrijving.relatie_id) == relatie_id, col(Medeaanvrager.relatie_id) == relatie_id),
        )
        .order_by(col(Inschrijving.aangevraagd_op))
    ).first()
    return (row[0], row[1]) if row else None


def _vastgehouden(session: Session, door: Actor, ketencode: str) -> tuple[Inschrijving, Medeaanvrager]:
    """Both rows, locked, as they were on screen."""
    gevonden = _samen(session, door.klant_id)
    if gevonden is None:
        raise NietSamenIngeschreven
    inschrijving = session.get_one(Inschrijving, gevonden[0].id, with_for_update=True, populate_existing=True)
    mede = session.get(Medeaanvrager, gevonden[1].id, with_for_update=True, populate_existing=True)
    veranderd = inschrijving.status != Inschrijvingstatus.LOPEND or ketencode != laatste_ketencode(
        session, inschrijving.id
    )
    if mede is None or veranderd:
        raise IntussenVeranderd
    return inschrijving, mede


def _open(session: Session, inschrijving: Inschrijving, vandaag: date) -> Splitsing | None:
    return session.exec(
        select(Splitsing).where(
            Splitsing.inschrijving_id == inschrijving.id,
            Splitsing.status == Splitsingstatus.GEVRAAGD,
            col(Splitsing.beantwoorden_tot) >= vandaag,
        )
    ).first()


def _splitsing(session: Session, splitsing_id: str, vandaag: date) -> Splitsing:
    splitsing = session.get(Splitsing, splitsing_id, with_for_update=True, populate_existing=True)
    if splitsing is None or splitsing.status != Splitsingstatus.GEVRAAGD or splitsing.beantwoorden_tot < vandaag:
        raise NietGevonden(f"splitsing {splitsing_id}")
    return splitsing


def _eigen(session: Session, mede: Medeaanvrager) -> Inschrijving | None:
    return session.exec(select(Inschrijving).where(loopt_of_wacht(str(mede.relatie_id)))).first()


def _mede_datum(inschrijving: Inschrijving, mede: Medeaanvrager, regels: Regiobeleid, vandaag: date) -> date:
    return datum_na_splitsen(
        inschrijving.inschrijfdatum or vandaag,
        mede.bijschrijfdatum or vandaag,
        op=vandaag,
        beleid=regels.splitsen,
        eigen=mede.eigen_datum,
    )


def _schakel(session: Session, splitsing: Splitsing, soort: str, nu: datetime, **erbij: object) -> None:
    schakel_toevoegen(
        session,
        inschrijving_id=splitsing.inschrijving_id,
        soort=soort,
        inhoud={"splitsing": splitsing.id, **erbij},
        nu=nu,
    )


def _zeg(session: Session, splitsing: Splitsing, relatie_id: str, soort: str, origin: str, nu: datetime) -> None:
    ander_id = splitsing.ander_id if relatie_id == splitsing.relatie_id else splitsing.relatie_id
    bericht_maken(
        session,
        relatie=relatie_van(session, relatie_id),
        soort=soort,
        waarden={"naam": relatie_van(session, ander_id).naam, "beantwoorden_tot": splitsing.beantwoorden_tot},
        origin=origin,
        nu=nu,
    )
