"""Writing messages and keeping track of their delivery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, update
from sqlmodel import Session, col, or_, select

from portal import routes
from portal.domain.bericht.model import Bericht, Verzending, Verzendstatus
from portal.domain.bericht.soorten import SOORTEN, Soort
from portal.domain.relatie.model import ContactgegevenSoort, Relatie
from portal.domain.relatie.queries import contact_van
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.i18n import Zin, say

LEASE = timedelta(minutes=2)
MAXIMUM_POGINGEN = 10


@dataclass(frozen=True)
class Bijlage:
    """A file of text with a mail; `soort` is its media type with parameters."""

    naam: str
    soort: str
    inhoud: str


@dataclass(frozen=True)
class TeVersturen:
    """Everything a delivery needs, copied out of the database so that no transaction waits for a mail server."""

    verzending_id: str
    kanaal: str
    adres: str
    kenmerk: str
    taal: str
    onderwerp: str
    tekst: str
    knop_tekst: str
    knop_adres: str
    herkenningswoord: str
    aanhef: str
    pogingen: int
    gemaakt_op: datetime
    bijlagen: tuple[Bijlage, ...] = ()
    formulier_id: str = ""
    afmelden_adres: str = ""


def bericht_maken(
    session: Session,
    *,
    relatie: Relatie,
    soort: str,
    waarden: dict[str, object],
    bijlagen: Sequence[Bijlage] = (),
    knop_adres: str = "",
    afmelden_adres: str = "",
    origin: str,
    nu: datetime,
) -> Bericht:
    """Write a message to a client in their own language, along the way they chose.

    Important kinds also go as a letter, unless the client chose digital only. `afmelden_adres` is where a mail program
    can stop messages of this kind with one click.
    """
    kind = SOORTEN[soort]
    if kind.knop_pad and not knop_adres:
        knop_adres = f"{origin}{routes.in_language(kind.knop_pad, relatie.taal)}"
    bericht = _schrijf(kind, soort, relatie.taal, waarden, knop_adres, nu)
    bericht.relatie_id, bericht.afmelden_adres = relatie.id, afmelden_adres
    bericht.bijlagen = [asdict(bijlage) for bijlage in bijlagen]
    session.add(bericht)
    session.flush()
    for kanaal, adres in _wegen(session, relatie, kind):
        session.add(Verzending(bericht_id=bericht.id, kanaal=kanaal, adres=adres, volgende_op=nu))
    return bericht


def formulier_bij_brief(session: Session, *, bericht: Bericht, formulier_id: str) -> None:
    """Let a form go along in the envelope of this message, where it goes by post."""
    for brief in session.exec(
        select(Verzending).where(Verzending.bericht_id == bericht.id, Verzending.kanaal == Kanaal.BRIEF)
    ).all():
        brief.formulier_id = formulier_id


def bericht_aan_adres(
    session: Session,
    *,
    soort: str,
    kanaal: str,
    adres: str,
    taal: str,
    waarden: dict[str, object],
    bijlagen: Sequence[Bijlage] = (),
    knop_adres: str = "",
    vluchtig_tot: datetime | None = None,
    nu: datetime,
) -> Bericht:
    """Write to an address of which we do not know (or tell) whose it is: a login code, an invitation."""
    bericht = _schrijf(SOORTEN[soort], soort, taal, waarden, knop_adres, nu)
    bericht.vluchtig_tot = vluchtig_tot
    bericht.bijlagen = [asdict(bijlage) for bijlage in bijlagen]
    session.add(bericht)
    session.flush()
    per_brief = Kanaal.BRIEF if kanaal == Kanaal.BRIEF else Kanaal.EMAIL
    weg = Kanaal.SMS if kanaal == ContactgegevenSoort.MOBIEL else per_brief
    session.add(Verzending(bericht_id=bericht.id, kanaal=weg, adres=adres, volgende_op=nu))
    return bericht


def _schrijf(kind: Soort, soort: str, taal: str, waarden: dict[str, object], knop_adres: str, nu: datetime) -> Bericht:
    def invullen(deel: Zin) -> str:
        return say(Zin(deel.msgid, waarden), taal)

    return Bericht(
        kenmerk=nieuw_kenmerk("B"),
        soort=soort,
        taal=taal,
        onderwerp=invullen(kind.onderwerp),
        tekst="\n\n".join(invullen(alinea) for alinea in kind.alineas),
        knop_tekst=say(kind.knop, taal) if kind.knop and knop_adres else "",
        knop_adres=knop_adres,
        belangrijk=kind.belangrijk,
        gemaakt_op=nu,
    )


def _wegen(session: Session, relatie: Relatie, kind: Soort) -> list[tuple[Kanaal, str]]:
    """Along which ways a message goes: the chosen one first, paper too when it is important; none after a death."""
    if relatie.overleden_op is not None:
        return []
    email = contact_van(session, relatie.id, ContactgegevenSoort.EMAIL)
    mobiel = contact_van(session, relatie.id, ContactgegevenSoort.MOBIEL)
    brief = "\n".join((relatie.naam, *relatie.adresregels)) if relatie.adresregels else ""
    wegen = [(Kanaal.EMAIL, email), (Kanaal.SMS, mobiel)]
    if relatie.voorkeurskanaal == Kanaal.SMS:
        wegen.reverse()
    digitaal = [(kanaal, adres) for kanaal, adres in wegen if adres]
    digitaal = digitaal if kind.alle_wegen else digitaal[:1]
    op_papier = [(Kanaal.BRIEF, brief)] if brief else []
    if relatie.voorkeurskanaal == Kanaal.BRIEF and op_papier:
        return op_papier + (digitaal if kind.belangrijk else [])
    if kind.belangrijk and not relatie.alleen_digitaal:
        return digitaal + op_papier
    return digitaal or op_papier


def verzendingen_claimen(session: Session, *, werker: str, nu: datetime, aantal: int = 20) -> list[TeVersturen]:
    """Take messages that are due; one whose worker died half-way is due again when its lease ends."""
    due = (
        select(Verzending, Bericht, Relatie)
        .join(Bericht, col(Bericht.id) == col(Verzending.bericht_id))
        .outerjoin(Relatie, col(Relatie.id) == col(Bericht.relatie_id))
        .where(
            or_(col(Verzending.status) == Verzendstatus.KLAAR, col(Verzending.status) == Verzendstatus.BEZIG),
            col(Verzending.volgende_op) <= nu,
            # A login code that came too late only confuses.
            or_(col(Bericht.vluchtig_tot).is_(None), col(Bericht.vluchtig_tot) >= nu),
            # No letter to somebody who has died, also not one that was on its way.
            col(Relatie.overleden_op).is_(None),
        )
        .order_by(col(Verzending.volgende_op))
        .limit(aantal)
        .with_for_update(skip_locked=True, of=Verzending)
    )
    claimed = []
    for verzending, bericht, relatie in session.exec(due).all():
        verzending.status, verzending.werker = Verzendstatus.BEZIG, werker
        verzending.volgende_op = nu + LEASE
        verzending.pogingen += 1
        claimed.append(
            TeVersturen(
                verzending_id=verzending.id,
                kanaal=verzending.kanaal,
                adres=verzending.adres,
                kenmerk=bericht.kenmerk,
                taal=bericht.taal,
                onderwerp=bericht.onderwerp,
                tekst=bericht.tekst,
                knop_tekst=bericht.knop_tekst,
                knop_adres=bericht.knop_adres,
                herkenningswoord=relatie.herkenningswoord if relatie else "",
                aanhef=relatie.naam if relatie else "",
                pogingen=verzending.pogingen,
                gemaakt_op=bericht.gemaakt_op,
                bijlagen=tuple(Bijlage(**bijlage) for bijlage in bericht.bijlagen),
                formulier_id=verzending.formulier_id,
                afmelden_adres=bericht.afmelden_adres,
            )
        )
    return claimed


def verzending_afronden(
    session: Session,
    *,
    verzending_id: str,
    werker: str,
    nu: datetime,
    fout: str | None = None,
    voorgoed: bool = False,
) -> bool:
    """Record that a message went out, or plan its next try. False: another worker has it by now.

    A message that can never arrive (`voorgoed`), or failed ten times, is `mislukt`: staff sees it at `/balie`.
    """
    verzending = session.get(Verzending, verzending_id, with_for_update=True)
    if verzending is None or verzending.werker != werker or verzending.status != Verzendstatus.BEZIG:
        return False
    if fout is None:
        verzending.status, verzending.verstuurd_op, verzending.fout = Verzendstatus.VERSTUURD, nu, None
    else:
        op = voorgoed or verzending.pogingen >= MAXIMUM_POGINGEN
        verzending.status = Verzendstatus.MISLUKT if op else Verzendstatus.KLAAR
        verzending.fout = fout[:300]
        verzending.volgende_op = nu + timedelta(seconds=min(3600, 15 * 2**verzending.pogingen))
    return True


@handeling(Rol.KLANT)
def bericht_lezen(session: Session, *, bericht_id: str, door: Actor, nu: datetime) -> None:
    """Record that the client opened this message; raises `NietGevonden` when it is not theirs."""
    bericht = session.exec(select(Bericht).where(Bericht.id == bericht_id, Bericht.relatie_id == door.klant_id)).first()
    if bericht is None:
        raise NietGevonden(f"bericht {bericht_id}")
    bericht.gelezen_op = bericht.gelezen_op or nu


_LEEG: dict[str, object] = {"tekst": "", "knop_adres": "", "knop_tekst": "", "bijlagen": []}


def vluchtige_berichten_wissen(session: Session, *, nu: datetime) -> int:
    """Erase the text of messages that may not be kept (login codes) once they are of no use to anyone.

    One that could not be delivered in time is not sent any more. Of a message to somebody we do not know the text and
    the address go a day after it was made; what is left is the kenmerk they can check, for a year.
    """
    session.exec(
        update(Verzending)
        .where(
            col(Verzending.status).in_([Verzendstatus.KLAAR, Verzendstatus.BEZIG]),
            col(Verzending.bericht_id).in_(select(Bericht.id).where(col(Bericht.vluchtig_tot) < nu)),
        )
        .values(status=Verzendstatus.MISLUKT, fout="verlopen")
    )
    erased = session.exec(
        update(Bericht).where(col(Bericht.vluchtig_tot) < nu, col(Bericht.tekst) != "").values(**_LEEG)
    )
    onbekend = col(Bericht.relatie_id).is_(None)
    onderweg = exists().where(
        col(Verzending.bericht_id) == col(Bericht.id),
        col(Verzending.status).in_([Verzendstatus.KLAAR, Verzendstatus.BEZIG]),
    )
    oud = select(Bericht.id).where(onbekend, col(Bericht.gemaakt_op) < nu - timedelta(days=1), ~onderweg)
    session.exec(update(Bericht).where(col(Bericht.id).in_(oud), col(Bericht.tekst) != "").values(**_LEEG))
    session.exec(delete(Verzending).where(col(Verzending.bericht_id).in_(oud)))
    session.exec(delete(Bericht).where(col(Bericht.id).in_(oud), col(Bericht.gemaakt_op) < nu - timedelta(days=365)))
    return int(erased.rowcount)
