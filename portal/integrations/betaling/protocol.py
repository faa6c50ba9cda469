"""What the portal asks of a payment provider, in the portal's own words.

BetaaldienstFout
├── BetaaldienstNietBereikbaar   no answer, or "not now": asking again later, in the same words, is safe
├── BetaaldienstWeigert          the provider said no: in the same words the answer stays the same
└── OngeldigeMelding             a message that does not come from the provider, or is too old
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

Taal = Literal["nl", "en"]
Sessiestatus = Literal["open", "voltooid", "verlopen"]
Meldingsoort = Literal["sessie", "sessie_mislukt", "terugbetaling", "anders"]


class BetaaldienstFout(Exception):
    """The payment provider did not do what was asked."""


class BetaaldienstNietBereikbaar(BetaaldienstFout):
    """No answer, or "not now". What was asked may have happened all the same: ask it again later."""


class BetaaldienstWeigert(BetaaldienstFout):
    """The provider understood and said no. The text is for the log: it holds codes, never personal data."""


class OngeldigeMelding(BetaaldienstFout):
    """Not signed by the provider, too old or unreadable: nothing in the message may be believed."""


@dataclass(frozen=True)
class Betaalsessie:
    """One visit to the payment page.

    `voltooid` only says that the person went through the page: the money is there when `betaald` says so.
    `betaling_id` is the id the session was started with; empty for a session that the portal did not start.
    `betaalkenmerk` names the payment at the provider, for a refund; there is none before the person pays.
    `betaald_op` is when the person paid, where the provider tells it.
    """

    id: str
    url: str | None
    status: Sessiestatus
    betaald: bool
    bedrag_cent: int
    valuta: str
    betaling_id: str
    betaalkenmerk: str | None
    betaald_op: datetime | None = None


@dataclass(frozen=True)
class Terugbetaling:
    """Money on its way back to the person; not `gelukt` means that it will not arrive this way."""

    id: str
    bedrag_cent: int
    gelukt: bool


@dataclass(frozen=True)
class Melding:
    """Something happened at the provider. Messages come more than once and in any order.

    `sessie`: something about a visit; retrieve it freshly, the message itself says nothing about money.
    `sessie_mislukt`: a payment that the bank still had to confirm did not come through.
    `terugbetaling`: `terugbetaald_cent` is what went back of this payment *in all*, not this time.
    """

    id: str
    soort: Meldingsoort
    sessie_id: str | None
    betaling_id: str | None
    terugbetaald_cent: int | None


class Betaaldienst(Protocol):
    """A payment provider. Every function may raise `BetaaldienstNietBereikbaar` or `BetaaldienstWeigert`."""

    def sessie_starten(
        self,
        *,
        betaling_id: str,
        poging: int,
        bedrag_cent: int,
        omschrijving: str,
        email: str | None,
        taal: Taal,
        klaar_url: str,
        afgebroken_url: str,
    ) -> Betaalsessie:
        """Open a payment page. Asked again with the same `betaling_id` and `poging` it is the same page.

        The same `poging` with anything else changed is refused: let the old session expire and count up.
        In `klaar_url` the provider fills in the id of the session for `{CHECKOUT_SESSION_ID}`.
        """
        ...

    def sessie_ophalen(self, sessie_id: str) -> Betaalsessie:
        """What the provider says now about this visit; the only source for "betaald"."""
        ...

    def sessie_laten_verlopen(self, sessie_id: str) -> Betaalsessie:
        """Close the payment page. A visit that is over already is returned as it is now: it may be paid."""
        ...

    def terugbetalen(self, *, betaalkenmerk: str, bedrag_cent: int, sleutel: str) -> Terugbetaling:
        """Send money back, all or a part. The same `sleutel` never sends it twice."""
        ...

    def melding_lezen(self, body: bytes, handtekening: str | None) -> Melding:
        """Read a message of the provider: `body` exactly as it arrived. Raises `OngeldigeMelding`."""
        ...
