"""Headers, limits, closed doors, downloads and webhooks."""

from __future__ import annotations

import io
import json
import re
import socket
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
import stripe
from pypdf import PdfReader
from sqlmodel import Session, col, select

from portal import routes
from portal.domain.afspraak.model import Afspraak
from portal.domain.betaling.model import Betaalmelding, Betaling
from portal.domain.shared.job import Job
from portal.settings import Settings
from tests.running import ROOT, RunningPortal
from tests.security.conftest import ANS, BILAL, CARLA, DIRK, klant
from tests.security.visitor import Visitor

Contents = Callable[[], dict[str, str]]
Written = Callable[[], str]

ADDRESSES = sorted({routes.in_language(path, code) for path in routes.PAGES for code in ("nl", "en")})
ASSETS = ("/favicon.svg", "/fonts/atkinson-hyperlegible-next-latin.woff2", "/logo.svg")
OTHERS = (routes.GEZONDHEID, routes.GEGEVENS_JSON, routes.GEGEVENS_HTML, "/bestaat-niet", "/en/bestaat-niet", "/mijn/x")


def built_asset() -> str:
    """One script of the build."""
    return "/assets/" + next(Path(ROOT, ".web/build/client/assets").glob("*.js")).name


# --- headers ----------------------------------------------------------------------------------------------------------


def test_every_answer_forbids_sniffing_framing_and_telling_where_one_came_from(portal: RunningPortal) -> None:
    visitor = Visitor(portal)
    answers = [visitor.get(path) for path in (*ADDRESSES, *ASSETS, *OTHERS, built_asset())]
    answers += [
        visitor.post(routes.INLOGGEN_VERSTUREN, {"contact": "x"}),
        visitor.request("POST", routes.UITLOGGEN, headers={}),
        visitor.request("POST", routes.WEBHOOK_BETALING, headers={}, content=b"x"),
        visitor.request("POST", "/", headers={}, content=b"x" * 1_000_001),
        visitor.request("DELETE", "/mijn", headers={}),
    ]
    for answer in answers:
        named = f"{answer.request.method} {answer.request.url}"
        assert answer.headers["x-content-type-options"] == "nosniff", named
        assert answer.headers["referrer-policy"] == "no-referrer", named
        assert answer.headers["x-frame-options"] == "DENY", named
        assert answer.headers["cross-origin-opener-policy"] == "same-origin", named
        assert answer.headers["cross-origin-resource-policy"] == "same-origin", named
        policy = answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy, named
        assert not re.search(r"unsafe-|\*|https?:(?!//localhost)|blob:", policy), named
        assert "access-control-allow-origin" not in answer.headers, named


@pytest.mark.parametrize("ending", [".html", ".html.gz", ".html.br"])
def test_the_file_behind_a_page_is_no_second_address(ending: str, portal: RunningPortal) -> None:
    assert Path(ROOT, f".web/build/client/inschrijven/index{ending}").exists()
    assert Visitor(portal).get(f"/inschrijven/index{ending}").status_code == 404


@pytest.mark.parametrize(("takes", "gets"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", "")])
def test_a_script_comes_as_small_as_the_browser_can_take_it(takes: str, gets: str, portal: RunningPortal) -> None:
    answer = httpx.get(portal.origin + built_asset(), headers={"Accept-Encoding": takes})
    assert answer.headers.get("content-encoding", "") == gets


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_runs_only_its_own_scripts(path: str, portal: RunningPortal) -> None:
    answer = Visitor(portal).get(path)
    assert answer.status_code == 200
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert policy["base-uri"] == "'self'"
    assert policy["form-action"] == "'self'"
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", answer.text, re.S)
    assert inline
    hashes = {f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in inline}
    assert set(policy["script-src"].split()) == {"'self'"} | hashes
    assert re.search(r"\son[a-z]+\s*=\s*[\"']", answer.text) is None, "no handlers in attributes"
    assert re.search(r"""(?:src|href)=["']https?://""", answer.text) is None, "nothing comes from another host"


def test_what_is_about_a_person_is_kept_nowhere(portal: RunningPortal) -> None:
    browser = Visitor(portal).demo_login(BILAL)
    for path in (routes.GEGEVENS_JSON, routes.GEGEVENS_HTML):
        answer = browser.get(path)
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-security-policy"].startswith("default-src 'none'") or path.endswith("html")
    for path in ADDRESSES:
        assert "public" not in browser.get(path).headers["cache-control"]


def test_another_site_cannot_read_an_answer(portal: RunningPortal) -> None:
    browser = Visitor(portal).demo_login(BILAL)
    for origin in ("https://evil.example", "null", f"{portal.origin}.evil.example"):
        answer = browser.get(routes.GEGEVENS_JSON, Origin=origin)
        assert "access-control-allow-origin" not in answer.headers
        asks = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        preflight = browser.request("OPTIONS", routes.UITLOGGEN, headers=asks)
        assert preflight.status_code == 400
        assert "access-control-allow-origin" not in preflight.headers


# --- closed doors -----------------------------------------------------------------------------------------------------

CLOSED = [
    "/_upload",
    "/_upload/",
    "/_upload/x",
    "/_upload/../_upload",
    "//_upload",
    "/%5fupload",
    "/%5Fupload/x",
    "/_all_routes",
    "/_all_routes/",
    "/auth-codespace",
    "/.env",
    "/../portal/settings.py",
    "/%2e%2e/portal.db",
    "/assets/%2e%2e/%2e%2e/%2e%2e/rxconfig.py",
    "/..%5c..%5crxconfig.py",
    "/portal.db",
    "/portal.log",
]


@pytest.mark.parametrize("path", CLOSED)
def test_a_closed_door_is_not_found(path: str, portal: RunningPortal) -> None:
    for method in ("GET", "POST"):
        # Over a bare socket: a library would tidy the address up first.
        head = bare(
            portal, f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
        assert re.match(rb"HTTP/1.1 (404|405|400)", head), head[:200]
        assert b"PORTAL_" not in head


def test_no_redirect_leads_to_the_host_a_visitor_names(portal: RunningPortal) -> None:
    for path in ("/mijn/", "/en", "/en/", "/assets", "/fonts", "/inschrijven/naam/", "//evil.example/"):
        head = bare(portal, f"GET {path} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert b"evil.example" not in head.lower(), path


def test_the_health_page_tells_no_secret(portal: RunningPortal) -> None:
    answer = Visitor(portal).get(routes.GEZONDHEID)
    assert answer.json().keys() == {"store", "mail", "sms", "brief", "virusscan"}
    assert set(answer.json().values()) <= {"ok", "down", "smtp", "http", "embedded", "clamd", "off"}
    secrets = [
        value for name, value in Settings() if isinstance(value, str) and re.search("secret|sleutel|wachtwoord", name)
    ]
    assert not any(value and value in answer.text for value in secrets)


def test_files_need_a_session_of_a_client(portal: RunningPortal) -> None:
    for browser in (Visitor(portal), Visitor(portal).demo_login(DIRK)):
        for path in (routes.GEGEVENS_JSON, routes.GEGEVENS_HTML):
            answer = browser.get(path)
            assert (answer.status_code, answer.headers["location"]) == (303, routes.INLOGGEN)
            assert answer.text == ""


def test_a_calendar_file_is_there_for_its_owner_only(portal: RunningPortal) -> None:
    assert portal.database is not None
    van_bilal = klant(portal, BILAL).klant_id
    afspraak = portal.database.read_now(
        lambda s: s.exec(select(Afspraak.id).where(Afspraak.relatie_id == van_bilal)).first()
    )
    path = routes.agendabestand(str(afspraak))
    answer = Visitor(portal).demo_login(BILAL).get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.headers["cache-control"] == "no-store"
    assert "BEGIN:VEVENT" in answer.text
    for browser in (Visitor(portal), Visitor(portal).demo_login(CARLA), Visitor(portal).demo_login(DIRK)):
        for there in (path, routes.agendabestand("nergens")):
            answer = browser.get(there)
            assert (answer.status_code, answer.text) == (404, "")


def test_a_file_holds_nothing_of_somebody_else(portal: RunningPortal) -> None:
    for wie, ander in ((BILAL, CARLA), (CARLA, BILAL)):
        text = Visitor(portal).demo_login(wie).get(f"{routes.GEGEVENS_JSON}?relatie_id=x&wie={ander}").text
        assert wie in text
        assert ander not in text


def test_a_form_on_paper_is_given_out_to_our_own_pages_only_and_with_ones_own_draft(
    portal: RunningPortal, contents: Contents
) -> None:
    def on_paper(browser: Visitor) -> str:
        answer = browser.post(routes.FORMULIER, {"stroom": "inschrijving", "taal": "nl", "relatie_id": ANS})
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-disposition"].startswith("attachment")
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)

    assert "Ans" in on_paper(Visitor(portal).demo_login(ANS))
    for browser in (Visitor(portal), Visitor(portal).demo_login(DIRK), Visitor(portal).demo_login(CARLA)):
        assert "Ans" not in on_paper(browser)
    before = contents()
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert Visitor(portal).request("POST", routes.FORMULIER, headers=elsewhere, data={"taal": "nl"}).status_code == 403
    assert Visitor(portal).get(routes.FORMULIER).status_code in (404, 405)
    assert contents() == before


@pytest.mark.parametrize(
    "cookie", ["sessie", "sessie=", "=;=;", "sessie=%00", "sessie=\x7f; x", "a" * 6000, "sessie=" + "x" * 5000]
)
def test_a_strange_cookie_is_nobody(cookie: str, portal: RunningPortal, written: Written) -> None:
    answer = Visitor(portal).get(routes.GEGEVENS_JSON, Cookie=cookie)
    assert answer.status_code in (303, 400, 431)
    assert written() == ""


# --- too large --------------------------------------------------------------------------------------------------------

PATHS = (
    routes.WEBHOOK_BETALING,
    routes.INLOGGEN_VERSTUREN,
    routes.UITLOGGEN,
    "/_upload",
    "/_event/",
    "/",
    "/bestaat-niet",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_body_of_more_than_one_megabyte_is_refused_unread(
    path: str, portal: RunningPortal, contents: Contents
) -> None:
    before = contents()
    answer = Visitor(portal).request("POST", path, headers={"Sec-Fetch-Site": "same-origin"}, content=b"x" * 1_000_001)
    assert answer.status_code == 413
    assert contents() == before


@pytest.mark.parametrize("path", [routes.WEBHOOK_BETALING, routes.INLOGGEN_VERSTUREN, routes.INLOGGEN_BEVESTIGEN])
def test_a_body_in_pieces_that_does_not_say_how_large_it_is_stops_too(
    path: str, portal: RunningPortal, written: Written
) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(200):
            yield b"x" * 10_000

    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
    assert Visitor(portal).request("POST", path, headers=headers, content=pieces()).status_code == 413
    assert "ERROR" not in written()


@pytest.mark.parametrize("length", ["-1", "1e9", "abc", "99999999999999999999"])
def test_a_length_that_is_none_is_refused(length: str, portal: RunningPortal) -> None:
    head = bare(portal, f"POST {routes.UITLOGGEN} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\n\r\n")
    assert re.match(rb"HTTP/1.1 (400|413)|$", head), head[:100]


# --- webhooks ---------------------------------------------------------------------------------------------------------


def message(betaling_id: str, *, id_: str = "evt_vals", soort: str = "checkout.session.completed") -> bytes:
    """A message as the provider writes it: this payment is paid."""
    subject = {
        "id": "cs_vals",
        "object": "checkout.session",
        "client_reference_id": betaling_id,
        "payment_status": "paid",
    }
    event = {"id": id_, "object": "event", "type": soort, "api_version": None, "data": {"object": subject}}
    return json.dumps(event).encode()


def signed(body: bytes, *, secret: str = "whsec_demo", age: int = 0) -> str:
    signature = stripe.WebhookSignature.generate_signature_header(body.decode(), secret, int(time.time()) - age)
    return str(signature)


def open_payment(portal: RunningPortal) -> str:
    assert portal.database is not None
    query = select(Betaling.id).where(col(Betaling.betaald_op).is_(None))
    return str(portal.database.read_now(lambda session: session.exec(query).first()))


def deliver(portal: RunningPortal, body: bytes, signature: str | None) -> int:
    headers = {
        "Content-Type": "application/json",
        **({"Stripe-Signature": signature.encode("latin-1")} if signature is not None else {}),
    }
    return Visitor(portal).request("POST", routes.WEBHOOK_BETALING, headers=headers, content=body).status_code


def test_a_message_that_is_not_of_the_provider_is_refused_and_changes_nothing(
    portal: RunningPortal, contents: Contents, written: Written
) -> None:
    body = message(open_payment(portal))
    before = contents()
    cases = {
        "unsigned": (body, None),
        "empty signature": (body, ""),
        "garbage signature": (body, "t=,v1=,"),
        "signature that is no text": (body, "t=\xff,v1=\xff"),
        "other secret": (body, signed(body, secret="whsec_geraden")),
        "our own key as secret": (body, signed(body, secret="sk_test_demo")),
        "one byte more": (body + b" ", signed(body)),
        "another payment": (message("f" * 32), signed(body)),
        "an hour old": (body, signed(body, age=3600)),
        "without time": (body, signed(body).partition(",")[2]),
        "scheme v0": (body, signed(body).replace("v1=", "v0=")),
        "signed garbage": (b"GEHEIM", signed(b"GEHEIM")),
        "signed list": (b"[]", signed(b"[]")),
        "signed null": (b"null", signed(b"null")),
        "signed, nothing in it": (b"{}", signed(b"{}")),
        "no text": (b"\xff\xfe\x00", signed(b"x")),
        "empty": (b"", signed(b"")),
    }
    for name, (content, signature) in cases.items():
        assert deliver(portal, content, signature) == 400, name
    assert contents() == before
    assert "GEHEIM" not in written()
    assert "ERROR" not in written()


def test_a_message_that_is_sent_again_is_taken_in_once(portal: RunningPortal) -> None:
    body = message("bestaat-niet", id_="evt_herhaald")
    signature = signed(body)
    assert [deliver(portal, body, signature) for _ in range(3)] == [200, 200, 200]
    assert portal.database is not None

    def found(session: Session) -> tuple[int, int]:
        messages = session.exec(select(Betaalmelding).where(Betaalmelding.id == "evt_herhaald")).all()
        jobs = session.exec(select(Job).where(Job.soort == "betaalmelding")).all()
        return len(messages), len([job for job in jobs if "cs_vals" in repr(job.gegevens)])

    assert portal.database.read_now(found) == (1, 1)


def test_a_true_message_is_not_believed_the_provider_is_asked(portal: RunningPortal) -> None:
    """Even with the secret of the webhook nobody can declare a payment paid: the worker retrieves the session."""
    betaling_id = open_payment(portal)
    body = message(betaling_id, id_="evt_met_geheim")
    assert deliver(portal, body, signed(body)) == 200
    assert portal.database is not None
    assert portal.database.read_now(lambda s: s.get(Betaling, betaling_id).betaald_op) is None  # type: ignore[union-attr]


# --- help -------------------------------------------------------------------------------------------------------------


def bare(portal: RunningPortal, request: str) -> bytes:
    """The first part of the answer to these exact bytes."""
    with socket.create_connection(("127.0.0.1", portal.port), timeout=5) as connection:
        connection.sendall(request.encode())
        received = b""
        while b"\r\n\r\n" not in received:
            part = connection.recv(4096)
            if not part:
                break
            received += part
        return received


def test_the_answers_are_really_those_of_the_portal(portal: RunningPortal) -> None:
    """The bare requests above reach the same application as a browser does."""
    head = bare(portal, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert httpx.get(f"{portal.origin}/", trust_env=False).status_code == 200
