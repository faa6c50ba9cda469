"""The client writes beside what was discussed; nothing that stood there goes, and a correction is answered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from portal.domain.belofte.model import Belofte, Beloftestatus
from portal.domain.bericht.model import Bericht
from portal.domain.contactmoment.actions import oude_gesprekken_wissen
from portal.domain.contactmoment.dossier import (
    MEESTE_NOTITIES,
    KijkenAlMee,
    TeVeelNotities,
    dossier_aanvullen,
    dossier_corrigeren,
)
from portal.domain.contactmoment.model import Contactmoment, Dossiernotitie
from portal.domain.contactmoment.queries import Gesprek, gesprekken_van
from portal.domain.hulp.actions import gesprek_afsluiten
from portal.domain.hulp.dossier import correctie_beantwoorden, correctie_inzien, open_correcties
from portal.domain.inschrijving.export import alles_van
from portal.domain.relatie.model import Inzage
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.shared.rights import NietToegestaan
from tests.conftest import Store
from tests.makers import GESPREK_KLAAR, gesprek, ingelogd, medewerker, tegelijk
from tests.people import BILAL, CARLA, DIRK, FATMA, GERDA

FOUT = {"tekst": "Ik vroeg naar de huur, niet naar betalen."}
ERBIJ = {"tekst": "Mijn zus was er ook bij."}


class Gesproken:
    """Dirk spoke with Bilal, and closed the conversation."""

    def __init__(self, store: Store) -> None:
        self.store, self.dirk, self.bilal = store, medewerker(store, DIRK), ingelogd(store, BILAL)
        self.id = gesprek(store, self.bilal, self.dirk)
        store.perform(gesprek_afsluiten, contactmoment_id=self.id, formulier=GESPREK_KLAAR, door=self.dirk)

    def corrigeert(self, door: Actor | None = None, formulier: dict[str, str] = FOUT):  # type: ignore[no-untyped-def]
        return self.store.perform(
            dossier_corrigeren, contactmoment_id=self.id, formulier=formulier, door=door or self.bilal
        )

    def vult_aan(self, door: Actor | None = None, formulier: dict[str, str] = ERBIJ) -> None:
        self.store.perform(dossier_aanvullen, contactmoment_id=self.id, formulier=formulier, door=door or self.bilal)

    def antwoordt(self, uitkomst: str = "aangepast", *, door: Actor | None = None, **anders: str) -> None:
        [notitie] = self.store.all(Dossiernotitie, uitkomst="", soort="correctie")
        self.store.perform(
            correctie_beantwoorden,
            notitie_id=notitie.id,
            formulier={"uitkomst": uitkomst, "antwoord": "De vraag ging over de huur.", **anders},
            door=door or self.dirk,
        )

    def leest(self) -> Gesprek:
        [gelezen] = self.store.read(gesprekken_van, relatie_id=str(self.bilal.klant_id))
        return gelezen


@pytest.fixture
def gesproken(store: Store) -> Gesproken:
    return Gesproken(store)


def test_a_correction_stands_beside_the_note_and_is_promised_by_who_spoke(store: Store, gesproken: Gesproken) -> None:
    medewerker(store, FATMA)
    belofte = gesproken.corrigeert()
    gelezen = gesproken.leest()
    assert gelezen.samenvatting == GESPREK_KLAAR["samenvatting"]
    assert [(n.soort, n.tekst, n.uitkomst) for n in gelezen.notities] == [("correctie", FOUT["tekst"], "")]
    assert belofte.medewerker == DIRK.naam
    assert belofte.voor > store.nu
    [wacht] = store.read(open_correcties, door=gesproken.dirk)
    assert (wacht.medewerker, wacht.voor) == (DIRK.naam, belofte.voor)


@pytest.mark.parametrize("uitkomst", ["aangepast", "blijft"])
def test_it_is_answered_with_a_reason_the_promise_is_kept_and_everything_stays(
    store: Store, gesproken: Gesproken, uitkomst: str
) -> None:
    gesproken.corrigeert()
    gesproken.antwoordt(uitkomst)
    [notitie] = gesproken.leest().notities
    assert (notitie.uitkomst, notitie.antwoord, notitie.beantwoord_door) == (
        uitkomst,
        "De vraag ging over de huur.",
        DIRK.naam,
    )
    assert (notitie.tekst, gesproken.leest().samenvatting) == (FOUT["tekst"], GESPREK_KLAAR["samenvatting"])
    [belofte] = store.all(Belofte)
    assert belofte.status == Beloftestatus.NAGEKOMEN
    [bericht] = store.all(Bericht, soort="dossier-antwoord")
    assert bericht.relatie_id == gesproken.bilal.klant_id
    for deel in (FOUT["tekst"], "De vraag ging over de huur."):
        assert deel in bericht.tekst
    assert store.read(open_correcties, door=gesproken.dirk) == []


@pytest.mark.parametrize("anders", [{"uitkomst": ""}, {"uitkomst": "weg"}, {"antwoord": " "}])
def test_an_answer_takes_an_outcome_and_a_reason(store: Store, gesproken: Gesproken, anders: dict[str, str]) -> None:
    gesproken.corrigeert()
    with pytest.raises(FouteInvoer) as refused:
        gesproken.antwoordt(**anders)
    assert [fout.veld for fout in refused.value.fouten] == [*anders]
    assert store.all(Bericht, soort="dossier-antwoord") == []


def test_an_addition_stands_there_at_once_and_promises_nothing(store: Store, gesproken: Gesproken) -> None:
    gesproken.vult_aan()
    assert [(n.soort, n.tekst) for n in gesproken.leest().notities] == [("aanvulling", ERBIJ["tekst"])]
    assert store.all(Belofte) == []


@pytest.mark.parametrize("tekst", ["", "  ", "Mijn BSN is 111222333"])
def test_nothing_and_a_bsn_are_refused(store: Store, gesproken: Gesproken, tekst: str) -> None:
    for doe in (gesproken.corrigeert, gesproken.vult_aan):
        with pytest.raises(FouteInvoer) as refused:
            doe(formulier={"tekst": tekst})
        assert [fout.veld for fout in refused.value.fouten] == ["tekst"]
    assert store.all(Dossiernotitie) == []


def test_one_correction_at_a_time_also_from_two_tabs_and_never_without_end(store: Store, gesproken: Gesproken) -> None:
    uitkomst = tegelijk(gesproken.corrigeert, gesproken.corrigeert)
    assert sorted(isinstance(een, KijkenAlMee) for een in uitkomst) == [False, True]
    for _ in range(MEESTE_NOTITIES - 1):
        gesproken.vult_aan()
    with pytest.raises(TeVeelNotities):
        gesproken.vult_aan()


def test_somebody_elses_conversation_and_one_that_goes_on_are_not_found(store: Store, gesproken: Gesproken) -> None:
    carla = ingelogd(store, CARLA)
    loopt = gesprek(store, gesproken.bilal, gesproken.dirk)
    for wie, moment in ((carla, gesproken.id), (gesproken.bilal, loopt)):
        for doe in (dossier_aanvullen, dossier_corrigeren):
            with pytest.raises(NietGevonden):
                store.perform(doe, contactmoment_id=moment, formulier=FOUT, door=wie)
    assert store.all(Dossiernotitie) == []


def test_what_a_medewerker_typed_for_the_client_says_so_and_only_in_a_help_session(
    store: Store, gesproken: Gesproken
) -> None:
    with pytest.raises(NietToegestaan):
        gesproken.vult_aan(gesproken.dirk)
    helpt = Actor(Rol.MEDEWERKER, medewerker_id=gesproken.dirk.medewerker_id, namens=gesproken.bilal.klant_id)
    gesproken.vult_aan(helpt)
    assert [n.getypt_door for n in gesproken.leest().notities] == [DIRK.naam]


def test_each_look_of_staff_is_logged_and_another_corporation_finds_nothing(store: Store, gesproken: Gesproken) -> None:
    gesproken.corrigeert()
    [notitie] = store.all(Dossiernotitie)
    gerda = medewerker(store, GERDA)
    assert store.read(open_correcties, door=gerda) == []
    for doe, meer in ((correctie_inzien, {}), (correctie_beantwoorden, {"formulier": {}})):
        with pytest.raises(NietGevonden):
            store.perform(doe, notitie_id=notitie.id, door=gerda, **meer)
    eerder = len(store.all(Inzage))
    gezien = store.perform(correctie_inzien, notitie_id=notitie.id, door=gesproken.dirk)
    assert (gezien.tekst, gezien.samenvatting) == (FOUT["tekst"], GESPREK_KLAAR["samenvatting"])
    assert len(store.all(Inzage)) == eerder + 1


def test_it_is_in_the_export_and_goes_with_the_conversation(store: Store, gesproken: Gesproken) -> None:
    gesproken.vult_aan()
    alles = store.read(alles_van, relatie_id=str(gesproken.bilal.klant_id))
    assert [rij["tekst"] for rij in alles["dossiernotitie"]] == [ERBIJ["tekst"]]
    store.nu += timedelta(days=731)
    store.perform(oude_gesprekken_wissen)
    assert store.all(Dossiernotitie) == []
    assert store.all(Contactmoment) == []
