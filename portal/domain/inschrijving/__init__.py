"""Inschrijving: a place on the list of the region, with a date nobody can quietly change.

For woningzoekenden of 18 and older; shared by the corporations of the region. Registering takes name, date of
birth, address, household, agreement with the terms and (policy) a fee; payment confirms. Every change is an
event in a hash chain.
Statuses: VERA OVEREENKOMSTSTATUS (VOO asked, LOP running, VOP about to end, GEA not gone
through, BEE ended).
Source: CORA Inschrijven woningzoekende; VERA Inschrijving, INSCHRIJVINGHERKOMST, REDENOPZEGGING; AVG for what
is not asked.
"""
