"""Every kind of message, in every language, as the flows really write them."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import Session

from portal import routes
from portal.domain.afspraak.actions import afspraak_afzeggen, afspraak_verzetten, herinneringen_versturen
from portal.domain.belofte.actions import (
    belofte_hervatten,
    belofte_oppakken,
    belofte_pauzeren,
    belofte_verzetten,
    beloften_bewaken,
)
from portal.domain.belofte.model import Belofte
from portal.domain.bericht.model import Bericht
from portal.domain.bericht.soorten import SOORTEN, Soort
from portal.domain.betaling.actions import betaling_voorbereiden, terugbetaling_melden
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.goedkeuring.model import Goedkeuring
from portal.domain.grens.actions import (
    grens_bezwaar_besluiten,
    grens_bezwaar_maken,
    grens_herzien,
    grenzen_laten_aflopen,
)
from portal.domain.hulp.actions import gesprek_afsluiten, gesprek_beginnen, klant_laten_bevestigen
from portal.domain.hulp.inlogcode import inlogbrief_versturen, inlogcode_tonen
from portal.domain.hulp.keuzes import mondelinge_keuze_terugdraaien, scherm_stand, tweede_scherm_beginnen
from portal.domain.hulp.papier import papier_afronden, papier_onvolledig
from portal.domain.inschrijving.actions import (
    datumvoorstel_beoordelen,
    medeaanvraag_beantwoorden,
    onbetaalde_aanvragen_laten_vervallen,
)
from portal.domain.inschrijving.herroepen import inschrijving_herroepen
from portal.domain.inschrijving.model import Medeaanvrager
from portal.domain.inschrijving.overlijden import overlijden_beoordelen, overlijden_voorstellen
from portal.domain.inschrijving.queries import NIET_VERLENGD, medeaanvragen_aan, verlenging_van
from portal.domain.inschrijving.samenvoegen import samenvoegen_intrekken
from portal.domain.inschrijving.splitsen import splitsen_intrekken
from portal.domain.inschrijving.uitschrijven import (
    inschrijving_uitschrijven,
    uitschrijfgevolgen,
    uitschrijven_na_contract,
    uitschrijving_ongedaan_maken,
    uitschrijvingen_afronden,
)
from portal.domain.inschrijving.verlengen import (
    herstel_laten_vervallen,
    verlengingen_herinneren,
    verlengingen_laten_verlopen,
    verlengingen_vragen,
)
from portal.domain.machtiging.actions import machtiging_beantwoorden, machtiging_beeindigen, machtigingen_bewaken
from portal.domain.papier.model import Papierformulier
from portal.domain.regie.actions import regie_beeindigen, regie_vragen
from portal.domain.regie.model import Regie
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor
from portal.domain.sociale_kaart.actions import doorverwijzing_afronden, doorverwijzing_intrekken
from portal.domain.toegang.aanbieder import Wat, inlogmanier_ontkoppelen
from portal.domain.toegang.contact import contact_stoppen
from portal.domain.toegang.model import Sessie
from portal.domain.toegang.passkey import Waarvoor, passkey_verwijderen, passkeys_van, passkeys_van_collega_wissen
from portal.domain.toegang.queries import ingelogde
from portal.domain.verzoek.actions import (
    verzoek_beantwoorden,
    verzoek_intrekken,
    verzoek_overdragen,
    verzoek_verlengen,
)
from portal.domain.verzoek.queries import besluiten_van
from portal.domain.zoekprofiel.tips import voorstellen_doen
from portal.i18n import LANGUAGES, Zin, catalogue
from tests.afscherming import test_afscherming as afscherming
from tests.afspraak.makers import gemaakt, met_agenda
from tests.authenticator import Authenticator
from tests.bewaren import maken as bewaren
from tests.conftest import Store, beleid_met
from tests.contactmoment import test_dossier as dossier
from tests.grens import test_grens as grens
from tests.hulp.test_keuzes import GEBELD, Desk, drukt_op_ja, gesproken
from tests.inschrijving import test_samenvoegen as samenvoegen
from tests.inschrijving import test_splitsen as splitsen
from tests.inschrijving import test_uitschrijven as uitschrijven
from tests.inschrijving import test_wijzigen as wijzigen
from tests.maatwerk import test_maatwerk as maatwerk
from tests.machtiging.makers import Gemachtigd, Login, gemachtigd, heeft_mobiel, namens, verleend
from tests.makers import (
    GESPREK_KLAAR,
    IDENTITEIT_GEZIEN,
    Aanvraag,
    aangevraagd,
    alles_ingevuld,
    beloofd,
    betaald,
    betaalsessie,
    code_gevraagd,
    datumvoorstel,
    gesprek,
    ingelogd,
    ingeschreven,
    medewerker,
    samen_met,
    sessie_van,
    stand_van,
    verwerkt,
)
from tests.papier.makers import GETEKEND, WIE, begonnen, overgetypt, uitgegeven
from tests.people import ANS, BILAL, CARLA, DIRK, EVA, FATMA, GERDA, JOKE, Persoon
from tests.sociale_kaart import test_sociale_kaart as sociale_kaart
from tests.toegang import test_contact as contact
from tests.toegang import test_geheim as geheim
from tests.toegang.makers import afgerond
from tests.toegang.passkeys import ORIGIN, Browser, collega_met_passkey, half, met_passkey
from tests.verzoek.maken import besloten, genomen, gevraagd, ingediend, verzoek
from tests.zoekprofiel import maken as tips

BELANGRIJK = {
    "adres-niet-geheim",
    "splitsen-gevraagd",
    "gesplitst",
    "samenvoegen-aangenomen",
    "samengevoegd",
    "samengevoegd-mede",
    "alleen-verder",
    "contact-wijzigt",
    "contact-gewijzigd",
    "contact-gestopt",
    "papier-beantwoord",
    "verlengen-op-papier",
    "inschrijving-op-papier",
    "papier-onvolledig",
    "bevestigd-mondeling",
    "inschrijving-bevestigd",
    "inschrijfdatum-gewijzigd",
    "aanvraag-verlopen",
    "verlengen-gevraagd",
    "inschrijving-verlengd",
    "inschrijving-verlopen",
    "herstellen-herinnering",
    "herstellen-na-bezwaar",
    "medeaanvrager-overleden",
    "herstellen-voorbij",
    "inschrijving-herroepen",
    "gegevens-gewijzigd",
    "uitschrijven-gevraagd",
    "uitschrijven-ongedaan",
    "uitgeschreven",
    "uitgeschreven-na-contract",
    "ingeschreven-na-contract",
    "samen-uitschrijven-gevraagd",
    "samen-uitgeschreven",
    "inlogmanier-gekoppeld",
    "passkey-toegevoegd",
    "passkey-geblokkeerd",
    "inlogcode-gegeven",
    "machtiging-gegeven",
    "machtiging-gewijzigd",
    "machtiging-aanvaard",
    "machtiging-gebruikt",
    "machtiging-gestopt",
    "gegevens-wissen-besluit",
    "verzoek-besluit",
    "verzoek-verlengd",
    "maatwerk-toegekend",
    "maatwerk-geweigerd",
    "grens-besluit",
    "grens-bezwaar-antwoord",
    "grens-herzien",
}
# Partners and colleagues get Dutch.
ALTIJD_NEDERLANDS = {
    "belofte-dreigt",
    "belofte-te-laat",
    "doorverwijzing-aan-partner",
    "doorverwijzing-ingetrokken",
    *(f"passkey-van-collega-{wat}" for wat in ("toegevoegd", "geblokkeerd", "verwijderd")),
}


def zinnen(soort: Soort) -> list[Zin]:
    return [soort.onderwerp, *soort.alineas, *([soort.knop] if soort.knop else [])]


def velden(tekst: str) -> set[str]:
    return {naam for _, naam, _, _ in string.Formatter().parse(tekst) if naam is not None}


def in_taal(persoon: Persoon, taal: str) -> dict[str, dict[str, str]]:
    """This person's answers, with another language for messages."""
    antwoorden = persoon.antwoorden()
    return {**antwoorden, "contact": {**antwoorden["contact"], "taal": taal, "kanaal": "EMA"}}


def _iemand_gemachtigd(store: Store, taal: str) -> None:
    """Somebody acts for a client: asked twice, changed, used, almost over, and stopped; somebody else says no."""
    klant = Login(store, replace(EVA, email="klaas@voorbeeld.nl", taal=taal))
    helper = Login(store, replace(CARLA, email="karin@voorbeeld.nl", taal=taal))
    weigert = Login(store, replace(CARLA, email="nee@voorbeeld.nl", taal=taal))
    heeft_mobiel(store, klant.door, BILAL)
    aanvraag = aangevraagd(store, klant.persoon, door=klant.door, anders=in_taal(EVA, taal))

    def at_the_desk(session: Session) -> None:
        session.get(Sessie, klant.sessie_id).bewijs = "balie"  # type: ignore[union-attr]

    store.perform(at_the_desk)
    medewerker(store, DIRK)
    leest = gemachtigd(store, klant, "lezen", helper=helper)
    store.perform(
        terugbelverzoek_doen,
        formulier={"naam": CARLA.naam, "telefoon": CARLA.mobiel},
        vanaf="",
        taal="nl",
        door=namens(store, leest),
    )
    m = Gemachtigd(verleend(store, klant, helper.persoon, "betalen", maanden="1"), klant, helper)
    store.perform(betaling_voorbereiden, betaling_id=aanvraag.betaling_id, door=namens(store, m))
    nee = verleend(store, klant, weigert.persoon)
    store.perform(machtiging_beantwoorden, machtiging_id=nee, ja=False, door=weigert.door)
    store.nu += timedelta(days=2)
    store.perform(machtigingen_bewaken)
    store.perform(machtiging_beeindigen, machtiging_id=m.id, door=klant.door)


def _samen_ingevuld_en_besproken(store: Store, taal: str) -> None:
    """A medewerker finished a draft with a client, asked to confirm, and closed the conversation."""
    eva, _ = alles_ingevuld(store, EVA, anders=in_taal(EVA, taal))
    dirk = medewerker(store, DIRK)
    store.perform(_spreekt, relatie_id=eva.relatie_id, taal=taal)
    gesprek = store.perform(
        gesprek_beginnen,
        relatie_id=str(eva.relatie_id),
        formulier=IDENTITEIT_GEZIEN | {"reden": "Inschrijven"},
        door=dirk,
    )
    store.perform(klant_laten_bevestigen, door=replace(dirk, namens=eva.relatie_id))
    store.perform(
        gesprek_afsluiten,
        contactmoment_id=gesprek,
        formulier=GESPREK_KLAAR,
        door=dirk,
    )


def _afspraak_gemaakt_en_veranderd(store: Store, klant: Actor) -> None:
    """An appointment with somebody to come along: made, reminded of, moved and cancelled."""
    met_agenda(store, DIRK)
    begin = store.nu
    afspraak = gemaakt(store, klant, begeleider_email="samira@voorbeeld.nl")
    store.perform(afspraak_verzetten, afspraak_id=afspraak.id, moment="2026-03-13T09:00:00+00:00", door=klant)
    store.nu = begin + timedelta(days=2)
    store.perform(herinneringen_versturen)
    store.perform(afspraak_afzeggen, afspraak_id=afspraak.id, door=klant)
    store.nu = begin


def _op_papier_ingevoerd(store: Store, taal: str) -> None:
    """A form on paper lacked something, and was entered when it came again."""
    code = uitgegeven(store, taal=taal).code
    iemand = replace(ANS, taal=taal)
    overgetypt(store, begonnen(store, code), iemand, tot="inkomen")
    (papier,) = store.all(Papierformulier)
    store.perform(
        papier_onvolledig,
        formulier_id=papier.id,
        formulier={"ontbreekt": "1951", "hoe": "brief"},
        door=medewerker(store, DIRK),
    )
    dirk = begonnen(store, code, tab="weer")
    store.perform(
        papier_afronden, stroom="inschrijving", formulier=GETEKEND, versie=overgetypt(store, dirk, iemand), door=dirk
    )


def _op_papier_geantwoord(store: Store, taal: str, aanvraag: Aanvraag) -> None:
    """Somebody who was asked to register together crossed yes and signed."""
    dirk = begonnen(store, uitgegeven(store, aanvraag.door, stroom="medeaanvraag", taal=taal).code, tab="samen", **WIE)
    formulier = {"samen_antwoord": "ja", "handtekening": "ja"}
    store.perform(papier_afronden, stroom="medeaanvraag", formulier=formulier, versie=0, door=dirk)


def _op_papier_verlengd(store: Store) -> None:
    """The form that went with the letter about renewing came back."""
    papier = next(papier for papier in store.all(Papierformulier) if papier.stroom == "verlengen")
    dirk = begonnen(store, papier.code, tab="verlengen")
    store.perform(papier_afronden, stroom="verlengen", formulier={"handtekening": "ja"}, versie=0, door=dirk)


def _belofte_veranderd(store: Store, contactverzoek_id: str) -> None:
    """A promise that was paused, went on, was moved and taken over."""
    (belofte,) = store.all(Belofte, object_id=contactverzoek_id)
    wie = next(
        c for c in (medewerker(store, DIRK), medewerker(store, FATMA)) if c.medewerker_id != belofte.medewerker_id
    )

    def doe(use_case: Callable[..., None], **formulier: str) -> None:
        (nu,) = store.all(Belofte, id=belofte.id)
        extra = {"formulier": formulier} if formulier else {}
        store.perform(use_case, belofte_id=nu.id, versie=nu.versie, door=wie, **extra)

    doe(belofte_pauzeren, pauze_reden="Uw loonstrook.")
    doe(belofte_hervatten)
    doe(belofte_verzetten, verzet_dag="2026-03-12", verzet_reden="Het is druk.")
    doe(belofte_oppakken)


def _verzoeken_van_begin_tot_eind(store: Store, klant: Actor) -> None:
    """A klacht through every stage, a question that was answered, and one that was taken back."""
    dirk, fatma = medewerker(store, DIRK), medewerker(store, FATMA)
    klacht = ingediend(store, klant, "klacht")
    genomen(store, klacht, dirk)
    for handeling, formulier in (
        (verzoek_verlengen, {"reden": "De monteur is ziek."}),
        (verzoek_beantwoorden, {"tekst": "Wij spraken de monteur.", "wacht": "nee"}),
        (verzoek_overdragen, {"naar": str(fatma.medewerker_id)}),
    ):
        versie = verzoek(store, klacht).versie
        store.perform(handeling, verzoek_id=klacht, versie=versie, formulier=formulier, door=dirk)
    gevraagd(store, klacht, dirk)
    besloten(store, klacht, fatma, "gegrond")
    vraag = ingediend(store, klant, "vraag")
    genomen(store, vraag, dirk)
    besloten(store, vraag, dirk, "beantwoord")
    store.perform(verzoek_intrekken, verzoek_id=ingediend(store, klant, "reparatie"), door=klant)


def _bevestigd_bij_ons(store: Store, taal: str) -> None:
    """One client confirmed on the second screen; one by phone, and undid it."""
    iemand = replace(EVA, email="aan-de-balie@voorbeeld.nl", taal=taal)
    balie = Desk(store, alles_ingevuld(store, iemand)[0])
    scherm = balie.scherm()
    balie.koppel(balie.code(scherm))
    drukt_op_ja(store, scherm)
    ander = replace(EVA, mobiel="+31612345677", taal=taal)
    klant = ingelogd(store, ander, soort="MOB")
    alles_ingevuld(store, ander, door=klant)
    keuze = gesproken(store, Desk(store, klant, **GEBELD))
    store.perform(mondelinge_keuze_terugdraaien, keuze_id=keuze, door=klant)


def _jaren_verder(store: Store, aanvraag: Aanvraag) -> None:
    """Asked, reminded and renewed; a year later forgotten, reminded, and over for good."""
    eerste = stand_van(store, aanvraag.door).geldig_tot
    assert eerste is not None
    for jaar in (0, 1):
        einde = store.nu + (eerste - store.vandaag) + timedelta(days=365 * jaar)
        for dagen in (-40, -20, 2, 100, 200):
            store.nu = einde + timedelta(days=dagen)
            for werk in (
                verlengingen_vragen,
                verlengingen_laten_verlopen,
                herstel_laten_vervallen,
                verlengingen_herinneren,
            ):
                store.perform(werk)
            if jaar == 0 and dagen == -20:
                _op_papier_verlengd(store)
                betaling = store.read(verlenging_van, relatie_id=str(aanvraag.door.relatie_id)).betaling
                verwerkt(store, betaalsessie(betaling.id, id="cs_verlengen", bedrag_cent=1000))
                break


def _bezwaar_toegekend(store: Store, aanvraag: Aanvraag) -> None:
    """Against the lapse, granted after all; and then the co-applicant dies."""
    besluit = next(
        b for b in store.read(besluiten_van, relatie_id=str(aanvraag.door.relatie_id)) if b.soort == NIET_VERLENGD
    )
    bezwaar = ingediend(store, aanvraag.door, "bezwaar", besluit=besluit.bericht_id)
    genomen(store, bezwaar, medewerker(store, DIRK))
    besloten(store, bezwaar, medewerker(store, FATMA), "gegrond")
    [mede] = store.all(Medeaanvrager, inschrijving_id=aanvraag.id)
    wie = store.all(Relatie, id=mede.relatie_id)[0]
    dag = wie.geboortedatum or date(1950, 1, 2)
    store.perform(lambda session: setattr(session.get_one(Relatie, wie.id), "geboortedatum", dag))
    store.perform(lambda session: setattr(session.get_one(Relatie, wie.id), "achternaam", "Stil"))
    formulier = {
        "achternaam": "Stil",
        "geboren_dag": str(dag.day),
        "geboren_maand": str(dag.month),
        "geboren_jaar": str(dag.year),
        "overleden_dag": "2",
        "overleden_maand": "3",
        "overleden_jaar": "2026",
        "bewijs": "akte",
    }
    store.perform(overlijden_voorstellen, formulier=formulier, door=medewerker(store, DIRK))
    voorstel = store.all(Goedkeuring, soort="overlijden")[-1]
    store.perform(overlijden_beoordelen, goedkeuring_id=voorstel.id, akkoord=True, door=medewerker(store, FATMA))


def _dossier_beantwoord_en_geopend(store: Store) -> None:
    """What a client says is not right is answered; and a note that was withheld can be read."""
    besproken = dossier.Gesproken(store)
    besproken.corrigeert()
    besproken.antwoordt()
    verhaal = afscherming.Verhaal(store)
    verhaal.herziet(verhaal.schermt_af(), "openen", verhaal.joke)


def _uitgeschreven(store: Store, taal: str) -> None:
    """Two on one inschrijving: ended, undone, ended after all; and two contracts, with and without waiting time."""
    wie, ander = (replace(EVA, email=f"stopt{nummer}@voorbeeld.nl", taal=taal) for nummer in (1, 2))
    samen = ingeschreven(store, wie, anders={**in_taal(wie, taal), **samen_met(ander)})
    mede = ingelogd(store, ander)
    (vraag,) = store.read(medeaanvragen_aan, relatie_id=mede.relatie_id)
    store.perform(medeaanvraag_beantwoorden, medeaanvrager_id=vraag.id, ja=True, door=mede)
    wijzigen.gewijzigd(store, samen.door, "huishouden", kinderen="3")
    uitschrijven.gevraagd(store, samen.door)
    store.perform(uitschrijving_ongedaan_maken, door=samen.door)
    uitschrijven.gevraagd(store, samen.door)
    store.nu += timedelta(days=8)
    store.perform(uitschrijvingen_afronden)
    gewoon = store.beleid
    for na_contract in ("deel", "einde"):
        regels = gewoon.regio.beleid[0].uitschrijven.model_copy(update={"na_contract": na_contract})
        store.beleid = beleid_met(gewoon, uitschrijven=regels)
        huurt = replace(EVA, email=f"huurt-{na_contract}@voorbeeld.nl", taal=taal)
        aanvraag = ingeschreven(store, huurt, anders=in_taal(huurt, taal))
        if na_contract == "deel":
            store.perform(inschrijving_herroepen, door=aanvraag.door)
            aanvraag = ingeschreven(store, huurt, door=aanvraag.door, anders=in_taal(huurt, taal))
        store.perform(
            uitschrijven_na_contract, inschrijving_id=aanvraag.id, contract="H-1", op=store.vandaag, door=SYSTEEM
        )
    store.beleid = gewoon


def _met_passkeys(store: Store, taal: str) -> None:
    """A client and a colleague each make a passkey; there turns out to be a copy, and it goes."""
    klant = Login(store, replace(EVA, email="passkey@voorbeeld.nl", taal=taal))
    sleutel = met_passkey(store, klant)
    for _ in range(2):
        sleutel.counter = 0
        Browser(store).logt_in(sleutel)
    [regel] = store.read(passkeys_van, door=klant.door)
    store.perform(passkey_verwijderen, passkey_id=regel.id, sessie_id=klant.sessie_id, door=klant.door)
    medewerker(store, FATMA)
    van_fatma = Authenticator(ORIGIN)
    collega_met_passkey(store, van_fatma, FATMA.email)
    for _ in range(2):
        van_fatma.counter = 0
        browser = half(store, FATMA.email)
        browser.antwoord(van_fatma.use(browser.opties(Waarvoor.COLLEGA)))
    store.perform(passkeys_van_collega_wissen, email=FATMA.email)


def _anders_ingelogd(store: Store, taal: str) -> None:
    """A way to log in is linked, and stopped; a code is handed out at the desk and by letter."""
    sessie = sessie_van(store, replace(EVA, email="koppelt@voorbeeld.nl", taal=taal))
    afgerond(store, f"koppelt-{taal}", wat=Wat.KOPPELEN, sessie=sessie)
    klant = store.read(ingelogde, geheim=sessie).door
    store.perform(inlogmanier_ontkoppelen, door=klant)
    ingeschreven(store, EVA, door=klant, anders=in_taal(EVA, taal))
    dirk = medewerker(store, DIRK)
    bij = gesprek(store, klant, dirk)
    scherm = store.perform(tweede_scherm_beginnen, ip="192.0.2.9")
    code = {"code": store.read(scherm_stand, geheim=scherm).code}
    store.perform(inlogcode_tonen, contactmoment_id=bij, formulier=code, door=dirk)
    store.perform(inlogbrief_versturen, contactmoment_id=bij, door=dirk)


def _ander_adres(store: Store, taal: str) -> None:
    """Another address that is somebody else's, one that is stopped, and one that counts after the days of rest."""
    wie = Login(store, replace(ANS, email=f"adres-{taal}@voorbeeld.nl", taal=taal))
    ingelogd(store, EVA)
    contact.akkoord(store, wie, EVA.email)
    gestopt = contact.in_rust(store, wie, f"een-{taal}@voorbeeld.nl")
    store.perform(contact_stoppen, wijziging_id=gestopt, sessie_id=wie.sessie_id, door=wie.door)
    contact.in_rust(store, wie, f"twee-{taal}@voorbeeld.nl")
    contact.na_de_rust(store)
    geheim.weer_getoond(store, Login(store, replace(wie.persoon, email=f"drie-{taal}@voorbeeld.nl")))


def _apart_verder(store: Store, taal: str) -> None:
    """Two who part: asked and refused, asked and taken back, asked and agreed."""
    een, twee = (Login(store, replace(ANS, email=f"apart{nummer}-{taal}@voorbeeld.nl", taal=taal)) for nummer in (1, 2))
    splitsen.samen_ingeschreven(store, een, twee)
    for login in (een, twee):
        store.perform(_spreekt, relatie_id=str(login.door.relatie_id), taal=taal)
    splitsen.beantwoord(store, twee.door, splitsen.gevraagd(store, een.door), ja=False)
    store.perform(splitsen_intrekken, splitsing_id=splitsen.gevraagd(store, een.door), door=een.door)
    splitsen.beantwoord(store, een.door, splitsen.gevraagd(store, twee.door), ja=True)


def _samen_verder(store: Store, taal: str) -> None:
    """Two who join: asked and refused, asked and taken back, asked and agreed."""
    een, twee = (Login(store, replace(ANS, email=f"samen{nummer}-{taal}@voorbeeld.nl", taal=taal)) for nummer in (1, 2))
    for login in (een, twee):
        ingeschreven(store, login.persoon, door=login.door)
    samenvoegen.vraag(store, een, twee.persoon)
    samenvoegen.antwoord(store, twee, ja=False)
    samenvoegen.vraag(store, een, twee.persoon)
    samenvoegen.antwoord(store, twee)
    store.perform(samenvoegen_intrekken, samenvoeging_id=samenvoegen.stand(store, twee).samenvoeging_id, door=twee.door)
    samenvoegen.samen(store, een, twee)
    for login in (een, twee):
        store.perform(_spreekt, relatie_id=str(login.door.relatie_id), taal=taal)
    gevolgen = store.read(uitschrijfgevolgen, relatie_id=str(een.door.relatie_id))
    assert gevolgen is not None
    vertrek = {"begrepen": "ja", "ketencode": gevolgen.ketencode}
    store.perform(inschrijving_uitschrijven, formulier=vertrek, door=een.door)
    store.nu += timedelta(days=8)
    store.perform(uitschrijvingen_afronden)


def _beloften_in_gevaar(store: Store, klant: Actor) -> None:
    """A promise that is about to break, and breaks."""
    toen, belofte = store.nu, beloofd(store, klant)
    for minuten in (1, 0):
        store.nu = belofte.beloofd_voor - timedelta(minutes=minuten)
        store.perform(beloften_bewaken)
    store.nu = toen


def _spreekt(session: Session, *, relatie_id: str, taal: str) -> None:
    relatie_van(session, relatie_id).taal = taal


def _getipt(store: Store, taal: str) -> None:
    """A tip about one home, a tip about two, and a profile that hears nothing for a month."""
    wie = replace(EVA, email=f"zoekt-{taal}@voorbeeld.nl", taal=taal)
    zoekt = ingeschreven(store, wie, anders=in_taal(wie, taal)).door
    store.nu = store.nu.replace(hour=10)
    tips.profiel(store, zoekt, plaats_Lindeveen="ja")
    for aantal in (1, 2):
        for _ in range(aantal):
            tips.woning(store)
        tips.klaarzetten(store)
        tips.versturen(store)
    tips.profiel(store, zoekt, plaats_Lindeveen="ja", kamers_min="5")
    store.nu += timedelta(days=20)
    tips.woning(store)
    store.nu += timedelta(days=11)
    store.perform(voorstellen_doen)


def _afgeweken_doorverwezen_en_begrensd(store: Store, klant: Actor) -> None:
    """Maatwerk granted and refused, two referrals, a case owner, and bounded contact until its last day."""
    dirk, gerda = medewerker(store, DIRK), medewerker(store, GERDA)
    bij = gesprek(store, klant, dirk)
    for besluit in (maatwerk.JA, maatwerk.NEE):
        maatwerk.besluit(store, maatwerk.voorgesteld(store, klant), gerda, besluit)
    sociale_kaart.verwezen(store, klant, sociale_kaart.ZELF)
    een, ander = (sociale_kaart.verwezen(store, klant, sociale_kaart.MONDELING) for _ in range(2))
    store.perform(doorverwijzing_afronden, doorverwijzing_id=een.id, formulier=sociale_kaart.GELUKT, door=dirk)
    store.perform(doorverwijzing_intrekken, doorverwijzing_id=ander.id, door=klant)
    store.perform(
        regie_vragen, contactmoment_id=bij, formulier={"medewerker": dirk.medewerker_id, "reden": "Veel"}, door=dirk
    )
    regie_id = store.all(Regie)[0].id
    store.perform(regie_beeindigen, regie_id=regie_id, formulier={"reden": "Klaar"}, door=dirk)
    begrensd = grens.besloten(store, klant)
    store.perform(grens_bezwaar_maken, formulier=grens.BEZWAAR, door=klant)
    joke = medewerker(store, JOKE)
    store.perform(grens_bezwaar_besluiten, grens_id=begrensd.id, formulier=grens.NEE, door=joke)
    verder = {"besluit": "doorgaan", "motivering": "Nog even"}
    verder |= {"herzien_dag": "1", "herzien_maand": "6", "herzien_jaar": "2026"}
    store.perform(grens_herzien, grens_id=begrensd.id, formulier=verder, door=gerda)
    toen, store.nu = store.nu, store.nu + timedelta(days=92)
    store.perform(grenzen_laten_aflopen)
    store.nu = toen


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
@pytest.mark.parametrize("taal", LANGUAGES)
def test_every_kind_is_written_without_a_gap_and_without_a_link_to_pay(store: Store, taal: str) -> None:
    samen = aangevraagd(store, BILAL, anders={**in_taal(BILAL, taal), **samen_met(ANS)})
    betaald(store, samen, betaald=False)
    verwerkt(store, betaalsessie(samen.betaling_id, betaald=False), mislukt=True)
    betaald(store, samen, id="cs_2")
    store.perform(terugbetaling_melden, betaling_id=samen.betaling_id, bedrag_cent=2500)
    ans = ingelogd(store, ANS)
    (vraag,) = store.read(medeaanvragen_aan, relatie_id=ans.relatie_id)
    store.perform(medeaanvraag_beantwoorden, medeaanvrager_id=vraag.id, ja=True, door=ans)
    store.perform(
        datumvoorstel_beoordelen,
        goedkeuring_id=datumvoorstel(store, samen),
        akkoord=True,
        door=medewerker(store, FATMA),
    )
    beloofd(store, samen.door)
    beloofd(store, samen.door, kanaal="BRI", adres="Havenkade 12\n6990 VX Veerpoort")
    _belofte_veranderd(store, beloofd(store, samen.door, kanaal="EMA", email="bilal@voorbeeld.nl").id)
    _afspraak_gemaakt_en_veranderd(store, samen.door)
    _samen_ingevuld_en_besproken(store, taal)
    _bevestigd_bij_ons(store, taal)
    _op_papier_ingevoerd(store, taal)
    _verzoeken_van_begin_tot_eind(store, samen.door)
    _afgeweken_doorverwezen_en_begrensd(store, samen.door)
    met_iemand = aangevraagd(store, CARLA, anders={**in_taal(CARLA, taal), **samen_met(EVA, weg="balie")})
    _op_papier_geantwoord(store, taal, met_iemand)
    _dossier_beantwoord_en_geopend(store)
    _beloften_in_gevaar(store, samen.door)
    store.nu += timedelta(days=15)
    store.perform(onbetaalde_aanvragen_laten_vervallen)
    code_gevraagd(store, BILAL.email, taal=taal)
    _iemand_gemachtigd(store, taal)
    _jaren_verder(store, samen)
    _uitgeschreven(store, taal)
    weg = ingelogd(store, replace(EVA, email="weg@voorbeeld.nl", taal=taal))
    bewaren.besloten(store, bewaren.gevraagd(store, weg), "gewist")
    _anders_ingelogd(store, taal)
    _met_passkeys(store, taal)
    _ander_adres(store, taal)
    _apart_verder(store, taal)
    _samen_verder(store, taal)
    _getipt(store, taal)
    _bezwaar_toegekend(store, samen)

    berichten = store.all(Bericht, taal=taal)
    assert {bericht.soort for bericht in berichten} == set(SOORTEN) - (set() if taal == "nl" else ALTIJD_NEDERLANDS)
    for bericht in berichten:
        alles = "\n".join((bericht.onderwerp, bericht.tekst, bericht.knop_tekst, bericht.knop_adres))
        assert "{" not in alles
        assert "}" not in alles
        assert "None" not in alles
        assert "http" not in bericht.tekst
        assert routes.inschrijven_stap("betalen") not in alles
        assert "/betal" not in alles
        assert bool(bericht.knop_tekst) == bool(bericht.knop_adres)
        if bericht.knop_adres:
            pad = bericht.knop_adres.removeprefix("http://localhost:3000").partition("?")[0]
            assert routes.is_page(pad) or routes.without_language(pad).startswith(f"{routes.WONINGEN}/")
            assert pad.startswith("/en/") == (bericht.taal == "en")


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_a_translation_has_the_same_places_to_fill_in(soort: str) -> None:
    for taal in LANGUAGES[1:]:
        for zin in zinnen(SOORTEN[soort]):
            vertaald = catalogue(taal).get(zin.msgid, zin.msgid)
            assert velden(vertaald) == velden(zin.msgid)


def test_what_touches_a_place_on_the_list_is_important() -> None:
    assert {naam for naam, soort in SOORTEN.items() if soort.belangrijk} == BELANGRIJK


@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_no_button_leads_to_paying_or_out_of_the_portal(soort: str) -> None:
    pad = SOORTEN[soort].knop_pad
    assert pad is None or (routes.is_page(pad) and "betal" not in pad)


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_what_a_person_typed_never_fills_in_a_place(store: Store) -> None:
    anders = {"naam": {"voornaam": "Eva", "tussenvoegsel": "{nummer}", "achternaam": "Smit"}, **samen_met(CARLA)}
    ingeschreven(store, EVA, anders=anders)
    (uitnodiging,) = store.all(Bericht, soort="medeaanvrager-gevraagd")
    assert "Eva {nummer} Smit" in uitnodiging.tekst
