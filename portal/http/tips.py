"""Stopping tips from a mail program, with one click and no login (RFC 8058)."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from portal import routes
from portal.database import perform
from portal.domain.shared.actor import BEZOEKER
from portal.domain.zoekprofiel.actions import tips_afmelden
from portal.http.request import client_ip, to


async def afmelden(request: Request) -> Response:
    """A POST of a mail program pauses the profile; whoever opens the address goes to the own profiles, unchanged.

    It comes from another site and without a cookie, so it proves itself with the signed key and nothing else.
    """
    if request.method != "POST":
        return to(routes.MIJN_ZOEKPROFIEL)
    form = await request.form()
    if form.get("List-Unsubscribe") != "One-Click":
        return PlainTextResponse("List-Unsubscribe=One-Click", 400)
    sleutel = str(request.path_params["sleutel"])[:80]
    gelukt = await perform(tips_afmelden, sleutel=sleutel, ip=client_ip(request), door=BEZOEKER)
    return PlainTextResponse("", 200 if gelukt else 404)
