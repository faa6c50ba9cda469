"""Login in HTTP: ask for a code, confirm it, log out. Plain forms, so they work without JavaScript too."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from portal import routes
from portal.database import perform, read
from portal.domain.concept.actions import concept_van
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.rules import eerste_open_stap
from portal.domain.relatie.rules import lijkt_email, parse_contact
from portal.domain.shared.invoer import OngeldigeInvoer
from portal.domain.toegang.actions import code_versturen, inloggen, sessie_beeindigen
from portal.domain.toegang.bewijs import inloggen_met_bewijs
from portal.domain.toegang.queries import ingelogde
from portal.domain.toegang.rules import CODE_GELDIG, SESSIE_GELDIG, Uitkomst
from portal.http.aanbieder import logout_elsewhere
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
from portal.settings import settings
from portal.web import BROWSER_COOKIE, SESSION_COOKIE, TYPED_COOKIE, safe_next, typed

INSCHRIJVEN = "inschrijven"
COLLEGA = "collega"
EERSTE_VRAAG = routes.inschrijven_stap("naam")


async def code_versturen_route(request: Request) -> Response:
    """Send a code to the address that was typed, and go on to the page that asks for it.

    The answer is the same whether anyone is known by that address.
    """
    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    language = "en" if form.get("taal") == "en" else "nl"
    inschrijven = form.get("doel") == INSCHRIJVEN
    voor_collega = form.get("doel") == COLLEGA and bool(settings().medewerker_passkey)
    doel = EERSTE_VRAAG if inschrijven else safe_next(str(form.get("volgende", "")))
    getypt = str(form.get("contact", ""))[:254]
    try:
        soort, waarde = parse_contact(getypt)
    except OngeldigeInvoer:
        fout = "leeg" if not getypt.strip() else "adres" if lijkt_email(getypt) else "mobiel"
        page = routes.inschrijven_stap("bewijs") if inschrijven else routes.INLOGGEN
        back = to(f"{routes.in_language(page, language)}?fout={fout}&volgende={doel}")
        set_cookie(back, TYPED_COOKIE, typed(getypt), seconds=120)
        return back
    browser = await perform(
        code_versturen,
        soort=soort,
        waarde=waarde,
        doel=doel,
        taal=language,
        voor_collega=voor_collega,
        ip=client_ip(request),
    )
    response = to(routes.in_language(routes.INLOGGEN_CODE, language))
    set_cookie(response, BROWSER_COOKIE, browser, seconds=2 * int(CODE_GELDIG.total_seconds()))
    drop_cookie(response, TYPED_COOKIE)
    return response


async def bevestigen(request: Request) -> Response:
    """Try the code, or the key behind the button of the mail; a session begins when it is right."""
    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    language = "en" if form.get("taal") == "en" else "nl"
    poging = await perform(
        inloggen,
        browser=request.cookies.get(BROWSER_COOKIE, ""),
        code=str(form.get("code", ""))[:40],
        sleutel=str(form.get("sleutel", ""))[:64],
        ip=client_ip(request),
    )
    if poging.uitkomst is Uitkomst.GEEN_COLLEGA:
        return to(f"{routes.in_language(routes.INLOGGEN, language)}?aanmelden={poging.uitkomst}")
    if poging.uitkomst is Uitkomst.PASSKEY:
        # Half a login: whoever was logged in here before is not any more.
        await end_session_before(request)
        response = to(routes.in_language(routes.PASSKEYS, language))
        drop_cookie(response, SESSION_COOKIE)
        return response
    if poging.uitkomst is not Uitkomst.GELUKT:
        return to(routes.in_language(routes.INLOGGEN_CODE, language))
    await end_session_before(request)
    doel = await _waar_gebleven(poging.sessie) if poging.doel == EERSTE_VRAAG else poging.doel or routes.MIJN
    response = to(routes.in_language(doel, language))
    set_cookie(response, SESSION_COOKIE, poging.sessie, seconds=int(SESSIE_GELDIG.total_seconds()))
    drop_cookie(response, BROWSER_COOKIE)
    return response


async def met_bewijs(request: Request) -> Response:
    """Log in with a code that we handed out at the desk or by letter, and the date of birth."""
    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    language = "en" if form.get("taal") == "en" else "nl"
    poging = await perform(inloggen_met_bewijs, formulier=dict(form), ip=client_ip(request))
    if poging.uitkomst is not Uitkomst.GELUKT:
        fout = "bewijs-vaak" if poging.uitkomst is Uitkomst.TE_VAAK else "bewijs"
        return to(f"{routes.in_language(routes.INLOGGEN, language)}?fout={fout}")
    await end_session_before(request)
    response = to(routes.in_language(poging.doel, language))
    set_cookie(response, SESSION_COOKIE, poging.sessie, seconds=int(SESSIE_GELDIG.total_seconds()))
    return response


async def _waar_gebleven(geheim: str) -> str:
    """The question at which this person stopped, on whatever device."""
    klant = (await read(ingelogde, geheim=geheim)).door.klant_id
    stand = await read(concept_van, relatie_id=klant, soort=CONCEPT)
    return routes.inschrijven_stap(eerste_open_stap(stand.gegevens))


async def uitloggen(request: Request) -> Response:
    """End this session, or with `overal` every session of this person."""
    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    language = "en" if form.get("taal") == "en" else "nl"
    secret = request.cookies.get(SESSION_COOKIE, "")
    there = await logout_elsewhere(secret)
    await perform(sessie_beeindigen, geheim=secret, overal=form.get("overal") == "ja")
    response = leave_for(there, language) if there else to(routes.in_language(routes.START, language))
    drop_cookie(response, SESSION_COOKIE)
    # The socket's own token stays behind in the tab otherwise, with what the screens remembered.
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


async def demo_login(request: Request) -> Response:
    """Become one of the people of the demo; this route does not exist outside it."""
    from portal.demo import demo_sessie

    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    language = "en" if form.get("taal") == "en" else "nl"
    geheim, doel = await perform(demo_sessie, email=str(form.get("wie", ""))[:254])
    if not geheim:
        return to(routes.in_language(routes.START, language))
    await end_session_before(request)
    response = to(routes.in_language(doel, language))
    set_cookie(response, SESSION_COOKIE, geheim, seconds=int(SESSIE_GELDIG.total_seconds()))
    return response
