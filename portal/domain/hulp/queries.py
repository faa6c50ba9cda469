"""The klantbeeld: everything about a client on one page, for a medewerker in conversation with that client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session

from portal.domain.bericht.queries import BerichtRegel, berichten_van
from portal.domain.concept.actions import concept_van
from portal.domain.contactmoment.queries import (
    Contactbelofte,
    Gesprek,
    gesprekken_van,
    lopend_contactmoment,
    open_beloften,
)
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.queries import InschrijvingStand, inschrijving_van
from portal.domain.inschrijving.rules import eerste_open_stap
from portal.domain.relatie.model import volledige_naam
from portal.domain.relatie.queries import Persoonsgegevens, persoonsgegevens
from portal.domain.shared.actor import Actor


@dataclass(frozen=True)
class GevondenKlant:
    """One result of a search: enough to ask a question about, not enough to tell anyone anything."""

    relatie_id: str
    naam: str
    geboortejaar: int | None
    plaats: str


@dataclass(frozen=True)
class Klantbeeld:
    """A client on one page."""

    contactmoment_id: str
    relatie_id: str
    naam: str
    kanaal: str
    reden: str
    persoon: Persoonsgegevens
    inschrijving: InschrijvingStand | None
    concept_stap: str
    concept_bijgewerkt_op: datetime | None
    concept_verloopt_op: datetime | None
    beloften: list[Contactbelofte]
    gesprekken: list[Gesprek]
    berichten: list[BerichtRegel]


def naam_van(session: Session, *, relatie_id: str, nu: datetime) -> str:
    """What to call a client: the name we know, the name in the draft, or else the address that was proven."""
    persoon = persoonsgegevens(session, relatie_id=relatie_id)
    g = concept_van(session, relatie_id=relatie_id, soort=CONCEPT, nu=nu).gegevens
    concept = volledige_naam(g.get("voornaam", ""), g.get("tussenvoegsel", ""), g.get("achternaam", ""))
    return persoon.naam or concept or persoon.email or persoon.mobiel


def klantbeeld(session: Session, *, contactmoment_id: str, door: Actor, vandaag: date, nu: datetime) -> Klantbeeld:
    """Everything about the client of this conversation; raises `NietGevonden` for anyone but its own medewerker."""
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    relatie_id = moment.relatie_id
    concept = concept_van(session, relatie_id=relatie_id, soort=CONCEPT, nu=nu)
    return Klantbeeld(
        contactmoment_id=moment.id,
        relatie_id=relatie_id,
        naam=naam_van(session, relatie_id=relatie_id, nu=nu),
        kanaal=moment.kanaal,
        reden=moment.reden,
        persoon=persoonsgegevens(session, relatie_id=relatie_id),
        inschrijving=inschrijving_van(session, relatie_id=relatie_id),
        concept_stap=eerste_open_stap(concept.gegevens) if concept.versie else "",
        concept_bijgewerkt_op=concept.bijgewerkt_op,
        concept_verloopt_op=concept.verloopt_op,
        beloften=open_beloften(session, nu=nu, relatie_id=relatie_id),
        gesprekken=gesprekken_van(session, relatie_id=relatie_id),
        berichten=berichten_van(session, relatie_id=relatie_id)[:5],
    )
