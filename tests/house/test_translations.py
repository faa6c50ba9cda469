"""Every text exists in every language, whole, and no page shows a text that was never offered for translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.domain.bericht.soorten import SOORTEN
from portal.i18n import LANGUAGES, Zin, catalogue, say
from tools import translations
from tools.translations import TRANSLATED, findings, names

PORTAL = Path(translations.__file__).resolve().parent.parent / "portal"
# `/stijl` fills the components with example data; i18n.py looks up texts that stand elsewhere.
SOURCES = sorted(file for file in PORTAL.rglob("*.py") if file.name not in ("i18n.py", "stijl.py"))
SCREENS = [file for file in SOURCES if file.is_relative_to(PORTAL / "pages") or file.is_relative_to(PORTAL / "state")]
TEXTS = ("t", "zin")

# The same word in both languages.
SAME = {
    "Extra code", "Stop", "helper", "Code", "Contact", "Privacy", "Postcode", "Studio", "studio", "Week", "{n} m²",
    "Tiny house", "Gas", "label {label}", "Lift", "Garage", "{wat} in {plaats}",
}  # fmt: skip
# Proof that a translation was forgotten half-way.
DUTCH = re.compile(r"\b(?:de|het|een|uw|wij|niet|naar|voor|met|bij|geen|kunt|heeft)\b", re.IGNORECASE)
# Names of things that are Dutch in English too, in brackets behind what they mean.
DUTCH_NAMES = re.compile(r"\((?:inschrijfnummer|inschrijfdatum|herkenningswoord|controlecode|VvE|BSN)\)|van, de, el")


# --- the catalogue --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_missing_obsolete_or_fuzzy_and_the_names_in_braces_match(language: str) -> None:
    assert list(findings(language)) == []


def test_every_language_but_dutch_has_a_catalogue() -> None:
    assert [*TRANSLATED, "nl"] == sorted(LANGUAGES)
    assert all(len(catalogue(language)) > 300 for language in TRANSLATED)


def test_the_check_names_everything_that_can_be_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = {
        "Uw code is {code}.": "Your code is {number}.",
        "Dit staat nergens meer": "This is gone",
        "Naar de inlogpagina": "",
    }
    body = "".join(f'msgid "{dutch}"\nmsgstr "{english}"\n\n' for dutch, english in entries.items())
    body += '#, fuzzy\nmsgid "Verder"\nmsgstr "Further"\n\n#~ msgid "Weg"\n#~ msgstr "Gone"\n'
    (tmp_path / "en.po").write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n{body}')
    monkeypatch.setattr(translations, "LOCALES", tmp_path)

    found = "\n".join(findings("en"))

    assert "other {names}: 'Uw code is {code}.'" in found
    assert "obsolete: 'Dit staat nergens meer'" in found
    assert "obsolete: 'Weg'" in found
    assert "not translated: 'Naar de inlogpagina'" in found
    assert "fuzzy: 'Verder'" in found
    assert "missing, run `python -m tools.translations`: 'Terug'" in found


def test_updating_adds_new_texts_empty_drops_old_ones_and_keeps_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translations, "LOCALES", tmp_path)
    (tmp_path / "en.po").write_text('msgid "Verder"\nmsgstr "Continue"\n\nmsgid "Verderop"\nmsgstr "Further on"\n')

    assert translations.main([]) == 0
    first = (tmp_path / "en.po").read_bytes()
    assert translations.main([]) == 0

    renewed = translations.stored("en")
    assert renewed["Verder"].string == "Continue"
    assert renewed["Terug"].string == ""
    assert "Verderop" not in renewed
    assert not renewed.obsolete
    assert (tmp_path / "en.po").read_bytes() == first
    assert translations.main(["check"]) == 1


def test_no_english_text_was_left_in_dutch() -> None:
    english = catalogue("en")
    assert {dutch for dutch, text in english.items() if text == dutch} <= SAME
    assert [text for text in english.values() if DUTCH.search(DUTCH_NAMES.sub("", text))] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("soort", SOORTEN)
def test_every_kind_of_message_can_be_written_in_every_language(soort: str, language: str) -> None:
    kind = SOORTEN[soort]
    parts = [kind.onderwerp, *kind.alineas, *([kind.knop] if kind.knop else [])]
    for part in parts:
        values = {name: f"<{name}>" for name in names(part.msgid)}
        written = say(Zin(part.msgid, values), language)
        assert all(value in written for value in values.values())
        assert not re.search(r"[{}]", written)
        assert (written == part.msgid.format(**values)) == (language == "nl")


# --- the sources ----------------------------------------------------------------------------------------------------


def calls(tree: ast.AST, *called: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in called:
            yield node


def place(file: Path, node: ast.AST) -> str:
    return f"{file.relative_to(PORTAL.parent)}:{getattr(node, 'lineno', 0)}"


def test_every_text_is_one_plain_literal() -> None:
    wrong = []
    for file in SOURCES:
        for call in calls(ast.parse(file.read_text()), *TEXTS):
            first = call.args[0]
            literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
            stands_elsewhere = isinstance(first, ast.Attribute) and first.attr == "msgid"
            if not (literal or stands_elsewhere) or len(call.args) != 1:
                wrong.append(place(file, call))
    assert wrong == []


def test_no_sentence_is_put_together_from_translated_pieces() -> None:
    def is_text(node: ast.AST) -> bool:
        return any(True for _ in calls(node, *TEXTS))

    def is_space(node: ast.AST) -> bool:
        return isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.strip()

    wrong = []
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text())):
            glued = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add)
            if glued and (is_text(node.left) or is_text(node.right)):
                # A space that only a screen reader needs is no piece of a sentence.
                if not (is_space(node.right) or is_space(node.left)):
                    wrong.append(place(file, node))
            elif isinstance(node, ast.JoinedStr) and is_text(node):
                wrong.append(place(file, node))
    assert wrong == []


def test_no_text_is_the_tail_of_a_sentence() -> None:
    tails = [str(m.id) for m in translations.extracted() if re.match(r"[a-zéë]", str(m.id)) and str(m.id)[-1] in ".?!"]
    assert tails == []


# Arguments that are no text for a person.
CODES = {"class_name", "name", "id", "type", "href", "role", "key", "lang", "src", "rel", "as", "autocomplete"}
NOT_SHOWN = {"Literal", "TypeVar", "getLogger", "compile", "fullmatch", "match", "sub", "split", "strftime", "Var"}
LOGGED = {"debug", "info", "warning", "error", "exception"}
# Shown as they are: names of languages in their own language, the page that speaks both, our example region.
SHOWN = {
    "pages/components/frame.py": {"Nederlands", "English", "Woonregio De Linde"},
    "pages/page.py": {
        "Misschien is de link oud of is er een typefout. Ga naar de startpagina, of bel ons.",
        "This page does not exist. Go to the start page, or call us.",
        "Naar de startpagina",
        "Deze pagina bestaat niet",
    },
    "pages/__init__.py": {"Deze pagina bestaat niet"},
}


class Shown(ast.NodeVisitor):
    """Collects the literals that look like language and were not given to `t` or `zin`."""

    def __init__(self, known: set[str]) -> None:
        self.found: list[str] = []
        self._known = known

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in TEXTS or name in NOT_SHOWN or (name in LOGGED and isinstance(node.func, ast.Attribute)):
            return
        self.visit(node.func)
        is_element = ast.unparse(node.func).startswith("rx.el.")
        for argument in node.args:
            if is_element and isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                self._look(argument, argument.value, any_word=True)
            else:
                self.visit(argument)
        for keyword in node.keywords:
            if keyword.arg not in CODES:
                self.visit(keyword.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        """What an exception says is for us."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        if ast.unparse(node.targets[0]) != "__all__":
            self.visit(node.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._look(node, node.value)

    def _look(self, node: ast.AST, text: str, *, any_word: bool = False) -> None:
        if re.search(r"[a-z](?:--|__)[a-z]", text):
            return  # classes of the stylesheet
        sentence = re.search(r"[A-Za-zÀ-ÿ]{2,} +[A-Za-zÀ-ÿ]{2,}|^[A-Z][a-zà-ÿ]+", text)
        if (sentence or (any_word and re.search(r"[A-Za-z]{2}", text))) and text not in self._known:
            self.found.append(f"line {getattr(node, 'lineno', 0)}: {text}")


def unwrapped(source: str, known: set[str]) -> list[str]:
    """The texts in this source that a person would see in Dutch, whatever the language."""
    visitor = Shown(known)
    visitor.visit(ast.parse(source))
    return visitor.found


@pytest.mark.parametrize("file", SCREENS, ids=lambda file: file.relative_to(PORTAL).as_posix())
def test_no_screen_shows_a_text_that_was_not_offered_for_translation(file: Path) -> None:
    known = SHOWN.get(file.relative_to(PORTAL).as_posix(), set())
    assert unwrapped(file.read_text(), known) == []


def test_a_forgotten_text_is_found_wherever_it_stands() -> None:
    source = """
def build():
    "What this page is for."
    log.warning("nothing for a client")
    return rx.el.div(
        rx.el.p("gedaan", class_name="taak taak--klein"),
        alert("let-op", "Dat lukte niet", t("Dat lukte niet")),
        text_field(name="naam", label="Uw naam"),
        rx.el.img(alt="Een huis"),
        rx.el.nav(custom_attrs={"aria-label": "Hoofdmenu"}),
    )


class NaamState:
    melding: str = "Nog niet"
"""
    found = [text.partition(": ")[2] for text in unwrapped(source, set())]
    assert found == ["gedaan", "Dat lukte niet", "Uw naam", "Een huis", "Hoofdmenu", "Nog niet"]
