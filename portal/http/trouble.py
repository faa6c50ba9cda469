"""When something goes wrong in a route: logged without people under a reference, and said in plain words with it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from functools import wraps

from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from portal.domain.shared.reference import nieuw_kenmerk

log = logging.getLogger("portal.http")

Route = Callable[[Request], Awaitable[Response]]


def our_mistake(error: Exception) -> Response:
    """Our own mistake (500), or a store that is too busy (503)."""
    kenmerk = nieuw_kenmerk("S")
    log.error("%s %s", kenmerk, type(error).__name__, exc_info=error)
    text = (
        f"Er ging iets mis bij ons. Ga terug en probeer het nog eens, of bel ons en noem {kenmerk}.\n\n"
        f"Something went wrong on our side. Go back and try again, or call us and mention {kenmerk}.\n"
    )
    status = 503 if isinstance(error, OperationalError) else 500
    return PlainTextResponse(text, status, headers={"Cache-Control": "no-store"})


def with_reference(route: Route) -> Route:
    """A route that never shows a bare error; what Starlette means as an answer (413) stays what it is."""

    @wraps(route)
    async def answered(request: Request) -> Response:
        try:
            return await route(request)
        except HTTPException:
            raise
        except Exception as error:
            return our_mistake(error)

    return answered
