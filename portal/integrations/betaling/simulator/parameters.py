"""What a request may hold: the types of the installed Stripe client decide, so the two never drift apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import stripe._request_options as request_options
import stripe.params._event_list_params as event_list_params
import stripe.params._refund_create_params as refund_create_params
import stripe.params.checkout._session_create_params as session_create_params
import stripe.params.checkout._session_list_params as session_list_params
import stripe.params.checkout._session_retrieve_params as session_retrieve_params
from pydantic import TypeAdapter, ValidationError

PART_OF_KEY = re.compile(r"[^\[\]]+")


class RefusedRequest(Exception):
    """The answer is an error, in the shape the Stripe client knows."""

    def __init__(self, message: str, *, status: int = 400, kind: str = "invalid_request_error", **more: str) -> None:
        super().__init__(message)
        self.status = status
        self.error = {"type": kind, "message": message, **more}


class _StringMap:
    """Stands in for a class of the client that means "a dict of strings"."""

    def __class_getitem__(cls, item: Any) -> Any:
        return dict[str, item]


class Parameters:
    """The parameters of one call: known to Stripe, and the part of them that is played here."""

    def __init__(self, types: ModuleType, name: str, played: set[str]) -> None:
        # The client imports some names for type checkers only; pydantic needs them for real.
        namespace = {**vars(request_options), **vars(types)}
        namespace |= {"StripeContext": str, "UntypedStripeObject": _StringMap}
        self._types: TypeAdapter[dict[str, Any]] = TypeAdapter(getattr(types, name))
        self._types.rebuild(force=True, raise_errors=True, _types_namespace=namespace)
        self._played = played

    def read(self, encoded: str) -> dict[str, Any]:
        """Raises `RefusedRequest` as Stripe would, and for what Stripe would take but is not played here."""
        sent = nested(parse_qsl(encoded, keep_blank_values=True))
        if "payment_method_types" in sent:  # gone since API version 2026-09-30.endive
            raise RefusedRequest(
                "The payment_method_types parameter is no longer supported.",
                param="payment_method_types",
                code="payment_method_types_no_longer_supported",
            )
        try:
            known = self._types.validate_python(sent)
        except ValidationError as error:
            first = error.errors()[0]
            raise RefusedRequest(first["msg"], param=".".join(map(str, first["loc"]))) from error
        for name in unknown_keys(sent, known):
            raise RefusedRequest(f"Received unknown parameter: {name}", param=name, code="parameter_unknown")
        for name in sorted(known.keys() - self._played):
            raise RefusedRequest(f"The simulator does not play the parameter {name}", param=name)
        return known


def nested(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """`a[b][0][c]=v` becomes `{"a": {"b": [{"c": "v"}]}}`: the encoding every Stripe client sends."""
    root: dict[str, Any] = {}
    for key, value in pairs:
        *path, last = PART_OF_KEY.findall(key) or [key]
        node = root
        for part in path:
            node = node.setdefault(part, {})
        node[last] = value
    return {key: _lists(value) for key, value in root.items()}


def _lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if all(key.isdigit() for key in node):
        return [_lists(node[key]) for key in sorted(node, key=int)]
    return {key: _lists(value) for key, value in node.items()}


def unknown_keys(sent: Any, known: Any, path: str = "") -> Iterator[str]:
    """What pydantic left out, at any depth: the type has no such key."""
    if isinstance(sent, dict) and isinstance(known, dict):
        for key, value in sent.items():
            here = f"{path}[{key}]" if path else key
            if key in known:
                yield from unknown_keys(value, known[key], here)
            else:
                yield here
    elif isinstance(sent, list) and isinstance(known, list):
        for number, (sent_item, known_item) in enumerate(zip(sent, known, strict=True)):
            yield from unknown_keys(sent_item, known_item, f"{path}[{number}]")


SESSION_CREATE = Parameters(
    session_create_params,
    "SessionCreateParams",
    played={
        "mode",
        "locale",
        "client_reference_id",
        "customer_email",
        "metadata",
        "payment_intent_data",
        "line_items",
        "success_url",
        "cancel_url",
        "expires_at",
    },
)
SESSION_RETRIEVE = Parameters(session_retrieve_params, "SessionRetrieveParams", played={"expand"})
SESSION_LIST = Parameters(session_list_params, "SessionListParams", played={"limit"})
REFUND_CREATE = Parameters(refund_create_params, "RefundCreateParams", played={"payment_intent", "amount"})
EVENT_LIST = Parameters(event_list_params, "EventListParams", played={"delivery_success", "type", "limit"})
