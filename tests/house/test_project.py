"""The project speaks of itself alone, and can be fetched from anywhere."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import portal.portal
from portal import routes
from portal.domain.belofte.actions import EIGEN_AFHANDELING
from portal.i18n import speaking
from portal.state.belofte import ADRESSEN

ROOT = Path(__file__).resolve().parents[2]


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def test_lock_files_hold_hashes_and_no_download_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "reflex.lock/bun.lock", "reflex.lock/package.json"):
        text = (ROOT / name).read_text()
        assert "http://" not in text, name
        assert "https://" not in text, name
        assert "--find-links" not in text, name
    # npm also names home pages of makers, which is no place to fetch anything from.
    provider = (ROOT / "tests" / "oidc" / "package-lock.json").read_text()
    assert '"resolved"' not in provider
    assert provider.count('"integrity": "sha512-') > 30
    assert (ROOT / "requirements.txt").read_text().count("--hash=sha256:") > 100


def test_the_lock_holds_every_dependency_of_the_project() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())
    locked = {
        line.split("==")[0].lower() for line in (ROOT / "requirements-dev.txt").read_text().splitlines() if "==" in line
    }
    names = [*wanted["project"]["dependencies"], *wanted["dependency-groups"]["dev"]]
    plain = {re.split(r"[\[<>=]", name)[0].strip().lower() for name in names}
    assert plain <= locked


def test_no_file_names_a_folder_of_one_machine() -> None:
    places = re.compile(rb"/(?:work|root|home/[a-z]+|Users/[A-Za-z]+)/")
    found = [str(path.relative_to(ROOT)) for path in tracked() if places.search(path.read_bytes())]
    assert found == []


def test_every_subject_has_its_tests_and_its_ten_lines() -> None:
    subjects = {path.name for path in (ROOT / "portal" / "domain").iterdir() if (path / "__init__.py").exists()}
    assert {name for name in subjects if not list((ROOT / "tests" / name).glob("test_*.py"))} == set()
    for name in subjects:
        lines = (ROOT / "portal" / "domain" / name / "__init__.py").read_text().strip().splitlines()
        assert len(lines) <= 12, name


def test_the_licence_is_the_one_in_the_project_file() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["license"] == "EUPL-1.2"
    assert "EUROPEAN UNION PUBLIC LICENCE" in (ROOT / "LICENSE").read_text()


def test_the_list_leads_to_every_promise_that_is_kept_elsewhere() -> None:
    """And to no other: what has no act of its own is finished on the list."""
    assert portal.portal.app is not None
    assert set(ADRESSEN) == EIGEN_AFHANDELING
    with speaking("en"):
        # The list puts the language before it: once.
        for waar in ADRESSEN.values():
            assert routes.without_language(waar("x")) == waar("x")
