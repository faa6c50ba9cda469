"""Granting, answering, acting, ending, and the check that runs inside every act for somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, or_, select

from portal.domain.bericht.actions import bericht_aan_adres, bericht_maken
from portal.domain.contactmoment.model import Contactmoment
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.policy import Beleid, Machtigingenbeleid
from portal.domain.goedkeuring.actions import besluiten, goedkeuring_vragen
from portal.domain.goedkeuring.model import Besluit
from portal.domain.machtiging.model import (
    OVERGANGEN,
    Bewijs,
    Machtiging,
    Machtiginggebruik,
    Machtigingsoort,
    Machtigingstatus,
)
from portal.domain.machtiging.queries import is_van, naam_klant, rechten_zin
from portal.domain.machtiging.rules import (
    BESCHIKBAAR,
    GEBRUIK_TEKST,
    MACHTIGEN,
    ZWAAR,
    kan_machtigen,
    klant_mag_beeindigen,
    laatste_dag,
    moet_herinneren,
    rechten_van_rechtswege,
    telt,
)
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.queries import relatie_bij_contact, relatie_van
from portal.domain.relatie.rules import parse_contact
from portal.domain.shared.actor import SYSTEEM, Actor, Bevestigingswijze, Kanaal, Machtigingsrecht, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, zin
from portal.domain.shared.insert import insert_once
from portal.domain.shared.invoer import Antwoorden, OngeldigeInvoer, parse_keuze, parse_naam
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import Statusovergang, overgang
from portal.domain.shared.working_days import AMSTERDAM, lokale_dag
from portal.domain.toegang.actions import (
    machtigingsessie_beginnen,
    machtigingsessie_stoppen,
    machtigingsessies_intrekken,
)
from portal.domain.toegang.bevestigen import bevestiging_verbruiken, bevestiging_vragen
from portal.domain.toegang.model import Bevestiging, Machtigingsessie
from portal.domain.toegang.rules import NAMENS_GELDIG

VERLENEN = "machtiging_verlenen"
BEWIND = "bewind-vastleggen"


class MachtigingGestopt(Weigering):
    """The machtiging does not count (any more) for what was asked; nothing happened."""


class IdentiteitNietGezien(Weigering):
    """At the desk a machtiging is granted only by somebody whose identity was seen."""


class NietAanU(Weigering):
    """What a judge decided is not ended by the client or by the one who was appointed."""


@dataclass(frozen=True)
class _Opgave:
    naam: str
    contactsoort: str
    contactwaarde: str
    rechten: list[str]
    tot: date


# --- granting -----------------------------------------------------------------------------------------------------


@handeling(Rol.KLANT)
def machtiging_klaarzetten(
    session: Session,
    *,
    formulier: Mapping[str, object],
    sessie_id: str,
    door: Actor,
    peper: str,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> str:
    """Write down who may do what, and send the second code that grants it; nothing counts yet. Returns its id.

    Raises `FouteInvoer` and, for one's own address, too.
    """
    opgave = _lees(session, formulier, str(door.klant_id), _van_de_regio(beleid, vandaag), vandaag)
    _concept_wissen(session, relatie_id=str(door.klant_id))
    machtiging = _nieuw(session, str(door.klant_id), opgave, door=door, vandaag=vandaag, nu=nu)
    _vraag_code(session, machtiging, sessie_id=sessie_id, door=door, peper=peper, nu=nu)
    return machtiging.id


@handeling(Rol.KLANT)
def machtigingscode_vragen(
    session: Session, *, machtiging_id: str, sessie_id: str, door: Actor, peper: str, nu: datetime
) -> None:
    """Send another code for a machtiging that waits for one. Raises `NietGevonden`; `TeVaakGevraagd`."""
    machtiging = _eigen(session, machtiging_id, door, Machtigingstatus.CONCEPT)
    _vraag_code(session, machtiging, sessie_id=sessie_id, door=door, peper=peper, nu=nu)


@handeling(Rol.KLANT, bindend=True)
def machtiging_verlenen(
    session: Session,
    *,
    machtiging_id: str,
    sessie_id: str,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Grant it. The helper is asked to say yes.

    In the own login it takes the second code of this login for exactly this machtiging; with a medewerker the client
    completed it on the second screen, or aloud. For somebody who acts for this client already it is a change: the old
    one ends and the new one counts at once.
    Raises `BevestigingNodig`; `NietGevonden` for somebody else's.
    """
    machtiging = _eigen(session, machtiging_id, door, Machtigingstatus.CONCEPT)
    if door.bevestigd not in (Bevestigingswijze.TWEEDE_SCHERM, Bevestigingswijze.MONDELING):
        bevestiging_verbruiken(
            session, sessie_id=sessie_id, handeling=VERLENEN, object_id=machtiging.id, door=door, nu=nu
        )
    vorige = _vervangen(session, machtiging, door=door, nu=nu)
    overgang(session, OVERGANGEN, machtiging, Machtigingstatus.GEVRAAGD, door=door, nu=nu)
    machtiging.verleend_op = nu
    if vorige is not None and vorige.gemachtigde_id is not None:
        machtiging.gemachtigde_id, machtiging.beantwoord_op = vorige.gemachtigde_id, nu
        overgang(session, OVERGANGEN, machtiging, Machtigingstatus.ACTIEF, door=door, nu=nu)
        _zeg(session, machtiging, "machtiging-gewijzigd", origin=origin, nu=nu)
        return
    _uitnodigen(session, machtiging, _van_de_regio(beleid, vandaag), origin=origin, nu=nu)


@handeling(Rol.MEDEWERKER)
def machtiging_aan_balie_klaarzetten(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> str:
    """Write down, in conversation, who may act for the client; nothing counts before the client completes it.

    Raises `IdentiteitNietGezien` where the client could not complete it, `FouteInvoer`, and `NietGevonden` for
    somebody else's conversation.
    """
    gesprek = _gesprek(session, contactmoment_id, door)
    hardop = MACHTIGEN in beleid.regio.beleid_op(vandaag).gesprek.mondeling_toegestaan
    if not kan_machtigen(kanaal=gesprek.kanaal, verificatie=gesprek.verificatie, hardop=hardop):
        raise IdentiteitNietGezien(
            zin("Een machtiging geven kan alleen aan de balie, met een identiteitsbewijs."),
            zin("De klant kan het ook zelf doen, bij Mijn gegevens."),
        )
    opgave = _lees(session, formulier, gesprek.relatie_id, _van_de_regio(beleid, vandaag), vandaag)
    _concept_wissen(session, relatie_id=gesprek.relatie_id)
    machtiging = _nieuw(session, gesprek.relatie_id, opgave, door=door, vandaag=vandaag, nu=nu)
    machtiging.kanaal, machtiging.medewerker_id = gesprek.kanaal, door.medewerker_id
    _te_vervangen(session, machtiging)
    return machtiging.id


def klaargezet_niet_verlenen(session: Session, *, machtiging_id: str, door: Actor) -> None:
    """The client said no to what a medewerker wrote down: it is forgotten. Raises `NietGevonden`."""
    _eigen(session, machtiging_id, door, Machtigingstatus.CONCEPT)
    _concept_wissen(session, relatie_id=str(door.klant_id))


def machtiging_terugdraaien(session: Session, *, machtiging_id: str, door: Actor, origin: str, nu: datetime) -> None:
    """Undo what the client granted aloud: it stops, if it did not stop already. Raises `NietGevonden`."""
    machtiging = session.get(Machtiging, machtiging_id, with_for_update=True)
    if machtiging is None or machtiging.relatie_id != door.klant_id:
        raise NietGevonden(f"machtiging {machtiging_id}")
    if machtiging.status in (Machtigingstatus.GEVRAAGD, Machtigingstatus.ACTIEF):
        _stoppen(session, machtiging, door=door, origin=origin, nu=nu, reden="teruggedraaid")


def _concept_wissen(session: Session, *, relatie_id: str) -> None:
    """What was filled in for this client and not granted makes way, with its code."""
    eerder = col(Machtiging.relatie_id) == relatie_id, col(Machtiging.status) == Machtigingstatus.CONCEPT
    session.exec(
        delete(Bevestiging).where(
            col(Bevestiging.handeling) == VERLENEN, col(Bevestiging.object_id).in_(select(Machtiging.id).where(*eerder))
        )
    )
    session.exec(delete(Machtiging).where(*eerder))


_GEZIEN = "identiteit gezien"


@handeling(Rol.MEDEWERKER)
def bewind_vastleggen(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> str:
    """Record that proof of bewind or curatele was seen: which, by whom, when; never a copy. A colleague must agree.

    What they may do follows from the kind (policy). Raises `FouteInvoer`, and `NietGevonden` for somebody else's.
    """
    gesprek = _gesprek(session, contactmoment_id, door)
    regels = _van_de_regio(beleid, vandaag)
    antwoorden = Antwoorden(formulier)
    soort = antwoorden.neem(
        "soort",
        parse_keuze,
        (Machtigingsoort.BEWINDVOERDER, Machtigingsoort.CURATOR),
        leeg=zin("Kies wie de klant gaat helpen."),
    )
    bewijs = antwoorden.neem("bewijs", parse_keuze, tuple(Bewijs), leeg=zin("Kies welk bewijs u heeft gezien."))
    opgave = _lees(session, formulier, gesprek.relatie_id, regels, vandaag, eerder=antwoorden, van_rechtswege=True)
    rechten = rechten_van_rechtswege(Machtigingsoort(soort.waarde), regels)
    machtiging = _nieuw(session, gesprek.relatie_id, opgave, door=door, vandaag=vandaag, nu=nu)
    machtiging.soort, machtiging.bewijs, machtiging.rechten = soort.waarde, bewijs.waarde, list(rechten)
    machtiging.kanaal, machtiging.medewerker_id = gesprek.kanaal, door.medewerker_id
    machtiging.status = Machtigingstatus.VOORGESTELD
    _weiger_dubbel(session, machtiging)
    goedkeuring_vragen(
        session,
        soort=BEWIND,
        object_id=machtiging.id,
        voorstel={"soort": machtiging.soort, "bewijs": machtiging.bewijs},
        reden=_GEZIEN if machtiging.bewijs == Bewijs.BESCHIKKING else "register gezien",
        door=door,
        nu=nu,
    )
    return machtiging.id


@handeling(Rol.MEDEWERKER)
def bewind_beoordelen(
    session: Session,
    *,
    goedkeuring_id: str,
    akkoord: bool,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """A second medewerker agrees, or not. After a yes the bewindvoerder or curator is asked to say yes too.

    Raises `TweedeMedewerkerNodig` for whoever recorded it, and `NietGevonden` when it was decided already.
    """
    naar = Besluit.GOEDGEKEURD if akkoord else Besluit.AFGEWEZEN
    goedkeuring = besluiten(session, goedkeuring_id=goedkeuring_id, soort=BEWIND, naar=naar, door=door, nu=nu)
    machtiging = session.get(Machtiging, goedkeuring.object_id, with_for_update=True)
    if machtiging is None or machtiging.status != Machtigingstatus.VOORGESTELD:
        raise NietGevonden(f"machtiging {goedkeuring.object_id}")
    inzage_vastleggen(
        session, relatie_id=machtiging.relatie_id, door=door, reden=str(zin("Bewind of curatele beoordelen")), nu=nu
    )
    if not akkoord:
        machtiging.beeindigd_op = nu
        overgang(session, OVERGANGEN, machtiging, Machtigingstatus.AFGEWEZEN, door=door, nu=nu)
        return
    machtiging.verleend_op = nu
    overgang(session, OVERGANGEN, machtiging, Machtigingstatus.GEVRAAGD, door=door, nu=nu)
    _uitnodigen(session, machtiging, _van_de_regio(beleid, vandaag), origin=origin, nu=nu)


@handeling(Rol.KLANT, bindend=True)
def machtiging_beantwoorden(
    session: Session, *, machtiging_id: str, ja: bool, door: Actor, origin: str, vandaag: date, nu: datetime
) -> None:
    """The helper says yes or no, in the login that owns the address that was asked.

    Raises `NietGevonden` for anyone else, and once it was answered or lapsed.
    """
    machtiging = session.get(Machtiging, machtiging_id, with_for_update=True)
    if (
        machtiging is None
        or machtiging.status != Machtigingstatus.GEVRAAGD
        or machtiging.tot < vandaag
        or not is_van(session, machtiging, relatie_id=str(door.relatie_id))
        or machtiging.relatie_id == door.relatie_id
    ):
        raise NietGevonden(f"machtiging {machtiging_id}")
    machtiging.beantwoord_op, machtiging.gemachtigde_id = nu, door.relatie_id
    if ja:
        overgang(session, OVERGANGEN, machtiging, Machtigingstatus.ACTIEF, door=door, nu=nu)
        _zeg(session, machtiging, "machtiging-aanvaard", origin=origin, nu=nu)
    else:
        machtiging.beeindigd_op = nu
        overgang(session, OVERGANGEN, machtiging, Machtigingstatus.GEWEIGERD, door=door, nu=nu)
        _zeg(session, machtiging, "machtiging-geweigerd", origin=origin, nu=nu)


# --- acting -------------------------------------------------------------------------------------------------------


@handeling(Rol.KLANT)
def namens_beginnen(
    session: Session,
    *,
    machtiging_id: str,
    sessie_id: str,
    tab: str,
    door: Actor,
    origin: str,
    peper: str,
    vandaag: date,
    nu: datetime,
) -> Machtigingsessie:
    """Ik doe dit voor ...: this tab acts for that client, until stopped and at most for an hour.

    Raises `NietGevonden` for somebody else's machtiging, and `MachtigingGestopt` when it does not count today.
    """
    machtiging = session.get(Machtiging, machtiging_id)
    if machtiging is None or machtiging.gemachtigde_id != door.relatie_id:
        raise NietGevonden(f"machtiging {machtiging_id}")
    if not _telt(machtiging, tuple(Machtigingsrecht), vandaag):
        raise _gestopt()
    na_de_laatste_dag = datetime.combine(machtiging.tot + timedelta(days=1), time.min, AMSTERDAM)
    namens = machtigingsessie_beginnen(
        session,
        sessie_id=sessie_id,
        tab=tab,
        gemachtigde_id=str(door.relatie_id),
        relatie_id=machtiging.relatie_id,
        klant=naam_klant(session, machtiging.relatie_id),
        machtiging_id=machtiging.id,
        rechten=machtiging.rechten,
        verloopt_op=min(nu + NAMENS_GELDIG, na_de_laatste_dag.astimezone(nu.tzinfo)),
        peper=peper,
        nu=nu,
    )
    _vastleggen(session, machtiging, namens.id, "namens_beginnen", "", Kanaal.PORTAAL, nu)
    return namens


@handeling(Rol.GEMACHTIGDE)
def namens_stoppen(session: Session, *, sessie_id: str, tab: str, door: Actor, peper: str, nu: datetime) -> None:
    """Stop: from here on this tab is one's own again. Also what somebody presses whose machtiging ended."""
    machtigingsessie_stoppen(session, sessie_id=sessie_id, tab=tab, peper=peper, nu=nu)


def machtiging_gebruiken(
    session: Session,
    *,
    door: Actor,
    rechten: tuple[Machtigingsrecht, ...],
    handeling: str,
    object_id: str = "",
    origin: str,
    nu: datetime,
) -> None:
    """The check inside the transaction of an act for somebody else; `handeling(machtiging=...)` calls it.

    It waits for whoever ends the machtiging at this moment: whichever is first counts. The use is recorded, and a
    heavy one told to the client, once for one object in one sitting. Raises `MachtigingGestopt`.
    """
    gemachtigd = door.machtiging
    machtiging = (
        session.exec(
            select(Machtiging)
            .where(
                Machtiging.id == gemachtigd.machtiging_id,
                Machtiging.gemachtigde_id == door.relatie_id,
                Machtiging.relatie_id == door.namens,
            )
            .with_for_update()
            # The row as it is now, not as this transaction may have seen it before it waited.
            .execution_options(populate_existing=True)
        ).first()
        if gemachtigd is not None
        else None
    )
    namens = session.get(Machtigingsessie, gemachtigd.sessie_id) if gemachtigd is not None else None
    if (
        machtiging is None
        or namens is None
        or namens.beeindigd_op is not None
        or namens.ingetrokken_op is not None
        or not _telt(machtiging, rechten, lokale_dag(nu))
    ):
        raise _gestopt()
    nieuw = _vastleggen(session, machtiging, namens.id, handeling, object_id, door.kanaal, nu)
    if nieuw and ZWAAR.issuperset(rechten):
        _zeg(session, machtiging, "machtiging-gebruikt", origin=origin, nu=nu, wat=GEBRUIK_TEKST[handeling])


def _telt(machtiging: Machtiging, rechten: tuple[Machtigingsrecht, ...], vandaag: date) -> bool:
    return telt(
        status=machtiging.status,
        gegeven=machtiging.rechten,
        vanaf=machtiging.vanaf,
        tot=machtiging.tot,
        gevraagd=rechten,
        vandaag=vandaag,
    )


def _gestopt() -> MachtigingGestopt:
    return MachtigingGestopt(
        zin("Dit mag u niet (meer) doen voor deze persoon. Er is niets veranderd."),
        zin("Vraag de persoon voor wie u dit deed, of bel ons."),
    )


def _vastleggen(
    session: Session, machtiging: Machtiging, sessie_id: str, wat: str, object_id: str, kanaal: str, nu: datetime
) -> bool:
    return insert_once(
        session,
        Machtiginggebruik(
            machtiging_id=machtiging.id,
            relatie_id=machtiging.relatie_id,
            gemachtigde_id=str(machtiging.gemachtigde_id),
            machtigingsessie_id=sessie_id,
            handeling=wat,
            object_id=object_id,
            kanaal=kanaal,
            op=nu,
        ),
    )


# --- ending -------------------------------------------------------------------------------------------------------


@handeling(Rol.KLANT)
def machtiging_beeindigen(session: Session, *, machtiging_id: str, door: Actor, origin: str, nu: datetime) -> None:
    """Stop it, at once: the client or the helper. No second code: the safe way is the short way.

    Raises `NietGevonden` for anyone else or once it ended, and `NietAanU` for what a judge decided.
    """
    machtiging = session.get(Machtiging, machtiging_id, with_for_update=True)
    als_helper = machtiging is not None and machtiging.gemachtigde_id == door.relatie_id
    if machtiging is None or not (als_helper or machtiging.relatie_id == door.relatie_id):
        raise NietGevonden(f"machtiging {machtiging_id}")
    if not klant_mag_beeindigen(machtiging.soort):
        raise NietAanU(
            zin("De rechter heeft dit beslist. Daarom kunt u dit niet zelf stoppen."),
            zin("Bent u het er niet mee eens, of is het voorbij? Bel ons. Dan kijken wij het samen na."),
        )
    _stoppen(session, machtiging, door=door, origin=origin, nu=nu)


@handeling(Rol.MEDEWERKER)
def machtiging_beeindigen_voor_klant(
    session: Session, *, contactmoment_id: str, machtiging_id: str, door: Actor, origin: str, nu: datetime
) -> None:
    """Stop it in conversation with the client, at once; also bewind or curatele that is over.

    Raises `NietGevonden` for a machtiging of another client than the one of this conversation.
    """
    gesprek = _gesprek(session, contactmoment_id, door)
    machtiging = session.get(Machtiging, machtiging_id, with_for_update=True)
    if machtiging is None or machtiging.relatie_id != gesprek.relatie_id:
        raise NietGevonden(f"machtiging {machtiging_id}")
    _stoppen(session, machtiging, door=door, origin=origin, nu=nu, reden=gesprek.reden)


def machtigingen_na_overlijden(session: Session, *, relatie_id: str, door: Actor, origin: str, nu: datetime) -> None:
    """Whoever died lets nobody act any more, and acts for nobody; the others hear that it ended."""
    for machtiging in session.exec(
        select(Machtiging)
        .where(
            or_(col(Machtiging.relatie_id) == relatie_id, col(Machtiging.gemachtigde_id) == relatie_id),
            col(Machtiging.status).in_([Machtigingstatus.GEVRAAGD, Machtigingstatus.ACTIEF]),
        )
        .with_for_update()
    ).all():
        _stoppen(session, machtiging, door=door, origin=origin, nu=nu)


def machtigingen_bewaken(session: Session, *, beleid: Beleid, origin: str, vandaag: date, nu: datetime) -> int:
    """End what is over, let invitations lapse that nobody answered, and remind of what ends soon. Returns how many."""
    regels = _van_de_regio(beleid, vandaag)
    uitgenodigd_tot = nu - timedelta(days=regels.uitnodiging_dagen)
    over = session.exec(
        select(Machtiging)
        .where(
            col(Machtiging.status).in_([Machtigingstatus.GEVRAAGD, Machtigingstatus.ACTIEF]),
            or_(
                col(Machtiging.tot) < vandaag,
                (col(Machtiging.status) == Machtigingstatus.GEVRAAGD)
                & (col(Machtiging.verleend_op) <= uitgenodigd_tot),
            ),
        )
        .with_for_update()
    ).all()
    for machtiging in over:
        _afsluiten(session, machtiging, Machtigingstatus.VERLOPEN, door=SYSTEEM, nu=nu, reden=None)
        _zeg_einde(session, machtiging, origin=origin, nu=nu)
    bijna = session.exec(
        select(Machtiging)
        .where(Machtiging.status == Machtigingstatus.ACTIEF, col(Machtiging.herinnerd_op).is_(None))
        .with_for_update()
    ).all()
    te_herinneren = [m for m in bijna if moet_herinneren(tot=m.tot, vandaag=vandaag, beleid=regels)]
    for machtiging in te_herinneren:
        machtiging.herinnerd_op = nu
        _zeg(session, machtiging, "machtiging-verloopt", origin=origin, nu=nu)
        _zeg_helper(session, machtiging, "machtiging-verloopt-helper", origin=origin, nu=nu)
    return len(over) + len(te_herinneren)


def oude_machtigingen_wissen(session: Session, *, beleid: Beleid, vandaag: date, nu: datetime) -> int:
    """Delete what ended longer ago than policy says, and what was filled in and never granted. Returns how many."""
    bewaard_tot = nu - timedelta(days=_van_de_regio(beleid, vandaag).bewaardagen)
    ids = session.exec(
        select(Machtiging.id).where(
            or_(
                col(Machtiging.beeindigd_op) < bewaard_tot,
                (col(Machtiging.status) == Machtigingstatus.CONCEPT)
                & (col(Machtiging.gemaakt_op) < nu - timedelta(days=1)),
            )
        )
    ).all()
    for statement in (
        delete(Machtiginggebruik).where(col(Machtiginggebruik.machtiging_id).in_(ids)),
        delete(Statusovergang).where(
            col(Statusovergang.onderwerp) == "machtiging", col(Statusovergang.object_id).in_(ids)
        ),
        delete(Machtiging).where(col(Machtiging.id).in_(ids)),
    ):
        session.exec(statement)
    return len(ids)


def _stoppen(
    session: Session, machtiging: Machtiging, *, door: Actor, origin: str, nu: datetime, reden: str | None = None
) -> None:
    if machtiging.status not in (Machtigingstatus.GEVRAAGD, Machtigingstatus.ACTIEF):
        raise NietGevonden(f"machtiging {machtiging.id}")
    _afsluiten(session, machtiging, Machtigingstatus.GESTOPT, door=door, nu=nu, reden=reden)
    _zeg_einde(session, machtiging, origin=origin, nu=nu)


def _afsluiten(
    session: Session, machtiging: Machtiging, naar: Machtigingstatus, *, door: Actor, nu: datetime, reden: str | None
) -> None:
    overgang(session, OVERGANGEN, machtiging, naar, door=door, nu=nu, reden=reden)
    machtiging.beeindigd_op = nu
    machtigingsessies_intrekken(session, machtiging_id=machtiging.id, nu=nu)


# --- the pieces ---------------------------------------------------------------------------------------------------


def _van_de_regio(beleid: Beleid, dag: date) -> Machtigingenbeleid:
    return beleid.regio.beleid_op(dag).machtigingen


def _gesprek(session: Session, contactmoment_id: str, door: Actor) -> Contactmoment:
    return lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))


def _eigen(session: Session, machtiging_id: str, door: Actor, status: Machtigingstatus) -> Machtiging:
    machtiging = session.get(Machtiging, machtiging_id, with_for_update=True)
    if machtiging is None or machtiging.relatie_id != door.klant_id or machtiging.status != status:
        raise NietGevonden(f"machtiging {machtiging_id}")
    return machtiging


def _lees(
    session: Session,
    formulier: Mapping[str, object],
    klant_id: str,
    regels: Machtigingenbeleid,
    vandaag: date,
    *,
    eerder: Antwoorden | None = None,
    van_rechtswege: bool = False,
) -> _Opgave:
    antwoorden = eerder or Antwoorden(formulier)
    termijnen = regels.termijnen_van_rechtswege_maanden if van_rechtswege else regels.termijnen_maanden
    naam = antwoorden.neem("helper_naam", parse_naam, leeg=zin("Vul de naam in van wie u wilt machtigen."))
    contact = antwoorden.neem("contact", parse_contact)
    rechten = [str(recht) for recht in BESCHIKBAAR if formulier.get(f"recht_{recht}") == "ja"]
    antwoorden.neem("recht", _parse_rechten, genoeg=van_rechtswege or bool(rechten))
    maanden = antwoorden.neem(
        "maanden", parse_keuze, tuple(str(maand) for maand in termijnen), leeg=zin("Kies hoe lang dit geldt.")
    )
    antwoorden.controleer()
    soort, waarde = contact.waarde
    eigenaar = relatie_bij_contact(session, soort, waarde)
    if eigenaar is not None and eigenaar.id == klant_id:
        raise FouteInvoer([Veldfout("contact", zin("Dit is het eigen adres van de klant. Vul dat van de ander in."))])
    return _Opgave(naam.waarde, soort, waarde, rechten, laatste_dag(vandaag, int(maanden.waarde)))


def _parse_rechten(_: str, *, genoeg: bool) -> None:
    if not genoeg:
        raise OngeldigeInvoer(zin("Kies wat deze persoon voor u mag doen."))


def _nieuw(session: Session, klant_id: str, opgave: _Opgave, *, door: Actor, vandaag: date, nu: datetime) -> Machtiging:
    machtiging = Machtiging(
        relatie_id=klant_id,
        naam=opgave.naam,
        contactsoort=opgave.contactsoort,
        contactwaarde=opgave.contactwaarde,
        rechten=opgave.rechten,
        vanaf=vandaag,
        tot=opgave.tot,
        kanaal=door.kanaal,
        gemaakt_op=nu,
    )
    session.add(machtiging)
    return machtiging


def _lopende(session: Session, machtiging: Machtiging) -> Machtiging | None:
    session.flush()
    return session.exec(
        select(Machtiging)
        .where(
            Machtiging.relatie_id == machtiging.relatie_id,
            Machtiging.contactsoort == machtiging.contactsoort,
            Machtiging.contactwaarde == machtiging.contactwaarde,
            col(Machtiging.id) != machtiging.id,
            col(Machtiging.status).in_(
                [Machtigingstatus.VOORGESTELD, Machtigingstatus.GEVRAAGD, Machtigingstatus.ACTIEF]
            ),
        )
        .with_for_update()
    ).first()


def _weiger_dubbel(session: Session, machtiging: Machtiging) -> None:
    with session.no_autoflush:
        session.expunge(machtiging)
        bestaat = _lopende(session, machtiging) is not None
    if bestaat:
        raise FouteInvoer([Veldfout("contact", zin("Deze persoon helpt deze klant al. Stop dat eerst."))])
    session.add(machtiging)
    session.flush()


def _te_vervangen(session: Session, machtiging: Machtiging) -> Machtiging | None:
    """The machtiging of the same address that makes way for this one; what a judge decided does not."""
    vorige = _lopende(session, machtiging)
    if vorige is not None and vorige.soort != Machtigingsoort.HELPER:
        raise FouteInvoer([Veldfout("contact", zin("Deze persoon mag dit al: de rechter heeft dat beslist."))])
    return vorige


def _vervangen(session: Session, machtiging: Machtiging, *, door: Actor, nu: datetime) -> Machtiging | None:
    """End the machtiging of the same address, so that this one takes its place."""
    vorige = _te_vervangen(session, machtiging)
    if vorige is None:
        return None
    _afsluiten(session, vorige, Machtigingstatus.GESTOPT, door=door, nu=nu, reden="vervangen")
    session.flush()
    return vorige


def _vraag_code(
    session: Session, machtiging: Machtiging, *, sessie_id: str, door: Actor, peper: str, nu: datetime
) -> None:
    bevestiging_vragen(
        session,
        sessie_id=sessie_id,
        handeling=VERLENEN,
        object_id=machtiging.id,
        wat=zin("{naam} machtigen", naam=machtiging.naam),
        door=door,
        peper=peper,
        nu=nu,
    )


def _uitnodigen(
    session: Session, machtiging: Machtiging, regels: Machtigingenbeleid, *, origin: str, nu: datetime
) -> None:
    """Tell the client what was granted, and ask the helper to say yes in their own login; the link acts nothing."""
    _zeg(session, machtiging, "machtiging-gegeven", origin=origin, nu=nu)
    bekend = relatie_bij_contact(session, machtiging.contactsoort, machtiging.contactwaarde)
    bericht_aan_adres(
        session,
        soort="machtiging-gevraagd",
        kanaal=machtiging.contactsoort,
        adres=machtiging.contactwaarde,
        taal=bekend.taal if bekend else "nl",
        waarden={
            "klant": naam_klant(session, machtiging.relatie_id),
            "rechten": rechten_zin(machtiging.rechten),
            "tot": machtiging.tot,
            "dag": lokale_dag(nu) + timedelta(days=regels.uitnodiging_dagen),
        },
        nu=nu,
    )


def _zeg(session: Session, machtiging: Machtiging, soort: str, *, origin: str, nu: datetime, **waarden: object) -> None:
    bericht_maken(
        session,
        relatie=relatie_van(session, machtiging.relatie_id),
        soort=soort,
        waarden={
            "naam": machtiging.naam,
            "rechten": rechten_zin(machtiging.rechten),
            "tot": machtiging.tot,
            "moment": nu,
            **waarden,
        },
        origin=origin,
        nu=nu,
    )


def _zeg_helper(session: Session, machtiging: Machtiging, soort: str, *, origin: str, nu: datetime) -> None:
    if machtiging.gemachtigde_id is None:
        return
    bericht_maken(
        session,
        relatie=relatie_van(session, machtiging.gemachtigde_id),
        soort=soort,
        waarden={"klant": naam_klant(session, machtiging.relatie_id), "tot": machtiging.tot},
        origin=origin,
        nu=nu,
    )


def _zeg_einde(session: Session, machtiging: Machtiging, *, origin: str, nu: datetime) -> None:
    _zeg(session, machtiging, "machtiging-gestopt", origin=origin, nu=nu)
    _zeg_helper(session, machtiging, "machtiging-gestopt-helper", origin=origin, nu=nu)
