"""Passkeys: keys in somebody's own phone or computer, that open with a finger, a face or a pin.

    passkeyvraag_stellen(waarvoor=...)   what the browser is asked; the challenge counts once, here, for minutes
    passkey_antwoord(antwoord=...)       what the key said: a login, a new key, a second proof, or why not
    passkeycode_vragen, passkey_verwijderen

A client logs in with one, or confirms a heavy act with it. A colleague types a code from the mail first, and makes a
key when there is none yet. Whoever lost a key uses one of the other ways, or calls; a colleague asks the administrator.
Source: W3C Web Authentication 3, sections 7.1 and 7.2.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, or_, update
from sqlmodel import Session, col, select

from portal import routes
from portal.domain.bericht.actions import bericht_aan_adres, bericht_maken
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.model import ContactgegevenSoort, Relatie, volledige_naam
from portal.domain.relatie.queries import contact_van, relatie_van
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.rights import handeling
from portal.domain.toegang.aanbieder import lopende, vers_bewezen
from portal.domain.toegang.actions import binnen_tempo, sessie_beginnen, sessies_beeindigen
from portal.domain.toegang.bevestigen import (
    bevestiging_geven,
    bevestiging_verbruiken,
    bevestiging_vragen,
    is_bevestigd,
    te_bevestigen,
)
from portal.domain.toegang.model import Inlogpoging, Passkey, Passkeyvraag, Sessie
from portal.domain.toegang.rules import (
    MAXIMUM_PASSKEYS,
    PASSKEYVRAAG_GELDIG,
    VERS_BEWIJS,
    Bewijsmiddel,
    geheim_hash,
    teller_klopt,
)
from portal.integrations.inloggen.passkey import (
    PasskeyFout,
    lees_gebruik,
    lees_nieuwe,
    uitdaging_in,
    vraag_gebruik,
    vraag_nieuwe,
    wie_antwoordt,
)

BEWIJS = "passkey"
TOEVOEGEN = "passkey_toevoegen"


class Waarvoor(StrEnum):
    """What a passkey is asked for."""

    INLOGGEN = "inloggen"
    # The second half of the login of a colleague.
    COLLEGA = "collega"
    BEWIJZEN = "bewijzen"
    BEVESTIGEN = "bevestigen"
    TOEVOEGEN = "toevoegen"


class Passkeyuitkomst(StrEnum):
    """What became of it; the screen has a sentence for each that is not `GELUKT`."""

    GELUKT = "gelukt"
    MISLUKT = "passkey-mislukt"
    VERLOPEN = "passkey-verlopen"
    ONBEKEND = "passkey-onbekend"
    VAN_EEN_ANDER = "passkey-van-een-ander"
    VAN_COLLEGA = "passkey-van-collega"
    GEBLOKKEERD = "passkey-geblokkeerd"
    EERST_BEWIJZEN = "passkey-eerst-bewijzen"
    HEEFT_U_AL = "passkey-heeft-u-al"
    TE_VEEL = "passkey-te-veel"
    TE_VAAK = "passkey-te-vaak"


class LaatstePasskey(Weigering):
    """A colleague cannot log in without one."""


@dataclass(frozen=True)
class Eigenaar:
    """Whose a passkey is: of a client or of a colleague."""

    relatie_id: str | None = None
    medewerker_id: str | None = None

    @property
    def sleutels(self) -> ColumnElement[bool]:
        """Which passkeys are theirs."""
        if self.relatie_id is not None:
            return col(Passkey.relatie_id) == self.relatie_id
        return col(Passkey.medewerker_id) == self.medewerker_id

    @property
    def gebruiker(self) -> bytes:
        """What a key keeps to know whose it is; it says nothing to anybody else."""
        return sha256(f"passkey:{self.relatie_id or self.medewerker_id}".encode()).digest()


@dataclass(frozen=True)
class Gesteld:
    """The question for the browser; `browser` is the secret for its cookie when nobody is logged in yet."""

    opties: str
    maken: bool
    browser: str = ""


@dataclass(frozen=True)
class Beantwoord:
    """What became of an answer, and where to go on; `sessie` is the secret for the cookie of a new login."""

    uitkomst: Passkeyuitkomst
    doel: str = routes.INLOGGEN
    taal: str = "nl"
    sessie: str = ""


@dataclass(frozen=True)
class Passkeyregel:
    """One passkey, as its owner sees it."""

    id: str
    naam: str
    gemaakt_op: datetime
    gebruikt_op: datetime | None
    geblokkeerd: bool


# --- the question -------------------------------------------------------------------------------------------------


def passkeyvraag_stellen(
    session: Session,
    *,
    waarvoor: Waarvoor,
    handeling: str = "",
    object_id: str = "",
    doel: str,
    taal: str,
    sessie: str,
    poging: str,
    ip: str,
    beleid: Beleid,
    origin: str,
    peper: str,
    nu: datetime,
) -> Gesteld | Passkeyuitkomst:
    """What to ask the browser; or why not. Only a hash of the challenge stays here, bound to this browser or login.

    `sessie` and `poging` are the secrets of the cookies: of a login, and of who typed a code as a colleague.
    """
    if not binnen_tempo(session, soort="passkey-ip", wie=ip, peper=peper, nu=nu):
        return Passkeyuitkomst.TE_VAAK
    eigen, half = _ingelogd(session, sessie, peper, nu), _half(session, poging, peper, nu)
    uitdaging, geheim = secrets.token_bytes(32), ""
    vraag = Passkeyvraag(
        id=_vraag_id(uitdaging, peper),
        waarvoor=waarvoor,
        doel=doel,
        taal=taal,
        gemaakt_op=nu,
        verloopt_op=nu + PASSKEYVRAAG_GELDIG,
    )
    if waarvoor is Waarvoor.INLOGGEN:
        geheim = secrets.token_urlsafe(32)
        vraag.browser = geheim_hash(geheim, peper=peper)
        bekend: list[str] = []
    else:
        wie = _wie(session, waarvoor, eigen, half, nu)
        if isinstance(wie, Passkeyuitkomst):
            return wie
        bekend = list(session.exec(select(Passkey.credential).where(wie.sleutels)).all())
        if eigen is not None:
            vraag.sessie_id = eigen.id
        elif half is not None:
            vraag.browser = half.id
        if waarvoor is Waarvoor.TOEVOEGEN:
            if len(bekend) >= MAXIMUM_PASSKEYS:
                return Passkeyuitkomst.TE_VEEL
            opties = vraag_nieuwe(
                origin=origin,
                portaal=beleid.regio.naam,
                gebruiker=wie.gebruiker,
                naam=_hoe_heet(session, wie),
                uitdaging=uitdaging,
                bekend=bekend,
            )
            session.add(vraag)
            return Gesteld(opties, maken=True)
        if waarvoor is Waarvoor.BEVESTIGEN and eigen is not None:
            vraag.bevestiging_id = te_bevestigen(session, sessie=eigen, handeling=handeling, object_id=object_id, nu=nu)
        if not bekend or (waarvoor is Waarvoor.BEVESTIGEN and vraag.bevestiging_id is None):
            return Passkeyuitkomst.VERLOPEN
    session.add(vraag)
    opties = vraag_gebruik(origin=origin, uitdaging=uitdaging, bekend=bekend)
    return Gesteld(opties, maken=False, browser=geheim)


def _wie(
    session: Session, waarvoor: Waarvoor, eigen: Sessie | None, half: Inlogpoging | None, nu: datetime
) -> Eigenaar | Passkeyuitkomst:
    """Of whom a key must be for this; or what has to happen first."""
    if waarvoor is Waarvoor.COLLEGA:
        return Passkeyuitkomst.VERLOPEN if half is None else Eigenaar(medewerker_id=half.medewerker_id)
    if eigen is not None:
        wie = Eigenaar(eigen.relatie_id, eigen.medewerker_id)
        mag = waarvoor is not Waarvoor.TOEVOEGEN or (
            vers_bewezen(eigen, nu)
            if eigen.relatie_id is None
            else is_bevestigd(session, sessie=eigen, handeling=TOEVOEGEN, object_id=eigen.relatie_id, nu=nu)
        )
        return wie if mag else Passkeyuitkomst.EERST_BEWIJZEN
    if half is not None and waarvoor is Waarvoor.TOEVOEGEN:
        # The first one only, of two at once only one: whoever reads the mail of a colleague adds no second key.
        session.get_one(Medewerker, half.medewerker_id, with_for_update=True)
        wie = Eigenaar(medewerker_id=half.medewerker_id)
        return Passkeyuitkomst.EERST_BEWIJZEN if _aantal(session, wie) else wie
    return Passkeyuitkomst.VERLOPEN


# --- the answer ---------------------------------------------------------------------------------------------------


def passkey_antwoord(
    session: Session,
    *,
    antwoord: str,
    naam: str,
    sessie: str,
    poging: str,
    browser: str,
    ip: str,
    origin: str,
    peper: str,
    nu: datetime,
) -> Beantwoord:
    """What the key said. Nothing is refused by raising: a question that was answered stays used up.

    `browser` is the secret of the cookie of who asked without a login.
    """
    if not binnen_tempo(session, soort="passkey-ip", wie=ip, peper=peper, nu=nu):
        return Beantwoord(Passkeyuitkomst.TE_VAAK)
    try:
        uitdaging = uitdaging_in(antwoord)
    except PasskeyFout:
        return Beantwoord(Passkeyuitkomst.MISLUKT)
    eigen, half = _ingelogd(session, sessie, peper, nu), _half(session, poging, peper, nu)
    hashes = [geheim_hash(geheim, peper=peper) for geheim in (poging, browser) if geheim]
    id_ = _vraag_id(uitdaging, peper)
    # One statement: of two answers at once only one gets it.
    used = session.exec(
        update(Passkeyvraag)
        .where(
            col(Passkeyvraag.id) == id_,
            col(Passkeyvraag.gebruikt_op).is_(None),
            col(Passkeyvraag.verloopt_op) > nu,
            or_(
                and_(col(Passkeyvraag.sessie_id).is_(None), col(Passkeyvraag.browser).in_(hashes)),
                col(Passkeyvraag.sessie_id) == (eigen.id if eigen is not None else ""),
            ),
        )
        .values(gebruikt_op=nu)
    )
    if used.rowcount != 1:
        return Beantwoord(Passkeyuitkomst.VERLOPEN)
    vraag = session.get_one(Passkeyvraag, id_, populate_existing=True)
    gegeven = {"antwoord": antwoord, "origin": origin, "uitdaging": uitdaging}
    try:
        if vraag.waarvoor == Waarvoor.TOEVOEGEN:
            uitkomst, geheim = _toevoegen(session, eigen, half, gegeven, naam=naam, peper=peper, nu=nu)
        else:
            uitkomst, geheim = _gebruiken(session, vraag, eigen, half, gegeven, peper=peper, nu=nu)
    except PasskeyFout:
        uitkomst, geheim = Passkeyuitkomst.MISLUKT, ""
    return Beantwoord(uitkomst, vraag.doel, vraag.taal, geheim)


def _toevoegen(
    session: Session,
    eigen: Sessie | None,
    half: Inlogpoging | None,
    gegeven: dict[str, Any],
    *,
    naam: str,
    peper: str,
    nu: datetime,
) -> tuple[Passkeyuitkomst, str]:
    wie = _wie(session, Waarvoor.TOEVOEGEN, eigen, half, nu)
    if isinstance(wie, Passkeyuitkomst):
        return wie, ""
    nieuwe = lees_nieuwe(**gegeven)
    if session.exec(select(Passkey.id).where(Passkey.credential == nieuwe.credential)).first() is not None:
        return Passkeyuitkomst.HEEFT_U_AL, ""
    if _aantal(session, wie) >= MAXIMUM_PASSKEYS:
        return Passkeyuitkomst.TE_VEEL, ""
    if eigen is not None and eigen.relatie_id is not None:
        door = Actor(Rol.KLANT, relatie_id=eigen.relatie_id)
        bevestiging_verbruiken(
            session, sessie_id=eigen.id, handeling=TOEVOEGEN, object_id=eigen.relatie_id, door=door, nu=nu
        )
    zichtbaar = "".join(teken if teken.isprintable() else " " for teken in naam)
    passkey = Passkey(
        credential=nieuwe.credential,
        sleutel=nieuwe.sleutel,
        teller=nieuwe.teller,
        naam=" ".join(zichtbaar.split())[:40] or "Passkey",
        relatie_id=wie.relatie_id,
        medewerker_id=wie.medewerker_id,
        gemaakt_op=nu,
    )
    session.add(passkey)
    _zeg(session, wie, "toegevoegd", passkey.naam, origin=gegeven["origin"], nu=nu)
    if eigen is not None or half is None:
        return Passkeyuitkomst.GELUKT, ""
    passkey.gebruikt_op = nu
    return Passkeyuitkomst.GELUKT, _collega_ingelogd(session, half, peper, nu)


def _gebruiken(
    session: Session,
    vraag: Passkeyvraag,
    eigen: Sessie | None,
    half: Inlogpoging | None,
    gegeven: dict[str, Any],
    *,
    peper: str,
    nu: datetime,
) -> tuple[Passkeyuitkomst, str]:
    gebruik = wie_antwoordt(gegeven["antwoord"])
    passkey = session.exec(select(Passkey).where(Passkey.credential == gebruik.credential).with_for_update()).first()
    if passkey is None:
        return Passkeyuitkomst.ONBEKEND, ""
    teller = lees_gebruik(sleutel=passkey.sleutel, **gegeven)
    van, waarvoor = Eigenaar(passkey.relatie_id, passkey.medewerker_id), Waarvoor(vraag.waarvoor)
    if gebruik.gebruiker not in (b"", van.gebruiker):
        return Passkeyuitkomst.MISLUKT, ""
    mag = _mag(session, waarvoor, van, eigen, half, nu)
    if mag is not Passkeyuitkomst.GELUKT:
        return mag, ""
    if passkey.geblokkeerd_op is None and not teller_klopt(passkey.teller, teller):
        passkey.geblokkeerd_op = nu
        _zeg(session, van, "geblokkeerd", passkey.naam, origin=gegeven["origin"], nu=nu)
    if passkey.geblokkeerd_op is not None:
        return Passkeyuitkomst.GEBLOKKEERD, ""
    passkey.teller, passkey.gebruikt_op = teller, nu
    if waarvoor is Waarvoor.INLOGGEN:
        geheim = sessie_beginnen(session, relatie_id=van.relatie_id, bewijs=BEWIJS, peper=peper, nu=nu)
        return Passkeyuitkomst.GELUKT, geheim
    if waarvoor is Waarvoor.COLLEGA and half is not None:
        return Passkeyuitkomst.GELUKT, _collega_ingelogd(session, half, peper, nu)
    assert eigen is not None, "what is left belongs to a login"  # noqa: S101
    return _bewijzen(session, vraag, eigen, nu), ""


def _mag(
    session: Session, waarvoor: Waarvoor, van: Eigenaar, eigen: Sessie | None, half: Inlogpoging | None, nu: datetime
) -> Passkeyuitkomst:
    """Whether a key of this person is what was asked for."""
    if waarvoor is not Waarvoor.INLOGGEN:
        wie = _wie(session, waarvoor, eigen, half, nu)
        if isinstance(wie, Passkeyuitkomst):
            return wie
        return Passkeyuitkomst.GELUKT if wie == van else Passkeyuitkomst.VAN_EEN_ANDER
    if van.relatie_id is None:
        return Passkeyuitkomst.VAN_COLLEGA
    overleden = relatie_van(session, van.relatie_id).overleden_op is not None
    return Passkeyuitkomst.ONBEKEND if overleden else Passkeyuitkomst.GELUKT


def _bewijzen(session: Session, vraag: Passkeyvraag, eigen: Sessie, nu: datetime) -> Passkeyuitkomst:
    """Whoever is logged in showed again who they are: in general, or for one heavy act."""
    eigen.bewezen_op = nu
    if vraag.waarvoor != Waarvoor.BEVESTIGEN or bevestiging_geven(
        session, bevestiging_id=vraag.bevestiging_id, sessie=eigen, met=Bewijsmiddel.PASSKEY, nu=nu
    ):
        return Passkeyuitkomst.GELUKT
    return Passkeyuitkomst.VERLOPEN


def _collega_ingelogd(session: Session, half: Inlogpoging, peper: str, nu: datetime) -> str:
    """Both halves are there: a session; the code of the first half opens nothing a second time."""
    medewerker_id, half.medewerker_id = half.medewerker_id, None
    return sessie_beginnen(session, medewerker_id=medewerker_id, bewijs=BEWIJS, peper=peper, nu=nu)


# --- one's own ----------------------------------------------------------------------------------------------------


def passkeys_van(session: Session, *, door: Actor) -> list[Passkeyregel]:
    """The passkeys of whoever this is, oldest first; a help session shows those of nobody."""
    rows = session.exec(select(Passkey).where(_eigenaar(door).sleutels).order_by(col(Passkey.gemaakt_op))).all()
    return [
        Passkeyregel(row.id, row.naam, row.gemaakt_op, row.gebruikt_op, row.geblokkeerd_op is not None) for row in rows
    ]


def collega_heeft_passkey(session: Session, *, poging: str, peper: str, nu: datetime) -> bool | None:
    """Whether the colleague who typed the right code in this browser has a passkey; None when nobody did."""
    half = _half(session, poging, peper, nu, lock=False)
    return None if half is None else _aantal(session, Eigenaar(medewerker_id=half.medewerker_id)) > 0


def bewezen_kort_geleden(session: Session, *, sessie_id: str, nu: datetime) -> bool:
    """Whether whoever is behind this login proved in the last minutes who they are."""
    sessie = session.get(Sessie, sessie_id) if sessie_id else None
    return sessie is not None and vers_bewezen(sessie, nu)


@handeling(Rol.KLANT)
def passkeycode_vragen(session: Session, *, sessie_id: str, door: Actor, peper: str, nu: datetime) -> None:
    """Send the second code with which a passkey is added. Raises as `bevestiging_vragen` does."""
    bevestiging_vragen(
        session,
        sessie_id=sessie_id,
        handeling=TOEVOEGEN,
        object_id=str(door.klant_id),
        wat=zin("een passkey toevoegen"),
        door=door,
        peper=peper,
        nu=nu,
    )


@handeling(Rol.KLANT, Rol.MEDEWERKER)
def passkey_verwijderen(
    session: Session, *, passkey_id: str, sessie_id: str, door: Actor, origin: str, nu: datetime
) -> None:
    """From now on this key opens nothing; other logins that began with a passkey end.

    Raises `NietGevonden` for somebody else's, `LaatstePasskey` for the only one of a colleague.
    """
    wie = _eigenaar(door)
    passkey = session.get(Passkey, passkey_id, with_for_update=True)
    if passkey is None or Eigenaar(passkey.relatie_id, passkey.medewerker_id) != wie:
        raise NietGevonden(f"passkey {passkey_id}")
    if wie.medewerker_id is not None and _aantal(session, wie) == 1:
        raise LaatstePasskey(
            zin("Dit is uw enige passkey. Zonder passkey kunt u niet inloggen."), zin("Voeg eerst een andere toe.")
        )
    session.delete(passkey)
    sessies_beeindigen(session, *_sessies(wie), col(Sessie.bewijs) == BEWIJS, col(Sessie.id) != sessie_id, nu=nu)
    _zeg(session, wie, "verwijderd", passkey.naam, origin=origin, nu=nu)


def passkeys_van_collega_wissen(session: Session, *, email: str, origin: str, nu: datetime) -> int:
    """A colleague lost every key: the next login makes a new one. Returns how many there were; their logins end."""
    medewerker = session.exec(select(Medewerker).where(func.lower(Medewerker.email) == email.lower())).first()
    if medewerker is None:
        raise NietGevonden(f"medewerker {email}")
    wie = Eigenaar(medewerker_id=medewerker.id)
    aantal = _aantal(session, wie)
    session.exec(delete(Passkey).where(wie.sleutels))
    sessies_beeindigen(session, *_sessies(wie), nu=nu)
    if aantal:
        _zeg(session, wie, "verwijderd", "al uw passkeys", origin=origin, nu=nu)
    return aantal


# --- help ---------------------------------------------------------------------------------------------------------


def _vraag_id(uitdaging: bytes, peper: str) -> str:
    return geheim_hash(f"passkeyvraag:{uitdaging.hex()}", peper=peper)


def _eigenaar(door: Actor) -> Eigenaar:
    """Of whom: oneself, never of a client who is helped."""
    if door.rol is Rol.MEDEWERKER and not door.helpt:
        return Eigenaar(medewerker_id=door.medewerker_id)
    return Eigenaar(relatie_id=door.relatie_id or "-")


def _sessies(wie: Eigenaar) -> Sequence[ColumnElement[bool]]:
    if wie.relatie_id is not None:
        return (col(Sessie.relatie_id) == wie.relatie_id,)
    return (col(Sessie.medewerker_id) == wie.medewerker_id,)


def _aantal(session: Session, wie: Eigenaar) -> int:
    return session.exec(select(func.count()).select_from(Passkey).where(wie.sleutels)).one()


def _ingelogd(session: Session, sessie: str, peper: str, nu: datetime) -> Sessie | None:
    """The login of this cookie that runs; a desk that is locked is nobody's."""
    found = lopende(session, geheim_hash(sessie, peper=peper) if sessie else None, nu)
    return found if found is not None and found.vergrendeld_op is None else None


def _half(session: Session, poging: str, peper: str, nu: datetime, *, lock: bool = True) -> Inlogpoging | None:
    """The code that a colleague typed in this browser in the last minutes, and that is not used up."""
    id_ = geheim_hash(poging, peper=peper)
    found = session.get(Inlogpoging, id_, with_for_update=lock or None) if poging else None
    if found is None or found.medewerker_id is None or found.gebruikt_op is None:
        return None
    medewerker = session.get(Medewerker, found.medewerker_id)
    werkt = medewerker is not None and medewerker.actief
    return found if werkt and nu - found.gebruikt_op < VERS_BEWIJS else None


def _hoe_heet(session: Session, wie: Eigenaar) -> str:
    """How the device of this person names the key in its list."""
    if wie.relatie_id is None:
        return session.get_one(Medewerker, wie.medewerker_id).email
    relatie = session.get_one(Relatie, wie.relatie_id)
    return (
        contact_van(session, relatie.id, ContactgegevenSoort.EMAIL)
        or contact_van(session, relatie.id, ContactgegevenSoort.MOBIEL)
        or volledige_naam(relatie.voornaam, relatie.tussenvoegsel, relatie.achternaam)
        or "portaal"
    )


def _zeg(session: Session, wie: Eigenaar, wat: str, naam: str, *, origin: str, nu: datetime) -> None:
    """Tell whoever it is of: a client along every way, a colleague by mail."""
    waarden: dict[str, object] = {"naam": naam}
    if wie.relatie_id is not None:
        relatie = relatie_van(session, wie.relatie_id)
        bericht_maken(session, relatie=relatie, soort=f"passkey-{wat}", waarden=waarden, origin=origin, nu=nu)
        return
    bericht_aan_adres(
        session,
        soort=f"passkey-van-collega-{wat}",
        kanaal=ContactgegevenSoort.EMAIL,
        adres=session.get_one(Medewerker, wie.medewerker_id).email,
        taal="nl",
        waarden=waarden,
        nu=nu,
    )
