"""Advertentie: an eenheid on offer. Made at the desk or by the primary system, rent approved by a second person,
published at a moment, seen by everybody on `/woningen`.

For woningzoekenden, and for the medewerker who lets it. What is on offer stands still: rent, rooms and criteria are
frozen in it, and what changes later is a correction of the advertentie. Statuses: VERA PUBLICATIESTATUS.
Source: VERA Publicatie and Eenheidcriterium; CORA (publiceren eenheid, functiescheiding).
"""
