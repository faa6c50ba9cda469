"""A verzoek of each kind, made by calling the use cases."""

from __future__ import annotations

import uuid

from portal.domain.concept.actions import concept_van
from portal.domain.document.actions import Bestand
from portal.domain.shared.actor import Actor
from portal.domain.verzoek.actions import (
    concept_soort,
    verzoek_afhandelen,
    verzoek_beantwoorden,
    verzoek_indienen,
    verzoek_nemen,
    verzoekstap_bewaren,
)
from portal.domain.verzoek.model import Verzoek, Verzoeksoort
from portal.domain.verzoek.rules import CONTROLEREN, eerste_open_stap
from tests.conftest import Store
from tests.people import Formulier

ANTWOORDEN: dict[str, Formulier] = {
    "reparatie": {
        "plek": "keuken",
        "wat": "De kraan druppelt de hele dag.",
        "adres": "Dorpsstraat 8, Lindeveen",
        "thuis": "Maandag na 13 uur",
        "telefoon": "06 12345601",
    },
    "overlast": {
        "veilig": "ja",
        "wat": "Harde muziek van de buren.",
        "wanneer": "Elke avond na 23 uur",
        "sinds": "Sinds deze zomer",
        "adres": "Dorpsstraat 8, Lindeveen",
        "telefoon": "06 12345601",
    },
    "klacht": {
        "onderwerp": "wachten",
        "over_wie": "",
        "wat": "Ik wacht al drie weken op een monteur.",
        "wens": "Dat er morgen iemand komt.",
    },
    "bezwaar": {
        "besluit": "anders",
        "besluit_anders": "Een brief over mijn inschrijving",
        "besluit_datum_dag": "1",
        "besluit_datum_maand": "3",
        "besluit_datum_jaar": "2026",
        "waarom": "De datum klopt niet.",
        "wens": "Dat mijn oude datum terugkomt.",
    },
    "vraag": {"wat": "Mag ik de muur verven?"},
}


def versie_van(store: Store, door: Actor, soort: str) -> int:
    """The version of the draft now."""
    return store.read(concept_van, relatie_id=str(door.klant_id), soort=concept_soort(soort)).versie


def ingevuld(store: Store, door: Actor, soort: str, **anders: str) -> int:
    """A complete draft; returns its version."""
    form = {**ANTWOORDEN[soort], **anders}
    while True:
        stand = store.read(concept_van, relatie_id=str(door.klant_id), soort=concept_soort(soort))
        stap = eerste_open_stap(Verzoeksoort(soort), stand.gegevens)
        if stap == CONTROLEREN:
            return stand.versie
        store.perform(verzoekstap_bewaren, soort=soort, stap=stap, formulier=form, versie=stand.versie, door=door)


def ingediend(store: Store, door: Actor, soort: str, **anders: str) -> str:
    """A verzoek that was sent; returns its id."""
    versie = ingevuld(store, door, soort, **anders)
    return store.perform(verzoek_indienen, soort=soort, versie=versie, vanaf="/mijn", door=door)


def verzoek(store: Store, verzoek_id: str) -> Verzoek:
    """The row as it stands."""
    [row] = store.all(Verzoek, id=verzoek_id)
    return row


def genomen(store: Store, verzoek_id: str, door: Actor) -> None:
    """This colleague took it."""
    store.perform(verzoek_nemen, verzoek_id=verzoek_id, versie=verzoek(store, verzoek_id).versie, door=door)


def gevraagd(store: Store, verzoek_id: str, door: Actor, tekst: str = "Welke kraan is het?") -> None:
    """This colleague asked the client something; the clock waits."""
    store.perform(
        verzoek_beantwoorden,
        verzoek_id=verzoek_id,
        versie=verzoek(store, verzoek_id).versie,
        formulier={"tekst": tekst, "wacht": "ja"},
        door=door,
    )


def besloten(store: Store, verzoek_id: str, door: Actor, uitkomst: str) -> None:
    """This colleague decided."""
    store.perform(
        verzoek_afhandelen,
        verzoek_id=verzoek_id,
        versie=verzoek(store, verzoek_id).versie,
        formulier={"uitkomst": uitkomst, "motivering": "Wij hebben met de monteur gesproken."},
        door=door,
    )


def bestand() -> Bestand:
    """A stored photo."""
    return Bestand(uuid.uuid4().hex, "kraan.jpg", "image/jpeg", 20_000, "0" * 64, nagekeken=True)
