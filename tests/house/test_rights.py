"""`docs/rights.md` and the code say the same about who may do what."""

from __future__ import annotations

import re
from pathlib import Path

import portal.portal
from portal.domain.shared.actor import Rol
from portal.domain.shared.rights import RECHTEN
from portal.state.gate import handlers

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| ([a-z_]+) \| .+? \| (x?) ?\| (x?) ?\| (x?) ?\| (x?) ?\| (.+) \|$", re.M)


def test_the_table_names_every_use_case_with_its_roles() -> None:
    written = {}
    for act, *marks, _ in ROW.findall((ROOT / "docs" / "rights.md").read_text()):
        written[act] = frozenset(rol for rol, mark in zip(Rol, marks, strict=True) if mark)
    assert written == RECHTEN


def test_no_handler_is_open_to_more_roles_than_its_use_cases() -> None:
    """The gate is the first of two checks; a handler without a policy does not exist."""
    assert portal.portal.app is not None
    without = [name for name, _, policy in handlers() if not policy and not name.endswith(".setvar")]
    assert without == []
