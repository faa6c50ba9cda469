"""The second screen at the desk: a button on the device itself gives it a cookie no script can read."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from portal import routes
from portal.database import perform
from portal.domain.hulp.keuzes import SCHERM_GELDIG, tweede_scherm_beginnen
from portal.http.request import client_ip, foreign, from_our_pages, set_cookie, to
from portal.web import SCREEN_COOKIE


async def beginnen(request: Request) -> Response:
    """This device becomes a second screen, with a code of its own; what it was before is over."""
    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    geheim = await perform(tweede_scherm_beginnen, ip=client_ip(request))
    response = to(routes.in_language(routes.TWEEDE_SCHERM, "en" if form.get("taal") == "en" else "nl"))
    if geheim:
        # Longer than the code: whoever reads slowly keeps the screen.
        set_cookie(response, SCREEN_COOKIE, geheim, seconds=6 * int(SCHERM_GELDIG.total_seconds()))
    return response
