"""A medewerker finds a client, verifies, helps on the client's own screens and closes; the client stays in charge."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

import portal.portal
from portal.domain.bericht.model import Bericht
from portal.domain.betaling.actions import betaling_voorbereiden
from portal.domain.concept.actions import ConceptIsNieuwer, concept_van
from portal.domain.contactmoment.model import Contactmoment
from portal.domain.contactmoment.queries import gesprekken_van
from portal.domain.hulp.actions import (
    MEESTE_RESULTATEN,
    TeVeelGevonden,
    gesprek_afsluiten,
    gesprek_beginnen,
    helpen_stoppen,
    klant_helpen,
    klant_laten_bevestigen,
    klanten_zoeken,
)
from portal.domain.hulp.queries import klantbeeld
from portal.domain.inschrijving.actions import (
    CONCEPT,
    inschrijfstap_bewaren,
    inschrijving_aanvragen,
    medeaanvraag_beantwoorden,
)
from portal.domain.relatie.actions import herkenningswoord_kiezen
from portal.domain.relatie.model import Inzage, Relatie
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.rights import NAMENS_KLANT, NietToegestaan
from portal.domain.toegang.actions import sessie_beginnen
from portal.domain.toegang.model import Sessie
from portal.domain.toegang.queries import Ingelogde, ingelogde
from tests.conftest import Store
from tests.makers import (
    AKKOORD,
    GESPREK_KLAAR,
    IDENTITEIT_GEZIEN,
    alles_ingevuld,
    ingelogd,
    ingeschreven,
    medewerker,
)
from tests.people import BILAL, CARLA, DIRK, FATMA

TAB, ANDERE_TAB = "tab-een", "tab-twee"
ZOEK = {"zoek": "El Amrani", "reden": "Belt over de inschrijving"}
GESPREK, KLAAR = IDENTITEIT_GEZIEN, GESPREK_KLAAR


class Balie:
    """A medewerker with a login, at one desk."""

    def __init__(self, store: Store, collega=DIRK) -> None:  # type: ignore[no-untyped-def]
        self.store = store
        self.door = medewerker(store, collega)
        self.geheim = store.perform(sessie_beginnen, medewerker_id=self.door.medewerker_id, bewijs="demo")

    def nu(self, tab: str = TAB) -> Ingelogde:
        """Who this medewerker is in this tab, as the gate sees it at an event."""
        return self.store.read(ingelogde, geheim=self.geheim, tab=tab)

    def gesprek(self, klant: Actor, **anders: str) -> str:
        return self.store.perform(
            gesprek_beginnen, relatie_id=str(klant.klant_id), formulier={**GESPREK, **anders}, door=self.door
        )

    def helpt(self, gesprek: str, tab: str = TAB) -> Actor:
        sessie = self.nu(tab).sessie_id
        self.store.perform(klant_helpen, contactmoment_id=gesprek, sessie_id=sessie, tab=tab, door=self.door)
        return self.nu(tab).door


@pytest.fixture
def balie(store: Store) -> Balie:
    return Balie(store)


# --- finding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("zoek", ["el amrani", "EL AM", BILAL.email, BILAL.email.upper(), "{nummer}"])
def test_a_client_is_found_by_surname_address_or_number_and_the_client_sees_who_looked(store: Store, zoek: str) -> None:
    aanvraag = ingeschreven(store, BILAL)
    dirk = medewerker(store, DIRK)
    formulier = {**ZOEK, "zoek": zoek.format(nummer=aanvraag.nummer)}
    found = store.perform(klanten_zoeken, formulier=formulier, door=dirk)
    assert [klant.naam for klant in found] == [BILAL.naam]
    assert [(i.medewerker_id, "Belt over de inschrijving" in i.reden) for i in store.all(Inzage)] == [
        (dirk.medewerker_id, True)
    ]


@pytest.mark.parametrize("zoek", ["%", "_", "Amrani", "iemand@anders.nl", "W-3333-3333"])
def test_nobody_is_found_by_a_part_or_a_wildcard(store: Store, zoek: str) -> None:
    ingeschreven(store, BILAL)
    assert store.perform(klanten_zoeken, formulier={**ZOEK, "zoek": zoek}, door=medewerker(store, DIRK)) == []
    assert store.all(Inzage) == []


def test_a_search_without_a_reason_shows_nothing(store: Store) -> None:
    ingeschreven(store, BILAL)
    with pytest.raises(FouteInvoer) as refused:
        store.perform(klanten_zoeken, formulier={**ZOEK, "reden": " "}, door=medewerker(store, DIRK))
    assert [fout.veld for fout in refused.value.fouten] == ["reden"]
    assert store.all(Inzage) == []


def test_a_name_that_occurs_forty_times_asks_for_more_and_a_birthday_finds_the_one(store: Store) -> None:
    ingeschreven(store, BILAL)
    store.add(*[Relatie(achternaam="El Amrani", voornaam=f"Nr {n}", aangemaakt_op=store.nu) for n in range(40)])
    dirk = medewerker(store, DIRK)
    with pytest.raises(TeVeelGevonden):
        store.perform(klanten_zoeken, formulier=ZOEK, door=dirk)
    assert store.all(Inzage) == [], "nobody was shown"
    geboren = BILAL.geboortedatum
    precies = {
        **ZOEK,
        "geboren_dag": str(geboren.day),
        "geboren_maand": str(geboren.month),
        "geboren_jaar": str(geboren.year),
    }
    assert [k.naam for k in store.perform(klanten_zoeken, formulier=precies, door=dirk)] == [BILAL.naam]
    assert MEESTE_RESULTATEN < 40


# --- verifying first --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"verificatie": ""}, "verificatie"),
        ({"kanaal": ""}, "kanaal"),
        ({"reden": ""}, "reden"),
        ({"kanaal": "TEL"}, "verificatie"),
        ({"document": ""}, "document"),
        ({"geldig": ""}, "geldig"),
        ({"verificatie": "teruggebeld"}, "verificatie"),
        ({"verificatie": "controlevragen"}, "verificatie"),
    ],
)
def test_nothing_opens_before_the_client_was_verified(balie: Balie, anders: dict[str, str], veld: str) -> None:
    bilal = ingelogd(balie.store, BILAL)
    with pytest.raises(FouteInvoer) as refused:
        balie.gesprek(bilal, **anders)
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert balie.store.all(Contactmoment) == []


def test_the_klantbeeld_shows_what_runs_and_only_to_the_one_in_conversation(store: Store, balie: Balie) -> None:
    bilal, _ = alles_ingevuld(store, BILAL)
    gesprek = balie.gesprek(bilal)
    beeld = store.read(klantbeeld, contactmoment_id=gesprek, door=balie.door)
    assert (beeld.concept_stap, beeld.persoon.email) == ("controleren", BILAL.email)
    with pytest.raises(NietGevonden):
        store.read(klantbeeld, contactmoment_id=gesprek, door=Balie(store, FATMA).door)
    store.perform(gesprek_afsluiten, contactmoment_id=gesprek, formulier=KLAAR, door=balie.door)
    with pytest.raises(NietGevonden):
        store.read(klantbeeld, contactmoment_id=gesprek, door=balie.door)


# --- helping ----------------------------------------------------------------------------------------------------------


def test_a_medewerker_fills_in_and_each_answer_says_who_did(store: Store, balie: Balie) -> None:
    bilal = ingelogd(store, BILAL)
    helper = balie.helpt(balie.gesprek(bilal))
    assert (helper.namens, helper.kanaal) == (bilal.klant_id, Kanaal.BALIE)
    naam = BILAL.antwoorden()["naam"]
    store.perform(inschrijfstap_bewaren, stap="naam", formulier=naam, versie=0, door=helper)
    geboren = BILAL.antwoorden()["geboortedatum"]
    store.perform(inschrijfstap_bewaren, stap="geboortedatum", formulier=geboren, versie=1, door=bilal)
    stand = store.read(concept_van, relatie_id=str(bilal.klant_id), soort=CONCEPT)
    door = {"voornaam": DIRK.naam, "achternaam": DIRK.naam, "geboortedatum": ""}
    assert stand.ingevuld_door == {**door, "deel:naam": DIRK.naam, "deel:geboortedatum": ""}


def test_neither_overwrites_the_other(store: Store, balie: Balie) -> None:
    bilal = ingelogd(store, BILAL)
    helper = balie.helpt(balie.gesprek(bilal))
    naam = BILAL.antwoorden()["naam"]
    store.perform(inschrijfstap_bewaren, stap="naam", formulier=naam, versie=0, door=bilal)
    with pytest.raises(ConceptIsNieuwer):
        store.perform(
            inschrijfstap_bewaren, stap="naam", formulier={**naam, "voornaam": "Anders"}, versie=0, door=helper
        )
    stand = store.read(concept_van, relatie_id=str(bilal.klant_id), soort=CONCEPT)
    assert stand.gegevens["voornaam"] == BILAL.voornaam


BINDEND: dict[str, Callable[[Store, Actor], object]] = {
    "inschrijven": lambda store, door: store.perform(inschrijving_aanvragen, formulier=AKKOORD, versie=8, door=door),
    "betalen": lambda store, door: store.perform(betaling_voorbereiden, betaling_id="x", door=door),
    "ja zeggen tegen samen": lambda store, door: store.perform(
        medeaanvraag_beantwoorden, medeaanvrager_id="x", ja=True, door=door
    ),
    "herkenningswoord kiezen": lambda store, door: store.perform(herkenningswoord_kiezen, woord="x", door=door),
}


@pytest.mark.parametrize("wat", BINDEND)
def test_a_binding_act_stays_with_the_client(store: Store, balie: Balie, wat: str) -> None:
    bilal, _ = alles_ingevuld(store, BILAL)
    helper = balie.helpt(balie.gesprek(bilal))
    before = store.count()
    with pytest.raises(NietToegestaan):
        BINDEND[wat](store, helper)
    assert store.count() == before


def test_only_keeping_answers_and_appointments_may_be_done_for_a_client() -> None:
    assert portal.portal.app is not None
    afspraken = {"afspraakstap_bewaren", "afspraak_maken", "afspraak_verzetten", "afspraak_afzeggen"}
    verzoeken = {"verzoekstap_bewaren", "verzoek_indienen", "verzoek_aanvullen", "verzoek_intrekken"}
    fotos = {"foto_toevoegen", "foto_weghalen"}
    vragen = {"inschrijfstap_bewaren", "terugbelverzoek_doen", "gegevens_wijzigen"}
    dossier = {"dossier_corrigeren", "dossier_aanvullen"}
    # Both protect the client and can be undone by the client alone.
    beschermt = {"adres_geheim_houden", "contact_stoppen"}
    zoekt = {"zoekprofiel_bewaren", "zoekprofiel_hervatten", "zoekprofiel_pauzeren", "zoekprofiel_verwijderen"}
    # Asking binds nobody: the client says yes afterwards, or we answer first.
    vraagt = {"samenvoegen_vragen", "wissen_vragen"}
    undone = {"mondelinge_keuze_terugdraaien", "doorverwijzing_intrekken"}
    samen = vragen | undone | beschermt | afspraken | verzoeken | fotos | dossier | zoekt | vraagt
    assert samen == NAMENS_KLANT


def test_a_medewerker_without_a_help_session_acts_for_nobody(store: Store, balie: Balie) -> None:
    bilal = ingelogd(store, BILAL)
    balie.gesprek(bilal)
    assert balie.nu().door.namens is None
    with pytest.raises(NietToegestaan):
        store.perform(inschrijfstap_bewaren, stap="naam", formulier={}, versie=0, door=balie.door)


def test_two_tabs_with_two_clients_mix_nothing(store: Store, balie: Balie) -> None:
    bilal, carla = ingelogd(store, BILAL), ingelogd(store, CARLA)
    gesprekken = {TAB: (bilal, balie.gesprek(bilal)), ANDERE_TAB: (carla, balie.gesprek(carla))}
    for tab, (_, gesprek) in gesprekken.items():
        balie.helpt(gesprek, tab)
    for tab, (klant, _) in gesprekken.items():
        assert balie.nu(tab).door.namens == klant.klant_id
    assert balie.nu("tab-drie").door.namens is None
    for persoon, tab in ((BILAL, TAB), (CARLA, ANDERE_TAB)):
        form = persoon.antwoorden()["naam"]
        store.perform(inschrijfstap_bewaren, stap="naam", formulier=form, versie=0, door=balie.nu(tab).door)
    for persoon, klant in ((BILAL, bilal), (CARLA, carla)):
        stand = store.read(concept_van, relatie_id=str(klant.klant_id), soort=CONCEPT)
        assert stand.gegevens["voornaam"] == persoon.voornaam


def test_the_tab_of_somebody_else_helps_nobody(store: Store, balie: Balie) -> None:
    balie.helpt(balie.gesprek(ingelogd(store, BILAL)))
    assert Balie(store, FATMA).nu(TAB).door.namens is None
    assert Balie(store, DIRK).nu(TAB).door.namens is None, "another login of the same medewerker"


def test_a_help_session_ends_by_itself(store: Store, balie: Balie) -> None:
    balie.helpt(balie.gesprek(ingelogd(store, BILAL)))
    store.nu += timedelta(minutes=44)
    assert balie.nu().door.helpt
    store.nu += timedelta(minutes=2)
    assert not balie.nu().door.helpt


def test_stopping_closing_and_logging_out_each_end_the_help(store: Store, balie: Balie) -> None:
    bilal = ingelogd(store, BILAL)
    balie.helpt(balie.gesprek(bilal))
    store.perform(helpen_stoppen, sessie_id=balie.nu().sessie_id, tab=TAB, door=balie.door)
    assert not balie.nu().door.helpt
    gesprek = balie.gesprek(bilal)
    balie.helpt(gesprek)
    store.perform(gesprek_afsluiten, contactmoment_id=gesprek, formulier=KLAAR, door=balie.door)
    assert not balie.nu().door.helpt
    balie.helpt(balie.gesprek(bilal))

    def log_out(session, *, nu) -> None:  # type: ignore[no-untyped-def]
        session.get(Sessie, balie_sessie).beeindigd_op = nu

    balie_sessie = balie.nu().sessie_id
    store.perform(log_out)
    assert balie.nu().door.rol is Rol.BEZOEKER


def test_somebody_elses_conversation_cannot_be_helped_in(store: Store, balie: Balie) -> None:
    gesprek = balie.gesprek(ingelogd(store, BILAL))
    fatma = Balie(store, FATMA)
    with pytest.raises(NietGevonden):
        fatma.helpt(gesprek)


# --- confirming and closing -------------------------------------------------------------------------------------------


def test_the_client_is_asked_to_confirm_and_then_confirms(store: Store, balie: Balie) -> None:
    bilal, versie = alles_ingevuld(store, BILAL)
    helper = balie.helpt(balie.gesprek(bilal))
    store.perform(klant_laten_bevestigen, door=helper)
    assert len(store.all(Bericht, soort="inschrijving-klaar-om-te-bevestigen")) == 1
    store.perform(inschrijving_aanvragen, formulier=AKKOORD, versie=versie, door=bilal)


def test_a_draft_that_is_not_full_cannot_be_confirmed(store: Store, balie: Balie) -> None:
    helper = balie.helpt(balie.gesprek(ingelogd(store, BILAL)))
    with pytest.raises(NietGevonden):
        store.perform(klant_laten_bevestigen, door=helper)
    assert store.all(Bericht, soort="inschrijving-klaar-om-te-bevestigen") == []


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"vraag": ""}, "vraag"),
        ({"samenvatting": ""}, "samenvatting"),
        ({"instemming": ""}, "instemming"),
        ({"instemming": "niet-eens"}, "instemming_uitleg vervolg"),
        ({"instemming": "niet-eens", "instemming_uitleg": "Ik betaalde al."}, "vervolg"),
        ({"vervolg": ""}, "vervolg"),
        ({"vervolg": "iets"}, "vervolg"),
    ],
)
def test_nobody_leaves_without_an_answer_or_an_appointment(
    store: Store, balie: Balie, anders: dict[str, str], velden: str
) -> None:
    gesprek = balie.gesprek(ingelogd(store, BILAL))
    with pytest.raises(FouteInvoer) as refused:
        store.perform(gesprek_afsluiten, contactmoment_id=gesprek, formulier={**KLAAR, **anders}, door=balie.door)
    assert [fout.veld for fout in refused.value.fouten] == velden.split()
    assert store.all(Contactmoment)[0].afgesloten_op is None


def test_the_client_reads_what_was_discussed_in_the_dossier_and_in_a_message(store: Store, balie: Balie) -> None:
    bilal = ingelogd(store, BILAL)
    gesprek = balie.gesprek(bilal)
    store.perform(gesprek_afsluiten, contactmoment_id=gesprek, formulier=KLAAR, door=balie.door)
    [gelezen] = store.read(gesprekken_van, relatie_id=str(bilal.klant_id))
    assert (gelezen.samenvatting, gelezen.vervolg) == (KLAAR["samenvatting"], "beantwoord")
    [bericht] = store.all(Bericht, soort="contact-samenvatting")
    assert KLAAR["samenvatting"] in bericht.tekst
    assert bericht.relatie_id == bilal.klant_id
