"""Logging in at an identity provider: away with a form, back with a code, and what the provider tells us by itself."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from portal import routes
from portal.database import outside, perform, read
from portal.domain.toegang.aanbieder import (
    MEDEWERKER,
    Aanmelduitkomst,
    Wat,
    aanmelding_afronden,
    aanmelding_beginnen,
    aanmelding_gebruiken,
    afmelding_verwerken,
    uitlogbewijs,
)
from portal.domain.toegang.actions import binnen_tempo
from portal.domain.toegang.rules import AANMELDING_GELDIG, SESSIE_GELDIG
from portal.http.request import (
    client_ip,
    drop_cookie,
    end_session_before,
    foreign,
    from_our_pages,
    leave_for,
    set_cookie,
    to,
)
from portal.http.shell import not_there
from portal.integrations.inloggen.protocol import AanbiederFout, AanbiederNietBereikbaar
from portal.settings import settings
from portal.web import PROVIDER_COOKIE, SESSION_COOKIE, safe_next
from portal.wiring import diensten

log = logging.getLogger("portal.aanbieder")

BEGIN = {Wat.KOPPELEN: routes.MIJN_GEGEVENS}


async def beginnen(request: Request) -> Response:
    """Go to the provider: to log in, to link a login to one's own data, or to prove again who one is."""
    wie = request.path_params["wie"]
    aanbieder = diensten().inloggen.get(wie)
    if aanbieder is None:
        return not_there()
    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    taal = "en" if form.get("taal") == "en" else "nl"
    gevraagd = str(form.get("wat", ""))
    wat = Wat(gevraagd) if gevraagd in set(Wat) else Wat.INLOGGEN
    volgende = safe_next(str(form.get("volgende", "")))
    doel = routes.BALIE if wie == MEDEWERKER and volgende == routes.MIJN else volgende
    begonnen = await perform(
        aanmelding_beginnen,
        aanbieder=wie,
        wat=wat,
        doel=BEGIN.get(wat, doel),
        taal=taal,
        handeling=str(form.get("handeling", ""))[:64],
        object_id=str(form.get("object_id", ""))[:64],
        kan_bevestigen=settings().aanbieder_bevestigt,
        sessie=request.cookies.get(SESSION_COOKIE, ""),
        ip=client_ip(request),
    )
    waar = _waar(wat, doel)
    if begonnen is None:
        return _terug_met(Aanmelduitkomst.NIET_MEER_INGELOGD, taal, waar)
    browser, sleutels = begonnen
    try:
        adres = await outside(aanbieder.begin_adres, sleutels, terug=_terugadres(wie), taal=taal, opnieuw=wat.opnieuw)
    except AanbiederFout as error:
        log.warning("%s: %s", wie, error)
        return _terug_met(Aanmelduitkomst.STIL, taal, waar)
    response = leave_for(adres, taal)
    set_cookie(response, PROVIDER_COOKIE, browser, seconds=int(AANMELDING_GELDIG.total_seconds()))
    return response


async def terug(request: Request) -> Response:
    """Back from the provider. Only the browser that began this attempt gets anything out of it, once."""
    wie = request.path_params["wie"]
    aanbieder = diensten().inloggen.get(wie)
    if aanbieder is None:
        return not_there()
    gebruikt = await perform(
        aanmelding_gebruiken,
        aanbieder=wie,
        browser=request.cookies.get(PROVIDER_COOKIE, ""),
        state=request.query_params.get("state", ""),
    )
    if gebruikt is None:
        return _terug_met(Aanmelduitkomst.MISLUKT, "nl")
    lopend, sleutels = gebruikt
    waar = _waar(lopend.wat, lopend.doel)
    code = request.query_params.get("code", "")
    if not code:
        return _terug_met(Aanmelduitkomst.AFGEBROKEN, lopend.taal, waar)
    try:
        aangemeld = await outside(
            aanbieder.inwisselen, sleutels, code=code, terug=_terugadres(wie), opnieuw=lopend.wat.opnieuw
        )
    except AanbiederFout as error:
        log.warning("%s: %s", wie, error)
        stil = isinstance(error, AanbiederNietBereikbaar)
        return _terug_met(Aanmelduitkomst.STIL if stil else Aanmelduitkomst.MISLUKT, lopend.taal, waar)
    sessie = request.cookies.get(SESSION_COOKIE, "")
    afgerond = await perform(aanmelding_afronden, lopend=lopend, aangemeld=aangemeld, sessie=sessie)
    if afgerond.uitkomst not in (Aanmelduitkomst.GELUKT, Aanmelduitkomst.GEKOPPELD):
        return _terug_met(afgerond.uitkomst, lopend.taal, waar)
    erbij = "?gekoppeld=ja" if afgerond.uitkomst is Aanmelduitkomst.GEKOPPELD else ""
    response = to(f"{routes.in_language(lopend.doel, lopend.taal)}{erbij}")
    if afgerond.sessie:
        await end_session_before(request)
        set_cookie(response, SESSION_COOKIE, afgerond.sessie, seconds=int(SESSIE_GELDIG.total_seconds()))
    drop_cookie(response, PROVIDER_COOKIE)
    return response


async def afgemeld(request: Request) -> Response:
    """The provider says that somebody logged out there (back-channel logout): what began there ends here."""
    wie = request.path_params["wie"]
    aanbieder = diensten().inloggen.get(wie)
    if aanbieder is None:
        return not_there()
    headers = {"Cache-Control": "no-store"}
    if not await perform(binnen_tempo, soort="afmelden-ip", wie=client_ip(request)):
        return PlainTextResponse("", 429, headers=headers)
    form = await request.form()
    try:
        found = await outside(aanbieder.lees_afmelding, str(form.get("logout_token", ""))[:8000])
    except AanbiederNietBereikbaar:
        return PlainTextResponse("", 503, headers=headers)
    except AanbiederFout as error:
        log.warning("%s: %s", wie, error)
        return PlainTextResponse("", 400, headers=headers)
    await perform(afmelding_verwerken, aanbieder=wie, afgemeld=found)
    return PlainTextResponse("", 200, headers=headers)


async def logout_elsewhere(secret: str) -> str:
    """Where the browser logs out at the provider of this session; empty without one, or while it does not answer."""
    wie, id_token = await read(uitlogbewijs, geheim=secret)
    aanbieder = diensten().inloggen.get(wie)
    if aanbieder is None:
        return ""
    try:
        return await outside(aanbieder.uitlog_adres, id_token=id_token, terug=f"{settings().origin}{routes.START}")
    except AanbiederFout as error:
        log.warning("%s: %s", wie, error)
        return ""


def _terugadres(wie: str) -> str:
    return f"{settings().origin}{routes.bij_aanbieder(routes.INLOGGEN_AANBIEDER_TERUG, wie)}"


def _waar(wat: Wat, doel: str) -> str:
    """Which page says what went wrong: the one that asked for a second proof, else the login page."""
    return doel if wat is Wat.BEVESTIGEN else routes.INLOGGEN


def _terug_met(uitkomst: Aanmelduitkomst, taal: str, waar: str = routes.INLOGGEN) -> Response:
    """To a page that says what happened."""
    response = to(f"{routes.in_language(waar, taal)}?aanmelden={uitkomst}")
    drop_cookie(response, PROVIDER_COOKIE)
    return response
