"""What people type: each `parse_*` takes the text of one field and returns a clean value.

A parser that cannot take the text raises OngeldigeInvoer with one sentence that says what to do. `Antwoorden`
runs the parsers of one form and names everything that is wrong at once:

    antwoorden = Antwoorden(formulier)
    naam = antwoorden.neem("naam", parse_naam)
    geboortedatum = antwoorden.neem_geboortedatum("geboortedatum", vandaag)
    antwoorden.controleer()
    return Persoon(naam.waarde, geboortedatum.waarde)
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, time
from functools import lru_cache
from types import MappingProxyType
from typing import Concatenate, Generic, ParamSpec, TypeVar

import phonenumbers
from babel import Locale
from email_validator import EmailNotValidError, validate_email
from phonenumbers import PhoneNumberType
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn, postcode

from portal.domain.shared.errors import FouteInvoer, Veldfout, Zin, zin

T = TypeVar("T")
P = ParamSpec("P")


class OngeldigeInvoer(Exception):
    """One answer cannot be taken; `deel` names the box of a field that has more than one."""

    def __init__(self, reden: Zin, deel: str | None = None) -> None:
        super().__init__(str(reden))
        self.reden = reden
        self.deel = deel


class Antwoord(Generic[T]):
    """The answer to one field, which has a `waarde` only when it could be read."""

    def __init__(self, waarde: T | None, fout: Veldfout | None) -> None:
        self._waarde = waarde
        self.fout = fout

    @property
    def waarde(self) -> T:
        """The clean value; raises FouteInvoer when the answer could not be read."""
        if self.fout is not None:
            raise FouteInvoer([self.fout])
        return self._waarde  # type: ignore[return-value]  # without a fout the parser has returned a T


class Antwoorden:
    """Reads the answers of one form field by field, and refuses them all together."""

    def __init__(self, formulier: Mapping[str, object]) -> None:
        self._formulier = formulier
        self._fouten: list[Veldfout] = []

    def neem(
        self, veld: str, parser: Callable[Concatenate[str, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Antwoord[T]:
        """Read one field; a mistake is kept until `controleer`."""
        return self._lees(veld, lambda: parser(self._tekst(veld), *args, **kwargs))

    def neem_datum(self, veld: str, vandaag: date, *, leeg: Zin) -> Antwoord[date]:
        """Read the three boxes `veld_dag`, `veld_maand` and `veld_jaar`; a mistake names the box."""
        delen = (self._tekst(f"{veld}_{deel}") for deel in ("dag", "maand", "jaar"))
        return self._lees(veld, lambda: parse_datum(*delen, vandaag=vandaag, leeg=leeg))

    def neem_komende_datum(self, veld: str, *, vanaf: date, tot: date, leeg: Zin) -> Antwoord[date]:
        """Read a day from three boxes that lies between these two, both included."""
        delen = (self._tekst(f"{veld}_{deel}") for deel in ("dag", "maand", "jaar"))
        return self._lees(veld, lambda: parse_komende_datum(*delen, vanaf=vanaf, tot=tot, leeg=leeg))

    def neem_geboortedatum(self, veld: str, vandaag: date) -> Antwoord[date]:
        """Read a date of birth from its three boxes."""
        return self.neem_datum(veld, vandaag, leeg=_GEBOORTEDATUM_LEEG)

    def ook(self, lezen: Callable[[], object]) -> None:
        """Let another reader read its part of the same form; what is wrong there is refused together with the rest."""
        try:
            lezen()
        except FouteInvoer as fout:
            self._fouten += fout.fouten

    def controleer(self) -> None:
        """Raises FouteInvoer with every answer that could not be read, in the order of the form."""
        if self._fouten:
            raise FouteInvoer(self._fouten)

    def _tekst(self, veld: str) -> str:
        tekst = self._formulier.get(veld)
        return tekst if isinstance(tekst, str) else ""

    def _lees(self, veld: str, lezen: Callable[[], T]) -> Antwoord[T]:
        try:
            return Antwoord(lezen(), None)
        except OngeldigeInvoer as ongeldig:
            fout = Veldfout(f"{veld}_{ongeldig.deel}" if ongeldig.deel else veld, ongeldig.reden)
            self._fouten.append(fout)
            return Antwoord(None, fout)


# --- people -------------------------------------------------------------------------------------------------

NAAM_MAXIMUM = 200
_NAAM_LEEG = zin("Vul uw naam in.")
_OUDSTE_GEBOORTEJAAR = 1900


def parse_naam(tekst: str, *, leeg: Zin = _NAAM_LEEG) -> str:
    """A name as its owner writes it, in any script; one letter is a name too.

    Raises OngeldigeInvoer when it is empty, too long, without letters or with signs that are in no name.
    """
    return _parse_regel(tekst, maximum=NAAM_MAXIMUM, leeg=leeg, tekens="'’‘ʹ′`´-‐‑–.·,/")


_GEBOORTEDATUM_LEEG = zin("Vul uw geboortedatum in. Bijvoorbeeld: 31 3 1980.")


def parse_geboortedatum(dag: str, maand: str, jaar: str, *, vandaag: date) -> date:
    """A date of birth from three boxes; raises OngeldigeInvoer as `parse_datum` does."""
    return parse_datum(dag, maand, jaar, vandaag=vandaag, leeg=_GEBOORTEDATUM_LEEG)


def parse_datum(dag: str, maand: str, jaar: str, *, vandaag: date, leeg: Zin) -> date:
    """A day in the past from three boxes, the month as a number.

    Raises OngeldigeInvoer, with the box in `deel`, when the date does not exist, is still to come or is
    before 1900.
    """
    geboren = _parse_dag(dag, maand, jaar, leeg=leeg)
    if geboren > vandaag:
        raise OngeldigeInvoer(zin("Deze datum moet nog komen. Controleer het jaar."), "jaar")
    return geboren


def parse_komende_datum(dag: str, maand: str, jaar: str, *, vanaf: date, tot: date, leeg: Zin) -> date:
    """A day between these two, both included; raises OngeldigeInvoer with the box in `deel`."""
    gekozen = _parse_dag(dag, maand, jaar, leeg=leeg)
    if not vanaf <= gekozen <= tot:
        raise OngeldigeInvoer(zin("Kies een dag van {vanaf} tot en met {tot}.", vanaf=vanaf, tot=tot), "dag")
    return gekozen


def _parse_dag(dag: str, maand: str, jaar: str, *, leeg: Zin) -> date:
    if not (dag + maand + jaar).strip():
        raise OngeldigeInvoer(leeg, "dag")
    dagnummer = _parse_getal(dag, 1, 31)
    if dagnummer is None:
        raise OngeldigeInvoer(zin("Vul een dag in van 1 tot en met 31."), "dag")
    maandnummer = _parse_getal(maand, 1, 12)
    if maandnummer is None:
        raise OngeldigeInvoer(zin("Vul een maand in van 1 tot en met 12."), "maand")
    jaarnummer = _parse_getal(jaar, 1000, 9999)
    if jaarnummer is None:
        raise OngeldigeInvoer(zin("Vul het jaar in met 4 cijfers. Bijvoorbeeld: 1980."), "jaar")
    if jaarnummer < _OUDSTE_GEBOORTEJAAR:
        raise OngeldigeInvoer(zin("Vul een jaar in vanaf {jaar}.", jaar=_OUDSTE_GEBOORTEJAAR), "jaar")
    laatste = calendar.monthrange(jaarnummer, maandnummer)[1]
    if dagnummer > laatste:
        raise OngeldigeInvoer(
            zin("Deze maand heeft {dagen} dagen. Vul een dag in van 1 tot en met {dagen}.", dagen=laatste),
            "dag",
        )
    return date(jaarnummer, maandnummer, dagnummer)


def leeftijd_op(geboortedatum: date, dag: date) -> int:
    """How old somebody is on this day; a birthday of 29 February is on 1 March in most years."""
    nog_niet_jarig = (dag.month, dag.day) < (geboortedatum.month, geboortedatum.day)
    return dag.year - geboortedatum.year - nog_niet_jarig


# --- how to reach them --------------------------------------------------------------------------------------

_GEEN_TERUGBELNUMMER = (PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST)
_SMS_NUMMER = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)


def parse_email(tekst: str) -> str:
    """An e-mail address we can send to; whether it exists only a message can tell.

    Raises OngeldigeInvoer when it is empty or cannot be an address.
    """
    if not tekst.strip():
        raise OngeldigeInvoer(zin("Vul uw e-mailadres in. Bijvoorbeeld: naam@voorbeeld.nl."))
    try:
        # Not every mail server takes letters such as "é" before the @; a domain with them has an ASCII form.
        gelezen = validate_email(tekst.strip(), check_deliverability=False, allow_smtputf8=False)
    except EmailNotValidError as fout:
        raise OngeldigeInvoer(zin("Dit e-mailadres klopt niet. Vul een adres in zoals naam@voorbeeld.nl.")) from fout
    # It is also the way to log in: people type their own address with a capital one day and without it the next.
    return (gelezen.ascii_email or gelezen.normalized).lower()


def parse_telefoon(tekst: str) -> str:
    """A phone number we can call back, Dutch or foreign, in E.164 ("+31612345678").

    Raises OngeldigeInvoer when it is empty, not a number in use, an extension or a number that costs extra.
    """
    if not tekst.strip():
        raise OngeldigeInvoer(zin("Vul uw telefoonnummer in. Bijvoorbeeld: 06 12345678."))
    try:
        nummer = phonenumbers.parse(tekst, "NL")
    except phonenumbers.NumberParseException:
        nummer = None
    if nummer is None or not phonenumbers.is_valid_number(nummer):
        raise OngeldigeInvoer(
            zin(
                "Dit telefoonnummer klopt niet. Vul een nummer in zoals 06 12345678. "
                "Begin een buitenlands nummer met + en het landnummer."
            )
        )
    if nummer.extension:
        raise OngeldigeInvoer(zin("Vul het telefoonnummer in zonder toestelnummer."))
    if phonenumbers.number_type(nummer) in _GEEN_TERUGBELNUMMER:
        raise OngeldigeInvoer(zin("Dit nummer kunnen wij niet bellen. Vul een ander telefoonnummer in."))
    return phonenumbers.format_number(nummer, phonenumbers.PhoneNumberFormat.E164)


def leesbaar_nummer(telefoon: str) -> str:
    """A phone number as it stands on a letter ("06 12345678"), with spaces at which no line breaks."""
    nummer = phonenumbers.parse(telefoon, "NL")
    eigen_land = nummer.country_code == 31
    soort = phonenumbers.PhoneNumberFormat.NATIONAL if eigen_land else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(nummer, soort).replace(" ", "\N{NO-BREAK SPACE}")


def is_mobiel(telefoon: str) -> bool:
    """Whether a number from `parse_telefoon` can get an sms."""
    return phonenumbers.number_type(phonenumbers.parse(telefoon)) in _SMS_NUMMER


def parse_mobiel(tekst: str) -> str:
    """A phone number that can get an sms, in E.164.

    Raises OngeldigeInvoer as `parse_telefoon` does, and when it is not a mobile number.
    """
    telefoon = parse_telefoon(tekst)
    if not is_mobiel(telefoon):
        raise OngeldigeInvoer(zin("Naar dit nummer kunnen wij geen sms sturen. Vul een mobiel nummer in."))
    return telefoon


# --- where they live ----------------------------------------------------------------------------------------

_ADRESTEKENS = "'’‘`´-‐‑–.·,/()&+\""
_LETTERS_BIJ_HUISNUMMER = re.compile(r"\d+\D.*")


def parse_postcode(tekst: str) -> str:
    """A Dutch postcode as "1234 AB".

    Raises OngeldigeInvoer when it is empty or no postcode that is given out (not 0..., not SA, SD or SS).
    """
    schoon = met_gewone_cijfers(tekst).strip()
    if not schoon:
        raise OngeldigeInvoer(zin("Vul uw postcode in. Bijvoorbeeld: 1234 AB."))
    try:
        return postcode.validate(schoon)
    except ValidationError as fout:
        raise OngeldigeInvoer(
            zin("Deze postcode klopt niet. Vul 4 cijfers en 2 letters in. Bijvoorbeeld: 1234 AB.")
        ) from fout


def parse_huisnummer(tekst: str) -> int:
    """A house number without what comes after it.

    Raises OngeldigeInvoer when it is empty, no number, or has letters that belong in the next box.
    """
    huisnummer = _parse_getal(tekst, 1, 99_999)
    if huisnummer is not None:
        return huisnummer
    if not tekst.strip():
        raise OngeldigeInvoer(zin("Vul uw huisnummer in."))
    if _LETTERS_BIJ_HUISNUMMER.fullmatch(tekst.strip()):
        raise OngeldigeInvoer(zin("Vul hier alleen het nummer in. De rest hoort bij toevoeging."))
    raise OngeldigeInvoer(zin("Vul een huisnummer in met alleen cijfers. Bijvoorbeeld: 12."))


def parse_toevoeging(tekst: str) -> str:
    """What comes after the house number ("A", "bis", "2-hoog"), or nothing.

    Raises OngeldigeInvoer when it is too long or has signs that are in no address.
    """
    toevoeging = _schone_regel(tekst)
    _weiger_te_lang(toevoeging, 10)
    _weiger_vreemde_tekens(toevoeging, _ADRESTEKENS)
    return toevoeging


def parse_straat(tekst: str) -> str:
    """A street, or the street line of a foreign address.

    Raises OngeldigeInvoer when it is empty, too long, without letters or with signs that are in no address.
    """
    return _parse_regel(tekst, maximum=100, leeg=zin("Vul uw straat in."), tekens=_ADRESTEKENS)


def parse_plaats(tekst: str) -> str:
    """A town or village.

    Raises OngeldigeInvoer when it is empty, too long, without letters or with signs that are in no address.
    """
    return _parse_regel(tekst, maximum=100, leeg=zin("Vul uw woonplaats in."), tekens=_ADRESTEKENS)


def parse_buitenlandse_postcode(tekst: str) -> str:
    """A postcode of another country, or nothing: not every country has them.

    Raises OngeldigeInvoer when it is too long or has other signs than letters, digits, spaces and dashes.
    """
    buitenlands = _schone_regel(tekst)
    _weiger_te_lang(buitenlands, 12)
    _weiger_vreemde_tekens(buitenlands, "-")
    return buitenlands


@lru_cache
def landen(taal: str = "nl") -> Mapping[str, str]:
    """Every country one can live in: the name in this language by its code (ISO 3166), sorted by name."""
    namen = Locale.parse(taal).territories
    # Babel also names groups of countries and empty islands; who has a phone network has people.
    gevonden = {code: str(namen[code]) for code in phonenumbers.SUPPORTED_REGIONS if code in namen}
    return MappingProxyType(dict(sorted(gevonden.items(), key=lambda land: unicodedata.normalize("NFD", land[1]))))


def parse_land(tekst: str) -> str:
    """The code of a country from `landen`.

    Raises OngeldigeInvoer when none of them is chosen.
    """
    return parse_keuze(tekst, landen(), leeg=zin("Kies een land."))


# --- anything else ------------------------------------------------------------------------------------------

_KEUZE_LEEG = zin("Kies een van de antwoorden.")


def parse_tekst(tekst: str, *, maximum: int, leeg: Zin | None, bsn_bevestigd: bool = False) -> str:
    """Free text of one or more lines; `leeg=None` when nothing is an answer too.

    Raises OngeldigeInvoer when it is empty, too long, surely has a BSN (BSN_GEVONDEN), or may have one
    (BSN_MISSCHIEN) and the client has not confirmed that it is another number.
    """
    schoon = "\n".join(_schone_regel(regel) for regel in tekst.splitlines()).strip()
    if not schoon:
        if leeg is None:
            return ""
        raise OngeldigeInvoer(leeg)
    _weiger_te_lang(schoon, maximum)
    if zeker_bsn(schoon):
        raise OngeldigeInvoer(BSN_GEVONDEN)
    if misschien_bsn(schoon) and not bsn_bevestigd:
        raise OngeldigeInvoer(BSN_MISSCHIEN)
    return schoon


def parse_keuze(tekst: str, keuzes: Collection[str], *, leeg: Zin = _KEUZE_LEEG) -> str:
    """One of the answers on the screen.

    Raises OngeldigeInvoer when none of them is chosen.
    """
    if tekst not in keuzes:
        raise OngeldigeInvoer(leeg)
    return tekst


def parse_aantal(tekst: str, *, minimum: int = 0, maximum: int = 20) -> int:
    """How many people, rooms and so on.

    Raises OngeldigeInvoer when it is not a whole number from `minimum` up to `maximum`.
    """
    aantal = _parse_getal(tekst, minimum, maximum)
    if aantal is None:
        raise OngeldigeInvoer(
            zin("Vul een getal in van {minimum} tot en met {maximum}.", minimum=minimum, maximum=maximum)
        )
    return aantal


def parse_vinkje(tekst: str, *, verplicht: Zin | None = None) -> bool:
    """Whether a box is ticked: a form sends nothing for a box that is not.

    Raises OngeldigeInvoer with `verplicht` when that is given and the box is not ticked.
    """
    if not tekst and verplicht is not None:
        raise OngeldigeInvoer(verplicht)
    return bool(tekst)


_TIJD = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")


def parse_tijd(tekst: str) -> time | None:
    """A time of the day ("8.30" or "8:30"), or nothing; raises OngeldigeInvoer when it is no time."""
    if not tekst.strip():
        return None
    gelezen = _TIJD.fullmatch(tekst.strip())
    if gelezen is None:
        raise OngeldigeInvoer(zin("Vul een tijd in zoals 8.30, of laat het vak leeg."))
    return time(int(gelezen[1]), int(gelezen[2]))


# --- burgerservicenummer ------------------------------------------------------------------------------------

BSN_GEVONDEN = zin("In uw antwoord staat een burgerservicenummer (BSN). Haal het weg. Wij mogen uw BSN niet bewaren.")
BSN_MISSCHIEN = zin(
    "In uw antwoord staat een nummer dat een burgerservicenummer (BSN) kan zijn. Haal het weg. "
    "Is het een ander nummer? Kruis dat dan aan."
)

_NEGEN_CIJFERS = re.compile(r"(?<!\d)(?=(?P<nummer>\d(?:[. -]?\d){8})(?!\d))")
_BSN_WOORD = r"(?:bsn|burger\s?service\s?n(?:umme)?r|sofi[\s-]?n(?:umme)?r)"
_BSN_WOORD_ERVOOR = re.compile(_BSN_WOORD + r"$", re.IGNORECASE)
_BSN_WOORD_DICHTBIJ = re.compile(r"(?<![^\W_])" + _BSN_WOORD, re.IGNORECASE)
_BSN_WOORD_AFSTAND = 60
_BEDRAG_ERVOOR = re.compile(r"(?:€|\beur)\s?$", re.IGNORECASE)
_BEDRAG_ERNA = re.compile(r",(?:\d{1,2}\b|-)|\s?(?:€|euro?\b)", re.IGNORECASE)


# Corporations have no ground to process the BSN (Woningwet since 1-1-2024: only for the digital income test).
def zeker_bsn(tekst: str) -> bool:
    """Whether the text surely has a BSN: next to the word, or as the whole answer."""
    tekst = met_gewone_cijfers(tekst)
    for begin, einde in _mogelijke_bsns(tekst):
        omgeving = tekst[max(0, begin - _BSN_WOORD_AFSTAND) : einde + _BSN_WOORD_AFSTAND]
        if _BSN_WOORD_DICHTBIJ.search(omgeving) or not (tekst[:begin] + tekst[einde:]).strip(" .-\n"):
            return True
    return False


def misschien_bsn(tekst: str) -> bool:
    """Whether the text has a number that may be a BSN: one in eleven of all numbers of nine digits."""
    tekst = met_gewone_cijfers(tekst)
    return any(_mogelijke_bsns(tekst)) and not zeker_bsn(tekst)


def _mogelijke_bsns(tekst: str) -> Iterator[tuple[int, int]]:
    zonder_telefoon = tekst
    for gevonden in phonenumbers.PhoneNumberMatcher(tekst, "NL"):
        # A foreign number has a group of nine digits sooner than a BSN starts with "00".
        if gevonden.raw_string.startswith(("+", "00")):
            wit = " " * (gevonden.end - gevonden.start)
            zonder_telefoon = zonder_telefoon[: gevonden.start] + wit + zonder_telefoon[gevonden.end :]
    for treffer in _NEGEN_CIJFERS.finditer(zonder_telefoon):
        begin, einde = treffer.span("nummer")
        voor, na = (
            tekst[max(0, begin - _BSN_WOORD_AFSTAND) : begin],
            tekst[einde : einde + _BSN_WOORD_AFSTAND],
        )
        in_code = (voor[-1:].isalpha() and not _BSN_WOORD_ERVOOR.search(voor)) or na[:1].isalpha()
        bedrag = _BEDRAG_ERVOOR.search(voor) or _BEDRAG_ERNA.match(na)
        scheidingstekens = set(re.sub(r"\d", "", treffer["nummer"]))
        if not in_code and not bedrag and len(scheidingstekens) <= 1 and bsn.is_valid(treffer["nummer"]):
            yield begin, einde


# --- one line of text ---------------------------------------------------------------------------------------

# Some scripts cannot be spelled without these two, which join or part letters.
_VERBINDERS = "\u200c\u200d"


def met_gewone_cijfers(tekst: str) -> str:
    """The text with ordinary digits and spaces, also when it comes from an Arabic or a wide keyboard."""
    gewoon = unicodedata.normalize("NFKC", tekst)
    return "".join(str(unicodedata.decimal(teken)) if teken.isdecimal() else teken for teken in gewoon)


def _parse_regel(tekst: str, *, maximum: int, leeg: Zin, tekens: str) -> str:
    regel = _schone_regel(tekst)
    if not regel:
        raise OngeldigeInvoer(leeg)
    _weiger_te_lang(regel, maximum)
    _weiger_vreemde_tekens(regel, tekens)
    if not any(teken.isalpha() for teken in regel):
        raise OngeldigeInvoer(zin("Vul hier letters in, niet alleen cijfers of tekens."))
    if zeker_bsn(regel) or misschien_bsn(regel):
        raise OngeldigeInvoer(BSN_GEVONDEN)
    return regel


def _schone_regel(tekst: str) -> str:
    """One line with single spaces, in NFC, without signs that nobody can see."""
    zichtbaar = (t for t in " ".join(tekst.split()) if t in _VERBINDERS or unicodedata.category(t) != "Cf")
    regel = unicodedata.normalize("NFC", "".join(zichtbaar)).strip()
    if any(unicodedata.category(teken) in ("Cc", "Cs") for teken in regel):
        raise OngeldigeInvoer(zin("In uw antwoord staat een teken dat wij niet kunnen lezen. Typ het opnieuw."))
    return regel


def _weiger_te_lang(tekst: str, maximum: int) -> None:
    if len(tekst) > maximum:
        raise OngeldigeInvoer(
            zin(
                "Uw antwoord is te lang: {lengte} tekens. Maak het korter, tot en met {maximum} tekens.",
                lengte=len(tekst),
                maximum=maximum,
            )
        )


def _weiger_vreemde_tekens(regel: str, tekens: str) -> None:
    for teken in regel:
        letter_of_cijfer = unicodedata.category(teken)[0] in "LM" or teken.isdecimal()
        if not letter_of_cijfer and teken not in " " + _VERBINDERS + tekens:
            raise OngeldigeInvoer(zin("Dit teken kan hier niet: {teken} Haal het weg.", teken=teken))


def _parse_getal(tekst: str, minimum: int, maximum: int) -> int | None:
    cijfers = met_gewone_cijfers(tekst).strip()
    if not re.fullmatch("[0-9]{1,9}", cijfers) or not minimum <= int(cijfers) <= maximum:
        return None
    return int(cijfers)
