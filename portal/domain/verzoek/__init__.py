"""Verzoek: something a client asks of us: a reparatie, overlast, a klacht, a bezwaar, a question. One form pattern.

For everyone who is logged in, and for the medewerker who fills in the same form with them. What is urgent is phoned.
Every verzoek has a status to follow, a belofte with a name and a moment, and an outcome with its reason and the way
to object. Whoever decides on a klacht or bezwaar is not who handled it, and never whom it is about. Source: service
concept (reactietermijnen); VERA Reclamatie (RECLAMATIESOORT KLA, BEZ); terms of a bezwaar by Algemene termijnenwet.
Statuses: Verzoekstatus.
"""
