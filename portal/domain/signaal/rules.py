"""When a person is offered, and how urgently. Nothing about who somebody is comes in here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.domain.corporatie.policy import Signaalbeleid

VRAAGT_HULP = "vraagt-hulp"


@dataclass(frozen=True)
class Waarneming:
    """What was seen on one page: the kind of signal, how often, and when the client said no to help with it."""

    soort: str
    aantal: int = 1
    afgewezen_op: datetime | None = None


@dataclass(frozen=True)
class Aanbod:
    """A person is offered: because of which signal, seen how often, how urgently."""

    soort: str
    aantal: int
    urgentie: str


# Service concept: who gets stuck is offered a person. From how many, how urgent and for how long a "no" counts is
# policy; the most urgent signal is the reason that is given.
def aanbod(waarnemingen: Iterable[Waarneming], *, beleid: Signaalbeleid, nu: datetime) -> Aanbod | None:
    """Whether a person is offered on this page now, and why; after a "no" only to who asks for it."""
    gezien = list(waarnemingen)
    grens = nu - timedelta(days=beleid.afgewezen_dagen)
    afgewezen = any(w.afgewezen_op is not None and w.afgewezen_op > grens for w in gezien)
    kansen = [
        Aanbod(w.soort, w.aantal, regel.urgentie)
        for w in gezien
        if (regel := beleid.regel(w.soort)) is not None
        and w.aantal >= regel.drempel
        and (not afgewezen or w.soort == VRAAGT_HULP)
        and (w.afgewezen_op is None or w.afgewezen_op <= grens)
    ]
    volgorde: list[str] = [regel.soort for regel in beleid.soorten]
    return min(kansen, key=lambda kans: (kans.urgentie != "snel", volgorde.index(kans.soort)), default=None)


# Coming back is a signal only after a pause: the next page opens at once after an answer, and that is no return.
def is_herbezoek(bijgewerkt_op: datetime | None, *, beleid: Signaalbeleid, nu: datetime) -> bool:
    """Whether opening the first open question now is coming back to it, and not the first look."""
    return bijgewerkt_op is not None and nu - bijgewerkt_op >= timedelta(minutes=beleid.herbezoek_minuten)


# The browser only says that nothing happened; whether that was long enough is for the server to judge. A browser's
# clock may run a little fast.
def is_stil(geopend_op: datetime, *, beleid: Signaalbeleid, nu: datetime) -> bool:
    """Whether a step stood open for so long that it counts as silence."""
    return nu - geopend_op >= timedelta(seconds=beleid.stilte_seconden * 0.9)
