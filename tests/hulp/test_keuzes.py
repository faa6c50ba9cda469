"""Binding acts are completed by the client: own login, the second screen, or a spoken yes; nothing else does it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import Session, SQLModel

from portal.domain.bericht.model import Bericht, Verzending
from portal.domain.contactmoment.model import Keuze, Keuzestatus, TweedeScherm
from portal.domain.hulp.actions import helpen_stoppen
from portal.domain.hulp.keuzes import (
    INSCHRIJVEN,
    SAMEN,
    STAPPEN,
    KanZoNiet,
    SchermWerktNietMeer,
    keuze_intrekken,
    mondeling_beginnen,
    mondelinge_keuze_terugdraaien,
    mondelinge_stap_vastleggen,
    op_tweede_scherm_bevestigen,
    op_tweede_scherm_weigeren,
    oude_schermen_wissen,
    scherm_koppelen,
    scherm_stand,
    terug_te_draaien,
    tweede_scherm_beginnen,
)
from portal.domain.inschrijving.model import Inschrijving, Inschrijvinggebeurtenis, Medeaanvrager
from portal.domain.inschrijving.queries import medeaanvragen_aan
from portal.domain.shared.actor import SYSTEEM, Actor, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, PortalFout
from portal.domain.shared.job import Job
from portal.domain.shared.rights import NietToegestaan
from portal.domain.toegang.actions import sessie_beeindigen
from tests.conftest import Store
from tests.hulp.test_helpen import ANDERE_TAB, TAB, Balie
from tests.makers import (
    AKKOORD,
    Aanvraag,
    aangevraagd,
    alles_ingevuld,
    betaald,
    ingelogd,
    samen_met,
    stand_van,
    stap_beantwoord,
    tegelijk,
)
from tests.people import BILAL, CARLA, DIRK, EVA, FATMA

BEZOEKER = Actor(Rol.BEZOEKER)
HIER = {"aan_balie": "ja", "erbij": "Tolk Arabisch"}
GEBELD = {"kanaal": "TEL", "verificatie": "teruggebeld"}


class Desk(Balie):
    """Dirk helps a client who has filled in everything, with a device beside him."""

    def __init__(self, store: Store, klant: Actor, collega=DIRK, **gesprek: str) -> None:  # type: ignore[no-untyped-def]
        super().__init__(store, collega)
        self.klant = klant
        self.helper = self.helpt(self.gesprek(klant, **gesprek))

    def scherm(self) -> str:
        return self.store.perform(tweede_scherm_beginnen, ip="192.0.2.9")

    def code(self, scherm: str) -> str:
        return self.store.read(scherm_stand, geheim=scherm).code

    def koppel(self, code: str, *, tab: str = TAB, soort: str = INSCHRIJVEN, object_id: str = "", **form: str) -> str:
        return self.store.perform(
            scherm_koppelen,
            soort=soort,
            object_id=object_id or str(self.klant.klant_id),
            formulier={**HIER, "code": code, **form},
            sessie_id=self.nu(tab).sessie_id,
            tab=tab,
            door=self.nu(tab).door,
        )

    def mondeling(self, soort: str = INSCHRIJVEN, object_id: str = "") -> str:
        return self.store.perform(
            mondeling_beginnen,
            soort=soort,
            object_id=object_id or str(self.klant.klant_id),
            formulier={},
            sessie_id=self.nu().sessie_id,
            tab=TAB,
            door=self.helper,
        )

    def stap(self, keuze: str, stap: str, tab: str = TAB) -> Keuzestatus:
        return self.store.perform(
            mondelinge_stap_vastleggen,
            keuze_id=keuze,
            stap=stap,
            sessie_id=self.nu(tab).sessie_id,
            tab=tab,
            door=self.nu(tab).door,
        )


def drukt_op_ja(store: Store, scherm: str, door: Actor = BEZOEKER, **form: str) -> None:
    store.perform(op_tweede_scherm_bevestigen, geheim=scherm, formulier={**AKKOORD, **form}, door=door)


def inhoud(store: Store) -> dict[str, str]:
    """Every row of every table; what a refused act may leave is the count of a try."""

    def sums(session: Session) -> dict[str, str]:
        return {
            name: hashlib.sha256(
                repr(session.connection().exec_driver_sql(f'select * from "{name}" order by 1').all()).encode()
            ).hexdigest()
            for name in SQLModel.metadata.tables.keys() - {"tempometing"}
        }

    return store.read(sums)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, alles_ingevuld(store, BILAL)[0])


@pytest.fixture
def telefoon(store: Store) -> Desk:
    klant = ingelogd(store, BILAL, soort="MOB")
    alles_ingevuld(store, BILAL, door=klant)
    return Desk(store, klant, **GEBELD)


# --- the second screen ----------------------------------------------------------------------------------------------


def test_the_client_reads_on_the_second_screen_and_presses_the_button(store: Store, desk: Desk) -> None:
    scherm = desk.scherm()
    keuze = desk.koppel(desk.code(scherm))
    stand = store.read(scherm_stand, geheim=scherm)
    assert stand.stand == "lezen"
    assert any(BILAL.naam in punt for punt in stand.punten)
    assert any("€\N{NO-BREAK SPACE}25" in punt for punt in stand.punten)
    assert store.all(Inschrijving) == []
    drukt_op_ja(store, scherm)
    assert stand_van(store, desk.klant).status == "VOO"
    [gebeurtenis] = store.all(Inschrijvinggebeurtenis)
    assert gebeurtenis.inhoud is not None
    assert (gebeurtenis.inhoud["bevestigd"], gebeurtenis.inhoud["kanaal"]) == ("tweede-scherm", "BAL")
    [row] = store.all(Keuze)
    assert (row.id, row.status, row.erbij) == (keuze, "bevestigd", "Tolk Arabisch")
    [bericht] = store.all(Bericht, soort="bevestigd-tweede-scherm")
    assert DIRK.naam in bericht.tekst
    assert bericht.relatie_id == desk.klant.klant_id


def test_the_second_screen_forgets_everything_afterwards(store: Store, desk: Desk) -> None:
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm))
    drukt_op_ja(store, scherm)
    stand = store.read(scherm_stand, geheim=scherm)
    assert (stand.stand, stand.code, stand.punten, stand.naam) == ("gedaan", "", (), None)
    with pytest.raises(SchermWerktNietMeer):
        drukt_op_ja(store, scherm)
    assert len(store.all(Inschrijving)) == 1


def test_the_code_is_nowhere_in_the_database(store: Store, desk: Desk) -> None:
    code = desk.code(desk.scherm())
    [row] = store.all(TweedeScherm)
    assert code.replace(" ", "") not in repr(row).replace(" ", "")


def test_without_the_ticks_nothing_is_agreed_and_the_screen_stays(store: Store, desk: Desk) -> None:
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm))
    before = inhoud(store)
    with pytest.raises(FouteInvoer):
        store.perform(op_tweede_scherm_bevestigen, geheim=scherm, formulier={}, door=BEZOEKER)
    assert inhoud(store) == before
    drukt_op_ja(store, scherm)


def test_no_on_the_second_screen_agrees_to_nothing(store: Store, desk: Desk) -> None:
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm))
    store.perform(op_tweede_scherm_weigeren, geheim=scherm, door=BEZOEKER)
    with pytest.raises(SchermWerktNietMeer):
        drukt_op_ja(store, scherm)
    assert store.all(Inschrijving) == []
    assert [k.status for k in store.all(Keuze)] == ["geweigerd"]


def test_the_terms_are_in_the_language_of_the_client(store: Store) -> None:
    eva, _ = alles_ingevuld(store, EVA)
    desk = Desk(store, eva)
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm))
    stand = store.read(scherm_stand, geheim=scherm)
    assert stand.taal == "en"
    assert "You register as a home seeker" in stand.punten[0]


def test_a_co_applicant_agrees_on_the_second_screen_too(store: Store) -> None:
    aangevraagd(store, CARLA, anders=samen_met(EVA))
    eva = ingelogd(store, EVA)
    desk = Desk(store, eva)
    [gevraagd] = store.read(medeaanvragen_aan, relatie_id=str(eva.klant_id))
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm), soort=SAMEN, object_id=gevraagd.id)
    drukt_op_ja(store, scherm)
    assert [mede.status for mede in store.all(Medeaanvrager)] == ["bevestigd"]


# --- attacks on the second screen -----------------------------------------------------------------------------------


def test_a_guesser_has_ten_tries_an_hour_and_then_the_right_code_is_refused_too(store: Store, desk: Desk) -> None:
    code = desk.code(desk.scherm()).replace(" ", "")
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    for _ in range(10):
        assert desk.koppel(wrong) == ""
    assert desk.koppel(code) == ""
    store.nu += timedelta(hours=1, minutes=1)
    assert store.all(Keuze) == []


def test_a_code_works_once_and_for_minutes(store: Store, desk: Desk) -> None:
    scherm = desk.scherm()
    code = desk.code(scherm)
    store.nu += timedelta(minutes=11)
    assert desk.koppel(code) == ""
    assert store.read(scherm_stand, geheim=scherm).stand == "over"
    code = desk.code(scherm := desk.scherm())
    assert desk.koppel(code) != ""
    assert desk.koppel(code) == ""


def test_what_stands_on_the_screen_is_over_after_minutes(store: Store, desk: Desk) -> None:
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm))
    store.nu += timedelta(minutes=11)
    assert store.read(scherm_stand, geheim=scherm).punten == ()
    with pytest.raises(SchermWerktNietMeer):
        drukt_op_ja(store, scherm)
    store.perform(oude_schermen_wissen)
    assert [k.status for k in store.all(Keuze)] == ["vervallen"]


@pytest.mark.parametrize(
    "einde",
    [
        lambda desk: desk.store.perform(helpen_stoppen, sessie_id=desk.nu().sessie_id, tab=TAB, door=desk.door),
        lambda desk: desk.store.perform(sessie_beeindigen, geheim=desk.geheim),
        lambda desk: desk.store.perform(keuze_intrekken, keuze_id=desk.store.all(Keuze)[0].id, door=desk.helper),
    ],
    ids=["stops helping", "logs out", "takes it back"],
)
def test_when_the_medewerker_is_gone_the_screen_is_over(
    store: Store, desk: Desk, einde: Callable[[Desk], object]
) -> None:
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm))
    einde(desk)
    assert store.read(scherm_stand, geheim=scherm).stand == "over"
    with pytest.raises(SchermWerktNietMeer):
        drukt_op_ja(store, scherm)
    assert store.all(Inschrijving) == []


def test_another_medewerker_another_tab_and_another_client_link_nothing(store: Store, desk: Desk) -> None:
    code = desk.code(desk.scherm())
    carla, _ = alles_ingevuld(store, CARLA)
    fatma = Desk(store, carla, FATMA)
    with pytest.raises(NietGevonden):
        fatma.koppel(code, object_id=str(desk.klant.klant_id))
    with pytest.raises(NietGevonden):
        desk.koppel(code, object_id=str(carla.klant_id))
    with pytest.raises(NietGevonden):
        desk.koppel(code, tab=ANDERE_TAB)
    fatma_in_dirks_tab = replace(fatma.helper, namens=desk.klant.klant_id)
    with pytest.raises(NietGevonden):
        store.perform(
            scherm_koppelen,
            soort=INSCHRIJVEN,
            object_id=str(desk.klant.klant_id),
            formulier={**HIER, "code": code},
            sessie_id=desk.nu().sessie_id,
            tab=TAB,
            door=fatma_in_dirks_tab,
        )
    assert store.all(Keuze) == []


def test_each_device_shows_only_its_own(store: Store, desk: Desk) -> None:
    een, twee = desk.scherm(), desk.scherm()
    desk.koppel(desk.code(een))
    assert store.read(scherm_stand, geheim=twee).stand == "wacht"
    with pytest.raises(SchermWerktNietMeer):
        drukt_op_ja(store, twee)


def test_two_devices_with_one_code_link_nothing(store: Store, desk: Desk) -> None:
    code = desk.code(desk.scherm())
    [eerste] = store.all(TweedeScherm)
    store.add(
        TweedeScherm(
            id="ander", code_hash=eerste.code_hash, gemaakt_op=store.nu, verloopt_op=store.nu + timedelta(minutes=9)
        )
    )
    assert desk.koppel(code) == ""
    assert store.all(Keuze) == []


@pytest.mark.parametrize("geheim", ["", "x", "a" * 32])
def test_a_cookie_that_was_made_up_shows_and_does_nothing(store: Store, desk: Desk, geheim: str) -> None:
    desk.koppel(desk.code(desk.scherm()))
    assert store.read(scherm_stand, geheim=geheim).stand == "geen"
    with pytest.raises(SchermWerktNietMeer):
        drukt_op_ja(store, geheim)


def test_identity_must_have_been_seen(store: Store, telefoon: Desk) -> None:
    with pytest.raises(KanZoNiet):
        telefoon.koppel(telefoon.code(telefoon.scherm()))


def test_the_button_pressed_twice_at_once_is_one_inschrijving(store: Store, desk: Desk) -> None:
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm))
    answers = tegelijk(*[lambda: drukt_op_ja(store, scherm)] * 2)
    assert sum(answer is None for answer in answers) == 1
    assert len(store.all(Inschrijving)) == 1


def test_a_draft_that_changed_after_it_was_shown_is_not_agreed_to(store: Store, desk: Desk) -> None:
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm))
    stap_beantwoord(store, desk.klant, "naam", {**BILAL.antwoorden()["naam"], "voornaam": "Anders"})
    with pytest.raises(PortalFout):
        drukt_op_ja(store, scherm)
    assert store.all(Inschrijving) == []


# --- a spoken yes ---------------------------------------------------------------------------------------------------


def test_a_spoken_yes_in_three_steps_with_a_letter_and_days_to_undo(store: Store, telefoon: Desk) -> None:
    keuze = telefoon.mondeling()
    for stap in STAPPEN[:2]:
        assert telefoon.stap(keuze, stap) == "gevraagd"
        assert store.all(Inschrijving) == []
    assert telefoon.stap(keuze, STAPPEN[2]) == "bevestigd"
    [gebeurtenis] = store.all(Inschrijvinggebeurtenis)
    assert gebeurtenis.inhoud is not None
    assert (gebeurtenis.inhoud["bevestigd"], gebeurtenis.inhoud["kanaal"]) == ("mondeling", "TEL")
    [bericht] = store.all(Bericht, soort="bevestigd-mondeling")
    assert bericht.belangrijk
    assert "Klopt dit niet? Bel ons." in bericht.tekst
    assert {v.kanaal for v in store.all(Verzending, bericht_id=bericht.id)} == {"SMS", "BRI"}
    assert len(store.read(terug_te_draaien, relatie_id=str(telefoon.klant.klant_id))) == 1


@pytest.mark.parametrize("stappen", [("ja-gezegd",), ("herhaald",), ("voorgelezen", "herhaald"), ("voorgelezen",) * 2])
def test_no_step_can_be_left_out_or_done_twice(store: Store, telefoon: Desk, stappen: tuple[str, ...]) -> None:
    keuze = telefoon.mondeling()
    for stap in stappen[:-1]:
        telefoon.stap(keuze, stap)
    before = inhoud(store)
    with pytest.raises(NietGevonden):
        telefoon.stap(keuze, stappen[-1])
    assert inhoud(store) == before


def test_a_spoken_yes_takes_calling_back_on_a_known_number(store: Store, desk: Desk) -> None:
    with pytest.raises(KanZoNiet):
        desk.mondeling()


def test_policy_says_what_may_be_agreed_to_aloud(store: Store) -> None:
    aangevraagd(store, CARLA, anders=samen_met(EVA, weg="MOB"))
    eva = ingelogd(store, EVA, soort="MOB")
    [gevraagd] = store.read(medeaanvragen_aan, relatie_id=str(eva.klant_id))
    with pytest.raises(KanZoNiet):
        Desk(store, eva, **GEBELD).mondeling(SAMEN, gevraagd.id)


def test_another_tab_another_medewerker_and_another_moment_go_on_with_nothing(store: Store, telefoon: Desk) -> None:
    keuze = telefoon.mondeling()
    fatma = Desk(store, telefoon.klant, FATMA, **GEBELD)
    for other in (lambda: fatma.stap(keuze, "voorgelezen"), lambda: telefoon.stap(keuze, "voorgelezen", ANDERE_TAB)):
        with pytest.raises(NietGevonden):
            other()
    store.nu += timedelta(minutes=11)
    with pytest.raises(NietGevonden):
        telefoon.stap(keuze, "voorgelezen")


def gesproken(store: Store, telefoon: Desk) -> str:
    keuze = telefoon.mondeling()
    for stap in STAPPEN:
        telefoon.stap(keuze, stap)
    return keuze


def test_a_spoken_yes_is_undone_without_cost_by_the_client(store: Store, telefoon: Desk) -> None:
    keuze = gesproken(store, telefoon)
    store.perform(mondelinge_keuze_terugdraaien, keuze_id=keuze, door=telefoon.klant)
    assert stand_van(store, telefoon.klant).status == "GEA"
    assert [k.status for k in store.all(Keuze)] == ["teruggedraaid"]
    with pytest.raises(NietGevonden):
        store.perform(mondelinge_keuze_terugdraaien, keuze_id=keuze, door=telefoon.klant)


def test_undone_after_paying_the_money_goes_back_once(store: Store, telefoon: Desk) -> None:
    keuze = gesproken(store, telefoon)
    stand = stand_van(store, telefoon.klant)
    assert stand.betaling is not None
    betaald(store, Aanvraag(telefoon.klant, stand.id, stand.nummer, stand.betaling.id))
    store.perform(mondelinge_keuze_terugdraaien, keuze_id=keuze, door=telefoon.klant)
    assert stand_van(store, telefoon.klant).status == "BEE"
    assert [job.gegevens["bedrag_cent"] for job in store.all(Job, soort="terugbetaling")] == [2500]


def test_nobody_else_undoes_it_and_not_after_the_days_of_policy(store: Store, telefoon: Desk) -> None:
    keuze = gesproken(store, telefoon)
    carla = ingelogd(store, CARLA)
    with pytest.raises(NietGevonden):
        store.perform(mondelinge_keuze_terugdraaien, keuze_id=keuze, door=carla)
    store.nu += timedelta(days=14, minutes=1)
    assert store.read(terug_te_draaien, relatie_id=str(telefoon.klant.klant_id)) == []
    with pytest.raises(NietGevonden):
        store.perform(mondelinge_keuze_terugdraaien, keuze_id=keuze, door=telefoon.klant)


# --- who presses ----------------------------------------------------------------------------------------------------


def test_only_the_device_presses_the_button_not_who_helps_and_nobody_who_is_logged_in(store: Store, desk: Desk) -> None:
    scherm = desk.scherm()
    desk.koppel(desk.code(scherm))
    before = inhoud(store)
    for door in (desk.helper, desk.door, SYSTEEM, desk.klant):
        with pytest.raises(NietToegestaan):
            drukt_op_ja(store, scherm, door)
    assert inhoud(store) == before
