"""The embedded payment provider: the slice of the Stripe API that the portal uses, as a program of its own.

    parameters.py   what a request may hold, checked with the types of the installed Stripe client
    store.py        what was said and done, in a small SQLite file: a restart forgets nothing
    checkout.py     sessions, refunds and what can happen to them
    webhooks.py     the signed messages to the portal
    stripe_api.py   the API the portal's client talks to
    pages.py        the page where a person "pays", and the one where a demo is steered
    app.py          all of it as one Starlette app; `__main__.py` serves it on loopback

It is a separate program so that the redirect, the signed message and each call cross real HTTP.
No money moves.
"""
