"""Logging in on screen: what is wrong, and where the code went. The login itself is `portal/http/login.py`."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal.database import perform, read
from portal.domain.shared.actor import BEZOEKER
from portal.domain.toegang.aanbieder import Aanmelduitkomst
from portal.domain.toegang.contact import contact_stoppen_met_sleutel
from portal.domain.toegang.queries import wacht_op_code
from portal.i18n import t
from portal.settings import settings
from portal.state import gate
from portal.state.basis import fout_bij
from portal.state.gate import policy
from portal.view import Fout
from portal.web import BROWSER_COOKIE, TYPED_COOKIE, safe_next, typed_back


class InloggenState(rx.State):
    """The code a visitor asked for in this browser."""

    geladen: bool = False
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    getypt: str = ""
    volgende: str = ""
    waarheen: str = ""
    per_sms: bool = False
    wacht: bool = False
    sleutel: str = ""
    melding: str = ""
    melding_verder: str = ""
    # What clients call their identity provider, and whether colleagues have one; empty and False where there is none.
    aanbieder: str = ""
    voor_collegas: bool = False
    gestopt: str = ""

    @rx.event
    @policy()
    async def adres_laden(self):
        """The first page: what was typed before, and what was wrong with it."""
        vraag = self.router.url.query_parameters
        self.volgende = safe_next(vraag.get("volgende", ""))
        self.getypt = typed_back(gate.cookie_value(self.router.headers.cookie, TYPED_COOKIE))
        fout = vraag.get("fout", "")
        self._fout("bewijs" if fout.startswith("bewijs") else "contact", _adres_fout(fout))
        self.melding, self.melding_verder = _aanmeldfout(vraag.get("aanmelden", ""))
        self.aanbieder = settings().oidc_klant_naam if settings().oidc_klant_issuer else ""
        self.voor_collegas = settings().oidc_medewerker_issuer != ""
        self.geladen = True
        return rx.set_focus("fouten") if self.fouten else rx.set_focus("melding") if self.melding else None

    @rx.event
    @policy()
    async def code_laden(self):
        """The second page: where the code went, and what became of the last try."""
        browser = gate.cookie_value(self.router.headers.cookie, BROWSER_COOKIE)
        wacht = await read(wacht_op_code, browser=browser)
        self.wacht = wacht is not None
        self.waarheen = wacht.waarheen if wacht else ""
        self.per_sms = bool(wacht and wacht.soort == "MOB")
        self._fout("code", _code_fout(wacht.uitkomst, wacht.pogingen_over) if wacht else "")
        self.geladen = True
        return rx.set_focus("fouten") if self.fouten else None

    @rx.event
    @policy()
    async def link_laden(self):
        """The page behind the button in the mail: one more button, so that opening the link changes nothing."""
        browser = gate.cookie_value(self.router.headers.cookie, BROWSER_COOKIE)
        wacht = await read(wacht_op_code, browser=browser)
        self.wacht = wacht is not None
        self._neem_sleutel()

    @rx.event
    @policy()
    async def stop_laden(self):
        """The page behind the button of a message about another address: opening it stops nothing."""
        self.gestopt = ""
        self._neem_sleutel()

    @rx.event
    @policy()
    async def stoppen(self, form: dict[str, Any]):
        """Stop deze wijziging: with the key of the message; whoever reads the old address may."""
        ip = str(self.router.session.client_ip)
        gestopt = await perform(contact_stoppen_met_sleutel, sleutel=self.sleutel, ip=ip, door=BEZOEKER)
        self.gestopt = "ja" if gestopt else "nee"
        return rx.set_focus("melding")

    def _neem_sleutel(self) -> None:
        sleutel = self.router.url.query_parameters.get("sleutel", "")
        self.sleutel = sleutel if sleutel.isascii() and len(sleutel) <= 64 else ""
        self.geladen = True

    def _fout(self, veld: str, tekst: str) -> None:
        self.fouten, self.fout = [], {}
        if tekst:
            fout_bij(self, veld, tekst)


def _adres_fout(code: str) -> str:
    return {
        "leeg": t("Vul uw e-mailadres of uw mobiele nummer in."),
        "adres": t("Dit e-mailadres klopt niet. Een e-mailadres ziet er zo uit: naam@voorbeeld.nl."),
        "bewijs": t("De code en uw geboortedatum horen niet bij elkaar, of de code werkt niet meer."),
        "bewijs-vaak": t("U heeft het te vaak geprobeerd. Wacht een uur, of bel ons."),
        "mobiel": t("Dit mobiele nummer klopt niet. Een mobiel nummer ziet er zo uit: 06 12 34 56 78."),
    }.get(code, "")


def _aanmeldfout(uitkomst: str) -> tuple[str, str]:
    """What went wrong at the identity provider, and the way on."""
    anders = t("Probeer het nog eens. Of log in met een code.")
    met_code = t("Log in met een code. Daarna kunt u het koppelen bij Mijn gegevens.")
    return {
        Aanmelduitkomst.AFGEBROKEN: (t("U bent gestopt met inloggen."), anders),
        Aanmelduitkomst.STIL: (t("Inloggen via de andere website lukt nu niet."), anders),
        Aanmelduitkomst.MISLUKT: (t("Inloggen is niet gelukt."), anders),
        Aanmelduitkomst.ONBEKEND: (t("Deze manier van inloggen kennen wij nog niet van u."), met_code),
        Aanmelduitkomst.GEEN_COLLEGA: (
            t("U kunt hier nog niet werken met deze inlog."),
            t("Vraag de beheerder van uw organisatie om toegang."),
        ),
        Aanmelduitkomst.NIET_MEER_INGELOGD: (
            t("Wij moeten zeker weten dat u het bent."),
            t("Log eerst opnieuw in. Probeer het daarna binnen 10 minuten nog eens."),
        ),
        Aanmelduitkomst.VAN_EEN_ANDER: (
            t("Deze inlog hoort al bij iemand anders."),
            t("Klopt dat niet? Bel ons. Dan zoeken wij het samen uit."),
        ),
    }.get(uitkomst, ("", ""))


def _code_fout(uitkomst: str, over: int) -> str:
    return {
        "fout": t("Deze code klopt niet. U kunt het nog {over} keer proberen.", over=over),
        "rust": t("Dit adres of nummer telt nog niet. Log in met het oude, of bel ons."),
        "verlopen": t("Deze code werkt niet meer. Vraag een nieuwe code."),
        "te-vaak": t("U heeft te vaak een code gevraagd of geprobeerd. Wacht een uur, of bel ons."),
    }.get(uitkomst, "")
