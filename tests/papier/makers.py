"""A form on paper, from the printer to the desk."""

from __future__ import annotations

from datetime import date

from portal.domain.concept.actions import concept_van
from portal.domain.hulp.papier import papier_invoeren, papier_uitgeven
from portal.domain.inschrijving.actions import CONCEPT, inschrijfstap_bewaren
from portal.domain.papier.model import Papierformulier
from portal.domain.shared.actor import BEZOEKER, Actor
from portal.domain.toegang.actions import sessie_beginnen
from portal.domain.toegang.queries import ingelogde
from tests.conftest import Store
from tests.makers import medewerker
from tests.people import ANS, DIRK, Collega, Persoon

# Somebody we do not know, as a medewerker writes down who it is.
WIE = {
    "voornaam": "Ans",
    "tussenvoegsel": "de",
    "achternaam": "Vries",
    "straat": "Dorpsstraat",
    "huisnummer": "8",
    "postcode": "6990 AC",
    "plaats": "Lindeveen",
}
GETEKEND = {"akkoord": "ja", "gelezen": "ja", "handtekening": "ja"}


def uitgegeven(
    store: Store, door: Actor = BEZOEKER, *, stroom: str = "inschrijving", taal: str = "nl"
) -> Papierformulier:
    """A form that was printed."""
    formulier_id = store.perform(papier_uitgeven, stroom=stroom, taal=taal, groot=False, door=door)
    return next(rij for rij in store.all(Papierformulier) if rij.id == formulier_id)


def ontvangst(code: str, dag: date, **anders: str) -> dict[str, str]:
    """What a medewerker types about a form that came in."""
    return {
        "code": code,
        "ontvangen_dag": str(dag.day),
        "ontvangen_maand": str(dag.month),
        "ontvangen_jaar": str(dag.year),
        **anders,
    }


def aan_tafel(store: Store, collega: Collega = DIRK) -> tuple[Actor, str, str]:
    """This colleague, logged in: the actor, the secret of the session and its id."""
    dirk = medewerker(store, collega)
    geheim = store.perform(sessie_beginnen, medewerker_id=dirk.medewerker_id, bewijs="test")
    return dirk, geheim, store.read(ingelogde, geheim=geheim).sessie_id


def begonnen(store: Store, code: str, *, tab: str = "tab", dag: date | None = None, **anders: str) -> Actor:
    """Dirk begins to enter this form; gives who he is in that tab."""
    dirk, geheim, sessie_id = aan_tafel(store)
    formulier = ontvangst(code, dag or store.vandaag, **anders)
    store.perform(papier_invoeren, formulier=formulier, sessie_id=sessie_id, tab=tab, door=dirk)
    return store.read(ingelogde, geheim=geheim, tab=tab).door


def overgetypt(store: Store, door: Actor, persoon: Persoon = ANS, *, tot: str = "") -> int:
    """Type over every answer on the paper, up to this question; gives the version of the draft."""
    versie = store.read(concept_van, relatie_id=str(door.namens), soort=CONCEPT).versie
    for stap, formulier in persoon.antwoorden().items():
        if stap == tot:
            break
        versie = store.perform(inschrijfstap_bewaren, stap=stap, formulier=formulier, versie=versie, door=door).versie
    return versie
