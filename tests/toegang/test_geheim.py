"""An address that is kept secret: for the client alone, unless with a reason that the client reads."""

from __future__ import annotations

import pytest

from portal.domain.bericht.actions import bericht_maken
from portal.domain.bericht.model import Bericht, Verzending, Verzendstatus
from portal.domain.bericht.queries import mislukte_verzendingen
from portal.domain.corporatie.queries import AlleenTeamleider
from portal.domain.hulp.actions import geheim_adres_inzien, klanten_zoeken
from portal.domain.hulp.queries import klantbeeld
from portal.domain.inschrijving.export import alles_van
from portal.domain.inschrijving.wijzigen import gegevens_van
from portal.domain.relatie.model import Inzage, Relatie
from portal.domain.relatie.queries import persoonsgegevens, relatie_van
from portal.domain.shared.errors import FouteInvoer, NietGevonden
from portal.domain.sociale_kaart.queries import deelbaar_van
from portal.domain.toegang.bevestigen import BevestigingNodig, bevestigingscode_proberen
from portal.domain.toegang.geheim import ADRES_WEER_TONEN, adres_geheim_houden, adres_weer_tonen, adrescode_vragen
from portal.domain.toegang.rules import Uitkomst
from tests.conftest import Store, beleid_met
from tests.machtiging.makers import Login, laatste_code
from tests.makers import gesprek, ingeschreven, medewerker
from tests.people import BILAL, DIRK, GERDA

REDEN = {"adresreden": "Een monteur moet langskomen"}


@pytest.fixture
def bilal(store: Store) -> Login:
    login = Login(store, BILAL)
    ingeschreven(store, BILAL, door=login.door)
    store.perform(adres_geheim_houden, door=login.door)
    return login


def bevestigd(store: Store, wie: Login) -> None:
    """Asked for the second code, and typed it."""
    store.perform(adrescode_vragen, sessie_id=wie.sessie_id, door=wie.door)
    uitkomst = store.perform(
        bevestigingscode_proberen,
        sessie_id=wie.sessie_id,
        handeling=ADRES_WEER_TONEN,
        object_id=str(wie.door.relatie_id),
        code=laatste_code(store)[0],
        door=wie.door,
    )
    assert uitkomst is Uitkomst.GELUKT


def weer_getoond(store: Store, wie: Login) -> None:
    """Kept secret, and shown again."""
    store.perform(adres_geheim_houden, door=wie.door)
    bevestigd(store, wie)
    store.perform(adres_weer_tonen, sessie_id=wie.sessie_id, door=wie.door)


def is_geheim(store: Store, wie: Login) -> bool:
    return store.all(Relatie, id=wie.door.relatie_id)[0].geheim_adres


def test_the_client_still_sees_it_and_takes_it_along(store: Store, bilal: Login) -> None:
    klant = str(bilal.door.relatie_id)
    assert BILAL.straat in store.read(persoonsgegevens, relatie_id=klant, eigen=True).adres[0]
    assert store.read(alles_van, relatie_id=klant)["relatie"][0]["straat"] == BILAL.straat
    assert len(store.all(Bericht, soort="adres-geheim")) == 1
    store.perform(adres_geheim_houden, door=bilal.door)
    assert len(store.all(Bericht, soort="adres-geheim")) == 1, "twice is once"


def test_nobody_at_the_desk_reads_where_the_client_lives(store: Store, bilal: Login) -> None:
    dirk, klant = medewerker(store, DIRK), str(bilal.door.relatie_id)
    [gevonden] = store.perform(klanten_zoeken, formulier={"zoek": BILAL.email, "reden": "Belt"}, door=dirk)
    assert gevonden.plaats == ""
    beeld = store.read(klantbeeld, contactmoment_id=gesprek(store, bilal.door, dirk), door=dirk)
    assert (beeld.persoon.adres, beeld.persoon.geheim_adres) == ((), True)
    assert "plaats" not in store.read(deelbaar_van, relatie_id=klant), "not for a partner either"
    assert store.read(gegevens_van, relatie_id=klant, wat="adres").geheim


def test_a_letter_goes_there_and_the_list_of_what_did_not_arrive_names_the_client_only(
    store: Store, bilal: Login
) -> None:
    def terug(session) -> None:  # type: ignore[no-untyped-def]
        relatie = relatie_van(session, bilal.door.relatie_id)
        bericht_maken(
            session,
            relatie=relatie,
            soort="adres-niet-geheim",
            waarden={},
            origin="",
            nu=store.nu,
        )

    store.perform(terug)
    [bericht] = store.all(Bericht, soort="adres-niet-geheim")
    [brief] = [v for v in store.all(Verzending, bericht_id=bericht.id) if v.kanaal == "BRI"]
    assert BILAL.straat in brief.adres
    brief.status = Verzendstatus.MISLUKT
    store.add(brief)
    [regel] = store.read(mislukte_verzendingen, door=medewerker(store, DIRK))
    assert regel.naar == BILAL.naam


def test_a_teamleider_looks_with_a_reason_that_the_client_reads(store: Store, bilal: Login) -> None:
    gerda = medewerker(store, GERDA)
    moment = gesprek(store, bilal.door, gerda)
    with pytest.raises(FouteInvoer):
        store.perform(geheim_adres_inzien, contactmoment_id=moment, formulier={}, door=gerda)
    voor = len(store.all(Inzage))
    regels = store.perform(geheim_adres_inzien, contactmoment_id=moment, formulier=REDEN, door=gerda)
    assert BILAL.straat in regels[0]
    [inzage] = [i for i in store.all(Inzage) if REDEN["adresreden"] in i.reden]
    assert (inzage.relatie_id, inzage.medewerker_id) == (bilal.door.relatie_id, gerda.medewerker_id)
    assert len(store.all(Inzage)) == voor + 1


def test_who_may_look_is_policy_and_never_outside_an_own_conversation(store: Store, bilal: Login) -> None:
    dirk, gerda = medewerker(store, DIRK), medewerker(store, GERDA)
    van_dirk = gesprek(store, bilal.door, dirk)
    with pytest.raises(AlleenTeamleider):
        store.perform(geheim_adres_inzien, contactmoment_id=van_dirk, formulier=REDEN, door=dirk)
    with pytest.raises(NietGevonden):
        store.perform(geheim_adres_inzien, contactmoment_id=van_dirk, formulier=REDEN, door=gerda)
    regels = store.beleid.regio.beleid[0].contact.model_copy(update={"geheim_adres_ziet": "medewerker"})
    store.beleid = beleid_met(store.beleid, contact=regels)
    assert store.perform(geheim_adres_inzien, contactmoment_id=van_dirk, formulier=REDEN, door=dirk)


def test_showing_it_again_takes_a_second_code_of_this_login(store: Store, bilal: Login) -> None:
    dief = Login(store, BILAL)
    with pytest.raises(BevestigingNodig):
        store.perform(adres_weer_tonen, sessie_id=dief.sessie_id, door=dief.door)
    bevestigd(store, bilal)
    with pytest.raises(BevestigingNodig):
        store.perform(adres_weer_tonen, sessie_id=dief.sessie_id, door=dief.door)
    assert is_geheim(store, bilal)
    store.perform(adres_weer_tonen, sessie_id=bilal.sessie_id, door=bilal.door)
    assert not is_geheim(store, bilal)
    [bericht] = store.all(Bericht, soort="adres-niet-geheim")
    assert bericht.belangrijk
