"""Somebody with a machtiging over a raw socket: every other act, other people's things, other tabs, after the end."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from portal import routes
from portal.domain.bericht.model import Bericht
from portal.domain.corporatie.model import Medewerker
from portal.domain.machtiging.actions import machtiging_beantwoorden, machtiging_beeindigen
from portal.domain.machtiging.model import Machtiging, Machtigingstatus
from portal.domain.shared.actor import Actor, Machtigingsrecht, Rol
from portal.domain.toegang.model import Machtigingsessie
from portal.state import gate
from tests.running import RunningPortal
from tests.security.conftest import ANS, BILAL, CARLA, EVA, klant
from tests.security.test_handlers import HANDLERS, some
from tests.security.test_socket import batches
from tests.security.visitor import Tab, Visitor

Contents = Callable[[], dict[str, str]]
NAMENS = "machtiging.NamensState"
NIET = "/mijn/namens?niet=ja"

# What somebody who acts for a client may call: what everyone may, what a right opens, and stopping.
OPEN = {
    name for name, (fn, rollen) in HANDLERS.items() if Rol.GEMACHTIGDE in rollen or getattr(fn, gate.MACHTIGING, ())
}


@contextlib.contextmanager
def granted(portal: RunningPortal, van: str, aan: str, *rechten: Machtigingsrecht) -> Iterator[str]:
    """Somebody may act for somebody, as long as the block lasts; gives the id."""
    assert portal.database is not None
    database, client, helper = portal.database, klant(portal, van), klant(portal, aan)

    def grant(session: Session, *, nu, vandaag) -> str:  # type: ignore[no-untyped-def]
        machtiging = Machtiging(
            relatie_id=str(client.klant_id), naam="Helper", contactsoort="EMA", contactwaarde=aan,
            rechten=[str(recht) for recht in rechten], vanaf=vandaag, tot=vandaag + timedelta(days=30),
            status=Machtigingstatus.GEVRAAGD, kanaal="INT", gemaakt_op=nu, verleend_op=nu,
        )  # fmt: skip
        session.add(machtiging)
        return machtiging.id

    machtiging_id = database.perform_now(grant)
    database.perform_now(machtiging_beantwoorden, machtiging_id=machtiging_id, ja=True, door=helper)
    try:
        yield machtiging_id
    finally:
        status = database.read_now(lambda s: s.get(Machtiging, machtiging_id).status)  # type: ignore[union-attr]
        if status == Machtigingstatus.ACTIEF:
            database.perform_now(machtiging_beeindigen, machtiging_id=machtiging_id, door=client)


async def acting(tab: Tab, machtiging_id: str) -> Tab:
    """Choose for whom, in this tab."""
    await tab.open(routes.MIJN_NAMENS)
    await tab.call(f"{NAMENS}.beginnen", {"machtiging_id": machtiging_id}, path=routes.MIJN_NAMENS)
    assert tab.redirects()[-1] == "/mijn"
    return tab


async def test_every_other_act_is_closed(portal: RunningPortal, contents: Contents) -> None:
    helper = Visitor(portal).demo_login(ANS)
    closed = sorted(set(HANDLERS) - OPEN)
    assert len(closed) > 20
    with granted(portal, BILAL, ANS, *Machtigingsrecht) as machtiging_id:
        for group in batches(closed):
            async with helper.tab() as tab:
                await acting(tab, machtiging_id)
                before = contents()
                for handler in group:
                    told = await tab.call(handler, some(HANDLERS[handler][0]), path="/contact")
                    assert [event["payload"]["path"] for event in told] == [NIET], handler
                assert contents() == before
                assert BILAL not in tab.everything()


async def test_without_a_right_what_that_right_opens_is_closed(portal: RunningPortal, contents: Contents) -> None:
    helper = Visitor(portal).demo_login(ANS)
    with granted(portal, CARLA, ANS, Machtigingsrecht.OPZEGGEN) as machtiging_id:
        async with helper.tab() as tab:
            await acting(tab, machtiging_id)
            before = contents()
            for name, (fn, _) in HANDLERS.items():
                if getattr(fn, gate.MACHTIGING, ()):
                    told = await tab.call(name, some(fn), path="/mijn")
                    assert [event["payload"]["path"] for event in told] == [NIET], name
            assert contents() == before
            assert "W-" not in tab.everything()


async def test_who_reads_sees_no_address_no_number_and_not_what_is_private(portal: RunningPortal) -> None:
    helper = Visitor(portal).demo_login(ANS)
    with granted(portal, BILAL, ANS, Machtigingsrecht.LEZEN) as machtiging_id:
        async with helper.tab() as tab:
            await acting(tab, machtiging_id)
            for path in ("", "/inschrijving", "/berichten", "/gegevens", "/dossier", "/afspraken"):
                await tab.open(f"/mijn{path}")
            await tab.open("/contact")
            seen = tab.everything()
            assert "El Amrani" in seen
            for geheim in (BILAL, "Lindelaan", "6981", "612345678", "06 12", "kastanje", "Kan mijn broer"):
                assert geheim not in seen, geheim
        answer = helper.get(routes.GEGEVENS_JSON)
        assert BILAL not in answer.text, "a download is one's own, whatever the tab does"


async def test_without_choosing_somebody_is_only_oneself(portal: RunningPortal) -> None:
    helper = Visitor(portal).demo_login(ANS)
    with granted(portal, BILAL, ANS, Machtigingsrecht.LEZEN) as machtiging_id:
        async with helper.tab() as tab, helper.tab() as other:
            await acting(tab, machtiging_id)
            await other.open("/mijn/gegevens")
            await other.open("/mijn/inschrijving")
            assert ANS in other.everything()
            assert BILAL not in other.everything()
            assert "W-" not in other.everything()
            thief = Visitor(portal).demo_login(CARLA).tab(token=tab.token)
            async with thief:
                await thief.open("/mijn/inschrijving")
                assert "El Amrani" not in thief.everything()
                assert thief.of("basis.BasisState")["namens"] == ""


async def test_somebody_elses_machtiging_begins_answers_and_ends_nothing(
    portal: RunningPortal, contents: Contents
) -> None:
    stranger = Visitor(portal).demo_login(EVA)
    with granted(portal, BILAL, ANS, Machtigingsrecht.LEZEN) as machtiging_id:
        async with stranger.tab() as tab:
            await tab.open("/mijn")
            before = contents()
            for handler, payload in (
                (f"{NAMENS}.beginnen", {}),
                (f"{NAMENS}.neerleggen", {}),
                (f"{NAMENS}.antwoorden", {"ja": True}),
                ("machtiging.MachtigingenState.stoppen", {}),
            ):
                await tab.call(handler, {"machtiging_id": machtiging_id, **payload}, path="/mijn/namens")
            assert contents() == before
            assert "El Amrani" not in tab.everything()


async def test_a_message_of_another_client_or_of_a_private_kind_stays_closed(portal: RunningPortal) -> None:
    assert portal.database is not None
    helper = Visitor(portal).demo_login(ANS)
    van_bilal = str(klant(portal, BILAL).klant_id)
    with granted(portal, BILAL, ANS, Machtigingsrecht.LEZEN) as machtiging_id:
        private = portal.database.read_now(
            lambda s: s.exec(
                select(Bericht.id).where(Bericht.relatie_id == van_bilal, col(Bericht.soort).startswith("machtiging"))
            ).first()
        )
        other = portal.database.read_now(
            lambda s: s.exec(select(Bericht.id).where(Bericht.relatie_id == klant(portal, CARLA).klant_id)).first()
        )
        async with helper.tab() as tab:
            await acting(tab, machtiging_id)
            for bericht_id in (private, other):
                assert bericht_id
                await tab.call("mijn.BerichtenState.openen", {"bericht_id": bericht_id}, path="/mijn/berichten")
                assert tab.of("mijn.BerichtenState").get("open_id", "") == ""


@pytest.mark.parametrize("hoe", ["stopped by the client", "over by itself", "time is up"])
async def test_when_it_ends_the_screens_are_emptied_and_nothing_more_happens(
    hoe: str, portal: RunningPortal, contents: Contents
) -> None:
    assert portal.database is not None
    helper = Visitor(portal).demo_login(ANS)
    with granted(portal, CARLA, ANS, Machtigingsrecht.LEZEN, Machtigingsrecht.BETALEN) as machtiging_id:
        async with helper.tab() as tab:
            await acting(tab, machtiging_id)
            await tab.open("/mijn/inschrijving")
            assert "Mulder" in repr(tab.vars)

            def end(session: Session, *, nu, vandaag, origin) -> None:  # type: ignore[no-untyped-def]
                if hoe == "stopped by the client":
                    machtiging_beeindigen(
                        session, machtiging_id=machtiging_id, door=klant(portal, CARLA), origin=origin, nu=nu
                    )
                elif hoe == "over by itself":
                    session.get(Machtiging, machtiging_id).tot = vandaag - timedelta(days=1)  # type: ignore[union-attr]
                else:
                    sitting = session.exec(
                        select(Machtigingsessie).where(Machtigingsessie.machtiging_id == machtiging_id)
                    ).one()
                    sitting.verloopt_op = nu

            portal.database.perform_now(end)
            before = contents()
            for handler in ("betalen.BetalenState.betalen", "mijn.MijnState.laden", "mijn.GegevensState.woord_kiezen"):
                await tab.call(handler, some(HANDLERS[handler][0]), path="/mijn")
            assert contents() == before, "neither for the client nor for the helper"
            if hoe != "over by itself":
                assert "W-" not in repr(tab.of("mijn.MijnState"))
                assert tab.redirects()[-1] == NIET
            await tab.call("basis.BasisState.stop_namens", path="/mijn/namens")
            await tab.open("/mijn")
            assert tab.of("basis.BasisState")["namens"] == ""
            assert "Mulder" not in repr(tab.of("mijn.MijnState"))


async def test_stopping_empties_the_tab(portal: RunningPortal) -> None:
    helper = Visitor(portal).demo_login(ANS)
    with granted(portal, BILAL, ANS, Machtigingsrecht.LEZEN) as machtiging_id:
        async with helper.tab() as tab:
            await acting(tab, machtiging_id)
            await tab.open("/mijn/inschrijving")
            assert "W-" in repr(tab.of("mijn.MijnState"))
            await tab.call("basis.BasisState.stop_namens", path="/mijn/inschrijving")
            assert "W-" not in repr(tab.of("mijn.MijnState"))
            assert tab.of("mijn.MijnState")["rijen"] == []


async def test_staff_can_approve_only_what_waits_and_never_alone(portal: RunningPortal, contents: Contents) -> None:
    assert portal.database is not None
    dirk = portal.database.read_now(lambda s: s.exec(select(Medewerker.id).order_by(Medewerker.naam)).first())
    assert dirk
    desk = Visitor(portal).demo_login("dirk@lindehof.example")
    async with desk.tab() as tab:
        await tab.open("/balie")
        before = contents()
        await tab.call("machtiging.BewindState.beoordelen", {"goedkeuring_id": "x", "akkoord": True}, path="/balie")
        assert tab.of("machtiging.BewindState")["melding"] == "Wij vinden dit niet."
        await tab.call(
            "machtiging.MachtigingenAanBalieState.stoppen", {"machtiging_id": "x"}, path="/balie/klanten/x/machtigingen"
        )
        await tab.call(
            "machtiging.MachtigingenAanBalieState.vastleggen", {"form": {"soort": "helper"}},
            path="/balie/klanten/x/machtigingen",
        )  # fmt: skip
        assert contents() == before


def test_no_page_and_no_file_takes_the_tab_into_account() -> None:
    """An HTTP route knows no tab, so it never acts for anyone but whoever is logged in."""
    assert Actor(Rol.GEMACHTIGDE, relatie_id="r1").klant_id is None
    assert Actor(Rol.KLANT, relatie_id="r1").klant_id == "r1"
