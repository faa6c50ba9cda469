"""One table of what was measured, and the page of `docs/` that keeps it."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portal.clock import AMSTERDAM
from tests.running import ROOT
from tools.bench.lighthouse import chrome

PAGE = ROOT / "docs" / "measurements.md"
MARK = "<!-- newest first -->\n"
HEAD = "| what | ours | blank | ratio | hold | ok |\n| --- | ---: | ---: | ---: | --- | --- |\n"


@dataclass(frozen=True)
class Row:
    """One measurement as text; `ok` is None when it is only written down."""

    what: str
    ours: str
    blank: str = ""
    ratio: str = ""
    hold: str = ""
    ok: bool | None = None

    def cells(self) -> list[str]:
        """The row as it is printed."""
        return [self.what, self.ours, self.blank, self.ratio, self.hold, {None: "", True: "yes", False: "NO"}[self.ok]]


def compared(what: str, ours: float, blank: float, unit: str, *, at_most: float | None = None) -> Row:
    """How many times the blank app, and whether that is within the hold."""
    ratio = ours / blank
    amounts = (f"{ours:.1f} {unit}", f"{blank:.1f} {unit}", f"{ratio:.2f}")
    return Row(what, *amounts) if at_most is None else Row(what, *amounts, f"≤ {at_most:g} x", ratio <= at_most)


def markdown(rows: list[Row]) -> str:
    """The table for the page in `docs/`."""
    return HEAD + "".join(f"| {' | '.join(row.cells())} |\n" for row in rows)


def plain(rows: list[Row]) -> str:
    """The table for a terminal."""
    cells = [["what", "ours", "blank", "ratio", "hold", "ok"], *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(6)]
    return "\n".join(
        "  ".join(cell.ljust(width) if column in (0, 4, 5) else cell.rjust(width)
                  for column, (cell, width) in enumerate(zip(line, widths, strict=True))).rstrip()
        for line in cells
    )  # fmt: skip


def machine() -> str:
    """What the numbers were measured on."""
    shown = subprocess.run([chrome(), "--version"], capture_output=True, text=True, check=False).stdout.strip()
    return f"{_processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, {shown or 'Chromium'}"


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    for line in information.read_text().splitlines() if information.exists() else []:
        name, _, value = line.partition(":")
        if name.strip() in ("model name", "Model"):
            return value.strip()
    return platform.processor() or platform.machine()


def keep(rows: list[Row], *, command: str) -> None:
    """Put the table on top of the page."""
    head, mark, older = PAGE.read_text().partition(MARK)
    now = datetime.now(AMSTERDAM)
    entry = f"\n## {now:%Y-%m-%d %H:%M}\n\n`{command}` on {machine()}\n\n{markdown(rows)}"
    PAGE.write_text(head + mark + entry + older)
