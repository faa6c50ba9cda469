"""Signals are kept little and shortly, a person is offered, and whoever calls knows what it is about."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from portal import routes
from portal.domain.belofte.model import Belofte
from portal.domain.contactmoment.model import Contactverzoek
from portal.domain.contactmoment.queries import Contactbelofte, open_beloften
from portal.domain.inschrijving.actions import inschrijfstap_bewaren
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer
from portal.domain.signaal.actions import (
    NummerOnbekend,
    hulp_aannemen,
    hulp_afwijzen,
    liever_persoonlijk_kiezen,
    oude_signalen_wissen,
    signaal_geven,
    spoed_beloven,
)
from portal.domain.signaal.model import Signaal
from portal.domain.signaal.queries import aanbod_op, bereikbaar, spoedbelofte_van, stroeve_plekken, vastlopers_van
from portal.domain.signaal.rules import Aanbod
from tests.conftest import Store
from tests.makers import ingelogd, medewerker, stap_beantwoord, tegelijk
from tests.people import ANS, BILAL, CARLA, DIRK

ADRES = routes.inschrijven_stap("adres")
NAAM = routes.inschrijven_stap("naam")
NOOD = "ik word vanavond uit huis gezet"


def mislukt(store: Store, door: Actor, *velden: str, plek: str = ADRES) -> Aanbod | None:
    return store.perform(signaal_geven, plek=plek, soort="mislukt", velden=velden, door=door)


def nu_aangeboden(store: Store, door: Actor, plek: str = ADRES) -> Aanbod | None:
    return store.read(aanbod_op, relatie_id=str(door.klant_id), plek=plek)


def bellen(store: Store, door: Actor) -> Contactbelofte:
    return store.perform(hulp_aannemen, plek=ADRES, soort="mislukt", waar="Waar woont u nu?", taal="nl", door=door)


@pytest.fixture
def bilal(store: Store) -> Actor:
    """Logged in with a text message, so that we know his number; Dirk is there to call."""
    medewerker(store, DIRK)
    door = ingelogd(store, BILAL, soort="MOB")
    stap_beantwoord(store, door, "naam", BILAL.antwoorden()["naam"])
    return door


def test_after_three_failed_submits_of_one_step_a_person_is_offered(store: Store, bilal: Actor) -> None:
    assert mislukt(store, bilal, "postcode") is None
    assert mislukt(store, bilal, "postcode", "huisnummer") is None
    assert mislukt(store, bilal, "plaats", plek=NAAM) is None, "another step counts by itself"
    assert mislukt(store, bilal, "postcode") == Aanbod("mislukt", 3, "snel")
    assert nu_aangeboden(store, bilal) == Aanbod("mislukt", 3, "snel"), "also on another device"
    assert nu_aangeboden(store, bilal, NAAM) is None


def test_of_a_signal_the_fields_are_kept_and_not_what_was_typed(store: Store, bilal: Actor) -> None:
    mislukt(store, bilal, "postcode")
    mislukt(store, bilal, "huisnummer", "postcode")
    [row] = store.all(Signaal)
    assert (row.aantal, row.velden) == (2, ["huisnummer", "postcode"])


def test_a_step_that_succeeds_leaves_no_signal_behind(store: Store, bilal: Actor) -> None:
    for _ in range(3):
        mislukt(store, bilal, "voornaam", plek=NAAM)
    mislukt(store, bilal, "postcode")
    stap_beantwoord(store, bilal, "naam", BILAL.antwoorden()["naam"])
    assert [row.plek for row in store.all(Signaal)] == [ADRES]


def test_a_no_is_remembered_for_that_step_and_not_for_others(store: Store, bilal: Actor) -> None:
    for plek in (ADRES, NAAM):
        for _ in range(3):
            mislukt(store, bilal, "postcode", plek=plek)
    store.perform(hulp_afwijzen, plek=ADRES, soort="mislukt", door=bilal)
    assert mislukt(store, bilal, "postcode") is None
    assert nu_aangeboden(store, bilal, NAAM) is not None
    store.nu += timedelta(days=store.beleid.regio.signaal.afgewezen_dagen)
    assert nu_aangeboden(store, bilal) is not None


def test_a_no_keeps_the_digital_road_open(store: Store, bilal: Actor) -> None:
    for _ in range(3):
        mislukt(store, bilal, "postcode")
    store.perform(hulp_afwijzen, plek=ADRES, soort="mislukt", door=bilal)
    stap_beantwoord(store, bilal, "geboortedatum", BILAL.antwoorden()["geboortedatum"])
    stap_beantwoord(store, bilal, "adres", BILAL.antwoorden()["adres"])
    assert store.all(Signaal) == []


def test_the_wish_for_a_person_holds_on_every_step_until_it_is_taken_back(store: Store, bilal: Actor) -> None:
    assert nu_aangeboden(store, bilal) is None
    store.perform(liever_persoonlijk_kiezen, liever=True, door=bilal)
    assert nu_aangeboden(store, bilal) == Aanbod("liever-persoonlijk", 1, "rustig")
    store.perform(hulp_afwijzen, plek=ADRES, soort="liever-persoonlijk", door=bilal)
    assert nu_aangeboden(store, bilal) is None
    assert nu_aangeboden(store, bilal, NAAM) is not None
    store.perform(liever_persoonlijk_kiezen, liever=False, door=bilal)
    assert nu_aangeboden(store, bilal, NAAM) is None


def test_the_wish_is_asked_once_in_the_registration_and_kept(store: Store, bilal: Actor) -> None:
    stap_beantwoord(store, bilal, "contact", {**BILAL.antwoorden()["contact"], "liever_persoonlijk": "ja"})
    assert store.all(Relatie, id=bilal.relatie_id)[0].liever_persoonlijk
    stap_beantwoord(store, bilal, "contact", BILAL.antwoorden()["contact"])
    assert not store.all(Relatie, id=bilal.relatie_id)[0].liever_persoonlijk


def test_a_sensitive_page_offers_a_person(store: Store, bilal: Actor) -> None:
    plek = store.beleid.regio.signaal.gevoelige_plekken[0]
    gevonden = nu_aangeboden(store, bilal, plek)
    assert gevonden is not None
    assert gevonden.soort == "gevoelig"


def test_one_tap_is_a_promise_that_knows_the_page_and_what_went_wrong(store: Store, bilal: Actor) -> None:
    for _ in range(3):
        mislukt(store, bilal, "postcode", "mede_naam")
    belofte = bellen(store, bilal)
    [verzoek] = store.all(Contactverzoek)
    assert (verzoek.naam, verzoek.telefoon, verzoek.vanaf) == (BILAL.naam, BILAL.mobiel, ADRES)
    assert "Waar woont u nu?" in verzoek.vraag
    assert "mede naam, postcode" in verzoek.vraag
    assert belofte.medewerker == DIRK.naam
    assert store.read(open_beloften, relatie_id=bilal.relatie_id) == [belofte]
    assert nu_aangeboden(store, bilal) is None, "what is promised is not offered again"


def test_two_taps_at_once_are_one_promise(store: Store, bilal: Actor) -> None:
    mislukt(store, bilal, "postcode")
    uitkomsten = tegelijk(*(partial(bellen, store, bilal) for _ in range(3)))
    assert len({belofte.id for belofte in uitkomsten if isinstance(belofte, Contactbelofte)}) == 1
    assert len(store.all(Belofte)) == 1


def test_without_a_known_number_one_tap_is_not_offered_and_not_done(store: Store) -> None:
    medewerker(store, DIRK)
    ans = ingelogd(store, ANS)
    assert not store.read(bereikbaar, relatie_id=str(ans.relatie_id)).bekend
    with pytest.raises(NummerOnbekend):
        bellen(store, ans)
    assert store.all(Contactverzoek) == []
    assert store.all(Signaal) == []


def test_staff_see_where_a_client_sticks_and_not_what_the_client_wants_to_solve_alone(
    store: Store, bilal: Actor
) -> None:
    mislukt(store, bilal, "postcode")
    mislukt(store, bilal, "voornaam", plek=NAAM)
    store.perform(hulp_afwijzen, plek=NAAM, soort="mislukt", door=bilal)
    [vastloper] = store.read(vastlopers_van, relatie_id=str(bilal.relatie_id))
    assert (vastloper.plek, vastloper.aantal, vastloper.velden) == (ADRES, 1, ("postcode",))


def test_the_desk_sees_pages_where_clients_stick_without_names(store: Store, bilal: Actor) -> None:
    carla, ans = ingelogd(store, CARLA), ingelogd(store, ANS)
    for klant in (bilal, carla):
        for _ in range(3):
            mislukt(store, klant, "postcode")
    mislukt(store, ans, "voornaam", plek=NAAM)
    [plek] = store.read(stroeve_plekken)
    assert (plek.plek, plek.klanten, plek.velden) == (ADRES, 2, ("postcode",))
    bellen(store, bilal)
    [plek] = store.read(stroeve_plekken)
    assert plek.klanten == 1, "a promise stands among the promises"


def test_signals_are_gone_after_the_days_of_policy(store: Store, bilal: Actor) -> None:
    mislukt(store, bilal, "postcode")
    store.nu += timedelta(days=store.beleid.regio.signaal.bewaardagen)
    assert store.perform(oude_signalen_wissen) == 0
    store.nu += timedelta(seconds=1)
    assert store.perform(oude_signalen_wissen) == 1
    assert store.all(Signaal) == []


# --- in need ----------------------------------------------------------------------------------------------------------


def wensen(store: Store, door: Actor, tekst: str) -> None:
    stap_beantwoord(store, door, "woonwensen", {"wens_plaatsen": tekst, "wens_soort": "", "wens_kamers": ""})


def test_who_writes_among_wishes_to_be_in_need_is_promised_a_call_and_what_was_typed_is_kept(
    store: Store, bilal: Actor
) -> None:
    wensen(store, bilal, NOOD)
    [belofte] = store.all(Belofte)
    assert belofte.spoed
    assert NOOD in store.all(Contactverzoek)[0].vraag
    gewoon = store.nu + timedelta(days=1)
    assert belofte.voor < gewoon
    spoed = store.read(spoedbelofte_van, relatie_id=str(bilal.relatie_id))
    assert spoed is not None
    assert spoed.medewerker == DIRK.naam
    wensen(store, bilal, f"{NOOD}!")
    assert len(store.all(Belofte)) == 1, "the same need is one promise"


def test_without_a_number_the_urgent_promise_is_there_too(store: Store) -> None:
    medewerker(store, DIRK)
    ans = ingelogd(store, ANS)
    wensen(store, ans, NOOD)
    [belofte] = store.all(Belofte)
    assert belofte.spoed
    assert NOOD in belofte.titel
    assert store.all(Contactverzoek) == []


def test_ordinary_wishes_promise_nothing(store: Store, bilal: Actor) -> None:
    wensen(store, bilal, "Lindeveen, liefst een rustige straat")
    assert store.all(Belofte) == []


def test_in_need_at_the_same_moment_in_two_tabs_is_one_promise(store: Store, bilal: Actor) -> None:
    roep = partial(store.perform, spoed_beloven, tekst=NOOD, plek=ADRES, waar="Waar woont u nu?", door=bilal)
    tegelijk(roep, roep)
    assert len(store.all(Belofte)) == 1


def test_a_refused_step_promises_nothing(store: Store, bilal: Actor) -> None:
    with pytest.raises(FouteInvoer):
        store.perform(
            inschrijfstap_bewaren,
            stap="woonwensen",
            formulier={"wens_plaatsen": NOOD, "wens_soort": "kasteel", "wens_kamers": ""},
            versie=1,
            door=bilal,
        )
    assert store.all(Belofte) == []
