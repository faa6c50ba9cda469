"""A locked desk acts for nobody until its own medewerker logs in again; logging out ends every help at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.demo import demo_ontgrendelen
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.contactmoment.model import Contactmoment
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.toegang.actions import (
    ontgrendelcode_versturen,
    ontgrendelen,
    sessie_beeindigen,
    vergrendelen,
)
from portal.domain.toegang.model import Hulpsessie
from tests.conftest import Store
from tests.hulp.test_helpen import ANDERE_TAB, TAB, Balie
from tests.makers import ingelogd
from tests.people import BILAL, DIRK, FATMA


@pytest.fixture
def balie(store: Store) -> Balie:
    balie = Balie(store)
    balie.helpt(balie.gesprek(ingelogd(store, BILAL)))
    return balie


def op_slot(balie: Balie) -> str:
    sessie = balie.nu().sessie_id
    balie.store.perform(vergrendelen, sessie_id=sessie, door=balie.door)
    return sessie


def test_a_locked_desk_acts_for_nobody_in_any_tab(balie: Balie) -> None:
    op_slot(balie)
    for tab in (TAB, ANDERE_TAB):
        nu = balie.nu(tab)
        assert (nu.door.rol, nu.door.namens, nu.helpt, nu.vergrendeld) == (Rol.BEZOEKER, None, "", True)


def test_the_code_goes_to_the_medewerker_and_opens_what_was_there(store: Store, balie: Balie) -> None:
    sessie = op_slot(balie)
    assert store.perform(ontgrendelcode_versturen, sessie_id=sessie)
    [verzending] = [row for row in store.all(Verzending) if row.adres == DIRK.email]
    assert verzending.kanaal == "EMA"
    cijfers = _code(store)
    assert store.perform(ontgrendelen, sessie_id=sessie, code=cijfers)
    assert balie.nu().door.helpt, "the help session went on"


def test_five_wrong_codes_make_the_right_one_worthless(store: Store, balie: Balie) -> None:
    sessie = op_slot(balie)
    store.perform(ontgrendelcode_versturen, sessie_id=sessie)
    cijfers = _code(store)
    for _ in range(5):
        assert not store.perform(ontgrendelen, sessie_id=sessie, code=f"{(int(cijfers) + 1) % 10**6:06d}")
    assert not store.perform(ontgrendelen, sessie_id=sessie, code=cijfers)
    assert balie.nu().vergrendeld


def _code(store: Store) -> str:
    """The newest code that went to Dirk."""
    naar_dirk = {row.bericht_id for row in store.all(Verzending) if row.adres == DIRK.email}
    berichten = [row for row in store.all(Bericht, soort="inlogcode") if row.id in naar_dirk]
    newest = max(berichten, key=lambda row: row.gemaakt_op)
    return "".join(character for character in newest.tekst.split(".")[0] if character.isdigit())


def test_a_code_is_old_after_ten_minutes_and_works_once(store: Store, balie: Balie) -> None:
    sessie = op_slot(balie)
    store.perform(ontgrendelcode_versturen, sessie_id=sessie)
    code = _code(store)
    store.nu += timedelta(minutes=11)
    assert not store.perform(ontgrendelen, sessie_id=sessie, code=code)
    store.perform(ontgrendelcode_versturen, sessie_id=sessie)
    code = _code(store)
    assert store.perform(ontgrendelen, sessie_id=sessie, code=code)
    op_slot(balie)
    assert not store.perform(ontgrendelen, sessie_id=sessie, code=code)


def test_the_code_of_one_desk_opens_no_other(store: Store, balie: Balie) -> None:
    dirk = op_slot(balie)
    andere = Balie(store, FATMA)
    fatma = op_slot(andere)
    store.perform(ontgrendelcode_versturen, sessie_id=dirk)
    assert not store.perform(ontgrendelen, sessie_id=fatma, code=_code(store))


def test_what_is_not_locked_is_not_unlocked_and_who_left_stays_out(store: Store, balie: Balie) -> None:
    with pytest.raises(NietGevonden):
        store.perform(ontgrendelcode_versturen, sessie_id=balie.nu().sessie_id)
    sessie = op_slot(balie)
    store.perform(sessie_beeindigen, geheim=balie.geheim)
    with pytest.raises(NietGevonden):
        store.perform(ontgrendelen, sessie_id=sessie, code="123456")
    assert balie.nu().door.rol is Rol.BEZOEKER


def test_the_button_of_the_demo_is_only_in_the_demo(
    store: Store, balie: Balie, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessie = op_slot(balie)
    monkeypatch.setattr("portal.demo.settings", lambda: type("Productie", (), {"demo": False}))
    assert not store.perform(demo_ontgrendelen, sessie_id=sessie)
    monkeypatch.undo()
    assert store.perform(demo_ontgrendelen, sessie_id=sessie)
    assert balie.nu().door.helpt


def test_logging_out_ends_every_help_and_leaves_the_conversation_to_close(store: Store, balie: Balie) -> None:
    balie.helpt(store.all(Contactmoment)[0].id, ANDERE_TAB)
    store.perform(sessie_beeindigen, geheim=balie.geheim)
    assert all(hulp.beeindigd_op == store.nu for hulp in store.all(Hulpsessie))
    assert [moment.afgesloten_op for moment in store.all(Contactmoment)] == [None]
