"""Tips: queued for every profile that a home suits by one statement, sent in the rhythm and hours of the client."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy
from sqlalchemy import and_, exists, literal, or_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, func, select

from portal import routes
from portal.domain.advertentie.model import Advertentie, Advertentiestatus
from portal.domain.bericht.actions import bericht_maken
from portal.domain.corporatie.policy import Beleid
from portal.domain.eenheid.model import Eenheid
from portal.domain.inschrijving.model import LOOPT, Inschrijving
from portal.domain.passendheid.rules import Oordeel, Uitkomst
from portal.domain.relatie.model import Relatie
from portal.domain.shared.errors import Zin, zin
from portal.domain.shared.insert import insert_once
from portal.domain.shared.working_days import lokale_dag
from portal.domain.zoekprofiel.actions import afmeldsleutel
from portal.domain.zoekprofiel.model import Tip, Tipronde, Tipstatus, Zoekprofiel
from portal.domain.zoekprofiel.queries import oordeel_over, verruimingen
from portal.domain.zoekprofiel.rules import STIL, WENS_NAMEN, Beurt, Vervalreden, beurten, in_pauze, past
from portal.domain.zoekprofiel.wensen import ALLE_PROFIELEN, deze_woning, past_sql, wensen_van, woning_van
from portal.i18n import Bedrag, say

PER_KEER = 100


def tips_klaarzetten(session: Session, *, nu: datetime) -> int:
    """Queue the tips of the next home that was published or corrected; returns how many homes were done: one, or none.

    One transaction for each version of a home: whoever is first does it, the others find it done. A tip that is there
    stays as it is, so that a correction brings only who did not have one.
    """
    gedaan = exists().where(
        col(Tipronde.advertentie_id) == col(Advertentie.id), col(Tipronde.versie) == col(Advertentie.versie)
    )
    gevonden = session.exec(
        select(Advertentie, Eenheid)
        .join(Eenheid, col(Eenheid.id) == col(Advertentie.eenheid_id))
        .where(Advertentie.status == Advertentiestatus.GEPUBLICEERD, ~gedaan)
        .order_by(col(Advertentie.gepubliceerd_op), col(Advertentie.id))
        # A home that is being withdrawn or corrected at this moment is looked at when that is done.
        .with_for_update(of=Advertentie, read=True, skip_locked=True)
        .limit(1)
    ).first()
    if gevonden is None:
        return 0
    advertentie, eenheid = gevonden
    ronde = Tipronde(advertentie_id=advertentie.id, versie=advertentie.versie, op=nu, aantal=0)
    if insert_once(session, ronde):
        geteld = tips_invoegen(session, advertentie, eenheid.gemeente, nu=nu)
        session.get_one(Tipronde, (advertentie.id, advertentie.versie)).aantal = geteld
    return 1


def tips_invoegen(session: Session, advertentie: Advertentie, gemeente: str, *, nu: datetime) -> int:
    """One statement: a tip for every profile that this home suits; returns how many are new."""
    dialect: Any = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    profielen = sqlalchemy.select(
        col(Zoekprofiel.id),
        literal(advertentie.id),
        literal(Tipstatus.KLAAR.value),
        literal(nu, SQLModel.metadata.tables["tip"].c.gemaakt_op.type),
        literal(""),
    ).where(
        or_(col(Zoekprofiel.pauze_tot).is_(None), col(Zoekprofiel.pauze_tot) < lokale_dag(nu)),
        past_sql(ALLE_PROFIELEN, deze_woning(woning_van(advertentie, gemeente))),
    )
    kolommen = ["zoekprofiel_id", "advertentie_id", "status", "gemaakt_op", "reden"]
    statement = dialect.insert(Tip).from_select(kolommen, profielen).on_conflict_do_nothing().inline()
    return int(session.connection().execute(statement, execution_options={"preserve_rowcount": True}).rowcount)


def tips_versturen(
    session: Session,
    *,
    beleid: Beleid,
    origin: str,
    peper: str,
    vandaag: date,
    nu: datetime,
    hoogstens: int = PER_KEER,
) -> int:
    """Send the tips of the next clients whose turn it is; returns how many clients were looked at.

    Everything is checked again as it is now: the home, the profile, the inschrijving, and rent and income.
    """
    aan_de_beurt = _aan_de_beurt(nu)
    if aan_de_beurt is None:
        return 0
    ids = session.exec(
        select(Zoekprofiel.relatie_id)
        .join(Tip, col(Tip.zoekprofiel_id) == col(Zoekprofiel.id))
        .where(Tip.status == Tipstatus.KLAAR, aan_de_beurt)
        .group_by(col(Zoekprofiel.relatie_id))
        .order_by(func.min(Tip.gemaakt_op), col(Zoekprofiel.relatie_id))
        .limit(hoogstens)
    ).all()
    # All tips of one client together, and one worker for a client: two profiles never tell the same home twice.
    relaties = session.exec(
        select(Relatie).where(col(Relatie.id).in_(ids)).order_by(col(Relatie.id)).with_for_update(key_share=True)
    ).all()
    for relatie in relaties:
        _naar_klant(session, relatie, aan_de_beurt, beleid=beleid, origin=origin, peper=peper, vandaag=vandaag, nu=nu)
    return len(relaties)


def _aan_de_beurt(nu: datetime) -> Any:
    """Which tips may go out at this moment; None at night."""

    def van(beurt: Beurt) -> Any:
        return and_(
            col(Zoekprofiel.ritme) == beurt.ritme, col(Zoekprofiel.uren) == beurt.uren, col(Tip.gemaakt_op) <= beurt.tot
        )

    gevonden = [van(beurt) for beurt in beurten(nu)]
    return or_(*gevonden) if gevonden else None


def _naar_klant(
    session: Session,
    relatie: Relatie,
    aan_de_beurt: Any,
    *,
    beleid: Beleid,
    origin: str,
    peper: str,
    vandaag: date,
    nu: datetime,
) -> None:
    rijen = session.exec(
        select(Tip, Zoekprofiel, Advertentie, Eenheid)
        .join(Zoekprofiel, col(Zoekprofiel.id) == col(Tip.zoekprofiel_id))
        .join(Advertentie, col(Advertentie.id) == col(Tip.advertentie_id))
        .join(Eenheid, col(Eenheid.id) == col(Advertentie.eenheid_id))
        .where(Tip.status == Tipstatus.KLAAR, Zoekprofiel.relatie_id == relatie.id, aan_de_beurt)
        .order_by(col(Zoekprofiel.gemaakt_op), col(Zoekprofiel.id), col(Tip.gemaakt_op), col(Tip.advertentie_id))
        .with_for_update(of=Tip)
        .execution_options(populate_existing=True)
    ).all()
    gehad = set(
        session.exec(
            select(Tip.advertentie_id)
            .join(Zoekprofiel, col(Zoekprofiel.id) == col(Tip.zoekprofiel_id))
            .where(Zoekprofiel.relatie_id == relatie.id, Tip.status == Tipstatus.VERSTUURD)
        ).all()
    )
    per_profiel: dict[str, list[tuple[Tip, Advertentie, Oordeel | None]]] = {}
    profielen: dict[str, Zoekprofiel] = {}
    for tip, profiel, advertentie, eenheid in rijen:
        inkomen = oordeel_over(
            session, advertentie, eenheid.maatschappelijk_label, relatie_id=relatie.id, beleid=beleid, vandaag=vandaag
        )
        inschrijving = session.get_one(Inschrijving, profiel.inschrijving_id)
        if advertentie.id in gehad:
            reden: Vervalreden | None = Vervalreden.AL_GETIPT
        else:
            reden = vervalt(profiel, advertentie, eenheid.gemeente, inschrijving, inkomen, vandaag=vandaag, nu=nu)
        if reden is not None:
            tip.status, tip.reden = Tipstatus.VERVALLEN, reden
            continue
        gehad.add(advertentie.id)
        profielen[profiel.id] = profiel
        per_profiel.setdefault(profiel.id, []).append((tip, advertentie, inkomen))
    for profiel_id, tips in per_profiel.items():
        _schrijven(session, relatie, profielen[profiel_id], tips, origin=origin, peper=peper, nu=nu)


def vervalt(
    profiel: Zoekprofiel,
    advertentie: Advertentie,
    gemeente: str,
    inschrijving: Inschrijving,
    inkomen: Oordeel | None,
    *,
    vandaag: date,
    nu: datetime,
) -> Vervalreden | None:
    """Why a tip does not go out after all; None when it does."""
    gesloten = advertentie.sluiting_op is not None and advertentie.sluiting_op <= nu
    if advertentie.status != Advertentiestatus.GEPUBLICEERD or gesloten:
        return Vervalreden.WONING_WEG
    if in_pauze(profiel.pauze_tot, vandaag):
        return Vervalreden.PAUZE
    if inschrijving.status not in LOOPT:
        return Vervalreden.GEEN_INSCHRIJVING
    if not past(wensen_van(profiel), woning_van(advertentie, gemeente)):
        return Vervalreden.PAST_NIET_MEER
    if inkomen is not None and inkomen.uitkomst is Uitkomst.PAST_NIET:
        return Vervalreden.INKOMEN
    return None


def _schrijven(
    session: Session,
    relatie: Relatie,
    profiel: Zoekprofiel,
    tips: Sequence[tuple[Tip, Advertentie, Oordeel | None]],
    *,
    origin: str,
    peper: str,
    nu: datetime,
) -> None:
    """One message for all the homes of this profile."""
    _, woning, inkomen = tips[0]
    waarden: dict[str, object] = {"profiel": profiel.naam}
    if len(tips) == 1:
        soort = "tip"
        waarden |= {"woning": _woning(woning), "inkomen": _over_inkomen(inkomen, relatie.taal)}
        knop = f"{origin}{routes.in_language(routes.woning(woning.id), relatie.taal)}"
    else:
        soort = "tips"
        lijst = "".join(f"\n{say(_woning(advertentie), relatie.taal)}" for _, advertentie, _ in tips)
        waarden |= {"aantal": len(tips), "lijst": lijst}
        knop = ""
    bericht = bericht_maken(
        session,
        relatie=relatie,
        soort=soort,
        waarden=waarden,
        knop_adres=knop,
        afmelden_adres=f"{origin}{routes.tips_afmelden(afmeldsleutel(profiel.id, peper=peper))}",
        origin=origin,
        nu=nu,
    )
    for tip, _, _ in tips:
        tip.status, tip.verstuurd_op, tip.bericht_id = Tipstatus.VERSTUURD, nu, bericht.id


def _woning(advertentie: Advertentie) -> Zin:
    huur = advertentie.rekenhuur_cent if advertentie.brutohuur_cent is None else advertentie.brutohuur_cent
    waar = f"{advertentie.adres}, {advertentie.plaats}"
    if huur is None:
        return zin("{waar}. De huur leest u bij de woning.", waar=waar)
    return zin("{waar}. De huur is {huur} per maand.", waar=waar, huur=Bedrag(huur))


def _over_inkomen(inkomen: Oordeel | None, taal: str) -> str:
    if inkomen is None:
        return say(zin("Bij de woning leest u voor wie deze is."), taal)
    return " ".join(say(deel, taal) for deel in (inkomen.reden, inkomen.verder) if deel is not None)


def voorstellen_doen(
    session: Session, *, origin: str, peper: str, vandaag: date, nu: datetime, hoogstens: int = PER_KEER
) -> int:
    """Propose which wish to widen to the next clients who heard nothing for 30 days; returns how many were seen."""
    stil = nu - STIL
    recente_tip = exists().where(col(Tip.zoekprofiel_id) == col(Zoekprofiel.id), col(Tip.gemaakt_op) >= stil)
    profielen = session.exec(
        select(Zoekprofiel)
        .where(
            col(Zoekprofiel.gewijzigd_op) < stil,
            or_(col(Zoekprofiel.voorstel_op).is_(None), col(Zoekprofiel.voorstel_op) < stil),
            or_(col(Zoekprofiel.pauze_tot).is_(None), col(Zoekprofiel.pauze_tot) < vandaag),
            ~recente_tip,
        )
        .order_by(col(Zoekprofiel.id))
        .limit(hoogstens)
        .with_for_update(skip_locked=True, of=Zoekprofiel)
    ).all()
    for profiel in profielen:
        profiel.voorstel_op = nu
        inschrijving = session.get_one(Inschrijving, profiel.inschrijving_id)
        gevonden = verruimingen(session, wensen_van(profiel), nu=nu)
        if inschrijving.status not in LOOPT or not gevonden:
            continue
        beste = gevonden[0]
        bericht_maken(
            session,
            relatie=session.get_one(Relatie, profiel.relatie_id),
            soort="zoekprofiel-stil",
            waarden={"profiel": profiel.naam, "wens": WENS_NAMEN[beste.wens], "aantal": beste.aantal},
            afmelden_adres=f"{origin}{routes.tips_afmelden(afmeldsleutel(profiel.id, peper=peper))}",
            origin=origin,
            nu=nu,
        )
    return len(profielen)
