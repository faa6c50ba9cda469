"""A request for contact along any way, about any subject, with an interpreter and somebody to listen along."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.bericht.queries import berichten_van
from portal.domain.contactmoment.actions import contactverzoek_vastleggen
from portal.domain.contactmoment.model import Contactverzoek
from portal.domain.contactmoment.queries import Contactbelofte, open_beloften
from portal.domain.relatie.queries import inzagen
from portal.domain.shared.actor import BEZOEKER
from portal.domain.shared.errors import FouteInvoer
from tests.conftest import Store
from tests.makers import beloofd, ingelogd, medewerker
from tests.people import BILAL, DIRK, FATMA

OVER_VIJF_DAGEN = datetime(2026, 3, 17, 16, 0, tzinfo=UTC)


def binnengekomen(store: Store, **anders: str) -> Contactbelofte:
    """Dirk registers what came in today."""
    formulier = {
        "naam": "Jo Jansen",
        "kanaal": "EMA",
        "email": "jo@reis.voorbeeld.nl",
        "vraag": "De kraan lekt.",
        "binnen_dag": "10",
        "binnen_maand": "3",
        "binnen_jaar": "2026",
        **anders,
    }
    medewerker(store, FATMA)
    return store.perform(contactverzoek_vastleggen, formulier=formulier, door=medewerker(store, DIRK))


@pytest.mark.parametrize(
    ("kanaal", "veld", "waarde", "waar"),
    [
        ("EMA", "email", "Jo@Reis.voorbeeld.nl", "jo@reis.voorbeeld.nl"),
        ("BRI", "adres", "Dorpsstraat 1\n6990 AC Lindeveen", "Dorpsstraat 1, 6990 AC Lindeveen"),
    ],
)
def test_who_wants_it_in_writing_gets_it_within_five_working_days(
    store: Store, kanaal: str, veld: str, waarde: str, waar: str
) -> None:
    belofte = beloofd(store, BEZOEKER, kanaal=kanaal, telefoon="", **{veld: waarde})
    assert (belofte.kanaal, belofte.waar, belofte.beloofd_voor) == (kanaal, waar, OVER_VIJF_DAGEN)
    assert store.all(Bericht) == [], "an address that a visitor types may be anybody's"


@pytest.mark.parametrize(("kanaal", "veld"), [("TEL", "telefoon"), ("EMA", "email"), ("BRI", "adres")])
def test_the_way_that_was_chosen_needs_its_address(store: Store, kanaal: str, veld: str) -> None:
    with pytest.raises(FouteInvoer) as geweigerd:
        beloofd(store, BEZOEKER, kanaal=kanaal, telefoon="", email="", adres="")
    assert [fout.veld for fout in geweigerd.value.fouten] == [veld]


@pytest.mark.parametrize("nummer", ["+49 30 901820", "0032 2 555 12 12", "+90 532 123 45 67", "06 12345602"])
def test_a_number_from_abroad_is_called_too(store: Store, nummer: str) -> None:
    assert beloofd(store, BEZOEKER, telefoon=nummer).telefoon.startswith("+")


def test_a_choice_that_is_not_on_the_form_is_refused(store: Store) -> None:
    for veld in ("kanaal", "onderwerp", "wanneer", "tolk"):
        with pytest.raises(FouteInvoer):
            beloofd(store, BEZOEKER, **{veld: "verzonnen"})
    assert store.all(Contactverzoek) == []


def test_words_and_subjects_that_cannot_wait_are_urgent(store: Store) -> None:
    assert not beloofd(store, BEZOEKER).spoed
    assert beloofd(store, BEZOEKER, vraag="Ik word vanavond uit huis gezet.").spoed
    assert beloofd(store, BEZOEKER, onderwerp="geweld-thuis").spoed
    gevoelig = beloofd(store, BEZOEKER, onderwerp="schulden")
    assert not gevoelig.spoed
    assert [b.spoed for b in store.all(Belofte, object_id=gevoelig.id)] == [False]


def test_an_interpreter_we_find_takes_the_colleague_more_time(store: Store) -> None:
    def minuten(**tolk: str) -> int:
        belofte = beloofd(store, BEZOEKER, **tolk)
        return store.all(Belofte, object_id=belofte.id)[0].minuten

    zonder, zelf = minuten(), minuten(tolk="zelf", tolk_taal="Arabisch")
    assert zonder == zelf
    assert minuten(tolk="wij", tolk_taal="Arabisch") == minuten(tolk_taal="Arabisch") > zonder


def test_who_listens_along_and_when_it_suits_goes_to_the_colleague(store: Store) -> None:
    beloofd(store, BEZOEKER, begeleider="mijn zus", wanneer="ochtend", onderwerp="reparatie")
    (belofte,) = store.read(open_beloften)
    assert (belofte.begeleider, belofte.wanneer, belofte.onderwerp) == ("mijn zus", "ochtend", "reparatie")


def test_the_promise_is_called_by_its_subject_in_the_language_of_who_asked(store: Store) -> None:
    belofte = beloofd(store, BEZOEKER, onderwerp="reparatie")
    assert store.all(Belofte, object_id=belofte.id)[0].titel == "Terugbellen over: Reparatie"


def test_an_email_that_came_in_is_acknowledged_with_a_name_and_a_moment(store: Store) -> None:
    belofte = binnengekomen(store)
    (bericht,) = store.all(Bericht)
    assert all(deel in bericht.tekst for deel in (belofte.medewerker, belofte.kenmerk, "17 maart"))
    assert [v.adres for v in store.all(Verzending)] == ["jo@reis.voorbeeld.nl"]


def test_the_term_runs_from_the_day_it_came_in(store: Store) -> None:
    assert binnengekomen(store).beloofd_voor == OVER_VIJF_DAGEN
    eerder = binnengekomen(store, binnen_dag="6", kanaal="BRI", adres="Dorpsstraat 1\n6990 AC Lindeveen")
    assert eerder.beloofd_voor == datetime(2026, 3, 13, 15, 0, tzinfo=UTC)


def test_an_email_of_a_client_belongs_to_the_client_who_sees_that_it_was_read(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    belofte = binnengekomen(store, email=BILAL.email)
    (bericht,) = store.read(berichten_van, relatie_id=bilal.relatie_id)
    assert belofte.kenmerk in bericht.tekst
    (kijker,) = store.read(inzagen, relatie_id=bilal.relatie_id)
    assert belofte.kenmerk in kijker.reden


def test_what_came_in_without_a_day_or_in_the_future_is_refused(store: Store) -> None:
    for dag in ("", "11"):
        with pytest.raises(FouteInvoer) as geweigerd:
            binnengekomen(store, binnen_dag=dag)
        assert geweigerd.value.fouten[0].veld.startswith("binnen_")
    assert store.all(Contactverzoek) == []


@pytest.mark.parametrize(("dag", "op_tijd"), [("10", True), ("9", True), ("7", True), ("6", False)])
def test_an_email_has_two_moments_known_to_be_here_and_answered(store: Store, dag: str, op_tijd: bool) -> None:
    belofte = binnengekomen(store, binnen_dag=dag)
    assert len(store.all(Bericht, soort="contact-per-email")) == 1, "registering it tells who wrote"
    (bevestigd,) = store.all(Belofte, soort="contact-bevestigen", object_id=belofte.id)
    (antwoord,) = store.all(Belofte, soort="email", object_id=belofte.id)
    assert (bevestigd.status, bevestigd.afgerond_op, antwoord.status) == ("nagekomen", store.nu, "open")
    assert (bevestigd.afgerond_op <= bevestigd.voor) == op_tijd, "what came on Friday had to be known on Monday"
    assert bevestigd.voor < antwoord.voor


def test_a_letter_has_no_moment_on_which_it_is_known_to_be_here(store: Store) -> None:
    binnengekomen(store, kanaal="BRI", adres="Dorpsstraat 1, Lindeveen")
    assert store.all(Belofte, soort="contact-bevestigen") == []
