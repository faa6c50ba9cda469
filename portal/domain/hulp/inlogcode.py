"""A client who cannot log in by themselves gets a code: on the second screen at the desk, or by letter.

The medewerker who helps makes it and never sees it, and the client is told by every other way.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlmodel import Session, select

from portal.domain.bericht.actions import bericht_aan_adres, bericht_maken
from portal.domain.contactmoment.model import Contactmoment, Verificatie
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.policy import Beleid
from portal.domain.hulp.keuzes import KanZoNiet, schermcode_van, vrij_scherm
from portal.domain.inschrijving.model import Wijziging
from portal.domain.inschrijving.wijzigen import ADRES
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import zin
from portal.domain.shared.rights import handeling
from portal.domain.toegang.actions import binnen_tempo
from portal.domain.toegang.bevestigen import TeVaakGevraagd
from portal.domain.toegang.bewijs import bewijs_maken, code_hash, nieuwe_code
from portal.domain.toegang.rules import BRIEF_VLUCHTIG, Bewijswijze


@handeling(Rol.MEDEWERKER)
def inlogcode_tonen(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    origin: str,
    peper: str,
    nu: datetime,
) -> bool:
    """Show a login code on the device that shows this code; False for a wrong one, which counts.

    It takes the own conversation at the desk and identity seen. Raises `FouteInvoer`, `KanZoNiet` and `NietGevonden`.
    """
    moment, relatie = _gesprek(session, contactmoment_id, door)
    if moment.verificatie != Verificatie.IDENTITEIT_GEZIEN:
        raise KanZoNiet(
            zin("U heeft in dit gesprek geen identiteitsbewijs gezien."), zin("Stuur de klant een brief met een code.")
        )
    scherm = vrij_scherm(session, code=schermcode_van(formulier), door=door, peper=peper, nu=nu)
    if scherm is None:
        return False
    bewijs = bewijs_maken(
        session,
        relatie_id=relatie.id,
        wijze=Bewijswijze.BALIE,
        hash_=scherm.inlogcode_hash,
        medewerker_id=door.medewerker_id,
        nu=nu,
    )
    scherm.inlogbewijs_id, scherm.gekoppeld_op, scherm.code_hash = bewijs.id, nu, ""
    bericht_maken(session, relatie=relatie, soort="inlogcode-gegeven", waarden={"moment": nu}, origin=origin, nu=nu)
    return True


@handeling(Rol.MEDEWERKER)
def inlogbrief_versturen(
    session: Session,
    *,
    contactmoment_id: str,
    door: Actor,
    beleid: Beleid,
    origin: str,
    peper: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Post a login code to the address we know. Raises `KanZoNiet`, `TeVaakGevraagd` and `NietGevonden`.

    An address that was changed a few days ago may be that of a thief: it rests as long as another e-mail address does.
    """
    _, relatie = _gesprek(session, contactmoment_id, door)
    if not relatie.adresregels:
        raise KanZoNiet(zin("Wij hebben geen adres van deze klant."), zin("Vul eerst samen het adres in."))
    rust = timedelta(days=beleid.regio.beleid_op(vandaag).contact.rustdagen)
    verhuisd = select(Wijziging.id).where(
        Wijziging.relatie_id == relatie.id, Wijziging.soort == ADRES, Wijziging.op > nu - rust
    )
    if session.exec(verhuisd).first() is not None:
        raise KanZoNiet(
            zin("Het adres van deze klant is kort geleden gewijzigd."),
            zin("Vraag de klant om naar ons kantoor te komen met een identiteitsbewijs."),
        )
    if not binnen_tempo(session, soort="inlogbrief", wie=relatie.id, peper=peper, nu=nu):
        raise TeVaakGevraagd(
            zin("Deze klant kreeg vandaag al een brief met een code."),
            zin("Wacht tot die er is, of vraag de klant te komen."),
        )
    code = nieuwe_code(Bewijswijze.BRIEF)
    bewijs_maken(
        session,
        relatie_id=relatie.id,
        wijze=Bewijswijze.BRIEF,
        hash_=code_hash(code, peper=peper),
        medewerker_id=door.medewerker_id,
        nu=nu,
    )
    # Of nobody's file: what is in this letter is for who opens the envelope, and is erased once it is printed.
    bericht_aan_adres(
        session,
        soort="inlogcode-brief",
        kanaal=Kanaal.BRIEF,
        adres="\n".join((relatie.naam, *relatie.adresregels)),
        taal=relatie.taal,
        waarden={"code": code},
        vluchtig_tot=nu + BRIEF_VLUCHTIG,
        nu=nu,
    )
    bericht_maken(session, relatie=relatie, soort="inlogbrief-verstuurd", waarden={"moment": nu}, origin=origin, nu=nu)


def _gesprek(session: Session, contactmoment_id: str, door: Actor) -> tuple[Contactmoment, Relatie]:
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    relatie = relatie_van(session, moment.relatie_id)
    if relatie.geboortedatum is None:
        raise KanZoNiet(
            zin("Wij kennen de geboortedatum van deze klant nog niet."),
            zin("Vul die eerst samen in. Daar logt de klant mee in."),
        )
    return moment, relatie
