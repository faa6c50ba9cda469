"""Changing one's own data: fill in, see what it means, and only then save."""

from __future__ import annotations

from typing import Any

import reflex as rx
from reflex.event import EventSpec

from portal import clock, routes
from portal.database import perform, read
from portal.domain.inschrijving.rules import Gegevens, als_velden
from portal.domain.inschrijving.wijzigen import (
    ADRES,
    HUISHOUDEN,
    Gegevensstand,
    Voorstel,
    gegevens_nakijken,
    gegevens_van,
    gegevens_wijzigen,
)
from portal.domain.relatie.model import ContactgegevenSoort, adresregels
from portal.domain.relatie.queries import persoonsgegevens
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.invoer import leesbaar_nummer
from portal.domain.toegang.contact import (
    CONTACT_WIJZIGEN,
    contact_akkoord,
    contact_bewijzen,
    contact_stoppen,
    contact_wijzigen,
    contactcode_vragen,
    contactstand,
)
from portal.domain.toegang.contact import gevolgen as contactgevolgen
from portal.domain.toegang.model import Contactwijzigingstatus
from portal.domain.toegang.rules import Uitkomst
from portal.i18n import Bedrag, say, spoken, t
from portal.state import gate
from portal.state.basis import adres, foute_code, getypte_code, ingevuld, refusals, refused, schoon
from portal.state.bevestigen import bewezen, niet_gelukt, tweede_bewijs
from portal.state.gate import policy
from portal.view import Fout, Rij, TweedeBewijs


class WijzigenState(rx.State):
    """One subject of one's own data, on the page with its name."""

    geladen: bool = False
    kan: bool = False
    wat: str = ""
    waarden: dict[str, str] = {}
    versie: str = ""
    nakijken: bool = False
    rijen: list[Rij] = []
    gevolgen: list[str] = []
    fouten: list[Fout] = []
    fout: dict[str, str] = {}
    melding: str = ""
    melding_verder: str = ""
    # Of another e-mail address or number: how far it is, and the code that is asked for.
    stap: str = ""
    wijziging: str = ""
    tweede: TweedeBewijs = TweedeBewijs()

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """What we have now, in the fields."""
        schoon(self)
        self.nakijken, self.rijen, self.gevolgen = False, [], []
        self.wat = str(self.router.url.path).rstrip("/").rsplit("/", 1)[-1]
        stand = await self._stand()
        self.waarden = als_velden(stand.gegevens) if stand and not _verborgen(stand.geheim) else {}
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def verder(self, form: dict[str, Any]):
        """Verder: what changes and what that means; still nothing is saved."""
        self.waarden = ingevuld(form)
        voorstel: Voorstel | None = None
        with refusals(self):
            voorstel = await read(
                gegevens_nakijken, relatie_id=gate.actor().klant_id, wat=self.wat, formulier=self.waarden
            )
        if voorstel is None:
            return rx.set_focus("fouten" if self.fouten else "melding")
        self.rijen = [
            Rij(t("Was"), t("Geheim") if _verborgen(voorstel.geheim) else _in_woorden(self.wat, voorstel.oud)),
            Rij(t("Wordt"), _in_woorden(self.wat, voorstel.nieuw)),
        ]
        self.gevolgen = [say(gevolg) for gevolg in voorstel.gevolgen]
        self.nakijken = True
        return rx.set_focus("nakijken")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def terug(self):
        """Toch iets anders: back to the fields, with what was typed."""
        self.nakijken = False
        return rx.set_focus("kop")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def bewaren(self, form: dict[str, Any]):
        """Bewaren: what was looked at becomes true, unless somebody was first."""
        self.waarden = ingevuld(form)
        versie = self.waarden.pop("versie", "")
        with refusals(self):
            await perform(gegevens_wijzigen, wat=self.wat, formulier=self.waarden, versie=versie, door=gate.actor())
        if refused(self):
            self.nakijken = False
            await self._stand()
            return rx.set_focus("fouten" if self.fouten else "melding")
        doel = routes.MIJN_GEGEVENS if self.wat == ADRES else routes.MIJN_INSCHRIJVING
        return rx.redirect(f"{adres(doel)}?gewijzigd=ja")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def contact_laden(self):
        """How we reach the client, or how far a change of that is: the same in every tab and after a reload."""
        schoon(self)
        self.waarden = {}
        await self._contact()
        self.geladen = True
        return rx.set_focus("melding") if niet_gelukt(self) else None

    @rx.event
    @policy(Rol.KLANT)
    async def contact_invullen(self, form: dict[str, Any]):
        """Verder: what it means, and a code along a way we knew already."""
        found = gate.who()
        self.waarden = ingevuld(form)
        with refusals(self):
            await perform(contact_wijzigen, formulier=self.waarden, sessie_id=found.sessie_id, door=found.door)
        return await self._contact_verder()

    @rx.event
    @policy(Rol.KLANT)
    async def contact_akkoord(self, form: dict[str, Any]):
        """Verder, with the code along a way we knew: now the new address has to be proved."""
        found = gate.who()
        wijziging = self._getoonde(form)
        with refusals(self):
            if await bewezen(self, form, handeling=CONTACT_WIJZIGEN, object_id=wijziging):
                await perform(contact_akkoord, wijziging_id=wijziging, sessie_id=found.sessie_id, door=found.door)
        return await self._contact_verder()

    @rx.event
    @policy(Rol.KLANT)
    async def contact_bewijzen(self, form: dict[str, Any]):
        """Bewaren, with the code that went to the new address."""
        found = gate.who()
        with refusals(self):
            uitkomst = await perform(
                contact_bewijzen,
                wijziging_id=self._getoonde(form),
                sessie_id=found.sessie_id,
                code=getypte_code(form),
                door=found.door,
            )
            if uitkomst is not Uitkomst.GELUKT:
                foute_code(self, uitkomst)
        return await self._contact_verder()

    @rx.event
    @policy(Rol.KLANT)
    async def contact_nieuwe_code(self):
        """Stuur een nieuwe code: the older one works no more."""
        found = gate.who()
        with refusals(self):
            await perform(contactcode_vragen, wijziging_id=self.wijziging, sessie_id=found.sessie_id, door=found.door)
        if not refused(self):
            self.melding = t("Wij hebben een nieuwe code gestuurd.")
        await self._contact()
        return rx.set_focus("melding")

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def contact_stoppen(self):
        """Stop deze wijziging: everything stays as it was."""
        found = gate.who()
        with refusals(self):
            await perform(contact_stoppen, wijziging_id=self.wijziging, sessie_id=found.sessie_id, door=found.door)
        if not refused(self):
            self.melding = t("De wijziging is gestopt. Er is niets veranderd.")
        self.waarden = {}
        await self._contact()
        return rx.set_focus("melding")

    def _getoonde(self, form: dict[str, Any]) -> str:
        """The change that was on screen: in an older tab that is not the newest."""
        wijziging = form.get("wijziging")
        return wijziging[:40] if isinstance(wijziging, str) else ""

    async def _contact_verder(self) -> EventSpec:
        await self._contact()
        if refused(self):
            return rx.set_focus("fouten" if self.fouten else "melding")
        return rx.set_focus("nakijken")

    async def _contact(self) -> None:
        """How far it is, as it stands in the database now."""
        found = gate.who()
        stand = await read(contactstand, sessie_id=found.sessie_id, door=found.door)
        self.rijen, self.gevolgen, self.tweede = [], [], TweedeBewijs()
        self.wijziging = stand.id if stand else ""
        if stand is None:
            self.stap = "klant" if found.door.helpt else "invullen"
            eigen = await read(persoonsgegevens, relatie_id=found.door.klant_id)
            self.rijen = [
                Rij(t("E-mail"), _contact_in_woorden(ContactgegevenSoort.EMAIL, eigen.email)),
                Rij(t("Mobiel"), _contact_in_woorden(ContactgegevenSoort.MOBIEL, eigen.mobiel)),
            ]
            return
        self.stap = stand.status
        self.rijen = [
            Rij(t("Was"), _contact_in_woorden(stand.soort, stand.oud)),
            Rij(t("Wordt"), _contact_in_woorden(stand.soort, stand.nieuw)),
        ]
        if stand.gaat_in_op is not None:
            self.rijen.append(Rij(t("Vanaf"), str(spoken(stand.gaat_in_op))))
            return
        self.gevolgen = [say(gevolg) for gevolg in contactgevolgen(stand, clock.today())]
        if stand.status == Contactwijzigingstatus.GEVRAAGD:
            self.tweede = await tweede_bewijs(CONTACT_WIJZIGEN, stand.id) or TweedeBewijs()
            return
        nieuw = _contact_in_woorden(stand.soort, stand.nieuw)
        uitleg = t("Wij stuurden een code naar {waarheen}. De code werkt 10 minuten.", waarheen=nieuw)
        self.tweede = TweedeBewijs(werkt=stand.code_werkt, uitleg=uitleg)

    async def _stand(self) -> Gegevensstand | None:
        """The version that is true now; a second try after a refusal is a choice."""
        try:
            stand = await read(gegevens_van, relatie_id=gate.actor().klant_id, wat=self.wat)
        except NietGevonden:
            self.kan, self.versie = False, ""
            return None
        self.kan, self.versie = True, stand.versie
        return stand


def _in_woorden(wat: str, gegevens: Gegevens) -> str:
    leeg = t("Niet ingevuld")
    if wat == ADRES:
        huisnummer = " ".join(deel for deel in (gegevens["huisnummer"], gegevens["toevoeging"]) if deel)
        regels = adresregels(gegevens["straat"], huisnummer, gegevens["postcode"], gegevens["plaats"], gegevens["land"])
        return ", ".join(regels) or leeg
    if wat == HUISHOUDEN:
        kinderen = int(gegevens["kinderen"])
        return t("1 kind") if kinderen == 1 else t("{aantal} kinderen", aantal=kinderen)
    cent = gegevens["inkomen_cent"]
    return str(spoken(Bedrag(int(cent)))) if cent else leeg


def _verborgen(geheim: bool) -> bool:
    """Whether this is somebody who helps with what only the client sees."""
    return geheim and gate.actor().helpt


def _contact_in_woorden(soort: str, waarde: str) -> str:
    if not waarde:
        return t("Niet ingevuld")
    return leesbaar_nummer(waarde) if soort == ContactgegevenSoort.MOBIEL else waarde
