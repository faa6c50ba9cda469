"""The embedded peer of the demo: takes every text message. The mailbox page shows the stored messages."""

from __future__ import annotations

from portal.integrations.sms.protocol import Sms


class Postvak:
    """A text message service that always works and keeps nothing."""

    def versturen(self, sms: Sms) -> None:
        """Take the text message; never refuses."""
