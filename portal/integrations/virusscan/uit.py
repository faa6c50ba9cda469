"""No scanner: nothing is looked at, and the desk says so."""

from __future__ import annotations


class Uit:
    """Lets everything pass."""

    aan = False

    def is_schoon(self, inhoud: bytes) -> bool:
        """Nothing was looked at."""
        return True
