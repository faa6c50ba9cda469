"""Hulp: a medewerker finds a client, makes sure who it is, sees what runs, and helps on the client's own screens.

For klantcontactmedewerkers. Nothing is disclosed before the client was verified; every look is logged with its reason
and visible to the client. Binding acts stay with the client. A conversation ends with an answer or an appointment.
Statuses: none of its own. Source: service concept; CORA Klantcontact; AVG art. 5 and 32.
"""
