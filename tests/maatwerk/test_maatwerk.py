"""Deviating from a rule: a reason, a consulted colleague, other eyes, an end, and a precedent without names."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from portal.domain.belofte.model import Belofte, Beloftestatus
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.goedkeuring.actions import TweedeMedewerkerNodig
from portal.domain.inschrijving.export import alles_van
from portal.domain.maatwerk.actions import (
    DerdeMedewerkerNodig,
    maatwerk_besluiten,
    maatwerk_intrekken,
    maatwerk_laten_aflopen,
    maatwerk_uitvoeren,
    maatwerk_voorstellen,
    oud_maatwerk_wissen,
)
from portal.domain.maatwerk.model import Maatwerk, Maatwerkstatus, Precedent
from portal.domain.maatwerk.queries import maatwerk_van, precedenten_zoeken, te_besluiten, uit_te_voeren
from portal.domain.relatie.model import Inzage
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden, PortalFout, Weigering
from portal.domain.shared.transitions import Statusovergang
from tests.conftest import Store
from tests.makers import gesprek, ingeschreven, medewerker, tegelijk
from tests.people import BILAL, CARLA, DIRK, FATMA, GERDA, JOKE

JA = {"besluit": "ja", "motivering": "De brief lag door een verhuizing op een oud adres."}
NEE = {"besluit": "nee", "motivering": "Dan wachten anderen langer. Dat vinden wij niet eerlijk."}


def voorstel(store: Store, **anders: str) -> dict[str, str]:
    return {
        "regel": "betaaltermijn",
        "afwijking": "Vier weken langer de tijd om te betalen",
        "reden": "Het salaris komt pas aan het einde van de maand",
        "collega": str(medewerker(store, FATMA).medewerker_id),
        "raakt_anderen": "nee",
        "effect": "Niemand schuift op in de lijst",
        "duur": "eenmalig",
        **anders,
    }


def voorgesteld(store: Store, klant: Actor, **anders: str) -> Maatwerk:
    dirk = medewerker(store, DIRK)
    kenmerk = store.perform(
        maatwerk_voorstellen,
        contactmoment_id=gesprek(store, klant, dirk),
        formulier=voorstel(store, **anders),
        door=dirk,
    )
    return store.all(Maatwerk, kenmerk=kenmerk)[0]


def besluit(store: Store, maatwerk: Maatwerk, door: Actor, formulier: dict[str, str] = JA) -> None:
    store.perform(maatwerk_besluiten, maatwerk_id=maatwerk.id, formulier=formulier, door=door)


def beloften(store: Store, soort: str) -> list[tuple[str, str]]:
    return [(b.status, b.medewerker_id) for b in store.all(Belofte, soort=soort)]


@pytest.fixture
def bilal(store: Store) -> Actor:
    return ingeschreven(store, BILAL).door


def test_three_people_a_letter_with_the_reasons_and_a_promise_to_carry_it_out(store: Store, bilal: Actor) -> None:
    maatwerk = voorgesteld(store, bilal)
    dirk, gerda = medewerker(store, DIRK), medewerker(store, GERDA)
    assert beloften(store, "maatwerk-besluit") == [(Beloftestatus.OPEN, dirk.medewerker_id)]
    [regel] = store.read(te_besluiten, door=gerda)
    assert (regel.klant, regel.mag_besluiten, regel.overlegd_met) == (BILAL.naam, True, FATMA.naam)
    besluit(store, maatwerk, gerda)
    [bericht] = store.all(Bericht, soort="maatwerk-toegekend")
    assert JA["motivering"] in bericht.tekst
    assert "de termijn om te betalen" in bericht.tekst
    assert "21 april 2026" in bericht.tekst, "six weeks to object"
    assert {v.kanaal for v in store.all(Verzending, bericht_id=bericht.id)} == {"EMA", "BRI"}
    assert beloften(store, "maatwerk-besluit") == [(Beloftestatus.NAGEKOMEN, dirk.medewerker_id)]
    assert beloften(store, "maatwerk-uitvoeren") == [(Beloftestatus.OPEN, dirk.medewerker_id)]
    assert "Besluit over maatwerk" in {i.reden for i in store.all(Inzage, medewerker_id=gerda.medewerker_id)}
    store.perform(
        maatwerk_uitvoeren, maatwerk_id=maatwerk.id, formulier={"uitkomst": "Betaald na drie weken"}, door=dirk
    )
    assert beloften(store, "maatwerk-uitvoeren") == [(Beloftestatus.NAGEKOMEN, dirk.medewerker_id)]
    assert store.all(Maatwerk)[0].status == Maatwerkstatus.AFGELOPEN
    naar = [o.naar for o in store.all(Statusovergang, object_id=maatwerk.id)]
    assert sorted(naar) == ["afgelopen", "toegekend"]


def test_a_no_has_its_reasons_and_the_way_to_object_too(store: Store, bilal: Actor) -> None:
    maatwerk = voorgesteld(store, bilal)
    with pytest.raises(FouteInvoer) as refused:
        besluit(store, maatwerk, medewerker(store, GERDA), {"besluit": "nee", "motivering": " "})
    assert [fout.veld for fout in refused.value.fouten] == ["motivering"]
    besluit(store, maatwerk, medewerker(store, GERDA), NEE)
    [bericht] = store.all(Bericht, soort="maatwerk-geweigerd")
    assert NEE["motivering"] in bericht.tekst
    assert "21 april 2026" in bericht.tekst
    assert bericht.belangrijk
    assert beloften(store, "maatwerk-uitvoeren") == []


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"regel": "huur"}, "regel"),
        ({"afwijking": ""}, "afwijking"),
        ({"reden": " "}, "reden"),
        ({"collega": ""}, "collega"),
        ({"collega": "{zelf}"}, "collega"),
        ({"raakt_anderen": ""}, "raakt_anderen"),
        ({"effect": ""}, "effect"),
        ({"duur": ""}, "duur"),
        ({"duur": "tot"}, "tot_dag"),
        ({"duur": "tot", "tot_dag": "11", "tot_maand": "3", "tot_jaar": "2027"}, "tot_dag"),
        ({"duur": "tot", "tot_dag": "9", "tot_maand": "3", "tot_jaar": "2026"}, "tot_dag"),
    ],
)
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_what_is_missing_is_named(store: Store, bilal: Actor, anders: dict[str, str], veld: str) -> None:
    zelf = str(medewerker(store, DIRK).medewerker_id)
    with pytest.raises(FouteInvoer) as refused:
        voorgesteld(store, bilal, **{k: v.format(zelf=zelf) for k, v in anders.items()})
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert store.all(Maatwerk) == []


@pytest.mark.parametrize(
    "tekst",
    [
        "Bilal betaalt later", "meneer EL-AMRANI betaalt later", "bsn 111222333", "bel 06 12345602",
        "mail naar iemand@voorbeeld.nl", "woont op 6990 VX", "woont op 6990 vx", "in 6990Vx gezien",
        "woont aan de Havenkade", "zie W-4KM3-9QXF", "geboren 3-9-1994", "geboren 03/09/1994",
    ],
)  # fmt: skip
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_text_that_tells_who_it_is_about_is_refused(store: Store, bilal: Actor, tekst: str) -> None:
    with pytest.raises(FouteInvoer) as refused:
        voorgesteld(store, bilal, reden=tekst, effect="Niets")
    assert [fout.veld for fout in refused.value.fouten] == ["reden"]
    maatwerk = voorgesteld(store, bilal)
    with pytest.raises(FouteInvoer):
        besluit(store, maatwerk, medewerker(store, GERDA), {**JA, "motivering": tekst})
    assert store.all(Precedent) == []


def test_who_proposed_it_and_who_was_consulted_cannot_decide(store: Store, bilal: Actor) -> None:
    maatwerk = voorgesteld(store, bilal)
    with pytest.raises(TweedeMedewerkerNodig):
        besluit(store, maatwerk, medewerker(store, DIRK))
    with pytest.raises(DerdeMedewerkerNodig):
        besluit(store, maatwerk, medewerker(store, FATMA))
    assert [r.mag_besluiten for r in store.read(te_besluiten, door=medewerker(store, DIRK))] == [False]
    assert [r.mag_besluiten for r in store.read(te_besluiten, door=medewerker(store, FATMA))] == [False]
    assert store.all(Maatwerk)[0].status == Maatwerkstatus.VOORGESTELD
    assert store.all(Precedent) == []


def test_two_who_decide_at_once_make_one_decision(store: Store, bilal: Actor) -> None:
    maatwerk = voorgesteld(store, bilal)
    gerda, joke = medewerker(store, GERDA), medewerker(store, JOKE)
    results = tegelijk(partial(besluit, store, maatwerk, gerda, JA), partial(besluit, store, maatwerk, joke, NEE))
    assert sorted(isinstance(r, PortalFout) for r in results) == [False, True]
    assert len(store.all(Precedent)) == 1
    assert len([b for b in store.all(Bericht) if b.soort.startswith("maatwerk-")]) == 1
    assert len(beloften(store, "maatwerk-uitvoeren")) == (store.all(Maatwerk)[0].status == Maatwerkstatus.TOEGEKEND)


def test_only_who_proposed_it_takes_it_back(store: Store, bilal: Actor) -> None:
    maatwerk = voorgesteld(store, bilal)
    with pytest.raises(NietGevonden):
        store.perform(maatwerk_intrekken, maatwerk_id=maatwerk.id, door=medewerker(store, FATMA))
    store.perform(maatwerk_intrekken, maatwerk_id=maatwerk.id, door=medewerker(store, DIRK))
    assert store.all(Belofte, soort="maatwerk-besluit")[0].status == Beloftestatus.VERVALLEN
    with pytest.raises(NietGevonden):
        besluit(store, maatwerk, medewerker(store, GERDA))
    assert store.read(maatwerk_van, relatie_id=str(bilal.relatie_id)) == []


def test_a_conversation_of_somebody_else_is_not_found(store: Store, bilal: Actor) -> None:
    with pytest.raises(NietGevonden):
        store.perform(
            maatwerk_voorstellen,
            contactmoment_id=gesprek(store, bilal, medewerker(store, DIRK)),
            formulier=voorstel(store),
            door=medewerker(store, FATMA),
        )


def test_what_holds_until_a_day_ends_after_that_day(store: Store, bilal: Actor) -> None:
    maatwerk = voorgesteld(store, bilal, duur="tot", tot_dag="20", tot_maand="3", tot_jaar="2026")
    besluit(store, maatwerk, medewerker(store, GERDA))
    store.perform(
        maatwerk_uitvoeren, maatwerk_id=maatwerk.id, formulier={"uitkomst": "Genoteerd"}, door=medewerker(store, DIRK)
    )
    store.nu += timedelta(days=10)
    assert store.perform(maatwerk_laten_aflopen) == 0
    store.nu += timedelta(days=1)
    assert store.perform(maatwerk_laten_aflopen) == 1
    assert store.perform(maatwerk_laten_aflopen) == 0
    assert store.all(Maatwerk)[0].status == Maatwerkstatus.AFGELOPEN


def test_a_proposal_whose_last_day_is_over_can_only_be_refused(store: Store, bilal: Actor) -> None:
    maatwerk = voorgesteld(store, bilal, duur="tot", tot_dag="11", tot_maand="3", tot_jaar="2026")
    store.nu += timedelta(days=2)
    with pytest.raises(Weigering, match="voorbij"):
        besluit(store, maatwerk, medewerker(store, GERDA))
    besluit(store, maatwerk, medewerker(store, GERDA), NEE)


def test_it_is_carried_out_once_and_only_after_a_yes(store: Store, bilal: Actor) -> None:
    dirk, maatwerk = medewerker(store, DIRK), voorgesteld(store, bilal)
    uitvoeren = partial(
        store.perform, maatwerk_uitvoeren, maatwerk_id=maatwerk.id, formulier={"uitkomst": "Gedaan"}, door=dirk
    )
    with pytest.raises(NietGevonden):
        uitvoeren()
    besluit(store, maatwerk, medewerker(store, GERDA))
    assert [r.id for r in store.read(uit_te_voeren, door=dirk)] == [maatwerk.id]
    uitvoeren()
    assert store.read(uit_te_voeren, door=dirk) == []
    with pytest.raises(NietGevonden):
        uitvoeren()


# --- precedents -----------------------------------------------------------------------------------------------------


def test_a_precedent_is_found_by_rule_and_words_and_names_nobody(store: Store, bilal: Actor) -> None:
    maatwerk = voorgesteld(store, bilal)
    besluit(store, maatwerk, medewerker(store, GERDA))
    store.perform(
        maatwerk_uitvoeren,
        maatwerk_id=maatwerk.id,
        formulier={"uitkomst": "Op tijd betaald"},
        door=medewerker(store, DIRK),
    )
    zoek = partial(store.read, precedenten_zoeken)
    [gevonden] = zoek(regel="betaaltermijn", woorden="SALARIS maand").precedenten
    assert (gevonden.toegekend, gevonden.uitkomst, gevonden.jaar) == (True, "Op tijd betaald", 2026)
    [row] = store.all(Precedent)
    for trace in (BILAL.achternaam, DIRK.naam, str(bilal.relatie_id), maatwerk.kenmerk, maatwerk.id):
        assert trace not in repr(row.model_dump())
    assert zoek(regel="inschrijfgeld", woorden="salaris").precedenten == ()
    assert zoek(woorden="salaris fiets").precedenten == ()
    assert zoek(woorden="%").precedenten == ()


@pytest.mark.parametrize(("aantal", "getoond"), [(0, 0), (1, None), (4, None), (5, 5), (12, 12)])
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_count_about_few_people_is_not_shown(store: Store, aantal: int, getoond: int | None) -> None:
    soort = {"regel": "bewijs", "afwijking": "x", "reden": "x", "effect": "x", "motivering": "x", "jaar": 2026}
    store.add(*[Precedent(**soort, toegekend=True) for _ in range(aantal)])
    assert store.read(precedenten_zoeken, regel="bewijs").toegekend == getoond
    assert store.read(precedenten_zoeken, regel="bewijs").geweigerd == 0


def test_about_a_person_it_is_kept_two_years_and_the_precedent_as_long_as_policy_says(
    store: Store, bilal: Actor
) -> None:
    besluit(store, voorgesteld(store, bilal), medewerker(store, GERDA), NEE)
    store.nu += timedelta(days=729)
    assert store.perform(oud_maatwerk_wissen) == 0
    store.nu += timedelta(days=2)
    assert store.perform(oud_maatwerk_wissen) == 1
    assert store.all(Maatwerk) == []
    assert len(store.all(Precedent)) == 1
    store.nu = store.nu.replace(year=2032)
    store.perform(oud_maatwerk_wissen, beleid=store.beleid)
    assert store.all(Precedent) == []


def test_the_client_sees_and_exports_their_own_and_nobody_elses(store: Store, bilal: Actor) -> None:
    carla = ingeschreven(store, CARLA).door
    maatwerk = voorgesteld(store, bilal, duur="tot", tot_dag="1", tot_maand="4", tot_jaar="2026")
    besluit(store, maatwerk, medewerker(store, GERDA))
    [regel] = store.read(maatwerk_van, relatie_id=str(bilal.relatie_id), taal="en")
    assert (regel.regel, regel.tot) == ("the time you have to pay", date(2026, 4, 1))
    assert store.read(maatwerk_van, relatie_id=str(carla.relatie_id)) == []
    assert len(store.read(alles_van, relatie_id=str(bilal.relatie_id))["maatwerk"]) == 1
    assert store.read(alles_van, relatie_id=str(carla.relatie_id))["maatwerk"] == []
