"""A code that we hand out: at the desk after seeing identity, or in a letter to the known address.

For who has no e-mail and no phone, or lost both. The code alone does not open anything: the date of birth goes along.
Nobody who works here sees it: it stands on the second screen, or on paper in an envelope.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from portal import routes
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.invoer import OngeldigeInvoer, parse_geboortedatum
from portal.domain.shared.reference import ALPHABET
from portal.domain.toegang.actions import Poging, binnen_tempo, sessie_beginnen
from portal.domain.toegang.model import Inlogbewijs
from portal.domain.toegang.rules import BEWIJS_GELDIG, MAXIMUM_POGINGEN, Bewijswijze, Uitkomst, geheim_hash


def nieuwe_code(wijze: Bewijswijze, *, uit: str = "") -> str:
    """A code to type over, in groups of four; `uit` is a hash that it follows from, else it is drawn."""
    length = 8 if wijze is Bewijswijze.BALIE else 12
    number = int(uit, 16) if uit else secrets.randbits(256)
    signs = []
    for _ in range(length):
        number, index = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[index])
    return "-".join("".join(signs[begin : begin + 4]) for begin in range(0, length, 4))


def code_hash(code: str, *, peper: str) -> str:
    """What we store of a code; capitals, spaces and dashes do not matter."""
    plain = "".join(sign for sign in code.upper() if sign in ALPHABET)
    return geheim_hash(f"bewijs:{plain}", peper=peper)


def bewijs_maken(
    session: Session, *, relatie_id: str, wijze: Bewijswijze, hash_: str, medewerker_id: str | None, nu: datetime
) -> Inlogbewijs:
    """Let this code open the data of this client, once, for as long as its kind lasts; an older one ends."""
    session.exec(
        update(Inlogbewijs)
        .where(col(Inlogbewijs.relatie_id) == relatie_id, col(Inlogbewijs.gebruikt_op).is_(None))
        .values(gebruikt_op=nu)
    )
    bewijs = Inlogbewijs(
        relatie_id=relatie_id,
        wijze=wijze,
        code_hash=hash_,
        medewerker_id=medewerker_id,
        gemaakt_op=nu,
        verloopt_op=nu + BEWIJS_GELDIG[wijze],
    )
    session.add(bewijs)
    session.flush()
    return bewijs


def inloggen_met_bewijs(
    session: Session, *, formulier: Mapping[str, object], ip: str, peper: str, vandaag: date, nu: datetime
) -> Poging:
    """Log in with a code of ours and the date of birth. Nothing is raised: a refused try must stay counted.

    A code that does not exist, one that is over and a wrong date of birth get the same answer.
    """
    if not binnen_tempo(session, soort="bewijs-ip", wie=ip, peper=peper, nu=nu):
        return Poging(Uitkomst.TE_VAAK)
    hash_ = code_hash(str(formulier.get("bewijs", ""))[:40], peper=peper)
    bewijs = session.exec(select(Inlogbewijs).where(Inlogbewijs.code_hash == hash_).with_for_update()).first()
    delen = (str(formulier.get(f"geboren_{deel}", ""))[:10] for deel in ("dag", "maand", "jaar"))
    try:
        geboren = parse_geboortedatum(*delen, vandaag=vandaag)
    except OngeldigeInvoer:
        geboren = None
    if bewijs is None or bewijs.gebruikt_op is not None or bewijs.verloopt_op <= nu:
        return Poging(Uitkomst.FOUT)
    if bewijs.pogingen >= MAXIMUM_POGINGEN:
        return Poging(Uitkomst.FOUT)
    bewijs.pogingen += 1
    relatie = relatie_van(session, bewijs.relatie_id)
    if geboren is None or relatie.geboortedatum != geboren or relatie.overleden_op is not None:
        return Poging(Uitkomst.FOUT)
    bewijs.gebruikt_op = nu
    geheim = sessie_beginnen(session, relatie_id=relatie.id, bewijs=bewijs.wijze, peper=peper, nu=nu)
    return Poging(Uitkomst.GELUKT, sessie=geheim, doel=routes.MIJN, taal=relatie.taal)
