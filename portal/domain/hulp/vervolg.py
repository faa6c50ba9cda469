"""How a conversation goes on: a real appointment, or a promise to call with a day; both in the calendar or on the list.

Nobody leaves without an answer or an appointment (service concept), so neither is a line of free text.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from portal.domain.afspraak.actions import afspraak_plannen
from portal.domain.afspraak.model import Tolkkeuze
from portal.domain.afspraak.queries import AfspraakRegel, laatst_gemaakt, vrije_momenten_voor
from portal.domain.afspraak.rules import Moment, keuzes_op, lees_alles
from portal.domain.belofte.rules import nieuwe_momenten
from portal.domain.contactmoment.actions import terugbellen_beloven
from portal.domain.contactmoment.model import Contactmoment, Instemming, Tolk, Vervolg
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.policy import Beleid
from portal.domain.hulp.queries import naam_van
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, Veldfout, zin
from portal.domain.shared.invoer import Antwoorden, parse_keuze, parse_telefoon
from portal.domain.shared.working_days import lokale_dag
from portal.i18n import Zin

# What an appointment keeps of the question; the whole question stands in the conversation.
LANGSTE_VRAAG = 500


def momenten_in_gesprek(
    session: Session, *, contactmoment_id: str, wens: Mapping[str, str], door: Actor, beleid: Beleid, nu: datetime
) -> list[Moment]:
    """Every free moment for this subject, place and interpreter; none while one of them was not chosen.

    Raises `NietGevonden` outside an own conversation.
    """
    lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    keuzes = keuzes_op(lokale_dag(nu), beleid)
    goed = (
        wens.get("onderwerp") in keuzes.onderwerpen
        and wens.get("plaats") in keuzes.plaatsen
        and wens.get("tolk") in tuple(Tolkkeuze)
    )
    return vrije_momenten_voor(session, gegevens=wens, beleid=beleid, nu=nu) if goed else []


def vervolg_nakijken(
    session: Session,
    moment: Contactmoment,
    relatie: Relatie,
    formulier: Mapping[str, object],
    *,
    beleid: Beleid,
    nu: datetime,
) -> None:
    """Raises `FouteInvoer` with everything that is missing for how the conversation goes on; nothing is done yet."""
    match formulier.get("vervolg"):
        case Vervolg.BEANTWOORD if formulier.get("instemming") == Instemming.NIET_EENS:
            raise FouteInvoer([Veldfout("vervolg", zin("De klant is het niet eens. Maak dan een afspraak."))])
        case Vervolg.AFSPRAAK if _al_gemaakt(session, moment, relatie, formulier, beleid) is None:
            lees_alles(_gegevens(session, moment, relatie, formulier, nu), keuzes_op(lokale_dag(nu), beleid))
        case Vervolg.BELOFTE:
            _lees_bellen(formulier, beleid, nu)


def afspraak_uit_gesprek(
    session: Session,
    moment: Contactmoment,
    relatie: Relatie,
    formulier: Mapping[str, object],
    *,
    door: Actor,
    origin: str,
    beleid: Beleid,
    nu: datetime,
) -> Zin:
    """Plan the moment that was chosen in this conversation; what was agreed, in words for the client.

    Without a place, the appointment that was made on the client's own screens during this conversation is what was
    agreed. Raises `FouteInvoer` for what is missing and `MomentBezet` when somebody else was first.
    """
    gemaakt = _al_gemaakt(session, moment, relatie, formulier, beleid)
    if gemaakt is not None:
        return _afgesproken(gemaakt)
    regel = afspraak_plannen(
        session,
        relatie_id=relatie.id,
        gegevens=_gegevens(session, moment, relatie, formulier, nu),
        vanaf="",
        taal=relatie.taal,
        door=door,
        origin=origin,
        beleid=beleid,
        nu=nu,
    )
    return _afgesproken(regel)


def _al_gemaakt(
    session: Session, moment: Contactmoment, relatie: Relatie, formulier: Mapping[str, object], beleid: Beleid
) -> AfspraakRegel | None:
    """The appointment that was made during this conversation, when no other place was chosen."""
    if formulier.get("plaats"):
        return None
    return laatst_gemaakt(session, relatie_id=relatie.id, sinds=moment.begonnen_op, beleid=beleid)


def _gegevens(
    session: Session, moment: Contactmoment, relatie: Relatie, formulier: Mapping[str, object], nu: datetime
) -> dict[str, str]:
    """The answers of an appointment, out of the form of the conversation."""
    velden = ("onderwerp", "plaats", "adres", "tolk", "tolk_taal", "telefoon", "dag", "moment")
    return {
        **{veld: str(formulier.get(veld, "")) for veld in velden},
        "naam": str(formulier.get("naam") or naam_van(session, relatie_id=relatie.id, nu=nu)),
        # Read and checked for a BSN already, as the question of the conversation.
        "vraag": moment.vraag[:LANGSTE_VRAAG],
        "geen_bsn": "ja",
    }


def _afgesproken(regel: AfspraakRegel) -> Zin:
    waarden = {"moment": regel.begin, "waar": regel.waar, "medewerker": regel.medewerker, "kenmerk": regel.kenmerk}
    if regel.tolk is Tolkkeuze.BOEKEN:
        return zin(
            "{moment}, {waar}. U spreekt met {medewerker}, en wij regelen een tolk ({taal}). Kenmerk: {kenmerk}.",
            **waarden,
            taal=regel.tolk_taal,
        )
    return zin("{moment}, {waar}. U spreekt met {medewerker}. Kenmerk: {kenmerk}.", **waarden)


def bellen_uit_gesprek(
    session: Session,
    moment: Contactmoment,
    relatie: Relatie,
    formulier: Mapping[str, object],
    *,
    door: Actor,
    beleid: Beleid,
    nu: datetime,
) -> Zin:
    """Promise to call the client before the end of the day that was agreed; the medewerker of this conversation does.

    Raises `FouteInvoer` without a number or a day on which we are there.
    """
    telefoon, voor = _lees_bellen(formulier, beleid, nu)
    belofte = terugbellen_beloven(
        session,
        relatie=relatie,
        naam=naam_van(session, relatie_id=relatie.id, nu=nu),
        telefoon=telefoon,
        vraag=moment.vraag[:LANGSTE_VRAAG],
        tolk=Tolk.WIJ if relatie.tolk_taal else Tolk.NEE,
        voor=voor,
        door=door,
        beleid=beleid,
        nu=nu,
    )
    return zin(
        "{medewerker} belt u op {telefoon}, voor {moment}. Kenmerk: {kenmerk}.",
        medewerker=belofte.medewerker,
        telefoon=belofte.waar,
        moment=belofte.beloofd_voor,
        kenmerk=belofte.kenmerk,
    )


def _lees_bellen(formulier: Mapping[str, object], beleid: Beleid, nu: datetime) -> tuple[str, datetime]:
    """On which number, and before when; raises `FouteInvoer`."""
    dagen = {str(lokale_dag(voor)): voor for voor in nieuwe_momenten(nu, beleid)}
    antwoorden = Antwoorden(formulier)
    telefoon = antwoorden.neem("bel_telefoon", parse_telefoon)
    dag = antwoorden.neem("bel_dag", parse_keuze, tuple(dagen), leeg=zin("Kies voor welke dag u belt."))
    antwoorden.controleer()
    return telefoon.waarde, dagen[dag.waarde]
