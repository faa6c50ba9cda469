"""`docs/rights.md` and the code say the same about who may do what."""

from __future__ import annotations

import re
from pathlib import Path

import portal.portal
from portal.domain.machtiging.rules import BESCHIKBAAR, GEBRUIK_TEKST, RECHT_TEKST
from portal.domain.shared.actor import Machtigingsrecht, Rol
from portal.domain.shared.rights import MET_MACHTIGING, RECHTEN
from portal.state import gate
from portal.state.gate import handlers

ROOT = Path(__file__).resolve().parents[2]
RIGHT = "(?:" + "|".join(Machtigingsrecht) + ")"
MACHTIGING = re.compile(rf"^\| ([\w.]+) \| ({RIGHT}(?: of {RIGHT})*) \|$", re.M)
# Somebody with a machtiging has a table of their own: what they may do hangs on rights, not on a role.
KOLOMMEN = tuple(rol for rol in Rol if rol is not Rol.GEMACHTIGDE)
ROW = re.compile(r"^\| ([a-z_]+) \| .+? \| (x?) ?\| (x?) ?\| (x?) ?\| (x?) ?\| (.+) \|$", re.M)


def test_the_table_names_every_use_case_with_its_roles() -> None:
    written = {}
    for act, *marks, _ in ROW.findall((ROOT / "docs" / "rights.md").read_text()):
        written[act] = frozenset(rol for rol, mark in zip(KOLOMMEN, marks, strict=True) if mark)
    assert written == {act: rollen - {Rol.GEMACHTIGDE} for act, rollen in RECHTEN.items()}


def test_the_second_table_says_which_right_of_a_machtiging_each_act_takes() -> None:
    """Also the screens: somebody with a machtiging sees and does nothing else."""
    written = {
        act: tuple(Machtigingsrecht(recht) for recht in rechten.split(" of "))
        for act, rechten in MACHTIGING.findall((ROOT / "docs" / "rights.md").read_text())
    }
    screens = {
        f"{fn.__module__.rsplit('.', 1)[-1]}.{fn.__qualname__}": rechten
        for _, fn, _ in handlers()
        if (rechten := getattr(fn, gate.MACHTIGING, ()))
    }
    assert written == MET_MACHTIGING | screens


def test_a_right_is_offered_when_it_opens_something_and_only_then() -> None:
    opened = {recht for rechten in MET_MACHTIGING.values() for recht in rechten} | {
        recht for _, fn, _ in handlers() for recht in getattr(fn, gate.MACHTIGING, ())
    }
    assert set(BESCHIKBAAR) == opened
    assert list(RECHT_TEKST) == list(Machtigingsrecht)


def test_every_use_of_a_machtiging_has_words_for_the_client() -> None:
    seen = {inzage for _, fn, _ in handlers() if (inzage := getattr(fn, gate.INZAGE, ""))}
    assert set(GEBRUIK_TEKST) == MET_MACHTIGING.keys() | seen | {"namens_beginnen"}


def test_every_screen_for_a_gemachtigde_is_logged_or_changes_something_that_is() -> None:
    unlogged = [
        fn.__qualname__
        for _, fn, _ in handlers()
        if getattr(fn, gate.MACHTIGING, ()) and not getattr(fn, gate.INZAGE, "")
    ]
    assert sorted(unlogged) == [
        "BetalenState.betalen",
        "ContactState.terugbellen",
        "VerlengenState.verlengen",
        "ZoekprofielState.bewaren",
        "ZoekprofielState.hervatten",
        "ZoekprofielState.pauzeren",
        "ZoekprofielState.verwijderen",
    ], "their use cases record the use"


def test_no_handler_is_open_to_more_roles_than_its_use_cases() -> None:
    """The gate is the first of two checks; a handler without a policy does not exist."""
    assert portal.portal.app is not None
    without = [name for name, _, policy in handlers() if not policy and not name.endswith(".setvar")]
    assert without == []
