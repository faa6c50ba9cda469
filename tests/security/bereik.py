"""Which code can reach which: read from the source, by name. It may find a way too many, never one too few."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def _module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imports(tree: ast.Module) -> dict[str, str]:
    """What a name in this module stands for: `from a.b import c as d` makes d stand for a.b.c."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _used(node: ast.AST) -> set[str]:
    """Every name and every attribute in a piece of code."""
    found = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            found.add(part.id)
        elif isinstance(part, ast.Attribute):
            found.add(part.attr)
    return found


def _pieces(module: str, tree: ast.Module) -> dict[str, set[str]]:
    """The functions, methods and constants of a module, each with what it mentions."""
    found: dict[str, set[str]] = {}
    for node in tree.body:
        match node:
            case ast.ClassDef():
                inside = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
                found |= {f"{module}.{node.name}.{method.name}": _used(method) for method in inside}
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                found[f"{module}.{node.name}"] = _used(node)
            case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets:
                    if isinstance(target, ast.Name):
                        found[f"{module}.{target.id}"] = _used(node) | found.get(f"{module}.{target.id}", set())
    return found


@cache
def _graph() -> dict[str, set[str]]:
    """What each function, method and constant of the portal can lead to."""
    trees = {_module(file): ast.parse(file.read_text()) for file in sorted((ROOT / "portal").rglob("*.py"))}
    pieces = {module: _pieces(module, tree) for module, tree in trees.items()}
    imports = {module: _imports(tree) for module, tree in trees.items()}
    everything = {piece for found in pieces.values() for piece in found}
    methods: dict[str, set[str]] = {}
    for piece in everything:
        methods.setdefault(piece.rpartition(".")[0], set()).add(piece)
    mentions = {
        piece: {imports[module].get(name, f"{module}.{name}") for name in used}
        for module, found in pieces.items()
        for piece, used in found.items()
    }
    graph: dict[str, set[str]] = {}
    for found in pieces.values():
        for piece, used in found.items():
            # What a registry holds is called by who takes it out, also through a function that looks it up.
            near = mentions[piece] | {two for one in mentions[piece] for two in mentions.get(one, ())}
            mentioned = mentions[piece] | {
                held for name in near if name.rpartition(".")[2].isupper() for held in mentions.get(name, ())
            }
            # Of a class or module that is mentioned, and of the own class: whatever is called here.
            owners = mentioned | {piece.rpartition(".")[0]}
            called = {method for owner in owners for method in methods.get(owner, ())}
            graph[piece] = (mentioned | {m for m in called if m.rpartition(".")[2] in used}) & everything
    return graph


def bereikt(start: str) -> frozenset[str]:
    """Everything that can run when this function is called: full names."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        piece = todo.pop()
        if piece not in seen:
            seen.add(piece)
            todo += _graph().get(piece, ())
    return frozenset(seen)
