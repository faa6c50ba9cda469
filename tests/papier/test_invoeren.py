"""A form comes back: the same flow, channel BRI, once, and the signature is the agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.concept.model import Concept
from portal.domain.contactmoment.model import Contactmoment
from portal.domain.hulp.papier import (
    GeenAdres,
    papier_afronden,
    papier_invoeren,
    papier_om_te_printen,
    papier_onvolledig,
    papier_versturen,
)
from portal.domain.inschrijving.actions import AlIngeschreven, NogNietCompleet
from portal.domain.inschrijving.model import Inschrijving, Inschrijvinggebeurtenis, Weg
from portal.domain.inschrijving.punten import inschrijven_punten
from portal.domain.papier.actions import AlIngevoerd, oude_formulieren_wissen
from portal.domain.papier.model import Papierformulier, Papierstatus
from portal.domain.relatie.model import Inzage, Relatie
from portal.domain.shared.actor import BEZOEKER, Kanaal
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.job import Job
from portal.domain.shared.rights import NietToegestaan
from portal.domain.toegang.geheim import adres_geheim_houden
from portal.domain.toegang.queries import ingelogde
from portal.i18n import say
from tests.conftest import Store
from tests.makers import alles_ingevuld, ingelogd, medewerker, tegelijk
from tests.papier.makers import GETEKEND, aan_tafel, begonnen, ontvangst, overgetypt, uitgegeven
from tests.people import ANS, BILAL, DIRK, FATMA


def test_a_letter_of_somebody_unknown_becomes_an_inschrijving_with_the_day_it_came(store: Store) -> None:
    code = uitgegeven(store).code
    binnen = store.vandaag + timedelta(days=2)
    store.nu += timedelta(days=5)
    dirk = begonnen(store, code, dag=binnen)
    assert (dirk.helpt, dirk.kanaal) == (True, Kanaal.BRIEF)
    versie = overgetypt(store, dirk)
    (concept,) = store.all(Concept)
    assert set(concept.kanalen.values()) == {Kanaal.BRIEF}
    assert set(concept.ingevuld_door.values()) == {DIRK.naam}
    nummer = store.perform(papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=versie, door=dirk)
    (inschrijving,) = store.all(Inschrijving)
    assert (inschrijving.nummer, inschrijving.weg) == (nummer, Weg.PAPIER)
    assert inschrijving.aangevraagd_op.date() == binnen
    assert inschrijving.betalen_tot == store.vandaag + timedelta(days=14)
    (relatie,) = store.all(Relatie)
    assert (relatie.naam, relatie.adresregels[0]) == (ANS.naam, "Dorpsstraat 8")
    (gebeurtenis,) = store.all(Inschrijvinggebeurtenis)
    assert gebeurtenis.inhoud is not None
    assert (gebeurtenis.inhoud["kanaal"], gebeurtenis.inhoud["ingevoerd_door"]) == (Kanaal.BRIEF, dirk.medewerker_id)


def test_it_is_confirmed_by_letter_that_says_how_to_pay_without_a_link(store: Store) -> None:
    dirk = begonnen(store, uitgegeven(store).code)
    store.perform(papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=overgetypt(store, dirk), door=dirk)
    (bericht,) = store.all(Bericht, soort="inschrijving-op-papier")
    assert [verzending.kanaal for verzending in store.all(Verzending)] == [Kanaal.BRIEF]
    assert "kantoor" in bericht.tekst
    assert "http" not in bericht.tekst
    assert bericht.knop_adres == ""


def test_the_signature_and_both_crosses_must_be_seen(store: Store) -> None:
    dirk = begonnen(store, uitgegeven(store).code)
    versie = overgetypt(store, dirk)
    for weg in GETEKEND:
        with pytest.raises(FouteInvoer) as refused:
            store.perform(
                papier_afronden, stroom="inschrijving", formulier={**GETEKEND, weg: ""}, versie=versie, door=dirk
            )
        assert [fout.veld for fout in refused.value.fouten] == [weg]
    assert store.all(Inschrijving) == []


def test_an_open_question_is_named_and_nothing_is_signed(store: Store) -> None:
    dirk = begonnen(store, uitgegeven(store).code)
    versie = overgetypt(store, dirk, tot="inkomen")
    with pytest.raises(NogNietCompleet):
        store.perform(papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=versie, door=dirk)
    assert store.all(Papierformulier)[0].status == Papierstatus.ONTVANGEN


def test_outside_the_entering_of_this_form_nobody_signs_for_a_client(store: Store) -> None:
    dirk = begonnen(store, uitgegeven(store).code)
    versie = overgetypt(store, dirk)
    for ander in (
        replace(dirk, namens=None),
        replace(dirk, kanaal=Kanaal.TELEFOON),
        replace(dirk, medewerker_id=medewerker(store, FATMA).medewerker_id),
    ):
        with pytest.raises(NietGevonden):
            store.perform(papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=versie, door=ander)
    klant = ingelogd(store, BILAL)
    for door in (BEZOEKER, klant):
        with pytest.raises(NietToegestaan):
            store.perform(papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=versie, door=door)
    assert store.all(Inschrijving) == []


def test_the_same_form_twice_is_one_and_says_who_did_it(store: Store) -> None:
    code = uitgegeven(store).code
    dirk = begonnen(store, code)
    store.perform(papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=overgetypt(store, dirk), door=dirk)
    with pytest.raises(AlIngevoerd) as refused:
        begonnen(store, code, tab="ander")
    assert DIRK.naam in str(refused.value.reden)
    assert len(store.all(Inschrijving)) == 1


def test_two_at_once_with_one_form_make_one_relatie_and_one_inschrijving(store: Store) -> None:
    code = uitgegeven(store).code
    mensen = [aan_tafel(store, DIRK), aan_tafel(store, FATMA)]
    formulier = ontvangst(code, store.vandaag)
    tegelijk(
        *[
            lambda wie=wie: store.perform(
                papier_invoeren, formulier=formulier, sessie_id=wie[2], tab=wie[0].medewerker_id, door=wie[0]
            )
            for wie in mensen
        ]
    )
    assert len(store.all(Relatie)) == 1
    (papier,) = store.all(Papierformulier)
    bezig = next(wie for wie in mensen if wie[0].medewerker_id == papier.ingevoerd_door)
    ander = next(wie for wie in mensen if wie is not bezig)
    namens = store.read(ingelogde, geheim=bezig[1], tab=str(bezig[0].medewerker_id)).door
    versie = overgetypt(store, namens)
    later = store.read(ingelogde, geheim=ander[1], tab=str(ander[0].medewerker_id)).door
    with pytest.raises(NietGevonden):
        store.perform(papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=versie, door=later)
    store.perform(papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=versie, door=namens)
    assert len(store.all(Inschrijving)) == 1


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"code": "F-1111-1111"}, "code"),
        ({"code": ""}, "code"),
        ({"ontvangen_dag": "", "ontvangen_maand": "", "ontvangen_jaar": ""}, "ontvangen_dag"),
        ({"ontvangen_jaar": "2025"}, "ontvangen_dag"),
        ({"bekend": "niemand@voorbeeld.nl"}, "bekend"),
    ],
)
def test_a_wrong_code_or_day_opens_nothing(store: Store, anders: dict[str, str], veld: str) -> None:
    formulier = {**ontvangst(uitgegeven(store).code, store.vandaag), **anders}
    dirk, _, sessie_id = aan_tafel(store)
    with pytest.raises(FouteInvoer) as refused:
        store.perform(papier_invoeren, formulier=formulier, sessie_id=sessie_id, tab="tab", door=dirk)
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert store.all(Relatie) == []
    assert store.all(Contactmoment) == []


def test_a_slip_in_the_code_is_caught_and_how_it_is_typed_does_not_matter(store: Store) -> None:
    code = uitgegeven(store).code
    begonnen(store, code.lower().replace("-", " "))
    assert store.all(Papierformulier)[0].status == Papierstatus.ONTVANGEN


def test_a_client_we_know_keeps_one_file_and_sees_who_looked(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    dirk = begonnen(store, uitgegeven(store).code, bekend=BILAL.email)
    assert dirk.namens == bilal.relatie_id
    assert [inzage.relatie_id for inzage in store.all(Inzage)] == [bilal.relatie_id]
    assert len(store.all(Relatie)) == 1


def test_who_is_registered_already_cannot_be_registered_on_paper_too(store: Store) -> None:
    eerste = begonnen(store, uitgegeven(store).code)
    store.perform(
        papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=overgetypt(store, eerste), door=eerste
    )
    (inschrijving,) = store.all(Inschrijving)
    tweede = begonnen(store, uitgegeven(store).code, tab="twee", bekend=inschrijving.nummer)
    with pytest.raises(AlIngeschreven):
        overgetypt(store, tweede)


def test_what_a_client_filled_in_stands_on_their_form_and_on_nobody_elses(store: Store) -> None:
    bilal, _ = alles_ingevuld(store, BILAL)
    vol = store.read(papier_om_te_printen, formulier_id=uitgegeven(store, bilal).id)
    leeg = store.read(papier_om_te_printen, formulier_id=uitgegeven(store).id)
    waarden = {vak.waarde for deel in vol.delen for vak in deel.velden}
    assert {"Bilal", "El Amrani", "Havenkade", "28500"} <= waarden
    assert {vak.waarde for deel in leeg.delen for vak in deel.velden} == {""}


def test_a_form_is_posted_once_to_the_address_of_the_draft(store: Store) -> None:
    bilal, _ = alles_ingevuld(store, BILAL)
    codes = {store.perform(papier_versturen, formulier={"stroom": "inschrijving"}, door=bilal) for _ in range(2)}
    assert len(codes) == 1
    (job,) = [job for job in store.all(Job) if job.soort == "papier-printen"]
    papier = store.read(papier_om_te_printen, formulier_id=job.gegevens["formulier_id"], posten=True)
    assert papier.adresregels == (BILAL.naam, "Havenkade 12 bis", "6990 VX  Veerpoort")


def test_a_secret_address_stands_in_the_window_of_the_envelope_and_on_no_form_or_record(store: Store) -> None:
    bilal, _ = alles_ingevuld(store, BILAL)
    geheim = {"Havenkade", "12", "bis", "6990 VX", "Veerpoort"}

    def op_het_formulier(*, posten: bool) -> set[str]:
        papier = store.read(papier_om_te_printen, formulier_id=uitgegeven(store, bilal).id, posten=posten)
        assert papier.adresregels == ((BILAL.naam, "Havenkade 12 bis", "6990 VX  Veerpoort") if posten else ())
        return {vak.waarde for deel in papier.delen for vak in deel.velden}

    assert geheim <= op_het_formulier(posten=True), "this test would notice"
    store.perform(adres_geheim_houden, door=bilal)
    for posten in (True, False):
        waarden = op_het_formulier(posten=posten)
        assert not geheim & waarden
        assert "El Amrani" in waarden
    # Nor in what is kept with the signature, and shown beside the second screen.
    punten = store.read(inschrijven_punten, relatie_id=str(bilal.klant_id), object_id=str(bilal.klant_id))
    assert "Uw adres houden wij geheim." in [say(punt) for punt in punten]
    assert "Havenkade" not in " ".join(say(punt) for punt in punten)


def test_without_an_address_nothing_is_posted(store: Store) -> None:
    with pytest.raises(GeenAdres):
        store.perform(papier_versturen, formulier={"stroom": "inschrijving"}, door=ingelogd(store, BILAL))
    with pytest.raises(FouteInvoer):
        store.perform(
            papier_versturen, formulier={"stroom": "inschrijving", "klant": "W-1"}, door=medewerker(store, DIRK)
        )


def test_what_is_missing_is_asked_by_letter_with_what_we_have_and_the_day_keeps_counting(store: Store) -> None:
    code = uitgegeven(store).code
    eerste_dag = store.vandaag
    dirk = begonnen(store, code)
    overgetypt(store, dirk, tot="inkomen")
    formulier = {"ontbreekt": "Uw inkomen is niet te lezen.", "hoe": "brief"}
    papier_id = store.all(Papierformulier)[0].id
    store.perform(papier_onvolledig, formulier_id=papier_id, formulier=formulier, door=medewerker(store, DIRK))
    (brief,) = store.all(Bericht, soort="papier-onvolledig")
    assert "Uw inkomen is niet te lezen." in brief.tekst
    assert "Hoe heet u?" in brief.tekst
    assert code in brief.tekst
    assert [verzending.kanaal for verzending in store.all(Verzending)] == [Kanaal.BRIEF]
    store.nu += timedelta(days=9)
    verder = begonnen(store, code, tab="later")
    versie = overgetypt(store, verder)
    store.perform(papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=versie, door=verder)
    assert store.all(Inschrijving)[0].aangevraagd_op.date() == eerste_dag


def test_what_is_missing_can_be_a_promise_to_call(store: Store) -> None:
    begonnen(store, uitgegeven(store).code)
    papier_id = store.all(Papierformulier)[0].id
    formulier = {"ontbreekt": "De geboortedatum", "hoe": "bellen"}
    store.perform(papier_onvolledig, formulier_id=papier_id, formulier=formulier, door=medewerker(store, DIRK))
    (belofte,) = store.all(Belofte)
    assert "De geboortedatum" in belofte.titel
    with pytest.raises(NietGevonden):
        store.perform(papier_onvolledig, formulier_id=papier_id, formulier=formulier, door=medewerker(store, DIRK))


def test_a_letter_needs_an_address_that_can_be_read(store: Store) -> None:
    begonnen(store, uitgegeven(store).code)
    papier_id = store.all(Papierformulier)[0].id
    with pytest.raises(GeenAdres):
        store.perform(
            papier_onvolledig,
            formulier_id=papier_id,
            formulier={"ontbreekt": "Alles", "hoe": "brief"},
            door=medewerker(store, DIRK),
        )


def test_a_form_is_forgotten_a_year_after_it_was_touched(store: Store) -> None:
    uitgegeven(store)
    store.nu += timedelta(days=364)
    assert store.perform(oude_formulieren_wissen) == 0
    store.nu += timedelta(days=2)
    assert store.perform(oude_formulieren_wissen) == 1
