"""The signed messages to the portal. A message that cannot be delivered is kept and can be sent again."""

from __future__ import annotations

import json
import secrets
import time

import httpx
import stripe

from portal.integrations.betaling.simulator.store import Record, Store, Transaction

TIMEOUT_SECONDS = 10


class Webhooks:
    def __init__(self, store: Store, url: str, geheim: str) -> None:
        self._store = store
        self._url = url
        self._geheim = geheim
        # The portal is on this machine, so no proxy; and it may restart, so no connection is kept.
        self._client = httpx.Client(
            timeout=TIMEOUT_SECONDS, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )

    def record(self, transaction: Transaction, event_type: str, subject: Record) -> str:
        """Write down what happened, with the thing as it is now. Deliver the returned id after the commit."""
        event_id = "evt_" + secrets.token_hex(12)
        event = {
            "id": event_id,
            "object": "event",
            "api_version": stripe.api_version,
            "created": int(time.time()),
            "type": event_type,
            "livemode": False,
            "pending_webhooks": 1,
            "data": {"object": subject},
            "request": {"id": None, "idempotency_key": None},
        }
        transaction.put("event", event_id, {"event": event, "result": None})
        return event_id

    def deliver(self, event_id: str) -> None:
        """Send it, unless messages are switched off for the demo. A failure is noted, never raised."""
        if not self.switched_off:
            self.send(event_id)

    def send(self, event_id: str) -> bool:
        """Send it now; False for an event that does not exist."""
        with self._store.transaction() as transaction:
            record = transaction.get("event", event_id)
        if record is None:
            return False
        body = json.dumps(record["event"])
        signature = stripe.WebhookSignature.generate_signature_header(body, self._geheim)
        try:
            answer = self._client.post(
                self._url,
                content=body,
                headers={"Stripe-Signature": signature, "Content-Type": "application/json; charset=utf-8"},
            )
            record["result"] = str(answer.status_code)
            record["event"]["pending_webhooks"] = 0 if answer.is_success else 1
        except httpx.HTTPError as error:
            record["result"] = type(error).__name__
        with self._store.transaction() as transaction:
            transaction.put("event", event_id, record)
        return True

    def switch(self, off: bool) -> None:
        with self._store.transaction() as transaction:
            transaction.put("switch", "off", {"on": off})

    @property
    def switched_off(self) -> bool:
        with self._store.transaction() as transaction:
            return transaction.get("switch", "off") == {"on": True}

    def newest_first(self) -> list[Record]:
        with self._store.transaction() as transaction:
            return transaction.newest_first("event")
