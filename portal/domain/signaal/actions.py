"""Keeping a signal, saying no to help, taking it, and forgetting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.belofte.actions import beloven
from portal.domain.contactmoment.actions import terugbelverzoek_doen
from portal.domain.contactmoment.queries import Contactbelofte, open_beloften
from portal.domain.contactmoment.rules import is_spoed
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import Weigering, zin
from portal.domain.shared.insert import insert_once
from portal.domain.shared.rights import handeling
from portal.domain.signaal.model import Signaal
from portal.domain.signaal.queries import aanbod_op, bereikbaar, spoedbelofte_van
from portal.domain.signaal.rules import Aanbod

MEESTE_VELDEN = 12
# What a promise is called to someone in need whose number we do not know.
SPOED = "spoed"


class NummerOnbekend(Weigering):
    """One tap is not enough: we do not know whom to call, or on which number."""

    def __init__(self) -> None:
        super().__init__(
            zin("Wij weten uw telefoonnummer nog niet."), zin("Kies Bel mij terug. Dan vult u uw nummer in.")
        )


@handeling(Rol.KLANT)
def signaal_geven(
    session: Session,
    *,
    plek: str,
    soort: str,
    velden: Sequence[str] = (),
    keer: int = 1,
    door: Actor,
    beleid: Beleid,
    nu: datetime,
) -> Aanbod | None:
    """Keep that the client sticks here, in these fields; says whether a person is offered now."""
    signaal = _signaal(session, str(door.klant_id), plek, soort, nu)
    signaal.aantal += keer
    signaal.velden = sorted({*signaal.velden, *velden})[:MEESTE_VELDEN]
    signaal.laatst_op = nu
    session.flush()
    return aanbod_op(session, relatie_id=str(door.klant_id), plek=plek, beleid=beleid, nu=nu)


@handeling(Rol.KLANT)
def hulp_afwijzen(session: Session, *, plek: str, soort: str, door: Actor, nu: datetime) -> None:
    """Nee, ik ga zelf verder: no more is offered on this page, for as long as policy says."""
    signaal = _signaal(session, str(door.klant_id), plek, soort, nu)
    signaal.afgewezen_op = nu


@handeling(Rol.KLANT)
def hulp_aannemen(
    session: Session,
    *,
    plek: str,
    soort: str,
    waar: str,
    taal: str,
    origin: str,
    door: Actor,
    beleid: Beleid,
    nu: datetime,
) -> Contactbelofte:
    """Bel mij terug in one tap: the promise knows the page, and which fields were refused; nothing is told twice.

    `waar` is what the page is called. A second tap gives the same promise. Raises `NummerOnbekend`.
    """
    relatie = relatie_van(session, door.klant_id)
    # Two taps at the same moment: the second waits here and finds the promise of the first.
    session.refresh(relatie, with_for_update={"key_share": True})
    signaal = _signaal(session, relatie.id, plek, soort, nu)
    for belofte in open_beloften(session, nu=nu, relatie_id=relatie.id):
        if belofte.id == signaal.contactverzoek_id:
            return belofte
    wie = bereikbaar(session, relatie_id=relatie.id, nu=nu)
    if not wie.bekend:
        raise NummerOnbekend
    velden = ", ".join(veld.replace("_", " ") for veld in _velden(session, relatie.id, plek))
    vraag = (
        zin('Komt er niet uit bij "{waar}". Het gaat om: {velden}.', waar=waar, velden=velden)
        if velden
        else zin('Komt er niet uit bij "{waar}".', waar=waar)
    )
    belofte = terugbelverzoek_doen(
        session,
        formulier={"naam": wie.naam, "telefoon": wie.telefoon, "vraag": str(vraag), "tolk_taal": relatie.tolk_taal},
        vanaf=plek,
        taal=taal,
        origin=origin,
        door=door,
        beleid=beleid,
        nu=nu,
    )
    signaal.contactverzoek_id = belofte.id
    return belofte


@handeling(Rol.KLANT)
def liever_persoonlijk_kiezen(session: Session, *, liever: bool, door: Actor) -> bool:
    """The wish to arrange things with a person; kept, and a person is offered from then on."""
    relatie = relatie_van(session, door.klant_id)
    relatie.liever_persoonlijk = liever
    return liever


def spoed_beloven(
    session: Session,
    *,
    tekst: str,
    plek: str,
    waar: str,
    door: Actor,
    origin: str,
    beleid: Beleid,
    nu: datetime,
) -> None:
    """Somebody in need wrote so in a form about something else: an urgent promise, one at a time."""
    if not is_spoed(tekst, beleid):
        return
    relatie = relatie_van(session, door.klant_id)
    session.refresh(relatie, with_for_update={"key_share": True})
    if spoedbelofte_van(session, relatie_id=relatie.id):
        return
    wie = bereikbaar(session, relatie_id=relatie.id, nu=nu)
    vraag = str(zin('Spoed. Schreef bij "{waar}": {tekst}', waar=waar, tekst=tekst))
    if wie.bekend:
        formulier = {"naam": wie.naam, "telefoon": wie.telefoon, "vraag": vraag[:500], "geen_bsn": "ja"}
        terugbelverzoek_doen(
            session,
            formulier={**formulier, "tolk_taal": relatie.tolk_taal},
            vanaf=plek,
            taal=relatie.taal,
            origin=origin,
            door=door,
            beleid=beleid,
            nu=nu,
        )
        return
    beloven(
        session,
        soort=SPOED,
        object_id=relatie.id,
        titel=vraag[:200],
        kanaal=Kanaal.EMAIL,
        relatie_id=relatie.id,
        spoed=True,
        nu=nu,
        beleid=beleid,
    )


def stap_gelukt(session: Session, *, relatie_id: str, plek: str) -> None:
    """The step succeeded: nobody needs to know any more that it was hard."""
    session.exec(delete(Signaal).where(col(Signaal.relatie_id) == relatie_id, col(Signaal.plek) == plek))


def oude_signalen_wissen(session: Session, *, beleid: Beleid, nu: datetime) -> int:
    """Delete signals whose time is over. Returns how many."""
    gone = session.exec(
        delete(Signaal).where(col(Signaal.laatst_op) < nu - timedelta(days=beleid.regio.signaal.bewaardagen))
    )
    return int(gone.rowcount)


def _signaal(session: Session, relatie_id: str, plek: str, soort: str, nu: datetime) -> Signaal:
    insert_once(session, Signaal(relatie_id=relatie_id, plek=plek, soort=soort, begonnen_op=nu, laatst_op=nu))
    return session.exec(
        select(Signaal)
        .where(Signaal.relatie_id == relatie_id, Signaal.plek == plek, Signaal.soort == soort)
        .with_for_update()
    ).one()


def _velden(session: Session, relatie_id: str, plek: str) -> list[str]:
    rows = session.exec(select(Signaal).where(Signaal.relatie_id == relatie_id, Signaal.plek == plek)).all()
    return sorted({veld for row in rows for veld in row.velden})
