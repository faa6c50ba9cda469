"""A stylesheet that is not closed stops the build of every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@pytest.mark.parametrize("file", sorted(path.name for path in ASSETS.glob("*.css")))
def test_every_block_is_closed_in_its_place(file: str) -> None:
    depth = 0
    for number, line in enumerate(re.sub(r"/\*.*?\*/", "", (ASSETS / file).read_text(), flags=re.S).splitlines(), 1):
        depth += line.count("{") - line.count("}")
        assert depth >= 0, f"{file}: a block too many is closed near line {number}"
        assert not (depth and re.match(r"[.#][\w-]+ .*\{$", line) and depth > 1 + line.startswith(" ")), (
            f"{file}: a block is open above {line!r}"
        )
    assert depth == 0, f"{file}: {depth} blocks are not closed"
