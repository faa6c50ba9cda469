"""The texts of the portal in other languages, `portal/locales/<language>.po`.

    python -m tools.translations          take new texts into the .po files, and drop what no longer exists
    python -m tools.translations check    fail on a text that is missing, obsolete, fuzzy or has other {names}

A text is the first argument of `t(...)` or `zin(...)` anywhere in `portal/`; `/stijl` and the pages of the demo are
no exception, because they too exist in every language. A new text comes in empty: nothing is guessed from a text
that looks like it.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import datetime
from string import Formatter
from zoneinfo import ZoneInfo

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from portal.i18n import LANGUAGES, LOCALES

SOURCES = LOCALES.parent
KEYWORDS = {"t": None, "zin": None}
HEADER = "# The texts of the portal. Made by `python -m tools.translations`; the translations are written by people."
LINE_WIDTH = 110
# A fixed moment: a file that changes only when a text does gives readable diffs.
BEGUN = datetime(2026, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam"))
TRANSLATED = [language for language in LANGUAGES if language != "nl"]


def extracted() -> Catalog:
    """Every text in the sources, with the files in which it stands."""
    template = Catalog(fuzzy=False)
    for file, _line, msgid, _comments, _context in extract_from_dir(
        SOURCES, [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True
    ):
        template.add(msgid, locations=[(f"{SOURCES.name}/{file}", 0)])
    return template


def stored(language: str) -> Catalog:
    """What the .po file of a language holds now."""
    path = LOCALES / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language, creation_date=BEGUN, revision_date=BEGUN, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str) -> bytes:
    """The .po file as it should be: the texts of the sources, with the translations there are."""
    catalogue = stored(language)
    catalogue.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.header_comment = HEADER
    catalogue.project, catalogue.version = "portal", "1"
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = "see README.md"
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=LINE_WIDTH, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return buffer.getvalue()


def names(text: str) -> list[str]:
    """The `{names}` in a text, each as often as it stands there; a lone brace raises `ValueError`."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def findings(language: str) -> Iterator[str]:
    """Everything that is wrong with the .po file of a language, one sentence each."""
    wanted, catalogue = extracted(), stored(language)
    for message in wanted:
        if message.id and not catalogue.get(message.id):
            yield f"missing, run `python -m tools.translations`: {message.id!r}"
    for message in catalogue:
        if not message.id:
            continue
        if message.id not in wanted:
            yield f"obsolete: {message.id!r}"
        elif not message.string:
            yield f"not translated: {message.id!r}"
        elif message.fuzzy:
            yield f"fuzzy: {message.id!r}"
        elif names(str(message.id)) != names(str(message.string)):
            yield f"other {{names}}: {message.id!r} and {message.string!r}"
    for message_id in catalogue.obsolete:
        yield f"obsolete: {message_id!r}"


def main(arguments: list[str]) -> int:
    """The command line."""
    if arguments not in ([], ["check"]):
        print(__doc__)
        return 2
    wrong = 0
    for language in TRANSLATED:
        if not arguments:
            (LOCALES / f"{language}.po").write_bytes(renewed(language))
        found = list(findings(language))
        for sentence in found:
            print(f"{language}: {sentence}")
        print(f"{language}: {len(extracted())} texts, {len(found)} findings")
        wrong += len(found)
    return int(wrong > 0 and arguments == ["check"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
