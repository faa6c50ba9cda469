"""The screens of paper and of answers, as a person goes through them."""

from __future__ import annotations

from datetime import date, timedelta

from playwright.sync_api import Locator, expect
from sqlmodel import Session, select

from portal import clock, routes
from portal.domain.hulp.papier import papier_uitgeven
from portal.domain.papier.model import Papierformulier
from portal.domain.shared.actor import BEZOEKER
from tests.journeys.browsers import Visitor
from tests.journeys.people import client_of, store
from tests.journeys.screens import Balie, Controleren, Screen, Vraag
from tests.people import Persoon
from tests.running import RunningPortal


def has_printed(
    portal: RunningPortal,
    stroom: str = "inschrijving",
    *,
    van: Persoon | None = None,
    dagen_geleden: int = 0,
    met_oude_vragen: bool = False,
) -> str:
    """Somebody, or a visitor, printed a form on another day, maybe before its questions changed; gives its code."""
    door = client_of(portal, van) if van else BEZOEKER
    formulier_id = store(portal).perform_now(
        papier_uitgeven,
        stroom=stroom,
        taal="nl",
        groot=False,
        door=door,
        nu=clock.now() - timedelta(days=dagen_geleden),
    )

    def code(session: Session) -> str:
        return session.exec(select(Papierformulier.code).where(Papierformulier.id == formulier_id)).one()

    def verouderd(session: Session, *, formulier_id: str) -> None:
        session.get_one(Papierformulier, formulier_id).versie = "een-eerdere"

    if met_oude_vragen:
        store(portal).perform_now(verouderd, formulier_id=formulier_id)
    return store(portal).read_now(code)


class OpPapier(Screen):
    path = routes.OP_PAPIER

    def download(self, stroom: str = "") -> bytes:
        """Choose the form, press the button, and have the PDF."""
        if stroom:
            self.fill_in({"stroom": stroom})
        with self.page.expect_download() as downloading:
            self.send()
        return downloading.value.path().read_bytes()


class BaliePapier(Screen):
    path = routes.BALIE_PAPIER

    def vul_code_in(self, code: str, dag: date | None = None) -> None:
        """The code on the paper and the day it came."""
        op = dag or clock.today()
        self.fill_in(
            {
                "code": code,
                "ontvangen_dag": str(op.day),
                "ontvangen_maand": str(op.month),
                "ontvangen_jaar": str(op.year),
            }
        )
        self.send()

    def wie_het_is(self, persoon: Persoon) -> None:
        """Copy from the paper who this is."""
        self.fill_in(
            {
                "voornaam": persoon.voornaam,
                "tussenvoegsel": persoon.tussenvoegsel,
                "achternaam": persoon.achternaam,
                "straat": persoon.straat,
                "huisnummer": persoon.huisnummer,
                "postcode": persoon.postcode,
                "plaats": persoon.plaats,
            }
        )

    def voer_in(self, code: str) -> Vraag:
        """Begin to enter this form: the client's own pages open."""
        self.vul_code_in(code)
        return Vraag(self.visitor, "naam")

    def ontbreekt(self, code: str = "") -> Locator:
        """Say of this form (or the last one) that something is missing; gives the form for it."""
        rij = self.main.locator(".werk").filter(has_text=code)
        knop = rij.get_by_role("button", name=self.visitor.says("Er ontbreekt iets")).last
        self.hand.press(knop)
        expect(self.page.locator("#ontbreekt-kop")).to_be_focused()
        return self.form.first


class OpPapierGetekend(Controleren):
    """The last page, while a form on paper is entered."""

    def getekend(self) -> BaliePapier:
        """Both crosses and the signature were on the paper."""
        for vak in ("akkoord", "gelezen", "handtekening"):
            self.hand.tick(self.field(vak))
        self.send()
        return BaliePapier(self.visitor)


class Hulp(Screen):
    path = routes.HULP

    def zoek(self, woorden: str) -> Locator:
        """Ask in these words; gives the answers."""
        self.hand.write(self.field("zoek"), woorden)
        self.send()
        expect(self.page.locator("#resultaten")).to_be_focused()
        return self.main.locator("#resultaten + .antwoordlijst li")

    def lees(self, naam: str) -> Antwoord:
        """Follow the first answer."""
        self.hand.press(self.main.locator("#resultaten + .antwoordlijst a").first)
        return Antwoord(self.visitor, routes.antwoord(naam))


class Antwoord(Screen):
    def geholpen(self, ja: bool, toelichting: str = "") -> Locator:
        """Say whether it helped; gives the thanks."""
        self.fill_in({"geholpen": "ja" if ja else "nee", **({"toelichting": toelichting} if toelichting else {})})
        self.send()
        thanks = self.page.locator("#bedankt")
        expect(thanks).to_be_focused()
        return thanks


class BalieAntwoorden(Screen):
    path = routes.BALIE_ANTWOORDEN

    @classmethod
    def from_the_desk(cls, visitor: Visitor) -> BalieAntwoorden:
        """Follow the link at the desk."""
        balie = Balie.opened(visitor)
        balie.hand.press(balie.main.get_by_role("link", name=visitor.says("Antwoorden")))
        return cls(visitor)
