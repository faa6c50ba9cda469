"""The screens as a person goes through them: each method is one thing to do, and gives the screen that follows.

A screen is there when its address, its heading and its content are. What is asserted here holds for everybody who
comes along: the language of the page, its title, and that a wrong answer brings focus to what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import Locator, expect

from portal import routes
from portal.i18n import Zin
from tests.journeys.browsers import Visitor
from tests.people import Formulier, Persoon

S = TypeVar("S", bound="Screen")


class Screen:
    """One address, as this visitor sees it."""

    path: str

    def __init__(self, visitor: Visitor, path: str = "") -> None:
        self.visitor, self.page, self.hand = visitor, visitor.page, visitor.hand
        self.path = path or self.path
        expect(self.page).to_have_url(re.compile(re.escape(visitor.address(self.path)) + r"/?(\?.*)?(#.*)?$"))
        expect(self.page.locator("#kop")).to_be_visible()
        expect(self.page).to_have_title(re.compile(r"\w"))
        expect(self.page.locator("html")).to_have_attribute("lang", visitor.language)
        expect(self.page.locator(".verbinding")).to_have_count(0)
        expect(self.main.locator(".wachten")).to_have_count(0)

    @classmethod
    def opened(cls: type[S], visitor: Visitor, path: str = "") -> S:
        """Typed the address."""
        visitor.go(path or cls.path)
        return cls(visitor, path)

    @property
    def main(self) -> Locator:
        """What the page is about, without header, help and footer."""
        return self.page.locator("main")

    @property
    def form(self) -> Locator:
        """The form of the page."""
        return self.main.locator("form.formulier")

    def says(self, text: str | Zin, **values: object) -> None:
        """The page says this, in the language of the visitor."""
        expect(self.main).to_contain_text(self.visitor.says(text, **values))

    def field(self, name: str) -> Locator:
        """The field of this name."""
        return self.page.locator(f"#{name}")

    def fill_in(self, answers: Formulier) -> None:
        """Answer what is asked, each kind of field as its kind asks; an empty answer empties the field."""
        for name, value in answers.items():
            options = self.form.locator(f"input[name={name}]")
            kind = options.first.get_attribute("type") if options.count() else "select"
            if kind == "radio":
                self.hand.choose(self.form.locator(f"input[name={name}][value={value}]"))
            elif kind == "checkbox":
                self.hand.tick(self.field(name))
            elif self.form.locator(f"select[name={name}]").count():
                if self.field(name).input_value() != value:
                    self.hand.pick(self.field(name), value)
            elif self.field(name).input_value() != value:
                self.hand.write(self.field(name), value)

    def send(self) -> None:
        """Press the button of the (first) form."""
        self.hand.press(self.form.locator("button[type=submit]").first)

    def refused(self, *fields: str) -> list[str]:
        """Wrong input: the summary has focus, names these fields, and its links lead to them; gives its sentences."""
        summary = self.page.locator("#fouten")
        expect(summary).to_be_focused()
        links = summary.get_by_role("link")
        expect(links).to_have_count(len(fields))
        sentences = []
        for number, name in enumerate(fields):
            sentences.append(links.nth(number).inner_text())
            self.hand.press(links.nth(number))
            expect(self.field(name)).to_be_focused()
            expect(self.form.filter(has=self.field(name))).to_contain_text(sentences[-1])
        return sentences

    def told(self, notice_id: str = "melding") -> str:
        """The answer is no, or something happened: the notice has focus; gives its text."""
        notice = self.page.locator(f"#{notice_id}")
        expect(notice).to_be_focused()
        return notice.inner_text()


class Startpagina(Screen):
    path = routes.START

    def inschrijven(self) -> Begin:
        self.hand.press(self.main.get_by_role("link", name=self.visitor.says("Inschrijven als woningzoekende")))
        return Begin(self.visitor)


class Begin(Screen):
    path = routes.INSCHRIJVEN

    def beginnen(self) -> Bewijs:
        self.hand.press(self.main.get_by_role("link", name=self.visitor.says("Begin met inschrijven")))
        return Bewijs(self.visitor)


class CodeVragen(Screen):
    """A page that asks where a code may go."""

    def vraag_code(self, contact: str) -> Code:
        self.hand.write(self.field("contact"), contact)
        self.send()
        return Code(self.visitor, contact)


class Bewijs(CodeVragen):
    path = routes.inschrijven_stap("bewijs")


class Inloggen(CodeVragen):
    path = routes.INLOGGEN

    def word(self, naam: str) -> None:
        """Become one of the people of the demo, by their button."""
        self.hand.press(self.main.get_by_role("button", name=naam))

    def met_code_van_ons(self, code: str, geboren: date) -> None:
        """Log in with a code from the desk or a letter."""
        self.hand.press(
            self.main.locator("summary").filter(
                has_text=self.visitor.says("Ik kreeg een code van u, op papier of op kantoor")
            )
        )
        self.hand.write(self.field("bewijs"), code)
        for deel, waarde in (("dag", geboren.day), ("maand", geboren.month), ("jaar", geboren.year)):
            self.hand.write(self.field(f"geboren_{deel}"), str(waarde))
        within = self.main.locator("details").filter(has=self.field("bewijs"))
        self.hand.press(within.get_by_role("button", name=self.visitor.says("Inloggen")))

    def met_passkey(self) -> None:
        """Press the button of the passkey; where one ends up is the story's."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Inloggen met een passkey")))


class Passkeys(Screen):
    path = routes.PASSKEYS

    @property
    def regels(self) -> Locator:
        """One's own passkeys."""
        return self.main.locator(".passkeys > li")

    def druk(self, knop: str) -> None:
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says(knop), exact=True))

    def vul_code_in(self, code: str) -> None:
        self.hand.write(self.field("code"), code)
        self.send()

    def maak(self, naam: str) -> None:
        """Give it a name and let the device make it."""
        self.hand.write(self.field("naam"), naam)
        self.druk("Maak de passkey")


def log_out(visitor: Visitor) -> None:
    """Press Uitloggen, on whatever page."""
    visitor.hand.press(visitor.page.get_by_role("banner").get_by_role("button", name=visitor.says("Uitloggen")))
    Startpagina(visitor)


class Code(Screen):
    path = routes.INLOGGEN_CODE

    def __init__(self, visitor: Visitor, contact: str) -> None:
        super().__init__(visitor)
        self.contact = contact

    def vul_in(self, code: str) -> None:
        self.hand.write(self.field("code"), code)
        self.send()

    def van_de_mail(self) -> None:
        """Type over the code of the message."""
        self.vul_in(self.visitor.portal.code_for(self.contact))


class Vraag(Screen):
    """One question of the registration, with its number and what was answered before."""

    def __init__(self, visitor: Visitor, stap: str) -> None:
        super().__init__(visitor, routes.inschrijven_stap(stap))
        self.stap = stap
        expect(self.form.locator(f"input[name=stap][value={stap}]")).to_be_attached()

    @classmethod
    def opened(cls, visitor: Visitor, path: str = "") -> Vraag:
        """Typed the address of this question."""
        visitor.go(routes.inschrijven_stap(path))
        return cls(visitor, path)

    def terug(self, stap: str) -> Vraag:
        """Follow the link back to the question before this one."""
        self.hand.press(self.main.locator("a.terug"))
        return Vraag(self.visitor, stap)

    def beantwoorden(self, answers: Formulier, *, naar: str) -> None:
        """Fill in this page and go on to the next, named here."""
        self.fill_in(answers)
        self.verder(naar)

    def verder(self, naar: str) -> Vraag | Controleren:
        """Go on to the next page, named here."""
        self.send()
        return Controleren(self.visitor) if naar == "controleren" else Vraag(self.visitor, naar)


def beantwoord_alles(visitor: Visitor, persoon: Persoon, *, vanaf: str = "naam") -> Controleren:
    """Every question from this one on, as this person answers them."""
    antwoorden = persoon.antwoorden()
    stappen = list(antwoorden)
    for nummer, stap in enumerate(stappen):
        if nummer < stappen.index(vanaf):
            continue
        vraag = Vraag(visitor, stap)
        vraag.fill_in(antwoorden[stap])
        vraag.send()
    return Controleren(visitor)


class Controleren(Screen):
    path = routes.inschrijven_stap("controleren")

    def toont(self, *answers: str) -> None:
        """What was answered stands here."""
        for answer in answers:
            expect(self.main.locator(".overzicht").filter(has_text=answer)).not_to_have_count(0)

    def wijzigen(self, stap: str) -> Vraag:
        address = routes.in_language(routes.inschrijven_stap(stap), self.visitor.language)
        self.hand.press(self.main.locator(f".overzicht a[href='{address}']").first)
        return Vraag(self.visitor, stap)

    @property
    def knop(self) -> Locator:
        """The button that says what it costs."""
        return self.form.locator("button[type=submit]")

    def akkoord(self) -> None:
        """Agree to the terms, and have read about privacy."""
        self.hand.tick(self.field("akkoord"))
        self.hand.tick(self.field("gelezen"))

    def inschrijven_en_betalen(self) -> Betaalpagina:
        self.akkoord()
        self.hand.press(self.knop)
        return Betaalpagina(self.visitor)


class Betaalpagina:
    """The page of the payment provider; not ours, so only its buttons are known here."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page, self.hand = visitor, visitor.page, visitor.hand
        expect(self.page).to_have_url(re.compile(rf":{visitor.portal.simulator_port}/c/pay/"))
        expect(self.page.locator("html")).to_have_attribute("lang", visitor.language)

    def _kies(self, uitkomst: str) -> None:
        self.hand.press(self.page.locator(f"button[value={uitkomst}]"))

    def gelukt(self) -> Bevestiging:
        self._kies("gelukt")
        return Bevestiging(self.visitor)

    def verlengd(self) -> MijnInschrijving:
        """Paid, and back where renewing was asked."""
        self._kies("gelukt")
        return MijnInschrijving(self.visitor)

    def betaald_maar_weg(self) -> None:
        """Paid, and the way back is cut off."""
        self._kies("gelukt")

    def terug_zonder_te_betalen(self) -> Betalen:
        self._kies("terug")
        return Betalen(self.visitor)

    def bank_is_bezig(self) -> Betalen:
        self._kies("bezig")
        return Betalen(self.visitor)

    def mislukt(self) -> Betaalpagina:
        self._kies("mislukt")
        expect(self.page.get_by_role("alert")).to_be_visible()
        return Betaalpagina(self.visitor)

    def laat_verlopen(self) -> Betalen:
        """The page says that it is over, and leads back."""
        self.visitor.allow("the server responded with a status of 410 (Gone)")
        self._kies("verlopen")
        self.hand.press(self.page.get_by_role("link"))
        return Betalen(self.visitor)


class Betalen(Screen):
    path = routes.inschrijven_stap("betalen")

    def betalen(self) -> Betaalpagina:
        self.send()
        return Betaalpagina(self.visitor)


class Bevestiging(Screen):
    path = routes.inschrijven_stap("bevestiging")

    @property
    def nummer(self) -> str:
        """The inschrijfnummer."""
        number = self.main.locator(".gelukt .kenmerk")
        expect(number).to_have_text(re.compile(r"^W-\w{4}-\w{4}$"))
        return number.inner_text()

    def naar_mijn(self) -> Mijn:
        self.hand.press(self.main.get_by_role("link", name=self.visitor.says("Naar mijn overzicht")))
        return Mijn(self.visitor)


class Mijn(Screen):
    path = routes.MIJN

    def staat(self, status: str) -> None:
        """How the inschrijving stands."""
        expect(self.main.locator(".utrecht-status-badge").first).to_have_text(self.visitor.says(status))

    def naar(self, screen: type[S]) -> S:
        """Follow the link to one of the own pages."""
        address = routes.in_language(screen.path, self.visitor.language)
        self.hand.press(self.main.locator(f"nav a[href='{address}']"))
        return screen(self.visitor)


class MijnInschrijving(Screen):
    path = routes.MIJN_INSCHRIJVING

    def verlengen_en_betalen(self) -> Betaalpagina:
        """The one button of the question whether one goes on; it says what it costs."""
        expect(self.form.get_by_role("button")).to_contain_text("€")
        self.send()
        return Betaalpagina(self.visitor)

    def blijven(self) -> MijnInschrijving:
        """It is about to end; the one button to stay."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Ik blijf ingeschreven")))
        return MijnInschrijving(self.visitor)


class MijnBerichten(Screen):
    path = routes.MIJN_BERICHTEN

    def lees(self, onderwerp: Zin) -> Locator:
        """Open the newest message about this."""
        message = self.main.locator(".bericht").filter(has_text=self.visitor.says(onderwerp)).first
        self.hand.press(message.get_by_role("button"))
        expect(message.locator(".kenmerk")).to_be_visible()
        return message


class MijnGegevens(Screen):
    path = routes.MIJN_GEGEVENS

    def laat_wissen(self) -> None:
        """Ask to be erased."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Vraag om te wissen")))

    def druk(self, knop: str) -> str:
        """Press this button; gives what the page says then."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says(knop), exact=True))
        return self.told()


class Contact(Screen):
    path = routes.CONTACT

    def bel_mij_terug(self, naam: str, telefoon: str, vraag: str = "") -> None:
        self.fill_in({"naam": naam, "telefoon": telefoon, **({"vraag": vraag} if vraag else {})})
        self.send()

    def belofte(self) -> tuple[str, str]:
        """We promised to call: who, and before when."""
        expect(self.main.locator(".gelukt .kenmerk")).to_have_text(re.compile(r"^T-\w{4}-\w{4}$"))
        wie, _, wanneer = self.main.locator("p:not(.gelukt *) > strong").all_inner_texts()[:3]
        return wie, wanneer


class Balie(Screen):
    path = routes.BALIE

    def werk(self, tekst: str) -> Locator:
        """The one piece of work with this text in it."""
        return self.main.locator(".werk").filter(has_text=tekst)

    def gebeld(self, werk: Locator) -> None:
        """The promise is kept: it is no longer there."""
        self.hand.press(werk.get_by_role("button", name=self.visitor.says("Klaar")).first)
        expect(self.page.locator("#belofte-doen")).to_be_focused()
        self.fill_in({"uitkomst": "Gebeld en uitgelegd.", "in_een_contact": "ja"})
        self.hand.press(werk.locator("button[type=submit]"))
        expect(self.page.locator("#belofte-melding")).to_be_focused()
        expect(werk).to_have_count(0)

    def goedkeuren(self, werk: Locator) -> None:
        """Press Goedkeuren; whether that may is for the portal to say."""
        self.hand.press(werk.get_by_role("button", name=self.visitor.says("Goedkeuren")))

    def ontvang_medeaanvrager(self, nummer: str) -> KlantBevestigt:
        """Somebody who was asked to register together stands here and has shown who they are."""
        self.fill_in({"mede_nummer": nummer, "mede_document": "paspoort", "mede_geldig": "ja"})
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Ga verder op het tweede scherm")))
        return KlantBevestigt(self.visitor)


class TweedeScherm(Screen):
    """A device in the office, turned towards the client."""

    path = routes.TWEEDE_SCHERM

    def code(self) -> str:
        """The code that this device shows."""
        self.send()
        expect(self.main.locator(".schermcode")).to_have_text(re.compile(r"^\d{3} \d{3}$"))
        return self.main.locator(".schermcode").inner_text()

    def zegt(self, knop: str) -> None:
        """Press one of the two buttons."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says(knop)))

    def inlogcode(self) -> str:
        """The login code that this device shows to the client."""
        expect(self.main.locator(".schermcode")).to_have_text(re.compile(r"^\w{4}-\w{4}$"))
        return self.main.locator(".schermcode").inner_text()


class KlantBevestigt(Screen):
    """What waits for a yes of the client who is being helped."""

    path = routes.BALIE_BEVESTIGEN

    def zet_op_het_scherm(self, code: str, erbij: str = "") -> None:
        """Put the first act that waits before the client, on the device with this code."""
        self.hand.write(self.main.locator("#code").first, code)
        self.hand.write(self.main.locator("#erbij").first, erbij)
        self.hand.tick(self.main.locator("#aan_balie").first)
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Zet op het tweede scherm")).first)
        self.staat("De klant leest nu op het tweede scherm")

    def staat(self, tekst: str) -> None:
        """How far it is."""
        expect(self.main.locator("#stand-kop")).to_have_text(self.visitor.says(tekst))


class KlantZoeken(Screen):
    path = routes.BALIE_KLANTEN

    def zoek(self, wie: str, reden: str) -> Locator:
        """Search, and give the results."""
        self.fill_in({"zoek": wie, "reden": reden})
        self.send()
        expect(self.page.locator("#resultaten")).to_be_focused()
        return self.main.locator(".werk")

    def begin_gesprek(self, klant: Locator, *, reden: str, gezien: Mapping[str, str] | None = None) -> Klantbeeld:
        """Choose the client, say how you know who it is (a passport, unless said otherwise), and begin."""
        self.hand.press(klant.get_by_role("button"))
        expect(self.page.locator("#verifieren")).to_be_focused()
        paspoort = {"kanaal": "BAL", "verificatie": "identiteit-gezien", "document": "paspoort", "geldig": "ja"}
        self.fill_in({**(gezien or paspoort), "reden": reden})
        self.send()
        return Klantbeeld(self.visitor)


class Klantbeeld(Screen):
    """Everything about one client; its address is that of the conversation."""

    path = routes.BALIE_KLANTEN + "/"

    def __init__(self, visitor: Visitor) -> None:
        expect(visitor.page).to_have_url(re.compile(r"/balie/klanten/[0-9a-f]{32}$"))
        super().__init__(visitor, routes.without_language(urlsplit(visitor.page.url).path))

    @property
    def form(self) -> Locator:
        """The form that closes the conversation; others on the page are smaller, and closed."""
        return super().form.filter(has=self.page.locator("[name=samenvatting]"))

    def help(self) -> Mijn:
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Help deze klant")))
        return Mijn(self.visitor)

    def laat_inlogcode_zien(self, code: str) -> None:
        """Show a login code on the device with this code."""
        self.hand.press(self.main.locator("summary").filter(has_text=self.visitor.says("Kan de klant niet inloggen?")))
        self.hand.write(self.field("code"), code)
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Laat een inlogcode zien")))

    def bekijk_adres(self, reden: str) -> str:
        """Look at the secret address; gives it."""
        self.hand.write(self.field("adresreden"), reden)
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("Geheim adres bekijken")))
        return self.told("adres-gezien")

    def sluit_af(self, samenvatting: str) -> Balie:
        """The question is answered."""
        self._besproken(samenvatting, vervolg="beantwoord")
        self.send()
        return Balie(self.visitor)

    def spreek_af(self, samenvatting: str, *, onderwerp: str, plaats: str) -> str:
        """Close with an appointment on the last day that is free; gives that day as it stands in the list."""
        self._besproken(samenvatting, vervolg="afspraak")
        self.fill_in({"onderwerp": onderwerp, "plaats": plaats})
        dag = self._laatste("dag")
        self._laatste("moment")
        self.send()
        Balie(self.visitor)
        return dag

    def _besproken(self, samenvatting: str, *, vervolg: str) -> None:
        vraag = "Hoe gaat het verder?"
        self.fill_in({"vraag": vraag, "samenvatting": samenvatting, "instemming": "eens", "vervolg": vervolg})

    def _laatste(self, veld: str) -> str:
        """Choose the last one of what is free, once it is there."""
        vrij = self.field(veld).locator("option:not([value=''])")
        expect(vrij.last).to_be_attached()
        self.hand.pick(self.field(veld), str(vrij.last.get_attribute("value")))
        return vrij.last.inner_text()
