"""What the HTTP routes and the screens agree on: cookies, and addresses that a visitor hands us."""

from __future__ import annotations

import base64
import binascii
import re

from portal import routes
from portal.settings import settings

_PREFIX = "__Host-" if settings().secure else ""
SESSION_COOKIE = f"{_PREFIX}sessie"
BROWSER_COOKIE = f"{_PREFIX}inlogpoging"
PROVIDER_COOKIE = f"{_PREFIX}aanmelding"
PASSKEY_COOKIE = f"{_PREFIX}passkey"
SCREEN_COOKIE = f"{_PREFIX}scherm"
TYPED_COOKIE = f"{_PREFIX}getypt"

_PATH = re.compile(r"/(?:[A-Za-z0-9][A-Za-z0-9-]*(?:/[A-Za-z0-9-]+)*)?")


def safe_next(path: str) -> str:
    """An address inside the portal to go on to after login; anything else becomes the overview of the client."""
    return path if _PATH.fullmatch(path) and len(path) <= 100 else routes.MIJN


def typed(value: str) -> str:
    """What someone typed, fit for a cookie that lives for two minutes in their own browser."""
    return base64.urlsafe_b64encode(value[:254].encode(errors="replace")).decode()


def typed_back(cookie: str) -> str:
    """The reverse of `typed`; nonsense becomes nothing."""
    try:
        return base64.urlsafe_b64decode(cookie.encode()).decode()[:254]
    except (binascii.Error, ValueError):
        return ""
