"""Zoekprofiel: what somebody is looking for, and the tips that follow from it.

For woningzoekenden: several profiles with one inschrijving, each with its wishes and its rhythm (at once, daily or
weekly, and at which hours). Whether a home suits is one rule in two forms: `rules.py` for one home and one profile,
`wensen.py` for all profiles in one statement; a test holds that they agree. A tip is a row, once for each advertentie
and profile, and goes out as a bericht. Statuses of a tip: klaar, verstuurd, vervallen.
Source: CORA (verwerken woonwensen, notificeren passend aanbod); VERA Zoekprofiel; RFC 8058 for stopping with one click.
"""
