"""Forgetting people who proved an address and then went no further."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, update
from sqlmodel import Session, col, or_, select

from portal.domain.afspraak.model import Afspraak
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.concept.model import Aanwezig, Concept
from portal.domain.contactmoment.model import Contactverzoek
from portal.domain.document.model import Document
from portal.domain.grens.model import Grens
from portal.domain.inschrijving.model import Inschrijving, Medeaanvrager, Samenvoeging, Wijziging
from portal.domain.maatwerk.model import Maatwerk
from portal.domain.machtiging.model import Machtiging
from portal.domain.papier.model import Papierformulier
from portal.domain.regie.model import Regie
from portal.domain.relatie.model import Contactgegeven, Inzage, Relatie
from portal.domain.signaal.model import Signaal
from portal.domain.sociale_kaart.model import Doorverwijzing
from portal.domain.toegang.model import (
    Bevestiging,
    Contactwijziging,
    Identiteit,
    Inlogbewijs,
    Machtigingsessie,
    Passkey,
    Sessie,
)
from portal.domain.verzoek.model import Verzoek

BEWAARTIJD = timedelta(days=14)


# AVG art. 5: no longer than needed. Without an inschrijving, draft or request there is nothing to keep a person for.
def onbekenden_wissen(session: Session, *, nu: datetime) -> int:
    """Delete persons of whom nothing runs, 14 days after they proved an address. Returns how many."""
    nothing_runs = [
        ~exists().where(col(model.relatie_id) == col(Relatie.id))
        for model in (
            Inschrijving,
            Concept,
            Belofte,
            Contactverzoek,
            Medeaanvrager,
            Inzage,
            Afspraak,
            Document,
            Verzoek,
            Maatwerk,
            Doorverwijzing,
            Regie,
            Grens,
        )
    ]
    nothing_runs.append(
        ~exists().where(
            or_(col(Machtiging.relatie_id) == col(Relatie.id), col(Machtiging.gemachtigde_id) == col(Relatie.id))
        )
    )
    nothing_runs.append(~exists().where(col(Samenvoeging.ander_id) == col(Relatie.id)))
    logged_in = exists().where(
        col(Sessie.relatie_id) == col(Relatie.id),
        col(Sessie.beeindigd_op).is_(None),
        col(Sessie.verloopt_op) > nu,
    )
    ids = session.exec(
        select(Relatie.id).where(
            col(Relatie.aangemaakt_op) < nu - BEWAARTIJD,
            # The row without a name stays: the ledger of erasures is completed from it.
            col(Relatie.gewist_op).is_(None),
            ~logged_in,
            *nothing_runs,
        )
    ).all()
    berichten = select(Bericht.id).where(col(Bericht.relatie_id).in_(ids))
    for statement in (
        delete(Verzending).where(col(Verzending.bericht_id).in_(berichten)),
        delete(Bericht).where(col(Bericht.relatie_id).in_(ids)),
        delete(Aanwezig).where(col(Aanwezig.relatie_id).in_(ids)),
        delete(Wijziging).where(col(Wijziging.relatie_id).in_(ids)),
        delete(Signaal).where(col(Signaal.relatie_id).in_(ids)),
        delete(Contactwijziging).where(col(Contactwijziging.relatie_id).in_(ids)),
        delete(Bevestiging).where(col(Bevestiging.relatie_id).in_(ids)),
        delete(Machtigingsessie).where(col(Machtigingsessie.gemachtigde_id).in_(ids)),
        delete(Sessie).where(col(Sessie.relatie_id).in_(ids)),
        delete(Inlogbewijs).where(col(Inlogbewijs.relatie_id).in_(ids)),
        delete(Identiteit).where(col(Identiteit.relatie_id).in_(ids)),
        delete(Passkey).where(col(Passkey.relatie_id).in_(ids)),
        # The paper may still come back: its code then belongs to nobody yet.
        update(Papierformulier).where(col(Papierformulier.relatie_id).in_(ids)).values(relatie_id=None),
        delete(Contactgegeven).where(col(Contactgegeven.relatie_id).in_(ids)),
        delete(Relatie).where(col(Relatie.id).in_(ids)),
    ):
        session.exec(statement)
    return len(ids)
