"""Use cases of `bewaren`: asking to be erased, and erasing.

Whoever is erased leaves rows without a name: what `klassen.py` says of each table is done, and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from portal.domain.bewaren.klassen import KLASSEN, Tabel
from portal.domain.bewaren.queries import te_wissen, wat_loopt, wisstand_van
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.model import LOOPT, Eindereden, Inschrijving, Inschrijvingstatus
from portal.domain.inschrijving.uitschrijven import beeindigen
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import SYSTEEM, Actor, Rol
from portal.domain.shared.errors import Weigering, zin
from portal.domain.shared.rights import handeling
from portal.domain.verzoek.actions import verzoek_vastleggen
from portal.domain.verzoek.model import Verzoeksoort


class LooptNog(Weigering):
    """We still need the data for what the client asked of us."""

    def __init__(self) -> None:
        super().__init__(
            zin("Er loopt nog iets bij ons. Daarvoor hebben wij uw gegevens nodig."),
            zin("Is dat klaar? Vraag het dan opnieuw. Of bel ons."),
        )


@handeling(Rol.KLANT, namens_klant=True)
def wissen_vragen(
    session: Session, *, vanaf: str, door: Actor, beleid: Beleid, origin: str, vandaag: date, nu: datetime
) -> str:
    """Ask to be erased: a verzoek with a belofte within the month of the law; returns its id. Twice is one verzoek.

    A medewerker writes it down for who asks at the desk or by phone; the channel of the conversation is kept.

    Raises `LooptNog` while we need the data.
    """
    relatie = session.exec(select(Relatie).where(Relatie.id == door.klant_id).with_for_update()).one()
    stand = wisstand_van(session, relatie_id=relatie.id, beleid=beleid, vandaag=vandaag)
    if stand.verzoek_id:
        return stand.verzoek_id
    if stand.loopt:
        raise LooptNog
    return verzoek_vastleggen(
        session,
        relatie_id=relatie.id,
        soort=Verzoeksoort.GEGEVENS_WISSEN,
        vanaf=vanaf,
        door=door,
        beleid=beleid,
        origin=origin,
        nu=nu,
    )


def personen_wissen(session: Session, *, na: str, beleid: Beleid, vandaag: date, nu: datetime) -> str:
    """Erase the next persons after this id whose time is over or who were told yes; returns the last id, or ''.

    One batch is one transaction: a worker that dies in the middle erased all of it or none.
    """
    ids = te_wissen(session, na=na, beleid=beleid, vandaag=vandaag, nu=nu)
    for relatie in _vastgehouden(session, ids):
        if not wat_loopt(session, relatie_id=relatie.id):
            persoon_wissen(session, relatie, nu=nu)
    return ids[-1] if ids else ""


def wissing_herhalen(session: Session, *, ids: Sequence[str], beleid: Beleid, nu: datetime) -> int:
    """Erase again whom a restored backup brought back, whatever runs for them in it. Returns how many."""
    relaties = _vastgehouden(session, ids)
    for relatie in relaties:
        for inschrijving in session.exec(
            select(Inschrijving).where(
                Inschrijving.relatie_id == relatie.id,
                col(Inschrijving.status).in_((Inschrijvingstatus.VOORLOPIG, *LOOPT)),
            )
        ).all():
            reden = Eindereden.OPGEZEGD
            beeindigen(session, inschrijving, reden, laatste_dag=None, beleid=beleid, door=SYSTEEM, nu=nu)
        persoon_wissen(session, relatie, nu=nu)
    return len(relaties)


def persoon_wissen(session: Session, relatie: Relatie, *, nu: datetime) -> None:
    """Do to every row of this person what its class says."""
    tabellen = [tabel for klasse in KLASSEN for tabel in klasse.tabellen]
    gevonden = [(tabel, tabel.rijen(session, relatie.id)) for tabel in tabellen if not tabel.over]
    weg = {_id(rij) for tabel, rijen in gevonden if tabel.leeg is None for rij in rijen}
    blijft = {_id(rij) for tabel, rijen in gevonden if tabel.leeg is not None for rij in rijen}
    for tabel in (tabel for tabel in tabellen if tabel.over):
        erover: list[Any] = list(_over(session, tabel, weg | blijft))
        gevonden.append((tabel, [rij for rij in erover if rij.object_id in blijft]))
        gevonden.append((Tabel(tabel.model), [rij for rij in erover if rij.object_id not in blijft]))
    volgorde = {table.name: plek for plek, table in enumerate(SQLModel.metadata.sorted_tables)}
    # Children first: what refers to a row goes before it.
    for tabel, rijen in sorted(gevonden, key=lambda paar: volgorde[paar[0].naam], reverse=True):
        for rij in rijen:
            if tabel.leeg is None:
                session.delete(rij)
            else:
                for kolom, waarde in tabel.leeg.items():
                    setattr(rij, kolom, waarde)
        session.flush()
    relatie.gewist_op = nu


def _over(session: Session, tabel: Tabel, ids: set[str]) -> Sequence[SQLModel]:
    model: Any = tabel.model
    return session.exec(select(model).where(col(model.object_id).in_(ids))).all()


def _id(rij: SQLModel) -> str:
    return str(getattr(rij, "id", ""))


def _vastgehouden(session: Session, ids: Sequence[str]) -> Sequence[Relatie]:
    return session.exec(
        select(Relatie)
        .where(col(Relatie.id).in_(ids), col(Relatie.gewist_op).is_(None))
        .order_by(col(Relatie.id))
        .with_for_update()
    ).all()
