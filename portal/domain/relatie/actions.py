"""What a person may change about themselves, and what we log about looking at them."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from portal.domain.relatie.model import Contactgegeven, Inzage, Relatie
from portal.domain.relatie.queries import relatie_bij_contact, relatie_van
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import zin
from portal.domain.shared.invoer import Antwoorden, parse_tekst
from portal.domain.shared.rights import handeling


def relatie_bij_bewezen_contact(session: Session, *, soort: str, waarde: str, taal: str, nu: datetime) -> Relatie:
    """The person who just proved to own this address or number; a new one when nobody had it yet."""
    relatie = relatie_bij_contact(session, soort, waarde)
    if relatie is None:
        relatie = Relatie(taal=taal, aangemaakt_op=nu)
        session.add(relatie)
        session.flush()
        session.add(Contactgegeven(relatie_id=relatie.id, soort=soort, waarde=waarde, gevalideerd_op=nu))
    return relatie


def inzage_vastleggen(session: Session, *, relatie_id: str | None, door: Actor, reden: str, nu: datetime) -> None:
    """Log that a medewerker looked at a client; the client reads this at `/mijn/gegevens`."""
    if relatie_id and door.medewerker_id:
        session.add(Inzage(relatie_id=relatie_id, medewerker_id=door.medewerker_id, reden=reden, op=nu))


@handeling(Rol.KLANT)
def herkenningswoord_kiezen(session: Session, *, woord: str, door: Actor) -> str:
    """Choose the word that stands in every message from us; raises `FouteInvoer` when it is empty or too long."""
    antwoorden = Antwoorden({"herkenningswoord": woord})
    gekozen = antwoorden.neem("herkenningswoord", parse_tekst, maximum=40, leeg=zin("Vul een woord in."))
    antwoorden.controleer()
    relatie = relatie_van(session, door.klant_id)
    relatie.herkenningswoord = gekozen.waarde
    return relatie.herkenningswoord
