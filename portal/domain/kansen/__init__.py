"""Kansen: does everybody get as far, whichever way they take: on screen alone, together with a medewerker, or on paper?

For whoever is answerable for the service. Counts per finished quarter and way: how many succeeded, how many lapsed and
how long it took; never per person, and nothing about who somebody is. Small numbers are hidden, and what would give
them away by subtraction too. Statuses: none. Source: service concept (equal chances); AVG art. 5 and 25; CBS rules of
thumb for tables (minimum cell size, secondary suppression).
"""
