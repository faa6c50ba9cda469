"""The registration on paper: its questions as they stand on screen, what one signs, and where it goes."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session

from portal.domain.concept.actions import concept_van
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.rules import Gegevens, als_velden, is_gedaan
from portal.domain.inschrijving.vragen import AKKOORD, VRAGEN
from portal.domain.papier.model import Papierformulier
from portal.domain.papier.stroom import Stroom, op_papier
from portal.domain.relatie.model import Relatie, adresregels, volledige_naam
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.errors import zin
from portal.i18n import Bedrag, spoken
from portal.integrations.brief.protocol import Papier

INSCHRIJVEN_OP_PAPIER = Stroom(
    naam="inschrijving",
    titel=zin("Inschrijven als woningzoekende"),
    inleiding=(
        zin("Schrijf met een pen in de vakken. Zet een kruis in het hokje dat bij u past."),
        zin("Weet u iets niet? Laat het leeg. Wij bellen of schrijven u dan."),
        zin("Hulp nodig? Bel {telefoon}. Wij vullen het ook graag met u in."),
    ),
    vragen=VRAGEN,
    voorwaarden=(
        zin("Inschrijven kost {inschrijfgeld}. In onze brief leest u hoe u betaalt."),
        zin("U kunt zich binnen 14 dagen bedenken. Dan krijgt u uw geld terug. Bel ons daarvoor."),
        zin("U verlengt uw inschrijving elk jaar. Wij sturen u op tijd bericht."),
        zin("U vult alles eerlijk in. Verandert er iets? Laat het ons dan weten."),
    ),
    akkoord=AKKOORD,
    slot=(
        zin("Stuur dit formulier naar {postadres}. Of geef het af op kantoor. Een kopie van uw paspoort hoeft niet."),
        zin("De dag waarop wij het krijgen, telt als de dag van uw aanvraag. U krijgt een brief als wij het invoeren."),
        zin("De code bovenaan hoort bij dit formulier. Gebruik het voor één persoon."),
    ),
    eerst=zin("Koos u: {antwoord}? Vul dan ook in:"),
)


def adres_van(relatie: Relatie | None, gegevens: Gegevens) -> tuple[str, ...]:
    """Where a letter reaches this person: what we know, or what stands in the draft; empty when we cannot tell."""
    if relatie is not None and relatie.adresregels:
        return (relatie.naam, *relatie.adresregels)
    if not (is_gedaan("naam", gegevens) and is_gedaan("adres", gegevens)):
        return ()
    g = gegevens
    huisnummer = " ".join(deel for deel in (g["huisnummer"], g["toevoeging"]) if deel)
    naam = volledige_naam(g["voornaam"], g["tussenvoegsel"], g["achternaam"])
    return (naam, *adresregels(g["straat"], huisnummer, g["postcode"], g["plaats"], g["land"]))


def papier_van(
    session: Session, *, formulier: Papierformulier, beleid: Beleid, vandaag: date, nu: datetime, posten: bool = False
) -> Papier:
    """The form with what its owner filled in so far; `posten` puts the address on it."""
    regels = beleid.regio.beleid_op(vandaag)
    relatie = relatie_van(session, formulier.relatie_id) if formulier.relatie_id else None
    concept = concept_van(session, relatie_id=formulier.relatie_id or "", soort=CONCEPT, nu=nu)
    post = regels.postadres
    plaats = f"{post.postcode} {post.plaats}"
    return op_papier(
        INSCHRIJVEN_OP_PAPIER,
        code=formulier.code,
        taal=formulier.taal,
        groot=formulier.groot,
        datum=vandaag,
        waarden=als_velden(concept.gegevens),
        adresregels=adres_van(relatie, concept.gegevens) if posten else (),
        afzender=(beleid.regio.naam, (post.straat_en_nummer, plaats)),
        feiten={
            "inschrijfgeld": Bedrag(regels.inschrijfgeld_cent),
            "telefoon": spoken(regels.telefoon),
            "postadres": f"{beleid.regio.naam}, {post.straat_en_nummer}, {plaats}",
        },
    )
