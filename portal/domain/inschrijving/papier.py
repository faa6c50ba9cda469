"""What a woningzoekende can do on paper: register, go on for another term, and say yes or no as a co-applicant."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Session, col, select

from portal import routes
from portal.domain.belofte.actions import beloven
from portal.domain.bericht.actions import bericht_maken
from portal.domain.concept.actions import concept_van
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import (
    CONCEPT,
    NogNietCompleet,
    inschrijving_aanvragen,
    medeaanvraag_op_papier,
)
from portal.domain.inschrijving.formulieren import INSCHRIJVEN_OP_PAPIER, SAMEN_OP_PAPIER, VERLENGEN_OP_PAPIER
from portal.domain.inschrijving.model import (
    Inschrijving,
    Inschrijvingstatus,
    Medeaanvrager,
    Medeaanvragerstatus,
    Verlenging,
)
from portal.domain.inschrijving.punten import inschrijven_punten
from portal.domain.inschrijving.rules import (
    CONTROLEREN,
    Gegevens,
    als_velden,
    eerste_open_stap,
    gevraagde_stappen,
    is_gedaan,
)
from portal.domain.inschrijving.verlengen import TE_VERLENGEN, NietsTeVerlengen, inschrijving_verlengen, kosten
from portal.domain.papier.model import Papierformulier
from portal.domain.papier.stroom import Afgerond, Inzending, Papierstroom
from portal.domain.relatie.model import Relatie, adresregels, volledige_naam
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Kanaal
from portal.domain.shared.errors import NietGevonden, zin
from portal.domain.shared.invoer import Antwoorden, parse_keuze
from portal.i18n import Bedrag, Zin, say


class InschrijvenOpPapier(Papierstroom):
    """Registering: the whole draft, with the terms agreed to by signature."""

    formulier = INSCHRIJVEN_OP_PAPIER
    begin = routes.inschrijven_stap("naam")
    concept = CONCEPT
    vraagt_wie: ClassVar[bool] = True

    def waarden(self, session: Session, *, formulier: Papierformulier, nu: datetime) -> Mapping[str, str]:
        """The draft so far."""
        return als_velden(concept_van(session, relatie_id=formulier.relatie_id or "", soort=CONCEPT, nu=nu).gegevens)

    def feiten(
        self, session: Session, *, formulier: Papierformulier, beleid: Beleid, vandaag: date
    ) -> Mapping[str, object]:
        """What it costs, how long it lasts, and how long one can think again."""
        regels = beleid.regio.beleid_op(vandaag)
        return {
            "inschrijfgeld": Bedrag(regels.inschrijfgeld_cent),
            "bedenkdagen": regels.bedenktijd_dagen,
            "maanden": regels.geldigheid_maanden,
        }

    def al_binnen(self, session: Session, *, relatie_id: str, nu: datetime) -> list[Zin]:
        """The questions that were answered."""
        gegevens = concept_van(session, relatie_id=relatie_id, soort=CONCEPT, nu=nu).gegevens
        return [stap.titel for stap in gevraagde_stappen(gegevens) if is_gedaan(stap.naam, gegevens)]

    def punten(self, session: Session, inzending: Inzending) -> list[Zin]:
        """The same sentences as on the second screen; raises `NogNietCompleet` with a question open."""
        i = inzending
        gegevens = concept_van(session, relatie_id=i.relatie_id, soort=CONCEPT, nu=i.nu).gegevens
        open_stap = eerste_open_stap(gegevens)
        if open_stap != CONTROLEREN:
            raise NogNietCompleet(open_stap)
        return inschrijven_punten(session, i.relatie_id, i.relatie_id, i.beleid, i.vandaag, i.nu)

    def afronden(self, session: Session, inzending: Inzending) -> Afgerond:
        """Register; raises what registering raises."""
        i = inzending
        inschrijving = inschrijving_aanvragen(
            session,
            formulier=i.formulier,
            versie=i.versie,
            door=i.klant,
            beleid=i.beleid,
            origin=i.origin,
            vandaag=i.vandaag,
            nu=i.nu,
            ontvangen_op=i.ontvangen_op,
        )
        # How long it took is from printing to receipt, not the minutes of typing over.
        inschrijving.begonnen_op = i.uitgegeven_op
        return Afgerond(inschrijving.id, inschrijving.nummer)


class VerlengenOpPapier(Papierstroom):
    """Going on for another term: where it is free the signature is enough, else we call about paying."""

    formulier = VERLENGEN_OP_PAPIER
    begin = routes.MIJN_INSCHRIJVING
    persoonlijk: ClassVar[bool] = True

    def voor_wie(self, session: Session, *, relatie_id: str | None) -> tuple[str | None, str]:
        """Only for whom there is something to renew now."""
        verlenging = _te_verlengen(session, relatie_id)
        if verlenging is None:
            raise NietGevonden(f"verlenging van {relatie_id}")
        return relatie_id, verlenging.id

    def feiten(
        self, session: Session, *, formulier: Papierformulier, beleid: Beleid, vandaag: date
    ) -> Mapping[str, object]:
        """Which inschrijving, until when, and what it costs."""
        verlenging = session.get_one(Verlenging, formulier.object_id)
        inschrijving = session.get_one(Inschrijving, verlenging.inschrijving_id)
        laatste = verlenging.verlengen_tot if vandaag <= verlenging.verlengen_tot else verlenging.herstelbaar_tot
        return {
            "nummer": inschrijving.nummer,
            "termijn_tot": verlenging.termijn_tot,
            "laatste": laatste,
            "kosten": kosten(verlenging.bedrag_cent),
        }

    def punten(self, session: Session, inzending: Inzending) -> list[Zin]:
        """Until when, and what it costs."""
        verlenging = _te_verlengen(session, inzending.relatie_id)
        if verlenging is None:
            raise NietsTeVerlengen
        return [
            VERLENGEN_OP_PAPIER.titel,
            zin("U bent dan ingeschreven tot en met {dag}.", dag=verlenging.nieuw_tot),
            kosten(verlenging.bedrag_cent),
        ]

    def afronden(self, session: Session, inzending: Inzending) -> Afgerond:
        """Renew; there is no way to pay on paper, so what costs money becomes a promise to call. `NietsTeVerlengen`."""
        i = inzending
        verlenging = _te_verlengen(session, i.relatie_id)
        if verlenging is None:
            raise NietsTeVerlengen
        inschrijving = session.get_one(Inschrijving, verlenging.inschrijving_id)
        if not verlenging.bedrag_cent:
            inschrijving_verlengen(session, door=i.klant, beleid=i.beleid, origin=i.origin, nu=i.nu)
            return Afgerond(verlenging.id, inschrijving.nummer)
        belofte = beloven(
            session,
            soort="verlengen-op-papier",
            object_id=verlenging.id,
            titel=str(zin("Bellen over betalen: inschrijving {nummer} verlengen", nummer=inschrijving.nummer)),
            kanaal=Kanaal.TELEFOON,
            relatie_id=i.relatie_id,
            nu=i.nu,
            beleid=i.beleid,
        )
        bericht_maken(
            session,
            relatie=relatie_van(session, i.relatie_id),
            soort="verlengen-op-papier",
            waarden={
                "dag": i.ontvangen_op.date(),
                "bedrag": Bedrag(verlenging.bedrag_cent),
                "medewerker": belofte.medewerker,
                "moment": belofte.voor,
            },
            origin=i.origin,
            nu=i.nu,
        )
        return Afgerond(verlenging.id, inschrijving.nummer)


class SamenOpPapier(Papierstroom):
    """The yes or no of a co-applicant; the form is given to who asked, and comes back from who was asked."""

    formulier = SAMEN_OP_PAPIER
    begin = routes.MIJN
    persoonlijk: ClassVar[bool] = True

    @property
    def heet(self) -> Zin:
        """For whoever asked, it is the answer of the other one."""
        return zin("Antwoord van uw medeaanvrager")

    def voor_wie(self, session: Session, *, relatie_id: str | None) -> tuple[str | None, str]:
        """Whoever asked somebody; the form itself is not theirs but of the other one."""
        mede = session.exec(
            select(Medeaanvrager)
            .join(Inschrijving, col(Inschrijving.id) == col(Medeaanvrager.inschrijving_id))
            .where(
                Inschrijving.relatie_id == relatie_id,
                Medeaanvrager.status == Medeaanvragerstatus.GEVRAAGD,
                col(Inschrijving.status).in_([Inschrijvingstatus.VOORLOPIG, Inschrijvingstatus.LOPEND]),
            )
        ).first()
        if mede is None:
            raise NietGevonden(f"medeaanvrager van {relatie_id}")
        return None, mede.id

    def ontvanger(self, session: Session, formulier: Papierformulier) -> Relatie | None:
        """It is posted to who asked, who hands it on: of the other one we may know no address."""
        return self._aanvrager(session, formulier.object_id)

    def feiten(
        self, session: Session, *, formulier: Papierformulier, beleid: Beleid, vandaag: date
    ) -> Mapping[str, object]:
        """Who asks."""
        return {"aanvrager": self._aanvrager(session, formulier.object_id).naam}

    def waarden(self, session: Session, *, formulier: Papierformulier, nu: datetime) -> Mapping[str, str]:
        """The name as it was given to us, and nothing else of somebody who did not say yes yet."""
        return {"wie_naam": session.get_one(Medeaanvrager, formulier.object_id).naam}

    def punten(self, session: Session, inzending: Inzending) -> list[Zin]:
        """Who asks, and that it costs nothing now."""
        naam = self._aanvrager(session, inzending.object_id).naam
        return [
            zin("{naam} wil zich samen met u inschrijven voor een woning.", naam=naam),
            zin("U wordt dan medeaanvrager."),
            zin("U hoeft nu niets te betalen."),
        ]

    def afronden(self, session: Session, inzending: Inzending) -> Afgerond:
        """Yes or no, as it was crossed; raises `FouteInvoer` without one, and `NietGevonden` when it was answered."""
        i = inzending
        antwoorden = Antwoorden(i.formulier)
        antwoord = antwoorden.neem("samen_antwoord", parse_keuze, ("ja", "nee"), leeg=zin("Kies ja of nee."))
        antwoorden.controleer()
        ja = antwoord.waarde == "ja"
        medeaanvraag_op_papier(
            session, medeaanvrager_id=i.object_id, ja=ja, door=i.klant, origin=i.origin, vandaag=i.vandaag, nu=i.nu
        )
        relatie = relatie_van(session, i.relatie_id)
        medewerker = session.get(Medewerker, i.klant.medewerker_id)
        bericht_maken(
            session,
            relatie=relatie,
            soort="papier-beantwoord",
            waarden={
                "dag": i.ontvangen_op.date(),
                "medewerker": medewerker.naam if medewerker else "",
                "punten": " ".join(say(punt, relatie.taal) for punt in self.punten(session, i)),
                "antwoord": zin("ja") if ja else zin("nee"),
            },
            origin=i.origin,
            nu=i.nu,
        )
        return Afgerond(i.object_id, "", ja)

    def _aanvrager(self, session: Session, medeaanvrager_id: str) -> Relatie:
        mede = session.get_one(Medeaanvrager, medeaanvrager_id)
        return relatie_van(session, session.get_one(Inschrijving, mede.inschrijving_id).relatie_id)


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


def _te_verlengen(session: Session, relatie_id: str | None) -> Verlenging | None:
    return session.exec(
        select(Verlenging).where(Verlenging.relatie_id == relatie_id, col(Verlenging.status).in_(TE_VERLENGEN))
    ).first()
