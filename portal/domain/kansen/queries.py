"""Reads of `kansen`: the table of one finished quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from statistics import median

from sqlmodel import Session, col, select

from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.model import Inschrijving, Inschrijvingstatus, Weg
from portal.domain.kansen.model import Kansentelling
from portal.domain.kansen.rules import TOTAAL, Cel, kwartaal_van, vorig_kwartaal, zichtbaar
from portal.domain.shared.working_days import lokale_dag
from portal.i18n import AMSTERDAM

GELUKT, VERLOPEN = "gelukt", "verlopen"
KWARTALEN = 4


@dataclass(frozen=True)
class Kansen:
    """One way in one quarter; None is hidden, because it is about too few people."""

    weg: str
    gelukt: int | None
    verlopen: int | None
    totaal: int | None
    dagen: int | None

    @property
    def deel_gelukt(self) -> int | None:
        """How many of a hundred succeeded; only when every number behind it may be seen."""
        if self.gelukt is None or self.verlopen is None or not self.totaal:
            return None
        return round(100 * self.gelukt / self.totaal)


@dataclass(frozen=True)
class Kwartaal:
    """One finished quarter of the registration."""

    begin: date
    rijen: tuple[Kansen, ...]


def kansen(session: Session, *, beleid: Beleid, vandaag: date) -> list[Kwartaal]:
    """The last finished quarters, newest first.

    A quarter that still runs is not shown: whoever looks every day would see the difference one person makes.
    """
    drempel = beleid.regio.beleid_op(vandaag).kleine_aantallen_drempel
    gevonden, eind = [], kwartaal_van(vandaag)
    for _ in range(KWARTALEN):
        begin = vorig_kwartaal(eind)
        gevonden.append(_kwartaal(session, begin, eind, drempel))
        eind = begin
    return gevonden


def _kwartaal(session: Session, begin: date, eind: date, drempel: int) -> Kwartaal:
    van, tot = (datetime.combine(dag, time(), AMSTERDAM) for dag in (begin, eind))
    aangevraagd = session.exec(
        select(Inschrijving.weg, Inschrijving.status, Inschrijving.begonnen_op, Inschrijving.aangevraagd_op).where(
            col(Inschrijving.aangevraagd_op) >= van, col(Inschrijving.aangevraagd_op) < tot
        )
    ).all()
    verlopen = dict(
        session.exec(
            select(Kansentelling.weg, Kansentelling.verlopen).where(
                Kansentelling.kwartaal == begin, Kansentelling.stroom == CONCEPT
            )
        ).all()
    )
    geannuleerd = Inschrijvingstatus.GEANNULEERD
    # Who still has to pay succeeded in nothing yet, and may still do so.
    niet_gelukt = (geannuleerd, Inschrijvingstatus.VOORLOPIG)
    tabel: dict[Cel, int] = {}
    for weg in Weg:
        van_deze = [status for w, status, _, _ in aangevraagd if w == weg]
        tabel[weg, GELUKT] = sum(status not in niet_gelukt for status in van_deze)
        tabel[weg, VERLOPEN] = sum(status == geannuleerd for status in van_deze) + verlopen.get(weg, 0)
    mag = zichtbaar(tabel, drempel=drempel)

    def rij(weg: str) -> Kansen:
        duur = [
            max(0, (lokale_dag(op) - lokale_dag(sinds)).days)
            for w, status, sinds, op in aangevraagd
            if sinds is not None and status not in niet_gelukt and weg in (w, TOTAAL)
        ]
        gelukt = mag[weg, GELUKT]
        # A median is about the people counted: it hides with them, and needs as many.
        dagen = round(median(duur)) if gelukt and len(duur) >= drempel else None
        return Kansen(weg, gelukt, mag[weg, VERLOPEN], mag[weg, TOTAAL], dagen)

    return Kwartaal(begin, tuple(rij(weg) for weg in (*Weg, TOTAAL)))
