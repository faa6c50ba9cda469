"""One advert against very many zoekprofielen on PostgreSQL, next to the bare statement that writes the same rows.

`python -m tools.bench.tips` is the process that measures: the use case of the worker in turn with an
`INSERT ... SELECT` that finds the same profiles by one plain condition; it prints the seconds of each.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import text
from sqlmodel import Session, select

from portal import clock
from portal.database import Database
from portal.domain.advertentie.model import Advertentie, Advertentiestatus
from portal.domain.eenheid.model import Eenheid
from portal.domain.inschrijving.model import Inschrijving
from portal.domain.relatie.model import Relatie
from portal.domain.zoekprofiel.model import Zoekprofiel
from portal.domain.zoekprofiel.tips import tips_klaarzetten
from portal.domain.zoekprofiel.wensen import ALLE_PROFIELEN, deze_woning, past_sql, woning_van
from portal.serve import migrate
from portal.settings import settings
from portal.wiring import start
from tests.running import ROOT, RunningPortal, big_stores
from tools.bench.table import Row, compared

HOLD = 1.5
ROUNDS = 5
# People with a thousand profiles each: what is measured is the matching, not who they are.
PER_PERSON = 1000
# Wishes as people have them: most name places and a rent, some a number of rooms or how good the label must be.
PROFIELEN = """
insert into zoekprofiel (id, inschrijving_id, relatie_id, naam, plaatsen, huur_van_cent, huur_tot_cent, kamers_min,
    kamers_max, soorten, toegankelijkheid, energielabels, modellen, ritme, uren, gemaakt_op, gewijzigd_op, versie)
select md5(n::text), md5('i' || n / :per), md5('r' || n / :per), 'x',
    case when n % 40 = 0 then '' else '|Plaats ' || n % 20 || '|Plaats ' || (n * 7) % 20 || '|' end,
    case when n % 10 = 0 then 50000 end, case when n % 7 = 0 then null else 45000 + (n % 50) * 1000 end,
    case when n % 3 = 0 then 2 + n % 3 end, case when n % 11 = 0 then 4 end,
    case when n % 4 = 0 then '|appartement|huis|' else '' end, case when n % 25 = 0 then '|ROL|RUI|' else '' end,
    case when n % 6 = 0 then '|A|AP|AP3|AP4|APP|B|' else '' end, case when n % 9 = 0 then '|AAN|LOT|' else '' end,
    'meteen', 'DAG', now(), now(), 1
from generate_series(1, :aantal) n
"""
KAAL = """
insert into tip (zoekprofiel_id, advertentie_id, status, gemaakt_op, reden)
select id, :advertentie, 'klaar', :nu, '' from zoekprofiel where naam = 'past' on conflict do nothing
"""


def tips(folder: Path, profiles: int) -> Iterator[Row]:
    """Match one advert with so many profiles, a few times, next to the bare statement."""
    with big_stores(folder / "stores") as stores:
        environment = {**RunningPortal(folder / "portal", **stores).environment, "PORTAL_WORKERS": "1"}
        measured = subprocess.run(
            [sys.executable, "-m", "tools.bench.tips", str(profiles)],
            cwd=ROOT,
            env=environment,
            check=True,
            capture_output=True,
        )
    seen = json.loads(measured.stdout)
    what = (
        f"one advert against {profiles} zoekprofielen (PostgreSQL): {seen['tips']} tips queued, next to the bare insert"
    )
    yield compared(what, 1000 * seen["ours"], 1000 * seen["bare"], "ms", at_most=HOLD)


def prepare(database: Database, profiles: int) -> str:
    """The store with every profile in it; returns the home of which the adverts are."""
    nu = clock.now()

    def fill(session: Session) -> str:
        ids = range(profiles // PER_PERSON + 1)
        md5 = [session.connection().execute(text(f"select md5('r{n}'), md5('i{n}')")).one() for n in ids]
        session.add_all(Relatie(id=relatie, aangemaakt_op=nu) for relatie, _ in md5)
        session.flush()
        session.add_all(
            Inschrijving(
                id=inschrijving, relatie_id=relatie, nummer=inschrijving, status="LOP", aangevraagd_op=nu,
                akkoord_op=nu, beleid_versie="", voorwaarden_versie="", privacy_versie="",
            )
            for relatie, inschrijving in md5
        )  # fmt: skip
        eenheid = Eenheid(
            corporatie="lindehof", id_extern="bench", soort="WOO", straat="Lindelaan", huisnummer="1",
            postcode="6990 AB", plaats="Plaats 3", gewijzigd_op=nu,
        )  # fmt: skip
        session.add(eenheid)
        session.flush()
        session.connection().execute(text(PROFIELEN), {"per": PER_PERSON, "aantal": profiles})
        huis = woning_van(_advertentie(eenheid.id, 0), "")
        fitting = select(Zoekprofiel.id).where(past_sql(ALLE_PROFIELEN, deze_woning(huis)))
        session.connection().execute(
            Zoekprofiel.__table__.update().where(Zoekprofiel.__table__.c.id.in_(fitting)).values(naam="past")  # type: ignore[attr-defined]
        )
        return eenheid.id

    eenheid_id = database.perform_now(fill)
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("vacuum full analyze zoekprofiel"))
    return eenheid_id


def _advertentie(eenheid_id: str, number: int) -> Advertentie:
    nu = clock.now()
    gewoon: dict[str, Any] = {
        "corporatie": "lindehof", "soort": "WOO", "detailsoort": "TUS", "adres": "Lindelaan 1", "postcode": "6990 AB",
        "plaats": "Plaats 3", "kamers": 3, "toegankelijkheid": "ZON", "energielabel": "C", "brutohuur_cent": 640_00,
        "status": Advertentiestatus.GEPUBLICEERD, "gepubliceerd_op": nu, "gemaakt_op": nu, "gewijzigd_op": nu,
        "sluiting_op": nu + timedelta(days=7),
    }  # fmt: skip
    return Advertentie(id=f"advert{number}", kenmerk=f"A{number}", eenheid_id=eenheid_id, **gewoon)


def measure(profiles: int) -> dict[str, float]:
    """Each in turn, from an empty table; the middle of a few rounds after one to warm up."""
    settings().data_dir.mkdir(parents=True, exist_ok=True)
    migrate()
    database = start()
    eenheid_id = prepare(database, profiles)
    ours, bare, made = [], [], 0
    for number in range(ROUNDS + 1):
        advert = _advertentie(eenheid_id, number)
        advert_id = advert.id
        database.perform_now(lambda session, advert=advert: session.add(advert))
        ours.append(_seconds(lambda: database.perform_now(tips_klaarzetten)))
        made = database.perform_now(_emptied)
        values = {"advertentie": advert_id, "nu": clock.now()}
        bare.append(
            _seconds(
                lambda values=values: database.perform_now(  # type: ignore[misc]
                    lambda session: session.connection().execute(text(KAAL), values)
                )
            )
        )
        if database.perform_now(_emptied) != made:
            raise AssertionError("the bare statement writes other rows")
    database.close()
    return {"ours": median(ours[1:]), "bare": median(bare[1:]), "tips": made}


def _seconds(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _emptied(session: Session) -> int:
    count = session.connection().execute(text("select count(*) from tip")).scalar_one()
    session.connection().execute(text("truncate tip"))
    return int(count)


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
