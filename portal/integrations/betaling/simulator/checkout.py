"""Checkout sessions and refunds: what they are at Stripe, and everything that can happen to them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from portal.integrations.betaling.simulator.parameters import REFUND_CREATE, SESSION_CREATE, RefusedRequest
from portal.integrations.betaling.simulator.store import Record, Store, Transaction
from portal.integrations.betaling.simulator.webhooks import Webhooks

# The amounts and times of Stripe: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts and
# the parameter `expires_at` of https://docs.stripe.com/api/checkout/sessions/create
MINIMUM_CENT = 50
SHORTEST_SECONDS = 30 * 60
LONGEST_SECONDS = 24 * 60 * 60
LEEWAY_SECONDS = 10


class Checkout:
    """A record of kind "session" holds the `session` of the API, and what only the payment page needs."""

    def __init__(self, store: Store, webhooks: Webhooks, adres: str) -> None:
        self._store = store
        self._webhooks = webhooks
        self._adres = adres

    # What the API asks

    def start(self, encoded: str, idempotency_key: str | None) -> Record:
        return self._once("checkout/sessions", encoded, idempotency_key, self._start)

    def _start(self, transaction: Transaction, encoded: str) -> tuple[Record, None]:
        params = SESSION_CREATE.read(encoded)
        now = int(time.time())
        expires_at = params.get("expires_at", now + LONGEST_SECONDS)
        self._check(params, expires_at - now)
        [item] = params["line_items"]
        price = item["price_data"]
        amount = item["quantity"] * price["unit_amount"]
        if amount < MINIMUM_CENT:
            raise RefusedRequest("The total amount must be at least €0.50 eur", code="amount_too_small")
        session_id = "cs_test_" + secrets.token_hex(20)
        session = {
            "id": session_id,
            "object": "checkout.session",
            "mode": "payment",
            "status": "open",
            "payment_status": "unpaid",
            "amount_subtotal": amount,
            "amount_total": amount,
            "currency": "eur",
            "client_reference_id": params.get("client_reference_id"),
            "customer_email": params.get("customer_email"),
            "metadata": params.get("metadata") or {},
            "locale": params.get("locale"),
            "created": now,
            "expires_at": expires_at,
            "success_url": params["success_url"],
            "cancel_url": params.get("cancel_url"),
            "payment_intent": None,
            "livemode": False,
            "url": f"{self._adres}/c/pay/{session_id}",
        }
        page = {
            "session": session,
            "description": price["product_data"]["name"],
            "intent_metadata": params.get("payment_intent_data", {}).get("metadata") or {},
        }
        transaction.put("session", session_id, page)
        return session, None

    def _check(self, params: dict[str, Any], seconds: int) -> None:
        # The types of the client are open here (any text passes), so what matters is closed by hand.
        if params.get("mode") != "payment":
            raise RefusedRequest("Invalid mode: must be payment", param="mode")
        if params.get("locale", "nl") not in ("nl", "en"):
            raise RefusedRequest("Invalid locale: must be nl or en", param="locale")
        for name in ("success_url", "cancel_url"):
            if name in params and urlsplit(params[name]).scheme not in ("http", "https"):
                raise RefusedRequest("Not a valid URL", param=name, code="url_invalid")
        if "success_url" not in params:
            raise RefusedRequest("Missing required param: success_url.", param="success_url")
        if not SHORTEST_SECONDS - LEEWAY_SECONDS <= seconds <= LONGEST_SECONDS + LEEWAY_SECONDS:
            raise RefusedRequest(
                "The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.",
                param="expires_at",
            )
        items = params.get("line_items", [])
        if len(items) != 1 or not {"quantity", "price_data"} <= items[0].keys():
            raise RefusedRequest("Played here: one line item, with quantity and price_data.", param="line_items")
        price = items[0]["price_data"]
        if price["currency"] != "eur" or not {"unit_amount", "product_data"} <= price.keys():
            raise RefusedRequest("Played here: eur, with unit_amount and product_data.", param="price_data")

    def find(self, session_id: str) -> Record:
        """The record of a session as it is now; its time may have run out since. Raises `RefusedRequest`."""
        event_id = None
        with self._store.transaction() as transaction:
            page = _session(transaction, session_id)
            session = page["session"]
            if session["status"] == "open" and session["expires_at"] < time.time():
                event_id = self._expire(transaction, page)
        if event_id:
            self._webhooks.deliver(event_id)
        return page

    def with_charge(self, session: Record) -> Record:
        """The session with `payment_intent.latest_charge` written out, as far as there is one."""
        with self._store.transaction() as transaction:
            intent = transaction.get("payment_intent", session["payment_intent"] or "")
        if intent is None:
            return session
        charge = {"id": intent["latest_charge"], "object": "charge", "created": intent["paid_at"]}
        return session | {"payment_intent": intent | {"latest_charge": charge}}

    def newest_first(self) -> list[Record]:
        with self._store.transaction() as transaction:
            return transaction.newest_first("session")

    def expire(self, session_id: str) -> Record:
        with self._store.transaction() as transaction:
            page = _session(transaction, session_id)
            _must_be_open(page)
            event_id = self._expire(transaction, page)
        self._webhooks.deliver(event_id)
        return page

    def _expire(self, transaction: Transaction, page: Record) -> str:
        session = page["session"]
        session.update(status="expired", url=None)
        transaction.put("session", session["id"], page)
        return self._webhooks.record(transaction, "checkout.session.expired", session)

    def refund(self, encoded: str, idempotency_key: str | None) -> Record:
        return self._once("refunds", encoded, idempotency_key, self._refund)

    def _refund(self, transaction: Transaction, encoded: str) -> tuple[Record, str]:
        params = REFUND_CREATE.read(encoded)
        intent = transaction.get("payment_intent", params.get("payment_intent", ""))
        if intent is None or intent["status"] != "succeeded":
            raise RefusedRequest("No such charge to refund.", param="payment_intent", code="resource_missing")
        left = intent["amount"] - intent["amount_refunded"]
        if not left:
            raise RefusedRequest("Charge has already been refunded.", code="charge_already_refunded")
        amount = params.get("amount", left)
        if not 0 < amount <= left:
            raise RefusedRequest("Refund amount is not between 1 and the unrefunded amount.", param="amount")
        intent["amount_refunded"] += amount
        transaction.put("payment_intent", intent["id"], intent)
        charge = {
            "id": intent["latest_charge"],
            "object": "charge",
            "amount": intent["amount"],
            "amount_refunded": intent["amount_refunded"],
            "currency": intent["currency"],
            "metadata": intent["metadata"],
            "payment_intent": intent["id"],
            "refunded": intent["amount_refunded"] == intent["amount"],
        }
        refund = {
            "id": "re_" + secrets.token_hex(12),
            "object": "refund",
            "amount": amount,
            "charge": intent["latest_charge"],
            "currency": intent["currency"],
            "payment_intent": intent["id"],
            "status": "succeeded",
        }
        return refund, self._webhooks.record(transaction, "charge.refunded", charge)

    # What the person on the payment page, or the bank later, decides

    def complete(self, session_id: str, *, paid: bool) -> None:
        """The person went through the page; not `paid` means that their bank is still busy."""
        with self._store.transaction() as transaction:
            page = _session(transaction, session_id)
            _must_be_open(page)
            session = page["session"]
            intent = {
                "id": "pi_" + secrets.token_hex(12),
                "object": "payment_intent",
                "amount": session["amount_total"],
                "amount_refunded": 0,
                "currency": session["currency"],
                "latest_charge": "ch_" + secrets.token_hex(12),
                "paid_at": int(time.time()),
                "metadata": page["intent_metadata"],
                "status": "succeeded" if paid else "processing",
            }
            transaction.put("payment_intent", intent["id"], intent)
            session.update(
                status="complete",
                payment_status="paid" if paid else "unpaid",
                payment_intent=intent["id"],
                url=None,
            )
            page["bank_is_busy"] = not paid
            transaction.put("session", session_id, page)
            event_id = self._webhooks.record(transaction, "checkout.session.completed", session)
        self._webhooks.deliver(event_id)

    def settle(self, session_id: str, *, paid: bool) -> None:
        """The bank that was still busy has an answer."""
        with self._store.transaction() as transaction:
            page = _session(transaction, session_id)
            if not page.get("bank_is_busy"):
                raise RefusedRequest("This session does not wait for a bank.")
            session = page["session"]
            intent = transaction.get("payment_intent", session["payment_intent"]) or {}
            intent["status"] = "succeeded" if paid else "requires_payment_method"
            transaction.put("payment_intent", session["payment_intent"], intent)
            session["payment_status"] = "paid" if paid else "unpaid"
            page["bank_is_busy"] = False
            transaction.put("session", session_id, page)
            event_type = "checkout.session.async_payment_" + ("succeeded" if paid else "failed")
            event_id = self._webhooks.record(transaction, event_type, session)
        self._webhooks.deliver(event_id)

    def _once(
        self,
        path: str,
        encoded: str,
        idempotency_key: str | None,
        action: Callable[[Transaction, str], tuple[Record, str | None]],
    ) -> Record:
        """The same key gets the same answer; the same key for something else is refused."""
        with self._store.transaction() as transaction:
            earlier = transaction.get("idempotency", idempotency_key) if idempotency_key else None
            if earlier:
                if earlier["path"] != path or earlier["encoded"] != encoded:
                    raise RefusedRequest(
                        "Keys for idempotent requests can only be used with the same parameters"
                        " they were first used with.",
                        kind="idempotency_error",
                    )
                return dict(earlier["answer"])
            answer, event_id = action(transaction, encoded)
            if idempotency_key:
                done = {"path": path, "encoded": encoded, "answer": answer}
                transaction.put("idempotency", idempotency_key, done)
        if event_id:
            self._webhooks.deliver(event_id)
        return answer


def _session(transaction: Transaction, session_id: str) -> Record:
    page = transaction.get("session", session_id)
    if page is None:
        raise RefusedRequest(f"No such checkout.session: {session_id}", status=404, code="resource_missing")
    return page


def _must_be_open(page: Record) -> None:
    status = page["session"]["status"]
    if status != "open":
        raise RefusedRequest(
            f"Only Checkout Sessions with a status in ['open'] can be expired. This Session has a status of {status}."
        )
