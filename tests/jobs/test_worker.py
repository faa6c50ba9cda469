"""What the worker promises: messages arrive or somebody hears of it, payments are found, nothing is done twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_string
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from portal import clock, jobs, ketenkoppen
from portal.domain.afspraak.actions import afspraak_afzeggen
from portal.domain.afspraak.model import Afspraak, Tolkaanvraag
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.actions import verzendingen_claimen
from portal.domain.bericht.model import Bericht, Verzending, Verzendstatus
from portal.domain.betaling.actions import melding_ontvangen, terugbetalen
from portal.domain.betaling.model import Betaalstatus, Betaling, Werkitem
from portal.domain.concept.model import Concept
from portal.domain.contactmoment.model import Contactverzoek
from portal.domain.inschrijving.model import Inschrijving, Inschrijvinggebeurtenis, Inschrijvingstatus, Verlenging
from portal.domain.inschrijving.verlengen import verlengingen_vragen
from portal.domain.papier.model import Papierformulier
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import BEZOEKER
from portal.domain.shared.job import Job, JobStatus, plan
from portal.domain.shared.working_days import dagbegin
from portal.domain.toegang.model import Inlogpoging, Sessie, Tempometing
from portal.integrations.betaling.protocol import (
    BetaaldienstNietBereikbaar,
    BetaaldienstWeigert,
    Betaalsessie,
    Melding,
    Terugbetaling,
)
from portal.integrations.brief.map import Printmap
from portal.integrations.mail.smtp import Smtp
from portal.integrations.opslag.map import Map
from portal.integrations.sms.postvak import Postvak
from portal.integrations.tolk.protocol import Antwoord, TolkdienstFout, Tolkverzoek
from portal.integrations.virusscan.uit import Uit
from portal.settings import settings
from portal.wiring import Diensten
from tests.afspraak.makers import gemaakt, met_agenda
from tests.bewaren.maken import opname, teruggezet
from tests.conftest import Store
from tests.makers import (
    Aanvraag,
    aangevraagd,
    beloofd,
    betaalpagina,
    betaalsessie,
    ingelogd,
    ingeschreven,
    medewerker,
)
from tests.papier.test_formulier import gelezen
from tests.people import BILAL, CARLA, DIRK, EVA
from tests.running import free_port
from tests.zoekprofiel.maken import profiel, woning


class Betaalpeer:
    """A payment provider that says what the test wants."""

    def __init__(self) -> None:
        self.sessies: dict[str, Betaalsessie] = {}
        self.terug: list[str] = []
        self.fout: Exception | None = None

    def sessie_ophalen(self, sessie_id: str) -> Betaalsessie:
        if self.fout:
            raise self.fout
        return self.sessies[sessie_id]

    def terugbetalen(self, *, betaalkenmerk: str, bedrag_cent: int, sleutel: str) -> Terugbetaling:
        if self.fout:
            raise self.fout
        self.terug.append(sleutel)
        return Terugbetaling("re_1", bedrag_cent, True)


class Tolkpeer:
    """An interpreting service that says what the test wants."""

    def __init__(self) -> None:
        self.antwoord: Antwoord | None = Antwoord.GEVRAAGD
        self.gevraagd: list[str] = []
        self.ingetrokken: list[str] = []

    def aanvragen(self, verzoek: Tolkverzoek) -> Antwoord:
        self.gevraagd.append(verzoek.kenmerk)
        return self.stand(verzoek.kenmerk)

    def stand(self, kenmerk: str) -> Antwoord:
        if self.antwoord is None:
            raise TolkdienstFout("HTTP 503")
        return self.antwoord

    def intrekken(self, kenmerk: str) -> None:
        self.ingetrokken.append(kenmerk)


class Mailbox:
    """An SMTP server on loopback that keeps what it gets."""

    def __init__(self) -> None:
        self.mails: list[str] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # type: ignore[no-untyped-def]
        self.mails.append(envelope.content.decode())
        return "250 OK"


@pytest.fixture
def betaalpeer() -> Betaalpeer:
    return Betaalpeer()


@pytest.fixture
def tolkpeer() -> Tolkpeer:
    return Tolkpeer()


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def worker(
    store: Store,
    betaalpeer: Betaalpeer,
    tolkpeer: Tolkpeer,
    port: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Store:
    """The worker on this store: real SMTP, a print folder, and other peers in the hands of the test."""
    (tmp_path / "brieven").mkdir()
    peers = Diensten(
        betaling=betaalpeer,  # type: ignore[arg-type]
        mail=Smtp("127.0.0.1", port, tls="geen", timeout=5),
        sms=Postvak(),
        brief=Printmap(tmp_path / "brieven"),
        tolk=tolkpeer,
        opslag=Map(tmp_path / "documenten"),
        virusscan=Uit(),
    )
    monkeypatch.setattr(jobs, "diensten", lambda: peers)
    monkeypatch.setattr(jobs, "beleid", lambda: store.beleid)
    monkeypatch.setattr(clock, "now", lambda: store.nu)
    monkeypatch.setattr(settings(), "data_dir", tmp_path)
    return store


@pytest.fixture
def mailbox(port: int) -> Iterator[Mailbox]:
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box
    controller.stop()


def statuses(store: Store) -> dict[str, str]:
    return {verzending.kanaal: verzending.status for verzending in store.all(Verzending)}


def test_a_confirmation_arrives_by_mail_and_on_paper(worker: Store, mailbox: Mailbox, tmp_path: Path) -> None:
    ingeschreven(worker, BILAL)
    jobs.eenmaal(worker.database, werker="een")
    bevestiging = worker.all(Bericht, soort="inschrijving-bevestigd")[0]
    assert sum(bevestiging.kenmerk in mail for mail in mailbox.mails) == 1
    assert (tmp_path / "brieven" / f"{bevestiging.kenmerk}.pdf").read_bytes().startswith(b"%PDF")
    assert {v.status for v in worker.all(Verzending, bericht_id=bevestiging.id)} == {Verzendstatus.VERSTUURD}


def test_the_letter_about_renewing_and_its_form_are_one_pdf_in_one_envelope(
    worker: Store, mailbox: Mailbox, tmp_path: Path
) -> None:
    ingeschreven(worker, BILAL)
    worker.nu += timedelta(days=330)
    assert worker.perform(verlengingen_vragen) == 1
    jobs.eenmaal(worker.database, werker="een")
    [formulier] = worker.all(Papierformulier)
    [bericht] = worker.all(Bericht, soort="verlengen-gevraagd")
    brief = gelezen((tmp_path / "brieven" / f"{bericht.kenmerk}.pdf").read_bytes())
    assert brief.index(bericht.onderwerp) < brief.index("Uw handtekening") < len(brief)
    assert formulier.code in brief
    assert not (tmp_path / "brieven" / f"{formulier.code}.pdf").exists()


def test_a_second_run_sends_nothing_twice(worker: Store, mailbox: Mailbox) -> None:
    ingeschreven(worker, BILAL)
    jobs.eenmaal(worker.database, werker="een")
    sent = len(mailbox.mails)
    jobs.eenmaal(worker.database, werker="twee")
    assert len(mailbox.mails) == sent > 0


def test_a_tip_arrives_by_mail_and_the_mail_program_can_stop_it(worker: Store, mailbox: Mailbox) -> None:
    bilal = ingeschreven(worker, BILAL).door
    zoekprofiel = profiel(worker, bilal)
    woning(worker)
    jobs.eenmaal(worker.database, werker="een")
    (tip,) = [mail for mail in mailbox.mails if "Lindelaan 1, Lindeveen" in mail]
    assert f"List-Unsubscribe: <http://localhost:3000/mijn/zoekprofiel/afmelden/{zoekprofiel.id}." in tip
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in tip
    assert sum("List-Unsubscribe" in mail for mail in mailbox.mails) == 1, "what cannot be stopped has no such header"
    worker.nu += timedelta(minutes=2)
    jobs.eenmaal(worker.database, werker="twee")
    assert sum("Lindelaan 1, Lindeveen" in mail for mail in mailbox.mails) == 1


def test_a_mail_server_that_is_down_loses_nothing_and_is_tried_again(worker: Store, port: int) -> None:
    aangevraagd(worker, BILAL)
    jobs.berichten_versturen(worker.database, werker="een")
    waiting = [v for v in worker.all(Verzending) if v.kanaal == "EMA"]
    assert {v.status for v in waiting} == {Verzendstatus.KLAAR}
    assert all(v.fout and "DienstNietBereikbaar" in v.fout for v in waiting)
    box = Mailbox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        jobs.berichten_versturen(worker.database, werker="een")
        assert box.mails == [], "not before its pause is over"
        worker.nu += timedelta(minutes=5)
        jobs.berichten_versturen(worker.database, werker="een")
    finally:
        controller.stop()
    assert len(box.mails) == len(waiting)


def test_a_worker_killed_between_claim_and_send_is_taken_over(worker: Store, mailbox: Mailbox) -> None:
    aangevraagd(worker, BILAL)
    claimed = worker.perform(verzendingen_claimen, werker="killed")
    assert claimed
    jobs.berichten_versturen(worker.database, werker="twee")
    assert mailbox.mails == [], "the lease still runs"
    worker.nu += timedelta(minutes=3)
    jobs.berichten_versturen(worker.database, werker="twee")
    assert len(mailbox.mails) == len(claimed)


def test_a_lost_webhook_is_found_by_the_check_of_payments(worker: Store, betaalpeer: Betaalpeer) -> None:
    aanvraag = aangevraagd(worker, BILAL)
    _paid_at_the_bank(worker, betaalpeer, aanvraag)
    worker.nu += timedelta(minutes=5)
    jobs.betalingen_nakijken(worker.database)
    assert worker.all(Betaling)[0].status == Betaalstatus.OPEN, "not before ten minutes"
    worker.nu += timedelta(minutes=10)
    jobs.betalingen_nakijken(worker.database)
    assert worker.all(Betaling)[0].status == Betaalstatus.BETAALD
    assert worker.all(Inschrijving, id=aanvraag.id)[0].status == Inschrijvingstatus.LOPEND


def test_a_webhook_twice_confirms_once(worker: Store, betaalpeer: Betaalpeer, mailbox: Mailbox) -> None:
    aanvraag = aangevraagd(worker, BILAL)
    _paid_at_the_bank(worker, betaalpeer, aanvraag)
    for event in ("evt_1", "evt_1", "evt_2"):
        worker.perform(melding_ontvangen, melding=Melding(event, "sessie", "cs_1", aanvraag.betaling_id, None))
    jobs.eenmaal(worker.database, werker="een")
    jobs.eenmaal(worker.database, werker="twee")
    assert len(worker.all(Bericht, soort="inschrijving-bevestigd")) == 1
    assert [job.status for job in worker.all(Job, soort="betaalmelding")] == [JobStatus.GEDAAN] * 2


def test_a_provider_that_is_down_keeps_the_webhook_for_later(worker: Store, betaalpeer: Betaalpeer) -> None:
    aanvraag = aangevraagd(worker, BILAL)
    _paid_at_the_bank(worker, betaalpeer, aanvraag)
    worker.perform(melding_ontvangen, melding=Melding("evt_1", "sessie", "cs_1", aanvraag.betaling_id, None))
    betaalpeer.fout = BetaaldienstNietBereikbaar("down")
    jobs.taken_uitvoeren(worker.database, werker="een")
    assert worker.all(Job, soort="betaalmelding")[0].status == JobStatus.KLAAR_VOOR_START
    betaalpeer.fout = None
    worker.nu += timedelta(minutes=2)
    jobs.taken_uitvoeren(worker.database, werker="een")
    assert worker.all(Betaling)[0].status == Betaalstatus.BETAALD


def test_a_refund_is_asked_once_and_told_to_the_client(worker: Store, betaalpeer: Betaalpeer) -> None:
    item = _double_payment(worker, betaalpeer)
    worker.perform(terugbetalen, werkitem_id=item.id, door=medewerker(worker, DIRK))
    jobs.taken_uitvoeren(worker.database, werker="een")
    jobs.taken_uitvoeren(worker.database, werker="twee")
    assert betaalpeer.terug == [f"terug-{item.id}"]
    assert len(worker.all(Bericht, soort="betaling-terug")) == 1


def test_a_refund_the_provider_refuses_becomes_work_for_a_person(worker: Store, betaalpeer: Betaalpeer) -> None:
    item = _double_payment(worker, betaalpeer)
    worker.perform(terugbetalen, werkitem_id=item.id, door=medewerker(worker, DIRK))
    betaalpeer.fout = BetaaldienstWeigert("no")
    jobs.taken_uitvoeren(worker.database, werker="een")
    assert [w.soort for w in worker.all(Werkitem) if w.afgehandeld_op is None] == ["terugbetalen-mislukt"]
    assert worker.all(Bericht, soort="betaling-terug") == []


def test_a_job_that_crashes_does_not_stop_the_next(worker: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(database: object, gegevens: object) -> None:
        raise ZeroDivisionError

    done: list[str] = []
    monkeypatch.setitem(jobs.HANDLERS, "crash", crash)
    monkeypatch.setitem(jobs.HANDLERS, "goed", lambda database, gegevens: done.append("goed"))
    for soort in ("crash", "goed"):
        worker.perform(plan, soort=soort, gegevens={}, start_op=worker.nu)
    jobs.taken_uitvoeren(worker.database, werker="een")
    assert done == ["goed"]
    crashed = worker.all(Job, soort="crash")[0]
    assert (crashed.status, crashed.fout) == (JobStatus.KLAAR_VOOR_START, "ZeroDivisionError")


def test_scheduled_work_runs_once_per_slot_whoever_is_first(worker: Store, mailbox: Mailbox) -> None:
    for name in ("een", "twee"):
        jobs.eenmaal(worker.database, werker=name)
    assert sorted(job.soort for job in worker.all(Job)) == sorted(naam for naam, _, _ in jobs.TIMETABLE)
    worker.nu += timedelta(days=1, minutes=1)
    jobs.eenmaal(worker.database, werker="een")
    assert len(worker.all(Job)) == 2 * len(jobs.TIMETABLE)


def test_an_unpaid_request_lapses_after_the_last_day_and_not_before(worker: Store) -> None:
    aangevraagd(worker, CARLA)
    laatste = worker.all(Inschrijving)[0].betalen_tot
    assert laatste is not None
    while worker.vandaag < laatste:
        worker.nu += timedelta(days=1)
    jobs.aanvragen_laten_vervallen(worker.database)
    assert worker.all(Inschrijving)[0].status == Inschrijvingstatus.VOORLOPIG
    worker.nu += timedelta(days=1)
    jobs.aanvragen_laten_vervallen(worker.database)
    assert worker.all(Inschrijving)[0].status == Inschrijvingstatus.GEANNULEERD
    assert len(worker.all(Bericht, soort="aanvraag-verlopen")) == 1


def test_a_payment_that_came_in_at_the_last_moment_is_found_before_the_request_lapses(
    worker: Store, betaalpeer: Betaalpeer
) -> None:
    aanvraag = aangevraagd(worker, CARLA)
    _paid_at_the_bank(worker, betaalpeer, aanvraag)
    worker.nu += timedelta(days=400)
    jobs.aanvragen_laten_vervallen(worker.database)
    assert worker.all(Inschrijving)[0].status == Inschrijvingstatus.LOPEND


@pytest.mark.parametrize("minuten", [1, 60], ids=["just begun", "an hour ago"])
def test_what_was_paid_at_the_last_minute_is_found_before_a_renewal_lapses(
    worker: Store, betaalpeer: Betaalpeer, minuten: int
) -> None:
    aanvraag = _renewal_at_the_last_minute(worker, minuten)
    betaalpeer.sessies["cs_2"] = betaalsessie(aanvraag.betaling_id, id="cs_2", bedrag_cent=1000)
    jobs.verlengingen_bijhouden(worker.database)
    assert worker.all(Inschrijving)[0].status == Inschrijvingstatus.LOPEND
    assert worker.all(Bericht, soort="inschrijving-verlopen") == []
    assert len(worker.all(Bericht, soort="inschrijving-verlengd")) == 1


def test_paid_in_time_while_the_provider_is_down_the_place_is_not_lost(worker: Store, betaalpeer: Betaalpeer) -> None:
    aanvraag = _renewal_at_the_last_minute(worker, 5)
    betaalpeer.fout = BetaaldienstNietBereikbaar("down")
    for _ in range(2):
        jobs.verlengingen_bijhouden(worker.database)
        worker.nu += timedelta(days=1)
    assert worker.all(Inschrijving)[0].status == Inschrijvingstatus.LOPEND
    assert [item.soort for item in worker.all(Werkitem)] == ["betaaldienst-zwijgt"]
    betaalpeer.fout = None
    betaalpeer.sessies["cs_2"] = betaalsessie(aanvraag.betaling_id, id="cs_2", bedrag_cent=1000)
    jobs.verlengingen_bijhouden(worker.database)
    assert worker.all(Inschrijving)[0].status == Inschrijvingstatus.LOPEND
    assert len(worker.all(Bericht, soort="inschrijving-verlengd")) == 1
    assert [item for item in worker.all(Werkitem) if item.afgehandeld_op is None] == []


def test_a_request_that_the_provider_does_not_answer_for_does_not_lapse(worker: Store, betaalpeer: Betaalpeer) -> None:
    aanvraag = aangevraagd(worker, CARLA)
    _paid_at_the_bank(worker, betaalpeer, aanvraag)
    betaalpeer.fout = BetaaldienstNietBereikbaar("down")
    worker.nu += timedelta(days=400)
    jobs.aanvragen_laten_vervallen(worker.database)
    assert worker.all(Inschrijving)[0].status == Inschrijvingstatus.VOORLOPIG
    assert [item.soort for item in worker.all(Werkitem)] == ["betaaldienst-zwijgt"]
    betaalpeer.fout = None
    jobs.aanvragen_laten_vervallen(worker.database)
    assert worker.all(Inschrijving)[0].status == Inschrijvingstatus.LOPEND


def _renewal_at_the_last_minute(worker: Store, minuten: int) -> Aanvraag:
    """A renewal whose payment page was opened in the evening of the last day; it is now just past midnight."""
    aanvraag = ingeschreven(worker, BILAL)
    worker.nu += timedelta(days=330)
    worker.perform(verlengingen_vragen)
    [verlenging] = worker.all(Verlenging)
    [betaling] = worker.all(Betaling, object_id=verlenging.id)
    worker.nu = dagbegin(verlenging.verlengen_tot + timedelta(days=1)) - timedelta(minutes=minuten)
    te_betalen = Aanvraag(aanvraag.door, aanvraag.id, aanvraag.nummer, betaling.id)
    betaalpagina(worker, te_betalen, "cs_2")
    worker.nu += timedelta(minutes=minuten, seconds=30)
    return te_betalen


def test_what_may_not_be_kept_is_deleted(worker: Store) -> None:
    ingelogd(worker, BILAL)
    verzoek = beloofd(worker, BEZOEKER)
    assert worker.all(Inlogpoging)
    worker.nu += timedelta(days=45)
    jobs.opruimen(worker.database)
    for gone in (Inlogpoging, Tempometing, Sessie, Concept, Relatie):
        assert worker.all(gone) == [], gone.__name__
    assert [v.id for v in worker.all(Contactverzoek)] == [verzoek.id], "an open promise is never deleted"


def test_a_registered_person_is_never_deleted_by_the_clean_up(worker: Store) -> None:
    ingeschreven(worker, BILAL)
    worker.nu += timedelta(days=45)
    jobs.opruimen(worker.database)
    assert [r.voornaam for r in worker.all(Relatie)] == [BILAL.voornaam]
    assert len(worker.all(Inschrijving)) == 1


def test_the_chain_command_names_what_is_broken(
    worker: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ingeschreven(worker, BILAL)
    ketenkoppen.bijschrijven(worker.database)
    assert jobs.keten_nakijken(worker.database) == 0

    def tamper(session) -> None:  # type: ignore[no-untyped-def]
        schakel = session.get(Inschrijvinggebeurtenis, 2)
        schakel.inhoud = {**schakel.inhoud, "inschrijfdatum": "2019-01-01"}

    worker.perform(tamper)
    assert jobs.keten_nakijken(worker.database) == 1
    assert "schakel 2: inhoud is gewijzigd" in capsys.readouterr().out
    kop = json.loads((tmp_path / "ketenkoppen.jsonl").read_text())
    assert kop["volgnummer"] == 2


def test_after_a_restored_backup_the_chain_goes_on_and_its_loss_stays_in_sight(
    worker: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    ingeschreven(worker, BILAL)
    backup = opname(worker)
    ingeschreven(worker, EVA)
    ketenkoppen.bijschrijven(worker.database)
    teruggezet(worker, backup)
    assert jobs.keten_nakijken(worker.database) == 1, "links that were written out are gone"
    assert jobs.keten_hervatten(worker.database, "backup of Monday") == 0
    ingeschreven(worker, EVA)
    ketenkoppen.bijschrijven(worker.database)
    assert jobs.keten_nakijken(worker.database) == 0
    assert "backup of Monday" in capsys.readouterr().out
    teruggezet(worker, backup)
    assert jobs.keten_nakijken(worker.database) == 1, "and what is cut off later is noticed as ever"


def _paid_at_the_bank(store: Store, peer: Betaalpeer, aanvraag: Aanvraag) -> None:
    """The client paid, and the portal has not heard of it yet."""
    betaalpagina(store, aanvraag, "cs_1")
    peer.sessies["cs_1"] = betaalsessie(aanvraag.betaling_id)


def _double_payment(store: Store, peer: Betaalpeer) -> Werkitem:
    aanvraag = ingeschreven(store, BILAL)
    peer.sessies["cs_twee"] = betaalsessie(aanvraag.betaling_id, id="cs_twee", betaalkenmerk="pi_twee")
    melding = Melding("evt_9", "sessie", "cs_twee", aanvraag.betaling_id, None)
    store.perform(melding_ontvangen, melding=melding)
    jobs.taken_uitvoeren(store.database, werker="een")
    return store.all(Werkitem)[0]


MET_TOLK = {"tolk": "boeken", "tolk_taal": "Arabisch", "moment": "2026-03-16T09:00:00+00:00"}


def test_a_calendar_file_goes_with_the_mail(worker: Store, mailbox: Mailbox) -> None:
    met_agenda(worker, DIRK)
    gemaakt(worker, ingelogd(worker, BILAL))
    jobs.eenmaal(worker.database, werker="een")
    (mail,) = [message_from_string(mail) for mail in mailbox.mails if "text/calendar" in mail]
    (bestand,) = [deel for deel in mail.walk() if deel.get_content_type() == "text/calendar"]
    assert bestand.get_param("method") == "REQUEST"
    assert bestand.get_filename() == "afspraak.ics"
    assert b"BEGIN:VEVENT" in bestand.get_payload(decode=True)


def test_the_reminder_is_sent_by_the_worker_on_the_working_day_before(worker: Store, mailbox: Mailbox) -> None:
    met_agenda(worker, DIRK)
    gemaakt(worker, ingelogd(worker, BILAL), moment="2026-03-16T09:00:00+00:00")
    for nu, aantal in ((12, 0), (13, 1), (14, 1)):
        worker.nu = datetime(2026, 3, nu, 9, tzinfo=UTC)
        jobs.eenmaal(worker.database, werker="een")
        assert len(worker.all(Bericht, soort="afspraak-herinnering")) == aantal


def test_an_interpreter_is_asked_and_found_later_and_told_when_it_is_cancelled(
    worker: Store, tolkpeer: Tolkpeer, mailbox: Mailbox
) -> None:
    met_agenda(worker, DIRK)
    bilal = ingelogd(worker, BILAL)
    afspraak = gemaakt(worker, bilal, **MET_TOLK)
    jobs.eenmaal(worker.database, werker="een")
    assert tolkpeer.gevraagd == [afspraak.tolkaanvraag_id]
    tolkpeer.antwoord = Antwoord.BEVESTIGD
    worker.nu += timedelta(minutes=31)
    jobs.eenmaal(worker.database, werker="een")
    assert [a.status for a in worker.all(Tolkaanvraag)] == ["bevestigd"]
    worker.perform(afspraak_afzeggen, afspraak_id=afspraak.id, door=bilal)
    jobs.eenmaal(worker.database, werker="een")
    assert tolkpeer.ingetrokken == [afspraak.tolkaanvraag_id]


def test_an_interpreting_service_that_stays_away_is_replaced_by_a_colleague(
    worker: Store, tolkpeer: Tolkpeer, mailbox: Mailbox
) -> None:
    met_agenda(worker, DIRK)
    tolkpeer.antwoord = None
    gemaakt(worker, ingelogd(worker, BILAL), **MET_TOLK)
    for minuten, beloften in ((0, 0), (35, 0), (35, 1), (35, 1)):
        worker.nu += timedelta(minutes=minuten)
        jobs.eenmaal(worker.database, werker="een")
        assert len(worker.all(Belofte, soort="tolk")) == beloften
    assert len(worker.all(Afspraak)) == 1
