"""Registering: keeping answers, asking, confirming, lapsing, and the one guarded way to change a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from portal import routes
from portal.domain.bericht.actions import bericht_aan_adres, bericht_maken
from portal.domain.betaling.actions import (
    betaling_laten_vervallen,
    betaling_teruggeven,
    betaling_vragen,
    te_laat_betaald,
    zwijgende_betaaldienst_melden,
)
from portal.domain.betaling.model import Betaalpoging, Betaalstatus, Betaling
from portal.domain.betaling.queries import onbeantwoorde_betalingen
from portal.domain.concept.actions import Stand, concept_bewaren, concept_van, concept_weggooien
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.goedkeuring.actions import besluiten, goedkeuring_vragen
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.inschrijving.keten import schakel_toevoegen
from portal.domain.inschrijving.model import (
    MEDEAANVRAGER_OVERGANGEN,
    OVERGANGEN,
    Herkomst,
    Inschrijving,
    Inschrijvingstatus,
    Medeaanvrager,
    Medeaanvragerstatus,
)
from portal.domain.inschrijving.queries import DATUM_WIJZIGEN, loopt_of_wacht, medeaanvragen_aan
from portal.domain.inschrijving.rules import (
    CONTROLEREN,
    STAP_BIJ_NAAM,
    Gegevens,
    betalen_tot,
    eerste_open_stap,
    geldig_tot,
    inschrijfdatum,
    lees_stap,
    mag_inschrijven,
    weg_van,
)
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor, Bevestigingswijze, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, zin
from portal.domain.shared.invoer import Antwoorden, parse_tekst, parse_vinkje
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import dagbegin, lokale_dag
from portal.domain.signaal.actions import spoed_beloven, stap_gelukt
from portal.domain.verzoek.queries import weiger_tijdens_bezwaar
from portal.i18n import Bedrag

CONCEPT = "inschrijving"
INSCHRIJFGELD = "inschrijfgeld"
# The message in which another inschrijfdatum is told; a client may object to it.
DATUM_GEWIJZIGD = "inschrijfdatum-gewijzigd"
BEVESTIGD_MET = {
    Bevestigingswijze.EIGEN_LOGIN: zin("met uw eigen inlog"),
    Bevestigingswijze.TWEEDE_SCHERM: zin("op het scherm aan onze balie"),
    Bevestigingswijze.MONDELING: zin("aan de telefoon"),
    Bevestigingswijze.OP_PAPIER: zin("met uw handtekening op papier"),
}


class AlIngeschreven(Weigering):
    """This person has an inschrijving already; told only to whoever is logged in as that person."""

    def __init__(self) -> None:
        super().__init__(zin("U bent al ingeschreven."), zin("In uw overzicht ziet u uw inschrijving en uw datum."))


class KanNogHersteld(Weigering):
    """An inschrijving that was not renewed can still come back; beginning anew would throw its years away."""

    def __init__(self) -> None:
        super().__init__(
            zin("U kunt uw oude inschrijving nog terugkrijgen."),
            zin("Dan houdt u uw inschrijfdatum. Kijk bij Mijn inschrijving, of bel ons."),
        )


class NogNietCompleet(Weigering):
    """A question has no answer yet; `stap` says which one."""

    def __init__(self, stap: str) -> None:
        self.stap = stap
        super().__init__(zin("U heeft nog niet alle vragen beantwoord."), zin("Wij brengen u naar die vraag."))


class DatumIsIntussenGewijzigd(Weigering):
    """Another proposal was approved first, so this one starts from a date that is not there any more."""

    def __init__(self) -> None:
        super().__init__(
            zin("De inschrijfdatum is gewijzigd na dit voorstel."),
            zin("Wijs dit voorstel af. Doe een nieuw voorstel als dat nog nodig is."),
        )


@handeling(Rol.KLANT, namens_klant=True)
def inschrijfstap_bewaren(
    session: Session,
    *,
    stap: str,
    formulier: Mapping[str, object],
    versie: int,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> Stand:
    """Keep the answers of one page, before the next page shows.

    Raises `NietGevonden` for a page that does not exist, `FouteInvoer`, `TeJong` for someone under age,
    `AlIngeschreven`, `KanNogHersteld`, and `ConceptIsNieuwer` for a stale screen.
    """
    if stap not in STAP_BIJ_NAAM:
        raise NietGevonden(f"stap {stap}")
    regels = beleid.regio.beleid_op(vandaag)
    relatie = relatie_van(session, door.klant_id)
    gegevens = lees_stap(stap, formulier, vandaag=vandaag)
    if stap == "geboortedatum":
        mag_inschrijven(date.fromisoformat(gegevens["geboortedatum"]), vandaag=vandaag, beleid=regels)
    _weiger_tweede(session, relatie, vandaag)
    if stap == "contact":
        # A wish about contact, not an answer: it holds from now on, whatever becomes of the registration.
        relatie.liever_persoonlijk = bool(gegevens["liever_persoonlijk"])
    plek = routes.inschrijven_stap(stap)
    stap_gelukt(session, relatie_id=relatie.id, plek=plek)
    if stap == "woonwensen" and door.rol is Rol.KLANT:
        spoed_beloven(
            session,
            tekst=gegevens["wens_plaatsen"],
            plek=plek,
            waar=str(STAP_BIJ_NAAM[stap].titel),
            door=door,
            origin=origin,
            beleid=beleid,
            nu=nu,
        )
    return concept_bewaren(
        session,
        relatie_id=relatie.id,
        soort=CONCEPT,
        gegevens=gegevens,
        versie=versie,
        bewaardagen=regels.concept_bewaardagen,
        deel=stap,
        medewerker=_naam_medewerker(session, door),
        kanaal=door.kanaal,
        nu=nu,
    )


def _naam_medewerker(session: Session, door: Actor) -> str:
    """The medewerker who fills in for the client; nobody when the client does."""
    medewerker = session.get(Medewerker, door.medewerker_id) if door.medewerker_id else None
    return medewerker.naam if medewerker else ""


@handeling(Rol.KLANT, bindend=True)
def inschrijving_aanvragen(
    session: Session,
    *,
    formulier: Mapping[str, object],
    versie: int,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
    ontvangen_op: datetime | None = None,
) -> Inschrijving:
    """Register: from the draft comes an inschrijving that waits for payment, or runs at once when nothing is owed.

    `ontvangen_op` is when a form on paper came in: from then on the client had asked.

    Raises `FouteInvoer` without agreement to the terms or without having read the privacy statement (no agreement, no
    inschrijving: CORA), `NogNietCompleet`, `AlIngeschreven`, `KanNogHersteld`, and `ConceptIsNieuwer`.
    """
    aangevraagd_op = ontvangen_op or nu
    regels = beleid.regio.beleid_op(lokale_dag(aangevraagd_op))
    relatie = relatie_van(session, door.klant_id)
    antwoorden = Antwoorden(formulier)
    antwoorden.neem("akkoord", parse_vinkje, verplicht=zin("Kruis aan dat u akkoord bent met de voorwaarden."))
    antwoorden.neem("gelezen", parse_vinkje, verplicht=zin("Kruis aan dat u de privacyverklaring heeft gelezen."))
    antwoorden.controleer()
    # Two tabs at the same moment: the second waits here, and then hears what is true.
    session.refresh(relatie, with_for_update={"key_share": True})
    _weiger_tweede(session, relatie, vandaag)
    concept = _volledig_concept(session, relatie, versie, regels.concept_bewaardagen, nu)
    gegevens = concept.gegevens
    mag_inschrijven(date.fromisoformat(gegevens["geboortedatum"]), vandaag=vandaag, beleid=regels)

    _gegevens_overnemen(relatie, gegevens)
    inschrijving = Inschrijving(
        nummer=nieuw_kenmerk("W"),
        relatie_id=relatie.id,
        herkomst=Herkomst.WONINGZOEKENDE,
        weg=weg_van(concept.kanalen, door.kanaal),
        begonnen_op=concept.begonnen_op,
        aangevraagd_op=aangevraagd_op,
        beleid_versie=regels.versie,
        voorwaarden_versie=regels.voorwaarden_versie,
        privacy_versie=regels.privacy_versie,
        akkoord_op=aangevraagd_op,
        kinderen=int(gegevens["kinderen"]),
        inkomen_cent=int(gegevens["inkomen_cent"]) if gegevens["inkomen_cent"] else None,
        woonwensen={k: v for k, v in gegevens.items() if k.startswith("wens_") and v},
    )
    session.add(inschrijving)
    session.flush()
    _medeaanvrager_vragen(session, inschrijving, relatie, gegevens, origin, nu)
    concept_weggooien(session, relatie_id=relatie.id, soort=CONCEPT)
    schakel_toevoegen(
        session,
        inschrijving_id=inschrijving.id,
        soort="aangevraagd",
        inhoud={
            "nummer": inschrijving.nummer,
            "beleid": regels.versie,
            "voorwaarden": regels.voorwaarden_versie,
            "door": relatie.id,
            "kanaal": door.kanaal,
            "ingevoerd_door": door.medewerker_id,
            "bevestigd": door.bevestigd,
        },
        nu=nu,
    )
    if regels.inschrijfgeld_cent == 0:
        _bevestigen(session, inschrijving, betaald=vandaag, beleid=beleid, origin=origin, door=door, nu=nu)
        return inschrijving
    inschrijving.betalen_tot = betalen_tot(vandaag, beleid=regels)
    betaling_vragen(
        session,
        relatie_id=relatie.id,
        soort=INSCHRIJFGELD,
        object_id=inschrijving.id,
        bedrag_cent=regels.inschrijfgeld_cent,
        nu=nu,
    )
    bericht_maken(
        session,
        relatie=relatie,
        soort="inschrijving-op-papier" if door.kanaal is Kanaal.BRIEF else "inschrijving-aangevraagd",
        waarden={
            "moment": aangevraagd_op,
            "nummer": inschrijving.nummer,
            "bevestigd": BEVESTIGD_MET[door.bevestigd],
            "bedrag": Bedrag(regels.inschrijfgeld_cent),
            "betalen_tot": inschrijving.betalen_tot,
        },
        origin=origin,
        nu=nu,
    )
    return inschrijving


def inschrijfgeld_is_betaald(
    session: Session,
    *,
    betaling: Betaling,
    poging: Betaalpoging,
    te_laat: bool,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> None:
    """Payment confirms the inschrijving (CORA): it runs, has its date, and the client holds it in writing.

    `te_laat`: we had given it up.
    """
    if te_laat:
        te_laat_betaald(session, betaling=betaling, poging=poging, nu=nu)
        return
    inschrijving = session.get(Inschrijving, betaling.object_id, with_for_update=True)
    if inschrijving is None:
        raise NietGevonden(f"inschrijving {betaling.object_id}")
    dag = lokale_dag(betaling.betaald_op or nu)
    _bevestigen(session, inschrijving, betaald=dag, beleid=beleid, origin=origin, door=SYSTEEM, nu=nu)


def onbetaalde_aanvragen_laten_vervallen(session: Session, *, origin: str, vandaag: date, nu: datetime) -> int:
    """Let requests lapse that were not paid in time; the client hears it and can begin again. Returns how many."""
    te_laat = select(Inschrijving.id).where(
        Inschrijving.status == Inschrijvingstatus.VOORLOPIG, col(Inschrijving.betalen_tot) < vandaag
    )
    # All payments first, then inschrijving and chain: the order in which paying locks them.
    betalingen = session.exec(
        select(Betaling).where(col(Betaling.object_id).in_(te_laat)).order_by(col(Betaling.id)).with_for_update()
    ).all()
    zwijgt = onbeantwoorde_betalingen(session, [betaling.id for betaling in betalingen], sinds=dagbegin(vandaag))
    verlopen = 0
    for betaling in betalingen:
        # Paid at this very moment, or paid in time and the bank is still busy: nobody was late.
        if betaling.status != Betaalstatus.OPEN:
            continue
        if betaling.id in zwijgt:
            zwijgende_betaaldienst_melden(session, betaling=betaling, nu=nu)
            continue
        inschrijving = session.get_one(Inschrijving, betaling.object_id, with_for_update=True)
        verlopen += 1
        overgang(session, OVERGANGEN, inschrijving, Inschrijvingstatus.GEANNULEERD, door=SYSTEEM, nu=nu)
        betaling_laten_vervallen(session, betaling=betaling, nu=nu)
        schakel_toevoegen(session, inschrijving_id=inschrijving.id, soort="vervallen", inhoud={"reden": "INB"}, nu=nu)
        bericht_maken(
            session,
            relatie=relatie_van(session, inschrijving.relatie_id),
            soort="aanvraag-verlopen",
            waarden={},
            origin=origin,
            nu=nu,
        )
    return verlopen


@handeling(Rol.KLANT, bindend=True)
def medeaanvraag_beantwoorden(
    session: Session, *, medeaanvrager_id: str, ja: bool, door: Actor, origin: str, vandaag: date, nu: datetime
) -> Medeaanvragerstatus:
    """Say yes or no to registering together; only the one who was asked can. Raises `NietGevonden`."""
    gevraagd = medeaanvragen_aan(session, relatie_id=str(door.klant_id))
    if medeaanvrager_id not in {aanvraag.id for aanvraag in gevraagd}:
        raise NietGevonden(f"medeaanvrager {medeaanvrager_id}")
    mede = session.exec(
        select(Medeaanvrager)
        .where(Medeaanvrager.id == medeaanvrager_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()
    if mede.status != Medeaanvragerstatus.GEVRAAGD:
        raise NietGevonden(f"medeaanvrager {medeaanvrager_id}")
    mede.relatie_id = door.klant_id
    return _medeaanvraag_afronden(session, mede, ja=ja, door=door, origin=origin, vandaag=vandaag, nu=nu)


def medeaanvraag_op_papier(
    session: Session, *, medeaanvrager_id: str, ja: bool, door: Actor, origin: str, vandaag: date, nu: datetime
) -> Medeaanvragerstatus:
    """The yes or no under a signature: the form with its code takes the place of the address that was asked.

    A part of entering that form (`hulp/papier.py`), never called from elsewhere. Raises `NietGevonden`.
    """
    mede = session.get(Medeaanvrager, medeaanvrager_id, with_for_update=True, populate_existing=True)
    if mede is None or mede.status != Medeaanvragerstatus.GEVRAAGD:
        raise NietGevonden(f"medeaanvrager {medeaanvrager_id}")
    inschrijving = session.get_one(Inschrijving, mede.inschrijving_id)
    loopt = inschrijving.status in (Inschrijvingstatus.VOORLOPIG, Inschrijvingstatus.LOPEND)
    # Nobody registers together with themselves.
    if not loopt or inschrijving.relatie_id == door.klant_id:
        raise NietGevonden(f"medeaanvrager {medeaanvrager_id}")
    mede.relatie_id = door.klant_id
    return _medeaanvraag_afronden(session, mede, ja=ja, door=door, origin=origin, vandaag=vandaag, nu=nu)


def _medeaanvraag_afronden(
    session: Session, mede: Medeaanvrager, *, ja: bool, door: Actor, origin: str, vandaag: date, nu: datetime
) -> Medeaanvragerstatus:
    inschrijving = session.exec(select(Inschrijving).where(Inschrijving.id == mede.inschrijving_id)).one()
    naar = Medeaanvragerstatus.BEVESTIGD if ja else Medeaanvragerstatus.GEWEIGERD
    overgang(session, MEDEAANVRAGER_OVERGANGEN, mede, naar, door=door, nu=nu)
    # VERA bijschrijfdatum: from this day the co-applicant has a part in the inschrijving, for a later split.
    mede.bijschrijfdatum = vandaag if ja else None
    schakel_toevoegen(
        session,
        inschrijving_id=inschrijving.id,
        soort=f"medeaanvrager-{naar}",
        inhoud={
            "medeaanvrager": mede.relatie_id,
            "kanaal": door.kanaal,
            "bevestigd": door.bevestigd,
            "bijschrijfdatum": vandaag.isoformat() if ja else None,
        },
        nu=nu,
    )
    if door.bevestigd is Bevestigingswijze.OP_PAPIER:
        reden = str(zin("Antwoord van de medeaanvrager op papier"))
        inzage_vastleggen(session, relatie_id=inschrijving.relatie_id, door=door, reden=reden, nu=nu)
    bericht_maken(
        session,
        relatie=relatie_van(session, inschrijving.relatie_id),
        soort="medeaanvrager-antwoord",
        waarden={"naam": mede.naam, "antwoord": zin("ja") if ja else zin("nee")},
        origin=origin,
        nu=nu,
    )
    return naar


def aanvraag_terugdraaien(session: Session, *, inschrijving_id: str, door: Actor, nu: datetime) -> None:
    """Undo a registration as if it was never asked for; money that came in goes back. Raises `NietGevonden`."""
    betaling = session.exec(select(Betaling).where(Betaling.object_id == inschrijving_id).with_for_update()).first()
    inschrijving = session.get(Inschrijving, inschrijving_id, with_for_update=True)
    if inschrijving is None or Inschrijvingstatus(inschrijving.status) not in _NAAR_NIETS:
        raise NietGevonden(f"inschrijving {inschrijving_id}")
    overgang(session, OVERGANGEN, inschrijving, _NAAR_NIETS[Inschrijvingstatus(inschrijving.status)], door=door, nu=nu)
    if betaling is not None:
        betaling_laten_vervallen(session, betaling=betaling, nu=nu)
        betaling_teruggeven(session, betaling=betaling, nu=nu)
    schakel_toevoegen(
        session, inschrijving_id=inschrijving.id, soort="teruggedraaid", inhoud={"door": inschrijving.relatie_id}, nu=nu
    )


_NAAR_NIETS = {
    Inschrijvingstatus.VOORLOPIG: Inschrijvingstatus.GEANNULEERD,
    Inschrijvingstatus.LOPEND: Inschrijvingstatus.BEEINDIGD,
    Inschrijvingstatus.OPGEZEGD: Inschrijvingstatus.BEEINDIGD,
}


def medeaanvraag_terugdraaien(session: Session, *, medeaanvrager_id: str, door: Actor, nu: datetime) -> None:
    """Undo the answer of a co-applicant: it is as it was when it was asked. Raises `NietGevonden`."""
    mede = session.get(Medeaanvrager, medeaanvrager_id, with_for_update=True)
    if mede is None or mede.relatie_id != door.klant_id or mede.status == Medeaanvragerstatus.GEVRAAGD:
        raise NietGevonden(f"medeaanvrager {medeaanvrager_id}")
    overgang(session, MEDEAANVRAGER_OVERGANGEN, mede, Medeaanvragerstatus.GEVRAAGD, door=door, nu=nu)
    mede.bijschrijfdatum = None
    schakel_toevoegen(
        session,
        inschrijving_id=mede.inschrijving_id,
        soort="medeaanvrager-teruggedraaid",
        inhoud={"medeaanvrager": mede.relatie_id},
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def inschrijfdatum_wijzigen(
    session: Session,
    *,
    nummer: str,
    formulier: Mapping[str, object],
    door: Actor,
    vandaag: date,
    nu: datetime,
) -> Goedkeuring:
    """Propose another inschrijfdatum; nothing changes until a second medewerker approves.

    Raises `NietGevonden` and, for a date that cannot be read or a missing reason, `FouteInvoer`.
    """
    inschrijving = session.exec(select(Inschrijving).where(Inschrijving.nummer == nummer)).first()
    if inschrijving is None or inschrijving.inschrijfdatum is None:
        raise NietGevonden(f"inschrijving {nummer}")
    antwoorden = Antwoorden(formulier)
    datum = antwoorden.neem_datum("datum", vandaag, leeg=zin("Vul de nieuwe inschrijfdatum in."))
    reden = antwoorden.neem("reden", parse_tekst, maximum=300, leeg=zin("Schrijf op waarom de datum verandert."))
    antwoorden.controleer()
    if datum.waarde == inschrijving.inschrijfdatum:
        raise FouteInvoer([Veldfout("datum_dag", zin("Dit is al de inschrijfdatum."))])
    inzage_vastleggen(
        session,
        relatie_id=inschrijving.relatie_id,
        door=door,
        reden=str(zin("Voorstel om de inschrijfdatum te wijzigen")),
        nu=nu,
    )
    return goedkeuring_vragen(
        session,
        soort=DATUM_WIJZIGEN,
        object_id=inschrijving.id,
        voorstel={"oud": inschrijving.inschrijfdatum.isoformat(), "nieuw": datum.waarde.isoformat()},
        reden=reden.waarde,
        door=door,
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def datumvoorstel_beoordelen(
    session: Session, *, goedkeuring_id: str, akkoord: bool, door: Actor, origin: str, nu: datetime
) -> None:
    """Approve or reject a proposed date; when approved it changes, the chain records it and the client hears why.

    Raises `NietGevonden`, `TweedeMedewerkerNodig` for whoever proposed it, `DatumIsIntussenGewijzigd`, and
    `BezwaarLoopt` while the client objects to an earlier change.
    """
    naar = Besluit.GOEDGEKEURD if akkoord else Besluit.AFGEWEZEN
    goedkeuring = besluiten(session, goedkeuring_id=goedkeuring_id, soort=DATUM_WIJZIGEN, naar=naar, door=door, nu=nu)
    inschrijving = session.exec(
        select(Inschrijving).where(Inschrijving.id == goedkeuring.object_id).with_for_update()
    ).one()
    relatie = relatie_van(session, inschrijving.relatie_id)
    inzage_vastleggen(
        session,
        relatie_id=relatie.id,
        door=door,
        reden=str(zin("Voorstel beoordelen om de inschrijfdatum te wijzigen")),
        nu=nu,
    )
    if not akkoord:
        return
    weiger_tijdens_bezwaar(session, relatie_id=relatie.id, soort=DATUM_GEWIJZIGD)
    oud, nieuw = (date.fromisoformat(goedkeuring.voorstel[welke]) for welke in ("oud", "nieuw"))
    if inschrijving.inschrijfdatum != oud:
        raise DatumIsIntussenGewijzigd
    inschrijving.inschrijfdatum = nieuw
    schakel_toevoegen(
        session,
        inschrijving_id=inschrijving.id,
        soort="inschrijfdatum-gewijzigd",
        inhoud={
            "oud": oud.isoformat(),
            "nieuw": nieuw.isoformat(),
            "reden": goedkeuring.reden,
            "voorgesteld_door": goedkeuring.gevraagd_door,
            "goedgekeurd_door": door.medewerker_id,
        },
        nu=nu,
    )
    bericht_maken(
        session,
        relatie=relatie,
        soort=DATUM_GEWIJZIGD,
        waarden={"oude_datum": oud, "nieuwe_datum": nieuw, "reden": goedkeuring.reden},
        origin=origin,
        nu=nu,
    )


# --- the parts of these use cases -------------------------------------------------------------------------------


def _weiger_tweede(session: Session, relatie: Relatie, vandaag: date) -> None:
    if session.exec(select(Inschrijving.id).where(loopt_of_wacht(relatie.id))).first() is not None:
        raise AlIngeschreven
    te_herstellen = select(Inschrijving.id).where(
        # Until it lapsed for good, also past its day: it waits for an answer, or for a bezwaar.
        Inschrijving.relatie_id == relatie.id,
        col(Inschrijving.herstelbaar_tot).is_not(None),
    )
    if session.exec(te_herstellen).first() is not None:
        raise KanNogHersteld


def _volledig_concept(session: Session, relatie: Relatie, versie: int, bewaardagen: int, nu: datetime) -> Stand:
    """The draft, locked at the version that was on screen, with every asked question answered."""
    stand = concept_van(session, relatie_id=relatie.id, soort=CONCEPT, nu=nu)
    open_stap = eerste_open_stap(stand.gegevens)
    if open_stap != CONTROLEREN:
        raise NogNietCompleet(open_stap)
    return concept_bewaren(
        session,
        relatie_id=relatie.id,
        soort=CONCEPT,
        gegevens={},
        versie=versie,
        bewaardagen=bewaardagen,
        nu=nu,
    )


def _gegevens_overnemen(relatie: Relatie, gegevens: Gegevens) -> None:
    relatie.voornaam = gegevens["voornaam"]
    relatie.tussenvoegsel = gegevens["tussenvoegsel"]
    relatie.achternaam = gegevens["achternaam"]
    relatie.geboortedatum = date.fromisoformat(gegevens["geboortedatum"])
    relatie.straat, relatie.plaats = gegevens["straat"], gegevens["plaats"]
    relatie.huisnummer = " ".join(part for part in (gegevens["huisnummer"], gegevens["toevoeging"]) if part)
    relatie.postcode, relatie.land = gegevens["postcode"], gegevens["land"]
    relatie.taal, relatie.voorkeurskanaal = gegevens["taal"], gegevens["kanaal"]
    relatie.tolk_taal = gegevens["tolk_taal"]
    relatie.alleen_digitaal = bool(gegevens["alleen_digitaal"])


def _medeaanvrager_vragen(
    session: Session, inschrijving: Inschrijving, relatie: Relatie, gegevens: dict[str, Any], origin: str, nu: datetime
) -> None:
    if gegevens.get("samen") != "ja":
        return
    soort = gegevens["mede_weg"] if gegevens["mede_weg"] != "balie" else ""
    waarde = gegevens["mede_email"] or gegevens["mede_mobiel"]
    session.add(
        Medeaanvrager(
            inschrijving_id=inschrijving.id, naam=gegevens["mede_naam"], contactsoort=soort, contactwaarde=waarde
        )
    )
    if waarde:
        bericht_aan_adres(
            session,
            soort="medeaanvrager-gevraagd",
            kanaal=soort,
            adres=waarde,
            taal=relatie.taal,
            waarden={"naam": relatie.naam},
            knop_adres=f"{origin}{routes.in_language(routes.INLOGGEN, relatie.taal)}",
            vluchtig_tot=nu + timedelta(days=14),
            nu=nu,
        )


def _bevestigen(
    session: Session,
    inschrijving: Inschrijving,
    *,
    betaald: date,
    beleid: Beleid,
    origin: str,
    door: Actor,
    nu: datetime,
) -> None:
    aangevraagd = lokale_dag(inschrijving.aangevraagd_op)
    # The policy under which the client agreed, also when it changed between asking and paying.
    regels = beleid.regio.beleid_op(aangevraagd)
    overgang(session, OVERGANGEN, inschrijving, Inschrijvingstatus.LOPEND, door=door, nu=nu)
    inschrijving.inschrijfdatum = inschrijfdatum(aangevraagd=aangevraagd, betaald=betaald, beleid=regels)
    inschrijving.geldig_tot = geldig_tot(betaald, beleid=regels)
    inschrijving.betalen_tot = None
    ketencode = schakel_toevoegen(
        session,
        inschrijving_id=inschrijving.id,
        soort="bevestigd",
        inhoud={
            "inschrijfdatum": inschrijving.inschrijfdatum.isoformat(),
            "geldig_tot": inschrijving.geldig_tot.isoformat(),
            "beleid": regels.versie,
        },
        nu=nu,
    )
    bericht_maken(
        session,
        relatie=relatie_van(session, inschrijving.relatie_id),
        soort="inschrijving-bevestigd",
        waarden={
            "nummer": inschrijving.nummer,
            "inschrijfdatum": inschrijving.inschrijfdatum,
            "geldig_tot": inschrijving.geldig_tot,
            "ketencode": ketencode[:16],
        },
        origin=origin,
        nu=nu,
    )
