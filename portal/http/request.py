"""What the routes ask of a request: who is behind it, from where, and that it came from our own pages."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from portal.database import perform, read
from portal.domain.toegang.actions import sessie_beeindigen
from portal.domain.toegang.queries import NIEMAND, Ingelogde, ingelogde
from portal.i18n import speaking, t
from portal.settings import settings
from portal.web import SESSION_COOKIE


async def who(request: Request) -> Ingelogde:
    """Who is behind this request, as the database says now."""
    secret = request.cookies.get(SESSION_COOKIE, "")
    return await read(ingelogde, geheim=secret) if secret else NIEMAND


async def end_session_before(request: Request) -> None:
    """A browser holds one session: another tab that still shows the person before is emptied, and acts for nobody."""
    if secret := request.cookies.get(SESSION_COOKIE, ""):
        await perform(sessie_beeindigen, geheim=secret)


def client_ip(request: Request) -> str:
    """The address of the visitor; behind proxies the one the last trusted proxy saw."""
    hops = settings().trusted_proxy_hops
    forwarded = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
    if hops and len(forwarded) >= hops:
        return forwarded[-hops]
    return request.client.host if request.client else ""


def from_our_pages(request: Request) -> bool:
    """Whether a form was sent from our own pages: browsers say so, and another site cannot pretend."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    return request.headers.get("origin") == settings().origin


def to(path: str) -> RedirectResponse:
    """Go on to another page, with a GET."""
    return RedirectResponse(path, 303)


def foreign() -> Response:
    """The answer to a form that was not sent from our own pages."""
    text = "Deze aanvraag komt niet van onze site. / This request does not come from our site."
    return PlainTextResponse(text, 403)


def leave_for(address: str, language: str) -> Response:
    """Go on to an address that is not ours. A page that leads on, because a form may not be answered with a way out.

    (`form-action 'self'` also holds for where the answer to a form redirects to.)
    """
    with speaking(language):
        title, text = t("U gaat naar een andere website"), t("Gaat het niet vanzelf? Klik dan hier.")
    there = escape(address, quote=True)
    return HTMLResponse(
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0;url={there}"></head>'
        f'<body><h1>{escape(title)}</h1><p><a href="{there}">{escape(text)}</a></p></body></html>',
        headers={"Cache-Control": "no-store"},
    )


def set_cookie(response: Response, name: str, value: str, *, seconds: int | None) -> None:
    """A cookie no script can read and no other site can send."""
    response.set_cookie(name, value, max_age=seconds, path="/", httponly=True, secure=settings().secure, samesite="lax")


def drop_cookie(response: Response, name: str) -> None:
    """End a cookie."""
    response.delete_cookie(name, path="/", httponly=True, secure=settings().secure, samesite="lax")
