"""The second code for a heavy act: another way where there is one, bound to login, act and object, counted, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.bericht.queries import berichten_van
from portal.domain.machtiging.actions import VERLENEN, machtiging_verlenen, machtigingscode_vragen
from portal.domain.machtiging.model import Machtiging
from portal.domain.relatie.model import Contactgegeven, Relatie
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.toegang.actions import sessie_beginnen
from portal.domain.toegang.bevestigen import (
    BevestigingNodig,
    GeenWeg,
    TeVaakGevraagd,
    bevestiging_verbruiken,
    bevestiging_vragen,
    wacht_op_bevestiging,
)
from portal.domain.toegang.model import Bevestiging, Sessie
from portal.domain.toegang.rules import MAXIMUM_POGINGEN, Uitkomst, weg_voor_bevestiging
from portal.i18n import zin
from tests.conftest import Store
from tests.machtiging.makers import Login, code_getypt, heeft_mobiel, klaargezet, laatste_code
from tests.makers import tegelijk
from tests.people import ANS, BILAL


@pytest.fixture
def bilal(store: Store) -> Login:
    return Login(store, BILAL)


def gevraagd(store: Store, wie: Login, handeling: str = "iban_wijzigen", object_id: str = "x") -> None:
    store.perform(
        bevestiging_vragen,
        sessie_id=wie.sessie_id,
        handeling=handeling,
        object_id=object_id,
        wat=zin("{naam} machtigen", naam="iets"),
        door=wie.door,
    )


def verbruikt(store: Store, wie: Login, machtiging_id: str, **anders: str) -> None:
    given = {"sessie_id": wie.sessie_id, "handeling": VERLENEN, "object_id": machtiging_id, **anders}
    store.perform(bevestiging_verbruiken, door=wie.door, **given)


@pytest.mark.parametrize(
    ("wegen", "bewezen_met", "verwacht"),
    [
        ([("EMA", "a"), ("MOB", "b")], "EMA", (("MOB", "b"), True)),
        ([("EMA", "a"), ("MOB", "b")], "MOB", (("EMA", "a"), True)),
        ([("EMA", "a")], "EMA", (("EMA", "a"), False)),
        ([("EMA", "a"), ("EMA", "c")], "EMA", (("EMA", "a"), False)),
        ([("EMA", "a"), ("MOB", "b")], "balie", (("MOB", "b"), False)),
        ([("EMA", "a")], "demo", (("EMA", "a"), False)),
    ],
)
def test_the_code_goes_another_way_than_the_login_where_there_is_one(wegen, bewezen_met, verwacht) -> None:  # type: ignore[no-untyped-def]
    assert weg_voor_bevestiging(wegen, bewezen_met=bewezen_met) == verwacht


def test_the_code_of_who_logged_in_by_mail_goes_to_the_phone(store: Store, bilal: Login) -> None:
    heeft_mobiel(store, bilal.door, BILAL)
    gevraagd(store, bilal)
    assert laatste_code(store)[1] == BILAL.mobiel
    assert store.all(Bericht, soort="bevestiging-gevraagd") == []


def test_along_the_same_way_every_other_address_is_told_without_the_code(store: Store, bilal: Login) -> None:
    """Two mailboxes and a login by the desk, say: whoever reads one of them is not the only one who hears."""
    heeft_mobiel(store, bilal.door, BILAL)

    def at_the_desk(session) -> None:  # type: ignore[no-untyped-def]
        session.get(Sessie, bilal.sessie_id).bewijs = "balie"

    store.perform(at_the_desk)
    gevraagd(store, bilal)
    code, adres = laatste_code(store)
    [verteld] = store.all(Bericht, soort="bevestiging-gevraagd")
    assert adres == BILAL.mobiel
    assert [v.adres for v in store.all(Verzending, bericht_id=verteld.id)] == [BILAL.email]
    assert code not in verteld.tekst


def test_without_any_address_the_desk_does_it(store: Store) -> None:
    relatie = Relatie(aangemaakt_op=store.nu)
    store.add(relatie)
    store.perform(sessie_beginnen, relatie_id=relatie.id, bewijs="balie")
    [sessie] = store.all(Sessie)
    with pytest.raises(GeenWeg):
        store.perform(
            bevestiging_vragen,
            sessie_id=sessie.id,
            handeling="x",
            object_id="x",
            wat=zin("betalen"),
            door=Actor(Rol.KLANT, relatie_id=relatie.id),
        )


def test_nobody_reads_the_code_among_the_messages_of_the_client(store: Store, bilal: Login) -> None:
    gevraagd(store, bilal)
    assert store.read(berichten_van, relatie_id=str(bilal.door.klant_id)) == []
    [bewaard] = store.all(Bevestiging)
    assert laatste_code(store)[0].replace(" ", "") not in repr(bewaard)


def test_the_right_code_counts_once(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    code = laatste_code(store)[0]
    assert code_getypt(store, bilal, machtiging_id, code) is Uitkomst.GELUKT
    verbruikt(store, bilal, machtiging_id)
    with pytest.raises(BevestigingNodig):
        verbruikt(store, bilal, machtiging_id)
    assert code_getypt(store, bilal, machtiging_id, code) is Uitkomst.GEBRUIKT


def test_two_tabs_at_the_same_moment_use_it_once(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    code_getypt(store, bilal, machtiging_id, laatste_code(store)[0])
    results = tegelijk(*[lambda: verbruikt(store, bilal, machtiging_id)] * 4)
    assert sum(result is None for result in results) == 1
    assert sum(isinstance(result, BevestigingNodig) for result in results) == 3


def test_without_the_code_having_been_typed_the_act_refuses(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    before = store.count()
    with pytest.raises(BevestigingNodig):
        store.perform(machtiging_verlenen, machtiging_id=machtiging_id, sessie_id=bilal.sessie_id, door=bilal.door)
    assert store.count() == before
    assert [m.status for m in store.all(Machtiging)] == ["concept"]


@pytest.mark.parametrize("anders", [{"handeling": "iban_wijzigen"}, {"object_id": "iets-anders"}])
def test_a_code_for_one_thing_does_nothing_for_another(store: Store, bilal: Login, anders: dict[str, str]) -> None:
    machtiging_id = klaargezet(store, bilal)
    code_getypt(store, bilal, machtiging_id, laatste_code(store)[0])
    with pytest.raises(BevestigingNodig):
        verbruikt(store, bilal, machtiging_id, **anders)


def test_another_login_of_the_same_person_cannot_use_it(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    code = laatste_code(store)[0]
    elders = Login(store, BILAL)
    assert code_getypt(store, elders, machtiging_id, code) is Uitkomst.GEBRUIKT
    code_getypt(store, bilal, machtiging_id, code)
    with pytest.raises(BevestigingNodig):
        verbruikt(store, elders, machtiging_id)


def test_somebody_else_cannot_use_it_nor_ask_for_it_in_this_login(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    code = laatste_code(store)[0]
    ans = Login(store, ANS)
    assert code_getypt(store, ans, machtiging_id, code, sessie_id=bilal.sessie_id) is Uitkomst.GEBRUIKT
    with pytest.raises(BevestigingNodig):
        verbruikt(store, ans, machtiging_id, sessie_id=bilal.sessie_id)
    with pytest.raises(NietGevonden):
        store.perform(
            bevestiging_vragen,
            sessie_id=bilal.sessie_id,
            handeling="x",
            object_id="x",
            wat=zin("betalen"),
            door=ans.door,
        )


def test_five_wrong_tries_end_it_and_the_right_code_is_too_late(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    goed = laatste_code(store)[0]
    fout = "000 000" if goed != "000 000" else "111 111"
    outcomes = [code_getypt(store, bilal, machtiging_id, fout) for _ in range(MAXIMUM_POGINGEN)]
    assert outcomes == [Uitkomst.FOUT] * (MAXIMUM_POGINGEN - 1) + [Uitkomst.TE_VAAK]
    assert code_getypt(store, bilal, machtiging_id, goed) is Uitkomst.TE_VAAK


def test_tries_at_the_same_moment_all_count(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    goed = laatste_code(store)[0]
    fout = "000 000" if goed != "000 000" else "111 111"
    tegelijk(*[lambda: code_getypt(store, bilal, machtiging_id, fout)] * 8)
    assert [b.pogingen for b in store.all(Bevestiging)] == [MAXIMUM_POGINGEN]


def test_new_codes_do_not_give_new_chances_without_end(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)

    def another() -> bool:
        try:
            store.perform(
                machtigingscode_vragen, machtiging_id=machtiging_id, sessie_id=bilal.sessie_id, door=bilal.door
            )
        except TeVaakGevraagd:
            return False
        return True

    asked, tries, more = 1, 0, True
    while more:
        tries += sum(code_getypt(store, bilal, machtiging_id, "nee") is Uitkomst.FOUT for _ in range(MAXIMUM_POGINGEN))
        more = another()
        asked += more
    assert asked == 6
    assert tries <= 15, "fifteen chances in a million an hour"


def test_a_newer_code_ends_the_older_one(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    oud = laatste_code(store)[0]
    store.nu += timedelta(minutes=1)
    store.perform(machtigingscode_vragen, machtiging_id=machtiging_id, sessie_id=bilal.sessie_id, door=bilal.door)
    nieuw = laatste_code(store)[0]
    if oud != nieuw:
        assert code_getypt(store, bilal, machtiging_id, oud) is Uitkomst.FOUT
    assert code_getypt(store, bilal, machtiging_id, nieuw) is Uitkomst.GELUKT


def test_it_works_ten_minutes_typing_and_using_included(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    code = laatste_code(store)[0]
    store.nu += timedelta(minutes=9, seconds=59)
    assert code_getypt(store, bilal, machtiging_id, code) is Uitkomst.GELUKT
    store.nu += timedelta(seconds=1)
    with pytest.raises(BevestigingNodig):
        verbruikt(store, bilal, machtiging_id)
    assert code_getypt(store, bilal, machtiging_id, code) is Uitkomst.VERLOPEN


def test_the_page_says_where_the_code_went_without_saying_the_address(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    wacht = store.read(
        wacht_op_bevestiging, sessie_id=bilal.sessie_id, handeling=VERLENEN, object_id=machtiging_id, door=bilal.door
    )
    assert wacht is not None
    assert (wacht.waarheen[0], wacht.pogingen_over, wacht.bevestigd) == (BILAL.email[0], MAXIMUM_POGINGEN, False)
    assert BILAL.email not in wacht.waarheen
    assert store.all(Contactgegeven, waarde=BILAL.email)
