"""When problems pile up."""

from __future__ import annotations


# Service concept ("samenhang"): what counts is how much runs, never who somebody is; the number is policy.
def stapelt(lopende_zaken: int, drempel: int) -> bool:
    """Whether so much runs for one client that one colleague should keep the overview."""
    return lopende_zaken >= drempel
