"""Machtiging: somebody with an own login acts for a client, with rights the client gave one by one.

For helpers (family, friends, volunteers), and for a bewindvoerder or curator whose proof was seen. Granted by the
client with a second code, or at the desk with identity seen; dated; ended at once by the client, the helper or staff.
Each use is recorded under the machtiging and shown to the client; each heavy use, grant and end is told.
Statuses: Machtigingstatus. Source: BW 3:60 (volmacht), BW 1:381-441 (curatele, bewind), service concept.
"""
