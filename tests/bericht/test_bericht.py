"""Messages: in which words, along which ways, and delivered once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from sqlmodel import Session

from portal.domain.bericht.actions import (
    LEASE,
    MAXIMUM_POGINGEN,
    TeVersturen,
    bericht_lezen,
    bericht_maken,
    verzending_afronden,
    verzendingen_claimen,
    vluchtige_berichten_wissen,
)
from portal.domain.bericht.model import Bericht, Verzending, Verzendstatus
from portal.domain.bericht.queries import berichten_van, is_van_ons, mislukte_verzendingen, postvak
from portal.domain.relatie.actions import herkenningswoord_kiezen
from portal.domain.relatie.model import Contactgegeven, Relatie
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.reference import ALPHABET, nieuw_kenmerk
from tests.conftest import Store
from tests.makers import EEN_COLLEGA, code_gevraagd, ingelogd, ingeschreven, medewerker, tegelijk
from tests.people import ANS, BILAL, CARLA, DIRK, EVA

BELANGRIJK, GEWOON = "aanvraag-verlopen", "betaling-terug"


def geschreven(store: Store, door: Actor, soort: str = GEWOON) -> Bericht:
    """A message of this kind to this client."""

    def schrijven(session: Session) -> Bericht:
        relatie = session.get_one(Relatie, door.klant_id)
        return bericht_maken(
            session, relatie=relatie, soort=soort, waarden={"bedrag": "€ 25"}, origin="http://x", nu=store.nu
        )

    return store.perform(schrijven)


def wegen(store: Store, bericht: Bericht) -> set[tuple[str, str]]:
    return {(v.kanaal, v.adres) for v in store.all(Verzending, bericht_id=bericht.id)}


def geclaimd(store: Store, werker: str = "anna", aantal: int = 20) -> list[TeVersturen]:
    return store.perform(verzendingen_claimen, werker=werker, aantal=aantal)


def afgerond(store: Store, verzending: TeVersturen, werker: str = "anna", **anders: object) -> bool:
    return store.perform(verzending_afronden, verzending_id=verzending.verzending_id, werker=werker, **anders)


def alles_bezorgd(store: Store) -> None:
    """What registering wrote is out of the way."""
    while claimed := geclaimd(store):
        for verzending in claimed:
            afgerond(store, verzending)


# --- along which ways ----------------------------------------------------------------------------------------------


def test_an_ordinary_message_goes_by_mail(store: Store) -> None:
    bilal = ingeschreven(store, BILAL).door
    assert wegen(store, geschreven(store, bilal)) == {("EMA", BILAL.email)}


def test_an_important_message_goes_by_letter_too(store: Store) -> None:
    bilal = ingeschreven(store, BILAL).door
    brief = ("BRI", "Bilal El Amrani\nHavenkade 12 bis\n6990 VX  Veerpoort")
    assert wegen(store, geschreven(store, bilal, BELANGRIJK)) == {("EMA", BILAL.email), brief}


def test_an_important_message_is_not_on_paper_for_who_chose_digital_only(store: Store) -> None:
    carla = ingeschreven(store, CARLA).door
    assert wegen(store, geschreven(store, carla, BELANGRIJK)) == {("EMA", CARLA.email)}


def test_who_prefers_paper_gets_paper(store: Store) -> None:
    ans = ingeschreven(store, ANS).door
    brief = ("BRI", "Ans de Vries\nDorpsstraat 8\n6990 AC  Lindeveen")
    assert wegen(store, geschreven(store, ans)) == {brief}
    assert wegen(store, geschreven(store, ans, BELANGRIJK)) == {brief, ("EMA", ANS.email)}


def test_who_prefers_paper_but_gave_no_address_yet_gets_mail(store: Store) -> None:
    door = ingelogd(store, ANS)
    assert wegen(store, geschreven(store, door, BELANGRIJK)) == {("EMA", ANS.email)}


def test_who_has_only_a_mobile_number_gets_a_text_message(store: Store) -> None:
    door = ingelogd(store, BILAL, soort="MOB")
    assert wegen(store, geschreven(store, door)) == {("SMS", BILAL.mobiel)}


@pytest.mark.parametrize(("voorkeur", "weg"), [("SMS", "SMS"), ("EMA", "EMA"), ("TEL", "EMA")])
def test_who_has_both_gets_the_way_they_chose(store: Store, voorkeur: str, weg: str) -> None:
    door = ingelogd(store, BILAL)

    def voorkeur_kiezen(session: Session) -> None:
        session.get_one(Relatie, door.relatie_id).voorkeurskanaal = voorkeur

    store.perform(voorkeur_kiezen)
    store.add(
        Contactgegeven(relatie_id=str(door.relatie_id), soort="MOB", waarde=BILAL.mobiel, gevalideerd_op=store.nu)
    )
    assert {kanaal for kanaal, _ in wegen(store, geschreven(store, door))} == {weg}


def test_a_message_is_written_in_the_language_of_the_client(store: Store) -> None:
    eva = ingeschreven(store, EVA).door
    bericht = geschreven(store, eva, BELANGRIJK)
    assert bericht.taal == "en"
    assert bericht.knop_adres == "http://x/en/inschrijven"


# --- delivery ------------------------------------------------------------------------------------------------------


def test_a_delivery_has_all_it_needs(store: Store) -> None:
    bilal = ingeschreven(store, BILAL).door
    store.perform(herkenningswoord_kiezen, woord="zonnebloem", door=bilal)
    alles_bezorgd(store)
    bericht = geschreven(store, bilal)
    (verzending,) = geclaimd(store)
    assert (verzending.kanaal, verzending.adres, verzending.kenmerk) == ("EMA", BILAL.email, bericht.kenmerk)
    assert (verzending.herkenningswoord, verzending.aanhef) == ("zonnebloem", "Bilal El Amrani")
    assert (verzending.onderwerp, verzending.tekst) == (bericht.onderwerp, bericht.tekst)
    assert verzending.pogingen == 1


def test_two_workers_never_deliver_the_same_message(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    alles_bezorgd(store)
    for _ in range(12):
        geschreven(store, bilal)
    stapels = tegelijk(*(partial(geclaimd, store, f"werker{n}", 4) for n in range(4)))
    genomen = [v.verzending_id for stapel in stapels for v in stapel]  # type: ignore[attr-defined]
    assert len(genomen) == len(set(genomen)) == 12


def test_a_message_that_went_out_is_not_sent_again(store: Store) -> None:
    geschreven(store, ingelogd(store, BILAL))
    alles_bezorgd(store)
    store.nu += timedelta(days=1)
    assert geclaimd(store) == []
    assert {(v.status, v.fout) for v in store.all(Verzending)} == {(Verzendstatus.VERSTUURD, None)}


def test_the_message_of_a_dead_worker_is_taken_over_and_the_dead_cannot_close_it(store: Store) -> None:
    door = ingelogd(store, BILAL)
    alles_bezorgd(store)
    geschreven(store, door)
    (van_anna,) = geclaimd(store, "anna")
    store.nu += LEASE - timedelta(seconds=1)
    assert geclaimd(store, "bram") == []
    store.nu += timedelta(seconds=1)
    (van_bram,) = geclaimd(store, "bram")
    assert (van_bram.verzending_id, van_bram.pogingen) == (van_anna.verzending_id, 2)
    assert not afgerond(store, van_anna, "anna")
    assert afgerond(store, van_bram, "bram")
    assert not afgerond(store, van_bram, "bram")


def test_a_delivery_that_fails_is_tried_again_with_a_growing_pause(store: Store) -> None:
    door = ingelogd(store, BILAL)
    alles_bezorgd(store)
    geschreven(store, door)
    pauzes = []
    for _ in range(3):
        (verzending,) = geclaimd(store)
        afgerond(store, verzending, fout="MailserverNietBereikbaar")
        (rij,) = store.all(Verzending, status=Verzendstatus.KLAAR)
        pauzes.append(rij.volgende_op - store.nu)
        assert geclaimd(store) == []
        store.nu = rij.volgende_op
    assert pauzes == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]
    alles_bezorgd(store)
    assert store.all(Verzending, status=Verzendstatus.VERSTUURD)[-1].fout is None


def test_a_delivery_that_keeps_failing_is_shown_to_staff(store: Store) -> None:
    door = ingelogd(store, BILAL)
    alles_bezorgd(store)
    bericht = geschreven(store, door)
    for _ in range(MAXIMUM_POGINGEN):
        (verzending,) = geclaimd(store)
        afgerond(store, verzending, fout="x" * 1000)
        store.nu += timedelta(hours=2)
    assert geclaimd(store) == []
    (regel,) = store.read(mislukte_verzendingen, door=EEN_COLLEGA)
    assert (regel.naar, regel.status, regel.bericht.kenmerk) == (BILAL.email, "mislukt", bericht.kenmerk)


def test_an_address_that_does_not_exist_is_not_tried_again(store: Store) -> None:
    door = ingelogd(store, BILAL)
    alles_bezorgd(store)
    geschreven(store, door)
    (verzending,) = geclaimd(store)
    afgerond(store, verzending, fout="AdresGeweigerd", voorgoed=True)
    store.nu += timedelta(days=1)
    assert geclaimd(store) == []
    assert [regel.naar for regel in store.read(mislukte_verzendingen, door=EEN_COLLEGA)] == [BILAL.email]


def test_one_way_that_fails_does_not_hold_up_the_other(store: Store) -> None:
    bilal = ingeschreven(store, BILAL).door
    alles_bezorgd(store)
    bericht = geschreven(store, bilal, BELANGRIJK)
    for verzending in geclaimd(store):
        afgerond(store, verzending, fout="kapot" if verzending.kanaal == "EMA" else None)
    status = {v.kanaal: v.status for v in store.all(Verzending, bericht_id=bericht.id)}
    assert status == {"EMA": Verzendstatus.KLAAR, "BRI": Verzendstatus.VERSTUURD}


# --- what may not be kept ------------------------------------------------------------------------------------------


def test_a_login_code_is_erased_when_it_expired(store: Store) -> None:
    code_gevraagd(store, BILAL.email)
    alles_bezorgd(store)
    store.nu += timedelta(minutes=10)
    assert store.perform(vluchtige_berichten_wissen) == 0
    store.nu += timedelta(seconds=1)
    assert store.perform(vluchtige_berichten_wissen) == 1
    assert store.perform(vluchtige_berichten_wissen) == 0
    (bericht,) = store.all(Bericht)
    assert (bericht.tekst, bericht.knop_adres, bericht.knop_tekst) == ("", "", "")
    assert bericht.onderwerp


def test_a_message_that_may_be_kept_is_not_erased(store: Store) -> None:
    bericht = geschreven(store, ingelogd(store, BILAL))
    store.nu += timedelta(days=365)
    store.perform(vluchtige_berichten_wissen)
    (over,) = store.all(Bericht, id=bericht.id)
    assert over.tekst == bericht.tekst


@pytest.mark.parametrize("gewist", [False, True])
def test_a_login_code_that_could_not_be_delivered_in_time_is_not_sent_any_more(store: Store, gewist: bool) -> None:
    code_gevraagd(store, BILAL.email)
    (verzending,) = geclaimd(store)
    afgerond(store, verzending, fout="MailserverNietBereikbaar")
    store.nu += timedelta(minutes=10, seconds=1)
    if gewist:
        store.perform(vluchtige_berichten_wissen)
        assert store.all(Verzending)[0].status == Verzendstatus.MISLUKT
    assert geclaimd(store) == []
    assert store.read(mislukte_verzendingen, door=EEN_COLLEGA) == []


# --- reading -------------------------------------------------------------------------------------------------------


def test_a_client_reads_their_own_messages_newest_first(store: Store) -> None:
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    eerste = geschreven(store, bilal)
    store.nu += timedelta(minutes=1)
    tweede = geschreven(store, bilal, BELANGRIJK)
    gezien = store.read(berichten_van, relatie_id=bilal.relatie_id)
    assert [regel.id for regel in gezien] == [tweede.id, eerste.id]
    assert [(regel.belangrijk, regel.gelezen, regel.wegen) for regel in gezien] == [
        (True, False, ("EMA",)),
        (False, False, ("EMA",)),
    ]
    assert store.read(berichten_van, relatie_id=carla.relatie_id) == []


def test_opening_a_message_is_recorded_the_first_time(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    bericht = geschreven(store, bilal)
    eerste = store.nu
    store.perform(bericht_lezen, bericht_id=bericht.id, door=bilal)
    store.nu += timedelta(days=1)
    store.perform(bericht_lezen, bericht_id=bericht.id, door=bilal)
    assert store.all(Bericht, id=bericht.id)[0].gelezen_op == eerste
    assert [regel.gelezen for regel in store.read(berichten_van, relatie_id=bilal.relatie_id)] == [True]


def test_somebody_elses_message_is_not_found(store: Store) -> None:
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    bericht = geschreven(store, bilal)
    for bericht_id in (bericht.id, "bestaat-niet"):
        with pytest.raises(NietGevonden):
            store.perform(bericht_lezen, bericht_id=bericht_id, door=carla)
    assert store.all(Bericht, id=bericht.id)[0].gelezen_op is None


def test_the_outbox_of_the_demo_shows_every_way_newest_first(store: Store) -> None:
    ingeschreven(store, BILAL)
    medewerker(store, DIRK)
    regels = store.read(postvak)
    assert len(regels) == len(store.all(Verzending))
    assert store.read(postvak, maximum=1) == regels[:1]


# --- is it really from you? ----------------------------------------------------------------------------------------


def test_our_own_message_is_recognised_however_it_is_typed(store: Store) -> None:
    bericht = geschreven(store, ingelogd(store, BILAL))
    for getypt in (bericht.kenmerk, bericht.kenmerk.lower(), bericht.kenmerk.replace("-", " "), f" {bericht.kenmerk} "):
        herkomst = store.read(is_van_ons, kenmerk=getypt)
        assert herkomst is not None
        assert (herkomst.gemaakt_op, herkomst.onderwerp) == (bericht.gemaakt_op, bericht.onderwerp)


def test_a_mistyped_reference_is_not_ours(store: Store) -> None:
    kenmerk = geschreven(store, ingelogd(store, BILAL)).kenmerk
    ander = next(teken for teken in ALPHABET if teken != kenmerk[-1])
    assert store.read(is_van_ons, kenmerk=kenmerk[:-1] + ander) is None


@pytest.mark.parametrize("kenmerk", ["", "B", "hallo", "B-0000-0000", "'; drop table bericht; --", "B-" + "C" * 5000])
def test_nonsense_is_not_ours(store: Store, kenmerk: str) -> None:
    geschreven(store, ingelogd(store, BILAL))
    assert store.read(is_van_ons, kenmerk=kenmerk) is None


def test_a_well_formed_reference_we_never_gave_out_is_not_ours(store: Store) -> None:
    geschreven(store, ingelogd(store, BILAL))
    assert store.read(is_van_ons, kenmerk=nieuw_kenmerk("B")) is None
