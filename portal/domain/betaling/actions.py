"""Starting, following and correcting payments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.betaling.model import (
    OVERGANGEN,
    Betaalmelding,
    Betaalpoging,
    Betaalstatus,
    Betaling,
    Pogingstatus,
    Werkitem,
    Werkitemsoort,
)
from portal.domain.betaling.queries import laatste_poging
from portal.domain.betaling.rules import Oordeel, oordeel
from portal.domain.corporatie.policy import Beleid
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor, Machtigingsrecht, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, zin
from portal.domain.shared.insert import insert_once
from portal.domain.shared.job import plan
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import Statusovergang, overgang
from portal.domain.shared.working_days import AMSTERDAM
from portal.i18n import Bedrag
from portal.integrations.betaling.protocol import Betaalsessie, Melding

# What a payment sets in motion in the subject that asked for it, by `soort`; in the same transaction.
Gevolgen = Mapping[str, Callable[..., None]]

TE_BETALEN = (Betaalstatus.OPEN, Betaalstatus.IN_BEHANDELING)


class NietsTeBetalen(Weigering):
    """This was paid, or is no longer asked."""


@dataclass(frozen=True)
class Betaalopdracht:
    """What the edge needs to open the payment page; `sessie_id` is there when one was opened before."""

    betaling_id: str
    soort: str
    poging: int
    bedrag_cent: int
    sessie_id: str | None


def betaling_vragen(
    session: Session, *, relatie_id: str, soort: str, object_id: str, bedrag_cent: int, nu: datetime
) -> Betaling:
    """Ask a client to pay for something."""
    betaling = Betaling(relatie_id=relatie_id, soort=soort, object_id=object_id, bedrag_cent=bedrag_cent, gemaakt_op=nu)
    session.add(betaling)
    session.flush()
    return betaling


@handeling(Rol.KLANT, bindend=True, machtiging=(Machtigingsrecht.BETALEN,), over="betaling_id")
def betaling_voorbereiden(session: Session, *, betaling_id: str, door: Actor, nu: datetime) -> Betaalopdracht:
    """Make ready for a visit to the payment page; the number of the visit makes asking twice one and the same page.

    Raises `NietGevonden` for somebody else's payment and `NietsTeBetalen` when nothing is owed.
    """
    betaling = session.exec(
        select(Betaling).where(Betaling.id == betaling_id, Betaling.relatie_id == door.klant_id).with_for_update()
    ).first()
    if betaling is None:
        raise NietGevonden(f"betaling {betaling_id}")
    if betaling.status not in TE_BETALEN:
        raise NietsTeBetalen(
            zin("U hoeft nu niets te betalen."), zin("In uw overzicht ziet u wat er met uw betaling is gebeurd.")
        )
    poging = laatste_poging(session, betaling.id)
    # A visit that paid something else than we asked did not settle anything: the client can pay what is owed.
    if poging is None or poging.status not in (Pogingstatus.OPEN, Pogingstatus.BEZIG):
        poging = Betaalpoging(betaling_id=betaling.id, nummer=poging.nummer + 1 if poging else 1, begonnen_op=nu)
        session.add(poging)
        session.flush()
    return Betaalopdracht(betaling.id, betaling.soort, poging.nummer, betaling.bedrag_cent, poging.sessie_id)


def sessie_vastleggen(session: Session, *, betaling_id: str, poging: int, sessie_id: str) -> None:
    """Remember which session at the provider belongs to this visit."""
    row = session.exec(
        select(Betaalpoging).where(Betaalpoging.betaling_id == betaling_id, Betaalpoging.nummer == poging)
    ).one()
    row.sessie_id = sessie_id


def poging_opgeven(session: Session, *, betaling_id: str, poging: int) -> None:
    """Give up an attempt that never got a page: the provider will not open it in other words. The next one is new."""
    row = session.exec(
        select(Betaalpoging).where(Betaalpoging.betaling_id == betaling_id, Betaalpoging.nummer == poging)
    ).one()
    if row.sessie_id is None:
        row.status = Pogingstatus.VERLOPEN


def melding_ontvangen(session: Session, *, melding: Melding, nu: datetime) -> bool:
    """Take in a webhook and plan its work; False when it was delivered before."""
    if not insert_once(session, Betaalmelding(id=melding.id, soort=melding.soort, ontvangen_op=nu)):
        return False
    plan(
        session,
        "betaalmelding",
        {
            "soort": melding.soort,
            "sessie_id": melding.sessie_id,
            "betaling_id": melding.betaling_id,
            "terugbetaald_cent": melding.terugbetaald_cent,
        },
        start_op=nu,
        sleutel=melding.id,
    )
    return True


def sessie_verwerken(
    session: Session,
    *,
    sessie: Betaalsessie,
    mislukt: bool = False,
    gevolgen: Gevolgen,
    origin: str,
    nu: datetime,
    **context: Any,
) -> Oordeel | None:
    """Take in what the provider says *now* about a session. Safe to repeat, in any order, from any side.

    `mislukt` says that the bank answered no to a payment that was under way. Returns None for a session that
    is not ours.
    """
    betaling = session.get(Betaling, sessie.betaling_id, with_for_update=True) if sessie.betaling_id else None
    if betaling is None:
        if sessie.betaald:
            werkitem_maken(session, Werkitemsoort.ONBEKENDE_BETALING, sessie.id, None, None, sessie.bedrag_cent, nu)
        return None
    poging = _poging_van(session, betaling, sessie, nu)
    poging.nagekeken_op = nu
    _betaaldienst_antwoordt(session, poging, nu)
    poging.betaalkenmerk = sessie.betaalkenmerk or poging.betaalkenmerk
    uitspraak = oordeel(
        sessie,
        bedrag_cent=betaling.bedrag_cent,
        status=Betaalstatus(betaling.status),
        door_deze_sessie_betaald=poging.status == Pogingstatus.BETAALD,
    )
    if sessie.betaald:
        te_laat = uitspraak is Oordeel.BETAALD_NA_VERVALLEN
        if _geld_boeken(session, uitspraak, betaling, poging, sessie, nu):
            gevolgen[betaling.soort](
                session, betaling=betaling, poging=poging, te_laat=te_laat, origin=origin, nu=nu, **context
            )
    # An answer without money may have been overtaken on its way here: money that came in stays in.
    elif poging.status != Pogingstatus.BETAALD:
        _zonder_geld(session, uitspraak, betaling, poging, mislukt, origin, nu)
    return uitspraak


def _geld_boeken(
    session: Session,
    uitspraak: Oordeel,
    betaling: Betaling,
    poging: Betaalpoging,
    sessie: Betaalsessie,
    nu: datetime,
) -> bool:
    """Book what came in; True when this is the moment that the subject that asked for it hears of it."""
    poging.status = Pogingstatus.BETAALD
    te_betalen = betaling.status in TE_BETALEN
    if uitspraak is Oordeel.BETAALD and not te_betalen:
        return False
    if uitspraak in (Oordeel.BETAALD, Oordeel.BETAALD_NA_VERVALLEN):
        overgang(session, OVERGANGEN, betaling, Betaalstatus.BETAALD, door=SYSTEEM, nu=nu)
        # When somebody paid counts, not when we heard it.
        betaling.betaald_op = max(poging.begonnen_op, min(sessie.betaald_op or nu, nu))
    else:
        _niet_meer_bij_de_bank(session, betaling, nu)
    if uitspraak in (Oordeel.BETAALD, Oordeel.BETAALD_NA_VERVALLEN):
        return True
    werkitem_maken(session, Werkitemsoort(uitspraak.value), sessie.id, betaling, poging, sessie.bedrag_cent, nu)
    return False


def _zonder_geld(
    session: Session,
    uitspraak: Oordeel,
    betaling: Betaling,
    poging: Betaalpoging,
    mislukt: bool,
    origin: str,
    nu: datetime,
) -> None:
    if uitspraak is Oordeel.VERLOPEN:
        _opnieuw_laten_proberen(session, betaling, poging, Pogingstatus.VERLOPEN, nu)
    elif uitspraak is Oordeel.BANK_IS_BEZIG and mislukt:
        _mislukking_melden(session, betaling, poging, origin, nu)
        _opnieuw_laten_proberen(session, betaling, poging, Pogingstatus.MISLUKT, nu)
    elif uitspraak is Oordeel.BANK_IS_BEZIG and poging.status != Pogingstatus.MISLUKT:
        poging.status = Pogingstatus.BEZIG
        if betaling.status == Betaalstatus.OPEN:
            overgang(session, OVERGANGEN, betaling, Betaalstatus.IN_BEHANDELING, door=SYSTEEM, nu=nu)


def betaling_laten_vervallen(session: Session, *, betaling: Betaling, nu: datetime) -> None:
    """We no longer ask for this money; if it arrives all the same, a person looks."""
    if betaling.status in TE_BETALEN:
        overgang(session, OVERGANGEN, betaling, Betaalstatus.VERVALLEN, door=SYSTEEM, nu=nu)


def betaling_teruggeven(
    session: Session, *, betaling: Betaling, bedrag_cent: int | None = None, waarom: str = "", nu: datetime
) -> None:
    """Send money of a payment back, all that is left of it unless told how much; a job asks the provider, once.

    Another reason (`waarom`) is another refund: the rest may follow a part that went back before.
    """
    if betaling.status != Betaalstatus.BETAALD:
        return
    poging = session.exec(
        select(Betaalpoging).where(Betaalpoging.betaling_id == betaling.id, Betaalpoging.status == Pogingstatus.BETAALD)
    ).first()
    over_cent = betaling.bedrag_cent - betaling.terugbetaald_cent
    bedrag_cent = over_cent if bedrag_cent is None else min(bedrag_cent, over_cent)
    if bedrag_cent <= 0:
        return
    if poging is None or poging.betaalkenmerk is None:
        terugbetaling_mislukt(session, betaling_id=betaling.id, bedrag_cent=bedrag_cent, nu=nu)
        return
    plan(
        session,
        "terugbetaling",
        {
            "betaling_id": betaling.id,
            "betaalkenmerk": poging.betaalkenmerk,
            "bedrag_cent": bedrag_cent,
            "sleutel": f"terug-{betaling.id}{waarom}",
        },
        start_op=nu,
        sleutel=f"{betaling.id}{waarom}",
    )


@handeling(Rol.MEDEWERKER)
def terugbetalen(session: Session, *, werkitem_id: str, door: Actor, nu: datetime) -> None:
    """Send the money of an odd payment back; a job asks the provider, with a key that can never pay back twice.

    Raises `NietGevonden` when it is settled already, and `NietsTeBetalen` when the provider never named the payment.
    """
    item = session.get(Werkitem, werkitem_id, with_for_update=True)
    if item is None or item.afgehandeld_op is not None:
        raise NietGevonden(f"werkitem {werkitem_id}")
    poging = session.get(Betaalpoging, item.poging_id) if item.poging_id else None
    if poging is None or poging.betaalkenmerk is None:
        raise NietsTeBetalen(
            zin("Van deze betaling is geen kenmerk bekend."), zin("Zoek de betaling op bij de betaaldienst.")
        )
    item.afgehandeld_op, item.afgehandeld_door = nu, door.medewerker_id
    betaling = session.get(Betaling, item.betaling_id)
    inzage_vastleggen(
        session,
        relatie_id=betaling.relatie_id if betaling else None,
        door=door,
        reden=str(zin("Geld terugbetalen")),
        nu=nu,
    )
    plan(
        session,
        "terugbetaling",
        {
            "betaling_id": item.betaling_id,
            "betaalkenmerk": poging.betaalkenmerk,
            "bedrag_cent": item.bedrag_cent,
            "sleutel": f"terug-{item.id}",
        },
        start_op=nu,
        sleutel=item.id,
    )


@handeling(Rol.MEDEWERKER)
def werkitem_afhandelen(session: Session, *, werkitem_id: str, door: Actor, nu: datetime) -> None:
    """A person settled it another way (by bank, by phone). Raises `NietGevonden` when it was settled already."""
    item = session.get(Werkitem, werkitem_id, with_for_update=True)
    if item is None or item.afgehandeld_op is not None:
        raise NietGevonden(f"werkitem {werkitem_id}")
    item.afgehandeld_op, item.afgehandeld_door = nu, door.medewerker_id
    betaling = session.get(Betaling, item.betaling_id) if item.betaling_id else None
    reden = str(zin("Betaling nagekeken"))
    inzage_vastleggen(session, relatie_id=betaling.relatie_id if betaling else None, door=door, reden=reden, nu=nu)


def terugbetaling_melden(session: Session, *, betaling_id: str, bedrag_cent: int, origin: str, nu: datetime) -> None:
    """Tell the client that money is on its way back."""
    betaling = session.get(Betaling, betaling_id)
    if betaling is None:
        raise NietGevonden(f"betaling {betaling_id}")
    bericht_maken(
        session,
        relatie=relatie_van(session, betaling.relatie_id),
        soort="betaling-terug",
        waarden={"bedrag": Bedrag(bedrag_cent)},
        origin=origin,
        nu=nu,
    )


def terugbetaling_mislukt(session: Session, *, betaling_id: str, bedrag_cent: int, nu: datetime) -> None:
    """The provider refused to send money back: a person pays it back another way."""
    betaling = session.get(Betaling, betaling_id)
    werkitem_maken(
        session,
        Werkitemsoort.TERUGBETALEN_MISLUKT,
        f"{betaling_id}-{nu.isoformat()}",
        betaling,
        None,
        bedrag_cent,
        nu,
    )


def terugbetaling_verwerken(session: Session, *, betaling_id: str, terugbetaald_cent: int, nu: datetime) -> None:
    """Take in how much of a payment went back in all; messages come in any order, so only more counts."""
    betaling = session.get(Betaling, betaling_id, with_for_update=True)
    if betaling is None:
        return
    betaling.terugbetaald_cent = max(betaling.terugbetaald_cent, terugbetaald_cent)
    sessies = session.exec(
        select(Betaalpoging).where(Betaalpoging.betaling_id == betaling.id, Betaalpoging.status == Pogingstatus.BETAALD)
    ).all()
    alles_terug = betaling.terugbetaald_cent >= betaling.bedrag_cent
    if betaling.status == Betaalstatus.BETAALD and len(sessies) == 1 and alles_terug:
        overgang(session, OVERGANGEN, betaling, Betaalstatus.TERUGBETAALD, door=SYSTEEM, nu=nu)


def _poging_van(session: Session, betaling: Betaling, sessie: Betaalsessie, nu: datetime) -> Betaalpoging:
    poging = session.exec(select(Betaalpoging).where(Betaalpoging.sessie_id == sessie.id)).first()
    if poging is None:
        # The provider was faster than our own note of the session it opened.
        laatste = laatste_poging(session, betaling.id)
        if laatste is not None and laatste.sessie_id is None:
            laatste.sessie_id = sessie.id
            return laatste
        nummer = laatste.nummer + 1 if laatste else 1
        poging = Betaalpoging(betaling_id=betaling.id, nummer=nummer, sessie_id=sessie.id, begonnen_op=nu)
        session.add(poging)
        session.flush()
    return poging


def _opnieuw_laten_proberen(
    session: Session, betaling: Betaling, poging: Betaalpoging, status: Pogingstatus, nu: datetime
) -> None:
    poging.status = status
    _niet_meer_bij_de_bank(session, betaling, nu)


def _niet_meer_bij_de_bank(session: Session, betaling: Betaling, nu: datetime) -> None:
    """Open again, unless the bank is busy with another visit."""
    session.flush()
    bezig = select(Betaalpoging.id).where(
        Betaalpoging.betaling_id == betaling.id, Betaalpoging.status == Pogingstatus.BEZIG
    )
    if betaling.status == Betaalstatus.IN_BEHANDELING and session.exec(bezig).first() is None:
        overgang(session, OVERGANGEN, betaling, Betaalstatus.OPEN, door=SYSTEEM, nu=nu)


def _mislukking_melden(session: Session, betaling: Betaling, poging: Betaalpoging, origin: str, nu: datetime) -> None:
    """Tell the client once per visit, and only while there is still something to pay."""
    if poging.status == Pogingstatus.MISLUKT or betaling.status not in TE_BETALEN:
        return
    bericht_maken(
        session,
        relatie=relatie_van(session, betaling.relatie_id),
        soort="betaling-mislukt",
        waarden={"bedrag": Bedrag(betaling.bedrag_cent)},
        origin=origin,
        nu=nu,
    )


def werkitem_maken(
    session: Session,
    soort: Werkitemsoort,
    sleutel: str,
    betaling: Betaling | None,
    poging: Betaalpoging | None,
    bedrag_cent: int,
    nu: datetime,
) -> None:
    """Put something odd about money before a person; the same `soort` and `sleutel` twice is one item."""
    insert_once(
        session,
        Werkitem(
            soort=soort,
            sleutel=sleutel,
            betaling_id=betaling.id if betaling else None,
            poging_id=poging.id if poging else None,
            bedrag_cent=bedrag_cent,
            gemaakt_op=nu,
        ),
    )


def te_laat_betaald(session: Session, *, betaling: Betaling, poging: Betaalpoging, nu: datetime) -> None:
    """Money for what was given up and does not come back: a person looks."""
    soort = Werkitemsoort.BETAALD_NA_VERVALLEN
    werkitem_maken(session, soort, poging.sessie_id or poging.id, betaling, poging, betaling.bedrag_cent, nu)


def zwijgende_betaaldienst_melden(session: Session, *, betaling: Betaling, nu: datetime) -> None:
    """The provider does not say whether this was paid, and something waits for it: a person looks."""
    poging = laatste_poging(session, betaling.id)
    if poging is not None:
        soort = Werkitemsoort.BETAALDIENST_ZWIJGT
        werkitem_maken(session, soort, poging.id, betaling, poging, betaling.bedrag_cent, nu)


def _betaaldienst_antwoordt(session: Session, poging: Betaalpoging, nu: datetime) -> None:
    soort = Werkitemsoort.BETAALDIENST_ZWIJGT
    for item in session.exec(select(Werkitem).where(Werkitem.poging_id == poging.id, Werkitem.soort == soort)).all():
        item.afgehandeld_op = item.afgehandeld_op or nu


def oude_meldingen_wissen(session: Session, *, nu: datetime) -> int:
    """Delete the ids of webhooks after 60 days. Returns how many."""
    oud = col(Betaalmelding.ontvangen_op) < nu - timedelta(days=60)
    return int(session.exec(delete(Betaalmelding).where(oud)).rowcount)


# AWR art. 52(4): the administration is kept for seven years, counted from the end of the year it is about.
def oude_betalingen_wissen(session: Session, *, beleid: Beleid, vandaag: date) -> int:
    """Delete what was paid longer ago than the law and policy ask, with its visits and work. Returns how many."""
    jaar = vandaag.year - beleid.regio.beleid_op(vandaag).bewaren.betaling_jaren
    begin = datetime(jaar, 1, 1, tzinfo=AMSTERDAM)
    ids = session.exec(select(Betaling.id).where(col(Betaling.betaald_op) < begin)).all()
    for model in (Werkitem, Betaalpoging):
        session.exec(delete(model).where(col(model.betaling_id).in_(ids)))
    session.exec(delete(Statusovergang).where(col(Statusovergang.object_id).in_(ids)))
    session.exec(delete(Betaling).where(col(Betaling.id).in_(ids)))
    return len(ids)
