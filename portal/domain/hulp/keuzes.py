"""Binding acts that a medewerker puts before a client: on the second screen, read aloud by phone, or on paper.

The client completes them. On the second screen the client reads what will be agreed and presses the button; by phone
the medewerker reads it aloud, the client says yes and repeats it, after we called back a number we know. The act runs
as the client, never as the medewerker, and says how it was confirmed. No code is ever asked or said aloud.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete
from sqlmodel import Session, col, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.concept.actions import concept_van
from portal.domain.contactmoment.model import (
    KEUZE_OVERGANGEN,
    Contactmoment,
    Keuze,
    Keuzestatus,
    TweedeScherm,
    Verificatie,
)
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.inschrijving.actions import (
    CONCEPT,
    aanvraag_terugdraaien,
    inschrijving_aanvragen,
    medeaanvraag_beantwoorden,
    medeaanvraag_terugdraaien,
)
from portal.domain.inschrijving.punten import apart_punten, inschrijven_punten, samen_punten, samen_verder_punten
from portal.domain.inschrijving.queries import medeaanvragen_aan
from portal.domain.inschrijving.rules import CONTROLEREN, eerste_open_stap
from portal.domain.inschrijving.samenvoegen import (
    samenstand,
    samenvoegen_beantwoorden,
    samenvoegen_bevestigen,
    samenvoegen_intrekken,
)
from portal.domain.inschrijving.splitsen import splitsen_beantwoorden, splitsen_vragen, splitsstand
from portal.domain.machtiging.actions import klaargezet_niet_verlenen, machtiging_terugdraaien, machtiging_verlenen
from portal.domain.machtiging.queries import klaargezet_aan_balie, machtiging_punten
from portal.domain.machtiging.rules import MACHTIGEN
from portal.domain.papier.model import Papierformulier
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import SYSTEEM, Actor, Bevestigingswijze, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, zin
from portal.domain.shared.invoer import Antwoorden, parse_tekst, parse_vinkje
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import overgang
from portal.domain.toegang.actions import binnen_tempo
from portal.domain.toegang.bewijs import code_hash, nieuwe_code
from portal.domain.toegang.model import Hulpsessie, Inlogbewijs, Sessie
from portal.domain.toegang.rules import Bewijswijze, cijfers, geheim_hash
from portal.i18n import Zin, say

# MACHTIGEN stands with its rules: a machtiging is written down in conversation first.
INSCHRIJVEN, SAMEN = "inschrijven", "samen-inschrijven"
APART_VRAGEN, APART, SAMEN_VERDER = "apart-vragen", "apart-verder", "samen-verder"
STAPPEN = ("voorgelezen", "ja-gezegd", "herhaald")
SCHERM_GELDIG = timedelta(minutes=10)


class KanZoNiet(Weigering):
    """This act cannot be confirmed in this way in this conversation."""


class SchermWerktNietMeer(Weigering):
    """The second screen is over: too late, used already, or the medewerker stopped helping."""

    def __init__(self) -> None:
        super().__init__(
            zin("Dit scherm werkt niet meer."), zin("Er is niets vastgelegd. Vraag de medewerker om een nieuwe code.")
        )


@dataclass(frozen=True)
class Bindend:
    """One binding act that can be put before a client."""

    naam: Zin
    vraagt_akkoord: bool
    punten: Callable[..., list[Zin]]
    doen: Callable[..., str]
    # None for what cannot be undone by one of the two: that takes more than a spoken yes.
    terugdraaien: Callable[..., None] | None
    # What a no of the client is, where it is an answer and not only the absence of a yes.
    weigeren: Callable[..., None] | None = None


@dataclass(frozen=True)
class Voorstel:
    """A binding act that waits for a client, for the medewerker who helps."""

    soort: str
    object_id: str
    naam: Zin
    versie: int
    # Whether it waits by itself; what does not is only offered to who came for it.
    wacht: bool = True


@dataclass(frozen=True)
class KeuzeStand:
    """A binding act that was put before the client, as the medewerker follows it."""

    id: str
    soort: str
    wijze: str
    status: Keuzestatus
    punten: tuple[str, ...]
    taal: str
    stappen: tuple[str, ...]
    over: bool


@dataclass(frozen=True)
class Schermstand:
    """What the second screen shows now; nothing of anyone once it is over."""

    stand: str
    code: str = ""
    taal: str = "nl"
    naam: Zin | None = None
    punten: tuple[str, ...] = ()
    vraagt_akkoord: bool = False


# --- what can be agreed ---------------------------------------------------------------------------------------------


def open_voorstellen(
    session: Session, *, relatie_id: str, beleid: Beleid, vandaag: date, nu: datetime
) -> list[Voorstel]:
    """The binding acts that wait for this client now."""
    found = []
    stand = concept_van(session, relatie_id=relatie_id, soort=CONCEPT, nu=nu)
    if stand.versie and eerste_open_stap(stand.gegevens) == CONTROLEREN:
        found.append(Voorstel(INSCHRIJVEN, relatie_id, BINDEND[INSCHRIJVEN].naam, stand.versie))
    for aanvraag in medeaanvragen_aan(session, relatie_id=relatie_id):
        found.append(Voorstel(SAMEN, aanvraag.id, BINDEND[SAMEN].naam, 0))
    machtiging_id = klaargezet_aan_balie(session, relatie_id=relatie_id)
    if machtiging_id is not None:
        found.append(Voorstel(MACHTIGEN, machtiging_id, BINDEND[MACHTIGEN].naam, 0))
    return [*found, *_samen_of_apart(session, relatie_id, beleid, vandaag)]


def _samen_of_apart(session: Session, relatie_id: str, beleid: Beleid, vandaag: date) -> list[Voorstel]:
    """Parting or joining; what is on screen is part of the object, so that a yes to it is a yes to nothing else."""
    apart = splitsstand(session, relatie_id=relatie_id, beleid=beleid, vandaag=vandaag)
    if apart is not None and not apart.wie_wacht:
        return [Voorstel(APART_VRAGEN, apart.ketencode, BINDEND[APART_VRAGEN].naam, 0, wacht=False)]
    if apart is not None:
        wacht = f"{apart.splitsing_id}:{apart.ketencode}"
        return [Voorstel(APART, wacht, BINDEND[APART].naam, 0)] if apart.wie_wacht == "ander" else []
    samen = samenstand(session, relatie_id=relatie_id, beleid=beleid, vandaag=vandaag)
    if samen.wie not in ("ander", "bevestigen") or samen.afspraak is None or samen.belet is not None:
        return []
    wacht = f"{samen.samenvoeging_id}:{samen.afspraak.code}"
    return [Voorstel(SAMEN_VERDER, wacht, BINDEND[SAMEN_VERDER].naam, 0)]


def _inschrijven_doen(
    session: Session, keuze: Keuze, formulier: Mapping[str, object], door: Actor, **rest: object
) -> str:
    inschrijving = inschrijving_aanvragen(
        session,
        formulier=formulier,
        versie=keuze.versie,
        door=door,
        **{naam: rest[naam] for naam in ("beleid", "origin", "vandaag", "nu")},  # type: ignore[arg-type]
    )
    return inschrijving.id


def _samen_doen(session: Session, keuze: Keuze, formulier: Mapping[str, object], door: Actor, **rest: object) -> str:
    _samen_antwoorden(session, keuze, True, door, **{naam: rest[naam] for naam in ("origin", "vandaag", "nu")})
    return keuze.object_id


def _samen_weigeren(session: Session, keuze: Keuze, door: Actor, **rest: object) -> None:
    _samen_antwoorden(session, keuze, False, door, **{naam: rest[naam] for naam in ("origin", "vandaag", "nu")})


def _samen_antwoorden(session: Session, keuze: Keuze, ja: bool, door: Actor, **rest: object) -> None:
    medeaanvraag_beantwoorden(session, medeaanvrager_id=keuze.object_id, ja=ja, door=door, **rest)  # type: ignore[arg-type]


def _machtigen_doen(
    session: Session, keuze: Keuze, formulier: Mapping[str, object], door: Actor, **rest: object
) -> str:
    machtiging_verlenen(
        session,
        machtiging_id=keuze.object_id,
        sessie_id="",
        door=door,
        **{naam: rest[naam] for naam in ("beleid", "origin", "vandaag", "nu")},  # type: ignore[arg-type]
    )
    return keuze.object_id


def _machtigen_weigeren(session: Session, keuze: Keuze, door: Actor, **rest: object) -> None:
    klaargezet_niet_verlenen(session, machtiging_id=keuze.object_id, door=door)


def _machtigen_terug(session: Session, keuze: Keuze, door: Actor, origin: str, nu: datetime) -> None:
    machtiging_terugdraaien(session, machtiging_id=keuze.object_id, door=door, origin=origin, nu=nu)


def _inschrijven_terug(session: Session, keuze: Keuze, door: Actor, origin: str, nu: datetime) -> None:
    aanvraag_terugdraaien(session, inschrijving_id=keuze.object_id, door=door, nu=nu)


def _samen_terug(session: Session, keuze: Keuze, door: Actor, origin: str, nu: datetime) -> None:
    medeaanvraag_terugdraaien(session, medeaanvrager_id=keuze.object_id, door=door, nu=nu)


def _apart_vragen_doen(
    session: Session, keuze: Keuze, formulier: Mapping[str, object], door: Actor, **rest: Any
) -> str:
    splitsen_vragen(session, ketencode=keuze.object_id, door=door, **rest)
    return keuze.object_id


def _apart_doen(session: Session, keuze: Keuze, formulier: Mapping[str, object], door: Actor, **rest: Any) -> str:
    return _apart_antwoorden(session, keuze, True, door, **rest)


def _apart_weigeren(session: Session, keuze: Keuze, door: Actor, **rest: Any) -> None:
    _apart_antwoorden(session, keuze, False, door, **rest)


def _apart_antwoorden(session: Session, keuze: Keuze, ja: bool, door: Actor, **rest: Any) -> str:
    splitsing_id, _, ketencode = keuze.object_id.partition(":")
    splitsen_beantwoorden(session, splitsing_id=splitsing_id, ja=ja, ketencode=ketencode, door=door, **rest)
    return splitsing_id


def _samen_verder_doen(
    session: Session, keuze: Keuze, formulier: Mapping[str, object], door: Actor, **rest: Any
) -> str:
    """The yes of who was asked, or the last yes of who asked."""
    samenvoeging_id, _, afspraak = keuze.object_id.partition(":")
    if _heeft_laatste_woord(session, door, rest):
        samenvoegen_bevestigen(session, samenvoeging_id=samenvoeging_id, afspraak=afspraak, door=door, **rest)
    else:
        samenvoegen_beantwoorden(
            session, samenvoeging_id=samenvoeging_id, ja=True, afspraak=afspraak, door=door, **rest
        )
    return samenvoeging_id


def _samen_verder_weigeren(session: Session, keuze: Keuze, door: Actor, **rest: Any) -> None:
    samenvoeging_id, _, afspraak = keuze.object_id.partition(":")
    if _heeft_laatste_woord(session, door, rest):
        kort = {naam: waarde for naam, waarde in rest.items() if naam != "beleid"}
        samenvoegen_intrekken(session, samenvoeging_id=samenvoeging_id, door=door, **kort)
    else:
        samenvoegen_beantwoorden(
            session, samenvoeging_id=samenvoeging_id, ja=False, afspraak=afspraak, door=door, **rest
        )


def _heeft_laatste_woord(session: Session, door: Actor, rest: Mapping[str, Any]) -> bool:
    stand = samenstand(session, relatie_id=str(door.klant_id), beleid=rest["beleid"], vandaag=rest["vandaag"])
    return stand.wie == "bevestigen"


BINDEND: dict[str, Bindend] = {
    INSCHRIJVEN: Bindend(zin("U schrijft zich in"), True, inschrijven_punten, _inschrijven_doen, _inschrijven_terug),
    SAMEN: Bindend(
        zin("Samen ingeschreven staan"), False, samen_punten, _samen_doen, _samen_terug, weigeren=_samen_weigeren
    ),
    MACHTIGEN: Bindend(
        zin("Iemand mag iets voor u doen"),
        False,
        machtiging_punten,
        _machtigen_doen,
        _machtigen_terug,
        weigeren=_machtigen_weigeren,
    ),
    APART_VRAGEN: Bindend(zin("U vraagt om apart verder te gaan"), False, apart_punten, _apart_vragen_doen, None),
    APART: Bindend(zin("U gaat apart verder"), False, apart_punten, _apart_doen, None, weigeren=_apart_weigeren),
    SAMEN_VERDER: Bindend(
        zin("U gaat samen verder"),
        False,
        samen_verder_punten,
        _samen_verder_doen,
        None,
        weigeren=_samen_verder_weigeren,
    ),
}


def _vragen(
    session: Session,
    *,
    hulp: Hulpsessie,
    wijze: Bevestigingswijze,
    soort: str,
    object_id: str,
    erbij: str,
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> Keuze:
    """Put an act before the client: the exact terms, in the language of the client, as they are now."""
    relatie = relatie_van(session, door.namens)
    voorstellen = {
        (v.soort, v.object_id): v
        for v in open_voorstellen(session, relatie_id=relatie.id, beleid=beleid, vandaag=vandaag, nu=nu)
    }
    voorstel = voorstellen.get((soort, object_id))
    if voorstel is None:
        raise NietGevonden(f"{soort} {object_id}")
    punten = BINDEND[soort].punten(session, relatie.id, object_id, beleid, vandaag, nu)
    keuze = Keuze(
        relatie_id=relatie.id,
        medewerker_id=str(door.medewerker_id),
        contactmoment_id=hulp.contactmoment_id,
        hulpsessie_id=hulp.id,
        wijze=wijze,
        soort=soort,
        object_id=object_id,
        versie=voorstel.versie,
        taal=relatie.taal,
        punten=[say(punt, relatie.taal) for punt in punten],
        erbij=erbij,
        gevraagd_op=nu,
        verloopt_op=nu + timedelta(minutes=beleid.regio.beleid_op(vandaag).gesprek.tweede_scherm_minuten),
    )
    session.add(keuze)
    session.flush()
    return keuze


def _hulp_in_deze_tab(
    session: Session, *, sessie_id: str, tab: str, door: Actor, peper: str, nu: datetime
) -> Hulpsessie:
    """The help session of this login, this tab and this client; anything else is not found."""
    hulp = session.exec(
        select(Hulpsessie).where(
            Hulpsessie.sessie_id == sessie_id,
            Hulpsessie.tab == geheim_hash(tab, peper=peper),
            Hulpsessie.relatie_id == door.namens,
            col(Hulpsessie.beeindigd_op).is_(None),
            col(Hulpsessie.verloopt_op) > nu,
        )
    ).first()
    if hulp is None:
        raise NietGevonden("hulpsessie")
    return hulp


def _moment(session: Session, hulp: Hulpsessie, door: Actor) -> Contactmoment:
    return lopend_contactmoment(session, contactmoment_id=hulp.contactmoment_id, medewerker_id=str(door.medewerker_id))


def _als_klant(keuze: Keuze, kanaal: Kanaal) -> Actor:
    """The client of a choice, completing it the way it was put before them."""
    return Actor(Rol.KLANT, relatie_id=keuze.relatie_id, kanaal=kanaal, bevestigd=Bevestigingswijze(keuze.wijze))


def _uitvoeren(
    session: Session,
    keuze: Keuze,
    *,
    formulier: Mapping[str, object],
    kanaal: Kanaal,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """The act itself, as the client; it says on the act and in a message how it was confirmed."""
    klant = _als_klant(keuze, kanaal)
    keuze.object_id = BINDEND[keuze.soort].doen(
        session, keuze, formulier, klant, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu
    )
    overgang(session, KEUZE_OVERGANGEN, keuze, Keuzestatus.BEVESTIGD, door=klant, nu=nu)
    keuze.beantwoord_op = nu
    medewerker = session.get(Medewerker, keuze.medewerker_id)
    waarden: dict[str, object] = {
        "medewerker": medewerker.naam if medewerker else "",
        "moment": nu,
        "wat": BINDEND[keuze.soort].naam,
        "punten": " ".join(keuze.punten),
    }
    if keuze.wijze == Bevestigingswijze.MONDELING:
        dagen = beleid.regio.beleid_op(vandaag).gesprek.mondeling_terug_dagen
        keuze.terug_tot = nu + timedelta(days=dagen)
        waarden["dag"] = vandaag + timedelta(days=dagen)
    bericht_maken(
        session,
        relatie=relatie_van(session, keuze.relatie_id),
        soort=f"bevestigd-{keuze.wijze}",
        waarden=waarden,
        origin=origin,
        nu=nu,
    )


def handtekening_vastleggen(
    session: Session,
    *,
    papier: Papierformulier,
    punten: Sequence[Zin],
    ja: bool,
    versie: int,
    door: Actor,
    nu: datetime,
) -> Keuze:
    """The signature under a form: the same record as a yes on the second screen or a spoken one, with what was signed.

    It was put before the client when the form was given out. The form itself stays the proof; `erbij` says which.
    """
    klant = Actor(Rol.KLANT, relatie_id=papier.relatie_id, kanaal=Kanaal.BRIEF, bevestigd=Bevestigingswijze.OP_PAPIER)
    keuze = Keuze(
        relatie_id=str(papier.relatie_id),
        medewerker_id=str(door.medewerker_id),
        contactmoment_id=str(papier.contactmoment_id),
        hulpsessie_id="",
        wijze=Bevestigingswijze.OP_PAPIER,
        soort=papier.stroom,
        object_id=papier.object_id,
        versie=versie,
        taal=papier.taal,
        punten=[say(punt, papier.taal) for punt in punten],
        erbij=papier.code,
        stappen={"handtekening-gezien": nu.isoformat()},
        gevraagd_op=papier.uitgegeven_op,
        verloopt_op=nu,
    )
    session.add(keuze)
    session.flush()
    naar = Keuzestatus.BEVESTIGD if ja else Keuzestatus.GEWEIGERD
    overgang(session, KEUZE_OVERGANGEN, keuze, naar, door=klant, nu=nu)
    keuze.beantwoord_op = nu
    return keuze


# --- on the second screen -------------------------------------------------------------------------------------------


def tweede_scherm_beginnen(session: Session, *, ip: str, peper: str, nu: datetime) -> str:
    """A device in the office becomes a second screen; returns the secret for its cookie, or nothing if too often."""
    if not binnen_tempo(session, soort="scherm-ip", wie=ip, peper=peper, nu=nu):
        return ""
    geheim = secrets.token_urlsafe(24)
    scherm = TweedeScherm(
        id=geheim_hash(geheim, peper=peper),
        code_hash=geheim_hash(f"scherm:{_schermcode(geheim, peper)}", peper=peper),
        inlogcode_hash=code_hash(_inlogcode(geheim, peper), peper=peper),
        gemaakt_op=nu,
        verloopt_op=nu + SCHERM_GELDIG,
    )
    session.add(scherm)
    return geheim


def _schermcode(geheim: str, peper: str) -> str:
    """Six digits that only this device can show; they are nowhere in the database."""
    return f"{int(geheim_hash(f'code:{geheim}', peper=peper), 16) % 10**6:06d}"


def _inlogcode(geheim: str, peper: str) -> str:
    """The login code that only this device can show; it opens nothing until a medewerker lets it."""
    return nieuwe_code(Bewijswijze.BALIE, uit=geheim_hash(f"inlogcode:{geheim}", peper=peper))


def scherm_stand(session: Session, *, geheim: str, peper: str, nu: datetime) -> Schermstand:
    """What this device shows now: a code, what there is to agree, or that it is done."""
    scherm = session.get(TweedeScherm, geheim_hash(geheim, peper=peper)) if geheim else None
    if scherm is None:
        return Schermstand("geen")
    if scherm.inlogbewijs_id is not None:
        bewijs = session.get(Inlogbewijs, scherm.inlogbewijs_id)
        if bewijs is None or bewijs.gebruikt_op is not None or bewijs.verloopt_op <= nu:
            return Schermstand("over")
        return Schermstand("inlogcode", code=_inlogcode(geheim, peper))
    if scherm.keuze_id is None:
        if scherm.verloopt_op <= nu or scherm.beeindigd_op is not None:
            return Schermstand("over")
        code = _schermcode(geheim, peper)
        return Schermstand("wacht", code=f"{code[:3]} {code[3:]}")
    keuze = session.get_one(Keuze, scherm.keuze_id)
    if keuze.status == Keuzestatus.BEVESTIGD:
        return Schermstand("gedaan", taal=keuze.taal)
    if keuze.status == Keuzestatus.GEWEIGERD:
        return Schermstand("geweigerd", taal=keuze.taal)
    if not _nog_geldig(session, keuze, nu):
        return Schermstand("over")
    bindend = BINDEND[keuze.soort]
    return Schermstand(
        "lezen",
        taal=keuze.taal,
        naam=bindend.naam,
        punten=tuple(keuze.punten),
        vraagt_akkoord=bindend.vraagt_akkoord,
    )


def _nog_geldig(session: Session, keuze: Keuze, nu: datetime) -> bool:
    """Whether the client may still answer: in time, and the medewerker still helps in that tab with that login."""
    hulp = session.get(Hulpsessie, keuze.hulpsessie_id)
    sessie = session.get(Sessie, hulp.sessie_id) if hulp else None
    return (
        keuze.status == Keuzestatus.GEVRAAGD
        and keuze.verloopt_op > nu
        and hulp is not None
        and hulp.beeindigd_op is None
        and hulp.verloopt_op > nu
        and sessie is not None
        and sessie.beeindigd_op is None
        and sessie.verloopt_op > nu
    )


def schermcode_van(formulier: Mapping[str, object]) -> str:
    """The code of a second screen as it was typed; raises `FouteInvoer` for anything else."""
    code = cijfers(str(formulier.get("code", ""))[:40])
    if len(code) != 6:
        raise FouteInvoer([Veldfout("code", zin("Vul de 6 cijfers van het tweede scherm in."))])
    return code


def vrij_scherm(session: Session, *, code: str, door: Actor, peper: str, nu: datetime) -> TweedeScherm | None:
    """The one device that shows this code and nothing else yet; a try counts, right or wrong."""
    if not binnen_tempo(session, soort="scherm-koppelen", wie=str(door.medewerker_id), peper=peper, nu=nu):
        return None
    schermen = session.exec(
        select(TweedeScherm)
        .where(
            TweedeScherm.code_hash == geheim_hash(f"scherm:{code}", peper=peper),
            col(TweedeScherm.keuze_id).is_(None),
            col(TweedeScherm.inlogbewijs_id).is_(None),
            col(TweedeScherm.beeindigd_op).is_(None),
            col(TweedeScherm.verloopt_op) > nu,
        )
        .with_for_update()
    ).all()
    # Two devices with one code: nobody knows which of them is meant.
    return schermen[0] if len(schermen) == 1 else None


@handeling(Rol.MEDEWERKER)
def scherm_koppelen(
    session: Session,
    *,
    soort: str,
    object_id: str,
    formulier: Mapping[str, object],
    sessie_id: str,
    tab: str,
    door: Actor,
    beleid: Beleid,
    peper: str,
    vandaag: date,
    nu: datetime,
) -> str:
    """Put an act before the client on the device that shows this code; returns the id, or nothing for a wrong code.

    A wrong code counts, so it is returned and not raised. The code works once, for minutes. It takes a help session in
    this tab and identity seen at the desk. Raises `FouteInvoer`, `KanZoNiet` and `NietGevonden`.
    """
    hulp = _hulp_in_deze_tab(session, sessie_id=sessie_id, tab=tab, door=door, peper=peper, nu=nu)
    moment = _moment(session, hulp, door)
    if moment.verificatie != Verificatie.IDENTITEIT_GEZIEN:
        raise KanZoNiet(
            zin("U heeft in dit gesprek geen identiteitsbewijs gezien."),
            zin("Het tweede scherm is voor klanten aan de balie. De klant kan ook zelf inloggen."),
        )
    antwoorden = Antwoorden(formulier)
    erbij = antwoorden.neem("erbij", parse_tekst, maximum=100, leeg=None)
    antwoorden.neem("aan_balie", parse_vinkje, verplicht=zin("Kruis aan dat het scherm hier bij de klant staat."))
    antwoorden.controleer()
    scherm = vrij_scherm(session, code=schermcode_van(formulier), door=door, peper=peper, nu=nu)
    if scherm is None:
        return ""
    keuze = _vragen(
        session,
        hulp=hulp,
        wijze=Bevestigingswijze.TWEEDE_SCHERM,
        soort=soort,
        object_id=object_id,
        erbij=erbij.waarde,
        door=door,
        beleid=beleid,
        vandaag=vandaag,
        nu=nu,
    )
    scherm.keuze_id, scherm.gekoppeld_op, scherm.code_hash = keuze.id, nu, ""
    return keuze.id


def _keuze_op_scherm(session: Session, *, geheim: str, peper: str, nu: datetime) -> tuple[TweedeScherm, Keuze]:
    scherm = session.get(TweedeScherm, geheim_hash(geheim, peper=peper), with_for_update=True) if geheim else None
    if scherm is None or scherm.keuze_id is None:
        raise SchermWerktNietMeer
    keuze = session.get_one(Keuze, scherm.keuze_id, with_for_update=True)
    session.refresh(keuze)
    if not _nog_geldig(session, keuze, nu):
        raise SchermWerktNietMeer
    return scherm, keuze


@handeling(Rol.BEZOEKER)
def op_tweede_scherm_bevestigen(
    session: Session,
    *,
    geheim: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    peper: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """The client presses the button on the second screen: the act is done, once, and the screen forgets.

    Raises `SchermWerktNietMeer`, and whatever the act itself refuses.
    """
    scherm, keuze = _keuze_op_scherm(session, geheim=geheim, peper=peper, nu=nu)
    _uitvoeren(
        session, keuze, formulier=formulier, kanaal=Kanaal.BALIE, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu
    )
    scherm.beeindigd_op = nu


@handeling(Rol.BEZOEKER)
def op_tweede_scherm_weigeren(
    session: Session, *, geheim: str, door: Actor, beleid: Beleid, origin: str, peper: str, vandaag: date, nu: datetime
) -> None:
    """The client says no on the second screen: nothing is agreed, and the screen forgets.

    Where a no is an answer that somebody waits for, it is given, as the client.
    """
    scherm, keuze = _keuze_op_scherm(session, geheim=geheim, peper=peper, nu=nu)
    klant = _als_klant(keuze, Kanaal.BALIE)
    weigeren = BINDEND[keuze.soort].weigeren
    if weigeren is not None:
        weigeren(session, keuze, klant, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)
    overgang(session, KEUZE_OVERGANGEN, keuze, Keuzestatus.GEWEIGERD, door=klant, nu=nu)
    keuze.beantwoord_op = scherm.beeindigd_op = nu


# --- a spoken yes ---------------------------------------------------------------------------------------------------


@handeling(Rol.MEDEWERKER)
def mondeling_beginnen(
    session: Session,
    *,
    soort: str,
    object_id: str,
    formulier: Mapping[str, object],
    sessie_id: str,
    tab: str,
    door: Actor,
    beleid: Beleid,
    peper: str,
    vandaag: date,
    nu: datetime,
) -> str:
    """Begin to read an act aloud by phone; returns the id.

    Only after we called back a number we know, and only for acts that policy allows. Raises `KanZoNiet`.
    """
    hulp = _hulp_in_deze_tab(session, sessie_id=sessie_id, tab=tab, door=door, peper=peper, nu=nu)
    moment = _moment(session, hulp, door)
    kan_terug = soort in BINDEND and BINDEND[soort].terugdraaien is not None
    if not kan_terug or soort not in beleid.regio.beleid_op(vandaag).gesprek.mondeling_toegestaan:
        raise KanZoNiet(zin("Dit kan niet mondeling."), zin("Laat de klant zelf inloggen, of aan de balie bevestigen."))
    if moment.kanaal != Kanaal.TELEFOON or moment.verificatie != Verificatie.TERUGGEBELD:
        raise KanZoNiet(
            zin("U heeft deze klant niet teruggebeld op een bekend nummer."),
            zin("Bel terug en begin een nieuw gesprek. Of laat de klant zelf inloggen."),
        )
    antwoorden = Antwoorden(formulier)
    erbij = antwoorden.neem("erbij", parse_tekst, maximum=100, leeg=None)
    antwoorden.controleer()
    return _vragen(
        session,
        hulp=hulp,
        wijze=Bevestigingswijze.MONDELING,
        soort=soort,
        object_id=object_id,
        erbij=erbij.waarde,
        door=door,
        beleid=beleid,
        vandaag=vandaag,
        nu=nu,
    ).id


@handeling(Rol.MEDEWERKER)
def mondelinge_stap_vastleggen(
    session: Session,
    *,
    keuze_id: str,
    stap: str,
    sessie_id: str,
    tab: str,
    door: Actor,
    beleid: Beleid,
    origin: str,
    peper: str,
    vandaag: date,
    nu: datetime,
) -> Keuzestatus:
    """Record one step of the protocol, in its order: read aloud, the client said yes, the client repeated it.

    After the last step the act is done, as the client. Raises `NietGevonden` for another order, another client, another
    tab or one that is over.
    """
    hulp = _hulp_in_deze_tab(session, sessie_id=sessie_id, tab=tab, door=door, peper=peper, nu=nu)
    keuze = session.get(Keuze, keuze_id, with_for_update=True)
    if keuze is None or keuze.hulpsessie_id != hulp.id or keuze.wijze != Bevestigingswijze.MONDELING:
        raise NietGevonden(f"keuze {keuze_id}")
    session.refresh(keuze)
    if not _nog_geldig(session, keuze, nu) or len(keuze.stappen) >= len(STAPPEN) or stap != STAPPEN[len(keuze.stappen)]:
        raise NietGevonden(f"stap {stap} van keuze {keuze_id}")
    keuze.stappen = {**keuze.stappen, stap: nu.isoformat()}
    if stap == STAPPEN[-1]:
        _uitvoeren(
            session,
            keuze,
            # What was read aloud and repeated: the terms, and where the privacy statement is.
            formulier={"akkoord": "ja", "gelezen": "ja"},
            kanaal=Kanaal.TELEFOON,
            beleid=beleid,
            origin=origin,
            vandaag=vandaag,
            nu=nu,
        )
    return Keuzestatus(keuze.status)


@handeling(Rol.KLANT, namens_klant=True)
def mondelinge_keuze_terugdraaien(session: Session, *, keuze_id: str, door: Actor, origin: str, nu: datetime) -> None:
    """Undo a spoken yes without cost, within the days of policy; raises `NietGevonden`, too late as well."""
    keuze = session.get(Keuze, keuze_id, with_for_update=True)
    if (
        keuze is None
        or keuze.relatie_id != door.klant_id
        or keuze.status != Keuzestatus.BEVESTIGD
        or keuze.terug_tot is None
        or keuze.terug_tot <= nu
    ):
        raise NietGevonden(f"keuze {keuze_id}")
    terugdraaien = BINDEND[keuze.soort].terugdraaien
    if terugdraaien is None:
        raise NietGevonden(f"keuze {keuze_id}")
    terugdraaien(session, keuze, door, origin, nu)
    overgang(session, KEUZE_OVERGANGEN, keuze, Keuzestatus.TERUGGEDRAAID, door=door, nu=nu)
    bericht_maken(
        session,
        relatie=relatie_van(session, keuze.relatie_id),
        soort="keuze-teruggedraaid",
        waarden={"wat": BINDEND[keuze.soort].naam},
        origin=origin,
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def keuze_intrekken(session: Session, *, keuze_id: str, door: Actor, nu: datetime) -> None:
    """Take an act back that was put before the client and not answered; the second screen forgets."""
    keuze = session.get(Keuze, keuze_id, with_for_update=True)
    if keuze is None or keuze.medewerker_id != door.medewerker_id or keuze.relatie_id != door.namens:
        raise NietGevonden(f"keuze {keuze_id}")
    session.refresh(keuze)
    if keuze.status == Keuzestatus.GEVRAAGD:
        overgang(session, KEUZE_OVERGANGEN, keuze, Keuzestatus.VERVALLEN, door=door, nu=nu)


# --- following ------------------------------------------------------------------------------------------------------


def keuze_stand(session: Session, *, keuze_id: str, door: Actor, nu: datetime) -> KeuzeStand:
    """How far an act is, for the medewerker who put it before the client they help; raises `NietGevonden`."""
    keuze = session.get(Keuze, keuze_id)
    if keuze is None or keuze.medewerker_id != door.medewerker_id or keuze.relatie_id != door.namens:
        raise NietGevonden(f"keuze {keuze_id}")
    return KeuzeStand(
        id=keuze.id,
        soort=keuze.soort,
        wijze=keuze.wijze,
        status=Keuzestatus(keuze.status),
        punten=tuple(keuze.punten),
        taal=keuze.taal,
        stappen=tuple(keuze.stappen),
        over=keuze.status == Keuzestatus.GEVRAAGD and not _nog_geldig(session, keuze, nu),
    )


def terug_te_draaien(session: Session, *, relatie_id: str, nu: datetime) -> list[tuple[str, Zin, datetime]]:
    """The spoken choices this client can still undo: id, what it was, until when."""
    rows = session.exec(
        select(Keuze).where(
            Keuze.relatie_id == relatie_id,
            Keuze.status == Keuzestatus.BEVESTIGD,
            col(Keuze.terug_tot) > nu,
        )
    ).all()
    return [(keuze.id, BINDEND[keuze.soort].naam, keuze.terug_tot) for keuze in rows if keuze.terug_tot]


def oude_schermen_wissen(session: Session, *, nu: datetime) -> int:
    """Close acts nobody answered, and delete second screens of yesterday and unanswered acts of last year."""
    open_keuzes = select(Keuze).where(Keuze.status == Keuzestatus.GEVRAAGD, col(Keuze.verloopt_op) <= nu)
    for keuze in session.exec(open_keuzes.with_for_update()).all():
        overgang(session, KEUZE_OVERGANGEN, keuze, Keuzestatus.VERVALLEN, door=SYSTEEM, nu=nu)
    session.exec(delete(TweedeScherm).where(col(TweedeScherm.gemaakt_op) < nu - timedelta(days=1)))
    oud = delete(Keuze).where(
        col(Keuze.status).in_([Keuzestatus.GEWEIGERD, Keuzestatus.VERVALLEN]),
        col(Keuze.gevraagd_op) < nu - timedelta(days=365),
    )
    return int(session.exec(oud).rowcount)
