"""Proposing bounded contact, deciding it, objecting to it, looking at it again, and letting it end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.belofte.actions import (
    EIGEN_AFHANDELING,
    belofte_inlossen,
    belofte_vervallen,
    beloven,
)
from portal.domain.belofte.queries import VASTE_TERMIJN
from portal.domain.bericht.actions import bericht_maken
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.model import MedewerkerRol
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import AlleenTeamleider, collegas, eis_teamleider, is_teamleider, medewerker_naam
from portal.domain.goedkeuring.actions import besluiten, goedkeuring_vragen
from portal.domain.goedkeuring.model import Besluit, Goedkeuring
from portal.domain.grens.model import OVERGANGEN, Grens, Grensstatus
from portal.domain.grens.queries import GrensDossier, dossier, grens_voor
from portal.domain.grens.rules import contactwijze, laatste_dag, mag_bezwaar_behandelen
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor, Kanaal, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.insert import insert_once
from portal.domain.shared.invoer import Antwoorden, parse_keuze, parse_tekst
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.shared.working_days import einde_termijn_in_werkdagen, lokaal_moment

GOEDKEURING = "grens"
BESLUIT, HERZIENING, BEZWAAR = "grens-besluit", "grens-herziening", "grens-bezwaar"
EIGEN_AFHANDELING.update({BESLUIT, HERZIENING, BEZWAAR})
# Before when an objection is answered follows from policy, and is never extended.
VASTE_TERMIJN[BEZWAAR] = lambda session, ids: ids
BEWAARTIJD, AFGEWEZEN_BEWAREN = timedelta(days=365), timedelta(days=30)
# What stands on worklists and in the log of looks says nothing of what happened.
OVERLEG = zin("Overleg voor de teamleider")
BEKEKEN = zin("Afspraken over het contact bekeken")
_MOTIVERING_LEEG = zin("Schrijf op waarom. De klant leest dit.")


class LooptAl(Weigering):
    """There is a measure, or a proposal for one."""

    def __init__(self) -> None:
        super().__init__(
            zin("Er loopt al een voorstel of afspraak voor deze klant."), zin("Vraag uw teamleider wat er geldt.")
        )


@handeling(Rol.MEDEWERKER)
def grens_voorstellen(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> str:
    """Propose bounded contact with the client of this conversation; a teamleider decides. Returns the kenmerk.

    Raises `FouteInvoer`, `LooptAl` and `NietGevonden`.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    regels = beleid.regio.grens_op(vandaag)
    uiterste = laatste_dag(vandaag, beleid)
    antwoorden = Antwoorden(formulier)
    gebeurd = antwoorden.neem_datum("gebeurd", vandaag, leeg=zin("Vul in op welke dag het gebeurde."))
    gebeurtenis = antwoorden.neem("gebeurtenis", parse_tekst, maximum=1000, leeg=zin("Schrijf op wat u zag en hoorde."))
    aanleiding = antwoorden.neem(
        "aanleiding", parse_tekst, maximum=1000, leeg=zin("Schrijf op wat eraan voorafging, ook van onze kant.")
    )
    maatregel = antwoorden.neem(
        "maatregel", parse_keuze, tuple(m.code for m in regels.maatregelen), leeg=zin("Kies hoe wij elkaar spreken.")
    )
    reden = antwoorden.neem(
        "reden", parse_tekst, maximum=500, leeg=zin("Schrijf op waarom dit nodig is, en niet minder.")
    )
    tot = antwoorden.neem_komende_datum("tot", vanaf=vandaag, tot=uiterste, leeg=zin("Vul de laatste dag in."))
    herzien = antwoorden.neem_komende_datum(
        "herzien",
        vanaf=vandaag,
        tot=tot.waarde if tot.fout is None else uiterste,
        leeg=zin("Vul in wanneer wij opnieuw kijken."),
    )
    antwoorden.controleer()
    grens = Grens(
        kenmerk=nieuw_kenmerk("G"),
        relatie_id=moment.relatie_id,
        gebeurd_op=gebeurd.waarde,
        gebeurtenis=gebeurtenis.waarde,
        aanleiding=aanleiding.waarde,
        maatregel=maatregel.waarde,
        reden=reden.waarde,
        tot=tot.waarde,
        herzien_op=herzien.waarde,
        voorgesteld_door=str(door.medewerker_id),
        voorgesteld_op=nu,
    )
    if not insert_once(session, grens):
        raise LooptAl
    bewaard = session.exec(select(Grens).where(Grens.id == grens.id)).one()
    bewaard.goedkeuring_id = goedkeuring_vragen(
        session, soort=GOEDKEURING, object_id=grens.id, voorstel={}, reden="", door=door, nu=nu
    ).id
    beloven(
        session,
        soort=BESLUIT,
        object_id=grens.id,
        titel=str(OVERLEG),
        kanaal=Kanaal.PORTAAL,
        relatie_id=None,
        medewerker_id=_teamleider(session, behalve=(str(door.medewerker_id),)),
        voor=einde_termijn_in_werkdagen(nu, regels.besluit_werkdagen, beleid.regio.rooster_op(vandaag)),
        nu=nu,
        beleid=beleid,
    )
    return grens.kenmerk


@handeling(Rol.MEDEWERKER)
def grens_inzien(session: Session, *, grens_id: str, door: Actor, beleid: Beleid, nu: datetime) -> GrensDossier:
    """Everything about one measure, for who decides; the look is logged and visible to the client.

    Raises `AlleenTeamleider` and `NietGevonden`.
    """
    grens = grens_voor(session, grens_id, door)
    inzage_vastleggen(session, relatie_id=grens.relatie_id, door=door, reden=str(BEKEKEN), nu=nu)
    return dossier(session, grens, door, beleid)


@handeling(Rol.MEDEWERKER)
def grens_besluiten(
    session: Session,
    *,
    grens_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """A teamleider who did not propose it decides; a yes goes to the client by letter, with the reasons.

    Raises `AlleenTeamleider`, `NietGevonden`, `FouteInvoer` and `TweedeMedewerkerNodig`.
    """
    eis_teamleider(session, door=door)
    grens = _grens(session, grens_id, Grensstatus.VOORGESTELD)
    antwoorden = Antwoorden(formulier)
    besluit = antwoorden.neem("besluit", parse_keuze, ("ja", "nee"), leeg=zin("Kies ja of nee."))
    motivering = antwoorden.neem("motivering", parse_tekst, maximum=1000, leeg=_MOTIVERING_LEEG)
    antwoorden.controleer()
    ja = besluit.waarde == "ja"
    if ja and (grens.herzien_op < vandaag or grens.tot < vandaag):
        raise Weigering(zin("De dagen in dit voorstel zijn voorbij."), zin("Zeg nee, en vraag om een nieuw voorstel."))
    besluiten(
        session,
        goedkeuring_id=str(grens.goedkeuring_id),
        soort=GOEDKEURING,
        naar=Besluit.GOEDGEKEURD if ja else Besluit.AFGEWEZEN,
        door=door,
        nu=nu,
    )
    naar = Grensstatus.VAN_KRACHT if ja else Grensstatus.AFGEWEZEN
    overgang(session, OVERGANGEN, grens, naar, door=door, nu=nu)
    grens.besloten_door, grens.besloten_op, grens.motivering = door.medewerker_id, nu, motivering.waarde
    belofte_inlossen(session, soort=BESLUIT, object_id=grens.id, door=door, nu=nu)
    inzage_vastleggen(session, relatie_id=grens.relatie_id, door=door, reden=str(BEKEKEN), nu=nu)
    if not ja:
        grens.geeindigd_op = nu
        return
    relatie = relatie_van(session, grens.relatie_id)
    relatie.contactregel, relatie.contactregel_tot = grens.maatregel, grens.tot
    grens.bezwaar_tot = vandaag + timedelta(days=beleid.regio.grens_op(vandaag).bezwaar_dagen)
    _herziening_beloven(session, grens, beleid=beleid, vandaag=vandaag, nu=nu)
    bericht_maken(
        session,
        relatie=relatie,
        soort="grens-besluit",
        waarden={
            "gebeurd_op": grens.gebeurd_op,
            "gebeurtenis": grens.gebeurtenis,
            "motivering": motivering.waarde,
            "wijze": contactwijze(grens.maatregel, beleid, vandaag, relatie.taal),
            "tot": grens.tot,
            "herzien_op": grens.herzien_op,
            "bezwaar_tot": grens.bezwaar_tot,
        },
        origin=origin,
        nu=nu,
    )


@handeling(Rol.KLANT)
def grens_bezwaar_maken(
    session: Session,
    *,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """The client does not agree: somebody who was not involved looks at it again.

    Raises `FouteInvoer`, `Weigering` after the last day, and `NietGevonden` when nothing holds or it was said before.
    """
    _bezwaar(
        session, str(door.relatie_id), formulier, Kanaal.PORTAAL, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu
    )


@handeling(Rol.MEDEWERKER)
def grens_bezwaar_vastleggen(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """The client of this conversation does not agree: written down in their words, and handled by someone else.

    Raises as `grens_bezwaar_maken`.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    _bezwaar(
        session,
        moment.relatie_id,
        formulier,
        Kanaal(moment.kanaal),
        beleid=beleid,
        origin=origin,
        vandaag=vandaag,
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def grens_bezwaar_besluiten(
    session: Session,
    *,
    grens_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    origin: str,
    nu: datetime,
) -> None:
    """Someone who did not propose or decide it answers the objection; a yes ends the measure at once.

    Raises `AlleenTeamleider`, `Weigering` for who was involved, `NietGevonden` and `FouteInvoer`.
    """
    grens = grens_voor(session, grens_id, door)
    if grens.status != Grensstatus.VAN_KRACHT or grens.bezwaar_op is None or grens.bezwaar_gegrond is not None:
        raise NietGevonden(f"bezwaar {grens_id}")
    mag = mag_bezwaar_behandelen(
        str(door.medewerker_id),
        voorgesteld_door=grens.voorgesteld_door,
        besloten_door=grens.besloten_door,
        teamleider=is_teamleider(session, door=door),
        gevraagd=grens.bezwaar_bij == door.medewerker_id,
    )
    if not mag:
        raise Weigering(
            zin("U was betrokken bij dit besluit."), zin("Een collega die er niet bij was, behandelt het bezwaar.")
        )
    antwoorden = Antwoorden(formulier)
    besluit = antwoorden.neem("besluit", parse_keuze, ("ja", "nee"), leeg=zin("Kies ja of nee."))
    motivering = antwoorden.neem("motivering", parse_tekst, maximum=1000, leeg=_MOTIVERING_LEEG)
    antwoorden.controleer()
    gegrond = besluit.waarde == "ja"
    grens.bezwaar_gegrond, grens.bezwaar_motivering, grens.bezwaar_besloten_op = gegrond, motivering.waarde, nu
    grens.bezwaar_bij = door.medewerker_id
    belofte_inlossen(session, soort=BEZWAAR, object_id=grens.id, door=door, nu=nu)
    inzage_vastleggen(session, relatie_id=grens.relatie_id, door=door, reden=str(BEKEKEN), nu=nu)
    if gegrond:
        _eindigen(session, grens, Grensstatus.BEEINDIGD, door=door, nu=nu)
    bericht_maken(
        session,
        relatie=relatie_van(session, grens.relatie_id),
        soort="grens-bezwaar-antwoord",
        waarden={
            "uitkomst": zin("U heeft gelijk gekregen. De afspraken zijn gestopt.")
            if gegrond
            else zin("De afspraken blijven, tot en met {tot}.", tot=grens.tot),
            "motivering": motivering.waarde,
            "medewerker": medewerker_naam(session, door.medewerker_id),
        },
        origin=origin,
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def grens_herzien(
    session: Session,
    *,
    grens_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """A teamleider looks again: it stops, or goes on until the next look; the client hears which, and why.

    Raises `AlleenTeamleider`, `NietGevonden` and `FouteInvoer`.
    """
    eis_teamleider(session, door=door)
    grens = _grens(session, grens_id, Grensstatus.VAN_KRACHT)
    antwoorden = Antwoorden(formulier)
    besluit = antwoorden.neem("besluit", parse_keuze, ("stoppen", "doorgaan"), leeg=zin("Kies of het doorgaat."))
    motivering = antwoorden.neem("motivering", parse_tekst, maximum=1000, leeg=_MOTIVERING_LEEG)
    door_tot = None
    if besluit.fout is None and besluit.waarde == "doorgaan":
        door_tot = antwoorden.neem_komende_datum(
            "herzien", vanaf=vandaag, tot=grens.tot, leeg=zin("Vul in wanneer wij opnieuw kijken.")
        )
    antwoorden.controleer()
    grens.herzien_laatst_op, grens.herziening = nu, motivering.waarde
    inzage_vastleggen(session, relatie_id=grens.relatie_id, door=door, reden=str(BEKEKEN), nu=nu)
    belofte_inlossen(session, soort=HERZIENING, object_id=grens.id, door=door, nu=nu)
    if door_tot is None:
        _eindigen(session, grens, Grensstatus.BEEINDIGD, door=door, nu=nu)
    else:
        grens.herzien_op = door_tot.waarde
        session.flush()
        _herziening_beloven(session, grens, beleid=beleid, vandaag=vandaag, nu=nu)
    bericht_maken(
        session,
        relatie=relatie_van(session, grens.relatie_id),
        soort="grens-herzien",
        waarden={
            "uitkomst": zin("De afspraken zijn gestopt. U kunt ons weer bereiken zoals iedereen.")
            if door_tot is None
            else zin("De afspraken blijven. Wij kijken weer op {dag}.", dag=grens.herzien_op),
            "motivering": motivering.waarde,
        },
        origin=origin,
        nu=nu,
    )


# --- the worker -------------------------------------------------------------------------------------------------


def grenzen_laten_aflopen(session: Session, *, origin: str, vandaag: date, nu: datetime) -> int:
    """After the last day everything is as before, and the client hears it. Returns how many."""
    voorbij = session.exec(
        select(Grens)
        .where(Grens.status == Grensstatus.VAN_KRACHT, col(Grens.tot) < vandaag)
        .with_for_update(skip_locked=True)
    ).all()
    for grens in voorbij:
        _eindigen(session, grens, Grensstatus.AFGELOPEN, door=SYSTEEM, nu=nu)
        bericht_maken(
            session,
            relatie=relatie_van(session, grens.relatie_id),
            soort="grens-afgelopen",
            waarden={"tot": grens.tot},
            origin=origin,
            nu=nu,
        )
    return len(voorbij)


def oude_grenzen_wissen(session: Session, *, nu: datetime) -> int:
    """Delete what happened a year after the measure ended; a proposal that was not taken after 30 days."""
    gone = session.exec(
        select(Grens.id).where(
            (col(Grens.geeindigd_op) < nu - BEWAARTIJD)
            | ((col(Grens.status) == Grensstatus.AFGEWEZEN) & (col(Grens.geeindigd_op) < nu - AFGEWEZEN_BEWAREN))
        )
    ).all()
    session.exec(delete(Grens).where(col(Grens.id).in_(gone)))
    session.exec(delete(Goedkeuring).where(col(Goedkeuring.soort) == GOEDKEURING, col(Goedkeuring.object_id).in_(gone)))
    return len(gone)


# --- the parts of these use cases -------------------------------------------------------------------------------


def _grens(session: Session, grens_id: str, status: Grensstatus) -> Grens:
    grens = session.get(Grens, grens_id, with_for_update=True)
    if grens is None or grens.status != status:
        raise NietGevonden(f"grens {grens_id}")
    return grens


def _teamleider(session: Session, *, behalve: tuple[str, ...]) -> str:
    """Who decides: a teamleider who was not involved."""
    for collega in collegas(session, rol=MedewerkerRol.TEAMLEIDER):
        if collega.id not in behalve:
            return collega.id
    raise AlleenTeamleider


def _onbetrokken(session: Session, grens: Grens) -> str | None:
    """Who handles an objection: a teamleider who was not involved, else any colleague who was not."""
    betrokken = (grens.voorgesteld_door, grens.besloten_door)
    teamleiders = collegas(session, rol=MedewerkerRol.TEAMLEIDER)
    return next((c.id for c in (*teamleiders, *collegas(session)) if c.id not in betrokken), None)


def _bezwaar(
    session: Session,
    relatie_id: str,
    formulier: Mapping[str, object],
    kanaal: Kanaal,
    *,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    grens = session.exec(
        select(Grens).where(Grens.relatie_id == relatie_id, Grens.status == Grensstatus.VAN_KRACHT).with_for_update()
    ).first()
    if grens is None or grens.bezwaar_op is not None:
        raise NietGevonden(f"grens van {relatie_id}")
    antwoorden = Antwoorden(formulier)
    tekst = antwoorden.neem(
        "bezwaar", parse_tekst, maximum=1000, leeg=zin("Schrijf op waarom u het er niet mee eens bent.")
    )
    antwoorden.controleer()
    if grens.bezwaar_tot is not None and vandaag > grens.bezwaar_tot:
        raise Weigering(
            zin("De laatste dag om bezwaar te maken was {dag}.", dag=grens.bezwaar_tot),
            zin("Bel of schrijf ons toch. Op {dag} kijken wij zelf opnieuw.", dag=grens.herzien_op),
        )
    grens.bezwaar_op, grens.bezwaar, grens.bezwaar_kanaal = nu, tekst.waarde, kanaal
    grens.bezwaar_bij = _onbetrokken(session, grens)
    werkdagen = beleid.regio.grens_op(vandaag).bezwaar_antwoord_werkdagen
    belofte = beloven(
        session,
        soort=BEZWAAR,
        object_id=grens.id,
        titel=str(zin("Antwoord op uw brief")),
        kanaal=kanaal,
        relatie_id=relatie_id,
        medewerker_id=grens.bezwaar_bij,
        voor=einde_termijn_in_werkdagen(nu, werkdagen, beleid.regio.rooster_op(vandaag)),
        nu=nu,
        beleid=beleid,
    )
    bericht_maken(
        session,
        relatie=relatie_van(session, relatie_id),
        soort="grens-bezwaar-ontvangen",
        waarden={"medewerker": belofte.medewerker, "moment": belofte.voor},
        origin=origin,
        nu=nu,
    )


def _herziening_beloven(session: Session, grens: Grens, *, beleid: Beleid, vandaag: date, nu: datetime) -> None:
    """The day on which we look again, with a name and an alarm."""
    begin = max(nu, lokaal_moment(grens.herzien_op, time(0, 0)))
    beloven(
        session,
        soort=HERZIENING,
        object_id=grens.id,
        titel=str(OVERLEG),
        kanaal=Kanaal.PORTAAL,
        relatie_id=None,
        medewerker_id=grens.besloten_door,
        voor=einde_termijn_in_werkdagen(begin, 0, beleid.regio.rooster_op(vandaag)),
        nu=nu,
        beleid=beleid,
    )


def _eindigen(session: Session, grens: Grens, naar: Grensstatus, *, door: Actor, nu: datetime) -> None:
    """Everything is as before: no instruction, no other help block, nothing to look at again."""
    overgang(session, OVERGANGEN, grens, naar, door=door, nu=nu)
    grens.geeindigd_op = nu
    relatie = relatie_van(session, grens.relatie_id)
    relatie.contactregel, relatie.contactregel_tot = "", None
    for soort in (HERZIENING, BEZWAAR):
        belofte_vervallen(
            session, soort=soort, object_id=grens.id, reden=str(zin("De afspraken zijn gestopt.")), door=door, nu=nu
        )
