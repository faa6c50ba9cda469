"""Many people whose term ends on one day, put in the store in bulk."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import insert
from sqlmodel import Session

from portal.domain.inschrijving.model import Inschrijving, Inschrijvingstatus
from portal.domain.relatie.model import Contactgegeven, ContactgegevenSoort, Relatie

PER_KEER = 5000


def veel_ingeschreven(session: Session, *, aantal: int, geldig_tot: date, nu: datetime) -> None:
    """So many people, each with an e-mail address and an inschrijving that ends on this day."""
    for begin in range(0, aantal, PER_KEER):
        nummers = range(begin, min(begin + PER_KEER, aantal))
        session.execute(
            insert(Relatie),
            [
                {"id": f"r{n:06}", "voornaam": "Bilal", "achternaam": f"Veel{n}", "alleen_digitaal": True,
                 "aangemaakt_op": nu - timedelta(days=320)}
                for n in nummers
            ],
        )  # fmt: skip
        session.execute(
            insert(Contactgegeven),
            [
                {"id": f"c{n:06}", "relatie_id": f"r{n:06}", "soort": ContactgegevenSoort.EMAIL,
                 "waarde": f"veel{n}@voorbeeld.nl", "gevalideerd_op": nu}
                for n in nummers
            ],
        )  # fmt: skip
        session.execute(
            insert(Inschrijving),
            [
                {"id": f"i{n:06}", "nummer": f"VEEL-{n:06}", "relatie_id": f"r{n:06}",
                 "status": Inschrijvingstatus.LOPEND, "aangevraagd_op": nu, "akkoord_op": nu, "woonwensen": {},
                 "inschrijfdatum": date(2020, 2, 1), "geldig_tot": geldig_tot, "beleid_versie": "2026-1",
                 "voorwaarden_versie": "2026-1", "privacy_versie": "2026-1"}
                for n in nummers
            ],
        )  # fmt: skip
