"""A co-applicant at the desk: identity is seen, never copied, and the yes or no is theirs, on the second screen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.domain.bericht.model import Bericht
from portal.domain.contactmoment.model import Contactmoment, Keuze
from portal.domain.hulp.actions import medeaanvrager_ontvangen
from portal.domain.hulp.keuzes import SAMEN, op_tweede_scherm_bevestigen, op_tweede_scherm_weigeren
from portal.domain.inschrijving.model import Inschrijvinggebeurtenis, Medeaanvrager, Medeaanvragerstatus
from portal.domain.relatie.model import Inzage, Relatie
from portal.domain.shared.errors import FouteInvoer
from tests.conftest import Store
from tests.hulp.test_helpen import TAB, Balie
from tests.hulp.test_keuzes import BEZOEKER, Desk
from tests.makers import Aanvraag, aangevraagd, ingelogd, samen_met
from tests.people import BILAL, CARLA, EVA


class Loket(Desk):
    """Dirk at the desk, with a device beside him and nobody he helps yet."""

    def __init__(self, store: Store) -> None:
        Balie.__init__(self, store)

    def ontvangt(self, nummer: str, **anders: str) -> None:
        formulier = {"mede_nummer": nummer, "mede_document": "paspoort", "mede_geldig": "ja", **anders}
        self.store.perform(
            medeaanvrager_ontvangen,
            formulier=formulier,
            sessie_id=self.nu().sessie_id,
            tab=TAB,
            door=self.door,
        )

    def legt_voor(self, mede: Medeaanvrager) -> str:
        scherm = self.scherm()
        assert self.koppel(self.code(scherm), soort=SAMEN, object_id=mede.id)
        return scherm


@pytest.fixture
def loket(store: Store) -> Loket:
    return Loket(store)


@pytest.fixture
def aanvraag(store: Store) -> Aanvraag:
    return aangevraagd(store, CARLA, anders=samen_met(EVA, weg="balie"))


@pytest.mark.parametrize(("ja", "status"), [(True, "bevestigd"), (False, "geweigerd")])
def test_the_co_applicant_answers_on_the_second_screen_and_nobody_else_does(
    store: Store, loket: Loket, aanvraag: Aanvraag, ja: bool, status: str
) -> None:
    loket.ontvangt(aanvraag.nummer.lower())
    assert store.all(Medeaanvrager)[0].status == Medeaanvragerstatus.GEVRAAGD, "the medewerker says nothing for them"
    scherm = loket.legt_voor(store.all(Medeaanvrager)[0])
    if ja:
        store.perform(op_tweede_scherm_bevestigen, geheim=scherm, formulier={}, door=BEZOEKER)
    else:
        store.perform(op_tweede_scherm_weigeren, geheim=scherm, door=BEZOEKER)
    [mede] = store.all(Medeaanvrager)
    assert mede.status == status
    assert (mede.bijschrijfdatum == store.vandaag) is ja
    [schakel] = store.all(Inschrijvinggebeurtenis, soort=f"medeaanvrager-{status}")
    assert schakel.inhoud is not None
    assert (schakel.inhoud["bevestigd"], schakel.inhoud["kanaal"]) == ("tweede-scherm", "BAL")
    assert [(k.relatie_id, k.status) for k in store.all(Keuze)] == [(mede.relatie_id, status)]
    assert len(store.all(Bericht, soort="medeaanvrager-antwoord")) == 1


def test_identity_is_written_down_and_both_can_see_who_looked(store: Store, loket: Loket, aanvraag: Aanvraag) -> None:
    loket.ontvangt(aanvraag.nummer)
    [mede] = store.all(Medeaanvrager)
    [moment] = store.all(Contactmoment)
    assert (moment.relatie_id, moment.verificatie, moment.verificatie_bewijs) == (
        mede.relatie_id,
        "identiteit-gezien",
        "paspoort",
    )
    assert {(i.relatie_id, i.medewerker_id) for i in store.all(Inzage)} == {
        (mede.relatie_id, loket.door.medewerker_id),
        (aanvraag.door.klant_id, loket.door.medewerker_id),
    }
    assert store.read(lambda session: session.get_one(Relatie, mede.relatie_id)).naam == EVA.naam


def test_who_was_asked_by_an_address_is_who_owns_it(store: Store, loket: Loket) -> None:
    aanvraag = aangevraagd(store, CARLA, anders=samen_met(EVA))
    eva, bilal = ingelogd(store, EVA), ingelogd(store, BILAL)
    loket.ontvangt(aanvraag.nummer, mede_bekend=BILAL.email)
    assert [m.relatie_id for m in store.all(Medeaanvrager)] == [eva.klant_id]
    assert bilal.klant_id not in {i.relatie_id for i in store.all(Inzage)}


def test_who_is_known_already_is_named_by_the_medewerker(store: Store, loket: Loket, aanvraag: Aanvraag) -> None:
    eva = ingelogd(store, EVA)
    before = len(store.all(Relatie))
    loket.ontvangt(aanvraag.nummer, mede_bekend=EVA.email)
    assert [m.relatie_id for m in store.all(Medeaanvrager)] == [eva.klant_id]
    assert len(store.all(Relatie)) == before


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"mede_document": ""}, "mede_document"),
        ({"mede_document": "een brief"}, "mede_document"),
        ({"mede_geldig": ""}, "mede_geldig"),
        ({"mede_nummer": ""}, "mede_nummer"),
        ({"mede_nummer": "W-3333-3333"}, "mede_nummer"),
        ({"mede_nummer": "onzin"}, "mede_nummer"),
        ({"mede_bekend": "niemand@voorbeeld.nl"}, "mede_bekend"),
        ({"mede_bekend": CARLA.email}, "mede_bekend"),
    ],
)
def test_without_identity_or_number_and_for_the_applicant_nothing_changes(
    store: Store, loket: Loket, aanvraag: Aanvraag, anders: dict[str, str], veld: str
) -> None:
    before = store.count()
    with pytest.raises(FouteInvoer) as refused:
        loket.ontvangt(aanvraag.nummer, **anders)
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert store.count() == before


def test_an_answer_is_given_once(store: Store, loket: Loket, aanvraag: Aanvraag) -> None:
    loket.ontvangt(aanvraag.nummer)
    scherm = loket.legt_voor(store.all(Medeaanvrager)[0])
    store.perform(op_tweede_scherm_weigeren, geheim=scherm, door=BEZOEKER)
    store.nu += timedelta(minutes=1)
    with pytest.raises(FouteInvoer):
        loket.ontvangt(aanvraag.nummer)
