"""The simulator as one Starlette app. Its functions are synchronous and run in worker threads."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from portal.integrations.betaling.simulator.checkout import Checkout
from portal.integrations.betaling.simulator.pages import Pages
from portal.integrations.betaling.simulator.parameters import RefusedRequest
from portal.integrations.betaling.simulator.store import Store
from portal.integrations.betaling.simulator.stripe_api import StripeApi, refused
from portal.integrations.betaling.simulator.webhooks import Webhooks

Function = Callable[[Request, str], Response]


def build(*, sleutel: str, geheim: str, webhook: str, adres: str, bestand: Path) -> Starlette:
    """`webhook` is where the portal takes messages; `adres` is how a browser reaches the payment page."""
    store = Store(bestand)
    webhooks = Webhooks(store, webhook, geheim)
    checkout = Checkout(store, webhooks, adres.rstrip("/"))
    api = StripeApi(checkout, webhooks, sleutel)
    pages = Pages(checkout, webhooks)
    return Starlette(
        routes=[
            _route("POST", "/v1/checkout/sessions", api.create_session),
            _route("GET", "/v1/checkout/sessions", api.list_sessions),
            _route("GET", "/v1/checkout/sessions/{id}", api.retrieve_session),
            _route("POST", "/v1/checkout/sessions/{id}/expire", api.expire_session),
            _route("POST", "/v1/refunds", api.create_refund),
            _route("GET", "/v1/events", api.list_events),
            _route("GET", "/c/pay/{id}", pages.payment),
            _route("POST", "/c/pay/{id}", pages.choose),
            _route("GET", "/", lambda request, body: RedirectResponse("/demo")),
            _route("GET", "/demo", pages.demo),
            _route("POST", "/demo/versturen", pages.switch),
            _route("POST", "/demo/meldingen/{id}/nogmaals", pages.send_again),
            _route("POST", "/demo/sessies/{id}/alsnog", pages.settle),
        ]
    )


def _route(method: str, path: str, function: Function) -> Route:
    return Route(path, _in_thread(function), methods=[method])


def _in_thread(function: Function) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        body = (await request.body()).decode("utf-8", errors="replace")
        try:
            return await run_in_threadpool(function, request, body)
        except RefusedRequest as refusal:
            return refused(refusal)

    return endpoint
