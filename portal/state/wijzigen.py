"""Changing one's own data: fill in, see what it means, and only then save."""

from __future__ import annotations

from typing import Any

import reflex as rx

from portal import routes
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
from portal.domain.relatie.model import adresregels
from portal.domain.shared.actor import Rol
from portal.domain.shared.errors import NietGevonden
from portal.i18n import Bedrag, say, spoken, t
from portal.state import gate
from portal.state.basis import adres, ingevuld, refusals, refused
from portal.state.gate import policy
from portal.view import Fout, Rij


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

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """What we have now, in the fields."""
        self.fouten, self.fout, self.melding, self.melding_verder = [], {}, "", ""
        self.nakijken, self.rijen, self.gevolgen = False, [], []
        self.wat = str(self.router.url.path).rstrip("/").rsplit("/", 1)[-1]
        stand = await self._stand()
        self.waarden = als_velden(stand.gegevens) if stand else {}
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
            Rij(t("Was"), _in_woorden(self.wat, voorstel.oud)),
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
