"""Homes and profiles for these tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from portal.domain.advertentie.model import Advertentie, Advertentiestatus
from portal.domain.eenheid.model import Eenheid
from portal.domain.shared.actor import Actor
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.zoekprofiel.actions import zoekprofiel_bewaren
from portal.domain.zoekprofiel.model import Zoekprofiel
from portal.domain.zoekprofiel.tips import tips_klaarzetten, tips_versturen
from tests.conftest import Store

ALLES: dict[str, str] = {"naam": "Overal", "ritme": "meteen", "uren": "DAG"}


def woning(store: Store, *, gemeente: str = "Lindeveen", label: str = "DAE", **anders: Any) -> Advertentie:
    """A home on offer since now: three rooms in Lindeveen for EUR 600."""
    eenheid = Eenheid(
        corporatie="lindehof",
        id_extern=nieuw_kenmerk("E"),
        soort="WOO",
        straat="Lindelaan",
        huisnummer="1",
        postcode="6990 AB",
        plaats="Lindeveen",
        gemeente=gemeente,
        maatschappelijk_label=label,
        gewijzigd_op=store.nu,
    )
    gewoon: dict[str, Any] = {
        "kenmerk": nieuw_kenmerk("A"),
        "corporatie": "lindehof",
        "eenheid_id": eenheid.id,
        "status": Advertentiestatus.GEPUBLICEERD,
        "soort": "WOO",
        "adres": "Lindelaan 1",
        "postcode": "6990 AB",
        "plaats": "Lindeveen",
        "kamers": 3,
        "energielabel": "B",
        "rekenhuur_cent": 600_00,
        "brutohuur_cent": 640_00,
        "gepubliceerd_op": store.nu,
        "sluiting_op": store.nu + timedelta(days=7),
        "gemaakt_op": store.nu,
        "gewijzigd_op": store.nu,
    }
    advertentie = Advertentie(**{**gewoon, **anders})
    store.add(eenheid)
    store.add(advertentie)
    return store.all(Advertentie, id=advertentie.id)[0]


def verander(store: Store, model: type, id_: object, /, **waarden: object) -> None:
    """Change a row as another subject would."""

    def doen(session: Any) -> None:
        rij = session.get(model, id_)
        for naam, waarde in waarden.items():
            setattr(rij, naam, waarde)

    store.perform(doen)


def profiel(store: Store, door: Actor, **formulier: str) -> Zoekprofiel:
    """A profile of this client: everywhere, at once, unless told otherwise."""
    id_ = store.perform(zoekprofiel_bewaren, formulier={**ALLES, **formulier}, profiel_id="", versie=0, door=door)
    return store.all(Zoekprofiel, id=id_)[0]


def klaarzetten(store: Store) -> None:
    """The worker looks at every home."""
    while store.perform(tips_klaarzetten):
        pass


def versturen(store: Store) -> None:
    """The worker sends what is due."""
    while store.perform(tips_versturen):
        pass
