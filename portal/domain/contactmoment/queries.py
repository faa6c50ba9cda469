"""Reads of `contactmoment`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from portal.domain.belofte.model import LOPEND, Belofte
from portal.domain.contactmoment.model import Contactmoment, Contactverzoek, Dossiernotitie, Notitiesoort
from portal.domain.corporatie.model import Medewerker
from portal.domain.shared.actor import Kanaal
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.invoer import leesbaar_nummer

# What a promise about a contactverzoek is called, by the channel of the answer.
TERUGBELLEN = "terugbellen"
BELOFTESOORTEN = {Kanaal.TELEFOON: TERUGBELLEN, Kanaal.EMAIL: "email", Kanaal.BRIEF: "brief"}


@dataclass(frozen=True)
class Contactbelofte:
    """The promise in a request for contact as both sides see it: who calls, about what, and before when."""

    id: str
    kenmerk: str
    medewerker: str
    naam: str
    kanaal: str
    waar: str
    telefoon: str
    onderwerp: str
    vraag: str
    vanaf: str
    wanneer: str
    tolk: str
    tolk_taal: str
    begeleider: str
    beloofd_voor: datetime
    te_laat: bool
    spoed: bool
    namens_klant: bool


# What the promise to look at a correction is called.
CORRECTIE = "dossier-correctie"


@dataclass(frozen=True)
class NotitieRegel:
    """What a client wrote beside a conversation, with our answer."""

    id: str
    soort: Notitiesoort
    tekst: str
    getypt_door: str
    op: datetime
    uitkomst: str
    antwoord: str
    beantwoord_door: str


@dataclass(frozen=True)
class Gesprek:
    """A conversation as the client reads it in the dossier."""

    id: str
    medewerker: str
    kanaal: str
    reden: str
    begonnen_op: datetime
    afgesloten: bool
    vraag: str
    samenvatting: str
    samenvatting_klanttaal: str
    instemming: str
    instemming_uitleg: str
    vervolg: str
    afspraak: str
    notities: tuple[NotitieRegel, ...]


def notities_bij(session: Session, contactmoment_ids: Sequence[str]) -> dict[str, list[NotitieRegel]]:
    """What clients wrote beside these conversations, in order."""
    namen = {row.id: row.naam for row in session.exec(select(Medewerker)).all()}
    gevonden: dict[str, list[NotitieRegel]] = {}
    rows = session.exec(
        select(Dossiernotitie)
        .where(col(Dossiernotitie.contactmoment_id).in_(contactmoment_ids))
        .order_by(col(Dossiernotitie.gemaakt_op), col(Dossiernotitie.id))
    ).all()
    for row in rows:
        gevonden.setdefault(row.contactmoment_id, []).append(
            NotitieRegel(
                id=row.id,
                soort=Notitiesoort(row.soort),
                tekst=row.tekst,
                getypt_door=namen.get(row.getypt_door or "", ""),
                op=row.gemaakt_op,
                uitkomst=row.uitkomst,
                antwoord=row.antwoord,
                beantwoord_door=namen.get(row.beantwoord_door or "", ""),
            )
        )
    return gevonden


def gesprekken_van(session: Session, *, relatie_id: str) -> list[Gesprek]:
    """Every conversation with this client, newest first."""
    rows = session.exec(
        select(Contactmoment, Medewerker)
        .join(Medewerker, col(Medewerker.id) == col(Contactmoment.medewerker_id))
        .where(Contactmoment.relatie_id == relatie_id)
        .order_by(col(Contactmoment.begonnen_op).desc())
    ).all()
    notities = notities_bij(session, [moment.id for moment, _ in rows])
    return [
        Gesprek(
            id=moment.id,
            medewerker=medewerker.naam,
            kanaal=moment.kanaal,
            reden=moment.reden,
            begonnen_op=moment.begonnen_op,
            afgesloten=moment.afgesloten_op is not None,
            # What is still being written down is shown when the conversation is over.
            vraag=moment.vraag if moment.afgesloten_op else "",
            samenvatting=moment.samenvatting if moment.afgesloten_op else "",
            samenvatting_klanttaal=moment.samenvatting_klanttaal if moment.afgesloten_op else "",
            instemming=moment.instemming,
            instemming_uitleg=moment.instemming_uitleg,
            vervolg=moment.vervolg,
            afspraak=moment.afspraak,
            notities=tuple(notities.get(moment.id, ())),
        )
        for moment, medewerker in rows
    ]


def lopend_contactmoment(
    session: Session, *, contactmoment_id: str, medewerker_id: str, vasthouden: bool = False
) -> Contactmoment:
    """The conversation this medewerker has now; somebody else's, or one that is over, is not found.

    `vasthouden` makes whoever closes it in another tab at the same moment wait.
    """
    moment = session.get(
        Contactmoment, contactmoment_id, with_for_update=vasthouden or None, populate_existing=vasthouden
    )
    if moment is None or moment.medewerker_id != medewerker_id or moment.afgesloten_op is not None:
        raise NietGevonden(f"contactmoment {contactmoment_id}")
    return moment


def open_beloften(
    session: Session, *, nu: datetime, relatie_id: str | None = None, medewerker_id: str | None = None
) -> list[Contactbelofte]:
    """Open promises by deadline: of one client, of one medewerker, or all."""
    query = (
        select(Contactverzoek, Belofte, Medewerker)
        .join(
            Belofte,
            (col(Belofte.object_id) == col(Contactverzoek.id)) & col(Belofte.soort).in_(BELOFTESOORTEN.values()),
        )
        .join(Medewerker, col(Medewerker.id) == col(Belofte.medewerker_id))
        .where(col(Belofte.status).in_(LOPEND))
        .order_by(col(Belofte.voor))
    )
    if relatie_id is not None:
        query = query.where(Contactverzoek.relatie_id == relatie_id)
    if medewerker_id is not None:
        query = query.where(Belofte.medewerker_id == medewerker_id)
    return [
        als_contactbelofte(verzoek, medewerker.naam, belofte.voor, belofte.spoed, nu)
        for verzoek, belofte, medewerker in session.exec(query).all()
    ]


def als_contactbelofte(
    verzoek: Contactverzoek, medewerker: str, voor: datetime, spoed: bool, nu: datetime
) -> Contactbelofte:
    """The promise in a request for contact."""
    return Contactbelofte(
        id=verzoek.id,
        kenmerk=verzoek.kenmerk,
        medewerker=medewerker,
        naam=verzoek.naam,
        kanaal=verzoek.kanaal,
        waar=waar(verzoek),
        telefoon=verzoek.telefoon,
        onderwerp=verzoek.onderwerp,
        vraag=verzoek.vraag,
        vanaf=verzoek.vanaf,
        wanneer=verzoek.wanneer,
        tolk=verzoek.tolk,
        tolk_taal=verzoek.tolk_taal,
        begeleider=verzoek.begeleider,
        beloofd_voor=voor,
        te_laat=voor <= nu,
        spoed=spoed,
        namens_klant=verzoek.machtiging_id is not None,
    )


def waar(verzoek: Contactverzoek) -> str:
    """Where the answer goes: the number, the e-mail address or the address in one line."""
    if verzoek.kanaal == Kanaal.TELEFOON:
        return leesbaar_nummer(verzoek.telefoon)
    return verzoek.email if verzoek.kanaal == Kanaal.EMAIL else ", ".join(verzoek.adres.split("\n"))
