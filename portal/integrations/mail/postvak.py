"""The embedded peer of the demo: takes every mail. The mailbox page shows the stored messages."""

from __future__ import annotations

from portal.integrations.mail.protocol import Mail


class Postvak:
    """A mail service that always works and keeps nothing."""

    def versturen(self, mail: Mail) -> None:
        """Take the mail; never refuses."""
