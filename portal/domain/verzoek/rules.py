"""The form of each kind of verzoek, what is urgent, before when we decide, and who may."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from portal.domain.contactmoment.rules import Spoed, spoed_in, zinnen_in
from portal.domain.corporatie.policy import Beleid, Beslistermijn
from portal.domain.shared.errors import Zin, zin
from portal.domain.shared.invoer import (
    Antwoorden,
    parse_keuze,
    parse_tekst,
    parse_telefoon,
)
from portal.domain.shared.working_days import (
    Rooster,
    einde_termijn_in_werkdagen,
    einde_wettelijke_termijn,
    lokale_dag,
    plus_maanden,
    werkdag_op,
)
from portal.domain.verzoek.model import Verzoeksoort

Gegevens = dict[str, Any]

KORT, LANG = 200, 2000
ANDER_BESLUIT = "anders"
GEWIST = "gewist"


# --- the forms --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Veld:
    """One question: `soort` is how it is asked, `leeg` what is said when it must be answered and is not."""

    naam: str
    soort: str
    vraag: Zin
    uitleg: Zin | None = None
    leeg: Zin | None = None
    keuzes: tuple[tuple[str, Zin], ...] = ()


@dataclass(frozen=True)
class Stap:
    """One page of a form."""

    naam: str
    titel: Zin
    velden: tuple[Veld, ...] = ()
    uitleg: Zin | None = None
    gevraagd: Callable[[Gegevens], bool] = lambda gegevens: True


@dataclass(frozen=True)
class Formulier:
    """The pages of one kind of verzoek, before the check of all answers."""

    soort: Verzoeksoort
    titel: Zin
    stappen: tuple[Stap, ...]


CONTROLEREN = "controleren"
FOTO = "foto"
BELLEN = "bellen"

_BELLEN = Stap(BELLEN, zin("Dit heeft haast. Bel ons nu."), gevraagd=lambda gegevens: bool(gegevens.get("spoed")))
_FOTO = Stap(FOTO, zin("Wilt u een foto meesturen?"), uitleg=zin("Een foto helpt ons. U mag dit overslaan."))
_ADRES = Veld(
    "adres",
    "regel",
    zin("Over welk adres gaat het?"),
    uitleg=zin("Straat, huisnummer en plaats."),
    leeg=zin("Vul het adres in."),
)
_TELEFOON = Veld("telefoon", "telefoon", zin("Op welk nummer kunnen wij u bellen?"))
_PLEKKEN = (
    ("keuken", zin("Keuken")),
    ("badkamer", zin("Badkamer of wc")),
    ("kamer", zin("Woonkamer of slaapkamer")),
    ("gang", zin("Gang, trap of berging")),
    ("buiten", zin("Dak, tuin of buitenkant")),
    ("overal", zin("De hele woning")),
)
_ONDERWERPEN = (
    ("reparatie", zin("Een reparatie")),
    ("medewerker", zin("Hoe iemand met mij omging")),
    ("wachten", zin("Ik wacht te lang")),
    ("anders", zin("Iets anders")),
)

FORMULIEREN: Mapping[Verzoeksoort, Formulier] = {
    Verzoeksoort.REPARATIE: Formulier(
        Verzoeksoort.REPARATIE,
        zin("Iets is kapot"),
        (
            Stap(
                "wat",
                zin("Wat is er kapot?"),
                (
                    Veld("plek", "keuze", zin("Waar is het?"), leeg=zin("Kies waar het is."), keuzes=_PLEKKEN),
                    Veld(
                        "wat",
                        "lang",
                        zin("Wat is er aan de hand?"),
                        uitleg=zin("Bijvoorbeeld: de kraan druppelt de hele dag."),
                        leeg=zin("Schrijf op wat er kapot is."),
                    ),
                ),
            ),
            _BELLEN,
            _FOTO,
            Stap(
                "thuis",
                zin("Waar en wanneer kunnen wij komen?"),
                (
                    _ADRES,
                    Veld(
                        "thuis",
                        "regel",
                        zin("Wanneer bent u thuis?"),
                        uitleg=zin("Bijvoorbeeld: maandag, of na 13 uur."),
                        leeg=zin("Schrijf op wanneer u thuis bent."),
                    ),
                    _TELEFOON,
                ),
            ),
        ),
    ),
    Verzoeksoort.OVERLAST: Formulier(
        Verzoeksoort.OVERLAST,
        zin("Overlast"),
        (
            Stap(
                "veilig",
                zin("Bent u nu veilig?"),
                (
                    Veld(
                        "veilig",
                        "keuze",
                        zin("Bent u nu veilig?"),
                        leeg=zin("Kies of u nu veilig bent."),
                        keuzes=(("ja", zin("Ja")), ("nee", zin("Nee, er is nu gevaar"))),
                    ),
                ),
            ),
            Stap(
                "wat",
                zin("Waar heeft u last van?"),
                (
                    Veld(
                        "wat",
                        "lang",
                        zin("Wat gebeurt er?"),
                        uitleg=zin("Wij vertellen niemand dat dit van u komt."),
                        leeg=zin("Schrijf op waar u last van heeft."),
                    ),
                    Veld(
                        "wanneer",
                        "regel",
                        zin("Wanneer gebeurt het?"),
                        uitleg=zin("Bijvoorbeeld: elke nacht na 23 uur."),
                        leeg=zin("Schrijf op wanneer u last heeft."),
                    ),
                    Veld(
                        "sinds",
                        "regel",
                        zin("Sinds wanneer?"),
                        uitleg=zin("Bijvoorbeeld: sinds deze zomer."),
                        leeg=zin("Schrijf op sinds wanneer u last heeft."),
                    ),
                ),
            ),
            _BELLEN,
            _FOTO,
            Stap("adres", zin("Hoe kunnen wij u bereiken?"), (_ADRES, _TELEFOON)),
        ),
    ),
    Verzoeksoort.KLACHT: Formulier(
        Verzoeksoort.KLACHT,
        zin("Een klacht over ons"),
        (
            Stap(
                "wat",
                zin("Waarover heeft u een klacht?"),
                (
                    Veld(
                        "onderwerp",
                        "keuze",
                        zin("Waar gaat het over?"),
                        leeg=zin("Kies waar uw klacht over gaat."),
                        keuzes=_ONDERWERPEN,
                    ),
                    Veld(
                        "over_wie",
                        "regel",
                        zin("Over wie gaat uw klacht?"),
                        uitleg=zin("Weet u de naam? Die persoon beslist dan niet over uw klacht."),
                    ),
                    Veld("wat", "lang", zin("Wat is er gebeurd?"), leeg=zin("Schrijf op wat er is gebeurd.")),
                    Veld(
                        "wens",
                        "lang",
                        zin("Wat moeten wij doen, vindt u?"),
                        leeg=zin("Schrijf op wat u graag wilt."),
                    ),
                ),
            ),
            _BELLEN,
            _FOTO,
        ),
    ),
    Verzoeksoort.BEZWAAR: Formulier(
        Verzoeksoort.BEZWAAR,
        zin("Bezwaar tegen een besluit"),
        (
            Stap(
                "besluit",
                zin("Met welk besluit bent u het niet eens?"),
                (
                    Veld(
                        "besluit",
                        "besluit",
                        zin("Kies het besluit"),
                        leeg=zin("Kies met welk besluit u het niet eens bent."),
                    ),
                    Veld(
                        "besluit_anders",
                        "regel",
                        zin("Welk besluit was het?"),
                        uitleg=zin("Alleen als uw besluit er niet bij staat."),
                    ),
                    Veld(
                        "besluit_datum",
                        "datum",
                        zin("Van welke dag is dat besluit?"),
                        uitleg=zin("Alleen als uw besluit er niet bij staat. Bijvoorbeeld: 31 3 2026."),
                    ),
                ),
            ),
            Stap(
                "waarom",
                zin("Waarom bent u het er niet mee eens?"),
                (
                    Veld(
                        "waarom", "lang", zin("Waarom klopt het niet?"), leeg=zin("Schrijf op waarom het niet klopt.")
                    ),
                    Veld(
                        "wens", "lang", zin("Wat wilt u dat wij besluiten?"), leeg=zin("Schrijf op wat u graag wilt.")
                    ),
                ),
            ),
            _BELLEN,
            _FOTO,
        ),
    ),
    Verzoeksoort.VRAAG: Formulier(
        Verzoeksoort.VRAAG,
        zin("Een vraag"),
        (
            Stap(
                "vraag",
                zin("Wat is uw vraag?"),
                (Veld("wat", "lang", zin("Uw vraag"), leeg=zin("Schrijf uw vraag op.")),),
            ),
            _BELLEN,
            _FOTO,
        ),
    ),
}


def titel_van(soort: str) -> Zin:
    """What this kind of verzoek is called."""
    kind = Verzoeksoort(soort)
    return FORMULIEREN[kind].titel if kind in FORMULIEREN else zin("Uw gegevens wissen")


def stappen_van(soort: str) -> tuple[Stap, ...]:
    """The pages of this kind; none when it is asked without a form."""
    kind = Verzoeksoort(soort)
    return FORMULIEREN[kind].stappen if kind in FORMULIEREN else ()


def stap_van(soort: Verzoeksoort, naam: str) -> Stap | None:
    """The page of this kind with this name, or None when it has no such page."""
    return next((stap for stap in stappen_van(soort) if stap.naam == naam), None)


def gevraagde_stappen(soort: Verzoeksoort, gegevens: Gegevens) -> tuple[Stap, ...]:
    """The pages this person gets: only what is urgent comes with the page that says to phone."""
    return tuple(stap for stap in FORMULIEREN[soort].stappen if stap.gevraagd(gegevens))


def eerste_open_stap(soort: Verzoeksoort, gegevens: Gegevens) -> str:
    """Where this person is: the first page that was not answered, or the check of all answers."""
    stappen = gevraagde_stappen(soort, gegevens)
    if gegevens.get("spoed") and not gegevens.get(f"gedaan_{BELLEN}"):
        return BELLEN
    return next((stap.naam for stap in stappen if not gegevens.get(f"gedaan_{stap.naam}")), CONTROLEREN)


def lees_stap(
    soort: Verzoeksoort, stap: Stap, formulier: Mapping[str, object], *, besluiten: Collection[str], vandaag: date
) -> Gegevens:
    """The clean answers of one page; raises `FouteInvoer` with everything that is wrong on it.

    `besluiten` are the decisions this client can object to. A decision that is described needs its day.
    """
    antwoorden = Antwoorden(formulier)
    zeker = bool(formulier.get("geen_bsn"))
    gelezen = {}
    for veld in stap.velden:
        if veld.soort == "keuze":
            codes = [code for code, _ in veld.keuzes]
            gelezen[veld.naam] = antwoorden.neem(veld.naam, parse_keuze, codes, leeg=veld.leeg or zin("Kies."))
        elif veld.soort == "besluit":
            gelezen[veld.naam] = antwoorden.neem(
                veld.naam, parse_keuze, (*besluiten, ANDER_BESLUIT), leeg=veld.leeg or zin("Kies.")
            )
        elif veld.soort == "telefoon":
            gelezen[veld.naam] = antwoorden.neem(veld.naam, parse_telefoon)
        elif veld.soort in ("regel", "lang"):
            leeg = veld.leeg
            if veld.naam == "besluit_anders":
                leeg = zin("Schrijf op welk besluit het was.") if _anders(formulier) else None
            maximum = KORT if veld.soort == "regel" else LANG
            gelezen[veld.naam] = antwoorden.neem(
                veld.naam, parse_tekst, maximum=maximum, leeg=leeg, bsn_bevestigd=zeker
            )
    dag = None
    if any(veld.soort == "datum" for veld in stap.velden) and _anders(formulier):
        dag = antwoorden.neem_datum(
            "besluit_datum", vandaag, leeg=zin("Vul in van welke dag het besluit is. Bijvoorbeeld: 31 3 2026.")
        )
    antwoorden.controleer()
    uit = {naam: antwoord.waarde for naam, antwoord in gelezen.items()}
    if any(veld.soort == "datum" for veld in stap.velden):
        uit["besluit_datum"] = dag.waarde.isoformat() if dag else ""
    return {**uit, f"gedaan_{stap.naam}": True}


def _anders(formulier: Mapping[str, object]) -> bool:
    return formulier.get("besluit") == ANDER_BESLUIT


# --- what cannot wait -------------------------------------------------------------------------------------------------


def vrije_tekst(soort: Verzoeksoort, gegevens: Gegevens) -> str:
    """Everything that was typed freely, to look for what cannot wait."""
    velden = [veld for stap in FORMULIEREN[soort].stappen for veld in stap.velden]
    return "\n".join(str(gegevens.get(veld.naam, "")) for veld in velden if veld.soort in ("lang", "regel"))


# Safety first: who is not safe, or in need, hears a voice before anything is asked; then what in a home cannot wait,
# by the season. Words and numbers are policy.
def spoed_van(soort: Verzoeksoort, gegevens: Gegevens, beleid: Beleid, dag: date) -> Spoed | None:
    """What makes this verzoek urgent and whom to call; None when it can wait."""
    if gegevens.get("veilig") == "nee":
        return Spoed("gevaar", ("112",))
    tekst = vrije_tekst(soort, gegevens)
    mens = spoed_in(tekst, beleid)
    if mens is not None and mens.soort != "gevaar":
        return mens
    for regel in beleid.regio.beleid_op(dag).verzoek.spoed:
        if (not regel.maanden or dag.month in regel.maanden) and zinnen_in(tekst, regel.zinnen):
            return Spoed(regel.soort, regel.bellen)
    return mens


def spoed_nummers(spoed: str, beleid: Beleid, dag: date) -> tuple[str, ...]:
    """Whom to call for this kind of urgency, before us."""
    eigen = [regel.bellen for regel in beleid.regio.beleid_op(dag).verzoek.spoed if regel.soort == spoed]
    groep = [groep.bellen for groep in beleid.regio.spoed.groepen if groep.soort == spoed]
    return next(iter([*eigen, *groep]), ())


# --- terms ------------------------------------------------------------------------------------------------------------


def beslistermijn(soort: str, beleid: Beleid, dag: date) -> Beslistermijn | None:
    """The terms of a klacht or bezwaar by the policy of this day; None for the other kinds."""
    regels = beleid.regio.beleid_op(dag).verzoek
    return {Verzoeksoort.KLACHT: regels.klacht, Verzoeksoort.BEZWAAR: regels.bezwaar}.get(Verzoeksoort(soort))


# Service concept, reactietermijnen: a letter or mail is answered within 5 working days. A klacht and a bezwaar are
# first acknowledged by a person, and decided on within their own term. AVG art. 12(3): whoever asks to be erased hears
# within a month what we do.
def antwoord_voor(soort: str, ontvangen_op: datetime, beleid: Beleid) -> datetime:
    """Before when a person takes this up (klacht, bezwaar) or answers it."""
    dag = lokale_dag(ontvangen_op)
    if soort == Verzoeksoort.GEGEVENS_WISSEN:
        return _voor_sluiten(plus_maanden(dag, 1), beleid.regio.rooster_op(dag))
    eigen = beslistermijn(soort, beleid, dag)
    if eigen is not None:
        werkdagen = eigen.bevestigen_werkdagen
    else:
        werkdagen = beleid.regio.beleid_op(dag).verzoek.antwoord_werkdagen[soort]  # type: ignore[index]
    return einde_termijn_in_werkdagen(ontvangen_op, werkdagen, beleid.regio.rooster_op(dag))


# A term in weeks ends as a statutory one (Algemene termijnenwet art. 1); we are done before the office closes on the
# last day that it is open, so never later than that.
def beslissen_voor(ontvangen_op: datetime, weken: int, beleid: Beleid) -> datetime:
    """Before when we decide on what was received at this moment."""
    begin = lokale_dag(ontvangen_op)
    rooster = beleid.regio.rooster_op(begin)
    dag = einde_wettelijke_termijn(begin, gelijkgesteld=beleid.gelijkgestelde_dagen, dagen=7 * weken)
    return _voor_sluiten(dag, rooster)


# AVG art. 12(3): two further months at most, told with the reason within the first one. The others: their own terms.
WISSEN_VERLENGEN_MAANDEN = 2


def verlengd_voor(soort: str, ontvangen_op: datetime, beleid: Beleid) -> datetime | None:
    """Before when we decide when it takes longer, which it does once; None for what has no such term."""
    dag = lokale_dag(ontvangen_op)
    if soort == Verzoeksoort.GEGEVENS_WISSEN:
        return _voor_sluiten(plus_maanden(dag, 1 + WISSEN_VERLENGEN_MAANDEN), beleid.regio.rooster_op(dag))
    termijn = beslistermijn(soort, beleid, dag)
    if termijn is None:
        return None
    return beslissen_voor(ontvangen_op, termijn.beslissen_weken + termijn.verlengen_weken, beleid)


def mag_nog_verlengen(soort: str, ontvangen_op: datetime, *, nu: datetime, beleid: Beleid) -> bool:
    """Whether we may still say that it takes longer: about erasing within the first month only."""
    if verlengd_voor(soort, ontvangen_op, beleid) is None:
        return False
    return soort != Verzoeksoort.GEGEVENS_WISSEN or nu <= antwoord_voor(soort, ontvangen_op, beleid)


def _voor_sluiten(dag: date, rooster: Rooster) -> datetime:
    """When the office closes on this day, or on the last open day before it."""
    while (werkdag := werkdag_op(dag, rooster)) is None:
        dag -= timedelta(days=1)
    return werkdag.dicht


# Awb art. 6:7 and 6:8 as custom: the term of a bezwaar begins the day after the decision was sent. A corporation may
# give more; the number of weeks is policy.
def laatste_dag_bezwaar(besluit_op: date, weken: int, beleid: Beleid) -> date:
    """The last day on which a bezwaar against a decision of this day is in time."""
    return einde_wettelijke_termijn(besluit_op, gelijkgesteld=beleid.gelijkgestelde_dagen, dagen=7 * weken)


# --- who decides ------------------------------------------------------------------------------------------------------

UITKOMSTEN: Mapping[Verzoeksoort, tuple[tuple[str, Zin], ...]] = {
    Verzoeksoort.REPARATIE: (
        ("opgelost", zin("Het is gemaakt")),
        ("gepland", zin("Wij komen langs")),
        ("niet-van-ons", zin("Wij kunnen dit niet maken")),
    ),
    Verzoeksoort.OVERLAST: (
        ("opgelost", zin("De overlast is opgelost")),
        ("afgesproken", zin("Wij hebben iets afgesproken")),
        ("niet-van-ons", zin("Wij kunnen hier niets aan doen")),
    ),
    Verzoeksoort.KLACHT: (
        ("gegrond", zin("U heeft gelijk")),
        ("deels", zin("U heeft voor een deel gelijk")),
        ("ongegrond", zin("Wij denken er anders over")),
    ),
    Verzoeksoort.BEZWAAR: (
        ("gegrond", zin("U heeft gelijk")),
        ("deels", zin("U heeft voor een deel gelijk")),
        ("ongegrond", zin("Wij blijven bij ons besluit")),
    ),
    Verzoeksoort.VRAAG: (("beantwoord", zin("Uw vraag is beantwoord")),),
    Verzoeksoort.GEGEVENS_WISSEN: (
        (GEWIST, zin("Wij wissen uw gegevens")),
        ("blijft", zin("Wij moeten uw gegevens bewaren")),
    ),
}
# A bezwaar with one of these outcomes was right: what we decided is put right.
TOEGEKEND = ("gegrond", "deels")
TWEEDE_PERSOON = (Verzoeksoort.KLACHT, Verzoeksoort.BEZWAAR)


# Whoever a klacht is about does not deal with it (Awb 9:7, and any fair procedure).
def gaat_over(tekst: str, naam: str) -> bool:
    """Whether this text names this colleague: the full name, or the surname as a word of its own."""
    genoemd = re.findall(r"\w+", tekst.casefold())
    achternaam = re.findall(r"\w+", naam.casefold())[1:] or re.findall(r"\w+", naam.casefold())
    lengte = len(achternaam)
    return any(genoemd[begin : begin + lengte] == achternaam for begin in range(len(genoemd) - lengte + 1))


def mag_beslissen(soort: str, *, over_wie: str, naam: str, medewerker_id: str, behandelaar_id: str | None) -> bool:
    """Whether this colleague may decide: on a klacht or bezwaar not who handled it, nor whom it is about."""
    if soort not in TWEEDE_PERSOON:
        return True
    return medewerker_id != behandelaar_id and not gaat_over(over_wie, naam)
