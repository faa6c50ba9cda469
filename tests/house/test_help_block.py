"""The help block of every page says whether somebody answers the phone now."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from portal.state.basis import _kantoor


@pytest.mark.parametrize(
    ("moment", "taal", "open_", "zin"),
    [
        # Tuesday 10 March 2026, winter time; Friday closes an hour earlier.
        ("2026-03-10T07:29", "nl", False, "Nu dicht. Weer open op dinsdag 10 maart om 8.30 uur"),
        ("2026-03-10T07:30", "nl", True, "Nu open, tot 17.00 uur"),
        ("2026-03-10T15:59", "nl", True, "Nu open, tot 17.00 uur"),
        ("2026-03-10T16:00", "nl", False, "Nu dicht. Weer open op woensdag 11 maart om 8.30 uur"),
        ("2026-03-13T14:59", "nl", True, "Nu open, tot 16.00 uur"),
        ("2026-03-13T15:00", "nl", False, "Nu dicht. Weer open op maandag 16 maart om 8.30 uur"),
        ("2026-12-24T16:00", "nl", False, "Nu dicht. Weer open op maandag 28 december om 8.30 uur"),
        ("2026-03-10T07:30", "en", True, "Open now, until 17:00"),
    ],
)
def test_the_help_block_says_until_when_or_from_when_somebody_answers(
    moment: str, taal: str, open_: bool, zin: str
) -> None:
    assert _kantoor(datetime.fromisoformat(moment).replace(tzinfo=UTC), taal) == (
        open_,
        zin.replace(" uur", "\N{NO-BREAK SPACE}uur"),
    )
