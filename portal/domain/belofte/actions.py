"""Promising, and what may happen to a promise until it is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, update
from sqlmodel import Session, col, select

from portal import routes
from portal.domain.belofte.model import (
    LOPEND,
    OVERGANGEN,
    Afwezigheid,
    Belofte,
    Beloftegebeurtenis,
    Beloftestatus,
    Gebeurtenissoort,
)
from portal.domain.belofte.queries import (
    Beloftemoment,
    Belofteregel,
    als_regel,
    collegas,
    geschiedenis,
    lopende_beloften,
    medewerker_voor_belofte,
    vaste_termijnen,
)
from portal.domain.belofte.rules import Verwachting, is_bezig, nieuwe_momenten, termijn, voor_na_pauze
from portal.domain.bericht.actions import bericht_aan_adres, bericht_maken
from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.relatie.queries import relatie_van
from portal.domain.relatie.zaken import klant_bij
from portal.domain.shared.actor import SYSTEEM, Actor, Kanaal, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.insert import insert_once
from portal.domain.shared.invoer import Antwoorden, parse_aantal, parse_keuze, parse_tekst
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import einde_termijn_in_werkdagen, lokale_dag
from portal.i18n import Zin, say


class IemandWasEerder(Weigering):
    """A colleague has this promise, changed it or ended it: it says who."""


class AlVoorbij(Weigering):
    """This cannot be done to the promise as it stands now."""


def beloven(
    session: Session,
    *,
    soort: str,
    object_id: str,
    titel: str,
    kanaal: Kanaal,
    relatie_id: str | None,
    spoed: bool = False,
    medewerker_id: str | None = None,
    corporatie: str | None = None,
    onderwerp: str = "",
    kenmerk: str = "",
    extra_minuten: int = 0,
    voor: datetime | None = None,
    nu: datetime,
    beleid: Beleid,
) -> Belofteregel:
    """Promise someone something: who does it and before when, from policy unless given.

    `titel` is what we promised, in words the client reads; `kenmerk` that of the object, when it has one;
    `extra_minuten` is what this one takes the colleague more than others of its kind (an interpreter to be found).

    The same object twice, while the first promise runs, is one promise: the one that was there is returned.
    Raises `NiemandBeschikbaar` without a colleague who could keep it.
    """
    if medewerker_id is not None:
        medewerker = session.get(Medewerker, medewerker_id)
        if medewerker is None:
            raise NietGevonden(f"medewerker {medewerker_id}")
    else:
        medewerker = medewerker_voor_belofte(session, nu=nu, corporatie=corporatie)
    regels = beleid.regio.beleid_op(lokale_dag(nu)).belofte
    moment = voor or termijn(nu, kanaal=kanaal, beleid=beleid, onderwerp=onderwerp, spoed=spoed).voor
    belofte = Belofte(
        kenmerk=kenmerk or nieuw_kenmerk("P"),
        soort=soort,
        object_id=object_id,
        titel=titel,
        kanaal=kanaal,
        onderwerp=onderwerp,
        spoed=spoed,
        minuten=regels.minuten_voor(soort) + extra_minuten,
        relatie_id=relatie_id,
        medewerker_id=medewerker.id,
        beloofd_op=nu,
        voor=moment,
        eerst_voor=moment,
    )
    if not insert_once(session, belofte):
        return _als_regel(session, lopende_belofte(session, soort=soort, object_id=object_id))
    gebeurtenis(session, belofte, Gebeurtenissoort.BELOOFD, nu=nu)
    return als_regel(belofte, medewerker)


def belofte_inlossen(
    session: Session,
    *,
    soort: str,
    object_id: str,
    door: Actor,
    nu: datetime,
    uitkomst: str = "",
    in_een_contact: bool | None = None,
) -> bool:
    """The promise about this object is kept. False: none runs, and nothing happened."""
    belofte = lopende_belofte(session, soort=soort, object_id=object_id)
    if belofte is None:
        return False
    afronden(session, belofte, Beloftestatus.NAGEKOMEN, reden=uitkomst, in_een_contact=in_een_contact, door=door, nu=nu)
    return True


def belofte_vervallen(session: Session, *, soort: str, object_id: str, reden: str, door: Actor, nu: datetime) -> bool:
    """The promise about this object is not needed any more (withdrawn, cancelled). False: none runs."""
    belofte = lopende_belofte(session, soort=soort, object_id=object_id)
    if belofte is None:
        return False
    afronden(session, belofte, Beloftestatus.VERVALLEN, reden=reden, door=door, nu=nu)
    return True


@handeling(Rol.MEDEWERKER)
def belofte_inzien(
    session: Session, *, belofte_id: str, door: Actor, beleid: Beleid, nu: datetime
) -> list[Beloftemoment]:
    """Look at what happened to a promise; the client can see who looked. Raises `NietGevonden`."""
    belofte = session.get(Belofte, belofte_id)
    if belofte is None:
        raise NietGevonden(f"belofte {belofte_id}")
    if belofte.relatie_id is not None:
        klant_bij(session, relatie_id=belofte.relatie_id, door=door, beleid=beleid)
    _inzage(session, belofte, door=door, nu=nu)
    return geschiedenis(session, belofte_id=belofte.id)


@handeling(Rol.MEDEWERKER)
def belofte_oppakken(
    session: Session, *, belofte_id: str, versie: int, door: Actor, origin: str, nu: datetime, beleid: Beleid
) -> None:
    """Ik doe dit: from here on everybody sees who is busy with it; a colleague's promise is taken over.

    The client hears the new name. Raises `IemandWasEerder` when a colleague has it, `NietGevonden`.
    """
    belofte = _vastgehouden(session, belofte_id, versie, door=door, nu=nu, beleid=beleid)
    belofte.bezig_id, belofte.bezig_op = door.medewerker_id, nu
    if belofte.medewerker_id == door.medewerker_id:
        belofte.versie += 1
        return
    _overdragen(session, belofte, str(door.medewerker_id), reden="", door=door, origin=origin, nu=nu)


# Kinds of promises that are kept by an act of their own, with an outcome of its own; their subjects write them here.
EIGEN_AFHANDELING: set[str] = set()


class TermijnLigtVast(Weigering):
    """The moment of this promise is a term that only its own subject moves, as often as the rules allow."""

    def __init__(self) -> None:
        super().__init__(
            zin("Deze termijn ligt vast. U kunt die hier niet verzetten of stilzetten."),
            zin("Druk op Openen. Daar staat wat u kunt doen."),
        )


class HeeftEigenAfhandeling(Weigering):
    """What was promised is finished where it belongs: otherwise it would look done and have no outcome."""

    def __init__(self) -> None:
        super().__init__(zin("Deze belofte rondt u niet hier af."), zin("Druk op Openen. Daar staat wat u kunt doen."))


@handeling(Rol.MEDEWERKER)
def belofte_nakomen(
    session: Session,
    *,
    belofte_id: str,
    versie: int,
    formulier: Mapping[str, object],
    door: Actor,
    nu: datetime,
    beleid: Beleid,
) -> None:
    """Done: what came of it, and whether the question was answered in one contact.

    Raises `FouteInvoer` without either, `IemandWasEerder` when a colleague did it or is doing it, `NietGevonden`, and
    `HeeftEigenAfhandeling` for a kind that is kept by another act.
    """
    belofte = _vastgehouden(session, belofte_id, versie, door=door, nu=nu, beleid=beleid)
    if belofte.soort in EIGEN_AFHANDELING:
        raise HeeftEigenAfhandeling
    antwoorden = Antwoorden(formulier)
    uitkomst = antwoorden.neem("uitkomst", parse_tekst, maximum=500, leeg=zin("Schrijf op wat eruit kwam."))
    in_een = antwoorden.neem(
        "in_een_contact", parse_keuze, ("ja", "nee"), leeg=zin("Kies of de vraag in één keer is beantwoord.")
    )
    antwoorden.controleer()
    afronden(
        session,
        belofte,
        Beloftestatus.NAGEKOMEN,
        reden=uitkomst.waarde,
        in_een_contact=in_een.waarde == "ja",
        door=door,
        nu=nu,
    )
    _inzage(session, belofte, door=door, nu=nu)


@handeling(Rol.MEDEWERKER)
def belofte_verzetten(
    session: Session,
    *,
    belofte_id: str,
    versie: int,
    formulier: Mapping[str, object],
    door: Actor,
    origin: str,
    nu: datetime,
    beleid: Beleid,
) -> None:
    """Propose a new moment; the client hears the name and the moment, and may say no.

    One that is agreed after the promise broke leaves it broken: see `oordeel`.
    Raises `FouteInvoer` without a reason or a day on which we are open, `TermijnLigtVast`, `IemandWasEerder`,
    `NietGevonden`.
    """
    belofte = _vastgehouden(session, belofte_id, versie, door=door, nu=nu, beleid=beleid)
    _weiger_vaste_termijn(session, belofte)
    momenten = {str(lokale_dag(moment)): moment for moment in nieuwe_momenten(nu, beleid)}
    antwoorden = Antwoorden(formulier)
    dag = antwoorden.neem("verzet_dag", parse_keuze, tuple(momenten), leeg=zin("Kies de nieuwe dag."))
    reden = antwoorden.neem(
        "verzet_reden", parse_tekst, maximum=300, leeg=zin("Schrijf op waarom het later wordt. De klant leest dit.")
    )
    antwoorden.controleer()
    breuk_vasthouden(belofte, nu)
    if belofte.status == Beloftestatus.GEPAUZEERD:
        overgang(session, OVERGANGEN, belofte, Beloftestatus.OPEN, door=door, nu=nu)
    belofte.voor = momenten[dag.waarde]
    belofte.gepauzeerd_op = belofte.pauze_tot = belofte.alarm_op = belofte.klant_zei_nee_op = None
    belofte.pauze_reden = ""
    belofte.bezig_id = belofte.bezig_op = None
    gebeurtenis(session, belofte, Gebeurtenissoort.VERZET, reden=reden.waarde, door=door, nu=nu)
    _melden(session, belofte, "belofte-verzet", origin=origin, nu=nu, reden=reden.waarde)
    _inzage(session, belofte, door=door, nu=nu)


@handeling(Rol.MEDEWERKER)
def belofte_pauzeren(
    session: Session,
    *,
    belofte_id: str,
    versie: int,
    formulier: Mapping[str, object],
    door: Actor,
    origin: str,
    nu: datetime,
    beleid: Beleid,
) -> None:
    """The clock stops while we wait for someone; the client reads for what, and until when we wait at most.

    Raises `AlVoorbij` for a promise whose moment has passed, `TermijnLigtVast`, `FouteInvoer`, `IemandWasEerder`,
    `NietGevonden`.
    """
    belofte = _vastgehouden(session, belofte_id, versie, door=door, nu=nu, beleid=beleid)
    _weiger_vaste_termijn(session, belofte)
    antwoorden = Antwoorden(formulier)
    reden = antwoorden.neem(
        "pauze_reden", parse_tekst, maximum=300, leeg=zin("Schrijf op waar wij op wachten. De klant leest dit.")
    )
    antwoorden.controleer()
    if belofte.status == Beloftestatus.GEPAUZEERD:
        raise AlVoorbij(zin("De klok van deze belofte staat al stil."))
    if belofte.voor <= nu:
        raise AlVoorbij(
            zin("Het moment van deze belofte is al voorbij."), zin("Bel de klant, of spreek een nieuw moment af.")
        )
    dag = lokale_dag(nu)
    werkdagen = beleid.regio.beleid_op(dag).belofte.pauze_werkdagen
    overgang(session, OVERGANGEN, belofte, Beloftestatus.GEPAUZEERD, door=door, nu=nu, reden=reden.waarde)
    belofte.gepauzeerd_op, belofte.pauze_reden = nu, reden.waarde
    belofte.pauze_tot = einde_termijn_in_werkdagen(nu, werkdagen, beleid.regio.rooster_op(dag))
    belofte.bezig_id = belofte.bezig_op = None
    gebeurtenis(session, belofte, Gebeurtenissoort.GEPAUZEERD, reden=reden.waarde, door=door, nu=nu)
    _melden(session, belofte, "belofte-gepauzeerd", origin=origin, nu=nu, reden=reden.waarde, tot=belofte.pauze_tot)
    _inzage(session, belofte, door=door, nu=nu)


@handeling(Rol.MEDEWERKER)
def belofte_hervatten(
    session: Session, *, belofte_id: str, versie: int, door: Actor, origin: str, nu: datetime, beleid: Beleid
) -> None:
    """The clock goes on; raises `AlVoorbij` when it was not standing still, `IemandWasEerder`, `NietGevonden`."""
    belofte = _vastgehouden(session, belofte_id, versie, door=door, nu=nu, beleid=beleid)
    if belofte.status != Beloftestatus.GEPAUZEERD:
        raise AlVoorbij(zin("De klok van deze belofte loopt al."))
    _hervatten(session, belofte, door=door, origin=origin, nu=nu, beleid=beleid)


def pauzes_beeindigen(session: Session, *, origin: str, nu: datetime, beleid: Beleid) -> int:
    """Let the clock go on where a pause has lasted long enough, so that nobody is forgotten. Returns how many."""
    lang = session.exec(
        select(Belofte)
        .where(Belofte.status == Beloftestatus.GEPAUZEERD, col(Belofte.pauze_tot) <= nu)
        .with_for_update(skip_locked=True)
    ).all()
    for belofte in lang:
        _hervatten(session, belofte, door=SYSTEEM, origin=origin, nu=nu, beleid=beleid)
    return len(lang)


@handeling(Rol.KLANT)
def nieuw_moment_afwijzen(session: Session, *, belofte_id: str, door: Actor, nu: datetime) -> None:
    """The new moment does not suit the client: the promise goes to the top of the list. Raises `NietGevonden`."""
    belofte = session.exec(
        select(Belofte)
        .where(
            Belofte.id == belofte_id,
            Belofte.relatie_id == door.klant_id,
            Belofte.status == Beloftestatus.OPEN,
            col(Belofte.voor) != col(Belofte.eerst_voor),
        )
        .with_for_update()
    ).first()
    if belofte is None:
        raise NietGevonden(f"belofte {belofte_id}")
    if belofte.klant_zei_nee_op is None:
        belofte.klant_zei_nee_op = nu
        gebeurtenis(session, belofte, Gebeurtenissoort.KLANT_ZEGT_NEE, nu=nu)


@handeling(Rol.MEDEWERKER)
def afwezigheid_vastleggen(
    session: Session, *, formulier: Mapping[str, object], door: Actor, vandaag: date, nu: datetime
) -> None:
    """A colleague is away from today, for so many days or until further notice; never why.

    Raises `FouteInvoer` without a colleague or with a number of days that cannot be.
    """
    antwoorden = Antwoorden(formulier)
    collega = antwoorden.neem(
        "collega", parse_keuze, [id_ for id_, _ in collegas(session)], leeg=zin("Kies een collega.")
    )
    onbekend = not str(formulier.get("dagen", "")).strip()
    dagen = None if onbekend else antwoorden.neem("dagen", parse_aantal, minimum=1, maximum=365)
    antwoorden.controleer()
    session.add(
        Afwezigheid(
            medewerker_id=collega.waarde,
            van=vandaag,
            tot=None if dagen is None else vandaag + timedelta(days=dagen.waarde - 1),
            vastgelegd_door=str(door.medewerker_id),
            vastgelegd_op=nu,
        )
    )


@handeling(Rol.MEDEWERKER)
def afwezigheid_beeindigen(session: Session, *, afwezigheid_id: str, door: Actor, vandaag: date) -> None:
    """The colleague is back: yesterday was the last day away. Raises `NietGevonden`."""
    afwezigheid = session.get(Afwezigheid, afwezigheid_id, with_for_update=True)
    if afwezigheid is None:
        raise NietGevonden(f"afwezigheid {afwezigheid_id}")
    gisteren = vandaag - timedelta(days=1)
    afwezigheid.tot = gisteren if afwezigheid.tot is None else min(afwezigheid.tot, gisteren)


@handeling(Rol.MEDEWERKER)
def beloften_overnemen(session: Session, *, van_id: str, naar_id: str, door: Actor, origin: str, nu: datetime) -> int:
    """Hand over every running promise of a colleague: to one other, or (`naar_id` empty) to who has the fewest.

    Each client hears the new name. Returns how many. Raises `NietGevonden` for who is not on the list,
    `NiemandBeschikbaar` when there is nobody else.
    """
    namen = dict(collegas(session))
    if session.get(Medewerker, van_id) is None or (naar_id and (naar_id not in namen or naar_id == van_id)):
        raise NietGevonden(f"medewerker {van_id} of {naar_id}")
    van_deze = session.exec(
        select(Belofte)
        .where(Belofte.medewerker_id == van_id, col(Belofte.status).in_(LOPEND))
        .order_by(col(Belofte.voor))
        .with_for_update()
    ).all()
    for belofte in van_deze:
        naar = naar_id or medewerker_voor_belofte(session, nu=nu, behalve=van_id).id
        belofte.bezig_id = belofte.bezig_op = None
        _overdragen(session, belofte, naar, reden="", door=door, origin=origin, nu=nu)
        session.flush()
    return len(van_deze)


def beloften_bewaken(session: Session, *, origin: str, nu: datetime, beleid: Beleid) -> int:
    """Raise the alarm on promises that broke, and warn of those that will; each once for a moment and a colleague.

    Whoever holds the promise and the teamleiders there get a mail, with references and without words about the client.
    At `/balie` it stands among those in danger, sorted as `werklijst` says. Returns how many broke.
    """
    nieuw = _nieuw_in_gevaar(session, nu=nu, beleid=beleid)
    for belofte in nieuw:
        gebeurtenis(session, belofte, Gebeurtenissoort.DREIGT, nu=nu)
    _alarmeren(session, nieuw, "belofte-dreigt", origin=origin, nu=nu)
    te_laat = session.exec(
        select(Belofte)
        .where(Belofte.status == Beloftestatus.OPEN, col(Belofte.voor) <= nu, col(Belofte.alarm_op).is_(None))
        .with_for_update(skip_locked=True)
    ).all()
    for belofte in te_laat:
        belofte.alarm_op = nu
        breuk_vasthouden(belofte, nu)
        gebeurtenis(session, belofte, Gebeurtenissoort.TE_LAAT, nu=nu)
    _alarmeren(session, te_laat, "belofte-te-laat", origin=origin, nu=nu)
    return len(te_laat)


def _nieuw_in_gevaar(session: Session, *, nu: datetime, beleid: Beleid) -> list[Belofte]:
    """The promises that will break at their moment when nobody acts, of which this colleague was not warned yet."""
    regels = lopende_beloften(session, nu=nu, beleid=beleid)
    ids = [regel.id for regel in regels if regel.verwachting is Verwachting.DREIGT]
    gewaarschuwd = session.exec(
        select(Beloftegebeurtenis.belofte_id, Beloftegebeurtenis.voor, Beloftegebeurtenis.medewerker_id).where(
            col(Beloftegebeurtenis.belofte_id).in_(ids), Beloftegebeurtenis.soort == Gebeurtenissoort.DREIGT
        )
    ).all()
    rows = session.exec(
        select(Belofte).where(col(Belofte.id).in_(ids)).order_by(col(Belofte.voor)).with_for_update(skip_locked=True)
    ).all()
    al = {tuple(row) for row in gewaarschuwd}
    return [belofte for belofte in rows if (belofte.id, belofte.voor, belofte.medewerker_id) not in al]


def _alarmeren(session: Session, beloften: Sequence[Belofte], soort: str, *, origin: str, nu: datetime) -> None:
    """One mail to each colleague who holds some of these, and one to each teamleider about all of their house."""
    collegas = {collega.id: collega for collega in session.exec(select(Medewerker)).all()}
    regels: dict[str, list[str]] = defaultdict(list)
    for belofte in beloften:
        houder = collegas[belofte.medewerker_id]
        regel = zin("{kenmerk}, voor {moment}, {naam}", kenmerk=belofte.kenmerk, moment=belofte.voor, naam=houder.naam)
        for collega in collegas.values():
            leidt = collega.rol == MedewerkerRol.TEAMLEIDER and collega.corporatie == houder.corporatie
            if collega.actief and (collega.id == houder.id or leidt):
                regels[collega.id].append(say(regel, "nl"))
    for collega_id, lijst in regels.items():
        bericht_aan_adres(
            session,
            soort=soort,
            kanaal=ContactgegevenSoort.EMAIL,
            adres=collegas[collega_id].email,
            taal="nl",
            waarden={"beloften": "\n".join(lijst)},
            knop_adres=f"{origin}{routes.BALIE}",
            nu=nu,
        )


def oude_beloften_wissen(session: Session, *, nu: datetime) -> int:
    """Delete promises a year after they ended, and after 30 days the words of those to someone who is no client.

    What is left of those are moments, for the numbers per week. Returns how many were deleted.
    """
    anoniem = select(Belofte.id).where(
        col(Belofte.relatie_id).is_(None), col(Belofte.afgerond_op) < nu - timedelta(days=30)
    )
    oud = select(Belofte.id).where(col(Belofte.afgerond_op) < nu - timedelta(days=365))
    session.exec(update(Belofte).where(col(Belofte.id).in_(anoniem)).values(titel="", uitkomst="", pauze_reden=""))
    session.exec(update(Beloftegebeurtenis).where(col(Beloftegebeurtenis.belofte_id).in_(anoniem)).values(reden=""))
    session.exec(delete(Beloftegebeurtenis).where(col(Beloftegebeurtenis.belofte_id).in_(oud)))
    session.exec(delete(Afwezigheid).where(col(Afwezigheid.tot) < lokale_dag(nu - timedelta(days=365))))
    return int(session.exec(delete(Belofte).where(col(Belofte.id).in_(oud))).rowcount)


def lopende_belofte(session: Session, *, soort: str, object_id: str) -> Belofte | None:
    """The promise that runs about this object, held until the end of this transaction."""
    return session.exec(
        select(Belofte)
        .where(Belofte.soort == soort, Belofte.object_id == object_id, col(Belofte.status).in_(LOPEND))
        .with_for_update()
    ).first()


def afronden(
    session: Session,
    belofte: Belofte,
    status: Beloftestatus,
    *,
    reden: str,
    in_een_contact: bool | None = None,
    door: Actor,
    nu: datetime,
) -> None:
    """End a promise: kept, or not needed any more."""
    if status is Beloftestatus.VERVALLEN:
        breuk_vasthouden(belofte, nu)
    overgang(session, OVERGANGEN, belofte, status, door=door, nu=nu)
    belofte.afgerond_op, belofte.uitkomst, belofte.in_een_contact = nu, reden, in_een_contact
    belofte.bezig_id = belofte.bezig_op = None
    soort = Gebeurtenissoort.NAGEKOMEN if status is Beloftestatus.NAGEKOMEN else Gebeurtenissoort.VERVALLEN
    gebeurtenis(session, belofte, soort, reden=reden, door=door, nu=nu)


def gebeurtenis(
    session: Session,
    belofte: Belofte,
    soort: Gebeurtenissoort,
    *,
    nu: datetime,
    door: Actor | None = None,
    reden: str = "",
) -> None:
    """Write down what happened to a promise, as it stands after it; a screen that shows the version before is old."""
    vorige = session.exec(
        select(func.max(Beloftegebeurtenis.volgnummer)).where(Beloftegebeurtenis.belofte_id == belofte.id)
    ).one()
    session.add(
        Beloftegebeurtenis(
            belofte_id=belofte.id,
            volgnummer=(vorige or 0) + 1,
            soort=soort,
            op=nu,
            door_id=door.medewerker_id if door else None,
            medewerker_id=belofte.medewerker_id,
            voor=belofte.voor,
            reden=reden,
        )
    )
    # That its moment comes near or passes changes nothing under the hands of who is busy with it.
    if vorige is not None and soort not in (Gebeurtenissoort.DREIGT, Gebeurtenissoort.TE_LAAT):
        belofte.versie += 1


def breuk_vasthouden(belofte: Belofte, nu: datetime) -> None:
    """Keep that this promise broke, before its clock is touched."""
    if belofte.status == Beloftestatus.OPEN and belofte.gebroken_op is None and belofte.voor <= nu:
        belofte.gebroken_op = belofte.voor


def _vastgehouden(
    session: Session, belofte_id: str, versie: int, *, door: Actor, nu: datetime, beleid: Beleid
) -> Belofte:
    """The running promise a medewerker acts on, unless a colleague has it or was there first."""
    belofte = session.get(Belofte, belofte_id, with_for_update=True)
    if belofte is None:
        raise NietGevonden(f"belofte {belofte_id}")
    if belofte.relatie_id is not None:
        klant_bij(session, relatie_id=belofte.relatie_id, door=door, beleid=beleid)
    if belofte.status not in LOPEND:
        wie = _laatste_naam(session, belofte)
        raise IemandWasEerder(zin("{naam} heeft dit al afgerond.", naam=wie), zin("U hoeft niets meer te doen."))
    minuten = beleid.regio.beleid_op(lokale_dag(nu)).belofte.bezig_minuten
    if is_bezig(belofte.bezig_op, nu, minuten) and belofte.bezig_id != door.medewerker_id:
        collega = session.get(Medewerker, belofte.bezig_id)
        naam = collega.naam if collega else ""
        raise IemandWasEerder(
            zin("{naam} is hiermee bezig, sinds {moment}.", naam=naam, moment=belofte.bezig_op or nu),
            zin("Vraag het {naam}, of doe eerst iets anders.", naam=naam),
        )
    if belofte.versie != versie:
        raise IemandWasEerder(
            zin("{naam} heeft deze belofte net veranderd.", naam=_laatste_naam(session, belofte)),
            zin("Kijk eerst wat er nu staat."),
        )
    return belofte


def _weiger_vaste_termijn(session: Session, belofte: Belofte) -> None:
    if vaste_termijnen(session, belofte.soort, {belofte.object_id}):
        raise TermijnLigtVast


def _laatste_naam(session: Session, belofte: Belofte) -> str | Zin:
    naam = session.exec(
        select(Medewerker.naam)
        .join(Beloftegebeurtenis, col(Beloftegebeurtenis.door_id) == col(Medewerker.id))
        .where(Beloftegebeurtenis.belofte_id == belofte.id)
        .order_by(col(Beloftegebeurtenis.volgnummer).desc())
    ).first()
    return naam or zin("Een collega")


def _overdragen(
    session: Session, belofte: Belofte, naar_id: str, *, reden: str, door: Actor, origin: str, nu: datetime
) -> None:
    belofte.medewerker_id = naar_id
    gebeurtenis(session, belofte, Gebeurtenissoort.OVERGENOMEN, reden=reden, door=door, nu=nu)
    _melden(session, belofte, "belofte-overgenomen", origin=origin, nu=nu)
    _inzage(session, belofte, door=door, nu=nu)


def _hervatten(session: Session, belofte: Belofte, *, door: Actor, origin: str, nu: datetime, beleid: Beleid) -> None:
    rooster = beleid.regio.rooster_op(lokale_dag(nu))
    overgang(session, OVERGANGEN, belofte, Beloftestatus.OPEN, door=door, nu=nu)
    belofte.voor = voor_na_pauze(belofte.voor, belofte.gepauzeerd_op or nu, nu, rooster)
    belofte.gepauzeerd_op, belofte.pauze_reden, belofte.pauze_tot = None, "", None
    gebeurtenis(session, belofte, Gebeurtenissoort.HERVAT, door=door, nu=nu)
    _melden(session, belofte, "belofte-hervat", origin=origin, nu=nu)


def _melden(session: Session, belofte: Belofte, soort: str, *, origin: str, nu: datetime, **waarden: object) -> None:
    """Tell the client in writing; who is no client is told by the colleague who has the number."""
    if belofte.relatie_id is None:
        return
    medewerker = session.get(Medewerker, belofte.medewerker_id)
    bericht_maken(
        session,
        relatie=relatie_van(session, belofte.relatie_id),
        soort=soort,
        waarden={
            "medewerker": medewerker.naam if medewerker else "",
            "beloofd_voor": belofte.voor,
            "titel": belofte.titel,
            **waarden,
        },
        origin=origin,
        nu=nu,
    )


def _inzage(session: Session, belofte: Belofte, *, door: Actor, nu: datetime) -> None:
    inzage_vastleggen(
        session,
        relatie_id=belofte.relatie_id,
        door=door,
        reden=str(zin("Belofte {kenmerk}: {titel}", kenmerk=belofte.kenmerk, titel=belofte.titel)),
        nu=nu,
    )


def _als_regel(session: Session, belofte: Belofte | None) -> Belofteregel:
    medewerker = session.get(Medewerker, belofte.medewerker_id) if belofte else None
    if belofte is None or medewerker is None:
        raise NietGevonden("belofte")
    return als_regel(belofte, medewerker)
