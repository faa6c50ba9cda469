"""Introducing a client to a partner: with consent, to a person with a name, and looking whether it worked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.belofte.actions import EIGEN_AFHANDELING, belofte_inlossen, belofte_vervallen, beloven
from portal.domain.bericht.actions import bericht_aan_adres, bericht_maken
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import medewerker_naam
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, zin
from portal.domain.shared.invoer import Antwoorden, leesbaar_nummer, parse_keuze, parse_naam, parse_tekst, parse_vinkje
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import einde_termijn_in_werkdagen
from portal.domain.sociale_kaart.model import (
    OVERGANGEN,
    UITKOMSTEN,
    Doorverwijzing,
    Doorverwijzingstatus,
    Toestemming,
)
from portal.domain.sociale_kaart.queries import deelbaar_van
from portal.domain.sociale_kaart.rules import DEELBAAR, te_weinig
from portal.i18n import Zin, say

BELOFTE = "doorverwijzing"
EIGEN_AFHANDELING.update({BELOFTE})
BEWAARTIJD = timedelta(days=365)
# A message to a partner holds personal data: once it has been delivered it is of no use here.
MAIL_BEWAREN = timedelta(days=7)
UITKOMST_TEKST: dict[str, Zin] = {
    Doorverwijzingstatus.GELUKT: zin("Het contact is gelukt."),
    Doorverwijzingstatus.NIET_GELUKT: zin("Het contact is niet gelukt. Wij zoeken met u verder."),
    Doorverwijzingstatus.ANDERS: zin("Het liep anders."),
}


@handeling(Rol.MEDEWERKER)
def doorverwijzing_maken(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> str:
    """Introduce the client of this conversation to a partner; returns the kenmerk.

    With a spoken yes, after reading back what is shared, it goes at once; otherwise the client decides in their own
    login. Raises `FouteInvoer` and `NietGevonden`.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    relatie = relatie_van(session, moment.relatie_id)
    partners = {partner.code: partner for partner in beleid.sociale_kaart.op(vandaag)}
    antwoorden = Antwoorden(formulier)
    partner = antwoorden.neem("partner", parse_keuze, tuple(partners), leeg=zin("Kies naar wie u doorverwijst."))
    contactpersoon = antwoorden.neem("contactpersoon", parse_naam, leeg=zin("Vul in wie daar het aanspreekpunt is."))
    toelichting = antwoorden.neem(
        "toelichting", parse_tekst, maximum=500, leeg=zin("Schrijf op waar het over gaat. De ander leest dit.")
    )
    hoe = antwoorden.neem(
        "toestemming", parse_keuze, tuple(Toestemming), leeg=zin("Kies hoe de klant toestemming geeft.")
    )
    if hoe.fout is None and hoe.waarde == Toestemming.MONDELING:
        antwoorden.neem(
            "voorgelezen", parse_vinkje, verplicht=zin("Lees eerst voor wat u deelt, en vraag of het goed is.")
        )
    antwoorden.controleer()
    delen = [code for code in DEELBAAR if formulier.get(f"delen_{code}")]
    if (reden := te_weinig(delen)) is not None:
        raise FouteInvoer([Veldfout("delen", reden)])
    bekend = deelbaar_van(session, relatie_id=relatie.id)
    onbekend = [say(DEELBAAR[code]).lower() for code in delen if code not in bekend]
    if onbekend:
        raise FouteInvoer(
            [Veldfout("delen", zin("Dit weten wij niet van deze klant: {wat}.", wat=", ".join(onbekend)))]
        )
    gekozen = partners[partner.waarde]
    verwijzing = Doorverwijzing(
        kenmerk=nieuw_kenmerk("V"),
        relatie_id=relatie.id,
        medewerker_id=str(door.medewerker_id),
        kanaal=moment.kanaal,
        partner=gekozen.code,
        partner_naam=gekozen.naam,
        partner_email=str(gekozen.email),
        contactpersoon=contactpersoon.waarde,
        toelichting=toelichting.waarde,
        delen=delen,
        gevraagd_op=nu,
        toestemming_hoe=hoe.waarde,
        toestemming_tot=nu + timedelta(days=beleid.sociale_kaart.toestemming_dagen),
    )
    session.add(verwijzing)
    session.flush()
    if hoe.waarde == Toestemming.MONDELING:
        _versturen(session, verwijzing, door=door, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)
    else:
        bericht_maken(
            session,
            relatie=relatie,
            soort="doorverwijzing-gevraagd",
            waarden={
                "medewerker": medewerker_naam(session, verwijzing.medewerker_id),
                "partner": verwijzing.partner_naam,
                "tot": verwijzing.toestemming_tot,
            },
            origin=origin,
            nu=nu,
        )
    return verwijzing.kenmerk


@handeling(Rol.KLANT)
def doorverwijzing_beantwoorden(
    session: Session,
    *,
    doorverwijzing_id: str,
    ja: bool,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """The client's own yes or no to what would be shared; raises `NietGevonden` when it is not theirs or over."""
    verwijzing = _van(session, doorverwijzing_id, door, Doorverwijzingstatus.GEVRAAGD)
    if verwijzing.toestemming_tot <= nu:
        raise NietGevonden(f"doorverwijzing {doorverwijzing_id}")
    if ja:
        _versturen(session, verwijzing, door=door, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)
    else:
        overgang(session, OVERGANGEN, verwijzing, Doorverwijzingstatus.GEWEIGERD, door=door, nu=nu)
        verwijzing.geeindigd_op = nu


@handeling(Rol.KLANT, namens_klant=True)
def doorverwijzing_intrekken(session: Session, *, doorverwijzing_id: str, door: Actor, nu: datetime) -> None:
    """Take consent back: the partner is asked to erase what we sent. Raises `NietGevonden`."""
    verwijzing = _van(session, doorverwijzing_id, door, Doorverwijzingstatus.GEVRAAGD, Doorverwijzingstatus.VERSTUURD)
    if verwijzing.status == Doorverwijzingstatus.VERSTUURD:
        bericht_aan_adres(
            session,
            soort="doorverwijzing-ingetrokken",
            kanaal=ContactgegevenSoort.EMAIL,
            adres=verwijzing.partner_email,
            taal="nl",
            waarden={"contactpersoon": verwijzing.contactpersoon, "kenmerk": verwijzing.kenmerk},
            nu=nu,
        )
        belofte_vervallen(
            session,
            soort=BELOFTE,
            object_id=verwijzing.id,
            reden=str(zin("De klant trok de toestemming in.")),
            door=door,
            nu=nu,
        )
    overgang(session, OVERGANGEN, verwijzing, Doorverwijzingstatus.INGETROKKEN, door=door, nu=nu)
    verwijzing.ingetrokken_op = verwijzing.geeindigd_op = nu


@handeling(Rol.MEDEWERKER)
def doorverwijzing_afronden(
    session: Session,
    *,
    doorverwijzing_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    origin: str,
    nu: datetime,
) -> None:
    """We looked whether the contact happened: this is the outcome, and the client hears it.

    Raises `FouteInvoer` and `NietGevonden`.
    """
    verwijzing = session.get(Doorverwijzing, doorverwijzing_id, with_for_update=True)
    if verwijzing is None or verwijzing.status != Doorverwijzingstatus.VERSTUURD:
        raise NietGevonden(f"doorverwijzing {doorverwijzing_id}")
    antwoorden = Antwoorden(formulier)
    uitkomst = antwoorden.neem("uitkomst", parse_keuze, tuple(UITKOMSTEN), leeg=zin("Kies hoe het is gegaan."))
    anders = uitkomst.fout is None and uitkomst.waarde != Doorverwijzingstatus.GELUKT
    toelichting = antwoorden.neem(
        "toelichting",
        parse_tekst,
        maximum=500,
        leeg=zin("Schrijf op hoe het verder gaat. De klant leest dit.") if anders else None,
    )
    antwoorden.controleer()
    relatie = relatie_van(session, verwijzing.relatie_id)
    overgang(session, OVERGANGEN, verwijzing, Doorverwijzingstatus(uitkomst.waarde), door=door, nu=nu)
    verwijzing.uitkomst, verwijzing.geeindigd_op = toelichting.waarde, nu
    inzage_vastleggen(
        session, relatie_id=relatie.id, door=door, reden=str(zin("Nagekeken of doorverwijzen lukte")), nu=nu
    )
    belofte_inlossen(session, soort=BELOFTE, object_id=verwijzing.id, door=door, nu=nu)
    bericht_maken(
        session,
        relatie=relatie,
        soort="doorverwijzing-uitkomst",
        waarden={
            "partner": verwijzing.partner_naam,
            "uitkomst": UITKOMST_TEKST[uitkomst.waarde],
            "toelichting": toelichting.waarde,
        },
        origin=origin,
        nu=nu,
    )


# --- the worker -------------------------------------------------------------------------------------------------


def doorverwijzingen_laten_vervallen(session: Session, *, nu: datetime) -> int:
    """Without an answer there is no consent: what was asked too long ago is not shared. Returns how many."""
    voorbij = session.exec(
        select(Doorverwijzing)
        .where(Doorverwijzing.status == Doorverwijzingstatus.GEVRAAGD, col(Doorverwijzing.toestemming_tot) <= nu)
        .with_for_update(skip_locked=True)
    ).all()
    for verwijzing in voorbij:
        overgang(session, OVERGANGEN, verwijzing, Doorverwijzingstatus.GEWEIGERD, door=SYSTEEM, nu=nu)
        verwijzing.geeindigd_op = nu
    return len(voorbij)


def oude_doorverwijzingen_wissen(session: Session, *, nu: datetime) -> int:
    """Delete referrals a year after they ended. Returns how many."""
    gone = session.exec(delete(Doorverwijzing).where(col(Doorverwijzing.geeindigd_op) < nu - BEWAARTIJD))
    return int(gone.rowcount)


# --- the parts of these use cases -------------------------------------------------------------------------------


def _van(session: Session, doorverwijzing_id: str, door: Actor, *statussen: Doorverwijzingstatus) -> Doorverwijzing:
    verwijzing = session.exec(
        select(Doorverwijzing)
        .where(
            Doorverwijzing.id == doorverwijzing_id,
            Doorverwijzing.relatie_id == door.klant_id,
            col(Doorverwijzing.status).in_(statussen),
        )
        .with_for_update()
    ).first()
    if verwijzing is None:
        raise NietGevonden(f"doorverwijzing {doorverwijzing_id}")
    return verwijzing


def _versturen(
    session: Session,
    verwijzing: Doorverwijzing,
    *,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """There is a yes: the partner gets what was agreed and nothing else, and we promise to look."""
    relatie = relatie_van(session, verwijzing.relatie_id)
    bekend = deelbaar_van(session, relatie_id=relatie.id)
    verwijzing.gedeeld = {code: bekend[code] for code in DEELBAAR if code in verwijzing.delen and code in bekend}
    verwijzing.toestemming_op = nu
    overgang(session, OVERGANGEN, verwijzing, Doorverwijzingstatus.VERSTUURD, door=door, nu=nu)
    medewerker = medewerker_naam(session, verwijzing.medewerker_id)
    bericht_aan_adres(
        session,
        soort="doorverwijzing-aan-partner",
        kanaal=ContactgegevenSoort.EMAIL,
        adres=verwijzing.partner_email,
        taal="nl",
        waarden={
            "contactpersoon": verwijzing.contactpersoon,
            "gegevens": "; ".join(f"{say(DEELBAAR[code])}: {waarde}" for code, waarde in verwijzing.gedeeld.items()),
            "toelichting": verwijzing.toelichting,
            "medewerker": medewerker,
            "telefoon": leesbaar_nummer(beleid.regio.beleid_op(vandaag).telefoon),
            "kenmerk": verwijzing.kenmerk,
        },
        vluchtig_tot=nu + MAIL_BEWAREN,
        nu=nu,
    )
    belofte = beloven(
        session,
        soort=BELOFTE,
        object_id=verwijzing.id,
        titel=str(zin("Nakijken of {partner} contact heeft gehad", partner=verwijzing.partner_naam)),
        kanaal=Kanaal(verwijzing.kanaal),
        relatie_id=relatie.id,
        medewerker_id=verwijzing.medewerker_id,
        voor=einde_termijn_in_werkdagen(nu, beleid.sociale_kaart.nakijken_werkdagen, beleid.regio.rooster_op(vandaag)),
        nu=nu,
        beleid=beleid,
    )
    bericht_maken(
        session,
        relatie=relatie,
        soort="doorverwijzing-verstuurd",
        waarden={
            "partner": verwijzing.partner_naam,
            "contactpersoon": verwijzing.contactpersoon,
            "gegevens": ", ".join(say(DEELBAAR[code], relatie.taal).lower() for code in verwijzing.gedeeld),
            "toelichting": verwijzing.toelichting,
            "medewerker": medewerker,
            "moment": belofte.voor,
        },
        origin=origin,
        nu=nu,
    )
