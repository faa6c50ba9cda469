"""Messages of the outside world: read, verified, stored, answered; the worker does the rest."""

from __future__ import annotations

import logging

from starlette.requests import Request
from starlette.responses import Response

from portal.database import outside, perform
from portal.domain.betaling.actions import melding_ontvangen
from portal.integrations.betaling.protocol import OngeldigeMelding
from portal.wiring import diensten

log = logging.getLogger("portal.webhook")


async def betaling(request: Request) -> Response:
    """A signed message of the payment provider; a forged, old or unreadable one is refused and changes nothing."""
    body = await request.body()
    try:
        melding = await outside(diensten().betaling.melding_lezen, body, request.headers.get("stripe-signature"))
    except OngeldigeMelding:
        log.warning("refused a payment message of %d bytes", len(body))
        return Response(status_code=400)
    await perform(melding_ontvangen, melding=melding)
    return Response(status_code=200)
