"""Homes for the tests: records as a primary system writes them, and a delivery of them."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlmodel import Session, func, select

from portal import jobs
from portal.domain.advertentie.aanbod import te_zien
from portal.domain.advertentie.actions import (
    advertentie_bewaren,
    advertentie_maken,
    advertenties_publiceren,
    huur_beoordelen,
)
from portal.domain.advertentie.model import Advertentie, Advertentiestatus, Model
from portal.domain.eenheid.model import Eenheid, Energielabel, Levering, Toegankelijkheid
from portal.domain.shared.actor import Actor
from tests.conftest import Store
from tests.makers import medewerker
from tests.people import DIRK, FATMA

Record = dict[str, Any]


def veel_advertenties(session: Session, *, aantal: int, nu: datetime) -> None:
    """So many adverts on offer in all, of homes that differ in everything; the ones that are there count."""
    al = session.exec(select(func.count()).where(te_zien(nu))).one()
    session.add(
        Eenheid(id=f"veel{al}", corporatie="lindehof", id_extern=f"veel{al}", soort="WOO", straat="Laan",
                huisnummer="1", postcode="6990 AB", plaats="Lindeveen", gewijzigd_op=nu)
    )  # fmt: skip
    session.flush()
    plaatsen, soorten, modellen = ("Lindeveen", "Veerpoort", "Oud-Sandel"), ("TUS", "GAL", "KAM", "HOE"), list(Model)
    labels, toegang = list(Energielabel), list(Toegankelijkheid)
    for nummer in range(al, aantal):
        session.add(
            Advertentie(
                kenmerk=f"V-{nummer}", corporatie="lindehof", eenheid_id=f"veel{al}", soort="WOO",
                status=Advertentiestatus.GEPUBLICEERD, adres=f"Laan {nummer}", postcode="6990 AB",
                plaats=plaatsen[nummer % 3], detailsoort=soorten[nummer % 4], kamers=1 + nummer % 5,
                oppervlakte=40 + nummer % 60, brutohuur_cent=40_000 + 97 * nummer % 60_000,
                rekenhuur_cent=40_000 + 97 * nummer % 60_000, model=modellen[nummer % len(modellen)],
                energielabel=labels[nummer % len(labels)], toegankelijkheid=toegang[nummer % len(toegang)],
                gemaakt_op=nu, gewijzigd_op=nu, gepubliceerd_op=nu,
            )
        )  # fmt: skip


def eenheid(sleutel: str = "L-1", **anders: Any) -> Record:
    """A terraced house of four rooms, as VERA writes it."""
    return {
        "id": sleutel,
        "soort": {"code": "WOO"},
        "detailSoort": {"code": "TUS"},
        "status": {"code": "LEE"},
        "adres": {
            "straatnaam": "Lindelaan",
            "huisnummer": "14",
            "postcode": "6990AB",
            "woonplaats": {"naam": "Lindeveen"},
        },
        "kamersAantal": 4,
        "brutohuur": 612.35,
        "rekenhuur": 600.10,
        "toegankelijkheidslabel": {"code": "ZON"},
        "energieprestaties": [{"label": {"code": "B"}, "begindatum": "2022-05-01"}],
        "oppervlakten": [{"soort": {"code": "GBO"}, "waarde": 92}],
        "prijscomponenten": [
            {"soort": {"code": "NET"}, "subsidieSoort": {"code": "SUB"}, "bedrag": 600.10},
            {"soort": {"code": "SER"}, "detailSoort": {"code": "SCH"}, "bedrag": 12.25},
        ],
        "criteria": [
            {"soort": {"code": "LEE"}, "toepassing": {"code": "SEL"}, "aantalOndergrens": 55},
            {"soort": {"code": "BIN"}, "detailsoort": {"code": "KRN"}, "toepassing": {"code": "SOR"}},
        ],
        **anders,
    }


def publicatie(sleutel: str = "P-1", van: str = "L-1", **anders: Any) -> Record:
    """That home, to be let by waiting time."""
    return {
        "id": sleutel,
        "eenheden": [{"id": van}],
        "status": {"code": "VOO"},
        "model": {"code": "AAN"},
        "begindatum": "2026-03-12T08:00:00Z",
        "einddatum": "2026-03-20T22:59:00Z",
        **anders,
    }


def bestand(*eenheden: Any, publicaties: tuple[Any, ...] = (), van: str = "lindehof", volledig: bool = False) -> bytes:
    """A delivery as it comes in."""
    inhoud: Record = {"zenderOrganisatie": van, "volledig": volledig, "eenheden": list(eenheden)}
    return json.dumps(inhoud | ({"publicaties": list(publicaties)} if publicaties else {})).encode()


def geleverd(store: Store, inhoud: bytes) -> Levering:
    """This file came in and was taken in."""
    with TemporaryDirectory() as map_:
        pad = Path(map_) / "woningen.json"
        pad.write_bytes(inhoud)
        return jobs.levering_verwerken(store.database, pad)


def formulier(store: Store, **anders: str) -> dict[str, str]:
    """An advertentie as it is filled in: it shows today and closes in ten days."""
    dagen = {"beschikbaar": 30, "publicatie": 0, "sluiting": 10, "bezichtiging": 5}
    vakken = {
        f"{naam}_{deel}": str(waarde)
        for naam, over in dagen.items()
        for deel, waarde in (
            ("dag", (store.vandaag + timedelta(days=over)).day),
            ("maand", (store.vandaag + timedelta(days=over)).month),
            ("jaar", (store.vandaag + timedelta(days=over)).year),
        )
    }
    woorden = {"alt_nl": "Een rij huizen.", "alt_en": "A row of houses.", "tekst": "Een huis met een tuin."}
    keuzes = {"model": "AAN", "intakevorm": "", "foto": "tussenwoning.png", "bezichtiging_om": "14.00"}
    return {**vakken, **woorden, **keuzes, **anders}


def voorgelegd(store: Store, *, door: Actor | None = None, sleutel: str = "L-1", **anders: str) -> str:
    """An advertentie of this eenheid whose rent waits for a colleague; returns its id."""
    door = door or medewerker(store, DIRK)
    rij = store.all(Eenheid, id_extern=sleutel)[0]
    advertentie = store.perform(advertentie_maken, eenheid_id=rij.id, door=door)
    store.perform(advertentie_bewaren, advertentie_id=advertentie, formulier=formulier(store, **anders), door=door)
    return advertentie


def gepubliceerd(store: Store, sleutel: str = "L-1", **anders: str) -> str:
    """An advertentie of this eenheid that everybody sees; returns its id."""
    advertentie = voorgelegd(store, sleutel=sleutel, **anders)
    store.perform(huur_beoordelen, advertentie_id=advertentie, akkoord=True, door=medewerker(store, FATMA))
    assert advertentie in store.perform(advertenties_publiceren)
    return advertentie
