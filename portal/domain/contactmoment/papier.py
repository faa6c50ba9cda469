"""A request for contact on paper: write to us, and hear by phone, e-mail or letter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session, select

from portal import routes
from portal.domain.belofte.rules import antwoordtermijnen
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.contactmoment.model import Contactverzoek
from portal.domain.contactmoment.vragen import VRAGEN
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
from portal.domain.relatie.queries import persoonsgegevens, relatie_van
from portal.domain.shared.errors import zin


class ContactOpPapier(Papierstroom):
    """Nothing binds here, so nobody signs."""

    formulier = Stroom(
        naam="contact",
        titel=zin("Neem contact met mij op"),
        inleiding=(
            zin("Staat u vandaag op straat, of is er gevaar? Bel {telefoon}. Bij gevaar: bel 112."),
            *MET_DE_PEN,
        ),
        vragen=(WIE_BENT_U, *VRAGEN),
        voorwaarden=(),
        akkoord=(),
        slot=(STUUR_HET_NAAR, DE_DAG_TELT, EEN_PERSOON),
        tekenen=False,
    )
    begin = routes.CONTACT

    def waarden(self, session: Session, *, formulier: Papierformulier, nu: datetime) -> Mapping[str, str]:
        """Who it is and where we reach them."""
        wie = super().waarden(session, formulier=formulier, nu=nu)
        if formulier.relatie_id is None:
            return wie
        eigen = persoonsgegevens(session, relatie_id=formulier.relatie_id)
        return {**wie, "email": eigen.email, "tolk_taal": eigen.tolk_taal}

    def feiten(
        self, session: Session, *, formulier: Papierformulier, beleid: Beleid, vandaag: date
    ) -> Mapping[str, object]:
        """In how many working days we answer."""
        return antwoordtermijnen(beleid, vandaag=vandaag)

    def afronden(self, session: Session, inzending: Inzending) -> Afgerond:
        """Ask for contact, from the day it came; raises `FouteInvoer`."""
        i = inzending
        belofte = terugbelverzoek_doen(
            session,
            formulier=i.formulier,
            vanaf="",
            taal=relatie_van(session, i.relatie_id).taal,
            door=i.klant,
            beleid=i.beleid,
            origin=i.origin,
            nu=i.nu,
            ontvangen_op=i.ontvangen_op,
        )
        verzoek = session.exec(select(Contactverzoek).where(Contactverzoek.kenmerk == belofte.kenmerk)).one()
        return Afgerond(verzoek.id, belofte.kenmerk)
