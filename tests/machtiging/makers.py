"""Somebody who acts for a client, as far as a test needs it.

m = gemachtigd(store, BILAL, HELPER, "lezen", "betalen")    granted with the second code, and accepted
door = namens(store, m)                                     the actor of the helper, in a tab
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.contactmoment.model import Contactmoment
from portal.domain.machtiging.actions import (
    VERLENEN,
    machtiging_aan_balie_klaarzetten,
    machtiging_beantwoorden,
    machtiging_klaarzetten,
    machtiging_verlenen,
    namens_beginnen,
)
from portal.domain.relatie.model import Contactgegeven
from portal.domain.shared.actor import Actor
from portal.domain.toegang.bevestigen import bevestigingscode_proberen
from portal.domain.toegang.model import Bevestiging
from portal.domain.toegang.queries import Ingelogde, ingelogde
from portal.domain.toegang.rules import Uitkomst, cijfers, gelijk
from portal.settings import settings
from tests.conftest import Store
from tests.makers import sessie_van
from tests.people import CARLA, Persoon

HELPER = CARLA
TAB, ANDERE_TAB = "tab-een", "tab-twee"


class Login:
    """A client with a login in a browser; `nu` is who they are in a tab, as the gate sees it at an event."""

    def __init__(self, store: Store, persoon: Persoon, geheim: str = "") -> None:
        self.store, self.persoon = store, persoon
        self.geheim = geheim or sessie_van(store, persoon)
        self.sessie_id = self.nu().sessie_id
        self.door = self.nu().door

    def nu(self, tab: str = "") -> Ingelogde:
        return self.store.read(ingelogde, geheim=self.geheim, tab=tab)


@dataclass(frozen=True)
class Gemachtigd:
    """A machtiging that counts, and the logins on both sides."""

    id: str
    klant: Login
    helper: Login


def formulier(helper: Persoon = HELPER, *rechten: str, **anders: str) -> dict[str, str]:
    """The form with which a client lets somebody act."""
    return {
        "helper_naam": helper.naam,
        "contact": helper.email,
        "maanden": "6",
        **{f"recht_{recht}": "ja" for recht in rechten or ("lezen", "betalen")},
        **anders,
    }


def heeft_mobiel(store: Store, klant: Actor, persoon: Persoon) -> None:
    """The client proved a mobile number too."""
    store.add(
        Contactgegeven(relatie_id=str(klant.klant_id), soort="MOB", waarde=persoon.mobiel, gevalideerd_op=store.nu)
    )


def laatste_code(store: Store) -> tuple[str, str]:
    """The second code that works now, and the address it went to."""
    open_ = store.all(Bevestiging, gebruikt_op=None)
    for bericht in store.all(Bericht, soort="bevestigingscode"):
        found = re.search(r"\b(\d{3} \d{3})\b", bericht.tekst)
        assert found
        for bevestiging in open_:
            geheim = f"{bevestiging.id}:{cijfers(found[1])}"
            if gelijk(bevestiging.code_hash, geheim, peper=settings().secret):
                [verzending] = store.all(Verzending, bericht_id=bericht.id)
                return found[1], verzending.adres
    raise AssertionError("no second code works now")


def klaargezet(store: Store, klant: Login, helper: Persoon = HELPER, *rechten: str, **anders: str) -> str:
    return store.perform(
        machtiging_klaarzetten,
        formulier=formulier(helper, *rechten, **anders),
        sessie_id=klant.sessie_id,
        door=klant.door,
    )


def klaargezet_aan_balie(store: Store, balie: Actor, klant: Actor, **anders: str) -> str:
    """Written down by a medewerker in their conversation with this client; the client completes it."""
    [moment] = store.all(Contactmoment, relatie_id=klant.klant_id, medewerker_id=balie.medewerker_id)
    return store.perform(
        machtiging_aan_balie_klaarzetten, contactmoment_id=moment.id, formulier=formulier(**anders), door=balie
    )


def code_getypt(store: Store, klant: Login, machtiging_id: str, code: str, *, sessie_id: str = "") -> Uitkomst:
    return store.perform(
        bevestigingscode_proberen,
        sessie_id=sessie_id or klant.sessie_id,
        handeling=VERLENEN,
        object_id=machtiging_id,
        code=code,
        door=klant.door,
    )


def verleend(store: Store, klant: Login, helper: Persoon = HELPER, *rechten: str, **anders: str) -> str:
    """Granted with the second code; the helper did not answer yet."""
    machtiging_id = klaargezet(store, klant, helper, *rechten, **anders)
    assert code_getypt(store, klant, machtiging_id, laatste_code(store)[0]) is Uitkomst.GELUKT
    store.perform(machtiging_verlenen, machtiging_id=machtiging_id, sessie_id=klant.sessie_id, door=klant.door)
    return machtiging_id


def gemachtigd(store: Store, klant: Login, *rechten: str, helper: Login | None = None, **anders: str) -> Gemachtigd:
    """Granted and accepted."""
    wie = helper or Login(store, HELPER)
    machtiging_id = verleend(store, klant, wie.persoon, *rechten, **anders)
    store.perform(machtiging_beantwoorden, machtiging_id=machtiging_id, ja=True, door=wie.door)
    return Gemachtigd(machtiging_id, klant, wie)


def namens(store: Store, m: Gemachtigd, tab: str = TAB) -> Actor:
    """The helper acts for the client in this tab."""
    store.perform(namens_beginnen, machtiging_id=m.id, sessie_id=m.helper.sessie_id, tab=tab, door=m.helper.nu("").door)
    return m.helper.nu(tab).door
