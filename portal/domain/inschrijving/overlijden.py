"""Somebody has died: relatives tell us without an account, two medewerkers check, and nothing is sent any more.

Whoever tells us hears the same words whether we know the person or not. CORA Uitschrijving, VERA REDENOPZEGGING OVE.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, func
from sqlmodel import Session, col, or_, select

from portal import routes
from portal.domain.bericht.actions import bericht_maken
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.contactmoment.queries import Contactbelofte
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.goedkeuring.actions import besluiten, goedkeuring_vragen
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.inschrijving.keten import schakel_toevoegen
from portal.domain.inschrijving.model import LOOPT, Eindereden, Inschrijving, Inschrijvingstatus, Medeaanvrager
from portal.domain.inschrijving.uitschrijven import (
    beeindigen,
    bericht_aan_mede,
    betalingen_vasthouden,
    mede_gaat_alleen_verder,
)
from portal.domain.machtiging.actions import machtigingen_na_overlijden
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import Contactgegeven, Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.relatie.zaken import van_onze_klant
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import FouteInvoer, Veldfout, Weigering, Zin, zin
from portal.domain.shared.invoer import Antwoorden, parse_keuze, parse_naam, parse_tekst
from portal.domain.shared.reference import lees_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.working_days import lokale_dag
from portal.domain.toegang.actions import sessies_beeindigen
from portal.domain.toegang.model import Contactwijziging, Identiteit, Inlogbewijs, Passkey, Sessie
from portal.i18n import say

OVERLIJDEN = "overlijden"
BEWIJZEN = ("akte", "gemeente", "notaris")
_NIET_GEVONDEN = zin("Met deze gegevens vinden wij niet precies één lopende inschrijving.")


class AlGestopt(Weigering):
    """The inschrijving ended in another way after this was proposed."""

    def __init__(self) -> None:
        super().__init__(
            zin("Deze inschrijving is intussen gestopt."), zin("Wijs dit voorstel af. Er hoeft niets meer te gebeuren.")
        )


@dataclass(frozen=True)
class Overlijdensvoorstel:
    """An inschrijving that a medewerker wants to end after a death, waiting for a colleague."""

    id: str
    nummer: str
    klant: str
    geboortedatum: date | None
    overleden_op: date
    bewijs: str
    gevraagd_door: str
    gevraagd_op: datetime


@handeling(Rol.BEZOEKER, Rol.KLANT)
def overlijden_melden(
    session: Session,
    *,
    formulier: Mapping[str, object],
    taal: str,
    origin: str,
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> Contactbelofte:
    """Tell us that somebody has died; a named colleague gets in touch. Nothing is looked up, so nothing is disclosed.

    Raises `FouteInvoer` for all that we cannot use, about the one who died and about the one who tells us.
    """
    antwoorden = Antwoorden(formulier)
    wie = antwoorden.neem("overledene", parse_naam, leeg=zin("Vul de naam in van wie is overleden."))
    dag = antwoorden.neem_datum("overleden", vandaag, leeg=zin("Vul in op welke dag deze persoon is overleden."))
    geboren = None
    if any(str(formulier.get(f"geboren_{deel}", "")).strip() for deel in ("dag", "maand", "jaar")):
        geboren = antwoorden.neem_datum("geboren", vandaag, leeg=zin("Vul de geboortedatum in."))
    plaats = antwoorden.neem("overledene_plaats", parse_tekst, maximum=60, leeg=None)
    relatie = antwoorden.neem("overledene_relatie", parse_tekst, maximum=60, leeg=None)
    fouten: list[Veldfout] = []
    try:
        antwoorden.controleer()
        vraag = _vraag(wie.waarde, dag.waarde, geboren.waarde if geboren else None, plaats.waarde, relatie.waarde)
    except FouteInvoer as fout:
        fouten, vraag = [*fout.fouten], ""
    onderwerp = beleid.regio.beleid_op(vandaag).belofte.onderwerp(OVERLIJDEN)
    verzoek = {**formulier, "vraag": vraag, "onderwerp": OVERLIJDEN if onderwerp else ""}
    try:
        belofte: Contactbelofte = terugbelverzoek_doen(
            session,
            formulier=verzoek,
            vanaf=routes.OVERLIJDEN,
            taal=taal,
            origin=origin,
            door=door,
            beleid=beleid,
            nu=nu,
        )
    except FouteInvoer as fout:
        raise FouteInvoer([*fouten, *fout.fouten]) from None
    if fouten:
        raise FouteInvoer(fouten)
    return belofte


def _vraag(naam: str, overleden: date, geboren: date | None, plaats: str, relatie: str) -> str:
    """What the medewerker who keeps the promise reads; in Dutch, as staff works."""
    delen: list[Zin] = [zin("Overleden: {naam}, op {dag}.", naam=naam, dag=overleden)]
    delen += [zin("Geboren op {dag}.", dag=geboren)] if geboren else []
    delen += [zin("Woonde in {plaats}.", plaats=plaats)] if plaats else []
    delen += [zin("Gemeld door: {relatie}.", relatie=relatie)] if relatie else []
    return " ".join(say(deel, "nl") for deel in delen)


@handeling(Rol.MEDEWERKER)
def overlijden_voorstellen(
    session: Session,
    *,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> bool:
    """End an inschrijving because its holder died, with proof seen; by policy a colleague has to agree first.

    Found by number, or by surname with date of birth; that way also somebody who only stands on the inschrijving of
    somebody else. Returns whether it waits for a colleague. Raises `FouteInvoer` for what cannot be read, and when not
    exactly one person fits.
    """
    antwoorden = Antwoorden(formulier)
    nummer = lees_kenmerk(str(formulier.get("nummer", ""))) or ""
    achternaam = geboren = None
    if not nummer:
        achternaam = antwoorden.neem(
            "achternaam", parse_naam, leeg=zin("Vul het inschrijfnummer in, of de achternaam met de geboortedatum.")
        )
        geboren = antwoorden.neem_datum("geboren", vandaag, leeg=zin("Vul de geboortedatum in."))
    dag = antwoorden.neem_datum("overleden", vandaag, leeg=zin("Vul in op welke dag deze persoon is overleden."))
    bewijs = antwoorden.neem("bewijs", parse_keuze, BEWIJZEN, leeg=zin("Kies welk bewijs u heeft gezien."))
    antwoorden.controleer()
    query = (
        select(Inschrijving, Relatie.id)
        .join(Relatie, col(Relatie.id) == col(Inschrijving.relatie_id))
        .where(_kan_stoppen(), col(Relatie.overleden_op).is_(None))
        .where(van_onze_klant(Inschrijving.relatie_id, door, beleid))
    )
    gevonden: list[tuple[Inschrijving, str]]
    if achternaam is None or geboren is None:
        gevonden = list(session.exec(query.where(Inschrijving.nummer == nummer)).all())
    else:
        wie = (
            func.lower(col(Relatie.achternaam)) == achternaam.waarde.lower(),
            Relatie.geboortedatum == geboren.waarde,
        )
        mede = (
            select(Inschrijving, Relatie.id)
            .join(Medeaanvrager, col(Medeaanvrager.inschrijving_id) == col(Inschrijving.id))
            .join(Relatie, col(Relatie.id) == col(Medeaanvrager.relatie_id))
            .where(_kan_stoppen(), col(Relatie.overleden_op).is_(None), *wie)
            .where(van_onze_klant(Medeaanvrager.relatie_id, door, beleid))
        )
        # The own inschrijving first: what ends there takes the place beside somebody else along.
        gevonden = list(session.exec(query.where(*wie)).all()) or list(session.exec(mede).all())
    if len(gevonden) != 1:
        raise FouteInvoer([Veldfout("nummer", _NIET_GEVONDEN)])
    ((inschrijving, relatie_id),) = gevonden
    wacht = select(Goedkeuring.id).where(
        Goedkeuring.soort == OVERLIJDEN,
        Goedkeuring.object_id == inschrijving.id,
        Goedkeuring.status == Besluit.GEVRAAGD,
    )
    if session.exec(wacht).first() is not None:
        raise FouteInvoer([Veldfout("nummer", zin("Dit wacht al op een collega."))])
    _inzage(session, relatie_id, door, nu)
    if not beleid.regio.beleid_op(vandaag).uitschrijven.overlijden_tweede_medewerker:
        _na_overlijden(session, inschrijving.id, relatie_id, dag.waarde, bewijs.waarde, {}, door, beleid, origin, nu)
        return False
    goedkeuring_vragen(
        session,
        soort=OVERLIJDEN,
        object_id=inschrijving.id,
        voorstel={"overleden_op": dag.waarde.isoformat(), "bewijs": bewijs.waarde, "relatie_id": relatie_id},
        reden=str(zin("Overlijden")),
        door=door,
        nu=nu,
    )
    return True


@handeling(Rol.MEDEWERKER)
def overlijden_beoordelen(
    session: Session,
    *,
    goedkeuring_id: str,
    akkoord: bool,
    door: Actor,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> None:
    """A colleague agrees, or not, that an inschrijving ends after a death.

    Raises `NietGevonden`, `TweedeMedewerkerNodig` for whoever proposed it, and `AlGestopt`.
    """
    naar = Besluit.GOEDGEKEURD if akkoord else Besluit.AFGEWEZEN
    goedkeuring = besluiten(session, goedkeuring_id=goedkeuring_id, soort=OVERLIJDEN, naar=naar, door=door, nu=nu)
    relatie_id = _wie(goedkeuring, session.get_one(Inschrijving, goedkeuring.object_id))
    _inzage(session, relatie_id, door, nu)
    if not akkoord:
        return
    dag, bewijs = date.fromisoformat(goedkeuring.voorstel["overleden_op"]), goedkeuring.voorstel["bewijs"]
    door_wie = {"voorgesteld_door": goedkeuring.gevraagd_door}
    _na_overlijden(session, goedkeuring.object_id, relatie_id, dag, bewijs, door_wie, door, beleid, origin, nu)


def open_overlijdens(session: Session, *, door: Actor, beleid: Beleid) -> list[Overlijdensvoorstel]:
    """What waits for a second medewerker, oldest first."""
    rows = session.exec(
        select(Goedkeuring, Inschrijving, Medewerker)
        .join(Inschrijving, col(Inschrijving.id) == col(Goedkeuring.object_id))
        .join(Medewerker, col(Medewerker.id) == col(Goedkeuring.gevraagd_door))
        .where(
            Goedkeuring.soort == OVERLIJDEN,
            Goedkeuring.status == Besluit.GEVRAAGD,
            van_onze_klant(Inschrijving.relatie_id, door, beleid),
        )
        .order_by(col(Goedkeuring.gevraagd_op))
    ).all()
    return [
        Overlijdensvoorstel(
            id=goedkeuring.id,
            nummer=inschrijving.nummer,
            klant=relatie.naam,
            geboortedatum=relatie.geboortedatum,
            overleden_op=date.fromisoformat(goedkeuring.voorstel["overleden_op"]),
            bewijs=goedkeuring.voorstel["bewijs"],
            gevraagd_door=medewerker.naam,
            gevraagd_op=goedkeuring.gevraagd_op,
        )
        for goedkeuring, inschrijving, medewerker in rows
        for relatie in [relatie_van(session, _wie(goedkeuring, inschrijving))]
    ]


def _na_overlijden(
    session: Session,
    inschrijving_id: str,
    relatie_id: str,
    overleden_op: date,
    bewijs: str,
    erbij: dict[str, str],
    door: Actor,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> None:
    """It ends; nobody logs in or acts as this person, and nothing is sent to them any more."""
    betalingen_vasthouden(session, inschrijving_id)
    inschrijving = session.get_one(Inschrijving, inschrijving_id, with_for_update=True, populate_existing=True)
    wacht_of_loopt = inschrijving.status in (Inschrijvingstatus.VOORLOPIG, *LOOPT)
    if not wacht_of_loopt and inschrijving.herstelbaar_tot is None:
        raise AlGestopt
    houder = relatie_id == inschrijving.relatie_id
    vastgesteld = {"bewijs": bewijs, "vastgesteld_door": door.medewerker_id, **erbij}
    naast_wie = _van_de_plaatsen_halen(session, relatie_id, vastgesteld, origin, nu)
    if not houder and inschrijving.id not in naast_wie:
        raise AlGestopt
    relatie = session.get_one(Relatie, relatie_id, with_for_update=True)
    relatie.overleden_op = overleden_op
    if houder:
        beeindigen(
            session,
            inschrijving,
            Eindereden.OVERLEDEN,
            laatste_dag=overleden_op,
            beleid=beleid,
            door=door,
            nu=nu,
            **vastgesteld,
        )
    sessies_beeindigen(session, col(Sessie.relatie_id) == relatie.id, nu=nu)
    machtigingen_na_overlijden(session, relatie_id=relatie.id, door=door, origin=origin, nu=nu)
    # A widow may go on with the e-mail address they shared: as herself.
    for model in (Contactgegeven, Contactwijziging, Identiteit, Inlogbewijs, Passkey):
        session.exec(delete(model).where(col(model.relatie_id) == relatie.id))
    if houder:
        mede_gaat_alleen_verder(session, inschrijving, beleid=beleid, origin=origin, vandaag=lokale_dag(nu), nu=nu)
        bericht_aan_mede(session, inschrijving, "samen-uitgeschreven", origin, nu)


def _van_de_plaatsen_halen(
    session: Session, relatie_id: str, vastgesteld: Mapping[str, str | None], origin: str, nu: datetime
) -> set[str]:
    """Who has died stands beside nobody any more; whoever holds the place keeps it, and hears it. Returns which."""
    plaatsen = session.exec(
        select(Medeaanvrager)
        .where(Medeaanvrager.relatie_id == relatie_id)
        .order_by(col(Medeaanvrager.id))
        .with_for_update()
    ).all()
    for mede in plaatsen:
        inschrijving = session.get_one(Inschrijving, mede.inschrijving_id)
        session.delete(mede)
        schakel_toevoegen(
            session,
            inschrijving_id=inschrijving.id,
            soort="medeaanvrager-overleden",
            inhoud={"medeaanvrager": relatie_id, **vastgesteld},
            nu=nu,
        )
        bericht_maken(
            session,
            relatie=relatie_van(session, inschrijving.relatie_id),
            soort="medeaanvrager-overleden",
            waarden={"naam": mede.naam, "nummer": inschrijving.nummer},
            origin=origin,
            nu=nu,
        )
    return {mede.inschrijving_id for mede in plaatsen}


def _kan_stoppen() -> ColumnElement[bool]:
    """What runs, waits, or can still be brought back."""
    return or_(
        col(Inschrijving.status).in_([Inschrijvingstatus.VOORLOPIG, *LOOPT]),
        col(Inschrijving.herstelbaar_tot).is_not(None),
    )


def _wie(goedkeuring: Goedkeuring, inschrijving: Inschrijving) -> str:
    """Who has died: the holder, or who stands beside them. Older proposals are always about the holder."""
    return str(goedkeuring.voorstel.get("relatie_id") or inschrijving.relatie_id)


def _inzage(session: Session, relatie_id: str, door: Actor, nu: datetime) -> None:
    reden = str(zin("Overlijden gemeld"))
    inzage_vastleggen(session, relatie_id=relatie_id, door=door, reden=reden, nu=nu)
