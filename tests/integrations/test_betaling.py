"""Payment: Stripe Checkout through the real client, against the simulator over real HTTP."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
import stripe

from portal.integrations.betaling.protocol import (
    Betaaldienst,
    BetaaldienstNietBereikbaar,
    BetaaldienstWeigert,
    Betaalsessie,
    Melding,
    OngeldigeMelding,
)
from portal.integrations.betaling.stripe_checkout import StripeCheckout
from tests.integrations.betaling_peers import (
    BROWSER,
    GEHEIM,
    SLEUTEL,
    Bericht,
    Receiver,
    Simulator,
    free_port,
)

KLAAR = "http://portaal.test/betaling/klaar?session_id={CHECKOUT_SESSION_ID}"
AFGEBROKEN = "http://portaal.test/betaling/afgebroken"
PAGE_PARAMS = {
    "mode": "payment",
    "success_url": KLAAR,
    "line_items[0][quantity]": "1",
    "line_items[0][price_data][currency]": "eur",
    "line_items[0][price_data][unit_amount]": "2500",
    "line_items[0][price_data][product_data][name]": "Inschrijfgeld",
}


@pytest.fixture(scope="module")
def module_receiver() -> Iterator[Receiver]:
    with Receiver() as receiver:
        yield receiver


@pytest.fixture
def portaal(module_receiver: Receiver) -> Iterator[Receiver]:
    """What the portal receives, empty at the start of each test."""
    module_receiver.received.clear()
    yield module_receiver
    module_receiver.status = 200
    module_receiver.on_message = lambda bericht: None


@pytest.fixture(scope="module")
def simulator(module_receiver: Receiver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    bestand = tmp_path_factory.mktemp("betaling") / "simulator.db"
    simulator = Simulator(bestand, f"{module_receiver.adres}/webhooks/betaling")
    simulator.start()
    yield simulator
    simulator.stop()


@pytest.fixture(scope="module")
def dienst(simulator: Simulator) -> StripeCheckout:
    return StripeCheckout(SLEUTEL, (GEHEIM,), simulator.adres)


def start(dienst: Betaaldienst, **changes: Any) -> Betaalsessie:
    values: dict[str, Any] = {
        "betaling_id": str(uuid4()),
        "poging": 1,
        "bedrag_cent": 2500,
        "omschrijving": "Inschrijfgeld",
        "email": "fatima@example.nl",
        "taal": "nl",
        "klaar_url": KLAAR,
        "afgebroken_url": AFGEBROKEN,
    }
    return dienst.sessie_starten(**(values | changes))


def read(dienst: Betaaldienst, bericht: Bericht) -> Melding:
    return dienst.melding_lezen(bericht.body, bericht.handtekening)


def signed(body: bytes, geheim: str, at: int | None = None) -> str:
    return str(stripe.WebhookSignature.generate_signature_header(body.decode(), geheim, at))


def event(soort: str, subject: dict[str, Any]) -> bytes:
    return json.dumps(
        {"id": "evt_1", "object": "event", "type": soort, "data": {"object": subject}, "api_version": None}
    ).encode()


# Works


def test_a_started_session_is_open_and_unpaid(dienst: Betaaldienst, simulator: Simulator) -> None:
    sessie = start(dienst, betaling_id="betaling-1")
    assert sessie == Betaalsessie(
        id=sessie.id,
        url=f"{simulator.adres}/c/pay/{sessie.id}",
        status="open",
        betaald=False,
        bedrag_cent=2500,
        valuta="eur",
        betaling_id="betaling-1",
        betaalkenmerk=None,
    )
    assert dienst.sessie_ophalen(sessie.id) == sessie


def test_the_provider_gets_no_more_than_the_id_of_the_payment(dienst: Betaaldienst, simulator: Simulator) -> None:
    sessie = start(dienst, betaling_id="betaling-2", email=None)
    sent = simulator.get(f"/v1/checkout/sessions/{sessie.id}").json()
    assert sent["metadata"] == {"betaling_id": "betaling-2"}
    assert sent["customer_email"] is None


def test_the_same_attempt_is_the_same_page(dienst: Betaaldienst) -> None:
    eerste = start(dienst, betaling_id="betaling-3")
    assert start(dienst, betaling_id="betaling-3") == eerste
    assert start(dienst, betaling_id="betaling-3", poging=2).url != eerste.url


def test_the_same_attempt_at_the_same_moment_is_one_page(dienst: Betaaldienst) -> None:
    with ThreadPoolExecutor(4) as pool:
        sessies = list(pool.map(lambda _: start(dienst, betaling_id="betaling-4"), range(4)))
    assert len({sessie.id for sessie in sessies}) == 1


def test_the_same_attempt_with_another_amount_is_refused(dienst: Betaaldienst) -> None:
    start(dienst, betaling_id="betaling-5")
    with pytest.raises(BetaaldienstWeigert, match="IdempotencyError"):
        start(dienst, betaling_id="betaling-5", bedrag_cent=2600)


def test_paying_tells_the_portal_and_leads_back_to_it(
    dienst: Betaaldienst, simulator: Simulator, portaal: Receiver
) -> None:
    sessie = start(dienst, betaling_id="betaling-6")
    answer = simulator.choose(sessie.id, "gelukt")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"http://portaal.test/betaling/klaar?session_id={sessie.id}"
    [bericht] = portaal.received
    melding = read(dienst, bericht)
    assert (melding.soort, melding.sessie_id, melding.betaling_id) == ("sessie", sessie.id, "betaling-6")
    betaald = dienst.sessie_ophalen(sessie.id)
    assert betaald.betaald_op is not None
    assert abs(time.time() - betaald.betaald_op.timestamp()) < 60
    assert (betaald.status, betaald.betaald, betaald.bedrag_cent) == ("voltooid", True, 2500)
    assert betaald.betaalkenmerk is not None
    assert betaald.url is None


def test_the_portal_may_ask_back_while_it_takes_a_message(
    dienst: Betaaldienst, simulator: Simulator, portaal: Receiver
) -> None:
    sessie = start(dienst)
    seen: list[Betaalsessie] = []
    portaal.on_message = lambda bericht: seen.append(dienst.sessie_ophalen(sessie.id))
    simulator.choose(sessie.id, "gelukt")
    assert [sessie.betaald for sessie in seen] == [True]


def test_a_second_click_pays_once(dienst: Betaaldienst, simulator: Simulator, portaal: Receiver) -> None:
    sessie = start(dienst)
    eerste, tweede = simulator.choose(sessie.id, "gelukt"), simulator.choose(sessie.id, "gelukt")
    assert eerste.headers["location"] == tweede.headers["location"]
    assert len(portaal.received) == 1


@pytest.mark.parametrize(
    ("later", "soort", "betaald"), [("betaald", "sessie", True), ("mislukt", "sessie_mislukt", False)]
)
def test_a_busy_bank_answers_later(
    dienst: Betaaldienst, simulator: Simulator, portaal: Receiver, later: str, soort: str, betaald: bool
) -> None:
    sessie = start(dienst)
    answer = simulator.choose(sessie.id, "bezig")
    assert answer.headers["location"].endswith(sessie.id)
    wachtend = dienst.sessie_ophalen(sessie.id)
    assert (wachtend.status, wachtend.betaald) == ("voltooid", False)
    assert f"/demo/sessies/{sessie.id}/alsnog" in simulator.get("/demo").text
    assert simulator.settle(sessie.id, later).status_code == 303
    melding = read(dienst, portaal.received[-1])
    assert (melding.soort, melding.sessie_id) == (soort, sessie.id)
    assert dienst.sessie_ophalen(sessie.id).betaald is betaald
    assert simulator.settle(sessie.id, later).status_code == 400


def test_a_failed_payment_can_be_tried_again(dienst: Betaaldienst, simulator: Simulator, portaal: Receiver) -> None:
    sessie = start(dienst)
    answer = simulator.choose(sessie.id, "mislukt")
    page = BROWSER.get(simulator.adres + answer.headers["location"])
    assert "De betaling is mislukt" in page.text
    assert dienst.sessie_ophalen(sessie.id).status == "open"
    assert portaal.received == []
    simulator.choose(sessie.id, "gelukt")
    assert dienst.sessie_ophalen(sessie.id).betaald


def test_going_back_without_paying_leaves_the_page_open(dienst: Betaaldienst, simulator: Simulator) -> None:
    sessie = start(dienst)
    assert simulator.choose(sessie.id, "terug").headers["location"] == AFGEBROKEN
    assert dienst.sessie_ophalen(sessie.id).status == "open"


def test_the_portal_closes_a_page(dienst: Betaaldienst, simulator: Simulator, portaal: Receiver) -> None:
    sessie = start(dienst)
    verlopen = dienst.sessie_laten_verlopen(sessie.id)
    assert (verlopen.status, verlopen.betaald, verlopen.url) == ("verlopen", False, None)
    assert read(dienst, portaal.received[-1]).soort == "sessie"
    assert simulator.choose(sessie.id, "gelukt").headers["location"] == f"/c/pay/{sessie.id}"
    assert BROWSER.get(f"{simulator.adres}/c/pay/{sessie.id}").status_code == 410
    assert not dienst.sessie_ophalen(sessie.id).betaald


def test_a_page_that_ran_out_is_closed(dienst: Betaaldienst, simulator: Simulator) -> None:
    sessie = start(dienst)
    simulator.choose(sessie.id, "verlopen")
    assert dienst.sessie_ophalen(sessie.id).status == "verlopen"
    assert dienst.sessie_laten_verlopen(sessie.id).status == "verlopen"


def test_closing_a_page_that_was_paid_says_so(dienst: Betaaldienst, simulator: Simulator) -> None:
    sessie = start(dienst)
    simulator.choose(sessie.id, "gelukt")
    te_laat = dienst.sessie_laten_verlopen(sessie.id)
    assert (te_laat.status, te_laat.betaald) == ("voltooid", True)


def test_money_goes_back_in_parts_and_never_more_than_was_paid(
    dienst: Betaaldienst, simulator: Simulator, portaal: Receiver
) -> None:
    sessie = start(dienst, betaling_id="betaling-7")
    simulator.choose(sessie.id, "gelukt")
    kenmerk = dienst.sessie_ophalen(sessie.id).betaalkenmerk
    assert kenmerk is not None
    deel = dienst.terugbetalen(betaalkenmerk=kenmerk, bedrag_cent=1000, sleutel="terug-7-1")
    assert (deel.bedrag_cent, deel.gelukt) == (1000, True)
    assert dienst.terugbetalen(betaalkenmerk=kenmerk, bedrag_cent=1000, sleutel="terug-7-1") == deel
    with pytest.raises(BetaaldienstWeigert):
        dienst.terugbetalen(betaalkenmerk=kenmerk, bedrag_cent=1501, sleutel="terug-7-2")
    assert dienst.terugbetalen(betaalkenmerk=kenmerk, bedrag_cent=1500, sleutel="terug-7-3").gelukt
    with pytest.raises(BetaaldienstWeigert, match="charge_already_refunded"):
        dienst.terugbetalen(betaalkenmerk=kenmerk, bedrag_cent=1, sleutel="terug-7-4")
    meldingen = [read(dienst, bericht) for bericht in portaal.received[1:]]
    assert [(melding.soort, melding.betaling_id, melding.terugbetaald_cent) for melding in meldingen] == [
        ("terugbetaling", "betaling-7", 1000),
        ("terugbetaling", "betaling-7", 2500),
    ]


# Refuses


def test_a_wrong_key_is_refused(simulator: Simulator) -> None:
    dienst = StripeCheckout("sk_test_anders", (GEHEIM,), simulator.adres)
    with pytest.raises(BetaaldienstWeigert, match="AuthenticationError"):
        start(dienst)


def test_an_unknown_session_is_refused(dienst: Betaaldienst) -> None:
    with pytest.raises(BetaaldienstWeigert, match="resource_missing"):
        dienst.sessie_ophalen("cs_test_onbekend")
    with pytest.raises(BetaaldienstWeigert, match="resource_missing"):
        dienst.sessie_laten_verlopen("cs_test_onbekend")


def test_less_than_fifty_cents_is_refused(dienst: Betaaldienst) -> None:
    with pytest.raises(BetaaldienstWeigert, match="amount_too_small"):
        start(dienst, bedrag_cent=49)


def test_a_payment_that_is_not_there_cannot_go_back(dienst: Betaaldienst, simulator: Simulator) -> None:
    sessie = start(dienst)
    simulator.choose(sessie.id, "bezig")
    kenmerk = dienst.sessie_ophalen(sessie.id).betaalkenmerk
    assert kenmerk is not None
    with pytest.raises(BetaaldienstWeigert):
        dienst.terugbetalen(betaalkenmerk=kenmerk, bedrag_cent=2500, sleutel="terug-niets")


def test_a_refusal_does_not_repeat_what_the_person_typed(dienst: Betaaldienst) -> None:
    with pytest.raises(BetaaldienstWeigert) as refusal:
        start(dienst, email="fatima@example.nl", klaar_url="geen adres van fatima@example.nl")
    assert "fatima" not in str(refusal.value)
    assert refusal.value.__suppress_context__


@pytest.mark.parametrize(
    ("extra", "param", "code"),
    [
        (
            {"payment_method_types[0]": "ideal"},
            "payment_method_types",
            "payment_method_types_no_longer_supported",
        ),
        ({"bestaat_niet": "1"}, "bestaat_niet", "parameter_unknown"),
        (
            {"line_items[0][price_data][kleur]": "groen"},
            "line_items[0][price_data][kleur]",
            "parameter_unknown",
        ),
        ({"line_items[0][quantity]": "veel"}, "line_items.0.quantity", None),
        ({"allowed_payment_method_types[0]": "ideal"}, "allowed_payment_method_types", None),
        ({"mode": "setup"}, "mode", None),
        ({"success_url": "javascript:alert(1)"}, "success_url", "url_invalid"),
        ({"expires_at": str(int(time.time()) + 60)}, "expires_at", None),
        ({"line_items[0][price_data][currency]": "usd"}, "price_data", None),
    ],
)
def test_the_simulator_refuses_what_stripe_refuses_or_it_does_not_play(
    simulator: Simulator, extra: dict[str, str], param: str, code: str | None
) -> None:
    assert simulator.post("/v1/checkout/sessions", **PAGE_PARAMS).status_code == 200
    answer = simulator.post("/v1/checkout/sessions", **(PAGE_PARAMS | extra))
    assert answer.status_code == 400
    assert (answer.json()["error"]["param"], answer.json()["error"].get("code")) == (param, code)


def test_the_list_of_sessions_takes_only_what_is_played(dienst: Betaaldienst, simulator: Simulator) -> None:
    start(dienst)
    nieuwste = start(dienst)
    listed = simulator.get("/v1/checkout/sessions?limit=1").json()
    assert ([session["id"] for session in listed["data"]], listed["has_more"]) == ([nieuwste.id], True)
    assert simulator.get("/v1/checkout/sessions?status=open").status_code == 400
    assert simulator.get("/v1/checkout/sessions", sleutel="sk_test_anders").status_code == 401


def test_another_website_cannot_press_the_buttons(dienst: Betaaldienst, simulator: Simulator) -> None:
    sessie = start(dienst)
    answer = BROWSER.post(
        f"{simulator.adres}/c/pay/{sessie.id}",
        data={"uitkomst": "gelukt"},
        headers={"Sec-Fetch-Site": "cross-site"},
    )
    assert answer.status_code == 403
    assert not dienst.sessie_ophalen(sessie.id).betaald


# Is down


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client waits between its attempts; not in a test."""
    monkeypatch.setattr(stripe.HTTPClient, "INITIAL_DELAY", 0.01)
    monkeypatch.setattr(stripe.HTTPClient, "MAX_DELAY", 0.01)


@pytest.mark.usefixtures("impatient")
def test_a_provider_that_is_down_is_not_reachable() -> None:
    dienst = StripeCheckout(SLEUTEL, (GEHEIM,), f"http://127.0.0.1:{free_port()}")
    with pytest.raises(BetaaldienstNietBereikbaar):
        start(dienst)
    with pytest.raises(BetaaldienstNietBereikbaar):
        dienst.sessie_ophalen("cs_test_1")
    with pytest.raises(BetaaldienstNietBereikbaar):
        dienst.sessie_laten_verlopen("cs_test_1")
    with pytest.raises(BetaaldienstNietBereikbaar):
        dienst.terugbetalen(betaalkenmerk="pi_1", bedrag_cent=100, sleutel="terug-1")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("status", "asked"), [(503, 3), (409, 3), (429, 1), (200, 1)])
def test_an_answer_that_is_no_answer_means_try_later(status: int, asked: int) -> None:
    with Receiver(status=status) as busy:
        dienst = StripeCheckout(SLEUTEL, (GEHEIM,), busy.adres)
        with pytest.raises(BetaaldienstNietBereikbaar):
            start(dienst)
    assert len(busy.received) == asked


def test_a_portal_that_is_down_does_not_stop_the_person(
    dienst: Betaaldienst, simulator: Simulator, portaal: Receiver
) -> None:
    portaal.status = 500
    sessie = start(dienst)
    assert simulator.choose(sessie.id, "gelukt").status_code == 303
    assert dienst.sessie_ophalen(sessie.id).betaald
    missed = simulator.get("/v1/events?delivery_success=false&limit=1").json()["data"]
    assert [event["data"]["object"]["id"] for event in missed] == [sessie.id]


# Messages


def test_with_messages_off_only_asking_tells(dienst: Betaaldienst, simulator: Simulator, portaal: Receiver) -> None:
    simulator.switch_messages("uit")
    assert "Meldingen staan uit" in simulator.get("/demo").text
    sessie = start(dienst)
    simulator.choose(sessie.id, "gelukt")
    simulator.switch_messages("aan")
    assert portaal.received == []
    assert dienst.sessie_ophalen(sessie.id).betaald
    [missed] = simulator.get("/v1/events?delivery_success=false&limit=1").json()["data"]

    path = f"/demo/meldingen/{missed['id']}/nogmaals"
    assert simulator.post(path).status_code == 303
    assert simulator.post(path).status_code == 303
    meldingen = [read(dienst, bericht) for bericht in portaal.received]
    assert [melding.id for melding in meldingen] == [missed["id"], missed["id"]]
    assert meldingen[0].sessie_id == sessie.id


def test_a_forged_message_is_refused(dienst: Betaaldienst) -> None:
    body = event("checkout.session.completed", {"object": "checkout.session", "id": "cs_1"})
    assert dienst.melding_lezen(body, signed(body, GEHEIM)).sessie_id == "cs_1"
    with pytest.raises(OngeldigeMelding):
        dienst.melding_lezen(body, signed(body, "whsec_vals"))
    with pytest.raises(OngeldigeMelding):
        dienst.melding_lezen(body.replace(b"cs_1", b"cs_2"), signed(body, GEHEIM))


@pytest.mark.parametrize("handtekening", [None, "", "t=1", "onzin", f"t={int(time.time())},v1=é"])
def test_a_message_without_a_good_signature_is_refused(dienst: Betaaldienst, handtekening: str | None) -> None:
    with pytest.raises(OngeldigeMelding):
        dienst.melding_lezen(event("charge.refunded", {}), handtekening)


def test_an_old_message_is_refused(dienst: Betaaldienst) -> None:
    body = event("checkout.session.expired", {"object": "checkout.session", "id": "cs_1"})
    now = int(time.time())
    assert dienst.melding_lezen(body, signed(body, GEHEIM, now - 200)).soort == "sessie"
    with pytest.raises(OngeldigeMelding):
        dienst.melding_lezen(body, signed(body, GEHEIM, now - 400))


@pytest.mark.parametrize("body", [b"geen json", b"\xff\xfe"])
def test_an_unreadable_message_is_refused(dienst: Betaaldienst, body: bytes) -> None:
    signature = stripe.WebhookSignature.generate_signature_header(body.decode("latin-1"), GEHEIM)
    with pytest.raises(OngeldigeMelding):
        dienst.melding_lezen(body, signature)


def test_two_secrets_count_while_one_replaces_the_other(simulator: Simulator) -> None:
    body = event("checkout.session.completed", {"object": "checkout.session", "id": "cs_1"})
    tijdens = StripeCheckout(SLEUTEL, ("whsec_nieuw", GEHEIM), simulator.adres)
    assert tijdens.melding_lezen(body, signed(body, GEHEIM)).sessie_id == "cs_1"
    assert tijdens.melding_lezen(body, signed(body, "whsec_nieuw")).sessie_id == "cs_1"
    daarna = StripeCheckout(SLEUTEL, ("whsec_nieuw",), simulator.adres)
    with pytest.raises(OngeldigeMelding):
        daarna.melding_lezen(body, signed(body, GEHEIM))


def test_a_message_about_something_else_is_named_so(dienst: Betaaldienst) -> None:
    body = event("customer.created", {"object": "customer", "id": "cus_1"})
    melding = dienst.melding_lezen(body, signed(body, GEHEIM))
    assert (melding.soort, melding.sessie_id, melding.betaling_id) == ("anders", None, None)


def test_a_refund_of_a_payment_that_is_not_ours_names_no_payment(dienst: Betaaldienst) -> None:
    body = event("charge.refunded", {"object": "charge", "id": "ch_1", "metadata": {}, "amount_refunded": 5})
    melding = dienst.melding_lezen(body, signed(body, GEHEIM))
    assert (melding.soort, melding.betaling_id, melding.terugbetaald_cent) == ("terugbetaling", None, 5)


# The simulator as a program


def test_a_restart_forgets_nothing(dienst: Betaaldienst, simulator: Simulator) -> None:
    open_gebleven = start(dienst, betaling_id="betaling-8")
    betaald = start(dienst, betaling_id="betaling-9")
    simulator.choose(betaald.id, "gelukt")
    simulator.stop()
    simulator.start()
    assert dienst.sessie_ophalen(open_gebleven.id) == open_gebleven
    assert start(dienst, betaling_id="betaling-8") == open_gebleven
    kenmerk = dienst.sessie_ophalen(betaald.id).betaalkenmerk
    assert kenmerk is not None
    assert dienst.terugbetalen(betaalkenmerk=kenmerk, bedrag_cent=2500, sleutel="terug-9").gelukt
    [terugbetaling, betaling] = simulator.get("/v1/events?limit=2").json()["data"]
    assert (terugbetaling["type"], betaling["type"]) == ("charge.refunded", "checkout.session.completed")


def test_a_second_simulator_on_the_same_port_does_not_start(simulator: Simulator) -> None:
    second = simulator.launch()
    _, complaint = second.communicate(timeout=10)
    assert second.returncode == 2
    assert "Address already in use" in complaint


# The page


def parts(html: str) -> tuple[str, str, list[str]]:
    [language] = re.findall(r'<html lang="(\w+)">', html)
    [title] = re.findall(r"<title>([^<]+)</title>", html)
    return language, title, re.findall(r"<h1>([^<]+)</h1>", html)


@pytest.mark.parametrize(
    ("taal", "titel", "kop", "bedrag", "knop"),
    [
        (
            "nl",
            "Demo-betaling",
            "Dit is een demo. Er wordt geen geld afgeschreven.",
            "€\xa025,00",
            "Betaling gelukt",
        ),
        ("en", "Demo payment", "This is a demo. No money is taken.", "€25.00", "Payment succeeds"),
    ],
)
def test_the_page_speaks_the_language_of_the_person(
    dienst: Betaaldienst, taal: str, titel: str, kop: str, bedrag: str, knop: str
) -> None:
    sessie = start(dienst, taal=taal, omschrijving="Inschrijfgeld <b>")
    assert sessie.url is not None
    page = BROWSER.get(sessie.url)
    assert parts(page.text) == (taal, titel, [kop])
    assert page.text.count("<main>") == 1
    assert bedrag in page.text
    assert "Inschrijfgeld &lt;b&gt;" in page.text
    assert knop in page.text


@pytest.mark.parametrize("taal", ["nl", "en"])
@pytest.mark.parametrize("uitkomst", ["gelukt", "verlopen"])
def test_a_page_that_is_over_says_so_and_leads_back(
    dienst: Betaaldienst, simulator: Simulator, taal: str, uitkomst: str
) -> None:
    sessie = start(dienst, taal=taal)
    simulator.choose(sessie.id, uitkomst)
    page = BROWSER.get(f"{simulator.adres}/c/pay/{sessie.id}")
    language, title, [heading] = parts(page.text)
    assert page.status_code == 410
    assert language == taal
    assert title.startswith(heading)
    assert 'href="http://portaal.test/betaling/' in page.text


def test_an_unknown_payment_is_not_found(simulator: Simulator) -> None:
    page = BROWSER.get(f"{simulator.adres}/c/pay/cs_test_onbekend")
    assert page.status_code == 404
    assert parts(page.text)[2] == ["Deze betaling bestaat niet"]


def test_the_page_may_only_lead_to_the_portal(dienst: Betaaldienst) -> None:
    sessie = start(dienst)
    assert sessie.url is not None
    policy = BROWSER.get(sessie.url).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self' http://portaal.test" in policy
    assert "unsafe" not in policy


def test_the_page_of_the_operator_shows_what_was_sent(dienst: Betaaldienst, simulator: Simulator) -> None:
    sessie = start(dienst, betaling_id="betaling-10")
    simulator.choose(sessie.id, "gelukt")
    page = BROWSER.get(f"{simulator.adres}/demo")
    assert parts(page.text) == (
        "nl",
        "Demo-bediening van de betalingen",
        ["Demo-bediening van de betalingen"],
    )
    assert "Betaling betaling-10" in page.text
    assert "aangekomen (200)" in page.text
