"""Passkeys: a question counts once, in the browser or login that asked; whose a key is; and that a copy is noticed."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import jobs
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.corporatie.model import Medewerker
from portal.domain.machtiging.actions import VERLENEN, machtiging_verlenen
from portal.domain.machtiging.model import Machtiging, Machtigingstatus
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.toegang.actions import code_versturen, inloggen, vergrendelen
from portal.domain.toegang.bevestigen import BevestigingNodig, bevestigingscode_proberen, wacht_op_bevestiging
from portal.domain.toegang.model import Bevestiging, Inlogpoging, Passkey, Passkeyvraag, Sessie
from portal.domain.toegang.passkey import (
    TOEVOEGEN,
    Beantwoord,
    Gesteld,
    LaatstePasskey,
    Passkeyuitkomst,
    Waarvoor,
    collega_heeft_passkey,
    passkey_verwijderen,
    passkeycode_vragen,
    passkeys_van,
    passkeys_van_collega_wissen,
)
from portal.domain.toegang.queries import NIEMAND, ingelogde
from portal.domain.toegang.rules import MAXIMUM_PASSKEYS, Bewijsmiddel, Uitkomst, teller_klopt
from tests.authenticator import Authenticator
from tests.conftest import Store
from tests.machtiging.makers import Login, heeft_mobiel, klaargezet
from tests.makers import IP, codemail, tegelijk
from tests.makers import medewerker as op_de_lijst
from tests.people import BILAL, CARLA, DIRK, FATMA
from tests.toegang.passkeys import ORIGIN, Browser, code_getypt, collega_met_passkey, half, met_passkey


def wie_is(store: Store, sessie: str) -> Actor:
    return store.read(ingelogde, geheim=sessie).door


@pytest.fixture
def bilal(store: Store) -> Login:
    return Login(store, BILAL)


@pytest.fixture
def dirk(store: Store) -> Actor:
    return op_de_lijst(store, DIRK)


# --- adding and logging in --------------------------------------------------------------------------------------------


def test_a_client_adds_one_logs_in_with_it_and_is_told(store: Store, bilal: Login) -> None:
    heeft_mobiel(store, bilal.door, BILAL)
    sleutel = met_passkey(store, bilal, "  Mijn\ntelefoon ")
    [bericht] = store.all(Bericht, soort="passkey-toegevoegd")
    wegen = {verzending.adres for verzending in store.all(Verzending, bericht_id=bericht.id)}
    assert {BILAL.email, BILAL.mobiel} <= wegen, "along every way"
    store.nu += timedelta(days=1)
    gelukt = Browser(store).logt_in(sleutel)
    assert gelukt.doel == "/mijn"
    assert wie_is(store, gelukt.sessie) == bilal.door
    [regel] = store.read(passkeys_van, door=bilal.door)
    assert (regel.naam, regel.gebruikt_op, regel.geblokkeerd) == ("Mijn telefoon", store.nu, False)


def test_the_options_ask_for_a_key_that_knows_who_it_is_and_checks_who_holds_it(store: Store, bilal: Login) -> None:
    code_getypt(store, bilal)
    opties = Browser(store, bilal.geheim).opties(Waarvoor.TOEVOEGEN)
    assert opties["rp"]["id"] == "localhost"
    assert opties["authenticatorSelection"] == {
        **opties["authenticatorSelection"], "residentKey": "required", "userVerification": "required"
    }  # fmt: skip
    assert str(bilal.door.klant_id) not in json.dumps(opties)
    assert Browser(store).opties()["userVerification"] == "required"
    assert not Browser(store).opties().get("allowCredentials"), "nobody says first who they are"


def test_several_have_a_name_each_and_a_device_is_told_which_it_has(store: Store, bilal: Login) -> None:
    eerste = met_passkey(store, bilal, "Telefoon")
    met_passkey(store, bilal, "Computer")
    assert [regel.naam for regel in store.read(passkeys_van, door=bilal.door)] == ["Telefoon", "Computer"]
    code_getypt(store, bilal)
    opties = Browser(store, bilal.geheim).opties(Waarvoor.TOEVOEGEN)
    assert len(opties["excludeCredentials"]) == 2
    again = Browser(store, bilal.geheim)
    assert again.antwoord(eerste.make(again.opties(Waarvoor.TOEVOEGEN))).uitkomst is Passkeyuitkomst.HEEFT_U_AL


def test_without_the_second_code_none_is_added(store: Store, bilal: Login) -> None:
    browser = Browser(store, bilal.geheim)
    assert browser.vraag(Waarvoor.TOEVOEGEN) is Passkeyuitkomst.EERST_BEWIJZEN
    code_getypt(store, bilal)
    ander = Browser(store, Login(store, BILAL).geheim)
    assert ander.vraag(Waarvoor.TOEVOEGEN) is Passkeyuitkomst.EERST_BEWIJZEN, "the code of another login"
    opties = browser.opties(Waarvoor.TOEVOEGEN)
    store.nu += timedelta(minutes=4)
    [bevestiging] = store.all(Bevestiging, handeling=TOEVOEGEN)
    store.perform(lambda session: setattr(session.get(Bevestiging, bevestiging.id), "verloopt_op", store.nu))
    assert browser.antwoord(Authenticator(ORIGIN).make(opties)).uitkomst is Passkeyuitkomst.EERST_BEWIJZEN
    assert store.all(Passkey) == []


def test_the_code_counts_for_one_passkey(store: Store, bilal: Login) -> None:
    met_passkey(store, bilal)
    assert Browser(store, bilal.geheim).vraag(Waarvoor.TOEVOEGEN) is Passkeyuitkomst.EERST_BEWIJZEN


def test_there_is_an_end_to_how_many(store: Store, bilal: Login) -> None:
    for nummer in range(MAXIMUM_PASSKEYS):
        store.add(
            Passkey(
                credential=f"c{nummer}", sleutel="x", naam="x", relatie_id=bilal.door.relatie_id, gemaakt_op=store.nu
            )
        )
    code_getypt(store, bilal)
    assert Browser(store, bilal.geheim).vraag(Waarvoor.TOEVOEGEN) is Passkeyuitkomst.TE_VEEL


@pytest.mark.parametrize("naam", ["", "   ", "\u202e\u0000"])
def test_a_passkey_always_has_a_name(store: Store, bilal: Login, naam: str) -> None:
    met_passkey(store, bilal, naam)
    assert store.read(passkeys_van, door=bilal.door)[0].naam == "Passkey"


# --- answers that do not count ----------------------------------------------------------------------------------------


def test_a_question_is_answered_once_also_when_two_answers_come_at_once(store: Store, bilal: Login) -> None:
    sleutel, browser = met_passkey(store, bilal), Browser(store)
    antwoord = sleutel.use(browser.opties())
    uitkomsten = [gegeven.uitkomst for gegeven in tegelijk(*[partial(browser.antwoord, antwoord)] * 4)]  # type: ignore[attr-defined]
    assert sorted(uitkomsten) == sorted([Passkeyuitkomst.GELUKT, *[Passkeyuitkomst.VERLOPEN] * 3])


def test_a_question_of_another_browser_or_login_is_not_answered(store: Store, bilal: Login) -> None:
    sleutel, browser, dief = met_passkey(store, bilal), Browser(store), Browser(store)
    antwoord = sleutel.use(browser.opties())
    dief.vraag()
    assert dief.antwoord(antwoord).uitkomst is Passkeyuitkomst.VERLOPEN
    assert Browser(store).antwoord(antwoord).uitkomst is Passkeyuitkomst.VERLOPEN, "without any cookie"
    assert browser.antwoord(antwoord).uitkomst is Passkeyuitkomst.GELUKT, "and its owner did not lose it"
    code_getypt(store, bilal)
    eigen, ander = Browser(store, bilal.geheim), Login(store, BILAL)
    opties = eigen.opties(Waarvoor.TOEVOEGEN)
    code_getypt(store, ander)
    nieuwe = Authenticator(ORIGIN)
    assert Browser(store, ander.geheim).antwoord(nieuwe.make(opties)).uitkomst is Passkeyuitkomst.VERLOPEN
    assert Browser(store).antwoord(nieuwe.make(opties)).uitkomst is Passkeyuitkomst.VERLOPEN


def test_a_question_lives_for_minutes(store: Store, bilal: Login) -> None:
    sleutel, browser = met_passkey(store, bilal), Browser(store)
    antwoord = sleutel.use(browser.opties())
    store.nu += timedelta(minutes=5)
    assert browser.antwoord(antwoord).uitkomst is Passkeyuitkomst.VERLOPEN


@pytest.mark.parametrize(
    "anders",
    [
        {"origin": "https://evil.example"},
        {"origin": ORIGIN.replace("http", "https")},
        {"host": "evil.example"},
        {"verified": False},
        {"user": b"somebody else"},
    ],
    ids=["other site", "other scheme", "other host", "nobody was verified", "for somebody else"],
)
def test_an_answer_that_does_not_hold_is_refused_and_uses_the_question_up(
    store: Store, bilal: Login, anders: dict[str, Any]
) -> None:
    sleutel, browser = met_passkey(store, bilal), Browser(store)
    opties = browser.opties()
    assert browser.antwoord(sleutel.use(opties, **anders)).uitkomst is Passkeyuitkomst.MISLUKT
    assert browser.antwoord(sleutel.use(opties)).uitkomst is Passkeyuitkomst.VERLOPEN


@pytest.mark.parametrize("anders", [{"origin": "https://evil.example"}, {"host": "evil.example"}, {"verified": False}])
def test_a_new_key_that_does_not_hold_is_refused(store: Store, bilal: Login, anders: dict[str, Any]) -> None:
    code_getypt(store, bilal)
    browser = Browser(store, bilal.geheim)
    antwoord = Authenticator(ORIGIN).make(browser.opties(Waarvoor.TOEVOEGEN), **anders)
    assert browser.antwoord(antwoord).uitkomst is Passkeyuitkomst.MISLUKT
    assert store.all(Passkey) == []


def test_what_is_made_does_not_log_in_and_what_logs_in_is_not_added(store: Store, bilal: Login) -> None:
    sleutel, browser = met_passkey(store, bilal), Browser(store)
    code_getypt(store, bilal)
    eigen = Browser(store, bilal.geheim)
    opties = eigen.opties(Waarvoor.TOEVOEGEN)
    assert eigen.antwoord(sleutel.use({**opties, "rpId": "localhost"})).uitkomst is Passkeyuitkomst.MISLUKT
    opties = browser.opties()
    nieuwe = {**opties, "rp": {"id": "localhost"}, "user": {"id": ""}}
    assert browser.antwoord(sleutel.make(nieuwe)).uitkomst is Passkeyuitkomst.MISLUKT


@pytest.mark.parametrize(
    "antwoord", ["", "{}", "[]", "null", '{"response": 1}', '{"response": {"clientDataJSON": "e30"}}', "[" * 20_000]
)
def test_nonsense_is_refused(store: Store, antwoord: str) -> None:
    assert Browser(store).antwoord(antwoord).uitkomst is Passkeyuitkomst.MISLUKT


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_reader_of_answers_never_breaks(een: str, twee: str) -> None:
    from portal.integrations.inloggen.passkey import PasskeyFout, uitdaging_in, wie_antwoordt

    for antwoord in (een, json.dumps({"id": een, "rawId": twee, "response": {"clientDataJSON": een}})):
        for lezen in (uitdaging_in, wie_antwoordt):
            with pytest.raises(PasskeyFout):
                lezen(antwoord)


def test_a_key_we_do_not_know_and_one_that_was_removed_open_nothing(store: Store, bilal: Login) -> None:
    vreemd = Authenticator(ORIGIN, user=b"x")
    assert Browser(store).logt_in(vreemd).uitkomst is Passkeyuitkomst.ONBEKEND
    sleutel = met_passkey(store, bilal)
    [regel] = store.read(passkeys_van, door=bilal.door)
    store.perform(passkey_verwijderen, passkey_id=regel.id, sessie_id=bilal.sessie_id, door=bilal.door)
    assert Browser(store).logt_in(sleutel).uitkomst is Passkeyuitkomst.ONBEKEND
    assert store.all(Bericht, soort="passkey-verwijderd")


def test_a_key_whose_signature_is_of_another_key_is_refused(store: Store, bilal: Login) -> None:
    sleutel = met_passkey(store, bilal)
    vals = Authenticator(ORIGIN, credential=sleutel.credential, user=sleutel.user, counter=50)
    assert Browser(store).logt_in(vals).uitkomst is Passkeyuitkomst.MISLUKT


def test_a_copy_is_noticed_by_its_counter_and_the_key_is_blocked(store: Store, bilal: Login) -> None:
    sleutel = met_passkey(store, bilal)
    kopie = Authenticator(ORIGIN, credential=sleutel.credential, user=sleutel.user, key=sleutel.key)
    assert Browser(store).logt_in(sleutel).uitkomst is Passkeyuitkomst.GELUKT
    assert Browser(store).logt_in(kopie).uitkomst is Passkeyuitkomst.GEBLOKKEERD
    assert Browser(store).logt_in(sleutel).uitkomst is Passkeyuitkomst.GEBLOKKEERD, "nobody knows which is the copy"
    assert len(store.all(Bericht, soort="passkey-geblokkeerd")) == 1
    assert store.read(passkeys_van, door=bilal.door)[0].geblokkeerd


def test_a_key_that_does_not_count_goes_on_working(store: Store, bilal: Login) -> None:
    sleutel = met_passkey(store, bilal, counts=False)
    for _ in range(3):
        assert Browser(store).logt_in(sleutel).uitkomst is Passkeyuitkomst.GELUKT


@pytest.mark.parametrize(
    ("was", "nu", "klopt"), [(0, 0, True), (0, 1, True), (3, 4, True), (3, 9, True), (3, 3, False), (3, 0, False)]
)
def test_the_counter_goes_on_or_stays_at_nothing(was: int, nu: int, klopt: bool) -> None:
    assert teller_klopt(was, nu) is klopt


def test_nothing_stored_answers_a_question(store: Store, bilal: Login) -> None:
    browser = Browser(store)
    opties = browser.opties()
    kept = repr([rij.model_dump() for rij in store.all(Passkeyvraag)])
    assert opties["challenge"] not in kept
    assert browser.passkey not in kept


def test_questions_are_counted_per_address(store: Store) -> None:
    for _ in range(120):
        assert isinstance(Browser(store).vraag(), Gesteld)
    assert Browser(store).vraag() is Passkeyuitkomst.TE_VAAK
    assert isinstance(Browser(store).vraag(ip="192.0.2.2"), Gesteld)


# --- removing ---------------------------------------------------------------------------------------------------------


def test_nobody_removes_one_of_somebody_else(store: Store, bilal: Login, dirk: Actor) -> None:
    met_passkey(store, bilal)
    [regel] = store.read(passkeys_van, door=bilal.door)
    carla = Login(store, CARLA)
    helpt = Actor(Rol.MEDEWERKER, medewerker_id=dirk.medewerker_id, namens=bilal.door.klant_id)
    for door in (carla.door, dirk, helpt):
        with pytest.raises(NietGevonden):
            store.perform(passkey_verwijderen, passkey_id=regel.id, sessie_id="", door=door)
        assert store.read(passkeys_van, door=door) == []


def test_with_a_passkey_go_the_other_logins_that_began_with_one(store: Store, bilal: Login) -> None:
    sleutel = met_passkey(store, bilal)
    gestolen = Browser(store).logt_in(sleutel).sessie
    [regel] = store.read(passkeys_van, door=bilal.door)
    store.perform(passkey_verwijderen, passkey_id=regel.id, sessie_id=bilal.sessie_id, door=bilal.door)
    assert store.read(ingelogde, geheim=gestolen) == NIEMAND
    assert wie_is(store, bilal.geheim) == bilal.door


# --- a second proof ---------------------------------------------------------------------------------------------------


def bevestigd(store: Store, wie: Login, sleutel: Authenticator, machtiging_id: str) -> Beantwoord:
    browser = Browser(store, wie.geheim)
    opties = browser.opties(Waarvoor.BEVESTIGEN, handeling=VERLENEN, object_id=machtiging_id)
    return browser.antwoord(sleutel.use(opties))


def verleend(store: Store, wie: Login, machtiging_id: str) -> None:
    store.perform(machtiging_verlenen, machtiging_id=machtiging_id, sessie_id=wie.sessie_id, door=wie.door)


def test_a_passkey_confirms_a_heavy_act_instead_of_the_code_once(store: Store, bilal: Login) -> None:
    sleutel, machtiging_id = met_passkey(store, bilal), klaargezet(store, bilal)
    gevraagd = {"sessie_id": bilal.sessie_id, "handeling": VERLENEN, "object_id": machtiging_id, "door": bilal.door}
    wacht = store.read(wacht_op_bevestiging, **gevraagd)
    assert wacht is not None
    assert (wacht.passkey, wacht.bevestigd) == (True, False)
    assert store.perform(bevestigingscode_proberen, code="", **gevraagd) is Uitkomst.FOUT
    assert bevestigd(store, bilal, sleutel, machtiging_id).uitkomst is Passkeyuitkomst.GELUKT
    assert store.perform(bevestigingscode_proberen, code="", **gevraagd) is Uitkomst.GELUKT
    [bevestiging] = store.all(Bevestiging, handeling=VERLENEN)
    assert bevestiging.bevestigd_met == Bewijsmiddel.PASSKEY
    verleend(store, bilal, machtiging_id)
    assert store.all(Machtiging)[0].status == Machtigingstatus.GEVRAAGD
    assert store.perform(bevestigingscode_proberen, code="", **gevraagd) is Uitkomst.GEBRUIKT


@pytest.mark.parametrize("hoe", ["other act", "other object", "nothing waits", "other login"])
def test_a_passkey_confirms_only_what_waits_in_this_login(store: Store, bilal: Login, hoe: str) -> None:
    met_passkey(store, bilal)
    machtiging_id = klaargezet(store, bilal) if hoe != "nothing waits" else "x"
    ander = Login(store, BILAL)
    browser = Browser(store, ander.geheim if hoe == "other login" else bilal.geheim)
    vraag = {
        "handeling": "iets_anders" if hoe == "other act" else VERLENEN,
        "object_id": "anders" if hoe == "other object" else machtiging_id,
    }
    assert browser.vraag(Waarvoor.BEVESTIGEN, **vraag) is Passkeyuitkomst.VERLOPEN


def test_the_passkey_of_somebody_else_confirms_nothing(store: Store, bilal: Login) -> None:
    met_passkey(store, bilal)
    van_carla = met_passkey(store, Login(store, CARLA))
    machtiging_id = klaargezet(store, bilal)
    assert bevestigd(store, bilal, van_carla, machtiging_id).uitkomst is Passkeyuitkomst.VAN_EEN_ANDER
    with pytest.raises(BevestigingNodig):
        verleend(store, bilal, machtiging_id)


def test_what_was_confirmed_with_a_passkey_is_too_late_after_ten_minutes(store: Store, bilal: Login) -> None:
    sleutel, machtiging_id = met_passkey(store, bilal), klaargezet(store, bilal)
    bevestigd(store, bilal, sleutel, machtiging_id)
    store.nu += timedelta(minutes=10)
    gevraagd = {"sessie_id": bilal.sessie_id, "handeling": VERLENEN, "object_id": machtiging_id, "door": bilal.door}
    assert store.perform(bevestigingscode_proberen, code="", **gevraagd) is Uitkomst.VERLOPEN
    with pytest.raises(BevestigingNodig):
        verleend(store, bilal, machtiging_id)


def test_a_passkey_proves_who_adds_another(store: Store, bilal: Login) -> None:
    sleutel = met_passkey(store, bilal)
    store.perform(passkeycode_vragen, sessie_id=bilal.sessie_id, door=bilal.door)
    browser = Browser(store, bilal.geheim)
    opties = browser.opties(Waarvoor.BEVESTIGEN, handeling=TOEVOEGEN, object_id=str(bilal.door.klant_id))
    assert browser.antwoord(sleutel.use(opties)).uitkomst is Passkeyuitkomst.GELUKT
    nieuwe = Authenticator(ORIGIN)
    assert browser.antwoord(nieuwe.make(browser.opties(Waarvoor.TOEVOEGEN))).uitkomst is Passkeyuitkomst.GELUKT


# --- colleagues -------------------------------------------------------------------------------------------------------


def test_a_colleague_makes_one_after_the_code_and_works(store: Store, dirk: Actor) -> None:
    sleutel = Authenticator(ORIGIN)
    browser = collega_met_passkey(store, sleutel)
    assert wie_is(store, browser.sessie).medewerker_id == dirk.medewerker_id
    [bericht] = store.all(Bericht, soort="passkey-van-collega-toegevoegd")
    assert [verzending.adres for verzending in store.all(Verzending, bericht_id=bericht.id)] == [DIRK.email]
    later = half(store)
    gelukt = later.antwoord(sleutel.use(later.opties(Waarvoor.COLLEGA)))
    assert wie_is(store, gelukt.sessie).medewerker_id == dirk.medewerker_id


def test_the_code_alone_opens_nothing_for_a_colleague_who_has_a_passkey(store: Store, dirk: Actor) -> None:
    collega_met_passkey(store, Authenticator(ORIGIN))
    lezer = half(store)
    assert store.read(collega_heeft_passkey, poging=lezer.poging) is True
    assert lezer.vraag(Waarvoor.TOEVOEGEN) is Passkeyuitkomst.EERST_BEWIJZEN
    vreemd = Authenticator(ORIGIN, user=b"x")
    assert lezer.antwoord(vreemd.use(lezer.opties(Waarvoor.COLLEGA))).uitkomst is Passkeyuitkomst.ONBEKEND
    assert len(store.all(Sessie)) == 1


def test_the_passkey_alone_opens_nothing_at_the_desk(store: Store, dirk: Actor) -> None:
    sleutel = Authenticator(ORIGIN)
    collega_met_passkey(store, sleutel)
    assert Browser(store).logt_in(sleutel).uitkomst is Passkeyuitkomst.VAN_COLLEGA
    assert Browser(store).vraag(Waarvoor.COLLEGA) is Passkeyuitkomst.VERLOPEN


def test_code_and_passkey_are_of_the_same_colleague(store: Store, dirk: Actor, bilal: Login) -> None:
    op_de_lijst(store, FATMA)
    collega_met_passkey(store, Authenticator(ORIGIN))
    van_fatma, van_bilal = Authenticator(ORIGIN), met_passkey(store, bilal)
    collega_met_passkey(store, van_fatma, FATMA.email)
    for sleutel in (van_fatma, van_bilal):
        browser = half(store)
        opties = browser.opties(Waarvoor.COLLEGA)
        assert browser.antwoord(sleutel.use(opties)).uitkomst is Passkeyuitkomst.VAN_EEN_ANDER


def test_half_a_login_ends_after_minutes_with_use_and_with_the_job(store: Store, dirk: Actor) -> None:
    sleutel = Authenticator(ORIGIN)
    gebruikt = collega_met_passkey(store, sleutel)
    gebruikt.sessie = ""
    assert gebruikt.vraag(Waarvoor.COLLEGA) is Passkeyuitkomst.VERLOPEN, "the code counts once"
    laat = half(store)
    store.nu += timedelta(minutes=10)
    assert laat.vraag(Waarvoor.COLLEGA) is Passkeyuitkomst.VERLOPEN
    weg = half(store)
    [rij] = store.all(Medewerker, email=DIRK.email)
    store.perform(lambda session: setattr(session.get(Medewerker, rij.id), "actief", False))
    assert weg.vraag(Waarvoor.COLLEGA) is Passkeyuitkomst.VERLOPEN


def test_two_first_passkeys_at_once_become_one(store: Store, dirk: Actor) -> None:
    browser = half(store)
    antwoorden = [Authenticator(ORIGIN).make(browser.opties(Waarvoor.TOEVOEGEN)) for _ in range(3)]
    tegelijk(*[partial(browser.antwoord, antwoord) for antwoord in antwoorden])
    assert len(store.all(Passkey)) == 1


def test_an_address_that_is_of_no_colleague_gets_the_same_code_and_no_login(store: Store, dirk: Actor) -> None:
    for email in (BILAL.email, "weg@lindehof.example"):
        poging = store.perform(
            code_versturen, soort="EMA", waarde=email, doel="/balie", taal="nl", voor_collega=True, ip=IP
        )
        code = codemail(store, email).code
        assert store.perform(inloggen, browser=poging, code=code, ip=IP).uitkomst is Uitkomst.GEEN_COLLEGA
        assert store.read(collega_heeft_passkey, poging=poging) is None
    assert store.all(Sessie) == []


def test_the_code_of_a_client_is_no_half_login_of_a_colleague(store: Store, dirk: Actor) -> None:
    poging = store.perform(code_versturen, soort="EMA", waarde=DIRK.email, doel="/mijn", taal="nl", ip=IP)
    store.perform(inloggen, browser=poging, code=codemail(store, DIRK.email).code, ip=IP)
    assert store.read(collega_heeft_passkey, poging=poging) is None
    [rij] = store.all(Inlogpoging)
    assert rij.medewerker_id is None


def test_another_passkey_takes_a_proof_of_the_last_minutes(store: Store, dirk: Actor) -> None:
    sleutel = Authenticator(ORIGIN)
    browser = collega_met_passkey(store, sleutel)
    store.nu += timedelta(minutes=10)
    assert browser.vraag(Waarvoor.TOEVOEGEN) is Passkeyuitkomst.EERST_BEWIJZEN
    assert browser.antwoord(sleutel.use(browser.opties(Waarvoor.BEWIJZEN))).uitkomst is Passkeyuitkomst.GELUKT
    nieuwe = Authenticator(ORIGIN)
    assert browser.antwoord(nieuwe.make(browser.opties(Waarvoor.TOEVOEGEN))).uitkomst is Passkeyuitkomst.GELUKT
    assert len(store.all(Passkey)) == 2


def test_a_locked_desk_adds_nothing(store: Store, dirk: Actor) -> None:
    browser = collega_met_passkey(store, Authenticator(ORIGIN))
    [sessie] = store.all(Sessie)
    store.perform(vergrendelen, sessie_id=sessie.id, door=wie_is(store, browser.sessie))
    assert browser.vraag(Waarvoor.TOEVOEGEN) is Passkeyuitkomst.VERLOPEN


def test_a_colleague_keeps_one_and_the_administrator_takes_them_all(store: Store, dirk: Actor) -> None:
    browser = collega_met_passkey(store, Authenticator(ORIGIN))
    door = wie_is(store, browser.sessie)
    [regel] = store.read(passkeys_van, door=door)
    with pytest.raises(LaatstePasskey):
        store.perform(passkey_verwijderen, passkey_id=regel.id, sessie_id="", door=door)
    assert store.perform(passkeys_van_collega_wissen, email=DIRK.email.upper()) == 1
    assert store.read(ingelogde, geheim=browser.sessie) == NIEMAND
    assert store.read(collega_heeft_passkey, poging=half(store).poging) is False
    with pytest.raises(NietGevonden):
        store.perform(passkeys_van_collega_wissen, email="niemand@lindehof.example")


def test_the_command_of_the_administrator_says_what_it_did(
    store: Store, dirk: Actor, capsys: pytest.CaptureFixture[str]
) -> None:
    collega_met_passkey(store, Authenticator(ORIGIN))
    assert jobs.passkeys_wissen(store.database, DIRK.email) == 0
    assert jobs.passkeys_wissen(store.database, "niemand@lindehof.example") == 1
    assert capsys.readouterr().out.splitlines() == [
        "1 passkeys gewist", "geen collega met het adres niemand@lindehof.example"
    ]  # fmt: skip
    assert store.all(Bericht, soort="passkey-van-collega-verwijderd")
