"""Downloads of one's own data, as JSON for a machine and as a page for a person."""

from __future__ import annotations

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from portal import routes
from portal.database import read
from portal.domain.afspraak.queries import agendabestand_van
from portal.domain.inschrijving.export import alles_van
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.http.request import to, who

_templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined)


async def alles_json(request: Request) -> Response:
    """Everything we keep of whoever is logged in, as JSON."""
    found = await who(request)
    if found.door.rol is not Rol.KLANT:
        return to(routes.INLOGGEN)
    data = await read(alles_van, relatie_id=str(found.door.klant_id))
    body = json.dumps(data, ensure_ascii=False, indent=2)
    return _download(body, "application/json", "mijn-gegevens.json")


async def alles_html(request: Request) -> Response:
    """The same, as a page that opens in any browser and prints well."""
    found = await who(request)
    if found.door.rol is not Rol.KLANT:
        return to(routes.INLOGGEN)
    data = await read(alles_van, relatie_id=str(found.door.klant_id))
    body = _templates.get_template("gegevens.html").render(tabellen=data)
    return _download(body, "text/html", "mijn-gegevens.html")


async def agenda(request: Request) -> Response:
    """The calendar file of an own appointment; of anyone else's there is none."""
    found = await who(request)
    try:
        if found.door.rol is not Rol.KLANT:
            raise NietGevonden("afspraak of nobody")
        body = await read(agendabestand_van, afspraak_id=request.path_params["afspraak"], door=found.door)
    except NietGevonden:
        return Response("", status_code=404, headers={"Cache-Control": "no-store"})
    return _download(body, "text/calendar", "afspraak.ics")


def _download(body: str, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(body, media_type=f"{kind}; charset=utf-8", headers=headers)
