"""Logging in at an identity provider, without one."""

from __future__ import annotations

from portal.domain.toegang.aanbieder import (
    Afgerond,
    Lopend,
    Wat,
    aanmelding_afronden,
    aanmelding_beginnen,
    aanmelding_gebruiken,
    wisselsleutels,
)
from portal.integrations.inloggen.protocol import Aangemeld
from portal.settings import settings
from tests.conftest import Store
from tests.makers import IP

ISSUER = "https://aanbieder.example"


def begonnen(store: Store, aanbieder: str = "klant", wat: Wat = Wat.INLOGGEN, sessie: str = "") -> str | None:
    """Begin an attempt; the secret of the browser."""
    found = store.perform(
        aanmelding_beginnen, aanbieder=aanbieder, wat=wat, doel="/mijn", taal="nl", sessie=sessie, ip=IP
    )
    return found[0] if found else None


def gebruikt(store: Store, browser: str, aanbieder: str = "klant", *, state: str | None = None) -> Lopend | None:
    """Come back with this browser; the right state unless the test says otherwise."""
    eigen = wisselsleutels(browser, peper=settings().secret).state
    found = store.perform(
        aanmelding_gebruiken, aanbieder=aanbieder, browser=browser, state=eigen if state is None else state
    )
    return found[0] if found else None


def afgerond(
    store: Store, subject: str, aanbieder: str = "klant", wat: Wat = Wat.INLOGGEN, sessie: str = "", **anders: object
) -> Afgerond:
    """A whole attempt after which the provider says that this is `subject`."""
    browser = begonnen(store, aanbieder, wat, sessie)
    assert browser
    lopend = gebruikt(store, browser, aanbieder)
    assert lopend
    gezegd = Aangemeld(ISSUER, subject, "een.id.token", **anders)  # type: ignore[arg-type]
    return store.perform(aanmelding_afronden, lopend=lopend, aangemeld=gezegd, sessie=sessie)
