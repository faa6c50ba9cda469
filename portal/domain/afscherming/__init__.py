"""Afscherming: a note beside a conversation that the client does not read, on a coded ground, no longer than needed.

For the medewerker who wrote it and the teamleiders of that corporation. The client reads that there is one, since when
and on which ground; only when that itself does harm, and a second person agrees, not even that. It has a day on which
a teamleider looks again: it opens, or goes on with a reason. Source: AVG art. 15(4) and 23, UAVG art. 41. Statuses:
Afschermingstatus.
"""
