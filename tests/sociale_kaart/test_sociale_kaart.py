"""Who else can help, near the client; and a warm referral with consent, a promise and an outcome."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from portal.domain.belofte.model import Belofte, Beloftestatus
from portal.domain.bericht.actions import vluchtige_berichten_wissen
from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.corporatie.policy import Beleid, OngeldigBeleid, laad_beleid
from portal.domain.relatie.model import Inzage
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden, PortalFout
from portal.domain.shared.rights import NietToegestaan
from portal.domain.sociale_kaart.actions import (
    doorverwijzing_afronden,
    doorverwijzing_beantwoorden,
    doorverwijzing_intrekken,
    doorverwijzing_maken,
    doorverwijzingen_laten_vervallen,
    oude_doorverwijzingen_wissen,
)
from portal.domain.sociale_kaart.model import Doorverwijzing, Doorverwijzingstatus
from portal.domain.sociale_kaart.queries import doorverwijzingen_van, open_doorverwijzingen
from portal.domain.sociale_kaart.rules import gemeenten, partners_voor, te_weinig
from tests.conftest import Store
from tests.makers import EEN_COLLEGA, gesprek, ingeschreven, medewerker, tegelijk
from tests.people import BILAL, CARLA, DIRK, FATMA

MONDELING = {
    "partner": "geldloket", "contactpersoon": "Mira Vos", "toelichting": "Vraagt hulp bij een betaling.",
    "delen_naam": "ja", "delen_email": "ja", "toestemming": "mondeling", "voorgelezen": "ja",
}  # fmt: skip
ZELF = {k: v for k, v in MONDELING.items() if k != "voorgelezen"} | {"toestemming": "zelf"}
GELUKT = {"uitkomst": "gelukt", "toelichting": ""}


def verwezen(store: Store, klant: Actor, formulier: dict[str, str]) -> Doorverwijzing:
    dirk = medewerker(store, DIRK)
    kenmerk = store.perform(
        doorverwijzing_maken, contactmoment_id=gesprek(store, klant, dirk), formulier=formulier, door=dirk
    )
    return store.all(Doorverwijzing, kenmerk=kenmerk)[0]


def stand(store: Store) -> Doorverwijzing:
    return store.all(Doorverwijzing)[0]


@pytest.fixture
def bilal(store: Store) -> Actor:
    return ingeschreven(store, BILAL).door


# --- the partners ---------------------------------------------------------------------------------------------------


def test_partners_by_gemeente_and_subject_on_a_day(beleid: Beleid) -> None:
    dag = date(2026, 3, 10)
    kaart = beleid.sociale_kaart
    assert [p.code for p in partners_voor(kaart, dag, gemeente="Veerpoort", onderwerp="geld")] == ["geldwijzer"]
    assert [p.code for p in partners_voor(kaart, dag, onderwerp="taal")] == ["taalhuis"]
    assert len(partners_voor(kaart, dag)) == 6
    assert partners_voor(kaart, dag, gemeente="Parijs") == ()
    assert partners_voor(kaart, date(2025, 12, 31)) == ()
    assert gemeenten(kaart, dag) == ("Lindeveen", "Oud-Sandel", "Veerpoort")


def test_another_number_is_a_new_row_from_its_own_day(beleid: Beleid) -> None:
    oud = beleid.sociale_kaart.partners[0].model_copy(update={"geldig_tot": date(2026, 6, 30)})
    nieuw = oud.model_copy(update={"geldig_vanaf": date(2026, 7, 1), "geldig_tot": None, "telefoon": "0313 12 34 99"})
    kaart = beleid.sociale_kaart.model_copy(update={"partners": (oud, nieuw)})
    assert [p.telefoon for p in kaart.op(date(2026, 6, 30))] == [oud.telefoon]
    assert [p.telefoon for p in kaart.op(date(2026, 7, 1))] == ["0313 12 34 99"]


@pytest.mark.parametrize(
    ("oud", "nieuw", "waarom"),
    [
        ('code = "geldwijzer"', 'code = "geldloket"', "valid twice"),
        ("geldig_vanaf = 2026-01-01", "geldig_vanaf = 2026-01-01\ngeldig_tot = 2025-01-01", "ends before it begins"),
        ('onderwerpen = ["taal"]', 'onderwerpen = ["taart"]', "onderwerpen"),
        ("0313 12 34 62", "12", "telefoon"),
        ("demo = true", "", "demo"),
    ],
)
def test_a_mistake_in_the_file_is_refused(tmp_path: Path, oud: str, nieuw: str, waarom: str) -> None:
    for file in (Path(__file__).parents[2] / "portal" / "policy").glob("*.toml"):
        tekst = file.read_text()
        if file.name == "sociale-kaart.toml":
            assert oud in tekst
            tekst = tekst.replace(oud, nieuw, 1)
        (tmp_path / file.name).write_text(tekst)
    with pytest.raises(OngeldigBeleid, match=waarom):
        laad_beleid(tmp_path)


def test_made_up_partners_are_not_for_production(beleid: Beleid) -> None:
    with pytest.raises(OngeldigBeleid, match="partners of the sociale kaart are made up"):
        beleid.controleer_voor_productie()


# --- a warm referral ------------------------------------------------------------------------------------------------


def test_after_a_spoken_yes_the_partner_gets_what_was_agreed_and_nothing_else(store: Store, bilal: Actor) -> None:
    verwijzing = verwezen(store, bilal, MONDELING)
    dirk = medewerker(store, DIRK)
    [aan_partner] = store.all(Bericht, soort="doorverwijzing-aan-partner")
    assert [(v.adres, v.kanaal) for v in store.all(Verzending, bericht_id=aan_partner.id)] == [
        ("aanmelden@geldloket.example", "EMA")
    ]
    assert aan_partner.relatie_id is None
    for deel in ("Mira Vos", BILAL.naam, BILAL.email, MONDELING["toelichting"], verwijzing.kenmerk):
        assert deel in aan_partner.tekst
    for deel in (BILAL.mobiel, BILAL.straat, BILAL.postcode, BILAL.plaats, "28.500", "Arabisch", "1994"):
        assert deel not in aan_partner.tekst
    assert stand(store).gedeeld == {"naam": BILAL.naam, "email": BILAL.email}
    assert (stand(store).toestemming_hoe, stand(store).medewerker_id) == ("mondeling", dirk.medewerker_id)
    [belofte] = store.all(Belofte, soort="doorverwijzing")
    assert (belofte.medewerker_id, belofte.relatie_id) == (dirk.medewerker_id, bilal.relatie_id)
    assert belofte.voor.date() == date(2026, 3, 17), "five working days"
    [aan_klant] = store.all(Bericht, soort="doorverwijzing-verstuurd")
    assert "Mira Vos van Geldloket Lindeveen" in aan_klant.tekst
    assert "dinsdag 17 maart" in aan_klant.tekst
    assert "naam, e-mailadres" in aan_klant.tekst


def test_what_the_partner_got_is_erased_here_after_a_week(store: Store, bilal: Actor) -> None:
    verwezen(store, bilal, MONDELING)
    store.nu += timedelta(days=8)
    store.perform(vluchtige_berichten_wissen)
    assert store.all(Bericht, soort="doorverwijzing-aan-partner")[0].tekst == ""


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"partner": "niemand"}, "partner"),
        ({"contactpersoon": ""}, "contactpersoon"),
        ({"toelichting": ""}, "toelichting"),
        ({"toestemming": ""}, "toestemming"),
        ({"voorgelezen": ""}, "voorgelezen"),
        ({"delen_naam": ""}, "delen"),
        ({"delen_email": ""}, "delen"),
        ({"delen_telefoon": "ja"}, "delen"),
        ({"toelichting": "bsn 111222333"}, "toelichting"),
    ],
)
@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_without_consent_or_enough_to_help_nothing_goes(
    store: Store, bilal: Actor, anders: dict[str, str], veld: str
) -> None:
    with pytest.raises(FouteInvoer) as refused:
        verwezen(store, bilal, {**MONDELING, **anders})
    assert [fout.veld for fout in refused.value.fouten] == [veld]
    assert store.all(Bericht, soort="doorverwijzing-aan-partner") == []
    assert store.all(Doorverwijzing) == []


def test_a_partner_needs_a_name_and_a_way_to_reach_someone() -> None:
    assert te_weinig(["naam", "telefoon"]) is None
    assert te_weinig(["naam", "email", "tolk"]) is None
    assert te_weinig(["naam", "plaats"]) is not None
    assert te_weinig(["telefoon", "email"]) is not None
    assert te_weinig([]) is not None


@pytest.mark.parametrize("ja", [True, False])
def test_the_client_decides_in_their_own_login(store: Store, bilal: Actor, ja: bool) -> None:
    verwijzing = verwezen(store, bilal, ZELF)
    assert store.all(Bericht, soort="doorverwijzing-aan-partner") == []
    assert store.all(Belofte, soort="doorverwijzing") == []
    store.perform(doorverwijzing_beantwoorden, doorverwijzing_id=verwijzing.id, ja=ja, door=bilal)
    assert stand(store).status == (Doorverwijzingstatus.VERSTUURD if ja else Doorverwijzingstatus.GEWEIGERD)
    assert len(store.all(Bericht, soort="doorverwijzing-aan-partner")) == ja
    assert len(store.all(Belofte, soort="doorverwijzing")) == ja
    with pytest.raises(NietGevonden):
        store.perform(doorverwijzing_beantwoorden, doorverwijzing_id=verwijzing.id, ja=True, door=bilal)


def test_somebody_else_and_a_colleague_cannot_say_yes_for_the_client(store: Store, bilal: Actor) -> None:
    verwijzing = verwezen(store, bilal, ZELF)
    carla = ingeschreven(store, CARLA).door
    with pytest.raises(NietGevonden):
        store.perform(doorverwijzing_beantwoorden, doorverwijzing_id=verwijzing.id, ja=True, door=carla)
    helpt = Actor(**{**vars(medewerker(store, DIRK)), "namens": bilal.relatie_id})
    with pytest.raises(NietToegestaan):
        store.perform(doorverwijzing_beantwoorden, doorverwijzing_id=verwijzing.id, ja=True, door=helpt)
    with pytest.raises(NietGevonden):
        store.perform(doorverwijzing_intrekken, doorverwijzing_id=verwijzing.id, door=carla)
    assert stand(store).status == Doorverwijzingstatus.GEVRAAGD


def test_yes_twice_at_once_is_one_message_to_the_partner(store: Store, bilal: Actor) -> None:
    verwijzing = verwezen(store, bilal, ZELF)
    ja = partial(store.perform, doorverwijzing_beantwoorden, doorverwijzing_id=verwijzing.id, ja=True, door=bilal)
    results = tegelijk(ja, ja)
    assert sorted(isinstance(r, PortalFout) for r in results) == [False, True]
    assert len(store.all(Bericht, soort="doorverwijzing-aan-partner")) == 1


def test_without_an_answer_nothing_is_shared(store: Store, bilal: Actor) -> None:
    verwijzing = verwezen(store, bilal, ZELF)
    store.nu += timedelta(days=14)
    with pytest.raises(NietGevonden):
        store.perform(doorverwijzing_beantwoorden, doorverwijzing_id=verwijzing.id, ja=True, door=bilal)
    assert store.perform(doorverwijzingen_laten_vervallen) == 1
    assert store.perform(doorverwijzingen_laten_vervallen) == 0
    assert stand(store).status == Doorverwijzingstatus.GEWEIGERD
    assert store.all(Bericht, soort="doorverwijzing-aan-partner") == []


def test_consent_taken_back_asks_the_partner_to_erase_and_ends_the_promise(store: Store, bilal: Actor) -> None:
    verwijzing = verwezen(store, bilal, MONDELING)
    helpt = Actor(**{**vars(medewerker(store, FATMA)), "namens": bilal.relatie_id})
    store.perform(doorverwijzing_intrekken, doorverwijzing_id=verwijzing.id, door=helpt)
    [gevraagd] = store.all(Bericht, soort="doorverwijzing-ingetrokken")
    assert verwijzing.kenmerk in gevraagd.tekst
    assert BILAL.achternaam not in gevraagd.tekst
    assert store.all(Belofte, soort="doorverwijzing")[0].status == Beloftestatus.VERVALLEN
    with pytest.raises(NietGevonden):
        store.perform(
            doorverwijzing_afronden, doorverwijzing_id=verwijzing.id, formulier=GELUKT, door=medewerker(store, DIRK)
        )


def test_the_outcome_keeps_the_promise_and_is_told(store: Store, bilal: Actor) -> None:
    verwijzing = verwezen(store, bilal, MONDELING)
    fatma = medewerker(store, FATMA)
    afronden = partial(store.perform, doorverwijzing_afronden, doorverwijzing_id=verwijzing.id, door=fatma)
    with pytest.raises(FouteInvoer) as refused:
        afronden(formulier={"uitkomst": "niet-gelukt", "toelichting": ""})
    assert [fout.veld for fout in refused.value.fouten] == ["toelichting"]
    afronden(formulier={"uitkomst": "niet-gelukt", "toelichting": "Dirk belt u morgen."})
    assert store.all(Belofte, soort="doorverwijzing")[0].status == Beloftestatus.NAGEKOMEN
    assert "Dirk belt u morgen." in store.all(Bericht, soort="doorverwijzing-uitkomst")[0].tekst
    assert fatma.medewerker_id in {i.medewerker_id for i in store.all(Inzage, relatie_id=bilal.relatie_id)}
    assert store.read(open_doorverwijzingen, door=EEN_COLLEGA) == []
    with pytest.raises(NietGevonden):
        afronden(formulier=GELUKT)
    assert [v.uitkomst for v in store.read(doorverwijzingen_van, relatie_id=bilal.relatie_id)] == [
        "Dirk belt u morgen."
    ]
    store.nu += timedelta(days=366)
    assert store.perform(oude_doorverwijzingen_wissen) == 1
