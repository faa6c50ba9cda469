"""Contactmoment: a person asks for a person, and gets a promise with a date, a name and an alarm.

For everyone, logged in or not: the terugbelverzoek, and the conversation with its notes (the dossier).
Source: service concept (call back before the end of the
next working day; the client knows with whom); CORA Klantcontact; VERA COMMUNICATIEKANAAL. Statuses: Verzoekstatus.
"""
