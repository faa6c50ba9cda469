"""The screens of verzoeken, for who asks and for who deals with it; self-service and assisted runs use the same."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image
from playwright.sync_api import Locator, expect

from portal import routes
from portal.domain.verzoek.rules import CONTROLEREN
from tests.journeys.browsers import Visitor
from tests.journeys.screens import Screen
from tests.people import Formulier


class MijnVerzoeken(Screen):
    path = routes.MIJN_VERZOEKEN

    def nieuw(self) -> Kiezen:
        self.hand.press(self.main.get_by_role("link", name=self.visitor.says("Nieuw verzoek")))
        return Kiezen(self.visitor)

    def open_verzoek(self, titel: str) -> MijnVerzoek:
        self.hand.press(self.main.get_by_role("link", name=self.visitor.says(titel)).first)
        return MijnVerzoek.hier(self.visitor)


class Kiezen(Screen):
    path = routes.VERZOEK_NIEUW

    def kies(self, titel: str, soort: str, stap: str) -> VerzoekStap:
        self.hand.press(self.main.get_by_role("link", name=self.visitor.says(titel)))
        return VerzoekStap(self.visitor, soort, stap)


class VerzoekStap(Screen):
    """One question of one kind of verzoek."""

    def __init__(self, visitor: Visitor, soort: str, stap: str) -> None:
        super().__init__(visitor, routes.verzoek_stap(soort, stap))
        self.soort, self.stap = soort, stap
        if stap != CONTROLEREN:
            expect(self.main.locator(f"input[name=stap][value={stap}]")).to_be_attached()

    @classmethod
    def typed(cls, visitor: Visitor, soort: str, stap: str) -> VerzoekStap:
        """Typed the address of this question."""
        visitor.go(routes.verzoek_stap(soort, stap))
        return cls(visitor, soort, stap)

    def verder(self, naar: str) -> VerzoekStap:
        """Go on to the page named here."""
        self.hand.press(self.main.locator("form:not(.formulier--foto) button[type=submit]").last)
        return VerzoekStap(self.visitor, self.soort, naar)

    def beantwoord(self, answers: Formulier, naar: str) -> VerzoekStap:
        """Fill in this page and go on."""
        self.fill_in(answers)
        return self.verder(naar)

    def foto(self, file: Path | dict[str, object]) -> str:
        """Add a photo; gives what the page says about it."""
        self.main.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
        self.hand.press(self.main.locator(".formulier--foto button[type=submit]"))
        return self.told()

    @property
    def fotos(self) -> Locator:
        """The photos that were added."""
        return self.main.locator(".foto")

    def nummers(self) -> list[str]:
        """Whom to call, first one first."""
        return [link.get_attribute("href") or "" for link in self.main.locator(".bel-nu a").all()]

    def versturen(self) -> MijnVerzoek:
        self.send()
        return MijnVerzoek.hier(self.visitor)


class MijnVerzoek(Screen):
    """One own verzoek; its address is its id."""

    @classmethod
    def hier(cls, visitor: Visitor) -> MijnVerzoek:
        """The page of the verzoek that is on screen now."""
        expect(visitor.page).to_have_url(re.compile(r"/mijn/verzoeken/[0-9a-f]{32}(\?.*)?$"))
        return cls(visitor, routes.without_language(urlsplit(visitor.page.url).path))

    @property
    def kenmerk(self) -> str:
        """The reference."""
        kenmerk = self.main.locator(".vlak .kenmerk").first
        expect(kenmerk).to_have_text(re.compile(r"^V-\w{4}-\w{4}$"))
        return kenmerk.inner_text()

    def staat(self, status: str) -> None:
        """How it stands."""
        expect(self.main.locator(".utrecht-status-badge").first).to_have_text(self.visitor.says(status))

    def zeg(self, tekst: str) -> None:
        """Say something more."""
        self.fill_in({"tekst": tekst})
        self.send()
        self.told()


class BalieVerzoeken(Screen):
    path = routes.BALIE_VERZOEKEN

    def open_verzoek(self, kenmerk: str) -> BalieVerzoek:
        self.hand.press(self.main.get_by_role("link", name=re.compile(re.escape(kenmerk))))
        return BalieVerzoek.hier(self.visitor)


class BalieVerzoek(Screen):
    """One verzoek at the desk."""

    @classmethod
    def hier(cls, visitor: Visitor) -> BalieVerzoek:
        """The page of the verzoek that is on screen now."""
        expect(visitor.page).to_have_url(re.compile(r"/balie/verzoeken/[0-9a-f]{32}$"))
        return cls(visitor, routes.without_language(urlsplit(visitor.page.url).path))

    def nemen(self) -> str:
        """Take it up."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says("In behandeling nemen")))
        return self.told()

    def doe(self, knop: str, answers: Formulier) -> str:
        """Fill in the form with this button and press it; gives what the page says."""
        form = self.main.locator("form.formulier").filter(
            has=self.page.get_by_role("button", name=self.visitor.says(knop), exact=True)
        )
        for name, value in answers.items():
            if form.locator(f"input[name={name}]").count():
                self.hand.choose(form.locator(f"input[name={name}][value='{value}']"))
            else:
                self.hand.write(form.locator(f"[name={name}]"), value)
        self.hand.press(form.get_by_role("button", name=self.visitor.says(knop), exact=True))
        return self.told()


WAT: Formulier = {"plek": "keuken", "wat": "De kraan druppelt de hele dag."}
THUIS: Formulier = {"adres": "Dorpsstraat 8, Lindeveen", "thuis": "Maandag na 13 uur", "telefoon": "06 12345601"}
KLACHT: Formulier = {
    "onderwerp": "wachten",
    "wat": "Ik wacht al drie weken op een monteur.",
    "wens": "Dat er deze week iemand komt.",
}


def photo(colour: str = "navy", kind: str = "PNG") -> dict[str, object]:
    """A photo as a phone makes it."""
    buffer = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(buffer, kind)
    return {"name": f"kraan.{kind.lower()}", "mimeType": f"image/{kind.lower()}", "buffer": buffer.getvalue()}


def met_foto(visitor: Visitor) -> VerzoekStap:
    """At the question about a photo, with one added."""
    stap = VerzoekStap.typed(visitor, "reparatie", "wat").beantwoord(WAT, "foto")
    stap.foto(photo())
    return stap


def nagekeken(visitor: Visitor) -> VerzoekStap:
    """Everything answered, to be checked."""
    return met_foto(visitor).verder("thuis").beantwoord(THUIS, CONTROLEREN)


def met_spoed(visitor: Visitor) -> VerzoekStap:
    """What was typed cannot wait."""
    stap = VerzoekStap.typed(visitor, "reparatie", "wat")
    return stap.beantwoord({"plek": "keuken", "wat": "Ik ruik gas bij het fornuis."}, "bellen")


def klacht(visitor: Visitor) -> MijnVerzoek:
    """A klacht that was sent."""
    stap = VerzoekStap.typed(visitor, "klacht", "wat").beantwoord(KLACHT, "foto")
    return stap.verder(CONTROLEREN).versturen()
