"""Relatie: a person we know, how to reach them, and who looked at their data.

For everyone who registers or rents; shared by the corporations of the region. Source: VERA Relatie,
Contactgegeven (codes CONTACTGEGEVENSOORT, CONTACTGEGEVENSTATUS, COMMUNICATIEKANAAL, TAAL).
No BSN, no nationality, no medical data.
"""
