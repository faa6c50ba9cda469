"""Another e-mail address or mobile number: agreed along a way we knew, proved on the new one, and then it rests.

    contact_wijzigen(formulier=...)      what was filled in; a second code goes to a way we knew already
    contact_akkoord(wijziging_id=...)    with that code; now a code goes to the new address
    contact_bewijzen(code=...)           with that one too; the days of rest begin and everyone who can be told, is told
    contact_stoppen, contact_stoppen_met_sleutel   until the last day of rest, by whoever reads one of the old ways
    contactwijzigingen_laten_ingaan      after the rest the new one takes the place of the old one

Whose address it is, is never told: to an address of somebody else goes a message that nothing changed, and no code.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal import routes
from portal.domain.bericht.actions import bericht_aan_adres, bericht_maken
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.model import Contactgegeven, ContactgegevenSoort, Relatie
from portal.domain.relatie.queries import contact_van, relatie_bij_contact, relatie_van
from portal.domain.relatie.rules import parse_contact
from portal.domain.shared.actor import SYSTEEM, Actor, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.invoer import Antwoorden
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.toegang.actions import binnen_tempo, sessies_beeindigen
from portal.domain.toegang.bevestigen import TeVaakGevraagd, bevestiging_verbruiken, bevestiging_vragen
from portal.domain.toegang.model import (
    CONTACTWIJZIGING_OVERGANGEN,
    Contactwijziging,
    Sessie,
)
from portal.domain.toegang.model import Contactwijzigingstatus as Status
from portal.domain.toegang.queries import contactwijziging_in_rust
from portal.domain.toegang.rules import CODE_GELDIG, MAXIMUM_POGINGEN, Uitkomst, cijfers, geheim_hash, gelijk
from portal.i18n import Zin

CONTACT_WIJZIGEN = "contact_wijzigen"
WAT: Mapping[str, Zin] = {
    ContactgegevenSoort.EMAIL: zin("e-mailadres"),
    ContactgegevenSoort.MOBIEL: zin("telefoonnummer"),
}
_ONDERWEG = (Status.GEVRAAGD, Status.AKKOORD)


class HebbenWijAl(Weigering):
    """What was filled in is how we reach this client already."""


class WijzigingLoopt(Weigering):
    """Another address or number rests already; one at a time, so that there is always an old way to stop it."""


@dataclass(frozen=True)
class Contactstand:
    """A change that is under way or rests, as its owner sees it."""

    id: str
    status: Status
    soort: str
    oud: str
    nieuw: str
    gaat_in_op: date | None
    rustdagen: int
    code_werkt: bool


def contactstand(
    session: Session, *, sessie_id: str, door: Actor, beleid: Beleid, vandaag: date, nu: datetime
) -> Contactstand | None:
    """The change that rests, else the one that is under way in this login; None when there is none."""
    rust = select(Contactwijziging).where(
        Contactwijziging.relatie_id == door.klant_id, Contactwijziging.status == Status.RUST
    )
    found = session.exec(rust).first() or session.exec(_onderweg(sessie_id, door)).first()
    if found is None:
        return None
    return Contactstand(
        id=found.id,
        status=Status(found.status),
        soort=found.soort,
        oud=found.oud,
        nieuw=found.nieuw,
        gaat_in_op=found.gaat_in_op,
        rustdagen=_rustdagen(beleid, vandaag),
        code_werkt=found.verloopt_op is not None and found.verloopt_op > nu and found.pogingen < MAXIMUM_POGINGEN,
    )


@handeling(Rol.KLANT)
def contact_wijzigen(
    session: Session, *, formulier: Mapping[str, object], sessie_id: str, door: Actor, peper: str, nu: datetime
) -> None:
    """Write down another address or number and send the second code; nothing changes yet.

    Raises `FouteInvoer`, `HebbenWijAl`, `WijzigingLoopt`, and what `bevestiging_vragen` raises.
    """
    antwoorden = Antwoorden(formulier)
    gelezen = antwoorden.neem("contact", parse_contact)
    antwoorden.controleer()
    soort, nieuw = gelezen.waarde
    relatie = relatie_van(session, door.klant_id)
    session.refresh(relatie, with_for_update={"key_share": True})
    if session.exec(
        select(Contactgegeven).where(
            Contactgegeven.relatie_id == relatie.id, Contactgegeven.soort == soort, Contactgegeven.waarde == nieuw
        )
    ).first():
        raise HebbenWijAl(zin("Dit hebben wij al van u."), zin("U hoeft niets te doen."))
    _weiger_tweede(session, relatie.id)
    for eerder in session.exec(_onderweg(sessie_id, door).with_for_update()).all():
        overgang(session, CONTACTWIJZIGING_OVERGANGEN, eerder, Status.VERVALLEN, door=door, nu=nu)
    wijziging = Contactwijziging(
        relatie_id=relatie.id,
        sessie_id=sessie_id,
        soort=soort,
        oud=contact_van(session, relatie.id, ContactgegevenSoort(soort)),
        nieuw=nieuw,
        gevraagd_op=nu,
    )
    session.add(wijziging)
    session.flush()
    _vraag_bevestiging(session, wijziging, door=door, peper=peper, nu=nu)


@handeling(Rol.KLANT)
def contact_akkoord(
    session: Session, *, wijziging_id: str, sessie_id: str, door: Actor, peper: str, nu: datetime
) -> None:
    """Agreed, with the second code of this login for exactly this change; now the new address has to be proved.

    Raises `BevestigingNodig`, `TeVaakGevraagd`, and `NietGevonden` for a change of another login or that made way.
    """
    wijziging = _eigen(session, wijziging_id, sessie_id, door, Status.GEVRAAGD)
    bevestiging_verbruiken(
        session, sessie_id=sessie_id, handeling=CONTACT_WIJZIGEN, object_id=wijziging.id, door=door, nu=nu
    )
    overgang(session, CONTACTWIJZIGING_OVERGANGEN, wijziging, Status.AKKOORD, door=door, nu=nu)
    _stuur_code(session, wijziging, peper=peper, nu=nu)


@handeling(Rol.KLANT)
def contactcode_vragen(
    session: Session, *, wijziging_id: str, sessie_id: str, door: Actor, peper: str, nu: datetime
) -> None:
    """Send another code for the step that waits; the older one works no more. Raises as the step itself does."""
    wijziging = _eigen(session, wijziging_id, sessie_id, door, *_ONDERWEG)
    if wijziging.status == Status.GEVRAAGD:
        _vraag_bevestiging(session, wijziging, door=door, peper=peper, nu=nu)
    else:
        _stuur_code(session, wijziging, peper=peper, nu=nu)


@handeling(Rol.KLANT)
def contact_bewijzen(
    session: Session,
    *,
    wijziging_id: str,
    sessie_id: str,
    code: str,
    door: Actor,
    beleid: Beleid,
    peper: str,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> Uitkomst:
    """Try the code that went to the new address; when it is right the days of rest begin and the other logins end.

    A wrong code does not raise, so that it stays counted. Raises `WijzigingLoopt`, and `NietGevonden` as above.
    """
    relatie = relatie_van(session, door.klant_id)
    session.refresh(relatie, with_for_update={"key_share": True})
    wijziging = _eigen(session, wijziging_id, sessie_id, door, Status.AKKOORD)
    binnen = binnen_tempo(session, soort="bevestiging-proberen", wie=relatie.id, peper=peper, nu=nu)
    if not binnen or wijziging.pogingen >= MAXIMUM_POGINGEN:
        return Uitkomst.TE_VAAK
    if wijziging.verloopt_op is None or wijziging.verloopt_op <= nu:
        return Uitkomst.VERLOPEN
    wijziging.pogingen += 1
    if not gelijk(wijziging.code_hash, f"{wijziging.id}:{cijfers(code)}", peper=peper):
        return Uitkomst.TE_VAAK if wijziging.pogingen >= MAXIMUM_POGINGEN else Uitkomst.FOUT
    if _van_een_ander(session, wijziging):
        return Uitkomst.GEBRUIKT
    _weiger_tweede(session, relatie.id)
    sleutel = secrets.token_urlsafe(24)
    wijziging.code_hash, wijziging.sleutel_hash = "", geheim_hash(sleutel, peper=peper)
    wijziging.bewezen_op = nu
    wijziging.gaat_in_op = vandaag + timedelta(days=_rustdagen(beleid, vandaag))
    overgang(session, CONTACTWIJZIGING_OVERGANGEN, wijziging, Status.RUST, door=door, nu=nu)
    sessies_beeindigen(session, col(Sessie.relatie_id) == relatie.id, col(Sessie.id) != sessie_id, nu=nu)
    adres = routes.in_language(routes.WIJZIGING_STOPPEN, relatie.taal)
    bericht_maken(
        session,
        relatie=relatie,
        soort="contact-wijzigt",
        waarden={
            "wat": WAT[wijziging.soort],
            "dag": wijziging.gaat_in_op,
            "laatste_dag": wijziging.gaat_in_op - timedelta(days=1),
        },
        knop_adres=f"{origin}{adres}?sleutel={sleutel}",
        origin=origin,
        nu=nu,
    )
    return Uitkomst.GELUKT


@handeling(Rol.KLANT, namens_klant=True)
def contact_stoppen(
    session: Session, *, wijziging_id: str, sessie_id: str, door: Actor, origin: str, nu: datetime
) -> None:
    """Leave it as it was: what is under way in this login, or what rests. Raises `NietGevonden` for anything else."""
    wijziging = session.get(Contactwijziging, wijziging_id, with_for_update=True)
    if wijziging is None or wijziging.relatie_id != door.klant_id:
        raise NietGevonden(f"contactwijziging {wijziging_id}")
    if wijziging.status == Status.RUST:
        _stop(session, wijziging, door=door, origin=origin, nu=nu, behalve=sessie_id)
        return
    wijziging = _eigen(session, wijziging_id, sessie_id, door, *_ONDERWEG)
    overgang(session, CONTACTWIJZIGING_OVERGANGEN, wijziging, Status.GESTOPT, door=door, nu=nu)


@handeling(Rol.BEZOEKER)
def contact_stoppen_met_sleutel(
    session: Session, *, sleutel: str, ip: str, door: Actor, peper: str, origin: str, nu: datetime
) -> bool:
    """Stop what rests, with the key in the message to the old ways; every login of that client ends.

    False for a key that works no more, or never did: which of the two is not told. Nothing is raised: tries count.
    """
    if not sleutel or not binnen_tempo(session, soort="stoppen-ip", wie=ip, peper=peper, nu=nu):
        return False
    wijziging = session.exec(
        select(Contactwijziging)
        .where(
            Contactwijziging.sleutel_hash == geheim_hash(sleutel, peper=peper), Contactwijziging.status == Status.RUST
        )
        .with_for_update()
    ).first()
    if wijziging is None:
        return False
    _stop(session, wijziging, door=door, origin=origin, nu=nu)
    return True


def contactwijzigingen_laten_ingaan(session: Session, *, origin: str, vandaag: date, nu: datetime) -> int:
    """After the days of rest the new address or number takes the place of the old one. Returns how many."""
    due = select(Contactwijziging).where(
        Contactwijziging.status == Status.RUST, col(Contactwijziging.gaat_in_op) <= vandaag
    )
    rows = session.exec(due.limit(200).with_for_update(skip_locked=True)).all()
    for wijziging in rows:
        relatie = session.get_one(Relatie, wijziging.relatie_id, with_for_update={"key_share": True})
        if relatie.overleden_op is not None or relatie_bij_contact(session, wijziging.soort, wijziging.nieuw):
            overgang(session, CONTACTWIJZIGING_OVERGANGEN, wijziging, Status.VERVALLEN, door=SYSTEEM, nu=nu)
            continue
        session.exec(
            delete(Contactgegeven).where(
                col(Contactgegeven.relatie_id) == relatie.id, col(Contactgegeven.soort) == wijziging.soort
            )
        )
        session.add(
            Contactgegeven(
                relatie_id=relatie.id,
                soort=wijziging.soort,
                waarde=wijziging.nieuw,
                gevalideerd_op=wijziging.bewezen_op or nu,
            )
        )
        overgang(session, CONTACTWIJZIGING_OVERGANGEN, wijziging, Status.INGEGAAN, door=SYSTEEM, nu=nu)
        # A login with the old address proves nothing any more.
        sessies_beeindigen(session, col(Sessie.relatie_id) == relatie.id, col(Sessie.bewijs) == wijziging.soort, nu=nu)
        session.flush()
        waarden: dict[str, object] = {"wat": WAT[wijziging.soort]}
        bericht_maken(session, relatie=relatie, soort="contact-gewijzigd", waarden=waarden, origin=origin, nu=nu)
        if wijziging.oud:
            bericht_aan_adres(
                session,
                soort="contact-gewijzigd",
                kanaal=wijziging.soort,
                adres=wijziging.oud,
                taal=relatie.taal,
                waarden=waarden,
                nu=nu,
            )
    return len(rows)


def oude_contactwijzigingen_wissen(session: Session, *, nu: datetime) -> None:
    """Delete what the model says is kept for a day or a year."""
    for statussen, dagen in (
        ((*_ONDERWEG, Status.VERVALLEN), 1),
        ((Status.INGEGAAN, Status.GESTOPT), 365),
    ):
        oud = select(Contactwijziging).where(
            col(Contactwijziging.status).in_(statussen), col(Contactwijziging.gevraagd_op) < nu - timedelta(days=dagen)
        )
        for wijziging in session.exec(oud).all():
            session.delete(wijziging)


def _onderweg(sessie_id: str, door: Actor):  # type: ignore[no-untyped-def]
    return select(Contactwijziging).where(
        Contactwijziging.relatie_id == door.klant_id,
        Contactwijziging.sessie_id == sessie_id,
        col(Contactwijziging.status).in_(_ONDERWEG),
    )


def _eigen(session: Session, wijziging_id: str, sessie_id: str, door: Actor, *statussen: Status) -> Contactwijziging:
    """A change of this login that is this far; raises `NietGevonden`."""
    wijziging = session.get(Contactwijziging, wijziging_id, with_for_update=True, populate_existing=True)
    if (
        wijziging is None
        or wijziging.relatie_id != door.klant_id
        or wijziging.sessie_id != sessie_id
        or wijziging.status not in statussen
    ):
        raise NietGevonden(f"contactwijziging {wijziging_id}")
    return wijziging


def _weiger_tweede(session: Session, relatie_id: str) -> None:
    rust = select(Contactwijziging.id).where(
        Contactwijziging.relatie_id == relatie_id, Contactwijziging.status == Status.RUST
    )
    if session.exec(rust).first() is not None:
        raise WijzigingLoopt(
            zin("U heeft al een andere wijziging die nog moet ingaan."),
            zin("Stop die eerst, of wacht tot die is ingegaan."),
        )


def _vraag_bevestiging(session: Session, wijziging: Contactwijziging, *, door: Actor, peper: str, nu: datetime) -> None:
    bevestiging_vragen(
        session,
        sessie_id=wijziging.sessie_id,
        handeling=CONTACT_WIJZIGEN,
        object_id=wijziging.id,
        wat=zin("een ander {wat} gebruiken", wat=WAT[wijziging.soort]),
        door=door,
        peper=peper,
        nu=nu,
    )


def _van_een_ander(session: Session, wijziging: Contactwijziging) -> bool:
    return (
        relatie_bij_contact(session, wijziging.soort, wijziging.nieuw) is not None
        or contactwijziging_in_rust(session, wijziging.soort, wijziging.nieuw) is not None
    )


def _stuur_code(session: Session, wijziging: Contactwijziging, *, peper: str, nu: datetime) -> None:
    """A code to the new address; the same to whoever asks when it is somebody else's, but then without a code."""
    binnen = binnen_tempo(
        session, soort="nieuw-adres-persoon", wie=wijziging.relatie_id, peper=peper, nu=nu
    ) and binnen_tempo(session, soort="nieuw-adres", wie=wijziging.nieuw, peper=peper, nu=nu)
    if not binnen:
        raise TeVaakGevraagd(
            zin("U heeft vaak om een code gevraagd."), zin("Wacht een uur, of bel ons. Dan regelen wij het samen.")
        )
    relatie = relatie_van(session, wijziging.relatie_id)
    code = f"{secrets.randbelow(10**6):06d}"
    wijziging.code_hash = geheim_hash(f"{wijziging.id}:{code}", peper=peper)
    wijziging.pogingen, wijziging.verloopt_op = 0, nu + CODE_GELDIG
    bezet = _van_een_ander(session, wijziging)
    bericht_aan_adres(
        session,
        soort="adres-al-bekend" if bezet else "nieuw-adres-code",
        kanaal=wijziging.soort,
        adres=wijziging.nieuw,
        taal=relatie.taal,
        waarden={"code": f"{code[:3]} {code[3:]}"},
        vluchtig_tot=wijziging.verloopt_op,
        nu=nu,
    )


def _stop(
    session: Session, wijziging: Contactwijziging, *, door: Actor, origin: str, nu: datetime, behalve: str = ""
) -> None:
    overgang(session, CONTACTWIJZIGING_OVERGANGEN, wijziging, Status.GESTOPT, door=door, nu=nu)
    relatie = relatie_van(session, wijziging.relatie_id)
    # Whoever asked for it may be somebody else.
    sessies_beeindigen(session, col(Sessie.relatie_id) == relatie.id, col(Sessie.id) != behalve, nu=nu)
    bericht_maken(
        session,
        relatie=relatie,
        soort="contact-gestopt",
        waarden={"wat": WAT[wijziging.soort]},
        origin=origin,
        nu=nu,
    )


def _rustdagen(beleid: Beleid, vandaag: date) -> int:
    return beleid.regio.beleid_op(vandaag).contact.rustdagen


def gevolgen(stand: Contactstand, vandaag: date) -> tuple[Zin, ...]:
    """What it means, in sentences, before anything is saved."""
    dag = vandaag + timedelta(days=stand.rustdagen)
    wat = WAT[stand.soort]
    return (
        zin("Uw nieuwe {wat} telt vanaf {dag}. Tot die dag verandert er niets.", wat=wat, dag=dag),
        zin("Wij zeggen het ook op de manieren waarop wij u nu bereiken. U kunt het dan nog stoppen."),
        zin("Op andere apparaten wordt u uitgelogd.")
        if not stand.oud
        else zin("Op andere apparaten wordt u uitgelogd. Met het oude kunt u vanaf {dag} niet meer inloggen.", dag=dag),
    )
