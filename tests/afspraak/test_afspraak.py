"""Making, moving and cancelling: nobody is planned twice, everybody is told, and only the owner may."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial

import pytest
from icalendar import Calendar

from portal.domain.afspraak.actions import (
    MomentBezet,
    afspraak_afronden,
    afspraak_afzeggen,
    afspraak_maken,
    afspraak_verzetten,
    afspraakstap_bewaren,
    concept_afspraak,
    herinneringen_versturen,
    oude_afspraken_wissen,
    tolk_antwoord_verwerken,
    tolk_vastleggen,
    werktijden_bewaren,
)
from portal.domain.afspraak.model import Afspraak, Afspraakstatus, Tolkaanvraag, Tolkstatus, Werktijd
from portal.domain.afspraak.queries import (
    afspraken_van,
    afspraken_vanaf,
    agendabestand_van,
    open_tolkaanvragen,
    vrije_momenten_voor,
    werktijden_van,
)
from portal.domain.belofte.model import Afwezigheid, Belofte
from portal.domain.belofte.queries import werklijst
from portal.domain.belofte.rules import Verwachting
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.concept.actions import ConceptIsNieuwer
from portal.domain.concept.model import Concept
from portal.domain.inschrijving.opruimen import onbekenden_wissen
from portal.domain.relatie.queries import inzagen
from portal.domain.shared.actor import BEZOEKER, SYSTEEM, Actor, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Weigering
from portal.domain.shared.job import Job
from portal.domain.shared.reference import lees_kenmerk
from portal.domain.shared.transitions import Statusovergang
from portal.domain.shared.working_days import lokale_dag
from portal.integrations.tolk.protocol import Antwoord
from tests.afspraak.makers import ANTWOORDEN, DOORDEWEEKS, gemaakt, met_agenda, utc
from tests.conftest import NU, Store
from tests.makers import EEN_COLLEGA, ingelogd, tegelijk
from tests.makers import beloofd as terugbellen_beloofd
from tests.people import ANS, BILAL, CARLA, DIRK, FATMA

MOMENT = "2026-03-11T09:00:00+00:00"
LATER = "2026-03-12T13:00:00+00:00"
MET_TOLK = {"tolk": "boeken", "tolk_taal": "Arabisch", "dag": "2026-03-16", "moment": "2026-03-16T09:00:00+00:00"}
MET_HULP = {"begeleider_naam": "Samira", "begeleider_email": "samira@voorbeeld.nl"}


def bestanden(store: Store, soort: str) -> list[Calendar]:
    """The calendar files that went with messages of this kind."""
    return [
        Calendar.from_ical(bijlage["inhoud"])
        for bericht in store.all(Bericht, soort=soort)
        for bijlage in bericht.bijlagen
    ]


def naar(store: Store, soort: str) -> list[str]:
    """To which addresses a kind of message goes."""
    ids = {bericht.id for bericht in store.all(Bericht, soort=soort)}
    return sorted(v.adres for v in store.all(Verzending) if v.bericht_id in ids)


# --- making -------------------------------------------------------------------------------------------------------


def test_a_client_makes_an_appointment_and_has_it_in_writing(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    afspraak = gemaakt(store, bilal)
    assert lees_kenmerk(afspraak.kenmerk) == afspraak.kenmerk
    assert (afspraak.medewerker, str(afspraak.waar)) == (
        DIRK.naam,
        "op kantoor bij Woonstichting Lindehof, Lindelaan 1, Lindeveen",
    )
    assert afspraak.vanaf == "/inschrijven/adres", "the page they came from goes along"
    (regel,) = store.read(afspraken_van, relatie_id=str(bilal.relatie_id))
    assert regel == afspraak
    assert naar(store, "afspraak-gemaakt") == [BILAL.email]
    (bericht,) = store.all(Bericht, soort="afspraak-gemaakt")
    assert "woensdag 11 maart, 10.00" in bericht.tekst
    assert DIRK.naam in bericht.tekst
    (bestand,) = bestanden(store, "afspraak-gemaakt")
    assert bestand["method"] == "REQUEST"
    (event,) = bestand.events
    assert (event["sequence"], event.start, event.end) == (0, afspraak.begin, afspraak.einde)
    assert event["attendee"] == f"mailto:{BILAL.email}"


def test_a_visitor_is_told_by_e_mail_or_by_text_message(store: Store) -> None:
    met_agenda(store, DIRK)
    gemaakt(store, BEZOEKER, email="jo@voorbeeld.nl")
    gemaakt(store, BEZOEKER, telefoon="06 12345699", moment=LATER)
    gemaakt(store, BEZOEKER, telefoon="0313 123 456", moment="2026-03-13T09:00:00+00:00")
    assert naar(store, "afspraak-gemaakt") == ["+31612345699", "jo@voorbeeld.nl"]
    assert all(a.relatie_id is None for a in store.all(Afspraak))


def test_who_gets_letters_gets_a_letter(store: Store) -> None:
    from portal.domain.relatie.model import Contactgegeven, Relatie

    met_agenda(store, DIRK)
    ans = Relatie(
        voornaam="Ans", achternaam="Vries", straat="Kerkpad", huisnummer="1", postcode="6985 EF", plaats="Oud-Sandel",
        voorkeurskanaal=Kanaal.BRIEF, aangemaakt_op=store.nu,
    )  # fmt: skip
    store.add(ans)
    store.add(Contactgegeven(relatie_id=ans.id, soort="MOB", waarde="+31612345698", gevalideerd_op=store.nu))
    gemaakt(store, Actor(Rol.KLANT, relatie_id=ans.id))
    (verzending,) = store.all(Verzending)
    assert (verzending.kanaal, "Kerkpad 1" in verzending.adres) == (Kanaal.BRIEF, True)


def test_who_comes_along_reads_when_and_where_and_nothing_of_the_client(store: Store) -> None:
    met_agenda(store, DIRK)
    gemaakt(
        store, ingelogd(store, BILAL), plaats="thuis", adres="Lindelaan 12, Lindeveen", vraag="Over mijn schuld",
        **MET_HULP, moment=LATER,
    )  # fmt: skip
    assert naar(store, "begeleider-gemaakt") == ["samira@voorbeeld.nl"]
    (bericht,) = store.all(Bericht, soort="begeleider-gemaakt")
    alles = f"{bericht.onderwerp} {bericht.tekst} {bericht.bijlagen}"
    for geheim in (BILAL.naam, "Bilal", "Lindelaan 12", BILAL.email, "schuld", "612345602", DIRK.naam):
        assert geheim not in alles
    (bestand,) = bestanden(store, "begeleider-gemaakt")
    assert bestand.events[0]["attendee"] == "mailto:samira@voorbeeld.nl"


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("onderwerp", "anders2"), ("plaats", "balie:nergens"), ("plaats", ""), ("tolk", ""), ("moment", "morgen"),
        ("naam", ""), ("telefoon", "12"), ("email", "geen adres"), ("begeleider_email", "x@"), ("dag", "ooit"),
        ("vraag", "BSN 111222333"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_an_answer_that_cannot_be_used_is_refused_by_name(store: Store, veld: str, waarde: str) -> None:
    met_agenda(store, DIRK)
    with pytest.raises(FouteInvoer) as fout:
        gemaakt(store, BEZOEKER, **{veld: waarde})
    assert [f.veld for f in fout.value.fouten] == [veld]
    assert store.all(Afspraak) == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_at_home_needs_an_address_and_a_booked_interpreter_a_language(store: Store) -> None:
    for anders, veld in (({"plaats": "thuis"}, "adres"), ({"tolk": "boeken"}, "tolk_taal")):
        with pytest.raises(FouteInvoer) as fout:
            gemaakt(store, BEZOEKER, **anders)
        assert [f.veld for f in fout.value.fouten] == [veld]


# --- one moment, once -----------------------------------------------------------------------------------------------


def test_two_people_at_once_get_one_moment_and_the_other_sees_the_nearest(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    gelukt = tegelijk(partial(gemaakt, store, bilal), partial(gemaakt, store, carla, naam=CARLA.naam))
    (verloren,) = [uitkomst for uitkomst in gelukt if isinstance(uitkomst, Weigering)]
    assert isinstance(verloren, MomentBezet)
    assert [m.begin.isoformat()[:16] for m in verloren.dichtbij] == [
        "2026-03-11T08:00", "2026-03-11T08:30", "2026-03-11T09:30", "2026-03-11T10:00",
    ]  # fmt: skip
    assert len(store.all(Afspraak)) == 1


def test_with_two_colleagues_both_get_it(store: Store) -> None:
    met_agenda(store, DIRK)
    met_agenda(store, FATMA)
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    tegelijk(partial(gemaakt, store, bilal), partial(gemaakt, store, carla, naam=CARLA.naam))
    assert sorted(regel.medewerker for regel in store.read(afspraken_vanaf, door=EEN_COLLEGA)) == [
        DIRK.naam,
        FATMA.naam,
    ]


def test_the_same_button_twice_makes_one_appointment(store: Store) -> None:
    met_agenda(store, DIRK)
    met_agenda(store, FATMA)
    bilal = ingelogd(store, BILAL)
    for wie in (bilal, BEZOEKER):
        uitkomsten = tegelijk(partial(gemaakt, store, wie), partial(gemaakt, store, wie))
        assert len([u for u in uitkomsten if isinstance(u, Weigering)]) == 1
    assert len(store.all(Afspraak)) == 2


def test_moving_and_making_at_once_do_not_meet(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    oud = gemaakt(store, bilal)
    uitkomsten = tegelijk(
        partial(store.perform, afspraak_verzetten, afspraak_id=oud.id, moment=LATER, door=bilal),
        partial(gemaakt, store, carla, moment=LATER, naam=CARLA.naam),
    )
    assert len([u for u in uitkomsten if isinstance(u, MomentBezet)]) == 1
    begin = [a.begin for a in store.all(Afspraak)]
    assert len(begin) == len(set(begin))


def test_a_colleague_who_is_away_is_not_planned(store: Store) -> None:
    collega = met_agenda(store, DIRK)
    dirk = str(collega.medewerker_id)
    weg = {"medewerker_id": dirk, "vastgelegd_door": dirk, "vastgelegd_op": store.nu}
    store.add(Afwezigheid(van=date(2026, 3, 10), tot=date(2026, 3, 11), **weg))
    with pytest.raises(MomentBezet):
        gemaakt(store, BEZOEKER)
    gemaakt(store, BEZOEKER, moment=LATER)
    [gepland] = store.read(afspraken_vanaf, door=collega)
    assert not gepland.collega_weg
    store.add(Afwezigheid(van=date(2026, 3, 13), **weg))
    assert {lokale_dag(m.begin) for m in store.read(vrije_momenten_voor, gegevens=ANTWOORDEN)} == {date(2026, 3, 12)}


def test_what_was_planned_with_a_colleague_who_is_away_is_shown_to_the_desk(store: Store) -> None:
    collega = met_agenda(store, DIRK)
    dirk = str(collega.medewerker_id)
    afspraak = gemaakt(store, BEZOEKER)
    dag = lokale_dag(afspraak.begin)
    for van, tot, weg in ((dag + timedelta(days=1), None, False), (dag, dag, True)):
        store.add(Afwezigheid(medewerker_id=dirk, vastgelegd_door=dirk, vastgelegd_op=store.nu, van=van, tot=tot))
        assert [regel.collega_weg for regel in store.read(afspraken_vanaf, door=collega)] == [weg]


# --- moving and cancelling ------------------------------------------------------------------------------------------


def test_moving_keeps_the_uid_raises_the_number_and_frees_the_old_moment(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    afspraak = gemaakt(store, bilal, **MET_HULP)
    nieuw = store.perform(afspraak_verzetten, afspraak_id=afspraak.id, moment=LATER, door=bilal)
    assert nieuw.begin.isoformat() == LATER
    vrij = {m.begin for m in store.read(vrije_momenten_voor, gegevens=ANTWOORDEN)}
    assert afspraak.begin in vrij
    assert nieuw.begin not in vrij
    ((een,), (twee,)) = (bestanden(store, f"afspraak-{wat}") for wat in ("gemaakt", "verzet"))
    assert een.events[0]["uid"] == twee.events[0]["uid"]
    assert (een.events[0]["sequence"], twee.events[0]["sequence"], twee["method"]) == (0, 1, "REQUEST")
    assert naar(store, "begeleider-verzet") == ["samira@voorbeeld.nl"]
    (log,) = store.all(Statusovergang, object_id=afspraak.id)
    assert MOMENT in str(log.reden)


def test_cancelling_frees_the_moment_and_tells_the_calendar(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    afspraak = gemaakt(store, bilal)
    store.perform(afspraak_afzeggen, afspraak_id=afspraak.id, door=bilal)
    (bestand,) = bestanden(store, "afspraak-afgezegd")
    assert (bestand["method"], bestand.events[0]["status"], bestand.events[0]["sequence"]) == (
        "CANCEL", "CANCELLED", 1,
    )  # fmt: skip
    (bericht,) = store.all(Bericht, soort="afspraak-afgezegd")
    assert "method=CANCEL" in bericht.bijlagen[0]["soort"]
    gemaakt(store, ingelogd(store, CARLA), naam=CARLA.naam)
    with pytest.raises(Weigering):
        store.perform(afspraak_afzeggen, afspraak_id=afspraak.id, door=bilal)


def test_shortly_before_a_client_calls_and_a_medewerker_still_can(store: Store) -> None:
    dirk = met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    afspraak = gemaakt(store, bilal)
    store.nu = afspraak.wijzigen_tot
    telling = store.count()
    for poging in (
        partial(store.perform, afspraak_afzeggen, afspraak_id=afspraak.id, door=bilal),
        partial(store.perform, afspraak_verzetten, afspraak_id=afspraak.id, moment=LATER, door=bilal),
    ):
        with pytest.raises(Weigering, match="al bijna") as nee:
            poging()
        assert "Bel ons" in str(nee.value.verder)
    assert store.count() == telling
    store.perform(afspraak_afzeggen, afspraak_id=afspraak.id, door=dirk)
    assert any("Afspraak" in kijker.reden for kijker in store.read(inzagen, relatie_id=str(bilal.relatie_id)))


def test_somebody_elses_appointment_is_not_there(store: Store) -> None:
    met_agenda(store, DIRK)
    carla = ingelogd(store, CARLA)
    van_bilal, van_niemand = gemaakt(store, ingelogd(store, BILAL)), gemaakt(store, BEZOEKER, moment=LATER)
    helpt_carla = Actor(Rol.MEDEWERKER, medewerker_id="x", namens=carla.relatie_id)
    telling = store.count()
    for afspraak in (van_bilal, van_niemand):
        for wie in (carla, helpt_carla):
            for doen in (
                partial(store.perform, afspraak_afzeggen),
                partial(store.perform, afspraak_verzetten, moment="2026-03-13T09:00:00+00:00"),
                partial(store.read, agendabestand_van),
            ):
                with pytest.raises(NietGevonden):
                    doen(afspraak_id=afspraak.id, door=wie)
    with pytest.raises(NietGevonden):
        store.read(agendabestand_van, afspraak_id=van_niemand.id, door=BEZOEKER)
    assert store.count() == telling


def test_a_medewerker_makes_one_for_the_client_of_a_help_session(store: Store) -> None:
    dirk = met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    helpt = Actor(Rol.MEDEWERKER, medewerker_id=dirk.medewerker_id, namens=bilal.relatie_id, kanaal=Kanaal.BALIE)
    afspraak = gemaakt(store, helpt)
    (regel,) = store.read(afspraken_van, relatie_id=str(bilal.relatie_id))
    assert regel.id == afspraak.id
    assert store.all(Afspraak)[0].kanaal == Kanaal.BALIE


# --- afterwards -----------------------------------------------------------------------------------------------------


def test_staff_records_who_came_on_the_day_itself_and_not_before(store: Store) -> None:
    dirk = met_agenda(store, DIRK)
    een, twee = gemaakt(store, BEZOEKER), gemaakt(store, ingelogd(store, BILAL), moment="2026-03-11T10:00:00+00:00")
    with pytest.raises(Weigering, match="nog niet geweest"):
        store.perform(afspraak_afronden, afspraak_id=een.id, gekomen=True, door=dirk)
    store.nu = utc("2026-03-11 09:20")
    store.perform(afspraak_afronden, afspraak_id=een.id, gekomen=True, door=dirk)
    store.perform(afspraak_afronden, afspraak_id=twee.id, gekomen=False, door=dirk)
    assert {a.id: a.status for a in store.all(Afspraak)} == {
        een.id: Afspraakstatus.NAGEKOMEN,
        twee.id: Afspraakstatus.NIET_VERSCHENEN,
    }


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_the_reminder_goes_once_on_the_working_day_before(store: Store) -> None:
    met_agenda(store, DIRK)
    maandag = {"dag": "2026-03-16", "moment": "2026-03-16T09:00:00+00:00"}
    gemaakt(store, ingelogd(store, BILAL), **maandag, **MET_HULP)
    for dag, aantal in (("12 12:00", 0), ("13 07:29", 0), ("13 07:30", 1), ("14 12:00", 1)):
        store.nu = utc(f"2026-03-{dag}")
        store.perform(herinneringen_versturen)
        assert len(store.all(Bericht, soort="afspraak-herinnering")) == aantal, dag
    assert naar(store, "begeleider-herinnering") == ["samira@voorbeeld.nl"]
    assert bestanden(store, "afspraak-herinnering") == []


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_who_made_it_the_day_before_is_not_reminded_at_once_and_a_moved_one_is_again(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    afspraak = gemaakt(store, bilal)
    store.perform(herinneringen_versturen)
    assert store.all(Bericht, soort="afspraak-herinnering") == []
    store.perform(afspraak_verzetten, afspraak_id=afspraak.id, moment="2026-03-16T09:00:00+00:00", door=bilal)
    store.nu = utc("2026-03-13 08:00")
    store.perform(herinneringen_versturen)
    assert len(store.all(Bericht, soort="afspraak-herinnering")) == 1


def test_appointments_are_deleted_after_their_term_and_keep_a_person_until_then(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    gemaakt(store, bilal, **MET_TOLK)
    gemaakt(store, BEZOEKER)
    store.nu += timedelta(days=32)
    store.perform(onbekenden_wissen)
    store.perform(oude_afspraken_wissen)
    assert [a.relatie_id for a in store.all(Afspraak)] == [bilal.relatie_id]
    store.nu += timedelta(days=360)
    assert store.perform(oude_afspraken_wissen) == 1
    assert (store.all(Afspraak), store.all(Tolkaanvraag)) == ([], [])


# --- the interpreter ------------------------------------------------------------------------------------------------


def test_a_booked_interpreter_is_asked_by_a_job_and_asked_anew_when_it_moves(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    afspraak = gemaakt(store, bilal, **MET_TOLK)
    assert afspraak.tolk_status is Tolkstatus.GEVRAAGD
    assert [job.gegevens for job in store.all(Job, soort="tolk-aanvragen")] == [
        {"tolkaanvraag_id": afspraak.tolkaanvraag_id}
    ]
    nieuw = store.perform(afspraak_verzetten, afspraak_id=afspraak.id, moment="2026-03-17T09:00:00+00:00", door=bilal)
    assert nieuw.tolkaanvraag_id != afspraak.tolkaanvraag_id
    assert len(store.all(Job, soort="tolk-aanvragen")) == 2
    (weg,) = store.all(Job, soort="tolk-intrekken")
    assert weg.gegevens == {"tolkaanvraag_id": afspraak.tolkaanvraag_id}
    # The answer to the old request comes too late to matter.
    store.perform(
        tolk_antwoord_verwerken, tolkaanvraag_id=afspraak.tolkaanvraag_id, antwoord=Antwoord.BEVESTIGD, door=SYSTEEM
    )
    (regel,) = store.read(afspraken_van, relatie_id=str(bilal.relatie_id))
    assert regel.tolk_status is Tolkstatus.GEVRAAGD


def test_an_own_interpreter_is_never_asked_for(store: Store) -> None:
    met_agenda(store, DIRK)
    assert gemaakt(store, BEZOEKER, tolk="eigen").tolk_status is None
    assert store.all(Job, soort="tolk-aanvragen") == []


def beloofd(store: Store) -> list[tuple[str, str]]:
    """What was promised about an interpreter, and how far that is."""
    return [(belofte.status, belofte.titel) for belofte in store.all(Belofte, soort="tolk")]


def test_an_interpreter_who_says_no_becomes_a_promise_to_call_and_a_yes_keeps_it(store: Store) -> None:
    dirk = met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    aanvraag = gemaakt(store, bilal, **MET_TOLK).tolkaanvraag_id
    store.perform(tolk_antwoord_verwerken, tolkaanvraag_id=aanvraag, antwoord=Antwoord.GEVRAAGD, door=SYSTEEM)
    assert beloofd(store) == []
    for _ in range(2):
        store.perform(tolk_antwoord_verwerken, tolkaanvraag_id=aanvraag, antwoord=Antwoord.GEWEIGERD, door=SYSTEEM)
    (regel,) = store.read(afspraken_van, relatie_id=str(bilal.relatie_id))
    assert regel.tolk_status is Tolkstatus.GEWEIGERD
    ((status, titel),) = beloofd(store)
    assert status == "open"
    assert "Arabisch" in titel
    (belofte,) = store.all(Belofte)
    assert belofte.relatie_id == bilal.relatie_id
    assert belofte.voor <= regel.begin
    store.perform(tolk_vastleggen, tolkaanvraag_id=aanvraag, bevestigd=True, door=dirk)
    (regel,) = store.read(afspraken_vanaf, door=EEN_COLLEGA)
    assert regel.tolk_status is Tolkstatus.BEVESTIGD
    assert beloofd(store)[0][0] == "nagekomen"
    with pytest.raises(NietGevonden):
        store.perform(tolk_vastleggen, tolkaanvraag_id="nergens", bevestigd=True, door=dirk)


def test_without_a_service_a_colleague_promises_to_find_one_until_it_is_not_needed(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    afspraak = gemaakt(store, bilal, **MET_TOLK)
    store.perform(
        tolk_antwoord_verwerken,
        tolkaanvraag_id=afspraak.tolkaanvraag_id,
        antwoord=Antwoord.AAN_MEDEWERKER,
        door=SYSTEEM,
    )
    assert [status for status, _ in beloofd(store)] == ["open"]
    assert store.read(open_tolkaanvragen) == [], "nobody else is asked any more"
    store.perform(afspraak_afzeggen, afspraak_id=afspraak.id, door=bilal)
    assert [status for status, _ in beloofd(store)] == ["vervallen"]
    assert [a.status for a in store.all(Tolkaanvraag)] == [Tolkstatus.INGETROKKEN]


# --- the draft ------------------------------------------------------------------------------------------------------


def test_answers_of_a_client_are_kept_and_those_of_a_visitor_are_not(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    formulier = {"onderwerp": "schulden", "vraag": "Mag het in delen?"}
    stap = partial(store.perform, afspraakstap_bewaren, stap="waarover", formulier=formulier, gegevens={}, versie=0)
    assert stap(door=BEZOEKER).gegevens["onderwerp"] == "schulden"
    assert store.all(Concept) == []
    stap(door=bilal)
    assert store.read(concept_afspraak, relatie_id=str(bilal.relatie_id)).gegevens["vraag"] == "Mag het in delen?"
    with pytest.raises(ConceptIsNieuwer):
        stap(door=bilal)
    gemaakt(store, bilal)
    assert store.all(Concept) == [], "what was sent is no draft any more"


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_another_place_asks_for_another_moment(store: Store) -> None:
    stap = partial(store.perform, afspraakstap_bewaren, gegevens=ANTWOORDEN, versie=1, door=BEZOEKER)
    ander = stap(stap="waar", formulier={"plaats": "telefoon"}).gegevens
    assert (ander["dag"], ander["moment"], ander["onderwerp"]) == ("", "", "anders")
    zelfde = stap(stap="waar", formulier={"plaats": "balie:lindehof"}).gegevens
    assert zelfde["moment"] == MOMENT
    assert stap(stap="dag", formulier={"dag": "2026-03-12"}).gegevens["moment"] == ""


def test_who_may_not_make_one_is_refused(store: Store) -> None:
    with pytest.raises(Weigering):
        store.perform(afspraak_maken, gegevens=ANTWOORDEN, vanaf="", taal="nl", door=SYSTEEM)
    with pytest.raises(Weigering):
        store.perform(afspraak_afronden, afspraak_id="x", gekomen=True, door=ingelogd(store, ANS))


# --- the hours of a colleague ---------------------------------------------------------------------------------------


def test_a_colleague_sets_the_own_hours_and_what_is_planned_stays(store: Store) -> None:
    dirk = met_agenda(store, DIRK)
    gemaakt(store, BEZOEKER)
    formulier = {"van_2": "13.00", "tot_2": "14:30", "hoogstens": "2"}
    store.perform(werktijden_bewaren, formulier=formulier, door=dirk)
    assert store.read(werktijden_van, medewerker_id=str(dirk.medewerker_id)) == ({2: (time(13), time(14, 30))}, 2)
    vrij = [m.begin.isoformat()[:16] for m in store.read(vrije_momenten_voor, gegevens=ANTWOORDEN)]
    assert vrij[:4] == ["2026-03-11T12:00", "2026-03-11T12:30", "2026-03-11T13:00", "2026-03-18T12:00"]
    assert len(store.all(Afspraak)) == 1


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"van_0": "acht uur"}, "van_0"), ({"van_0": "17.00", "tot_0": "8.30"}, "tot_0"), ({"tot_0": ""}, "tot_0"),
        ({"tot_0": "25.00"}, "tot_0"), ({"hoogstens": "0"}, "hoogstens"), ({"hoogstens": ""}, "hoogstens"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_hours_that_cannot_be_are_refused_and_the_old_ones_stay(
    store: Store, anders: dict[str, str], veld: str
) -> None:
    dirk = met_agenda(store, DIRK)
    with pytest.raises(FouteInvoer) as fout:
        store.perform(werktijden_bewaren, formulier={**DOORDEWEEKS, **anders}, door=dirk)
    assert [f.veld for f in fout.value.fouten] == [veld]
    assert len(store.all(Werktijd)) == 5


def test_an_appointment_of_the_colleague_is_seen_in_the_forecast_of_their_promises(store: Store) -> None:
    dirk, bilal = met_agenda(store, DIRK), ingelogd(store, BILAL)
    # Forty minutes are left then, as many as calling with an interpreter takes.
    terugbellen_beloofd(store, bilal, tolk="wij", tolk_taal="Arabisch")
    store.nu = utc("2026-03-11T15:20:00")

    def verwacht() -> list[Verwachting]:
        return [regel.verwachting for regel in store.read(werklijst, door=dirk)]

    assert verwacht() == [Verwachting.OP_TIJD]
    store.nu = NU
    afspraak = gemaakt(store, bilal, dag="2026-03-11", moment="2026-03-11T15:00:00+00:00")
    store.nu = utc("2026-03-11T15:20:00")
    assert verwacht() == [Verwachting.DREIGT]
    store.nu = NU
    store.perform(afspraak_afzeggen, afspraak_id=afspraak.id, door=bilal)
    store.nu = utc("2026-03-11T15:20:00")
    assert verwacht() == [Verwachting.OP_TIJD]
