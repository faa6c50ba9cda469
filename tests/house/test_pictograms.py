"""Every pictogram that is named anywhere stands in the sprite; a missing one would be an empty tile."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPRITE = ROOT / "assets" / "pictogrammen.svg"
SOURCES = [ast.parse(path.read_text(), str(path)) for path in sorted((ROOT / "portal").rglob("*.py"))]
# What a parameter or field with a pictogram is called.
CALLED = {"picture", "pictogram"}


def in_the_sprite() -> set[str]:
    """The pictograms there are."""
    return set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text()))


def places() -> dict[str, int]:
    """At which position each function, or dataclass, of ours takes the name of a pictogram."""
    found = {"pictogram": 0}
    for node in (node for tree in SOURCES for node in ast.walk(tree)):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
        elif isinstance(node, ast.ClassDef):
            fields = [part.target for part in node.body if isinstance(part, ast.AnnAssign)]
            names = [field.id for field in fields if isinstance(field, ast.Name)]
        else:
            continue
        if taking := CALLED & set(names):
            found[node.name] = names.index(taking.pop())
    return found


def named() -> Iterator[tuple[str, int]]:
    """Every name of a pictogram in our sources, with its line: in a call, as a default, or in a table of them."""
    where = places()
    for node in (node for tree in SOURCES for node in ast.walk(tree)):
        given: list[ast.expr | None] = []
        if isinstance(node, ast.Call):
            function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            position = where.get(function, len(node.args))
            given = [*node.args[position : position + 1], *(k.value for k in node.keywords if k.arg in CALLED)]
            if function == "way_list":
                given = [way.elts[0] for way in node.args if isinstance(way, ast.Tuple)]
        elif isinstance(node, ast.FunctionDef):
            pairs = zip(reversed(node.args.args), reversed(node.args.defaults), strict=False)
            keywords = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            given = [default for argument, default in (*pairs, *keywords) if argument.arg in CALLED]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id in CALLED:
            given = [node.value]
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            table = any(isinstance(target, ast.Name) and target.id == "PICTURE" for target in node.targets)
            given = list(node.value.values) if table else []
        for part in (part for expression in given if expression for part in ast.walk(expression)):
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
                yield part.value, part.lineno


def test_every_pictogram_that_is_named_is_in_the_sprite() -> None:
    present = in_the_sprite()
    assert [(name, f"line {line}") for name, line in named() if name not in present] == []


def test_names_are_found_wherever_pictograms_are_used() -> None:
    # A call, a keyword, a default, a field of a dataclass, a table and a list of ways: one of each.
    found = {name for name, _ in named()}
    assert {"chevron-left", "bell-ring", "house", "circle-check", "triangle-alert", "clipboard-check"} <= found


def test_each_pictogram_stands_in_the_sprite_once() -> None:
    names = re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text())
    assert len(names) == len(set(names))
