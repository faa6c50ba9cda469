"""Contact: ask to be called back, and see who calls before when."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import clock, i18n, routes
from portal.database import perform, read
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.contactmoment.queries import Contactbelofte
from portal.domain.contactmoment.rules import is_spoed, zinnen_in
from portal.domain.contactmoment.vragen import VELD_BIJ_NAAM
from portal.domain.corporatie.policy import Openingstijden
from portal.domain.relatie.queries import persoonsgegevens
from portal.domain.shared.actor import Machtigingsrecht, Rol
from portal.domain.shared.invoer import BSN_MISSCHIEN, leesbaar_nummer, parse_telefoon
from portal.i18n import say, spoken, t
from portal.state import gate
from portal.state.basis import refusals, refused, schoon, te_vaak
from portal.state.gate import policy
from portal.state.papier import PapierAfrondenState, klaar, papier_is_ingevoerd
from portal.state.signaal import gelukt, geopend, mislukt
from portal.view import Fout, Keuze
from portal.wiring import beleid

__all__ = ["VELD_BIJ_NAAM"]

CONTACT_OP_PAPIER = "contact"
VELDEN = (
    "naam",
    "kanaal",
    "telefoon",
    "email",
    "adres",
    "onderwerp",
    "vraag",
    "wanneer",
    "tolk",
    "tolk_taal",
    "begeleider",
    "geen_bsn",
)


class ContactState(rx.State):
    """The request for contact on screen, and the promise that follows."""

    geladen: bool = False
    waarden: dict[str, str] = {}
    onderwerpen: list[Keuze] = []
    vanaf: str = ""
    vraag_bsn: bool = False
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""
    kenmerk: str = ""
    kanaal: str = ""
    belooft: str = ""
    waar: str = ""
    voor: str = ""
    spoed: bool = False
    directe_lijn: str = ""
    directe_link: str = ""

    @rx.event
    @policy()
    async def laden(self):
        """The page a client comes from goes along; who is logged in need not type a name again."""
        self.vanaf = vandaan(self.router.url.query_parameters.get("van", ""))
        schoon(self)
        self.kenmerk, self.vraag_bsn = "", False
        self.onderwerpen = onderwerpen()
        door = gate.actor()
        if door.rol is Rol.KLANT or door.helpt:
            eigen = await read(persoonsgegevens, relatie_id=door.klant_id)
            self.waarden = {
                "naam": eigen.naam,
                "telefoon": eigen.mobiel,
                "email": eigen.email,
                "adres": "\n".join(eigen.adres),
                "tolk": "wij" if eigen.tolk_taal else "",
                "tolk_taal": eigen.tolk_taal,
            }
        else:
            self.waarden = {}
        await geopend(self, routes.CONTACT)
        self.geladen = True

    @rx.event
    @policy(Rol.BEZOEKER, Rol.KLANT, namens_klant=True, machtiging=(Machtigingsrecht.LEZEN,))
    async def terugbellen(self, form: dict[str, Any]):
        """Neem contact met mij op: the answer names a person, a moment and the way."""
        getypt = {k: str(form.get(k, ""))[:2000] for k in VELDEN}
        self.waarden = getypt
        if await te_vaak(self, "contactverzoek-ip"):
            return rx.set_focus("melding")
        if CONTACT_OP_PAPIER in (await self.get_state(PapierAfrondenState)).stromen:
            with refusals(self):
                await papier_is_ingevoerd(CONTACT_OP_PAPIER, getypt)
            if not refused(self):
                return rx.redirect(klaar())
            self.vraag_bsn = self.fout.get("vraag") == say(BSN_MISSCHIEN)
            return rx.set_focus("fouten" if self.fouten else "melding")
        with refusals(self):
            belofte = await perform(
                terugbelverzoek_doen,
                formulier=getypt,
                vanaf=self.vanaf,
                taal=i18n.language(),
                door=gate.actor(),
            )
        if refused(self):
            self.vraag_bsn = self.fout.get("vraag") == say(BSN_MISSCHIEN)
            await mislukt(self, routes.CONTACT, [fout.veld for fout in self.fouten])
            return rx.set_focus("fouten" if self.fouten else "melding")
        await gelukt(self, routes.CONTACT)
        for naam, waarde in beloofd(belofte).items():
            setattr(self, naam, waarde)
        return rx.set_focus("kop")


def beloofd(belofte: Contactbelofte) -> dict[str, Any]:
    """What a screen says of a promise: who, how, before when; and the direct line for what is hard to say."""
    # Urgent words are answered on top of the page, whatever the form; an urgent subject is answered here.
    spoed = belofte.spoed and not is_spoed(belofte.vraag, beleid())
    regels = beleid().regio.beleid_op(clock.today()).belofte
    onderwerp = regels.onderwerp(belofte.onderwerp)
    woorden = zinnen_in(belofte.vraag, beleid().regio.signaal.gevoelige_zinnen)
    gevoelig = belofte.spoed or woorden or (onderwerp is not None and onderwerp.gevoelig)
    return {
        "kenmerk": belofte.kenmerk,
        "belooft": belofte.medewerker,
        "kanaal": belofte.kanaal,
        "waar": belofte.waar,
        "voor": str(spoken(belofte.beloofd_voor)),
        "spoed": spoed,
        "directe_lijn": leesbaar_nummer(regels.directe_lijn) if gevoelig else "",
        "directe_link": f"tel:{parse_telefoon(regels.directe_lijn)}" if gevoelig else "",
    }


def onderwerpen() -> list[Keuze]:
    """What a request can be about, in the language of the page."""
    regels = beleid().regio.beleid_op(clock.today()).belofte
    return [
        Keuze("", t("Kies een onderwerp")),
        *(Keuze(onderwerp.code, onderwerp.naam_in(i18n.language())) for onderwerp in regels.onderwerpen),
    ]


def vandaan(pad: str) -> str:
    """The page someone came from, when it is one of ours; anything else is nothing."""
    return routes.without_language(pad) if pad and routes.is_page(pad) else ""


def reguliere_tijden() -> str:
    """The regular opening hours in one sentence, for when nothing else can be reached."""
    return week_in_woorden(beleid().regio.beleid_op(clock.today()).openingstijden)


def week_in_woorden(tijden: Openingstijden) -> str:
    """The days of a week on which somebody is there, and from when till when."""
    dagen = (t("maandag"), t("dinsdag"), t("woensdag"), t("donderdag"), t("vrijdag"), t("zaterdag"), t("zondag"))
    return ", ".join(
        t("{dag} {van} tot {tot} uur", dag=dag, van=i18n.clock_time(tijd.van), tot=i18n.clock_time(tijd.tot))
        for dag, tijd in zip(dagen, tijden.week, strict=True)
        if tijd is not None
    )


def telefoon_regio() -> tuple[str, str, str]:
    """The phone number as people read it, as a phone dials it, and the e-mail address."""
    regels = beleid().regio.beleid_op(clock.today())
    return leesbaar_nummer(regels.telefoon), f"tel:{parse_telefoon(regels.telefoon)}", str(regels.email)


def kantoren() -> list[tuple[str, str]]:
    """Where people can come by: each corporation with its address."""
    return [(naam, adres) for _, naam, adres in kantoren_met_code()]


def kantoren_met_code() -> list[tuple[str, str, str]]:
    """The same, with the code of the corporation."""
    vandaag = clock.today()
    regels = [(corporatie.code, corporatie.beleid_op(vandaag)) for corporatie in beleid().regio.corporaties]
    return [(code, r.naam, f"{r.adres.straat_en_nummer}, {r.adres.plaats}") for code, r in regels]


def postadres() -> str:
    """Where letters go, in one line."""
    regio = beleid().regio
    adres = regio.beleid_op(clock.today()).postadres
    return f"{regio.naam}, {adres.straat_en_nummer}, {adres.postcode} {adres.plaats}"


def naam_regio() -> str:
    """The name on every page and under every message."""
    return beleid().regio.naam
