"""What every page knows: who is logged in, whether the office is open now, and that something went wrong."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import Any, Protocol

import reflex as rx
from reflex.event import EventSpec
from sqlalchemy.exc import OperationalError

from portal import clock, i18n, routes
from portal.database import perform
from portal.domain.grens.rules import contactwijze
from portal.domain.hulp.actions import helpen_stoppen
from portal.domain.machtiging.actions import namens_stoppen
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Weigering, zin
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.working_days import Openstelling, open_nu
from portal.domain.toegang.actions import binnen_tempo
from portal.domain.toegang.rules import Uitkomst
from portal.i18n import say, t
from portal.state import gate
from portal.state.gate import policy
from portal.state.spoed import SpoedState
from portal.view import Fout
from portal.wiring import beleid

log = logging.getLogger("portal")


class BasisState(rx.State):
    """Loaded by every page."""

    ingelogd: bool = False
    medewerker: bool = False
    naam: str = ""
    helpt: str = ""
    namens: str = ""
    namens_mag: bool = False
    stilte_seconden: int = 0
    open_nu: bool = False
    open_tekst: str = ""
    contactwijze: str = ""
    storing: str = ""
    _pad: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """Who is logged in and whether somebody answers the phone now; focus goes to the heading after navigation."""
        found = gate.who()
        self.ingelogd = found is not gate.NIEMAND
        self.medewerker = found.door.medewerker_id is not None or found.vergrendeld
        self.stilte_seconden = 60 * beleid().regio.beleid_op(clock.today()).gesprek.vergrendelen_na_minuten
        self.naam = found.naam
        self.helpt = found.helpt
        self.namens, self.namens_mag = found.namens, found.door.machtiging is not None
        self.contactwijze = contactwijze(found.contactregel, beleid(), clock.today(), i18n.language())
        self.storing = ""
        self.open_nu, self.open_tekst = _kantoor(clock.now().replace(second=0, microsecond=0), i18n.language())
        vorige, self._pad = self._pad, str(self.router_data.get("pathname", ""))
        if await (await self.get_state(SpoedState))._beloofd() and vorige != self._pad:
            return rx.set_focus("spoed")
        # The first page of a visit leaves focus alone, and so does the same page with what is wrong on it.
        return rx.set_focus("kop") if vorige not in ("", self._pad) else None

    @rx.event
    @policy(Rol.MEDEWERKER)
    async def stop_helpen(self):
        """Stop met helpen: from here on this tab acts for nobody but the medewerker."""
        found = gate.who()
        await perform(helpen_stoppen, sessie_id=found.sessie_id, tab=gate.tab_of(self), door=found.door)
        self.helpt = ""
        return rx.redirect(adres(routes.BALIE))

    @rx.event
    @policy(Rol.GEMACHTIGDE)
    async def stop_namens(self):
        """Stop: from here on this tab is one's own again, and nothing of the client stays on a screen."""
        found = gate.who()
        await perform(namens_stoppen, sessie_id=found.sessie_id, tab=gate.tab_of(self), door=found.door)
        await gate.becomes(self, "")
        return rx.redirect(adres(routes.MIJN_NAMENS))

    @rx.event
    @policy()
    async def toon_storing(self, kenmerk: str, druk: bool):
        """Say that something went wrong, with the reference under which we can find it."""
        if not re.fullmatch(r"S-[A-Z0-9]{4}-[A-Z0-9]{4}", kenmerk):
            return
        self.storing = (
            t(
                "Het is nu heel druk. Wat u typte staat er nog. Probeer het zo nog eens, of bel ons ({kenmerk}).",
                kenmerk=kenmerk,
            )
            if druk
            else t(
                "Er ging iets mis bij ons. Wat u typte staat er nog. Probeer het nog eens, of bel ons ({kenmerk}).",
                kenmerk=kenmerk,
            )
        )


@lru_cache(maxsize=2 * len(i18n.LANGUAGES))
def _kantoor(minuut: datetime, taal: str) -> tuple[bool, str]:
    """Whether the office is open in this minute, and how that is said: the same for everyone who loads a page."""
    with i18n.speaking(taal):
        stand = open_nu(minuut, beleid().regio.rooster_op(minuut.astimezone(clock.AMSTERDAM).date()))
        return stand.open, _open_tekst(stand)


def _open_tekst(stand: Openstelling) -> str:
    if stand.open and stand.tot is not None:
        return t("Nu open, tot {tijd}", tijd=i18n.time_of(stand.tot))
    if stand.weer_open is not None:
        return t(
            "Nu dicht. Weer open op {dag} om {tijd}",
            dag=i18n.weekday_of(stand.weer_open),
            tijd=i18n.time_of(stand.weer_open),
        )
    return t("Nu dicht")


def handle_backend_exception(exception: Exception) -> EventSpec:
    """Our own mistake, or the store: logged under a reference without any personal data, and said in plain words."""
    kenmerk = nieuw_kenmerk("S")
    druk = isinstance(exception, OperationalError)
    log.error("%s %s", kenmerk, type(exception).__name__, exc_info=exception)
    return BasisState.toon_storing(kenmerk, druk)


def handle_frontend_exception(exception: Exception) -> None:
    """What a browser reports: anyone can send this, so only its length is kept."""
    log.warning("frontend exception of %d characters", len(str(exception)))


# Longer than any field takes: what is too long is refused by its field, and can be shown again to be shortened.
LANGSTE_ANTWOORD = 4000


def ingevuld(form: Mapping[str, Any]) -> dict[str, str]:
    """What was typed, as text of a length we can show again."""
    return {veld: waarde[:LANGSTE_ANTWOORD] for veld, waarde in form.items() if isinstance(waarde, str)}


def getypte_code(form: Mapping[str, Any]) -> str:
    """The code that was typed, no longer than one can be with spaces."""
    code = form.get("code")
    return code[:40] if isinstance(code, str) else ""


def code_fout(uitkomst: Uitkomst) -> str:
    """What is wrong with a second code."""
    if uitkomst is Uitkomst.FOUT:
        return t("Deze code klopt niet. Kijk nog eens goed, of vraag een nieuwe code.")
    if uitkomst is Uitkomst.TE_VAAK:
        return t("U heeft te vaak een code geprobeerd. Vraag een nieuwe code, of bel ons.")
    return t("Deze code werkt niet meer. Vraag een nieuwe code.")


class HeeftVelden(Protocol):
    """A State with a form of which a field can be wrong."""

    fouten: list[Fout]
    fout: dict[str, str]


class HeeftFouten(HeeftVelden, Protocol):
    """A State with a form that can be refused."""

    melding: str
    melding_verder: str


class Formulierstaat(rx.State, mixin=True):
    """How a State of a page with a form begins: whether it was filled, and what is wrong or was done."""

    geladen: bool = False
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""


def fout_bij(state: HeeftVelden, veld: str, tekst: str) -> EventSpec:
    """One field is wrong: it says so, and so does the summary on top, which gets focus."""
    state.fouten, state.fout = [Fout(veld, tekst)], {veld: tekst}
    return rx.set_focus("fouten")


def foute_code(state: HeeftVelden, uitkomst: Uitkomst) -> EventSpec:
    """The second code is wrong."""
    return fout_bij(state, "code", code_fout(uitkomst))


def foute_schermcode(state: HeeftVelden) -> EventSpec:
    """No second screen shows the code that a medewerker typed."""
    return fout_bij(state, "code", t("Deze code klopt niet. Kijk nog eens op het tweede scherm."))


def schoon(state: HeeftFouten) -> None:
    """Nothing of what was said before is on screen any more: no problem, no notice."""
    state.fouten, state.fout, state.melding, state.melding_verder = [], {}, "", ""


@contextmanager
def refusals(state: HeeftFouten, *behalve: type[Weigering]) -> Iterator[None]:
    """Turn a refusal of a use case into what the form shows; what was typed stays on screen.

    The refusals in `behalve` come through: the handler has another answer to them.
    """
    schoon(state)
    try:
        yield
    except behalve:
        raise
    except FouteInvoer as refused:
        state.fouten = [Fout(f.veld, say(f.reden)) for f in refused.fouten]
        state.fout = {f.veld: say(f.reden) for f in refused.fouten}
    except Weigering as refused:
        state.melding = say(refused.reden)
        state.melding_verder = say(refused.verder) if refused.verder else ""
    except NietGevonden:
        state.melding = say(zin("Wij vinden dit niet."))
        state.melding_verder = say(zin("Ziet u het wel in uw overzicht? Laad de pagina opnieuw, of bel ons."))


def refused(state: HeeftFouten) -> bool:
    """Whether the last use case said no."""
    return bool(state.fouten or state.melding)


async def te_vaak(state: Any, soort: str) -> bool:
    """Whether more of this came from one internet connection than may; then the page says so, and what to do."""
    if await perform(binnen_tempo, soort=soort, wie=str(state.router.session.client_ip)):
        return False
    state.melding = t("Er kwamen te veel verzoeken vanaf uw internetverbinding.")
    state.melding_verder = t("Bel ons, of probeer het over een uur nog eens.")
    return True


def adres(path: str) -> str:
    """An address in the language of the event being handled."""
    return routes.in_language(path, i18n.language())
