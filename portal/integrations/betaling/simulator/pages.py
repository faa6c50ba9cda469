"""The page where a person "pays", and the page where the operator of a demo steers what happens next."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from babel.numbers import format_currency
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from portal.integrations.betaling.simulator.checkout import Checkout
from portal.integrations.betaling.simulator.parameters import RefusedRequest
from portal.integrations.betaling.simulator.store import Record
from portal.integrations.betaling.simulator.webhooks import Webhooks

TEMPLATES = Path(__file__).with_name("templates")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
EVENTS_SHOWN = 50

TEKSTEN = {
    "nl": {
        "titel": "Demo-betaling",
        "kop": "Dit is een demo. Er wordt geen geld afgeschreven.",
        "uitleg": "Kies wat er met deze betaling gebeurt.",
        "bedrag": "Te betalen",
        "waarvoor": "Waarvoor",
        "gelukt": "Betaling gelukt",
        "bezig": "Bank is nog bezig",
        "mislukt": "Betaling mislukt",
        "terug": "Terug zonder te betalen",
        "verlopen": "Laat verlopen",
        "mislukt_titel": "De betaling is mislukt",
        "mislukt_uitleg": "Er is niets betaald. U kunt het opnieuw proberen.",
        "is_verlopen": "Deze betaling is verlopen",
        "is_verlopen_uitleg": "U kunt hier niet meer betalen. Er is niets afgeschreven.",
        "is_voltooid": "Deze betaling is al afgerond",
        "is_voltooid_uitleg": "U hoeft hier niets meer te doen.",
        "onbekend": "Deze betaling bestaat niet",
        "onbekend_uitleg": "Controleer het adres van deze pagina.",
        "verder": "Terug naar de website",
    },
    "en": {
        "titel": "Demo payment",
        "kop": "This is a demo. No money is taken.",
        "uitleg": "Choose what happens to this payment.",
        "bedrag": "To pay",
        "waarvoor": "For",
        "gelukt": "Payment succeeds",
        "bezig": "Bank is still busy",
        "mislukt": "Payment fails",
        "terug": "Go back without paying",
        "verlopen": "Let it expire",
        "mislukt_titel": "The payment failed",
        "mislukt_uitleg": "Nothing was paid. You can try again.",
        "is_verlopen": "This payment has expired",
        "is_verlopen_uitleg": "You can no longer pay here. No money was taken.",
        "is_voltooid": "This payment is already finished",
        "is_voltooid_uitleg": "There is nothing more to do here.",
        "onbekend": "This payment does not exist",
        "onbekend_uitleg": "Check the address of this page.",
        "verder": "Back to the website",
    },
}


class Pages:
    def __init__(self, checkout: Checkout, webhooks: Webhooks) -> None:
        self._checkout = checkout
        self._webhooks = webhooks
        self._templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
        self._stylesheet = (TEMPLATES / "simulator.css").read_text(encoding="utf-8")
        digest = hashlib.sha256(self._stylesheet.encode()).digest()
        self._stylesheet_hash = base64.b64encode(digest).decode()

    # The payment page

    def payment(self, request: Request, body: str) -> Response:
        try:
            page = self._checkout.find(request.path_params["id"])
        except RefusedRequest:
            return self._closed("nl", "onbekend", None, 404)
        session = page["session"]
        language = _language(session)
        if session["status"] == "complete":
            return self._closed(language, "is_voltooid", _success_url(session), 410)
        if session["status"] == "expired":
            return self._closed(language, "is_verlopen", session["cancel_url"], 410)
        return self._html(
            "betalen.html",
            form_targets=[session["success_url"], session["cancel_url"]],
            taal=language,
            tekst=TEKSTEN[language],
            bedrag=_amount(session, language),
            omschrijving=page["description"],
            mislukt="mislukt" in request.query_params,
            # Stripe has no way back either when the portal gave no address for it.
            terug_kan=session["cancel_url"] is not None,
        )

    def choose(self, request: Request, body: str) -> Response:
        _check_same_origin(request)
        session_id = request.path_params["id"]
        session = self._checkout.find(session_id)["session"]
        here = request.url.path
        if session["status"] == "complete":  # a second click on the same button
            return _see_other(_success_url(session))
        if session["status"] == "expired":
            return _see_other(here)
        match _field(body, "uitkomst"):
            case "gelukt":
                self._checkout.complete(session_id, paid=True)
                return _see_other(_success_url(session))
            case "bezig":
                self._checkout.complete(session_id, paid=False)
                return _see_other(_success_url(session))
            case "terug" if session["cancel_url"]:
                return _see_other(session["cancel_url"])
            case "verlopen":
                self._checkout.expire(session_id)
                return _see_other(here)
            case "mislukt":  # at Stripe the session stays open as well: the person may try again
                return _see_other(here + "?mislukt=1")
        raise RefusedRequest("Unknown uitkomst", param="uitkomst")

    def _closed(self, language: str, why: str, onward: str | None, status: int) -> Response:
        tekst = TEKSTEN[language]
        return self._html(
            "gesloten.html",
            status=status,
            taal=language,
            tekst=tekst,
            kop=tekst[why],
            uitleg=tekst[why + "_uitleg"],
            verder=onward,
        )

    # The page of the operator

    def demo(self, request: Request, body: str) -> Response:
        waiting = [page for page in self._checkout.newest_first() if page.get("bank_is_busy")]
        return self._html(
            "demo.html",
            taal="nl",
            uitgezet=self._webhooks.switched_off,
            wachtend=[
                {
                    "id": page["session"]["id"],
                    "omschrijving": page["description"],
                    "bedrag": _amount(page["session"], "nl"),
                    "kenmerk": page["session"]["client_reference_id"],
                }
                for page in waiting
            ],
            meldingen=[_event_row(record) for record in self._webhooks.newest_first()[:EVENTS_SHOWN]],
        )

    def switch(self, request: Request, body: str) -> Response:
        _check_same_origin(request)
        self._webhooks.switch(off=_field(body, "versturen") == "uit")
        return _see_other("/demo")

    def send_again(self, request: Request, body: str) -> Response:
        _check_same_origin(request)
        if not self._webhooks.send(request.path_params["id"]):
            raise RefusedRequest("No such event", status=404)
        return _see_other("/demo")

    def settle(self, request: Request, body: str) -> Response:
        _check_same_origin(request)
        self._checkout.settle(request.path_params["id"], paid=_field(body, "uitkomst") == "betaald")
        return _see_other("/demo")

    def _html(
        self, template: str, *, form_targets: Sequence[str | None] = (), status: int = 200, **values: Any
    ) -> Response:
        # A browser applies form-action to the redirect after a form as well, so the portal must be named.
        addresses = [urlsplit(target) for target in form_targets if target]
        origins = {f"{address.scheme}://{address.netloc}" for address in addresses}
        policy = (
            f"default-src 'none'; style-src 'sha256-{self._stylesheet_hash}'; img-src data:; base-uri 'none';"
            f" frame-ancestors 'none'; form-action 'self' {' '.join(sorted(origins))}"
        )
        html = self._templates.get_template(template).render(stylesheet=self._stylesheet, **values)
        headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
        return HTMLResponse(html, status, headers=headers)


def _check_same_origin(request: Request) -> None:
    """Another website open in the same browser may not press the buttons."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise RefusedRequest("Only from the page itself", status=403)


def _field(body: str, name: str) -> str:
    return parse_qs(body).get(name, [""])[0]


def _see_other(address: str) -> Response:
    return RedirectResponse(address, 303)


def _language(session: Record) -> str:
    return session["locale"] or "nl"


def _success_url(session: Record) -> str:
    return str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", session["id"])


def _amount(session: Record, language: str) -> str:
    euros = Decimal(session["amount_total"]) / 100
    return format_currency(euros, session["currency"].upper(), locale=language)


def _event_row(record: Record) -> dict[str, str]:
    event = record["event"]
    subject = event["data"]["object"]
    result = record["result"]
    at = datetime.fromtimestamp(event["created"], AMSTERDAM)
    reference = subject.get("client_reference_id") or subject["metadata"].get("betaling_id")
    if result is None:
        outcome = "niet verstuurd"
    elif event["pending_webhooks"] == 0:
        outcome = f"aangekomen ({result})"
    else:
        outcome = f"niet aangekomen ({result})"
    return {
        "id": event["id"],
        "soort": event["type"],
        "tijd": at.strftime("%d-%m-%Y %H.%M.%S"),
        "kenmerk": reference or "onbekend",
        "resultaat": outcome,
    }
