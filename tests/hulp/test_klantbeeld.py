"""The klantbeeld: what runs for a client, what needs attention, how to reach them and who helps; on one page."""

from __future__ import annotations

from datetime import timedelta

from portal import routes
from portal.domain.afspraak.actions import afspraak_afzeggen
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.actions import bericht_maken, verzending_afronden, verzendingen_claimen
from portal.domain.bericht.queries import onbereikbaar_langs
from portal.domain.concept.actions import concept_bewaren
from portal.domain.hulp.queries import Klantbeeld, klantbeeld
from portal.domain.maatwerk.actions import maatwerk_uitvoeren
from portal.domain.machtiging.actions import machtiging_beeindigen
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor
from portal.domain.sociale_kaart.actions import doorverwijzing_afronden, doorverwijzing_beantwoorden
from portal.domain.verzoek.actions import verzoek_intrekken
from portal.state.klantbeeld import contactrijen, eerst_en_lopend
from tests.afspraak.makers import gemaakt, met_agenda
from tests.conftest import Store
from tests.maatwerk import test_maatwerk as maatwerk
from tests.machtiging.makers import Login, gemachtigd, verleend
from tests.makers import beloofd, gesprek, ingelogd, ingeschreven, medewerker, nagekomen
from tests.people import ANS, BILAL, CARLA, DIRK, GERDA
from tests.sociale_kaart import test_sociale_kaart as sociale_kaart
from tests.verzoek.maken import ingediend

GEWOON = "betaling-terug"


def beeld_van(store: Store, klant: Actor) -> Klantbeeld:
    """What Dirk sees of this client at the desk."""
    dirk = medewerker(store, DIRK)
    return store.read(klantbeeld, contactmoment_id=gesprek(store, klant, dirk), door=dirk)


def test_what_is_planned_asked_and_promised_stands_on_one_page_with_its_term(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    afspraak = gemaakt(store, bilal, tolk="boeken", tolk_taal="Arabisch", moment="2026-03-16T09:00:00+00:00")
    klacht = ingediend(store, bilal, "klacht")
    bellen = beloofd(store, bilal)
    beeld = beeld_van(store, bilal)
    assert [(a.kenmerk, a.tolk_taal) for a in beeld.afspraken] == [(afspraak.kenmerk, "Arabisch")]
    [belofte_klacht] = store.all(Belofte, object_id=klacht)
    assert [(v.id, v.voor) for v in beeld.verzoeken] == [(klacht, belofte_klacht.voor)]
    assert {b.object_id for b in beeld.beloften} == {klacht, bellen.id}
    assert beeld.contactbeloften[bellen.id].vraag == "Hoe lang wacht ik?"


def test_what_is_over_is_not_there(store: Store) -> None:
    met_agenda(store, DIRK)
    bilal = ingelogd(store, BILAL)
    afspraak = gemaakt(store, bilal)
    vraag = ingediend(store, bilal, "vraag")
    store.perform(afspraak_afzeggen, afspraak_id=afspraak.id, door=bilal)
    store.perform(verzoek_intrekken, verzoek_id=vraag, door=bilal)
    beeld = beeld_van(store, bilal)
    assert (beeld.afspraken, beeld.verzoeken, beeld.beloften, beeld.laatste_belofte) == ([], [], [], None)


def test_the_last_promise_says_whether_it_was_kept(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    dirk = medewerker(store, DIRK)
    eerste = beloofd(store, bilal)
    nagekomen(store, eerste.id, dirk)
    op_tijd = beeld_van(store, bilal).laatste_belofte
    assert op_tijd is not None
    assert op_tijd.op_tijd
    tweede = beloofd(store, bilal)
    store.nu += timedelta(days=7)
    nagekomen(store, tweede.id, dirk)
    te_laat = beeld_van(store, bilal).laatste_belofte
    assert te_laat is not None
    assert (te_laat.op_tijd, te_laat.voor, te_laat.op) == (False, tweede.beloofd_voor, store.nu)


def test_a_helper_stands_there_while_the_machtiging_counts_and_never_with_an_address(store: Store) -> None:
    ans = Login(store, ANS)
    m = gemachtigd(store, ans, "lezen")
    beeld = beeld_van(store, ans.door)
    [helper] = beeld.helpers
    rijen = str(contactrijen(beeld))
    assert CARLA.naam in rijen
    assert not [deel for deel in (CARLA.email, CARLA.mobiel, CARLA.straat) if deel in rijen]
    assert (helper.naam, helper.rechten) == (CARLA.naam, ("lezen",))
    store.perform(machtiging_beeindigen, machtiging_id=m.id, door=ans.door)
    assert beeld_van(store, ans.door).helpers == []
    verleend(store, ans)
    assert beeld_van(store, ans.door).helpers == [], "who was asked did not say yes"


def _geschreven(store: Store, klant: Actor, *, fout: str | None) -> None:
    """A message to this client that arrived, or did not."""

    def schrijven(session) -> None:  # type: ignore[no-untyped-def]
        relatie = relatie_van(session, klant.klant_id)
        waarden = {"bedrag": "€ 25"}
        bericht_maken(session, relatie=relatie, soort=GEWOON, waarden=waarden, origin="http://x", nu=store.nu)

    store.perform(schrijven)
    for verzending in store.perform(verzendingen_claimen, werker="anna", aantal=20):
        store.perform(
            verzending_afronden, verzending_id=verzending.verzending_id, werker="anna", fout=fout, voorgoed=bool(fout)
        )


def test_a_way_along_which_the_last_message_did_not_arrive_is_named_until_one_does(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    for fout, langs in ((None, {}), ("AdresGeweigerd", {"EMA": store.nu + timedelta(days=1)}), (None, {})):
        _geschreven(store, bilal, fout=fout)
        assert store.read(onbereikbaar_langs, relatie_id=str(bilal.klant_id)) == langs
        assert beeld_van(store, bilal).onbereikbaar == langs
        store.nu += timedelta(days=1)


def test_every_draft_is_there_with_what_was_answered(store: Store) -> None:
    bilal = ingelogd(store, BILAL)
    for soort in ("afspraak", "verzoek-klacht"):
        store.perform(
            concept_bewaren,
            relatie_id=str(bilal.klant_id),
            soort=soort,
            gegevens={"onderwerp": "anders"},
            versie=0,
            bewaardagen=14,
        )
    beeld = beeld_van(store, bilal)
    assert {soort: stand.gegevens for soort, stand in beeld.andere_concepten.items()} == {
        "afspraak": {"onderwerp": "anders"},
        "verzoek-klacht": {"onderwerp": "anders"},
    }
    store.nu += timedelta(days=15)
    assert beeld_van(store, bilal).andere_concepten == {}


def test_more_that_runs_takes_no_more_questions_to_the_store(store: Store, statements: list[str]) -> None:
    met_agenda(store, DIRK)
    bilal = ingeschreven(store, BILAL).door
    dirk = medewerker(store, DIRK)
    aantallen = []
    for moment in ("2026-03-16T09:00:00+00:00", "2026-03-17T09:00:00+00:00", "2026-03-18T09:00:00+00:00"):
        gemaakt(store, bilal, tolk="boeken", tolk_taal="Arabisch", moment=moment)
        ingediend(store, bilal, "vraag")
        beloofd(store, bilal)
        moment_id = gesprek(store, bilal, dirk)
        statements.clear()
        store.read(klantbeeld, contactmoment_id=moment_id, door=dirk)
        aantallen.append(len(statements))
    assert len(set(aantallen)) == 1, aantallen


def test_maatwerk_and_a_referral_stand_there_once_with_their_term_until_they_are_over(store: Store) -> None:
    bilal = ingeschreven(store, BILAL).door
    voorstel = maatwerk.voorgesteld(store, bilal)
    verwezen = sociale_kaart.verwezen(store, bilal, sociale_kaart.MONDELING)

    def regels() -> dict[str, tuple[str, str]]:
        taken = [taak for deel in eerst_en_lopend(beeld_van(store, bilal)) for taak in deel]
        assert len({taak.titel for taak in taken}) == len(taken)
        return {taak.adres: (taak.titel, taak.tekst) for taak in taken}

    eerst = regels()
    assert "Een collega beslist." in eerst[routes.BALIE_MAATWERK][1]
    assert verwezen.partner_naam in eerst[routes.BALIE_DOORVERWIJZINGEN][0]
    # Nothing else runs but the inschrijving: neither promise stands there a second time.
    assert len(eerst) == 3
    assert len(beeld_van(store, bilal).beloften) == 2

    maatwerk.besluit(store, voorstel, medewerker(store, GERDA))
    assert regels()[routes.BALIE_MAATWERK][1].startswith("Toegekend.")
    store.perform(
        maatwerk_uitvoeren,
        maatwerk_id=voorstel.id,
        formulier={"uitkomst": "Betaald na drie weken"},
        door=medewerker(store, DIRK),
    )
    store.perform(
        doorverwijzing_afronden,
        doorverwijzing_id=verwezen.id,
        formulier=sociale_kaart.GELUKT,
        door=medewerker(store, DIRK),
    )
    assert routes.BALIE_MAATWERK not in regels()
    assert regels()[routes.BALIE_DOORVERWIJZINGEN][0] == eerst[routes.BALIE_DOORVERWIJZINGEN][0], "how it ended"


def test_a_maatwerk_that_was_refused_stands_there_as_long_as_the_client_may_object(store: Store) -> None:
    bilal = ingeschreven(store, BILAL).door
    maatwerk.besluit(store, maatwerk.voorgesteld(store, bilal), medewerker(store, GERDA), maatwerk.NEE)
    [regel] = beeld_van(store, bilal).maatwerk
    assert regel.bezwaar_tot is not None
    store.nu += regel.bezwaar_tot - store.vandaag
    assert len(beeld_van(store, bilal).maatwerk) == 1
    store.nu += timedelta(days=1)
    assert beeld_van(store, bilal).maatwerk == []


def test_a_referral_that_the_client_refused_is_nobodys_business(store: Store) -> None:
    bilal = ingeschreven(store, BILAL).door
    verwezen = sociale_kaart.verwezen(store, bilal, sociale_kaart.ZELF)
    assert [row.id for row in beeld_van(store, bilal).doorverwijzingen] == [verwezen.id]
    store.perform(doorverwijzing_beantwoorden, doorverwijzing_id=verwezen.id, ja=False, door=bilal)
    assert beeld_van(store, bilal).doorverwijzingen == []
