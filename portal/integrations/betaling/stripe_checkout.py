"""Stripe Checkout, hosted page. Which payment methods show is chosen in Stripe's dashboard, not here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import stripe
from stripe.checkout import Session
from stripe.params.checkout import SessionCreateParams

from portal.integrations.betaling.protocol import (
    BetaaldienstNietBereikbaar,
    BetaaldienstWeigert,
    Betaalsessie,
    Melding,
    Meldingsoort,
    OngeldigeMelding,
    Sessiestatus,
    Taal,
    Terugbetaling,
)

TIMEOUT_SECONDS = 10
# A session does not say when it was paid; its charge does.
EXPAND = ["payment_intent.latest_charge"]
# "Another request with this key is still running" and "too many requests"
NOT_NOW = (409, 429)
STATUSSEN: dict[str, Sessiestatus] = {"open": "open", "complete": "voltooid", "expired": "verlopen"}


class StripeCheckout:
    """A `Betaaldienst`. One per process: it keeps connections open, per thread."""

    def __init__(self, sleutel: str, geheimen: tuple[str, ...], basis_adres: str | None = None) -> None:
        """`geheimen` are the webhook secrets: one, or two while the secret is being replaced."""
        self._geheimen = geheimen
        # Trying again is safe: each POST carries an idempotency key, at each retry the same one.
        self._client = stripe.StripeClient(
            sleutel,
            http_client=stripe.RequestsClient(timeout=TIMEOUT_SECONDS),
            max_network_retries=2,
            base_addresses={"api": basis_adres} if basis_adres else None,
        )

    def sessie_starten(
        self,
        *,
        betaling_id: str,
        poging: int,
        bedrag_cent: int,
        omschrijving: str,
        email: str | None,
        taal: Taal,
        klaar_url: str,
        afgebroken_url: str,
    ) -> Betaalsessie:
        params: SessionCreateParams = {
            "mode": "payment",
            "locale": taal,
            "client_reference_id": betaling_id,
            "metadata": {"betaling_id": betaling_id},
            # Copied to the charge by Stripe, so that a refund made in the dashboard can be traced as well.
            "payment_intent_data": {"metadata": {"betaling_id": betaling_id}},
            "line_items": [
                {
                    "quantity": 1,
                    "price_data": {
                        "currency": "eur",
                        "unit_amount": bedrag_cent,
                        "product_data": {"name": omschrijving},
                    },
                }
            ],
            "success_url": klaar_url,
            "cancel_url": afgebroken_url,
        }
        if email:
            params["customer_email"] = email
        with _own_errors():
            session = self._client.v1.checkout.sessions.create(
                params, options={"idempotency_key": f"checkout-{betaling_id}-{poging}"}
            )
        return _betaalsessie(session)

    def sessie_ophalen(self, sessie_id: str) -> Betaalsessie:
        with _own_errors():
            return _betaalsessie(self._client.v1.checkout.sessions.retrieve(sessie_id, {"expand": EXPAND}))

    def sessie_laten_verlopen(self, sessie_id: str) -> Betaalsessie:
        try:
            with _own_errors():
                return _betaalsessie(self._client.v1.checkout.sessions.expire(sessie_id))
        except BetaaldienstWeigert:
            # Only an open session can be expired. Looking first would leave room to pay in between.
            sessie = self.sessie_ophalen(sessie_id)
            if sessie.status == "open":
                raise
            return sessie

    def terugbetalen(self, *, betaalkenmerk: str, bedrag_cent: int, sleutel: str) -> Terugbetaling:
        with _own_errors():
            refund = self._client.v1.refunds.create(
                {"payment_intent": betaalkenmerk, "amount": bedrag_cent}, options={"idempotency_key": sleutel}
            )
        # Some banks take days ("pending"); one that fails after all is told by Stripe in a message.
        return Terugbetaling(refund.id, refund.amount, gelukt=refund.status in ("succeeded", "pending"))

    def melding_lezen(self, body: bytes, handtekening: str | None) -> Melding:
        try:
            return self._gelezen(body, handtekening)
        # Signed, but no event: not a message we can do anything with, however often it is sent.
        except (AttributeError, KeyError, TypeError) as fout:
            raise OngeldigeMelding(type(fout).__name__) from fout

    def _gelezen(self, body: bytes, handtekening: str | None) -> Melding:
        event = self._verified_event(body, handtekening)
        # A plain dict: a StripeObject has no `get`, and Stripe may send another version than the client's.
        subject = event.data.object.to_dict()
        soort: Meldingsoort = "anders"
        sessie_id = betaling_id = terugbetaald_cent = None
        if event.type.startswith("checkout.session."):
            failed = event.type == "checkout.session.async_payment_failed"
            soort = "sessie_mislukt" if failed else "sessie"
            sessie_id = subject["id"]
            betaling_id = subject.get("client_reference_id")
        elif event.type == "charge.refunded":
            soort = "terugbetaling"
            betaling_id = (subject.get("metadata") or {}).get("betaling_id")
            terugbetaald_cent = subject["amount_refunded"]
        return Melding(event.id, soort, sessie_id, betaling_id, terugbetaald_cent)

    def _verified_event(self, body: bytes, handtekening: str | None) -> stripe.Event:
        for geheim in self._geheimen:
            try:
                return self._client.construct_event(body, handtekening, geheim)
            except stripe.SignatureVerificationError:
                continue
            except (ValueError, TypeError) as fout:  # not text, not JSON, or a header that is not ASCII
                raise OngeldigeMelding(type(fout).__name__) from fout
        raise OngeldigeMelding("signature")


def _betaalsessie(session: Session) -> Betaalsessie:
    payment = session.payment_intent
    charge = payment.latest_charge if isinstance(payment, stripe.PaymentIntent) else None
    return Betaalsessie(
        id=session.id,
        url=session.url,
        status=STATUSSEN[session.status or ""],
        betaald=session.payment_status in ("paid", "no_payment_required"),
        bedrag_cent=session.amount_total or 0,
        valuta=session.currency or "",
        betaling_id=session.client_reference_id or "",
        betaalkenmerk=payment.id if isinstance(payment, stripe.PaymentIntent) else payment,
        betaald_op=datetime.fromtimestamp(charge.created, UTC) if isinstance(charge, stripe.Charge) else None,
    )


@contextmanager
def _own_errors() -> Iterator[None]:
    """Stripe's errors in the portal's words.

    Without Stripe's message (and so `from None`): it may quote what was sent, and an e-mail address is not
    for the log. The request id finds the whole story in Stripe's dashboard.
    """
    try:
        yield
    except stripe.StripeError as fout:
        text = f"{type(fout).__name__} code={fout.code} request={fout.request_id}"
        status = fout.http_status or 0
        if 400 <= status < 500 and status not in NOT_NOW:
            raise BetaaldienstWeigert(text) from None
        raise BetaaldienstNietBereikbaar(text) from None
