"""An appointment on paper: when it suits is written down, and a medewerker chooses a free moment that fits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from portal import routes
from portal.domain.afspraak.actions import CONCEPT, OP_PAPIER, afspraak_maken, concept_afspraak
from portal.domain.afspraak.model import Plaats, Tolkkeuze
from portal.domain.papier.model import Papierformulier
from portal.domain.papier.stroom import (
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
from portal.domain.shared.vragen import Keuze, Veld, Vraag

# The questions of the screen; a day and a time are chosen by whoever enters the form, out of what suits.
VRAGEN = (
    Vraag(
        "waarover",
        zin("Waar gaat de afspraak over?"),
        (
            Veld("onderwerp", zin("Onderwerp"), optioneel=True),
            Veld(
                "vraag",
                zin("Wilt u er iets over vertellen?"),
                "tekst",
                hint=zin("Een paar woorden is genoeg. Schrijf geen BSN op."),
                optioneel=True,
            ),
        ),
    ),
    Vraag(
        "waar",
        zin("Waar wilt u ons spreken?"),
        (
            Veld(
                "plaats",
                zin("Plaats"),
                "keuze",
                keuzes=(
                    Keuze(Plaats.BALIE, zin("Op kantoor")),
                    Keuze(Plaats.THUIS, zin("Bij u thuis"), zin("Wij komen naar u toe.")),
                    Keuze(Plaats.TELEFOON, zin("Aan de telefoon"), zin("Wij bellen u op de afgesproken tijd.")),
                ),
            ),
            Veld("kantoor", zin("Op welk kantoor?"), bij=("plaats", Plaats.BALIE)),
            Veld("adres", zin("Op welk adres?"), "tekst", bij=("plaats", Plaats.THUIS)),
        ),
    ),
    Vraag(
        "tolk",
        zin("Helpt iemand u bij het gesprek?"),
        (
            Veld(
                "tolk",
                zin("Brengt u iemand mee die tolkt?"),
                "keuze",
                keuzes=(
                    Keuze(Tolkkeuze.GEEN, zin("Ik heb geen tolk nodig")),
                    Keuze(
                        Tolkkeuze.EIGEN,
                        zin("Ja, ik breng zelf iemand mee"),
                        zin("Iemand die u vertrouwt, en die volwassen is."),
                    ),
                    Keuze(
                        Tolkkeuze.BOEKEN,
                        zin("Nee, regel een tolk voor mij"),
                        zin("Dat kost u niets. Wij hebben er een paar dagen voor nodig."),
                    ),
                ),
            ),
            Veld("tolk_taal", zin("Welke taal spreekt u?"), bij=("tolk", Tolkkeuze.BOEKEN)),
            Veld(
                "begeleider_naam",
                zin("Wie gaat er met u mee?"),
                hint=zin("Bijvoorbeeld familie of een buurvrouw."),
                optioneel=True,
            ),
            Veld("begeleider_email", zin("E-mailadres van wie meegaat"), optioneel=True),
        ),
    ),
    Vraag(
        "wanneer",
        zin("Wanneer komt het u uit?"),
        (
            Veld(
                "dagen",
                zin("Welke dagen en tijden?"),
                "tekst",
                hint=zin("Schrijf er een paar op, het liefst over meer dan een week."),
            ),
            Veld("email", zin("Uw e-mailadres"), optioneel=True),
        ),
    ),
)


class AfspraakOpPapier(Papierstroom):
    """Nothing binds here, so nobody signs."""

    formulier = Stroom(
        naam=OP_PAPIER,
        titel=zin("Een afspraak maken"),
        inleiding=(zin("Een afspraak kost u niets. Heeft u haast? Bel dan {telefoon}."), *MET_DE_PEN),
        vragen=(WIE_BENT_U, *VRAGEN),
        voorwaarden=(),
        akkoord=(),
        slot=(
            STUUR_HET_NAAR,
            zin("U krijgt bericht met de dag, de tijd en de plaats. Past er niets? Dan bellen wij u."),
            EEN_PERSOON,
        ),
        tekenen=False,
    )
    begin = routes.AFSPRAAK
    concept = CONCEPT

    def waarden(self, session: Session, *, formulier: Papierformulier, nu: datetime) -> Mapping[str, str]:
        """Who it is, and what was answered on the screen so far."""
        wie = super().waarden(session, formulier=formulier, nu=nu)
        if formulier.relatie_id is None:
            return wie
        eigen = persoonsgegevens(session, relatie_id=formulier.relatie_id)
        concept = concept_afspraak(session, relatie_id=formulier.relatie_id, nu=nu).gegevens
        gevraagd = {veld.naam for vraag in VRAGEN for veld in vraag.velden}
        ingevuld = {veld: str(waarde) for veld, waarde in concept.items() if veld in gevraagd}
        # On the screen an office is one of the places.
        plaats = ingevuld.get("plaats", "").partition(":")[0]
        return {
            **wie,
            "email": eigen.email,
            "tolk_taal": eigen.tolk_taal,
            **ingevuld,
            "plaats": plaats,
            "onderwerp": "",
        }

    def afronden(self, session: Session, inzending: Inzending) -> Afgerond:
        """Make the appointment that was chosen; raises `FouteInvoer`, and `MomentBezet` when somebody was first."""
        i = inzending
        gegevens = {k: str(v) for k, v in concept_afspraak(session, relatie_id=i.relatie_id, nu=i.nu).gegevens.items()}
        # When somebody was first, another moment was chosen at the last step.
        gekozen = str(i.formulier.get("moment") or gegevens.get("moment", ""))
        afspraak = afspraak_maken(
            session,
            gegevens={**gegevens, "moment": gekozen},
            vanaf="",
            taal=relatie_van(session, i.relatie_id).taal,
            door=i.klant,
            origin=i.origin,
            beleid=i.beleid,
            nu=i.nu,
        )
        return Afgerond(afspraak.id, afspraak.kenmerk)
