"""Amounts: integer cents inside, euros as people write and read them outside."""

from __future__ import annotations

import copy
import re
from decimal import Decimal

from babel import Locale

from portal.domain.shared.errors import zin
from portal.domain.shared.invoer import OngeldigeInvoer, met_gewone_cijfers

TIEN_MILJOEN_EURO_CENT = 1_000_000_000

# A separator before exactly three digits groups thousands, one before exactly two digits starts the cents.
# The two can never be the same sign, so "28.500,50" and "28,500.50" both have only one reading.
_BEDRAG = re.compile(
    r"""
    (?P<euro> \d{1,3} (?P<duizend>[., ]) \d{3} (?: (?P=duizend) \d{3} )* | \d+ )
    (?: (?! (?P=duizend) )  # without thousands this refers to nothing, and so forbids nothing
        [.,] (?P<cent> \d{2} | -{1,2} ) )?
    """,
    re.VERBOSE,
)
_EUROTEKEN = re.compile(r"^(?:€|eur)\s*|\s*(?:€|euro|eur)$", re.IGNORECASE)


def euro_tekst(bedrag_cent: int, taal: str = "nl", *, kort: bool = False) -> str:
    """Write an amount for the client; `kort` leaves ",00" out, for a button or a sentence.

    The space after the euro sign is a no-break space, so that an amount stays on one line.
    """
    land = Locale.parse(taal)
    patroon = copy.copy(land.currency_formats["standard"])
    if kort and bedrag_cent % 100 == 0:
        patroon.frac_prec = (0, 0)
    return str(patroon.apply(Decimal(bedrag_cent) / 100, land, currency="EUR", currency_digits=False))


def parse_euro(tekst: str, *, maximum_cent: int = TIEN_MILJOEN_EURO_CENT) -> int:
    """Read an amount as people type it ("28.500", "€ 28.500,50", "28500"), in cents.

    Raises OngeldigeInvoer when nothing is filled in, when it is not an amount and when it is too high.
    """
    schoon = _EUROTEKEN.sub("", met_gewone_cijfers(tekst).strip())
    if not schoon:
        raise OngeldigeInvoer(zin("Vul een bedrag in. Bijvoorbeeld: 28.500."))
    gelezen = _BEDRAG.fullmatch(schoon)
    if gelezen is None:
        raise OngeldigeInvoer(zin("Vul een bedrag in met alleen cijfers. Bijvoorbeeld: 28.500 of 28.500,50."))
    euro = re.sub(r"\D", "", gelezen["euro"])
    cent = (gelezen["cent"] or "").strip("-") or "00"
    # Compared by length first: Python refuses to turn thousands of digits into a number.
    if len(euro) > len(str(maximum_cent)) or int(euro + cent) > maximum_cent:
        raise OngeldigeInvoer(
            zin(
                "Dit bedrag is te hoog. Vul een bedrag in tot en met {maximum}.",
                maximum=euro_tekst(maximum_cent),
            )
        )
    return int(euro + cent)
