"""The forms on paper of a woningzoekende: what they ask, what one signs, and where they go."""

from __future__ import annotations

from portal.domain.inschrijving.vragen import AKKOORD, VRAGEN
from portal.domain.papier.stroom import (
    DE_DAG_TELT,
    EEN_PERSOON,
    MET_DE_PEN,
    STUUR_HET_NAAR,
    WIE_BENT_U,
    Stroom,
)
from portal.domain.shared.errors import zin
from portal.domain.shared.vragen import Keuze, Veld, Vraag

INSCHRIJVEN_OP_PAPIER = Stroom(
    naam="inschrijving",
    titel=zin("Inschrijven als woningzoekende"),
    inleiding=MET_DE_PEN,
    vragen=VRAGEN,
    voorwaarden=(
        zin("Inschrijven kost {inschrijfgeld}. In onze brief leest u hoe u betaalt."),
        zin("U kunt zich binnen {bedenkdagen} dagen bedenken. Dan krijgt u uw geld terug. Bel ons, of kijk online."),
        zin("Uw inschrijving geldt {maanden} maanden. Wij sturen u op tijd bericht om te verlengen."),
        zin("U vult alles eerlijk in. Verandert er iets? Laat het ons dan weten."),
    ),
    akkoord=AKKOORD,
    slot=(
        zin("Stuur dit formulier naar {postadres}. Of geef het af op kantoor. Een kopie van uw paspoort hoeft niet."),
        zin("De dag waarop wij het krijgen, telt als de dag van uw aanvraag. U krijgt een brief als wij het invoeren."),
        EEN_PERSOON,
    ),
)

VERLENGEN_OP_PAPIER = Stroom(
    naam="verlengen",
    titel=zin("Ik wil ingeschreven blijven"),
    inleiding=(
        zin("Uw inschrijfnummer is {nummer}. Uw inschrijving loopt af op {termijn_tot}."),
        zin("Wilt u ingeschreven blijven? Stuur dit formulier terug. Het telt tot en met {laatste}. {kosten}"),
        zin("Hulp nodig? Bel {telefoon}. Wij vullen het ook graag met u in."),
    ),
    vragen=(
        Vraag(
            "verlengen",
            zin("Wilt u ingeschreven blijven?"),
            (Veld("blijven", zin("Ja, ik wil ingeschreven blijven"), "vinkje"),),
        ),
    ),
    voorwaarden=(
        zin("U houdt uw plek en uw inschrijfdatum."),
        zin("Kost verlengen geld? Dan bellen wij u. Wij spreken af hoe u betaalt."),
    ),
    akkoord=(),
    slot=(
        STUUR_HET_NAAR,
        zin("Wilt u niet verlengen? Dan hoeft u niets te doen."),
    ),
)

SAMEN_OP_PAPIER = Stroom(
    naam="medeaanvraag",
    titel=zin("Wilt u samen ingeschreven staan?"),
    inleiding=(
        zin("{aanvrager} wil zich samen met u inschrijven voor een woning. U wordt dan medeaanvrager."),
        zin("Vul dit zelf in. Een ander mag niet voor u tekenen."),
        zin("Hulp nodig? Bel {telefoon}. Wij vullen het ook graag met u in."),
    ),
    vragen=(
        WIE_BENT_U,
        Vraag(
            "samen",
            zin("Wilt u dat?"),
            (
                Veld(
                    "samen_antwoord",
                    zin("Uw keuze"),
                    "keuze",
                    keuzes=(Keuze("ja", zin("Ja, dat wil ik")), Keuze("nee", zin("Nee, dat wil ik niet"))),
                ),
            ),
        ),
    ),
    voorwaarden=(
        zin("U hoeft nu niets te betalen."),
        zin("Wij laten {aanvrager} weten wat u koos."),
    ),
    akkoord=(),
    slot=(STUUR_HET_NAAR, DE_DAG_TELT, EEN_PERSOON),
)
