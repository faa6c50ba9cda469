"""The rules of registering: who may, which questions, from which date it counts. No database here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from portal.domain.corporatie.policy import Regiobeleid, Samenvoegbeleid, Splitsbeleid, Uitschrijfbeleid, Verlengbeleid
from portal.domain.inschrijving.model import Weg
from portal.domain.shared.actor import Kanaal
from portal.domain.shared.errors import Weigering, Zin, zin
from portal.domain.shared.invoer import (
    Antwoorden,
    landen,
    leeftijd_op,
    parse_aantal,
    parse_buitenlandse_postcode,
    parse_email,
    parse_huisnummer,
    parse_keuze,
    parse_land,
    parse_mobiel,
    parse_naam,
    parse_plaats,
    parse_postcode,
    parse_straat,
    parse_tekst,
    parse_toevoeging,
    parse_vinkje,
)
from portal.domain.shared.money import parse_euro
from portal.domain.shared.working_days import einde_wettelijke_termijn

Gegevens = dict[str, Any]

KANALEN = ("EMA", "BRI", "SMS", "TEL")
TALEN = ("nl", "en")
WONINGSOORTEN = ("appartement", "eengezinswoning", "seniorenwoning", "studio")


class TeJong(Weigering):
    """Someone under the minimum age of policy cannot register yet; a person can look at what is possible."""


# CORA Inschrijven: a woningzoekende is of age (BW 1:233); the age itself is policy of the region.
def mag_inschrijven(geboortedatum: date, *, vandaag: date, beleid: Regiobeleid) -> None:
    """Raises `TeJong` with the first day on which registering is possible."""
    if leeftijd_op(geboortedatum, vandaag) < beleid.minimumleeftijd:
        vanaf = geboortedatum + relativedelta(years=beleid.minimumleeftijd)
        if leeftijd_op(geboortedatum, vanaf) < beleid.minimumleeftijd:
            vanaf += timedelta(days=1)  # born on 29 February: of age on 1 March
        raise TeJong(
            zin(
                "U kunt zich inschrijven vanaf {vanaf}. Dan bent u {leeftijd} jaar.",
                vanaf=vanaf,
                leeftijd=beleid.minimumleeftijd,
            ),
            zin("Heeft u eerder een woning nodig? Bel ons. Dan kijken wij samen wat kan."),
        )


# Policy of the region: fee and validity differ per region, and so does the day from which waiting counts.
def inschrijfdatum(*, aangevraagd: date, betaald: date, beleid: Regiobeleid) -> date:
    """The day from which the waiting time counts."""
    return aangevraagd if beleid.inschrijfdatum_telt_vanaf == "aanvraag" else betaald


def geldig_tot(vanaf: date, *, beleid: Regiobeleid) -> date:
    """The last day on which the inschrijving is valid; renewing moves it on."""
    return vanaf + relativedelta(months=beleid.geldigheid_maanden) - timedelta(days=1)


def betalen_tot(aangevraagd: date, *, beleid: Regiobeleid) -> date:
    """The last day to pay before the request lapses."""
    return aangevraagd + timedelta(days=beleid.betaaltermijn_dagen)


# --- going on for another term ----------------------------------------------------------------------------------


# Policy of the region (CORA Verlengen inschrijving). Who is asked late never has less time to answer than policy says.
def verlengen_vragen_vanaf(geldig_tot: date, *, beleid: Verlengbeleid) -> date:
    """The day on which we ask whether someone goes on."""
    return geldig_tot - timedelta(weeks=beleid.vragen_weken_vooraf)


def verlengen_tot(geldig_tot: date, *, gevraagd: date, beleid: Verlengbeleid) -> date:
    """The last day to answer: the last day of the term, and never sooner than policy's days after the question."""
    return max(geldig_tot, gevraagd + timedelta(days=beleid.minste_dagen))


def nieuw_geldig_tot(termijn_tot: date, *, beleid: Regiobeleid) -> date:
    """The last day of the next term; it follows the old one, also for who answered late."""
    return geldig_tot(termijn_tot + timedelta(days=1), beleid=beleid)


def herstelbaar_tot(laatste_dag: date, *, beleid: Verlengbeleid) -> date:
    """The last day on which an inschrijving that was not renewed comes back with its old date."""
    return laatste_dag + timedelta(days=beleid.herstellen_dagen)


# Own choice of the region: while a bezwaar runs the term stands still; who was right has at least the days to answer.
def herstelbaar_na_bezwaar(
    tot: date, *, stil_vanaf: date | None, op: date, toegekend: bool, beleid: Verlengbeleid
) -> date:
    """The last day to bring it back, after a bezwaar that was decided, or taken back, on `op`."""
    stilgestaan = max(op - stil_vanaf, timedelta()) if stil_vanaf else timedelta()
    minstens = op + timedelta(days=beleid.minste_dagen) if toegekend else tot
    return max(tot + stilgestaan, minstens)


def volgende_herinnering(na: date, tot: date, dagen_vooraf: Sequence[int]) -> date | None:
    """The next day to remind someone of what ends at `tot`; None when nothing is left to say."""
    return min((dag for dagen in dagen_vooraf if (dag := tot - timedelta(days=dagen)) > na), default=None)


# --- ending -----------------------------------------------------------------------------------------------------


# Policy of the region (CORA Uitschrijving): who asked to end can think again, and nothing is lost in between.
def bedenken_tot(gevraagd: date, *, beleid: Uitschrijfbeleid) -> date:
    """The last day on which ending can be undone."""
    return gevraagd + timedelta(days=beleid.bedenkdagen)


# BW 6:230o lid 1 and Algemene termijnenwet art. 1: the day on which one agreed does not count.
def herroepen_tot(aangegaan: date, *, beleid: Regiobeleid, gelijkgesteld: Collection[date]) -> date:
    """The last day to withdraw from what was agreed, without a reason and with all the money back."""
    return einde_wettelijke_termijn(aangegaan, dagen=beleid.bedenktijd_dagen, gelijkgesteld=gelijkgesteld)


def wachttijd(inschrijfdatum: date, vandaag: date) -> tuple[int, int]:
    """How long somebody has been waiting: whole years, and whole months besides."""
    duur = relativedelta(max(vandaag, inschrijfdatum), inschrijfdatum)
    return duur.years, duur.months


# Policy of the region: the days that are left of the term that was paid for, or nothing.
def deel_terug(bedrag_cent: int, *, laatste_dag: date, geldig_tot: date, beleid: Regiobeleid) -> int:
    """How much of the last payment goes back when an inschrijving ends after `laatste_dag`."""
    if beleid.uitschrijven.geld_terug == "geen":
        return 0
    begin = geldig_tot + timedelta(days=1) - relativedelta(months=beleid.geldigheid_maanden)
    dagen = (geldig_tot - begin).days + 1
    over = min(max((geldig_tot - laatste_dag).days, 0), dagen)
    return bedrag_cent * over // dagen


# Policy of the region: what whoever accepted a home keeps (domain: 75% in several regions). None: it just ends.
def datum_na_contract(inschrijfdatum: date, *, op: date, beleid: Uitschrijfbeleid) -> date | None:
    """The inschrijfdatum with which somebody goes on after a contract that began on `op`."""
    if beleid.na_contract == "einde":
        return None
    procent = beleid.na_contract_deel_procent if beleid.na_contract == "deel" else 0
    return op - timedelta(days=max((op - inschrijfdatum).days, 0) * procent // 100)


# VERA bijschrijfdatum: from that day the co-applicant waited along. Policy of the region says what it counts for.
def datum_na_splitsen(
    inschrijfdatum: date, bijschrijfdatum: date, *, op: date, beleid: Splitsbeleid, eigen: date | None = None
) -> date:
    """The inschrijfdatum of the co-applicant who goes on alone from `op`; never before the day both began.

    `eigen` is the date the co-applicant brought along when joining: that one is never lost.
    """
    datum = {"bijschrijfdatum": bijschrijfdatum, "inschrijfdatum": inschrijfdatum, "niets": op}[beleid.mede_houdt]
    datum = max(datum, inschrijfdatum)
    return datum if eigen is None else min(datum, eigen)


# --- joining ----------------------------------------------------------------------------------------------------


# Policy of the region: which of two inschrijvingen goes on, and what the other keeps for later (VERA: SAM, SPL).
def vrager_gaat_voor(van_vrager: date, van_ander: date, *, beleid: Samenvoegbeleid) -> bool:
    """Whether the couple goes on with the inschrijving of whoever asked, and so with that date."""
    return beleid.gaat_verder == "vrager" or van_vrager <= van_ander


def bewaarde_datum(datum: date, *, beleid: Samenvoegbeleid) -> date | None:
    """The inschrijfdatum that whoever becomes co-applicant gets back when they part; None where it is lost."""
    return datum if beleid.mede_houdt == "eigen" else None


# --- the questions, one page each -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Stap:
    """One question of the registration: its short name in addresses, its title, and how its answers are read."""

    naam: str
    titel: Zin
    lees: Callable[[Antwoorden, date], Callable[[], Gegevens]]
    gevraagd: Callable[[Gegevens], bool] = lambda gegevens: True


def _lees_naam(antwoorden: Antwoorden, vandaag: date) -> Callable[[], Gegevens]:
    voornaam = antwoorden.neem("voornaam", parse_naam, leeg=zin("Vul uw voornaam in."))
    tussenvoegsel = antwoorden.neem("tussenvoegsel", parse_tekst, maximum=20, leeg=None)
    achternaam = antwoorden.neem("achternaam", parse_naam, leeg=zin("Vul uw achternaam in."))
    return lambda: {
        "voornaam": voornaam.waarde,
        "tussenvoegsel": tussenvoegsel.waarde,
        "achternaam": achternaam.waarde,
    }


def _lees_geboortedatum(antwoorden: Antwoorden, vandaag: date) -> Callable[[], Gegevens]:
    geboortedatum = antwoorden.neem_geboortedatum("geboortedatum", vandaag)
    return lambda: {"geboortedatum": geboortedatum.waarde.isoformat()}


def _lees_adres(antwoorden: Antwoorden, vandaag: date) -> Callable[[], Gegevens]:
    land = antwoorden.neem("land", parse_land)
    buitenland = land.fout is None and land.waarde != "NL"
    straat = antwoorden.neem("straat", parse_straat)
    huisnummer = None if buitenland else antwoorden.neem("huisnummer", parse_huisnummer)
    toevoeging = antwoorden.neem("toevoeging", parse_toevoeging)
    postcode = antwoorden.neem("postcode", parse_buitenlandse_postcode if buitenland else parse_postcode)
    plaats = antwoorden.neem("plaats", parse_plaats)
    return lambda: {
        "land": land.waarde,
        "straat": straat.waarde,
        "huisnummer": str(huisnummer.waarde) if huisnummer else "",
        "toevoeging": toevoeging.waarde,
        "postcode": postcode.waarde,
        "plaats": plaats.waarde,
    }


def _lees_contactvoorkeur(antwoorden: Antwoorden, vandaag: date) -> Callable[[], Gegevens]:
    kanaal = antwoorden.neem("kanaal", parse_keuze, KANALEN)
    taal = antwoorden.neem("taal", parse_keuze, TALEN)
    tolk_taal = antwoorden.neem("tolk_taal", parse_tekst, maximum=40, leeg=None)
    alleen_digitaal = antwoorden.neem("alleen_digitaal", parse_vinkje)
    liever_persoonlijk = antwoorden.neem("liever_persoonlijk", parse_vinkje)
    return lambda: {
        "kanaal": kanaal.waarde,
        "taal": taal.waarde,
        "tolk_taal": tolk_taal.waarde,
        "alleen_digitaal": "ja" if alleen_digitaal.waarde else "",
        "liever_persoonlijk": "ja" if liever_persoonlijk.waarde else "",
    }


def _lees_huishouden(antwoorden: Antwoorden, vandaag: date) -> Callable[[], Gegevens]:
    samen = antwoorden.neem(
        "samen", parse_keuze, ("nee", "ja"), leeg=zin("Kies of u samen met iemand een woning zoekt.")
    )
    kinderen = antwoorden.neem("kinderen", parse_aantal)
    return lambda: {"samen": samen.waarde, "kinderen": str(kinderen.waarde)}


def _lees_medeaanvrager(antwoorden: Antwoorden, vandaag: date) -> Callable[[], Gegevens]:
    naam = antwoorden.neem("mede_naam", parse_naam, leeg=zin("Vul de naam van uw medeaanvrager in."))
    weg = antwoorden.neem(
        "mede_weg", parse_keuze, ("EMA", "MOB", "balie"), leeg=zin("Kies hoe uw medeaanvrager ja kan zeggen.")
    )
    gekozen = weg.waarde if weg.fout is None else ""
    email = antwoorden.neem("mede_email", parse_email) if gekozen == "EMA" else None
    mobiel = antwoorden.neem("mede_mobiel", parse_mobiel) if gekozen == "MOB" else None
    return lambda: {
        "mede_naam": naam.waarde,
        "mede_weg": weg.waarde,
        "mede_email": email.waarde if email else "",
        "mede_mobiel": mobiel.waarde if mobiel else "",
    }


def _optional_euro(tekst: str) -> str:
    return str(parse_euro(tekst)) if tekst.strip() else ""


# Ask late, keep little: an own statement is enough to register, proof comes only after an offer (AVG art. 5).
def _lees_inkomen(antwoorden: Antwoorden, vandaag: date) -> Callable[[], Gegevens]:
    inkomen = antwoorden.neem("inkomen", _optional_euro)
    return lambda: {"inkomen_cent": inkomen.waarde}


def _lees_woonwensen(antwoorden: Antwoorden, vandaag: date) -> Callable[[], Gegevens]:
    plaatsen = antwoorden.neem("wens_plaatsen", parse_tekst, maximum=200, leeg=None)
    soort = antwoorden.neem("wens_soort", parse_keuze, ("", *WONINGSOORTEN))
    kamers = antwoorden.neem("wens_kamers", parse_keuze, ("", "1", "2", "3", "4", "5"))
    zonder_trap = antwoorden.neem("wens_zonder_trap", parse_vinkje)
    return lambda: {
        "wens_plaatsen": plaatsen.waarde,
        "wens_soort": soort.waarde,
        "wens_kamers": kamers.waarde,
        "wens_zonder_trap": "ja" if zonder_trap.waarde else "",
    }


STAPPEN: tuple[Stap, ...] = (
    Stap("naam", zin("Hoe heet u?"), _lees_naam),
    Stap("geboortedatum", zin("Wanneer bent u geboren?"), _lees_geboortedatum),
    Stap("adres", zin("Waar woont u nu?"), _lees_adres),
    Stap("contact", zin("Hoe wilt u bericht van ons krijgen?"), _lees_contactvoorkeur),
    Stap("huishouden", zin("Met wie zoekt u een woning?"), _lees_huishouden),
    Stap(
        "medeaanvrager",
        zin("Met wie schrijft u zich samen in?"),
        _lees_medeaanvrager,
        gevraagd=lambda gegevens: gegevens.get("samen") == "ja",
    ),
    Stap("inkomen", zin("Wat is uw inkomen per jaar?"), _lees_inkomen),
    Stap("woonwensen", zin("Wat voor woning zoekt u?"), _lees_woonwensen),
)
STAP_BIJ_NAAM: Mapping[str, Stap] = {stap.naam: stap for stap in STAPPEN}
CONTROLEREN = "controleren"


def lees_stap(naam: str, formulier: Mapping[str, object], *, vandaag: date) -> Gegevens:
    """The clean answers of one page; raises `FouteInvoer` with everything that is wrong on it.

    The name of the step itself is kept too: a question that may be skipped counts as answered once it was seen.
    """
    antwoorden = Antwoorden(formulier)
    gegevens = STAP_BIJ_NAAM[naam].lees(antwoorden, vandaag)
    antwoorden.controleer()
    return {**gegevens(), f"gedaan_{naam}": True}


def is_gedaan(naam: str, gegevens: Gegevens) -> bool:
    """Whether this page was answered."""
    return bool(gegevens.get(f"gedaan_{naam}"))


def gevraagde_stappen(gegevens: Gegevens) -> tuple[Stap, ...]:
    """The pages that this person gets; who registers alone is not asked about a co-applicant."""
    return tuple(stap for stap in STAPPEN if stap.gevraagd(gegevens))


# Equal chances are measured by the way somebody took, never by who they are.
def weg_van(kanalen: Mapping[str, str], kanaal: str) -> Weg:
    """Which way this registration took: one answer from paper makes it paper, one from a medewerker together."""
    gebruikt = {*kanalen.values(), kanaal}
    if Kanaal.BRIEF in gebruikt:
        return Weg.PAPIER
    return Weg.SAMEN if gebruikt - {Kanaal.PORTAAL} else Weg.DIGITAAL


def eerste_open_stap(gegevens: Gegevens) -> str:
    """Where this person is: the first page without an answer, or the check of all answers."""
    return next((s.naam for s in gevraagde_stappen(gegevens) if not is_gedaan(s.naam, gegevens)), CONTROLEREN)


def als_velden(gegevens: Gegevens) -> dict[str, str]:
    """The answers of a draft as they were typed, field by field."""
    velden = {k: v for k, v in gegevens.items() if isinstance(v, str)}
    if "geboortedatum" in velden:
        dag = date.fromisoformat(velden["geboortedatum"])
        velden |= {
            "geboortedatum_dag": str(dag.day),
            "geboortedatum_maand": str(dag.month),
            "geboortedatum_jaar": str(dag.year),
        }
    if velden.get("inkomen_cent"):
        euros, cents = divmod(int(velden["inkomen_cent"]), 100)
        velden["inkomen"] = f"{euros},{cents:02d}" if cents else str(euros)
    return velden


def landkeuze(taal: str) -> list[tuple[str, str]]:
    """The countries to choose from, the Netherlands first."""
    namen = landen(taal)
    return [("NL", namen["NL"]), *((code, naam) for code, naam in namen.items() if code != "NL")]
