"""The client writes beside what was discussed: this is not right, or this belongs to it. Nothing that stood there goes.

Source: AVG art. 16 (rectification); service concept (the client reads along). A correction is a promise: somebody
looks at it and answers, before a day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, select

from portal.domain.belofte.actions import EIGEN_AFHANDELING, beloven
from portal.domain.belofte.queries import Belofteregel
from portal.domain.contactmoment.actions import LANGSTE_NOTITIE
from portal.domain.contactmoment.model import Contactmoment, Dossiernotitie, Notitiesoort
from portal.domain.contactmoment.queries import CORRECTIE
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.invoer import Antwoorden, parse_tekst
from portal.domain.shared.rights import handeling
from portal.domain.shared.working_days import lokale_dag
from portal.i18n import Zin, say

# So many beside one conversation; whoever has more to say speaks with a person.
MEESTE_NOTITIES = 10

EIGEN_AFHANDELING.update({CORRECTIE})


class KijkenAlMee(Weigering):
    """There is a correction that was not answered yet."""


class TeVeelNotities(Weigering):
    """There is more beside this conversation than anyone reads well."""


@handeling(Rol.KLANT, namens_klant=True)
def dossier_corrigeren(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    nu: datetime,
) -> Belofteregel:
    """Dit klopt niet: the note of the client comes beside ours, and whoever spoke with them looks at it.

    Raises `FouteInvoer`, `KijkenAlMee`, `TeVeelNotities`, and `NietGevonden` for somebody else's conversation.
    """
    moment = _afgesloten(session, contactmoment_id, door)
    open_ = select(Dossiernotitie.id).where(
        Dossiernotitie.contactmoment_id == moment.id,
        Dossiernotitie.soort == Notitiesoort.CORRECTIE,
        Dossiernotitie.uitkomst == "",
    )
    if session.exec(open_).first() is not None:
        raise KijkenAlMee(
            zin("Wij kijken al naar wat u schreef."), zin("Wilt u er iets bij zeggen? Kies dan Aanvullen.")
        )
    leeg = zin("Schrijf op wat er niet klopt.")
    notitie = _erbij(session, moment, Notitiesoort.CORRECTIE, formulier, leeg=leeg, door=door, nu=nu)
    gesproken = session.get_one(Medewerker, moment.medewerker_id)
    dag = lokale_dag(moment.begonnen_op)
    titel = zin("Antwoord op wat u schreef bij het gesprek van {dag}", dag=dag)
    return beloven(
        session,
        soort=CORRECTIE,
        object_id=notitie.id,
        titel=say(titel, relatie_van(session, moment.relatie_id).taal),
        kanaal=Kanaal.PORTAAL,
        relatie_id=moment.relatie_id,
        medewerker_id=gesproken.id if gesproken.actief else None,
        corporatie=gesproken.corporatie,
        nu=nu,
        beleid=beleid,
    )


@handeling(Rol.KLANT, namens_klant=True)
def dossier_aanvullen(
    session: Session, *, contactmoment_id: str, formulier: Mapping[str, object], door: Actor, nu: datetime
) -> None:
    """Aanvullen: what the client wants to add stands beside the conversation, for whoever reads it next.

    Raises `FouteInvoer`, `TeVeelNotities`, and `NietGevonden` for somebody else's conversation.
    """
    moment = _afgesloten(session, contactmoment_id, door)
    leeg = zin("Schrijf op wat erbij moet.")
    _erbij(session, moment, Notitiesoort.AANVULLING, formulier, leeg=leeg, door=door, nu=nu)


def _afgesloten(session: Session, contactmoment_id: str, door: Actor) -> Contactmoment:
    """A conversation of this client that is over; held, so that two tabs write one after the other."""
    moment = session.get(Contactmoment, contactmoment_id, with_for_update=True)
    if moment is None or door.klant_id is None or moment.relatie_id != door.klant_id or moment.afgesloten_op is None:
        raise NietGevonden(f"contactmoment {contactmoment_id}")
    return moment


def _erbij(
    session: Session,
    moment: Contactmoment,
    soort: Notitiesoort,
    formulier: Mapping[str, object],
    *,
    leeg: Zin,
    door: Actor,
    nu: datetime,
) -> Dossiernotitie:
    antwoorden = Antwoorden(formulier)
    tekst = antwoorden.neem("tekst", parse_tekst, maximum=LANGSTE_NOTITIE, leeg=leeg)
    antwoorden.controleer()
    aantal = select(func.count()).where(Dossiernotitie.contactmoment_id == moment.id)
    if session.exec(aantal).one() >= MEESTE_NOTITIES:
        raise TeVeelNotities(zin("Bij dit gesprek staat al veel."), zin("Bel ons. Dan nemen wij het samen door."))
    notitie = Dossiernotitie(
        relatie_id=moment.relatie_id,
        contactmoment_id=moment.id,
        soort=soort,
        tekst=tekst.waarde,
        getypt_door=door.medewerker_id if door.helpt else None,
        gemaakt_op=nu,
    )
    session.add(notitie)
    session.flush()
    return notitie
