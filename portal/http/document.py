"""Photos of clients: in, with a limit while they stream and written anew; out, to the few who may see them."""

from __future__ import annotations

import asyncio
import re
import uuid
from collections.abc import AsyncGenerator
from hashlib import sha256
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from portal import clock, routes
from portal.database import outside, perform, read
from portal.domain.document.actions import Bestand, TeVeelFotos
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden, PortalFout
from portal.domain.toegang.actions import binnen_tempo
from portal.domain.toegang.queries import NIEMAND, ingelogde
from portal.domain.verzoek.actions import foto_inzien, foto_toevoegen
from portal.domain.verzoek.model import Verzoeksoort
from portal.domain.verzoek.queries import document_voor
from portal.domain.verzoek.rules import FORMULIEREN, FOTO
from portal.http.request import from_our_pages, to, who
from portal.http.shell import not_there
from portal.integrations.beeld.foto import FotoGeweigerd, foto_herschrijven
from portal.integrations.opslag.protocol import OpslagVol
from portal.integrations.virusscan.protocol import ScanNietBereikbaar
from portal.web import SESSION_COOKIE
from portal.wiring import beleid, diensten

SECONDS = 180
MEGABYTE = 1 << 20
# What a form adds to the file in it.
AROUND = 100_000
DOEL = re.compile(rf"{'|'.join(Verzoeksoort)}|[0-9a-f]{{32}}")


class Ontvangen(NamedTuple):
    """What came in with the form."""

    doel: str
    taal: str
    tab: str
    naam: str
    inhoud: bytes


async def foto_toevoegen_route(request: Request) -> Response:
    """Add a photo to a verzoek and go back to its page, which says what became of it."""
    if not from_our_pages(request):
        return PlainTextResponse(
            "Deze aanvraag komt niet van onze site. / This request does not come from our site.", 403
        )
    if await who(request) is NIEMAND:
        return to(routes.INLOGGEN)
    try:
        async with asyncio.timeout(SECONDS):
            ontvangen, uitslag = await _ontvang(request)
    except (ClientDisconnect, TimeoutError):
        # Half a photo is no photo; nothing was kept.
        return Response(status_code=400)
    if ontvangen is None:
        return Response(status_code=400)
    # The tab tells whom a medewerker helps, as it does for every event of that tab.
    geheim = request.cookies.get(SESSION_COOKIE, "")
    door = (await read(ingelogde, geheim=geheim, tab=ontvangen.tab)).door
    if door.klant_id is None:
        return to(routes.INLOGGEN)
    try:
        uitslag = uitslag or await _toevoegen(ontvangen, door)
    except NietGevonden:
        return not_there()
    doel = ontvangen.doel
    page = routes.verzoek_stap(doel, FOTO) if doel in FORMULIEREN else routes.mijn_verzoek(doel)
    return to(f"{routes.in_language(page, ontvangen.taal)}?foto={uitslag}")


async def _toevoegen(ontvangen: Ontvangen, door: Actor) -> str:
    """Check, store, and make it part of the verzoek; what is refused at the end is erased again."""
    if not await perform(binnen_tempo, soort="foto-persoon", wie=door.klant_id):
        return "te-vaak"
    bestand, waarom_niet = await outside(_bewaar, ontvangen)
    if bestand is None:
        return waarom_niet
    try:
        await perform(foto_toevoegen, doel=ontvangen.doel, bestand=bestand, door=door)
    except PortalFout as refused:
        await outside(diensten().opslag.wissen, bestand.id)
        if isinstance(refused, NietGevonden):
            raise
        return "te-veel" if isinstance(refused, TeVeelFotos) else "klaar"
    return "gelukt"


async def _ontvang(request: Request) -> tuple[Ontvangen | None, str]:
    """The form, and what is wrong with its photo already; nothing when it is no form of ours."""
    limit = beleid().regio.beleid_op(clock.today()).verzoek.foto_megabyte * MEGABYTE
    body, uitslag = bytearray(), ""
    async for chunk in request.stream():
        if len(body) + len(chunk) > limit + AROUND:
            uitslag = "te-groot"
            # The fields before the photo still say where to go back to.
            body += chunk[: max(0, limit + AROUND - len(body))]
        else:
            body += chunk
    if uitslag:
        return _fields_only(bytes(body[:4000])), uitslag

    async def once() -> AsyncGenerator[bytes, None]:
        yield bytes(body)

    try:
        form = await MultiPartParser(request.headers, once(), max_files=1, max_fields=10).parse()
    except (MultiPartException, KeyError):
        return None, ""
    try:
        file = form.get("foto")
        doel = str(form.get("doel", ""))
        if not isinstance(file, UploadFile) or not DOEL.fullmatch(doel):
            return None, ""
        inhoud = await file.read()
    finally:
        await form.close()
    taal = "en" if form.get("taal") == "en" else "nl"
    uitslag = "leeg" if not inhoud else "te-groot" if len(inhoud) > limit else ""
    return Ontvangen(doel, taal, str(form.get("tab", ""))[:64], _naam(file.filename or ""), inhoud), uitslag


def _fields_only(begin: bytes) -> Ontvangen | None:
    """The text fields of a form that was cut off; they stand before the photo."""

    def field(name: str) -> str:
        found = re.search(rf'name="{name}"\r\n\r\n([^\r]{{0,64}})\r\n'.encode(), begin)
        return found[1].decode(errors="replace") if found else ""

    doel = field("doel")
    return Ontvangen(doel, field("taal"), field("tab"), "", b"") if DOEL.fullmatch(doel) else None


def _naam(typed: str) -> str:
    """The name of the file as the client knows it: only text, and only the last part."""
    plain = "".join(sign for sign in typed.replace("\\", "/").rpartition("/")[2] if sign.isprintable())
    return plain[:80] or "foto"


def _bewaar(ontvangen: Ontvangen) -> tuple[Bestand | None, str]:
    """Look for viruses, write the photo anew, and store it; nothing is stored that is refused."""
    try:
        nagekeken = diensten().virusscan.is_schoon(ontvangen.inhoud)
        if not nagekeken:
            return None, "virus"
    except ScanNietBereikbaar:
        nagekeken = False
    try:
        foto = foto_herschrijven(ontvangen.inhoud)
        naam = uuid.uuid4().hex
        diensten().opslag.bewaren(naam, foto)
    except FotoGeweigerd as refused:
        return None, str(refused.probleem)
    except OpslagVol:
        return None, "vol"
    return Bestand(naam, ontvangen.naam, "image/jpeg", len(foto), sha256(foto).hexdigest(), nagekeken), ""


async def document(request: Request) -> Response:
    """A photo, as a download, for its owner and for who deals with it; to everybody else it does not exist."""
    found = await who(request)
    try:
        document_id = request.path_params["document"]
        if found.door.rol is Rol.MEDEWERKER:
            row = await perform(foto_inzien, document_id=document_id, door=found.door)
        else:
            row = await read(document_voor, document_id=document_id, door=found.door)
        inhoud = await outside(diensten().opslag.lezen, row.id)
    except (NietGevonden, FileNotFoundError):
        return not_there()
    headers = {
        "Content-Disposition": f'attachment; filename="foto-{row.id[:8]}.jpg"',
        "Cache-Control": "no-store",
    }
    return Response(inhoud, media_type=row.soort, headers=headers)
