"""The profiles of a client, and a home that comes on offer for them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from playwright.sync_api import Locator, expect
from sqlmodel import Session

from portal import clock, routes
from portal.domain.advertentie.model import Advertentie, Advertentiestatus
from portal.domain.eenheid.model import Eenheid
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.zoekprofiel.tips import tips_klaarzetten, tips_versturen
from tests.journeys.browsers import Visitor
from tests.journeys.people import store
from tests.journeys.screens import Screen
from tests.people import Formulier
from tests.running import RunningPortal


class MijnZoekprofiel(Screen):
    """All profiles, or the one that is being filled in."""

    path = routes.MIJN_ZOEKPROFIEL

    def druk(self, knop: str) -> None:
        """Press this button."""
        self.hand.press(self.main.get_by_role("button", name=self.visitor.says(knop), exact=True).first)

    def nieuw(self) -> MijnZoekprofiel:
        """Begin a profile."""
        self.druk("Nieuw zoekprofiel")
        expect(self.field("formulier")).to_be_focused()
        return self

    def kies_plaats(self, plaats: str) -> None:
        """Tick a place."""
        self.hand.tick(self.main.get_by_label(plaats, exact=True))

    def bewaar(self, answers: Formulier) -> None:
        """Fill in and save."""
        self.fill_in(answers)
        self.send()

    def profiel(self, naam: str) -> Locator:
        """The sheet of one profile."""
        return self.main.locator("section").filter(has=self.page.get_by_role("heading", name=naam, exact=True))

    def pauzeer(self, keuze: str) -> None:
        """Open the pause, choose how long and begin."""
        self.hand.press(self.main.locator("details.uitklap > summary").first)
        self.hand.choose(self.main.locator(f"input[name=pauze][value={keuze}]").first)
        self.druk("Pauze beginnen")

    def waarom(self, kenmerk: str) -> Locator:
        """Ask why there is a tip about this home, or none."""
        self.hand.write(self.field("woning"), kenmerk)
        self.druk("Zoek uit")
        expect(self.field("uitleg")).to_be_focused()
        return self.main.locator("section").last


def bewaar_zoekopdracht(visitor: Visitor) -> MijnZoekprofiel:
    """On `/woningen`: what is searched for becomes a profile, filled in."""
    knop = visitor.page.get_by_role("button", name=visitor.says("Bewaar deze zoekopdracht"))
    visitor.hand.press(knop)
    zoeken = MijnZoekprofiel(visitor)
    expect(zoeken.field("formulier")).to_be_visible()
    return zoeken


def op_aanbod(portal: RunningPortal, **anders: Any) -> Advertentie:
    """A home that is on offer from now on."""

    def publiceren(session: Session, *, nu: datetime) -> Advertentie:
        waar = {"postcode": "6991 BB", "plaats": "Oud-Sandel"}
        eenheid = Eenheid(
            corporatie="lindehof", id_extern=nieuw_kenmerk("E"), soort="WOO", straat="Kerkstraat", huisnummer="3",
            gemeente="Oud-Sandel", maatschappelijk_label="DAE", gewijzigd_op=nu, **waar,
        )  # fmt: skip
        session.add(eenheid)
        session.flush()
        gewoon = {
            "kenmerk": nieuw_kenmerk("A"), "corporatie": "lindehof", "eenheid_id": eenheid.id, "soort": "WOO",
            "detailsoort": "TUS", "status": Advertentiestatus.GEPUBLICEERD, "adres": "Kerkstraat 3", "kamers": 3,
            "energielabel": "B", "rekenhuur_cent": 400_00, "brutohuur_cent": 410_00, "gepubliceerd_op": nu,
            "beschikbaar_op": nu.date() + timedelta(days=20), "sluiting_op": nu + timedelta(days=7),
            "gemaakt_op": nu, "gewijzigd_op": nu, **waar,
        }  # fmt: skip
        advertentie = Advertentie(**{**gewoon, **anders})
        session.add(advertentie)
        return advertentie

    return store(portal).perform_now(publiceren)


def de_werker_tipt(portal: RunningPortal) -> None:
    """The worker looks at every home, and sends what is due at ten tomorrow: nobody is woken at night."""
    while store(portal).perform_now(tips_klaarzetten):
        pass
    morgen = clock.today() + timedelta(days=1)
    nu = datetime.combine(morgen, time(10), tzinfo=clock.AMSTERDAM)
    while store(portal).perform_now(tips_versturen, nu=nu, vandaag=morgen, origin=portal.origin):
        pass
