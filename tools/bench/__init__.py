"""Measure the portal next to a blank Reflex app, in one run: `python -m tools.bench` (that is `make bench`).

Only ratios are held: seconds and kilobytes of one machine say little about another, twice as much as a blank app
does. `blank.py` makes that app, with the same tools, and serves it as the portal is served.
"""
