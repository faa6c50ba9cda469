"""Proposing to deviate from a rule, deciding about it with other eyes, carrying it out, and letting it end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.belofte.actions import EIGEN_AFHANDELING, belofte_inlossen, belofte_vervallen, beloven
from portal.domain.bericht.actions import bericht_maken
from portal.domain.concept.model import Concept
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import medewerker_naam, medewerker_van
from portal.domain.goedkeuring.actions import besluiten, goedkeuring_vragen
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.maatwerk.model import OVERGANGEN, Maatwerk, Maatwerkstatus, Precedent
from portal.domain.maatwerk.queries import MaatwerkRegel, regelnaam, te_besluiten, uit_te_voeren
from portal.domain.maatwerk.rules import persoonlijk_in
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, zin
from portal.domain.shared.invoer import Antwoorden, parse_keuze, parse_tekst
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import einde_termijn_in_werkdagen, plus_maanden
from portal.i18n import Zin

GOEDKEURING = "maatwerk"
BESLUIT, UITVOERING = "maatwerk-besluit", "maatwerk-uitvoeren"
EIGEN_AFHANDELING.update({BESLUIT, UITVOERING})
EENMALIG, TOT = "eenmalig", "tot"
BEWAARTIJD = timedelta(days=730)


class DerdeMedewerkerNodig(Weigering):
    """Whoever was consulted about a proposal cannot decide about it."""


@handeling(Rol.MEDEWERKER)
def maatwerk_voorstellen(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> str:
    """Propose to deviate from one rule for the client of this conversation; returns the kenmerk.

    Raises `FouteInvoer` for what is missing and for a text that tells who it is about; `NietGevonden`.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    relatie = relatie_van(session, moment.relatie_id)
    regels = beleid.regio.maatwerk_op(vandaag)
    antwoorden = Antwoorden(formulier)
    regel = antwoorden.neem(
        "regel", parse_keuze, tuple(r.code for r in regels.regels), leeg=zin("Kies de regel waarvan u afwijkt.")
    )
    afwijking = antwoorden.neem("afwijking", parse_tekst, maximum=500, leeg=zin("Schrijf op wat er anders wordt."))
    reden = antwoorden.neem(
        "reden", parse_tekst, maximum=1000, leeg=zin("Schrijf op waarom de regel hier niet goed uitpakt.")
    )
    collega = antwoorden.neem("collega", parse_tekst, maximum=40, leeg=zin("Kies met welke collega u heeft overlegd."))
    raakt = antwoorden.neem(
        "raakt_anderen", parse_keuze, ("ja", "nee"), leeg=zin("Kies of dit gevolgen heeft voor anderen.")
    )
    effect = antwoorden.neem(
        "effect", parse_tekst, maximum=500, leeg=zin("Schrijf op wat dit doet voor anderen, of waarom niets.")
    )
    duur = antwoorden.neem("duur", parse_keuze, (EENMALIG, TOT), leeg=zin("Kies hoe lang dit geldt."))
    laatste = None
    if duur.fout is None and duur.waarde == TOT:
        laatste = antwoorden.neem_komende_datum(
            "tot",
            vanaf=vandaag,
            tot=plus_maanden(vandaag, regels.langste_maanden),
            leeg=zin("Vul de laatste dag in."),
        )
    antwoorden.controleer()
    if collega.waarde == door.medewerker_id:
        raise FouteInvoer([Veldfout("collega", zin("Kies een collega, niet uzelf."))])
    overlegd = medewerker_van(session, collega.waarde)
    _weiger_persoonlijk(session, relatie, afwijking=afwijking.waarde, reden=reden.waarde, effect=effect.waarde)
    maatwerk = Maatwerk(
        kenmerk=nieuw_kenmerk("M"),
        relatie_id=relatie.id,
        regel=regel.waarde,
        afwijking=afwijking.waarde,
        reden=reden.waarde,
        raakt_anderen=raakt.waarde == "ja",
        effect=effect.waarde,
        tot=laatste.waarde if laatste else None,
        voorgesteld_door=str(door.medewerker_id),
        overlegd_met=overlegd.id,
        voorgesteld_op=nu,
    )
    session.add(maatwerk)
    session.flush()
    maatwerk.goedkeuring_id = goedkeuring_vragen(
        session, soort=GOEDKEURING, object_id=maatwerk.id, voorstel={}, reden=reden.waarde, door=door, nu=nu
    ).id
    beloven(
        session,
        soort=BESLUIT,
        object_id=maatwerk.id,
        titel=str(zin("Besluit over uw vraag om maatwerk")),
        kanaal=Kanaal(moment.kanaal),
        relatie_id=relatie.id,
        medewerker_id=door.medewerker_id,
        voor=einde_termijn_in_werkdagen(nu, regels.besluit_werkdagen, beleid.regio.rooster_op(vandaag)),
        nu=nu,
        beleid=beleid,
    )
    return maatwerk.kenmerk


@handeling(Rol.MEDEWERKER)
def maatwerk_besluiten(
    session: Session,
    *,
    maatwerk_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Grant or refuse a deviation, with the reasons the client reads; it becomes a precedent without names.

    Raises `NietGevonden`, `FouteInvoer`, `TweedeMedewerkerNodig` for whoever proposed it and `DerdeMedewerkerNodig`
    for whoever was consulted.
    """
    maatwerk = _voorgesteld(session, maatwerk_id)
    antwoorden = Antwoorden(formulier)
    besluit = antwoorden.neem("besluit", parse_keuze, ("ja", "nee"), leeg=zin("Kies ja of nee."))
    motivering = antwoorden.neem(
        "motivering", parse_tekst, maximum=1000, leeg=zin("Schrijf op waarom. De klant leest dit.")
    )
    antwoorden.controleer()
    if maatwerk.overlegd_met == door.medewerker_id:
        raise DerdeMedewerkerNodig(
            zin("Met u is overlegd over dit voorstel."), zin("Vraag een andere collega om te beslissen.")
        )
    relatie = relatie_van(session, maatwerk.relatie_id)
    _weiger_persoonlijk(session, relatie, motivering=motivering.waarde)
    ja = besluit.waarde == "ja"
    if ja and maatwerk.tot is not None and maatwerk.tot < vandaag:
        raise Weigering(
            zin("De laatste dag van dit voorstel is al voorbij."), zin("Weiger het, of vraag om een nieuw voorstel.")
        )
    besluiten(
        session,
        goedkeuring_id=str(maatwerk.goedkeuring_id),
        soort=GOEDKEURING,
        naar=Besluit.GOEDGEKEURD if ja else Besluit.AFGEWEZEN,
        door=door,
        nu=nu,
    )
    regels = beleid.regio.maatwerk_op(vandaag)
    naar = Maatwerkstatus.TOEGEKEND if ja else Maatwerkstatus.GEWEIGERD
    overgang(session, OVERGANGEN, maatwerk, naar, door=door, nu=nu)
    precedent = Precedent(
        regel=maatwerk.regel,
        afwijking=maatwerk.afwijking,
        reden=maatwerk.reden,
        effect=maatwerk.effect,
        toegekend=ja,
        motivering=motivering.waarde,
        jaar=vandaag.year,
    )
    session.add(precedent)
    maatwerk.besloten_door, maatwerk.besloten_op, maatwerk.motivering = door.medewerker_id, nu, motivering.waarde
    maatwerk.bezwaar_tot, maatwerk.precedent_id = vandaag + timedelta(days=regels.bezwaar_dagen), precedent.id
    maatwerk.geeindigd_op = None if ja else nu
    inzage_vastleggen(session, relatie_id=relatie.id, door=door, reden=str(zin("Besluit over maatwerk")), nu=nu)
    belofte_inlossen(session, soort=BESLUIT, object_id=maatwerk.id, door=door, nu=nu)
    if ja:
        beloven(
            session,
            soort=UITVOERING,
            object_id=maatwerk.id,
            titel=str(zin("Wij voeren uw maatwerk uit")),
            kanaal=Kanaal.PORTAAL,
            relatie_id=relatie.id,
            medewerker_id=maatwerk.voorgesteld_door,
            voor=einde_termijn_in_werkdagen(nu, regels.uitvoeren_werkdagen, beleid.regio.rooster_op(vandaag)),
            nu=nu,
            beleid=beleid,
        )
    bericht_maken(
        session,
        relatie=relatie,
        soort="maatwerk-toegekend" if ja else "maatwerk-geweigerd",
        waarden={
            "regel": regelnaam(beleid, maatwerk.regel, vandaag, relatie.taal),
            "afwijking": maatwerk.afwijking,
            "duur": _duur(maatwerk.tot),
            "motivering": motivering.waarde,
            "medewerker": medewerker_naam(session, maatwerk.voorgesteld_door),
            "bezwaar_tot": maatwerk.bezwaar_tot,
            "kenmerk": maatwerk.kenmerk,
        },
        origin=origin,
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def maatwerk_intrekken(session: Session, *, maatwerk_id: str, door: Actor, nu: datetime) -> None:
    """Take back a proposal that waits; only who made it. Raises `NietGevonden`."""
    maatwerk = _voorgesteld(session, maatwerk_id)
    if maatwerk.voorgesteld_door != door.medewerker_id:
        raise NietGevonden(f"maatwerk {maatwerk_id}")
    overgang(session, OVERGANGEN, maatwerk, Maatwerkstatus.INGETROKKEN, door=door, nu=nu)
    maatwerk.geeindigd_op = nu
    belofte_vervallen(session, soort=BESLUIT, object_id=maatwerk.id, reden=str(zin("Ingetrokken")), door=door, nu=nu)


@handeling(Rol.MEDEWERKER)
def maatwerk_inzien(session: Session, *, maatwerk_id: str, door: Actor, beleid: Beleid, nu: datetime) -> MaatwerkRegel:
    """Look at what was proposed for a client, or has to be done; they can see who looked. Raises `NietGevonden`."""
    open_ = [*te_besluiten(session, door=door, beleid=beleid), *uit_te_voeren(session, door=door, beleid=beleid)]
    regel = next((regel for regel in open_ if regel.id == maatwerk_id), None)
    if regel is None or (regel.status is Maatwerkstatus.VOORGESTELD and not regel.mag_besluiten):
        raise NietGevonden(f"maatwerk {maatwerk_id}")
    maatwerk = session.get_one(Maatwerk, maatwerk_id)
    reden = str(zin("Maatwerk {kenmerk}", kenmerk=regel.kenmerk))
    inzage_vastleggen(session, relatie_id=maatwerk.relatie_id, door=door, reden=reden, nu=nu)
    return regel


@handeling(Rol.MEDEWERKER)
def maatwerk_uitvoeren(
    session: Session, *, maatwerk_id: str, formulier: Mapping[str, object], door: Actor, nu: datetime
) -> None:
    """It is done, and this is how it turned out; what holds once has ended with it.

    Raises `NietGevonden`, and `FouteInvoer` without an outcome or with one that tells who it is about.
    """
    maatwerk = session.get(Maatwerk, maatwerk_id, with_for_update=True)
    if maatwerk is None or maatwerk.status != Maatwerkstatus.TOEGEKEND or maatwerk.uitgevoerd_op is not None:
        raise NietGevonden(f"maatwerk {maatwerk_id}")
    antwoorden = Antwoorden(formulier)
    uitkomst = antwoorden.neem("uitkomst", parse_tekst, maximum=500, leeg=zin("Schrijf op wat er is gedaan."))
    antwoorden.controleer()
    _weiger_persoonlijk(session, relatie_van(session, maatwerk.relatie_id), uitkomst=uitkomst.waarde)
    maatwerk.uitgevoerd_op, maatwerk.uitkomst = nu, uitkomst.waarde
    precedent = session.get(Precedent, maatwerk.precedent_id)
    if precedent is not None:
        precedent.uitkomst = uitkomst.waarde
    if maatwerk.tot is None:
        overgang(session, OVERGANGEN, maatwerk, Maatwerkstatus.AFGELOPEN, door=door, nu=nu)
        maatwerk.geeindigd_op = nu
    inzage_vastleggen(session, relatie_id=maatwerk.relatie_id, door=door, reden=str(zin("Maatwerk uitgevoerd")), nu=nu)
    belofte_inlossen(session, soort=UITVOERING, object_id=maatwerk.id, door=door, nu=nu)


# --- the worker -------------------------------------------------------------------------------------------------


def maatwerk_laten_aflopen(session: Session, *, vandaag: date, nu: datetime) -> int:
    """What holds until a day has ended after that day. Returns how many."""
    voorbij = session.exec(
        select(Maatwerk)
        .where(Maatwerk.status == Maatwerkstatus.TOEGEKEND, col(Maatwerk.tot) < vandaag)
        .with_for_update(skip_locked=True)
    ).all()
    for maatwerk in voorbij:
        overgang(session, OVERGANGEN, maatwerk, Maatwerkstatus.AFGELOPEN, door=SYSTEEM, nu=nu)
        maatwerk.geeindigd_op = nu
    return len(voorbij)


def oud_maatwerk_wissen(session: Session, *, beleid: Beleid, vandaag: date, nu: datetime) -> int:
    """Delete what may not be kept: about a person after two years, precedents after the term of policy."""
    gone = session.exec(select(Maatwerk.id).where(col(Maatwerk.geeindigd_op) < nu - BEWAARTIJD)).all()
    session.exec(delete(Maatwerk).where(col(Maatwerk.id).in_(gone)))
    session.exec(delete(Goedkeuring).where(col(Goedkeuring.soort) == GOEDKEURING, col(Goedkeuring.object_id).in_(gone)))
    oudste = vandaag.year - beleid.regio.maatwerk_op(vandaag).precedent_jaren
    session.exec(delete(Precedent).where(col(Precedent.jaar) < oudste))
    return len(gone)


# --- the parts of these use cases -------------------------------------------------------------------------------


def _voorgesteld(session: Session, maatwerk_id: str) -> Maatwerk:
    maatwerk = session.get(Maatwerk, maatwerk_id, with_for_update=True)
    if maatwerk is None or maatwerk.status != Maatwerkstatus.VOORGESTELD:
        raise NietGevonden(f"maatwerk {maatwerk_id}")
    return maatwerk


def _duur(tot: date | None) -> Zin:
    return zin("Dit geldt een keer.") if tot is None else zin("Dit geldt tot en met {tot}.", tot=tot)


def _weiger_persoonlijk(session: Session, relatie: Relatie, **teksten: str) -> None:
    """Every text that becomes a precedent, against all we know of this client, the draft included."""
    namen = {relatie.voornaam, relatie.achternaam}
    straten = {relatie.straat}
    for gegevens in session.exec(select(Concept.gegevens).where(Concept.relatie_id == relatie.id)).all():
        namen |= {str(gegevens.get(veld, "")) for veld in ("voornaam", "achternaam", "mede_naam")}
        straten.add(str(gegevens.get("straat", "")))
    fouten = [
        Veldfout(veld, reden)
        for veld, tekst in teksten.items()
        if (reden := persoonlijk_in(tekst, namen=namen, straten=straten, geboren=relatie.geboortedatum))
    ]
    if fouten:
        raise FouteInvoer(fouten)
