"""Pages whose address holds an id: Reflex builds one empty shell for all of them; this gives it language and title.

An id that is not there for whoever asks is a real 404.
"""

from __future__ import annotations

import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from portal import i18n, routes
from portal.database import read
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.http.request import who
from portal.i18n import say, zin

BUILD = Path(".web/build/client")
TITLES = {routes.BALIE_KLANT: zin("Klantbeeld"), routes.BALIE_MACHTIGINGEN: zin("Wie helpt deze klant?")}


async def klantbeeld(request: Request) -> Response:
    """The shell of the klantbeeld; a conversation that is over or somebody else's does not exist."""
    return await _in_gesprek(request, routes.BALIE_KLANT)


async def machtigingen(request: Request) -> Response:
    """The shell of who acts for the client of a conversation."""
    return await _in_gesprek(request, routes.BALIE_MACHTIGINGEN)


async def _in_gesprek(request: Request, page: str) -> Response:
    found = await who(request)
    if found.door.rol is Rol.MEDEWERKER:
        try:
            gesprek = request.path_params["gesprek"]
            await read(lopend_contactmoment, contactmoment_id=gesprek, medewerker_id=str(found.door.medewerker_id))
        except NietGevonden:
            return FileResponse(BUILD / "404.html", 404, media_type="text/html")
    return _shell(page, request.url.path)


def _shell(page: str, path: str) -> Response:
    language = i18n.language_of(path)
    html = (BUILD / "__spa-fallback.html").read_text()
    html = re.sub(r'<html lang="[a-z]+"', f'<html lang="{language}"', html, count=1)
    title = f"<title>{say(TITLES[page], language)}</title>"
    html = re.sub(r"<title>.*?</title>", "", html, flags=re.S).replace("<head>", f"<head>{title}", 1)
    return HTMLResponse(html, headers={"Cache-Control": "no-cache"})
