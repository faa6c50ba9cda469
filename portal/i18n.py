"""Two languages. The Dutch text stands in the code; other languages stand in `locales/<language>.po`.

Pages are compiled once per language: `t("...")` gives the text of the language being compiled.
A sentence of the domain is a `Zin`: the Dutch text with values, translated where it reaches a person,
on a screen by its address, in a message by the language of the client.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.messages.pofile import read_po
from babel.numbers import format_currency

LANGUAGES = ("nl", "en")
LOCALES = Path(__file__).parent / "locales"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_language: ContextVar[str] = ContextVar("language", default="nl")


@dataclass(frozen=True)
class Zin:
    """One sentence for a person: the Dutch text is the gettext msgid, `waarden` fill its `{names}`."""

    msgid: str
    waarden: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return say(self, "nl")


def zin(msgid: str, **waarden: object) -> Zin:
    """Write a sentence; the extraction of translations looks for calls of this function."""
    return Zin(msgid, MappingProxyType(waarden))


@dataclass(frozen=True)
class Bedrag:
    """An amount inside a sentence, in cents; written the way each language writes money."""

    cent: int


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Every translated text of a language, by its Dutch text; a fuzzy one does not count."""
    if language == "nl":
        return {}
    with (LOCALES / f"{language}.po").open("rb") as file:
        return {str(m.id): str(m.string) for m in read_po(file) if m.id and m.string and not m.fuzzy}


def language() -> str:
    """The language being compiled or answered in."""
    return _language.get()


def speak(code: str) -> None:
    """From here on this task speaks this language."""
    _language.set(code if code in LANGUAGES else "nl")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Within this block `t` speaks this language."""
    token = _language.set(code if code in LANGUAGES else "nl")
    try:
        yield
    finally:
        _language.reset(token)


def t(msgid: str, **values: object) -> str:
    """The text in the current language, with `{names}` filled in."""
    text = catalogue(language()).get(msgid, msgid)
    return text.format(**{name: spoken(value) for name, value in values.items()}) if values else text


def say(sentence: Zin, code: str | None = None) -> str:
    """A sentence of the domain in this language (by default the current one)."""
    with speaking(code or language()):
        return t(sentence.msgid, **sentence.waarden)


def spoken(value: object) -> object:
    """A value as people of the current language write it: 22 november 2026, 14.05 uur, € 25."""
    if isinstance(value, Zin):
        return t(value.msgid, **value.waarden)
    if isinstance(value, Bedrag):
        whole = value.cent % 100 == 0
        # An amount stays on one line.
        pattern = ("¤#,##0" if language() == "en" else "¤\N{NO-BREAK SPACE}#,##0") + ("" if whole else ".00")
        amount = Decimal(value.cent).scaleb(-2)
        return format_currency(amount, "EUR", pattern, locale=_locale(), currency_digits=False)
    if isinstance(value, datetime):
        return f"{weekday_of(value)}, {time_of(value)}"
    if isinstance(value, date):
        return format_date(value, "d MMMM y", locale=_locale())
    return value


def time_of(moment: datetime) -> str:
    """The time on a Dutch clock, on one line: 14.05 uur in Dutch, 14:05 in English."""
    pattern = "HH:mm" if language() == "en" else "H.mm\N{NO-BREAK SPACE}'uur'"
    return format_time(moment.astimezone(AMSTERDAM), pattern, locale=_locale())


def clock_time(tijd: time) -> str:
    """A time as on the door: 8.30 in Dutch, 08:30 in English."""
    return f"{tijd:%H:%M}" if language() == "en" else f"{tijd.hour}.{tijd.minute:02d}"


def weekday_of(moment: datetime) -> str:
    """The day of the week and the date: maandag 23 november."""
    return format_date(moment.astimezone(AMSTERDAM).date(), "EEEE d MMMM", locale=_locale())


def _locale() -> str:
    return {"nl": "nl_NL", "en": "en_GB"}[language()]


def language_of(path: str) -> str:
    """The language of an address: `/en` and below is English, everything else Dutch."""
    return "en" if path == "/en" or path.startswith("/en/") else "nl"
