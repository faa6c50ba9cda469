"""Settings from the environment (prefix `PORTAL_`), typed and read once.

Nothing in the portal branches on "demo": the demo fills in the addresses and secrets of embedded
peers, and production refuses to start with them.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
DEMO_SECRET = "demo-geheim-alleen-voor-deze-computer"  # noqa: S105  public on purpose, and refused in production
LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Settings(BaseSettings):
    """What differs between one place where the portal runs and the next."""

    # A refusal to start stands in the log, and the secrets do not.
    model_config = SettingsConfigDict(env_prefix="PORTAL_", extra="ignore", hide_input_in_errors=True)

    env: Literal["demo", "production"] = "demo"
    origin: str = "http://localhost:3000"
    secret: str = DEMO_SECRET
    data_dir: Path = ROOT / ".data"
    policy_dir: Path = ROOT / "portal" / "policy"
    database_url: str = ""
    database_connections: int = 8
    database_wait_seconds: float = 15
    redis_url: str = ""
    workers: int = 1
    trusted_proxy_hops: int = 0
    clock_offset_seconds: int = 0
    # Times the usual limits on sockets; a load test from one address needs more.
    socket_tempo: int = Field(default=1, ge=1)

    betaling_adres: str = "http://127.0.0.1:3001"
    betaling_sleutel: str = "sk_test_demo"
    betaling_geheimen: tuple[str, ...] = ("whsec_demo",)

    mail_host: str = ""
    mail_poort: int = 25
    mail_gebruiker: str = ""
    mail_wachtwoord: str = ""
    mail_tls: Literal["geen", "starttls", "tls"] = "starttls"
    sms_adres: str = ""
    sms_sleutel: str = ""
    brief_adres: str = ""
    brief_sleutel: str = ""
    tolk_adres: str = ""
    tolk_sleutel: str = ""
    # An interpreter may be found by a colleague: then production says so, instead of leaving the address out.
    tolk_door_medewerkers: bool = False
    # What a primary system may deliver with over HTTP, by corporation: 32 characters or more. Empty: only by file.
    primair_tokens: dict[str, str] = {}
    # ClamAV: host:port or the path of its socket. Empty: photos are not scanned, and the desk says so.
    virusscan_adres: str = ""

    # Colleagues log in with a code by e-mail and a passkey. Left out: in the demo, where no provider does it.
    medewerker_passkey: bool | None = None
    # Login by an identity provider (OpenID Connect): one for staff, another for clients. No issuer: not offered.
    oidc_medewerker_issuer: str = ""
    oidc_medewerker_client: str = ""
    oidc_medewerker_geheim: str = ""
    # How strongly a colleague must have proved who they are; asked for at every login, and checked.
    oidc_medewerker_acr: str = ""
    oidc_medewerker_rol_claim: str = "roles"
    oidc_medewerker_corporatie_claim: str = ""
    oidc_klant_issuer: str = ""
    oidc_klant_client: str = ""
    oidc_klant_geheim: str = ""
    # What clients call it, as on the button: DigiD.
    oidc_klant_naam: str = ""
    # Asked for, and checked, where a client confirms a heavy act.
    oidc_klant_acr: str = ""

    @model_validator(mode="after")
    def _fill_in_and_check(self) -> Self:
        if not self.database_url:
            self.database_url = f"sqlite:///{self.data_dir / 'portal.db'}"
        if self.medewerker_passkey is None:
            self.medewerker_passkey = self.env == "demo" and not self.oidc_medewerker_issuer
        if self.env == "production":
            refusals = self._unfit_for_production()
            if refusals:
                raise ValueError("PORTAL_ENV=production: " + "; ".join(refusals))
        return self

    def _unfit_for_production(self) -> list[str]:
        refusals = []
        if self.secret == DEMO_SECRET or len(self.secret) < 32:
            refusals.append("PORTAL_SECRET must be your own, 32 characters or more")
        if not self.secure:
            refusals.append("PORTAL_ORIGIN must begin with https://")
        if self.clock_offset_seconds:
            refusals.append("PORTAL_CLOCK_OFFSET_SECONDS must be 0")
        if self.betaling_adres and urlsplit(self.betaling_adres).hostname in LOOPBACK:
            refusals.append("PORTAL_BETALING_ADRES is the embedded payment simulator; leave it empty for Stripe")
        if self.betaling_sleutel == "sk_test_demo" or "whsec_demo" in self.betaling_geheimen:
            refusals.append("PORTAL_BETALING_SLEUTEL and PORTAL_BETALING_GEHEIMEN are demo secrets")
        for name in ("mail_host", "sms_adres", "brief_adres"):
            if not getattr(self, name):
                refusals.append(f"PORTAL_{name.upper()} is missing: the embedded outbox reaches nobody")
        if not self.tolk_adres and not self.tolk_door_medewerkers:
            refusals.append(
                "PORTAL_TOLK_ADRES is missing; PORTAL_TOLK_DOOR_MEDEWERKERS=true when colleagues find interpreters"
            )
        refusals += [
            f"PORTAL_PRIMAIR_TOKENS: the token of {code} has fewer than 32 characters"
            for code, token in self.primair_tokens.items()
            if len(token) < 32
        ]
        refusals += self._unfit_providers()
        if self.workers > 1 and not self.redis_url:
            refusals.append("PORTAL_REDIS_URL is needed with more than one worker")
        return refusals

    def _unfit_providers(self) -> list[str]:
        refusals = []
        if not self.oidc_medewerker_issuer and not self.medewerker_passkey:
            refusals.append(
                "PORTAL_OIDC_MEDEWERKER_ISSUER is missing, and PORTAL_MEDEWERKER_PASSKEY is not true: "
                "no colleague can log in"
            )
        for wie in ("medewerker", "klant"):
            issuer = getattr(self, f"oidc_{wie}_issuer")
            names = [f"oidc_{wie}_client", f"oidc_{wie}_geheim", *(["oidc_klant_naam"] if wie == "klant" else [])]
            if issuer and not issuer.startswith("https://"):
                refusals.append(f"PORTAL_OIDC_{wie.upper()}_ISSUER must begin with https://")
            refusals += [f"PORTAL_{n.upper()} is missing" for n in names if issuer and not getattr(self, n)]
        return refusals

    @property
    def aanbieder_bevestigt(self) -> bool:
        """Whether clients confirm heavy acts at their provider: only where is said how strongly."""
        return self.oidc_klant_issuer != "" and self.oidc_klant_acr != ""

    @property
    def secure(self) -> bool:
        """Whether the portal is served over TLS; cookies are `__Host-` and `Secure` then."""
        return self.origin.startswith("https://")

    @property
    def demo(self) -> bool:
        """Whether demo logins and the mailbox page may be shown: never in production, only on loopback."""
        return self.env == "demo" and urlsplit(self.origin).hostname in LOOPBACK


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings()
