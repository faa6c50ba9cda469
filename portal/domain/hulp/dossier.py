"""The medewerker answers what a client wrote beside a conversation: corrected, or kept with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from portal.domain.belofte.actions import belofte_inlossen
from portal.domain.belofte.queries import beloften_bij
from portal.domain.bericht.actions import bericht_maken
from portal.domain.contactmoment.actions import LANGSTE_NOTITIE
from portal.domain.contactmoment.model import Contactmoment, Correctieuitkomst, Dossiernotitie, Notitiesoort
from portal.domain.contactmoment.queries import CORRECTIE
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import medewerker_naam
from portal.domain.hulp.queries import naam_van
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.zaken import heeft_zaak, klant_bij
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden, zin
from portal.domain.shared.invoer import Antwoorden, parse_keuze, parse_tekst
from portal.domain.shared.rights import handeling


@dataclass(frozen=True)
class OpenCorrectie:
    """A correction that waits for an answer; what it says is shown when somebody opens it."""

    id: str
    klant: str
    medewerker: str
    voor: datetime | None


@dataclass(frozen=True)
class Correctie:
    """What was written in the conversation, and what the client says about it."""

    id: str
    klant: str
    gesprek_op: datetime
    vraag: str
    samenvatting: str
    tekst: str


def open_correcties(session: Session, *, door: Actor, beleid: Beleid, nu: datetime) -> list[OpenCorrectie]:
    """Corrections of clients of this corporation that were not answered yet, the oldest first."""
    rows = session.exec(
        select(Dossiernotitie, Relatie)
        .join(Relatie, col(Relatie.id) == col(Dossiernotitie.relatie_id))
        .where(
            Dossiernotitie.soort == Notitiesoort.CORRECTIE,
            Dossiernotitie.uitkomst == "",
            heeft_zaak(door.corporatie, beleid),
        )
        .order_by(col(Dossiernotitie.gemaakt_op))
    ).all()
    beloften = beloften_bij(session, soort=CORRECTIE, object_ids=[notitie.id for notitie, _ in rows])
    return [
        OpenCorrectie(
            id=notitie.id,
            klant=_naam(session, relatie, nu),
            medewerker=beloften[notitie.id].medewerker if notitie.id in beloften else "",
            voor=beloften[notitie.id].voor if notitie.id in beloften else None,
        )
        for notitie, relatie in rows
    ]


@handeling(Rol.MEDEWERKER)
def correctie_inzien(session: Session, *, notitie_id: str, door: Actor, beleid: Beleid, nu: datetime) -> Correctie:
    """Look at one correction with the conversation it is about; logged and visible to the client.

    Raises `NietGevonden` for one that was answered, or of a client of another corporation.
    """
    notitie, relatie = _open(session, notitie_id, door, beleid)
    moment = session.get_one(Contactmoment, notitie.contactmoment_id)
    inzage_vastleggen(session, relatie_id=relatie.id, door=door, reden=str(_BEKEKEN), nu=nu)
    return Correctie(
        id=notitie.id,
        klant=_naam(session, relatie, nu),
        gesprek_op=moment.begonnen_op,
        vraag=moment.vraag,
        samenvatting=moment.samenvatting,
        tekst=notitie.tekst,
    )


@handeling(Rol.MEDEWERKER)
def correctie_beantwoorden(
    session: Session,
    *,
    notitie_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> None:
    """Corrected, or kept with the reason; both texts stay, and the client is told.

    Raises `FouteInvoer` without an outcome or an answer, and `NietGevonden` as `correctie_inzien`.
    """
    notitie, relatie = _open(session, notitie_id, door, beleid)
    antwoorden = Antwoorden(formulier)
    uitkomst = antwoorden.neem(
        "uitkomst", parse_keuze, tuple(Correctieuitkomst), leeg=zin("Kies of u het aanpast, of dat het blijft.")
    )
    antwoord = antwoorden.neem(
        "antwoord",
        parse_tekst,
        maximum=LANGSTE_NOTITIE,
        leeg=zin("Schrijf op wat er nu klopt, of waarom het blijft. De klant leest dit."),
    )
    antwoorden.controleer()
    notitie.uitkomst, notitie.antwoord = uitkomst.waarde, antwoord.waarde
    notitie.beantwoord_door, notitie.beantwoord_op = door.medewerker_id, nu
    belofte_inlossen(session, soort=CORRECTIE, object_id=notitie.id, uitkomst=antwoord.waarde, door=door, nu=nu)
    inzage_vastleggen(session, relatie_id=relatie.id, door=door, reden=str(_BEKEKEN), nu=nu)
    bericht_maken(
        session,
        relatie=relatie,
        soort="dossier-antwoord",
        waarden={
            "tekst": notitie.tekst,
            "uitkomst": _UITKOMST[Correctieuitkomst(notitie.uitkomst)],
            "medewerker": medewerker_naam(session, door.medewerker_id),
            "antwoord": notitie.antwoord,
        },
        origin=origin,
        nu=nu,
    )


_BEKEKEN = zin("Wat u bij uw dossier schreef")
_UITKOMST = {
    Correctieuitkomst.AANGEPAST: zin("U heeft gelijk. Wij hebben het aangepast."),
    Correctieuitkomst.BLIJFT: zin("Wij passen het niet aan."),
}


def _naam(session: Session, relatie: Relatie, nu: datetime) -> str:
    return relatie.naam or naam_van(session, relatie_id=relatie.id, nu=nu)


def _open(session: Session, notitie_id: str, door: Actor, beleid: Beleid) -> tuple[Dossiernotitie, Relatie]:
    notitie = session.get(Dossiernotitie, notitie_id, with_for_update=True, populate_existing=True)
    if notitie is None or notitie.soort != Notitiesoort.CORRECTIE or notitie.uitkomst:
        raise NietGevonden(f"correctie {notitie_id}")
    return notitie, klant_bij(session, relatie_id=notitie.relatie_id, door=door, beleid=beleid)
