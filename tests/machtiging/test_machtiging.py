"""Somebody acts for a client: granted with a second code or at the desk, dated, checked in each act, ended at once."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.bericht.queries import berichten_van
from portal.domain.betaling.actions import betaling_voorbereiden
from portal.domain.betaling.model import Betaalpoging, Betaling
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.contactmoment.model import Contactmoment, Contactverzoek
from portal.domain.goedkeuring.actions import TweedeMedewerkerNodig
from portal.domain.goedkeuring.model import Goedkeuring
from portal.domain.hulp.keuzes import (
    STAPPEN,
    mondelinge_keuze_terugdraaien,
    op_tweede_scherm_weigeren,
    scherm_stand,
)
from portal.domain.hulp.queries import bekende_nummers
from portal.domain.inschrijving.actions import inschrijfstap_bewaren
from portal.domain.inschrijving.export import alles_van
from portal.domain.inschrijving.opruimen import onbekenden_wissen
from portal.domain.machtiging.actions import (
    IdentiteitNietGezien,
    MachtigingGestopt,
    NietAanU,
    bewind_beoordelen,
    bewind_vastleggen,
    machtiging_aan_balie_klaarzetten,
    machtiging_beantwoorden,
    machtiging_beeindigen,
    machtiging_beeindigen_voor_klant,
    machtiging_verlenen,
    machtigingen_bewaken,
    namens_beginnen,
    namens_stoppen,
    oude_machtigingen_wissen,
)
from portal.domain.machtiging.model import OVERGANGEN, Machtiging, Machtiginggebruik, Machtigingstatus
from portal.domain.machtiging.queries import gebruik_van, machtigingen_van, voor_wie
from portal.domain.machtiging.rules import MACHTIGEN
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import Actor, Machtigingsrecht, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.rights import MET_MACHTIGING, NietToegestaan
from portal.domain.shared.transitions import Statusovergang
from portal.domain.toegang.actions import sessie_beeindigen
from portal.i18n import say
from tests.conftest import Store, beleid_met
from tests.hulp.test_keuzes import BEZOEKER, Desk, drukt_op_ja
from tests.machtiging.makers import (
    ANDERE_TAB,
    HELPER,
    TAB,
    Gemachtigd,
    Login,
    code_getypt,
    formulier,
    gemachtigd,
    heeft_mobiel,
    klaargezet,
    klaargezet_aan_balie,
    laatste_code,
    namens,
    verleend,
)
from tests.makers import aangevraagd, medewerker, tegelijk
from tests.people import ANS, BILAL, DIRK, EVA, FATMA


@pytest.fixture
def bilal(store: Store) -> Login:
    """A client who was asked to pay."""
    login = Login(store, BILAL)
    aangevraagd(store, BILAL, door=login.door)
    return login


def betaling_id(store: Store, klant: Login) -> str:
    [betaling] = store.all(Betaling, relatie_id=klant.door.klant_id)
    return betaling.id


def betaalt(store: Store, klant: Login, door: Actor) -> None:
    store.perform(betaling_voorbereiden, betaling_id=betaling_id(store, klant), door=door)


def soorten(store: Store, relatie_id: object) -> list[str]:
    return sorted(b.soort for b in store.all(Bericht, relatie_id=relatie_id) if b.soort.startswith("machtiging"))


def stopt(store: Store, m: Gemachtigd, door: Actor) -> None:
    store.perform(machtiging_beeindigen, machtiging_id=m.id, door=door)


# --- granting ---------------------------------------------------------------------------------------------------------


def test_a_machtiging_counts_after_the_second_code_and_the_yes_of_the_helper(store: Store, bilal: Login) -> None:
    helper = Login(store, HELPER)
    klaargezet(store, bilal)
    assert store.read(voor_wie, relatie_id=str(helper.door.relatie_id)) == [], "nothing is asked before the code"
    machtiging_id = verleend(store, bilal, HELPER, "lezen")
    [gevraagd] = store.read(voor_wie, relatie_id=str(helper.door.relatie_id))
    assert (gevraagd.gevraagd, gevraagd.klant, gevraagd.rechten) == (True, BILAL.naam, (Machtigingsrecht.LEZEN,))
    with pytest.raises(NietGevonden):
        store.perform(
            namens_beginnen, machtiging_id=machtiging_id, sessie_id=helper.sessie_id, tab=TAB, door=helper.door
        )
    store.perform(machtiging_beantwoorden, machtiging_id=machtiging_id, ja=True, door=helper.door)
    m = Gemachtigd(machtiging_id, bilal, helper)
    door = namens(store, m)
    assert (door.rol, door.klant_id, door.relatie_id) == (Rol.GEMACHTIGDE, bilal.door.klant_id, helper.door.relatie_id)
    assert soorten(store, bilal.door.klant_id) == ["machtiging-aanvaard", "machtiging-gegeven"]


def test_the_client_hears_in_writing_and_the_invitation_holds_no_link_and_no_address(
    store: Store, bilal: Login
) -> None:
    verleend(store, bilal)
    [gegeven] = store.all(Bericht, soort="machtiging-gegeven")
    assert gegeven.belangrijk
    assert HELPER.naam in gegeven.onderwerp
    [gevraagd] = store.all(Bericht, soort="machtiging-gevraagd")
    assert gevraagd.knop_adres == ""
    assert [v.adres for v in store.all(Verzending, bericht_id=gevraagd.id)] == [HELPER.email]
    for geheim in (BILAL.straat, BILAL.email, BILAL.mobiel, BILAL.postcode):
        assert geheim not in gevraagd.tekst


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"helper_naam": ""}, "helper_naam"),
        ({"contact": ""}, "contact"),
        ({"contact": "geen adres"}, "contact"),
        ({"contact": "12"}, "contact"),
        ({"contact": BILAL.email}, "contact"),
        ({"contact": BILAL.email.upper()}, "contact"),
        ({"maanden": ""}, "maanden"),
        ({"maanden": "13"}, "maanden"),
        ({"maanden": "1200"}, "maanden"),
        ({"recht_lezen": "", "recht_betalen": ""}, "recht"),
    ],
)
def test_wrong_answers_are_named_and_nothing_is_kept(
    store: Store, bilal: Login, anders: dict[str, str], veld: str
) -> None:
    with pytest.raises(FouteInvoer) as refused:
        klaargezet(store, bilal, **anders)
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert store.all(Machtiging) == []


@pytest.mark.parametrize("recht", ["ondertekenen", "opzeggen", "accepteren", "alles"])
def test_a_right_without_an_act_cannot_be_granted(store: Store, bilal: Login, recht: str) -> None:
    machtiging_id = klaargezet(store, bilal, HELPER, "lezen", recht)
    assert [m.rechten for m in store.all(Machtiging, id=machtiging_id)] == [["lezen"]]


def test_nobody_else_grants_it(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    ans = Login(store, ANS)
    with pytest.raises(NietGevonden):
        store.perform(machtiging_verlenen, machtiging_id=machtiging_id, sessie_id=ans.sessie_id, door=ans.door)


def test_only_the_owner_of_the_address_that_was_asked_answers(store: Store, bilal: Login) -> None:
    machtiging_id = verleend(store, bilal)
    for ander in (Login(store, ANS), bilal):
        with pytest.raises(NietGevonden):
            store.perform(machtiging_beantwoorden, machtiging_id=machtiging_id, ja=True, door=ander.door)
    assert store.all(Machtiging)[0].status == Machtigingstatus.GEVRAAGD


def test_a_no_is_told_and_is_final(store: Store, bilal: Login) -> None:
    machtiging_id = verleend(store, bilal)
    helper = Login(store, HELPER)
    store.perform(machtiging_beantwoorden, machtiging_id=machtiging_id, ja=False, door=helper.door)
    assert "machtiging-geweigerd" in soorten(store, bilal.door.klant_id)
    with pytest.raises(NietGevonden):
        store.perform(machtiging_beantwoorden, machtiging_id=machtiging_id, ja=True, door=helper.door)


def test_granting_the_same_person_again_changes_the_machtiging(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal, "lezen")
    door = namens(store, m)
    store.nu += timedelta(minutes=5)
    nieuw = verleend(store, bilal, HELPER, "lezen", "betalen", maanden="12")
    stand = {r.id: (r.status, r.rechten) for r in store.read(machtigingen_van, relatie_id=str(bilal.door.klant_id))}
    assert stand[m.id][0] is Machtigingstatus.GESTOPT
    assert stand[nieuw] == (Machtigingstatus.ACTIEF, (Machtigingsrecht.LEZEN, Machtigingsrecht.BETALEN))
    assert "machtiging-gewijzigd" in soorten(store, bilal.door.klant_id)
    with pytest.raises(MachtigingGestopt):
        betaalt(store, bilal, door)


def test_pressing_twice_at_the_same_moment_makes_one(store: Store, bilal: Login) -> None:
    machtiging_id = klaargezet(store, bilal)
    code_getypt(store, bilal, machtiging_id, laatste_code(store)[0])
    tegelijk(
        *[
            lambda: store.perform(
                machtiging_verlenen, machtiging_id=machtiging_id, sessie_id=bilal.sessie_id, door=bilal.door
            )
        ]
        * 3
    )
    assert [m.status for m in store.all(Machtiging)] == [Machtigingstatus.GEVRAAGD]
    assert len(store.all(Bericht, soort="machtiging-gevraagd")) == 1


# --- acting -----------------------------------------------------------------------------------------------------------


def test_a_helper_pays_and_it_is_recorded_and_told(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal, "betalen")
    door = namens(store, m)
    betaalt(store, bilal, door)
    assert len(store.all(Betaalpoging)) == 1
    [gebruik] = store.all(Machtiginggebruik, handeling="betaling_voorbereiden")
    assert (gebruik.machtiging_id, gebruik.gemachtigde_id, gebruik.relatie_id, gebruik.kanaal) == (
        m.id,
        m.helper.door.relatie_id,
        bilal.door.klant_id,
        "INT",
    )
    [bericht] = store.all(Bericht, soort="machtiging-gebruikt")
    assert bericht.belangrijk
    assert bericht.relatie_id == bilal.door.klant_id
    assert HELPER.naam in bericht.tekst
    gezien = store.read(gebruik_van, relatie_id=str(bilal.door.klant_id))
    assert {(regel.wie, say(regel.wat)) for regel in gezien} == {
        (HELPER.naam, "begon iets voor u te doen"),
        (HELPER.naam, "ging voor u betalen"),
    }
    betaalt(store, bilal, door)
    assert len(store.all(Bericht, soort="machtiging-gebruikt")) == 1, "the same payment in the same sitting is one"


def test_without_the_right_the_act_is_refused_in_its_transaction(store: Store, bilal: Login) -> None:
    door = namens(store, gemachtigd(store, bilal, "lezen"))
    before = store.count()
    with pytest.raises(MachtigingGestopt):
        betaalt(store, bilal, door)
    assert store.count() == before


def test_a_made_up_right_opens_nothing(store: Store, bilal: Login) -> None:
    """What the session says is not what counts: the row is, at the moment of the act."""
    door = namens(store, gemachtigd(store, bilal, "lezen"))
    assert door.machtiging is not None
    groter = replace(door, machtiging=replace(door.machtiging, rechten=frozenset(Machtigingsrecht)))
    with pytest.raises(MachtigingGestopt):
        betaalt(store, bilal, groter)
    ander = replace(groter, namens=Login(store, ANS).door.relatie_id)
    with pytest.raises(MachtigingGestopt):
        betaalt(store, bilal, ander)


def test_only_these_acts_are_open_to_a_gemachtigde(store: Store, bilal: Login) -> None:
    assert MET_MACHTIGING == {
        "betaling_voorbereiden": (Machtigingsrecht.BETALEN,),
        "inschrijving_verlengen": (Machtigingsrecht.BETALEN,),
        "terugbelverzoek_doen": (Machtigingsrecht.LEZEN,),
        "zoekprofiel_bewaren": (Machtigingsrecht.REAGEREN,),
        "zoekprofiel_hervatten": (Machtigingsrecht.REAGEREN,),
        "zoekprofiel_pauzeren": (Machtigingsrecht.REAGEREN,),
        "zoekprofiel_verwijderen": (Machtigingsrecht.REAGEREN,),
    }
    door = namens(store, gemachtigd(store, bilal))
    with pytest.raises(NietToegestaan) as refused:
        store.perform(inschrijfstap_bewaren, stap="naam", formulier={}, versie=0, door=door)
    assert refused.value.verder is not None


def test_the_payment_of_somebody_else_is_not_found(store: Store, bilal: Login) -> None:
    ans = Login(store, ANS)
    aangevraagd(store, ANS, door=ans.door)
    door = namens(store, gemachtigd(store, bilal, "betalen"))
    before = store.count()
    with pytest.raises(NietGevonden):
        betaalt(store, ans, door)
    assert store.count() == before, "a use that came to nothing is not recorded"


def test_what_a_helper_reads_leaves_out_talks_helpers_and_codes(store: Store, bilal: Login) -> None:
    gemachtigd(store, bilal)
    balie = medewerker(store, DIRK)
    gesprek = gesprek_met(store, bilal, balie)
    store.perform(
        machtiging_beeindigen_voor_klant,
        contactmoment_id=gesprek,
        machtiging_id=store.all(Machtiging)[0].id,
        door=balie,
    )
    klant_id = str(bilal.door.klant_id)
    alles = {b.onderwerp for b in store.read(berichten_van, relatie_id=klant_id)}
    leesbaar = {b.onderwerp for b in store.read(berichten_van, relatie_id=klant_id, voor_gemachtigde=True)}
    assert leesbaar == {"Uw inschrijving is bijna klaar"}
    assert len(alles) > 3


def test_a_tab_acts_for_one_and_another_tab_for_another(store: Store, bilal: Login) -> None:
    helper = Login(store, HELPER)
    eva = Login(store, EVA)
    tabs = {TAB: gemachtigd(store, bilal, helper=helper), ANDERE_TAB: gemachtigd(store, eva, helper=helper)}
    for tab, m in tabs.items():
        namens(store, m, tab)
    for tab, m in tabs.items():
        assert helper.nu(tab).door.klant_id == m.klant.door.klant_id
    assert helper.nu("tab-drie").door == helper.door
    assert Login(store, HELPER).nu(TAB).door.rol is Rol.KLANT, "another login of the same helper"
    store.perform(namens_stoppen, sessie_id=helper.sessie_id, tab=TAB, door=helper.nu(TAB).door)
    assert helper.nu(TAB).door == helper.door
    assert helper.nu(ANDERE_TAB).door.klant_id == eva.door.klant_id


def test_it_ends_by_itself_and_then_acts_for_nobody_until_seen(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal)
    namens(store, m)
    store.nu += timedelta(minutes=59)
    assert m.helper.nu(TAB).door.klant_id == bilal.door.klant_id
    store.nu += timedelta(minutes=1)
    found = m.helper.nu(TAB)
    assert (found.door.rol, found.door.klant_id, found.namens) == (Rol.GEMACHTIGDE, None, BILAL.naam)
    store.perform(namens_stoppen, sessie_id=m.helper.sessie_id, tab=TAB, door=found.door)
    assert m.helper.nu(TAB).door == m.helper.door


def test_logging_out_ends_it(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal)
    namens(store, m)
    store.perform(sessie_beeindigen, geheim=m.helper.geheim)
    assert m.helper.nu(TAB).door.rol is Rol.BEZOEKER


# --- ending -----------------------------------------------------------------------------------------------------------


def test_the_client_stops_it_and_the_next_act_is_refused_kindly(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal)
    door = namens(store, m)
    stopt(store, m, bilal.door)
    before = store.count()
    with pytest.raises(MachtigingGestopt) as refused:
        betaalt(store, bilal, door)
    assert "Er is niets veranderd" in str(refused.value)
    assert refused.value.verder is not None
    assert store.count() == before
    found = m.helper.nu(TAB)
    assert (found.door.rol, found.door.klant_id, found.door.machtiging) == (Rol.GEMACHTIGDE, None, None)
    assert soorten(store, m.helper.door.relatie_id) == ["machtiging-gestopt-helper"]
    assert "machtiging-gestopt" in soorten(store, bilal.door.klant_id)


def test_stopping_while_the_helper_submits_is_either_before_or_after_never_in_between(
    store: Store, bilal: Login
) -> None:
    for _ in range(6):
        m = gemachtigd(store, bilal, "betalen", helper=Login(store, HELPER))
        door = namens(store, m)
        gebruikt = len(store.all(Machtiginggebruik, handeling="betaling_voorbereiden"))
        paid, stopped = tegelijk(lambda d=door: betaalt(store, bilal, d), lambda m=m: stopt(store, m, bilal.door))
        assert stopped is None
        nu = len(store.all(Machtiginggebruik, handeling="betaling_voorbereiden"))
        if paid is None:
            assert nu == gebruikt + 1
        else:
            assert isinstance(paid, MachtigingGestopt)
            assert nu == gebruikt
        with pytest.raises(MachtigingGestopt):
            betaalt(store, bilal, door)


def test_a_stop_that_came_first_is_seen_by_a_submit_that_waited(store: Store, bilal: Login) -> None:
    """The submit begins while the stop holds the machtiging: it waits, looks again, and refuses."""
    m = gemachtigd(store, bilal, "betalen")
    door = namens(store, m)
    held, refused = threading.Event(), []

    def slow_stop(session, *, origin, nu) -> None:  # type: ignore[no-untyped-def]
        machtiging_beeindigen(session, machtiging_id=m.id, door=bilal.door, origin=origin, nu=nu)
        session.flush()
        held.set()
        submitting.join(0.4)

    def submit() -> None:
        held.wait(5)
        try:
            betaalt(store, bilal, door)
        except MachtigingGestopt as fout:
            refused.append(fout)

    submitting = threading.Thread(target=submit)
    submitting.start()
    store.perform(slow_stop)
    submitting.join(10)
    assert len(refused) == 1
    assert store.all(Betaalpoging) == []


def test_the_helper_stops_it_too_and_nobody_else(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal)
    with pytest.raises(NietGevonden):
        stopt(store, m, Login(store, ANS).door)
    stopt(store, m, m.helper.door)
    with pytest.raises(NietGevonden):
        stopt(store, m, bilal.door)
    assert store.all(Machtiging)[0].status == Machtigingstatus.GESTOPT


def test_the_last_day_counts_and_the_day_after_does_not(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal, "lezen", maanden="1")
    [machtiging] = store.all(Machtiging)
    assert machtiging.tot == machtiging.vanaf.replace(month=machtiging.vanaf.month + 1) - timedelta(days=1)
    dagen = (machtiging.tot - machtiging.vanaf).days
    store.nu += timedelta(days=dagen)
    store.nu = store.nu.replace(hour=21, minute=30)  # 23.30 in the Netherlands on the last day
    door = namens(store, Gemachtigd(m.id, bilal, Login(store, HELPER)))
    assert door.klant_id == bilal.door.klant_id
    store.nu += timedelta(minutes=31)
    with pytest.raises(MachtigingGestopt):
        namens(store, Gemachtigd(m.id, bilal, Login(store, HELPER)))
    assert store.perform(machtigingen_bewaken) == 1
    assert store.all(Machtiging)[0].status == Machtigingstatus.VERLOPEN


def test_a_reminder_goes_out_once_to_both(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal, maanden="3")
    assert store.perform(machtigingen_bewaken) == 0
    store.nu += timedelta(days=65)
    assert store.perform(machtigingen_bewaken) == 1
    assert store.perform(machtigingen_bewaken) == 0
    assert "machtiging-verloopt" in soorten(store, bilal.door.klant_id)
    assert soorten(store, m.helper.door.relatie_id) == ["machtiging-verloopt-helper"]


def test_an_invitation_nobody_answers_lapses(store: Store, bilal: Login) -> None:
    machtiging_id = verleend(store, bilal)
    store.nu += timedelta(days=13)
    assert store.perform(machtigingen_bewaken) == 0
    store.nu += timedelta(days=1)
    assert store.perform(machtigingen_bewaken) == 1
    with pytest.raises(NietGevonden):
        store.perform(machtiging_beantwoorden, machtiging_id=machtiging_id, ja=True, door=Login(store, HELPER).door)


def test_what_ended_is_kept_as_long_as_policy_says_and_then_deleted(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal)
    betaalt(store, bilal, namens(store, m))
    stopt(store, m, bilal.door)
    klaargezet(store, bilal)
    store.nu += timedelta(days=2)
    assert store.perform(oude_machtigingen_wissen) == 1, "what was never granted goes after a day"
    store.nu += timedelta(days=728)
    assert store.perform(oude_machtigingen_wissen) == 0
    store.nu += timedelta(days=1)
    assert store.perform(oude_machtigingen_wissen) == 1
    assert store.all(Machtiging) == store.all(Machtiginggebruik) == []


# --- asking for contact -----------------------------------------------------------------------------------------------


def vraagt_contact(store: Store, door: Actor) -> Contactverzoek:
    formulier = {"naam": HELPER.naam, "telefoon": "06 12345609", "vraag": "Hoe lang wacht hij nog?"}
    store.perform(terugbelverzoek_doen, formulier=formulier, vanaf="/mijn", taal="en", door=door)
    return store.all(Contactverzoek)[-1]


def test_who_may_read_asks_for_contact_about_the_client_and_gets_the_answer_themselves(
    store: Store, bilal: Login
) -> None:
    dirk = medewerker(store, DIRK)
    m = gemachtigd(store, bilal, "lezen")
    verzoek = vraagt_contact(store, namens(store, m))
    assert (verzoek.relatie_id, verzoek.machtiging_id) == (bilal.door.klant_id, m.id)
    assert verzoek.naam == HELPER.naam
    [belofte] = store.all(Belofte, object_id=verzoek.id)
    assert (belofte.relatie_id, belofte.medewerker_id) == (bilal.door.klant_id, dirk.medewerker_id)
    [aan_klant] = store.all(Bericht, soort="contact-namens")
    assert aan_klant.relatie_id == bilal.door.klant_id
    assert "0612345609" not in aan_klant.tekst.replace(" ", "")
    [bevestigd] = store.all(Bericht, soort="terugbelverzoek")
    assert bevestigd.relatie_id == m.helper.door.relatie_id
    assert "vroeg ons om contact, namens u" in {
        say(regel.wat) for regel in store.read(gebruik_van, relatie_id=str(bilal.door.klant_id))
    }


def test_the_number_of_a_helper_verifies_no_client(store: Store, bilal: Login) -> None:
    medewerker(store, DIRK)
    before = store.read(bekende_nummers, relatie_id=str(bilal.door.klant_id))
    vraagt_contact(store, namens(store, gemachtigd(store, bilal, "lezen")))
    assert store.read(bekende_nummers, relatie_id=str(bilal.door.klant_id)) == before


def test_without_the_right_to_read_or_after_it_ended_nobody_asks_for_contact(store: Store, bilal: Login) -> None:
    medewerker(store, DIRK)
    betaler = namens(store, gemachtigd(store, bilal, "betalen"))
    with pytest.raises(MachtigingGestopt):
        vraagt_contact(store, betaler)
    m = gemachtigd(store, bilal, "lezen", helper=Login(store, EVA))
    lezer = namens(store, m)
    stopt(store, m, bilal.door)
    with pytest.raises(MachtigingGestopt):
        vraagt_contact(store, lezer)
    assert store.all(Contactverzoek) == []


def test_a_helper_who_is_no_client_is_not_forgotten_while_it_runs(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal)
    store.nu += timedelta(days=20)
    store.perform(onbekenden_wissen)
    assert m.helper.door.relatie_id in {r.id for r in store.all(Relatie)}


def test_the_export_of_the_helper_holds_nothing_of_the_client_but_the_name(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal)
    betaalt(store, bilal, namens(store, m))
    export = repr(store.read(alles_van, relatie_id=str(m.helper.door.relatie_id)))
    assert "betaling_voorbereiden" in export
    for geheim in (BILAL.email, BILAL.mobiel, BILAL.straat, BILAL.postcode):
        assert geheim not in export


# --- at the desk ------------------------------------------------------------------------------------------------------


def gesprek_met(
    store: Store, klant: Login, balie: Actor, kanaal: str = "BAL", gezien: str = "identiteit-gezien"
) -> str:
    moment = Contactmoment(
        relatie_id=str(klant.door.klant_id),
        medewerker_id=str(balie.medewerker_id),
        kanaal=kanaal,
        reden="Zoekt hulp",
        verificatie=gezien,
        begonnen_op=store.nu,
    )
    store.add(moment)
    return moment.id


def legt_voor(desk: Desk, machtiging_id: str) -> str:
    scherm = desk.scherm()
    assert desk.koppel(desk.code(scherm), soort=MACHTIGEN, object_id=machtiging_id)
    return scherm


def test_at_the_desk_with_identity_seen_a_client_grants_it(store: Store, bilal: Login) -> None:
    desk = Desk(store, bilal.door)
    machtiging_id = klaargezet_aan_balie(store, desk.door, bilal.door)
    helper = Login(store, HELPER)
    assert store.read(voor_wie, relatie_id=str(helper.door.relatie_id)) == [], "a medewerker alone grants nothing"
    scherm = legt_voor(desk, machtiging_id)
    punten = " ".join(store.read(scherm_stand, geheim=scherm).punten)
    assert HELPER.naam in punten
    assert "betalen" in punten
    drukt_op_ja(store, scherm)
    [machtiging] = store.all(Machtiging)
    assert (machtiging.status, machtiging.kanaal) == ("gevraagd", "BAL")
    assert machtiging.medewerker_id == desk.door.medewerker_id
    [overgang] = store.all(Statusovergang, object_id=machtiging_id)
    assert (overgang.rol, overgang.kanaal) == ("klant", "BAL")
    assert "machtiging-gegeven" in soorten(store, bilal.door.klant_id)
    assert len(store.all(Bericht, soort="bevestigd-tweede-scherm", relatie_id=bilal.door.klant_id)) == 1
    store.perform(machtiging_beantwoorden, machtiging_id=machtiging_id, ja=True, door=helper.door)
    assert store.all(Machtiging)[0].status == "actief"


def test_a_no_on_the_second_screen_leaves_nothing(store: Store, bilal: Login) -> None:
    desk = Desk(store, bilal.door)
    scherm = legt_voor(desk, klaargezet_aan_balie(store, desk.door, bilal.door))
    store.perform(op_tweede_scherm_weigeren, geheim=scherm, door=BEZOEKER)
    assert store.all(Machtiging) == []
    assert store.all(Bericht, soort="machtiging-gevraagd") == []


def test_what_the_client_reads_is_what_is_granted(store: Store, bilal: Login) -> None:
    """Written down anew while the second screen shows the old one: the yes to the old one grants nothing."""
    desk = Desk(store, bilal.door)
    scherm = legt_voor(desk, klaargezet_aan_balie(store, desk.door, bilal.door))
    klaargezet_aan_balie(store, desk.door, bilal.door, recht_betalen="")
    with pytest.raises(NietGevonden):
        drukt_op_ja(store, scherm)
    [machtiging] = store.all(Machtiging)
    assert (machtiging.status, machtiging.rechten) == ("concept", ["lezen"])


def test_aloud_only_where_policy_says_so_and_undone_without_cost(store: Store, bilal: Login) -> None:
    heeft_mobiel(store, bilal.door, BILAL)
    desk = Desk(store, bilal.door, kanaal="TEL", verificatie="teruggebeld")
    with pytest.raises(IdentiteitNietGezien):
        klaargezet_aan_balie(store, desk.door, bilal.door)
    gesprek = store.beleid.regio.beleid[0].gesprek.model_copy(update={"mondeling_toegestaan": (MACHTIGEN,)})
    store.beleid = beleid_met(store.beleid, gesprek=gesprek)
    keuze = desk.mondeling(MACHTIGEN, klaargezet_aan_balie(store, desk.door, bilal.door))
    for stap in STAPPEN:
        assert store.all(Machtiging)[0].status == "concept"
        desk.stap(keuze, stap)
    assert store.all(Machtiging)[0].status == "gevraagd"
    store.perform(mondelinge_keuze_terugdraaien, keuze_id=keuze, door=bilal.door)
    assert store.all(Machtiging)[0].status == "gestopt"


@pytest.mark.parametrize(("kanaal", "gezien"), [("TEL", "teruggebeld"), ("BAL", "controlevragen")])
def test_by_phone_or_without_identity_nothing_is_granted(store: Store, bilal: Login, kanaal: str, gezien: str) -> None:
    dirk = medewerker(store, DIRK)
    gesprek = gesprek_met(store, bilal, dirk, kanaal, gezien)
    with pytest.raises(IdentiteitNietGezien):
        store.perform(machtiging_aan_balie_klaarzetten, contactmoment_id=gesprek, formulier=formulier(), door=dirk)
    assert store.all(Machtiging) == []


def test_somebody_elses_conversation_grants_and_stops_nothing(store: Store, bilal: Login) -> None:
    m = gemachtigd(store, bilal)
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    gesprek = gesprek_met(store, bilal, dirk)
    for action, given in (
        (machtiging_aan_balie_klaarzetten, {"formulier": formulier(ANS)}),
        (bewind_vastleggen, {"formulier": BEWIND}),
        (machtiging_beeindigen_voor_klant, {"machtiging_id": m.id}),
    ):
        with pytest.raises(NietGevonden):
            store.perform(action, contactmoment_id=gesprek, door=fatma, **given)
    eva = gesprek_met(store, Login(store, EVA), dirk)
    with pytest.raises(NietGevonden):
        store.perform(machtiging_beeindigen_voor_klant, contactmoment_id=eva, machtiging_id=m.id, door=dirk)


BEWIND = {**formulier(), "soort": "bewindvoerder", "bewijs": "beschikking", "maanden": "60"}


def voorgesteld(store: Store, bilal: Login, dirk: Actor, **anders: str) -> str:
    store.perform(
        bewind_vastleggen,
        contactmoment_id=gesprek_met(store, bilal, dirk, "TEL", "teruggebeld"),
        formulier={**BEWIND, **anders},
        door=dirk,
    )
    return store.all(Goedkeuring)[-1].id


@pytest.mark.parametrize(
    ("soort", "rechten"),
    [("bewindvoerder", ["lezen", "betalen"]), ("curator", [str(recht) for recht in Machtigingsrecht])],
)
def test_bewind_takes_proof_four_eyes_and_gives_the_rights_of_policy(
    store: Store, bilal: Login, soort: str, rechten: list[str]
) -> None:
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    helper = Login(store, HELPER)
    goedkeuring_id = voorgesteld(store, bilal, dirk, soort=soort)
    assert store.read(voor_wie, relatie_id=str(helper.door.relatie_id)) == [], "one pair of eyes is not enough"
    with pytest.raises(TweedeMedewerkerNodig):
        store.perform(bewind_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=True, door=dirk)
    store.perform(bewind_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=True, door=fatma)
    [machtiging] = store.all(Machtiging)
    assert (machtiging.bewijs, machtiging.medewerker_id, machtiging.rechten) == (
        "beschikking",
        dirk.medewerker_id,
        rechten,
    )
    store.perform(machtiging_beantwoorden, machtiging_id=machtiging.id, ja=True, door=helper.door)
    betaalt(store, bilal, namens(store, Gemachtigd(machtiging.id, bilal, helper)))
    assert soorten(store, bilal.door.klant_id) == [
        "machtiging-aanvaard",
        "machtiging-gebruikt",
        "machtiging-gegeven",
    ]


def test_a_no_of_the_colleague_gives_nothing(store: Store, bilal: Login) -> None:
    goedkeuring_id = voorgesteld(store, bilal, medewerker(store, DIRK))
    store.perform(bewind_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=False, door=medewerker(store, FATMA))
    assert store.all(Machtiging)[0].status == Machtigingstatus.AFGEWEZEN
    assert store.all(Bericht, soort="machtiging-gevraagd") == []
    with pytest.raises(NietGevonden):
        store.perform(bewind_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=True, door=medewerker(store, FATMA))


@pytest.mark.parametrize(("anders", "veld"), [({"bewijs": ""}, "bewijs"), ({"soort": "helper"}, "soort")])
def test_bewind_without_proof_is_not_recorded(store: Store, bilal: Login, anders: dict[str, str], veld: str) -> None:
    with pytest.raises(FouteInvoer) as refused:
        voorgesteld(store, bilal, medewerker(store, DIRK), **anders)
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert store.all(Machtiging) == []


def test_what_a_judge_decided_the_client_cannot_stop_and_staff_can(store: Store, bilal: Login) -> None:
    dirk = medewerker(store, DIRK)
    goedkeuring_id = voorgesteld(store, bilal, dirk)
    store.perform(bewind_beoordelen, goedkeuring_id=goedkeuring_id, akkoord=True, door=medewerker(store, FATMA))
    [machtiging] = store.all(Machtiging)
    with pytest.raises(NietAanU) as refused:
        store.perform(machtiging_beeindigen, machtiging_id=machtiging.id, door=bilal.door)
    assert refused.value.verder is not None
    with pytest.raises(FouteInvoer):
        voorgesteld(store, bilal, dirk)
    store.perform(
        machtiging_beeindigen_voor_klant,
        contactmoment_id=gesprek_met(store, bilal, dirk),
        machtiging_id=machtiging.id,
        door=dirk,
    )
    assert store.all(Machtiging)[0].status == Machtigingstatus.GESTOPT


def test_every_status_that_ends_is_an_end() -> None:
    ends = {status for status, naar in OVERGANGEN.items() if not naar}
    assert ends == {
        Machtigingstatus.GEWEIGERD,
        Machtigingstatus.AFGEWEZEN,
        Machtigingstatus.GESTOPT,
        Machtigingstatus.VERLOPEN,
    }
    assert set(OVERGANGEN) == set(Machtigingstatus)
