"""How easy the Dutch texts are to read: `python -m tools.readability` prints a line per page, message, letter and form.

What stands in the frame of every page (header, help, footer) is counted once, by itself. A page is built as it is for
the browser, and every text that it asks for is counted; what a page says later comes from `portal/state` and
`portal/domain`, which have a line per file. Only sentences count: labels, buttons and headings would make every average
look good. The score is the one of Flesch for Dutch, by Douma (1960), counted by PyPI `textstat`: above 80 is very easy,
60 to 70 is what most people read without effort.

The exit code is 1 when a sentence is too long, an average is too high, or a word is there that a client should not
have to know. A long word that has no shorter one stands in `LONG_WORDS`, with the reason.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import textstat

from portal import i18n
from portal.domain.bericht.soorten import SOORTEN
from portal.domain.hulp.papier import STROMEN
from tools.translations import extracted

LONGEST_SENTENCE = 20
HIGHEST_MEAN = 12.0
MOST_SYLLABLES = 6
# Words that people of other trades read: staff at the desk, and who looks at the parts of a page.
FOR_STAFF = ("/balie", "/stijl", "/postvak")

# The word to avoid, and what to write instead.
AVOID = {
    "aangaande": "over",
    "alsmede": "en",
    "alvorens": "voordat",
    "betreffende": "over",
    "conform": "volgens",
    "daar u": "omdat u",
    "dan wel": "of",
    "derhalve": "daarom",
    "desgewenst": "als u wilt",
    "dient": "moet",
    "doch": "maar",
    "door middel van": "met",
    "echter": "maar",
    "eveneens": "ook",
    "gelieve": "wilt u",
    "geschiedt": "gebeurt",
    "hierbij": "met deze brief",
    "hieromtrent": "hierover",
    "in verband met": "door",
    "indien": "als",
    "ingevolge": "door",
    "inzake": "over",
    "jegens": "tegen",
    "krachtens": "door",
    "met betrekking tot": "over",
    "middels": "met",
    "mits": "als",
    "naar aanleiding van": "door",
    "nochtans": "toch",
    "omtrent": "over",
    "onverwijld": "meteen",
    "overeenkomstig": "volgens",
    "reeds": "al",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "uiterlijk": "voor, of: tot en met",
    "verstrekken": "geven",
    "voornoemd": "deze",
    "wederom": "weer",
    "woonruimte": "woning",
    "zulks": "dat",
}
# Words of more syllables than that which stay, each with the reason.
LONG_WORDS = {"burgerservicenummer": "what BSN stands for; said once, where somebody typed one"}

_WORD = re.compile(r"\{\w+\}|[^\W_]+(?:['’.,@-][^\W_]+)*")


def sentences(text: str) -> list[str]:
    """The sentences in a text; what does not end like one (a label, a heading) is left out."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part[-1:] in set(".!?:")]


def words(text: str) -> list[str]:
    """The words in a text."""
    return _WORD.findall(text)


@cache
def syllables(word: str) -> int:
    """How many syllables a Dutch word has."""
    textstat.set_lang("nl")
    return max(1, int(textstat.syllable_count(word)))


def spoken(sentence: str) -> str:
    """A sentence as textstat takes it: a name in braces is one word, and a dot in a number ends nothing."""
    plain = re.sub(r"\{\w+\}", "datum", sentence.rstrip(".!?:"))
    return re.sub(r"(?<=\w)[.,@](?=\w)", "", plain) + "."


@dataclass
class Measure:
    """What was counted in the sentences of one page, message or file."""

    sentences: list[str] = field(default_factory=list)
    avoided: list[str] = field(default_factory=list)
    long: set[str] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Count a text."""
        self.sentences += sentences(text)
        self.avoided += [word for word in AVOID if re.search(rf"\b{word}\b", text, re.IGNORECASE)]
        self.long |= {word.lower() for word in words(text) if word.isalpha() and syllables(word) > MOST_SYLLABLES}

    @property
    def lengths(self) -> list[int]:
        """The number of words of each sentence."""
        return [len(words(sentence)) for sentence in self.sentences]

    @property
    def mean(self) -> float:
        """Words per sentence."""
        return sum(self.lengths) / len(self.lengths) if self.lengths else 0.0

    @property
    def longest(self) -> int:
        """The number of words of the longest sentence."""
        return max(self.lengths, default=0)

    @property
    def score(self) -> float:
        """The reading ease of Flesch-Douma."""
        textstat.set_lang("nl")
        return float(textstat.flesch_reading_ease(" ".join(map(spoken, self.sentences)))) if self.sentences else 0.0

    def findings(self) -> Iterator[str]:
        """What is too long or too hard."""
        for sentence, length in zip(self.sentences, self.lengths, strict=True):
            if length > LONGEST_SENTENCE:
                yield f"{length} words: {sentence}"
        if self.mean > HIGHEST_MEAN:
            yield f"{self.mean:.1f} words per sentence on average"
        for word in self.avoided:
            yield f'"{word}": write "{AVOID[word]}"'
        for word in sorted(self.long - LONG_WORDS.keys()):
            yield f'"{word}" has {syllables(word)} syllables: write a shorter word, or say why not in LONG_WORDS'


class _Listener(dict[str, str]):
    """A catalogue that translates nothing and remembers what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def get(self, msgid: str, default: str = "") -> str:  # type: ignore[override]
        self.asked.append(msgid)
        return default


def on_pages() -> dict[str, set[str]]:
    """The texts that each page asks for when it is built in Dutch, by address."""
    import portal.portal  # noqa: F401  declares the pages and their states
    from portal.pages import PAGES
    from portal.pages.shared import PARTS

    same = {text for name, build in PARTS.items() if name.endswith("Nl") for text in _asked_by(build)}
    return {page.path: _asked_by(page.built_in("nl")) | same for page in PAGES}


def _asked_by(build: Callable[[], Any]) -> set[str]:
    real, listener = i18n.catalogue, _Listener()
    i18n.catalogue = lambda language: listener  # type: ignore[assignment,misc]
    try:
        build()
    finally:
        i18n.catalogue = real  # type: ignore[assignment]
    return set(listener.asked)


def measured() -> dict[str, Measure]:
    """The Dutch texts by page, message, form, and for what is said later by source file."""
    named: dict[str, Measure] = defaultdict(Measure)
    pages = on_pages()
    frame = set.intersection(*(texts for path, texts in pages.items() if not path.startswith(FOR_STAFF)))
    for path, texts in {"the frame of every page": frame, **pages}.items():
        for text in sorted(texts if texts is frame else texts - frame):
            named[path].add(text)
    for name, kind in SOORTEN.items():
        for part in (kind.onderwerp, *kind.alineas):
            named[f"message and letter {name}"].add(part.msgid)
    for form in (stroom.formulier for stroom in STROMEN.values()):
        asked = [text for vraag in form.vragen for veld in vraag.velden for text in (veld.label, veld.hint) if text]
        for part in (*form.inleiding, *form.voorwaarden, *form.slot, *asked):
            named[f"form {form.naam} on paper"].add(part.msgid)
    for message in extracted():
        for file, _line in message.locations:
            if not file.startswith("portal/pages") and "soorten" not in file:
                named[file].add(str(message.id))
    return dict(sorted(named.items()))


def main() -> int:
    """The command line."""
    whole, wrong = Measure(), 0
    for message in extracted():
        whole.add(str(message.id))
    everything = measured()
    print(f"{'sentences':>9} {'mean':>6} {'longest':>7} {'score':>6}  where")
    for where, measure in [*everything.items(), ("everything, each text once", whole)]:
        if measure.sentences:
            print(f"{len(measure.sentences):9} {measure.mean:6.1f} {measure.longest:7} {measure.score:6.0f}  {where}")
    print("\nlong words that stay")
    for word, reason in sorted(LONG_WORDS.items()):
        print(f"  {word}: {reason}")
    for where, measure in everything.items():
        for finding in measure.findings():
            print(f"{where}: {finding}")
            wrong += 1
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
