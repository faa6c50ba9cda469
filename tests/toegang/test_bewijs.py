"""A login code that we hand out: on the second screen at the desk, or by letter."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import partial

import pytest
from sqlmodel import Session

from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.contactmoment.model import TweedeScherm
from portal.domain.hulp.inlogcode import inlogbrief_versturen, inlogcode_tonen
from portal.domain.hulp.keuzes import KanZoNiet, scherm_stand, tweede_scherm_beginnen
from portal.domain.inschrijving.wijzigen import ADRES, gegevens_van, gegevens_wijzigen
from portal.domain.relatie.model import Relatie
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.toegang.actions import Poging
from portal.domain.toegang.bevestigen import TeVaakGevraagd
from portal.domain.toegang.bewijs import code_hash, inloggen_met_bewijs, nieuwe_code
from portal.domain.toegang.model import Inlogbewijs, Sessie
from portal.domain.toegang.queries import ingelogde
from portal.domain.toegang.rules import Bewijswijze, Uitkomst
from tests.conftest import Store
from tests.hulp.test_helpen import Balie
from tests.hulp.test_keuzes import GEBELD
from tests.makers import ingelogd, ingeschreven, medewerker, tegelijk
from tests.people import BILAL, FATMA


class Desk(Balie):
    """Dirk speaks with Bilal, of whom everything is known, with a device beside him."""

    def __init__(self, store: Store, **gesprek: str) -> None:
        super().__init__(store)
        self.klant = ingeschreven(store, BILAL).door
        self.id = self.gesprek(self.klant, **gesprek)
        self.geheim = store.perform(tweede_scherm_beginnen, ip="192.0.2.9")

    def op_scherm(self) -> str:
        """What the device of the client shows, and nobody else."""
        return self.store.read(scherm_stand, geheim=self.geheim).code

    def toon(self, code: str = "", door: Actor | None = None) -> bool:
        return self.store.perform(
            inlogcode_tonen,
            contactmoment_id=self.id,
            formulier={"code": code or self.op_scherm()},
            door=door or self.door,
        )

    def brief(self) -> str:
        """Have a letter sent; the code in it."""
        self.store.perform(inlogbrief_versturen, contactmoment_id=self.id, door=self.door)
        [bericht] = self.store.all(Bericht, soort="inlogcode-brief")
        found = re.search(r"\b(\w{4}-\w{4}-\w{4})\b", bericht.tekst)
        assert found
        return found[1]


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def probeer(store: Store, code: str, geboren: str = "", ip: str = "192.0.2.1") -> Poging:
    dag, maand, jaar = (geboren or f"{BILAL.geboortedatum:%d %m %Y}").split()
    formulier = {"bewijs": code, "geboren_dag": dag, "geboren_maand": maand, "geboren_jaar": jaar}
    return store.perform(inloggen_met_bewijs, formulier=formulier, ip=ip)


def test_the_client_logs_in_with_what_stands_on_the_second_screen(store: Store, desk: Desk) -> None:
    assert desk.toon()
    code = desk.op_scherm()
    assert re.fullmatch(r"\w{4}-\w{4}", code)
    poging = probeer(store, code.lower().replace("-", " "))
    assert poging.uitkomst is Uitkomst.GELUKT
    assert store.read(ingelogde, geheim=poging.sessie).door == desk.klant
    assert store.read(scherm_stand, geheim=desk.geheim).stand == "over", "the screen forgets"
    assert len(store.all(Bericht, soort="inlogcode-gegeven")) == 1, "and the client is told by every other way"


def test_the_code_is_nowhere_in_the_store_and_not_in_what_the_medewerker_gets(store: Store, desk: Desk) -> None:
    assert desk.toon() is True
    code = desk.op_scherm()
    kept = repr([rij.model_dump() for kind in (Inlogbewijs, TweedeScherm, Bericht) for rij in store.all(kind)])
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_a_code_of_a_device_opens_nothing_until_a_medewerker_lets_it(store: Store, desk: Desk) -> None:
    [scherm] = store.all(TweedeScherm)
    assert scherm.inlogcode_hash
    assert store.all(Inlogbewijs) == []


def test_a_letter_goes_to_the_known_address_and_its_code_works_two_weeks(store: Store, desk: Desk) -> None:
    code = desk.brief()
    [bericht] = store.all(Bericht, soort="inlogcode-brief")
    [verzending] = store.all(Verzending, bericht_id=bericht.id)
    assert verzending.kanaal == "BRI"
    assert BILAL.achternaam in verzending.adres
    assert BILAL.plaats in verzending.adres
    assert bericht.relatie_id is None, "no colleague and no helper reads it in the file"
    assert bericht.vluchtig_tot == store.nu + timedelta(days=3)
    store.nu += timedelta(days=13)
    assert probeer(store, code).uitkomst is Uitkomst.GELUKT
    assert probeer(store, code).uitkomst is Uitkomst.FOUT, "once"


def test_the_client_hears_along_every_other_way_that_a_letter_with_a_code_comes(store: Store, desk: Desk) -> None:
    desk.brief()
    [bericht] = store.all(Bericht, soort="inlogbrief-verstuurd")
    assert [verzending.adres for verzending in store.all(Verzending, bericht_id=bericht.id)] == [BILAL.email]


def test_no_code_goes_to_an_address_that_was_changed_a_few_days_ago(store: Store, desk: Desk) -> None:
    formulier = {"straat": "Nieuweweg", "huisnummer": "9", "postcode": "6990 AB", "plaats": "Veerpoort", "land": "NL"}
    stand = store.read(gegevens_van, relatie_id=desk.klant.klant_id, wat=ADRES)
    store.perform(gegevens_wijzigen, wat=ADRES, formulier=formulier, versie=stand.versie, door=desk.klant)
    store.nu += timedelta(days=6)
    with pytest.raises(KanZoNiet, match="kort geleden"):
        desk.brief()
    assert store.all(Inlogbewijs) == []
    store.nu += timedelta(days=2)
    desk.brief()
    assert len(store.all(Inlogbewijs)) == 1


@pytest.mark.parametrize(
    ("minuten", "hoe"), [(10, "desk"), (14 * 24 * 60, "letter")], ids=["after ten minutes", "after two weeks"]
)
def test_a_code_ends(store: Store, desk: Desk, minuten: int, hoe: str) -> None:
    code = desk.brief() if hoe == "letter" else (desk.toon(), desk.op_scherm())[1]
    store.nu += timedelta(minutes=minuten)
    assert probeer(store, code).uitkomst is Uitkomst.FOUT
    assert store.read(scherm_stand, geheim=desk.geheim).stand == "over"


def test_a_newer_code_ends_the_older_one(store: Store, desk: Desk) -> None:
    code = desk.brief()
    desk.toon()
    assert probeer(store, code).uitkomst is Uitkomst.FOUT
    assert probeer(store, desk.op_scherm()).uitkomst is Uitkomst.GELUKT


@pytest.mark.parametrize("geboren", ["1 1 1900", "31 2 1990", "x y z", "1 1 2999"])
def test_without_the_date_of_birth_a_code_opens_nothing_and_five_tries_end_it(
    store: Store, desk: Desk, geboren: str
) -> None:
    code = desk.brief()
    before = len(store.all(Sessie))
    assert {probeer(store, code, geboren).uitkomst for _ in range(5)} == {Uitkomst.FOUT}
    assert probeer(store, code).uitkomst is Uitkomst.FOUT, "the right date comes too late"
    assert len(store.all(Sessie)) == before


def test_a_code_works_once_also_at_the_same_moment(store: Store, desk: Desk) -> None:
    code = desk.brief()
    uitkomsten = tegelijk(*[partial(probeer, store, code)] * 4)
    assert sum(getattr(poging, "uitkomst", None) is Uitkomst.GELUKT for poging in uitkomsten) == 1


def test_who_does_not_exist_and_who_does_get_the_same_answer(store: Store, desk: Desk) -> None:
    code = desk.brief()
    onbekend = probeer(store, nieuwe_code(Bewijswijze.BRIEF))
    assert onbekend == probeer(store, code, "1 1 1990") == Poging(Uitkomst.FOUT)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_a_guesser_has_twenty_tries_an_hour(store: Store, desk: Desk) -> None:
    code = desk.brief()
    uitkomsten = [probeer(store, nieuwe_code(Bewijswijze.BRIEF)).uitkomst for _ in range(20)]
    assert set(uitkomsten) == {Uitkomst.FOUT}
    assert probeer(store, code).uitkomst is Uitkomst.TE_VAAK
    assert probeer(store, code, ip="192.0.2.77").uitkomst is Uitkomst.GELUKT, "and others go on"


def test_identity_must_have_been_seen_for_the_desk_and_not_for_a_letter(store: Store) -> None:
    klant = ingelogd(store, BILAL, soort="MOB")
    ingeschreven(store, BILAL, door=klant)
    desk = Balie(store)
    gebeld = desk.gesprek(klant, **GEBELD)
    with pytest.raises(KanZoNiet):
        store.perform(inlogcode_tonen, contactmoment_id=gebeld, formulier={"code": "123456"}, door=desk.door)
    store.perform(inlogbrief_versturen, contactmoment_id=gebeld, door=desk.door)
    assert len(store.all(Inlogbewijs)) == 1


def test_another_colleague_and_a_wrong_screen_give_nothing(store: Store, desk: Desk) -> None:
    fatma = medewerker(store, FATMA)
    with pytest.raises(NietGevonden):
        desk.toon(door=fatma)
    with pytest.raises(NietGevonden):
        store.perform(inlogbrief_versturen, contactmoment_id=desk.id, door=fatma)
    with pytest.raises(FouteInvoer):
        desk.toon("12")
    fout = "000000" if desk.op_scherm() != "000 000" else "111111"
    assert desk.toon(fout) is False
    assert store.all(Inlogbewijs) == []


def test_one_letter_a_day_and_none_without_an_address_or_date_of_birth(store: Store, desk: Desk) -> None:
    desk.brief()
    with pytest.raises(TeVaakGevraagd):
        desk.brief()

    def zonder(session: Session, **wat: object) -> None:
        relatie = session.get_one(Relatie, str(desk.klant.klant_id))
        for naam, waarde in wat.items():
            setattr(relatie, naam, waarde)

    store.perform(zonder, straat="")
    with pytest.raises(KanZoNiet, match="adres"):
        desk.brief()
    store.perform(zonder, geboortedatum=None)
    with pytest.raises(KanZoNiet, match="geboortedatum"):
        desk.brief()


def test_signs_that_look_alike_are_not_in_a_code_and_how_it_is_typed_does_not_matter() -> None:
    codes = [nieuwe_code(wijze) for wijze in Bewijswijze for _ in range(50)]
    assert not set("".join(codes)) & set("01258OILSZBAEU")
    assert len(set(codes)) == len(codes)
    assert code_hash("4km7 9qxf", peper="p") == code_hash("4KM7-9QXF", peper="p") != code_hash("4KM7-9QXG", peper="p")
