"""The embedded peer: a colleague promises to find an interpreter, and records the answer at `/balie/afspraken`."""

from __future__ import annotations

from portal.integrations.tolk.protocol import Antwoord, Tolkverzoek


class VerzoekAanMedewerker:
    """Every request waits for a person."""

    def aanvragen(self, verzoek: Tolkverzoek) -> Antwoord:
        """The request becomes a promise of a colleague."""
        return Antwoord.AAN_MEDEWERKER

    def stand(self, kenmerk: str) -> Antwoord:
        """What the colleague recorded stands in the portal itself."""
        return Antwoord.AAN_MEDEWERKER

    def intrekken(self, kenmerk: str) -> None:
        """The promise lapses."""
