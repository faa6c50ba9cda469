"""Each list of the desk shows clients with whom the medewerker's own corporation has a case, and nobody else.

Which lists there are is read from the source: a new one without a case here fails.
"""

from __future__ import annotations

import inspect
import sys
import typing
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

import pytest
from sqlmodel import SQLModel

import portal.portal
from portal.domain.afscherming.model import Afscherming, Afschermingstatus
from portal.domain.afscherming.queries import afschermingen
from portal.domain.afspraak.model import Afspraak, Afspraakstatus, Plaats
from portal.domain.afspraak.queries import afspraken_vanaf
from portal.domain.belofte.model import Belofte
from portal.domain.belofte.queries import werklijst
from portal.domain.bericht.model import Bericht, Verzending, Verzendstatus
from portal.domain.bericht.queries import mislukte_verzendingen
from portal.domain.betaling.model import Betaling, Werkitem
from portal.domain.betaling.queries import open_werkitems
from portal.domain.contactmoment.model import Contactmoment, Dossiernotitie, Notitiesoort
from portal.domain.goedkeuring.model import Goedkeuring
from portal.domain.grens.model import Grens, Grensstatus
from portal.domain.grens.queries import grenzen
from portal.domain.hulp.dossier import open_correcties
from portal.domain.inschrijving.model import Inschrijving
from portal.domain.inschrijving.overlijden import OVERLIJDEN, open_overlijdens
from portal.domain.inschrijving.queries import DATUM_WIJZIGEN, open_datumvoorstellen
from portal.domain.maatwerk.model import Maatwerk, Maatwerkstatus
from portal.domain.maatwerk.queries import te_besluiten, uit_te_voeren
from portal.domain.machtiging.actions import BEWIND
from portal.domain.machtiging.model import Machtiging
from portal.domain.machtiging.queries import open_bewindvoorstellen
from portal.domain.papier.model import Papierformulier, Papierstatus
from portal.domain.papier.queries import open_formulieren
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.rights import RECHTEN
from portal.domain.sociale_kaart.model import Doorverwijzing
from portal.domain.sociale_kaart.queries import open_doorverwijzingen
from portal.domain.verzoek.actions import verzoek_inzien
from portal.domain.verzoek.model import Verzoek
from portal.domain.verzoek.queries import open_verzoeken
from portal.state import gate
from tests.conftest import Store
from tests.makers import gesprek, ingelogd, medewerker
from tests.people import ANS, GERDA, JOKE
from tests.security.bereik import bereikt

# What a medewerker reads that is no list of clients, and why nobody else's client is in it.
ANDERS = {
    "portal.domain.advertentie.actions.onderdelen_van": "what a home costs",
    "portal.domain.advertentie.queries.advertenties_van": "homes of the own corporation, without people",
    "portal.domain.advertentie.queries.eenheden_zonder_advertentie": "homes of the own corporation, without people",
    "portal.domain.antwoord.queries.oordelen": "about answers, counted without names",
    "portal.domain.belofte.queries.afwezigen": "colleagues",
    "portal.domain.belofte.queries.collegas": "colleagues",
    "portal.domain.belofte.queries.geschiedenis": "of one promise, which is found first",
    "portal.domain.afspraak.queries.agendas": "when colleagues are free, without clients",
    "portal.domain.belofte.queries.weekcijfers": "numbers of the region, hidden below the n of policy",
    "portal.domain.corporatie.queries.collegas": "colleagues",
    "portal.domain.document.queries.wachtende_documenten": "how many photos wait for the scanner",
    "portal.domain.hulp.queries.open_gesprekken": "the own conversations of this medewerker",
    "portal.domain.kansen.queries.kansen": "numbers of the region, hidden below the n of policy",
    "portal.domain.regie.queries.eigen_regie": "what this medewerker was asked and keeps",
    "portal.domain.signaal.queries.stroeve_plekken": "pages, counted without names",
}


def rij(model: type[SQLModel], store: Store, ans: Actor, gerda: Actor, **gegeven: Any) -> Any:
    """A row with something in every column that must have something: of Ans, by Gerda."""
    waarden: dict[type, Any] = {
        str: "x", int: 1, bool: False, datetime: store.nu, date: store.vandaag, list: [], dict: {},
    }  # fmt: skip
    for naam, veld in model.model_fields.items():
        verwijst = str(getattr(veld, "foreign_key", ""))
        if naam in gegeven or not (veld.is_required() or verwijst.startswith(("relatie", "medewerker"))):
            continue
        soort = typing.get_origin(veld.annotation) or veld.annotation
        if verwijst.startswith("relatie"):
            gegeven[naam] = ans.relatie_id
        elif verwijst.startswith("medewerker"):
            gegeven[naam] = gerda.medewerker_id
        elif soort is not None:
            # What identifies a row is its own.
            eigen = uuid.uuid4().hex if naam in ("kenmerk", "code") else None
            gegeven[naam] = eigen or waarden[typing.cast(type, soort)]
    return model(**gegeven)


Maker = Callable[..., Any]


def _met_bericht(maak: Maker) -> list[Any]:
    bericht = maak(Bericht, relatie_id=None, tekst="Wij schrijven u.", id=uuid.uuid4().hex)
    return [bericht, maak(Verzending, bericht_id=bericht.id, status=Verzendstatus.MISLUKT)]


# Per list: what stands on it, of a client who only ever spoke with Gerda.
LIJSTEN: dict[Callable[..., Any], Callable[[Maker], list[Any]]] = {
    afschermingen: lambda maak: [maak(Afscherming, status=Afschermingstatus.AFGESCHERMD)],
    afspraken_vanaf: lambda maak: [
        maak(Afspraak, status=Afspraakstatus.GEPLAND, plaats=Plaats.TELEFOON, telefoon="+31612345602")
    ],
    grenzen: lambda maak: [maak(Grens, status=Grensstatus.VAN_KRACHT)],
    mislukte_verzendingen: _met_bericht,
    open_bewindvoorstellen: lambda maak: [
        maak(Machtiging, id="m1", soort="bewindvoerder", bewijs="beschikking"),
        maak(Goedkeuring, object_id="m1", soort=BEWIND),
    ],
    open_correcties: lambda maak: [
        maak(Contactmoment, id="c1"),
        maak(Dossiernotitie, contactmoment_id="c1", soort=Notitiesoort.CORRECTIE, uitkomst=""),
    ],
    open_datumvoorstellen: lambda maak: [
        maak(Inschrijving, id="i1"),
        maak(Goedkeuring, object_id="i1", soort=DATUM_WIJZIGEN, voorstel={"oud": "2026-01-01", "nieuw": "2025-01-01"}),
    ],
    open_doorverwijzingen: lambda maak: [maak(Doorverwijzing)],
    open_formulieren: lambda maak: [maak(Papierformulier, status=Papierstatus.ONTVANGEN)],
    open_overlijdens: lambda maak: [
        maak(Inschrijving, id="i1"),
        maak(Goedkeuring, object_id="i1", soort=OVERLIJDEN, voorstel={"overleden_op": "2026-01-01", "bewijs": "akte"}),
    ],
    open_verzoeken: lambda maak: [maak(Verzoek, soort="reparatie", status="ontvangen")],
    open_werkitems: lambda maak: [maak(Betaling, id="b1"), maak(Werkitem, betaling_id="b1")],
    te_besluiten: lambda maak: [maak(Maatwerk, status=Maatwerkstatus.VOORGESTELD)],
    uit_te_voeren: lambda maak: [maak(Maatwerk, status=Maatwerkstatus.TOEGEKEND)],
    werklijst: lambda maak: [maak(Belofte)],
}
# An inschrijving is a case of every corporation of the region.
VAN_DE_REGIO = {open_datumvoorstellen, open_overlijdens}


@pytest.mark.parametrize("lijst", LIJSTEN, ids=lambda lijst: lijst.__name__)
def test_a_list_shows_the_clients_of_the_own_corporation(store: Store, lijst: Callable[..., Any]) -> None:
    ans, gerda, joke = ingelogd(store, ANS), medewerker(store, GERDA), medewerker(store, JOKE)
    gesprek(store, ans, gerda)
    maak = partial(rij, store=store, ans=ans, gerda=gerda)
    rows = LIJSTEN[lijst](maak)
    for row in rows:
        if isinstance(row, Bericht):
            row.relatie_id = ans.relatie_id
        store.add(row)
    lezen = partial(store.read, lijst, **({"soort": BEWIND} if lijst is open_bewindvoorstellen else {}))
    elders = replace(joke, corporatie="elders")
    assert len(lezen(door=gerda)) == 1
    assert len(lezen(door=joke)) == (1 if lijst in VAN_DE_REGIO else 0)
    assert lezen(door=elders) == []


def test_what_is_of_nobody_we_know_is_for_the_whole_region(store: Store) -> None:
    gerda, joke = medewerker(store, GERDA), medewerker(store, JOKE)
    ans = ingelogd(store, ANS)
    store.add(rij(Belofte, store, ans, gerda, relatie_id=None))
    assert [len(store.read(werklijst, door=door)) for door in (gerda, joke)] == [1, 1]


def test_what_is_not_on_the_list_is_not_found_by_its_id_either(store: Store) -> None:
    ans, gerda, joke = ingelogd(store, ANS), medewerker(store, GERDA), medewerker(store, JOKE)
    gesprek(store, ans, gerda)
    verzoek = rij(Verzoek, store, ans, gerda, id="v1", soort="reparatie", status="ontvangen")
    store.add(verzoek)
    before = store.count()
    with pytest.raises(NietGevonden):
        store.perform(verzoek_inzien, verzoek_id="v1", door=joke)
    assert store.count() == before
    assert store.perform(verzoek_inzien, verzoek_id="v1", door=gerda).id == "v1"


def test_every_list_that_staff_reads_is_tried_here() -> None:
    """Every query with many rows that a handler for staff alone reads, and that asks for no client or conversation."""
    assert portal.portal.app is not None
    reached: set[str] = set()
    for _, fn, rollen in gate.handlers():
        if rollen == {Rol.MEDEWERKER}:
            reached |= bereikt(f"{fn.__module__}.{fn.__qualname__}")
    lijsten = {name for name in reached if _is_lijst(name)}
    tried = {f"{lijst.__module__}.{lijst.__name__}" for lijst in LIJSTEN}
    assert lijsten - ANDERS.keys() == tried
    assert ANDERS.keys() <= lijsten, "a reason for what is no list any more"


def _is_lijst(name: str) -> bool:
    module, _, function = name.rpartition(".")
    if not module.startswith("portal.domain.") or function.startswith("_"):
        return False
    # A method is no query: what it reads, it reads through one.
    query = getattr(sys.modules.get(module), function, None)
    if not inspect.isfunction(query) or query.__module__ != module or function in RECHTEN:
        return False
    asks = inspect.signature(query).parameters
    of_one = {"relatie_id", "contactmoment_id", "ids", "gegevens", "relatie", "object_id", "regels"}
    many = str(query.__annotations__.get("return", "")).startswith("list")
    return many and "session" in asks and not of_one & asks.keys()
