"""The klantbeeld: everything about a client on one page, for a medewerker in conversation with that client."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_
from sqlmodel import Session, col, select

from portal.domain.afspraak.queries import AfspraakRegel, komende_afspraken_van, laatst_gemaakt
from portal.domain.belofte.queries import Belofteregel, Gehouden, beloften_van, laatst_gehouden
from portal.domain.bericht.queries import BerichtRegel, berichten_van, onbereikbaar_langs
from portal.domain.betaling.model import Betaalstatus, Pogingstatus
from portal.domain.concept.actions import Stand, concept_van, concepten_van
from portal.domain.concept.model import Concept
from portal.domain.contactmoment.model import Contactmoment, Contactverzoek, Notitie, Verificatiepoging
from portal.domain.contactmoment.queries import (
    Contactbelofte,
    Gesprek,
    gesprekken_van,
    lopend_contactmoment,
    open_beloften,
)
from portal.domain.corporatie.policy import Beleid
from portal.domain.hulp.rules import te_stellen_vragen
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.model import Inschrijving
from portal.domain.inschrijving.queries import InschrijvingStand, Medeaanvraag, inschrijving_van, medeaanvragen_aan
from portal.domain.inschrijving.rules import eerste_open_stap
from portal.domain.maatwerk.model import Maatwerkstatus
from portal.domain.maatwerk.queries import MaatwerkRegel, maatwerk_van
from portal.domain.machtiging.queries import MachtigingRegel, wie_helpen
from portal.domain.relatie.model import Contactgegeven, Relatie, volledige_naam
from portal.domain.relatie.queries import Persoonsgegevens, persoonsgegevens
from portal.domain.relatie.zaken import heeft_zaak, klant_bij
from portal.domain.shared.actor import Actor
from portal.domain.shared.invoer import OngeldigeInvoer, leesbaar_nummer, parse_mobiel
from portal.domain.shared.reference import lees_kenmerk
from portal.domain.signaal.queries import Vastloper, vastlopers_van
from portal.domain.sociale_kaart.model import Doorverwijzingstatus
from portal.domain.sociale_kaart.queries import DoorverwijzingRegel, doorverwijzingen_van
from portal.domain.verzoek.model import OPEN
from portal.domain.verzoek.queries import Verzoekregels, verzoeken_van


@dataclass(frozen=True)
class GevondenKlant:
    """One result of a search: enough to ask a question about, not enough to tell anyone anything."""

    relatie_id: str
    naam: str
    plaats: str


@dataclass(frozen=True)
class Verificatiewegen:
    """How a medewerker can make sure that this is the client: the questions to ask, and the numbers to call back.

    The right answers are not in it: the server compares what is typed.
    """

    vragen: tuple[str, ...]
    nummers: tuple[str, ...]
    te_vaak_fout: bool


@dataclass(frozen=True)
class Klantbeeld:
    """A client on one page."""

    contactmoment_id: str
    relatie_id: str
    naam: str
    kanaal: str
    reden: str
    verificatie: str
    verificatie_bewijs: str
    notities: dict[str, str]
    bewaard_op: datetime | None
    persoon: Persoonsgegevens
    nummer: str
    inschrijving: InschrijvingStand | None
    gevraagd_door: list[Medeaanvraag]
    concept: Stand
    concept_stap: str
    andere_concepten: dict[str, Stand]
    vastgelopen: list[Vastloper]
    afspraken: list[AfspraakRegel]
    al_gemaakt: AfspraakRegel | None
    verzoeken: list[Verzoekregels]
    maatwerk: list[MaatwerkRegel]
    doorverwijzingen: list[DoorverwijzingRegel]
    beloften: list[Belofteregel]
    contactbeloften: dict[str, Contactbelofte]
    laatste_belofte: Gehouden | None
    helpers: list[MachtigingRegel]
    onbereikbaar: dict[str, datetime]
    gesprekken: list[Gesprek]
    berichten: list[BerichtRegel]
    nieuwe_berichten: int


def naam_van(session: Session, *, relatie_id: str, nu: datetime) -> str:
    """What to call a client: the name we know, the name in the draft, or else the address that was proven."""
    persoon = persoonsgegevens(session, relatie_id=relatie_id)
    g = concept_van(session, relatie_id=relatie_id, soort=CONCEPT, nu=nu).gegevens
    concept = volledige_naam(g.get("voornaam", ""), g.get("tussenvoegsel", ""), g.get("achternaam", ""))
    return persoon.naam or concept or persoon.email or persoon.mobiel


def bekende_klant(session: Session, getypt: str, *, door: Actor, beleid: Beleid) -> Relatie | None:
    """The client of this corporation with exactly this inschrijfnummer, e-mail address or mobile number."""
    try:
        mobiel = parse_mobiel(getypt)
    except OngeldigeInvoer:
        mobiel = ""
    waarden = [waarde for waarde in (getypt.strip().lower(), mobiel) if waarde]
    by_number = select(Inschrijving.relatie_id).where(Inschrijving.nummer == (lees_kenmerk(getypt) or ""))
    by_contact = select(Contactgegeven.relatie_id).where(col(Contactgegeven.waarde).in_(waarden))
    found = session.exec(
        select(Relatie).where(
            or_(col(Relatie.id).in_(by_number), col(Relatie.id).in_(by_contact)), heeft_zaak(door.corporatie, beleid)
        )
    ).all()
    return found[0] if len(found) == 1 else None


def bekende_antwoorden(session: Session, *, relatie_id: str, nu: datetime) -> dict[str, str]:
    """What we hold of a client that a question can be about; never leaves the domain."""
    relatie = session.get_one(Relatie, relatie_id)
    g = concept_van(session, relatie_id=relatie_id, soort=CONCEPT, nu=nu).gegevens
    wie = persoonsgegevens(session, relatie_id=relatie_id)
    lopend = inschrijving_van(session, relatie_id=relatie_id)
    huisnummer = relatie.huisnummer or " ".join(filter(None, (g.get("huisnummer"), g.get("toevoeging"))))
    return {
        "geboortedatum": relatie.geboortedatum.isoformat() if relatie.geboortedatum else g.get("geboortedatum", ""),
        "postcode": relatie.postcode or g.get("postcode", ""),
        "huisnummer": huisnummer,
        "inschrijfnummer": lopend.nummer if lopend else "",
        "mobiel": wie.mobiel,
        "email": wie.email,
    }


def bekende_nummers(session: Session, *, relatie_id: str) -> list[str]:
    """The numbers we may call back on: proven ones, and what the client gave us from their own login.

    Never the number of somebody who asked for them: calling it proves nothing about the client.
    """
    query = (
        select(Contactverzoek.telefoon)
        .where(Contactverzoek.relatie_id == relatie_id, col(Contactverzoek.machtiging_id).is_(None))
        .order_by(col(Contactverzoek.ontvangen_op).desc())
    )
    bewezen = persoonsgegevens(session, relatie_id=relatie_id).mobiel
    return list(dict.fromkeys([*([bewezen] if bewezen else []), *session.exec(query).all()]))


def verificatiewegen(
    session: Session,
    *,
    relatie_id: str,
    al_gezegd: tuple[str, ...],
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> Verificatiewegen:
    """How this client can be verified now; raises `NietGevonden` for a client of another corporation."""
    klant_bij(session, relatie_id=relatie_id, door=door, beleid=beleid)
    regels = beleid.regio.beleid_op(vandaag).gesprek
    vragen = te_stellen_vragen(
        bekende_antwoorden(session, relatie_id=relatie_id, nu=nu),
        volgorde=regels.controlevragen,
        aantal=regels.controlevragen_goed,
        al_gezegd=al_gezegd,
        wie=relatie_id,
        dag=vandaag,
    )
    te_vaak = fouten_vandaag(session, relatie_id=relatie_id, nu=nu) >= regels.verificatiefouten_per_dag
    afspraken = komende_afspraken_van(session, relatie_id=relatie_id, beleid=beleid, nu=nu)
    nummers = [*bekende_nummers(session, relatie_id=relatie_id), *(afspraak.telefoon for afspraak in afspraken)]
    return Verificatiewegen(
        vragen=() if te_vaak else tuple(vragen),
        nummers=tuple(leesbaar_nummer(nummer) for nummer in nummers),
        te_vaak_fout=te_vaak,
    )


def fouten_vandaag(session: Session, *, relatie_id: str, nu: datetime) -> int:
    """How often the questions about this client were answered wrong in a day, by anyone at any desk."""
    query = select(func.count()).where(
        Verificatiepoging.relatie_id == relatie_id,
        col(Verificatiepoging.gelukt).is_(False),
        col(Verificatiepoging.op) > nu - timedelta(days=1),
    )
    return session.exec(query).one()


def open_gesprekken(session: Session, *, medewerker_id: str, nu: datetime) -> list[tuple[str, str, datetime]]:
    """The conversations this medewerker still has to close: id, whom with, since when."""
    query = (
        select(Contactmoment)
        .where(Contactmoment.medewerker_id == medewerker_id, col(Contactmoment.afgesloten_op).is_(None))
        .order_by(col(Contactmoment.begonnen_op).desc())
    )
    return [
        (moment.id, naam_van(session, relatie_id=moment.relatie_id, nu=nu), moment.begonnen_op)
        for moment in session.exec(query).all()
    ]


def klantbeeld(
    session: Session, *, contactmoment_id: str, door: Actor, beleid: Beleid, vandaag: date, nu: datetime
) -> Klantbeeld:
    """Everything about the client of this conversation; raises `NietGevonden` for anyone but its own medewerker."""
    moment = lopend_contactmoment(session, contactmoment_id=contactmoment_id, medewerker_id=str(door.medewerker_id))
    relatie_id = klant_bij(session, relatie_id=moment.relatie_id, door=door, beleid=beleid).id
    concepten = concepten_van(session, relatie_id=relatie_id, nu=nu)
    concept = concepten.pop(CONCEPT, Stand())
    berichten = berichten_van(session, relatie_id=relatie_id)
    afspraken = komende_afspraken_van(session, relatie_id=relatie_id, beleid=beleid, nu=nu)
    nummers = [*bekende_nummers(session, relatie_id=relatie_id), *(afspraak.telefoon for afspraak in afspraken)]
    return Klantbeeld(
        contactmoment_id=moment.id,
        relatie_id=relatie_id,
        naam=naam_van(session, relatie_id=relatie_id, nu=nu),
        kanaal=moment.kanaal,
        reden=moment.reden,
        verificatie=moment.verificatie,
        verificatie_bewijs=moment.verificatie_bewijs,
        notities={veld: getattr(moment, veld) for veld in Notitie},
        bewaard_op=moment.bewaard_op,
        persoon=persoonsgegevens(session, relatie_id=relatie_id),
        nummer=nummers[0] if nummers else "",
        inschrijving=inschrijving_van(session, relatie_id=relatie_id),
        gevraagd_door=medeaanvragen_aan(session, relatie_id=relatie_id),
        concept=concept,
        concept_stap=eerste_open_stap(concept.gegevens) if concept.versie else "",
        andere_concepten=concepten,
        vastgelopen=vastlopers_van(session, relatie_id=relatie_id),
        afspraken=afspraken,
        al_gemaakt=laatst_gemaakt(session, relatie_id=relatie_id, sinds=moment.begonnen_op, beleid=beleid),
        verzoeken=[regel for regel in verzoeken_van(session, relatie_id=relatie_id) if regel.status in OPEN],
        maatwerk=[
            regel for regel in maatwerk_van(session, relatie_id=relatie_id, beleid=beleid) if _telt_nog(regel, vandaag)
        ],
        doorverwijzingen=[
            regel
            for regel in doorverwijzingen_van(session, relatie_id=relatie_id)
            if regel.status not in (Doorverwijzingstatus.GEWEIGERD, Doorverwijzingstatus.INGETROKKEN)
        ],
        beloften=beloften_van(session, relatie_id=relatie_id),
        contactbeloften={belofte.id: belofte for belofte in open_beloften(session, nu=nu, relatie_id=relatie_id)},
        laatste_belofte=laatst_gehouden(session, relatie_id=relatie_id),
        helpers=wie_helpen(session, relatie_id=relatie_id, vandaag=vandaag),
        onbereikbaar=onbereikbaar_langs(session, relatie_id=relatie_id),
        gesprekken=gesprekken_van(session, relatie_id=relatie_id),
        berichten=berichten[:5],
        nieuwe_berichten=sum(not bericht.gelezen for bericht in berichten),
    )


def _telt_nog(maatwerk: MaatwerkRegel, vandaag: date) -> bool:
    """Whether a deviation matters today: it waits, it holds or has to be done, or the client may still object."""
    if maatwerk.status is Maatwerkstatus.GEWEIGERD:
        return maatwerk.bezwaar_tot is not None and vandaag <= maatwerk.bezwaar_tot
    return maatwerk.status in (Maatwerkstatus.VOORGESTELD, Maatwerkstatus.TOEGEKEND)


# So many days before a draft is deleted, it counts as something that runs out.
CONCEPT_VERLOOPT = timedelta(days=3)


def lopende_problemen(session: Session, *, relatie_id: str, nu: datetime) -> tuple[str, ...]:
    """What goes wrong for this client at this moment: a payment that did not work, a draft that runs out, a promise
    that was broken."""
    stand = inschrijving_van(session, relatie_id=relatie_id)
    betaling = stand.betaling if stand else None
    concepten = session.exec(select(Concept.verloopt_op).where(Concept.relatie_id == relatie_id)).all()
    gevonden = {
        "betaling": betaling is not None
        and betaling.status == Betaalstatus.OPEN
        and betaling.laatste_poging in (Pogingstatus.MISLUKT, Pogingstatus.VERLOPEN),
        "concept": any(nu < verloopt <= nu + CONCEPT_VERLOOPT for verloopt in concepten),
        "belofte": any(belofte.te_laat for belofte in open_beloften(session, nu=nu, relatie_id=relatie_id)),
    }
    return tuple(soort for soort, waar in gevonden.items() if waar)
