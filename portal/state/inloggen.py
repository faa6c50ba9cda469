"""Logging in on screen: what is wrong, and where the code went. The login itself is `portal/http/login.py`."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import routes
from portal.database import perform, read
from portal.domain.shared.actor import BEZOEKER, Rol
from portal.domain.toegang.contact import contact_stoppen_met_sleutel
from portal.domain.toegang.passkey import (
    TOEVOEGEN,
    Passkeyregel,
    bewezen_kort_geleden,
    collega_heeft_passkey,
    passkey_verwijderen,
    passkeycode_vragen,
    passkeys_van,
)
from portal.domain.toegang.queries import wacht_op_code
from portal.i18n import spoken, t
from portal.settings import settings
from portal.state import gate
from portal.state.basis import fout_bij, refusals, refused, schoon
from portal.state.bevestigen import aanmeldfout, bewezen, niet_gelukt, tweede_bewijs
from portal.state.gate import policy
from portal.view import Fout, PasskeyOpScherm, TweedeBewijs
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
    # Whether colleagues log in with a code and a passkey, and whether this page is about that now.
    collega_met_code: bool = False
    als_collega: bool = False
    gestopt: str = ""
    # One's own passkeys; and what the page shows: "gebruiken" or "maken" for a colleague who is half logged in,
    # "lijst", "code", "maken" for who is logged in, "opnieuw" when a colleague has to prove again, "niemand".
    passkeys: list[PasskeyOpScherm] = []
    passkeystap: str = ""
    passkey_mag: bool = False
    tweede: TweedeBewijs = TweedeBewijs()

    @rx.event
    @policy()
    async def adres_laden(self):
        """The first page: what was typed before, and what was wrong with it."""
        vraag = self.router.url.query_parameters
        self.volgende = safe_next(vraag.get("volgende", ""))
        self.getypt = typed_back(gate.cookie_value(self.router.headers.cookie, TYPED_COOKIE))
        fout = vraag.get("fout", "")
        self._fout("bewijs" if fout.startswith("bewijs") else "contact", _adres_fout(fout))
        self.melding, self.melding_verder = aanmeldfout(vraag.get("aanmelden", ""))
        self.aanbieder = settings().oidc_klant_naam if settings().oidc_klant_issuer else ""
        self.voor_collegas = settings().oidc_medewerker_issuer != ""
        self.collega_met_code = bool(settings().medewerker_passkey)
        self.als_collega = self.collega_met_code and self.volgende.startswith(routes.BALIE)
        self.geladen = True
        return rx.set_focus("fouten") if self.fouten else rx.set_focus("melding") if self.melding else None

    @rx.event
    @policy()
    async def code_laden(self):
        """The second page: where the code went, and what became of the last try."""
        browser = gate.cookie_value(self.router.headers.cookie, BROWSER_COOKIE)
        wacht = await read(wacht_op_code, browser=browser)
        self.wacht = wacht is not None
        self.als_collega = wacht is not None and wacht.voor_collega
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

    @rx.event
    @policy()
    async def passkeys_laden(self):
        """One's own passkeys, or the second half of the login of a colleague."""
        schoon(self)
        found = gate.who()
        self.passkeys, self.passkey_mag, self.tweede = [], False, TweedeBewijs()
        if found is gate.NIEMAND or found.vergrendeld:
            heeft = await read(
                collega_heeft_passkey, poging=gate.cookie_value(self.router.headers.cookie, BROWSER_COOKIE)
            )
            self.passkeystap = "niemand" if heeft is None else "gebruiken" if heeft else "maken"
        elif found.door.rol is Rol.GEMACHTIGDE or found.door.helpt:
            self.passkeystap = "niemand"
        else:
            await self._haal_passkeys()
        self.geladen = True
        hier = routes.without_language(str(self.router.url.path)) == routes.PASSKEYS
        return rx.set_focus("passkey-melding") if hier and niet_gelukt(self) else None

    @rx.event
    @policy(Rol.KLANT)
    async def passkeycode_vragen(self):
        """Passkey toevoegen, or another code for it: a second proof first."""
        found = gate.who()
        nog_een = self.passkeystap == "code"
        with refusals(self):
            await perform(passkeycode_vragen, sessie_id=found.sessie_id, door=found.door)
        if not refused(self) and nog_een:
            self.melding = t("Wij hebben een nieuwe code gestuurd.")
        await self._haal_passkeys()
        return rx.set_focus("passkey-melding" if self.melding else "nakijken")

    @rx.event
    @policy(Rol.KLANT)
    async def passkeycode_typen(self, form: dict[str, Any]):
        """Verder, with the second code: now the key can be made."""
        schoon(self)
        await bewezen(self, form, handeling=TOEVOEGEN, object_id=str(gate.actor().klant_id))
        await self._haal_passkeys()
        return rx.set_focus("fouten" if self.fouten else "nakijken")

    @rx.event
    @policy(Rol.KLANT, Rol.MEDEWERKER)
    async def passkey_verwijderen(self, passkey_id: str):
        """Verwijderen: from now on this key opens nothing."""
        found = gate.who()
        with refusals(self):
            await perform(passkey_verwijderen, passkey_id=passkey_id, sessie_id=found.sessie_id, door=found.door)
        if not refused(self):
            self.melding = t("De passkey is verwijderd. Hij opent hier niets meer.")
        await self._haal_passkeys()
        return rx.set_focus("passkey-melding")

    async def _haal_passkeys(self) -> None:
        found = gate.who()
        regels = await read(passkeys_van, door=found.door)
        self.passkeys = [_passkey_op_scherm(regel) for regel in regels]
        self.passkey_mag = True
        if found.door.rol is Rol.KLANT:
            klant = str(found.door.klant_id)
            self.tweede = await tweede_bewijs(TOEVOEGEN, klant) or TweedeBewijs()
            wacht = self.tweede.handeling != ""
            self.passkeystap = "maken" if self.tweede.bevestigd else "code" if wacht else "lijst"
        elif not settings().medewerker_passkey:
            self.passkeystap, self.passkey_mag = "lijst", False
        else:
            vers = await read(bewezen_kort_geleden, sessie_id=found.sessie_id)
            self.passkeystap = "maken" if vers else "opnieuw"

    def _neem_sleutel(self) -> None:
        sleutel = self.router.url.query_parameters.get("sleutel", "")
        self.sleutel = sleutel if sleutel.isascii() and len(sleutel) <= 64 else ""
        self.geladen = True

    def _fout(self, veld: str, tekst: str) -> None:
        self.fouten, self.fout = [], {}
        if tekst:
            fout_bij(self, veld, tekst)


def _passkey_op_scherm(regel: Passkeyregel) -> PasskeyOpScherm:
    gebruikt = (
        t("Laatst gebruikt: {moment}.", moment=str(spoken(regel.gebruikt_op)))
        if regel.gebruikt_op
        else t("Nog niet gebruikt.")
    )
    toegevoegd = t("Toegevoegd: {moment}.", moment=str(spoken(regel.gemaakt_op)))
    return PasskeyOpScherm(regel.id, regel.naam, f"{toegevoegd} {gebruikt}", regel.geblokkeerd)


def _adres_fout(code: str) -> str:
    return {
        "leeg": t("Vul uw e-mailadres of uw mobiele nummer in."),
        "adres": t("Dit e-mailadres klopt niet. Een e-mailadres ziet er zo uit: naam@voorbeeld.nl."),
        "bewijs": t("De code en uw geboortedatum horen niet bij elkaar, of de code werkt niet meer."),
        "bewijs-vaak": t("U heeft het te vaak geprobeerd. Wacht een uur, of bel ons."),
        "mobiel": t("Dit mobiele nummer klopt niet. Een mobiel nummer ziet er zo uit: 06 12 34 56 78."),
    }.get(code, "")


def _code_fout(uitkomst: str, over: int) -> str:
    return {
        "fout": t("Deze code klopt niet. U kunt het nog {over} keer proberen.", over=over),
        "rust": t("Dit adres of nummer telt nog niet. Log in met het oude, of bel ons."),
        "verlopen": t("Deze code werkt niet meer. Vraag een nieuwe code."),
        "te-vaak": t("U heeft te vaak een code gevraagd of geprobeerd. Wacht een uur, of bel ons."),
    }.get(uitkomst, "")
