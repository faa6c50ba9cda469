"""What a hostile client can do over a raw socket."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import pytest
import socketio.exceptions
from sqlmodel import Session, select

from portal.domain.afspraak.model import Afspraak
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht
from portal.domain.contactmoment.model import Contactmoment, Keuze
from portal.domain.goedkeuring.model import Goedkeuring
from portal.domain.inschrijving.model import Inschrijving, Medeaanvrager
from portal.domain.shared.actor import Rol
from portal.domain.sociale_kaart.model import Doorverwijzing
from portal.domain.toegang.model import Passkey
from portal.domain.zoekprofiel.model import Zoekprofiel
from tests.running import RunningPortal
from tests.security.conftest import ANS, BILAL, CARLA, DIRK, EVA, GERDA, klant, medewerker
from tests.security.test_handlers import HANDLERS, is_clock, not_for, some
from tests.security.visitor import ROOT_STATE, Tab, Visitor, full_name, new_address

Contents = Callable[[], dict[str, str]]
Written = Callable[[], str]

# --- who may call what ------------------------------------------------------------------------------------------------


async def test_without_a_session_no_handler_that_is_not_for_visitors_does_anything(
    portal: RunningPortal, contents: Contents
) -> None:
    before = contents()
    for group in batches(not_for(Rol.BEZOEKER)):
        async with Tab(portal) as tab:
            for handler in group:
                told = await tab.call(handler, some(HANDLERS[handler][0]), path="/mijn")
                assert [event["payload"]["path"] for event in told] == ["/inloggen?volgende=/mijn"], handler
            assert [state for state in tab.vars if "portal___" in state] == []
    assert contents() == before


@pytest.mark.parametrize(("wie", "rol"), [(BILAL, Rol.KLANT), (DIRK, Rol.MEDEWERKER)])
async def test_a_handler_for_another_role_does_nothing(
    wie: str, rol: Rol, portal: RunningPortal, contents: Contents
) -> None:
    browser = Visitor(portal).demo_login(wie)
    before = contents()
    for group in batches(not_for(rol)):
        async with browser.tab() as tab:
            for handler in group:
                told = await tab.call(handler, some(HANDLERS[handler][0]), path="/mijn")
                assert [event["payload"]["path"] for event in told] == ([] if is_clock(handler) else ["/"]), handler
            assert [state for state in tab.vars if "portal___" in state] == []
    assert contents() == before


async def test_private_methods_setvar_and_names_that_do_not_exist_do_nothing(
    portal: RunningPortal, contents: Contents, written: Written
) -> None:
    before = contents()
    browser = Visitor(portal).demo_login(BILAL)
    balie, basis = (
        full_name("balie.BalieState.x").removesuffix(".x"),
        full_name("basis.BasisState.x").removesuffix(".x"),
    )
    async with browser.tab() as tab:
        for name in (
            f"{balie}._haal",
            f"{balie}._gedaan",
            f"{basis}.reset",
            f"{basis}.setvar",
            f"{ROOT_STATE}.setvar",
            f"{ROOT_STATE}.get_state",
            f"{basis}.__init__",
            f"{basis}.laden.__call__",
            "laden",
            "",
            "x" * 10_000,
            "portal.state.gate._forget",
        ):
            await tab.send(name, {"var_name": "medewerker", "value": True})
        await tab.settle()
        assert [state for state in tab.vars if "portal___" in state] == []
        assert tab.events == []
    assert contents() == before
    assert written() == ""


async def test_vars_of_a_screen_cannot_be_written_from_outside(portal: RunningPortal) -> None:
    async with Tab(portal) as tab:
        medewerker = full_name("basis.BasisState.medewerker_rx_state_")
        vars_ = {medewerker: True, full_name("basis.BasisState.medewerker"): True, f"{ROOT_STATE}.is_hydrated": "x"}
        await tab.send(f"{ROOT_STATE}.hydrate_and_load", {"vars": vars_})
        await tab.send(
            f"{ROOT_STATE}.reflex___state____update_vars_internal_state.update_vars_internal", {"vars": vars_}
        )
        await tab.call("basis.BasisState.laden")
        assert tab.of("basis.BasisState")["medewerker"] is False


# --- somebody else's things -------------------------------------------------------------------------------------------


def _things_of(session: Session, *, relatie_id: str, medewerker_id: str, nu: datetime) -> None:
    """Somebody agreed to something by phone and may still undo it, looks for a home, and has a passkey."""
    if session.exec(select(Keuze)).first() is None:
        inschrijving_id = session.exec(select(Inschrijving.id)).first()
        session.add_all(
            [
                Keuze(
                    relatie_id=relatie_id, medewerker_id=medewerker_id, contactmoment_id="x", hulpsessie_id="x",
                    wijze="mondeling", soort="inschrijven", object_id="x", versie=1, taal="nl", status="bevestigd",
                    gevraagd_op=nu, verloopt_op=nu, terug_tot=nu + timedelta(days=3),
                ),
                Zoekprofiel(
                    inschrijving_id=inschrijving_id, relatie_id=relatie_id, naam="Bij Bilal", gemaakt_op=nu,
                    gewijzigd_op=nu,
                ),
                Passkey(credential="x", sleutel="x", naam="Telefoon van Bilal", relatie_id=relatie_id, gemaakt_op=nu),
            ]
        )  # fmt: skip


def ids(portal: RunningPortal) -> dict[str, dict[str, str]]:
    """For each handler that takes an id: one of somebody else, or one that asks for somebody else."""
    assert portal.database is not None

    def one(query: Any) -> str:
        return str(portal.database.read_now(lambda session: session.exec(query).first()))  # type: ignore[union-attr]

    van_bilal = klant(portal, BILAL).klant_id
    portal.database.perform_now(_things_of, relatie_id=van_bilal, medewerker_id=medewerker(portal, DIRK).medewerker_id)
    verwijzing = one(select(Doorverwijzing.id).where(Doorverwijzing.relatie_id == van_bilal))
    return {
        "sociale_kaart.MijnDoorverwijzingState.beantwoorden": {"doorverwijzing_id": verwijzing, "ja": True},  # type: ignore[dict-item]
        "sociale_kaart.MijnDoorverwijzingState.intrekken": {"doorverwijzing_id": verwijzing},
        "verzoeken.VerzoekNieuwState.foto_weg": {"document_id": "0" * 32},
        "mijn.BerichtenState.openen": {"bericht_id": one(select(Bericht.id).where(Bericht.relatie_id == van_bilal))},
        **{
            f"afspraak.AfsprakenState.{handler}": {
                "afspraak_id": one(select(Afspraak.id).where(Afspraak.relatie_id == van_bilal))
            }
            for handler in ("verzetten", "afzeggen_vragen", "afzeggen")
        },
        "belofte.MijnBeloftenState.past_niet": {
            "belofte_id": one(select(Belofte.id).where(Belofte.relatie_id == van_bilal))
        },
        "dossier.DossierState.openen": {
            "gesprek_id": one(select(Contactmoment.id).where(Contactmoment.relatie_id == van_bilal)),
            "wat": "correctie",
        },
        "keuzes.TerugState.terugdraaien": {"keuze_id": one(select(Keuze.id).where(Keuze.relatie_id == van_bilal))},
        **{
            f"zoekprofiel.ZoekprofielState.{handler}": {
                "profiel_id": one(select(Zoekprofiel.id).where(Zoekprofiel.relatie_id == van_bilal))
            }
            for handler in ("wijzigen", "hervatten", "vraag_verwijderen", "verwijderen")
        },
        "inloggen.InloggenState.passkey_verwijderen": {
            "passkey_id": one(select(Passkey.id).where(Passkey.relatie_id == van_bilal))
        },
        "mijn.MijnState.samen_beantwoorden": {"medeaanvrager_id": one(select(Medeaanvrager.id)), "ja": True},  # type: ignore[dict-item]
    }


# Tried in tests of their own, each with an id of somebody else's work and one that does not exist.
TRIED_ELSEWHERE = {
    # In `test_machtiging.py`.
    "machtiging.NamensState.antwoorden",
    "machtiging.NamensState.beginnen",
    "machtiging.NamensState.neerleggen",
    "machtiging.MachtigingenState.stoppen",
    "machtiging.MachtigingenAanBalieState.stoppen",
    "machtiging.BewindState.beoordelen",
    # In `test_persoonlijk.py`.
    "maatwerk.MaatwerkBalieState.kiezen",
    "maatwerk.MaatwerkBalieState.intrekken",
    "sociale_kaart.DoorverwijzingenBalieState.kiezen",
    "regie.RegieBalieState.aanvaarden",
    "regie.RegieBalieState.kiezen",
    "grens.GrensBalieState.bekijken",
}
# Handlers for staff take ids of any client: an id that does not exist, and the rules of the desk, are tested below.
FOR_STAFF = {
    "balie.BalieState.nagekeken",
    "balie.BalieState.terugbetalen",
    "balie.BalieState.beoordelen",
    "klanten.KlantenState.kiezen",
    "papier.BaliePapierState.kiezen",
    "belofte.BelofteState.oppakken",
    "belofte.BelofteState.hervatten",
    "belofte.BelofteState.overnemen",
    "belofte.BelofteState.is_er_weer",
    "belofte.BelofteState.openen",
    "afspraak.AfsprakenState.gekomen",
    "afspraak.AfsprakenState.tolk",
    "afspraak.AfsprakenState.voor_klant",
    "afscherming.AfgeschermdState.bekijken",
    "dossier.BalieDossierState.bekijken",
    "overlijden.BalieOverlijdenState.beoordelen",
    "advertenties.AdvertentiesState.maken",
    "advertenties.AdvertentiesState.kiezen",
}


# These only choose what is on the screen already; they are tried one by one.
CHOOSE = {"klanten.KlantenState.kiezen", "belofte.BelofteState.openen", "papier.BaliePapierState.kiezen"}


def takes_an_id(handler: str) -> bool:
    return any(name.endswith("_id") for name in some(HANDLERS[handler][0]))


def test_each_handler_that_takes_an_id_is_tried_with_one_of_somebody_else(portal: RunningPortal) -> None:
    assert {handler for handler in HANDLERS if takes_an_id(handler)} <= ids(
        portal
    ).keys() | FOR_STAFF | TRIED_ELSEWHERE, "a new handler takes an id: add somebody else's to `ids`"


async def test_an_id_of_somebody_else_changes_nothing_and_tells_nothing(
    portal: RunningPortal, contents: Contents, written: Written
) -> None:
    """Ans has nothing to do with the messages of Bilal, nor with the request of Carla to Eva."""
    foreign = ids(portal)
    assert all(value != "None" for payload in foreign.values() for value in payload.values())
    browser = Visitor(portal).demo_login(ANS)
    before = contents()
    async with browser.tab() as tab:
        for handler, payload in foreign.items():
            await tab.call(handler, payload, path="/mijn")
        seen = tab.everything()
    assert contents() == before
    for name in (BILAL, CARLA, EVA, "El Amrani", "Bakker"):
        assert name not in seen
    assert written() == "", "somebody else's id is no mistake of ours"


async def test_staff_with_an_id_that_does_not_exist_changes_nothing(portal: RunningPortal, contents: Contents) -> None:
    browser = Visitor(portal).demo_login(DIRK)
    before = contents()
    async with browser.tab() as tab:
        await tab.call("balie.BalieState.laden", path="/balie")
        await tab.call("belofte.BelofteState.laden", path="/balie")
        await tab.call("belofte.BelofteState.openen", {"belofte_id": "bestaat-niet", "wat": "klaar"}, path="/balie")
        assert tab.of("belofte.BelofteState").get("open_id", "") == ""
        for handler in sorted(FOR_STAFF - CHOOSE):
            await tab.call(handler, some(HANDLERS[handler][0]), path="/balie")
            screen = handler.rpartition(".")[0]
            assert tab.of(screen)["melding"] == "Wij vinden dit niet.", handler
        # Nobody is chosen who was not found, with a reason, just before.
        await tab.call(
            "klanten.KlantenState.kiezen", {"relatie_id": klant(portal, BILAL).klant_id}, path="/balie/klanten"
        )
        assert tab.of("klanten.KlantenState").get("gekozen_id", "") == ""
        await tab.call("papier.BaliePapierState.kiezen", {"formulier_id": "bestaat-niet"}, path="/balie/papier")
        assert tab.of("papier.BaliePapierState").get("gekozen_id", "") == ""
    assert contents() == before


async def test_who_proposed_a_date_cannot_approve_it(portal: RunningPortal, contents: Contents) -> None:
    assert portal.database is not None
    gevraagd = select(Goedkeuring.id).filter_by(status="gevraagd", soort="inschrijfdatum-wijzigen")
    voorstel = portal.database.read_now(lambda s: s.exec(gevraagd).one())
    browser = Visitor(portal).demo_login(DIRK)
    before = contents()
    async with browser.tab() as tab:
        await tab.call("balie.BalieState.beoordelen", {"goedkeuring_id": voorstel, "akkoord": True}, path="/balie")
        assert tab.of("balie.BalieState")["melding"] == "U heeft dit zelf voorgesteld."
    assert contents() == before


async def test_two_clients_see_only_their_own(portal: RunningPortal) -> None:
    paths = ("/mijn", "/mijn/inschrijving", "/mijn/berichten", "/mijn/gegevens", "/contact", "/inschrijven/naam")
    for wie, anderen in ((BILAL, (CARLA, ANS, "Carla")), (CARLA, (BILAL, ANS, "Bilal", "kastanje"))):
        async with Visitor(portal).demo_login(wie).tab() as tab:
            for path in paths:
                await tab.open(path)
            assert wie in tab.everything()
            for ander in anderen:
                assert ander not in tab.everything()


# --- the token of a tab -----------------------------------------------------------------------------------------------


async def test_the_token_of_someone_who_left_opens_nothing(portal: RunningPortal) -> None:
    token = str(uuid.uuid4())
    async with Visitor(portal).demo_login(BILAL).tab(token=token) as victim:
        await victim.open("/mijn/gegevens")
        assert BILAL in victim.everything()
    for thief in (Tab(portal, token=token), Visitor(portal).demo_login(CARLA).tab(token=token)):
        async with thief:
            for name in ("hydrate", "hydrate_and_load", "set_is_hydrated"):
                await thief.send(f"{ROOT_STATE}.{name}", {"value": True} if name == "set_is_hydrated" else {})
            await thief.send("basis.BasisState.laden")
            await thief.settle()
            assert BILAL not in thief.everything()
            assert "El Amrani" not in thief.everything()
            assert thief.of("mijn.GegevensState").get("rijen", []) == []


async def test_the_token_of_someone_who_is_there_opens_nothing_and_takes_nothing_away(portal: RunningPortal) -> None:
    token = str(uuid.uuid4())
    async with Visitor(portal).demo_login(BILAL).tab(token=token) as victim:
        await victim.open("/mijn/gegevens")
        async with Tab(portal, token=token) as thief:
            await thief.send(f"{ROOT_STATE}.hydrate")
            await thief.settle()
            await victim.call("mijn.GegevensState.laden", path="/mijn/gegevens")
            assert BILAL not in thief.everything()
        assert victim.of("mijn.GegevensState")["geladen"] is True


@pytest.mark.parametrize("token", ["", "kort", "x" * 65, "../../etc/passwd", "a_b_c_d_e_f", "%00%00%00%00%00%00%00%00"])
async def test_a_token_of_another_form_is_refused(token: str, portal: RunningPortal) -> None:
    with pytest.raises(socketio.exceptions.ConnectionError):
        async with Tab(portal, token=token):
            pass


async def test_another_site_cannot_open_the_socket(portal: RunningPortal) -> None:
    cookies = Visitor(portal).demo_login(BILAL).cookies
    for origin in ("https://evil.example", portal.origin.replace("localhost", "evil.localhost"), "null"):
        with pytest.raises(socketio.exceptions.ConnectionError):
            async with Tab(portal, cookies=cookies, origin=origin):
                pass


# --- packets no browser sends -----------------------------------------------------------------------------------------


async def test_a_forged_connect_gives_no_other_address_and_no_other_cookie(portal: RunningPortal) -> None:
    """Socket.IO runs the connect handler for a client that sends an event of that name."""
    victim = Visitor(portal).demo_login(BILAL)
    async with Tab(portal) as tab:
        await tab.call("basis.BasisState.laden")
        mine = tab.vars[ROOT_STATE]["rx_router_session"]
        forged = {
            "QUERY_STRING": f"token={uuid.uuid4()}",
            "asgi.scope": {
                "headers": [[b"cookie", f"sessie={victim.session}".encode()], [b"x-forwarded-for", b"192.0.2.66"]],
                "client": ["192.0.2.66", 1],
            },
        }
        await tab.emit("connect", forged)
        await tab.emit("connect", forged, {"event": {"name": full_name("basis.BasisState.laden"), "payload": {}}})
        await tab.call("basis.BasisState.laden")
        assert tab.vars[ROOT_STATE]["rx_router_session"] == mine
        assert tab.of("basis.BasisState")["ingelogd"] is False
        assert "192.0.2.66" not in tab.everything()


async def test_a_forged_disconnect_does_not_fill_up_the_limit(portal: RunningPortal) -> None:
    async with Tab(portal) as tab:
        for _ in range(4):
            for _ in range(50):
                await tab.send("basis.BasisState.laden")
            await tab.emit("disconnect", "forged")
        await asyncio.sleep(1)
        assert 50 <= len(tab.deltas) <= 110


async def test_packets_no_browser_sends_are_dropped(
    portal: RunningPortal, contents: Contents, written: Written
) -> None:
    before = contents()
    name, router = full_name("contact.ContactState.terugbellen"), {"pathname": "/contact", "asPath": "/contact"}
    event = {"name": name, "payload": {"form": {"naam": "GEHEIM"}}, "router_data": router}
    async with Tab(portal) as tab:
        for packet in (
            [],
            [event, event],
            [json.dumps(event)],
            ["GEHEIM"],
            [["GEHEIM"]],
            [None],
            [5],
            [b"GEHEIM"],
            [{**event, "payload": "GEHEIM"}],
            [{**event, "payload": ["GEHEIM"]}],
            [{**event, "router_data": "GEHEIM"}],
            [{**event, "router_data": {"pathname": {"GEHEIM": 1}}}],
            [{**event, "router_data": {"pathname": "/", "asPath": ["GEHEIM"]}}],
            [{**event, "router_data": {"pathname": "/", "query": "GEHEIM"}}],
            [{**event, "router_data": {"pathname": "/", "query": {"van": {"GEHEIM": 1}}}}],
            [{**event, "router_data": {"pathname": "/\0GEHEIM", "asPath": "/\ud800"}}],
            [{**event, "name": ["GEHEIM"]}],
            [{"payload": {}}],
        ):
            await tab.emit("event", *packet)
        for other in (
            "link_token_to_sid",
            "emit_update",
            "ping",
            "message",
            "x" * 1000,
            "trigger_event",
            "client_error",
        ):
            await tab.emit(other, "GEHEIM", "GEHEIM")
        await tab.emit("client_error", {"error_type": "GEHEIM", "message": "GEHEIM\nvervalste regel"})
        await tab.settle()
        assert [state for state in tab.vars if "portal___" in state] == []
    assert contents() == before
    assert "GEHEIM" not in written()
    assert "Traceback" not in written()


ENGINE_GARBAGE = [
    "9",
    "4",
    "42",
    "42/_event,",
    "42/_event,{",
    "42/_event,[]",
    "42/_event,5",
    "42/_event,null",
    '42/_event,"GEHEIM"',
    '42/_event,["event",' + "[" * 20_000,
    '42/_event,["event",{"name":' + '{"a":' * 5_000 + "1" + "}" * 5_000 + "}]",
    '42/_event,["event",{"GEHEIM":NaN}]',
    "42/_event,99999999999999999999999[]",
    '45999-/_event,["event",{"_placeholder":true,"num":0}]',
    '451-/_event,["event",{"_placeholder":true,"num":7}]',
    '42/niets,["event",{}]',
    "40/niets,",
    '44/_event,"GEHEIM"',
    "43/_event,1[]",
    "x" * 60_000,
]


async def test_garbage_in_the_protocol_leaves_the_server_up_and_the_log_clean(
    portal: RunningPortal, written: Written
) -> None:
    for garbage in ENGINE_GARBAGE:
        await raw(portal, garbage)
    async with aiohttp.ClientSession() as http, http.ws_connect(raw_url(portal), headers=from_here(portal)) as ws:
        await ws.send_bytes(b"\x04GEHEIM\xff\xfe")
        await ws.send_str("40/_event,")
        await ws.send_bytes(b"\xff" * 1000)
    await still_well(portal)
    assert "GEHEIM" not in written()
    assert len(written()) < 50_000


async def test_a_message_above_64_kilobytes_ends_the_connection_of_who_sent_it(portal: RunningPortal) -> None:
    async with Tab(portal) as tab, Tab(portal) as bystander:
        await tab.send("contact.ContactState.terugbellen", {"form": {"vraag": "x" * 70_000}})
        await asyncio.wait_for(tab.closed.wait(), 10)
        await bystander.call("basis.BasisState.laden")
        assert bystander.of("basis.BasisState")["open_tekst"]


# --- arguments of the wrong kind --------------------------------------------------------------------------------------

DEEP: Any = "x"
for _ in range(200):
    DEEP = {"a": DEEP}

JUNK: list[Any] = [
    None,
    0,
    -1,
    10**400,
    1.5,
    True,
    "",
    "x" * 20_000,
    "a\0b",
    "\ud800",
    "'; drop table relatie; --",
    "{kenmerk} %s %(x)s {0.__class__}",
    [],
    ["x"] * 1000,
    {},
    {"__proto__": {"medewerker": True}, "constructor": {"prototype": 1}},
    {"__reflex_form_data__": 5},
    {"__reflex_form_data__": [["naam"], "x", 5, ["a", "b", "c"]]},
    {"__reflex_form_data__": [["naam", {"x": 1}], ["stap", ["naam"]], ["versie", None]]},
    {
        name: value
        for name in ("naam", "stap", "kenmerk", "herkenningswoord", "nummer", "telefoon")
        for value in [["x"]]
    },
    {"naam": "a\0b", "stap": "naam", "versie": "0", "voornaam": "\0", "kenmerk": "\0"},
    {"naam": "\ud800", "stap": "naam", "versie": "0", "voornaam": "\udfff", "kenmerk": "\ud800"},
    {"stap": "naam", "versie": "٣", "voornaam": "x" * 5000, "achternaam": "x" * 5000},
    {
        "stap": "geboortedatum",
        "versie": "0",
        "geboortedatum_dag": "0",
        "geboortedatum_maand": "99",
        "geboortedatum_jaar": "1" * 500,
    },
    {"stap": "huishouden", "versie": "0", "kinderen": "-1e999", "samen": DEEP},
    DEEP,
]


def junk_for(handler: str) -> Iterator[Any]:
    """Payloads for one handler: each argument with each piece of junk, and the arguments themselves wrong."""
    good = some(HANDLERS[handler][0])
    yield {**good, "extra": "x"}
    yield {**good, "self": "x", "state": {}}
    yield {**good, "__proto__": {"x": 1}, "__class__": "x"}
    yield {f"{name}\0": value for name, value in good.items()} or {"\0": 1}
    yield {"\ud800": 1}
    for name in good:
        yield {other: value for other, value in good.items() if other != name}
        for junk in JUNK:
            # A yes where a yes or no is asked is no junk.
            if junk is not True or good[name] is not True:
                yield {**good, name: junk}


@pytest.mark.parametrize("rol", [Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER])
async def test_junk_as_arguments_changes_nothing_and_breaks_nothing(
    rol: Rol, portal: RunningPortal, contents: Contents, written: Written
) -> None:
    browser = Visitor(portal)
    if rol is not Rol.BEZOEKER:
        browser.demo_login(ANS if rol is Rol.KLANT else GERDA)
    calls = [
        (handler, junk)
        for handler, (_, rollen) in sorted(HANDLERS.items())
        if rol in rollen
        for junk in junk_for(handler)
    ]
    assert len(calls) > 100
    before = contents()
    # A form that is refused counts as a sign of being stuck: which step, never what was typed.
    before.pop("signaal")
    for batch in batches(calls, 50):
        async with browser.tab(address=new_address()) as tab:
            for handler, junk in batch:
                await tab.send(handler, junk, path="/en/mijn")
            await tab.settle()
    after = contents()
    after.pop("signaal")
    assert after == before
    assert written() == "", "junk of a visitor is no mistake of ours"
    await still_well(portal)


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "/%00", "http://[", "/..//..", "/en/" + "x" * 20_000, "javascript:alert(1)"]
)
async def test_a_strange_address_leads_nowhere_else(path: str, portal: RunningPortal, written: Written) -> None:
    async with Tab(portal) as tab:
        for handler in ("mijn.MijnState.laden", "contact.ContactState.laden", "inloggen.InloggenState.adres_laden"):
            await tab.send(handler, path=path)
        await tab.send(f"{ROOT_STATE}.hydrate_and_load", path=path)
        await tab.send("inloggen.InloggenState.adres_laden", path=f"/inloggen?volgende={path}&fout=adres")
        await tab.settle()
        assert all(
            target.startswith(("/inloggen", "/en/inloggen")) and "//" not in target for target in tab.redirects()
        )
        assert tab.of("inloggen.InloggenState").get("volgende", "/mijn") in ("/mijn", "/")
    assert written() == ""


# --- too much ---------------------------------------------------------------------------------------------------------


async def test_of_two_hundred_events_at_once_about_sixty_are_answered(portal: RunningPortal) -> None:
    async with Tab(portal) as tab:
        for _ in range(200):
            await tab.send("basis.BasisState.laden")
        await asyncio.sleep(1)
        assert 60 <= len(tab.deltas) <= 100
        await tab.settle()


async def test_one_address_with_many_sockets_has_a_limit_too_and_others_notice_nothing(portal: RunningPortal) -> None:
    address = new_address()
    tabs = [Tab(portal, address=address) for _ in range(30)]
    for tab in tabs:
        await tab.__aenter__()
    for tab in tabs:
        for _ in range(60):
            await tab.send("basis.BasisState.laden")
    await asyncio.sleep(4)
    answers = sum(len(tab.deltas) for tab in tabs)
    assert 1000 <= answers < 1800
    async with Tab(portal) as bystander:
        await bystander.call("basis.BasisState.laden")
    for tab in tabs:
        await tab.__aexit__()


async def test_one_address_cannot_open_sockets_without_end(portal: RunningPortal) -> None:
    address = new_address()
    refused = 0
    for _ in range(300):
        try:
            async with Tab(portal, address=address):
                pass
        except socketio.exceptions.ConnectionError:
            refused += 1
    assert 0 < refused < 110
    async with Tab(portal) as bystander:
        await bystander.call("basis.BasisState.laden")


# --- help -------------------------------------------------------------------------------------------------------------


def batches(items: list[Any], size: int = 12) -> Iterator[list[Any]]:
    """Few enough for the limit of one socket."""
    for begin in range(0, len(items), size):
        yield items[begin : begin + size]


def raw_url(portal: RunningPortal) -> str:
    return f"{portal.origin.replace('http', 'ws')}/_event/?EIO=4&transport=websocket&token={uuid.uuid4()}"


def from_here(portal: RunningPortal) -> dict[str, str]:
    return {"Origin": portal.origin, "X-Forwarded-For": new_address()}


async def raw(portal: RunningPortal, packet: str) -> None:
    """Connect by the book, then send one packet that no library would send."""
    async with aiohttp.ClientSession() as http, http.ws_connect(raw_url(portal), headers=from_here(portal)) as ws:
        await ws.receive(timeout=5)
        await ws.send_str("40/_event,")
        await ws.receive(timeout=5)
        await ws.send_str(packet)
        await ws.send_str('42/_event,["event",{"name":"GEHEIM"}]')


async def still_well(portal: RunningPortal) -> None:
    async with Tab(portal) as tab:
        await tab.call("basis.BasisState.laden")
        assert tab.of("basis.BasisState")["open_tekst"]
