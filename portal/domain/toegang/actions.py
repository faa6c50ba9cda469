"""Asking for a code, trying one, and ending sessions."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, or_, update
from sqlmodel import Session, col, select

from portal import routes
from portal.domain.bericht.actions import bericht_aan_adres
from portal.domain.corporatie.model import Medewerker
from portal.domain.relatie.actions import relatie_bij_bewezen_contact
from portal.domain.relatie.model import ContactgegevenSoort
from portal.domain.shared.actor import Actor, Rol
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.rights import handeling
from portal.domain.toegang.model import (
    Aanmelding,
    Bevestiging,
    Hulpsessie,
    Inlogbewijs,
    Inlogpoging,
    Machtigingsessie,
    Passkeyvraag,
    Sessie,
    Tempometing,
)
from portal.domain.toegang.queries import contactwijziging_in_rust
from portal.domain.toegang.rules import (
    CODE_GELDIG,
    HULP_GELDIG,
    MAXIMUM_POGINGEN,
    SESSIE_GELDIG,
    TEMPO,
    Uitkomst,
    cijfers,
    geheim_hash,
    gelijk,
)


@dataclass(frozen=True)
class Poging:
    """What became of a try; `sessie` is the secret for the cookie when it worked."""

    uitkomst: Uitkomst
    sessie: str = ""
    doel: str = ""
    taal: str = "nl"


def binnen_tempo(session: Session, *, soort: str, wie: str, peper: str, nu: datetime) -> bool:
    """Count this event and say whether it is still within the limits of its kind."""
    bucket = geheim_hash(f"{soort}:{wie}", peper=peper)
    for venster, maximum in TEMPO[soort]:
        telling = select(func.count()).select_from(Tempometing)
        seen = session.exec(telling.where(Tempometing.bucket == bucket, col(Tempometing.op) > nu - venster)).one()
        if seen >= maximum:
            return False
    session.add(Tempometing(bucket=bucket, op=nu))
    return True


def code_versturen(
    session: Session,
    *,
    soort: str,
    waarde: str,
    doel: str,
    taal: str,
    voor_collega: bool = False,
    ip: str,
    peper: str,
    origin: str,
    nu: datetime,
) -> str:
    """Send a login code to an address or number and return the secret for the cookie of this browser.

    The answer is the same whether the address is known, unknown or asked too often; a newer code ends an older one.
    """
    browser, code, sleutel = secrets.token_urlsafe(24), f"{secrets.randbelow(10**6):06d}", secrets.token_urlsafe(24)
    mag = binnen_tempo(session, soort="code-ip", wie=ip, peper=peper, nu=nu) and binnen_tempo(
        session, soort="code-adres", wie=waarde, peper=peper, nu=nu
    )
    if mag:
        session.exec(
            update(Inlogpoging)
            .where(col(Inlogpoging.waarde) == waarde, col(Inlogpoging.gebruikt_op).is_(None))
            .values(gebruikt_op=nu)
        )
    poging = Inlogpoging(
        id=geheim_hash(browser, peper=peper),
        soort=soort,
        waarde=waarde,
        code_hash=geheim_hash(f"{browser}:{code}", peper=peper),
        sleutel_hash=geheim_hash(sleutel, peper=peper),
        doel=doel,
        taal=taal,
        gemaakt_op=nu,
        verloopt_op=nu + CODE_GELDIG,
        uitkomst="" if mag else Uitkomst.TE_VAAK,
        voor_collega=voor_collega,
    )
    session.add(poging)
    if mag:
        adres = routes.in_language(routes.INLOGGEN_LINK, taal)
        bericht_aan_adres(
            session,
            soort="inlogcode",
            kanaal=soort,
            adres=waarde,
            taal=taal,
            waarden={"code": f"{code[:3]} {code[3:]}"},
            knop_adres=f"{origin}{adres}?sleutel={sleutel}",
            vluchtig_tot=poging.verloopt_op,
            nu=nu,
        )
    return browser


def inloggen(
    session: Session, *, browser: str, code: str = "", sleutel: str = "", ip: str, peper: str, nu: datetime
) -> Poging:
    """Try a code, or the key behind the button in the mail; a session follows when it is right.

    Each try counts before it is compared, so five tries stay five when they arrive at once. Nothing is refused by
    raising: a refused try must stay counted.
    """
    if not browser:
        return Poging(Uitkomst.ANDERE_BROWSER)
    poging = session.exec(
        select(Inlogpoging).where(Inlogpoging.id == geheim_hash(browser, peper=peper)).with_for_update()
    ).first()
    if poging is None:
        return Poging(Uitkomst.ANDERE_BROWSER)

    def uitkomst(waarom: Uitkomst) -> Poging:
        poging.uitkomst = waarom
        return Poging(waarom, doel=poging.doel, taal=poging.taal)

    if poging.gebruikt_op is not None:
        return uitkomst(Uitkomst.GEBRUIKT)
    binnen = binnen_tempo(session, soort="proberen-ip", wie=ip, peper=peper, nu=nu) and binnen_tempo(
        session, soort="proberen-adres", wie=poging.waarde, peper=peper, nu=nu
    )
    if not binnen or poging.pogingen >= MAXIMUM_POGINGEN:
        return uitkomst(Uitkomst.TE_VAAK)
    if poging.verloopt_op <= nu:
        return uitkomst(Uitkomst.VERLOPEN)
    poging.pogingen += 1
    klopt = (
        gelijk(poging.sleutel_hash, sleutel, peper=peper)
        if sleutel
        else gelijk(poging.code_hash, f"{browser}:{cijfers(code)}", peper=peper)
    )
    if not klopt:
        return uitkomst(Uitkomst.TE_VAAK if poging.pogingen >= MAXIMUM_POGINGEN else Uitkomst.FOUT)
    if poging.voor_collega:
        return uitkomst(_halve_login(session, poging, nu))
    if contactwijziging_in_rust(session, poging.soort, poging.waarde) is not None:
        return uitkomst(Uitkomst.RUST)
    poging.gebruikt_op = nu
    relatie = relatie_bij_bewezen_contact(session, soort=poging.soort, waarde=poging.waarde, taal=poging.taal, nu=nu)
    geheim = sessie_beginnen(session, relatie_id=relatie.id, bewijs=poging.soort, peper=peper, nu=nu)
    return Poging(Uitkomst.GELUKT, sessie=geheim, doel=poging.doel, taal=poging.taal)


def _halve_login(session: Session, poging: Inlogpoging, nu: datetime) -> Uitkomst:
    """The code of a colleague was right: half of a login. No session begins before the other half, a passkey."""
    poging.gebruikt_op = nu
    medewerker = session.exec(select(Medewerker).where(func.lower(Medewerker.email) == poging.waarde.lower())).first()
    if medewerker is None or not medewerker.actief:
        return Uitkomst.GEEN_COLLEGA
    poging.medewerker_id = medewerker.id
    return Uitkomst.PASSKEY


def sessie_beginnen(
    session: Session,
    *,
    relatie_id: str | None = None,
    medewerker_id: str | None = None,
    bewijs: str,
    aanbieder: str = "",
    aanbieder_sid: str = "",
    id_token: str = "",
    peper: str,
    nu: datetime,
) -> str:
    """Begin a session and return its secret; a fresh one at every login, so nothing can be fixed beforehand."""
    geheim = secrets.token_urlsafe(32)
    session.add(
        Sessie(
            id=geheim_hash(geheim, peper=peper),
            relatie_id=relatie_id,
            medewerker_id=medewerker_id,
            bewijs=bewijs,
            gemaakt_op=nu,
            verloopt_op=nu + SESSIE_GELDIG,
            bewezen_op=nu,
            aanbieder=aanbieder,
            aanbieder_sid=aanbieder_sid,
            id_token=id_token,
        )
    )
    return geheim


def hulpsessie_beginnen(
    session: Session,
    *,
    sessie_id: str,
    tab: str,
    relatie_id: str,
    klant: str,
    contactmoment_id: str,
    kanaal: str,
    peper: str,
    nu: datetime,
) -> Hulpsessie:
    """Begin to act for a client in this tab; one that still ran in the tab ends first."""
    hulpsessies_beeindigen(session, sessie_id=sessie_id, tab=tab, peper=peper, nu=nu)
    hulp = Hulpsessie(
        sessie_id=sessie_id,
        tab=geheim_hash(tab, peper=peper),
        relatie_id=relatie_id,
        klant=klant,
        contactmoment_id=contactmoment_id,
        kanaal=kanaal,
        begonnen_op=nu,
        verloopt_op=nu + HULP_GELDIG,
    )
    session.add(hulp)
    return hulp


def hulpsessies_beeindigen(session: Session, *, sessie_id: str, tab: str, peper: str, nu: datetime) -> int:
    """Stop acting for a client in this tab. Returns how many ended."""
    ended = session.exec(
        update(Hulpsessie)
        .where(
            col(Hulpsessie.sessie_id) == sessie_id,
            col(Hulpsessie.tab) == geheim_hash(tab, peper=peper),
            col(Hulpsessie.beeindigd_op).is_(None),
        )
        .values(beeindigd_op=nu)
    )
    return int(ended.rowcount)


def machtigingsessie_beginnen(
    session: Session,
    *,
    sessie_id: str,
    tab: str,
    gemachtigde_id: str,
    relatie_id: str,
    klant: str,
    machtiging_id: str,
    rechten: Iterable[str],
    verloopt_op: datetime,
    peper: str,
    nu: datetime,
) -> Machtigingsessie:
    """Begin to act for a client in this tab; for whoever the tab acted before, it stops."""
    machtigingsessie_stoppen(session, sessie_id=sessie_id, tab=tab, peper=peper, nu=nu)
    namens = Machtigingsessie(
        sessie_id=sessie_id,
        tab=geheim_hash(tab, peper=peper),
        gemachtigde_id=gemachtigde_id,
        relatie_id=relatie_id,
        klant=klant,
        machtiging_id=machtiging_id,
        rechten=",".join(rechten),
        begonnen_op=nu,
        verloopt_op=verloopt_op,
    )
    session.add(namens)
    session.flush()
    return namens


def machtigingsessie_stoppen(session: Session, *, sessie_id: str, tab: str, peper: str, nu: datetime) -> None:
    """From here on this tab is the gemachtigde's own again."""
    session.exec(
        update(Machtigingsessie)
        .where(
            col(Machtigingsessie.sessie_id) == sessie_id,
            col(Machtigingsessie.tab) == geheim_hash(tab, peper=peper),
            col(Machtigingsessie.beeindigd_op).is_(None),
        )
        .values(beeindigd_op=nu)
    )


def machtigingsessies_intrekken(session: Session, *, machtiging_id: str, nu: datetime) -> None:
    """The machtiging ended: no tab acts by it any more, from the next event on."""
    session.exec(
        update(Machtigingsessie)
        .where(col(Machtigingsessie.machtiging_id) == machtiging_id, col(Machtigingsessie.ingetrokken_op).is_(None))
        .values(ingetrokken_op=nu)
    )


@handeling(Rol.MEDEWERKER)
def vergrendelen(session: Session, *, sessie_id: str, door: Actor, nu: datetime) -> None:
    """Lock every screen of this login; what was written down stays. Nothing can be done until it is unlocked."""
    session.exec(
        update(Sessie)
        .where(col(Sessie.id) == sessie_id, col(Sessie.medewerker_id) == door.medewerker_id)
        .values(vergrendeld_op=nu)
    )


def ontgrendelcode_versturen(session: Session, *, sessie_id: str, peper: str, origin: str, nu: datetime) -> bool:
    """Send a code to the own mail address of the medewerker of a locked login. False: asked too often."""
    sessie, medewerker = _vergrendeld(session, sessie_id, nu)
    if not binnen_tempo(session, soort="code-adres", wie=medewerker.email, peper=peper, nu=nu):
        return False
    code = f"{secrets.randbelow(10**6):06d}"
    session.exec(delete(Inlogpoging).where(col(Inlogpoging.id) == _slot(sessie.id, peper)))
    session.add(
        Inlogpoging(
            id=_slot(sessie.id, peper),
            soort=ContactgegevenSoort.EMAIL,
            waarde=medewerker.email,
            code_hash=geheim_hash(f"{sessie.id}:{code}", peper=peper),
            sleutel_hash="",
            doel="ontgrendelen",
            taal="nl",
            gemaakt_op=nu,
            verloopt_op=nu + CODE_GELDIG,
        )
    )
    bericht_aan_adres(
        session,
        soort="inlogcode",
        kanaal=ContactgegevenSoort.EMAIL,
        adres=medewerker.email,
        taal="nl",
        waarden={"code": f"{code[:3]} {code[3:]}"},
        knop_adres=f"{origin}{routes.BALIE}",
        vluchtig_tot=nu + CODE_GELDIG,
        nu=nu,
    )
    return True


def ontgrendelen(session: Session, *, sessie_id: str, code: str, peper: str, nu: datetime) -> bool:
    """Unlock with the code; a wrong one counts, five make it worthless. Nothing is raised, so the count stays."""
    sessie, _ = _vergrendeld(session, sessie_id, nu)
    poging = session.get(Inlogpoging, _slot(sessie.id, peper), with_for_update=True)
    if poging is None or poging.gebruikt_op is not None or poging.verloopt_op <= nu:
        return False
    if poging.pogingen >= MAXIMUM_POGINGEN:
        return False
    poging.pogingen += 1
    if not gelijk(poging.code_hash, f"{sessie.id}:{cijfers(code)}", peper=peper):
        return False
    poging.gebruikt_op, sessie.vergrendeld_op = nu, None
    return True


def _vergrendeld(session: Session, sessie_id: str, nu: datetime) -> tuple[Sessie, Medewerker]:
    sessie = session.get(Sessie, sessie_id, with_for_update=True)
    medewerker = session.get(Medewerker, sessie.medewerker_id) if sessie else None
    if sessie is None or medewerker is None or not medewerker.actief or sessie.vergrendeld_op is None:
        raise NietGevonden("vergrendelde sessie")
    if sessie.beeindigd_op is not None or sessie.verloopt_op <= nu:
        raise NietGevonden("vergrendelde sessie")
    return sessie, medewerker


def _slot(sessie_id: str, peper: str) -> str:
    return geheim_hash(f"slot:{sessie_id}", peper=peper)


def sessie_beeindigen(session: Session, *, geheim: str, peper: str, nu: datetime, overal: bool = False) -> int:
    """End this session, or every session of the same person; returns how many ended."""
    sessie = session.get(Sessie, geheim_hash(geheim, peper=peper)) if geheim else None
    if sessie is None:
        return 0
    wie = col(Sessie.id) == sessie.id
    if overal:
        wie = (
            col(Sessie.relatie_id) == sessie.relatie_id
            if sessie.relatie_id
            else col(Sessie.medewerker_id) == sessie.medewerker_id
        )
    return sessies_beeindigen(session, wie, nu=nu)


def sessies_beeindigen(session: Session, *welke: ColumnElement[bool], nu: datetime) -> int:
    """End these sessions that still run; returns how many.

    Whoever is being helped is helped no more; the conversation stays open, to be closed later.
    """
    open_ = col(Sessie.beeindigd_op).is_(None)
    session.exec(
        update(Hulpsessie)
        .where(
            col(Hulpsessie.sessie_id).in_(select(Sessie.id).where(*welke, open_)),
            col(Hulpsessie.beeindigd_op).is_(None),
        )
        .values(beeindigd_op=nu)
    )
    ended = session.exec(update(Sessie).where(*welke, open_).values(beeindigd_op=nu, id_token=""))
    return int(ended.rowcount)


def oude_toegang_wissen(session: Session, *, nu: datetime) -> int:
    """Delete logins 30 days after they end with all that hangs on them, and codes and counts after a day.

    Returns how many logins were deleted.
    """
    dag, maand = nu - timedelta(days=1), nu - timedelta(days=30)
    session.exec(delete(Inlogpoging).where(col(Inlogpoging.gemaakt_op) < dag))
    session.exec(delete(Aanmelding).where(col(Aanmelding.gemaakt_op) < dag))
    session.exec(delete(Passkeyvraag).where(col(Passkeyvraag.gemaakt_op) < dag))
    session.exec(delete(Tempometing).where(col(Tempometing.op) < dag))
    session.exec(delete(Inlogbewijs).where(col(Inlogbewijs.verloopt_op) < maand))
    # Only a login that runs can be ended here and at the provider: of any other nothing of it is kept.
    session.exec(
        update(Sessie)
        .where(
            or_(col(Sessie.verloopt_op) <= nu, col(Sessie.beeindigd_op).is_not(None)),
            or_(col(Sessie.id_token) != "", col(Sessie.aanbieder_sid) != ""),
        )
        .values(id_token="", aanbieder_sid="")
    )
    oud = select(Sessie.id).where(col(Sessie.verloopt_op) < maand)
    for model in (Hulpsessie, Machtigingsessie, Bevestiging):
        session.exec(delete(model).where(col(model.sessie_id).in_(oud)))
    return int(session.exec(delete(Sessie).where(col(Sessie.verloopt_op) < maand)).rowcount)
