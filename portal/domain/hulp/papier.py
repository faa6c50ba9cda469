"""A form on paper comes back: its answers go through the client's own pages, and the signature on it is the agreement.

The same use cases, the same statuses; only the channel is BRI, and each answer says which medewerker entered it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, select

from portal.domain.belofte.actions import beloven
from portal.domain.bericht.actions import bericht_maken
from portal.domain.concept.actions import concept_van
from portal.domain.contactmoment.model import Contactmoment, Vervolg
from portal.domain.corporatie.policy import Beleid
from portal.domain.hulp.queries import bekende_klant, naam_van
from portal.domain.inschrijving.actions import CONCEPT, inschrijving_aanvragen
from portal.domain.inschrijving.model import Inschrijving
from portal.domain.inschrijving.papier import INSCHRIJVEN_OP_PAPIER, adres_van, papier_van
from portal.domain.inschrijving.rules import gevraagde_stappen, is_gedaan
from portal.domain.papier.actions import (
    formulier_afsluiten,
    formulier_bij_code,
    formulier_ontvangen,
    formulier_terugleggen,
    formulier_uitgeven,
)
from portal.domain.papier.model import Papierformulier, Papierstatus
from portal.domain.papier.queries import formulier_in_invoer, formulier_van, laatste_uitgave
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.shared import job as queue
from portal.domain.shared.actor import Actor, Bevestigingswijze, Kanaal, Rol
from portal.domain.shared.errors import FouteInvoer, NietGevonden, Veldfout, Weigering, zin
from portal.domain.shared.invoer import (
    Antwoorden,
    parse_keuze,
    parse_tekst,
    parse_vinkje,
)
from portal.domain.shared.rights import handeling
from portal.domain.toegang.actions import hulpsessie_beginnen
from portal.domain.toegang.model import Hulpsessie
from portal.i18n import AMSTERDAM, LANGUAGES, say
from portal.integrations.brief.protocol import Papier

PRINTEN = "papier-printen"
OP_PAPIER = "formulier-op-papier"
# The form of a moment ago is the one that is posted: pressing twice posts one.
TWEE_KEER = timedelta(minutes=10)


class GeenAdres(Weigering):
    """A letter needs an address; a person helps, or the form is fetched."""

    def __init__(self) -> None:
        super().__init__(
            zin("Wij weten nog geen postadres."), zin("Download het formulier, of haal het op bij ons kantoor.")
        )


@handeling(Rol.BEZOEKER, Rol.KLANT, Rol.MEDEWERKER)
def papier_uitgeven(session: Session, *, taal: str, groot: bool, door: Actor, nu: datetime) -> str:
    """Give out a form to print oneself; with what a client filled in so far, empty for anyone else. Returns its id."""
    taal = taal if taal in LANGUAGES else "nl"
    return formulier_uitgeven(
        session, stroom=INSCHRIJVEN_OP_PAPIER, taal=taal, groot=groot, relatie_id=door.klant_id, nu=nu
    ).id


@handeling(Rol.KLANT, Rol.MEDEWERKER)
def papier_versturen(
    session: Session, *, formulier: Mapping[str, object], door: Actor, beleid: Beleid, nu: datetime
) -> str:
    """Have a form posted to the client, or to the client that a medewerker names; returns its code.

    Raises `FouteInvoer` when nobody is known by that, and `GeenAdres` without an address to post to.
    """
    relatie = (
        relatie_van(session, door.klant_id)
        if door.klant_id
        else bekende_klant(session, str(formulier.get("klant", "")), door=door, beleid=beleid)
    )
    if relatie is None:
        raise FouteInvoer([Veldfout("klant", zin("Wij vinden deze klant niet."))])
    gegevens = concept_van(session, relatie_id=relatie.id, soort=CONCEPT, nu=nu).gegevens
    if not adres_van(relatie, gegevens):
        raise GeenAdres
    # Two presses at once: the second waits here.
    session.refresh(relatie, with_for_update={"key_share": True})
    eerder = laatste_uitgave(session, relatie_id=relatie.id, sinds=nu - TWEE_KEER)
    if eerder is not None:
        return eerder.code
    uitgegeven = formulier_uitgeven(
        session,
        stroom=INSCHRIJVEN_OP_PAPIER,
        taal=relatie.taal,
        groot=bool(formulier.get("groot")),
        relatie_id=relatie.id,
        nu=nu,
    )
    queue.plan(session, PRINTEN, {"formulier_id": uitgegeven.id}, start_op=nu, sleutel=f"{PRINTEN}:{uitgegeven.id}")
    inzage_vastleggen(
        session, relatie_id=relatie.id, door=door, reden=str(zin("Formulier met de post gestuurd")), nu=nu
    )
    return uitgegeven.code


def papier_om_te_printen(
    session: Session, *, formulier_id: str, beleid: Beleid, vandaag: date, nu: datetime, posten: bool = False
) -> Papier:
    """The form as it is printed; raises `NietGevonden`."""
    formulier = formulier_van(session, formulier_id)
    return papier_van(session, formulier=formulier, beleid=beleid, vandaag=vandaag, nu=nu, posten=posten)


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
) -> bool:
    """Begin to enter a form: from here on this tab acts for its owner, on the owner's own pages, channel BRI.

    Someone we do not know becomes a relatie with nothing but what is on the paper. Returns whether the questions
    changed since the form was printed. Raises `FouteInvoer`, and `AlIngevoerd` for a code that was used.
    """
    antwoorden = Antwoorden(formulier)
    code = antwoorden.neem("code", parse_tekst, maximum=40, leeg=zin("Vul de code in die op het formulier staat."))
    dag = antwoorden.neem_datum("ontvangen", vandaag, leeg=zin("Vul in wanneer het formulier binnenkwam."))
    bekend = antwoorden.neem("bekend", parse_tekst, maximum=200, leeg=None)
    antwoorden.controleer()
    papier = formulier_bij_code(session, getypt=code.waarde)
    if dag.waarde < papier.uitgegeven_op.astimezone(AMSTERDAM).date():
        raise FouteInvoer([Veldfout("ontvangen_dag", zin("Het formulier was toen nog niet geprint."))])
    if papier.relatie_id is None:
        relatie = bekende_klant(session, bekend.waarde, door=door, beleid=beleid) if bekend.waarde else None
        if bekend.waarde and relatie is None:
            raise FouteInvoer([Veldfout("bekend", zin("Wij vinden deze klant niet."))])
        if relatie is None:
            relatie = Relatie(taal=papier.taal, voorkeurskanaal=Kanaal.BRIEF, aangemaakt_op=nu)
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
    return papier.versie != INSCHRIJVEN_OP_PAPIER.versie


@handeling(Rol.MEDEWERKER)
def papier_afronden(
    session: Session,
    *,
    formulier: Mapping[str, object],
    versie: int,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> str:
    """Everything on the paper is entered and its signature was seen: that is the client's agreement.

    Returns the inschrijfnummer; the client hears it by letter. Raises what registering raises, `FouteInvoer` when the
    medewerker did not see the signature or a cross, and `NietGevonden` outside the entering of a form.
    """
    papier = formulier_in_invoer(
        session, relatie_id=str(door.namens), medewerker_id=str(door.medewerker_id)
    ) if door.namens and door.kanaal is Kanaal.BRIEF else None  # fmt: skip
    if papier is None or papier.ontvangen_op is None:
        raise NietGevonden(f"papierformulier in invoer voor {door.namens}")
    antwoorden = Antwoorden(formulier)
    antwoorden.neem(
        "handtekening", parse_vinkje, verplicht=zin("Kruis aan dat u de handtekening op het papier heeft gezien.")
    )
    antwoorden.controleer()
    # The act is the client's own, by letter; the medewerker is who entered it.
    klant = Actor(
        Rol.KLANT,
        relatie_id=papier.relatie_id,
        medewerker_id=door.medewerker_id,
        kanaal=Kanaal.BRIEF,
        bevestigd=Bevestigingswijze.OP_PAPIER,
    )
    inschrijving: Inschrijving = inschrijving_aanvragen(
        session,
        formulier=formulier,
        versie=versie,
        door=klant,
        beleid=beleid,
        origin=origin,
        vandaag=vandaag,
        nu=nu,
        ontvangen_op=_moment(papier.ontvangen_op, vandaag, nu),
    )
    # How long it took is from printing to receipt, not the minutes of typing over.
    inschrijving.begonnen_op = papier.uitgegeven_op
    formulier_afsluiten(session, formulier=papier, door=door, nu=nu)
    _contact_afsluiten(session, papier, str(zin("Uw formulier is ingevoerd. U krijgt er een brief over.")), nu)
    return inschrijving.nummer


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
    antwoorden = Antwoorden(formulier)
    ontbreekt = antwoorden.neem("ontbreekt", parse_tekst, maximum=300, leeg=zin("Schrijf op wat er ontbreekt."))
    hoe = antwoorden.neem("hoe", parse_keuze, ("bellen", "brief"), leeg=zin("Kies of u belt of een brief stuurt."))
    antwoorden.controleer()
    relatie = relatie_van(session, papier.relatie_id)
    gegevens = concept_van(session, relatie_id=relatie.id, soort=CONCEPT, nu=nu).gegevens
    if hoe.waarde == "brief":
        adres = adres_van(relatie, gegevens)
        if not adres:
            raise GeenAdres
        _adres_overnemen(relatie, gegevens)
        al_binnen = [
            say(stap.titel, relatie.taal) for stap in gevraagde_stappen(gegevens) if is_gedaan(stap.naam, gegevens)
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


def _moment(dag: date, vandaag: date, nu: datetime) -> datetime:
    """The moment of a day on which the post came: now when it is today, noon otherwise."""
    return nu if dag == vandaag else datetime.combine(dag, time(12), AMSTERDAM)


def _adres_overnemen(relatie: Relatie, gegevens: dict[str, object]) -> None:
    """A letter goes to the relatie: name and address from the paper hold until the registration has them."""
    if relatie.adresregels:
        return
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
