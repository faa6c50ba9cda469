"""The screens of maatwerk, referrals, case owner and bounded contact, as a person goes through them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlsplit

from playwright.sync_api import Locator, expect

from portal import clock, routes
from tests.journeys.browsers import Visitor
from tests.journeys.screens import Klantbeeld, Screen

VERWIJZING = {"contactpersoon": "Mira Vos", "toelichting": "Wil hulp met een brief."}
GEBEURD = "Sloeg met de vuist op de balie."


def dagen(veld: str, dag: date) -> dict[str, str]:
    """A day in its three boxes."""
    return {f"{veld}_dag": str(dag.day), f"{veld}_maand": str(dag.month), f"{veld}_jaar": str(dag.year)}


class BijKlant(Screen):
    """A page under the klantbeeld; its address is that of the conversation."""

    onder: str

    def __init__(self, visitor: Visitor) -> None:
        expect(visitor.page).to_have_url(re.compile(rf"/balie/klanten/[0-9a-f]{{32}}/{self.onder}$"))
        super().__init__(visitor, routes.without_language(urlsplit(visitor.page.url).path))

    @classmethod
    def vanaf(cls, beeld: Klantbeeld, knop: str):  # type: ignore[no-untyped-def]
        """Follow the link on the klantbeeld."""
        beeld.hand.press(beeld.main.get_by_role("link", name=beeld.visitor.says(knop), exact=True))
        return cls(beeld.visitor)

    def kies(self, veld: str, tekst: str) -> None:
        """Pick what begins with this from a list."""
        option = self.field(veld).locator("option").filter(has_text=re.compile(rf"^{re.escape(tekst)}"))
        self.hand.pick(self.field(veld), str(option.first.get_attribute("value")))

    @property
    def kenmerk(self) -> str:
        """It is done: the reference."""
        code = self.main.locator(".gelukt .kenmerk")
        expect(code).to_have_text(re.compile(r"^[A-Z]-\w{4}-\w{4}$"))
        return code.inner_text()

    def terug(self) -> Klantbeeld:
        """Back to the klantbeeld."""
        self.hand.press(self.main.locator("a.terug"))
        return Klantbeeld(self.visitor)


class Afwijken(BijKlant):
    onder = "maatwerk"

    @classmethod
    def bij(cls, beeld: Klantbeeld) -> Afwijken:
        """From the klantbeeld."""
        return cls.vanaf(beeld, "Afwijken van een regel")

    def stel_voor(self, collega: str, reden: str) -> str:
        """Fill in everything; gives the kenmerk."""
        self.kies("regel", self.visitor.says("De termijn om te betalen"))
        self.kies("collega", collega)
        self.fill_in({"afwijking": "Vier weken langer de tijd", "reden": reden})
        self.fill_in({"raakt_anderen": "nee", "effect": "Niemand schuift op in de lijst", "duur": "eenmalig"})
        self.send()
        return self.kenmerk


class Doorverwijzen(BijKlant):
    onder = "doorverwijzen"

    @classmethod
    def bij(cls, beeld: Klantbeeld) -> Doorverwijzen:
        """From the klantbeeld."""
        return cls.vanaf(beeld, "Doorverwijzen")

    def verwijs(self, toestemming: str, partner: str = "geldloket") -> str:
        """Name and mail address go along; gives the kenmerk."""
        self.fill_in({"partner": partner, **VERWIJZING})
        self.hand.tick(self.page.locator("input[name=delen_naam]"))
        self.hand.tick(self.page.locator("input[name=delen_email]"))
        self.fill_in({"toestemming": toestemming})
        if toestemming == "mondeling":
            self.hand.tick(self.field("voorgelezen"))
        self.send()
        return self.kenmerk


class RegieRegelen(BijKlant):
    onder = "regie"

    @classmethod
    def bij(cls, beeld: Klantbeeld) -> RegieRegelen:
        """From the klantbeeld."""
        return cls.vanaf(beeld, "Vaste contactpersoon")

    def vraag(self, collega: str, reden: str) -> str:
        """Ask this colleague; gives what is said."""
        self.kies("medewerker", collega)
        self.fill_in({"reden": reden})
        self.send()
        return self.told()


class VeiligContact(BijKlant):
    onder = "contactafspraken"

    @classmethod
    def bij(cls, beeld: Klantbeeld) -> VeiligContact:
        """From the klantbeeld."""
        return cls.vanaf(beeld, "Veilig contact")

    def stel_voor(self) -> str:
        """What happened today, with two colleagues from now on, for a month; gives the kenmerk."""
        vandaag = clock.today()
        self.fill_in(dagen("gebeurd", vandaag))
        self.fill_in({"gebeurtenis": GEBEURD, "aanleiding": "Wij belden drie keer niet terug."})
        self.fill_in({"maatregel": "twee-collegas", "reden": "Met zijn tweeën blijft het rustig."})
        self.fill_in({**dagen("tot", vandaag + timedelta(days=28)), **dagen("herzien", vandaag + timedelta(days=14))})
        self.send()
        return self.kenmerk


class Werklijst(Screen):
    """A worklist from which one thing is chosen."""

    def werk(self, tekst: str) -> Locator:
        """The one piece of work with this text in it."""
        return self.main.locator(".werk").filter(has_text=tekst)

    def kies(self, tekst: str, knop: str) -> None:
        """Open one; its panel takes focus."""
        self.hand.press(self.werk(tekst).get_by_role("button", name=self.visitor.says(knop)))
        expect(self.page.locator("#gekozen")).to_be_focused()

    def beantwoord(self, answers: dict[str, str]) -> str:
        """Fill in the panel and send it; gives what is said."""
        self.fill_in(answers)
        self.send()
        return self.told()


class BalieMaatwerk(Werklijst):
    path = routes.BALIE_MAATWERK

    def zoek_precedent(self, woorden: str) -> Locator:
        """Search what was decided before; gives what was found."""
        self.fill_in({"precedent_woorden": woorden})
        zoeken = self.form.filter(has=self.field("precedent_woorden"))
        self.hand.press(zoeken.get_by_role("button", name=self.visitor.says("Zoeken")))
        expect(self.page.locator("#precedenten")).to_be_focused()
        return self.main.locator(".gesprekken > li")


class BalieDoorverwijzingen(Werklijst):
    path = routes.BALIE_DOORVERWIJZINGEN


class BalieRegie(Werklijst):
    path = routes.BALIE_REGIE


class BalieContactafspraken(Werklijst):
    path = routes.BALIE_CONTACTAFSPRAKEN


class MijnContactafspraken(Screen):
    path = routes.MIJN_CONTACTAFSPRAKEN


class Buurt(Screen):
    path = routes.HULP_IN_DE_BUURT

    def zoek(self, gemeente: str, onderwerp: str) -> Locator:
        """Choose, and give the partners."""
        self.fill_in({"gemeente": gemeente, "onderwerp": onderwerp})
        self.send()
        expect(self.page.locator("#resultaten")).to_be_focused()
        return self.main.locator(".partner")


class Afschermen(BijKlant):
    onder = "afschermen"

    @classmethod
    def bij(cls, beeld: Klantbeeld) -> Afschermen:
        """From the klantbeeld."""
        return cls.vanaf(beeld, "Notitie afschermen")

    def schrijf(self, tekst: str, herzien: date) -> str:
        """A note that the client does not read, until this day; gives what is said about it."""
        self.fill_in({"tekst": tekst, "grond": "veiligheid", "reden": "Zij wil niet genoemd worden."})
        self.fill_in(dagen("herzien", herzien))
        self.send()
        return self.told()
