"""Passkeys: the question for the browser as JSON, and its answer as a form, so that a login is a full page load."""

from __future__ import annotations

import json

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from portal import routes
from portal.database import perform
from portal.domain.toegang.passkey import (
    Passkeyuitkomst,
    Waarvoor,
    passkey_antwoord,
    passkeyvraag_stellen,
)
from portal.domain.toegang.rules import PASSKEYVRAAG_GELDIG, SESSIE_GELDIG
from portal.http.request import (
    client_ip,
    drop_cookie,
    end_session_before,
    foreign,
    from_our_pages,
    set_cookie,
    to,
)
from portal.integrations.inloggen.passkey import LONGEST
from portal.web import BROWSER_COOKIE, PASSKEY_COOKIE, SESSION_COOKIE, safe_next

# What must not work for who comes from another page is bound to a cookie or a login; these are where one goes on.
DOEL = {Waarvoor.COLLEGA: routes.BALIE, Waarvoor.TOEVOEGEN: routes.PASSKEYS, Waarvoor.BEWIJZEN: routes.PASSKEYS}


async def vraag(request: Request) -> Response:
    """What the browser should ask a passkey; or the page that says why not."""
    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    waarvoor, taal = _waarvoor(form), _taal(form)
    doel = DOEL.get(waarvoor) or safe_next(str(form.get("volgende", "")))
    gesteld = await perform(
        passkeyvraag_stellen,
        waarvoor=waarvoor,
        handeling=str(form.get("handeling", ""))[:64],
        object_id=str(form.get("object_id", ""))[:64],
        doel=doel,
        taal=taal,
        sessie=request.cookies.get(SESSION_COOKIE, ""),
        poging=request.cookies.get(BROWSER_COOKIE, ""),
        ip=client_ip(request),
    )
    headers = {"Cache-Control": "no-store"}
    if isinstance(gesteld, Passkeyuitkomst):
        return JSONResponse({"naar": _zegt_waarom(waarvoor, doel, taal, gesteld)}, headers=headers)
    wat = "maken" if gesteld.maken else "gebruiken"
    response = JSONResponse({wat: json.loads(gesteld.opties)}, headers=headers)
    if gesteld.browser:
        set_cookie(response, PASSKEY_COOKIE, gesteld.browser, seconds=int(PASSKEYVRAAG_GELDIG.total_seconds()))
    return response


async def antwoord(request: Request) -> Response:
    """What the passkey said: a login, a new passkey, a second proof; or the page that says why not."""
    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    gegeven = await perform(
        passkey_antwoord,
        antwoord=str(form.get("antwoord", ""))[:LONGEST],
        naam=str(form.get("naam", ""))[:100],
        sessie=request.cookies.get(SESSION_COOKIE, ""),
        poging=request.cookies.get(BROWSER_COOKIE, ""),
        browser=request.cookies.get(PASSKEY_COOKIE, ""),
        ip=client_ip(request),
    )
    if gegeven.uitkomst is not Passkeyuitkomst.GELUKT:
        waar = safe_next(str(form.get("volgende", "")))
        response = to(_zegt_waarom(_waarvoor(form), waar, _taal(form), gegeven.uitkomst))
        drop_cookie(response, PASSKEY_COOKIE)
        return response
    doel = gegeven.doel
    if gegeven.sessie:
        await end_session_before(request)
        # A colleague who just made the first key goes to work.
        doel = routes.BALIE if doel == routes.PASSKEYS else doel
    response = to(routes.in_language(doel, gegeven.taal))
    if gegeven.sessie:
        set_cookie(response, SESSION_COOKIE, gegeven.sessie, seconds=int(SESSIE_GELDIG.total_seconds()))
        drop_cookie(response, BROWSER_COOKIE)
    drop_cookie(response, PASSKEY_COOKIE)
    return response


def _taal(form: FormData) -> str:
    return "en" if form.get("taal") == "en" else "nl"


def _waarvoor(form: FormData) -> Waarvoor:
    gevraagd = str(form.get("waarvoor", ""))
    return Waarvoor(gevraagd) if gevraagd in set(Waarvoor) else Waarvoor.INLOGGEN


def _zegt_waarom(waarvoor: Waarvoor, doel: str, taal: str, uitkomst: Passkeyuitkomst) -> str:
    """The page that says what went wrong: where it was asked."""
    waar = {Waarvoor.INLOGGEN: routes.INLOGGEN, Waarvoor.BEVESTIGEN: doel}.get(waarvoor, routes.PASSKEYS)
    return f"{routes.in_language(waar, taal)}?aanmelden={uitkomst}"
