"""Sessions: who is behind a cookie, and when nobody is any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import Session

from portal.domain.corporatie.model import Medewerker
from portal.domain.shared.actor import BEZOEKER, Rol
from portal.domain.toegang.actions import sessie_beeindigen, sessie_beginnen
from portal.domain.toegang.model import Sessie
from portal.domain.toegang.queries import NIEMAND, ingelogde
from tests.conftest import Store
from tests.makers import ingeschreven, medewerker, sessie_van
from tests.people import BILAL, CARLA, GERDA


def test_a_session_is_the_client_who_logged_in(store: Store) -> None:
    aanvraag = ingeschreven(store, BILAL)
    wie = store.read(ingelogde, geheim=sessie_van(store, BILAL))
    assert (wie.door.rol, wie.door.relatie_id, wie.door.klant_id) == (
        Rol.KLANT,
        aanvraag.door.relatie_id,
        aanvraag.door.relatie_id,
    )
    assert wie.naam == "Bilal El Amrani"


def test_a_session_of_a_medewerker_knows_their_corporation(store: Store) -> None:
    gerda = medewerker(store, GERDA)
    geheim = store.perform(sessie_beginnen, medewerker_id=gerda.medewerker_id, bewijs="EMA")
    wie = store.read(ingelogde, geheim=geheim)
    assert wie.door == gerda
    assert wie.door.klant_id is None
    assert wie.naam == "Gerda Visser"


@pytest.mark.parametrize("geheim", ["", "verzonnen", "x" * 5000, "\x00"])
def test_an_unknown_session_is_nobody(store: Store, geheim: str) -> None:
    sessie_van(store, BILAL)
    assert store.read(ingelogde, geheim=geheim) is NIEMAND
    assert NIEMAND.door is BEZOEKER


def test_the_id_in_the_database_is_no_session(store: Store) -> None:
    sessie_van(store, BILAL)
    assert store.read(ingelogde, geheim=store.all(Sessie)[0].id) is NIEMAND


def test_a_session_ends_after_eight_hours(store: Store) -> None:
    geheim = sessie_van(store, BILAL)
    store.nu += timedelta(hours=8) - timedelta(seconds=1)
    assert store.read(ingelogde, geheim=geheim).door.rol is Rol.KLANT
    store.nu += timedelta(seconds=1)
    assert store.read(ingelogde, geheim=geheim) is NIEMAND


def test_logging_out_ends_this_session_only(store: Store) -> None:
    hier, daar = sessie_van(store, BILAL), sessie_van(store, BILAL)
    assert store.perform(sessie_beeindigen, geheim=hier) == 1
    assert store.read(ingelogde, geheim=hier) is NIEMAND
    assert store.read(ingelogde, geheim=daar).door.rol is Rol.KLANT


def test_logging_out_everywhere_ends_every_session_of_this_person_and_of_nobody_else(store: Store) -> None:
    hier, daar, van_carla = sessie_van(store, BILAL), sessie_van(store, BILAL), sessie_van(store, CARLA)
    assert store.perform(sessie_beeindigen, geheim=hier, overal=True) == 2
    assert store.read(ingelogde, geheim=hier) is NIEMAND
    assert store.read(ingelogde, geheim=daar) is NIEMAND
    assert store.read(ingelogde, geheim=van_carla).door.rol is Rol.KLANT


def test_a_medewerker_who_logs_out_everywhere_ends_no_session_of_a_client(store: Store) -> None:
    gerda = medewerker(store, GERDA)
    van_bilal = sessie_van(store, BILAL)
    hier, daar = (store.perform(sessie_beginnen, medewerker_id=gerda.medewerker_id, bewijs="EMA") for _ in range(2))
    assert store.perform(sessie_beeindigen, geheim=hier, overal=True) == 2
    assert store.read(ingelogde, geheim=daar) is NIEMAND
    assert store.read(ingelogde, geheim=van_bilal).door.rol is Rol.KLANT


@pytest.mark.parametrize("overal", [False, True])
@pytest.mark.parametrize("geheim", ["", "verzonnen"])
def test_ending_an_unknown_session_ends_nothing(store: Store, geheim: str, overal: bool) -> None:
    van_bilal = sessie_van(store, BILAL)
    assert store.perform(sessie_beeindigen, geheim=geheim, overal=overal) == 0
    assert store.read(ingelogde, geheim=van_bilal).door.rol is Rol.KLANT


def test_a_medewerker_who_left_is_nobody(store: Store) -> None:
    gerda = medewerker(store, GERDA)
    geheim = store.perform(sessie_beginnen, medewerker_id=gerda.medewerker_id, bewijs="EMA")

    def vertrekken(session: Session) -> None:
        session.get_one(Medewerker, gerda.medewerker_id).actief = False

    store.perform(vertrekken)
    assert store.read(ingelogde, geheim=geheim) is NIEMAND


def test_every_login_has_a_secret_of_its_own(store: Store) -> None:
    geheimen = {store.perform(sessie_beginnen, bewijs="EMA") for _ in range(5)}
    assert len(geheimen) == 5
    assert min(len(geheim) for geheim in geheimen) >= 43
