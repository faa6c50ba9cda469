"""Pages whose address holds an id: Reflex builds one empty shell for all of them; this gives it language and title.

An id that is not there for whoever asks is a real 404.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from portal import i18n, routes
from portal.database import read
from portal.domain.advertentie.queries import Woning, woning_van
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.verzoek.model import Verzoeksoort
from portal.domain.verzoek.queries import bestaat_verzoek, verzoek_van
from portal.domain.verzoek.rules import CONTROLEREN, FORMULIEREN, stap_van
from portal.http.request import who
from portal.i18n import Zin, say, zin
from portal.settings import settings
from portal.wiring import beleid

BUILD = Path(".web/build/client")
TITLES = {
    routes.MIJN_VERZOEK: zin("Uw verzoek"),
    routes.BALIE_VERZOEK: zin("Verzoek"),
    routes.BALIE_KLANT: zin("Klantbeeld"),
    routes.BALIE_MACHTIGINGEN: zin("Wie helpt deze klant?"),
    routes.BALIE_KLANT_MAATWERK: zin("Afwijken van een regel"),
    routes.BALIE_KLANT_DOORVERWIJZEN: zin("Doorverwijzen"),
    routes.BALIE_KLANT_REGIE: zin("Vaste contactpersoon"),
    routes.BALIE_KLANT_CONTACTAFSPRAKEN: zin("Veilig contact"),
    routes.BALIE_KLANT_AFSCHERMEN: zin("Notitie afschermen"),
}


async def klantbeeld(request: Request) -> Response:
    """The shell of the klantbeeld and the pages under it; a conversation that is over or not yours does not exist."""
    found = await who(request)
    if found.door.rol is Rol.MEDEWERKER:
        try:
            await read(
                lopend_contactmoment,
                contactmoment_id=gesprek_van(request),
                medewerker_id=str(found.door.medewerker_id),
            )
        except NietGevonden:
            return not_there()
    under = routes.without_language(request.url.path).rstrip("/").rpartition(f"/{gesprek_van(request)}")[2]
    return _shell(f"{routes.BALIE_KLANT}{under}", request.url.path)


def gesprek_van(request: Request) -> str:
    """The id of the conversation in the address."""
    return str(request.path_params["gesprek"])


async def mijn_verzoek(request: Request) -> Response:
    """The shell of one own verzoek; somebody else's does not exist."""
    found = await who(request)
    if found.door.rol is Rol.KLANT:
        try:
            await read(verzoek_van, verzoek_id=request.path_params["verzoek"], door=found.door)
        except NietGevonden:
            return not_there()
    return _shell(routes.MIJN_VERZOEK, request.url.path)


async def woning(request: Request) -> Response:
    """The shell of one home on offer, with what a shared link shows; one that is not on offer is a 404."""
    try:
        found = await read(woning_van, advertentie_id=request.path_params["woning"], beleid=beleid())
    except NietGevonden:
        return not_there()
    return _shell(routes.WONING, request.url.path, found.titel, _shared(found, request.url.path))


def _shared(found: Woning, path: str) -> str:
    """Open Graph: what somebody sees who gets this link in a message."""
    language = i18n.language_of(path)
    about = say(found.samenvatting, language)
    values = {
        "og:type": "website",
        "og:title": say(found.titel, language),
        "og:description": about,
        "og:url": f"{settings().origin}{path}",
        "og:site_name": beleid().regio.naam,
    }
    if found.fotos:
        values |= {
            "og:image": settings().origin + routes.beeld(found.fotos[0].bestand),
            "og:image:alt": found.fotos[0].alt(language),
        }
    tags = "".join(f'<meta property="{name}" content="{escape(value, quote=True)}">' for name, value in values.items())
    return f'<meta name="description" content="{escape(about, quote=True)}">{tags}'


async def verzoek_stap(request: Request) -> Response:
    """The shell of one question of a new verzoek; a kind or question we do not know does not exist."""
    soort, stap = request.path_params["soort"], request.path_params["stap"]
    if soort not in FORMULIEREN:
        return not_there()
    pagina = stap_van(Verzoeksoort(soort), stap)
    if pagina is None and stap != CONTROLEREN:
        return not_there()
    title = pagina.titel if pagina else FORMULIEREN[Verzoeksoort(soort)].titel
    return _shell(routes.VERZOEK_STAP, request.url.path, title)


async def balie_verzoek(request: Request) -> Response:
    """The shell of one verzoek at the desk."""
    found = await who(request)
    if found.door.rol is Rol.MEDEWERKER:
        try:
            await read(bestaat_verzoek, verzoek_id=request.path_params["verzoek"])
        except NietGevonden:
            return not_there()
    return _shell(routes.BALIE_VERZOEK, request.url.path)


def not_there() -> Response:
    """The page for what does not exist."""
    return FileResponse(BUILD / "404.html", 404, media_type="text/html")


def _shell(page: str, path: str, about: Zin | None = None, head: str = "") -> Response:
    language = i18n.language_of(path)
    html = (BUILD / "__spa-fallback.html").read_text()
    html = re.sub(r'<html lang="[a-z]+"', f'<html lang="{language}"', html, count=1)
    title = f"<title>{escape(say(about or TITLES[page], language))}</title>{head}"
    html = re.sub(r"<title>.*?</title>", "", html, flags=re.S).replace("<head>", f"<head>{title}", 1)
    return HTMLResponse(html, headers={"Cache-Control": "no-cache"})
