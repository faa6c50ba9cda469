"""Write the pages of `docs/` that follow from the code: `python -m tools.docs` (a test compares).

docs/statuses.md   the status diagram of each subject, drawn from its table of allowed transitions
docs/tables.md     every table, what it is for, whether it is personal and how long it is kept
docs/addresses.md  every page and HTTP route
docs/verwerkingsregister.md  what we keep of people, why, who answers for it and how it ends (AVG art. 30)
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

from sqlmodel import SQLModel

import portal.domain
from portal.domain.shared.transitions import Overgangen

DOCS = Path(__file__).resolve().parent.parent / "docs"


def _models() -> Iterator[ModuleType]:
    for found in walk_packages(portal.domain.__path__, "portal.domain."):
        module = import_module(found.name)
        if found.name.endswith((".model", ".job", ".transitions")):
            yield module


def statuses() -> str:
    """One Mermaid diagram per table of transitions."""
    parts = ["# Statuses\n\nDrawn from the tables in `portal/domain/*/model.py` by `python -m tools.docs`.\n"]
    for module in _models():
        for name, table in vars(module).items():
            if name.endswith("OVERGANGEN") and name != "Overgangen":
                parts.append(_diagram(module, table))
    return "\n".join(parts)


def _diagram(module: ModuleType, table: Overgangen) -> str:
    kind = type(next(iter(table)))
    subject = module.__name__.split(".")[-2]
    lines = [f"## {subject}: {kind.__name__}", "", inspect.getdoc(kind) or "", "", "```mermaid", "stateDiagram-v2"]
    begin = next(iter(table))
    lines.append(f"    [*] --> {begin.name}")
    for van, naar in table.items():
        lines += [f"    {van.name} --> {status.name}" for status in sorted(naar)]
        if not naar:
            lines.append(f"    {van.name} --> [*]")
    return "\n".join([*lines, "```", ""])


def tables() -> str:
    """Every table with its docstring."""
    parts = ["# Tables\n\nWritten from the docstrings by `python -m tools.docs`. What is kept, why, and how long.\n"]
    for module in _models():
        for model in vars(module).values():
            is_table = inspect.isclass(model) and issubclass(model, SQLModel) and hasattr(model, "__table__")
            if is_table and model.__module__ == module.__name__:
                parts.append(f"## {model.__tablename__}\n\n{inspect.getdoc(model)}\n")
    return "\n".join(parts)


def addresses() -> str:
    """Every page and HTTP route."""
    from portal import http
    from portal.pages import PAGES

    rows = [f"| `{page.path}` | {page.title.msgid} |" for page in sorted(PAGES, key=lambda page: page.path)]
    routes = [
        f"| `{route.path}` | {', '.join(sorted(set(route.methods or ()) - {'HEAD'}))} | "
        f"{(inspect.getdoc(route.endpoint) or '').splitlines()[0]} |"
        for route in http.app().routes
    ]
    head = "# Addresses\n\nWritten by `python -m tools.docs`. English is `/en` + the same path.\n\n"
    return (
        head
        + "| page | title |\n| --- | --- |\n"
        + "\n".join(rows)
        + "\n\n| route | method | what |\n| --- | --- | --- |\n"
        + "\n".join(routes)
        + "\n"
    )


REGISTER = """\
# Verwerkingsregister

Written from `portal/domain/bewaren/klassen.py` by `python -m tools.docs`; the job that erases works by the same table.
A name in code letters is a term of policy (`portal/policy/`). What each table holds stands in `tables.md`.

Whose data: woningzoekenden, who registers together with them, who acts for them, and colleagues. Who gets them: the
payment provider (amount and reference), the mail, sms and print provider (address and text), the interpreting service
(language and moment), and a partner only with consent. How they are protected: `rights.md`, `production.md`.
"""


def verwerkingsregister() -> str:
    """What the law asks us to be able to show (AVG art. 30), from the table the erasing job works by."""
    from portal.domain.bewaren.klassen import KLASSEN

    parts = [REGISTER]
    for klasse in KLASSEN:
        rows = {
            "tables": ", ".join(dict.fromkeys(f"`{tabel.naam}`" for tabel in klasse.tabellen)),
            "purpose": klasse.doel,
            "ground (AVG art. 6)": klasse.grondslag,
            "owner": klasse.eigenaar,
            "kept": klasse.termijn,
            "after that": klasse.einde,
            "source": klasse.bron,
        }
        cells = "".join(f"| {name} | {value} |\n" for name, value in rows.items())
        parts.append(f"## {klasse.naam}\n\n| | |\n| --- | --- |\n{cells}")
    return "\n".join(parts)


PAGES_OF_DOCS = {
    "statuses.md": statuses,
    "tables.md": tables,
    "addresses.md": addresses,
    "verwerkingsregister.md": verwerkingsregister,
}


def main() -> int:
    """Write them all."""
    for name, write in PAGES_OF_DOCS.items():
        (DOCS / name).write_text(write())
    return 0


if __name__ == "__main__":
    sys.exit(main())
