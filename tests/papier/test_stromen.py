"""Every flow that can be done on paper: printed, entered over the client's own use cases, and signed where it binds."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from portal.domain.afspraak.actions import MomentBezet, afspraakstap_bewaren, concept_afspraak
from portal.domain.afspraak.model import Afspraak
from portal.domain.afspraak.rules import STAPPEN as AFSPRAAKSTAPPEN
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.actions import verzendingen_claimen
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.contactmoment.model import Contactmoment, Contactverzoek, Keuze, Keuzestatus
from portal.domain.corporatie.policy import Beleid
from portal.domain.hulp.papier import (
    STROMEN,
    formulieren_voor,
    papier_afronden,
    papier_invoeren,
    papier_om_te_printen,
    papier_onvolledig,
    papier_uitgeven,
    papier_versturen,
    papieren_in_invoer,
)
from portal.domain.inschrijving.model import Inschrijving, Medeaanvrager, Medeaanvragerstatus, Verlengingstatus
from portal.domain.inschrijving.queries import verlenging_van
from portal.domain.inschrijving.verlengen import verlengingen_vragen
from portal.domain.papier.actions import AlIngevoerd, AlleenMetHetPapier
from portal.domain.papier.model import Papierformulier, Papierstatus
from portal.domain.papier.queries import open_formulieren
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import Actor, Bevestigingswijze, Kanaal
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.job import Job
from portal.domain.shared.working_days import lokaal_moment, lokale_dag
from portal.domain.verzoek.actions import NogNietAf, verzoek_indienen, verzoek_nemen
from portal.domain.verzoek.model import Verzoek
from portal.domain.verzoek.rules import FORMULIEREN, antwoord_voor, beslissen_voor
from portal.i18n import LANGUAGES, say
from portal.integrations.brief.formulier import maak_formulier
from tests.afspraak.makers import ANTWOORDEN as AFSPRAAK
from tests.afspraak.makers import gemaakt, met_agenda
from tests.conftest import Store, beleid_met
from tests.makers import aangevraagd, alles_ingevuld, gesprek, ingelogd, ingeschreven, medewerker, samen_met, tegelijk
from tests.papier.makers import WIE, aan_tafel, begonnen, ontvangst, overgetypt, uitgegeven
from tests.papier.test_formulier import gelezen
from tests.people import ANS, BILAL, CARLA, DIRK, EVA, FATMA, GERDA
from tests.verzoek.maken import ingevuld

GETEKEND = {"handtekening": "ja"}
GEVRAAGD = date(2027, 1, 26)


def ingevoerd(store: Store, door: Actor, stroom: str, versie: int = 0, **formulier: str) -> str:
    """Everything is typed over; gives the reference of what it became."""
    return store.perform(papier_afronden, stroom=stroom, formulier=formulier, versie=versie, door=door)


def papier_bij(session: Session, *, code: str, relatie_id: str) -> None:
    """This form was given to this client."""
    session.exec(select(Papierformulier).where(Papierformulier.code == code)).one().relatie_id = relatie_id


def klacht_op_papier(store: Store, soort: str = "klacht", *, tab: str = "tab", dag: date | None = None) -> Actor:
    """A form of Ans, whom we do not know, as Dirk begins to enter it."""
    return begonnen(store, uitgegeven(store, stroom=soort).code, tab=tab, dag=dag, **WIE)


# --- the form -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("taal", LANGUAGES)
def test_every_question_of_every_flow_for_everyone_is_on_its_form(store: Store, taal: str) -> None:
    for naam, stroom in STROMEN.items():
        if stroom.persoonlijk:
            continue
        papier = store.read(papier_om_te_printen, formulier_id=uitgegeven(store, stroom=naam, taal=taal).id)
        tekst = gelezen(maak_formulier(papier))
        verwacht = [stroom.formulier.titel, *(vraag.titel for vraag in stroom.formulier.vragen)]
        for veld in (veld for vraag in stroom.formulier.vragen for veld in vraag.velden):
            verwacht += [veld.label, *(keuze.tekst for keuze in veld.keuzes)]
        assert [said for zin in verwacht if (said := say(zin, taal)) not in tekst] == []
        assert papier.code in tekst
        assert "{" not in tekst
        assert (say_signature(taal) in tekst) == stroom.formulier.tekenen


def say_signature(taal: str) -> str:
    return "Uw handtekening" if taal == "nl" else "Your signature"


@pytest.mark.parametrize("soort", FORMULIEREN)
def test_a_verzoek_asks_on_paper_what_it_asks_on_screen(soort: str) -> None:
    op_scherm = {veld.naam for stap in FORMULIEREN[soort].stappen for veld in stap.velden} - {"besluit"}
    op_papier = {veld.naam for vraag in STROMEN[soort].formulier.vragen for veld in vraag.velden}
    assert op_scherm <= op_papier


def test_a_client_gets_a_form_with_what_they_typed_and_a_visitor_an_empty_one(store: Store) -> None:
    ans = ingelogd(store, ANS)
    ingevuld(store, ans, "klacht", wat="Ik wacht op een monteur.")

    def waarden(door: Actor | None) -> set[str]:
        vel = uitgegeven(store, door, stroom="klacht") if door else uitgegeven(store, stroom="klacht")
        papier = store.read(papier_om_te_printen, formulier_id=vel.id)
        return {vak.waarde for deel in papier.delen for vak in deel.velden}

    assert "Ik wacht op een monteur." in waarden(ans)
    assert waarden(None) == {""}


def test_what_is_for_one_person_is_given_to_nobody_else(store: Store) -> None:
    bilal = ingeschreven(store, BILAL)
    for stroom in ("verlengen", "medeaanvraag", "bestaat-niet"):
        with pytest.raises(NietGevonden):
            uitgegeven(store, bilal.door, stroom=stroom)
    kan = {keuze.naam for keuze in store.read(formulieren_voor, relatie_id=bilal.door.relatie_id)}
    assert {"inschrijving", "klacht", "contact"} <= kan
    assert not kan & {"verlengen", "medeaanvraag"}


# --- verzoeken ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("soort", FORMULIEREN)
def test_each_kind_of_verzoek_comes_in_by_letter_and_is_confirmed_by_letter(store: Store, soort: str) -> None:
    dirk = klacht_op_papier(store, soort)
    kenmerk = ingevoerd(store, dirk, soort, ingevuld(store, dirk, soort), **GETEKEND)
    (verzoek,) = store.all(Verzoek)
    assert (verzoek.kenmerk, verzoek.soort, verzoek.kanaal) == (kenmerk, soort, Kanaal.BRIEF)
    assert set(verzoek.ingevuld_door.values()) == {DIRK.naam}
    (papier,) = store.all(Papierformulier)
    assert (papier.status, papier.object_id) == (Papierstatus.INGEVOERD, verzoek.id)
    (bericht,) = store.all(Bericht, soort="verzoek-ontvangen")
    assert [v.kanaal for v in store.all(Verzending, bericht_id=bericht.id)] == [Kanaal.BRIEF]
    (relatie,) = store.all(Relatie)
    assert (relatie.naam, relatie.adresregels[0]) == (ANS.naam, "Dorpsstraat 8")


def test_the_term_of_a_klacht_runs_from_the_day_the_paper_came(store: Store, beleid: Beleid) -> None:
    code = uitgegeven(store, stroom="klacht").code
    binnen = store.vandaag + timedelta(days=1)
    store.nu += timedelta(days=3)
    dirk = begonnen(store, code, dag=binnen, **WIE)
    ingevoerd(store, dirk, "klacht", ingevuld(store, dirk, "klacht"))
    (verzoek,) = store.all(Verzoek)
    assert lokale_dag(verzoek.ontvangen_op) == binnen
    (belofte,) = store.all(Belofte)
    assert belofte.voor == antwoord_voor("klacht", verzoek.ontvangen_op, beleid)
    assert belofte.voor < antwoord_voor("klacht", store.nu, beleid)
    store.perform(verzoek_nemen, verzoek_id=verzoek.id, versie=verzoek.versie, door=medewerker(store, FATMA))
    besluit = next(b for b in store.all(Belofte) if b.id != belofte.id)
    assert besluit.voor == beslissen_voor(verzoek.ontvangen_op, 6, beleid)
    assert lokale_dag(besluit.voor) <= binnen + timedelta(weeks=6)


def test_a_bezwaar_that_came_in_time_is_in_time_however_late_it_is_entered(store: Store) -> None:
    code = uitgegeven(store, stroom="bezwaar").code
    binnen = date(2026, 4, 10)  # the decision is of 1 March: six weeks end on 13 April
    store.nu = lokaal_moment(date(2026, 4, 20), datetime.min.time().replace(hour=10))
    dirk = begonnen(store, code, dag=binnen, **WIE)
    ingevoerd(store, dirk, "bezwaar", ingevuld(store, dirk, "bezwaar"), **GETEKEND)
    assert store.all(Verzoek)[0].op_tijd is True


def test_a_bezwaar_is_signed_and_the_signature_is_kept_like_every_other_yes(store: Store) -> None:
    dirk = klacht_op_papier(store, "bezwaar")
    versie = ingevuld(store, dirk, "bezwaar")
    with pytest.raises(FouteInvoer):
        ingevoerd(store, dirk, "bezwaar", versie)
    assert store.all(Verzoek) == []
    ingevoerd(store, dirk, "bezwaar", versie, **GETEKEND)
    (keuze,) = store.all(Keuze)
    (papier,) = store.all(Papierformulier)
    assert (keuze.wijze, keuze.status, keuze.soort) == (
        Bevestigingswijze.OP_PAPIER,
        Keuzestatus.BEVESTIGD,
        "bezwaar",
    )
    assert (keuze.erbij, keuze.object_id) == (papier.code, store.all(Verzoek)[0].id)
    assert any("De datum klopt niet." in punt for punt in keuze.punten)


def test_a_klacht_needs_no_signature_and_leaves_no_record_of_one(store: Store) -> None:
    dirk = klacht_op_papier(store)
    ingevoerd(store, dirk, "klacht", ingevuld(store, dirk, "klacht"))
    assert store.all(Keuze) == []
    assert store.all(Papierformulier)[0].handtekening_gezien_op is None


def test_a_page_that_is_open_stops_it_and_the_form_stays_open(store: Store) -> None:
    dirk = klacht_op_papier(store)
    with pytest.raises(NogNietAf):
        ingevoerd(store, dirk, "klacht")
    assert store.all(Papierformulier)[0].status == Papierstatus.ONTVANGEN


def test_the_same_code_twice_makes_one_verzoek(store: Store) -> None:
    dirk = klacht_op_papier(store)
    versie = ingevuld(store, dirk, "klacht")
    uitslagen = tegelijk(*[lambda: ingevoerd(store, dirk, "klacht", versie)] * 2)
    assert sum(isinstance(uitslag, str) for uitslag in uitslagen) == 1
    (papier,) = store.all(Papierformulier)
    with pytest.raises(AlIngevoerd):
        begonnen(store, papier.code, tab="weer")
    assert len(store.all(Verzoek)) == 1


def test_whoever_we_do_not_know_needs_a_name_and_an_address(store: Store) -> None:
    code = uitgegeven(store, stroom="klacht").code
    with pytest.raises(FouteInvoer) as refused:
        begonnen(store, code)
    assert {"voornaam", "achternaam", "straat", "huisnummer", "postcode", "plaats"} == {
        fout.veld for fout in refused.value.fouten
    }
    assert store.all(Relatie) == []


def test_what_is_missing_on_a_klacht_is_asked_by_letter_with_the_pages_that_are_there(store: Store) -> None:
    dirk = klacht_op_papier(store)
    ingevuld(store, dirk, "klacht")
    (papier,) = store.all(Papierformulier)
    formulier = {"ontbreekt": "Wanneer het gebeurde.", "hoe": "brief"}
    store.perform(papier_onvolledig, formulier_id=papier.id, formulier=formulier, door=medewerker(store, DIRK))
    (brief,) = store.all(Bericht, soort="papier-onvolledig")
    assert "Waarover heeft u een klacht?" in brief.tekst


def test_beside_the_form_nothing_is_sent_by_whoever_enters_it(store: Store) -> None:
    dirk = klacht_op_papier(store)
    versie = ingevuld(store, dirk, "klacht")
    with pytest.raises(AlleenMetHetPapier):
        store.perform(verzoek_indienen, soort="klacht", versie=versie, vanaf="", door=dirk)
    dirk = begonnen(store, uitgegeven(store, stroom="contact").code, tab="twee", **WIE)
    formulier = {"naam": ANS.naam, "telefoon": "06 12345601"}
    with pytest.raises(AlleenMetHetPapier):
        store.perform(terugbelverzoek_doen, formulier=formulier, vanaf="", taal="nl", door=dirk)
    dirk = begonnen(store, uitgegeven(store, stroom="afspraak").code, tab="drie", **WIE)
    with pytest.raises(AlleenMetHetPapier):
        gemaakt(store, dirk)
    assert store.all(Afspraak) == []
    assert store.all(Verzoek) == []
    assert store.all(Contactverzoek) == []


# --- contact --------------------------------------------------------------------------------------------------------


def test_a_request_for_contact_by_letter_is_a_promise_from_the_day_it_came(store: Store) -> None:
    code = uitgegeven(store, stroom="contact").code
    store.nu += timedelta(days=1)
    dirk = begonnen(store, code, dag=store.vandaag - timedelta(days=1), **WIE)
    kenmerk = ingevoerd(
        store, dirk, "contact", naam=ANS.naam, kanaal="BRI", adres="Dorpsstraat 8, Lindeveen", vraag="?"
    )
    (verzoek,) = store.all(Contactverzoek)
    assert (verzoek.kenmerk, verzoek.kanaal, verzoek.relatie_id) == (kenmerk, Kanaal.BRIEF, dirk.namens)
    assert lokale_dag(verzoek.ontvangen_op) == store.vandaag - timedelta(days=1)
    assert verzoek.vastgelegd_door == dirk.medewerker_id
    (belofte,) = store.all(Belofte)
    assert belofte.object_id == verzoek.id
    assert {m.kanaal for m in store.all(Contactmoment)} == {Kanaal.BRIEF}
    with pytest.raises(FouteInvoer):
        ingevoerd(
            store, begonnen(store, uitgegeven(store, stroom="contact").code, tab="b", **WIE), "contact", kanaal="X"
        )


# --- an appointment -------------------------------------------------------------------------------------------------


def op_afspraakscherm(store: Store, dirk: Actor, **anders: str) -> None:
    """Everything on the paper is typed over, and a moment that suits is chosen."""
    versie = 0
    for stap in AFSPRAAKSTAPPEN:
        versie = store.perform(
            afspraakstap_bewaren,
            stap=stap.naam,
            formulier={**AFSPRAAK, "naam": ANS.naam, **anders},
            gegevens={},
            versie=versie,
            door=dirk,
        ).versie


def test_an_appointment_by_letter_is_one_of_the_client_with_the_channel_of_a_letter(store: Store) -> None:
    fatma = met_agenda(store, FATMA)
    dirk = begonnen(store, uitgegeven(store, stroom="afspraak").code, **WIE)
    op_afspraakscherm(store, dirk, vraag="Hoe verleng ik?")
    kenmerk = ingevoerd(store, dirk, "afspraak")
    (afspraak,) = store.all(Afspraak)
    assert (afspraak.kenmerk, afspraak.kanaal, afspraak.relatie_id) == (kenmerk, Kanaal.BRIEF, dirk.namens)
    assert (afspraak.medewerker_id, afspraak.vraag) == (fatma.medewerker_id, "Hoe verleng ik?")
    (papier,) = store.all(Papierformulier)
    assert (papier.status, papier.object_id) == (Papierstatus.INGEVOERD, afspraak.id)
    assert store.all(Keuze) == []
    (bericht,) = store.all(Bericht, soort="afspraak-gemaakt")
    assert [v.kanaal for v in store.all(Verzending, bericht_id=bericht.id)] == [Kanaal.BRIEF]
    assert store.read(concept_afspraak, relatie_id=str(dirk.namens)).versie == 0


def test_when_somebody_was_first_the_form_stays_open_and_another_moment_is_chosen(store: Store) -> None:
    met_agenda(store, FATMA)
    dirk = begonnen(store, uitgegeven(store, stroom="afspraak").code, **WIE)
    op_afspraakscherm(store, dirk)
    gemaakt(store, ingelogd(store, CARLA), naam=CARLA.naam, telefoon="06 12345603")
    with pytest.raises(MomentBezet) as bezet:
        ingevoerd(store, dirk, "afspraak")
    assert store.all(Papierformulier)[0].status == Papierstatus.ONTVANGEN
    ander = bezet.value.dichtbij[0].begin
    ingevoerd(store, dirk, "afspraak", moment=ander.isoformat())
    assert store.all(Afspraak, relatie_id=dirk.namens)[0].begin == ander


def test_an_appointment_asks_on_paper_what_it_asks_on_screen() -> None:
    op_papier = {veld.naam for vraag in STROMEN["afspraak"].formulier.vragen for veld in vraag.velden}
    # Who it is stands in a block of its own, and a moment is chosen out of what suits.
    anders = {"naam": "wie_naam", "telefoon": "wie_telefoon", "dag": "dagen", "moment": "dagen"}
    assert {anders.get(veld, veld) for veld in AFSPRAAK} <= op_papier


# --- renewing -------------------------------------------------------------------------------------------------------


def gratis(store: Store, beleid: Beleid) -> None:
    """Renewing costs nothing."""
    regels = beleid.regio.beleid[0].verlengen.model_copy(update={"bedrag_cent": 0})
    store.beleid = beleid_met(beleid, verlengen=regels)


def gevraagd(store: Store) -> Papierformulier:
    """It is the day on which Bilal is asked; gives the form that goes with the letter."""
    bilal = ingeschreven(store, BILAL)
    store.nu = lokaal_moment(GEVRAAGD, datetime.min.time().replace(hour=6))
    assert store.perform(verlengingen_vragen) == 1
    (papier,) = store.all(Papierformulier)
    assert papier.relatie_id == bilal.door.relatie_id
    return papier


def test_with_the_letter_about_renewing_goes_a_form_with_the_last_day(store: Store) -> None:
    papier = gevraagd(store)
    assert [job for job in store.all(Job) if job.soort == "papier-printen"] == [], "no second envelope"
    (brief,) = (brief for brief in store.perform(verzendingen_claimen, werker="een") if brief.formulier_id)
    assert (brief.kanaal, brief.adres.split("\n")[0]) == (Kanaal.BRIEF, BILAL.naam)
    vel = store.read(papier_om_te_printen, formulier_id=brief.formulier_id)
    assert vel.adresregels == (), "the address stands on the letter"
    tekst = gelezen(maak_formulier(vel))
    assert papier.code in tekst
    assert "Het telt tot en met 9 maart 2027." in tekst
    assert "Verlengen kost €" in tekst
    assert "{" not in tekst


def test_whoever_chose_digital_only_gets_no_form(store: Store) -> None:
    contact = {**BILAL.antwoorden()["contact"], "alleen_digitaal": "ja"}
    ingeschreven(store, BILAL, anders={"contact": contact})
    store.nu = lokaal_moment(GEVRAAGD, datetime.min.time().replace(hour=6))
    assert store.perform(verlengingen_vragen) == 1
    assert store.all(Papierformulier) == []


def test_where_renewing_is_free_the_signature_renews(store: Store, beleid: Beleid) -> None:
    gratis(store, beleid)
    papier = gevraagd(store)
    dirk = begonnen(store, papier.code)
    with pytest.raises(FouteInvoer):
        ingevoerd(store, dirk, "verlengen")
    ingevoerd(store, dirk, "verlengen", **GETEKEND)
    stand = store.read(verlenging_van, relatie_id=str(papier.relatie_id))
    assert stand is not None
    assert stand.status is Verlengingstatus.VERLENGD
    (keuze,) = store.all(Keuze)
    assert (keuze.wijze, keuze.soort) == (Bevestigingswijze.OP_PAPIER, "verlengen")


def test_where_it_costs_money_the_form_becomes_a_promise_to_call(store: Store) -> None:
    papier = gevraagd(store)
    dirk = begonnen(store, papier.code)
    ingevoerd(store, dirk, "verlengen", **GETEKEND)
    stand = store.read(verlenging_van, relatie_id=str(papier.relatie_id))
    assert stand is not None
    assert stand.status is Verlengingstatus.GEVRAAGD
    (belofte,) = store.all(Belofte)
    assert belofte.kanaal == Kanaal.TELEFOON
    (bericht,) = store.all(Bericht, soort="verlengen-op-papier")
    assert "€ 10" in bericht.tekst.replace("\N{NO-BREAK SPACE}", " ")
    assert "http" not in bericht.tekst


# --- a co-applicant -------------------------------------------------------------------------------------------------


def samen(store: Store, antwoord: str) -> Inschrijving:
    """Bilal asks Eva on paper; what she crossed is entered."""
    bilal = aangevraagd(store, BILAL, anders=samen_met(EVA, weg="balie"))
    papier = uitgegeven(store, bilal.door, stroom="medeaanvraag")
    assert papier.relatie_id is None
    tekst = gelezen(maak_formulier(store.read(papier_om_te_printen, formulier_id=papier.id)))
    assert BILAL.naam in tekst
    dirk = begonnen(store, papier.code, **WIE)
    ingevoerd(store, dirk, "medeaanvraag", samen_antwoord=antwoord, **GETEKEND)
    (mede,) = store.all(Medeaanvrager)
    assert mede.relatie_id == dirk.namens
    return store.all(Inschrijving)[0]


@pytest.mark.parametrize(
    ("antwoord", "status", "keuze"),
    [
        ("ja", Medeaanvragerstatus.BEVESTIGD, Keuzestatus.BEVESTIGD),
        ("nee", Medeaanvragerstatus.GEWEIGERD, Keuzestatus.GEWEIGERD),
    ],
)
def test_a_co_applicant_says_yes_or_no_with_a_signature(
    store: Store, antwoord: str, status: Medeaanvragerstatus, keuze: Keuzestatus
) -> None:
    samen(store, antwoord)
    assert store.all(Medeaanvrager)[0].status == status
    (bewijs,) = store.all(Keuze)
    assert (bewijs.wijze, bewijs.status) == (Bevestigingswijze.OP_PAPIER, keuze)
    assert len(store.all(Bericht, soort="medeaanvrager-antwoord")) == 1
    (brief,) = store.all(Bericht, soort="papier-beantwoord")
    assert antwoord in brief.tekst


def test_without_a_cross_or_a_signature_nobody_registers_together(store: Store) -> None:
    bilal = aangevraagd(store, BILAL, anders=samen_met(EVA, weg="balie"))
    dirk = begonnen(store, uitgegeven(store, bilal.door, stroom="medeaanvraag").code, **WIE)
    for formulier in ({"samen_antwoord": "ja"}, GETEKEND):
        with pytest.raises(FouteInvoer):
            ingevoerd(store, dirk, "medeaanvraag", **formulier)
    assert store.all(Medeaanvrager)[0].status == Medeaanvragerstatus.GEVRAAGD


def test_nobody_is_their_own_co_applicant_on_paper(store: Store) -> None:
    bilal = aangevraagd(store, BILAL, anders=samen_met(EVA, weg="balie"))
    dirk = begonnen(store, uitgegeven(store, bilal.door, stroom="medeaanvraag").code, bekend=BILAL.email)
    with pytest.raises(NietGevonden):
        ingevoerd(store, dirk, "medeaanvraag", samen_antwoord="ja", **GETEKEND)


# --- who may --------------------------------------------------------------------------------------------------------


def test_another_flow_or_another_medewerker_finishes_nothing(store: Store) -> None:
    dirk = klacht_op_papier(store)
    versie = ingevuld(store, dirk, "klacht")
    with pytest.raises(NietGevonden):
        ingevoerd(store, dirk, "inschrijving", versie, akkoord="ja", gelezen="ja", **GETEKEND)
    _, geheim, _ = aan_tafel(store, FATMA)
    assert geheim
    fatma = Actor(
        dirk.rol,
        medewerker_id=medewerker(store, FATMA).medewerker_id,
        corporatie=dirk.corporatie,
        namens=dirk.namens,
        kanaal=Kanaal.BRIEF,
    )
    with pytest.raises(NietGevonden):
        ingevoerd(store, fatma, "klacht", versie)
    assert store.read(papieren_in_invoer, door=fatma) == []
    assert [papier.stroom for papier in store.read(papieren_in_invoer, door=dirk)] == ["klacht"]
    assert store.all(Verzoek) == []


def test_two_forms_of_one_client_in_two_tabs_each_close_their_own(store: Store) -> None:
    een = klacht_op_papier(store)
    versie = ingevuld(store, een, "klacht")
    tweede = uitgegeven(store, stroom="vraag").code
    store.perform(papier_bij, code=tweede, relatie_id=een.namens)
    twee = begonnen(store, tweede, tab="twee")
    ingevoerd(store, een, "klacht", versie)
    standen = {papier.stroom: papier.status for papier in store.all(Papierformulier)}
    assert standen == {"klacht": Papierstatus.INGEVOERD, "vraag": Papierstatus.ONTVANGEN}
    assert [papier.stroom for papier in store.read(papieren_in_invoer, door=twee)] == ["vraag"]


def test_the_form_of_a_client_of_another_corporation_is_a_code_we_do_not_know(store: Store) -> None:
    carla = ingelogd(store, CARLA)
    gesprek(store, carla, medewerker(store, GERDA))
    code = uitgegeven(store, carla, stroom="klacht").code
    dirk, _, sessie_id = aan_tafel(store)
    for formulier in (
        ontvangst(code, store.vandaag),
        ontvangst(uitgegeven(store, stroom="klacht").code, store.vandaag, bekend=CARLA.email),
    ):
        with pytest.raises(FouteInvoer) as refused:
            store.perform(papier_invoeren, formulier=formulier, sessie_id=sessie_id, tab="tab", door=dirk)
        assert [fout.veld for fout in refused.value.fouten] in (["code"], ["bekend"])
    gerda, _, andere_sessie = aan_tafel(store, GERDA)
    store.perform(
        papier_invoeren, formulier=ontvangst(code, store.vandaag), sessie_id=andere_sessie, tab="tab", door=gerda
    )
    (papier,) = [papier for papier in store.all(Papierformulier) if papier.code == code]
    assert store.read(open_formulieren, door=dirk) == []
    assert [rij.code for rij in store.read(open_formulieren, door=gerda)] == [code]
    with pytest.raises(NietGevonden):
        store.perform(
            papier_onvolledig, formulier_id=papier.id, formulier={"ontbreekt": "Alles", "hoe": "bellen"}, door=dirk
        )


def test_a_form_is_posted_for_the_flow_that_was_asked_and_only_where_there_is_something_to_ask(store: Store) -> None:
    bilal, _ = alles_ingevuld(store, BILAL)
    codes = {
        store.perform(papier_versturen, formulier={"stroom": s}, door=bilal) for s in ("klacht", "klacht", "vraag")
    }
    assert {papier.stroom: papier.code for papier in store.all(Papierformulier)}.keys() == {"klacht", "vraag"}
    assert len(codes) == 2
    for stroom, veld in (("verlengen", "stroom"), ("bestaat-niet", "stroom"), ("", "stroom")):
        with pytest.raises(FouteInvoer) as refused:
            store.perform(papier_versturen, formulier={"stroom": stroom}, door=bilal)
        assert [fout.veld for fout in refused.value.fouten] == [veld]


def test_a_form_that_was_downloaded_a_moment_ago_is_posted_when_that_is_asked(store: Store) -> None:
    bilal, _ = alles_ingevuld(store, BILAL)
    store.perform(papier_uitgeven, stroom="klacht", taal="nl", groot=False, door=bilal)
    store.perform(papier_versturen, formulier={"stroom": "klacht"}, door=bilal)
    assert [job.soort for job in store.all(Job) if job.soort == "papier-printen"] == ["papier-printen"]


def test_the_registration_on_paper_is_recorded_as_a_yes_with_its_terms(store: Store) -> None:
    dirk = begonnen(store, uitgegeven(store).code)
    versie = overgetypt(store, dirk)
    ingevoerd(store, dirk, "inschrijving", versie, akkoord="ja", gelezen="ja", **GETEKEND)
    (keuze,) = store.all(Keuze)
    (inschrijving,) = store.all(Inschrijving)
    assert (keuze.wijze, keuze.object_id) == (Bevestigingswijze.OP_PAPIER, inschrijving.id)
    assert any(ANS.naam in punt for punt in keuze.punten)
