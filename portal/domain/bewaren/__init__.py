"""Bewaren: what we keep of people, why, who answers for it, how long, and how it goes.

For the client, who sees what goes and what stays, and may ask to be erased; for the medewerker who decides about that;
for the functionaris gegevensbescherming. One table, `klassen.py`: the job that erases, the verwerkingsregister in
`docs/` and the tests read it. Whoever is erased leaves a row without a name, so that payments, lists and the chain stay
whole. Source: AVG art. 5, 12, 17, 30; AWR art. 52; BW 6:230o.
"""
