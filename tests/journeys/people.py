"""The people of a journey: new ones for every story, and a short way in for those whose login is another story."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from portal import clock
from portal.database import Database
from portal.demo import demo_sessie
from portal.domain.afspraak.actions import afspraak_maken, afspraakstap_bewaren, concept_afspraak
from portal.domain.afspraak.queries import vrije_momenten_voor
from portal.domain.afspraak.rules import STAPPEN
from portal.domain.concept.actions import concept_van
from portal.domain.inschrijving.actions import CONCEPT, inschrijfstap_bewaren, inschrijving_aanvragen
from portal.domain.inschrijving.model import Inschrijving, Inschrijvingstatus, Medeaanvrager, Medeaanvragerstatus
from portal.domain.inschrijving.queries import inschrijving_van
from portal.domain.inschrijving.rules import STAPPEN as VRAGEN
from portal.domain.inschrijving.verlengen import verlengingen_laten_verlopen, verlengingen_vragen
from portal.domain.machtiging.model import Machtiging, Machtigingstatus
from portal.domain.relatie.actions import relatie_bij_bewezen_contact
from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.toegang.actions import sessie_beginnen
from portal.web import SESSION_COOKIE
from tests.journeys.browsers import Visitor
from tests.people import CARLA, Formulier, Persoon
from tests.running import RunningPortal

AKKOORD = {"akkoord": "ja", "gelezen": "ja"}

_number = itertools.count(1)


def someone_like(persoon: Persoon, **anders: Any) -> Persoon:
    """A person who was never here before, with the answers of someone we know."""
    naam = persoon.email.partition("@")[0]
    return replace(persoon, email=f"{naam}{next(_number)}@reis.voorbeeld.nl", **anders)


def sign_in(visitor: Visitor, email: str) -> None:
    """Log in without the screens: as someone of the demo, or as the owner of this address."""

    def session_for(session: Session, *, peper: str, nu: datetime) -> str:
        geheim, _ = demo_sessie(session, email=email, peper=peper, nu=nu)
        if geheim:
            return geheim
        relatie = relatie_bij_bewezen_contact(
            session, soort=ContactgegevenSoort.EMAIL, waarde=email, taal=visitor.language, nu=nu
        )
        session.flush()
        return sessie_beginnen(session, relatie_id=relatie.id, bewijs="EMA", peper=peper, nu=nu)

    geheim = store(visitor.portal).perform_now(session_for)
    visitor.context.add_cookies(
        [
            {
                "name": SESSION_COOKIE,
                "value": geheim,
                "url": visitor.portal.origin,
                "httpOnly": True,
                "sameSite": "Lax",
            }
        ]
    )


def has_answered(
    portal: RunningPortal, persoon: Persoon, *, until: str = "", anders: Mapping[str, Formulier] | None = None
) -> Actor:
    """This person answered every question before this one, on another day; `anders` replaces or adds answers."""
    klant = client_of(portal, persoon)
    antwoorden = {**persoon.antwoorden(), **(anders or {})}
    for stap in (stap.naam for stap in VRAGEN):
        if stap == until:
            break
        if (formulier := antwoorden.get(stap)) is None:
            continue
        stand = store(portal).read_now(concept_van, relatie_id=str(klant.klant_id), soort=CONCEPT)
        store(portal).perform_now(
            inschrijfstap_bewaren, stap=stap, formulier=formulier, versie=stand.versie, door=klant
        )
    return klant


def has_asked(portal: RunningPortal, persoon: Persoon, *, anders: Mapping[str, Formulier] | None = None) -> Actor:
    """This person asked for an inschrijving and still has to pay."""
    klant = has_answered(portal, persoon, anders=anders)
    stand = store(portal).read_now(concept_van, relatie_id=str(klant.klant_id), soort=CONCEPT)
    store(portal).perform_now(inschrijving_aanvragen, formulier=AKKOORD, versie=stand.versie, door=klant)
    return klant


def has_planned(portal: RunningPortal, persoon: Persoon, *, until: str = "") -> Actor:
    """This person answered every question about an appointment before this one."""
    klant = client_of(portal, persoon)
    wens = {"onderwerp": "anders", "plaats": "balie:lindehof", "tolk": "boeken", "tolk_taal": "Arabisch"}
    begin = store(portal).read_now(vrije_momenten_voor, gegevens=wens)[-1].begin
    formulier = {
        **wens, "vraag": "Welke woningen passen bij mij?", "begeleider_naam": "Samira", "naam": persoon.naam,
        "telefoon": "06 12 34 56 02", "dag": begin.date().isoformat(), "moment": begin.isoformat(),
    }  # fmt: skip
    for stap in STAPPEN:
        if stap.naam == until:
            break
        stand = store(portal).read_now(concept_afspraak, relatie_id=str(klant.klant_id))
        store(portal).perform_now(
            afspraakstap_bewaren,
            stap=stap.naam, formulier=formulier, gegevens=stand.gegevens, versie=stand.versie, door=klant,
        )  # fmt: skip
    return klant


def neem_moment(portal: RunningPortal, klant: Actor) -> None:
    """This person makes the appointment that is in their draft; again and again, until nobody has time then."""
    stand = store(portal).read_now(concept_afspraak, relatie_id=str(klant.klant_id))
    gegevens = dict(stand.gegevens)
    while True:
        vrij = {moment.begin for moment in store(portal).read_now(vrije_momenten_voor, gegevens=gegevens)}
        if datetime.fromisoformat(gegevens["moment"]) not in vrij:
            return
        ander = client_of(portal, someone_like(CARLA))
        store(portal).perform_now(afspraak_maken, gegevens=gegevens, vanaf="", taal="nl", door=ander)


def may_act(portal: RunningPortal, persoon: Persoon, helper: Persoon) -> None:
    """This person let somebody act, who did not answer yet."""
    klant = client_of(portal, persoon)

    def grant(session: Session, *, vandaag: date, nu: datetime) -> None:
        machtiging = Machtiging(
            relatie_id=str(klant.relatie_id),
            naam=helper.naam,
            contactsoort=ContactgegevenSoort.EMAIL,
            contactwaarde=helper.email,
            rechten=["lezen", "betalen"],
            vanaf=vandaag,
            tot=vandaag + timedelta(days=180),
            status=Machtigingstatus.GEVRAAGD,
            kanaal=Kanaal.PORTAAL,
            gemaakt_op=nu,
            verleend_op=nu,
        )
        session.add(machtiging)

    store(portal).perform_now(grant)


def is_registered(portal: RunningPortal, persoon: Persoon, *, dagen_geldig: int = 200) -> Actor:
    """This person has been registered for years, and the term ends in so many days."""
    klant = has_asked(portal, persoon)

    def runs(session: Session, vandaag: date) -> None:
        inschrijving = session.exec(select(Inschrijving).where(Inschrijving.relatie_id == klant.klant_id)).one()
        inschrijving.status, inschrijving.betalen_tot = Inschrijvingstatus.LOPEND, None
        inschrijving.inschrijfdatum = vandaag - timedelta(days=1000)
        inschrijving.geldig_tot = vandaag + timedelta(days=dagen_geldig)

    store(portal).perform_now(runs)
    return klant


def is_registered_with(portal: RunningPortal, persoon: Persoon, mede: Persoon) -> None:
    """These two have been registered together for years."""
    klant, ander = is_registered(portal, persoon), client_of(portal, mede)

    def samen(session: Session, vandaag: date) -> None:
        inschrijving = session.exec(select(Inschrijving).where(Inschrijving.relatie_id == klant.klant_id)).one()
        session.add(
            Medeaanvrager(
                inschrijving_id=inschrijving.id,
                relatie_id=ander.klant_id,
                naam=mede.naam,
                contactsoort=ContactgegevenSoort.EMAIL,
                contactwaarde=mede.email,
                status=Medeaanvragerstatus.BEVESTIGD,
                bijschrijfdatum=vandaag - timedelta(days=400),
            )
        )
        relatie = relatie_van(session, ander.klant_id)
        relatie.voornaam, relatie.achternaam = mede.voornaam, mede.achternaam

    store(portal).perform_now(samen)


def nummer_van(portal: RunningPortal, klant: Actor) -> str:
    """The inschrijfnummer of this person."""
    stand = store(portal).read_now(inschrijving_van, relatie_id=str(klant.klant_id))
    assert stand is not None
    return stand.nummer


def has_to_renew(portal: RunningPortal, persoon: Persoon, *, te_laat: bool = False) -> None:
    """This person is registered and the term ends in four weeks, or (`te_laat`) ended yesterday."""
    is_registered(portal, persoon, dagen_geldig=-1 if te_laat else 28)
    # Asked in time, also when that is in the past.
    gevraagd = clock.today() - timedelta(days=30 if te_laat else 0)
    store(portal).perform_now(verlengingen_vragen, vandaag=gevraagd)
    store(portal).perform_now(verlengingen_laten_verlopen)


def store(portal: RunningPortal) -> Database:
    """The store of the running portal."""
    assert portal.database is not None
    return portal.database


def client_of(portal: RunningPortal, persoon: Persoon) -> Actor:
    relatie = store(portal).perform_now(
        relatie_bij_bewezen_contact, soort=ContactgegevenSoort.EMAIL, waarde=persoon.email, taal=persoon.taal
    )
    return Actor(Rol.KLANT, relatie_id=relatie.id)
