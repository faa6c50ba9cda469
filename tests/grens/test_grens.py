"""Bounded contact: a second person decides, with an end, a review, a letter and an objection."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from portal.domain.belofte.actions import TermijnLigtVast, belofte_pauzeren, belofte_verzetten
from portal.domain.belofte.model import Belofte, Beloftestatus
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.bericht.queries import berichten_van
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import AlleenTeamleider
from portal.domain.goedkeuring.actions import TweedeMedewerkerNodig
from portal.domain.grens.actions import (
    LooptAl,
    grens_besluiten,
    grens_bezwaar_besluiten,
    grens_bezwaar_maken,
    grens_bezwaar_vastleggen,
    grens_herzien,
    grens_inzien,
    grens_voorstellen,
    grenzen_laten_aflopen,
    oude_grenzen_wissen,
)
from portal.domain.grens.model import Grens, Grensstatus
from portal.domain.grens.queries import eigen_grens, grenzen, instructie_in_gesprek
from portal.domain.grens.rules import laatste_dag, mag_bezwaar_behandelen
from portal.domain.hulp.queries import klantbeeld
from portal.domain.inschrijving.export import alles_van
from portal.domain.relatie.model import Inzage, Relatie
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden, PortalFout, Weigering
from portal.domain.toegang.queries import ingelogde
from tests.conftest import Store
from tests.makers import gesprek, ingeschreven, medewerker, sessie_van, tegelijk
from tests.people import BILAL, CARLA, DIRK, FATMA, GERDA, JOKE, Collega

GEBEURTENIS = "De klant sloeg met de vuist op de balie."
AANLEIDING = "Wij belden drie keer niet terug."
VOORSTEL = {
    "gebeurd_dag": "9", "gebeurd_maand": "3", "gebeurd_jaar": "2026",
    "gebeurtenis": GEBEURTENIS, "aanleiding": AANLEIDING, "maatregel": "twee-collegas",
    "reden": "Met zijn tweeën blijft het gesprek rustig.",
    "tot_dag": "9", "tot_maand": "6", "tot_jaar": "2026",
    "herzien_dag": "20", "herzien_maand": "4", "herzien_jaar": "2026",
}  # fmt: skip
JA = {"besluit": "ja", "motivering": "Onze collega's schrokken erg."}
NEE = {"besluit": "nee", "motivering": "Een gesprek is hier genoeg."}
BEZWAAR = {"bezwaar": "Ik was boos omdat niemand belde."}
INSTRUCTIE = "Spreek deze klant met twee collega's. Ga nooit alleen."


@pytest.fixture
def bilal(store: Store) -> Actor:
    for collega in (DIRK, FATMA, GERDA, JOKE):
        medewerker(store, collega)
    return ingeschreven(store, BILAL).door


def voorgesteld(store: Store, klant: Actor, door: Collega = DIRK, **anders: str) -> Grens:
    actor = medewerker(store, door)
    kenmerk = store.perform(
        grens_voorstellen,
        contactmoment_id=gesprek(store, klant, actor),
        formulier={**VOORSTEL, **anders},
        door=actor,
    )
    return store.all(Grens, kenmerk=kenmerk)[0]


def besloten(store: Store, klant: Actor, formulier: dict[str, str] = JA, door: Collega = GERDA) -> Grens:
    grens = voorgesteld(store, klant)
    store.perform(grens_besluiten, grens_id=grens.id, formulier=formulier, door=medewerker(store, door))
    return stand(store)


def stand(store: Store) -> Grens:
    return store.all(Grens)[0]


def belofte(store: Store, soort: str) -> Belofte:
    return store.all(Belofte, soort=soort)[0]


def instructie(store: Store, klant: Actor, wie: Collega = FATMA) -> str:
    door = medewerker(store, wie)
    return store.read(instructie_in_gesprek, contactmoment_id=gesprek(store, klant, door), door=door)


# --- proposing and deciding -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"gebeurtenis": ""}, "gebeurtenis"),
        ({"aanleiding": ""}, "aanleiding"),
        ({"maatregel": "verbannen"}, "maatregel"),
        ({"reden": ""}, "reden"),
        ({"gebeurd_dag": "11"}, "gebeurd_jaar"),
        ({"tot_dag": "", "tot_maand": "", "tot_jaar": ""}, "tot_dag"),
        ({"tot_jaar": "2027"}, "tot_dag"),
        ({"herzien_maand": "7"}, "herzien_dag"),
    ],
)
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_what_is_missing_or_too_long_is_named(store: Store, bilal: Actor, anders: dict[str, str], veld: str) -> None:
    with pytest.raises(FouteInvoer) as refused:
        voorgesteld(store, bilal, **anders)
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert store.all(Grens) == []


def test_no_measure_is_without_an_end(beleid: Beleid) -> None:
    assert laatste_dag(date(2026, 3, 10), beleid) == date(2027, 3, 10)


def test_a_teamleider_who_did_not_propose_it_decides(store: Store, bilal: Actor) -> None:
    grens = voorgesteld(store, bilal, GERDA)
    for wie, fout in ((DIRK, AlleenTeamleider), (GERDA, TweedeMedewerkerNodig)):
        with pytest.raises(fout):
            store.perform(grens_besluiten, grens_id=grens.id, formulier=JA, door=medewerker(store, wie))
    assert belofte(store, "grens-besluit").medewerker_id == medewerker(store, JOKE).medewerker_id
    store.perform(grens_besluiten, grens_id=grens.id, formulier=JA, door=medewerker(store, JOKE))
    assert stand(store).status == Grensstatus.VAN_KRACHT
    assert belofte(store, "grens-besluit").status == Beloftestatus.NAGEKOMEN


def test_the_client_gets_a_letter_with_the_reasons_the_end_and_the_way_to_object(store: Store, bilal: Actor) -> None:
    besloten(store, bilal)
    [brief] = store.all(Bericht, soort="grens-besluit")
    for deel in (GEBEURTENIS, JA["motivering"], "9 juni 2026", "20 april 2026", "21 april 2026", "twee collega's"):
        assert deel in brief.tekst
    assert AANLEIDING not in brief.tekst
    assert {v.kanaal for v in store.all(Verzending, bericht_id=brief.id)} == {"EMA", "BRI"}


def test_a_no_changes_nothing_and_is_not_sent(store: Store, bilal: Actor) -> None:
    besloten(store, bilal, NEE)
    assert stand(store).status == Grensstatus.AFGEWEZEN
    assert instructie(store, bilal) == ""
    assert store.all(Bericht, soort="grens-besluit") == []
    assert voorgesteld(store, bilal).kenmerk


def test_there_is_one_at_a_time_and_one_decision(store: Store, bilal: Actor) -> None:
    grens = voorgesteld(store, bilal)
    with pytest.raises(LooptAl):
        voorgesteld(store, bilal, FATMA)
    besluit = partial(store.perform, grens_besluiten, grens_id=grens.id)
    results = tegelijk(
        partial(besluit, formulier=JA, door=medewerker(store, GERDA)),
        partial(besluit, formulier=NEE, door=medewerker(store, JOKE)),
    )
    assert sorted(isinstance(r, PortalFout) for r in results) == [False, True]
    assert len(store.all(Bericht, soort="grens-besluit")) == (stand(store).status == Grensstatus.VAN_KRACHT)


# --- who sees what --------------------------------------------------------------------------------------------------


def test_who_speaks_with_the_client_sees_the_instruction_and_nothing_of_the_incident(
    store: Store, bilal: Actor
) -> None:
    assert instructie(store, bilal) == ""
    besloten(store, bilal)
    assert instructie(store, bilal) == INSTRUCTIE
    fatma = medewerker(store, FATMA)
    beeld = store.read(klantbeeld, contactmoment_id=gesprek(store, bilal, fatma), door=fatma)
    gezien = repr(beeld) + repr([b.titel for b in store.all(Belofte)]) + repr([i.reden for i in store.all(Inzage)])
    for trace in (GEBEURTENIS, AANLEIDING, JA["motivering"], "Hoe wij met elkaar spreken"):
        assert trace not in gezien
    assert store.read(grenzen, door=fatma) == []
    with pytest.raises(AlleenTeamleider):
        store.perform(grens_inzien, grens_id=stand(store).id, door=fatma)
    with pytest.raises(AlleenTeamleider):
        store.perform(grens_inzien, grens_id="bestaat-niet", door=fatma)


def test_a_teamleider_who_looks_is_logged_and_the_client_reads_that(store: Store, bilal: Actor) -> None:
    grens, joke = besloten(store, bilal), medewerker(store, JOKE)
    assert [r.kenmerk for r in store.read(grenzen, door=joke)] == [grens.kenmerk]
    assert store.perform(grens_inzien, grens_id=grens.id, door=joke).gebeurtenis == GEBEURTENIS
    assert [i.reden for i in store.all(Inzage, medewerker_id=joke.medewerker_id)] == [
        "Afspraken over het contact bekeken"
    ]


def test_the_client_sees_their_own_and_nobody_sees_it_on_their_screens(store: Store, bilal: Actor) -> None:
    besloten(store, bilal)
    carla = ingeschreven(store, CARLA).door
    zien = partial(store.read, eigen_grens, taal="nl")
    eigen = zien(door=bilal)
    assert eigen is not None
    assert (eigen.gebeurtenis, eigen.aanleiding) == (GEBEURTENIS, AANLEIDING)
    assert zien(door=carla) is None
    assert zien(door=replace(medewerker(store, DIRK), namens=bilal.relatie_id)) is None
    berichten = partial(store.read, berichten_van, relatie_id=bilal.relatie_id)
    assert "Hoe wij met elkaar spreken" not in [b.onderwerp for b in berichten()]
    assert "Hoe wij met elkaar spreken" in [b.onderwerp for b in berichten(vertrouwelijk=True)]
    assert len(store.read(alles_van, relatie_id=bilal.relatie_id)["grens"]) == 1
    assert store.read(alles_van, relatie_id=carla.relatie_id)["grens"] == []


def test_the_help_block_of_the_client_says_how_we_do_speak_until_the_last_day(store: Store, bilal: Actor) -> None:
    besloten(store, bilal)
    geheim = sessie_van(store, BILAL)
    assert store.read(ingelogde, geheim=geheim).contactregel == "twee-collegas"
    assert store.read(ingelogde, geheim=sessie_van(store, CARLA)).contactregel == ""
    store.nu += timedelta(days=91)
    assert store.read(ingelogde, geheim=sessie_van(store, BILAL)).contactregel == "twee-collegas", "9 June"
    store.nu += timedelta(days=1)
    assert store.read(ingelogde, geheim=sessie_van(store, BILAL)).contactregel == ""


# --- objecting ------------------------------------------------------------------------------------------------------


def test_an_objection_goes_to_someone_who_was_not_involved(store: Store, bilal: Actor) -> None:
    grens = besloten(store, bilal)
    store.perform(grens_bezwaar_maken, formulier=BEZWAAR, door=bilal)
    joke = medewerker(store, JOKE)
    assert belofte(store, "grens-bezwaar").medewerker_id == joke.medewerker_id
    [ontvangen] = store.all(Bericht, soort="grens-bezwaar-ontvangen")
    assert JOKE.naam in ontvangen.tekst
    antwoord = partial(store.perform, grens_bezwaar_besluiten, grens_id=grens.id, formulier=JA)
    with pytest.raises(AlleenTeamleider):
        antwoord(door=medewerker(store, DIRK))
    with pytest.raises(Weigering, match="betrokken"):
        antwoord(door=medewerker(store, GERDA))
    antwoord(door=joke)
    assert stand(store).status == Grensstatus.BEEINDIGD
    assert instructie(store, bilal) == ""
    assert belofte(store, "grens-bezwaar").status == Beloftestatus.NAGEKOMEN
    assert belofte(store, "grens-herziening").status == Beloftestatus.VERVALLEN
    assert "gelijk gekregen" in store.all(Bericht, soort="grens-bezwaar-antwoord")[0].tekst
    with pytest.raises(NietGevonden):
        antwoord(door=joke)


def test_before_when_an_objection_is_answered_is_not_moved_on_the_list(store: Store, bilal: Actor) -> None:
    besloten(store, bilal)
    store.perform(grens_bezwaar_maken, formulier=BEZWAAR, door=bilal)
    antwoord = belofte(store, "grens-bezwaar")
    formulier = {"verzet_dag": str(store.vandaag + timedelta(days=20)), "verzet_reden": "Druk", "pauze_reden": "Druk"}
    for act in (belofte_verzetten, belofte_pauzeren):
        with pytest.raises(TermijnLigtVast):
            store.perform(
                act,
                belofte_id=antwoord.id,
                versie=antwoord.versie,
                formulier=formulier,
                door=medewerker(store, JOKE),
            )
    assert belofte(store, "grens-bezwaar").voor == antwoord.voor


def test_an_objection_that_fails_has_its_reasons_and_the_measure_goes_on(store: Store, bilal: Actor) -> None:
    grens = besloten(store, bilal)
    store.perform(grens_bezwaar_maken, formulier=BEZWAAR, door=bilal)
    store.perform(grens_bezwaar_besluiten, grens_id=grens.id, formulier=NEE, door=medewerker(store, JOKE))
    assert stand(store).status == Grensstatus.VAN_KRACHT
    assert NEE["motivering"] in store.all(Bericht, soort="grens-bezwaar-antwoord")[0].tekst
    with pytest.raises(NietGevonden):
        store.perform(grens_bezwaar_maken, formulier=BEZWAAR, door=bilal)


def test_without_another_teamleider_a_colleague_who_was_not_there_handles_it(store: Store) -> None:
    klant = ingeschreven(store, BILAL).door
    for collega in (DIRK, FATMA, GERDA):
        medewerker(store, collega)
    grens = besloten(store, klant)
    store.perform(grens_bezwaar_maken, formulier=BEZWAAR, door=klant)
    fatma = medewerker(store, FATMA)
    assert [r.mag_bezwaar for r in store.read(grenzen, door=fatma)] == [True]
    store.perform(grens_inzien, grens_id=grens.id, door=fatma)
    store.perform(grens_bezwaar_besluiten, grens_id=grens.id, formulier=NEE, door=fatma)
    assert store.read(grenzen, door=fatma) == []


@pytest.mark.parametrize(
    ("wie", "teamleider", "gevraagd", "mag"),
    [
        ("a", True, True, False),
        ("b", True, True, False),
        ("c", True, False, True),
        ("c", False, True, True),
        ("c", False, False, False),
    ],
)
def test_nobody_judges_an_objection_to_their_own_work(wie: str, teamleider: bool, gevraagd: bool, mag: bool) -> None:
    assert (
        mag_bezwaar_behandelen(wie, voorgesteld_door="a", besloten_door="b", teamleider=teamleider, gevraagd=gevraagd)
        is mag
    )


def test_a_spoken_objection_is_written_down_without_seeing_the_incident(store: Store, bilal: Actor) -> None:
    besloten(store, bilal)
    fatma = medewerker(store, FATMA)
    bij = gesprek(store, bilal, fatma)
    with pytest.raises(NietGevonden):
        store.perform(grens_bezwaar_vastleggen, contactmoment_id=bij, formulier=BEZWAAR, door=medewerker(store, DIRK))
    store.perform(grens_bezwaar_vastleggen, contactmoment_id=bij, formulier=BEZWAAR, door=fatma)
    assert (stand(store).bezwaar, stand(store).bezwaar_kanaal) == (BEZWAAR["bezwaar"], "BAL")


def test_after_the_last_day_the_answer_names_the_way_on(store: Store, bilal: Actor) -> None:
    besloten(store, bilal)
    store.nu += timedelta(days=43)
    with pytest.raises(Weigering) as refused:
        store.perform(grens_bezwaar_maken, formulier=BEZWAAR, door=bilal)
    assert "20 april 2026" in str(refused.value.verder)


def test_nobody_without_a_measure_objects_to_one(store: Store, bilal: Actor) -> None:
    besloten(store, bilal)
    with pytest.raises(NietGevonden):
        store.perform(grens_bezwaar_maken, formulier=BEZWAAR, door=ingeschreven(store, CARLA).door)


# --- looking again, and the end -------------------------------------------------------------------------------------


def test_the_review_is_a_promise_with_an_alarm_and_goes_on_or_stops(store: Store, bilal: Actor) -> None:
    grens, gerda = besloten(store, bilal), medewerker(store, GERDA)
    review = belofte(store, "grens-herziening")
    assert (review.voor.date(), review.medewerker_id, review.relatie_id) == (
        date(2026, 4, 20), gerda.medewerker_id, None,
    )  # fmt: skip
    herzien = partial(store.perform, grens_herzien, grens_id=grens.id)
    with pytest.raises(AlleenTeamleider):
        herzien(formulier={"besluit": "stoppen", "motivering": "Het gaat goed."}, door=medewerker(store, DIRK))
    verder = {
        "besluit": "doorgaan",
        "motivering": "Nog een keer misgegaan.",
        "herzien_dag": "1",
        "herzien_jaar": "2026",
    }
    with pytest.raises(FouteInvoer):
        herzien(formulier={**verder, "herzien_maand": "7"}, door=gerda)
    herzien(formulier={**verder, "herzien_maand": "6"}, door=gerda)
    assert sorted(b.status for b in store.all(Belofte, soort="grens-herziening")) == ["nagekomen", "open"]
    herzien(formulier={"besluit": "stoppen", "motivering": "Het gaat goed."}, door=gerda)
    assert {b.status for b in store.all(Belofte, soort="grens-herziening")} == {"nagekomen"}
    assert stand(store).status == Grensstatus.BEEINDIGD
    assert store.all(Relatie, id=bilal.relatie_id)[0].contactregel == ""
    assert len(store.all(Bericht, soort="grens-herzien")) == 2


def test_it_ends_by_itself_after_the_last_day_and_what_happened_is_forgotten_a_year_later(
    store: Store, bilal: Actor
) -> None:
    besloten(store, bilal)
    store.nu += timedelta(days=91)
    assert store.perform(grenzen_laten_aflopen) == 0
    store.nu += timedelta(days=1)
    assert store.perform(grenzen_laten_aflopen) == 1
    assert store.perform(grenzen_laten_aflopen) == 0
    assert stand(store).status == Grensstatus.AFGELOPEN
    assert len(store.all(Bericht, soort="grens-afgelopen")) == 1
    assert belofte(store, "grens-herziening").status == Beloftestatus.VERVALLEN
    store.nu += timedelta(days=366)
    assert store.perform(oude_grenzen_wissen) == 1
    assert store.all(Grens) == []


def test_a_proposal_that_was_not_taken_is_forgotten_after_a_month(store: Store, bilal: Actor) -> None:
    besloten(store, bilal, NEE)
    store.nu += timedelta(days=31)
    assert store.perform(oude_grenzen_wissen) == 1
