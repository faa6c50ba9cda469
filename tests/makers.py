"""The smallest valid thing of each kind, made by calling the use cases.

bilal = ingelogd(store, BILAL)              an Actor
aanvraag = aangevraagd(store, BILAL)        registered, not paid
inschrijving = ingeschreven(store, BILAL)   registered and paid
dirk = medewerker(store, DIRK)              an Actor
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from portal.domain.belofte.actions import belofte_nakomen
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht
from portal.domain.betaling.actions import betaling_voorbereiden, sessie_vastleggen, sessie_verwerken
from portal.domain.betaling.rules import Oordeel
from portal.domain.concept.actions import concept_van
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.contactmoment.queries import Contactbelofte
from portal.domain.corporatie.model import Medewerker
from portal.domain.hulp.actions import gesprek_beginnen
from portal.domain.inschrijving.actions import (
    CONCEPT,
    inschrijfdatum_wijzigen,
    inschrijfstap_bewaren,
    inschrijving_aanvragen,
)
from portal.domain.inschrijving.queries import InschrijvingStand, inschrijving_van
from portal.domain.inschrijving.rules import STAPPEN
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import PortalFout
from portal.domain.toegang.actions import Poging, code_versturen, inloggen
from portal.domain.toegang.model import Inlogpoging
from portal.domain.toegang.queries import ingelogde
from portal.domain.toegang.rules import geheim_hash
from portal.integrations.betaling.protocol import Betaalsessie
from portal.settings import settings
from tests.conftest import Store
from tests.people import DIRK, FATMA, Collega, Formulier, Persoon

IP = "192.0.2.1"
# Whoever looks at a list of the desk, where it does not matter who.
EEN_COLLEGA = Actor(Rol.MEDEWERKER, medewerker_id="een-collega", corporatie="lindehof")
AKKOORD = {"akkoord": "ja", "gelezen": "ja"}
IDENTITEIT_GEZIEN = {
    "kanaal": "BAL",
    "verificatie": "identiteit-gezien",
    "document": "paspoort",
    "geldig": "ja",
    "reden": "Lukt niet met betalen",
}
GESPREK_KLAAR = {
    "vraag": "Hoe betaal ik?",
    "samenvatting": "Wij hebben alles samen ingevuld.",
    "instemming": "eens",
    "vervolg": "beantwoord",
}


# --- logging in -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Codemail:
    """The last code that was sent to an address, and the key in its link."""

    code: str
    sleutel: str


def codemail(store: Store, adres: str) -> Codemail:
    """Read the code mail (or text message) that works at this address now, as its owner would."""
    bruikbaar = {poging.sleutel_hash for poging in store.all(Inlogpoging, waarde=adres, gebruikt_op=None)}
    for bericht in store.all(Bericht, soort="inlogcode"):
        sleutel = bericht.knop_adres.partition("sleutel=")[2]
        gevonden = re.search(r"\b(\d{3} \d{3})\b", bericht.tekst)
        if gevonden and geheim_hash(sleutel, peper=settings().secret) in bruikbaar:
            return Codemail(gevonden[1], sleutel)
    raise AssertionError(f"no code that works was sent to {adres}")


def code_gevraagd(store: Store, waarde: str, *, soort: str = "EMA", taal: str = "nl", ip: str = IP) -> str:
    """Ask for a login code; returns the secret of the browser that asked."""
    return store.perform(code_versturen, soort=soort, waarde=waarde, doel="/mijn", taal=taal, ip=ip)


def code_geprobeerd(store: Store, browser: str, code: str = "", *, sleutel: str = "", ip: str = IP) -> Poging:
    """Try a code, or the key of the link."""
    return store.perform(inloggen, browser=browser, code=code, sleutel=sleutel, ip=ip)


def sessie_van(store: Store, persoon: Persoon, *, soort: str = "EMA") -> str:
    """Log in with a code; returns the secret of the session."""
    waarde = persoon.mobiel if soort == "MOB" else persoon.email
    browser = code_gevraagd(store, waarde, soort=soort, taal=persoon.taal)
    poging = code_geprobeerd(store, browser, codemail(store, waarde).code)
    assert poging.sessie, poging.uitkomst
    return poging.sessie


def ingelogd(store: Store, persoon: Persoon, *, soort: str = "EMA") -> Actor:
    """This person, logged in with a code."""
    return store.read(ingelogde, geheim=sessie_van(store, persoon, soort=soort)).door


def medewerker(store: Store, collega: Collega) -> Actor:
    """This colleague, on the staff list and logged in."""
    bekend = store.all(Medewerker, email=collega.email)
    if not bekend:
        store.add(
            Medewerker(
                naam=collega.naam,
                functie=collega.functie,
                rol=collega.rol,
                corporatie=collega.corporatie,
                email=collega.email,
            )
        )
        bekend = store.all(Medewerker, email=collega.email)
    return Actor(Rol.MEDEWERKER, medewerker_id=bekend[0].id, corporatie=collega.corporatie)


# --- registering ----------------------------------------------------------------------------------------------------


def stap_beantwoord(store: Store, door: Actor, stap: str, formulier: Mapping[str, object]) -> int:
    """Answer one page on the newest version of the draft; returns the version that follows."""
    versie = store.read(concept_van, relatie_id=str(door.relatie_id), soort=CONCEPT).versie
    return store.perform(inschrijfstap_bewaren, stap=stap, formulier=formulier, versie=versie, door=door).versie


def alles_ingevuld(
    store: Store, persoon: Persoon, *, door: Actor | None = None, anders: Mapping[str, Formulier] | None = None
) -> tuple[Actor, int]:
    """A complete draft, and its version. `anders` replaces or adds the answers of a page."""
    wie = door or ingelogd(store, persoon)
    antwoorden = {**persoon.antwoorden(), **(anders or {})}
    versie = 0
    for stap in STAPPEN:
        if stap.naam in antwoorden:
            versie = stap_beantwoord(store, wie, stap.naam, antwoorden[stap.naam])
    return wie, versie


def samen_met(persoon: Persoon, *, weg: str = "EMA") -> dict[str, Formulier]:
    """The answers of someone who wants to register together with this person."""
    return {
        "huishouden": {"samen": "ja", "kinderen": "0"},
        "medeaanvrager": {
            "mede_naam": persoon.naam,
            "mede_weg": weg,
            "mede_email": persoon.email,
            "mede_mobiel": persoon.mobiel,
        },
    }


@dataclass(frozen=True)
class Aanvraag:
    """A registration, and who asked for it."""

    door: Actor
    id: str
    nummer: str
    betaling_id: str


def aangevraagd(
    store: Store, persoon: Persoon, *, door: Actor | None = None, anders: Mapping[str, Formulier] | None = None
) -> Aanvraag:
    """A registration; it waits for payment unless the policy asks no money."""
    wie, versie = alles_ingevuld(store, persoon, door=door, anders=anders)
    store.perform(inschrijving_aanvragen, formulier=AKKOORD, versie=versie, door=wie)
    stand = stand_van(store, wie)
    return Aanvraag(wie, stand.id, stand.nummer, stand.betaling.id if stand.betaling else "")


def stand_van(store: Store, door: Actor) -> InschrijvingStand:
    """The registration as its holder sees it now."""
    stand = store.read(inschrijving_van, relatie_id=str(door.relatie_id))
    assert stand is not None
    return stand


# --- paying ---------------------------------------------------------------------------------------------------------


def betaalsessie(betaling_id: str, **anders: object) -> Betaalsessie:
    """What the provider would say about a visit: paid in full, unless told otherwise."""
    gewoon = Betaalsessie(
        id="cs_1",
        url=None,
        status="voltooid",
        betaald=True,
        bedrag_cent=2500,
        valuta="eur",
        betaling_id=betaling_id,
        betaalkenmerk="pi_1",
    )
    return replace(gewoon, **anders)  # type: ignore[arg-type]


def betaalpagina(store: Store, aanvraag: Aanvraag, sessie_id: str = "cs_1") -> Betaalsessie:
    """Open the payment page; returns the session as the provider sees it: open, not paid."""
    opdracht = store.perform(betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=aanvraag.door)
    store.perform(sessie_vastleggen, betaling_id=aanvraag.betaling_id, poging=opdracht.poging, sessie_id=sessie_id)
    return betaalsessie(aanvraag.betaling_id, id=sessie_id, status="open", betaald=False, betaalkenmerk=None)


def verwerkt(store: Store, sessie: Betaalsessie, *, mislukt: bool = False) -> Oordeel | None:
    """Take in what the provider says about a session."""
    return store.perform(sessie_verwerken, sessie=sessie, mislukt=mislukt, beleid=store.beleid)


def betaald(store: Store, aanvraag: Aanvraag, **anders: object) -> Oordeel | None:
    """Open the payment page and pay."""
    sessie = betaalsessie(aanvraag.betaling_id, **anders)
    betaalpagina(store, aanvraag, sessie.id)
    return verwerkt(store, sessie)


def ingeschreven(
    store: Store, persoon: Persoon, *, door: Actor | None = None, anders: Mapping[str, Formulier] | None = None
) -> Aanvraag:
    """A registration that was paid and runs."""
    aanvraag = aangevraagd(store, persoon, door=door, anders=anders)
    if aanvraag.betaling_id:
        betaald(store, aanvraag, id=f"cs_{aanvraag.nummer}", betaalkenmerk=f"pi_{aanvraag.nummer}")
    return aanvraag


# --- staff ----------------------------------------------------------------------------------------------------------


def datumvoorstel(store: Store, aanvraag: Aanvraag, *, dag: str = "1", maand: str = "2", jaar: str = "2020") -> str:
    """Dirk proposes another inschrijfdatum; returns the id of the proposal."""
    return store.perform(
        inschrijfdatum_wijzigen,
        nummer=aanvraag.nummer,
        formulier={
            "datum_dag": dag,
            "datum_maand": maand,
            "datum_jaar": jaar,
            "reden": "Inschrijving van voor de samenvoeging",
        },
        door=medewerker(store, DIRK),
    ).id


def beloofd(store: Store, door: Actor, **anders: str) -> Contactbelofte:
    """Ask to be called back; Dirk and Fatma are there to do it."""
    medewerker(store, DIRK)
    medewerker(store, FATMA)
    formulier = {"naam": "Bilal El Amrani", "telefoon": "06 12345602", "vraag": "Hoe lang wacht ik?", **anders}
    return store.perform(terugbelverzoek_doen, formulier=formulier, vanaf="/inschrijven", taal="nl", door=door)


def nagekomen(store: Store, contactverzoek_id: str, door: Actor, *, in_een_contact: str = "ja") -> None:
    """This medewerker keeps the promise in a request for contact."""
    (belofte,) = store.all(Belofte, object_id=contactverzoek_id)
    store.perform(
        belofte_nakomen,
        belofte_id=belofte.id,
        versie=belofte.versie,
        formulier={"uitkomst": "Gebeld en uitgelegd.", "in_een_contact": in_een_contact},
        door=door,
    )


def gesprek(store: Store, klant: Actor, door: Actor) -> str:
    """This colleague speaks with this client at the desk; returns the id of the contactmoment."""
    gezien = {"verificatie": "identiteit-gezien", "document": "paspoort", "geldig": "ja"}
    formulier = {"kanaal": "BAL", "reden": "Komt langs", **gezien}
    return store.perform(gesprek_beginnen, relatie_id=str(klant.klant_id), formulier=formulier, door=door)


# --- at the same moment ---------------------------------------------------------------------------------------------


def tegelijk(*calls: Callable[[], object]) -> list[object]:
    """Run these at the same moment, each in its own thread; a refusal is the result of its call."""
    start = threading.Barrier(len(calls))

    def run(call: Callable[[], object]) -> object:
        start.wait()
        try:
            return call()
        except PortalFout as fout:
            return fout

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))
