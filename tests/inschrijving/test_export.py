"""Everything we keep of somebody, as they get it (AVG art. 15 and 20): nothing is forgotten."""

from __future__ import annotations

from sqlmodel import Session, select

from portal.domain.inschrijving.export import TABELLEN, alles_van
from portal.domain.inschrijving.model import Inschrijving
from portal.domain.relatie.model import Relatie
from tests.bewaren.maken import overal_een_rij
from tests.conftest import Store


def test_a_person_gets_their_row_of_every_table(store: Store) -> None:
    wie = overal_een_rij(store)
    alles = store.read(alles_van, relatie_id=wie)
    assert {tabel for tabel in TABELLEN if not alles[tabel]} == {"afscherming"}, "a withheld note is not told of"


def test_who_stands_on_the_inschrijving_of_somebody_else_gets_that_too(store: Store) -> None:
    wie = overal_een_rij(store)

    def van_een_ander(session: Session) -> None:
        ander = Relatie(**{**session.get_one(Relatie, wie).model_dump(), "id": "relatie-2"})
        session.add(ander)
        session.flush()
        session.exec(select(Inschrijving)).one().relatie_id = ander.id

    store.perform(van_een_ander)
    alles = store.read(alles_van, relatie_id=wie)
    assert [rij["relatie_id"] for rij in alles["medeaanvrager"]] == [wie]
    assert alles["inschrijving"] == [] == alles["inschrijvinggebeurtenis"]
