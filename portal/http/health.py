"""Is the portal well? Says which peers are in place, never a secret."""

from __future__ import annotations

from sqlalchemy import text
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from portal.database import read
from portal.settings import settings


def _store_answers(session: Session) -> bool:
    return bool(session.connection().execute(text("select 1")).scalar_one())


async def gezondheid(request: Request) -> Response:
    """200 when the store answers, 503 when it does not."""
    try:
        store = await read(_store_answers)
    # Whatever is wrong with the store, the answer is the same: not well.
    except Exception:
        store = False
    chosen = settings()
    body = {
        "store": "ok" if store else "down",
        "mail": "smtp" if chosen.mail_host else "embedded",
        "sms": "http" if chosen.sms_adres else "embedded",
        "brief": "http" if chosen.brief_adres else "embedded",
        "virusscan": "clamd" if chosen.virusscan_adres else "off",
    }
    return JSONResponse(body, 200 if store else 503, headers={"Cache-Control": "no-store"})
