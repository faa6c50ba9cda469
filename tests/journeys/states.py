"""Every screen in every state that looks different: where it is, whose it is and how to get it there.

The check by axe and the pictures walk through these; an address that is missing here fails `test_axe.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from playwright.sync_api import Locator, expect

from portal import clock, routes
from portal.domain.verzoek.rules import CONTROLEREN
from tests.journeys.browsers import Visitor
from tests.journeys.people import (
    has_answered,
    has_asked,
    has_planned,
    has_to_renew,
    is_registered,
    is_registered_with,
    may_act,
    neem_moment,
    nummer_van,
    sign_in,
    someone_like,
)
from tests.journeys.screens import (
    Contact,
    Inloggen,
    Klantbeeld,
    KlantZoeken,
    MijnBerichten,
    MijnGegevens,
    Passkeys,
    Screen,
)
from tests.journeys.screens_afspraak import AfspraakControleren
from tests.journeys.screens_belofte import Werklijst
from tests.journeys.screens_maatwerk import (
    Afschermen,
    Afwijken,
    BalieContactafspraken,
    BalieMaatwerk,
    Buurt,
    Doorverwijzen,
    RegieRegelen,
    VeiligContact,
)
from tests.journeys.screens_machtiging import (
    Machtigen,
    MachtigingCode,
    Machtigingen,
    MachtigingenAanBalie,
    MijnVoorEenAnder,
    Namens,
)
from tests.journeys.screens_papier import BaliePapier, has_printed
from tests.journeys.screens_signaal import aangeboden, eerst_bellen, vraag_hulp
from tests.journeys.screens_splitsen import Splitsen
from tests.journeys.screens_uitschrijven import BalieOverlijden, Overlijden, Uitschrijven
from tests.journeys.screens_verzoek import (
    KLACHT,
    BalieVerzoeken,
    MijnVerzoeken,
    VerzoekStap,
    klacht,
    met_foto,
    met_spoed,
    nagekeken,
)
from tests.journeys.screens_wijzigen import VERHUISD, ContactWijzigen, Wijzigen, WijzigingStoppen
from tests.journeys.screens_woningen import BalieAdvertenties, Woningen
from tests.journeys.screens_zoekprofiel import MijnZoekprofiel, op_aanbod
from tests.people import ANS, BILAL, CARLA, EVA, Formulier, Persoon

NIEMAND = ""
NIEUW = "someone who was never here"
KLAAR = "someone who answered every question"
BEZIG = "someone who answered every question before this one"
MAAKT_AFSPRAAK = "someone who answered every question about an appointment before this one"
VERLENGEN = "someone who is asked to renew"
AL_JAREN = "someone who has been registered for years"
VERLOPEN = "someone who did not renew in time"
SAMEN_INGESCHREVEN = "someone who has been registered for years, with somebody else"
INGESCHREVEN = "bilal@voorbeeld.nl"
MOET_BETALEN = "carla@voorbeeld.nl"
GEVRAAGD = "eva@voorbeeld.nl"
HALVERWEGE = "ans@voorbeeld.nl"
MEDEWERKER = "dirk@lindehof.example"
TEAMLEIDER = "gerda@veerpoort.example"

ONBEKEND = "/deze-pagina-is-er-niet"
VRAGEN = routes.INSCHRIJFSTAPPEN[1:9]
ZEVENTIEN = {"geboortedatum_dag": "1", "geboortedatum_maand": "1", "geboortedatum_jaar": "2012"}
MET_BSN = {"naam": "Jo Jansen", "telefoon": "06 12345678", "vraag": "Mijn klantnummer is 111222333 dacht ik."}


class Samen(Persoon):
    """Someone who registers together with someone else, and so gets every question."""

    def antwoorden(self) -> dict[str, Formulier]:
        """The form of each page of the registration."""
        alleen = super().antwoorden()
        samen = {
            "huishouden": {"samen": "ja", "kinderen": "2"},
            "medeaanvrager": {"mede_naam": "Jo Jansen", "mede_weg": "EMA", "mede_email": "jo@reis.voorbeeld.nl"},
            "woonwensen": {"wens_plaatsen": "Veerpoort", "wens_soort": "appartement", "wens_kamers": "3"},
        }
        return {stap: samen.get(stap) or alleen[stap] for stap in VRAGEN}


ANDER_ADRES = "ander.adres@reis.voorbeeld.nl"
SAMEN = Samen(**vars(BILAL))


@dataclass(frozen=True)
class State:
    """One screen as it can be seen: whose it is, and what to do once its address is open."""

    path: str
    name: str = ""
    who: str = NIEMAND
    do: Callable[[Screen], object] = lambda screen: None
    languages: tuple[str, ...] = ("nl", "en")

    @property
    def title(self) -> str:
        """For a list or a file name."""
        page = self.path.strip("/").replace("/", "-") or "start"
        return f"{page}-{self.name}" if self.name else page

    def show(self, visitor: Visitor) -> None:
        """Bring this visitor to the screen, in this state."""
        visitor.context.clear_cookies()
        if self.who:
            sign_in(visitor, self._email(visitor))
        visitor.go(self.path)
        self.do(Screen(visitor, self.path))

    def _email(self, visitor: Visitor) -> str:
        if "@" in self.who:
            return self.who
        persoon = someone_like(BILAL if self.who == SAMEN_INGESCHREVEN else SAMEN)
        if self.who == MAAKT_AFSPRAAK:
            has_planned(visitor.portal, persoon, until=self.path.rsplit("/", 1)[-1])
        if self.who == AL_JAREN:
            is_registered(visitor.portal, persoon)
        if self.who == SAMEN_INGESCHREVEN:
            is_registered_with(visitor.portal, persoon, someone_like(EVA))
        if self.who in (VERLENGEN, VERLOPEN):
            has_to_renew(visitor.portal, persoon, te_laat=self.who == VERLOPEN)
        if self.who in (KLAAR, BEZIG):
            has_answered(visitor.portal, persoon, until=self.path.rsplit("/", 1)[-1] if self.who == BEZIG else "")
        return persoon.email


def _sent_empty(screen: Screen) -> None:
    screen.send()
    expect(screen.page.locator("#fouten")).to_be_focused()


def _filled_in(answers: Formulier, focus: str) -> Callable[[Screen], None]:
    def do(screen: Screen) -> None:
        screen.fill_in(answers)
        screen.send()
        expect(screen.page.locator(focus)).to_be_focused()

    return do


def _ending(screen: Screen) -> None:
    Uitschrijven.opened(screen.visitor).verder().uitschrijven()


def _wrong_wishes(screen: Screen) -> None:
    zoeken = MijnZoekprofiel(screen.visitor).nieuw()
    zoeken.bewaar({"huur_van": "700", "huur_tot": "600", "kamers_min": "4", "kamers_max": "2"})
    expect(screen.page.locator("#fouten")).to_be_focused()


def _with_a_profile(screen: Screen) -> None:
    woning = op_aanbod(screen.visitor.portal)
    zoeken = MijnZoekprofiel(screen.visitor).nieuw()
    zoeken.kies_plaats("Oud-Sandel")
    zoeken.bewaar({"naam": "Dicht bij mijn werk", "huur_tot": "500"})
    expect(screen.page.locator("#melding")).to_be_focused()
    zoeken.waarom(woning.kenmerk)


def _wrong_postcode(screen: Screen) -> None:
    screen.fill_in({"postcode": "12"})
    _sent_empty(screen)


def _nothing_changed(screen: Screen) -> None:
    screen.send()
    screen.told()


def _death_proposed(screen: Screen) -> None:
    klant = is_registered(screen.visitor.portal, someone_like(BILAL))
    BalieOverlijden(screen.visitor).leg_vast(nummer_van(screen.visitor.portal, klant))


def _not_understood(screen: Screen) -> None:
    zeker = Uitschrijven(screen.visitor).verder()
    zeker.send()
    expect(screen.page.locator("#fouten")).to_be_focused()


def _as_colleague(screen: Screen) -> None:
    screen.visitor.go(f"{routes.INLOGGEN}?volgende={routes.BALIE}")
    screen = Inloggen(screen.visitor)
    expect(screen.main.locator("input[name=doel][value=collega]")).to_be_attached()


def _unknown_passkey(screen: Screen) -> None:
    screen.visitor.go(f"{routes.INLOGGEN}?aanmelden=passkey-onbekend")
    Inloggen(screen.visitor).told()


def _passkey_code(screen: Screen) -> None:
    Passkeys(screen.visitor).druk("Passkey toevoegen")
    expect(screen.page.locator("#nakijken")).to_be_focused()


def _code_asked(screen: Screen) -> None:
    Inloggen.opened(screen.visitor).vraag_code(someone_like(BILAL).email)


def _wrong_code(screen: Screen) -> None:
    Inloggen.opened(screen.visitor).vraag_code(someone_like(BILAL).email).vul_in("12")
    expect(screen.page.locator("#fouten")).to_be_focused()


def _promise(screen: Screen) -> None:
    Contact(screen.visitor).bel_mij_terug("Jo Jansen", "06 12345678", "Ik heb een vraag over mijn inschrijving.")
    expect(screen.main.locator(".gelukt")).to_be_visible()


def _urgent_promise(screen: Screen) -> None:
    Contact(screen.visitor).bel_mij_terug("Jo Jansen", "+49 30 901820", "Ik word vanavond uit huis gezet.")
    expect(screen.main.locator(".gelukt")).to_be_visible()


def _promise_by_mail(screen: Screen) -> None:
    screen.fill_in({"kanaal": "EMA"})
    screen.fill_in({"naam": "Jo Jansen", "email": "jo@reis.voorbeeld.nl", "onderwerp": "schulden"})
    screen.send()
    expect(screen.main.locator(".gelukt")).to_be_visible()


def _promise_opened(what: str) -> Callable[[Screen], None]:
    def do(screen: Screen) -> None:
        worklist = Werklijst(screen.visitor)
        button = worklist.page.get_by_role("button", name=screen.visitor.says(what))
        # What is kept by an act of its own is opened elsewhere.
        worklist.open(worklist.main.locator(".beloften .werk").filter(has=button).first, what)

    return do


def _unfolded(screen: Screen) -> None:
    worklist = Werklijst(screen.visitor)
    for part in ("Kwam er een e-mail of brief binnen?", "Is een collega er niet?"):
        worklist.vouw_open(part)


def _message_open(screen: Screen) -> None:
    MijnBerichten(screen.visitor).main.locator(".bericht").get_by_role("button").first.click()
    expect(screen.main.locator(".bericht .kenmerk")).to_be_visible()


def _link_opened(screen: Screen) -> None:
    _code_asked(screen)
    screen.visitor.go(f"{routes.INLOGGEN_LINK}?sleutel=abc")
    Screen(screen.visitor, routes.INLOGGEN_LINK)


def _wrong_handed_code(screen: Screen) -> None:
    Inloggen(screen.visitor).met_code_van_ons("3333-3333", date(1990, 1, 1))
    assert Inloggen(screen.visitor).refused("bewijs")


def _stop_opened(screen: Screen) -> None:
    WijzigingStoppen.opened(screen.visitor, f"{routes.WIJZIGING_STOPPEN}?sleutel=abc")
    expect(screen.form).to_be_visible()


def _asked_to_part(screen: Screen) -> None:
    houder, mede = someone_like(BILAL), someone_like(EVA)
    is_registered_with(screen.visitor.portal, houder, mede)
    sign_in(screen.visitor, houder.email)
    Splitsen.opened(screen.visitor).vraag()
    sign_in(screen.visitor, mede.email)
    expect(Splitsen.opened(screen.visitor).form).to_have_count(2)


def _asked_to_join(screen: Screen) -> None:
    """Somebody else asked this one; who reads it has the longer inschrijving."""
    vrager, ander = someone_like(BILAL), someone_like(EVA)
    for persoon in (vrager, ander):
        is_registered(screen.visitor.portal, persoon)
    sign_in(screen.visitor, vrager.email)
    Splitsen.opened(screen.visitor).vul_in(naam=ander.naam, contact=ander.email)
    Splitsen(screen.visitor).told()
    sign_in(screen.visitor, ander.email)
    expect(Splitsen.opened(screen.visitor).form).to_have_count(2)


def _has_the_last_word(screen: Screen) -> None:
    _asked_to_join(screen)
    Splitsen(screen.visitor).druk("Ja, ik ga samen verder")


def _kept_secret(screen: Screen) -> None:
    gegevens = MijnGegevens(screen.visitor)
    gegevens.druk("Houd mijn adres geheim")
    gegevens.druk("Niet meer geheim houden")


def _ander_adres(screen: Screen) -> ContactWijzigen:
    return ContactWijzigen(screen.visitor)


def _ander_adres_in_rust(screen: Screen) -> None:
    oud = screen.main.get_by_text("@reis.voorbeeld.nl").inner_text()
    _ander_adres(screen).bevestig_en_bewijs(oud, someone_like(BILAL).email)


def _client_found(screen: Screen) -> Locator:
    found = KlantZoeken(screen.visitor).zoek(INGESCHREVEN, "Belt over de inschrijving")
    expect(found).to_have_count(1)
    return found


def _client_chosen(screen: Screen) -> None:
    _client_found(screen).get_by_role("button").click()
    expect(screen.page.locator("#verifieren")).to_be_focused()


def _client_seen(screen: Screen) -> Klantbeeld:
    return KlantZoeken(screen.visitor).begin_gesprek(_client_found(screen), reden="Vraagt naar de datum")


def _client_helped(screen: Screen) -> None:
    _client_seen(screen).help()


def _client_confirms(screen: Screen) -> None:
    """The client of the help session has answered everything, and a yes is what is left."""
    persoon = someone_like(BILAL)
    has_answered(screen.visitor.portal, persoon)
    zoeken = KlantZoeken.opened(screen.visitor)
    zoeken.begin_gesprek(zoeken.zoek(persoon.email, "Zit aan de balie"), reden="Zit aan de balie").help()
    Screen.opened(screen.visitor, routes.BALIE_BEVESTIGEN)


def _talked_to(screen: Screen) -> None:
    sign_in(screen.visitor, MEDEWERKER)
    _client_seen(KlantZoeken.opened(screen.visitor)).sluit_af("Vraag over de datum beantwoord.")
    sign_in(screen.visitor, INGESCHREVEN)
    Screen.opened(screen.visitor, routes.MIJN_DOSSIER)


def _corrects(screen: Screen) -> None:
    _talked_to(screen)
    dossier = Screen(screen.visitor, routes.MIJN_DOSSIER)
    dossier.main.get_by_role("button", name=screen.visitor.says("Dit klopt niet")).first.click()
    _sent_empty(dossier)


def _correction_opened(screen: Screen) -> None:
    _corrects(screen)
    dossier = Screen(screen.visitor, routes.MIJN_DOSSIER)
    dossier.fill_in({"tekst": "Ik vroeg naar mijn adres."})
    dossier.send()
    dossier.told()
    sign_in(screen.visitor, MEDEWERKER)
    correcties = Screen.opened(screen.visitor, routes.BALIE_DOSSIER)
    correcties.main.get_by_role("button", name=screen.visitor.says("Bekijken")).first.click()
    expect(screen.page.locator("#gekozen")).to_be_focused()


def _withholding(screen: Screen) -> None:
    _sent_empty(Afschermen.bij(_client_seen(screen)))


def _withheld(screen: Screen) -> None:
    Afschermen.bij(_client_seen(KlantZoeken.opened(screen.visitor))).schrijf(
        "De buurvrouw meldde dit.", clock.today() + timedelta(days=30)
    )
    lijst = Screen.opened(screen.visitor, routes.BALIE_AFGESCHERMD)
    lijst.main.get_by_role("button", name=screen.visitor.says("Bekijken")).first.click()
    expect(screen.page.locator("#gekozen")).to_be_focused()


def _closes_with_an_appointment(screen: Screen) -> None:
    _client_seen(screen).fill_in({"vervolg": "afspraak"})


def _stuck(screen: Screen) -> None:
    vraag_hulp(screen)
    aangeboden(screen, screen.visitor.says("Zullen wij even helpen?"))


def _in_need(screen: Screen) -> None:
    Contact(screen.visitor).bel_mij_terug("Jo Jansen", "06 12345678", "Mijn man slaat mij, ik wil niet meer leven.")
    eerst_bellen(screen, "113", "112")


def _posted(screen: Screen) -> None:
    screen.page.get_by_role("button", name=screen.visitor.says("Stuur het mij met de post")).click()
    expect(screen.page.locator("#melding")).to_be_focused()


def _paper_entered(screen: Screen) -> None:
    BaliePapier(screen.visitor).voer_in(has_printed(screen.visitor.portal))


def _paper_with_older_questions(screen: Screen) -> None:
    papier = BaliePapier.opened(screen.visitor)
    papier.vul_code_in(has_printed(screen.visitor.portal, van=someone_like(BILAL), met_oude_vragen=True))
    expect(screen.page.locator("#veranderd")).to_be_focused()


def _paper_of_a_klacht(screen: Screen) -> None:
    papier = BaliePapier.opened(screen.visitor)
    papier.vul_code_in(has_printed(screen.visitor.portal, "klacht"))
    expect(screen.page.locator("#fouten")).to_be_focused()


def _paper_of_a_klacht_entered(screen: Screen) -> None:
    _paper_of_a_klacht(screen)
    papier = BaliePapier(screen.visitor)
    papier.wie_het_is(ANS)
    papier.send()
    wat = VerzoekStap(screen.visitor, "klacht", "wat")
    wat.beantwoord(KLACHT, "foto").verder(CONTROLEREN)


def _paper_lacks(screen: Screen) -> None:
    _paper_entered(screen)
    BaliePapier.opened(screen.visitor).ontbreekt()


def _pressed(knop: str, focus: str) -> Callable[[Screen], None]:
    def do(screen: Screen) -> None:
        screen.main.get_by_role("button", name=screen.visitor.says(knop)).first.click()
        expect(screen.page.locator(focus)).to_be_focused()

    return do


def _appointment_made(screen: Screen) -> None:
    AfspraakControleren(screen.visitor).maak().kenmerk()


def _appointment_lost(screen: Screen) -> None:
    """Somebody else chose the same moment a moment ago."""
    plaatsen = has_planned(screen.visitor.portal, someone_like(CARLA))
    neem_moment(screen.visitor.portal, plaatsen)
    screen.send()
    expect(screen.page.locator("#melding")).to_be_focused()


def _machtiging_prepared(screen: Screen) -> MachtigingCode:
    """A helper is filled in; the second code is asked for."""
    form = Machtigen.opened(screen.visitor)
    form.vul_in(someone_like(EVA), "lezen", "betalen")
    return form.verder()


def _code_wrong(screen: Screen) -> None:
    _machtiging_prepared(screen).vul_in("12")
    expect(screen.page.locator("#fouten")).to_be_focused()


def _may_act(screen: Screen) -> Persoon:
    """This visitor is asked to act for somebody new, and says yes."""
    visitor, klant = screen.visitor, someone_like(BILAL)
    helper = someone_like(EVA)
    has_asked(visitor.portal, klant)
    may_act(visitor.portal, klant, helper)
    sign_in(visitor, helper.email)
    return klant


def _asked_to_act(screen: Screen) -> None:
    _may_act(screen)
    MijnVoorEenAnder.opened(screen.visitor)


def _chosen_for_whom(screen: Screen) -> None:
    klant = _may_act(screen)
    zelf = MijnVoorEenAnder.opened(screen.visitor)
    zelf.zeg_ja(klant)
    zelf.begin(klant)


def _refused_to_act(screen: Screen) -> None:
    _chosen_for_whom(screen)
    screen.visitor.go(routes.MIJN_GEGEVENS)
    Namens(screen.visitor)
    expect(screen.page.locator("#namens-melding")).to_be_visible()


def _somebody_acts(screen: Screen) -> None:
    """As the client: somebody was asked."""
    klant = someone_like(BILAL)
    has_asked(screen.visitor.portal, klant)
    may_act(screen.visitor.portal, klant, someone_like(EVA))
    sign_in(screen.visitor, klant.email)
    Machtigingen.opened(screen.visitor)


def _helpers_at_the_desk(screen: Screen) -> MachtigingenAanBalie:
    beeld = _client_seen(screen)
    beeld.hand.press(beeld.main.get_by_role("link", name=beeld.visitor.says("Wie helpt deze klant?")))
    return MachtigingenAanBalie(screen.visitor)


def _helpers_at_the_desk_wrong(screen: Screen) -> None:
    _helpers_at_the_desk(screen).send()
    expect(screen.page.locator("#fouten")).to_be_focused()


def _klacht_at_the_desk(screen: Screen) -> None:
    sign_in(screen.visitor, someone_like(BILAL).email)
    kenmerk = klacht(screen.visitor).kenmerk
    sign_in(screen.visitor, MEDEWERKER)
    BalieVerzoeken.opened(screen.visitor).open_verzoek(kenmerk).nemen()


def _klacht_listed(screen: Screen) -> None:
    klacht(screen.visitor)
    MijnVerzoeken.opened(screen.visitor)


def _nobody_near(screen: Screen) -> None:
    expect(Buurt(screen.visitor).zoek("Oud-Sandel", "spullen")).to_have_count(0)


def _judging(screen: Screen) -> None:
    BalieMaatwerk(screen.visitor).kies("El Amrani", "Beoordelen")


def _judged_without_a_reason(screen: Screen) -> None:
    _judging(screen)
    _sent_empty(screen)


def _deviating(screen: Screen) -> None:
    _sent_empty(Afwijken.bij(_client_seen(screen)))


def _referring(screen: Screen) -> None:
    _sent_empty(Doorverwijzen.bij(_client_seen(screen)))


def _asking_a_case_owner(screen: Screen) -> None:
    _sent_empty(RegieRegelen.bij(_client_seen(screen)))


def _proposing_safety(screen: Screen) -> None:
    _sent_empty(VeiligContact.bij(_client_seen(screen)))


def _bounded(screen: Screen) -> str:
    """Somebody new has bounded contact from today; the screen is theirs. Gives their surname."""
    persoon = someone_like(BILAL)
    # A surname of one's own: worklists are for everybody.
    persoon = replace(persoon, achternaam=f"Van{persoon.email.split('@')[0]}land")
    has_asked(screen.visitor.portal, persoon)
    sign_in(screen.visitor, MEDEWERKER)
    zoeken = KlantZoeken.opened(screen.visitor)
    beeld = zoeken.begin_gesprek(zoeken.zoek(persoon.email, "Komt langs"), reden="Komt langs")
    VeiligContact.bij(beeld).stel_voor()
    sign_in(screen.visitor, TEAMLEIDER)
    balie = BalieContactafspraken.opened(screen.visitor)
    balie.kies(persoon.achternaam, "Bekijken")
    balie.beantwoord({"besluit": "ja", "motivering": "Iedereen schrok."})
    sign_in(screen.visitor, persoon.email)
    return persoon.achternaam


def _own_agreements(screen: Screen) -> None:
    _bounded(screen)
    _sent_empty(Screen.opened(screen.visitor, routes.MIJN_CONTACTAFSPRAKEN))


def _reviewing(screen: Screen) -> None:
    achternaam = _bounded(screen)
    sign_in(screen.visitor, TEAMLEIDER)
    BalieContactafspraken.opened(screen.visitor).kies(achternaam, "Bekijken")


def _choosing(screen: Screen) -> None:
    """The filters open, with one choice made."""
    woningen = Woningen(screen.visitor)
    woningen.zoek(plaats="Oud-Sandel")
    expect(woningen.main.locator("#gevonden")).to_be_focused()
    woningen.vouw_uit()


def _nothing_fits(screen: Screen) -> None:
    woningen = Woningen(screen.visitor)
    woningen.zoek(plaats="Oud-Sandel", soort="kamer", kamers="5")
    expect(woningen.main.locator(".woning")).to_have_count(0)


def _home_gone(screen: Screen) -> None:
    """A home that was withdrawn: the address is a 404, and the page says what to do."""
    screen.visitor.allow("status of 404")
    screen.visitor.go(routes.woning("0" * 32))
    expect(screen.page.get_by_role("link", name=screen.visitor.says("Bekijk de andere woningen"))).to_be_visible()


def _incomplete_advert(screen: Screen) -> None:
    """An advertentie that lacks everything; the first time it is made."""
    balie = BalieAdvertenties(screen.visitor)
    begun = balie.main.get_by_role("button", name=screen.visitor.says("Aanvullen")).first
    made = balie.main.get_by_role("button", name=screen.visitor.says("Advertentie maken")).first
    balie.hand.press(begun if begun.count() else made)
    expect(balie.main.locator("#gekozen")).to_be_focused()
    balie.send()
    expect(screen.page.locator("#fouten")).to_be_visible()


def _judging_the_rent(screen: Screen) -> None:
    BalieAdvertenties(screen.visitor).kies("Zandpad 18", "Huur beoordelen")


STATES = (
    State(routes.START),
    State(routes.START, "ingelogd", INGESCHREVEN),
    State(routes.INSCHRIJVEN),
    State(routes.INSCHRIJVEN, "ingelogd", NIEUW),
    State(routes.inschrijven_stap("bewijs")),
    State(routes.inschrijven_stap("bewijs"), "fout", do=_sent_empty),
    State(routes.inschrijven_stap("bewijs"), "hulp-aangeboden", do=_stuck),
    State(routes.inschrijven_stap("adres"), "hulp-aangeboden", BEZIG, _stuck),
    *(State(routes.inschrijven_stap(stap), "leeg", BEZIG) for stap in VRAGEN),
    *(State(routes.inschrijven_stap(stap), "ingevuld", KLAAR) for stap in VRAGEN),
    *(State(routes.inschrijven_stap(stap), "fout", BEZIG, _sent_empty) for stap in VRAGEN[:6]),
    State(routes.inschrijven_stap("geboortedatum"), "te-jong", BEZIG, _filled_in(ZEVENTIEN, "#melding")),
    State(routes.inschrijven_stap("inkomen"), "fout", BEZIG, _filled_in({"inkomen": "veel"}, "#fouten")),
    State(routes.inschrijven_stap("woonwensen"), "fout", BEZIG, _filled_in({"wens_plaatsen": "111222333"}, "#fouten")),
    State(routes.inschrijven_stap("controleren"), "ingevuld", KLAAR),
    State(routes.inschrijven_stap("controleren"), "fout", KLAAR, _sent_empty),
    State(routes.inschrijven_stap("betalen"), "open", MOET_BETALEN),
    State(routes.inschrijven_stap("bevestiging"), "", INGESCHREVEN),
    State(routes.INLOGGEN),
    State(routes.INLOGGEN, "fout", do=_sent_empty),
    State(routes.INLOGGEN, "fout-code-van-ons", do=_wrong_handed_code),
    State(routes.INLOGGEN, "als-medewerker", do=_as_colleague),
    State(routes.INLOGGEN, "passkey-onbekend", do=_unknown_passkey),
    State(routes.PASSKEYS, "niet-ingelogd"),
    State(routes.PASSKEYS, "nog-geen", NIEUW),
    State(routes.PASSKEYS, "extra-code", NIEUW, _passkey_code),
    State(routes.PASSKEYS, "maken", MEDEWERKER),
    State(routes.INLOGGEN_CODE, "geen-code"),
    State(routes.INLOGGEN_CODE, "gevraagd", do=_code_asked),
    State(routes.INLOGGEN_CODE, "fout", do=_wrong_code),
    State(routes.INLOGGEN_LINK, "andere-browser"),
    State(routes.INLOGGEN_LINK, "knop", do=_link_opened),
    State(routes.HULP),
    State(routes.HULP, "fout", do=_sent_empty),
    State(routes.HULP, "gevonden", do=_filled_in({"zoek": "waarom moet ik betalen"}, "#resultaten")),
    State(routes.HULP, "niets", do=_filled_in({"zoek": "zwembad"}, "#resultaten")),
    *(State(routes.antwoord(naam)) for naam in routes.ANTWOORDEN),
    State(routes.antwoord("kosten"), "fout", do=_sent_empty),
    State(routes.antwoord("kosten"), "geholpen", do=_filled_in({"geholpen": "nee"}, "#bedankt")),
    State(routes.OP_PAPIER),
    State(routes.OP_PAPIER, "ingelogd", HALVERWEGE),
    State(routes.OP_PAPIER, "geen-adres", HALVERWEGE, _posted),
    State(routes.CONTACT),
    State(routes.CONTACT, "ingelogd", INGESCHREVEN),
    State(routes.CONTACT, "fout", do=_sent_empty),
    State(routes.CONTACT, "misschien-bsn", do=_filled_in(MET_BSN, "#fouten")),
    State(routes.CONTACT, "belofte", do=_promise),
    State(routes.CONTACT, "spoed", do=_in_need),
    State(routes.CONTACT, "spoed-belofte", do=_urgent_promise),
    State(routes.CONTACT, "per-mail", do=_promise_by_mail),
    State(routes.AFSPRAAK),
    State(routes.AFSPRAAK, "fout", do=_sent_empty),
    State(
        routes.AFSPRAAK, "misschien-bsn", do=_filled_in({"vraag": MET_BSN["vraag"], "onderwerp": "anders"}, "#fouten")
    ),
    *(State(routes.afspraak_stap(stap), "", MAAKT_AFSPRAAK) for stap in routes.AFSPRAAKSTAPPEN[1:-1]),
    *(
        State(routes.afspraak_stap(stap), "fout", MAAKT_AFSPRAAK, _sent_empty)
        for stap in ("waar", "tolk", "dag", "tijd")
    ),
    State(routes.afspraak_stap("controleren"), "bezet", MAAKT_AFSPRAAK, _appointment_lost),
    State(routes.afspraak_stap("controleren"), "gelukt", MAAKT_AFSPRAAK, _appointment_made),
    State(routes.afspraak_stap("gelukt"), "niets"),
    State(routes.BERICHT_CONTROLEREN),
    State(routes.BERICHT_CONTROLEREN, "fout", do=_sent_empty),
    State(routes.BERICHT_CONTROLEREN, "onbekend", do=_filled_in({"kenmerk": "B-1111-1111"}, "#uitslag")),
    State(routes.TOEGANKELIJKHEID),
    State(routes.PRIVACY),
    State(routes.MIJN, "nieuw", NIEUW),
    State(routes.MIJN, "halverwege", HALVERWEGE),
    State(routes.MIJN, "betalen", MOET_BETALEN),
    State(routes.MIJN, "gevraagd", GEVRAAGD),
    State(routes.MIJN, "ingeschreven", INGESCHREVEN),
    State(routes.MIJN_INSCHRIJVING, "leeg", NIEUW),
    State(routes.MIJN_INSCHRIJVING, "betalen", MOET_BETALEN),
    State(routes.MIJN_INSCHRIJVING, "ingeschreven", INGESCHREVEN),
    State(routes.MIJN_INSCHRIJVING, "verlengen", VERLENGEN),
    State(routes.MIJN_INSCHRIJVING, "verlopen", VERLOPEN),
    State(routes.MIJN_INSCHRIJVING, "stopt", AL_JAREN, _ending),
    State(routes.HERROEPEN, "leeg", NIEUW),
    State(routes.HERROEPEN, "kan", MOET_BETALEN),
    State(routes.SPLITSEN, "leeg", NIEUW),
    State(routes.SPLITSEN, "alleen", AL_JAREN),
    State(routes.SPLITSEN, "fout", AL_JAREN, lambda screen: Splitsen(screen.visitor).vul_in(naam="", contact="")),
    State(routes.SPLITSEN, "samen-antwoorden", AL_JAREN, _asked_to_join),
    State(routes.SPLITSEN, "samen-bevestigen", AL_JAREN, _has_the_last_word),
    State(routes.SPLITSEN, "samen", SAMEN_INGESCHREVEN),
    State(routes.SPLITSEN, "gevraagd", SAMEN_INGESCHREVEN, lambda screen: Splitsen(screen.visitor).vraag()),
    State(routes.SPLITSEN, "antwoorden", SAMEN_INGESCHREVEN, _asked_to_part),
    State(routes.MIJN_ZOEKPROFIEL, "niet-ingeschreven", NIEUW),
    State(routes.MIJN_ZOEKPROFIEL, "leeg", AL_JAREN),
    State(routes.MIJN_ZOEKPROFIEL, "fout", AL_JAREN, _wrong_wishes),
    State(routes.MIJN_ZOEKPROFIEL, "met-woning", AL_JAREN, _with_a_profile),
    State(routes.MIJN_ADRES, "leeg", NIEUW),
    State(routes.MIJN_ADRES, "fout", AL_JAREN, _wrong_postcode),
    State(
        routes.MIJN_ADRES, "nakijken", AL_JAREN, lambda screen: Wijzigen(screen.visitor, screen.path).vul_in(VERHUISD)
    ),
    State(routes.WIJZIGING_STOPPEN, "werkt-niet"),
    State(routes.WIJZIGING_STOPPEN, "knop", do=_stop_opened),
    State(routes.MIJN_GEGEVENS, "adres-geheim", AL_JAREN, _kept_secret),
    State(routes.MIJN_CONTACT, "invullen", AL_JAREN),
    State(routes.MIJN_CONTACT, "fout", AL_JAREN, _sent_empty),
    State(routes.MIJN_CONTACT, "nakijken", AL_JAREN, lambda screen: _ander_adres(screen).vul_in(ANDER_ADRES)),
    State(routes.MIJN_CONTACT, "rust", AL_JAREN, _ander_adres_in_rust),
    State(routes.MIJN_HUISHOUDEN, "leeg", NIEUW),
    State(routes.MIJN_HUISHOUDEN, "ingevuld", AL_JAREN),
    State(routes.MIJN_HUISHOUDEN, "niets", AL_JAREN, _nothing_changed),
    State(routes.MIJN_INKOMEN, "leeg", NIEUW),
    State(
        routes.MIJN_INKOMEN,
        "nakijken",
        AL_JAREN,
        lambda screen: Wijzigen(screen.visitor, screen.path).vul_in({"inkomen": "31.000"}),
    ),
    State(routes.OVERLIJDEN),
    State(routes.OVERLIJDEN, "fout", NIEMAND, _sent_empty),
    State(routes.OVERLIJDEN, "doorgegeven", NIEMAND, lambda screen: Overlijden(screen.visitor).geef_door("Jo Jansen")),
    State(routes.BALIE_OVERLIJDEN, "leeg", MEDEWERKER),
    State(routes.BALIE_OVERLIJDEN, "fout", MEDEWERKER, _sent_empty),
    State(routes.BALIE_OVERLIJDEN, "voorstel", MEDEWERKER, _death_proposed),
    State(routes.UITSCHRIJVEN, "leeg", NIEUW),
    State(routes.UITSCHRIJVEN, "gevolgen", AL_JAREN),
    State(routes.UITSCHRIJVEN, "fout", AL_JAREN, _not_understood),
    State(routes.MIJN_BERICHTEN, "leeg", NIEUW),
    State(routes.MIJN_BERICHTEN, "dicht", INGESCHREVEN),
    State(routes.MIJN_BERICHTEN, "open", INGESCHREVEN, _message_open),
    State(routes.MIJN_GEGEVENS, "leeg", NIEUW),
    State(routes.MIJN_GEGEVENS, "ingevuld", INGESCHREVEN),
    State(routes.MIJN_GEGEVENS, "fout", NIEUW, _filled_in({"herkenningswoord": "111222333"}, "#fouten")),
    State(routes.MIJN_MACHTIGINGEN, "leeg", NIEUW),
    State(routes.MIJN_MACHTIGINGEN, "ingevuld", NIEUW, _somebody_acts),
    State(routes.MIJN_MACHTIGEN, "leeg", NIEUW),
    State(routes.MIJN_MACHTIGEN, "fout", NIEUW, _sent_empty),
    State(routes.MIJN_MACHTIGING_CODE, "leeg", NIEUW),
    State(routes.MIJN_MACHTIGING_CODE, "gevraagd", NIEUW, _machtiging_prepared),
    State(routes.MIJN_MACHTIGING_CODE, "fout", NIEUW, _code_wrong),
    State(routes.MIJN_NAMENS, "leeg", NIEUW),
    State(routes.MIJN_NAMENS, "gevraagd", NIEUW, _asked_to_act),
    State(routes.MIJN_NAMENS, "bezig", NIEUW, _chosen_for_whom),
    State(routes.MIJN_NAMENS, "geweigerd", NIEUW, _refused_to_act),
    State(routes.MIJN_VERZOEKEN, "leeg", NIEUW),
    State(routes.MIJN_VERZOEKEN, "lijst", NIEUW, _klacht_listed),
    State(routes.MIJN_VERZOEKEN, "verzoek", NIEUW, lambda screen: klacht(screen.visitor)),
    State(routes.VERZOEK_NIEUW, "", NIEUW),
    State(routes.VERZOEK_NIEUW, "fout", NIEUW, lambda s: _sent_empty(VerzoekStap.typed(s.visitor, "klacht", "wat"))),
    State(routes.VERZOEK_NIEUW, "bezwaar", NIEUW, lambda s: VerzoekStap.typed(s.visitor, "bezwaar", "besluit")),
    State(routes.VERZOEK_NIEUW, "bellen", NIEUW, lambda screen: met_spoed(screen.visitor)),
    State(routes.VERZOEK_NIEUW, "foto", NIEUW, lambda screen: met_foto(screen.visitor)),
    State(routes.VERZOEK_NIEUW, "controleren", NIEUW, lambda screen: nagekeken(screen.visitor)),
    State(routes.BALIE_VERZOEKEN, "lijst", MEDEWERKER),
    State(routes.BALIE_VERZOEKEN, "verzoek", MEDEWERKER, _klacht_at_the_desk),
    State(routes.MIJN_DOSSIER, "leeg", NIEUW),
    State(routes.MIJN_DOSSIER, "ingevuld", INGESCHREVEN, _talked_to),
    State(routes.MIJN_DOSSIER, "klopt-niet", INGESCHREVEN, _corrects),
    State(routes.BALIE_AFGESCHERMD, "leeg", TEAMLEIDER),
    State(routes.BALIE_AFGESCHERMD, "bekijken", MEDEWERKER, _withheld),
    State(routes.BALIE_DOSSIER, "leeg", MEDEWERKER),
    State(routes.BALIE_DOSSIER, "bekijken", MEDEWERKER, _correction_opened),
    State(routes.MIJN_AFSPRAKEN, "leeg", NIEUW),
    State(routes.MIJN_AFSPRAKEN, "ingevuld", INGESCHREVEN),
    State(routes.MIJN_AFSPRAKEN, "verzetten", INGESCHREVEN, _pressed("Verzetten", "#bezig")),
    State(routes.MIJN_AFSPRAKEN, "afzeggen", INGESCHREVEN, _pressed("Afzeggen", "#bezig")),
    State(routes.BALIE_AFSPRAKEN, "", MEDEWERKER),
    State(routes.BALIE_AFSPRAKEN, "verzetten", MEDEWERKER, _pressed("Verzetten", "#bezig")),
    State(routes.BALIE, "werk", MEDEWERKER),
    *(
        State(routes.BALIE, what.lower().replace(" ", "-"), MEDEWERKER, _promise_opened(what))
        for what in ("Klaar", "Nieuw moment", "Pauze", "Verloop")
    ),
    State(routes.BALIE, "uitgeklapt", MEDEWERKER, _unfolded),
    State(routes.BALIE_MONITOR, "", MEDEWERKER),
    State(routes.BALIE, "fout", MEDEWERKER, _filled_in({"nummer": "W-1111-1111"}, "#melding")),
    State(routes.BALIE_ANTWOORDEN, "", MEDEWERKER),
    State(routes.BALIE_KANSEN, "", MEDEWERKER),
    State(routes.BALIE_PAPIER, "", MEDEWERKER),
    State(routes.BALIE_PAPIER, "fout", MEDEWERKER, _sent_empty),
    State(routes.BALIE_PAPIER, "invoeren", MEDEWERKER, _paper_entered),
    State(routes.BALIE_PAPIER, "ontbreekt", MEDEWERKER, _paper_lacks),
    State(routes.BALIE_PAPIER, "veranderd", MEDEWERKER, _paper_with_older_questions),
    State(routes.BALIE_PAPIER, "onbekende-klant", MEDEWERKER, _paper_of_a_klacht),
    State(routes.BALIE_PAPIER, "klacht-ingevoerd", MEDEWERKER, _paper_of_a_klacht_entered),
    State(routes.BALIE_KLANTEN, "", MEDEWERKER),
    State(routes.BALIE_KLANTEN, "fout", MEDEWERKER, _sent_empty),
    State(routes.BALIE_KLANTEN, "gevonden", MEDEWERKER, _client_found),
    State(routes.BALIE_KLANTEN, "verifieren", MEDEWERKER, _client_chosen),
    State(routes.BALIE_KLANTEN, "klantbeeld", MEDEWERKER, _client_seen),
    State(routes.BALIE_KLANTEN, "afschermen", MEDEWERKER, _withholding),
    State(routes.BALIE_KLANTEN, "afspreken", MEDEWERKER, _closes_with_an_appointment),
    State(routes.BALIE_KLANTEN, "helpt", MEDEWERKER, _client_helped),
    State(routes.BALIE_KLANTEN, "machtigingen", MEDEWERKER, _helpers_at_the_desk),
    State(routes.BALIE_KLANTEN, "machtigingen-fout", MEDEWERKER, _helpers_at_the_desk_wrong),
    State(routes.HULP_IN_DE_BUURT),
    State(routes.HULP_IN_DE_BUURT, "niemand", do=_nobody_near),
    State(routes.MIJN_CONTACTAFSPRAKEN, "leeg", NIEUW),
    State(routes.MIJN_CONTACTAFSPRAKEN, "fout", NIEUW, _own_agreements),
    State(routes.WONINGEN),
    State(routes.WONINGEN, "kiezen", do=_choosing),
    State(routes.WONINGEN, "niets", do=_nothing_fits),
    State(routes.WONINGEN, "woning", do=lambda screen: Woningen(screen.visitor).open("Scheepswerf 2-6")),
    State(routes.WONINGEN, "weg", do=_home_gone),
    State(routes.BALIE_ADVERTENTIES, "", MEDEWERKER),
    State(routes.BALIE_ADVERTENTIES, "fout", MEDEWERKER, _incomplete_advert),
    State(routes.BALIE_ADVERTENTIES, "beoordelen", TEAMLEIDER, _judging_the_rent),
    State(routes.BALIE_MAATWERK, "", MEDEWERKER),
    State(routes.BALIE_MAATWERK, "beoordelen", TEAMLEIDER, _judging),
    State(routes.BALIE_MAATWERK, "fout", TEAMLEIDER, _judged_without_a_reason),
    State(routes.BALIE_DOORVERWIJZINGEN, "", MEDEWERKER),
    State(routes.BALIE_REGIE, "leeg", MEDEWERKER),
    State(routes.BALIE_CONTACTAFSPRAKEN, "leeg", MEDEWERKER),
    State(routes.BALIE_CONTACTAFSPRAKEN, "bekijken", TEAMLEIDER, _reviewing),
    State(routes.BALIE_KLANTEN, "afwijken", MEDEWERKER, _deviating),
    State(routes.BALIE_KLANTEN, "doorverwijzen", MEDEWERKER, _referring),
    State(routes.BALIE_KLANTEN, "vaste-contactpersoon", MEDEWERKER, _asking_a_case_owner),
    State(routes.BALIE_KLANTEN, "veilig-contact", MEDEWERKER, _proposing_safety),
    State(routes.TWEEDE_SCHERM),
    State(routes.TWEEDE_SCHERM, "code", do=lambda screen: screen.send()),
    State(routes.BALIE_BEVESTIGEN, "leeg", MEDEWERKER),
    State(routes.BALIE_BEVESTIGEN, "wacht", MEDEWERKER, _client_confirms),
    State(routes.STIJL),
    State(routes.POSTVAK),
    State(ONBEKEND, languages=("nl",)),
)
