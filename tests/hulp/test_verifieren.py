"""Verify first: questions that the server compares, a number we know, or identity seen; and only own clients."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.contactmoment.model import Contactmoment, Verificatiepoging
from portal.domain.hulp.actions import (
    TeVaakFout,
    controlevragen_beantwoorden,
    gesprek_afsluiten,
    gesprek_beginnen,
    klanten_zoeken,
)
from portal.domain.hulp.queries import klantbeeld, open_gesprekken, verificatiewegen
from portal.domain.hulp.rules import klopt, te_stellen_vragen
from portal.domain.relatie.model import Inzage
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.invoer import leesbaar_nummer
from tests.conftest import Store
from tests.makers import (
    GESPREK_KLAAR,
    IDENTITEIT_GEZIEN,
    beloofd,
    ingelogd,
    ingeschreven,
    medewerker,
    tegelijk,
)
from tests.people import BILAL, CARLA, DIRK, FATMA, GERDA

VRAGEN_TEL = {"kanaal": "TEL", "verificatie": "controlevragen", "reden": "Belt over de datum"}
WEET = {
    "geboortedatum": BILAL.geboortedatum.strftime("%d-%m-%Y"),
    "postcode": BILAL.postcode.lower(),
    "huisnummer": f"{BILAL.huisnummer}{BILAL.toevoeging}",
    "mobiel": BILAL.mobiel[-3:],
    "email": f" {BILAL.email.upper()}",
}


def gevraagd(store: Store, klant: Actor, *, al_gezegd: tuple[str, ...] = (), collega=DIRK) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    door = medewerker(store, collega)
    return store.read(verificatiewegen, relatie_id=str(klant.klant_id), al_gezegd=al_gezegd, door=door).vragen


def antwoordt(store: Store, klant: Actor, antwoorden: dict[str, str], collega=DIRK) -> bool:  # type: ignore[no-untyped-def]
    return store.perform(
        controlevragen_beantwoorden,
        relatie_id=str(klant.klant_id),
        formulier={f"vraag_{vraag}": antwoord for vraag, antwoord in antwoorden.items()},
        al_gezegd=(),
        door=medewerker(store, collega),
    )


def begint(store: Store, klant: Actor, formulier: dict[str, str], collega=DIRK) -> str:  # type: ignore[no-untyped-def]
    return store.perform(
        gesprek_beginnen, relatie_id=str(klant.klant_id), formulier=formulier, door=medewerker(store, collega)
    )


@pytest.fixture
def bilal(store: Store) -> Actor:
    aanvraag = ingeschreven(store, BILAL)
    WEET["inschrijfnummer"] = aanvraag.nummer
    return aanvraag.door


# --- the questions --------------------------------------------------------------------------------------------------


def test_the_screen_gets_the_questions_and_never_the_answers(store: Store, bilal: Actor) -> None:
    wegen = store.read(verificatiewegen, relatie_id=str(bilal.klant_id), al_gezegd=(), door=medewerker(store, DIRK))
    assert len(wegen.vragen) == 3
    assert not any(goed.strip() in repr(wegen) for goed in WEET.values())


def test_all_right_answers_open_the_conversation_once(store: Store, bilal: Actor) -> None:
    assert antwoordt(store, bilal, WEET) is True
    begint(store, bilal, VRAGEN_TEL)
    [moment] = store.all(Contactmoment)
    assert (moment.verificatie, moment.verificatie_bewijs) == ("controlevragen", "3/3")
    with pytest.raises(FouteInvoer):
        begint(store, bilal, VRAGEN_TEL)


def test_right_answers_are_of_the_medewerker_who_asked_and_of_that_moment(store: Store, bilal: Actor) -> None:
    antwoordt(store, bilal, WEET)
    with pytest.raises(FouteInvoer):
        begint(store, bilal, VRAGEN_TEL, FATMA)
    store.nu += timedelta(minutes=16)
    with pytest.raises(FouteInvoer):
        begint(store, bilal, VRAGEN_TEL)
    assert store.all(Contactmoment) == []


def test_one_wrong_answer_of_three_is_wrong_and_counted_and_the_client_sees_it(store: Store, bilal: Actor) -> None:
    vraag = gevraagd(store, bilal)[0]
    assert antwoordt(store, bilal, {**WEET, vraag: "12-12-1912"}) is False
    [poging] = store.all(Verificatiepoging)
    assert (poging.vragen, poging.goed, poging.gelukt) == (3, 2, False)
    assert [i.reden for i in store.all(Inzage)] == ["Controlevragen gesteld, niet goed beantwoord"]
    with pytest.raises(FouteInvoer):
        begint(store, bilal, VRAGEN_TEL)


def test_after_three_wrong_tries_at_any_desk_the_right_answers_are_refused_too_for_a_day(
    store: Store, bilal: Actor
) -> None:
    for collega in (DIRK, FATMA, DIRK):
        assert antwoordt(store, bilal, {}, collega) is False
    with pytest.raises(TeVaakFout):
        antwoordt(store, bilal, WEET)
    assert gevraagd(store, bilal) == ()
    store.nu += timedelta(days=1, minutes=1)
    assert antwoordt(store, bilal, WEET) is True


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
@pytest.mark.postgresql
def test_ten_tries_at_the_same_moment_are_three(store: Store, bilal: Actor) -> None:
    medewerker(store, DIRK)
    answers = tegelijk(*[lambda: antwoordt(store, bilal, {}) for _ in range(8)])
    assert answers.count(False) == 3
    assert sum(isinstance(answer, TeVaakFout) for answer in answers) == 5


def test_what_the_caller_said_to_be_found_is_not_asked_again(store: Store, bilal: Actor) -> None:
    for gezegd, vraag in (
        (BILAL.email, "email"),
        (WEET["inschrijfnummer"], "inschrijfnummer"),
        ("3-9-1994", "geboortedatum"),
    ):
        assert vraag not in gevraagd(store, bilal, al_gezegd=(gezegd,))


def test_who_of_whom_we_know_too_little_is_asked_nothing(store: Store) -> None:
    carla = ingelogd(store, CARLA)
    assert gevraagd(store, carla) == ()
    with pytest.raises(TeVaakFout):
        antwoordt(store, carla, {"email": CARLA.email})


ALLES = {"geboortedatum": "1994-09-03", "postcode": "6990 VX", "huisnummer": "12 bis", "mobiel": "+31612345602"}


@given(st.sampled_from(sorted(ALLES)), st.text(max_size=30))
def test_no_text_is_right_but_the_answer_itself(vraag: str, tekst: str) -> None:
    if klopt(vraag, tekst, ALLES[vraag]):
        assert any(character.isalnum() for character in tekst)
    assert not klopt(vraag, tekst, "")
    assert klopt(vraag, ALLES[vraag], ALLES[vraag])


@given(st.sets(st.sampled_from(sorted(ALLES))), st.integers(1, 4))
def test_as_many_questions_as_policy_wants_or_none(bekend: set[str], aantal: int) -> None:
    vragen = te_stellen_vragen(
        {vraag: ALLES[vraag] for vraag in bekend},
        volgorde=tuple(ALLES),
        aantal=aantal,
        al_gezegd=(),
        wie="x",
        dag=date(2026, 5, 1),
    )
    assert len(vragen) == (aantal if len(bekend) >= aantal else 0)
    assert set(vragen) <= bekend


# --- calling back and seeing identity -------------------------------------------------------------------------------


def test_calling_back_takes_a_number_we_held_and_only_its_end_is_written_down(store: Store) -> None:
    carla = ingelogd(store, CARLA, soort="MOB")
    begint(store, carla, {"kanaal": "TEL", "verificatie": "teruggebeld", "reden": "Vraag"})
    [moment] = store.all(Contactmoment)
    assert moment.verificatie_bewijs == "•••• 603"


def test_without_a_number_nobody_is_called_back(store: Store) -> None:
    with pytest.raises(FouteInvoer) as refused:
        begint(store, ingelogd(store, CARLA), {"kanaal": "TEL", "verificatie": "teruggebeld", "reden": "Vraag"})
    assert [fout.veld for fout in refused.value.fouten] == ["verificatie"]


def test_the_number_of_a_request_from_the_own_login_may_be_called_and_that_of_a_stranger_not(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    beloofd(store, bilal, telefoon="06 87654321")
    wegen = store.read(verificatiewegen, relatie_id=str(bilal.klant_id), al_gezegd=(), door=medewerker(store, DIRK))
    assert wegen.nummers == (leesbaar_nummer("+31687654321"),)


def test_identity_seen_keeps_the_kind_of_document_and_nothing_else(store: Store, bilal: Actor) -> None:
    begint(store, bilal, {**IDENTITEIT_GEZIEN, "documentnummer": "SPECI2014"})
    [moment] = store.all(Contactmoment)
    assert (moment.verificatie, moment.verificatie_bewijs) == ("identiteit-gezien", "paspoort")
    assert "SPECI2014" not in repr(moment)


# --- whose clients --------------------------------------------------------------------------------------------------


def zoekt(store: Store, wie: str, collega) -> list[str]:  # type: ignore[no-untyped-def]
    found = store.perform(klanten_zoeken, formulier={"zoek": wie, "reden": "Belt"}, door=medewerker(store, collega))
    return [klant.relatie_id for klant in found]


def test_an_inschrijving_counts_for_every_corporation_of_the_region(store: Store, bilal: Actor) -> None:
    for collega in (DIRK, GERDA):
        assert zoekt(store, BILAL.email, collega) == [bilal.klant_id]


def test_who_has_a_case_with_another_corporation_only_is_not_found_and_not_seen(store: Store) -> None:
    carla = ingelogd(store, CARLA)
    assert zoekt(store, CARLA.email, DIRK) == [carla.klant_id], "nothing runs yet: at the front door of the region"
    gesprek = begint(store, carla, IDENTITEIT_GEZIEN, GERDA)
    assert zoekt(store, CARLA.email, DIRK) == []
    assert zoekt(store, CARLA.email, GERDA) == [carla.klant_id]
    with pytest.raises(NietGevonden):
        begint(store, carla, IDENTITEIT_GEZIEN)
    with pytest.raises(NietGevonden):
        gevraagd(store, carla)
    assert store.read(klantbeeld, contactmoment_id=gesprek, door=medewerker(store, GERDA)).relatie_id == carla.klant_id
    ingeschreven(store, CARLA, door=carla)
    assert zoekt(store, CARLA.email, DIRK) == [carla.klant_id]


def test_a_corporation_that_is_not_of_the_region_has_no_clients(store: Store, bilal: Actor) -> None:
    door = Actor(medewerker(store, DIRK).rol, medewerker_id=medewerker(store, DIRK).medewerker_id, corporatie="elders")
    assert store.perform(klanten_zoeken, formulier={"zoek": BILAL.email, "reden": "Belt"}, door=door) == []


# --- what is left open ----------------------------------------------------------------------------------------------


def test_a_conversation_that_was_left_open_waits_for_its_own_medewerker(store: Store, bilal: Actor) -> None:
    gesprek = begint(store, bilal, IDENTITEIT_GEZIEN)
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    assert [id_ for id_, _, _ in store.read(open_gesprekken, medewerker_id=dirk.medewerker_id)] == [gesprek]
    assert store.read(open_gesprekken, medewerker_id=fatma.medewerker_id) == []
    store.perform(gesprek_afsluiten, contactmoment_id=gesprek, formulier=GESPREK_KLAAR, door=dirk)
    assert store.read(open_gesprekken, medewerker_id=dirk.medewerker_id) == []
