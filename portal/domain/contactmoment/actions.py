"""Asking for a person; what follows is a promise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, or_, select

from portal.domain.belofte.actions import belofte_inlossen, beloven
from portal.domain.belofte.model import Belofte
from portal.domain.belofte.rules import termijn
from portal.domain.bericht.actions import bericht_aan_adres, bericht_maken
from portal.domain.contactmoment.model import (
    Contactmoment,
    Contactverzoek,
    Dossiernotitie,
    Notitie,
    Tolk,
    Verificatiepoging,
    Wanneer,
)
from portal.domain.contactmoment.queries import (
    BELOFTESOORTEN,
    Contactbelofte,
    als_contactbelofte,
    lopend_contactmoment,
    waar,
)
from portal.domain.contactmoment.rules import is_spoed
from portal.domain.corporatie.policy import Beleid
from portal.domain.papier.actions import niet_buiten_het_papier_om
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import ContactgegevenSoort, Relatie
from portal.domain.relatie.queries import relatie_bij_contact, relatie_van
from portal.domain.shared.actor import Actor, Kanaal, Machtigingsrecht, Rol
from portal.domain.shared.errors import NietGevonden, zin
from portal.domain.shared.invoer import Antwoorden, parse_email, parse_keuze, parse_naam, parse_tekst, parse_telefoon
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.working_days import lokaal_moment, lokale_dag
from portal.i18n import say

LANGSTE_NOTITIE = 1000


@handeling(Rol.BEZOEKER, Rol.KLANT, namens_klant=True, machtiging=(Machtigingsrecht.LEZEN,))
def terugbelverzoek_doen(
    session: Session,
    *,
    formulier: Mapping[str, object],
    vanaf: str,
    taal: str,
    origin: str,
    door: Actor,
    beleid: Beleid,
    nu: datetime,
    ontvangen_op: datetime | None = None,
) -> Contactbelofte:
    """Ask to hear from us: by phone, e-mail or letter; the answer names who, before when and how.

    `ontvangen_op` is when a form on paper came in: the term runs from there. Raises `FouteInvoer` for what we cannot
    use. The page the client was on goes along. Who acts for a client asks for an answer to themselves, about that
    client; the client hears it.
    """
    niet_buiten_het_papier_om(session, stroom="contact", door=door)
    verzoek, spoed = _gelezen(formulier, (Kanaal.TELEFOON, Kanaal.EMAIL, Kanaal.BRIEF), beleid, nu)
    verzoek.relatie_id, verzoek.vanaf, verzoek.taal = door.klant_id, vanaf, taal
    verzoek.vastgelegd_door, verzoek.ontvangen_op = door.medewerker_id, ontvangen_op or nu
    if door.machtiging is None:
        return _beloofd(session, verzoek, spoed=spoed, origin=origin, beleid=beleid, nu=nu)
    klant = relatie_van(session, door.klant_id)
    verzoek.machtiging_id, verzoek.taal = door.machtiging.machtiging_id, klant.taal
    belofte = _beloofd(session, verzoek, spoed=spoed, aan=door.relatie_id, origin=origin, beleid=beleid, nu=nu)
    bericht_maken(
        session,
        relatie=klant,
        soort="contact-namens",
        waarden={"naam": verzoek.naam, "medewerker": belofte.medewerker, "kenmerk": verzoek.kenmerk},
        origin=origin,
        nu=nu,
    )
    return belofte


@handeling(Rol.MEDEWERKER)
def contactverzoek_vastleggen(
    session: Session,
    *,
    formulier: Mapping[str, object],
    origin: str,
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> Contactbelofte:
    """Register an e-mail or a letter that came in, or a question at the desk; its term runs from the day it came.

    Who it is from is told that we have it, by whom it is answered and before when. Raises `FouteInvoer`.
    """
    antwoorden = Antwoorden(formulier)
    binnen = antwoorden.neem_datum("binnen", vandaag, leeg=zin("Vul in op welke dag het binnenkwam."))
    verzoek, spoed = _gelezen(formulier, (Kanaal.EMAIL, Kanaal.BRIEF, Kanaal.TELEFOON), beleid, nu, antwoorden)
    verzoek.vastgelegd_door = door.medewerker_id
    # On another day than today nobody knows the hour: it came in the middle of the day.
    verzoek.ontvangen_op = nu if binnen.waarde == vandaag else lokaal_moment(binnen.waarde, time(12))
    bekend = relatie_bij_contact(session, ContactgegevenSoort.EMAIL, verzoek.email) if verzoek.email else None
    if bekend is not None:
        verzoek.relatie_id, verzoek.taal = bekend.id, bekend.taal
        inzage_vastleggen(
            session,
            relatie_id=bekend.id,
            door=door,
            reden=str(zin("Bericht van u ontvangen, kenmerk {kenmerk}", kenmerk=verzoek.kenmerk)),
            nu=nu,
        )
    belofte = _beloofd(session, verzoek, spoed=spoed, origin=origin, beleid=beleid, nu=nu)
    _bevestigd(session, verzoek, door=door, beleid=beleid, nu=nu)
    return belofte


BEVESTIGEN = "contact-bevestigen"


# Service concept, reactietermijnen: who writes an e-mail hears the next working day that we have it. Registering it is
# what tells them, so the promise is kept, in time or not, at that moment.
def _bevestigd(session: Session, verzoek: Contactverzoek, *, door: Actor, beleid: Beleid, nu: datetime) -> None:
    kanaal = Kanaal(verzoek.kanaal)
    voor = termijn(verzoek.ontvangen_op, kanaal=kanaal, beleid=beleid).bevestigen_voor
    if voor is None:
        return
    beloven(
        session,
        soort=BEVESTIGEN,
        object_id=verzoek.id,
        titel=say(zin("Laten weten dat wij uw e-mail hebben"), verzoek.taal),
        kanaal=kanaal,
        relatie_id=verzoek.relatie_id,
        medewerker_id=door.medewerker_id,
        kenmerk=verzoek.kenmerk,
        voor=voor,
        nu=nu,
        beleid=beleid,
    )
    belofte_inlossen(session, soort=BEVESTIGEN, object_id=verzoek.id, door=door, nu=nu)


def _gelezen(
    formulier: Mapping[str, object],
    kanalen: tuple[Kanaal, ...],
    beleid: Beleid,
    nu: datetime,
    antwoorden: Antwoorden | None = None,
) -> tuple[Contactverzoek, bool]:
    """The form as a contactverzoek, and whether it is urgent; a form without a channel asks to be called."""
    antwoorden = antwoorden or Antwoorden(formulier)
    regels = beleid.regio.beleid_op(lokale_dag(nu)).belofte
    gegeven = {veld: formulier.get(veld) or gewoon for veld, gewoon in _GEWOON.items()}
    gekozen = Antwoorden(gegeven)
    kanaal = Kanaal(gekozen.neem("kanaal", parse_keuze, kanalen).waarde)
    naam = antwoorden.neem("naam", parse_naam)
    telefoon = antwoorden.neem("telefoon", parse_telefoon) if kanaal is Kanaal.TELEFOON else None
    email = antwoorden.neem("email", parse_email) if kanaal is Kanaal.EMAIL else None
    leeg = zin("Vul uw adres in: straat, huisnummer, postcode en plaats.")
    adres = antwoorden.neem("adres", parse_tekst, maximum=200, leeg=leeg) if kanaal is Kanaal.BRIEF else None
    codes = ("", *(onderwerp.code for onderwerp in regels.onderwerpen))
    onderwerp = antwoorden.neem("onderwerp", parse_keuze, codes)
    vraag = antwoorden.neem("vraag", parse_tekst, maximum=500, leeg=None, bsn_bevestigd=bool(formulier.get("geen_bsn")))
    wanneer = gekozen.neem("wanneer", parse_keuze, tuple(Wanneer))
    tolk = gekozen.neem("tolk", parse_keuze, tuple(Tolk))
    tolk_taal = antwoorden.neem("tolk_taal", parse_tekst, maximum=40, leeg=None)
    begeleider = antwoorden.neem("begeleider", parse_tekst, maximum=100, leeg=None)
    antwoorden.controleer()
    gekozen.controleer()
    verzoek = Contactverzoek(
        kenmerk=nieuw_kenmerk("T"),
        naam=naam.waarde,
        kanaal=kanaal,
        telefoon=telefoon.waarde if telefoon else "",
        email=email.waarde if email else "",
        adres=adres.waarde if adres else "",
        onderwerp=onderwerp.waarde,
        vraag=vraag.waarde,
        wanneer=wanneer.waarde,
        # Who names a language and nothing else, wants us to find the interpreter.
        tolk=Tolk.WIJ if tolk.waarde == Tolk.NEE and tolk_taal.waarde else tolk.waarde,
        tolk_taal=tolk_taal.waarde,
        begeleider=begeleider.waarde,
        taal="nl",
        vanaf="",
        ontvangen_op=nu,
    )
    gevoelig = regels.onderwerp(verzoek.onderwerp)
    return verzoek, is_spoed(verzoek.vraag, beleid) or (gevoelig is not None and gevoelig.spoed)


_GEWOON = {"kanaal": Kanaal.TELEFOON, "wanneer": Wanneer.ZO_SNEL_MOGELIJK, "tolk": Tolk.NEE}
_TITELS = {
    Kanaal.TELEFOON: zin("Terugbellen over uw vraag"),
    Kanaal.EMAIL: zin("Antwoord op uw vraag, per e-mail"),
    Kanaal.BRIEF: zin("Antwoord op uw vraag, per brief"),
}
_TITELS_MET_ONDERWERP = {
    Kanaal.TELEFOON: zin("Terugbellen over: {onderwerp}"),
    Kanaal.EMAIL: zin("Antwoord per e-mail over: {onderwerp}"),
    Kanaal.BRIEF: zin("Antwoord per brief over: {onderwerp}"),
}
_BEVESTIGINGEN = {
    Kanaal.TELEFOON: "terugbelverzoek",
    Kanaal.EMAIL: "contact-per-email",
    Kanaal.BRIEF: "contact-per-brief",
}


def terugbellen_beloven(
    session: Session,
    *,
    relatie: Relatie,
    naam: str,
    telefoon: str,
    vraag: str,
    tolk: Tolk,
    voor: datetime,
    door: Actor,
    beleid: Beleid,
    nu: datetime,
) -> Contactbelofte:
    """Promise in a conversation to call this client again before this moment; whoever had it calls.

    The use case that had the conversation tells the client.
    """
    verzoek = Contactverzoek(
        kenmerk=nieuw_kenmerk("T"),
        relatie_id=relatie.id,
        naam=naam,
        kanaal=Kanaal.TELEFOON,
        telefoon=telefoon,
        vraag=vraag,
        tolk=tolk,
        tolk_taal=relatie.tolk_taal if tolk is Tolk.WIJ else "",
        taal=relatie.taal,
        vanaf="",
        vastgelegd_door=door.medewerker_id,
        ontvangen_op=nu,
    )
    return _beloven(session, verzoek, spoed=False, voor=voor, medewerker_id=door.medewerker_id, beleid=beleid, nu=nu)


def _beloven(
    session: Session,
    verzoek: Contactverzoek,
    *,
    spoed: bool,
    voor: datetime,
    medewerker_id: str | None = None,
    beleid: Beleid,
    nu: datetime,
) -> Contactbelofte:
    kanaal, regels = Kanaal(verzoek.kanaal), beleid.regio.beleid_op(lokale_dag(nu)).belofte
    onderwerp = regels.onderwerp(verzoek.onderwerp)
    titel = (
        zin(_TITELS_MET_ONDERWERP[kanaal].msgid, onderwerp=onderwerp.naam_in(verzoek.taal))
        if onderwerp
        else _TITELS[kanaal]
    )
    session.add(verzoek)
    belofte = beloven(
        session,
        soort=BELOFTESOORTEN[kanaal],
        object_id=verzoek.id,
        titel=say(titel, verzoek.taal),
        kanaal=kanaal,
        relatie_id=verzoek.relatie_id,
        medewerker_id=medewerker_id,
        spoed=spoed,
        onderwerp=verzoek.onderwerp,
        kenmerk=verzoek.kenmerk,
        extra_minuten=regels.tolk_minuten if verzoek.tolk == Tolk.WIJ else 0,
        voor=voor,
        nu=nu,
        beleid=beleid,
    )
    return als_contactbelofte(verzoek, belofte.medewerker, belofte.voor, spoed, nu)


def _beloofd(
    session: Session,
    verzoek: Contactverzoek,
    *,
    spoed: bool,
    aan: str | None = None,
    origin: str,
    beleid: Beleid,
    nu: datetime,
) -> Contactbelofte:
    """Promise the answer, and tell whoever asked (`aan`, unless it is the client) who gives it and before when."""
    kanaal = Kanaal(verzoek.kanaal)
    voor = termijn(verzoek.ontvangen_op, kanaal=kanaal, beleid=beleid, onderwerp=verzoek.onderwerp, spoed=spoed).voor
    belofte = _beloven(session, verzoek, spoed=spoed, voor=voor, beleid=beleid, nu=nu)
    waarden: dict[str, object] = {
        "medewerker": belofte.medewerker,
        "telefoon": waar(verzoek),
        "waar": waar(verzoek),
        "beloofd_voor": belofte.beloofd_voor,
        "kenmerk": verzoek.kenmerk,
    }
    soort = _BEVESTIGINGEN[kanaal]
    vrager = aan or verzoek.relatie_id
    if vrager:
        bericht_maken(
            session,
            relatie=relatie_van(session, vrager),
            soort=soort,
            waarden=waarden,
            origin=origin,
            nu=nu,
        )
    elif verzoek.vastgelegd_door and verzoek.email:
        # They wrote from this address; one that a visitor types here may be anybody's.
        bericht_aan_adres(
            session,
            soort=soort,
            kanaal=ContactgegevenSoort.EMAIL,
            adres=verzoek.email,
            taal=verzoek.taal,
            waarden=waarden,
            nu=nu,
        )
    return belofte


@handeling(Rol.MEDEWERKER)
def gespreksnotitie_bewaren(
    session: Session, *, contactmoment_id: str, veld: str, tekst: str, door: Actor, nu: datetime
) -> datetime:
    """Keep a part of the notes while the conversation goes on; nothing is lost by a reload or a restart.

    Raises `NietGevonden` for somebody else's conversation or another part, and `FouteInvoer` for a text with a BSN.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    if veld not in set(Notitie):
        raise NietGevonden(f"notitie {veld}")
    antwoorden = Antwoorden({veld: tekst})
    schoon = antwoorden.neem(veld, parse_tekst, maximum=LANGSTE_NOTITIE, leeg=None)
    antwoorden.controleer()
    setattr(moment, veld, schoon.waarde)
    moment.bewaard_op = nu
    return nu


def oude_verzoeken_wissen(session: Session, *, nu: datetime) -> int:
    """Delete requests that were dealt with: of a client after a year, of a visitor after 30 days. Returns how many."""

    def afgerond(voor: datetime):  # type: ignore[no-untyped-def]
        return select(Belofte.object_id).where(
            col(Belofte.soort).in_(BELOFTESOORTEN.values()), col(Belofte.afgerond_op) < voor
        )

    gone = session.exec(
        delete(Contactverzoek).where(
            or_(
                col(Contactverzoek.id).in_(afgerond(nu - timedelta(days=365))),
                col(Contactverzoek.relatie_id).is_(None)
                & col(Contactverzoek.id).in_(afgerond(nu - timedelta(days=30))),
            )
        )
    )
    return int(gone.rowcount)


def oude_gesprekken_wissen(session: Session, *, nu: datetime) -> int:
    """Delete conversations two years after they ended, and counts of questions after one. Returns how many."""
    oud = col(Contactmoment.afgesloten_op) < nu - timedelta(days=730)
    weg = select(Contactmoment.id).where(oud)
    session.exec(delete(Dossiernotitie).where(col(Dossiernotitie.contactmoment_id).in_(weg)))
    session.exec(delete(Verificatiepoging).where(col(Verificatiepoging.op) < nu - timedelta(days=365)))
    return int(session.exec(delete(Contactmoment).where(oud)).rowcount)
