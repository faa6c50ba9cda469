"""Reads of `antwoord`: finding one, the facts in it, and what staff learns from how answers are used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import func
from sqlmodel import Session, col, select

from portal.domain.antwoord.antwoord import Antwoord
from portal.domain.antwoord.model import Antwoordoordeel, Zoekwoord
from portal.domain.antwoord.rules import Vindbaar, vindbaar, zoek
from portal.domain.antwoord.teksten import ANTWOORD_BIJ_NAAM, ANTWOORDEN
from portal.domain.belofte.rules import antwoordtermijnen
from portal.domain.corporatie.policy import Beleid
from portal.i18n import LANGUAGES, Bedrag, say


@dataclass(frozen=True)
class Oordelen:
    """What people said of one answer, and whether it is time that somebody looks at it again."""

    antwoord: Antwoord
    ja: int
    nee: int
    toelichtingen: tuple[str, ...]
    nakijken: bool


@dataclass(frozen=True)
class Gezocht:
    """What was looked for in vain: the words often enough to show, and how many searches there were in all."""

    woorden: tuple[tuple[str, int], ...]
    zonder_resultaat: int
    verborgen: int


@cache
def _vindbaar(taal: str) -> tuple[Vindbaar, ...]:
    return tuple(
        vindbaar(
            antwoord.naam,
            taal=taal,
            vraag=say(antwoord.vraag, taal),
            zoekwoorden=say(antwoord.woorden, taal),
            teksten=[_zonder_namen(say(tekst, taal)) for tekst in antwoord.teksten],
        )
        for antwoord in ANTWOORDEN
    )


def _zonder_namen(tekst: str) -> str:
    return tekst.replace("{", " ").replace("}", " ")


def antwoorden_bij(vraag: str, *, taal: str) -> list[Antwoord]:
    """The answers to a question, best first; who asks in the other language is understood too."""
    for gesproken in (taal, *(ander for ander in LANGUAGES if ander != taal)):
        if gevonden := zoek(vraag, _vindbaar(gesproken), taal=gesproken):
            return [ANTWOORD_BIJ_NAAM[naam] for naam in gevonden]
    return []


def antwoord_onder(adres: str) -> Antwoord | None:
    """The answer that belongs under this page."""
    return next((antwoord for antwoord in ANTWOORDEN if adres in antwoord.adressen), None)


def feiten(beleid: Beleid, *, vandaag: date) -> dict[str, object]:
    """What the `{names}` in answers stand for, by the policy of today."""
    regels = beleid.regio.beleid_op(vandaag)
    return {
        "inschrijfgeld": Bedrag(regels.inschrijfgeld_cent),
        "verlengingsgeld": Bedrag(regels.verlengen.bedrag_cent),
        "verlengweken": regels.verlengen.vragen_weken_vooraf,
        "hersteldagen": regels.verlengen.herstellen_dagen,
        "betaaldagen": regels.betaaltermijn_dagen,
        "bewaardagen": regels.concept_bewaardagen,
        "bedenkdagen": regels.bedenktijd_dagen,
        "leeftijd": regels.minimumleeftijd,
        "maanden": regels.geldigheid_maanden,
        "betaaljaren": regels.bewaren.betaling_jaren,
        **antwoordtermijnen(beleid, vandaag=vandaag),
    }


def oordelen(session: Session, *, vandaag: date) -> list[Oordelen]:
    """What people said, answer by answer; the one that helped least stands first."""
    rows = session.exec(select(Antwoordoordeel).order_by(col(Antwoordoordeel.op).desc())).all()
    gevonden = []
    for antwoord in ANTWOORDEN:
        eigen = [row for row in rows if row.antwoord == antwoord.naam]
        ja = sum(row.geholpen for row in eigen)
        toelichtingen = tuple(row.toelichting for row in eigen if row.toelichting)[:10]
        gevonden.append(
            Oordelen(antwoord, ja, len(eigen) - ja, toelichtingen, nakijken=antwoord.nakijken_voor <= vandaag)
        )
    return sorted(gevonden, key=lambda rij: (not rij.nakijken, -rij.nee, rij.antwoord.naam))


# Policy n: a word that few people typed may be a name; it stays hidden until enough others looked for it too.
def gezocht(session: Session, *, beleid: Beleid, vandaag: date) -> Gezocht:
    """What was looked for in vain in the weeks we keep, the most often first."""
    drempel = beleid.regio.beleid_op(vandaag).kleine_aantallen_drempel
    telling = func.sum(Zoekwoord.aantal)
    rows = session.exec(
        select(Zoekwoord.woord, telling).group_by(Zoekwoord.woord).order_by(telling.desc(), col(Zoekwoord.woord))
    ).all()
    totaal = next((int(aantal) for woord, aantal in rows if not woord), 0)
    genoeg = tuple((woord, int(aantal)) for woord, aantal in rows if woord and aantal >= drempel)
    return Gezocht(genoeg, totaal, sum(1 for woord, _ in rows if woord) - len(genoeg))
