"""The one clock. Use cases get `nu` and `vandaag` from the doors in `database.py`; nothing else asks the time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from portal.i18n import AMSTERDAM
from portal.settings import settings

__all__ = ["AMSTERDAM", "now", "today"]


def now() -> datetime:
    """This moment, aware and in UTC; a demo may live at another date (`PORTAL_CLOCK_OFFSET_SECONDS`)."""
    return datetime.now(UTC) + timedelta(seconds=settings().clock_offset_seconds)


def today() -> date:
    """The day it is in the Netherlands."""
    return now().astimezone(AMSTERDAM).date()
