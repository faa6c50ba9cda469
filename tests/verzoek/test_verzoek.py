"""A verzoek from the first answer to its outcome, at every kind, and what may go wrong on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from portal.domain.belofte.actions import (
    HeeftEigenAfhandeling,
    TermijnLigtVast,
    belofte_nakomen,
    belofte_pauzeren,
    belofte_verzetten,
)
from portal.domain.belofte.model import Belofte, Beloftestatus
from portal.domain.belofte.queries import belofte_bij, werklijst
from portal.domain.belofte.rules import nieuwe_momenten
from portal.domain.bericht.model import Bericht
from portal.domain.concept.actions import ConceptIsNieuwer
from portal.domain.concept.model import Concept
from portal.domain.document.actions import TeVeelFotos
from portal.domain.document.model import Document
from portal.domain.goedkeuring.model import Goedkeuring
from portal.domain.inschrijving.actions import datumvoorstel_beoordelen
from portal.domain.inschrijving.model import Inschrijving
from portal.domain.inschrijving.opruimen import onbekenden_wissen
from portal.domain.relatie.model import Inzage
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Weigering
from portal.domain.shared.rights import NietToegestaan
from portal.domain.shared.working_days import lokale_dag
from portal.domain.verzoek.actions import (
    IemandWasUVoor,
    IsAfgehandeld,
    NietDoorU,
    NogNietAf,
    afgehandelde_verzoeken_wissen,
    foto_toevoegen,
    foto_weghalen,
    verzoek_aanvullen,
    verzoek_afhandelen,
    verzoek_indienen,
    verzoek_intrekken,
    verzoek_inzien,
    verzoek_nemen,
    verzoek_overdragen,
    verzoek_verlengen,
    verzoekstap_bewaren,
)
from portal.domain.verzoek.model import Verzoek, Verzoekregel, Verzoeksoort, Verzoekstatus
from portal.domain.verzoek.queries import (
    ONDERWERP,
    BezwaarLoopt,
    besluiten_van,
    document_voor,
    eigen_verzoek,
    open_verzoeken,
    verzoeken_van,
)
from portal.domain.verzoek.rules import UITKOMSTEN
from tests.conftest import Store
from tests.makers import EEN_COLLEGA, datumvoorstel, ingelogd, ingeschreven, medewerker, tegelijk
from tests.people import ANS, BILAL, CARLA, DIRK, FATMA
from tests.verzoek.maken import (
    ANTWOORDEN,
    besloten,
    bestand,
    genomen,
    gevraagd,
    ingediend,
    ingevuld,
    versie_van,
    verzoek,
)


@pytest.fixture
def ans(store: Store) -> Actor:
    """Ans is logged in; Dirk and Fatma work here."""
    medewerker(store, DIRK)
    medewerker(store, FATMA)
    return ingelogd(store, ANS)


def voor(store: Store, verzoek_id: str) -> datetime:
    belofte = store.read(belofte_bij, soort=ONDERWERP, object_id=verzoek_id)
    assert belofte is not None
    return belofte.voor


def behandelaar(store: Store, verzoek_id: str) -> str:
    belofte = store.read(belofte_bij, soort=ONDERWERP, object_id=verzoek_id)
    assert belofte is not None
    return belofte.medewerker


def soorten(store: Store) -> list[str]:
    return sorted(bericht.soort for bericht in store.all(Bericht) if bericht.soort.startswith("verzoek"))


# --- asking -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", sorted(ANTWOORDEN))
def test_every_kind_becomes_a_verzoek_with_a_name_and_a_moment(store: Store, ans: Actor, soort: str) -> None:
    verzoek_id = ingediend(store, ans, soort)
    beeld = store.read(eigen_verzoek, verzoek_id=verzoek_id, door=ans)
    assert beeld.status is Verzoekstatus.ONTVANGEN
    assert beeld.behandelaar in (DIRK.naam, FATMA.naam)
    assert beeld.voor is not None
    assert beeld.voor > store.nu
    assert beeld.kenmerk.startswith("V-")
    assert store.all(Concept, relatie_id=ans.relatie_id) == []
    [bericht] = store.all(Bericht, soort="verzoek-ontvangen")
    assert beeld.kenmerk in bericht.tekst
    assert [regel.id for regel in store.read(verzoeken_van, relatie_id=str(ans.relatie_id))] == [verzoek_id]


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize("soort", sorted(ANTWOORDEN))
def test_nothing_is_sent_before_every_question_was_answered(store: Store, ans: Actor, soort: str) -> None:
    with pytest.raises(NogNietAf):
        store.perform(verzoek_indienen, soort=soort, versie=0, vanaf="", door=ans)
    eerste = next(iter(ANTWOORDEN[soort]))
    with pytest.raises(FouteInvoer):
        store.perform(
            verzoekstap_bewaren,
            soort=soort,
            stap={"vraag": "vraag", "bezwaar": "besluit", "overlast": "veilig"}.get(soort, "wat"),
            formulier={},
            versie=0,
            door=ans,
        )
    assert eerste
    assert store.all(Verzoek) == []


def test_a_bsn_is_refused_and_a_number_that_may_be_one_is_asked_about(store: Store, ans: Actor) -> None:
    def zeg(tekst: str, **meer: str) -> object:
        return store.perform(
            verzoekstap_bewaren, soort="vraag", stap="vraag", formulier={"wat": tekst, **meer}, versie=0, door=ans
        )

    with pytest.raises(FouteInvoer):
        zeg("Mijn BSN is 111222333.")
    with pytest.raises(FouteInvoer):
        zeg("Mijn klantnummer is 111222333 dacht ik.")
    zeg("Mijn klantnummer is 111222333 dacht ik.", geen_bsn="ja")
    assert versie_van(store, ans, "vraag") == 1


def test_a_page_of_another_kind_and_a_kind_that_does_not_exist_are_not_found(store: Store, ans: Actor) -> None:
    for soort, stap in (("vraag", "thuis"), ("wens", "wat")):
        with pytest.raises(NietGevonden):
            store.perform(verzoekstap_bewaren, soort=soort, stap=stap, formulier={}, versie=0, door=ans)


def test_two_tabs_the_stale_one_is_told(store: Store, ans: Actor) -> None:
    versie = ingevuld(store, ans, "vraag")
    store.perform(
        verzoekstap_bewaren, soort="vraag", stap="vraag", formulier={"wat": "Iets anders?"}, versie=versie, door=ans
    )
    with pytest.raises(ConceptIsNieuwer):
        store.perform(verzoek_indienen, soort="vraag", versie=versie, vanaf="", door=ans)
    assert store.all(Verzoek) == []


def test_sent_twice_is_one_verzoek_also_at_the_same_moment(store: Store, ans: Actor) -> None:
    versie = ingevuld(store, ans, "reparatie")

    def stuur() -> object:
        return store.perform(verzoek_indienen, soort="reparatie", versie=versie, vanaf="", door=ans)

    een, twee = tegelijk(stuur, stuur)
    assert een == twee == stuur()
    assert len(store.all(Verzoek)) == 1
    assert len(store.all(Belofte)) == 1
    assert soorten(store) == ["verzoek-ontvangen"]


def test_what_cannot_wait_is_urgent_and_first_on_the_list(store: Store, ans: Actor) -> None:
    gewoon = ingediend(store, ans, "vraag")
    spoed = ingediend(store, ans, "reparatie", wat="Er is lekkage, het water loopt door het plafond.")
    assert verzoek(store, spoed).spoed == "water"
    assert voor(store, spoed) - store.nu <= timedelta(hours=2)
    assert [regel.id for regel in store.read(open_verzoeken, door=EEN_COLLEGA)] == [spoed, gewoon]


def test_urgency_puts_the_numbers_before_the_next_question_and_goes_when_the_text_changes(
    store: Store, ans: Actor
) -> None:
    def wat(tekst: str) -> dict[str, object]:
        stand = store.perform(
            verzoekstap_bewaren,
            soort="reparatie",
            stap="wat",
            formulier={"plek": "gang", "wat": tekst},
            versie=versie_van(store, ans, "reparatie"),
            door=ans,
        )
        return stand.gegevens

    assert wat("Het slot van de voordeur is kapot")["spoed"] == "slot"
    assert wat("De bel doet het niet")["spoed"] == ""


@pytest.mark.parametrize(("dag", "spoed"), [(date(2026, 1, 12), "verwarming"), (date(2026, 7, 6), "")])
def test_no_heating_cannot_wait_in_winter(store: Store, ans: Actor, dag: date, spoed: str) -> None:
    store.nu = datetime(dag.year, dag.month, dag.day, 10, tzinfo=store.nu.tzinfo)
    verzoek_id = ingediend(store, ans, "reparatie", wat="De verwarming doet het niet.")
    assert verzoek(store, verzoek_id).spoed == spoed


def test_whoever_is_not_safe_is_told_to_call_before_anything_is_asked(store: Store, ans: Actor) -> None:
    verzoek_id = ingediend(store, ans, "overlast", veilig="nee")
    assert verzoek(store, verzoek_id).spoed == "gevaar"
    assert any(
        spoed == "woonnood"
        for spoed in [verzoek(store, ingediend(store, ans, "vraag", wat="Ik word vanavond uit huis gezet")).spoed]
    )


def test_a_medewerker_fills_in_for_the_client_and_every_answer_says_so(store: Store, ans: Actor) -> None:
    dirk = medewerker(store, DIRK)
    samen = replace(dirk, namens=str(ans.relatie_id), kanaal=Kanaal.TELEFOON)
    verzoek_id = ingediend(store, samen, "reparatie")
    beeld = store.read(eigen_verzoek, verzoek_id=verzoek_id, door=ans)
    assert set(beeld.ingevuld_door.values()) == {DIRK.naam}
    assert verzoek(store, verzoek_id).kanaal == Kanaal.TELEFOON
    with pytest.raises(NietToegestaan):
        ingevuld(store, dirk, "vraag")


# --- somebody else ----------------------------------------------------------------------------------------------------


def test_somebody_else_finds_nothing_and_changes_nothing(store: Store, ans: Actor) -> None:
    verzoek_id = ingediend(store, ans, "vraag")
    carla = ingelogd(store, CARLA)
    before = store.count()
    for call in (
        lambda: store.read(eigen_verzoek, verzoek_id=verzoek_id, door=carla),
        lambda: store.read(eigen_verzoek, verzoek_id=verzoek_id, door=medewerker(store, DIRK)),
        lambda: store.perform(verzoek_intrekken, verzoek_id=verzoek_id, door=carla),
        lambda: store.perform(verzoek_aanvullen, verzoek_id=verzoek_id, formulier={"tekst": "x"}, door=carla),
        lambda: store.perform(foto_toevoegen, doel=verzoek_id, bestand=bestand(), door=carla),
    ):
        with pytest.raises(NietGevonden):
            call()
    assert store.count() == before


def test_the_promise_of_a_verzoek_is_kept_by_deciding_on_it_and_by_nothing_else(store: Store, ans: Actor) -> None:
    verzoek_id = ingediend(store, ans, "reparatie")
    [belofte] = store.all(Belofte, object_id=verzoek_id)
    dirk = medewerker(store, DIRK)
    uitkomst = {"uitkomst": "Gemaakt.", "in_een_contact": "ja"}
    with pytest.raises(HeeftEigenAfhandeling):
        store.perform(belofte_nakomen, belofte_id=belofte.id, versie=belofte.versie, formulier=uitkomst, door=dirk)
    assert store.all(Belofte, object_id=verzoek_id)[0].status == Beloftestatus.OPEN
    genomen(store, verzoek_id, dirk)
    besloten(store, verzoek_id, dirk, UITKOMSTEN[Verzoeksoort.REPARATIE][0][0])
    assert {b.status for b in store.all(Belofte, object_id=verzoek_id)} == {Beloftestatus.NAGEKOMEN}


def test_each_look_of_a_medewerker_is_logged(store: Store, ans: Actor) -> None:
    verzoek_id = ingediend(store, ans, "vraag")
    store.perform(verzoek_inzien, verzoek_id=verzoek_id, door=medewerker(store, DIRK))
    [inzage] = store.all(Inzage)
    assert verzoek(store, verzoek_id).kenmerk in inzage.reden
    with pytest.raises(NietToegestaan):
        store.perform(verzoek_inzien, verzoek_id=verzoek_id, door=ans)


# --- the clock --------------------------------------------------------------------------------------------------------


def test_a_clock_that_waits_for_the_client_stands_still(store: Store, ans: Actor) -> None:
    dirk = medewerker(store, DIRK)
    verzoek_id = ingediend(store, ans, "reparatie")
    genomen(store, verzoek_id, dirk)
    eerst = voor(store, verzoek_id)
    gevraagd(store, verzoek_id, dirk)
    assert store.read(eigen_verzoek, verzoek_id=verzoek_id, door=ans).voor is None
    [belofte] = store.all(Belofte)
    assert (belofte.status, belofte.pauze_reden) == (Beloftestatus.GEPAUZEERD, "Wacht op antwoord van de klant")
    store.nu += timedelta(days=7)
    store.perform(verzoek_aanvullen, verzoek_id=verzoek_id, formulier={"tekst": "Die in de keuken."}, door=ans)
    beeld = store.read(eigen_verzoek, verzoek_id=verzoek_id, door=ans)
    assert beeld.status is Verzoekstatus.IN_BEHANDELING
    assert beeld.voor == eerst + timedelta(days=7)
    assert [regel.tekst for regel in beeld.gezegd] == ["Welke kraan is het?", "Die in de keuken."]
    assert [regel.door for regel in beeld.gezegd] == [DIRK.naam, ""]


def test_a_photo_is_an_answer_too(store: Store, ans: Actor) -> None:
    dirk = medewerker(store, DIRK)
    verzoek_id = ingediend(store, ans, "reparatie")
    genomen(store, verzoek_id, dirk)
    gevraagd(store, verzoek_id, dirk)
    store.perform(foto_toevoegen, doel=verzoek_id, bestand=bestand(), door=ans)
    beeld = store.read(eigen_verzoek, verzoek_id=verzoek_id, door=ans)
    assert beeld.status is Verzoekstatus.IN_BEHANDELING
    assert len(beeld.documenten) == 1


def test_a_klacht_is_acknowledged_extended_once_and_decided_by_somebody_else(store: Store, ans: Actor) -> None:
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    verzoek_id = ingediend(store, ans, "klacht")
    bevestigen = voor(store, verzoek_id)
    genomen(store, verzoek_id, dirk)
    beslissen = voor(store, verzoek_id)
    assert bevestigen - store.nu < timedelta(days=9)
    assert timedelta(days=40) < beslissen - store.nu < timedelta(days=43)

    def verleng() -> None:
        store.perform(
            verzoek_verlengen,
            verzoek_id=verzoek_id,
            versie=verzoek(store, verzoek_id).versie,
            formulier={"reden": "De monteur is ziek."},
            door=dirk,
        )

    verleng()
    assert timedelta(days=68) < voor(store, verzoek_id) - store.nu < timedelta(days=71)
    with pytest.raises(Weigering):
        verleng()
    with pytest.raises(NietDoorU):
        besloten(store, verzoek_id, dirk, "gegrond")
    besloten(store, verzoek_id, fatma, "deels")
    beeld = store.read(eigen_verzoek, verzoek_id=verzoek_id, door=ans)
    assert (beeld.status, beeld.uitkomst, beeld.beslisser) == (Verzoekstatus.AFGEHANDELD, "deels", FATMA.naam)
    assert [b.status for b in sorted(store.all(Belofte), key=lambda b: b.beloofd_op)] == [Beloftestatus.NAGEKOMEN] * 2
    assert soorten(store) == ["verzoek-besluit", "verzoek-in-behandeling", "verzoek-ontvangen", "verzoek-verlengd"]
    [besluit] = store.read(besluiten_van, relatie_id=str(ans.relatie_id))
    assert besluit.soort == "verzoek-besluit"
    bezwaar = ingediend(store, ans, "bezwaar", besluit=besluit.bericht_id)
    assert verzoek(store, bezwaar).op_tijd is True


def test_whom_a_klacht_is_about_neither_takes_it_nor_decides(store: Store, ans: Actor) -> None:
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    verzoek_id = ingediend(store, ans, "klacht", onderwerp="medewerker", over_wie="Mevrouw Yılmaz aan de balie")
    assert behandelaar(store, verzoek_id) == DIRK.naam
    with pytest.raises(NietDoorU):
        genomen(store, verzoek_id, fatma)
    genomen(store, verzoek_id, dirk)
    with pytest.raises(NietDoorU):
        store.perform(
            verzoek_overdragen,
            verzoek_id=verzoek_id,
            versie=verzoek(store, verzoek_id).versie,
            formulier={"naar": str(fatma.medewerker_id)},
            door=dirk,
        )
    for wie in (dirk, fatma):
        with pytest.raises(NietDoorU):
            besloten(store, verzoek_id, wie, "gegrond")


def test_handing_over_keeps_the_deadline_and_tells_the_client(store: Store, ans: Actor) -> None:
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    verzoek_id = ingediend(store, ans, "overlast")
    genomen(store, verzoek_id, dirk)
    eerst = voor(store, verzoek_id)
    store.perform(
        verzoek_overdragen,
        verzoek_id=verzoek_id,
        versie=verzoek(store, verzoek_id).versie,
        formulier={"naar": str(fatma.medewerker_id)},
        door=dirk,
    )
    assert (behandelaar(store, verzoek_id), voor(store, verzoek_id)) == (FATMA.naam, eerst)
    assert "verzoek-overgedragen" in soorten(store)


def test_two_medewerkers_at_once_one_wins_and_the_other_is_told(store: Store, ans: Actor) -> None:
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    verzoek_id = ingediend(store, ans, "vraag")
    versie = verzoek(store, verzoek_id).versie

    def neem(door: Actor) -> object:
        return lambda: store.perform(verzoek_nemen, verzoek_id=verzoek_id, versie=versie, door=door)

    uitkomsten = tegelijk(neem(dirk), neem(fatma))  # type: ignore[arg-type]
    assert sorted(type(uitkomst).__name__ for uitkomst in uitkomsten) == ["IemandWasUVoor", "NoneType"]
    assert soorten(store).count("verzoek-in-behandeling") == 1
    with pytest.raises(IemandWasUVoor):
        store.perform(
            verzoek_afhandelen,
            verzoek_id=verzoek_id,
            versie=versie,
            formulier={"uitkomst": "beantwoord", "motivering": "Ja, dat mag."},
            door=dirk,
        )


def test_nothing_is_decided_before_somebody_took_it_and_nothing_said_after_it_ended(store: Store, ans: Actor) -> None:
    dirk = medewerker(store, DIRK)
    verzoek_id = ingediend(store, ans, "vraag")
    with pytest.raises(Weigering):
        besloten(store, verzoek_id, dirk, "beantwoord")
    genomen(store, verzoek_id, dirk)
    besloten(store, verzoek_id, dirk, "beantwoord")
    for call in (
        lambda: store.perform(verzoek_aanvullen, verzoek_id=verzoek_id, formulier={"tekst": "Nog iets"}, door=ans),
        lambda: store.perform(verzoek_intrekken, verzoek_id=verzoek_id, door=ans),
        lambda: store.perform(foto_toevoegen, doel=verzoek_id, bestand=bestand(), door=ans),
    ):
        with pytest.raises(IsAfgehandeld):
            call()


def test_a_verzoek_that_is_taken_back_promises_nothing_any_more(store: Store, ans: Actor) -> None:
    verzoek_id = ingediend(store, ans, "reparatie")
    store.perform(verzoek_intrekken, verzoek_id=verzoek_id, door=ans)
    assert verzoek(store, verzoek_id).status == Verzoekstatus.INGETROKKEN
    assert [b.status for b in store.all(Belofte)] == [Beloftestatus.VERVALLEN]
    assert "verzoek-ingetrokken" in soorten(store)


# --- bezwaar ----------------------------------------------------------------------------------------------------------


def test_a_bezwaar_in_time_holds_the_decision_and_a_late_one_is_still_looked_at(store: Store) -> None:
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    aanvraag = ingeschreven(store, BILAL)
    voorstel = datumvoorstel(store, aanvraag)
    store.perform(datumvoorstel_beoordelen, goedkeuring_id=voorstel, akkoord=True, door=fatma)
    [besluit] = store.read(besluiten_van, relatie_id=str(aanvraag.door.relatie_id))
    assert besluit.soort == "inschrijfdatum-gewijzigd"
    assert besluit.tot == date(2026, 4, 21)

    op_tijd = ingediend(store, aanvraag.door, "bezwaar", besluit=besluit.bericht_id)
    assert (verzoek(store, op_tijd).op_tijd, verzoek(store, op_tijd).houdt_tegen) == (True, True)
    assert [regel.houdt_tegen for regel in store.read(open_verzoeken, door=EEN_COLLEGA)] == [True]
    store.nu += timedelta(days=60)
    te_laat = ingediend(store, aanvraag.door, "bezwaar", besluit=besluit.bericht_id)
    assert (verzoek(store, te_laat).op_tijd, verzoek(store, te_laat).houdt_tegen) == (False, False)
    genomen(store, te_laat, dirk)
    assert verzoek(store, te_laat).status == Verzoekstatus.IN_BEHANDELING


def test_while_a_bezwaar_holds_a_date_it_is_not_changed_again(store: Store) -> None:
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    aanvraag = ingeschreven(store, BILAL)
    store.perform(datumvoorstel_beoordelen, goedkeuring_id=datumvoorstel(store, aanvraag), akkoord=True, door=fatma)
    [besluit] = store.read(besluiten_van, relatie_id=str(aanvraag.door.relatie_id))
    bezwaar = ingediend(store, aanvraag.door, "bezwaar", besluit=besluit.bericht_id)
    tweede = datumvoorstel(store, aanvraag, jaar="2021")
    with pytest.raises(BezwaarLoopt):
        store.perform(datumvoorstel_beoordelen, goedkeuring_id=tweede, akkoord=True, door=fatma)
    assert store.all(Inschrijving)[0].inschrijfdatum == date(2020, 2, 1)
    assert store.all(Goedkeuring, id=tweede)[0].status == "gevraagd", "it waits; nothing was decided"
    genomen(store, bezwaar, dirk)
    besloten(store, bezwaar, fatma, "ongegrond")
    store.perform(datumvoorstel_beoordelen, goedkeuring_id=tweede, akkoord=True, door=fatma)
    assert store.all(Inschrijving)[0].inschrijfdatum == date(2021, 2, 1)


def test_a_bezwaar_of_somebody_else_or_against_something_else_holds_nothing(store: Store) -> None:
    medewerker(store, DIRK)
    fatma = medewerker(store, FATMA)
    bilal, carla = ingeschreven(store, BILAL), ingeschreven(store, CARLA)
    for aanvraag in (bilal, carla):
        store.perform(datumvoorstel_beoordelen, goedkeuring_id=datumvoorstel(store, aanvraag), akkoord=True, door=fatma)
    [van_carla] = store.read(besluiten_van, relatie_id=str(carla.door.relatie_id))
    ingediend(store, carla.door, "bezwaar", besluit=van_carla.bericht_id)
    ingediend(store, bilal.door, "bezwaar")
    tweede = datumvoorstel(store, bilal, jaar="2021")
    store.perform(datumvoorstel_beoordelen, goedkeuring_id=tweede, akkoord=True, door=fatma)
    assert store.all(Inschrijving, id=bilal.id)[0].inschrijfdatum == date(2021, 2, 1)


@pytest.mark.parametrize("soort", ["klacht", "bezwaar"])
def test_the_term_of_a_klacht_or_bezwaar_is_not_moved_or_stopped_on_the_list(
    store: Store, ans: Actor, soort: str
) -> None:
    dirk = medewerker(store, DIRK)
    verzoek_id = ingediend(store, ans, soort)

    def op_de_lijst(act: Callable[..., object], **formulier: str) -> None:
        belofte = store.all(Belofte, object_id=verzoek_id, status=Beloftestatus.OPEN)[0]
        store.perform(act, belofte_id=belofte.id, versie=belofte.versie, formulier=formulier, door=dirk)

    dag = str(lokale_dag(nieuwe_momenten(store.nu, store.beleid)[-1]))
    for fase in ("received", "taken"):
        if fase == "taken":
            genomen(store, verzoek_id, dirk)
        before = voor(store, verzoek_id)
        with pytest.raises(TermijnLigtVast):
            op_de_lijst(belofte_verzetten, verzet_dag=dag, verzet_reden="Druk")
        with pytest.raises(TermijnLigtVast):
            op_de_lijst(belofte_pauzeren, pauze_reden="Wij wachten op de monteur")
        assert voor(store, verzoek_id) == before, fase
    # Nor does the list offer it; of a question it does.
    vraag = ingediend(store, ans, "vraag")
    assert {r.object_id: r.vast for r in store.read(werklijst, door=dirk)} == {verzoek_id: True, vraag: False}


def test_the_moment_of_a_question_can_be_moved_on_the_list(store: Store, ans: Actor) -> None:
    verzoek_id = ingediend(store, ans, "vraag")
    [belofte] = store.all(Belofte, object_id=verzoek_id)
    moment = nieuwe_momenten(store.nu, store.beleid)[-1]
    store.perform(
        belofte_verzetten,
        belofte_id=belofte.id,
        versie=belofte.versie,
        formulier={"verzet_dag": str(lokale_dag(moment)), "verzet_reden": "Wij zoeken het uit"},
        door=medewerker(store, DIRK),
    )
    assert voor(store, verzoek_id) == moment


def test_a_decision_of_somebody_else_cannot_be_objected_to(store: Store, ans: Actor) -> None:
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    klacht = ingediend(store, ingelogd(store, CARLA), "klacht")
    genomen(store, klacht, dirk)
    besloten(store, klacht, fatma, "ongegrond")
    [bericht] = store.all(Bericht, soort="verzoek-besluit")
    with pytest.raises(FouteInvoer):
        ingediend(store, ans, "bezwaar", besluit=bericht.id)


def test_a_decision_that_is_described_needs_its_day(store: Store, ans: Actor) -> None:
    with pytest.raises(FouteInvoer) as refused:
        ingevuld(store, ans, "bezwaar", besluit_anders="", besluit_datum_jaar="")
    assert [fout.veld for fout in refused.value.fouten] == ["besluit_anders", "besluit_datum_jaar"]


# --- photos and erasing -----------------------------------------------------------------------------------------------


def test_photos_go_along_are_counted_and_can_be_taken_out_of_a_draft(store: Store, ans: Actor) -> None:
    for _ in range(5):
        store.perform(foto_toevoegen, doel="reparatie", bestand=bestand(), door=ans)
    with pytest.raises(TeVeelFotos):
        store.perform(foto_toevoegen, doel="reparatie", bestand=bestand(), door=ans)
    eerste = store.all(Document)[0]
    with pytest.raises(NietGevonden):
        store.perform(foto_weghalen, soort="reparatie", document_id=eerste.id, door=ingelogd(store, CARLA))
    store.perform(foto_weghalen, soort="reparatie", document_id=eerste.id, door=ans)
    verzoek_id = ingediend(store, ans, "reparatie")
    assert len(store.read(eigen_verzoek, verzoek_id=verzoek_id, door=ans).documenten) == 4
    assert {document.verloopt_op for document in store.all(Document)} == {None}


def test_a_photo_is_seen_by_its_owner_and_by_who_deals_with_it(store: Store, ans: Actor) -> None:
    dirk, fatma, carla = medewerker(store, DIRK), medewerker(store, FATMA), ingelogd(store, CARLA)
    store.perform(foto_toevoegen, doel="reparatie", bestand=bestand(), door=ans)
    verzoek_id = ingediend(store, ans, "reparatie")
    genomen(store, verzoek_id, dirk)
    [foto] = store.all(Document)
    for wie in (ans, dirk):
        assert store.read(document_voor, document_id=foto.id, door=wie).id == foto.id
    for wie in (carla, fatma, Actor(Rol.BEZOEKER)):
        with pytest.raises(NietGevonden):
            store.read(document_voor, document_id=foto.id, door=wie)


def test_two_years_after_it_ended_everything_is_erased(store: Store, ans: Actor) -> None:
    dirk = medewerker(store, DIRK)
    store.perform(foto_toevoegen, doel="vraag", bestand=bestand(), door=ans)
    verzoek_id = ingediend(store, ans, "vraag")
    genomen(store, verzoek_id, dirk)
    gevraagd(store, verzoek_id, dirk)
    besloten(store, verzoek_id, dirk, "beantwoord")
    open_id = ingediend(store, ans, "vraag")
    store.nu += timedelta(days=729)
    assert store.perform(afgehandelde_verzoeken_wissen) == 0
    store.nu += timedelta(days=3)
    assert store.perform(afgehandelde_verzoeken_wissen) == 1
    assert [row.id for row in store.all(Verzoek)] == [open_id]
    assert store.all(Document) == []
    assert store.all(Verzoekregel) == []


def test_a_person_with_a_verzoek_is_not_forgotten(store: Store, ans: Actor) -> None:
    ingediend(store, ans, "vraag")
    store.nu += timedelta(days=30)
    store.perform(onbekenden_wissen)
    assert store.read(verzoeken_van, relatie_id=str(ans.relatie_id))
