"""OpenID Connect (authorization code with PKCE), with the checks of Authlib and joserfc."""

from __future__ import annotations

import time
from typing import Any

import httpx
from authlib.integrations.base_client.sync_openid import OpenIDMixin
from authlib.oauth2.client import OAuth2Client
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from portal.integrations.inloggen.protocol import (
    AanbiederFout,
    AanbiederNietBereikbaar,
    Aangemeld,
    Afgemeld,
    Wisselsleutels,
)

SECONDS = 10
# Clocks differ a little.
LEEWAY = 60
METADATA_SECONDS = 3600
KEYS_SECONDS = 10
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
LOGOUT_SECONDS = 300
# Signatures with a key that only the provider has; never `none`, never one made with what is public.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")


class Oidc(OpenIDMixin):  # type: ignore[misc]
    """One provider. What it says about itself and its keys is kept for an hour; an unknown key makes us look again."""

    def __init__(
        self,
        issuer: str,
        client_id: str,
        geheim: str,
        *,
        acr: str = "",
        altijd_sterk: bool = False,
        rol_claim: str = "",
        corporatie_claim: str = "",
    ) -> None:
        self.issuer, self.client_id, self._geheim = issuer.rstrip("/"), client_id, geheim
        self._acr, self._altijd_sterk = acr, altijd_sterk
        self._rol_claim, self._corporatie_claim = rol_claim, corporatie_claim
        self.server_metadata: dict[str, Any] = {}
        self._metadata_op = self._sleutels_op = float("-inf")

    # --- what Authlib asks of us ----------------------------------------------------------------------------------

    def load_server_metadata(self) -> dict[str, Any]:
        """What the provider says about itself; the last good answer while it is away."""
        if self.server_metadata and time.monotonic() - self._metadata_op < METADATA_SECONDS:
            return self.server_metadata
        try:
            found = self._json("GET", f"{self.issuer}/.well-known/openid-configuration")
        except AanbiederNietBereikbaar:
            if self.server_metadata:
                return self.server_metadata
            raise
        if str(found.get("issuer", "")).rstrip("/") != self.issuer:
            raise AanbiederFout("the provider names another issuer")
        offered = found.get("id_token_signing_alg_values_supported", ["RS256"])
        found["id_token_signing_alg_values_supported"] = [alg for alg in ALGORITHMS if alg in offered]
        self.server_metadata = {**found, "jwks": self.server_metadata.get("jwks")}
        self._metadata_op = time.monotonic()
        return self.server_metadata

    def fetch_jwk_set(self, force: bool = False) -> dict[str, Any]:
        """The keys of the provider; `force` when it signed with one that we do not know yet."""
        metadata = self.load_server_metadata()
        known = metadata.get("jwks")
        if known and not force:
            return dict(known)
        self._sleutels_op = time.monotonic()
        metadata["jwks"] = self._json("GET", metadata["jwks_uri"])
        return dict(metadata["jwks"])

    # --- what the portal asks -------------------------------------------------------------------------------------

    def begin_adres(self, sleutels: Wisselsleutels, *, terug: str, taal: str, opnieuw: bool) -> str:
        """The address of the provider with everything that ties the answer to this attempt."""
        extra = {"acr_values": self._acr} if self._acr and (opnieuw or self._altijd_sterk) else {}
        if opnieuw:
            extra |= {"prompt": "login", "max_age": "0"}
        client = OAuth2Client(None, self.client_id, scope="openid", redirect_uri=terug, code_challenge_method="S256")
        address, _ = client.create_authorization_url(
            self.load_server_metadata()["authorization_endpoint"],
            state=sleutels.state,
            code_verifier=sleutels.verifier,
            nonce=sleutels.nonce,
            ui_locales=taal,
            **extra,
        )
        return str(address)

    def inwisselen(self, sleutels: Wisselsleutels, *, code: str, terug: str, opnieuw: bool) -> Aangemeld:
        """Exchange the code and check who it is for, from whom, of which attempt, and how strongly it was proved."""
        token = self._json(
            "POST",
            self.load_server_metadata()["token_endpoint"],
            data={
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": terug,
                "code_verifier": sleutels.verifier,
            },
            auth=(self.client_id, self._geheim),
        )
        if not isinstance(token.get("id_token"), str):
            raise AanbiederFout("no id_token")
        options = {
            "iss": {"essential": True, "value": self.server_metadata["issuer"]},
            "aud": {"essential": True, "value": self.client_id},
            "exp": {"essential": True},
            "iat": {"essential": True},
            "sub": {"essential": True},
        }
        try:
            claims = self.parse_id_token(token, sleutels.nonce, claims_options=options, leeway=LEEWAY)
        # A token can be wrong in as many ways as there are parts of it; all of them mean: not logged in.
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise AanbiederFout(f"id_token: {type(error).__name__}") from error
        if self._acr and (opnieuw or self._altijd_sterk) and claims.get("acr") != self._acr:
            raise AanbiederFout("not proved as strongly as was asked")
        if opnieuw and not self._just_now(claims.get("auth_time")):
            raise AanbiederFout("not proved again")
        return Aangemeld(
            issuer=self.issuer,
            subject=str(claims["sub"])[:255],
            id_token=token["id_token"],
            sid=str(claims.get("sid", ""))[:255],
            rollen=_texts(claims.get(self._rol_claim)),
            corporatie=next(iter(_texts(claims.get(self._corporatie_claim))), ""),
        )

    def uitlog_adres(self, *, id_token: str, terug: str) -> str:
        """The logout page of the provider, which comes back to us."""
        if not self.load_server_metadata().get("end_session_endpoint"):
            return ""
        found = self.create_logout_url(terug, id_token_hint=id_token or None, client_id=self.client_id)
        return str(found["url"])

    def lees_afmelding(self, token: str) -> Afgemeld:
        """OpenID Connect Back-Channel Logout 1.0, section 2.6: the checks in its order."""
        try:
            found = self._decoded(token)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise AanbiederFout(f"logout_token: {type(error).__name__}") from error
        claims, now = found.claims, time.time()
        audience = claims.get("aud")
        events, issued, expires = claims.get("events"), claims.get("iat"), claims.get("exp", now)
        holds = (
            found.header.get("typ", "logout+jwt").lower() in ("logout+jwt", "jwt")
            and claims.get("iss") == self.server_metadata["issuer"]
            and self.client_id in (audience if isinstance(audience, list) else [audience])
            and isinstance(events, dict)
            and isinstance(events.get(LOGOUT_EVENT), dict)
            and "nonce" not in claims
            and isinstance(issued, int | float)
            and abs(now - issued) < LOGOUT_SECONDS
            and isinstance(expires, int | float)
            and expires > now - LEEWAY
        )
        sid, subject, jti = (str(claims.get(name, "")) for name in ("sid", "sub", "jti"))
        if not holds or not jti or not (sid or subject):
            raise AanbiederFout("logout_token: does not hold")
        return Afgemeld(issuer=self.issuer, jti=jti, sid=sid, subject=subject)

    # --- help -----------------------------------------------------------------------------------------------------

    def _decoded(self, token: str) -> jwt.Token:
        registry = JWSRegistry(
            algorithms=self.load_server_metadata()["id_token_signing_alg_values_supported"], strict_check_header=False
        )
        try:
            return jwt.decode(token, KeySet.import_key_set(self.fetch_jwk_set()), registry=registry)  # type: ignore[arg-type]
        except InvalidKeyIdError:
            # Anyone can send a token with an unknown key: that makes us ask the provider again, but not always.
            if time.monotonic() - self._sleutels_op < KEYS_SECONDS:
                raise
            keys = KeySet.import_key_set(self.fetch_jwk_set(force=True))  # type: ignore[arg-type]
            return jwt.decode(token, keys, registry=registry)

    @staticmethod
    def _just_now(auth_time: object) -> bool:
        return isinstance(auth_time, int | float) and abs(time.time() - auth_time) < LOGOUT_SECONDS

    @staticmethod
    def _json(method: str, address: str, **content: Any) -> dict[str, Any]:
        """One answer of the provider. What it says is not repeated in an error: it may hold a code or a name."""
        try:
            answer = httpx.request(method, address, timeout=SECONDS, **content)
        except httpx.HTTPError as error:
            raise AanbiederNietBereikbaar(type(error).__name__) from error
        if answer.status_code >= 500:
            raise AanbiederNietBereikbaar(f"status {answer.status_code}")
        try:
            found = answer.json()
        except ValueError as error:
            raise AanbiederFout("not JSON") from error
        if answer.status_code != 200 or not isinstance(found, dict):
            raise AanbiederFout(f"status {answer.status_code}")
        return found


def _texts(claim: object) -> tuple[str, ...]:
    """A claim that may be one text or a list of them."""
    return (claim,) if isinstance(claim, str) else tuple(map(str, claim)) if isinstance(claim, list) else ()
