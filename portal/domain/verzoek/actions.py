"""Asking something of us, and everything that may happen to it until it is decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from portal.domain.belofte.actions import (
    EIGEN_AFHANDELING,
    belofte_inlossen,
    belofte_vervallen,
    beloven,
)
from portal.domain.belofte.klok import belofte_doorgeven, belofte_laten_lopen, belofte_stilzetten, belofte_uitstellen
from portal.domain.belofte.queries import VASTE_TERMIJN, Belofteregel, belofte_bij, collegas
from portal.domain.bericht.actions import bericht_maken
from portal.domain.bericht.model import Bericht
from portal.domain.concept.actions import ConceptIsNieuwer, Stand, concept_bewaren, concept_van, concept_weggooien
from portal.domain.corporatie.model import Medewerker
from portal.domain.corporatie.policy import Beleid
from portal.domain.document.actions import (
    Bestand,
    document_toevoegen,
    document_weghalen,
    documenten_meenemen,
    documenten_wissen,
)
from portal.domain.document.model import Document
from portal.domain.papier.actions import niet_buiten_het_papier_om
from portal.domain.relatie.actions import inzage_vastleggen
from portal.domain.relatie.model import Relatie
from portal.domain.relatie.queries import relatie_van
from portal.domain.relatie.zaken import klant_bij
from portal.domain.shared.actor import Actor, Kanaal, Rol
from portal.domain.shared.errors import NietGevonden, Weigering, Zin, zin
from portal.domain.shared.invoer import Antwoorden, parse_keuze, parse_tekst
from portal.domain.shared.reference import nieuw_kenmerk
from portal.domain.shared.rights import handeling
from portal.domain.shared.transitions import Statusovergang, overgang
from portal.domain.shared.working_days import lokale_dag, plus_maanden
from portal.domain.verzoek.model import OPEN, OVERGANGEN, Verzoek, Verzoekregel, Verzoeksoort, Verzoekstatus
from portal.domain.verzoek.queries import (
    ONDERWERP,
    ONDERWERP_CONCEPT,
    Besluit,
    Verzoekbeeld,
    beeld_van,
    besluiten_van,
    document_voor,
    verzoek_van,
)
from portal.domain.verzoek.rules import (
    ANDER_BESLUIT,
    BELLEN,
    CONTROLEREN,
    FORMULIEREN,
    GEWIST,
    LANG,
    TOEGEKEND,
    TWEEDE_PERSOON,
    UITKOMSTEN,
    antwoord_voor,
    beslissen_voor,
    beslistermijn,
    eerste_open_stap,
    gaat_over,
    laatste_dag_bezwaar,
    lees_stap,
    mag_beslissen,
    mag_nog_verlengen,
    spoed_van,
    stap_van,
    titel_van,
    verlengd_voor,
)

# What sets a bezwaar that is over in motion, by the kind of message in which the decision was told; one transaction.
Gevolgen = Mapping[str, Callable[..., None]]

_NET_VERSTUURD = timedelta(minutes=15)
EIGEN_AFHANDELING.update({ONDERWERP})
# The term of a klacht or bezwaar is moved by `verzoek_verlengen`, once, and stands still only while the client answers.
VASTE_TERMIJN[ONDERWERP] = lambda session, ids: session.exec(
    select(Verzoek.id).where(col(Verzoek.id).in_(ids), col(Verzoek.soort).in_(TWEEDE_PERSOON))
).all()


class NogNietAf(Weigering):
    """A page was skipped; nothing is sent yet."""


class IemandWasUVoor(Weigering):
    """Another medewerker, or the client, changed this verzoek after this screen was opened."""

    def __init__(self) -> None:
        super().__init__(
            zin("Iemand was u voor. Dit verzoek is net veranderd."), zin("Hieronder ziet u hoe het nu is.")
        )


class NietDoorU(Weigering):
    """Fair dealing: whom it is about, or who handled it, leaves the decision to somebody else."""


class IsAfgehandeld(Weigering):
    """It is over; the way on is a new verzoek, or a person."""

    def __init__(self) -> None:
        super().__init__(
            zin("Dit verzoek is al klaar. U kunt er niets meer aan toevoegen."),
            zin("Is het niet opgelost? Doe dan een nieuw verzoek, of bel ons."),
        )


def concept_soort(soort: str) -> str:
    """Under which name the draft of this kind of verzoek is kept."""
    return f"verzoek-{soort}"


def verzoeksoort(soort: str) -> Verzoeksoort:
    """The kind with this name that has a form; raises `NietGevonden`."""
    if soort not in FORMULIEREN:
        raise NietGevonden(f"soort {soort}")
    return Verzoeksoort(soort)


# --- asking -----------------------------------------------------------------------------------------------------------


@handeling(Rol.KLANT, namens_klant=True)
def verzoekstap_bewaren(
    session: Session,
    *,
    soort: str,
    stap: str,
    formulier: Mapping[str, object],
    versie: int,
    door: Actor,
    beleid: Beleid,
    vandaag: date,
    nu: datetime,
) -> Stand:
    """Keep the answers of one page of a verzoek, before the next page shows.

    Raises `NietGevonden` for a page that does not exist, `FouteInvoer`, and `ConceptIsNieuwer` for a stale screen.
    """
    kind = verzoeksoort(soort)
    pagina = stap_van(kind, stap)
    if pagina is None:
        raise NietGevonden(f"stap {soort}/{stap}")
    relatie = relatie_van(session, door.klant_id)
    regels = beleid.regio.beleid_op(vandaag)
    besluiten = besluiten_van(session, relatie_id=relatie.id, beleid=beleid, vandaag=vandaag)
    gelezen = lees_stap(kind, pagina, formulier, besluiten=[b.bericht_id for b in besluiten], vandaag=vandaag)
    vroeger = concept_van(session, relatie_id=relatie.id, soort=concept_soort(soort), nu=nu).gegevens
    spoed = spoed_van(kind, {**vroeger, **gelezen}, beleid, vandaag)
    soort_spoed = spoed.soort if spoed else ""
    if soort_spoed != vroeger.get("spoed", ""):
        gelezen |= {"spoed": soort_spoed, f"gedaan_{BELLEN}": False}
    stand = concept_bewaren(
        session,
        relatie_id=relatie.id,
        soort=concept_soort(soort),
        gegevens=gelezen,
        versie=versie,
        bewaardagen=regels.concept_bewaardagen,
        ingevuld_door={stap: _naam(session, door)},
        nu=nu,
    )
    hier = (ONDERWERP_CONCEPT, soort)
    documenten_meenemen(session, relatie_id=relatie.id, van=hier, naar=hier, verloopt_op=stand.verloopt_op)
    return stand


@handeling(Rol.KLANT, namens_klant=True)
def foto_toevoegen(
    session: Session, *, doel: str, bestand: Bestand, door: Actor, beleid: Beleid, vandaag: date, nu: datetime
) -> None:
    """Add a photo to a draft (`doel` is its kind) or to an open verzoek (`doel` is its id).

    Raises `NietGevonden`, `TeVeelFotos`, and `IsAfgehandeld` for a verzoek that is over.
    """
    # Held until the end: two photos at once are counted one after the other.
    relatie = _vastgehouden(session, door)
    regels = beleid.regio.beleid_op(vandaag)
    concept = doel in FORMULIEREN
    verzoek = None if concept else _open_verzoek(session, doel, door)
    document_toevoegen(
        session,
        bestand=bestand,
        relatie_id=relatie.id,
        onderwerp=ONDERWERP_CONCEPT if concept else ONDERWERP,
        object_id=doel,
        maximum=regels.verzoek.fotos,
        door_naam=_naam(session, door),
        verloopt_op=nu + timedelta(days=regels.concept_bewaardagen) if concept else None,
        nu=nu,
    )
    if verzoek is not None:
        _zeg(session, verzoek, str(zin("Foto toegevoegd.")), door=door, nu=nu)
        _hervatten(session, verzoek, door=door, beleid=beleid, nu=nu)


@handeling(Rol.KLANT, namens_klant=True)
def foto_weghalen(session: Session, *, soort: str, document_id: str, door: Actor) -> None:
    """Take a photo out of a draft; raises `NietGevonden` for somebody else's."""
    document_weghalen(
        session,
        document_id=document_id,
        relatie_id=relatie_van(session, door.klant_id).id,
        onderwerp=ONDERWERP_CONCEPT,
        object_id=verzoeksoort(soort),
    )


@handeling(Rol.KLANT, namens_klant=True)
def verzoek_indienen(
    session: Session,
    *,
    soort: str,
    versie: int,
    vanaf: str,
    door: Actor,
    beleid: Beleid,
    origin: str,
    vandaag: date,
    nu: datetime,
    ontvangen_op: datetime | None = None,
) -> str:
    """Send a verzoek: from the draft comes a verzoek with a belofte; returns its id. Sent twice is one verzoek.

    `ontvangen_op` is when a form on paper came in: every term runs from there.

    Raises `NietGevonden`, `NogNietAf` with a page open, `ConceptIsNieuwer` for a stale screen, and
    `AlleenMetHetPapier` where a form of this kind is being entered.
    """
    kind = verzoeksoort(soort)
    niet_buiten_het_papier_om(session, stroom=kind, door=door)
    relatie = _vastgehouden(session, door)
    stand = concept_van(session, relatie_id=relatie.id, soort=concept_soort(soort), nu=nu)
    if not stand.versie:
        return _net_verstuurd(session, relatie, kind, nu)
    if stand.versie != versie:
        raise ConceptIsNieuwer
    if eerste_open_stap(kind, stand.gegevens) != CONTROLEREN:
        raise NogNietAf(zin("U heeft nog niet alles ingevuld."), zin("Kijk bij Terug welke vraag nog open is."))
    verzoek = Verzoek(
        kenmerk=nieuw_kenmerk("V"),
        relatie_id=relatie.id,
        soort=kind,
        antwoorden=_antwoorden(kind, stand),
        ingevuld_door={stap: naam for stap, naam in stand.ingevuld_door.items() if naam},
        spoed=stand.gegevens.get("spoed", ""),
        kanaal=door.kanaal,
        vanaf=vanaf,
        ontvangen_op=ontvangen_op or nu,
    )
    if kind is Verzoeksoort.BEZWAAR:
        _tegen_besluit(session, verzoek, beleid, lokale_dag(verzoek.ontvangen_op))
    session.add(verzoek)
    session.flush()
    documenten_meenemen(
        session,
        relatie_id=relatie.id,
        van=(ONDERWERP_CONCEPT, soort),
        naar=(ONDERWERP, verzoek.id),
        verloopt_op=None,
    )
    concept_weggooien(session, relatie_id=relatie.id, soort=concept_soort(soort))
    _beloven_en_melden(session, verzoek, beleid=beleid, origin=origin, nu=nu)
    return verzoek.id


@handeling(Rol.KLANT, namens_klant=True)
def verzoek_aanvullen(
    session: Session, *, verzoek_id: str, formulier: Mapping[str, object], door: Actor, beleid: Beleid, nu: datetime
) -> None:
    """Say something more about an open verzoek; the clock goes on when it waited for the client.

    Raises `NietGevonden`, `IsAfgehandeld`, and `FouteInvoer` without a text.
    """
    verzoek = _open_verzoek(session, verzoek_id, door)
    antwoorden = Antwoorden(formulier)
    tekst = antwoorden.neem(
        "tekst",
        parse_tekst,
        maximum=LANG,
        leeg=zin("Schrijf op wat u ons wilt vertellen."),
        bsn_bevestigd=bool(formulier.get("geen_bsn")),
    )
    antwoorden.controleer()
    _zeg(session, verzoek, tekst.waarde, door=door, nu=nu)
    _hervatten(session, verzoek, door=door, beleid=beleid, nu=nu)


@handeling(Rol.KLANT, namens_klant=True)
def verzoek_intrekken(
    session: Session,
    *,
    verzoek_id: str,
    door: Actor,
    beleid: Beleid,
    gevolgen: Gevolgen,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Take a verzoek back: nobody does anything about it any more. Raises `NietGevonden` and `IsAfgehandeld`."""
    verzoek = _open_verzoek(session, verzoek_id, door)
    overgang(session, OVERGANGEN, verzoek, Verzoekstatus.INGETROKKEN, door=door, nu=nu)
    _beeindigd(verzoek, nu)
    reden = str(zin("Ingetrokken door de klant"))
    belofte_vervallen(session, soort=ONDERWERP, object_id=verzoek.id, reden=reden, door=door, nu=nu)
    _bericht(session, verzoek, "verzoek-ingetrokken", {}, origin=origin, nu=nu)
    _bezwaar_voorbij(session, verzoek, gevolgen, door=door, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)


# --- dealing with it --------------------------------------------------------------------------------------------------


@handeling(Rol.MEDEWERKER)
def verzoek_inzien(session: Session, *, verzoek_id: str, door: Actor, beleid: Beleid, nu: datetime) -> Verzoekbeeld:
    """Look at a verzoek; the client can see who looked. Raises `NietGevonden`."""
    verzoek = session.get(Verzoek, verzoek_id)
    if verzoek is None:
        raise NietGevonden(f"verzoek {verzoek_id}")
    klant_bij(session, relatie_id=verzoek.relatie_id, door=door, beleid=beleid)
    reden = str(zin("Verzoek {kenmerk}", kenmerk=verzoek.kenmerk))
    inzage_vastleggen(session, relatie_id=verzoek.relatie_id, door=door, reden=reden, nu=nu)
    return beeld_van(session, verzoek)


@handeling(Rol.MEDEWERKER)
def foto_inzien(session: Session, *, document_id: str, door: Actor, nu: datetime) -> Document:
    """Look at a photo of a client; the client can see who looked. Raises `NietGevonden`."""
    document = document_voor(session, document_id=document_id, door=door)
    reden = str(zin("Foto {naam} bekeken", naam=document.naam))
    inzage_vastleggen(session, relatie_id=document.relatie_id, door=door, reden=reden, nu=nu)
    return document


@handeling(Rol.MEDEWERKER)
def verzoek_nemen(
    session: Session, *, verzoek_id: str, versie: int, door: Actor, beleid: Beleid, origin: str, nu: datetime
) -> None:
    """Take a verzoek: from here on this colleague deals with it; the client hears who and before when.

    Raises `NietGevonden`, `IemandWasUVoor`, and `NietDoorU` for a klacht about this colleague.
    """
    verzoek = _aan_de_balie(session, verzoek_id, versie, door, beleid)
    medewerker = _medewerker(session, door)
    if gaat_over(str(verzoek.antwoorden.get("over_wie", "")), medewerker.naam):
        raise NietDoorU(zin("Deze klacht gaat over u."), zin("Een collega neemt de klacht in behandeling."))
    overgang(session, OVERGANGEN, verzoek, Verzoekstatus.IN_BEHANDELING, door=door, nu=nu)
    verzoek.behandelaar_id = medewerker.id
    termijn = beslistermijn(verzoek.soort, beleid, lokale_dag(verzoek.ontvangen_op))
    if termijn is not None:
        # Taking it up is what was promised first; the decision is the next promise.
        belofte_inlossen(session, soort=ONDERWERP, object_id=verzoek.id, door=door, nu=nu)
        voor = beslissen_voor(verzoek.ontvangen_op, termijn.beslissen_weken, beleid)
        belofte = _beloof(session, verzoek, voor=voor, medewerker_id=medewerker.id, beleid=beleid, nu=nu)
    else:
        _doorgeven(session, verzoek, medewerker.id, door=door, nu=nu)
        belofte = _belofte(session, verzoek)
    _veranderd(verzoek)
    _bericht(
        session,
        verzoek,
        "verzoek-in-behandeling",
        {"medewerker": medewerker.naam, "moment": belofte.voor},
        origin=origin,
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def verzoek_beantwoorden(
    session: Session,
    *,
    verzoek_id: str,
    versie: int,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> None:
    """Say something to the client, or ask: who asks stops the clock until the client answers.

    Raises `NietGevonden`, `IemandWasUVoor`, and `FouteInvoer`.
    """
    verzoek = _in_behandeling(session, verzoek_id, versie, door, beleid)
    antwoorden = Antwoorden(formulier)
    tekst = antwoorden.neem("tekst", parse_tekst, maximum=LANG, leeg=zin("Schrijf op wat u de klant wilt zeggen."))
    wacht = antwoorden.neem("wacht", parse_keuze, ("ja", "nee"), leeg=zin("Kies of u op de klant wacht."))
    antwoorden.controleer()
    _zeg(session, verzoek, tekst.waarde, door=door, nu=nu)
    medewerker = _medewerker(session, door)
    if wacht.waarde == "ja" and verzoek.status == Verzoekstatus.IN_BEHANDELING:
        overgang(session, OVERGANGEN, verzoek, Verzoekstatus.WACHT_OP_KLANT, door=door, nu=nu, reden=tekst.waarde)
        reden = str(zin("Wacht op antwoord van de klant"))
        belofte_stilzetten(session, soort=ONDERWERP, object_id=verzoek.id, reden=reden, door=door, nu=nu)
    soort = "verzoek-vraag" if wacht.waarde == "ja" else "verzoek-reactie"
    _bericht(session, verzoek, soort, {"medewerker": medewerker.naam, "tekst": tekst.waarde}, origin=origin, nu=nu)


@handeling(Rol.MEDEWERKER)
def verzoek_verlengen(
    session: Session,
    *,
    verzoek_id: str,
    versie: int,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> None:
    """Take longer over a klacht, a bezwaar or being erased, once, with the reason; the client hears it.

    Raises `NietGevonden`, `IemandWasUVoor`, `FouteInvoer` without a reason, and `Weigering` for a second time.
    """
    verzoek = _in_behandeling(session, verzoek_id, versie, door, beleid)
    uiterlijk = verlengd_voor(verzoek.soort, verzoek.ontvangen_op, beleid)
    antwoorden = Antwoorden(formulier)
    reden = antwoorden.neem("reden", parse_tekst, maximum=500, leeg=zin("Schrijf op waarom het langer duurt."))
    antwoorden.controleer()
    mag = mag_nog_verlengen(verzoek.soort, verzoek.ontvangen_op, nu=nu, beleid=beleid) and verzoek.verlengd_op is None
    if uiterlijk is None or not mag or verzoek.status != Verzoekstatus.IN_BEHANDELING:
        raise Weigering(
            zin("Deze termijn kan niet nog een keer langer."), zin("Beslis voor de datum, of bel de klant.")
        )
    verzoek.verlengd_op = nu
    voor = max(_belofte(session, verzoek).voor, uiterlijk)
    medewerker = _medewerker(session, door)
    belofte_uitstellen(session, soort=ONDERWERP, object_id=verzoek.id, voor=voor, reden=reden.waarde, door=door, nu=nu)
    _veranderd(verzoek)
    _bericht(
        session,
        verzoek,
        "verzoek-verlengd",
        {"medewerker": medewerker.naam, "moment": voor, "reden": reden.waarde},
        origin=origin,
        nu=nu,
    )


@handeling(Rol.MEDEWERKER)
def verzoek_overdragen(
    session: Session,
    *,
    verzoek_id: str,
    versie: int,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> None:
    """Hand a verzoek over to a colleague; the deadline stays, and the client hears who deals with it now.

    Raises `NietGevonden`, `IemandWasUVoor`, `FouteInvoer`, and `NietDoorU` when it is about that colleague.
    """
    verzoek = _in_behandeling(session, verzoek_id, versie, door, beleid)
    namen = dict(collegas(session))
    antwoorden = Antwoorden(formulier)
    naar = antwoorden.neem("naar", parse_keuze, tuple(namen), leeg=zin("Kies een collega."))
    antwoorden.controleer()
    if gaat_over(str(verzoek.antwoorden.get("over_wie", "")), namen[naar.waarde]):
        raise NietDoorU(zin("Deze klacht gaat over deze collega."), zin("Kies een andere collega."))
    _doorgeven(session, verzoek, naar.waarde, door=door, nu=nu)
    _veranderd(verzoek)
    _bericht(session, verzoek, "verzoek-overgedragen", {"medewerker": namen[naar.waarde]}, origin=origin, nu=nu)


@handeling(Rol.MEDEWERKER)
def verzoek_afhandelen(
    session: Session,
    *,
    verzoek_id: str,
    versie: int,
    formulier: Mapping[str, object],
    door: Actor,
    beleid: Beleid,
    gevolgen: Gevolgen,
    origin: str,
    vandaag: date,
    nu: datetime,
) -> None:
    """Decide, with the reason; the client hears the outcome and the way to object.

    Raises `NietGevonden`, `IemandWasUVoor`, `FouteInvoer`, and `NietDoorU` for a klacht or bezwaar that this
    colleague handled or that is about this colleague.
    """
    verzoek = _in_behandeling(session, verzoek_id, versie, door, beleid)
    medewerker = _medewerker(session, door)
    kind = Verzoeksoort(verzoek.soort)
    antwoorden = Antwoorden(formulier)
    codes = [code for code, _ in UITKOMSTEN[kind]]
    uitkomst = antwoorden.neem("uitkomst", parse_keuze, codes, leeg=zin("Kies de uitkomst."))
    motivering = antwoorden.neem("motivering", parse_tekst, maximum=LANG, leeg=zin("Schrijf op waarom u dit besluit."))
    antwoorden.controleer()
    if not mag_beslissen(
        kind,
        over_wie=str(verzoek.antwoorden.get("over_wie", "")),
        naam=medewerker.naam,
        medewerker_id=medewerker.id,
        behandelaar_id=verzoek.behandelaar_id,
    ):
        raise NietDoorU(
            zin("U mag niet zelf beslissen. U behandelde dit, of het gaat over u."),
            zin("Draag het over aan een collega. Die neemt het besluit."),
        )
    overgang(session, OVERGANGEN, verzoek, Verzoekstatus.AFGEHANDELD, door=door, nu=nu)
    verzoek.uitkomst, verzoek.motivering, verzoek.beslisser_id = uitkomst.waarde, motivering.waarde, medewerker.id
    _beeindigd(verzoek, nu)
    belofte_inlossen(session, soort=ONDERWERP, object_id=verzoek.id, door=door, nu=nu)
    regels = beleid.regio.beleid_op(vandaag).verzoek
    laatste = laatste_dag_bezwaar(vandaag, regels.bezwaar.indienen_weken, beleid)
    _bericht(
        session,
        verzoek,
        _soort_besluit(kind),
        {
            "medewerker": medewerker.naam,
            "wat": titel_van(kind),
            "uitkomst": dict(UITKOMSTEN[kind])[uitkomst.waarde],
            "motivering": motivering.waarde,
            "laatste_dag": laatste,
            "wat_nu": _wat_nu(uitkomst.waarde, vandaag, beleid),
            "commissie": regels.klachtencommissie.naam,
            "telefoon": regels.klachtencommissie.telefoon,
            "huurcommissie": regels.huurcommissie.naam,
        },
        origin=origin,
        nu=nu,
    )
    _bezwaar_voorbij(session, verzoek, gevolgen, door=door, beleid=beleid, origin=origin, vandaag=vandaag, nu=nu)


def afgehandelde_verzoeken_wissen(session: Session, *, beleid: Beleid, vandaag: date, nu: datetime) -> int:
    """Erase verzoeken that ended longer ago than policy keeps them, with all that belongs to them. Returns how many."""
    grens = plus_maanden(vandaag, -beleid.regio.beleid_op(vandaag).verzoek.bewaarmaanden)
    ended = select(Verzoek).where(col(Verzoek.beeindigd_op) < nu)
    oud = [v.id for v in session.exec(ended).all() if v.beeindigd_op and lokale_dag(v.beeindigd_op) < grens]
    documenten_wissen(session, onderwerp=ONDERWERP, object_ids=oud)
    for statement in (
        delete(Verzoekregel).where(col(Verzoekregel.verzoek_id).in_(oud)),
        delete(Statusovergang).where(col(Statusovergang.object_id).in_(oud)),
        delete(Verzoek).where(col(Verzoek.id).in_(oud)),
    ):
        session.exec(statement)
    return len(oud)


# --- parts ------------------------------------------------------------------------------------------------------------


def verzoek_vastleggen(
    session: Session,
    *,
    relatie_id: str,
    soort: Verzoeksoort,
    vanaf: str,
    door: Actor,
    beleid: Beleid,
    origin: str,
    nu: datetime,
) -> str:
    """A verzoek of a kind that has no form, asked from a page of another subject; returns its id."""
    verzoek = Verzoek(
        kenmerk=nieuw_kenmerk("V"),
        relatie_id=relatie_id,
        soort=soort,
        kanaal=door.kanaal,
        vanaf=vanaf,
        ontvangen_op=nu,
    )
    session.add(verzoek)
    session.flush()
    _beloven_en_melden(session, verzoek, beleid=beleid, origin=origin, nu=nu)
    return verzoek.id


def _bezwaar_voorbij(session: Session, verzoek: Verzoek, gevolgen: Gevolgen, *, nu: datetime, **context: Any) -> None:
    """What the decision was about goes on, or is put right: the subject that took the decision hears how it ended."""
    besluit = session.get(Bericht, verzoek.besluit_bericht_id) if verzoek.besluit_bericht_id else None
    gevolg = gevolgen.get(besluit.soort) if besluit else None
    if gevolg is not None:
        session.flush()
        gevolg(
            session,
            relatie_id=verzoek.relatie_id,
            toegekend=verzoek.uitkomst in TOEGEKEND,
            stil_vanaf=lokale_dag(verzoek.ontvangen_op) if verzoek.houdt_tegen else None,
            nu=nu,
            **context,
        )


def _naam(session: Session, door: Actor) -> str:
    """The medewerker who does this for the client; nobody when the client does."""
    medewerker = session.get(Medewerker, door.medewerker_id) if door.medewerker_id else None
    return medewerker.naam if medewerker else ""


def _medewerker(session: Session, door: Actor) -> Medewerker:
    medewerker = session.get(Medewerker, door.medewerker_id)
    if medewerker is None:
        raise NietGevonden(f"medewerker {door.medewerker_id}")
    return medewerker


def _vastgehouden(session: Session, door: Actor) -> Relatie:
    """The client, held until the end of this transaction: what one person sends twice comes one after the other."""
    relatie_id = relatie_van(session, door.klant_id).id
    return session.exec(select(Relatie).where(Relatie.id == relatie_id).with_for_update()).one()


def _open_verzoek(session: Session, verzoek_id: str, door: Actor) -> Verzoek:
    verzoek_van(session, verzoek_id=verzoek_id, door=door)
    verzoek = session.get_one(Verzoek, verzoek_id, with_for_update=True, populate_existing=True)
    if verzoek.status not in OPEN:
        raise IsAfgehandeld
    return verzoek


def _aan_de_balie(session: Session, verzoek_id: str, versie: int, door: Actor, beleid: Beleid) -> Verzoek:
    verzoek = session.get(Verzoek, verzoek_id, with_for_update=True)
    if verzoek is None:
        raise NietGevonden(f"verzoek {verzoek_id}")
    klant_bij(session, relatie_id=verzoek.relatie_id, door=door, beleid=beleid)
    if verzoek.versie != versie or verzoek.status not in OPEN:
        raise IemandWasUVoor
    return verzoek


def _in_behandeling(session: Session, verzoek_id: str, versie: int, door: Actor, beleid: Beleid) -> Verzoek:
    verzoek = _aan_de_balie(session, verzoek_id, versie, door, beleid)
    if verzoek.status == Verzoekstatus.ONTVANGEN:
        raise Weigering(zin("Niemand heeft dit verzoek nog in behandeling."), zin("Neem het eerst in behandeling."))
    return verzoek


def _net_verstuurd(session: Session, relatie: Relatie, soort: Verzoeksoort, nu: datetime) -> str:
    """The verzoek that this same draft became a moment ago; raises `NogNietAf` when there is none."""
    newest = session.exec(
        select(Verzoek)
        .where(
            Verzoek.relatie_id == relatie.id, Verzoek.soort == soort, col(Verzoek.ontvangen_op) > nu - _NET_VERSTUURD
        )
        .order_by(col(Verzoek.ontvangen_op).desc())
    ).first()
    if newest is None:
        raise NogNietAf(zin("U heeft nog niets ingevuld."), zin("Begin bij de eerste vraag, of bel ons."))
    return newest.id


def _antwoorden(soort: Verzoeksoort, stand: Stand) -> dict[str, object]:
    velden = [veld.naam for stap in FORMULIEREN[soort].stappen for veld in stap.velden]
    return {naam: stand.gegevens[naam] for naam in velden if stand.gegevens.get(naam)}


def _tegen_besluit(session: Session, verzoek: Verzoek, beleid: Beleid, vandaag: date) -> None:
    """Against which decision, whether that is in time, and whether the decision waits."""
    regels = beleid.regio.beleid_op(vandaag).verzoek.bezwaar
    gekozen = str(verzoek.antwoorden.get("besluit", ""))
    besluit: Besluit | None = None
    if gekozen == ANDER_BESLUIT:
        verzoek.besluit_op = date.fromisoformat(str(verzoek.antwoorden["besluit_datum"]))
        tot = laatste_dag_bezwaar(verzoek.besluit_op, regels.indienen_weken, beleid)
    else:
        alle = besluiten_van(session, relatie_id=verzoek.relatie_id, beleid=beleid, vandaag=vandaag)
        besluit = next((b for b in alle if b.bericht_id == gekozen), None)
        if besluit is None:
            raise NietGevonden(f"besluit {gekozen}")
        verzoek.besluit_bericht_id, verzoek.besluit_op, tot = besluit.bericht_id, besluit.op, besluit.tot
        verzoek.antwoorden = {**verzoek.antwoorden, "besluit_tekst": f"{besluit.onderwerp} ({besluit.kenmerk})"}
    verzoek.op_tijd = vandaag <= tot
    verzoek.houdt_tegen = verzoek.op_tijd and besluit is not None and besluit.soort in regels.houdt_tegen


def _soort_besluit(kind: Verzoeksoort) -> str:
    """Which message tells the outcome."""
    if kind is Verzoeksoort.GEGEVENS_WISSEN:
        return "gegevens-wissen-besluit"
    return "verzoek-besluit" if kind in TWEEDE_PERSOON else "verzoek-afgehandeld"


def _wat_nu(uitkomst: str, vandaag: date, beleid: Beleid) -> Zin:
    """What happens after we decided about erasing."""
    if uitkomst != GEWIST:
        return zin("Uw gegevens blijven dus bij ons.")
    dag = vandaag + timedelta(days=beleid.regio.beleid_op(vandaag).bewaren.wissen_na_dagen)
    return zin("Wij wissen uw gegevens na {dag}. Daarna kunt u niet meer inloggen.", dag=dag)


def _beloven_en_melden(session: Session, verzoek: Verzoek, *, beleid: Beleid, origin: str, nu: datetime) -> None:
    """Who takes it up before when, and the client hears it."""
    voor = None if verzoek.spoed else antwoord_voor(verzoek.soort, verzoek.ontvangen_op, beleid)
    belofte = _beloof(
        session, verzoek, voor=voor, medewerker_id=_eerlijke_collega(session, verzoek), beleid=beleid, nu=nu
    )
    _bericht(
        session,
        verzoek,
        "verzoek-ontvangen",
        {
            "wat": titel_van(verzoek.soort),
            "medewerker": belofte.medewerker,
            "moment": belofte.voor,
            "hoe_verder": _hoe_verder(verzoek),
        },
        origin=origin,
        nu=nu,
    )


def _hoe_verder(verzoek: Verzoek) -> Zin:
    """What a client should know besides who and when."""
    if verzoek.spoed:
        return zin("Heeft u ons nog niet gebeld? Doe dat nu. Dan weten wij het meteen.")
    if verzoek.houdt_tegen:
        return zin("Wij wachten met ons besluit tot uw bezwaar klaar is.")
    if verzoek.op_tijd is False:
        return zin("Uw bezwaar kwam na de laatste dag. Een collega kijkt er toch naar.")
    if verzoek.soort == Verzoeksoort.OVERLAST:
        return zin("Wij vertellen niemand dat dit van u komt.")
    return zin("U kunt altijd iets toevoegen. Kijk bij Mijn verzoeken.")


def _eerlijke_collega(session: Session, verzoek: Verzoek) -> str | None:
    """Somebody the klacht is not about; None leaves the choice to the belofte."""
    over_wie = str(verzoek.antwoorden.get("over_wie", ""))
    alle = collegas(session)
    eerlijk = [wie for wie, naam in alle if not gaat_over(over_wie, naam)]
    return eerlijk[0] if eerlijk and len(eerlijk) < len(alle) else None


def _beloof(
    session: Session,
    verzoek: Verzoek,
    *,
    voor: datetime | None,
    medewerker_id: str | None,
    beleid: Beleid,
    nu: datetime,
) -> Belofteregel:
    return beloven(
        session,
        soort=ONDERWERP,
        object_id=verzoek.id,
        titel=f"{titel_van(verzoek.soort)} {verzoek.kenmerk}",
        kanaal=Kanaal.TELEFOON if verzoek.spoed else Kanaal(verzoek.kanaal),
        relatie_id=verzoek.relatie_id,
        spoed=bool(verzoek.spoed),
        medewerker_id=medewerker_id,
        onderwerp=verzoek.soort,
        voor=voor,
        nu=nu,
        beleid=beleid,
    )


def _belofte(session: Session, verzoek: Verzoek) -> Belofteregel:
    """The promise about this verzoek as it stands now."""
    belofte = belofte_bij(session, soort=ONDERWERP, object_id=verzoek.id)
    if belofte is None:
        raise NietGevonden(f"belofte van verzoek {verzoek.id}")
    return belofte


def _doorgeven(session: Session, verzoek: Verzoek, medewerker_id: str, *, door: Actor, nu: datetime) -> None:
    """Another colleague keeps the promise; before when stays what it was."""
    belofte_doorgeven(
        session,
        soort=ONDERWERP,
        object_id=verzoek.id,
        medewerker_id=medewerker_id,
        reden=str(zin("Ander behandelt het verzoek")),
        door=door,
        nu=nu,
    )


def _hervatten(session: Session, verzoek: Verzoek, *, door: Actor, beleid: Beleid, nu: datetime) -> None:
    """The client answered: the clock goes on with what was left."""
    if verzoek.status == Verzoekstatus.WACHT_OP_KLANT:
        overgang(session, OVERGANGEN, verzoek, Verzoekstatus.IN_BEHANDELING, door=door, nu=nu)
        belofte_laten_lopen(session, soort=ONDERWERP, object_id=verzoek.id, door=door, beleid=beleid, nu=nu)


def _zeg(session: Session, verzoek: Verzoek, tekst: str, *, door: Actor, nu: datetime) -> None:
    """Write down what was said; whoever has an older screen is told."""
    vorige = session.exec(select(func.max(Verzoekregel.volgnummer)).where(Verzoekregel.verzoek_id == verzoek.id)).one()
    session.add(
        Verzoekregel(
            verzoek_id=verzoek.id,
            volgnummer=(vorige or 0) + 1,
            op=nu,
            medewerker_id=door.medewerker_id,
            namens_klant=door.helpt,
            tekst=tekst,
        )
    )
    _veranderd(verzoek)


def _veranderd(verzoek: Verzoek) -> None:
    verzoek.versie += 1


def _beeindigd(verzoek: Verzoek, nu: datetime) -> None:
    verzoek.beeindigd_op = nu
    _veranderd(verzoek)


def _bericht(
    session: Session, verzoek: Verzoek, soort: str, waarden: dict[str, object], *, origin: str, nu: datetime
) -> None:
    bericht_maken(
        session,
        relatie=relatie_van(session, verzoek.relatie_id),
        soort=soort,
        waarden={"kenmerk": verzoek.kenmerk, **waarden},
        origin=origin,
        nu=nu,
    )
