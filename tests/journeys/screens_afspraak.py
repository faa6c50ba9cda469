"""The screens of appointments as a person goes through them, alone or helped."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from playwright.sync_api import Locator, expect

from portal import routes
from tests.journeys.browsers import Visitor
from tests.journeys.screens import Screen
from tests.people import Formulier

KANTOOR = "balie:lindehof"


class AfspraakVraag(Screen):
    """One question about an appointment."""

    def __init__(self, visitor: Visitor, stap: str) -> None:
        self.stap = stap
        super().__init__(visitor, routes.afspraak_stap(stap))

    def beantwoord(self, antwoorden: Formulier) -> None:
        """Answer and send."""
        for name, value in antwoorden.items():
            radio = self.form.locator(f'input[type=radio][name="{name}"][value="{value}"]')
            if radio.count():
                self.hand.choose(radio)
            else:
                self.fill_in({name: value})
        self.send()

    def keuzes(self, name: str) -> list[str]:
        """The answers there are to choose between."""
        options = self.form.locator(f'input[type=radio][name="{name}"]')
        expect(options.first).to_be_visible()
        return [str(option.get_attribute("value")) for option in options.all()]


class AfspraakMaken:
    """All the questions in a row."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def tot_de_dag(self, **anders: str) -> AfspraakVraag:
        """Answer everything before the day; names of fields with other answers than the usual ones."""
        stappen: dict[str, Formulier] = {
            "waarover": {"onderwerp": "anders"},
            "waar": {"plaats": KANTOOR},
            "tolk": {"tolk": "geen"},
            "gegevens": {},
        }
        velden = {
            "onderwerp": "waarover", "vraag": "waarover", "plaats": "waar", "adres": "waar", "tolk": "tolk",
            "tolk_taal": "tolk", "begeleider_naam": "tolk", "begeleider_email": "tolk", "naam": "gegevens",
            "telefoon": "gegevens", "email": "gegevens",
        }  # fmt: skip
        for veld, waarde in anders.items():
            stappen[velden[veld]] = {**stappen[velden[veld]], veld: waarde}
        for stap, antwoorden in stappen.items():
            AfspraakVraag(self.visitor, stap).beantwoord(antwoorden)
        return AfspraakVraag(self.visitor, "dag")

    def tot_controleren(self, *, dag: int = -1, tijd: int = 0, **anders: str) -> AfspraakControleren:
        """Answer everything, on one of the days and one of its times."""
        vraag = self.tot_de_dag(**anders)
        vraag.beantwoord({"dag": vraag.keuzes("dag")[dag]})
        vraag = AfspraakVraag(self.visitor, "tijd")
        vraag.beantwoord({"moment": vraag.keuzes("moment")[tijd]})
        return AfspraakControleren(self.visitor)


class AfspraakControleren(Screen):
    path = routes.afspraak_stap("controleren")

    def antwoord(self, vraag: str) -> Locator:
        """What the summary says about this."""
        rij = self.main.locator(".overzicht__rij").filter(
            has=self.page.locator("dt", has_text=re.compile(rf"^{re.escape(self.visitor.says(vraag))}$"))
        )
        return rij.locator(".overzicht__antwoord")

    def maak(self) -> AfspraakGemaakt:
        self.send()
        return AfspraakGemaakt(self.visitor)


class AfspraakGemaakt(Screen):
    path = routes.afspraak_stap("gelukt")

    def kenmerk(self) -> str:
        """The reference, of an appointment or of a promise to call."""
        kenmerk = self.main.locator(".gelukt .kenmerk")
        expect(kenmerk).to_have_text(re.compile(r"^[AT]-\w{4}-\w{4}$"))
        return kenmerk.inner_text()

    def wie_wanneer_waar(self) -> list[str]:
        return self.main.locator("p:not(.gelukt *) > strong").all_inner_texts()


class MijnAfspraken(Screen):
    path = routes.MIJN_AFSPRAKEN

    def komend(self) -> Locator:
        """The appointments that are coming."""
        return self.main.locator("li.vlak").filter(has=self.page.get_by_role("button"))

    def druk(self, knop: str) -> None:
        """Press a button of the (first) appointment, or of what it asks."""
        self.hand.press(
            self.main.get_by_role("button", name=re.compile(rf"^{re.escape(self.visitor.says(knop))}")).first
        )

    def verzet(self, *, dag: int = -1, tijd: int = 0) -> str:
        """Move the first one; gives the notice that follows."""
        self.druk("Verzetten")
        for name, nummer in (("dag", dag), ("moment", tijd)):
            expect(self.page.locator("#bezig")).to_be_focused()
            keuzes = self.form.locator(f'input[type=radio][name="{name}"]')
            expect(keuzes.first).to_be_visible()
            self.hand.choose(keuzes.nth(nummer if nummer >= 0 else keuzes.count() + nummer))
            self.send()
        return self.told()

    def zeg_af(self) -> str:
        """Cancel the first one; gives the notice that follows."""
        self.druk("Afzeggen")
        expect(self.page.locator("#bezig")).to_be_focused()
        self.druk("Ja, zeg de afspraak af")
        return self.told()

    def agendabestand(self) -> str:
        """The address of the calendar file of the first one."""
        link = self.main.get_by_role("link", name=self.visitor.says("Zet in uw agenda")).first
        return urlsplit(str(link.get_attribute("href"))).path
