"""A browser that asks for a passkey, and people who have one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from portal.domain.toegang.actions import code_versturen, inloggen
from portal.domain.toegang.bevestigen import bevestigingscode_proberen
from portal.domain.toegang.passkey import (
    TOEVOEGEN,
    Beantwoord,
    Gesteld,
    Passkeyuitkomst,
    Waarvoor,
    passkey_antwoord,
    passkeycode_vragen,
    passkeyvraag_stellen,
)
from portal.domain.toegang.rules import Uitkomst
from portal.settings import settings
from tests.authenticator import Authenticator
from tests.conftest import Store
from tests.machtiging.makers import Login, laatste_code
from tests.makers import IP, codemail
from tests.people import DIRK

ORIGIN = settings().origin


@dataclass
class Browser:
    """A browser with its cookies: of a login, of a code that was asked for, and of a passkey that was asked for."""

    store: Store
    sessie: str = ""
    poging: str = ""
    passkey: str = ""

    def vraag(self, waarvoor: Waarvoor = Waarvoor.INLOGGEN, **anders: str) -> Gesteld | Passkeyuitkomst:
        gegeven = {"handeling": "", "object_id": "", "doel": "/mijn", "taal": "nl", "ip": IP, **anders}
        gesteld = self.store.perform(
            passkeyvraag_stellen, waarvoor=waarvoor, sessie=self.sessie, poging=self.poging, **gegeven
        )
        if isinstance(gesteld, Gesteld) and gesteld.browser:
            self.passkey = gesteld.browser
        return gesteld

    def opties(self, waarvoor: Waarvoor = Waarvoor.INLOGGEN, **anders: str) -> dict[str, Any]:
        gesteld = self.vraag(waarvoor, **anders)
        assert isinstance(gesteld, Gesteld), gesteld
        return dict(json.loads(gesteld.opties))

    def antwoord(self, antwoord: str, naam: str = "") -> Beantwoord:
        return self.store.perform(
            passkey_antwoord,
            antwoord=antwoord,
            naam=naam,
            sessie=self.sessie,
            poging=self.poging,
            browser=self.passkey,
            ip=IP,
        )

    def logt_in(self, sleutel: Authenticator) -> Beantwoord:
        return self.antwoord(sleutel.use(self.opties()))


def code_getypt(store: Store, wie: Login) -> Uitkomst:
    """The second code for adding a passkey is typed."""
    store.perform(passkeycode_vragen, sessie_id=wie.sessie_id, door=wie.door)
    return store.perform(
        bevestigingscode_proberen,
        sessie_id=wie.sessie_id,
        handeling=TOEVOEGEN,
        object_id=str(wie.door.klant_id),
        code=laatste_code(store)[0],
        door=wie.door,
    )


def met_passkey(store: Store, wie: Login, naam: str = "Telefoon", **anders: Any) -> Authenticator:
    """This client has a passkey from here on."""
    sleutel = Authenticator(ORIGIN, **anders)
    assert code_getypt(store, wie) is Uitkomst.GELUKT
    browser = Browser(store, wie.geheim)
    gelukt = browser.antwoord(sleutel.make(browser.opties(Waarvoor.TOEVOEGEN)), naam)
    assert gelukt.uitkomst is Passkeyuitkomst.GELUKT
    return sleutel


def half(store: Store, email: str = DIRK.email) -> Browser:
    """A colleague typed the code from the mail."""
    poging = store.perform(
        code_versturen, soort="EMA", waarde=email, doel="/balie", taal="nl", voor_collega=True, ip=IP
    )
    code = codemail(store, email).code
    assert store.perform(inloggen, browser=poging, code=code, ip=IP).uitkomst is Uitkomst.PASSKEY
    return Browser(store, poging=poging)


def collega_met_passkey(store: Store, sleutel: Authenticator, email: str = DIRK.email) -> Browser:
    """A colleague made the first passkey and is logged in."""
    browser = half(store, email)
    gelukt = browser.antwoord(sleutel.make(browser.opties(Waarvoor.TOEVOEGEN)), "Werktelefoon")
    assert gelukt.uitkomst is Passkeyuitkomst.GELUKT
    browser.sessie = gelukt.sessie
    return browser
