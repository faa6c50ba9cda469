"""A conversation ends with an answer, a real appointment or a promise with a day; all of it in one transaction."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.domain.afspraak.actions import MomentBezet
from portal.domain.afspraak.model import Afspraak, Tolkaanvraag
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht
from portal.domain.contactmoment.model import Contactmoment, Contactverzoek
from portal.domain.contactmoment.queries import gesprekken_van
from portal.domain.hulp.actions import gesprek_afsluiten
from portal.domain.hulp.vervolg import momenten_in_gesprek
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from tests.afspraak.makers import gemaakt, met_agenda, utc
from tests.conftest import Store
from tests.makers import GESPREK_KLAAR, gesprek, ingelogd, ingeschreven, tegelijk
from tests.people import ANS, BILAL, CARLA, DIRK, FATMA

WENS = {"onderwerp": "anders", "plaats": "balie:lindehof", "tolk": "geen"}
AFSPRAAK = {
    **GESPREK_KLAAR,
    **WENS,
    "vervolg": "afspraak",
    "telefoon": "06 12345602",
    "dag": "2026-03-12",
    "moment": "2026-03-12T10:00:00+00:00",
}
BELLEN = {**GESPREK_KLAAR, "vervolg": "belofte", "bel_telefoon": "06 12345602", "bel_dag": "2026-03-12"}


@pytest.fixture
def dirk(store: Store) -> Actor:
    return met_agenda(store, DIRK)


def sluit(store: Store, moment: str, door: Actor, formulier: dict[str, str]) -> None:
    store.perform(gesprek_afsluiten, contactmoment_id=moment, formulier=formulier, door=door)


def test_an_appointment_is_made_while_closing_and_the_client_reads_when_and_where(store: Store, dirk: Actor) -> None:
    bilal = ingeschreven(store, BILAL).door
    sluit(store, gesprek(store, bilal, dirk), dirk, AFSPRAAK)
    [afspraak] = store.all(Afspraak)
    assert (afspraak.relatie_id, afspraak.begin, afspraak.naam) == (bilal.klant_id, utc("2026-03-12T10:00"), BILAL.naam)
    [gelezen] = store.read(gesprekken_van, relatie_id=str(bilal.klant_id))
    assert gelezen.vervolg == "afspraak"
    for deel in ("12 maart", "11.00", "Lindehof", DIRK.naam, afspraak.kenmerk):
        assert deel in gelezen.afspraak
    [samenvatting] = store.all(Bericht, soort="contact-samenvatting")
    assert gelezen.afspraak in samenvatting.tekst
    [bevestiging] = store.all(Bericht, soort="afspraak-gemaakt")
    assert bevestiging.relatie_id == bilal.klant_id


def test_the_interpreter_of_the_client_is_asked_along_and_gets_time_to_prepare(store: Store, dirk: Actor) -> None:
    bilal = ingelogd(store, BILAL)
    moment = gesprek(store, bilal, dirk)
    met_tolk = {**WENS, "tolk": "boeken", "tolk_taal": "Arabisch"}
    vrij = store.read(momenten_in_gesprek, contactmoment_id=moment, wens=met_tolk, door=dirk)
    zonder = store.read(momenten_in_gesprek, contactmoment_id=moment, wens=WENS, door=dirk)
    assert vrij[0].begin >= store.nu + timedelta(days=2) > zonder[0].begin
    wanneer = {"dag": vrij[0].begin.date().isoformat(), "moment": vrij[0].begin.isoformat()}
    sluit(store, moment, dirk, {**AFSPRAAK, **met_tolk, **wanneer, "naam": BILAL.naam})
    [aanvraag] = store.all(Tolkaanvraag)
    assert (aanvraag.taal, aanvraag.begin) == ("Arabisch", vrij[0].begin)
    [gelezen] = store.read(gesprekken_van, relatie_id=str(bilal.klant_id))
    assert "Arabisch" in gelezen.afspraak


def test_an_appointment_that_was_made_during_the_conversation_is_what_was_agreed(store: Store, dirk: Actor) -> None:
    bilal = ingeschreven(store, BILAL).door
    gemaakt(store, bilal, moment="2026-03-17T10:00:00+00:00")
    store.nu += timedelta(minutes=5)
    moment = gesprek(store, bilal, dirk)
    store.nu += timedelta(minutes=5)
    helpt = Actor(Rol.MEDEWERKER, medewerker_id=dirk.medewerker_id, namens=bilal.klant_id)
    zonder = {**GESPREK_KLAAR, "vervolg": "afspraak"}
    with pytest.raises(FouteInvoer):
        sluit(store, moment, dirk, zonder)
    regel = gemaakt(store, helpt, moment="2026-03-12T10:00:00+00:00")
    sluit(store, moment, dirk, zonder)
    [gelezen] = store.read(gesprekken_van, relatie_id=str(bilal.klant_id))
    assert regel.kenmerk in gelezen.afspraak
    assert len(store.all(Afspraak)) == 2


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"plaats": ""}, {"plaats"}),
        ({"plaats": "kelder"}, {"plaats"}),
        ({"plaats": "thuis"}, {"adres"}),
        ({"onderwerp": ""}, {"onderwerp"}),
        ({"tolk": "boeken"}, {"tolk_taal"}),
        ({"telefoon": "1"}, {"telefoon"}),
        ({"dag": "", "moment": ""}, {"dag", "moment"}),
        ({"plaats": "", "moment": "straks"}, {"plaats", "moment"}),
    ],
)
def test_everything_that_is_missing_is_named_at_once_and_nothing_happens(
    store: Store, dirk: Actor, anders: dict[str, str], velden: set[str]
) -> None:
    moment = gesprek(store, ingeschreven(store, BILAL).door, dirk)
    before = store.count()
    with pytest.raises(FouteInvoer) as refused:
        sluit(store, moment, dirk, {**AFSPRAAK, **anders})
    assert {fout.veld for fout in refused.value.fouten} == velden
    assert store.count() == before
    assert store.all(Contactmoment)[0].afgesloten_op is None


@pytest.mark.parametrize(
    ("hoe", "anders", "velden"),
    [
        ("afspraak", {"samenvatting": "", "plaats": ""}, {"samenvatting", "plaats"}),
        ("bellen", {"vraag": "", "bel_dag": ""}, {"vraag", "bel_dag"}),
        ("bellen", {"vervolg": "beantwoord", "instemming": "niet-eens"}, {"instemming_uitleg", "vervolg"}),
    ],
)
def test_the_conversation_and_how_it_goes_on_are_refused_together(
    store: Store, dirk: Actor, hoe: str, anders: dict[str, str], velden: set[str]
) -> None:
    moment = gesprek(store, ingeschreven(store, BILAL).door, dirk)
    with pytest.raises(FouteInvoer) as refused:
        sluit(store, moment, dirk, {**(AFSPRAAK if hoe == "afspraak" else BELLEN), **anders})
    assert {fout.veld for fout in refused.value.fouten} == velden
    assert store.all(Contactmoment)[0].afgesloten_op is None


def test_a_moment_that_was_just_taken_leaves_the_conversation_open_with_others_to_choose(
    store: Store, dirk: Actor
) -> None:
    moment = gesprek(store, ingeschreven(store, BILAL).door, dirk)
    carla = ingelogd(store, CARLA)
    gemaakt(store, carla, moment=AFSPRAAK["moment"], naam=CARLA.naam, telefoon="06 12345603")
    with pytest.raises(MomentBezet) as refused:
        sluit(store, moment, dirk, AFSPRAAK)
    assert refused.value.dichtbij
    assert store.all(Contactmoment)[0].afgesloten_op is None
    assert store.all(Bericht, soort="contact-samenvatting") == []


def test_when_nothing_suits_the_medewerker_promises_to_call_before_a_day(store: Store, dirk: Actor) -> None:
    bilal = ingelogd(store, BILAL)
    moment = gesprek(store, bilal, dirk)
    sluit(store, moment, dirk, BELLEN)
    [belofte] = store.all(Belofte)
    assert (belofte.medewerker_id, belofte.relatie_id) == (dirk.medewerker_id, bilal.klant_id)
    assert belofte.voor == utc("2026-03-12T16:00")
    [verzoek] = store.all(Contactverzoek)
    assert (verzoek.id, verzoek.vraag) == (belofte.object_id, GESPREK_KLAAR["vraag"])
    [gelezen] = store.read(gesprekken_van, relatie_id=str(bilal.klant_id))
    assert gelezen.vervolg == "belofte"
    for deel in (DIRK.naam, "06", "12 maart", verzoek.kenmerk):
        assert deel in gelezen.afspraak
    [bericht] = store.all(Bericht, soort="contact-samenvatting")
    assert gelezen.afspraak in bericht.tekst


@pytest.mark.parametrize("anders", [{"bel_telefoon": ""}, {"bel_dag": ""}, {"bel_dag": "2026-03-14"}])
def test_a_promise_takes_a_number_and_a_day_on_which_we_are_there(
    store: Store, dirk: Actor, anders: dict[str, str]
) -> None:
    moment = gesprek(store, ingelogd(store, BILAL), dirk)
    with pytest.raises(FouteInvoer) as refused:
        sluit(store, moment, dirk, {**BELLEN, **anders})
    assert [fout.veld for fout in refused.value.fouten] == [*anders]
    assert store.all(Belofte) == []


def test_the_client_reads_it_in_their_own_language(store: Store, dirk: Actor) -> None:
    ans = ingelogd(store, ANS)

    def in_het_engels(session) -> None:  # type: ignore[no-untyped-def]
        relatie_van(session, ans.klant_id).taal = "en"

    store.perform(in_het_engels)
    sluit(store, gesprek(store, ans, dirk), dirk, {**AFSPRAAK, "naam": ANS.naam})
    [gelezen] = store.read(gesprekken_van, relatie_id=str(ans.klant_id))
    assert "12 March" in gelezen.afspraak


def test_two_tabs_that_close_at_the_same_moment_make_one_appointment(store: Store, dirk: Actor) -> None:
    moment = gesprek(store, ingeschreven(store, BILAL).door, dirk)
    later = {**AFSPRAAK, "dag": "2026-03-13", "moment": "2026-03-13T10:00:00+00:00"}
    uitkomst = tegelijk(
        lambda: sluit(store, moment, dirk, AFSPRAAK),
        lambda: sluit(store, moment, dirk, later),
    )
    assert sorted(type(een).__name__ for een in uitkomst) == ["NietGevonden", "NoneType"]
    assert len(store.all(Afspraak)) == 1


def test_free_moments_are_shown_in_an_own_conversation_and_for_a_whole_wish_only(store: Store, dirk: Actor) -> None:
    moment = gesprek(store, ingelogd(store, BILAL), dirk)
    for onaf in ({}, {**WENS, "plaats": ""}, {**WENS, "plaats": "kelder"}, {**WENS, "tolk": "misschien"}):
        assert store.read(momenten_in_gesprek, contactmoment_id=moment, wens=onaf, door=dirk) == []
    assert store.read(momenten_in_gesprek, contactmoment_id=moment, wens=WENS, door=dirk)
    with pytest.raises(NietGevonden):
        store.read(momenten_in_gesprek, contactmoment_id=moment, wens=WENS, door=met_agenda(store, FATMA))
