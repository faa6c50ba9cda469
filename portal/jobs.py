"""Scheduled and queued work, each piece one use case. `python -m portal.jobs` is the worker.

    python -m portal.jobs                       work until stopped
    python -m portal.jobs eenmaal               do everything that is due and stop
    python -m portal.jobs keten-controleren     verify the chain of inschrijvingen; exit 1 names what is broken
    python -m portal.jobs keten-hervatten WHY   go on with the chain after a restored backup (docs/production.md)
    python -m portal.jobs wissingen-herhalen    erase again whom a restored backup brought back
    python -m portal.jobs medewerkers-laden F   bring the staff in line with the list in F (docs/production.md)
    python -m portal.jobs passkeys-wissen MAIL  a colleague lost every passkey: the next login makes a new one
    python -m portal.jobs importeren F          take in the VERA file F of a primary system (docs/production.md)

Any number of workers may run: jobs and messages are claimed with a lease, and everything here is safe to do twice.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import sys
import threading
import time
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlmodel import Session

from portal import clock, ketenkoppen, logs, wissingen
from portal.database import Database
from portal.domain.advertentie.actions import advertenties_publiceren, advertenties_sluiten
from portal.domain.advertentie.levering import publicaties_verwerken
from portal.domain.afspraak.actions import (
    TOLK_AANVRAGEN,
    TOLK_INTREKKEN,
    herinneringen_versturen,
    tolk_antwoord_verwerken,
)
from portal.domain.afspraak.queries import open_tolkaanvragen, tolkverzoek_bij
from portal.domain.antwoord.actions import oude_oordelen_wissen
from portal.domain.belofte.actions import beloften_bewaken, pauzes_beeindigen
from portal.domain.bericht.actions import (
    TeVersturen,
    verzending_afronden,
    verzendingen_claimen,
)
from portal.domain.betaling.actions import (
    sessie_verwerken,
    terugbetaling_melden,
    terugbetaling_mislukt,
    terugbetaling_verwerken,
)
from portal.domain.betaling.queries import na_te_kijken_sessies
from portal.domain.bewaren.actions import personen_wissen
from portal.domain.bewaren.klassen import KLASSEN
from portal.domain.document.actions import document_is_nagekeken
from portal.domain.document.queries import bekende_documenten, wachtende_documenten
from portal.domain.eenheid.levering import (
    eenheden_verwerken,
    levering_afronden,
    levering_beginnen,
    leveringsregels,
    oude_leveringen_wissen,
)
from portal.domain.eenheid.model import Levering
from portal.domain.grens.actions import grenzen_laten_aflopen
from portal.domain.hulp.papier import PRINTEN, papier_om_te_printen
from portal.domain.inschrijving.actions import onbetaalde_aanvragen_laten_vervallen
from portal.domain.inschrijving.keten import Breuk, keten_controleren, keten_kop
from portal.domain.inschrijving.samenvoegen import samenvoegingen_laten_verlopen
from portal.domain.inschrijving.splitsen import splitsingen_laten_verlopen
from portal.domain.inschrijving.uitschrijven import uitschrijvingen_afronden
from portal.domain.inschrijving.verlengen import (
    herstel_laten_vervallen,
    verlengingen_herinneren,
    verlengingen_laten_verlopen,
    verlengingen_vragen,
    wachtende_verlengingen_melden,
)
from portal.domain.kansen.actions import oude_tellingen_wissen
from portal.domain.maatwerk.actions import maatwerk_laten_aflopen
from portal.domain.machtiging.actions import machtigingen_bewaken
from portal.domain.shared import job as queue
from portal.domain.shared.actor import SYSTEEM, Kanaal
from portal.domain.shared.errors import NietGevonden
from portal.domain.shared.job import oude_taken_wissen
from portal.domain.sociale_kaart.actions import doorverwijzingen_laten_vervallen
from portal.domain.toegang.aanbieder import Collegaregel, medewerkers_bijwerken
from portal.domain.toegang.contact import contactwijzigingen_laten_ingaan
from portal.domain.toegang.passkey import passkeys_van_collega_wissen
from portal.domain.zoekprofiel.tips import tips_klaarzetten, tips_versturen, voorstellen_doen
from portal.i18n import Zin, say, zin
from portal.integrations.betaling.protocol import BetaaldienstFout, BetaaldienstWeigert
from portal.integrations.bezorging import AdresGeweigerd, BezorgFout, DienstWeigert
from portal.integrations.brief.formulier import maak_formulier
from portal.integrations.brief.protocol import Brief
from portal.integrations.mail.opmaak import mail_html, mail_tekst
from portal.integrations.mail.protocol import Bijlage, Mail
from portal.integrations.primair.protocol import Aanhef, Gelezen, LeveringOnleesbaar
from portal.integrations.primair.vera import lees
from portal.integrations.sms.protocol import Sms
from portal.integrations.tolk.protocol import Antwoord, TolkdienstFout
from portal.integrations.virusscan.protocol import ScanNietBereikbaar
from portal.settings import settings
from portal.wiring import beleid, diensten, start

log = logging.getLogger("portal.jobs")

PAUSE_SECONDS = 1.0
# How long one kind of work may keep the rest waiting; well within the lease of a job.
BEURT_SECONDS = 20.0


class _Beurt:
    """One turn: how long it has lasted."""

    def __init__(self) -> None:
        self._begin = time.monotonic()

    def voorbij(self) -> bool:
        """Whether others have waited long enough."""
        return time.monotonic() - self._begin >= BEURT_SECONDS


# --- deliveries -------------------------------------------------------------------------------------------------


def berichten_versturen(database: Database, *, werker: str) -> int:
    """Deliver the messages that are due, one turn long; returns how many went out or failed."""
    handled, beurt = 0, _Beurt()
    while claimed := database.perform_now(verzendingen_claimen, werker=werker):
        for bericht in claimed:
            fout, voorgoed = None, False
            try:
                _bezorgen(database, bericht)
            except BezorgFout as error:
                fout = f"{type(error).__name__}: {error}"
                voorgoed = isinstance(error, AdresGeweigerd | DienstWeigert)
                log.warning("delivery %s by %s: %s", bericht.kenmerk, bericht.kanaal, type(error).__name__)
            database.perform_now(
                verzending_afronden,
                verzending_id=bericht.verzending_id,
                werker=werker,
                fout=fout,
                voorgoed=voorgoed,
            )
            handled += 1
        if beurt.voorbij():
            break
    return handled


def _bezorgen(database: Database, bericht: TeVersturen) -> None:
    regio = beleid().regio
    regels = regio.beleid_op(clock.today())
    knop = (bericht.knop_tekst, bericht.knop_adres) if bericht.knop_adres else None
    if bericht.kanaal == Kanaal.EMAIL:
        layout: dict[str, Any] = {
            "tekst": bericht.tekst,
            "taal": bericht.taal,
            "afzender": regio.naam,
            "knop": knop,
            "herkenningswoord": bericht.herkenningswoord or None,
            "kenmerk": bericht.kenmerk,
        }
        domain = str(regels.email).rpartition("@")[2]
        diensten().mail.versturen(
            Mail(
                naar=bericht.adres,
                van=str(regels.email),
                van_naam=regio.naam,
                onderwerp=bericht.onderwerp,
                tekst=mail_tekst(**layout),
                html=mail_html(**layout),
                bericht_id=f"<{bericht.verzending_id}@{domain}>",
                taal=bericht.taal,
                bijlagen=tuple(Bijlage(b.naam, b.soort, b.inhoud.encode()) for b in bericht.bijlagen),
                kopregels=_afmelden(bericht.afmelden_adres),
            )
        )
    elif bericht.kanaal == Kanaal.SMS:
        words = f"{regio.naam}: {bericht.onderwerp}. {bericht.tekst.split(chr(10))[0]} ({bericht.kenmerk})"
        # One no-break space would halve what fits in an sms: it is not in the alphabet of GSM.
        words = words.replace("\N{NO-BREAK SPACE}", " ")
        diensten().sms.versturen(
            Sms(naar=bericht.adres, tekst=words, afzender=regio.naam[:11], kenmerk=bericht.verzending_id)
        )
    else:
        postadres = regels.postadres
        diensten().brief.versturen(
            Brief(
                kenmerk=bericht.kenmerk,
                datum=bericht.gemaakt_op.astimezone(clock.AMSTERDAM).date(),
                adresregels=tuple(bericht.adres.split("\n")),
                afzender_naam=regio.naam,
                afzender_regels=(postadres.straat_en_nummer, f"{postadres.postcode}  {postadres.plaats}"),
                onderwerp=bericht.onderwerp,
                aanhef=say(zin("Beste {naam},", naam=bericht.aanhef), bericht.taal),
                alineas=tuple(bericht.tekst.split("\n\n")),
                herkenningswoord=bericht.herkenningswoord or None,
                taal=bericht.taal,
                formulier=database.read_now(papier_om_te_printen, formulier_id=bericht.formulier_id)
                if bericht.formulier_id
                else None,
            )
        )


# RFC 8058: the mail program may POST to this address, once the reader pressed its button.
def _afmelden(adres: str) -> dict[str, str]:
    return {"List-Unsubscribe": f"<{adres}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"} if adres else {}


# --- queued jobs ------------------------------------------------------------------------------------------------


def betaalmelding_verwerken(database: Database, gegevens: dict[str, Any]) -> None:
    """A webhook came in: take in what the provider says now, whatever the message said."""
    if gegevens["soort"] == "terugbetaling" and gegevens["betaling_id"]:
        database.perform_now(
            terugbetaling_verwerken,
            betaling_id=gegevens["betaling_id"],
            terugbetaald_cent=gegevens["terugbetaald_cent"] or 0,
        )
    elif gegevens["soort"] in ("sessie", "sessie_mislukt") and gegevens["sessie_id"]:
        sessie = diensten().betaling.sessie_ophalen(gegevens["sessie_id"])
        database.perform_now(
            sessie_verwerken, sessie=sessie, mislukt=gegevens["soort"] == "sessie_mislukt", beleid=beleid()
        )


def terugbetaling_doen(database: Database, gegevens: dict[str, Any]) -> None:
    """Ask the provider to send money back; the key makes asking twice one refund."""
    try:
        terug = diensten().betaling.terugbetalen(
            betaalkenmerk=gegevens["betaalkenmerk"],
            bedrag_cent=gegevens["bedrag_cent"],
            sleutel=gegevens["sleutel"],
        )
        gelukt = terug.gelukt
    except BetaaldienstWeigert:
        gelukt = False
    action = terugbetaling_melden if gelukt else terugbetaling_mislukt
    database.perform_now(action, betaling_id=gegevens["betaling_id"], bedrag_cent=gegevens["bedrag_cent"])


def tolk_aanvragen(database: Database, gegevens: dict[str, Any]) -> None:
    """Ask for an interpreter and take in the answer; a service that is down is asked again later."""
    verzoek = database.read_now(tolkverzoek_bij, tolkaanvraag_id=gegevens["tolkaanvraag_id"])
    if verzoek is not None:
        antwoord = diensten().tolk.aanvragen(verzoek)
        database.perform_now(tolk_antwoord_verwerken, tolkaanvraag_id=verzoek.kenmerk, antwoord=antwoord, door=SYSTEEM)


def tolk_intrekken(database: Database, gegevens: dict[str, Any]) -> None:
    """Tell the service that an interpreter is not needed any more."""
    diensten().tolk.intrekken(gegevens["tolkaanvraag_id"])


def papier_printen(database: Database, gegevens: dict[str, Any]) -> None:
    """Have a form printed and posted; the same code twice is one sheet of paper."""
    papier = database.read_now(papier_om_te_printen, formulier_id=gegevens["formulier_id"], posten=True)
    diensten().brief.afdrukken(papier.code, maak_formulier(papier))


HANDLERS: dict[str, Callable[[Database, dict[str, Any]], None]] = {
    PRINTEN: papier_printen,
    "betaalmelding": betaalmelding_verwerken,
    "terugbetaling": terugbetaling_doen,
    TOLK_AANVRAGEN: tolk_aanvragen,
    TOLK_INTREKKEN: tolk_intrekken,
}


# What happens when the other side is away: no mistake of ours.
EXPECTED = (BetaaldienstFout, TolkdienstFout)


def taken_uitvoeren(database: Database, *, werker: str) -> int:
    """Run the queued jobs that are due, one turn long; one that fails is tried again later, with a growing pause."""
    handled, beurt = 0, _Beurt()
    while claimed := database.perform_now(queue.claim, werker=werker):
        for job in claimed:
            fout = None
            try:
                HANDLERS[job.soort](database, job.gegevens)
            # A job may fail in any way; the queue keeps it and the worker goes on with the next.
            except Exception as error:
                fout = type(error).__name__
                log.warning("job %s %s: %s", job.soort, job.id, fout, exc_info=not isinstance(error, EXPECTED))
            database.perform_now(queue.finish, job_id=job.id, werker=werker, fout=fout)
            handled += 1
        if beurt.voorbij():
            break
    return handled


# --- the timetable ----------------------------------------------------------------------------------------------


def betalingen_nakijken(database: Database, *, ouder_dan: timedelta = timedelta(minutes=10)) -> None:
    """Webhooks get lost: ask the provider about every payment we heard nothing of."""
    for sessie_id in database.read_now(na_te_kijken_sessies, ouder_dan=ouder_dan):
        try:
            sessie = diensten().betaling.sessie_ophalen(sessie_id)
        except BetaaldienstFout as error:
            log.warning("payment provider: %s", type(error).__name__)
            continue
        database.perform_now(sessie_verwerken, sessie=sessie, beleid=beleid())


def aanvragen_laten_vervallen(database: Database) -> None:
    """Requests to register that were not paid in time lapse, after one last look at the provider, at every payment."""
    betalingen_nakijken(database, ouder_dan=timedelta())
    database.perform_now(onbetaalde_aanvragen_laten_vervallen)


def verlengingen_bijhouden(database: Database) -> None:
    """End what people asked to end, ask who goes on, remind, end what was not renewed, and what was not brought back.

    In batches, each a transaction of its own: a worker that is killed half-way leaves nobody out and asks nobody twice.
    When there is more than fits in one turn, the rest is a job again, behind whatever waits. What the provider does not
    answer for does not lapse: it may be paid.
    """
    betalingen_nakijken(database, ouder_dan=timedelta())
    database.perform_now(wachtende_verlengingen_melden)
    beurt = _Beurt()
    for action in (
        uitschrijvingen_afronden,
        verlengingen_vragen,
        verlengingen_laten_verlopen,
        herstel_laten_vervallen,
        verlengingen_herinneren,
    ):
        while database.perform_now(action):
            if beurt.voorbij():
                database.perform_now(queue.plan, "verlengingen-bijhouden", {}, start_op=clock.now())
                return


def fotos_nakijken(database: Database) -> None:
    """Photos that came while the virus scanner was away are looked at as soon as it is back."""
    for document_id in database.read_now(wachtende_documenten):
        try:
            schoon = diensten().virusscan.is_schoon(diensten().opslag.lezen(document_id))
        except FileNotFoundError:
            schoon = False
        except ScanNietBereikbaar as error:
            log.warning("virus scanner: %s", error)
            return
        database.perform_now(document_is_nagekeken, document_id=document_id, schoon=schoon)


def bestanden_opruimen(database: Database) -> None:
    """Erase files that belong to nothing any more; one that was written in the last hour may still get its row."""
    oud = list(diensten().opslag.ouder_dan(clock.now() - timedelta(hours=1)))
    for begin in range(0, len(oud), 500):
        deel = oud[begin : begin + 500]
        bekend = database.read_now(bekende_documenten, ids=deel)
        for naam in deel:
            if naam not in bekend:
                diensten().opslag.wissen(naam)


def opruimen(database: Database) -> None:
    """Delete what may not be kept, class by class, and what says nothing about anybody after it."""
    for klasse in KLASSEN:
        for wissen in klasse.acties:
            database.perform_now(wissen)
    for wissen in (oude_taken_wissen, oude_tellingen_wissen, oude_oordelen_wissen, oude_leveringen_wissen):
        database.perform_now(wissen)


def mensen_wissen(database: Database) -> None:
    """Erase whose time is over and who asked for it, batch by batch, and write that in the ledger."""
    na, beurt = "", _Beurt()
    while na := database.perform_now(personen_wissen, na=na):
        wissingen.bijschrijven(database)
        if beurt.voorbij():
            database.perform_now(queue.plan, "mensen-wissen", {}, start_op=clock.now())
            return
    wissingen.bijschrijven(database)


def beloften_nakijken(database: Database) -> None:
    """Raise the alarm on promises that were not kept in time, and let pauses end that lasted long enough."""
    database.perform_now(pauzes_beeindigen)
    database.perform_now(beloften_bewaken)


def afspraken_herinneren(database: Database) -> None:
    """Remind of the appointments of the next working day."""
    database.perform_now(herinneringen_versturen)


def tolken_nakijken(database: Database) -> None:
    """Ask anew about interpreters who did not answer; when the service stays away, a colleague finds one."""
    for aanvraag in database.read_now(open_tolkaanvragen):
        try:
            if aanvraag.gemeld:
                antwoord = diensten().tolk.stand(aanvraag.id)
            elif (verzoek := database.read_now(tolkverzoek_bij, tolkaanvraag_id=aanvraag.id)) is not None:
                antwoord = diensten().tolk.aanvragen(verzoek)
            else:
                continue
        except TolkdienstFout as error:
            log.warning("interpreting service: %s", type(error).__name__)
            if aanvraag.gemeld or not aanvraag.oud:
                continue
            antwoord = Antwoord.AAN_MEDEWERKER
        database.perform_now(tolk_antwoord_verwerken, tolkaanvraag_id=aanvraag.id, antwoord=antwoord, door=SYSTEEM)


def machtigingen_nakijken(database: Database) -> None:
    """End machtigingen that are over, and remind of those that end soon."""
    database.perform_now(machtigingen_bewaken)


def termijnen_laten_aflopen(database: Database) -> None:
    """What holds until a day ends after it: maatwerk, bounded contact, asking for consent, an address that rests."""
    for aflopen in (
        maatwerk_laten_aflopen,
        grenzen_laten_aflopen,
        doorverwijzingen_laten_vervallen,
        splitsingen_laten_verlopen,
        samenvoegingen_laten_verlopen,
    ):
        database.perform_now(aflopen)
    while database.perform_now(contactwijzigingen_laten_ingaan):
        pass


# --- the primary system -----------------------------------------------------------------------------------------

# Records in one transaction: enough to be quick, few enough to keep nobody waiting.
PARTIJ = 200
VERWERKEN: dict[str, Callable[..., None]] = {"eenheden": eenheden_verwerken, "publicaties": publicaties_verwerken}


def levering_verwerken(database: Database, bestand: Path) -> Levering:
    """Take in one file of a primary system, as it streams by; whatever came before a mistake in it counts.

    Raises `LeveringOnleesbaar` when it does not say whose delivery it is.
    """
    levering_id, stop = "", None
    with bestand.open("rb") as bron:
        stukken = lees(bron)
        aanhef = next(stukken)
        assert isinstance(aanhef, Aanhef)  # noqa: S101  what a reader begins with
        levering_id = database.perform_now(levering_beginnen, aanhef=aanhef, bron=bestand.name)
        try:
            for partij in _partijen(stukken):
                soort = partij[0].plaats.partition("[")[0]
                database.perform_now(VERWERKEN[soort], levering_id=levering_id, gelezen=partij)
        except LeveringOnleesbaar as error:
            stop = error
    return database.perform_now(
        levering_afronden,
        levering_id=levering_id,
        gestopt=stop.reden if stop else None,
        plaats=stop.plaats if stop else "",
    )


def _partijen(stukken: Iterator[Aanhef | Gelezen]) -> Iterator[list[Gelezen]]:
    """Records of one kind together, no more at a time than fit in one transaction; all that could be read."""
    partij: list[Gelezen] = []
    try:
        for een in stukken:
            if not isinstance(een, Gelezen):
                continue
            if partij and (len(partij) == PARTIJ or partij[0].plaats[:4] != een.plaats[:4]):
                yield partij
                partij = []
            partij.append(een)
    except LeveringOnleesbaar:
        if partij:
            yield partij
        raise
    if partij:
        yield partij


def importeren(database: Database, bestand: Path) -> int:
    """Take in one file and print what became of it; 1 when something was refused."""
    try:
        levering = levering_verwerken(database, bestand)
    except LeveringOnleesbaar as error:
        print(f"{bestand.name}: {error.reden}")
        return 1
    print(
        f"{levering.nieuw} nieuw, {levering.gewijzigd} gewijzigd, {levering.gelijk} gelijk, "
        f"{levering.geweigerd} geweigerd, {levering.verdwenen} niet meer genoemd"
    )
    for regel in database.read_now(leveringsregels, levering_id=levering.id):
        print(f"  {regel.plaats} {regel.sleutel}: {Zin(regel.reden, regel.waarden)}")
    return 1 if levering.geweigerd else 0


def leveringen_ophalen(database: Database) -> None:
    """Take in what stands ready in the drop folder; a file that was taken in goes to `verwerkt`.

    A sender writes under another name first: only what ends in `.json` is whole.
    """
    ingang = settings().data_dir / "primair"
    for bestand in sorted(ingang.glob("*.json")):
        klaar = ingang / "verwerkt"
        klaar.mkdir(exist_ok=True)
        try:
            levering_verwerken(database, bestand)
        except LeveringOnleesbaar as error:
            log.warning("delivery %s: %s", bestand.name, error.reden)
            klaar = ingang / "onleesbaar"
            klaar.mkdir(exist_ok=True)
        # Another worker was first.
        except FileNotFoundError:
            continue
        with contextlib.suppress(FileNotFoundError):
            bestand.rename(klaar / f"{clock.now():%Y%m%dT%H%M%S}-{bestand.name}")


def advertenties_bijhouden(database: Database) -> None:
    """What was approved shows from its moment on; what is over its closing time is not open any more."""
    while database.perform_now(advertenties_publiceren):
        pass
    while database.perform_now(advertenties_sluiten):
        pass


def tips_bijhouden(database: Database) -> None:
    """Queue the tips of homes that were published or corrected, and send those of whose turn it is."""
    beurt = _Beurt()
    for action in (tips_klaarzetten, tips_versturen):
        while database.perform_now(action):
            if beurt.voorbij():
                database.perform_now(queue.plan, "tips-bijhouden", {}, start_op=clock.now())
                return


def stille_profielen_nakijken(database: Database) -> None:
    """Propose which wish to widen to who heard nothing for a month."""
    beurt = _Beurt()
    while database.perform_now(voorstellen_doen) and not beurt.voorbij():
        pass


TIMETABLE: tuple[tuple[str, timedelta, Callable[[Database], None]], ...] = (
    ("beloften-nakijken", timedelta(minutes=5), beloften_nakijken),
    ("betalingen-nakijken", timedelta(minutes=10), betalingen_nakijken),
    ("afspraken-herinneren", timedelta(minutes=10), afspraken_herinneren),
    ("tolken-nakijken", timedelta(minutes=30), tolken_nakijken),
    ("opruimen", timedelta(hours=1), opruimen),
    ("machtigingen-nakijken", timedelta(hours=1), machtigingen_nakijken),
    ("fotos-nakijken", timedelta(minutes=5), fotos_nakijken),
    ("mensen-wissen", timedelta(hours=1), mensen_wissen),
    ("bestanden-opruimen", timedelta(hours=1), bestanden_opruimen),
    ("termijnen-laten-aflopen", timedelta(hours=1), termijnen_laten_aflopen),
    ("aanvragen-laten-vervallen", timedelta(days=1), aanvragen_laten_vervallen),
    ("verlengingen-bijhouden", timedelta(hours=6), verlengingen_bijhouden),
    ("stille-profielen-nakijken", timedelta(hours=6), stille_profielen_nakijken),
    ("kop-wegschrijven", timedelta(days=1), ketenkoppen.bijschrijven),
    ("leveringen-ophalen", timedelta(minutes=1), leveringen_ophalen),
    ("advertenties-bijhouden", timedelta(minutes=1), advertenties_bijhouden),
    ("tips-bijhouden", timedelta(minutes=1), tips_bijhouden),
)


def rooster_inplannen(session: Session, *, nu: datetime) -> None:
    """Ask for each piece of scheduled work once per slot; whichever worker is first."""
    for naam, elke, _ in TIMETABLE:
        slot = int(nu.timestamp() // elke.total_seconds())
        queue.plan(session, naam, {}, start_op=nu, sleutel=f"{naam}:{slot}")


def _scheduled(work: Callable[[Database], None]) -> Callable[[Database, dict[str, Any]], None]:
    return lambda database, gegevens: work(database)


HANDLERS |= {naam: _scheduled(work) for naam, _, work in TIMETABLE}


def ronde(database: Database, *, werker: str) -> int:
    """One turn of everything that is due. Returns how much was done."""
    database.perform_now(rooster_inplannen)
    return taken_uitvoeren(database, werker=werker) + berichten_versturen(database, werker=werker)


def eenmaal(database: Database, *, werker: str | None = None) -> int:
    """Everything that is due now, once. Returns how much was done."""
    handled, name = 0, werker or _naam()
    while gedaan := ronde(database, werker=name):
        handled += gedaan
    return handled


def _naam() -> str:
    return f"{socket.gethostname()}-{os.getpid()}"


def werken(database: Database, stop: threading.Event) -> None:
    """Work until told to stop; what is under way is finished first."""
    while not stop.is_set():
        gedaan = 0
        try:
            gedaan = ronde(database, werker=_naam())
        # The worker outlives a store or network that is away for a while.
        except Exception:
            log.exception("worker")
        if not gedaan:
            stop.wait(PAUSE_SECONDS)


def keten_nakijken(database: Database) -> int:
    """Verify the chain next to every head that was written out; prints what is broken, and what a backup lost."""
    koppen, hervat = ketenkoppen.lezen()
    for keer in hervat:
        print(f"hervat na schakel {keer.volgnummer} op {keer.op}, {keer.kwijt} koppen kwijt: {keer.reden}")
    breuken = database.read_now(keten_controleren, koppen=koppen)
    _noem(breuken)
    kop = database.read_now(keten_kop)
    print(f"{kop.volgnummer} schakels, {len(koppen)} weggeschreven koppen, {len(breuken)} breuken")
    return 1 if breuken else 0


def keten_hervatten(database: Database, reden: str) -> int:
    """Go on with the chain after a restored backup; prints what is broken in the chain itself."""
    breuken = ketenkoppen.hervatten(database, reden)
    _noem(breuken)
    return 1 if breuken else keten_nakijken(database)


def _noem(breuken: list[Breuk]) -> None:
    for breuk in breuken:
        print(f"schakel {breuk.volgnummer}: {breuk.reden}")


def medewerkers_laden(database: Database, bestand: Path) -> int:
    """Bring the staff in line with a list (docs/production.md says how it is written); prints how many."""
    lijst = tomllib.loads(bestand.read_text(encoding="utf-8"))
    collegas = TypeAdapter(list[Collegaregel], config={"extra": "forbid"}).validate_python(lijst["medewerker"])
    issuer = settings().oidc_medewerker_issuer.rstrip("/")
    geteld = database.perform_now(medewerkers_bijwerken, collegas=collegas, issuer=issuer)
    print(", ".join(f"{aantal} {wat}" for wat, aantal in geteld.items()))
    return 0


def passkeys_wissen(database: Database, email: str) -> int:
    """Let a colleague who lost every passkey make a new one; prints how many there were."""
    try:
        print(f"{database.perform_now(passkeys_van_collega_wissen, email=email)} passkeys gewist")
    except NietGevonden:
        print(f"geen collega met het adres {email}")
        return 1
    return 0


def main(arguments: list[str]) -> int:
    """The command line."""
    logs.install()
    database = start()
    match arguments:
        case []:
            wissingen.herhalen(database)
            stop = threading.Event()
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
            werken(database, stop)
        case ["eenmaal"]:
            wissingen.herhalen(database)
            eenmaal(database)
        case ["wissingen-herhalen"]:
            print(f"{wissingen.herhalen(database)} mensen opnieuw gewist")
        case ["keten-controleren"]:
            return keten_nakijken(database)
        case ["keten-hervatten", reden]:
            return keten_hervatten(database, reden)
        case ["medewerkers-laden", bestand]:
            return medewerkers_laden(database, Path(bestand))
        case ["passkeys-wissen", email]:
            return passkeys_wissen(database, email)
        case ["importeren", bestand]:
            return importeren(database, Path(bestand))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
