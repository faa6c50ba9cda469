"""Which partners there are for a question, and what of a client may go along to one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from portal.domain.corporatie.policy import Partner, SocialeKaart
from portal.domain.shared.errors import Zin, zin

ONDERWERPEN: dict[str, Zin] = {
    "geld": zin("Geld en schulden"),
    "spullen": zin("Eten, kleding en spullen"),
    "gezondheid": zin("Ziekte en zorg"),
    "gezin": zin("Gezin en kinderen"),
    "thuis": zin("Ruzie of geweld thuis"),
    "taal": zin("Nederlands en formulieren"),
    "recht": zin("Uw rechten"),
}
# In the order in which they stand in the message to the partner.
DEELBAAR: dict[str, Zin] = {
    "naam": zin("Naam"),
    "telefoon": zin("Telefoonnummer"),
    "email": zin("E-mailadres"),
    "plaats": zin("Woonplaats"),
    "tolk": zin("Taal voor een tolk"),
}


def partners_voor(kaart: SocialeKaart, dag: date, *, gemeente: str = "", onderwerp: str = "") -> tuple[Partner, ...]:
    """The partners on this day in this gemeente for this subject; everything that is left empty fits."""
    return tuple(
        partner
        for partner in kaart.op(dag)
        if gemeente in ("", *partner.gemeenten) and onderwerp in ("", *partner.onderwerpen)
    )


def gemeenten(kaart: SocialeKaart, dag: date) -> tuple[str, ...]:
    """Every gemeente with a partner on this day."""
    return tuple(sorted({gemeente for partner in kaart.op(dag) for gemeente in partner.gemeenten}))


# AVG art. 5: no more than needed. A partner can do nothing without a name and a way to reach someone.
def te_weinig(delen: Iterable[str]) -> Zin | None:
    """Why a partner cannot help with only this; None when it is enough."""
    gekozen = set(delen)
    if "naam" not in gekozen:
        return zin("Zonder naam kan de ander geen contact opnemen. Kies ook de naam.")
    if not gekozen & {"telefoon", "email"}:
        return zin("Kies ook een telefoonnummer of e-mailadres. Anders kan de ander de klant niet bereiken.")
    return None
