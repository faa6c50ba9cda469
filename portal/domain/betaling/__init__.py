"""Betaling: money a client owes us, how it came in, and what is odd about it.

For everyone who pays. The provider is the only source for "paid": its sessions are retrieved freshly, from
the return page, the webhook and the nightly check, and all end in `sessie_verwerken`. Statuses: Betaalstatus.
A payment that is odd becomes a Werkitem for staff. No payment method is named anywhere. Source: docs of the
Stripe API; integrations/betaling.
"""
