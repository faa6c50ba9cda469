"""A person we know: proven contacts, what they see of themselves, and who looked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.domain.relatie.actions import (
    herkenningswoord_kiezen,
    inzage_vastleggen,
    relatie_bij_bewezen_contact,
)
from portal.domain.relatie.model import Contactgegeven, ContactgegevenSoort, Inzage, Relatie
from portal.domain.relatie.queries import contact_van, inzagen, persoonsgegevens, relatie_bij_contact, relatie_van
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.invoer import BSN_GEVONDEN
from tests.conftest import NU, Store
from tests.makers import ingelogd, ingeschreven, medewerker
from tests.people import BILAL, CARLA, DIRK, EVA, FATMA


def test_a_proven_contact_makes_a_person_once(store: Store) -> None:
    eerste, tweede = (
        store.perform(relatie_bij_bewezen_contact, soort="EMA", waarde=BILAL.email, taal="nl") for _ in range(2)
    )
    assert eerste.id == tweede.id
    assert len(store.all(Relatie)) == len(store.all(Contactgegeven)) == 1


def test_the_same_text_as_another_kind_of_contact_is_another_person(store: Store) -> None:
    store.perform(relatie_bij_bewezen_contact, soort="EMA", waarde=BILAL.mobiel, taal="nl")
    assert store.read(lambda session: relatie_bij_contact(session, "MOB", BILAL.mobiel)) is None


def test_a_person_without_a_contact_of_a_kind_has_an_empty_one(store: Store) -> None:
    door = ingelogd(store, BILAL)

    def contact(soort: ContactgegevenSoort) -> str:
        return store.read(lambda session: contact_van(session, str(door.relatie_id), soort))

    assert contact(ContactgegevenSoort.EMAIL) == BILAL.email
    assert contact(ContactgegevenSoort.MOBIEL) == ""


@pytest.mark.parametrize("relatie_id", [None, "", "bestaat-niet"])
def test_an_unknown_person_is_not_found(store: Store, relatie_id: str | None) -> None:
    ingelogd(store, BILAL)
    with pytest.raises(NietGevonden):
        store.read(lambda session: relatie_van(session, relatie_id))
    with pytest.raises(NietGevonden):
        store.read(persoonsgegevens, relatie_id=relatie_id)


def test_a_client_sees_everything_we_know_of_them(store: Store) -> None:
    door = ingeschreven(store, BILAL).door
    eigen = store.read(persoonsgegevens, relatie_id=door.relatie_id)
    assert eigen.naam == "Bilal El Amrani"
    assert eigen.geboortedatum == BILAL.geboortedatum
    assert eigen.adres == ("Havenkade 12 bis", "6990 VX  Veerpoort")
    assert (eigen.email, eigen.mobiel) == (BILAL.email, "")
    assert (eigen.taal, eigen.voorkeurskanaal, eigen.tolk_taal) == ("nl", "EMA", "Arabisch")
    assert not eigen.alleen_digitaal


def test_a_foreign_address_ends_with_its_country() -> None:
    relatie = Relatie(straat="Hauptstraße 5", postcode="46446", plaats="Emmerich", land="DE", aangemaakt_op=NU)
    assert relatie.adresregels == ("Hauptstraße 5", "46446  Emmerich", "DE")


def test_who_gave_no_address_has_no_address_lines() -> None:
    assert Relatie(aangemaakt_op=NU).adresregels == ()


def test_the_name_has_no_double_space_without_a_tussenvoegsel() -> None:
    assert Relatie(voornaam="Eva", achternaam="Smit", aangemaakt_op=NU).naam == "Eva Smit"


def test_choosing_a_recognition_word(store: Store) -> None:
    door = ingelogd(store, BILAL)
    assert store.perform(herkenningswoord_kiezen, woord="  zonne\u200bbloem ", door=door) == "zonnebloem"
    assert store.read(persoonsgegevens, relatie_id=door.relatie_id).herkenningswoord == "zonnebloem"


@pytest.mark.parametrize("woord", ["", "   ", "x" * 41, "123456782 is mijn bsn"])
def test_a_recognition_word_that_cannot_be(store: Store, woord: str) -> None:
    door = ingelogd(store, BILAL)
    with pytest.raises(FouteInvoer) as geweigerd:
        store.perform(herkenningswoord_kiezen, woord=woord, door=door)
    assert [fout.veld for fout in geweigerd.value.fouten] == ["herkenningswoord"]
    assert store.read(persoonsgegevens, relatie_id=door.relatie_id).herkenningswoord == ""


def test_a_bsn_is_no_recognition_word(store: Store) -> None:
    with pytest.raises(FouteInvoer) as geweigerd:
        store.perform(herkenningswoord_kiezen, woord="bsn 123456782", door=ingelogd(store, BILAL))
    assert geweigerd.value.reden == BSN_GEVONDEN


def test_a_look_by_a_medewerker_is_shown_to_the_client_by_role_newest_first(store: Store) -> None:
    bilal, eva = ingelogd(store, BILAL), ingelogd(store, EVA)
    for collega, reden in ((DIRK, "Vraag over de wachttijd"), (FATMA, "Terugbelverzoek")):
        store.perform(inzage_vastleggen, relatie_id=bilal.relatie_id, door=medewerker(store, collega), reden=reden)
        store.nu += timedelta(minutes=1)
    gezien = store.read(inzagen, relatie_id=bilal.relatie_id)
    assert [(kijker.wie, kijker.reden) for kijker in gezien] == [
        ("Medewerker klantcontact", "Terugbelverzoek"),
        ("Medewerker klantcontact", "Vraag over de wachttijd"),
    ]
    assert store.read(inzagen, relatie_id=eva.relatie_id) == []


def test_a_client_who_looks_at_their_own_data_is_no_look(store: Store) -> None:
    carla = ingelogd(store, CARLA)
    store.perform(inzage_vastleggen, relatie_id=carla.relatie_id, door=carla, reden="eigen gegevens")
    assert store.all(Inzage) == []
