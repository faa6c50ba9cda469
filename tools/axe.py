"""Axe on every screen: `python -m tools.axe` prints pages x states, what is wrong and what axe could not decide."""

from __future__ import annotations

import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from portal import routes
from portal.i18n import LANGUAGES
from tests.journeys.axe import WIDTHS, Findings, check
from tests.journeys.browsers import Visitor, chromium
from tests.journeys.states import STATES
from tests.running import running_portal


def look_at_everything() -> list[Findings]:
    """Every state in every language and width, on a portal of its own."""
    with tempfile.TemporaryDirectory() as folder, running_portal(Path(folder)) as portal, chromium() as browser:
        found: list[Findings] = []
        for language in LANGUAGES:
            for one in check(Visitor(browser, portal, language=language, bypass_csp=True)):
                found.append(one)
                for line in one.wrong:
                    print(line, flush=True)
        return found


def main() -> int:
    """The command line; 1 when anything is wrong."""
    found = look_at_everything()
    undecided: dict[str, list[str]] = defaultdict(list)
    for one in found:
        for line in one.incomplete:
            undecided[line].append(one.screen)
    print("\nincomplete: what axe could not decide")
    for line, screens in sorted(undecided.items(), key=lambda item: -len(item[1])):
        print(f"  {len(screens):4}x  {line}\n         {screens[0]}")
    widths = " and ".join(str(width["width"]) for width in WIDTHS)
    wrong = sum(bool(one.wrong) for one in found)
    addresses = len({state.path for state in STATES} & (routes.PAGES | routes.DEMO_PAGES))
    print(
        f"\n{addresses} addresses, {len(STATES)} states, {len(LANGUAGES)} languages, {widths} px and text of 200%: "
        f"{len(found)} screens, {wrong} with something wrong, {len(undecided)} kinds of incomplete"
    )
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
