"""Finding a client, being in conversation, helping on the client's own screens, and closing with an answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, or_, select

from portal.domain.bericht.actions import bericht_maken
from portal.domain.concept.actions import afwezig_melden, concept_van
from portal.domain.concept.model import Concept
from portal.domain.contactmoment.actions import LANGSTE_NOTITIE
from portal.domain.contactmoment.model import (
    Contactmoment,
    Identiteitsbewijs,
    Instemming,
    Verificatie,
    Verificatiepoging,
    Vervolg,
)
from portal.domain.contactmoment.queries import lopend_contactmoment
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.corporatie.queries import eis_teamleider
from portal.domain.hulp.queries import (
    GevondenKlant,
    bekende_antwoorden,
    bekende_klant,
    bekende_nummers,
    naam_van,
    verificatiewegen,
)
from portal.domain.hulp.rules import VERIFICATIE_GELDIG, klopt
from portal.domain.hulp.vervolg import afspraak_uit_gesprek, bellen_uit_gesprek, vervolg_nakijken
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.model import Inschrijving, Medeaanvrager
from portal.domain.inschrijving.queries import wachtende_medeaanvrager
from portal.domain.inschrijving.rules import CONTROLEREN, eerste_open_stap
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import Contactgegeven, Relatie
from portal.domain.relatie.queries import relatie_bij_contact, relatie_van
from portal.domain.relatie.zaken import heeft_zaak, klant_bij
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, zin
from portal.domain.shared.invoer import (
    Antwoorden,
    OngeldigeInvoer,
    parse_keuze,
    parse_mobiel,
    parse_tekst,
    parse_vinkje,
)
from portal.domain.shared.reference import lees_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.toegang.actions import hulpsessie_beginnen, hulpsessies_beeindigen
from portal.domain.toegang.model import Hulpsessie
from portal.domain.toegang.queries import verhuld
from portal.i18n import say

MEESTE_RESULTATEN = 10


class TeVeelGevonden(Weigering):
    """A name that occurs too often to show: more must be known first."""


class TeVaakFout(Weigering):
    """The questions were answered wrong too often today, or we hold too little to ask any."""


@handeling(Rol.MEDEWERKER)
def klanten_zoeken(
    session: Session, *, formulier: Mapping[str, object], door: Actor, beleid: Beleid, vandaag: date, nu: datetime
) -> list[GevondenKlant]:
    """Find a client by inschrijfnummer, e-mail, mobile number, or surname with date of birth; each result is logged.

    Raises `FouteInvoer` without a reason or a name, and `TeVeelGevonden` for a name that occurs often.
    """
    antwoorden = Antwoorden(formulier)
    zoek = antwoorden.neem("zoek", parse_tekst, maximum=200, leeg=zin("Vul in wie u zoekt."))
    reden = antwoorden.neem("reden", parse_tekst, maximum=200, leeg=zin("Schrijf op waarom u deze klant zoekt."))
    geboren = None
    if any(str(formulier.get(f"geboren_{deel}", "")).strip() for deel in ("dag", "maand", "jaar")):
        geboren = antwoorden.neem_geboortedatum("geboren", vandaag)
    antwoorden.controleer()
    query = (
        select(Relatie)
        .where(_past_bij(zoek.waarde), heeft_zaak(door.corporatie, beleid))
        .order_by(col(Relatie.achternaam), col(Relatie.voornaam))
    )
    if geboren is not None:
        query = query.where(Relatie.geboortedatum == geboren.waarde)
    gevonden = session.exec(query.limit(MEESTE_RESULTATEN + 1)).all()
    if len(gevonden) > MEESTE_RESULTATEN:
        raise TeVeelGevonden(
            zin("Deze naam komt vaker voor dan wij kunnen tonen."),
            zin("Vul ook de geboortedatum in, of zoek op inschrijfnummer of e-mailadres."),
        )
    for relatie in gevonden:
        inzage_vastleggen(session, relatie_id=relatie.id, door=door, reden=f"{_GEZOCHT}: {reden.waarde}", nu=nu)
    return [GevondenKlant(r.id, naam_van(session, relatie_id=r.id, nu=nu), _plaats(r)) for r in gevonden]


_GEZOCHT = "Gezocht"


def _plaats(relatie: Relatie) -> str:
    return "" if relatie.geheim_adres else relatie.plaats


@handeling(Rol.MEDEWERKER)
def geheim_adres_inzien(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> tuple[str, ...]:
    """Look at an address that is kept secret, in an own conversation and with a reason; the client reads both.

    Raises `FouteInvoer`, `NietGevonden`, and `AlleenTeamleider` where policy says so.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    relatie = klant_bij(session, relatie_id=moment.relatie_id, door=door, beleid=beleid)
    if beleid.regio.beleid_op(vandaag).contact.geheim_adres_ziet == "teamleider":
        eis_teamleider(session, door=door)
    antwoorden = Antwoorden(formulier)
    reden = antwoorden.neem(
        "adresreden", parse_tekst, maximum=200, leeg=zin("Schrijf op waarom u het adres nodig heeft.")
    )
    antwoorden.controleer()
    inzage_vastleggen(session, relatie_id=relatie.id, door=door, reden=f"{_GEHEIM_ADRES}: {reden.waarde}", nu=nu)
    return relatie.adresregels


_GEHEIM_ADRES = "Geheim adres bekeken"


def _past_bij(zoek: str):  # type: ignore[no-untyped-def]
    """An exact number or address, or the beginning of a surname."""
    nummer = lees_kenmerk(zoek) or ""
    try:
        mobiel = parse_mobiel(zoek)
    except OngeldigeInvoer:
        mobiel = ""
    by_number = select(Inschrijving.relatie_id).where(Inschrijving.nummer == nummer)
    by_contact = select(Contactgegeven.relatie_id).where(
        col(Contactgegeven.waarde).in_([value for value in (zoek.lower(), mobiel) if value])
    )
    surname = func.lower(col(Relatie.achternaam)).startswith(zoek.lower(), autoescape=True)
    by_draft = select(Concept.relatie_id).where(Concept.kenmerk == nummer)
    return or_(col(Relatie.id).in_(by_number), col(Relatie.id).in_(by_draft), col(Relatie.id).in_(by_contact), surname)


@handeling(Rol.MEDEWERKER)
def controlevragen_beantwoorden(
    session: Session,
    *,
    relatie_id: str,
    formulier: Mapping[str, object],
    al_gezegd: tuple[str, ...],
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> bool:
    """Compare what the client answered with what we hold; says whether all of it is right, never which was wrong.

    A wrong answer counts, so it is returned and not raised: raising would undo the count. Raises `NietGevonden`, and
    `TeVaakFout` when no questions may be asked any more today, or when we hold too little to ask any.
    """
    # Two desks at the same moment: the second waits here and counts the first.
    relatie = klant_bij(session, relatie_id=relatie_id, door=door, beleid=beleid)
    session.refresh(relatie, with_for_update={"key_share": True})
    wegen = verificatiewegen(
        session, relatie_id=relatie_id, al_gezegd=al_gezegd, door=door, beleid=beleid, vandaag=vandaag, nu=nu
    )
    if not wegen.vragen:
        raise TeVaakFout(
            zin("Controlevragen kunnen nu niet voor deze klant."),
            zin("Bel terug op een nummer dat wij al kennen, of vraag om een identiteitsbewijs aan de balie."),
        )
    bekend = bekende_antwoorden(session, relatie_id=relatie_id, nu=nu)
    goed = sum(klopt(vraag, str(formulier.get(f"vraag_{vraag}", ""))[:200], bekend[vraag]) for vraag in wegen.vragen)
    gelukt = goed == len(wegen.vragen)
    session.add(
        Verificatiepoging(
            relatie_id=relatie_id,
            medewerker_id=str(door.medewerker_id),
            vragen=len(wegen.vragen),
            goed=goed,
            gelukt=gelukt,
            op=nu,
        )
    )
    inzage_vastleggen(
        session,
        relatie_id=relatie_id,
        door=door,
        reden=str(zin("Controlevragen gesteld") if gelukt else zin("Controlevragen gesteld, niet goed beantwoord")),
        nu=nu,
    )
    return gelukt


@handeling(Rol.MEDEWERKER)
def gesprek_beginnen(
    session: Session, *, relatie_id: str, formulier: Mapping[str, object], door: Actor, beleid: Beleid, nu: datetime
) -> str:
    """Be in conversation with a client whose identity was verified; returns the id of the contactmoment.

    Raises `FouteInvoer` without saying how the client was verified, along which way, and why; `NietGevonden`.
    Questions must have been answered right just before; calling back takes a number we held already.
    """
    relatie = klant_bij(session, relatie_id=relatie_id, door=door, beleid=beleid)
    antwoorden = Antwoorden(formulier)
    kanaal = antwoorden.neem(
        "kanaal", parse_keuze, (Kanaal.TELEFOON, Kanaal.BALIE), leeg=zin("Kies telefoon of balie.")
    )
    verificatie = antwoorden.neem(
        "verificatie", parse_keuze, tuple(Verificatie), leeg=zin("Kies hoe u weet dat dit de klant is.")
    )
    if formulier.get("verificatie") == Verificatie.IDENTITEIT_GEZIEN:
        antwoorden.neem("document", parse_keuze, tuple(Identiteitsbewijs), leeg=zin("Kies welk bewijs u heeft gezien."))
        antwoorden.neem("geldig", parse_vinkje, verplicht=zin("Kruis aan dat het bewijs geldig is."))
    reden = antwoorden.neem("reden", parse_tekst, maximum=200, leeg=zin("Schrijf op waar het gesprek over gaat."))
    antwoorden.controleer()
    moment = Contactmoment(
        relatie_id=relatie.id,
        medewerker_id=str(door.medewerker_id),
        kanaal=kanaal.waarde,
        reden=reden.waarde,
        verificatie=verificatie.waarde,
        verificatie_bewijs=_bewijs(session, relatie, formulier, door, nu),
        begonnen_op=nu,
    )
    session.add(moment)
    inzage_vastleggen(session, relatie_id=relatie.id, door=door, reden=reden.waarde, nu=nu)
    return moment.id


def _bewijs(session: Session, relatie: Relatie, formulier: Mapping[str, object], door: Actor, nu: datetime) -> str:
    """What the verification rests on; raises `FouteInvoer` when it rests on nothing."""
    match formulier["verificatie"]:
        case Verificatie.IDENTITEIT_GEZIEN:
            if formulier["kanaal"] == Kanaal.TELEFOON:
                raise FouteInvoer([Veldfout("verificatie", zin("Aan de telefoon kunt u geen identiteitsbewijs zien."))])
            return str(formulier["document"])
        case Verificatie.TERUGGEBELD:
            nummers = bekende_nummers(session, relatie_id=relatie.id)
            if not nummers:
                raise FouteInvoer([Veldfout("verificatie", zin("Wij kennen geen nummer om terug te bellen."))])
            return verhuld(nummers[0])
        case _:
            poging = session.exec(
                select(Verificatiepoging)
                .where(
                    Verificatiepoging.relatie_id == relatie.id,
                    Verificatiepoging.medewerker_id == door.medewerker_id,
                    col(Verificatiepoging.gelukt),
                    col(Verificatiepoging.gebruikt_op).is_(None),
                    col(Verificatiepoging.op) > nu - VERIFICATIE_GELDIG,
                )
                .with_for_update()
            ).first()
            if poging is None:
                raise FouteInvoer([Veldfout("verificatie", zin("De vragen zijn niet goed beantwoord."))])
            poging.gebruikt_op = nu
            return f"{poging.goed}/{poging.vragen}"


@handeling(Rol.MEDEWERKER)
def klant_helpen(
    session: Session, *, contactmoment_id: str, sessie_id: str, tab: str, door: Actor, peper: str, nu: datetime
) -> Hulpsessie:
    """Help deze klant: act for the client of this conversation, in this tab, on the client's own screens.

    It ends by itself after 45 minutes. Raises `NietGevonden` for somebody else's conversation.
    """
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    return hulpsessie_beginnen(
        session,
        sessie_id=sessie_id,
        tab=tab,
        relatie_id=moment.relatie_id,
        klant=naam_van(session, relatie_id=moment.relatie_id, nu=nu),
        contactmoment_id=moment.id,
        kanaal=moment.kanaal,
        peper=peper,
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def medeaanvrager_ontvangen(
    session: Session,
    *,
    formulier: Mapping[str, object],
    sessie_id: str,
    tab: str,
    door: Actor,
    beleid: Beleid,
    peper: str,
    nu: datetime,
) -> Hulpsessie:
    """A co-applicant stands at the desk and has shown who they are: from here on this tab helps them.

    They say yes or no themselves, on the second screen. Someone we do not know becomes a relatie with nothing but the
    name. Raises `FouteInvoer` without having seen identity, and when nobody waits under this number.
    """
    antwoorden = Antwoorden(formulier)
    nummer = antwoorden.neem("mede_nummer", parse_tekst, maximum=40, leeg=zin("Vul het inschrijfnummer in."))
    bekend = antwoorden.neem("mede_bekend", parse_tekst, maximum=200, leeg=None)
    bewijs = antwoorden.neem(
        "mede_document", parse_keuze, tuple(Identiteitsbewijs), leeg=zin("Kies welk bewijs u heeft gezien.")
    )
    antwoorden.neem("mede_geldig", parse_vinkje, verplicht=zin("Kruis aan dat het bewijs geldig is."))
    antwoorden.controleer()
    mede = wachtende_medeaanvrager(session, nummer=nummer.waarde)
    if mede is None:
        raise FouteInvoer([Veldfout("mede_nummer", zin("Onder dit inschrijfnummer wacht geen medeaanvrager."))])
    aanvrager = session.get_one(Inschrijving, mede.inschrijving_id).relatie_id
    wie = _medeaanvrager(session, mede, bekend.waarde, door=door, beleid=beleid, nu=nu)
    if wie is None or wie.id == aanvrager:
        raise FouteInvoer([Veldfout("mede_bekend", zin("Wij vinden deze persoon niet."))])
    mede.relatie_id = wie.id
    reden = str(zin("Medeaanvrager aan de balie"))
    moment = Contactmoment(
        relatie_id=wie.id,
        medewerker_id=str(door.medewerker_id),
        kanaal=Kanaal.BALIE,
        reden=reden,
        verificatie=Verificatie.IDENTITEIT_GEZIEN,
        verificatie_bewijs=bewijs.waarde,
        begonnen_op=nu,
    )
    session.add(moment)
    for relatie_id in (wie.id, aanvrager):
        inzage_vastleggen(session, relatie_id=relatie_id, door=door, reden=reden, nu=nu)
    return hulpsessie_beginnen(
        session,
        sessie_id=sessie_id,
        tab=tab,
        relatie_id=wie.id,
        klant=naam_van(session, relatie_id=wie.id, nu=nu) or mede.naam,
        contactmoment_id=moment.id,
        kanaal=moment.kanaal,
        peper=peper,
        nu=nu,
    )


def _medeaanvrager(
    session: Session, mede: Medeaanvrager, bekend: str, *, door: Actor, beleid: Beleid, nu: datetime
) -> Relatie | None:
    """Who was asked: the owner of the address that was written down, the client that was named, or somebody new."""
    if mede.contactwaarde:
        eigenaar = relatie_bij_contact(session, mede.contactsoort, mede.contactwaarde)
        if eigenaar is not None:
            return eigenaar
    if bekend:
        return bekende_klant(session, bekend, door=door, beleid=beleid)
    nieuw = Relatie(achternaam=mede.naam, voorkeurskanaal=Kanaal.BRIEF, aangemaakt_op=nu)
    session.add(nieuw)
    session.flush()
    return nieuw


@handeling(Rol.MEDEWERKER)
def helpen_stoppen(session: Session, *, sessie_id: str, tab: str, door: Actor, peper: str, nu: datetime) -> None:
    """Stop acting for the client in this tab."""
    afwezig_melden(session, tab=tab)
    hulpsessies_beeindigen(session, sessie_id=sessie_id, tab=tab, peper=peper, nu=nu)


@handeling(Rol.MEDEWERKER)
def klant_laten_bevestigen(session: Session, *, door: Actor, origin: str, nu: datetime) -> None:
    """Everything is filled in together: the client gets a message to log in, check, agree and pay themselves.

    Raises `NietGevonden` outside a help session and while a question is still open.
    """
    relatie = relatie_van(session, door.namens)
    concept = concept_van(session, relatie_id=relatie.id, soort=CONCEPT, nu=nu)
    if eerste_open_stap(concept.gegevens) != CONTROLEREN:
        raise NietGevonden(f"volledig concept van {relatie.id}")
    medewerker = session.get(Medewerker, door.medewerker_id)
    bericht_maken(
        session,
        relatie=relatie,
        soort="inschrijving-klaar-om-te-bevestigen",
        waarden={"medewerker": medewerker.naam if medewerker else ""},
        origin=origin,
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def gesprek_afsluiten(
    session: Session,
    *,
    contactmoment_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Close a conversation: the question, a summary the client repeated, and an answer or an appointment; in writing.

    The appointment, or the promise to call when no moment suits, is made here. Raises `FouteInvoer` for what is
    missing, and when the client does not agree but nothing was arranged; `MomentBezet`; `NietGevonden`.
    """
    moment = lopend_contactmoment(
        session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id), vasthouden=True
    )
    antwoorden = Antwoorden(formulier)
    vraag = antwoorden.neem("vraag", parse_tekst, maximum=LANGSTE_NOTITIE, leeg=zin("Schrijf op wat de klant vraagt."))
    aanpak = antwoorden.neem("aanpak", parse_tekst, maximum=LANGSTE_NOTITIE, leeg=None)
    samenvatting = antwoorden.neem(
        "samenvatting", parse_tekst, maximum=LANGSTE_NOTITIE, leeg=zin("Schrijf op wat u samen heeft besproken.")
    )
    vertaald = antwoorden.neem("samenvatting_klanttaal", parse_tekst, maximum=LANGSTE_NOTITIE, leeg=None)
    instemming = antwoorden.neem(
        "instemming", parse_keuze, tuple(Instemming), leeg=zin("Kies of de klant het eens is met de samenvatting.")
    )
    oneens = formulier.get("instemming") == Instemming.NIET_EENS
    uitleg = antwoorden.neem(
        "instemming_uitleg",
        parse_tekst,
        maximum=300,
        leeg=zin("Schrijf op wat de klant anders ziet.") if oneens else None,
    )
    vervolg = antwoorden.neem(
        "vervolg", parse_keuze, tuple(Vervolg), leeg=zin("Kies of de vraag is beantwoord, of maak een afspraak.")
    )
    relatie = relatie_van(session, moment.relatie_id)
    antwoorden.ook(lambda: vervolg_nakijken(session, moment, relatie, formulier, beleid=beleid, nu=nu))
    antwoorden.controleer()
    gekozen = Vervolg(vervolg.waarde)
    moment.vraag, moment.aanpak = vraag.waarde, aanpak.waarde
    moment.samenvatting, moment.samenvatting_klanttaal = samenvatting.waarde, vertaald.waarde
    moment.instemming, moment.instemming_uitleg = instemming.waarde, uitleg.waarde if oneens else ""
    moment.vervolg = gekozen
    if gekozen is Vervolg.AFSPRAAK:
        geregeld = afspraak_uit_gesprek(
            session, moment, relatie, formulier, door=door, origin=origin, beleid=beleid, nu=nu
        )
        verder = zin("Wij spraken af: {afspraak}", afspraak=geregeld)
        moment.afspraak = say(geregeld, relatie.taal)
    elif gekozen is Vervolg.BELOFTE:
        verder = bellen_uit_gesprek(session, moment, relatie, formulier, door=door, beleid=beleid, nu=nu)
        moment.afspraak = say(verder, relatie.taal)
    else:
        verder = zin("Uw vraag is beantwoord.")
    moment.in_een_contact = gekozen is Vervolg.BEANTWOORD and not _kwam_terug(
        session, moment, dagen=beleid.regio.beleid_op(vandaag).gesprek.zelfde_vraag_dagen
    )
    moment.afgesloten_op = nu
    for hulp in session.exec(select(Hulpsessie).where(Hulpsessie.contactmoment_id == moment.id)).all():
        hulp.beeindigd_op = hulp.beeindigd_op or nu
    medewerker = session.get(Medewerker, moment.medewerker_id)
    bericht_maken(
        session,
        relatie=relatie,
        soort="contact-samenvatting",
        waarden={
            "medewerker": medewerker.naam if medewerker else "",
            "moment": moment.begonnen_op,
            "samenvatting": moment.samenvatting_klanttaal or moment.samenvatting,
            "vervolg": verder,
        },
        origin=origin,
        nu=nu,
    )


def _kwam_terug(session: Session, moment: Contactmoment, *, dagen: int) -> bool:
    """Whether the client was sent on shortly before, so that this answer is not the first contact about it."""
    eerder = select(Contactmoment.id).where(
        Contactmoment.relatie_id == moment.relatie_id,
        Contactmoment.id != moment.id,
        col(Contactmoment.vervolg).in_((Vervolg.AFSPRAAK, Vervolg.BELOFTE)),
        col(Contactmoment.begonnen_op) > moment.begonnen_op - timedelta(days=dagen),
    )
    return session.exec(eerder).first() is not None
