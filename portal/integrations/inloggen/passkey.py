"""WebAuthn, with the checks of py_webauthn: what a browser is asked, and whether its answer holds.

The library is loaded by who uses a passkey: it would make every start slower.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

LONGEST = 16_000


class PasskeyFout(Exception):
    """An answer that does not hold; nobody is logged in and nothing is confirmed."""


@dataclass(frozen=True)
class NieuweSleutel:
    """A key that was just made."""

    credential: str
    sleutel: str
    teller: int


@dataclass(frozen=True)
class Gebruik:
    """Which key answered, and for whom it says that it is."""

    credential: str
    gebruiker: bytes


def rp_id(origin: str) -> str:
    """The host to which passkeys belong; another host has its own."""
    return urlsplit(origin).hostname or ""


def vraag_nieuwe(
    *, origin: str, portaal: str, gebruiker: bytes, naam: str, uitdaging: bytes, bekend: Sequence[str]
) -> str:
    """What a browser is asked to make a key: one that knows by itself whose it is, and checks who holds it."""
    from webauthn import base64url_to_bytes, generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    return options_to_json(
        generate_registration_options(
            rp_id=rp_id(origin),
            rp_name=portaal,
            user_id=gebruiker,
            user_name=naam,
            user_display_name=naam,
            challenge=uitdaging,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(id_)) for id_ in bekend],
        )
    )


def vraag_gebruik(*, origin: str, uitdaging: bytes, bekend: Sequence[str]) -> str:
    """What a browser is asked to prove with a key; without `bekend` any key of this host will do."""
    from webauthn import base64url_to_bytes, generate_authentication_options, options_to_json
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

    return options_to_json(
        generate_authentication_options(
            rp_id=rp_id(origin),
            challenge=uitdaging,
            allow_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(id_)) for id_ in bekend],
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )


def uitdaging_in(antwoord: str) -> bytes:
    """Which question this says to answer. Raises `PasskeyFout`."""
    from webauthn import base64url_to_bytes

    try:
        gezegd = json.loads(base64url_to_bytes(json.loads(antwoord[:LONGEST])["response"]["clientDataJSON"]))
        return base64url_to_bytes(gezegd["challenge"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise PasskeyFout(type(error).__name__) from error


def lees_nieuwe(antwoord: str, *, origin: str, uitdaging: bytes) -> NieuweSleutel:
    """The key that was made. Raises `PasskeyFout`."""
    from webauthn import verify_registration_response
    from webauthn.helpers import bytes_to_base64url

    try:
        found = verify_registration_response(
            credential=antwoord[:LONGEST],
            expected_challenge=uitdaging,
            expected_rp_id=rp_id(origin),
            expected_origin=origin,
            require_user_verification=True,
        )
    # What a stranger sends can be wrong in any part; each of them means the same.
    except Exception as error:
        raise PasskeyFout(type(error).__name__) from error
    return NieuweSleutel(
        bytes_to_base64url(found.credential_id), bytes_to_base64url(found.credential_public_key), found.sign_count
    )


def wie_antwoordt(antwoord: str) -> Gebruik:
    """Which key says to answer; nothing is checked yet. Raises `PasskeyFout`."""
    from webauthn.helpers import bytes_to_base64url, parse_authentication_credential_json

    try:
        found = parse_authentication_credential_json(antwoord[:LONGEST])
        return Gebruik(bytes_to_base64url(found.raw_id), found.response.user_handle or b"")
    except Exception as error:
        raise PasskeyFout(type(error).__name__) from error


def lees_gebruik(antwoord: str, *, origin: str, uitdaging: bytes, sleutel: str) -> int:
    """Check the answer with the public key that we have; returns its counter. Raises `PasskeyFout`."""
    from webauthn import base64url_to_bytes, verify_authentication_response

    try:
        found = verify_authentication_response(
            credential=antwoord[:LONGEST],
            expected_challenge=uitdaging,
            expected_rp_id=rp_id(origin),
            expected_origin=origin,
            credential_public_key=base64url_to_bytes(sleutel),
            # The counter is ours to judge: one that went back blocks the key (`teller_klopt`).
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except Exception as error:
        raise PasskeyFout(type(error).__name__) from error
    return found.new_sign_count
