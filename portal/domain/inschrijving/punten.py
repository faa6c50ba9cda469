"""What a binding act comes to, in sentences: read aloud, shown on the second screen, or kept with a signature."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session

from portal.domain.concept.actions import Stand, concept_van
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.queries import medeaanvragen_aan
from portal.domain.inschrijving.rules import betalen_tot
from portal.domain.shared.errors import NietGevonden, zin
from portal.i18n import Bedrag, Zin


def inschrijven_punten(
    session: Session, relatie_id: str, object_id: str, beleid: Beleid, vandaag: date, nu: datetime
) -> list[Zin]:
    """What registering comes to, with the answers as they are now."""
    stand: Stand = concept_van(session, relatie_id=relatie_id, soort=CONCEPT, nu=nu)
    g, regels = stand.gegevens, beleid.regio.beleid_op(vandaag)
    naam = " ".join(deel for deel in (g["voornaam"], g["tussenvoegsel"], g["achternaam"]) if deel)
    nummer = " ".join(deel for deel in (g["huisnummer"], g["toevoeging"]) if deel)
    geld = (
        zin(
            "Inschrijven kost {bedrag}. U betaalt dat zelf, tot en met {dag}.",
            bedrag=Bedrag(regels.inschrijfgeld_cent),
            dag=betalen_tot(vandaag, beleid=regels),
        )
        if regels.inschrijfgeld_cent
        else zin("Inschrijven kost niets.")
    )
    return [
        zin("U schrijft zich in als woningzoekende bij {regio}.", regio=beleid.regio.naam),
        zin("Uw naam is {naam}. U bent geboren op {dag}.", naam=naam, dag=date.fromisoformat(g["geboortedatum"])),
        zin("U woont op {adres}.", adres=f"{g['straat']} {nummer}, {g['postcode']} {g['plaats']}"),
        *([zin("U vraagt {naam} als medeaanvrager.", naam=g["mede_naam"])] if g["samen"] == "ja" else []),
        geld,
        zin("U kunt zich binnen {dagen} dagen bedenken. Dan krijgt u uw geld terug.", dagen=regels.bedenktijd_dagen),
        zin("U verlengt uw inschrijving elk jaar. Wij sturen u op tijd bericht."),
    ]


def samen_punten(
    session: Session, relatie_id: str, object_id: str, beleid: Beleid, vandaag: date, nu: datetime
) -> list[Zin]:
    """What registering together comes to; raises `NietGevonden` when nobody asked this person."""
    for aanvraag in medeaanvragen_aan(session, relatie_id=relatie_id):
        if aanvraag.id == object_id:
            return [
                zin("{naam} wil zich samen met u inschrijven voor een woning.", naam=aanvraag.aanvrager),
                zin("U wordt dan medeaanvrager."),
                zin("U hoeft nu niets te betalen."),
            ]
    raise NietGevonden(f"medeaanvrager {object_id}")
