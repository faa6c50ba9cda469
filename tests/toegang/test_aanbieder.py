"""Logging in at an identity provider: one attempt in one browser, and whose an identity is."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

import pytest

from portal.domain.bericht.model import Bericht
from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.machtiging.actions import VERLENEN, machtiging_verlenen
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden
from portal.domain.toegang.aanbieder import (
    Aanmelduitkomst,
    Afgerond,
    Collegaregel,
    Lopend,
    Wat,
    aanmelding_afronden,
    aanmelding_beginnen,
    afmelding_verwerken,
    gekoppelde_identiteit,
    inlogmanier_ontkoppelen,
    medewerkers_bijwerken,
    uitlogbewijs,
    wisselsleutels,
)
from portal.domain.toegang.actions import oude_toegang_wissen, sessie_beginnen
from portal.domain.toegang.bevestigen import BevestigingNodig
from portal.domain.toegang.model import Aanmelding, Bevestiging, Identiteit, Sessie
from portal.domain.toegang.queries import NIEMAND, ingelogde
from portal.domain.toegang.rules import Bewijsmiddel, hoogste_rol
from portal.integrations.inloggen.protocol import Aangemeld, Afgemeld
from portal.settings import settings
from tests.conftest import Store, beleid_met
from tests.machtiging.makers import Login, klaargezet
from tests.makers import IP, sessie_van, tegelijk
from tests.people import BILAL, CARLA, DIRK
from tests.toegang.makers import ISSUER, afgerond, begonnen, gebruikt


def op_de_lijst(store: Store, subject: str = "dirk-bij-de-aanbieder", **anders: object) -> None:
    """Dirk stands on the list of staff."""
    regel = {
        "corporatie": DIRK.corporatie, "naam": DIRK.naam, "functie": DIRK.functie, "rol": DIRK.rol, "email": DIRK.email
    }  # fmt: skip
    collega = Collegaregel(**{**regel, "subject": subject, **anders})  # type: ignore[arg-type]
    store.perform(medewerkers_bijwerken, collegas=[collega], issuer=ISSUER)


def wie(store: Store, sessie: str) -> Actor:
    return store.read(ingelogde, geheim=sessie).door


# --- one attempt ------------------------------------------------------------------------------------------------------


def test_an_attempt_counts_once_also_when_two_answers_come_at_once(store: Store) -> None:
    browser = begonnen(store)
    assert browser
    uitkomsten = tegelijk(*[partial(gebruikt, store, browser)] * 4)
    assert sum(isinstance(uitkomst, Lopend) for uitkomst in uitkomsten) == 1


@pytest.mark.parametrize("hoe", ["other state", "no state", "other provider", "too late", "other browser"])
def test_what_is_not_an_answer_to_this_attempt_leaves_it_as_it_was(store: Store, hoe: str) -> None:
    browser = begonnen(store)
    assert browser
    andere = begonnen(store)
    assert andere
    poging = {
        "other state": lambda: gebruikt(store, browser, state="x" * 64),
        "no state": lambda: gebruikt(store, browser, state=""),
        "other provider": lambda: gebruikt(store, browser, "medewerker"),
        "other browser": lambda: gebruikt(store, "iemand anders"),
    }
    if hoe == "too late":
        store.nu += timedelta(minutes=15)
        assert gebruikt(store, browser) is None
    else:
        assert poging[hoe]() is None
        assert gebruikt(store, browser) is not None


def test_state_nonce_and_verifier_are_three_secrets_and_none_is_stored(store: Store) -> None:
    browser = begonnen(store)
    assert browser
    sleutels = wisselsleutels(browser, peper=settings().secret)
    geheimen = {sleutels.state, sleutels.nonce, sleutels.verifier, browser}
    assert len(geheimen) == 4
    assert len(sleutels.verifier) >= 43, "RFC 7636"
    assert not geheimen & set(store.all(Aanmelding)[0].model_dump().values())
    assert wisselsleutels(browser, peper="een andere peper") != sleutels


# --- clients ----------------------------------------------------------------------------------------------------------


def test_a_client_links_logs_in_and_stops_it(store: Store) -> None:
    eigen = sessie_van(store, BILAL)
    assert afgerond(store, "b1", sessie=eigen, wat=Wat.KOPPELEN).uitkomst is Aanmelduitkomst.GEKOPPELD
    assert store.all(Bericht, soort="inlogmanier-gekoppeld")
    gelukt = afgerond(store, "b1")
    assert wie(store, gelukt.sessie) == wie(store, eigen)
    assert store.read(uitlogbewijs, geheim=gelukt.sessie) == ("klant", "een.id.token")
    bilal = wie(store, eigen)
    store.perform(inlogmanier_ontkoppelen, door=bilal)
    assert store.read(ingelogde, geheim=gelukt.sessie) is NIEMAND, "what began there ends"
    assert wie(store, eigen) == bilal, "and the login by code goes on"
    assert afgerond(store, "b1").uitkomst is Aanmelduitkomst.ONBEKEND
    assert store.read(gekoppelde_identiteit, relatie_id=bilal.klant_id) is None
    with pytest.raises(NietGevonden):
        store.perform(inlogmanier_ontkoppelen, door=bilal)


def test_an_identity_is_of_one_person(store: Store) -> None:
    afgerond(store, "b1", sessie=sessie_van(store, BILAL), wat=Wat.KOPPELEN)
    ander = afgerond(store, "b1", sessie=sessie_van(store, CARLA), wat=Wat.KOPPELEN)
    assert ander.uitkomst is Aanmelduitkomst.VAN_EEN_ANDER
    assert len(store.all(Identiteit)) == 1


def test_linking_takes_a_proof_of_the_last_ten_minutes(store: Store) -> None:
    eigen = sessie_van(store, BILAL)
    store.nu += timedelta(minutes=10)
    assert begonnen(store, wat=Wat.KOPPELEN, sessie=eigen) is None
    assert begonnen(store, wat=Wat.KOPPELEN) is None, "nor without a login"


def test_whoever_became_somebody_else_on_the_way_links_nothing(store: Store) -> None:
    browser = begonnen(store, wat=Wat.KOPPELEN, sessie=sessie_van(store, BILAL))
    assert browser
    lopend = gebruikt(store, browser)
    gezegd = Aangemeld(ISSUER, "b1", "t")
    anders = store.perform(aanmelding_afronden, lopend=lopend, aangemeld=gezegd, sessie=sessie_van(store, CARLA))
    assert anders.uitkomst is Aanmelduitkomst.NIET_MEER_INGELOGD
    assert store.all(Identiteit) == []


def test_nobody_logs_in_as_somebody_who_died(store: Store) -> None:
    afgerond(store, "b1", sessie=sessie_van(store, BILAL), wat=Wat.KOPPELEN)
    store.perform(
        lambda session: setattr(session.get(Relatie, store.all(Relatie)[0].id), "overleden_op", store.vandaag)
    )
    assert afgerond(store, "b1").uitkomst is Aanmelduitkomst.ONBEKEND


# --- staff ------------------------------------------------------------------------------------------------------------


def test_a_colleague_on_the_list_logs_in_and_the_provider_says_the_role(store: Store) -> None:
    op_de_lijst(store)
    gelukt = afgerond(store, "dirk-bij-de-aanbieder", "medewerker", rollen=("Portaal.Teamleider",))
    assert wie(store, gelukt.sessie).medewerker_id == store.all(Medewerker)[0].id
    assert store.all(Medewerker)[0].rol == MedewerkerRol.TEAMLEIDER


@pytest.mark.parametrize(
    ("anders", "gezegd"),
    [
        ({}, {"rollen": ("Iets.Anders",)}),
        ({}, {}),
        ({"actief": False}, {"rollen": ("Portaal.Klantcontact",)}),
        ({}, {"rollen": ("Portaal.Klantcontact",), "corporatie": "veerpoort"}),
        ({"subject": "iemand-anders"}, {"rollen": ("Portaal.Klantcontact",)}),
    ],
    ids=["another role", "no role", "left", "another corporation", "another subject"],
)
def test_who_does_not_work_here_is_not_logged_in(
    store: Store, anders: dict[str, object], gezegd: dict[str, object]
) -> None:
    op_de_lijst(store, **anders)
    uitkomst = afgerond(store, "dirk-bij-de-aanbieder", "medewerker", **gezegd)
    assert uitkomst == Afgerond(Aanmelduitkomst.GEEN_COLLEGA)
    assert store.all(Sessie) == []


def test_without_roles_in_policy_the_list_decides(store: Store) -> None:
    store.beleid = beleid_met(store.beleid, medewerkerrollen={})
    op_de_lijst(store)
    assert afgerond(store, "dirk-bij-de-aanbieder", "medewerker").uitkomst is Aanmelduitkomst.GELUKT
    assert store.all(Medewerker)[0].rol == DIRK.rol


def test_a_client_of_the_provider_of_clients_is_no_colleague(store: Store) -> None:
    afgerond(store, "b1", sessie=sessie_van(store, BILAL), wat=Wat.KOPPELEN)
    assert afgerond(store, "b1", "medewerker", rollen=("Portaal.Teamleider",)).sessie == ""


def test_the_list_again_changes_nothing_and_another_subject_logs_out(store: Store) -> None:
    op_de_lijst(store)
    gelukt = afgerond(store, "dirk-bij-de-aanbieder", "medewerker", rollen=("Portaal.Klantcontact",))
    op_de_lijst(store)
    assert wie(store, gelukt.sessie).medewerker_id
    op_de_lijst(store, subject="nieuw")
    assert store.read(ingelogde, geheim=gelukt.sessie) is NIEMAND
    assert [rij.subject for rij in store.all(Identiteit)] == ["nieuw"]
    assert len(store.all(Medewerker)) == 1


def test_proving_again_unlocks_only_the_own_login(store: Store) -> None:
    op_de_lijst(store)
    rol = {"rollen": ("Portaal.Klantcontact",)}
    sessie = afgerond(store, "dirk-bij-de-aanbieder", "medewerker", **rol).sessie

    def vergrendel() -> None:
        store.perform(lambda session: setattr(session.get(Sessie, store.all(Sessie)[0].id), "vergrendeld_op", store.nu))

    vergrendel()
    store.nu += timedelta(minutes=30)
    ander = afgerond(store, "een-ander", "medewerker", Wat.BEWIJZEN, sessie, **rol)
    assert ander.uitkomst is Aanmelduitkomst.VAN_EEN_ANDER
    assert store.read(ingelogde, geheim=sessie).vergrendeld
    assert afgerond(store, "dirk-bij-de-aanbieder", "medewerker", Wat.BEWIJZEN, sessie, **rol).uitkomst == "gelukt"
    assert not store.read(ingelogde, geheim=sessie).vergrendeld
    assert store.all(Sessie)[0].bewezen_op == store.nu


# --- logging out at the provider --------------------------------------------------------------------------------------


def test_a_logout_ends_one_session_or_all_that_began_there(store: Store) -> None:
    eigen = sessie_van(store, BILAL)
    afgerond(store, "b1", sessie=eigen, wat=Wat.KOPPELEN)
    een, twee = (afgerond(store, "b1", sid=sid).sessie for sid in ("s1", "s2"))
    meld = partial(store.perform, afmelding_verwerken)
    assert meld(aanbieder="medewerker", afgemeld=Afgemeld(ISSUER, "j0", sid="s1")) == 0
    assert meld(aanbieder="klant", afgemeld=Afgemeld(ISSUER, "j1", sid="s1")) == 1
    assert [store.read(ingelogde, geheim=s) is NIEMAND for s in (een, twee)] == [True, False]
    assert meld(aanbieder="klant", afgemeld=Afgemeld(ISSUER, "j2", subject="onbekend")) == 0
    assert meld(aanbieder="klant", afgemeld=Afgemeld(ISSUER, "j3", subject="b1")) == 1
    assert store.read(ingelogde, geheim=twee) is NIEMAND
    assert wie(store, eigen), "the login by code goes on"
    nieuw = afgerond(store, "b1").sessie
    assert meld(aanbieder="klant", afgemeld=Afgemeld(ISSUER, "j3", subject="b1")) == 0
    assert wie(store, nieuw), "a token that was seen before ends nothing"


def test_the_highest_role_counts_and_a_role_of_others_does_not() -> None:
    rollen, volgorde = {"A": "laag", "B": "hoog"}, ("hoog", "laag")
    assert hoogste_rol(("A", "B", "C"), rollen, volgorde) == "hoog"
    assert hoogste_rol(("A",), rollen, volgorde) == "laag"
    assert hoogste_rol(("C", "hoog"), rollen, volgorde) == ""
    assert hoogste_rol((), rollen, volgorde) == ""


# --- a second proof, and what stays -----------------------------------------------------------------------------------


def met_aanbieder(store: Store) -> Login:
    """Bilal, logged in at the provider."""
    afgerond(store, "b1", sessie=sessie_van(store, BILAL), wat=Wat.KOPPELEN)
    return Login(store, BILAL, geheim=afgerond(store, "b1").sessie)


def bevestigd(
    store: Store, wie: Login, machtiging_id: str, subject: str = "b1", **anders: Any
) -> Aanmelduitkomst | None:
    """Prove again at the provider, for this machtiging; None when it cannot begin."""
    gevraagd = {"handeling": VERLENEN, "object_id": machtiging_id, "kan_bevestigen": True, **anders}
    begin = store.perform(
        aanmelding_beginnen, aanbieder="klant", wat=Wat.BEVESTIGEN, doel="/mijn", taal="nl", sessie=wie.geheim, ip=IP,
        **gevraagd,
    )  # fmt: skip
    if begin is None:
        return None
    lopend = gebruikt(store, begin[0])
    assert lopend
    gezegd = Aangemeld(ISSUER, subject, "een.nieuwer.token", sid="nieuwer")
    return store.perform(aanmelding_afronden, lopend=lopend, aangemeld=gezegd, sessie=wie.geheim).uitkomst


def test_who_logged_in_at_the_provider_confirms_a_heavy_act_there(store: Store) -> None:
    bilal = met_aanbieder(store)
    machtiging_id = klaargezet(store, bilal)
    assert bevestigd(store, bilal, machtiging_id) is Aanmelduitkomst.GELUKT
    [bevestiging] = store.all(Bevestiging, handeling=VERLENEN)
    assert bevestiging.bevestigd_met == Bewijsmiddel.AANBIEDER
    store.perform(machtiging_verlenen, machtiging_id=machtiging_id, sessie_id=bilal.sessie_id, door=bilal.door)
    assert bevestigd(store, bilal, machtiging_id) is None, "nothing waits any more"
    assert store.read(uitlogbewijs, geheim=bilal.geheim) == ("klant", "een.nieuwer.token")


@pytest.mark.parametrize("hoe", ["other act", "other object", "login by code", "no level is asked there"])
def test_the_provider_confirms_only_what_waits_in_a_login_that_began_there(store: Store, hoe: str) -> None:
    wie = met_aanbieder(store) if hoe != "login by code" else Login(store, BILAL)
    machtiging_id = klaargezet(store, wie)
    anders = {
        "other act": {"handeling": "iets_anders"},
        "other object": {"object_id": "anders"},
        "no level is asked there": {"kan_bevestigen": False},
    }.get(hoe, {})
    assert bevestigd(store, wie, machtiging_id, **anders) is None


def test_somebody_else_at_the_provider_confirms_nothing(store: Store) -> None:
    bilal = met_aanbieder(store)
    afgerond(store, "c1", sessie=sessie_van(store, CARLA), wat=Wat.KOPPELEN)
    machtiging_id = klaargezet(store, bilal)
    for subject in ("c1", "onbekend"):
        assert bevestigd(store, bilal, machtiging_id, subject) is Aanmelduitkomst.VAN_EEN_ANDER
    with pytest.raises(BevestigingNodig):
        store.perform(machtiging_verlenen, machtiging_id=machtiging_id, sessie_id=bilal.sessie_id, door=bilal.door)


def test_whoever_stays_away_too_long_confirms_nothing(store: Store) -> None:
    bilal = met_aanbieder(store)
    machtiging_id = klaargezet(store, bilal)
    begin = store.perform(
        aanmelding_beginnen, aanbieder="klant", wat=Wat.BEVESTIGEN, doel="/mijn", taal="nl", sessie=bilal.geheim, ip=IP,
        handeling=VERLENEN, object_id=machtiging_id, kan_bevestigen=True,
    )  # fmt: skip
    assert begin
    store.nu += timedelta(minutes=11)
    lopend = gebruikt(store, begin[0])
    gezegd = Aangemeld(ISSUER, "b1", "een.id.token")
    afgelopen = store.perform(aanmelding_afronden, lopend=lopend, aangemeld=gezegd, sessie=bilal.geheim)
    assert afgelopen.uitkomst is Aanmelduitkomst.TE_LAAT


def test_what_the_provider_said_goes_as_soon_as_the_login_is_over(store: Store) -> None:
    afgerond(store, "b1", sessie=sessie_van(store, BILAL), wat=Wat.KOPPELEN)
    afgerond(store, "b1", sid="eerste")
    store.nu += timedelta(hours=7)
    loopt = afgerond(store, "b1", sid="tweede").sessie
    store.nu += timedelta(hours=2)
    store.perform(oude_toegang_wissen)
    assert store.read(uitlogbewijs, geheim=loopt) == ("klant", "een.id.token")
    assert sorted(rij.aanbieder_sid for rij in store.all(Sessie, aanbieder="klant")) == ["", "tweede"]
    assert sorted(rij.id_token for rij in store.all(Sessie, aanbieder="klant")) == ["", "een.id.token"]


def test_staff_without_a_provider_stay_logged_in_when_the_list_is_read_again(store: Store) -> None:
    op_de_lijst(store, "")
    [rij] = store.all(Medewerker)
    geheim = store.perform(sessie_beginnen, medewerker_id=rij.id, bewijs="passkey")
    op_de_lijst(store, "")
    assert wie(store, geheim).medewerker_id == rij.id
    assert store.all(Identiteit) == []
