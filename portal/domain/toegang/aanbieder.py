"""Logging in at an identity provider: one attempt, in one browser, used once.

    aanmelding_beginnen(...)    the secret for the cookie; what goes to the provider follows from it (`wisselsleutels`)
    aanmelding_gebruiken(...)   the browser is back: this attempt is used up, before anything else happens
    aanmelding_afronden(...)    the provider said who it is: a session, a linked identity, or why not

An identity belongs to whoever proved to be somebody here first: staff stand on a list, clients link it from their own
login. An address that is the same proves nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import update
from sqlmodel import Session, col, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.rights import handeling
from portal.domain.toegang.actions import binnen_tempo, sessie_beginnen, sessies_beeindigen
from portal.domain.toegang.bevestigen import bevestiging_geven, te_bevestigen
from portal.domain.toegang.model import Aanmelding, Identiteit, Sessie
from portal.domain.toegang.rules import AANMELDING_GELDIG, VERS_BEWIJS, Bewijsmiddel, geheim_hash, hoogste_rol
from portal.integrations.inloggen.protocol import Aangemeld, Afgemeld, Wisselsleutels

MEDEWERKER, KLANT = "medewerker", "klant"
BEWIJS = "aanbieder"
# Whoever has more than one role at the provider works here in the first of these.
ROLVOLGORDE = (MedewerkerRol.TEAMLEIDER, MedewerkerRol.KLANTCONTACT)


class Wat(StrEnum):
    """What somebody goes to the provider for."""

    INLOGGEN = "inloggen"
    KOPPELEN = "koppelen"
    BEWIJZEN = "bewijzen"
    # A second proof for one heavy act.
    BEVESTIGEN = "bevestigen"

    @property
    def opnieuw(self) -> bool:
        """Whether somebody who is logged in there already proves again, and more strongly, who they are."""
        return self in (Wat.BEWIJZEN, Wat.BEVESTIGEN)


class Aanmelduitkomst(StrEnum):
    """What became of it; the login page has a sentence for each that is not `GELUKT`."""

    GELUKT = "gelukt"
    GEKOPPELD = "gekoppeld"
    AFGEBROKEN = "afgebroken"
    STIL = "stil"
    MISLUKT = "mislukt"
    ONBEKEND = "onbekend"
    GEEN_COLLEGA = "geen-collega"
    NIET_MEER_INGELOGD = "niet-meer-ingelogd"
    VAN_EEN_ANDER = "van-een-ander"
    TE_LAAT = "te-laat"


@dataclass(frozen=True)
class Lopend:
    """An attempt of which the browser is back."""

    aanbieder: str
    wat: Wat
    sessie_id: str | None
    doel: str
    taal: str
    bevestiging_id: str | None = None


@dataclass(frozen=True)
class Afgerond:
    """What became of it; `sessie` is the secret for the cookie when somebody is logged in anew."""

    uitkomst: Aanmelduitkomst
    sessie: str = ""


@dataclass(frozen=True)
class Collegaregel:
    """A colleague as the list of staff names them."""

    corporatie: str
    naam: str
    functie: str
    rol: MedewerkerRol
    email: str
    subject: str = ""
    actief: bool = True


def wisselsleutels(browser: str, *, peper: str) -> Wisselsleutels:
    """What ties the answer to this browser: three secrets that only who holds its cookie and the pepper can make."""
    state, nonce, verifier = (geheim_hash(f"{wat}:{browser}", peper=peper) for wat in ("state", "nonce", "verifier"))
    return Wisselsleutels(state, nonce, verifier)


def aanmelding_beginnen(
    session: Session,
    *,
    aanbieder: str,
    wat: Wat,
    doel: str,
    taal: str,
    sessie: str,
    handeling: str = "",
    object_id: str = "",
    kan_bevestigen: bool = False,
    ip: str,
    peper: str,
    nu: datetime,
) -> tuple[str, Wisselsleutels] | None:
    """Begin an attempt: the secret for the cookie and what goes along. None: too often, or not with this login.

    `sessie` is the secret of the session cookie. Linking takes a client who proved in the last minutes who they are;
    confirming (where the provider can, `kan_bevestigen`) takes a login that began there, in which this act on this
    object waits for a second proof.
    """
    if not binnen_tempo(session, soort="aanmelden-ip", wie=ip, peper=peper, nu=nu):
        return None
    eigen = lopende(session, geheim_hash(sessie, peper=peper) if sessie else None, nu)
    if wat is Wat.KOPPELEN and (eigen is None or eigen.relatie_id is None or not vers_bewezen(eigen, nu)):
        return None
    if wat.opnieuw and (eigen is None or eigen.aanbieder != aanbieder):
        return None
    bevestiging_id = None
    if wat is Wat.BEVESTIGEN and eigen is not None:
        bevestiging_id = te_bevestigen(session, sessie=eigen, handeling=handeling, object_id=object_id, nu=nu)
        if bevestiging_id is None or not kan_bevestigen:
            return None
    browser = secrets.token_urlsafe(32)
    session.add(
        Aanmelding(
            id=geheim_hash(browser, peper=peper),
            aanbieder=aanbieder,
            wat=wat,
            sessie_id=eigen.id if eigen is not None and wat is not Wat.INLOGGEN else None,
            bevestiging_id=bevestiging_id,
            doel=doel,
            taal=taal,
            gemaakt_op=nu,
            verloopt_op=nu + AANMELDING_GELDIG,
        )
    )
    return browser, wisselsleutels(browser, peper=peper)


def aanmelding_gebruiken(
    session: Session, *, aanbieder: str, browser: str, state: str, peper: str, nu: datetime
) -> tuple[Lopend, Wisselsleutels] | None:
    """The browser is back. None unless it is the one that began this attempt, in time, for the first time."""
    sleutels = wisselsleutels(browser, peper=peper)
    if not browser or not secrets.compare_digest(sleutels.state.encode(), state.encode(errors="replace")):
        return None
    id_ = geheim_hash(browser, peper=peper)
    # One statement: of two answers at once only one gets it.
    used = session.exec(
        update(Aanmelding)
        .where(
            col(Aanmelding.id) == id_,
            col(Aanmelding.aanbieder) == aanbieder,
            col(Aanmelding.gebruikt_op).is_(None),
            col(Aanmelding.verloopt_op) > nu,
        )
        .values(gebruikt_op=nu)
    )
    if used.rowcount != 1:
        return None
    rij = session.get_one(Aanmelding, id_)
    return Lopend(rij.aanbieder, Wat(rij.wat), rij.sessie_id, rij.doel, rij.taal, rij.bevestiging_id), sleutels


def aanmelding_afronden(
    session: Session,
    *,
    lopend: Lopend,
    aangemeld: Aangemeld,
    sessie: str,
    beleid: Beleid,
    origin: str,
    peper: str,
    vandaag: date,
    nu: datetime,
) -> Afgerond:
    """The provider said who this is: log in, link, or prove again. `sessie` is the cookie of the browser now."""
    identiteit = session.exec(
        select(Identiteit).where(Identiteit.issuer == aangemeld.issuer, Identiteit.subject == aangemeld.subject)
    ).first()
    if lopend.wat is not Wat.INLOGGEN:
        eigen = lopende(session, geheim_hash(sessie, peper=peper) if sessie else None, nu)
        if eigen is None or eigen.id != lopend.sessie_id:
            return Afgerond(Aanmelduitkomst.NIET_MEER_INGELOGD)
        if lopend.wat is Wat.KOPPELEN:
            return _koppelen(session, eigen, identiteit, aangemeld, origin, nu)
        return _bewijzen(session, eigen, identiteit, lopend, aangemeld, nu)
    if lopend.aanbieder == MEDEWERKER:
        medewerker = session.get(Medewerker, identiteit.medewerker_id or "") if identiteit else None
        if medewerker is None or not _mag_werken(medewerker, aangemeld, beleid, vandaag):
            return Afgerond(Aanmelduitkomst.GEEN_COLLEGA)
        wie = {"medewerker_id": medewerker.id}
    else:
        relatie = session.get(Relatie, identiteit.relatie_id or "") if identiteit else None
        if relatie is None or relatie.overleden_op is not None:
            return Afgerond(Aanmelduitkomst.ONBEKEND)
        wie = {"relatie_id": relatie.id}
    geheim = sessie_beginnen(
        session,
        **wie,
        bewijs=BEWIJS,
        aanbieder=lopend.aanbieder,
        aanbieder_sid=aangemeld.sid,
        id_token=aangemeld.id_token,
        peper=peper,
        nu=nu,
    )
    return Afgerond(Aanmelduitkomst.GELUKT, geheim)


def _mag_werken(medewerker: Medewerker, aangemeld: Aangemeld, beleid: Beleid, vandaag: date) -> bool:
    """Whether this colleague works here today; their role is what policy makes of what the provider says."""
    rollen = beleid.regio.beleid_op(vandaag).medewerkerrollen
    rol = hoogste_rol(aangemeld.rollen, rollen, ROLVOLGORDE) if rollen else medewerker.rol
    elders = aangemeld.corporatie not in ("", medewerker.corporatie)
    if not medewerker.actief or elders or not rol:
        return False
    medewerker.rol = rol
    return True


def _koppelen(
    session: Session, eigen: Sessie, identiteit: Identiteit | None, aangemeld: Aangemeld, origin: str, nu: datetime
) -> Afgerond:
    relatie = relatie_van(session, eigen.relatie_id)
    if identiteit is not None:
        mine = identiteit.relatie_id == relatie.id
        return Afgerond(Aanmelduitkomst.GEKOPPELD if mine else Aanmelduitkomst.VAN_EEN_ANDER)
    session.add(Identiteit(issuer=aangemeld.issuer, subject=aangemeld.subject, relatie_id=relatie.id, gekoppeld_op=nu))
    bericht_maken(session, relatie=relatie, soort="inlogmanier-gekoppeld", waarden={}, origin=origin, nu=nu)
    return Afgerond(Aanmelduitkomst.GEKOPPELD)


def _bewijzen(
    session: Session, eigen: Sessie, identiteit: Identiteit | None, lopend: Lopend, aangemeld: Aangemeld, nu: datetime
) -> Afgerond:
    wie = (eigen.relatie_id, eigen.medewerker_id)
    if identiteit is None or (identiteit.relatie_id, identiteit.medewerker_id) != wie:
        return Afgerond(Aanmelduitkomst.VAN_EEN_ANDER)
    if lopend.wat is Wat.BEVESTIGEN and not bevestiging_geven(
        session, bevestiging_id=lopend.bevestiging_id, sessie=eigen, met=Bewijsmiddel.AANBIEDER, nu=nu
    ):
        return Afgerond(Aanmelduitkomst.TE_LAAT)
    eigen.bewezen_op, eigen.vergrendeld_op = nu, None
    # The newest login there is the one to end with this one, and that ends this one.
    eigen.aanbieder_sid, eigen.id_token = aangemeld.sid or eigen.aanbieder_sid, aangemeld.id_token
    return Afgerond(Aanmelduitkomst.GELUKT)


def vers_bewezen(sessie: Sessie, nu: datetime) -> bool:
    """Whether this person proved in the last minutes who they are."""
    return sessie.bewezen_op is not None and nu - sessie.bewezen_op < VERS_BEWIJS


def lopende(session: Session, sessie_id: str | None, nu: datetime) -> Sessie | None:
    """The login of this id, as long as it runs."""
    sessie = session.get(Sessie, sessie_id, with_for_update=True) if sessie_id else None
    return sessie if sessie and sessie.beeindigd_op is None and sessie.verloopt_op > nu else None


def uitlogbewijs(session: Session, *, geheim: str, peper: str, nu: datetime) -> tuple[str, str]:
    """At which provider this session began, and what it wants to hear to end its own; empty for any other session."""
    sessie = session.get(Sessie, geheim_hash(geheim, peper=peper)) if geheim else None
    if sessie is None or sessie.beeindigd_op is not None or sessie.verloopt_op <= nu:
        return "", ""
    return sessie.aanbieder, sessie.id_token


def afmelding_verwerken(session: Session, *, aanbieder: str, afgemeld: Afgemeld, peper: str, nu: datetime) -> int:
    """Somebody logged out at the provider: what began there ends here. Returns how many; a repeat ends none."""
    if not binnen_tempo(session, soort="afmelding", wie=f"{afgemeld.issuer} {afgemeld.jti}", peper=peper, nu=nu):
        return 0
    welke = [col(Sessie.aanbieder) == aanbieder]
    if afgemeld.sid:
        welke.append(col(Sessie.aanbieder_sid) == afgemeld.sid)
    if afgemeld.subject:
        identiteit = session.exec(
            select(Identiteit).where(Identiteit.issuer == afgemeld.issuer, Identiteit.subject == afgemeld.subject)
        ).first()
        if identiteit is None:
            return 0
        welke.append(
            col(Sessie.medewerker_id) == identiteit.medewerker_id
            if identiteit.medewerker_id
            else col(Sessie.relatie_id) == identiteit.relatie_id
        )
    return sessies_beeindigen(session, *welke, nu=nu)


def gekoppelde_identiteit(session: Session, *, relatie_id: str | None) -> datetime | None:
    """Since when this client can log in at the identity provider; None when they cannot."""
    query = select(Identiteit.gekoppeld_op).where(Identiteit.relatie_id == relatie_id)
    return session.exec(query.order_by(col(Identiteit.gekoppeld_op))).first() if relatie_id else None


@handeling(Rol.KLANT)
def inlogmanier_ontkoppelen(session: Session, *, door: Actor, origin: str, nu: datetime) -> None:
    """From now on the identity provider opens nothing here; what began there ends. Raises `NietGevonden`."""
    rijen = session.exec(select(Identiteit).where(Identiteit.relatie_id == door.klant_id)).all()
    if not rijen:
        raise NietGevonden("identiteit")
    for rij in rijen:
        session.delete(rij)
    sessies_beeindigen(session, col(Sessie.relatie_id) == door.klant_id, col(Sessie.aanbieder) == KLANT, nu=nu)
    relatie = relatie_van(session, door.klant_id)
    bericht_maken(session, relatie=relatie, soort="inlogmanier-ontkoppeld", waarden={}, origin=origin, nu=nu)


def medewerkers_bijwerken(
    session: Session, *, collegas: Sequence[Collegaregel], issuer: str, nu: datetime
) -> Mapping[str, int]:
    """Bring the staff in line with the list; who is on it no longer keeps their work and is marked by the list itself.

    A subject that changes ends the old identity and every session that began with it.
    """
    geteld = {"nieuw": 0, "bijgewerkt": 0}
    for regel in collegas:
        medewerker = session.exec(select(Medewerker).where(Medewerker.email == regel.email)).first()
        geteld["nieuw" if medewerker is None else "bijgewerkt"] += 1
        medewerker = medewerker or Medewerker(
            corporatie=regel.corporatie, naam=regel.naam, functie=regel.functie, rol=regel.rol, email=regel.email
        )
        medewerker.corporatie, medewerker.naam, medewerker.functie = regel.corporatie, regel.naam, regel.functie
        medewerker.rol, medewerker.actief = regel.rol, regel.actief
        session.add(medewerker)
        session.flush()
        oud = session.exec(select(Identiteit).where(Identiteit.medewerker_id == medewerker.id)).first()
        # Who logs in with a code and a passkey has no subject.
        was = (oud.issuer, oud.subject) if oud is not None else (issuer, "")
        gelijk = was == (issuer, regel.subject)
        if not gelijk or not regel.actief:
            sessies_beeindigen(session, col(Sessie.medewerker_id) == medewerker.id, nu=nu)
        if oud is not None and not gelijk:
            session.delete(oud)
            session.flush()
        if regel.subject and not gelijk:
            session.add(Identiteit(issuer=issuer, subject=regel.subject, medewerker_id=medewerker.id, gekoppeld_op=nu))
            session.flush()
    return geteld
