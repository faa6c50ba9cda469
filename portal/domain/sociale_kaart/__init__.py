"""Sociale kaart: who else can help, near the client; and a warm referral, with consent, to a person with a name.

For everyone (partners by gemeente and subject, nothing about the visitor is kept) and for clients whom a colleague
introduces to a partner. What is shared, who asked and how the client said yes is written down; consent can be taken
back; we promise to look whether the contact happened, and the outcome is told. Partners are dated policy data.
Statuses: Doorverwijzingstatus. Source: service concept; AVG art. 6 and 7.
"""
