"""Each kind of verzoek on paper: made from the same pages as on screen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session

from portal import routes
from portal.domain.concept.actions import concept_van
from portal.domain.corporatie.policy import Beleid
from portal.domain.papier.model import Papierformulier
from portal.domain.papier.stroom import (
    DE_DAG_TELT,
    EEN_PERSOON,
    MET_DE_PEN,
    STUUR_HET_NAAR,
    WIE_BENT_U,
    Afgerond,
    Inzending,
    Papierstroom,
    Stroom,
)
from portal.domain.shared.errors import zin
from portal.domain.shared.vragen import Keuze, Veld, Veldsoort, Vraag
from portal.domain.verzoek.actions import concept_soort, verzoek_indienen
from portal.domain.verzoek.model import Verzoek, Verzoeksoort
from portal.domain.verzoek.rules import BELLEN, FORMULIEREN, FOTO, Formulier, gevraagde_stappen
from portal.domain.verzoek.rules import Veld as Schermveld
from portal.i18n import Zin

_SOORT: Mapping[str, Veldsoort] = {"keuze": "keuze", "lang": "tekst", "datum": "datum"}
# On screen one chooses from the decisions we sent; on paper one writes which it was.
_ALLEEN_OP_SCHERM = ("besluit",)
_ZONDER_UITLEG = ("besluit_anders", "besluit_datum")
_WACHT_NIET = zin("Heeft het haast? Wacht niet op de post. Bel {telefoon}. Bij gevaar: bel 112.")
_HOE_VERDER: Mapping[Verzoeksoort, tuple[Zin, ...]] = {
    Verzoeksoort.OVERLAST: (zin("Wij vertellen niemand dat dit van u komt."),),
    Verzoeksoort.KLACHT: (
        zin("Binnen {bevestigen} werkdagen hoort u wie ermee bezig is. Binnen {weken} weken krijgt u een besluit."),
        zin("Iemand anders dan de behandelaar neemt het besluit. Nooit iemand over wie het gaat."),
    ),
    Verzoeksoort.BEZWAAR: (
        zin("Stuur het op binnen {indienen} weken na het besluit. Bent u later? Stuur het toch, en bel ons."),
        zin("Binnen {bevestigen} werkdagen hoort u wie ermee bezig is. Binnen {weken} weken krijgt u een besluit."),
    ),
}


def _vragen(formulier: Formulier) -> tuple[Vraag, ...]:
    def veld(v: Schermveld) -> Veld:
        return Veld(
            v.naam,
            v.vraag,
            _SOORT.get(v.soort, "regel"),
            hint=None if v.naam in _ZONDER_UITLEG else v.uitleg,
            keuzes=tuple(Keuze(code, tekst) for code, tekst in v.keuzes),
            optioneel=v.leeg is None and v.naam not in _ZONDER_UITLEG,
        )

    return tuple(
        Vraag(
            stap.naam,
            stap.titel,
            tuple(veld(v) for v in stap.velden if v.naam not in _ALLEEN_OP_SCHERM),
            zin("Stuur foto's mee met dit formulier. Schrijf de code achterop.") if stap.naam == FOTO else stap.uitleg,
        )
        for stap in formulier.stappen
        if stap.naam != BELLEN
    )


class VerzoekOpPapier(Papierstroom):
    """One kind of verzoek; a bezwaar is signed (as Awb 6:5 has it), the others need no signature."""

    def __init__(self, soort: Verzoeksoort) -> None:
        formulier = FORMULIEREN[soort]
        self.soort = soort
        self.concept = concept_soort(soort)
        self.begin = routes.verzoek_stap(soort, formulier.stappen[0].naam)
        self.formulier = Stroom(
            naam=str(soort),
            titel=formulier.titel,
            inleiding=(_WACHT_NIET, *MET_DE_PEN),
            vragen=(WIE_BENT_U, *_vragen(formulier)),
            voorwaarden=(),
            akkoord=(),
            slot=(STUUR_HET_NAAR, DE_DAG_TELT, *_HOE_VERDER.get(soort, ()), EEN_PERSOON),
            tekenen=soort is Verzoeksoort.BEZWAAR,
        )

    def waarden(self, session: Session, *, formulier: Papierformulier, nu: datetime) -> Mapping[str, str]:
        """Who it is, and the draft so far."""
        wie = super().waarden(session, formulier=formulier, nu=nu)
        if formulier.relatie_id is None:
            return wie
        gegevens = concept_van(session, relatie_id=formulier.relatie_id, soort=self.concept, nu=nu).gegevens
        bekend = {"adres": wie["wie_adres"], "telefoon": wie["wie_telefoon"]}
        uit = {**bekend, **wie, **{naam: waarde for naam, waarde in gegevens.items() if isinstance(waarde, str)}}
        if uit.get("besluit_datum"):
            dag = date.fromisoformat(uit["besluit_datum"])
            delen = {"dag": dag.day, "maand": dag.month, "jaar": dag.year}
            uit |= {f"besluit_datum_{deel}": str(getal) for deel, getal in delen.items()}
        return uit

    def feiten(
        self, session: Session, *, formulier: Papierformulier, beleid: Beleid, vandaag: date
    ) -> Mapping[str, object]:
        """The terms of a klacht or bezwaar."""
        regels = beleid.regio.beleid_op(vandaag).verzoek
        termijn = regels.bezwaar if self.soort is Verzoeksoort.BEZWAAR else regels.klacht
        return {
            "bevestigen": termijn.bevestigen_werkdagen,
            "weken": termijn.beslissen_weken,
            "indienen": regels.bezwaar.indienen_weken,
        }

    def al_binnen(self, session: Session, *, relatie_id: str, nu: datetime) -> list[Zin]:
        """The pages that were answered."""
        gegevens = concept_van(session, relatie_id=relatie_id, soort=self.concept, nu=nu).gegevens
        stappen = gevraagde_stappen(self.soort, gegevens)
        return [stap.titel for stap in stappen if stap.velden and gegevens.get(f"gedaan_{stap.naam}")]

    def punten(self, session: Session, inzending: Inzending) -> list[Zin]:
        """What a bezwaar is against, and what its owner wants, in their own words."""
        gegevens = concept_van(session, relatie_id=inzending.relatie_id, soort=self.concept, nu=inzending.nu).gegevens
        eigen = (str(gegevens.get(naam, "")) for naam in ("waarom", "wens"))
        return [self.formulier.titel, *(zin("U schreef: {tekst}", tekst=tekst) for tekst in eigen if tekst)]

    def afronden(self, session: Session, inzending: Inzending) -> Afgerond:
        """Send it, from the day it came; raises what sending raises."""
        i = inzending
        verzoek_id = verzoek_indienen(
            session,
            soort=self.soort,
            versie=i.versie,
            vanaf="",
            door=i.klant,
            beleid=i.beleid,
            origin=i.origin,
            vandaag=i.vandaag,
            nu=i.nu,
            ontvangen_op=i.ontvangen_op,
        )
        return Afgerond(verzoek_id, session.get_one(Verzoek, verzoek_id).kenmerk)


VERZOEKEN_OP_PAPIER: tuple[Papierstroom, ...] = tuple(VerzoekOpPapier(soort) for soort in FORMULIEREN)
