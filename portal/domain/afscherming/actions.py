"""Withholding a note, keeping silent about it, looking at it, and looking again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.afscherming.model import OVERGANGEN, Afscherming, Afschermingstatus
from portal.domain.afscherming.queries import Afschermingdossier, afscherming_voor
from portal.domain.belofte.actions import EIGEN_AFHANDELING, belofte_inlossen, beloven
from portal.domain.bericht.actions import bericht_maken
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.model import Medewerker, MedewerkerRol
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import AlleenTeamleider, eis_teamleider, is_teamleider
from portal.domain.goedkeuring.actions import besluiten, goedkeuring_vragen
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import NietGevonden, zin
from portal.domain.shared.invoer import Antwoorden, parse_keuze, parse_tekst
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import einde_termijn_in_werkdagen, lokaal_moment

GOEDKEURING = "afscherming"
BESLUIT, HERZIENING = "afscherming-besluit", "afscherming-herziening"
EIGEN_AFHANDELING.update({BESLUIT, HERZIENING})
# What stands on worklists and in the log of looks does not say that something is withheld.
OVERLEG = zin("Overleg voor de teamleider")
BEKEKEN = zin("Dossier bekeken")
_MAAND = timedelta(days=31)


@handeling(Rol.MEDEWERKER)
def notitie_afschermen(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> None:
    """Write a note beside this conversation that the client does not read, on a ground of policy, with a day of review.

    That there is one is told, unless that does harm: then a teamleider must agree first. Raises `FouteInvoer`,
    `AlleenTeamleider` when there is nobody to decide, and `NietGevonden`.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    regels = beleid.regio.afscherming_op(vandaag)
    verzwijgen = formulier.get("verzwijgen") == "ja"
    antwoorden = Antwoorden(formulier)
    tekst = antwoorden.neem("tekst", parse_tekst, maximum=1000, leeg=zin("Schrijf de notitie op."))
    grond = antwoorden.neem(
        "grond", parse_keuze, tuple(g.code for g in regels.gronden), leeg=zin("Kies waarom de klant dit niet leest.")
    )
    reden = antwoorden.neem("reden", parse_tekst, maximum=500, leeg=zin("Schrijf op waarom dit hier nodig is."))
    herzien = antwoorden.neem_komende_datum(
        "herzien",
        vanaf=vandaag,
        tot=vandaag + _MAAND * regels.langste_maanden,
        leeg=zin("Vul in wanneer wij opnieuw kijken."),
    )
    waarom = antwoorden.neem(
        "verzwijgen_reden",
        parse_tekst,
        maximum=500,
        leeg=zin("Schrijf op welke schade het doet als de klant dit weet.") if verzwijgen else None,
    )
    antwoorden.controleer()
    teamleider = _teamleider(session, door)
    afscherming = Afscherming(
        relatie_id=moment.relatie_id,
        contactmoment_id=moment.id,
        tekst=tekst.waarde,
        grond=grond.waarde,
        reden=reden.waarde,
        zichtbaar=not verzwijgen,
        verzwijgen_reden=waarom.waarde if verzwijgen else "",
        opgesteld_door=str(door.medewerker_id),
        opgesteld_op=nu,
        teamleider_id=teamleider,
        status=Afschermingstatus.VOORGESTELD if verzwijgen else Afschermingstatus.AFGESCHERMD,
        herzien_op=herzien.waarde,
    )
    session.add(afscherming)
    session.flush()
    if verzwijgen:
        afscherming.goedkeuring_id = goedkeuring_vragen(
            session, soort=GOEDKEURING, object_id=afscherming.id, voorstel={}, reden="", door=door, nu=nu
        ).id
        voor = einde_termijn_in_werkdagen(nu, regels.besluit_werkdagen, beleid.regio.rooster_op(vandaag))
        _beloven(session, BESLUIT, afscherming, teamleider, voor, beleid=beleid, nu=nu)
    _herziening_beloven(session, afscherming, teamleider, beleid=beleid, vandaag=vandaag, nu=nu)


@handeling(Rol.MEDEWERKER)
def afscherming_inzien(session: Session, *, afscherming_id: str, door: Actor, nu: datetime) -> Afschermingdossier:
    """Look at one, for who wrote it and who decides; the look is logged. Raises `NietGevonden`."""
    row, medewerker, relatie = afscherming_voor(session, afscherming_id, door)
    inzage_vastleggen(session, relatie_id=relatie.id, door=door, reden=str(BEKEKEN), nu=nu)
    leidt = is_teamleider(session, door=door)
    status = Afschermingstatus(row.status)
    return Afschermingdossier(
        id=row.id,
        klant=relatie.naam,
        tekst=row.tekst,
        grond=row.grond,
        reden=row.reden,
        zichtbaar=row.zichtbaar,
        verzwijgen_reden=row.verzwijgen_reden,
        status=status,
        opgesteld_door=medewerker.naam,
        opgesteld_op=row.opgesteld_op,
        herzien_op=row.herzien_op,
        herziening=row.herziening,
        mag_besluiten=leidt and status is Afschermingstatus.VOORGESTELD and row.opgesteld_door != door.medewerker_id,
        mag_herzien=leidt and status is Afschermingstatus.AFGESCHERMD,
    )


@handeling(Rol.MEDEWERKER)
def afscherming_besluiten(
    session: Session, *, afscherming_id: str, formulier: Mapping[str, object], door: Actor, nu: datetime
) -> None:
    """A teamleider who did not write it says whether we keep silent about it; after a no the client reads it is there.

    Raises `AlleenTeamleider`, `TweedeMedewerkerNodig`, `FouteInvoer` and `NietGevonden`.
    """
    eis_teamleider(session, door=door)
    row, _, relatie = afscherming_voor(session, afscherming_id, door)
    if row.status != Afschermingstatus.VOORGESTELD:
        raise NietGevonden(f"voorstel {afscherming_id}")
    ja, reden = _besluit(formulier, "ja", "nee")
    naar = Besluit.GOEDGEKEURD if ja else Besluit.AFGEWEZEN
    besluiten(session, goedkeuring_id=str(row.goedkeuring_id), soort=GOEDKEURING, naar=naar, door=door, nu=nu)
    overgang(session, OVERGANGEN, row, Afschermingstatus.AFGESCHERMD, door=door, nu=nu)
    row.zichtbaar, row.besluit_reden = not ja, reden
    belofte_inlossen(session, soort=BESLUIT, object_id=row.id, door=door, nu=nu)
    inzage_vastleggen(session, relatie_id=relatie.id, door=door, reden=str(BEKEKEN), nu=nu)


@handeling(Rol.MEDEWERKER)
def afscherming_herzien(
    session: Session,
    *,
    afscherming_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """A teamleider looks again: the client reads the note from now on, or it stays with a reason until another day.

    Raises `AlleenTeamleider`, `FouteInvoer` and `NietGevonden`.
    """
    eis_teamleider(session, door=door)
    row, _, relatie = afscherming_voor(session, afscherming_id, door)
    if row.status != Afschermingstatus.AFGESCHERMD:
        raise NietGevonden(f"afscherming {afscherming_id}")
    openen, reden = _besluit(formulier, "openen", "blijft")
    herzien = None
    if not openen:
        antwoorden = Antwoorden(formulier)
        uiterste = vandaag + _MAAND * beleid.regio.afscherming_op(vandaag).langste_maanden
        leeg = zin("Vul in wanneer wij opnieuw kijken.")
        herzien = antwoorden.neem_komende_datum("herzien", vanaf=vandaag, tot=uiterste, leeg=leeg)
        antwoorden.controleer()
    row.herziening = reden
    belofte_inlossen(session, soort=HERZIENING, object_id=row.id, door=door, nu=nu)
    inzage_vastleggen(session, relatie_id=relatie.id, door=door, reden=str(BEKEKEN), nu=nu)
    if herzien is not None:
        row.herzien_op = herzien.waarde
        session.flush()
        _herziening_beloven(session, row, str(door.medewerker_id), beleid=beleid, vandaag=vandaag, nu=nu)
        return
    overgang(session, OVERGANGEN, row, Afschermingstatus.GEOPEND, door=door, nu=nu)
    row.zichtbaar, row.geopend_op = True, nu
    bericht_maken(
        session,
        relatie=relatie_van(session, relatie.id),
        soort="dossier-geopend",
        waarden={"dag": row.opgesteld_op.date()},
        origin=origin,
        nu=nu,
    )


def oude_afschermingen_wissen(session: Session, *, beleid: Beleid, vandaag: date, nu: datetime) -> int:
    """Delete what is older than policy lets us keep. Returns how many."""
    oud = col(Afscherming.opgesteld_op) < nu - _MAAND * beleid.regio.afscherming_op(vandaag).bewaarmaanden
    ids = session.exec(select(Afscherming.id).where(oud)).all()
    session.exec(delete(Afscherming).where(col(Afscherming.id).in_(ids)))
    session.exec(delete(Goedkeuring).where(col(Goedkeuring.soort) == GOEDKEURING, col(Goedkeuring.object_id).in_(ids)))
    return len(ids)


def _besluit(formulier: Mapping[str, object], ja: str, nee: str) -> tuple[bool, str]:
    antwoorden = Antwoorden(formulier)
    besluit = antwoorden.neem("besluit", parse_keuze, (ja, nee), leeg=zin("Kies wat u besluit."))
    reden = antwoorden.neem("motivering", parse_tekst, maximum=500, leeg=zin("Schrijf op waarom."))
    antwoorden.controleer()
    return besluit.waarde == ja, reden.waarde


def _teamleider(session: Session, door: Actor) -> str:
    """Who looks again: a teamleider who did not write it, of the own corporation when there is one."""
    query = select(Medewerker).where(
        Medewerker.rol == MedewerkerRol.TEAMLEIDER,
        col(Medewerker.actief).is_(True),
        Medewerker.id != door.medewerker_id,
    )
    gevonden = session.exec(query.order_by(col(Medewerker.corporatie) != door.corporatie, col(Medewerker.naam))).first()
    if gevonden is None:
        raise AlleenTeamleider
    return gevonden.id


def _herziening_beloven(
    session: Session, row: Afscherming, medewerker_id: str, *, beleid: Beleid, vandaag: date, nu: datetime
) -> None:
    """The day on which we look again, with a name and an alarm."""
    begin = max(nu, lokaal_moment(row.herzien_op, time(0, 0)))
    voor = einde_termijn_in_werkdagen(begin, 0, beleid.regio.rooster_op(vandaag))
    _beloven(session, HERZIENING, row, medewerker_id, voor, beleid=beleid, nu=nu)


def _beloven(
    session: Session, soort: str, row: Afscherming, medewerker_id: str, voor: datetime, *, beleid: Beleid, nu: datetime
) -> None:
    beloven(
        session,
        soort=soort,
        object_id=row.id,
        titel=str(OVERLEG),
        kanaal=Kanaal.PORTAAL,
        relatie_id=None,
        medewerker_id=medewerker_id,
        voor=voor,
        nu=nu,
        beleid=beleid,
    )
