"""A flow as a form on paper, to download: with what its owner filled in so far, and empty for anyone else."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from portal import routes
from portal.database import outside, perform, read
from portal.domain.hulp.papier import papier_om_te_printen, papier_uitgeven
from portal.domain.shared.errors import NietGevonden
from portal.domain.toegang.actions import binnen_tempo
from portal.http.request import client_ip, foreign, from_our_pages, to, who
from portal.integrations.brief.formulier import maak_formulier


async def formulier(request: Request) -> Response:
    """Give out a form with a fresh code, as PDF."""
    if not from_our_pages(request):
        return foreign()
    form = await request.form()
    taal = "en" if form.get("taal") == "en" else "nl"
    stroom = str(form.get("stroom", ""))
    if not await perform(binnen_tempo, soort="papier-ip", wie=client_ip(request)):
        return to(f"{routes.in_language(routes.OP_PAPIER, taal)}?te-vaak=ja")
    door = (await who(request)).door
    try:
        formulier_id = await perform(
            papier_uitgeven, stroom=stroom, taal=taal, groot=form.get("groot") == "ja", door=door
        )
    except NietGevonden:
        return to(f"{routes.in_language(routes.OP_PAPIER, taal)}?kies=ja")
    papier = await read(papier_om_te_printen, formulier_id=formulier_id)
    pdf = await outside(maak_formulier, papier)
    headers = {
        "Content-Disposition": f'attachment; filename="formulier-{papier.code}.pdf"',
        "Cache-Control": "no-store",
    }
    return Response(pdf, media_type="application/pdf", headers=headers)
