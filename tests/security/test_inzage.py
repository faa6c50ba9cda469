"""Each look at a client is logged with a reason, where the client reads it; what shows a name without a log says why.

Everything of one client waits at the desk. Every handler for staff is called on it, and whatever then stands on a
screen of that client must stand in the log too, or in the list here.
"""

from __future__ import annotations

import inspect
import typing
from dataclasses import dataclass

import pytest
from sqlmodel import Session, SQLModel, select

from portal import http, routes
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht
from portal.domain.document.model import Document, Documentstatus
from portal.domain.relatie.model import Inzage
from portal.domain.shared.actor import Actor, Rol
from portal.domain.toegang.actions import sessie_beginnen
from portal.domain.verzoek.model import Verzoek
from portal.web import SESSION_COOKIE
from tests.conftest import Store
from tests.hulp.test_lijsten import LIJSTEN, VAN_DE_REGIO, rij
from tests.makers import gesprek, ingeschreven, medewerker
from tests.people import BILAL, GERDA, JOKE
from tests.security.headless import Headless, every_route
from tests.security.test_handlers import HANDLERS, some

# What is on a screen when something of Bilal is.
SPOREN = ("El Amrani", BILAL.email, "12345602", "kastanje")

# A line on a list of work says whose it is and what has to be done, as the client asked for it. It is no look into a
# file: opening it is, and that is logged. Each list is of the own corporation (tests/hulp/test_lijsten.py).
REGEL = "a line on a list of work: the name and what was asked; opening it is logged"
GESPREK = "in the conversation that the client was verified for; its beginning was logged with the reason"
ZONDER_BLIK = {
    "afspraak.AfsprakenState.balie_laden": REGEL,
    "balie.BalieState.laden": REGEL,
    "belofte.BelofteState.laden": REGEL,
    "dossier.BalieDossierState.laden": REGEL,
    "grens.GrensBalieState.laden": REGEL,
    "maatwerk.MaatwerkBalieState.laden": REGEL,
    "machtiging.BewindState.laden": REGEL,
    "papier.BaliePapierState.laden": REGEL,
    "sociale_kaart.DoorverwijzingenBalieState.laden": REGEL,
    "afscherming.AfschermenState.laden": GESPREK,
    "grens.GrensState.laden": GESPREK,
    "klanten.KlantState.laden": GESPREK,
    "klanten.KlantenState.laden": GESPREK,
    "maatwerk.MaatwerkState.laden": GESPREK,
    "regie.RegieState.laden": GESPREK,
    "sociale_kaart.DoorverwijzenState.laden": GESPREK,
}


@dataclass
class Wereld:
    """Bilal, and everything of his that a medewerker can come across."""

    store: Store
    bilal: Actor
    joke: Actor
    gesprek: str
    cookie: str

    def inzagen(self) -> int:
        return len(self.store.all(Inzage, relatie_id=self.bilal.relatie_id))


@pytest.fixture
def wereld(store: Store) -> Wereld:
    bilal = ingeschreven(store, BILAL).door
    joke, gerda = medewerker(store, JOKE), medewerker(store, GERDA)
    for lijst, maak in LIJSTEN.items():
        # Bilal has an inschrijving already.
        if lijst in VAN_DE_REGIO:
            continue
        for row in maak(lambda model, **gegeven: rij(model, store, bilal, gerda, **gegeven)):
            if isinstance(row, Bericht):
                row.relatie_id = bilal.relatie_id
            store.add(row)
    with_id = gesprek(store, bilal, joke)
    cookie = store.perform(sessie_beginnen, medewerker_id=joke.medewerker_id, bewijs="test")
    return Wereld(store, bilal, joke, with_id, cookie)


def ids(w: Wereld) -> dict[str, list[str]]:
    """For each argument by the name of what it names: everything that is there."""
    found: dict[str, list[str]] = {}

    def alles(session: Session) -> None:
        for naam, tabel in SQLModel.metadata.tables.items():
            if "id" in tabel.columns:
                found[f"{naam}_id"] = [str(id_) for id_ in session.exec(select(tabel.c.id)).all()]

    w.store.read(alles)
    found["relatie_id"] = [str(w.bilal.relatie_id)]
    return found


def paden(w: Wereld, handler: str) -> str:
    """The page on which this handler is called."""
    module, state, _ = handler.split(".")
    if state == "BalieVerzoekState":
        return routes.balie_verzoek(w.store.all(Verzoek)[0].id)
    onder = {
        "maatwerk.MaatwerkState": "/maatwerk",
        "sociale_kaart.DoorverwijzenState": "/doorverwijzen",
        "regie.RegieState": "/regie",
        "grens.GrensState": "/contactafspraken",
        "machtiging.MachtigingenAanBalieState": "/machtigingen",
    }.get(f"{module}.{state}", "")
    return f"{routes.BALIE_KLANTEN}/{w.gesprek}{onder}"


def voor_de_balie() -> list[str]:
    """Every handler for staff alone, those that load a page first."""
    names = [name for name, (_, rollen) in HANDLERS.items() if rollen == {Rol.MEDEWERKER}]
    return sorted(names, key=lambda name: ("laden" not in name, name))


async def test_whatever_staff_sees_of_a_client_is_logged_or_says_here_why_not(
    wereld: Wereld, headless: Headless
) -> None:
    known = ids(wereld)
    shown: set[str] = set()
    zonder: set[str] = set()
    gezien = 0
    # A new tab loads the page it is on first: let that be one without clients.
    await headless.call("basis.BasisState.laden", cookie=wereld.cookie, path=routes.PRIVACY)
    for handler in voor_de_balie():
        fn = inspect.unwrap(HANDLERS[handler][0])
        arguments = some(fn)
        names = [name for name in typing.get_type_hints(fn) if known.get(name)]
        calls = [{**arguments, names[0]: value} for value in known[names[0]]] if names else [arguments]
        for payload in calls:
            before = wereld.inzagen()
            headless.deltas.clear()
            await headless.call(handler, payload, cookie=wereld.cookie, path=paden(wereld, handler))
            values = {f"{name}={value!r}" for name, value in headless.vars_of_ours().items()}
            nieuw = {value for value in values - shown if any(spoor in value for spoor in SPOREN)}
            shown |= nieuw
            gezien += bool(nieuw)
            if nieuw and wereld.inzagen() == before:
                zonder.add(handler)
    assert zonder == set(ZONDER_BLIK)
    assert gezien > len(ZONDER_BLIK), "some looks were logged"
    assert all(inzage.reden for inzage in wereld.store.all(Inzage))


async def test_what_happened_to_a_promise_is_a_look(wereld: Wereld, headless: Headless) -> None:
    [belofte] = [b for b in wereld.store.all(Belofte, relatie_id=wereld.bilal.relatie_id) if b.afgerond_op is None]
    await headless.call("belofte.BelofteState.laden", cookie=wereld.cookie, path=routes.BALIE)
    before = wereld.inzagen()
    payload = {"belofte_id": belofte.id, "wat": "verloop"}
    await headless.call("belofte.BelofteState.openen", payload, cookie=wereld.cookie, path=routes.BALIE)
    assert wereld.inzagen() == before + 1
    redenen = [inzage.reden for inzage in wereld.store.all(Inzage, relatie_id=wereld.bilal.relatie_id)]
    assert sum(belofte.kenmerk in reden for reden in redenen) == 1


async def test_no_http_route_shows_staff_anything_of_a_client_but_a_photo_and_that_is_logged(wereld: Wereld) -> None:
    foto = rij(
        Document, wereld.store, wereld.bilal, wereld.joke, naam="lek.jpg", soort="image/jpeg", onderwerp="verzoek",
        status=Documentstatus.BESCHIKBAAR,
    )  # fmt: skip
    wereld.store.add(foto)
    before = wereld.inzagen()
    answers = await every_route(http.app(), {SESSION_COOKIE: wereld.cookie}, {"document": foto.id}, known_ids(wereld))
    assert len(answers) > 15
    for where, answer in answers.items():
        assert not any(spoor in answer.text for spoor in SPOREN), where
    assert wereld.inzagen() == before + 1
    assert [i.reden for i in wereld.store.all(Inzage) if "lek.jpg" in i.reden] == ["Foto lek.jpg bekeken"]


def known_ids(w: Wereld) -> dict[str, str]:
    """One of everything, by the names that forms and addresses use."""
    return {name: values[0] for name, values in ids(w).items() if values}
