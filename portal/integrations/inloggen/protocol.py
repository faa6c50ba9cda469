"""What the portal asks of an identity provider. Whom a subject belongs to is ours to know, never the provider's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class AanbiederFout(Exception):
    """The provider said something that does not hold, or refused; nobody is logged in."""


class AanbiederNietBereikbaar(AanbiederFout):
    """The provider does not answer; the other ways in go on."""


@dataclass(frozen=True)
class Wisselsleutels:
    """What ties one attempt together: `state` and `nonce` come back unchanged, `verifier` is the secret of PKCE."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True)
class Aangemeld:
    """Who the provider says this is, checked: its signature, for us, from this attempt."""

    issuer: str
    subject: str
    id_token: str
    sid: str = ""
    rollen: tuple[str, ...] = ()
    corporatie: str = ""


@dataclass(frozen=True)
class Afgemeld:
    """Whose session ended at the provider: one session (`sid`), or every session of a subject."""

    issuer: str
    jti: str
    sid: str = ""
    subject: str = ""


class Inlogaanbieder(Protocol):
    """One identity provider."""

    def begin_adres(self, sleutels: Wisselsleutels, *, terug: str, taal: str, opnieuw: bool) -> str:
        """Where the browser goes; with `opnieuw` the person proves again, and more strongly, who they are."""
        ...

    def inwisselen(self, sleutels: Wisselsleutels, *, code: str, terug: str, opnieuw: bool) -> Aangemeld:
        """Who came back with this code; raises `AanbiederFout`."""
        ...

    def uitlog_adres(self, *, id_token: str, terug: str) -> str:
        """Where the browser goes to log out there too; empty when the provider has no such page."""
        ...

    def lees_afmelding(self, token: str) -> Afgemeld:
        """What a back-channel logout says; raises `AanbiederFout` unless the provider signed it, for us, just now."""
        ...
