"""How easy the Dutch texts are to read: `python -m tools.readability` prints one line per source file.

Only sentences count: labels, buttons and headings would make every average look good. The score is the one of Flesch
for Dutch, by Douma (1960): 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence. Above 80 is very
easy, 60 to 70 is what most people read without effort. Syllables are counted by groups of vowels, which is close
enough for an average; a number or a `{name}` counts as one word of two syllables.

The exit code is 1 when a sentence is too long, the average of a file is too high, or a word is there that a client
should not have to know.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tools.translations import extracted

LONGEST_SENTENCE = 20
HIGHEST_MEAN = 12.0

# The word to avoid, and what to write instead.
AVOID = {
    "aangaande": "over",
    "alsmede": "en",
    "betreffende": "over",
    "conform": "volgens",
    "daar u": "omdat u",
    "derhalve": "daarom",
    "desgewenst": "als u wilt",
    "dient": "moet",
    "door middel van": "met",
    "echter": "maar",
    "gelieve": "wilt u",
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
    "omtrent": "over",
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
    "woonruimte": "woning",
}

_WORD = re.compile(r"\{\w+\}|[^\W_]+(?:['’.,@-][^\W_]+)*")
# Two or three vowels that sound as one come first; what is left counts one by one.
_SYLLABLE = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|oe|eu|ui|ie|ei|ij|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """The sentences in a text; what does not end like one (a label, a heading) is left out."""
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part[-1:] in set(".!?:")]


def words(text: str) -> list[str]:
    """The words in a text."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """How many syllables a Dutch word has, about."""
    if word[0] == "{" or any(character.isdigit() for character in word):
        return 2
    return max(1, len(_SYLLABLE.findall(word)))


@dataclass
class Measure:
    """What was counted in the sentences of one file."""

    sentences: list[str] = field(default_factory=list)
    avoided: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Count a text."""
        self.sentences += sentences(text)
        self.avoided += [word for word in AVOID if re.search(rf"\b{word}\b", text, re.IGNORECASE)]

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
        every = [word for sentence in self.sentences for word in words(sentence)]
        if not every:
            return 0.0
        return 206.84 - 77 * sum(map(syllables, every)) / len(every) - 0.93 * self.mean

    def findings(self) -> Iterator[str]:
        """What is too long or too hard."""
        for sentence, length in zip(self.sentences, self.lengths, strict=True):
            if length > LONGEST_SENTENCE:
                yield f"{length} words: {sentence}"
        if self.mean > HIGHEST_MEAN:
            yield f"{self.mean:.1f} words per sentence on average"
        for word in self.avoided:
            yield f'"{word}": write "{AVOID[word]}"'


def measured() -> dict[str, Measure]:
    """The Dutch texts by source file."""
    files: dict[str, Measure] = defaultdict(Measure)
    for message in extracted():
        for file, _line in message.locations:
            files[file].add(str(message.id))
    return dict(sorted(files.items()))


def main() -> int:
    """The command line."""
    whole, wrong = Measure(), 0
    for message in extracted():
        whole.add(str(message.id))
    print(f"{'sentences':>9} {'mean':>6} {'longest':>7} {'score':>6}  file")
    for file, measure in [*measured().items(), ("everything, each text once", whole)]:
        if measure.sentences:
            print(f"{len(measure.sentences):9} {measure.mean:6.1f} {measure.longest:7} {measure.score:6.0f}  {file}")
    for file, measure in measured().items():
        for finding in measure.findings():
            print(f"{file}: {finding}")
            wrong += 1
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
