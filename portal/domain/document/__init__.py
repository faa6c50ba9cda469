"""Document: a photo a client sends along, kept outside the database and seen by few.

For everyone who is logged in. A picture is written anew before it is kept, so that no place and no hidden part goes
along. Source: AVG art. 5 (keep little) and 32; VERA Document. Statuses: Documentstatus.
"""
