"""Which moments are free, until when an appointment may be changed, and when we remind of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from portal.domain.afspraak.model import Plaats, Tolkkeuze
from portal.domain.corporatie.policy import Afspraakbeleid, Beleid, Plaatsbeleid
from portal.domain.shared.errors import FouteInvoer, Veldfout, Zin, zin
from portal.domain.shared.invoer import (
    Antwoorden,
    OngeldigeInvoer,
    parse_aantal,
    parse_email,
    parse_keuze,
    parse_naam,
    parse_tekst,
    parse_telefoon,
    parse_tijd,
)
from portal.domain.shared.working_days import (
    AMSTERDAM,
    Werkdag,
    lokaal_moment,
    lokale_dag,
    volgende_werkdag,
    vorige_werkdag,
    werkdag_op,
)

_EEN_DAG = timedelta(days=1)
Gegevens = dict[str, str]


# --- moments ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Blok:
    """The hours of a colleague on one weekday, and how many appointments fit in that day."""

    weekdag: int
    van: time
    tot: time
    hoogstens: int


@dataclass(frozen=True)
class Agenda:
    """A colleague with their hours, and every stretch of time (UTC) that is taken."""

    medewerker_id: str
    medewerker: str
    corporatie: str
    blokken: tuple[Blok, ...]
    bezet: tuple[tuple[datetime, datetime], ...] = ()
    afspraken: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class Wens:
    """What has to fit: the subject, the place, and whether somebody interprets."""

    onderwerp: str
    plaats: Plaats
    corporatie: str = ""
    tolk: Tolkkeuze = Tolkkeuze.GEEN


@dataclass(frozen=True)
class Moment:
    """A moment on which a colleague can meet someone, with the hours that it takes of that colleague."""

    begin: datetime
    einde: datetime
    bezet_van: datetime
    bezet_tot: datetime
    medewerker_id: str
    medewerker: str
    corporatie: str


def _plaatsbeleid(regels: Afspraakbeleid, plaats: Plaats) -> Plaatsbeleid:
    gekozen: Plaatsbeleid = getattr(regels.plaatsen, plaats.value)
    return gekozen


# Policy of the region: minutes per subject; talking through an interpreter takes longer.
def duur(wens: Wens, regels: Afspraakbeleid) -> timedelta:
    """How long this takes."""
    extra = regels.tolk_extra_minuten if wens.tolk is not Tolkkeuze.GEEN else 0
    return timedelta(minutes=regels.minuten_voor(wens.onderwerp) + extra)


# Service concept: a tolk that we book needs some working days; policy of the region for the rest.
def vroegste_begin(wens: Wens, beleid: Beleid, nu: datetime) -> datetime:
    """The first moment at which this may begin."""
    vandaag = lokale_dag(nu)
    regels = beleid.regio.beleid_op(vandaag).afspraken
    vroegst = nu + timedelta(hours=_plaatsbeleid(regels, wens.plaats).vroegst_na_uren)
    if wens.tolk is Tolkkeuze.BOEKEN:
        dag = vandaag
        for _ in range(regels.tolk_voorbereiding_werkdagen):
            dag = volgende_werkdag(dag, beleid.regio.rooster_op(dag))
        vroegst = max(vroegst, lokaal_moment(dag, nu.astimezone(AMSTERDAM).time().replace(microsecond=0)))
    return vroegst


# Service concept: at the office or at home, within the opening hours; nobody is planned twice.
def vrije_momenten(wens: Wens, agendas: Sequence[Agenda], beleid: Beleid, nu: datetime) -> list[Moment]:
    """Every moment at which somebody can, by time; of those who can, the one with the fewest appointments."""
    vroegst = vroegste_begin(wens, beleid, nu)
    gevonden: dict[datetime, tuple[tuple[int, str], Moment]] = {}
    for werkdag in _werkdagen(beleid, nu):
        if werkdag.dicht <= vroegst:
            continue
        for agenda in agendas:
            if wens.plaats is Plaats.BALIE and wens.corporatie not in ("", agenda.corporatie):
                continue
            drukte = (len(agenda.afspraken), agenda.medewerker)
            for moment in _momenten_van(agenda, werkdag, wens, beleid):
                eerder = gevonden.get(moment.begin)
                if moment.begin >= vroegst and (eerder is None or drukte < eerder[0]):
                    gevonden[moment.begin] = (drukte, moment)
    return [gevonden[begin][1] for begin in sorted(gevonden)]


def _werkdagen(beleid: Beleid, nu: datetime) -> Iterator[Werkdag]:
    dag = lokale_dag(nu)
    nodig = beleid.regio.beleid_op(dag).afspraken.werkdagen_vooruit + 1
    while nodig:
        if werkdag := werkdag_op(dag, beleid.regio.rooster_op(dag)):
            yield werkdag
            nodig -= 1
        dag += _EEN_DAG


def _momenten_van(agenda: Agenda, werkdag: Werkdag, wens: Wens, beleid: Beleid) -> Iterator[Moment]:
    regels = beleid.regio.beleid_op(werkdag.dag).afspraken
    plaats = _plaatsbeleid(regels, wens.plaats)
    reistijd = timedelta(minutes=plaats.reistijd_minuten)
    ervoor = reistijd + timedelta(minutes=plaats.voorbereiding_minuten)
    lang = duur(wens, regels)
    op_die_dag = sum(lokale_dag(begin) == werkdag.dag for begin in agenda.afspraken)
    bezet = [(van, tot) for van, tot in agenda.bezet if van < werkdag.dicht and werkdag.open < tot]
    for blok in agenda.blokken:
        if blok.weekdag != werkdag.dag.weekday() or op_die_dag >= blok.hoogstens:
            continue
        van = max(werkdag.open, lokaal_moment(werkdag.dag, blok.van))
        tot = min(werkdag.dicht, lokaal_moment(werkdag.dag, blok.tot))
        for begin in _op_het_raster(werkdag.dag, regels.begint_elke_minuten):
            bezet_van, einde = begin - ervoor, begin + lang
            bezet_tot = einde + reistijd
            if bezet_van < van or bezet_tot > tot:
                continue
            if any(bezet_van < einde_bezet and begin_bezet < bezet_tot for begin_bezet, einde_bezet in bezet):
                continue
            yield Moment(begin, einde, bezet_van, bezet_tot, agenda.medewerker_id, agenda.medewerker, agenda.corporatie)


def _op_het_raster(dag: date, elke: int) -> Iterator[datetime]:
    """The moments of a day on Dutch clocks: what the clock change skips or repeats lies outside office hours."""
    for minuut in range(0, 24 * 60, elke):
        yield lokaal_moment(dag, time(minuut // 60, minuut % 60))


def dichtstbij(momenten: Sequence[Moment], gewenst: datetime, aantal: int = 4) -> list[Moment]:
    """The free moments nearest to the one that was wanted, in order of time."""
    nabij = sorted(momenten, key=lambda moment: (abs(moment.begin - gewenst), moment.begin))[:aantal]
    return sorted(nabij, key=lambda moment: moment.begin)


# Policy of the region: later than this the colleague may be on the way; by phone everything can still be said.
def wijzigen_tot(begin: datetime, beleid: Beleid) -> datetime:
    """Until when the client may move or cancel it on the portal."""
    return begin - timedelta(hours=beleid.regio.beleid_op(lokale_dag(begin)).afspraken.wijzigen_tot_uren)


# Service concept: a reminder on the working day before, when there is still time to call.
def herinneren_vanaf(begin: datetime, beleid: Beleid) -> datetime:
    """From when on we remind of it: opening time of the working day before."""
    dag = lokale_dag(begin)
    return vorige_werkdag(dag, beleid.regio.rooster_op(dag)).open


# --- the questions, one page each -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Keuzes:
    """What there is to choose from on the day of asking."""

    onderwerpen: tuple[str, ...]
    plaatsen: tuple[str, ...]


def keuzes_op(dag: date, beleid: Beleid) -> Keuzes:
    """The subjects of policy; and each office, at home, or by phone."""
    return Keuzes(
        tuple(onderwerp.code for onderwerp in beleid.regio.beleid_op(dag).belofte.onderwerpen),
        (
            *(f"{Plaats.BALIE}:{corporatie.code}" for corporatie in beleid.regio.corporaties),
            Plaats.THUIS,
            Plaats.TELEFOON,
        ),
    )


@dataclass(frozen=True)
class Stap:
    """One question about an appointment: its name in addresses, its title, and how its answers are read."""

    naam: str
    titel: Zin
    lees: Callable[[Antwoorden, Mapping[str, object], Keuzes], Callable[[], Gegevens]]


def _lees_waarover(antwoorden: Antwoorden, formulier: Mapping[str, object], keuzes: Keuzes) -> Callable[[], Gegevens]:
    onderwerp = antwoorden.neem("onderwerp", parse_keuze, keuzes.onderwerpen, leeg=zin("Kies waar het over gaat."))
    vraag = antwoorden.neem("vraag", parse_tekst, maximum=500, leeg=None, bsn_bevestigd=bool(formulier.get("geen_bsn")))
    return lambda: {
        "onderwerp": onderwerp.waarde,
        "vraag": vraag.waarde,
        "geen_bsn": str(formulier.get("geen_bsn", "")),
    }


def _lees_waar(antwoorden: Antwoorden, formulier: Mapping[str, object], keuzes: Keuzes) -> Callable[[], Gegevens]:
    plaats = antwoorden.neem("plaats", parse_keuze, keuzes.plaatsen, leeg=zin("Kies waar u ons wilt spreken."))
    gekozen = formulier.get("plaats")
    leeg = zin("Vul in op welk adres wij komen.") if gekozen == Plaats.THUIS else None
    adres = antwoorden.neem("adres", parse_tekst, maximum=120, leeg=leeg)
    return lambda: {"plaats": plaats.waarde, "adres": adres.waarde if gekozen == Plaats.THUIS else ""}


def _lees_hulp(antwoorden: Antwoorden, formulier: Mapping[str, object], keuzes: Keuzes) -> Callable[[], Gegevens]:
    tolk = antwoorden.neem(
        "tolk", parse_keuze, tuple(Tolkkeuze), leeg=zin("Kies of er iemand tolkt, en wie dat regelt.")
    )
    nodig = zin("Vul in welke taal u spreekt.") if formulier.get("tolk") == Tolkkeuze.BOEKEN else None
    taal = antwoorden.neem("tolk_taal", parse_tekst, maximum=40, leeg=nodig)
    naam = antwoorden.neem("begeleider_naam", parse_tekst, maximum=80, leeg=None)
    email = antwoorden.neem("begeleider_email", parse_email) if formulier.get("begeleider_email") else None
    return lambda: {
        "tolk": tolk.waarde,
        "tolk_taal": taal.waarde if tolk.waarde == Tolkkeuze.BOEKEN else "",
        "begeleider_naam": naam.waarde,
        "begeleider_email": email.waarde if email else "",
    }


def _lees_dag(antwoorden: Antwoorden, formulier: Mapping[str, object], keuzes: Keuzes) -> Callable[[], Gegevens]:
    dag = antwoorden.neem("dag", _parse_dag)
    return lambda: {"dag": dag.waarde}


def _lees_tijd(antwoorden: Antwoorden, formulier: Mapping[str, object], keuzes: Keuzes) -> Callable[[], Gegevens]:
    moment = antwoorden.neem("moment", _parse_moment)
    return lambda: {"moment": moment.waarde}


def _lees_gegevens(antwoorden: Antwoorden, formulier: Mapping[str, object], keuzes: Keuzes) -> Callable[[], Gegevens]:
    naam = antwoorden.neem("naam", parse_naam)
    telefoon = antwoorden.neem("telefoon", parse_telefoon)
    email = antwoorden.neem("email", parse_email) if formulier.get("email") else None
    return lambda: {"naam": naam.waarde, "telefoon": telefoon.waarde, "email": email.waarde if email else ""}


def _parse_dag(tekst: str) -> str:
    try:
        return date.fromisoformat(tekst).isoformat()
    except ValueError as fout:
        raise OngeldigeInvoer(zin("Kies een dag.")) from fout


def _parse_moment(tekst: str) -> str:
    return lees_moment(tekst).isoformat()


def lees_moment(tekst: str) -> datetime:
    """A moment as a screen sent it back; raises OngeldigeInvoer for anything else."""
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError as fout:
        raise OngeldigeInvoer(zin("Kies een tijd.")) from fout
    if moment.tzinfo is None:
        raise OngeldigeInvoer(zin("Kies een tijd."))
    return moment.astimezone(UTC)


# --- the hours of a colleague ------------------------------------------------------------------------------------


def lees_werktijden(formulier: Mapping[str, object]) -> tuple[dict[int, tuple[time, time]], int]:
    """The hours per weekday out of `van_0` and `tot_0` (Monday) and so on, and how many a day; raises `FouteInvoer`."""
    antwoorden = Antwoorden(formulier)
    dagen = [(antwoorden.neem(f"van_{dag}", parse_tijd), antwoorden.neem(f"tot_{dag}", parse_tijd)) for dag in range(7)]
    hoogstens = antwoorden.neem("hoogstens", parse_aantal, minimum=1, maximum=30)
    antwoorden.controleer()
    werktijden: dict[int, tuple[time, time]] = {}
    for weekdag, (van, tot) in enumerate(dagen):
        if van.waarde is None and tot.waarde is None:
            continue
        if van.waarde is None or tot.waarde is None or tot.waarde <= van.waarde:
            raise FouteInvoer([Veldfout(f"tot_{weekdag}", zin("Vul van en tot in. Het einde ligt na het begin."))])
        werktijden[weekdag] = (van.waarde, tot.waarde)
    return werktijden, hoogstens.waarde


STAPPEN = (
    Stap("waarover", zin("Waar gaat de afspraak over?"), _lees_waarover),
    Stap("waar", zin("Waar wilt u ons spreken?"), _lees_waar),
    Stap("tolk", zin("Helpt iemand u bij het gesprek?"), _lees_hulp),
    Stap("gegevens", zin("Hoe kunnen wij u bereiken?"), _lees_gegevens),
    Stap("dag", zin("Welke dag komt u uit?"), _lees_dag),
    Stap("tijd", zin("Hoe laat komt u uit?"), _lees_tijd),
)
STAP_BIJ_NAAM = {stap.naam: stap for stap in STAPPEN}
# What each question leaves behind; a draft has answered it when this is there.
_BEWIJS = {
    "waarover": "onderwerp",
    "waar": "plaats",
    "tolk": "tolk",
    "dag": "dag",
    "tijd": "moment",
    "gegevens": "naam",
}
CONTROLEREN = "controleren"


def eerste_open_stap(gegevens: Mapping[str, str]) -> str:
    """The first question that was not answered yet; `controleren` when there is none."""
    return next((stap.naam for stap in STAPPEN if not gegevens.get(_BEWIJS.get(stap.naam, stap.naam))), CONTROLEREN)


def lees_stap(stap: str, formulier: Mapping[str, object], keuzes: Keuzes) -> Gegevens:
    """The answers of one page; raises `FouteInvoer`."""
    antwoorden = Antwoorden(formulier)
    gelezen = STAP_BIJ_NAAM[stap].lees(antwoorden, formulier, keuzes)
    antwoorden.controleer()
    return gelezen()


def lees_alles(formulier: Mapping[str, object], keuzes: Keuzes) -> Gegevens:
    """The answers of all pages at once; raises `FouteInvoer` with everything that is wrong."""
    gelezen: Gegevens = {}
    fouten: list[Veldfout] = []
    for stap in STAPPEN:
        try:
            gelezen |= lees_stap(stap.naam, formulier, keuzes)
        except FouteInvoer as fout:
            fouten += fout.fouten
    if fouten:
        raise FouteInvoer(fouten)
    return gelezen


def wens_van(gegevens: Mapping[str, str]) -> Wens:
    """What has to fit in a calendar, out of the answers."""
    plaats, _, corporatie = gegevens["plaats"].partition(":")
    return Wens(gegevens["onderwerp"], Plaats(plaats), corporatie, Tolkkeuze(gegevens["tolk"]))
