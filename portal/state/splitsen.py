"""Together or apart: what both keep, the question to the other, and the answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import reflex as rx

from portal import clock, routes
from portal.database import perform, read
from portal.domain.hulp.keuzes import APART, APART_VRAGEN, SAMEN_VERDER
from portal.domain.inschrijving.punten import apart_gevolgen, samen_verder_gevolgen
from portal.domain.inschrijving.samenvoegen import (
    Afspraak,
    Samenstand,
    eigen_zin,
    samenstand,
    samenvoegen_beantwoorden,
    samenvoegen_bevestigen,
    samenvoegen_intrekken,
    samenvoegen_vragen,
)
from portal.domain.inschrijving.splitsen import (
    Splitsstand,
    splitsen_beantwoorden,
    splitsen_intrekken,
    splitsen_vragen,
    splitsstand,
)
from portal.domain.shared.actor import Rol
from portal.i18n import say, spoken, t
from portal.state import gate
from portal.state.basis import Formulierstaat, adres, ingevuld, refusals, refused, schoon
from portal.state.gate import policy
from portal.view import Rij, Taak
from portal.wiring import beleid

# What the client says yes to on the second screen, at each step.
BEVESTIGEN = {"vragen": APART_VRAGEN, "ander": APART, "samen-ander": SAMEN_VERDER, "samen-bevestigen": SAMEN_VERDER}


class SplitsenState(Formulierstaat, rx.State):
    """The page on which two people part or join; each sees it in their own login."""

    # Parting: "vragen", "vrager" (waits for the other) or "ander" (has to answer). Joining: the same after "samen-",
    # "samen-ander-wacht" (said yes) and "samen-bevestigen" (the last yes). Empty when neither can be.
    stap: str = ""
    rijen: list[Rij] = []
    punten: list[str] = []
    uitleg: str = ""
    # Why it cannot be done now, and the way on.
    belet: str = ""
    belet_verder: str = ""
    knop: str = ""
    # What is on screen, and the question it is about: an answer to anything else is refused.
    op_scherm: str = ""
    voorstel: str = ""
    # Where a medewerker who helps lets the client say it.
    bevestigen: str = ""
    waarden: dict[str, str] = {}

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def laden(self):
        """What each keeps; nothing is saved by looking."""
        schoon(self)
        self.waarden = {}
        await self._haal()
        self.geladen = True

    @rx.event
    @policy(Rol.KLANT)
    async def vragen(self, form: dict[str, Any]):
        """Vraag ... om ja te zeggen: a yes of one's own to parting, and the question to the other."""
        return await self._doe(
            splitsen_vragen,
            t("Uw vraag is verstuurd. Er is nog niets veranderd."),
            ketencode=_tekst(form, "op_scherm"),
        )

    @rx.event
    @policy(Rol.KLANT)
    async def ja(self, form: dict[str, Any]):
        """Ja: from now on each has an own inschrijving."""
        return await self._antwoord(form, ja=True)

    @rx.event
    @policy(Rol.KLANT)
    async def nee(self, form: dict[str, Any]):
        """Nee: they stay on one inschrijving."""
        return await self._antwoord(form, ja=False)

    @rx.event
    @policy(Rol.KLANT)
    async def intrekken(self):
        """Toch niet: the question to part is taken back."""
        return await self._doe(
            splitsen_intrekken,
            t("Uw vraag is ingetrokken. Er is niets veranderd."),
            splitsing_id=self.voorstel,
        )

    @rx.event
    @policy(Rol.KLANT, namens_klant=True)
    async def samen_vragen(self, form: dict[str, Any]):
        """Vraag de ander: somebody at this address is asked to go on together; the answer is the same for every one."""
        self.waarden = ingevuld(form)
        return await self._doe(
            samenvoegen_vragen,
            t("Uw vraag is verstuurd. Er is nog niets veranderd."),
            formulier=self.waarden,
        )

    @rx.event
    @policy(Rol.KLANT)
    async def samen_ja(self, form: dict[str, Any]):
        """Ja, samen verder: whoever asked has the last word."""
        return await self._samen_antwoord(form, ja=True)

    @rx.event
    @policy(Rol.KLANT)
    async def samen_nee(self, form: dict[str, Any]):
        """Nee: each keeps what is theirs."""
        return await self._samen_antwoord(form, ja=False)

    @rx.event
    @policy(Rol.KLANT)
    async def samen_bevestigen(self, form: dict[str, Any]):
        """Ja, dit spreken wij af: the last yes, and from now on there is one inschrijving."""
        return await self._doe(
            samenvoegen_bevestigen,
            t("U staat nu samen ingeschreven."),
            samenvoeging_id=_tekst(form, "voorstel"),
            afspraak=_tekst(form, "op_scherm"),
        )

    @rx.event
    @policy(Rol.KLANT)
    async def samen_intrekken(self):
        """Toch niet: the question to join, or the yes to it, is taken back."""
        return await self._doe(
            samenvoegen_intrekken,
            t("Ingetrokken. Er is niets veranderd."),
            samenvoeging_id=self.voorstel,
        )

    async def _antwoord(self, form: dict[str, Any], *, ja: bool) -> Any:
        return await self._doe(
            splitsen_beantwoorden,
            t("U staat nu alleen ingeschreven.") if ja else t("U heeft nee gezegd. Er is niets veranderd."),
            splitsing_id=_tekst(form, "voorstel"),
            ja=ja,
            ketencode=_tekst(form, "op_scherm"),
        )

    async def _samen_antwoord(self, form: dict[str, Any], *, ja: bool) -> Any:
        return await self._doe(
            samenvoegen_beantwoorden,
            t("U heeft ja gezegd. De ander heeft nu het laatste woord.")
            if ja
            else t("U heeft nee gezegd. Er is niets veranderd."),
            samenvoeging_id=_tekst(form, "voorstel"),
            ja=ja,
            afspraak=_tekst(form, "op_scherm"),
        )

    async def _doe(self, handeling: Callable[..., Any], gedaan: str, **wat: Any) -> Any:
        """One act of this page, and what is true after it."""
        with refusals(self):
            await perform(handeling, door=gate.actor(), **wat)
        if self.fouten:
            return rx.set_focus("fouten")
        if not refused(self):
            self.melding, self.waarden = gedaan, {}
        await self._haal()
        return rx.set_focus("melding")

    async def _haal(self) -> None:
        self.stap, self.rijen, self.punten, self.uitleg, self.knop = "", [], [], "", ""
        self.belet = self.belet_verder = self.op_scherm = self.voorstel = ""
        klant = gate.actor().klant_id
        apart: Splitsstand | None = await read(splitsstand, relatie_id=klant)
        if apart is None:
            self._toon_samen(await read(samenstand, relatie_id=klant))
        else:
            self._toon_apart(apart)
        self.bevestigen = f"{adres(routes.BALIE_BEVESTIGEN)}?wat={BEVESTIGEN.get(self.stap, '')}"

    def _toon_apart(self, stand: Splitsstand) -> None:
        self.stap = stand.wie_wacht or "vragen"
        self.op_scherm, self.voorstel = stand.ketencode, stand.splitsing_id
        self.rijen = [
            Rij(t("{naam} houdt de inschrijving", naam=stand.houder), _datum(stand.inschrijfdatum)),
            Rij(
                t("{naam} houdt de eigen inschrijving", naam=stand.mede)
                if stand.mede_heeft_al
                else t("{naam} krijgt een eigen inschrijving", naam=stand.mede),
                "" if stand.mede_heeft_al else _datum(stand.mede_datum),
            ),
            Rij(t("Betaald tot en met"), str(spoken(stand.geldig_tot))),
        ]
        self.punten = [say(gevolg) for gevolg in apart_gevolgen()]
        ander = _ander(stand)
        self.knop = t("Vraag {naam} om ja te zeggen", naam=ander)
        if stand.wie_wacht == "vrager":
            self.uitleg = t("{naam} kan antwoorden tot en met {dag}.", naam=ander, dag=stand.beantwoorden_tot)
        elif stand.wie_wacht == "ander":
            self.uitleg = t(
                "{naam} wil apart verder. U kunt antwoorden tot en met {dag}.", naam=ander, dag=stand.beantwoorden_tot
            )

    def _toon_samen(self, stand: Samenstand) -> None:
        if stand.belet is not None:
            self.belet, verder = say(stand.belet.reden), stand.belet.verder
            self.belet_verder = say(verder) if verder else ""
        if not stand.wie:
            return
        self.stap, self.voorstel = f"samen-{stand.wie}", stand.samenvoeging_id
        naam, dag = stand.ander, stand.beantwoorden_tot
        if stand.wie == "vragen":
            self.punten = _hoe_samen_gaat()
        elif stand.wie == "vrager":
            self.uitleg = t("{naam} kan antwoorden tot en met {dag}.", naam=naam, dag=dag)
        elif stand.wie == "ander":
            self.uitleg = t("{naam} wil samen met u verder. U kunt antwoorden tot en met {dag}.", naam=naam, dag=dag)
        elif stand.wie == "bevestigen":
            self.uitleg = t("{naam} zei ja. U heeft het laatste woord, tot en met {dag}.", naam=naam, dag=dag)
        else:
            self.uitleg = t("U zei ja. {naam} heeft het laatste woord, tot en met {dag}.", naam=naam, dag=dag)
        if stand.afspraak is not None and not self.belet:
            self._toon_afspraak(stand.afspraak)
            if stand.wie == "ander":
                self.punten.append(t("Zegt u ja? Dan ziet {naam} dit ook.", naam=naam))

    def _toon_afspraak(self, afspraak: Afspraak) -> None:
        self.op_scherm = afspraak.code
        self.rijen = [
            Rij(t("De inschrijving van {naam} gaat verder", naam=afspraak.houder), _datum(afspraak.inschrijfdatum)),
            Rij(t("{naam} wordt medeaanvrager", naam=afspraak.mede), say(eigen_zin(afspraak.nummer, afspraak.bewaard))),
            Rij(t("Betaald tot en met"), str(spoken(afspraak.geldig_tot))),
        ]
        self.punten = [say(gevolg) for gevolg in samen_verder_gevolgen(afspraak)]


async def samen_of_apart_taak(relatie_id: str | None) -> Taak | None:
    """What stands on `/mijn` of somebody who is asked to part or to join, or who has the last word."""
    apart: Splitsstand | None = await read(splitsstand, relatie_id=relatie_id)
    if apart is not None:
        if apart.wie_wacht != "ander":
            return None
        return _taak(
            t("{naam} wil apart verder", naam=_ander(apart)),
            t("Bekijk wat u allebei houdt. Zeg dan ja of nee."),
            apart.beantwoorden_tot,
        )
    samen: Samenstand = await read(samenstand, relatie_id=relatie_id)
    if samen.wie == "ander":
        return _taak(
            t("{naam} wil samen verder", naam=samen.ander),
            t("Bekijk wat u allebei houdt. Zeg dan ja of nee."),
            samen.beantwoorden_tot,
        )
    if samen.wie == "bevestigen":
        return _taak(
            t("{naam} zegt ja tegen samen verder", naam=samen.ander),
            t("Bekijk wat u allebei houdt. U heeft het laatste woord."),
            samen.beantwoorden_tot,
        )
    return None


def _taak(wat: str, hoe: str, tot: date | None) -> Taak:
    return Taak(wat, hoe, t("tot en met {dag}", dag=tot), adres(routes.SPLITSEN), True, "users")


def _hoe_samen_gaat() -> list[str]:
    """What joining means by policy, before it is known with whom."""
    regels = beleid().regio.beleid_op(clock.today()).samenvoegen
    return [
        t("U gaat verder met de inschrijving die het langst loopt. De andere stopt.")
        if regels.gaat_verder == "langste"
        else t("U gaat verder met uw inschrijving. Die van de ander stopt."),
        t("De datum die stopt, bewaren wij. Die geldt weer als u later apart verdergaat.")
        if regels.mede_houdt == "eigen"
        else t("De datum van de inschrijving die stopt, vervalt."),
        t("De ander ziet uw naam, uw inschrijfdatum en tot wanneer u betaalde."),
        t("De ander zegt zelf ja of nee."),
        t("Daarna ziet u de datum van de ander. Pas als u dan ook ja zegt, gaat het in."),
    ]


def _ander(stand: Splitsstand) -> str:
    return stand.houder if stand.ik_ben_mede else stand.mede


def _datum(dag: Any) -> str:
    return t("Inschrijfdatum: {dag}", dag=dag)


def _tekst(form: dict[str, Any], veld: str) -> str:
    waarde = form.get(veld)
    return waarde[:80] if isinstance(waarde, str) else ""
