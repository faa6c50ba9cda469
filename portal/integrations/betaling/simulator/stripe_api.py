"""The API, at the addresses and in the shapes of Stripe."""

from __future__ import annotations

import hmac
import secrets

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from portal.integrations.betaling.simulator.checkout import Checkout
from portal.integrations.betaling.simulator.parameters import EVENT_LIST, SESSION_LIST, SESSION_RETRIEVE, RefusedRequest
from portal.integrations.betaling.simulator.store import Record
from portal.integrations.betaling.simulator.webhooks import Webhooks

LIST_LIMIT = 10  # what Stripe shows when nobody asks for more


class StripeApi:
    def __init__(self, checkout: Checkout, webhooks: Webhooks, sleutel: str) -> None:
        self._checkout = checkout
        self._webhooks = webhooks
        self._authorization = f"Bearer {sleutel}".encode()

    def create_session(self, request: Request, body: str) -> Response:
        self._check_key(request)
        return _answer(self._checkout.start(body, request.headers.get("idempotency-key")))

    def list_sessions(self, request: Request, body: str) -> Response:
        self._check_key(request)
        wanted = SESSION_LIST.read(request.url.query)
        sessions = [page["session"] for page in self._checkout.newest_first()]
        return _list("/v1/checkout/sessions", sessions, wanted.get("limit", LIST_LIMIT))

    def retrieve_session(self, request: Request, body: str) -> Response:
        self._check_key(request)
        wanted = SESSION_RETRIEVE.read(request.url.query)
        session = self._checkout.find(request.path_params["id"])["session"]
        return _answer(self._checkout.with_charge(session) if wanted.get("expand") else session)

    def expire_session(self, request: Request, body: str) -> Response:
        self._check_key(request)
        return _answer(self._checkout.expire(request.path_params["id"])["session"])

    def create_refund(self, request: Request, body: str) -> Response:
        self._check_key(request)
        return _answer(self._checkout.refund(body, request.headers.get("idempotency-key")))

    def list_events(self, request: Request, body: str) -> Response:
        self._check_key(request)
        wanted = EVENT_LIST.read(request.url.query)
        events = [record["event"] for record in self._webhooks.newest_first()]
        if "type" in wanted:
            events = [event for event in events if event["type"] == wanted["type"]]
        if "delivery_success" in wanted:
            delivered = wanted["delivery_success"]
            events = [event for event in events if (event["pending_webhooks"] == 0) == delivered]
        return _list("/v1/events", events, wanted.get("limit", LIST_LIMIT))

    def _check_key(self, request: Request) -> None:
        if not hmac.compare_digest(request.headers.get("authorization", "").encode(), self._authorization):
            raise RefusedRequest("Invalid API Key provided", status=401)


def refused(refusal: RefusedRequest) -> Response:
    return _answer({"error": refusal.error}, refusal.status)


def _answer(body: Record, status: int = 200) -> Response:
    return JSONResponse(body, status, headers={"Request-Id": "req_" + secrets.token_hex(7)})


def _list(url: str, items: list[Record], limit: int) -> Response:
    return _answer({"object": "list", "url": url, "data": items[:limit], "has_more": len(items) > limit})
