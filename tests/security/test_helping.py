"""A medewerker who helps a client: bound to one tab, one client, one conversation."""

from __future__ import annotations

from collections.abc import Callable

from portal import routes
from tests.makers import IDENTITEIT_GEZIEN
from tests.running import RunningPortal
from tests.security.conftest import BILAL, CARLA, DIRK, FATMA
from tests.security.visitor import ROOT_STATE, Tab, Visitor

Contents = Callable[[], dict[str, str]]

GESPREK = {**IDENTITEIT_GEZIEN, "reden": "Lukt niet met inschrijven"}
BEELD = "klanten.KlantState"


async def conversation(tab: Tab, achternaam: str) -> str:
    """Find a client, verify, begin; returns the address of the conversation."""
    path = routes.BALIE_KLANTEN
    await tab.open(path)
    await tab.call(
        "klanten.KlantenState.zoeken", {"form": {"zoek": achternaam, "reden": "Belt over inschrijven"}}, path=path
    )
    [found] = tab.of("klanten.KlantenState")["gevonden"]
    await tab.call("klanten.KlantenState.kiezen", {"relatie_id": found["relatie_id"]}, path=path)
    await tab.call("klanten.KlantenState.beginnen", {"form": GESPREK}, path=path)
    await tab.open(tab.redirects()[-1])
    return tab.redirects()[-1]


async def test_a_help_session_is_bound_to_its_tab_and_its_login(portal: RunningPortal) -> None:
    desk = Visitor(portal).demo_login(DIRK)
    async with desk.tab() as helping, desk.tab() as other:
        address = await conversation(helping, "El Amrani")
        await helping.call(f"{BEELD}.helpen", path=address)
        await helping.open("/mijn/gegevens")
        assert BILAL in repr(helping.of("mijn.GegevensState"))

        # Another tab of the same medewerker, and the same token with the login of a colleague, act for nobody.
        colleague = Visitor(portal).demo_login(FATMA).tab(token=helping.token)
        async with colleague:
            for tab in (other, colleague):
                await tab.open("/mijn/gegevens")
                assert tab.redirects() == ["/"]
                assert "El Amrani" not in tab.everything()
                await tab.open(address)
        assert "El Amrani" not in colleague.everything(), "the conversation is not hers"


async def test_what_was_on_screen_of_one_client_is_gone_when_it_is_the_turn_of_the_next(portal: RunningPortal) -> None:
    desk = Visitor(portal).demo_login(DIRK)
    async with desk.tab() as tab:
        address = await conversation(tab, "El Amrani")
        await tab.call(f"{BEELD}.helpen", path=address)
        await tab.open("/mijn/gegevens")
        assert BILAL in repr(tab.vars)
        await tab.call("basis.BasisState.stop_helpen", path="/mijn/gegevens")
        await tab.open(routes.BALIE_KLANTEN)
        assert BILAL not in repr(tab.vars)

        address = await conversation(tab, "Mulder")
        await tab.call(f"{BEELD}.helpen", path=address)
        tab.deltas.clear()
        await tab.send(f"{ROOT_STATE}.hydrate", path="/mijn/gegevens")
        await tab.open("/mijn/gegevens")
        assert CARLA in repr(tab.vars)
        for trace in (BILAL, "El Amrani", "kastanje"):
            assert trace not in repr(tab.deltas)


async def test_who_helps_cannot_do_what_binds_the_client(portal: RunningPortal, contents: Contents) -> None:
    desk = Visitor(portal).demo_login(DIRK)
    async with desk.tab() as tab:
        address = await conversation(tab, "El Amrani")
        await tab.call(f"{BEELD}.helpen", path=address)
        before = contents()
        for handler, payload in (
            ("inschrijven.InschrijvenState.aanvragen", {"form": {"akkoord": "ja", "gelezen": "ja", "versie": "0"}}),
            ("betalen.BetalenState.betalen", {}),
            ("mijn.GegevensState.woord_kiezen", {"form": {"herkenningswoord": "gekaapt"}}),
            ("mijn.BerichtenState.openen", {"bericht_id": "x"}),
            ("mijn.MijnState.samen_beantwoorden", {"medeaanvrager_id": "x", "ja": True}),
        ):
            told = await tab.call(handler, payload, path="/mijn")
            assert [event["payload"]["path"] for event in told] == ["/"], handler
    assert contents() == before


async def test_the_last_look_of_a_page_that_was_helped_on_leads_nobody_away(portal: RunningPortal) -> None:
    desk = Visitor(portal).demo_login(DIRK)
    async with desk.tab() as tab:
        address = await conversation(tab, "El Amrani")
        await tab.call(f"{BEELD}.helpen", path=address)
        await tab.call("basis.BasisState.stop_helpen", path="/inschrijven/naam")
        assert await tab.call("inschrijven.InschrijvenState.kijken", path="/inschrijven/naam") == []
        assert "El Amrani" not in repr(tab.of("inschrijven.InschrijvenState"))


async def test_logging_out_at_the_desk_ends_the_help_and_empties_the_tab(portal: RunningPortal) -> None:
    desk = Visitor(portal).demo_login(DIRK)
    async with desk.tab() as tab:
        address = await conversation(tab, "El Amrani")
        await tab.call(f"{BEELD}.helpen", path=address)
        await tab.open("/mijn/gegevens")
        desk.logout()
        await tab.call("mijn.GegevensState.laden", path="/mijn/gegevens")
        assert BILAL not in repr(tab.vars)
        assert tab.of("basis.BasisState")["helpt"] == ""
