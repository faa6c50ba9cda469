"""The stylesheets can be read: one brace too few and no page is built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).resolve().parents[2] / "assets"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@pytest.mark.parametrize("name", sorted(path.name for path in ASSETS.glob("*.css")))
def test_every_block_is_closed(name: str) -> None:
    depth = 0
    for character in COMMENT.sub("", (ASSETS / name).read_text()):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
