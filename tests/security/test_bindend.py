"""What binds a client stays with the client: every binding act, along every door, by everybody but the client.

Which acts bind stands on the acts; which doors lead to them is read from the source. Both lists are compared with what
is tried here, so a new act or a new door without a case fails.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from portal import http, jobs
from portal.domain.betaling.actions import betaling_voorbereiden
from portal.domain.betaling.model import Betaling
from portal.domain.contactmoment.model import Keuze
from portal.domain.hulp import keuzes
from portal.domain.hulp.actions import gesprek_beginnen, helpen_stoppen, klant_helpen
from portal.domain.hulp.keuzes import (
    APART,
    APART_VRAGEN,
    INSCHRIJVEN,
    SAMEN,
    SAMEN_VERDER,
    STAPPEN,
    SchermWerktNietMeer,
    keuze_intrekken,
    op_tweede_scherm_weigeren,
    open_voorstellen,
)
from portal.domain.inschrijving.actions import inschrijving_aanvragen, medeaanvraag_beantwoorden
from portal.domain.inschrijving.herroepen import inschrijving_herroepen
from portal.domain.inschrijving.model import Inschrijving, Medeaanvrager, Samenvoeging, Splitsing, Verlenging
from portal.domain.inschrijving.queries import medeaanvragen_aan
from portal.domain.inschrijving.samenvoegen import samenvoegen_beantwoorden, samenvoegen_bevestigen
from portal.domain.inschrijving.splitsen import splitsen_beantwoorden, splitsen_vragen
from portal.domain.inschrijving.uitschrijven import inschrijving_uitschrijven, uitschrijfgevolgen
from portal.domain.inschrijving.verlengen import inschrijving_verlengen
from portal.domain.machtiging.actions import machtiging_beantwoorden, machtiging_verlenen, namens_beginnen
from portal.domain.machtiging.model import Machtiging
from portal.domain.machtiging.rules import MACHTIGEN
from portal.domain.shared import rights
from portal.domain.shared.actor import BEZOEKER, SYSTEEM, Actor
from portal.domain.shared.errors import NietGevonden, PortalFout
from portal.domain.toegang.actions import sessie_beeindigen, sessie_beginnen
from portal.domain.toegang.bevestigen import BevestigingNodig
from portal.domain.toegang.queries import ingelogde
from portal.web import SESSION_COOKIE
from tests.conftest import Store
from tests.hulp.test_helpen import ANDERE_TAB, TAB
from tests.hulp.test_keuzes import Desk, drukt_op_ja
from tests.inschrijving import test_samenvoegen as samenvoegen
from tests.inschrijving.test_splitsen import gevraagd, samen_ingeschreven
from tests.inschrijving.test_splitsen import stand as splitsstand
from tests.machtiging.makers import (
    Gemachtigd,
    Login,
    code_getypt,
    gemachtigd,
    klaargezet,
    klaargezet_aan_balie,
    laatste_code,
    verleend,
)
from tests.makers import AKKOORD, IDENTITEIT_GEZIEN, aangevraagd, alles_ingevuld, ingeschreven, medewerker, samen_met
from tests.people import ANS, BILAL, CARLA, DIRK, EVA, FATMA
from tests.security.bereik import bereikt
from tests.security.conftest import sums
from tests.security.headless import Headless, every_route
from tests.security.test_handlers import HANDLERS

VERTREKT = replace(ANS, email="vertrekt@voorbeeld.nl")
# What says whether somebody is bound: whose row it is, and its status.
BINDT = (Inschrijving, Medeaanvrager, Verlenging, Splitsing, Samenvoeging, Betaling, Machtiging, Keuze)


class Wereld:
    """Two clients of whom something waits for a yes, a helper who may only read, and a medewerker at the desk."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.bilal, self.carla, self.eva = (Login(store, wie) for wie in (BILAL, CARLA, EVA))
        self.ander = Login(store, ANS)
        self.vertrekt = Login(store, VERTREKT)
        # One pair may be asked to part; of the other pair one was asked already.
        self.splitst, _ = self._paar("splitst")
        vraagt, self.antwoordt = self._paar("antwoordt")
        store.perform(splitsen_vragen, **self.splitsing(vraagt, "ketencode"), door=vraagt.door)
        # Of one pair somebody was asked to join, of the other who asked has the last word.
        vraagt_samen, self.wordt_gevraagd = self._apart("gevraagd")
        self.laatste_woord, zegt_ja = self._apart("laatste")
        samenvoegen.vraag(store, vraagt_samen, self.wordt_gevraagd.persoon)
        samenvoegen.vraag(store, self.laatste_woord, zegt_ja.persoon)
        samenvoegen.antwoord(store, zegt_ja)
        ingeschreven(store, VERTREKT, door=self.vertrekt.door)
        aangevraagd(store, CARLA, door=self.carla.door, anders=samen_met(BILAL))
        self.versie = alles_ingevuld(store, BILAL, door=self.bilal.door)[1]
        [self.betaling] = store.all(Betaling, relatie_id=str(self.carla.door.klant_id))
        [aanvraag] = store.all(Inschrijving, relatie_id=str(self.carla.door.klant_id))
        store.add(
            Verlenging(
                inschrijving_id=aanvraag.id,
                relatie_id=aanvraag.relatie_id,
                termijn_tot=store.vandaag + timedelta(days=30),
                nieuw_tot=store.vandaag + timedelta(days=395),
                bedrag_cent=0,
                beleid_versie="2026",
                gevraagd_op=store.nu,
                verlengen_tot=store.vandaag + timedelta(days=30),
                herstelbaar_tot=store.vandaag + timedelta(days=200),
            )
        )
        self.helpers = {
            login.door.klant_id: gemachtigd(store, login, "lezen", helper=self.eva)
            for login in (self.bilal, self.carla, self.vertrekt, self.splitst, self.antwoordt)
        } | {
            login.door.klant_id: gemachtigd(store, login, "lezen", helper=self.eva)
            for login in (self.wordt_gevraagd, self.laatste_woord)
        }
        # Granted by Carla, so Bilal has to answer; written down by Bilal, so he has to grant it.
        self.gevraagd = verleend(store, self.carla, BILAL)
        self.te_verlenen = klaargezet(store, self.bilal, ANS)
        self.mede = store.read(medeaanvragen_aan, relatie_id=str(self.bilal.door.klant_id))[0].id
        self.dirk = medewerker(store, DIRK)
        self.dirks_sessie = store.perform(sessie_beginnen, medewerker_id=self.dirk.medewerker_id, bewijs="test")

    def login(self, act: str) -> Login:
        """The client whom this act binds."""
        if act in VAN_WIE_SPLITST:
            return self.splitst if act == "splitsen_vragen" else self.antwoordt
        if act in VAN_WIE_SAMEN_VERDER:
            return self.wordt_gevraagd if act == "samenvoegen_beantwoorden" else self.laatste_woord
        return self.bilal if act in VAN_BILAL else self.vertrekt if act in VAN_WIE_VERTREKT else self.carla

    def splitsing(self, wie: Login, *velden: str) -> dict[str, str]:
        """What stands on the screen of who asks to part, or is asked."""
        stand = splitsstand(self.store, wie.door)
        if not velden:
            return {"op_scherm": stand.ketencode, "voorstel": stand.splitsing_id}
        return {veld: getattr(stand, veld) for veld in velden}

    def samen(self, wie: Login, *velden: str) -> dict[str, str]:
        """What stands on the screen of who is asked to join, or has the last word."""
        stand = samenvoegen.stand(self.store, wie)
        assert stand.afspraak is not None
        return dict(zip(velden or ("voorstel", "op_scherm"), (stand.samenvoeging_id, stand.afspraak.code), strict=True))

    def _apart(self, naam: str) -> tuple[Login, Login]:
        een, twee = (Login(self.store, replace(ANS, email=f"{naam}{nummer}@voorbeeld.nl")) for nummer in (1, 2))
        for login in (een, twee):
            ingeschreven(self.store, login.persoon, door=login.door)
        return een, twee

    def _paar(self, naam: str) -> tuple[Login, Login]:
        houder, mede = (Login(self.store, replace(ANS, email=f"{naam}{nummer}@voorbeeld.nl")) for nummer in (1, 2))
        samen_ingeschreven(self.store, houder, mede)
        return houder, mede

    def vertrek(self) -> dict[str, str]:
        """The last form of ending an inschrijving, as it stands on the screen of the client."""
        gevolgen = self.store.read(uitschrijfgevolgen, relatie_id=str(self.vertrekt.door.klant_id))
        assert gevolgen is not None
        return {"begrepen": "ja", "ketencode": gevolgen.ketencode}

    def helpt(self, klant: Login, tab: str = TAB) -> Actor:
        """Dirk saw who the client is, and helps them in this tab; nothing is confirmed."""
        gesprek = self.store.perform(
            gesprek_beginnen, relatie_id=str(klant.door.klant_id), formulier=IDENTITEIT_GEZIEN, door=self.dirk
        )
        nu = self.store.read(ingelogde, geheim=self.dirks_sessie, tab=tab)
        self.store.perform(klant_helpen, contactmoment_id=gesprek, sessie_id=nu.sessie_id, tab=tab, door=self.dirk)
        return self.store.read(ingelogde, geheim=self.dirks_sessie, tab=tab).door

    def namens(self, klant: Login, tab: str = TAB) -> Actor:
        """Eva acts for this client in this tab; she may only read."""
        m: Gemachtigd = self.helpers[klant.door.klant_id]
        self.store.perform(
            namens_beginnen, machtiging_id=m.id, sessie_id=self.eva.sessie_id, tab=tab, door=self.eva.nu("").door
        )
        return self.eva.nu(tab).door

    def inhoud(self) -> dict[str, str]:
        return self.store.read(sums)

    def bindt(self) -> dict[str, list[tuple[str, str]]]:
        """The status of everything by which somebody can be bound."""

        def statuses(session: Session) -> dict[str, list[tuple[str, str]]]:
            return {
                kind.__tablename__: [
                    tuple(row)
                    for row in session.connection().exec_driver_sql(
                        f"select id, status from {kind.__tablename__} order by id"
                    )
                ]
                for kind in BINDT
            }

        return self.store.read(statuses)


@pytest.fixture
def wereld(store: Store) -> Wereld:
    return Wereld(store)


# --- the acts -------------------------------------------------------------------------------------------------------

ACTS: dict[str, Callable[[Wereld, Actor], object]] = {
    "inschrijving_aanvragen": lambda w, door: w.store.perform(
        inschrijving_aanvragen, formulier=AKKOORD, versie=w.versie, door=door
    ),
    "medeaanvraag_beantwoorden": lambda w, door: w.store.perform(
        medeaanvraag_beantwoorden, medeaanvrager_id=w.mede, ja=True, door=door
    ),
    "machtiging_verlenen": lambda w, door: w.store.perform(
        machtiging_verlenen, machtiging_id=w.te_verlenen, sessie_id=w.bilal.sessie_id, door=door
    ),
    "machtiging_beantwoorden": lambda w, door: w.store.perform(
        machtiging_beantwoorden, machtiging_id=w.gevraagd, ja=True, door=door
    ),
    "betaling_voorbereiden": lambda w, door: w.store.perform(
        betaling_voorbereiden, betaling_id=w.betaling.id, door=door
    ),
    "inschrijving_verlengen": lambda w, door: w.store.perform(inschrijving_verlengen, door=door),
    "inschrijving_uitschrijven": lambda w, door: w.store.perform(
        inschrijving_uitschrijven, formulier=w.vertrek(), door=door
    ),
    "inschrijving_herroepen": lambda w, door: w.store.perform(inschrijving_herroepen, door=door),
    "splitsen_vragen": lambda w, door: w.store.perform(
        splitsen_vragen, **w.splitsing(w.splitst, "ketencode"), door=door
    ),
    "splitsen_beantwoorden": lambda w, door: w.store.perform(
        splitsen_beantwoorden, **w.splitsing(w.antwoordt, "ketencode", "splitsing_id"), ja=True, door=door
    ),
    "samenvoegen_beantwoorden": lambda w, door: w.store.perform(
        samenvoegen_beantwoorden, **w.samen(w.wordt_gevraagd, "samenvoeging_id", "afspraak"), ja=True, door=door
    ),
    "samenvoegen_bevestigen": lambda w, door: w.store.perform(
        samenvoegen_bevestigen, **w.samen(w.laatste_woord, "samenvoeging_id", "afspraak"), door=door
    ),
}
VAN_BILAL = ("inschrijving_aanvragen", "medeaanvraag_beantwoorden", "machtiging_verlenen", "machtiging_beantwoorden")
VAN_WIE_SPLITST = ("splitsen_vragen", "splitsen_beantwoorden")
VAN_WIE_SAMEN_VERDER = ("samenvoegen_beantwoorden", "samenvoegen_bevestigen")
VAN_WIE_VERTREKT = ("inschrijving_uitschrijven", "inschrijving_herroepen")

# Everybody but the client, as the session of an event or the worker would say it.
NIET_DE_KLANT: dict[str, Callable[[Wereld, Login], Actor]] = {
    "a visitor": lambda w, klant: BEZOEKER,
    "another client": lambda w, klant: w.ander.door,
    "a medewerker": lambda w, klant: w.dirk,
    "a medewerker who names the client": lambda w, klant: replace(w.dirk, namens=klant.door.klant_id),
    "a medewerker who helps, without confirmation": lambda w, klant: w.helpt(klant),
    "a helper without this right": lambda w, klant: w.namens(klant),
    "a helper whose machtiging is of somebody else": lambda w, klant: replace(
        w.namens(w.carla if klant is w.bilal else w.bilal), namens=klant.door.klant_id
    ),
    "a job": lambda w, klant: SYSTEEM,
    "a job that names the client": lambda w, klant: replace(
        SYSTEEM, namens=klant.door.klant_id, relatie_id=klant.door.klant_id
    ),
}


def test_every_binding_act_is_tried_here_and_none_can_be_done_in_a_help_session() -> None:
    assert set(ACTS) == rights.BINDEND
    assert not rights.BINDEND & rights.NAMENS_KLANT
    assert {INSCHRIJVEN, SAMEN, MACHTIGEN, APART_VRAGEN, APART, SAMEN_VERDER} == set(keuzes.BINDEND)


@pytest.mark.parametrize("wie", NIET_DE_KLANT)
@pytest.mark.parametrize("act", ACTS)
def test_a_binding_act_by_anybody_but_the_client_is_refused_and_changes_nothing(
    wereld: Wereld, act: str, wie: str
) -> None:
    door = NIET_DE_KLANT[wie](wereld, wereld.login(act))
    before = wereld.inhoud()
    with pytest.raises(PortalFout):
        ACTS[act](wereld, door)
    assert wereld.inhoud() == before


@pytest.mark.parametrize("act", ACTS)
def test_the_client_alone_can(wereld: Wereld, act: str) -> None:
    """So what is refused above is refused for who it was, and not for what was missing."""
    if act == "machtiging_verlenen":
        code_getypt(wereld.store, wereld.bilal, wereld.te_verlenen, laatste_code(wereld.store)[0])
    before = wereld.inhoud()
    ACTS[act](wereld, wereld.login(act).door)
    assert wereld.inhoud() != before


# --- the doors: events ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Deur:
    """How a handler is called by somebody who wants the act done."""

    van: str
    payload: Callable[[Wereld], dict[str, Any]] = lambda w: {}


VINKJES = {**AKKOORD, "aan_balie": "ja", "handtekening": "ja", "erbij": ""}
DEUREN = {
    "uitschrijven.UitschrijvenState.uitschrijven": Deur("inschrijving_uitschrijven", lambda w: {"form": w.vertrek()}),
    "uitschrijven.HerroepenState.herroepen": Deur("inschrijving_herroepen", lambda w: {"form": {}}),
    "splitsen.SplitsenState.vragen": Deur("splitsen_vragen", lambda w: {"form": w.splitsing(w.splitst)}),
    "splitsen.SplitsenState.ja": Deur("splitsen_beantwoorden", lambda w: {"form": w.splitsing(w.antwoordt)}),
    "splitsen.SplitsenState.nee": Deur("splitsen_beantwoorden", lambda w: {"form": w.splitsing(w.antwoordt)}),
    "splitsen.SplitsenState.samen_ja": Deur("samenvoegen_beantwoorden", lambda w: {"form": w.samen(w.wordt_gevraagd)}),
    "splitsen.SplitsenState.samen_nee": Deur("samenvoegen_beantwoorden", lambda w: {"form": w.samen(w.wordt_gevraagd)}),
    "splitsen.SplitsenState.samen_bevestigen": Deur(
        "samenvoegen_bevestigen", lambda w: {"form": w.samen(w.laatste_woord)}
    ),
    "betalen.BetalenState.betalen": Deur("betaling_voorbereiden"),
    "inschrijven.InschrijvenState.aanvragen": Deur(
        "inschrijving_aanvragen", lambda w: {"form": {**AKKOORD, "versie": str(w.versie)}}
    ),
    "keuzes.BevestigState.intrekken": Deur("inschrijving_aanvragen"),
    "keuzes.BevestigState.koppelen": Deur(
        "inschrijving_aanvragen",
        lambda w: {"form": {**VINKJES, "wat": f"{INSCHRIJVEN} {w.bilal.door.klant_id}", "code": "123456"}},
    ),
    "keuzes.BevestigState.laden": Deur("inschrijving_aanvragen"),
    "keuzes.BevestigState.mondeling": Deur(
        "medeaanvraag_beantwoorden", lambda w: {"form": {**VINKJES, "wat": f"{SAMEN} {w.mede}"}}
    ),
    "keuzes.BevestigState.stap_gedaan": Deur("inschrijving_aanvragen"),
    "keuzes.SchermState.bevestigen": Deur("inschrijving_aanvragen", lambda w: {"form": VINKJES}),
    "keuzes.SchermState.kijken": Deur("inschrijving_aanvragen"),
    "keuzes.SchermState.laden": Deur("inschrijving_aanvragen"),
    "keuzes.SchermState.weigeren": Deur("medeaanvraag_beantwoorden"),
    "keuzes.TerugState.laden": Deur("inschrijving_aanvragen"),
    "keuzes.TerugState.terugdraaien": Deur("inschrijving_aanvragen", lambda w: {"keuze_id": w.mede}),
    "machtiging.MachtigingCodeState.bevestigen": Deur(
        "machtiging_verlenen", lambda w: {"form": {"code": laatste_code(w.store)[0]}}
    ),
    "machtiging.NamensState.antwoorden": Deur(
        "machtiging_beantwoorden", lambda w: {"machtiging_id": w.gevraagd, "ja": True}
    ),
    "mijn.MijnState.samen_beantwoorden": Deur(
        "medeaanvraag_beantwoorden", lambda w: {"medeaanvrager_id": w.mede, "ja": True}
    ),
    "papier.PapierAfrondenState.afronden": Deur(
        "inschrijving_aanvragen", lambda w: {"form": {**VINKJES, "versie": str(w.versie)}}
    ),
    "verlengen.VerlengenState.verlengen": Deur("inschrijving_verlengen"),
}
WIE = ("a visitor", "another client", "a medewerker", "a medewerker who helps", "a helper without this right")
PADEN = ("/mijn", "/balie/bevestigen")


def _bindende_acts() -> frozenset[str]:
    """The full names of the binding acts."""
    named = {f"{fn.__module__}.{fn.__name__}" for fn in _USE_CASES}
    assert {name.rpartition(".")[2] for name in named} == rights.BINDEND
    return frozenset(named)


_USE_CASES = (
    inschrijving_aanvragen,
    medeaanvraag_beantwoorden,
    machtiging_verlenen,
    machtiging_beantwoorden,
    betaling_voorbereiden,
    inschrijving_verlengen,
    inschrijving_uitschrijven,
    inschrijving_herroepen,
    splitsen_vragen,
    splitsen_beantwoorden,
    samenvoegen_beantwoorden,
    samenvoegen_bevestigen,
)


# The way that is found by name is not there: why.
ANDERS = {
    "contact.ContactState.terugbellen": "finishes the form of a request for contact, and of no other flow",
    "afspraak.AfspraakState.maken": "finishes the form of an appointment, and of no other flow",
}


def test_every_handler_that_leads_to_a_binding_act_is_tried_here() -> None:
    acts = _bindende_acts()
    leiden = {name for name, (fn, _) in HANDLERS.items() if bereikt(f"{fn.__module__}.{fn.__qualname__}") & acts}
    assert leiden - ANDERS.keys() == set(DEUREN)


def test_no_http_route_and_no_job_leads_to_a_binding_act() -> None:
    acts = _bindende_acts()
    for start in ("portal.http.app", "portal.jobs.HANDLERS", "portal.jobs.TIMETABLE", "portal.jobs.eenmaal"):
        assert bereikt(start) & acts == set(), start
        assert len(bereikt(start)) > 20, "the way through the source was followed"


@pytest.mark.parametrize("handler", DEUREN)
async def test_an_event_of_anybody_but_the_client_changes_nothing(
    handler: str, wereld: Wereld, headless: Headless
) -> None:
    deur = DEUREN[handler]
    klant = wereld.login(deur.van)
    headless.tab = TAB
    wereld.helpt(klant, headless.tab)
    wereld.namens(klant, headless.tab)
    payload = deur.payload(wereld)
    cookies = ("", wereld.ander.geheim, wereld.dirks_sessie, wereld.eva.geheim)
    before = wereld.inhoud()
    for cookie in cookies:
        for path in PADEN:
            await headless.call(handler, payload, cookie=cookie, path=path)
    # In another tab the same medewerker helps nobody, and the same helper acts for nobody.
    headless.tab = ANDERE_TAB
    for cookie in cookies:
        await headless.call(handler, payload, cookie=cookie)
    assert wereld.inhoud() == before


async def test_the_same_event_of_the_client_does_it(wereld: Wereld, headless: Headless) -> None:
    before = wereld.bindt()
    deur = DEUREN["mijn.MijnState.samen_beantwoorden"]
    await headless.call("mijn.MijnState.samen_beantwoorden", deur.payload(wereld), cookie=wereld.bilal.geheim)
    assert wereld.bindt() != before


# --- the doors: HTTP and jobs ---------------------------------------------------------------------------------------


def alles(w: Wereld) -> dict[str, str]:
    """The name of everything that waits, in every field that any form could have."""
    return {
        **VINKJES,
        "versie": str(w.versie),
        "medeaanvrager_id": w.mede,
        "machtiging_id": w.gevraagd,
        "betaling_id": w.betaling.id,
        "relatie_id": str(w.bilal.door.klant_id),
        "soort": "sessie",
        "ja": "ja",
        "code": laatste_code(w.store)[0],
        "taal": "nl",
    }


async def test_no_http_route_binds_anybody(wereld: Wereld) -> None:
    app = http.app()
    assert wereld.helpt(wereld.bilal).helpt
    before = wereld.bindt()
    tried = 0
    names = ("document", "afspraak", "verzoek", "gesprek", "soort", "stap")
    for cookie in ("", wereld.ander.geheim, wereld.dirks_sessie, wereld.eva.geheim):
        parts = dict.fromkeys(names, wereld.mede)
        tried += len(await every_route(app, {SESSION_COOKIE: cookie}, parts, alles(wereld)))
    assert tried > 40
    assert wereld.bindt() == before


@pytest.mark.parametrize("soort", jobs.HANDLERS)
def test_no_job_binds_anybody(wereld: Wereld, soort: str) -> None:
    before = wereld.bindt()
    # A job may fail in any way on what it was never given; nobody is bound by it.
    with contextlib.suppress(Exception):
        jobs.HANDLERS[soort](wereld.store.database, alles(wereld))
    assert wereld.bindt() == before


# --- confirmations that do not count --------------------------------------------------------------------------------


@pytest.fixture
def desk(store: Store) -> Desk:
    """Dirk helps Bilal, who filled in everything and is asked by Carla too."""
    carla = aangevraagd(store, CARLA, anders=samen_met(BILAL))
    assert carla.betaling_id
    return Desk(store, alles_ingevuld(store, BILAL)[0])


def object_van(desk: Desk, soort: str) -> str:
    klant = str(desk.klant.klant_id)
    if soort in (APART_VRAGEN, APART, SAMEN_VERDER):
        return _samen_of_apart(desk, soort)
    if soort == MACHTIGEN:
        return klaargezet_aan_balie(desk.store, desk.door, desk.klant)
    return klant if soort == INSCHRIJVEN else desk.store.read(medeaanvragen_aan, relatie_id=klant)[0].id


def _samen_of_apart(desk: Desk, soort: str) -> str:
    """Ans stands on one inschrijving with the client, or would like to."""
    store, ans = desk.store, Login(desk.store, ANS)
    if soort == SAMEN_VERDER:
        ingeschreven(store, ANS, door=ans.door)
        samenvoegen.vraag(store, ans, BILAL)
    else:
        samen_ingeschreven(store, ans, Login(store, BILAL))
    if soort == APART:
        gevraagd(store, ans.door)
    [voorstel] = [v for v in store.read(open_voorstellen, relatie_id=str(desk.klant.klant_id)) if v.soort == soort]
    return voorstel.object_id


def over_tijd(desk: Desk, scherm: str) -> str:
    desk.store.nu += timedelta(minutes=11)
    return scherm


def niet_meer_helpen(desk: Desk, scherm: str) -> str:
    desk.store.perform(helpen_stoppen, sessie_id=desk.nu().sessie_id, tab=TAB, door=desk.door)
    return scherm


def uitgelogd(desk: Desk, scherm: str) -> str:
    desk.store.perform(sessie_beeindigen, geheim=desk.geheim)
    return scherm


def teruggenomen(desk: Desk, scherm: str) -> str:
    desk.store.perform(keuze_intrekken, keuze_id=desk.store.all(Keuze)[0].id, door=desk.helper)
    return scherm


def gebruikt(desk: Desk, scherm: str) -> str:
    drukt_op_ja(desk.store, scherm)
    return scherm


def geweigerd(desk: Desk, scherm: str) -> str:
    desk.store.perform(op_tweede_scherm_weigeren, geheim=scherm, door=BEZOEKER)
    return scherm


ONGELDIG: tuple[Callable[[Desk, str], str], ...] = (
    over_tijd,
    niet_meer_helpen,
    uitgelogd,
    teruggenomen,
    gebruikt,
    geweigerd,
    lambda desk, scherm: desk.scherm(),
    lambda desk, scherm: scherm[::-1],
    lambda desk, scherm: "",
)
NAMEN = (
    "too late", "nobody helps any more", "logged out", "taken back", "used", "said no", "another device", "made up",
    "none",
)  # fmt: skip


@pytest.mark.parametrize("ongeldig", ONGELDIG, ids=NAMEN)
@pytest.mark.parametrize("soort", keuzes.BINDEND)
def test_a_yes_on_the_second_screen_that_does_not_count_changes_nothing(
    store: Store, desk: Desk, soort: str, ongeldig: Callable[[Desk, str], str]
) -> None:
    scherm = desk.scherm()
    assert desk.koppel(desk.code(scherm), soort=soort, object_id=object_van(desk, soort))
    scherm = ongeldig(desk, scherm)
    before = store.read(sums)
    with pytest.raises(SchermWerktNietMeer):
        drukt_op_ja(store, scherm)
    assert store.read(sums) == before


@pytest.mark.parametrize("soort", keuzes.BINDEND)
def test_a_yes_to_one_act_is_no_yes_to_another(store: Store, desk: Desk, soort: str) -> None:
    scherm = desk.scherm()
    assert desk.koppel(desk.code(scherm), soort=soort, object_id=object_van(desk, soort))
    drukt_op_ja(store, scherm)
    assert len(store.all(Inschrijving, relatie_id=desk.klant.klant_id)) == (soort in (INSCHRIJVEN, APART))
    samen = {m.inschrijving_id: m.status for m in store.all(Medeaanvrager)}
    assert sorted(samen.values()) == {SAMEN: ["bevestigd"], APART_VRAGEN: ["bevestigd", "gevraagd"]}.get(
        soort, ["gevraagd"]
    )
    assert [m.status for m in store.all(Machtiging)] == (["gevraagd"] if soort == MACHTIGEN else [])
    splitsingen = {APART_VRAGEN: ["gevraagd"], APART: ["ingegaan"]}
    assert [s.status for s in store.all(Splitsing)] == splitsingen.get(soort, [])
    assert [s.status for s in store.all(Samenvoeging)] == (["aangenomen"] if soort == SAMEN_VERDER else [])


@pytest.mark.parametrize("soort", keuzes.BINDEND)
def test_nothing_is_put_before_a_client_for_another_object_in_another_tab_or_by_another(
    store: Store, desk: Desk, soort: str
) -> None:
    """Not by who does not help, not from the tab beside it, not for what is not theirs."""
    object_id, code = object_van(desk, soort), desk.code(desk.scherm())
    ander = Desk(store, alles_ingevuld(store, EVA)[0], FATMA)
    before = store.read(sums)
    for poging in (
        lambda: desk.koppel(code, tab=ANDERE_TAB, soort=soort, object_id=object_id),
        lambda: ander.koppel(code, soort=soort, object_id=object_id),
        lambda: desk.koppel(code, soort=soort, object_id=str(ander.klant.klant_id)),
        lambda: desk.koppel(code, soort="huur-opzeggen", object_id=object_id),
    ):
        with pytest.raises(NietGevonden):
            poging()
    assert store.read(sums) == before


def test_a_spoken_yes_counts_in_its_own_tab_and_in_its_order_only(store: Store) -> None:
    bilal = Login(store, BILAL).door
    alles_ingevuld(store, BILAL, door=bilal)
    telefoon = Desk(store, bilal, kanaal="BAL")
    before = store.read(sums)
    with pytest.raises(PortalFout):
        telefoon.mondeling()
    for stap in STAPPEN:
        for tab in (TAB, ANDERE_TAB):
            with pytest.raises(NietGevonden):
                telefoon.stap("0" * 32, stap, tab)
    assert store.read(sums) == before


# --- the second code ------------------------------------------------------------------------------------------------


def _geen_code(w: Wereld) -> None:
    pass


def _code_van_een_andere(w: Wereld) -> None:
    """Typed for this one, which then made way for another machtiging."""
    code_getypt(w.store, w.bilal, w.te_verlenen, laatste_code(w.store)[0])
    w.te_verlenen = klaargezet(w.store, w.bilal, FATMA_ALS_HELPER)


def _code_te_oud(w: Wereld) -> None:
    code_getypt(w.store, w.bilal, w.te_verlenen, laatste_code(w.store)[0])
    w.store.nu += timedelta(minutes=11)


def _code_van_een_andere_login(w: Wereld) -> None:
    """Typed in this login; the act comes from another one of the same client."""
    code_getypt(w.store, w.bilal, w.te_verlenen, laatste_code(w.store)[0])
    w.bilal.sessie_id = Login(w.store, BILAL).sessie_id


def _verkeerde_code(w: Wereld) -> None:
    code = laatste_code(w.store)[0].replace(" ", "")
    code_getypt(w.store, w.bilal, w.te_verlenen, f"{(int(code) + 1) % 10**6:06d}")


FATMA_ALS_HELPER = replace(ANS, email="hulp@voorbeeld.nl")


@pytest.mark.parametrize(
    "zonder", [_geen_code, _code_van_een_andere, _code_te_oud, _code_van_een_andere_login, _verkeerde_code]
)
def test_the_client_too_grants_nothing_without_the_code_for_exactly_this(
    wereld: Wereld, zonder: Callable[[Wereld], None]
) -> None:
    zonder(wereld)
    before = wereld.inhoud()
    with pytest.raises(BevestigingNodig):
        ACTS["machtiging_verlenen"](wereld, wereld.bilal.door)
    assert wereld.inhoud() == before


def test_a_code_works_once(wereld: Wereld) -> None:
    code_getypt(wereld.store, wereld.bilal, wereld.te_verlenen, laatste_code(wereld.store)[0])
    ACTS["machtiging_verlenen"](wereld, wereld.bilal.door)
    before = wereld.inhoud()
    with pytest.raises(PortalFout):
        ACTS["machtiging_verlenen"](wereld, wereld.bilal.door)
    assert wereld.inhoud() == before
