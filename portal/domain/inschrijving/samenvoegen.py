"""Joining: two people go on with one inschrijving. VERA REDENOPZEGGING SAM, bijschrijfdatum of the co-applicant.

One asks the other at an address, and learns nothing of whose it is. The other sees in their own login what both keep,
and says yes; only then whoever asked sees the same, and says yes to it. Until that last yes everything is as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, func
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from portal import routes
from portal.domain.bericht.actions import bericht_aan_adres, bericht_maken
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import KanNogHersteld
from portal.domain.inschrijving.keten import schakel_toevoegen
from portal.domain.inschrijving.model import (
    LOOPT,
    SAMENVOEGING_OVERGANGEN,
    Eindereden,
    Inschrijving,
    Inschrijvingstatus,
    Medeaanvrager,
    Medeaanvragerstatus,
    Samenvoeging,
    Samenvoegingstatus,
)
from portal.domain.inschrijving.queries import loopt_of_wacht
from portal.domain.inschrijving.rules import bewaarde_datum, vrager_gaat_voor
from portal.domain.inschrijving.uitschrijven import (
    IntussenVeranderd,
    beeindigen,
    betalingen_vasthouden,
    geld_terug,
    terug_bij_einde,
)
from portal.domain.relatie.model import Contactgegeven
from portal.domain.relatie.queries import relatie_bij_contact, relatie_van
from portal.domain.relatie.rules import parse_contact
from portal.domain.shared.actor import SYSTEEM, Actor, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, zin
from portal.domain.shared.invoer import Antwoorden, parse_naam
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.i18n import Zin

OPEN = (Samenvoegingstatus.GEVRAAGD, Samenvoegingstatus.AANGENOMEN)


class KanNuNietSamen(Weigering):
    """Something of one's own comes first."""


class AnderKanNuNiet(Weigering):
    """Something of the other comes first; what it is, only the other reads."""

    def __init__(self) -> None:
        super().__init__(
            zin("Samen verder kan nu nog niet."),
            zin("Vraag de ander om te kijken bij Mijn inschrijving. Of bel ons."),
        )


@dataclass(frozen=True)
class Afspraak:
    """Who keeps what when these two join today; `code` says whether it is still what was on screen."""

    houder: str
    inschrijfdatum: date
    geldig_tot: date
    mede: str
    # The inschrijving that stops, and its date; empty for somebody who had none.
    nummer: str
    datum: date | None
    # What the co-applicant gets back when they part later.
    bewaard: date | None
    terug_cent: int
    ik_ben_mede: bool
    code: str


@dataclass(frozen=True)
class Samenstand:
    """How far somebody is with joining, and what both keep as soon as both may know.

    `wie` is "vragen", "vrager" (waits), "ander" (is asked), "ander-wacht" (said yes), "bevestigen" (the last yes) or
    empty when nothing can be asked; `belet` says why it cannot be done now.
    """

    wie: str
    samenvoeging_id: str = ""
    ander: str = ""
    beantwoorden_tot: date | None = None
    afspraak: Afspraak | None = None
    belet: Weigering | None = None


def samenstand(session: Session, *, relatie_id: str, beleid: Beleid, vandaag: date) -> Samenstand:
    """What joining means for this client today; nothing is saved by looking."""
    samenvoeging = _aan_of_van(session, relatie_id, vandaag)
    if samenvoeging is None:
        try:
            _moet_ingeschreven(session, relatie_id, vandaag)
        except Weigering as reden:
            return Samenstand("", belet=reden)
        return Samenstand("vragen")
    ik_vroeg, ja = samenvoeging.relatie_id == relatie_id, samenvoeging.status == Samenvoegingstatus.AANGENOMEN
    gevonden: Afspraak | None = None
    belet: Weigering | None = None
    if ja or not ik_vroeg:
        ander_id = str(samenvoeging.ander_id) if ja else relatie_id
        try:
            gevonden = _afspraak(session, samenvoeging, ander_id, relatie_id, beleid, vandaag)
            if ja and gevonden.code != samenvoeging.afspraak:
                raise AnderKanNuNiet
        except Weigering as reden:
            belet = reden
    return Samenstand(
        wie=("bevestigen" if ja else "vrager") if ik_vroeg else ("ander-wacht" if ja else "ander"),
        samenvoeging_id=samenvoeging.id,
        ander=_naam(session, samenvoeging, relatie_id),
        beantwoorden_tot=samenvoeging.beantwoorden_tot,
        afspraak=gevonden,
        belet=belet,
    )


@handeling(Rol.KLANT, namens_klant=True)
def samenvoegen_vragen(
    session: Session,
    *,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Ask somebody at an address to go on together; nobody is bound, and nothing says whose address it is.

    Raises `FouteInvoer`, `KanNuNietSamen`, and `IntussenVeranderd` when a question is open already.
    """
    relatie = relatie_van(session, door.klant_id)
    # Two tabs at the same moment: the second waits here, and then hears what is true.
    session.refresh(relatie, with_for_update={"key_share": True})
    eigen = _moet_ingeschreven(session, relatie.id, vandaag)
    antwoorden = Antwoorden(formulier)
    naam = antwoorden.neem("ander_naam", parse_naam, leeg=zin("Vul de naam van de ander in."))
    contact = antwoorden.neem("contact", parse_contact)
    antwoorden.controleer()
    soort, waarde = contact.waarde
    eigenaar = relatie_bij_contact(session, soort, waarde)
    if eigenaar is not None and eigenaar.id == relatie.id:
        raise FouteInvoer([Veldfout("contact", zin("Dit is uw eigen adres of nummer. Vul dat van de ander in."))])
    if session.exec(select(Samenvoeging.id).where(Samenvoeging.relatie_id == relatie.id, _open(vandaag))).first():
        raise IntussenVeranderd
    regels = beleid.regio.beleid_op(vandaag).samenvoegen
    _niet_te_vaak(
        session, relatie.id, hoogstens=regels.hoogstens_vragen, sinds=nu - timedelta(days=regels.vragen_dagen)
    )
    samenvoeging = Samenvoeging(
        relatie_id=relatie.id,
        naam=naam.waarde,
        contactsoort=soort,
        contactwaarde=waarde,
        gevraagd_op=nu,
        beantwoorden_tot=vandaag + timedelta(days=regels.antwoorden_dagen),
    )
    session.add(samenvoeging)
    session.flush()
    erbij = {"kanaal": door.kanaal, "ingevoerd_door": door.medewerker_id}
    _schakel(session, samenvoeging, eigen.id, "samenvoegen-gevraagd", nu, **erbij)
    bericht_aan_adres(
        session,
        soort="samenvoegen-gevraagd",
        kanaal=soort,
        adres=waarde,
        taal=relatie.taal,
        waarden={"naam": relatie.naam, "beantwoorden_tot": samenvoeging.beantwoorden_tot},
        knop_adres=f"{origin}{routes.in_language(routes.INLOGGEN, relatie.taal)}",
        vluchtig_tot=nu + timedelta(days=regels.antwoorden_dagen),
        nu=nu,
    )


@handeling(Rol.KLANT, bindend=True)
def samenvoegen_beantwoorden(
    session: Session,
    *,
    samenvoeging_id: str,
    ja: bool,
    afspraak: str,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Say yes or no to going on together; with a yes whoever asked has the last word.

    Raises `NietGevonden` for anyone but the owner of the address that was asked and after the last day,
    `KanNuNietSamen`, and `IntussenVeranderd` when what was on screen is not true any more.
    """
    samenvoeging = _vastgehouden(session, samenvoeging_id, Samenvoegingstatus.GEVRAAGD, vandaag)
    klant_id = str(door.klant_id)
    if samenvoeging.relatie_id == klant_id or not session.exec(_gevraagd_aan(klant_id, samenvoeging.id)).first():
        raise NietGevonden(f"samenvoeging {samenvoeging_id}")
    if not ja:
        overgang(session, SAMENVOEGING_OVERGANGEN, samenvoeging, Samenvoegingstatus.GEWEIGERD, door=door, nu=nu)
        _zeg(session, samenvoeging, samenvoeging.relatie_id, "samenvoegen-geweigerd", origin, nu)
        _afgerond(samenvoeging, nu)
        return
    gevonden = _afspraak(session, samenvoeging, klant_id, klant_id, beleid, vandaag)
    # Nobody says yes to two at once.
    al_ja = Samenvoeging.ander_id == klant_id, Samenvoeging.status == Samenvoegingstatus.AANGENOMEN
    if gevonden.code != afspraak or session.exec(select(Samenvoeging.id).where(*al_ja, _open(vandaag))).first():
        raise IntussenVeranderd
    overgang(session, SAMENVOEGING_OVERGANGEN, samenvoeging, Samenvoegingstatus.AANGENOMEN, door=door, nu=nu)
    samenvoeging.ander_id, samenvoeging.afspraak = klant_id, gevonden.code
    regels = beleid.regio.beleid_op(vandaag).samenvoegen
    samenvoeging.beantwoorden_tot = vandaag + timedelta(days=regels.antwoorden_dagen)
    _zeg(session, samenvoeging, samenvoeging.relatie_id, "samenvoegen-aangenomen", origin, nu)


@handeling(Rol.KLANT, bindend=True)
def samenvoegen_bevestigen(
    session: Session,
    *,
    samenvoeging_id: str,
    afspraak: str,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """The last yes, of whoever asked: from now on both stand on one inschrijving, and the other one stops.

    Raises `NietGevonden` for anyone else and after the last day, and as answering does.
    """
    gevraagd = session.get(Samenvoeging, samenvoeging_id)
    if gevraagd is None or gevraagd.relatie_id != door.klant_id or gevraagd.ander_id is None:
        raise NietGevonden(f"samenvoeging {samenvoeging_id}")
    beiden = (gevraagd.relatie_id, gevraagd.ander_id)
    _beide_vasthouden(session, beiden)
    samenvoeging = _vastgehouden(session, samenvoeging_id, Samenvoegingstatus.AANGENOMEN, vandaag)
    gevonden = _afspraak(session, samenvoeging, beiden[1], beiden[0], beleid, vandaag)
    if not gevonden.code == samenvoeging.afspraak == afspraak:
        raise IntussenVeranderd
    mede_id, houder_id = beiden if gevonden.ik_ben_mede else beiden[::-1]
    houder = _moet_ingeschreven(session, houder_id, vandaag)
    eigen = _eigen(session, mede_id, vandaag)
    overgang(session, SAMENVOEGING_OVERGANGEN, samenvoeging, Samenvoegingstatus.INGEGAAN, door=door, nu=nu)
    terug_cent = 0
    if eigen is not None:
        terug_cent = beeindigen(
            session,
            eigen,
            Eindereden.SAMENGEVOEGD,
            laatste_dag=vandaag,
            beleid=beleid,
            door=door,
            nu=nu,
            samenvoeging=samenvoeging.id,
            naar=houder.nummer,
        )
    # Whoever was asked to register along here before, and did not say yes, makes way.
    session.exec(delete(Medeaanvrager).where(col(Medeaanvrager.inschrijving_id) == houder.id))
    session.add(
        Medeaanvrager(
            inschrijving_id=houder.id,
            relatie_id=mede_id,
            naam=gevonden.mede,
            status=Medeaanvragerstatus.BEVESTIGD,
            bijschrijfdatum=vandaag,
            eigen_datum=gevonden.bewaard,
        )
    )
    _schakel(
        session,
        samenvoeging,
        houder.id,
        "samengevoegd",
        nu,
        medeaanvrager=mede_id,
        bijschrijfdatum=vandaag.isoformat(),
        uit=gevonden.nummer,
        eigen_datum=gevonden.bewaard.isoformat() if gevonden.bewaard else None,
        bevestigd=door.bevestigd,
        beleid=beleid.regio.beleid_op(vandaag).versie,
    )
    _andere_vragen_vervallen(session, samenvoeging, beiden, origin, nu)
    for wie, soort in ((houder_id, "samengevoegd"), (mede_id, "samengevoegd-mede")):
        bericht_maken(
            session,
            relatie=relatie_van(session, wie),
            soort=soort,
            waarden={
                "naam": gevonden.mede if wie == houder_id else gevonden.houder,
                "nummer": houder.nummer,
                "inschrijfdatum": gevonden.inschrijfdatum,
                "geldig_tot": gevonden.geldig_tot,
                "eigen": eigen_zin(gevonden.nummer, gevonden.bewaard),
                "geld": geld_terug(terug_cent) if gevonden.nummer else zin("U hoeft nu niets te betalen."),
            },
            origin=origin,
            nu=nu,
        )
    _afgerond(samenvoeging, nu, ander_id=samenvoeging.ander_id)


@handeling(Rol.KLANT)
def samenvoegen_intrekken(
    session: Session, *, samenvoeging_id: str, door: Actor, origin: str, vandaag: date, nu: datetime
) -> None:
    """Not after all: whoever asked, or whoever said yes, until the last yes. Raises `NietGevonden` for anyone else."""
    samenvoeging = _vastgehouden(session, samenvoeging_id, None, vandaag)
    if door.klant_id not in (samenvoeging.relatie_id, samenvoeging.ander_id):
        raise NietGevonden(f"samenvoeging {samenvoeging_id}")
    overgang(session, SAMENVOEGING_OVERGANGEN, samenvoeging, Samenvoegingstatus.INGETROKKEN, door=door, nu=nu)
    for wie in {samenvoeging.relatie_id, samenvoeging.ander_id} - {door.klant_id, None}:
        _zeg(session, samenvoeging, str(wie), "samenvoegen-niet-door", origin, nu)
    _afgerond(samenvoeging, nu)


def samenvoegingen_laten_verlopen(session: Session, *, origin: str, vandaag: date, nu: datetime) -> None:
    """Questions that nobody answered in time: everything stays as it was, and whoever said yes hears it."""
    te_laat = select(Samenvoeging).where(
        col(Samenvoeging.status).in_(OPEN), col(Samenvoeging.beantwoorden_tot) < vandaag
    )
    for samenvoeging in session.exec(te_laat.with_for_update(skip_locked=True)).all():
        _laten_vervallen(session, samenvoeging, {samenvoeging.relatie_id, samenvoeging.ander_id}, origin, nu)


def eigen_zin(nummer: str, bewaard: date | None) -> Zin:
    """What becomes of the own inschrijving of the co-applicant, as a sentence."""
    if not nummer:
        return zin("Er stopt geen andere inschrijving.")
    if bewaard is None:
        return zin("De eigen inschrijving stopt. Die inschrijfdatum vervalt.")
    return zin(
        "De eigen inschrijving stopt. Wij bewaren de datum {dag}, voor als u later apart verdergaat.", dag=bewaard
    )


# --- the parts of these use cases -------------------------------------------------------------------------------


def _open(vandaag: date) -> ColumnElement[bool]:
    return col(Samenvoeging.status).in_(OPEN) & (col(Samenvoeging.beantwoorden_tot) >= vandaag)


def _gevraagd_aan(relatie_id: str, samenvoeging_id: str = "") -> SelectOfScalar[Samenvoeging]:
    """What was asked at a proven address of this person and waits for an answer, oldest first."""
    vragen = (
        select(Samenvoeging)
        .join(
            Contactgegeven,
            (col(Contactgegeven.soort) == col(Samenvoeging.contactsoort))
            & (col(Contactgegeven.waarde) == col(Samenvoeging.contactwaarde)),
        )
        .where(
            Samenvoeging.status == Samenvoegingstatus.GEVRAAGD,
            Contactgegeven.relatie_id == relatie_id,
            Samenvoeging.relatie_id != relatie_id,
        )
        .order_by(col(Samenvoeging.gevraagd_op))
    )
    return vragen.where(Samenvoeging.id == samenvoeging_id) if samenvoeging_id else vragen


def _aan_of_van(session: Session, relatie_id: str, vandaag: date) -> Samenvoeging | None:
    """What is open for this client: first what waits for a last word, then what was asked of them, then their own."""
    mijn = or_(col(Samenvoeging.relatie_id) == relatie_id, col(Samenvoeging.ander_id) == relatie_id)
    ja = session.exec(
        select(Samenvoeging).where(mijn, Samenvoeging.status == Samenvoegingstatus.AANGENOMEN, _open(vandaag))
    ).first()
    return (
        ja
        or session.exec(_gevraagd_aan(relatie_id).where(_open(vandaag))).first()
        or session.exec(select(Samenvoeging).where(Samenvoeging.relatie_id == relatie_id, _open(vandaag))).first()
    )


def _vastgehouden(
    session: Session, samenvoeging_id: str, status: Samenvoegingstatus | None, vandaag: date
) -> Samenvoeging:
    samenvoeging = session.get(Samenvoeging, samenvoeging_id, with_for_update=True, populate_existing=True)
    goed = (status,) if status else OPEN
    if samenvoeging is None or samenvoeging.status not in goed or samenvoeging.beantwoorden_tot < vandaag:
        raise NietGevonden(f"samenvoeging {samenvoeging_id}")
    return samenvoeging


def _beide_vasthouden(session: Session, relatie_ids: tuple[str, str]) -> None:
    """Lock both inschrijvingen, payments first: the order in which paying locks them."""
    ids = select(Inschrijving.id).where(
        col(Inschrijving.relatie_id).in_(relatie_ids), col(Inschrijving.status).in_(LOOPT)
    )
    for inschrijving_id in session.exec(ids.order_by(col(Inschrijving.id))).all():
        betalingen_vasthouden(session, inschrijving_id)
    session.exec(
        select(Inschrijving)
        .where(col(Inschrijving.id).in_(ids))
        .order_by(col(Inschrijving.id))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def _eigen(session: Session, relatie_id: str, vandaag: date) -> Inschrijving | None:
    """The inschrijving somebody would bring along, or none; raises `KanNuNietSamen` and `KanNogHersteld`."""
    samen = exists().where(
        col(Medeaanvrager.inschrijving_id) == col(Inschrijving.id),
        col(Medeaanvrager.status) == Medeaanvragerstatus.BEVESTIGD,
        col(Inschrijving.status).in_((Inschrijvingstatus.VOORLOPIG, *LOOPT)),
        or_(col(Inschrijving.relatie_id) == relatie_id, col(Medeaanvrager.relatie_id) == relatie_id),
    )
    if session.exec(select(samen)).one():
        raise KanNuNietSamen(
            zin("U staat al samen met iemand ingeschreven."), zin("Ga eerst apart verder. Of bel ons.")
        )
    eigen = session.exec(select(Inschrijving).where(loopt_of_wacht(relatie_id))).first()
    if eigen is None:
        herstelbaar = (col(Inschrijving.relatie_id) == relatie_id) & (col(Inschrijving.herstelbaar_tot) >= vandaag)
        if session.exec(select(Inschrijving.id).where(herstelbaar)).first():
            raise KanNogHersteld
        return None
    if eigen.status == Inschrijvingstatus.VOORLOPIG:
        raise KanNuNietSamen(zin("Uw inschrijving is nog niet betaald."), zin("Betaal eerst. Lukt dat niet? Bel ons."))
    if eigen.status == Inschrijvingstatus.OPGEZEGD:
        raise KanNuNietSamen(
            zin("U heeft gevraagd om uw inschrijving te stoppen."),
            zin("Kies eerst bij Mijn inschrijving dat u ingeschreven blijft."),
        )
    return eigen


def _moet_ingeschreven(session: Session, relatie_id: str, vandaag: date) -> Inschrijving:
    eigen = _eigen(session, relatie_id, vandaag)
    if eigen is None:
        raise KanNuNietSamen(
            zin("U bent nog niet ingeschreven."),
            zin("Schrijf u samen in. Of vraag de ander om u hier te vragen, als die al ingeschreven is."),
        )
    return eigen


def _afspraak(
    session: Session, samenvoeging: Samenvoeging, ander_id: str, ik: str, beleid: Beleid, vandaag: date
) -> Afspraak:
    """Who keeps what; what is in the way of the other is not told to `ik`."""
    vrager_id = samenvoeging.relatie_id
    try:
        van_vrager = _moet_ingeschreven(session, vrager_id, vandaag)
    except Weigering as reden:
        raise reden if ik == vrager_id else AnderKanNuNiet from reden
    try:
        van_ander = _eigen(session, ander_id, vandaag)
    except Weigering as reden:
        raise reden if ik == ander_id else AnderKanNuNiet from reden
    regels = beleid.regio.beleid_op(vandaag).samenvoegen
    datum, andere_datum = van_vrager.inschrijfdatum or vandaag, van_ander.inschrijfdatum if van_ander else None
    if van_ander is None or vrager_gaat_voor(datum, andere_datum or vandaag, beleid=regels):
        houder, mede_id, stopt = van_vrager, ander_id, van_ander
    else:
        houder, mede_id, stopt = van_ander, vrager_id, van_vrager
    bewaard = bewaarde_datum(stopt.inschrijfdatum or vandaag, beleid=regels) if stopt else None
    feiten = f"{houder.id} {houder.inschrijfdatum} {mede_id} {stopt.id if stopt else ''} {bewaard}"
    return Afspraak(
        houder=relatie_van(session, houder.relatie_id).naam,
        inschrijfdatum=houder.inschrijfdatum or vandaag,
        geldig_tot=houder.geldig_tot or vandaag,
        mede=relatie_van(session, mede_id).naam or samenvoeging.naam,
        nummer=stopt.nummer if stopt else "",
        datum=stopt.inschrijfdatum if stopt else None,
        bewaard=bewaard,
        terug_cent=terug_bij_einde(session, stopt, vandaag, beleid) if stopt else 0,
        ik_ben_mede=mede_id == ik,
        code=hashlib.sha256(feiten.encode()).hexdigest()[:16],
    )


def _niet_te_vaak(session: Session, relatie_id: str, *, hoogstens: int, sinds: datetime) -> None:
    """Whoever is asked again and again is bothered by it."""
    gevraagd = select(func.count()).where(
        col(Samenvoeging.relatie_id) == relatie_id, col(Samenvoeging.gevraagd_op) > sinds
    )
    if session.exec(gevraagd).one() >= hoogstens:
        raise KanNuNietSamen(zin("U heeft dit al een paar keer gevraagd."), zin("Bel ons. Dan kijken wij wat er kan."))


def _andere_vragen_vervallen(
    session: Session, samenvoeging: Samenvoeging, beiden: tuple[str, str], origin: str, nu: datetime
) -> None:
    """What else these two asked, or said yes to, is over: each stands with somebody now."""
    andere = select(Samenvoeging).where(
        col(Samenvoeging.status).in_(OPEN),
        Samenvoeging.id != samenvoeging.id,
        or_(col(Samenvoeging.relatie_id).in_(beiden), col(Samenvoeging.ander_id).in_(beiden)),
    )
    for ander in session.exec(andere.order_by(col(Samenvoeging.id)).with_for_update()).all():
        _laten_vervallen(session, ander, {ander.relatie_id, ander.ander_id} - set(beiden), origin, nu)


def _laten_vervallen(
    session: Session, samenvoeging: Samenvoeging, wie_hoort_het: set[str | None], origin: str, nu: datetime
) -> None:
    overgang(session, SAMENVOEGING_OVERGANGEN, samenvoeging, Samenvoegingstatus.VERLOPEN, door=SYSTEEM, nu=nu)
    for wie in sorted(wie for wie in wie_hoort_het if wie):
        _zeg(session, samenvoeging, wie, "samenvoegen-niet-door", origin, nu)
    _afgerond(samenvoeging, nu)


def _afgerond(samenvoeging: Samenvoeging, nu: datetime, *, ander_id: str | None = None) -> None:
    """It is over: the name and the address that were typed are not kept, nor who did not join."""
    samenvoeging.afgerond_op, samenvoeging.ander_id = nu, ander_id
    samenvoeging.naam = samenvoeging.contactsoort = samenvoeging.contactwaarde = ""


def _naam(session: Session, samenvoeging: Samenvoeging, relatie_id: str) -> str:
    """What to call the other: as they are registered once they said yes, until then as they were named."""
    if samenvoeging.relatie_id != relatie_id:
        return relatie_van(session, samenvoeging.relatie_id).naam
    bekend = relatie_van(session, samenvoeging.ander_id).naam if samenvoeging.ander_id else ""
    return bekend or samenvoeging.naam


def _schakel(
    session: Session, samenvoeging: Samenvoeging, inschrijving_id: str, soort: str, nu: datetime, **erbij: object
) -> None:
    inhoud = {"samenvoeging": samenvoeging.id, **erbij}
    schakel_toevoegen(session, inschrijving_id=inschrijving_id, soort=soort, inhoud=inhoud, nu=nu)


def _zeg(session: Session, samenvoeging: Samenvoeging, relatie_id: str, soort: str, origin: str, nu: datetime) -> None:
    bericht_maken(
        session,
        relatie=relatie_van(session, relatie_id),
        soort=soort,
        waarden={
            "naam": _naam(session, samenvoeging, relatie_id),
            "beantwoorden_tot": samenvoeging.beantwoorden_tot,
        },
        origin=origin,
        nu=nu,
    )
