"""HTTP routes beside the pages: login and logout, webhooks, downloads, health, and the headers on everything."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.routing import Route

from portal import routes
from portal.http import download, health, login, webhook
from portal.settings import settings


def app() -> Starlette:
    """Every HTTP route of the portal; the demo logins only where the demo is."""
    rows = [
        Route(routes.INLOGGEN_VERSTUREN, login.code_versturen_route, methods=["POST"]),
        Route(routes.INLOGGEN_BEVESTIGEN, login.bevestigen, methods=["POST"]),
        Route(routes.UITLOGGEN, login.uitloggen, methods=["POST"]),
        Route(routes.WEBHOOK_BETALING, webhook.betaling, methods=["POST"]),
        Route(routes.GEGEVENS_JSON, download.alles_json, methods=["GET"]),
        Route(routes.GEGEVENS_HTML, download.alles_html, methods=["GET"]),
        Route(routes.GEZONDHEID, health.gezondheid, methods=["GET"]),
    ]
    if settings().demo:
        rows.append(Route(routes.INLOGGEN_DEMO, login.demo_login, methods=["POST"]))
    return Starlette(routes=rows)
