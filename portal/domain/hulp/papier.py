"""A form on paper comes back: its answers go through the client's own pages, and the signature on it is the agreement.

The same use cases, the same statuses; only the channel is BRI, and each answer says which medewerker entered it. Which
flows there are on paper stands in `STROMEN`; what is particular to one stands with the flow itself (`papier.stroom`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, select

from portal.domain.afspraak.papier import AfspraakOpPapier
from portal.domain.belofte.actions import beloven
from portal.domain.bericht.actions import bericht_maken
from portal.domain.concept.actions import concept_van
from portal.domain.contactmoment.model import Contactmoment, Vervolg
from portal.domain.contactmoment.papier import ContactOpPapier
from portal.domain.corporatie.policy import Beleid
from portal.domain.hulp.keuzes import handtekening_vastleggen
from portal.domain.hulp.queries import bekende_klant, naam_van
from portal.domain.inschrijving.actions import CONCEPT
from portal.domain.inschrijving.papier import InschrijvenOpPapier, SamenOpPapier, VerlengenOpPapier, adres_van
from portal.domain.papier.actions import (
    ONBEKENDE_CODE,
    PRINTEN,
    formulier_afsluiten,
    formulier_bij_code,
    formulier_ontvangen,
    formulier_posten,
    formulier_terugleggen,
    formulier_uitgeven,
)
from portal.domain.papier.model import Papierformulier, Papierstatus
from portal.domain.papier.queries import (
    formulier_van,
    formulieren_in_invoer,
    laatste_uitgave,
)
from portal.domain.papier.stroom import Inzending, Papierstroom, op_papier
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.relatie.zaken import klant_bij
from portal.domain.shared.actor import Actor, Bevestigingswijze, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, zin
from portal.domain.shared.invoer import (
    Antwoorden,
    parse_huisnummer,
    parse_keuze,
    parse_naam,
    parse_plaats,
    parse_postcode,
    parse_straat,
    parse_tekst,
    parse_toevoeging,
    parse_vinkje,
)
from portal.domain.shared.rights import handeling
from portal.domain.shared.working_days import lokale_dag
from portal.domain.toegang.actions import hulpsessie_beginnen
from portal.domain.toegang.model import Hulpsessie
from portal.domain.verzoek.papier import VERZOEKEN_OP_PAPIER
from portal.i18n import AMSTERDAM, LANGUAGES, Zin, say, spoken
from portal.integrations.brief.protocol import Papier

__all__ = ["PRINTEN", "STROMEN"]

OP_PAPIER = "formulier-op-papier"
# The form of a moment ago is the one that is posted: pressing twice posts one.
TWEE_KEER = timedelta(minutes=10)
# The answers of a form that say where somebody lives.
ADRESVELDEN = frozenset({"land", "straat", "huisnummer", "toevoeging", "postcode", "plaats", "adres"})
# Every flow that can be done on paper.
STROMEN: Mapping[str, Papierstroom] = {
    stroom.naam: stroom
    for stroom in (
        InschrijvenOpPapier(),
        *VERZOEKEN_OP_PAPIER,
        ContactOpPapier(),
        AfspraakOpPapier(),
        VerlengenOpPapier(),
        SamenOpPapier(),
    )
}


@dataclass(frozen=True)
class Formulierkeuze:
    """A form somebody can ask for."""

    naam: str
    titel: Zin


@dataclass(frozen=True)
class Begonnen:
    """Where entering begins; `veranderd` when the questions changed since the form was printed."""

    adres: str
    veranderd: bool


@dataclass(frozen=True)
class InInvoer:
    """A form that a medewerker is entering: which flow, and which draft it fills."""

    stroom: str
    concept: str


def stroom_bij(naam: str) -> Papierstroom:
    """The flow with this name; raises `NietGevonden`."""
    if naam not in STROMEN:
        raise NietGevonden(f"stroom {naam}")
    return STROMEN[naam]


def formulieren_voor(session: Session, *, relatie_id: str | None) -> list[Formulierkeuze]:
    """The forms this person can ask for: those for everyone, and what there is to ask for them alone."""
    kan = []
    for stroom in STROMEN.values():
        try:
            stroom.voor_wie(session, relatie_id=relatie_id)
        except NietGevonden:
            continue
        kan.append(Formulierkeuze(stroom.naam, stroom.heet))
    return kan


class GeenAdres(Weigering):
    """A letter needs an address; a person helps, or the form is fetched."""

    def __init__(self) -> None:
        super().__init__(
            zin("Wij weten nog geen postadres."), zin("Download het formulier, of haal het op bij ons kantoor.")
        )


@handeling(Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER)
def papier_uitgeven(session: Session, *, stroom: str, taal: str, groot: bool, door: Actor, nu: datetime) -> str:
    """Give out a form to print oneself; with what a client filled in so far, empty for anyone else. Returns its id.

    Raises `NietGevonden` for a flow that is not on paper, or where this person has nothing to ask.
    """
    flow = stroom_bij(stroom)
    relatie_id, object_id = flow.voor_wie(session, relatie_id=door.klant_id)
    return formulier_uitgeven(
        session,
        stroom=flow.formulier,
        taal=taal if taal in LANGUAGES else "nl",
        groot=groot,
        relatie_id=relatie_id,
        object_id=object_id,
        nu=nu,
    ).id


@handeling(Rol.KLANT, Rol.MEDEWERKER)
def papier_versturen(
    session: Session, *, formulier: Mapping[str, object], door: Actor, beleid: Beleid, nu: datetime
) -> str:
    """Have a form posted to the client, or to the client that a medewerker names; returns its code.

    Raises `FouteInvoer` when nobody is known by that or has this to ask, and `GeenAdres` without an address.
    """
    antwoorden = Antwoorden(formulier)
    gekozen = antwoorden.neem("stroom", parse_keuze, tuple(STROMEN), leeg=zin("Kies een formulier."))
    antwoorden.controleer()
    flow = STROMEN[gekozen.waarde]
    relatie = (
        relatie_van(session, door.klant_id)
        if door.klant_id
        else bekende_klant(session, str(formulier.get("klant", "")), door=door, beleid=beleid)
    )
    if relatie is None:
        raise FouteInvoer([Veldfout("klant", zin("Wij vinden deze klant niet."))])
    try:
        relatie_id, object_id = flow.voor_wie(session, relatie_id=relatie.id)
    except NietGevonden as niets:
        raise FouteInvoer([Veldfout("stroom", zin("Dit formulier is nu niet nodig."))]) from niets
    if not _adres(session, relatie, nu):
        raise GeenAdres
    # Two presses at once: the second waits here.
    session.refresh(relatie, with_for_update={"key_share": True})
    uitgegeven = laatste_uitgave(
        session, stroom=flow.naam, relatie_id=relatie_id, object_id=object_id, sinds=nu - TWEE_KEER
    ) or formulier_uitgeven(
        session,
        stroom=flow.formulier,
        taal=relatie.taal,
        groot=bool(formulier.get("groot")),
        relatie_id=relatie_id,
        object_id=object_id,
        nu=nu,
    )
    formulier_posten(session, formulier=uitgegeven, nu=nu)
    inzage_vastleggen(
        session, relatie_id=relatie.id, door=door, reden=str(zin("Formulier met de post gestuurd")), nu=nu
    )
    return uitgegeven.code


def papier_om_te_printen(
    session: Session, *, formulier_id: str, beleid: Beleid, vandaag: date, nu: datetime, posten: bool = False
) -> Papier:
    """The form as it is printed, with what is known already; `posten` puts the address on it. `NietGevonden`.

    An address that is kept secret stands in the window of the envelope only: the form itself comes back, and is copied.
    """
    formulier = formulier_van(session, formulier_id)
    flow = stroom_bij(formulier.stroom)
    regels = beleid.regio.beleid_op(vandaag)
    post = regels.postadres
    plaats = f"{post.postcode} {post.plaats}"
    return op_papier(
        flow.formulier,
        code=formulier.code,
        taal=formulier.taal,
        groot=formulier.groot,
        datum=vandaag,
        waarden=_zonder_geheim(session, formulier.relatie_id, flow.waarden(session, formulier=formulier, nu=nu)),
        adresregels=_adres(session, flow.ontvanger(session, formulier), nu) if posten else (),
        afzender=(beleid.regio.naam, (post.straat_en_nummer, plaats)),
        feiten={
            "telefoon": spoken(regels.telefoon),
            "postadres": f"{beleid.regio.naam}, {post.straat_en_nummer}, {plaats}",
            **flow.feiten(session, formulier=formulier, beleid=beleid, vandaag=vandaag),
        },
    )


def _zonder_geheim(session: Session, relatie_id: str | None, waarden: Mapping[str, str]) -> Mapping[str, str]:
    """What is known already, without an address that is kept secret."""
    if relatie_id is None or not relatie_van(session, relatie_id).geheim_adres:
        return waarden
    return {veld: waarde for veld, waarde in waarden.items() if veld not in ADRESVELDEN}


@handeling(Rol.MEDEWERKER)
def papier_invoeren(
    session: Session,
    *,
    formulier: Mapping[str, object],
    sessie_id: str,
    tab: str,
    door: Actor,
    beleid: Beleid,
    peper: str,
    vandaag: date,
    nu: datetime,
) -> Begonnen:
    """Begin to enter a form: from here on this tab acts for its owner, on the owner's own pages, channel BRI.

    Someone we do not know becomes a relatie with nothing but what is on the paper. Raises `FouteInvoer`, also for a
    form of somebody who is no client of this corporation, and `AlIngevoerd` for a code that was used.
    """
    antwoorden = Antwoorden(formulier)
    code = antwoorden.neem("code", parse_tekst, maximum=40, leeg=zin("Vul de code in die op het formulier staat."))
    dag = antwoorden.neem_datum("ontvangen", vandaag, leeg=zin("Vul in wanneer het formulier binnenkwam."))
    bekend = antwoorden.neem("bekend", parse_tekst, maximum=200, leeg=None)
    antwoorden.controleer()
    papier = formulier_bij_code(session, getypt=code.waarde)
    if papier.relatie_id is not None:
        try:
            klant_bij(session, relatie_id=papier.relatie_id, door=door, beleid=beleid)
        except NietGevonden as van_een_ander:
            # To whoever asks, the form of another corporation does not exist.
            raise FouteInvoer([Veldfout("code", ONBEKENDE_CODE)]) from van_een_ander
    if dag.waarde < lokale_dag(papier.uitgegeven_op):
        raise FouteInvoer([Veldfout("ontvangen_dag", zin("Het formulier was toen nog niet geprint."))])
    flow = stroom_bij(papier.stroom)
    if papier.relatie_id is None:
        relatie = bekende_klant(session, bekend.waarde, door=door, beleid=beleid) if bekend.waarde else None
        if bekend.waarde and relatie is None:
            raise FouteInvoer([Veldfout("bekend", zin("Wij vinden deze klant niet."))])
        if relatie is None:
            relatie = Relatie(taal=papier.taal, voorkeurskanaal=Kanaal.BRIEF, aangemaakt_op=nu)
            if not flow.vraagt_wie:
                _wie_het_is(relatie, formulier)
            session.add(relatie)
            session.flush()
        papier.relatie_id = relatie.id
    formulier_ontvangen(session, formulier=papier, ontvangen_op=dag.waarde, door=door, nu=nu)
    reden = str(zin("Formulier {code} invoeren", code=papier.code))
    moment = Contactmoment(
        relatie_id=papier.relatie_id,
        medewerker_id=str(door.medewerker_id),
        kanaal=Kanaal.BRIEF,
        reden=reden,
        verificatie=OP_PAPIER,
        begonnen_op=nu,
    )
    session.add(moment)
    papier.contactmoment_id = moment.id
    inzage_vastleggen(session, relatie_id=papier.relatie_id, door=door, reden=reden, nu=nu)
    hulpsessie_beginnen(
        session,
        sessie_id=sessie_id,
        tab=tab,
        relatie_id=papier.relatie_id,
        klant=naam_van(session, relatie_id=papier.relatie_id, nu=nu) or papier.code,
        contactmoment_id=moment.id,
        kanaal=Kanaal.BRIEF,
        peper=peper,
        nu=nu,
    )
    return Begonnen(flow.begin, papier.versie != flow.formulier.versie)


def papieren_in_invoer(session: Session, *, door: Actor) -> list[InInvoer]:
    """The forms of this client that this medewerker enters; nothing outside a help session by letter."""
    if not (door.helpt and door.kanaal is Kanaal.BRIEF):
        return []
    papieren = formulieren_in_invoer(session, relatie_id=str(door.namens), medewerker_id=str(door.medewerker_id))
    return [InInvoer(papier.stroom, STROMEN[papier.stroom].concept) for papier in papieren if papier.stroom in STROMEN]


@handeling(Rol.MEDEWERKER)
def papier_afronden(
    session: Session,
    *,
    stroom: str,
    formulier: Mapping[str, object],
    versie: int,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> str:
    """Everything on the paper is entered: its flow acts, as the client, from the day the form came.

    Where one signs, the signature is the client's agreement and it is recorded as every other way to say yes. Returns
    the reference of what it became. Raises what the flow raises, `FouteInvoer` when the medewerker did not see a
    signature that is needed, and `NietGevonden` outside the entering of a form of this flow.
    """
    papier = _in_invoer(session, stroom, door)
    if papier is None or papier.ontvangen_op is None:
        raise NietGevonden(f"papierformulier {stroom} in invoer voor {door.namens}")
    flow = STROMEN[papier.stroom]
    if flow.formulier.tekenen:
        antwoorden = Antwoorden(formulier)
        antwoorden.neem(
            "handtekening", parse_vinkje, verplicht=zin("Kruis aan dat u de handtekening op het papier heeft gezien.")
        )
        antwoorden.controleer()
    inzending = Inzending(
        relatie_id=str(papier.relatie_id),
        object_id=papier.object_id,
        formulier=formulier,
        versie=versie,
        # The act is the client's own, by letter; the medewerker is who entered it.
        klant=Actor(
            Rol.KLANT,
            relatie_id=papier.relatie_id,
            medewerker_id=door.medewerker_id,
            kanaal=Kanaal.BRIEF,
            bevestigd=Bevestigingswijze.OP_PAPIER,
        ),
        uitgegeven_op=papier.uitgegeven_op,
        ontvangen_op=_moment(papier.ontvangen_op, vandaag, nu),
        beleid=beleid,
        origin=origin,
        vandaag=vandaag,
        nu=nu,
    )
    punten = flow.punten(session, inzending)
    klaar = flow.afronden(session, inzending)
    getekend = flow.formulier.tekenen
    formulier_afsluiten(session, formulier=papier, object_id=klaar.object_id, getekend=getekend, door=door, nu=nu)
    if getekend:
        handtekening_vastleggen(session, papier=papier, punten=punten, ja=klaar.ja, versie=versie, door=door, nu=nu)
    _contact_afsluiten(session, papier, str(zin("Uw formulier is ingevoerd. U krijgt er bericht over.")), nu)
    return klaar.kenmerk


@handeling(Rol.MEDEWERKER)
def papier_onvolledig(
    session: Session,
    *,
    formulier_id: str,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> None:
    """Something is missing or cannot be read: a promise to call, or a letter with what is missing and what we have.

    Raises `FouteInvoer` without what is missing and how we ask for it, `GeenAdres`, and `NietGevonden`.
    """
    papier = session.get(Papierformulier, formulier_id, with_for_update=True)
    if papier is None or papier.status != Papierstatus.ONTVANGEN or papier.relatie_id is None:
        raise NietGevonden(f"papierformulier {formulier_id}")
    relatie = klant_bij(session, relatie_id=papier.relatie_id, door=door, beleid=beleid)
    antwoorden = Antwoorden(formulier)
    ontbreekt = antwoorden.neem("ontbreekt", parse_tekst, maximum=300, leeg=zin("Schrijf op wat er ontbreekt."))
    hoe = antwoorden.neem("hoe", parse_keuze, ("bellen", "brief"), leeg=zin("Kies of u belt of een brief stuurt."))
    antwoorden.controleer()
    if hoe.waarde == "brief":
        if not _adres(session, relatie, nu):
            raise GeenAdres
        _adres_overnemen(session, relatie, nu)
        al_binnen = [
            say(wat, relatie.taal) for wat in stroom_bij(papier.stroom).al_binnen(session, relatie_id=relatie.id, nu=nu)
        ]
        bericht_maken(
            session,
            relatie=relatie,
            soort="papier-onvolledig",
            waarden={
                "dag": papier.ontvangen_op,
                "ontbreekt": ontbreekt.waarde,
                "al_binnen": " · ".join(al_binnen) or zin("nog niets"),
                "code": papier.code,
            },
            origin=origin,
            nu=nu,
        )
    else:
        beloven(
            session,
            soort="papier",
            object_id=papier.id,
            titel=str(zin("Bel over formulier {code}: {ontbreekt}", code=papier.code, ontbreekt=ontbreekt.waarde)),
            kanaal=Kanaal.TELEFOON,
            relatie_id=relatie.id,
            medewerker_id=door.medewerker_id,
            nu=nu,
            beleid=beleid,
        )
    formulier_terugleggen(session, formulier=papier, ontbreekt=ontbreekt.waarde, door=door, nu=nu)
    _contact_afsluiten(session, papier, str(zin("Dit missen wij nog: {ontbreekt}", ontbreekt=ontbreekt.waarde)), nu)


def _in_invoer(session: Session, stroom: str, door: Actor) -> Papierformulier | None:
    """The form of this flow that this medewerker enters for this client now, held until the end."""
    if not (door.helpt and door.kanaal is Kanaal.BRIEF):
        return None
    papieren = formulieren_in_invoer(session, relatie_id=str(door.namens), medewerker_id=str(door.medewerker_id))
    gekozen = next((papier for papier in papieren if papier.stroom == stroom), None)
    if gekozen is None:
        return None
    # Two presses at once: the second waits here, and finds a form that was entered.
    session.refresh(gekozen, with_for_update=True)
    return gekozen if gekozen.status == Papierstatus.ONTVANGEN else None


def _wie_het_is(relatie: Relatie, formulier: Mapping[str, object]) -> None:
    """Somebody we do not know, in a flow that does not ask: the name and address that stand on the paper."""
    antwoorden = Antwoorden(formulier)
    voornaam = antwoorden.neem("voornaam", parse_naam, leeg=zin("Vul de voornaam in."))
    tussenvoegsel = antwoorden.neem("tussenvoegsel", parse_tekst, maximum=20, leeg=None)
    achternaam = antwoorden.neem("achternaam", parse_naam, leeg=zin("Vul de achternaam in."))
    straat = antwoorden.neem("straat", parse_straat)
    huisnummer = antwoorden.neem("huisnummer", parse_huisnummer)
    toevoeging = antwoorden.neem("toevoeging", parse_toevoeging)
    postcode = antwoorden.neem("postcode", parse_postcode)
    plaats = antwoorden.neem("plaats", parse_plaats)
    antwoorden.controleer()
    relatie.voornaam, relatie.tussenvoegsel, relatie.achternaam = (
        voornaam.waarde,
        tussenvoegsel.waarde,
        achternaam.waarde,
    )
    relatie.straat, relatie.postcode, relatie.plaats = straat.waarde, postcode.waarde, plaats.waarde
    relatie.huisnummer = " ".join(deel for deel in (str(huisnummer.waarde), toevoeging.waarde) if deel)


def _adres(session: Session, relatie: Relatie | None, nu: datetime) -> tuple[str, ...]:
    """Where a letter reaches this person: what we know, or what stands in the draft of the registration."""
    relatie_id = relatie.id if relatie else ""
    return adres_van(relatie, concept_van(session, relatie_id=relatie_id, soort=CONCEPT, nu=nu).gegevens)


def _moment(dag: date, vandaag: date, nu: datetime) -> datetime:
    """The moment of a day on which the post came: now when it is today, noon otherwise."""
    return nu if dag == vandaag else datetime.combine(dag, time(12), AMSTERDAM)


def _adres_overnemen(session: Session, relatie: Relatie, nu: datetime) -> None:
    """A letter goes to the relatie: name and address from the paper hold until the registration has them."""
    if relatie.adresregels:
        return
    gegevens = concept_van(session, relatie_id=relatie.id, soort=CONCEPT, nu=nu).gegevens
    for veld in ("voornaam", "tussenvoegsel", "achternaam", "straat", "postcode", "plaats", "land"):
        setattr(relatie, veld, str(gegevens[veld]))
    relatie.huisnummer = " ".join(str(gegevens[deel]) for deel in ("huisnummer", "toevoeging") if gegevens[deel])


def _contact_afsluiten(session: Session, papier: Papierformulier, samenvatting: str, nu: datetime) -> None:
    moment = session.get(Contactmoment, papier.contactmoment_id) if papier.contactmoment_id else None
    if moment is None:
        return
    moment.samenvatting, moment.vervolg, moment.afgesloten_op = samenvatting, Vervolg.BEANTWOORD, nu
    for hulp in session.exec(select(Hulpsessie).where(Hulpsessie.contactmoment_id == moment.id)).all():
        hulp.beeindigd_op = hulp.beeindigd_op or nu
