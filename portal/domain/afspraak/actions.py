"""Making, moving and cancelling appointments, and what staff records about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.afspraak.model import (
    OVERGANGEN,
    TOLK_OVERGANGEN,
    Afspraak,
    Afspraakstatus,
    Tolkaanvraag,
    TolkBij,
    Tolkkeuze,
    Tolkstatus,
    Werktijd,
)
from portal.domain.afspraak.queries import (
    AfspraakRegel,
    afspraak_als,
    agendas,
    bestand,
    gegevens_van,
    regel_van,
    waar,
    waar_voor_begeleider,
)
from portal.domain.afspraak.rules import (
    Moment,
    dichtstbij,
    herinneren_vanaf,
    keuzes_op,
    lees_alles,
    lees_moment,
    lees_stap,
    lees_werktijden,
    vrije_momenten,
    wens_van,
    wijzigen_tot,
)
from portal.domain.belofte.actions import EIGEN_AFHANDELING, belofte_inlossen, belofte_vervallen, beloven
from portal.domain.belofte.rules import termijn
from portal.domain.bericht.actions import Bijlage, bericht_aan_adres, bericht_maken
from portal.domain.concept.actions import Stand, concept_bewaren, concept_van, concept_weggooien
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.papier.actions import niet_buiten_het_papier_om
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.relatie.queries import contact_van, relatie_van
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, Zin, zin
from portal.domain.shared.invoer import OngeldigeInvoer, is_mobiel
from portal.domain.shared.job import plan
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import lokale_dag
from portal.i18n import say
from portal.integrations.tolk.protocol import Antwoord

CONCEPT = "afspraak"
# The flow of the form on paper.
OP_PAPIER = "afspraak"
_EEN_MINUUT = timedelta(minutes=1)
TOLK = "tolk"
EIGEN_AFHANDELING.update({TOLK})
TOLK_AANVRAGEN, TOLK_INTREKKEN = "tolk-aanvragen", "tolk-intrekken"
IEDEREEN = (Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER)


class MomentBezet(Weigering):
    """Somebody else was first; `dichtbij` are the free moments nearest to it."""

    def __init__(self, dichtbij: list[Moment]) -> None:
        super().__init__(
            zin("Deze tijd is net door iemand anders gekozen."),
            zin("Kies hieronder een andere tijd, of laat u bellen. Wat u invulde staat er nog."),
        )
        self.dichtbij = dichtbij


# --- the client -------------------------------------------------------------------------------------------------


@handeling(*IEDEREEN, namens_klant=True)
def afspraakstap_bewaren(
    session: Session,
    *,
    stap: str,
    formulier: Mapping[str, object],
    gegevens: Mapping[str, str],
    versie: int,
    door: Actor,
    beleid: Beleid,
    nu: datetime,
) -> Stand:
    """Keep the answers of one page; of a client in a draft, of a visitor nowhere until it is sent.

    Raises `FouteInvoer` and `ConceptIsNieuwer`.
    """
    nieuw = lees_stap(stap, formulier, keuzes_op(lokale_dag(nu), beleid))
    # Another subject, place or interpreter asks other moments: a day that was chosen before is chosen again.
    if stap in ("waarover", "waar", "tolk") and any(gegevens.get(k) != v for k, v in nieuw.items() if k != "vraag"):
        nieuw |= {"dag": "", "moment": ""}
    if stap == "dag" and gegevens.get("dag") != nieuw["dag"]:
        nieuw |= {"moment": ""}
    if door.klant_id is None:
        return Stand({**gegevens, **nieuw}, versie + 1)
    bewaardagen = beleid.regio.beleid_op(lokale_dag(nu)).concept_bewaardagen
    return concept_bewaren(
        session,
        relatie_id=door.klant_id,
        soort=CONCEPT,
        gegevens=nieuw,
        versie=versie,
        bewaardagen=bewaardagen,
        nu=nu,
    )


@handeling(*IEDEREEN, namens_klant=True)
def afspraak_maken(
    session: Session,
    *,
    gegevens: Mapping[str, str],
    vanaf: str,
    taal: str,
    door: Actor,
    origin: str,
    beleid: Beleid,
    nu: datetime,
) -> AfspraakRegel:
    """Make an appointment out of the answers; whoever is logged in gets it at `/mijn/afspraken`, in writing too.

    Raises `MomentBezet` when somebody else was first, `FouteInvoer` for an answer we cannot use, and
    `AlleenMetHetPapier` where a form on paper is being entered.
    """
    niet_buiten_het_papier_om(session, stroom=OP_PAPIER, door=door)
    afspraak = afspraak_plannen(
        session,
        relatie_id=door.klant_id,
        gegevens=gegevens,
        vanaf=vanaf,
        taal=taal,
        door=door,
        origin=origin,
        beleid=beleid,
        nu=nu,
    )
    if door.klant_id is not None:
        concept_weggooien(session, relatie_id=door.klant_id, soort=CONCEPT)
    return afspraak


def afspraak_plannen(
    session: Session,
    *,
    relatie_id: str | None,
    gegevens: Mapping[str, str],
    vanaf: str,
    taal: str,
    door: Actor,
    origin: str,
    beleid: Beleid,
    nu: datetime,
) -> AfspraakRegel:
    """What `afspraak_maken` does, for a use case that knows by itself whose appointment this is (a conversation)."""
    antwoorden = lees_alles(gegevens, keuzes_op(lokale_dag(nu), beleid))
    _op_volgorde(session)
    gewenst = lees_moment(antwoorden["moment"])
    wie = (antwoorden["naam"], antwoorden["telefoon"])
    _weiger_dubbel(session, relatie_id, wie, gewenst)
    moment = _vrij_moment(session, antwoorden, gewenst, beleid, nu)
    _weiger_dubbel(session, relatie_id, wie, moment)
    wens = wens_van(antwoorden)
    email = antwoorden["email"]
    if relatie_id is not None:
        relatie = relatie_van(session, relatie_id)
        email, taal = contact_van(session, relatie.id, ContactgegevenSoort.EMAIL), relatie.taal
    afspraak = Afspraak(
        kenmerk=nieuw_kenmerk("A"),
        relatie_id=relatie_id,
        medewerker_id=moment.medewerker_id,
        onderwerp=wens.onderwerp,
        vraag=antwoorden["vraag"],
        vanaf=vanaf,
        plaats=wens.plaats,
        corporatie=moment.corporatie,
        adres=antwoorden["adres"],
        naam=antwoorden["naam"],
        telefoon=antwoorden["telefoon"],
        email=email,
        taal=taal,
        tolk=wens.tolk,
        tolk_taal=antwoorden["tolk_taal"],
        begeleider_naam=antwoorden["begeleider_naam"],
        begeleider_email=antwoorden["begeleider_email"],
        begin=moment.begin,
        einde=moment.einde,
        bezet_van=moment.bezet_van,
        bezet_tot=moment.bezet_tot,
        kanaal=door.kanaal,
        gemaakt_op=nu,
        gewijzigd_op=nu,
    )
    session.add(afspraak)
    session.flush()
    _tolk_vragen(session, afspraak, nu)
    _melden(session, afspraak, "gemaakt", origin, beleid, nu)
    return regel_van(session, afspraak, beleid)


@handeling(Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
def afspraak_verzetten(
    session: Session,
    *,
    afspraak_id: str,
    moment: str,
    door: Actor,
    origin: str,
    beleid: Beleid,
    nu: datetime,
) -> AfspraakRegel:
    """Move an appointment to another moment; the calendar file keeps its UID and gets a higher number.

    Raises `NietGevonden`, `MomentBezet`, and a `Weigering` when it is too late to do this on the portal.
    """
    afspraak = _gepland(session, afspraak_id, door, beleid, nu)
    try:
        gewenst = lees_moment(moment)
    except OngeldigeInvoer as fout:
        raise FouteInvoer([Veldfout("moment", fout.reden)]) from fout
    _op_volgorde(session)
    nieuw = _vrij_moment(session, gegevens_van(afspraak), gewenst, beleid, nu, behalve=afspraak.id)
    wie = (afspraak.naam, afspraak.telefoon)
    _weiger_dubbel(session, afspraak.relatie_id, wie, nieuw, behalve=afspraak.id)
    oud = afspraak.begin
    overgang(
        session,
        OVERGANGEN,
        afspraak,
        Afspraakstatus.GEPLAND,
        door=door,
        nu=nu,
        reden=f"{oud.isoformat()} -> {nieuw.begin.isoformat()}",
    )
    afspraak.medewerker_id, afspraak.corporatie = nieuw.medewerker_id, nieuw.corporatie
    afspraak.begin, afspraak.einde = nieuw.begin, nieuw.einde
    afspraak.bezet_van, afspraak.bezet_tot = nieuw.bezet_van, nieuw.bezet_tot
    afspraak.volgnummer += 1
    afspraak.gewijzigd_op, afspraak.herinnerd_op = nu, None
    session.flush()
    _tolk_intrekken(session, afspraak, door, nu)
    _tolk_vragen(session, afspraak, nu)
    _inzage(session, afspraak, door, nu)
    _melden(session, afspraak, "verzet", origin, beleid, nu)
    return regel_van(session, afspraak, beleid)


@handeling(Rol.KLANT, Rol.MEDEWERKER, namens_klant=True)
def afspraak_afzeggen(
    session: Session, *, afspraak_id: str, door: Actor, origin: str, beleid: Beleid, nu: datetime
) -> None:
    """Cancel an appointment; the moment is free again.

    Raises `NietGevonden`, and a `Weigering` when it is too late to do this on the portal.
    """
    afspraak = _gepland(session, afspraak_id, door, beleid, nu)
    overgang(session, OVERGANGEN, afspraak, Afspraakstatus.AFGEZEGD, door=door, nu=nu)
    afspraak.volgnummer += 1
    afspraak.gewijzigd_op = nu
    _tolk_intrekken(session, afspraak, door, nu)
    _inzage(session, afspraak, door, nu)
    _melden(session, afspraak, "afgezegd", origin, beleid, nu)


# --- staff ------------------------------------------------------------------------------------------------------


@handeling(Rol.MEDEWERKER)
def afspraak_afronden(
    session: Session, *, afspraak_id: str, gekomen: bool, door: Actor, beleid: Beleid, nu: datetime
) -> None:
    """Record that the client came, or did not; raises `NietGevonden`, and a `Weigering` before the day itself."""
    afspraak = _gepland(session, afspraak_id, door, beleid, nu)
    if lokale_dag(afspraak.begin) > lokale_dag(nu):
        raise Weigering(zin("Deze afspraak is nog niet geweest."), zin("Op de dag zelf kunt u dit vastleggen."))
    naar = Afspraakstatus.NAGEKOMEN if gekomen else Afspraakstatus.NIET_VERSCHENEN
    overgang(session, OVERGANGEN, afspraak, naar, door=door, nu=nu)
    _inzage(session, afspraak, door, nu)


@handeling(Rol.MEDEWERKER)
def tolk_vastleggen(
    session: Session, *, tolkaanvraag_id: str, bevestigd: bool, door: Actor, beleid: Beleid, nu: datetime
) -> None:
    """Record what the interpreter said; without one somebody has to call the client. Raises `NietGevonden`."""
    _tolk_antwoord(session, tolkaanvraag_id, bevestigd, door, beleid, nu)


@handeling(Rol.MEDEWERKER)
def werktijden_bewaren(session: Session, *, formulier: Mapping[str, object], door: Actor) -> None:
    """Replace the hours in which this medewerker has appointments; what is planned already stays.

    Raises `FouteInvoer` for a time we cannot read, and an end that is not after its beginning.
    """
    werktijden, hoogstens = lees_werktijden(formulier)
    session.exec(delete(Werktijd).where(col(Werktijd.medewerker_id) == door.medewerker_id))
    for weekdag, (van, tot) in werktijden.items():
        session.add(
            Werktijd(medewerker_id=str(door.medewerker_id), weekdag=weekdag, van=van, tot=tot, hoogstens=hoogstens)
        )


# --- what runs by itself ----------------------------------------------------------------------------------------


def tolk_antwoord_verwerken(
    session: Session, *, tolkaanvraag_id: str, antwoord: Antwoord, door: Actor, beleid: Beleid, nu: datetime
) -> None:
    """What the interpreting service answered; a request that was withdrawn in the meantime stays withdrawn."""
    aanvraag = session.get(Tolkaanvraag, tolkaanvraag_id, with_for_update=True)
    if aanvraag is None or aanvraag.status == Tolkstatus.INGETROKKEN:
        return
    if antwoord is Antwoord.AAN_MEDEWERKER:
        _tolk_beloven(session, aanvraag, beleid, nu)
        return
    aanvraag.bij = TolkBij.DIENST
    if antwoord is not Antwoord.GEVRAAGD:
        _tolk_antwoord(session, tolkaanvraag_id, antwoord is Antwoord.BEVESTIGD, door, beleid, nu)


def herinneringen_versturen(session: Session, *, origin: str, beleid: Beleid, nu: datetime) -> int:
    """Remind of appointments on the working day before, also who comes along. Returns how many."""
    komend = session.exec(
        select(Afspraak)
        .where(
            Afspraak.status == Afspraakstatus.GEPLAND,
            col(Afspraak.herinnerd_op).is_(None),
            col(Afspraak.begin) > nu,
            # No working day is further away than a long weekend at the end of the year.
            col(Afspraak.begin) < nu + timedelta(days=8),
        )
        .with_for_update()
    ).all()
    aantal = 0
    for afspraak in komend:
        vanaf = herinneren_vanaf(afspraak.begin, beleid)
        if nu < vanaf:
            continue
        afspraak.herinnerd_op = nu
        # Whoever made or moved it since then just had a message.
        if afspraak.gewijzigd_op < vanaf:
            _melden(session, afspraak, "herinnering", origin, beleid, nu)
            aantal += 1
    return aantal


def oude_afspraken_wissen(session: Session, *, nu: datetime) -> int:
    """Delete appointments of a client after a year, of a visitor after 30 days. Returns how many."""
    jaar, maand = nu - timedelta(days=365), nu - timedelta(days=30)
    bezoeker = col(Afspraak.relatie_id).is_(None) & (col(Afspraak.einde) < maand)
    ids = session.exec(select(Afspraak.id).where((col(Afspraak.einde) < jaar) | bezoeker)).all()
    session.exec(delete(Tolkaanvraag).where(col(Tolkaanvraag.afspraak_id).in_(ids)))
    session.exec(delete(Afspraak).where(col(Afspraak.id).in_(ids)))
    return len(ids)


# --- parts ------------------------------------------------------------------------------------------------------


def concept_afspraak(session: Session, *, relatie_id: str, nu: datetime) -> Stand:
    """The draft of an appointment of this client."""
    return concept_van(session, relatie_id=relatie_id, soort=CONCEPT, nu=nu)


def _op_volgorde(session: Session) -> None:
    """One at a time through the calendars, so that nobody is planned twice. SQLite has one writer already."""
    session.exec(select(Medewerker.id).order_by(col(Medewerker.id)).with_for_update(key_share=True)).all()


def _weiger_dubbel(
    session: Session, relatie_id: str | None, wie: tuple[str, str], moment: Moment | datetime, *, behalve: str = ""
) -> None:
    """One person is in one place at a time; pressing the button twice makes one appointment."""
    begin, einde = (moment.begin, moment.einde) if isinstance(moment, Moment) else (moment, moment + _EEN_MINUUT)
    eigen = (
        # Name and number together, and never of a client: an answer about a number alone would tell on somebody.
        [col(Afspraak.relatie_id).is_(None), Afspraak.naam == wie[0], Afspraak.telefoon == wie[1]]
        if relatie_id is None
        else [Afspraak.relatie_id == relatie_id]
    )
    dubbel = select(Afspraak).where(
        *eigen,
        Afspraak.id != behalve,
        Afspraak.status == Afspraakstatus.GEPLAND,
        col(Afspraak.begin) < einde,
        col(Afspraak.einde) > begin,
    )
    if session.exec(dubbel).first() is not None:
        raise Weigering(zin("U heeft op deze tijd al een afspraak."), zin("Kies een andere tijd, of bel ons."))


def _vrij_moment(
    session: Session,
    gegevens: Mapping[str, str],
    gewenst: datetime,
    beleid: Beleid,
    nu: datetime,
    *,
    behalve: str = "",
) -> Moment:
    """The moment that was chosen, when it is still free."""
    vrij = vrije_momenten(wens_van(gegevens), agendas(session, nu=nu, behalve=behalve), beleid, nu)
    moment = next((moment for moment in vrij if moment.begin == gewenst), None)
    if moment is None:
        raise MomentBezet(dichtstbij(vrij, gewenst))
    return moment


def _gepland(session: Session, afspraak_id: str, door: Actor, beleid: Beleid, nu: datetime) -> Afspraak:
    """The appointment as this actor may change it; a medewerker may at any time."""
    afspraak_als(session, afspraak_id=afspraak_id, door=door, beleid=beleid)
    afspraak = session.get(Afspraak, afspraak_id, with_for_update=True, populate_existing=True)
    if afspraak is None:
        raise NietGevonden(f"afspraak {afspraak_id}")
    if afspraak.status != Afspraakstatus.GEPLAND:
        raise Weigering(zin("Deze afspraak is al voorbij of afgezegd."), zin("Wilt u ons spreken? Maak een nieuwe."))
    if door.medewerker_id is None and nu >= wijzigen_tot(afspraak.begin, beleid):
        raise Weigering(
            zin("De afspraak is al bijna. Dit kan niet meer via de website."),
            zin("Bel ons. Dan zeggen wij de afspraak af, of zoeken wij een andere tijd."),
        )
    return afspraak


def _inzage(session: Session, afspraak: Afspraak, door: Actor, nu: datetime) -> None:
    reden = str(zin("Afspraak {kenmerk}", kenmerk=afspraak.kenmerk))
    inzage_vastleggen(session, relatie_id=afspraak.relatie_id, door=door, reden=reden, nu=nu)


def _tolk_vragen(session: Session, afspraak: Afspraak, nu: datetime) -> None:
    if afspraak.tolk != Tolkkeuze.BOEKEN:
        return
    aanvraag = Tolkaanvraag(
        afspraak_id=afspraak.id, taal=afspraak.tolk_taal, begin=afspraak.begin, einde=afspraak.einde, gevraagd_op=nu
    )
    session.add(aanvraag)
    session.flush()
    plan(session, TOLK_AANVRAGEN, {"tolkaanvraag_id": aanvraag.id}, start_op=nu, sleutel=aanvraag.id)


def _tolk_intrekken(session: Session, afspraak: Afspraak, door: Actor, nu: datetime) -> None:
    lopend = select(Tolkaanvraag).where(
        Tolkaanvraag.afspraak_id == afspraak.id, Tolkaanvraag.status != Tolkstatus.INGETROKKEN
    )
    for aanvraag in session.exec(lopend).all():
        overgang(session, TOLK_OVERGANGEN, aanvraag, Tolkstatus.INGETROKKEN, door=door, nu=nu)
        reden = str(zin("De afspraak is verzet of afgezegd."))
        belofte_vervallen(session, soort=TOLK, object_id=aanvraag.id, reden=reden, door=door, nu=nu)
        plan(session, TOLK_INTREKKEN, {"tolkaanvraag_id": aanvraag.id}, start_op=nu, sleutel=aanvraag.id)


def _tolk_antwoord(
    session: Session, tolkaanvraag_id: str, bevestigd: bool, door: Actor, beleid: Beleid, nu: datetime
) -> None:
    aanvraag = session.get(Tolkaanvraag, tolkaanvraag_id, with_for_update=True)
    if aanvraag is None or aanvraag.status == Tolkstatus.INGETROKKEN:
        raise NietGevonden(f"tolkaanvraag {tolkaanvraag_id}")
    naar = Tolkstatus.BEVESTIGD if bevestigd else Tolkstatus.GEWEIGERD
    if aanvraag.status == naar:
        return
    overgang(session, TOLK_OVERGANGEN, aanvraag, naar, door=door, nu=nu)
    aanvraag.beantwoord_op = nu
    if bevestigd:
        belofte_inlossen(session, soort=TOLK, object_id=aanvraag.id, door=door, nu=nu)
    else:
        _tolk_beloven(session, aanvraag, beleid, nu)


def _tolk_beloven(session: Session, aanvraag: Tolkaanvraag, beleid: Beleid, nu: datetime) -> None:
    """The colleague of the appointment finds an interpreter, or calls the client about another way."""
    aanvraag.bij = TolkBij.MEDEWERKER
    afspraak = session.get_one(Afspraak, aanvraag.afspraak_id)
    voor = termijn(nu, kanaal=Kanaal.TELEFOON, beleid=beleid).voor
    titel = zin("Tolk {taal} voor afspraak {kenmerk}", taal=aanvraag.taal, kenmerk=afspraak.kenmerk)
    beloven(
        session,
        soort=TOLK,
        object_id=aanvraag.id,
        titel=say(titel, afspraak.taal),
        kanaal=Kanaal.TELEFOON,
        relatie_id=afspraak.relatie_id,
        medewerker_id=afspraak.medewerker_id,
        voor=min(voor, aanvraag.begin),
        nu=nu,
        beleid=beleid,
    )


def _melden(session: Session, afspraak: Afspraak, wat: str, origin: str, beleid: Beleid, nu: datetime) -> None:
    """Tell the client in writing along their own way, and who comes along what they need to know."""
    medewerker = session.get_one(Medewerker, afspraak.medewerker_id)
    tot = wijzigen_tot(afspraak.begin, beleid)
    waarden: dict[str, object] = {
        "moment": afspraak.begin,
        "medewerker": medewerker.naam,
        "waar": waar(afspraak, beleid),
        "tolk": _tolk_zin(afspraak),
        "kenmerk": afspraak.kenmerk,
        "anders": zin("Verzet de afspraak voor {tot}, of bel ons.", tot=tot)
        if afspraak.relatie_id and tot > nu
        else zin("Bel ons dan."),
    }
    bijlagen = () if wat == "herinnering" else (_bijlage(bestand(afspraak, medewerker.naam, beleid, nu)),)
    soort = f"afspraak-{wat}"
    if afspraak.relatie_id is not None:
        relatie = relatie_van(session, afspraak.relatie_id)
        bericht_maken(session, relatie=relatie, soort=soort, waarden=waarden, bijlagen=bijlagen, origin=origin, nu=nu)
    elif afspraak.email or is_mobiel(afspraak.telefoon):
        bericht_aan_adres(
            session,
            soort=soort,
            kanaal=ContactgegevenSoort.EMAIL if afspraak.email else ContactgegevenSoort.MOBIEL,
            adres=afspraak.email or afspraak.telefoon,
            taal=afspraak.taal,
            waarden=waarden,
            bijlagen=bijlagen,
            vluchtig_tot=afspraak.einde + timedelta(days=1),
            nu=nu,
        )
    if afspraak.begeleider_email:
        mee = bestand(afspraak, medewerker.naam, beleid, nu, voor_begeleider=True)
        bericht_aan_adres(
            session,
            soort=f"begeleider-{wat}",
            kanaal=ContactgegevenSoort.EMAIL,
            adres=afspraak.begeleider_email,
            taal=afspraak.taal,
            waarden={
                "moment": afspraak.begin,
                "waar": waar_voor_begeleider(afspraak, beleid),
                "kenmerk": afspraak.kenmerk,
            },
            bijlagen=() if wat == "herinnering" else (_bijlage(mee),),
            vluchtig_tot=afspraak.einde + timedelta(days=1),
            nu=nu,
        )


def _bijlage(inhoud: str) -> Bijlage:
    methode = "CANCEL" if "METHOD:CANCEL" in inhoud else "REQUEST"
    return Bijlage("afspraak.ics", f"text/calendar; method={methode}; charset=utf-8", inhoud)


def _tolk_zin(afspraak: Afspraak) -> Zin:
    if afspraak.tolk == Tolkkeuze.BOEKEN:
        return zin("wij regelen een tolk ({taal})", taal=afspraak.tolk_taal)
    return zin("u brengt zelf iemand mee") if afspraak.tolk == Tolkkeuze.EIGEN else zin("niet gevraagd")
