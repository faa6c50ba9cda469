"""A flow as a form: its questions in words, and from them the boxes on paper.

A flow that can be done on paper is a `Papierstroom`: it declares its form next to its own questions, where entering
begins on the client's own pages, and which of its own use cases is called when everything is entered. The flows there
are stand in one list, `hulp/papier.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Session

from portal.domain.corporatie.policy import Beleid
from portal.domain.papier.model import Papierformulier
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import persoonsgegevens, relatie_van
from portal.domain.shared.actor import Actor
from portal.domain.shared.errors import zin
from portal.domain.shared.invoer import leesbaar_nummer
from portal.domain.shared.vragen import Veld, Vraag
from portal.i18n import Zin, say
from portal.integrations.brief.protocol import Deel, Hokje, Papier, Vak

BIJ_EEN_ANTWOORD = zin("Koos u: {antwoord}? Vul dan ook in:")


@dataclass(frozen=True)
class Stroom:
    """One flow on paper: what it is called, what it asks and what one signs."""

    naam: str
    titel: Zin
    inleiding: tuple[Zin, ...]
    vragen: tuple[Vraag, ...]
    voorwaarden: tuple[Zin, ...]
    akkoord: tuple[Veld, ...]
    slot: tuple[Zin, ...]
    eerst: Zin = BIJ_EEN_ANTWOORD
    tekenen: bool = True

    @property
    def versie(self) -> str:
        """Another one as soon as any question or choice changes."""
        velden = (*(veld for vraag in self.vragen for veld in vraag.velden), *self.akkoord)
        woorden = "|".join(
            f"{veld.naam}:{veld.label.msgid}:{','.join(keuze.code for keuze in veld.keuzes)}" for veld in velden
        )
        return f"{self.naam}-{hashlib.sha256(woorden.encode()).hexdigest()[:8]}"


MET_DE_PEN = (
    zin("Schrijf met een pen in de vakken. Zet een kruis in het hokje dat bij u past."),
    zin("Weet u iets niet? Laat het leeg. Wij bellen of schrijven u dan."),
    zin("Hulp nodig? Bel {telefoon}. Wij vullen het ook graag met u in."),
)
STUUR_HET_NAAR = zin("Stuur dit formulier naar {postadres}. Of geef het af op kantoor.")
DE_DAG_TELT = zin("De dag waarop wij het krijgen, telt. U krijgt bericht als wij het invoeren.")
EEN_PERSOON = zin("De code bovenaan hoort bij dit formulier. Gebruik het voor één persoon.")

# Who logs in need not say who they are; on paper somebody has to.
WIE_BENT_U = Vraag(
    "wie",
    zin("Wie bent u?"),
    (
        Veld("wie_naam", zin("Uw voornaam en achternaam")),
        Veld("wie_adres", zin("Uw adres"), "tekst", hint=zin("Straat, huisnummer, postcode en plaats.")),
        Veld("wie_telefoon", zin("Uw telefoonnummer"), optioneel=True),
        Veld(
            "wie_nummer", zin("Uw inschrijfnummer"), hint=zin("Alleen als u bij ons bent ingeschreven."), optioneel=True
        ),
    ),
)


@dataclass(frozen=True)
class Inzending:
    """A form of which everything is entered: what its flow needs to act on it.

    `klant` is the client, who acts by letter; the medewerker in it is who entered the form.
    """

    relatie_id: str
    object_id: str
    formulier: Mapping[str, object]
    versie: int
    klant: Actor
    uitgegeven_op: datetime
    ontvangen_op: datetime
    beleid: Beleid
    origin: str
    vandaag: date
    nu: datetime


@dataclass(frozen=True)
class Afgerond:
    """What came of a form: the object it became, and how we call that; `ja` is what was signed for, yes or no."""

    object_id: str
    kenmerk: str
    ja: bool = True


class Papierstroom:
    """A flow that can be done on paper. What is the same for most flows stands here; the rest each flow says itself."""

    formulier: Stroom
    begin: str
    # The draft that entering fills; empty for a flow without one.
    concept: str = ""
    # Whether the flow asks who somebody is; of the others we know the client, or the desk writes down who it is.
    vraagt_wie: ClassVar[bool] = False
    # Whether there is something to ask for this person alone (a renewal); such a form is never given to anyone else.
    persoonlijk: ClassVar[bool] = False

    @property
    def naam(self) -> str:
        """The code of this flow."""
        return self.formulier.naam

    @property
    def heet(self) -> Zin:
        """What whoever asks for the form calls it."""
        return self.formulier.titel

    def voor_wie(self, session: Session, *, relatie_id: str | None) -> tuple[str | None, str]:
        """Whose form this becomes, and about which object; raises `NietGevonden` when there is nothing to ask."""
        return relatie_id, ""

    def ontvanger(self, session: Session, formulier: Papierformulier) -> Relatie | None:
        """To whom the form is posted."""
        return relatie_van(session, formulier.relatie_id) if formulier.relatie_id else None

    def waarden(self, session: Session, *, formulier: Papierformulier, nu: datetime) -> Mapping[str, str]:
        """What we know already, field by field."""
        if formulier.relatie_id is None:
            return {}
        eigen = persoonsgegevens(session, relatie_id=formulier.relatie_id)
        return {
            "wie_naam": eigen.naam,
            "wie_adres": ", ".join(deel.replace("  ", " ") for deel in eigen.adres),
            "wie_telefoon": leesbaar_nummer(eigen.mobiel) if eigen.mobiel else "",
        }

    def feiten(
        self, session: Session, *, formulier: Papierformulier, beleid: Beleid, vandaag: date
    ) -> Mapping[str, object]:
        """What the sentences of this form say besides the phone number and the address."""
        return {}

    def al_binnen(self, session: Session, *, relatie_id: str, nu: datetime) -> list[Zin]:
        """What we have already when something is missing."""
        return []

    def punten(self, session: Session, inzending: Inzending) -> list[Zin]:
        """What the client signed for, in sentences; asked before the act, and kept with the signature."""
        return [self.formulier.titel]

    def afronden(self, session: Session, inzending: Inzending) -> Afgerond:
        """Do it, as the client, with the flow's own use case."""
        raise NotImplementedError


def op_papier(
    stroom: Stroom,
    *,
    code: str,
    taal: str,
    groot: bool,
    datum: date,
    waarden: Mapping[str, str],
    adresregels: tuple[str, ...],
    afzender: tuple[str, tuple[str, ...]],
    feiten: Mapping[str, object],
) -> Papier:
    """The form with what is known already; `waarden` are the answers as they would be typed."""

    def zeg(tekst: Zin | None) -> str:
        return say(Zin(tekst.msgid, {**tekst.waarden, **feiten}), taal) if tekst else ""

    velden = {veld.naam: veld for vraag in stroom.vragen for veld in vraag.velden}

    def vak(veld: Veld) -> Vak:
        eerst = ""
        if veld.bij is not None:
            naam, gekozen = veld.bij
            antwoord = Zin("", {}) if not gekozen else velden[naam].keuze(gekozen).tekst
            eerst = say(Zin(stroom.eerst.msgid, {"antwoord": say(antwoord, taal)}), taal)
        return Vak(
            label=zeg(veld.label),
            soort=veld.soort,
            hint=zeg(veld.hint),
            waarde=waarden.get(veld.naam, ""),
            delen=tuple(waarden.get(f"{veld.naam}_{deel}", "") for deel in ("dag", "maand", "jaar")),  # type: ignore[arg-type]
            keuzes=tuple(
                Hokje(zeg(keuze.tekst), zeg(keuze.uitleg), aan=waarden.get(veld.naam) == keuze.code)
                for keuze in veld.keuzes
            ),
            aan=waarden.get(veld.naam) == "ja",
            optioneel=veld.optioneel,
            eerst=eerst,
        )

    return Papier(
        code=code,
        titel=zeg(stroom.titel),
        taal=taal,
        datum=datum,
        afzender_naam=afzender[0],
        afzender_regels=afzender[1],
        inleiding=tuple(zeg(alinea) for alinea in stroom.inleiding),
        delen=tuple(
            Deel(zeg(vraag.titel), tuple(vak(veld) for veld in vraag.velden), zeg(vraag.uitleg))
            for vraag in stroom.vragen
        ),
        voorwaarden=tuple(zeg(regel) for regel in stroom.voorwaarden),
        # Never ticked beforehand: agreeing is the client's own hand.
        akkoord=tuple(Vak(label=zeg(veld.label), soort=veld.soort) for veld in stroom.akkoord),
        slot=tuple(zeg(alinea) for alinea in stroom.slot),
        tekenen=stroom.tekenen,
        adresregels=adresregels,
        groot=groot,
    )
