"""Whether a home suits a household by rent and income, and what somebody could do when it does not.

For woningzoekenden, before they react, and for whoever writes an advert. Sources: Woningwet art. 46 (passend toewijzen)
and art. 48 (DAEB), the yearly amounts, and a corporation's own huur-inkomenstabel (policy).
The answer is `past`, `past-niet` or `past-als` (something is missing: what, and before when). It is an indication:
proof of income is asked after an offer, and a person decides.
"""
