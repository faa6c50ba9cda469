"""Imports run one way; a package that is new or moved must be given a place in the contracts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_import_contracts_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_package_has_an_init_or_events_are_dropped_silently() -> None:
    assert (ROOT / "portal" / "__init__.py").exists()
