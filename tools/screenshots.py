"""Pictures of every screen in Dutch at 360 and 1280 px.

python -m tools.screenshots             the few of the README, in docs/screenshots
python -m tools.screenshots <folder>    all of them, in a folder of your choice
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize

from portal import routes
from portal.settings import ROOT
from tests.journeys.browsers import DESKTOP, PHONE, Visitor, chromium
from tests.journeys.states import STATES, State
from tests.running import running_portal

README = ROOT / "docs" / "screenshots"
WIDTHS: tuple[ViewportSize, ...] = (PHONE, DESKTOP)
IN_README = (
    (routes.START, ""),
    (routes.inschrijven_stap("geboortedatum"), "fout"),
    (routes.inschrijven_stap("controleren"), "ingevuld"),
    (routes.MIJN, "ingeschreven"),
    (routes.BALIE, "werk"),
)


def take(states: tuple[State, ...], folder: Path, *, whole_page: bool) -> int:
    """A picture of each of these states at each width; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with tempfile.TemporaryDirectory() as data, running_portal(Path(data)) as portal, chromium() as browser:
        visitor = Visitor(browser, portal, reduced_motion="reduce")
        for state in states:
            state.show(visitor)
            for width in WIDTHS:
                visitor.page.set_viewport_size(width)
                visitor.page.evaluate("document.fonts.ready")
                visitor.page.screenshot(path=folder / f"{state.title}-{width['width']}.png", full_page=whole_page)
                taken += 1
    return taken


def main(arguments: list[str]) -> int:
    """The command line."""
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        print(__doc__)
        return 2
    if arguments:
        print(f"{take(STATES, Path(arguments[0]), whole_page=True)} pictures in {arguments[0]}")
    else:
        chosen = tuple(state for state in STATES if (state.path, state.name) in IN_README)
        print(f"{take(chosen, README, whole_page=False)} pictures in {README}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
