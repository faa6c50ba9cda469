"""What the routes ask of a request: who is behind it, from where, and that it came from our own pages."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from portal.database import read
from portal.domain.toegang.queries import NIEMAND, Ingelogde, ingelogde
from portal.settings import settings
from portal.web import SESSION_COOKIE


async def who(request: Request) -> Ingelogde:
    """Who is behind this request, as the database says now."""
    secret = request.cookies.get(SESSION_COOKIE, "")
    return await read(ingelogde, geheim=secret) if secret else NIEMAND


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


def set_cookie(response: Response, name: str, value: str, *, seconds: int | None) -> None:
    """A cookie no script can read and no other site can send."""
    response.set_cookie(name, value, max_age=seconds, path="/", httponly=True, secure=settings().secure, samesite="lax")


def drop_cookie(response: Response, name: str) -> None:
    """End a cookie."""
    response.delete_cookie(name, path="/", httponly=True, secure=settings().secure, samesite="lax")
