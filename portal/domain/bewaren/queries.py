"""Reads of `bewaren`: what still runs for somebody, and whose data we may not keep any longer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_
from sqlmodel import Session, col, select

from portal.domain.afscherming.model import Afscherming, Afschermingstatus
from portal.domain.afspraak.model import Afspraak, Afspraakstatus
from portal.domain.belofte.model import LOPEND, Belofte
from portal.domain.betaling.model import Betaalstatus, Betaling, Werkitem
from portal.domain.concept.model import Concept
from portal.domain.contactmoment.model import Contactmoment, Contactverzoek
from portal.domain.corporatie.policy import Beleid
from portal.domain.document.model import Document
from portal.domain.grens.model import Grens, Grensstatus
from portal.domain.inschrijving.model import LOOPT, Inschrijving, Inschrijvingstatus, Medeaanvrager
from portal.domain.maatwerk.model import Maatwerk, Maatwerkstatus
from portal.domain.machtiging.model import Machtiging, Machtigingstatus
from portal.domain.regie.model import LOOPT as REGIE_LOOPT
from portal.domain.regie.model import Regie
from portal.domain.relatie.model import Inzage, Relatie
from portal.domain.shared.errors import zin
from portal.domain.shared.transitions import Statusovergang
from portal.domain.shared.working_days import lokale_dag, plus_maanden
from portal.domain.sociale_kaart.model import Doorverwijzing, Doorverwijzingstatus
from portal.domain.toegang.model import Sessie
from portal.domain.verzoek.model import OPEN, Verzoek, Verzoeksoort
from portal.domain.verzoek.queries import ONDERWERP
from portal.domain.verzoek.rules import GEWIST
from portal.i18n import Zin

_WACHT_OF_LOOPT = (Inschrijvingstatus.VOORLOPIG, *LOOPT)


@dataclass(frozen=True)
class Wisstand:
    """What a client sees of being erased: what still runs, and the verzoek they did."""

    loopt: list[Zin]
    verzoek_id: str
    verzoek_kenmerk: str
    besloten: bool
    gewist_na: date | None


def _van(model: Any, *voorwaarden: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether somebody has such a row."""
    return exists().where(col(model.relatie_id) == col(Relatie.id), *voorwaarden)


def _als_gemachtigde_ook(*voorwaarden: ColumnElement[bool]) -> ColumnElement[bool]:
    wie = or_(col(Machtiging.relatie_id) == col(Relatie.id), col(Machtiging.gemachtigde_id) == col(Relatie.id))
    return exists().where(wie, *voorwaarden)


# In conversation: nobody is erased meanwhile, and it is no reason not to ask; whoever asks at the desk does it there.
IN_GESPREK: tuple[Zin, ColumnElement[bool]] = (
    zin("Een collega is nog met iets voor u bezig."),
    _van(Contactmoment, col(Contactmoment.afgesloten_op).is_(None)),
)

# AVG art. 17(3): not erased as long as it is needed for what it was asked for. The client reads the sentence.
LOOPT_NOG: tuple[tuple[Zin, ColumnElement[bool]], ...] = (
    (
        zin("U staat ingeschreven."),
        _van(
            Inschrijving,
            or_(col(Inschrijving.status).in_(_WACHT_OF_LOOPT), col(Inschrijving.herstelbaar_tot).is_not(None)),
        ),
    ),
    (
        zin("U staat samen met iemand ingeschreven."),
        exists().where(
            col(Medeaanvrager.relatie_id) == col(Relatie.id),
            col(Medeaanvrager.inschrijving_id) == col(Inschrijving.id),
            col(Inschrijving.status).in_(_WACHT_OF_LOOPT),
        ),
    ),
    (
        zin("Wij zijn nog bezig met een betaling van u."),
        or_(
            _van(Betaling, col(Betaling.status) == Betaalstatus.IN_BEHANDELING),
            _van(
                Betaling,
                exists().where(col(Werkitem.betaling_id) == col(Betaling.id), col(Werkitem.afgehandeld_op).is_(None)),
            ),
        ),
    ),
    (
        zin("Wij zijn nog bezig met een ander verzoek van u."),
        _van(Verzoek, col(Verzoek.status).in_(OPEN), col(Verzoek.soort) != Verzoeksoort.GEGEVENS_WISSEN),
    ),
    (
        zin("Wij hebben u nog iets beloofd."),
        _van(Belofte, col(Belofte.status).in_(LOPEND), col(Belofte.soort) != ONDERWERP),
    ),
    (zin("U heeft nog een afspraak bij ons."), _van(Afspraak, col(Afspraak.status) == Afspraakstatus.GEPLAND)),
    (
        zin("U heeft een machtiging gegeven of gekregen."),
        _als_gemachtigde_ook(
            col(Machtiging.status).in_(
                [Machtigingstatus.VOORGESTELD, Machtigingstatus.GEVRAAGD, Machtigingstatus.ACTIEF]
            )
        ),
    ),
    (
        zin("Een collega is nog met iets voor u bezig."),
        or_(
            _van(Maatwerk, col(Maatwerk.status).in_([Maatwerkstatus.VOORGESTELD, Maatwerkstatus.TOEGEKEND])),
            _van(Grens, col(Grens.status).in_([Grensstatus.VOORGESTELD, Grensstatus.VAN_KRACHT])),
            _van(Regie, col(Regie.status).in_(REGIE_LOOPT)),
            _van(
                Doorverwijzing,
                col(Doorverwijzing.status).in_([Doorverwijzingstatus.GEVRAAGD, Doorverwijzingstatus.VERSTUURD]),
            ),
            _van(Afscherming, col(Afscherming.status) != Afschermingstatus.GEOPEND),
        ),
    ),
)
LOOPT_NIETS = ~or_(*(waar for _, waar in (IN_GESPREK, *LOOPT_NOG)))

# What has a term of its own keeps the person until that is over.
_BEWAARD_APART = (
    Concept, Contactverzoek, Contactmoment, Belofte, Afspraak, Verzoek, Document, Maatwerk, Regie, Doorverwijzing,
    Grens, Afscherming,
)  # fmt: skip


def wat_loopt(session: Session, *, relatie_id: str, om_te_vragen: bool = False) -> list[Zin]:
    """Why somebody cannot be erased yet, or not even ask for it, in sentences they may read."""
    redenen = LOOPT_NOG if om_te_vragen else (IN_GESPREK, *LOOPT_NOG)
    waar = session.execute(select(*(waar for _, waar in redenen)).where(col(Relatie.id) == relatie_id)).one()
    return [tekst for (tekst, _), is_zo in zip(redenen, waar, strict=True) if is_zo]


def wisstand_van(session: Session, *, relatie_id: str, beleid: Beleid, vandaag: date) -> Wisstand:
    """What this client sees of being erased."""
    verzoek = session.exec(
        select(Verzoek)
        .where(
            Verzoek.relatie_id == relatie_id,
            Verzoek.soort == Verzoeksoort.GEGEVENS_WISSEN,
            or_(col(Verzoek.status).in_(OPEN), col(Verzoek.uitkomst) == GEWIST),
        )
        .order_by(col(Verzoek.ontvangen_op).desc())
    ).first()
    klaar = lokale_dag(verzoek.beeindigd_op) if verzoek and verzoek.beeindigd_op else None
    dagen = timedelta(days=beleid.regio.beleid_op(vandaag).bewaren.wissen_na_dagen)
    return Wisstand(
        loopt=wat_loopt(session, relatie_id=relatie_id, om_te_vragen=True),
        verzoek_id=verzoek.id if verzoek else "",
        verzoek_kenmerk=verzoek.kenmerk if verzoek else "",
        besloten=klaar is not None,
        gewist_na=klaar + dagen if klaar else None,
    )


def te_wissen(
    session: Session, *, na: str, beleid: Beleid, vandaag: date, nu: datetime, hoogstens: int = 50
) -> list[str]:
    """The next persons, after this id, who asked for it and were told yes, or whose time is over."""
    regels = beleid.regio.beleid_op(vandaag).bewaren
    return list(
        session.exec(
            select(Relatie.id)
            .where(
                col(Relatie.id) > na,
                col(Relatie.gewist_op).is_(None),
                LOOPT_NIETS,
                or_(
                    _gevraagd(nu - timedelta(days=regels.wissen_na_dagen)),
                    _voorbij(
                        plus_maanden(vandaag, -regels.na_inschrijving_maanden),
                        plus_maanden(vandaag, -regels.niet_doorgegaan_maanden),
                        nu,
                    ),
                ),
            )
            .order_by(col(Relatie.id))
            .limit(hoogstens)
        ).all()
    )


def gewist_sinds(session: Session, *, moment: datetime | None) -> list[tuple[str, datetime]]:
    """Whom we erased from this moment on, oldest first."""
    query = select(Relatie.id, Relatie.gewist_op).where(col(Relatie.gewist_op).is_not(None))
    if moment is not None:
        query = query.where(col(Relatie.gewist_op) >= moment)
    return [(wie, op) for wie, op in session.exec(query.order_by(col(Relatie.gewist_op), col(Relatie.id))) if op]


def herleefden(session: Session, *, ids: Iterable[str]) -> list[str]:
    """Who of these is here with their data: a restored backup brought them back."""
    query = select(Relatie.id).where(col(Relatie.id).in_(list(ids)), col(Relatie.gewist_op).is_(None))
    return list(session.exec(query.order_by(col(Relatie.id))).all())


def _gevraagd(voor: datetime) -> ColumnElement[bool]:
    return _van(
        Verzoek,
        col(Verzoek.soort) == Verzoeksoort.GEGEVENS_WISSEN,
        col(Verzoek.uitkomst) == GEWIST,
        col(Verzoek.beeindigd_op) <= voor,
    )


def _voorbij(geeindigd: date, niet_doorgegaan: date, nu: datetime) -> ColumnElement[bool]:
    """An inschrijving ended so long ago, or somebody without one was last looked at then; and nothing else is kept."""
    einde, nooit = (datetime(dag.year, dag.month, dag.day, tzinfo=nu.tzinfo) for dag in (geeindigd, niet_doorgegaan))
    geannuleerd = col(Inschrijving.status) == Inschrijvingstatus.GEANNULEERD
    te_kort = exists().where(
        col(Inschrijving.relatie_id) == col(Relatie.id),
        col(Statusovergang.object_id) == col(Inschrijving.id),
        or_(and_(geannuleerd, col(Statusovergang.op) >= nooit), and_(~geannuleerd, col(Statusovergang.op) >= einde)),
    )
    ingelogd = _van(Sessie, col(Sessie.beeindigd_op).is_(None), col(Sessie.verloopt_op) > nu)
    return and_(
        or_(_van(Inschrijving), _van(Inzage)),
        col(Relatie.aangemaakt_op) < nooit,
        ~te_kort,
        ~ingelogd,
        ~_van(Inzage, col(Inzage.op) >= einde),
        ~_als_gemachtigde_ook(),
        *(~_van(model) for model in _BEWAARD_APART),
    )
