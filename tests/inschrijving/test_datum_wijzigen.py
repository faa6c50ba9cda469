"""The one guarded way to change an inschrijfdatum: two medewerkers, a reason, the chain and a message."""

from __future__ import annotations

from datetime import date

import pytest

from portal.domain.bericht.model import Bericht
from portal.domain.goedkeuring.actions import TweedeMedewerkerNodig
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.inschrijving.actions import (
    DatumIsIntussenGewijzigd,
    datumvoorstel_beoordelen,
    inschrijfdatum_wijzigen,
)
from portal.domain.inschrijving.keten import keten_controleren
from portal.domain.inschrijving.model import Inschrijvinggebeurtenis
from portal.domain.inschrijving.queries import open_datumvoorstellen
from portal.domain.relatie.queries import inzagen
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from tests.conftest import Store
from tests.makers import EEN_COLLEGA, Aanvraag, aangevraagd, datumvoorstel, ingeschreven, medewerker, stand_van
from tests.people import BILAL, DIRK, FATMA, GERDA, Collega


def beoordeeld(store: Store, goedkeuring_id: str, collega: Collega = FATMA, *, akkoord: bool = True) -> None:
    store.perform(
        datumvoorstel_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=akkoord, door=medewerker(store, collega)
    )


def datum(store: Store, aanvraag: Aanvraag) -> date | None:
    return stand_van(store, aanvraag.door).inschrijfdatum


def test_a_proposal_changes_nothing_and_waits_for_a_colleague(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    schakels = len(store.all(Inschrijvinggebeurtenis))
    id_ = datumvoorstel(store, aanvraag)
    assert datum(store, aanvraag) == date(2026, 3, 10)
    assert len(store.all(Inschrijvinggebeurtenis)) == schakels
    (voorstel,) = store.read(open_datumvoorstellen, door=EEN_COLLEGA)
    assert (voorstel.id, voorstel.nummer, voorstel.klant) == (id_, aanvraag.nummer, "Bilal El Amrani")
    assert (voorstel.oude_datum, voorstel.nieuwe_datum) == (date(2026, 3, 10), date(2020, 2, 1))
    assert (voorstel.gevraagd_door, voorstel.reden) == ("Dirk Jansen", "Inschrijving van voor de samenvoeging")


def test_a_colleague_approves_and_the_date_changes(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    beoordeeld(store, datumvoorstel(store, aanvraag))
    assert datum(store, aanvraag) == date(2020, 2, 1)
    assert store.read(open_datumvoorstellen, door=EEN_COLLEGA) == []


def test_the_change_is_in_the_chain_with_both_colleagues_and_the_reason(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    voor = stand_van(store, aanvraag.door).ketencode
    beoordeeld(store, datumvoorstel(store, aanvraag))
    (schakel,) = store.all(Inschrijvinggebeurtenis, soort="inschrijfdatum-gewijzigd")
    assert schakel.inhoud == {
        "oud": "2026-03-10",
        "nieuw": "2020-02-01",
        "reden": "Inschrijving van voor de samenvoeging",
        "voorgesteld_door": medewerker(store, DIRK).medewerker_id,
        "goedgekeurd_door": medewerker(store, FATMA).medewerker_id,
    }
    assert stand_van(store, aanvraag.door).ketencode == schakel.hash != voor
    assert store.read(keten_controleren, koppen=[]) == []


def test_the_client_hears_it_in_writing(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    beoordeeld(store, datumvoorstel(store, aanvraag))
    (bericht,) = store.all(Bericht, soort="inschrijfdatum-gewijzigd")
    assert bericht.relatie_id == aanvraag.door.relatie_id
    assert bericht.belangrijk
    for deel in ("10 maart 2026", "1 februari 2020", "Inschrijving van voor de samenvoeging"):
        assert deel in bericht.tekst


def test_both_looks_are_shown_to_the_client(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    beoordeeld(store, datumvoorstel(store, aanvraag))
    assert {kijker.reden for kijker in store.read(inzagen, relatie_id=aanvraag.door.relatie_id)} == {
        "Voorstel om de inschrijfdatum te wijzigen",
        "Voorstel beoordelen om de inschrijfdatum te wijzigen",
    }


@pytest.mark.parametrize("akkoord", [True, False])
def test_who_proposed_it_cannot_decide(store: Store, akkoord: bool) -> None:
    aanvraag = ingeschreven(store, BILAL)
    id_ = datumvoorstel(store, aanvraag)
    voor = store.count()
    with pytest.raises(TweedeMedewerkerNodig):
        beoordeeld(store, id_, DIRK, akkoord=akkoord)
    assert datum(store, aanvraag) == date(2026, 3, 10)
    assert store.count() == voor
    assert len(store.read(open_datumvoorstellen, door=EEN_COLLEGA)) == 1


def test_a_colleague_says_no_and_nothing_changes(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    beoordeeld(store, datumvoorstel(store, aanvraag), akkoord=False)
    assert datum(store, aanvraag) == date(2026, 3, 10)
    assert store.all(Goedkeuring)[0].status == Besluit.AFGEWEZEN
    assert store.all(Bericht, soort="inschrijfdatum-gewijzigd") == []
    assert store.all(Inschrijvinggebeurtenis, soort="inschrijfdatum-gewijzigd") == []


def test_it_is_decided_once(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    id_ = datumvoorstel(store, aanvraag)
    beoordeeld(store, id_)
    with pytest.raises(NietGevonden):
        beoordeeld(store, id_, GERDA)
    assert len(store.all(Bericht, soort="inschrijfdatum-gewijzigd")) == 1


def test_a_proposal_that_starts_from_a_date_that_changed_since_cannot_be_approved(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    eerste, tweede = datumvoorstel(store, aanvraag), datumvoorstel(store, aanvraag, jaar="2019")
    beoordeeld(store, eerste)
    with pytest.raises(DatumIsIntussenGewijzigd) as geweigerd:
        beoordeeld(store, tweede)
    assert geweigerd.value.verder is not None
    assert datum(store, aanvraag) == date(2020, 2, 1)
    beoordeeld(store, tweede, akkoord=False)
    assert store.read(open_datumvoorstellen, door=EEN_COLLEGA) == []


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"datum_dag": "30", "datum_maand": "2"}, "datum_dag"),
        ({"datum_jaar": "2027"}, "datum_jaar"),
        ({"datum_dag": "", "datum_maand": "", "datum_jaar": ""}, "datum_dag"),
        ({"datum_dag": "10", "datum_maand": "3", "datum_jaar": "2026"}, "datum_dag"),
        ({"reden": "  "}, "reden"),
        ({"reden": "x" * 301}, "reden"),
    ],
)
def test_a_date_or_reason_that_cannot_be_is_refused(store: Store, anders: dict[str, str], veld: str) -> None:
    aanvraag = ingeschreven(store, BILAL)
    formulier = {"datum_dag": "1", "datum_maand": "2", "datum_jaar": "2020", "reden": "Fout", **anders}
    with pytest.raises(FouteInvoer) as geweigerd:
        store.perform(
            inschrijfdatum_wijzigen, nummer=aanvraag.nummer, formulier=formulier, door=medewerker(store, DIRK)
        )
    assert [fout.veld for fout in geweigerd.value.fouten] == [veld]
    assert store.all(Goedkeuring) == []


def test_an_inschrijving_without_a_date_or_none_at_all_is_not_found(store: Store) -> None:
    aanvraag = aangevraagd(store, BILAL)
    for nummer in (aanvraag.nummer, "W-0000-0000", ""):
        with pytest.raises(NietGevonden):
            store.perform(inschrijfdatum_wijzigen, nummer=nummer, formulier={}, door=medewerker(store, DIRK))
