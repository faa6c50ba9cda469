"""Nothing about a person in any log, and a reference for every mistake, on screen and in the log."""

from __future__ import annotations

import contextlib
import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from portal import logs, routes
from portal.domain.concept.model import Concept
from portal.domain.inschrijving.model import Inschrijvingstatus
from portal.domain.inschrijving.queries import inschrijving_van
from portal.web import BROWSER_COOKIE
from tests.people import Persoon
from tests.running import RunningPortal
from tests.security.conftest import klant
from tests.security.visitor import Tab, Visitor

Written = Callable[[], str]

REFERENCE = re.compile(r"S-[A-Z0-9]{4}-[A-Z0-9]{4}")


def person(number: int) -> Persoon:
    """Someone whose every answer can be found back in a log."""
    from datetime import date

    return Persoon(
        voornaam="Xanthippe",
        achternaam="Opvallend",
        email=f"opvallend{number}@kenmerkend.example",
        mobiel="+31687654321",
        geboortedatum=date(1961, 7, 23),
        straat="Zeldzamestraat",
        huisnummer="773",
        postcode="9978 ZX",
        plaats="Nergenshuizen",
        tolk_taal="Papiamento",
        inkomen="31.415",
    )


def traces(who: Persoon, browser: Visitor, *more: str) -> list[str]:
    """What may not be in any log of this person."""
    return [
        who.email, "kenmerkend", "Xanthippe", "Opvallend", "Zeldzamestraat", "9978", "Nergenshuizen", "Papiamento",
        "31415", "31.415", "1961-07-23", "87654321", "herinneringswoord", "gevoelige vraag",
        *browser.cookies.values(), *more,
    ]  # fmt: skip


async def register(portal: RunningPortal, browser: Visitor, who: Persoon) -> list[str]:
    """From the first page to the payment page, as the browser sends it; returns the secrets on the way."""
    browser.ask_code(who.email, doel="inschrijven")
    attempt, code = browser.cookies[BROWSER_COOKIE], portal.code_for(who.email)
    key = portal.newest_to(who.email, soort="inlogcode").knop_adres.partition("sleutel=")[2]
    browser.get(f"{routes.INLOGGEN_LINK}?sleutel={key}")
    async with browser.tab() as tab:
        await tab.open(f"{routes.INLOGGEN_LINK}?sleutel={key}")
    browser.try_code("000000")
    browser.try_code(code)
    assert browser.session
    forms = {**who.antwoorden(), "controleren": {"akkoord": "ja", "gelezen": "ja"}}
    for stap, form in forms.items():
        path = routes.inschrijven_stap(stap)
        async with browser.tab() as tab:
            await tab.open(path)
            versie = str(tab.of("inschrijven.InschrijvenState")["versie"])
            # As the browser sends a form: a list of names and values.
            entries = [[name, value] for name, value in {**form, "stap": stap, "versie": versie}.items()]
            handler = "aanvragen" if stap == "controleren" else "bewaren"
            payload = {"form": {"__reflex_form_data__": entries}}
            await tab.call(f"inschrijven.InschrijvenState.{handler}", payload, path=path)
            assert tab.of("inschrijven.InschrijvenState").get("fouten") == [], stap
            last = tab.redirects()[-1]
    httpx.post(last, data={"uitkomst": "gelukt"}, trust_env=False)
    return [attempt, code, code.replace(" ", ""), key, last.rpartition("/")[2]]


async def test_a_whole_registration_with_a_payment_leaves_no_trace_in_any_log(
    portal: RunningPortal, written: Written
) -> None:
    who, browser = person(1), Visitor(portal)
    portal.start_one("worker")
    try:
        secrets = await register(portal, browser, who)
        async with browser.tab() as tab:
            await tab.open(routes.inschrijven_stap("betalen"))
            await tab.open(routes.inschrijven_stap("bevestiging"))
            assert tab.of("betalen.BetalenState").get("nummer"), (tab.events, tab.of("betalen.BetalenState"), written())
            await tab.open(routes.MIJN_GEGEVENS)
            await tab.call("mijn.GegevensState.woord_kiezen", {"form": {"herkenningswoord": "herinneringswoord"}})
            await tab.open(f"{routes.CONTACT}?van=/mijn&extra=gevoelige-vraag")
            form = {"naam": who.naam, "telefoon": who.mobiel, "vraag": "Een gevoelige vraag?"}
            await tab.call("contact.ContactState.terugbellen", {"form": form}, path=routes.CONTACT)
            assert tab.of("contact.ContactState")["kenmerk"]
        browser.get(f"{routes.GEGEVENS_JSON}?naam=Xanthippe")
        portal.newest_to(who.email, soort="terugbelverzoek")
    finally:
        portal.stop_one("worker")
    assert portal.database is not None
    stand = portal.database.read_now(inschrijving_van, relatie_id=str(klant(portal, who.email).klant_id))
    assert stand is not None
    assert stand.status is Inschrijvingstatus.LOPEND
    for trace in traces(who, browser, *secrets):
        assert trace not in written(), trace
    assert "?" not in written()
    assert "cookie" not in written().lower()


async def test_an_exception_that_names_a_person_is_logged_without_and_both_sides_have_the_reference(
    portal: RunningPortal, written: Written
) -> None:
    """A date of birth in the store that is none: the exception of Python quotes it."""
    who = person(2)
    browser = Visitor(portal).login(who.email)
    assert portal.database is not None
    wie = str(klant(portal, who.email).klant_id)

    def spoil(session: Session) -> None:
        concept = session.exec(select(Concept).where(Concept.relatie_id == wie)).one()
        concept.gegevens = {**concept.gegevens, "geboortedatum": "Xanthippe Opvallend, 1961-07-23"}

    async with browser.tab() as tab:
        naam = {**who.antwoorden()["naam"], "stap": "naam", "versie": "0"}
        await tab.call("inschrijven.InschrijvenState.bewaren", {"form": naam}, path="/inschrijven/naam")
        portal.database.perform_now(spoil)
        await tab.call("inschrijven.InschrijvenState.openen", path="/inschrijven/naam")
        said = REFERENCE.findall(tab.of("basis.BasisState")["storing"])
    assert len(said) == 1
    assert REFERENCE.findall(written()) == said
    assert "ValueError" in written()
    assert "portal/state/inschrijven.py:" in written(), "the place in the code is what we need"
    for trace in traces(who, browser):
        assert trace not in written(), trace


@contextlib.contextmanager
def gone(portal: RunningPortal, table: str) -> Iterator[None]:
    """The store without one of its tables."""
    assert portal.database is not None
    run = portal.database.perform_now
    run(lambda session: session.execute(text(f"alter table {table} rename to weg")))
    try:
        yield
    finally:
        run(lambda session: session.execute(text(f"alter table weg rename to {table}")))


async def test_trouble_with_the_store_in_a_handler_has_a_reference_and_no_values(
    portal: RunningPortal, written: Written
) -> None:
    who = person(3)
    browser = Visitor(portal).login(who.email)
    async with browser.tab() as tab:
        with gone(portal, "concept"):
            naam = {**who.antwoorden()["naam"], "stap": "naam", "versie": "0"}
            await tab.call("inschrijven.InschrijvenState.bewaren", {"form": naam}, path="/en/inschrijven/naam")
        screen = tab.of("basis.BasisState")["storing"]
    assert screen
    assert REFERENCE.search(written())
    assert "OperationalError" in written()
    for trace in traces(who, browser):
        assert trace not in written(), trace


@pytest.mark.parametrize(
    ("path", "table"), [(routes.INLOGGEN_VERSTUREN, "inlogpoging"), (routes.INLOGGEN_BEVESTIGEN, "tempometing")]
)
def test_trouble_with_the_store_in_a_route_has_a_reference_on_both_sides(
    path: str, table: str, portal: RunningPortal, written: Written
) -> None:
    who, browser = person(4), Visitor(portal)
    browser.ask_code(who.email)
    with gone(portal, table):
        answer = browser.post(path, {"contact": who.email, "code": "123456"})
    assert answer.status_code == 503
    assert answer.headers["cache-control"] == "no-store"
    [*said] = set(REFERENCE.findall(answer.text))
    assert len(said) == 1
    assert set(REFERENCE.findall(written())) == set(said)
    for trace in traces(who, browser, "123456"):
        assert trace not in written(), trace
        assert trace not in answer.text


async def test_nobody_can_write_their_own_words_to_the_log_or_the_screen_of_another(
    portal: RunningPortal, written: Written
) -> None:
    async with Tab(portal) as tab:
        report = {"info": "vervalst\n2026 portal ERROR S-AAAA-AAAA", "component_stack": "vervalst"}
        name = "reflex___state____state.reflex___state____frontend_event_exception_state.handle_frontend_exception"
        await tab.call(name, report)
        await tab.call("basis.BasisState.toon_storing", {"kenmerk": "<b>vervalst</b>", "druk": False})
        assert tab.of("basis.BasisState").get("storing", "") == ""
    assert "vervalst" not in written()
    assert "S-AAAA-AAAA" not in written()


# --- the module itself ------------------------------------------------------------------------------------------------


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """What a handler of the standard library would print, with our records."""
    printed: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            printed.append(self.format(record))

    keep, before = Keep(), logging.getLogRecordFactory()
    logging.setLogRecordFactory(logs.record_without_people)
    logging.getLogger().addHandler(keep)
    yield printed
    logging.getLogger().removeHandler(keep)
    logging.setLogRecordFactory(before)


def test_our_own_words_stay_and_those_of_a_library_go(lines: list[str]) -> None:
    logging.getLogger("portal.jobs").warning("delivery %s: %s", "B-1", "SmtpFout")
    logging.getLogger("reflex.app").warning("Event data: %s", {"naam": "Opvallend"})
    logging.getLogger("portalen").warning("Opvallend")
    assert lines[0] == "delivery B-1: SmtpFout"
    assert all(re.fullmatch(r"test_logs\.py:\d+", line) for line in lines[1:])
    assert len(lines) == 3


@pytest.mark.parametrize("name", ["portal", "asyncio", "sqlalchemy.engine", "_granian"])
def test_an_exception_and_its_causes_are_told_by_kind_and_place(name: str, lines: list[str]) -> None:
    try:
        try:
            json.loads('{"naam": Opvallend}')
        except ValueError as error:
            raise IntegrityError("insert Opvallend", {"email": "Opvallend"}, Exception("Key (Opvallend)")) from error
    except IntegrityError:
        logging.getLogger(name).exception("while handling")
    [line] = lines
    assert "Opvallend" not in line
    assert [part for part in line.split("\n") if part.endswith("Error")] == ["IntegrityError", "JSONDecodeError"]
    assert "test_logs.py" in line
    assert ("while handling" in line) is (name == "portal")


def test_causes_that_go_round_in_a_circle_end(lines: list[str]) -> None:
    first, second = ValueError("Opvallend"), KeyError("Opvallend")
    first.__cause__, second.__cause__ = second, first
    assert logs.without_values(first) == "ValueError\nKeyError"
    assert lines == []


def test_the_processes_log_this_way(portal: RunningPortal) -> None:
    """Both the web process and the worker install it before they open the store."""
    from inspect import getsource

    from portal import jobs
    from portal import portal as web

    for source in (getsource(jobs.main), getsource(web.store)):
        assert 0 < source.index("logs.install()") < source.index("start()")
    _: Any = portal
