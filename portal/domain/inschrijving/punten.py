"""What a binding act comes to, in sentences: read aloud, shown on the second screen, or kept with a signature."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Session

from portal.domain.concept.actions import Stand, concept_van
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.queries import medeaanvragen_aan
from portal.domain.inschrijving.rules import betalen_tot
from portal.domain.inschrijving.samenvoegen import Afspraak, eigen_zin, samenstand
from portal.domain.inschrijving.splitsen import splitsstand
from portal.domain.inschrijving.uitschrijven import geld_terug
from portal.domain.relatie.queries import relatie_van
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
        # Read on a screen of the desk too, and kept.
        zin("Uw adres houden wij geheim.")
        if relatie_van(session, relatie_id).geheim_adres
        else zin("U woont op {adres}.", adres=f"{g['straat']} {nummer}, {g['postcode']} {g['plaats']}"),
        *([zin("U vraagt {naam} als medeaanvrager.", naam=g["mede_naam"])] if g["samen"] == "ja" else []),
        geld,
        zin("U kunt zich binnen {dagen} dagen bedenken. Dan krijgt u uw geld terug.", dagen=regels.bedenktijd_dagen),
        zin(
            "Uw inschrijving geldt {maanden} maanden. Wij sturen u op tijd bericht om te verlengen.",
            maanden=regels.geldigheid_maanden,
        ),
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


def apart_punten(
    session: Session, relatie_id: str, object_id: str, beleid: Beleid, vandaag: date, nu: datetime
) -> list[Zin]:
    """What parting comes to, for who asks and for who answers; raises `NietGevonden` for who stands alone."""
    stand = splitsstand(session, relatie_id=relatie_id, beleid=beleid, vandaag=vandaag)
    if stand is None:
        raise NietGevonden(f"splitsing {object_id}")
    van_mede = (
        zin("{naam} houdt de eigen inschrijving.", naam=stand.mede)
        if stand.mede_heeft_al
        else zin(
            "{naam} krijgt een eigen inschrijving. De inschrijfdatum is {dag}.", naam=stand.mede, dag=stand.mede_datum
        )
    )
    return [
        zin("{naam} houdt de inschrijving. De inschrijfdatum is {dag}.", naam=stand.houder, dag=stand.inschrijfdatum),
        van_mede,
        zin("Betaald tot en met {dag}.", dag=stand.geldig_tot),
        *apart_gevolgen(),
    ]


def apart_gevolgen() -> list[Zin]:
    """What parting means besides who keeps what."""
    return [
        zin("Dit kost niets. U hoeft nu niets te betalen."),
        zin("U zoekt daarna ieder een eigen woning."),
        zin("Het gaat pas in als u allebei ja zegt. Daarna kunt u het niet zelf terugdraaien."),
    ]


def samen_verder_punten(
    session: Session, relatie_id: str, object_id: str, beleid: Beleid, vandaag: date, nu: datetime
) -> list[Zin]:
    """What joining comes to, for who answers and for who has the last word; raises `NietGevonden` for anyone else."""
    stand = samenstand(session, relatie_id=relatie_id, beleid=beleid, vandaag=vandaag)
    afspraak = stand.afspraak
    if afspraak is None or stand.belet is not None:
        raise NietGevonden(f"samenvoeging {object_id}")
    return [
        zin(
            "De inschrijving van {naam} gaat verder. De inschrijfdatum is {dag}.",
            naam=afspraak.houder,
            dag=afspraak.inschrijfdatum,
        ),
        zin("{naam} wordt medeaanvrager.", naam=afspraak.mede),
        eigen_zin(afspraak.nummer, afspraak.bewaard),
        zin("Betaald tot en met {dag}.", dag=afspraak.geldig_tot),
        *samen_verder_gevolgen(afspraak),
    ]


def samen_verder_gevolgen(afspraak: Afspraak) -> list[Zin]:
    """What joining means besides who keeps what."""
    return [
        zin("Dit kost niets. U hoeft nu niets te betalen."),
        *([geld_terug(afspraak.terug_cent)] if afspraak.nummer else []),
        zin("U zoekt daarna samen één woning."),
        zin(
            "Stopt {naam} later? Dan gaat {mede} alleen verder, met de bewaarde datum.",
            naam=afspraak.houder,
            mede=afspraak.mede,
        )
        if afspraak.bewaard
        else zin("Stopt {naam} later de inschrijving? Dan stopt die voor u allebei.", naam=afspraak.houder),
        zin("Het gaat pas in als u allebei ja zegt. Daarna kunt u wel weer apart verder."),
    ]
