"""Belofte: whatever we promise anyone, with a name, a moment and an alarm; one clock for all of it.

For clients (who does what, before when) and for klantcontactmedewerkers (the worklist by deadline). Other subjects
promise with `beloven` and keep with `belofte_inlossen`; nobody else keeps a deadline, a name or an alarm of their own.
Source: service concept (reactietermijnen; "wie en voor wanneer"). Statuses: Beloftestatus.
"""
