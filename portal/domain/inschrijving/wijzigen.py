"""Keeping one's data up to date: address, household and income. CORA Actualiseren inschrijfgegevens.

What a change means is shown before it is saved; it is confirmed by a message that tells nothing but what changed,
and that goes to the old address as well.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.corporatie.model import Medewerker
from portal.domain.inschrijving.keten import schakel_toevoegen
from portal.domain.inschrijving.model import Inschrijving, Medeaanvrager, Medeaanvragerstatus, Wijziging
from portal.domain.inschrijving.queries import loopt_of_wacht
from portal.domain.inschrijving.rules import Gegevens, lees_stap
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, Zin, zin
from portal.domain.shared.rights import handeling
from portal.i18n import Bedrag

ADRES, HUISHOUDEN, INKOMEN = "adres", "huishouden", "inkomen"
_NET = timedelta(minutes=15)
WAT: Mapping[str, Zin] = {
    ADRES: zin("uw adres"),
    HUISHOUDEN: zin("uw huishouden"),
    INKOMEN: zin("uw inkomen"),
}


class NietsGewijzigd(Weigering):
    """What was filled in is what we have already."""

    def __init__(self) -> None:
        super().__init__(zin("U heeft niets veranderd."), zin("Dit zijn de gegevens die wij al hebben."))


class GegevensIntussenGewijzigd(Weigering):
    """Somebody changed this in the meantime: another tab, or a medewerker who helps."""

    def __init__(self) -> None:
        super().__init__(
            zin("Deze gegevens zijn intussen veranderd. Er is nu niets bewaard."),
            zin("Wat u typte staat er nog. Kijk het nog eens na."),
        )


@dataclass(frozen=True)
class Gegevensstand:
    """What we have now of one subject, as it is asked on the form; `versie` is what was on screen.

    What is `geheim` is shown to the client alone.
    """

    wat: str
    gegevens: Gegevens
    versie: str
    geheim: bool = False


@dataclass(frozen=True)
class Voorstel:
    """What somebody filled in next to what we have, and what the change would mean."""

    oud: Gegevens
    nieuw: Gegevens
    gevolgen: tuple[Zin, ...]
    geheim: bool = False


def gegevens_van(session: Session, *, relatie_id: str, wat: str) -> Gegevensstand:
    """What we have now; raises `NietGevonden` for another subject, or for data of an inschrijving that is not there."""
    if wat not in WAT:
        raise NietGevonden(f"gegevens {wat}")
    relatie = relatie_van(session, relatie_id)
    inschrijving = _inschrijving(session, relatie.id)
    if wat == ADRES:
        gegevens = _adres(relatie)
    elif inschrijving is None:
        raise NietGevonden(f"{wat} zonder inschrijving")
    elif wat == HUISHOUDEN:
        samen = "ja" if _medeaanvrager(session, inschrijving) else "nee"
        gegevens = {"samen": samen, "kinderen": str(inschrijving.kinderen)}
    else:
        gegevens = {"inkomen_cent": "" if inschrijving.inkomen_cent is None else str(inschrijving.inkomen_cent)}
    return Gegevensstand(wat, gegevens, _versie(gegevens), geheim=wat == ADRES and relatie.geheim_adres)


def gegevens_nakijken(
    session: Session, *, relatie_id: str, wat: str, formulier: Mapping[str, object], vandaag: date
) -> Voorstel:
    """What a change would mean; nothing is saved. Raises `FouteInvoer`, `NietsGewijzigd`, `NietGevonden`."""
    stand = gegevens_van(session, relatie_id=relatie_id, wat=wat)
    nieuw = _gelezen(stand, formulier, vandaag)
    inschrijving = _inschrijving(session, relatie_id)
    mede = _medeaanvrager(session, inschrijving) if inschrijving else None
    relatie = relatie_van(session, relatie_id)
    wat_volgt = gevolgen(
        wat,
        stand.gegevens,
        nieuw,
        mede=mede.naam if mede else "",
        ingeschreven=inschrijving is not None,
        brief=bool(relatie.adresregels) and not relatie.alleen_digitaal,
    )
    return Voorstel(stand.gegevens, nieuw, wat_volgt, stand.geheim)


def net_gewijzigd(session: Session, *, relatie_id: str, nu: datetime) -> bool:
    """Whether data of this client changed a moment ago: only then a page confirms it."""
    net = select(Wijziging.id).where(Wijziging.relatie_id == relatie_id, col(Wijziging.op) > nu - _NET)
    return session.exec(net).first() is not None


@handeling(Rol.KLANT, namens_klant=True)
def gegevens_wijzigen(
    session: Session,
    *,
    wat: str,
    formulier: Mapping[str, object],
    versie: str,
    door: Actor,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> Wijziging:
    """Save a change that was looked at. The old and the new value are kept for the client, and are in no message.

    Raises `FouteInvoer`, `NietsGewijzigd`, `GegevensIntussenGewijzigd` for a stale screen, and `NietGevonden`.
    """
    relatie = relatie_van(session, door.klant_id)
    # Two tabs at the same moment: the second waits here, and then hears what is true.
    session.refresh(relatie, with_for_update={"key_share": True})
    stand = gegevens_van(session, relatie_id=relatie.id, wat=wat)
    if stand.versie != versie:
        raise GegevensIntussenGewijzigd
    nieuw = _gelezen(stand, formulier, vandaag)
    medewerker = session.get(Medewerker, door.medewerker_id) if door.medewerker_id else None
    # Before it changes: a letter about a new address goes to the old one, where whoever lives there can object.
    bericht_maken(
        session,
        relatie=relatie,
        soort="gegevens-gewijzigd",
        waarden={
            "wat": WAT[wat],
            "moment": nu,
            "door": zin("Een medewerker deed dit samen met u.") if medewerker else zin("U deed dit zelf."),
        },
        origin=origin,
        nu=nu,
    )
    inschrijving = _inschrijving(session, relatie.id)
    if wat == ADRES:
        relatie.straat, relatie.plaats = nieuw["straat"], nieuw["plaats"]
        relatie.huisnummer = " ".join(deel for deel in (nieuw["huisnummer"], nieuw["toevoeging"]) if deel)
        relatie.postcode, relatie.land = nieuw["postcode"], nieuw["land"]
    elif inschrijving is not None and wat == HUISHOUDEN:
        inschrijving.kinderen = int(nieuw["kinderen"])
    elif inschrijving is not None:
        inschrijving.inkomen_cent = int(nieuw["inkomen_cent"]) if nieuw["inkomen_cent"] else None
    wijziging = Wijziging(
        relatie_id=relatie.id,
        soort=wat,
        oud=stand.gegevens,
        nieuw=nieuw,
        op=nu,
        kanaal=door.kanaal,
        medewerker_id=door.medewerker_id,
    )
    session.add(wijziging)
    session.flush()
    if inschrijving is not None:
        schakel_toevoegen(
            session,
            inschrijving_id=inschrijving.id,
            soort="gegevens-gewijzigd",
            inhoud={"wat": wat, "wijziging": wijziging.id, "ingevoerd_door": door.medewerker_id},
            nu=nu,
        )
    return wijziging


# Law of passend toewijzen: the size of the household and the income decide which rent fits; nothing changes the date.
def gevolgen(
    wat: str, oud: Gegevens, nieuw: Gegevens, *, mede: str, ingeschreven: bool, brief: bool
) -> tuple[Zin, ...]:
    """What a change means for the client, in sentences."""
    zinnen: list[Zin] = []
    if wat == ADRES:
        zinnen.append(zin("Onze brieven gaan vanaf nu naar dit adres."))
        if brief:
            zinnen.append(
                zin("Wij sturen nog één brief naar uw oude adres. Zo merkt u het als iemand anders dit deed.")
            )
        if ingeschreven and oud["plaats"].casefold() != nieuw["plaats"].casefold():
            zinnen.append(zin("U woont dan ergens anders. Dat kan meetellen als mensen uit de plaats voorgaan."))
        if mede:
            zinnen.append(zin("Verhuist {naam} ook? Die persoon past het eigen adres zelf aan.", naam=mede))
    elif wat == HUISHOUDEN:
        personen = 1 + bool(mede) + int(nieuw["kinderen"])
        zinnen.append(
            zin("U zoekt dan een woning voor uzelf alleen.")
            if personen == 1
            else zin("U zoekt dan een woning voor {aantal} personen.", aantal=personen)
        )
        zinnen.append(zin("Het aantal personen telt mee voor de woningen en de huur die bij u passen."))
    else:
        zinnen.append(
            zin("Wij rekenen met {bedrag} per jaar.", bedrag=Bedrag(int(nieuw["inkomen_cent"])))
            if nieuw["inkomen_cent"]
            else zin("Wij weten dan niet welke huur bij u past.")
        )
        zinnen.append(zin("U hoeft nu niets te bewijzen. Dat vragen wij pas als u een woning krijgt."))
    if ingeschreven:
        zinnen.append(zin("Uw inschrijfdatum verandert niet."))
    return tuple(zinnen)


def _gelezen(stand: Gegevensstand, formulier: Mapping[str, object], vandaag: date) -> Gegevens:
    """The clean answers; who registers together is changed with both, never here."""
    vast = {"samen": stand.gegevens["samen"]} if stand.wat == HUISHOUDEN else {}
    gelezen = lees_stap(stand.wat, {**formulier, **vast}, vandaag=vandaag)
    nieuw = {veld: gelezen[veld] or "" for veld in stand.gegevens}
    if nieuw == stand.gegevens:
        raise NietsGewijzigd
    return nieuw


def _adres(relatie: Relatie) -> Gegevens:
    binnenland = relatie.land == "NL"
    nummer, _, toevoeging = relatie.huisnummer.partition(" ") if binnenland else ("", "", relatie.huisnummer)
    return {
        "land": relatie.land,
        "straat": relatie.straat,
        "huisnummer": nummer,
        "toevoeging": toevoeging,
        "postcode": relatie.postcode,
        "plaats": relatie.plaats,
    }


def _versie(gegevens: Gegevens) -> str:
    return hashlib.sha256(json.dumps(gegevens, sort_keys=True).encode()).hexdigest()[:16]


def _inschrijving(session: Session, relatie_id: str) -> Inschrijving | None:
    return session.exec(select(Inschrijving).where(loopt_of_wacht(relatie_id))).first()


def _medeaanvrager(session: Session, inschrijving: Inschrijving) -> Medeaanvrager | None:
    """Who registers too and did not say no."""
    return session.exec(
        select(Medeaanvrager).where(
            Medeaanvrager.inschrijving_id == inschrijving.id,
            Medeaanvrager.status != Medeaanvragerstatus.GEWEIGERD,
        )
    ).first()
