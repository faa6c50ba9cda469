"""The pages of `docs/` that follow from the code are the code's; every promise has a test that exists and runs."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tools.docs import DOCS, PAGES_OF_DOCS

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (?P<promise>.+?) \| (?P<tests>.+?) \|$", re.M)
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


@pytest.mark.parametrize("name", sorted(PAGES_OF_DOCS))
def test_a_written_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text() == PAGES_OF_DOCS[name](), "run: python -m tools.docs"


def promises() -> list[tuple[str, list[tuple[str, str]]]]:
    rows = ROW.findall((DOCS / "promises.md").read_text())
    return [(promise, TEST.findall(tests)) for promise, tests in rows if promise not in ("promise", "---")]


def test_every_promise_names_a_test() -> None:
    assert [promise for promise, tests in promises() if not tests] == []
    assert len(promises()) > 50


@pytest.mark.parametrize(("file", "name"), sorted({test for _, tests in promises() for test in tests}))
def test_the_test_of_a_promise_exists_and_is_not_skipped(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text())
    found = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    named = [node for node in found if node.name.startswith("test_") and name in ("", node.name)]
    assert named, f"{file} has no {name or 'tests'}"
    for node in named:
        marks = [ast.unparse(mark) for mark in node.decorator_list]
        assert not any("skip" in mark or "xfail" in mark for mark in marks), f"{file}::{node.name} is skipped"


def test_the_glossary_explains_every_subject() -> None:
    glossary = (DOCS / "glossary.md").read_text().lower()
    subjects = [path.name for path in (ROOT / "portal" / "domain").iterdir() if (path / "__init__.py").exists()]
    missing = [name for name in subjects if name != "shared" and f"| {name} |" not in glossary]
    assert missing == []
