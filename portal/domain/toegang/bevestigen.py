"""Step-up: a fresh second proof for one heavy act on one object: a code, a passkey, or the identity provider.

    bevestiging_vragen(session, handeling="iban_wijzigen", object_id=..., ...)       a code goes out
    bevestigingscode_proberen(session, handeling=..., object_id=..., code=..., ...)  what was typed is compared
    bevestiging_geven(session, ...)                                                  a passkey or the provider said yes
    bevestiging_verbruiken(session, handeling=..., object_id=..., ...)               inside the act, or it refuses

The code goes along another proven way than the one of the login, where there is one. It is bound to the login, the
act and the object, works ten minutes and once, and each try counts. What is approved must not be able to change: an
act on something that can change puts a hash of it in `object_id`.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from portal.domain.bericht.actions import bericht_aan_adres
from portal.domain.relatie.model import Contactgegeven
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.rights import handeling
from portal.domain.toegang.actions import binnen_tempo
from portal.domain.toegang.model import Bevestiging, Passkey, Sessie
from portal.domain.toegang.queries import verhuld
from portal.domain.toegang.rules import (
    BEVESTIGING_GELDIG,
    MAXIMUM_POGINGEN,
    Bewijsmiddel,
    Uitkomst,
    cijfers,
    geheim_hash,
    gelijk,
    weg_voor_bevestiging,
)
from portal.i18n import Zin


class TeVaakGevraagd(Weigering):
    """Too many codes in a short time."""


class GeenWeg(Weigering):
    """There is no address to which a code can go; the desk can do it."""


class BevestigingNodig(Weigering):
    """This act takes a second code, and there is none that counts for it."""


@dataclass(frozen=True)
class WachtOpBevestiging:
    """What the page that asks for the second code shows; with what else this person can confirm."""

    waarheen: str
    soort: str
    andere_weg: bool
    pogingen_over: int
    bevestigd: bool
    passkey: bool = False
    aanbieder: str = ""


@handeling(Rol.KLANT)
def bevestiging_vragen(
    session: Session,
    *,
    sessie_id: str,
    handeling: str,
    object_id: str,
    wat: Zin,
    door: Actor,
    peper: str,
    nu: datetime,
) -> None:
    """Send a second code for this act on this object; `wat` says in the message what the code is for.

    A newer code ends the older one. Raises `TeVaakGevraagd`; `NietGevonden` for a login of somebody else.
    """
    sessie = session.get(Sessie, sessie_id)
    if sessie is None or sessie.relatie_id != door.klant_id or sessie.beeindigd_op is not None:
        raise NietGevonden(f"sessie {sessie_id[:8]}")
    if not binnen_tempo(session, soort="bevestiging-vragen", wie=str(door.klant_id), peper=peper, nu=nu):
        raise TeVaakGevraagd(
            zin("U heeft vaak om een code gevraagd."), zin("Wacht een uur, of bel ons. Dan regelen wij het samen.")
        )
    relatie = relatie_van(session, door.klant_id)
    wegen = [
        (contact.soort, contact.waarde)
        for contact in session.exec(
            select(Contactgegeven)
            .where(Contactgegeven.relatie_id == relatie.id)
            .order_by(col(Contactgegeven.soort), col(Contactgegeven.gevalideerd_op))
        ).all()
    ]
    if not wegen:
        raise GeenWeg(
            zin("Wij kunnen u geen code sturen: wij hebben geen e-mailadres of mobiel nummer van u."),
            zin("Kom langs op kantoor, of bel ons. Dan regelen wij het samen."),
        )
    (soort, waarde), andere_weg = weg_voor_bevestiging(wegen, bewezen_met=sessie.bewijs)
    session.exec(
        update(Bevestiging)
        .where(*_van(sessie_id, handeling, object_id), col(Bevestiging.gebruikt_op).is_(None))
        .values(gebruikt_op=nu)
    )
    code = f"{secrets.randbelow(10**6):06d}"
    bevestiging = Bevestiging(
        sessie_id=sessie_id,
        relatie_id=relatie.id,
        handeling=handeling,
        object_id=object_id,
        soort=soort,
        waarde=waarde,
        andere_weg=andere_weg,
        code_hash="",
        gevraagd_op=nu,
        verloopt_op=nu + BEVESTIGING_GELDIG,
    )
    bevestiging.code_hash = geheim_hash(f"{bevestiging.id}:{code}", peper=peper)
    session.add(bevestiging)
    bericht_aan_adres(
        session,
        soort="bevestigingscode",
        kanaal=soort,
        adres=waarde,
        taal=relatie.taal,
        waarden={"code": f"{code[:3]} {code[3:]}", "wat": wat},
        vluchtig_tot=bevestiging.verloopt_op,
        nu=nu,
    )
    if andere_weg:
        return
    # Whoever reads along with the way of the login reads this code too: everyone else who can be told, is told.
    for andere_soort, andere_waarde in wegen:
        if andere_waarde != waarde:
            bericht_aan_adres(
                session,
                soort="bevestiging-gevraagd",
                kanaal=andere_soort,
                adres=andere_waarde,
                taal=relatie.taal,
                waarden={"wat": wat},
                nu=nu,
            )


@handeling(Rol.KLANT)
def bevestigingscode_proberen(
    session: Session,
    *,
    sessie_id: str,
    handeling: str,
    object_id: str,
    code: str,
    door: Actor,
    peper: str,
    nu: datetime,
) -> Uitkomst:
    """Compare what was typed with the code of this act. Nothing raises: a refused try must stay counted.

    Nothing has to be typed by who confirmed it with a passkey or at the provider.
    """
    bevestiging = _open(session, sessie_id, handeling, object_id, door)
    if bevestiging is None:
        return Uitkomst.GEBRUIKT
    if bevestiging.bevestigd_op is not None and not cijfers(code):
        return Uitkomst.GELUKT if bevestiging.verloopt_op > nu else Uitkomst.VERLOPEN
    binnen = binnen_tempo(session, soort="bevestiging-proberen", wie=str(door.klant_id), peper=peper, nu=nu)
    if not binnen or bevestiging.pogingen >= MAXIMUM_POGINGEN:
        return Uitkomst.TE_VAAK
    if bevestiging.verloopt_op <= nu:
        return Uitkomst.VERLOPEN
    bevestiging.pogingen += 1
    if not gelijk(bevestiging.code_hash, f"{bevestiging.id}:{cijfers(code)}", peper=peper):
        return Uitkomst.TE_VAAK if bevestiging.pogingen >= MAXIMUM_POGINGEN else Uitkomst.FOUT
    bevestiging.bevestigd_op, bevestiging.bevestigd_met = nu, Bewijsmiddel.CODE
    return Uitkomst.GELUKT


def te_bevestigen(session: Session, *, sessie: Sessie, handeling: str, object_id: str, nu: datetime) -> str | None:
    """What waits in this login for a second proof of this act on this object; its id, None when nothing does."""
    if sessie.relatie_id is None:
        return None
    door = Actor(Rol.KLANT, relatie_id=sessie.relatie_id)
    found = _open(session, sessie.id, handeling, object_id, door)
    return found.id if found is not None and found.verloopt_op > nu else None


def is_bevestigd(session: Session, *, sessie: Sessie, handeling: str, object_id: str, nu: datetime) -> bool:
    """Whether the second proof for this act on this object was given in this login, and still counts."""
    id_ = te_bevestigen(session, sessie=sessie, handeling=handeling, object_id=object_id, nu=nu)
    return id_ is not None and session.get_one(Bevestiging, id_).bevestigd_op is not None


def bevestiging_geven(
    session: Session, *, bevestiging_id: str | None, sessie: Sessie, met: Bewijsmiddel, nu: datetime
) -> bool:
    """This person just proved again who they are: what waited for it in this login is confirmed. False: too late."""
    found = session.get(Bevestiging, bevestiging_id, with_for_update=True) if bevestiging_id else None
    if found is None or found.sessie_id != sessie.id or found.gebruikt_op is not None or found.verloopt_op <= nu:
        return False
    found.bevestigd_op, found.bevestigd_met = nu, met
    return True


def bevestiging_verbruiken(
    session: Session, *, sessie_id: str, handeling: str, object_id: str, door: Actor, nu: datetime
) -> None:
    """Called inside the act: the second code of this login, for this act and object, counts once.

    Raises `BevestigingNodig` when there is none, when it is too old, or when it was used before.
    """
    bevestiging = _open(session, sessie_id, handeling, object_id, door)
    if bevestiging is None or bevestiging.bevestigd_op is None or bevestiging.verloopt_op <= nu:
        raise BevestigingNodig(
            zin("Hiervoor is een nieuwe code nodig."), zin("Vraag een nieuwe code, of bel ons. Dan helpen wij u.")
        )
    bevestiging.gebruikt_op = nu


def wacht_op_bevestiging(
    session: Session, *, sessie_id: str, handeling: str, object_id: str, door: Actor, nu: datetime
) -> WachtOpBevestiging | None:
    """Where the code of this act went (masked), and how many tries are left; None when no code works any more."""
    found = _open(session, sessie_id, handeling, object_id, door, lock=False)
    if found is None or found.verloopt_op <= nu:
        return None
    passkey = select(Passkey.id).where(Passkey.relatie_id == door.klant_id, col(Passkey.geblokkeerd_op).is_(None))
    return WachtOpBevestiging(
        waarheen=verhuld(found.waarde),
        soort=found.soort,
        andere_weg=found.andere_weg,
        pogingen_over=max(0, MAXIMUM_POGINGEN - found.pogingen),
        bevestigd=found.bevestigd_op is not None,
        passkey=session.exec(passkey).first() is not None,
        aanbieder=session.get_one(Sessie, sessie_id).aanbieder,
    )


def _van(sessie_id: str, handeling: str, object_id: str):  # type: ignore[no-untyped-def]
    return (
        col(Bevestiging.sessie_id) == sessie_id,
        col(Bevestiging.handeling) == handeling,
        col(Bevestiging.object_id) == object_id,
    )


def _open(
    session: Session, sessie_id: str, handeling: str, object_id: str, door: Actor, *, lock: bool = True
) -> Bevestiging | None:
    query = select(Bevestiging).where(
        *_van(sessie_id, handeling, object_id),
        Bevestiging.relatie_id == door.klant_id,
        col(Bevestiging.gebruikt_op).is_(None),
    )
    return session.exec(query.with_for_update() if lock else query).first()
