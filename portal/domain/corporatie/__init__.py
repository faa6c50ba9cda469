"""The region and its corporations: who they are and which rules they have chosen.

For everybody: each fee, term, opening hour and phone number on a screen comes from here.
The policy stands in TOML files outside the code (`portal/policy/`), in blocks with a date from which they
hold, a version and a source. Who asks gets the block in force on a day. A day or a year without policy
stops hard with GeenBeleid; it never falls back to what held before.

Rules of the inschrijving belong to the region; letting and contract rules belong to one corporation.
Yearly amounts are set by the government (Woningwet art. 46 and 48) and so are the days that count as a
holiday for statutory terms (Algemene termijnenwet art. 3); both are the same for all.
"""
