"""Payment: a person pays on a page of the payment provider, never in the portal.

`protocol.py` says what the portal asks of a provider, `stripe_checkout.py` asks it of Stripe Checkout, and
`simulator/` is the embedded peer: the same Stripe client talks to it over HTTP, nothing branches on "demo".
"""
