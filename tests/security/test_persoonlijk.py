"""Maatwerk, referrals, case owner and bounded contact: tried by whoever may not, with ids of somebody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlmodel import select

from portal import clock, routes
from portal.domain.grens.actions import grens_besluiten, grens_voorstellen
from portal.domain.grens.model import Grens
from portal.domain.hulp.actions import gesprek_beginnen
from portal.domain.maatwerk.model import Maatwerk
from portal.domain.sociale_kaart.model import Doorverwijzing
from tests.running import RunningPortal
from tests.security.conftest import BILAL, CARLA, DIRK, FATMA, GERDA, klant, medewerker
from tests.security.visitor import Visitor

Contents = Callable[[], dict[str, str]]
JOKE = "joke@lindehof.example"
GEBEURD = "Sloeg met de vuist op de balie"
GESPREK = {
    "kanaal": "BAL",
    "verificatie": "identiteit-gezien",
    "document": "paspoort",
    "geldig": "ja",
    "reden": "Komt langs",
}


@pytest.fixture(scope="module")
def begrensd(portal: RunningPortal) -> str:
    """Carla has bounded contact: proposed by Dirk, decided by Gerda; returns its id."""
    assert portal.database is not None
    perform, dirk = portal.database.perform_now, medewerker(portal, DIRK)
    gesprek = perform(gesprek_beginnen, relatie_id=str(klant(portal, CARLA).klant_id), formulier=GESPREK, door=dirk)
    dag = clock.today()

    def datum(veld: str) -> dict[str, str]:
        return {f"{veld}_dag": str(dag.day), f"{veld}_maand": str(dag.month), f"{veld}_jaar": str(dag.year)}

    perform(
        grens_voorstellen,
        contactmoment_id=gesprek,
        formulier={
            "gebeurtenis": GEBEURD, "aanleiding": "Wij belden niet terug", "reden": "Rust",
            "maatregel": "twee-collegas",
            **datum("gebeurd"), **datum("tot"), **datum("herzien"),
        },
        door=dirk,
    )  # fmt: skip
    grens_id = str(portal.database.read_now(lambda s: s.exec(select(Grens.id)).one()))
    perform(
        grens_besluiten,
        grens_id=grens_id,
        formulier={"besluit": "ja", "motivering": "Iedereen schrok"},
        door=medewerker(portal, GERDA),
    )
    return grens_id


async def test_who_is_no_teamleider_sees_nothing_of_what_happened(
    portal: RunningPortal, begrensd: str, contents: Contents
) -> None:
    before = contents()
    for wie in (DIRK, FATMA):
        async with Visitor(portal).demo_login(wie).tab() as tab:
            await tab.open(routes.BALIE_CONTACTAFSPRAKEN)
            assert tab.of("grens.GrensBalieState")["grenzen"] == []
            for grens_id in (begrensd, "x"):
                await tab.call(
                    "grens.GrensBalieState.bekijken", {"grens_id": grens_id}, path=routes.BALIE_CONTACTAFSPRAKEN
                )
                assert tab.of("grens.GrensBalieState")["melding"] == "Dit kan alleen een teamleider."
            for handler in ("besluiten", "herzien"):
                await tab.call(f"grens.GrensBalieState.{handler}", {"form": {"besluit": "stoppen", "motivering": "x"}})
            assert GEBEURD not in tab.everything()
    assert contents() == before


async def test_a_look_of_a_teamleider_is_logged(portal: RunningPortal, begrensd: str, contents: Contents) -> None:
    before = contents()
    async with Visitor(portal).demo_login(JOKE).tab() as tab:
        await tab.open(routes.BALIE_CONTACTAFSPRAKEN)
        assert GEBEURD not in tab.everything(), "not on the list"
        await tab.call("grens.GrensBalieState.bekijken", {"grens_id": begrensd}, path=routes.BALIE_CONTACTAFSPRAKEN)
        assert GEBEURD in tab.everything()
    after = contents()
    assert {name for name in after if after[name] != before[name]} == {"inzage"}


async def test_the_client_sees_their_own_another_client_nothing(portal: RunningPortal, begrensd: str) -> None:
    for wie, ziet in ((CARLA, True), (BILAL, False)):
        async with Visitor(portal).demo_login(wie).tab() as tab:
            for path in (routes.MIJN, routes.MIJN_CONTACTAFSPRAKEN, routes.MIJN_BERICHTEN):
                await tab.open(path)
            assert (GEBEURD in tab.everything()) is ziet
            assert ("twee collega's tegelijk" in tab.everything()) is ziet, "how we do speak"


async def test_who_helps_sees_the_instruction_and_never_the_incident(portal: RunningPortal, begrensd: str) -> None:
    assert portal.database is not None
    gesprek = portal.database.perform_now(
        gesprek_beginnen,
        relatie_id=str(klant(portal, CARLA).klant_id),
        formulier=GESPREK,
        door=medewerker(portal, FATMA),
    )
    address = routes.balie_klant(gesprek)
    async with Visitor(portal).demo_login(FATMA).tab() as tab:
        await tab.open(address)
        assert tab.of("regie.BovenKlantbeeldState")["instructie"] == (
            "Spreek deze klant met twee collega's. Ga nooit alleen."
        )
        await tab.open(routes.bij_klant(routes.BALIE_KLANT_CONTACTAFSPRAKEN, gesprek))
        await tab.open(address)
        await tab.call("klanten.KlantState.helpen", path=address)
        for path in (routes.MIJN, routes.MIJN_BERICHTEN, routes.MIJN_DOSSIER, routes.MIJN_GEGEVENS):
            await tab.open(path)
        await tab.open(routes.MIJN_CONTACTAFSPRAKEN)
        assert tab.redirects()[-1] == "/", "for the client alone"
        for trace in (GEBEURD, "Iedereen schrok", "Hoe wij met elkaar spreken", "Wij belden niet terug"):
            assert trace not in tab.everything()


async def test_pages_under_a_conversation_of_somebody_else_do_not_exist(portal: RunningPortal) -> None:
    assert portal.database is not None
    gesprek = portal.database.perform_now(
        gesprek_beginnen,
        relatie_id=str(klant(portal, BILAL).klant_id),
        formulier=GESPREK,
        door=medewerker(portal, DIRK),
    )
    fatma, bilal = Visitor(portal).demo_login(FATMA), Visitor(portal).demo_login(BILAL)
    states = {
        routes.BALIE_KLANT_MAATWERK: "maatwerk.MaatwerkState",
        routes.BALIE_KLANT_DOORVERWIJZEN: "sociale_kaart.DoorverwijzenState",
        routes.BALIE_KLANT_REGIE: "regie.RegieState",
        routes.BALIE_KLANT_CONTACTAFSPRAKEN: "grens.GrensState",
    }
    for pad, state in states.items():
        path = routes.bij_klant(pad, gesprek)
        assert fatma.get(path).status_code == 404
        async with fatma.tab() as tab:
            await tab.call(f"{state}.laden", path=path)
            assert tab.redirects() == [routes.BALIE_KLANTEN]
            assert "El Amrani" not in tab.everything()
        async with bilal.tab() as tab:
            await tab.call(f"{state}.laden", path=path)
            assert tab.redirects() == ["/"]


async def test_forms_of_a_page_that_was_never_opened_change_nothing(portal: RunningPortal, contents: Contents) -> None:
    """The id of the conversation stands on our side of the screen; without one there is nothing to work on."""
    before = contents()
    async with Visitor(portal).demo_login(FATMA).tab() as tab:
        for handler in (
            "maatwerk.MaatwerkState.voorstellen", "maatwerk.MaatwerkBalieState.besluiten",
            "maatwerk.MaatwerkBalieState.uitgevoerd", "sociale_kaart.DoorverwijzenState.versturen",
            "sociale_kaart.DoorverwijzingenBalieState.afronden", "regie.RegieState.vragen",
            "regie.RegieState.overnemen", "regie.RegieBalieState.beeindigen", "grens.GrensState.voorstellen",
            "grens.GrensState.bezwaar_vastleggen", "grens.GrensBalieState.bezwaar_besluiten",
        ):  # fmt: skip
            await tab.call(handler, {"form": {"besluit": "ja", "motivering": "x", "reden": "x", "bezwaar": "x"}})
    assert contents() == before


async def test_ids_of_somebody_elses_work_and_ids_that_do_not_exist_change_nothing(
    portal: RunningPortal, contents: Contents
) -> None:
    assert portal.database is not None
    read = portal.database.read_now
    voorstel = str(read(lambda s: s.exec(select(Maatwerk.id)).first()))
    gevraagd = str(read(lambda s: s.exec(select(Doorverwijzing.id)).first()))
    before = contents()
    async with Visitor(portal).demo_login(FATMA).tab() as tab:
        await tab.open(routes.BALIE_MAATWERK)
        for id_ in (voorstel, "x"):
            await tab.call("maatwerk.MaatwerkBalieState.kiezen", {"maatwerk_id": id_}, path=routes.BALIE_MAATWERK)
            assert tab.of("maatwerk.MaatwerkBalieState")["gekozen_id"] == "", "Fatma was consulted"
            await tab.call("maatwerk.MaatwerkBalieState.intrekken", {"maatwerk_id": id_}, path=routes.BALIE_MAATWERK)
            assert tab.of("maatwerk.MaatwerkBalieState")["melding"] == "Wij vinden dit niet."
        await tab.open(routes.BALIE_DOORVERWIJZINGEN)
        for id_ in (gevraagd, "x"):
            await tab.call("sociale_kaart.DoorverwijzingenBalieState.kiezen", {"doorverwijzing_id": id_})
            assert tab.of("sociale_kaart.DoorverwijzingenBalieState")["gekozen_id"] == "", "not sent yet"
        for handler in ("aanvaarden", "kiezen"):
            await tab.call(f"regie.RegieBalieState.{handler}", {"regie_id": "x"}, path=routes.BALIE_REGIE)
        assert tab.of("regie.RegieBalieState").get("gekozen_id", "") == ""
    assert contents() == before


async def test_what_a_visitor_looks_for_near_them_is_stored_nowhere(
    portal: RunningPortal, contents: Contents, written: Callable[[], str]
) -> None:
    before = contents()
    async with Visitor(portal).tab() as tab:
        await tab.open(routes.HULP_IN_DE_BUURT)
        form = {"gemeente": "Veerpoort", "onderwerp": "thuis"}
        await tab.call("sociale_kaart.BuurtState.zoeken", {"form": form}, path=routes.HULP_IN_DE_BUURT)
        assert [p["naam"] for p in tab.of("sociale_kaart.BuurtState")["partners"]] == ["Wijkteam Veerpoort"]
        await tab.call(
            "sociale_kaart.BuurtState.zoeken", {"form": {"gemeente": "'; drop"}}, path=routes.HULP_IN_DE_BUURT
        )
        assert tab.of("sociale_kaart.BuurtState")["partners"] == []
    assert contents() == before
    assert written() == ""
