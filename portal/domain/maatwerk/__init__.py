"""Maatwerk: deviating from one of our own rules for one client, with a reason, and never by one person alone.

For clients whom a rule hurts more than it was meant to, and for the colleagues who decide. Whoever proposes names a
colleague who was consulted and what it does to others; a third person decides; the client gets the reasons, also of a
"nee", and the way to object. What was decided is kept without names as a precedent. Source: service concept.
Statuses: Maatwerkstatus.
"""
