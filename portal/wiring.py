"""Puts the pieces together: the store with its doors, the policy, and who answers for each capability.

The web process, the worker and the tests start here. Which peer answers follows from the settings alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from portal import database
from portal.database import Database
from portal.domain.corporatie.policy import Beleid, laad_beleid
from portal.domain.inschrijving.actions import INSCHRIJFGELD, inschrijfgeld_is_betaald
from portal.domain.inschrijving.queries import NIET_VERLENGD
from portal.domain.inschrijving.verlengen import VERLENGINGSGELD, verlenging_is_betaald, verlenging_na_bezwaar
from portal.domain.machtiging.actions import machtiging_gebruiken
from portal.integrations.betaling.protocol import Betaaldienst
from portal.integrations.betaling.stripe_checkout import StripeCheckout
from portal.integrations.brief.http import Printaanbieder
from portal.integrations.brief.map import Printmap
from portal.integrations.brief.protocol import Briefdienst
from portal.integrations.inloggen.oidc import Oidc
from portal.integrations.inloggen.protocol import Inlogaanbieder
from portal.integrations.mail import postvak as mail_postvak
from portal.integrations.mail.protocol import Maildienst
from portal.integrations.mail.smtp import Smtp
from portal.integrations.opslag.map import Map
from portal.integrations.opslag.protocol import Opslag
from portal.integrations.sms import postvak as sms_postvak
from portal.integrations.sms.http import Smsaanbieder
from portal.integrations.sms.protocol import Smsdienst
from portal.integrations.tolk.http import Tolkaanbieder
from portal.integrations.tolk.medewerker import VerzoekAanMedewerker
from portal.integrations.tolk.protocol import Tolkdienst
from portal.integrations.virusscan.clamd import Clamd
from portal.integrations.virusscan.protocol import Virusscan
from portal.integrations.virusscan.uit import Uit
from portal.settings import Settings, settings

# What a payment sets in motion, by what it was for; and a bezwaar that is over, by the decision it was against.
GEVOLGEN: dict[str, Callable[..., None]] = {
    INSCHRIJFGELD: inschrijfgeld_is_betaald,
    VERLENGINGSGELD: verlenging_is_betaald,
    NIET_VERLENGD: verlenging_na_bezwaar,
}


@dataclass(frozen=True)
class Diensten:
    """Who answers for each capability."""

    betaling: Betaaldienst
    mail: Maildienst
    sms: Smsdienst
    brief: Briefdienst
    tolk: Tolkdienst
    opslag: Opslag
    virusscan: Virusscan
    # By who logs in there ("medewerker", "klant"); absent where the settings name no issuer.
    inloggen: Mapping[str, Inlogaanbieder] = field(default_factory=dict)


@lru_cache(maxsize=1)
def beleid() -> Beleid:
    """The policy of the region and its corporations, read once."""
    loaded = laad_beleid(settings().policy_dir)
    if settings().env == "production":
        loaded.controleer_voor_productie()
    return loaded


@lru_cache(maxsize=1)
def diensten() -> Diensten:
    """The peers of this process."""
    return build_diensten(settings())


def build_diensten(chosen: Settings) -> Diensten:
    """A peer for each capability: the real one when its address is set, the embedded one otherwise."""
    prints = chosen.data_dir / "brieven"
    if not chosen.brief_adres:
        prints.mkdir(parents=True, exist_ok=True)
    return Diensten(
        betaling=StripeCheckout(chosen.betaling_sleutel, chosen.betaling_geheimen, chosen.betaling_adres or None),
        mail=(
            Smtp(chosen.mail_host, chosen.mail_poort, chosen.mail_gebruiker, chosen.mail_wachtwoord, chosen.mail_tls)
            if chosen.mail_host
            else mail_postvak.Postvak()
        ),
        sms=Smsaanbieder(chosen.sms_adres, chosen.sms_sleutel) if chosen.sms_adres else sms_postvak.Postvak(),
        brief=Printaanbieder(chosen.brief_adres, chosen.brief_sleutel) if chosen.brief_adres else Printmap(prints),
        tolk=Tolkaanbieder(chosen.tolk_adres, chosen.tolk_sleutel) if chosen.tolk_adres else VerzoekAanMedewerker(),
        opslag=Map(chosen.data_dir / "documenten"),
        virusscan=Clamd(chosen.virusscan_adres) if chosen.virusscan_adres else Uit(),
        inloggen=_inlogaanbieders(chosen),
    )


def _inlogaanbieders(chosen: Settings) -> dict[str, Inlogaanbieder]:
    found: dict[str, Inlogaanbieder] = {}
    if chosen.oidc_medewerker_issuer:
        found["medewerker"] = Oidc(
            chosen.oidc_medewerker_issuer,
            chosen.oidc_medewerker_client,
            chosen.oidc_medewerker_geheim,
            acr=chosen.oidc_medewerker_acr,
            altijd_sterk=True,
            rol_claim=chosen.oidc_medewerker_rol_claim,
            corporatie_claim=chosen.oidc_medewerker_corporatie_claim,
        )
    if chosen.oidc_klant_issuer:
        found["klant"] = Oidc(
            chosen.oidc_klant_issuer, chosen.oidc_klant_client, chosen.oidc_klant_geheim, acr=chosen.oidc_klant_acr
        )
    return found


def open_database(url: str, *, connections: int) -> Database:
    """A store whose doors fill in what use cases declare."""
    return Database(
        url,
        connections=connections,
        wait_seconds=settings().database_wait_seconds,
        fill={
            "beleid": beleid,
            "origin": lambda: settings().origin,
            "peper": lambda: settings().secret,
            "gevolgen": lambda: GEVOLGEN,
            # What somebody does for a client is checked, inside its transaction, against the machtiging of that client.
            "machtigingswacht": lambda: machtiging_gebruiken,
        },
    )


def start() -> Database:
    """Make the store of the settings the store of this process."""
    chosen = settings()
    # A policy that is not fit for production stops the process here, not the first client who needs it.
    beleid()
    if chosen.database_url.startswith("sqlite"):
        chosen.data_dir.mkdir(parents=True, exist_ok=True)
    return database.use(open_database(chosen.database_url, connections=chosen.database_connections))
