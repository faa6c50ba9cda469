"""The outside world, one folder per capability (not per vendor).

In each folder `protocol.py` says in the portal's own words what is asked of the outside; each vendor has
one module that does it; and there is an embedded peer that speaks the vendor's protocol, for the demo, the
tests and a small corporatie. Which one is used is a matter of settings: an address, a key and a secret.
Nothing here knows the domain.
"""
